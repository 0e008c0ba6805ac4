// A game in progress: the one door for commands of people, scripts and tests. Every command is checked, applied,
// digested and written to the journal, which is save, replay and bug report in one (session/journal.h). Undo and
// rewind are done by replaying. Knows no screens, no files of scenarios and no words of any language; who wants the
// story told in the journal hands in a Narrator.
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "sim/game.h"

enum {
    SESSION_COMMAND_CAP = 4096, // commands of one line of play; a whole night has fewer than 300
    SESSION_REWIND_CAP = 1024,  // rewinds of one game
};

typedef struct Session Session;

// An Event as the log keeps it.
typedef struct LoggedEvent {
    uint32_t step;  // 0: the start of the game; n: what the n-th command brought forth
    bool abandoned; // lies in a branch that was rewound
    Event event;
} LoggedEvent;

// Tells as text what the start of the game or one command brought forth: appends it to `out`, nothing when
// there is nothing to tell. Each line of it becomes a "# " line of the journal. The session stands after the
// command.
typedef void Narrator(void *user, const Session *session, const Event *events, size_t count, Buffer *out);

// ---- beginning and ending ----

// A fresh game; `scenario` is borrowed and must outlive it. It is played by the house rules of the set-up. Nothing is
// written anywhere until session_journal_new or session_autosave says where. NULL without memory.
Session *session_new(const Scenario *scenario, const Setup *setup);

// Closes the journal and frees. NULL is allowed.
void session_free(Session *session);

// Rebuilds a game from a journal by replaying it. `scenario` must be the one the journal names (see
// journal_header_read). With `keep` the file is locked, a cut last line is removed from it and later commands
// are appended to it; without, the file is only read and may be in use elsewhere. NULL and the reason when a
// line does not replay (its number and both digests), when the rules or the scenario are others (both named,
// and how to read the journal all the same), when another process holds it. A cut last line is no failure:
// session_notice.
NODISCARD Session *session_open(const Scenario *scenario, const char *path, bool keep, Error *error);

// The same for a journal that stands in memory; never kept. `name` is what messages call it.
NODISCARD Session *session_from_text(const Scenario *scenario, const char *name, const char *text, size_t length,
                                     Error *error);

// ---- playing ----

// The one door. True when the command was done; false when it was refused (`verdict` says why and nothing has
// changed). A journal that cannot be written does not stop the game: session_notice tells it once, the lines
// are kept in memory and tried again with the next command. `error` is set, with false, only when the game is
// too long (SESSION_COMMAND_CAP) or memory is gone. `verdict` and `error` may be NULL.
bool session_submit(Session *session, Command command, Verdict *verdict, Error *error);

// The same for a line in the words of the scenario ("redraft watch joint"). What cannot be read is false with
// the reason in `error`; a refusal is false with an empty error and the reason in `verdict`.
bool session_submit_text(Session *session, const char *line, Verdict *verdict, Error *error);

// Goes back to where `command_index` commands had been done (fewer than session_command_count). Written to
// the journal; the branch left stays in the journal and, marked, in the events; forecasts made from now on
// are not scored. False and the reason when it is locked (Setup.rewind_locked, Setup.class_mode) or there is
// no such place.
NODISCARD bool session_rewind(Session *session, size_t command_index, Error *error);

// Rewinds to the last decision.
NODISCARD bool session_undo(Session *session, Error *error);
bool session_can_rewind(const Session *session);

// ---- the author's ----

// Sets values in the words of the scenario's effects ("trust.north = 60; told-them = true"), and marks the game
// for good as the author's: it stands in the journal, so that nobody takes it for a played one, and is replayed
// like a command. "" only marks it (what the author looks at is not for players). False and the reason when the
// effects cannot be read, or in a game of a class; nothing has changed then.
NODISCARD bool session_author(Session *session, const char *effects, Error *error);
bool session_is_author(const Session *session);

// Goes on in another version of the scenario: a new game of the same set-up, marked as the author's, does the line
// of play that stands once more, as far as each step can still be done (*done counts them; `error` says why the
// next could not). It takes over the journal, and `session` is freed. NULL with the reason, and the old game goes
// on, in a game of a class, or when the scenario has lost a person's seat or memory is gone.
NODISCARD Session *session_rebase(Session *session, const Scenario *scenario, size_t *done, Error *error);

// ---- looking ----

const Scenario *session_scenario(const Session *session); // with the numbers of its house rules
// Goes on with the same scenario in another language; the old one may then be freed. False, and nothing
// happens, when its rules are not the same or memory is gone.
bool session_translate(Session *session, const Scenario *scenario);
const Setup *session_setup(const Session *session); // house rules that say what the scenario says are forgotten
const State *session_state(const Session *session);
const Types *session_types(const Session *session); // the hidden hand: for the debrief, never for a screen
View session_view(const Session *session, int seat);

size_t session_command_count(const Session *session);             // of the line of play that stands
Command session_command_at(const Session *session, size_t index); // asserts
size_t session_rewind_count(const Session *session);

// How many commands had been done when the game was last rewound; SIZE_MAX when it never was. What was
// forecast after it is not scored.
size_t session_rewound_to(const Session *session);

// Everything that happened, in order, abandoned branches too. Valid until the next submit or rewind.
const LoggedEvent *session_events(const Session *session, size_t *count);

// state_digest of the game as it stands.
uint64_t session_digest(const Session *session);

// ---- journal and saves ----

// Set before the first command to have the story told in the journal. `narrator` may be NULL.
void session_narrate(Session *session, Narrator *narrator, void *user);

// Writes the game so far into a new file and keeps it as its journal from now on (locked). Fails when the
// file exists, unless `replace`, or is held by another process; the game then goes on as before.
NODISCARD bool session_journal_new(Session *session, const char *path, bool replace, Error *error);

// From the next command on, keeps the journal in one of the three autosaves of a folder: the free one, else
// the one that was played longest ago. The folder is made when needed. Failures are told by session_notice.
void session_autosave(Session *session, const char *folder);

// A copy of the journal as it stands; the game goes on in its own. Whole or not at all.
NODISCARD bool session_save_as(const Session *session, const char *path, Error *error);

// The journal as it stands, with lines that could not be written yet. Valid until the next submit or rewind.
const char *session_journal_text(const Session *session, size_t *length);

// Where the journal is kept; NULL when nowhere (yet).
const char *session_journal_path(const Session *session);

// False while lines wait that could not be written.
bool session_is_saved(const Session *session);

// Something the player should be told once: the journal cannot be written (or can again), its last line was
// cut. NULL when there is nothing new. Valid until the next call.
const Error *session_notice(Session *session);

// The command being applied, "" between commands: for the log of a crash. Readable from a signal handler.
const char *session_in_flight(void);
