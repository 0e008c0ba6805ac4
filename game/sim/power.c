// Outside powers: each weighs four moves by its own interests (MODEL.md 2.9).
#include "base/real.h"
#include "sim/chance.h"
#include "sim/rules.h"
#include "sim/text.h"

bool capital_heard(const Scenario *scenario, const Open *open, int party) {
    for (int k = 0; k < scenario->phone_count; k++) {
        const Phone *phone = &scenario->phones[k];
        if (phone->kind == PHONE_CAPITAL && phone->party == party && open->phone_uses[k] > 0) {
            return true;
        }
    }
    return false;
}

void powers_ask(StateContext *game) {
    for (int b = 0; b < game->scenario->power_count; b++) {
        if (game->scenario->powers[b].role != POWER_COCHAIR || game->state->open.cochairs) {
            decision_ask(game, AWAITING_POWER, seat_of_power(game->scenario, b), b, 0);
        }
    }
}

Decide power_decide(const StateContext *game, int index) {
    const Scenario *scenario = game->scenario;
    const Power *power = &scenario->powers[index];
    const Open *open = &game->state->open;
    const Hidden *hidden = &game->state->hidden;
    double resolve = 1 - hidden->restraint[index], influence = open->influence[index];
    double momentum = 0, hurt = 0;
    if (power->client >= 0) {
        momentum = scenario->parties[power->client].momentum_sign * hidden->momentum[0];
        hurt = open->hurt[power->client];
    }
    double seat = text_rival_seat(scenario, open);
    double worth[4] = {
        power->client >= 0 ? PARAM(scenario, arm_interest) * (1 - influence) * resolve +
                                 PARAM(scenario, arm_momentum) * momentum - PARAM(scenario, arm_allies) * open->allies
                           : -1,
        power->role == POWER_RIVAL ? PARAM(scenario, seat_interest) * (1 - influence) +
                                         PARAM(scenario, seat_resolve) * resolve - PARAM(scenario, seat_price)
                                   : -1,
        PARAM(scenario, urge_seat) * seat + PARAM(scenario, urge_hurt) * hurt -
            PARAM(scenario, urge_resolve) * resolve + PARAM(scenario, urge_name) * open->name,
        0,
    };
    static const Decide moves[4] = {DECIDE_ARM, DECIDE_SEAT, DECIDE_URGE, DECIDE_WAIT};
    uint32_t when = (uint32_t)open->phase << 16 | (uint32_t)open->day << 8 | open->tick;
    int best = 3;
    for (int m = 0; m < 4; m++) {
        if (worth[m] > -1) { // no luck makes up for what is out of the question
            worth[m] +=
                PARAM(scenario, power_luck) * chance_spread(game, CHANCE_POWER, when << 2 | (uint32_t)m, power->key);
            best = worth[m] > worth[best] ? m : best;
        }
    }
    return moves[best];
}

void powers_finish(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    for (int b = 0; b < scenario->power_count && game->state->hidden.decision_count > 0; b++) {
        Decide move = decision_answer(game, AWAITING_POWER, seat_of_power(scenario, b), b);
        switch (move) {
        case DECIDE_ARM:
            open->backing[b] = real_clamp01(open->backing[b] + PARAM(scenario, arm_support));
            state_standing_add(game, STANDING_INFLUENCE, b, PARAM(scenario, arm_influence));
            break;
        case DECIDE_SEAT: state_standing_add(game, STANDING_INFLUENCE, b, PARAM(scenario, seat_influence)); break;
        case DECIDE_URGE: open->backing[b] = real_clamp01(open->backing[b] - PARAM(scenario, urge_support)); break;
        default: continue;
        }
        tell(game, EVENT_POWER, b, move, 0, 0, 0);
    }
}
