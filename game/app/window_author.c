// What the author's panel asks for: values set by hand, and jumps ahead.
#include <stdio.h>
#include <string.h>

#include "app/window.h"
#include "sim/symbols.h"

// Whoever can write the scenario is its author, unless the settings say otherwise.
bool window_is_author(const Window *window) {
    const char *setting = settings_at(window->app->settings, "author");
    return strcmp(setting, "on") == 0 || (strcmp(setting, "off") != 0 && window->live.on);
}

void window_author_open(Window *window) {
    if (window->screen == SCREEN_AUTHOR) {
        window_back(window);
    } else if (window->session && window_is_author(window)) {
        window_go(window, SCREEN_AUTHOR);
    } else {
        window_say(window, words_at(app_words(window->app), "ui.author.not"));
    }
}

static void said(Window *window, bool good, const Error *error) {
    window_game_changed(window);
    if (!good) {
        window_fail(window, error);
    }
}

void window_author_set(Window *window, unsigned name, int32_t value) {
    Error error = {.message = ""};
    Buffer effects;
    if (!window->session || !window_is_author(window)) {
        return;
    }
    buffer_init(&effects);
    const ExprSymbols *symbols = &window->scenario->symbols;
    if (name < symbols->count) {
        const ExprSymbol *symbol = &symbols->symbols[name];
        if (symbol->type == EXPR_TYPE_BOOL) {
            buffer_addf(&effects, "%s = %s", symbol->name, value ? "true" : "false");
        } else {
            buffer_addf(&effects, "%s = %d", symbol->name, (int)value);
        }
    }
    said(window, session_author(window->session, effects.text, &error), &error);
    buffer_free(&effects);
}

void window_jump(Window *window, unsigned phase, uint32_t minutes) {
    Error error = {.message = ""};
    if (window->session && session_is_author(window->session)) {
        bool good = app_jump(window->session, phase < PHASE_COUNT ? (Phase)phase : PHASE_COUNT, (int)minutes, &error);
        said(window, good, &error);
    }
}
