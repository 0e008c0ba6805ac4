// Saved nights in the window: gone on with, copied, renamed, taken away, told in a report; and what is typed for it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/file.h"

static const char *say_of(const Window *window, const char *key) {
    return words_at(app_words(window->app), key);
}

static void saves_shown(Window *window) {
    window_lists(window);
    ui_touch(window->ui);
}

// ---- going on ----

void window_save_load(Window *window, size_t index) {
    if (index >= window->save_count || window->save_infos[index].broken) {
        return;
    }
    if (window->saves[index].playing) {
        window_go(window, game_over(session_state(window->session)) ? SCREEN_DEBRIEF : SCREEN_GAME);
        return;
    }
    SaveInfo info = window->save_infos[index];
    Scenario *scenario = NULL;
    Exit exit = EXIT_GOOD;
    Error error = {.message = ""};
    Session *session = app_journal_open(window->app, info.path, NULL, info.autosave, &scenario, &exit, &error);
    if (!session) {
        window_fail(window, &error);
        return;
    }
    window_game_close(window);
    library_free(window->scenario);
    window->scenario = scenario;
    window->session = session;
    window_live_watch(window, scenario->path);
    app_narrate(window->app, session);
    if (!session_journal_path(session) && window->app->places.saves.length > 0) {
        session_autosave(session, window->app->places.saves.text);
    }
    picks_forget(window->ui);
    window->seated = 0;
    window_game_changed(window);
    window_go(window, game_over(session_state(session)) ? SCREEN_DEBRIEF : SCREEN_GAME);
}

// ---- names ----

// The file of a save of this name; false when there can be none.
static bool path_of(const Window *window, const char *name, Buffer *path) {
    const Buffer *folder = &window->app->places.saves;
    return folder->length > 0 && save_path(folder->text, name, path);
}

// The first name that is free: "Copy 1", "Copy 2".
static void name_propose(const Window *window, Buffer *name) {
    Buffer path;
    buffer_init(&path);
    for (int n = 1; n <= SAVE_CAP; n++) {
        char number[16];
        (void)snprintf(number, sizeof number, "%d", n);
        buffer_clear(name);
        SAY(app_words(window->app), name, "ui.saves.copy", {"n", number});
        if (!path_of(window, name->text, &path) || !file_exists(path.text)) {
            break;
        }
    }
    buffer_free(&path);
}

static const SaveInfo *chosen_info(const Window *window) {
    int chosen = pick_get(window->ui, PICK_SAVE) - 1;
    return chosen >= 0 && (size_t)chosen < window->save_count ? &window->save_infos[chosen]
           : window->save_count                               ? &window->save_infos[0]
                                                              : NULL;
}

static const char *name_wrong(const Window *window, const char *typed, const char *now) {
    Buffer path;
    buffer_init(&path);
    const char *wrong = window->app->places.saves.length == 0 ? "ui.error.unsaved"
                        : !path_of(window, typed, &path)      ? "ui.typing.no_name"
                        : now && strcmp(now, path.text) == 0  ? NULL
                        : file_exists(path.text)              ? "ui.typing.taken"
                                                              : NULL;
    buffer_free(&path);
    return wrong ? say_of(window, wrong) : NULL;
}

const char *window_typed_wrong(const Window *window) {
    Typing typing = (Typing)pick_get(window->ui, PICK_TYPING);
    const char *typed = ui_typed(window->ui, typing_field(typing));
    const SaveInfo *info = chosen_info(window);
    if (pick_get(window->ui, PICK_OVERLAY) != OVERLAY_TYPE) {
        return NULL;
    }
    return typing == TYPING_COPY             ? name_wrong(window, typed, NULL)
           : typing == TYPING_RENAME && info ? name_wrong(window, typed, info->path)
                                             : NULL;
}

// ---- copies ----

// The one with this path is chosen in the list that was just read.
static void save_choose(Window *window, const char *path) {
    for (size_t i = 0; i < window->save_count; i++) {
        if (strcmp(window->save_infos[i].path, path) == 0) {
            pick_set(window->ui, PICK_SAVE, (int)i + 1);
            if (window->screen == SCREEN_SAVES) {
                char id[32];
                (void)snprintf(id, sizeof id, "save.%zu", i);
                ui_focus(window->ui, id);
            }
        }
    }
}

static bool copy_save(Window *window, const char *name) {
    Error error = {.message = ""};
    Buffer path, line;
    buffer_init(&path);
    buffer_init(&line);
    bool good = folder_make(window->app->places.saves.text, &error) &&
                (path_of(window, name, &path) || ERROR_SAY(&error, "save.name", "no save can be called that")) &&
                session_save_as(window->session, path.text, &error);
    if (good) {
        if (window->screen == SCREEN_SAVES) {
            saves_shown(window);
            save_choose(window, path.text);
        }
        SAY(app_words(window->app), &line, "ui.saved", {"name", name});
        window_say(window, line.text);
    } else {
        ERROR_WITHIN(&error, "save.failed", "not saved, the game goes on; XDG_STATE_HOME can name another folder");
        window_fail(window, &error);
    }
    buffer_free(&path);
    buffer_free(&line);
    return good;
}

void window_save_quick(Window *window) {
    if (!window->session || window->app->places.saves.length == 0) {
        window_say(window, say_of(window, "ui.error.unsaved"));
        return;
    }
    Buffer name;
    buffer_init(&name);
    name_propose(window, &name);
    (void)copy_save(window, name.text);
    buffer_free(&name);
}

// The night as a new file in a folder, which it goes on in.
static bool keep_in(Window *window, const char *folder, Buffer *path) {
    enum { NAMES = 99 };
    Error error = {.message = ""};
    int number = 0;
    do {
        char name[32];
        (void)snprintf(name, sizeof name, "night-%d.noon", ++number);
        buffer_clear(path);
        path_join(path, folder, name);
    } while (file_exists(path->text) && number < NAMES);
    return session_journal_new(window->session, path->text, false, &error);
}

void window_save_elsewhere(Window *window) {
    const char *folders[] = {window->app->places.saves.text, getenv("HOME"), getenv("TMPDIR"), "/var/tmp"};
    Buffer path, line;
    buffer_init(&path);
    buffer_init(&line);
    bool kept = false;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && !kept && window->session; i++) {
        kept = folders[i] && folders[i][0] && keep_in(window, folders[i], &path);
    }
    if (kept) {
        window_overlays_close(window);
        SAY(app_words(window->app), &line, "ui.kept", {"path", path.text});
        window_say(window, line.text);
    } else {
        window_say(window, say_of(window, "ui.error.unsaved"));
    }
    buffer_free(&path);
    buffer_free(&line);
}

static bool chosen_rename(Window *window, const char *name) {
    Error error = {.message = ""};
    const SaveInfo *info = chosen_info(window);
    Buffer path;
    buffer_init(&path);
    bool same = info && path_of(window, name, &path) && strcmp(path.text, info->path) == 0;
    bool good = same || (info && path.length > 0 && save_rename(info->path, path.text, &error));
    if (good) {
        saves_shown(window);
        save_choose(window, path.text);
    } else {
        window_fail(window, &error);
    }
    buffer_free(&path);
    return good;
}

void window_save_delete(Window *window, size_t index) {
    Error error = {.message = ""};
    if (index >= window->save_count) {
        return;
    }
    window_overlays_close(window);
    if (save_remove(window->save_infos[index].path, &error)) {
        saves_shown(window);
        pick_set(window->ui, PICK_SAVE,
                 window->save_count ? (int)(index < window->save_count ? index : window->save_count - 1) + 1 : 0);
        window_say(window, say_of(window, "ui.deleted"));
    } else {
        window_fail(window, &error);
    }
}

// ---- the report ----

void window_report_save(Window *window, bool markdown) {
    Error error = {.message = ""};
    Buffer text, path;
    buffer_init(&text);
    buffer_init(&path);
    const char *folder = window->app->places.saves.text;
    path_join(&path, folder, markdown ? "report.md" : "report.html");
    bool good = window->debrief && app_report(window->session, app_words_for(window->app, window->scenario),
                                              markdown ? REPORT_MARKDOWN : REPORT_HTML, &text);
    if (good && file_write_atomic(path.text, text.text, text.length, &error)) {
        Buffer line;
        buffer_init(&line);
        SAY(app_words(window->app), &line, "ui.report.saved", {"path", path.text});
        window_say(window, line.text);
        buffer_free(&line);
    } else {
        window_fail(window, &error);
    }
    buffer_free(&text);
    buffer_free(&path);
}

// ---- typing ----

void window_type(Window *window, Typing typing) {
    const char *field = typing_field(typing);
    Buffer name;
    buffer_init(&name);
    if (typing == TYPING_COPY) {
        name_propose(window, &name);
        ui_type(window->ui, field, name.text);
    } else if (typing == TYPING_RENAME && chosen_info(window)) {
        ui_type(window->ui, field, chosen_info(window)->name);
    } else if (typing == TYPING_SEED) {
        ui_type(window->ui, field, "");
    }
    buffer_free(&name);
    pick_set(window->ui, PICK_TYPING, typing);
    window_overlay(window, OVERLAY_TYPE);
    window_say(window, NULL);
}

void window_typed(Window *window, Typing typing) {
    const char *typed = ui_typed(window->ui, typing_field(typing));
    bool done = true;
    if (typing == TYPING_COPY) {
        done = window->session && copy_save(window, typed);
    } else if (typing == TYPING_RENAME) {
        done = chosen_rename(window, typed);
    } else if (typing == TYPING_SEED) {
        window->seed = typed[0] ? strtoull(typed, NULL, 10) : window->seed_drawn;
    }
    if (done) {
        window_overlays_close(window);
    }
}
