// Diagnostics as they are printed, and the nearest name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/random.h"
#include "base/utf8.h"

#define TEXT_IS(actual, expected) assert_string_equal(actual, expected)

static DiagList diags;
static Buffer printed;

static int diag_setup(void **state) {
    (void)state;
    buffer_init(&printed);
    return diag_list_init(&diags) ? 0 : -1;
}

static int diag_teardown(void **state) {
    (void)state;
    diag_list_free(&diags);
    buffer_free(&printed);
    return 0;
}

static Span span_of(uint32_t file, const char *text, const char *part) {
    return (Span){file, (uint32_t)(strstr(text, part) - text), (uint32_t)strlen(part)};
}

static void test_diag_plain(void **state) {
    (void)state;
    const char *text = "{\n  \"lable\": \"Return\",\n  \"min\": 3\n}\n";
    uint32_t file = diag_source_add(&diags, "a/scenario.json", text, strlen(text));
    assert_int_equal(file, 1);
    diag_addf(&diags, "range", SEVERITY_WARNING, span_of(file, text, "3"), "/min", NULL,
              "expected at most %d, found %d", 2, 3);
    diag_addf(&diags, "unknown-key", SEVERITY_ERROR, span_of(file, text, "\"lable\""), "/lable",
              "did you mean \"label\"?", "unknown key \"%s\"", "lable");
    diag_addf(&diags, "no-file", SEVERITY_ERROR, (Span){0}, "/lang", NULL, "no text at all");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "error[no-file]: /lang: no text at all\n"
                          "a/scenario.json:2:3: error[unknown-key]: unknown key \"lable\"\n"
                          "     2 |   \"lable\": \"Return\",\n"
                          "       |   ^~~~~~~\n"
                          "  hint: did you mean \"label\"?\n"
                          "a/scenario.json:3:10: warning[range]: expected at most 2, found 3\n"
                          "     3 |   \"min\": 3\n"
                          "       |          ^\n");
    assert_int_equal(diag_errors(&diags), 2);
    assert_int_equal(diag_warnings(&diags), 1);
    TEXT_IS(diags.items[0].path, "/min");
    TEXT_IS(diag_source_name(&diags, diags.items[0].span), "a/scenario.json");
    TEXT_IS(diag_source_name(&diags, (Span){0}), "");
}

static void test_diag_tabs_and_wide_characters(void **state) {
    (void)state;
    const char *text = "\xEF\xBB\xBFx\r\n\ta\t\"\xC3\xA9\xE6\xBC\xA2\": \"e\xCC\x81\" wrong\x1B[31m\r\nlast";
    uint32_t file = diag_source_add(&diags, "t.json", text, strlen(text));
    Span span = span_of(file, text, "wrong");
    unsigned line = 0;
    unsigned column = 0;
    assert_true(diag_line_column(&diags, span, &line, &column));
    assert_int_equal(line, 2);
    // One for each of: tab a tab quote e-acute han quote colon space quote e accent quote space.
    assert_int_equal(column, 15);
    diag_addf(&diags, "word", SEVERITY_ERROR, span, NULL, NULL, "not a word");
    diag_addf(&diags, "start", SEVERITY_ERROR, span_of(file, text, "x"), NULL, NULL, "behind the mark");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "t.json:1:1: error[start]: behind the mark\n"
                          "     1 | x\n"
                          "       | ^\n"
                          "t.json:2:15: error[word]: not a word\n"
                          "     2 |     a   \"\xC3\xA9\xE6\xBC\xA2\": \"e\xCC\x81\" wrong\xEF\xBF\xBD[31m\n"
                          "       |                    ^~~~~\n");
}

static void test_diag_long_line_is_cut(void **state) {
    (void)state;
    size_t length = 300000;
    char *text = malloc(length + 1);
    assert_non_null(text);
    memset(text, 'x', length);
    text[length] = '\0';
    memcpy(text + 150000, "WRONG", 5);
    uint32_t file = diag_source_add(&diags, "long.json", text, length);
    diag_addf(&diags, "a", SEVERITY_ERROR, (Span){file, 150000, 5}, NULL, NULL, "in the middle");
    diag_addf(&diags, "b", SEVERITY_ERROR, (Span){file, 10, 300}, NULL, NULL, "near the start and long");
    diag_addf(&diags, "c", SEVERITY_ERROR, (Span){file, (uint32_t)length, 0}, NULL, NULL, "at the end");
    diag_print(&diags, &printed);
    assert_true(printed.length < 1000);
    assert_non_null(strstr(printed.text, "long.json:1:150001: error[a]: in the middle\n     1 | ...xxxx"));
    assert_non_null(strstr(printed.text, "xWRONGx"));
    assert_non_null(strstr(printed.text, "x...\n       |                                            ^~~~~\n"));
    // The caret stands under the word.
    char *excerpt = strstr(printed.text, "     1 | ...");
    char *mark = strchr(excerpt, '^');
    char *caret_line = strchr(excerpt, '\n') + 1;
    assert_int_equal(strstr(excerpt, "WRONG") - excerpt, mark - caret_line);
    assert_non_null(strstr(printed.text, "long.json:1:11: error[b]: near the start and long\n     1 | xxxx"));
    assert_non_null(strstr(printed.text, "long.json:1:300001: error[c]: at the end\n     1 | ...xxx"));
    free(text);
}

static void test_diag_edges(void **state) {
    (void)state;
    const char *text = "ab\ncd";
    uint32_t file = diag_source_add(&diags, "e.json", text, strlen(text));
    uint32_t empty = diag_source_add(&diags, "empty.json", "", 0);
    diag_addf(&diags, "end", SEVERITY_ERROR, (Span){file, 5, 0}, NULL, NULL, "unexpected end");
    diag_addf(&diags, "line-end", SEVERITY_ERROR, (Span){file, 2, 1}, NULL, NULL, "at the line's end");
    diag_addf(&diags, "past", SEVERITY_ERROR, (Span){file, 4000000000u, 4000000000u}, NULL, NULL, "past the end");
    diag_addf(&diags, "lines", SEVERITY_ERROR, (Span){file, 1, 4}, NULL, NULL, "over\ntwo\tlines");
    diag_addf(&diags, "nothing", SEVERITY_ERROR, (Span){empty, 0, 0}, NULL, NULL, "empty");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "e.json:1:2: error[lines]: over two lines\n     1 | ab\n       |  ^\n"
                          "e.json:1:3: error[line-end]: at the line's end\n     1 | ab\n       |   ^\n"
                          "e.json:2:3: error[end]: unexpected end\n     2 | cd\n       |   ^\n"
                          "e.json:2:3: error[past]: past the end\n     2 | cd\n       |   ^\n"
                          "empty.json:1:1: error[nothing]: empty\n     1 | \n       | ^\n");
    unsigned line = 9;
    unsigned column = 9;
    assert_false(diag_line_column(&diags, (Span){0}, &line, &column));
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
}

static void test_diag_related(void **state) {
    (void)state;
    const char *text = "{\"a\":1,\n \"a\":2}";
    uint32_t file = diag_source_add(&diags, "d.json", text, strlen(text));
    diag_add(&diags, (Diag){.code = "duplicate-key",
                            .severity = SEVERITY_ERROR,
                            .span = {file, 9, 3},
                            .message = "duplicate key \"a\"",
                            .hint = "remove one",
                            .related = {file, 1, 3},
                            .related_text = "first given here"});
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "d.json:2:2: error[duplicate-key]: duplicate key \"a\"\n"
                          "     2 |  \"a\":2}\n"
                          "       |  ^~~\n"
                          "  d.json:1:2: note: first given here\n"
                          "     1 | {\"a\":1,\n"
                          "       |  ^~~\n"
                          "  hint: remove one\n");
}

static void test_diag_cap(void **state) {
    (void)state;
    for (unsigned i = 0; i < DIAG_CAP + 37; i++) {
        char message[32];
        snprintf(message, sizeof message, "number %u", i);
        diag_addf(&diags, "many", i % 2 ? SEVERITY_ERROR : SEVERITY_WARNING, (Span){0}, NULL, NULL, "%s", message);
    }
    assert_int_equal(diags.count, DIAG_CAP);
    assert_int_equal(diag_errors(&diags) + diag_warnings(&diags), DIAG_CAP + 37);
    diag_print(&diags, &printed);
    assert_non_null(strstr(printed.text, "warning[many]: number 0\nerror[many]: number 1\n"));
    assert_non_null(strstr(printed.text, "error[many]: number 199\nand 37 more\n"));
    for (unsigned i = 1; i <= DIAG_SOURCE_CAP; i++) {
        assert_int_equal(diag_source_add(&diags, "s", "", 0), i);
    }
    assert_int_equal(diag_source_add(&diags, "s", "", 0), 0);
}

static void test_nearest_name(void **state) {
    (void)state;
    static const char *const names[] = {"label", "trust", "leverage", "table", "id", "verification"};
    size_t count = sizeof names / sizeof names[0];
    TEXT_IS(nearest_name("lable", names, count), "label");
    TEXT_IS(nearest_name("Trust", names, count), "trust");
    TEXT_IS(nearest_name("levrage", names, count), "leverage");
    TEXT_IS(nearest_name("verifcatoin", names, count), "verification");
    assert_null(nearest_name("trust", names, count));
    assert_null(nearest_name("xy", names, count));
    assert_null(nearest_name("", names, count));
    assert_null(nearest_name("mediator", names, count));
    assert_null(nearest_name("lable", names, 0));
    char giant[500];
    memset(giant, 'a', sizeof giant - 1);
    giant[sizeof giant - 1] = '\0';
    assert_null(nearest_name(giant, names, count));
}

#define DIAG_TEST(test) cmocka_unit_test_setup_teardown(test, diag_setup, diag_teardown)

// What is kept of megabytes ends with a whole character, so that it can stand in JSON.
static void test_diag_long_text_is_cut_at_a_character(void **state) {
    (void)state;
    enum { BYTES = 20000 };
    char *text = malloc(BYTES);
    assert_non_null(text);
    for (size_t shift = 0; shift < 2; shift++) { // of two ways to cut one is in the middle
        for (size_t i = 0; i < BYTES; i++) {
            text[i] = (i + shift) % 2 ? '\xB6' : '\xD0';
        }
        text[0] = shift ? 'x' : text[0];
        text[BYTES - 1] = '\0';
        diag_add(&diags, (Diag){.code = "a", .severity = SEVERITY_NOTE, .message = text});
        const char *kept = diags.items[diags.count - 1].message;
        assert_true(strlen(kept) > 1000 && strlen(kept) < BYTES - 1);
        assert_true(utf8_valid(kept, strlen(kept), NULL));
    }
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        DIAG_TEST(test_diag_plain),
        DIAG_TEST(test_diag_tabs_and_wide_characters),
        DIAG_TEST(test_diag_long_line_is_cut),
        DIAG_TEST(test_diag_long_text_is_cut_at_a_character),
        DIAG_TEST(test_diag_edges),
        DIAG_TEST(test_diag_related),
        DIAG_TEST(test_diag_cap),
        cmocka_unit_test(test_nearest_name),
    };
    return cmocka_run_group_tests_name("base: diagnostics", tests, NULL, NULL);
}
