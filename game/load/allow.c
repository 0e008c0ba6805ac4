// Warnings an author has looked at and wants to keep: "allow": {"code": "reason"} in the object they stand
// in.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/load.h"
#include "load/reader.h"

enum { CODE_NAMES_MAX = 256 };

static void code_unknown(Reader *reader, const cJSON *item) {
    const char *names[CODE_NAMES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < diag_code_count() && count < CODE_NAMES_MAX; i++) {
        if (diag_code_at(i)->severity != SEVERITY_ERROR) {
            names[count++] = diag_code_at(i)->code;
        }
    }
    char word[SHOWN_BYTES];
    char hint[HINT_BYTES];
    const char *nearest = nearest_name(item->string, names, count);
    if (nearest) {
        snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest);
    }
    complain(reader, "allow-code", item, AT_KEY, nearest ? hint : "the code stands in brackets in the report",
             "there is no warning \"%s\"", shown(word, item->string));
}

static void allow_keep(Reader *reader, const cJSON *item, const cJSON *object) {
    if (reader->allowed_count == reader->allowed_capacity) {
        size_t capacity = reader->allowed_capacity ? reader->allowed_capacity * 2 : 16;
        Allowed *grown = realloc(reader->allowed, capacity * sizeof *grown);
        if (!grown) {
            reader->no_memory = true;
            return;
        }
        reader->allowed = grown;
        reader->allowed_capacity = capacity;
    }
    reader->allowed[reader->allowed_count++] = (Allowed){reader->json, item, object, false};
}

void allow_read(Reader *reader, const cJSON *item, const cJSON *object) {
    if (!cJSON_IsObject(item)) {
        complain(reader, "wrong-type", item, AT_VALUE, "write {\"code\": \"reason\"}",
                 "\"allow\" must be an object, found %s", json_kind_name(item));
        return;
    }
    const cJSON *entry;
    cJSON_ArrayForEach(entry, item) {
        if (item_spoiled(reader, entry)) {
            continue;
        }
        const DiagCode *code = diag_code_find(entry->string);
        if (!code) {
            code_unknown(reader, entry);
        } else if (code->severity == SEVERITY_ERROR) {
            complain(reader, "allow-code", entry, AT_KEY, "errors must be mended",
                     "\"%s\" is an error and cannot be allowed", code->code);
        } else if (!cJSON_IsString(entry) || !entry->valuestring[0]) {
            complain(reader, "allow-reason", entry, AT_VALUE, NULL, "the reason must be a text that is not empty");
        } else {
            allow_keep(reader, entry, object);
        }
    }
}

// The first byte behind an object and all it holds.
static uint32_t object_end(const Json *json, const cJSON *object) {
    uint32_t first = (uint32_t)object->valueint;
    uint32_t next = first + 1;
    while (next < json->mark_count && json->marks[next].parent >= first && json->marks[next].parent < next) {
        next++;
    }
    if (next == json->mark_count) {
        return json->length;
    }
    return json->marks[next].key != UINT32_MAX ? json->marks[next].key : json->marks[next].offset;
}

static bool allow_take(DiagList *diags, const Allowed *allowed) {
    uint32_t from = json_mark_at(allowed->json, allowed->object)->offset;
    uint32_t to = object_end(allowed->json, allowed->object);
    bool taken = false;
    for (size_t i = diags->count; i-- > 0;) {
        const Diag *diag = &diags->items[i];
        if (diag->severity != SEVERITY_ERROR && diag->span.file == allowed->json->file && diag->span.offset >= from &&
            diag->span.offset < to && strcmp(diag->code, allowed->item->string) == 0) {
            diag_remove(diags, i);
            taken = true;
        }
    }
    return taken;
}

void allow_apply(Reader *reader) {
    // From the innermost: what an outer object allows as well is still needed there only for the rest.
    for (size_t i = reader->allowed_count; i-- > 0;) {
        reader->allowed[i].used = allow_take(reader->diags, &reader->allowed[i]);
    }
    if (diag_errors(reader->diags) > 0) {
        return; // some checks have waited for the errors to be mended
    }
    const Json *json = reader->json;
    for (size_t i = 0; i < reader->allowed_count; i++) {
        const Allowed *allowed = &reader->allowed[i];
        if (!allowed->used) {
            reader->json = allowed->json;
            complain_as(reader, SEVERITY_WARNING, "allow-unneeded", allowed->item, AT_KEY, "take this line out",
                        "nothing here is reported as \"%s\"", allowed->item->string);
        }
    }
    reader->json = json;
}
