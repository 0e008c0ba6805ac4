// A game in progress: it comes back as it was played, it is rewound, it goes on in another language or another version.
#include "session_world.h"

// ---- playing ----

static void test_a_game_comes_back_from_its_text(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Setup setup = setup_of(seed);
        Session *session = session_new(scenario, &setup);
        session_narrate(session, teller, NULL);
        play(session, seed, COMMANDS_MAX);
        size_t length;
        Error error;
        const char *text = session_journal_text(session, &length);
        Session *again = session_from_text(scenario, "test", text, length, &error);
        assert_non_null(again);
        assert_int_equal(session_digest(again), session_digest(session));
        assert_int_equal(session_command_count(again), session_command_count(session));
        assert_null(session_notice(again));
        size_t events, events_again;
        session_events(session, &events);
        session_events(again, &events_again);
        assert_int_equal(events, events_again);
        session_free(again);
        session_free(session);
    }
}

static void test_a_refused_command_changes_nothing(void **state) {
    (void)state;
    Session *session = played(3, 2);
    uint64_t before = session_digest(session);
    size_t length_before, length;
    session_journal_text(session, &length_before);
    Verdict verdict;
    Error error;
    Command command = {.kind = COMMAND_NONE};
    assert_false(session_submit(session, command, &verdict, &error));
    assert_int_not_equal(verdict.reason, REASON_NONE);
    assert_string_equal(error.message, "");
    command.seat = 120;
    assert_false(session_submit(session, command, NULL, NULL));
    command.seat = -3;
    assert_false(session_submit(session, command, NULL, NULL));
    assert_false(session_submit_text(session, "no such words", &verdict, &error));
    assert_string_not_equal(error.message, "");
    session_journal_text(session, &length);
    assert_int_equal(session_digest(session), before);
    assert_int_equal(length, length_before);
    session_free(session);
}

static void test_no_setup_is_lost(void **state) {
    (void)state;
    Setup setup = {.types_seed = UINT64_MAX,
                   .luck_seed = 0,
                   .difficulty = DIFFICULTY_VIOLENT,
                   .length = LENGTH_90,
                   .persons = 1 | 1 << 1 | 1 << 2,
                   .days = 14,
                   .guided = true,
                   .rewind_locked = true,
                   .class_mode = true};
    Session *session = session_new(scenario, &setup);
    size_t length;
    Error error;
    const char *text = session_journal_text(session, &length);
    Session *again = session_from_text(scenario, "test", text, length, &error);
    assert_non_null(again);
    const Setup *back = session_setup(again);
    assert_int_equal(back->types_seed, setup.types_seed);
    assert_int_equal(back->luck_seed, setup.luck_seed);
    assert_int_equal(back->difficulty, setup.difficulty);
    assert_int_equal(back->length, setup.length);
    assert_int_equal(back->persons, setup.persons);
    assert_int_equal(back->days, setup.days);
    assert_true(back->guided && back->rewind_locked && back->class_mode);
    session_free(again);
    session_free(session);
}

static void test_a_seat_that_is_not_there_is_nobodys(void **state) {
    (void)state;
    Setup setup = setup_of(3);
    setup.persons = 1 | 1 << 15;
    Session *session = session_new(scenario, &setup);
    assert_int_equal(session_setup(session)->persons, 1);
    size_t length;
    Error error;
    const char *text = session_journal_text(session, &length);
    Session *again = session_from_text(scenario, "test", text, length, &error);
    assert_non_null(again);
    session_free(again);
    session_free(session);
}

// ---- rewinding ----

static void test_undo_brings_back_the_state_before(void **state) {
    (void)state;
    Session *session = played(5, 6);
    uint64_t digests[64];
    size_t count = 0;
    Error error;
    for (; count < 10 && !game_over(session_state(session)); count++) {
        digests[count] = session_digest(session);
        assert_int_equal(play(session, 5, 1), 1);
    }
    while (count > 0) {
        assert_true(session_undo(session, &error));
        assert_int_equal(session_digest(session), digests[--count]);
    }
    size_t length;
    const char *text = session_journal_text(session, &length);
    Session *again = session_from_text(scenario, "test", text, length, &error);
    assert_non_null(again);
    assert_int_equal(session_digest(again), session_digest(session));
    assert_int_equal(session_rewind_count(again), session_rewind_count(session));
    session_free(again);
    session_free(session);
}

static void test_what_a_power_did_before_is_counted(void **state) {
    (void)state;
    int most = 0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        Session *session = played(seed, 1000);
        size_t count;
        const LoggedEvent *events = session_events(session, &count);
        for (size_t i = 0; i < count; i++) {
            const Event *event = &events[i].event;
            int before = 0;
            for (size_t k = 0; k < i; k++) {
                before += events[k].event.kind == EVENT_POWER && events[k].event.a == event->a &&
                          events[k].event.b == event->b;
            }
            assert_true(event->kind != EVENT_POWER || event->c == before);
            most = event->kind == EVENT_POWER && before > most ? before : most;
        }
        session_free(session);
    }
    assert_true(most > 0);
}

static void test_an_abandoned_branch_stays_in_the_log(void **state) {
    (void)state;
    Session *session = played(8, 8);
    size_t before, after;
    session_events(session, &before);
    size_t commands = session_command_count(session);
    Error error;
    assert_true(session_rewind(session, 3, &error));
    play(session, 9, 4);
    const LoggedEvent *events = session_events(session, &after);
    assert_true(after >= before);
    for (size_t i = 0; i < before; i++) {
        assert_int_equal(events[i].abandoned, events[i].step > 3);
    }
    for (size_t i = before; i < after; i++) {
        assert_false(events[i].abandoned);
    }
    assert_true(commands > 3 && session_command_count(session) <= 7);
    assert_int_equal(session_rewound_to(session), 3);
    session_free(session);
}

static bool all_unscored(const Session *session) {
    const State *state = session_state(session);
    for (int m = 0; m < state->mind_count; m++) {
        for (int f = 0; f < state->minds[m].forecast_count; f++) {
            if (state->minds[m].forecasts[f].scored) {
                return false;
            }
        }
    }
    return true;
}

static void test_forecasts_after_a_rewind_are_not_scored(void **state) {
    (void)state;
    bool forecast_seen = false;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        Session *session = played(seed, 1);
        Error error;
        assert_true(session_undo(session, &error));
        play(session, seed, COMMANDS_MAX);
        for (int m = 0; m < session_state(session)->mind_count; m++) {
            forecast_seen |= session_state(session)->minds[m].forecast_count > 0;
        }
        assert_true(all_unscored(session));
        size_t length;
        const char *text = session_journal_text(session, &length);
        Session *again = session_from_text(scenario, "test", text, length, &error);
        assert_non_null(again);
        assert_true(all_unscored(again));
        // And it stays so when the place is passed once more.
        assert_true(session_undo(again, &error));
        assert_true(all_unscored(again));
        session_free(again);
        session_free(session);
    }
    assert_true(forecast_seen);
}

static void test_rewinding_can_be_locked(void **state) {
    (void)state;
    Setup setup = setup_of(4);
    setup.rewind_locked = true;
    Session *session = session_new(scenario, &setup);
    play(session, 4, 3);
    Error error;
    assert_false(session_rewind(session, 1, &error));
    assert_false(session_undo(session, &error));
    assert_false(session_can_rewind(session));
    assert_int_equal(session_command_count(session), 3);
    session_free(session);
    setup.rewind_locked = false;
    setup.class_mode = true;
    session = session_new(scenario, &setup);
    play(session, 4, 3);
    assert_false(session_undo(session, &error));
    session_free(session);
}

static void test_a_rewind_must_go_back(void **state) {
    (void)state;
    Session *session = played(4, 3);
    Error error;
    assert_false(session_rewind(session, 3, &error));
    assert_false(session_rewind(session, 99, &error));
    assert_true(session_rewind(session, 0, &error));
    assert_false(session_undo(session, &error));
    session_free(session);
}

// ---- under way ----

// The same night with other texts goes on; another night's texts are refused.
static void test_a_game_goes_on_in_another_language(void **state) {
    (void)state;
    Setup setup = setup_of(5);
    Session *session = session_new(scenario, &setup);
    assert_non_null(session);
    play(session, 5, 12);
    uint64_t before = session_digest(session);
    Scenario *other = fixture_new();
    assert_non_null(other);
    assert_true(session_translate(session, other));
    assert_ptr_equal(session_scenario(session), other);
    assert_true(session_digest(session) == before);
    play(session, 5, 4);
    assert_true(session_translate(session, scenario));
    other->rules_digest++;
    assert_false(session_translate(session, other));
    assert_ptr_equal(session_scenario(session), scenario);
    session_free(session);
    fixture_free(other);
}

// What the author sets is a line of the journal: it comes back, it is rewound, and it marks the game for good.
static void test_what_the_author_sets_is_replayed(void **state) {
    (void)state;
    Setup setup = setup_of(6);
    Session *session = session_new(scenario, &setup);
    assert_non_null(session);
    play(session, 6, 3);
    uint64_t before = session_digest(session);
    Error error = {.message = ""};
    assert_false(session_is_author(session));
    assert_false(session_author(session, "trust.nobody = 3", &error));
    assert_non_null(strstr(error.message, "trust.nobody"));
    assert_false(session_is_author(session));
    assert_false(session_author(session, "name = 5\nname = 6", &error));
    assert_true(session_digest(session) == before);
    assert_true(session_author(session, "", &error));
    assert_true(session_author(session, "name = 12; leverage = 1", &error));
    assert_true(session_is_author(session));
    assert_int_equal(session_state(session)->open.leverage, 1);
    assert_true(session_state(session)->open.name > 0.11 && session_state(session)->open.name < 0.13);
    assert_int_equal(session_command_count(session), 4);
    play(session, 6, 4);
    size_t length;
    const char *text = session_journal_text(session, &length);
    assert_non_null(strstr(text, "\nauthor  #="));
    assert_non_null(strstr(text, "\nauthor name = 12; leverage = 1  #="));
    Session *again = session_from_text(scenario, "again", text, length, &error);
    assert_non_null(again);
    assert_true(session_is_author(again));
    assert_true(session_digest(again) == session_digest(session));
    session_free(again);
    assert_true(session_rewind(session, 4, &error));
    assert_int_equal(session_state(session)->open.leverage, 1);
    assert_true(session_rewind(session, 3, &error));
    assert_true(session_digest(session) == before);
    assert_true(session_is_author(session));
    session_free(session);
    setup.class_mode = true;
    session = session_new(scenario, &setup);
    assert_false(session_author(session, "", &error));
    session_free(session);
}

// A game goes on in a changed scenario as far as its commands are still allowed, in the same journal.
static void test_a_game_goes_on_in_a_changed_scenario(void **state) {
    (void)state;
    char *path = scratch_file("rebased.noon");
    Error error = {.message = ""};
    Setup setup = setup_of(8);
    Session *session = session_new(scenario, &setup);
    assert_true(session_journal_new(session, path, true, &error));
    play(session, 8, 2);
    assert_true(session_author(session, "name = 30", &error));
    play(session, 8, 6);
    uint64_t before = session_digest(session);
    size_t count = session_command_count(session), done = 0;
    Scenario *other = fixture_new();
    other->rules_digest++;
    session = session_rebase(session, other, &done, &error);
    assert_non_null(session);
    assert_int_equal(done, count);
    assert_true(session_is_author(session));
    assert_true(session_digest(session) == before);
    assert_string_equal(session_journal_path(session), path);
    play(session, 8, 2);
    uint64_t after = session_digest(session);
    assert_true(session_is_saved(session));
    session_free(session);
    session = session_open(other, path, true, &error);
    assert_non_null(session);
    assert_true(session_digest(session) == after);
    // A seat that a person holds is gone: the old game goes on.
    setup.persons = (uint16_t)(1u << seat_of_party(other->party_count - 1) | 1u);
    Session *seated = session_new(scenario, &setup);
    int parties = other->party_count, powers = other->power_count;
    other->power_count = 0;
    other->party_count--;
    assert_null(session_rebase(seated, other, &done, &error));
    session_free(seated);
    other->party_count = (uint8_t)parties;
    other->power_count = (uint8_t)powers;
    // A game of a class is nobody's to change: it goes on as it was.
    setup = setup_of(8);
    setup.class_mode = true;
    Session *class = session_new(scenario, &setup);
    play(class, 8, 2);
    assert_null(session_rebase(class, other, &done, &error));
    assert_int_equal(session_command_count(class), 2);
    session_free(class);
    // Nothing can be paid for any more: it stops where a command is refused, and says which.
    for (int s = 0; s < scenario->scene_count; s++) {
        for (int c = 0; c < other->scenes[s].choice_count; c++) {
            other->scenes[s].choices[c].cost = 200;
        }
    }
    for (int i = 0; i < other->issue_count; i++) {
        other->issues[i].id = "another";
    }
    count = session_command_count(session);
    session = session_rebase(session, other, &done, &error);
    assert_non_null(session);
    assert_true(done < count);
    assert_int_equal(session_command_count(session), done);
    session_free(session);
    fixture_free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_game_comes_back_from_its_text),
        cmocka_unit_test(test_a_refused_command_changes_nothing),
        cmocka_unit_test(test_no_setup_is_lost),
        cmocka_unit_test(test_a_seat_that_is_not_there_is_nobodys),
        cmocka_unit_test(test_undo_brings_back_the_state_before),
        cmocka_unit_test(test_what_a_power_did_before_is_counted),
        cmocka_unit_test(test_an_abandoned_branch_stays_in_the_log),
        cmocka_unit_test(test_forecasts_after_a_rewind_are_not_scored),
        cmocka_unit_test(test_rewinding_can_be_locked),
        cmocka_unit_test(test_a_rewind_must_go_back),
        cmocka_unit_test(test_a_game_goes_on_in_another_language),
        cmocka_unit_test(test_what_the_author_sets_is_replayed),
        cmocka_unit_test(test_a_game_goes_on_in_a_changed_scenario),
    };
    return cmocka_run_group_tests_name("session", tests, scenario_begin, scenario_end);
}
