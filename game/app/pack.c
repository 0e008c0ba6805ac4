// `noon pack`: a scenario in one file, to pass on.
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/file.h"
#include "load/load.h"

// Nothing is passed on that would not start at the other end.
static Scenario *good_scenario(const char *path, Exit *exit) {
    DiagList diags;
    Error error = {.message = ""};
    Scenario *scenario = NULL;
    if (!diag_list_init(&diags)) {
        return NULL;
    }
    scenario = scenario_check_all(path, NULL, false, &diags, &error);
    if (diag_errors(&diags) > 0) {
        library_free(scenario);
        scenario = NULL;
        error_set(&error, "scenario \"%s\" has %zu %s: it is not packed", path, diag_errors(&diags),
                  diag_errors(&diags) == 1 ? "error" : "errors");
        error_hint(&error, "\"noon validate %s\" names them", path);
        *exit = app_fail(EXIT_CONTENT, &error);
    } else if (!scenario) {
        *exit = app_fail(EXIT_WORLD, &error);
    }
    diag_list_free(&diags);
    return scenario;
}

static Exit pack(const char *path, const char *output, const Scenario *scenario) {
    Error error = {.message = ""};
    Buffer bytes, name, said;
    buffer_init(&bytes);
    buffer_init(&name);
    buffer_init(&said);
    buffer_addf(&name, "%s", output ? output : scenario->id);
    buffer_add(&name, output ? "" : ".zip");
    Exit exit = EXIT_WORLD;
    if (scenario_pack(path, &bytes, &error) && file_write_atomic(name.text, bytes.text, bytes.length, &error)) {
        buffer_addf(&said, "%s: %zu bytes\n", name.text, bytes.length);
        exit = app_write(&said) ? EXIT_GOOD : EXIT_WORLD;
    } else {
        app_tell(&error);
    }
    buffer_free(&said);
    buffer_free(&name);
    buffer_free(&bytes);
    return exit;
}

Exit pack_run(App *app, const char **words, size_t count) {
    const char *output = NULL;
    const OptionRow rows[] = {
        {"--output", 'o', OPTION_TEXT, "FILE", NULL, 0, 0, &output, "where to; its id and \".zip\", here, otherwise"},
    };
    const ArgsSpec spec = {.usage = "pack SCENARIO [options]",
                           .text = "Packs a scenario without errors into one zip file, which is played like a folder.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Buffer path;
    Error error = {.message = ""};
    buffer_init(&path);
    if (!library_find(&app->places, args.positional[0], &path, &error)) {
        exit = app_fail(EXIT_WORLD, &error);
    } else {
        exit = EXIT_WORLD;
        Scenario *scenario = good_scenario(path.text, &exit);
        exit = scenario ? pack(path.text, output, scenario) : exit;
        library_free(scenario);
    }
    buffer_free(&path);
    return exit;
}
