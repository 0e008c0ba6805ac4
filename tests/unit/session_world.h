// A game in progress for the tests of the room session: a scenario, some allowed commands, files to write.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/random.h"
#include "fixture/fixture.h"
#include "session/house.h"
#include "session/journal.h"
#include "session/saves.h"
#include "session/session.h"

enum { COMMANDS_MAX = 400 };

static Scenario *scenario;

static inline int scenario_begin(void **state) {
    (void)state;
    scenario = fixture_new();
    return scenario ? 0 : -1;
}

static inline int scenario_end(void **state) {
    (void)state;
    fixture_free(scenario);
    return 0;
}

static inline Setup setup_of(uint64_t seed) {
    return (Setup){.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_25,
                   .persons = 1,
                   .days = 7};
}

static inline Setup house_setup(uint64_t seed) {
    Setup setup = setup_of(seed);
    Error error = {.message = ""};
    // A third has no short decimal, and the last is what is usual.
    assert_true(house_rules_parse("first_day=3,accident_rate=0.33333333333333331,hear_base=0.7,heat_fade=0.26",
                                  &setup.house, &error));
    return setup;
}

// Some allowed command; the same one for the same number.
static inline Command pick(const Session *session, uint64_t seed, uint32_t step) {
    View view = session_view(session, session_state(session)->open.seat);
    static Offer offers[COMMAND_LIST_MAX];
    size_t count = command_list(&view, false, offers, COMMAND_LIST_MAX);
    assert_true(count > 0);
    Command command = offers[random_below(seed, 7, step, 0, (unsigned)count)].command;
    return command.kind == COMMAND_LEAVE ? offers[0].command : command; // a long game shows more
}

// Plays until `commands` were done or the game is over; returns how many.
static inline size_t play(Session *session, uint64_t seed, size_t commands) {
    size_t done = 0;
    for (; done < commands && !game_over(session_state(session)); done++) {
        Verdict verdict;
        Error error;
        Command command = pick(session, seed, (uint32_t)session_command_count(session));
        assert_true(session_submit(session, command, &verdict, &error));
    }
    return done;
}

static inline Session *played(uint64_t seed, size_t commands) {
    Setup setup = setup_of(seed);
    Session *session = session_new(scenario, &setup);
    assert_non_null(session);
    play(session, seed, commands);
    return session;
}

static inline void teller(void *user, const Session *session, const Event *events, size_t count, Buffer *out) {
    (void)user;
    assert_non_null(session);
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_PHASE || events[i].kind == EVENT_COMMAND) {
            buffer_addf(out, "event %d  #=0123456789abcdef\n\n", events[i].kind); // looks like a mark
        }
    }
}

static inline char *scratch_folder(const char *name) {
    static char path[512];
    Error error;
    snprintf(path, sizeof path, "%s/%s", NOON_SCRATCH_DIR, name);
    assert_true(folder_make(path, &error));
    return path;
}

static inline char *scratch_file(const char *name) {
    static char path[512];
    Error error;
    snprintf(path, sizeof path, "%s/%s", NOON_SCRATCH_DIR, name);
    assert_true(file_remove(path, &error));
    return path;
}

static inline char *text_of(const Session *session, size_t *length) {
    const char *text = session_journal_text(session, length);
    char *copy = malloc(*length + 1);
    assert_non_null(copy);
    memcpy(copy, text, *length);
    copy[*length] = '\0';
    return copy;
}

// A journal with `to` in the place of `from` is refused, and the message says `message`.
static inline void journal_expect(const Session *session, const char *from, const char *to, const char *message) {
    size_t length;
    char *text = text_of(session, &length);
    char *at = strstr(text, from);
    assert_non_null(at);
    Buffer changed;
    buffer_init(&changed);
    buffer_add_bytes(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to);
    buffer_add(&changed, at + strlen(from));
    Error error = {.message = ""};
    assert_null(session_from_text(scenario, "old.noon", changed.text, changed.length, &error));
    if (!strstr(error.message, message)) {
        fail_msg("expected \"%s\" in \"%s\"", message, error.message);
    }
    buffer_free(&changed);
    free(text);
}
