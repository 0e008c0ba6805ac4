// script_make SCENARIO POLICY SEED [held]: prints the commands of a whole game, one a line, as a player would type
// them. What the scripted games of the tests are made of; the game is the one that `noon play --seed SEED
// --length 25` begins. "held": the first from that seed on whose text is signed and holds to its last day; its
// seed stands in a line before the commands ("# 3").
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/load.h"
#include "policy/policy.h"
#include "session/session.h"
#include "sim/symbols.h"

enum { SEEDS_MAX = 1000 };

static Setup setup_of(uint64_t seed) {
    return (Setup){
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_25, .persons = 1};
}

// False: there is none.
static bool held_find(const Scenario *scenario, const Policy *policy, uint64_t *seed) {
    static PolicyGame game;
    for (uint64_t last = *seed + SEEDS_MAX; *seed < last; ++*seed) {
        Setup setup = setup_of(*seed);
        policy_play(scenario, &setup, policy->choose, *seed, &game);
        const Open *open = &game.state.open;
        if (open->broken_day == NO_INDEX && open_days_held(open) == open->days) {
            return true;
        }
    }
    return false;
}

static bool script_print(Scenario *scenario, const Policy *policy, uint64_t seed) {
    Setup setup = setup_of(seed);
    Session *session = session_new(scenario, &setup);
    Error error = {.message = ""};
    bool good = true;
    while (good && !game_over(session_state(session))) {
        char line[256];
        View view = session_view(session, session_state(session)->open.seat);
        Command command = policy->choose(&view, seed, (uint32_t)session_command_count(session));
        command_print(scenario, command, line, sizeof line);
        puts(line);
        good = session_submit(session, command, NULL, &error);
        if (!good) {
            fprintf(stderr, "\"%s\" was refused %s\n", line, error.message);
        }
    }
    session_free(session);
    return good;
}

int main(int argc, char **argv) {
    DiagList diags;
    Error error = {.message = ""};
    bool held = argc == 5 && strcmp(argv[4], "held") == 0;
    const Policy *policy = argc == 4 || held ? policy_find(argv[2]) : NULL;
    if (!policy || !diag_list_init(&diags)) {
        fprintf(stderr, "usage: script_make SCENARIO POLICY SEED [held]\n");
        return 2;
    }
    uint64_t seed = strtoull(argv[3], NULL, 10);
    Scenario *scenario = scenario_load(argv[1], NULL, &diags, &error);
    if (!scenario) {
        fprintf(stderr, "%s: %zu errors %s\n", argv[1], diag_errors(&diags), error.message);
        return 1;
    }
    bool good = !held || held_find(scenario, policy, &seed);
    if (!good) {
        fprintf(stderr, "%s: no text of %d nights is signed and holds\n", argv[1], SEEDS_MAX);
    } else if (held) {
        printf("# %llu\n", (unsigned long long)seed);
    }
    good = good && script_print(scenario, policy, seed);
    scenario_free(scenario);
    diag_list_free(&diags);
    return good ? 0 : 1;
}
