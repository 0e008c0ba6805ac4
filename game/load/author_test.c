#include "load/author_test.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/field_table.h"
#include "load/limits.h"
#include "load/place.h"
#include "load/reader.h"

enum { TESTS_MAX = 500, LINES_MAX = 1000, TESTS_BYTES_MAX = 64 * 1024 * 1024 };

static const char *const lengths[] = {"25", "45", "90"};
static const char *const difficulties[] = {"calm", "tense", "violent"};

static const Field test_shape_fields[] = {
    TITLE(AuthorTest, name, "name", .flags = FIELD_REQUIRED, .doc = "What is tested, in a few words."),
    WHOLE(AuthorTest, seed, "seed", 0, 4000000000.0, 1, .doc = "Seed of the night; of the first one."),
    WHOLE(AuthorTest, nights, "nights", 1, 100000, 1, .doc = "How many nights, each with the next seed."),
    ENUM(AuthorTest, difficulty, "difficulty", difficulties, 1, 2, .doc = "How tense."),
    ENUM(AuthorTest, length, "length", lengths, 1, 3, .doc = "Minutes of play."),
    WHOLE(AuthorTest, days, "days", 0, DAY_MAX, 0, .doc = "Days of the ceasefire; 0: as the length says."),
    {.key = "given", .kind = FIELD_ANY, .doc = "Effects on the fresh night."},
    {.key = "script", .kind = FIELD_ANY, .doc = "Commands, as in a journal."},
    WORD(AuthorTest, play, "play", .doc = "The player who goes on from there, as in \"noon simulate\"."),
    {.key = "until", .kind = FIELD_ANY, .doc = "The player stops when this holds."},
    {.key = "expect", .kind = FIELD_ANY, .doc = "Conditions that must hold in every night."},
    {.key = "share", .kind = FIELD_ANY, .doc = "Conditions with [least, most] percent of the nights."},
};
SHAPE(test_shape, "test", AuthorTest, .doc = "One test.");

static const Field tests_shape_fields[] = {
    {.key = "$schema", .kind = FIELD_ANY, .doc = "For editors."},
    LIST(AuthorTests, items, count, "tests", test_shape, TESTS_MAX, .flags = FIELD_REQUIRED | FIELD_GROWS, .low = 1,
         .doc = "The tests."),
};
SHAPE(tests_shape, "file of tests", AuthorTests, .doc = "The whole file.");

// ---- expressions ----

typedef struct TestText {
    const char *text, *path;
    size_t length;
    Span origin;
} TestText;

static const char *path_of(Reader *reader, const cJSON *item) {
    Buffer path;
    buffer_init(&path);
    json_pointer(reader->json, item, &path);
    const char *copy = arena_text(reader->arena, path.text, path.length);
    buffer_free(&path);
    return copy ? copy : "";
}

static bool text_find(Reader *reader, const cJSON *item, const char *what, TestText *out) {
    if (!cJSON_IsString(item)) {
        complain(reader, "wrong-type", item, AT_VALUE, NULL, "%s must be a text, found %s", what, json_kind_name(item));
        return false;
    }
    out->path = path_of(reader, item);
    out->text = json_text_aligned(reader->json, item, reader->arena, &out->length, &out->origin);
    reader->no_memory |= !out->text;
    return out->text != NULL;
}

// "won" alone is the scenario's own condition of that name.
static const Expr *condition_compile(Reader *reader, const TestText *text) {
    if (strcmp(text->text, "won") == 0) {
        return reader->scenario->won;
    }
    return expr_compile(&reader->scenario->symbols, reader->arena, text->text, text->length, text->origin, text->path,
                        EXPR_TYPE_BOOL, EXPR_SCOPE_HIDDEN, reader->diags);
}

static bool list_given(Reader *reader, const cJSON *item, const char *key) {
    if (item && !cJSON_IsArray(item)) {
        complain(reader, "wrong-type", item, AT_VALUE, "put it in square brackets, also when there is only one",
                 "\"%s\" must be a list of texts, found %s", key, json_kind_name(item));
        return false;
    }
    return item != NULL;
}

static void script_read(Reader *reader, AuthorTest *test, const cJSON *item) {
    if (!list_given(reader, item, "script")) {
        return;
    }
    test->script = ARENA_NEW(reader->arena, AuthorLine, (size_t)cJSON_GetArraySize(item) + 1);
    reader->no_memory |= !test->script;
    const cJSON *line;
    cJSON_ArrayForEach(line, item) {
        if (!test->script || test->script_count == LINES_MAX) {
            return;
        }
        if (!cJSON_IsString(line)) {
            complain(reader, "wrong-type", line, AT_VALUE, NULL, "a line of a script must be a text, found %s",
                     json_kind_name(line));
            continue;
        }
        const char *text = arena_text(reader->arena, line->valuestring, strlen(line->valuestring));
        reader->no_memory |= !text;
        test->script[test->script_count++] =
            (AuthorLine){text ? text : "", json_value_span(reader->json, line), path_of(reader, line)};
    }
}

static void expect_add(Reader *reader, AuthorTest *test, const TestText *text, double low, double high) {
    const Expr *expr = condition_compile(reader, text);
    if (expr) {
        test->expect[test->expect_count++] = (AuthorExpect){expr, text->origin, text->path, text->text, low, high};
    }
}

static void share_read(Reader *reader, AuthorTest *test, const cJSON *item) {
    const cJSON *low = cJSON_GetArrayItem(item, 0), *high = cJSON_GetArrayItem(item, 1);
    if (!cJSON_IsNumber(low) || !cJSON_IsNumber(high) || cJSON_GetArraySize(item) != 2) {
        complain(reader, "wrong-type", item, AT_VALUE, "[10, 30]: from 10 to 30 of a hundred nights",
                 "a share is a list of two numbers");
        return;
    }
    if (low->valuedouble > high->valuedouble || low->valuedouble < 0 || high->valuedouble > 100) {
        complain(reader, "out-of-range", item, AT_VALUE, NULL, "a share runs from 0 to 100");
        return;
    }
    Span span = json_key_span(reader->json, item);
    size_t length = strlen(item->string);
    TestText text = {arena_text(reader->arena, item->string, length), path_of(reader, item), length,
                     (Span){span.file, span.offset + 1, span.length - 2}};
    if (text.text) {
        expect_add(reader, test, &text, low->valuedouble, high->valuedouble);
    }
}

static void expects_read(Reader *reader, AuthorTest *test, const cJSON *expect, const cJSON *share) {
    size_t count = (size_t)(cJSON_IsArray(expect) ? cJSON_GetArraySize(expect) : 0) +
                   (size_t)(cJSON_IsObject(share) ? cJSON_GetArraySize(share) : 0);
    test->expect = ARENA_NEW(reader->arena, AuthorExpect, count + 1);
    if (!test->expect) {
        reader->no_memory = true;
        return;
    }
    const cJSON *item;
    if (list_given(reader, expect, "expect")) {
        cJSON_ArrayForEach(item, expect) {
            TestText text;
            if (text_find(reader, item, "a condition", &text)) {
                expect_add(reader, test, &text, 100, 100);
            }
        }
    }
    if (share && !cJSON_IsObject(share)) {
        complain(reader, "wrong-type", share, AT_VALUE, "write {\"signed\": [20, 80]}",
                 "\"share\" must be an object, found %s", json_kind_name(share));
    } else if (share) {
        cJSON_ArrayForEach(item, share) {
            share_read(reader, test, item);
        }
    }
}

static void test_complete(Reader *reader, AuthorTest *test, const cJSON *entry) {
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(entry, "name");
    const cJSON *given = cJSON_GetObjectItemCaseSensitive(entry, "given");
    const cJSON *until = cJSON_GetObjectItemCaseSensitive(entry, "until");
    test->span = json_value_span(reader->json, name ? name : entry);
    TestText text;
    if (given && text_find(reader, given, "\"given\"", &text)) {
        test->given = effects_compile(&reader->scenario->symbols, reader->arena, text.text, text.length, text.origin,
                                      text.path, EXPR_SCOPE_HIDDEN, reader->diags);
    }
    if (until && text_find(reader, until, "\"until\"", &text)) {
        test->until = condition_compile(reader, &text);
    }
    script_read(reader, test, cJSON_GetObjectItemCaseSensitive(entry, "script"));
    expects_read(reader, test, cJSON_GetObjectItemCaseSensitive(entry, "expect"),
                 cJSON_GetObjectItemCaseSensitive(entry, "share"));
}

// ---- the file ----

static void tests_fill(Reader *reader, AuthorTests *tests) {
    const cJSON *root = reader->json->root;
    if (!cJSON_IsObject(root)) {
        complain(reader, "wrong-type", root, AT_VALUE, "{ \"tests\": [ ... ] }",
                 "a file of tests must be an object, found %s", json_kind_name(root));
        return;
    }
    object_read(reader, &tests_shape, tests, root);
    const cJSON *entry;
    uint32_t i = 0;
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(root, "tests")) {
        if (i < tests->count && cJSON_IsObject(entry)) {
            test_complete(reader, &tests->items[i], entry);
        }
        i++;
    }
}

bool author_tests_read(AuthorTests *tests, const Scenario *scenario, const char *path, const char *bytes, size_t length,
                       DiagList *diags, Error *error) {
    *tests = (AuthorTests){0};
    const char *text = arena_text(&diags->arena, bytes, length);
    uint32_t file = text ? diag_source_add(diags, path, text, length) : 0;
    Reader *reader = calloc(1, sizeof *reader);
    Json json = {0};
    if (!file || !reader || !arena_init(&tests->arena, TESTS_BYTES_MAX)) {
        free(reader);
        return error_memory(error);
    }
    size_t before = diag_errors(diags);
    if (json_open(&json, text, length, file, diags)) {
        // The reader fills tests; of the scenario it only looks at the names.
        *reader = (Reader){.scenario = (Scenario *)scenario, .arena = &tests->arena, .json = &json, .diags = diags};
        buffer_init(&reader->text_id);
        tests_fill(reader, tests);
        allow_apply(reader);
        buffer_free(&reader->text_id);
        free(reader->allowed);
        json_close(&json);
    }
    bool memory = !reader->no_memory;
    free(reader);
    return !memory ? error_memory(error) : diag_errors(diags) == before;
}

void author_tests_free(AuthorTests *tests) {
    arena_free(&tests->arena);
    *tests = (AuthorTests){0};
}

// ---- the files ----

typedef struct Files {
    const Place *place;
    AuthorFileVisit *visit;
    void *user;
    size_t count;
    Error *error;
    bool good;
} Files;

static bool file_visit(void *user, const char *name, bool is_folder) {
    Files *files = user;
    char *text = NULL;
    size_t length = 0;
    Buffer inside, path;
    buffer_init(&inside);
    buffer_init(&path);
    path_join(&inside, "tests", name);
    path_join(&path, files->place->path.text, inside.text);
    if (!is_folder) {
        files->good = place_bytes(files->place, inside.text, &text, &length, files->error);
        if (files->good) {
            files->visit(files->user, path.text, text, length);
            files->count++;
        }
        free(text);
    }
    buffer_free(&path);
    buffer_free(&inside);
    return files->good;
}

bool author_files_visit(const char *scenario, AuthorFileVisit *visit, void *user, size_t *count, Error *error) {
    Place place;
    DiagList unheard; // what is wrong with the place was told when the scenario was loaded
    Files files = {.place = &place, .visit = visit, .user = user, .error = error, .good = true};
    if (!diag_list_init(&unheard)) {
        return error_memory(error);
    }
    bool good = place_open(&place, scenario, &unheard, error) &&
                place_list(&place, "tests", file_visit, &files, error) && files.good;
    *count = files.count;
    place_close(&place);
    diag_list_free(&unheard);
    return good;
}
