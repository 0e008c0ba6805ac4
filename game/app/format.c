// `noon format` writes files in the house style, `noon migrate` in the present format. Both leave a file
// alone that is so already, and write it whole or not at all.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/file.h"
#include "load/format.h"

enum { BYTES_MAX = 16 * 1024 * 1024 };

typedef struct Formatter {
    bool migrate, check;
    size_t changed;
    Exit exit;
    const char *folder;
} Formatter;

static void worse(Formatter *formatter, Exit exit) {
    formatter->exit = exit > formatter->exit ? exit : formatter->exit;
}

static bool text_make(const Formatter *formatter, const char *path, const char *text, size_t length, DiagList *diags,
                      Buffer *out, Buffer *changes) {
    return formatter->migrate ? scenario_migrate(path, text, length, diags, out, changes)
                              : json_format(path, text, length, diags, out);
}

static void file_write(Formatter *formatter, const char *path, const char *text, size_t length, const Buffer *out,
                       const Buffer *changes) {
    if (out->length == length && memcmp(out->text, text, length) == 0) {
        return;
    }
    formatter->changed++;
    Error error = {.message = ""};
    if (!formatter->check && !file_write_atomic(path, out->text, out->length, &error)) {
        app_tell(&error);
        worse(formatter, EXIT_WORLD);
        return;
    }
    printf("%s%s\n%s", path, formatter->check ? ": would be changed" : "", changes->text);
}

static void file_run(Formatter *formatter, const char *path) {
    char *text = NULL;
    size_t length = 0;
    Error error = {.message = ""};
    DiagList diags;
    if (!file_read(path, BYTES_MAX, &text, &length, &error)) {
        app_tell(&error);
        worse(formatter, EXIT_WORLD);
        return;
    }
    Buffer out, changes;
    buffer_init(&out);
    buffer_init(&changes);
    if (!diag_list_init(&diags)) {
        worse(formatter, EXIT_WORLD);
    } else {
        if (text_make(formatter, path, text, length, &diags, &out, &changes)) {
            file_write(formatter, path, text, length, &out, &changes);
        } else {
            Buffer told;
            buffer_init(&told);
            diag_print(&diags, &told);
            fputs(told.text, stderr);
            buffer_free(&told);
            worse(formatter, EXIT_CONTENT);
        }
        diag_list_free(&diags);
    }
    buffer_free(&out);
    buffer_free(&changes);
    free(text);
}

static bool file_visit(void *user, const char *name, bool is_folder) {
    Formatter *formatter = user;
    size_t length = strlen(name);
    if (!is_folder && length > 5 && strcmp(name + length - 5, ".json") == 0) {
        Buffer path;
        buffer_init(&path);
        path_join(&path, formatter->folder, name);
        file_run(formatter, path.text);
        buffer_free(&path);
    }
    return true;
}

static void inside_run(Formatter *formatter, const char *folder, const char *name) {
    Buffer path;
    Error error = {.message = ""};
    buffer_init(&path);
    path_join(&path, folder, name);
    formatter->folder = path.text;
    if (folder_exists(path.text) && !folder_list(path.text, file_visit, formatter, &error)) {
        app_tell(&error);
        worse(formatter, EXIT_WORLD);
    }
    buffer_free(&path);
}

// A file as it is given; of a folder the scenario and its tests. Translations and the map are made by
// programs, one text or one line of the map a line.
static void path_run(Formatter *formatter, const char *path) {
    if (!folder_exists(path)) {
        file_run(formatter, path);
        return;
    }
    Buffer file;
    buffer_init(&file);
    path_join(&file, path, "scenario.json");
    file_run(formatter, file.text);
    buffer_free(&file);
    if (!formatter->migrate) {
        inside_run(formatter, path, "tests");
    }
}

static Exit paths_run(App *app, const char **words, size_t count, Formatter *formatter, const char *usage,
                      const char *text) {
    const OptionRow rows[] = {
        {"--check", 'c', OPTION_FLAG, NULL, NULL, 0, 0, &formatter->check, "changes nothing; what would change fails"},
    };
    const ArgsSpec spec = {.usage = usage,
                           .text = text,
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = SIZE_MAX};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Buffer path;
    buffer_init(&path);
    for (size_t i = 0; i < args.positional_count; i++) {
        Error error = {.message = ""};
        const char *name = args.positional[i];
        if (file_exists(name) || folder_exists(name)) {
            path_run(formatter, name);
        } else if (library_find(&app->places, name, &path, &error)) {
            path_run(formatter, path.text);
        } else {
            app_tell(&error);
            worse(formatter, EXIT_WORLD);
        }
    }
    buffer_free(&path);
    if (formatter->check && formatter->changed > 0) {
        worse(formatter, EXIT_CONTENT);
    }
    return formatter->exit;
}

Exit format_run(App *app, const char **words, size_t count) {
    Formatter formatter = {.migrate = false};
    return paths_run(app, words, count, &formatter, "format PATH... [options]",
                     "Writes a scenario in the house style. Nothing of it is lost but white space.");
}

Exit migrate_run(App *app, const char **words, size_t count) {
    Formatter formatter = {.migrate = true};
    return paths_run(app, words, count, &formatter, "migrate PATH... [options]",
                     "Brings a scenario of an older format forward and names what it changed.");
}
