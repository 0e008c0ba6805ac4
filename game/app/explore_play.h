// Play that looks for what has not been seen: whole nights over all cores, each begun from scratch or from a
// night that met something new, with a liking for what nobody did yet.
#pragma once

#include "app/cover.h"

// A night as it was played: enough to play it again.
typedef struct Night {
    Setup setup;
    Command *commands; // malloc'd
    uint32_t count;
} Night;

typedef enum Trouble {
    TROUBLE_NONE,
    TROUBLE_STUCK,   // nothing is allowed and the night is not over
    TROUBLE_ENDLESS, // more commands than any night has
    TROUBLE_NO_ENDING,
} Trouble;

typedef struct Found {
    uint64_t count; // how often it was met, in nights
    Night first;    // a night that met it; no commands until then
    Night near;     // the night that came closest to meeting it, up to there
    double closest; // how far its condition was from holding, 0-1 of the range; 2: never asked
    char why[120];  // what failed then
} Found;

typedef struct Explore {
    const CoverList *list;
    const Proof *proof;
    unsigned workers;
    uint64_t seed, nights, nights_max;
    double seconds, seconds_max;
    bool *never;  // by item
    Found *found; // by item
    int met, possible;
    int *wanted; // items not met that some night leads near to
    int wanted_count;
    uint64_t trouble_count;
    Trouble trouble; // of the first
    Night troubled;
} Explore;

// The arrays are malloc'd; explore_free frees what it holds. False without memory.
bool explore_init(Explore *explore, const CoverList *list, const Proof *proof);
void explore_free(Explore *explore);

// Plays until all is met, the time or the nights are over, or nothing new came for long. `progress` is called
// now and then; NULL is allowed.
bool explore_run(Explore *explore, void (*progress)(const Explore *explore));

// Takes out of a night every command that is not needed to meet the item (or, with item -1, to run into the
// trouble). The rest is played by nobody: the night ends where it is met.
void night_shrink(const CoverList *list, Night *night, int item, Trouble trouble);
void night_free(Night *night);
