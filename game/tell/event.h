// What the files that tell events share. Private to tell.
#pragma once

#include "tell/inside.h"

enum { EVENT_KEY_BYTES = 64, EVENT_ARGS_MAX = 12 };

// The placeholders an event fills, in one place so that all its patterns may use all of them.
typedef struct Told {
    const Teller *teller;
    const Event *event;
    Buffer *out;
    bool alone; // whose words these are is plain from where they stand
    WordArg args[EVENT_ARGS_MAX];
    size_t count;
} Told;

// Fill the placeholders: a text; a party's name, capital and possessive; a clause and its wording.
void told_put(Told *told, const char *name, const char *text);
void told_party(Told *told, int party);
void told_clause(Told *told, int issue, int option);

// Say what was filled by a pattern: a key; "tell.event.<name>.<variant>", or "tell.alone.…" where there is one and the
// party need not be named; the same with a number for a variant. Always true: it is told.
bool told_say(Told *told, const char *key);
bool told_variant(Told *told, const char *name, const char *variant);
bool told_number(Told *told, const char *name, int number);
// A text of the scenario under a title; false when there is none.
bool told_titled(Told *told, const char *title, const char *text);
// Whether a title ends a sentence by itself, also inside of quotation marks.
bool title_ends_sentence(const char *title);

// Tell an event of their kinds; false when there is nothing to tell.
bool event_of_text(Told *told); // event_text.c: the text, and what is learnt
bool event_of_days(Told *told); // event_days.c: standings, promises, the ceasefire
