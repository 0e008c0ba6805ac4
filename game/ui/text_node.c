// Declaring text: plain, marked up, and paragraphs of spans; and breaking it when its width is known.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "ui/tree.h"

static TextRun text_run_for(const Ui *ui, Type type, float size_u, bool bold, bool italic, bool tabular) {
    TextRun run = theme_run(type, size_u, ui->scale, bold, italic, ui->eyes.sans);
    run.tabular |= tabular;
    return run;
}

// The scripts of the shipped fonts; the locale's own functions would depend on the machine.
static uint32_t capital(uint32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7) || (c >= 0x430 && c <= 0x44F)) {
        return c - 32;
    }
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x52F)) {
        return c & ~1u;
    }
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) {
        return c & 1 ? c : c - 1;
    }
    if (c >= 0x450 && c <= 0x45F) {
        return c - 80;
    }
    if (c >= 0x561 && c <= 0x586) {
        return c - 48;
    }
    return c == 0x259 ? 0x18F : c;
}

void words_capitals(const char *words, char *out, size_t size) {
    enum { SIGN_BYTES = 4 };
    size_t length = 0;
    for (const char *cursor = words; *cursor && length + SIGN_BYTES < size;) {
        length += utf8_put(out + length, capital(utf8_next(&cursor)));
    }
    out[length] = '\0';
}

static const char *text_capitals(Ui *ui, const char *text) {
    size_t size = strlen(text) * 2 + 5;
    char *out = tree_alloc(ui, size);
    words_capitals(text, out, size);
    return out;
}

void ui_para(Ui *ui, Text text) {
    ASSERT(!ui->para);
    Box box = {.id = text.id,
               .role = text.role ? text.role : ROLE_TEXT,
               .w = text.w,
               .grow = text.grow,
               .part = text.part,
               .min_w = text.min_w,
               .max_w = text.max_w,
               .self = text.self,
               .term = text.term,
               .tip = text.tip};
    ui->para = node_add(ui, NODE_PARA, box);
    ui->para->text = text;
    ui->para_first = ui->para_last = NULL;
    ui->para_count = 0;
}

void ui_span(Ui *ui, TextSpan span, const char *words) {
    ASSERT(ui->para);
    if (!words || !*words) {
        return;
    }
    NodeSpan *kept = TREE_NEW(ui, NodeSpan, 1);
    kept->span = span;
    kept->span.caption = text_keep(ui, span.caption);
    kept->span.term = text_keep(ui, span.term);
    kept->span.id = text_keep(ui, span.id);
    kept->words = text_keep(ui, words);
    if (ui->para_last) {
        ui->para_last->next = kept;
    } else {
        ui->para_first = kept;
    }
    ui->para_last = kept;
    ui->para_count++;
}

void ui_spanf(Ui *ui, TextSpan span, const char *format, ...) {
    char words[2048];
    va_list values;
    va_start(values, format);
    vsnprintf(words, sizeof words, format, values);
    va_end(values);
    ui_span(ui, span, words);
}

// Terms and links get nodes of their own, so that focus, tips and voice find them as they find a button.
static void add_stops(Ui *ui, Node *para) {
    Node *before = ui->open;
    ui->open = para;
    for (size_t i = 0; i < para->span_count; i++) {
        NodeSpan *span = &para->spans[i];
        if (!span->span.term && !span->span.command) {
            continue;
        }
        Box box = {.id = span->span.id,
                   .role = span->span.command ? ROLE_BUTTON : ROLE_TERM,
                   .name = span->words,
                   .term = span->span.term,
                   .command = span->span.command};
        span->stop = node_add(ui, NODE_SPACE, box);
    }
    ui->open = before;
}

void ui_para_end(Ui *ui) {
    ASSERT(ui->para);
    Node *para = ui->para;
    para->span_count = ui->para_count;
    para->spans = TREE_NEW(ui, NodeSpan, ui->para_count + 1);
    size_t index = 0;
    for (NodeSpan *span = ui->para_first; span; span = span->next) {
        para->spans[index++] = *span;
    }
    ui->para = NULL;
    add_stops(ui, para);
}

static const char *find_marker(const char *text) {
    for (; *text; text++) {
        if ((text[0] == '*' && text[1] == '*') || (text[0] == '_' && text[1] == '_') ||
            strncmp(text, "{term:", 6) == 0) {
            return text;
        }
    }
    return NULL;
}

static void span_part(Ui *ui, TextSpan span, const char *text, size_t length) {
    char *words = tree_alloc(ui, length + 1);
    memcpy(words, text, length);
    ui_span(ui, span, words);
}

// `{term:id|words}`, `**bold**`, `__italic__`; a marker without its end is plain text.
static void spans_from_markup(Ui *ui, const char *text) {
    TextSpan span = {0};
    for (const char *marker = find_marker(text); marker; marker = find_marker(text)) {
        span_part(ui, span, text, (size_t)(marker - text));
        if (*marker == '{') {
            const char *bar = strchr(marker, '|');
            const char *end = bar ? strchr(bar, '}') : NULL;
            if (!end) {
                span_part(ui, span, marker, 1);
                text = marker + 1;
                continue;
            }
            TextSpan term = span;
            char id[ID_BYTES];
            snprintf(id, sizeof id, "%.*s", (int)(bar - marker - 6), marker + 6);
            term.term = id;
            span_part(ui, term, bar + 1, (size_t)(end - bar - 1));
            text = end + 1;
            continue;
        }
        if (*marker == '*') {
            span.bold = !span.bold;
        } else {
            span.italic = !span.italic;
        }
        text = marker + 2;
    }
    ui_span(ui, span, text);
}

void ui_text_box(Ui *ui, Text text, const char *words) {
    ui_para(ui, text);
    spans_from_markup(ui, words ? words : "");
    ui_para_end(ui);
}

void ui_text(Ui *ui, Type type, Tone tone, const char *text) {
    ui_text_box(ui, (Text){.type = type, .tone = tone}, text);
}

void ui_textf(Ui *ui, Type type, Tone tone, const char *format, ...) {
    char words[4096];
    va_list values;
    va_start(values, format);
    vsnprintf(words, sizeof words, format, values);
    va_end(values);
    ui_text(ui, type, tone, words);
}

static FlowSpan flow_span(Ui *ui, const Node *node, const NodeSpan *from) {
    const Text *text = &node->text;
    const TextSpan *span = &from->span;
    Type type = span->type ? span->type : text->type;
    const TypeStyle *style = theme_type(type);
    float size = span->size > 0 ? span->size : span->type ? 0 : text->size;
    FlowSpan flow = {.after_px = roundf(span->after * ui->scale), .atom = span->atom || span->caption};
    flow.run = text_run_for(ui, type, size, text->bold || span->bold, text->italic || span->italic,
                            text->tabular || span->tabular);
    flow.text = style->capitals ? text_capitals(ui, from->words) : from->words;
    flow.length = strlen(flow.text);
    if (span->caption) {
        flow.caption = span->caption;
        flow.caption_run = text_run_for(ui, TYPE_TINY, 0, false, false, false);
        flow.rise_px = roundf(16 * ui->scale);
    }
    return flow;
}

void para_prepare(Ui *ui, Node *node) {
    const TypeStyle *style = theme_type(node->text.type);
    float size = node->text.size > 0 ? node->text.size : style->size;
    float line = node->text.line > 0 ? node->text.line : style->line * size / style->size;
    node->line_px = roundf(line * ui->scale * ui->spacing);
    node->flow_spans = TREE_NEW(ui, FlowSpan, node->span_count + 1);
    for (size_t i = 0; i < node->span_count; i++) {
        node->flow_spans[i] = flow_span(ui, node, &node->spans[i]);
    }
    flow_measure(&ui->setup.meter, node->flow_spans, node->span_count, &node->natural, &node->narrowest);
    // Whole pixels: a share that was rounded must not break what just fits.
    node->natural = ceilf(node->natural);
    node->narrowest = ceilf(node->narrowest);
    if (node->text.one_line) {
        node->narrowest = node->natural;
    }
    if (node->text.middle_cut) {
        node->narrowest = fminf(node->natural, roundf(60 * ui->scale));
    }
}

// "/home/somebody/…/file.json": the ends of a path say most.
static void cut_middle(Ui *ui, Node *node, float width) {
    FlowSpan *span = &node->flow_spans[0];
    const char *text = span->text;
    size_t left = span->length / 2;
    size_t right = span->length - left;
    char *cut = tree_alloc(ui, span->length + 4);
    while (left > 0 && right > 0) {
        left--;
        right--;
        while (left > 0 && ((uint8_t)text[left] & 0xC0) == 0x80) {
            left--;
        }
        while (right > 0 && ((uint8_t)text[span->length - right] & 0xC0) == 0x80) {
            right--;
        }
        memcpy(cut, text, left);
        memcpy(cut + left, "\xE2\x80\xA6", 3);
        memcpy(cut + left + 3, text + span->length - right, right);
        if (ui->setup.meter.width(ui->setup.meter.user, span->run, cut, left + 3 + right) <= width) {
            break;
        }
    }
    span->text = cut;
    span->length = left + 3 + right;
}

float ui_words_width(Ui *ui, Type type, const char *words) {
    FlowSpan span = {.run = text_run_for(ui, type, 0, true, false, false), .text = words, .length = strlen(words)};
    float natural = 0, narrowest = 0;
    flow_measure(&ui->setup.meter, &span, 1, &natural, &narrowest);
    return ceilf(narrowest / ui->scale) + 1;
}

float ui_words_length(Ui *ui, Type type, const char *words) {
    FlowSpan span = {.run = text_run_for(ui, type, 0, true, false, false), .text = words, .length = strlen(words)};
    float natural = 0, narrowest = 0;
    flow_measure(&ui->setup.meter, &span, 1, &natural, &narrowest);
    return ceilf(natural / ui->scale) + 1;
}

int ui_words_lines(Ui *ui, Type type, const char *words, float width) {
    FlowSpan span = {.run = text_run_for(ui, type, 0, false, false, false), .text = words, .length = strlen(words)};
    return (int)flow_break(&ui->frame, &ui->setup.meter, &span, 1, width * ui->scale, 1).line_count;
}

// The longest line that the reader wants reading text to have.
static float reading_limit(Ui *ui, const Node *node) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
    Type type = node->text.type;
    bool reading = type == TYPE_BOOK || type == TYPE_BOOK_SMALL || type == TYPE_BOOK_LARGE;
    if (!reading || ui->eyes.letters == 0) {
        return 1e9f;
    }
    TextRun run = text_run_for(ui, type, node->text.size, false, false, false);
    float letter = ui->setup.meter.width(ui->setup.meter.user, run, alphabet, sizeof alphabet - 1) / 26;
    return fmaxf(node->narrowest, letter * (float)ui->eyes.letters);
}

void para_break(Ui *ui, Node *node, float width) {
    width = fminf(width, reading_limit(ui, node));
    if (node->text.middle_cut && node->span_count == 1 && node->natural > width) {
        cut_middle(ui, node, width);
    }
    float limit = node->text.one_line && !node->text.middle_cut ? 1e9f : width;
    node->flow = flow_break(&ui->frame, &ui->setup.meter, node->flow_spans, node->span_count, limit, node->line_px);
    if (!node->span_count) {
        node->flow.height = node->line_px;
    }
    node->clipped = node->flow.cut_words || node->flow.width > width + 1.5f;
}
