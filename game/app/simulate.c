// `noon simulate`: plays a scenario by a policy many times on all cores and counts how it ends. The same
// seeds give the same figures and the same digest whatever the number of jobs or shards.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/jobs.h"
#include "session/house.h"

enum { FORMAT_TABLE, FORMAT_JSON, FORMAT_LINES };
enum { SHARDS_MAX = 1000000 };

typedef struct Wish { // what is asked for beside a plain run
    const char *shard, *sweep, *baseline, *require;
    bool merge, ablate, worth, dominance, decided, openings, why, strict;
    uint64_t hands, luck;
    int format;
} Wish;

bool shard_parse(const char **text, Shard *shard) {
    char *end = NULL;
    unsigned long long part = strtoull(*text, &end, 10), whole = *end == '/' ? strtoull(end + 1, &end, 10) : 0;
    *text = end;
    *shard = (Shard){.index = part - 1, .count = whole};
    return part >= 1 && whole >= part && whole <= SHARDS_MAX;
}

static bool shard_read(const char *text, Run *run, Error *error) {
    const char *end = text;
    if (!shard_parse(&end, &run->shard) || *end != '\0') {
        error_set(error, "expected a shard like 2/8, found \"%s\"", text);
        return error_hint(error, "the first of eight is 1/8, the last 8/8");
    }
    return true;
}

// These assumptions instead of the scenario's.
static bool assumptions_set(Scenario *scenario, const char *text, Error *error) {
    HouseRules house = {.changed = {false}};
    if (!house_rules_parse(text, &house, error)) {
        return error->hint[0] ? false : error_hint(error, "several are parted by commas");
    }
    house_rules_apply(&house, scenario);
    return true;
}

static bool wish_is_report(const Wish *wish) {
    return wish->ablate || wish->worth || wish->dominance || wish->sweep || wish->hands || wish->openings ||
           wish->luck || wish->why;
}

static Exit report_write(Run *run, Scenario *scenario, const Wish *wish) {
    return wish->ablate      ? report_ablate(run)
           : wish->worth     ? report_worth(run)
           : wish->dominance ? report_dominance(run)
           : wish->sweep     ? report_sweep(run, scenario, wish->sweep)
           : wish->hands     ? report_hands(run, wish->hands, wish->decided)
           : wish->openings  ? report_openings(run)
           : wish->luck      ? report_luck(run, wish->luck)
                             : report_why(run);
}

typedef struct Held {
    bool changed, missed;
} Held;

static bool held_write(const Run *run, const Wish *wish, Held *held, Buffer *out, Error *error) {
    return (!wish->baseline || run_compare(run, wish->baseline, out, &held->changed, error)) &&
           (!wish->require || run_require(run, wish->require, out, &held->missed, error));
}

// Whether a run can be held to what is asked: known before its games are played.
static bool held_check(const Run *run, const Wish *wish, Error *error) {
    Held held = {.changed = false};
    Buffer ignored;
    buffer_init(&ignored);
    bool good = held_write(run, wish, &held, &ignored, error);
    buffer_free(&ignored);
    return good;
}

// The figures, then what they are held to; a machine that reads them gets that on the other stream.
static Exit result_write(const Run *run, const Wish *wish) {
    Error error = {.message = ""};
    Held found = {.changed = false};
    Buffer out, held;
    buffer_init(&out);
    buffer_init(&held);
    bool good = held_write(run, wish, &found, &held, &error);
    if (wish->format != FORMAT_LINES) {
        (wish->format == FORMAT_JSON ? run_json : run_table)(run, &out);
    }
    if (wish->format == FORMAT_TABLE) {
        buffer_add_bytes(&out, held.text, held.length);
    } else if (held.length) {
        fputs(held.text, stderr);
    }
    bool written = app_write(&out);
    Exit exit = !good                                             ? app_fail(EXIT_USAGE, &error)
                : !written                                        ? EXIT_WORLD
                : found.missed || (found.changed && wish->strict) ? EXIT_CONTENT
                                                                  : EXIT_GOOD;
    buffer_free(&held);
    buffer_free(&out);
    return exit;
}

static Exit simulate(const App *app, const Args *args, Run *run, const Wish *wish) {
    Exit exit = EXIT_GOOD;
    Scenario *scenario = library_load(app, args->positional[0], &exit);
    if (!scenario) {
        return exit;
    }
    run->scenario = scenario;
    Error error = {.message = ""};
    if (!assumptions_set(scenario, run->set, &error) || !held_check(run, wish, &error)) {
        library_free(scenario);
        return app_fail(EXIT_USAGE, &error);
    }
    if (wish_is_report(wish)) {
        exit = report_write(run, scenario, wish);
        library_free(scenario);
        return exit;
    }
    Buffer joined;
    buffer_init(&joined);
    bool good = wish->merge ? run_merge(run, args->positional + 1, args->positional_count - 1, &joined, &error)
                            : run_play(run, &error);
    run->joined = wish->merge ? joined.text : NULL;
    exit = good ? result_write(run, wish) : app_fail(EXIT_WORLD, &error);
    buffer_free(&joined);
    library_free(scenario);
    return exit;
}

typedef struct Asked { // the words of the command line
    Run run;
    Wish wish;
    const char *policies[16]; // names, NULL behind the last
    int policy;
    uint64_t jobs;
    char set[ARGS_LIST_BYTES], require[ARGS_LIST_BYTES];
    Args args;
} Asked;

// False: the program ends with *exit, and why is said.
static bool options_read(Asked *asked, const char **words, size_t count, Exit *exit) {
    static const char *const formats[] = {"table", "json", "jsonl", NULL};
    Run *run = &asked->run;
    Wish *wish = &asked->wish;
    const OptionRow rows[] = {
        {"--games", 'n', OPTION_NUMBER, "N", NULL, 1, GAMES_MAX, &run->games, "how many games (10000)"},
        {"--policy", 'p', OPTION_CHOICE, NULL, asked->policies, 0, 0, &asked->policy, "who plays"},
        {"--seed", 's', OPTION_NUMBER, "K", NULL, 0, 0, &run->choices.seed,
         "seed of the first game, the next has one more (1)"},
        {"--jobs", 'j', OPTION_NUMBER, "J", NULL, 1, JOBS_WORKERS_CAP, &asked->jobs, "cores to use (all)"},
        {"--shard", 0, OPTION_TEXT, "I/N", NULL, 0, 0, &wish->shard, "plays only this part of the games"},
        {"--merge", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->merge,
         "joins the JSON files of shards, named behind the scenario"},
        {"--length", 0, OPTION_CHOICE, NULL, length_choices, 0, 0, &run->choices.length, "minutes of a night (90)"},
        {"--difficulty", 0, OPTION_CHOICE, NULL, difficulty_choices, 0, 0, &run->choices.difficulty,
         "how tense (tense)"},
        {"--days", 0, OPTION_NUMBER, "N", NULL, 1, DAY_MAX, &run->choices.days,
         "days of the ceasefire (as the length says)"},
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &wish->format,
         "what is printed (table); jsonl is a line a game"},
        {"--baseline", 0, OPTION_TEXT, "FILE", NULL, 0, 0, &wish->baseline,
         "compares with an earlier --format json: what is more or less than chance explains"},
        {"--require", 0, OPTION_LIST, "NAME=A..B,...", NULL, 0, 0, asked->require,
         "shares in percent that must hold (won=20..60); exit 1 when one does not"},
        {"--strict", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->strict,
         "exit 1 as well when something changed beside --baseline"},
        {"--uses", 0, OPTION_FLAG, NULL, NULL, 0, 0, &run->uses,
         "counts how often each thing is chosen where it could be; slower"},
        {"--ablate", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->ablate, "what the policy loses without each move"},
        {"--worth", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->worth,
         "what each thing is worth to a skilled player who leans on it"},
        {"--dominance", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->dominance,
         "how far one move, two in turn, or the best that a search finds would go"},
        {"--hands", 0, OPTION_NUMBER, "N", NULL, 1, 1000, &wish->hands,
         "how many hands can be won: each of --games hands is dealt N times"},
        {"--decided", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->decided,
         "with --hands: deals a hand no more often than decides it"},
        {"--openings", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->openings,
         "how far the first five moves of two nights agree"},
        {"--luck", 0, OPTION_NUMBER, "N", NULL, 1, 10000, &wish->luck,
         "what was skill and what luck, against par; N nights are imagined for a value"},
        {"--why", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wish->why, "how often what \"why not?\" names turns a refusal"},
        {"--set", 0, OPTION_LIST, "NAME=X,...", NULL, 0, 0, asked->set,
         "house rules: other values for parameters of the model"},
        {"--sweep", 0, OPTION_TEXT, "NAME=A..B", NULL, 0, 0, &wish->sweep, "five values of a parameter of the model"},
    };
    const ArgsSpec spec = {.usage = "simulate SCENARIO [options]",
                           .text = "Plays a scenario many times and counts how it ends.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = SIZE_MAX};
    return app_args(&spec, words, count, &asked->args, exit);
}

// What does not go together.
static bool asked_check(Asked *asked, Error *error) {
    const Args *args = &asked->args;
    const Wish *wish = &asked->wish;
    if (args->positional_count > 1 && !wish->merge) {
        error_set(error, "unexpected \"%s\"", args->positional[1]);
        return error_hint(error, "one scenario; only --merge takes files behind it");
    }
    if (args->positional_count == 1 && wish->merge) {
        error_set(error, "\"--merge\": expected files behind the scenario, found none");
        return error_hint(error, "\"noon simulate SCENARIO --shard 1/8 --format json\" writes one of eight");
    }
    return !wish->shard || shard_read(wish->shard, &asked->run, error);
}

Exit simulate_run(App *app, const char **words, size_t count) {
    Asked asked = {.run = {.games = 10000,
                           .choices = {.difficulty = 1, .length = 2, .seed = 1},
                           .set = asked.set,
                           .shard = {.count = 1}},
                   .wish = {.format = FORMAT_TABLE}};
    for (size_t i = 0; i + 1 < sizeof asked.policies / sizeof asked.policies[0] && policy_at(i); i++) {
        asked.policies[i] = policy_at(i)->name;
    }
    Exit exit;
    Error error = {.message = ""};
    if (!options_read(&asked, words, count, &exit)) {
        return exit;
    }
    if (!asked_check(&asked, &error)) {
        return app_fail(EXIT_USAGE, &error);
    }
    Run *run = &asked.run;
    asked.wish.require = asked.require[0] ? asked.require : NULL;
    run->policy = policy_at((size_t)asked.policy);
    run->choose = run->policy->choose;
    run->jobs = asked.jobs ? (unsigned)asked.jobs : jobs_cores();
    run->lines = asked.wish.format == FORMAT_LINES;
    run->zone = asked.wish.format != FORMAT_LINES;
    return simulate(app, &asked.args, run, &asked.wish);
}
