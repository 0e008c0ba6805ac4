// `noon test`: an author's own tests, beside the scenario: tests/*.json, and journals that must still replay.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "load/author_test.h"
#include "load/load.h"
#include "policy/policy.h"
#include "sim/symbols.h"

typedef struct Tests {
    App *app;
    const Scenario *scenario;
    DiagList *diags;
    PolicyGame *game;
    size_t passed, failed;
    bool world;
} Tests;

static StateContext context_of(const Tests *tests) {
    return (StateContext){.scenario = tests->scenario, .types = &tests->game->types, .state = &tests->game->state};
}

// ---- one night ----

static bool line_run(Tests *tests, const AuthorLine *line) {
    const State *state = &tests->game->state;
    const char *why = NULL;
    Command command;
    if (game_over(state)) {
        diag_addf(tests->diags, "test-script", SEVERITY_ERROR, line->span, line->path, NULL,
                  "the night is over before this line");
        return false;
    }
    if (!command_parse(tests->scenario, state, line->text, &command, &why)) {
        diag_addf(tests->diags, "test-script", SEVERITY_ERROR, line->span, line->path,
                  "a line is written as in a journal: \"choose first-call north\"", "this line cannot be read: %s",
                  why ? why : "unknown command");
        return false;
    }
    View view = state_view(tests->scenario, state, state->open.seat);
    if (command_check(&view, command).reason != REASON_NONE) {
        Offer offers[6];
        size_t count = command_list(&view, false, offers, 6);
        Buffer hint;
        buffer_init(&hint);
        for (size_t i = 0; i < count; i++) {
            char text[160];
            command_print(tests->scenario, offers[i].command, text, sizeof text);
            buffer_addf(&hint, "%s\"%s\"", i ? ", " : "allowed now: ", text);
        }
        diag_addf(tests->diags, "test-script", SEVERITY_ERROR, line->span, line->path, hint.text,
                  "this is not allowed here");
        buffer_free(&hint);
        return false;
    }
    policy_apply(tests->scenario, command, (EventSink){.add = NULL}, tests->game);
    return true;
}

static bool night_run(Tests *tests, const AuthorTest *test, const Policy *policy, uint64_t seed) {
    Setup setup = {.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = (Difficulty)test->difficulty,
                   .length = (Length)test->length,
                   .days = test->days,
                   .persons = 1};
    const EventSink nobody = {.add = NULL};
    policy_begin(tests->scenario, &setup, nobody, tests->game);
    StateContext context = context_of(tests);
    state_effects(&context, test->given);
    for (uint32_t i = 0; i < test->script_count; i++) {
        if (!line_run(tests, &test->script[i])) {
            return false;
        }
    }
    while (policy && !game_over(&tests->game->state) &&
           !(test->until && expr_true(test->until, state_reader(&context)))) {
        policy_apply(tests->scenario, policy_next(tests->scenario, policy->choose, NULL, seed, tests->game), nobody,
                     tests->game);
    }
    return true;
}

// ---- one test ----

static void expect_failed(Tests *tests, const AuthorTest *test, const AuthorExpect *expect, uint32_t held,
                          const char *why, uint64_t seed) {
    double share = 100.0 * held / test->nights;
    if (test->nights == 1) {
        diag_addf(tests->diags, "test-failed", SEVERITY_ERROR, expect->span, expect->path, why,
                  "%s: this does not hold", test->name);
    } else if (expect->low == 100) {
        diag_addf(tests->diags, "test-failed", SEVERITY_ERROR, expect->span, expect->path, why,
                  "%s: this holds in %u of %u nights, not in seed %llu", test->name, held, test->nights,
                  (unsigned long long)seed);
    } else {
        diag_addf(tests->diags, "test-failed", SEVERITY_ERROR, expect->span, expect->path, NULL,
                  "%s: expected %.10g to %.10g of a hundred nights, found %.1f", test->name, expect->low, expect->high,
                  share);
    }
}

typedef struct Count {
    uint32_t held;
    uint64_t seed; // the first that did not hold
    char why[200];
} Count;

static bool test_run_one(Tests *tests, const AuthorTest *test, const Policy *policy) {
    Count *counts = calloc(test->expect_count + 1, sizeof *counts);
    bool good = counts != NULL;
    tests->world |= !good;
    for (uint32_t n = 0; n < test->nights && good; n++) {
        good = night_run(tests, test, policy, test->seed + n);
        StateContext context = context_of(tests);
        for (uint32_t i = 0; i < test->expect_count && good; i++) {
            if (expr_true(test->expect[i].expr, state_reader(&context))) {
                counts[i].held++;
            } else if (!counts[i].why[0]) {
                expr_explain(test->expect[i].expr, &tests->scenario->symbols, state_reader(&context), counts[i].why,
                             sizeof counts[i].why);
                counts[i].seed = test->seed + n;
            }
        }
    }
    for (uint32_t i = 0; i < test->expect_count && good; i++) {
        const AuthorExpect *expect = &test->expect[i];
        double share = 100.0 * counts[i].held / test->nights;
        if (share < expect->low || share > expect->high) {
            expect_failed(tests, test, expect, counts[i].held, counts[i].why, counts[i].seed);
        }
    }
    free(counts);
    return good;
}

static void test_play(Tests *tests, const AuthorTest *test) {
    size_t before = diag_errors(tests->diags);
    const Policy *policy = test->play[0] ? policy_find(test->play) : NULL;
    if (test->play[0] && !policy) {
        diag_addf(tests->diags, "test-script", SEVERITY_ERROR, test->span, "", "\"noon simulate --help\" lists them",
                  "there is no player \"%s\"", test->play);
    } else {
        (void)test_run_one(tests, test, policy);
    }
    *(diag_errors(tests->diags) == before ? &tests->passed : &tests->failed) += 1;
}

// ---- files ----

static void file_run(Tests *tests, const char *path, const char *text, size_t length) {
    AuthorTests file;
    Error error = {.message = ""};
    if (author_tests_read(&file, tests->scenario, path, text, length, tests->diags, &error)) {
        for (uint32_t i = 0; i < file.count; i++) {
            test_play(tests, &file.items[i]);
        }
    } else {
        tests->failed++;
        if (error.message[0]) {
            app_tell(&error);
            tests->world = true;
        }
    }
    author_tests_free(&file);
}

static void journal_run(Tests *tests, const char *path, const char *text, size_t length) {
    Error error = {.message = ""};
    Session *session = session_from_text(tests->scenario, path, text, length, &error);
    if (session) {
        tests->passed++;
    } else {
        tests->failed++;
        diag_addf(tests->diags, "test-failed", SEVERITY_ERROR, (Span){0}, path,
                  error.hint[0] ? error.hint : "play it anew, or take it away", "%s", error.message);
    }
    session_free(session);
}

static void file_visit(void *user, const char *path, const char *text, size_t length) {
    size_t name = strlen(path);
    if (name > 5 && strcmp(path + name - 5, ".json") == 0) {
        file_run(user, path, text, length);
    } else if (name > 5 && strcmp(path + name - 5, ".noon") == 0) {
        journal_run(user, path, text, length);
    }
}

static Exit tests_tell(Tests *tests) {
    Buffer out;
    buffer_init(&out);
    diag_print(tests->diags, &out);
    buffer_addf(&out, "%s: %zu %s passed, %zu failed\n", tests->scenario->id, tests->passed,
                tests->passed == 1 ? "test" : "tests", tests->failed);
    Exit exit = !app_write(&out) || tests->world ? EXIT_WORLD : tests->failed ? EXIT_CONTENT : EXIT_GOOD;
    buffer_free(&out);
    return exit;
}

static Exit tests_of(App *app, const char *name) {
    Exit exit = EXIT_GOOD;
    Scenario *scenario = library_load(app, name, &exit);
    if (!scenario) {
        return exit;
    }
    DiagList diags;
    Error error = {.message = ""};
    Tests tests = {.app = app, .scenario = scenario, .diags = &diags};
    size_t files = 0;
    tests.game = calloc(1, sizeof *tests.game);
    if (!tests.game || !diag_list_init(&diags)) {
        error_memory(&error);
        exit = app_fail(EXIT_WORLD, &error);
    } else {
        if (!author_files_visit(scenario->path, file_visit, &tests, &files, &error)) {
            exit = app_fail(EXIT_WORLD, &error);
        } else if (files == 0) {
            error_set(&error, "scenario \"%s\" has no tests", scenario->id);
            error_hint(&error, "put them into the folder \"tests\" beside scenario.json");
            exit = app_fail(EXIT_CONTENT, &error);
        } else {
            exit = tests_tell(&tests);
        }
        diag_list_free(&diags);
    }
    free(tests.game);
    library_free(scenario);
    return exit;
}

Exit test_run(App *app, const char **words, size_t count) {
    const ArgsSpec spec = {.usage = "test SCENARIO...",
                           .text =
                               "Runs the tests that lie beside a scenario: tests/*.json, and journals tests/*.noon.",
                           .positional_min = 1,
                           .positional_max = SIZE_MAX};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    for (size_t i = 0; i < args.positional_count; i++) {
        Exit one = tests_of(app, args.positional[i]);
        exit = one > exit || i == 0 ? one : exit;
    }
    return exit;
}
