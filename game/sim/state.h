// The game in progress: plain data, ids instead of pointers, copied by assignment. Three parts:
// what is open to all, one mind for each seat that keeps readings, and the hidden truth. A View is pointers to the
// first and to one mind: a secret cannot leak by mistake. The hidden hand of the night, which never changes, is
// not here but in `Types`. History is not here either: it is in the journal.
//
// Reals are 0-1 unless said. Up to noon minutes count from midnight of the first day, on the mediator's clock,
// without wrapping; in the ceasefire `minute` is the minute of `day` on the local clock. Never hash or compare a State
// as bytes: use state_digest.
#pragma once

#include "base/buffer.h"
#include "base/digest.h"
#include "sim/parameter.h"

enum { DAY_MINUTES = 1440, READING_ONE = 10000, BEATS_AT_ONCE = 8 /* are looked at together */ };

// ---- set-up ----

typedef enum Difficulty {
    DIFFICULTY_NONE,
    DIFFICULTY_CALM,
    DIFFICULTY_TENSE,
    DIFFICULTY_VIOLENT,
    DIFFICULTY_COUNT
} Difficulty;
typedef enum Length { LENGTH_NONE, LENGTH_25, LENGTH_45, LENGTH_90, LENGTH_COUNT } Length;

typedef struct Setup { // chosen before the first scene; stands in the journal's header
    uint64_t types_seed, luck_seed;
    Difficulty difficulty;
    Length length;
    uint16_t persons; // bit s: seat s is played by a person; the mediator's bit is always set
    uint8_t days;     // of ceasefire, 7 or 14; 0: what the length says
    bool guided, rewind_locked, class_mode;
    HouseRules house; // a session plays by them; the rules read what the Scenario says
} Setup;

// Seats: 0 the mediator, 1..party_count the parties, then the powers.
static inline int seat_of_party(int party) {
    return 1 + party;
}
static inline int seat_of_power(const Scenario *scenario, int power) {
    return 1 + scenario->party_count + power;
}

// ---- the hidden hand (MODEL.md 2.0) ----

// How one party values a text: true in Types, estimated when made from a View (party.h).
typedef struct Taste {
    double weight[ISSUE_MAX];               // sums to 1
    double value[ISSUE_MAX][WORDING_SLOTS]; // by wording_slot
} Taste;

typedef struct Types {
    Taste taste[PARTY_MAX];
    double best[PARTY_MAX];                // utility of the best text it could get
    double firmness[PARTY_MAX][ISSUE_MAX]; // the latent draw, in sd: what readings estimate
    double reservation[PARTY_MAX], beta[PARTY_MAX], forgiveness[PARTY_MAX], devious[PARTY_MAX], patience[PARTY_MAX];
    int8_t agenda[PARTY_MAX];
    int8_t instruction[INSTRUCTION_DRAWN];
    double restraint[POWER_MAX];
    uint64_t types_seed;
    uint64_t luck; // the luck seed, stirred (base/random.h)
} Types;

// ---- what is open to all ----

typedef enum Phase {
    PHASE_NONE,
    PHASE_CONVENING,
    PHASE_TALKS,
    PHASE_SIGNING,
    PHASE_ANNOUNCEMENT,
    PHASE_HOURS,
    PHASE_CEASEFIRE,
    PHASE_OVER,
    PHASE_COUNT
} Phase;

typedef enum Awaiting { // what kind of answer the game waits for, and from whom
    AWAITING_NONE,
    AWAITING_SCENE,     // mediator: a choice of scene `subject`
    AWAITING_MOVE,      // mediator: the talks
    AWAITING_OBJECTION, // mediator: party `subject` objects to issue `object` in the last hour
    AWAITING_FORECAST,  // mediator: the sealed forecast before the signing
    AWAITING_SEAL,      // mediator: seal or reopen issue `subject`
    AWAITING_CHORE,     // mediator: the hours before it takes force
    AWAITING_ASSETS,    // mediator: the morning
    AWAITING_ANSWER,    // mediator: reports and what to do
    AWAITING_VOTE,      // party: does issue `subject` stand as worded?
    AWAITING_SIGN,      // party: sign or refuse
    AWAITING_CANDOUR,   // party: open or guarded about issue `subject`
    AWAITING_STAY,      // party: stay or leave
    AWAITING_RESTRAINT, // party: hold, or an ordered offensive on front `subject`
    AWAITING_REPLY,     // party: restrain or answer report `subject` in kind
    AWAITING_ADMIT,     // party: admit or deny report `subject`
    AWAITING_POWER,     // power: arm, seat, restrain, wait
    AWAITING_COUNT
} Awaiting;

typedef enum ClauseStatus {
    CLAUSE_NONE,      // not on the table
    CLAUSE_BRACKETED, // on the table, not agreed
    CLAUSE_AGREED,
    CLAUSE_STRUCK,
    CLAUSE_LETTER, // left to a side letter, due later
    CLAUSE_ALONE,  // read out by the mediator alone
    CLAUSE_STATUS_COUNT
} ClauseStatus;

typedef struct Clause {
    uint8_t status; // ClauseStatus
    int8_t option;  // wording as it stands
    uint8_t fudged; // 1: reworded so that each reads its own case
    uint8_t redrafts;
    int16_t minute;         // when the status last changed
    int8_t word[PARTY_MAX]; // last vote heard: -2..2, 0 not heard
} Clause;

// On the table in some way: in brackets, agreed, left to a letter, or read out alone.
static inline bool clause_stands(const Clause *clause) {
    return clause->status != CLAUSE_NONE && clause->status != CLAUSE_STRUCK;
}

typedef enum PromiseStatus {
    PROMISE_NONE,
    PROMISE_OPEN,
    PROMISE_KEPT,
    PROMISE_BROKEN,
    PROMISE_STATUS_COUNT
} PromiseStatus;
typedef enum PromiseKind {
    PROMISE_KIND_NONE,
    PROMISE_LEVER,
    PROMISE_LETTER,
    PROMISE_WORD,
    PROMISE_DEMAND,
    PROMISE_KIND_COUNT
} PromiseKind;

typedef struct Promise {
    uint8_t status, kind; // PromiseStatus, PromiseKind
    int8_t subject;       // lever, issue, - , instruction
    int8_t party;         // to whom, or NO_INDEX for all
    uint8_t due_day;
} Promise;

typedef enum AnswerKind { // what can be done about a report or a day
    ANSWER_NONE,
    ANSWER_WAIT,
    ANSWER_INVESTIGATE,
    ANSWER_NAME,
    ANSWER_SAME_WORDS,
    ANSWER_OBSERVERS,
    ANSWER_EXCHANGE,
    ANSWER_CALL_RIVAL,
    ANSWER_AMEND,
    ANSWER_ALLIES,
    ANSWER_KEEP,
    ANSWER_KIND_COUNT
} AnswerKind;

typedef struct Report { // an incident that asks for an answer
    int8_t kind;        // into Scenario.incidents; NO_INDEX: none
    int8_t sector;
    uint8_t day;
    uint8_t answer;           // AnswerKind given
    int8_t named;             // party named by the mediator, or NO_INDEX
    int16_t minute, reported; // of the day, local clock
    uint8_t question;         // 1 + Question whose hole bred it; 0 none
    uint8_t evidence;         // bit e: has come in
    uint8_t admitted;         // 1: a side said it was an accident
    uint8_t replied;          // bit 0: it was answered in kind, bit 1: the moment to answer has passed
    uint8_t established;      // 1 + party found by an inquiry; 0 never
    int16_t lean;             // belief that party_a of the front did it, logit x 1000, from open evidence
    int16_t certain;          // how much evidence there is, x 1000
} Report;

// What an inquiry was asked for can still be named, by what it found.
static inline bool report_may_be_named(const Report *report) {
    return report->named == NO_INDEX && (report->answer == ANSWER_NONE || report->answer == ANSWER_INVESTIGATE);
}

// The last answer to it.
static inline AnswerKind report_answer(const Report *report) {
    return report->named != NO_INDEX ? ANSWER_NAME : (AnswerKind)report->answer;
}

typedef struct Confidence {      // something heard in a caucus
    int8_t party, issue, option; // "may accept this wording, if ..."
    uint8_t used;                // ConfideManner, 0 not yet
    uint8_t leaked;
} Confidence;

typedef enum Standing5 { STANDING_BITTER, STANDING_WARY, STANDING_STEADY, STANDING_FIRM, STANDING_STRONG } Standing5;

typedef struct Open {
    uint8_t phase, awaiting; // Phase, Awaiting
    int8_t seat;             // that must answer
    int16_t subject, object; // of what is awaited
    int16_t minute;          // now
    int16_t deadline;        // end of the talks as perceived
    uint8_t tick, act, day, part, answers_left, drafts, moves, refusals, last_hour;
    uint8_t objected; // bit p
    uint8_t amended;  // bit 0: under the first truce, bit 1: under the second
    uint8_t deadlines_used, recesses, signed_, truces, hosted, exchanges, observers_on, talks_open, quiet_days;
    uint8_t scene_step;  // how far the ordered scenes of this phase have come
    uint8_t scene_picks; // choices already taken of the scene that is awaited, bits
    uint8_t difficulty, length, days, guided;
    uint16_t persons; // bit s: seat s is a person's
    int16_t signed_minute, violation_minute;
    int16_t broken_day, broken_minute; // of the first break; a second truce begins with it
    uint8_t broken_again;              // so did the second truce
    uint16_t counted[DAY_MAX + 1];     // reports only counted
    uint16_t quiet_hours;
    uint8_t leverage;
    double tie[PARTY_MAX], trust[PARTY_MAX], tilt[PARTY_MAX];
    double allies, name, influence[POWER_MAX], sources, tiredness, ambiguity, naming, support;
    // What all saw done and happen.
    double hurt[PARTY_MAX], domestic[PARTY_MAX]; // perceived pain, the hard line at home
    double backing[POWER_MAX];                   // of its client
    double between;                              // trust between the parties
    double pressure[PARTY_MAX], side[PARTY_MAX], artificial[PARTY_MAX], guarantee, calm, tension[FRONT_MAX];
    double hardened[PARTY_MAX]; // by what was done, negative: eased; within RESOLVE_MAX, so that what has eased much
                                // eases no more
    double doubt;               // how little a truce is believed after one that broke, 0-1
    uint8_t offers[PARTY_MAX], heard[PARTY_MAX]; // made to it; caucuses with it
    double heat[SECTOR_MAX];                     // what is reported of each sector, 0-1: hatching, bars and words
    double extra[QUESTION_COUNT];                // closing or opening of a question by deeds after the signing, -1..1
    Clause clauses[ISSUE_MAX];
    uint8_t sign_asked;              // the text is on the table, and nobody has said yet whether it signs
    uint8_t sealed;                  // clauses sealed so far
    uint8_t signed_brackets;         // clauses that stood in brackets when both said that they would sign
    uint8_t reopened;                // clauses opened again while signing, at most one a party
    int16_t closed_until[PARTY_MAX]; // room closed until minute
    uint8_t lever_uses[LEVER_MAX];
    uint8_t phone_uses[PHONE_MAX];
    uint8_t action_uses[40]; // by CommandKind
    uint64_t instruments;    // bit l: lever prepared, first use free
    uint16_t chores;         // bit c: done
    int16_t chore_minutes;
    int8_t asset_sector[ASSET_MAX]; // where it is today, or NO_INDEX
    int8_t cochairs, hotline, orders, advance, lists, joint, full_text, named_promise, exchange_tried;
    Promise promises[PROMISE_MAX];
    Report reports[REPORT_MAX];
    uint8_t report_count;
    uint8_t asked[PARTY_MAX]; // clues found
    int8_t instruction[INSTRUCTION_DRAWN];
    uint8_t scene_last[SCENE_MAX];  // 1 + tick or day when last told
    int8_t scene_choice[SCENE_MAX]; // last choice taken, or NO_INDEX
    float variables[VARIABLE_MAX];
    int16_t ending;
    uint32_t reported_by; // bit p: this party has reported a violation
} Open;

// ---- one mind for a seat that keeps readings ----

typedef struct Reading {
    int16_t mean;
    uint16_t precision;
} Reading; // in 1/READING_ONE; mean in sd of firmness

typedef struct Forecast {
    uint8_t kind, subject, word, scored;
} Forecast; // ForecastKind; word 0-6 of the probability words
typedef enum ForecastKind {
    FORECAST_NONE,
    FORECAST_SIGN,
    FORECAST_HOLD,
    FORECAST_BREAK,
    FORECAST_KIND_COUNT
} ForecastKind;

typedef struct Mind {
    Reading firmness[PARTY_MAX][ISSUE_MAX];
    Reading reservation[PARTY_MAX];     // mean: estimate of the reservation value as it stood when read
    int16_t course[PARTY_MAX];          // how far the course of the night has moved it since, in 1/READING_ONE
    int16_t read_minute[PARTY_MAX];     // when last read; 0 never
    uint8_t read_how[PARTY_MAX];        // ReadHow
    uint8_t clues[PARTY_MAX];           // of tonight's agenda, 0-2
    int8_t agenda[PARTY_MAX];           // found, or NO_INDEX
    uint8_t tells;                      // bit p: a gambit of p is coming
    uint8_t leaving;                    // bit p: a tell that p thinks of leaving
    uint32_t why_issues[PARTY_MAX];     // bit i: the cheapest change for clause i was paid for
    int8_t moved[PARTY_MAX][ISSUE_MAX]; // hundredths: how far it is thought to have been moved by levers
    Confidence confidences[CONFIDENCE_MAX];
    uint8_t confidence_count;
    Forecast forecasts[FORECAST_MAX];
    uint8_t forecast_count;
} Mind;

typedef enum ReadHow { READ_NEVER, READ_BRIEF, READ_PLENARY, READ_CAUCUS, READ_SERVICES, READ_HOW_COUNT } ReadHow;

// ---- the hidden truth ----

typedef struct Decision {
    uint8_t kind;
    int8_t seat, subject, object, answer;
} Decision; // Awaiting; answer DECIDE_x, 0 not yet

#define RESOLVE_MAX 0.1 // how far a night hardens a party or eases it

typedef struct Hidden {
    double soft[PARTY_MAX][ISSUE_MAX]; // what levers moved on one clause
    double restraint[POWER_MAX];
    double momentum[FRONT_MAX], deterrence[FRONT_MAX];
    double spoiler;
    int8_t author[REPORT_MAX]; // party, or NO_INDEX for those who never signed
    uint8_t deliberate[REPORT_MAX], establishable[REPORT_MAX];
    uint8_t contrite[PARTY_MAX];
    int16_t gambit_next; // minute
    int16_t gambit;      // scene that is coming, or NO_INDEX
    uint8_t gambit_real, gambit_party;
    int16_t queue[QUEUE_MAX];
    uint8_t queue_count; // scenes to tell
    int16_t asking;      // scene of which more choices are still to be taken, or NO_INDEX
    Decision decisions[DECISION_MAX];
    uint8_t decision_count;
    struct {
        uint8_t kind;
        int16_t a, b, c, d;
        uint8_t stage;
    } deed;                                  // the command in the course of being done
    uint8_t step;                            // within the phase
    uint8_t beat[SCENE_MAX + BEATS_AT_ONCE]; // tick of the talks or day of the ceasefire before which it does not
                                             // happen; by place in the scenario's lists of scenes by kind
} Hidden;

typedef struct State {
    Open open;
    Hidden hidden;
    uint8_t mind_count;
    int8_t mind_of_seat[SEAT_MAX]; // or NO_INDEX: reads as the code seats do
    Mind minds[MIND_MAX];          // only mind_count are alive
} State;

// A move taken out of the game, to see what it is worth: a CommandKind, and its first two words or NO_INDEX for any.
typedef struct Without {
    uint8_t kind;
    int16_t a, b;
} Without;

// What one seat may know: nothing in it leads to the truth.
typedef struct View {
    const Scenario *scenario;
    const Open *open;
    const Mind *mind;
    int seat;
    const Without *without; // or NULL: simulations only
} View;

View state_view(const Scenario *scenario, const State *state, int seat);

// Bytes of a State that are alive for this scenario and set-up: what a copy costs.
size_t state_bytes(const State *state);
void state_copy(State *to, const State *from);

// Field by field, in the order state_print lists them; equal for every compiler and optimisation.
uint64_t state_digest(const Scenario *scenario, const State *state);
void state_print(const Scenario *scenario, const State *state, Buffer *out);

// The invariants that hold between commands; writes the first that is broken into `why`. For tests and `ASSERT`.
bool state_valid(const Scenario *scenario, const State *state, const char **why);
