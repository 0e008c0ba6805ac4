// `noon simulate`: plays a scenario by a policy many times on all cores and counts how it ends. The same
// seeds give the same figures and the same digest whatever the number of jobs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/jobs.h"
#include "base/real.h"
#include "base/system.h"
#include "policy/policy.h"

enum { CHUNK_GAMES = 64, GAMES_MAX = 100000000, PROGRESS_CHUNKS = 32 };

typedef struct Chunk { // what a run of games led to
    Digest digest;
    uint32_t signed_, held_day, held_week, won;
    uint32_t endings[ENDING_MAX + 1]; // the last: none fitted
    uint64_t commands;
    size_t state_bytes;
} Chunk;

typedef struct Run {
    const Scenario *scenario;
    const Policy *policy;
    SetupChoices choices;
    uint64_t games;
    size_t first_chunk;
    Chunk *chunks;
    PolicyGame *scratch; // one a worker
} Run;

static void chunk_play(void *user, size_t index, unsigned worker) {
    Run *run = user;
    size_t number = run->first_chunk + index;
    Chunk *chunk = &run->chunks[number];
    PolicyGame *game = &run->scratch[worker];
    *chunk = (Chunk){.commands = 0};
    digest_init(&chunk->digest);
    uint64_t first = (uint64_t)number * CHUNK_GAMES;
    for (uint64_t g = first; g < first + CHUNK_GAMES && g < run->games; g++) {
        SetupChoices choices = run->choices;
        choices.seed += g;
        Setup setup = setup_from(&choices);
        policy_play(run->scenario, &setup, run->policy->choose, choices.seed, game);
        const State *state = &game->state;
        digest_u64(&chunk->digest, state_digest(run->scenario, state));
        bool is_signed = state->open.signed_ != 0;
        chunk->signed_ += is_signed;
        chunk->held_day += is_signed && game_held(state, 24);
        chunk->held_week += is_signed && game_held(state, 7 * 24);
        chunk->won += game_won(run->scenario, state);
        int ending = state->open.ending;
        chunk->endings[ending >= 0 && ending < ENDING_MAX ? ending : ENDING_MAX]++;
        chunk->commands += game->commands;
        size_t bytes = state_bytes(state);
        chunk->state_bytes = bytes > chunk->state_bytes ? bytes : chunk->state_bytes;
    }
}

typedef struct Figures {
    uint64_t games, signed_, held_day, held_week, won, commands;
    uint64_t endings[ENDING_MAX + 1];
    size_t state_bytes;
    Digest digest;
    double seconds;
    unsigned jobs;
} Figures;

static void figures_add(const Run *run, size_t chunk_count, Figures *sum) {
    digest_init(&sum->digest);
    for (size_t c = 0; c < chunk_count; c++) {
        const Chunk *chunk = &run->chunks[c];
        digest_u64(&sum->digest, chunk->digest.value);
        sum->signed_ += chunk->signed_;
        sum->held_day += chunk->held_day;
        sum->held_week += chunk->held_week;
        sum->won += chunk->won;
        sum->commands += chunk->commands;
        for (int e = 0; e <= ENDING_MAX; e++) {
            sum->endings[e] += chunk->endings[e];
        }
        if (chunk->state_bytes > sum->state_bytes) {
            sum->state_bytes = chunk->state_bytes;
        }
    }
}

static bool run_play(Run *run, Figures *figures, Error *error) {
    size_t chunk_count = (size_t)((run->games + CHUNK_GAMES - 1) / CHUNK_GAMES);
    unsigned workers = figures->jobs;
    run->chunks = calloc(chunk_count, sizeof *run->chunks);
    run->scratch = calloc(workers, sizeof *run->scratch);
    bool good = run->chunks && run->scratch;
    bool progress = system_is_terminal(2);
    uint64_t start = clock_now_ns();
    for (size_t done = 0; good && done < chunk_count; done += PROGRESS_CHUNKS * workers) {
        size_t left = chunk_count - done;
        size_t now = left < PROGRESS_CHUNKS * workers ? left : PROGRESS_CHUNKS * workers;
        run->first_chunk = done;
        (void)jobs_run(workers, now, chunk_play, run); // with fewer threads it is only slower
        if (progress) {
            fprintf(stderr, "\r%3d %%", (int)((done + now) * 100 / chunk_count));
            fflush(stderr);
        }
    }
    figures->seconds = (double)(clock_now_ns() - start) * 1e-9;
    if (progress) {
        fprintf(stderr, "\r     \r");
    }
    if (good) {
        figures->games = run->games;
        figures_add(run, chunk_count, figures);
    }
    free(run->chunks);
    free(run->scratch);
    return good ||
           error_set(error, "there is not enough memory for %llu games", (unsigned long long)run->games);
}

// ---- what is shown ----

typedef struct Share {
    double share, low, high;
} Share;

// The interval of Wilson (1927) for a share, 95 %.
static Share share_of(uint64_t part, uint64_t whole) {
    double n = (double)whole, p = (double)part / n, z = 1.959963984540054;
    double middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    double half = z / (1.0 + z * z / n) * real_sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    return (Share){p, middle - half < 0.0 ? 0.0 : middle - half, middle + half > 1.0 ? 1.0 : middle + half};
}

typedef struct Row {
    const char *name;
    uint64_t count;
} Row;
enum { ROW_COUNT = 4 };

static void rows_fill(const Figures *figures, Row rows[ROW_COUNT]) {
    rows[0] = (Row){"signed", figures->signed_};
    rows[1] = (Row){"held_24h", figures->held_day};
    rows[2] = (Row){"held_7d", figures->held_week};
    rows[3] = (Row){"won", figures->won};
}

static void json_share(Buffer *out, Share share) {
    buffer_addf(out, "{\"share\": %.6f, \"low\": %.6f, \"high\": %.6f}", share.share, share.low, share.high);
}

static void figures_json(const Run *run, const Figures *figures, Buffer *out) {
    char digest[DIGEST_TEXT_BYTES];
    digest_print(figures->digest, digest);
    buffer_addf(out,
                "{\n  \"scenario\": \"%s\",\n  \"games\": %llu,\n  \"policy\": \"%s\",\n  \"seed\": %llu,\n",
                run->scenario->id, (unsigned long long)figures->games, run->policy->name,
                (unsigned long long)run->choices.seed);
    buffer_addf(out, "  \"length\": \"%s\",\n  \"difficulty\": \"%s\",\n  \"digest\": \"%s\",\n",
                length_choices[run->choices.length], difficulty_choices[run->choices.difficulty], digest);
    buffer_addf(out, "  \"jobs\": %u,\n  \"seconds\": %.3f,\n  \"games_per_second\": %.0f,\n", figures->jobs,
                figures->seconds, (double)figures->games / figures->seconds);
    buffer_addf(out, "  \"state_bytes\": %zu,\n  \"commands_mean\": %.2f", figures->state_bytes,
                (double)figures->commands / (double)figures->games);
    Row rows[ROW_COUNT];
    rows_fill(figures, rows);
    for (int r = 0; r < ROW_COUNT; r++) {
        buffer_addf(out, ",\n  \"%s\": ", rows[r].name);
        json_share(out, share_of(rows[r].count, figures->games));
    }
    buffer_add(out, ",\n  \"endings\": {");
    for (int e = 0; e < run->scenario->ending_count; e++) {
        buffer_addf(out, "%s\n    \"%s\": ", e ? "," : "", run->scenario->endings[e].id);
        json_share(out, share_of(figures->endings[e], figures->games));
    }
    buffer_add(out, "\n  }\n}\n");
}

static void table_row(Buffer *out, const char *name, uint64_t count, uint64_t games) {
    Share share = share_of(count, games);
    buffer_addf(out, "%-24s %6.2f %%   %6.2f - %.2f\n", name, share.share * 100.0, share.low * 100.0,
                share.high * 100.0);
}

static void figures_table(const Run *run, const Figures *figures, Buffer *out) {
    char digest[DIGEST_TEXT_BYTES];
    digest_print(figures->digest, digest);
    buffer_addf(out, "%s, policy %s, %llu games from seed %llu, %s minutes, %s\n", run->scenario->id,
                run->policy->name, (unsigned long long)figures->games, (unsigned long long)run->choices.seed,
                length_choices[run->choices.length], difficulty_choices[run->choices.difficulty]);
    buffer_addf(out, "%.0f games a second on %u %s, state %zu bytes, %.1f commands a game, digest %s\n\n",
                (double)figures->games / figures->seconds, figures->jobs,
                figures->jobs == 1 ? "core" : "cores", figures->state_bytes,
                (double)figures->commands / (double)figures->games, digest);
    buffer_addf(out, "%-24s %8s   95 %% interval\n", "", "share");
    Row rows[ROW_COUNT];
    rows_fill(figures, rows);
    for (int r = 0; r < ROW_COUNT; r++) {
        table_row(out, rows[r].name, rows[r].count, figures->games);
    }
    buffer_add(out, "\nendings\n");
    for (int e = 0; e < run->scenario->ending_count; e++) {
        table_row(out, run->scenario->endings[e].id, figures->endings[e], figures->games);
    }
    if (figures->endings[ENDING_MAX] > 0) {
        table_row(out, "(none)", figures->endings[ENDING_MAX], figures->games);
    }
}

static Exit simulate(const App *app, const char *name, Run *run, Figures *figures, bool json) {
    Exit exit = EXIT_GOOD;
    Scenario *scenario = library_load(app, name, &exit);
    if (!scenario) {
        return exit;
    }
    run->scenario = scenario;
    Error error;
    if (!run_play(run, figures, &error)) {
        library_free(scenario);
        return app_fail(EXIT_WORLD, &error);
    }
    Buffer out;
    buffer_init(&out);
    (json ? figures_json : figures_table)(run, figures, &out);
    exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(&out);
    library_free(scenario);
    return exit;
}

Exit simulate_run(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"table", "json", NULL};
    const char *policies[16] = {NULL};
    for (size_t i = 0; i < 15 && policy_at(i); i++) {
        policies[i] = policy_at(i)->name;
    }
    uint64_t jobs = 0;
    int format = 0, policy = 0;
    Run run = {.games = 10000, .choices = {.difficulty = 1, .length = 2, .seed = 1}};
    const OptionRow rows[] = {
        {"--games", 'n', OPTION_NUMBER, "N", NULL, 1, GAMES_MAX, &run.games, "how many games (10000)"},
        {"--policy", 'p', OPTION_CHOICE, NULL, policies, 0, 0, &policy, "who plays"},
        {"--seed", 's', OPTION_NUMBER, "K", NULL, 0, 0, &run.choices.seed,
         "seed of the first game, the next has one more (1)"},
        {"--jobs", 'j', OPTION_NUMBER, "J", NULL, 1, JOBS_WORKERS_CAP, &jobs, "cores to use (all)"},
        {"--length", 0, OPTION_CHOICE, NULL, length_choices, 0, 0, &run.choices.length,
         "minutes of a night (90)"},
        {"--difficulty", 0, OPTION_CHOICE, NULL, difficulty_choices, 0, 0, &run.choices.difficulty,
         "how tense (tense)"},
        {"--days", 0, OPTION_NUMBER, "N", NULL, 1, DAY_MAX, &run.choices.days,
         "days of the ceasefire (as the length says)"},
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &format, "what is printed (table)"},
    };
    const ArgsSpec spec = {.usage = "simulate SCENARIO [options]",
                           .text = "Plays a scenario many times and counts how it ends.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    run.policy = policy_at((size_t)policy);
    Figures figures = {.jobs = jobs ? (unsigned)jobs : jobs_cores()};
    return simulate(app, args.positional[0], &run, &figures, format == 1);
}
