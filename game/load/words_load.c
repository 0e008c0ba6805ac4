// The game's own words: files of texts by key, a translation's with the mark of the text it was made from.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/limits.h"
#include "load/load.h"
#include "load/words_file.h"

const char *words_item_text(const cJSON *item) {
    const cJSON *text = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "text") : item;
    return cJSON_IsString(text) ? text->valuestring : NULL;
}

const cJSON *words_item_hash(const cJSON *item) {
    const cJSON *hash = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "hash") : NULL;
    return cJSON_IsString(hash) ? hash : NULL;
}

static bool words_fill(Words *words, const Json *json, DiagList *diags, Error *error) {
    if (!cJSON_IsObject(json->root)) {
        diag_addf(diags, "wrong-type", SEVERITY_ERROR, json_value_span(json, json->root), "", NULL,
                  "a file of words must be an object, found %s", json_kind_name(json->root));
        return true;
    }
    const cJSON *item;
    cJSON_ArrayForEach(item, json->root) {
        const char *text = words_item_text(item);
        if (json_mark_at(json, item)->flags) {
            continue;
        }
        if (!text) {
            diag_addf(diags, "wrong-type", SEVERITY_ERROR, json_value_span(json, item), "",
                      "a translation is {\"hash\": \"...\", \"text\": \"...\"}", "a word must be a text, found %s",
                      json_kind_name(item));
        } else if (!words_add(words, item->string, text)) {
            return error_memory(error);
        }
    }
    return true;
}

bool words_file_open(Json *json, const char *path, DiagList *diags, Error *error) {
    char *read = NULL;
    size_t length = 0;
    if (!file_read(path, JSON_BYTES_MAX, &read, &length, error)) {
        return false;
    }
    const char *text = arena_text(&diags->arena, read, length);
    free(read);
    uint32_t file = text ? diag_source_add(diags, path, text, length) : 0;
    return file ? json_open(json, text, length, file, diags) : error_memory(error);
}

bool words_overlay(Words *words, const char *path, DiagList *diags, Error *error) {
    size_t errors_before = diag_errors(diags);
    Json json;
    bool good = words_file_open(&json, path, diags, error);
    if (good) {
        good = words_fill(words, &json, diags, error);
        json_close(&json);
    }
    return good && diag_errors(diags) == errors_before;
}

Words *words_load(const char *path, DiagList *diags, Error *error) {
    if (error) {
        *error = (Error){0};
    }
    Words *words = words_new();
    if (!words) {
        error_memory(error);
        return NULL;
    }
    if (!words_overlay(words, path, diags, error)) {
        words_free(words);
        return NULL;
    }
    return words;
}
