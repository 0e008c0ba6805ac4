// What fails around a window that speaks Russian: it is said in Russian, without a foreign word but paths, what stands
// in quotes and variables; and in English as soon as English is chosen.
#define _GNU_SOURCE
#include "drive.h"

#include <ctype.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"

enum { PICTURE_BYTES_MAX = 48 * 1024 }; // more than the tree of nodes has, less than any picture

// A home of its own, with these settings.
static bool home_make(Drive *drive, char home[PATH_BYTES], const char *name) {
    static const char settings[] = "language = ru\n";
    char path[PATH_BYTES * 2];
    Error error;
    snprintf(home, PATH_BYTES, "%s/%s", drive->scratch, name);
    folder_clear(home);
    snprintf(path, sizeof path, "%s/.config/noon", home);
    bool good = folder_make(path, &error);
    snprintf(path, sizeof path, "%s/.config/noon/settings.txt", home);
    good = good && file_write_atomic(path, settings, strlen(settings), &error);
    setenv("HOME", home, 1);
    return expect(drive, good, "a home that speaks Russian");
}

static bool is_foreign(const char *word, size_t length) {
    bool latin = false, small = false;
    for (size_t i = 0; i < length; i++) {
        latin = latin || isalpha((unsigned char)word[i]);
        small = small || islower((unsigned char)word[i]);
    }
    return latin && small && length > 1 && !memchr(word, '/', length) && !memchr(word, '.', length);
}

// The first foreign word of a line, outside «...»; "" when there is none.
static void foreign_find(const char *line, char word[64]) {
    bool quoted = false;
    word[0] = '\0';
    for (const char *at = line; *at && *at != '\n' && !word[0];) {
        if (strncmp(at, "«", 2) == 0 || strncmp(at, "»", 2) == 0) {
            quoted = strncmp(at, "«", 2) == 0;
            at += 2;
            continue;
        }
        size_t length = strcspn(at, " \n\",:;()");
        const char *quote = strstr(at, "»");
        length = quote && (size_t)(quote - at) < length ? (size_t)(quote - at) : length;
        quote = strstr(at, "«");
        length = quote && (size_t)(quote - at) < length ? (size_t)(quote - at) : length;
        if (!quoted && is_foreign(at, length)) {
            snprintf(word, 64, "%.*s", (int)length, at);
        }
        at += length > 0 ? length : 1;
    }
}

// Somewhere on the screen stands a text with these words, and no word of it is foreign.
static void said(Drive *drive, const char *what, const char *words) {
    if (!expect(drive, tree_says(drive, words), "%s: the window says \"%s\"", what, words)) {
        return;
    }
    char foreign[64];
    const char *at = strstr(drive->tree->text, words), *from = at;
    while (from && from > drive->tree->text && from[-1] != '\n' && from[-1] != '"') {
        from--;
    }
    if (from) {
        char line[1024];
        snprintf(line, sizeof line, "%.*s", (int)strcspn(from, "\"\n"), from);
        foreign_find(line, foreign);
        expect(drive, !foreign[0], "%s: \"%s\" in: %s", what, foreign, line);
    }
}

// A copy of a journal with one thing in it replaced, among the saves.
static bool spoil(Drive *drive, const char *home, const char *name, const char *old, const char *fresh) {
    char path[PATH_BYTES * 2], *text = NULL;
    size_t length = 0;
    Error error;
    snprintf(path, sizeof path, "%s/killed.noon", drive->scratch);
    bool good = file_read(path, 1 << 20, &text, &length, &error);
    const char *at = good ? strstr(text, old) : NULL;
    Buffer changed;
    buffer_init(&changed);
    if (at) {
        buffer_add_bytes(&changed, text, (size_t)(at - text));
        buffer_addf(&changed, "%s%s", fresh, at + strlen(old));
    }
    snprintf(path, sizeof path, "%s/.local/state/noon/saves", home);
    good = at && folder_make(path, &error);
    snprintf(path, sizeof path, "%s/.local/state/noon/saves/%s.noon", home, name);
    good = good && file_write_atomic(path, changed.text, changed.length, &error);
    buffer_free(&changed);
    free(text);
    return good;
}

static void bad_saves(Drive *drive) {
    char home[PATH_BYTES];
    bool made = home_make(drive, home, "saves-in-russian") && spoil(drive, home, "newer", "\nrules ", "\nrules 77") &&
                spoil(drive, home, "letter", "noon-journal", "somebody wrote") &&
                spoil(drive, home, "altered", "\nbegin", "\nbogin") &&
                spoil(drive, home, "moved", "\nscenario ", "\nscenario x");
    if (!expect(drive, made, "saves that cannot be continued") || !program_start(drive, NULL)) {
        return;
    }
    hand_press(drive, "title.saves");
    said(drive, "a save of newer rules", "сыгран по правилам 77");
    said(drive, "a save that is none", "не журнал этой игры");
    said(drive, "an altered save", "нужно «begin»");
    said(drive, "a save whose scenario is gone", "не читается: сценария");
    picture(drive, "saves-in-russian");
    if (hand_press(drive, "back") && hand_press(drive, "title.settings") && hand_press(drive, "set.language.0") &&
        hand_press(drive, "back") && hand_press(drive, "title.saves")) {
        expect(drive, tree_says(drive, "was played by rules 77") && !tree_says(drive, "сыгран"),
               "another language says the same failures");
    }
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "bad saves: ends well");
}

static void nowhere_to_write(Drive *drive) {
    char home[PATH_BYTES], path[PATH_BYTES * 2];
    Error error;
    if (!home_make(drive, home, "blocked-in-russian")) {
        return;
    }
    snprintf(path, sizeof path, "%s/.local", home);
    folder_clear(path);
    snprintf(path, sizeof path, "%s/.local/state", home);
    expect(drive, file_write_atomic(path, "", 0, &error), "a file where a folder should be");
    snprintf(path, sizeof path, "%s/scenarios/%s", drive->root, drive->scenario);
    const char *words[] = {"play", "--scenario", path, "--length", "25", "--seed", "5", NULL};
    if (!program_start(drive, words) || !hand_press(drive, "brief.go")) {
        return;
    }
    for (int i = 0; i < 9 && drive->tree->commands == 0 && night_turn(drive); i++) {
    }
    said(drive, "nowhere to save", "игра идёт дальше без сохранения: не удаётся создать папку");
    // A disk with no room for a picture.
    snprintf(path, sizeof path, "%s/Pictures", home);
    folder_clear(path);
    struct rlimit usual, less;
    getrlimit(RLIMIT_FSIZE, &usual);
    less = usual;
    less.rlim_cur = PICTURE_BYTES_MAX;
    prlimit(drive->program, RLIMIT_FSIZE, &less, NULL);
    hand_key(drive, "F12");
    said(drive, "a full disk", "файл стал бы слишком большим");
    prlimit(drive->program, RLIMIT_FSIZE, &usual, NULL);
    picture(drive, "full-disk-in-russian");
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "nowhere to write: ends well");
    expect(drive, !program_said(drive, "cannot") && !program_said(drive, " is "), "nothing was said in English");
}

void russian_play(Drive *drive) {
    char home[PATH_BYTES];
    snprintf(home, sizeof home, "%s", drive->home);
    bad_saves(drive);
    nowhere_to_write(drive);
    setenv("HOME", home, 1);
}
