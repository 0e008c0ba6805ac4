#include "sim/party.h"

#include "base/random.h"
#include "base/real.h"
#include "base/two.h"
#include "sim/chance.h"
#include "sim/game.h"
#include "sim/rules.h"

// The values of a clause's wordings to a party: firmness pulls away from the middle of the scale, most where the party
// already leans.
static void values_pull(const Scenario *scenario, const double *means, int slots, double firmness, double *values) {
    double pull = PARAM(scenario, value_spread) * firmness, middle = PARAM(scenario, value_middle);
    for (int o = 0; o < slots; o += 2) {
        Two mean = two_load(&means[o]);
        two_store(&values[o], two_clamp(mean + two_of(pull) * (mean - two_of(middle)), 0.02, 0.98));
    }
}

double value_by_firmness(const Scenario *scenario, double mean, double firmness) {
    double both[2] = {mean, mean};
    values_pull(scenario, both, 2, firmness, both);
    return both[0];
}

void taste_init(const Scenario *scenario, int party, const double firmness[ISSUE_MAX], const Agenda *agenda,
                Taste *taste) {
    double sum = 0, shifted = 0, weight_spread = PARAM(scenario, weight_spread);
    for (int i = 0; i < scenario->issue_count; i++) {
        double weight = scenario->issues[i].weight[party] * (1 + weight_spread * firmness[i]);
        taste->weight[i] = real_max(weight, WEIGHT_LEAST);
        sum += taste->weight[i];
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        taste->weight[i] = real_max(taste->weight[i] / sum + (agenda ? agenda->shift[i] : 0), SHIFTED_LEAST);
        shifted += taste->weight[i];
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        const Wordings *words = &scenario->issues[i].wordings;
        taste->weight[i] /= shifted;
        values_pull(scenario, words->value[party], words->slots, firmness[i], taste->value[i]);
    }
}

double taste_best(const Scenario *scenario, const Taste *taste) {
    double best = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        double top = taste->value[i][0];
        for (int slot = 1; slot <= scenario->issues[i].option_count; slot++) {
            top = real_max(top, taste->value[i][slot]);
        }
        best += taste->weight[i] * top;
    }
    return best;
}

void taste_scatter(const Scenario *scenario, uint64_t seed, uint64_t key, Taste *taste) {
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            // Two uniform halves of one draw: a triangle of standard deviation 0.41, scaled to 1.
            uint64_t bits = random_bits(seed, CHANCE_VALUE, (uint32_t)(i * OPTION_MAX + o), key);
            double triangle = ((double)(bits >> 32) - (double)(bits & 0xffffffffu)) * 0x1p-32;
            double noise = PARAM(scenario, value_noise) * VALUE_NOISE_MOST * triangle;
            double *value = &taste->value[i][wording_slot(o)];
            *value = real_clamp(*value + noise, 0.02, 0.98);
        }
    }
}

double taste_clause(const Scenario *scenario, const Taste *taste, int issue, int option, bool fudged, bool signing) {
    int slot = wording_slot(option);
    double value = taste->value[issue][slot];
    if (option < 0 || !signing) {
        return value;
    }
    double ambiguous = scenario->issues[issue].wordings.ambiguous[slot];
    if (fudged) {
        ambiguous = real_max(ambiguous, PARAM(scenario, fudged_ambiguity));
    }
    return value + PARAM(scenario, ambiguity_gain) * ambiguous * (1 - value);
}

// How much of a clause's value stands: a side letter and a sentence read out alone keep a part of the words' worth.
static double clause_value(const Scenario *scenario, const Clause *clause, const Taste *taste, int issue,
                           bool signing) {
    switch ((ClauseStatus)clause->status) {
    case CLAUSE_BRACKETED:
    case CLAUSE_AGREED: return taste_clause(scenario, taste, issue, clause->option, clause->fudged, signing);
    case CLAUSE_LETTER:
    case CLAUSE_ALONE: {
        double keeps = PARAM(scenario, aside_worth);
        return (1 - keeps) * taste->value[issue][wording_slot(NO_INDEX)] +
               keeps * taste_clause(scenario, taste, issue, clause->option, clause->fudged, signing);
    }
    case CLAUSE_NONE:
    case CLAUSE_STRUCK:
    case CLAUSE_STATUS_COUNT: break;
    }
    return taste->value[issue][wording_slot(NO_INDEX)];
}

double taste_text(const Scenario *scenario, const Open *open, const Taste *taste, int party, bool signing) {
    double utility = 0;
    int8_t standing[ISSUE_MAX]; // option, or NO_INDEX
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &open->clauses[i];
        bool stands = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
        standing[i] = stands ? clause->option : NO_INDEX;
        utility +=
            taste->weight[i] * (stands ? taste_clause(scenario, taste, i, clause->option, clause->fudged, signing)
                                       : clause_value(scenario, clause, taste, i, signing));
    }
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        if (standing[pair->issue_a] == pair->option_a && standing[pair->issue_b] == pair->option_b) {
            utility += pair->value[party];
        }
    }
    return utility;
}

static double leverage_share(const Scenario *scenario, const Open *open) {
    return scenario->leverage_max ? (double)open->leverage / scenario->leverage_max : 0;
}

static inline double course_of(const Scenario *scenario, const State *state, int party, double leverage) {
    const Open *open = &state->open;
    double support = 0;
    for (unsigned left = scenario->parties[party].backers; left; left &= left - 1) {
        support += open->backing[__builtin_ctz(left)];
    }
    double knee = PARAM(scenario, reactance_knee), alone = PARAM(scenario, pressure_alone);
    double z = open->pressure[party];
    double over = real_max(0, z - knee);
    return PARAM(scenario, backer_effect) * support + PARAM(scenario, domestic_effect) * open->domestic[party] -
           PARAM(scenario, hurt_effect) * open->hurt[party] -
           PARAM(scenario, trust_effect) * (open->trust[party] - 0.5) -
           PARAM(scenario, pressure_effect) * real_min(z, knee) * (alone + (1 - alone) * leverage) +
           PARAM(scenario, reactance_effect) * over * over + open->hardened[party];
}

void party_courses(const Scenario *scenario, const State *state, double courses[PARTY_MAX]) {
    double leverage = leverage_share(scenario, &state->open);
    for (int p = 0; p < scenario->party_count; p++) {
        courses[p] = course_of(scenario, state, p, leverage);
    }
}

static inline double field_of(const Scenario *scenario, const State *state, int party) {
    const Hidden *hidden = &state->hidden;
    double momentum = 0;
    int fronts = 0;
    for (int f = 0; f < scenario->front_count; f++) {
        if (scenario->fronts[f].party_a == party || scenario->fronts[f].party_b == party) {
            momentum += hidden->momentum[f];
            fronts++;
        }
    }
    return PARAM(scenario, momentum_effect) * scenario->parties[party].momentum_sign * (fronts ? momentum / fronts : 0);
}

double party_field(const Scenario *scenario, const State *state, int party) {
    return field_of(scenario, state, party);
}

double party_reservation(const Scenario *scenario, const Types *types, const State *state, int party) {
    const Open *open = &state->open;
    double steps = (double)open->difficulty - DIFFICULTY_TENSE;
    double r = types->reservation[party] + PARAM(scenario, difficulty_reservation) * steps;
    r -= PARAM(scenario, length_ease) * (1 - night_ticks(open) / 20.0);
    r += field_of(scenario, state, party);
    return real_clamp(r + course_of(scenario, state, party, leverage_share(scenario, open)), RESERVATION_LEAST,
                      RESERVATION_MOST);
}

double night_gone_at(const Scenario *scenario, const Open *open, int minute) {
    double whole = (double)(open->deadline - scenario->start);
    return whole > 0 ? real_clamp01((minute - scenario->start) / whole) : 1;
}

double night_gone(const Scenario *scenario, const Open *open) {
    return night_gone_at(scenario, open, open->minute);
}

double threshold_at(const Scenario *scenario, double reservation, double best, double beta, double gone) {
    double hope = real_max(0, best - reservation);
    return reservation + PARAM(scenario, aspiration) * hope * (1 - real_pow(gone, 1 / beta));
}

double party_threshold(const Scenario *scenario, const Types *types, const State *state, int party) {
    double reservation = party_reservation(scenario, types, state, party);
    double gone = night_gone(scenario, &state->open);
    return threshold_at(scenario, reservation, types->best[party], types->beta[party], gone) -
           PARAM(scenario, tired_ease) * state->open.tiredness;
}

double party_utility(const Scenario *scenario, const Types *types, const State *state, int party) {
    double soft = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        uint8_t status = state->open.clauses[i].status;
        if (status == CLAUSE_AGREED || status == CLAUSE_BRACKETED) {
            soft += types->taste[party].weight[i] * state->hidden.soft[party][i];
        }
    }
    return taste_text(scenario, &state->open, &types->taste[party], party, true) + state->open.side[party] + soft;
}

double party_margin(const Scenario *scenario, const Types *types, const State *state, int party) {
    return party_utility(scenario, types, state, party) - party_threshold(scenario, types, state, party);
}

int clauses_bracketed(const Scenario *scenario, const Open *open) {
    int count = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        count += open->clauses[i].status == CLAUSE_BRACKETED;
    }
    return count;
}

double brackets_cost(const Scenario *scenario, const Open *open, int count) {
    return PARAM(scenario, bracket_cost) * count / move_scale(open);
}

double text_brackets(const Scenario *scenario, const Open *open) {
    return brackets_cost(scenario, open, clauses_bracketed(scenario, open));
}

double party_clause(const Scenario *scenario, const Types *types, const State *state, int party, int issue,
                    int option) {
    bool fudged = state->open.clauses[issue].fudged;
    return taste_clause(scenario, &types->taste[party], issue, option, fudged, true) + state->hidden.soft[party][issue];
}

int vote_of_margin(const Scenario *scenario, double margin) {
    double clear = PARAM(scenario, vote_clear);
    return margin >= clear ? 2 : margin >= 0 ? 1 : margin >= -clear ? -1 : -2;
}

double night_ripeness(const Scenario *scenario, const Types *types, const State *state) {
    double ripe = 1;
    for (int p = 0; p < scenario->party_count; p++) {
        double reservation = party_reservation(scenario, types, state, p);
        double room = types->best[p] - reservation - PARAM(scenario, ripe_room);
        ripe = real_min(ripe, real_sigmoid((room + PARAM(scenario, ripe_hurt) * (state->open.hurt[p] - 0.5)) /
                                           PARAM(scenario, ripe_width)));
    }
    return ripe;
}

// ---- the hidden hand ----

static void mandate_draw(const Scenario *scenario, uint64_t seed, Types *types) {
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        types->instruction[d] = NO_INDEX;
    }
    int left = scenario->instruction_count;
    for (int d = 0; d < INSTRUCTION_DRAWN && left > 0; d++, left--) {
        int pick = (int)random_below(seed, CHANCE_MANDATE, (uint32_t)d, 0, (unsigned)left);
        for (int i = 0; i < scenario->instruction_count; i++) {
            bool taken = d == 1 && types->instruction[0] == i;
            if (!taken && pick-- == 0) {
                types->instruction[d] = (int8_t)i;
                break;
            }
        }
    }
}

void types_draw(const Scenario *scenario, const Setup *setup, Types *types) {
    *types = (Types){.types_seed = setup->types_seed, .luck = random_stir(setup->luck_seed)};
    uint64_t seed = setup->types_seed;
    for (int p = 0; p < scenario->party_count; p++) {
        const Party *party = &scenario->parties[p];
        for (int i = 0; i < scenario->issue_count; i++) {
            types->firmness[p][i] = random_spread(seed, CHANCE_FIRMNESS, (uint32_t)i, party->key);
        }
        int agenda =
            party->agenda_count ? (int)random_below(seed, CHANCE_AGENDA, 0, party->key, party->agenda_count) : NO_INDEX;
        types->agenda[p] = (int8_t)agenda;
        taste_init(scenario, p, types->firmness[p], agenda >= 0 ? &party->agendas[agenda] : NULL, &types->taste[p]);
        types->best[p] = taste_best(scenario, &types->taste[p]);
        taste_scatter(scenario, seed, party->key, &types->taste[p]);
        types->reservation[p] =
            party->reservation + party->reservation_spread * random_spread(seed, CHANCE_RESERVATION, 0, party->key);
        types->beta[p] =
            real_clamp(party->beta + party->beta_spread * random_spread(seed, CHANCE_BETA, 0, party->key), 0.2, 1.8);
        types->forgiveness[p] = real_clamp(party->forgiveness + PARAM(scenario, forgiveness_spread) *
                                                                    random_spread(seed, CHANCE_FORGIVE, 0, party->key),
                                           0.1, 0.9);
        types->devious[p] = random_unit(seed, CHANCE_DEVIOUS, 0, party->key) < party->devious ? 1 : 0;
        types->patience[p] = real_max(2, party->patience + random_spread(seed, CHANCE_PATIENCE, 0, party->key));
    }
    for (int b = 0; b < scenario->power_count; b++) {
        const Power *power = &scenario->powers[b];
        types->restraint[b] = real_clamp01(power->restraint + PARAM(scenario, restraint_spread) *
                                                                  random_spread(seed, CHANCE_RESTRAINT, 0, power->key));
    }
    mandate_draw(scenario, seed, types);
}
