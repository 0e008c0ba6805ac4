// What one move does in the middle of a night, against what the literature says of it. The moment is made: the same
// nights with trust, tilt and sources as said.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "main_scenario.h"
#include "policy/policy.h"
#include "sim/party.h"
#include "sim/reading.h"
#include "sim/rules.h"

static Scenario *scenario;
static PolicyGame game;
static const EventSink nobody;

static int nights(void) {
    return getenv("NOON_FULL") != NULL ? 400 : 40;
}

static void assert_more(const char *what, double more, double less, double by) {
    if (more < less + by) {
        fail_msg("%s: expected more than %.2f by %.2f, found %.2f", what, less, by, more);
    }
}

static void par_goes_on(void) {
    policy_apply(scenario, policy_next(scenario, policy_par, NULL, 1, &game), nobody, &game);
}

// To the mediator's next move in the talks. False when the night is over before.
static bool move_awaited(void) {
    while (!game_over(&game.state) && game.state.open.awaiting != AWAITING_MOVE) {
        par_goes_on();
    }
    return !game_over(&game.state);
}

static void night_of(int seed) {
    Setup setup = {.types_seed = (uint64_t)seed,
                   .luck_seed = (uint64_t)seed,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_90,
                   .days = 7,
                   .persons = 1};
    policy_begin(scenario, &setup, nobody, &game);
    assert_true(move_awaited());
}

typedef struct Moment {
    double trust, lean, sources; // trust and tilt of the party
    int repeats;                 // how often the same has been done before
} Moment;

static void moment_set(const Moment *moment, int party) {
    Open *open = &game.state.open;
    open->leverage = scenario->leverage_max;
    open->trust[party] = moment->trust;
    open->sources = moment->sources;
    for (int p = 0; p < scenario->party_count; p++) {
        open->tilt[p] = p == party ? moment->lean : -moment->lean / (scenario->party_count - 1);
    }
}

static int issue_of(const char *id) {
    for (int i = 0; i < scenario->issue_count; i++) {
        if (strcmp(scenario->issues[i].id, id) == 0) {
            return i;
        }
    }
    fail_msg("there is no issue \"%s\"", id);
    return NO_INDEX;
}

static int lever_of(const char *id) {
    for (int l = 0; l < scenario->lever_count; l++) {
        if (strcmp(scenario->levers[l].id, id) == 0) {
            return l;
        }
    }
    fail_msg("there is no lever \"%s\"", id);
    return NO_INDEX;
}

// Of the last time a lever is used: how far it lowers what the party would rather have without a text, in thousandths.
static double lever_moves(const char *lever, Form form, int party, const Moment *moment) {
    double sum = 0;
    int counted = 0;
    for (int seed = 1; seed <= nights(); seed++) {
        night_of(seed);
        Command command = {
            .kind = COMMAND_LEVER,
            .args = {(int16_t)lever_of(lever), (int16_t)form, (int16_t)party, (int16_t)issue_of("start")}};
        double before = 0, after = 0;
        bool said = true;
        for (int n = 0; n <= moment->repeats && said; n++) {
            said = move_awaited();
            moment_set(moment, party);
            View view = state_view(scenario, &game.state, 0);
            before = party_reservation(scenario, &game.types, &game.state, party);
            said = said && command_check(&view, command).reason == REASON_NONE;
            if (said) {
                policy_apply(scenario, command, nobody, &game);
                moment_set(moment, party);
                after = party_reservation(scenario, &game.types, &game.state, party);
            }
        }
        sum += said ? before - after : 0;
        counted += said;
    }
    assert_true(counted > nights() / 4);
    return 1000 * sum / counted;
}

static void test_a_warning_works_from_a_friend(void **state) {
    (void)state;
    for (int p = 0; p < 2; p++) {
        double friend = lever_moves("winter-warning", FORM_WARN, p, &(Moment){.trust = 0.7, .lean = 0.3});
        double stranger = lever_moves("winter-warning", FORM_WARN, p, &(Moment){.trust = 0.3, .lean = -0.3});
        printf("    a warning to party %d: from a friend %.2f, from a stranger %.2f\n", p, friend, stranger);
        assert_more("from a friend", friend, 5, 0);
        assert_more("not from a stranger", friend / 3, stranger, 0);
    }
}

// Brehm 1966: pressure beyond what can be borne at home turns round.
static void test_pressure_turns_round(void **state) {
    (void)state;
    for (int p = 0; p < 2; p++) {
        double first = lever_moves("arms-hold", FORM_PRESS, p, &(Moment){.trust = 0.5});
        double later = lever_moves("arms-hold", FORM_PRESS, p, &(Moment){.trust = 0.5, .repeats = 2});
        printf("    pressing party %d: the first time %.2f, the third %.2f\n", p, first, later);
        assert_more("the first", first, 0, 5);
        assert_more("the third turns round", 0, later, 0);
    }
}

// What is carried from room to room without sources of one's own changes little (Fey and Ramsay 2010).
static double relay_moves(double sources) {
    double sum = 0;
    int issue = issue_of("start");
    for (int seed = 1; seed <= nights(); seed++) {
        night_of(seed);
        Mind *mind = &game.state.minds[0];
        mind->confidences[0] = (Confidence){.party = 0, .issue = (int8_t)issue, .option = 1};
        mind->confidence_count = 1;
        moment_set(&(Moment){.trust = 0.5, .sources = sources}, 1);
        double before = game.state.hidden.soft[1][issue];
        policy_apply(scenario, (Command){.kind = COMMAND_CONFIDE, .args = {0, MANNER_HINT}}, nobody, &game);
        sum += game.state.hidden.soft[1][issue] - before;
    }
    return 100 * sum / nights();
}

static void test_relaying_needs_sources(void **state) {
    (void)state;
    double without = relay_moves(0), with = relay_moves(1);
    printf("    a hint moves %.2f without sources of one's own, %.2f with them\n", without, with);
    assert_more("with sources", with / 2, without, 0);
    assert_more("without, little", 4, without, 0);
}

// Zartman: what hurts one side alone ripens nothing.
static void test_ripeness_is_mutual(void **state) {
    (void)state;
    double neither = 0, one[2] = {0, 0}, both = 0;
    for (int seed = 1; seed <= nights(); seed++) {
        night_of(seed);
        for (int hurt = 0; hurt < 4; hurt++) {
            game.state.open.hurt[0] = hurt & 1 ? 0.9 : 0.2;
            game.state.open.hurt[1] = hurt & 2 ? 0.9 : 0.2;
            double ripe = night_ripeness(scenario, &game.types, &game.state);
            *(hurt == 0 ? &neither : hurt == 3 ? &both : &one[hurt - 1]) += ripe / nights();
        }
    }
    double alone = one[0] > one[1] ? one[0] : one[1];
    printf("    ripe: nobody hurts %.2f, one side %.2f or %.2f, both %.2f\n", neither, one[0], one[1], both);
    assert_more("one side alone gains less than half of what both gain", 0.5 * (both - neither), alone - neither, 0);
}

// Beardsley and others 2006: manipulation is strongest for a signature, facilitation for what lasts.
static void style_counts(const char *policy, double *signs, double *lasts) {
    int count = 5 * nights(), signed_ = 0, week = 0;
    for (int seed = 1; seed <= count; seed++) {
        night_of(seed);
        PolicyChoose *choose = policy_find(policy)->choose;
        while (!game_over(&game.state)) {
            policy_apply(scenario, policy_next(scenario, choose, NULL, (uint64_t)seed, &game), nobody, &game);
        }
        signed_ += game.state.open.signed_;
        week += game.state.open.signed_ && game_held(scenario, &game.state, 7 * 24);
    }
    *signs = 100.0 * signed_ / count;
    *lasts = signed_ ? 100.0 * week / signed_ : 0;
}

static void test_pressure_signs_and_facilitation_lasts(void **state) {
    (void)state;
    double pressed, pressed_lasts, helped, helped_lasts;
    style_counts("manipulator", &pressed, &pressed_lasts);
    style_counts("par", &helped, &helped_lasts);
    printf("    pressure signs %.1f, of which a week %.1f; patience %.1f, %.1f\n", pressed, pressed_lasts, helped,
           helped_lasts);
    assert_more("pressure signs", pressed, helped, 0);
    assert_more("facilitation lasts", helped_lasts, pressed_lasts, 10);
}

static int start(void **state) {
    (void)state;
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
        cmocka_unit_test(test_a_warning_works_from_a_friend),
        cmocka_unit_test(test_pressure_turns_round),
        cmocka_unit_test(test_relaying_needs_sources),
        cmocka_unit_test(test_ripeness_is_mutual),
        cmocka_unit_test(test_pressure_signs_and_facilitation_lasts),
    };
    return cmocka_run_group_tests_name("moment", tests, start, stop);
}
