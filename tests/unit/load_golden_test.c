// Every diagnostic stands in a golden file, and every code has one.
#include "load_world.h"

static void golden_one(const char *name, bool is_folder) {
    char code[80];
    snprintf(code, sizeof code, "%.*s", (int)(strlen(name) - (is_folder ? 0 : strlen(".json"))), name);
    char path[512];
    snprintf(path, sizeof path, GOLDEN "/%s", name);
    Try attempt = try_path(path, "xx");
    char *found = printed(&attempt);
    snprintf(path, sizeof path, GOLDEN "/%s.txt", code);
    golden_compare(path, found);
    code[strcspn(code, ".")] = '\0'; // "condition-never.story" is another case of the same code
    if (strcmp(code, "valid") == 0) {
        assert_int_equal(attempt.diags.count, 0);
        assert_non_null(attempt.scenario);
    } else {
        // One mistake is one diagnostic, of the code the file is named after.
        if (attempt.diags.count != 1 || strcmp(attempt.diags.items[0].code, code) != 0) {
            print_error("%s: expected exactly one diagnostic of that code, found\n%s\n", name, found);
            fail();
        }
        const DiagCode *explained = diag_code_find(code);
        assert_non_null(explained);
        assert_int_equal(explained->severity, attempt.diags.items[0].severity);
        assert_true((attempt.scenario == NULL) == (explained->severity == SEVERITY_ERROR));
    }
    free(found);
    try_free(&attempt);
}

static bool golden_visit(void *user, const char *name, bool is_folder) {
    size_t length = strlen(name);
    if (is_folder || (length > 5 && strcmp(name + length - 5, ".json") == 0)) {
        golden_one(name, is_folder);
        (*(size_t *)user)++;
    }
    return true;
}

static void test_golden(void **state) {
    (void)state;
    size_t count = 0;
    Error error;
    assert_true(folder_list(GOLDEN, golden_visit, &count, &error));
    assert_true(count > 80);
}

// Mistakes that need a very large file, or too little memory; those of tests are told by "noon test"
// (tests/author/tools.sh).
static const char *const without_golden[] = {"archive-broken", "archive-size",    "archive-unsafe", "expr-memory",
                                             "file-too-large", "json-too-many",   "language-file",  "names",
                                             "no-memory",      "test-failed",     "test-script",    "fair-numbers",
                                             "fair-one-name",  "fair-one-source", "fair-words"};

static void test_every_code_has_a_golden(void **state) {
    (void)state;
    for (size_t i = 0; i < diag_code_count(); i++) {
        const DiagCode *code = diag_code_at(i);
        assert_true(i == 0 || strcmp(diag_code_at(i - 1)->code, code->code) < 0);
        assert_true(strlen(code->text) > 20);
        bool excused = false;
        for (size_t j = 0; j < sizeof without_golden / sizeof without_golden[0]; j++) {
            excused |= strcmp(without_golden[j], code->code) == 0;
        }
        char path[512];
        snprintf(path, sizeof path, GOLDEN "/%s.txt", code->code);
        if (file_exists(path) == excused) {
            print_error("the code \"%s\" %s a golden file\n", code->code,
                        excused ? "is excused from and has" : "lacks");
            fail();
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_every_code_has_a_golden),
    };
    return cmocka_run_group_tests_name("load.golden", tests, NULL, NULL);
}
