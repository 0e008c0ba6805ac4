// What a seat knows of the others: readings of firmness and of reservation values, how they grow and go stale, and
// the estimates made of them (MODEL.md 2.5). Everything here is computed from a View; the only functions that touch
// the truth are the two that learn.
#pragma once

#include "sim/party.h"
#include "sim/symbols.h"

static inline double reading_mean(Reading reading) {
    return (double)reading.mean / READING_ONE;
}
static inline double reading_precision(Reading reading) {
    return (double)reading.precision / READING_ONE;
}

// A mind as it stands before the first call: what any desk officer knows, and how precise that is said to be.
void mind_init(const Scenario *scenario, const Open *open, Mind *mind);

// A party knows itself: its person's mind holds its own firmness, agenda and reservation value as they are. Called when
// the game begins and whenever time has passed.
void minds_know_themselves(StateContext *game);

// The reservation values have moved in the sight of all, from `before` (party_courses): every mind follows.
void minds_follow(StateContext *game, const double before[PARTY_MAX]);
// The text is signed: what the reservation values were is read as of now, and the course begins anew.
void minds_settle(StateContext *game);

// Moves the reading of one clause, or of the reservation value, towards the truth by `gain` (0-1), as noisily as
// the party's trust is low. `how` is what the panel says of it. Tells EVENT_READING to the seat.
void learn_firmness(StateContext *game, int seat, int party, int issue, double gain, ReadHow how);
// Tells EVENT_READING of one wording; `said`: the party spoke of it.
void reading_tell(StateContext *game, int seat, int party, int issue, int option, bool said);
void learn_reservation(StateContext *game, int seat, int party, double gain, ReadHow how);
// All clauses of a party are read better or worse by `by`, in precision; what makes a reading better is news, too.
void readings_shift(StateContext *game, Mind *mind, int party, double by);
// Readings go stale by one tick or day.
void minds_fade(StateContext *game, double share);

// Mean precision of the readings of a party, 0-1: weak below .3, fair below .6, good above.
double view_precision(const View *view, int party);

// A party's taste and threshold as the seat estimates them.
void view_taste(const View *view, int party, Taste *taste);
double view_threshold(const View *view, int party);

// An estimate with its standard deviation: `mean` of the margin by which the party would accept (negative: refuses).
typedef struct Estimate {
    double mean, spread;
} Estimate;
Estimate view_clause(const View *view, const Taste *taste, double threshold, int party, int issue, int option);
// Of the whole text as it stands, brackets and all: would it sign now? The mean, and the standard deviation for who
// asks how sure that is.
double view_text(const View *view, const Taste *taste, double threshold, int party);
double view_text_spread(const View *view, const Taste *taste, int party);
// The chance that the true margin is not negative, 0-1.
double estimate_chance(Estimate estimate);

// Why would this party not accept this clause as it stands? The binding term is free; the change costs a round of
// criticism and is as good as the reading.
typedef enum Binding {
    BINDING_NONE,  // it would accept
    BINDING_WORDS, // these words go against what it seeks
    BINDING_HOPE,  // it hopes for more before the night is over
    BINDING_FIELD, // the field runs its way
    BINDING_HOME,  // it could not show this at home
    BINDING_TRUST, // it does not trust the one who asks
    BINDING_COUNT
} Binding;

typedef struct Why {
    uint8_t binding;  // Binding
    int8_t option;    // wording that would turn it, or NO_INDEX
    int8_t trade;     // clause to give it in return, or NO_INDEX
    int8_t lever;     // lever that would turn it, or NO_INDEX
    uint8_t form;     // in this form
    uint16_t minutes; // what the change costs
    uint8_t cost;
    double chance; // that it does turn it
} Why;

Why view_why(const View *view, int party, int issue);
// The move that turns it; COMMAND_NONE when nothing on the table would.
Command why_change(const Why *why, int party, int issue);

// The clause on the table, of those whose bit is in `among`, that the party can bear least, and what holds it back
// there; NO_INDEX and BINDING_NONE when it would accept them all, as the seat reads it.
int view_obstacle(const View *view, int party, uint32_t among, Binding *binding);

// How far a lever in a form is expected to move the party on the clause, before chance; uses only what is open.
double lever_effect(const Scenario *scenario, const Open *open, int lever, Form form, int party);
// How far a warning is believed (Kydd 2003), 0-1.
double warning_credibility(const Scenario *scenario, const Open *open, int party);
// How far a party believes that a guarantor would stand up for it as well: less, the more he leans against it.
double guarantee_belief(const Scenario *scenario, const Open *open, int party);
