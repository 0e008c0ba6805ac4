// The house style loses nothing, and does nothing twice; older files come forward, newer ones are refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/format.h"
#include "load/load.h"

static char *formatted(const char *text) {
    DiagList diags;
    Buffer out;
    buffer_init(&out);
    assert_true(diag_list_init(&diags));
    assert_true(json_format("text.json", text, strlen(text), &diags, &out));
    diag_list_free(&diags);
    return buffer_take(&out);
}

static void expect(const char *from, const char *to) {
    char *found = formatted(from);
    assert_string_equal(found, to);
    free(found);
    found = formatted(to);
    assert_string_equal(found, to);
    free(found);
}

static void test_style(void **state) {
    (void)state;
    expect("{}", "{}\n");
    expect("{\"a\":1,\"b\":[1,2 , 3],\"c\":{\"d\":null}}", "{ \"a\": 1, \"b\": [1, 2, 3], \"c\": { \"d\": null } }\n");
    // What begins on a line of its own stays spread out; one blank line stays, more do not.
    expect("{\n\"a\" : 1.50,\n\n\n\"b\":[\n7 ]\n}", "{\n  \"a\": 1.50,\n\n  \"b\": [\n    7\n  ]\n}\n");
    // Escapes and numbers stay as they were written.
    expect("[\"a\\u0041\\n\", 1e3, -0]", "[\"a\\u0041\\n\", 1e3, -0]\n");
}

static void test_long_lines_are_spread(void **state) {
    (void)state;
    char text[400] = "{\"list\": [";
    for (int i = 0; i < 10; i++) {
        strcat(text, i ? ", \"fourteen chars\"" : "\"fourteen chars\"");
    }
    strcat(text, "]}");
    char *found = formatted(text);
    size_t longest = 0;
    for (const char *line = found; *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        longest = length > longest ? length : longest;
    }
    assert_true(longest <= FORMAT_COLUMNS);
    char *again = formatted(found);
    assert_string_equal(again, found);
    free(again);
    free(found);
}

static uint64_t digest_of(const char *text) {
    DiagList diags;
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load_text("text.json", text, strlen(text), &diags);
    assert_non_null(scenario);
    uint64_t digest = scenario->rules_digest;
    scenario_free(scenario);
    diag_list_free(&diags);
    return digest;
}

static void test_nothing_is_lost(void **state) {
    (void)state;
    char *text = NULL;
    Error error;
    assert_true(file_read(NOON_SOURCE_DIR "/tests/golden/validate/valid.json", 1 << 20, &text, NULL, &error));
    char *found = formatted(text);
    assert_true(digest_of(found) == digest_of(text));
    free(found);
    free(text);
    static const char *const names[] = {"moscow-2020", "rehearsal"};
    for (int i = 0; i < 2; i++) {
        Buffer path;
        buffer_init(&path);
        buffer_addf(&path, "%s/scenarios/%s/scenario.json", NOON_SOURCE_DIR, names[i]);
        assert_true(file_read(path.text, 16 << 20, &text, NULL, &error));
        found = formatted(text);
        char *again = formatted(found);
        assert_string_equal(again, found);
        free(again);
        free(found);
        free(text);
        buffer_free(&path);
    }
}

static void test_bad_json_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"", "{", "{\"a\": 1,}", "{\"a\": 1} x", "{\"a\": 1, \"a\": 2}", "// x\n{}"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        DiagList diags;
        Buffer out;
        buffer_init(&out);
        assert_true(diag_list_init(&diags));
        assert_false(json_format("bad.json", bad[i], strlen(bad[i]), &diags, &out));
        assert_true(diag_errors(&diags) > 0);
        diag_list_free(&diags);
        buffer_free(&out);
    }
}

static void migrate(const char *text, bool good, const char *result, const char *said) {
    DiagList diags;
    Buffer out, changes;
    buffer_init(&out);
    buffer_init(&changes);
    assert_true(diag_list_init(&diags));
    assert_true(scenario_migrate("old.json", text, strlen(text), &diags, &out, &changes) == good);
    if (good) {
        assert_string_equal(out.text, result);
        assert_string_equal(changes.text, said);
    } else {
        assert_non_null(strstr(diags.items[0].message, said));
    }
    diag_list_free(&diags);
    buffer_free(&out);
    buffer_free(&changes);
}

static void test_migrate(void **state) {
    (void)state;
    migrate("{\"format\": 1, \"issues\": []}", true, "{\"format\": 1, \"issues\": []}", "");
    migrate("{ \"issues\": []}", true, "{\n  \"format\": 1, \"issues\": []}", "added \"format\": 1\n");
    migrate("{\"format\": 7, \"issues\": []}", false, "", "format 7, this game knows formats up to 1");
    migrate("{\"format\": 0, \"issues\": []}", false, "", "never been");
    migrate("{\"a\": 1}", false, "", "no scenario");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_style),           cmocka_unit_test(test_long_lines_are_spread),
        cmocka_unit_test(test_nothing_is_lost), cmocka_unit_test(test_bad_json_is_refused),
        cmocka_unit_test(test_migrate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
