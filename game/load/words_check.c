// Whether a file of the game's own words says all that the author's file says: every text as it is now, the same names
// in braces, and the forms that its language counts by.
#include <string.h>

#include "base/file.h"
#include "load/language.h"
#include "load/load.h"
#include "load/words_file.h"

enum { NAMES_MAX = 24, DIAGS_A_TEXT = 3, COUNTED_MOST = 120 /* no language needs a larger number to show a form */ };

typedef struct Compared {
    Json author, translation;
    DiagList *diags;
    const char *language;
    size_t unmarked; // translations without a hash
} Compared;

typedef struct Name { // in braces: {name}, or {name|one:...|other:...}
    const char *text;
    size_t length;
    const char *arms, *arms_end; // behind the first bar; NULL: none
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

// The names of a pattern, those within arms as well.
static size_t names_find(const char *text, const char *end, Name *names, size_t count) {
    for (const char *at = text; at < end && count < NAMES_MAX; at++) {
        if (*at != '{' || at[1] == '{') {
            at += *at == '{'; // a brace that is meant
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

// A choice by number has all the forms of its language, or "other" for the rest.
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
    const char *text = author->valuestring, *said = words_item_text(item);
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

// "key@manner" is the same text in another manner, which a language may need or not.
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

// Made from another text than the author's of now?
static void hash_compare(Compared *compared, const cJSON *author, const cJSON *item) {
    const cJSON *hash = words_item_hash(item);
    char now[TEXT_HASH_BYTES];
    text_hash(author->valuestring, now);
    if (!hash) {
        compared->unmarked++;
    } else if (strcmp(hash->valuestring, now) != 0) {
        Buffer hint;
        buffer_init(&hint);
        buffer_addf(&hint, "when it says the same as \"%s\", its hash is \"%s\"", author->valuestring, now);
        tell(compared, "translation-outdated", SEVERITY_WARNING, json_value_span(&compared->translation, hash),
             item->string, hint.text, "the author changed the text since");
        buffer_free(&hint);
    }
}

static void unmarked_tell(Compared *compared) {
    if (compared->unmarked > 0) {
        diag_addf(compared->diags, "translation-outdated", SEVERITY_NOTE,
                  json_value_span(&compared->translation, compared->translation.root), "",
                  "\"--languages --texts --language CODE\" prints the file with a hash for each",
                  "%zu text%s without a hash: nobody is told when the author changes what %s made from",
                  compared->unmarked, compared->unmarked == 1 ? " is" : "s are",
                  compared->unmarked == 1 ? "it was" : "they were");
    }
}

static void both_compare(Compared *compared, Words *author, Words *translated) {
    const cJSON *item;
    cJSON_ArrayForEach(item, compared->translation.root) {
        if (!words_item_text(item) || strcmp(item->string, "language") == 0) { // that key is every translation's own
            continue;
        }
        const cJSON *of = words_find(author, item->string)
                              ? cJSON_GetObjectItemCaseSensitive(compared->author.root, item->string)
                              : plain_find(compared->author.root, item->string);
        if (!cJSON_IsString(of)) {
            tell(compared, "translation-orphan", SEVERITY_WARNING, json_key_span(&compared->translation, item),
                 item->string, "the text is gone: take it out", "the game has no such text");
        } else {
            hash_compare(compared, of, item);
            names_compare(compared, of, item);
        }
    }
    unmarked_tell(compared);
    texts_compare(compared, translated);
}

bool words_check(const char *author_path, const char *path, DiagList *diags, Error *error) {
    Compared compared = {.diags = diags};
    Words *author = words_load(author_path, diags, error), *translated = author ? words_load(path, diags, error) : NULL;
    bool good = author && translated;
    if (good) {
        diag_list_widen(diags, DIAGS_A_TEXT * words_count(author)); // all that is missing is listed
        compared.language = words_find(translated, "language") ? words_find(translated, "language") : "en";
        good = words_file_open(&compared.author, author_path, diags, error);
        if (good && words_file_open(&compared.translation, path, diags, error)) {
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

static void text_print(Buffer *out, const char *key, const char *hash, const char *text) {
    buffer_add(out, out->length > 2 ? ",\n " : " ");
    json_text_quoted(out, key);
    buffer_addf(out, ": {\"hash\": \"%s\", \"text\": ", hash);
    json_text_quoted(out, text);
    buffer_add_char(out, '}');
}

// The author's keys in their order, each with its manners behind it; what a translation does not have is the author's.
static void texts_print(const cJSON *author, const cJSON *translation, const char *language, Buffer *out) {
    const cJSON *item, *other;
    buffer_add(out, "{\n \"language\": ");
    json_text_quoted(out, language);
    cJSON_ArrayForEach(item, author) {
        char now[TEXT_HASH_BYTES];
        if (!cJSON_IsString(item) || strchr(item->string, '@') || strcmp(item->string, "language") == 0) {
            continue;
        }
        text_hash(item->valuestring, now);
        const cJSON *own = translation ? cJSON_GetObjectItemCaseSensitive(translation, item->string) : NULL;
        const cJSON *made_from = own ? words_item_hash(own) : NULL;
        const char *text = own ? words_item_text(own) : NULL;
        text_print(out, item->string, made_from ? made_from->valuestring : now, text ? text : item->valuestring);
        size_t length = strlen(item->string);
        cJSON_ArrayForEach(other, translation) {
            if (strncmp(other->string, item->string, length) == 0 && other->string[length] == '@' &&
                words_item_text(other)) {
                made_from = words_item_hash(other);
                text_print(out, other->string, made_from ? made_from->valuestring : now, words_item_text(other));
            }
        }
    }
    buffer_add(out, "\n}\n");
}

bool words_texts_print(const char *author_path, const char *path, const char *language, Buffer *out, DiagList *diags,
                       Error *error) {
    Json author, translation;
    bool begun = file_exists(path);
    if (!words_file_open(&author, author_path, diags, error)) {
        return false;
    }
    bool good = !begun || words_file_open(&translation, path, diags, error);
    if (good) {
        texts_print(author.root, begun ? translation.root : NULL, language, out);
    }
    if (good && begun) {
        json_close(&translation);
    }
    json_close(&author);
    return good;
}
