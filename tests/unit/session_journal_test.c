// Journals: what was cut comes back as far as it goes, what was altered is named, what is kept goes on.
#include "session_world.h"

// ---- journals that were harmed ----

static void test_a_journal_cut_anywhere_comes_back_as_far_as_it_goes(void **state) {
    (void)state;
    Setup setup = house_setup(11);
    Session *session = session_new(scenario, &setup);
    session_narrate(session, teller, NULL);
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
    session_narrate(session, teller, NULL);
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

static void test_other_formats_rules_and_scenarios_are_named(void **state) {
    (void)state;
    Session *session = played(2, 2);
    journal_expect(session, "noon-journal 1", "noon-journal 7", "format 7");
    journal_expect(session, "noon-journal 1", "somebody's letter", "not a journal");
    journal_expect(session, "\nrules ", "\nrules 99", "rules 99");
    journal_expect(session, "\nscenario ", "\nscenario other-", "\"other-");
    journal_expect(session, "\ndays 7", "\ndays 77", "line 8");
    journal_expect(session, "\nclass no", "\nclass maybe", "yes|no");
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
    session_narrate(session, teller, NULL);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_journal_cut_anywhere_comes_back_as_far_as_it_goes),
        cmocka_unit_test(test_a_changed_byte_is_found),
        cmocka_unit_test(test_other_formats_rules_and_scenarios_are_named),
        cmocka_unit_test(test_a_journal_can_be_read_without_its_rules),
        cmocka_unit_test(test_a_kept_journal_goes_on),
        cmocka_unit_test(test_a_cut_line_is_taken_away_before_going_on),
        cmocka_unit_test(test_a_new_journal_does_not_write_over_another),
        cmocka_unit_test(test_a_journal_that_cannot_be_written_does_not_stop_the_game),
    };
    return cmocka_run_group_tests_name("session.journal", tests, scenario_begin, scenario_end);
}
