// The room expr: behaviour by example, every diagnostic and explanation by golden files, and the agreement of
// machine, nodes, printer and proofs over expressions made at random.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/random.h"
#include "expr/expr.h"
#include "expr/inside.h"
#include "expr/interval.h"

// ---- a small world to read and write

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

static double world_read(const void *context, uint32_t id) {
    return ((const World *)context)->values[id];
}

static void world_write(void *context, uint32_t id, double value) {
    ((World *)context)->values[id] = value;
}

static World world_start(void) {
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

static void bench_open(Bench *bench) {
    assert_true(arena_init(&bench->arena, 64u << 20));
    assert_true(diag_list_init(&bench->diags));
    Error error = {{0}, {0}};
    if (!expr_symbols_init(&bench->table, symbols, sizeof symbols / sizeof *symbols, domains, 3,
                           &bench->arena, &error)) {
        fail_msg("%s", error.message);
    }
    bench->world = world_start();
}

static void bench_close(Bench *bench) {
    diag_list_free(&bench->diags);
    arena_free(&bench->arena);
}

static int setup(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    bench_open(bench);
    *state = bench;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state);
    free(*state);
    return 0;
}

static ExprReader reader_of(const Bench *bench) {
    return (ExprReader){world_read, &bench->world};
}

static const Expr *compile(Bench *bench, const char *text, ExprType wanted, ExprScope widest) {
    return expr_compile(&bench->table, &bench->arena, text, strlen(text), (Span){0}, "", wanted, widest,
                        &bench->diags);
}

static double value(Bench *bench, const char *text) {
    const Expr *expr = compile(bench, text, EXPR_TYPE_NONE, EXPR_SCOPE_HIDDEN);
    if (expr == NULL) {
        fail_msg("does not compile: %s", text);
    }
    return expr_evaluate(expr, reader_of(bench));
}

static bool refused(Bench *bench, const char *text, const char *code) {
    diag_list_free(&bench->diags);
    assert_true(diag_list_init(&bench->diags));
    const Expr *expr = compile(bench, text, EXPR_TYPE_NONE, EXPR_SCOPE_HIDDEN);
    return expr == NULL && bench->diags.count == 1 && strcmp(bench->diags.items[0].code, code) == 0;
}

#define assert_value(text, expected) assert_true(value(bench, text) == (expected))

// ---- by example

static void test_arithmetic(void **state) {
    Bench *bench = *state;
    assert_value("2 + 3 * 4", 14);
    assert_value("(2 + 3) * 4", 20);
    assert_value("10 - 3 - 2", 5);
    assert_value("-a + b", -5);
    assert_value("- -a", 3);
    assert_value("7 / 0", 0);
    assert_value("a / (b + 2)", 0);
    assert_value("min(a, b, 1)", -2);
    assert_value("max(a, b, 1, 2)", 3);
    assert_value("abs(b)", 2);
    assert_value("clamp(a, 0, 2)", 2);
    assert_value("0.1 + 0.2", 0.1 + 0.2);
    assert_value("0.123456789012345", 0.123456789012345);
    assert_value("999999999999999", 999999999999999);
    assert_value("007", 7);
}

static void test_numbers_never_leave_the_range(void **state) {
    Bench *bench = *state;
    assert_value("999999999999999 * 999999999999999", EXPR_NUMBER_MAX);
    assert_value("-999999999999999 * 999999999999999 - 999999999999999", -EXPR_NUMBER_MAX);
    assert_value("minutes / (0.000000000000001 * 0.000000000000001)", EXPR_NUMBER_MAX);
    bench->world.values[MINUTES] = EXPR_NUMBER_MAX;
    assert_value("minutes * minutes - minutes * minutes", 0);
}

static void test_logic(void **state) {
    Bench *bench = *state;
    assert_value("true and false or true", 1);
    assert_value("true or false and false", 1);
    assert_value("(true or false) and false", 0);
    assert_value("not told", 0);
    assert_value("not a > 5 and told", 1);
    assert_value("not (a > 5 or told)", 0);
    assert_value("a > 2 and b < 0 and told", 1);
    assert_value("a > 5 or b > 5 or told", 1);
    assert_value("a > 5 or b > 5 or not told", 0);
    assert_value("told == (a > 2)", 1);
    assert_value("told != true", 0);
    assert_value("between(a, 3, 4) and not between(a, 4, 5)", 1);
    assert_value("5 > a and a >= 3", 1);
    assert_value("a + b == 1", 1);
}

static void test_choices(void **state) {
    Bench *bench = *state;
    assert_value("clause.watch == osce", 1);
    assert_value("osce == clause.watch", 1);
    assert_value("clause.watch != joint-centre", 1);
    assert_value("clause.watch in [osce, joint-centre]", 1);
    assert_value("not clause.watch in [osce, joint-centre]", 0);
    assert_value("clause.watch in [none, later] or (clause.until) == five-years", 1);
    assert_value("clause.watch == clause.fallback", 0);
    assert_value("clause.watch", 2);
    assert_value("clause.until == none", 0);
}

static unsigned reads_done;
static double counted_read(const void *context, uint32_t id) {
    reads_done++;
    return world_read(context, id);
}

static void test_logic_stops_when_it_is_decided(void **state) {
    Bench *bench = *state;
    ExprReader reader = {counted_read, &bench->world};
    const Expr *expr = compile(bench, "a > 5 and b > 0 and told", EXPR_TYPE_BOOL, OPEN);
    reads_done = 0;
    assert_false(expr_true(expr, reader));
    assert_int_equal(reads_done, 1);
    expr = compile(bench, "a < 5 or (b > 0 and told)", EXPR_TYPE_BOOL, OPEN);
    reads_done = 0;
    assert_true(expr_true(expr, reader));
    assert_int_equal(reads_done, 1);
}

static void test_a_comparison_is_one_instruction(void **state) {
    Bench *bench = *state;
    assert_int_equal(sizeof(Instruction), 8);
    const char *text =
        "leverage >= 2 and 50 > trust.north and not told and clause.watch in [osce] and first-call == north";
    const Expr *expr = compile(bench, text, EXPR_TYPE_BOOL, OPEN);
    assert_int_equal(expr->code_count, 6);
    assert_int_equal(expr->depth, 1);
}

static void test_reads(void **state) {
    Bench *bench = *state;
    const Expr *expr = compile(bench, "told and a > b + a and not told", EXPR_TYPE_BOOL, OPEN);
    uint32_t ids[2] = {99, 99};
    assert_int_equal(expr_reads(expr, NULL, 0), 3);
    assert_int_equal(expr_reads(expr, ids, 2), 3);
    assert_int_equal(ids[0], TOLD);
    assert_int_equal(ids[1], A);
}

static const Effects *effects(Bench *bench, const char *text) {
    return effects_compile(&bench->table, &bench->arena, text, strlen(text), (Span){0}, "", EXPR_SCOPE_HIDDEN,
                           &bench->diags);
}

static void apply(Bench *bench, const char *text) {
    const Effects *list = effects(bench, text);
    if (list == NULL) {
        fail_msg("does not compile: %s", text);
    }
    effects_apply(list, reader_of(bench), (ExprWriter){world_write, &bench->world});
}

static void test_effects(void **state) {
    Bench *bench = *state;
    apply(bench, "trust.north += 5; told = a > 5; clause.watch = none");
    assert_true(bench->world.values[NORTH] == 45);
    assert_true(bench->world.values[TOLD] == 0);
    assert_true(bench->world.values[CLAUSE_WATCH] == 0);
    apply(bench, "a = 1; b = a + 1; a-=b");
    assert_true(bench->world.values[B] == 2);
    assert_true(bench->world.values[A] == -1);
    apply(bench, "trust.north += 500, trust.south -= 500");
    assert_true(bench->world.values[NORTH] == 100);
    assert_true(bench->world.values[SOUTH] == 0);
    apply(bench, "clause.watch = clause.fallback\nleverage = 2.5;");
    assert_true(bench->world.values[LEVERAGE] == 2.5);
    apply(bench, "");
    apply(bench, "resolve.north += trust.north * 0.5 - 60");
    assert_true(bench->world.values[RESOLVE] == 60);
}

static void test_effects_tell_what_they_touch(void **state) {
    Bench *bench = *state;
    const Effects *list = effects(bench, "a += 1; b = a + trust.north; a = b * 2; told = true");
    uint32_t ids[8];
    assert_int_equal(effects_reads(list, ids, 8), 3);
    assert_int_equal(ids[0], A);
    assert_int_equal(ids[1], NORTH);
    assert_int_equal(ids[2], B);
    assert_int_equal(effects_writes(list, ids, 8), 3);
    assert_int_equal(ids[0], A);
    assert_int_equal(ids[1], B);
    assert_int_equal(ids[2], TOLD);
    assert_int_equal(effects_count(list), 4);
    EffectPart part = effects_at(list, 0);
    assert_int_equal(part.operation, EFFECT_ADD);
    assert_true(part.constant && part.value == 1 && part.low == -10 && part.high == 10);
    assert_false(effects_at(list, 1).constant);
    assert_int_equal(effects_at(list, 4).operation, EFFECT_NONE);
}

static void test_scopes(void **state) {
    Bench *bench = *state;
    assert_null(compile(bench, "reading.north > 5", EXPR_TYPE_BOOL, OPEN));
    assert_non_null(compile(bench, "reading.north > 5", EXPR_TYPE_BOOL, EXPR_SCOPE_MIND));
    assert_null(compile(bench, "resolve.north > 5", EXPR_TYPE_BOOL, EXPR_SCOPE_MIND));
    assert_non_null(compile(bench, "resolve.north > 5", EXPR_TYPE_BOOL, EXPR_SCOPE_HIDDEN));
    const char *leak = "trust.north = resolve.north", *press = "resolve.north += 5";
    assert_null(effects_compile(&bench->table, &bench->arena, leak, strlen(leak), (Span){0}, "",
                                EXPR_SCOPE_MIND, &bench->diags));
    assert_non_null(effects_compile(&bench->table, &bench->arena, press, strlen(press), (Span){0}, "",
                                    EXPR_SCOPE_MIND, &bench->diags));
}

static void test_failing_part(void **state) {
    Bench *bench = *state;
    ExprFailure failure;
    const Expr *expr = compile(bench, "told and not leverage < 2 and a > 0", EXPR_TYPE_BOOL, OPEN);
    assert_true(expr_failing(expr, reader_of(bench), &failure));
    assert_true(failure.named && failure.id == LEVERAGE);
    assert_int_equal(failure.comparison, EXPR_COMPARISON_AT_LEAST);
    assert_true(failure.needed == 2 && failure.found == 1);
    assert_int_equal(failure.span.offset, 13);
    assert_int_equal(failure.span.length, 12);
    expr = compile(bench, "50 < trust.north", EXPR_TYPE_BOOL, OPEN);
    assert_true(expr_failing(expr, reader_of(bench), &failure));
    assert_true(failure.id == NORTH && failure.comparison == EXPR_COMPARISON_MORE && failure.needed == 50);
    expr = compile(bench, "not clause.watch in [later, osce]", EXPR_TYPE_BOOL, OPEN);
    assert_true(expr_failing(expr, reader_of(bench), &failure));
    assert_true(failure.comparison == EXPR_COMPARISON_NOT_AMONG && failure.needed == 1 && failure.found == 2);
    expr = compile(bench, "told", EXPR_TYPE_BOOL, OPEN);
    assert_false(expr_failing(expr, reader_of(bench), &failure));
    assert_false(failure.named);
}

static void test_explanations_are_cut_at_the_size(void **state) {
    Bench *bench = *state;
    const Expr *expr = compile(bench, "trust.north >= 50", EXPR_TYPE_BOOL, OPEN);
    char text[8];
    memset(text, 'x', sizeof text);
    expr_explain(expr, &bench->table, reader_of(bench), text, 6);
    assert_string_equal(text, "trust");
    assert_int_equal(text[6], 'x');
    assert_int_equal(expr_print(expr, &bench->table, NULL, 0), strlen("trust.north >= 50"));
}

// ---- caps

static char *repeat(const char *before, const char *middle, const char *after, size_t times) {
    Buffer buffer;
    buffer_init(&buffer);
    for (size_t i = 0; i < times; i++) {
        buffer_add(&buffer, before);
    }
    buffer_add(&buffer, middle);
    for (size_t i = 0; i < times; i++) {
        buffer_add(&buffer, after);
    }
    return buffer_take(&buffer);
}

static bool refused_repeat(Bench *bench, const char *before, const char *middle, const char *after,
                           size_t times, const char *code) {
    char *text = repeat(before, middle, after, times);
    bool result = refused(bench, text, code);
    free(text);
    return result;
}

static void compiles_repeat(Bench *bench, const char *before, const char *middle, const char *after,
                            size_t times) {
    char *text = repeat(before, middle, after, times);
    value(bench, text);
    free(text);
}

static void test_caps(void **state) {
    Bench *bench = *state;
    compiles_repeat(bench, "(", "a", ")", EXPR_NESTING_MAX - 1);
    assert_true(refused_repeat(bench, "(", "a", ")", EXPR_NESTING_MAX, "expr-too-deep"));
    compiles_repeat(bench, "clamp(a, b, ", "a", ")", 15);
    assert_true(refused_repeat(bench, "clamp(a, b, ", "a", ")", 16, "expr-too-deep"));
    compiles_repeat(bench, "told and ", "told", "", EXPR_CODE_MAX - 2);
    assert_true(refused_repeat(bench, "told and ", "told", "", EXPR_CODE_MAX - 1, "expr-too-long"));
    assert_true(refused_repeat(bench, "a+", "a", "", EXPR_NODES_MAX / 2, "expr-too-long"));
    assert_true(refused_repeat(bench, " ", "a", "", EXPR_TEXT_MAX, "expr-too-long"));
    compiles_repeat(bench, " ", "a", "", EXPR_TEXT_MAX - 1);
    assert_true(refused(bench, "1234567890123456 > a", "expr-syntax"));
    assert_true(refused_repeat(bench, "n", "a", "", EXPR_NAME_MAX, "expr-too-long"));
    assert_true(refused(bench, "min(1,2,3,4,5,6,7,8,9)", "expr-arguments"));
    char *text = repeat("a += b; ", "", "", EXPR_EFFECTS_MAX);
    assert_non_null(effects(bench, text));
    free(text);
    text = repeat("a += b; ", "", "", EXPR_EFFECTS_MAX + 1);
    assert_null(effects(bench, text));
    free(text);
    text = repeat("a += b; ", "", "", EXPR_TEXT_MAX);
    assert_null(effects(bench, text));
    free(text);
}

static void test_full_arena_is_reported(void **state) {
    Bench *bench = *state;
    Arena small;
    assert_true(arena_init(&small, 64));
    assert_null(expr_compile(&bench->table, &small, "a > 1 and b > 2", 15, (Span){0}, "", EXPR_TYPE_BOOL,
                             OPEN, &bench->diags));
    assert_string_equal(bench->diags.items[bench->diags.count - 1].code, "expr-memory");
    arena_free(&small);
}

static bool table_refused(ExprSymbol symbol, ExprDomain domain) {
    Arena arena;
    ExprSymbols table;
    Error error = {{0}, {0}};
    assert_true(arena_init(&arena, 1u << 20));
    ExprSymbol pair[2] = {{"fine", NUMBER, 0, OPEN, true, 0, 1, 0, NULL}, symbol};
    bool good = expr_symbols_init(&table, pair, 2, &domain, 1, &arena, &error);
    arena_free(&arena);
    return !good && error.message[0] != '\0';
}

static void test_tables_are_checked(void **state) {
    (void)state;
    static const char *const twice[] = {"one", "one"}, *const odd[] = {"One"}, *const one[] = {"one"};
    ExprDomain good = {"domain", one, 1};
    ExprSymbol symbol = {"other", NUMBER, 0, OPEN, true, 0, 1, 0, NULL};
    assert_false(table_refused(symbol, good));
    assert_true(table_refused(symbol, (ExprDomain){"domain", twice, 2}));
    assert_true(table_refused(symbol, (ExprDomain){"domain", odd, 1}));
    assert_true(table_refused(symbol, (ExprDomain){"domain", one, 0}));
    const char *const bad[] = {"fine", "not", "max", "Big", "a-", "a--b",
                               "a..b", ".a",  "a.",  "1a",  "",   "a b"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ExprSymbol named = symbol;
        named.name = bad[i];
        assert_true(table_refused(named, good));
    }
    ExprSymbol strange = symbol;
    strange.low = 2;
    assert_true(table_refused(strange, good));
    strange = symbol;
    strange.type = EXPR_TYPE_CHOICE;
    strange.domain = 1;
    assert_true(table_refused(strange, good));
}

static void test_spans_point_into_the_file(void **state) {
    Bench *bench = *state;
    const char *file = "{ \"when\": \"leverage > trst.north\" }";
    uint32_t number = diag_source_add(&bench->diags, "scenario.json", file, strlen(file));
    assert_null(expr_compile(&bench->table, &bench->arena, file + 11, 21, (Span){number, 11, 21}, "/when",
                             EXPR_TYPE_BOOL, OPEN, &bench->diags));
    Diag *diag = &bench->diags.items[0];
    assert_int_equal(diag->span.file, number);
    assert_memory_equal(file + diag->span.offset, "trst.north", diag->span.length);
    assert_string_equal(diag->path, "/when");
    assert_string_equal(diag->hint, "did you mean \"trust.north\"?");
}

// ---- proofs

static ExprInterval declared(const void *context, uint32_t id) {
    const ExprSymbols *table = context;
    for (size_t i = 0; i < table->count; i++) {
        if (table->symbols[i].id == id) {
            return expr_interval_of(table, &table->symbols[i]);
        }
    }
    return (ExprInterval){0};
}

static void test_proofs(void **state) {
    Bench *bench = *state;
    static const struct {
        const char *text;
        ExprVerdict verdict;
    } cases[] = {
        {"a > 5 and a < 3", EXPR_NEVER},
        {"a > 5 and a < 5", EXPR_NEVER},
        {"a >= 5 and a <= 5", EXPR_UNKNOWN},
        {"a >= 5 and a <= 5 and a != 5", EXPR_NEVER},
        {"clause.watch == osce and clause.watch == none", EXPR_NEVER},
        {"clause.watch in [osce, none] and clause.watch in [later]", EXPR_NEVER},
        {"clause.watch in [osce, none, later, joint-centre]", EXPR_ALWAYS},
        {"clause.watch == osce or clause.watch != osce", EXPR_ALWAYS},
        {"clause.watch == clause.fallback and clause.watch == osce and clause.fallback == later", EXPR_NEVER},
        {"told and not told", EXPR_NEVER},
        {"told or not told", EXPR_ALWAYS},
        {"a > b and b > 5 and a < 3", EXPR_NEVER},
        {"a < 3 and a > b and b > 5", EXPR_NEVER},
        {"a + b > 15 and a < 5", EXPR_NEVER},
        {"a + b > 15 and a < 6", EXPR_UNKNOWN},
        {"2 * a - b > 25 and a <= 7", EXPR_NEVER},
        {"abs(a) < 2 and a > 3", EXPR_NEVER},
        {"min(a, b) > 5 and b < 5", EXPR_NEVER},
        {"max(a, b) < 5 and b > 6", EXPR_NEVER},
        {"(a > 5 or a > 7) and a < 4", EXPR_NEVER},
        {"(a > 5 or told) and a < 4 and not told", EXPR_NEVER},
        {"(a > 5 or told) and a < 4", EXPR_UNKNOWN},
        {"not (a > 5 or b > 5) and b > 6", EXPR_NEVER},
        {"trust.north >= 0", EXPR_ALWAYS},
        {"trust.north > 100", EXPR_NEVER},
        {"between(a, 3, 4) and a > 5", EXPR_NEVER},
        {"clamp(minutes, 0, 5) <= 5", EXPR_ALWAYS},
        {"minutes / minutes > 2", EXPR_UNKNOWN},
        {"minutes > 5", EXPR_UNKNOWN},
        {"true", EXPR_ALWAYS},
        {"(told == false) and told", EXPR_NEVER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Expr *expr = compile(bench, cases[i].text, EXPR_TYPE_BOOL, EXPR_SCOPE_HIDDEN);
        assert_non_null(expr);
        ExprVerdict verdict = expr_prove(expr, (ExprBounds){declared, &bench->table});
        if (verdict != cases[i].verdict) {
            fail_msg("\"%s\": expected %d, found %d", cases[i].text, cases[i].verdict, verdict);
        }
    }
}

typedef struct Wrote {
    ExprInterval intervals[ID_COUNT];
    unsigned count;
} Wrote;

static void wrote(void *user, uint32_t id, ExprInterval interval) {
    Wrote *into = user;
    into->intervals[id] = interval;
    into->count++;
}

static void test_effects_spread(void **state) {
    Bench *bench = *state;
    Wrote into = {0};
    const Effects *list =
        effects(bench, "a += 3; b = a * 2; trust.north = b; clause.watch = osce; told = a > 4");
    const Expr *given = compile(bench, "a > 2 and a < 4", EXPR_TYPE_BOOL, OPEN);
    effects_spread(list, given, (ExprBounds){declared, &bench->table}, wrote, &into);
    assert_int_equal(into.count, 5);
    assert_true(into.intervals[A].low >= 5 && into.intervals[A].low < 5.001 && into.intervals[A].high <= 7);
    assert_true(into.intervals[B].low == 10 && into.intervals[B].high == 10);
    assert_true(into.intervals[NORTH].low == 10 && into.intervals[NORTH].high == 10);
    assert_true(into.intervals[CLAUSE_WATCH].words == 1u << 2);
    assert_true(into.intervals[TOLD].low == 1);
    into.count = 0;
    given = compile(bench, "a > 2 and a < 1", EXPR_TYPE_BOOL, OPEN);
    effects_spread(list, given, (ExprBounds){declared, &bench->table}, wrote, &into);
    assert_int_equal(into.count, 0);
}

// ---- at random

typedef struct Dice {
    uint64_t seed;
    uint32_t throws;
} Dice;

static unsigned roll(Dice *dice, unsigned sides) {
    return random_below(dice->seed, 1, dice->throws++, 0, sides);
}

static void grow_number(Dice *dice, Buffer *out, unsigned depth) {
    static const char *const leaves[] = {"a",   "b",  "leverage", "trust.north", "3",
                                         "0.5", "-2", "0",        "minutes"};
    static const char *const infix[] = {" + ", " - ", " * ", " / "};
    static const char *const calls[] = {"min(", "max(", "clamp(", "abs("};
    unsigned kind = depth == 0 ? 0 : roll(dice, 5);
    if (kind < 2) {
        buffer_add(out, leaves[roll(dice, sizeof leaves / sizeof *leaves)]);
    } else if (kind == 2) {
        unsigned call = roll(dice, 4), count = call == 3 ? 1 : call == 2 ? 3 : 2 + roll(dice, 2);
        buffer_add(out, calls[call]);
        for (unsigned i = 0; i < count; i++) {
            buffer_add(out, i > 0 ? ", " : "");
            grow_number(dice, out, depth - 1);
        }
        buffer_add(out, ")");
    } else {
        buffer_add(out, kind == 3 ? "(" : roll(dice, 4) == 0 ? "-(" : "(");
        grow_number(dice, out, depth - 1);
        buffer_add(out, infix[roll(dice, 4)]);
        grow_number(dice, out, depth - 1);
        buffer_add(out, ")");
    }
}

static void grow_truth(Dice *dice, Buffer *out, unsigned depth) {
    static const char *const leaves[] = {"told",
                                         "sealed",
                                         "true",
                                         "clause.watch == osce",
                                         "later != clause.watch",
                                         "clause.watch in [none, osce]",
                                         "clause.watch == clause.fallback",
                                         "clause.fallback != clause.watch",
                                         "first-call == north"};
    static const char *const comparisons[] = {" == ", " != ", " < ", " <= ", " > ", " >= "};
    unsigned kind = depth == 0 ? roll(dice, 2) : roll(dice, 7);
    if (kind == 0) {
        buffer_add(out, leaves[roll(dice, sizeof leaves / sizeof *leaves)]);
    } else if (kind == 1) {
        grow_number(dice, out, depth > 1 ? 1 : depth);
        buffer_add(out, comparisons[roll(dice, 6)]);
        grow_number(dice, out, depth > 0 ? roll(dice, 2) : 0);
    } else if (kind == 2) {
        buffer_add(out, "not (");
        grow_truth(dice, out, depth - 1);
        buffer_add(out, ")");
    } else if (kind == 3 && roll(dice, 3) == 0) {
        buffer_add(out, "between(");
        for (unsigned i = 0; i < 3; i++) {
            buffer_add(out, i > 0 ? ", " : "");
            grow_number(dice, out, depth - 1);
        }
        buffer_add(out, ")");
    } else {
        unsigned members = 2 + roll(dice, 3);
        const char *word = kind == 6 && roll(dice, 4) == 0 ? (roll(dice, 2) == 0 ? " == " : " != ")
                           : kind % 2 == 0                 ? " and "
                                                           : " or ";
        members = word[1] == '=' || word[1] == '!' ? 2 : members;
        for (unsigned i = 0; i < members; i++) {
            buffer_add(out, i > 0 ? word : "");
            buffer_add(out, "(");
            grow_truth(dice, out, depth - 1);
            buffer_add(out, ")");
        }
    }
}

typedef struct Box {
    ExprInterval intervals[ID_COUNT];
} Box;

static ExprInterval box_read(const void *context, uint32_t id) {
    return ((const Box *)context)->intervals[id];
}

// Small ranges with round ends, so that proofs and edges are met often.
static void box_draw(Dice *dice, const ExprSymbols *table, Box *box) {
    for (size_t i = 0; i < table->count; i++) {
        ExprInterval full = expr_interval_of(table, &table->symbols[i]);
        ExprInterval *interval = &box->intervals[table->symbols[i].id];
        *interval = full;
        if (table->symbols[i].type == EXPR_TYPE_CHOICE) {
            uint64_t words = full.words & roll(dice, 16);
            interval->words = words != 0 ? words : 1;
        } else if (table->symbols[i].type == EXPR_TYPE_BOOL) {
            interval->low = roll(dice, 2);
            interval->high = interval->low > 0 ? 1 : roll(dice, 2);
        } else {
            interval->low = (double)roll(dice, 9) - 4;
            interval->high = interval->low + roll(dice, 4);
        }
    }
}

static void box_sample(Dice *dice, const ExprSymbols *table, const Box *box, World *world) {
    for (size_t i = 0; i < table->count; i++) {
        uint32_t id = table->symbols[i].id;
        ExprInterval interval = box->intervals[id];
        if (table->symbols[i].type == EXPR_TYPE_CHOICE) {
            unsigned word;
            do {
                word = roll(dice, 4);
            } while (((interval.words >> word) & 1u) == 0);
            world->values[id] = word;
        } else if (table->symbols[i].type == EXPR_TYPE_BOOL) {
            world->values[id] = interval.low == interval.high ? interval.low : roll(dice, 2);
        } else {
            double part =
                roll(dice, 3) == 0 ? random_unit(dice->seed, 2, dice->throws++, 0) : 0.5 * roll(dice, 3);
            world->values[id] = interval.low + part * (interval.high - interval.low);
        }
    }
}

static void check_proofs(Bench *bench, Dice *dice, const Expr *expr, const char *text) {
    Box box;
    box_draw(dice, &bench->table, &box);
    ExprBounds bounds = {box_read, &box};
    ExprInterval interval = expr_interval(expr, bounds);
    for (unsigned sample = 0; sample < 12; sample++) {
        World world;
        box_sample(dice, &bench->table, &box, &world);
        double found = expr_evaluate(expr, (ExprReader){world_read, &world});
        double walked = expr_node_value(expr, expr->root, (ExprReader){world_read, &world});
        if (found != walked) {
            fail_msg("machine and nodes differ: %s", text);
        }
        if (found < interval.low || found > interval.high) {
            fail_msg("%g outside of %g .. %g: %s", found, interval.low, interval.high, text);
        }
    }
}

static void check_print(Bench *bench, const Expr *expr, const char *text) {
    char once[8192], again[8192];
    assert_true(expr_print(expr, &bench->table, once, sizeof once) < sizeof once);
    const Expr *second = compile(bench, once, expr_type(expr), EXPR_SCOPE_HIDDEN);
    if (second == NULL) {
        fail_msg("printed text does not compile: %s\nfrom: %s", once, text);
    }
    expr_print(second, &bench->table, again, sizeof again);
    assert_string_equal(once, again);
    assert_true(expr_evaluate(expr, reader_of(bench)) == expr_evaluate(second, reader_of(bench)));
}

static void test_machine_printer_and_proofs_agree(void **state) {
    Bench *bench = *state;
    Buffer text;
    buffer_init(&text);
    unsigned compiled = 0;
    for (uint64_t seed = 0; seed < 6000; seed++) {
        Dice dice = {seed, 0};
        buffer_clear(&text);
        if (seed % 4 == 0) {
            grow_number(&dice, &text, 1 + roll(&dice, 3));
        } else {
            grow_truth(&dice, &text, 1 + roll(&dice, 3));
        }
        if (text.length > EXPR_TEXT_MAX) {
            continue;
        }
        const Expr *expr = compile(bench, text.text, EXPR_TYPE_NONE, EXPR_SCOPE_HIDDEN);
        if (expr == NULL) {
            continue; // past a cap
        }
        compiled++;
        check_print(bench, expr, text.text);
        check_proofs(bench, &dice, expr, text.text);
        char why[256];
        expr_explain(expr, &bench->table, reader_of(bench), why, sizeof why);
        assert_true(expr_type(expr) != EXPR_TYPE_BOOL ||
                    (why[0] == '\0') == expr_true(expr, reader_of(bench)));
        arena_reset(&bench->arena);
        Error error;
        assert_true(expr_symbols_init(&bench->table, symbols, sizeof symbols / sizeof *symbols, domains, 3,
                                      &bench->arena, &error));
    }
    assert_true(compiled > 5000);
    buffer_free(&text);
}

// ---- golden files: tests/golden/expr/<name>.in to <name>.out

static void golden_number(Buffer *out, double number) {
    char text[64];
    Writer writer = expr_writer(text, sizeof text);
    expr_write_number(&writer, number);
    buffer_add(out, text);
}

static void golden_expr(Bench *bench, const Expr *expr, Buffer *out) {
    static const char *const verdicts[] = {"unknown", "always", "never"};
    char text[1024];
    expr_print(expr, &bench->table, text, sizeof text);
    buffer_addf(out, "  is      %s\n  now     ", text);
    golden_number(out, expr_evaluate(expr, reader_of(bench)));
    expr_explain(expr, &bench->table, reader_of(bench), text, sizeof text);
    buffer_addf(out, "\n%s%s%s", text[0] != '\0' ? "  why     " : "", text, text[0] != '\0' ? "\n" : "");
    if (expr_type(expr) == EXPR_TYPE_BOOL) {
        buffer_addf(out, "  proved  %s\n", verdicts[expr_prove(expr, (ExprBounds){declared, &bench->table})]);
    }
}

static void golden_effects(Bench *bench, const Effects *list, Buffer *out) {
    char text[1024];
    effects_print(list, &bench->table, text, sizeof text);
    buffer_addf(out, "  is      %s\n", text);
    World world = world_start();
    effects_apply(list, (ExprReader){world_read, &world}, (ExprWriter){world_write, &world});
    for (size_t i = 0; i < ID_COUNT; i++) {
        if (world.values[i] != bench->world.values[i]) {
            buffer_addf(out, "  after   %s ", symbols[i].name);
            golden_number(out, world.values[i]);
            buffer_add(out, "\n");
        }
    }
}

static void golden_reference(void *user, const char *text) {
    buffer_addf(user, "  %s\n", text);
}

// A line is a kind and a text: "open told and a > 2". The kind says scope or type that is wanted.
static void golden_line(const char *line, size_t length, Buffer *out) {
    Bench bench = {.file = 0};
    bench_open(&bench);
    size_t word = 0;
    while (word < length && line[word] != ' ') {
        word++;
    }
    const char *text = line + word + (word < length);
    size_t rest = length - (size_t)(text - line);
    char kind[16] = {0};
    memcpy(kind, line, word < 15 ? word : 15);
    Span origin = {diag_source_add(&bench.diags, "line", text, rest), 0, (uint32_t)rest};
    buffer_add_bytes(out, line, length);
    buffer_add(out, "\n");
    if (strcmp(kind, "reference") == 0) {
        expr_reference(&bench.table, golden_reference, out);
    } else if (strcmp(kind, "effects") == 0) {
        const Effects *list = effects_compile(&bench.table, &bench.arena, text, rest, origin, "/effects",
                                              EXPR_SCOPE_MIND, &bench.diags);
        if (list != NULL) {
            golden_effects(&bench, list, out);
        }
    } else {
        ExprScope scope = strcmp(kind, "open") == 0   ? EXPR_SCOPE_OPEN
                          : strcmp(kind, "mind") == 0 ? EXPR_SCOPE_MIND
                                                      : EXPR_SCOPE_HIDDEN;
        ExprType type = strcmp(kind, "number") == 0   ? EXPR_TYPE_NUMBER
                        : strcmp(kind, "choice") == 0 ? EXPR_TYPE_CHOICE
                                                      : EXPR_TYPE_BOOL;
        const Expr *expr =
            expr_compile(&bench.table, &bench.arena, text, rest, origin, "/when", type, scope, &bench.diags);
        if (expr != NULL) {
            golden_expr(&bench, expr, out);
        }
    }
    Buffer diags;
    buffer_init(&diags);
    diag_print(&bench.diags, &diags);
    buffer_addf(out, "%s\n", diags.text);
    buffer_free(&diags);
    bench_close(&bench);
}

static void golden_file(const char *name) {
    char path[512], *input = NULL, *expected = NULL;
    size_t length = 0, expected_length = 0;
    Error error = {{0}, {0}};
    Buffer out;
    buffer_init(&out);
    buffer_addf(&out, "%s/tests/golden/expr/%s.in", NOON_SOURCE_DIR, name);
    if (!file_read(out.text, 1u << 20, &input, &length, &error)) {
        fail_msg("%s", error.message);
    }
    memcpy(path, out.text, out.length - 2);
    memcpy(path + out.length - 2, "out", 4);
    buffer_clear(&out);
    for (size_t start = 0; start < length;) {
        const char *end = memchr(input + start, '\n', length - start);
        size_t stop = end != NULL ? (size_t)(end - input) : length;
        if (stop > start && input[start] != '#') {
            golden_line(input + start, stop - start, &out);
        }
        start = stop + 1;
    }
    if (getenv("UPDATE_GOLDEN") != NULL) {
        assert_true(file_write_atomic(path, out.text, out.length, &error));
    }
    bool found = file_read(path, 1u << 20, &expected, &expected_length, &error);
    if (!found || strcmp(expected, out.text) != 0) {
        print_message("%s", out.text);
        fail_msg("%s differs; run again with UPDATE_GOLDEN=1 to rewrite it, and read the difference", path);
    }
    free(expected);
    free(input);
    buffer_free(&out);
}

static void test_golden(void **state) {
    (void)state;
    golden_file("conditions");
    golden_file("effects");
    golden_file("mistakes");
    golden_file("reference");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_arithmetic, setup, teardown),
        cmocka_unit_test_setup_teardown(test_numbers_never_leave_the_range, setup, teardown),
        cmocka_unit_test_setup_teardown(test_logic, setup, teardown),
        cmocka_unit_test_setup_teardown(test_choices, setup, teardown),
        cmocka_unit_test_setup_teardown(test_logic_stops_when_it_is_decided, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_comparison_is_one_instruction, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reads, setup, teardown),
        cmocka_unit_test_setup_teardown(test_effects, setup, teardown),
        cmocka_unit_test_setup_teardown(test_effects_tell_what_they_touch, setup, teardown),
        cmocka_unit_test_setup_teardown(test_scopes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_failing_part, setup, teardown),
        cmocka_unit_test_setup_teardown(test_explanations_are_cut_at_the_size, setup, teardown),
        cmocka_unit_test_setup_teardown(test_caps, setup, teardown),
        cmocka_unit_test_setup_teardown(test_full_arena_is_reported, setup, teardown),
        cmocka_unit_test(test_tables_are_checked),
        cmocka_unit_test_setup_teardown(test_spans_point_into_the_file, setup, teardown),
        cmocka_unit_test_setup_teardown(test_proofs, setup, teardown),
        cmocka_unit_test_setup_teardown(test_effects_spread, setup, teardown),
        cmocka_unit_test_setup_teardown(test_machine_printer_and_proofs_agree, setup, teardown),
        cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
