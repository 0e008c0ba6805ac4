// The strict pass: what is no good JSON is refused by name, whatever its bytes.
#include "load_world.h"

static void test_strict_pass(void **state) {
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"", "json-empty"},
        {"\xef\xbb\xbf", "json-empty"},
        {"{", "json-cut-off"},
        {"[1, 2", "json-cut-off"},
        {"{\"a\": \"b", "json-cut-off"},
        {"{\"a\": \"b\\", "json-cut-off"},
        {"{\"a\"", "json-cut-off"},
        {"{\"a\":", "json-cut-off"},
        {"nul", "json-syntax"},
        {"{'a': 1}", "json-syntax"},
        {"{\"a\" 1}", "json-syntax"},
        {"{\"a\": 1]", "json-syntax"},
        {"[1 2]", "json-comma"},
        {"[1,]", "json-comma"},
        {"{\"a\": 1,}", "json-comma"},
        {"[,]", "json-syntax"},
        {"[01]", "json-number"},
        {"[1.]", "json-number"},
        {"[.5]", "json-number"},
        {"[+1]", "json-number"},
        {"[-]", "json-number"},
        {"[1e]", "json-number"},
        {"[1e999]", "json-number"},
        {"[0x10]", "json-number"},
        {"[1111111111111111111111111111111111111111111111111111]", "json-number"},
        {"[\"\\u0000\"]", "json-control"},
        {"[\"\t\"]", "json-control"},
        {"[\"\\b\"]", "json-control"},
        {"[\"\\udc00\"]", "json-surrogate"},
        {"[\"\\ud800\\u0041\"]", "json-surrogate"},
        {"[\"\\u12g4\"]", "json-escape"},
        {"[\"\\x\"]", "json-escape"},
        {"[\"a\nb\"]", "json-string-end"},
        {"[\"\xff\"]", "json-encoding"},
        {"[\"\xed\xa0\x80\"]", "json-encoding"},
        {"[] []", "json-after-end"},
        {"{\"a\": 1, \"a\": 2}", "json-duplicate-key"},
        {"/* a */ [] // b", "json-comment"},
        {"[]", "wrong-type"},
        {"{\"name\": \"noon\"}", "not-a-scenario"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_code(cases[i].text, strlen(cases[i].text), cases[i].code);
    }
    expect_code("[1]\0", 4, "json-after-end");
    expect_code("[\"a\0b\"]", 7, "json-control");
}

// Slips of those who write JSON by hand: one diagnostic each, with the cure.
static void test_slips_have_a_cure(void **state) {
    (void)state;
    static const struct {
        const char *text, *hint;
    } slips[] = {
        {"{ # a\n}", "note"},
        {"{\"a\": [\"b\": 1]}", "is a { missing"},
        {"{\"a\": 5,2}", "a point"},
        {"{\"a\": yes}", "write true"},
        {"", "noon new"},
        {"{\"format\": 1, \"id\": \"a\", \"title\": 7}", "quotation marks"},
        {"\xff\xfe{", "save it as UTF-8"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        Try attempt = {0};
        assert_true(diag_list_init(&attempt.diags));
        attempt.scenario = scenario_load_text("text.json", slips[i].text, strlen(slips[i].text), &attempt.diags);
        Buffer out;
        buffer_init(&out);
        diag_print(&attempt.diags, &out);
        assert_non_null(out.text);
        if (!strstr(out.text, slips[i].hint)) {
            fail_msg("no cure \"%s\" for %s in\n%s", slips[i].hint, slips[i].text, out.text);
        }
        buffer_free(&out);
        try_free(&attempt);
    }
}

static void test_large_objects(void **state) {
    (void)state;
    Buffer text;
    buffer_init(&text);
    buffer_add(&text, "{");
    for (int i = 0; i < 50000; i++) {
        buffer_addf(&text, "\"key-%d\": 1,\n", i);
    }
    buffer_add(&text, "\"key-777\": 2}");
    expect_code(text.text, text.length, "json-duplicate-key");
    buffer_free(&text);
}

static void test_caps_of_files(void **state) {
    (void)state;
    Buffer text;
    buffer_init(&text);
    buffer_add_char(&text, '[');
    for (int i = 0; i < JSON_VALUES_MAX; i++) {
        buffer_add(&text, "1,");
    }
    buffer_add(&text, "1]");
    expect_code(text.text, text.length, "json-too-many");
    buffer_add_times(&text, ' ', JSON_BYTES_MAX);
    expect_code(text.text, text.length, "file-too-large");
    buffer_free(&text);
}

static void test_bad_bytes_never_crash(void **state) {
    (void)state;
    char *good = text_of(GOLDEN "/valid.json");
    assert_non_null(good);
    size_t length = strlen(good);
    // Every cut, and every byte changed to one that matters in JSON.
    size_t last = (size_t)(strrchr(good, '}') - good);
    for (size_t i = 0; i <= last; i++) {
        Try attempt = {0};
        assert_true(diag_list_init(&attempt.diags));
        attempt.scenario = scenario_load_text("cut.json", good, i, &attempt.diags);
        assert_null(attempt.scenario);
        assert_true(diag_errors(&attempt.diags) > 0);
        try_free(&attempt);
    }
    static const char bytes[] = "\"{}[],:\\ \n\x80/0";
    for (size_t i = 0; i < length; i += 3) {
        char kept = good[i];
        good[i] = bytes[i % (sizeof bytes - 1)];
        Try attempt = try_text(good);
        assert_true((attempt.scenario == NULL) == (diag_errors(&attempt.diags) > 0));
        Buffer out;
        buffer_init(&out);
        diag_print(&attempt.diags, &out);
        buffer_free(&out);
        try_free(&attempt);
        good[i] = kept;
    }
    free(good);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strict_pass),           cmocka_unit_test(test_slips_have_a_cure),
        cmocka_unit_test(test_large_objects),         cmocka_unit_test(test_caps_of_files),
        cmocka_unit_test(test_bad_bytes_never_crash),
    };
    return cmocka_run_group_tests_name("load.strict", tests, NULL, NULL);
}
