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
        ERROR_SAY(error, "scenario.none", "there is no scenario \"{name}\"", {"name", name});
        const char *near = known.ids ? nearest_name(name, known.ids, known.list.count) : NULL;
        if (near) {
            ERROR_ADVISE(error, "did-you-mean", "did you mean \"{name}\"?", {"name", near});
        } else if (places->user_scenarios.length > 0) {
            ERROR_ADVISE(error, "scenario.none.hint", "give a path, or put it into \"{path}\"",
                         {"path", places->user_scenarios.text});
        }
    }
    known_free(&known);
    return found;
}

bool library_find(const Places *places, const char *name, Buffer *path, Error *error) {
    if (is_path(name)) {
        buffer_clear(path);
        buffer_add(path, name);
        return is_scenario(name) ||
               ERROR_SAY(error, "scenario.path", "there is no scenario at \"{path}\"", {"path", name});
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

static Scenario *path_load(const App *app, const char *path, Exit *exit, Error *error) {
    DiagList diags;
    *exit = EXIT_WORLD;
    if (!diag_list_init(&diags)) {
        error_memory(error);
        return NULL;
    }
    Scenario *scenario = scenario_load(path, app_language(app), &diags, error);
    if (!scenario && diag_errors(&diags) > 0) {
        Buffer text;
        buffer_init(&text);
        diag_print(&diags, &text);
        fputs(text.text, stderr);
        buffer_free(&text);
        ERROR_SAY(error, "scenario.errors",
                  "scenario \"{path}\" cannot be played: it has {n} {n|one:error|other:errors}", {"path", path},
                  {"n", WORD_NUMBER(diag_errors(&diags))});
        *exit = EXIT_CONTENT;
    }
    diag_list_free(&diags);
    return scenario;
}

Scenario *library_load(const App *app, const char *name, Exit *exit) {
    Error error = {.message = ""};
    Buffer path;
    buffer_init(&path);
    *exit = EXIT_WORLD;
    bool found = library_find(&app->places, name, &path, &error);
    Scenario *scenario = found ? path_load(app, path.text, exit, &error) : NULL;
    if (!scenario) {
        app_say(app, &error);
    }
    buffer_free(&path);
    return scenario;
}

void library_free(Scenario *scenario) {
    if (scenario) {
        scenario_free(scenario);
    }
}

Scenario *library_load_for_journal(const App *app, const char *id, const char *given, Exit *exit, Error *error) {
    Buffer path;
    buffer_init(&path);
    *exit = EXIT_WORLD;
    bool found = library_find(&app->places, given ? given : id, &path, error);
    Scenario *scenario = found ? path_load(app, path.text, exit, error) : NULL;
    if (!found && !given) {
        ERROR_SAY(error, "save.scenario", "scenario \"{id}\" is not there", {"id", id});
        ERROR_ADVISE(error, "save.scenario.hint",
                     "name it with --scenario PATH; \"noon replay --print\" shows the journal without it");
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
