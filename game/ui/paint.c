// From the placed tree to the draw list.
#include <math.h>
#include <string.h>

#include "ui/tree.h"

Colour tone_on(const Ui *ui, Ground ground, Tone tone) {
    return theme_colour(ui->setup.theme, ground, theme_side(ui->eyes.sides, tone));
}

static const Node *control_around(const Node *node) {
    while (node && !node_is_stop(node)) {
        node = node->parent;
    }
    return node;
}

static Painter painter_for(Ui *ui, const Node *node) {
    const Node *control = control_around(node);
    Painter painter = {.list = &ui->draw,
                       .meter = &ui->setup.meter,
                       .rect = node->rect,
                       .scale = ui->scale,
                       .theme = ui->setup.theme,
                       .eyes = ui->eyes,
                       .ground = node->ground};
    if (control) {
        painter.focused = control->id == ui->focus;
        painter.hot = control->id == ui->hot;
        painter.selected = control->box.selected;
        painter.disabled = control->box.disabled;
    }
    return painter;
}

Colour paint_colour(const Painter *painter, Tone tone) {
    return theme_colour(painter->theme, painter->ground, theme_side(painter->eyes.sides, tone));
}

static TextRun run_of(const Painter *painter, Type type, float size_u) {
    return theme_run(type, size_u, painter->scale, false, false, painter->eyes.sans);
}

float paint_text_width(const Painter *painter, Type type, float size_u, const char *text) {
    return painter->meter->width(painter->meter->user, run_of(painter, type, size_u), text, strlen(text));
}

float paint_text(const Painter *painter, Type type, Tone tone, float size_u, Align align, float x, float baseline,
                 const char *text) {
    TextRun run = run_of(painter, type, size_u);
    float width = painter->meter->width(painter->meter->user, run, text, strlen(text));
    x -= align == ALIGN_CENTRE ? width / 2 : align == ALIGN_END ? width : 0;
    draw_text(painter->list, run, roundf(x), roundf(baseline), width, run.size_px, paint_colour(painter, tone), text,
              strlen(text));
    return width;
}

static size_t mark_points(Side side, Point centre, float r, Point shape[4]) {
    switch (side) {
    case SIDE_B: {
        float d = r * 1.22f;
        shape[0] = (Point){centre.x, centre.y - d};
        shape[1] = (Point){centre.x + d, centre.y};
        shape[2] = (Point){centre.x, centre.y + d};
        shape[3] = (Point){centre.x - d, centre.y};
        return 4;
    }
    case SIDE_C: {
        float s = r * 0.9f;
        shape[0] = (Point){centre.x - s, centre.y - s};
        shape[1] = (Point){centre.x + s, centre.y - s};
        shape[2] = (Point){centre.x + s, centre.y + s};
        shape[3] = (Point){centre.x - s, centre.y + s};
        return 4;
    }
    default:
        shape[0] = (Point){centre.x, centre.y - r * 1.15f};
        shape[1] = (Point){centre.x + r * 1.1f, centre.y + r * 0.85f};
        shape[2] = (Point){centre.x - r * 1.1f, centre.y + r * 0.85f};
        return 3;
    }
}

void paint_mark(const Painter *painter, Side side, Point centre, float size, Colour fill, Colour rim_colour,
                float rim) {
    float r = size / 2;
    if (side == SIDE_NONE || side == SIDE_A) {
        draw_disc(painter->list, centre, r + rim / 2, rim > 0 ? rim_colour : fill);
        if (rim > 0) {
            draw_disc(painter->list, centre, r - rim / 2, fill);
        }
        return;
    }
    // The rim is a larger mark behind a smaller one, so that its corners stay sharp.
    Point shape[4];
    float reach = side == SIDE_B ? rim * 0.58f : rim * 0.6f;
    size_t count = mark_points(side, centre, r + reach, shape);
    draw_fill(painter->list, shape, count, rim > 0 ? rim_colour : fill);
    if (rim > 0) {
        count = mark_points(side, centre, r - reach, shape);
        draw_fill(painter->list, shape, count, fill);
    }
}

static void paint_scrollbar(Ui *ui, const Node *node) {
    Rect track;
    Rect thumb = scroll_thumb(ui, node, &track);
    draw_rect(&ui->draw, track, track.w / 2, colour_faded(tone_on(ui, node->ground, TONE_EDGE), 0.25f));
    Tone tone = ui->drag == node->id ? TONE_ACCENT : TONE_DIM;
    draw_rect(&ui->draw, thumb, thumb.w / 2, tone_on(ui, node->ground, tone));
}

// Gold with a dark gap on night, wax on paper.
static void paint_ring(Ui *ui, const Node *node) {
    float radius = node->box.radius > 0 ? px(ui, node->box.radius) : px(ui, node->box.look ? 10 : 4);
    float gap = hairline(ui);
    float width = px(ui, 3);
    Ground ground = node->parent ? node->parent->ground : node->ground;
    Rect inner = rect_grown(node->rect, gap);
    draw_frame(&ui->draw, inner, radius + gap, gap, LINE_SOLID, tone_on(ui, ground, TONE_ROOM));
    draw_frame(&ui->draw, rect_grown(inner, width), radius + gap + width, width, LINE_SOLID,
               tone_on(ui, ground, TONE_ACCENT));
}

static void paint_node(Ui *ui, const Node *node);

static void paint_children(Ui *ui, const Node *node) {
    bool scrolls = node->box.scroll && node->content_h > node->rect.h + 0.5f;
    if (scrolls) {
        draw_clip(&ui->draw, node->rect);
    }
    for (const Node *child = node->first; child; child = child->next) {
        paint_node(ui, child);
    }
    if (scrolls) {
        draw_unclip(&ui->draw);
        paint_scrollbar(ui, node);
    }
}

static void paint_node(Ui *ui, const Node *node) {
    if (node->hidden) {
        return;
    }
    bool rises = node->box.role == ROLE_DIALOG && ui->moves;
    if (rises) {
        ui->draw.lift = roundf(12 * ui->scale * (1 - motion_opened(ui, node->layer)));
    }
    size_t still = node->box.still ? draw_still_begin(&ui->draw, node->rect) : 0;
    switch (node->kind) {
    case NODE_PARA: paint_para(ui, node); break;
    case NODE_SPACE: break;
    case NODE_RULE: draw_rect(&ui->draw, node->rect, 0, tone_on(ui, node->ground, TONE_LINE)); break;
    case NODE_CANVAS: {
        paint_look(ui, node);
        Painter painter = painter_for(ui, node);
        if (node->paint) {
            node->paint(&painter, node->data);
        }
        break;
    }
    default: paint_look(ui, node);
    }
    if (node->kind != NODE_PARA) {
        paint_children(ui, node);
    } else {
        for (const Node *stop = node->first; stop; stop = stop->next) {
            if (stop->id == ui->focus && ui->focus_shown) {
                paint_ring(ui, stop);
            }
        }
    }
    if (node->box.still) {
        draw_still_end(&ui->draw, still);
    }
    if (node->id == ui->focus && ui->focus_shown && node->parent && node->parent->kind != NODE_PARA) {
        paint_ring(ui, node);
    }
    if (rises) {
        ui->draw.lift = 0;
    }
}

// Around the pointer, so that a class sees where the mouse is.
static void paint_halo(Ui *ui) {
    Ground ground = theme_root_ground(ui->setup.theme);
    Point at = {roundf(ui->mouse_x), roundf(ui->mouse_y)};
    draw_disc(&ui->draw, at, px(ui, 20), colour_faded(tone_on(ui, ground, TONE_GOLD), 0.22f));
    draw_ring(&ui->draw, at, px(ui, 20), px(ui, 3), LINE_SOLID, tone_on(ui, ground, TONE_ACCENT));
}

void paint_tree(Ui *ui) {
    const Node *first = ui->screen->first;
    if (!first || first->box.look != LOOK_ROOM || first->next) { // else the room covers everything
        draw_rect(&ui->draw, ui->draw.frame, 0, tone_on(ui, theme_root_ground(ui->setup.theme), TONE_ROOM));
    }
    paint_node(ui, ui->root);
    if (ui->projector && ui->mouse_in) {
        paint_halo(ui);
    }
}
