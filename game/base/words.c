#include "base/words.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/random.h"

enum { WORDS_BYTES_MAX = 64 << 20, SLOTS_MIN = 256, MANNER_BYTES = 16, KEY_BYTES = 160 };

typedef struct Entry {
    const char *key;
    const char *text;
    uint64_t hash;
} Entry;

// Entries in the order they came; slots are an open-addressed index into them, index + 1, 0 when free.
struct Words {
    Arena arena;
    Entry *entries;
    size_t count;
    size_t capacity;
    uint32_t *slots;
    size_t slot_count; // a power of two, at least twice the count
    char manner[MANNER_BYTES];
};

Words *words_new(void) {
    Words *words = calloc(1, sizeof *words);
    if (words && !arena_init(&words->arena, WORDS_BYTES_MAX)) {
        free(words);
        return NULL;
    }
    return words;
}

void words_free(Words *words) {
    if (words) {
        arena_free(&words->arena);
        free(words->entries);
        free(words->slots);
        free(words);
    }
}

static Entry *entry_find(const Words *words, const char *key, uint64_t hash) {
    if (words->slot_count == 0) {
        return NULL;
    }
    for (size_t at = hash & (words->slot_count - 1); words->slots[at] != 0; at = (at + 1) & (words->slot_count - 1)) {
        Entry *entry = &words->entries[words->slots[at] - 1];
        if (entry->hash == hash && strcmp(entry->key, key) == 0) {
            return entry;
        }
    }
    return NULL;
}

static void slot_take(Words *words, size_t index) {
    size_t at = words->entries[index].hash & (words->slot_count - 1);
    while (words->slots[at] != 0) {
        at = (at + 1) & (words->slot_count - 1);
    }
    words->slots[at] = (uint32_t)(index + 1);
}

static bool words_grow(Words *words) {
    if (words->count == words->capacity) {
        size_t capacity = words->capacity ? words->capacity * 2 : SLOTS_MIN / 2;
        Entry *entries = realloc(words->entries, capacity * sizeof *entries);
        if (!entries) {
            return false;
        }
        words->entries = entries;
        words->capacity = capacity;
    }
    if (words->capacity * 2 > words->slot_count) {
        uint32_t *slots = calloc(words->capacity * 2, sizeof *slots);
        if (!slots) {
            return false;
        }
        free(words->slots);
        words->slots = slots;
        words->slot_count = words->capacity * 2;
        for (size_t i = 0; i < words->count; i++) {
            slot_take(words, i);
        }
    }
    return true;
}

bool words_add(Words *words, const char *key, const char *text) {
    char *text_copy = arena_text(&words->arena, text, strlen(text));
    if (!text_copy) {
        return false;
    }
    uint64_t hash = random_key(key);
    Entry *entry = entry_find(words, key, hash);
    if (entry) {
        entry->text = text_copy;
        return true;
    }
    char *key_copy = arena_text(&words->arena, key, strlen(key));
    if (!key_copy || !words_grow(words)) {
        return false;
    }
    words->entries[words->count] = (Entry){.key = key_copy, .text = text_copy, .hash = hash};
    slot_take(words, words->count);
    words->count++;
    return true;
}

void words_manner_set(Words *words, const char *manner) {
    snprintf(words->manner, sizeof words->manner, "%s", manner ? manner : "");
}

const char *words_find(const Words *words, const char *key) {
    char special[KEY_BYTES];
    const Entry *entry = NULL;
    if (words->manner[0] && (size_t)snprintf(special, sizeof special, "%s@%s", key, words->manner) < sizeof special) {
        entry = entry_find(words, special, random_key(special));
    }
    entry = entry ? entry : entry_find(words, key, random_key(key));
    return entry ? entry->text : NULL;
}

const char *words_at(const Words *words, const char *key) {
    const char *text = words_find(words, key);
    return text ? text : key;
}

size_t words_count(const Words *words) {
    return words->count;
}

const char *words_key_at(const Words *words, size_t index) {
    ASSERT(index < words->count);
    return words->entries[index].key;
}

const char *words_language(const Words *words) {
    const char *language = words_find(words, "language");
    return language ? language : "en";
}
