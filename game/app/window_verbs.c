// What the screens ask for, done.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/file.h"
#include "base/system.h"

void window_say(Window *window, const char *words) {
    window->failed = (Error){.message = ""};
    buffer_clear(&window->notice);
    if (words) {
        buffer_add(&window->notice, words);
    }
    ui_notice(window->ui, words);
}

void window_fail(Window *window, const Error *error) {
    Error failed = *error; // which may be the one that is said now
    Buffer line;
    buffer_init(&line);
    error_tell(&failed, app_words(window->app), &line);
    window_say(window, line.text);
    window->failed = failed;
    buffer_free(&line);
}

static void say_key(Window *window, const char *key) {
    window_say(window, words_at(app_words(window->app), key));
}

// ---- terms ----

int window_term_find(const Window *window, const char *id) {
    const Scenario *scenario = window->scenario;
    for (int t = 0; id && scenario && t < scenario->term_count; t++) {
        if (strcmp(scenario->terms[t].id, id) == 0) {
            return t;
        }
    }
    return NO_INDEX;
}

void window_term_read(Window *window, int term) {
    if (window->scenario && term >= 0 && term < window->scenario->term_count) {
        pick_set(window->ui, PICK_TERM, term + 1);
        window_go(window, SCREEN_GLOSSARY);
    }
}

// ---- a game ----

void window_debrief_make(Window *window) {
    debrief_free(window->debrief);
    window->debrief = NULL;
    if (!window->session || !game_over(session_state(window->session))) {
        return;
    }
    window->debrief = app_debrief(window->session, app_words_for(window->app, window->scenario));
}

// The moves and cards of one phase mean nothing in the next.
static void picks_of_moment_forget(Window *window) {
    static const Pick momentary[] = {PICK_CARD,  PICK_FORM,       PICK_PARTY,   PICK_SCENE, PICK_OPTION,
                                     PICK_TRADE, PICK_ANSWER,     PICK_EXTRA,   PICK_ASSET, PICK_SECTOR,
                                     PICK_CHORE, PICK_CONFIDENCE, PICK_FORECAST};
    for (size_t i = 0; i < sizeof momentary / sizeof momentary[0]; i++) {
        pick_set(window->ui, momentary[i], 0);
    }
    window_overlays_close(window);
}

void window_game_changed(Window *window) {
    picks_of_moment_forget(window);
    window_debrief_make(window);
    window->holds_events = 0; // another game may have as many
    const Open *open = &session_state(window->session)->open;
    if (open->awaiting != AWAITING_MOVE || window->awaiting != open->awaiting || pick_get(window->ui, PICK_ROOM) > 0) {
        ui_screen_changed(window->ui); // another question: the focus lies on its first answer
    }
    window->awaiting = open->awaiting;
    int persons = 0;
    for (int seat = 0; seat < SEAT_MAX; seat++) {
        persons += open->persons >> seat & 1;
    }
    if (persons == 1) {
        window->seated = open->seat; // nobody to hand the keyboard to
    }
    if (open->phase != PHASE_TALKS || open->awaiting == AWAITING_OBJECTION) { // a scene only interrupts
        pick_set(window->ui, PICK_ROOM, 0);
    }
    const Error *notice = session_notice(window->session);
    if (notice) {
        window_fail(window, notice);
    }
    ui_touch(window->ui);
}

void window_game_close(Window *window) {
    debrief_free(window->debrief);
    window->debrief = NULL;
    session_free(window->session);
    window->session = NULL;
}

void window_problems_set(Window *window, const DiagList *diags, const Error *error) {
    buffer_clear(&window->problems);
    window->unread = (Error){.message = ""};
    if (diag_errors(diags) > 0) {
        diag_print(diags, &window->problems);
    } else {
        window->unread = *error;
        window_problems_translate(window);
    }
}

void window_problems_translate(Window *window) {
    if (window->unread.message[0]) {
        buffer_clear(&window->problems);
        error_tell(&window->unread, app_words(window->app), &window->problems);
    }
}

bool window_scenario_load(Window *window, const char *path) {
    DiagList diags;
    Error error = {.message = ""};
    if (!diag_list_init(&diags)) {
        return false;
    }
    window_live_try(window, path); // before it is read: what is saved from now on is noticed
    Scenario *scenario = scenario_load(path, app_language(window->app), &diags, &error);
    if (!scenario) {
        window_problems_set(window, &diags, &error);
    } else {
        window->live.of_another = false;
        if (window->scenario && strcmp(window->scenario->id, scenario->id) != 0) {
            pick_set(window->ui, PICK_SEATS, 0); // in another scenario they are other seats
        }
        window_game_close(window);
        library_free(window->scenario);
        window->scenario = scenario;
        (void)house_rules_settle(&window->house, scenario);
    }
    diag_list_free(&diags);
    return scenario != NULL;
}

static void scenario_choose(Window *window, size_t index) {
    if (index >= window->list.count) {
        return;
    }
    window->scenario_chosen = index;
    Buffer path;
    buffer_init(&path);
    buffer_add(&path, window->list.items[index].path);
    window_go(window, window_scenario_load(window, path.text) ? SCREEN_SETUP : SCREEN_PROBLEMS);
    buffer_free(&path);
}

static void house_change(Window *window, unsigned parameter, HouseChange change) {
    HouseRules *house = &window->house;
    if (window->session || !window->scenario) {
        return; // a night keeps what it began with
    }
    if (parameter == HOUSE_ALL) {
        *house = (HouseRules){.changed = {false}};
    } else if (parameter < PARAM_COUNT) {
        int id = (int)parameter;
        double value = house->changed[id] ? house->value[id] : parameter_usual(window->scenario, id);
        house->changed[id] = change != HOUSE_USUAL;
        house->value[id] = parameter_step(window->scenario, id, value, change == HOUSE_MORE);
        (void)house_rules_settle(house, window->scenario);
    }
}

static void house_slide(Window *window, unsigned parameter, uint32_t detail) {
    if (detail > SLIDE_END) {
        house_change(window, parameter, detail == SLIDE_MORE ? HOUSE_MORE : HOUSE_LESS);
    } else if (!window->session && window->scenario && parameter < PARAM_COUNT) {
        window->house.changed[parameter] = true;
        window->house.value[parameter] = parameter_near(window->scenario, (int)parameter, (double)detail / SLIDE_END);
        (void)house_rules_settle(&window->house, window->scenario);
    }
}

static Setup setup_chosen(const Window *window) {
    static const Length lengths[] = {LENGTH_45, LENGTH_25, LENGTH_45, LENGTH_90};
    int length = pick_get(window->ui, PICK_LENGTH) & 3;
    length = length ? length : window->scenario->default_length; // what it is written for, until the player chooses
    static const Difficulty difficulties[] = {DIFFICULTY_TENSE, DIFFICULTY_CALM, DIFFICULTY_TENSE, DIFFICULTY_VIOLENT};
    const Ui *ui = window->ui;
    return (Setup){
        .types_seed = window->seed,
        .luck_seed = window->seed,
        .length = lengths[length & 3],
        .difficulty = difficulties[pick_get(ui, PICK_DIFFICULTY) & 3],
        .days = pick_get(ui, PICK_DAYS) == 2 ? 14 : 7,
        .guided = pick_get(ui, PICK_GUIDED) ? pick_get(ui, PICK_GUIDED) == 1
                                            : settings_is_on(window->app->settings, "guided"),
        .rewind_locked = pick_get(ui, PICK_LOCKED) == 2,
        .persons = (uint16_t)(1u | (unsigned)pick_get(ui, PICK_SEATS)),
        .house = window->house,
    };
}

static void game_start_now(Window *window) {
    if (!window->scenario) {
        return;
    }
    window_game_close(window);
    Setup setup = setup_chosen(window);
    window->session = session_new(window->scenario, &setup);
    if (!window->session) {
        say_key(window, "ui.error.memory");
        return;
    }
    app_narrate(window->app, window->session);
    if (window->app->places.saves.length > 0) {
        session_autosave(window->session, window->app->places.saves.text);
    } else {
        say_key(window, "ui.error.unsaved");
    }
    app_crash_log(window->app);
    picks_forget(window->ui);
    window->seated = 0;
    window->seed = window->seed_drawn = window_seed(window);
    window_go(window, SCREEN_BRIEF);
    window_game_changed(window);
}

// What the last move brought that nobody at the table should overlook: what was in the way of a signature, who is about
// to leave.
static void warnings_say(Window *window) {
    const Words *words = app_words_for(window->app, window->scenario);
    Teller teller = {words, session_view(window->session, window->seated)};
    size_t count, step = session_command_count(window->session);
    const LoggedEvent *events = session_events(window->session, &count);
    Buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < count; i++) {
        const Event *event = &events[i].event;
        size_t before = line.length;
        if (events[i].abandoned || events[i].step != step) {
            continue;
        }
        buffer_add(&line, before > 0 ? " " : "");
        bool said = event->kind == EVENT_MISSING && tell_event(&teller, event, &line);
        if (event->kind == EVENT_LEAVING && teller.view.seat == 0) {
            SAY(words, &line, "text.status-leaving", {"party", window->scenario->parties[event->a].name});
            said = true;
        }
        if (!said) {
            buffer_cut(&line, before);
        }
    }
    if (line.length > 0) {
        window_say(window, line.text);
    }
    buffer_free(&line);
}

static void play(Window *window, Command command) {
    Verdict verdict;
    Error error = {.message = ""};
    if (!window->session) {
        return;
    }
    window_say(window, NULL);
    Open before = session_state(window->session)->open;
    if (session_submit(window->session, command, &verdict, &error)) {
        const Open *now = &session_state(window->session)->open;
        platform_sound(window->platform, window_sound_of(command, &before, now));
        if (now->phase != before.phase || now->act != before.act) {
            platform_sound(window->platform, SOUND_ROOM);
        }
        if (command.kind == COMMAND_CAUCUS) {
            pick_set(window->ui, PICK_ROOM, command.args[0] + 1); // one stays in the room to ask and to offer
            ui_screen_changed(window->ui);
        }
        int clause = pick_get(window->ui, PICK_CLAUSE) - 1;
        if (clause >= 0 && before.clauses[clause].status == CLAUSE_BRACKETED &&
            now->clauses[clause].status != CLAUSE_BRACKETED) {
            pick_set(window->ui, PICK_CLAUSE, 0); // it is settled: the next one in brackets
        }
        ui_page_changed(window->ui);
        window_game_changed(window);
        warnings_say(window);
        if (game_over(session_state(window->session))) {
            window_go(window, SCREEN_DEBRIEF);
        }
        return;
    }
    if (error.message[0]) {
        window_fail(window, &error);
        return;
    }
    Buffer why;
    buffer_init(&why);
    Teller teller = {.words = app_words_for(window->app, window->scenario),
                     .view = session_view(window->session, session_state(window->session)->open.seat)};
    tell_verdict(&teller, command, verdict, &why);
    window_say(window, why.text);
    buffer_free(&why);
}

// Who asked in the settings to be asked is asked before a move is made, once.
static void play_or_ask(Window *window, Command command) {
    bool asked = pick_get(window->ui, PICK_OVERLAY) == OVERLAY_CONFIRM;
    if (asked || strcmp(settings_at(window->app->settings, "confirm"), "everything") != 0) {
        play(window, command);
    } else {
        window->pending = command;
        window_overlay(window, OVERLAY_CONFIRM);
    }
}

// Both halves of the sealed forecast in one breath; one that was given already is left as it is.
static void forecast(Window *window, unsigned word, uint32_t issue) {
    Command halves[2] = {{.kind = COMMAND_FORECAST, .args = {FORECAST_HOLD, (int16_t)word}},
                         {.kind = COMMAND_FORECAST, .args = {FORECAST_BREAK, (int16_t)issue}}};
    for (size_t i = 0; window->session && i < 2; i++) {
        View view = session_view(window->session, 0);
        if (command_check(&view, halves[i]).reason == REASON_NONE) {
            play(window, halves[i]);
        }
    }
}

// One seal after the other, as if each had been pressed.
static void seal_all(Window *window) {
    for (size_t i = 0; window->session && i < ISSUE_MAX; i++) {
        const Open *open = &session_state(window->session)->open;
        if (open->awaiting != AWAITING_SEAL) {
            return;
        }
        play(window, (Command){.kind = COMMAND_SEAL, .seat = open->seat, .args = {open->subject}});
    }
}

static void rewind_to(Window *window, size_t step) {
    Error error = {.message = ""};
    if (window->session && session_rewind(window->session, step, &error)) {
        window_game_changed(window);
        window->back_count = 0;
        window->screen = SCREEN_GAME;
        ui_screen_changed(window->ui);
    } else {
        window_fail(window, &error);
    }
}

// ---- verbs ----

// Each starts with its own form and party.
static void card_pick(Window *window, int value) {
    pick_set(window->ui, PICK_CARD, value);
    pick_set(window->ui, PICK_FORM, 0);
    pick_set(window->ui, PICK_PARTY, 0);
}

void window_pick(Window *window, Pick what, int value) {
    if (what == PICK_OVERLAY) {
        window_overlay(window, (Overlay)value);
        return;
    }
    pick_set(window->ui, what, value);
    if (what == PICK_CARD) {
        card_pick(window, value);
    }
    if (what == PICK_HOUSE) { // another list instead of what was looked for
        ui_type(window->ui, typing_field(TYPING_HOUSE), "");
    }
    if (what == PICK_GROUP || what == PICK_CLAUSE) {
        card_pick(window, 0);
    }
    if (what == PICK_ROOM || what == PICK_STEP) {
        card_pick(window, 0);
        ui_screen_changed(window->ui);
    }
    ui_touch(window->ui);
}

// Leads to what was chosen of what can be done now.
static void show(Window *window, unsigned group, uint32_t index) {
    enum { DOINGS_MAX = 128 };
    static Doing doings[DOINGS_MAX];
    Ui *ui = window->ui;
    char card[24];
    window_overlays_close(window);
    if (group == MOVE_NONE) {
        size_t count = ui_doings(ui, doings, DOINGS_MAX);
        if (index < count) {
            ui_focus_beneath(ui, doings[index].id);
        }
        return;
    }
    window_pick(window, PICK_GROUP, (int)group - MOVE_ROOM);
    window_pick(window, PICK_CARD, (int)index + 1);
    if (ui_breadth(ui) == BREADTH_NARROW) {
        window_pick(window, PICK_TAB, window->scenario->party_count + 1); // where the moves are
    }
    (void)snprintf(card, sizeof card, "card.%u", (unsigned)index);
    ui_focus_beneath(ui, card);
}

// The clause with the dialog about it, or with what can be given for it.
static void clause_show(Window *window, Overlay overlay, uint32_t clauses) {
    window_overlays_close(window);
    window_pick(window, PICK_CLAUSE, (int)(clauses & 0xff) + 1);
    window_pick(window, PICK_TRADE, (int)(clauses >> 8));
    if (overlay == OVERLAY_NONE) {
        show(window, MOVE_LEVERS, 0);
        card_pick(window, 0); // which of them is for who plays to say
    } else {
        window_overlay(window, overlay);
    }
}

// A moment of the log comes into sight.
static void skip_to(Window *window, uint32_t moment) {
    char id[24];
    (void)snprintf(id, sizeof id, "log.%u", (unsigned)moment);
    pick_set(window->ui, PICK_SKIP, (int)moment + 1);
    ui_focus(window->ui, id);
}

// In the game that is played. False: it is another verb.
static bool verb_of_game(Window *window, Verb verb, unsigned subject, uint32_t detail) {
    switch (verb) {
    case VERB_REWIND: rewind_to(window, detail); return true;
    case VERB_UNDO:
        rewind_to(window, window->session && session_command_count(window->session)
                              ? session_command_count(window->session) - 1
                              : 0);
        return true;
    case VERB_FORECAST: forecast(window, subject, detail); return true;
    case VERB_SEAL_ALL: seal_all(window); return true;
    case VERB_REPORT: window_report_save(window, detail != 0); return true;
    case VERB_CURTAIN: window->seated = session_state(window->session)->open.seat; return true;
    case VERB_AUTHOR: window_author_set(window, subject, (int32_t)detail); return true;
    case VERB_JUMP: window_jump(window, subject, detail); return true;
    default: return false;
    }
}

// What is set, and the rules of a night. False: it is another verb.
static bool verb_of_settings(Window *window, Verb verb, unsigned subject, uint32_t detail) {
    switch (verb) {
    case VERB_SETTING: window_setting_set(window, subject, detail); return true;
    case VERB_RESET: window_settings_reset(window, subject); return true;
    case VERB_LISTEN:
        window->listening = (Action)subject;
        ui_listen(window->ui, true);
        return true;
    case VERB_KEYS_RESET: window_keys_reset(window); return true;
    case VERB_HOUSE: house_change(window, subject, (HouseChange)detail); return true;
    case VERB_SLIDE: house_slide(window, subject, detail); return true;
    default: return false;
    }
}

// What lies on the disk, and what is typed for it. False: it is another verb.
static bool verb_of_saves(Window *window, Verb verb, unsigned subject, uint32_t detail) {
    switch (verb) {
    case VERB_CONTINUE: window_save_load(window, 0); return true;
    case VERB_LOAD: window_save_load(window, detail); return true;
    case VERB_SAVE: window_save_quick(window); return true;
    case VERB_DELETE: window_save_delete(window, detail); return true;
    case VERB_KEEP: window_save_elsewhere(window); return true;
    case VERB_TYPE: window_type(window, (Typing)subject); return true;
    case VERB_LETTER: ui_type_more(window->ui, typing_field((Typing)subject), detail); return true;
    case VERB_TYPED: window_typed(window, (Typing)subject); return true;
    default: return false;
    }
}

static void dropped_open(Window *window) {
    window_overlays_close(window);
    window_go(window, window_scenario_load(window, window->dropped.text) ? SCREEN_SETUP : SCREEN_PROBLEMS);
}

// Where to go and what to look at.
static void verb_of_window(Window *window, Verb verb, unsigned subject, uint32_t detail) {
    switch (verb) {
    case VERB_PICK: window_pick(window, (Pick)subject, (int)detail); break;
    case VERB_GO: window_go(window, (ScreenId)subject); break;
    case VERB_BACK: window_back(window); break;
    case VERB_START: game_start_now(window); break;
    case VERB_SCENARIO: scenario_choose(window, detail); break;
    case VERB_SHOW: show(window, subject, detail); break;
    case VERB_CLAUSE: clause_show(window, (Overlay)subject, detail); break;
    case VERB_SKIP: skip_to(window, detail); break;
    case VERB_TERM: window_term_read(window, (int)detail); break;
    case VERB_FOLDER: window_folder_open(window); break;
    case VERB_COPY: window_problems_copy(window); break;
    case VERB_EDIT: window_problem_edit(window, detail); break;
    case VERB_DROP: dropped_open(window); break;
    case VERB_QUIT: window->quit = true; break;
    default: break;
    }
}

void window_verb(Window *window, uint64_t command) {
    Verb verb = (Verb)command_verb(command);
    unsigned subject = command_subject(command);
    uint32_t detail = command_detail(command);
    ui_touch(window->ui);
    if (verb == VERB_PLAY) {
        play_or_ask(window, verb_command(command)); // the command is all of it
    } else if (!verb_of_game(window, verb, subject, detail) && !verb_of_settings(window, verb, subject, detail) &&
               !verb_of_saves(window, verb, subject, detail)) {
        verb_of_window(window, verb, subject, detail);
    }
}

// ---- what comes from the desktop ----

// A scenario dropped on the window is opened as if it stood in the list; a night that is played is not closed unasked.
void window_drop(Window *window, const char *path) {
    buffer_clear(&window->dropped);
    buffer_add(&window->dropped, path);
    if (window->session && !game_over(session_state(window->session))) {
        window_overlay(window, OVERLAY_DROP);
    } else {
        dropped_open(window);
    }
}

// Where moves would be lost it is asked first, once.
void window_close_asked(Window *window) {
    const Session *session = window->session;
    bool lost = session && session_command_count(session) > 0 && !session_is_saved(session);
    if (lost && pick_get(window->ui, PICK_OVERLAY) != OVERLAY_QUIT) {
        window_overlay(window, OVERLAY_QUIT);
    } else {
        window->quit = true;
    }
}
