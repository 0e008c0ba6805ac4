// The folder of saves: what stands in it is told, kept, renamed and removed.
#include "session_world.h"

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
    SaveInfo *saves = session_list_saves(folder, (SaveReader){.find = finder}, &count);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        assert_true(saves[i].replayed && !saves[i].broken);
        assert_int_equal(saves[i].house, strcmp(saves[i].name, "house") == 0);
    }
    free(saves);
    buffer_free(&path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_autosaves_rotate_and_never_take_a_held_one),
        cmocka_unit_test(test_saves_are_renamed_and_removed_unless_they_are_played),
        cmocka_unit_test(test_a_broken_save_stays_in_the_list),
        cmocka_unit_test(test_a_save_tells_of_its_house_rules),
    };
    return cmocka_run_group_tests_name("session.saves", tests, scenario_begin, scenario_end);
}
