// What the skilled players share: what a seat believes of the parties, what a text would be worth to them, and what an
// author's effects are worth to the mediator. Private to policy. Everything is computed from a View.
#pragma once

#include "base/two.h"
#include "policy/policy.h"
#include "sim/reading.h"

// How a mediator of code is minded.
typedef struct Style {
    int8_t favoured; // party it works for, or NO_INDEX
    bool durable;    // looks beyond the signature
    bool forces;     // pressure, carrots and vague words
    bool historical; // words the text as the record has it
} Style;

// Loops over parties and over merits take two that stand side by side at a time.
enum { PARTY_PAIRS = PARTY_MAX / 2, MERIT_PAIRS = MERIT_COUNT / 2 };
_Static_assert(PARTY_MAX % 2 == 0 && QUESTION_COUNT % 2 == 0 && MERIT_SEPARATION == MERIT_MONITORING + 1 &&
                   MERIT_GUARANTEE % 2 == 0 && MERIT_RIVAL_SEAT == MERIT_GUARANTEE + 1,
               "the pairs that weights know");

// How a style weighs a text.
typedef struct Weights {
    Two share[PARTY_PAIRS];                           // how much it cares for a party,
    Two wanted[PARTY_PAIRS], per_wanted[PARTY_PAIRS]; // and what surplus is enough for it; 1 / that
    Two nobody[PARTY_PAIRS];                          // where no party sits: more than any gain
    Two lasting;                                      // what is kept beside what is signed
    double weakest, allies;                           // the worse-off once more; the allies
    double kept;                                      // what keeps a side to a text that leaves nothing open
    Two open, apart, backed; // what is lost of that, and beside it, by each question left open; by what is left of
                             // monitoring and separation; of the guarantee and of the rival's seat
} Weights;

// A text as a list of wordings; NO_INDEX: not in it.
typedef struct Draft {
    int8_t option[ISSUE_MAX];
} Draft;

// What words come to: for each side and for the allies it adds up, what they leave open multiplies.
typedef struct Sum {
    Two sign[PARTY_PAIRS], paper[PARTY_PAIRS]; // less what each could do without a text
    Two leaves[MERIT_PAIRS];
    double allies;
} Sum;

typedef struct Text {
    Draft draft;
    Sum sum;
    double score;
} Text;

// Everything but one clause, and what the pairs of wordings add that each of its wordings would complete.
typedef struct Rest {
    Sum sum;
    Two together[PARTY_PAIRS][WORDING_SLOTS];
} Rest;

// What is believed, in arrays that are quick to add up.
typedef struct Judge {
    const View *view;
    const Style *style;
    Taste taste[PARTY_MAX];
    double threshold[PARTY_MAX]; // now
    double margin[PARTY_MAX];    // of the text as it stands over that, brackets and all
    double last[PARTY_MAX];      // at the end of the night: the reservation value
    bool worded;                 // what follows stands: only who weighs texts needs it
    Weights weights;
    double sign[ISSUE_MAX][WORDING_SLOTS][PARTY_MAX];  // weighted, levers included
    double paper[ISSUE_MAX][WORDING_SLOTS][PARTY_MAX]; // what the words are worth afterwards
    Text standing;                                     // as it lies on the table
} Judge;

// What a text promises: the signing surplus of each at the end of the night, and how firmly each would hold to it.
typedef struct Worth {
    double sign[PARTY_MAX], hold[PARTY_MAX];
    double score;
} Worth;

// What is believed of the parties; of their words as well; both.
void judge_begin(const View *view, const Style *style, Judge *judge);
void judge_words(Judge *judge);
void judge_init(const View *view, const Style *style, Judge *judge);
// The best draft that can be reached from the table by small changes; `late` leaves out what cannot be brought any
// more.
Draft draft_best(const Judge *judge, bool late);
void text_init(const Judge *judge, const Draft *draft, Text *text);
void sum_worth(const Judge *judge, const Sum *sum, Worth *worth);
// A text with one clause in other words: the rest of it, and that with one of them.
void rest_of(const Judge *judge, const Text *text, int issue, Rest *rest);
void rest_worth(const Judge *judge, const Rest *rest, int issue, int option, Worth *worth);
// What each clause of the text on the table would gain by itself if it were worded as wanted.
void draft_gains(const Judge *judge, const Draft *wanted, double gain[ISSUE_MAX]);
// The wording the record has of a clause: its option, or NO_INDEX when it had none.
int historical_option(const Scenario *scenario, int issue);
bool scenario_has_record(const Scenario *scenario);

// The least margin of those without whom there is no text, and whose it is.
double judge_weakest(const Judge *judge, int *party);

// What effects and a choice's outcomes are worth to a mediator of this style; the author's numbers, summed by what they
// move.
double effects_worth(const View *view, const Style *style, const Effects *effects);
double choice_worth(const View *view, const Style *style, const Choice *choice);

// Fills `out` when the command is allowed.
bool propose(const View *view, Command *out, CommandKind kind, int a, int b, int c, int d);

// A whole night in a style.
Command style_play(const View *view, const Style *style, uint64_t seed, uint32_t step);
