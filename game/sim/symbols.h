// The names that expressions of a scenario may use: what exists, who may see it, what effects may change, and
// the reading and writing of a State by them. Knows nothing of when a condition is asked or an effect
// applied.
//
// Numbers that stand 0-1 in State are read and written as 0-100. An id packs a NameKind and up to two
// indices. To add a name: a row in symbols.c and a case in names.c; the reference and the lint follow by
// themselves.
#pragma once

#include "base/error.h"
#include "sim/event.h"

typedef enum NameKind {
    NAME_NONE,
    // open
    NAME_ELAPSED,
    NAME_LEFT,
    NAME_DAY,
    NAME_PART,
    NAME_ACT,
    NAME_MOVES,
    NAME_DRAFTS,
    NAME_REFUSALS,
    NAME_RECESSES,
    NAME_LEVERAGE,
    NAME_ALLIES,
    NAME_NAME,
    NAME_SUPPORT,
    NAME_SOURCES,
    NAME_TIREDNESS,
    NAME_AMBIGUITY,
    NAME_NAMING,
    NAME_TIE,
    NAME_TRUST,
    NAME_TILT,
    NAME_INFLUENCE,
    NAME_CLAUSE,
    NAME_ON_TABLE,
    NAME_AGREED,
    NAME_QUESTION,
    NAME_EXTRA,
    NAME_HOLES,
    NAME_MONITORING,
    NAME_SEPARATION,
    NAME_GUARANTEED,
    NAME_RIVAL_SEAT,
    NAME_INSTRUMENT,
    NAME_USED,
    NAME_PROMISED,
    NAME_KEPT,
    NAME_CALLED,
    NAME_INSTRUCTION,
    NAME_TOLD,
    NAME_CHOSE,
    NAME_CHORE,
    NAME_PLACED,
    NAME_COCHAIRS,
    NAME_HOTLINE,
    NAME_ORDERS,
    NAME_ADVANCE,
    NAME_LISTS,
    NAME_JOINT,
    NAME_FULL_TEXT,
    NAME_NAMING_PROMISE,
    NAME_SIGNED,
    NAME_BROKEN,
    NAME_DAYS_HELD,
    NAME_EXCHANGES,
    NAME_OBSERVERS_ON,
    NAME_TALKS_OPEN,
    NAME_TRUCES,
    NAME_HOSTED,
    NAME_QUIET_HOURS,
    NAME_REPORTS,
    NAME_VARIABLE,
    // mind
    NAME_CLUES,
    NAME_READING,
    // hidden
    NAME_HURT,
    NAME_PRESSURE,
    NAME_DOMESTIC,
    NAME_RESOLVE,
    NAME_SOFT,
    NAME_BACKING,
    NAME_RESTRAINT,
    NAME_MOMENTUM,
    NAME_HEAT,
    NAME_CALM,
    NAME_SPOILER,
    NAME_GUARANTEE,
    NAME_BETWEEN,
    NAME_AGENDA,
    NAME_REAL,
    NAME_KIND_COUNT,
    NAME_MIND_FIRST = NAME_CLUES,
    NAME_HIDDEN_FIRST = NAME_HURT
} NameKind;

static inline uint32_t name_id(NameKind kind, int a, int b) {
    return (uint32_t)kind << 16 | (uint32_t)a << 8 | (uint32_t)b;
}
static inline NameKind name_kind(uint32_t id) {
    return (NameKind)(id >> 16);
}
static inline int name_a(uint32_t id) {
    return (int)(id >> 8 & 0xff);
}
static inline int name_b(uint32_t id) {
    return (int)(id & 0xff);
}

// Makes scenario->symbols from the ids that stand in the scenario, in scenario->arena. Call after every id is
// read and before the first expression is compiled. False, and why, when the arena is full or an id cannot be part of
// a name (`load` checks ids before).
NODISCARD bool scenario_symbols_build(Scenario *scenario, Error *error);

// The words of the six questions: "who", "where", "when", "watches", "breach", "until".
const char *question_word(Question question);

// ---- reading and writing ----

// Everything rules read and write names with. `types` is needed for hidden names only; `seat` says whose
// mind.
typedef struct StateContext {
    const Scenario *scenario;
    const Types *types;
    State *state;
    int seat;
    EventSink sink;
    double threshold[PARTY_MAX]; // of the deed in the course of being done (deed_threshold),
    unsigned thresholds;         // where bit p says that it has been found
    const double *courses;       // of the parties before the command that is being done, or NULL
} StateContext;

// Most games are played for their end and nobody listens: then nothing is made up to be told.
static inline bool told(const StateContext *context, EventKind kind) {
    return context->sink.add != NULL && (context->sink.deaf >> kind & 1) == 0;
}

// Reads every name. The context must outlive the reader.
ExprReader state_reader(const StateContext *context);

// Writes every writable name, and tells of changes of open standings (EVENT_STANDING).
ExprWriter state_writer(StateContext *context);

// Reads open names and those of the seat's mind; asked for a hidden one it asserts. For conditions of
// actions, advice, verdicts.
ExprReader view_reader(const View *view);

// Applies effects that may read everything; NULL is none.
void state_effects(StateContext *context, const Effects *effects);

// Moves an open standing by `change` (0-1; leverage in whole points, rounded towards zero), holds it to its
// range and tells of what really changed. `index` is the party or power, 0 where there is none.
void state_standing_add(StateContext *context, StandingKind kind, int index, double change);

// Leans the mediator towards a party; the others share the opposite, so that tilt goes on summing to zero.
void state_tilt_add(StateContext *context, int party, double change);

// The standing as it is now, 0-1; leverage in points.
double open_standing(const Open *open, StandingKind kind, int index);

// Nothing stands any more: it broke, and so did the second truce, or there was none.
bool open_broken(const Open *open);
// Which day it is of the truce that stands, or stood last: the first is the one it took force on.
int open_truce_day(const Open *open);
// Whole days that it has held: those before the break, or those gone by; of two truces the longer.
int open_days_held(const Open *open);
