// The pictures of the page: the thread from a word to its end, and the night and the days after on one axis.
// Everything they show also stands in words beside them.
#include <stdio.h>

#include "base/utf8.h"
#include "report/inside.h"

#define WAX "#8E2A20"
#define INK "#2A2119"
#define DIM "#665743"
#define CARD "#FAF4E7"
#define PAPER "#F3E9D5"
#define TICK "#8A764F"

enum { THREAD_ROWS = 9, FIGURE_WIDTH = 760 };

// ---- marks ----

void html_symbols(Page *page) {
    buffer_add(page->out,
               "<svg class=\"hidden\" aria-hidden=\"true\"><defs>"
               "<symbol id=\"closed\" viewBox=\"0 0 22 22\"><circle cx=\"11\" cy=\"11\" r=\"9.8\" fill=\"" WAX "\"/>"
               "<path d=\"M6.6 11.3l3.1 3.2 5.8-6.6\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.1\" "
               "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></symbol>"
               "<symbol id=\"half\" viewBox=\"0 0 22 22\"><circle cx=\"11\" cy=\"11\" r=\"9.2\" fill=\"none\" "
               "stroke=\"" WAX "\" stroke-width=\"1.6\"/>"
               "<path d=\"M1.8 11a9.2 9.2 0 0 0 18.4 0z\" fill=\"" WAX "\"/></symbol>"
               "<symbol id=\"open\" viewBox=\"0 0 22 22\"><circle cx=\"11\" cy=\"11\" r=\"9.2\" fill=\"none\" "
               "stroke=\"" INK "\" stroke-width=\"1.5\" stroke-dasharray=\"2.6 2.6\"/>"
               "<text x=\"11\" y=\"15.6\" text-anchor=\"middle\" font-weight=\"700\" font-size=\"12.5\" fill=\"" INK
               "\">?</text></symbol>"
               "</defs></svg>\n");
}

void html_mark(Page *page, Answered answered) {
    static const char *const ids[ANSWERED_COUNT] = {"open", "half", "closed"};
    buffer_addf(page->out, "<svg aria-hidden=\"true\"><use href=\"#%s\"/></svg>", ids[answered]);
}

void html_standing_figure(Page *page, const DebriefStanding *standing) {
    bool exact = standing->kind == STANDING_TIE || standing->kind == STANDING_ALLIES || standing->kind == STANDING_NAME;
    if (!exact) {
        return;
    }
    double from = 4 + 104 * standing->start, to = 4 + 104 * standing->end;
    buffer_addf(page->out,
                "<svg viewBox=\"0 0 112 14\" aria-hidden=\"true\"><path d=\"M4 7H108\" stroke=\"" TICK
                "\"/><path d=\"M%.1f 7H%.1f\" stroke=\"" WAX "\" stroke-width=\"2.5\"/>"
                "<circle cx=\"%.1f\" cy=\"7\" r=\"3.4\" fill=\"" CARD "\" stroke=\"" INK
                "\"/><circle cx=\"%.1f\" cy=\"7\" r=\"4\" fill=\"" WAX "\"/></svg>",
                from, to, from, to);
}

// ---- words in pictures ----

// Characters of a text up to a byte, the marks of the word not counted.
static size_t width_of(const char *text, size_t bytes) {
    size_t count = 0;
    const char *cursor = text;
    while ((size_t)(cursor - text) < bytes && *cursor != '\0') {
        uint32_t code = utf8_next(&cursor);
        count += code >= 0x20;
    }
    return count;
}

static void svg_bytes(Page *page, const char *text, size_t bytes, bool *marked) {
    for (size_t i = 0; i < bytes; i++) {
        char one[2] = {text[i], '\0'};
        if (text[i] == WORD_OPEN || text[i] == WORD_CLOSE) {
            bool opens = text[i] == WORD_OPEN;
            if (opens != *marked) {
                buffer_add(page->out, opens ? "<tspan font-weight=\"700\" fill=\"" WAX "\">" : "</tspan>");
                *marked = opens;
            }
        } else if (one[0] == '&' || one[0] == '<' || one[0] == '>' || one[0] == '"') {
            html_plain(page, one);
        } else {
            buffer_add_char(page->out, text[i]);
        }
    }
}

// Where a line of at most `most` characters ends: at a space when there is one.
static size_t line_bytes(const char *text, size_t most) {
    size_t at = 0, last = 0;
    while (text[at] != '\0') {
        const char *cursor = text + at;
        (void)utf8_next(&cursor);
        if (text[at] == ' ') {
            last = at;
        }
        if (width_of(text, (size_t)(cursor - text)) > most) {
            return last > 0 ? last : at > 0 ? at : (size_t)(cursor - text);
        }
        at = (size_t)(cursor - text);
    }
    return at;
}

// Wrapped text; at most `rows` lines, the last one cut with an ellipsis. Returns the lines written.
static int svg_wrapped(Page *page, const char *text, double x, double y, double step, size_t most, int rows,
                       const char *attributes) {
    int row = 0;
    bool marked = false;
    while (*text != '\0' && row < rows) {
        size_t bytes = line_bytes(text, most);
        bool cut = row == rows - 1 && text[bytes] != '\0';
        buffer_addf(page->out, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y + step * row, attributes);
        bool carried = marked;
        if (carried) {
            buffer_add(page->out, "<tspan font-weight=\"700\" fill=\"" WAX "\">");
        }
        svg_bytes(page, text, bytes, &marked);
        buffer_add(page->out, cut ? "…" : "");
        buffer_add(page->out, marked ? "</tspan></text>\n" : "</text>\n");
        text += bytes;
        while (*text == ' ') {
            text++;
        }
        row++;
    }
    return row;
}

static int lines_of(const char *text, size_t most, int rows) {
    int row = 0;
    while (*text != '\0' && row < rows) {
        text += line_bytes(text, most);
        while (*text == ' ') {
            text++;
        }
        row++;
    }
    return row;
}

static void svg_open(Page *page, int height, const char *title_key, const char *described) {
    buffer_addf(page->out,
                "<figure>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>",
                FIGURE_WIDTH, height);
    html_plain(page, words_at(page->words, title_key));
    buffer_add(page->out, "</title>\n<desc>");
    html_plain(page, described);
    buffer_add(page->out, "</desc>\n");
}

static void svg_label(Page *page, double x, const char *key) {
    buffer_addf(
        page->out,
        "<text x=\"%.1f\" y=\"14\" font-size=\"11\" font-weight=\"600\" letter-spacing=\".7\" fill=\"" DIM "\">", x);
    html_plain(page, words_at(page->words, key));
    buffer_add(page->out, "</text>\n");
}

// ---- the thread ----

static const double SLIP_WIDTH = 170, HOLE_X = 252, LIST_X = 328, SEAL_X = 702;

static void slip_draw(Page *page, double middle) {
    const Thread *thread = &page->debrief->thread;
    const char *text = thread->clause[0] != '\0' ? thread->clause : thread->word;
    int lines = lines_of(text, 23, 6);
    double height = 26 + 19.0 * lines, top = middle - height / 2;
    buffer_addf(page->out,
                "<path d=\"M1 %.1fH%.1fV%.1fl-14 -3 -17 4 -18 -4 -17 4 -18 -4 -17 4 -18 -4 -17 4 -18 -4 -22 "
                "3Z\" fill=\"" PAPER "\" stroke=\"#CDBB99\"/>\n",
                top, SLIP_WIDTH, top + height);
    svg_wrapped(page, text, 12, top + 24, 19, 23, 6,
                "font-size=\"14.5\" fill=\"#4B3F30\" style=\"font-family:var(--serif)\"");
    if (thread->when[0] != '\0' && thread->kind != THREAD_ABSENT) {
        buffer_addf(page->out, "<text x=\"1\" y=\"%.1f\" font-size=\"11.5\" fill=\"" DIM "\">", top - 8);
        html_plain(page, thread->when);
        buffer_add(page->out, "</text>\n");
    }
}

static void hole_draw(Page *page, double middle) {
    buffer_addf(page->out,
                "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"" WAX
                "\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>\n",
                SLIP_WIDTH, middle, SLIP_WIDTH + 28, middle - 26, HOLE_X - 58, middle + 26, HOLE_X - 27, middle);
    buffer_addf(page->out,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"26\" fill=\"" PAPER "\" stroke=\"" WAX
                "\" stroke-width=\"2\" stroke-dasharray=\"5 4\"/>"
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"30\" font-weight=\"700\" fill=\"" WAX
                "\" style=\"font-family:var(--serif)\">?</text>\n",
                HOLE_X, middle, HOLE_X, middle + 10.5);
}

// Over the curves, with a rim of the ground around the letters.
static void hole_label(Page *page, double middle) {
    svg_wrapped(page, page->debrief->thread.hole, HOLE_X, middle + 43, 14, 14, 2,
                "text-anchor=\"middle\" font-size=\"12\" font-weight=\"650\" fill=\"" INK "\" stroke=\"" CARD
                "\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
}

// Reports in the order they came; when they are too many, those of the thread first.
static int rows_pick(const Debrief *debrief, int rows[THREAD_ROWS]) {
    int count = 0, room = THREAD_ROWS;
    int others = 0, mine = 0;
    for (int r = 0; r < debrief->report_count; r++) {
        mine += debrief->reports[r].in_thread;
    }
    others = room - (mine < room ? mine : room);
    for (int r = 0; r < debrief->report_count && count < room; r++) {
        const DebriefReport *report = &debrief->reports[r];
        if (report->after_break || (!report->in_thread && others-- <= 0)) {
            continue;
        }
        rows[count++] = r;
    }
    return count;
}

static void list_draw(Page *page, double middle, double top, const int *rows, int count) {
    bool broken = page->debrief->thread.broken == BREAK_SPIRAL;
    for (int i = 0; i < count; i++) {
        const DebriefReport *report = &page->debrief->reports[rows[i]];
        double y = top + 26.0 * i + 13;
        if (report->in_thread) {
            buffer_addf(page->out,
                        "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"" WAX
                        "\" stroke-width=\"2\" stroke-linecap=\"round\"/>\n",
                        HOLE_X + 27, middle, HOLE_X + 58, middle, LIST_X - 44, y, LIST_X - 9, y);
        }
        buffer_addf(page->out,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"7.5\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                    LIST_X, y, report->in_thread ? WAX : CARD, report->in_thread ? WAX : TICK);
        if (report->in_thread) {
            buffer_addf(page->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"" CARD "\"/>", LIST_X, y);
        }
        buffer_addf(page->out, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11.5\" fill=\"" DIM "\">", LIST_X + 14, y + 4);
        html_plain(page, report->when);
        buffer_add(page->out, "</text>");
        char style[96];
        snprintf(style, sizeof style, "font-size=\"12\" font-weight=\"%d\" fill=\"%s\"", report->in_thread ? 650 : 400,
                 report->in_thread ? INK : DIM);
        svg_wrapped(page, page->scenario->incidents[report->incident].title, LIST_X + 97, y + 4, 12, broken ? 30 : 36,
                    1, style);
        if (report->in_thread && broken) {
            buffer_addf(page->out,
                        "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"" WAX
                        "\" stroke-width=\"%s\" stroke-linecap=\"round\"%s/>\n",
                        LIST_X + 300, y, LIST_X + 320, y, SEAL_X - 62, middle, SEAL_X - 36, middle,
                        report->answered_by != NO_INDEX ? "2" : "1",
                        report->answered_by != NO_INDEX ? "" : " stroke-dasharray=\"2 4\"");
        }
    }
}

static void seal_draw(Page *page, double middle) {
    const Thread *thread = &page->debrief->thread;
    bool broken = thread->broken != BREAK_NONE;
    buffer_addf(page->out,
                "<g transform=\"rotate(-7 %.1f %.1f)\"><circle cx=\"%.1f\" cy=\"%.1f\" r=\"29\" fill=\"" WAX "\"/>"
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"29\" fill=\"none\" stroke=\"" WAX
                "\" stroke-width=\"8\" stroke-linecap=\"round\" stroke-dasharray=\"0 10.12\"/>"
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"23\" fill=\"none\" stroke=\"" CARD "\" stroke-width=\"1.2\"/>",
                SEAL_X, middle, SEAL_X, middle, SEAL_X, middle, SEAL_X, middle);
    if (broken) {
        buffer_addf(page->out,
                    "<path d=\"M%.1f %.1fl7 17 -9 12 10 11 -8 13 6 17\" fill=\"none\" stroke=\"" CARD
                    "\" stroke-width=\"6\" stroke-linejoin=\"round\"/>",
                    SEAL_X - 3, middle - 36);
    } else {
        buffer_addf(page->out,
                    "<path d=\"M%.1f %.1fl7.500 8 14-17\" fill=\"none\" stroke=\"" CARD
                    "\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
                    SEAL_X - 11, middle + 1);
    }
    buffer_add(page->out, "</g>\n");
    int rows = svg_wrapped(page, thread->end, SEAL_X, middle + 52, 14, 17, 3,
                           "text-anchor=\"middle\" font-size=\"12\" font-weight=\"650\" fill=\"" INK "\"");
    svg_wrapped(page, thread->end_when, SEAL_X, middle + 52 + 14 * rows, 14, 20, 1,
                "text-anchor=\"middle\" font-size=\"11.5\" fill=\"" DIM "\"");
}

void html_thread_figure(Page *page) {
    const Debrief *debrief = page->debrief;
    const Thread *thread = &debrief->thread;
    if (thread->bred == 0 || thread->kind == THREAD_NOISE || thread->kind == THREAD_NO_DEAL) {
        return;
    }
    int rows[THREAD_ROWS], count = rows_pick(debrief, rows);
    double list = 26.0 * count, height = list + 34 < 196 ? 196 : list + 34;
    double middle = 30 + (height - 34) / 2, top = middle - list / 2;
    svg_open(page, (int)height, "report.thread", thread->sentence);
    svg_label(page, 1, thread->kind == THREAD_ABSENT ? "report.thread.nothing" : "report.thread.word");
    svg_label(page, HOLE_X - 27, "report.thread.hole");
    svg_label(page, LIST_X - 8, "report.thread.bred");
    svg_label(page, SEAL_X - 40, "report.thread.end");
    slip_draw(page, middle);
    hole_draw(page, middle);
    list_draw(page, middle, top, rows, count);
    hole_label(page, middle);
    seal_draw(page, middle);
    buffer_add(page->out, "</svg>\n</figure>\n");
}
