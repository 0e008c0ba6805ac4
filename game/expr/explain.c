// Why a condition does not hold: the first part that fails, and what was found there. Walks the nodes, which
// is slower than the machine and asked only when somebody wants to know.
#include "expr/inside.h"
#include "expr/value.h"

double expr_node_value(const Expr *expr, uint16_t at, ExprReader reader) {
    const Node *node = &expr->nodes[at];
    if (node->constant) {
        return node->value.number;
    }
    if (node->kind == NODE_NAME) {
        return reader.read(reader.context, node->id);
    }
    const OperationRow *row = operation_row((Operation)node->operation);
    const Node *left = &expr->nodes[node->first];
    if (node->operation == OPERATION_IN) {
        return value_among(expr_node_value(expr, node->first, reader), expr->nodes[left->next].value.words);
    }
    double values[3] = {0, 0, 0};
    unsigned count = 0;
    bool pairs = row->most == EXPR_ARGUMENTS_MAX || row->code == CODE_AND || row->code == CODE_OR;
    for (uint16_t child = node->first; child != 0; child = expr->nodes[child].next, count++) {
        double value = expr_node_value(expr, child, reader);
        if (!pairs) {
            values[count] = value;
        } else {
            values[0] = count == 0 ? value : operation_value(row->code, values[0], value, 0);
        }
    }
    return pairs ? values[0] : operation_value(row->code, values[0], values[1], values[2]);
}

// One part that fails: a node, and whether it stands under an odd number of "not".
typedef struct Part {
    uint16_t node;
    bool negated;
} Part;

static bool part_holds(const Expr *expr, Part part, ExprReader reader) {
    return (expr_node_value(expr, part.node, reader) != 0) != part.negated;
}

// What the part is after its "not"s: AND, OR, or a single comparison.
static Operation part_operation(const Expr *expr, Part *part) {
    const Node *node = &expr->nodes[part->node];
    while (node->kind == NODE_OPERATION && node->operation == OPERATION_NOT) {
        *part = (Part){node->first, !part->negated};
        node = &expr->nodes[part->node];
    }
    Operation operation = node->kind == NODE_OPERATION ? (Operation)node->operation : OPERATION_NONE;
    bool members = operation == OPERATION_AND || operation == OPERATION_OR;
    return members && part->negated ? operation_row(operation)->opposite : operation;
}

// Down through conjunctions to the first member that fails. Stops at an "or", all of whose members fail.
static Part part_descend(const Expr *expr, Part part, ExprReader reader, Operation *operation) {
    for (*operation = part_operation(expr, &part); *operation == OPERATION_AND;
         *operation = part_operation(expr, &part)) {
        Part member = {expr->nodes[part.node].first, part.negated};
        while (expr->nodes[member.node].next != 0 && part_holds(expr, member, reader)) {
            member.node = expr->nodes[member.node].next;
        }
        part = member;
    }
    return part;
}

static ExprComparison comparison_of(Operation operation, bool negated) {
    const OperationRow *row = operation_row(operation);
    switch (negated && row->opposite != OPERATION_NONE ? row->opposite : operation) {
    case OPERATION_EQUAL: return EXPR_COMPARISON_EQUAL;
    case OPERATION_DIFFERENT: return EXPR_COMPARISON_DIFFERENT;
    case OPERATION_LESS: return EXPR_COMPARISON_LESS;
    case OPERATION_AT_MOST: return EXPR_COMPARISON_AT_MOST;
    case OPERATION_MORE: return EXPR_COMPARISON_MORE;
    case OPERATION_AT_LEAST: return EXPR_COMPARISON_AT_LEAST;
    case OPERATION_IN: return negated ? EXPR_COMPARISON_NOT_AMONG : EXPR_COMPARISON_AMONG;
    default: return EXPR_COMPARISON_NONE;
    }
}

static double first_word(uint64_t words) {
    double index = 0;
    while (words != 0 && (words & 1u) == 0) {
        words >>= 1;
        index++;
    }
    return index;
}

static void fail_comparison(const Expr *expr, Part part, ExprReader reader, ExprFailure *failure) {
    const Node *node = &expr->nodes[part.node];
    Operation operation = (Operation)node->operation;
    uint16_t left = node->first, right = expr->nodes[left].next;
    if (operation_row(operation)->mirrored != OPERATION_NONE && expr->nodes[left].kind != NODE_NAME &&
        expr->nodes[right].kind == NODE_NAME) {
        uint16_t other = left;
        left = right;
        right = other;
        operation = operation_row(operation)->mirrored;
    }
    failure->named = expr->nodes[left].kind == NODE_NAME;
    failure->id = failure->named ? expr->nodes[left].id : 0;
    failure->found = expr_node_value(expr, left, reader);
    failure->comparison = comparison_of(operation, part.negated);
    if (operation == OPERATION_IN) {
        failure->needed = first_word(expr->nodes[right].value.words);
    } else if (operation == OPERATION_BETWEEN) {
        double low = expr_node_value(expr, right, reader);
        double high = expr_node_value(expr, expr->nodes[right].next, reader);
        bool below = failure->found < low;
        failure->needed = below ? low : high;
        if (!part.negated) {
            failure->comparison = below ? EXPR_COMPARISON_AT_LEAST : EXPR_COMPARISON_AT_MOST;
        }
    } else {
        failure->needed = expr_node_value(expr, right, reader);
    }
}

bool expr_failing(const Expr *expr, ExprReader reader, ExprFailure *failure) {
    *failure = (ExprFailure){.comparison = EXPR_COMPARISON_NONE};
    if (expr->type != EXPR_TYPE_BOOL || expr_true(expr, reader)) {
        return false;
    }
    Operation operation;
    Part part = part_descend(expr, (Part){expr->root, false}, reader, &operation);
    while (operation == OPERATION_OR) {
        part.node = expr->nodes[part.node].first;
        part = part_descend(expr, part, reader, &operation);
    }
    const Node *node = &expr->nodes[part.node];
    failure->span = (Span){expr->span.file, expr->offset + node->start, node->length};
    if (operation != OPERATION_NONE) {
        fail_comparison(expr, part, reader, failure);
    } else if (node->kind == NODE_NAME) {
        failure->named = true;
        failure->id = node->id;
        failure->comparison = EXPR_COMPARISON_EQUAL;
        failure->needed = !part.negated;
        failure->found = part.negated;
    } else {
        failure->needed = !part.negated;
        failure->found = part.negated;
    }
    return true;
}

static void write_found(Writer *writer, const Expr *expr, const ExprSymbols *table, uint16_t at, ExprReader reader) {
    const Node *node = &expr->nodes[at];
    expr_write_value(writer, table, (ExprType)node->type, node->domain, expr_node_value(expr, at, reader));
}

static void explain_part(Writer *writer, const Expr *expr, const ExprSymbols *table, Part part, Operation operation,
                         ExprReader reader) {
    const Node *node = &expr->nodes[part.node];
    const OperationRow *row = operation_row(operation);
    uint16_t left = node->first, right = expr->nodes[left].next;
    bool comparison = row->mirrored != OPERATION_NONE;
    if (part.negated && comparison) {
        expr_write_node(writer, expr, table, left);
        expr_write(writer, " ");
        expr_write(writer, operation_row(row->opposite)->text);
        expr_write(writer, " ");
        expr_write_node(writer, expr, table, right);
    } else {
        expr_write(writer, part.negated ? "not " : "");
        expr_write_node(writer, expr, table, part.node);
    }
    if (node->constant) {
        return;
    }
    expr_write(writer, " - now ");
    if (operation == OPERATION_NONE) {
        write_found(writer, expr, table, part.node, reader);
    } else if (comparison && expr->nodes[left].constant) {
        write_found(writer, expr, table, right, reader);
    } else {
        write_found(writer, expr, table, left, reader);
        if (comparison && !expr->nodes[right].constant) {
            expr_write(writer, " and ");
            write_found(writer, expr, table, right, reader);
        }
    }
}

static void explain(Writer *writer, const Expr *expr, const ExprSymbols *table, Part from, ExprReader reader) {
    Operation operation;
    Part part = part_descend(expr, from, reader, &operation);
    if (operation != OPERATION_OR) {
        explain_part(writer, expr, table, part, operation, reader);
        return;
    }
    for (uint16_t child = expr->nodes[part.node].first; child != 0; child = expr->nodes[child].next) {
        expr_write(writer, child == expr->nodes[part.node].first ? "" : "; or ");
        explain(writer, expr, table, (Part){child, part.negated}, reader);
    }
}

void expr_explain(const Expr *expr, const ExprSymbols *table, ExprReader reader, char *out, size_t size) {
    Writer writer = expr_writer(out, size);
    if (expr->type != EXPR_TYPE_BOOL) {
        expr_write_node(&writer, expr, table, expr->root);
        expr_write(&writer, " - now ");
        write_found(&writer, expr, table, expr->root, reader);
    } else if (!expr_true(expr, reader)) {
        explain(&writer, expr, table, (Part){expr->root, false}, reader);
    }
}
