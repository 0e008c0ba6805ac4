// What a good scenario becomes: units, pointers, the digest of its rules, overlays, the list of a folder.
#include "load_world.h"

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
    text = edited("\"title\": \"Minimal\",", "\"title\": \"Last by name\", \"shelf\": 2,");
    write_text(NOON_SCRATCH_DIR "/list/zone.json", text);
    free(text);
    text = edited("\"title\": \"Minimal\",", "\"title\": \"Later by name\", \"shelf\": 1,");
    write_text(NOON_SCRATCH_DIR "/list/yard.json", text);
    free(text);
    text = edited("\"title\"", "\"titel\"");
    write_text(NOON_SCRATCH_DIR "/list/bad.json", text);
    free(text);
    write_text(NOON_SCRATCH_DIR "/list/readme.txt", "not a scenario\n");
    ScenarioList list;
    scenario_list_init(&list);
    assert_int_equal(scenario_scan(&list, NOON_SCRATCH_DIR "/list", NULL), 4);
    assert_int_equal(list.count, 4);
    assert_string_equal(list.items[0].title, "Later by name");
    assert_string_equal(list.items[1].title, "Last by name");
    assert_string_equal(list.items[2].title, "bad");
    assert_int_equal(list.items[2].error_count, 1);
    assert_non_null(strstr(list.items[2].first_message, "bad.json:2:33: unknown key \"titel\""));
    assert_string_equal(list.items[3].id, "minimal");
    assert_string_equal(list.items[3].title, "Minimal");
    assert_string_equal(list.items[3].summary, "Short.");
    assert_string_equal(list.items[3].play_minutes, "5 min");
    assert_int_equal(list.items[3].error_count, 0);
    assert_string_equal(list.items[3].first_message, "");
    assert_int_equal(scenario_scan(&list, NOON_SCRATCH_DIR "/not-there", NULL), 0);
    scenario_list_free(&list);
}

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
        cmocka_unit_test(test_defaults_and_units),           cmocka_unit_test(test_times_after_midnight),
        cmocka_unit_test(test_many_mistakes_in_one_run),     cmocka_unit_test(test_pointer_and_span),
        cmocka_unit_test(test_digest_is_of_the_rules),       cmocka_unit_test(test_world),
        cmocka_unit_test(test_map_cannot_leave_the_folder),  cmocka_unit_test(test_overlay),
        cmocka_unit_test(test_list_shows_what_cannot_start), cmocka_unit_test(test_words),
        cmocka_unit_test(test_stamp_of_a_mask_is_of_both),   cmocka_unit_test(test_shipped_scenarios_are_good),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
