// Which nodes can hold the focus, and keeping it on the same one while trees come and go.
#include <math.h>
#include <string.h>

#include "ui/tree.h"

static Rect seen_part(const Ui *ui, const Node *node) {
    Rect seen = node->rect;
    for (const Node *up = node->parent; up; up = up->parent) {
        if (up->box.scroll || !up->parent) {
            seen = rect_cut(seen, up->parent ? up->rect : (Rect){0, 0, (float)ui->width, (float)ui->height});
        }
    }
    return seen;
}

static void collect(Ui *ui, Node *node, Node *region, int layer) {
    if (node->box.role == ROLE_REGION || node->box.role == ROLE_DIALOG || node->box.role == ROLE_TIP) {
        region = node;
    }
    if (node->layer == layer && node_is_stop(node) && ui->stop_count < STOPS_MAX) {
        ui->stops[ui->stop_count++] = (Stop){node, region, seen_part(ui, node)};
    }
    for (Node *child = node->first; child; child = child->next) {
        collect(ui, child, region, layer);
    }
}

void focus_collect(Ui *ui) {
    ui->stop_count = 0;
    collect(ui, ui->root, ui->root, ui->layer_count - 1);
}

Stop *stop_find(Ui *ui, uint64_t id) {
    for (size_t i = 0; id && i < ui->stop_count; i++) {
        if (ui->stops[i].node->id == id) {
            return &ui->stops[i];
        }
    }
    return NULL;
}

void focus_set(Ui *ui, uint64_t id) {
    if (ui->focus != id) {
        ui->focus = id;
        ui->focus_reveal = true;
        ui->dirty = true;
    }
    Stop *stop = stop_find(ui, id);
    if (stop) {
        ui->focus_index = (size_t)(stop - ui->stops);
    }
}

void ui_focus(Ui *ui, const char *id) {
    ui->screen_new = false; // what is asked for goes before what a screen offers first
    focus_set(ui, id_of(id));
}

static uint64_t first_wanted(const Ui *ui) {
    for (size_t i = 0; i < ui->stop_count; i++) {
        if (ui->stops[i].node->box.focus_first) {
            return ui->stops[i].node->id;
        }
    }
    return 0;
}

// Whether a stop lies, at least in part, out of sight in a page that is to be read from its top.
static bool waits_below(const Stop *stop) {
    bool page = false;
    for (const Node *up = stop->node->parent; up && !page; up = up->parent) {
        page = up->box.from_top;
    }
    return page && stop->seen.h < stop->node->rect.h - 0.5f;
}

// Where the focus begins in a dialog: where it asks for it, else on what is chosen in it, so that the button's key does
// what the button says; else at its first stop.
static uint64_t first_of_dialog(const Ui *ui) {
    uint64_t wanted = first_wanted(ui);
    for (size_t i = 0; i < ui->stop_count && !wanted; i++) {
        const Box *box = &ui->stops[i].node->box;
        wanted = box->selected && box->role == ROLE_OPTION ? ui->stops[i].node->id : 0;
    }
    return wanted || ui->stop_count == 0 ? wanted : ui->stops[0].node->id;
}

// The focus is kept by id, else falls to the stop that took its place in the order.
void focus_settle(Ui *ui) {
    int top = ui->layer_count - 1;
    while (ui->focus_layer < top) {
        ui->layer_focus[ui->focus_layer++] = ui->focus;
        ui->focus = first_of_dialog(ui);
        ui->focus_reveal = true;
    }
    while (ui->focus_layer > top) {
        ui->focus = ui->layer_focus[--ui->focus_layer];
        ui->focus_reveal = true;
    }
    Stop *stop = stop_find(ui, ui->focus);
    if (!stop && ui->screen_new) {
        stop = stop_find(ui, first_wanted(ui));
        stop = stop && waits_below(stop) ? NULL : stop;
        ui->focus = stop ? stop->node->id : 0;
        ui->focus_reveal = stop != NULL;
    } else if (!stop && ui->focus && ui->stop_count) {
        size_t index = ui->focus_index < ui->stop_count ? ui->focus_index : ui->stop_count - 1;
        stop = &ui->stops[index];
        ui->focus = stop->node->id;
    }
    ui->screen_new = false;
    if (stop) {
        ui->focus_index = (size_t)(stop - ui->stops);
    }
}

Stop *stop_next(Ui *ui, int step) {
    if (!ui->stop_count) {
        return NULL;
    }
    Stop *now = stop_find(ui, ui->focus), *first = stop_find(ui, first_wanted(ui));
    if (!now && first) {
        return first;
    }
    if (!now) {
        return step > 0 ? &ui->stops[0] : &ui->stops[ui->stop_count - 1];
    }
    size_t index = (size_t)(now - ui->stops) + ui->stop_count + (size_t)step;
    return &ui->stops[index % ui->stop_count];
}

// First stop of the region after (or before) the one in focus.
Stop *region_next(Ui *ui, int step) {
    Stop *now = stop_find(ui, ui->focus);
    if (!now) {
        return stop_next(ui, step);
    }
    size_t count = ui->stop_count;
    size_t index = (size_t)(now - ui->stops);
    for (size_t i = 1; i <= count; i++) {
        size_t at = (index + count + (step > 0 ? i : count - i)) % count;
        if (ui->stops[at].region != now->region) {
            Node *region = ui->stops[at].region;
            while (at > 0 && ui->stops[at - 1].region == region) {
                at--;
            }
            return &ui->stops[at];
        }
    }
    return NULL;
}
