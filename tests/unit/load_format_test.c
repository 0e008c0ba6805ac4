// The format by its tables: the schema, the reference in the guide and the template are what they say.
#include "load_world.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_schema_is_json),
        cmocka_unit_test(test_schema_files_are_current),
        cmocka_unit_test(test_guide_is_current),
        cmocka_unit_test(test_template_is_good),
    };
    return cmocka_run_group_tests_name("load.format", tests, NULL, NULL);
}
