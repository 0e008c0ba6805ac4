// Files broken by a program: one thing changed in a shipped scenario, hundreds of times. Each must be told on
// the changed line, with at most three diagnostics, and never crash.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/random.h"
#include "load/limits.h"
#include "load/load.h"

enum { EACH = 24, TOKEN_MAX = 80000, DIAGS_MAX = 3 };

typedef enum TokenKind {
    TOKEN_KEY,
    TOKEN_TEXT,
    TOKEN_NUMBER,
    TOKEN_WORD,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA
} TokenKind;

typedef struct Token {
    TokenKind kind;
    size_t offset, length;
    size_t key; // token of the key of a value, SIZE_MAX in a list
} Token;

typedef struct File {
    const char *name;
    char *text;
    size_t length;
    Token *tokens;
    size_t count;
} File;

static size_t text_end(const char *text, size_t at) {
    for (at++; text[at] != '"'; at++) {
        at += text[at] == '\\';
    }
    return at + 1;
}

static void tokens_read(File *file) {
    const char *text = file->text;
    size_t key = SIZE_MAX;
    for (size_t at = 0; at < file->length && file->count < TOKEN_MAX;) {
        char c = text[at];
        size_t end = at + 1;
        TokenKind kind = TOKEN_COMMA;
        if (c == '"') {
            end = text_end(text, at);
            kind = text[end + strspn(text + end, " ")] == ':' ? TOKEN_KEY : TOKEN_TEXT;
        } else if (c == '{' || c == '[') {
            kind = TOKEN_OPEN;
        } else if (c == '}' || c == ']') {
            kind = TOKEN_CLOSE;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            end = at + strspn(text + at, "-+.0123456789eE");
            kind = TOKEN_NUMBER;
        } else if (c >= 'a' && c <= 'z') {
            end = at + strspn(text + at, "abcdefghijklmnopqrstuvwxyz");
            kind = TOKEN_WORD;
        } else if (c != ',') {
            at++;
            continue;
        }
        file->tokens[file->count++] = (Token){kind, at, end - at, key};
        key = kind == TOKEN_KEY ? file->count - 1 : SIZE_MAX;
        at = end;
    }
}

static File file_open(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/scenarios/%s/scenario.json", NOON_SOURCE_DIR, name);
    File file = {.name = name};
    Error error;
    assert_true(file_read(path, JSON_BYTES_MAX, &file.text, NULL, &error));
    // A text in memory has no map beside it.
    char *map = strstr(file.text, "\"map\": {");
    assert_non_null(map);
    char *end = strchr(map, '}') + 1;
    if (*end == ',') {
        end++;
    } else {
        while (*map != ',') {
            map--;
        }
    }
    memmove(map, end, strlen(end) + 1);
    file.length = strlen(file.text);
    file.tokens = calloc(TOKEN_MAX, sizeof *file.tokens);
    assert_non_null(file.tokens);
    tokens_read(&file);
    return file;
}

static void file_close(File *file) {
    free(file->text);
    free(file->tokens);
}

static bool key_is(const File *file, const Token *token, const char *const *names) {
    if (token->key == SIZE_MAX && token->kind != TOKEN_KEY) {
        return false;
    }
    const Token *key = token->kind == TOKEN_KEY ? token : &file->tokens[token->key];
    for (; *names; names++) {
        if (key->length == strlen(*names) + 2 && memcmp(file->text + key->offset + 1, *names, key->length - 2) == 0) {
            return true;
        }
    }
    return false;
}

// ---- one change ----

typedef enum Change {
    KEY_MISSPELT,
    KEY_DOUBLED,
    KEY_FOREIGN, // moved here from another kind of object
    TYPE_CHANGED,
    NUMBER_OUT_OF_RANGE,
    WORD_MISSPELT, // an enum or a reference
    ID_RENAMED,
    BRACKET_DROPPED,
    COMMA_DROPPED,
    TEXT_CUT,
    CHANGE_COUNT
} Change;

static const char *const change_names[CHANGE_COUNT] = {
    "a key misspelt",  "a key doubled", "a key moved",       "a type changed",  "a number out of range",
    "a word misspelt", "an id renamed", "a bracket dropped", "a comma dropped", "the text cut"};

static const char *const free_keys[] = {"note", "$schema", NULL};
static const char *const word_keys[] = {"kind",       "party", "issue",  "adviser",  "gambit",
                                        "owner",      "goto",  "front",  "question", "standing",
                                        "brought_by", "role",  "client", "asset",    NULL};
static const char *const id_key[] = {"id", NULL};

static bool fits(const File *file, const Token *token, Change change) {
    if (key_is(file, token, free_keys)) {
        return false;
    }
    switch (change) {
    case KEY_MISSPELT:
    case KEY_DOUBLED: return token->kind == TOKEN_KEY && token->length > 4;
    case KEY_FOREIGN: return token->kind == TOKEN_OPEN && file->text[token->offset] == '{' && token->offset > 0;
    case TYPE_CHANGED: return token->kind == TOKEN_TEXT || token->kind == TOKEN_NUMBER || token->kind == TOKEN_WORD;
    case NUMBER_OUT_OF_RANGE: return token->kind == TOKEN_NUMBER;
    case WORD_MISSPELT: return token->kind == TOKEN_TEXT && key_is(file, token, word_keys);
    case ID_RENAMED: return token->kind == TOKEN_TEXT && key_is(file, token, id_key) && token->offset > 200;
    case BRACKET_DROPPED: return token->kind == TOKEN_CLOSE || (token->kind == TOKEN_OPEN && token->offset > 0);
    case COMMA_DROPPED: return token->kind == TOKEN_COMMA;
    default: return token->offset > 200;
    }
}

// The changed text, and the byte at which the change stands.
static char *changed(const File *file, const Token *token, Change change, size_t *at) {
    Buffer out;
    buffer_init(&out);
    buffer_add_bytes(&out, file->text, token->offset);
    *at = token->offset;
    const char *own = file->text + token->offset;
    const char *rest = own + token->length;
    switch (change) {
    case KEY_MISSPELT: // one letter doubled in the middle, never into another key
        buffer_add_bytes(&out, own, token->length / 2);
        buffer_addf(&out, "%cq", own[token->length / 2 - 1]);
        rest = own + token->length / 2;
        break;
    case KEY_DOUBLED:
        buffer_add_bytes(&out, own, token->length);
        buffer_add(&out, ": 0, ");
        rest = own;
        break;
    case KEY_FOREIGN:
        buffer_addf(&out, "{ \"zone_notes_of_setting\": 60%s", own[1 + strspn(own + 1, " \n")] == '}' ? " " : ", ");
        break;
    case TYPE_CHANGED: buffer_add(&out, token->kind == TOKEN_TEXT ? "[7]" : "\"seven\""); break;
    case NUMBER_OUT_OF_RANGE: buffer_add(&out, "1e9"); break;
    case WORD_MISSPELT:
    case ID_RENAMED:
        buffer_add_bytes(&out, own, token->length - 1);
        buffer_add(&out, "qx\"");
        break;
    case TEXT_CUT: rest = ""; break;
    default: break;
    }
    buffer_add(&out, rest);
    return buffer_take(&out);
}

static unsigned line_at(const char *text, size_t at) {
    unsigned line = 1;
    for (size_t i = 0; i < at && text[i]; i++) {
        line += text[i] == '\n';
    }
    return line;
}

// The line of the next token behind a place: syntax errors are seen there.
static unsigned next_line(const char *text, size_t at) {
    at += strspn(text + at, " \n\t,:");
    return line_at(text, at);
}

static bool told_well(const DiagList *diags, const char *text, size_t at, Change change) {
    bool syntax = change == BRACKET_DROPPED || change == COMMA_DROPPED || change == TEXT_CUT;
    unsigned wanted = line_at(text, at), next = next_line(text, at);
    if (change == ID_RENAMED && diags->count == 0) {
        return true; // nothing names it
    }
    if (diags->count == 0 || diags->count > DIAGS_MAX) {
        return false;
    }
    if (change == ID_RENAMED || change == BRACKET_DROPPED) {
        return true; // told where it is missed; a bracket is missed where the text no longer fits
    }
    for (size_t i = 0; i < diags->count; i++) {
        unsigned line, column;
        diag_line_column(diags, diags->items[i].span, &line, &column);
        if (line == wanted || (syntax && (line == next || line + 1 == wanted))) {
            return true;
        }
    }
    return false;
}

static int change_try(const File *file, Change change, uint32_t nth) {
    const Token *token;
    uint32_t attempt = 0;
    do {
        token = &file->tokens[random_below(17, (uint32_t)change, nth, random_key(file->name) + attempt++,
                                           (unsigned)file->count)];
    } while (!fits(file, token, change));
    size_t at;
    char *text = changed(file, token, change, &at);
    DiagList diags;
    assert_true(diag_list_init(&diags));
    scenario_free(scenario_load_text(file->name, text, strlen(text), &diags));
    bool good = told_well(&diags, text, at, change);
    if (!good) {
        Buffer out;
        buffer_init(&out);
        diag_print(&diags, &out);
        print_error("%s, %s, line %u: found %zu\n%.3000s\n", file->name, change_names[change], line_at(text, at),
                    diags.count, out.text);
        buffer_free(&out);
    }
    diag_list_free(&diags);
    free(text);
    return !good;
}

static void test_broken(void **state) {
    (void)state;
    static const char *const names[] = {"moscow-2020", "rehearsal"};
    int wrong = 0, tried = 0;
    for (int f = 0; f < 2; f++) {
        File file = file_open(names[f]);
        for (int change = 0; change < CHANGE_COUNT; change++) {
            for (uint32_t n = 0; n < EACH; n++) {
                wrong += change_try(&file, (Change)change, n);
                tried++;
            }
        }
        file_close(&file);
    }
    print_message("%d broken files, %d told badly\n", tried, wrong);
    assert_true(tried >= 300);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_broken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
