// A night as it might be, drawn from what one seat knows: for look-ahead and beliefs. Nothing hidden is copied.
#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

static double spread_of(uint64_t seed, uint32_t when, uint64_t key) {
    return random_spread(seed, CHANCE_IMAGINE, when, key);
}

// The share of what was heard that has gone into a reading. What any desk officer knows leaves the whole spread open:
// the precision that readings begin with is no news of this night. What was heard is on average half as old as the
// night, and of its sureness `fade` is lost a tick.
static double heard_share(const View *view, Reading reading, double start, double fade) {
    double kept = 1 - 0.5 * fade * PARAM(view->scenario, reading_fade) * view->open->tick * night_scale(view->open);
    double precision = reading_precision(reading) / real_max(0.5, kept);
    return 1 - real_clamp01((1 - precision) / (1 - start));
}

// A reading goes only part of the way to what was heard, so as not to jump; what was heard is that much further from
// the middle, and as noisy as trust was low.
static double imagine_firmness(const View *view, uint64_t seed, int party, int issue) {
    const Scenario *scenario = view->scenario;
    const Reading *reading = &view->mind->firmness[party][issue];
    double known = PARAM(scenario, firmness_known), surer = PARAM(scenario, firmness_surer);
    double share = real_min(1, heard_share(view, *reading, known, PARAM(scenario, firmness_fade)) / surer);
    double noise = PARAM(scenario, firmness_noise) * (PARAM(scenario, noise_trust) - view->open->trust[party]);
    double kept = 1 / (1 + noise * noise), heard = share > 0.02;
    double middle = heard > 0 ? kept * real_clamp(reading_mean(*reading) / share, -2.5, 2.5) : 0;
    double doubt = heard > 0 ? noise * real_sqrt(kept) : 1;
    return real_clamp(middle + doubt * spread_of(seed, (uint32_t)issue, scenario->parties[party].key), -2.5, 2.5);
}

// What has moved a party's reservation value since it was read.
static double course_since(const View *view, int party) {
    return (double)view->mind->course[party] / READING_ONE;
}

static void imagine_party(const View *view, uint64_t seed, int party, Types *types, State *state) {
    const Scenario *scenario = view->scenario;
    const Party *about = &scenario->parties[party];
    const Mind *mind = view->mind;
    for (int i = 0; i < scenario->issue_count; i++) {
        types->firmness[party][i] = imagine_firmness(view, seed, party, i);
        state->hidden.soft[party][i] = mind->moved[party][i] / 100.0;
    }
    int agenda = mind->agenda[party];
    if (agenda == NO_INDEX && about->agenda_count) {
        agenda = (int)random_below(seed, CHANCE_IMAGINE, 100, about->key, about->agenda_count);
    }
    types->agenda[party] = (int8_t)agenda;
    taste_init(scenario, party, types->firmness[party], agenda >= 0 ? &about->agendas[agenda] : NULL,
               &types->taste[party]);
    types->best[party] = taste_best(scenario, &types->taste[party]);
    taste_scatter(scenario, seed, about->key, &types->taste[party]);
    types->beta[party] = real_clamp(about->beta + about->beta_spread * spread_of(seed, 101, about->key), 0.2, 1.8);
    types->forgiveness[party] = real_clamp(
        about->forgiveness + PARAM(scenario, forgiveness_spread) * spread_of(seed, 102, about->key), 0.1, 0.9);
    types->devious[party] = random_unit(seed, CHANCE_IMAGINE, 103, about->key) < about->devious ? 1 : 0;
    types->patience[party] = real_max(2, about->patience + spread_of(seed, 104, about->key));
}

// The reservation value is what was read and what has moved it since, give or take what the reading leaves open; what
// of it is due to the course of the night need not be told apart, so it all goes into the drawn r.
static void imagine_reservation(const View *view, uint64_t seed, int party, Types *types, const State *state) {
    const Party *about = &view->scenario->parties[party];
    double share = heard_share(view, view->mind->reservation[party], PARAM(view->scenario, reservation_known), 1),
           open = 1 - share;
    double doubt =
        open * real_sqrt(open); // what is heard of it is hardly noisy: an error fades sooner than the precision grows
    double read = reading_mean(view->mind->reservation[party]) + course_since(view, party);
    // All say that they need more than they do.
    read -= real_min(1, share / PARAM(view->scenario, reservation_surer)) * PARAM(view->scenario, reservation_bias) *
            (1 - view->open->trust[party]);
    double wanted = read + about->reservation_spread * doubt * spread_of(seed, 105, about->key);
    types->reservation[party] = about->reservation;
    double now = party_reservation(view->scenario, types, state, party);
    types->reservation[party] += wanted - now;
}

// By how much the imagined party would have signed what was signed, at its minute; what moved its reservation value
// since does not count.
static double signed_margin(const View *view, uint64_t seed, int party, const Types *types, const State *state) {
    const Scenario *scenario = view->scenario;
    const Open *open = view->open;
    double reservation =
        party_reservation(scenario, types, state, party) - (open->signed_ ? course_since(view, party) : 0);
    double gone = night_gone_at(scenario, open, open->signed_ ? open->signed_minute : open->minute);
    double threshold = threshold_at(scenario, reservation, types->best[party], types->beta[party], gone) -
                       PARAM(scenario, tired_ease) * open->tiredness;
    double luck = PARAM(scenario, clause_noise) * spread_of(seed, 107, scenario->parties[party].key);
    double brackets = brackets_cost(scenario, open, open->signed_brackets);
    return party_utility(scenario, types, state, party) + luck - brackets - threshold;
}

// Whether the imagined party would have kept to the ceasefire so long.
static bool has_held(const View *view, uint64_t seed, int party, const Types *types, State *state) {
    const StateContext game = {.scenario = view->scenario, .types = types, .state = state};
    const Open *open = view->open;
    if (open->phase != PHASE_CEASEFIRE || open_truce_day(open) < 2) {
        return true;
    }
    Line line = line_now(view->scenario, open);
    double kept = 1;
    for (int f = 0; f < view->scenario->front_count; f++) {
        if (view->scenario->fronts[f].party_a == party || view->scenario->fronts[f].party_b == party) {
            kept *= 1 - attack_hazard(&game, &line, f, party, open_truce_day(open) - 1);
        }
    }
    return random_unit(seed, CHANCE_IMAGINE, 108, view->scenario->parties[party].key) < kept;
}

static void imagine_draw(const View *view, uint64_t seed, int party, Types *types, State *state) {
    imagine_party(view, seed, party, types, state);
    imagine_reservation(view, seed, party, types, state);
}

// How likely the votes are that the party gave on the words as they stand, were it as imagined: a logarithm. It asked
// for more when these words were new.
static double votes_fit(const View *view, int party, const Types *types, const State *state) {
    static const double doubt = 0.05; // in utility
    double reservation = party_reservation(view->scenario, types, state, party), fit = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->word[party] != 0 && clause->status == CLAUSE_BRACKETED) {
            double gone = night_gone_at(view->scenario, view->open, clause->minute);
            double margin = party_clause(view->scenario, types, state, party, i, clause->option) -
                            threshold_at(view->scenario, reservation, types->best[party], types->beta[party], gone);
            fit += real_log(real_sigmoid((clause->word[party] > 0 ? margin : -margin) / doubt));
        }
    }
    return fit;
}

// Of a few draws one, each with the chance that its fit to the votes gives it (the largest of scores with Gumbel
// noise).
static void imagine_voter(const View *view, uint64_t seed, int party, Types *types, State *state) {
    enum { DRAWS = 6 };
    uint64_t chosen = seed;
    double most = -1e9;
    for (uint32_t n = 0; n < DRAWS; n++) {
        uint64_t drawn = random_bits(seed, CHANCE_IMAGINE, 400 + n, view->scenario->parties[party].key);
        imagine_draw(view, drawn, party, types, state);
        double luck = -real_log(-real_log(real_clamp(random_unit(drawn, CHANCE_IMAGINE, 109, 0), 1e-9, 1 - 1e-9)));
        double score = votes_fit(view, party, types, state) + luck;
        if (score > most) {
            most = score;
            chosen = drawn;
        }
    }
    imagine_draw(view, chosen, party, types, state);
}

// Who has signed is one who would, and who has held is one who could: it is drawn again until it is. When none is
// found, the one that came nearest will do.
static void imagine_signatory(const View *view, uint64_t seed, int party, Types *types, State *state) {
    enum { TRIES = 24 };
    bool has_signed = view->scenario->parties[party].required;
    uint64_t drawn = seed, nearest = seed;
    double most = -1;
    for (uint32_t try = 0; try <= TRIES; try++) {
        imagine_draw(view, drawn, party, types, state);
        double margin = has_signed ? real_min(signed_margin(view, drawn, party, types, state), 0) : 0;
        if (margin >= 0 && has_held(view, drawn, party, types, state)) {
            return;
        }
        nearest = margin > most ? drawn : nearest;
        most = real_max(most, margin);
        drawn = try + 1 < TRIES ? random_bits(seed, CHANCE_IMAGINE, 300 + try, 0) : nearest;
    }
}

static void imagine_mind(const View *view, uint64_t seed, int party, Types *types, State *state) {
    if (view->open->signed_ || view->open->phase == PHASE_SIGNING) {
        imagine_signatory(view, seed, party, types, state);
    } else {
        imagine_voter(view, seed, party, types, state);
    }
}

// The step of the night that leads on from what is awaited.
static uint8_t step_of(const View *view) {
    const Open *open = view->open;
    if (open->phase != PHASE_CEASEFIRE) {
        return (uint8_t)signing_step(open);
    }
    const Scene *scene = open->awaiting == AWAITING_SCENE ? &view->scenario->scenes[open->subject] : NULL;
    return scene && scene_has_hour(scene) ? scene->at < period_start(view->scenario, open) ? DAY_BEGIN : DAY_VIOLENCE
           : open->awaiting == AWAITING_ASSETS ? DAY_ASSETS
           : open->object == 1                 ? DAY_BROKEN
                                               : DAY_ANSWERS;
}

void state_imagine(const View *view, uint64_t seed, Types *types, State *state) {
    const Scenario *scenario = view->scenario;
    *types = (Types){.types_seed = seed, .luck = random_stir(random_bits(seed, CHANCE_IMAGINE, 1, 0))};
    *state = (State){.open = *view->open, .mind_count = 1};
    Hidden *hidden = &state->hidden;
    for (int s = 0; s < SEAT_MAX; s++) {
        state->mind_of_seat[s] = s == 0 ? 0 : NO_INDEX;
    }
    state->minds[0] = *view->mind;
    state->open.persons = 1;
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        types->instruction[d] = view->open->instruction[d];
    }
    for (int b = 0; b < scenario->power_count; b++) {
        double drawn = scenario->powers[b].restraint +
                       PARAM(scenario, restraint_spread) * spread_of(seed, 106, scenario->powers[b].key);
        types->restraint[b] = hidden->restraint[b] = real_clamp01(drawn);
    }
    for (int f = 0; f < scenario->front_count; f++) {
        hidden->momentum[f] = scenario->momentum;
    }
    for (int p = 0; p < scenario->party_count; p++) {
        imagine_mind(view, seed, p, types, state);
    }
    hidden->spoiler = scenario->tension_spoiler;
    hidden->asking = hidden->gambit = NO_INDEX;
    StateContext game = {.scenario = scenario, .types = types, .state = state};
    SceneKind kind = view->open->phase == PHASE_CEASEFIRE ? SCENE_CEASEFIRE : SCENE_TALKS;
    beats_draw(&game, kind);
    beats_wait_on(&game, kind);
    gambits_go_on(&game);
    for (int r = 0; r < view->open->report_count; r++) {
        const Report *report = &view->open->reports[r];
        const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
        bool is_a = random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 1) < real_sigmoid(report->lean / 1000.0);
        hidden->author[r] = is_a ? front->party_a : front->party_b;
        hidden->establishable[r] =
            random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 2) < PARAM(scenario, establish_chance);
        hidden->deliberate[r] = random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 3) < 0.3;
    }
    hidden->step = step_of(view);
}
