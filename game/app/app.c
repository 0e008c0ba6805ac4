#include "app/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/system.h"
#include "load/load.h"
#include "policy/policy.h"
#include "sim/symbols.h"

enum { JUMP_MOVES_MAX = 600 };

const char *const difficulty_choices[] = {"calm", "tense", "violent", NULL};
const char *const length_choices[] = {"25", "45", "90", NULL};

Setup setup_from(const SetupChoices *choices) {
    return (Setup){.types_seed = choices->seed,
                   .luck_seed = choices->seed,
                   .difficulty = (Difficulty)(choices->difficulty + 1),
                   .length = (Length)(choices->length + 1),
                   .persons = 1,
                   .days = (uint8_t)choices->days};
}

void app_note(const char *line) {
    fprintf(stderr, "noon: %s\n", line);
}

static void tell_in(const Words *words, const Error *error) {
    const char *mark = words ? words_find(words, "text.hint") : NULL;
    Buffer line;
    buffer_init(&line);
    error_tell(error, words, &line);
    app_note(line.text);
    if (error->hint[0]) {
        buffer_clear(&line);
        error_tell_hint(error, words, &line);
        fprintf(stderr, "    %s: %s\n", mark ? mark : "hint", line.text);
    }
    buffer_free(&line);
}

void app_tell(const Error *error) {
    tell_in(NULL, error);
}

void app_say(const App *app, const Error *error) {
    tell_in(app->words, error);
}

Exit app_fail(Exit exit, const Error *error) {
    app_tell(error);
    return exit;
}

Exit app_stop(const App *app, Exit exit, const Error *error) {
    app_say(app, error);
    return exit;
}

bool app_print(const Buffer *text, Error *error) {
    if (text->failed) {
        return error_memory(error);
    }
    return (fwrite(text->text, 1, text->length, stdout) == text->length && fflush(stdout) == 0) ||
           ERROR_SAY(error, "output", "cannot write to the standard output");
}

bool app_write(const Buffer *text) {
    Error error;
    bool good = app_print(text, &error);
    if (!good) {
        app_tell(&error);
    }
    return good;
}

bool app_args(const ArgsSpec *spec, const char **words, size_t count, Args *args, Exit *exit) {
    Error error = {.message = ""};
    if (!args_parse(spec, words, count, args, &error)) {
        *exit = app_fail(EXIT_USAGE, &error);
        return false;
    }
    if (!args->help) {
        return true;
    }
    Buffer help;
    buffer_init(&help);
    args_help(spec, &help);
    *exit = app_write(&help) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(&help);
    return false;
}

// ---- language and words ----

// The two or three letters of "hy_AM.UTF-8"; "" when it is none.
static void code_take(const char *text, char *out, size_t size) {
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    bool good = length >= 2 && length < 4 && length < size;
    memcpy(out, text, good ? length : 0);
    out[good ? length : 0] = '\0';
}

static void language_find(App *app) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    code_take(settings_at(app->settings, "language"), app->language, sizeof app->language);
    for (size_t i = 0; i < 3 && !app->language[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) {
            code_take(value, app->language, sizeof app->language);
            break;
        }
    }
    if (!app->language[0]) {
        memcpy(app->language, "en", 3);
    }
}

const char *app_language(const App *app) {
    return app->language;
}

void app_language_set(App *app, const char *code) {
    if (settings_set(app->settings, "language", code)) {
        language_find(app);
        words_free(app->words);
        app->words = NULL;
    }
}

static void words_path(const App *app, const char *language, Buffer *path) {
    char name[64];
    snprintf(name, sizeof name, "assets/lang/%s.json", language);
    path_join(path, app->places.data.text, name);
}

// English first, because it is whole; then what there is in the player's language.
static void words_find_all(App *app, DiagList *diags, Error *error) {
    Buffer path;
    buffer_init(&path);
    words_path(app, "en", &path);
    app->words = words_load(path.text, diags, error);
    words_path(app, app->language, &path);
    if (app->words && strcmp(app->language, "en") != 0 && file_exists(path.text) &&
        !words_overlay(app->words, path.text, diags, error)) {
        ERROR_WITHIN(error, "words.language", "the texts in language \"{code}\" cannot be read",
                     {"code", app->language});
    }
    buffer_free(&path);
}

const Words *app_words(App *app) {
    if (app->words) {
        return app->words;
    }
    DiagList diags;
    Error error = {.message = ""};
    if (diag_list_init(&diags)) {
        words_find_all(app, &diags, &error);
        if (diag_errors(&diags) > 0) {
            Buffer text;
            buffer_init(&text);
            diag_print(&diags, &text);
            fputs(text.text, stderr);
            buffer_free(&text);
        }
        diag_list_free(&diags);
    }
    if (!app->words) {
        app_note(error.message[0] ? error.message : "the texts of the game cannot be read");
        app->words = words_new();
    }
    return app->words;
}

bool app_words_found(App *app, Exit *exit) {
    if (words_count(app_words(app)) > 0) {
        return true;
    }
    Error error;
    ERROR_SAY(&error, "words.none", "a game cannot be told without its texts");
    ERROR_ADVISE(&error, "words.none.hint", "NOON_DATA can name the folder that holds \"assets\" and \"scenarios\"");
    *exit = app_fail(EXIT_WORLD, &error);
    return false;
}

const Words *app_words_for(App *app, const Scenario *scenario) {
    static const char *const manners[STEP_COUNT] = {[STEP_WEEK] = "week", [STEP_MONTH] = "month"};
    (void)app_words(app);
    if (app->words) {
        words_manner_set(app->words, scenario ? manners[scenario->step] : NULL);
    }
    return app->words;
}

// ---- beginning and ending ----

void app_crash_log(const App *app) {
    system_crash_log(app->places.logs.text, "noon " NOON_VERSION, session_in_flight);
}

bool app_open(App *app) {
    Error error;
    system_ignore_pipes();
    places_find(&app->places);
    app->settings = settings_new();
    app->words = NULL;
    app->tree_path = NULL;
    if (!app->settings) {
        error_memory(&error);
        app_tell(&error);
        app_close(app);
        return false;
    }
    if (app->places.settings.length > 0 && !settings_read(app->settings, app->places.settings.text, &error)) {
        language_find(app);
        (void)app_words(app);
        app_say(app, &error);
    }
    language_find(app);
    return true;
}

void app_close(App *app) {
    words_free(app->words);
    settings_free(app->settings);
    places_free(&app->places);
}

double app_holds(const Session *session) {
    enum { NIGHTS = 32 };
    View view = session_view(session, 0);
    bool asked = view.open->phase == PHASE_CEASEFIRE && view.open->seat == 0 && !open_broken(view.open) &&
                 (view.open->awaiting == AWAITING_ASSETS || view.open->awaiting == AWAITING_ANSWER);
    return asked ? policy_holds(&view, session_setup(session)->luck_seed, NIGHTS) : -1;
}

bool app_jump(Session *session, Phase phase, int minutes, Error *error) {
    const Open *open = &session_state(session)->open;
    int until = open->minute + minutes;
    bool good = true;
    for (uint32_t i = 0; good && i < JUMP_MOVES_MAX && !game_over(session_state(session)); i++) {
        bool there = phase < PHASE_COUNT ? open->phase >= phase : open->phase != PHASE_TALKS || open->minute >= until;
        if (there) {
            break;
        }
        View view = session_view(session, open->seat);
        Command move =
            policy_steady(&view, session_setup(session)->luck_seed, (uint32_t)session_command_count(session));
        good = session_submit(session, move, NULL, error);
    }
    return good;
}
