// The parts of the program that draws every screen into a file: which pictures there are, and what the screens read
// while they are drawn.
#pragma once

#include "platform/platform.h"
#include "ui/screen.h"

typedef struct Fixture { // everything a Stage points into
    Words *words;
    Scenario *scenario, *house; // the other under house rules, made when it is needed
    Session *session;
    Debrief *debrief;
    Teller teller;
    Stage stage;
} Fixture;

// A picture: the screen, when in a game it is drawn, and what is chosen on it.
typedef struct Shot {
    const char *name;
    ScreenId screen;
    Awaiting awaiting; // NONE: before a game, unless `over`
    Phase phase;       // NONE: any
    bool leaving;      // a side is seen to be about to leave
    bool picked;       // of a scene of several choices: one is taken already
    uint8_t moves;     // of the talks that must have been made
    uint8_t reports;   // of the ceasefire that must have come in
    bool over, curtain;
    bool author; // the game is the author's
    bool house;  // it is played by house rules
    bool seats;  // in a night where a party is played by a person
    struct {
        Pick pick;
        int value;
    } picks[4];
} Shot;

extern const Shot shots[];
extern const size_t shot_count;

// Loads words and the scenario; false with a line on stderr. `language`: "en", "pseudo", or a code with a file in
// assets/lang. What the pseudo-language needs is written into `scratch`.
bool fixture_open(Fixture *fixture, const char *scenario, const char *language, const char *scratch);
void fixture_close(Fixture *fixture);
bool fixture_begin(Fixture *fixture, const Setup *setup); // a new night
// One of the pictures. `seats`: the first party is played by a person too.
bool fixture_night(Fixture *fixture, uint64_t seed, bool seats);
// The next command of that night, given; false when it was not taken.
bool fixture_step(Fixture *fixture, uint64_t seed, uint32_t step, bool seats);
// The stage for this shot as the game stands.
void fixture_stage(Fixture *fixture, const Shot *shot);
bool fixture_fits(const Fixture *fixture, const Shot *shot);
// One frame of the screen that the stage is set for.
void fixture_frame(const Fixture *fixture, Ui *ui, int width, int height);
void fixture_picks_clear(Ui *ui);
// What is out of sight in each box that scrolls, in px; lists that are long by their nature and dialogs are left out.
void hidden_each(const Node *node, void (*found)(const Node *box, float hidden, void *user), void *user);
