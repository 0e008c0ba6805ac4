// The running game's tree of nodes in a file, rewritten after each frame: for tests, and for people who script.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/system.h"

static const char *screen_of_moment(const Window *window) {
    static const char *const names[AWAITING_COUNT] = {
        [AWAITING_NONE] = "debrief",        [AWAITING_SCENE] = "scene",       [AWAITING_MOVE] = "talks",
        [AWAITING_OBJECTION] = "objection", [AWAITING_FORECAST] = "forecast", [AWAITING_SEAL] = "seal",
        [AWAITING_CHORE] = "hours",         [AWAITING_ASSETS] = "assets",     [AWAITING_ANSWER] = "answer",
    };
    const Open *open = &session_state(window->session)->open;
    if (open->phase != PHASE_OVER && open->seat != window->seated) {
        return "curtain";
    }
    if (open->awaiting == AWAITING_MOVE && pick_get(window->ui, PICK_ROOM) > 0) {
        return "caucus";
    }
    return names[open->awaiting] ? names[open->awaiting] : "seat";
}

static const char *screen_name(const Window *window) {
    static const char *const names[SCREEN_COUNT] = {
        [SCREEN_TITLE] = "title",       [SCREEN_SETUP] = "setup", [SCREEN_BRIEF] = "brief",
        [SCREEN_DEBRIEF] = "debrief",   [SCREEN_LOG] = "log",     [SCREEN_GLOSSARY] = "glossary",
        [SCREEN_SETTINGS] = "settings", [SCREEN_SAVES] = "saves", [SCREEN_PROBLEMS] = "problems",
        [SCREEN_FIRST] = "first",       [SCREEN_KEYS] = "keys",   [SCREEN_HOUSE] = "house",
        [SCREEN_AUTHOR] = "author",
    };
    if (window->screen == SCREEN_GAME && window->session) {
        return screen_of_moment(window);
    }
    return names[window->screen] ? names[window->screen] : "title";
}

static void add_move(const Window *window, const char *id, Command move, Buffer *out) {
    char words[256];
    command_print(window->scenario, move, words, sizeof words);
    buffer_addf(out, "plays %s %s\n", id, words);
}

// The moves that the controls within reach would make.
static void add_moves(const Window *window, Buffer *out) {
    for (size_t i = 0; window->session && i < ui_stop_count(window->ui); i++) {
        const char *id = ui_stop_id(window->ui, i);
        uint64_t command = ui_stop_command(window->ui, i);
        if (id && command_verb(command) == VERB_PLAY) {
            add_move(window, id, verb_command(command), out);
        } else if (id && command_verb(command) == VERB_FORECAST) {
            Command half = {.kind = COMMAND_FORECAST, .args = {FORECAST_HOLD, (int16_t)command_subject(command)}};
            add_move(window, id, half, out);
        }
    }
}

// Whole or not at all, but not for ever: nobody misses it after a crash, so nothing is flushed to the disk.
static bool text_replace(const char *path, const Buffer *text) {
    Buffer fresh;
    buffer_init(&fresh);
    buffer_addf(&fresh, "%s.new", path);
    FILE *file = fresh.failed ? NULL : fopen(fresh.text, "wb");
    bool good = file && fwrite(text->text, 1, text->length, file) == text->length;
    good = file && fclose(file) == 0 && good && rename(fresh.text, path) == 0;
    buffer_free(&fresh);
    return good;
}

void window_probe(Window *window, bool frame) {
    if (!window->tree_path) {
        return;
    }
    window->frames += frame;
    int width, height;
    platform_size(window->platform, &width, &height);
    const char *journal = window->session ? session_journal_path(window->session) : NULL;
    Buffer out;
    buffer_init(&out);
    buffer_addf(&out,
                "noon frame %lu inputs %lu screen %s overlay %d size %dx%d commands %zu overflow %zu\njournal %s\n",
                window->frames, window->inputs, screen_name(window), pick_get(window->ui, PICK_OVERLAY), width, height,
                window->session ? session_command_count(window->session) : 0, ui_overflow_count(window->ui),
                journal ? journal : "");
    ui_tree_print(window->ui, &out, true);
    add_moves(window, &out);
    ui_overflow_print(window->ui, &out);
    if (out.failed || !text_replace(window->tree_path, &out)) {
        Error error;
        error_set(&error, "cannot write the tree of nodes to \"%s\"", window->tree_path);
        app_tell(&error);
        window->tree_path = NULL;
    }
    buffer_free(&out);
}

uint64_t window_seed(Window *window) {
    const char *given = getenv("NOON_SEED");
    return given && *given ? strtoull(given, NULL, 10) + window->seeds++ : system_seed();
}
