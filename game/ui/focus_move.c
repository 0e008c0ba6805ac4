// Arrow keys: the nearest stop in a direction, and scrolling.
#include <math.h>

#include "ui/tree.h"

typedef struct Way {
    float along;  // gap in the direction; negative when it lies behind
    float across; // gap to the side; 0 when they face each other
} Way;

static Way way_between(Rect from, Rect to, int key) {
    float fx = from.x + from.w / 2;
    float fy = from.y + from.h / 2;
    float tx = to.x + to.w / 2;
    float ty = to.y + to.h / 2;
    bool sideways = key == KEY_LEFT || key == KEY_RIGHT;
    float sign = key == KEY_RIGHT || key == KEY_DOWN ? 1.0f : -1.0f;
    float centres = sign * (sideways ? tx - fx : ty - fy);
    float edges = sideways ? (sign > 0 ? to.x - (from.x + from.w) : from.x - (to.x + to.w))
                           : (sign > 0 ? to.y - (from.y + from.h) : from.y - (to.y + to.h));
    float half = sideways ? (from.h + to.h) / 2 : (from.w + to.w) / 2;
    float side = fabsf(sideways ? ty - fy : tx - fx);
    Way way = {.along = centres > 0.5f ? fmaxf(0, edges) + 1 : -1, .across = fmaxf(0, side - half)};
    // Overlapping boxes lie in a direction only when they mostly do.
    if (edges < -fminf(sideways ? from.w : from.h, sideways ? to.w : to.h) / 2) {
        way.along = -1;
    }
    return way;
}

static const Node *scroll_around(const Node *node) {
    const Node *up = node->parent;
    while (up && !(up->box.scroll && up->content_h > up->rect.h + 0.5f)) {
        up = up->parent;
    }
    return up;
}

static float held(float value, float least, float most) {
    return fminf(most, fmaxf(least, value));
}

// Where a stop is felt to be from outside the box that scrolls it: what is scrolled away lies at the box's edge.
static Rect felt_rect(const Node *node) {
    Rect rect = node->rect;
    for (const Node *box = scroll_around(node); box; box = scroll_around(box)) {
        float top = held(rect.y, box->rect.y, box->rect.y + box->rect.h);
        float foot = held(rect.y + rect.h, box->rect.y, box->rect.y + box->rect.h);
        rect.y = top;
        rect.h = foot - top;
    }
    return rect;
}

typedef enum Among { AMONG_REGION, AMONG_SCROLLED, AMONG_ALL } Among;

static Stop *nearest(Ui *ui, const Stop *now, int key, Among among) {
    Stop *best = NULL;
    float best_score = 0;
    for (size_t i = 0; i < ui->stop_count; i++) {
        Stop *stop = &ui->stops[i];
        bool together = scroll_around(now->node) == scroll_around(stop->node);
        if (stop == now || (among == AMONG_REGION && stop->region != now->region) ||
            (among == AMONG_SCROLLED && !together)) {
            continue;
        }
        Rect from = together ? now->node->rect : felt_rect(now->node);
        Rect to = together ? stop->node->rect : felt_rect(stop->node);
        Way way = way_between(from, to, key);
        if (way.along < 0) {
            continue;
        }
        float fx = now->node->rect.x + now->node->rect.w / 2;
        float tx = stop->node->rect.x + stop->node->rect.w / 2;
        float fy = now->node->rect.y + now->node->rect.h / 2;
        float ty = stop->node->rect.y + stop->node->rect.h / 2;
        float score = way.along + 3 * way.across + 0.05f * (fabsf(tx - fx) + fabsf(ty - fy));
        if (!best || score < best_score) {
            best = stop;
            best_score = score;
        }
    }
    return best;
}

Stop *stop_towards(Ui *ui, int key) {
    Stop *now = stop_find(ui, ui->focus);
    if (!now) {
        return stop_next(ui, key == KEY_LEFT || key == KEY_UP ? -1 : 1);
    }
    // First its own region (what stands in none has no siblings), then what scrolls with it, then everything.
    Stop *any = now->region != ui->root ? nearest(ui, now, key, AMONG_REGION) : NULL;
    any = !any && scroll_around(now->node) ? nearest(ui, now, key, AMONG_SCROLLED) : any;
    any = any ? any : nearest(ui, now, key, AMONG_ALL);
    // Up and down never end: beyond the last they go on in the order of Tab, so that arrows alone reach everything.
    bool upright = key == KEY_UP || key == KEY_DOWN;
    return any || !upright ? any : stop_next(ui, key == KEY_DOWN ? 1 : -1);
}

static Node *scroll_below(Node *node, float x, float y) {
    for (Node *child = node->first; child; child = child->next) {
        Node *found = scroll_below(child, x, y);
        if (found) {
            return found;
        }
    }
    bool scrolls = node->box.scroll && node->content_h > node->rect.h + 0.5f;
    return scrolls && rect_has(node->rect, x, y) ? node : NULL;
}

Node *scroll_box_at(Ui *ui, float x, float y) {
    Node *layer = ui->layer_node[ui->layer_count - 1];
    return layer ? scroll_below(layer, x, y) : NULL;
}

void scroll_by(Ui *ui, Node *box, float by_px) {
    float most = fmaxf(0, box->content_h - box->rect.h);
    Memory *memory = memory_at(ui, box->id);
    memory->scroll = fminf(most, fmaxf(0, box->scroll + by_px));
    if (memory->scroll != box->scroll) {
        box->scroll = memory->scroll;
        ui->dirty = true;
    }
}

Rect scroll_thumb(const Ui *ui, const Node *box, Rect *track) {
    float width = px(ui, 8);
    float inset = px(ui, 3);
    *track = (Rect){box->rect.x + box->rect.w - width - inset, box->rect.y + inset, width, box->rect.h - 2 * inset};
    float share = fminf(1, box->rect.h / fmaxf(1, box->content_h));
    float length = fmaxf(px(ui, 28), roundf(track->h * share));
    float most = fmaxf(1, box->content_h - box->rect.h);
    float top = track->y + roundf((track->h - length) * box->scroll / most);
    return (Rect){track->x, top, width, length};
}
