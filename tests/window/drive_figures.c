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

enum { STARTS = 15, KEYS = 200, IDLE_SECONDS = 20, LOOKS = 5, TURNS = 400 };

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
    printf("%-44s %-34s %s\n", name, text, bar);
    fflush(stdout);
}

static double ms_since(uint64_t start) {
    return (double)(clock_now_ns() - start) * 1e-6;
}

static void row_both(const char *name, const char *bar, double wall, double processor) {
    char text[48];
    snprintf(text, sizeof text, "%.1f ms, %.1f of processor", wall, processor);
    printf("%-44s %-34s %s\n", name, text, bar);
    fflush(stdout);
}

static void stop(Drive *drive) {
    kill(drive->program, SIGTERM);
    program_wait(drive);
}

static double keys_ms(Drive *drive, const char *const keys[2]) {
    static double times[KEYS];
    for (size_t i = 0; i < KEYS; i++) {
        uint64_t start = clock_now_ns();
        hand_key(drive, keys[i % 2]);
        times[i] = ms_since(start);
    }
    return median(times, KEYS);
}

static double idle_percent(const Drive *drive) {
    double before = processor_ms(drive);
    nanosleep(&(struct timespec){.tv_sec = IDLE_SECONDS}, NULL);
    return (processor_ms(drive) - before) / (10 * IDLE_SECONDS);
}

// A first launch is over, the window covers the display, and a scenario that cannot start lies among the player's own.
static bool home_make(const Drive *drive) {
    static const char settings[] = "fullscreen = on\n",
                      broken[] = "{\"format\": 1, \"id\": \"broken\" \"title\": \"Broken\"}\n";
    char folder[PATH_BYTES * 2], path[PATH_BYTES * 3];
    Error error;
    snprintf(folder, sizeof folder, "%s/.config/noon", drive->home);
    snprintf(path, sizeof path, "%s/settings.txt", folder);
    bool good = folder_make(folder, &error) && file_write_atomic(path, settings, sizeof settings - 1, &error);
    snprintf(folder, sizeof folder, "%s/.local/share/noon/scenarios/broken", drive->home);
    snprintf(path, sizeof path, "%s/scenario.json", folder);
    return good && folder_make(folder, &error) && file_write_atomic(path, broken, sizeof broken - 1, &error);
}

// What can be opened from the title.
static void title_rooms(Drive *drive) {
    for (int i = 0; i < LOOKS; i++) {
        if (hand_press(drive, "title.settings") && hand_press(drive, "settings.keys")) {
            while (strcmp(drive->tree->screen, "title") != 0 && hand_press(drive, "back")) {
            }
        }
        if (hand_press(drive, "title.new")) {
            hand_press(drive, "back");
        }
    }
    char id[32];
    int last = 0;
    do {
        snprintf(id, sizeof id, "scenario.%d", last);
    } while (tree_find(drive, id) && ++last);
    snprintf(id, sizeof id, "scenario.%d", last - 1); // what cannot start stands at the end
    for (int i = 0; i < LOOKS && hand_press(drive, id) && strcmp(drive->tree->screen, "problems") == 0; i++) {
        hand_press(drive, "back");
    }
}

static bool talks_reach(Drive *drive) {
    for (int i = 0; i < TURNS &&
                    (strcmp(drive->tree->screen, "talks") != 0 || drive->tree->overlay || !tree_find(drive, "card.1"));
         i++) {
        if (!plan_turn(drive)) {
            return false;
        }
    }
    return expect(drive, tree_find(drive, "card.1") != NULL, "the talks are reached");
}

// A night of the largest scenario that is signed and holds, with the figures of its talks.
static void night_figures(Drive *drive) {
    static const char *const cards[] = {"1", "2"};
    bool looked = false;
    drive->scenario = "moscow-2020"; // the largest, which the title proposes
    if (!plan_make(drive)) {
        return;
    }
    char seed[32];
    snprintf(seed, sizeof seed, "%lu", plan_seed());
    setenv("NOON_SEED", seed, 1);
    if (program_start(drive, NULL) && night_begin(drive) && talks_reach(drive)) {
        row("a card of the talks chosen, shown, median of 200", "<= 12 ms", 1, "ms", keys_ms(drive, cards));
        const Seen *card = tree_find(drive, "card.1");
        expect(drive, card && card->selected, "the card was chosen by its number");
        row("processor while idle in the talks, 20 s", "0.0 %", 1, "%", idle_percent(drive));
        for (int i = 0; i < LOOKS; i++) {
            hand_key(drive, "F8");
            hand_key(drive, "F8");
        }
        night_through(drive, plan_turn, &looked);
        row("resident at most, a night to its debrief", "<= 80 MB", 0, "MB", resident_mb(drive, "VmHWM"));
    }
    stop(drive);
    plan_forget();
}

// Two people at one machine: what the other seat sees.
static void seat_figures(Drive *drive) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/scenarios/rehearsal", drive->root);
    const char *words[] = {"play",    "--scenario",   path,     "--length", "25",
                           "--seats", "upper=person", "--seed", "1",        NULL};
    if (program_start(drive, words) && hand_press(drive, "brief.go")) {
        for (int i = 0; i < TURNS && strcmp(drive->tree->screen, "debrief") != 0 && night_turn(drive); i++) {
        }
    }
    stop(drive);
}

static void opened_rows(Drive *drive) {
    for (size_t i = 0; i < drive->opened_count; i++) {
        Opened *opened = &drive->opened[i];
        char name[96];
        snprintf(name, sizeof name, "open \"%s\", median of %zu", opened->name, opened->count);
        row_both(name, "<= 100 ms", median(opened->ms, opened->count), median(opened->processor_ms, opened->count));
    }
}

void figures_measure(Drive *drive) {
    static const char *const arrows[] = {"Down", "Up"};
    if (!expect(drive, home_make(drive), "a home")) {
        return;
    }
    double times[STARTS], processor[STARTS];
    for (size_t i = 0; i < STARTS; i++) {
        uint64_t start = clock_now_ns();
        program_start(drive, NULL); // until the title has been shown, and its tree printed
        times[i] = ms_since(start);
        processor[i] = processor_ms(drive);
        if (i + 1 < STARTS) {
            stop(drive);
        }
    }
    printf("window of %dx%d, screen \"%s\"\n", drive->tree->width, drive->tree->height, drive->tree->screen);
    row_both("exec to the title shown, median of 15", "<= 150 ms", median(times, STARTS), median(processor, STARTS));
    row("a key to what it changes, shown, through X", "<= 12 ms", 1, "ms", keys_ms(drive, arrows));
    row("resident, title", "<= 80 MB", 0, "MB", resident_mb(drive, "VmRSS"));
    row("processor while idle at the title, 20 s", "0.0 %", 1, "%", idle_percent(drive));
    title_rooms(drive);
    stop(drive);
    night_figures(drive);
    seat_figures(drive);
    opened_rows(drive);
    row("a scenario saved to the game in it, best of 9", "<= 100 ms", 0, "ms", live_ms(drive));
    peers_measure(drive);
}
