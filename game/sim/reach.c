#include "sim/reach.h"

#include "base/real.h"
#include "sim/party.h"
#include "sim/rules.h"

static const double SPREAD_MOST = 2.5; // of random_spread

// ---- how often ----

static bool last_hour_exists(const Scenario *scenario) {
    for (int a = 0; a < scenario->act_count; a++) {
        if (scenario->acts[a].last_hour) {
            return true;
        }
    }
    return false;
}

// How often a move of so many minutes can be made in the talks; in the last hour moves are short.
static double uses_most(const Scenario *scenario, int minutes, bool once) {
    int least = last_hour_exists(scenario) && minutes > 10 ? 10 : minutes;
    least = (int)(least / 5.0 + 0.5) * 5;
    least = least < 5 ? 5 : least;
    return once ? 1 : minutes == 0 ? 1e6 : (double)(scenario->end - scenario->start) / least + 2;
}

static double worn_sum(double uses, double worn) {
    double sum = 0;
    for (int n = 0; n < (uses < 1000 ? uses : 1000); n++) {
        sum += 1 / (1 + worn * n);
    }
    return uses < 1000 ? sum : 1e6;
}

bool reach_lever(const Scenario *scenario, Form form, int party, int issue) {
    for (int l = 0; l < scenario->lever_count; l++) {
        const Lever *lever = &scenario->levers[l];
        bool works = (lever->forms >> form & 1) && (lever->party == NO_INDEX || lever->party == party);
        if (works && (issue == NO_INDEX || (lever->issues >> issue & 1))) {
            return true;
        }
    }
    return false;
}

// ---- what it asks for ----

static double momentum_least(const Scenario *scenario, const Reach *reach, int party) {
    bool fights = false;
    for (int f = 0; f < scenario->front_count; f++) {
        fights = fights || scenario->fronts[f].party_a == party || scenario->fronts[f].party_b == party;
    }
    double sign = fights ? PARAM(scenario, momentum_effect) * scenario->parties[party].momentum_sign : 0;
    return real_min(sign * reach->momentum_low, sign * reach->momentum_high);
}

double reach_asked(const Scenario *scenario, const Reach *reach, int party) {
    const Party *who = &scenario->parties[party];
    double knee = PARAM(scenario, reactance_knee);
    double least = who->reservation - SPREAD_MOST * who->reservation_spread;
    least -= PARAM(scenario, difficulty_reservation) + PARAM(scenario, length_ease);
    least += momentum_least(scenario, reach, party) + PARAM(scenario, domestic_effect) * reach->domestic[party];
    least -= PARAM(scenario, hurt_effect) * reach->hurt[party] + PARAM(scenario, trust_effect) * 0.5;
    least -= PARAM(scenario, pressure_effect) * real_min(reach->pressure[party], knee);
    least += reach->resolve[party] - RESOLVE_MAX; // whatever is done in the talks
    return real_clamp(least, RESERVATION_LEAST, RESERVATION_MOST) - PARAM(scenario, tired_ease);
}

// ---- what a text is worth to it ----

static double value_most(const Scenario *scenario, double mean) {
    return real_max(value_by_firmness(scenario, mean, SPREAD_MOST), value_by_firmness(scenario, mean, -SPREAD_MOST));
}

static double wording_most(const Scenario *scenario, const Reach *reach, int party, int issue, int option) {
    const Option *words = &scenario->issues[issue].options[option];
    double value =
        real_min(value_most(scenario, words->value[party]) + PARAM(scenario, value_noise) * VALUE_NOISE_MOST, 0.98);
    double ambiguous =
        last_hour_exists(scenario) ? real_max(words->ambiguous, PARAM(scenario, fudged_ambiguity)) : words->ambiguous;
    return value + PARAM(scenario, ambiguity_gain) * ambiguous * (1 - value) + reach->soft[party][issue];
}

static double clause_most(const Scenario *scenario, const Reach *reach, int party, int issue) {
    const Issue *about = &scenario->issues[issue];
    bool can_be_left =
        !about->required || reach->rewritten[issue] || last_hour_exists(scenario); // a letter is half of it
    double most = can_be_left ? value_most(scenario, about->absent[party]) : 0;
    for (int o = 0; o < about->option_count; o++) {
        most = real_max(most, wording_most(scenario, reach, party, issue, o));
    }
    return most;
}

typedef struct Share {
    double low, high, worth;
} Share; // of a clause: its weight before they are made to add up to 1

static void weights_bound(const Scenario *scenario, int party, const Agenda *agenda, Share shares[ISSUE_MAX]) {
    double low[ISSUE_MAX], high[ISSUE_MAX], low_sum = 0, high_sum = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        double weight = scenario->issues[i].weight[party], by = PARAM(scenario, weight_spread) * SPREAD_MOST;
        low[i] = real_max(weight * (1 - by), WEIGHT_LEAST);
        high[i] = real_max(weight * (1 + by), WEIGHT_LEAST);
        low_sum += low[i];
        high_sum += high[i];
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        double shift = agenda ? agenda->shift[i] : 0;
        shares[i].low = real_max(low[i] / (low[i] + high_sum - high[i]) + shift, SHIFTED_LEAST);
        shares[i].high = real_max(high[i] / (high[i] + low_sum - low[i]) + shift, SHIFTED_LEAST);
    }
}

// The largest mean of the worths over all weights within their bounds: the best clauses weigh as much as they can, the
// others as little.
static double mean_most(Share shares[ISSUE_MAX], int count) {
    double best = -1e9, sum = 0, weight = 0;
    for (int i = 1; i < count; i++) { // the best first
        for (int k = i; k > 0 && shares[k].worth > shares[k - 1].worth; k--) {
            Share swapped = shares[k];
            shares[k] = shares[k - 1];
            shares[k - 1] = swapped;
        }
    }
    for (int i = 0; i < count; i++) {
        sum += shares[i].low * shares[i].worth;
        weight += shares[i].low;
    }
    for (int i = 0; i < count; i++) {
        sum += (shares[i].high - shares[i].low) * shares[i].worth;
        weight += shares[i].high - shares[i].low;
        best = real_max(best, sum / weight);
    }
    return best;
}

static double pairs_most(const Scenario *scenario, int party, int issue, int option) {
    double sum = 0;
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        bool other = (pair->issue_a == issue && pair->option_a != option) ||
                     (pair->issue_b == issue && pair->option_b != option);
        sum += other ? 0 : real_max(0, pair->value[party]);
    }
    return sum;
}

static double offers_most(const Scenario *scenario, int party) {
    double uses = 0, strength = 0;
    for (int l = 0; l < scenario->lever_count; l++) {
        const Lever *lever = &scenario->levers[l];
        if ((lever->forms >> FORM_OFFER & 1) && (lever->party == NO_INDEX || lever->party == party)) {
            uses += uses_most(scenario, lever->minutes, lever->single_use);
            strength = real_max(strength, lever->strength);
        }
    }
    return PARAM(scenario, offer_size) * strength * worn_sum(uses, PARAM(scenario, offer_worn));
}

double reach_worth(const Scenario *scenario, const Reach *reach, int party, int issue, int option) {
    const Party *who = &scenario->parties[party];
    double best = -1e9;
    for (int a = 0; a == 0 || a < who->agenda_count; a++) {
        Share shares[ISSUE_MAX];
        weights_bound(scenario, party, who->agenda_count ? &who->agendas[a] : NULL, shares);
        for (int i = 0; i < scenario->issue_count; i++) {
            shares[i].worth =
                i == issue ? wording_most(scenario, reach, party, i, option) : clause_most(scenario, reach, party, i);
        }
        best = real_max(best, mean_most(shares, scenario->issue_count));
    }
    return best + pairs_most(scenario, party, issue, option) + offers_most(scenario, party);
}

double reach_margin(const Scenario *scenario, const Reach *reach, int party, int issue, int option) {
    return reach_worth(scenario, reach, party, issue, option) - reach_asked(scenario, reach, party) +
           PARAM(scenario, clause_noise) * SPREAD_MOST;
}

double reach_vote(const Scenario *scenario, const Reach *reach, int party, int issue, int option) {
    return wording_most(scenario, reach, party, issue, option) - reach_asked(scenario, reach, party) +
           PARAM(scenario, clause_noise) * SPREAD_MOST;
}

// ---- what it leaves open ----

double reach_hole(const Scenario *scenario, const Reach *reach, Question question) {
    // Of a clause reworded so that each reads its own case, and then left to a letter, this much counts
    // (text_clause_counts).
    double counts = last_hour_exists(scenario) ? PARAM(scenario, fudged_counts) * PARAM(scenario, letter_counts) : 1,
           leaves = 1;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        if (!issue->required || reach->rewritten[i]) {
            continue;
        }
        double closes = 1;
        for (int o = 0; o < issue->option_count; o++) {
            closes = real_min(closes, issue->options[o].closes[question]);
        }
        leaves *= 1 - counts * closes;
    }
    return real_clamp01(real_clamp01(leaves - reach->extra[question]) + real_max(0, reach->ambiguity));
}
