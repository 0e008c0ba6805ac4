// What is told of a night when it is over: the thread from a word to the break, the turning points, the text
// beside the real one, promises, agendas, forecasts, reports. Made once from the end of a game and the events
// that led there; afterwards plain constant data, its sentences included, that screens and reports read.
// Knows no screen, no markup and no file. Texts are UTF-8, never NULL, and live as long as the Debrief.
//
// Fair to both sides: the author of an incident stands here only when it was established or admitted while
// the game was played; what was never established stays unknown. There is no score and there are no marks.
#pragma once

#include "base/words.h"
#include "sim/game.h"
#include "tell/word.h"

enum {
    DEBRIEF_REPORT_MAX = 64, // reports that asked for an answer, kept; the rest are counted
    DEBRIEF_POINT_MAX = 8,   // turning points of the night, and as many after it
    DEBRIEF_PERIOD_MAX = DAY_MAX + PART_MAX,
    DEBRIEF_GAMBIT_MAX = 12,
    DEBRIEF_STANDING_MAX = 2 * PARTY_MAX + POWER_MAX + 3,
};

// In Thread.sentence and Thread.clause the word that it is about stands between these two; a screen or a
// report turns them into its own emphasis. No other text has them.
enum { WORD_OPEN = '\001', WORD_CLOSE = '\002' };

// ---- the thread ----

typedef enum ThreadKind {
    THREAD_NONE,
    THREAD_NO_DEAL, // nothing was signed; `issue` is what was refused most, or NO_INDEX
    THREAD_KEPT,    // a wording that stood from the start and was left as it was
    THREAD_WRITTEN, // a wording that you put in
    THREAD_FUDGED,  // reworded so that each side reads its own case
    THREAD_LETTER,  // left to a side letter
    THREAD_ALONE,   // read out by the mediator alone
    THREAD_STRUCK,
    THREAD_ABSENT,    // no clause ever spoke of it; `issue` is the one that would have, or NO_INDEX
    THREAD_ANNOUNCED, // what the text said was lost in how it was announced
    THREAD_NOISE,     // more reports came out of no hole than out of any one word
    THREAD_QUIET,     // no report came at all
    THREAD_KIND_COUNT
} ThreadKind;

typedef enum BreakKind { BREAK_NONE, BREAK_SPIRAL, BREAK_OFFENSIVE, BREAK_KIND_COUNT } BreakKind;

typedef struct Thread {
    ThreadKind kind;
    int8_t issue, option;  // the word, or NO_INDEX
    int16_t minute;        // of the night when it was agreed, struck, announced ...; NO_INDEX when unknown
    int8_t question;       // the hole that bred most, or NO_INDEX
    uint8_t questions;     // bit q: every hole that this word left
    uint8_t bred, reports; // so many of so many reports
    uint8_t known;         // of those it bred, how many could be said who fired
    uint8_t answered;      // of those it bred, how many were answered in kind
    uint8_t answered_by;   // bit p: by this party
    uint8_t refusals;      // THREAD_NO_DEAL: how often a party said no to `issue`
    BreakKind broken;      // how the ceasefire ended
    int8_t broken_by;      // party that ordered the offensive, or NO_INDEX
    int8_t left;           // THREAD_NO_DEAL: the party that left, or NO_INDEX
    Drive drive;           // what weighed most with whoever left, or ordered the offensive
    uint8_t broken_day;
    int16_t broken_minute; // local clock
    int16_t hours_held;    // from noon to the break or to the end
    bool truce_broken;     // the second truce broke as well
    const char *sentence;  // the first sentences of the debrief
    const char *word;      // the wording, or the name of the hole when there was none
    const char *clause;    // the whole clause, "" when there was none
    const char *when;      // "23:40"
    const char *hole;      // "Where?" as the question is called
    const char *end;       // "Broken after 31 hours", "Held 7 days", "No text"
    const char *end_when;  // "Sun 11, 19:10", or ""
} Thread;

// ---- reports ----

typedef struct DebriefReport {
    int16_t incident;
    int8_t sector;
    uint8_t day;
    int16_t minute;               // local clock
    int8_t question;              // the hole that bred it, or NO_INDEX
    bool in_thread;               // bred by the word of the thread
    uint8_t evidence;             // bit e: came in while there was time
    uint8_t answer;               // AnswerKind you gave, ANSWER_NONE
    int8_t named;                 // party you named, or NO_INDEX
    int8_t established;           // party an inquiry found, or NO_INDEX: never established
    int8_t admitted;              // party that admitted an accident, or NO_INDEX
    int8_t answered_by;           // party that answered in kind, or NO_INDEX
    bool after_break;             // came after the first break: not of the thread
    bool last;                    // the last one answered in kind before it broke
    const char *title;            // "Village both say they held, Centre"
    const char *when;             // "Sat 10, 12:09"
    const char *claim[PARTY_MAX]; // what each side said, "" for those not of the front
    const char *finding;          // whether it was established who fired, and who
    const char *answered;         // what you did and what followed
} DebriefReport;

// ---- the course of it ----

typedef struct TurningPoint {
    uint8_t number; // 1.. through both halves
    double weight;
    Event event;       // what happened
    int16_t minute;    // night: mediator's clock; from noon on: local clock of event.day
    int8_t report;     // into Debrief.reports, or NO_INDEX
    const char *title; // "Signed", "First exchange": short
    const char *when;  // "23:40", "Sat 10, 12:09"
} TurningPoint;

typedef struct DebriefPeriod { // of the ceasefire, as it was played
    uint8_t day, part;
    int16_t start, hours; // hours after noon, length
    uint16_t counted;     // reports only counted: the strokes
    float counted_rate;   // the same, an hour of the calendar: a week's many are not a bad day
    uint8_t reports;      // that asked for an answer
    bool quiet;           // none that asked for an answer
} DebriefPeriod;

// ---- the text ----

typedef struct DebriefQuestion { // answered_of (tell/word.h) turns the numbers into marks
    double signed_;              // how far the words answer it, 0-1
    double heard;                // after the announcement and the deeds that followed
    double history;              // the real text
    int8_t note;                 // issue whose history tells of it, or NO_INDEX
    uint8_t reports;             // that this hole bred
    const char *title;           // "Who stops"
} DebriefQuestion;

typedef struct DebriefClause {
    int8_t issue, option; // as signed, or as it stood at the end of the talks
    uint8_t status;       // ClauseStatus
    bool fudged, on_table;
    int8_t amended; // option it was amended to in the ceasefire, or NO_INDEX
    int16_t minute; // when it was settled, or NO_INDEX
} DebriefClause;

// ---- promises, mandate, chores, agendas, gambits ----

typedef struct DebriefPromise {
    Promise promise; // open ones never fell due
    int16_t made_minute;
    uint8_t made_day, settled_day; // day 0: the night; settled_day 0: never
    int8_t slot;                   // of Open.promises
    const char *text, *made, *end; // how it reads, to whom and when due; when made; what became of it
} DebriefPromise;

typedef struct DebriefMandate {
    int8_t instruction;
    bool judged, kept;
} DebriefMandate;

typedef struct DebriefAgenda {
    int8_t party, agenda; // agenda NO_INDEX: the party has none
    uint8_t clues;        // you had: the first so many
    bool found;
} DebriefAgenda;

typedef struct DebriefGambit {
    int16_t scene;
    int8_t choice; // what you did, or NO_INDEX
    uint8_t day;
    int16_t minute;
    bool tell_seen, real; // else a bluff: revealed now
    const char *when;
} DebriefGambit;

// ---- forecasts ----

typedef enum ForecastResult {
    FORECAST_UNSCORED,
    FORECAST_NEARER,
    FORECAST_SAME,
    FORECAST_FURTHER,
    FORECAST_RESULT_COUNT
} ForecastResult;

typedef struct DebriefForecast {
    Forecast forecast;
    int16_t minute;
    bool came_true;                      // FORECAST_BREAK: these words did break first
    bool decided;                        // false: nothing happened that could decide it
    double chance;                       // midpoint of the word, 0-1
    double miss;                         // (chance - what happened) squared; a coin misses by .25
    ForecastResult result;               // nearer than a coin, as near, further
    const char *asked, *said, *happened; // "It will hold three days", "possible", "31 hours"
} DebriefForecast;

// The midpoint of a probability word (0 remote .. 6 almost certain), 0-1.
double forecast_midpoint(int word);

// ---- standings ----

typedef struct DebriefStanding {
    StandingKind kind;
    int8_t index;                             // party or power; 0 where there is none
    double start, end;                        // 0-1; leverage in points
    const char *name, *start_text, *end_text; // "Tie with ...", "55, steady"
} DebriefStanding;

// ---- all of it ----

typedef struct Debrief {
    const Scenario *scenario; // borrowed
    Arena arena;              // owns the texts
    Open end;                 // a copy of what was open to all
    bool signed_, won;
    int16_t signed_minute;
    EndingShape shape;
    int16_t ending; // into Scenario.endings, or NO_INDEX
    Thread thread;

    uint8_t report_count;
    DebriefReport reports[DEBRIEF_REPORT_MAX];
    uint32_t counted; // reports only counted, all days
    uint16_t quiet_hours;
    uint8_t exchanges, truces;
    bool hosted, rewound;
    bool authored;                          // an author's hand was in it; set by the caller, who knows the journal
    const char *ending_title, *ending_text; // as the scenario tells it; "" while the game is not over
    const char *counts;                     // what was counted: quiet hours, exchanges, reports, leverage; a line

    uint8_t night_count;
    TurningPoint night[DEBRIEF_POINT_MAX];
    uint8_t after_count;
    TurningPoint after[DEBRIEF_POINT_MAX];
    uint8_t period_count;
    DebriefPeriod periods[DEBRIEF_PERIOD_MAX];

    DebriefQuestion questions[QUESTION_COUNT];
    uint8_t clause_count;
    DebriefClause clauses[ISSUE_MAX]; // one an issue, in the scenario's order

    uint8_t promise_count;
    DebriefPromise promises[PROMISE_MAX];
    uint8_t mandate_count;
    DebriefMandate mandate[INSTRUCTION_DRAWN];
    uint8_t undone_count;
    int8_t undone[CHORE_MAX]; // chores, when there was something to do them for
    uint8_t done_count;
    int8_t done[CHORE_MAX]; // in the order they were done
    uint8_t agenda_count;
    DebriefAgenda agendas[PARTY_MAX];
    uint8_t gambit_count;
    DebriefGambit gambits[DEBRIEF_GAMBIT_MAX];
    uint8_t forecast_count;
    DebriefForecast forecasts[FORECAST_MAX];
    uint8_t standing_count;
    DebriefStanding standings[DEBRIEF_STANDING_MAX];
} Debrief;

// `events` are those of the line of play that stands, in order (what was rewound is left out by the caller);
// `rewound_to` is how many commands had been done when the game was last rewound, SIZE_MAX when it never was:
// what was forecast by later commands is not scored. Also of a game that is not over: then of what there is.
// Events are read and not kept; the scenario must outlive the result, `words` (keys "debrief.*", "tell.*")
// need not. NULL without memory. Takes about a millisecond.
Debrief *debrief_new(const Scenario *scenario, const Types *types, const State *end, const Event *events,
                     size_t event_count, size_t rewound_to, const Words *words);
void debrief_free(Debrief *debrief);
