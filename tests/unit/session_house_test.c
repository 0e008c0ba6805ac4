// A game by house rules: they are in the journal, they stay, and those that are none are named.
#include "session_world.h"

static void test_a_game_is_played_by_its_house_rules(void **state) {
    (void)state;
    Setup setup = house_setup(7), usual = setup_of(7);
    Session *session = session_new(scenario, &setup), *plain = session_new(scenario, &usual);
    const Scenario *played = session_scenario(session);
    assert_true(PARAM(played, first_day) == 3 &&
                parameter_usual(played, PARAM_first_day) == PARAM(scenario, first_day));
    assert_true(parameter_is_changed(played, PARAM_first_day) && !parameter_is_changed(played, PARAM_heat_fade));
    assert_true(!session_setup(session)->house.changed[PARAM_heat_fade]); // it says what the scenario says
    assert_false(scenario->house);
    assert_ptr_equal(session_scenario(plain), scenario);
    assert_ptr_equal(session_view(session, 0).scenario, played);
    play(session, 7, COMMANDS_MAX);
    play(plain, 7, COMMANDS_MAX);
    assert_int_not_equal(session_digest(session), session_digest(plain));
    session_free(session);
    session_free(plain);
}

static void test_house_rules_are_in_the_journal(void **state) {
    (void)state;
    Setup setup = house_setup(7);
    Error error = {.message = ""};
    Session *session = session_new(scenario, &setup);
    session_narrate(session, teller, NULL);
    play(session, 7, 9);
    assert_true(session_rewind(session, 4, &error));
    play(session, 8, COMMANDS_MAX);
    size_t length;
    const char *text = session_journal_text(session, &length);
    assert_non_null(strstr(text, "\nhouse first_day=3\n"));
    assert_non_null(strstr(text, "\nhouse accident_rate=0.3333333333333333\n"));
    assert_null(strstr(text, "heat_fade"));
    Session *again = session_from_text(scenario, "house", text, length, &error);
    if (!again) {
        fail_msg("%s", error.message);
    }
    const HouseRules *back = &session_setup(again)->house;
    assert_memory_equal(back->changed, session_setup(session)->house.changed, sizeof back->changed);
    assert_true(back->value[PARAM_accident_rate] == 1.0 / 3);
    assert_int_equal(session_digest(again), session_digest(session));
    session_free(again);
    session_free(session);
}

static void test_house_rules_stay_through_languages_and_new_versions(void **state) {
    (void)state;
    Setup setup = house_setup(5);
    Error error = {.message = ""};
    size_t done = 0;
    Scenario *other = malloc(sizeof *other);
    *other = *scenario;
    Session *session = session_new(scenario, &setup);
    play(session, 5, 6);
    assert_true(session_translate(session, other));
    assert_true(PARAM(session_scenario(session), first_day) == 3);
    other->parameters[PARAM_first_day] = 3; // the author has come to think the same
    session = session_rebase(session, other, &done, &error);
    assert_non_null(session);
    assert_false(session_setup(session)->house.changed[PARAM_first_day]);
    assert_true(PARAM(session_scenario(session), first_day) == 3 && PARAM(session_scenario(session), hear_base) == 0.7);
    session_free(session);
    free(other);
}

static void test_house_rules_that_are_none_are_named(void **state) {
    (void)state;
    const char *line = "house first_day=3";
    Setup setup = house_setup(2);
    Session *session = session_new(scenario, &setup);
    journal_expect(session, line, "house first_dai=3", "line 15: house rule: no parameter \"first_dai\"");
    journal_expect(session, line, "house first_day=300",
                   "line 15: house rule: expected first_day=1 to first_day=20, found \"300\"");
    journal_expect(session, line, "house first_day=much", "expected first_day=1");
    journal_expect(session, line, "house first_day=0x3", "found \"0x3\"");
    journal_expect(session, line, "house first_day=nan", "found \"nan\"");
    journal_expect(session, line, "house first_day=", "found \"\"");
    journal_expect(session, line, "house first_day", "found \"\"");
    journal_expect(session, line, "house ", "no parameter \"\"");
    journal_expect(session, line, "house hear_base=0.2", "\"hear_base\" is given twice");
    journal_expect(session, line, "house first_day=4",
                   "line 16: expected digest"); // a good line, but not the one it was played by
    journal_expect(session, line, "rules 1", "line 15");
    session_free(session);
}

// A journal of other rules says so, whatever its parameters were called.
static void test_house_rules_of_other_rules_are_theirs(void **state) {
    (void)state;
    Setup setup = house_setup(2);
    Session *session = session_new(scenario, &setup);
    size_t length;
    char *text = text_of(session, &length), *rules = strstr(text, "\nrules "), *house = strstr(text, "first_day");
    assert_true(rules && house);
    memcpy(rules + 7, "9", 1);
    memcpy(house, "lost_name", 9);
    JournalHeader header;
    Error error = {.message = ""};
    assert_true(journal_header_parse("old.noon", text, length, &header, &error));
    assert_false(journal_header_fits("old.noon", &header, scenario, &error));
    assert_non_null(strstr(error.message, "was played by rules 9"));
    free(text);
    session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_game_is_played_by_its_house_rules),
        cmocka_unit_test(test_house_rules_are_in_the_journal),
        cmocka_unit_test(test_house_rules_stay_through_languages_and_new_versions),
        cmocka_unit_test(test_house_rules_that_are_none_are_named),
        cmocka_unit_test(test_house_rules_of_other_rules_are_theirs),
    };
    return cmocka_run_group_tests_name("session.house", tests, scenario_begin, scenario_end);
}
