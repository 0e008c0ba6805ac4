// Commands are printed as they are parsed, what is wrong with one is said, and one that says more than it may is
// refused.
#include "sim/game.h"
#include "sim_world.h"

static void assert_words(Table *table, const char *text, Command expected) {
    Command parsed = {0};
    const char *why = "";
    if (!command_parse(table->scenario, &table->state, text, &parsed, &why)) {
        fail_msg("\"%s\": %s", text, why);
    }
    assert_int_equal(parsed.kind, expected.kind);
    assert_int_equal(parsed.seat, expected.seat);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(parsed.args[i], expected.args[i]);
    }
    char printed[256];
    command_print(table->scenario, expected, printed, sizeof printed);
    assert_string_equal(printed, text);
}

static void commands_are_printed_as_they_are_parsed(void **user) {
    Table *table = *user;
    assert_words(table, "redraft watch own", (Command){COMMAND_REDRAFT, 0, {ISSUE_WATCH, 1}});
    assert_words(table, "choose first-call to-south", (Command){COMMAND_CHOOSE, 0, {0, 1}});
    assert_words(table, "lever tariff press south line",
                 (Command){COMMAND_LEVER, 0, {1, FORM_PRESS, SOUTH, ISSUE_LINE}});
    assert_words(table, "lever tariff warn north", (Command){COMMAND_LEVER, 0, {1, FORM_WARN, NORTH, NO_INDEX}});
    assert_words(table, "trade start exchange", (Command){COMMAND_TRADE, 0, {ISSUE_START, ISSUE_EXCHANGE}});
    assert_words(table, "confide 3 quoted", (Command){COMMAND_CONFIDE, 0, {2, MANNER_QUOTED}});
    assert_words(table, "forecast hold remote", (Command){COMMAND_FORECAST, 0, {FORECAST_HOLD, 0}});
    assert_words(table, "forecast break line", (Command){COMMAND_FORECAST, 0, {FORECAST_BREAK, ISSUE_LINE}});
    assert_words(table, "place posts plain", (Command){COMMAND_PLACE, 0, {3, 1}});
    assert_words(table, "answer 1 name south", (Command){COMMAND_ANSWER, 0, {0, ANSWER_NAME, SOUTH}});
    assert_words(table, "answer 0 exchange lists",
                 (Command){COMMAND_ANSWER, 0, {NO_INDEX, ANSWER_EXCHANGE, EXCHANGE_LISTS}});
    assert_words(table, "answer 8 same-words", (Command){COMMAND_ANSWER, 0, {7, ANSWER_SAME_WORDS}});
    assert_words(table, "keep 16", (Command){COMMAND_KEEP, 0, {15}});
    assert_words(table, "plenary", (Command){COMMAND_PLENARY, 0, {0}});
    table->state.open.seat = 2;
    assert_words(table, "decide guarded", (Command){COMMAND_DECIDE, 2, {DECIDE_GUARDED}});
}

static void what_is_wrong_with_a_command_is_said(void **user) {
    Table *table = *user;
    static const char *const wrong[][2] = {
        {"", "no command"},
        {"  ", "no command"},
        {"redrat watch own", "unknown command"},
        {"Redraft watch own", "unknown command"},
        {"redraft wach own", "unknown clause"},
        {"redraft watch noon", "unknown wording"},
        {"redraft watch", "a word is missing"},
        {"redraft watch own now", "a word too many"},
        {"caucus west", "unknown party"},
        {"choose first-call follow", "unknown choice"},
        {"confide 0 idea", "unknown confidence"},
        {"keep 17", "unknown promise"},
        {"answer -1 wait", "unknown report"},
        {"answer 1 wait north", "a word too many"},
        {"answer 1 name", "a word is missing"},
        {"answer 1 exchange big", "unknown size of exchange"},
        {"lever tariff bribe north line", "unknown form"},
        {"forecast hold maybe", "unknown word of chance"},
        {"plenary now and then and again and once more", "a word too many"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Command command = {.kind = COMMAND_LEAVE};
        const char *why = "";
        assert_false(command_parse(table->scenario, &table->state, wrong[i][0], &command, &why));
        assert_string_equal(why, wrong[i][1]);
        assert_int_equal(command.kind, COMMAND_LEAVE); // untouched
    }
    Command command;
    assert_true(command_parse(table->scenario, &table->state, "  redraft\twatch  own \n", &command, NULL));
    assert_true(command_parse(table->scenario, &table->state, "place wire", &command, NULL));
    assert_int_equal(command.args[1], 0);
}

static void a_printed_command_is_cut_at_its_room(void **user) {
    Table *table = *user;
    char small[9];
    command_print(table->scenario, (Command){COMMAND_REDRAFT, 0, {ISSUE_WATCH, 1}}, small, sizeof small);
    assert_string_equal(small, "redraft ");
    command_print(table->scenario, (Command){COMMAND_REDRAFT, 0, {99, 1}}, small, sizeof small);
    assert_int_equal(strlen(small), 8);
}

static Reason refused(const Table *table, const char *text) {
    Command command;
    if (!command_parse(table->scenario, &table->state, text, &command, NULL)) {
        fail_msg("\"%s\" is no command", text);
    }
    View view = state_view(table->scenario, &table->state, 0);
    return (Reason)command_check(&view, command).reason;
}

static void a_lever_without_clauses_is_played_on_none(void **user) {
    Table *table = *user;
    assert_int_equal(refused(table, "lever aircraft offer north watch"), REASON_NONE);
    table->scenario->levers[0].issues = 0;
    assert_int_equal(refused(table, "lever aircraft offer north watch"), REASON_BEARS);
    assert_int_equal(refused(table, "lever aircraft offer north"), REASON_NONE);
}

static void an_answer_for_the_whole_day_is_about_no_report(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    open->phase = PHASE_CEASEFIRE;
    open->awaiting = AWAITING_ANSWER;
    open->day = 2;
    open->answers_left = 2;
    open->reports[0] = (Report){.day = 2, .named = NO_INDEX};
    open->report_count = 1;
    table->state.open.clauses[ISSUE_EXCHANGE].status = CLAUSE_AGREED;
    static const char *const whole[] = {"allies", "call-rival", "exchange sector"};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        static const int slots[] = {0, 1, 8};
        for (int s = 0; s < 3; s++) {
            char text[32];
            snprintf(text, sizeof text, "answer %d %s", slots[s], whole[i]);
            assert_int_equal(refused(table, text), slots[s] == 0 ? REASON_NONE : REASON_UNKNOWN);
        }
    }
    assert_int_equal(refused(table, "answer 1 same-words"), REASON_NONE);
    assert_int_equal(refused(table, "answer 2 same-words"), REASON_UNKNOWN);
}

static void count_packages(void *user, const Event *event) {
    *(int *)user += event->kind == EVENT_VOTE && event->d != 0;
}

static void a_package_is_told_with_both_its_clauses(void **user) {
    Table *table = *user;
    static const char *const spellings[] = {"trade start watch", "trade watch start"};
    for (int i = 0; i < 2; i++) {
        state_begin(table->scenario, &table->state);
        table->state.open.clauses[ISSUE_START].status = table->state.open.clauses[ISSUE_WATCH].status =
            CLAUSE_BRACKETED;
        Command command;
        assert_true(command_parse(table->scenario, &table->state, spellings[i], &command, NULL));
        assert_int_equal(command.args[i], ISSUE_START); // index 0, which in the event is none
        int packages = 0;
        command_apply(table->scenario, &table->types, &table->state, command,
                      (EventSink){.add = count_packages, .user = &packages});
        assert_int_equal(packages, table->scenario->party_count);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(commands_are_printed_as_they_are_parsed),        TEST(what_is_wrong_with_a_command_is_said),
        TEST(a_printed_command_is_cut_at_its_room),           TEST(a_lever_without_clauses_is_played_on_none),
        TEST(an_answer_for_the_whole_day_is_about_no_report), TEST(a_package_is_told_with_both_its_clauses),
    };
    return cmocka_run_group_tests_name("sim.command", tests, NULL, NULL);
}
