#include "load/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "load/limits.h"

// Gives every item the index of its mark: both are in the order of the text.
static uint32_t marks_bind(cJSON *item, uint32_t mark) {
    item->valueint = (int)mark++;
    for (cJSON *child = item->child; child; child = child->next) {
        mark = marks_bind(child, mark);
    }
    return mark;
}

// A tree lies in an arena of its own, which is given back whole: half of the time of building one item by item would go
// into asking for its pieces and returning them.
static _Thread_local Arena *building;

static void *tree_alloc(size_t bytes) {
    return building ? arena_alloc(building, bytes, _Alignof(cJSON)) : malloc(bytes);
}

static void tree_free(void *piece) {
    if (!building) {
        free(piece);
    }
}

static bool tree_build(Json *json, const char *text) {
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = tree_alloc, .free_fn = tree_free});
    building = arena_init(&json->tree, JSON_TREE_BYTES_MAX) ? &json->tree : NULL;
    json->root = building ? cJSON_ParseWithLength(text, json->length) : NULL;
    building = NULL;
    return json->root != NULL;
}

bool json_open(Json *json, const char *text, size_t length, uint32_t file, DiagList *diags) {
    *json = (Json){.text = text, .file = file};
    if (length > JSON_BYTES_MAX) {
        diag_addf(diags, "file-too-large", SEVERITY_ERROR, (Span){file, 0, 0}, NULL,
                  "the cap is 16 MB; a map may be thinned out", "the file is too large: at most 16 MB");
        return false;
    }
    json->length = (uint32_t)length;
    char *mended = NULL;
    bool good = json_scan(json, diags, &mended);
    if (good) {
        if (!tree_build(json, mended ? mended : text)) {
            // The strict pass let through what the builder does not take: say so instead of guessing.
            diag_addf(diags, "no-memory", SEVERITY_ERROR, (Span){file, 0, 0}, NULL, NULL,
                      "the file could not be built into a tree: not enough memory");
            good = false;
        } else {
            uint32_t bound = marks_bind(json->root, 0);
            ASSERT(bound == json->mark_count);
        }
    }
    free(mended);
    if (!good) {
        json_close(json);
    }
    return good;
}

void json_close(Json *json) {
    arena_free(&json->tree);
    free(json->marks);
    *json = (Json){0};
}

const Mark *json_mark_at(const Json *json, const cJSON *item) {
    ASSERT((uint32_t)item->valueint < json->mark_count);
    return &json->marks[item->valueint];
}

static uint32_t string_length(const Json *json, uint32_t at) {
    uint32_t end = at + 1;
    while (end < json->length && json->text[end] != '"') {
        end += json->text[end] == '\\' ? 2 : 1;
    }
    return (end < json->length ? end + 1 : json->length) - at;
}

Span json_value_span(const Json *json, const cJSON *item) {
    uint32_t offset = json_mark_at(json, item)->offset;
    uint32_t length = 1;
    if (json->text[offset] == '"') {
        length = string_length(json, offset);
    } else if (json->text[offset] != '{' && json->text[offset] != '[') {
        while (offset + length < json->length && !strchr(" \t\r\n,]}", json->text[offset + length])) {
            length++;
        }
    }
    return (Span){json->file, offset, length};
}

Span json_key_span(const Json *json, const cJSON *item) {
    uint32_t key = json_mark_at(json, item)->key;
    if (key == UINT32_MAX) {
        return json_value_span(json, item);
    }
    return (Span){json->file, key, string_length(json, key)};
}

static void pointer_add(const Json *json, uint32_t index, Buffer *out) {
    const Mark *mark = &json->marks[index];
    if (mark->parent == index) {
        return;
    }
    pointer_add(json, mark->parent, out); // as deep as the nesting, which is capped
    buffer_add_char(out, '/');
    if (mark->key == UINT32_MAX) {
        unsigned position = 0;
        for (uint32_t i = mark->parent + 1; i < index; i++) {
            position += json->marks[i].parent == mark->parent;
        }
        buffer_addf(out, "%u", position);
        return;
    }
    uint32_t length = string_length(json, mark->key) - 2;
    for (const char *c = json->text + mark->key + 1; length > 0; c++, length--) {
        if (*c == '~' || *c == '/') {
            buffer_add(out, *c == '~' ? "~0" : "~1");
        } else {
            buffer_add_char(out, *c);
        }
    }
}

void json_pointer(const Json *json, const cJSON *item, Buffer *out) {
    pointer_add(json, (uint32_t)item->valueint, out);
}

// One escape at *from, decoded to `to`; returns the bytes read.
static uint32_t escape_decode(const char *from, char *to, uint32_t *written) {
    static const char plain[] = "\"\\/nt";
    static const char meant[] = "\"\\/\n\t";
    *written = 1;
    const char *found = strchr(plain, from[1]);
    if (found && from[1]) {
        *to = meant[found - plain];
        return 2;
    }
    if (from[1] != 'u') {
        *to = '?';
        return 1;
    }
    uint32_t value = (uint32_t)strtoul((char[]){from[2], from[3], from[4], from[5], 0}, NULL, 16);
    uint32_t read = 6;
    if (value >= 0xD800 && value < 0xDC00 && from[6] == '\\' && from[7] == 'u') {
        uint32_t low = (uint32_t)strtoul((char[]){from[8], from[9], from[10], from[11], 0}, NULL, 16);
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        read = 12;
    }
    *written = (uint32_t)utf8_put(to, value);
    return read;
}

char *json_text_aligned(const Json *json, const cJSON *item, Arena *arena, size_t *length, Span *origin) {
    Span span = json_value_span(json, item);
    ASSERT(json->text[span.offset] == '"' && span.length >= 2);
    *origin = (Span){span.file, span.offset + 1, span.length - 2};
    *length = span.length - 2;
    char *text = arena_text(arena, json->text + origin->offset, origin->length);
    if (!text) {
        return NULL;
    }
    for (uint32_t at = 0; at + 1 < origin->length;) {
        if (text[at] != '\\') {
            at++;
            continue;
        }
        char decoded[4];
        uint32_t written;
        uint32_t read = escape_decode(json->text + origin->offset + at, decoded, &written);
        if (at + read > origin->length) {
            break;
        }
        memset(text + at, ' ', read);
        memcpy(text + at, decoded, written);
        at += read;
    }
    return text;
}

const char *json_kind_name(const cJSON *item) {
    if (cJSON_IsString(item)) {
        return "a text";
    }
    if (cJSON_IsNumber(item)) {
        return "a number";
    }
    if (cJSON_IsBool(item)) {
        return "true or false";
    }
    if (cJSON_IsArray(item)) {
        return "a list";
    }
    return cJSON_IsObject(item) ? "an object" : "null";
}

void json_text_inside(Buffer *out, const char *text) {
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\') {
            buffer_add_char(out, '\\');
            buffer_add_char(out, *c);
        } else if (*c == '\n' || *c == '\t') {
            buffer_add(out, *c == '\n' ? "\\n" : "\\t");
        } else if ((unsigned char)*c < 0x20) {
            buffer_addf(out, "\\u%04x", (unsigned)*c);
        } else {
            buffer_add_char(out, *c);
        }
    }
}

void json_text_quoted(Buffer *out, const char *text) {
    buffer_add_char(out, '"');
    json_text_inside(out, text);
    buffer_add_char(out, '"');
}
