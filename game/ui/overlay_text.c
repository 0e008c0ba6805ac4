// Dialogs that change the text: every wording of a clause, packages of two, amendments, and a lever in full.
#include "ui/overlay.h"

#include <string.h>

#include "sim/text.h"

enum { QUESTIONS = QUESTION_COUNT };

// ---- what a wording would do ----

// The questions with this wording agreed, or with the clause left out (NO_INDEX).
static void closes_with(Ui *ui, const Stage *stage, int issue, int option, double closes[QUESTIONS]) {
    Open *open = ARENA_NEW(ui_arena(ui), Open, 1);
    memset(closes, 0, QUESTIONS * sizeof closes[0]);
    if (open) {
        *open = *stage->view.open;
        open->clauses[issue].status = option == NO_INDEX ? CLAUSE_STRUCK : CLAUSE_AGREED;
        open->clauses[issue].option = (int8_t)(option == NO_INDEX ? open->clauses[issue].option : option);
        open->clauses[issue].fudged = 0;
        text_closes_all(stage->scenario, open, closes);
    }
}

// Six marks, and in words what becomes different from the wording that stands.
static void questions_part(Ui *ui, const Stage *stage, int issue, int option) {
    double now[QUESTIONS], then[QUESTIONS];
    closes_with(ui, stage, issue, stage->view.open->clauses[issue].option, now);
    closes_with(ui, stage, issue, option, then);
    bool changed = false;
    ui_row(ui,
           (Box){.gap = 12, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.questions.name")});
    for (int q = 0; q < QUESTIONS; q++) {
        Answered before = answered_of(now[q]), after = answered_of(then[q]);
        if (before == after) {
            continue;
        }
        changed = true;
        const char *question = tell_question(stage->words, (Question)q);
        ui_row(ui, (Box){.gap = 5, .role = ROLE_METER, .name = question, .value = tell_answered(stage->words, after)});
        ui_hole_mark(ui, hole_of(before), 17, TONE_DIM);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY}, "→");
        ui_hole_mark(ui, hole_of(after), 17, TONE_NONE);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .bold = true, .role = ROLE_KEY},
                    ui_keepf(ui, "%s: %s", question, tell_answered(stage->words, after)));
        ui_end(ui);
    }
    if (!changed) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.redraft.same_questions"));
    }
    ui_end(ui);
}

static void bands_part(Ui *ui, const Stage *stage, int issue, int option) {
    ui_row(ui, (Box){.gap = 22, .wrap = true, .line_gap = 4});
    for (int p = 0; p < stage->scenario->party_count; p++) {
        Stance stance = stance_of_clause(&stage->view, p, issue, option);
        ui_row(ui, (Box){.gap = 8, .min_w = 270});
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = side_tone(side_of_party(p)), .bold = true},
                    stage->scenario->parties[p].short_name);
        ui_scale_band(ui, (Band){.side = side_of_party(p),
                                 .low = (float)stance.low,
                                 .high = (float)stance.high,
                                 .best = (float)stance.guess,
                                 .w = 96,
                                 .word = tell_disposition(stage->words, stance.disposition),
                                 .name = stage->scenario->parties[p].short_name});
        ui_end(ui);
    }
    ui_end(ui);
}

// Who was heard to say that it may accept these words, whatever the band says.
static void confided_part(Ui *ui, const Stage *stage, int issue, int option) {
    const Mind *mind = stage->view.mind;
    for (int k = 0; k < mind->confidence_count; k++) {
        const Confidence *said = &mind->confidences[k];
        if (said->issue == issue && said->option == option) {
            ui_row(ui, (Box){.gap = 6});
            ui_mark(ui, side_of_party(said->party), 12);
            ui_text_box(
                ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .grow = 1},
                say_with(ui, stage, "ui.redraft.confided", "party", stage->scenario->parties[said->party].name, NULL));
            ui_end(ui);
        }
    }
}

static void owner_chip(Ui *ui, const Stage *stage, const Option *option) {
    ui_row(ui, (Box){.gap = 5});
    if (option->owner >= 0) {
        ui_mark(ui, side_of_party(option->owner), 12);
    }
    ui_text_box(ui,
                (Text){.type = TYPE_SMALL,
                       .tone = option->owner >= 0 ? side_tone(side_of_party(option->owner)) : TONE_ACCENT,
                       .bold = true},
                option->owner >= 0 ? stage->scenario->parties[option->owner].short_name : say(stage, "ui.card.yours"));
    ui_end(ui);
}

typedef struct WordingCard {
    int issue, option; // NO_INDEX: the clause is left out
    Command command;
    int index;
    bool chosen;
} WordingCard;

static void wording_card(Ui *ui, const Stage *stage, WordingCard card) {
    const Issue *issue = &stage->scenario->issues[card.issue];
    Verdict verdict = command_check(&stage->view, card.command);
    bool stands = card.option != NO_INDEX && stage->view.open->clauses[card.issue].option == card.option;
    bool refused = verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, card.command, verdict) : NULL;
    ui_col(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "wording.%d", card.index),
                     .command = verb_pick(PICK_OPTION, card.index + 1),
                     .selected = card.chosen,
                     .role = ROLE_OPTION,
                     .pad = PAD2(16, 11),
                     .gap = 6,
                     .key = card.index < 9 ? '1' + card.index : 0,
                     .disabled = refused,
                     .why = why});
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_para(ui, (Text){.type = TYPE_BOOK, .grow = 1});
    if (card.option == NO_INDEX) {
        ui_span(ui, (TextSpan){.bold = true}, say_with(ui, stage, "ui.redraft.strike", "clause", issue->title, NULL));
    } else {
        part_wording(ui, issue, card.option, true);
    }
    ui_para_end(ui);
    if (stands) {
        ui_chip(ui, LOOK_CHIP, TONE_NONE, say(stage, "ui.redraft.stands"));
    }
    if (card.option != NO_INDEX) {
        owner_chip(ui, stage, &issue->options[card.option]);
    }
    ui_key_cap(ui, number_text(ui, card.index + 1));
    ui_end(ui);
    bands_part(ui, stage, card.issue, card.option);
    confided_part(ui, stage, card.issue, card.option);
    if (!stands) {
        questions_part(ui, stage, card.issue, card.option);
    }
    if (card.option != NO_INDEX && issue->options[card.option].why[0]) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_DIM, .italic = true},
                    issue->options[card.option].why);
    }
    if (refused && !stands) {
        ui_card_refusal(ui, why);
    } else if (!stands) {
        ui_card_cost(ui, verdict.cost, verdict.minutes ? told_minutes(ui, stage, verdict.minutes) : NULL);
    }
    ui_end(ui);
}

// ---- redraft and amend ----

static bool scrolls_whole(const Ui *ui) {
    return ui_breadth(ui) == BREADTH_NARROW;
}

static Command wording_command(const Stage *stage, CommandKind kind, int issue, int index) {
    if (index >= stage->scenario->issues[issue].option_count) {
        return (Command){.kind = COMMAND_STRIKE, .args = {(int16_t)issue}};
    }
    return (Command){.kind = (uint8_t)kind, .args = {(int16_t)issue, (int16_t)index}};
}

int chosen_wording(const Ui *ui, const Stage *stage, CommandKind kind, int issue) {
    int chosen = pick_get(ui, PICK_OPTION) - 1, count = stage->scenario->issues[issue].option_count;
    if (chosen >= 0 && chosen < count + (kind == COMMAND_REDRAFT)) {
        return chosen;
    }
    int easiest = easiest_wording(stage, kind, issue), stands = stage->view.open->clauses[issue].option;
    return easiest != NO_INDEX ? easiest : stands < 0 ? 0 : stands;
}

static void wordings(Ui *ui, const Stage *stage, CommandKind kind, int issue, const char *words) {
    const Issue *about = &stage->scenario->issues[issue];
    bool strike = kind == COMMAND_REDRAFT;
    int count = about->option_count + strike, chosen = chosen_wording(ui, stage, kind, issue);
    ui_row(ui, (Box){.gap = 14, .across = ALIGN_START});
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true, .grow = 1},
                told_terms(ui, stage->scenario, about->text, NO_INDEX));
    if (kind == COMMAND_REDRAFT) {
        ui_button(ui, (Box){.id = "redraft.trade", .command = verb_overlay(OVERLAY_TRADE), .key = 'p'}, ICON_LINK,
                  say(stage, "ui.redraft.trade"), "P");
    }
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1,
                     .scroll = !scrolls_whole(ui),
                     .id = "wordings",
                     .gap = 8,
                     .pad = PAD4(4, 4, 10, 4),
                     .role = ROLE_LIST,
                     .name = about->title});
    for (int i = 0; i < count; i++) {
        wording_card(ui, stage,
                     (WordingCard){issue, i < about->option_count ? i : NO_INDEX,
                                   wording_command(stage, kind, issue, i), i, i == chosen});
    }
    ui_end(ui);
    Command command = wording_command(stage, kind, issue, chosen);
    overlay_commit(ui, stage, command.kind == COMMAND_STRIKE ? told_verb(ui, stage, command) : words, command);
}

static Box sheet_box(const Ui *ui) {
    float width = ui_width(ui) < 912 ? ui_width(ui) - 32 : 880;
    // With large text the whole sheet scrolls, else only the list in it.
    return (Box){
        .id = "overlay", .max_w = width, .min_w = width, .min_h = ui_height(ui) - 60, .scroll = scrolls_whole(ui)};
}

void overlay_redraft(Ui *ui, const Stage *stage) {
    int issue = chosen_clause(ui, stage);
    ui_dialog(ui, sheet_box(ui),
              say_with(ui, stage, "ui.redraft.title", "clause", stage->scenario->issues[issue].title, NULL),
              overlay_close());
    wordings(ui, stage, COMMAND_REDRAFT, issue, say(stage, "ui.redraft.do"));
    ui_end(ui);
}

void overlay_amend(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int issue = chosen_clause(ui, stage);
    ui_dialog(ui, sheet_box(ui), say(stage, "ui.amend.title"), overlay_close());
    ui_text(ui, TYPE_BODY, TONE_TEXT, say(stage, "ui.amend.text"));
    ui_row(ui, (Box){.gap = 4, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.amend.clauses")});
    for (int i = 0; i < scenario->issue_count; i++) {
        if (stage->view.open->clauses[i].status != CLAUSE_NONE) {
            ui_tab(ui,
                   (Box){.id = ui_keepf(ui, "amend.%d", i),
                         .command = verb_pick(PICK_CLAUSE, i + 1),
                         .selected = i == issue},
                   ICON_NONE, scenario->issues[i].title, NULL);
        }
    }
    ui_end(ui);
    wordings(ui, stage, COMMAND_AMEND, issue, say(stage, "ui.amend.do"));
    ui_end(ui);
}

// ---- trade ----

static void trade_card(Ui *ui, const Stage *stage, int issue, int other, int index, bool chosen) {
    const Scenario *scenario = stage->scenario;
    Command command = {.kind = COMMAND_TRADE, .args = {(int16_t)issue, (int16_t)other}};
    Verdict verdict = command_check(&stage->view, command);
    bool refused = verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "trade.%d", other),
                  .command = verb_pick(PICK_TRADE, other + 1),
                  .selected = chosen,
                  .role = ROLE_OPTION,
                  .pad = PAD2(16, 11),
                  .key = index < 9 ? '1' + index : 0,
                  .disabled = refused,
                  .why = why,
                  .along = ALIGN_START},
            ICON_LINK, scenario->issues[other].title, number_text(ui, index + 1));
    if (stage->view.open->clauses[other].option >= 0 && !refused) {
        ui_para(ui, (Text){.type = TYPE_BOOK});
        part_wording(ui, &scenario->issues[other], stage->view.open->clauses[other].option, true);
        ui_para_end(ui);
    }
    ui_row(ui, (Box){.gap = 22, .wrap = true, .line_gap = 4});
    for (int p = 0; p < scenario->party_count && !refused; p++) {
        Stance stance = stance_of_trade(&stage->view, p, issue, other);
        ui_row(ui, (Box){.gap = 8, .min_w = 270});
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = side_tone(side_of_party(p)), .bold = true},
                    scenario->parties[p].short_name);
        ui_scale_band(ui, (Band){.side = side_of_party(p),
                                 .low = (float)stance.low,
                                 .high = (float)stance.high,
                                 .best = (float)stance.guess,
                                 .w = 96,
                                 .word = tell_disposition(stage->words, stance.disposition),
                                 .name = scenario->parties[p].short_name});
        ui_end(ui);
    }
    ui_end(ui);
    if (refused) {
        ui_card_refusal(ui, why);
    }
    ui_end(ui);
}

void overlay_trade(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int issue = chosen_clause(ui, stage), chosen = chosen_trade(ui, stage, issue), index = 0;
    ui_dialog(ui, sheet_box(ui), say_with(ui, stage, "ui.trade.title", "clause", scenario->issues[issue].title, NULL),
              overlay_close());
    ui_text(ui, TYPE_BODY, TONE_TEXT, say(stage, "ui.trade.text"));
    ui_col(ui, (Box){.grow = 1,
                     .scroll = !scrolls_whole(ui),
                     .id = "trades",
                     .gap = 8,
                     .pad = PAD4(4, 4, 10, 4),
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.trade.list")});
    for (int pass = 0; pass < 2; pass++) { // those that can be put together first
        for (int i = 0; i < scenario->issue_count; i++) {
            Command command = {.kind = COMMAND_TRADE, .args = {(int16_t)issue, (int16_t)i}};
            bool on_table = i != issue && stage->view.open->clauses[i].status != CLAUSE_NONE;
            if (on_table && (command_check(&stage->view, command).reason == REASON_NONE) == (pass == 0)) {
                trade_card(ui, stage, issue, i, index++, i == chosen);
            }
        }
    }
    ui_end(ui);
    if (chosen != NO_INDEX) {
        overlay_commit(ui, stage, say(stage, "ui.trade.do"),
                       (Command){.kind = COMMAND_TRADE, .args = {(int16_t)issue, (int16_t)chosen}});
    } else {
        ui_text(ui, TYPE_BODY, TONE_SIGNAL, say(stage, "ui.trade.none"));
        ui_button(ui,
                  (Box){.id = "overlay.close", .command = overlay_close(), .focus_first = true, .self = ALIGN_START},
                  ICON_NONE, say(stage, "ui.overlay.close"), "Esc");
    }
    ui_end(ui);
}

// ---- a lever in full ----

void overlay_lever(Ui *ui, const Stage *stage) {
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    cards_of_group(ui, stage, MOVE_LEVERS, cards);
    if (cards->count == 0) {
        return;
    }
    Command command = cards->list[cards->chosen].command;
    const Lever *lever = &stage->scenario->levers[command.args[0]];
    ui_dialog(ui, (Box){.id = "overlay", .scroll = true, .min_w = ui_width(ui) < 592 ? 0 : 560}, lever->title,
              overlay_close());
    ui_text(ui, TYPE_BOOK, TONE_TEXT, lever->text);
    if (lever->promise[0] && lever->due_day) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_DIM, .italic = true}, lever->promise);
    }
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 6, .role = ROLE_LIST, .name = say(stage, "ui.lever.form")});
    for (int form = FORM_ASK; form < FORM_COUNT; form++) {
        if (lever->forms >> form & 1) {
            ui_option(ui,
                      (Box){.id = ui_keepf(ui, "lever.form.%d", form),
                            .command = verb_pick(PICK_FORM, form),
                            .selected = command.args[1] == form},
                      tell_form(stage->words, (Form)form), NULL);
        }
    }
    ui_end(ui);
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 6, .role = ROLE_LIST, .name = say(stage, "ui.lever.party")});
    for (int p = 0; p < stage->scenario->party_count; p++) {
        bool other = lever->party != NO_INDEX && lever->party != p;
        if (!other) {
            ui_option(ui,
                      (Box){.id = ui_keepf(ui, "lever.to.%d", p),
                            .command = verb_pick(PICK_PARTY, p + 1),
                            .selected = command.args[2] == p},
                      stage->scenario->parties[p].name, NULL);
        }
    }
    ui_end(ui);
    ui_col(ui, (Box){.gap = 2, .role = ROLE_STATUS});
    part_forecast(ui, stage, command);
    ui_end(ui);
    overlay_commit(ui, stage, tell_form(stage->words, (Form)command.args[1]), command);
    ui_end(ui);
}
