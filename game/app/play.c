// `noon play`: a new game, or one that goes on, in the window or in the terminal.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/play.h"
#include "app/play_window.h"
#include "base/file.h"
#include "base/system.h"
#include "session/house.h"
#include "session/saves.h"

#include "text/text.h"

// ---- seats ----

static int seat_find(const Scenario *scenario, const char *id, size_t length) {
    for (int p = 0; p < scenario->party_count; p++) {
        if (strlen(scenario->parties[p].id) == length && strncmp(scenario->parties[p].id, id, length) == 0) {
            return seat_of_party(p);
        }
    }
    for (int p = 0; p < scenario->power_count; p++) {
        if (strlen(scenario->powers[p].id) == length && strncmp(scenario->powers[p].id, id, length) == 0) {
            return seat_of_power(scenario, p);
        }
    }
    return NO_INDEX;
}

static bool seats_hint(const Scenario *scenario, Error *error) {
    Buffer seats;
    buffer_init(&seats);
    for (int p = 0; p < scenario->party_count; p++) {
        buffer_addf(&seats, "%s\"%s\"", p > 0 ? ", " : "", scenario->parties[p].id);
    }
    for (int p = 0; p < scenario->power_count; p++) {
        buffer_addf(&seats, ", \"%s\"", scenario->powers[p].id);
    }
    (void)error_hint(error, "the seats are %s", seats.text);
    buffer_free(&seats);
    return false;
}

// "north=person,rival=code": the seats not named are played by code.
static bool seats_parse(const Scenario *scenario, const char *text, Setup *setup, Error *error) {
    while (*text) {
        size_t length = strcspn(text, ",");
        const char *sign = memchr(text, '=', length);
        size_t id_length = sign ? (size_t)(sign - text) : length;
        const char *who = sign ? sign + 1 : "person";
        size_t who_length = sign ? length - id_length - 1 : strlen(who);
        int seat = seat_find(scenario, text, id_length);
        bool person = who_length == 6 && strncmp(who, "person", 6) == 0;
        if (seat == NO_INDEX) {
            (void)error_set(error, "\"--seats\": scenario \"%s\" has no seat \"%.*s\"", scenario->id, (int)id_length,
                            text);
            return seats_hint(scenario, error);
        }
        if (!person && !(who_length == 4 && strncmp(who, "code", 4) == 0)) {
            return error_set(error, "\"--seats\": expected person or code, found \"%.*s\"", (int)who_length, who);
        }
        setup->persons = (uint16_t)(person ? setup->persons | 1u << seat : setup->persons & ~(1u << seat));
        text += length + (text[length] == ',');
    }
    int persons = 0;
    for (int seat = 1; seat < SEAT_MAX; seat++) {
        persons += setup->persons >> seat & 1;
    }
    if (persons >= MIND_MAX) {
        return error_set(error, "\"--seats\": at most %d seats besides the mediator's can be played by people",
                         MIND_MAX - 1);
    }
    return true;
}

// ---- beginning ----

typedef struct PlayOptions {
    bool text, go_on, locked, guided, unguided, class_mode;
    const char *scenario, *journal, *tree;
    char seats[ARGS_LIST_BYTES], set[ARGS_LIST_BYTES]; // "" when not given
    SetupChoices choices;
    HouseRules house;
} PlayOptions;

static Session *game_new(const App *app, const PlayOptions *options, Scenario **scenario, Exit *exit) {
    Error error = {.message = ""};
    Buffer name;
    buffer_init(&name);
    if (options->scenario) {
        buffer_add(&name, options->scenario);
    } else if (!library_default(app, &name)) {
        ERROR_SAY(&error, "scenario.any", "no scenario was found");
        ERROR_ADVISE(&error, "scenario.any.hint", "name one with --scenario PATH");
        *exit = app_stop(app, EXIT_WORLD, &error);
    }
    *scenario = name.length > 0 ? library_load(app, name.text, exit) : NULL;
    buffer_free(&name);
    if (!*scenario) {
        return NULL;
    }
    SetupChoices choices = options->choices;
    if (choices.length < 0) { // nobody chose: what the scenario is written for, else what is usual
        choices.length = (*scenario)->default_length ? (*scenario)->default_length - 1 : 1;
    }
    Setup setup = setup_from(&choices);
    setup.rewind_locked = options->locked;
    setup.class_mode = options->class_mode;
    setup.guided = !options->unguided && (options->guided || settings_is_on(app->settings, "guided"));
    setup.house = options->house;
    bool good = !options->seats[0] || seats_parse(*scenario, options->seats, &setup, &error);
    *exit = EXIT_USAGE;
    Session *session = good ? session_new(*scenario, &setup) : NULL;
    if (good && !session) {
        error_memory(&error);
        *exit = EXIT_WORLD;
    }
    if (!session) {
        app_say(app, &error);
        library_free(*scenario);
        *scenario = NULL;
    }
    return session;
}

// The save that was played last, as a path; "" when there is none.
static void latest_save(const App *app, Buffer *path) {
    size_t count = 0;
    buffer_clear(path);
    SaveInfo *saves = app->places.saves.length > 0
                          ? session_list_saves(app->places.saves.text, (SaveReader){.find = NULL}, &count)
                          : NULL;
    for (size_t i = 0; i < count && path->length == 0; i++) {
        if (!saves[i].broken) {
            buffer_add(path, saves[i].path);
        }
    }
    free(saves);
}

static bool is_autosave(const App *app, const char *path) {
    Buffer slot;
    buffer_init(&slot);
    bool same = false;
    for (unsigned i = 1; i <= AUTOSAVE_COUNT && !same && app->places.saves.length > 0; i++) {
        autosave_path(app->places.saves.text, i, &slot);
        same = strcmp(slot.text, path) == 0;
    }
    buffer_free(&slot);
    return same;
}

static Session *game_continue(const App *app, const PlayOptions *options, Scenario **scenario, Exit *exit) {
    Buffer path;
    buffer_init(&path);
    if (options->journal) {
        buffer_add(&path, options->journal);
    } else {
        latest_save(app, &path);
    }
    Session *session = NULL;
    Error error = {.message = ""};
    if (path.length == 0) {
        ERROR_SAY(&error, "save.none", "there is no saved game to continue");
        ERROR_ADVISE(&error, "save.none.hint", "\"noon play\" begins one");
        *exit = EXIT_WORLD;
    } else {
        // A save the player named stays as it is; the game goes on in an autosave.
        bool keep = options->journal || is_autosave(app, path.text);
        session = app_journal_open(app, path.text, options->scenario, keep, scenario, exit, &error);
    }
    if (!session) {
        app_say(app, &error);
    }
    buffer_free(&path);
    return session;
}

// A journal that cannot be made does not keep anybody from playing.
static void journal_begin(const App *app, const PlayOptions *options, Session *session) {
    Error error = {.message = ""};
    if (session_journal_path(session)) {
        return;
    }
    if (options->journal) {
        if (!session_journal_new(session, options->journal, false, &error)) {
            ERROR_WITHIN(&error, "journal.autosave", "the game goes on in an autosave");
            app_say(app, &error);
            session_autosave(session, app->places.saves.text);
        }
    } else if (app->places.saves.length > 0) {
        session_autosave(session, app->places.saves.text);
    }
}

static void debrief_write(void *user, const Session *session, FILE *out) {
    App *app = user;
    Buffer text;
    buffer_init(&text);
    if (app_report(session, app_words_for(app, session_scenario(session)), REPORT_MARKDOWN, &text)) {
        fwrite(text.text, 1, text.length, out);
    }
    buffer_free(&text);
}

Exit play_in_terminal(App *app, Session *session, bool resumed) {
    TextOptions options = {.echo = !system_is_terminal(0),
                           .resumed = resumed,
                           .save_folder = app->places.saves.length > 0 ? app->places.saves.text : NULL,
                           .jump = app_jump,
                           .holds = app_holds,
                           .debrief = debrief_write,
                           .user = app};
    (void)text_play(session, app_words_for(app, session_scenario(session)), stdin, stdout, &options);
    Error error;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        ERROR_SAY(&error, "output", "cannot write to the standard output");
        return app_stop(app, EXIT_WORLD, &error);
    }
    return EXIT_GOOD;
}

// The program that can open the window lies beside this one, which becomes it and does not come back; where it does
// not, or nobody could see a window, nothing happens.
static void become_window(const App *app) {
    Buffer path;
    buffer_init(&path);
    if (!app->window && system_has_display() && path_executable(&path)) {
        buffer_add(&path, "-window");
        if (!path.failed) {
            system_become(path.text, app->argv);
        }
    }
    buffer_free(&path);
}

// False, and one line said, when nobody could see it: the game goes on in the terminal.
static bool play_in_window(App *app, Session *session, Scenario *scenario, Exit *exit) {
    Error error = {.message = ""};
    if (!system_has_display()) {
        ERROR_SAY(&error, "display.none", "there is no display");
    } else if (!app->window) {
        ERROR_SAY(&error, "display.program", "there is no \"noon-window\" beside the program");
    } else if (app->window(app, session, scenario, exit, &error)) {
        return true;
    }
    error.hint[0] = '\0'; // it says how to do what is done now
    ERROR_WITHIN(&error, "display.text", "playing in the terminal");
    app_say(app, &error);
    return false;
}

static Exit play(App *app, const PlayOptions *options) {
    Exit exit = EXIT_GOOD;
    if (!app_words_found(app, &exit)) {
        return exit;
    }
    Scenario *scenario = NULL;
    Session *session =
        options->go_on ? game_continue(app, options, &scenario, &exit) : game_new(app, options, &scenario, &exit);
    if (!session) {
        return exit;
    }
    if (app->places.trouble.message[0]) {
        app_say(app, &app->places.trouble);
    }
    app->tree_path = options->tree;
    app_crash_log(app);
    app_narrate(app, session);
    journal_begin(app, options, session);
    if (!options->text && play_in_window(app, session, scenario, &exit)) {
        return exit;
    }
    exit = play_in_terminal(app, session, session_command_count(session) > 0);
    session_free(session);
    library_free(scenario);
    return exit;
}

static const char *const text_of_length[] = {"25", "45", "90"};

// What the settings say holds until an option says otherwise.
static void choices_from_settings(const App *app, SetupChoices *choices) {
    const char *length = settings_at(app->settings, "length");
    const char *difficulty = settings_at(app->settings, "difficulty");
    *choices = (SetupChoices){.length = -1, .difficulty = 1, .seed = system_seed()};
    for (int i = 0; i < 3; i++) {
        bool chosen = strcmp(length, text_of_length[i]) == 0 && i != 1; // 45 is what stands there unasked
        choices->length = chosen ? i : choices->length;
        choices->difficulty = strcmp(difficulty, difficulty_choices[i]) == 0 ? i : choices->difficulty;
    }
}

Exit play_run(App *app, const char **words, size_t count) {
    PlayOptions options = {.text = false};
    choices_from_settings(app, &options.choices);
    const OptionRow rows[] = {
        {"--text", 't', OPTION_FLAG, NULL, NULL, 0, 0, &options.text, "in the terminal, line by line"},
        {"--scenario", 's', OPTION_TEXT, "S", NULL, 0, 0, &options.scenario, "name, id or path of a scenario"},
        {"--seed", 0, OPTION_NUMBER, "N", NULL, 0, 0, &options.choices.seed, "the same number gives the same night"},
        {"--length", 0, OPTION_CHOICE, NULL, length_choices, 0, 0, &options.choices.length,
         "minutes it is meant to take"},
        {"--difficulty", 0, OPTION_CHOICE, NULL, difficulty_choices, 0, 0, &options.choices.difficulty,
         "how tense it is"},
        {"--days", 0, OPTION_NUMBER, "N", NULL, 1, DAY_MAX, &options.choices.days, "days of the ceasefire"},
        {"--seats", 0, OPTION_LIST, "LIST", NULL, 0, 0, options.seats, "who is played by people: party=person,..."},
        {"--set", 0, OPTION_LIST, "NAME=X,...", NULL, 0, 0, options.set,
         "house rules: other values for parameters of the model"},
        {"--guided", 0, OPTION_FLAG, NULL, NULL, 0, 0, &options.guided, "with hints"},
        {"--unguided", 0, OPTION_FLAG, NULL, NULL, 0, 0, &options.unguided, "without hints"},
        {"--locked", 0, OPTION_FLAG, NULL, NULL, 0, 0, &options.locked, "without rewinding"},
        {"--class", 0, OPTION_FLAG, NULL, NULL, 0, 0, &options.class_mode, "for a class: locked, estimates as words"},
        {"--journal", 'j', OPTION_TEXT, "FILE", NULL, 0, 0, &options.journal, "keeps the game in this file"},
        {"--continue", 'c', OPTION_FLAG, NULL, NULL, 0, 0, &options.go_on,
         "goes on with the last game, or with --journal"},
        {"--print-tree", 0, OPTION_TEXT, "FILE", NULL, 0, 0, &options.tree,
         "the window's tree of nodes, after each frame"},
    };
    const ArgsSpec spec = {.usage = "play [options]",
                           .text = "Plays a night. Without --text in the window, when there is a display.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0]};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Error error = {.message = ""};
    bool good = true;
    if (options.guided && options.unguided) {
        good = error_set(&error, "\"--guided\" and \"--unguided\" cannot both hold");
    } else if (options.set[0] && options.go_on) {
        good = error_set(&error, "\"--set\": a game that goes on keeps the house rules it began with");
    } else if (options.set[0]) {
        good = house_rules_parse(options.set, &options.house, &error);
    }
    if (good && !options.text) {
        become_window(app);
    }
    if (!good) {
        (void)app_words(app);
        return app_stop(app, EXIT_USAGE, &error);
    }
    return play(app, &options);
}

Exit window_or_text(App *app) {
    Exit exit = EXIT_GOOD;
    become_window(app);
    if (play_in_window(app, NULL, NULL, &exit)) {
        return exit;
    }
    PlayOptions options = {.text = true};
    choices_from_settings(app, &options.choices);
    return play(app, &options);
}
