// The kinds of fields that are lists or maps of values.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "load/limits.h"
#include "load/reader.h"
#include "sim/parameter.h"

// Index of an element that must be an id; NO_INDEX when it was reported.
static int element_ref(Reader *reader, const Field *field, const cJSON *element) {
    if (item_spoiled(reader, element)) {
        return NO_INDEX;
    }
    if (!cJSON_IsString(element)) {
        complain_kind(reader, field, element, "a list of ids");
        return NO_INDEX;
    }
    int index = ids_find(&reader->ids, (RefKind)field->ref, element->valuestring);
    if (index == NO_INDEX) {
        ids_unknown(reader, (RefKind)field->ref, element, false, element->valuestring, "");
    } else if (field->ref == REF_SOURCE) {
        reader->source_used[index] = true;
    }
    return index;
}

static bool list_check(Reader *reader, const Field *field, const cJSON *item, const char *expected) {
    if (cJSON_IsArray(item)) {
        return true;
    }
    complain_kind(reader, field, item, expected);
    return false;
}

static void refs_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    uint64_t bits = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        int index = element_ref(reader, field, element);
        if (index != NO_INDEX) {
            bits |= UINT64_C(1) << index;
        }
    }
    void *place = (char *)base + field->offset;
    if (field->store == STORE_U64) {
        memcpy(place, &bits, sizeof bits);
    } else {
        field_store(base, field->offset, (Store)field->store, (double)bits);
    }
}

static void pair_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    int8_t pair[2] = {NO_INDEX, NO_INDEX};
    int count = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        int index = count < 2 ? element_ref(reader, field, element) : NO_INDEX;
        if (count < 2) {
            pair[count] = (int8_t)index;
        }
        count++;
    }
    if (count != 2) {
        complain(reader, count < 2 ? "too-few" : "too-many", item, AT_VALUE, NULL, "\"%s\" must name two, found %d",
                 field->key, count);
    } else if (pair[0] != NO_INDEX && pair[0] == pair[1]) {
        complain(reader, "not-different", item->child->next, AT_VALUE, NULL, "\"%s\" must name two different ones",
                 field->key);
    }
    memcpy((char *)base + field->offset, pair, sizeof pair);
}

static void sources_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    Sources sources = {0};
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        int index = element_ref(reader, field, element);
        if (index == NO_INDEX) {
            continue;
        }
        if (sources.count == SOURCES_PER_FACT_MAX) {
            complain(reader, "too-many", element, AT_VALUE, NULL, "\"%s\" names at most %d", field->key,
                     SOURCES_PER_FACT_MAX);
            break;
        }
        sources.source[sources.count++] = (int16_t)index;
    }
    memcpy((char *)base + field->offset, &sources, sizeof sources);
}

static void texts_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    const char **texts = (const char **)(void *)((char *)base + field->offset);
    Field one = *field;
    one.kind = FIELD_TEXT;
    one.high = TEXT_CHARACTERS_MAX;
    one.flags = 0;
    int count = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        if (count == (int)field->high) {
            complain(reader, "too-many", element, AT_VALUE, NULL, "\"%s\" has at most %.0f, found %d", field->key,
                     field->high, cJSON_GetArraySize(item));
            return;
        }
        char key[80] = "";
        if (reader->language && cJSON_IsString(element)) {
            char hash[TEXT_HASH_BYTES];
            text_hash(element->valuestring, hash);
            snprintf(key, sizeof key, "%s.%s", field->key, hash);
        }
        const char *text = item_spoiled(reader, element) ? NULL : text_take(reader, &one, element, key);
        if (text) {
            texts[count] = text;
        }
        count++;
    }
    if (count < (int)field->low) {
        complain(reader, "too-few", item, AT_VALUE, field->doc, "\"%s\" must have at least %.0f, found %d", field->key,
                 field->low, count);
    }
}

// ---- maps by id ----

static void missing_ids_report(Reader *reader, const Field *field, const cJSON *item, const bool *given) {
    const Ids *ids = &reader->ids;
    if (ids->broken[field->ref]) {
        return;
    }
    Buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < ids->count; i++) {
        if (ids->entries[i].kind == field->ref && !given[ids->entries[i].index]) {
            buffer_addf(&names, "%s\"%s\"", names.length ? ", " : "", ids->entries[i].name);
        }
    }
    if (names.length) {
        complain(reader, "missing-entry", item, AT_VALUE, "give one for every id", "\"%s\" lacks %s", field->key,
                 names.text);
    }
    buffer_free(&names);
}

static void per_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    bool unknown = false;            // an id spelt wrongly is one mistake: what it lacks is not told as well
    bool given[ISSUE_MAX] = {false}; // the kinds that maps are keyed by: parties and issues
    const cJSON *member;
    cJSON_ArrayForEach(member, item) {
        int index = ids_find(&reader->ids, (RefKind)field->ref, member->string);
        if (index == NO_INDEX) {
            if (strcmp(member->string, "note") != 0 && !item_spoiled(reader, member)) {
                ids_unknown(reader, (RefKind)field->ref, member, true, member->string, "");
                unknown = true;
            }
            continue;
        }
        given[index] = true;
        if (item_spoiled(reader, member)) {
            continue;
        }
        if (field->kind == FIELD_PER) {
            double value;
            Field named = *field;
            named.key = member->string;
            named.kind = FIELD_NUMBER;
            if (number_take(reader, &named, member, false, &value)) {
                field_store(base, field->offset + (uint32_t)index * (uint32_t)sizeof(double), STORE_F64, value);
            }
        } else {
            char key[2 * ID_CHARACTERS_MAX + 2];
            snprintf(key, sizeof key, "%s.%s", field->key, member->string);
            const char *text = text_take(reader, field, member, key);
            if (text) {
                memcpy((char *)base + field->offset + (size_t)index * sizeof text, &text, sizeof text);
            }
        }
    }
    if ((field->flags & FIELD_EVERY) && !unknown) {
        missing_ids_report(reader, field, item, given);
    }
}

static void parameters_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    const cJSON *member;
    cJSON_ArrayForEach(member, item) {
        if (strcmp(member->string, "note") == 0 || item_spoiled(reader, member)) {
            continue;
        }
        int index = parameter_find(member->string);
        if (index < 0) {
            const char *names[PARAM_COUNT];
            for (int i = 0; i < PARAM_COUNT; i++) {
                names[i] = parameters[i].name;
            }
            const char *nearest = nearest_name(member->string, names, PARAM_COUNT);
            char hint[HINT_BYTES];
            char word[SHOWN_BYTES];
            snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest ? nearest : "");
            complain(reader, "unknown-parameter", member, AT_KEY, nearest ? hint : "the reference lists them all",
                     "unknown parameter \"%s\"", shown(word, member->string));
            continue;
        }
        Field one = {.key = parameters[index].name,
                     .kind = FIELD_NUMBER,
                     .low = parameters[index].low,
                     .high = parameters[index].high,
                     .scale = 1};
        double value;
        if (number_take(reader, &one, member, false, &value)) {
            field_store(base, field->offset + (uint32_t)index * (uint32_t)sizeof(double), STORE_F64, value);
        }
    }
}

// ---- the map ----

static bool degrees_take(Reader *reader, const cJSON *element, bool longitude, float *value) {
    Field field = {.key = longitude ? "longitude" : "latitude",
                   .kind = FIELD_NUMBER,
                   .low = longitude ? -180 : -90,
                   .high = longitude ? 180 : 90,
                   .scale = 1};
    double found;
    if (item_spoiled(reader, element) || !number_take(reader, &field, element, false, &found)) {
        return false;
    }
    *value = (float)found;
    return true;
}

static void box_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    float box[4] = {0};
    int count = 0;
    bool good = true;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        good = count < 4 && degrees_take(reader, element, count % 2 == 0, &box[count]) && good;
        count++;
    }
    if (count != 4) {
        complain(reader, count < 4 ? "too-few" : "too-many", item, AT_VALUE, field->doc,
                 "\"%s\" must have four numbers, found %d", field->key, count);
    } else if (good && !(box[0] < box[2] && box[1] < box[3])) {
        complain(reader, "map-box", item, AT_VALUE, field->doc,
                 "west must be less than east, and south less than north");
    }
    memcpy((char *)base + field->offset, box, sizeof box);
}

static bool point_add(Reader *reader, MapPoint point) {
    if (reader->point_count == reader->point_capacity) {
        size_t capacity = reader->point_capacity ? reader->point_capacity * 2 : 1024;
        MapPoint *points = realloc(reader->points, capacity * sizeof *points);
        if (!points) {
            reader->no_memory = true;
            return false;
        }
        reader->points = points;
        reader->point_capacity = capacity;
    }
    reader->points[reader->point_count++] = point;
    return true;
}

static void points_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    size_t first = reader->point_count;
    const cJSON *pair;
    cJSON_ArrayForEach(pair, item) {
        const cJSON *longitude = cJSON_IsArray(pair) ? pair->child : NULL;
        const cJSON *latitude = longitude ? longitude->next : NULL;
        if (!latitude || latitude->next) {
            complain(reader, "map-point", pair, AT_VALUE, NULL, "a point is [longitude, latitude]");
            return;
        }
        MapPoint point;
        if (!degrees_take(reader, longitude, true, &point.lon) || !degrees_take(reader, latitude, false, &point.lat)) {
            return;
        }
        if (reader->point_count == MAP_POINT_MAX) {
            complain(reader, "too-many", pair, AT_VALUE, "thin the lines out", "the map has at most %d points",
                     MAP_POINT_MAX);
            return;
        }
        if (!point_add(reader, point)) {
            return;
        }
    }
    uint32_t count = (uint32_t)(reader->point_count - first);
    if (count < (uint32_t)field->low) {
        complain(reader, "too-few", item, AT_VALUE, NULL, "\"%s\" must have at least %.0f, found %u", field->key,
                 field->low, count);
    }
    uint32_t range[2] = {(uint32_t)first, count};
    memcpy((char *)base + field->offset, range, sizeof range);
}
_Static_assert(PARTY_MAX <= ISSUE_MAX, "a map by id has room for either kind");
_Static_assert(offsetof(MapLine, count) == offsetof(MapLine, first) + sizeof(uint32_t),
               "first and count follow each other");
_Static_assert(offsetof(Front, party_b) == offsetof(Front, party_a) + 1, "a pair follows each other");
_Static_assert(offsetof(Interaction, option_a) == offsetof(Interaction, issue_a) + 1 &&
                   offsetof(Interaction, option_b) == offsetof(Interaction, issue_b) + 1,
               "a wording is two indices that follow each other");
_Static_assert(offsetof(Map, north) == offsetof(Map, west) + 3 * sizeof(float),
               "a box is four numbers that follow each other");

void value_list_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (field->kind == FIELD_PER || field->kind == FIELD_PER_TEXT || field->kind == FIELD_PARAMETERS) {
        if (!cJSON_IsObject(item)) {
            char expected[80];
            snprintf(expected, sizeof expected, "an object with a value for each %s",
                     field->kind == FIELD_PARAMETERS ? "parameter" : ref_name((RefKind)field->ref));
            complain_kind(reader, field, item, expected);
        } else if (field->kind == FIELD_PARAMETERS) {
            parameters_read(reader, field, base, item);
        } else {
            per_read(reader, field, base, item);
        }
        return;
    }
    bool texts = field->kind == FIELD_TEXTS;
    bool numbers = field->kind == FIELD_BOX || field->kind == FIELD_POINTS;
    if (!list_check(reader, field, item, texts ? "a list of texts" : numbers ? "a list of numbers" : "a list of ids")) {
        return;
    }
    switch (field->kind) {
    case FIELD_REFS: refs_read(reader, field, base, item); return;
    case FIELD_PAIR: pair_read(reader, field, base, item); return;
    case FIELD_SOURCES: sources_read(reader, field, base, item); return;
    case FIELD_TEXTS: texts_read(reader, field, base, item); return;
    case FIELD_BOX: box_read(reader, field, base, item); return;
    case FIELD_POINTS: points_read(reader, field, base, item); return;
    default: ASSERT(false); // no list
    }
}
