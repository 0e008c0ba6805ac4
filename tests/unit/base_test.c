// What the other rooms rely on in base: memory, text, digests, jobs.
#define _GNU_SOURCE

#include <math.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/jobs.h"
#include "base/utf8.h"

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
    static const double reals[] = {0, 10, 240, 0.3, 1.0 / 3, 0.012, -2.5, 1e-4, 12345.678, 0.1 + 0.2};
    for (size_t i = 0; i < sizeof reals / sizeof reals[0]; i++) {
        buffer_clear(&buffer);
        buffer_add_real(&buffer, reals[i]);
        assert_true(strtod(buffer.text, NULL) == reals[i]);
        assert_null(strchr(buffer.text, 'e'));
    }
    TEXT_IS(buffer.text, "0.30000000000000004");
    buffer_clear(&buffer);
    buffer_add_real(&buffer, 10);
    buffer_add_real(&buffer, 0.3);
    TEXT_IS(buffer.text, "100.3");
    buffer_clear(&buffer);
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

static void told(const Error *error, const Words *words, const char *message, const char *hint) {
    Buffer text;
    buffer_init(&text);
    error_tell(error, words, &text);
    TEXT_IS(text.text, message);
    buffer_clear(&text);
    error_tell_hint(error, words, &text);
    TEXT_IS(text.text, hint);
    buffer_free(&text);
}

static void test_error_is_told_in_the_language_of_the_moment(void **state) {
    (void)state;
    Words *words = words_new();
    assert_non_null(words);
    assert_true(words_add(words, "language", "ru") &&
                words_add(words, "error.cut", "{n} {n|one:байт|few:байта} в {at}") &&
                words_add(words, "error.cut.hint", "снова") && words_add(words, "error.lost", "потеряно"));
    Error error = {.hint = "old"};
    char at[8] = "a";
    ERROR_SAY(&error, "cut", "{n} {n|one:byte|other:bytes} of {at}", {"n", WORD_NUMBER(22)}, {"at", at});
    at[0] = 'b'; // values are copied
    told(&error, NULL, "22 bytes of a", "");
    told(&error, words, "22 байта в a", "");
    ERROR_ADVISE(&error, "cut.hint", "again");
    ERROR_WITHIN(&error, "lost", "it is lost");
    TEXT_IS(error.message, "it is lost: 22 bytes of a");
    TEXT_IS(error.hint, "again");
    told(&error, words, "потеряно: 22 байта в a", "снова");
    Error copy = error; // as it is kept until it is shown
    ERROR_WITHIN(&copy, "unknown", "nobody translated {what}", {"what", "this"});
    told(&copy, words, "nobody translated this: потеряно: 22 байта в a", "снова");
    error_set(&copy, "%s", "said by a library {n}");
    ERROR_WITHIN(&copy, "lost", "it is lost");
    told(&copy, words, "потеряно: said by a library {n}", "");
    for (int i = 0; i < 2 * ERROR_PARTS_MAX; i++) {
        ERROR_WITHIN(&copy, "lost", "it is lost");
    }
    told(&copy, words, "потеряно: потеряно: потеряно: потеряно", "");
    words_free(words);
}

static void test_error_with_long_values_is_cut_at_a_character(void **state) {
    (void)state;
    char wide[2 * ERROR_VALUE_BYTES];
    for (size_t i = 0; i + 1 < sizeof wide; i += 2) {
        memcpy(wide + i, "\xC3\xA9", 2);
    }
    wide[sizeof wide - 2] = '\0';
    Error error;
    ERROR_SAY(&error, "wide", "{a} and {b}", {"a", wide}, {"b", wide});
    for (int i = 0; i < ERROR_PARTS_MAX; i++) {
        ERROR_WITHIN(&error, "wide", "{a}", {"a", wide});
        ERROR_ADVISE(&error, "wide", "{a}", {"a", wide});
    }
    assert_true(utf8_valid(error.message, strlen(error.message), NULL));
    assert_true(utf8_valid(error.hint, strlen(error.hint), NULL));
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

// A batch system gives a process some of the machine's cores: no more are counted.
static void test_cores_of_this_process(void **state) {
    (void)state;
#ifdef __linux__
    cpu_set_t all, one;
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    assert_int_equal(jobs_cores(), CPU_COUNT(&all) < JOBS_WORKERS_CAP ? CPU_COUNT(&all) : JOBS_WORKERS_CAP);
    int core = 0;
    while (!CPU_ISSET(core, &all)) {
        core++;
    }
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    unsigned counted = jobs_cores();
    assert_int_equal(sched_setaffinity(0, sizeof all, &all), 0);
    assert_int_equal(counted, 1);
#endif
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_pieces),
        cmocka_unit_test(test_arena_cap),
        cmocka_unit_test(test_arena_text),
        cmocka_unit_test(test_buffer),
        cmocka_unit_test(test_error),
        cmocka_unit_test(test_error_is_told_in_the_language_of_the_moment),
        cmocka_unit_test(test_error_with_long_values_is_cut_at_a_character),
        cmocka_unit_test(test_assert_stops_the_program),
        cmocka_unit_test(test_utf8_next),
        cmocka_unit_test(test_utf8_bad_sequences),
        cmocka_unit_test(test_utf8_round_trip),
        cmocka_unit_test(test_utf8_measures),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_cores_of_this_process),
        cmocka_unit_test(test_jobs),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
