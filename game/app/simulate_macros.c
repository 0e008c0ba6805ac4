// The search for a few moves that are good whatever the night is like: none should be.
#include <stdio.h>

#include "app/simulate.h"
#include "base/random.h"

enum { CLIMBS = 8, STEPS = 24, SHORTEST = 3, PURPOSE_SEARCH = 0x73656172 };

typedef struct Macro {
    int count, move[MACRO_MAX];
} Macro;

static bool macro_row(Run *run, const Macro *macro, Buffer *out, Error *error) {
    char name[40 * MACRO_MAX];
    size_t length = 0;
    for (int n = 0; n < macro->count; n++) {
        length +=
            (size_t)snprintf(name + length, sizeof name - length, "%s%s", n ? " + " : "", macro_name(macro->move[n]));
    }
    run->policy_seed = macro_of(macro->move, macro->count);
    return report_row(run, name, out, error);
}

static bool macro_measure(Run *run, const Macro *macro, double *won, Error *error) {
    run->policy_seed = macro_of(macro->move, macro->count);
    run->zone = false;
    bool good = run_play(run, error);
    *won = good ? share_of(run->tally.won[0], run->tally.games[0]).share : 0;
    return good;
}

// A random macro, one move of it changed at a time for as long as it wins more.
static bool macro_climb(Run *run, uint64_t seed, Macro *macro, Error *error) {
    unsigned moves = (unsigned)macro_count();
    macro->count = SHORTEST + (int)random_below(seed, PURPOSE_SEARCH, 0, 0, MACRO_MAX - SHORTEST + 1);
    for (int n = 0; n < macro->count; n++) {
        macro->move[n] = (int)random_below(seed, PURPOSE_SEARCH, 1, (uint64_t)n, moves);
    }
    double best;
    bool good = macro_measure(run, macro, &best, error);
    for (uint32_t step = 0; good && step < STEPS; step++) {
        Macro tried = *macro;
        double won;
        tried.move[random_below(seed, PURPOSE_SEARCH, 2, step, (unsigned)tried.count)] =
            (int)random_below(seed, PURPOSE_SEARCH, 3, step, moves);
        good = macro_measure(run, &tried, &won, error);
        if (good && won > best) {
            best = won;
            *macro = tried;
        }
    }
    return good;
}

// A climb has a quarter of the games and is judged by all of others: what was best of many by luck shows.
static bool macros_search(Run *run, Buffer *out, Error *error) {
    const SetupChoices judged = run->choices;
    const uint64_t games = run->games;
    bool good = true;
    buffer_addf(out,
                "\nwhat %d searches among macros of %d to %d moves found best, each after %d changes, in other games\n",
                CLIMBS, SHORTEST, MACRO_MAX, STEPS);
    for (uint64_t climb = 0; good && climb < CLIMBS; climb++) {
        Macro macro;
        run->games = games / 4 > 0 ? games / 4 : 1;
        run->choices.seed = judged.seed + games;
        good = macro_climb(run, judged.seed + climb, &macro, error);
        run->games = games;
        run->choices = judged;
        good = good && macro_row(run, &macro, out, error);
    }
    return good;
}

Exit report_dominance(Run *run) {
    Buffer out;
    Error error = {.message = ""};
    buffer_init(&out);
    report_rows_head(run, "a few moves in turn, then asking for signatures; par after noon", &out);
    bool good = report_row(run, "(the policy itself)", &out, &error);
    run->choose = policy_macro;
    for (int a = 0; good && a < macro_count(); a++) {
        good = macro_row(run, &(Macro){1, {a}}, &out, &error);
    }
    for (int a = 0; good && a < macro_count(); a++) {
        for (int b = a + 1; good && b < macro_count(); b++) {
            good = macro_row(run, &(Macro){2, {a, b}}, &out, &error);
        }
    }
    good = good && macros_search(run, &out, &error);
    return report_end(good, &out, &error);
}
