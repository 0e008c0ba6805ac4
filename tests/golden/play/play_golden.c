// Plays the scripts of this folder against the shipped scenarios and compares every line that is said. When
// the rules, the scenario or the words changed on purpose, UPDATE_GOLDEN=1 writes what was found; a script
// whose moves are now refused is made anew with noon_script_make, and the looks around put back between its
// lines.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "fixture/words.h"
#include "load/load.h"
#include "text/text.h"

enum { TRANSCRIPT_MAX = 4 << 20 };

static char *played(const Scenario *scenario, const Setup *setup, const char *script_path, TextEnd *end) {
    Words *words = fixture_words(NOON_SOURCE_DIR);
    Session *session = session_new(scenario, setup);
    FILE *in = fopen(script_path, "r"), *out = tmpfile();
    assert_true(session != NULL && in != NULL && out != NULL);
    const TextOptions options = {.echo = true};
    *end = text_play(session, words, in, out, &options);
    long length = ftell(out);
    char *text = malloc((size_t)length + 1);
    rewind(out);
    assert_int_equal(fread(text, 1, (size_t)length, out), length);
    text[length] = '\0';
    fclose(in);
    fclose(out);
    session_free(session);
    words_free(words);
    return text;
}

// The first line that differs, for the eye.
static void difference_print(const char *expected, const char *found) {
    unsigned line = 1;
    for (; *expected != '\0' && *expected == *found; expected++, found++) {
        line += *expected == '\n';
    }
    print_error("line %u: expected \"%.*s\", found \"%.*s\"\n", line, (int)strcspn(expected, "\n"), expected,
                (int)strcspn(found, "\n"), found);
}

static void game_matches(const char *name, const char *scenario_folder, uint64_t seed, Length length,
                         TextEnd expected_end) {
    char script[1024], transcript[1024], folder[1024];
    snprintf(script, sizeof script, "%s/tests/golden/play/%s.in", NOON_SOURCE_DIR, name);
    snprintf(transcript, sizeof transcript, "%s/tests/golden/play/%s.out", NOON_SOURCE_DIR, name);
    snprintf(folder, sizeof folder, "%s/scenarios/%s", NOON_SOURCE_DIR, scenario_folder);
    DiagList diags;
    Error error;
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(folder, NULL, &diags, &error);
    assert_non_null(scenario);
    Setup setup = {
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = length, .persons = 1};
    TextEnd end;
    char *found = played(scenario, &setup, script, &end);
    if (getenv("UPDATE_GOLDEN") != NULL) {
        assert_true(file_write_atomic(transcript, found, strlen(found), &error));
    }
    char *expected = NULL;
    bool read = file_read(transcript, TRANSCRIPT_MAX, &expected, NULL, &error);
    assert_int_equal(end, expected_end);
    if (!read || strcmp(expected, found) != 0) {
        difference_print(read ? expected : "", found);
        fail_msg("%s differs; run again with UPDATE_GOLDEN=1 to rewrite it, and read the difference", transcript);
    }
    free(expected);
    free(found);
    scenario_free(scenario);
    diag_list_free(&diags);
}

static void a_whole_rehearsal_reads_as_it_did(void **state) {
    (void)state;
    game_matches("rehearsal", "rehearsal", 5, LENGTH_25, TEXT_OVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_whole_rehearsal_reads_as_it_did)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
