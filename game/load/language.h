// Texts of a scenario in another language: lang/<code>.json maps text ids to {"hash": ..., "text": ...}. A
// text id is made of keys and ids, never of positions: "issues.verification.options.osce.text". Where a list
// has no ids, the hash of the first text of the entry stands for one. The hash beside a translation is that
// of the text it was made from: when the author changed it since, the author's text is shown and the
// translator is told.
#pragma once

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "load/json.h"

enum { TEXT_HASH_BYTES = 9 }; // 8 hexadecimal digits and the NUL

// Told every text of a scenario: its id, the hash and the text an overlay should hold for it (an outdated
// translation keeps its old hash, a missing one is the author's text).
typedef void TextVisit(void *user, const char *id, const char *hash, const char *text);

typedef struct LanguageEntry {
    const char *id;
    const cJSON *item;
    bool used;
    bool bad; // reported: neither missing nor without a text
} LanguageEntry;

typedef struct Language {
    Json json;
    LanguageEntry *entries; // malloc'd
    uint32_t *slots;        // open addressing; 0 is empty, else index + 1
    size_t count, slot_count;
    size_t missing, outdated;
    Buffer missing_ids; // the first few
    DiagList *diags;
    const struct Mask *mask; // or NULL: then no text of the author may show
    size_t leaks;
    bool plain;       // what is read now is no text of the author: it needs no translation
    TextVisit *visit; // or NULL
    void *user;
    bool open; // an overlay was read
} Language;

// Indexes an overlay file. False when it is no overlay (reported).
bool language_open(Language *language, const char *text, size_t length, uint32_t file, DiagList *diags);
void language_close(Language *language);

// The translation of a text, or `text` itself.
const char *language_text(Language *language, const char *id, const char *text);

// Texts whose id is this one or lies below it could not be read: nothing is said of their translations.
void language_lose(Language *language, const char *id);

// Reports what is missing, and entries that no text of the scenario has.
void language_report(Language *language);

// The mark by which a translation knows the text it was made from.
void text_hash(const char *text, char out[TEXT_HASH_BYTES]);
