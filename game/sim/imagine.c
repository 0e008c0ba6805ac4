// A night as it might be, drawn from what one seat knows: for look-ahead and beliefs. Nothing hidden is copied.
#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

static double spread_of(uint64_t seed, uint32_t when, uint64_t key) {
    return random_spread(seed, CHANCE_IMAGINE, when, key);
}

static void imagine_party(const View *view, uint64_t seed, int party, Types *types, Hidden *hidden) {
    const Scenario *scenario = view->scenario;
    const Party *about = &scenario->parties[party];
    const Mind *mind = view->mind;
    for (int i = 0; i < scenario->issue_count; i++) {
        double doubt = real_sqrt(1 - reading_precision(mind->firmness[party][i]));
        types->firmness[party][i] = reading_mean(mind->firmness[party][i]) + doubt * spread_of(seed, (uint32_t)i, about->key);
        hidden->soft[party][i] = mind->moved[party][i] / 100.0;
    }
    int agenda = mind->agenda[party];
    if (agenda == NO_INDEX && about->agenda_count) {
        agenda = (int)random_below(seed, CHANCE_IMAGINE, 100, about->key, about->agenda_count);
    }
    types->agenda[party] = (int8_t)agenda;
    taste_init(scenario, party, types->firmness[party], agenda >= 0 ? &about->agendas[agenda] : NULL, &types->taste[party]);
    types->beta[party] = real_clamp(about->beta + about->beta_spread * spread_of(seed, 101, about->key), 0.2, 1.8);
    types->forgiveness[party] = real_clamp(about->forgiveness + 0.12 * spread_of(seed, 102, about->key), 0.1, 0.9);
    types->devious[party] = random_unit(seed, CHANCE_IMAGINE, 103, about->key) < about->devious ? 1 : 0;
    types->patience[party] = real_max(2, about->patience + spread_of(seed, 104, about->key));
    hidden->hurt[party] = about->hurt;
    hidden->domestic[party] = about->domestic;
}

// The reservation value is what was read, give or take what the reading leaves open; what of it is due to the course of
// the night need not be told apart, so it all goes into the drawn r.
static void imagine_reservation(const View *view, uint64_t seed, int party, Types *types, const State *state) {
    const Party *about = &view->scenario->parties[party];
    double doubt = real_sqrt(1 - reading_precision(view->mind->reservation[party]));
    double wanted = reading_mean(view->mind->reservation[party]) + about->reservation_spread * doubt * spread_of(seed, 105, about->key);
    types->reservation[party] = about->reservation;
    double now = party_reservation(view->scenario, types, state, party);
    types->reservation[party] += wanted - now;
}

void state_imagine(const View *view, uint64_t seed, Types *types, State *state) {
    const Scenario *scenario = view->scenario;
    *types = (Types){.types_seed = seed, .luck_seed = random_bits(seed, CHANCE_IMAGINE, 1, 0)};
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
        double drawn = scenario->powers[b].restraint + 0.15 * spread_of(seed, 106, scenario->powers[b].key);
        types->restraint[b] = hidden->restraint[b] = real_clamp01(drawn);
        hidden->support[b] = scenario->powers[b].support;
    }
    for (int f = 0; f < scenario->front_count; f++) {
        hidden->momentum[f] = scenario->momentum;
        double seen = 0;
        int sectors = 0;
        for (int s = 0; s < scenario->sector_count; s++) {
            if (scenario->sectors[s].front == f) {
                seen += view->open->heat[s];
                sectors++;
            }
        }
        hidden->heat[f] = view->open->phase == PHASE_CEASEFIRE && sectors ? real_clamp01(0.1 + 0.5 * seen / sectors) : 0.25;
    }
    for (int p = 0; p < scenario->party_count; p++) {
        imagine_party(view, seed, p, types, hidden);
    }
    for (int p = 0; p < scenario->party_count; p++) {
        imagine_reservation(view, seed, p, types, state);
    }
    hidden->between = 0.2;
    hidden->spoiler = scenario->tension_spoiler;
    hidden->calm = real_clamp01(0.1 * view->open->quiet_days);
    hidden->asking = hidden->gambit = NO_INDEX;
    StateContext game = {.scenario = scenario, .types = types, .state = state};
    beats_draw(&game, view->open->phase == PHASE_CEASEFIRE ? SCENE_CEASEFIRE : SCENE_TALKS);
    hidden->gambit_next = (int16_t)(view->open->minute + (int)PARAM(scenario, gambit_gap_minutes));
    for (int r = 0; r < view->open->report_count; r++) {
        const Report *report = &view->open->reports[r];
        const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
        bool is_a = random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 1) < real_sigmoid(report->lean / 1000.0);
        hidden->author[r] = is_a ? front->party_a : front->party_b;
        hidden->establishable[r] = random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 2) < PARAM(scenario, establish_chance);
        hidden->deliberate[r] = random_unit(seed, CHANCE_IMAGINE, 200u + (uint32_t)r, 3) < 0.3;
    }
    bool days = view->open->phase == PHASE_CEASEFIRE;
    hidden->step = (uint8_t)(!days ? 0 : view->open->awaiting == AWAITING_ASSETS ? DAY_ASSETS : view->open->object == 1 ? DAY_BROKEN : DAY_ANSWERS);
}
