// How a night ends: which shape, which of the scenario's endings, and what became of the mandate.
#include "sim/rules.h"

EndingShape ending_shape(const Scenario *scenario, const Open *open) {
    if (!open->signed_) {
        return ENDING_NO_DEAL;
    }
    if (open_broken(open)) {
        bool first_day = scenario_since_force(scenario, open->broken_day, open->broken_minute) < DAY_MINUTES;
        return first_day && open->truces == 0 ? ENDING_STILLBORN : ENDING_BROKEN;
    }
    bool moving = open->exchanges > 0 && (open->talks_open || open->observers_on);
    return moving ? ENDING_MOVING : ENDING_FROZEN;
}

void game_end(StateContext *game, EndingShape shape) {
    Open *open = &game->state->open;
    const Scenario *scenario = game->scenario;
    open->phase = PHASE_OVER;
    tell(game, EVENT_PHASE, PHASE_OVER, 0, 0, 0, 0);
    for (int e = 0; e < scenario->ending_count; e++) {
        const Ending *ending = &scenario->endings[e];
        bool fits = ending->shape == ENDING_NONE || ending->shape == shape;
        if (fits && (!ending->when_ || expr_true(ending->when_, state_reader(game)))) {
            open->ending = (int16_t)e;
            tell(game, EVENT_ENDING, e, (int)shape, 0, 0, 0);
            return;
        }
    }
}

void mandate_judge(StateContext *game) {
    Open *open = &game->state->open;
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = open->instruction[d];
        if (index == NO_INDEX) {
            continue;
        }
        const Instruction *instruction = &game->scenario->instructions[index];
        bool kept = !instruction->kept || expr_true(instruction->kept, state_reader(game));
        tell(game, EVENT_MANDATE, index, kept, 0, 0, 0);
        state_effects(game, kept ? instruction->on_kept : instruction->on_broken);
        double moved = PARAM(game->scenario, mandate_support);
        open->support = real_clamp01(open->support + (kept ? moved : -moved));
        if (!kept) {
            promise_add(game, PROMISE_DEMAND, index, NO_INDEX, 2);
        }
    }
}
