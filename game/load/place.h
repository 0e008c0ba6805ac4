// Where the files of a scenario lie: a folder, an archive, or one single file with nothing beside it. Names are those
// in the scenario's folder: "map.json", "lang/ru.json". Inside load.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/error.h"
#include "load/archive.h"

typedef struct Place {
    Buffer path; // the folder, the archive or the file
    bool is_folder;
    Archive *archive; // or NULL
    char *bytes;      // of the file or the archive, malloc'd
    size_t length;
} Place;

// Finds out what a path is. False when it is no scenario (in `diags`) or the world failed (`error`). Close it in
// either case.
bool place_open(Place *place, const char *path, DiagList *diags, Error *error);
// The same for bytes in memory that are called `name`.
bool place_open_bytes(Place *place, const char *name, const char *bytes, size_t length, DiagList *diags, Error *error);
void place_close(Place *place);

// Whether other files can lie beside scenario.json.
bool place_has_room(const Place *place);
bool place_has(const Place *place, const char *name);
// Whether it is a mask (mask.h): mask.json stands where scenario.json would.
bool place_masked(const Place *place);

// Reads a file into the memory of the diagnostics, which point into it; its number as a source, 0 with the reason in
// `error`. NULL as a name is the scenario itself, which is read once.
uint32_t place_read(Place *place, const char *name, DiagList *diags, const char **text, size_t *length, Error *error);

// The bytes of a file in it, malloc'd.
bool place_bytes(const Place *place, const char *name, char **text, size_t *length, Error *error);

// Visits the files directly in a folder of it, by their names there.
bool place_list(const Place *place, const char *folder, bool (*visit)(void *user, const char *name, bool is_folder),
                void *user, Error *error);
