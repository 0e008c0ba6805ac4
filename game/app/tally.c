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

static void command_count(Watch *watch, Command command) {
    Tally *tally = watch->tally;
    tally->decisions[command.kind]++;
    watch->used[command.kind / 64] |= 1ull << command.kind % 64;
    switch ((CommandKind)command.kind) {
    case COMMAND_LEVER:
        tally->lever[command.args[0]]++;
        tally->form[command.args[1]]++;
        break;
    case COMMAND_PHONE: tally->phone[command.args[0]]++; break;
    case COMMAND_CHORE: tally->chore[command.args[0]]++; break;
    case COMMAND_PLACE: tally->asset[command.args[0]]++; break;
    case COMMAND_ANSWER:
        tally->answer[command.args[1]]++;
        if (command.args[1] == ANSWER_EXCHANGE) {
            tally->exchange[command.args[2]]++;
        }
        break;
    case COMMAND_AMEND: tally->answer[ANSWER_AMEND]++; break;
    case COMMAND_KEEP: tally->answer[ANSWER_KEEP]++; break;
    default: break;
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

static void result_count(Watch *watch, const State *state) {
    Tally *tally = watch->tally;
    const Open *open = &state->open;
    tally->games[0]++;
    if (open->signed_) {
        tally->signed_[0]++;
        tally->held_24h[0] += game_held(state, 24);
        tally->held_7d[0] += game_held(state, 7 * 24);
        tally->disputed_first_day[0] += open->violation_minute != NO_INDEX && open->violation_minute < DAY_MINUTES;
    }
    if (watch->broken) {
        tally->broken_by_spiral[0] += !watch->attacked;
        if (watch->attacked) {
            tally->broken_by[watch->broken_by]++;
        }
    }
    tally->won[0] += game_won(watch->scenario, state);
    int ending = open->ending;
    tally->endings[ending >= 0 && ending < ENDING_MAX ? ending : ENDING_MAX]++;
    for (int k = 0; k < COMMAND_KIND_COUNT; k++) {
        tally->used[k] += watch->used[k / 64] >> k % 64 & 1;
    }
    standings_count(tally, watch->scenario, open);
}

void tally_play(Tally *tally, const Scenario *scenario, const Setup *setup, PolicyChoose *choose,
                const Without *without, uint64_t seed, PolicyGame *game, Watch *watch) {
    *watch = (Watch){.tally = tally, .scenario = scenario, .broken_by = NO_INDEX};
    const uint64_t counted_kinds = 1ull << EVENT_OFFENSIVE | 1ull << EVENT_BROKEN | 1ull << EVENT_REFUSED;
    const EventSink sink = {.add = event_count, .user = watch, .deaf = ~counted_kinds};
    bool counted = false;
    policy_begin(scenario, setup, sink, game);
    while (!game_over(&game->state)) {
        Command command = policy_next(scenario, choose, without, seed, game);
        command_count(watch, command);
        policy_apply(scenario, command, sink, game);
        if (!counted && game->state.open.signed_) {
            counted = true;
            tally->questions[QUESTION_COUNT - text_holes(scenario, &game->state.open)]++;
        }
    }
    tally->commands[0] += game->commands;
    result_count(watch, &game->state);
}

// ---- the zone of agreement ----

static double least_surplus(const Scenario *scenario, const Types *types, const double *reservation, const Open *open) {
    double least = 9;
    for (int p = 0; p < scenario->party_count; p++) {
        least = real_min(least, taste_text(scenario, open, &types->taste[p], p, true) - reservation[p]);
    }
    return least;
}

void tally_zone(Tally *tally, const Scenario *scenario, const PolicyGame *game) {
    double reservation[PARTY_MAX];
    Open open = game->state.open;
    for (int p = 0; p < scenario->party_count; p++) {
        reservation[p] = party_reservation(scenario, &game->types, &game->state, p);
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        open.clauses[i] = (Clause){.status = CLAUSE_AGREED, .option = scenario->issues[i].start_option};
    }
    // The least of several sides has ridges: clauses are changed in pairs until nothing is gained.
    double best = least_surplus(scenario, &game->types, reservation, &open);
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < scenario->issue_count; i++) {
            for (int j = i; j < scenario->issue_count; j++) {
                Clause a = open.clauses[i], b = open.clauses[j];
                for (int n = 0; n < scenario->issues[i].option_count; n++) {
                    for (int m = 0; m < scenario->issues[j].option_count; m++) {
                        open.clauses[i].option = (int8_t)n;
                        open.clauses[j].option = (int8_t)m;
                        double now = least_surplus(scenario, &game->types, reservation, &open);
                        if (now > best + 1e-9) {
                            best = now;
                            a = open.clauses[i];
                            b = open.clauses[j];
                            changed = true;
                        }
                    }
                }
                open.clauses[j] = b;
                open.clauses[i] = i == j ? b : a;
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
