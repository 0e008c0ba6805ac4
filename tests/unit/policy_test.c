// Players made of code: whole games come to an end, only with what is allowed, the same ones for the same
// seeds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/real.h"
#include "fixture/fixture.h"
#include "policy/inside.h"
#include "policy/policy.h"
#include "sim/text.h"

static Scenario *scenario;
static PolicyGame game, twin;

static Setup setup_of(uint64_t seed, Length length) {
    return (Setup){
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = length, .persons = 1};
}

// How many games a policy gets: one that tries everything out gets few.
static uint64_t games_of(size_t policy, uint64_t games) {
    return strcmp(policy_at(policy)->name, "lookahead") == 0 ? games / 50 : games;
}

static void test_every_game_ends(void **state) {
    (void)state;
    for (size_t p = 0; policy_at(p); p++) {
        for (uint64_t seed = 1; seed <= games_of(p, 300); seed++) {
            Setup setup = setup_of(seed, (Length)(LENGTH_25 + seed % 3));
            policy_play(scenario, &setup, policy_at(p)->choose, seed, &game);
            const char *why = "";
            assert_true(game_over(&game.state));
            if (!state_valid(scenario, &game.state, &why)) {
                fail_msg("policy %s, seed %u: %s", policy_at(p)->name, (unsigned)seed, why);
            }
        }
    }
}

static void test_the_same_seeds_give_the_same_game(void **state) {
    (void)state;
    for (size_t p = 0; policy_at(p); p++) {
        unsigned different = 0;
        uint64_t last = 0;
        for (uint64_t seed = 1; seed <= games_of(p, 50); seed++) {
            Setup setup = setup_of(seed, LENGTH_45);
            policy_play(scenario, &setup, policy_at(p)->choose, seed, &game);
            policy_play(scenario, &setup, policy_at(p)->choose, seed, &twin);
            uint64_t digest = state_digest(scenario, &game.state);
            assert_int_equal(digest, state_digest(scenario, &twin.state));
            assert_int_equal(game.commands, twin.commands);
            different += digest != last;
            last = digest;
        }
        assert_int_equal(different, games_of(p, 50));
    }
}

static void test_people_in_all_seats_can_be_played_by_code(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        Setup setup = setup_of(seed, LENGTH_45);
        for (int seat = 1; seat <= scenario->party_count && seat < MIND_MAX; seat++) {
            setup.persons = (uint16_t)(setup.persons | 1u << seat);
        }
        policy_play(scenario, &setup, policy_random, seed, &game);
        assert_true(game_over(&game.state));
        policy_play(scenario, &setup, policy_steady, seed, &game);
        assert_true(game_over(&game.state));
    }
}

// No incident happens before its condition holds.
static void test_incidents_wait_for_their_time(void **state) {
    (void)state;
    Scenario *late = fixture_new();
    for (int i = 0; i < late->incident_count; i++) {
        late->incidents[i].when_ = fixture_condition(late, "day >= 3");
    }
    int happened = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        Setup setup = setup_of(seed, LENGTH_90);
        policy_play(late, &setup, policy_steady, seed, &game);
        const Open *open = &game.state.open;
        int first = open->violation_minute;
        bool ordered = first == (open->broken_day - 1) * DAY_MINUTES + open->broken_minute; // no incident
        assert_true(first == NO_INDEX || ordered || first >= 2 * DAY_MINUTES);
        happened += first != NO_INDEX && !ordered;
    }
    assert_true(happened > 0);
    fixture_free(late);
}

// Every answer is one of those the game itself lists.
static void test_what_is_said_is_allowed(void **state) {
    (void)state;
    static Offer offers[COMMAND_LIST_MAX];
    const EventSink nobody = {.add = NULL};
    for (size_t p = 0; policy_at(p); p++) {
        for (uint64_t seed = 1; seed <= games_of(p, 50); seed++) {
            Setup setup = setup_of(seed, LENGTH_25);
            types_draw(scenario, &setup, &game.types);
            game_start(scenario, &game.types, &setup, &game.state, nobody);
            for (uint32_t step = 0; !game_over(&game.state); step++) {
                View view = state_view(scenario, &game.state, game.state.open.seat);
                Command command = policy_at(p)->choose(&view, seed, step);
                size_t count = command_list(&view, false, offers, COMMAND_LIST_MAX);
                bool listed = false;
                for (size_t i = 0; i < count && !listed; i++) {
                    listed = offers[i].command.kind == command.kind && offers[i].command.seat == command.seat &&
                             memcmp(offers[i].command.args, command.args, sizeof command.args) == 0;
                }
                if (!listed) {
                    char text[256];
                    command_print(scenario, command, text, sizeof text);
                    fail_msg("policy %s says \"%s\", which is not listed", policy_at(p)->name, text);
                }
                command_apply(scenario, &game.types, &game.state, command, nobody);
            }
        }
    }
}

// A secret that is flipped changes no answer: a View does not lead to it.
static void test_hidden_values_do_not_matter(void **state) {
    (void)state;
    const EventSink nobody = {.add = NULL};
    Setup setup = setup_of(5, LENGTH_45);
    types_draw(scenario, &setup, &game.types);
    game_start(scenario, &game.types, &setup, &game.state, nobody);
    for (uint32_t step = 0; !game_over(&game.state); step++) {
        View view = state_view(scenario, &game.state, game.state.open.seat);
        state_copy(&twin.state, &game.state);
        memset(&twin.state.hidden, 0x5a, sizeof twin.state.hidden);
        View blind = state_view(scenario, &twin.state, twin.state.open.seat);
        for (size_t p = 0; policy_at(p); p++) {
            Command open_eyed = policy_at(p)->choose(&view, 5, step), blinded = policy_at(p)->choose(&blind, 5, step);
            assert_int_equal(open_eyed.kind, blinded.kind);
            assert_memory_equal(open_eyed.args, blinded.args, sizeof blinded.args);
        }
        command_apply(scenario, &game.types, &game.state, policy_steady(&view, 5, step), nobody);
    }
}

static void test_a_plain_mediator_does_better_than_chance(void **state) {
    (void)state;
    unsigned signed_random = 0, signed_steady = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        Setup setup = setup_of(seed, LENGTH_90);
        policy_play(scenario, &setup, policy_random, seed, &game);
        signed_random += game.state.open.signed_ != 0;
        policy_play(scenario, &setup, policy_steady, seed, &game);
        signed_steady += game.state.open.signed_ != 0;
    }
    if (signed_steady <= signed_random) {
        fail_msg("steady signs %u of 300, random %u", signed_steady, signed_random);
    }
}

static void test_policies_are_found_by_name(void **state) {
    (void)state;
    assert_non_null(policy_find("random"));
    assert_null(policy_find("nobody"));
    for (size_t p = 0; policy_at(p); p++) {
        assert_ptr_equal(policy_find(policy_at(p)->name), policy_at(p));
    }
}

// A night in the middle of the talks, of a player that tries everything.
static View view_of_talks(uint64_t seed, int moves) {
    Setup setup = setup_of(seed, LENGTH_90);
    const EventSink nobody = {.add = NULL};
    policy_begin(scenario, &setup, nobody, &game);
    for (int left = moves; !game_over(&game.state) && (left > 0 || game.state.open.awaiting != AWAITING_MOVE); left--) {
        policy_apply(scenario, policy_next(scenario, policy_random, NULL, seed, &game), nobody, &game);
    }
    return state_view(scenario, &game.state, 0);
}

static bool pair_stands(const Draft *draft, const Interaction *pair) {
    return draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b;
}

// What signing a draft is worth to a party, written out.
static double surplus_of(const View *view, const Judge *judge, const Draft *draft, int party) {
    double sum = -judge->last[party];
    for (int i = 0; i < scenario->issue_count; i++) {
        int option = draft->option[i];
        double value = judge->taste[party].value[i][wording_slot(option)];
        if (option != NO_INDEX) {
            double vague = scenario->issues[i].options[option].ambiguous;
            vague = view->open->clauses[i].fudged ? real_max(vague, PARAM(scenario, fudged_ambiguity)) : vague;
            value += PARAM(scenario, ambiguity_gain) * vague * (1 - value) + view->mind->moved[party][i] / 100.0;
        }
        sum += judge->taste[party].weight[i] * value;
    }
    for (int k = 0; k < scenario->interaction_count; k++) {
        sum += pair_stands(draft, &scenario->interactions[k]) ? scenario->interactions[k].value[party] : 0;
    }
    return sum;
}

// The best draft is found by changing one clause after the other; what a change is worth by itself must be what the
// whole text with it is worth more, and that what its clauses come to.
static void test_a_changed_clause_is_worth_what_the_whole_text_is_worth_more(void **state) {
    (void)state;
    static const Style style = {.favoured = NO_INDEX, .durable = true};
    unsigned seen = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        View view = view_of_talks(seed, 12);
        if (game_over(&game.state)) {
            continue;
        }
        seen++;
        Judge judge;
        judge_init(&view, &style, &judge);
        Draft from = judge.standing.draft, wanted = from;
        for (int i = 0; i < scenario->issue_count; i++) {
            wanted.option[i] =
                (int8_t)(random_below(seed, 1, (uint32_t)i, 0, scenario->issues[i].option_count + 1u) - 1);
        }
        double gain[ISSUE_MAX];
        draft_gains(&judge, &wanted, gain);
        Worth before;
        sum_worth(&judge, &judge.standing.sum, &before);
        for (int p = 0; p < scenario->party_count; p++) {
            assert_true(real_abs(before.sign[p] - surplus_of(&view, &judge, &from, p)) < 1e-9);
        }
        for (int i = 0; i < scenario->issue_count; i++) {
            Draft changed = from;
            changed.option[i] = wanted.option[i];
            Text after;
            text_init(&judge, &changed, &after);
            assert_true(real_abs(after.score - before.score - gain[i]) < 1e-9);
        }
    }
    assert_true(seen >= 30);
}

static int scenario_begin(void **state) {
    (void)state;
    scenario = fixture_new();
    return 0;
}

static int scenario_end(void **state) {
    (void)state;
    fixture_free(scenario);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_game_ends),
        cmocka_unit_test(test_the_same_seeds_give_the_same_game),
        cmocka_unit_test(test_people_in_all_seats_can_be_played_by_code),
        cmocka_unit_test(test_incidents_wait_for_their_time),
        cmocka_unit_test(test_what_is_said_is_allowed),
        cmocka_unit_test(test_hidden_values_do_not_matter),
        cmocka_unit_test(test_a_plain_mediator_does_better_than_chance),
        cmocka_unit_test(test_policies_are_found_by_name),
        cmocka_unit_test(test_a_changed_clause_is_worth_what_the_whole_text_is_worth_more),
    };
    return cmocka_run_group_tests_name("policy", tests, scenario_begin, scenario_end);
}
