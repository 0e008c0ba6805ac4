// Any bytes as a condition or a list of effects. What compiles must print to a text that compiles to the
// same, run on the machine as it walks over the nodes, lie inside what is proved of it, and keep effects in
// range. The first byte says what is wanted, the rest is the text.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "expr/inside.h"
#include "expr/interval.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const words[] = {"none", "osce", "joint-centre"};
static const ExprDomain domain = {"clause.watch", words, 3};

enum { A, B, TRUST, TOLD, WATCH, OTHER, ID_COUNT };

static const ExprSymbol symbols[ID_COUNT] = {
    {"a", EXPR_TYPE_NUMBER, 0, EXPR_SCOPE_OPEN, true, -10, 10, A, NULL},
    {"b", EXPR_TYPE_NUMBER, 0, EXPR_SCOPE_OPEN, true, 0, 0, B, NULL},
    {"trust.north", EXPR_TYPE_NUMBER, 0, EXPR_SCOPE_HIDDEN, true, 0, 100, TRUST, NULL},
    {"told", EXPR_TYPE_BOOL, 0, EXPR_SCOPE_OPEN, true, 0, 0, TOLD, NULL},
    {"clause.watch", EXPR_TYPE_CHOICE, 0, EXPR_SCOPE_OPEN, true, 0, 0, WATCH, NULL},
    {"other", EXPR_TYPE_CHOICE, 0, EXPR_SCOPE_MIND, false, 0, 0, OTHER, NULL},
};

static double value_read(const void *context, uint32_t id) {
    return ((const double *)context)[id];
}

static void value_write(void *context, uint32_t id, double value) {
    const ExprSymbol *symbol = &symbols[id];
    ASSERT(symbol->writable);
    ASSERT(symbol->low == symbol->high || (value >= symbol->low && value <= symbol->high));
    ASSERT(value >= -EXPR_NUMBER_MAX && value <= EXPR_NUMBER_MAX);
    ((double *)context)[id] = value;
}

static ExprInterval value_bounds(const void *context, uint32_t id) {
    return expr_interval_of(context, &symbols[id]);
}

static void check_expr(const ExprSymbols *table, Arena *arena, const Expr *expr, const double *values) {
    static char once[1u << 16], again[1u << 16];
    ExprReader reader = {value_read, values};
    double found = expr_evaluate(expr, reader);
    ASSERT(found == expr_node_value(expr, expr->root, reader));
    ASSERT(found >= -EXPR_NUMBER_MAX && found <= EXPR_NUMBER_MAX);
    ExprInterval interval = expr_interval(expr, (ExprBounds){value_bounds, table});
    if (expr_type(expr) == EXPR_TYPE_CHOICE) {
        ASSERT((interval.words >> (unsigned)found) & 1u);
    } else {
        ASSERT(found >= interval.low && found <= interval.high);
    }
    ExprFailure failure;
    bool failing = expr_failing(expr, reader, &failure);
    ASSERT(failing == (expr_type(expr) == EXPR_TYPE_BOOL && found == 0));
    expr_explain(expr, table, reader, once, sizeof once);
    size_t length = expr_print(expr, table, once, sizeof once);
    ASSERT(length < sizeof once);
    if (length > EXPR_TEXT_MAX) {
        return;
    }
    const Expr *second =
        expr_compile(table, arena, once, length, (Span){0}, "", expr_type(expr), EXPR_SCOPE_HIDDEN, NULL);
    ASSERT(second != NULL);
    ASSERT(expr_evaluate(second, reader) == found);
    expr_print(second, table, again, sizeof again);
    ASSERT(strcmp(once, again) == 0);
}

static void ignore(void *user, uint32_t id, ExprInterval interval) {
    (void)user;
    (void)id;
    (void)interval;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) {
        return 0;
    }
    double values[3][ID_COUNT] = {{3, 240, 40, 1, 1, 0}, {-10, -0.5, 0, 0, 0, 2}, {0, 1e15, 100, 1, 2, 2}};
    Arena arena;
    ExprSymbols table;
    DiagList diags;
    Error error;
    if (!arena_init(&arena, 16u << 20) || !diag_list_init(&diags) ||
        !expr_symbols_init(&table, symbols, ID_COUNT, &domain, 1, &arena, &error)) {
        abort();
    }
    const char *text = (const char *)data + 1;
    Span origin = {diag_source_add(&diags, "fuzz", text, size - 1), 0, (uint32_t)(size - 1)};
    ExprScope scope = (ExprScope)(1 + data[0] % 3);
    if (data[0] & 0x40u) {
        const Effects *effects = effects_compile(&table, &arena, text, size - 1, origin, "", scope, &diags);
        ASSERT((effects == NULL) == (diag_errors(&diags) > 0));
        for (size_t i = 0; effects != NULL && i < 3; i++) {
            effects_apply(effects, (ExprReader){value_read, values[i]}, (ExprWriter){value_write, values[i]});
            effects_spread(effects, NULL, (ExprBounds){value_bounds, &table}, ignore, NULL);
        }
    } else {
        const Expr *expr = expr_compile(&table, &arena, text, size - 1, origin, "",
                                        (ExprType)(data[0] / 4 % EXPR_TYPE_COUNT), scope, &diags);
        ASSERT((expr == NULL) == (diag_errors(&diags) > 0));
        for (size_t i = 0; expr != NULL && i < 3; i++) {
            check_expr(&table, &arena, expr, values[i]);
        }
    }
    Buffer out;
    buffer_init(&out);
    diag_print(&diags, &out);
    buffer_free(&out);
    diag_list_free(&diags);
    arena_free(&arena);
    return 0;
}
