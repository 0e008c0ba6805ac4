// How far any night can go: the most a text can be worth to a party, the least it asks for, and what no text leaves
// open. Over all hidden hands, all moves and all luck, so that what lies outside is proved. It adds up bounds, each as
// if it were alone, and knows nothing of effects: whoever followed them says what they can bring.
#pragma once

#include "sim/scenario.h"

// The most that effects and rules together bring, as flow of the names tells it (0-1, where a State has it so).
typedef struct Reach {
    double soft[PARTY_MAX][ISSUE_MAX], hurt[PARTY_MAX], pressure[PARTY_MAX];
    double domestic[PARTY_MAX], resolve[PARTY_MAX]; // the least; resolve: by effects alone, as Open.hardened
    double momentum_low, momentum_high;             // in the talks
    double extra[QUESTION_COUNT], ambiguity;        // the least; the most
    bool rewritten[ISSUE_MAX];                      // effects can change the clause without a vote
} Reach;

// Whether the rules let a lever in this form work on the party; `issue` NO_INDEX: on any clause.
bool reach_lever(const Scenario *scenario, Form form, int party, int issue);

// The most by which a party can be ready to sign a text (party_margin with the luck of its vote); with `issue` a text
// in which this clause stands in these words. Negative: no such text is ever signed by it, while the game plays it.
double reach_margin(const Scenario *scenario, const Reach *reach, int party, int issue, int option);
// The most by which it can vote for one clause in these words.
double reach_vote(const Scenario *scenario, const Reach *reach, int party, int issue, int option);
// What a party is worth and asks for there, for those who explain it.
double reach_worth(const Scenario *scenario, const Reach *reach, int party, int issue, int option);
double reach_asked(const Scenario *scenario, const Reach *reach, int party);

// The most that any text which can be signed leaves open of a question, 0-1.
double reach_hole(const Scenario *scenario, const Reach *reach, Question question);
