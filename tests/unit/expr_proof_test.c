// What is proved of expressions, by example; and over expressions made at random machine, nodes, printer and
// proofs agree.
#include "base/buffer.h"
#include "base/random.h"
#include "expr/inside.h"
#include "expr_world.h"

// ---- proofs

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
    const Effects *list = effects(bench, "a += 3; b = a * 2; trust.north = b; clause.watch = osce; told = a > 4");
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
    static const char *const leaves[] = {"a", "b", "leverage", "trust.north", "3", "0.5", "-2", "0", "minutes"};
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
            double part = roll(dice, 3) == 0 ? random_unit(dice->seed, 2, dice->throws++, 0) : 0.5 * roll(dice, 3);
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
        assert_true(expr_type(expr) != EXPR_TYPE_BOOL || (why[0] == '\0') == expr_true(expr, reader_of(bench)));
        arena_reset(&bench->arena);
        Error error;
        assert_true(expr_symbols_init(&bench->table, symbols, sizeof symbols / sizeof *symbols, domains, 3,
                                      &bench->arena, &error));
    }
    assert_true(compiled > 5000);
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_proofs, setup, teardown),
        cmocka_unit_test_setup_teardown(test_effects_spread, setup, teardown),
        cmocka_unit_test_setup_teardown(test_machine_printer_and_proofs_agree, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
