// Who follows the first hint and is plain in everything else ends better than who is plain alone: a hint that misleads
// costs nights. Whole nights of the main scenario, the same hands for both.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "load/load.h"
#include "policy/policy.h"
#include "sim/game.h"
#include "sim/symbols.h"
#include "tell/hint.h"

enum { NIGHTS = 250, STEPS_MAX = 4000 };

static Command chosen(const View *view, bool hinted, uint64_t seed, uint32_t step) {
    Hint hints[HINTS_MAX];
    Command command = hinted && hints_find(view, hints) ? hints[0].command : policy_steady(view, seed, step);
    command.seat = (uint8_t)view->open->seat;
    return command;
}

static int nights_won(const Scenario *scenario, bool hinted) {
    int won = 0;
    for (uint64_t seed = 1; seed <= NIGHTS; seed++) {
        Setup setup = {.types_seed = seed,
                       .luck_seed = seed,
                       .difficulty = DIFFICULTY_TENSE,
                       .length = LENGTH_90,
                       .persons = 1,
                       .days = 7};
        Types types;
        State state;
        types_draw(scenario, &setup, &types);
        game_start(scenario, &types, &setup, &state, (EventSink){0});
        for (uint32_t step = 0; step < STEPS_MAX && !game_over(&state); step++) {
            View view = state_view(scenario, &state, state.open.seat);
            command_apply(scenario, &types, &state, chosen(&view, hinted, seed, step), (EventSink){0});
        }
        assert_true(game_over(&state));
        won += game_won(scenario, &state);
    }
    return won;
}

static void hints_do_not_mislead(void **state) {
    (void)state;
    DiagList diags;
    Error error = {.message = ""};
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(NOON_SOURCE_DIR "/scenarios/moscow-2020", NULL, &diags, &error);
    assert_non_null(scenario);
    int plain = nights_won(scenario, false), hinted = nights_won(scenario, true);
    printf("won by the plain mediator: %d of %d; by the first hint: %d\n", plain, NIGHTS, hinted);
    assert_true(hinted > plain);
    scenario_free(scenario);
    diag_list_free(&diags);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(hints_do_not_mislead)};
    return cmocka_run_group_tests_name("balance.hints", tests, NULL, NULL);
}
