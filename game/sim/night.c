// The clock of the talks: ticks, what each brings, and how a night ends without a text.
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

bool in_last_hour(const Scenario *scenario, const Open *open) {
    return open->act < scenario->act_count && scenario->acts[open->act].last_hour;
}

void time_pass(StateContext *game, int minutes) {
    Open *open = &game->state->open;
    open->minute = (int16_t)real_min(open->minute + minutes, game->scenario->end);
}

void clause_set(StateContext *game, int issue, ClauseStatus status) {
    Clause *clause = &game->state->open.clauses[issue];
    clause->status = (uint8_t)status;
    clause->minute = game->state->open.minute;
}

void resolve_add(StateContext *game, int party, double change) {
    double *resolve = &game->state->open.hardened[party];
    *resolve = real_clamp(*resolve + change, -RESOLVE_MAX, RESOLVE_MAX);
}

void clause_bring(StateContext *game, int issue, int by) {
    if (game->state->open.clauses[issue].status != CLAUSE_NONE) {
        return;
    }
    clause_set(game, issue, CLAUSE_BRACKETED);
    tell(game, EVENT_BROUGHT, issue, by, 0, 0, 0);
}

void night_begin(StateContext *game) {
    Open *open = &game->state->open;
    open->phase = PHASE_TALKS;
    open->minute = game->scenario->start;
    open->tick = 0;
    open->act = 0;
    tell(game, EVENT_PHASE, PHASE_TALKS, 0, 0, 0, 0);
    if (game->scenario->act_count) {
        tell(game, EVENT_ACT, 0, 0, 0, 0, 0);
    }
    beats_draw(game, SCENE_TALKS);
    gambits_begin(game);
    scenes_draw(game, SCENE_TALKS);
}

static void acts_turn(StateContext *game) {
    Open *open = &game->state->open;
    while (open->act + 1 < game->scenario->act_count && open->minute >= game->scenario->acts[open->act + 1].from) {
        open->act++;
        tell(game, EVENT_ACT, open->act, 0, 0, 0, 0);
    }
    open->last_hour = in_last_hour(game->scenario, open);
}

// The delegations bring their clauses when their time has come.
static void clauses_arrive(StateContext *game) {
    Open *open = &game->state->open;
    if (open->last_hour || open->sign_asked) {
        return;
    }
    for (unsigned left = game->scenario->brought_issues; left; left &= left - 1) {
        int i = __builtin_ctz(left);
        const Issue *issue = &game->scenario->issues[i];
        if (open->minute >= issue->brought_minute) {
            clause_bring(game, i, issue->brought_by);
        }
    }
}

static void minds_and_bodies(StateContext *game) {
    Open *open = &game->state->open;
    double scale = night_scale(open);
    if (open->minute >= 21 * 60) {
        open->tiredness = real_clamp01(open->tiredness + PARAM(game->scenario, tired_rate) * scale);
    }
    double keep = open->length == LENGTH_90 ? PARAM(game->scenario, pressure_keep)
                                            : real_pow(PARAM(game->scenario, pressure_keep), scale);
    for (int p = 0; p < game->scenario->party_count; p++) {
        open->pressure[p] *= keep;
    }
    minds_fade(game, PARAM(game->scenario, reading_fade) * scale);
}

// How likely a party shows in a tick that it thinks of leaving.
static double leaving_shown(const StateContext *game, int party, double margin) {
    const Scenario *scenario = game->scenario;
    double pull = impatience(game, party) - margin + PARAM(scenario, leave_tired) * game->state->open.tiredness -
                  PARAM(scenario, leave_margin);
    return PARAM(scenario, leave_rate) * real_sigmoid(pull / PARAM(scenario, leave_width));
}

// A hazard of leaving, with a tell one tick before.
static void leaving_ask(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    uint8_t warned = game->state->minds[0].leaving;
    game->state->minds[0].leaving = 0;
    double early = real_min(1, 2 * night_gone(scenario, open)); // nobody comes so far to leave in the first hour
    for (int p = 0; p < scenario->party_count; p++) {
        double luck = chance_unit(game, CHANCE_LEAVE, open->tick, scenario->parties[p].key);
        bool shown = warned >> p & 1;
        if (!shown && luck >= PARAM(scenario, leave_rate) * early * move_scale(open)) {
            continue; // it stays, however bad the text: what it thinks of that need not be asked
        }
        double hazard = leaving_shown(game, p, party_margin(scenario, game->types, game->state, p)) * early;
        if (shown) {
            // Having shown it, it goes unless something has changed its mind.
            if (hazard > PARAM(scenario, leave_again) * PARAM(scenario, leave_rate)) {
                decision_ask(game, AWAITING_STAY, seat_of_party(p), 0, 0);
            }
        } else if (luck < hazard * move_scale(open)) {
            game->state->minds[0].leaving |= (uint8_t)(1u << p);
            tell(game, EVENT_LEAVING, p, told(game, EVENT_LEAVING) ? drive_to_leave(game, p) : DRIVE_NONE, 0, 0, 0);
        }
    }
}

void talks_tick_start(StateContext *game) {
    Open *open = &game->state->open;
    acts_turn(game);
    minds_and_bodies(game);
    clauses_arrive(game);
    gambits_draw(game);
    scenes_draw(game, SCENE_TALKS);
    game->state->hidden.deed.kind = DEED_TICK;
    leaving_ask(game);
    int every = (int)(4 / night_scale(open) + 0.5);
    if (open->tick % (every < 1 ? 1 : every) == 0) {
        powers_ask(game);
    }
}

void talks_tick_finish(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    powers_finish(game);
    int left = NO_INDEX; // of two that leave at once, the one that would sign least
    double least = 0;
    for (int p = 0; p < game->scenario->party_count; p++) {
        bool leaves = decision_answer(game, AWAITING_STAY, seat_of_party(p), 0) == DECIDE_LEAVE;
        double margin = leaves ? party_margin(game->scenario, game->types, game->state, p) : 0;
        if (leaves && (left == NO_INDEX || margin < least)) {
            left = p;
            least = margin;
        }
    }
    hidden->decision_count = 0;
    hidden->deed.kind = 0;
    if (left != NO_INDEX) {
        night_no_deal(game, left);
    }
}

void night_no_deal(StateContext *game, int party) {
    bool weighed = party != NO_INDEX && told(game, EVENT_NO_DEAL);
    tell(game, EVENT_NO_DEAL, party, weighed ? drive_to_leave(game, party) : DRIVE_NONE, 0, 0, 0);
    state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, no_deal_name));
    state_standing_add(game, STANDING_ALLIES, 0, -PARAM(game->scenario, no_deal_allies));
    game_end(game, ENDING_NO_DEAL);
}
