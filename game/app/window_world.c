// The window and the world around it: languages, pictures, where the window stood.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/file.h"

// ---- languages ----

static bool language_take(void *user, const char *name, bool folder) {
    Window *window = user;
    const char *end = strrchr(name, '.');
    size_t length = end ? (size_t)(end - name) : 0;
    bool code = !folder && end && strcmp(end, ".json") == 0 && length >= 2 && length < sizeof window->language_codes[0];
    if (code && window->language_count < LANGUAGES_MAX) {
        char *kept = window->language_codes[window->language_count];
        memcpy(kept, name, length);
        kept[length] = '\0';
        window->languages[window->language_count++] = kept;
    }
    return true;
}

// Every file of assets/lang is a language; English is always one.
void window_languages_list(Window *window) {
    Buffer folder;
    Error error = {.message = ""};
    buffer_init(&folder);
    window->language_count = 0;
    path_join(&folder, window->app->places.data.text, "assets/lang");
    if (!folder_list(folder.text, language_take, window, &error) || window->language_count == 0) {
        window->language_count = 0;
        (void)language_take(window, "en.json", false);
    }
    buffer_free(&folder);
}

// The scenario that is looked at or played, read again in the language of now. A game goes on in it: its rules are the
// same. What cannot be read stays in the language it was in.
static void scenario_translate(Window *window) {
    DiagList diags;
    Error error = {.message = ""};
    Scenario *fresh = NULL;
    if (diag_list_init(&diags)) {
        fresh = scenario_load(window->scenario->path, app_language(window->app), &diags, &error);
        diag_list_free(&diags);
    }
    if (fresh && (!window->session || session_translate(window->session, fresh))) {
        scenario_free(window->scenario);
        window->scenario = fresh;
    } else {
        scenario_free(fresh);
    }
}

void window_language_set(Window *window, const char *code) {
    app_language_set(window->app, code);
    if (window->failed.message[0]) {
        window_fail(window, &window->failed);
    } else {
        window_say(window, NULL); // said in the words of before
    }
    window_problems_translate(window);
    window_voice_words(window);
    if (window->scenario) {
        scenario_translate(window);
    }
    window_debrief_make(window);
    window_lists(window);
}

// ---- pictures ----

// The user's folder of pictures where there is one, else one beside the saves.
static bool pictures_folder(Buffer *folder) {
    const char *named = getenv("XDG_PICTURES_DIR"), *home = getenv("HOME");
    if (named && folder_exists(named)) {
        buffer_add(folder, named);
        return true;
    }
    if (home && home[0]) {
        path_join(folder, home, "Pictures");
        if (folder_exists(folder->text)) {
            return true;
        }
        buffer_clear(folder);
    }
    Buffer state;
    buffer_init(&state);
    bool found = path_user_state(&state);
    if (found) {
        path_join(folder, state.text, "pictures");
    }
    buffer_free(&state);
    return found;
}

void window_picture(Window *window) {
    Buffer folder, path, line;
    Error error = {.message = ""};
    buffer_init(&folder);
    buffer_init(&path);
    buffer_init(&line);
    bool good = pictures_folder(&folder) && folder_make(folder.text, &error);
    for (int n = 1; good && n < 10000; n++) {
        char name[32];
        (void)snprintf(name, sizeof name, "noon-%d.png", n);
        buffer_clear(&path);
        path_join(&path, folder.text, name);
        if (!file_exists(path.text)) {
            break;
        }
    }
    if (good && platform_screenshot(window->platform, path.text, &error)) {
        SAY(app_words(window->app), &line, "ui.picture.saved", {"path", path.text});
        window_say(window, line.text);
    } else {
        if (!error.message[0]) {
            ERROR_SAY(&error, "picture.nowhere", "there is no folder for pictures");
        }
        window_fail(window, &error);
    }
    buffer_free(&folder);
    buffer_free(&path);
    buffer_free(&line);
}

// ---- where it stood ----

void window_place_read(const Window *window, PlatformSetup *setup) {
    const char *text = settings_at(window->app->settings, "window");
    int x, y, width, height;
    char *end = NULL;
    long values[4] = {0};
    for (int i = 0; i < 4; i++, text = end) {
        values[i] = strtol(text, &end, 10);
        if (end == text || values[i] < -32000 || values[i] > 32000) {
            return;
        }
    }
    x = (int)values[0];
    y = (int)values[1];
    width = (int)values[2];
    height = (int)values[3];
    if (width >= 320 && height >= 200) {
        setup->placed = true;
        setup->x = x;
        setup->y = y;
        setup->width = width;
        setup->height = height;
    }
}

void window_place_keep(Window *window) {
    int x, y, width, height;
    char text[64];
    if (!platform_place(window->platform, &x, &y, &width, &height)) {
        return;
    }
    (void)snprintf(text, sizeof text, "%d %d %d %d", x, y, width, height);
    if (strcmp(text, settings_at(window->app->settings, "window")) == 0) {
        return;
    }
    const char *path = window->app->places.settings.text;
    // Before the first choice of settings there is no file, and the next start shall ask again.
    if (settings_set(window->app->settings, "window", text) && path && file_exists(path)) {
        window_settings_keep(window);
    }
}

// ---- what a move sounds like ----

SoundId window_sound_of(Command command, const Open *before, const Open *now) {
    switch (command.kind) {
    case COMMAND_PHONE: return SOUND_TELEPHONE;
    case COMMAND_SEAL:
    case COMMAND_TABLE: return SOUND_SEAL;
    case COMMAND_BRING:
    case COMMAND_REDRAFT:
    case COMMAND_STRIKE:
    case COMMAND_TRADE:
    case COMMAND_REOPEN:
    case COMMAND_OBJECTION:
    case COMMAND_AMEND: return SOUND_PAPER;
    default: return now->minute != before->minute || now->day != before->day ? SOUND_CLOCK : SOUND_NONE;
    }
}
