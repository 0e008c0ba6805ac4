// What every subcommand shares: where things lie, the settings, the words, and the shapes of success and
// failure.
#pragma once

#include "app/args.h"
#include "app/places.h"
#include "app/settings.h"
#include "base/words.h"
#include "debrief/debrief.h"
#include "session/session.h"

typedef enum Exit {
    EXIT_GOOD = 0,
    EXIT_CONTENT = 1, // a scenario or a journal has errors
    EXIT_USAGE = 2,
    EXIT_WORLD = 3, // a disk, a window, memory
} Exit;

typedef struct App App;

// Opens the window and plays until it is closed (play_window.c): at the title, or, with a session, in that game.
// True when the window was there: it has freed the session and the scenario then, because the player may have begun
// another. False, with the reason, when it cannot be opened; nothing has happened.
typedef bool WindowPlay(App *app, Session *session, Scenario *scenario, Exit *exit, Error *error);

struct App {
    char **argv;        // as the program was called
    WindowPlay *window; // opens the window; NULL: another program does
    Places places;
    Settings *settings;
    Words *words; // NULL until app_words
    char language[16];
    const char *tree_path; // where the window prints its tree of nodes; NULL: where NOON_PRINT_TREE says
};

// Finds the places, reads the settings. Trouble is told and does not stop it; false only without memory. The
// words are loaded by those who show any: app_words.
NODISCARD bool app_open(App *app);
void app_close(App *app);

// One subcommand: the words after its name.
typedef Exit Subcommand(App *app, const char **words, size_t count);

Subcommand play_run, validate_run, simulate_run, replay_run, report_run, new_run, pack_run, explore_run_command,
    format_run, migrate_run, test_run, schema_run, symbols_run, parameters_run;

// Reads a command line by its table. False when there is nothing more to do: *exit says how it ended (help
// was printed, or wrong usage was told).
bool app_args(const ArgsSpec *spec, const char **words, size_t count, Args *args, Exit *exit);

// One line on stderr, "noon: ...", and the hint on another, in English.
void app_tell(const Error *error);
void app_note(const char *line);

// The same, and the exit code to return.
Exit app_fail(Exit exit, const Error *error);

// app_tell and app_fail for who plays: in the player's language, once the words were loaded.
void app_say(const App *app, const Error *error);
Exit app_stop(const App *app, Exit exit, const Error *error);

// From now on a crash leaves a log in this user's folder: call it when a game begins.
void app_crash_log(const App *app);

// Has the story told in the journal of a session, in the player's language; call it before the first command.
void app_narrate(App *app, Session *session);

// Writes to standard output. False when it is full or closed; app_write has told why.
NODISCARD bool app_print(const Buffer *text, Error *error);
bool app_write(const Buffer *text);

// The code of the language texts are shown in: of the settings, else of the system, else "en".
const char *app_language(const App *app);
// Another one from now on: "" is the system's. The words given out before are gone: ask app_words again.
void app_language_set(App *app, const char *code);

// Loads the game's own texts once, in the language of the settings. Trouble is told once; the table is empty then.
const Words *app_words(App *app);

// Whether they were found. Who is about to tell a game in them stops with the exit code otherwise, which was told: a
// game in keys is no game.
bool app_words_found(App *app, Exit *exit);

// The same, said in the manner of a scenario (NULL: plainly): where a day of the rules stands for a week, texts speak
// of weeks.
const Words *app_words_for(App *app, const Scenario *scenario);

// ---- scenarios (library.c) ----

// Finds a scenario by path, by the name of its folder or file, or by its id; among the shipped ones and this
// user's.
NODISCARD bool library_find(const Places *places, const char *name, Buffer *path, Error *error);

// Finds and loads one; diagnostics go to stderr. NULL with *exit set. Free it with library_free.
Scenario *library_load(const App *app, const char *name, Exit *exit);
void library_free(Scenario *scenario);

// The scenario a journal names, for the list of saves and for going on. NULL with *exit set and the reason.
Scenario *library_load_for_journal(const App *app, const char *id, const char *given, Exit *exit, Error *error);

// A steady player goes on until a phase has come, or (PHASE_COUNT) so many minutes of the talks have passed.
bool app_jump(Session *session, Phase phase, int minutes, Error *error);

// How likely a ceasefire that stands holds to its last day, 0-1, as the mediator can reckon; below 0 when that is not
// asked now. The same moves give the same figure, in the terminal, in the window and after the game is taken up again.
double app_holds(const Session *session);

// A journal becomes a game (journal_open.c): loads the scenario it names, or `given`, and replays. With
// `keep` it is held and written on. NULL with the reason and *exit set. Free the session first, then the scenario.
Session *app_journal_open(const App *app, const char *path, const char *given, bool keep, Scenario **scenario,
                          Exit *exit, Error *error);

// The same for who only looks: not held, and all there is to tell of it is told.
Session *app_journal_read(const App *app, const char *path, const char *given, Scenario **scenario, Exit *exit);

// What a new game proposes: the one of the settings, else the largest of the shipped ones. False when there
// is none.
NODISCARD bool library_default(const App *app, Buffer *name);

// ---- reports (report.c) ----

typedef enum ReportFormat { REPORT_HTML, REPORT_MARKDOWN, REPORT_JSON } ReportFormat;

// What is told of the line of play that stands; NULL without memory. Free with debrief_free.
Debrief *app_debrief(const Session *session, const Words *words);

// The one place where a game becomes a report: for `noon report`, the terminal and the window. False without
// memory.
NODISCARD bool app_report(const Session *session, const Words *words, ReportFormat format, Buffer *out);

// ---- choices that several subcommands share ----

extern const char *const difficulty_choices[]; // index + 1 is a Difficulty
extern const char *const length_choices[];     // index + 1 is a Length

typedef struct SetupChoices {
    int difficulty, length; // indices of the choices
    uint64_t seed, days;
} SetupChoices;

// A seed is both the types seed and the luck seed: one number to share.
Setup setup_from(const SetupChoices *choices);
