// The scenarios of a folder, with the reason beside those that cannot start.
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "load/json.h"
#include "load/limits.h"
#include "load/load.h"

enum { LIST_BYTES_MAX = 4 * 1024 * 1024 };

void scenario_list_init(ScenarioList *list) {
    *list = (ScenarioList){0};
    if (arena_init(&list->arena, LIST_BYTES_MAX)) {
        list->items = ARENA_NEW(&list->arena, ScenarioEntry, SCAN_ENTRY_MAX);
    }
}

void scenario_list_free(ScenarioList *list) {
    arena_free(&list->arena);
    *list = (ScenarioList){0};
}

typedef struct Scan {
    ScenarioList *list;
    const char *folder, *language;
    size_t added;
} Scan;

static const char *keep(Scan *scan, const char *text) {
    const char *copy = arena_text(&scan->list->arena, text, strlen(text));
    return copy ? copy : "";
}

void scenario_first_error(const DiagList *diags, Buffer *out) {
    for (size_t i = 0; i < diags->count; i++) {
        const Diag *diag = &diags->items[i];
        unsigned line, column;
        if (diag->severity == SEVERITY_ERROR) {
            if (diag_line_column(diags, diag->span, &line, &column)) {
                buffer_addf(out, "%s:%u:%u: ", path_name(diag_source_name(diags, diag->span)), line, column);
            }
            buffer_add(out, diag->message);
            return;
        }
    }
}

static void first_message(Scan *scan, ScenarioEntry *entry, const DiagList *diags, const Error *error) {
    Buffer text;
    buffer_init(&text);
    if (error->message[0]) {
        buffer_add(&text, error->message);
        entry->error_count = 1;
        Error *failed = ARENA_NEW(&scan->list->arena, Error, 1);
        if (failed) {
            *failed = *error;
            entry->failed = failed;
        }
    } else {
        scenario_first_error(diags, &text);
    }
    entry->first_message = keep(scan, text.text);
    buffer_free(&text);
}

// The name of the folder or file, for a scenario that has not come to tell its title.
static const char *name_of(Scan *scan, const char *path) {
    const char *name = path_name(path);
    size_t length = strlen(name);
    const char *end = strrchr(name, '.');
    length = end && end > name ? (size_t)(end - name) : length;
    const char *copy = arena_text(&scan->list->arena, name, length);
    return copy ? copy : "";
}

// Before those of this folder that have a later place or none: names come in order.
static void entry_place(Scan *scan, const ScenarioEntry *entry) {
    ScenarioEntry *items = scan->list->items;
    size_t at = scan->list->count++, first = at - scan->added++;
    while (at > first && entry->shelf > 0 && (items[at - 1].shelf == 0 || items[at - 1].shelf > entry->shelf)) {
        items[at] = items[at - 1];
        at--;
    }
    items[at] = *entry;
}

static void entry_add(Scan *scan, const char *path) {
    DiagList diags;
    if (!scan->list->items || scan->list->count == SCAN_ENTRY_MAX || !diag_list_init(&diags)) {
        return;
    }
    Error error = {0};
    Scenario *scenario = scenario_load_errors(path, scan->language, &diags, &error);
    ScenarioEntry entry = {.path = keep(scan, path), .summary = "", .tag = "", .play_minutes = "", .first_message = ""};
    entry.error_count = diag_errors(&diags);
    if (scenario) {
        entry.id = keep(scan, scenario->id);
        entry.title = keep(scan, scenario->title);
        entry.summary = keep(scan, scenario->summary);
        entry.tag = keep(scan, scenario->tag);
        entry.play_minutes = keep(scan, scenario->minutes_text);
        entry.shelf = scenario->shelf;
        entry.concept_count = scenario->concept_count;
        entry.source_count = scenario->source_count;
    } else {
        entry.id = entry.title = name_of(scan, path);
        first_message(scan, &entry, &diags, &error);
    }
    entry_place(scan, &entry);
    scenario_free(scenario);
    diag_list_free(&diags);
}

static bool entry_visit(void *user, const char *name, bool is_folder) {
    Scan *scan = user;
    Buffer path;
    Buffer file;
    buffer_init(&path);
    buffer_init(&file);
    path_join(&path, scan->folder, name);
    size_t length = strlen(name);
    if (is_folder) {
        path_join(&file, path.text, "scenario.json");
        bool found = file_exists(file.text);
        path_join(&file, path.text, "mask.json");
        if (found || file_exists(file.text)) {
            entry_add(scan, path.text);
        }
    } else if ((length > 5 && strcmp(name + length - 5, ".json") == 0 && strstr(name, ".schema.") == NULL) ||
               (length > 4 && strcmp(name + length - 4, ".zip") == 0)) {
        entry_add(scan, path.text);
    }
    buffer_free(&path);
    buffer_free(&file);
    return scan->list->count < SCAN_ENTRY_MAX;
}

size_t scenario_scan(ScenarioList *list, const char *folder, const char *language) {
    Scan scan = {.list = list, .folder = folder, .language = language};
    Error error;
    if (!folder_exists(folder) || !folder_list(folder, entry_visit, &scan, &error)) {
        return scan.added;
    }
    return scan.added;
}

// ---- whether something was saved ----

typedef struct Stamp {
    Digest digest;
    const char *folder;
} Stamp;

static bool stamp_file(Stamp *stamp, const char *path) {
    size_t bytes;
    int64_t changed_ns;
    if (!file_status(path, &bytes, &changed_ns)) {
        return false;
    }
    digest_text(&stamp->digest, path);
    digest_u64(&stamp->digest, bytes);
    digest_u64(&stamp->digest, (uint64_t)changed_ns);
    return true;
}

static bool stamp_visit(void *user, const char *name, bool is_folder) {
    Stamp *stamp = user;
    Stamp inner = {stamp->digest, NULL};
    Buffer path;
    Error ignored;
    buffer_init(&path);
    path_join(&path, stamp->folder, name);
    inner.folder = path.text;
    if (!is_folder) {
        (void)stamp_file(stamp, path.text);
    } else if (strcmp(name, "lang") == 0 && folder_list(path.text, stamp_visit, &inner, &ignored)) {
        stamp->digest = inner.digest;
    }
    buffer_free(&path);
    return true;
}

uint64_t scenario_stamp(const char *path) {
    Stamp stamp = {.folder = path};
    Error ignored;
    Buffer original;
    buffer_init(&original);
    digest_init(&stamp.digest);
    bool found = folder_exists(path) ? folder_list(path, stamp_visit, &stamp, &ignored) : stamp_file(&stamp, path);
    if (found && scenario_masked(path, &original)) {
        stamp.folder = original.text;
        found = folder_list(original.text, stamp_visit, &stamp, &ignored);
    }
    buffer_free(&original);
    return found ? stamp.digest.value : 0;
}
