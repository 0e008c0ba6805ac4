// What the moves of the talks share. Private to sim.
#pragma once

#include "sim/rules.h"

// ---- talks.c ----

// The n-th of the others, from 0; NO_INDEX past the last.
int other_party(const StateContext *game, int party, int n);
// Trust in the mediator, as it changes; as it is built by one who is seen to lean (Kydd 2005, Beber 2012).
void trust_add(StateContext *game, int party, double change);
void trust_build(StateContext *game, int party, double change);
// The others trust less by this much together, for what one was given.
void others_envy(StateContext *game, int party, double cost);
// Frees a side of a little of what holds it back, less each time a move of this kind is made.
void ease(StateContext *game, int party, double change, CommandKind kind);

// ---- talks_room.c ----

// A clue of its agenda, by chance.
void clue_yield(StateContext *game, int party, double odds);
// The clause in brackets that a party cares for most and that has been read least, but one; NO_INDEX: none.
int dearest_issue(const StateContext *game, int party, int skip);
// How far a party has moved on a clause, and how far the mediator reckons that it has; in utility.
void clause_soften(StateContext *game, int party, int issue, double by, double reckoned);

// What a move brings when the seats have answered.
void caucus_finish(StateContext *game, int party);
void ask_finish(StateContext *game, int party, int issue);
void candour_tell(StateContext *game, int party, int issue);
void why_finish(StateContext *game, int party, int issue);
void ministers_finish(StateContext *game);
void confide_finish(StateContext *game, int slot, Manner manner);
