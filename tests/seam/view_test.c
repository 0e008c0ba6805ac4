// The seam: what a seat is shown does not depend on what is hidden, and a question changes nothing.
// Random nights are played through every phase; at each answer the hidden half of the State is scrambled and
// everything a View gives is compared byte by byte.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "fixture/fixture.h"
#include "sim/game.h"

enum { NIGHTS = 60, STEPS_MAX = 400 };

typedef struct Night {
    Scenario *scenario;
    Types types;
    Setup setup;
    State state, other;
    Offer offers[COMMAND_LIST_MAX], again[COMMAND_LIST_MAX];
    unsigned phases; // bits: phases that were seen
    unsigned kinds;  // bits: command kinds that were done
} Night;

static int night_set(void **user) {
    Night *night = calloc(1, sizeof *night);
    night->scenario = fixture_new();
    *user = night;
    return 0;
}

static int night_clear(void **user) {
    Night *night = *user;
    fixture_free(night->scenario);
    free(night);
    return 0;
}

static const EventSink deaf = {0};

// Persons in every seat, so that every kind of question is asked of somebody.
static void night_start(Night *night, unsigned seed) {
    night->setup = (Setup){.types_seed = 11 + seed,
                           .luck_seed = 1000 + seed,
                           .difficulty = DIFFICULTY_TENSE,
                           .length = LENGTH_25 + seed % 3,
                           .persons = (uint16_t)(seed % 2 == 0 ? 1 : 0x1f),
                           .days = 7};
    types_draw(night->scenario, &night->setup, &night->types);
    memset(&night->state, 0, sizeof night->state);
    game_start(night->scenario, &night->types, &night->setup, &night->state, deaf);
}

static bool same_command(Command a, Command b) {
    return a.kind == b.kind && a.seat == b.seat && memcmp(a.args, b.args, sizeof a.args) == 0;
}

// One allowed answer, mostly a plain one: the night must come to its end.
static Command answer_pick(Night *night, unsigned seed, unsigned step) {
    View view = state_view(night->scenario, &night->state, night->state.open.seat);
    size_t count = command_list(&view, false, night->offers, COMMAND_LIST_MAX);
    if (count == 0) {
        fail_msg("phase %d awaits %d and nothing may be said", night->state.open.phase, night->state.open.awaiting);
    }
    size_t at = random_below(seed, 1, step, 0, (unsigned)count);
    for (unsigned t = 1; night->offers[at].command.kind == COMMAND_LEAVE && t < 4; t++) {
        at = random_below(seed, 1, step, t, (unsigned)count);
    }
    // A party that is played at random would refuse or attack every second time.
    if (night->offers[at].command.kind == COMMAND_DECIDE && random_below(seed, 2, step, 0, 4) != 0) {
        at = 0;
    }
    return night->offers[at].command;
}

// ---- secrecy ----

// Every hidden byte flipped, and every mind but the seat's own.
static void scramble(const State *state, State *other, int seat) {
    memcpy(other, state, sizeof *other);
    unsigned char *hidden = (unsigned char *)&other->hidden;
    for (size_t i = 0; i < sizeof other->hidden; i++) {
        hidden[i] = (unsigned char)~hidden[i];
    }
    for (int m = 0; m < MIND_MAX; m++) {
        unsigned char *mind = (unsigned char *)&other->minds[m];
        for (size_t i = 0; m != other->mind_of_seat[seat] && i < sizeof(Mind); i++) {
            mind[i] = (unsigned char)~mind[i];
        }
    }
}

static void assert_same_offers(const Offer *a, size_t a_count, const Offer *b, size_t b_count) {
    assert_int_equal(a_count, b_count);
    for (size_t i = 0; i < a_count; i++) {
        assert_true(same_command(a[i].command, b[i].command));
        const Verdict *x = &a[i].verdict, *y = &b[i].verdict;
        assert_true(x->reason == y->reason && x->subject == y->subject && x->needed == y->needed &&
                    x->found == y->found && x->minutes == y->minutes && x->cost == y->cost);
    }
}

static void assert_view_keeps_secrets(Night *night, int seat) {
    scramble(&night->state, &night->other, seat);
    View shown = state_view(night->scenario, &night->state, seat);
    View flipped = state_view(night->scenario, &night->other, seat);
    assert_memory_equal(shown.open, flipped.open, sizeof *shown.open);
    assert_memory_equal(shown.mind, flipped.mind, sizeof *shown.mind);
    for (int refused = 0; refused < 2; refused++) {
        size_t a = command_list(&shown, refused, night->offers, COMMAND_LIST_MAX);
        size_t b = command_list(&flipped, refused, night->again, COMMAND_LIST_MAX);
        assert_same_offers(night->offers, a, night->again, b);
    }
}

static void assert_imagined_alike(Night *night) {
    Types *types = calloc(2, sizeof *types);
    State *states = calloc(2, sizeof *states);
    scramble(&night->state, &night->other, 0);
    View shown = state_view(night->scenario, &night->state, 0);
    View flipped = state_view(night->scenario, &night->other, 0);
    state_imagine(&shown, 7, &types[0], &states[0]);
    state_imagine(&flipped, 7, &types[1], &states[1]);
    assert_true(state_digest(night->scenario, &states[0]) == state_digest(night->scenario, &states[1]));
    assert_memory_equal(types[0].firmness, types[1].firmness, sizeof types[0].firmness);
    free(types);
    free(states);
}

// ---- a question changes nothing ----

static void assert_question_changes_nothing(Night *night) {
    memcpy(&night->other, &night->state, sizeof night->state);
    Types types = night->types;
    View view = state_view(night->scenario, &night->state, night->state.open.seat);
    size_t count = command_list(&view, true, night->offers, COMMAND_LIST_MAX);
    for (size_t i = 0; i < count; i++) {
        (void)command_check(&view, night->offers[i].command);
    }
    assert_memory_equal(&night->other, &night->state, sizeof night->state);
    assert_memory_equal(&types, &night->types, sizeof types);
}

// ---- the list leaves nothing out ----

static int values_of(const Scenario *scenario, ArgKind kind, const int16_t *args, int at, int *first) {
    int before = at > 0 ? args[at - 1] : 0;
    *first = 0;
    switch (kind) {
    case ARG_SCENE: return scenario->scene_count;
    case ARG_CHOICE: return scenario->scenes[before].choice_count;
    case ARG_PARTY: return scenario->party_count;
    case ARG_ISSUE: return scenario->issue_count;
    case ARG_OPTION: return scenario->issues[before].option_count;
    case ARG_LEVER: return scenario->lever_count;
    case ARG_PHONE: return scenario->phone_count;
    case ARG_CHORE: return scenario->chore_count;
    case ARG_ASSET: return scenario->asset_count;
    case ARG_SECTOR: return scenario->sector_count;
    case ARG_CONFIDENCE: return CONFIDENCE_MAX;
    case ARG_PROMISE: return PROMISE_MAX;
    case ARG_REPORT: *first = NO_INDEX; return REPORT_MAX;
    case ARG_WORD: return 7;
    case ARG_EXTRA: return 4;
    case ARG_TRUCE: return TRUCE_HOST_COUNT;
    default:
        *first = 1;
        return kind == ARG_FORM       ? FORM_COUNT
               : kind == ARG_MANNER   ? MANNER_COUNT
               : kind == ARG_REMEDY   ? REMEDY_COUNT
               : kind == ARG_FORECAST ? FORECAST_KIND_COUNT
               : kind == ARG_ANSWER   ? ANSWER_KIND_COUNT
                                      : DECIDE_COUNT;
    }
}

// The same deed can be said in two ways; the list says it in one.
static bool is_canonical(Command command) {
    if (command.kind == COMMAND_TRADE) {
        return command.args[0] < command.args[1];
    }
    if (command.kind == COMMAND_ANSWER) {
        int kind = command.args[1];
        bool whole = kind == ANSWER_EXCHANGE || kind == ANSWER_CALL_RIVAL || kind == ANSWER_ALLIES;
        bool extra = kind == ANSWER_NAME || kind == ANSWER_EXCHANGE;
        return whole == (command.args[0] == NO_INDEX) && (extra || command.args[2] == 0);
    }
    return true;
}

static size_t every_allowed(Night *night, const View *view, Command command, int at, size_t listed) {
    const CommandShape *shape = command_shape((CommandKind)command.kind);
    if (at == shape->count) {
        if (!is_canonical(command) || command_check(view, command).reason != REASON_NONE) {
            return 0;
        }
        for (size_t i = 0; i < listed; i++) {
            if (same_command(night->offers[i].command, command)) {
                return 1;
            }
        }
        char words[128];
        command_print(night->scenario, command, words, sizeof words);
        fail_msg("\"%s\" is allowed and not in the list", words);
    }
    int first = 0, count = values_of(night->scenario, (ArgKind)shape->args[at], command.args, at, &first);
    size_t sum = 0;
    for (int value = first; value < count; value++) {
        command.args[at] = (int16_t)value;
        sum += every_allowed(night, view, command, at + 1, listed);
    }
    return sum;
}

static void assert_list_complete(Night *night) {
    View view = state_view(night->scenario, &night->state, night->state.open.seat);
    size_t listed = command_list(&view, false, night->offers, COMMAND_LIST_MAX);
    size_t found = 0;
    for (int kind = COMMAND_NONE + 1; kind < COMMAND_KIND_COUNT; kind++) {
        Command command = {.kind = (uint8_t)kind, .seat = view.open->seat};
        found += every_allowed(night, &view, command, 0, listed);
    }
    assert_int_equal(found, listed);
}

// ---- words and offers ----

static void assert_offers_can_be_said(Night *night) {
    View view = state_view(night->scenario, &night->state, night->state.open.seat);
    size_t count = command_list(&view, true, night->offers, COMMAND_LIST_MAX);
    for (size_t i = 0; i < count; i++) {
        Command command = night->offers[i].command, parsed;
        char words[128];
        const char *why = "";
        command_print(night->scenario, command, words, sizeof words);
        if (!command_parse(night->scenario, &night->state, words, &parsed, &why)) {
            fail_msg("\"%s\": %s", words, why);
        }
        if (!same_command(command, parsed)) {
            fail_msg("\"%s\" comes back as something else", words);
        }
    }
}

// ---- playing ----

typedef void Look(Night *night);

static void play(Night *night, unsigned seed, unsigned every, Look *look) {
    night_start(night, seed);
    for (unsigned step = 0; step < STEPS_MAX && !game_over(&night->state); step++) {
        night->phases |= 1u << night->state.open.phase;
        const char *why = "";
        if (!state_valid(night->scenario, &night->state, &why)) {
            fail_msg("night %u, step %u: %s", seed, step, why);
        }
        if (step % every == 0) {
            look(night);
        }
        Command command = answer_pick(night, seed, step);
        night->kinds |= 1u << command.kind;
        command_apply(night->scenario, &night->types, &night->state, command, deaf);
    }
    assert_true(game_over(&night->state));
}

static void look_secrets(Night *night) {
    assert_view_keeps_secrets(night, night->state.open.seat);
    assert_view_keeps_secrets(night, 0);
}

static void nothing_hidden_shows_in_a_view(void **user) {
    Night *night = *user;
    for (unsigned seed = 0; seed < NIGHTS; seed++) {
        play(night, seed, 1, look_secrets);
    }
    unsigned all = 1u << PHASE_CONVENING | 1u << PHASE_TALKS | 1u << PHASE_SIGNING | 1u << PHASE_ANNOUNCEMENT |
                   1u << PHASE_HOURS | 1u << PHASE_CEASEFIRE;
    assert_int_equal(night->phases & all, all); // else the test has not looked everywhere
}

static void what_is_imagined_comes_from_the_view(void **user) {
    for (unsigned seed = 0; seed < 8; seed++) {
        play(*user, seed, 3, assert_imagined_alike);
    }
}

static void a_question_changes_nothing(void **user) {
    for (unsigned seed = 0; seed < NIGHTS; seed++) {
        play(*user, seed, 1, assert_question_changes_nothing);
    }
}

static void the_list_is_complete(void **user) {
    for (unsigned seed = 0; seed < 12; seed++) {
        play(*user, seed, 2, assert_list_complete);
    }
}

static void every_offer_can_be_said(void **user) {
    for (unsigned seed = 0; seed < NIGHTS; seed++) {
        play(*user, seed, 1, assert_offers_can_be_said);
    }
}

static void look_away(Night *night) {
    (void)night;
}

static void the_same_words_lead_to_the_same_state(void **user) {
    Night *night = *user;
    for (unsigned seed = 0; seed < NIGHTS; seed++) {
        play(night, seed, 1, look_away);
        uint64_t once = state_digest(night->scenario, &night->state);
        play(night, seed, 1, look_away);
        assert_true(state_digest(night->scenario, &night->state) == once);
    }
}

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, night_set, night_clear)
    const struct CMUnitTest tests[] = {
        TEST(nothing_hidden_shows_in_a_view), TEST(what_is_imagined_comes_from_the_view),
        TEST(a_question_changes_nothing),     TEST(the_list_is_complete),
        TEST(every_offer_can_be_said),        TEST(the_same_words_lead_to_the_same_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
