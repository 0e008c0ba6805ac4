// The game in a window: declares the screen, waits for the player, does what was asked.
#include "app/play_window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/file.h"
#include "base/system.h"

static bool clipboard_get(void *user, Buffer *out) {
    return platform_clipboard(user, out);
}

static bool clipboard_set(void *user, const char *text) {
    return platform_clipboard_set(user, text);
}

static bool window_open(Window *window, Error *error) {
    const App *app = window->app;
    Buffer fonts;
    buffer_init(&fonts);
    path_join(&fonts, app->places.data.text, "assets/fonts");
    PlatformSetup setup = {
        .title = words_at(app_words(window->app), "game.title"),
        .fonts_folder = fonts.text,
        .fullscreen = settings_is_on(app->settings, "fullscreen"),
        .accelerated = false,
    };
    window_place_read(window, &setup);
    window->platform = platform_open(&setup, error);
    buffer_free(&fonts);
    if (!window->platform) {
        return false;
    }
    window->ui = ui_new((UiSetup){.meter = platform_meter(window->platform), .theme = THEME_NIGHT});
    if (!window->ui) {
        return error_memory(error);
    }
    ui_set_clipboard(window->ui, (UiClipboard){clipboard_get, clipboard_set, window->platform});
    const char *pipe = getenv("NOON_VIRTUAL_PAD");
    return !pipe || !*pipe || platform_pad_virtual(window->platform, pipe, error);
}

static const char *voice_word(void *user, const char *key) {
    Buffer name;
    buffer_init(&name);
    buffer_addf(&name, "voice.%s", key);
    const char *found = words_find(user, name.text);
    buffer_free(&name);
    return found;
}

void window_voice_words(Window *window) {
    ui_voice_words(window->ui, voice_word, (void *)app_words(window->app));
}

// What can be done with a tip that stays: read on, go back to the one beneath, close all.
static void tip_foot(Ui *ui, const Window *window, int term) {
    const Words *words = app_words(window->app);
    TipPlace place = ui_tip_place(ui);
    int sources = window->scenario->terms[term].sources.count;
    ui_rule(ui);
    ui_row(ui, (Box){.gap = 12, .wrap = true, .line_gap = 4});
    if (place.locked) {
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "tip.glossary.%d", place.depth),
                        .command = verb_pack(VERB_TERM, 0, (uint32_t)term),
                        .key = place.topmost ? 'g' : 0},
                  ICON_BOOK, words_at(words, "ui.tip.glossary"), place.topmost ? "G" : NULL);
        if (place.depth > 1) {
            ui_key_hint(ui, "Backspace", words_at(words, "ui.tip.back"));
        }
        ui_key_hint(ui, "Esc", words_at(words, "ui.tip.close"));
    } else {
        ui_key_hint(ui, "T", words_at(words, "ui.tip.lock"));
    }
    ui_spring(ui);
    if (sources > 0) {
        Buffer line;
        char number[16];
        buffer_init(&line);
        (void)snprintf(number, sizeof number, "%d", sources);
        SAY(words, &line, "ui.title.sources", {"n", number});
        ui_text(ui, TYPE_SMALL, TONE_DIM, line.text);
        buffer_free(&line);
    }
    ui_end(ui);
}

// A short explanation of a term: the scenario's glossary first, then the game's own words.
static bool tip_build(Ui *ui, const char *term, void *user) {
    Window *window = user;
    int index = window_term_find(window, term);
    if (index != NO_INDEX) {
        const Term *about = &window->scenario->terms[index];
        ui_text(ui, TYPE_NAME, TONE_HIGH, about->term);
        ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, told_terms(ui, window->scenario, about->text, index));
        if (about->example[0]) {
            ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_DIM, .italic = true}, about->example);
        }
        tip_foot(ui, window, index);
        return true;
    }
    const char *text = words_find(app_words(window->app), ui_keepf(ui, "%s.text", term));
    const char *title = words_find(app_words(window->app), term);
    if (!text) {
        return false;
    }
    if (title) {
        ui_text(ui, TYPE_NAME, TONE_HIGH, title);
    }
    ui_text(ui, TYPE_BODY, TONE_TEXT, told_terms(ui, window->scenario, text, NO_INDEX));
    return true;
}

static void frame_declare(Window *window) {
    int width, height;
    platform_size(window->platform, &width, &height);
    Stage stage;
    window_stage(window, &stage);
    do {
        ui_frame_open(window->ui, width, height);
        screen_declare(window->ui, &stage);
        ui_tips(window->ui, tip_build, window);
    } while (!ui_frame_close(window->ui));
    Rect field;
    platform_typing(window->platform, ui_is_typing(window->ui, &field) ? &field : NULL);
    platform_draw(window->platform, ui_draw_list(window->ui));
    const Error *notice = platform_notice(window->platform);
    if (notice) {
        app_say(window->app, notice);
    }
    window_probe(window, true);
}

void window_speak(Window *window) {
    const char *voice = settings_at(window->app->settings, "voice");
    if (strcmp(voice, "off") == 0) {
        return;
    }
    Buffer sentence;
    buffer_init(&sentence);
    ui_voice_sentence(window->ui, &sentence);
    if (sentence.length > 0) {
        if (strcmp(voice, "clipboard") == 0) {
            (void)platform_clipboard_set(window->platform, sentence.text);
        } else {
            (void)platform_speak(window->platform, sentence.text);
        }
    }
    buffer_free(&sentence);
}

static void input_take(Window *window, const Input *input) {
    if (input->kind == INPUT_QUIT) {
        window->quit = true;
        return;
    }
    if (input->kind == INPUT_CLOSE) {
        window_close_asked(window);
        return;
    }
    if (input->kind == INPUT_DROP) {
        window_drop(window, input->text);
        return;
    }
    ui_input(window->ui, input);
    UiCommand command;
    while (!window->quit && ui_take_command(window->ui, &command)) {
        if (command.refused) {
            window_say(window, command.why);
        } else {
            window_verb(window, command.command);
        }
    }
    int key = ui_heard(window->ui);
    if (key != KEY_NONE) {
        window_key_heard(window, key);
    }
    while (!window->quit && (key = ui_take_key(window->ui)) != 0) {
        window_key(window, key);
    }
    if (input->kind == INPUT_KEY || input->kind == INPUT_TEXT) {
        window_speak(window);
    }
}

// The sooner of what the toolkit and the watch over the scenario's files wait for.
static int rest_ms(const Window *window) {
    int ui = ui_timer_ms(window->ui), live = window_live_rest_ms(window);
    return live >= 0 && (ui < 0 || live < ui) ? live : ui;
}

static void window_loop(Window *window) {
    frame_declare(window);
    Input input;
    while (!window->quit && platform_wait(window->platform, &input, rest_ms(window))) {
        input_take(window, &input);
        window_live_look(window, input.time_ms);
        bool key = input.kind == INPUT_KEY &&
                   !input.repeat; // a repeat is nobody's: SDL may tell of a key again with the focus
        bool counts = key || input.kind == INPUT_PRESS || input.kind == INPUT_RELEASE || input.kind == INPUT_WHEEL;
        window->inputs += counts;
        if (window->quit) {
            break;
        }
        if (ui_dirty(window->ui) || input.kind == INPUT_SIZE || input.kind == INPUT_EXPOSE) {
            frame_declare(window);
        } else if (counts) {
            window_probe(window, false);
        }
    }
}

// Before the first night: what one reads with, once (the settings are written when it is left).
static ScreenId screen_first_of(const App *app) {
    const char *path = app->places.settings.text;
    return path && path[0] && !file_exists(path) ? SCREEN_FIRST : SCREEN_TITLE;
}

// The title opens on the largest scenario that can start, and says whose chair it is.
static void scenario_propose(Window *window) {
    const ScenarioList *list = &window->list;
    size_t best = list->count;
    for (size_t i = 0; i < list->count; i++) {
        bool better = best == list->count || list->items[i].concept_count > list->items[best].concept_count;
        best = list->items[i].error_count == 0 && better ? i : best;
    }
    if (best < list->count) {
        window->scenario_chosen = best;
        (void)window_scenario_load(window, list->items[best].path);
    }
}

bool window_play(App *app, Session *session, Scenario *scenario, Exit *exit, Error *error) {
    Window *window = calloc(1, sizeof *window);
    if (!window) {
        return error_memory(error);
    }
    window->app = app;
    window->screen = screen_first_of(app);
    window->tree_path = app->tree_path ? app->tree_path : getenv("NOON_PRINT_TREE");
    if (window->tree_path && !window->tree_path[0]) {
        window->tree_path = NULL;
    }
    buffer_init(&window->notice);
    buffer_init(&window->dropped);
    buffer_init(&window->problems);
    buffer_init(&window->live.path);
    scenario_list_init(&window->list);
    bool good = window_open(window, error);
    if (good) {
        window_voice_words(window);
        window_languages_list(window);
        window_settings_read(window);
        window_keys_read(window);
        window->seed = window->seed_drawn = window_seed(window);
        window_lists(window);
        if (session) {
            window->session = session;
            window->scenario = scenario;
            window_live_watch(window, scenario->path);
            window->screen = session_command_count(session) ? SCREEN_GAME : SCREEN_BRIEF;
            window_game_changed(window);
        } else {
            scenario_propose(window);
        }
        window_loop(window);
        window_place_keep(window);
        *exit = window->exit;
    }
    window_live_watch(window, NULL);
    buffer_free(&window->live.path);
    window_game_close(window);
    library_free(window->scenario);
    window_lists_free(window);
    buffer_free(&window->notice);
    buffer_free(&window->dropped);
    buffer_free(&window->problems);
    ui_free(window->ui);
    platform_close(window->platform);
    free(window);
    return good;
}
