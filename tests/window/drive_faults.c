// What goes wrong around a window: it is closed, resized, minimised, killed; there are no fonts, no home, no place to
// write, no display. Each time the program says its line and goes on, or ends and has lost nothing.
#define _GNU_SOURCE
#include "drive.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { MOVES = 6, TURNS_TO_MOVE = 40, ZOOMS = 5 };

static const char *scenario_path(const Drive *drive) {
    static char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/scenarios/%s", drive->root, drive->scenario);
    return path;
}

static const char *journal_path(const Drive *drive, const char *name) {
    static char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s.noon", drive->scratch, name);
    return path;
}

// The window at the corner of the display and under the keyboard, as a window manager would have it.
static void window_take(Drive *drive) {
    char command[96], line[32] = "";
    snprintf(command, sizeof command, "xdotool search --sync --onlyvisible --pid %d --name . 2>/dev/null",
             (int)drive->program);
    FILE *found = popen(command, "r");
    while (found && fgets(line, sizeof line, found)) {
    }
    if (found) {
        pclose(found);
    }
    drive->window = strtoul(line, NULL, 10);
    expect(drive, drive->window != 0, "the window is found");
    hand_say(drive, "windowmove %lu 0 0", drive->window);
    hand_say(drive, "windowfocus %lu", drive->window);
}

static bool game_start(Drive *drive, const char *name) {
    const char *words[] = {"play", "--scenario", scenario_path(drive),      "--length", "25", "--seed",
                           "5",    "--journal",  journal_path(drive, name), NULL};
    if (!program_start(drive, words)) {
        return false;
    }
    window_take(drive);
    return hand_press(drive, "brief.go");
}

static void moves_make(Drive *drive, size_t commands) {
    for (int i = 0; i < TURNS_TO_MOVE && drive->tree->commands < commands && night_turn(drive); i++) {
    }
    expect(drive, drive->tree->commands >= commands, "%zu moves are made", commands);
}

static void journal_holds(Drive *drive, const char *name, size_t commands) {
    char wanted[32];
    const char *words[] = {"replay", "--check", journal_path(drive, name), NULL};
    snprintf(wanted, sizeof wanted, "%zu commands", commands);
    expect(drive, program_run(drive, words) == 0 && program_said(drive, wanted), "%s: the journal holds %s", name,
           wanted);
}

// ---- closed and killed ----

static void closed_by(Drive *drive, const char *name, int number) {
    if (!game_start(drive, name)) {
        return;
    }
    moves_make(drive, MOVES);
    size_t commands = drive->tree->commands;
    kill(drive->program, number);
    int code = program_wait(drive);
    expect(drive, number == SIGKILL ? code == 128 + SIGKILL : code == 0, "%s: ends with %d", name, code);
    journal_holds(drive, name, commands);
}

// Killed in the middle of its moves, again and again, and continued: no move is lost that was shown, and what is there
// replays.
static void killed_often(Drive *drive) {
    enum { TIMES = 25, PAUSES_MAX = 40 };
    if (!game_start(drive, "often")) {
        return;
    }
    moves_make(drive, MOVES);
    const char *again[] = {"play", "--continue", "--journal", journal_path(drive, "often"), NULL};
    const char *check[] = {"replay", "--check", journal_path(drive, "often"), NULL};
    for (int i = 0; i < TIMES; i++) {
        size_t shown = drive->tree->commands;
        hand_say(drive, "key --delay 0 Return 1 Return 2 Return 1 Return");
        for (unsigned pauses = chance(drive, PAUSES_MAX); pauses > 0; pauses--) {
            pause_briefly();
        }
        shown = tree_read(drive) && drive->tree->commands > shown ? drive->tree->commands : shown;
        kill(drive->program, SIGKILL);
        program_wait(drive);
        if (!expect(drive, program_run(drive, check) == 0, "killed for the %dth time: the journal replays", i + 1) ||
            !program_start(drive, again)) {
            return;
        }
        window_take(drive);
        expect(drive, drive->tree->commands >= shown || strcmp(drive->tree->screen, "debrief") == 0,
               "killed for the %dth time: %zu moves are there of %zu", i + 1, drive->tree->commands, shown);
    }
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "killed often: ends well");
}

// ---- sizes ----

static bool sized(Drive *drive, int width, int height) {
    uint64_t until = now_ms() + drive->step_ms;
    while ((drive->tree->width != width || drive->tree->height != height) && now_ms() < until) {
        tree_read(drive);
        pause_briefly();
    }
    return expect(drive, drive->tree->width == width && drive->tree->height == height, "the window shows at %dx%d",
                  width, height);
}

static void looks_right(Drive *drive, const char *name) {
    picture(drive, name);
    expect(drive, drive->tree->overflow == 0, "%s: nothing sticks out (%zu do, such as %s)", name,
           drive->tree->overflow, drive->tree->trouble);
}

static void sizes(Drive *drive) {
    if (!game_start(drive, "sizes")) {
        return;
    }
    moves_make(drive, 4);
    static const struct { int width, height; } all[] = {{960, 540}, {1920, 1080}, {1280, 720}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char name[32];
        snprintf(name, sizeof name, "size-%d", all[i].width);
        hand_say(drive, "windowsize %lu %d %d", drive->window, all[i].width, all[i].height);
        if (sized(drive, all[i].width, all[i].height)) {
            looks_right(drive, name);
            moves_make(drive, drive->tree->commands + 1);
        }
    }
    // No room for anything, or far too much: it lives, and goes on as soon as there is some.
    static const struct { int width, height; } odd[] = {{1, 1}, {1, 800}, {1600, 1}, {16384, 600}, {600, 16384}};
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        hand_say(drive, "windowsize %lu %d %d", drive->window, odd[i].width, odd[i].height);
        sized(drive, odd[i].width, odd[i].height);
        hand_key(drive, "Tab");
    }
    hand_say(drive, "windowsize %lu 1280 720", drive->window);
    sized(drive, 1280, 720);
    moves_make(drive, drive->tree->commands + 1);
    drive->zoomed = true;
    for (int i = 0; i < ZOOMS; i++) {
        hand_key(drive, "ctrl+plus");
    }
    expect(drive, !tree_find(drive, "card.8"), "text of 200 %% rearranges the table");
    looks_right(drive, "text-200");
    moves_make(drive, drive->tree->commands + 1);
    for (int i = 0; i < ZOOMS; i++) {
        hand_key(drive, "ctrl+minus");
    }
    drive->zoomed = false;
    hand_key(drive, "F11"); // what becomes of the size is the window manager's, and here is none
    moves_make(drive, drive->tree->commands + 1);
    hand_key(drive, "F11");
    moves_make(drive, drive->tree->commands + 1);
    window_take(drive);
    unsigned long frame = drive->tree->frame;
    hand_say(drive, "windowunmap --sync %lu", drive->window);
    hand_say(drive, "windowmap --sync %lu", drive->window);
    hand_say(drive, "windowfocus %lu", drive->window);
    expect(drive, tree_frame_after(drive, frame, (int)drive->step_ms), "a window that comes back is drawn again");
    moves_make(drive, drive->tree->commands + 1);
    size_t commands = drive->tree->commands;
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "sizes: ends well");
    journal_holds(drive, "sizes", commands);
}

// ---- other keys ----

// The glossary by another key: it counts at once and is kept, and the old one does nothing any more.
static void other_keys(Drive *drive) {
    if (!game_start(drive, "keys")) {
        return;
    }
    static const char *const way[] = {"bar.menu", "menu.settings", "settings.keys", "keys.glossary"};
    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++) {
        if (!hand_press(drive, way[i])) {
            return;
        }
    }
    hand_key(drive, "F3");
    char path[PATH_BYTES * 2], *kept = NULL;
    Error error;
    snprintf(path, sizeof path, "%s/.config/noon/settings.txt", drive->home);
    expect(drive, file_read(path, TREE_BYTES, &kept, NULL, &error) && strstr(kept, "glossary:F3"),
           "the key is kept in \"%s\"", path);
    free(kept);
    hand_key(drive, "Escape");
    hand_key(drive, "Escape");
    hand_key(drive, "g");
    expect(drive, strcmp(drive->tree->screen, "glossary") != 0, "the old key does nothing");
    hand_key(drive, "F3");
    expect(drive, strcmp(drive->tree->screen, "glossary") == 0, "the new key opens the glossary, not \"%s\"",
           drive->tree->screen);
    hand_key(drive, "Escape");
    expect(drive, strcmp(drive->tree->screen, "glossary") != 0, "out of the glossary");
    if (hand_press(drive, "bar.menu") && hand_press(drive, "menu.keys")) {
        expect(drive, tree_says(drive, "\"Glossary\" = F3"), "the list of keys shows what it is done with now");
    }
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "other keys: ends well");
    unlink(path);
}

// ---- starts in a poor world ----

// Starts, shows a frame, says the line once, and ends when it is asked to.
static void starts(Drive *drive, const char *what, const char *line) {
    const char *words[] = {"play", "--scenario", scenario_path(drive), "--length", "25", "--seed", "5", NULL};
    bool said = line == NULL;
    if (program_start(drive, words)) {
        expect(drive, strcmp(drive->tree->screen, "brief") == 0, "%s: the window opens", what);
        said = said || tree_says(drive, line);
        kill(drive->program, SIGTERM);
        expect(drive, program_wait(drive) == 0, "%s: ends well", what);
    }
    expect(drive, said || program_said(drive, line), "%s: somebody says \"%s\"", what, line);
}

static void no_fonts(Drive *drive) {
    char data[PATH_BYTES], from[PATH_BYTES * 2], to[PATH_BYTES * 2];
    snprintf(data, sizeof data, "%s/bare", drive->scratch);
    folder_clear(data);
    snprintf(to, sizeof to, "%s/assets", data);
    folder_clear(to);
    snprintf(from, sizeof from, "%s/assets/lang", drive->root);
    snprintf(to, sizeof to, "%s/assets/lang", data);
    expect(drive, symlink(from, to) == 0, "a folder without fonts");
    setenv("NOON_DATA", data, 1);
    starts(drive, "no fonts of its own", NULL); // those of the system do
    unsetenv("NOON_DATA");
}

static void poor_worlds(Drive *drive) {
    unsetenv("HOME");
    starts(drive, "no home", "HOME");
    char blocked[PATH_BYTES], file[PATH_BYTES * 2];
    Error error;
    snprintf(blocked, sizeof blocked, "%s/blocked", drive->scratch);
    folder_clear(blocked);
    snprintf(file, sizeof file, "%s/.local", blocked);
    folder_clear(file);
    snprintf(file, sizeof file, "%s/.local/state", blocked);
    expect(drive, file_write_atomic(file, "", 0, &error), "a file where a folder should be");
    setenv("HOME", blocked, 1);
    if (game_start(drive, "nowhere/at/all")) { // said where it is noticed: after the first move
        moves_make(drive, 1);
        expect(drive, tree_says(drive, "without being saved"), "no place to save: it says so and goes on");
        moves_make(drive, 2);
        bool asked = hand_press(drive, "bar.menu") && hand_press(drive, "menu.quit") && hand_press(drive, "quit.keep");
        expect(drive, asked && tree_says(drive, "night-1.noon"), "no place to save: it saves elsewhere and says where");
        kill(drive->program, SIGTERM);
        expect(drive, program_wait(drive) == 0, "no place to save: ends well");
        snprintf(file, sizeof file, "%s/night-1.noon", blocked);
        const char *check[] = {"replay", "--check", file, NULL};
        expect(drive, program_run(drive, check) == 0, "no place to save: what was saved elsewhere replays");
    }
    setenv("HOME", drive->home, 1);
    no_fonts(drive);
}

static void no_display(Drive *drive) {
    char display[24];
    snprintf(display, sizeof display, "%s", getenv("DISPLAY"));
    const char *play[] = {"play", "--scenario", scenario_path(drive), "--seed", "5", NULL};
    unsetenv("DISPLAY");
    expect(drive, program_run(drive, play) == 0 && program_said(drive, "playing in the terminal: there is no display"),
           "without a display it plays in the terminal and says so");
    setenv("DISPLAY", ":9999", 1);
    expect(drive, program_run(drive, play) == 0 && program_said(drive, "playing in the terminal"),
           "with a display that is not there too");
    setenv("DISPLAY", display, 1);
}

// ---- two at one journal ----

static void two_players(Drive *drive) {
    if (!game_start(drive, "two")) {
        return;
    }
    moves_make(drive, 4);
    pid_t first = drive->program;
    char tree[PATH_BYTES];
    snprintf(tree, sizeof tree, "%s/other", drive->scratch);
    setenv("NOON_PRINT_TREE", tree, 1);
    const char *words[] = {"play", "--continue", "--journal", journal_path(drive, "two"), NULL};
    expect(drive, program_run(drive, words) == 3 && program_said(drive, "in use"), "a journal that somebody plays");
    setenv("NOON_PRINT_TREE", drive->tree_path, 1);
    drive->program = first;
    moves_make(drive, 5);
    size_t commands = drive->tree->commands;
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "the first player was not disturbed");
    journal_holds(drive, "two", commands);
}

// The display goes away under the game; last, for nothing comes after it.
static void display_lost(Drive *drive) {
    if (!game_start(drive, "lost")) {
        return;
    }
    moves_make(drive, 4);
    size_t commands = drive->tree->commands;
    kill(drive->server, SIGKILL);
    waitpid(drive->server, NULL, 0);
    drive->server = -1;
    expect(drive, program_wait(drive) >= 0, "a lost display: it ends");
    journal_holds(drive, "lost", commands);
}

void faults_play(Drive *drive) {
    drive->hand = HAND_KEYBOARD;
    Error error;
    char settings[PATH_BYTES * 2];
    snprintf(settings, sizeof settings, "%s/.config/noon", drive->home);
    (void)!folder_make(settings, &error);
    closed_by(drive, "terminated", SIGTERM);
    closed_by(drive, "interrupted", SIGINT);
    closed_by(drive, "killed", SIGKILL);
    killed_often(drive);
    sizes(drive);
    other_keys(drive);
    feel_problems(drive);
    poor_worlds(drive);
    russian_play(drive);
    no_display(drive);
    two_players(drive);
    display_lost(drive);
}
