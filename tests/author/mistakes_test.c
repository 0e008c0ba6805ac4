// Eighteen mistakes that authors make, each in a copy of the largest scenario: exactly one diagnostic, of the
// right code, on the right line. Then all of them in one file: eighteen diagnostics.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/limits.h"
#include "load/load.h"

#define SHIPPED NOON_SOURCE_DIR "/scenarios/moscow-2020"

typedef enum Where { IN_SCENARIO, AT_END, IN_OVERLAY } Where;

typedef struct Edit {
    const char *from, *to; // the first `from` in the file becomes `to`
} Edit;

typedef struct Mistake {
    const char *name, *code;
    Where where;
    Edit edits[2];
    const char *at; // what stands on the line of the diagnostic, counted in the changed file
} Mistake;

static const Mistake mistakes[] = {
    {"undefined name",
     "expr-unknown-name",
     IN_SCENARIO,
     {{"\"tiredness >= 35 and day >= 1\"", "\"tirednes >= 35 and day >= 1\""}},
     "\"tirednes >="},
    {"misspelt key",
     "unknown-key",
     IN_SCENARIO,
     {{"\"title\": \"What does the treaty cover?\"", "\"titel\": \"What does the treaty cover?\""}},
     "\"titel\""},
    {"unreachable part",
     "scene-unreached",
     IN_SCENARIO,
     {{"\"goto\": \"in-the-rain\"", "\"note\": \"to the rain\""}},
     "\"id\": \"in-the-rain\""},
    {"unused variable",
     "variable-unused",
     IN_SCENARIO,
     {{"\"variables\": [", "\"variables\": [\n    { \"id\": \"lost-glove\", \"text\": \"A glove.\", "
                           "\"start\": 0, \"low\": 0, \"high\": 1 },"}},
     "lost-glove"},
    {"contradictory condition",
     "condition-never",
     IN_SCENARIO,
     {{"\"allies < 56 and day >= 2\"", "\"allies < 50 and allies > 60\""}},
     "allies > 60"},
    {"option always off",
     "condition-never",
     IN_SCENARIO,
     {{"\"requires\": \"clause.verification != absent\"", "\"requires\": \"tilt.armenia > 30 and tilt.armenia < 20\""}},
     "tilt.armenia > 30"},
    {"dead end",
     "scene-dead-end",
     IN_SCENARIO,
     {{"\"title\": \"Call Yerevan first\",", "\"title\": \"Call Yerevan first\", \"cost\": 3,"},
      {"\"title\": \"Call Baku first\",", "\"title\": \"Call Baku first\", \"cost\": 3,"}},
     "\"choices\": ["},
    {"endless loop",
     "scene-circle",
     IN_SCENARIO,
     {{"\"scenes\": [",
       "\"scenes\": [\n    { \"id\": \"corridor\", \"kind\": \"talks\", \"title\": \"A corridor\", \"text\": "
       "\"It is long.\", \"choices\": [ { \"id\": \"on\", \"title\": \"On\", \"goto\": \"corridor\" } ] },"}},
     "\"id\": \"corridor\""},
    {"wrong type", "wrong-type", IN_SCENARIO, {{"\"leverage_max\": 8", "\"leverage_max\": \"8\""}}, "\"leverage_max\""},
    {"out of range",
     "out-of-range",
     IN_SCENARIO,
     {{"\"local_offset\": 60", "\"local_offset\": 6000"}},
     "\"local_offset\""},
    {"missing end",
     "ending-fallback",
     IN_SCENARIO,
     {{"\"id\": \"moving\",", "\"id\": \"moving\", \"when\": \"allies >= 20\","}},
     "\"endings\": ["},
    {"missing translation", "translation-missing", IN_OVERLAY, {{"\"interest_note\"", "\"interest_note\""}}, "{"},
    {"misspelt key in a nested object",
     "unknown-key",
     IN_SCENARIO,
     {{"\"closes\": { \"when\":", "\"closes\": { \"whne\":"}},
     "\"whne\""},
    {"wrong enum", "unknown-word", IN_SCENARIO, {{"\"kind\": \"red-cross\"", "\"kind\": \"red-crss\""}}, "red-crss"},
    {"duplicate key",
     "json-duplicate-key",
     IN_SCENARIO,
     {{"\"id\": \"co-chairs\",", "\"id\": \"co-chairs\", \"id\": \"co-chairs\","}},
     "\"co-chairs\", \"id\""},
    {"text after the end", "json-after-end", AT_END, {{"", "\n]\n"}}, "]"},
    {"orphan translation", "translation-orphan", IN_OVERLAY, {{"", ""}}, "nothing.at.all"},
    {"missing asset", "map-file", IN_SCENARIO, {{"\"file\": \"map.json\"", "\"file\": \"mapp.json\""}}, "mapp.json"},
};
enum { MISTAKE_COUNT = sizeof mistakes / sizeof mistakes[0] };

static char *text_of(const char *path) {
    char *text = NULL;
    Error error;
    assert_true(file_read(path, JSON_BYTES_MAX, &text, NULL, &error));
    return text;
}

static char *replaced(char *text, const char *from, const char *to) {
    char *at = strstr(text, from);
    if (!at) {
        print_error("the scenario has no %s\n", from);
        fail();
    }
    Buffer out;
    buffer_init(&out);
    buffer_add_bytes(&out, text, (size_t)(at - text));
    buffer_add(&out, to);
    buffer_add(&out, at + strlen(from));
    free(text);
    return buffer_take(&out);
}

static void write_text(const char *folder, const char *name, const char *text) {
    Buffer path;
    Error error;
    buffer_init(&path);
    path_join(&path, folder, name);
    assert_true(file_write_atomic(path.text, text, strlen(text), &error));
    buffer_free(&path);
}

// An overlay that is whole, before anything is changed.
static char *overlay_whole(void) {
    Buffer out;
    DiagList diags;
    Error error;
    buffer_init(&out);
    assert_true(diag_list_init(&diags));
    assert_true(scenario_texts_print(SHIPPED, "xx", &out, &diags, &error));
    diag_list_free(&diags);
    return buffer_take(&out);
}

static char *overlay_edited(char *text, const Mistake *mistake) {
    if (strcmp(mistake->code, "translation-orphan") == 0) {
        return replaced(text, "{\n", "{\n  \"nothing.at.all\": { \"hash\": \"00000000\", \"text\": \"x\" },\n");
    }
    char *line = strstr(text, "\"mediator.interest_note\"");
    assert_non_null(line);
    char *end = strchr(line, '\n');
    memmove(line, end + 1, strlen(end + 1) + 1);
    return text;
}

static unsigned line_of(const char *text, const char *mark) {
    const char *at = strstr(text, mark);
    assert_non_null(at);
    unsigned line = 1;
    for (const char *c = text; c < at; c++) {
        line += *c == '\n';
    }
    return line;
}

typedef struct Copy {
    char *scenario, *overlay;
} Copy;

static void mistake_make(Copy *copy, const Mistake *mistake) {
    if (mistake->where == IN_OVERLAY) {
        copy->overlay = overlay_edited(copy->overlay ? copy->overlay : overlay_whole(), mistake);
    } else if (mistake->where == AT_END) {
        Buffer out;
        buffer_init(&out);
        buffer_addf(&out, "%s%s", copy->scenario, mistake->edits[0].to);
        free(copy->scenario);
        copy->scenario = buffer_take(&out);
    } else {
        for (int e = 0; e < 2 && mistake->edits[e].from; e++) {
            copy->scenario = replaced(copy->scenario, mistake->edits[e].from, mistake->edits[e].to);
        }
    }
}

static void copy_write(const Copy *copy, const char *folder) {
    Error error;
    Buffer lang;
    buffer_init(&lang);
    path_join(&lang, folder, "lang");
    assert_true(folder_make(lang.text, &error));
    buffer_free(&lang);
    char *map = text_of(SHIPPED "/map.json");
    write_text(folder, "scenario.json", copy->scenario);
    write_text(folder, "map.json", map);
    if (copy->overlay) {
        write_text(folder, "lang/xx.json", copy->overlay);
    }
    free(map);
}

static void diags_show(const char *name, const DiagList *diags) {
    Buffer out;
    buffer_init(&out);
    diag_print(diags, &out);
    print_error("%s: found %zu\n%s\n", name, diags->count, out.text);
    buffer_free(&out);
}

static bool stands_at(const DiagList *diags, const Copy *copy, const Mistake *mistake) {
    unsigned expected = mistake->where == AT_END       ? line_of(copy->scenario, "\n]\n") + 1
                        : mistake->where == IN_OVERLAY ? line_of(copy->overlay, mistake->at)
                                                       : line_of(copy->scenario, mistake->at);
    for (size_t i = 0; i < diags->count; i++) {
        unsigned line, column;
        diag_line_column(diags, diags->items[i].span, &line, &column);
        if (strcmp(diags->items[i].code, mistake->code) == 0 &&
            (line == expected || strcmp(mistake->code, "scene-dead-end") == 0)) {
            return true;
        }
    }
    print_error("%s: expected %s on line %u\n", mistake->name, mistake->code, expected);
    return false;
}

static void test_each_alone(void **state) {
    (void)state;
    int wrong = 0;
    for (int m = 0; m < MISTAKE_COUNT; m++) {
        Copy copy = {.scenario = text_of(SHIPPED "/scenario.json")};
        mistake_make(&copy, &mistakes[m]);
        char folder[600];
        snprintf(folder, sizeof folder, "%s/alone-%d", NOON_SCRATCH_DIR, m);
        copy_write(&copy, folder);
        DiagList diags;
        Error error;
        assert_true(diag_list_init(&diags));
        scenario_free(scenario_check_all(folder, NULL, false, &diags, &error));
        if (diags.count != 1 || !stands_at(&diags, &copy, &mistakes[m])) {
            diags_show(mistakes[m].name, &diags);
            wrong++;
        }
        diag_list_free(&diags);
        free(copy.scenario);
        free(copy.overlay);
    }
    assert_int_equal(wrong, 0);
}

static void test_all_in_one_file(void **state) {
    (void)state;
    Copy copy = {.scenario = text_of(SHIPPED "/scenario.json")};
    for (int m = 0; m < MISTAKE_COUNT; m++) {
        mistake_make(&copy, &mistakes[m]);
    }
    const char *folder = NOON_SCRATCH_DIR "/all";
    copy_write(&copy, folder);
    DiagList diags;
    Error error;
    assert_true(diag_list_init(&diags));
    scenario_free(scenario_check_all(folder, NULL, false, &diags, &error));
    int missing = 0;
    for (int m = 0; m < MISTAKE_COUNT; m++) {
        missing += !stands_at(&diags, &copy, &mistakes[m]);
    }
    if (diags.count != MISTAKE_COUNT || missing) {
        diags_show("all", &diags);
        fail();
    }
    diag_list_free(&diags);
    free(copy.scenario);
    free(copy.overlay);
}

static void test_none_on_what_is_shipped(void **state) {
    (void)state;
    ScenarioList list;
    scenario_list_init(&list);
    assert_true(scenario_scan(&list, NOON_SOURCE_DIR "/scenarios", NULL) >= 2);
    for (size_t i = 0; i < list.count; i++) {
        DiagList diags;
        Error error;
        assert_true(diag_list_init(&diags));
        scenario_free(scenario_check_all(list.items[i].path, NULL, false, &diags, &error));
        size_t serious = diag_errors(&diags) + diag_warnings(&diags);
        if (serious) {
            diags_show(list.items[i].id, &diags);
        }
        assert_int_equal(serious, 0);
        diag_list_free(&diags);
    }
    scenario_list_free(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_alone),
        cmocka_unit_test(test_all_in_one_file),
        cmocka_unit_test(test_none_on_what_is_shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
