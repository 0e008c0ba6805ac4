// Scenarios as zip files: a packed one is the same game, and whatever is wrong with an archive is told in one line
// before anything of it is used. The bad ones are written here byte by byte.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/archive.h"
#include "load/limits.h"
#include "load/load.h"

#define REHEARSAL NOON_SOURCE_DIR "/scenarios/rehearsal"

// ---- a zip by hand ----

typedef struct Piece {
    const char *name, *bytes;
    size_t length;
    uint16_t flags, method;
    uint32_t attributes;
    uint32_t declared; // bytes unpacked, when they are lied about; 0: the truth
} Piece;

static void put(Buffer *out, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) {
        buffer_add_char(out, (char)(value >> (8 * i) & 0xff));
    }
}

static uint32_t crc_of(const char *bytes, size_t length) {
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
    }
    return ~crc;
}

static void piece_put(Buffer *out, const Piece *piece) {
    put(out, piece->flags, 2);
    put(out, piece->method, 2);
    put(out, 1u << 21 | 1u << 16, 4);
    put(out, crc_of(piece->bytes, piece->length), 4);
    put(out, piece->length, 4);
    put(out, piece->declared ? piece->declared : piece->length, 4);
    put(out, strlen(piece->name), 2);
    put(out, 0, 2);
}

static void zip_print(const Piece *pieces, size_t count, Buffer *out) {
    Buffer directory;
    buffer_init(&directory);
    for (size_t i = 0; i < count; i++) {
        put(&directory, 0x02014b50, 4);
        put(&directory, 3 << 8 | 20, 2); // made by Unix
        put(&directory, 20, 2);
        piece_put(&directory, &pieces[i]);
        put(&directory, 0, 6);
        put(&directory, pieces[i].attributes, 4);
        put(&directory, out->length, 4);
        buffer_add(&directory, pieces[i].name);
        put(out, 0x04034b50, 4);
        put(out, 20, 2);
        piece_put(out, &pieces[i]);
        buffer_add(out, pieces[i].name);
        buffer_add_bytes(out, pieces[i].bytes, pieces[i].length);
    }
    size_t start = out->length;
    buffer_add_bytes(out, directory.text, directory.length);
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, directory.length, 4);
    put(out, start, 4);
    put(out, 0, 2);
    buffer_free(&directory);
}

// ---- what is said of it ----

static char *scenario_text;
static size_t scenario_length;

static Piece scenario_at(const char *name) {
    return (Piece){.name = name, .bytes = scenario_text, .length = scenario_length};
}

static void expect(const Buffer *zip, const char *code, const char *words) {
    DiagList diags;
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load_text("a.zip", zip->text, zip->length, &diags);
    bool good =
        code ? diags.count == 1 && strcmp(diags.items[0].code, code) == 0 && strstr(diags.items[0].message, words)
             : scenario != NULL;
    if (!good) {
        Buffer out;
        buffer_init(&out);
        diag_print(&diags, &out);
        print_error("expected %s \"%s\", found\n%s\n", code ? code : "nothing", words, out.text);
        buffer_free(&out);
    }
    assert_true(good);
    scenario_free(scenario);
    diag_list_free(&diags);
}

static void expect_pieces(const Piece *pieces, size_t count, const char *code, const char *words) {
    Buffer zip;
    buffer_init(&zip);
    zip_print(pieces, count, &zip);
    expect(&zip, code, words);
    buffer_free(&zip);
}

static uint64_t digest_of(const char *path, const char *language, const char **title) {
    static char kept[200];
    DiagList diags;
    Error error = {.message = ""};
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(path, language, &diags, &error);
    assert_non_null(scenario);
    uint64_t digest = scenario->rules_digest + scenario->map.point_count;
    snprintf(kept, sizeof kept, "%s", scenario->title);
    *title = kept;
    scenario_free(scenario);
    diag_list_free(&diags);
    return digest;
}

// ---- tests ----

static void test_a_packed_scenario_is_the_same(void **state) {
    (void)state;
    Error error = {.message = ""};
    Buffer zip, again;
    buffer_init(&zip);
    buffer_init(&again);
    assert_true(scenario_pack(REHEARSAL, &zip, &error));
    assert_true(scenario_pack(REHEARSAL, &again, &error));
    assert_true(zip.length == again.length && memcmp(zip.text, again.text, zip.length) == 0);
    char path[600];
    snprintf(path, sizeof path, "%s/packed.zip", NOON_SCRATCH_DIR);
    assert_true(file_write_atomic(path, zip.text, zip.length, &error));
    const char *languages[] = {NULL, "ru"};
    for (size_t i = 0; i < 2; i++) {
        const char *title;
        char folder_title[200];
        uint64_t folder = digest_of(REHEARSAL, languages[i], &title);
        snprintf(folder_title, sizeof folder_title, "%s", title);
        assert_true(digest_of(path, languages[i], &title) == folder);
        assert_string_equal(title, folder_title);
    }
    ScenarioList list;
    scenario_list_init(&list);
    assert_int_equal(scenario_scan(&list, NOON_SCRATCH_DIR, NULL), 1);
    assert_int_equal(list.items[0].error_count, 0);
    scenario_list_free(&list);
    buffer_free(&zip);
    buffer_free(&again);
}

static void test_a_mistake_is_placed_inside(void **state) {
    (void)state;
    Piece piece = {.name = "scenario.json", .bytes = "{\n  \"format\": 1,,\n}", .length = 19};
    Buffer zip;
    buffer_init(&zip);
    zip_print(&piece, 1, &zip);
    DiagList diags;
    assert_true(diag_list_init(&diags));
    assert_null(scenario_load_text("a.zip", zip.text, zip.length, &diags));
    assert_string_equal(diag_source_name(&diags, diags.items[0].span), "a.zip/scenario.json");
    diag_list_free(&diags);
    buffer_free(&zip);
}

static void test_usual_ways_to_pack(void **state) {
    (void)state;
    Piece folder[] = {{.name = "mine/", .bytes = ""},
                      scenario_at("mine/scenario.json"),
                      {.name = "mine/.DS_Store", .bytes = "x", .length = 1},
                      {.name = "__MACOSX/mine/._scenario.json", .bytes = "x", .length = 1}};
    expect_pieces(folder, 4, NULL, "");
    Piece two[] = {scenario_at("a/scenario.json"), scenario_at("b/scenario.json")};
    expect_pieces(two, 2, "no-scenario", "several");
    Piece none[] = {{.name = "readme.txt", .bytes = "x", .length = 1}};
    expect_pieces(none, 1, "no-scenario", "no scenario.json");
}

static void test_paths_that_lead_out(void **state) {
    (void)state;
    static const char *const names[] = {"../scenario.json", "/etc/scenario.json", "a/../../b.json",
                                        "a\\..\\b.json",    "C:x.json",           "./a.json",
                                        "a//b.json",        "a\tb.json",          "lang/.."};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Piece pieces[] = {scenario_at("scenario.json"), {.name = names[i], .bytes = "{}", .length = 2}};
        expect_pieces(pieces, 2, "archive-unsafe", "may lead out");
    }
}

static void test_twice_links_secrets(void **state) {
    (void)state;
    Piece twice[] = {scenario_at("scenario.json"), scenario_at("scenario.json")};
    expect_pieces(twice, 2, "archive-unsafe", "twice");
    Piece link[] = {scenario_at("scenario.json"),
                    {.name = "map.json", .bytes = "/etc/passwd", .length = 11, .attributes = 0120777u << 16}};
    expect_pieces(link, 2, "archive-unsafe", "link");
    Piece secret[] = {scenario_at("scenario.json")};
    secret[0].flags = 1;
    expect_pieces(secret, 1, "archive-broken", "encrypted");
    Piece odd[] = {scenario_at("scenario.json")};
    odd[0].method = 12;
    expect_pieces(odd, 1, "archive-broken", "few programs");
}

static void test_caps(void **state) {
    (void)state;
    static Piece many[ARCHIVE_FILES_MAX + 1];
    static char names[ARCHIVE_FILES_MAX + 1][16];
    for (size_t i = 0; i < ARCHIVE_FILES_MAX + 1; i++) {
        snprintf(names[i], sizeof names[i], "%zu.json", i);
        many[i] = (Piece){.name = names[i], .bytes = "{}", .length = 2};
    }
    many[0] = scenario_at("scenario.json");
    expect_pieces(many, ARCHIVE_FILES_MAX, NULL, "");
    expect_pieces(many, ARCHIVE_FILES_MAX + 1, "archive-size", "too many");

    enum { BOMB = 8 << 20, LARGE = 12 << 20 };
    char *zeros = calloc(1, BOMB);
    assert_non_null(zeros);
    Buffer zip;
    Error error;
    buffer_init(&zip);
    ArchiveFile files[] = {{"scenario.json", scenario_text, scenario_length}, {"map.json", zeros, BOMB}};
    assert_true(archive_print(files, 2, &zip, &error));
    expect(&zip, "archive-size", "two hundred");
    buffer_free(&zip);
    free(zeros);

    char *noise = malloc(LARGE);
    assert_non_null(noise);
    for (size_t i = 0; i < LARGE; i++) {
        noise[i] = (char)('a' + i * i % 23);
    }
    Piece large[] = {scenario_at("scenario.json"),
                     {.name = "a", .bytes = noise, .length = LARGE},
                     {.name = "b", .bytes = noise, .length = LARGE}};
    expect_pieces(large, 3, NULL, "");
    Piece larger[] = {large[0], large[1], large[2], {.name = "c", .bytes = noise, .length = LARGE}};
    buffer_init(&zip);
    zip_print(larger, 4, &zip);
    expect(&zip, "archive-size", "too large when unpacked");
    buffer_free(&zip);
    free(noise);
}

static void test_lies_about_sizes(void **state) {
    (void)state;
    DiagList diags;
    uint32_t lies[] = {1, (uint32_t)scenario_length - 1, (uint32_t)scenario_length + 1};
    for (size_t i = 0; i < 3; i++) {
        Piece piece = scenario_at("scenario.json");
        piece.declared = lies[i];
        Buffer zip;
        buffer_init(&zip);
        zip_print(&piece, 1, &zip);
        assert_true(diag_list_init(&diags));
        assert_null(scenario_load_text("a.zip", zip.text, zip.length, &diags));
        assert_int_equal(diags.count, 1);
        diag_list_free(&diags);
        buffer_free(&zip);
    }
}

// Cut anywhere, or one byte altered: told in a line, or the very same scenario.
static void test_cut_and_altered(void **state) {
    (void)state;
    Error error;
    Buffer zip;
    buffer_init(&zip);
    ArchiveFile files[] = {{"scenario.json", scenario_text, scenario_length}};
    assert_true(archive_print(files, 1, &zip, &error));
    DiagList diags;
    for (size_t i = 4; i < zip.length; i++) {
        assert_true(diag_list_init(&diags));
        assert_null(scenario_load_text("a.zip", zip.text, i, &diags));
        assert_int_equal(diags.count, 1);
        diag_list_free(&diags);
    }
    for (size_t i = 0; i < zip.length; i++) {
        zip.text[i] = (char)(zip.text[i] ^ 0x10);
        assert_true(diag_list_init(&diags));
        Scenario *scenario = scenario_load_text("a.zip", zip.text, zip.length, &diags);
        assert_true(scenario || diag_errors(&diags) > 0);
        scenario_free(scenario);
        diag_list_free(&diags);
        zip.text[i] = (char)(zip.text[i] ^ 0x10);
    }
    buffer_free(&zip);
}

static int begin(void **state) {
    (void)state;
    Error error;
    return file_read(NOON_SOURCE_DIR "/tests/golden/validate/valid.json", 1 << 20, &scenario_text, &scenario_length,
                     &error)
               ? 0
               : -1;
}

static int end(void **state) {
    (void)state;
    free(scenario_text);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_packed_scenario_is_the_same),
        cmocka_unit_test(test_a_mistake_is_placed_inside),
        cmocka_unit_test(test_usual_ways_to_pack),
        cmocka_unit_test(test_paths_that_lead_out),
        cmocka_unit_test(test_twice_links_secrets),
        cmocka_unit_test(test_caps),
        cmocka_unit_test(test_lies_about_sizes),
        cmocka_unit_test(test_cut_and_altered),
    };
    return cmocka_run_group_tests_name("archive", tests, begin, end);
}
