// Files and folders on POSIX systems.
#define _XOPEN_SOURCE 700

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/file.h"

// The system's reason in the words of the house.
static bool reason(Error *error, int code) {
    switch (code) {
    case ENOENT: return ERROR_SAY(error, "reason.missing", "there is no such file or folder");
    case EACCES:
    case EPERM: return ERROR_SAY(error, "reason.permission", "it is not permitted");
    case EROFS: return ERROR_SAY(error, "reason.read-only", "the disk is read-only");
    case ENOSPC: return ERROR_SAY(error, "reason.full", "the disk is full");
    case EDQUOT: return ERROR_SAY(error, "reason.quota", "the disk quota is used up");
    case EFBIG: return ERROR_SAY(error, "reason.file-size", "the file would become too large");
    case EISDIR: return ERROR_SAY(error, "reason.folder", "it is a folder");
    case ENOTDIR: return ERROR_SAY(error, "reason.no-folder", "a part of the path is not a folder");
    case EEXIST: return ERROR_SAY(error, "reason.taken", "something else has that name");
    case ENAMETOOLONG: return ERROR_SAY(error, "reason.long-name", "the name is too long");
    case ELOOP: return ERROR_SAY(error, "reason.links", "links go round in a circle");
    case EMFILE:
    case ENFILE: return ERROR_SAY(error, "reason.open-files", "too many files are open");
    case ENOMEM: return error_memory(error);
    case EIO: return ERROR_SAY(error, "reason.disk", "the disk failed");
    default: return error_set(error, "%s", strerror(code));
    }
}

static bool cannot_read(Error *error, const char *path) {
    return ERROR_WITHIN(error, "file.read", "cannot read \"{path}\"", {"path", path});
}

static bool cannot_write(Error *error, const char *path) {
    return ERROR_WITHIN(error, "file.write", "cannot write \"{path}\"", {"path", path});
}

static bool read_fail(Error *error, const char *path, int code) {
    return reason(error, code) || cannot_read(error, path);
}

static bool write_fail(Error *error, const char *path, int code) {
    return reason(error, code) || cannot_write(error, path);
}

static bool not_a_file(Error *error) {
    return ERROR_SAY(error, "reason.no-file", "it is not a file");
}

static int open_again(const char *path, int flags, mode_t mode) {
    int descriptor;
    do {
        descriptor = open(path, flags | O_CLOEXEC, mode);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

static bool write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t step = write(descriptor, bytes, length);
        if (step < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        if (step == 0) {
            errno = ENOSPC;
            return false;
        }
        bytes += step;
        length -= (size_t)step;
    }
    return true;
}

// ---- whole files ----

// Reads on until the end, because a file can grow after its size was asked.
static bool read_all(int descriptor, const char *path, size_t max_bytes, Buffer *text, Error *error) {
    char block[16384];
    for (;;) {
        ssize_t step = read(descriptor, block, sizeof block);
        if (step < 0 && errno == EINTR) {
            continue;
        }
        if (step < 0) {
            return read_fail(error, path, errno);
        }
        if (step == 0) {
            return !text->failed || read_fail(error, path, ENOMEM);
        }
        if ((size_t)step > max_bytes - text->length) {
            return ERROR_SAY(error, "reason.bytes", "it has more than {n} bytes", {"n", WORD_NUMBER(max_bytes)}) ||
                   cannot_read(error, path);
        }
        buffer_add_bytes(text, block, (size_t)step);
    }
}

bool file_read(const char *path, size_t max_bytes, char **text, size_t *length, Error *error) {
    *text = NULL;
    // Not to hang on a pipe that nobody writes to.
    int descriptor = open_again(path, O_RDONLY | O_NONBLOCK, 0);
    if (descriptor < 0) {
        return read_fail(error, path, errno);
    }
    struct stat status;
    bool is_known = fstat(descriptor, &status) == 0;
    if (!is_known || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return is_known && S_ISDIR(status.st_mode) ? read_fail(error, path, EISDIR)
                                                   : not_a_file(error) || cannot_read(error, path);
    }
    Buffer buffer;
    buffer_init(&buffer);
    bool good = read_all(descriptor, path, max_bytes, &buffer, error);
    close(descriptor);
    size_t read_length = buffer.length;
    if (good) {
        *text = buffer_take(&buffer);
        good = *text || read_fail(error, path, ENOMEM);
    }
    buffer_free(&buffer);
    if (good && length) {
        *length = read_length;
    }
    return good;
}

// Makes what a rename did outlast a power cut. A file system that cannot do it has still renamed.
static void folder_flush(const char *path) {
    Buffer folder;
    buffer_init(&folder);
    const char *slash = strrchr(path, '/');
    buffer_add_bytes(&folder, slash ? path : ".", slash ? (slash == path ? 1 : (size_t)(slash - path)) : 1);
    int descriptor = open_again(folder.text, O_RDONLY | O_DIRECTORY, 0);
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        close(descriptor);
    }
    buffer_free(&folder);
}

// Makes a file beside `path` that was not there and leaves its name in `name`.
static int temporary_open(const char *path, mode_t mode, Buffer *name) {
    for (unsigned attempt = 0; attempt < 100; attempt++) {
        buffer_clear(name);
        buffer_addf(name, "%s.%ld-%u.tmp", path, (long)getpid(), attempt);
        int descriptor = open_again(name->text, O_WRONLY | O_CREAT | O_EXCL, mode);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
}

// Fills the new file and gives it the name of the old one, of which `old` says what it may be read by (NULL: there is
// none). Closes the descriptor. On failure errno says why.
static bool temporary_settle(int descriptor, const char *temporary, const char *target, const struct stat *old,
                             const void *bytes, size_t length) {
    bool good = (!old || fchmod(descriptor, old->st_mode & 07777) == 0 || errno == EPERM) &&
                write_all(descriptor, bytes, length) && fsync(descriptor) == 0;
    int code = errno;
    if (close(descriptor) != 0 && good) {
        good = false;
        code = errno;
    }
    if (good && rename(temporary, target) != 0) {
        good = false;
        code = errno;
    }
    if (!good) {
        (void)unlink(temporary);
    }
    errno = code;
    return good;
}

static bool fresh_put(const char *path, const char *target, const struct stat *old, const void *bytes, size_t length,
                      Error *error) {
    Buffer temporary;
    buffer_init(&temporary);
    int descriptor = temporary_open(target, 0666, &temporary);
    bool good = descriptor >= 0 && temporary_settle(descriptor, temporary.text, target, old, bytes, length);
    if (good) {
        folder_flush(target);
    } else {
        write_fail(error, path, errno);
    }
    buffer_free(&temporary);
    return good;
}

bool file_write_atomic(const char *path, const void *bytes, size_t length, Error *error) {
    // A settings file may be a link into a folder the player keeps elsewhere: write where it points.
    char *resolved = realpath(path, NULL);
    const char *target = resolved ? resolved : path;
    struct stat status;
    bool is_there = stat(target, &status) == 0, good = false;
    if (is_there && S_ISDIR(status.st_mode)) {
        write_fail(error, path, EISDIR);
    } else if (is_there && !S_ISREG(status.st_mode)) { // who may would put a file in the place of a device
        (void)(not_a_file(error) || cannot_write(error, path));
    } else {
        good = fresh_put(path, target, is_there ? &status : NULL, bytes, length, error);
    }
    free(resolved);
    return good;
}

bool file_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

bool folder_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool path_is_writable(const char *path) {
    return access(path, W_OK) == 0;
}

bool file_status(const char *path, size_t *bytes, int64_t *changed_ns) {
    struct stat status;
    if (stat(path, &status) != 0 || S_ISDIR(status.st_mode)) {
        return false;
    }
    if (bytes) {
        *bytes = (size_t)status.st_size;
    }
    if (changed_ns) {
        *changed_ns = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    }
    return true;
}

bool file_remove(const char *path, Error *error) {
    return unlink(path) == 0 || errno == ENOENT || reason(error, errno) ||
           ERROR_WITHIN(error, "file.remove", "cannot remove \"{path}\"", {"path", path});
}

bool file_rename(const char *from, const char *to, Error *error) {
    if (file_exists(to)) {
        ERROR_SAY(error, "reason.target", "there is a file \"{path}\"", {"path", to});
    } else if (rename(from, to) == 0) {
        return true;
    } else {
        reason(error, errno);
    }
    return ERROR_WITHIN(error, "file.rename", "cannot rename \"{path}\"", {"path", from});
}

// ---- folders ----

bool folder_make(const char *path, Error *error) {
    Buffer part;
    buffer_init(&part);
    bool good = path[0] != '\0';
    int code = ENOENT;
    for (size_t end = 1; good && end <= strlen(path); end++) {
        if (path[end] != '/' && path[end] != '\0') {
            continue;
        }
        buffer_clear(&part);
        buffer_add_bytes(&part, path, end);
        if (mkdir(part.text, 0777) != 0 && !folder_exists(part.text)) {
            code = errno;
            good = false;
        }
    }
    buffer_free(&part);
    return good || reason(error, code) ||
           ERROR_WITHIN(error, "folder.make", "cannot make the folder \"{path}\"", {"path", path});
}

typedef struct Names {
    char **items;
    size_t count;
    size_t capacity;
} Names;

static int names_compare(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool names_add(Names *names, const char *name) {
    if (names->count == names->capacity) {
        size_t capacity = names->capacity ? names->capacity * 2 : 32;
        char **items = realloc(names->items, capacity * sizeof *items);
        if (!items) {
            return false;
        }
        names->items = items;
        names->capacity = capacity;
    }
    names->items[names->count] = strdup(name);
    return names->items[names->count++] != NULL;
}

static void names_free(Names *names) {
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i]);
    }
    free(names->items);
}

static bool list_fail(Error *error, const char *path, int code) {
    return reason(error, code) ||
           ERROR_WITHIN(error, "folder.list", "cannot list the folder \"{path}\"", {"path", path});
}

bool folder_list(const char *path, FolderVisit *visit, void *user, Error *error) {
    DIR *folder = opendir(path);
    if (!folder) {
        return list_fail(error, path, errno);
    }
    Names names = {0};
    bool good = true;
    const struct dirent *entry;
    while (good && (entry = readdir(folder)) != NULL) {
        good = entry->d_name[0] == '.' || names_add(&names, entry->d_name);
    }
    closedir(folder);
    if (good && names.count > 1) {
        qsort(names.items, names.count, sizeof names.items[0], names_compare);
    }
    Buffer full;
    buffer_init(&full);
    for (size_t i = 0; good && i < names.count; i++) {
        path_join(&full, path, names.items[i]);
        if (!visit(user, names.items[i], folder_exists(full.text))) {
            break;
        }
    }
    buffer_free(&full);
    names_free(&names);
    return good || list_fail(error, path, ENOMEM);
}

// ---- paths ----

// The path without links, "." and ".."; its last parts may not exist yet. NULL when it cannot be followed.
static char *path_resolve(const char *path) {
    char *resolved = realpath(path, NULL);
    if (resolved || errno != ENOENT) {
        return resolved;
    }
    struct stat status;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    size_t name_start = length;
    while (name_start > 0 && path[name_start - 1] != '/') {
        name_start--;
    }
    size_t name_length = length - name_start;
    bool is_plain = name_length > 0 && !(name_length <= 2 && strncmp(path + name_start, "..", name_length) == 0);
    // A link to nowhere is there, and where it leads cannot be said.
    if (!is_plain || lstat(path, &status) == 0) {
        return NULL;
    }
    Buffer buffer;
    buffer_init(&buffer);
    buffer_add_bytes(&buffer, name_start > 0 ? path : ".", name_start > 0 ? name_start : 1);
    char *above = path_resolve(buffer.text);
    if (above) {
        Buffer name;
        buffer_init(&name);
        buffer_add_bytes(&name, path + name_start, name_length);
        path_join(&buffer, above, name.text);
        buffer_free(&name);
        free(above);
        return buffer_take(&buffer);
    }
    buffer_free(&buffer);
    return NULL;
}

bool path_is_inside(const char *folder, const char *path) {
    char *outer = realpath(folder, NULL);
    char *inner = outer && strlen(path) < PATH_MAX ? path_resolve(path) : NULL;
    bool is_inside = false;
    if (inner) {
        size_t length = strlen(outer);
        is_inside =
            strncmp(outer, inner, length) == 0 && (length == 1 || inner[length] == '/' || inner[length] == '\0');
    }
    free(outer);
    free(inner);
    return is_inside;
}

bool path_executable(Buffer *out) {
    char *path = realpath("/proc/self/exe", NULL);
    buffer_clear(out);
    if (!path) {
        return false;
    }
    buffer_add(out, path);
    free(path);
    return !out->failed;
}

// ---- a file that only grows ----

struct AppendFile {
    int descriptor;
    size_t length;
    bool has_rest; // a failed line could not be cut off yet
    Buffer line;
    char *path;
};

AppendFile *append_open(const char *path, Error *error) {
    AppendFile *file = calloc(1, sizeof *file);
    char *path_copy = strdup(path);
    if (!file || !path_copy) {
        write_fail(error, path, ENOMEM);
        free(file);
        free(path_copy);
        return NULL;
    }
    buffer_init(&file->line);
    file->path = path_copy;
    file->descriptor = open_again(path, O_RDWR | O_CREAT | O_APPEND, 0666);
    if (file->descriptor < 0) {
        write_fail(error, path, errno);
        append_close(file);
        return NULL;
    }
    // flock and not fcntl: a second opening by the same process must be refused as well. File systems without
    // locks are used without one.
    if (flock(file->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ERROR_SAY(error, "file.in-use", "\"{path}\" is in use by another game", {"path", path});
        ERROR_ADVISE(error, "file.in-use.hint", "close the other one first");
        append_close(file);
        return NULL;
    }
    struct stat status;
    if (fstat(file->descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        not_a_file(error);
        cannot_write(error, path);
        append_close(file);
        return NULL;
    }
    file->length = (size_t)status.st_size;
    return file;
}

static bool append_cut_rest(AppendFile *file) {
    if (file->has_rest && ftruncate(file->descriptor, (off_t)file->length) != 0) {
        return false;
    }
    file->has_rest = false;
    return true;
}

bool append_line(AppendFile *file, const char *text, Error *error) {
    if (!append_cut_rest(file)) {
        return write_fail(error, file->path, errno);
    }
    buffer_clear(&file->line);
    buffer_add(&file->line, text);
    buffer_add_char(&file->line, '\n');
    if (file->line.failed) {
        return write_fail(error, file->path, ENOMEM);
    }
    if (!write_all(file->descriptor, file->line.text, file->line.length)) {
        int code = errno;
        file->has_rest = true;
        (void)append_cut_rest(file);
        return write_fail(error, file->path, code);
    }
    file->length += file->line.length;
    return true;
}

bool append_cut(AppendFile *file, size_t length, Error *error) {
    ASSERT(length <= file->length);
    if (ftruncate(file->descriptor, (off_t)length) != 0) {
        return write_fail(error, file->path, errno);
    }
    file->length = length;
    file->has_rest = false;
    return true;
}

size_t append_length(const AppendFile *file) {
    return file->length;
}

bool append_close(AppendFile *file) {
    bool good = true;
    if (file) {
        if (file->descriptor >= 0) {
            good = append_cut_rest(file) && fsync(file->descriptor) == 0;
            good = close(file->descriptor) == 0 && good;
        }
        buffer_free(&file->line);
        free(file->path);
        free(file);
    }
    return good;
}
