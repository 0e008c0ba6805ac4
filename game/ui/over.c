// Dialogs, tips and notices: declaring them over the screen, and when tips open, lock and close.
#include "ui/over.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "ui/tree.h"

enum { LOCK_MS = 700, LOCK_STEPS = 12 };

void ui_dialog(Ui *ui, Box box, const char *title, uint64_t cancel) {
    ASSERT(!ui->para && ui->layer_count < LAYERS_MAX);
    Node *resume = ui->open;
    ui->open = ui->root;
    ui->layer = ui->layer_count++;
    ui->layer_cancel[ui->layer] = cancel;
    ui_stack(ui, (Box){.look = LOOK_DIM, .across = ALIGN_CENTRE, .ground = theme_root_ground(ui->setup.theme)});
    ui->layer_node[ui->layer] = ui->open;
    box.role = ROLE_DIALOG;
    box.name = box.name ? box.name : title;
    box.look = box.look ? box.look : LOOK_TIP;
    box.max_w = box.max_w > 0 ? box.max_w : fminf(560, ui_width(ui) - 32);
    box.max_h = box.max_h > 0 ? box.max_h : ui_height(ui) - 32;
    if (box.pad.left == 0 && box.pad.top == 0) {
        box.pad = PAD2(24, 20);
    }
    box.gap = box.gap > 0 ? box.gap : 12;
    ui_col(ui, box);
    ui->open->extra_ends = 1;
    ui->open->resume = resume;
    if (title) {
        ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING}, title);
    }
}

void ui_tips(Ui *ui, TipFn build, void *user) {
    ui->tip_build = build;
    ui->tip_user = user;
}

void ui_tip_mode(Ui *ui, TipMode mode, unsigned delay_ms) {
    ui->tip_mode = mode;
    ui->tip_delay_ms = delay_ms;
}

void ui_notice(Ui *ui, const char *words) {
    const char *text = words ? words : "";
    size_t length = strlen(text);
    length = length < sizeof ui->notice ? length : utf8_cut(text, sizeof ui->notice - 1);
    if (strlen(ui->notice) != length || memcmp(ui->notice, text, length) != 0) {
        memcpy(ui->notice, text, length);
        ui->notice[length] = '\0';
        ui->dirty = true;
    }
}

void tips_close(Ui *ui, size_t keep) {
    if (ui->tip_count > keep) {
        if (ui->tip_count && ui->focus_shown) {
            focus_set(ui, ui->tips[keep].anchor);
        }
        ui->tip_count = keep;
        ui->dirty = true;
    }
}

static const Node *tip_around(const Node *node) {
    while (node && !node->tip) {
        node = node->parent;
    }
    return node;
}

bool tip_open(Ui *ui, const Node *node, bool locked) {
    const char *words = node->box.tip ? node->box.tip : node->box.disabled ? node->box.why : NULL;
    if ((!node->box.term && !words) || ui->tip_mode == TIP_OFF || (node->box.term && !ui->tip_build)) {
        return false;
    }
    const Node *around = tip_around(node);
    size_t depth = around ? (size_t)around->tip : 0;
    if (depth < ui->tip_count && ui->tips[depth].anchor == node->id) {
        ui->tips[depth].locked |= locked;
        ui->dirty = true;
        return true;
    }
    if (depth >= TIPS_MAX) {
        return false;
    }
    TipState *tip = &ui->tips[depth];
    *tip = (TipState){.anchor = node->id, .locked = locked};
    snprintf(tip->term, sizeof tip->term, "%s", node->box.term ? node->box.term : "");
    snprintf(tip->text, sizeof tip->text, "%s", words ? words : "");
    ui->tip_count = depth + 1;
    ui->dirty = true;
    return true;
}

TipPlace ui_tip_place(const Ui *ui) {
    size_t index = ui->tip_building;
    return (TipPlace){.depth = (int)index + 1, .locked = ui->tips[index].locked, .topmost = index + 1 == ui->tip_count};
}

const char *ui_focused_term(const Ui *ui) {
    const Node *node = node_find(ui, ui->focus);
    return node ? node->box.term : NULL;
}

// How much of the time until it stays has passed, in steps: not every frame of it is drawn.
static int lock_steps(const Ui *ui) {
    uint64_t open_ms = ui->hot_since_ms + ui->tip_delay_ms;
    uint64_t passed = ui->now_ms > open_ms ? ui->now_ms - open_ms : 0;
    return passed >= LOCK_MS ? LOCK_STEPS : (int)(passed * LOCK_STEPS / LOCK_MS);
}

typedef struct Lock {
    int steps;
    bool locked;
} Lock;

// A ring that fills; closed, with a tick in it, once the tip stays.
static void paint_lock(const Painter *painter, const void *data) {
    enum { POINTS = 48 };
    const Lock *lock = data;
    Rect r = painter->rect;
    float width = fmaxf(1, roundf(2 * painter->scale)), radius = r.w / 2 - width / 2;
    Point centre = {r.x + r.w / 2, r.y + r.h / 2}, arc[POINTS + 1];
    if (lock->locked) {
        draw_disc(painter->list, centre, r.w / 2, paint_colour(painter, TONE_ACCENT));
        icon_draw(painter->list, ICON_CHECK, r.x, r.y, r.w, 2, paint_colour(painter, TONE_ON_ACCENT));
        return;
    }
    draw_ring(painter->list, centre, radius, width, LINE_SOLID, paint_colour(painter, TONE_EMPTY));
    size_t count = (size_t)(POINTS * lock->steps / LOCK_STEPS);
    for (size_t i = 0; i <= count; i++) {
        float angle = -1.5707963f + 6.2831853f * (float)i / POINTS;
        arc[i] = (Point){centre.x + radius * cosf(angle), centre.y + radius * sinf(angle)};
    }
    if (count > 0) {
        draw_stroke(painter->list, arc, count + 1, false, width, LINE_SOLID, paint_colour(painter, TONE_ACCENT));
    }
}

static void declare_tip(Ui *ui, size_t index) {
    TipState *tip = &ui->tips[index];
    const Node *anchor = node_find(ui, tip->anchor);
    if (!anchor) {
        ui->tip_count = index;
        return;
    }
    ui->open = ui->root;
    Box box = {.id = ui_keepf(ui, "tip.%zu", index),
               .role = ROLE_TIP,
               .look = LOOK_TIP,
               .ground = theme_root_ground(ui->setup.theme),
               .selected = tip->locked,
               .self = ALIGN_START,
               .max_w = fminf(430, ui_width(ui) - 24),
               .pad = PAD2(16, 12),
               .gap = 6};
    ui_col(ui, box);
    Node *node = ui->open;
    node->anchor = tip->anchor;
    node->tip = (int)index + 1;
    bool built = true;
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 6});
    if (tip->term[0]) {
        ui->tip_building = index;
        built = ui->tip_build && ui->tip_build(ui, tip->term, ui->tip_user);
    } else {
        ui_text(ui, TYPE_BODY, TONE_TEXT, tip->text);
    }
    ui_end(ui);
    if (tip->term[0]) {
        Lock lock = {lock_steps(ui), tip->locked};
        ui_canvas(ui, (Box){.w = 15, .h = 15}, paint_lock, &lock, sizeof lock);
    }
    ui_end(ui);
    node->hidden = !built;
    ui_end(ui);
}

void over_declare(Ui *ui) {
    ui->layer = ui->layer_count - 1;
    for (size_t i = 0; i < ui->tip_count; i++) {
        declare_tip(ui, i);
    }
    if (ui->notice[0]) {
        ui->open = ui->root;
        ui_row(ui, (Box){.id = "notice",
                         .role = ROLE_STATUS,
                         .look = LOOK_TIP,
                         .pad = PAD2(14, 8),
                         .ground = theme_root_ground(ui->setup.theme),
                         .self = ALIGN_CENTRE,
                         .y = 70, // below the bar: what commits stands at the foot
                         .max_w = fminf(720, ui_width(ui) - 24)});
        ui_text(ui, TYPE_BODY, TONE_HIGH, ui->notice);
        ui_end(ui);
    }
    ui->open = ui->root;
}

// Below what they explain, else above, inside the window, never over the words themselves.
void over_place(Ui *ui) {
    for (Node *node = ui->root->first; node; node = node->next) {
        const Node *anchor = node->tip ? node_find(ui, node->anchor) : NULL;
        if (!anchor) {
            continue;
        }
        float gap = px(ui, 6);
        Rect rect = node->rect;
        rect.h = node->want_h;
        float below = anchor->rect.y + anchor->rect.h + gap;
        float above = anchor->rect.y - gap - rect.h;
        rect.y = below + rect.h <= (float)ui->height - gap || above < gap ? below : above;
        rect.x = fminf(anchor->rect.x, (float)ui->width - rect.w - gap);
        rect.x = fmaxf(gap, rect.x);
        rect.y = fmaxf(gap, fminf(rect.y, (float)ui->height - rect.h - gap));
        layout_place(ui, node, rect);
    }
}

static const Node *hot_with_tip(Ui *ui) {
    Stop *hot = ui->mouse_in ? stop_find(ui, ui->hot) : NULL;
    if (!hot || ui->tip_mode != TIP_TIMED) {
        return NULL;
    }
    const Box *box = &hot->node->box;
    return box->term || box->tip || (box->disabled && box->why) ? hot->node : NULL;
}

static TipState *tip_for(Ui *ui, uint64_t anchor) {
    for (size_t i = 0; i < ui->tip_count; i++) {
        if (ui->tips[i].anchor == anchor) {
            return &ui->tips[i];
        }
    }
    return NULL;
}

void over_timer(Ui *ui) {
    const Node *node = hot_with_tip(ui);
    TipState *open = node ? tip_for(ui, node->id) : NULL;
    uint64_t waited = ui->now_ms - ui->hot_since_ms;
    if (node && !open && waited >= ui->tip_delay_ms) {
        tip_open(ui, node, false);
    } else if (open && !open->locked) {
        open->locked = waited >= ui->tip_delay_ms + LOCK_MS;
        ui->dirty |=
            open->locked || (ui->moves && lock_steps(ui) != ui->lock_shown); // the ring has filled a little more
        ui->lock_shown = lock_steps(ui);
    }
    // An unlocked tip goes when the pointer leaves its word.
    size_t last = ui->tip_count;
    if (last && !ui->tips[last - 1].locked && (!node || node->id != ui->tips[last - 1].anchor)) {
        ui->tip_count = last - 1;
        ui->dirty = true;
    }
}

int ui_timer_ms(const Ui *ui) {
    Ui *asked = (Ui *)ui; // only looks stops up
    const Node *node = hot_with_tip(asked);
    const TipState *open = node ? tip_for(asked, node->id) : NULL;
    int moving = motion_timer_ms(ui);
    if (!node || (open && open->locked)) {
        return moving;
    }
    int step = ui->moves ? lock_steps(ui) + 1 : LOCK_STEPS;
    uint64_t due =
        ui->hot_since_ms + ui->tip_delay_ms + (open ? (uint64_t)((step * LOCK_MS + LOCK_STEPS - 1) / LOCK_STEPS) : 0);
    int wait = due > ui->now_ms ? (int)(due - ui->now_ms) : 0;
    return moving >= 0 && moving < wait ? moving : wait;
}
