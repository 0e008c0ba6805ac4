#include "sim/reading.h"

#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/command.h"
#include "sim/rules.h"

static int16_t quantised(double x) {
    double scaled = real_clamp(x, -3.2, 3.2) * READING_ONE;
    return (int16_t)(scaled >= 0 ? scaled + 0.5 : scaled - 0.5);
}

static uint16_t quantised_precision(double x) {
    return (uint16_t)(real_clamp01(x) * READING_ONE + 0.5);
}

// The reservation value that public knowledge suggests: the scenario's means in the formula of MODEL.md 2.2.
static double reservation_guess(const Scenario *scenario, const Open *open, int party) {
    const Party *about = &scenario->parties[party];
    double support = 0;
    for (int b = 0; b < scenario->power_count; b++) {
        support += scenario->powers[b].client == party ? scenario->powers[b].support : 0;
    }
    double steps = (double)open->difficulty - DIFFICULTY_TENSE;
    return real_clamp(about->reservation + PARAM(scenario, difficulty_reservation) * steps -
                          PARAM(scenario, length_ease) * (1 - night_ticks(open) / 20.0) +
                          PARAM(scenario, momentum_effect) * about->momentum_sign * scenario->momentum -
                          PARAM(scenario, hurt_effect) * about->hurt + PARAM(scenario, backer_effect) * support -
                          PARAM(scenario, trust_effect) * (about->trust - 0.5) +
                          PARAM(scenario, domestic_effect) * about->domestic,
                      RESERVATION_LEAST, RESERVATION_MOST);
}

void mind_init(const Scenario *scenario, const Open *open, Mind *mind) {
    *mind = (Mind){0};
    for (int p = 0; p < scenario->party_count; p++) {
        for (int i = 0; i < scenario->issue_count; i++) {
            mind->firmness[p][i] = (Reading){0, quantised_precision(PARAM(scenario, firmness_known))};
        }
        mind->reservation[p] = (Reading){quantised(reservation_guess(scenario, open, p)),
                                         quantised_precision(PARAM(scenario, reservation_known))};
        mind->read_how[p] = READ_BRIEF;
        mind->read_minute[p] = 0;
        mind->agenda[p] = NO_INDEX;
    }
}

void minds_know_themselves(StateContext *game) {
    State *state = game->state;
    for (int p = 0; p < game->scenario->party_count && state->mind_count > 1; p++) {
        int index = state->mind_of_seat[seat_of_party(p)];
        if (index == NO_INDEX) {
            continue;
        }
        Mind *mind = &state->minds[index];
        for (int i = 0; i < game->scenario->issue_count; i++) {
            mind->firmness[p][i] = (Reading){quantised(game->types->firmness[p][i]), READING_ONE};
        }
        mind->reservation[p] =
            (Reading){quantised(party_reservation(game->scenario, game->types, state, p)), READING_ONE};
        mind->agenda[p] = game->types->agenda[p];
    }
}

void minds_follow(StateContext *game, const double before[PARTY_MAX]) {
    double after[PARTY_MAX];
    party_courses(game->scenario, game->state, after);
    for (int p = 0; p < game->scenario->party_count; p++) {
        double moved = after[p] - before[p];
        for (int m = 0; m < game->state->mind_count && moved != 0; m++) {
            int16_t *course = &game->state->minds[m].course[p];
            *course = quantised((double)*course / READING_ONE + moved);
        }
    }
}

void minds_settle(StateContext *game) {
    for (int m = 0; m < game->state->mind_count; m++) {
        Mind *mind = &game->state->minds[m];
        for (int p = 0; p < game->scenario->party_count; p++) {
            mind->reservation[p].mean =
                quantised(reading_mean(mind->reservation[p]) + (double)mind->course[p] / READING_ONE);
            mind->course[p] = 0;
        }
    }
}

static Mind *mind_of(StateContext *game, int seat) {
    int index = game->state->mind_of_seat[seat];
    return index >= 0 ? &game->state->minds[index] : NULL;
}

static void mind_stamp(StateContext *game, Mind *mind, int party, ReadHow how) {
    mind->read_minute[party] = game->state->open.minute;
    mind->read_how[party] = (uint8_t)how;
}

// Tired ears hear less.
static double awake(const StateContext *game) {
    return 1 - PARAM(game->scenario, tired_ears) * game->state->open.tiredness;
}

// What is learned in one go: more of it where a night has fewer.
static double learned(const StateContext *game, double gain) {
    const Open *open = &game->state->open;
    gain = real_clamp01(gain * awake(game));
    return open->length == LENGTH_90 ? gain : 1 - real_pow(1 - gain, move_scale(open));
}

// What holds a party back from a wording of which `now` is thought.
static Binding binding_of(const View *view, const Taste *taste, Estimate now, int party, int issue, int option) {
    if (now.mean >= 0) {
        return BINDING_NONE;
    }
    const Scenario *scenario = view->scenario;
    const Party *about = &scenario->parties[party];
    double value = taste_clause(scenario, taste, issue, option, view->open->clauses[issue].fudged, true);
    double reservation = reading_mean(view->mind->reservation[party]);
    if (value < reservation - 0.08) {
        return BINDING_WORDS;
    }
    if (value >= reservation) {
        return BINDING_HOPE;
    }
    double field = PARAM(scenario, momentum_effect) * about->momentum_sign * scenario->momentum;
    double home = PARAM(scenario, domestic_effect) * about->domestic;
    double distrust = PARAM(scenario, trust_effect) * (0.5 - view->open->trust[party]);
    return field >= home && field >= distrust && field > 0 ? BINDING_FIELD
           : home >= distrust                              ? BINDING_HOME
                                                           : BINDING_TRUST;
}

void reading_tell(StateContext *game, int seat, int party, int issue, int option, bool said) {
    if (!told(game, EVENT_READING)) {
        return;
    }
    View view = state_view(game->scenario, game->state, seat);
    Taste taste;
    view_taste(&view, party, &taste);
    Estimate now = view_clause(&view, &taste, view_threshold(&view, party), party, issue, option);
    Binding binding = binding_of(&view, &taste, now, party, issue, option);
    event_add(game, (Event){.kind = EVENT_READING,
                            .audience = (uint8_t)(1 + seat),
                            .said = said ? (uint8_t)(1 + binding) : 0,
                            .a = (int16_t)party,
                            .b = (int16_t)issue,
                            .c = (int16_t)option,
                            .d = (int16_t)(1000 * now.mean),
                            .value = (float)reading_precision(view.mind->firmness[party][issue])});
}

// What is heard of one clause moves the mean of its reading.
static void firmness_hear(const StateContext *game, int seat, int party, int issue, double gain, Reading *reading) {
    double trust = game->state->open.trust[party];
    uint32_t when = (uint32_t)(game->state->open.tick * 64 + issue) | (uint32_t)seat << 16;
    double noise = PARAM(game->scenario, firmness_noise) * (PARAM(game->scenario, noise_trust) - trust) *
                   stirred_spread(game->types->luck, CHANCE_HEAR, when, game->scenario->parties[party].key);
    double mean = reading_mean(*reading);
    reading->mean = quantised(mean + gain * (game->types->firmness[party][issue] + noise - mean));
}

void learn_firmness(StateContext *game, int seat, int party, int issue, double gain, ReadHow how) {
    Mind *mind = mind_of(game, seat);
    if (!mind || issue < 0) {
        return;
    }
    gain = learned(game, gain);
    Reading *reading = &mind->firmness[party][issue];
    firmness_hear(game, seat, party, issue, gain, reading);
    double precision = reading_precision(*reading);
    reading->precision =
        quantised_precision(precision + (1 - precision) * gain * PARAM(game->scenario, firmness_surer));
    mind_stamp(game, mind, party, how);
    const Clause *clause = &game->state->open.clauses[issue];
    reading_tell(game, seat, party, issue, clause->status == CLAUSE_NONE ? NO_INDEX : clause->option,
                 how == READ_CAUCUS);
}

void readings_shift(StateContext *game, Mind *mind, int party, double by) {
    for (int i = 0; i < game->scenario->issue_count; i++) {
        Reading *reading = &mind->firmness[party][i];
        double precision = reading_precision(*reading);
        if (by > 0 && precision < 1 && game->types) {
            double gain = by / ((1 - precision) * PARAM(game->scenario, firmness_surer));
            firmness_hear(game, game->seat, party, i, real_min(1, gain), reading);
        }
        reading->precision = quantised_precision(precision + by);
    }
}

void learn_reservation(StateContext *game, int seat, int party, double gain, ReadHow how) {
    Mind *mind = mind_of(game, seat);
    if (!mind) {
        return;
    }
    gain = learned(game, gain);
    Reading *reading = &mind->reservation[party];
    double trust = game->state->open.trust[party];
    uint32_t when = (uint32_t)game->state->open.tick | (uint32_t)seat << 16;
    double noise = PARAM(game->scenario, reservation_noise) * (PARAM(game->scenario, noise_trust) - trust) *
                   stirred_spread(game->types->luck, CHANCE_HEAR, when, game->scenario->parties[party].key ^ 1);
    double bias = PARAM(game->scenario, reservation_bias) * (1 - trust); // parties say that they need more than they do
    double heard = party_reservation(game->scenario, game->types, game->state, party) + noise + bias;
    double mean = reading_mean(*reading);
    reading->mean = quantised(mean + gain * (heard - mean));
    double precision = reading_precision(*reading);
    reading->precision =
        quantised_precision(precision + (1 - precision) * gain * PARAM(game->scenario, reservation_surer));
    // What has moved it in the course of this command is heard too, and is added when the command is done.
    double now[PARTY_MAX], moved = 0;
    if (game->courses) {
        party_courses(game->scenario, game->state, now);
        moved = now[party] - game->courses[party];
    }
    mind->course[party] = quantised((1 - gain) * mind->course[party] / READING_ONE - gain * moved);
    mind_stamp(game, mind, party, how);
}

// What is left of a precision; `share` in 1/65536. In whole numbers: every reading fades at every tick.
static uint16_t faded(uint16_t precision, uint32_t share) {
    return (uint16_t)(precision - (precision * share + 0x8000) / 0x10000);
}

void minds_fade(StateContext *game, double share) {
    uint32_t slow = (uint32_t)(0x10000 * PARAM(game->scenario, firmness_fade) * share),
             quick = (uint32_t)(0x10000 * share);
    for (int m = 0; m < game->state->mind_count; m++) {
        Mind *mind = &game->state->minds[m];
        for (int p = 0; p < game->scenario->party_count; p++) {
            mind->reservation[p].precision = faded(mind->reservation[p].precision, quick);
            for (int i = 0; i < game->scenario->issue_count; i++) {
                mind->firmness[p][i].precision = faded(mind->firmness[p][i].precision, slow);
            }
        }
    }
}

// ---- estimates ----

double view_precision(const View *view, int party) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        if (view->open->clauses[i].status != CLAUSE_NONE) {
            sum += reading_precision(view->mind->firmness[party][i]);
            count++;
        }
    }
    return count ? sum / count : reading_precision(view->mind->reservation[party]);
}

void view_taste(const View *view, int party, Taste *taste) {
    double firmness[ISSUE_MAX];
    for (int i = 0; i < view->scenario->issue_count; i++) {
        firmness[i] = reading_mean(view->mind->firmness[party][i]);
    }
    int agenda = view->mind->agenda[party];
    const Party *about = &view->scenario->parties[party];
    taste_init(view->scenario, party, firmness, agenda >= 0 ? &about->agendas[agenda] : NULL, taste);
}

double view_threshold(const View *view, int party) {
    const Party *about = &view->scenario->parties[party];
    double reservation = reading_mean(view->mind->reservation[party]);
    // The best it can hope for moves little with firmness: the middle of the scale will do.
    return threshold_at(view->scenario, reservation, 0.84, about->beta, night_gone(view->scenario, view->open)) -
           PARAM(view->scenario, tired_ease) * view->open->tiredness;
}

static double threshold_spread(const View *view, int party) {
    double doubt = 1 - reading_precision(view->mind->reservation[party]);
    const Party *about = &view->scenario->parties[party];
    double early = 1 - night_gone(view->scenario, view->open);
    return about->reservation_spread * real_sqrt(doubt) + 0.05 * early * doubt;
}

Estimate view_clause(const View *view, const Taste *taste, double threshold, int party, int issue, int option) {
    bool fudged = view->open->clauses[issue].fudged;
    double value = taste_clause(view->scenario, taste, issue, option, fudged, true);
    double moved = view->mind->moved[party][issue] / 100.0;
    double doubt = 1 - reading_precision(view->mind->firmness[party][issue]);
    double mean = option >= 0 ? view->scenario->issues[issue].options[option].value[party]
                              : view->scenario->issues[issue].absent[party];
    double value_doubt =
        PARAM(view->scenario, value_spread) * real_abs(mean - PARAM(view->scenario, value_middle)) * real_sqrt(doubt) +
        PARAM(view->scenario, value_noise);
    double other = threshold_spread(view, party);
    Estimate estimate = {value + moved - threshold, real_sqrt(value_doubt * value_doubt + other * other)};
    // A vote heard on these very words says more than any reading of the room.
    const Clause *clause = &view->open->clauses[issue];
    if (clause->word[party] != 0 && clause->option == option && clause->status != CLAUSE_NONE) {
        double heard = clause->word[party] == 2    ? 0.22
                       : clause->word[party] == 1  ? 0.07
                       : clause->word[party] == -1 ? -0.07
                                                   : -0.22;
        estimate.mean = 0.5 * estimate.mean + 0.5 * heard;
        estimate.spread *= 0.7;
    }
    return estimate;
}

double view_text(const View *view, const Taste *taste, double threshold, int party) {
    double moved = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        uint8_t status = view->open->clauses[i].status;
        if (status == CLAUSE_AGREED || status == CLAUSE_BRACKETED) {
            moved += taste->weight[i] * view->mind->moved[party][i] / 100.0;
        }
    }
    moved -= text_brackets(view->scenario, view->open);
    return taste_text(view->scenario, view->open, taste, party, true) + moved - threshold;
}

double view_text_spread(const View *view, const Taste *taste, int party) {
    double doubt = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        double open_part = taste->weight[i] * 0.09 * real_sqrt(1 - reading_precision(view->mind->firmness[party][i]));
        doubt += open_part * open_part;
    }
    double other = threshold_spread(view, party);
    return real_sqrt(doubt + other * other + 0.0004);
}

double estimate_chance(Estimate estimate) {
    return real_sigmoid(1.7 * estimate.mean / real_max(estimate.spread, 0.01));
}

// ---- levers, seen from outside ----

double warning_credibility(const Scenario *scenario, const Open *open, int party) {
    double lean = open->tilt[party];
    return real_clamp01(PARAM(scenario, warn_base) + PARAM(scenario, warn_lean) * lean +
                        PARAM(scenario, warn_name) * (open->name - 0.5) +
                        PARAM(scenario, warn_trust) * (open->trust[party] - 0.5));
}

double guarantee_belief(const Scenario *scenario, const Open *open, int party) {
    return real_clamp01(1 + PARAM(scenario, guarantee_leant) * real_min(0, open->tilt[party]));
}

double lever_effect(const Scenario *scenario, const Open *open, int lever, Form form, int party) {
    const Lever *card = &scenario->levers[lever];
    double strength = card->strength * move_scale(open);
    double again = 1 / (1 + PARAM(scenario, lever_worn) * open->lever_uses[lever]);
    double alone = PARAM(scenario, press_alone), neutral = 1 - open->tilt[party] * open->tilt[party];
    switch (form) {
    case FORM_ASK: return PARAM(scenario, ask_clause) * strength * 2 * open->trust[party] * neutral * again;
    case FORM_PRESS: return PARAM(scenario, press_clause) * strength * (alone + (1 - alone) * open->support) * again;
    case FORM_WARN:
        return PARAM(scenario, press_clause) * strength * PARAM(scenario, warn_clause) *
               (warning_credibility(scenario, open, party) - PARAM(scenario, warn_base)) * again;
    case FORM_OFFER: return PARAM(scenario, offer_clause) * strength * again;
    case FORM_GUARANTEE: {
        double allies = open->allies < PARAM(scenario, gate_allies) ? PARAM(scenario, gate_allies_share) * open->allies
                                                                    : open->allies;
        return PARAM(scenario, guarantee_clause) * strength *
               (PARAM(scenario, guarantee_standing) + allies +
                PARAM(scenario, guarantee_lean) * real_max(0, open->tilt[party])) *
               again;
    }
    case FORM_NONE:
    case FORM_COUNT: break;
    }
    return 0;
}

// ---- why not ----

int view_obstacle(const View *view, int party, uint32_t among, Binding *binding) {
    Taste taste;
    view_taste(view, party, &taste);
    double threshold = view_threshold(view, party), least = 0;
    int hardest = NO_INDEX;
    *binding = BINDING_NONE;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool on_table = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
        if (!on_table || !(among >> i & 1)) {
            continue;
        }
        Estimate now = view_clause(view, &taste, threshold, party, i, clause->option);
        if (now.mean * taste.weight[i] < least) {
            least = now.mean * taste.weight[i];
            hardest = i;
            *binding = binding_of(view, &taste, now, party, i, clause->option);
        }
    }
    return hardest;
}

static void why_consider(Why *why, Why change, double least) {
    double price = change.minutes + 15.0 * change.cost, best = why->minutes + 15.0 * why->cost;
    bool none = why->option == NO_INDEX && why->trade == NO_INDEX && why->lever == NO_INDEX;
    if (change.chance < least) {
        return;
    }
    if (none || price < best || (price == best && change.chance > why->chance)) {
        change.binding = why->binding;
        *why = change;
    }
}

static void why_trades(const View *view, const Taste *taste, double threshold, int party, int issue, Estimate now,
                       Why *why) {
    const Scenario *scenario = view->scenario;
    for (int j = 0; j < scenario->issue_count; j++) {
        const Clause *clause = &view->open->clauses[j];
        if (j == issue || clause->status != CLAUSE_BRACKETED) {
            continue;
        }
        Estimate other = view_clause(view, taste, threshold, party, j, clause->option);
        double total = taste->weight[issue] * now.mean + taste->weight[j] * other.mean;
        double weight = taste->weight[issue] + taste->weight[j];
        Estimate both = {total / weight, 0.7 * real_max(now.spread, other.spread)};
        why_consider(why,
                     (Why){.option = NO_INDEX,
                           .trade = (int8_t)j,
                           .lever = NO_INDEX,
                           .minutes = 30,
                           .chance = estimate_chance(both)},
                     0.5);
    }
}

Why view_why(const View *view, int party, int issue) {
    const Scenario *scenario = view->scenario;
    const Clause *clause = &view->open->clauses[issue];
    Taste taste;
    view_taste(view, party, &taste);
    double threshold = view_threshold(view, party);
    int standing = clause->status == CLAUSE_NONE ? NO_INDEX : clause->option;
    Estimate now = view_clause(view, &taste, threshold, party, issue, standing);
    Why why = {.binding = (uint8_t)binding_of(view, &taste, now, party, issue, standing),
               .option = NO_INDEX,
               .trade = NO_INDEX,
               .lever = NO_INDEX};
    for (int o = 0; o < scenario->issues[issue].option_count; o++) {
        if (o != standing) {
            Estimate other = view_clause(view, &taste, threshold, party, issue, o);
            why_consider(&why,
                         (Why){.option = (int8_t)o,
                               .trade = NO_INDEX,
                               .lever = NO_INDEX,
                               .minutes = 20,
                               .chance = estimate_chance(other)},
                         0.55);
        }
    }
    why_trades(view, &taste, threshold, party, issue, now, &why);
    for (int l = 0; l < scenario->lever_count; l++) {
        const Lever *lever = &scenario->levers[l];
        bool fits = (lever->issues >> issue & 1) && (lever->party < 0 || lever->party == party) &&
                    lever->cost <= view->open->leverage && !(lever->single_use && view->open->lever_uses[l]);
        for (int form = FORM_ASK; fits && form < FORM_COUNT; form++) {
            if (lever->forms >> form & 1) {
                Estimate moved = now;
                moved.mean += lever_effect(scenario, view->open, l, (Form)form, party);
                why_consider(&why,
                             (Why){.option = NO_INDEX,
                                   .trade = NO_INDEX,
                                   .lever = (int8_t)l,
                                   .form = (uint8_t)form,
                                   .minutes = lever->minutes,
                                   .cost = lever->cost,
                                   .chance = estimate_chance(moved)},
                             0.55);
            }
        }
    }
    return why;
}

Command why_change(const Why *why, int party, int issue) {
    if (why->option != NO_INDEX) {
        return (Command){.kind = COMMAND_REDRAFT, .args = {(int16_t)issue, why->option}};
    }
    if (why->trade != NO_INDEX) {
        return (Command){.kind = COMMAND_TRADE, .args = {(int16_t)issue, why->trade}};
    }
    if (why->lever != NO_INDEX) {
        return (Command){.kind = COMMAND_LEVER, .args = {why->lever, why->form, (int16_t)party, (int16_t)issue}};
    }
    return (Command){.kind = COMMAND_NONE};
}
