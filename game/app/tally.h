// What is counted over many games: a flat row of whole numbers, so that rows of shards add up. Knows no file and no
// argument.
#pragma once

#include "app/things.h"
#include "base/buffer.h"
#include "policy/policy.h"

enum { TALLY_BINS = 20, TALLY_ZONE_BINS = 60, TALLY_ZONE_GAMES = 400 };

// Sections of the row; each has a length of its own.
// clang-format off
#define TALLY_SECTIONS(X) \
    X(games, 1) X(signed_, 1) X(held_24h, 1) X(held_7d, 1) X(won, 1) X(won_again, 1) \
    X(disputed_first_day, 1) X(broken_by_spiral, 1) X(broken_by, PARTY_MAX) X(endings, ENDING_MAX + 1) X(commands, 1) X(digest, 1) \
    X(refused, 1) X(questions, QUESTION_COUNT + 1) X(chosen, THING_MAX) X(legal, THING_MAX) \
    X(tie, PARTY_MAX * TALLY_BINS) X(trust, PARTY_MAX * TALLY_BINS) X(allies, TALLY_BINS) \
    X(name, TALLY_BINS) X(influence, POWER_MAX * TALLY_BINS) X(zone, TALLY_ZONE_BINS)
// clang-format on

typedef struct Tally {
#define X(section, length) uint64_t section[length];
    TALLY_SECTIONS(X)
#undef X
} Tally;
enum { TALLY_NUMBERS = sizeof(Tally) / sizeof(uint64_t) };

// Who plays what, and what is counted of it.
typedef struct Counted {
    const Scenario *scenario;
    PolicyChoose *choose;
    const Without *without; // or NULL
    Things things;
    bool legal; // at each decision, what else could have been chosen: takes longer
} Counted;

// What a game is watched by while it is played; `game` stays what policy_play leaves.
typedef struct Watch {
    Tally *tally;
    int broken_by; // party that ordered the attack, NO_INDEX by itself or not at all
    bool broken, attacked;
} Watch;

// Plays one game and counts it. `seed` is the policy's own.
void tally_play(Tally *tally, const Counted *counted, const Setup *setup, uint64_t seed, PolicyGame *game,
                Watch *watch);
// Adds how wide the zone of agreement is at the start of a night: the best surplus of the worse-off side, read from the
// truth.
void tally_zone(Tally *tally, const Scenario *scenario, const PolicyGame *game);
void tally_add(Tally *sum, const Tally *part);

// The value below which a share of a histogram over 0-100 lies.
double tally_quantile(const uint64_t *bins, size_t count, double low, double high, double share);
