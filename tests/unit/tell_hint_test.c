// The few sensible moves: each can be made, has words for what and why, and every party is seen by the same measure.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "fixture/fixture.h"
#include "fixture/night.h"
#include "fixture/words.h"
#include "sim/game.h"
#include "tell/hint.h"

static Scenario *scenario;
static Words *words;
static Types types;
static State game;
static unsigned met[HINT_COUNT], helped[PARTY_MAX]; // helped: told what would bring it closer to signing

static int set_up(void **state) {
    (void)state;
    scenario = fixture_new();
    words = fixture_words(NOON_SOURCE_DIR);
    for (int c = 0; c < 3; c++) { // the fourth says nothing of what it may bring
        scenario->chores[c].title = scenario->chores[c].id;
        scenario->chores[c].forecast = "Fewer answers in kind|fair";
    }
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    words_free(words);
    fixture_free(scenario);
    return 0;
}

static View view_now(void) {
    return state_view(scenario, &game, game.open.seat);
}

// Any move at all, so that nights come to every state they can come to; mostly the first hint, where there is one, and
// in some nights never. In some nights nothing is done but wait, and it gets late.
static void step_on(uint64_t seed, uint32_t step) {
    static Offer offers[COMMAND_LIST_MAX];
    View view = view_now();
    Hint hints[HINTS_MAX];
    size_t hinted = hints_find(&view, hints), count = command_list(&view, false, offers, COMMAND_LIST_MAX);
    Command command = offers[random_below(seed, 11, step, 0, (unsigned)count)].command;
    command = command.kind == COMMAND_LEAVE ? offers[0].command : command;
    command = hinted && seed % 4 != 1 && random_below(seed, 12, step, 0, 2) == 1 ? hints[0].command : command;
    command.seat = game.open.seat;
    Command wait = {.kind = COMMAND_WAIT, .seat = game.open.seat};
    command = seed % 3 == 0 && step > 12 && command_allowed(&view, wait) ? wait : command;
    command_apply(scenario, &types, &game, command, (EventSink){0});
}

static void hint_is_sound(const View *view, const Hint *hint) {
    Teller teller = {words, *view};
    Buffer title, why;
    buffer_init(&title);
    buffer_init(&why);
    tell_hint_title(&teller, hint, &title);
    tell_hint_why(&teller, hint, &why);
    if (title.length == 0 || why.length == 0 || strstr(title.text, "tell.") || strstr(why.text, "tell.") ||
        strchr(why.text, '{') || strchr(why.text, '?')) {
        fail_msg("hint %d: \"%s\": \"%s\"", hint->kind, title.text, why.text);
    }
    assert_int_equal(command_check(view, hint->command).reason, REASON_NONE);
    for (int p = 0; p < scenario->party_count && hint->kind == HINT_PACKAGE; p++) { // nobody is led into a refusal
        assert_true(stance_of_trade(view, p, hint->command.args[0], hint->command.args[1]).guess >= 0.5);
    }
    if (hint->kind == HINT_SHORT || hint->kind == HINT_DOUBT) {
        assert_true(view->open->refusals > 0);
        for (int p = 0; p < scenario->party_count; p++) { // whoever is furthest is helped, whichever side it is
            assert_true(stance_of_text(view, p).margin >= stance_of_text(view, hint->party).margin);
        }
        helped[hint->party]++;
    }
    met[hint->kind]++;
    buffer_free(&title);
    buffer_free(&why);
}

static void titles_differ(const View *view, const Hint *one, const Hint *other) {
    Teller teller = {words, *view};
    Buffer titles[2];
    for (int i = 0; i < 2; i++) {
        buffer_init(&titles[i]);
        tell_hint_title(&teller, i == 0 ? one : other, &titles[i]);
    }
    assert_string_not_equal(titles[0].text, titles[1].text);
    buffer_free(&titles[0]);
    buffer_free(&titles[1]);
}

static void every_hint_can_be_done_and_says_why(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 1500; seed++) {
        night_deal(scenario, seed, &types, &game);
        for (uint32_t step = 0; step < 400 && !game_over(&game); step++) {
            View view = view_now();
            Hint hints[HINTS_MAX];
            size_t count = hints_find(&view, hints);
            assert_true(count <= HINTS_MAX);
            unsigned rooms = 0;
            for (size_t i = 0; i < count; i++) {
                hint_is_sound(&view, &hints[i]);
                rooms += hints[i].kind == HINT_UNREAD;
                for (size_t j = 0; j < i && view.open->awaiting == AWAITING_MOVE; j++) {
                    titles_differ(&view, &hints[i], &hints[j]);
                }
            }
            assert_true(rooms <= 1); // there is more to do than to listen
            step_on(seed, step);
        }
    }
    static const HintKind usual[] = {HINT_LEAVING, HINT_READY, HINT_LATE,    HINT_SETTLED, HINT_UNREAD, HINT_SHORT,
                                     HINT_WORDS,   HINT_GIVE,  HINT_PROMISE, HINT_REPORT,  HINT_ANSWER};
    assert_true(helped[NORTH] > 0 && helped[SOUTH] > 0);
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (met[usual[i]] == 0) {
            fail_msg("hint %d was never given", usual[i]);
        }
    }
}

// The same sign seen at either party leads to the same hint about it, before all others.
static void who_thinks_of_leaving_comes_first_whoever_it_is(void **state) {
    (void)state;
    unsigned seen[2] = {0, 0};
    for (uint64_t seed = 1; seed <= 60; seed++) {
        night_deal(scenario, seed, &types, &game);
        for (uint32_t step = 0; step < 60 && !game_over(&game); step++) {
            for (int party = NORTH; party <= SOUTH && game.open.awaiting == AWAITING_MOVE; party++) {
                uint8_t kept = game.minds[0].leaving;
                game.minds[0].leaving = (uint8_t)(1u << party);
                View view = view_now();
                Hint hints[HINTS_MAX];
                size_t count = hints_find(&view, hints);
                if (count > 0 && hints[0].kind == HINT_LEAVING) {
                    assert_int_equal(hints[0].party, party);
                    seen[party]++;
                }
                for (size_t i = 1; i < count; i++) {
                    assert_int_not_equal(hints[i].kind, HINT_LEAVING);
                }
                game.minds[0].leaving = kept;
            }
            step_on(seed, step);
        }
    }
    assert_true(seen[NORTH] > 50 && seen[SOUTH] > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hint_can_be_done_and_says_why),
        cmocka_unit_test(who_thinks_of_leaving_comes_first_whoever_it_is),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
