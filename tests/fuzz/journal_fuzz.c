// Any bytes as a journal, and any lines as what a player types. Neither may crash; what was done must come
// back from its own journal, and what is not allowed must change nothing.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "fixture/fixture.h"
#include "session/house.h"
#include "session/journal.h"
#include "session/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Scenario *scenario;

static void as_journal(const char *text, size_t size) {
    Error error = {.message = ""};
    Session *session = session_from_text(scenario, "fuzz", text, size, &error);
    ASSERT(session || error.message[0]);
    session_free(session);
    Buffer out;
    buffer_init(&out);
    journal_print(text, size, &out);
    buffer_free(&out);
}

static void comes_back(const Session *session) {
    size_t length;
    Error error = {.message = ""};
    const char *text = session_journal_text(session, &length);
    Session *again = session_from_text(scenario, "again", text, length, &error);
    ASSERT(again && session_digest(again) == session_digest(session));
    session_free(again);
}

static void as_lines(const char *text, size_t size) {
    Setup setup = {.types_seed = size,
                   .luck_seed = 1,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_25,
                   .persons = (uint16_t)(size % 3 == 0 ? 3 : 1)};
    const char *first_end = memchr(text, '\n', size);
    size_t first = first_end ? (size_t)(first_end - text) : size;
    Error ignored;
    (void)!house_rule_parse(text, first, &setup.house, &ignored); // the first line may be a house rule
    Session *session = session_new(scenario, &setup);
    ASSERT(session);
    const char *why = "";
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - (text + at)) : size - at;
        char line[256];
        size_t kept = length < sizeof line ? length : sizeof line - 1;
        memcpy(line, text + at, kept);
        line[kept] = '\0';
        uint64_t before = session_digest(session);
        Error error;
        bool done =
            strcmp(line, "undo") == 0 ? session_undo(session, &error) : session_submit_text(session, line, NULL, NULL);
        ASSERT(done || session_digest(session) == before);
        ASSERT(state_valid(scenario, session_state(session), &why));
        at += length + 1;
    }
    comes_back(session);
    session_free(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!scenario) {
        scenario = fixture_new();
    }
    if (size > 0) {
        (data[0] == 'n' ? as_journal : as_lines)((const char *)data,
                                                 size); // a journal begins with "noon-journal"
    }
    return 0;
}
