// From screen to screen, what lies over them, and back: one step at a time, never out of the program.
#include <string.h>

#include "app/window.h"

// ---- overlays ----

// What is read or chosen over something else leads back to it; the menu only leads away.
void window_overlay(Window *window, Overlay overlay) {
    Overlay shown = (Overlay)pick_get(window->ui, PICK_OVERLAY);
    if (overlay == OVERLAY_NONE && window->under_count > 0) {
        overlay = window->under[--window->under_count];
    } else if (overlay != OVERLAY_NONE && shown != OVERLAY_NONE && shown != OVERLAY_MENU && shown != overlay &&
               window->under_count < OVERLAYS_UNDER_MAX) {
        window->under[window->under_count++] = shown;
    }
    if (overlay != OVERLAY_NONE && shown != overlay) { // the one before may have been closed in the same breath
        ui_dialog_changed(window->ui);
    }
    pick_set(window->ui, PICK_OVERLAY, overlay);
    ui_touch(window->ui);
}

void window_overlays_close(Window *window) {
    window->under_count = 0;
    pick_set(window->ui, PICK_OVERLAY, OVERLAY_NONE);
}

void window_menu(Window *window) {
    bool open = pick_get(window->ui, PICK_OVERLAY) != OVERLAY_NONE;
    window_overlays_close(window);
    if (!open) {
        window_overlay(window, OVERLAY_MENU);
    }
}

// ---- screens ----

static bool game_is_over(const Window *window) {
    return window->session && game_over(session_state(window->session));
}

static void screen_open(Window *window, ScreenId screen) {
    window->screen = screen;
    window_overlays_close(window);
    if (screen == SCREEN_TITLE) {
        window->back_count = 0;
    }
    if (screen == SCREEN_TITLE || screen == SCREEN_SAVES) {
        window_lists(window);
    }
    ui_screen_changed(window->ui);
}

void window_go(Window *window, ScreenId screen) {
    static const Typing looked_for[SCREEN_COUNT] = {
        [SCREEN_GLOSSARY] = TYPING_TERM, [SCREEN_HOUSE] = TYPING_HOUSE, [SCREEN_LOG] = TYPING_LOG};
    screen = screen == SCREEN_GAME && game_is_over(window) ? SCREEN_DEBRIEF : screen;
    if (window->screen == screen) {
        return;
    }
    if (screen == SCREEN_LOG && window_curtain(window)) { // it tells what only the next player may know
        window_say(window, words_at(app_words(window->app), "ui.seat.curtain_log"));
        return;
    }
    if (window->back_count == SCREENS_BACK_MAX) {
        memmove(window->back, window->back + 1, sizeof window->back - sizeof window->back[0]);
        window->back_count--;
    }
    if (window->screen == SCREEN_FIRST) {
        window_settings_keep(window);
    }
    if (looked_for[screen]) { // all there is, until something is looked for
        ui_type(window->ui, typing_field(looked_for[screen]), "");
    }
    window->back[window->back_count++] = window->screen;
    screen_open(window, screen);
}

// Whether a screen that was left can still be gone back to: the night it showed may be over, or closed.
static bool screen_stands(const Window *window, ScreenId screen) {
    bool playing = window->session && !game_is_over(window);
    switch (screen) {
    case SCREEN_GAME:
    case SCREEN_BRIEF:
    case SCREEN_AUTHOR: return playing;
    case SCREEN_LOG: return window->session != NULL;
    case SCREEN_DEBRIEF: return game_is_over(window);
    case SCREEN_SETUP: return !game_is_over(window);
    default: return true;
    }
}

static void screen_leave(Window *window) {
    ScreenId screen = SCREEN_TITLE;
    bool found = false;
    while (window->back_count > 0 && !found) {
        screen = window->back[--window->back_count];
        found = screen != window->screen && screen_stands(window, screen);
    }
    if (window->screen == SCREEN_FIRST) {
        window_settings_keep(window);
    }
    if (found && screen == SCREEN_SETUP && window->session && session_command_count(window->session) == 0) {
        window_game_close(window); // nothing was done in it, and all of it can be chosen anew
    }
    screen_open(window, found ? screen : SCREEN_TITLE);
}

void window_back(Window *window) {
    int step = pick_get(window->ui, PICK_STEP);
    if (pick_get(window->ui, PICK_OVERLAY) != OVERLAY_NONE) {
        window_overlay(window, OVERLAY_NONE);
    } else if (window->screen == SCREEN_GAME && pick_get(window->ui, PICK_ROOM) > 0) {
        pick_set(window->ui, PICK_ROOM, 0);
        ui_screen_changed(window->ui);
    } else if (window->screen == SCREEN_GAME) {
        window_menu(window);
    } else if (window->screen == SCREEN_DEBRIEF && step > 0) {
        pick_set(window->ui, PICK_STEP, step - 1);
        ui_screen_changed(window->ui);
    } else if (window->screen == SCREEN_TITLE) {
        ui_focus(window->ui, "title.quit"); // it asks, this does not
    } else {
        screen_leave(window);
    }
    ui_touch(window->ui);
}
