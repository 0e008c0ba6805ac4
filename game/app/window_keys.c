// Keys and buttons: what each does where no node takes it, and which the player gave to which action.
#include <stdint.h>
#include <string.h>

#include "app/window.h"

// ---- keys that no node took ----

static size_t setting_index(const Window *window, const char *key) {
    for (size_t i = 0; i < window->setting_count; i++) {
        if (strcmp(window->settings[i].key, key) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void setting_step(Window *window, const char *key, int step) {
    size_t index = setting_index(window, key);
    if (index == SIZE_MAX) {
        return;
    }
    const SettingView *view = &window->settings[index];
    long next = (long)view->chosen + step;
    if (next >= 0 && next < (long)view->value_count) {
        window_setting_set(window, index, (size_t)next);
    }
}

void window_key(Window *window, int key) {
    bool game = window->session != NULL;
    ui_touch(window->ui);
    switch (key) {
    case KEY_ESCAPE: window_back(window); break;
    case 'm':
        if (window->screen == SCREEN_GAME) {
            window_menu(window);
        }
        break;
    case KEY_CONTROL + '+': setting_step(window, "text-size", 1); break;
    case KEY_CONTROL + '-': setting_step(window, "text-size", -1); break;
    case KEY_F1:
        setting_step(window, "voice", strcmp(settings_at(window->app->settings, "voice"), "off") == 0 ? 1 : -1);
        break;
    case KEY_F2: window_speak(window); break;
    case KEY_F5: window_save_quick(window); break;
    case KEY_F8: window_author_open(window); break;
    case KEY_F9: window_go(window, SCREEN_SAVES); break;
    case KEY_F10: setting_step(window, "projector", settings_is_on(window->app->settings, "projector") ? -1 : 1); break;
    case KEY_F12: window_picture(window); break;
    case KEY_F11:
    case KEY_ALT + KEY_ENTER:
        setting_step(window, "fullscreen", settings_is_on(window->app->settings, "fullscreen") ? -1 : 1);
        break;
    case 'h':
        window_overlay(window, pick_get(window->ui, PICK_OVERLAY) == OVERLAY_NOW ? OVERLAY_NONE : OVERLAY_NOW);
        break;
    case 't': // no explanation may open for it
        window_term_read(window, window_term_find(window, ui_focused_term(window->ui)));
        break;
    case 'g':
        if (window->scenario) {
            window_go(window, SCREEN_GLOSSARY);
        }
        break;
    case 'l':
        if (game) {
            window_go(window, SCREEN_LOG);
        }
        break;
    case 'q':
    case 'e':
        if (window->screen == SCREEN_GAME) {
            int groups = MOVE_OTHER - MOVE_ROOM, step = key == 'e' ? 1 : groups - 1;
            window_pick(window, PICK_GROUP, (pick_get(window->ui, PICK_GROUP) + step) % groups);
        }
        break;
    default: break;
    }
}

// ---- which do what ----

void window_keys_read(Window *window) {
    char bad[64];
    keymap_init(&window->keymap);
    if (!keymap_parse(&window->keymap, settings_at(window->app->settings, "keys"), bad, sizeof bad)) {
        Error error;
        ERROR_SAY(&error, "settings.keys", "settings: keys: \"{text}\" says nothing and does not count", {"text", bad});
        app_say(window->app, &error);
    }
    ui_set_keymap(window->ui, &window->keymap);
}

static void keys_keep(Window *window) {
    Buffer text;
    buffer_init(&text);
    keymap_print(&window->keymap, &text);
    if (settings_set(window->app->settings, "keys", text.text)) {
        window_settings_keep(window);
    }
    buffer_free(&text);
    ui_set_keymap(window->ui, &window->keymap);
}

// What is told when a key was given to an action; it has the action that had it and what has now what.
static void key_told(Window *window, BindResult result, Action other, int key) {
    static const char *const words[BIND_COUNT] = {
        [BIND_DONE] = "ui.keymap.done",   [BIND_SAME] = "ui.keymap.same",     [BIND_SWAPPED] = "ui.keymap.swapped",
        [BIND_TAKEN] = "ui.keymap.taken", [BIND_NEEDED] = "ui.keymap.needed", [BIND_RESERVED] = "ui.keymap.reserved",
    };
    const Words *all = app_words(window->app);
    Buffer line, cap, had;
    buffer_init(&line);
    buffer_init(&cap);
    buffer_init(&had);
    key_cap_print(key, &cap);
    buffer_addf(&had, "ui.action.%s", action_name(other));
    SAY(all, &line, words[result], {"key", cap.text}, {"other", other ? words_at(all, had.text) : ""});
    window_say(window, line.text);
    buffer_free(&line);
    buffer_free(&cap);
    buffer_free(&had);
}

void window_key_heard(Window *window, int key) {
    if (key == KEY_ESCAPE) { // as it was; it goes back, and nothing else ever does
        ui_touch(window->ui);
        return;
    }
    Action other = ACTION_NONE;
    BindResult result = keymap_bind(&window->keymap, window->listening, key, &other);
    keys_keep(window);
    key_told(window, result, other, key);
}

void window_keys_reset(Window *window) {
    keymap_init(&window->keymap);
    keys_keep(window);
}
