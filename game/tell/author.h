// What only an author may see: why a scene is told or not, what every decision of a seat turns on, and what it is made
// of. The window's panel and the terminal say it alike.
#pragma once

#include "sim/game.h"
#include "tell/word.h"

typedef struct Truth {
    const Words *words;
    const Scenario *scenario;
    const Types *types;
    const State *state;
} Truth;

// "Not now: told.first-call - now false".
void tell_author_scene(const Truth *truth, int scene, Buffer *out);

// The decisions that a seat may come to take in this phase, at most `most`.
enum { AUTHOR_DECISIONS_MAX = 2 + ISSUE_MAX * 2 + FRONT_MAX + REPORT_MAX * 2 };
size_t author_decisions(const Truth *truth, int seat, Decision *out, size_t most);

// "Terms: votes by -0.124, yes from 0 up."
void tell_author_decision(const Truth *truth, Decision decision, Buffer *out);

// What it would lose without each thing that moves it, by the names that conditions read: "hurt +0.083, trust -0.012".
// Nothing when nothing does.
void tell_author_terms(const Truth *truth, Decision decision, Buffer *out);
