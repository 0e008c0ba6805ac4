// What every shipped scenario of a real mediation is worth opening for: a text with room to argue, things that happen,
// ways to end, a map, words explained, sources, and the real text to compare with, in numbers below which none may
// fall.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/load.h"

enum { ISSUES = 7, SCENES = 25, ENDINGS = 10, TERMS = 20, SOURCES = 30, STRIP = 8, PLACES = 8 };

static Scenario *scenario_read(const char *name) {
    char path[512];
    DiagList diags;
    Error error = {.message = ""};
    snprintf(path, sizeof path, NOON_SOURCE_DIR "/scenarios/%s", name);
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(path, NULL, &diags, &error);
    if (!scenario) {
        fail_msg("%s: %zu mistakes %s", name, diag_errors(&diags), error.message);
    }
    diag_list_free(&diags);
    return scenario;
}

// The record: something is said of every clause, most clauses have its wording, and the debrief has what came of it.
static void record_check(const Scenario *scenario) {
    int worded = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        assert_string_not_equal(issue->history, "");
        for (int o = 0; o < issue->option_count; o++) {
            worded += issue->options[o].historical;
        }
    }
    assert_in_range(worded, scenario->issue_count / 2, scenario->issue_count);
    assert_string_not_equal(scenario->history_outcome, "");
    assert_true(scenario->strip_count >= STRIP);
}

static void scenario_check(const char *name) {
    Scenario *scenario = scenario_read(name);
    assert_true(scenario->issue_count >= ISSUES);
    assert_true(scenario->scene_count >= SCENES);
    assert_true(scenario->ending_count >= ENDINGS);
    assert_true(scenario->term_count >= TERMS);
    assert_true(scenario->source_count >= SOURCES);
    assert_true(scenario->map.place_count >= PLACES && scenario->map.line_count > 0);
    record_check(scenario);
    scenario_free(scenario);
}

static void test_moscow(void **state) {
    (void)state;
    scenario_check("moscow-2020");
}

static void test_tashkent(void **state) {
    (void)state;
    scenario_check("tashkent-1966");
}

static void test_algiers(void **state) {
    (void)state;
    scenario_check("algiers-2000");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moscow),
        cmocka_unit_test(test_tashkent),
        cmocka_unit_test(test_algiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
