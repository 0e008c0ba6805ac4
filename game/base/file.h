// Files, folders and the places of this user. Paths are UTF-8 with "/". What differs between systems stands
// in file_posix.c and, one day, its sisters.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attribute.h"
#include "base/buffer.h"
#include "base/error.h"

// ---- whole files ----

// Reads a file of at most `max_bytes` into *text, malloc'd (free it) and NUL-terminated; *length may be NULL.
// Fails with a message for a missing file, a folder, a file that is too large, a device. *text is NULL then.
NODISCARD bool file_read(const char *path, size_t max_bytes, char **text, size_t *length, Error *error);

// Writes a file so that at any moment either the old or the whole new one is there: into a temporary file
// beside it, flushed to the disk, then renamed over it. On failure the old file is untouched and the
// temporary one is gone. The folder must exist. Fails for what is there and no file: a folder, a pipe, a device.
NODISCARD bool file_write_atomic(const char *path, const void *bytes, size_t length, Error *error);

// A file that is not a folder; a folder. False as well when it may not be seen.
bool file_exists(const char *path);
bool folder_exists(const char *path);
// Whether this user may write the file, or into the folder. For showing what can be changed: it may fail all the same.
bool path_is_writable(const char *path);

// Size and last change (nanoseconds since 1970) of a file. False when there is none. `bytes` and `changed_ns`
// may be NULL. The change is for showing and for choosing the oldest save, never for the game.
bool file_status(const char *path, size_t *bytes, int64_t *changed_ns);

// Removes a file; true when it is gone, also when it never was there.
NODISCARD bool file_remove(const char *path, Error *error);

// Gives a file another name in the same file system. False, and nothing happened, when there is a file of that name.
NODISCARD bool file_rename(const char *from, const char *to, Error *error);

// ---- folders ----

// Makes a folder and the ones it lies in; true when it is there already.
NODISCARD bool folder_make(const char *path, Error *error);

// One entry of a folder; `name` without the path, valid during the call. Returning false ends the walk.
typedef bool FolderVisit(void *user, const char *name, bool is_folder);

// Visits the entries in the order of their bytes, without those that begin with a dot. True also when the
// visitor ended the walk; false when the folder cannot be read.
NODISCARD bool folder_list(const char *path, FolderVisit *visit, void *user, Error *error);

// ---- paths ----

// Sets `out` to a/b with one slash between; to b alone when b begins with a slash or a is "". Neither may lie
// inside `out`.
void path_join(Buffer *out, const char *a, const char *b);

// Whether `path` (absolute or from the working folder; it need not exist) lies in `folder` or is it, after
// ".." and links were followed. What cannot be followed is not inside.
bool path_is_inside(const char *folder, const char *path);

// The part behind the last slash. Points into `path`.
const char *path_name(const char *path);

// Each sets `out`. path_executable: the running program. The others: this user's folder for the game's data
// (own scenarios), settings, and state (journals, logs), as the XDG base directories ask; they need not
// exist. False when the system does not say (no HOME).
NODISCARD bool path_executable(Buffer *out);
NODISCARD bool path_user_data(Buffer *out);
NODISCARD bool path_user_config(Buffer *out);
NODISCARD bool path_user_state(Buffer *out);

// ---- a file that only grows, held by one process ----

typedef struct AppendFile AppendFile;

// Opens or makes a file to append to and locks it. NULL when another holder has it (the message says that it
// is in use) or the world fails.
NODISCARD AppendFile *append_open(const char *path, Error *error);

// Appends `text` and a newline in one write; after it returned true, a kill of this process does not lose it.
// On failure nothing of the line stays in the file, so that it can be tried again.
NODISCARD bool append_line(AppendFile *file, const char *text, Error *error);

// Cuts the file to `length` bytes (a last line that a crash cut in two).
NODISCARD bool append_cut(AppendFile *file, size_t length, Error *error);

// Bytes in the file.
size_t append_length(const AppendFile *file);

// Flushes to the disk, gives the lock back. NULL is allowed. False when the disk failed.
bool append_close(AppendFile *file);
