// The rules' front door: start a night, do a command. Everything else in `sim` stands behind these few functions.
// A person's game goes through session_submit; rollouts and simulations call these directly.
#pragma once

#include "sim/event.h"

// Raised with every change of what a command does: a journal is replayed by the rules it was played by.
enum { RULES_VERSION = 8 };

// Draws the hidden hand from the types seed.
void types_draw(const Scenario *scenario, const Setup *setup, Types *types);

// A fresh State waiting for its first answer.
void game_start(const Scenario *scenario, const Types *types, const Setup *setup, State *state, EventSink sink);

// The deed. The command must have passed command_check for the awaited seat (asserted). Runs on until somebody who is a
// person must answer, or the game is over.
void command_apply(const Scenario *scenario, const Types *types, State *state, Command command, EventSink sink);

// The code's own answer for a seat that a person could take: what command_apply uses inside for code seats. Never for
// seat 0.
Decide party_decide(const Scenario *scenario, const Types *types, const State *state, Decision decision);

// What such an answer turns on before luck: for AWAITING_VOTE, _SIGN and _STAY a margin, yes from 0 up; for _CANDOUR,
// _RESTRAINT, _REPLY and _ADMIT the chance that it is open, attacks, answers in kind, admits. Of a power always 0.
double party_leaning(const Scenario *scenario, const Types *types, const State *state, Decision decision);

// A true State and Types imagined from what a View knows: hidden values are drawn from the readings, never copied. For
// look-ahead and beliefs. `out_types` and `out_state` belong to the caller.
void state_imagine(const View *view, uint64_t seed, Types *out_types, State *out_state);

// How long after its report a piece of evidence comes in, as things stand; NO_INDEX: nobody is there who would see it.
int evidence_minutes(const Scenario *scenario, const Open *open, const Report *report, const Evidence *evidence);

static inline bool game_over(const State *state) {
    return state->open.phase == PHASE_OVER;
}
bool game_won(const Scenario *scenario, const State *state);
// Held = no ordered offensive and no spiral for that many hours after it took force, of the rules' days.
bool game_held(const Scenario *scenario, const State *state, int hours);
