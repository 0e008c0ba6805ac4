#define _GNU_SOURCE
#include "drive.h"
#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: noon_drive [--mouse|--keyboard|--pad|--faults|--live|--figures|--peers] --noon PROGRAM --root FOLDER "
    "--scratch FOLDER\n"
    "                  --script-maker PROGRAM [--scenario NAME|FOLDER] [--set SETTING.N]... [--shots FOLDER] [--seed "
    "N]\n"
    "                  [--under COMMAND] [--driver NAME] [--verbose]\n"
    "Plays in the real window on a display of its own. Exit code 77 when there is no Xvfb or no xdotool. With a driver "
    "of SDL's\n"
    "that draws for nobody (dummy, offscreen) none of them is needed, and the pad is the one hand there is.\n";

enum { STEP_MS = 20000, STEP_UNDER_MS = 240000 };

typedef struct Choice { // a word that needs nothing behind it
    const char *name;
    void (*play)(Drive *);
    Hand hand;
} Choice;

static const Choice choices[] = {
    {"--mouse", night_play, HAND_MOUSE},       {"--keyboard", night_play, HAND_KEYBOARD},
    {"--pad", night_play, HAND_PAD},           {"--faults", faults_play, HAND_KEYBOARD},
    {"--live", live_play, HAND_KEYBOARD},      {"--figures", figures_measure, HAND_KEYBOARD},
    {"--peers", peers_measure, HAND_KEYBOARD},
};

typedef struct Named { // a word with a value
    const char *name;
    const char **value;
} Named;

static bool named_take(const Named *named, size_t count, int *at, int argc, char **argv) {
    for (size_t i = 0; i < count && *at + 1 < argc; i++) {
        if (strcmp(argv[*at], named[i].name) == 0) {
            *named[i].value = argv[++*at];
            return true;
        }
    }
    return false;
}

static bool words_take(Drive *drive, const char **seed, const Choice **choice, int argc, char **argv) {
    const char *set = NULL;
    size_t sets = 0;
    const Named named[] = {{"--noon", &drive->noon},         {"--root", &drive->root},
                           {"--scratch", &drive->scratch},   {"--seed", seed},
                           {"--scenario", &drive->scenario}, {"--shots", &drive->shots},
                           {"--under", &drive->under},       {"--set", &set},
                           {"--driver", &drive->driver},     {"--script-maker", &drive->script_maker}};
    for (int i = 1; i < argc; i++) {
        bool known = named_take(named, sizeof named / sizeof named[0], &i, argc, argv);
        for (size_t c = 0; !known && c < sizeof choices / sizeof choices[0]; c++) {
            known = strcmp(argv[i], choices[c].name) == 0;
            *choice = known ? &choices[c] : *choice;
        }
        if (!known && strcmp(argv[i], "--verbose") == 0) {
            known = drive->verbose = true;
        }
        if (set && sets < SETS_MAX) {
            drive->zoomed |= strncmp(set, "text-size.", 10) == 0;
            drive->sets[sets++] = set;
            set = NULL;
        }
        if (!known || set) {
            fprintf(stderr, "noon_drive: \"%s\" is not understood\n", argv[i]);
            return false;
        }
    }
    bool handless = drive->driver && (*choice)->hand != HAND_PAD;
    return drive->noon && drive->root && drive->scratch && drive->script_maker && !handless;
}

int main(int argc, char **argv) {
    static Tree tree;
    Drive drive = {.tree = &tree, .scenario = "rehearsal"};
    const char *seed = "1";
    const Choice *choice = &choices[0];
    if (!words_take(&drive, &seed, &choice, argc, argv)) {
        fputs(usage, stderr);
        return 2;
    }
    static char root[PATH_MAX]; // links into it are made elsewhere
    if (!realpath(drive.root, root)) {
        fprintf(stderr, "noon_drive: there is no folder \"%s\"\n", drive.root);
        return 2;
    }
    drive.root = root;
    drive.random = strtoull(seed, NULL, 10);
    drive.hand = choice->hand;
    drive.step_ms = drive.under ? STEP_UNDER_MS : STEP_MS;
    drive.shots = drive.driver ? NULL : drive.shots; // nobody sees, so there is nothing to look at
    bool big = choice->play != night_play && choice->play != live_play;
    if (!world_open(&drive, big ? 1920 : 1280, big ? 1080 : 720)) {
        return 77;
    }
    Error error = {.message = ""};
    if (drive.shots && (!folder_make(drive.shots, &error) || !folder_clear(drive.shots))) {
        fprintf(stderr, "no folder \"%s\" for pictures: %s\n", drive.shots, error.message);
        return 1;
    }
    if (drive.hand != HAND_PAD || expect(&drive, pad_begin(&drive), "a pipe for the pad")) {
        choice->play(&drive);
    }
    world_close(&drive);
    printf("%zu checks, %zu failed\n", drive.checked, drive.failed);
    return drive.failed ? 1 : 0;
}
