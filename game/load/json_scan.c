// The strict pass over a JSON text. Recursive by nesting, which is capped; every byte is looked at once.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "load/json_inside.h"

static char peek(const JsonScan *scan) {
    return scan->at < scan->length ? scan->text[scan->at] : '\0';
}

// ---- what was found instead, in words ----

static uint32_t found_length(const JsonScan *scan) {
    uint32_t end = scan->at;
    while (end < scan->length && end - scan->at < 40 && json_letter(scan->text[end])) {
        end++;
    }
    if (end == scan->at && end < scan->length) {
        const char *cursor = scan->text + end;
        utf8_next_before(&cursor, scan->text + scan->length);
        end = (uint32_t)(cursor - scan->text);
    }
    return end - scan->at;
}

static const char *remedy_find(const JsonScan *scan, const char *found, uint32_t length) {
    static const struct {
        const char *word, *hint;
    } remedies[] = {
        {"'", "texts and keys stand in double quotes"},
        {"True", "write true in small letters"},
        {"yes", "write true"},
        {"no", "write false"},
        {"False", "write false in small letters"},
        {"None", "write null in place of None"},
        {"undefined", "leave the key out"},
        {"NaN", "numbers are finite and in digits"},
        {"Infinity", "numbers are finite and in digits"},
        {"\xe2\x80\x9c", "this is a typographic quotation mark: write the plain \" around keys and texts"},
        {"\xe2\x80\x9d", "this is a typographic quotation mark: write the plain \" around keys and texts"},
        {"\xc2\xa0", "this is a non-breaking space: write a plain one"},
        {";", "members are parted by a comma"},
        {"=", "a key and its value are parted by a colon"},
        {":", "a colon stands between a key and its value, inside curly brackets: is a { missing before?"},
    };
    for (size_t i = 0; i < sizeof remedies / sizeof remedies[0]; i++) {
        if (strlen(remedies[i].word) == length && memcmp(remedies[i].word, found, length) == 0) {
            return remedies[i].hint;
        }
    }
    if (scan->depth > 0 && (*found == ']' || *found == '}')) {
        return "it does not close the bracket that is open";
    }
    return NULL;
}

static bool stop_unexpected(JsonScan *scan, const char *expected) {
    if (scan->at >= scan->length) {
        return json_scan_cut_off(scan);
    }
    uint32_t length = found_length(scan);
    char message[160];
    char found[48];
    memcpy(found, scan->text + scan->at, length);
    found[length] = '\0';
    const char *hint = remedy_find(scan, found, length);
    if (!hint && json_letter(found[0]) && !json_digit(found[0])) {
        hint = "keys and texts stand in double quotes";
    } else if (!hint && json_digit(found[0])) {
        hint = "a number with a fraction is written with a point, as in 5.2";
    }
    Buffer text;
    buffer_init(&text);
    buffer_addf(&text, "expected %s, found \"%s\"", expected, found);
    size_t cut = text.length < sizeof message ? text.length : utf8_cut(text.text, sizeof message - 1);
    memcpy(message, text.text, cut);
    message[cut] = '\0';
    buffer_free(&text);
    Diag diag = {.code = "json-syntax",
                 .severity = SEVERITY_ERROR,
                 .span = json_scan_span(scan, scan->at, length),
                 .message = message,
                 .hint = hint};
    if (found[0] == ']' || found[0] == '}') {
        diag.related = scan->depth > 0 ? json_scan_span(scan, scan->opened[scan->depth], 1) : (Span){0};
        diag.related_text = scan->depth > 0 ? "the bracket that is open" : NULL;
    }
    diag_add(scan->diags, diag);
    return false;
}

// ---- space and comments ----

static void comment_skip(JsonScan *scan) {
    uint32_t start = scan->at;
    bool number_sign = scan->text[start] == '#';
    if (number_sign || scan->text[start + 1] == '/') {
        while (scan->at < scan->length && scan->text[scan->at] != '\n') {
            scan->at++;
        }
    } else {
        scan->at += 2;
        while (scan->at + 1 < scan->length && !(scan->text[scan->at] == '*' && scan->text[scan->at + 1] == '/')) {
            scan->at++;
        }
        scan->at = scan->at + 2 < scan->length ? scan->at + 2 : scan->length;
    }
    if (!scan->comment_told) { // who writes one writes many: once is enough
        scan->comment_told = true;
        json_scan_report(scan, "json-comment", SEVERITY_ERROR, json_scan_span(scan, start, number_sign ? 1 : 2),
                         "JSON has no comments", "write \"note\": \"...\" in any object instead");
    }
    json_scan_mend(scan, start, scan->at - start, ' ');
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void space_skip(JsonScan *scan) {
    for (;;) {
        uint32_t at = scan->at;
        while (at < scan->length && is_space(scan->text[at])) {
            at++;
        }
        scan->at = at;
        bool slash =
            at + 1 < scan->length && scan->text[at] == '/' && (scan->text[at + 1] == '/' || scan->text[at + 1] == '*');
        if (!slash && peek(scan) != '#') {
            return;
        }
        comment_skip(scan);
    }
}

// ---- marks ----

// A new mark, or UINT32_MAX when the cap or memory is reached (reported).
static uint32_t mark_add(JsonScan *scan, uint32_t key, uint32_t parent) {
    Json *json = scan->json;
    if (json->mark_count == JSON_VALUES_MAX) {
        json_scan_stop(scan, "json-too-many", json_scan_span(scan, scan->at, 0), "more than 1000000 values in one file",
                       "a scenario needs a few thousand; a map may be thinned out");
        return UINT32_MAX;
    }
    if (json->mark_count == scan->mark_capacity) {
        uint32_t capacity = scan->mark_capacity ? scan->mark_capacity * 2 : 1024;
        Mark *marks = realloc(json->marks, capacity * sizeof *marks);
        if (!marks) {
            scan->no_memory = true;
            return UINT32_MAX;
        }
        json->marks = marks;
        scan->mark_capacity = capacity;
    }
    uint32_t index = json->mark_count++;
    json->marks[index] =
        (Mark){.offset = scan->at & 0x1FFFFFFu, .key = key, .parent = parent == UINT32_MAX ? index : parent};
    return index;
}

// ---- objects and lists ----

static bool key_push(JsonScan *scan, uint32_t hash, uint32_t mark) {
    if (scan->key_count == scan->key_capacity) {
        size_t capacity = scan->key_capacity ? scan->key_capacity * 2 : 256;
        JsonKey *keys = realloc(scan->keys, capacity * sizeof *keys);
        if (!keys) {
            scan->no_memory = true;
            return false;
        }
        scan->keys = keys;
        scan->key_capacity = capacity;
    }
    scan->keys[scan->key_count++] = (JsonKey){hash, mark};
    return true;
}

static int key_compare(const void *a, const void *b) {
    const JsonKey *x = a;
    const JsonKey *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return x->mark < y->mark ? -1 : x->mark > y->mark;
}

static uint32_t key_length(const JsonScan *scan, uint32_t key) {
    uint32_t end = key + 1;
    while (scan->text[end] != '"') {
        end += scan->text[end] == '\\' ? 2 : 1;
    }
    return end + 1 - key;
}

static void key_pair_check(JsonScan *scan, JsonKey first, JsonKey second) {
    uint32_t a = scan->json->marks[first.mark].key;
    uint32_t b = scan->json->marks[second.mark].key;
    uint32_t length = key_length(scan, a);
    if (length != key_length(scan, b) || memcmp(scan->text + a, scan->text + b, length) != 0) {
        return;
    }
    scan->json->marks[second.mark].flags |= MARK_DUPLICATE;
    char message[160] = "the key ";
    uint32_t shown = (uint32_t)utf8_cut(scan->text + a, length < 80 ? length : 80);
    size_t used = strlen(message);
    memcpy(message + used, scan->text + a, shown);
    memcpy(message + used + shown, " is given twice", sizeof " is given twice");
    diag_add(scan->diags, (Diag){.code = "json-duplicate-key",
                                 .severity = SEVERITY_ERROR,
                                 .span = json_scan_span(scan, b, length),
                                 .message = message,
                                 .hint = "only the first would count: remove or rename one",
                                 .related = json_scan_span(scan, a, length),
                                 .related_text = "first given here"});
}

// Takes the keys of the object that ends from the stack and reports those given twice. Equal keys have equal
// hashes: sorted by hash they are neighbours, so that a large object costs n log n.
static void keys_check(JsonScan *scan, size_t first) {
    size_t count = scan->key_count - first;
    if (count > 1) {
        JsonKey *keys = scan->keys + first;
        bool possible = count > 16;
        for (size_t i = 1; i < count && !possible; i++) {
            for (size_t j = 0; j < i && !possible; j++) {
                possible = keys[i].hash == keys[j].hash;
            }
        }
        if (possible) {
            qsort(keys, count, sizeof *keys, key_compare);
            for (size_t i = 1; i < count; i++) {
                if (keys[i].hash == keys[i - 1].hash) {
                    key_pair_check(scan, keys[i - 1], keys[i]);
                }
            }
        }
    }
    scan->key_count = first;
}

static bool value_scan(JsonScan *scan, uint32_t key, uint32_t parent, uint32_t *index);

static bool member_scan(JsonScan *scan, uint32_t parent) {
    if (peek(scan) != '"') {
        return stop_unexpected(scan, "a key in double quotes");
    }
    uint32_t key = scan->at;
    uint32_t hash = 0;
    bool escaped = false;
    if (!json_scan_string(scan, &hash, &escaped)) {
        return false;
    }
    bool spoiled = escaped || scan->text_bad; // told: nobody reads the member
    if (escaped && !scan->text_bad) {
        json_scan_report(scan, "json-key-escape", SEVERITY_ERROR, json_scan_span(scan, key, scan->at - key),
                         "escape in a key", "keys are plain words: write the letters themselves");
    }
    space_skip(scan);
    if (peek(scan) != ':') {
        return stop_unexpected(scan, "\":\" after a key");
    }
    scan->at++;
    space_skip(scan);
    uint32_t mark = 0;
    if (!value_scan(scan, key, parent, &mark)) {
        return false;
    }
    if (spoiled) {
        scan->json->marks[mark].flags |= MARK_DUPLICATE;
    }
    return key_push(scan, hash, mark);
}

// Behind a member that ended at `end`: the comma or the closing bracket. Sets *closed at the bracket. A comma
// that is missing or too many is reported and mended.
static bool separator_scan(JsonScan *scan, char close, uint32_t end, bool *closed) {
    space_skip(scan);
    char c = peek(scan);
    if (c == ',') {
        uint32_t comma = scan->at++;
        space_skip(scan);
        if (peek(scan) == close) {
            json_scan_report(scan, "json-comma", SEVERITY_ERROR, json_scan_span(scan, comma, 1),
                             close == '}' ? "a comma before the closing \"}\"" : "a comma before the closing \"]\"",
                             "remove the comma");
            json_scan_mend(scan, comma, 1, ' ');
            scan->at++;
            *closed = true;
        }
        return true;
    }
    if (c == close) {
        scan->at++;
        *closed = true;
        return true;
    }
    bool another = c == '"' || (close == ']' && (c == '{' || c == '[' || c == '-' || json_digit(c)));
    if (another && scan->at > end) {
        json_scan_report(scan, "json-comma", SEVERITY_ERROR, json_scan_span(scan, end, 0),
                         close == '}' ? "a comma is missing between two members"
                                      : "a comma is missing between two entries",
                         "write a comma here");
        json_scan_mend(scan, end, 1, ',');
        return true;
    }
    return stop_unexpected(scan, close == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
}

static bool container_scan(JsonScan *scan, uint32_t mark, char close) {
    if (scan->depth == JSON_DEPTH_MAX) {
        return json_scan_stop(scan, "json-depth", json_scan_span(scan, scan->at, 1),
                              "more than 64 objects and lists inside one another", NULL);
    }
    scan->opened[++scan->depth] = scan->at++;
    size_t first_key = scan->key_count;
    space_skip(scan);
    bool closed = peek(scan) == close;
    scan->at += closed;
    while (!closed) {
        uint32_t child;
        if (!(close == '}' ? member_scan(scan, mark) : value_scan(scan, UINT32_MAX, mark, &child))) {
            return false;
        }
        if (!separator_scan(scan, close, scan->at, &closed)) {
            return false;
        }
    }
    keys_check(scan, first_key);
    scan->depth--;
    return true;
}

static bool word_scan(JsonScan *scan) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if (found_length(scan) == length && memcmp(scan->text + scan->at, words[i], length) == 0) {
            scan->at += (uint32_t)length;
            return true;
        }
    }
    return stop_unexpected(scan, "a value");
}

static bool value_scan(JsonScan *scan, uint32_t key, uint32_t parent, uint32_t *index) {
    if (scan->at >= scan->length) {
        return json_scan_cut_off(scan);
    }
    *index = mark_add(scan, key, parent);
    if (*index == UINT32_MAX) {
        return false;
    }
    char c = peek(scan);
    bool escaped = false;
    switch (c) {
    case '{': return container_scan(scan, *index, '}');
    case '[': return container_scan(scan, *index, ']');
    case '"':
        if (!json_scan_string(scan, NULL, &escaped)) {
            return false;
        }
        if (scan->text_bad) {
            scan->json->marks[*index].flags |= MARK_BAD;
        }
        return true;
    default:
        if (c == '-' || c == '+' || c == '.' || json_digit(c)) {
            json_scan_number(scan, *index);
            return true;
        }
        return word_scan(scan);
    }
}

// ---- the whole ----

// A file in another encoding has many bad bytes and one cause: told once, mended everywhere, or, where every letter is
// two bytes, not read on.
static bool encoding_check(JsonScan *scan) {
    if (scan->length >= 2 && (memcmp(scan->text, "\xff\xfe", 2) == 0 || memcmp(scan->text, "\xfe\xff", 2) == 0)) {
        return json_scan_stop(scan, "json-encoding", json_scan_span(scan, 0, 1), "the file is in UTF-16",
                              "save it as UTF-8 in the editor");
    }
    size_t from = 0;
    size_t bad = 0;
    bool told = false;
    while (!utf8_valid(scan->text + from, scan->length - from, &bad)) {
        uint32_t at = (uint32_t)(from + bad);
        if (!told) {
            json_scan_report(scan, "json-encoding", SEVERITY_ERROR, json_scan_span(scan, at, 1),
                             "the file is not in UTF-8", "save it as UTF-8 in the editor");
            told = true;
        }
        json_scan_mend(scan, at, 1, '?');
        from = at + 1;
    }
    return true;
}

bool json_scan(Json *json, DiagList *diags, char **mended) {
    JsonScan scan = {.json = json, .diags = diags, .text = json->text, .length = json->length};
    if (!encoding_check(&scan)) {
        return false;
    }
    if (scan.length >= 3 && memcmp(scan.text, "\xef\xbb\xbf", 3) == 0) {
        json_scan_report(&scan, "json-byte-order-mark", SEVERITY_WARNING, json_scan_span(&scan, 0, 3),
                         "the file begins with a byte order mark", "save it as UTF-8 without one");
        json_scan_mend(&scan, 0, 3, ' ');
        scan.at = 3;
    }
    space_skip(&scan);
    uint32_t index;
    bool good;
    if (scan.at >= scan.length) {
        good = json_scan_stop(&scan, "json-empty", json_scan_span(&scan, 0, 0), "the file is empty",
                              "\"noon new\" makes a small scenario to begin with");
    } else {
        good = value_scan(&scan, UINT32_MAX, UINT32_MAX, &index);
    }
    if (good) {
        space_skip(&scan);
        if (scan.at < scan.length) {
            json_scan_report(&scan, "json-after-end", SEVERITY_ERROR,
                             json_scan_span(&scan, scan.at, found_length(&scan)), "text after the end",
                             "a file holds one value: a bracket may be closed too early");
            json_scan_mend(&scan, scan.at, scan.length - scan.at, ' ');
        }
    }
    free(scan.keys);
    if (scan.no_memory) {
        json_scan_stop(&scan, "no-memory", json_scan_span(&scan, 0, 0), "not enough memory", NULL);
        good = false;
    }
    *mended = scan.mended;
    return good;
}
