// Are the nights that a mediator imagines as the nights he is in? At moments of many nights par plays on twice: in the
// true night with other luck, and in nights imagined from what is known. Where one ends otherwise than the other by
// more than the luck of these nights, look-ahead, the chance that the days show and the debrief's luck are all told
// wrongly.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/real.h"
#include "main_scenario.h"
#include "policy/policy.h"

enum { CHANCE_TRUE = 0x74727565, CHANCE_IMAGINED = 0x696d6167, IMAGINED = 6 };

static Scenario *scenario;
static bool full;
static const EventSink nobody = {.add = NULL};

typedef enum Moment { MOMENT_TALKS, MOMENT_SIGNED, MOMENT_FIRST_DAY, MOMENT_FOURTH_DAY } Moment;

static bool has_come(const Open *open, Moment moment) {
    switch (moment) {
    case MOMENT_TALKS: return open->phase == PHASE_TALKS && open->tick >= 8 && open->awaiting == AWAITING_MOVE;
    case MOMENT_SIGNED: return open->phase == PHASE_ANNOUNCEMENT;
    case MOMENT_FIRST_DAY:
        return open->phase == PHASE_CEASEFIRE && open->awaiting == AWAITING_ANSWER && open->object != 1;
    case MOMENT_FOURTH_DAY: return open->day >= 4 && open->awaiting == AWAITING_ANSWER && open->object != 1;
    }
    return false;
}

static bool reach(PolicyChoose *choose, uint64_t seed, Moment moment, PolicyGame *game) {
    Setup setup = {
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_90, .persons = 1};
    policy_begin(scenario, &setup, nobody, game);
    while (!game_over(&game->state) && !has_come(&game->state.open, moment)) {
        policy_apply(scenario, policy_next(scenario, choose, NULL, seed, game), nobody, game);
    }
    return !game_over(&game->state);
}

// What a night promises: signed, held a day and held a week count a third each.
static double play_on(const Types *types, State *state) {
    for (uint32_t step = 0; !game_over(state) && step < POLICY_COMMAND_CAP; step++) {
        View view = state_view(scenario, state, state->open.seat);
        command_apply(scenario, types, state, policy_par(&view, 1, step), nobody);
    }
    return 100.0 / 3 *
           ((state->open.signed_ != 0) + game_held(scenario, state, 24) + game_held(scenario, state, 7 * 24));
}

static double difference(const PolicyGame *game, uint64_t seed) {
    static Types types;
    static State state;
    double sum = 0;
    View view = state_view(scenario, &game->state, game->state.open.seat);
    for (uint64_t n = 0; n < IMAGINED; n++) {
        state_imagine(&view, random_bits(seed, CHANCE_IMAGINED, 0, n), &types, &state);
        sum += play_on(&types, &state);
        types = game->types;
        types.luck = random_stir(random_bits(seed, CHANCE_TRUE, 0, n));
        state_copy(&state, &game->state);
        sum -= play_on(&types, &state);
    }
    return sum / IMAGINED;
}

// No belief is exact: the mean difference may be a point and a half, and what the luck of so few nights leaves open.
static void judge(const char *policy, int games, Moment moment) {
    static PolicyGame game;
    double sum = 0, squares = 0, count = 0;
    for (uint64_t seed = 1; seed <= (uint64_t)games * (full ? 10 : 1); seed++) {
        if (reach(policy_find(policy)->choose, seed, moment, &game)) {
            double x = difference(&game, seed);
            sum += x;
            squares += x * x;
            count++;
        }
    }
    assert_true(count > 30);
    double mean = sum / count, error = real_sqrt((squares - sum * mean) / (count - 1) / count);
    printf("    %-12s moment %d: imagined less true %+.2f +- %.2f of %.0f nights\n", policy, (int)moment, mean,
           1.96 * error, count);
    if (real_abs(mean) > 1.5 + 1.96 * error) {
        fail_msg("%s, moment %d: what is imagined is %+.2f from the truth, give or take %.2f", policy, (int)moment,
                 mean, 1.96 * error);
    }
}

static void test_the_talks(void **state) {
    (void)state;
    judge("par", 200, MOMENT_TALKS);
    judge("historical", 200, MOMENT_TALKS);
    judge("random", 200, MOMENT_TALKS);
}

static void test_a_text_that_was_signed(void **state) {
    (void)state;
    judge("par", 200, MOMENT_SIGNED);
    judge("historical", 200, MOMENT_SIGNED);
    judge("manipulator", 200, MOMENT_SIGNED);
    judge("random", 2000, MOMENT_SIGNED);
}

static void test_the_days(void **state) {
    (void)state;
    for (Moment moment = MOMENT_FIRST_DAY; moment <= MOMENT_FOURTH_DAY; moment++) {
        judge("par", 200, moment);
        judge("historical", 300, moment);
    }
}

static int start(void **state) {
    (void)state;
    full = getenv("NOON_FULL") != NULL;
    scenario = main_scenario_load();
    return scenario ? 0 : -1;
}

static int stop(void **state) {
    (void)state;
    scenario_free(scenario);
    return 0;
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_talks),
        cmocka_unit_test(test_a_text_that_was_signed),
        cmocka_unit_test(test_the_days),
    };
    return cmocka_run_group_tests_name("imagined nights", tests, start, stop);
}
