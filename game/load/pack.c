// A scenario's files as one archive.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/archive.h"
#include "load/limits.h"
#include "load/load.h"

typedef struct Pack {
    const char *folder, *inside; // "" or "lang/"
    ArchiveFile files[ARCHIVE_FILES_MAX];
    size_t count, bytes;
    Error *error;
    bool good;
} Pack;

static bool pack_fail(Pack *pack, const char *what) {
    pack->good = error_set(pack->error, "\"%s\" cannot be packed: %s", pack->folder, what);
    return false;
}

static bool file_take(Pack *pack, const char *name, const char *path) {
    char *bytes = NULL;
    size_t length = 0;
    Buffer kept;
    if (pack->count == ARCHIVE_FILES_MAX) {
        return pack_fail(pack, "it has too many files");
    }
    if (!path_is_inside(pack->folder, path)) {
        return pack_fail(pack, "a link leads out of its folder");
    }
    if (!file_read(path, JSON_BYTES_MAX, &bytes, &length, pack->error)) {
        pack->good = false;
        return false;
    }
    pack->bytes += length;
    buffer_init(&kept);
    buffer_addf(&kept, "%s%s", pack->inside, name);
    char *text = buffer_take(&kept);
    if (!text || pack->bytes > ARCHIVE_BYTES_MAX) {
        free(bytes);
        free(text);
        return pack_fail(pack, text ? "it is too large" : "there is not enough memory");
    }
    pack->files[pack->count++] = (ArchiveFile){text, bytes, length};
    return true;
}

// What belongs to a scenario: its own files, its translations, its tests.
static bool file_visit(void *user, const char *name, bool is_folder) {
    Pack *pack = user;
    Error ignored;
    Buffer path;
    buffer_init(&path);
    path_join(&path, pack->folder, pack->inside);
    Buffer file;
    buffer_init(&file);
    path_join(&file, path.text, name);
    bool top = pack->inside[0] == '\0';
    if (!is_folder) {
        (void)file_take(pack, name, file.text);
    } else if (top && (strcmp(name, "lang") == 0 || strcmp(name, "tests") == 0)) {
        pack->inside = name[0] == 'l' ? "lang/" : "tests/";
        pack->good = folder_list(file.text, file_visit, pack, pack->good ? pack->error : &ignored) && pack->good;
        pack->inside = "";
    }
    buffer_free(&file);
    buffer_free(&path);
    return pack->good;
}

bool scenario_pack(const char *path, Buffer *out, Error *error) {
    Pack *pack = calloc(1, sizeof *pack);
    if (!pack) {
        return error_memory(error);
    }
    *pack = (Pack){.folder = path, .inside = "", .error = error, .good = true};
    if (folder_exists(path)) {
        pack->good = folder_list(path, file_visit, pack, error) && pack->good;
    } else {
        pack->good = error_set(error, "\"%s\" is one file already", path);
        error_hint(error, "put it into a folder as \"scenario.json\" to pack it with a map and translations");
    }
    bool good = pack->good && archive_print(pack->files, pack->count, out, error);
    for (size_t i = 0; i < pack->count; i++) {
        free((void *)pack->files[i].name);
        free((void *)pack->files[i].bytes);
    }
    free(pack);
    return good;
}
