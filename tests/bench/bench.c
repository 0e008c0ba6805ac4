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
    double best_ms, median_ms;
    long resident_kib;
    int code;
} Measure;

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

// Runs a command until its end, its output thrown away.
static Measure run(const char *const *words, int runs) {
    double times[RUNS];
    Measure measure = {.best_ms = 1e9};
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
        measure.resident_kib =
            usage.ru_maxrss > measure.resident_kib ? usage.ru_maxrss : measure.resident_kib;
        measure.best_ms = times[i] < measure.best_ms ? times[i] : measure.best_ms;
    }
    qsort(times, (size_t)runs, sizeof times[0], compare);
    measure.median_ms = times[runs / 2];
    return measure;
}

static void row(const char *name, const char *value, const char *bar) {
    printf("%-44s %-26s %s\n", name, value, bar);
    fflush(stdout);
}

// What `noon simulate` says of itself under a key.
static double simulate(const char *noon, const char *scenario, const char *policy, const char *jobs,
                       const char *key) {
    char command[2048], line[512];
    double value = 0;
    snprintf(command, sizeof command, "'%s' simulate '%s' --policy %s --games 60000 --jobs %s --format json",
             noon, scenario, policy, jobs);
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
static void check_row(const char *noon, const char *scenario, const char *scratch, int megabytes, const char *bar) {
    char folder[1024], path[1100], map[1100], name[64], value[64], *text = NULL;
    size_t bytes = (size_t)megabytes * 1000000, length;
    Error error = {.message = ""};
    snprintf(folder, sizeof folder, "%s/big-%d", scratch, megabytes);
    snprintf(path, sizeof path, "%s/scenario.json", folder);
    snprintf(map, sizeof map, "%s/map.json", scenario);
    snprintf(name, sizeof name, "check a scenario of %d MB, whole process", megabytes);
    bool good = folder_make(folder, &error) && big_make(scenario, path, bytes, &error) &&
                file_read(map, FILE_BYTES_MAX, &text, &length, &error);
    snprintf(map, sizeof map, "%s/map.json", folder);
    good = good && file_write_atomic(map, text, length, &error);
    free(text);
    if (!good) {
        row(name, error.message, bar);
        return;
    }
    const char *words[] = {noon, "validate", folder, NULL};
    Measure measure = run(words, megabytes > 5 ? 7 : RUNS);
    snprintf(value, sizeof value, "%.1f ms, %.1f x size%s", measure.median_ms,
             (double)measure.resident_kib * 1024.0 / (double)bytes, measure.code > 0 ? " (failed)" : "");
    row(name, value, bar);
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

static void explore_row(const char *noon, const char *scenario) {
    char command[2048], line[512], value[96] = "failed";
    snprintf(command, sizeof command, "'%s' explore '%s'", noon, scenario);
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
    const char *noon = argv[1], *scenario = argv[2], *scratch = argv[3];
    char value[64], ink[1024];
    Error error;
    if (!folder_make(scratch, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 3;
    }
    printf("%-44s %-26s %s\n", "figure", "here", "bar");
    snprintf(value, sizeof value, "%.0f a second",
             simulate(noon, scenario, "random", "1", "\"games_per_second\":"));
    row("games, random, one core", value, ">= 200000 a second");
    snprintf(value, sizeof value, "%.0f a second",
             simulate(noon, scenario, "steady", "1", "\"games_per_second\":"));
    row("games, steady, one core", value, "(par >= 100000 a second)");
    snprintf(value, sizeof value, "%.0f bytes", simulate(noon, scenario, "random", "1", "\"state_bytes\":"));
    row("state", value, "<= 2048 bytes");
    const char *version[] = {noon, "--version", NULL};
    snprintf(value, sizeof value, "%.1f ms", run(version, RUNS).median_ms);
    row("noon --version, whole process", value, "");
    const char *check[] = {noon, "validate", scenario, NULL};
    Measure measure = run(check, RUNS);
    snprintf(value, sizeof value, "%.1f ms, %ld KiB", measure.median_ms, measure.resident_kib);
    row("check the scenario, whole process", value, "");
    check_row(noon, scenario, scratch, 1, "<= 20 ms");
    check_row(noon, scenario, scratch, 10, "<= 300 ms, <= 12 x size");
    explore_row(noon, scenario);
    snprintf(ink, sizeof ink, "%s/story.ink", scratch);
    snprintf(value, sizeof value, "%.0f a second", figure_of(argv[4], ink));
    row("a story of 28 scenes, one core, with coverage", value, ">= 35000 a second");
    return 0;
}
