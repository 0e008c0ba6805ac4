// Objects and lists of objects, along the field tables.
#include "load/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "load/limits.h"

// ---- what stands where nothing was given ----

static const char *const no_text = "";

static size_t ref_max(RefKind kind) {
    return kind == REF_PARTY ? PARTY_MAX : kind == REF_ISSUE ? ISSUE_MAX : 0;
}

static void field_default(const Field *field, void *base) {
    char *place = (char *)base + field->offset;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_TITLE:
    case FIELD_WORD:
    case FIELD_ID: memcpy(place, &no_text, sizeof no_text); return;
    case FIELD_TEXTS:
        for (size_t i = 0; i < (size_t)field->high; i++) {
            memcpy(place + i * sizeof no_text, &no_text, sizeof no_text);
        }
        return;
    case FIELD_PER_TEXT:
        for (size_t i = 0; i < ref_max((RefKind)field->ref); i++) {
            memcpy(place + i * sizeof no_text, &no_text, sizeof no_text);
        }
        return;
    case FIELD_PER:
        for (size_t i = 0; i < ref_max((RefKind)field->ref); i++) {
            field_store(base, field->offset + (uint32_t)(i * sizeof(double)), STORE_F64,
                        field->fallback * field->scale);
        }
        return;
    case FIELD_NUMBER: field_store(base, field->offset, (Store)field->store, field->fallback * field->scale); return;
    case FIELD_BOOL:
    case FIELD_TIME:
    case FIELD_REF: field_store(base, field->offset, (Store)field->store, field->fallback); return;
    case FIELD_ENUM:
        if (field->store == STORE_TEXT) {
            memcpy(place, &no_text, sizeof no_text);
        } else {
            field_store(base, field->offset, (Store)field->store, field->fallback);
        }
        return;
    case FIELD_OBJECT: object_defaults(field->shape, place); return;
    default: return; // zero is nothing
    }
}

void object_defaults(const Shape *shape, void *base) {
    for (size_t i = 0; i < shape->field_count; i++) {
        field_default(&shape->fields[i], base);
    }
}

void texts_lose(Reader *reader, const char *key) {
    if (!reader->language) {
        return;
    }
    size_t length = reader->text_id.length;
    if (reader->text_id.capacity) {
        reader->text_id.text[length] = '\0';
    }
    if (key && key[0]) {
        buffer_addf(&reader->text_id, "%s%s", length ? "." : "", key);
    }
    language_lose(reader->language, reader->text_id.text);
    reader->text_id.length = length;
}

// ---- lists ----

static const Field *first_text(const Shape *shape) {
    for (size_t i = 0; i < shape->field_count; i++) {
        if (shape->fields[i].kind == FIELD_TEXT || shape->fields[i].kind == FIELD_TITLE) {
            return &shape->fields[i];
        }
    }
    return NULL;
}

// The part of text ids that names an element: its id, else the hash of its first text.
static void element_text_id(Reader *reader, const Shape *shape, const cJSON *element) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(element, "id");
    if (cJSON_IsString(id)) {
        buffer_addf(&reader->text_id, ".%s", id->valuestring);
        return;
    }
    const Field *field = first_text(shape);
    const cJSON *text = field ? cJSON_GetObjectItemCaseSensitive(element, field->key) : NULL;
    char hash[TEXT_HASH_BYTES];
    text_hash(cJSON_IsString(text) ? text->valuestring : "", hash);
    buffer_addf(&reader->text_id, ".%s", hash);
}

static void element_read(Reader *reader, const Field *field, void *place, const cJSON *element) {
    if (item_spoiled(reader, element)) {
        texts_lose(reader, NULL);
        return;
    }
    if (!cJSON_IsObject(element)) {
        texts_lose(reader, NULL);
        complain(reader, "wrong-type", element, AT_VALUE, NULL, "\"%s\" must hold objects, found %s", field->key,
                 json_kind_name(element));
        return;
    }
    size_t length = reader->text_id.length;
    if (reader->language) {
        element_text_id(reader, field->shape, element);
    }
    object_read(reader, field->shape, place, element);
    reader->text_id.length = length;
}

static void list_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (!cJSON_IsArray(item)) {
        texts_lose(reader, NULL);
        complain_kind(reader, field, item, "a list");
        return;
    }
    int size = cJSON_GetArraySize(item);
    int most = (int)field->high;
    if (size < (int)field->low) {
        complain(reader, "too-few", item, AT_VALUE, field->doc, "\"%s\" must have at least %.0f, found %d", field->key,
                 field->low, size);
    }
    char *first = (char *)base + field->offset;
    if (field->flags & FIELD_GROWS) {
        first =
            arena_alloc_many(reader->arena, (size_t)(size < most ? size : most), field->stride, _Alignof(max_align_t));
        if (!first) {
            reader->no_memory = true;
            return;
        }
        memcpy((char *)base + field->offset, &first, sizeof first);
    }
    int count = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        if (count == most) {
            complain(reader, "too-many", element, AT_VALUE, NULL, "\"%s\" has at most %d, found %d", field->key, most,
                     size);
            texts_lose(reader, NULL);
            break;
        }
        char *place = first + (size_t)count * field->stride;
        object_defaults(field->shape, place);
        element_read(reader, field, place, element);
        count++;
    }
    field_store(base, field->count_offset, (Store)field->count_store, count);
}

// ---- objects ----

static const Field *field_find(const Shape *shape, const char *key, size_t *hint) {
    // Authors write keys in the order of the reference, mostly: begin behind the last one found.
    for (size_t i = 0; i < shape->field_count; i++) {
        size_t at = (*hint + i) % shape->field_count;
        if (strcmp(shape->fields[at].key, key) == 0) {
            *hint = at + 1;
            return &shape->fields[at];
        }
    }
    return NULL;
}

// A required key that is spelt wrongly is one mistake: it counts as given.
static void unknown_key(Reader *reader, const Shape *shape, const cJSON *item, const cJSON *object, bool *seen) {
    const char *names[SHAPE_FIELDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < shape->field_count; i++) {
        names[count++] = shape->fields[i].key;
    }
    const char *nearest = nearest_name(item->string, names, count);
    if (nearest) {
        texts_lose(reader, nearest);
    }
    for (size_t i = 0; nearest && i < shape->field_count; i++) {
        seen[i] |= strcmp(names[i], nearest) == 0 && !cJSON_GetObjectItemCaseSensitive(object, nearest);
    }
    char hint[HINT_BYTES];
    char word[SHOWN_BYTES];
    complain(reader, "unknown-key", item, AT_KEY, hint_names(hint, item->string, names, count),
             "unknown key \"%s\" in %s%s", shown(word, item->string), strchr("aeiou", shape->name[0]) ? "an " : "a ",
             shape->name);
}

static void missing_keys(Reader *reader, const Shape *shape, const cJSON *object, const bool *seen) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(object, "id");
    char word[SHOWN_BYTES];
    for (size_t i = 0; i < shape->field_count; i++) {
        const Field *field = &shape->fields[i];
        if (seen[i] || !(field->flags & FIELD_REQUIRED)) {
            continue;
        }
        if (cJSON_IsString(id)) {
            complain(reader, "missing-key", object, AT_VALUE, field->doc, "missing key \"%s\" in %s \"%s\"", field->key,
                     shape->name, shown(word, id->valuestring));
        } else {
            complain(reader, "missing-key", object, AT_VALUE, field->doc, "missing key \"%s\" in %s", field->key,
                     shape->name);
        }
    }
}

static void part_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (!cJSON_IsObject(item)) {
        texts_lose(reader, NULL);
        complain_kind(reader, field, item, "an object");
        return;
    }
    object_read(reader, field->shape, (char *)base + field->offset, item);
}

static void field_read(Reader *reader, const Field *field, void *base, const cJSON *item, const cJSON *object) {
    if (field->kind != FIELD_OBJECT && field->kind != FIELD_LIST) {
        value_read(reader, field, base, item, object);
        return;
    }
    size_t length = reader->text_id.length;
    if (reader->language) {
        buffer_addf(&reader->text_id, "%s%s", length ? "." : "", field->key);
    }
    if (field->kind == FIELD_LIST) {
        list_read(reader, field, base, item);
    } else {
        part_read(reader, field, base, item);
    }
    reader->text_id.length = length;
}

void object_read(Reader *reader, const Shape *shape, void *base, const cJSON *object) {
    ASSERT(shape->field_count <= SHAPE_FIELDS_MAX);
    bool seen[SHAPE_FIELDS_MAX] = {false};
    size_t hint = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, object) {
        const Field *field = field_find(shape, item->string, &hint);
        if (!field && strcmp(item->string, "allow") == 0) {
            if (!item_spoiled(reader, item)) {
                allow_read(reader, item, object);
            }
            continue;
        }
        if (!field) {
            if (strcmp(item->string, "note") != 0 && !item_spoiled(reader, item)) {
                unknown_key(reader, shape, item, object, seen);
            }
            continue;
        }
        seen[field - shape->fields] = true;
        if (!item_spoiled(reader, item)) {
            field_read(reader, field, base, item, object);
        } else {
            texts_lose(reader, field->key);
        }
    }
    missing_keys(reader, shape, object, seen);
}
