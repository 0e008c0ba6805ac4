// The table of texts: placeholders, manners, plurals.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/words.h"

#define TEXT_IS(actual, expected) assert_string_equal(actual, expected)

static const char *formatted(const char *language, const char *pattern, const WordArg *args, size_t count) {
    static char out[200];
    size_t length = words_format(language, out, sizeof out, pattern, args, count);
    assert_int_equal(length, strlen(out));
    return out;
}

static void test_words_table(void **state) {
    (void)state;
    Words *words = words_new();
    assert_null(words_find(words, "title"));
    TEXT_IS(words_at(words, "title"), "title");
    TEXT_IS(words_language(words), "en");
    assert_true(words_add(words, "title", "Noon"));
    const char *first = words_find(words, "title");
    for (unsigned i = 0; i < 3000; i++) {
        char key[32];
        char text[32];
        snprintf(key, sizeof key, "key.%u", i);
        snprintf(text, sizeof text, "text %u", i);
        assert_true(words_add(words, key, text));
    }
    TEXT_IS(first, "Noon");
    TEXT_IS(words_find(words, "key.2999"), "text 2999");
    assert_int_equal(words_count(words), 3001);
    TEXT_IS(words_key_at(words, 0), "title");
    TEXT_IS(words_key_at(words, 3000), "key.2999");
    assert_true(words_add(words, "title", "Mittag"));
    assert_true(words_add(words, "language", "ru"));
    assert_true(words_add(words, "days", "{n} {n|one:den'|few:dnya|other:dney}"));
    TEXT_IS(words_find(words, "title"), "Mittag");
    TEXT_IS(first, "Noon");
    assert_int_equal(words_count(words), 3003);
    char out[50];
    words_print(words, out, sizeof out, "days", (WordArg[]){{"n", "22"}}, 1);
    TEXT_IS(out, "22 dnya");
    words_print(words, out, sizeof out, "missing.key", NULL, 0);
    TEXT_IS(out, "missing.key");
    words_free(words);
    words_free(NULL);
}

static void test_words_manner(void **state) {
    (void)state;
    Words *words = words_new();
    assert_true(words_add(words, "wait", "Wait a day") && words_add(words, "wait@week", "Wait a week"));
    assert_true(words_add(words, "go", "Go"));
    TEXT_IS(words_at(words, "wait"), "Wait a day");
    words_manner_set(words, "week");
    TEXT_IS(words_at(words, "wait"), "Wait a week");
    TEXT_IS(words_at(words, "go"), "Go");
    assert_null(words_find(words, "stay"));
    words_manner_set(words, NULL);
    TEXT_IS(words_at(words, "wait"), "Wait a day");
    words_free(words);
}

static void test_words_placeholders(void **state) {
    (void)state;
    const WordArg args[] = {{"name", "Ana"}, {"n", "3"}, {"empty", NULL}, {"kind", "vote"}, {"na", "short"}};
    TEXT_IS(formatted("en", "{name} and {na}, {n}{empty}.", args, 5), "Ana and short, 3.");
    TEXT_IS(formatted("en", "{missing} stays, {n", args, 5), "{missing} stays, {n");
    TEXT_IS(formatted("en", "{{n}} is {n}", args, 5), "{n} is 3");
    TEXT_IS(formatted("en", "{kind|vote:a vote|other:something}", args, 5), "a vote");
    TEXT_IS(formatted("en", "{name|vote:a vote|other:by {name}}!", args, 5), "by Ana!");
    TEXT_IS(formatted("en", "[{name|vote:x}]", args, 5), "[]");
    TEXT_IS(formatted("en", "", args, 5), "");
    TEXT_IS(formatted("en", "lone } brace", args, 5), "lone } brace");
    // A value is never read as a pattern.
    TEXT_IS(formatted("en", "{name}", (WordArg[]){{"name", "{n} {{"}}, 1), "{n} {{");
}

static void test_words_plurals(void **state) {
    (void)state;
    const char *pattern = "{n|one:{n} clause|other:{n} clauses} left";
    TEXT_IS(formatted("en", pattern, (WordArg[]){{"n", "1"}}, 1), "1 clause left");
    TEXT_IS(formatted("en", pattern, (WordArg[]){{"n", "0"}}, 1), "0 clauses left");
    TEXT_IS(formatted("en", pattern, (WordArg[]){{"n", "21"}}, 1), "21 clauses left");
    TEXT_IS(formatted("fr-CA", pattern, (WordArg[]){{"n", "0"}}, 1), "0 clause left");
    TEXT_IS(formatted("en", "{n|0:none|one:one|other:{n}}", (WordArg[]){{"n", "0"}}, 1), "none");
    char out[50];
    words_format("en", out, sizeof out, pattern, (WordArg[]){{"n", "2"}}, 1);
    TEXT_IS(out, "2 clauses left");
    static const struct {
        const char *language;
        long n;
        const char *form;
    } rows[] = {{"en", 1, "one"},  {"en", -1, "one"},   {"en", 11, "other"}, {"ru", 1, "one"},    {"ru", 11, "many"},
                {"ru", 21, "one"}, {"ru", 3, "few"},    {"ru", 13, "many"},  {"ru", 0, "many"},   {"pl", 21, "many"},
                {"pl", 22, "few"}, {"ar", 0, "zero"},   {"ar", 2, "two"},    {"ar", 105, "few"},  {"ar", 111, "many"},
                {"cs", 3, "few"},  {"ja", 1, "other"},  {"hy", 0, "one"},    {"az", 1, "one"},    {"he", 2, "two"},
                {"xx", 1, "one"},  {"de_AT", 1, "one"}, {"", 5, "other"},    {"ar", 100, "other"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        TEXT_IS(words_plural(rows[i].language, rows[i].n), rows[i].form);
    }
}

static void test_words_cut(void **state) {
    (void)state;
    char out[6];
    assert_int_equal(words_format("en", out, sizeof out, "abcd\xC3\xA9z", NULL, 0), 7);
    TEXT_IS(out, "abcd");
    assert_int_equal(words_format("en", out, 5, "abcd", NULL, 0), 4);
    TEXT_IS(out, "abcd");
    assert_int_equal(words_format("en", NULL, 0, "abcd", NULL, 0), 4);
    assert_int_equal(words_format("en", out, 1, "abcd", NULL, 0), 4);
    TEXT_IS(out, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_table),        cmocka_unit_test(test_words_manner),
        cmocka_unit_test(test_words_placeholders), cmocka_unit_test(test_words_plurals),
        cmocka_unit_test(test_words_cut),
    };
    return cmocka_run_group_tests_name("base: words", tests, NULL, NULL);
}
