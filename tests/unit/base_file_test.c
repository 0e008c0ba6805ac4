// Files, folders and paths, and what is said and kept when the disk is full.
#define _XOPEN_SOURCE 700

#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/system.h"
#include "base/watch.h"

#define TEXT_IS(actual, expected) assert_string_equal(actual, expected)

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

static void test_file_write_spares_what_is_no_file(void **state) {
    (void)state;
    struct stat status;
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
    assert_false(file_write_atomic(at("pipe"), "x", 1, &error));
    assert_non_null(strstr(error.message, "pipe\": it is not a file"));
    assert_true(stat(at("pipe"), &status) == 0 && S_ISFIFO(status.st_mode));
    unsigned count = 0;
    assert_true(folder_list(NOON_SCRATCH_DIR, count_entries, &count, &error));
    assert_int_equal(count, 1);
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
    TEXT_IS(path_name(path.text), "noon_base_file_test");
    buffer_free(&path);
}

// ---- being told of what was saved ----

enum { WATCH_SECONDS_MAX = 60 };

static void watch_told(void *user) {
    (void)!write(*(int *)user, "!", 1);
}

// `cat`, which lives until what it reads from is closed; its number, and that end in *alive.
static pid_t another_program(int *alive) {
    extern char **environ;
    int input[2];
    pid_t process = -1;
    posix_spawn_file_actions_t actions;
    char *const words[] = {"cat", NULL};
    assert_int_equal(pipe(input), 0);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_addclose(&actions, input[1]);
    assert_int_equal(posix_spawnp(&process, words[0], &actions, NULL, words, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(input[0]);
    *alive = input[1];
    return process;
}

// Told of a file that is saved; and it ends while an editor that was started meanwhile is still open.
static void test_watch(void **state) {
    (void)state;
    int told[2], alive = -1;
    char one;
    assert_int_equal(pipe(told), 0);
    alarm(WATCH_SECONDS_MAX); // one that never tells or never ends shall fail
    Watch *watch = watch_open(NOON_SCRATCH_DIR, watch_told, &told[1]);
    if (watch) { // a system that can tell
        assert_true(file_write_atomic(at("saved"), "x", 1, &error));
        assert_int_equal(read(told[0], &one, 1), 1);
    }
    pid_t editor = another_program(&alive);
    watch_close(watch);
    alarm(0);
    close(alive);
    assert_int_equal(waitpid(editor, NULL, 0), editor);
    close(told[0]);
    close(told[1]);
    watch_close(NULL);
}

// A reader that went away is an error of writing to us, and the usual end to an editor that we start.
static void test_pipes_are_ours_alone(void **state) {
    (void)state;
    int ends[2], status = 0;
    system_ignore_pipes();
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(write(ends[1], "!", 1), -1);
        assert_int_equal(errno, EPIPE);
    }
    close(ends[1]);
    status = system("kill -PIPE $$; exit 7");
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGPIPE);
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

#define FILE_TEST(test) cmocka_unit_test_setup_teardown(test, file_setup, file_teardown)

static const char *doing(void) {
    return "redraft watch own";
}

// As deep as the stack is, and deeper.
static int sink_deep(volatile const char *above, int depth) {
    volatile char here[4096];
    here[0] = above ? above[0] : 1;
    return depth < INT_MAX ? sink_deep(here, depth + 1) + here[0] : here[0];
}

static int crash_of(int number) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit none = {0, 0};
        setrlimit(RLIMIT_CORE, &none);
        close(STDERR_FILENO);
        system_crash_log(NOON_SCRATCH_DIR, "noon 1.2.3", doing);
        _exit(number == SIGSEGV ? sink_deep(NULL, 0) : raise(number));
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

// What it was doing is written down, also where the stack has run out.
static void test_a_crash_is_logged(void **state) {
    (void)state;
    static const struct {
        int number;
        const char *log;
    } crashes[] = {{SIGABRT, "noon 1.2.3\nsignal 06\ndoing redraft watch own\n"},
                   {SIGSEGV, "noon 1.2.3\nsignal 11\ndoing redraft watch own\n"}};
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        (void)remove(at("crash.txt"));
        assert_int_equal(crash_of(crashes[i].number), crashes[i].number);
        char *text = NULL;
        assert_true(file_read(at("crash.txt"), 1000, &text, NULL, &error));
        TEXT_IS(text, crashes[i].log);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FILE_TEST(test_file_read),
        FILE_TEST(test_file_write_replaces_whole),
        FILE_TEST(test_file_write_spares_what_is_no_file),
        FILE_TEST(test_file_write_on_a_full_disk),
        FILE_TEST(test_append),
        FILE_TEST(test_append_on_a_full_disk),
        FILE_TEST(test_folders),
        FILE_TEST(test_watch),
        cmocka_unit_test(test_pipes_are_ours_alone),
        FILE_TEST(test_a_crash_is_logged),
        cmocka_unit_test(test_paths),
        FILE_TEST(test_path_is_inside),
        cmocka_unit_test(test_user_folders),
    };
    return cmocka_run_group_tests_name("base: files", tests, NULL, NULL);
}
