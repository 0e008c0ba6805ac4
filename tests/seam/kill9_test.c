// A kill -9 at any moment loses at most the command in flight. A child plays, says how far it has come and is
// killed; what its journal holds must be all that it said, and the game must go on from there to its end.
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/random.h"
#include "fixture/fixture.h"
#include "policy/policy.h"
#include "session/session.h"

enum { KILLS = 100, SPINS_MAX = 60000 };

static Scenario *scenario;

static void told(void *user, const Session *session, const Event *events, size_t count, Buffer *out) {
    (void)user;
    (void)session;
    for (size_t i = 0; i < count; i++) {
        buffer_addf(out, "event %d of minute %d, told at some length so that writing it takes a while\n",
                    events[i].kind, events[i].minute);
    }
}

static Session *begin(const char *path, uint64_t seed) {
    Error error = {.message = ""};
    Setup setup = {
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_90, .persons = 1};
    Session *session = file_exists(path) ? session_open(scenario, path, true, &error) : session_new(scenario, &setup);
    if (session) {
        session_narrate(session, told, NULL);
    }
    if (session && !session_journal_path(session) && !session_journal_new(session, path, false, &error)) {
        session_free(session);
        session = NULL;
    }
    if (!session) {
        fprintf(stderr, "%s\n", error.message);
    }
    return session;
}

// The child: goes on with the game, and says after each command how many are done.
static void child_play(const char *path, uint64_t seed, int report) {
    Session *session = begin(path, seed);
    if (!session) {
        _exit(3);
    }
    while (!game_over(session_state(session))) {
        View view = session_view(session, session_state(session)->open.seat);
        uint32_t done = (uint32_t)session_command_count(session);
        if (!session_submit(session, policy_random(&view, seed, done), NULL, NULL)) {
            _exit(4);
        }
        done++;
        if (write(report, &done, sizeof done) != sizeof done) {
            _exit(5);
        }
    }
    _exit(0);
}

// Lets a child play from `start` commands on and kills it soon after it said that `wanted` are done. Returns
// how many it said; *over when it came to the end before it was killed.
static uint32_t play_and_kill(const char *path, uint64_t seed, uint32_t start, uint32_t wanted, unsigned spins,
                              bool *over) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        child_play(path, seed, ends[1]);
    }
    close(ends[1]);
    uint32_t said = start, number;
    while (said < wanted && read(ends[0], &number, sizeof number) == sizeof number) {
        said = number;
    }
    volatile unsigned spin = 0; // some moment of the next command, another one each time
    while (spin < spins) {
        spin++;
    }
    kill(child, SIGKILL);
    while (read(ends[0], &number, sizeof number) == sizeof number) {
        said = number;
    }
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    *over = !WIFSIGNALED(status);
    return said;
}

static void test_nothing_said_is_lost(void **state) {
    (void)state;
    char path[512];
    unsigned games = 0;
    snprintf(path, sizeof path, "%s/killed.noon", NOON_SCRATCH_DIR);
    Error error = {.message = ""};
    assert_true(file_remove(path, &error));
    uint32_t done = 0;
    for (unsigned number = 0; number < KILLS; number++) {
        uint64_t seed = 100 + games;
        uint32_t wanted = done + random_below(7, 1, number, 0, 9);
        bool over;
        uint32_t said = play_and_kill(path, seed, done, wanted, random_below(7, 2, number, 0, SPINS_MAX), &over);
        if (!file_exists(path) || said + done == 0) {
            // Killed before its first command: there may be a journal, and there may be none.
            assert_int_equal(said, 0);
            assert_true(file_remove(path, &error));
            continue;
        }
        Session *session = session_open(scenario, path, false, &error);
        if (!session) {
            fail_msg("kill %u after %u commands: %s", number, said, error.message);
        }
        uint32_t found = (uint32_t)session_command_count(session);
        if (found < said || found > said + 1) {
            fail_msg("kill %u: %u commands were said to be done, the journal has %u", number, said, found);
        }
        over = game_over(session_state(session));
        session_free(session);
        done = over ? 0 : found;
        if (over) {
            games++;
            assert_true(file_remove(path, &error));
        }
    }
    assert_true(games > 0);
}

static int scenario_begin(void **state) {
    (void)state;
    scenario = fixture_new();
    return 0;
}

static int scenario_end(void **state) {
    (void)state;
    fixture_free(scenario);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_said_is_lost),
    };
    return cmocka_run_group_tests_name("kill9", tests, scenario_begin, scenario_end);
}
