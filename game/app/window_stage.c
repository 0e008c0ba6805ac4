// What the screens read: lists of scenarios and saves, settings, the game.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/window.h"
#include "base/file.h"

// ---- lists ----

static const char *text_keep(Window *window, const char *text) {
    const char *kept = arena_text(&window->texts, text, strlen(text));
    return kept ? kept : "";
}

// What failed, in words, without a folder that the place says already.
static const char *failure_keep(Window *window, const Error *error, const char *folder) {
    Buffer line;
    buffer_init(&line);
    error_tell(error, app_words(window->app), &line);
    size_t length = strlen(folder);
    char *at = length > 0 && line.text ? strstr(line.text, folder) : NULL;
    if (at) {
        length += at[length] == '/';
        memmove(at, at + length, strlen(at + length) + 1);
    }
    const char *kept = text_keep(window, line.text);
    buffer_free(&line);
    return kept;
}

static void scenarios_list(Window *window) {
    const Places *places = &window->app->places;
    scenario_list_free(&window->list);
    scenario_list_init(&window->list);
    if (places->scenarios.length > 0) {
        (void)scenario_scan(&window->list, places->scenarios.text, app_language(window->app));
    }
    if (places->user_scenarios.length > 0) {
        (void)scenario_scan(&window->list, places->user_scenarios.text, app_language(window->app));
    }
    window->scenarios = ARENA_NEW(&window->texts, ScenarioRow, window->list.count + 1);
    for (size_t i = 0; window->scenarios && i < window->list.count; i++) {
        const ScenarioEntry *entry = &window->list.items[i];
        window->scenarios[i] = (ScenarioRow){
            .title = entry->title[0] ? entry->title : entry->path,
            .summary = entry->summary,
            .tag = entry->tag,
            .minutes = entry->play_minutes,
            .path = entry->path,
            .concepts = (int)entry->concept_count,
            .sources = (int)entry->source_count,
            .problems = (int)entry->error_count,
            .problem = entry->failed        ? failure_keep(window, entry->failed, "")
                       : entry->error_count ? entry->first_message
                                            : NULL,
        };
    }
}

typedef struct Finder { // scenarios loaded to look into saves
    Window *window;
    Scenario *loaded[8];
    size_t count;
} Finder;

static const Scenario *finder_find(void *user, const char *id, uint64_t rules_digest) {
    Finder *finder = user;
    for (size_t i = 0; i < finder->count; i++) {
        if (strcmp(finder->loaded[i]->id, id) == 0) {
            return finder->loaded[i]->rules_digest == rules_digest ? finder->loaded[i] : NULL;
        }
    }
    const ScenarioList *list = &finder->window->list;
    for (size_t i = 0; i < list->count && finder->count < 8; i++) {
        if (strcmp(list->items[i].id, id) != 0 || list->items[i].error_count) {
            continue;
        }
        DiagList diags;
        Error error;
        if (!diag_list_init(&diags)) {
            return NULL;
        }
        Scenario *scenario = scenario_load(list->items[i].path, app_language(finder->window->app), &diags, &error);
        diag_list_free(&diags);
        if (scenario) {
            finder->loaded[finder->count++] = scenario;
            return scenario->rules_digest == rules_digest ? scenario : NULL;
        }
    }
    return NULL;
}

static const char *save_summary(Window *window, const SaveInfo *info) {
    const Words *words = app_words(window->app);
    char number[24], clock[TIME_BYTES];
    Buffer line;
    buffer_init(&line);
    time_print(info->minute, clock);
    if (info->broken || !info->replayed) {
        SAY(words, &line, "ui.saves.unreadable",
            {"why", failure_keep(window, &info->error, window->app->places.saves.text)});
    } else if (info->over) {
        buffer_add(&line, words_at(words, "ui.saves.over"));
    } else if (info->phase == PHASE_CEASEFIRE) {
        (void)snprintf(number, sizeof number, "%u", info->day);
        SAY(words, &line, "ui.saves.day", {"n", number});
    } else if (info->phase >= PHASE_TALKS) {
        (void)snprintf(number, sizeof number, "%u", info->drafts + 1u);
        SAY(words, &line, "ui.saves.night", {"time", clock}, {"n", number});
    } else {
        buffer_add(&line, words_at(words, "ui.saves.before"));
    }
    if (info->house) {
        buffer_addf(&line, " · %s", words_at(words, "ui.saves.house"));
    }
    const char *kept = text_keep(window, line.text);
    buffer_free(&line);
    return kept;
}

// When it was played last, by the clock of this place.
static const char *save_changed(Window *window, const SaveInfo *info) {
    char text[32] = "";
    time_t seconds = (time_t)info->changed_s;
    const struct tm *local = seconds > 0 ? localtime(&seconds) : NULL;
    if (local) {
        (void)strftime(text, sizeof text, "%Y-%m-%d %H:%M", local);
    }
    return text_keep(window, text);
}

// How much of the text is agreed; NULL while there is none.
static const char *save_text(Window *window, const SaveInfo *info) {
    if (info->clauses_on_table == 0) {
        return NULL;
    }
    char agreed[24], all[24];
    Buffer line;
    buffer_init(&line);
    (void)snprintf(agreed, sizeof agreed, "%u", info->clauses_agreed);
    (void)snprintf(all, sizeof all, "%u", info->clauses_on_table);
    SAY(app_words(window->app), &line, "ui.saves.text", {"n", agreed}, {"all", all});
    const char *kept = text_keep(window, line.text);
    buffer_free(&line);
    return kept;
}

// The last move in words. Where several persons play, a move is known to its player alone, and nothing is told.
static void save_tell(void *user, const Session *session, Buffer *out) {
    const Finder *finder = user;
    size_t count = session_command_count(session);
    while (count > 0 && session_command_at(session, count - 1).kind == COMMAND_NONE) { // the author set values
        count--;
    }
    if (count > 0 && session_setup(session)->persons == 1) {
        const Scenario *scenario = session_scenario(session);
        const Teller teller = {.words = app_words_for(finder->window->app, scenario), .view = session_view(session, 0)};
        tell_command(&teller, session_command_at(session, count - 1), out);
    }
}

static void saves_list(Window *window) {
    const Places *places = &window->app->places;
    free(window->save_infos);
    window->save_infos = NULL;
    window->save_count = 0;
    Finder finder = {.window = window};
    if (places->saves.length > 0) {
        window->save_infos =
            session_list_saves(places->saves.text, (SaveReader){finder_find, save_tell, &finder}, &window->save_count);
        (void)app_words_for(window->app, window->scenario); // the moves were told in the manner of their own scenarios
    }
    window->saves = ARENA_NEW(&window->texts, SaveRow, window->save_count + 1);
    for (size_t i = 0; window->saves && i < window->save_count; i++) {
        const SaveInfo *info = &window->save_infos[i];
        const char *title = info->scenario;
        for (size_t s = 0; s < window->list.count; s++) {
            title = strcmp(window->list.items[s].id, info->scenario) == 0 ? window->list.items[s].title : title;
        }
        window->saves[i] = (SaveRow){.title = title,
                                     .summary = save_summary(window, info),
                                     .text = save_text(window, info),
                                     .last = info->told[0] ? info->told : NULL,
                                     .path = info->path,
                                     .name = info->autosave ? NULL : info->name,
                                     .changed = save_changed(window, info),
                                     .playing = window->session && session_journal_path(window->session) &&
                                                strcmp(session_journal_path(window->session), info->path) == 0,
                                     .broken = info->broken || !info->replayed};
    }
    for (size_t i = 0; i < finder.count; i++) {
        scenario_free(finder.loaded[i]);
    }
}

void window_lists(Window *window) {
    window_lists_free(window);
    scenario_list_init(&window->list);
    if (!arena_init(&window->texts, (size_t)8 << 20)) {
        return;
    }
    scenarios_list(window);
    saves_list(window);
    if (window->scenario_chosen >= window->list.count) {
        window->scenario_chosen = 0;
    }
}

void window_lists_free(Window *window) {
    scenario_list_free(&window->list);
    free(window->save_infos);
    window->save_infos = NULL;
    window->save_count = 0;
    window->scenarios = NULL;
    window->saves = NULL;
    arena_free(&window->texts);
}

// ---- settings ----

static const struct {
    const char *key, *group;
    const char *values[8];
} setting_rows[] = {
    {"language", "language", {NULL}}, // the files there are
    {"text-size", "text", {"100", "115", "130", "150", "175", "200"}},
    {"line-spacing", "text", {"normal", "wide"}},
    {"reading-width", "text", {"full", "66", "52"}},
    {"reading-face", "text", {"serif", "sans"}},
    {"theme", "display", {"night", "day", "contrast"}},
    {"side-colours", "display", {"default", "swapped", "shapes"}},
    {"hatch", "display", {"usual", "dense", "sparse"}},
    {"scale", "display", {"auto", "75", "100", "125", "150", "200"}},
    {"fullscreen", "display", {"off", "on"}},
    {"numbers", "display", {"both", "words", "ranges"}},
    {"motion", "motion", {"full", "reduced"}},
    {"volume", "sound", {"0", "25", "50", "75", "100"}},
    {"voice", "voice", {"off", "speech", "clipboard"}},
    {"voice-rate", "voice", {"75", "100", "140", "190"}},
    {"tips", "help", {"timed", "click", "off"}},
    {"tip-delay", "help", {"0", "350", "700", "1500"}},
    {"confirm", "help", {"lasting", "everything"}},
    {"guided", "help", {"on", "off"}},
    {"author", "help", {"auto", "on", "off"}},
    {"pad", "input", {"auto", "off"}},
    {"projector", "classroom", {"off", "on"}},
};

static Eyes eyes_read(const Settings *settings) {
    const char *sides = settings_at(settings, "side-colours"), *numbers = settings_at(settings, "numbers"),
               *hatch = settings_at(settings, "hatch");
    return (Eyes){
        .sides = strcmp(sides, "swapped") == 0  ? SIDES_SWAPPED
                 : strcmp(sides, "shapes") == 0 ? SIDES_ALIKE
                                                : SIDES_DRAWN,
        .estimates = strcmp(numbers, "words") == 0    ? ESTIMATES_WORDS
                     : strcmp(numbers, "ranges") == 0 ? ESTIMATES_RANGES
                                                      : ESTIMATES_BOTH,
        .letters = (int)settings_number(settings, "reading-width", 0, 200),
        .hatch = strcmp(hatch, "dense") == 0    ? 0.7f
                 : strcmp(hatch, "sparse") == 0 ? 1.6f
                                                : 1,
        .sans = strcmp(settings_at(settings, "reading-face"), "sans") == 0,
    };
}

void window_settings_read(Window *window) {
    const Settings *settings = window->app->settings;
    window->setting_count = 0;
    for (size_t i = 0; i < sizeof setting_rows / sizeof setting_rows[0]; i++) {
        SettingView *view = &window->settings[window->setting_count++];
        *view =
            (SettingView){.key = setting_rows[i].key, .group = setting_rows[i].group, .values = setting_rows[i].values};
        const char *value = settings_at(settings, view->key), *usual = setting_usual(view->key);
        size_t most = 8;
        if (strcmp(view->key, "language") == 0) {
            view->values = window->languages;
            most = window->language_count;
            value = usual = app_language(window->app); // the system's, which this may be
        }
        while (view->value_count < most && view->values[view->value_count]) {
            if (strcmp(view->values[view->value_count], value) == 0) {
                view->chosen = view->value_count;
            }
            if (strcmp(view->values[view->value_count], usual) == 0) {
                view->usual = view->value_count;
            }
            view->value_count++;
        }
    }
    // A projector washes out what is dark and small, and nobody points at it with a mouse.
    bool projector = settings_is_on(settings, "projector");
    const char *theme = settings_at(settings, "theme"), *tips = projector ? "click" : settings_at(settings, "tips");
    Theme night = projector ? THEME_DAY : THEME_NIGHT;
    ui_set_theme(window->ui, strcmp(theme, "day") == 0        ? THEME_DAY
                             : strcmp(theme, "contrast") == 0 ? THEME_CONTRAST
                                                              : night);
    ui_set_projector(window->ui, projector);
    ui_set_eyes(window->ui, eyes_read(settings));
    ui_set_motion(window->ui, strcmp(settings_at(settings, "motion"), "reduced") != 0);
    platform_pad(window->platform, strcmp(settings_at(settings, "pad"), "off") != 0);
    platform_voice(window->platform, app_language(window->app),
                   (float)settings_number(settings, "voice-rate", 50, 300) / 100);
    platform_volume(window->platform, (float)settings_number(settings, "volume", 0, 100) / 100);
    long text = settings_number(settings, "text-size", 100, 200);
    text = projector && text < 150 ? 150 : text;
    long scale = settings_number(settings, "scale", 0, 200);
    ui_set_scales(window->ui, scale >= 75 ? (float)scale / 100 : 1, (float)text / 100);
    ui_set_line_spacing(window->ui, strcmp(settings_at(settings, "line-spacing"), "wide") == 0 ? 1.13f : 1);
    ui_tip_mode(window->ui,
                strcmp(tips, "off") == 0     ? TIP_OFF
                : strcmp(tips, "click") == 0 ? TIP_CLICK
                                             : TIP_TIMED,
                (unsigned)settings_number(settings, "tip-delay", 0, 1500));
    platform_fullscreen(window->platform, settings_is_on(settings, "fullscreen"));
    ui_touch(window->ui);
}

void window_setting_set(Window *window, size_t index, size_t value) {
    if (index >= window->setting_count || value >= window->settings[index].value_count) {
        return;
    }
    if (strcmp(window->settings[index].key, "language") == 0) {
        window_language_set(window, window->settings[index].values[value]);
    } else if (!settings_set(window->app->settings, window->settings[index].key,
                             window->settings[index].values[value])) {
        return;
    }
    window_settings_read(window);
    window_settings_keep(window);
}

void window_settings_reset(Window *window, size_t first) {
    for (size_t i = first;
         i < window->setting_count && strcmp(window->settings[i].group, window->settings[first].group) == 0; i++) {
        window_setting_set(window, i, window->settings[i].usual);
    }
}

void window_settings_keep(Window *window) {
    Error error = {.message = ""};
    const char *path = window->app->places.settings.text;
    if (path && path[0] && !settings_write(window->app->settings, path, &error)) {
        window_fail(window, &error);
    }
}

// ---- the stage ----

// Asked once after each move.
static double holds_now(Window *window, const Stage *stage) {
    if (stage->curtain) {
        return -1;
    }
    if (window->holds_events != stage->event_count) {
        window->holds_events = stage->event_count;
        window->holds = app_holds(window->session);
    }
    return window->holds;
}

bool window_curtain(const Window *window) {
    const Open *open = window->session ? &session_state(window->session)->open : NULL;
    return open && open->phase != PHASE_OVER && open->seat != window->seated;
}

void window_stage(Window *window, Stage *stage) {
    *stage = (Stage){
        .words = app_words_for(window->app, window->scenario),
        .screen = window->screen,
        .scenarios = window->scenarios,
        .scenario_count = window->scenarios ? window->list.count : 0,
        .scenario_chosen = window->scenario_chosen,
        .saves = window->saves,
        .save_count = window->saves ? window->save_count : 0,
        .settings = window->settings,
        .setting_count = window->setting_count,
        .keymap = &window->keymap,
        .keys_changed = settings_at(window->app->settings, "keys")[0] != '\0',
        .listening = ui_listens(window->ui) ? window->listening : ACTION_NONE,
        .version = NOON_VERSION,
        .seed = window->seed,
        .seed_drawn = window->seed_drawn,
        .typed_wrong = window_typed_wrong(window),
        .problems_text = window->problems.text,
        .scenario = window->scenario,
        .house = &window->house,
        .notice = window->notice.text,
    };
    if (!window->session) {
        return;
    }
    stage->session = window->session;
    stage->pending = window->pending;
    stage->scenario = session_scenario(window->session);
    stage->house = &session_setup(window->session)->house;
    const Open *open = &session_state(window->session)->open;
    int seat = open->phase == PHASE_OVER ? 0 : open->seat;
    stage->curtain = window_curtain(window);
    stage->view = session_view(window->session, seat);
    window->teller = (Teller){.words = stage->words, .view = stage->view};
    stage->teller = &window->teller;
    stage->events = session_events(window->session, &stage->event_count);
    stage->debrief = window->debrief;
    stage->author = session_is_author(window->session);
    stage->holds = holds_now(window, stage);
}
