#include <string.h>

#include "base/assert.h"
#include "policy/policy.h"

static const Policy policies[] = {
    {"random", policy_random, "anything that is allowed"},
    {"steady", policy_steady, "a plain sensible mediator"},
    {"par", policy_par, "the skilled reference"},
    {"historical", policy_historical, "the night as the record has it"},
    {"tilt-a", policy_tilt_a, "works for the first party"},
    {"tilt-b", policy_tilt_b, "works for the second party"},
    {"manipulator", policy_manipulator, "a signature at any price"},
    {"lookahead", policy_lookahead, "tries each move out in imagined nights; slow"},
};
enum { POLICY_COUNT = sizeof policies / sizeof policies[0] };

const Policy *policy_at(size_t index) {
    return index < POLICY_COUNT ? &policies[index] : NULL;
}

const Policy *policy_find(const char *name) {
    for (size_t i = 0; i < POLICY_COUNT; i++) {
        if (strcmp(policies[i].name, name) == 0) {
            return &policies[i];
        }
    }
    return NULL;
}

void policy_begin(const Scenario *scenario, const Setup *setup, EventSink sink, PolicyGame *game) {
    types_draw(scenario, setup, &game->types);
    game_start(scenario, &game->types, setup, &game->state, sink);
    game->commands = 0;
}

Command policy_next(const Scenario *scenario, PolicyChoose *choose, const Without *without, uint64_t policy_seed,
                    const PolicyGame *game) {
    ASSERT(game->commands < POLICY_COMMAND_CAP);
    View view = state_view(scenario, &game->state, game->state.open.seat);
    view.without = without;
    return choose(&view, policy_seed, game->commands);
}

void policy_apply(const Scenario *scenario, Command command, EventSink sink, PolicyGame *game) {
    command_apply(scenario, &game->types, &game->state, command, sink);
    game->commands++;
}

void policy_play(const Scenario *scenario, const Setup *setup, PolicyChoose *choose, uint64_t policy_seed,
                 PolicyGame *game) {
    const EventSink nobody = {.add = NULL};
    policy_begin(scenario, setup, nobody, game);
    while (!game_over(&game->state)) {
        policy_apply(scenario, policy_next(scenario, choose, NULL, policy_seed, game), nobody, game);
    }
}
