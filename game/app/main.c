// The program: one word says what to do, nothing opens the window.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/play_window.h"
#include "base/diag.h"

static const struct {
    const char *name;
    Subcommand *run;
    const char *text;
} subcommands[] = {
    {"play", play_run, "plays a night (in the terminal with --text)"},
    {"validate", validate_run, "checks scenarios and says what is wrong where"},
    {"simulate", simulate_run, "plays a scenario many times and counts how it ends"},
    {"parameters", parameters_run, "prints the model's assumptions: value, range, meaning, source"},
    {"explore", explore_run_command, "plays a scenario by itself until all of it was met"},
    {"test", test_run, "runs the tests that lie beside a scenario"},
    {"replay", replay_run, "checks or shows a journal"},
    {"report", report_run, "writes the report of a night, or compares those of a class"},
    {"new", new_run, "makes a small scenario to begin with"},
    {"pack", pack_run, "packs a scenario into one zip file"},
    {"format", format_run, "writes scenario files in the house style"},
    {"migrate", migrate_run, "brings a scenario of an older format forward"},
    {"schema", schema_run, "prints the JSON Schema of scenario files"},
    {"symbols", symbols_run, "prints the names that expressions of a scenario may use"},
};
#ifdef NOON_IS_WINDOW
static WindowPlay *const window = window_play;
#else
static WindowPlay *const window = NULL;
#endif

enum { SUBCOMMAND_COUNT = sizeof subcommands / sizeof subcommands[0] };

static void help_print(Buffer *out) {
    buffer_add(out, "usage: noon [command] [options]\n\n"
                    "A game about mediating a ceasefire. Without a command it opens the window.\n\ncommands:\n");
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        buffer_addf(out, "  %-12s%s\n", subcommands[i].name, subcommands[i].text);
    }
    buffer_add(out, "\n  --help      this, or the options of a command\n  --version   the version of the "
                    "program and its rules\n"
                    "\nexit codes: 0 good, 1 content has errors, 2 wrong usage, 3 the world failed\n");
}

static Exit text_print(void (*print)(Buffer *out)) {
    Buffer out;
    buffer_init(&out);
    print(&out);
    bool good = app_write(&out);
    buffer_free(&out);
    return good ? EXIT_GOOD : EXIT_WORLD;
}

static void version_print(Buffer *out) {
    buffer_addf(out, "noon %s, rules %d, scenario format %d\n", NOON_VERSION, RULES_VERSION, FORMAT_VERSION);
}

static Exit unknown(const char *word) {
    const char *names[SUBCOMMAND_COUNT + 2];
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        names[i] = subcommands[i].name;
    }
    names[SUBCOMMAND_COUNT] = "--help";
    names[SUBCOMMAND_COUNT + 1] = "--version";
    Error error;
    error_set(&error, "unknown command \"%s\"", word);
    const char *near = nearest_name(word, names, SUBCOMMAND_COUNT + 2);
    if (near) {
        error_hint(&error, "did you mean \"%s\"?", near);
    } else {
        error_hint(&error, "\"noon --help\" lists them");
    }
    return app_fail(EXIT_USAGE, &error);
}

static Exit dispatch(App *app, const char **words, size_t count) {
    if (count == 0) {
        return window_or_text(app);
    }
    if (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0 || strcmp(words[0], "help") == 0) {
        return text_print(help_print);
    }
    if (strcmp(words[0], "--version") == 0) {
        return text_print(version_print);
    }
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        if (strcmp(words[0], subcommands[i].name) == 0) {
            return subcommands[i].run(app, words + 1, count - 1);
        }
    }
    return unknown(words[0]);
}

int main(int argc, char **argv) {
    // A copy, because reading options moves words about and the window is called with those of `argv`.
    size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    const char **words = calloc(count + 1, sizeof *words);
    App app = {.argv = argv, .window = window};
    if (!words || !app_open(&app)) {
        free(words);
        return EXIT_WORLD;
    }
    memcpy(words, argv + 1, count * sizeof *words);
    Exit exit = dispatch(&app, words, count);
    app_close(&app);
    free(words);
    return exit;
}
