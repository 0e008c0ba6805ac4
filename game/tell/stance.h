// What a seat thinks of the others, as it is shown: one guess, a band around it, a word, and how good the
// reading is. Knows only what a View knows; true values are the debrief's.
#pragma once

#include "sim/reading.h"
#include "tell/word.h"

// Where a party is thought to stand on 0-1, 0.5 being the edge of acceptance. Low and high hold the truth in
// eight of ten nights, as far as the reading knows itself.
typedef struct Stance {
    double guess, low, high;
    double margin; // the guess before it was put on that scale: negative refuses
    Disposition disposition;
    Quality quality;
    double chance; // that it would say yes now
} Stance;

// Of a margin by which a party would accept, negative: refuse.
Disposition disposition_of_margin(double margin);
// Of one clause in a wording; `option` NO_INDEX: without the clause.
Stance stance_of_clause(const View *view, int party, int issue, int option);
// Of the whole text as it stands: would it sign?
Stance stance_of_text(const View *view, int party);
// Of what the words alone are worth to it once it is home, beside doing without: is it worth keeping? What was given,
// pressed and read into the words at the table is gone by then.
Stance stance_of_paper(const View *view, int party);
// Of a package of two clauses as they stand.
Stance stance_of_trade(const View *view, int party, int first, int second);

// Who did it, as twenty chances in three groups. They always sum to ATTRIBUTION_DOTS.
enum { ATTRIBUTION_DOTS = 20 };
typedef struct Attribution {
    int party_a, party_b; // of the front
    int dots_a, dots_b, dots_unknown;
} Attribution;
Attribution attribution_of(const Scenario *scenario, const Report *report);
