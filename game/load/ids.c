// The ids of a file, collected before the reading, so that a reference may point to what stands further down.
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "expr/expr.h"
#include "load/limits.h"
#include "load/load.h"
#include "load/reader.h"

static uint32_t id_hash(RefKind kind, const char *name) {
    uint32_t hash = 2166136261u ^ (uint32_t)kind;
    for (const char *c = name; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    }
    return hash ^ (hash >> 15);
}

static const IdEntry *entry_find(const Ids *ids, RefKind kind, const char *name) {
    for (uint32_t slot = id_hash(kind, name);; slot++) {
        uint16_t at = ids->slots[slot % ID_SLOT_COUNT];
        if (at == 0) {
            return NULL;
        }
        const IdEntry *entry = &ids->entries[at - 1];
        if (entry->kind == kind && strcmp(entry->name, name) == 0) {
            return entry;
        }
    }
}

int ids_find(const Ids *ids, RefKind kind, const char *name) {
    const IdEntry *entry = entry_find(ids, kind, name);
    return entry ? entry->index : NO_INDEX;
}

const cJSON *ids_item(const Ids *ids, RefKind kind, const char *name) {
    const IdEntry *entry = entry_find(ids, kind, name);
    return entry ? entry->item : NULL;
}

static void entry_add(Ids *ids, IdEntry entry) {
    if (ids->count == ID_ENTRY_MAX) { // the caps on lists leave it far away
        ids->broken[entry.kind] = true;
        return;
    }
    ids->entries[ids->count++] = entry;
    uint32_t slot = id_hash((RefKind)entry.kind, entry.name);
    while (ids->slots[slot % ID_SLOT_COUNT]) {
        slot++;
    }
    ids->slots[slot % ID_SLOT_COUNT] = ids->count;
}

// ---- what an id may be ----

static bool loose_valid(const char *text) {
    if (!text[0] || strchr("._-", text[0])) {
        return false;
    }
    for (const char *c = text; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || strchr("._-", *c))) {
            return false;
        }
    }
    return true;
}

bool scenario_id_valid(const char *id) {
    size_t length = strlen(id);
    return length <= ID_CHARACTERS_MAX && !strchr(id, '.') && expr_name_valid(id, length);
}

// Words that conditions compare with beside the ids themselves.
static const char *reserved_word(RefKind kind) {
    return kind == REF_OPTION ? "absent" : kind == REF_CHOICE ? "none" : NULL;
}

static bool id_check(Reader *reader, const Field *list, const Field *field, const cJSON *item) {
    const char *text = item->valuestring;
    char out[SHOWN_BYTES];
    size_t length = strlen(text);
    if (length > ID_CHARACTERS_MAX) {
        complain(reader, "id-form", item, AT_VALUE, NULL, "an id has at most %d characters, found %zu",
                 ID_CHARACTERS_MAX, length);
        return false;
    }
    if (field->flags & FIELD_LOOSE) {
        if (!loose_valid(text)) {
            complain(reader, "id-form", item, AT_VALUE, "letters, digits, dots and hyphens", "\"%s\" cannot be an id",
                     shown(out, text));
            return false;
        }
        return true;
    }
    if (!scenario_id_valid(text)) {
        complain(reader, "id-form", item, AT_VALUE,
                 "small letters, digits and hyphens, beginning with a letter; not a word of the language of "
                 "conditions",
                 "\"%s\" cannot be an id", shown(out, text));
        return false;
    }
    const char *reserved = list ? reserved_word((RefKind)list->ref) : NULL;
    if (reserved && strcmp(text, reserved) == 0) {
        complain(reader, "id-form", item, AT_VALUE, "conditions use this word for \"nothing of these\"",
                 "\"%s\" cannot be the id of %s", text, list->ref == REF_OPTION ? "an option" : "a choice");
        return false;
    }
    return true;
}

// ---- collecting ----

static const Field *id_field(const Shape *shape) {
    for (size_t i = 0; i < shape->field_count; i++) {
        if (shape->fields[i].kind == FIELD_ID) {
            return &shape->fields[i];
        }
    }
    return NULL;
}

static void collect(Reader *reader, const Shape *shape, const cJSON *object, const char *owner);

static const char *entry_name(Reader *reader, const char *owner, const char *id) {
    size_t owner_length = strlen(owner);
    size_t length = strlen(id);
    char *name = ARENA_NEW(reader->arena, char, owner_length + length + 2);
    if (!name) {
        reader->no_memory = true;
        return NULL;
    }
    memcpy(name, owner, owner_length);
    size_t dot = owner_length > 0;
    if (dot) {
        name[owner_length] = '.';
    }
    memcpy(name + owner_length + dot, id, length + 1);
    return name;
}

// What lies inside an entry without a name cannot be named either.
static void break_kinds(Ids *ids, const Field *list) {
    ids->broken[list->ref] = true;
    for (size_t i = 0; i < list->shape->field_count; i++) {
        if (list->shape->fields[i].kind == FIELD_LIST) {
            ids->broken[list->shape->fields[i].ref] = true;
        }
    }
}

static void collect_entry(Reader *reader, const Field *list, const cJSON *element, int index, const char *owner) {
    Ids *ids = &reader->ids;
    const Field *field = id_field(list->shape);
    const cJSON *item = cJSON_IsObject(element) ? cJSON_GetObjectItemCaseSensitive(element, field->key) : NULL;
    if (!cJSON_IsString(item) || item_spoiled(reader, item) || !id_check(reader, list, field, item)) {
        break_kinds(ids, list); // a missing or mistyped id is reported when its object is read
        return;
    }
    const char *name = entry_name(reader, owner, item->valuestring);
    if (!name) {
        return;
    }
    const IdEntry *former = entry_find(ids, (RefKind)list->ref, name);
    if (former) {
        complain_related(reader, "duplicate-id", item, former->item, "first given here", "rename one of them",
                         "the %s \"%s\" is given twice", ref_name((RefKind)list->ref), item->valuestring);
        break_kinds(ids, list);
        return;
    }
    uint32_t prefix = owner[0] ? (uint32_t)strlen(owner) + 1 : 0;
    entry_add(ids, (IdEntry){name, item, list->ref, (uint16_t)index, prefix});
    collect(reader, list->shape, element, name);
}

// Whether the file spells this key wrongly: then nothing in the list can be named, and that is one mistake.
static bool key_misspelt(const Shape *shape, const Field *field, const cJSON *object) {
    const char *names[SHAPE_FIELDS_MAX];
    for (size_t i = 0; i < shape->field_count; i++) {
        names[i] = shape->fields[i].key;
    }
    const cJSON *item;
    cJSON_ArrayForEach(item, object) {
        const char *nearest = nearest_name(item->string, names, shape->field_count);
        if (nearest && strcmp(nearest, field->key) == 0) {
            return true;
        }
    }
    return false;
}

static void collect(Reader *reader, const Shape *shape, const cJSON *object, const char *owner) {
    for (size_t i = 0; i < shape->field_count; i++) {
        const Field *field = &shape->fields[i];
        if (field->kind != FIELD_OBJECT && (field->kind != FIELD_LIST || !field->ref)) {
            continue;
        }
        const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, field->key);
        if (field->kind == FIELD_OBJECT) {
            if (cJSON_IsObject(item)) {
                collect(reader, field->shape, item, owner);
            }
            continue;
        }
        if (!cJSON_IsArray(item)) {
            bool whole = owner[0] == '\0'; // of the file: its keys are few
            if (item || (field->flags & FIELD_REQUIRED) || (whole && key_misspelt(shape, field, object))) {
                break_kinds(&reader->ids, field);
            }
            continue;
        }
        int index = 0;
        const cJSON *element;
        cJSON_ArrayForEach(element, item) {
            if (index == (int)field->high) {
                break_kinds(&reader->ids, field); // too many: reported when the list is read
                break;
            }
            collect_entry(reader, field, element, index++, owner);
        }
    }
}

void ids_collect(Reader *reader, const Shape *shape, const cJSON *object) {
    const Field *own = id_field(shape);
    const cJSON *id = own ? cJSON_GetObjectItemCaseSensitive(object, own->key) : NULL;
    if (cJSON_IsString(id) && !item_spoiled(reader, id)) {
        id_check(reader, NULL, own, id);
    }
    collect(reader, shape, object, "");
}

// ---- reporting ----

static uint32_t text_hash_of(const char *text, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    }
    return hash;
}

bool unknown_again(Reader *reader, const char *id, size_t length, Span place) {
    uint32_t hash = text_hash_of(id, length);
    for (size_t i = 0; i < reader->unknown_count; i++) {
        Unknown *unknown = &reader->unknown[i];
        if (unknown->hash != hash) {
            continue;
        }
        if (unknown->more++ == 0 && unknown->diag < reader->diags->count) {
            reader->diags->items[unknown->diag].related = place;
        }
        return true;
    }
    if (reader->unknown_count < UNKNOWN_KEPT_MAX) {
        reader->unknown[reader->unknown_count++] = (Unknown){hash, (uint32_t)reader->diags->count, 0};
    }
    return false;
}

// The part of a dotted name that is no id of the file: what was renamed.
static size_t unknown_part(const Ids *ids, const char *name, size_t length, size_t *from) {
    const char *end = name + length;
    const char *at = memchr(name, '.', length);
    for (; at && at < end; at = memchr(at, '.', (size_t)(end - at))) {
        at++;
        const char *dot = memchr(at, '.', (size_t)(end - at));
        size_t part = (size_t)((dot ? dot : end) - at);
        bool known = false;
        for (size_t i = 0; i < ids->count && !known; i++) {
            const char *own = ids->entries[i].name;
            known = strncmp(own, at, part) == 0 && own[part] == '\0';
        }
        if (!known) {
            *from = (size_t)(at - name);
            return part;
        }
    }
    *from = 0;
    return length;
}

void unknown_names_merge(Reader *reader, size_t first) {
    DiagList *diags = reader->diags;
    for (size_t i = first; i < diags->count;) {
        const Diag *diag = &diags->items[i];
        bool name = strcmp(diag->code, "expr-unknown-name") == 0;
        if ((!name && strcmp(diag->code, "expr-unknown-word") != 0) || diag->span.file != reader->json->file ||
            diag->span.offset + diag->span.length > reader->json->length) {
            i++;
            continue;
        }
        const char *text = reader->json->text + diag->span.offset;
        size_t from = 0;
        size_t length = name ? unknown_part(&reader->ids, text, diag->span.length, &from) : diag->span.length;
        size_t known = reader->unknown_count;
        if (unknown_again(reader, text + from, length, diag->span)) {
            diag_remove(diags, i);
        } else {
            if (reader->unknown_count > known) {
                reader->unknown[known].diag = (uint32_t)i;
            }
            i++;
        }
    }
}

void unknown_finish(Reader *reader) {
    for (size_t i = 0; i < reader->unknown_count; i++) {
        const Unknown *unknown = &reader->unknown[i];
        if (unknown->more == 0 || unknown->diag >= reader->diags->count) {
            continue;
        }
        char text[80] = "and here";
        if (unknown->more > 1) {
            snprintf(text, sizeof text, "and here, and in %u place%s more", unknown->more - 1,
                     unknown->more == 2 ? "" : "s");
        }
        reader->diags->items[unknown->diag].related_text = arena_text(&reader->diags->arena, text, strlen(text));
    }
}

void ids_unknown(Reader *reader, RefKind kind, const cJSON *item, bool at_key, const char *name, const char *prefix) {
    const Ids *ids = &reader->ids;
    if (ids->broken[kind]) {
        return;
    }
    Span place = at_key ? json_key_span(reader->json, item) : json_value_span(reader->json, item);
    if (unknown_again(reader, name, strlen(name), place)) {
        reader->json->marks[item->valueint].flags |= MARK_BAD;
        return;
    }
    const char *names[ID_ENTRY_MAX];
    size_t count = 0;
    size_t prefix_length = strlen(prefix);
    for (size_t i = 0; i < ids->count; i++) {
        if (ids->entries[i].kind == kind && strncmp(ids->entries[i].name, prefix, prefix_length) == 0) {
            names[count++] = ids->entries[i].name + prefix_length;
        }
    }
    char hint[HINT_BYTES];
    char word[SHOWN_BYTES];
    if (count == 0) {
        snprintf(hint, sizeof hint, "the list \"%s\" is empty or not given", ref_list_name(kind));
    }
    complain(reader, "unknown-id", item, at_key ? AT_KEY : AT_VALUE,
             count ? hint_names(hint, name, names, count) : hint, "unknown %s \"%s\"", ref_name(kind),
             shown(word, name));
}
