// `noon new`: a folder with a small scenario that works, for an author to begin with.
#include <string.h>

#include "app/app.h"
#include "base/file.h"
#include "load/load.h"

// What the author's first test may look like; it holds.
static const char tests_text[] = "{\n"
                                 "  \"tests\": [\n"
                                 "    {\n"
                                 "      \"name\": \"whoever is called first trusts a little more\",\n"
                                 "      \"script\": [\"choose first-call north\"],\n"
                                 "      \"expect\": [\"trust.north > trust.south\"]\n"
                                 "    }\n"
                                 "  ]\n"
                                 "}\n";

static bool tests_write(const char *folder, Error *error) {
    Buffer path;
    buffer_init(&path);
    path_join(&path, folder, "tests");
    bool good = folder_make(path.text, error);
    buffer_clear(&path);
    path_join(&path, folder, "tests/night.json");
    good = good && file_write_atomic(path.text, tests_text, strlen(tests_text), error);
    buffer_free(&path);
    return good;
}

static bool scenario_write(const char *folder, const char *title, Buffer *path, Error *error) {
    const char *id = path_name(folder);
    if (!scenario_id_valid(id)) {
        error_set(error, "\"%s\" cannot be the id of a scenario", id);
        return error_hint(error, "small letters, digits and hyphens, beginning with a letter: \"two-valleys\"");
    }
    path_join(path, folder, "scenario.json");
    if (file_exists(path->text)) {
        return error_set(error, "there is a scenario at \"%s\" already", folder);
    }
    Buffer text;
    buffer_init(&text);
    bool good =
        scenario_template_print(&text, id, title ? title : id) ? folder_make(folder, error) : error_memory(error);
    good = good && file_write_atomic(path->text, text.text, text.length, error) && tests_write(folder, error);
    buffer_free(&text);
    return good;
}

Exit new_run(App *app, const char **words, size_t count) {
    (void)app;
    const char *title = NULL;
    const OptionRow rows[] = {
        {"--title", 't', OPTION_TEXT, "TEXT", NULL, 0, 0, &title, "what the list of scenarios shows"},
    };
    const ArgsSpec spec = {.usage = "new FOLDER [options]",
                           .text = "Makes a folder with a small scenario that works and a test of it, to begin with.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Buffer path, out;
    buffer_init(&path);
    buffer_init(&out);
    Error error = {.message = ""};
    if (scenario_write(args.positional[0], title, &path, &error)) {
        buffer_addf(&out, "%s\nnext: noon validate %s, noon play --scenario %s\n", path.text, args.positional[0],
                    args.positional[0]);
        exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    } else {
        exit = app_fail(EXIT_WORLD, &error);
    }
    buffer_free(&out);
    buffer_free(&path);
    return exit;
}
