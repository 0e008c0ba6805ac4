// A scenario as one zip file: its directory is checked whole before anything of it is read, nothing is ever written to
// the disk. What an author packs in any of the usual ways is found: the files themselves, or one folder with them.
// Without libzip every archive is refused in one clear line.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attribute.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/error.h"

typedef struct Archive Archive;

// Whether the bytes begin as a zip does.
bool archive_begins(const char *bytes, size_t length);

// Opens an archive in memory; `bytes` must outlive it. `name` is what messages call it. NULL when something is wrong
// with it (in `diags`) or memory is gone (`error`).
NODISCARD Archive *archive_open(const char *name, const char *bytes, size_t length, DiagList *diags, Error *error);
void archive_close(Archive *archive);

// Whether there is such a file: "scenario.json", "lang/ru.json".
bool archive_has(const Archive *archive, const char *name);

// Reads a file into malloc'd memory, NUL-terminated. False with the reason.
NODISCARD bool archive_read(const Archive *archive, const char *name, char **text, size_t *length, Error *error);

// The files, in the order of their names; `name` as archive_has takes it.
size_t archive_count(const Archive *archive);
const char *archive_name(const Archive *archive, size_t index);

// ---- making one ----

typedef struct ArchiveFile {
    const char *name, *bytes; // borrowed
    size_t length;
} ArchiveFile;

// Appends an archive of these files, the same bytes for the same files. False with the reason.
NODISCARD bool archive_print(const ArchiveFile *files, size_t count, Buffer *out, Error *error);
