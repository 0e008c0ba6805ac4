// Widths and heights: what each node needs, bottom up, and what its parent gives it, top down.
#include <math.h>

#include "base/assert.h"
#include "ui/tree.h"

bool box_wraps(const Node *node) {
    return node->kind == NODE_ROW && (node->box.wrap || node->box.columns > 0);
}

Align across_of(const Node *parent, const Node *child) {
    Align align = child->box.self != ALIGN_AUTO ? child->box.self : parent->box.across;
    if (align == ALIGN_AUTO) {
        align = parent->kind == NODE_ROW ? ALIGN_CENTRE : ALIGN_STRETCH;
    }
    return align;
}

static float limit(float value, float least, float most) {
    value = most > 0 ? fminf(value, most) : value;
    return fmaxf(value, least);
}

static float pad_across(const Ui *ui, const Node *node) {
    const Pad *pad = &node->box.pad;
    return px(ui, pad->left) + px(ui, pad->right) + (node->gutter ? px(ui, 14) : 0);
}

static float pad_down(const Ui *ui, const Node *node) {
    return px(ui, node->box.pad.top) + px(ui, node->box.pad.bottom);
}

static float gaps(const Ui *ui, const Node *node, size_t children) {
    return children > 1 ? px(ui, node->box.gap) * (float)(children - 1) : 0;
}

static float at_x(const Ui *ui, const Node *child) {
    return child->box.x != 0 ? fabsf(roundf(child->box.x * ui->scale)) : 0;
}

static float at_y(const Ui *ui, const Node *child) {
    return child->box.y != 0 ? fabsf(roundf(child->box.y * ui->scale)) : 0;
}

// ---- pass 1: the widths that content asks for ----

static void width_of_children(Ui *ui, Node *node) {
    float want = 0;
    float least = 0;
    size_t count = 0;
    bool row = node->kind == NODE_ROW;
    for (Node *child = node->first; child; child = child->next) {
        layout_width_need(ui, child);
        float offset = node->kind == NODE_STACK ? at_x(ui, child) : 0;
        count++;
        if (row && !box_wraps(node)) {
            want += child->want_w;
            least += child->min_w;
        } else if (row) {
            want = node->box.columns ? fmaxf(want, child->want_w) : want + child->want_w;
            least = fmaxf(least, child->min_w);
        } else {
            want = fmaxf(want, child->want_w + offset);
            least = fmaxf(least, child->min_w + offset);
        }
    }
    if (row && node->box.columns) {
        float columns = (float)node->box.columns;
        want = want * columns + px(ui, node->box.gap) * (columns - 1);
        least = least * columns + px(ui, node->box.gap) * (columns - 1);
    } else if (row) {
        want += gaps(ui, node, count);
        least += node->box.wrap ? 0 : gaps(ui, node, count);
    }
    node->want_w = want + pad_across(ui, node);
    node->min_w = least + pad_across(ui, node);
}

void layout_width_need(Ui *ui, Node *node) {
    switch (node->kind) {
    case NODE_PARA:
        para_prepare(ui, node);
        node->want_w = node->natural;
        node->min_w = node->narrowest;
        break;
    case NODE_CANVAS: node->want_w = node->min_w = 0; break;
    case NODE_SPACE: break;
    case NODE_RULE: node->want_w = node->min_w = hairline(ui); return;
    default: width_of_children(ui, node);
    }
    const Box *box = &node->box;
    bool row_parent = node->parent && node->parent->kind == NODE_ROW;
    if (node->kind == NODE_SPACE) {
        node->want_w = node->min_w = row_parent ? px(ui, box->w) : 0;
        return;
    }
    if (box->w > 0) {
        node->want_w = node->min_w = px(ui, box->w);
    }
    float least = px(ui, box->min_w);
    float most = px(ui, box->max_w);
    node->want_w = limit(node->want_w, least, most);
    node->min_w = fminf(limit(node->min_w, least, most), fmaxf(node->want_w, least));
}

// ---- pass 2: the widths they get ----

// Children with `grow` share what the others leave, by weight, none below its least; then the others shrink.
static void share_row(Ui *ui, Node *node, float inner) {
    float fixed = gaps(ui, node, node->child_count);
    float weight = 0;
    for (Node *child = node->first; child; child = child->next) {
        if (child->box.part > 0) {
            child->rect.w = roundf(child->box.part * (inner - gaps(ui, node, node->child_count)));
            fixed += child->rect.w;
        } else if (child->box.grow > 0) {
            weight += child->box.grow;
            child->rect.w = -1;
        } else {
            child->rect.w = child->want_w;
            fixed += child->want_w;
        }
    }
    float least_growers = 0;
    for (Node *child = node->first; child; child = child->next) {
        least_growers += child->box.grow > 0 && child->box.part <= 0 ? child->min_w : 0;
    }
    float over = fixed + least_growers - inner;
    if (over > 0) {
        float give = 0;
        for (Node *child = node->first; child; child = child->next) {
            give += child->box.grow > 0 || child->box.part > 0 ? 0 : child->want_w - child->min_w;
        }
        for (Node *child = node->first; child && give > 0; child = child->next) {
            if (child->box.grow <= 0 && child->box.part <= 0) {
                float cut = ceilf(fminf(over, give) * (child->want_w - child->min_w) / give);
                child->rect.w = fmaxf(child->min_w, child->want_w - cut);
                fixed += child->rect.w - child->want_w;
            }
        }
    }
    float left = inner - fixed;
    bool again = weight > 0;
    while (again) {
        again = false;
        for (Node *child = node->first; child; child = child->next) {
            if (child->rect.w >= 0) {
                continue;
            }
            float share = left * child->box.grow / weight;
            float most = px(ui, child->box.max_w);
            float bound = share < child->min_w ? child->min_w : most > 0 && share > most ? most : -1;
            if (bound >= 0) {
                child->rect.w = bound;
                left -= bound;
                weight -= child->box.grow;
                again = weight > 0;
                break;
            }
        }
    }
    for (Node *child = node->first; child; child = child->next) {
        if (child->rect.w < 0) {
            float share = roundf(left * child->box.grow / weight);
            child->rect.w = fmaxf(0, share);
            left -= share;
            weight -= child->box.grow;
        }
    }
}

static void finish_line(Node *first, const Node *end, float left) {
    float weight = 0;
    for (Node *child = first; child != end; child = child->next) {
        weight += child->box.grow;
    }
    for (Node *child = first; child != end && weight > 0 && left > 0; child = child->next) {
        child->rect.w += floorf(left * child->box.grow / weight);
    }
}

static void share_wrap(Ui *ui, Node *node, float inner) {
    float gap = px(ui, node->box.gap);
    if (node->box.columns) {
        float columns = (float)node->box.columns;
        float width = floorf((inner - gap * (columns - 1)) / columns);
        int index = 0;
        for (Node *child = node->first; child; child = child->next, index++) {
            child->line = index / node->box.columns;
            bool last = index % node->box.columns == node->box.columns - 1;
            child->rect.w = last ? inner - (width + gap) * (columns - 1) : width;
        }
        return;
    }
    float used = 0;
    int line = 0;
    Node *line_first = node->first;
    for (Node *child = node->first; child; child = child->next) {
        float width = fminf(child->want_w, fmaxf(inner, child->min_w));
        if (child != line_first && used + gap + width > inner + 0.01f) {
            finish_line(line_first, child, inner - used);
            line++;
            line_first = child;
            used = 0;
        }
        used += (child != line_first ? gap : 0) + width;
        child->line = line;
        child->rect.w = width;
    }
    finish_line(line_first, NULL, inner - used);
}

void layout_width_give(Ui *ui, Node *node, float width) {
    node->rect.w = width;
    float inner = fmaxf(0, width - pad_across(ui, node));
    if (node->kind == NODE_ROW) {
        if (box_wraps(node)) {
            share_wrap(ui, node, inner);
        } else {
            share_row(ui, node, inner);
        }
    }
    for (Node *child = node->first; child; child = child->next) {
        if (node->kind == NODE_PARA) {
            continue;
        }
        if (node->kind != NODE_ROW) {
            bool placed = node->kind == NODE_STACK && (child->box.x != 0 || child->box.float_x);
            float room = inner - (node->kind == NODE_STACK ? at_x(ui, child) : 0);
            bool fill = across_of(node, child) == ALIGN_STRETCH && child->box.w <= 0 && !placed;
            float most = px(ui, child->box.max_w);
            float want = fill ? (most > 0 ? fminf(room, most) : room) : fminf(child->want_w, room);
            child->rect.w = child->box.w > 0 ? child->want_w : want;
            if (child->kind == NODE_RULE) {
                child->rect.w = inner;
            }
        }
        layout_width_give(ui, child, child->rect.w);
    }
}

// ---- pass 3: the heights that follow ----

typedef struct LineHeights {
    float want, least;
} LineHeights;

static LineHeights wrapped_height(Ui *ui, Node *node) {
    float gap = px(ui, node->box.line_gap > 0 ? node->box.line_gap : node->box.gap);
    LineHeights sum = {0, 0};
    LineHeights line = {0, 0};
    int index = 0;
    for (Node *child = node->first; child; child = child->next) {
        if (child->line != index) {
            sum.want += line.want + gap;
            sum.least += line.least + gap;
            line = (LineHeights){0, 0};
            index = child->line;
        }
        line.want = fmaxf(line.want, child->want_h);
        line.least = fmaxf(line.least, child->min_h);
    }
    return (LineHeights){sum.want + line.want, sum.least + line.least};
}

static void height_of_children(Ui *ui, Node *node) {
    float want = 0;
    float least = 0;
    for (Node *child = node->first; child; child = child->next) {
        layout_height_need(ui, child);
        float offset = node->kind == NODE_STACK ? at_y(ui, child) : 0;
        if (node->kind == NODE_COL) {
            want += child->want_h;
            least += child->min_h;
        } else {
            want = fmaxf(want, child->want_h + offset);
            least = fmaxf(least, child->min_h + offset);
        }
    }
    if (node->kind == NODE_COL) {
        want += gaps(ui, node, node->child_count);
        least += gaps(ui, node, node->child_count);
    } else if (box_wraps(node)) {
        LineHeights lines = wrapped_height(ui, node);
        want = lines.want;
        least = lines.least;
    }
    node->content_h = want + pad_down(ui, node);
    node->want_h = node->content_h;
    node->min_h = node->box.scroll ? fminf(node->content_h, px(ui, 64)) : least + pad_down(ui, node);
}

void layout_height_need(Ui *ui, Node *node) {
    const Box *box = &node->box;
    switch (node->kind) {
    case NODE_PARA:
        para_break(ui, node, node->rect.w);
        node->want_h = node->min_h = node->flow.height;
        return;
    case NODE_SPACE: node->want_h = node->min_h = node->parent->kind == NODE_COL ? px(ui, box->h) : 0; return;
    case NODE_RULE: node->want_h = node->min_h = hairline(ui); return;
    case NODE_CANVAS: node->want_h = node->min_h = 0; break;
    default: height_of_children(ui, node);
    }
    float content = node->want_h;
    if (box->h > 0) {
        node->want_h = node->min_h = px(ui, box->h);
    }
    float most = px(ui, box->max_h);
    node->want_h = limit(node->want_h, px(ui, box->min_h), most);
    node->min_h = fminf(fmaxf(node->min_h, px(ui, box->min_h)), node->want_h);
    // Text that grew may not stick out of a box whose height was meant for less: the box grows.
    if (box->h > 0 && !box->scroll && node->kind != NODE_CANVAS && content > node->want_h) {
        node->want_h = node->min_h = content;
    }
}

static bool gutters_change(Node *node) {
    bool changed = false;
    if (node->box.scroll) {
        bool needed = node->content_h > node->rect.h + 0.5f;
        if (needed && !node->gutter) {
            node->gutter = true;
            changed = true;
        }
    }
    for (Node *child = node->first; child; child = child->next) {
        changed |= gutters_change(child);
    }
    return changed;
}

static void mark_overflow(Node *node) {
    for (Node *child = node->first; child; child = child->next) {
        mark_overflow(child);
        if (node->kind == NODE_PARA || node->box.scroll || child->kind == NODE_SPACE || child->hidden) {
            continue;
        }
        const Rect *in = &child->rect;
        const Rect *out = &node->rect;
        bool placed = node->kind == NODE_STACK;
        child->sticks_out =
            !placed && (in->x < out->x - 1 || in->y < out->y - 1 || in->x + in->w > out->x + out->w + 1.5f ||
                        in->y + in->h > out->y + out->h + 1.5f);
    }
}

void layout_tree(Ui *ui) {
    Rect whole = {0, 0, (float)ui->width, (float)ui->height};
    // A scrollbar takes width, which may make the text taller: at most a few rounds, since gutters only come.
    for (int round = 0; round < 4; round++) {
        layout_width_need(ui, ui->root);
        layout_width_give(ui, ui->root, whole.w);
        layout_height_need(ui, ui->root);
        layout_place(ui, ui->root, whole);
        if (!gutters_change(ui->root)) {
            break;
        }
    }
    mark_overflow(ui->root);
}
