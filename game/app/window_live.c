// The scenario on the screen is read again when its files were saved: a changed text shows at once, changed rules take
// the game to the same decision. Files with mistakes are told, and the game goes on in what was read before.
#include <stdio.h>

#include "app/window.h"
#include "base/file.h"

enum { LOOK_MS = 500, AGAIN_MS = 50 };

static void saved(void *user) {
    Window *window = user;
    atomic_store(&window->live.woken, true);
    platform_wake(window->platform);
}

static void files_watch(Window *window, const char *path) {
    Live *live = &window->live;
    Buffer original;
    buffer_init(&original);
    bool masked = scenario_masked(path, &original);
    live->on = path_is_writable(path) || (masked && path_is_writable(original.text));
    if (live->on) {
        live->watch[0] = watch_open(path, saved, window);
        live->watch[1] = masked ? watch_open(original.text, saved, window) : NULL;
    }
    live->stamp = scenario_stamp(path);
    buffer_free(&original);
}

void window_live_watch(Window *window, const char *path) {
    Live *live = &window->live;
    for (size_t i = 0; i < sizeof live->watch / sizeof live->watch[0]; i++) {
        watch_close(live->watch[i]);
        live->watch[i] = NULL;
    }
    live->on = live->of_another = false;
    live->half_read = 0;
    buffer_clear(&live->path);
    if (path) {
        buffer_add(&live->path, path);
        files_watch(window, path);
    }
}

void window_live_try(Window *window, const char *path) {
    uint64_t game = window->live.of_another ? window->live.game_stamp : window->live.stamp;
    window_live_watch(window, path);
    window->live.of_another = window->session != NULL;
    window->live.game_stamp = game;
}

// The other scenario was left: its game goes on, and so does looking at the game's files.
static void game_watch(Window *window) {
    uint64_t stamp = window->live.game_stamp;
    window_live_watch(window, window->scenario->path);
    window->live.stamp = stamp; // what was saved meanwhile is noticed
    atomic_store(&window->live.woken, true);
}

static bool is_shown(const Window *window) {
    return (window->session && !window->live.of_another) || window->screen == SCREEN_SETUP ||
           window->screen == SCREEN_PROBLEMS;
}

int window_live_rest_ms(const Window *window) {
    const Live *live = &window->live;
    return !live->on || !is_shown(window) ? -1 : live->half_read ? AGAIN_MS : live->watch[0] ? -1 : LOOK_MS;
}

static void scenario_replace(Window *window, Scenario *fresh) {
    library_free(window->scenario);
    window->scenario = fresh;
    buffer_clear(&window->problems);
    if (window->screen == SCREEN_PROBLEMS) { // mended
        window_back(window);
        window_go(window, window->session ? SCREEN_GAME : SCREEN_SETUP);
    }
    window_debrief_make(window);
    ui_touch(window->ui);
}

static void said_of_moves(Window *window, size_t done, size_t count, const Error *error) {
    char made[24], all[24];
    (void)snprintf(made, sizeof made, "%zu", done);
    (void)snprintf(all, sizeof all, "%zu", count);
    Buffer line, why;
    buffer_init(&line);
    buffer_init(&why);
    error_tell(error, app_words(window->app), &why);
    SAY(app_words(window->app), &line, done < count ? "ui.live.stopped" : "ui.live.rules", {"done", made},
        {"count", all}, {"why", why.text});
    window_say(window, line.text);
    buffer_free(&why);
    buffer_free(&line);
}

static void game_goes_on(Window *window, Scenario *fresh) {
    Error error = {.message = ""};
    size_t count = session_command_count(window->session), done = 0;
    if (session_translate(window->session, fresh)) {
        scenario_replace(window, fresh);
        window_say(window, words_at(app_words(window->app), "ui.live.texts"));
        return;
    }
    Session *session = session_rebase(window->session, fresh, &done, &error);
    if (!session) {
        scenario_free(fresh);
        window_fail(window, &error);
        return;
    }
    window->session = session;
    scenario_replace(window, fresh);
    if (!game_over(session_state(session)) && window->screen == SCREEN_DEBRIEF) {
        window->screen = SCREEN_GAME;
    }
    window_game_changed(window);
    said_of_moves(window, done, count, &error);
}

static void mistakes_tell(Window *window, const DiagList *diags, const Error *error) {
    Buffer first, line;
    buffer_init(&first);
    buffer_init(&line);
    window_problems_set(window, diags, error);
    scenario_first_error(diags, &first);
    if (first.length == 0) {
        error_tell(error, app_words(window->app), &first);
    }
    SAY(app_words(window->app), &line, "ui.live.mistakes", {"first", first.text});
    window_say(window, window->screen == SCREEN_PROBLEMS ? NULL : line.text);
    ui_touch(window->ui);
    buffer_free(&line);
    buffer_free(&first);
}

void window_live_look(Window *window, uint64_t now_ms) {
    Live *live = &window->live;
    DiagList diags;
    if (live->of_another && window->session && window->screen == SCREEN_GAME) {
        game_watch(window);
    }
    int rest = window_live_rest_ms(window);
    bool due = atomic_exchange(&live->woken, false) || (rest >= 0 && now_ms >= live->looked_ms + (uint64_t)rest);
    if (!due || !live->on || !is_shown(window)) {
        return;
    }
    live->looked_ms = now_ms;
    uint64_t stamp = scenario_stamp(live->path.text);
    if (stamp == live->stamp || stamp == 0 || !diag_list_init(&diags)) {
        return;
    }
    Error error = {.message = ""};
    Scenario *fresh = scenario_load(live->path.text, app_language(window->app), &diags, &error);
    if (!fresh && live->half_read != stamp) {
        live->half_read = stamp; // an editor may be in the middle of it: looked at once more before anything is said
    } else {
        live->stamp = stamp;
        live->half_read = 0;
        if (!fresh) {
            mistakes_tell(window, &diags, &error);
        } else if (window->session && !live->of_another) {
            game_goes_on(window, fresh);
        } else { // mended: chosen as it would have been without mistakes
            live->of_another = false;
            window_game_close(window);
            scenario_replace(window, fresh);
        }
    }
    diag_list_free(&diags);
}
