// A small world that expressions read and write, and a bench to compile them on: for the tests of the room
// expr.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"
#include "expr/expr.h"
#include "expr/interval.h"

enum { WATCH, UNTIL, FIRST_CALL, CAPITAL };

static const char *const watch_words[] = {"none", "later", "osce", "joint-centre"};
static const char *const until_words[] = {"open-end", "five-years", "none"};
static const char *const call_words[] = {"north", "south"};
static const ExprDomain domains[] = {
    {"clause.watch", watch_words, 4},
    {"clause.until", until_words, 3},
    {"first-call", call_words, 2},
};

enum {
    LEVERAGE,
    NORTH,
    SOUTH,
    READING,
    RESOLVE,
    MINUTES,
    A,
    B,
    TOLD,
    SEALED,
    CLAUSE_WATCH,
    CLAUSE_FALLBACK,
    CLAUSE_UNTIL,
    CALL,
    ID_COUNT
};

#define NUMBER EXPR_TYPE_NUMBER
#define OPEN EXPR_SCOPE_OPEN
static const ExprSymbol symbols[] = {
    {"leverage", NUMBER, 0, OPEN, true, 0, 10, LEVERAGE, "what can still be spent"},
    {"trust.north", NUMBER, 0, OPEN, true, 0, 100, NORTH, "how far the north trusts the mediator"},
    {"trust.south", NUMBER, 0, OPEN, true, 0, 100, SOUTH, "how far the south trusts the mediator"},
    {"reading.north", NUMBER, 0, EXPR_SCOPE_MIND, false, 0, 100, READING, "the mediator's own reading"},
    {"resolve.north", NUMBER, 0, EXPR_SCOPE_HIDDEN, true, 0, 100, RESOLVE, NULL},
    {"minutes", NUMBER, 0, OPEN, false, 0, 0, MINUTES, "since the talks began"},
    {"a", NUMBER, 0, OPEN, true, -10, 10, A, NULL},
    {"b", NUMBER, 0, OPEN, true, -10, 10, B, NULL},
    {"told", EXPR_TYPE_BOOL, 0, OPEN, true, 0, 0, TOLD, "the allies were told"},
    {"sealed", EXPR_TYPE_BOOL, 0, EXPR_SCOPE_HIDDEN, false, 0, 0, SEALED, NULL},
    {"clause.watch", EXPR_TYPE_CHOICE, WATCH, OPEN, true, 0, 0, CLAUSE_WATCH, "who watches"},
    {"clause.fallback", EXPR_TYPE_CHOICE, WATCH, OPEN, true, 0, 0, CLAUSE_FALLBACK, NULL},
    {"clause.until", EXPR_TYPE_CHOICE, UNTIL, OPEN, true, 0, 0, CLAUSE_UNTIL, NULL},
    {"first-call", EXPR_TYPE_CHOICE, FIRST_CALL, OPEN, false, 0, 0, CALL, "whom the mediator called first"},
};

typedef struct World {
    double values[ID_COUNT];
} World;

static inline double world_read(const void *context, uint32_t id) {
    return ((const World *)context)->values[id];
}

static inline void world_write(void *context, uint32_t id, double value) {
    ((World *)context)->values[id] = value;
}

static inline World world_start(void) {
    World world = {{0}};
    world.values[LEVERAGE] = 1;
    world.values[NORTH] = 40;
    world.values[SOUTH] = 55.5;
    world.values[READING] = 30;
    world.values[RESOLVE] = 70;
    world.values[MINUTES] = 240;
    world.values[A] = 3;
    world.values[B] = -2;
    world.values[TOLD] = 1;
    world.values[CLAUSE_WATCH] = 2;
    world.values[CLAUSE_UNTIL] = 1;
    world.values[CALL] = 1;
    return world;
}

typedef struct Bench {
    Arena arena;
    ExprSymbols table;
    DiagList diags;
    uint32_t file;
    World world;
} Bench;

static inline void bench_open(Bench *bench) {
    assert_true(arena_init(&bench->arena, 64u << 20));
    assert_true(diag_list_init(&bench->diags));
    Error error = {.message = ""};
    if (!expr_symbols_init(&bench->table, symbols, sizeof symbols / sizeof *symbols, domains, 3, &bench->arena,
                           &error)) {
        fail_msg("%s", error.message);
    }
    bench->world = world_start();
}

static inline void bench_close(Bench *bench) {
    diag_list_free(&bench->diags);
    arena_free(&bench->arena);
}

static inline int setup(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    bench_open(bench);
    *state = bench;
    return 0;
}

static inline int teardown(void **state) {
    bench_close(*state);
    free(*state);
    return 0;
}

static inline ExprReader reader_of(const Bench *bench) {
    return (ExprReader){world_read, &bench->world};
}

static inline const Expr *compile(Bench *bench, const char *text, ExprType wanted, ExprScope widest) {
    return expr_compile(&bench->table, &bench->arena, text, strlen(text), (Span){0}, "", wanted, widest, &bench->diags);
}

static inline double value(Bench *bench, const char *text) {
    const Expr *expr = compile(bench, text, EXPR_TYPE_NONE, EXPR_SCOPE_HIDDEN);
    if (expr == NULL) {
        fail_msg("does not compile: %s", text);
    }
    return expr_evaluate(expr, reader_of(bench));
}

static inline bool refused(Bench *bench, const char *text, const char *code) {
    diag_list_free(&bench->diags);
    assert_true(diag_list_init(&bench->diags));
    const Expr *expr = compile(bench, text, EXPR_TYPE_NONE, EXPR_SCOPE_HIDDEN);
    return expr == NULL && bench->diags.count == 1 && strcmp(bench->diags.items[0].code, code) == 0;
}

#define assert_value(text, expected) assert_true(value(bench, text) == (expected))

static inline const Effects *effects(Bench *bench, const char *text) {
    return effects_compile(&bench->table, &bench->arena, text, strlen(text), (Span){0}, "", EXPR_SCOPE_HIDDEN,
                           &bench->diags);
}

// The range a name was declared with.
static inline ExprInterval declared(const void *context, uint32_t id) {
    const ExprSymbols *table = context;
    for (size_t i = 0; i < table->count; i++) {
        if (table->symbols[i].id == id) {
            return expr_interval_of(table, &table->symbols[i]);
        }
    }
    return (ExprInterval){0};
}
