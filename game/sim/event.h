// An Event is a fact that happened: the only thing besides the State that a command brings forth. Rooms that tell
// the story (ui, text, the journal's narration, the debrief) read events; the rules never do.
#pragma once

#include "sim/command.h"

typedef enum EventKind {
    EVENT_NONE,
    EVENT_PHASE,    // a: Phase begins
    EVENT_ACT,      // a: act begins
    EVENT_SCENE,    // a: scene told (notice when it has no choices)
    EVENT_CHOICE,   // a: scene, b: choice
    EVENT_OUTCOME,  // a: scene, b: choice, c: outcome; a NO_INDEX: of a move, b: 1 it helped 0 it did not, c: party of
                    // the capital that was rung, NO_INDEX for the ministers alone
    EVENT_TELL,     // a: scene whose tell was seen
    EVENT_COMMAND,  // the command that was done; command
    EVENT_VOTE,     // a: party, b: issue, c: -2..2, d: the later clause of a package, 0 none
    EVENT_AGREED,   // a: issue, b: option
    EVENT_REOPENED, // a: issue
    EVENT_BROUGHT,  // a: issue, b: party or NO_INDEX; c: 1 by an effect, which may only have changed the words to d
    EVENT_STRUCK,   // a: issue
    EVENT_READING,  // a: party, b: issue, c: option on the table or confided, or NO_INDEX, d: margin by which it would
                    // accept that as it is read now, in 1/1000; value: precision of the reading now; said: 1 + Binding
                    // when the party spoke of it to the mediator alone
    EVENT_CANDOUR,  // a: party asked, b: issue, c: bits of the options it could live with, d: bits of those it could
                    // not, as it is read after its answer; value: precision of that reading; to the mediator
    EVENT_CONFIDENCE, // a: confidence index, b: party, c: issue, d: option
    EVENT_LEAK,       // a: party, b: issue
    EVENT_CLUE,       // a: party, b: number of clues, c: agenda when found else NO_INDEX
    EVENT_LEVER,      // a: lever, b: form, c: party, d: issue; value: how it worked -1..1
    EVENT_PROMISE,    // a: promise slot, b: PromiseStatus
    EVENT_WHY,        // a: party, b: issue, c: Binding, d: precision of the reading in percent; command: the move that
                      // would turn it, value: its chance to; to the mediator
    EVENT_REFUSED,    // a: party refused to sign; value: by how much, as read
    EVENT_MISSING, // a: party that refused, b: clause it can bear least, NO_INDEX when it could bear all, c: Binding,
                   // d: precision of that reading in percent; to the mediator, as the mediator reads it
    EVENT_STRAIN,  // a: CommandKind of the move that cost trust on all sides by being one too many, or a package taken
    EVENT_OBJECTION, // a: party, b: issue
    EVENT_REMEDY,    // a: issue, b: Remedy
    EVENT_SIGNED,
    EVENT_NO_DEAL,  // a: party that left, or NO_INDEX; b: Drive
    EVENT_LEAVING,  // a: party: tell that it thinks of leaving, b: Drive
    EVENT_POWER,    // a: power, b: Decide, c: how often it did so before, by whoever keeps the events; else 0
    EVENT_STANDING, // a: StandingKind, b: index; value: change (open standings only)
    EVENT_CHORE,    // a: chore done
    EVENT_NOON,     // it takes force
    EVENT_DAY,      // a: day, b: part begins
    EVENT_REPORT,   // a: report slot, b: incident, c: sector, d: minute of the day, local clock
    EVENT_COUNTED,  // value: reports only counted
    EVENT_EVIDENCE, // a: report slot, b: evidence, c: incident, d: sector; slots move when a day begins
    EVENT_ANSWER,   // a: report slot or NO_INDEX, b: AnswerKind, c: party named, of an exchange Obstacle; d: incident;
                    // value: how it worked
    EVENT_ESTABLISHED, // a: report slot, b: party, c: incident, d: sector
    EVENT_ADMITTED,    // a: report slot, b: party, c: incident, d: sector
    EVENT_REPLY,       // a: report slot, b: party that answered in kind, c: incident, d: sector
    EVENT_OFFENSIVE,   // a: front, b: party, c: Drive
    EVENT_MILESTONE,   // a: milestone
    EVENT_BROKEN,      // a: day, b: front; c: 1 offensive 0 spiral; d: minute of the day, local clock
    EVENT_TRUCE,       // a: TruceHost
    EVENT_MANDATE,     // a: instruction, b: 1 kept 0 broken
    EVENT_ENDING,      // a: ending
    EVENT_KIND_COUNT
} EventKind;

typedef enum StandingKind {
    STANDING_KIND_NONE,
    STANDING_TIE,
    STANDING_ALLIES,
    STANDING_NAME,
    STANDING_INFLUENCE,
    STANDING_LEVERAGE,
    STANDING_TRUST,
    STANDING_KIND_COUNT
} StandingKind;

// What stood in the way of an exchange more than anything else.
typedef enum Obstacle {
    OBSTACLE_NONE, // nothing that could have been prepared
    OBSTACLE_FIRE,
    OBSTACLE_LISTS,   // not settled
    OBSTACLE_CARRIER, // nobody neutral was on the road
    OBSTACLE_TIRED,
    OBSTACLE_SIZE, // much at once
    OBSTACLE_COUNT
} Obstacle;

// What weighed most when a party left or ordered an attack.
typedef enum Drive {
    DRIVE_NONE,     // a person decided
    DRIVE_TEXT,     // the text gives it less than doing without
    DRIVE_FIELD,    // the field runs its way
    DRIVE_HARDENED, // by what was done in the night
    DRIVE_HOURS,    // more of them than it has patience for
    DRIVE_TIRED,
    DRIVE_HOLES, // what the text leaves open
    DRIVE_DAYS,  // a signature binds less with each
    DRIVE_FEAR,  // of being struck first, after a truce that broke
    DRIVE_COUNT
} Drive;

enum { AUDIENCE_ALL = 0 }; // else 1 + seat: only that seat learns of it

typedef struct Event {
    uint8_t kind; // EventKind
    uint8_t audience;
    uint8_t day;  // 0 the night of the talks
    uint8_t said; // EVENT_READING only
    int16_t minute;
    int16_t a, b, c, d;
    float value;
    Command command; // EVENT_COMMAND and EVENT_WHY only
} Event;

// Where the rules put events; `add` may be NULL (rollouts): then nothing is told and nothing is lost. Kinds whose bit
// is set in `deaf` are not told.
typedef struct EventSink {
    void (*add)(void *user, const Event *event);
    void *user;
    uint64_t deaf;
} EventSink;

_Static_assert(EVENT_KIND_COUNT <= 64, "a bit for every kind of event");
