// The room expr: behaviour by example, and its caps.
#include "base/buffer.h"
#include "expr/inside.h"
#include "expr_world.h"

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
    assert_null(effects_compile(&bench->table, &bench->arena, leak, strlen(leak), (Span){0}, "", EXPR_SCOPE_MIND,
                                &bench->diags));
    assert_non_null(effects_compile(&bench->table, &bench->arena, press, strlen(press), (Span){0}, "", EXPR_SCOPE_MIND,
                                    &bench->diags));
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

static bool refused_repeat(Bench *bench, const char *before, const char *middle, const char *after, size_t times,
                           const char *code) {
    char *text = repeat(before, middle, after, times);
    bool result = refused(bench, text, code);
    free(text);
    return result;
}

static void compiles_repeat(Bench *bench, const char *before, const char *middle, const char *after, size_t times) {
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
    assert_null(
        expr_compile(&bench->table, &small, "a > 1 and b > 2", 15, (Span){0}, "", EXPR_TYPE_BOOL, OPEN, &bench->diags));
    assert_string_equal(bench->diags.items[bench->diags.count - 1].code, "expr-memory");
    arena_free(&small);
}

static bool table_refused(ExprSymbol symbol, ExprDomain domain) {
    Arena arena;
    ExprSymbols table;
    Error error = {.message = ""};
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
    const char *const bad[] = {"fine", "not", "max", "Big", "a-", "a--b", "a..b", ".a", "a.", "1a", "", "a b"};
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
