// The life of the toolkit: one frame after another.
#include "ui/ui.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "ui/tree.h"

Ui *ui_new(UiSetup setup) {
    Ui *ui = calloc(1, sizeof *ui);
    if (!ui || !arena_init(&ui->frame, TREE_BYTES_MAX)) {
        free(ui);
        return NULL;
    }
    ui->setup = setup;
    ui->spacing = 1;
    ui->scale = 1;
    ui->dirty = true;
    ui->screen_new = ui->page_new = true;
    ui->tip_delay_ms = 350;
    keymap_init(&ui->keymap);
    draw_list_init(&ui->draw);
    return ui;
}

void ui_free(Ui *ui) {
    if (ui) {
        draw_list_free(&ui->draw);
        arena_free(&ui->frame);
        free(ui);
    }
}

void ui_set_theme(Ui *ui, Theme theme) {
    ASSERT(theme < THEME_COUNT);
    ui->setup.theme = theme;
    ui->dirty = true;
}

void ui_set_scales(Ui *ui, float ui_scale, float text_scale) {
    ui->setup.ui_scale = ui_scale;
    ui->setup.text_scale = text_scale;
    ui->dirty = true;
}

void ui_set_eyes(Ui *ui, Eyes eyes) {
    ui->eyes = eyes;
    ui->dirty = true;
}

void ui_set_projector(Ui *ui, bool on) {
    ui->projector = on;
    ui->dirty = true;
}

bool ui_projector(const Ui *ui) {
    return ui->projector;
}

void ui_set_line_spacing(Ui *ui, float factor) {
    ui->spacing = factor;
    ui->dirty = true;
}

void ui_frame_open(Ui *ui, int width_px, int height_px) {
    arena_reset(&ui->frame);
    ui->width = width_px;
    ui->height = height_px;
    ui->scale = scale_for(width_px, height_px, ui->setup.ui_scale, ui->setup.text_scale);
    ui->open = NULL;
    ui->depth = 0;
    ui->para = NULL;
    ui->layer = 0;
    ui->layer_count = 1;
    ui->draw.lift = 0;
    memset(ui->layer_cancel, 0, sizeof ui->layer_cancel);
    ui->root = node_add(ui, NODE_STACK, (Box){.id = "root"});
    ui->open = ui->root;
    ui_col(ui, (Box){.id = "screen"});
    ui->screen = ui->open;
    ui->layer_node[0] = ui->screen;
}

// Scrolls every box around the focused node so that it shows with a margin.
static bool reveal_focus(Ui *ui) {
    Node *node = node_find(ui, ui->focus);
    bool moved = false;
    for (Node *box = node ? node->parent : NULL; box; box = box->parent) {
        if (!box->box.scroll || box->content_h <= box->rect.h + 0.5f) {
            continue;
        }
        float margin = fminf(px(ui, 24), box->rect.h / 4);
        float above = box->rect.y + margin - node->rect.y;
        float below = node->rect.y + node->rect.h + margin - (box->rect.y + box->rect.h);
        float by = above > 0 ? -above : fminf(below, -above) > 0 ? fminf(below, -above) : 0;
        if (by != 0) {
            float before = box->scroll;
            scroll_by(ui, box, by);
            moved |= box->scroll != before;
        }
    }
    return moved;
}

static size_t count_duplicates(const Ui *ui) {
    size_t count = 0;
    for (size_t i = 0; i < ui->stop_count; i++) {
        for (size_t j = 0; j < i; j++) {
            count += ui->stops[i].node->id == ui->stops[j].node->id;
        }
    }
    return count;
}

bool ui_frame_close(Ui *ui) {
    ASSERT(!ui->para);
    ASSERT(ui->open == ui->screen); // a box was left open, or closed twice
    ui->open = ui->root;
    over_declare(ui);
    motion_layers(ui);
    layout_tree(ui);
    if (!folds_settled(ui)) {
        return false;
    }
    over_place(ui);
    focus_collect(ui);
    focus_settle(ui);
    if (ui->focus_reveal && reveal_focus(ui)) {
        layout_tree(ui);
        over_place(ui);
        focus_collect(ui);
    }
    ui->focus_reveal = false;
    ui->page_new = false;
    ui->duplicate_ids = count_duplicates(ui);
    draw_list_clear(&ui->draw, ui->width, ui->height);
    paint_tree(ui);
    ui->dirty = false;
    return true;
}

const DrawList *ui_draw_list(const Ui *ui) {
    return &ui->draw;
}

bool ui_dirty(const Ui *ui) {
    return ui->dirty;
}

void ui_touch(Ui *ui) {
    ui->dirty = true;
}

void ui_page_changed(Ui *ui) {
    ui->page_new = true;
    ui->dirty = true;
}

void ui_screen_changed(Ui *ui) {
    ui_page_changed(ui);
    ui->focus = 0;
    ui->focus_layer = 0;
    ui->tip_count = 0;
    ui->hot = ui->pressed = ui->drag = 0;
    ui->notice[0] = '\0';
    ui->screen_new = true;
    ui->dirty = true;
}

void ui_dialog_changed(Ui *ui) {
    if (ui->focus_layer > 0) {
        ui->focus = ui->layer_focus[--ui->focus_layer];
        ui->dirty = true;
    }
}

size_t ui_stop_count(const Ui *ui) {
    return ui->stop_count;
}

bool ui_rect(const Ui *ui, const char *id, Rect *rect) {
    const Node *node = node_find(ui, id_of(id));
    if (node) {
        *rect = node->rect;
    }
    return node != NULL;
}

static const char *first_words(const Node *node) {
    if (node->box.id) {
        return node->box.id;
    }
    if (node->kind == NODE_PARA && node->span_count) {
        return node->spans[0].words;
    }
    const char *words = "";
    for (const Node *child = node->first; child && !*words; child = child->next) {
        words = first_words(child);
    }
    return words;
}

size_t ui_stop_focused(const Ui *ui) {
    size_t index = 0;
    while (index < ui->stop_count && ui->stops[index].node->id != ui->focus) {
        index++;
    }
    return index;
}

void ui_stop_focus(Ui *ui, size_t index) {
    ASSERT(index < ui->stop_count);
    focus_set(ui, ui->stops[index].node->id);
}

const char *ui_stop_name(const Ui *ui, size_t index) {
    ASSERT(index < ui->stop_count);
    return first_words(ui->stops[index].node);
}

const char *ui_stop_id(const Ui *ui, size_t index) {
    ASSERT(index < ui->stop_count);
    return ui->stops[index].node->box.id;
}

uint64_t ui_stop_command(const Ui *ui, size_t index) {
    ASSERT(index < ui->stop_count);
    return ui->stops[index].node->box.command;
}

static size_t overflow_below(const Node *node, Buffer *out) {
    size_t count = 0;
    if (node->sticks_out || node->clipped) {
        count = 1;
        if (out) {
            const Rect *rect = &node->rect;
            buffer_addf(out, "%s \"%s\" %.0f,%.0f %.0fx%.0f\n", node->clipped ? "cut text" : "sticks out",
                        first_words(node), (double)rect->x, (double)rect->y, (double)rect->w, (double)rect->h);
        }
    }
    for (const Node *child = node->first; child; child = child->next) {
        count += overflow_below(child, out);
    }
    return count;
}

size_t ui_overflow_count(const Ui *ui) {
    return ui->root ? overflow_below(ui->root, NULL) + ui->duplicate_ids : 0;
}

void ui_overflow_print(const Ui *ui, Buffer *out) {
    if (ui->root) {
        overflow_below(ui->root, out);
        for (size_t i = 0; i < ui->stop_count; i++) {
            for (size_t j = 0; j < i; j++) {
                if (ui->stops[i].node->id == ui->stops[j].node->id) {
                    buffer_addf(out, "id twice \"%s\"\n", first_words(ui->stops[i].node));
                }
            }
        }
    }
}
