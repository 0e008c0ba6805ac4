// Options by a table, settings that survive other hands, texts for machines.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/args.h"
#include "app/json_text.h"
#include "app/settings.h"
#include "base/file.h"

// ---- options ----

static bool flag;
static const char *text;
static uint64_t number;
static int choice;
static char list[ARGS_LIST_BYTES];
static const char *const choices[] = {"calm", "tense", NULL};

static const OptionRow rows[] = {
    {"--flag", 'f', OPTION_FLAG, NULL, NULL, 0, 0, &flag, "a flag"},
    {"--text", 't', OPTION_TEXT, "T", NULL, 0, 0, &text, "a text"},
    {"--number", 'n', OPTION_NUMBER, "N", NULL, 1, 9, &number, "a number"},
    {"--choice", 0, OPTION_CHOICE, NULL, choices, 0, 0, &choice, "a choice"},
    {"--list", 'l', OPTION_LIST, "L,...", NULL, 0, 0, list, "a list"},
};
static const ArgsSpec spec = {
    .usage = "test THING", .text = "A test.", .rows = rows, .row_count = 5, .positional_min = 0, .positional_max = 2};

static bool parse(const char *line, Args *args, Error *error) {
    static char copy[256];
    static const char *words[16];
    size_t count = 0;
    flag = false;
    text = NULL;
    number = 0;
    choice = -1;
    list[0] = '\0';
    *error = (Error){.message = ""};
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
        words[count++] = word;
    }
    return args_parse(&spec, words, count, args, error);
}

static void test_options_are_read(void **state) {
    (void)state;
    Args args;
    Error error;
    assert_true(parse("a --flag --text=x -n 7 b --choice tense", &args, &error));
    assert_true(flag);
    assert_string_equal(text, "x");
    assert_int_equal(number, 7);
    assert_int_equal(choice, 1);
    assert_int_equal(args.positional_count, 2);
    assert_string_equal(args.positional[1], "b");
    assert_true(parse("-n3 -- --flag", &args, &error));
    assert_int_equal(number, 3);
    assert_false(flag);
    assert_string_equal(args.positional[0], "--flag");
    assert_true(parse("-", &args, &error));
    assert_int_equal(args.positional_count, 1);
    assert_string_equal(list, "");
    assert_true(parse("--list a=1,b=2 -lc --list=d", &args, &error));
    assert_string_equal(list, "a=1,b=2,c,d");
    assert_true(parse("--help --nonsense", &args, &error));
    assert_true(args.help);
}

static void refused(const char *line, const char *said) {
    Args args;
    Error error;
    assert_false(parse(line, &args, &error));
    if (!strstr(error.message, said) && !strstr(error.hint, said)) {
        fail_msg("\"%s\": expected \"%s\" in \"%s\" or \"%s\"", line, said, error.message, error.hint);
    }
}

static void test_wrong_usage_is_explained(void **state) {
    (void)state;
    refused("--numbr 3", "--number");
    refused("--numbr=3", "\"--numbr\"");
    refused("--number", "expected N");
    refused("--number 0", "from 1 to 9");
    refused("--number 10", "from 1 to 9");
    refused("--number 99999999999999999999999", "from 1 to 9");
    refused("--number -3", "found \"-3\"");
    refused("--choice wild", "calm or tense");
    refused("--flag=yes", "takes no value");
    refused("--text=", "expected T");
    refused("--list=", "expected L");
    refused("a b c", "\"c\"");
    refused("-x", "\"-x\"");
}

static void test_the_help_shows_every_option(void **state) {
    (void)state;
    Buffer out;
    buffer_init(&out);
    args_help(&spec, &out);
    for (size_t i = 0; i < spec.row_count; i++) {
        assert_non_null(strstr(out.text, rows[i].name));
        assert_non_null(strstr(out.text, rows[i].help));
    }
    buffer_free(&out);
}

// ---- settings ----

static void test_unknown_and_broken_lines_are_kept(void **state) {
    (void)state;
    static const char file[] =
        "# mine\n\nlanguage = hy\n  theme =day\nfuture-thing = 1 = 2\nnonsense\n= 3\ntheme = contrast\n";
    Settings *settings = settings_new();
    Error error = {.message = ""};
    assert_false(settings_parse(settings, file, &error));
    assert_non_null(strstr(error.message, "line 6"));
    assert_string_equal(settings_at(settings, "language"), "hy");
    assert_string_equal(settings_at(settings, "theme"), "contrast"); // the last one counts
    assert_string_equal(settings_at(settings, "future-thing"), "1 = 2");
    assert_string_equal(settings_at(settings, "length"), "45");
    assert_string_equal(settings_at(settings, "no-such-key"), "");
    assert_true(settings_set(settings, "theme", "night"));
    assert_true(settings_set(settings, "voice", "speech"));
    assert_false(settings_set(settings, "voice", "a\nb"));
    assert_false(settings_set(settings, "Voice", "a"));
    Buffer out;
    buffer_init(&out);
    settings_print(settings, &out);
    assert_non_null(strstr(out.text, "# mine\n\nlanguage = hy\n"));
    assert_non_null(strstr(out.text, "\nnonsense\n= 3\n"));
    assert_non_null(strstr(out.text, "theme = night\n"));
    assert_non_null(strstr(out.text, "voice = speech\n"));
    Settings *again = settings_new();
    assert_false(settings_parse(again, out.text, &error)); // the broken lines are still there
    for (size_t i = 0; setting_row_at(i); i++) {
        const char *key = setting_row_at(i)->key;
        assert_string_equal(settings_at(again, key), settings_at(settings, key));
    }
    buffer_free(&out);
    settings_free(again);
    settings_free(settings);
}

static void test_nonsense_values_fall_back(void **state) {
    (void)state;
    Settings *settings = settings_new();
    Error error;
    assert_true(
        settings_parse(settings, "text-size = huge\ntip-delay = 99999\nguided = maybe\nfullscreen = on", &error));
    assert_int_equal(settings_number(settings, "text-size", 100, 200), 100);
    assert_int_equal(settings_number(settings, "tip-delay", 0, 1500), 350);
    assert_true(settings_is_on(settings, "guided"));
    assert_true(settings_is_on(settings, "fullscreen"));
    settings_free(settings);
}

static void test_settings_live_in_a_file(void **state) {
    (void)state;
    static const char path[] = NOON_SCRATCH_DIR "/config/noon/settings.txt";
    Settings *settings = settings_new(), *again = settings_new();
    Error error = {.message = ""};
    assert_true(file_remove(path, &error));
    assert_true(settings_read(settings, path, &error)); // none yet
    assert_true(settings_set(settings, "language", "az"));
    assert_true(settings_write(settings, path, &error));
    assert_true(settings_read(again, path, &error));
    assert_string_equal(settings_at(again, "language"), "az");
    assert_false(settings_read(again, NOON_SCRATCH_DIR, &error)); // a folder
    settings_free(settings);
    settings_free(again);
}

static void test_texts_for_machines(void **state) {
    (void)state;
    Buffer out;
    buffer_init(&out);
    json_text_add(&out, "a\"b\\c\n\t\x01\xff\xc3\xa9");
    assert_string_equal(out.text, "\"a\\\"b\\\\c\\n\\u0009\\u0001\xef\xbf\xbd\xc3\xa9\"");
    buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_are_read),
        cmocka_unit_test(test_wrong_usage_is_explained),
        cmocka_unit_test(test_the_help_shows_every_option),
        cmocka_unit_test(test_unknown_and_broken_lines_are_kept),
        cmocka_unit_test(test_nonsense_values_fall_back),
        cmocka_unit_test(test_settings_live_in_a_file),
        cmocka_unit_test(test_texts_for_machines),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
