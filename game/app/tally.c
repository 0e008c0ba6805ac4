#include "app/tally.h"

#include <string.h>

#include "base/real.h"
#include "sim/party.h"
#include "sim/text.h"

static void event_count(void *user, const Event *event) {
    Watch *watch = user;
    if (event->kind == EVENT_OFFENSIVE && !watch->broken) {
        watch->attacked = true;
        watch->broken_by = event->b;
    } else if (event->kind == EVENT_BROKEN && !watch->broken) {
        watch->broken = true;
    } else if (event->kind == EVENT_REFUSED) {
        watch->tally->refused[0]++;
    }
}

static void command_count(Tally *tally, const Things *things, Command command) {
    int found[THINGS_OF_ONE_MAX];
    int count = things_of(things, command, found);
    for (int n = 0; n < count; n++) {
        tally->chosen[found[n]]++;
    }
}

// Each thing that could be used now counts once, in however many ways it could.
static void legal_count(Tally *tally, const Things *things, const View *view) {
    Offer offers[COMMAND_LIST_MAX];
    bool can[THING_MAX] = {false};
    size_t count = command_list(view, false, offers, COMMAND_LIST_MAX);
    for (size_t o = 0; o < count; o++) {
        int found[THINGS_OF_ONE_MAX];
        int parts = things_of(things, offers[o].command, found);
        for (int n = 0; n < parts; n++) {
            can[found[n]] = true;
        }
    }
    for (int t = 0; t < things->count; t++) {
        tally->legal[t] += can[t];
    }
}

static int bin_of(double value) {
    int bin = (int)(value * TALLY_BINS);
    return bin < 0 ? 0 : bin >= TALLY_BINS ? TALLY_BINS - 1 : bin;
}

static void standings_count(Tally *tally, const Scenario *scenario, const Open *open) {
    for (int p = 0; p < scenario->party_count; p++) {
        tally->tie[p * TALLY_BINS + bin_of(open->tie[p])]++;
        tally->trust[p * TALLY_BINS + bin_of(open->trust[p])]++;
    }
    for (int b = 0; b < scenario->power_count; b++) {
        tally->influence[b * TALLY_BINS + bin_of(open->influence[b])]++;
    }
    tally->allies[bin_of(open->allies)]++;
    tally->name[bin_of(open->name)]++;
}

static void result_count(const Watch *watch, const Scenario *scenario, const State *state) {
    Tally *tally = watch->tally;
    const Open *open = &state->open;
    tally->games[0]++;
    if (open->signed_) {
        tally->signed_[0]++;
        tally->held_24h[0] += game_held(scenario, state, 24);
        tally->held_7d[0] += game_held(scenario, state, 7 * 24);
        tally->disputed_first_day[0] += open->violation_minute != NO_INDEX && open->violation_minute < DAY_MINUTES;
    }
    if (watch->broken) {
        tally->broken_by_spiral[0] += !watch->attacked;
        if (watch->attacked) {
            tally->broken_by[watch->broken_by]++;
        }
    }
    bool won = game_won(scenario, state);
    tally->won[0] += won;
    tally->won_again[0] += won && open->truces;
    int ending = open->ending;
    tally->endings[ending >= 0 && ending < ENDING_MAX ? ending : ENDING_MAX]++;
    standings_count(tally, scenario, open);
}

void tally_play(Tally *tally, const Counted *counted, const Setup *setup, uint64_t seed, PolicyGame *game,
                Watch *watch) {
    const Scenario *scenario = counted->scenario;
    *watch = (Watch){.tally = tally, .broken_by = NO_INDEX};
    const uint64_t counted_kinds = 1ull << EVENT_OFFENSIVE | 1ull << EVENT_BROKEN | 1ull << EVENT_REFUSED;
    const EventSink sink = {.add = event_count, .user = watch, .deaf = ~counted_kinds};
    bool text_counted = false;
    policy_begin(scenario, setup, sink, game);
    while (!game_over(&game->state)) {
        if (counted->legal) {
            View view = state_view(scenario, &game->state, game->state.open.seat);
            view.without = counted->without;
            legal_count(tally, &counted->things, &view);
        }
        Command command = policy_next(scenario, counted->choose, counted->without, seed, game);
        command_count(tally, &counted->things, command);
        policy_apply(scenario, command, sink, game);
        if (!text_counted && game->state.open.signed_) {
            text_counted = true;
            tally->questions[QUESTION_COUNT - text_holes(scenario, &game->state.open)]++;
        }
    }
    tally->commands[0] += game->commands;
    result_count(watch, scenario, &game->state);
}

// ---- the zone of agreement ----

// A text of all clauses, and what each wording is worth to each party.
typedef struct Zone {
    const Scenario *scenario;
    double value[ISSUE_MAX][OPTION_MAX][PARTY_MAX];
    int option[ISSUE_MAX];
} Zone;

static void zone_init(Zone *zone, const Scenario *scenario, const Types *types) {
    zone->scenario = scenario;
    for (int i = 0; i < scenario->issue_count; i++) {
        zone->option[i] = scenario->issues[i].start_option;
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            for (int p = 0; p < scenario->party_count; p++) {
                const Taste *taste = &types->taste[p];
                zone->value[i][o][p] = taste->weight[i] * taste_clause(scenario, taste, i, o, false, true);
            }
        }
    }
}

static void pairs_add(const Zone *zone, unsigned pairs, double surplus[PARTY_MAX]) {
    for (unsigned left = pairs; left; left &= left - 1) {
        const Interaction *pair = &zone->scenario->interactions[__builtin_ctz(left)];
        bool stands = zone->option[pair->issue_a] == pair->option_a && zone->option[pair->issue_b] == pair->option_b;
        for (int p = 0; p < zone->scenario->party_count && stands; p++) {
            surplus[p] += pair->value[p];
        }
    }
}

// What two clauses leave to each party, whatever their wordings are.
static void zone_rest(const Zone *zone, const double *reservation, int first, int second, double rest[PARTY_MAX]) {
    const Scenario *scenario = zone->scenario;
    unsigned all = (1u << scenario->interaction_count) - 1;
    for (int p = 0; p < scenario->party_count; p++) {
        rest[p] = -reservation[p];
        for (int i = 0; i < scenario->issue_count; i++) {
            rest[p] += i == first || i == second ? 0 : zone->value[i][zone->option[i]][p];
        }
    }
    pairs_add(zone, all & ~(unsigned)(scenario->issues[first].pairs | scenario->issues[second].pairs), rest);
}

static double zone_least(const Zone *zone, const double rest[PARTY_MAX], int first, int second) {
    const Scenario *scenario = zone->scenario;
    double surplus[PARTY_MAX], least = 9;
    for (int p = 0; p < scenario->party_count; p++) {
        surplus[p] = rest[p] + zone->value[first][zone->option[first]][p] +
                     (second == first ? 0 : zone->value[second][zone->option[second]][p]);
    }
    pairs_add(zone, (unsigned)(scenario->issues[first].pairs | scenario->issues[second].pairs), surplus);
    for (int p = 0; p < scenario->party_count; p++) {
        least = real_min(least, surplus[p]);
    }
    return least;
}

// The best wordings of two clauses, the others as they are; true when they are better than what stood.
static bool zone_improve(Zone *zone, const double *reservation, int first, int second, double *best) {
    double rest[PARTY_MAX];
    int a = zone->option[first], b = zone->option[second];
    bool improved = false;
    zone_rest(zone, reservation, first, second, rest);
    for (int n = 0; n < zone->scenario->issues[first].option_count; n++) {
        for (int m = 0; m < zone->scenario->issues[second].option_count; m++) {
            zone->option[first] = n;
            zone->option[second] = m; // of one clause alone this is its wording
            double now = zone_least(zone, rest, first, second);
            if (now > *best + 1e-9) {
                *best = now;
                a = first == second ? m : n;
                b = m;
                improved = true;
            }
        }
    }
    zone->option[first] = a;
    zone->option[second] = b;
    return improved;
}

void tally_zone(Tally *tally, const Scenario *scenario, const PolicyGame *game) {
    double reservation[PARTY_MAX], best = -9;
    Zone zone;
    for (int p = 0; p < scenario->party_count; p++) {
        reservation[p] = party_reservation(scenario, &game->types, &game->state, p);
    }
    zone_init(&zone, scenario, &game->types);
    // The least of several sides has ridges: clauses are changed in pairs until nothing is gained.
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < scenario->issue_count; i++) {
            for (int j = i; j < scenario->issue_count; j++) {
                changed = zone_improve(&zone, reservation, i, j, &best) || changed;
            }
        }
    }
    int bin = (int)((best + 0.2) * 100);
    tally->zone[bin < 0 ? 0 : bin >= TALLY_ZONE_BINS ? TALLY_ZONE_BINS - 1 : bin]++;
}

void tally_add(Tally *sum, const Tally *part) {
    uint64_t *to = (uint64_t *)(void *)sum;
    const uint64_t *from = (const uint64_t *)(const void *)part;
    for (size_t i = 0; i < TALLY_NUMBERS; i++) {
        to[i] += from[i];
    }
}

double tally_quantile(const uint64_t *bins, size_t count, double low, double high, double share) {
    uint64_t whole = 0, below = 0;
    for (size_t i = 0; i < count; i++) {
        whole += bins[i];
    }
    double wanted = share * (double)whole;
    for (size_t i = 0; i < count; i++) {
        if (bins[i] > 0 && (double)(below + bins[i]) >= wanted) {
            double inside = (wanted - (double)below) / (double)bins[i];
            return low + (high - low) * ((double)i + inside) / (double)count;
        }
        below += bins[i];
    }
    return low;
}
