// bench NOON SCENARIO SCRATCH STORY: the figures with bars that need no window, measured on this machine,
// each beside its bar. Never a test: a shared machine would make it fail for nothing.
#define _GNU_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/file.h"

enum { RUNS = 15, ARGS_MAX = 16, FILE_BYTES_MAX = 32 * 1024 * 1024 };

typedef struct Measure {
    double median_ms, processor_ms; // medians
    long resident_kib;
    int code;
} Measure;

typedef struct Bench {
    const char *noon, *scenario, *scratch;
} Bench;

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double milliseconds(struct timeval time) {
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec * 1e-3;
}

// Runs a command until its end, its output thrown away.
static Measure run(const char *const *words, int runs) {
    double times[RUNS], processor[RUNS];
    Measure measure = {0};
    for (int i = 0; i < runs; i++) {
        uint64_t start = clock_now_ns();
        pid_t child = fork();
        if (child == 0) {
            int nowhere = open("/dev/null", O_WRONLY);
            dup2(nowhere, 1);
            dup2(nowhere, 2);
            execv(words[0], (char *const *)(uintptr_t)words);
            _exit(127);
        }
        int status = 0;
        struct rusage usage;
        wait4(child, &status, 0, &usage);
        times[i] = (double)(clock_now_ns() - start) * 1e-6;
        measure.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        measure.resident_kib = usage.ru_maxrss > measure.resident_kib ? usage.ru_maxrss : measure.resident_kib;
        processor[i] = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    }
    qsort(times, (size_t)runs, sizeof times[0], compare);
    qsort(processor, (size_t)runs, sizeof processor[0], compare);
    measure.median_ms = times[runs / 2];
    measure.processor_ms = processor[runs / 2];
    return measure;
}

static void row(const char *name, const char *value, const char *bar) {
    printf("%-44s %-34s %s\n", name, value, bar);
    fflush(stdout);
}

// What `noon simulate` says of itself under a key.
static double simulate(const Bench *bench, const char *policy, int games, int jobs, const char *key) {
    char command[2048], line[512];
    double value = 0;
    snprintf(command, sizeof command, "'%s' simulate '%s' --policy %s --games %d --jobs %d --format json", bench->noon,
             bench->scenario, policy, games, jobs);
    FILE *pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe)) {
        char *at = strstr(line, key);
        if (at) {
            value = strtod(at + strlen(key), NULL);
        }
    }
    if (pipe) {
        pclose(pipe);
    }
    return value;
}

// By wall clock, one core and two; and by the processor time of one, which other programs do not stretch.
static void games_rows(const Bench *bench) {
    static const struct {
        const char *policy, *bar;
        int games;
    } all[] = {{"random", ">= 200000 a second", 60000}, {"par", ">= 100000 a second", 12000}, {"lookahead", "", 8}};
    static const char rate[] = "\"games_per_second\":";
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char name[64], value[96], games[16];
        snprintf(games, sizeof games, "%d", all[i].games);
        const char *words[] = {bench->noon, "simulate", bench->scenario, "--policy", all[i].policy,
                               "--games",   games,      "--jobs",        "1",        NULL};
        double one = simulate(bench, all[i].policy, all[i].games, 1, rate),
               two = simulate(bench, all[i].policy, all[i].games, 2, rate);
        double processor = (double)all[i].games * 1e3 / run(words, 1).processor_ms;
        snprintf(name, sizeof name, "games, %s, one core", all[i].policy);
        snprintf(value, sizeof value,
                 one < 100 ? "%.1f a second, %.1f by processor" : "%.0f a second, %.0f by processor", one, processor);
        row(name, value, all[i].bar);
        snprintf(name, sizeof name, "games, %s, two jobs against one", all[i].policy);
        snprintf(value, sizeof value, "%.2f times", one > 0 ? two / one : 0);
        row(name, value, "");
    }
}

// A scenario file blown up with notes until it has `bytes`; what is in them is checked like everything else.
static bool big_make(const char *scenario, const char *path, size_t bytes, Error *error) {
    char *text = NULL;
    size_t length;
    Buffer source, big;
    buffer_init(&source);
    buffer_init(&big);
    path_join(&source, scenario, "scenario.json");
    bool good = file_read(source.text, FILE_BYTES_MAX, &text, &length, error);
    static const char place[] = "\"brief\": {";
    const char *open = good ? strstr(text, place) : NULL;
    if (open) {
        open += sizeof place - 1;
        buffer_add_bytes(&big, text, (size_t)(open - text));
        buffer_add(&big, "\n  \"note\": [");
        for (unsigned i = 0; big.length + length - (size_t)(open - text) < bytes; i++) {
            buffer_addf(&big,
                        "%s\n    {\n      \"id\": \"note-%u\",\n      \"text\": \"a line about nothing in "
                        "particular\","
                        "\n      \"numbers\": [%u, 0.5, true, null]\n    }",
                        i ? "," : "", i, i);
        }
        buffer_add(&big, "\n  ],");
        buffer_add_bytes(&big, open, length - (size_t)(open - text));
        good = file_write_atomic(path, big.text, big.length, error);
    }
    free(text);
    buffer_free(&big);
    buffer_free(&source);
    return good && open;
}

// A folder with the big file and the scenario's map; it stays, for other programs to be measured by.
static void check_row(const Bench *bench, int megabytes, double bare_kib, const char *bar) {
    char folder[1024], path[1100], map[1100], name[64], value[96], *text = NULL;
    size_t bytes = (size_t)megabytes * 1000000, length;
    Error error = {.message = ""};
    snprintf(folder, sizeof folder, "%s/big-%d", bench->scratch, megabytes);
    snprintf(path, sizeof path, "%s/scenario.json", folder);
    snprintf(map, sizeof map, "%s/map.json", bench->scenario);
    snprintf(name, sizeof name, "check a scenario of %d MB, whole process", megabytes);
    bool good = folder_make(folder, &error) && big_make(bench->scenario, path, bytes, &error) &&
                file_read(map, FILE_BYTES_MAX, &text, &length, &error);
    snprintf(map, sizeof map, "%s/map.json", folder);
    good = good && file_write_atomic(map, text, length, &error);
    free(text);
    if (!good) {
        row(name, error.message, bar);
        return;
    }
    const char *words[] = {bench->noon, "validate", folder, NULL};
    Measure measure = run(words, megabytes > 5 ? 7 : RUNS);
    snprintf(value, sizeof value, "%.1f ms, %.1f of processor%s", measure.median_ms, measure.processor_ms,
             measure.code > 0 ? " (failed)" : "");
    row(name, value, bar);
    double size = (double)bytes / 1024;
    snprintf(value, sizeof value, "%.1f times its size, %.1f more than bare", (double)measure.resident_kib / size,
             ((double)measure.resident_kib - bare_kib) / size);
    row("    memory at most", value, "<= 12 times its size");
}

// The figure that a program prints as its first number; 0 when it fails.
static double figure_of(const char *program, const char *argument) {
    char command[2048];
    double value = 0;
    snprintf(command, sizeof command, "'%s' '%s'", program, argument);
    FILE *pipe = popen(command, "r");
    if (!pipe || fscanf(pipe, "%lf", &value) != 1) {
        value = 0;
    }
    return pipe && pclose(pipe) == 0 ? value : 0;
}

static void explore_row(const Bench *bench) {
    char command[2048], line[512], value[96] = "failed";
    snprintf(command, sizeof command, "'%s' explore '%s'", bench->noon, bench->scenario);
    FILE *pipe = popen(command, "r");
    if (pipe && fgets(line, sizeof line, pipe)) {
        const char *told = strstr(line, "nights in ");
        line[strcspn(line, "\n")] = '\0';
        snprintf(value, sizeof value, "%.80s", told ? told + strlen("nights in ") : line);
    }
    while (pipe && fgets(line, sizeof line, pipe)) {
    }
    if (pipe) {
        pclose(pipe);
    }
    row("explore the scenario", value, "all that can be met, < 10 s");
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: bench NOON SCENARIO SCRATCH STORY\n");
        return 2;
    }
    const Bench bench = {.noon = argv[1], .scenario = argv[2], .scratch = argv[3]};
    char value[96], ink[1024];
    Error error;
    if (!folder_make(bench.scratch, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 3;
    }
    printf("%-44s %-34s %s\n", "figure", "here", "bar");
    games_rows(&bench);
    snprintf(value, sizeof value, "%.0f bytes", simulate(&bench, "random", 100, 1, "\"state_bytes\":"));
    row("state", value, "<= 2048 bytes");
    const char *version[] = {bench.noon, "--version", NULL};
    Measure bare = run(version, RUNS);
    snprintf(value, sizeof value, "%.1f ms, %.1f of processor, %ld KiB", bare.median_ms, bare.processor_ms,
             bare.resident_kib);
    row("noon --version, whole process", value, "");
    const char *check[] = {bench.noon, "validate", bench.scenario, NULL};
    Measure measure = run(check, RUNS);
    snprintf(value, sizeof value, "%.1f ms, %.1f of processor, %ld KiB", measure.median_ms, measure.processor_ms,
             measure.resident_kib);
    row("check the scenario, whole process", value, "");
    check_row(&bench, 1, (double)bare.resident_kib, "<= 20 ms");
    check_row(&bench, 10, (double)bare.resident_kib, "<= 300 ms");
    explore_row(&bench);
    snprintf(ink, sizeof ink, "%s/story.ink", bench.scratch);
    snprintf(value, sizeof value, "%.0f a second", figure_of(argv[4], ink));
    row("a story of 28 scenes, one core, with coverage", value, ">= 35000 a second");
    return 0;
}
