// What the files of the debrief share while one is being made. Private to the room.
#pragma once

#include "debrief/debrief.h"

typedef struct Making {
    Debrief *debrief;
    const Scenario *scenario;
    const Types *types;
    const State *end;
    const Event *events;
    size_t count;
    size_t rewound_to;
    Teller teller; // the mediator's view of the end
    Buffer text;   // scratch of the sentences
    bool failed;   // a text found no memory

    // gathered by record_clauses; indices into events, NO_INDEX where there was none
    int8_t option[ISSUE_MAX]; // as signed
    bool redrafted[ISSUE_MAX];
    int32_t settled[ISSUE_MAX];          // what made the clause as it was signed: redraft, agreement, remedy, striking
    uint8_t noes[ISSUE_MAX][OPTION_MAX]; // how often a party said no to these words
    int32_t signed_event, no_deal_event, announced_event, broken_event, thread_event;
} Making;

// in the order debrief_new calls them
void record_clauses(Making *making);
void course_walk(Making *making);    // reports and periods
void thread_find(Making *making);    // after both
void points_pick(Making *making);    // after the thread
void record_rest(Making *making);    // promises, mandate, chores, agendas, gambits, forecasts, standings
void sentences_make(Making *making); // every text, last

// The seat 0 may know of it: events told to others are not for the mediator's debrief.
static inline bool event_is_ours(const Event *event) {
    return event->audience == AUDIENCE_ALL || event->audience == 1;
}

// making.c

// How far the best wording of a clause closes a question, 0-1.
double best_closes(const Issue *issue, int question);

// Takes what stands in making->text as a text of the debrief and empties it; "" without memory.
const char *making_take(Making *making);

// A text made while another one stands half written: what stood is put aside and comes back at the end.
Buffer aside_begin(Making *making);
const char *aside_end(Making *making, Buffer before);

const char *hours_text(Making *making, int hours);  // "31 hours", "4 days"
void when_put(Making *making, int day, int minute); // "23:40", "Sat 10, 12:09"

// Who would not sign when this refusal was given: one party by its name, several together.
const char *refusers_text(Making *making, const Event *refusal);

// Appends a pattern's text with its placeholders filled.
#define PUT(making, key, ...) SAY((making)->teller.words, &(making)->text, key, __VA_ARGS__)

// title.c
void title_points(Making *making);
