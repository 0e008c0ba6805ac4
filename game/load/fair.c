// What a mixed class would notice: facts that only one side tells, places that only one side names, sides
// that are given more words or other numbers. Reported when asked for, never an error: there can be good
// reasons.
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "load/stages.h"

enum { NAMES_OF_PLACES_MAX = 64, NAME_BYTES = 80 };

static void note(Reader *reader, const char *code, const cJSON *item, const char *hint, const char *message) {
    complain_as(reader, SEVERITY_NOTE, code, item, AT_VALUE, hint, "%s", message);
}

// ---- sources ----

// Independent, a document itself, a mirror of others: nobody's. Any other mark is a side's.
static bool lean_of_side(const char *lean) {
    return lean[0] && strcmp(lean, "I") != 0 && strcmp(lean, "P") != 0 && strcmp(lean, "M") != 0;
}

static void sources_check(Reader *reader, const Sources *sources, const cJSON *entry) {
    const Scenario *scenario = reader->scenario;
    if (sources->count == 0) {
        return;
    }
    const char *lean = scenario->sources_list[sources->source[0]].lean;
    for (int i = 1; i < sources->count; i++) {
        if (strcmp(scenario->sources_list[sources->source[i]].lean, lean) != 0) {
            return;
        }
    }
    if (lean_of_side(lean)) {
        char message[120];
        snprintf(message, sizeof message, "only sources of one side, \"%.40s\", stand behind this", lean);
        note(reader, "fair-one-source", member_or(entry, "sources"), "add one of the other side, or an independent one",
             message);
    }
}

static void facts_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->scene_count; i++) {
        if (scenario->scenes[i].standing == STANDING_DOCUMENTED) {
            sources_check(reader, &scenario->scenes[i].sources, section_entry(reader, "scenes", i));
        }
    }
    for (int i = 0; i < scenario->term_count; i++) {
        sources_check(reader, &scenario->terms[i].sources, section_entry(reader, "glossary", i));
    }
    const cJSON *strip = cJSON_GetObjectItemCaseSensitive(section(reader, "history"), "strip");
    for (int i = 0; i < scenario->strip_count; i++) {
        const cJSON *entry = cJSON_GetArrayItem(strip, i);
        if (entry) {
            sources_check(reader, &scenario->strip[i].sources, entry);
        }
    }
}

// ---- names of places ----

typedef struct PlaceNames { // "Upper Ford / Old Ford"
    char one[NAME_BYTES], other[NAME_BYTES];
} PlaceNames;

static int names_collect(const Map *map, PlaceNames *names) {
    int count = 0;
    for (uint32_t i = 0; i < map->place_count && count < NAMES_OF_PLACES_MAX; i++) {
        const char *slash = strstr(map->places[i].label, " / ");
        size_t first = slash ? (size_t)(slash - map->places[i].label) : 0;
        if (first == 0 || first >= NAME_BYTES || strlen(slash + 3) >= NAME_BYTES) {
            continue;
        }
        memcpy(names[count].one, map->places[i].label, first);
        names[count].one[first] = '\0';
        memcpy(names[count].other, slash + 3, strlen(slash + 3) + 1);
        count++;
    }
    return count;
}

static void text_check(Reader *reader, const cJSON *item, const PlaceNames *names, int count) {
    for (int i = 0; i < count; i++) {
        bool one = strstr(item->valuestring, names[i].one), other = strstr(item->valuestring, names[i].other);
        if (one != other) {
            char hint[2 * NAME_BYTES + 40];
            char message[NAME_BYTES + 60];
            snprintf(hint, sizeof hint, "the map writes \"%s / %s\"", names[i].one, names[i].other);
            snprintf(message, sizeof message, "only one of the names in use: \"%s\"",
                     one ? names[i].one : names[i].other);
            note(reader, "fair-one-name", item, hint, message);
        }
    }
}

static void places_check(Reader *reader, const cJSON *item, const PlaceNames *names, int count) {
    for (const cJSON *child = item->child; child; child = child->next) {
        if (child->string && (strcmp(child->string, "sources") == 0 || strcmp(child->string, "note") == 0 ||
                              strcmp(child->string, "allow") == 0)) {
            continue;
        }
        if (cJSON_IsString(child)) {
            text_check(reader, child, names, count);
        }
        places_check(reader, child, names, count);
    }
}

// ---- the parties ----

static size_t words_in(const cJSON *item) {
    size_t count = cJSON_IsString(item) ? utf8_count(item->valuestring) : 0;
    for (const cJSON *child = item->child; child; child = child->next) {
        count += words_in(child);
    }
    return count;
}

static void lengths_check(Reader *reader) {
    size_t first = words_in(section_entry(reader, "parties", 0));
    for (int p = 1; p < reader->scenario->party_count; p++) {
        const cJSON *entry = section_entry(reader, "parties", p);
        size_t own = words_in(entry);
        if (own * 4 > first * 5 || first * 4 > own * 5) {
            char message[160];
            snprintf(message, sizeof message, "\"%.40s\" is described in %zu characters, \"%.40s\" in %zu",
                     reader->scenario->parties[p].id, own, reader->scenario->parties[0].id, first);
            note(reader, "fair-words", member_or(entry, "id"), "a reader counts who is given more room", message);
        }
    }
}

typedef struct PartyNumber {
    const char *key;
    size_t offset;
    double range;
} PartyNumber;

static void numbers_check(Reader *reader) {
    static const PartyNumber numbers[] = {
        {"reservation", offsetof(Party, reservation), 1},
        {"beta", offsetof(Party, beta), 2},
        {"hurt", offsetof(Party, hurt), 1},
        {"domestic", offsetof(Party, domestic), 1},
        {"forgiveness", offsetof(Party, forgiveness), 1},
        {"patience_hours", offsetof(Party, patience), 12},
    };
    const Scenario *scenario = reader->scenario;
    for (int p = 1; p < scenario->party_count; p++) {
        for (size_t n = 0; n < sizeof numbers / sizeof numbers[0]; n++) {
            double a, b;
            memcpy(&a, (const char *)&scenario->parties[0] + numbers[n].offset, sizeof a);
            memcpy(&b, (const char *)&scenario->parties[p] + numbers[n].offset, sizeof b);
            double gap = a > b ? a - b : b - a;
            if (gap > 0.15 * numbers[n].range) {
                char message[160];
                snprintf(message, sizeof message, "\"%s\" differs much between \"%.40s\" and \"%.40s\"", numbers[n].key,
                         scenario->parties[0].id, scenario->parties[p].id);
                note(reader, "fair-numbers", member_or(section_entry(reader, "parties", p), numbers[n].key),
                     "swap the labels and simulate: the outcomes should stay alike", message);
            }
        }
    }
}

void fair_check(Reader *reader) {
    static PlaceNames const none[1];
    PlaceNames names[NAMES_OF_PLACES_MAX];
    int count = names_collect(&reader->scenario->map, names);
    facts_check(reader);
    lengths_check(reader);
    numbers_check(reader);
    places_check(reader, reader->json->root, count ? names : none, count);
}
