// What boxes look like, by look, ground and state.
#include <math.h>

#include "ui/tree.h"

typedef struct LookStyle {
    Tone fill;
    float alpha;
    Tone edge;
    float radius; // u
} LookStyle;

static const LookStyle styles[LOOK_COUNT] = {
    [LOOK_BAR] = {TONE_ROOM, 1, TONE_NONE, 0},       [LOOK_PANEL] = {TONE_PANEL, 0.92f, TONE_LINE, 10},
    [LOOK_CARD] = {TONE_CARD, 0.96f, TONE_EDGE, 10}, [LOOK_ROW] = {TONE_NONE, 1, TONE_NONE, 8},
    [LOOK_TAB] = {TONE_NONE, 1, TONE_NONE, 9},       [LOOK_FOOT] = {TONE_FOOT, 1, TONE_NONE, 0},
    [LOOK_COMMIT] = {TONE_ROOM, 1, TONE_NONE, 10},   [LOOK_BUTTON] = {TONE_CARD, 0.96f, TONE_EDGE, 9},
    [LOOK_CHIP] = {TONE_NONE, 1, TONE_EDGE, 10},     [LOOK_CHIP_ON] = {TONE_ROOM, 1, TONE_NONE, 10},
    [LOOK_WELL] = {TONE_WELL, 0.6f, TONE_EDGE, 8},   [LOOK_TIP] = {TONE_WELL, 0.99f, TONE_EDGE, 10},
};

static bool look_is_control(Look look) {
    return look == LOOK_CARD || look == LOOK_ROW || look == LOOK_TAB || look == LOOK_BUTTON || look == LOOK_COMMIT;
}

static bool flat(const Ui *ui) {
    return ui->setup.theme == THEME_CONTRAST;
}

static bool day(const Ui *ui) {
    return theme_root_ground(ui->setup.theme) == GROUND_PAPER;
}

static void paint_room(Ui *ui, const Node *node) {
    Rect rect = node->rect;
    size_t still = node->box.still ? 0 : draw_still_begin(&ui->draw, rect);
    draw_rect(&ui->draw, rect, 0, tone_on(ui, node->ground, TONE_ROOM));
    if (!flat(ui) && !day(ui) && node->ground != GROUND_PAPER) {
        draw_gradient(&ui->draw, rect, 0, (Colour){0x15, 0x1C, 0x2A, 255}, (Colour){0x0B, 0x10, 0x19, 255});
        Rect lamp = {rect.x + rect.w * (0.5f - 0.62f), rect.y + rect.h * (0.42f - 0.62f), rect.w * 1.24f,
                     rect.h * 1.24f};
        draw_glow(&ui->draw, lamp, colour_faded(tone_on(ui, node->ground, TONE_GOLD), 0.20f));
    }
    if (!node->box.still) {
        draw_still_end(&ui->draw, still);
    }
}

static void paint_paper(Ui *ui, const Node *node) {
    Rect rect = node->rect;
    if (flat(ui)) {
        draw_rect(&ui->draw, rect, 0, tone_on(ui, node->ground, TONE_PANEL));
        draw_frame(&ui->draw, rect, 0, px(ui, 2), LINE_SOLID, tone_on(ui, node->ground, TONE_LINE));
        return;
    }
    float radius = px(ui, 3);
    if (day(ui)) {
        draw_rect(&ui->draw, rect, px(ui, 8), tone_on(ui, node->ground, TONE_PANEL));
        draw_frame(&ui->draw, rect, px(ui, 8), hairline(ui), LINE_SOLID, tone_on(ui, node->ground, TONE_LINE));
        return;
    }
    Rect fallen = {rect.x, rect.y + px(ui, 14), rect.w, rect.h};
    draw_shadow(&ui->draw, rect, radius, px(ui, 90), (Colour){235, 192, 120, 26});
    draw_shadow(&ui->draw, fallen, radius, px(ui, 40), (Colour){0, 0, 0, 140});
    Rect edge = {rect.x, rect.y + px(ui, 2), rect.w, rect.h};
    draw_rect(&ui->draw, edge, radius, (Colour){0xCB, 0xB6, 0x8E, 255});
    draw_gradient(&ui->draw, rect, radius, (Colour){0xF6, 0xEE, 0xDD, 255}, (Colour){0xEF, 0xE3, 0xCA, 255});
}

static void paint_clause(Ui *ui, const Node *node) {
    bool hot = node->id == ui->hot;
    if (node->box.selected) {
        draw_rect(&ui->draw, node->rect, 0, tone_on(ui, node->ground, TONE_CHOSEN));
        Rect bar = {node->rect.x, node->rect.y, px(ui, 4), node->rect.h};
        draw_rect(&ui->draw, bar, 0, tone_on(ui, node->ground, TONE_ACCENT));
    } else if (hot && node_is_stop(node)) {
        draw_rect(&ui->draw, node->rect, 0, colour_faded(tone_on(ui, node->ground, TONE_CHOSEN), 0.45f));
    }
}

static Rect bottom_line(const Ui *ui, Rect rect) {
    float width = hairline(ui);
    return (Rect){rect.x, rect.y + rect.h - width, rect.w, width};
}

typedef struct Dress {
    Colour fill;
    Colour edge;
    float edge_width;
    LineStyle edge_style;
    float radius;
    float halo; // u of faint accent around it
} Dress;

static Dress dress_plain(const Ui *ui, const Node *node) {
    const LookStyle *style = &styles[node->box.look];
    const Box *box = &node->box;
    Dress dress = {.edge_style = LINE_SOLID, .radius = px(ui, style->radius)};
    Ground ground = node->ground;
    if (style->fill) {
        bool sheet = box->look == LOOK_CARD && ground == GROUND_PAPER && !flat(ui);
        dress.fill = colour_faded(tone_on(ui, ground, style->fill), sheet ? 0.55f : style->alpha);
    }
    if (style->edge) {
        bool card_on_paper = ground == GROUND_PAPER && box->look == LOOK_CARD;
        dress.edge = tone_on(ui, ground, card_on_paper ? TONE_LINE : style->edge);
        dress.edge_width = hairline(ui) * (flat(ui) ? 2.0f : 1.0f);
    }
    return dress;
}

static void dress_state(const Ui *ui, const Node *node, Dress *dress) {
    const Box *box = &node->box;
    Ground ground = node->ground;
    Colour accent = tone_on(ui, ground, TONE_ACCENT);
    bool card = box->look == LOOK_CARD || box->look == LOOK_BUTTON;
    if (box->disabled && look_is_control(box->look)) {
        dress->fill =
            card || box->look == LOOK_COMMIT ? colour_faded(tone_on(ui, ground, TONE_PANEL), 0.9f) : dress->fill;
        dress->edge = tone_on(ui, ground, TONE_EDGE);
        dress->edge_width = hairline(ui);
        dress->edge_style = LINE_DASHED;
    }
    if (box->selected && card) {
        dress->fill = tone_on(ui, ground, TONE_CHOSEN);
        dress->edge = accent;
        dress->edge_width = px(ui, 2);
        dress->edge_style = box->disabled ? LINE_DASHED : LINE_SOLID;
        dress->halo = ground == GROUND_PAPER ? 0 : 3;
    } else if (box->selected && (box->look == LOOK_ROW || box->look == LOOK_TAB || box->look == LOOK_TIP)) {
        if (box->look != LOOK_TIP) {
            dress->fill = colour_faded(accent, 0.15f);
        }
        dress->edge = accent;
        dress->edge_width = hairline(ui);
    }
    if (box->fill) {
        dress->fill = colour_faded(tone_on(ui, ground, box->fill), box->fill_alpha > 0 ? box->fill_alpha : 1);
    }
    if (box->edge) {
        dress->edge = tone_on(ui, ground, box->edge);
        dress->edge_width = box->edge_width > 0 ? px(ui, box->edge_width) : hairline(ui);
    }
    if (box->edge_style) {
        dress->edge_style = box->edge_style;
    }
    if (box->radius != 0) {
        dress->radius = box->radius > 0 ? px(ui, box->radius) : 0;
    }
}

static void dress_hot(const Ui *ui, const Node *node, Dress *dress) {
    float heat = motion_heat(ui, node->id);
    float pressed = motion_pressed(ui, node->id);
    if (heat <= 0 || !node_is_stop(node) || node->box.disabled || node->box.look == LOOK_NONE) {
        return;
    }
    Colour high =
        tone_on(ui, node->ground >= GROUND_ACCENT ? theme_root_ground(ui->setup.theme) : node->ground, TONE_HIGH);
    if (dress->fill.a == 0) {
        dress->fill = colour_faded(high, 0.08f * heat - 0.04f * pressed);
    } else {
        uint8_t alpha = dress->fill.a;
        dress->fill = colour_mix(dress->fill, high, 0.06f * heat * (1 - pressed));
        dress->fill = colour_mix(dress->fill, (Colour){0, 0, 0, 255}, 0.08f * pressed);
        dress->fill.a = alpha;
    }
}

// On paper the chosen tab is underlined, as in a printed form.
static bool underlined(const Ui *ui, const Node *node) {
    return node->box.look == LOOK_TAB && node->box.selected && node->ground == GROUND_PAPER && !flat(ui);
}

void paint_look(Ui *ui, const Node *node) {
    const Box *box = &node->box;
    DrawList *list = &ui->draw;
    switch (box->look) {
    case LOOK_ROOM: paint_room(ui, node); return;
    case LOOK_PAPER: paint_paper(ui, node); return;
    case LOOK_CLAUSE: paint_clause(ui, node); return;
    case LOOK_DIM:
        draw_rect(list, node->rect, 0, colour_faded((Colour){4, 6, 12, 148}, motion_opened(ui, node->layer)));
        return;
    case LOOK_NONE:
        if (!box->fill && !box->edge) {
            return;
        }
        break;
    default: break;
    }
    Dress dress = dress_plain(ui, node);
    dress_state(ui, node, &dress);
    dress_hot(ui, node, &dress);
    float radius = fminf(dress.radius, fminf(node->rect.w, node->rect.h) / 2);
    if (box->look == LOOK_TIP && !flat(ui)) {
        Rect fallen = {node->rect.x, node->rect.y + px(ui, 8), node->rect.w, node->rect.h};
        draw_shadow(list, fallen, radius, px(ui, 28), (Colour){0, 0, 0, 150});
    }
    if (dress.halo > 0) {
        float width = px(ui, dress.halo);
        draw_frame(list, rect_grown(node->rect, width), radius + width, width, LINE_SOLID,
                   colour_faded(tone_on(ui, node->ground, TONE_ACCENT), 0.20f));
    }
    Rect rect = box->look == LOOK_TAB && box->selected ? motion_tab(ui, node) : node->rect;
    if (underlined(ui, node)) {
        draw_rect(list, (Rect){rect.x, rect.y + rect.h - px(ui, 3), rect.w, px(ui, 3)}, 0, dress.edge);
        return;
    }
    draw_rect(list, rect, radius, dress.fill);
    draw_frame(list, rect, radius, dress.edge_width, dress.edge_style, dress.edge);
    if (box->look == LOOK_BAR) {
        draw_rect(list, bottom_line(ui, node->rect), 0, tone_on(ui, node->ground, TONE_LINE));
    }
}
