// A journal of a whole night on a real scenario under house rules, told in full, cut at every byte and with every byte
// changed: never a crash, always a reason, and nothing that was not played.
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
#include "load/load.h"
#include "policy/policy.h"
#include "session/house.h"
#include "session/session.h"

static Scenario *scenario;
static char *text;
static size_t length;
static uint64_t digest;

static void told(void *user, const Session *session, const Event *events, size_t count, Buffer *out) {
    (void)user;
    (void)session;
    buffer_addf(out, "%zu events, the first at minute %d\n", count, events[0].minute);
}

static bool visit(void *user, const char *name, bool is_folder) {
    Buffer *path = user;
    if (is_folder && path->length == 0) {
        path_join(path, NOON_SOURCE_DIR "/scenarios", name);
        Buffer file;
        buffer_init(&file);
        path_join(&file, path->text, "scenario.json");
        if (!file_exists(file.text)) {
            buffer_clear(path);
        }
        buffer_free(&file);
    }
    return true;
}

static int journal_make(void **state) {
    (void)state;
    Buffer path;
    Error error = {.message = ""};
    DiagList diags;
    buffer_init(&path);
    if (!diag_list_init(&diags) || !folder_list(NOON_SOURCE_DIR "/scenarios", visit, &path, &error)) {
        return -1;
    }
    scenario = scenario_load(path.text, NULL, &diags, &error);
    buffer_free(&path);
    diag_list_free(&diags);
    if (!scenario) {
        fprintf(stderr, "no scenario: %s\n", error.message);
        return -1;
    }
    Setup setup = {.types_seed = 3, .luck_seed = 3, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_25, .persons = 1};
    if (!house_rules_parse("accident_rate=0.123456789,trust_effect=0.15", &setup.house, &error)) {
        return -1;
    }
    Session *session = session_new(scenario, &setup);
    session_narrate(session, told, NULL);
    while (!game_over(session_state(session))) {
        View view = session_view(session, session_state(session)->open.seat);
        uint32_t step = (uint32_t)session_command_count(session);
        if (!session_submit(session, policy_random(&view, 3, step), NULL, &error)) {
            fprintf(stderr, "%s\n", error.message);
            return -1;
        }
        if (step == 9 && session_rewind_count(session) == 0 && !session_rewind(session, 5, &error)) {
            return -1;
        }
    }
    const char *journal = session_journal_text(session, &length);
    text = malloc(length);
    memcpy(text, journal, length);
    digest = session_digest(session);
    session_free(session);
    return 0;
}

static int journal_end(void **state) {
    (void)state;
    free(text);
    scenario_free(scenario);
    return 0;
}

static void test_the_whole_journal_comes_back(void **state) {
    (void)state;
    Error error = {.message = ""};
    Session *session = session_from_text(scenario, "whole", text, length, &error);
    if (!session) {
        fail_msg("%s", error.message);
    }
    assert_int_equal(session_digest(session), digest);
    assert_true(session_command_count(session) > 10);
    session_free(session);
}

static void test_cut_at_every_byte(void **state) {
    (void)state;
    size_t last = 0;
    for (size_t cut = 0; cut <= length; cut++) {
        Error error = {.message = ""};
        Session *session = session_from_text(scenario, "cut", text, cut, &error);
        if (session) {
            size_t commands = session_command_count(session) + session_rewind_count(session) * 1000;
            assert_true(commands >= last);
            last = commands;
        } else {
            assert_int_equal(last, 0);
            assert_true(error.message[0] != '\0');
        }
        session_free(session);
    }
    assert_true(last > 1000);
}

// Each byte once, by a change that differs from byte to byte.
static void test_every_byte_changed(void **state) {
    (void)state;
    // What is told behind the last mark is covered by no mark: nothing depends on it.
    size_t covered = length;
    while (covered > 0 && !(text[covered - 1] == '\n' && covered < length && text[covered] != '#')) {
        covered--;
    }
    const char *end = memchr(text + covered, '\n', length - covered);
    assert_non_null(end);
    covered = (size_t)(end - text);
    for (size_t at = 0; at < length; at++) {
        char change = (char)(1u << random_below(5, 1, 0, at, 8));
        text[at] = (char)(text[at] ^ change);
        Error error = {.message = ""};
        Session *session = session_from_text(scenario, "changed", text, length, &error);
        if (session && at < covered) {
            size_t line = at;
            while (line > 0 && text[line - 1] != '\n') {
                line--;
            }
            fail_msg("the change of byte %zu of %zu was not found: \"%.100s\"", at, length, text + line);
        }
        if (!session) {
            assert_true(error.message[0] != '\0');
        }
        session_free(session);
        text[at] = (char)(text[at] ^ change);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_whole_journal_comes_back),
        cmocka_unit_test(test_cut_at_every_byte),
        cmocka_unit_test(test_every_byte_changed),
    };
    return cmocka_run_group_tests_name("journal_cut", tests, journal_make, journal_end);
}
