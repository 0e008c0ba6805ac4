// The room load: every diagnostic by a golden file, what a good scenario becomes, the strict pass, overlays,
// the list of a folder, the schema and the author's reference.
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

// ---- helpers ----

typedef struct Try {
    DiagList diags;
    Error error;
    Scenario *scenario;
} Try;

static Try try_path(const char *path, const char *language) {
    Try attempt = {0};
    assert_true(diag_list_init(&attempt.diags));
    attempt.scenario = scenario_load(path, language, &attempt.diags, &attempt.error);
    return attempt;
}

static Try try_text(const char *text) {
    Try attempt = {0};
    assert_true(diag_list_init(&attempt.diags));
    attempt.scenario = scenario_load_text("text.json", text, strlen(text), &attempt.diags);
    return attempt;
}

static void try_free(Try *attempt) {
    scenario_free(attempt->scenario);
    diag_list_free(&attempt->diags);
}

static char *text_of(const char *path) {
    char *text = NULL;
    Error error;
    if (!file_read(path, JSON_BYTES_MAX, &text, NULL, &error)) {
        return NULL;
    }
    return text;
}

// The smallest good scenario with one piece of its text replaced; free it.
static char *edited(const char *from, const char *to) {
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

static Try try_edited(const char *from, const char *to) {
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

static size_t code_count(const Try *attempt, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < attempt->diags.count; i++) {
        count += strcmp(attempt->diags.items[i].code, code) == 0;
    }
    return count;
}

static void write_text(const char *path, const char *text) {
    Error error;
    assert_true(file_write_atomic(path, text, strlen(text), &error));
}

// ---- golden files ----

// All diagnostics, with the folder of the goldens taken out of the names.
static char *printed(const Try *attempt) {
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

static void golden_compare(const char *path, const char *found) {
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

// ---- what a scenario becomes ----

static void test_defaults_and_units(void **state) {
    (void)state;
    Try attempt =
        try_edited("\"name\": \"North\"",
                   "\"name\": \"North\", \"capital\": \"Nordby\", \"trust\": 40, \"beta\": 70, \"tilt\": -20");
    const Scenario *scenario = attempt.scenario;
    assert_non_null(scenario);
    assert_int_equal(scenario->party_count, 2);
    const Party *north = &scenario->parties[0];
    assert_float_equal(north->trust, 0.4, 1e-12);
    assert_float_equal(north->tie, 0.5, 1e-12);
    assert_float_equal(north->beta, 0.7, 1e-12);
    assert_float_equal(north->tilt, -0.2, 1e-12);
    assert_string_equal(north->short_name, "North");
    assert_string_equal(north->possessive, "Nordby's");
    assert_string_equal(scenario->parties[1].capital, "South");
    assert_true(north->required);
    assert_string_equal(north->mood[4], "");
    assert_int_equal(scenario->start, 17 * 60);
    assert_int_equal(scenario->end, 20 * 60);
    assert_int_equal(scenario->force, 24 * 60 + 12 * 60);
    assert_string_equal(scenario->day_names[7], "7");
    assert_string_equal(scenario->summary, "");
    const Issue *issue = &scenario->issues[0];
    assert_true(issue->opening);
    assert_int_equal(issue->start_option, 0);
    assert_int_equal(issue->brought_by, NO_INDEX);
    assert_int_equal(issue->options[1].owner, NO_INDEX);
    assert_float_equal(issue->options[1].value[0], 0.92, 1e-12);
    assert_float_equal(issue->options[1].value[1], 0.54, 1e-12);
    assert_int_equal(scenario->fronts[0].party_b, 1);
    assert_non_null(scenario->won);
    assert_int_equal(scenario->incidents[0].question, QUESTION_WHO);
    try_free(&attempt);
}

static void test_times_after_midnight(void **state) {
    (void)state;
    Try attempt = try_edited("\"end\": \"20:00\"", "\"end\": \"03:00\"");
    assert_non_null(attempt.scenario);
    assert_int_equal(attempt.scenario->end, 27 * 60);
    assert_int_equal(attempt.scenario->force, 36 * 60);
    try_free(&attempt);
}

static void test_many_mistakes_in_one_run(void **state) {
    (void)state;
    char *text = edited("\"title\": \"Minimal\",", "\"titel\": \"Minimal\",");
    char *at = strstr(text, "\"firm\"");
    memcpy(at, "\"frim\"", 6);
    at = strstr(text, "100");
    memcpy(at, "190", 3);
    at = strstr(text, "days_held");
    memcpy(at, "days_hold", 9);
    Try attempt = try_text(text);
    assert_null(attempt.scenario);
    assert_int_equal(code_count(&attempt, "unknown-key"), 1);
    assert_int_equal(code_count(&attempt, "unknown-word"), 1);
    assert_int_equal(code_count(&attempt, "out-of-range"), 1);
    assert_int_equal(code_count(&attempt, "expr-unknown-name"), 1);
    assert_int_equal(attempt.diags.count, 4);
    try_free(&attempt);
    free(text);
}

static void test_pointer_and_span(void **state) {
    (void)state;
    char *text = edited("\"won\": \"signed and days_held >= 7\"", "\"won\": \"signed and\\n days_hold >= 7\"");
    Try attempt = try_text(text);
    assert_int_equal(attempt.diags.count, 1);
    const Diag *diag = &attempt.diags.items[0];
    assert_string_equal(diag->path, "/won");
    assert_memory_equal(text + diag->span.offset, "days_hold", 9);
    assert_int_equal(diag->span.length, 9);
    try_free(&attempt);
    free(text);
}

// ---- the digest of the rules ----

static uint64_t digest_edited(const char *from, const char *to) {
    Try attempt = try_edited(from, to);
    assert_non_null(attempt.scenario);
    uint64_t digest = attempt.scenario->rules_digest;
    try_free(&attempt);
    return digest;
}

static void test_digest_is_of_the_rules(void **state) {
    (void)state;
    uint64_t same = digest_edited("Minimal", "Minimal");
    assert_true(digest_edited("\"title\": \"Minimal\"", "\"title\": \"Renamed\"") == same);
    assert_true(digest_edited("It ends.", "It ends here.") == same);
    assert_true(digest_edited("{\n", "{\n  \"note\": [1, 2],\n") == same);
    assert_true(digest_edited("signed and days_held >= 7", "signed  and (days_held) >= 7") == same);
    assert_true(digest_edited("\"id\": \"minimal\", \"title\": \"Minimal\"",
                              "\"title\": \"Minimal\", \"id\": \"minimal\"") == same);
    assert_true(digest_edited("\"north\": \"firm\"", "\"north\": 60") == same);
    assert_true(digest_edited("\"north\": \"firm\"", "\"north\": 61") != same);
    assert_true(digest_edited("days_held >= 7", "days_held >= 8") != same);
    assert_true(digest_edited("\"id\": \"dawn\"", "\"id\": \"dusk\"") != same);
    assert_true(digest_edited("\"share\": 100", "\"share\": 99.9") != same);
}

// ---- the strict pass ----

static void expect_code(const char *text, size_t length, const char *code) {
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

// ---- folders ----

static void test_world(void **state) {
    (void)state;
    Try attempt = try_path(NOON_SCRATCH_DIR "/nowhere", NULL);
    assert_null(attempt.scenario);
    assert_int_equal(diag_errors(&attempt.diags), 0);
    assert_non_null(strstr(attempt.error.message, "nowhere"));
    try_free(&attempt);
}

static void test_map_cannot_leave_the_folder(void **state) {
    (void)state;
    static const char *const names[] = {
        "../valid.json", "/etc/passwd", "..\\\\map.json", ".hidden.json", "a/b.json", "map.txt", ""};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char map[80];
        snprintf(map, sizeof map, "{\n  \"map\": {\"file\": \"%s\"},\n", names[i]);
        Try attempt = try_edited("{\n", map);
        assert_null(attempt.scenario);
        assert_int_equal(code_count(&attempt, "map-file"), 1);
        try_free(&attempt);
    }
}

static void test_overlay(void **state) {
    (void)state;
    Error error;
    const char *folder = NOON_SCRATCH_DIR "/overlay";
    assert_true(folder_make(NOON_SCRATCH_DIR "/overlay/lang", &error));
    char *text = text_of(GOLDEN "/valid.json");
    write_text(NOON_SCRATCH_DIR "/overlay/scenario.json", text);
    free(text);
    // What is printed for translators loads without a word and changes nothing.
    DiagList diags;
    assert_true(diag_list_init(&diags));
    Buffer texts;
    buffer_init(&texts);
    assert_true(scenario_texts_print(folder, NULL, &texts, &diags, &error));
    diag_list_free(&diags);
    write_text(NOON_SCRATCH_DIR "/overlay/lang/xx.json", texts.text);
    Try attempt = try_path(folder, "xx");
    assert_non_null(attempt.scenario);
    assert_int_equal(attempt.diags.count, 0);
    uint64_t digest = attempt.scenario->rules_digest;
    try_free(&attempt);
    // A translated option is shown; the rules stay.
    char *at = strstr(texts.text, "\"issues.start.options.noon.label\"");
    assert_non_null(at);
    at = strstr(at, "at noon");
    assert_non_null(at);
    memcpy(at, "mittags", 7);
    write_text(NOON_SCRATCH_DIR "/overlay/lang/xx.json", texts.text);
    attempt = try_path(folder, "xx");
    assert_non_null(attempt.scenario);
    assert_int_equal(attempt.diags.count, 0);
    assert_string_equal(attempt.scenario->issues[0].options[0].label, "mittags");
    assert_true(attempt.scenario->rules_digest == digest);
    try_free(&attempt);
    // No overlay, or one whose name is no code: the author's text.
    static const char *const codes[] = {"yy", "../xx", "", NULL};
    for (size_t i = 0; i < 4; i++) {
        attempt = try_path(folder, codes[i]);
        assert_non_null(attempt.scenario);
        assert_string_equal(attempt.scenario->issues[0].options[0].label, "at noon");
        try_free(&attempt);
    }
    buffer_free(&texts);
}

static void test_list_shows_what_cannot_start(void **state) {
    (void)state;
    Error error;
    assert_true(folder_make(NOON_SCRATCH_DIR "/list/good", &error));
    assert_true(folder_make(NOON_SCRATCH_DIR "/list/other", &error));
    char *text =
        edited("\"title\": \"Minimal\",",
               "\"title\": \"Minimal\", \"summary\": \"Short.\", \"tag\": \"Test\", \"play_minutes\": \"5 min\",");
    write_text(NOON_SCRATCH_DIR "/list/good/scenario.json", text);
    free(text);
    text = edited("\"title\"", "\"titel\"");
    write_text(NOON_SCRATCH_DIR "/list/bad.json", text);
    free(text);
    write_text(NOON_SCRATCH_DIR "/list/readme.txt", "not a scenario\n");
    ScenarioList list;
    scenario_list_init(&list);
    assert_int_equal(scenario_scan(&list, NOON_SCRATCH_DIR "/list", NULL), 2);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].title, "bad");
    assert_int_equal(list.items[0].error_count, 1);
    assert_non_null(strstr(list.items[0].first_message, "bad.json:2:33: unknown key \"titel\""));
    assert_string_equal(list.items[1].id, "minimal");
    assert_string_equal(list.items[1].title, "Minimal");
    assert_string_equal(list.items[1].summary, "Short.");
    assert_string_equal(list.items[1].play_minutes, "5 min");
    assert_int_equal(list.items[1].error_count, 0);
    assert_string_equal(list.items[1].first_message, "");
    assert_int_equal(scenario_scan(&list, NOON_SCRATCH_DIR "/not-there", NULL), 0);
    scenario_list_free(&list);
}

// ---- words ----

static void test_words(void **state) {
    (void)state;
    DiagList diags;
    Error error;
    assert_true(diag_list_init(&diags));
    write_text(NOON_SCRATCH_DIR "/words.json", "{\"language\": \"de\", \"talks.sign\": \"Unterschreiben\"}\n");
    Words *words = words_load(NOON_SCRATCH_DIR "/words.json", &diags, &error);
    assert_non_null(words);
    assert_string_equal(words_at(words, "talks.sign"), "Unterschreiben");
    assert_string_equal(words_language(words), "de");
    write_text(NOON_SCRATCH_DIR "/more.json", "{\"talks.sign\": \"Zeichnen\"}\n");
    assert_true(words_overlay(words, NOON_SCRATCH_DIR "/more.json", &diags, &error));
    assert_string_equal(words_at(words, "talks.sign"), "Zeichnen");
    words_free(words);
    assert_int_equal(diags.count, 0);
    write_text(NOON_SCRATCH_DIR "/words.json", "{\"talks.sign\": 1, \"talks.leave\": []}\n");
    assert_null(words_load(NOON_SCRATCH_DIR "/words.json", &diags, &error));
    assert_int_equal(diag_errors(&diags), 2);
    assert_null(words_load(NOON_SCRATCH_DIR "/no-words.json", &diags, &error));
    assert_true(error.message[0] != '\0');
    diag_list_free(&diags);
}

// ---- the format ----

static void shape_check(const Shape *shape, size_t depth) {
    assert_true(depth < 12);
    assert_true(shape->field_count <= SHAPE_FIELDS_MAX);
    assert_true(strlen(shape->doc) > 2);
    for (size_t i = 0; i < shape->field_count; i++) {
        const Field *field = &shape->fields[i];
        assert_non_null(field->doc);
        assert_true(strlen(field->doc) > 2);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(shape->fields[j].key, field->key);
        }
        if (field->kind == FIELD_NUMBER) {
            assert_true(field->low < field->high);
            assert_true(field->scale > 0);
            assert_true(field->store != STORE_NONE);
        }
        if (field->kind == FIELD_LIST || field->kind == FIELD_OBJECT) {
            shape_check(field->shape, depth + 1);
        }
        if (field->kind == FIELD_LIST) {
            assert_true(field->stride == field->shape->bytes);
            assert_true(field->count_store != STORE_NONE);
        }
    }
}

static void test_tables(void **state) {
    (void)state;
    shape_check(&scenario_shape, 0);
    shape_check(&map_shape, 0);
}

static void test_schema_is_json(void **state) {
    (void)state;
    Buffer schema;
    buffer_init(&schema);
    assert_true(scenario_schema_print(&schema));
    assert_non_null(strstr(schema.text, "\"single_use\""));
    // It passes our own strict pass: the only complaint is that it is no scenario.
    expect_code(schema.text, schema.length, "not-a-scenario");
    buffer_clear(&schema);
    assert_true(map_schema_print(&schema));
    expect_code(schema.text, schema.length, "not-a-scenario");
    buffer_free(&schema);
}

static void file_is(const char *path, bool (*print)(Buffer *out)) {
    Buffer out;
    buffer_init(&out);
    assert_true(print(&out));
    golden_compare(path, out.text);
    buffer_free(&out);
}

static void test_schema_files_are_current(void **state) {
    (void)state;
    file_is(NOON_SOURCE_DIR "/scenarios/scenario.schema.json", scenario_schema_print);
    file_is(NOON_SOURCE_DIR "/scenarios/map.schema.json", map_schema_print);
    file_is(NOON_SOURCE_DIR "/scenarios/mask.schema.json", mask_schema_print);
}

// Between its two markers the author's guide is the reference printed from the tables.
static void test_guide_is_current(void **state) {
    (void)state;
    static const char begin[] = "<!-- reference: begin -->\n";
    static const char end[] = "<!-- reference: end -->\n";
    char *guide = text_of(NOON_SOURCE_DIR "/scenarios/README.md");
    assert_non_null(guide);
    char *from = strstr(guide, begin);
    char *to = strstr(guide, end);
    assert_non_null(from);
    assert_non_null(to);
    Buffer whole;
    buffer_init(&whole);
    buffer_add_bytes(&whole, guide, (size_t)(from - guide) + strlen(begin));
    assert_true(scenario_reference_print(&whole));
    buffer_add(&whole, to);
    golden_compare(NOON_SOURCE_DIR "/scenarios/README.md", whole.text);
    buffer_free(&whole);
    free(guide);
}

static void test_template_is_good(void **state) {
    (void)state;
    Buffer text;
    buffer_init(&text);
    assert_true(scenario_template_print(&text, "two-valleys", "Two \"valleys\""));
    Try attempt = try_text(text.text);
    assert_int_equal(attempt.diags.count, 0);
    assert_non_null(attempt.scenario);
    assert_string_equal(attempt.scenario->id, "two-valleys");
    assert_string_equal(attempt.scenario->title, "Two \"valleys\"");
    try_free(&attempt);
    buffer_free(&text);
    assert_true(scenario_id_valid("two-valleys"));
    static const char *const wrong[] = {"", "Two", "2valleys", "two valleys", "../two", "two.valleys", "two-", "and"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(scenario_id_valid(wrong[i]));
    }
}

// ---- what was saved ----

static void test_stamp_of_a_mask_is_of_both(void **state) {
    (void)state;
    Error error;
    const char *mask = NOON_SCRATCH_DIR "/stamps/veiled", *plain = NOON_SCRATCH_DIR "/stamps/plain";
    assert_true(folder_make(mask, &error) && folder_make(plain, &error));
    write_text(NOON_SCRATCH_DIR "/stamps/veiled/mask.json", "{ \"id\": \"veiled\", \"of\": \"plain\" }");
    write_text(NOON_SCRATCH_DIR "/stamps/plain/scenario.json", "{}");
    uint64_t first = scenario_stamp(mask);
    assert_int_equal(scenario_stamp(mask), first);
    write_text(NOON_SCRATCH_DIR "/stamps/plain/scenario.json", "{ }");
    uint64_t second = scenario_stamp(mask);
    assert_int_not_equal(second, first);
    write_text(NOON_SCRATCH_DIR "/stamps/veiled/mask.json", "{ \"id\": \"veiled\", \"of\": \"plain\"  }");
    assert_int_not_equal(scenario_stamp(mask), second);
    write_text(NOON_SCRATCH_DIR "/stamps/veiled/mask.json", "{ \"id\": \"veiled\", \"of\": \"../out\" }");
    Buffer original;
    buffer_init(&original);
    assert_false(scenario_masked(mask, &original) || scenario_masked(plain, &original));
    buffer_free(&original);
}

// ---- what is shipped ----

static void test_shipped_scenarios_are_good(void **state) {
    (void)state;
    ScenarioList list;
    scenario_list_init(&list);
    assert_true(scenario_scan(&list, NOON_SOURCE_DIR "/scenarios", NULL) >= 1);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].error_count) {
            print_error("%s: %s\n", list.items[i].path, list.items[i].first_message);
            fail();
        }
    }
    scenario_list_free(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_every_code_has_a_golden),
        cmocka_unit_test(test_defaults_and_units),
        cmocka_unit_test(test_times_after_midnight),
        cmocka_unit_test(test_many_mistakes_in_one_run),
        cmocka_unit_test(test_pointer_and_span),
        cmocka_unit_test(test_digest_is_of_the_rules),
        cmocka_unit_test(test_strict_pass),
        cmocka_unit_test(test_large_objects),
        cmocka_unit_test(test_caps_of_files),
        cmocka_unit_test(test_bad_bytes_never_crash),
        cmocka_unit_test(test_world),
        cmocka_unit_test(test_map_cannot_leave_the_folder),
        cmocka_unit_test(test_overlay),
        cmocka_unit_test(test_list_shows_what_cannot_start),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_schema_is_json),
        cmocka_unit_test(test_schema_files_are_current),
        cmocka_unit_test(test_guide_is_current),
        cmocka_unit_test(test_template_is_good),
        cmocka_unit_test(test_stamp_of_a_mask_is_of_both),
        cmocka_unit_test(test_shipped_scenarios_are_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
