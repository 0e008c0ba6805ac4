// noon_drive [--mouse|--keyboard|--faults|--live|--figures] --noon PROGRAM --root FOLDER --scratch FOLDER [--scenario NAME]
//            [--shots FOLDER] [--seed N] [--verbose]
// Exit code 77 when there is no Xvfb or no xdotool.
#include "base/file.h"
#include "drive.h"

#include <stdlib.h>
#include <string.h>

static bool option(const char *word, const char *name, int *at, int argc, char **argv, const char **value) {
    if (strcmp(word, name) != 0 || *at + 1 >= argc) {
        return false;
    }
    *value = argv[++*at];
    return true;
}

int main(int argc, char **argv) {
    static Tree tree;
    Drive drive = {.tree = &tree, .scenario = "rehearsal"};
    const char *seed = "1";
    void (*play)(Drive *) = night_play;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--keyboard") == 0) {
            drive.keyboard = true;
        } else if (strcmp(argv[i], "--faults") == 0) {
            play = faults_play;
        } else if (strcmp(argv[i], "--live") == 0) {
            play = live_play;
        } else if (strcmp(argv[i], "--figures") == 0) {
            play = figures_measure;
        } else if (strcmp(argv[i], "--verbose") == 0) {
            drive.verbose = true;
        } else if (!option(argv[i], "--noon", &i, argc, argv, &drive.noon) && !option(argv[i], "--root", &i, argc, argv, &drive.root) &&
                   !option(argv[i], "--scratch", &i, argc, argv, &drive.scratch) &&
                   !option(argv[i], "--scenario", &i, argc, argv, &drive.scenario) &&
                   !option(argv[i], "--shots", &i, argc, argv, &drive.shots) && !option(argv[i], "--seed", &i, argc, argv, &seed) &&
                   strcmp(argv[i], "--mouse") != 0) {
            fprintf(stderr, "noon_drive: unknown option \"%s\"\n", argv[i]);
            return 2;
        }
    }
    if (!drive.noon || !drive.root || !drive.scratch) {
        fprintf(stderr, "usage: noon_drive [--mouse|--keyboard|--faults|--live|--figures] --noon PROGRAM --root FOLDER --scratch FOLDER\n");
        return 2;
    }
    drive.random = strtoull(seed, NULL, 10);
    bool big = play != night_play;
    if (!world_open(&drive, big ? 1920 : 1280, big ? 1080 : 720)) {
        return 77;
    }
    Error error = {.message = ""};
    if (drive.shots && (!folder_make(drive.shots, &error) || !folder_clear(drive.shots))) {
        fprintf(stderr, "no folder \"%s\" for pictures: %s\n", drive.shots, error.message);
        return 1;
    }
    drive.keyboard = drive.keyboard || play == figures_measure;
    play(&drive);
    world_close(&drive);
    printf("%zu checks, %zu failed\n", drive.checked, drive.failed);
    return drive.failed ? 1 : 0;
}
