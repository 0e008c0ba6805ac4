// Which names expressions and effects read and write, each once.
#include "expr/inside.h"

static size_t id_add(uint32_t *ids, size_t max, size_t count, uint32_t id) {
    if (count < max) {
        ids[count] = id;
    }
    return count + 1;
}

// Nodes stand in the order of the text, so the first use of a name is the first node with its id.
static bool read_before(const Expr *expr, uint16_t node) {
    for (uint16_t i = 1; i < node; i++) {
        if (expr->nodes[i].kind == NODE_NAME && expr->nodes[i].id == expr->nodes[node].id) {
            return true;
        }
    }
    return false;
}

static bool expr_has(const Expr *expr, uint32_t id) {
    for (uint16_t i = 1; i < expr->node_count; i++) {
        if (expr->nodes[i].kind == NODE_NAME && expr->nodes[i].id == id) {
            return true;
        }
    }
    return false;
}

size_t expr_reads(const Expr *expr, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (uint16_t i = 1; i < expr->node_count; i++) {
        if (expr->nodes[i].kind == NODE_NAME && !read_before(expr, i)) {
            count = id_add(ids, max, count, expr->nodes[i].id);
        }
    }
    return count;
}

size_t effects_reads(const Effects *effects, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (size_t e = 0; e < effects->count; e++) {
        const Expr *expr = effects->list[e].expr;
        for (uint16_t i = 1; i < expr->node_count; i++) {
            bool known = expr->nodes[i].kind != NODE_NAME || read_before(expr, i);
            for (size_t former = 0; former < e && !known; former++) {
                known = expr_has(effects->list[former].expr, expr->nodes[i].id);
            }
            if (!known) {
                count = id_add(ids, max, count, expr->nodes[i].id);
            }
        }
    }
    return count;
}

size_t effects_writes(const Effects *effects, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (size_t e = 0; e < effects->count; e++) {
        bool known = false;
        for (size_t former = 0; former < e; former++) {
            known |= effects->list[former].id == effects->list[e].id;
        }
        if (!known) {
            count = id_add(ids, max, count, effects->list[e].id);
        }
    }
    return count;
}
