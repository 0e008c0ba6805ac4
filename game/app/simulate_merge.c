// `noon simulate --merge`: joins the results of shards. Reads back only what run_json writes; each game counts once.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/file.h"

enum { FILE_BYTES_CAP = 1 << 20 };

typedef struct Part { // of a run, and the file that holds it
    Shard shard;
    const char *path;
} Part;

typedef struct Merge {
    Run *run;
    Part *parts;
    size_t count, room;
} Merge;

static uint64_t common_divisor(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Whether some chunk of games, were the run long enough, belongs to both.
static bool shards_overlap(Shard a, Shard b) {
    uint64_t apart = a.index > b.index ? a.index - b.index : b.index - a.index;
    return apart % common_divisor(a.count, b.count) == 0;
}

static bool part_add(Merge *merge, Part part, Error *error) {
    for (size_t p = 0; p < merge->count; p++) {
        const Part *other = &merge->parts[p];
        if (shards_overlap(other->shard, part.shard)) {
            error_set(error, "\"%s\" and \"%s\" hold the same games: shards %llu/%llu and %llu/%llu", other->path,
                      part.path, (unsigned long long)other->shard.index + 1, (unsigned long long)other->shard.count,
                      (unsigned long long)part.shard.index + 1, (unsigned long long)part.shard.count);
            return error_hint(error, "each shard is joined once");
        }
    }
    if (merge->count == merge->room) {
        size_t room = 2 * merge->room + 8;
        Part *parts = realloc(merge->parts, room * sizeof *parts);
        if (!parts) {
            return error_memory(error);
        }
        merge->parts = parts;
        merge->room = room;
    }
    merge->parts[merge->count++] = part;
    return true;
}

static bool version_other(const char *path, Error *error) {
    return error_set(error, "\"%s\" is of another version of the program", path);
}

// The shards that a file holds: its own, or those that were joined in it.
static bool parts_read(Merge *merge, const char *text, const char *path, Error *error) {
    static const char key[] = "\n  \"shard\": \"";
    const char *at = strstr(text, key);
    if (!at) {
        return version_other(path, error);
    }
    at += sizeof key - 1;
    Part part = {.path = path};
    bool more = true;
    while (more) {
        if (!shard_parse(&at, &part.shard)) {
            return version_other(path, error);
        }
        if (!part_add(merge, part, error)) {
            return false;
        }
        more = strncmp(at, ", ", 2) == 0;
        at += more ? 2 : 0;
    }
    return *at == '"' || version_other(path, error);
}

static bool tally_read(const char *at, Tally *tally) {
    uint64_t *numbers = (uint64_t *)(void *)tally;
    size_t count = 0;
    errno = 0;
    while (count < TALLY_NUMBERS && (*at == '[' || *at == ',') && at[1] >= '0' && at[1] <= '9') {
        char *end;
        numbers[count++] = strtoull(at + 1, &end, 10);
        at = end;
    }
    return errno == 0 && count == TALLY_NUMBERS && *at == ']';
}

static bool file_merge(Merge *merge, const char *text, const char *path, Error *error) {
    static const char key[] = "\n  \"tally\": ";
    const char *at = strstr(text, key);
    if (!at || !run_is_of(merge->run, text)) {
        error_set(error,
                  at ? "\"%s\" is of another run than the options say"
                     : "\"%s\" is no result of simulate --format json",
                  path);
        return error_hint(error, "merge with the same scenario, policy, seed, length, difficulty, days and --set");
    }
    Tally tally;
    if (!tally_read(at + sizeof key - 1, &tally)) {
        return version_other(path, error);
    }
    if (!parts_read(merge, text, path, error)) {
        return false;
    }
    tally_add(&merge->run->tally, &tally);
    return true;
}

// "2/8, 3/8"; all shards together are the whole.
static void parts_print(const Merge *merge, Buffer *out) {
    bool whole = merge->count > 0 && merge->count == merge->parts[0].shard.count;
    for (size_t p = 0; p < merge->count; p++) {
        whole = whole && merge->parts[p].shard.count == merge->parts[0].shard.count;
    }
    for (size_t p = 0; p < merge->count && !whole; p++) {
        Shard shard = merge->parts[p].shard;
        buffer_addf(out, "%s%llu/%llu", p ? ", " : "", (unsigned long long)shard.index + 1,
                    (unsigned long long)shard.count);
    }
    buffer_add(out, whole ? "1/1" : "");
}

bool run_merge(Run *run, const char *const *paths, size_t count, Buffer *joined, Error *error) {
    Merge merge = {.run = run};
    bool good = true;
    for (size_t f = 0; f < count && good; f++) {
        char *text = NULL;
        good = file_read(paths[f], FILE_BYTES_CAP, &text, NULL, error) && file_merge(&merge, text, paths[f], error);
        free(text);
    }
    if (good) {
        parts_print(&merge, joined);
        good = !joined->failed || error_memory(error);
    }
    free(merge.parts);
    return good;
}
