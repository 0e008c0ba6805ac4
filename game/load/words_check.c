/* Whether a file of the game's own words says all that the author's file says: every text, the same names in braces,
 * and the forms that its language counts by. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/json.h"
#include "load/limits.h"
#include "load/load.h"

enum { NAMES_MAX = 24, COUNTED_MOST = 120 /* no language needs a larger number to show a form */ };

typedef struct Compared {
    Json author, translation;
    DiagList *diags;
    const char *language;
} Compared;

typedef struct Name { /* in braces: {name}, or {name|one:...|other:...} */
    const char *text;
    size_t length;
    const char *arms, *arms_end; /* behind the first bar; NULL: none */
} Name;

static void tell(Compared *compared, const char *code, Severity severity, Span span, const char *key, const char *hint,
                 const char *what) {
    diag_addf(compared->diags, code, severity, span, key, hint, "%s", what);
}

static const char *brace_end(const char *at) {
    unsigned depth = 0;
    for (; *at; at++) {
        depth += *at == '{';
        if (*at == '}' && --depth == 0) {
            return at;
        }
    }
    return at;
}

/* The names of a pattern, those within arms as well. */
static size_t names_find(const char *text, const char *end, Name *names, size_t count) {
    for (const char *at = text; at < end && count < NAMES_MAX; at++) {
        if (*at != '{' || at[1] == '{') {
            at += *at == '{'; /* a brace that is meant */
            continue;
        }
        const char *close = brace_end(at), *name = at + 1, *stop = name;
        while (stop < close && *stop != '|') {
            stop++;
        }
        bool arms = stop < close;
        names[count++] = (Name){name, (size_t)(stop - name), arms ? stop + 1 : NULL, close};
        count = arms ? names_find(stop + 1, close, names, count) : count;
        at = close < end ? close : end - 1;
    }
    return count;
}

static bool has_name(const Name *names, size_t count, Name wanted) {
    for (size_t i = 0; i < count; i++) {
        if (names[i].length == wanted.length && memcmp(names[i].text, wanted.text, wanted.length) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_arm(Name name, const char *label) {
    size_t length = strlen(label);
    unsigned depth = 0;
    bool starts = true;
    for (const char *at = name.arms; at < name.arms_end; at++) {
        if (starts && strncmp(at, label, length) == 0 && at[length] == ':') {
            return true;
        }
        depth += *at == '{';
        depth -= *at == '}' && depth > 0;
        starts = *at == '|' && depth == 0;
    }
    return false;
}

/* A choice by number has all the forms of its language, or "other" for the rest. */
static const char *form_lacking(const Compared *compared, Name name) {
    static const char *const forms[] = {"zero", "one", "two", "few", "many"};
    bool counts = false;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        counts = counts || has_arm(name, forms[i]);
    }
    for (long n = 0; counts && !has_arm(name, "other") && n <= COUNTED_MOST; n++) {
        const char *form = words_plural(compared->language, n);
        if (!has_arm(name, form)) {
            return form;
        }
    }
    return NULL;
}

static void names_compare(Compared *compared, const cJSON *author, const cJSON *item) {
    Name wanted[NAMES_MAX], found[NAMES_MAX];
    const char *text = author->valuestring, *said = item->valuestring;
    size_t wanted_count = names_find(text, text + strlen(text), wanted, 0),
           found_count = names_find(said, said + strlen(said), found, 0);
    Span span = json_value_span(&compared->translation, item);
    for (size_t i = 0; i < wanted_count; i++) {
        if (!has_name(found, found_count, wanted[i]) && !has_name(wanted, i, wanted[i])) {
            diag_addf(compared->diags, "translation-marks", SEVERITY_WARNING, span, item->string, text,
                      "\"%s\" does not say {%.*s}", item->string, (int)wanted[i].length, wanted[i].text);
        }
    }
    for (size_t i = 0; i < found_count; i++) {
        if (!has_name(wanted, wanted_count, found[i]) && !has_name(found, i, found[i])) {
            diag_addf(compared->diags, "translation-marks", SEVERITY_WARNING, span, item->string, text,
                      "\"%s\" is not told any {%.*s}", item->string, (int)found[i].length, found[i].text);
        }
        const char *form = found[i].arms ? form_lacking(compared, found[i]) : NULL;
        if (form) {
            diag_addf(compared->diags, "translation-marks", SEVERITY_WARNING, span, item->string,
                      "\"other:\" stands for all that are not there", "\"%s\" lacks the form \"%s\" of {%.*s}",
                      item->string, form, (int)found[i].length, found[i].text);
        }
    }
}

/* "key@manner" is the same text in another manner, which a language may need or not. */
static const cJSON *plain_find(const cJSON *root, const char *key) {
    char plain[200];
    size_t length = strcspn(key, "@");
    if (length >= sizeof plain) {
        return NULL;
    }
    memcpy(plain, key, length);
    plain[length] = '\0';
    return cJSON_GetObjectItemCaseSensitive(root, plain);
}

static void texts_compare(Compared *compared, Words *translated) {
    const cJSON *item;
    cJSON_ArrayForEach(item, compared->author.root) {
        if (cJSON_IsString(item) && !strchr(item->string, '@') && !words_find(translated, item->string)) {
            tell(compared, "translation-missing", SEVERITY_WARNING, json_key_span(&compared->author, item),
                 item->string, "the author's text is shown in its place", "this text is not translated");
        }
    }
}

static bool file_open(Json *json, const char *path, DiagList *diags, Error *error) {
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

static void both_compare(Compared *compared, Words *author, Words *translated) {
    const cJSON *item;
    cJSON_ArrayForEach(item, compared->translation.root) {
        if (!cJSON_IsString(item) || strcmp(item->string, "language") == 0) { /* that key is every translation's own */
            continue;
        }
        const cJSON *of = words_find(author, item->string)
                              ? cJSON_GetObjectItemCaseSensitive(compared->author.root, item->string)
                              : plain_find(compared->author.root, item->string);
        if (!cJSON_IsString(of)) {
            tell(compared, "translation-orphan", SEVERITY_WARNING, json_key_span(&compared->translation, item),
                 item->string, "the text is gone: take it out", "the game has no such text");
        } else {
            names_compare(compared, of, item);
        }
    }
    texts_compare(compared, translated);
}

bool words_check(const char *author_path, const char *path, DiagList *diags, Error *error) {
    Compared compared = {.diags = diags};
    Words *author = words_load(author_path, diags, error), *translated = author ? words_load(path, diags, error) : NULL;
    bool good = author && translated;
    if (good) {
        compared.language = words_find(translated, "language") ? words_find(translated, "language") : "en";
        good = file_open(&compared.author, author_path, diags, error);
        if (good && file_open(&compared.translation, path, diags, error)) {
            both_compare(&compared, author, translated);
            json_close(&compared.translation);
        }
        if (good) {
            json_close(&compared.author);
        }
    }
    words_free(author);
    words_free(translated);
    return good;
}
