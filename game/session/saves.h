// The folder of saves: three autosaves in rotation and those the player named. Knows file names and journals;
// the line shown for a save is made by who shows it, from these facts.
#pragma once

#include "session/session.h"

enum { AUTOSAVE_COUNT = 3, SAVE_CAP = 256, SAVE_NAME_BYTES = 96, SAVE_PATH_BYTES = 1024, SAVE_TOLD_BYTES = 240 };

typedef struct SaveInfo {
    char path[SAVE_PATH_BYTES];
    char name[SAVE_NAME_BYTES]; // without folder and ending
    char scenario[96];          // id, "" when the header cannot be read
    bool autosave;
    bool broken;               // cannot be continued; `error` says why
    bool replayed;             // the facts below are known
    bool over, signed_, house; // house: played by house rules
    uint8_t phase, day, drafts, clauses_agreed, clauses_on_table;
    int16_t minute; // mediator's clock, of the day
    uint32_t commands;
    int64_t changed_s;          // seconds since 1970; 0 unknown
    char told[SAVE_TOLD_BYTES]; // what the teller said of it
    Error error;
} SaveInfo;

// Finds the scenario of a save, or NULL when there is none; it stays owned by the finder.
typedef const Scenario *ScenarioFinder(void *user, const char *id, uint64_t rules_digest);

// Appends a line about the game of a save, in the words of who shows it; SAVE_TOLD_BYTES of it are kept.
typedef void SaveTeller(void *user, const Session *session, Buffer *out);

// How the list looks into saves. Without `find` only the headers are read; `tell` may be NULL.
typedef struct SaveReader {
    ScenarioFinder *find;
    SaveTeller *tell;
    void *user; // of both
} SaveReader;

// The saves of a folder, the last played first, at most SAVE_CAP, as a malloc'd array (free it); NULL with
// *count 0 when there are none. A broken save stays in the list with its reason.
SaveInfo *session_list_saves(const char *folder, SaveReader reader, size_t *count);

// The path of a named save: letters, digits, "-", "_" and spaces of the name, the rest becomes "-". False
// when nothing of the name is left.
NODISCARD bool save_path(const char *folder, const char *name, Buffer *out);

// Takes a save away, or gives it another name (save_path of it in `path`). False and the reason when it is being
// played, here or in another window, or when the world will not have it; nothing has changed then.
NODISCARD bool save_remove(const char *path, Error *error);
NODISCARD bool save_rename(const char *path, const char *to, Error *error);

// <folder>/autosave-<slot>.noon, slot 1 .. AUTOSAVE_COUNT.
void autosave_path(const char *folder, unsigned slot, Buffer *out);
