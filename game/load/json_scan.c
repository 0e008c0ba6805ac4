/*
 * The strict pass over a JSON text. Recursive by nesting, which is capped; every byte is looked at once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "load/json.h"
#include "load/limits.h"

typedef struct Key { /* of an object that is still open */
    uint32_t hash, mark;
} Key;

typedef struct Scan {
    Json *json;
    DiagList *diags;
    const char *text;
    uint32_t at, length;
    char *mended; /* copy of the text, made at the first mending */
    uint32_t mark_capacity;
    Key *keys; /* of all open objects, innermost last */
    size_t key_count, key_capacity;
    uint32_t opened[JSON_DEPTH_MAX + 1]; /* offsets of the brackets that are open */
    unsigned depth;
    bool comment_told, no_memory;
    bool text_bad; /* something in the last text was reported */
} Scan;

static Span span_at(const Scan *scan, uint32_t offset, uint32_t length) {
    return (Span){scan->json->file, offset, length};
}

static void report(Scan *scan, const char *code, Severity severity, Span span, const char *message,
                   const char *hint) {
    diag_add(scan->diags,
             (Diag){.code = code, .severity = severity, .span = span, .message = message, .hint = hint});
}

/* Reports and gives up: what follows could only be guessed. */
static bool stop(Scan *scan, const char *code, Span span, const char *message, const char *hint) {
    report(scan, code, SEVERITY_ERROR, span, message, hint);
    return false;
}

/* The copy to mend in; NULL without memory. */
static char *mend(Scan *scan) {
    if (!scan->mended) {
        scan->mended = malloc((size_t)scan->length + 1);
        if (scan->mended) {
            memcpy(scan->mended, scan->text, (size_t)scan->length + 1);
        } else {
            scan->no_memory = true;
        }
    }
    return scan->mended;
}

static void mend_fill(Scan *scan, uint32_t offset, uint32_t length, char with) {
    char *copy = mend(scan);
    if (copy) {
        memset(copy + offset, with, length);
    }
}

static char peek(const Scan *scan) {
    return scan->at < scan->length ? scan->text[scan->at] : '\0';
}

/* ---- what was found instead, in words --------------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static uint32_t found_length(const Scan *scan) {
    uint32_t end = scan->at;
    while (end < scan->length && end - scan->at < 40 && is_word(scan->text[end])) {
        end++;
    }
    if (end == scan->at && end < scan->length) {
        const char *cursor = scan->text + end;
        utf8_next_before(&cursor, scan->text + scan->length);
        end = (uint32_t)(cursor - scan->text);
    }
    return end - scan->at;
}

static bool stop_cut_off(Scan *scan) {
    Diag diag = {.code = "json-cut-off",
                 .severity = SEVERITY_ERROR,
                 .span = span_at(scan, scan->length, 0),
                 .message = "the file ends before it is complete",
                 .hint = "a bracket or a quotation mark is missing, or the end of the file was lost"};
    if (scan->depth > 0) {
        diag.related = span_at(scan, scan->opened[scan->depth], 1);
        diag.related_text = "this bracket is still open";
    }
    diag_add(scan->diags, diag);
    return false;
}

static const char *remedy_find(const Scan *scan, const char *found, uint32_t length) {
    static const struct {
        const char *word, *hint;
    } remedies[] = {
        {"'", "texts and keys stand in double quotes"},
        {"True", "write true in small letters"},
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

static bool stop_unexpected(Scan *scan, const char *expected) {
    if (scan->at >= scan->length) {
        return stop_cut_off(scan);
    }
    uint32_t length = found_length(scan);
    char message[160];
    char found[48];
    memcpy(found, scan->text + scan->at, length);
    found[length] = '\0';
    const char *hint = remedy_find(scan, found, length);
    if (!hint && is_word(found[0]) && !is_digit(found[0])) {
        hint = "keys and texts stand in double quotes";
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
                 .span = span_at(scan, scan->at, length),
                 .message = message,
                 .hint = hint};
    if (found[0] == ']' || found[0] == '}') {
        diag.related = scan->depth > 0 ? span_at(scan, scan->opened[scan->depth], 1) : (Span){0};
        diag.related_text = scan->depth > 0 ? "the bracket that is open" : NULL;
    }
    diag_add(scan->diags, diag);
    return false;
}

/* ---- space and comments ----------------------------------------------------------------------------------- */

static bool comment_skip(Scan *scan) {
    uint32_t start = scan->at;
    if (scan->text[start + 1] == '/') {
        while (scan->at < scan->length && scan->text[scan->at] != '\n') {
            scan->at++;
        }
    } else {
        scan->at += 2;
        while (scan->at + 1 < scan->length &&
               !(scan->text[scan->at] == '*' && scan->text[scan->at + 1] == '/')) {
            scan->at++;
        }
        scan->at = scan->at + 2 < scan->length ? scan->at + 2 : scan->length;
    }
    if (!scan->comment_told) { /* who writes one writes many: once is enough */
        scan->comment_told = true;
        report(scan, "json-comment", SEVERITY_ERROR, span_at(scan, start, 2), "JSON has no comments",
               "write \"note\": \"...\" in any object instead");
    }
    mend_fill(scan, start, scan->at - start, ' ');
    return true;
}

static void space_skip(Scan *scan) {
    for (;;) {
        char c = peek(scan);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            scan->at++;
        } else if (c == '/' && scan->at + 1 < scan->length &&
                   (scan->text[scan->at + 1] == '/' || scan->text[scan->at + 1] == '*')) {
            comment_skip(scan);
        } else {
            return;
        }
    }
}

/* ---- marks ------------------------------------------------------------------------------------------------ */

/* A new mark, or UINT32_MAX when the cap or memory is reached (reported). */
static uint32_t mark_add(Scan *scan, uint32_t key, uint32_t parent) {
    Json *json = scan->json;
    if (json->mark_count == JSON_VALUES_MAX) {
        stop(scan, "json-too-many", span_at(scan, scan->at, 0), "more than 1000000 values in one file",
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
    json->marks[index] = (Mark){.offset = scan->at & 0x1FFFFFFu, .key = key, .parent = parent == UINT32_MAX ? index : parent};
    return index;
}

/* ---- texts ------------------------------------------------------------------------------------------------ */

static int hex_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four digits of \uXXXX at the backslash, or -1. */
static int escape_value(const Scan *scan, uint32_t at) {
    if (at + 6 > scan->length || scan->text[at] != '\\' || scan->text[at + 1] != 'u') {
        return -1;
    }
    int value = 0;
    for (uint32_t i = at + 2; i < at + 6; i++) {
        int digit = hex_value(scan->text[i]);
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static void bad_escape(Scan *scan, uint32_t length, const char *code, const char *message, const char *hint) {
    if (scan->at + length > scan->length) {
        length = scan->length - scan->at;
    }
    report(scan, code, SEVERITY_ERROR, span_at(scan, scan->at, length), message, hint);
    mend_fill(scan, scan->at, length, '?');
    scan->text_bad = true;
    scan->at += length;
}

static const char CONTROL_HINT[] = "texts hold no control characters but \\n";

/* At a backslash. */
static void escape_skip(Scan *scan) {
    char c = scan->at + 1 < scan->length ? scan->text[scan->at + 1] : '\0';
    if (c == '"' || c == '\\' || c == '/' || c == 'n' || c == 't') {
        scan->at += 2;
    } else if (c == 'b' || c == 'f' || c == 'r') {
        bad_escape(scan, 2, "json-control", "control character in a text", CONTROL_HINT);
    } else if (c != 'u') {
        bad_escape(scan, 1, "json-escape", "unknown escape after a backslash",
                   "a backslash itself is written \\\\");
    } else {
        int value = escape_value(scan, scan->at);
        if (value < 0) {
            bad_escape(scan, 2, "json-escape", "expected four hexadecimal digits after \"\\u\"", NULL);
        } else if (value >= 0xD800 && value < 0xDC00) {
            int low = escape_value(scan, scan->at + 6);
            if (low >= 0xDC00 && low < 0xE000) {
                scan->at += 12;
            } else {
                bad_escape(scan, 6, "json-surrogate", "half of a surrogate pair",
                           "write the character itself in UTF-8, or both halves");
            }
        } else if (value >= 0xDC00 && value < 0xE000) {
            bad_escape(scan, 6, "json-surrogate", "half of a surrogate pair",
                       "write the character itself in UTF-8, or both halves");
        } else if ((value < 0x20 && value != '\n' && value != '\t') || (value >= 0x7F && value < 0xA0)) {
            bad_escape(scan, 6, "json-control", "control character in a text", CONTROL_HINT);
        } else {
            scan->at += 6;
        }
    }
}

/* At the opening quote; ends behind the closing one. `hash` (of the bytes between, as written) may be NULL. */
static bool string_scan(Scan *scan, uint32_t *hash, bool *escaped) {
    uint32_t start = scan->at++;
    uint32_t value = 2166136261u;
    scan->text_bad = false;
    for (;;) {
        if (scan->at >= scan->length) {
            return stop_cut_off(scan);
        }
        unsigned char c = (unsigned char)scan->text[scan->at];
        if (c == '"') {
            scan->at++;
            break;
        }
        if (c == '\\') {
            *escaped = true;
            escape_skip(scan);
            continue;
        }
        if (c == '\n' || c == '\r') {
            return stop(scan, "json-string-end", span_at(scan, start, scan->at - start),
                        "the text does not end on its line",
                        "close it with a quotation mark; a new line inside a text is written \\n");
        }
        if (c < 0x20 || c == 0x7F) {
            bad_escape(scan, 1, "json-control", "control character in a text",
                       c == '\t' ? "write \\t, or spaces" : CONTROL_HINT);
            continue;
        }
        value = (value ^ c) * 16777619u;
        scan->at++;
    }
    if (hash) {
        *hash = value;
    }
    return true;
}

/* ---- numbers ---------------------------------------------------------------------------------------------- */

static uint32_t digits_skip(const Scan *scan, uint32_t at) {
    while (at < scan->length && is_digit(scan->text[at])) {
        at++;
    }
    return at;
}

/* What is wrong with the number from `start` to `end`, or NULL; a hint beside it. */
static const char *number_fault(const Scan *scan, uint32_t start, uint32_t end, const char **hint) {
    uint32_t at = start;
    *hint = NULL;
    if (scan->text[at] == '+') {
        *hint = "leave the plus sign out";
        return "a number does not begin with \"+\"";
    }
    at += scan->text[at] == '-';
    uint32_t whole = digits_skip(scan, at);
    if (whole == at) {
        *hint = "write a digit before the point: 0.5";
        return "expected a digit";
    }
    if (scan->text[at] == '0' && whole > at + 1) {
        *hint = "leave the zero out";
        return "a number does not begin with a zero";
    }
    at = whole;
    if (at < end && scan->text[at] == '.') {
        uint32_t part = digits_skip(scan, at + 1);
        if (part == at + 1) {
            *hint = "write a digit after the point, or leave the point out";
            return "expected a digit after the point";
        }
        at = part;
    }
    if (at < end && (scan->text[at] == 'e' || scan->text[at] == 'E')) {
        at++;
        at += at < end && (scan->text[at] == '+' || scan->text[at] == '-');
        uint32_t power = digits_skip(scan, at);
        if (power == at) {
            return "expected a digit in the exponent";
        }
        unsigned exponent = 0;
        for (uint32_t i = at; i < power && exponent < 10000; i++) {
            exponent = exponent * 10 + (unsigned)(scan->text[i] - '0');
        }
        if (exponent > 250) {
            return "the number is too large or too small to be held";
        }
        at = power;
    }
    if (at != end) {
        *hint = scan->text[at] == '%' ? "percentages are written without the sign" : NULL;
        return "unexpected character in a number";
    }
    return end - start > JSON_NUMBER_BYTES_MAX ? "a number of more than 40 characters" : NULL;
}

static void number_scan(Scan *scan, uint32_t mark) {
    uint32_t start = scan->at;
    uint32_t end = start;
    while (end < scan->length && (is_word(scan->text[end]) || strchr("+-.%", scan->text[end]))) {
        if (scan->text[end] == '\0') {
            break;
        }
        end++;
    }
    const char *hint;
    const char *fault = number_fault(scan, start, end, &hint);
    if (fault) {
        report(scan, "json-number", SEVERITY_ERROR, span_at(scan, start, end - start), fault, hint);
        scan->json->marks[mark].flags |= MARK_BAD;
        mend_fill(scan, start, end - start, ' ');
        mend_fill(scan, start, 1, '0');
    }
    scan->at = end;
}

/* ---- objects and lists ------------------------------------------------------------------------------------ */

static bool key_push(Scan *scan, uint32_t hash, uint32_t mark) {
    if (scan->key_count == scan->key_capacity) {
        size_t capacity = scan->key_capacity ? scan->key_capacity * 2 : 256;
        Key *keys = realloc(scan->keys, capacity * sizeof *keys);
        if (!keys) {
            scan->no_memory = true;
            return false;
        }
        scan->keys = keys;
        scan->key_capacity = capacity;
    }
    scan->keys[scan->key_count++] = (Key){hash, mark};
    return true;
}

static int key_compare(const void *a, const void *b) {
    const Key *x = a;
    const Key *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return x->mark < y->mark ? -1 : x->mark > y->mark;
}

static uint32_t key_length(const Scan *scan, uint32_t key) {
    uint32_t end = key + 1;
    while (scan->text[end] != '"') {
        end += scan->text[end] == '\\' ? 2 : 1;
    }
    return end + 1 - key;
}

static void key_pair_check(Scan *scan, Key first, Key second) {
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
                                 .span = span_at(scan, b, length),
                                 .message = message,
                                 .hint = "only the first would count: remove or rename one",
                                 .related = span_at(scan, a, length),
                                 .related_text = "first given here"});
}

/* Takes the keys of the object that ends from the stack and reports those given twice. Equal keys have equal
 * hashes: sorted by hash they are neighbours, so that a large object costs n log n. */
static void keys_check(Scan *scan, size_t first) {
    size_t count = scan->key_count - first;
    Key *keys = scan->keys + first;
    if (count > 1) {
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

static bool value_scan(Scan *scan, uint32_t key, uint32_t parent, uint32_t *index);

static bool member_scan(Scan *scan, uint32_t parent) {
    if (peek(scan) != '"') {
        return stop_unexpected(scan, "a key in double quotes");
    }
    uint32_t key = scan->at;
    uint32_t hash = 0;
    bool escaped = false;
    if (!string_scan(scan, &hash, &escaped)) {
        return false;
    }
    bool spoiled = escaped || scan->text_bad; /* told: nobody reads the member */
    if (escaped && !scan->text_bad) {
        report(scan, "json-key-escape", SEVERITY_ERROR, span_at(scan, key, scan->at - key),
               "escape in a key", "keys are plain words: write the letters themselves");
    }
    space_skip(scan);
    if (peek(scan) != ':') {
        return stop_unexpected(scan, "\":\" after a key");
    }
    scan->at++;
    space_skip(scan);
    uint32_t mark;
    if (!value_scan(scan, key, parent, &mark)) {
        return false;
    }
    if (spoiled) {
        scan->json->marks[mark].flags |= MARK_DUPLICATE;
    }
    return key_push(scan, hash, mark);
}

/* Behind a member that ended at `end`: the comma or the closing bracket. Sets *closed at the bracket. A comma that
 * is missing or too many is reported and mended. */
static bool separator_scan(Scan *scan, char close, uint32_t end, bool *closed) {
    space_skip(scan);
    char c = peek(scan);
    if (c == ',') {
        uint32_t comma = scan->at++;
        space_skip(scan);
        if (peek(scan) == close) {
            report(scan, "json-comma", SEVERITY_ERROR, span_at(scan, comma, 1),
                   close == '}' ? "a comma before the closing \"}\"" : "a comma before the closing \"]\"",
                   "remove the comma");
            mend_fill(scan, comma, 1, ' ');
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
    bool another = c == '"' || (close == ']' && (c == '{' || c == '[' || c == '-' || is_digit(c)));
    if (another && scan->at > end) {
        report(scan, "json-comma", SEVERITY_ERROR, span_at(scan, end, 0),
               close == '}' ? "a comma is missing between two members" : "a comma is missing between two entries",
               "write a comma here");
        mend_fill(scan, end, 1, ',');
        return true;
    }
    return stop_unexpected(scan, close == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
}

static bool container_scan(Scan *scan, uint32_t mark, char close) {
    if (scan->depth == JSON_DEPTH_MAX) {
        return stop(scan, "json-depth", span_at(scan, scan->at, 1),
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

static bool word_scan(Scan *scan) {
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

static bool value_scan(Scan *scan, uint32_t key, uint32_t parent, uint32_t *index) {
    if (scan->at >= scan->length) {
        return stop_cut_off(scan);
    }
    *index = mark_add(scan, key, parent);
    if (*index == UINT32_MAX) {
        return false;
    }
    char c = peek(scan);
    bool escaped = false;
    switch (c) {
    case '{':
        return container_scan(scan, *index, '}');
    case '[':
        return container_scan(scan, *index, ']');
    case '"':
        if (!string_scan(scan, NULL, &escaped)) {
            return false;
        }
        if (scan->text_bad) {
            scan->json->marks[*index].flags |= MARK_BAD;
        }
        return true;
    default:
        if (c == '-' || c == '+' || c == '.' || is_digit(c)) {
            number_scan(scan, *index);
            return true;
        }
        return word_scan(scan);
    }
}

/* ---- the whole -------------------------------------------------------------------------------------------- */

/* A file in another encoding has many bad bytes and one cause: told once, mended everywhere. */
static void encoding_check(Scan *scan) {
    size_t from = 0;
    size_t bad = 0;
    bool told = false;
    while (!utf8_valid(scan->text + from, scan->length - from, &bad)) {
        uint32_t at = (uint32_t)(from + bad);
        if (!told) {
            report(scan, "json-encoding", SEVERITY_ERROR, span_at(scan, at, 1), "the file is not in UTF-8",
                   "save it as UTF-8 in the editor");
            told = true;
        }
        mend_fill(scan, at, 1, '?');
        from = at + 1;
    }
}

bool json_scan(Json *json, DiagList *diags, char **mended) {
    Scan scan = {.json = json, .diags = diags, .text = json->text, .length = json->length};
    encoding_check(&scan);
    if (scan.length >= 3 && memcmp(scan.text, "\xef\xbb\xbf", 3) == 0) {
        report(&scan, "json-byte-order-mark", SEVERITY_WARNING, span_at(&scan, 0, 3),
               "the file begins with a byte order mark", "save it as UTF-8 without one");
        mend_fill(&scan, 0, 3, ' ');
        scan.at = 3;
    }
    space_skip(&scan);
    uint32_t index;
    bool good;
    if (scan.at >= scan.length) {
        good = stop(&scan, "json-empty", span_at(&scan, 0, 0), "the file is empty", NULL);
    } else {
        good = value_scan(&scan, UINT32_MAX, UINT32_MAX, &index);
    }
    if (good) {
        space_skip(&scan);
        if (scan.at < scan.length) {
            report(&scan, "json-after-end", SEVERITY_ERROR, span_at(&scan, scan.at, found_length(&scan)),
                   "text after the end", "a file holds one value: a bracket may be closed too early");
            mend_fill(&scan, scan.at, scan.length - scan.at, ' ');
        }
    }
    free(scan.keys);
    if (scan.no_memory) {
        stop(&scan, "no-memory", span_at(&scan, 0, 0), "not enough memory", NULL);
        good = false;
    }
    *mended = scan.mended;
    return good;
}
