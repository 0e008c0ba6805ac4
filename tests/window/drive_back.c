// Escape, B and the right button: one step back at a time, from everywhere, and never out of the program.
#define _GNU_SOURCE
#include "drive.h"

#include <string.h>

enum { PRESSES_MAX = 4, BACKS_MAX = 4 };

typedef struct Way {
    const char *presses[PRESSES_MAX]; // into the depth
    const char *backs[BACKS_MAX];     // what each step back must show, as tree_screen calls it
} Way;

static const Way from_title[] = {
    {{"title.settings"}, {"title"}},
    {{"title.settings", "settings.keys"}, {"settings", "title"}},
    {{"title.new"}, {"title"}},
    {{"title.new", "setup.house"}, {"setup", "title"}},
    {{"title.new", "setup.seed"}, {"setup", "title"}},
    {{"title.new", "setup.begin"}, {"setup", "title"}},
    {{"title.new", "setup.begin", "brief.glossary"}, {"brief", "setup", "title"}},
    {{"title.quit"}, {"title"}},
};

static const Way from_table[] = {
    {{"bar.menu"}, {"talks"}},
    {{"bar.menu", "menu.now"}, {"talks"}},
    {{"bar.menu", "menu.keys"}, {"talks"}},
    {{"bar.menu", "menu.keys", "keylist.change"}, {"talks"}},
    {{"bar.menu", "menu.settings", "settings.keys"}, {"settings", "talks"}},
    {{"bar.menu", "menu.glossary", "glossary.house"}, {"glossary", "talks"}},
    {{"bar.menu", "menu.brief", "brief.glossary"}, {"brief", "talks"}},
    {{"bar.menu", "menu.log"}, {"talks"}},
    {{"bar.menu", "menu.saves", "saves.save"}, {"saves", "talks"}},
    {{"bar.menu", "menu.quit"}, {"talks"}},
    {{"talks.redraft"}, {"talks"}},
    {{"talks.redraft", "redraft.trade"}, {"talks-over-2", "talks"}},
    {{"talks.why"}, {"talks"}},
    {{"talks.advice"}, {"talks"}},
    {{"talks.mandate"}, {"talks"}},
};

static void step_back(Drive *drive) {
    if (drive->hand == HAND_MOUSE) {
        hand_say(drive, "mousemove %d %d click 3", drive->tree->width / 2, 4); // where nothing is
        drive->expected += 2;
        tree_settle(drive);
    } else {
        hand_key(drive, drive->hand == HAND_PAD ? "B" : "Escape");
    }
}

static bool step_back_to(Drive *drive, const char *screen) {
    char from[48];
    snprintf(from, sizeof from, "%s", tree_screen(drive));
    step_back(drive);
    return expect(drive, strcmp(tree_screen(drive), screen) == 0, "back from %s leads to %s, not %s", from, screen,
                  tree_screen(drive));
}

static bool way_walk(Drive *drive, const Way *way) {
    for (size_t i = 0; i < PRESSES_MAX && way->presses[i]; i++) {
        const Seen *node = tree_find(drive, way->presses[i]);
        bool elsewhere = i == 0 && !node; // on another tab, with large text
        if (elsewhere || !hand_press(drive, way->presses[i])) {
            return elsewhere;
        }
    }
    for (size_t i = 0; i < BACKS_MAX && way->backs[i]; i++) {
        if (!step_back_to(drive, way->backs[i])) {
            return false;
        }
    }
    return true;
}

void back_from_title(Drive *drive) {
    bool good = true;
    for (size_t i = 0; good && i < sizeof from_title / sizeof from_title[0]; i++) {
        good = way_walk(drive, &from_title[i]);
    }
    if (good && step_back_to(drive, "title")) {
        const Seen *quit = tree_find(drive, "title.quit");
        expect(drive, quit && (quit->focus || drive->hand == HAND_MOUSE) && !tree_find(drive, "title.back"),
               "the title stays, the focus on how to leave it; no night was begun");
    }
}

void back_from_table(Drive *drive) {
    bool good = true;
    for (size_t i = 0; good && i < sizeof from_table / sizeof from_table[0]; i++) {
        good = way_walk(drive, &from_table[i]);
    }
    good = good && step_back_to(drive, "talks-over-1") && step_back_to(drive, "talks"); // the menu, and away with it
}

// From the second step of the debrief, and there again.
void back_from_debrief(Drive *drive) {
    const Seen *first = step_back_to(drive, "debrief") ? tree_find(drive, "step.0") : NULL;
    expect(drive, first && first->selected, "back from the second step is the first");
    hand_press(drive, "step.1");
}
