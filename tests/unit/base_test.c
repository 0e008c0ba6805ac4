// What the other rooms rely on in base. Only this program may ask libm, to check our own functions against
// it.
#define _XOPEN_SOURCE 700

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/jobs.h"
#include "base/random.h"
#include "base/real.h"
#include "base/utf8.h"
#include "base/words.h"

#define TEXT_IS(actual, expected) assert_string_equal(actual, expected)

// ---- arena, buffer, error ----

static void test_arena_pieces(void **state) {
    (void)state;
    Arena arena;
    assert_false(arena_init(&arena, 0));
    assert_true(arena_init(&arena, 1 << 20));
    unsigned char *pieces[200];
    for (size_t i = 0; i < 200; i++) {
        size_t align = (size_t)1 << (i % 7);
        pieces[i] = arena_alloc(&arena, i * 13, align);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % align, 0);
        for (size_t j = 0; j < i * 13; j++) {
            assert_int_equal(pieces[i][j], 0);
        }
        memset(pieces[i], (int)i, i * 13);
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t j = 0; j < i * 13; j++) {
            assert_int_equal(pieces[i][j], i);
        }
    }
    arena_free(&arena);
    assert_null(arena_alloc(&arena, 1, 1));
}

static void test_arena_cap(void **state) {
    (void)state;
    Arena arena;
    assert_true(arena_init(&arena, 1000));
    assert_non_null(arena_alloc(&arena, 600, 1));
    assert_null(arena_alloc(&arena, 401, 1));
    assert_non_null(arena_alloc(&arena, 400, 1));
    assert_null(arena_alloc(&arena, 1, 1));
    arena_reset(&arena);
    char *again = arena_alloc(&arena, 1000, 1);
    assert_non_null(again);
    assert_int_equal(again[999], 0);
    assert_null(ARENA_NEW(&arena, uint64_t, SIZE_MAX / 4));
    assert_null(arena_text(&arena, "x", SIZE_MAX));
    arena_free(&arena);
}

static void test_arena_text(void **state) {
    (void)state;
    Arena arena;
    assert_true(arena_init(&arena, 1000));
    TEXT_IS(arena_text(&arena, "noonday", 4), "noon");
    TEXT_IS(arena_text(&arena, "", 0), "");
    arena_free(&arena);
}

static void test_buffer(void **state) {
    (void)state;
    Buffer buffer;
    buffer_init(&buffer);
    TEXT_IS(buffer.text, "");
    buffer_cut(&buffer, 0); // the shared empty text is not written to
    buffer_addf(&buffer, "%s-%d", "a", 7);
    buffer_add_char(&buffer, '!');
    buffer_add_times(&buffer, '.', 3);
    buffer_add_bytes(&buffer, "xyz", 2);
    TEXT_IS(buffer.text, "a-7!...xy");
    assert_int_equal(buffer.length, 9);
    buffer_cut(&buffer, 3);
    TEXT_IS(buffer.text, "a-7");
    buffer_clear(&buffer);
    TEXT_IS(buffer.text, "");
    for (unsigned i = 0; i < 5000; i++) {
        buffer_addf(&buffer, "%04u", i);
    }
    assert_int_equal(buffer.length, 20000);
    assert_memory_equal(buffer.text + 19996, "4999", 5);
    char *taken = buffer_take(&buffer);
    assert_int_equal(strlen(taken), 20000);
    free(taken);
    TEXT_IS(buffer.text, "");
    taken = buffer_take(&buffer);
    TEXT_IS(taken, "");
    free(taken);
    buffer_add_bytes(&buffer, "x", SIZE_MAX / 2);
    assert_true(buffer.failed);
    buffer_add(&buffer, "ignored after a failure");
    TEXT_IS(buffer.text, "");
    buffer_free(&buffer);
    assert_false(buffer.failed);
}

static void test_error(void **state) {
    (void)state;
    Error error = {.hint = "old"};
    assert_false(error_set(&error, "cannot read \"%s\"", "a"));
    TEXT_IS(error.message, "cannot read \"a\"");
    TEXT_IS(error.hint, "");
    assert_false(error_hint(&error, "try %d", 2));
    TEXT_IS(error.hint, "try 2");
    assert_false(error_set(&error, "again: %s", error.message));
    TEXT_IS(error.message, "again: cannot read \"a\"");
    assert_false(error_set(NULL, "nobody listens"));
    char wide[600];
    for (size_t i = 0; i + 1 < sizeof wide; i += 2) {
        memcpy(wide + i, "\xC3\xA9", 2);
    }
    wide[598] = '\0';
    error_set(&error, "%s", wide);
    assert_int_equal(strlen(error.message), 510);
    assert_true(utf8_valid(error.message, strlen(error.message), NULL));
}

static void assertion_break(void) {
    int found = 2;
    ASSERT(found == 3);
}

static void test_assert_stops_the_program(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct sigaction plain = {.sa_handler = SIG_DFL};
        sigaction(SIGABRT, &plain, NULL);
        dup2(ends[1], 2);
        assertion_break();
        _exit(0);
    }
    close(ends[1]);
    char said[300] = "";
    ssize_t length = read(ends[0], said, sizeof said - 1);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_true(length > 0);
    assert_non_null(strstr(said, "base_test.c:"));
    assert_non_null(strstr(said, "assertion failed: found == 3"));
}

// ---- UTF-8 ----

static void test_utf8_next(void **state) {
    (void)state;
    const char *at = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x95\x9B";
    assert_int_equal(utf8_next(&at), 'a');
    assert_int_equal(utf8_next(&at), 0xE9);
    assert_int_equal(utf8_next(&at), 0x20AC);
    assert_int_equal(utf8_next(&at), 0x1F55B);
    assert_int_equal(utf8_next(&at), 0);
    assert_int_equal(utf8_next(&at), 0);
}

static void test_utf8_bad_sequences(void **state) {
    (void)state;
    // Overlong, surrogate, beyond the last character, lone continuation, cut off, never allowed.
    static const char *const bad[] = {"\xC0\x80",         "\xC1\xBF",         "\xE0\x80\x80", "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",     "\xF0\x80\x80\x80", "\x80",         "\xE2\x82",
                                      "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",         "\xC3"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[16];
        snprintf(text, sizeof text, "ab%sz", bad[i]);
        size_t offset = 99;
        assert_false(utf8_valid(text, strlen(text), &offset));
        assert_int_equal(offset, 2);
        const char *at = text + 2;
        assert_int_equal(utf8_next(&at), UTF8_REPLACEMENT);
        assert_ptr_equal(at, text + 2 + strlen(bad[i]));
        assert_int_equal(utf8_next(&at), 'z');
    }
    size_t offset = 99;
    assert_true(utf8_valid("\xF4\x8F\xBF\xBF\0x", 6, &offset));
    assert_int_equal(offset, 99);
    assert_true(utf8_valid("", 0, NULL));
}

static void test_utf8_round_trip(void **state) {
    (void)state;
    for (uint32_t character = 1; character <= 0x10FFFF; character += character < 0x3000 ? 1 : 97) {
        char bytes[5] = "";
        size_t length = utf8_put(bytes, character);
        const char *at = bytes;
        bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
        assert_true(utf8_valid(bytes, length, NULL));
        assert_int_equal(utf8_next(&at), is_surrogate ? UTF8_REPLACEMENT : character);
        assert_int_equal((size_t)(at - bytes), length);
    }
    char bytes[5] = "";
    assert_int_equal(utf8_put(bytes, 0x110000), 3);
    TEXT_IS(bytes, "\xEF\xBF\xBD");
}

static void test_utf8_measures(void **state) {
    (void)state;
    assert_int_equal(utf8_count("na\xC3\xAFve"), 5);
    assert_int_equal(utf8_count("\xFF\xFEx"), 3);
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x301), 0);
    assert_int_equal(utf8_width(0x6F22), 2);
    assert_int_equal(utf8_width(0x1F600), 2);
    const char *text = "a\xE2\x82\xAC!";
    assert_int_equal(utf8_cut(text, 0), 0);
    assert_int_equal(utf8_cut(text, 1), 1);
    assert_int_equal(utf8_cut(text, 2), 1);
    assert_int_equal(utf8_cut(text, 3), 1);
    assert_int_equal(utf8_cut(text, 4), 4);
    assert_int_equal(utf8_cut(text, 5), 5);
}

// ---- diagnostics ----

static DiagList diags;
static Buffer printed;

static int diag_setup(void **state) {
    (void)state;
    buffer_init(&printed);
    return diag_list_init(&diags) ? 0 : -1;
}

static int diag_teardown(void **state) {
    (void)state;
    diag_list_free(&diags);
    buffer_free(&printed);
    return 0;
}

static Span span_of(uint32_t file, const char *text, const char *part) {
    return (Span){file, (uint32_t)(strstr(text, part) - text), (uint32_t)strlen(part)};
}

static void test_diag_plain(void **state) {
    (void)state;
    const char *text = "{\n  \"lable\": \"Return\",\n  \"min\": 3\n}\n";
    uint32_t file = diag_source_add(&diags, "a/scenario.json", text, strlen(text));
    assert_int_equal(file, 1);
    diag_addf(&diags, "range", SEVERITY_WARNING, span_of(file, text, "3"), "/min", NULL,
              "expected at most %d, found %d", 2, 3);
    diag_addf(&diags, "unknown-key", SEVERITY_ERROR, span_of(file, text, "\"lable\""), "/lable",
              "did you mean \"label\"?", "unknown key \"%s\"", "lable");
    diag_addf(&diags, "no-file", SEVERITY_ERROR, (Span){0}, "/lang", NULL, "no text at all");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "error[no-file]: /lang: no text at all\n"
                          "a/scenario.json:2:3: error[unknown-key]: unknown key \"lable\"\n"
                          "     2 |   \"lable\": \"Return\",\n"
                          "       |   ^~~~~~~\n"
                          "  hint: did you mean \"label\"?\n"
                          "a/scenario.json:3:10: warning[range]: expected at most 2, found 3\n"
                          "     3 |   \"min\": 3\n"
                          "       |          ^\n");
    assert_int_equal(diag_errors(&diags), 2);
    assert_int_equal(diag_warnings(&diags), 1);
    TEXT_IS(diags.items[0].path, "/min");
    TEXT_IS(diag_source_name(&diags, diags.items[0].span), "a/scenario.json");
    TEXT_IS(diag_source_name(&diags, (Span){0}), "");
}

static void test_diag_tabs_and_wide_characters(void **state) {
    (void)state;
    const char *text = "\xEF\xBB\xBFx\r\n\ta\t\"\xC3\xA9\xE6\xBC\xA2\": \"e\xCC\x81\" wrong\x1B[31m\r\nlast";
    uint32_t file = diag_source_add(&diags, "t.json", text, strlen(text));
    Span span = span_of(file, text, "wrong");
    unsigned line = 0;
    unsigned column = 0;
    assert_true(diag_line_column(&diags, span, &line, &column));
    assert_int_equal(line, 2);
    // One for each of: tab a tab quote e-acute han quote colon space quote e accent quote space.
    assert_int_equal(column, 15);
    diag_addf(&diags, "word", SEVERITY_ERROR, span, NULL, NULL, "not a word");
    diag_addf(&diags, "start", SEVERITY_ERROR, span_of(file, text, "x"), NULL, NULL, "behind the mark");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "t.json:1:1: error[start]: behind the mark\n"
                          "     1 | x\n"
                          "       | ^\n"
                          "t.json:2:15: error[word]: not a word\n"
                          "     2 |     a   \"\xC3\xA9\xE6\xBC\xA2\": \"e\xCC\x81\" wrong\xEF\xBF\xBD[31m\n"
                          "       |                    ^~~~~\n");
}

static void test_diag_long_line_is_cut(void **state) {
    (void)state;
    size_t length = 300000;
    char *text = malloc(length + 1);
    assert_non_null(text);
    memset(text, 'x', length);
    text[length] = '\0';
    memcpy(text + 150000, "WRONG", 5);
    uint32_t file = diag_source_add(&diags, "long.json", text, length);
    diag_addf(&diags, "a", SEVERITY_ERROR, (Span){file, 150000, 5}, NULL, NULL, "in the middle");
    diag_addf(&diags, "b", SEVERITY_ERROR, (Span){file, 10, 300}, NULL, NULL, "near the start and long");
    diag_addf(&diags, "c", SEVERITY_ERROR, (Span){file, (uint32_t)length, 0}, NULL, NULL, "at the end");
    diag_print(&diags, &printed);
    assert_true(printed.length < 1000);
    assert_non_null(strstr(printed.text, "long.json:1:150001: error[a]: in the middle\n     1 | ...xxxx"));
    assert_non_null(strstr(printed.text, "xWRONGx"));
    assert_non_null(
        strstr(printed.text, "x...\n       |                                            ^~~~~\n"));
    // The caret stands under the word.
    char *excerpt = strstr(printed.text, "     1 | ...");
    char *mark = strchr(excerpt, '^');
    char *caret_line = strchr(excerpt, '\n') + 1;
    assert_int_equal(strstr(excerpt, "WRONG") - excerpt, mark - caret_line);
    assert_non_null(strstr(printed.text, "long.json:1:11: error[b]: near the start and long\n     1 | xxxx"));
    assert_non_null(strstr(printed.text, "long.json:1:300001: error[c]: at the end\n     1 | ...xxx"));
    free(text);
}

static void test_diag_edges(void **state) {
    (void)state;
    const char *text = "ab\ncd";
    uint32_t file = diag_source_add(&diags, "e.json", text, strlen(text));
    uint32_t empty = diag_source_add(&diags, "empty.json", "", 0);
    diag_addf(&diags, "end", SEVERITY_ERROR, (Span){file, 5, 0}, NULL, NULL, "unexpected end");
    diag_addf(&diags, "line-end", SEVERITY_ERROR, (Span){file, 2, 1}, NULL, NULL, "at the line's end");
    diag_addf(&diags, "past", SEVERITY_ERROR, (Span){file, 4000000000u, 4000000000u}, NULL, NULL,
              "past the end");
    diag_addf(&diags, "lines", SEVERITY_ERROR, (Span){file, 1, 4}, NULL, NULL, "over\ntwo\tlines");
    diag_addf(&diags, "nothing", SEVERITY_ERROR, (Span){empty, 0, 0}, NULL, NULL, "empty");
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "e.json:1:2: error[lines]: over two lines\n     1 | ab\n       |  ^\n"
                          "e.json:1:3: error[line-end]: at the line's end\n     1 | ab\n       |   ^\n"
                          "e.json:2:3: error[end]: unexpected end\n     2 | cd\n       |   ^\n"
                          "e.json:2:3: error[past]: past the end\n     2 | cd\n       |   ^\n"
                          "empty.json:1:1: error[nothing]: empty\n     1 | \n       | ^\n");
    unsigned line = 9;
    unsigned column = 9;
    assert_false(diag_line_column(&diags, (Span){0}, &line, &column));
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
}

static void test_diag_related(void **state) {
    (void)state;
    const char *text = "{\"a\":1,\n \"a\":2}";
    uint32_t file = diag_source_add(&diags, "d.json", text, strlen(text));
    diag_add(&diags, (Diag){.code = "duplicate-key",
                            .severity = SEVERITY_ERROR,
                            .span = {file, 9, 3},
                            .message = "duplicate key \"a\"",
                            .hint = "remove one",
                            .related = {file, 1, 3},
                            .related_text = "first given here"});
    diag_print(&diags, &printed);
    TEXT_IS(printed.text, "d.json:2:2: error[duplicate-key]: duplicate key \"a\"\n"
                          "     2 |  \"a\":2}\n"
                          "       |  ^~~\n"
                          "  d.json:1:2: note: first given here\n"
                          "     1 | {\"a\":1,\n"
                          "       |  ^~~\n"
                          "  hint: remove one\n");
}

static void test_diag_cap(void **state) {
    (void)state;
    for (unsigned i = 0; i < DIAG_CAP + 37; i++) {
        char message[32];
        snprintf(message, sizeof message, "number %u", i);
        diag_addf(&diags, "many", i % 2 ? SEVERITY_ERROR : SEVERITY_WARNING, (Span){0}, NULL, NULL, "%s",
                  message);
    }
    assert_int_equal(diags.count, DIAG_CAP);
    assert_int_equal(diag_errors(&diags) + diag_warnings(&diags), DIAG_CAP + 37);
    diag_print(&diags, &printed);
    assert_non_null(strstr(printed.text, "warning[many]: number 0\nerror[many]: number 1\n"));
    assert_non_null(strstr(printed.text, "error[many]: number 199\nand 37 more\n"));
    for (unsigned i = 1; i <= DIAG_SOURCE_CAP; i++) {
        assert_int_equal(diag_source_add(&diags, "s", "", 0), i);
    }
    assert_int_equal(diag_source_add(&diags, "s", "", 0), 0);
}

static void test_nearest_name(void **state) {
    (void)state;
    static const char *const names[] = {"label", "trust", "leverage", "table", "id", "verification"};
    size_t count = sizeof names / sizeof names[0];
    TEXT_IS(nearest_name("lable", names, count), "label");
    TEXT_IS(nearest_name("Trust", names, count), "trust");
    TEXT_IS(nearest_name("levrage", names, count), "leverage");
    TEXT_IS(nearest_name("verifcatoin", names, count), "verification");
    assert_null(nearest_name("trust", names, count));
    assert_null(nearest_name("xy", names, count));
    assert_null(nearest_name("", names, count));
    assert_null(nearest_name("mediator", names, count));
    assert_null(nearest_name("lable", names, 0));
    char giant[500];
    memset(giant, 'a', sizeof giant - 1);
    giant[sizeof giant - 1] = '\0';
    assert_null(nearest_name(giant, names, count));
}

// ---- digest ----

static Digest digest_of(const char *a, const char *b) {
    Digest digest;
    digest_init(&digest);
    digest_text(&digest, a);
    digest_text(&digest, b);
    return digest;
}

static void test_digest(void **state) {
    (void)state;
    // A saved game holds these: a change here makes every journal unreadable.
    char text[DIGEST_TEXT_BYTES];
    digest_print(digest_of("noon", "on the tenth"), text);
    TEXT_IS(text, "3901aff84b3f70b2");
    Digest read = {0};
    assert_true(digest_parse(text, &read));
    assert_true(read.value == digest_of("noon", "on the tenth").value);
    assert_false(digest_parse("0123456789abcdeX", &read));
    assert_false(digest_parse("0123", &read));
    assert_true(digest_of("ab", "c").value != digest_of("a", "bc").value);
    assert_true(digest_of("a", "").value != digest_of("", "a").value);
    assert_true(digest_of("12345678", "").value != digest_of("1234567", "").value);

    Digest a;
    Digest b;
    digest_init(&a);
    digest_init(&b);
    digest_f64(&a, 0.0);
    digest_f64(&b, -0.0);
    assert_true(a.value == b.value);
    digest_f64(&a, (double)NAN);
    digest_f64(&b, -(double)NAN);
    assert_true(a.value == b.value);
    digest_f64(&a, 1.0);
    digest_f64(&b, nextafter(1.0, 2.0));
    assert_true(a.value != b.value);
    digest_init(&a);
    digest_u64(&a, 0);
    b = a;
    digest_u64(&b, 0);
    assert_true(a.value != b.value);
}

// ---- chance ----

static void test_random_is_a_function_of_its_place(void **state) {
    (void)state;
    assert_true(random_bits(1, 2, 3, 4) == random_bits(1, 2, 3, 4));
    enum { COUNT = 6 * 6 * 6 * 6 };
    uint64_t seen[COUNT];
    size_t count = 0;
    for (uint64_t seed = 0; seed < 6; seed++) {
        for (uint32_t purpose = 0; purpose < 6; purpose++) {
            for (uint32_t when = 0; when < 6; when++) {
                for (uint64_t key = 0; key < 6; key++) {
                    seen[count] = random_bits(seed, purpose, when, key);
                    for (size_t i = 0; i < count; i++) {
                        assert_true(seen[i] != seen[count]);
                    }
                    count++;
                }
            }
        }
    }
    // The promise to saved seeds.
    assert_true(random_bits(42, 1, 2, random_key("leak")) == UINT64_C(0xecd8d13bac6855cc));
    assert_true(random_key("a") != random_key("b"));
}

// Bits of neighbours in each coordinate must look unrelated: about half of them differ, and draws do not
// correlate.
static void test_random_neighbours_are_unrelated(void **state) {
    (void)state;
    enum { DRAWS = 40000 };
    for (unsigned coordinate = 0; coordinate < 4; coordinate++) {
        double product = 0.0;
        unsigned flips[64] = {0};
        for (unsigned i = 0; i < DRAWS; i++) {
            uint64_t c[4] = {i / 7, i % 5, i % 23, i % 11};
            uint64_t bits = random_bits(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            double unit = random_unit(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            c[coordinate] += 1;
            uint64_t differ = bits ^ random_bits(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            double next = random_unit(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            product += (unit - 0.5) * (next - 0.5);
            for (unsigned bit = 0; bit < 64; bit++) {
                flips[bit] += differ >> bit & 1;
            }
        }
        // Standard deviation of the mean product is 1/12/sqrt(n) = 0.0004; of a flip rate 0.0025.
        assert_true(fabs(product / DRAWS) < 0.0021);
        for (unsigned bit = 0; bit < 64; bit++) {
            assert_true(fabs((double)flips[bit] / DRAWS - 0.5) < 0.0125);
        }
    }
}

static void test_random_unit_is_uniform(void **state) {
    (void)state;
    enum { DRAWS = 200000, BINS = 50 };
    unsigned bins[BINS] = {0};
    for (uint32_t i = 0; i < DRAWS; i++) {
        double unit = random_unit(7, 3, i, 99);
        assert_true(unit >= 0.0 && unit < 1.0);
        bins[(unsigned)(unit * BINS)]++;
    }
    double chi_square = 0.0;
    for (unsigned i = 0; i < BINS; i++) {
        double off = bins[i] - (double)DRAWS / BINS;
        chi_square += off * off / ((double)DRAWS / BINS);
    }
    // 49 degrees of freedom: mean 49, standard deviation 10.
    assert_true(chi_square > 15 && chi_square < 100);
}

static void test_random_below(void **state) {
    (void)state;
    unsigned counts[7] = {0};
    for (uint32_t i = 0; i < 70000; i++) {
        unsigned drawn = random_below(5, 1, i, 3, 7);
        assert_true(drawn < 7);
        counts[drawn]++;
    }
    for (unsigned i = 0; i < 7; i++) {
        assert_true(counts[i] > 9500 && counts[i] < 10500);
    }
    assert_int_equal(random_below(5, 1, 2, 3, 1), 0);
    assert_true(random_below(5, 1, 2, 3, UINT32_MAX) < UINT32_MAX);
}

static void test_random_spread(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    double sum = 0.0;
    double square = 0.0;
    unsigned within_one = 0;
    for (uint32_t i = 0; i < DRAWS; i++) {
        double spread = random_spread(11, 2, i, 5);
        assert_true(spread >= -2.5 && spread <= 2.5);
        sum += spread;
        square += spread * spread;
        within_one += spread > -1.0 && spread < 1.0;
    }
    assert_true(fabs(sum / DRAWS) < 0.01);
    assert_true(fabs(sqrt(square / DRAWS) - 0.9546) < 0.006);
    assert_true(fabs((double)within_one / DRAWS - 0.6827 / 0.98758) < 0.03);
}

// Like the normal distribution, cut: nowhere is the share of draws below a point far from what it should be.
static void test_random_spread_is_nearly_normal(void **state) {
    (void)state;
    enum { DRAWS = 100000 };
    for (int step = -9; step <= 9; step++) {
        double at = step / 4.0;
        unsigned below = 0;
        for (uint32_t i = 0; i < DRAWS; i++) {
            below += random_spread(3, 1, i, 9) < at;
        }
        double low = 0.5 * erfc(2.5 / sqrt(2.0));
        double wanted = (0.5 * erfc(-at / sqrt(2.0)) - low) / (1.0 - 2.0 * low);
        assert_true(fabs((double)below / DRAWS - wanted) < 0.012);
    }
}

// ---- real numbers ----

static double relative(double found, double expected) {
    return expected == 0.0 ? fabs(found) : fabs(found / expected - 1.0);
}

static void test_real_exp(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = -700.0; x <= 705.0; x += 0.00737) {
        worst = fmax(worst, relative(real_exp(x), exp(x)));
    }
    for (double x = -0.02; x <= 0.02; x += 0.0000013) {
        worst = fmax(worst, relative(real_exp(x), exp(x)));
    }
    assert_true(worst < 1e-15);
    assert_true(real_exp(0.0) == 1.0);
    assert_true(real_exp(-709.0) == 0.0 && real_exp(-1e300) == 0.0 && real_exp(-(double)INFINITY) == 0.0);
    assert_true(real_exp(1e300) == real_exp(709.0) && isfinite(real_exp((double)INFINITY)));
    assert_true(isnan(real_exp((double)NAN)));
    for (double x = -5.0; x < 5.0; x += 0.001) {
        assert_true(real_exp(x) < real_exp(x + 0.001));
    }
}

static void test_real_log(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = 1e-300; x < 1e300; x *= 1.0371) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    for (double x = 0.5; x < 2.0; x += 0.0000137) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    for (double x = 0x1p-1074; x < 1e-307; x *= 1.7) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    assert_true(worst < 1e-15);
    assert_true(real_log(1.0) == 0.0);
    assert_true(real_log(0.0) == -745.0 && real_log(-3.0) == -745.0);
    assert_true(isfinite(real_log((double)INFINITY)));
    assert_true(isnan(real_log((double)NAN)));
}

static void test_real_pow_sqrt_sigmoid(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = 0.01; x < 30.0; x *= 1.013) {
        for (double y = -6.0; y <= 6.0; y += 0.25) {
            worst = fmax(worst, relative(real_pow(x, y), pow(x, y)));
        }
    }
    assert_true(worst < 1e-13);
    assert_true(real_pow(1.5, 2.0) == 2.25 && real_pow(2.0, -3.0) == 0.125 && real_pow(7.0, 0.0) == 1.0);
    assert_true(real_pow(0.0, 2.0) == 0.0 && real_pow(0.0, 0.0) == 1.0 && real_pow(-2.0, 2.0) == 0.0);
    assert_true(isfinite(real_pow(0.0, -1.0)) && isfinite(real_pow(1e300, 64.0)) &&
                isfinite(real_pow(1e-300, -64.0)));
    for (double x = 0.0; x < 100.0; x += 0.37) {
        assert_true(real_sqrt(x) == sqrt(x));
    }
    assert_true(real_sqrt(-1.0) == 0.0);
    for (double x = -40.0; x < 40.0; x += 0.01) {
        assert_true(relative(real_sigmoid(x), 1.0 / (1.0 + exp(-x))) < 1e-14);
    }
    assert_true(real_sigmoid(0.0) == 0.5 && real_sigmoid(-1e9) < 1e-300 && real_sigmoid(1e9) == 1.0);
    assert_true(real_clamp(3.0, 0.0, 2.0) == 2.0 && real_clamp(-3.0, 0.0, 2.0) == 0.0 &&
                real_clamp01(0.3) == 0.3);
    assert_true(real_min(1.0, 2.0) == 1.0 && real_max(1.0, 2.0) == 2.0 && real_abs(-2.0) == 2.0);
    assert_true(signbit(real_abs(-0.0)) == 0);
}

// ---- words ----

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
    } rows[] = {{"en", 1, "one"},   {"en", -1, "one"},   {"en", 11, "other"}, {"ru", 1, "one"},
                {"ru", 11, "many"}, {"ru", 21, "one"},   {"ru", 3, "few"},    {"ru", 13, "many"},
                {"ru", 0, "many"},  {"pl", 21, "many"},  {"pl", 22, "few"},   {"ar", 0, "zero"},
                {"ar", 2, "two"},   {"ar", 105, "few"},  {"ar", 111, "many"}, {"cs", 3, "few"},
                {"ja", 1, "other"}, {"hy", 0, "one"},    {"az", 1, "one"},    {"he", 2, "two"},
                {"xx", 1, "one"},   {"de_AT", 1, "one"}, {"", 5, "other"},    {"ar", 100, "other"}};
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

// ---- files ----

static Error error;
static Buffer scratch;

// A path below the folder that belongs to this test.
static const char *at(const char *name) {
    path_join(&scratch, NOON_SCRATCH_DIR, name);
    return scratch.text;
}

static int file_setup(void **state) {
    (void)state;
    buffer_init(&scratch);
    return system("rm -rf '" NOON_SCRATCH_DIR "' && mkdir -p '" NOON_SCRATCH_DIR "'");
}

static int file_teardown(void **state) {
    (void)state;
    buffer_free(&scratch);
    return 0;
}

static void file_is(const char *path, const char *expected) {
    char *text = NULL;
    size_t length = 0;
    assert_true(file_read(path, 1 << 20, &text, &length, &error));
    assert_int_equal(length, strlen(expected));
    TEXT_IS(text, expected);
    free(text);
}

static bool count_entries(void *user, const char *name, bool is_folder) {
    (void)name;
    (void)is_folder;
    ++*(unsigned *)user;
    return true;
}

static void test_file_read(void **state) {
    (void)state;
    char *text = (char *)"untouched";
    assert_false(file_read(at("none"), 10, &text, NULL, &error));
    assert_null(text);
    assert_non_null(strstr(error.message, "none\": there is no such file or folder"));
    assert_false(file_read(NOON_SCRATCH_DIR, 10, &text, NULL, &error));
    assert_non_null(strstr(error.message, "it is a folder"));
    assert_false(file_read("/dev/zero", 10, &text, NULL, &error));
    assert_non_null(strstr(error.message, "it is not a file"));
    assert_true(file_write_atomic(at("ten"), "0123456789", 10, &error));
    assert_true(file_read(at("ten"), 10, &text, NULL, &error));
    TEXT_IS(text, "0123456789");
    free(text);
    assert_false(file_read(at("ten"), 9, &text, NULL, &error));
    assert_non_null(strstr(error.message, "it has more than 9 bytes"));
    assert_true(file_write_atomic(at("empty"), "", 0, &error));
    file_is(at("empty"), "");
    assert_true(file_exists(at("empty")) && !folder_exists(at("empty")));
    assert_true(file_remove(at("empty"), &error) && file_remove(at("empty"), &error));
    assert_false(file_exists(at("empty")));
}

static void test_file_write_replaces_whole(void **state) {
    (void)state;
    assert_true(file_write_atomic(at("save"), "old", 3, &error));
    assert_true(file_write_atomic(at("save"), "newer", 5, &error));
    file_is(at("save"), "newer");
    assert_int_equal(symlink("save", at("link")), 0);
    assert_true(file_write_atomic(at("link"), "through", 7, &error));
    file_is(at("save"), "through");
    assert_false(file_write_atomic(at("no/such/folder/save"), "x", 1, &error));
    assert_false(file_write_atomic(NOON_SCRATCH_DIR, "x", 1, &error));
    unsigned count = 0;
    assert_true(folder_list(NOON_SCRATCH_DIR, count_entries, &count, &error));
    assert_int_equal(count, 2);
}

// A full disk is played by a limit on the size of files.
static void disk_limit(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void test_file_write_on_a_full_disk(void **state) {
    (void)state;
    static char large[100000];
    memset(large, 'x', sizeof large);
    assert_true(file_write_atomic(at("save"), "precious", 8, &error));
    disk_limit(4096);
    bool written = file_write_atomic(at("save"), large, sizeof large, &error);
    disk_limit(0);
    assert_false(written);
    assert_non_null(strstr(error.message, "save\": the file would become too large"));
    file_is(at("save"), "precious");
    unsigned count = 0;
    assert_true(folder_list(NOON_SCRATCH_DIR, count_entries, &count, &error));
    assert_int_equal(count, 1);
}

static void test_append(void **state) {
    (void)state;
    AppendFile *file = append_open(at("journal"), &error);
    assert_non_null(file);
    assert_true(append_line(file, "first", &error));
    file_is(at("journal"), "first\n");
    assert_null(append_open(at("journal"), &error));
    assert_non_null(strstr(error.message, "journal\" is in use by another game"));
    TEXT_IS(error.hint, "close the other one first");
    assert_true(append_line(file, "second", &error));
    assert_int_equal(append_length(file), 13);
    assert_true(append_close(file));
    file = append_open(at("journal"), &error);
    assert_non_null(file);
    assert_int_equal(append_length(file), 13);
    assert_true(append_cut(file, 6, &error));
    assert_true(append_line(file, "2nd", &error));
    assert_true(append_close(file));
    file_is(at("journal"), "first\n2nd\n");
    assert_true(append_close(NULL));
    assert_null(append_open(NOON_SCRATCH_DIR, &error));
    assert_null(append_open(at("no/journal"), &error));
}

static void test_append_on_a_full_disk(void **state) {
    (void)state;
    char line[3001];
    memset(line, 'y', 3000);
    line[3000] = '\0';
    AppendFile *file = append_open(at("journal"), &error);
    assert_non_null(file);
    disk_limit(4096);
    bool first = append_line(file, line, &error);
    bool second = append_line(file, line, &error);
    bool third = append_line(file, "short", &error);
    disk_limit(0);
    assert_true(first && !second && third);
    assert_non_null(strstr(error.message, "cannot write"));
    assert_true(append_line(file, "after", &error));
    assert_int_equal(append_length(file), 3001 + 6 + 6);
    assert_true(append_close(file));
    char *text = NULL;
    assert_true(file_read(at("journal"), 10000, &text, NULL, &error));
    TEXT_IS(text + 2999, "y\nshort\nafter\n");
    free(text);
}

static bool collect(void *user, const char *name, bool is_folder) {
    Buffer *names = user;
    buffer_addf(names, "%s%s ", name, is_folder ? "/" : "");
    return strcmp(name, "stop") != 0;
}

static void test_folders(void **state) {
    (void)state;
    assert_true(folder_make(at("a/b/c"), &error));
    assert_true(folder_make(at("a/b/c/"), &error));
    assert_true(folder_exists(at("a/b/c")));
    assert_true(file_write_atomic(at("a/b/z"), "", 0, &error));
    assert_true(file_write_atomic(at("a/b/B"), "", 0, &error));
    assert_true(file_write_atomic(at("a/b/.hidden"), "", 0, &error));
    assert_false(folder_make(at("a/b/z/y"), &error));
    assert_false(folder_make("", &error));
    Buffer names;
    buffer_init(&names);
    assert_true(folder_list(at("a/b"), collect, &names, &error));
    TEXT_IS(names.text, "B c/ z ");
    assert_true(file_write_atomic(at("a/b/stop"), "", 0, &error));
    buffer_clear(&names);
    assert_true(folder_list(at("a/b"), collect, &names, &error));
    TEXT_IS(names.text, "B c/ stop ");
    assert_false(folder_list(at("none"), collect, &names, &error));
    buffer_free(&names);
}

static void test_paths(void **state) {
    (void)state;
    Buffer path;
    buffer_init(&path);
    path_join(&path, "a", "b");
    TEXT_IS(path.text, "a/b");
    path_join(&path, "a/", "b");
    TEXT_IS(path.text, "a/b");
    path_join(&path, "", "b");
    TEXT_IS(path.text, "b");
    path_join(&path, "a", "/b");
    TEXT_IS(path.text, "/b");
    path_join(&path, "/", "b");
    TEXT_IS(path.text, "/b");
    TEXT_IS(path_name("a/b.json"), "b.json");
    TEXT_IS(path_name("b.json"), "b.json");
    assert_true(path_executable(&path));
    assert_true(file_exists(path.text));
    TEXT_IS(path_name(path.text), "noon_base_test");
    buffer_free(&path);
}

static void test_path_is_inside(void **state) {
    (void)state;
    assert_true(folder_make(at("in/sub"), &error));
    assert_true(folder_make(at("inner"), &error));
    assert_true(file_write_atomic(at("outside"), "", 0, &error));
    assert_int_equal(symlink("../outside", at("in/link")), 0);
    assert_int_equal(symlink("nowhere", at("in/dead")), 0);
    static const struct {
        const char *path;
        bool is_inside;
    } rows[] = {{"in", true},
                {"in/", true},
                {"in/sub/../sub/new.json", true},
                {"in/new/newer/../new.json", false},
                {"in/new/new.json", true},
                {"in/../outside", false},
                {"in/..", false},
                {"in/sub/../..", false},
                {"inner", false},
                {"inner/x", false},
                {"in/link", false},
                {"in/link/x", false},
                {"in/dead", false},
                {"outside", false}};
    char folder[sizeof NOON_SCRATCH_DIR + 10];
    snprintf(folder, sizeof folder, "%s/in", NOON_SCRATCH_DIR);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (path_is_inside(folder, at(rows[i].path)) != rows[i].is_inside) {
            fail_msg("\"%s\" is taken for %s", rows[i].path, rows[i].is_inside ? "outside" : "inside");
        }
    }
    assert_true(path_is_inside(".", "new.json"));
    assert_true(path_is_inside("/", "/etc"));
    assert_false(path_is_inside(".", "../new.json"));
    assert_false(path_is_inside(".", "/etc/passwd"));
    assert_false(path_is_inside("no-such-folder", "no-such-folder/x"));
}

static void test_user_folders(void **state) {
    (void)state;
    Buffer path;
    buffer_init(&path);
    setenv("HOME", "/home/ana", 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_CONFIG_HOME");
    setenv("XDG_STATE_HOME", "/state", 1);
    assert_true(path_user_data(&path));
    TEXT_IS(path.text, "/home/ana/.local/share/noon");
    assert_true(path_user_config(&path));
    TEXT_IS(path.text, "/home/ana/.config/noon");
    assert_true(path_user_state(&path));
    TEXT_IS(path.text, "/state/noon");
    setenv("XDG_STATE_HOME", "relative", 1);
    assert_true(path_user_state(&path));
    TEXT_IS(path.text, "/home/ana/.local/state/noon");
    unsetenv("HOME");
    assert_false(path_user_data(&path));
    setenv("XDG_DATA_HOME", "/data", 1);
    assert_true(path_user_data(&path));
    TEXT_IS(path.text, "/data/noon");
    buffer_free(&path);
}

// ---- jobs ----

typedef struct Tally {
    unsigned char done[5000];
    unsigned by_worker[JOBS_WORKERS_CAP];
    size_t last;
    bool in_order;
} Tally;

static void tally_work(void *user, size_t index, unsigned worker) {
    Tally *tally = user;
    tally->done[index]++;
    tally->by_worker[worker]++;
}

static void order_work(void *user, size_t index, unsigned worker) {
    Tally *tally = user;
    tally->in_order = tally->in_order && worker == 0 && index == tally->last;
    tally->last = index + 1;
}

static void test_jobs(void **state) {
    (void)state;
    assert_true(jobs_cores() >= 1 && jobs_cores() <= JOBS_WORKERS_CAP);
    for (unsigned workers = 0; workers < 6; workers++) {
        Tally tally = {0};
        assert_true(jobs_run(workers, 5000, tally_work, &tally));
        unsigned total = 0;
        for (size_t i = 0; i < 5000; i++) {
            assert_int_equal(tally.done[i], 1);
        }
        for (unsigned i = 0; i < JOBS_WORKERS_CAP; i++) {
            total += tally.by_worker[i];
            assert_true(workers == 0 || i < workers || tally.by_worker[i] == 0);
        }
        assert_int_equal(total, 5000);
    }
    Tally tally = {.in_order = true};
    assert_true(jobs_run(1, 100, order_work, &tally));
    assert_true(tally.in_order && tally.last == 100);
    assert_true(jobs_run(9, 0, order_work, &tally));
    assert_int_equal(tally.last, 100);
    uint64_t before = clock_now_ns();
    assert_true(clock_now_ns() >= before);
}

#define DIAG_TEST(test) cmocka_unit_test_setup_teardown(test, diag_setup, diag_teardown)
#define FILE_TEST(test) cmocka_unit_test_setup_teardown(test, file_setup, file_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_pieces),
        cmocka_unit_test(test_arena_cap),
        cmocka_unit_test(test_arena_text),
        cmocka_unit_test(test_buffer),
        cmocka_unit_test(test_error),
        cmocka_unit_test(test_assert_stops_the_program),
        cmocka_unit_test(test_utf8_next),
        cmocka_unit_test(test_utf8_bad_sequences),
        cmocka_unit_test(test_utf8_round_trip),
        cmocka_unit_test(test_utf8_measures),
        DIAG_TEST(test_diag_plain),
        DIAG_TEST(test_diag_tabs_and_wide_characters),
        DIAG_TEST(test_diag_long_line_is_cut),
        DIAG_TEST(test_diag_edges),
        DIAG_TEST(test_diag_related),
        DIAG_TEST(test_diag_cap),
        cmocka_unit_test(test_nearest_name),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_random_is_a_function_of_its_place),
        cmocka_unit_test(test_random_neighbours_are_unrelated),
        cmocka_unit_test(test_random_unit_is_uniform),
        cmocka_unit_test(test_random_below),
        cmocka_unit_test(test_random_spread),
        cmocka_unit_test(test_random_spread_is_nearly_normal),
        cmocka_unit_test(test_real_exp),
        cmocka_unit_test(test_real_log),
        cmocka_unit_test(test_real_pow_sqrt_sigmoid),
        cmocka_unit_test(test_words_table),
        cmocka_unit_test(test_words_manner),
        cmocka_unit_test(test_words_placeholders),
        cmocka_unit_test(test_words_plurals),
        cmocka_unit_test(test_words_cut),
        FILE_TEST(test_file_read),
        FILE_TEST(test_file_write_replaces_whole),
        FILE_TEST(test_file_write_on_a_full_disk),
        FILE_TEST(test_append),
        FILE_TEST(test_append_on_a_full_disk),
        FILE_TEST(test_folders),
        cmocka_unit_test(test_paths),
        FILE_TEST(test_path_is_inside),
        cmocka_unit_test(test_user_folders),
        cmocka_unit_test(test_jobs),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
