// A game in progress: what is done is written, what is written comes back, what was altered is named.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/random.h"
#include "fixture/fixture.h"
#include "session/house.h"
#include "session/journal.h"
#include "session/saves.h"
#include "session/session.h"

enum { COMMANDS_MAX = 400 };

static Scenario *scenario;
static Offer offers[COMMAND_LIST_MAX];

static Setup setup_of(uint64_t seed) {
    return (Setup){.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_25,
                   .persons = 1,
                   .days = 7};
}

// Some allowed command; the same one for the same number.
static Command pick(const Session *session, uint64_t seed, uint32_t step) {
    View view = session_view(session, session_state(session)->open.seat);
    size_t count = command_list(&view, false, offers, COMMAND_LIST_MAX);
    assert_true(count > 0);
    Command command = offers[random_below(seed, 7, step, 0, (unsigned)count)].command;
    return command.kind == COMMAND_LEAVE ? offers[0].command : command; // a long game shows more
}

// Plays until `commands` were done or the game is over; returns how many.
static size_t play(Session *session, uint64_t seed, size_t commands) {
    size_t done = 0;
    for (; done < commands && !game_over(session_state(session)); done++) {
        Verdict verdict;
        Error error;
        Command command = pick(session, seed, (uint32_t)session_command_count(session));
        assert_true(session_submit(session, command, &verdict, &error));
    }
    return done;
}

static Session *played(uint64_t seed, size_t commands) {
    Setup setup = setup_of(seed);
    Session *session = session_new(scenario, &setup);
    assert_non_null(session);
    play(session, seed, commands);
    return session;
}

static void told(void *user, const Session *session, const Event *events, size_t count, Buffer *out) {
    (void)user;
    assert_non_null(session);
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_PHASE || events[i].kind == EVENT_COMMAND) {
            buffer_addf(out, "event %d  #=0123456789abcdef\n\n", events[i].kind); // looks like a mark
        }
    }
}

static char *scratch_folder(const char *name) {
    static char path[512];
    Error error;
    snprintf(path, sizeof path, "%s/%s", NOON_SCRATCH_DIR, name);
    assert_true(folder_make(path, &error));
    return path;
}

static char *scratch_file(const char *name) {
    static char path[512];
    Error error;
    snprintf(path, sizeof path, "%s/%s", NOON_SCRATCH_DIR, name);
    assert_true(file_remove(path, &error));
    return path;
}

static char *text_of(const Session *session, size_t *length) {
    const char *text = session_journal_text(session, length);
    char *copy = malloc(*length + 1);
    assert_non_null(copy);
    memcpy(copy, text, *length);
    copy[*length] = '\0';
    return copy;
}

// ---- playing ----

static void test_a_game_comes_back_from_its_text(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Setup setup = setup_of(seed);
        Session *session = session_new(scenario, &setup);
        session_narrate(session, told, NULL);
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

// ---- house rules ----

static Setup house_setup(uint64_t seed) {
    Setup setup = setup_of(seed);
    Error error = {.message = ""};
    // A third has no short decimal, and the last is what is usual.
    assert_true(house_rules_parse("first_day=3,accident_rate=0.33333333333333331,hear_base=0.7,heat_fade=0.26",
                                  &setup.house, &error));
    return setup;
}

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
    session_narrate(session, told, NULL);
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

static void house_expect(const char *line, const char *message) {
    Setup setup = house_setup(2);
    Session *session = session_new(scenario, &setup);
    size_t length;
    char *text = text_of(session, &length);
    char *at = strstr(text, "house first_day=3");
    assert_non_null(at);
    Buffer changed;
    buffer_init(&changed);
    buffer_add_bytes(&changed, text, (size_t)(at - text));
    buffer_add(&changed, line);
    buffer_add(&changed, at + strlen("house first_day=3"));
    Error error = {.message = ""};
    assert_null(session_from_text(scenario, "old.noon", changed.text, changed.length, &error));
    if (!strstr(error.message, message)) {
        fail_msg("expected \"%s\" in \"%s\"", message, error.message);
    }
    buffer_free(&changed);
    free(text);
    session_free(session);
}

static const Scenario *find_it(void *user, const char *id, uint64_t rules_digest) {
    (void)user;
    (void)id;
    (void)rules_digest;
    return scenario;
}

static void test_a_save_tells_of_its_house_rules(void **state) {
    (void)state;
    Error error;
    char *folder = scratch_folder("house");
    Buffer path;
    buffer_init(&path);
    for (int house = 0; house < 2; house++) {
        Setup setup = house ? house_setup(3) : setup_of(3);
        Session *session = session_new(scenario, &setup);
        play(session, 3, 4);
        assert_true(save_path(folder, house ? "house" : "plain", &path));
        assert_true(session_save_as(session, path.text, &error));
        session_free(session);
        buffer_clear(&path);
    }
    size_t count;
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = find_it}, &count);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        assert_true(saves[i].replayed && !saves[i].broken);
        assert_int_equal(saves[i].house, strcmp(saves[i].name, "house") == 0);
    }
    free(saves);
    buffer_free(&path);
}

static void test_house_rules_that_are_none_are_named(void **state) {
    (void)state;
    house_expect("house first_dai=3", "line 15: house rule: no parameter \"first_dai\"");
    house_expect("house first_day=300", "line 15: house rule: expected first_day=1 to first_day=20, found \"300\"");
    house_expect("house first_day=much", "expected first_day=1");
    house_expect("house first_day=0x3", "found \"0x3\"");
    house_expect("house first_day=nan", "found \"nan\"");
    house_expect("house first_day=", "found \"\"");
    house_expect("house first_day", "found \"\"");
    house_expect("house ", "no parameter \"\"");
    house_expect("house hear_base=0.2", "\"hear_base\" is given twice");
    house_expect("house first_day=4", "line 16: expected digest"); // a good line, but not the one it was played by
    house_expect("rules 1", "line 15");
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

// ---- journals that were harmed ----

static void test_a_journal_cut_anywhere_comes_back_as_far_as_it_goes(void **state) {
    (void)state;
    Setup setup = house_setup(11);
    Session *session = session_new(scenario, &setup);
    session_narrate(session, told, NULL);
    play(session, 11, 12);
    size_t length;
    char *text = text_of(session, &length);
    size_t opened = 0;
    for (size_t cut = 0; cut <= length; cut++) {
        Error error = {.message = ""};
        Session *again = session_from_text(scenario, "cut", text, cut, &error);
        if (again) {
            opened++;
            bool whole_lines = cut > 0 && text[cut - 1] == '\n';
            assert_int_equal(session_notice(again) == NULL, whole_lines);
            session_free(again);
        } else {
            // Only before the game began.
            const char *begin = strstr(text, "\nbegin");
            assert_non_null(begin);
            assert_true(cut <= (size_t)(strchr(begin + 1, '\n') - text));
            assert_string_not_equal(error.message, "");
        }
    }
    assert_true(opened > length / 2);
    free(text);
    session_free(session);
}

static void test_a_changed_byte_is_found(void **state) {
    (void)state;
    Setup setup = house_setup(12);
    Session *session = session_new(scenario, &setup);
    session_narrate(session, told, NULL);
    play(session, 12, 10);
    session_narrate(session, NULL, NULL);
    play(session, 12, 1); // behind it nothing is told: every byte is covered
    size_t length;
    char *text = text_of(session, &length);
    uint64_t digest = session_digest(session);
    for (size_t at = 0; at < length; at++) {
        for (int flip = 0; flip < 3; flip++) {
            static const unsigned char changes[] = {0x01, 0x20, 0x80};
            text[at] = (char)(text[at] ^ changes[flip]);
            Error error = {.message = ""};
            Session *again = session_from_text(scenario, "changed", text, length, &error);
            if (again) {
                // Only the very end may go unseen: the line it stands on counts as cut, and that is said.
                assert_non_null(session_notice(again));
                assert_int_equal(at, length - 1);
                assert_int_not_equal(session_digest(again), digest);
            } else {
                assert_string_not_equal(error.message, "");
            }
            session_free(again);
            text[at] = (char)(text[at] ^ changes[flip]);
        }
    }
    free(text);
    session_free(session);
}

static void header_expect(const char *from, const char *to, const char *message) {
    Session *session = played(2, 2);
    size_t length;
    char *text = text_of(session, &length);
    char *at = strstr(text, from);
    assert_non_null(at);
    Buffer changed;
    buffer_init(&changed);
    buffer_add_bytes(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to);
    buffer_add(&changed, at + strlen(from));
    Error error = {.message = ""};
    assert_null(session_from_text(scenario, "old.noon", changed.text, changed.length, &error));
    if (!strstr(error.message, message)) {
        fail_msg("expected \"%s\" in \"%s\"", message, error.message);
    }
    buffer_free(&changed);
    free(text);
    session_free(session);
}

static void test_other_formats_rules_and_scenarios_are_named(void **state) {
    (void)state;
    header_expect("noon-journal 1", "noon-journal 7", "format 7");
    header_expect("noon-journal 1", "somebody's letter", "not a journal");
    header_expect("\nrules ", "\nrules 99", "rules 99");
    header_expect("\nscenario ", "\nscenario other-", "\"other-");
    header_expect("\ndays 7", "\ndays 77", "line 8");
    header_expect("\nclass no", "\nclass maybe", "yes or no");
    Session *session = played(2, 1);
    size_t length;
    char *text = text_of(session, &length);
    char *digest = strstr(text, " #=") + 3;
    *digest = *digest == '0' ? '1' : '0';
    Error error = {.message = ""};
    assert_null(session_from_text(scenario, "old.noon", text, length, &error));
    assert_non_null(strstr(error.message, "other rules of scenario"));
    assert_string_not_equal(error.hint, "");
    free(text);
    session_free(session);
}

static void test_a_journal_can_be_read_without_its_rules(void **state) {
    (void)state;
    Setup setup = setup_of(6);
    Session *session = session_new(scenario, &setup);
    session_narrate(session, told, NULL);
    play(session, 6, 5);
    size_t length;
    const char *text = session_journal_text(session, &length);
    Buffer out;
    buffer_init(&out);
    journal_print(text, length, &out);
    assert_non_null(strstr(out.text, "\nevent "));
    assert_non_null(strstr(out.text, "\n> "));
    buffer_clear(&out);
    static const char wild[] = "\x1b[2J\xff\0bell\a\n# \x1b]0;x\a\n#=\n";
    journal_print(wild, sizeof wild - 1, &out);
    assert_null(memchr(out.text, 0x1b, out.length));
    assert_null(memchr(out.text, '\a', out.length));
    buffer_free(&out);
    session_free(session);
}

// ---- files ----

static void test_a_kept_journal_goes_on(void **state) {
    (void)state;
    char *path = scratch_file("kept.noon");
    Session *session = played(21, 3);
    Error error;
    assert_true(session_journal_new(session, path, false, &error));
    assert_true(session_is_saved(session));
    play(session, 21, 3);
    // Held by one only, and looked at by anybody.
    assert_null(session_open(scenario, path, true, &error));
    assert_non_null(strstr(error.message, "in use"));
    Session *reader = session_open(scenario, path, false, &error);
    assert_non_null(reader);
    assert_int_equal(session_digest(reader), session_digest(session));
    session_free(reader);
    uint64_t digest = session_digest(session);
    session_free(session);

    session = session_open(scenario, path, true, &error);
    assert_non_null(session);
    assert_int_equal(session_digest(session), digest);
    play(session, 22, 2);
    digest = session_digest(session);
    session_free(session);
    session = session_open(scenario, path, false, &error);
    assert_non_null(session);
    assert_int_equal(session_digest(session), digest);
    session_free(session);
}

static void test_a_cut_line_is_taken_away_before_going_on(void **state) {
    (void)state;
    char *path = scratch_file("cut.noon");
    Session *session = played(23, 4);
    size_t length;
    char *text = text_of(session, &length);
    Error error;
    session_free(session);
    assert_true(file_write_atomic(path, text, length - 5, &error));
    free(text);
    session = session_open(scenario, path, true, &error);
    assert_non_null(session);
    assert_non_null(session_notice(session));
    assert_null(session_notice(session));
    assert_int_equal(session_command_count(session), 3);
    play(session, 23, 2);
    uint64_t digest = session_digest(session);
    session_free(session);
    session = session_open(scenario, path, false, &error);
    assert_non_null(session);
    assert_int_equal(session_digest(session), digest);
    session_free(session);
}

static void test_a_new_journal_does_not_write_over_another(void **state) {
    (void)state;
    char *path = scratch_file("taken.noon");
    Error error;
    assert_true(file_write_atomic(path, "mine\n", 5, &error));
    Session *session = played(1, 1);
    assert_false(session_journal_new(session, path, false, &error));
    assert_null(session_journal_path(session));
    assert_true(session_journal_new(session, path, true, &error));
    assert_string_equal(session_journal_path(session), path);
    assert_false(session_save_as(session, path, &error));
    session_free(session);
}

static void test_a_journal_that_cannot_be_written_does_not_stop_the_game(void **state) {
    (void)state;
    char *file = scratch_file("not-a-folder");
    Error error;
    assert_true(file_write_atomic(file, "x", 1, &error));
    Session *session = played(31, 0);
    session_autosave(session, file); // a file where the folder should be
    play(session, 31, 2);
    assert_non_null(session_notice(session));
    assert_null(session_notice(session)); // once
    assert_false(session_is_saved(session));
    play(session, 31, 1);
    assert_null(session_notice(session));
    // The trouble goes away: all is written with the next command.
    session_autosave(session, scratch_folder("another"));
    play(session, 31, 1);
    assert_non_null(session_notice(session));
    assert_true(session_is_saved(session));
    Session *again = session_open(scenario, session_journal_path(session), false, &error);
    assert_non_null(again);
    assert_int_equal(session_command_count(again), 4);
    session_free(again);
    session_free(session);
}

static void folder_empty(const char *folder) {
    size_t count;
    Error error;
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = NULL}, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(file_remove(saves[i].path, &error));
    }
    free(saves);
}

static const Scenario *finder(void *user, const char *id, uint64_t rules_digest) {
    (void)user;
    (void)rules_digest;
    return strcmp(id, scenario->id) == 0 ? scenario : NULL;
}

// More than is kept, and cut inside of a letter of two bytes unless that is minded.
static void count_teller(void *user, const Session *session, Buffer *out) {
    (void)user;
    buffer_addf(out, "%zu", session_command_count(session));
    for (int i = 0; i < SAVE_TOLD_BYTES; i++) {
        buffer_add(out, "\xC3\xA9");
    }
}

static void test_autosaves_rotate_and_never_take_a_held_one(void **state) {
    (void)state;
    char folder[512];
    snprintf(folder, sizeof folder, "%s", scratch_folder("saves"));
    folder_empty(folder);
    Session *sessions[4];
    size_t count;
    Error error;
    for (int i = 0; i < 4; i++) {
        sessions[i] = played((uint64_t)(40 + i), 0);
        session_autosave(sessions[i], folder);
        assert_null(session_journal_path(sessions[i])); // not before the first command
        play(sessions[i], 40, 2);
    }
    for (int i = 0; i < 3; i++) {
        assert_true(session_is_saved(sessions[i]));
        assert_null(session_notice(sessions[i]));
    }
    assert_false(session_is_saved(sessions[3])); // all three are held
    assert_non_null(session_notice(sessions[3]));
    session_free(sessions[1]);
    play(sessions[3], 40, 1);
    assert_true(session_is_saved(sessions[3]));
    Buffer path;
    buffer_init(&path);
    assert_true(save_path(folder, "my night/1", &path));
    assert_true(session_save_as(sessions[0], path.text, &error));
    assert_false(save_path(folder, "///", &path));
    buffer_free(&path);
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = finder, .tell = count_teller}, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_false(saves[i].broken);
        assert_true(saves[i].replayed);
        assert_string_equal(saves[i].scenario, scenario->id);
        assert_int_equal(saves[i].autosave, strcmp(saves[i].name, "my night-1") != 0);
        assert_int_equal(saves[i].commands, strcmp(saves[i].name, "autosave-2") == 0 ? 3 : 2);
        assert_int_equal(saves[i].told[0], '0' + (int)saves[i].commands);
        assert_int_equal(strlen(saves[i].told), SAVE_TOLD_BYTES - 1); // a digit and whole letters
    }
    free(saves);
    session_free(sessions[0]);
    session_free(sessions[2]);
    session_free(sessions[3]);
}

static void test_saves_are_renamed_and_removed_unless_they_are_played(void **state) {
    (void)state;
    char folder[512], longest[300];
    snprintf(folder, sizeof folder, "%s", scratch_folder("named-saves"));
    folder_empty(folder);
    Session *session = played(70, 0);
    session_autosave(session, folder);
    play(session, 70, 1);
    Error error;
    Buffer first, second, held;
    buffer_init(&first);
    buffer_init(&second);
    buffer_init(&held);
    memset(longest, 'n', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_true(save_path(folder, longest, &first)); // cut to what the list still takes for a save
    assert_true(save_path(folder, "the second  ", &second));
    assert_string_equal(path_name(second.text), "the second.noon");
    assert_true(session_save_as(session, first.text, &error));
    assert_true(save_rename(first.text, second.text, &error));
    assert_false(file_exists(first.text));
    assert_false(save_rename(first.text, second.text, &error)); // is not there any more
    assert_false(file_exists(first.text));
    assert_true(session_save_as(session, first.text, &error));
    assert_false(save_rename(first.text, second.text, &error)); // would replace another
    size_t count;
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = NULL}, &count);
    free(saves);
    assert_int_equal(count, 3);
    autosave_path(folder, 1, &held);
    assert_string_equal(session_journal_path(session), held.text);
    assert_false(save_remove(held.text, &error));
    assert_false(save_rename(held.text, longest, &error));
    assert_true(file_exists(held.text));
    session_free(session);
    assert_true(save_remove(held.text, &error));
    assert_true(save_remove(first.text, &error));
    assert_false(save_remove(first.text, &error));
    saves = session_list_saves(folder, (SaveReader){.find = NULL}, &count);
    assert_int_equal(count, 1);
    assert_string_equal(saves[0].name, "the second");
    free(saves);
    buffer_free(&first);
    buffer_free(&second);
    buffer_free(&held);
}

static void test_a_broken_save_stays_in_the_list(void **state) {
    (void)state;
    char folder[512], path[600];
    snprintf(folder, sizeof folder, "%s", scratch_folder("broken-saves"));
    folder_empty(folder);
    Error error;
    snprintf(path, sizeof path, "%s/odd.noon", folder);
    assert_true(file_write_atomic(path, "odd\n", 4, &error));
    size_t count;
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = finder, .tell = count_teller}, &count);
    assert_int_equal(count, 1);
    assert_true(saves[0].broken);
    assert_string_equal(saves[0].told, "");
    assert_string_not_equal(saves[0].error.message, "");
    free(saves);
    assert_null(session_list_saves(scratch_file("no-such-folder"), (SaveReader){.find = finder}, &count));
    assert_int_equal(count, 0);
}

static int scenario_begin(void **state) {
    (void)state;
    scenario = fixture_new();
    return scenario ? 0 : -1;
}

static int scenario_end(void **state) {
    (void)state;
    fixture_free(scenario);
    return 0;
}

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
        cmocka_unit_test(test_a_game_is_played_by_its_house_rules),
        cmocka_unit_test(test_house_rules_are_in_the_journal),
        cmocka_unit_test(test_house_rules_stay_through_languages_and_new_versions),
        cmocka_unit_test(test_a_save_tells_of_its_house_rules),
        cmocka_unit_test(test_house_rules_that_are_none_are_named),
        cmocka_unit_test(test_house_rules_of_other_rules_are_theirs),
        cmocka_unit_test(test_undo_brings_back_the_state_before),
        cmocka_unit_test(test_an_abandoned_branch_stays_in_the_log),
        cmocka_unit_test(test_forecasts_after_a_rewind_are_not_scored),
        cmocka_unit_test(test_rewinding_can_be_locked),
        cmocka_unit_test(test_a_rewind_must_go_back),
        cmocka_unit_test(test_a_journal_cut_anywhere_comes_back_as_far_as_it_goes),
        cmocka_unit_test(test_a_changed_byte_is_found),
        cmocka_unit_test(test_other_formats_rules_and_scenarios_are_named),
        cmocka_unit_test(test_a_journal_can_be_read_without_its_rules),
        cmocka_unit_test(test_a_kept_journal_goes_on),
        cmocka_unit_test(test_a_cut_line_is_taken_away_before_going_on),
        cmocka_unit_test(test_a_new_journal_does_not_write_over_another),
        cmocka_unit_test(test_a_journal_that_cannot_be_written_does_not_stop_the_game),
        cmocka_unit_test(test_autosaves_rotate_and_never_take_a_held_one),
        cmocka_unit_test(test_saves_are_renamed_and_removed_unless_they_are_played),
        cmocka_unit_test(test_a_broken_save_stays_in_the_list),
        cmocka_unit_test(test_a_game_goes_on_in_another_language),
        cmocka_unit_test(test_what_the_author_sets_is_replayed),
        cmocka_unit_test(test_a_game_goes_on_in_a_changed_scenario),
    };
    return cmocka_run_group_tests_name("session", tests, scenario_begin, scenario_end);
}
