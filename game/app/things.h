// What can be used in a night: each kind of move, and each delegation heard, form, lever, call, errand, asset and
// answer by itself. What a run counts, and what it can be played without. Knows no argument and no output.
#pragma once

#include "sim/game.h"

enum {
    THING_MAX =
        COMMAND_KIND_COUNT + PARTY_MAX + FORM_COUNT + LEVER_MAX + PHONE_MAX + CHORE_MAX + ASSET_MAX + ANSWER_KIND_COUNT
};

typedef struct Thing {
    const char *group, *name;
    Without is;
} Thing;

typedef struct Things {
    int count;
    Thing thing[THING_MAX];
    uint8_t first[COMMAND_KIND_COUNT],
        end[COMMAND_KIND_COUNT]; // the parts of each kind of move; the kinds stand before
} Things;

void things_fill(const Scenario *scenario, Things *things);

// The things that a command uses: its kind and its parts. Returns how many; each is an index.
enum { THINGS_OF_ONE_MAX = 4 };
int things_of(const Things *things, Command command, int found[THINGS_OF_ONE_MAX]);

// Whether a night can be played without it and is still a night.
bool thing_can_be_missed(const Thing *thing);
