// Where everything stands: the fourth pass, with scrolling.
#include <math.h>

#include "ui/tree.h"

typedef struct Inner {
    float x, y, w, h;
} Inner;

static Inner inner_of(const Ui *ui, const Node *node, Rect rect) {
    const Pad *pad = &node->box.pad;
    float gutter = node->gutter ? px(ui, 14) : 0;
    Inner inner = {rect.x + px(ui, pad->left), rect.y + px(ui, pad->top), 0, 0};
    inner.w = rect.w - px(ui, pad->left) - px(ui, pad->right) - gutter;
    inner.h = rect.h - px(ui, pad->top) - px(ui, pad->bottom);
    return inner;
}

// Growers share by weight of the whole, but none gets less than its content. `line` marks the settled ones.
static void share_left(Node *node, float shared, float weight) {
    for (Node *child = node->first; child; child = child->next) {
        child->line = 0;
    }
    bool bound = true;
    while (bound) {
        bound = false;
        for (Node *child = node->first; child; child = child->next) {
            if (child->box.grow > 0 && !child->line && child->want_h > shared * child->box.grow / weight + 0.5f) {
                shared -= child->want_h;
                weight -= child->box.grow;
                child->line = 1;
                bound = weight > 0;
            }
        }
    }
    for (Node *child = node->first; child; child = child->next) {
        if (child->box.grow > 0 && !child->line) {
            child->rect.h = roundf(shared * child->box.grow / weight);
            shared -= child->rect.h;
            weight -= child->box.grow;
        }
    }
}

// Heights in a column: growers share, boxes that can scroll give way.
static float share_column(Ui *ui, Node *node, float inner) {
    float gap = px(ui, node->box.gap);
    float used = node->child_count > 1 ? gap * (float)(node->child_count - 1) : 0;
    float room = inner - used;
    float weight = 0;
    float give = 0;
    float want_growers = 0;
    for (Node *child = node->first; child; child = child->next) {
        child->rect.h = child->box.part > 0 ? fmaxf(child->min_h, roundf(child->box.part * room)) : child->want_h;
        used += child->rect.h;
        weight += child->box.grow;
        want_growers += child->box.grow > 0 ? child->rect.h : 0;
        give += child->rect.h - child->min_h;
    }
    float left = inner - used;
    if (left < 0 && give > 0) {
        float over = fminf(-left, give);
        for (Node *child = node->first; child && give > 0; child = child->next) {
            float cut = roundf(over * (child->rect.h - child->min_h) / give);
            give -= child->rect.h - child->min_h;
            over -= cut;
            child->rect.h -= cut;
            left += cut;
        }
    } else if (left > 0 && weight > 0) {
        share_left(node, left + want_growers, weight);
        left = 0;
    }
    return fmaxf(0, left);
}

static float start_of(Align along, float left) {
    return along == ALIGN_CENTRE ? floorf(left / 2) : along == ALIGN_END ? left : 0;
}

static void across(Align align, float room, float *at, float *length, float want) {
    *length = align == ALIGN_STRETCH ? room : fminf(want, fmaxf(room, want));
    if (align == ALIGN_CENTRE) {
        *at += roundf((room - *length) / 2);
    } else if (align == ALIGN_END) {
        *at += room - *length;
    }
}

static void place_column(Ui *ui, Node *node, Inner inner) {
    float left = share_column(ui, node, inner.h);
    bool between = node->box.along == ALIGN_BETWEEN && node->child_count > 1;
    float gap = px(ui, node->box.gap) + (between ? left / (float)(node->child_count - 1) : 0);
    float y = inner.y + start_of(node->box.along, left);
    for (Node *child = node->first; child; child = child->next) {
        float x = inner.x;
        float width = child->rect.w;
        Align align = across_of(node, child);
        bool fills = align == ALIGN_STRETCH && fabsf(child->rect.w - inner.w) < 1;
        across(align == ALIGN_STRETCH && !fills ? ALIGN_START : align, inner.w, &x, &width, child->rect.w);
        layout_place(ui, child, (Rect){x, roundf(y), width, child->rect.h});
        y += child->rect.h + gap;
    }
}

static void place_line(Ui *ui, Node *node, Node *first, const Node *end, Inner inner) {
    float used = 0;
    size_t count = 0;
    for (Node *child = first; child != end; child = child->next) {
        used += child->rect.w;
        count++;
    }
    float gap = px(ui, node->box.gap);
    float left = fmaxf(0, inner.w - used - (count > 1 ? gap * (float)(count - 1) : 0));
    if (node->box.along == ALIGN_BETWEEN && count > 1) {
        gap += left / (float)(count - 1);
    }
    float x = inner.x + start_of(node->box.along, left);
    for (Node *child = first; child != end; child = child->next) {
        float y = inner.y;
        float height = child->want_h;
        bool tall = child->kind == NODE_RULE || child->kind == NODE_SPACE;
        float want = fminf(child->want_h, fmaxf(inner.h, child->min_h));
        across(tall ? ALIGN_STRETCH : across_of(node, child), inner.h, &y, &height, want);
        if (child->box.h > 0 && !tall) {
            height = child->want_h;
        }
        layout_place(ui, child, (Rect){roundf(x), y, child->rect.w, height});
        x += child->rect.w + gap;
    }
}

static void place_rows(Ui *ui, Node *node, Inner inner) {
    if (!box_wraps(node)) {
        place_line(ui, node, node->first, NULL, inner);
        return;
    }
    float gap = px(ui, node->box.line_gap > 0 ? node->box.line_gap : node->box.gap);
    int lines = node->last ? node->last->line + 1 : 0;
    float spare = 0;
    if (lines > 0 && !node->box.scroll) { // a grid fills the height it is given
        spare = fmaxf(0, inner.h - (node->content_h - px(ui, node->box.pad.top) - px(ui, node->box.pad.bottom)));
    }
    float y = inner.y;
    if (node->box.across == ALIGN_STRETCH) {
        spare /= (float)(lines > 0 ? lines : 1);
    } else { // lines that do not fill the box stand in its middle
        y += node->box.across == ALIGN_START ? 0 : node->box.across == ALIGN_END ? spare : floorf(spare / 2);
        spare = 0;
    }
    for (Node *first = node->first; first;) {
        Node *end = first;
        float height = 0;
        while (end && end->line == first->line) {
            height = fmaxf(height, end->want_h);
            end = end->next;
        }
        height = floorf(height + spare);
        place_line(ui, node, first, end, (Inner){inner.x, y, inner.w, height});
        y += height + gap;
        first = end;
    }
}

static void place_stacked(Ui *ui, Node *node, Inner inner) {
    for (Node *child = node->first; child; child = child->next) {
        const Box *box = &child->box;
        bool by_x = box->x != 0 || box->float_x;
        bool by_y = box->y != 0 || box->float_y;
        float x = inner.x;
        float y = inner.y;
        float width = child->rect.w;
        float height = child->want_h;
        Align align = box->self != ALIGN_AUTO ? box->self : node->box.across;
        if (by_x) {
            float offset = roundf(box->x * ui->scale);
            x = offset < 0 || (offset == 0 && signbit(box->x)) ? inner.x + inner.w - width + offset : inner.x + offset;
        } else if (align != ALIGN_AUTO && align != ALIGN_STRETCH) {
            across(align, inner.w, &x, &width, width);
        }
        if (by_y) {
            float offset = roundf(box->y * ui->scale);
            y = offset < 0 ? inner.y + inner.h - height + offset : inner.y + offset;
        } else if (box->h <= 0 && (align == ALIGN_AUTO || align == ALIGN_STRETCH)) {
            height = inner.h;
        } else if (align == ALIGN_CENTRE) {
            across(ALIGN_CENTRE, inner.h, &y, &height, fminf(height, inner.h));
        } else if (align == ALIGN_END) {
            across(ALIGN_END, inner.h, &y, &height, height);
        }
        layout_place(ui, child, (Rect){x, y, width, height});
    }
}

// The focus stops of terms stand where their words came to stand: on the first line they touch.
static void place_terms(Node *node) {
    for (size_t s = 0; s < node->span_count; s++) {
        Node *stop = node->spans[s].stop;
        for (size_t l = 0; stop && l < node->flow.line_count; l++) {
            const FlowLine *line = &node->flow.lines[l];
            Rect rect = {0, 0, 0, 0};
            float shift = node->text.align == ALIGN_END      ? node->rect.w - line->width
                          : node->text.align == ALIGN_CENTRE ? floorf((node->rect.w - line->width) / 2)
                                                             : 0;
            for (uint32_t p = 0; p < line->count; p++) {
                const FlowPiece *piece = &node->flow.pieces[line->first + p];
                if (piece->span == s) {
                    Rect part = {node->rect.x + shift + piece->x, node->rect.y + line->top, piece->width,
                                 node->line_px};
                    rect = rect_join(rect, part);
                }
            }
            if (!rect_empty(rect)) {
                stop->rect = rect;
                break;
            }
        }
    }
}

void layout_place(Ui *ui, Node *node, Rect rect) {
    node->rect = rect;
    if (node->kind == NODE_PARA) {
        place_terms(node);
        return;
    }
    Inner inner = inner_of(ui, node, rect);
    if (node->box.scroll) {
        float most = fmaxf(0, node->content_h - rect.h);
        if (node->box.from_top && ui->page_new) {
            memory_at(ui, node->id)->scroll = 0;
        }
        const Memory *memory = memory_find(ui, node->id);
        node->scroll = roundf(fminf(most, fmaxf(0, memory ? memory->scroll : 0)));
        inner.y -= node->scroll;
        inner.h = fmaxf(inner.h, node->content_h - (rect.h - inner.h));
    }
    switch (node->kind) {
    case NODE_COL: place_column(ui, node, inner); break;
    case NODE_ROW: place_rows(ui, node, inner); break;
    case NODE_STACK: place_stacked(ui, node, inner); break;
    default: break;
    }
}
