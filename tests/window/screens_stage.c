// What the screens read while they are drawn for the tests: lists as the program would make them, and a night.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/load.h"
#include "policy/policy.h"
#include "pseudo.h"
#include "screens.h"
#include "ui/tree.h"

static const ScenarioRow scenario_rows[] = {
    {.title = "", .summary = "", .tag = "", .minutes = "", .path = "", .main = true}, // the one that is loaded
    {.title = "Two neighbours, one well",
     .summary = "A made-up dispute in a quarter of an hour. Teaches brackets, rooms and trades.",
     .tag = "Rehearsal",
     .minutes = "10–15 min",
     .path = "rehearsal",
     .concepts = 6,
     .sources = 0},
    {.title = "The same night, masked",
     .summary = "Invented names and an invented map, for classes where that helps.",
     .tag = "",
     .minutes = "25–90 min",
     .path = "masked",
     .concepts = 23,
     .sources = 0},
    {.title = "Two rivers",
     .summary = "",
     .tag = "",
     .minutes = "",
     .path = "/home/player/scenarios/two-rivers.json",
     .problems = 2,
     .problem = "two-rivers.json:112:18: unknown party \"un\""},
};

static const SaveRow save_rows[] = {
    {.title = "Moscow, 9-10 October",
     .changed = "2026-10-09 22:41",
     .summary = "22:40, draft 6",
     .text = "3 of 8 clauses agreed",
     .last = "Offer: the first list of prisoners for a road, to the delegation that wants both",
     .path = "autosave-2.noon",
     .playing = true},
    {.name = "Before the seals",
     .title = "Moscow, 9-10 October",
     .changed = "2026-10-08 20:15",
     .summary = "day 3",
     .text = "8 of 8 clauses agreed",
     .path = "Before the seals.noon"},
    {.title = "Moscow, 9-10 October",
     .changed = "2026-10-08 19:02",
     .summary = "the night is over",
     .path = "autosave-1.noon"},
    {.name = "two rivers 1",
     .title = "two-rivers",
     .changed = "2026-10-01 08:30",
     .summary = "cannot be read: line 41 is cut",
     .path = "two rivers 1.noon",
     .broken = true},
};

static const char *const
    text_size[] = {"100", "115", "130", "150", "175", "200"},
    *const spacing[] = {"normal", "wide"}, *const faces[] = {"serif", "sans"}, *const widths[] = {"full", "66", "52"},
    *const hatches[] = {"usual", "dense", "sparse"}, *const rates[] = {"75", "100", "140", "190"},
    *const themes[] = {"night", "day", "contrast"}, *const sides[] = {"default", "swapped", "shapes"},
    *const scale[] = {"auto", "75", "100", "125", "150", "200"}, *const off_on[] = {"off", "on"},
    *const numbers[] = {"both", "words", "ranges"}, *const motion[] = {"full", "reduced"},
    *const volume[] = {"0", "25", "50", "75", "100"}, *const voice[] = {"off", "speech", "clipboard"},
    *const tips[] = {"timed", "click", "off"}, *const delay[] = {"0", "350", "700", "1500"},
    *const confirm[] = {"lasting", "everything"}, *const on_off[] = {"on", "off"},
    *const author[] = {"auto", "on", "off"}, *const pad[] = {"auto", "off"};
static const SettingView setting_views[] = {
    {"text-size", "text", text_size, 6, 0, 0},
    {"line-spacing", "text", spacing, 2, 0, 0},
    {"reading-width", "text", widths, 3, 0, 0},
    {"reading-face", "text", faces, 2, 0, 0},
    {"theme", "display", themes, 3, 0, 0},
    {"side-colours", "display", sides, 3, 1, 0},
    {"hatch", "display", hatches, 3, 0, 0},
    {"scale", "display", scale, 6, 0, 0},
    {"fullscreen", "display", off_on, 2, 0, 0},
    {"numbers", "display", numbers, 3, 0, 0},
    {"motion", "motion", motion, 2, 0, 0},
    {"volume", "sound", volume, 5, 2, 2},
    {"voice", "voice", voice, 3, 0, 0},
    {"voice-rate", "voice", rates, 4, 1, 1},
    {"tips", "help", tips, 3, 0, 0},
    {"tip-delay", "help", delay, 4, 1, 1},
    {"confirm", "help", confirm, 2, 0, 0},
    {"guided", "help", on_off, 2, 0, 0},
    {"author", "help", author, 3, 0, 0},
    {"pad", "input", pad, 2, 0, 0},
    {"projector", "classroom", off_on, 2, 0, 0},
};

static const HouseRules house_chosen = {
    .changed = {[PARAM_weight_spread] = true, [PARAM_value_noise] = true, [PARAM_first_day] = true},
    .value = {[PARAM_weight_spread] = 0.8, [PARAM_value_noise] = 0, [PARAM_first_day] = 12.5},
};

static const char problems[] =
    "two-rivers.json:61:20: warning[scene-minutes]: the scenes before the talks take 260 minutes\n"
    "    61 |         \"minutes\": 260,\n"
    "       |                    ^~~\n"
    "  hint: the clock leaves 240 before the talks begin\n"
    "two-rivers.json:112:18: error[unknown-id]: there is no party \"un\"\n"
    "   112 |       \"owner\": \"un\",\n"
    "       |                ^~~~\n"
    "  hint: use one of \"east\", \"west\", or leave it out for the mediator's own wording\n";

static bool words_in(Fixture *fixture, const char *language, DiagList *diags, Error *error) {
    fixture->words = words_load(NOON_SOURCE_DIR "/assets/lang/en.json", diags, error);
    if (!fixture->words || strcmp(language, "en") == 0) {
        return fixture->words != NULL;
    }
    if (strcmp(language, "pseudo") == 0) {
        return pseudo_words(fixture->words);
    }
    Buffer path;
    buffer_init(&path);
    buffer_addf(&path, NOON_SOURCE_DIR "/assets/lang/%s.json", language);
    bool good = words_overlay(fixture->words, path.text, diags, error);
    buffer_free(&path);
    return good;
}

static Scenario *scenario_in(const char *scenario, const char *language, const char *scratch, DiagList *diags,
                             Error *error) {
    if (strcmp(language, "pseudo") != 0) {
        return scenario_load(scenario, strcmp(language, "en") == 0 ? NULL : language, diags, error);
    }
    Buffer folder;
    buffer_init(&folder);
    path_join(&folder, scratch, "pseudo");
    Scenario *made = pseudo_scenario(scenario, folder.text) ? scenario_load(folder.text, "xx", diags, error) : NULL;
    buffer_free(&folder);
    return made;
}

bool fixture_open(Fixture *fixture, const char *scenario, const char *language, const char *scratch) {
    DiagList diags;
    Error error = {.message = ""};
    *fixture = (Fixture){0};
    if (!diag_list_init(&diags)) {
        return false;
    }
    fixture->scenario =
        words_in(fixture, language, &diags, &error) ? scenario_in(scenario, language, scratch, &diags, &error) : NULL;
    if (!fixture->scenario) {
        Buffer text;
        buffer_init(&text);
        diag_print(&diags, &text);
        (void)fprintf(stderr, "%s%s\n", text.text ? text.text : "", error.message);
        buffer_free(&text);
    }
    diag_list_free(&diags);
    return fixture->scenario != NULL;
}

void fixture_close(Fixture *fixture) {
    debrief_free(fixture->debrief);
    session_free(fixture->session);
    free(fixture->house);
    scenario_free(fixture->scenario);
    words_free(fixture->words);
}

bool fixture_begin(Fixture *fixture, const Setup *setup) {
    debrief_free(fixture->debrief);
    fixture->debrief = NULL;
    session_free(fixture->session);
    fixture->session = session_new(fixture->scenario, setup);
    return fixture->session != NULL;
}

bool fixture_night(Fixture *fixture, uint64_t seed, bool seats) {
    Setup setup = {.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_45,
                   .days = 7,
                   .guided = true,
                   .persons = seats ? 3 : 1};
    return fixture_begin(fixture, &setup);
}

static void debrief_make(Fixture *fixture) {
    size_t count, standing = 0;
    const LoggedEvent *logged = session_events(fixture->session, &count);
    Event *events = malloc((count + 1) * sizeof *events);
    for (size_t i = 0; events && i < count; i++) {
        if (!logged[i].abandoned) {
            events[standing++] = logged[i].event;
        }
    }
    if (events) {
        fixture->debrief = debrief_new(session_scenario(fixture->session), session_types(fixture->session),
                                       session_state(fixture->session), events, standing,
                                       session_rewound_to(fixture->session), fixture->words);
    }
    free(events);
}

// The same night as if it had begun by house rules.
static const Scenario *house_copy(Fixture *fixture) {
    if (!fixture->house && (fixture->house = malloc(sizeof *fixture->house)) != NULL) {
        *fixture->house = *fixture->scenario;
        house_rules_apply(&house_chosen, fixture->house);
    }
    return fixture->house ? fixture->house : fixture->scenario;
}

void fixture_stage(Fixture *fixture, const Shot *shot) {
    static Keymap keymap;
    keymap_init(&keymap);
    static ScenarioRow rows[sizeof scenario_rows / sizeof scenario_rows[0]];
    memcpy(rows, scenario_rows, sizeof rows);
    const Scenario *scenario = fixture->scenario;
    rows[0] = (ScenarioRow){.title = scenario->title,
                            .summary = scenario->summary,
                            .tag = scenario->tag,
                            .minutes = scenario->minutes_text,
                            .path = scenario->path,
                            .concepts = scenario->concept_count,
                            .sources = scenario->source_count,
                            .main = true};
    fixture->stage = (Stage){
        .words = fixture->words,
        .screen = shot->screen,
        .scenarios = rows,
        .scenario_count = sizeof rows / sizeof rows[0],
        .scenario_chosen = shot->screen == SCREEN_PROBLEMS ? 3 : 0,
        .saves = save_rows,
        .save_count = sizeof save_rows / sizeof save_rows[0],
        .keymap = &keymap,
        .keys_changed = true,
        .listening = ACTION_GLOSSARY,
        .settings = setting_views,
        .setting_count = sizeof setting_views / sizeof setting_views[0],
        .house = &house_chosen,
        .version = "0.1.0",
        .seed = 20201009,
        .seed_drawn = 20201009,
        .problems_text = problems,
        .scenario = scenario,
    };
    if (!fixture->session) {
        return;
    }
    const Open *open = &session_state(fixture->session)->open;
    int seat = open->phase == PHASE_OVER ? 0 : open->seat;
    if (open->phase == PHASE_OVER && !fixture->debrief) {
        debrief_make(fixture);
    }
    Stage *stage = &fixture->stage;
    stage->session = fixture->session;
    stage->scenario = shot->house ? house_copy(fixture) : session_scenario(fixture->session);
    stage->house = shot->house ? &house_chosen : &session_setup(fixture->session)->house;
    stage->curtain = shot->curtain;
    stage->author = shot->author;
    stage->view = session_view(fixture->session, seat);
    fixture->teller = (Teller){.words = fixture->words, .view = stage->view};
    stage->teller = &fixture->teller;
    stage->events = session_events(fixture->session, &stage->event_count);
    stage->debrief = fixture->debrief;
    stage->pending = (Command){.kind = COMMAND_PLENARY};
    stage->holds = 0.31; // a plain number: the trees of screens do not change with the rules
}

bool fixture_step(Fixture *fixture, uint64_t seed, uint32_t step, bool seats) {
    enum { ASKING_MOVE = 2 };
    const Open *open = &session_state(fixture->session)->open;
    View view = session_view(fixture->session, open->seat);
    Command command = policy_steady(&view, seed, step);
    // No policy asks a party alone, and only that asks a person how openly to answer.
    for (int i = 0;
         seats && open->awaiting == AWAITING_MOVE && open->moves == ASKING_MOVE && i < view.scenario->issue_count;
         i++) {
        Command ask = {.kind = COMMAND_ASK, .args = {0, (int16_t)i}};
        if (command_check(&view, ask).reason == REASON_NONE) {
            command = ask;
            break;
        }
    }
    return session_submit(fixture->session, command, NULL, NULL);
}

bool fixture_fits(const Fixture *fixture, const Shot *shot) {
    if (!fixture->session) {
        return shot->awaiting == AWAITING_NONE && !shot->over;
    }
    const Open *open = &session_state(fixture->session)->open;
    if (open->phase == PHASE_OVER) {
        return shot->over;
    }
    bool mediator = open->seat == 0;
    if (shot->leaving && session_view(fixture->session, 0).mind->leaving == 0) {
        return false;
    }
    if ((shot->phase != PHASE_NONE && open->phase != shot->phase) || (shot->picked && open->scene_picks == 0)) {
        return false;
    }
    return !shot->over && shot->awaiting != AWAITING_NONE && open->awaiting == shot->awaiting &&
           open->moves >= shot->moves && open->report_count >= shot->reports && (mediator || shot->seats);
}

// ---- frames ----

// Tips are the program's; here a term explains itself.
static bool tip_none(Ui *ui, const char *term, void *user) {
    (void)ui;
    (void)term;
    (void)user;
    return false;
}

void fixture_frame(const Fixture *fixture, Ui *ui, int width, int height) {
    do {
        ui_frame_open(ui, width, height);
        screen_declare(ui, &fixture->stage);
        ui_tips(ui, tip_none, NULL);
    } while (!ui_frame_close(ui));
}

void fixture_picks_clear(Ui *ui) {
    for (int pick = PICK_CLAUSE; pick < PICK_COUNT; pick++) {
        pick_set(ui, (Pick)pick, 0);
    }
}

// What is long by its nature, and dialogs over it.
static bool is_list(const Node *node) {
    static const char *const lists[] = {"overlay",  "wordings", "trades", "asks",
                                        "promises", "page.2",   "page.3", "sources"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (node->box.id && strcmp(node->box.id, lists[i]) == 0) {
            return true;
        }
    }
    return false;
}

void hidden_each(const Node *node, void (*found)(const Node *box, float hidden, void *user), void *user) {
    for (; node; node = node->next) {
        float hidden = node->box.scroll && !is_list(node) ? node->content_h - node->rect.h : 0;
        if (hidden > 0.5f) {
            found(node, hidden, user);
        }
        hidden_each(node->first, found, user);
    }
}
