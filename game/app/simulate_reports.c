// The reports of balance: what a policy loses without each move, and what a parameter of the model does.
#include <stdio.h>
#include <string.h>

#include "app/simulate.h"
#include "session/house.h"

bool report_row(Run *run, const char *name, Buffer *out, Error *error) {
    run->zone = false;
    if (!run_play(run, error)) {
        return false;
    }
    const Tally *tally = &run->tally;
    uint64_t games = tally->games[0];
    Share won = share_of(tally->won[0], games);
    buffer_addf(out, "%-34s %6.2f %6.2f %6.2f %6.2f   %6.2f - %.2f\n", name,
                100 * share_of(tally->signed_[0], games).share, 100 * share_of(tally->held_24h[0], games).share,
                100 * share_of(tally->held_7d[0], games).share, 100 * won.share, 100 * won.low, 100 * won.high);
    return true;
}

void report_head(const Run *run, const char *what, Buffer *out) {
    buffer_addf(out, "%s, policy %s, %s minutes, %s: %s\n", run->scenario->id, run->policy->name,
                length_choices[run->choices.length], difficulty_choices[run->choices.difficulty], what);
}

void report_rows_head(const Run *run, const char *what, Buffer *out) {
    report_head(run, what, out);
    buffer_addf(out, "%llu games each\n\n%-34s %6s %6s %6s %6s   95 %% interval of won\n",
                (unsigned long long)run->games, "", "signed", "24h", "7d", "won");
}

void report_share(Buffer *out, const char *name, uint64_t part, uint64_t whole) {
    Share share = share_of(part, whole);
    buffer_addf(out, "%-34s %6.2f %%   %6.2f - %.2f\n", name, 100 * share.share, 100 * share.low, 100 * share.high);
}

Exit report_end(bool good, Buffer *out, const Error *error) {
    Exit exit = !good ? app_fail(EXIT_WORLD, error) : app_write(out) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(out);
    return exit;
}

// ---- without ----

Exit report_ablate(Run *run) {
    Things things;
    Buffer out;
    Error error = {.message = ""};
    things_fill(run->scenario, &things);
    buffer_init(&out);
    report_rows_head(run, "without one thing", &out);
    bool good = report_row(run, "(everything)", &out, &error);
    for (int t = 0; good && t < things.count; t++) {
        if (thing_can_be_missed(&things.thing[t])) {
            char name[64];
            snprintf(name, sizeof name, "%s %s", things.thing[t].group, things.thing[t].name);
            run->without = &things.thing[t].is;
            good = report_row(run, name, &out, &error);
        }
    }
    run->without = NULL; // things end here
    return report_end(good, &out, &error);
}

// ---- what a thing is worth to who leans on it ----

static bool lean_won(Run *run, const Thing *thing, int way, double *won, Error *error) {
    run->policy_seed = lean_of(&thing->is, way);
    bool good = run_play(run, error);
    *won = good ? 100 * share_of(run->tally.won[0], run->tally.games[0]).share : 0;
    return good;
}

// The best way is found in half as many other games: what was best by luck shows.
static bool worth_row(Run *run, const Thing *thing, Buffer *out, Error *error) {
    const SetupChoices judged = run->choices;
    const uint64_t games = run->games;
    double best = -1, won, without = 0;
    int way = 0;
    bool good = true;
    run->games = (games + 1) / 2;
    run->choices.seed = judged.seed + games;
    for (int w = 0; good && w < lean_ways(&thing->is); w++) {
        good = lean_won(run, thing, w, &won, error);
        way = won > best ? w : way;
        best = won > best ? won : best;
    }
    run->games = games;
    run->choices = judged;
    good = good && lean_won(run, thing, way, &best, error);
    run->without = &thing->is;
    good = good && lean_won(run, thing, way | LEAN_UNDONE, &without, error);
    run->without = NULL;
    buffer_addf(out, "%-8s%-28s %8.2f %8.2f %+8.2f\n", thing->group, thing->name, best, without, best - without);
    return good;
}

Exit report_worth(Run *run) {
    Things things;
    Buffer out;
    Error error = {.message = ""};
    bool good = true;
    things_fill(run->scenario, &things);
    buffer_init(&out);
    report_head(run, "won by par that leans on one thing, and when it is not to be had", &out);
    buffer_addf(&out, "%llu games each\n\n%-36s %8s %8s %8s\n", (unsigned long long)run->games, "", "leaning",
                "without", "worth");
    run->choose = policy_lean;
    run->zone = false;
    for (int t = 0; good && t < things.count; t++) {
        if (thing_can_be_missed(&things.thing[t])) {
            good = worth_row(run, &things.thing[t], &out, &error);
        }
    }
    return report_end(good, &out, &error);
}

// ---- sweeps ----

Exit report_sweep(Run *run, Scenario *scenario, const char *range) {
    enum { STEPS = 5 };
    const char *equals = strchr(range, '='), *dots = equals ? strstr(equals, "..") : NULL;
    Error error = {.message = ""};
    if (!dots) {
        error_set(&error, "expected a sweep like heat_reply=0.1..0.3, found \"%s\"", range);
        error_hint(&error, "\"noon parameters\" lists the names and ranges");
        return app_fail(EXIT_USAGE, &error);
    }
    int parameter = parameter_parse(range, (size_t)(equals - range), &error);
    if (parameter < 0) {
        return app_fail(EXIT_USAGE, &error);
    }
    double low, high;
    if (!parameter_value_parse(parameter, equals + 1, (size_t)(dots - equals) - 1, &low, &error) ||
        !parameter_value_parse(parameter, dots + 2, strlen(dots + 2), &high, &error)) {
        return app_fail(EXIT_USAGE, &error);
    }
    Buffer out;
    buffer_init(&out);
    report_rows_head(run, parameters[parameter].name, &out);
    bool good = true;
    for (int s = 0; good && s < STEPS; s++) {
        char label[64];
        scenario->parameters[parameter] = low + (high - low) * s / (STEPS - 1);
        snprintf(label, sizeof label, "%g", scenario->parameters[parameter]);
        good = report_row(run, label, &out, &error);
    }
    return report_end(good, &out, &error);
}
