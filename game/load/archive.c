#include "load/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/limits.h"

bool archive_begins(const char *bytes, size_t length) {
    // a file in it, or its directory when it is empty
    return length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0);
}

#if NOON_HAS_ZIP

#include <zip.h>

typedef struct Entry {
    const char *name; // without the folder all lie in; of libzip, lives as long as the archive
    zip_uint64_t index, bytes, packed;
} Entry;

struct Archive {
    zip_t *zip;
    const char *name;
    Entry entries[ARCHIVE_FILES_MAX];
    size_t count;
};

// One mistake of the archive, told. Always false.
static bool wrong(DiagList *diags, const char *code, const char *hint, const char *archive, const char *format,
                  const char *what) {
    char message[300];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(message, sizeof message, format, what);
#pragma GCC diagnostic pop
    diag_addf(diags, code, SEVERITY_ERROR, (Span){0}, NULL, hint, "%s: %s", archive, message);
    return false;
}

// ---- the directory ----

// A path that stays where it is unpacked, on any system.
static bool name_stays(const char *name) {
    for (const char *c = name; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == '\\' || *c == ':' || *c == 0x7f) {
            return false;
        }
    }
    for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL) {
        size_t length = strcspn(part, "/");
        if ((length == 0 && *part) || (length == 1 && part[0] == '.') ||
            (length == 2 && part[0] == '.' && part[1] == '.')) {
            return false;
        }
    }
    return name[0] != '\0';
}

// What systems add on their own: folders, hidden files.
static bool is_passed_over(const char *name) {
    size_t length = strlen(name);
    const char *last = strrchr(name, '/');
    return name[length - 1] == '/' || strncmp(name, "__MACOSX/", 9) == 0 || (last ? last[1] : name[0]) == '.';
}

static bool is_link(zip_t *zip, zip_uint64_t index) {
    enum { KIND = 0170000, LINK = 0120000 };
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX &&
           (attributes >> 16 & KIND) == LINK;
}

static bool entry_check(Archive *archive, zip_uint64_t index, DiagList *diags) {
    zip_stat_t stat;
    const char *hint = "pack the scenario with \"noon pack\"";
    if (zip_stat_index(archive->zip, index, 0, &stat) != 0 ||
        (stat.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE)) != (ZIP_STAT_NAME | ZIP_STAT_SIZE)) {
        return wrong(diags, "archive-broken", hint, archive->name, "its directory cannot be read%s", "");
    }
    if (!name_stays(stat.name)) {
        return wrong(diags, "archive-unsafe", hint, archive->name, "the path \"%s\" may lead out of the archive",
                     stat.name);
    }
    if (is_link(archive->zip, index)) {
        return wrong(diags, "archive-unsafe", "put the file itself in its place", archive->name,
                     "\"%s\" is a link to another file", stat.name);
    }
    if (is_passed_over(stat.name)) {
        return true;
    }
    if (stat.encryption_method != ZIP_EM_NONE) {
        return wrong(diags, "archive-broken", "pack it without a password", archive->name, "\"%s\" is encrypted",
                     stat.name);
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
        return wrong(diags, "archive-broken", hint, archive->name,
                     "\"%s\" is packed in a way that only few programs read", stat.name);
    }
    archive->entries[archive->count++] = (Entry){stat.name, index, stat.size, stat.comp_size};
    return true;
}

// Sizes as they are declared; what is unpacked is held to them when it is read.
static bool sizes_check(const Archive *archive, DiagList *diags) {
    zip_uint64_t whole = 0;
    for (size_t i = 0; i < archive->count; i++) {
        const Entry *entry = &archive->entries[i];
        if (entry->bytes > JSON_BYTES_MAX) {
            return wrong(diags, "archive-size", "a file has at most 16 MB", archive->name, "\"%s\" is too large",
                         entry->name);
        }
        if (entry->bytes > ARCHIVE_SMALL && entry->bytes / ARCHIVE_RATIO_MAX > entry->packed) {
            return wrong(diags, "archive-size", "no text of an author shrinks so far", archive->name,
                         "\"%s\" unpacks to more than two hundred times its size", entry->name);
        }
        whole += entry->bytes;
    }
    return whole <= ARCHIVE_BYTES_MAX || wrong(diags, "archive-size", "all files together have at most 32 MB",
                                               archive->name, "it is too large when unpacked%s", "");
}

static bool directory_check(Archive *archive, DiagList *diags) {
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    if (count > ARCHIVE_FILES_MAX) {
        return wrong(diags, "archive-size", "a scenario needs a handful", archive->name,
                     "there are too many files in it%s", "");
    }
    for (zip_int64_t i = 0; i < count; i++) {
        if (!entry_check(archive, (zip_uint64_t)i, diags)) {
            return false;
        }
    }
    return sizes_check(archive, diags);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const Entry *)a)->name, ((const Entry *)b)->name);
}

// When the scenario lies in a folder of the archive, that folder is all there is; the names begin behind it.
static bool root_find(Archive *archive, DiagList *diags) {
    static const char wanted[] = "scenario.json";
    size_t root = SIZE_MAX, roots = 0;
    for (size_t i = 0; i < archive->count; i++) {
        const char *name = archive->entries[i].name, *last = strrchr(name, '/');
        size_t before = last ? (size_t)(last + 1 - name) : 0;
        if (strcmp(name + before, wanted) == 0) {
            roots++;
            root = before < root ? before : root;
        }
    }
    if (roots == 0) {
        return wrong(diags, "no-scenario", "pack the folder that holds it: \"noon pack\"", archive->name,
                     "there is no scenario.json in it%s", "");
    }
    if (root > 0 && roots > 1) {
        return wrong(diags, "no-scenario", "pack each of them by itself", archive->name,
                     "there are several scenarios in it%s", "");
    }
    const char *folder = NULL;
    for (size_t i = 0; i < archive->count && root > 0; i++) {
        const char *name = archive->entries[i].name;
        folder = strlen(name) == root + sizeof wanted - 1 && strcmp(name + root, wanted) == 0 ? name : folder;
    }
    size_t kept = 0;
    for (size_t i = 0; i < archive->count; i++) {
        Entry entry = archive->entries[i];
        if (!folder || strncmp(entry.name, folder, root) == 0) {
            entry.name += root;
            archive->entries[kept++] = entry;
        }
    }
    archive->count = kept;
    qsort(archive->entries, archive->count, sizeof archive->entries[0], by_name);
    return true;
}

Archive *archive_open(const char *name, const char *bytes, size_t length, DiagList *diags, Error *error) {
    zip_error_t why;
    zip_error_init(&why);
    Archive *archive = calloc(1, sizeof *archive);
    zip_source_t *source = archive ? zip_source_buffer_create(bytes, length, 0, &why) : NULL;
    if (!source) {
        error_memory(error);
        free(archive);
        return NULL;
    }
    archive->name = name;
    archive->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
    bool good = archive->zip != NULL;
    if (!good) {
        zip_source_free(source);
        bool twice = zip_error_code_zip(&why) == ZIP_ER_EXISTS;
        (void)(twice ? wrong(diags, "archive-unsafe", "nobody can know which one is meant", name,
                             "a file is in it twice%s", "")
                     : wrong(diags, "archive-broken", "it was cut or altered on its way: fetch it once more", name,
                             "it is no whole zip file: %s", zip_error_strerror(&why)));
    }
    good = good && directory_check(archive, diags) && root_find(archive, diags);
    zip_error_fini(&why);
    if (!good) {
        archive_close(archive);
        archive = NULL;
    }
    return archive;
}

void archive_close(Archive *archive) {
    if (archive) {
        if (archive->zip) {
            zip_discard(archive->zip);
        }
        free(archive);
    }
}

// ---- its files ----

static const Entry *entry_find(const Archive *archive, const char *name) {
    for (size_t i = 0; i < archive->count; i++) {
        if (strcmp(archive->entries[i].name, name) == 0) {
            return &archive->entries[i];
        }
    }
    return NULL;
}

bool archive_has(const Archive *archive, const char *name) {
    return entry_find(archive, name) != NULL;
}

bool archive_read(const Archive *archive, const char *name, char **text, size_t *length, Error *error) {
    const Entry *entry = entry_find(archive, name);
    zip_file_t *file = entry ? zip_fopen_index(archive->zip, entry->index, 0) : NULL;
    char *bytes = file ? malloc((size_t)entry->bytes + 2) : NULL;
    zip_int64_t got = -1;
    if (bytes) { // one byte more than declared: that there is none must be seen
        got = zip_fread(file, bytes, entry->bytes + 1);
    }
    bool good = bytes && got >= 0 && (zip_uint64_t)got == entry->bytes;
    if (file && zip_fclose(file) != 0) {
        good = false;
    }
    if (!good) {
        free(bytes);
        ERROR_SAY(error, "archive.damaged", "\"{name}\" in \"{path}\" is damaged", {"name", name},
                  {"path", archive->name});
        return ERROR_ADVISE(error, "archive.damaged.hint",
                            "the archive was cut or altered on its way: fetch it once more");
    }
    bytes[got] = '\0';
    *text = bytes;
    *length = (size_t)got;
    return true;
}

size_t archive_count(const Archive *archive) {
    return archive->count;
}

const char *archive_name(const Archive *archive, size_t index) {
    return archive->entries[index].name;
}

// ---- making one ----

static bool files_add(zip_t *zip, const ArchiveFile *files, size_t count) {
    enum { YEAR_2000 = 20 << 9 | 1 << 5 | 1 }; // the same for all, so that the same files make the same archive
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source = zip_source_buffer(zip, files[i].bytes, files[i].length, 0);
        zip_int64_t index = source ? zip_file_add(zip, files[i].name, source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            zip_source_free(source);
            return false;
        }
        if (zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 9) != 0 ||
            zip_file_set_dostime(zip, (zip_uint64_t)index, 0, YEAR_2000, 0) != 0) {
            return false;
        }
    }
    return true;
}

static bool source_take(zip_source_t *source, Buffer *out) {
    bool good = zip_source_open(source) == 0;
    char bytes[16384];
    zip_int64_t got = good ? zip_source_read(source, bytes, sizeof bytes) : -1;
    for (; got > 0; got = zip_source_read(source, bytes, sizeof bytes)) {
        buffer_add_bytes(out, bytes, (size_t)got);
    }
    if (good) {
        zip_source_close(source);
    }
    return good && got == 0 && !out->failed;
}

bool archive_print(const ArchiveFile *files, size_t count, Buffer *out, Error *error) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip) {
        zip_source_free(source);
        return error_memory(error);
    }
    zip_source_keep(source);
    bool good = files_add(zip, files, count);
    if (!good || zip_close(zip) != 0) {
        good = error_set(error, "the archive cannot be made: %s", zip_strerror(zip));
        zip_discard(zip);
    }
    good = good && (source_take(source, out) || error_memory(error));
    zip_source_free(source);
    return good;
}

#else

static bool unable(Error *error) {
    ERROR_SAY(error, "archive.none", "this program was built without libzip");
    return ERROR_ADVISE(error, "archive.none.hint", "scenarios in folders and single files work; unpack it");
}

Archive *archive_open(const char *name, const char *bytes, size_t length, DiagList *diags, Error *error) {
    (void)bytes;
    (void)length;
    (void)error;
    diag_addf(diags, "archive-broken", SEVERITY_ERROR, (Span){0}, NULL, "unpack it: a scenario in a folder works",
              "%s: this program was built without libzip and opens no archives", name);
    return NULL;
}

void archive_close(Archive *archive) {
    (void)archive;
}

bool archive_has(const Archive *archive, const char *name) {
    (void)archive;
    (void)name;
    return false;
}

bool archive_read(const Archive *archive, const char *name, char **text, size_t *length, Error *error) {
    (void)archive;
    (void)name;
    (void)text;
    (void)length;
    return unable(error);
}

size_t archive_count(const Archive *archive) {
    (void)archive;
    return 0;
}

const char *archive_name(const Archive *archive, size_t index) {
    (void)archive;
    (void)index;
    return "";
}

bool archive_print(const ArchiveFile *files, size_t count, Buffer *out, Error *error) {
    (void)files;
    (void)count;
    (void)out;
    return unable(error);
}

#endif
