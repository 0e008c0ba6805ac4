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

void policy_play(const Scenario *scenario, const Setup *setup, PolicyChoose *choose, uint64_t policy_seed,
                 PolicyGame *game) {
    const EventSink nobody = {NULL, NULL};
    types_draw(scenario, setup, &game->types);
    game_start(scenario, &game->types, setup, &game->state, nobody);
    game->commands = 0;
    while (!game_over(&game->state)) {
        ASSERT(game->commands < POLICY_COMMAND_CAP);
        View view = state_view(scenario, &game->state, game->state.open.seat);
        Command command = choose(&view, policy_seed, game->commands);
        command_apply(scenario, &game->types, &game->state, command, nobody);
        game->commands++;
    }
}
