// The author's panel: the true state and setting it, what each party reckons with, why a scene is told or not, and
// jumping ahead. It shows what no player may know, so it opens only in a game that is marked as the author's.
#include <math.h>
#include <string.h>

#include "sim/party.h"
#include "sim/symbols.h"
#include "tell/author.h"
#include "ui/page.h"

typedef enum Tab { TAB_OPEN, TAB_HIDDEN, TAB_PARTIES, TAB_SCENES, TAB_COUNT } Tab;

static double value_of(const Stage *stage, const ExprSymbol *symbol) {
    StateContext context = {.scenario = stage->scenario,
                            .types = session_types(stage->session),
                            .state = (State *)session_state(stage->session)}; // only read
    ExprReader reader = state_reader(&context);
    return reader.read(reader.context, symbol->id);
}

static const char *value_words(Ui *ui, const Stage *stage, const ExprSymbol *symbol) {
    double value = value_of(stage, symbol);
    if (symbol->type == EXPR_TYPE_BOOL) {
        return value != 0 ? "true" : "false";
    }
    if (symbol->type == EXPR_TYPE_CHOICE) {
        const ExprDomain *domain = &stage->scenario->symbols.domains[symbol->domain];
        return value >= 0 && value < domain->count ? domain->words[(int)value] : "";
    }
    return ui_keepf(ui, "%.4g", value);
}

static Truth truth_of(const Stage *stage) {
    return (Truth){stage->words, stage->scenario, session_types(stage->session), session_state(stage->session)};
}

// ---- setting a value ----

static void set_button(Ui *ui, const ExprSymbol *symbol, size_t index, double value, const char *words) {
    double held = symbol->low < symbol->high ? fmin(fmax(value, symbol->low), symbol->high) : value;
    ui_button(ui,
              (Box){.id = ui_keepf(ui, "author.to.%s", words),
                    .command = verb_pack(VERB_AUTHOR, (unsigned)index, (uint32_t)(int32_t)lround(held)),
                    .min_h = 36,
                    .pad = PAD2(12, 5)},
              ICON_NONE, words, NULL);
}

static void name_set(Ui *ui, const Stage *stage, size_t index) {
    const ExprSymbol *symbol = &stage->scenario->symbols.symbols[index];
    double value = value_of(stage, symbol);
    ui_row(ui, (Box){.gap = 6, .line_gap = 6, .wrap = true, .pad = PAD4(14, 0, 14, 8)});
    if (symbol->type == EXPR_TYPE_BOOL) {
        set_button(ui, symbol, index, 1, "true");
        set_button(ui, symbol, index, 0, "false");
    } else if (symbol->type == EXPR_TYPE_NUMBER) {
        static const struct {
            int by;
            const char *words;
        } steps[] = {{-10, "−10"}, {-1, "−1"}, {1, "+1"}, {10, "+10"}};
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
            set_button(ui, symbol, index, value + steps[i].by, steps[i].words);
        }
    }
    ui_end(ui);
}

static void name_row(Ui *ui, const Stage *stage, size_t index, bool chosen) {
    const ExprSymbol *symbol = &stage->scenario->symbols.symbols[index];
    bool sets = symbol->writable && symbol->type != EXPR_TYPE_CHOICE;
    ui_row(ui, (Box){.look = sets ? LOOK_ROW : LOOK_NONE,
                     .id = sets ? ui_keepf(ui, "name.%s", symbol->name) : NULL,
                     .command = sets ? verb_pick(PICK_NAME, (int)index + 1) : 0,
                     .selected = chosen,
                     .role = sets ? ROLE_OPTION : ROLE_NONE,
                     .pad = PAD2(12, 4),
                     .gap = 12,
                     .line_gap = 0,
                     .wrap = true});
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = sets ? TONE_HIGH : TONE_TEXT, .grow = 1}, symbol->name);
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_ACCENT}, value_words(ui, stage, symbol));
    ui_end(ui);
    if (chosen && sets) {
        name_set(ui, stage, index);
    }
}

static void names_list(Ui *ui, const Stage *stage, bool hidden) {
    const ExprSymbols *symbols = &stage->scenario->symbols;
    size_t chosen = (size_t)pick_get(ui, PICK_NAME) - 1;
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.author.names"));
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD(6),
                     .role = ROLE_LIST,
                     .name = say(stage, hidden ? "ui.author.hidden" : "ui.author.open")});
    for (size_t i = 0; i < symbols->count; i++) {
        if ((symbols->symbols[i].scope == EXPR_SCOPE_OPEN) != hidden) {
            name_row(ui, stage, i, i == chosen);
        }
    }
    ui_end(ui);
}

// ---- what a party reckons with ----

static void term(Ui *ui, const char *words, double value, bool sum) {
    ui_row(ui, (Box){.gap = 12, .pad = PAD2(0, 2)});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = sum ? TONE_HIGH : TONE_TEXT, .bold = sum, .grow = 1}, words);
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = sum ? TONE_ACCENT : TONE_TEXT, .bold = sum},
                ui_keepf(ui, "%+.3f", value));
    ui_end(ui);
}

// Every decision its seat may come to take, and what it would lose without each thing that moves it.
static void seat_decisions(Ui *ui, const Stage *stage, int seat) {
    Truth truth = truth_of(stage);
    Decision decisions[AUTHOR_DECISIONS_MAX];
    size_t count = author_decisions(&truth, seat, decisions, AUTHOR_DECISIONS_MAX);
    const char *above = "";
    Buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&line);
        tell_author_decision(&truth, decisions[i], &line);
        ui_text(ui, TYPE_BODY, TONE_HIGH, ui_keepf(ui, "%s", line.text));
        buffer_clear(&line);
        tell_author_terms(&truth, decisions[i], &line);
        const char *terms = ui_keepf(ui, "%s", line.length ? line.text : "");
        if (strcmp(terms, above) != 0) { // the same is not said again
            ui_text(ui, TYPE_MONO, TONE_DIM, terms);
        }
        above = terms;
    }
    buffer_free(&line);
}

static void powers_decide(Ui *ui, const Stage *stage) {
    ui_col(ui, (Box){.look = LOOK_PANEL, .pad = PAD2(18, 14), .gap = 2});
    for (int b = 0; b < stage->scenario->power_count; b++) {
        seat_decisions(ui, stage, seat_of_power(stage->scenario, b));
    }
    ui_end(ui);
}

static void party_terms(Ui *ui, const Stage *stage, int party) {
    const Scenario *scenario = stage->scenario;
    const State *state = session_state(stage->session);
    const Types *types = session_types(stage->session);
    const Taste *taste = &types->taste[party];
    double text = taste_text(scenario, &state->open, taste, party, true), side = state->open.side[party];
    double reservation = party_reservation(scenario, types, state, party),
           threshold = party_threshold(scenario, types, state, party);
    double margin = party_margin(scenario, types, state, party), moved = margin - (text + side - threshold);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(18, 14),
                     .gap = 2,
                     .role = ROLE_REGION,
                     .name = scenario->parties[party].name});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING}, scenario->parties[party].name);
    term(ui, say(stage, "ui.author.text"), text, false);
    term(ui, say(stage, "ui.author.side"), side, false);
    term(ui, say(stage, "ui.author.moved"), moved, false);
    term(ui, say(stage, "ui.author.reservation"), -reservation, false);
    term(ui, say(stage, "ui.author.hope"), reservation - threshold, false);
    term(ui, say(stage, "ui.author.margin"), margin, true);
    term(ui, say(stage, "ui.author.brackets"), -text_brackets(scenario, &state->open), false);
    ui_rule(ui);
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &state->open.clauses[i];
        bool stands = clause->status == CLAUSE_AGREED || clause->status == CLAUSE_BRACKETED;
        double value = taste_clause(scenario, taste, i, stands ? clause->option : NO_INDEX, clause->fudged, true);
        term(ui,
             say_with(ui, stage, "ui.author.clause", "issue", scenario->issues[i].title, "weight",
                      ui_keepf(ui, "%.2f", taste->weight[i]), "value", ui_keepf(ui, "%.2f", value), NULL),
             taste->weight[i] * value, false);
    }
    ui_rule(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.author.decisions"));
    seat_decisions(ui, stage, seat_of_party(party));
    ui_end(ui);
}

// ---- why a scene is told or not ----

static void scenes_list(Ui *ui, const Stage *stage) {
    Truth truth = truth_of(stage);
    for (int s = 0; s < stage->scenario->scene_count; s++) {
        ui_col(ui, (Box){.pad = PAD2(12, 5), .gap = 2});
        ui_row(ui, (Box){.gap = 10, .wrap = true, .line_gap = 0});
        ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH}, stage->scenario->scenes[s].title);
        ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_DIM}, stage->scenario->scenes[s].id);
        ui_end(ui);
        Buffer why;
        buffer_init(&why);
        tell_author_scene(&truth, s, &why);
        ui_text(ui, TYPE_BODY, TONE_TEXT, ui_keepf(ui, "%s", why.text));
        buffer_free(&why);
        ui_end(ui);
    }
}

// ---- the panel ----

static void jumps(Ui *ui, const Stage *stage) {
    static const struct {
        int to;
        const char *words;
    } rows[] = {{PHASE_TALKS, "ui.author.to.talks"},
                {PHASE_SIGNING, "ui.author.to.signing"},
                {PHASE_HOURS, "ui.author.to.hours"},
                {PHASE_CEASEFIRE, "ui.author.to.ceasefire"},
                {PHASE_OVER, "ui.author.to.end"}};
    const Open *open = &session_state(stage->session)->open;
    ui_row(ui, (Box){.gap = 8, .line_gap = 8, .wrap = true, .role = ROLE_LIST, .name = say(stage, "ui.author.jump")});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.author.jump"));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "jump.%d", rows[i].to),
                        .command = verb_pack(VERB_JUMP, (unsigned)rows[i].to, 0),
                        .disabled = open->phase >= rows[i].to,
                        .why = say(stage, "ui.author.past"),
                        .min_h = 36,
                        .pad = PAD2(12, 5)},
                  ICON_NONE, say(stage, rows[i].words), NULL);
    }
    ui_button(ui,
              (Box){.id = "jump.hour",
                    .command = verb_pack(VERB_JUMP, PHASE_COUNT, 60),
                    .disabled = open->phase != PHASE_TALKS,
                    .why = say(stage, "ui.author.past"),
                    .min_h = 36,
                    .pad = PAD2(12, 5)},
              ICON_NONE, say(stage, "ui.author.to.hour"), NULL);
    ui_end(ui);
}

static void tabs(Ui *ui, const Stage *stage, Tab tab) {
    static const char *const words[TAB_COUNT] = {"ui.author.open", "ui.author.hidden", "ui.author.parties",
                                                 "ui.author.scenes"};
    ui_row(ui, (Box){.gap = 6, .line_gap = 6, .wrap = true, .role = ROLE_LIST, .name = say(stage, "ui.author.title")});
    for (int t = 0; t < TAB_COUNT; t++) {
        ui_option(ui,
                  (Box){.id = ui_keepf(ui, "author.tab.%d", t),
                        .command = verb_pick(PICK_AUTHOR, t),
                        .selected = t == (int)tab,
                        .key = '1' + t,
                        .min_h = 36,
                        .pad = PAD2(12, 5),
                        .focus_first = t == (int)tab},
                  say(stage, words[t]), NULL);
    }
    ui_end(ui);
}

static void panel(Ui *ui, const Stage *stage) {
    Tab tab = (Tab)pick_get(ui, PICK_AUTHOR);
    tabs(ui, stage, tab);
    jumps(ui, stage);
    if (stage->problems_text[0]) {
        ui_button(ui, (Box){.id = "author.problems", .command = verb_go(SCREEN_PROBLEMS)}, ICON_WARNING,
                  say(stage, "ui.author.problems"), NULL);
    }
    if (tab == TAB_PARTIES) {
        for (int p = 0; p < stage->scenario->party_count; p++) {
            party_terms(ui, stage, p);
        }
        if (stage->scenario->power_count) {
            powers_decide(ui, stage);
        }
    } else if (tab == TAB_SCENES) {
        scenes_list(ui, stage);
    } else {
        names_list(ui, stage, tab == TAB_HIDDEN);
    }
}

// Nobody sees the truth by a slip of the finger.
static void question(Ui *ui, const Stage *stage) {
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .max_w = 640}, say(stage, "ui.author.ask"));
    ui_commit(ui, (Box){.id = "author.mark", .command = verb_pack(VERB_AUTHOR, AUTHOR_MARKS, 0)},
              say(stage, "ui.author.mark"), NULL, "Enter", NULL);
}

void screen_author(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_GEAR, say(stage, "ui.author.title"), say(stage, "ui.author.under"));
    page_bar_close(ui);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "author.page", .pad = PAD2(32, 18), .gap = 12});
    if (stage->session && stage->author) {
        panel(ui, stage);
    } else {
        question(ui, stage);
    }
    ui_end(ui);
    page_hints(ui, stage, "F8", NULL, "Esc", say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
