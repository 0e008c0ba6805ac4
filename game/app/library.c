// Scenarios by name: where they are looked for, and what is said when one is not there or has errors.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/file.h"
#include "load/load.h"

static bool is_scenario(const char *path) {
    Buffer file;
    buffer_init(&file);
    path_join(&file, path, "scenario.json");
    bool found = folder_exists(path) ? file_exists(file.text) : file_exists(path);
    if (!found && folder_exists(path)) {
        path_join(&file, path, "mask.json");
        found = file_exists(file.text);
    }
    buffer_free(&file);
    return found;
}

// A path is what holds a slash or ends as a file does; everything else is a name to look for.
static bool is_path(const char *name) {
    size_t length = strlen(name);
    return strchr(name, '/') || (length > 5 && strcmp(name + length - 5, ".json") == 0) ||
           (length > 4 && strcmp(name + length - 4, ".zip") == 0);
}

// folder/name, folder/name.json or folder/name.zip.
static bool in_folder(const Buffer *folder, const char *name, Buffer *path) {
    if (folder->length == 0) {
        return false;
    }
    path_join(path, folder->text, name);
    if (is_scenario(path->text)) {
        return true;
    }
    size_t length = path->length;
    buffer_add(path, ".json");
    if (!is_scenario(path->text)) {
        path->text[path->length = length] = '\0';
        buffer_add(path, ".zip");
    }
    return is_scenario(path->text);
}

typedef struct Known { // ids of all scenarios, for looking one up and for "did you mean"
    ScenarioList list;
    const char **ids;
} Known;

static void known_scan(const Places *places, Known *known) {
    scenario_list_init(&known->list);
    if (places->scenarios.length > 0) {
        (void)scenario_scan(&known->list, places->scenarios.text, NULL);
    }
    if (places->user_scenarios.length > 0) {
        (void)scenario_scan(&known->list, places->user_scenarios.text, NULL);
    }
    known->ids = calloc(known->list.count + 1, sizeof *known->ids);
    for (size_t i = 0; known->ids && i < known->list.count; i++) {
        known->ids[i] = known->list.items[i].id;
    }
}

static void known_free(Known *known) {
    free(known->ids);
    scenario_list_free(&known->list);
}

static bool by_id(const Places *places, const char *name, Buffer *path, Error *error) {
    Known known;
    known_scan(places, &known);
    bool found = false;
    for (size_t i = 0; i < known.list.count && !found; i++) {
        found = strcmp(known.list.items[i].id, name) == 0;
        if (found) {
            buffer_clear(path);
            buffer_add(path, known.list.items[i].path);
        }
    }
    if (!found) {
        error_set(error, "there is no scenario \"%s\"", name);
        const char *near = known.ids ? nearest_name(name, known.ids, known.list.count) : NULL;
        if (near) {
            error_hint(error, "did you mean \"%s\"?", near);
        } else if (places->user_scenarios.length > 0) {
            error_hint(error, "give a path, or put it into \"%s\"", places->user_scenarios.text);
        }
    }
    known_free(&known);
    return found;
}

bool library_find(const Places *places, const char *name, Buffer *path, Error *error) {
    if (is_path(name)) {
        buffer_clear(path);
        buffer_add(path, name);
        return is_scenario(name) || error_set(error, "there is no scenario at \"%s\"", name);
    }
    if (in_folder(&places->scenarios, name, path) || in_folder(&places->user_scenarios, name, path)) {
        return true;
    }
    if (is_scenario(name)) { // a folder here
        buffer_clear(path);
        buffer_add(path, name);
        return true;
    }
    return by_id(places, name, path, error);
}

static Scenario *path_load(const App *app, const char *path, Exit *exit) {
    DiagList diags;
    Error error = {.message = ""};
    if (!diag_list_init(&diags)) {
        error_set(&error, "there is not enough memory");
        *exit = app_fail(EXIT_WORLD, &error);
        return NULL;
    }
    Scenario *scenario = scenario_load(path, app_language(app), &diags, &error);
    if (!scenario && diag_errors(&diags) > 0) {
        Buffer text;
        buffer_init(&text);
        diag_print(&diags, &text);
        fputs(text.text, stderr);
        buffer_free(&text);
        error_set(&error, "scenario \"%s\" cannot be played: it has %zu %s", path, diag_errors(&diags),
                  diag_errors(&diags) == 1 ? "error" : "errors");
        *exit = app_fail(EXIT_CONTENT, &error);
    } else if (!scenario) {
        *exit = app_fail(EXIT_WORLD, &error);
    }
    diag_list_free(&diags);
    return scenario;
}

Scenario *library_load(const App *app, const char *name, Exit *exit) {
    Error error = {.message = ""};
    Buffer path;
    buffer_init(&path);
    Scenario *scenario = NULL;
    if (library_find(&app->places, name, &path, &error)) {
        scenario = path_load(app, path.text, exit);
    } else {
        *exit = app_fail(EXIT_WORLD, &error);
    }
    buffer_free(&path);
    return scenario;
}

void library_free(Scenario *scenario) {
    if (scenario) {
        scenario_free(scenario);
    }
}

Scenario *library_load_for_journal(const App *app, const char *id, const char *given, Exit *exit) {
    if (given) {
        return library_load(app, given, exit);
    }
    Error error = {.message = ""};
    Buffer path;
    buffer_init(&path);
    Scenario *scenario = NULL;
    if (library_find(&app->places, id, &path, &error)) {
        scenario = path_load(app, path.text, exit);
    } else {
        error_set(&error, "the journal was played with scenario \"%s\", which is not there", id);
        error_hint(&error, "name it with --scenario PATH; \"noon replay --print\" shows the journal without it");
        *exit = app_fail(EXIT_WORLD, &error);
    }
    buffer_free(&path);
    return scenario;
}

// The one of the settings, else the first of the shipped ones whose tag says that it is the main one, else
// the first.
bool library_default(const App *app, Buffer *name) {
    buffer_clear(name);
    buffer_add(name, settings_at(app->settings, "scenario"));
    if (name->length > 0) {
        return true;
    }
    ScenarioList list;
    scenario_list_init(&list);
    if (app->places.scenarios.length > 0) {
        (void)scenario_scan(&list, app->places.scenarios.text, NULL);
    }
    const ScenarioEntry *best = NULL;
    for (size_t i = 0; i < list.count; i++) {
        const ScenarioEntry *entry = &list.items[i];
        bool better = !best || (best->error_count > 0 && entry->error_count == 0) ||
                      (entry->error_count == 0 && entry->concept_count > best->concept_count);
        best = better ? entry : best;
    }
    if (best) {
        buffer_add(name, best->path);
    }
    scenario_list_free(&list);
    return name->length > 0;
}
