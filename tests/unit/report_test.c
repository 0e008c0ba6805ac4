// The room report: one golden night as Markdown, and for HTML what a browser would forgive and a printer
// would not: tags that close in order, ids that links find, everything escaped, nothing from outside, no word
// missing from the table.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "base/file.h"
#include "debrief/debrief.h"
#include "fixture/night.h"
#include "fixture/words.h"
#include "report/report.h"

static Words *words;

static int words_open(void **state) {
    (void)state;
    words = fixture_words(NOON_SOURCE_DIR);
    return words == NULL;
}

static int words_close(void **state) {
    (void)state;
    words_free(words);
    return 0;
}

typedef bool Reporter(const Debrief *debrief, const Words *words, Buffer *out);

static void report_of(const Night *night, Reporter *reporter, Buffer *out) {
    Debrief *debrief =
        debrief_new(night->scenario, &night->types, &night->end, night->events, night->count, SIZE_MAX, words);
    assert_non_null(debrief);
    buffer_init(out);
    assert_true(reporter(debrief, words, out));
    debrief_free(debrief);
}

// A night with something under every heading.
static Night *night_full(void) {
    Night *night = night_of_the_word();
    Scenario *s = night->scenario;
    static const char *const history[] = {"From noon.", "Nobody watches.", "No line.", "An exchange."};
    s->title = "The pass, one night";
    s->role_title = "You chair the talks.";
    s->interest_note = "You play an interested power.";
    s->won_text = "A text that holds seven days.";
    s->history_outcome = "It broke within minutes.";
    s->missing_text = "Those who hold the trenches.";
    s->question_text[0] = "Which was worth more at midnight?";
    s->question_text[1] = "Who was not in the room?";
    for (int i = 0; i < s->issue_count; i++) {
        s->issues[i].history = history[i];
        s->issues[i].history_text = history[i];
        for (int o = 0; o < s->issues[i].option_count; o++) {
            s->issues[i].options[o].text =
                o == 0 ? "It begins [as each side reads it]." : "Both sides keep to [the other wording].";
        }
    }
    s->issues[0].history_closes[QUESTION_WHEN] = 0.5;
    s->source_count = 2;
    s->sources_list[0] = (Source){"T1", "I", "A newspaper, the morning after", "https://example.org/one"};
    s->sources_list[1] = (Source){"T2", "I", "Never pointed to", "https://example.org/two"};
    s->history_sources = (Sources){.count = 1, .source = {0}};
    s->strip_count = 1;
    s->strip[0] = (StripItem){.when_text = "Day one, 12:05",
                              .text = "North says that south fired; south denies it.",
                              .day = 1,
                              .sources = {.count = 1, .source = {0}},
                              .finding = "None found."};
    s->endings[1].title = "The page did not say";
    s->endings[1].text = "It was to begin at noon, and it did, twice.";
    s->chores[1].undone = "There was no number to ring.";
    return night;
}

// ---- Markdown ----

static void test_markdown_golden(void **state) {
    (void)state;
    const char *path = NOON_SOURCE_DIR "/tests/golden/report/word.md";
    Night *night = night_full();
    Buffer out;
    report_of(night, report_markdown, &out);
    Error error;
    char *expected = NULL;
    size_t length = 0;
    if (getenv("UPDATE_GOLDEN") != NULL) {
        assert_true(file_write_atomic(path, out.text, out.length, &error));
    }
    if (!file_read(path, 1u << 20, &expected, &length, &error) || strcmp(expected, out.text) != 0) {
        print_message("%s", out.text);
        fail_msg("%s differs; run again with UPDATE_GOLDEN=1 to rewrite it, and read the difference", path);
    }
    free(expected);
    buffer_free(&out);
    night_free(night);
}

// ---- HTML ----

enum { DEPTH_MAX = 64, NAME_BYTES = 32 };

static bool is_void(const char *name) {
    return strcmp(name, "meta") == 0 || strcmp(name, "br") == 0 || strcmp(name, "hr") == 0 || strcmp(name, "link") == 0;
}

// Reads one tag from its "<"; gives its name, whether it closes and whether it closes itself; returns what
// follows ">".
static const char *tag_read(const char *at, char name[NAME_BYTES], bool *closing, bool *self) {
    at++;
    *closing = *at == '/';
    at += *closing;
    size_t length = 0;
    while (*at != '\0' && strchr(" \n/>", *at) == NULL && length + 1 < NAME_BYTES) {
        name[length++] = *at++;
    }
    name[length] = '\0';
    bool quoted = false;
    while (*at != '\0' && (quoted || *at != '>')) {
        quoted ^= *at == '"';
        assert_true(!quoted || (*at != '<'));
        at++;
    }
    assert_false(quoted);
    assert_int_equal(*at, '>');
    *self = at[-1] == '/';
    return at + 1;
}

static void assert_balanced(const char *html) {
    static char open[DEPTH_MAX][NAME_BYTES];
    int depth = 0;
    const char *at = html;
    assert_memory_equal(at, "<!DOCTYPE html>", 15);
    at += 15;
    while ((at = strchr(at, '<')) != NULL) {
        char name[NAME_BYTES];
        bool closing, self;
        at = tag_read(at, name, &closing, &self);
        assert_string_not_equal(name, "");
        if (closing) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else if (!self && !is_void(name)) {
            assert_true(depth < DEPTH_MAX);
            memcpy(open[depth++], name, NAME_BYTES);
        }
        if (!closing && strcmp(name, "style") == 0) {
            at = strstr(at, "</style>"); // what is in a style sheet is not markup
        }
    }
    assert_int_equal(depth, 0);
}

// Every link within the page finds its place, and no place is there twice.
static void assert_links_hold(const char *html) {
    for (const char *at = html; (at = strstr(at, "href=\"#")) != NULL;) {
        at += 7;
        char id[96];
        size_t length = strcspn(at, "\"");
        assert_true(length + 6 < sizeof id);
        memcpy(id, "id=\"", 4);
        memcpy(id + 4, at, length);
        memcpy(id + 4 + length, "\"", 2);
        const char *found = strstr(html, id);
        assert_non_null(found);
        assert_null(strstr(found + 1, id));
    }
}

static void assert_page(const char *html) {
    assert_balanced(html);
    assert_links_hold(html);
    const char *missing[] = {">report.", ">debrief.", ">tell."};
    for (size_t m = 0; m < sizeof missing / sizeof missing[0]; m++) {
        assert_null(strstr(html, missing[m])); // a key that is not in the table shows as itself
    }
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<img"));
    assert_null(strstr(html, "url(http"));
    assert_null(strchr(html, WORD_OPEN));
    assert_null(strchr(html, WORD_CLOSE));
}

static void test_html_is_whole(void **state) {
    (void)state;
    Night *night = night_full();
    Buffer out;
    report_of(night, report_html, &out);
    assert_page(out.text);
    const char *const parts[] = {"<html lang=\"en\">", "<main>",
                                 "<nav aria-label=",   "id=\"felt\"",
                                 "id=\"happened\"",    "id=\"why\"",
                                 "id=\"next\"",        "<em class=\"word\">soon</em>",
                                 "<th scope=\"col\">", "<th scope=\"row\">",
                                 "@media print",       "@page{size:A4",
                                 "role=\"img\"",       "id=\"source-T1\"",
                                 "None found.",        "Never established."};
    for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
        if (strstr(out.text, parts[p]) == NULL) {
            fail_msg("the page has no %s", parts[p]);
        }
    }
    assert_null(strstr(out.text, "source-T2")); // only what was pointed to
    buffer_free(&out);
    night_free(night);
}

static void test_texts_cannot_break_out(void **state) {
    (void)state;
    Night *night = night_full();
    Scenario *s = night->scenario;
    const char *evil = "<b onclick='x'>\"&</table><!-- {[|*_`";
    s->title = s->role_title = s->interest_note = s->missing_text = s->won_text = s->history_outcome = evil;
    s->question_text[0] = s->endings[1].title = s->endings[1].text = evil;
    s->strip[0].text = s->strip[0].when_text = s->strip[0].finding = evil;
    s->sources_list[0].title = s->sources_list[0].address = evil;
    for (int i = 0; i < s->issue_count; i++) {
        s->issues[i].title = s->issues[i].history = s->issues[i].history_text = evil;
        for (int o = 0; o < s->issues[i].option_count; o++) {
            s->issues[i].options[o].text = s->issues[i].options[o].label = evil;
        }
    }
    for (int i = 0; i < s->incident_count; i++) {
        s->incidents[i].title = s->incidents[i].claim[0] = s->incidents[i].evidence[0].text = evil;
    }
    Buffer out;
    report_of(night, report_html, &out);
    assert_null(strstr(out.text, "<b onclick"));
    assert_null(strstr(out.text, "<!--"));
    buffer_free(&out);
    night_free(night);
}

static void test_balanced_with_ordinary_brackets(void **state) {
    (void)state;
    Night *night = night_full();
    night->scenario->issues[ISSUE_START].options[0].text = "Fire stops [at < noon & after], \"soon\".";
    night->scenario->issues[ISSUE_START].options[0].label =
        "a label that is a good deal longer than a line of the slip can hold";
    Buffer out;
    report_of(night, report_html, &out);
    assert_page(out.text);
    buffer_free(&out);
    night_free(night);
}

// Flipping what was never established changes no byte of any report.
static void test_what_stays_unknown_is_in_no_report(void **state) {
    (void)state;
    Reporter *const reporters[] = {report_html, report_markdown};
    for (size_t r = 0; r < 2; r++) {
        Night *night = night_full();
        Buffer one, other;
        report_of(night, reporters[r], &one);
        for (int i = 0; i < REPORT_MAX; i++) {
            night->end.hidden.author[i] = (int8_t)(1 - night->end.hidden.author[i]);
            night->end.hidden.deliberate[i] ^= 1;
        }
        report_of(night, reporters[r], &other);
        assert_string_equal(one.text, other.text);
        buffer_free(&one);
        buffer_free(&other);
        night_free(night);
    }
}

static void test_pages_of_whole_games(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        Night *night = night_new();
        night_play(night, seed);
        Buffer out;
        report_of(night, report_html, &out);
        assert_page(out.text);
        buffer_free(&out);
        report_of(night, report_markdown, &out);
        assert_null(strchr(out.text, WORD_OPEN));
        buffer_free(&out);
        night_free(night);
    }
}

// ---- a class ----

// Two nights side by side: each by its name, each wording with who ended with it, nobody ranked.
static void test_a_class_is_compared(void **state) {
    (void)state;
    Night *night = night_full(), *other = night_full();
    other->end.open.clauses[ISSUE_START].option = 1;
    Debrief *debriefs[2];
    Night *both[] = {night, other};
    for (int n = 0; n < 2; n++) {
        debriefs[n] = debrief_new(both[n]->scenario, &both[n]->types, &both[n]->end, both[n]->events, both[n]->count,
                                  SIZE_MAX, words);
        assert_non_null(debriefs[n]);
    }
    const ClassNight nights[] = {{"group <1>", debriefs[0]}, {"group|2", debriefs[1]}};
    Buffer page, text;
    buffer_init(&page);
    buffer_init(&text);
    assert_true(report_class(nights, 2, true, true, words, &page));
    assert_true(report_class(nights, 2, false, false, words, &text));
    assert_page(page.text);
    assert_non_null(strstr(page.text, "group &lt;1&gt;"));
    assert_non_null(strstr(page.text, "All were dealt the same hand"));
    assert_non_null(strstr(text.text, "They were not all dealt the same hand"));
    assert_non_null(strstr(text.text, "\n| start | soon | group \\<1> |\n| start | noon | group\\|2 |\n"));
    assert_non_null(strstr(text.text, " | group \\<1>, group\\|2 |\n"));
    assert_null(strstr(text.text, "| report."));
    assert_non_null(strstr(page.text, "<ol class=\"discuss\">\n<li>Where did two nights"));
    assert_non_null(strstr(text.text, "\n1. Where did two nights"));
    assert_null(strstr(text.text, "1. report."));
    buffer_free(&page);
    buffer_free(&text);
    for (int n = 0; n < 2; n++) {
        debrief_free(debriefs[n]);
        night_free(both[n]);
    }
}

// ---- JSON ----

static bool json_of(const Debrief *debrief, const Words *unused, Buffer *out) {
    (void)unused;
    return report_json(debrief, out);
}

static void test_json(void **state) {
    (void)state;
    Night *night = night_full();
    Buffer out;
    report_of(night, json_of, &out);
    cJSON *root = cJSON_Parse(out.text);
    assert_non_null(root);
    const cJSON *thread = cJSON_GetObjectItemCaseSensitive(root, "thread");
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(thread, "kind")->valuestring, "kept");
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(thread, "clause")->valuestring, "start");
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(thread, "question")->valuestring, "when");
    assert_int_equal(cJSON_GetObjectItemCaseSensitive(thread, "bred")->valueint, 3);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(root, "reports")), 5);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(root, "questions")), QUESTION_COUNT);
    cJSON_Delete(root);
    buffer_free(&out);
    night_free(night);
}

static void test_house_rules_stand_in_every_report(void **state) {
    (void)state;
    Night *night = night_full();
    Buffer out;
    report_of(night, report_markdown, &out);
    assert_null(strstr(out.text, "House rules"));
    buffer_free(&out);
    HouseRules house = {.changed = {[PARAM_first_day] = true}, .value = {[PARAM_first_day] = 3.5}};
    house_rules_apply(&house, night->scenario);
    report_of(night, report_markdown, &out);
    assert_non_null(strstr(
        out.text,
        "### House rules\n\n- how much worse the first day is: 3.5 (usually 10)\n\nHow a night of house rules ends"));
    buffer_free(&out);
    report_of(night, report_html, &out);
    assert_page(out.text);
    assert_non_null(strstr(
        out.text, "<li>how much worse the first day is: 3.5 (usually 10)</li>\n</ul>\n<p>How a night of house rules"));
    buffer_free(&out);
    Debrief *debrief =
        debrief_new(night->scenario, &night->types, &night->end, night->events, night->count, SIZE_MAX, words);
    buffer_clear(&out);
    assert_true(report_json(debrief, &out));
    debrief_free(debrief);
    cJSON *root = cJSON_Parse(out.text), *rules = cJSON_GetObjectItemCaseSensitive(root, "house_rules");
    assert_int_equal(cJSON_GetArraySize(rules), 1);
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(rules->child, "parameter")->valuestring, "first_day");
    assert_true(cJSON_GetObjectItemCaseSensitive(rules->child, "value")->valuedouble == 3.5);
    assert_true(cJSON_GetObjectItemCaseSensitive(rules->child, "usual")->valuedouble == 10);
    cJSON_Delete(root);
    buffer_free(&out);
    night_free(night);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markdown_golden),
        cmocka_unit_test(test_html_is_whole),
        cmocka_unit_test(test_texts_cannot_break_out),
        cmocka_unit_test(test_balanced_with_ordinary_brackets),
        cmocka_unit_test(test_what_stays_unknown_is_in_no_report),
        cmocka_unit_test(test_pages_of_whole_games),
        cmocka_unit_test(test_a_class_is_compared),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_house_rules_stand_in_every_report),
    };
    return cmocka_run_group_tests(tests, words_open, words_close);
}
