// Buttons, cards, tabs and what else can be pressed.
#include <math.h>
#include <string.h>

#include "ui/tree.h"

static void key_cap_at_right(Ui *ui, const char *key) {
    if (key) {
        ui_key_cap(ui, key);
    }
}

static void usual_pad(Box *box, float x, float y) {
    if (box->pad.left == 0 && box->pad.top == 0 && box->pad.right == 0 && box->pad.bottom == 0) {
        box->pad = PAD2(x, y);
    }
}

static Box control(Box box, Look look, Role role) {
    box.look = box.look ? box.look : look;
    box.role = box.role ? box.role : role;
    return box;
}

void ui_button(Ui *ui, Box box, Icon icon, const char *label, const char *key_cap) {
    box = control(box, LOOK_BUTTON, ROLE_BUTTON);
    usual_pad(&box, 12, 6);
    box.gap = box.gap > 0 ? box.gap : 9;
    box.min_h = box.min_h > 0 ? box.min_h : 34;
    ui_row(ui, box);
    if (icon) {
        ui_icon(ui, icon, 17, box.disabled ? TONE_DIM : TONE_ACCENT);
    }
    Tone tone = box.disabled ? TONE_DIM : TONE_HIGH;
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = tone, .grow = icon || key_cap ? 1 : 0, .bold = box.primary},
                label);
    key_cap_at_right(ui, key_cap);
    ui_end(ui);
}

void ui_commit(Ui *ui, Box box, const char *label, const char *detail, const char *key_cap, const char *below) {
    Tone tone = box.disabled ? TONE_DIM : TONE_HIGH;
    bool beneath = box.wrap && detail; // what follows the label
    box = control(box, LOOK_COMMIT, ROLE_BUTTON);
    usual_pad(&box, 14, 4);
    box.wrap = false;
    box.gap = 2;
    box.along = ALIGN_CENTRE;
    box.across = ALIGN_CENTRE;
    box.min_h = box.min_h > 0 ? box.min_h : 40;
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 12});
    ui_text(ui, TYPE_GO, tone, label);
    if (beneath) {
        ui_end(ui);
        ui_row(ui, (Box){.gap = 10});
    }
    if (detail) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .size = 14, .tone = tone}, detail);
    }
    key_cap_at_right(ui, key_cap);
    ui_end(ui);
    if (below) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM, .align = ALIGN_CENTRE}, below);
    }
    ui_end(ui);
}

void ui_card(Ui *ui, Box box, Icon icon, const char *title, const char *key_cap) {
    box = control(box, LOOK_CARD, ROLE_BUTTON);
    usual_pad(&box, 10, 9);
    box.gap = box.gap > 0 ? box.gap : 5;
    box.along = box.along ? box.along : ALIGN_BETWEEN;
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 6, .across = ALIGN_START}); // a title of two lines begins beside its sign
    if (icon) {
        ui_icon(ui, icon, 16, TONE_ACCENT);
    }
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = box.disabled ? TONE_TEXT : TONE_HIGH, .grow = 1}, title);
    key_cap_at_right(ui, key_cap);
    ui_end(ui);
}

void ui_card_cost(Ui *ui, int leverage, const char *time) {
    ui_row(ui, (Box){.gap = 10});
    if (leverage > 0) {
        ui_row(ui, (Box){.gap = 4});
        ui_icon(ui, ICON_PENTAGON, 13, TONE_DIM);
        ui_textf(ui, TYPE_SMALL, TONE_DIM, "%d", leverage);
        ui_end(ui);
    }
    if (time) {
        ui_row(ui, (Box){.gap = 4});
        ui_icon(ui, ICON_CLOCK, 13, TONE_DIM);
        ui_text(ui, TYPE_SMALL, TONE_DIM, time);
        ui_end(ui);
    }
    ui_end(ui);
}

void ui_card_refusal(Ui *ui, const char *reason) {
    ui_row(ui, (Box){.gap = 5});
    ui_icon(ui, ICON_LOCK, 13, TONE_SIGNAL);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_SIGNAL, .grow = 1}, reason);
    ui_end(ui);
}

void ui_tab(Ui *ui, Box box, Icon icon, const char *label, const char *count) {
    box = control(box, LOOK_TAB, ROLE_TAB);
    usual_pad(&box, 11, 5);
    box.gap = box.gap > 0 ? box.gap : 7;
    box.min_h = box.min_h > 0 ? box.min_h : 32;
    ui_row(ui, box);
    if (icon) {
        ui_icon(ui, icon, 17, box.selected ? TONE_ACCENT : TONE_DIM);
    }
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = box.selected ? TONE_HIGH : TONE_TEXT, .grow = 1}, label);
    if (count) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, count);
    }
    ui_end(ui);
}

typedef struct Box15 {
    bool on, square;
} Box15;

static void paint_choice(const Painter *painter, const void *data) {
    const Box15 *choice = data;
    Rect r = painter->rect;
    Colour edge = paint_colour(painter, choice->on ? TONE_ACCENT : TONE_EDGE);
    float width = fmaxf(1, roundf(1.5f * painter->scale));
    if (choice->square) {
        draw_frame(painter->list, r, 3 * painter->scale, width, LINE_SOLID, edge);
        if (choice->on) {
            icon_draw(painter->list, ICON_CHECK, r.x, r.y, r.w, 2, paint_colour(painter, TONE_ACCENT));
        }
        return;
    }
    Point centre = {r.x + r.w / 2, r.y + r.h / 2};
    draw_ring(painter->list, centre, r.w / 2 - width / 2, width, LINE_SOLID, edge);
    if (choice->on) {
        draw_disc(painter->list, centre, r.w * 0.24f, paint_colour(painter, TONE_ACCENT));
    }
}

static void choice(Ui *ui, Box box, bool square, bool on, const char *label, const char *note) {
    usual_pad(&box, 11, 6);
    box.gap = box.gap > 0 ? box.gap : 9;
    box.min_h = box.min_h > 0 ? box.min_h : 40;
    if (!box.edge && !box.selected) {
        box.edge = TONE_LINE;
    }
    ui_row(ui, box);
    Box15 data = {on, square};
    ui_canvas(ui, (Box){.w = 15, .h = 15}, paint_choice, &data, sizeof data);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .size = 14, .tone = box.disabled ? TONE_DIM : TONE_HIGH, .grow = 1},
                label);
    if (note) {
        ui_text(ui, TYPE_SMALL, on ? TONE_ACCENT : TONE_DIM, note);
    }
    ui_end(ui);
}

void ui_word(Ui *ui, Box box, const char *words) {
    box = control(box, LOOK_BUTTON, ROLE_OPTION);
    usual_pad(&box, 5, 6);
    box.min_h = box.min_h > 0 ? box.min_h : 36;
    box.along = ALIGN_CENTRE;
    ui_row(ui, box);
    ui_text_box(ui, (Text){.type = TYPE_NAME, .size = 12.5f, .tone = TONE_HIGH}, words);
    ui_end(ui);
}

void ui_option(Ui *ui, Box box, const char *label, const char *note) {
    box = control(box, LOOK_ROW, ROLE_OPTION);
    choice(ui, box, false, box.selected || box.checked, label, note);
}

void ui_check(Ui *ui, Box box, const char *label, const char *note) {
    box = control(box, LOOK_ROW, ROLE_CHECK);
    choice(ui, box, true, box.checked, label, note);
}

void ui_step(Ui *ui, Box box, const char *number, const char *label, bool done) {
    box = control(box, LOOK_TAB, ROLE_TAB);
    usual_pad(&box, 9, 5);
    box.gap = box.gap > 0 ? box.gap : 7;
    box.min_h = box.min_h > 0 ? box.min_h : 32;
    Tone tone = box.selected ? TONE_HIGH : TONE_DIM;
    ui_row(ui, box);
    ui_disc_number(ui, done ? "\xE2\x9C\x93" : number, box.selected ? TONE_ACCENT : TONE_DIM, 20, done || box.selected);
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .size = 13.5f, .tone = tone}, label);
    ui_end(ui);
}

bool ui_pad(const Ui *ui) {
    return ui->pad;
}

const char *ui_prompt(Ui *ui, const char *key) {
    Buffer cap;
    buffer_init(&cap);
    const char *kept = keymap_prompt(&ui->keymap, key, ui->pad, &cap) ? text_keep(ui, cap.text) : NULL;
    buffer_free(&cap);
    return kept;
}

static void cap_box(Ui *ui, const char *key, bool round, bool big) {
    ui_row(ui, (Box){.role = ROLE_KEY,
                     .min_w = big ? 30 : 20,
                     .h = big ? 28 : 19,
                     .pad = PAD2(5, 0),
                     .edge = big ? TONE_ACCENT : TONE_EDGE,
                     .radius = round ? 9.5f : 4,
                     .along = ALIGN_CENTRE,
                     .fill = TONE_PANEL});
    ui_text_box(ui,
                (Text){.type = big ? TYPE_H3 : TYPE_TINY,
                       .bold = true,
                       .tone = big ? TONE_ACCENT : TONE_TEXT,
                       .role = ROLE_KEY,
                       .one_line = true},
                key);
    ui_end(ui);
}

void ui_key_cap(Ui *ui, const char *key) {
    bool big = ui->projector && key[0] >= '1' && key[0] <= '9' && !key[1]; // to be called out across a room
    key = ui_prompt(ui, key);
    if (key) {
        cap_box(ui, key, ui->pad, big);
    }
}

void ui_hand_cap(Ui *ui, const char *cap, bool pad) {
    cap_box(ui, cap, pad, false);
}

void ui_key_hint(Ui *ui, const char *key, const char *words) {
    if (!ui_prompt(ui, key)) {
        return;
    }
    ui_row(ui, (Box){.gap = 5, .role = ROLE_KEY});
    ui_key_cap(ui, key);
    if (words) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY}, words);
    }
    ui_end(ui);
}
