// Screens: functions that read a Stage and declare nodes. A screen keeps nothing and changes nothing; what it has
// chosen (a clause, a tab, a card) lives in the toolkit's memory under a name (Pick), and what should happen is a
// verb in a node's command, carried out by app.
//
// To add a screen: a ScreenId, a row in screen.c, a file screen_<name>.c with one function. Texts come from
// stage->words ("ui.<screen>.<what>") and from the scenario, never from C.
#pragma once

#include "base/words.h"
#include "debrief/debrief.h"
#include "session/session.h"
#include "sim/game.h"
#include "tell/tell.h"
#include "ui/ui.h"

typedef enum ScreenId {
    SCREEN_NONE,
    SCREEN_TITLE,
    SCREEN_SETUP,
    SCREEN_BRIEF,
    SCREEN_GAME, // whichever screen the phase of the game asks for
    SCREEN_DEBRIEF,
    SCREEN_LOG,
    SCREEN_GLOSSARY,
    SCREEN_SETTINGS,
    SCREEN_KEYS, // what keys and buttons do
    SCREEN_SAVES,
    SCREEN_PROBLEMS, // a scenario that cannot start, with its diagnostics
    SCREEN_FIRST,    // first launch: language, text size, contrast
    SCREEN_HOUSE,    // the assumptions of the model; before a night they can be changed
    SCREEN_AUTHOR,   // the true state, for whoever writes the scenario
    SCREEN_COUNT
} ScreenId;

// What a node's command asks for. `subject` and `detail` as said.
typedef enum Verb {
    VERB_NONE,
    VERB_PLAY,     // a move of the game: verb_play / verb_command
    VERB_PICK,     // subject: Pick, detail: its new value
    VERB_GO,       // subject: ScreenId
    VERB_BACK,     // to the screen before; closes an overlay first
    VERB_START,    // a game with the set-up chosen
    VERB_CONTINUE, // the newest save
    VERB_SCENARIO, // detail: index in stage->scenarios
    VERB_LOAD,     // detail: index in stage->saves
    VERB_SAVE,     // a copy under the next free name
    VERB_DELETE,   // detail: index in stage->saves
    VERB_TYPE,     // subject: Typing that begins
    VERB_LETTER,   // subject: Typing, detail: the character, 0 takes the last one away
    VERB_TYPED,    // subject: Typing that is done
    VERB_SHOW,     // of what can be done: subject: MoveGroup, detail: its card; subject 0, detail: the control of the
                   // screen
    VERB_CLAUSE,   // detail: the clause that is chosen, in its next byte one more than the other of a package; subject:
                   // the dialog about it; OVERLAY_NONE: what can be given for it
    VERB_SKIP,     // detail: the moment of the log that is looked at next
    VERB_TERM,     // detail: the scenario's term to read about in the glossary
    VERB_REWIND,   // detail: command index
    VERB_UNDO,
    VERB_FORECAST, // subject: probability word, detail: issue: both halves of the sealed forecast
    VERB_SEAL_ALL, // the clause that is asked about and all after it, as they stand
    VERB_SETTING,  // subject: index in stage->settings, detail: index of the new value
    VERB_RESET,    // subject: index in stage->settings of the first of a group: all of it as it was at first
    VERB_LISTEN,   // subject: Action that what is pressed next shall do
    VERB_KEYS_RESET,
    VERB_REPORT,  // detail: 0 HTML, 1 Markdown
    VERB_FOLDER,  // open the folder for scenarios
    VERB_COPY,    // the diagnostics, to the clipboard
    VERB_EDIT,    // detail: where in the diagnostics the head of the problem stands whose file shall be opened
    VERB_HOUSE,   // subject: a parameter or HOUSE_ALL, detail: HouseChange
    VERB_SLIDE,   // subject: a parameter, detail: where its slider was moved to, or a step (SLIDE_END)
    VERB_CURTAIN, // the next player has sat down
    VERB_AUTHOR,  // subject: a name of the scenario or AUTHOR_MARKS, detail: its new value
    VERB_JUMP,    // subject: Phase, or PHASE_COUNT and detail: minutes
    VERB_KEEP,    // the night in another folder, where its own cannot be written
    VERB_DROP,    // what was dropped on the window is opened
    VERB_QUIT,
    VERB_COUNT
} Verb;

typedef enum HouseChange { HOUSE_USUAL, HOUSE_LESS, HOUSE_MORE } HouseChange;
enum { HOUSE_ALL = 0xffff };

enum { AUTHOR_MARKS = 0xffff }; // no value: the game is marked as the author's

// Selections that live as long as the program (toolkit memory). Value 0 is "nothing chosen yet" unless said: store
// index + 1 where an index is meant.
typedef enum Pick {
    PICK_NONE,
    PICK_CLAUSE,     // issue + 1
    PICK_GROUP,      // 0-5: room, text, levers, phones, clock, close
    PICK_CARD,       // 1 + index of the card in what the group offers
    PICK_PARTY,      // party + 1: of a lever, of a caucus
    PICK_FORM,       // Form of a lever
    PICK_OPTION,     // option + 1 in the redraft sheet
    PICK_TRADE,      // issue + 1 that is given in return
    PICK_OVERLAY,    // Overlay
    PICK_SCENE,      // choice + 1 of the scene that is asked
    PICK_REPORT,     // report + 1
    PICK_ANSWER,     // AnswerKind
    PICK_EXTRA,      // party + 1 that is named, ExchangeSize
    PICK_ASSET,      // asset + 1
    PICK_SECTOR,     // sector + 1
    PICK_CHORE,      // chore + 1
    PICK_FORECAST,   // probability word + 1
    PICK_BREAK,      // issue + 1
    PICK_ROOM,       // party + 1 whose room the mediator is in
    PICK_CONFIDENCE, // confidence + 1 that lies on the paper
    PICK_FILTER,     // of the log: LogKind
    PICK_ABOUT,      // of the log: party + 1
    PICK_SKIP,       // of the log: moment + 1 that was skipped to
    PICK_MOMENT,     // of the log: how many commands had been done + 1
    PICK_TAB,        // of narrow layouts
    PICK_STEP,       // 0-3 of the debrief
    PICK_ADVISER,
    PICK_TERM, // glossary entry + 1
    PICK_SAVE,
    PICK_LENGTH,
    PICK_DIFFICULTY,
    PICK_DAYS,
    PICK_GUIDED,
    PICK_LOCKED,
    PICK_SEATS,   // of the set-up
    PICK_HOUSE,   // which list of the assumptions
    PICK_PROBLEM, // of a scenario that cannot start: its place in the list + 1
    PICK_AUTHOR,  // tab of the author's panel
    PICK_NAME,    // a name of the scenario + 1
    PICK_TYPING,  // Typing
    PICK_LETTERS, // 1: they stand on the screen
    PICK_COUNT
} Pick;

typedef enum Overlay {
    OVERLAY_NONE,
    OVERLAY_MENU,
    OVERLAY_REDRAFT, // wordings of the chosen clause
    OVERLAY_TRADE,
    OVERLAY_LEVER, // form and party of the chosen lever
    OVERLAY_WHY,   // why a side will not have this clause
    OVERLAY_ADVICE,
    OVERLAY_MANDATE,
    OVERLAY_QUIT,
    OVERLAY_DROP, // a scenario was dropped on the window while a night is played
    OVERLAY_KEYS,
    OVERLAY_AMEND,
    OVERLAY_NOW,     // what can be done
    OVERLAY_CONFIRM, // stage->pending
    OVERLAY_TYPE,    // a name, a number
    OVERLAY_DELETE,  // the chosen save
    OVERLAY_DISCUSS, // for a class, offered in the bar while the projector is on
    OVERLAY_COUNT
} Overlay;

// What can be typed.
typedef enum Typing {
    TYPING_NONE,
    TYPING_COPY,   // the name of a copy of this night
    TYPING_RENAME, // another name for the chosen save
    TYPING_SEED,   // the number of a night
    TYPING_TERM,   // what is looked for in the glossary
    TYPING_HOUSE,  // what is looked for among the assumptions
    TYPING_LOG,    // what is looked for in the log
    TYPING_COUNT
} Typing;

typedef struct ScenarioRow {                                      // of the list on the title
    const char *title, *summary, *tag, *minutes, *path, *problem; // problem: first line of what is wrong, or NULL
    int concepts, sources, problems;
    bool main;
} ScenarioRow;

typedef struct SaveRow {
    const char *name;                   // as the player called it; NULL for what was kept by itself
    const char *title, *summary, *path; // "22:40, draft 6"
    const char *changed;                // "2026-11-23 12:08"
    const char *text, *last;            // "3 of 8 clauses agreed"; the last move in words; NULL: nothing to say
    bool broken, playing;               // playing: it is the journal of this very night
} SaveRow;

typedef struct SettingView {   // one line of the settings screen
    const char *key, *group;   // words: "settings.<key>", "settings.group.<group>"
    const char *const *values; // words: "settings.<key>.<value>"; numbers stand as they are
    size_t value_count, chosen, usual;
} SettingView;

// Everything a screen may read. The program fills it before each frame; nothing in it is the screen's.
typedef struct Stage {
    const Words *words;
    ScreenId screen;
    // before a game
    const ScenarioRow *scenarios;
    size_t scenario_count, scenario_chosen;
    const SaveRow *saves;
    size_t save_count;
    const SettingView *settings;
    size_t setting_count;
    const Keymap *keymap;
    bool keys_changed; // from as they were shipped
    Action listening;  // waits for its key
    const char *version;
    uint64_t seed, seed_drawn; // that a new game will have; that it has when none is asked for
    const char *typed_wrong;   // why what is typed cannot be taken; NULL: it can
    const char *problems_text; // diagnostics of the chosen scenario, as `noon validate` prints them
    // the scenario that is chosen or played; NULL when none could be loaded
    const Scenario *scenario;
    const HouseRules *house; // of the game, or chosen for the next one
    // a game: NULL without one
    const Session *session;
    View view; // of the seat that must speak
    const Teller *teller;
    const LoggedEvent *events;
    size_t event_count;
    const Debrief *debrief; // when the game is over
    double holds;           // how likely a ceasefire that stands holds to its last day; below 0: not asked
    bool curtain;           // another person's seat is awaited and has not sat down yet
    Command pending;        // the move that is asked about before it is made
    bool author;            // the game is marked as the author's: the truth may be shown
    const char *notice;
} Stage;

// ---- commands ----

uint64_t verb_pack(Verb verb, unsigned subject, uint32_t detail);
uint64_t verb_pick(Pick choice, int value);
uint64_t verb_go(ScreenId screen);
uint64_t verb_overlay(Overlay overlay);
// A game's command in a node's command, and back. Arguments must be -1 .. 254.
uint64_t verb_play(Command command);
Command verb_command(uint64_t packed);

// ---- memory ----

int pick_get(const Ui *ui, Pick choice);
void pick_set(Ui *ui, Pick choice, int value);
// Forgets what was chosen in a game; when another game begins, and per phase what belongs to it.
void picks_forget(Ui *ui);

// The field of what is typed.
const char *typing_field(Typing typing);
// What was typed stands in this text, in large letters or in small. Nothing typed stands in every text.
bool typing_matches(const Ui *ui, Typing typing, const char *text);
// The save that is chosen: an index in stage->saves, save_count when there are none.
size_t save_chosen(const Ui *ui, const Stage *stage);

// ---- words ----

const char *say(const Stage *stage, const char *key); // words_at
// With placeholders: name, text, name, text, ..., NULL. The result lives until the next frame.
const char *say_with(Ui *ui, const Stage *stage, const char *key, ...);
// What was told into a buffer, for the frame; frees the buffer.
const char *told_words(Ui *ui, Buffer *text);
// The text with the terms of the scenario's glossary marked where they first stand; `except`: not this one, or
// NO_INDEX.
const char *told_terms(Ui *ui, const Scenario *scenario, const char *text, int except);
const char *told_sentence(Ui *ui, const char *words); // as a sentence begins
const char *told_day(Ui *ui, const Stage *stage, int day);
const char *told_when(Ui *ui, const Stage *stage, int day, int minute); // "Sat 10, 14:05"
const char *told_hour(Ui *ui, const Stage *stage, int day, int minute); // "14:05"; the date where hours say nothing
const char *told_report_when(Ui *ui, const Stage *stage, const Report *report);
const char *told_force(Ui *ui, const Stage *stage); // what the moment is called when the text takes force
const char *told_clock(Ui *ui, const Stage *stage);
const char *number_text(Ui *ui, long number);
const char *clock_text(Ui *ui, int minute); // "22:40"

// ---- declared by each file ----

void screen_declare(Ui *ui, const Stage *stage); // screen.c: picks by stage->screen and phase, then overlays

void screen_title(Ui *ui, const Stage *stage);
void screen_first(Ui *ui, const Stage *stage);
void screen_setup(Ui *ui, const Stage *stage);
void screen_brief(Ui *ui, const Stage *stage);
void screen_settings(Ui *ui, const Stage *stage);
void screen_keys(Ui *ui, const Stage *stage);
void screen_saves(Ui *ui, const Stage *stage);
void screen_problems(Ui *ui, const Stage *stage);
void screen_house(Ui *ui, const Stage *stage);
void screen_log(Ui *ui, const Stage *stage);
void screen_glossary(Ui *ui, const Stage *stage);
void screen_scene(Ui *ui, const Stage *stage); // convening, announcement and every event with a choice
void screen_talks(Ui *ui, const Stage *stage);
void screen_caucus(Ui *ui, const Stage *stage); // room of one party: questions and confidences
void screen_objection(Ui *ui, const Stage *stage);
void screen_signing(Ui *ui, const Stage *stage);
void screen_hours(Ui *ui, const Stage *stage);
void screen_ceasefire(Ui *ui, const Stage *stage);
void screen_seat(Ui *ui, const Stage *stage); // a party's or power's own decision, and the curtain
void screen_author(Ui *ui, const Stage *stage);
void screen_debrief(Ui *ui, const Stage *stage);
void overlay_declare(Ui *ui, const Stage *stage); // dialogs over any screen

// ---- shared parts (parts.c) ----

// The bar at the top of every screen of a game: phase, date, clock, standings.
// The tabs of a layout that shows one thing at a time; which of the two keys that turn over go to the tabs beside the
// chosen one is said by TabKeys.
typedef enum TabKeys {
    TABS_WITHOUT_KEYS,
    TABS_WITHIN, // the keys are named, and turn over what the chosen one shows
    TABS_KEY_BACK,
    TABS_KEY_ON,
    TABS_BOTH_KEYS
} TabKeys;
void part_tabs(Ui *ui, const Stage *stage, const char *const *names, int count, int chosen, TabKeys keys);
void part_top_bar(Ui *ui, const Stage *stage, Icon icon, const char *title, const char *under);
// In that bar, before scenes that are told in order: which of them this is. Nothing elsewhere.
void part_scene_steps(Ui *ui, const Stage *stage);
// The five standings as chips, in a row that wraps.
void part_standings(Ui *ui, const Stage *stage);
// The sheet of the text.
typedef struct Sheet {
    Pick pick;  // what choosing a clause picks: issue + 1; PICK_NONE: it is only read
    bool last;  // as it will be signed
    bool lines; // with the lines where they sign
    float w;    // u that it has, 0: not known
} Sheet;
void part_text_sheet(Ui *ui, const Stage *stage, Sheet sheet);
// The words of one wording of a clause, inside a paragraph: what stands in brackets is tinted by its owner.
void part_wording(Ui *ui, const Issue *issue, int option, bool bracketed);
// The house rules of the game, each beside what is usual, and that the night stands alone; only where scenario->house.
void part_house_rules(Ui *ui, const Stage *stage);
// The six questions as they stand, in a row.
void part_questions(Ui *ui, const Stage *stage);
// The day of the night, until it is over.
const char *told_date(const Stage *stage);
// What happened; NULL when there is nothing to tell.
const char *told_event(Ui *ui, const Stage *stage, const Event *event);
// The same where it is plain which party it is about.
const char *told_of_party(Ui *ui, const Stage *stage, const Event *event);
// What one party seeks and how it is read; `airy` where there is height to spare.
void part_party_panel(Ui *ui, const Stage *stage, int party, bool airy);
// Direction and confidence of a command, never the exact effect.
void part_forecast(Ui *ui, const Stage *stage, Command command);
Side side_of_party(int party);
HoleState hole_of(Answered answered); // the sign of how far a question is answered
