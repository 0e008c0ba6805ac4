// A player made of code, for the real window under a virtual display: it sees what the program prints of its tree
// (NOON_PRINT_TREE) and acts by what X sends a program, a mouse or a keyboard, or by a pad without hands
// (NOON_VIRTUAL_PAD). It knows no room of the game but the writer of pictures. It waits for what it did to be shown,
// with a deadline; it never sleeps for a guess.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

enum {
    NODES_MAX = 1024,
    TREE_BYTES = 1 << 18,
    PATH_BYTES = 1024,
    SHOTS_MAX = 96,
    SETS_MAX = 4,
    OPENED_MAX = 64,
    OPENINGS_MAX = 32,
};

typedef enum Hand { HAND_MOUSE, HAND_KEYBOARD, HAND_PAD, HAND_COUNT } Hand;

typedef struct Box4 {
    int x, y, w, h;
} Box4;

typedef struct Seen { // a node that can be reached, as it was printed
    char *id, *name, *role;
    const char *plays; // the move it would make; NULL: none
    Box4 rect, shown;  // `shown` is empty while it is scrolled away
    char key;          // 0: none
    bool selected, checked, disabled, commit, focus;
} Seen;

typedef struct Tree {
    char text[TREE_BYTES];
    char screen[32], journal[PATH_BYTES];
    char trouble[160]; // the last node that sticks out, if any
    unsigned long frame, inputs;
    int overlay, width, height;
    size_t commands, overflow;
    Seen nodes[NODES_MAX];
    size_t count;
    long focus; // index in nodes, -1: not among them
} Tree;

typedef struct Opened { // a screen, and what it took from an input until it was shown, each time
    char name[48];
    double ms[OPENINGS_MAX], processor_ms[OPENINGS_MAX];
    size_t count;
} Opened;

typedef struct Drive {
    const char *noon, *root, *scratch, *scenario, *shots;
    const char *script_maker;   // the program that prints the moves of a night
    const char *under;          // a command that runs the program, with its arguments behind
    const char *driver;         // SDL's driver that draws for nobody; NULL: a display of X
    const char *sets[SETS_MAX]; // chosen on the first card ("theme.2")
    Hand hand;
    bool verbose, zoomed;
    uint64_t step_ms; // what any single step may take on a machine that has much else to do
    uint64_t random;
    char home[PATH_BYTES], tree_path[PATH_BYTES], frame_folder[PATH_BYTES], out_path[PATH_BYTES];
    pid_t server, program, xdotool;
    int display, screen_width, screen_height, exit_code;
    FILE *to_hand;                  // what xdotool reads
    FILE *to_pad;                   // the pipe of the virtual pad
    unsigned long expected, window; // inputs that must have been taken; X's name of the window
    Tree *tree;
    char shot_names[SHOTS_MAX][64];
    size_t shot_count;
    Opened opened[OPENED_MAX];
    size_t opened_count;
    size_t failed, checked;
    char trouble[160];
} Drive;

// ---- drive_world.c: processes and files ----

// A display of its own with xdotool at it, or none where a driver is named. False when one of them is missing: the test
// is skipped.
bool world_open(Drive *drive, int width, int height);
void world_close(Drive *drive);
// Starts the program with these words (NULL-terminated, without its name); what it says goes to out_path.
bool program_start(Drive *drive, const char *const *words);
// Waits until it has ended. Its exit code, or -1 and it is killed.
int program_wait(Drive *drive);
bool program_runs(Drive *drive);
// The time that a processor has spent on it, which is the same on a machine that has much else to do.
double processor_ms(const Drive *drive);
// Its memory, as the kernel calls it: "VmRSS" now, "VmHWM" at most.
double resident_mb(const Drive *drive, const char *which);
// What the program has said so far contains these words.
bool program_said(const Drive *drive, const char *words);
// Runs a command of the program to its end, without the window; its exit code.
int program_run(Drive *drive, const char *const *words);
void hand_say(Drive *drive, const char *format, ...);
uint64_t now_ms(void);
void pause_briefly(void);
bool folder_clear(const char *path);
// One thing that must hold. Counted and, when it does not, told.
bool expect(Drive *drive, bool holds, const char *format, ...);
unsigned chance(Drive *drive, unsigned below);

// ---- drive_tree.c: what the window shows ----

bool tree_read(Drive *drive); // false: there is none
// Waits until the program has taken everything that was sent, and shows it.
bool tree_settle(Drive *drive);
// The same for so many more inputs, the first sent at this time of the clock: what they opened is measured.
bool tree_settle_since(Drive *drive, unsigned inputs, uint64_t sent_ns);
// The screen and what lies over it ("talks-over-3").
const char *tree_screen(const Drive *drive);
// Waits for a frame after this one; false when there is none within the time.
bool tree_frame_after(Drive *drive, unsigned long frame, int milliseconds);
Seen *tree_find(Drive *drive, const char *id);
// These words stand somewhere on the screen.
bool tree_says(Drive *drive, const char *words);
Seen *tree_begins(Drive *drive, const char *id_begin);

// ---- drive_hands.c ----

// Does what a player does to reach and press a node. False, told, when it cannot be reached.
bool hand_press(Drive *drive, const char *id);
// The same for what ends the program: nothing is waited for, and a node that has the focus already is enough.
void hand_last(Drive *drive, const char *id);
// Has a virtual pad at hand from the next start on.
bool pad_begin(Drive *drive);
// Only reaches it; a mouse has nothing to reach with.
bool hand_focus(Drive *drive, const char *id);
void hand_key(Drive *drive, const char *key); // as X or the virtual pad name it
const char *hand_name(const Drive *drive);
// A picture of what is on the display now, once for each name.
void picture(Drive *drive, const char *name);

// ---- drive_night.c, drive_faults.c, drive_figures.c ----

void night_play(Drive *drive);
void faults_play(Drive *drive);
void russian_play(Drive *drive); // drive_russian.c: after faults left a journal
void figures_measure(Drive *drive);
void peers_measure(Drive *drive); // drive_peers.c
void live_play(Drive *drive);     // drive_live.c
// Into a night in a copy of the scenario, then: from a file saved to its change shown, at the same decision.
double live_ms(Drive *drive);
// drive_feel.c: on the list of saves in a night, in the glossary, on the set-up.
void feel_saves(Drive *drive);
void feel_glossary(Drive *drive);
void feel_terms(Drive *drive); // there too
void feel_log(Drive *drive);   // in the log
void feel_seed(Drive *drive);
void feel_slider(Drive *drive);                        // among the assumptions, and leaves them as they were
bool feel_seed_is(Drive *drive, unsigned long number); // the one of the night to come
void feel_settings(Drive *drive);
void feel_now(Drive *drive);      // at the table
void feel_tip(Drive *drive);      // there too
void feel_problems(Drive *drive); // a program of its own
// drive_back.c
void back_from_title(Drive *drive);
void back_from_table(Drive *drive);
void back_from_debrief(Drive *drive); // at its second step
// One turn of a game, whatever screen it stands on. False: nothing can be done.
bool night_turn(Drive *drive);
typedef bool NightTurn(Drive *drive);
// From where the night stands to its debrief, with a look at all that can be opened from the table, unless that was
// had already.
bool night_through(Drive *drive, NightTurn *turn, bool *looked);
// Something that may be chosen and is no move, any of it; NULL: nothing.
const char *night_choice(Drive *drive);

// ---- drive_plan.c ----

// Finds a night of the scenario that is signed and holds, by the rules of today. False, told, when there is none.
bool plan_make(Drive *drive);
unsigned long plan_seed(void); // the number of that night
size_t plan_count(void);       // its moves
// One press towards the next of them. False, told: it is not within reach.
bool plan_turn(Drive *drive);
void plan_forget(void);
// From the title into a game.
bool night_begin(Drive *drive);
