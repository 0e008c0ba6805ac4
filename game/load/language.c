#include "load/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "load/limits.h"
#include "load/mask.h"

void text_hash(const char *text, char out[TEXT_HASH_BYTES]) {
    Digest digest;
    digest_init(&digest);
    digest_text(&digest, text);
    snprintf(out, TEXT_HASH_BYTES, "%08x", (unsigned)(digest.value >> 32));
}

static uint32_t id_hash(const char *id) {
    uint32_t hash = 2166136261u;
    for (const char *c = id; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    }
    return hash ^ (hash >> 15);
}

static LanguageEntry *entry_find(const Language *language, const char *id) {
    for (size_t slot = id_hash(id);; slot++) {
        uint32_t at = language->slots[slot & (language->slot_count - 1)];
        if (at == 0) {
            return NULL;
        }
        if (strcmp(language->entries[at - 1].id, id) == 0) {
            return &language->entries[at - 1];
        }
    }
}

static void report(Language *language, Severity severity, const char *code, const cJSON *item, bool at_key,
                   const char *hint, const char *message) {
    Buffer path;
    buffer_init(&path);
    if (language->diags->count < language->diags->capacity) {
        json_pointer(&language->json, item, &path);
    }
    Span span = at_key ? json_key_span(&language->json, item) : json_value_span(&language->json, item);
    diag_add(
        language->diags,
        (Diag){.code = code, .severity = severity, .span = span, .path = path.text, .message = message, .hint = hint});
    buffer_free(&path);
}

static bool entry_good(Language *language, const cJSON *item) {
    if (json_mark_at(&language->json, item)->flags) {
        return false;
    }
    const cJSON *hash = cJSON_GetObjectItemCaseSensitive(item, "hash");
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(item, "text");
    if (cJSON_IsString(hash) && cJSON_IsString(text)) {
        return true;
    }
    report(language, SEVERITY_ERROR, "language-entry", item, false,
           "\"noon validate --texts\" prints every text with its hash",
           "a translation is {\"hash\": \"...\", \"text\": \"...\"}");
    return false;
}

bool language_open(Language *language, const char *text, size_t length, uint32_t file, DiagList *diags) {
    *language = (Language){.diags = diags};
    buffer_init(&language->missing_ids);
    if (!json_open(&language->json, text, length, file, diags)) {
        return false;
    }
    const cJSON *root = language->json.root;
    if (!cJSON_IsObject(root)) {
        report(language, SEVERITY_ERROR, "language-entry", root, false, NULL,
               "an overlay is an object of translations by text id");
        language_close(language);
        return false;
    }
    size_t size = (size_t)cJSON_GetArraySize(root);
    language->slot_count = 64;
    while (language->slot_count < size * 2) {
        language->slot_count *= 2;
    }
    language->entries = calloc(size + 1, sizeof *language->entries);
    language->slots = calloc(language->slot_count, sizeof *language->slots);
    if (!language->entries || !language->slots) {
        language_close(language);
        return false;
    }
    language->open = true;
    const cJSON *item;
    cJSON_ArrayForEach(item, root) {
        if (strcmp(item->string, "note") == 0 || strcmp(item->string, "$schema") == 0) {
            continue;
        }
        bool bad = !entry_good(language, item);
        size_t slot = id_hash(item->string);
        while (language->slots[slot & (language->slot_count - 1)]) {
            slot++;
        }
        language->entries[language->count++] =
            (LanguageEntry){.id = item->string, .item = item, .used = bad, .bad = bad};
        language->slots[slot & (language->slot_count - 1)] = (uint32_t)language->count;
    }
    return true;
}

void language_close(Language *language) {
    json_close(&language->json);
    free(language->entries);
    free(language->slots);
    buffer_free(&language->missing_ids);
    *language = (Language){0};
}

// What an overlay has for a text: its translation and the hash it was made from, or NULL.
static LanguageEntry *entry_use(Language *language, const char *id, const char **made_from, const char **translation) {
    LanguageEntry *entry = language->open ? entry_find(language, id) : NULL;
    if (entry && !entry->bad) {
        entry->used = true;
        *made_from = cJSON_GetObjectItemCaseSensitive(entry->item, "hash")->valuestring;
        *translation = cJSON_GetObjectItemCaseSensitive(entry->item, "text")->valuestring;
    }
    return entry;
}

// Marks that the game reads: brackets of words in dispute, the bar before a confidence, names to be filled
// in.
static bool marks_equal(const char *a, const char *b, char *which) {
    for (const char *mark = "[]{}|"; *mark; mark++) {
        int difference = 0;
        for (const char *c = a; *c; c++) {
            difference += *c == *mark;
        }
        for (const char *c = b; *c; c++) {
            difference -= *c == *mark;
        }
        if (difference != 0) {
            *which = *mark;
            return false;
        }
    }
    return true;
}

static void translation_check(Language *language, const LanguageEntry *entry, const char *text,
                              const char *translation) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(entry->item, "text");
    char which = 0;
    if (!marks_equal(text, translation, &which)) {
        char message[120];
        snprintf(message, sizeof message, "the author's text has other marks: \"%c\" does not stand as often", which);
        report(language, SEVERITY_WARNING, "translation-marks", item, false,
               "brackets, braces and bars are read by the game and stay as they are", message);
        return;
    }
    size_t own = utf8_count(translation), authors = utf8_count(text);
    if (own > authors * 2 + 24) {
        char message[120];
        snprintf(message, sizeof message, "%zu characters stand where the author has %zu: it may not fit", own,
                 authors);
        report(language, SEVERITY_WARNING, "translation-long", item, false,
               "make it shorter, or look at it in the game", message);
    }
}

// A text that is about to show, of a mask: whether it holds a name that is hidden.
static void leak_check(Language *language, const LanguageEntry *entry, const char *id, const char *text) {
    const char *name = language->mask ? mask_leak(language->mask, text) : NULL;
    if (!name || language->leaks++ == MASK_LEAKS_TOLD_MAX) {
        return;
    }
    char message[200];
    snprintf(message, sizeof message, "\"%s\" shows in the text \"%s\"", name, id);
    const cJSON *item = entry ? cJSON_GetObjectItemCaseSensitive(entry->item, "text") : language->json.root;
    report(language, SEVERITY_WARNING, "mask-leak", item, false, NULL, message);
}

static const char *translated(Language *language, const LanguageEntry *entry, const char *id, const char *text,
                              const char *made_from, const char *hash, const char *translation) {
    if (!entry) {
        if (language->missing++ < MISSING_TEXTS_NAMED_MAX) {
            buffer_addf(&language->missing_ids, "%s%s", language->missing_ids.length ? ", " : "", id);
        }
        return text;
    }
    if (strcmp(made_from, hash) == 0) {
        translation_check(language, entry, text, translation);
        return translation;
    }
    language->outdated++;
    char hint[128];
    snprintf(hint, sizeof hint, "check the translation, then write \"hash\": \"%s\"", hash);
    report(language, SEVERITY_WARNING, "translation-outdated", cJSON_GetObjectItemCaseSensitive(entry->item, "hash"),
           false, hint,
           language->mask ? "the author changed the text since"
                          : "the author changed the text since; the author's is shown");
    return language->mask ? translation : text;
}

const char *language_text(Language *language, const char *id, const char *text) {
    if (language->plain) {
        leak_check(language, NULL, id, text);
        return text;
    }
    char hash[TEXT_HASH_BYTES];
    text_hash(text, hash);
    const char *made_from = hash;
    const char *translation = text;
    const LanguageEntry *entry = entry_use(language, id, &made_from, &translation);
    if (language->visit) {
        language->visit(language->user, id, made_from, translation);
    }
    if (!language->open) {
        return text;
    }
    const char *shown = translated(language, entry, id, text, made_from, hash, translation);
    leak_check(language, entry, id, shown);
    return shown;
}

void language_lose(Language *language, const char *id) {
    size_t length = strlen(id);
    for (size_t i = 0; i < language->count; i++) {
        const char *own = language->entries[i].id;
        if (strncmp(own, id, length) == 0 && (length == 0 || own[length] == '\0' || own[length] == '.')) {
            language->entries[i].used = true;
        }
    }
}

void language_report(Language *language) {
    if (!language->open) {
        return;
    }
    bool bad = false; // then the missing ones are told when these are mended
    for (size_t i = 0; i < language->count; i++) {
        bad |= language->entries[i].bad;
        if (!language->entries[i].used) {
            report(language, SEVERITY_WARNING, "translation-orphan", language->entries[i].item, true,
                   "the id changed, or the text is gone", "no text of the scenario has this id");
        }
    }
    if (language->missing && !bad) {
        char message[160];
        snprintf(message, sizeof message, "%zu text%s without translation; the author's %s shown", language->missing,
                 language->missing == 1 ? "" : "s", language->missing == 1 ? "is" : "are");
        Buffer hint;
        buffer_init(&hint);
        buffer_addf(&hint, "%s%s", language->missing_ids.text,
                    language->missing > MISSING_TEXTS_NAMED_MAX ? ", ..." : "");
        report(language, SEVERITY_NOTE, "translation-missing", language->json.root, false, hint.text, message);
        buffer_free(&hint);
    }
}
