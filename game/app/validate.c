// `noon validate`: what is wrong with scenarios, for authors and for their editors.
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "app/diag_write.h"
#include "app/json_text.h"
#include "base/file.h"
#include "load/load.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };

typedef struct Wanted { // what the command line asked for
    const char *language;
    int format;
    bool strict, fairness, languages;
} Wanted;

typedef struct Tally {
    size_t errors, warnings;
    bool world;   // a file could not be read
    bool nothing; // was written of the results so far
} Tally;

static void json_scenario(const char *path, const DiagList *diags, bool first, Buffer *out) {
    buffer_addf(out, "%s\n    {\"path\": ", first ? "" : ",");
    json_text_add(out, path);
    buffer_addf(out, ", \"errors\": %zu, \"warnings\": %zu, \"dropped\": %zu, \"diagnostics\": [", diag_errors(diags),
                diag_warnings(diags), diags->dropped);
    for (size_t i = 0; i < diags->count; i++) {
        buffer_add(out, i == 0 ? "\n      " : ",\n      ");
        diag_json_add(diags, &diags->items[i], out);
    }
    buffer_addf(out, "%s]}", diags->count > 0 ? "\n    " : "");
}

static void text_scenario(const char *path, const DiagList *diags, Buffer *out) {
    diag_print(diags, out);
    size_t errors = diag_errors(diags), warnings = diag_warnings(diags);
    if (errors + warnings == 0) {
        buffer_addf(out, "%s: good\n", path);
    } else {
        buffer_addf(out, "%s: %zu %s, %zu %s\n", path, errors, errors == 1 ? "error" : "errors", warnings,
                    warnings == 1 ? "warning" : "warnings");
    }
}

// What was found in one place, in the format that was asked for.
static void diags_write(const char *path, const DiagList *diags, const Wanted *wanted, Tally *tally, Buffer *out) {
    if (wanted->format == FORMAT_JSON) {
        json_scenario(path, diags, tally->nothing, out);
        tally->nothing = false;
    } else if (wanted->format == FORMAT_SARIF) {
        tally->nothing = diag_sarif_add(diags, tally->nothing, out);
    } else {
        text_scenario(path, diags, out);
    }
    tally->errors += diag_errors(diags);
    tally->warnings += diag_warnings(diags);
}

static void one_validate(const char *path, const Wanted *wanted, Tally *tally, Buffer *out) {
    DiagList diags;
    Error error = {.message = ""};
    if (!diag_list_init(&diags)) {
        tally->world = true;
        return;
    }
    Scenario *scenario = scenario_check_all(path, wanted->language, wanted->fairness, &diags, &error);
    if (!scenario && diag_errors(&diags) == 0) {
        app_tell(&error);
        tally->world = true;
    } else {
        diags_write(path, &diags, wanted, tally, out);
    }
    library_free(scenario);
    diag_list_free(&diags);
}

static Exit code_explain(const char *code) {
    const DiagCode *known = diag_code_find(code);
    Buffer out;
    buffer_init(&out);
    Exit exit;
    if (known) {
        buffer_addf(&out, "%s (%s)\n\n%s\n", known->code, severity_name(known->severity), known->text);
        exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    } else {
        Error error;
        const char *names[512];
        size_t count = diag_code_count() < 512 ? diag_code_count() : 512;
        for (size_t i = 0; i < count; i++) {
            names[i] = diag_code_at(i)->code;
        }
        error_set(&error, "there is no code \"%s\"", code);
        const char *near = nearest_name(code, names, count);
        if (near) {
            error_hint(&error, "did you mean \"%s\"?", near);
        }
        exit = app_fail(EXIT_USAGE, &error);
    }
    buffer_free(&out);
    return exit;
}

// A path as given, or a scenario by its name.
static bool path_find(const App *app, const char *name, Buffer *path, Error *error) {
    if (file_exists(name) || folder_exists(name)) {
        buffer_clear(path);
        buffer_add(path, name);
        return true;
    }
    return library_find(&app->places, name, path, error);
}

// ---- the game's own words ----

typedef struct Languages {
    const char *folder, *author;
    const Wanted *wanted;
    Tally tally;
    Buffer *out;
} Languages;

static bool language_visit(void *user, const char *name, bool is_folder) {
    Languages *all = user;
    size_t length = strlen(name);
    const char *only = all->wanted->language;
    bool chosen = !only || (strncmp(name, only, strlen(only)) == 0 && strcmp(name + strlen(only), ".json") == 0);
    if (is_folder || length < 6 || strcmp(name + length - 5, ".json") != 0 || strcmp(name, "en.json") == 0 || !chosen) {
        return true;
    }
    DiagList diags;
    Error error = {.message = ""};
    Buffer path;
    buffer_init(&path);
    path_join(&path, all->folder, name);
    if (diag_list_init(&diags)) {
        if (!words_check(all->author, path.text, &diags, &error) && diag_errors(&diags) == 0) {
            app_tell(&error);
            all->tally.world = true;
        } else {
            diags_write(path.text, &diags, all->wanted, &all->tally, all->out);
        }
        diag_list_free(&diags);
    }
    buffer_free(&path);
    return true;
}

static void languages_check(const App *app, const Wanted *wanted, Tally *tally, Buffer *out) {
    Error error = {.message = ""};
    Buffer folder, author;
    buffer_init(&folder);
    buffer_init(&author);
    path_join(&folder, app->places.data.text, "assets/lang");
    path_join(&author, folder.text, "en.json");
    Languages all = {.folder = folder.text, .author = author.text, .wanted = wanted, .tally = *tally, .out = out};
    if (!folder_list(folder.text, language_visit, &all, &error)) {
        app_tell(&error);
        all.tally.world = true;
    }
    *tally = all.tally;
    buffer_free(&author);
    buffer_free(&folder);
}

static Exit validate(const App *app, const Args *args, const Wanted *wanted) {
    Tally tally = {.nothing = true};
    Buffer out, path;
    buffer_init(&out);
    buffer_init(&path);
    if (wanted->format == FORMAT_SARIF) {
        sarif_begin(&out);
    }
    buffer_add(&out, wanted->format == FORMAT_JSON ? "{\n  \"scenarios\": [" : "");
    if (wanted->languages) {
        languages_check(app, wanted, &tally, &out);
    }
    for (size_t i = 0; i < args->positional_count; i++) {
        Error error = {.message = ""};
        if (path_find(app, args->positional[i], &path, &error)) {
            one_validate(path.text, wanted, &tally, &out);
        } else {
            app_tell(&error);
            tally.world = true;
        }
    }
    if (wanted->format == FORMAT_JSON) {
        buffer_addf(&out, "\n  ],\n  \"errors\": %zu,\n  \"warnings\": %zu\n}\n", tally.errors, tally.warnings);
    } else if (wanted->format == FORMAT_SARIF) {
        sarif_end(&out);
    }
    Exit exit = !app_write(&out) || tally.world                              ? EXIT_WORLD
                : tally.errors > 0 || (wanted->strict && tally.warnings > 0) ? EXIT_CONTENT
                                                                             : EXIT_GOOD;
    buffer_free(&path);
    buffer_free(&out);
    return exit;
}

// The game's own words in a language, which may have no file yet.
static bool own_texts_print(const App *app, const char *language, Buffer *path, Buffer *out, DiagList *diags,
                            Error *error) {
    Buffer author;
    buffer_init(&author);
    path_join(&author, app->places.data.text, "assets/lang/");
    buffer_addf(path, "%s%s.json", author.text, language ? language : "en");
    buffer_add(&author, "en.json");
    bool good = words_texts_print(author.text, path->text, language ? language : "en", out, diags, error);
    buffer_free(&author);
    return good;
}

// A language as its file should be, for translators: of a scenario, or (NULL) of the game's own words.
static Exit texts_print(const App *app, const char *name, const char *language) {
    DiagList diags;
    Error error = {.message = ""};
    Buffer out, path;
    buffer_init(&out);
    buffer_init(&path);
    Exit exit = EXIT_WORLD;
    if (diag_list_init(&diags)) {
        bool good = name ? path_find(app, name, &path, &error) &&
                               scenario_texts_print(path.text, language, &out, &diags, &error)
                         : own_texts_print(app, language, &path, &out, &diags, &error);
        if (good) {
            exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
        } else if (diag_errors(&diags) > 0) {
            text_scenario(path.text, &diags, &out);
            exit = app_write(&out) ? EXIT_CONTENT : EXIT_WORLD;
        } else {
            app_tell(&error);
        }
        diag_list_free(&diags);
    }
    buffer_free(&path);
    buffer_free(&out);
    return exit;
}

Exit validate_run(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"text", "json", "sarif", NULL};
    Wanted wanted = {.format = FORMAT_TEXT};
    bool texts = false;
    const char *code = NULL;
    const OptionRow rows[] = {
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &wanted.format, "what is printed (text)"},
        {"--explain", 'e', OPTION_TEXT, "CODE", NULL, 0, 0, &code, "what a code means and how to mend it"},
        {"--language", 'l', OPTION_TEXT, "CODE", NULL, 0, 0, &wanted.language,
         "checks only the translation lang/CODE.json, not all there are"},
        {"--texts", 0, OPTION_FLAG, NULL, NULL, 0, 0, &texts,
         "prints every text for a translation; with --languages, the game's own"},
        {"--languages", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wanted.languages,
         "checks the translations of the game's own words"},
        {"--fairness", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wanted.fairness,
         "notes as well what one side would notice: sources, names, words, numbers"},
        {"--strict", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wanted.strict, "warnings count as errors"},
    };
    const ArgsSpec spec = {.usage = "validate PATH... [options]",
                           .text = "Checks scenarios and says what is wrong, where, and how to mend it.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_max = SIZE_MAX};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    if (code) {
        return code_explain(code);
    }
    if (args.positional_count == 0 && !wanted.languages) {
        Error error;
        error_set(&error, "expected the path of a scenario");
        error_hint(&error, "usage: noon %s", spec.usage);
        return app_fail(EXIT_USAGE, &error);
    }
    if (texts) {
        return texts_print(app, wanted.languages ? NULL : args.positional[0], wanted.language);
    }
    return validate(app, &args, &wanted);
}
