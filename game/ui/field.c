// A line of text that can be typed: what stands in it, the caret, what is chosen, and how keys and the mouse change it.
#include "ui/field.h"

#include <math.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "ui/tree.h"

enum { SIZE_U = 14, SIDE_U = 10, CARET_U = 18 };

static Typed *typed_at(Ui *ui, uint64_t id) {
    Typed *free = &ui->typed[0];
    for (size_t i = 0; i < TYPED_MAX; i++) {
        if (ui->typed[i].id == id) {
            return &ui->typed[i];
        }
        free = ui->typed[i].id == 0 ? &ui->typed[i] : free;
    }
    *free = (Typed){.id = id};
    return free;
}

static const Typed *typed_find(const Ui *ui, const char *id) {
    static const Typed nothing;
    for (size_t i = 0; i < TYPED_MAX; i++) {
        if (ui->typed[i].id == id_of(id)) {
            return &ui->typed[i];
        }
    }
    return &nothing;
}

const char *ui_typed(const Ui *ui, const char *id) {
    return typed_find(ui, id)->text;
}

bool ui_is_typing(const Ui *ui, Rect *rect) {
    const Node *node = node_find(ui, ui->focus);
    if (!node || !node->edit || ui->pad) {
        return false;
    }
    *rect = node->rect;
    return true;
}

void ui_set_clipboard(Ui *ui, UiClipboard clipboard) {
    ui->clipboard = clipboard;
}

// ---- places in the text ----

// Marks that stand on a letter go with it.
static size_t after(const Typed *typed, size_t at) {
    const char *cursor = typed->text + at;
    if (*cursor) {
        utf8_next(&cursor);
    }
    for (const char *next = cursor; *next && utf8_width(utf8_next(&next)) == 0;) {
        cursor = next;
    }
    return (size_t)(cursor - typed->text);
}

static size_t before(const Typed *typed, size_t at) {
    size_t place = 0;
    for (size_t next = after(typed, 0); next < at; next = after(typed, next)) {
        place = next;
    }
    return place;
}

static size_t word_from(const Typed *typed, size_t at, size_t (*step)(const Typed *typed, size_t at)) {
    bool back = step == before;
    size_t end = back ? 0 : strlen(typed->text);
    bool inside = false; // the word, and no longer the space before it
    while (at != end) {
        size_t next = step(typed, at);
        bool space = typed->text[back ? next : at] == ' ';
        if (inside && space) {
            break;
        }
        inside = !space;
        at = next;
    }
    return at;
}

static size_t first_of(const Typed *typed) {
    return typed->caret < typed->mark ? typed->caret : typed->mark;
}

static size_t last_of(const Typed *typed) {
    return typed->caret < typed->mark ? typed->mark : typed->caret;
}

bool ui_typed_begins(const Ui *ui, const char *id) {
    return first_of(typed_find(ui, id)) == 0;
}

// ---- changing it ----

static void cut_out(Typed *typed, size_t from, size_t to) {
    memmove(typed->text + from, typed->text + to, strlen(typed->text + to) + 1);
    typed->caret = typed->mark = from;
}

static bool may_stand(const Typed *typed, uint32_t character) {
    bool digit = character >= '0' && character <= '9';
    return typed->rule == FIELD_DIGITS ? digit : character >= ' ' && character != 0x7F && character != UTF8_REPLACEMENT;
}

// In place of what is chosen, as much as there is room for.
static void put_in(Typed *typed, const char *text) {
    cut_out(typed, first_of(typed), last_of(typed));
    size_t most = typed->rule == FIELD_DIGITS ? FIELD_DIGITS_MAX : TYPED_BYTES - 1;
    while (*text) {
        char bytes[4];
        uint32_t character = utf8_next(&text);
        character = character == '\n' || character == '\t' ? ' ' : character;
        size_t count = utf8_put(bytes, character), length = strlen(typed->text);
        if (!may_stand(typed, character)) {
            continue;
        }
        if (length + count > most) {
            break;
        }
        memmove(typed->text + typed->caret + count, typed->text + typed->caret, length - typed->caret + 1);
        memcpy(typed->text + typed->caret, bytes, count);
        typed->caret = typed->mark = typed->caret + count;
    }
}

static void take_out(Typed *typed, size_t towards) {
    bool chosen = typed->caret != typed->mark;
    cut_out(typed,
            chosen                   ? first_of(typed)
            : towards < typed->caret ? towards
                                     : typed->caret,
            chosen                   ? last_of(typed)
            : towards < typed->caret ? typed->caret
                                     : towards);
}

void ui_type(Ui *ui, const char *id, const char *text) {
    Typed *typed = typed_at(ui, id_of(id));
    typed->caret = 0;
    typed->mark = strlen(typed->text);
    put_in(typed, text);
    typed->mark = 0; // all of it is chosen: what is typed next stands in its place
    ui->dirty = true;
}

void ui_type_more(Ui *ui, const char *id, uint32_t character) {
    Typed *typed = typed_at(ui, id_of(id));
    char text[5] = "";
    if (character) {
        text[utf8_put(text, character)] = '\0';
        put_in(typed, text);
    } else {
        take_out(typed, before(typed, typed->caret));
    }
    ui->dirty = true;
}

// ---- keys ----

static void clipboard_key(Ui *ui, Typed *typed, int key) {
    const UiClipboard *board = &ui->clipboard;
    size_t from = first_of(typed), length = last_of(typed) - from;
    char chosen[TYPED_BYTES];
    if (!board->get || !board->set) {
        return;
    }
    if (key == 'v') {
        Buffer text;
        buffer_init(&text);
        if (board->get(board->user, &text) && text.text) {
            put_in(typed, text.text);
        }
        buffer_free(&text);
    } else if (length > 0) {
        memcpy(chosen, typed->text + from, length);
        chosen[length] = '\0';
        if (board->set(board->user, chosen) && key == 'x') {
            cut_out(typed, from, from + length);
        }
    }
}

static bool caret_key(Typed *typed, const Input *input) {
    size_t end = strlen(typed->text), to;
    bool chosen = typed->caret != typed->mark && !input->shift;
    switch (input->key) {
    case KEY_LEFT:
        to = input->control ? word_from(typed, typed->caret, before)
             : chosen       ? first_of(typed)
                            : before(typed, typed->caret);
        break;
    case KEY_RIGHT:
        to = input->control ? word_from(typed, typed->caret, after)
             : chosen       ? last_of(typed)
                            : after(typed, typed->caret);
        break;
    case KEY_HOME: to = 0; break;
    case KEY_END: to = end; break;
    default: return false;
    }
    typed->caret = to;
    typed->mark = input->shift ? typed->mark : to;
    return true;
}

bool field_key(Ui *ui, Node *field, const Input *input) {
    Typed *typed = field->edit;
    int key = input->key;
    bool letter = key >= ' ' && key < KEY_FIRST_NAMED;
    if (caret_key(typed, input)) {
    } else if (key == KEY_BACKSPACE) {
        take_out(typed, input->control ? word_from(typed, typed->caret, before) : before(typed, typed->caret));
    } else if (key == KEY_DELETE) {
        take_out(typed, input->control ? word_from(typed, typed->caret, after) : after(typed, typed->caret));
    } else if (input->control && key == 'a') {
        typed->mark = 0;
        typed->caret = strlen(typed->text);
    } else if (input->control && (key == 'c' || key == 'x' || key == 'v')) {
        clipboard_key(ui, typed, key);
    } else {
        return letter && !input->control && !input->alt; // what it writes comes as text
    }
    ui->dirty = true;
    return true;
}

void field_text(Ui *ui, Node *field, const char *text) {
    put_in(field->edit, text);
    ui->dirty = true;
}

// ---- seeing it ----

typedef struct Written {
    Typed typed;
    const char *empty;
} Written;

static float width_to(const Painter *painter, const Typed *typed, size_t at) {
    char text[TYPED_BYTES];
    memcpy(text, typed->text, at);
    text[at] = '\0';
    return at ? paint_text_width(painter, TYPE_BODY, SIZE_U, text) : 0;
}

// How far a text that is too long is drawn to the left, so that the caret shows.
static float shift_of(const Painter *painter, const Typed *typed, float room) {
    return fmaxf(0, width_to(painter, typed, typed->caret) - room);
}

static void paint_field(const Painter *painter, const void *data) {
    const Written *written = data;
    const Typed *typed = &written->typed;
    float side = roundf(SIDE_U * painter->scale), caret = fmaxf(1, roundf(2 * painter->scale));
    Rect inner = {painter->rect.x + side, painter->rect.y, painter->rect.w - 2 * side, painter->rect.h};
    float left = inner.x - shift_of(painter, typed, inner.w - caret), middle = inner.y + inner.h / 2;
    float height = roundf(CARET_U * painter->scale), baseline = middle + SIZE_U * painter->scale * 0.36f;
    draw_clip(painter->list, rect_grown(inner, caret));
    if (painter->focused && typed->caret != typed->mark) {
        float from = left + width_to(painter, typed, first_of(typed)),
              to = left + width_to(painter, typed, last_of(typed));
        draw_rect(painter->list, (Rect){roundf(from), roundf(middle - height / 2), roundf(to - from), height}, 0,
                  colour_faded(paint_colour(painter, TONE_ACCENT), 0.3f));
    }
    bool empty = typed->text[0] == '\0';
    paint_text(painter, TYPE_BODY, empty ? TONE_DIM : TONE_HIGH, SIZE_U, ALIGN_START, empty ? left + 2 * caret : left,
               baseline, empty ? written->empty : typed->text);
    if (painter->focused) {
        float x = roundf(left + width_to(painter, typed, typed->caret));
        draw_rect(painter->list, (Rect){x, roundf(middle - height / 2), caret, height}, 0,
                  paint_colour(painter, TONE_ACCENT));
    }
    draw_unclip(painter->list);
}

void ui_field(Ui *ui, Box box, FieldRule rule, const char *empty) {
    ASSERT(box.id);
    Written written = {.empty = text_keep(ui, empty ? empty : "")};
    Typed *typed = typed_at(ui, id_of(box.id));
    typed->rule = rule;
    written.typed = *typed;
    box.look = box.look ? box.look : LOOK_WELL;
    box.role = ROLE_FIELD;
    box.edge = box.edge ? box.edge : TONE_EDGE;
    box.h = box.h > 0 ? box.h : 36;
    box.radius = box.radius > 0 ? box.radius : 6;
    ui_canvas(ui, box, paint_field, &written, sizeof written);
    ui->open->last->edit = typed;
}

void field_point(Ui *ui, Node *field, float x, bool extend) {
    Typed *typed = field->edit;
    Painter painter = {.meter = &ui->setup.meter, .scale = ui->scale};
    float side = roundf(SIDE_U * ui->scale);
    x -= field->rect.x + side - shift_of(&painter, typed, field->rect.w - 2 * side - fmaxf(1, roundf(2 * ui->scale)));
    size_t best = 0;
    for (size_t at = 0; typed->text[at]; at = after(typed, at)) { // the nearest gap between two letters
        size_t next = after(typed, at);
        best = x > (width_to(&painter, typed, at) + width_to(&painter, typed, next)) / 2 ? next : best;
    }
    typed->caret = best;
    typed->mark = extend ? typed->mark : best;
    ui->dirty = true;
}
