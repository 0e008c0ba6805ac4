#include "session/saves.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "session/inside.h"

static const char ending[] = ".noon";
static const char autosave_name[] = "autosave-";

void autosave_path(const char *folder, unsigned slot, Buffer *out) {
    char name[64];
    snprintf(name, sizeof name, "%s%u%s", autosave_name, slot, ending);
    path_join(out, folder, name);
}

bool save_path(const char *folder, const char *name, Buffer *out) {
    char file[SAVE_NAME_BYTES] = "";
    size_t length = 0;
    bool any = false;
    for (; *name && length < SAVE_NAME_BYTES - sizeof ending; name++) {
        char c = *name;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
        any |= letter;
        bool joint = (c == '-' || c == '_' || c == ' ') && length > 0;
        file[length++] = letter || joint ? c : '-';
    }
    length = utf8_cut(file, length);
    while (length > 0 && file[length - 1] == ' ') {
        length--;
    }
    if (!any || strncmp(file, autosave_name, sizeof autosave_name - 1) == 0) {
        return false;
    }
    memcpy(file + length, ending, sizeof ending);
    path_join(out, folder, file);
    return true;
}

// Whoever plays it holds its lock; what is not there cannot be opened to append without making it anew.
static bool save_is_free(const char *path, Error *error) {
    AppendFile *file = file_exists(path) ? append_open(path, error) : NULL;
    if (!file) {
        return file_exists(path)
                   ? false
                   : ERROR_SAY(error, "save.gone", "there is no save \"{path}\" any more", {"path", path});
    }
    return append_close(file);
}

bool save_remove(const char *path, Error *error) {
    return save_is_free(path, error) && file_remove(path, error);
}

bool save_rename(const char *path, const char *to, Error *error) {
    return save_is_free(path, error) && file_rename(path, to, error);
}

// ---- the list ----

typedef struct Listing {
    const char *folder;
    SaveInfo *items;
    size_t count, capacity;
} Listing;

static bool name_is_save(const char *name) {
    size_t length = strlen(name);
    return length > sizeof ending - 1 && length < SAVE_NAME_BYTES &&
           strcmp(name + length - (sizeof ending - 1), ending) == 0;
}

static bool save_visit(void *user, const char *name, bool is_folder) {
    Listing *listing = user;
    if (is_folder || !name_is_save(name)) {
        return true;
    }
    if (listing->count == listing->capacity) {
        size_t larger = listing->capacity ? listing->capacity * 2 : 16;
        SaveInfo *grown = realloc(listing->items, larger * sizeof *grown);
        if (!grown) {
            return false;
        }
        listing->items = grown;
        listing->capacity = larger;
    }
    SaveInfo *info = &listing->items[listing->count];
    *info = (SaveInfo){.autosave = strncmp(name, autosave_name, sizeof autosave_name - 1) == 0};
    Buffer path;
    buffer_init(&path);
    path_join(&path, listing->folder, name);
    if (path.length < sizeof info->path) {
        memcpy(info->path, path.text, path.length + 1);
        snprintf(info->name, sizeof info->name, "%.*s", (int)(strlen(name) - (sizeof ending - 1)), name);
        size_t bytes;
        int64_t changed_ns;
        info->changed_s = file_status(info->path, &bytes, &changed_ns) ? changed_ns / 1000000000 : 0;
        listing->count++;
    }
    buffer_free(&path);
    return true;
}

static void facts_take(SaveInfo *info, const Session *session) {
    const State *state = session_state(session);
    const Open *open = &state->open;
    info->replayed = true;
    info->over = game_over(state);
    info->signed_ = open->signed_ != 0;
    info->house = session_scenario(session)->house;
    info->phase = open->phase;
    info->day = open->day;
    info->minute = (int16_t)(open->minute % DAY_MINUTES);
    info->drafts = open->drafts;
    info->commands = (uint32_t)session_command_count(session);
    for (int i = 0; i < session_scenario(session)->issue_count; i++) {
        uint8_t status = open->clauses[i].status;
        if (status == CLAUSE_AGREED || status == CLAUSE_BRACKETED) {
            info->clauses_on_table++;
        }
        if (status == CLAUSE_AGREED) {
            info->clauses_agreed++;
        }
    }
}

static void told_take(SaveInfo *info, const Session *session, const SaveReader *reader) {
    Buffer line;
    buffer_init(&line);
    reader->tell(reader->user, session, &line);
    if (line.length > 0) {
        size_t length = line.length < sizeof info->told ? line.length : utf8_cut(line.text, sizeof info->told - 1);
        memcpy(info->told, line.text, length);
    }
    buffer_free(&line);
}

static void save_look(SaveInfo *info, const SaveReader *reader) {
    JournalHeader header;
    if (!journal_header_read(info->path, &header, &info->error)) {
        info->broken = true;
        return;
    }
    memcpy(info->scenario, header.scenario, sizeof info->scenario);
    if (!reader->find) {
        return;
    }
    const Scenario *scenario = reader->find(reader->user, header.scenario, header.rules_digest);
    if (!scenario) {
        info->broken = true;
        ERROR_SAY(&info->error, "save.other", "scenario \"{id}\" is not there as it was when this was played",
                  {"id", header.scenario});
        return;
    }
    Session *session = session_open(scenario, info->path, false, &info->error);
    info->broken = !session;
    if (session) {
        facts_take(info, session);
        if (reader->tell) {
            told_take(info, session, reader);
        }
        session_free(session);
    }
}

static int save_compare(const void *a, const void *b) {
    const SaveInfo *first = a, *second = b;
    if (first->changed_s != second->changed_s) {
        return first->changed_s > second->changed_s ? -1 : 1;
    }
    return strcmp(first->name, second->name);
}

SaveInfo *session_list_saves(const char *folder, SaveReader reader, size_t *count) {
    Listing listing = {.folder = folder};
    Error ignored;
    // A folder that is not there yet holds no saves.
    if (!folder_list(folder, save_visit, &listing, &ignored)) {
        free(listing.items);
        listing = (Listing){.count = 0};
    }
    if (listing.count > 1) {
        qsort(listing.items, listing.count, sizeof *listing.items, save_compare);
    }
    listing.count = listing.count < SAVE_CAP ? listing.count : SAVE_CAP; // the oldest stay unread
    for (size_t i = 0; i < listing.count; i++) {
        save_look(&listing.items[i], &reader);
    }
    *count = listing.count;
    if (listing.count == 0) {
        free(listing.items);
        return NULL;
    }
    return listing.items;
}
