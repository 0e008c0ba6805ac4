// Plays the games of a run on all cores.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/jobs.h"
#include "base/real.h"
#include "base/system.h"
#include "sim/symbols.h"

enum { BATCH_CHUNKS = 32 };

typedef struct Worker {
    PolicyGame game;
    Watch watch;
    Tally tally;
} Worker;

typedef struct Batch {
    Run *run;
    Counted counted;
    size_t first;
    Worker *workers;
    Buffer *lines; // one a chunk
} Batch;

static void line_print(const Run *run, const Setup *setup, const Worker *worker, Buffer *out) {
    const Open *open = &worker->game.state.open;
    const Scenario *scenario = run->scenario;
    buffer_addf(out,
                "{\"seed\": %llu, \"signed\": %s, \"days_held\": %d, \"won\": %s, \"exchanges\": %d, \"broken_by\": ",
                (unsigned long long)setup->types_seed, open->signed_ ? "true" : "false", open_days_held(open),
                game_won(scenario, &worker->game.state) ? "true" : "false", open->exchanges);
    if (!worker->watch.broken) {
        buffer_add(out, "null");
    } else {
        buffer_addf(out, "\"%s\"", worker->watch.attacked ? scenario->parties[worker->watch.broken_by].id : "spiral");
    }
    buffer_addf(out, ", \"ending\": \"%s\", \"ties\": [", open->ending >= 0 ? scenario->endings[open->ending].id : "");
    for (int p = 0; p < scenario->party_count; p++) {
        buffer_addf(out, "%s%.1f", p ? ", " : "", 100 * open->tie[p]);
    }
    buffer_addf(out, "], \"allies\": %.1f, \"name\": %.1f, \"leverage\": %d}\n", 100 * open->allies, 100 * open->name,
                open->leverage);
}

static void chunk_play(void *user, size_t index, unsigned number) {
    Batch *batch = user;
    Run *run = batch->run;
    Worker *worker = &batch->workers[number];
    uint64_t chunk = (uint64_t)(batch->first + index) * run->shard.count + run->shard.index,
             first = chunk * CHUNK_GAMES;
    Digest digest;
    digest_init(&digest);
    for (uint64_t g = first; g < first + CHUNK_GAMES && g < run->games; g++) {
        SetupChoices choices = run->choices;
        choices.seed += g;
        Setup setup = setup_from(&choices);
        uint64_t seed = run->policy_seed ? run->policy_seed : choices.seed;
        tally_play(&worker->tally, &batch->counted, &setup, seed, &worker->game, &worker->watch);
        digest_u64(&digest, state_digest(run->scenario, &worker->game.state));
        if (run->lines) {
            line_print(run, &setup, worker, &batch->lines[index]);
        }
    }
    // Shards and jobs come in any order: what is summed must not depend on it.
    worker->tally.digest[0] += digest.value * (2 * chunk + 1);
}

// How wide the zone of agreement is where each of the first games begins: not part of what is timed.
static void zone_measure(Run *run, Worker *worker) {
    const EventSink nobody = {.add = NULL};
    for (uint64_t g = 0; g < run->games && g < TALLY_ZONE_GAMES; g++) {
        SetupChoices choices = run->choices;
        choices.seed += g;
        Setup setup = setup_from(&choices);
        if (g / CHUNK_GAMES % run->shard.count == run->shard.index) {
            policy_begin(run->scenario, &setup, nobody, &worker->game);
            tally_zone(&worker->tally, run->scenario, &worker->game);
        }
    }
}

// Of no use to go on when nobody takes them.
static bool lines_write(Batch *batch, size_t count, Error *error) {
    bool good = true;
    for (size_t c = 0; good && c < count; c++) {
        good = app_print(&batch->lines[c], error);
        buffer_clear(&batch->lines[c]);
    }
    return good;
}

bool run_play(Run *run, Error *error) {
    size_t chunks = (size_t)((run->games + CHUNK_GAMES - 1) / CHUNK_GAMES);
    Shard shard = run->shard;
    size_t mine = chunks > shard.index ? (size_t)((chunks - shard.index + shard.count - 1) / shard.count) : 0;
    size_t batch_max = BATCH_CHUNKS * (size_t)run->jobs;
    Batch batch = {
        .run = run,
        .counted = {.scenario = run->scenario, .choose = run->choose, .without = run->without, .legal = run->uses},
        .workers = calloc(run->jobs, sizeof *batch.workers),
        .lines = calloc(batch_max, sizeof *batch.lines)};
    bool progress = system_is_terminal(2), good = (batch.workers && batch.lines) || error_memory(error);
    uint64_t start = clock_now_ns();
    things_fill(run->scenario, &batch.counted.things);
    run->tally = (Tally){0};
    for (size_t done = 0; good && done < mine; done += batch_max) {
        size_t now = mine - done < batch_max ? mine - done : batch_max;
        batch.first = done;
        (void)jobs_run(run->jobs, now, chunk_play, &batch); // with fewer threads it is only slower
        good = lines_write(&batch, run->lines ? now : 0, error);
        if (progress) {
            fprintf(stderr, "\r%3d %%", (int)((done + now) * 100 / mine));
            fflush(stderr);
        }
    }
    run->seconds = (double)(clock_now_ns() - start) * 1e-9;
    if (progress) {
        fprintf(stderr, "\r     \r");
    }
    if (good && run->zone) {
        zone_measure(run, &batch.workers[0]);
    }
    for (unsigned w = 0; good && w < run->jobs; w++) {
        tally_add(&run->tally, &batch.workers[w].tally);
    }
    for (size_t c = 0; batch.lines && c < batch_max; c++) {
        buffer_free(&batch.lines[c]);
    }
    free(batch.lines);
    free(batch.workers);
    return good;
}

Share share_of(uint64_t part, uint64_t whole) {
    if (whole == 0) {
        return (Share){0, 0, 1};
    }
    double n = (double)whole, p = (double)part / n, z = 1.959963984540054;
    double middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    double half = z / (1.0 + z * z / n) * real_sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    return (Share){p, middle - half < 0.0 ? 0.0 : middle - half, middle + half > 1.0 ? 1.0 : middle + half};
}
