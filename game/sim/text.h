// What the text of the talks says as a whole: how far it answers the six questions, and what it brings for
// watching, separating and guaranteeing. Knows the clauses as they stand, not why they came to stand so, nor
// what anybody thinks of them. Reads only what is open to all.
//
// A clause counts fully when agreed or signed, in part while it stands in brackets in the talks, was read out by the
// mediator alone or left to a side letter, not at all when struck or not on the table; a fudged one counts a part of
// that (parameters bracket_counts, alone_counts, letter_counts, fudged_counts). Wordings add up as 1 - (1 - a)(1 - b).
#pragma once

#include "sim/state.h"

// What wordings leave open multiplies: of none at all everything, of two what both leave.
extern const Leaves leaves_all;

static inline void leaves_join(Leaves *leaves, const Leaves *other) {
    for (int m = 0; m < MERIT_COUNT; m++) {
        leaves->of[m] *= other->of[m];
    }
}

// All that the text brings, in one go: for rules that ask for most of it.
typedef struct Paper {
    double closes[QUESTION_COUNT], ambiguity, monitoring, separation, guarantee;
} Paper;
void text_paper(const Scenario *scenario, const Open *open, Paper *paper);

// How far the text answers each question, 0-1: wordings, then deeds after the signing (Open.extra), then how
// it was announced (Open.ambiguity, in whole questions), which every question loses evenly; what a question
// cannot lose passes on to those that are answered better.
void text_closes_all(const Scenario *scenario, const Open *open, double closes[QUESTION_COUNT]);

// One of them. Costs as much as all six.
double text_closes(const Scenario *scenario, const Open *open, Question question);

// Questions answered less than half, 0-6.
int text_holes(const Scenario *scenario, const Open *open);

// The ambiguity of the model: the sum of what the questions leave open, 0-6.
double text_ambiguity(const Scenario *scenario, const Open *open);

// What the wordings bring to MODEL.md 2.11, 0-1.
double text_monitoring(const Scenario *scenario, const Open *open);
double text_separation(const Scenario *scenario, const Open *open);
double text_guarantee(const Scenario *scenario, const Open *open);

// How much of a seat the rival gets, 0-1.
double text_rival_seat(const Scenario *scenario, const Open *open);

// How much one clause counts, 0-1: see above.
double text_clause_counts(const Scenario *scenario, const Open *open, int issue);
