// What is typed, named and asked, by one pair of hands: a copy of the night under a name, another name for it, and away
// with it; the number of a night; a term that is looked for.
#define _GNU_SOURCE
#include "drive.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

// As the keyboard has them, or the digits on the screen for who has none.
static void words_type(Drive *drive, const char *words) {
    if (drive->hand == HAND_KEYBOARD) {
        for (; *words; words++) {
            hand_key(drive, (char[]){*words, '\0'});
        }
        hand_key(drive, "End"); // comes after what the letters wrote
        return;
    }
    const Seen *letters = tree_find(drive, "typing.letters");
    if (letters && !letters->selected) {
        hand_press(drive, "typing.letters");
    }
    for (; *words; words++) {
        char id[16];
        snprintf(id, sizeof id, "digit.%c", *words);
        hand_press(drive, id);
    }
}

static bool save_exists(const Drive *drive, const char *name) {
    char path[PATH_BYTES * 2];
    snprintf(path, sizeof path, "%s/.local/state/noon/saves/%s.noon", drive->home, name);
    return file_exists(path);
}

static bool focus_holds(Drive *drive, const char *what) {
    return expect(drive, drive->tree->focus >= 0, "%s: the focus is somewhere", what);
}

// On the list of saves: what is proposed gives way to what is typed, digits, which stand in every alphabet.
static void copy_named(Drive *drive) {
    if (!hand_press(drive, "saves.save")) {
        return;
    }
    expect(drive, tree_says(drive, "= Copy ") || tree_says(drive, "= Копия "), "a name is proposed");
    words_type(drive, "715");
    picture(drive, "copy-typed");
    hand_press(drive, "typing.do");
    expect(drive, save_exists(drive, "715"), "the copy has the typed name");
    hand_press(drive, "saves.rename");
    words_type(drive, "26");
    hand_press(drive, "typing.do");
    expect(drive, save_exists(drive, "26") && !save_exists(drive, "715"),
           "it has another name, and the old one no more");
    focus_holds(drive, "renamed");
    picture(drive, "saves-named");
}

static void copy_deleted(Drive *drive) {
    if (!hand_press(drive, "saves.delete") || !hand_press(drive, "overlay.close")) {
        return;
    }
    expect(drive, save_exists(drive, "26"), "it is kept");
    hand_press(drive, "saves.delete");
    picture(drive, "delete");
    hand_press(drive, "delete.do");
    expect(drive, !save_exists(drive, "26"), "it is gone");
    focus_holds(drive, "deleted");
}

void feel_saves(Drive *drive) {
    copy_named(drive);
    copy_deleted(drive);
}

// A term by a word of it; nothing else stands in the list then.
void feel_glossary(Drive *drive) {
    if (drive->hand != HAND_KEYBOARD || !hand_focus(drive, "typing.term")) {
        return;
    }
    words_type(drive, "single");
    expect(drive, tree_find(drive, "term.single-text") && !tree_find(drive, "term.caucus"),
           "the list holds what was looked for");
    hand_key(drive, "ctrl+a");
    hand_key(drive, "BackSpace");
    expect(drive, tree_find(drive, "term.caucus"), "and all of them again");
    hand_key(drive, "Escape");
    focus_holds(drive, "after a search");
    expect(drive, strcmp(drive->tree->screen, "glossary") == 0, "the first Escape only leaves the field");
}

static size_t moments_shown(const Drive *drive) {
    size_t count = 0;
    for (size_t i = 0; i < drive->tree->count; i++) {
        count += drive->tree->nodes[i].id && strncmp(drive->tree->nodes[i].id, "log.", 4) == 0 &&
                 strcmp(drive->tree->nodes[i].id, "log.rewind") != 0;
    }
    return count;
}

// Less of the log by kind, by party and by a word; and from one part of the night to the next.
void feel_log(Drive *drive) {
    size_t all = moments_shown(drive);
    hand_press(drive, "filter.2");
    size_t parties = moments_shown(drive);
    hand_press(drive, "about.1");
    size_t one = moments_shown(drive);
    picture(drive, "log-about");
    expect(drive, all > parties && parties >= one && one > 0, "fewer moments by kind and party: %zu, %zu, %zu", all,
           parties, one);
    hand_press(drive, "filter.0");
    hand_press(drive, "about.0");
    expect(drive, moments_shown(drive) == all, "all of them are back");
    if (drive->hand == HAND_KEYBOARD && hand_focus(drive, "typing.log")) {
        words_type(drive, "zzz");
        expect(drive, moments_shown(drive) == 0 && tree_find(drive, "log.rewind"), "nobody said zzz");
        hand_key(drive, "ctrl+a");
        hand_key(drive, "BackSpace");
        expect(drive, moments_shown(drive) == all, "and without it all is said again");
    }
    for (int i = 0; i < 2; i++) { // to the beginning of this part, then of the one before
        const Seen *before = tree_find(drive, "skip.before");
        if (!expect(drive, before && !before->disabled, "the night has more than one part") ||
            !hand_press(drive, "skip.before")) {
            return;
        }
        const Seen *row = drive->tree->focus >= 0 ? &drive->tree->nodes[drive->tree->focus] : NULL;
        expect(drive, row && row->id && strncmp(row->id, "log.", 4) == 0 && row->shown.h > 0,
               "the first moment of a part shows and has the focus");
    }
    const Seen *after = tree_find(drive, "skip.after");
    expect(drive, after && !after->disabled, "and there is a part after it");
}

bool feel_seed_is(Drive *drive, unsigned long number) {
    char digits[32], shown[40];
    snprintf(digits, sizeof digits, "%lu", number);
    snprintf(shown, sizeof shown, " %s", digits);
    if (!hand_press(drive, "setup.seed")) {
        return false;
    }
    words_type(drive, digits);
    return hand_press(drive, "typing.do") &&
           expect(drive, tree_says(drive, shown), "the night has the number%s", shown);
}

// Another number and back to the one that was drawn.
void feel_seed(Drive *drive) {
    if (!hand_press(drive, "setup.seed")) {
        return;
    }
    words_type(drive, "4715");
    picture(drive, "seed-typed");
    hand_press(drive, "typing.do");
    expect(drive, tree_says(drive, " 4715"), "the typed number counts");
    hand_press(drive, "setup.seed");
    hand_press(drive, "typing.do");
    expect(drive, !tree_says(drive, " 4715"), "nothing typed is the number that was drawn");
    focus_holds(drive, "a number chosen");
}

// One assumption up, by the mouse to its end, and back to what it usually is.
void feel_slider(Drive *drive) {
    Seen *slider = tree_find(drive, "house.tie_broken.at");
    if (!expect(drive, slider != NULL, "an assumption has a slider")) {
        return;
    }
    if (drive->hand == HAND_MOUSE) {
        Box4 at = slider->shown;
        hand_say(drive, "mousemove %d %d mousedown 1 mousemove %d %d mouseup 1", at.x + at.w / 2, at.y + at.h / 2,
                 at.x + at.w + 30, at.y + at.h / 2); // dragged beyond its end
        drive->expected += 2;
        tree_settle(drive);
    } else if (hand_focus(drive, "house.tie_broken.at")) {
        hand_key(drive, drive->hand == HAND_PAD ? "A" : "Return");
        hand_key(drive, "Right");
        hand_key(drive, drive->hand == HAND_PAD ? "B" : "Escape");
        expect(drive, strcmp(drive->tree->screen, "house") == 0, "letting it go leaves nothing else");
    }
    const Seen *usual = tree_find(drive, "house.tie_broken.usual");
    expect(drive, usual && !usual->disabled, "the slider changed it");
    const Seen *more = tree_find(drive, "house.tie_broken.more");
    expect(drive, more && (more->disabled || drive->hand != HAND_MOUSE), "dragged to the end there is no more");
    hand_press(drive, "house.tie_broken.usual");
    usual = tree_find(drive, "house.tie_broken.usual");
    expect(drive, usual && usual->disabled, "it is as usual again");
}

static bool now_open(Drive *drive) {
    if (drive->hand == HAND_KEYBOARD) {
        hand_key(drive, "h");
        return drive->tree->overlay != 0;
    }
    return hand_press(drive, "bar.menu") && hand_press(drive, "menu.now");
}

// A sensible move leads to where it is chosen: its card, or the dialog about its clause.
static void hint_follow(Drive *drive, size_t commands) {
    if (!expect(drive, tree_find(drive, "hint.0"), "a sensible move is named") || !hand_press(drive, "hint.0")) {
        return;
    }
    expect(drive, strcmp(drive->tree->screen, "talks") == 0 && drive->tree->commands == commands,
           "it leads on and does nothing by it");
    expect(drive, tree_find(drive, "do") || tree_find(drive, "overlay.do"), "to where it can be done");
    if (drive->tree->overlay) {
        hand_press(drive, "overlay.close");
    }
}

// What can be done is listed, what cannot with its reason; a line leads to it.
void feel_now(Drive *drive) {
    size_t commands = drive->tree->commands;
    if (!now_open(drive)) {
        return;
    }
    picture(drive, "now");
    hint_follow(drive, commands);
    if (!now_open(drive)) {
        return;
    }
    const Seen *line = tree_find(drive, "now.5.0"); // the first of the clock
    if (!expect(drive, line && !line->disabled, "the list of what can be done has the moves") ||
        !hand_press(drive, "now.5.0")) {
        return;
    }
    const Seen *group = tree_find(drive, "group.4"), *card = tree_find(drive, "card.0");
    expect(drive, drive->tree->overlay == 0 && group && group->selected && card && card->selected,
           "a line leads to its card");
    expect(drive, drive->tree->commands == commands, "and does nothing by it");
    expect(drive, drive->hand == HAND_MOUSE || (card && card->focus), "the focus is on it");
}

static const Seen *term_seen(const Drive *drive) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        if (strncmp(node->role, "term ", 5) == 0 && node->shown.h > 4) {
            return node;
        }
    }
    return NULL;
}

static void tip_ask(Drive *drive, const Seen *term) {
    enum { STEPS_MAX = 160 };
    static const char *const steps[] = {"RB", "Down", "Up", "RB", "Right", "Down", "Up"};
    if (drive->hand == HAND_MOUSE) {
        hand_say(drive, "mousemove %d %d click 2", term->shown.x + term->shown.w / 2,
                 term->shown.y + term->shown.h / 2);
        drive->expected += 2;
        tree_settle(drive);
        return;
    }
    for (int i = 0; i < STEPS_MAX && drive->tree->focus >= 0 &&
                    strncmp(drive->tree->nodes[drive->tree->focus].role, "term ", 5) != 0;
         i++) {
        hand_key(drive, drive->hand == HAND_PAD ? steps[i % 7] : "Tab");
    }
    hand_key(drive, drive->hand == HAND_PAD ? "Y" : "t");
}

static size_t term_chosen(const Drive *drive) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        if (node->id && node->selected && strncmp(node->id, "term.", 5) == 0) {
            return i;
        }
    }
    return drive->tree->count;
}

// A term in what is said of another one is explained where it stands, and from there opened in the glossary.
void feel_terms(Drive *drive) {
    enum { LOOKS_MAX = 40 };
    for (int i = 0; i < LOOKS_MAX && !term_seen(drive); i++) {
        size_t next = term_chosen(drive) + 1;
        const char *id = next < drive->tree->count ? drive->tree->nodes[next].id : NULL;
        if (!id || strncmp(id, "term.", 5) != 0 || !hand_press(drive, id)) {
            return;
        }
    }
    const Seen *term = term_seen(drive);
    if (!term) { // so small a glossary that nothing in it speaks of another
        return;
    }
    size_t before = term_chosen(drive);
    tip_ask(drive, term);
    if (expect(drive, tree_find(drive, "tip.glossary.1"), "the explanation leads to the glossary") &&
        hand_press(drive, "tip.glossary.1")) {
        picture(drive, "term-opened");
        expect(drive, strcmp(drive->tree->screen, "glossary") == 0 && term_chosen(drive) != before,
               "another term is read about");
        expect(drive, drive->hand == HAND_MOUSE || drive->tree->focus >= 0, "and the focus is somewhere");
    }
}

// A word with a dotted line under it is explained, stays explained until it is closed, and the focus comes back to it.
void feel_tip(Drive *drive) {
    const Seen *term = term_seen(drive);
    if (!term) {
        return;
    }
    tip_ask(drive, term);
    expect(drive, tree_says(drive, "\n  tip") || tree_says(drive, "\ntip"), "the explanation opens");
    picture(drive, "tip");
    expect(drive, drive->tree->overflow == 0, "the explanation has its place: %s", drive->tree->trouble);
    if (drive->hand == HAND_MOUSE) {
        hand_say(drive, "mousemove %d %d click 3", drive->tree->width / 2, 4); // a right click closes
        drive->expected += 2;
        tree_settle(drive);
    } else {
        hand_key(drive, drive->hand == HAND_PAD ? "B" : "Escape");
        focus_holds(drive, "an explanation closed");
    }
    expect(drive, !tree_says(drive, "\ntip") && !tree_says(drive, "\n  tip") && drive->tree->overlay == 0,
           "and closes, and nothing else does");
}

// The value of a setting that is chosen, and another one; false when there are not two.
static bool values_of(Drive *drive, const char *setting, char chosen[64], char other[64]) {
    chosen[0] = other[0] = '\0';
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        if (node->id && strncmp(node->id, setting, strlen(setting)) == 0) {
            snprintf(node->selected ? chosen : other, 64, "%s", node->id);
        }
    }
    return chosen[0] && other[0];
}

// Every row of the settings: another value counts at once, and the one before again.
void feel_settings(Drive *drive) {
    enum { ROWS_MAX = 40 };
    char rows[ROWS_MAX][64], chosen[64], other[64];
    size_t count = 0;
    for (size_t i = 0; i < drive->tree->count && count < ROWS_MAX; i++) {
        const char *id = drive->tree->nodes[i].id, *dot = id ? strrchr(id, '.') : NULL;
        size_t length = dot ? (size_t)(dot - id) + 1 : 0;
        bool row = dot && strncmp(id, "set.", 4) == 0 && length < sizeof rows[0];
        if (row && (count == 0 || strncmp(rows[count - 1], id, length) != 0)) {
            snprintf(rows[count++], sizeof rows[0], "%.*s", (int)length, id);
        }
    }
    expect(drive, count > 10, "the settings have their rows, not %zu", count);
    for (size_t i = 0; i < count; i++) {
        // without a window manager nobody gives the window its size back; a pad cannot switch itself on again
        bool for_good =
            strcmp(rows[i], "set.fullscreen.") == 0 || (drive->hand == HAND_PAD && strcmp(rows[i], "set.pad.") == 0);
        if (for_good || !values_of(drive, rows[i], chosen, other)) {
            continue;
        }
        bool zoomed = drive->zoomed;
        drive->zoomed = true; // larger letters may push things out of sight
        hand_press(drive, other);
        const Seen *node = tree_find(drive, other);
        expect(drive, node && node->selected, "\"%s\" counts at once", other);
        hand_press(drive, chosen);
        node = tree_find(drive, chosen);
        expect(drive, node && node->selected, "\"%s\" counts again", chosen);
        drive->zoomed = zoomed;
    }
    focus_holds(drive, "settings");
}

static const char *scenario_named(const Drive *drive, const char *words) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        if (node->id && strncmp(node->id, "scenario.", 9) == 0 && strstr(node->name, words)) {
            return node->id;
        }
    }
    return NULL;
}

// A player's scenario with a mistake, and an editor that only writes down what it was asked to open.
static bool mistake_make(Drive *drive, const char *asked) {
    char path[PATH_BYTES * 2], editor[PATH_BYTES * 2], text[PATH_BYTES * 3];
    Error error;
    snprintf(path, sizeof path, "%s/.local/share/noon/scenarios", drive->home);
    if (!folder_make(path, &error)) {
        return false;
    }
    snprintf(path, sizeof path, "%s/.local/share/noon/scenarios/mistaken.json", drive->home);
    snprintf(editor, sizeof editor, "%s/editor", drive->scratch);
    int length =
        snprintf(text, sizeof text, "#!/bin/sh\necho \"$1\" > '%s.new' && mv '%s.new' '%s'\n", asked, asked, asked);
    bool good = file_write_atomic(editor, text, (size_t)length, &error) && chmod(editor, 0755) == 0;
    snprintf(text, sizeof text, "%s --at={line}:{file}", editor);
    setenv("NOON_EDITOR", text, 1);
    static const char mistaken[] = "{\n \"title\": 5\n}\n";
    return good && file_write_atomic(path, mistaken, sizeof mistaken - 1, &error);
}

// A speech program that only writes down what it was to say, and how.
static bool speaker_make(Drive *drive, const char *said) {
    char folder[PATH_BYTES], path[PATH_BYTES + 16], text[PATH_BYTES * 3];
    Error error;
    snprintf(folder, sizeof folder, "%s/bin", drive->scratch);
    snprintf(path, sizeof path, "%s/spd-say", folder);
    int length = snprintf(text, sizeof text, "#!/bin/sh\necho \"$*\" >> '%s'\n", said);
    const char *before = getenv("PATH");
    char *paths = malloc(strlen(before) + sizeof folder + 2);
    bool good = paths && folder_make(folder, &error) && file_write_atomic(path, text, (size_t)length, &error) &&
                chmod(path, 0755) == 0;
    if (good) {
        sprintf(paths, "%s:%s", folder, before);
        setenv("PATH", paths, 1);
    }
    free(paths);
    return good;
}

static bool file_says(const char *path, const char *words) {
    char *text = NULL;
    Error error;
    bool says = file_exists(path) && file_read(path, 1 << 16, &text, NULL, &error) && strstr(text, words);
    free(text);
    return says;
}

// What the focus comes to is spoken in the player's language, as fast as was asked for.
static void read_aloud(Drive *drive, const char *said) {
    hand_press(drive, "title.settings");
    hand_press(drive, "set.voice-rate.2");
    hand_press(drive, "set.voice.1");
    hand_key(drive, "Tab");
    uint64_t until = now_ms() + drive->step_ms;
    while (!file_says(said, " -l en -- ") && now_ms() < until) {
        pause_briefly();
    }
    expect(drive, file_says(said, " -l en -- "), "the focus is read aloud in its language");
    expect(drive, file_says(said, "-r 39 ") || file_says(said, "-r 40 "), "and faster than usual");
}

// The report is copied, the file opened at its line, and a folder that nothing opens is named.
void feel_problems(Drive *drive) {
    char asked[PATH_BYTES], said[PATH_BYTES], *kept = NULL;
    Error error;
    snprintf(asked, sizeof asked, "%s/asked", drive->scratch);
    snprintf(said, sizeof said, "%s/spoken", drive->scratch);
    if (!expect(drive, mistake_make(drive, asked) && speaker_make(drive, said),
                "a scenario with a mistake, an editor and a voice") ||
        !program_start(drive, NULL)) {
        return;
    }
    if (strcmp(drive->tree->screen, "first") == 0) {
        hand_press(drive, "first.go");
    }
    const char *id = scenario_named(drive, "mistaken");
    if (expect(drive, id != NULL, "the scenario stays in the list") && hand_press(drive, id)) {
        expect(drive, strcmp(drive->tree->screen, "problems") == 0, "its problems are shown, not \"%s\"",
               drive->tree->screen);
        picture(drive, "problems");
        hand_press(drive, "problems.copy");
        expect(drive, tree_says(drive, "on the clipboard"), "the report is copied");
        hand_press(drive, "problems.edit");
        uint64_t until = now_ms() + drive->step_ms;
        while (!file_exists(asked) && now_ms() < until) {
            pause_briefly();
        }
        expect(drive,
               file_read(asked, PATH_BYTES, &kept, NULL, &error) && strncmp(kept, "--at=", 5) == 0 &&
                   strstr(kept, "mistaken.json"),
               "the editor is asked for the file, not for \"%s\"", kept ? kept : "nothing");
        free(kept);
        hand_press(drive, "back");
        read_aloud(drive, said);
    }
    kill(drive->program, SIGTERM);
    expect(drive, program_wait(drive) == 0, "problems: ends well");
    unsetenv("NOON_EDITOR");
}
