// What the files of this room share and nobody else sees.
#pragma once

#include "base/file.h"
#include "session/journal.h"
#include "session/saves.h"
#include "session/session.h"

typedef struct Done {
    char *text;      // as it stands in the journal, malloc'd
    Command command; // COMMAND_NONE: the author set values (AUTHOR_VERB and effects)
    bool scored;     // forecasts made by it count: the game had never been rewound, and is no author's
} Done;

struct Session {
    const Scenario *scenario; // that is played: the one handed in, or `house`
    Scenario *house;          // a copy of it under house rules; it borrows all but the numbers
    Setup setup;
    Types types;
    State state;

    Done *done; // the line of play that stands
    size_t done_count, done_capacity;
    size_t rewind_count, rewound_to;
    bool author; // marked as the author's

    LoggedEvent *events;
    size_t event_count, event_capacity;
    uint32_t step; // what events are being logged for
    bool logging;
    bool memory_failed;

    Narrator *narrator;
    void *narrator_user;

    Buffer text;    // the whole journal
    size_t written; // bytes of it that are in the file
    JournalChain chain;
    AppendFile *file; // NULL: kept nowhere yet
    char *path;
    char *autosave_folder;
    bool failing; // the last try to write did not succeed

    Error notice;
    bool notice_is_new;
};

// command_check for a seat that may not exist.
Verdict session_check(const Session *session, Command command);

// Reads a line as a command of whose turn it is.
bool session_read(const Session *session, const char *line, Command *command, Error *error);

// Whether one command more can be kept.
bool session_has_room(const Session *session, Error *error);

// Does a command that was checked: apply, log, remember with its line. False without memory, and nothing was done.
bool session_do(Session *session, Command command, const char *text);

// Sets values as the author says, or with "" only marks the game; neither asks whether it may nor writes.
bool session_author_do(Session *session, const char *effects, Error *error);

// Appends a line with its mark to the journal's text, and tells the events from `first_event` on. Does not write.
void session_line_add(Session *session, const char *text, size_t first_event);

// Takes over the journal of an older version of the same game, whose file it replaces.
bool session_journal_take(Session *session, Session *older, Error *error);

// Goes back without asking or writing. `command_index` is in range.
void session_go_back(Session *session, size_t command_index);

// Tries to write what is not yet written; opens the autosave when there is no file yet. Trouble becomes a
// notice.
void session_flush(Session *session);

// A malloc'd copy, NULL without memory.
char *session_text_copy(const char *text);

void session_note(Session *session, const Error *error);
