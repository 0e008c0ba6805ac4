// What a party wants and when it signs: utility, reservation value, threshold (MODEL.md 2.1-2.4). Works on a Taste,
// so that the same formulas serve the truth (Types) and an estimate made from a View.
#pragma once

#include "sim/parameter.h"
#include "sim/state.h"

// The value of a wording to a party of a given firmness (sd): firm parties are more polarised. 0-1.
double value_by_firmness(const Scenario *scenario, double mean, double firmness);

// Fills a taste from firmness a clause (sd) and, when given, an agenda's shift of weights.
void taste_init(const Scenario *scenario, int party, const double firmness[ISSUE_MAX], const Agenda *agenda,
                Taste *taste);

// The utility of the best text it could get.
double taste_best(const Scenario *scenario, const Taste *taste);

// What nobody can know of a party's values by its firmness: each is shifted a little.
void taste_scatter(const Scenario *scenario, uint64_t seed, uint64_t key, Taste *taste);

// Bounds and sizes that party.c works with and reach.c adds up.
#define RESERVATION_LEAST 0.02
#define RESERVATION_MOST 0.95
#define VALUE_NOISE_MOST 2.45 // of value_noise: a triangle of standard deviation 0.41 scaled to 1
#define WEIGHT_LEAST 0.01
#define SHIFTED_LEAST 0.005 // after an agenda has shifted it

// What one clause in a given wording is worth to the party, 0-1. `signing`: as it is read at the table, with each
// side's own case read into ambiguous words; else what the paper is worth afterwards (u0 of MODEL.md 2.1).
double taste_clause(const Scenario *scenario, const Taste *taste, int issue, int option, bool fudged, bool signing);

// Utility of the text as it stands, without side payments. 0-1, a little outside by interactions.
double taste_text(const Scenario *scenario, const Open *open, const Taste *taste, int party, bool signing);

// The part of each reservation value that the course of the night moves: pain, trust, pressure, backing, the mood at
// home, what hardened or eased.
void party_courses(const Scenario *scenario, const State *state, double courses[PARTY_MAX]);
// What the course of the fighting adds to it.
double party_field(const Scenario *scenario, const State *state, int party);
// The reservation value now (MODEL.md 2.2). 0-1.
double party_reservation(const Scenario *scenario, const Types *types, const State *state, int party);

// The threshold at the table now: reservation value plus what is still hoped for (MODEL.md 2.3).
double party_threshold(const Scenario *scenario, const Types *types, const State *state, int party);
// The same from its parts, for estimates: share of the night gone 0-1.
double threshold_at(const Scenario *scenario, double reservation, double best, double beta, double gone);
// Share of the night that is gone as the parties see it.
double night_gone(const Scenario *scenario, const Open *open);
double night_gone_at(const Scenario *scenario, const Open *open, int minute);

// What clauses in brackets cost whoever is asked to sign: so many; those that stand so now.
double brackets_cost(const Scenario *scenario, const Open *open, int count);
double text_brackets(const Scenario *scenario, const Open *open);
int clauses_bracketed(const Scenario *scenario, const Open *open);
// What the text as it stands is worth at the table, with side payments and what levers moved.
double party_utility(const Scenario *scenario, const Types *types, const State *state, int party);
// The same less the threshold, as if every clause were agreed.
double party_margin(const Scenario *scenario, const Types *types, const State *state, int party);
// What one clause in one wording is worth at the table, levers included; less the threshold it is the margin of a vote.
double party_clause(const Scenario *scenario, const Types *types, const State *state, int party, int issue, int option);
// A vote: -2 strong no, -1 no, +1 yes, +2 strong yes.
int vote_of_margin(const Scenario *scenario, double margin);

// How ripe it is: both feel stuck and both see a way out; the minimum over the parties (Zartman), 0-1.
double night_ripeness(const Scenario *scenario, const Types *types, const State *state);
