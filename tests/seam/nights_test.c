// Whole nights by a random player, every kind of set-up in turn, some by the wildest house rules there can be: after
// each command the State must hold its invariants, the awaited seat must have something to say, what is told of the
// days must go by their clock, nobody changes a text that is being signed, and every night must end in one of the
// scenario's endings. usage: noon_nights_test GAMES SCENARIO...
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "load/load.h"
#include "policy/policy.h"

static State state;
static Types types;
static Offer offers[COMMAND_LIST_MAX];

// Every length, difficulty and number of days; now and then all seats are people's.
static Setup setup_of(const Scenario *scenario, int night) {
    unsigned all = (1u << (1 + scenario->party_count)) - 1;
    return (Setup){
        .types_seed = random_bits(1, 1, (uint32_t)night, 0),
        .luck_seed = random_bits(1, 2, (uint32_t)night, 0),
        .difficulty = (Difficulty)(DIFFICULTY_CALM + night % 3),
        .length = (Length)(LENGTH_25 + night / 3 % 3),
        .days = night % 2 ? 7 : 14,
        .guided = night % 5 == 0,
        .persons = (uint16_t)(night % 7 == 0 ? all : 1),
    };
}

// About a third of the parameters somewhere in their range, and half of these at one end of it.
static void house_draw(const Scenario *scenario, int night, Scenario *house) {
    HouseRules rules = {.changed = {false}};
    for (int p = 0; p < PARAM_COUNT; p++) {
        double where = random_unit(2, 1, (uint32_t)night, (uint64_t)p) * 2 - 0.5;
        where = where < 0 ? 0 : where > 1 ? 1 : where;
        rules.changed[p] = random_below(2, 2, (uint32_t)night, (uint64_t)p, 3) == 0;
        rules.value[p] = parameters[p].low + (parameters[p].high - parameters[p].low) * where;
    }
    *house = *scenario;
    house_rules_apply(&rules, house);
}

// What has been told so far.
typedef struct Clock {
    const Scenario *scenario;
    bool skips_days;
    bool asked;        // to sign, and not yet answered
    int moment;        // the last event's
    int reported;      // the last report's
    const char *wrong; // NULL while all is well
} Clock;

// Who is asked to sign answers the text that was put before it: no delegation brings a clause of its own meanwhile.
static void signature_look(Clock *clock, const Event *event) {
    if (event->kind == EVENT_COMMAND || event->kind == EVENT_REFUSED || event->kind == EVENT_PHASE) {
        bool answers = event->kind == EVENT_COMMAND && event->command.kind != COMMAND_TABLE;
        clock->asked = answers ? clock->asked : event->kind == EVENT_COMMAND;
    }
    if (clock->asked && event->kind == EVENT_BROUGHT && event->b != NO_INDEX) {
        clock->wrong = "a delegation brings a clause while the text is being signed";
    }
}

// Nothing is told of an hour that the clock has passed; a scene that has a day and an hour is told on that day, from
// that hour on.
static void clock_look(void *user, const Event *event) {
    Clock *clock = user;
    signature_look(clock, event);
    if (event->day == 0) {
        return;
    }
    int day = event->day * DAY_MINUTES, moment = day + event->minute;
    if (moment < clock->moment) {
        clock->wrong = "the clock of the days steps back";
    }
    clock->moment = moment;
    if (event->kind == EVENT_REPORT) {
        if (day + event->d < moment || day + event->d < clock->reported) {
            clock->wrong = "a report is of an hour that had passed when the one before was told";
        }
        clock->reported = day + event->d;
    }
    const Scene *scene = event->kind == EVENT_SCENE ? &clock->scenario->scenes[event->a] : NULL;
    if (scene && scene->kind == SCENE_CEASEFIRE && scene->day != NO_INDEX && scene->at != NO_INDEX &&
        (event->minute < scene->at || (event->day != scene->day && !clock->skips_days))) {
        clock->wrong = "a scene of an hour is not told at its hour";
    }
}

static const char *night_play(const Scenario *scenario, int night, const Policy *policy, long *commands) {
    static const char *why;
    Setup setup = setup_of(scenario, night);
    Clock clock = {.scenario = scenario, .skips_days = setup.length == LENGTH_25};
    EventSink sink = {.add = clock_look, .user = &clock};
    types_draw(scenario, &setup, &types);
    game_start(scenario, &types, &setup, &state, sink);
    for (uint32_t step = 0; !game_over(&state); step++) {
        if (step > POLICY_COMMAND_CAP) {
            return "the night does not end";
        }
        if (!state_valid(scenario, &state, &why)) {
            return why;
        }
        View view = state_view(scenario, &state, state.open.seat);
        if (night % 20 == 0 && command_list(&view, false, offers, COMMAND_LIST_MAX) == 0) {
            return "nothing can be said";
        }
        Command command = policy->choose(&view, (uint64_t)night, step);
        command_apply(scenario, &types, &state, command, sink);
        ++*commands;
        if (clock.wrong) {
            return clock.wrong;
        }
    }
    if (!state_valid(scenario, &state, &why)) {
        return why;
    }
    return state.open.ending >= 0 ? NULL : "the night ends without an ending";
}

static int scenario_play(const char *path, int games) {
    DiagList diags;
    Error error;
    if (!diag_list_init(&diags)) {
        return 1;
    }
    Scenario *scenario = scenario_load(path, NULL, &diags, &error);
    int failed = scenario == NULL;
    long commands = 0;
    Scenario *house = malloc(sizeof *house);
    for (int night = 0; scenario && house && night < games && !failed; night++) {
        const Policy *policy = policy_find(night % 10 == 9 ? "steady" : "random");
        bool wild = night % 4 == 1;
        if (wild) {
            house_draw(scenario, night, house);
        }
        const char *wrong = night_play(wild ? house : scenario, night, policy, &commands);
        if (wrong) {
            printf("%s, night %d: %s\n", path, night, wrong);
            failed = 1;
        }
    }
    if (!failed) {
        printf("%s: %d nights, %ld commands, nothing found\n", path, games, commands);
    }
    free(house);
    scenario_free(scenario);
    diag_list_free(&diags);
    return failed;
}

int main(int argc, char **argv) {
    int failed = argc < 3;
    for (int i = 2; i < argc; i++) {
        failed |= scenario_play(argv[i], atoi(argv[1]));
    }
    return failed;
}
