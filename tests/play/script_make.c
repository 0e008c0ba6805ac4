// script_make SCENARIO POLICY SEED: prints the commands of a whole game, one a line, as a player would type
// them. What the scripted games of the tests are made of; the game is the one that `noon play --seed SEED
// --length 25` begins.
#include <stdio.h>
#include <stdlib.h>

#include "load/load.h"
#include "policy/policy.h"
#include "session/session.h"

int main(int argc, char **argv) {
    DiagList diags;
    Error error = {.message = ""};
    const Policy *policy = argc == 4 ? policy_find(argv[2]) : NULL;
    if (!policy || !diag_list_init(&diags)) {
        fprintf(stderr, "usage: script_make SCENARIO POLICY SEED\n");
        return 2;
    }
    uint64_t seed = strtoull(argv[3], NULL, 10);
    Scenario *scenario = scenario_load(argv[1], NULL, &diags, &error);
    if (!scenario) {
        fprintf(stderr, "%s: %zu errors %s\n", argv[1], diag_errors(&diags), error.message);
        return 1;
    }
    Setup setup = {
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_25, .persons = 1};
    Session *session = session_new(scenario, &setup);
    while (!game_over(session_state(session))) {
        char line[256];
        View view = session_view(session, session_state(session)->open.seat);
        Command command = policy->choose(&view, seed, (uint32_t)session_command_count(session));
        command_print(scenario, session_state(session), command, line, sizeof line);
        puts(line);
        if (!session_submit(session, command, NULL, &error)) {
            fprintf(stderr, "\"%s\" was refused %s\n", line, error.message);
            return 1;
        }
    }
    session_free(session);
    scenario_free(scenario);
    diag_list_free(&diags);
    return 0;
}
