// The figures of a window, each beside its bar, at 1920 by 1080 without a graphics card. They judge nothing: for the
// target `bench`.
#define _GNU_SOURCE
#include "drive.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"

enum { STARTS = 15, KEYS = 200, IDLE_SECONDS = 20 };

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare);
    return count ? values[count / 2] : 0;
}

static void row(const char *name, const char *bar, int decimals, const char *unit, double value) {
    char text[32];
    snprintf(text, sizeof text, "%.*f %s", decimals, value, unit);
    printf("%-44s %-26s %s\n", name, text, bar);
    fflush(stdout);
}

static double ms_since(uint64_t start) {
    return (double)(clock_now_ns() - start) * 1e-6;
}

// From fork to the moment when the title has been shown, and its tree printed.
static double start_ms(Drive *drive) {
    uint64_t start = clock_now_ns();
    if (!program_start(drive, NULL)) {
        return 0;
    }
    return ms_since(start);
}

static void stop(Drive *drive) {
    kill(drive->program, SIGTERM);
    program_wait(drive);
}

static double processor_seconds(pid_t process) {
    char path[64], text[1024] = "";
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    FILE *file = fopen(path, "r");
    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    const char *after = strrchr(text, ')');
    if (after) {
        sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    }
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double resident_mb(pid_t process, const char *which) {
    char path[64], line[128];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, which, strlen(which)) == 0) {
            kib = strtol(line + strlen(which) + 1, NULL, 10);
        }
    }
    if (file) {
        fclose(file);
    }
    return (double)kib / 1024;
}

static double key_ms(Drive *drive) {
    static double times[KEYS];
    for (size_t i = 0; i < KEYS; i++) {
        uint64_t start = clock_now_ns();
        hand_key(drive, i / 3 % 2 ? "Up" : "Down");
        times[i] = ms_since(start);
    }
    return median(times, KEYS);
}

void figures_measure(Drive *drive) {
    char settings[PATH_BYTES * 2];
    Error error;
    snprintf(settings, sizeof settings, "%s/.config/noon", drive->home);
    static const char text[] = "fullscreen = on\n";
    bool good = folder_make(settings, &error);
    snprintf(settings, sizeof settings, "%s/.config/noon/settings.txt", drive->home);
    if (!good || !file_write_atomic(settings, text, sizeof text - 1, &error)) {
        return;
    }
    double times[STARTS];
    for (size_t i = 0; i < STARTS; i++) {
        times[i] = start_ms(drive);
        if (i + 1 < STARTS) {
            stop(drive);
        }
    }
    printf("window of %dx%d, screen \"%s\"\n", drive->tree->width, drive->tree->height, drive->tree->screen);
    row("exec to the title shown, median of 15", "<= 150 ms", 0, "ms", median(times, STARTS));
    row("a key to what it changes, shown, through X", "(redraw <= 12 ms)", 1, "ms", key_ms(drive));
    row("resident, title", "<= 80 MB", 0, "MB", resident_mb(drive->program, "VmRSS"));
    double before = processor_seconds(drive->program);
    nanosleep(&(struct timespec){.tv_sec = IDLE_SECONDS}, NULL);
    row("processor while idle, 20 s", "0.0 %", 1, "%", (processor_seconds(drive->program) - before) * 100 / IDLE_SECONDS);
    stop(drive);
    setenv("NOON_SEED", "1", 1);
    if (program_start(drive, NULL) && night_begin(drive)) {
        for (int i = 0; i < 400 && strcmp(drive->tree->screen, "debrief") != 0 && night_turn(drive); i++) {
        }
        row("resident at most, a night to its debrief", "<= 80 MB", 0, "MB", resident_mb(drive->program, "VmHWM"));
    }
    stop(drive);
    row("a scenario saved to the game in it, best of 9", "<= 100 ms", 0, "ms", live_ms(drive));
}
