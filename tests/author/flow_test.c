// What is proved must be true: whole nights are played at random, and no name ever leaves what the proof gave
// it, no condition proved never true ever holds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/flow.h"
#include "load/load.h"
#include "policy/policy.h"
#include "sim/symbols.h"

enum { NIGHTS = 1500 };

static bool outside(const ExprSymbol *symbol, ExprInterval bound, double value) {
    if (symbol->type == EXPR_TYPE_CHOICE) {
        return value < 64 && !(bound.words >> (int)value & 1);
    }
    return value < bound.low - 1e-6 || value > bound.high + 1e-6;
}

static int names_check(const Flow *flow, const PolicyGame *game) {
    StateContext context = {
        .scenario = flow->scenario, .types = &game->types, .state = (State *)&game->state};
    ExprReader reader = state_reader(&context);
    const ExprSymbols *symbols = &flow->scenario->symbols;
    FlowPlace place = game->state.open.phase == PHASE_TALKS ? FLOW_TALKS : FLOW_ANYWHERE;
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        ExprInterval bound = flow_bound(flow, symbol->id, place);
        double value = reader.read(reader.context, symbol->id);
        if (outside(symbol, bound, value)) {
            print_error("%s: \"%s\" is %g, proved %g .. %g\n", flow->scenario->id, symbol->name, value,
                        bound.low, bound.high);
            return 1;
        }
    }
    return 0;
}

static int night_play(const Flow *flow, uint64_t seed) {
    static PolicyGame game;
    Setup setup = {.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = (Difficulty)(1 + seed % 3),
                   .length = (Length)(1 + seed / 3 % 3),
                   .persons = 1,
                   .days = seed % 5 == 0 ? 14 : 0};
    const EventSink nobody = {.add = NULL};
    PolicyChoose *choose = seed % 4 == 0 ? policy_steady : policy_random;
    types_draw(flow->scenario, &setup, &game.types);
    game_start(flow->scenario, &game.types, &setup, &game.state, nobody);
    for (uint32_t step = 0; !game_over(&game.state) && step < POLICY_COMMAND_CAP; step++) {
        if (names_check(flow, &game)) {
            return 1;
        }
        View view = state_view(flow->scenario, &game.state, game.state.open.seat);
        command_apply(flow->scenario, &game.types, &game.state, choose(&view, seed, step), nobody);
    }
    return names_check(flow, &game);
}

static void scenario_play(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/scenarios/%s", NOON_SOURCE_DIR, name);
    DiagList diags;
    Error error;
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(path, NULL, &diags, &error);
    assert_non_null(scenario);
    Flow flow;
    assert_true(flow_init(&flow, scenario, NULL));
    int wrong = 0;
    for (uint64_t seed = 1; seed <= NIGHTS && wrong < 5; seed++) {
        wrong += night_play(&flow, seed);
    }
    assert_int_equal(wrong, 0);
    flow_free(&flow);
    scenario_free(scenario);
    diag_list_free(&diags);
}

static void test_moscow(void **state) {
    (void)state;
    scenario_play("moscow-2020");
}

static void test_rehearsal(void **state) {
    (void)state;
    scenario_play("rehearsal");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_moscow), cmocka_unit_test(test_rehearsal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
