// Ranges instead of values: forward through the operations, and back again from what a condition demands.
// Rounding is monotone, so the ends of a forward range are exact; on the way back a little slack is left,
// since several operands can round to the same result.
#include "expr/interval.h"

#include <string.h>

#include "expr/inside.h"
#include "expr/value.h"

static const double WIDE = 1e300;    // beyond every number of the language
static const double SLACK = 0x1p-50; // a few roundings, relative

typedef struct Narrowed {
    uint32_t id;
    ExprInterval interval;
} Narrowed;

// What is known of the names so far: the bounds, and what conditions have narrowed.
typedef struct Known {
    ExprBounds bounds;
    bool changed;
    unsigned count;
    Narrowed list[EXPR_NARROWED_MAX];
} Known;

static ExprInterval number_interval(double low, double high) {
    return (ExprInterval){.low = low, .high = high, .words = 0};
}

static bool is_empty(ExprInterval interval, ExprType type) {
    return type == EXPR_TYPE_CHOICE ? interval.words == 0 : !(interval.low <= interval.high);
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

static double larger(double a, double b) {
    return a > b ? a : b;
}

// The next double above; -step(-x) is the next one below.
static double step(double x) {
    if (x == 0) {
        return 0x1p-1074;
    }
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = x > 0 ? bits + 1 : bits - 1;
    memcpy(&x, &bits, sizeof x);
    return x;
}

ExprInterval expr_interval_of(const ExprSymbols *table, const ExprSymbol *symbol) {
    if (symbol->type == EXPR_TYPE_CHOICE) {
        unsigned count = table->domains[symbol->domain].count;
        return (ExprInterval){.words = count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1};
    }
    if (symbol->type == EXPR_TYPE_BOOL) {
        return number_interval(0, 1);
    }
    return symbol->low < symbol->high ? number_interval(symbol->low, symbol->high)
                                      : number_interval(-EXPR_NUMBER_MAX, EXPR_NUMBER_MAX);
}

ExprInterval expr_interval_join(ExprInterval a, ExprInterval b) {
    ExprInterval joined = {.words = a.words | b.words};
    bool a_empty = !(a.low <= a.high), b_empty = !(b.low <= b.high);
    joined.low = a_empty ? b.low : b_empty ? a.low : smaller(a.low, b.low);
    joined.high = a_empty ? b.high : b_empty ? a.high : larger(a.high, b.high);
    return joined;
}

// ---- names

static ExprInterval known_at(const Known *known, uint32_t id) {
    for (unsigned i = 0; i < known->count; i++) {
        if (known->list[i].id == id) {
            return known->list[i].interval;
        }
    }
    return known->bounds.read(known->bounds.context, id);
}

// Keeps what lies in both; false when nothing does. A name past the cap is not followed: it stays wide.
static bool known_narrow(Known *known, uint32_t id, ExprType type, ExprInterval to) {
    ExprInterval was = known_at(known, id);
    ExprInterval now = {.low = larger(was.low, to.low), .high = smaller(was.high, to.high), .words = was.words};
    if (type == EXPR_TYPE_CHOICE) {
        now = was;
        now.words &= to.words;
    }
    if (is_empty(now, type)) {
        return false;
    }
    if (now.low == was.low && now.high == was.high && now.words == was.words) {
        return true;
    }
    for (unsigned i = 0; i < known->count; i++) {
        if (known->list[i].id == id) {
            known->list[i].interval = now;
            known->changed = true;
            return true;
        }
    }
    if (known->count < EXPR_NARROWED_MAX) {
        known->list[known->count++] = (Narrowed){id, now};
        known->changed = true;
    }
    return true;
}

// ---- forward

static ExprInterval spread(const Expr *expr, uint16_t at, const Known *known);

static ExprInterval hull_of(const double *values, unsigned count) {
    ExprInterval hull = number_interval(values[0], values[0]);
    for (unsigned i = 1; i < count; i++) {
        hull.low = smaller(hull.low, values[i]);
        hull.high = larger(hull.high, values[i]);
    }
    return hull;
}

static ExprInterval corners(uint8_t code, ExprInterval a, ExprInterval b) {
    double values[4] = {operation_value(code, a.low, b.low, 0), operation_value(code, a.low, b.high, 0),
                        operation_value(code, a.high, b.low, 0), operation_value(code, a.high, b.high, 0)};
    return hull_of(values, 4);
}

static ExprInterval quotient(ExprInterval a, ExprInterval b) {
    if (b.low > 0 || b.high < 0 || (b.low == 0 && b.high == 0)) {
        return corners(CODE_DIVIDE, a, b);
    }
    bool positive = a.low >= 0 && b.low >= 0;
    return number_interval(positive ? 0 : -EXPR_NUMBER_MAX, EXPR_NUMBER_MAX);
}

static ExprInterval clamped(ExprInterval x, ExprInterval low, ExprInterval high) {
    if (low.high <= high.low) {
        return number_interval(operation_value(CODE_CLAMP, x.low, low.low, high.low),
                               operation_value(CODE_CLAMP, x.high, low.high, high.high));
    }
    return expr_interval_join(x, expr_interval_join(low, high)); // the ends may cross
}

// 0, 1 or both, for "a code b".
static ExprInterval compared(Operation operation, ExprInterval a, ExprInterval b) {
    bool apart = a.high < b.low || b.high < a.low;
    bool point = a.low == a.high && b.low == b.high && a.low == b.low;
    switch (operation) {
    case OPERATION_EQUAL: return number_interval(point, !apart);
    case OPERATION_DIFFERENT: return number_interval(apart, !point);
    case OPERATION_LESS: return number_interval(a.high < b.low, a.low < b.high);
    case OPERATION_AT_MOST: return number_interval(a.high <= b.low, a.low <= b.high);
    case OPERATION_MORE: return number_interval(a.low > b.high, a.high > b.low);
    case OPERATION_AT_LEAST: return number_interval(a.low >= b.high, a.high >= b.low);
    default: return number_interval(0, 1);
    }
}

static ExprInterval compared_words(Operation operation, uint64_t a, uint64_t b) {
    bool single = (a & (a - 1)) == 0 && a == b;
    bool equal = operation == OPERATION_EQUAL;
    bool can_equal = (a & b) != 0, can_differ = !single;
    return number_interval(equal ? !can_differ : !can_equal, equal ? can_equal : can_differ);
}

static ExprInterval spread_two(Operation operation, ExprInterval a, ExprInterval b) {
    switch (operation) {
    case OPERATION_ADD:
    case OPERATION_SUBTRACT:
    case OPERATION_MULTIPLY: return corners(operation_row(operation)->code, a, b);
    case OPERATION_DIVIDE: return quotient(a, b);
    case OPERATION_MIN: return number_interval(smaller(a.low, b.low), smaller(a.high, b.high));
    case OPERATION_MAX: return number_interval(larger(a.low, b.low), larger(a.high, b.high));
    case OPERATION_AND: return number_interval(smaller(a.low, b.low), smaller(a.high, b.high));
    case OPERATION_OR: return number_interval(larger(a.low, b.low), larger(a.high, b.high));
    default: return compared(operation, a, b);
    }
}

static ExprInterval spread_operation(const Expr *expr, const Node *node, const Known *known) {
    Operation operation = (Operation)node->operation;
    const Node *left = &expr->nodes[node->first];
    ExprInterval a = spread(expr, node->first, known);
    if (is_empty(a, (ExprType)left->type)) {
        return number_interval(1, 0);
    }
    if (operation == OPERATION_NOT) {
        return number_interval(1 - a.high, 1 - a.low);
    }
    if (operation == OPERATION_NEGATE) {
        return number_interval(-a.high, -a.low);
    }
    if (operation == OPERATION_ABS) {
        double high = larger(-a.low, a.high);
        return number_interval(a.low > 0 ? a.low : a.high < 0 ? -a.high : 0, high);
    }
    if (operation == OPERATION_IN) {
        uint64_t set = expr->nodes[left->next].value.words;
        return number_interval((a.words & ~set) == 0, (a.words & set) != 0);
    }
    for (uint16_t at = left->next; at != 0; at = expr->nodes[at].next) {
        ExprInterval b = spread(expr, at, known);
        if (is_empty(b, (ExprType)expr->nodes[at].type)) {
            return number_interval(1, 0);
        }
        if (operation == OPERATION_CLAMP || operation == OPERATION_BETWEEN) {
            ExprInterval c = spread(expr, expr->nodes[at].next, known);
            if (is_empty(c, EXPR_TYPE_NUMBER)) {
                return number_interval(1, 0);
            }
            return operation == OPERATION_CLAMP
                       ? clamped(a, b, c)
                       : number_interval(a.low >= b.high && a.high <= c.low, a.high >= b.low && a.low <= c.high);
        }
        a = left->type == EXPR_TYPE_CHOICE ? compared_words(operation, a.words, b.words) : spread_two(operation, a, b);
    }
    return a;
}

static ExprInterval spread(const Expr *expr, uint16_t at, const Known *known) {
    const Node *node = &expr->nodes[at];
    if (node->kind == NODE_WORD) {
        return (ExprInterval){.words = (uint64_t)1 << (unsigned)node->value.number};
    }
    if (node->constant) {
        return number_interval(node->value.number, node->value.number);
    }
    return node->kind == NODE_NAME ? known_at(known, node->id) : spread_operation(expr, node, known);
}

// ---- back: what the operands must be for the result to lie in a range; false when they cannot

static bool demand(const Expr *expr, uint16_t at, double low, double high, Known *known);

static double size_of(double x) {
    return x < 0 ? -x : x;
}

// A result held at the end of the language may have been anything beyond it.
static double open_low(double low) {
    return low <= -EXPR_NUMBER_MAX ? -WIDE : low;
}

static double open_high(double high) {
    return high >= EXPR_NUMBER_MAX ? WIDE : high;
}

static bool demand_sum(const Expr *expr, uint16_t left, uint16_t right, double sign, double low, double high,
                       Known *known) {
    // left + sign * right in low .. high
    ExprInterval b = spread(expr, right, known);
    ExprInterval signed_b = sign > 0 ? b : number_interval(-b.high, -b.low);
    double slack_low = SLACK * (size_of(low) + size_of(signed_b.high));
    double slack_high = SLACK * (size_of(high) + size_of(signed_b.low));
    if (!demand(expr, left, open_low(low) - signed_b.high - slack_low, open_high(high) - signed_b.low + slack_high,
                known)) {
        return false;
    }
    ExprInterval a = spread(expr, left, known);
    slack_low = SLACK * (size_of(low) + size_of(a.high));
    slack_high = SLACK * (size_of(high) + size_of(a.low));
    double right_low = open_low(low) - a.high - slack_low, right_high = open_high(high) - a.low + slack_high;
    return sign > 0 ? demand(expr, right, right_low, right_high, known)
                    : demand(expr, right, -right_high, -right_low, known);
}

static bool demand_product(const Expr *expr, uint16_t factor, double constant, double low, double high, Known *known) {
    if (constant == 0 || size_of(constant) < 1e-9) {
        return true;
    }
    double a = open_low(low) / constant, b = open_high(high) / constant;
    double from = smaller(a, b), to = larger(a, b);
    return demand(expr, factor, from - SLACK * size_of(from) - 1e-300, to + SLACK * size_of(to) + 1e-300, known);
}

static bool demand_all(const Expr *expr, uint16_t first, double low, double high, Known *known) {
    for (uint16_t child = first; child != 0; child = expr->nodes[child].next) {
        if (!demand(expr, child, low, high, known)) {
            return false;
        }
    }
    return true;
}

static bool demand(const Expr *expr, uint16_t at, double low, double high, Known *known) {
    const Node *node = &expr->nodes[at];
    ExprInterval now = spread(expr, at, known);
    low = larger(low, now.low);
    high = smaller(high, now.high);
    if (!(low <= high)) {
        return false;
    }
    if (node->constant) {
        return true;
    }
    if (node->kind == NODE_NAME) {
        return known_narrow(known, node->id, EXPR_TYPE_NUMBER, number_interval(low, high));
    }
    uint16_t left = node->first, right = expr->nodes[left].next;
    switch ((Operation)node->operation) {
    case OPERATION_ADD: return demand_sum(expr, left, right, 1, low, high, known);
    case OPERATION_SUBTRACT: return demand_sum(expr, left, right, -1, low, high, known);
    case OPERATION_MULTIPLY:
        if (expr->nodes[right].constant) {
            return demand_product(expr, left, expr->nodes[right].value.number, low, high, known);
        }
        return !expr->nodes[left].constant ||
               demand_product(expr, right, expr->nodes[left].value.number, low, high, known);
    case OPERATION_NEGATE: return demand(expr, left, -high, -low, known);
    case OPERATION_ABS: return demand(expr, left, -high, high, known);
    case OPERATION_MIN: return demand_all(expr, left, low, WIDE, known);
    case OPERATION_MAX: return demand_all(expr, left, -WIDE, high, known);
    default: return true;
    }
}

static bool assume_numbers(const Expr *expr, uint16_t left, Operation operation, uint16_t right, Known *known) {
    ExprInterval a = spread(expr, left, known), b = spread(expr, right, known);
    if (is_empty(a, EXPR_TYPE_NUMBER) || is_empty(b, EXPR_TYPE_NUMBER)) {
        return false;
    }
    switch (operation) {
    case OPERATION_EQUAL: return demand(expr, left, b.low, b.high, known) && demand(expr, right, a.low, a.high, known);
    case OPERATION_LESS:
        return demand(expr, left, -WIDE, -step(-b.high), known) && demand(expr, right, step(a.low), WIDE, known);
    case OPERATION_AT_MOST: return demand(expr, left, -WIDE, b.high, known) && demand(expr, right, a.low, WIDE, known);
    case OPERATION_MORE: return assume_numbers(expr, right, OPERATION_LESS, left, known);
    case OPERATION_AT_LEAST: return assume_numbers(expr, right, OPERATION_AT_MOST, left, known);
    default: break;
    }
    // Different: an end that is the only value of the other side falls away.
    if (b.low == b.high &&
        !demand(expr, left, a.low == b.low ? step(a.low) : a.low, a.high == b.low ? -step(-a.high) : a.high, known)) {
        return false;
    }
    return a.low != a.high ||
           demand(expr, right, b.low == a.low ? step(b.low) : b.low, b.high == a.low ? -step(-b.high) : b.high, known);
}

static bool assume_word(const Expr *expr, uint16_t at, uint64_t words, Known *known) {
    const Node *node = &expr->nodes[at];
    if (node->kind == NODE_NAME) {
        return known_narrow(known, node->id, EXPR_TYPE_CHOICE, (ExprInterval){.words = words});
    }
    return (spread(expr, at, known).words & words) != 0;
}

static bool assume_words(const Expr *expr, uint16_t left, bool equal, uint16_t right, Known *known) {
    uint64_t a = spread(expr, left, known).words, b = spread(expr, right, known).words;
    if (a == 0 || b == 0) {
        return false;
    }
    if (equal) {
        return assume_word(expr, left, b, known) && assume_word(expr, right, a, known);
    }
    return ((b & (b - 1)) != 0 || assume_word(expr, left, ~b, known)) &&
           ((a & (a - 1)) != 0 || assume_word(expr, right, ~a, known));
}

static bool assume(const Expr *expr, uint16_t at, bool truth, Known *known);

// One of the members must hold, so a name can be whatever it can be under one of them.
static bool assume_any(const Expr *expr, uint16_t first, bool truth, Known *known) {
    Known joined = {.count = 0};
    bool any = false;
    for (uint16_t child = first; child != 0; child = expr->nodes[child].next) {
        Known branch = *known;
        branch.changed = false;
        if (!assume(expr, child, truth, &branch)) {
            continue;
        }
        if (!any) {
            joined = branch;
        }
        for (unsigned i = 0; any && i < joined.count; i++) {
            ExprInterval *interval = &joined.list[i].interval;
            *interval = expr_interval_join(*interval, known_at(&branch, joined.list[i].id));
        }
        any = true;
    }
    for (unsigned i = 0; any && i < joined.count; i++) {
        ExprInterval was = known_at(known, joined.list[i].id), now = joined.list[i].interval;
        known->changed |= was.low != now.low || was.high != now.high || was.words != now.words;
    }
    if (any) {
        joined.changed = known->changed;
        *known = joined;
    }
    return any;
}

static bool assume_all(const Expr *expr, uint16_t first, bool truth, Known *known) {
    for (uint16_t child = first; child != 0; child = expr->nodes[child].next) {
        if (!assume(expr, child, truth, known)) {
            return false;
        }
    }
    return true;
}

static bool possible(ExprInterval truths, bool truth) {
    return truths.low <= truths.high && (truth ? truths.high > 0 : truths.low < 1);
}

static bool assume(const Expr *expr, uint16_t at, bool truth, Known *known) {
    const Node *node = &expr->nodes[at];
    if (node->constant) {
        return (node->value.number != 0) == truth;
    }
    if (node->kind == NODE_NAME) {
        return known_narrow(known, node->id, EXPR_TYPE_BOOL, number_interval(truth, truth));
    }
    Operation operation = (Operation)node->operation;
    uint16_t left = node->first, right = expr->nodes[left].next;
    const OperationRow *row = operation_row(operation);
    Operation meant = truth || row->opposite == OPERATION_NONE ? operation : row->opposite;
    switch (operation) {
    case OPERATION_NOT: return assume(expr, left, !truth, known);
    case OPERATION_AND:
    case OPERATION_OR:
        return meant == OPERATION_AND ? assume_all(expr, left, truth, known) : assume_any(expr, left, truth, known);
    case OPERATION_IN: {
        uint64_t set = expr->nodes[right].value.words;
        return assume_word(expr, left, truth ? set : ~set, known);
    }
    case OPERATION_BETWEEN:
        if (truth) {
            return assume_numbers(expr, left, OPERATION_AT_LEAST, right, known) &&
                   assume_numbers(expr, left, OPERATION_AT_MOST, expr->nodes[right].next, known);
        }
        return possible(spread(expr, at, known), false);
    default: break;
    }
    switch ((ExprType)expr->nodes[left].type) {
    case EXPR_TYPE_NUMBER: return assume_numbers(expr, left, meant, right, known);
    case EXPR_TYPE_CHOICE: return assume_words(expr, left, meant == OPERATION_EQUAL, right, known);
    default: return possible(spread(expr, at, known), truth);
    }
}

// Repeated, because a later member can narrow what an earlier one compares with.
static bool settle(const Expr *expr, bool truth, Known *known) {
    for (unsigned round = 0; round < EXPR_PROOF_ROUNDS_MAX; round++) {
        known->changed = false;
        if (!assume(expr, expr->root, truth, known)) {
            return false;
        }
        if (!known->changed) {
            break;
        }
    }
    return true;
}

ExprVerdict expr_prove(const Expr *condition, ExprBounds bounds) {
    if (condition->type != EXPR_TYPE_BOOL) {
        return EXPR_UNKNOWN;
    }
    Known known = {.bounds = bounds};
    if (!settle(condition, true, &known)) {
        return EXPR_NEVER;
    }
    known = (Known){.bounds = bounds};
    return settle(condition, false, &known) ? EXPR_UNKNOWN : EXPR_ALWAYS;
}

ExprInterval expr_interval(const Expr *expr, ExprBounds bounds) {
    if (expr->type == EXPR_TYPE_BOOL) {
        ExprVerdict verdict = expr_prove(expr, bounds);
        return number_interval(verdict == EXPR_ALWAYS, verdict != EXPR_NEVER);
    }
    Known known = {.bounds = bounds};
    return spread(expr, expr->root, &known);
}

// ---- effects

// What stands before an effect: what was written so far, else what the condition left of the bounds.
typedef struct Before {
    const Known *given;
    size_t count;
    Narrowed list[EXPR_EFFECTS_MAX];
} Before;

static ExprInterval before_read(const void *context, uint32_t id) {
    const Before *before = context;
    for (size_t i = 0; i < before->count; i++) {
        if (before->list[i].id == id) {
            return before->list[i].interval;
        }
    }
    return known_at(before->given, id);
}

static ExprInterval effect_interval(const Effect *effect, const Before *before) {
    ExprBounds bounds = {before_read, before};
    ExprInterval value = expr_interval(effect->expr, bounds);
    if (is_empty(value, (ExprType)effect->type)) {
        return number_interval(1, 0);
    }
    if (effect->type == EXPR_TYPE_CHOICE) {
        return value;
    }
    if (effect->operation != EFFECT_SET) {
        ExprInterval old = before_read(before, effect->id);
        if (is_empty(old, EXPR_TYPE_NUMBER)) {
            return number_interval(1, 0);
        }
        bool add = effect->operation == EFFECT_ADD;
        value = number_interval(old.low + (add ? value.low : -value.high), old.high + (add ? value.high : -value.low));
    }
    return number_interval(operation_value(CODE_CLAMP, value.low, effect->low, effect->high),
                           operation_value(CODE_CLAMP, value.high, effect->low, effect->high));
}

void effects_spread(const Effects *effects, const Expr *given, ExprBounds bounds,
                    void (*wrote)(void *user, uint32_t id, ExprInterval interval), void *user) {
    Known known = {.bounds = bounds};
    if (given != NULL && given->type == EXPR_TYPE_BOOL && !settle(given, true, &known)) {
        return;
    }
    Before before = {.given = &known, .count = 0};
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->list[i];
        ExprInterval interval = effect_interval(effect, &before);
        size_t at = 0;
        while (at < before.count && before.list[at].id != effect->id) {
            at++;
        }
        before.list[at] = (Narrowed){effect->id, interval};
        before.count += at == before.count;
        wrote(user, effect->id, interval);
    }
}
