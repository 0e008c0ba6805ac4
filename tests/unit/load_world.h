// Scenarios that are tried, and what came of them: for the tests of the room load.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/field.h"
#include "load/limits.h"
#include "load/load.h"

#define GOLDEN NOON_SOURCE_DIR "/tests/golden/validate"

typedef struct Try {
    DiagList diags;
    Error error;
    Scenario *scenario;
} Try;

static inline Try try_path(const char *path, const char *language) {
    Try attempt = {0};
    assert_true(diag_list_init(&attempt.diags));
    attempt.scenario = scenario_load(path, language, &attempt.diags, &attempt.error);
    return attempt;
}

static inline Try try_text(const char *text) {
    Try attempt = {0};
    assert_true(diag_list_init(&attempt.diags));
    attempt.scenario = scenario_load_text("text.json", text, strlen(text), &attempt.diags);
    return attempt;
}

static inline void try_free(Try *attempt) {
    scenario_free(attempt->scenario);
    diag_list_free(&attempt->diags);
}

static inline char *text_of(const char *path) {
    char *text = NULL;
    Error error;
    if (!file_read(path, JSON_BYTES_MAX, &text, NULL, &error)) {
        return NULL;
    }
    return text;
}

// The smallest good scenario with one piece of its text replaced; free it.
static inline char *edited(const char *from, const char *to) {
    char *text = text_of(GOLDEN "/valid.json");
    assert_non_null(text);
    char *at = strstr(text, from);
    assert_non_null(at);
    Buffer out;
    buffer_init(&out);
    buffer_add_bytes(&out, text, (size_t)(at - text));
    buffer_add(&out, to);
    buffer_add(&out, at + strlen(from));
    free(text);
    return buffer_take(&out);
}

static inline Try try_edited(const char *from, const char *to) {
    char *text = edited(from, to);
    Try attempt = try_text(text);
    // Spans point into the text; the tests that print keep it themselves.
    for (size_t i = 0; i < attempt.diags.source_count; i++) {
        attempt.diags.sources[i].text = "";
        attempt.diags.sources[i].length = 0;
    }
    free(text);
    return attempt;
}

static inline size_t code_count(const Try *attempt, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < attempt->diags.count; i++) {
        count += strcmp(attempt->diags.items[i].code, code) == 0;
    }
    return count;
}

static inline void write_text(const char *path, const char *text) {
    Error error;
    assert_true(file_write_atomic(path, text, strlen(text), &error));
}

// All diagnostics, with the folder of the goldens taken out of the names.
static inline char *printed(const Try *attempt) {
    Buffer out;
    buffer_init(&out);
    diag_print(&attempt->diags, &out);
    for (char *at = out.text; (at = strstr(at, GOLDEN "/")) != NULL;) {
        memmove(at, at + strlen(GOLDEN "/"), strlen(at + strlen(GOLDEN "/")) + 1);
        out.length -= strlen(GOLDEN "/");
    }
    char *text = buffer_take(&out);
    assert_non_null(text);
    return text;
}

static inline void golden_compare(const char *path, const char *found) {
    char *expected = text_of(path);
    if (getenv("UPDATE_GOLDEN")) {
        if (!expected || strcmp(expected, found) != 0) {
            write_text(path, found);
        }
    } else if (!expected || strcmp(expected, found) != 0) {
        print_error("%s: expected\n%s\nfound\n%s\nUPDATE_GOLDEN=1 rewrites it\n", path,
                    expected ? expected : "(no file)", found);
        free(expected);
        fail();
    }
    free(expected);
}

static inline void expect_code(const char *text, size_t length, const char *code) {
    Try attempt = {0};
    assert_true(diag_list_init(&attempt.diags));
    attempt.scenario = scenario_load_text("text.json", text, length, &attempt.diags);
    assert_null(attempt.scenario);
    if (code_count(&attempt, code) != 1) {
        Buffer out;
        buffer_init(&out);
        diag_print(&attempt.diags, &out);
        print_error("expected one \"%s\" for %.60s, found\n%s\n", code, text, out.text);
        fail();
    }
    try_free(&attempt);
}
