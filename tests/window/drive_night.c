// A whole night from the first card to the title again, by one pair of hands. It plays like somebody who tries
// things: looks at one or two cards, then presses the gold button.
#define _GNU_SOURCE
#include "drive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { TURNS_MAX = 1200, IDLE_TURNS_MAX = 40, SAME_SCREEN_LOOKS = 2, LOOK_AFTER = 10 };

// What a player may choose without leaving the night; the rest (menu, log, glossary) is looked at on purpose.
static bool is_choice(const Seen *node) {
    static const char *const begins[] = {
        "choice.", "card.",   "group.",  "clause.", "wording.",    "trade.",  "lever.",  "form.",
        "to.",     "answer.", "name.",   "size.",   "report.",     "sector.", "asset.",  "chore.",
        "word.",   "break.",  "remedy.", "amend.",  "confidence.", "ready",   "skip",    "why.",
        "pin.",    "ask.",    "reply.",  "vote.",   "candour.",    "tab.",    "chance.",
    };
    bool idle = node->role && strncmp(node->role, "item ", 5) == 0; // Enter there is the gold button's
    if (!node->id || idle || node->disabled || node->selected || node->commit || node->shown.w < 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        if (strncmp(node->id, begins[i], strlen(begins[i])) == 0) {
            return true;
        }
    }
    return false;
}

static const Seen *commit_of(const Tree *tree, bool enabled) {
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].commit && tree->nodes[i].id && !(enabled && tree->nodes[i].disabled)) {
            return &tree->nodes[i];
        }
    }
    return NULL;
}

static const char *choice_any(Drive *drive, bool moves) {
    const char *ids[NODES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        if (is_choice(node) && (moves || !node->plays)) {
            ids[count++] = node->id;
        }
    }
    return count ? ids[chance(drive, (unsigned)count)] : NULL;
}

const char *night_choice(Drive *drive) {
    return choice_any(drive, false);
}

// A picture for the artefacts, and whether everything has its place.
static void frame_check(Drive *drive, const char *name) {
    picture(drive, name);
    if (strcmp(drive->trouble, drive->tree->trouble) != 0) { // each trouble once
        snprintf(drive->trouble, sizeof drive->trouble, "%s", drive->tree->trouble);
        expect(drive, drive->tree->overflow == 0, "%s: nothing sticks out: %s", name, drive->trouble);
    }
}

static void look(Drive *drive) {
    frame_check(drive, tree_screen(drive));
}

// The ways out of a screen where nothing can be chosen any more.
static const char *way_out(Drive *drive) {
    static const char *const ids[] = {"overlay.close", "skip", "leave", "ready"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const Seen *node = tree_find(drive, ids[i]);
        if (node && !node->disabled) {
            return node->id;
        }
    }
    return NULL;
}

// In the talks a player has something in mind: mostly the text, a plenary now and then, and at last the question
// whether they sign. What lies in that group is chosen card by card afterwards.
static const char *talks_plan(Drive *drive, size_t moves) {
    static const char *const groups[] = {"group.1", "group.1", "group.1", "group.0",
                                         "group.0", "group.2", "group.3", "group.5"};
    const char *group = moves % 5 == 4 ? "group.5" : groups[chance(drive, sizeof groups / sizeof groups[0])];
    const Seen *node = tree_find(drive, group);
    return node && !node->disabled && !node->selected ? node->id : NULL;
}

bool night_turn(Drive *drive) {
    static unsigned wanted;
    static size_t at_command = SIZE_MAX, moves;
    if (at_command != drive->tree->commands) {
        at_command = drive->tree->commands;
        wanted = chance(drive, SAME_SCREEN_LOOKS + 1);
        if (strcmp(drive->tree->screen, "talks") == 0 && !drive->tree->overlay) {
            const char *group = talks_plan(drive, moves++);
            wanted = group && strcmp(group, "group.5") == 0 ? 0 : wanted; // the first card there asks for signatures
            if (group) {
                return hand_press(drive, group);
            }
        }
    }
    if (strcmp(drive->tree->screen, "caucus") == 0 && chance(drive, 3) == 0) {
        return hand_press(drive, "leave");
    }
    const Seen *gold = commit_of(drive->tree, false);
    if (gold && !gold->disabled && gold->shown.h == 0) { // at the usual size it must never be looked for
        expect(drive, drive->tree->width < 1280 || drive->zoomed, "%s: the gold button \"%s\" shows",
               drive->tree->screen, gold->name);
    }
    const Seen *commit = commit_of(drive->tree, true);
    const char *choice = wanted || !commit ? choice_any(drive, true) : NULL;
    const char *id = choice ? choice : commit ? commit->id : way_out(drive);
    wanted -= wanted > 0;
    if (!choice && !commit && !id) {
        return expect(drive, false, "%s: there is something to do", drive->tree->screen);
    }
    return hand_press(drive, id);
}

static bool arrive(Drive *drive, const char *screen) {
    look(drive);
    return expect(drive, strcmp(drive->tree->screen, screen) == 0, "the screen is \"%s\", not \"%s\"", screen,
                  drive->tree->screen);
}

static bool press_to(Drive *drive, const char *id, const char *screen) {
    return hand_press(drive, id) && arrive(drive, screen);
}

// Only the one scenario stands on the title: the others belong to whoever writes them.
static bool data_make(Drive *drive) {
    char from[PATH_BYTES * 2], to[PATH_BYTES * 2], data[PATH_BYTES];
    snprintf(data, sizeof data, "%s/data", drive->scratch);
    snprintf(to, sizeof to, "%s/scenarios", data);
    if (!folder_clear(data) || !folder_clear(to)) {
        return false;
    }
    snprintf(from, sizeof from, "%s/assets", drive->root);
    snprintf(to, sizeof to, "%s/assets", data);
    bool good = symlink(from, to) == 0;
    const char *name = strrchr(drive->scenario, '/'); // a folder of its own, or the name of one of ours
    if (name) {
        snprintf(from, sizeof from, "%s", drive->scenario);
    } else {
        snprintf(from, sizeof from, "%s/scenarios/%s", drive->root, drive->scenario);
    }
    snprintf(to, sizeof to, "%s/scenarios/%s", data, name ? name + 1 : drive->scenario);
    setenv("NOON_DATA", data, 1);
    return symlink(from, to) == 0 && good;
}

// What was chosen for the last night is chosen still.
static bool choose(Drive *drive, const char *id) {
    const Seen *node = tree_find(drive, id);
    return (node && node->selected) || hand_press(drive, id);
}

bool night_begin(Drive *drive) {
    return press_to(drive, "title.new", "setup") && choose(drive, "length.25") &&
           press_to(drive, "setup.begin", "brief") && hand_press(drive, "brief.go");
}

// House rules: one assumption up twice and down once, another and back. The nights that follow are played by the first.
static bool house_choose(Drive *drive) {
    static const char *const presses[] = {"house.list.standings", "house.tie_held.more",   "house.tie_held.more",
                                          "house.tie_held.less",  "house.tie_broken.more", "house.tie_broken.usual"};
    bool good = press_to(drive, "title.new", "setup") && press_to(drive, "setup.house", "house");
    for (size_t i = 0; good && i < sizeof presses / sizeof presses[0]; i++) {
        good = hand_press(drive, presses[i]);
    }
    feel_slider(drive);
    return good && press_to(drive, "back", "setup") && press_to(drive, "back", "title");
}

// A room with one side: what can only be asked there must be reachable.
static void look_into_room(Drive *drive) {
    if (!choose(drive, "group.0") || !choose(drive, "card.1") || !hand_press(drive, "do")) {
        return;
    }
    for (int i = 0; i < IDLE_TURNS_MAX && strcmp(drive->tree->screen, "scene") == 0; i++) { // somebody interrupts
        night_turn(drive);
    }
    if (strcmp(drive->tree->screen, "debrief") != 0) {
        arrive(drive, "caucus");
    }
}

// What else can be opened from the table.
static void look_beside(Drive *drive) {
    static const char *const ids[] = {"talks.redraft", "talks.why", "talks.advice", "talks.mandate"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const Seen *node = tree_find(drive, ids[i]);
        if (node && !node->disabled && hand_press(drive, ids[i])) {
            look(drive);
            expect(drive, drive->tree->overlay != 0, "\"%s\" opens something", ids[i]);
            const Seen *trade = tree_find(drive, "redraft.trade");
            if (trade && !trade->disabled && hand_press(drive, "redraft.trade")) {
                look(drive);
                hand_press(drive, "overlay.close"); // back to the wordings
            }
            hand_press(drive, "overlay.close");
        }
    }
}

// What stands behind the menu, once, in the middle of a night; each must lead back to it.
static void look_around(Drive *drive) {
    static const char *const rooms[] = {"menu.log",      "menu.glossary", "menu.house",
                                        "menu.settings", "menu.saves",    "menu.brief"};
    static const char *const names[] = {"log", "glossary", "house", "settings", "saves", "brief"};
    char night[32];
    snprintf(night, sizeof night, "%s", drive->tree->screen);
    for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
        if (!hand_press(drive, "bar.menu")) {
            return;
        }
        look(drive);
        if (!press_to(drive, rooms[i], names[i])) {
            return;
        }
        if (strcmp(names[i], "saves") == 0) {
            feel_saves(drive);
        } else if (strcmp(names[i], "glossary") == 0) {
            feel_glossary(drive);
            feel_terms(drive);
        } else if (strcmp(names[i], "log") == 0) {
            feel_log(drive);
        } else if (strcmp(names[i], "settings") == 0) {
            feel_settings(drive);
        }
        const Seen *back = tree_find(drive, "back");
        back = back ? back : tree_find(drive, "brief.back");
        if (!expect(drive, back != NULL, "%s: there is a way back", names[i]) || !hand_press(drive, back->id)) {
            return;
        }
        expect(drive, strcmp(drive->tree->screen, night) == 0, "%s leads back to %s, not %s", names[i], night,
               drive->tree->screen);
    }
    look_beside(drive);
    back_from_table(drive);
    feel_tip(drive);
    feel_now(drive);
    static const char *const dialogs[] = {"menu.mandate", "menu.keys"};
    for (size_t i = 0; i < sizeof dialogs / sizeof dialogs[0]; i++) {
        if (hand_press(drive, "bar.menu") && hand_press(drive, dialogs[i])) {
            look(drive);
            hand_press(drive, "overlay.close");
        }
    }
    if (hand_press(drive, "bar.menu") && hand_press(drive, "menu.save")) {
        expect(drive, program_runs(drive), "a copy is saved");
        if (drive->tree->overlay) {
            hand_press(drive, "menu.back");
        }
    }
}

bool night_through(Drive *drive, NightTurn *turn, bool *looked) {
    size_t commands = 0, idle = 0;
    for (int i = 0; i < TURNS_MAX && strcmp(drive->tree->screen, "debrief") != 0; i++) {
        look(drive);
        if (!*looked && strcmp(drive->tree->screen, "talks") == 0 && !drive->tree->overlay &&
            drive->tree->commands > LOOK_AFTER) {
            *looked = true;
            look_around(drive);
            if (turn == night_turn) { // it costs a move
                look_into_room(drive);
            }
        }
        if (!turn(drive)) {
            return false;
        }
        idle = drive->tree->commands == commands ? idle + 1 : 0;
        commands = drive->tree->commands;
        if (!expect(drive, idle < IDLE_TURNS_MAX, "%s: the night goes on", drive->tree->screen)) {
            return false;
        }
    }
    return arrive(drive, "debrief");
}

static bool has_report(const Drive *drive) {
    char path[PATH_BYTES * 2];
    snprintf(path, sizeof path, "%s/.local/state/noon/saves/report.html", drive->home);
    return file_exists(path);
}

// The four steps in order, the report, and the title.
static bool debrief_read(Drive *drive) {
    for (int step = 1; step < 5; step++) {
        char name[32];
        snprintf(name, sizeof name, "debrief-%d", step);
        frame_check(drive, name);
        if (step == 2 && hand_press(drive, "save")) {
            expect(drive, has_report(drive), "the report is saved");
            back_from_debrief(drive);
        }
        const Seen *commit = commit_of(drive->tree, true);
        if (!expect(drive, commit != NULL, "debrief: step %d leads on", step) || !hand_press(drive, commit->id)) {
            return false;
        }
    }
    return arrive(drive, "title");
}

static void journal_replays(Drive *drive, const char *journal, bool with_house) {
    const char *words[] = {"replay", "--check", journal, NULL};
    expect(drive, program_run(drive, words) == 0, "the journal \"%s\" replays", journal);
    char *text = NULL;
    Error error;
    bool house =
        file_read(journal, (size_t)1 << 24, &text, NULL, &error) && strstr(text, "\nhouse tie_held=0.04\nbegin ");
    expect(drive, text && house == with_house, "the journal \"%s\" has %s", journal,
           with_house ? "the one house rule" : "no house rules");
    free(text);
}

// What the player reads with: something tried and put back, and what this game is to be played with.
static bool first_card(Drive *drive) {
    bool good = hand_press(drive, "set.theme.2") && hand_press(drive, "set.theme.0");
    for (size_t i = 0; good && i < SETS_MAX && drive->sets[i]; i++) {
        char id[64];
        snprintf(id, sizeof id, "set.%s", drive->sets[i]);
        good = hand_press(drive, id);
        const Seen *set = tree_find(drive, id);
        expect(drive, set && set->selected, "\"%s\" counts at once", id);
    }
    return good;
}

// By trying things, whatever comes of it.
static bool night_tried(Drive *drive, bool *looked) {
    back_from_title(drive);
    if (!press_to(drive, "title.new", "setup")) {
        return false;
    }
    feel_seed(drive);
    return press_to(drive, "back", "title") && night_begin(drive) && night_through(drive, night_turn, looked);
}

// By the rules as they are and by moves that sign a text which holds to its last day.
static bool night_planned(Drive *drive, bool *looked) {
    return press_to(drive, "title.new", "setup") && press_to(drive, "setup.house", "house") &&
           hand_press(drive, "house.reset") && press_to(drive, "back", "setup") && feel_seed_is(drive, plan_seed()) &&
           press_to(drive, "back", "title") && night_begin(drive) && night_through(drive, plan_turn, looked) &&
           expect(drive, drive->tree->commands == plan_count(), "the night ends with its last move");
}

// One night of each kind, so that every screen is played.
void night_play(Drive *drive) {
    static bool (*const nights[])(Drive *, bool *) = {night_tried, night_planned};
    enum { NIGHTS = sizeof nights / sizeof nights[0] };
    char journals[NIGHTS][PATH_BYTES];
    size_t played = 0;
    bool looked = false, good = true;
    setenv("NOON_SEED", "1", 1);
    if (!expect(drive, data_make(drive), "a folder with one scenario") || !plan_make(drive) ||
        !program_start(drive, NULL) || !arrive(drive, "first") || !first_card(drive) ||
        !press_to(drive, "first.go", "title") || !house_choose(drive)) {
        return;
    }
    for (size_t i = 0; good && i < NIGHTS; i++) {
        uint64_t start = now_ms();
        good = nights[i](drive, &looked);
        snprintf(journals[played++], PATH_BYTES, "%s", drive->tree->journal);
        printf("%s: night %zu, %zu commands in %.1f s, at most %.0f MB\n", hand_name(drive), played,
               drive->tree->commands, (double)(now_ms() - start) / 1000, resident_mb(drive, "VmHWM"));
        good = good && debrief_read(drive);
    }
    if (good && hand_press(drive, "title.quit")) {
        look(drive);
        hand_last(drive, "quit.go");
    }
    expect(drive, !good || program_wait(drive) == 0, "the program ends well");
    for (size_t i = 0; i < played; i++) {
        journal_replays(drive, journals[i], i == 0);
    }
    plan_forget();
}
