// The signing: your sealed forecast, then seal after seal; a clause may be opened once more, what is owed is
// listed.
#include <math.h>

#include "sim/text.h"
#include "ui/screen_asked.h"

enum { RIGHT_W = 536 }; // u: what stands beside the text

// ---- which words may break ----

// How much a clause leaves open that one of its other wordings would have answered.
static double openness(const Stage *stage, int issue) {
    const Issue *about = &stage->scenario->issues[issue];
    const Clause *clause = &stage->view.open->clauses[issue];
    double open = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        double most = 0;
        for (int o = 0; o < about->option_count; o++) {
            most = fmax(most, about->options[o].closes[q]);
        }
        open += most - (clause->option >= 0 ? about->options[clause->option].closes[q] : 0);
    }
    return open + (clause->fudged ? 0.5 : 0) +
           (clause->option >= 0 ? 0.5 * about->options[clause->option].ambiguous : 0);
}

// Clauses of the text, those that leave most open first.
static int clauses_by_openness(const Stage *stage, int order[ISSUE_MAX]) {
    int count = 0;
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        if (!clause_stands(&stage->view.open->clauses[i])) {
            continue;
        }
        int at = count++;
        while (at > 0 && openness(stage, order[at - 1]) < openness(stage, i)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return count;
}

static const char *clause_words(Ui *ui, const Stage *stage, int issue) {
    const Clause *clause = &stage->view.open->clauses[issue];
    const Issue *about = &stage->scenario->issues[issue];
    return clause->option >= 0 && about->options[clause->option].label[0]
               ? say_with(ui, stage, "ui.quoted", "words", about->options[clause->option].label, NULL)
               : about->title;
}

// ---- the sealed forecast ----

static void paint_envelope(const Painter *painter, const void *data) {
    (void)data;
    Rect r = painter->rect;
    float line = fmaxf(1, painter->scale);
    Colour paper = theme_colour(painter->theme, GROUND_PAPER, TONE_WELL),
           edge = theme_colour(painter->theme, GROUND_PAPER, TONE_EDGE);
    Point flap[3] = {{r.x, r.y}, {r.x + r.w / 2, r.y + r.h * 0.58f}, {r.x + r.w, r.y}};
    Point left[2] = {{r.x, r.y + r.h}, {r.x + r.w * 0.40f, r.y + r.h * 0.47f}};
    Point right[2] = {{r.x + r.w, r.y + r.h}, {r.x + r.w * 0.60f, r.y + r.h * 0.47f}};
    draw_rect(painter->list, r, 2 * painter->scale, paper);
    draw_stroke(painter->list, left, 2, false, line, LINE_SOLID, edge);
    draw_stroke(painter->list, right, 2, false, line, LINE_SOLID, edge);
    draw_stroke(painter->list, flap, 3, false, line, LINE_SOLID, edge);
    draw_frame(painter->list, r, 2 * painter->scale, line, LINE_SOLID, edge);
}

static void envelope(Ui *ui) {
    ui_stack(ui, (Box){.w = 88, .h = 56});
    ui_canvas(ui, (Box){.w = 88, .h = 56}, paint_envelope, "", 1);
    ui_col(ui, (Box){.x = 31, .y = 21});
    ui_seal(ui, SEAL_PLAIN, 26);
    ui_end(ui);
    ui_end(ui);
}

static void chance_words(Ui *ui, const Stage *stage, int chosen) {
    ui_row(ui,
           (Box){.gap = 4, .wrap = true, .line_gap = 6, .role = ROLE_LIST, .name = say(stage, "ui.signing.will_hold")});
    for (int word = 0; word < CHANCE_WORD_COUNT; word++) {
        ui_word(ui,
                (Box){.id = ui_keepf(ui, "word.%d", word),
                      .command = verb_pick(PICK_FORECAST, word + 1),
                      .key = '1' + word,
                      .selected = word == chosen,
                      .focus_first = word == (chosen < 0 ? 0 : chosen),
                      .grow = 1},
                tell_chance(stage->words, word));
    }
    ui_end(ui);
}

// What gives way one after the other so that all beside the text is in sight.
enum { RIGHT_OWED_COLUMNS = 1, RIGHT_OWED_SMALL, RIGHT_LOW, RIGHT_COLUMNS, RIGHT_FEWER, RIGHT_FEWEST, RIGHT_STEPS };

static int right_step(Ui *ui) {
    return ui_fold(ui, "signing", RIGHT_STEPS - 1);
}

// `most`: beside the text only those that leave most open, and the chosen one: the others are chosen there.
static void breaking_words(Ui *ui, const Stage *stage, int chosen, int columns, int most) {
    int order[ISSUE_MAX], count = clauses_by_openness(stage, order);
    for (int n = most; n < count; n++) {
        if (order[n] == chosen) {
            order[most - 1] = chosen;
        }
    }
    count = count < most ? count : most;
    ui_row(ui, (Box){.gap = 7,
                     .line_gap = 7,
                     .columns = columns,
                     .across = ALIGN_STRETCH,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.signing.which_breaks")});
    for (int n = 0; n < count; n++) {
        int issue = order[n];
        ui_option(ui,
                  (Box){.id = ui_keepf(ui, "break.%d", issue),
                        .command = verb_pick(PICK_BREAK, issue + 1),
                        .min_h = 34,
                        .pad = PAD2(11, 3),
                        .selected = issue == chosen},
                  clause_words(ui, stage, issue),
                  say_with(ui, stage, "ui.signing.clause", "n", number_text(ui, clause_number(stage, issue)), NULL));
    }
    ui_end(ui);
}

static int breaking_most(Ui *ui) {
    enum { MANY = 6, FEW = 4, FEWEST = 2 };
    int step = right_step(ui);
    return step >= RIGHT_FEWEST ? FEWEST : step >= RIGHT_FEWER ? FEW : MANY;
}

static void forecast_panel(Ui *ui, const Stage *stage, bool grow) {
    int word = chosen_chance(ui), issue = pick_get(ui, PICK_BREAK) - 1;
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, low = grow && right_step(ui) >= RIGHT_LOW;
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = grow ? 1 : 0,
                     .scroll = grow,
                     .fold = "signing",
                     .id = "forecast",
                     .pad = PAD4(22, 14, 22, 10),
                     .gap = 6,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.signing.forecast")});
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 4});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.signing.forecast"));
    ui_text_box(ui, (Text){.type = TYPE_H1, .size = 27, .line = 34, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say(stage, "ui.signing.your_word"));
    ui_end(ui);
    if (!low) {
        envelope(ui);
    }
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_HIGH}, say(stage, "ui.signing.will_hold"));
    chance_words(ui, stage, word);
    ui_text(ui, TYPE_SMALL, word == NO_INDEX ? TONE_DIM : TONE_ACCENT,
            word == NO_INDEX ? say(stage, "ui.signing.choose_word")
                             : say(stage, ui_keepf(ui, "ui.signing.means.%d", word)));
    ui_row(ui, (Box){.gap = 8, .wrap = true, .line_gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_HIGH, .grow = 1}, say(stage, "ui.signing.which_breaks"));
    if (grow) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.signing.in_text"));
    }
    ui_end(ui);
    breaking_words(ui, stage, issue, narrow ? 1 : 2, grow ? breaking_most(ui) : ISSUE_MAX);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.signing.nobody_sees"));
    ui_end(ui);
}

static void forecast_buttons(Ui *ui, const Stage *stage) {
    int word = chosen_chance(ui), issue = pick_get(ui, PICK_BREAK) - 1;
    bool ready = word != NO_INDEX && issue >= 0 && clause_stands(&stage->view.open->clauses[issue]);
    Command skip = {.kind = COMMAND_READY, .seat = stage->view.open->seat};
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH});
    ui_button(
        ui,
        (Box){.id = "skip", .command = verb_play(skip), .key = 's', .w = ui_breadth(ui) == BREADTH_NARROW ? 0 : 190},
        ICON_NONE, say(stage, "ui.signing.skip"), "S");
    ui_commit(ui,
              (Box){.id = "do",
                    .commit = true,
                    .grow = 1,
                    .min_h = 62,
                    .pad = PAD2(14, 8),
                    .disabled = !ready,
                    .command = ready ? verb_pack(VERB_FORECAST, (unsigned)word, (uint32_t)issue)
                                     : verb_pick(PICK_FORECAST, word + 1),
                    .why = ready ? NULL : say(stage, "ui.signing.not_ready")},
              say(stage, "ui.signing.seal_forecast"), NULL, "Enter",
              say(stage, ready ? "ui.signing.scored" : "ui.signing.not_ready"));
    ui_end(ui);
}

// What lies sealed in the envelope, while the clauses are read.
static void forecast_given(Ui *ui, const Stage *stage) {
    const Mind *mind = stage->view.mind;
    bool low = right_step(ui) >= RIGHT_LOW;
    ui_row(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(18, low ? 5 : 12),
                     .gap = 16,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.signing.forecast")});
    if (!low) {
        envelope(ui);
    }
    ui_col(ui, (Box){.grow = 1, .gap = low ? 0 : 3});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.signing.forecast"));
    bool any = false;
    for (int f = 0; f < mind->forecast_count; f++) {
        const Forecast *forecast = &mind->forecasts[f];
        if (forecast->kind == FORECAST_HOLD) {
            any = true;
            ui_text(
                ui, TYPE_BODY, TONE_HIGH,
                say_with(ui, stage, "ui.signing.given_hold", "word", tell_chance(stage->words, forecast->word), NULL));
        } else if (forecast->kind == FORECAST_BREAK) {
            any = true;
            ui_text(ui, TYPE_BODY, TONE_HIGH,
                    say_with(ui, stage, "ui.signing.given_break", "words", clause_words(ui, stage, forecast->subject),
                             NULL));
        }
    }
    if (!any) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.signing.given_none"));
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- seal or open again ----

// The wording that would be put instead of the one that stands; NO_INDEX: none, seal.
static int reopen_option(const Ui *ui, const Stage *stage) {
    int issue = stage->view.open->subject, chosen = pick_get(ui, PICK_OPTION) - 1;
    bool other = chosen >= 0 && chosen < stage->scenario->issues[issue].option_count &&
                 chosen != stage->view.open->clauses[issue].option;
    return other ? chosen : NO_INDEX;
}

static Command reopen_command(const Stage *stage, int option) {
    const Open *open = stage->view.open;
    return (Command){.kind = COMMAND_REOPEN, .seat = open->seat, .args = {open->subject, (int16_t)option}};
}

static void wording_option(Ui *ui, const Stage *stage, int option, bool chosen) {
    const Open *open = stage->view.open;
    const Issue *issue = &stage->scenario->issues[open->subject];
    bool stands = option == open->clauses[open->subject].option;
    Verdict verdict = command_check(&stage->view, reopen_command(stage, option));
    bool refused = !stands && verdict.reason != REASON_NONE;
    int owner = issue->options[option].owner;
    const char *note = stands       ? say(stage, "ui.signing.stands")
                       : owner >= 0 ? stage->scenario->parties[owner].short_name
                                    : NULL;
    ui_option(ui,
              (Box){.id = ui_keepf(ui, "wording.%d", option),
                    .command = verb_pick(PICK_OPTION, option + 1),
                    .selected = chosen,
                    .focus_first = chosen,
                    .min_h = 36,
                    .pad = PAD2(11, 4),
                    .key = option < 9 ? '1' + option : 0,
                    .disabled = refused,
                    .why = refused ? told_refusal(ui, stage, reopen_command(stage, option), verdict) : NULL},
              issue->options[option].label,
              refused ? told_refusal(ui, stage, reopen_command(stage, option), verdict) : note);
}

static int clauses_standing(const Stage *stage) {
    int count = 0;
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        count += clause_stands(&stage->view.open->clauses[i]);
    }
    return count;
}

static void seal_panel(Ui *ui, const Stage *stage, bool grow) {
    const Open *open = stage->view.open;
    const Issue *issue = &stage->scenario->issues[open->subject];
    int other = reopen_option(ui, stage), standing = open->clauses[open->subject].option;
    bool low = grow && right_step(ui) >= RIGHT_LOW, beside = grow && right_step(ui) >= RIGHT_COLUMNS;
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = grow ? 1 : 0,
                     .scroll = grow,
                     .fold = "signing",
                     .id = "seal",
                     .pad = PAD2(22, low ? 7 : 14),
                     .gap = 6,
                     .role = ROLE_REGION,
                     .name = issue->title});
    ui_text_box(
        ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM},
        say_with(ui, stage, "ui.signing.read_aloud", "n", number_text(ui, clause_number(stage, open->subject)), NULL));
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_CENTRE});
    ui_text_box(ui, (Text){.type = TYPE_H1, .size = 29, .line = 36, .tone = TONE_HIGH, .role = ROLE_HEADING, .grow = 1},
                issue->title);
    if (clauses_standing(stage) - open->sealed > 1) {
        ui_button(ui, (Box){.id = "seal.all", .command = verb_pack(VERB_SEAL_ALL, 0, 0), .h = 30, .pad = PAD2(12, 4)},
                  ICON_NONE, say(stage, "ui.signing.seal_all"), NULL);
    }
    ui_end(ui);
    if (!beside) { // the button says as much
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.signing.seal_or_open"));
    }
    ui_row(ui, (Box){.gap = 6, .columns = beside ? 2 : 1, .across = ALIGN_STRETCH});
    for (int o = 0; o < issue->option_count; o++) {
        wording_option(ui, stage, o, other == NO_INDEX ? o == standing : o == other);
    }
    ui_end(ui);
    if (other != NO_INDEX) {
        ui_rule(ui);
        part_forecast(ui, stage, reopen_command(stage, other));
    }
    ui_end(ui);
}

static void seal_button(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    int other = reopen_option(ui, stage);
    const char *number = number_text(ui, clause_number(stage, open->subject));
    if (other != NO_INDEX) {
        part_answer(ui, stage, reopen_command(stage, other),
                    say_with(ui, stage, "ui.signing.reopen", "n", number, NULL), say(stage, "ui.signing.both_must"));
        return;
    }
    Command seal = {.kind = COMMAND_SEAL, .seat = open->seat, .args = {open->subject}};
    part_answer(ui, stage, seal, say_with(ui, stage, "ui.signing.seal", "n", number, NULL),
                say_with(ui, stage, "ui.signing.sealed", "n", number_text(ui, open->sealed), "m",
                         number_text(ui, clauses_standing(stage)), NULL));
}

// ---- the screen ----

static void owed_panel(Ui *ui, const Stage *stage) {
    int step = right_step(ui);
    OwedForm form = step >= RIGHT_OWED_SMALL ? OWED_SMALL : step >= RIGHT_OWED_COLUMNS ? OWED_COLUMNS : OWED_LIST;
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(22, step >= RIGHT_LOW ? 6 : 13),
                     .gap = 7,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.owed.title")});
    ui_label(ui, say(stage, "ui.owed.title"), say(stage, "ui.owed.due"));
    part_owed(ui, stage, form);
    ui_end(ui);
}

static void right_column(Ui *ui, const Stage *stage, bool grow) {
    if (stage->view.open->awaiting == AWAITING_FORECAST) {
        forecast_panel(ui, stage, grow);
    } else if (grow) {
        forecast_given(ui, stage);
        seal_panel(ui, stage, grow);
    } else {
        seal_panel(ui, stage, grow);
        forecast_given(ui, stage);
    }
    owed_panel(ui, stage);
}

static void buttons(Ui *ui, const Stage *stage) {
    if (stage->view.open->awaiting == AWAITING_FORECAST) {
        forecast_buttons(ui, stage);
    } else {
        seal_button(ui, stage);
    }
}

void screen_signing(Ui *ui, const Stage *stage) {
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_QUILL, tell_phase(stage->words, PHASE_SIGNING), stage->scenario->place);
    if (ui_breadth(ui) == BREADTH_WIDE) {
        ui_row(ui, (Box){.grow = 1, .gap = 20, .pad = PAD4(24, 16, 24, 12), .across = ALIGN_STRETCH});
        bool asked = stage->view.open->awaiting == AWAITING_FORECAST; // which words break first
        part_text_sheet(ui, stage,
                        (Sheet){.pick = asked ? PICK_BREAK : PICK_NONE,
                                .last = true,
                                .lines = true,
                                .w = ui_width(ui) - 48 - 20 - RIGHT_W});
        ui_col(ui, (Box){.w = RIGHT_W, .gap = 14});
        right_column(ui, stage, true);
        buttons(ui, stage);
        ui_end(ui);
        ui_end(ui);
    } else {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .from_top = true, .id = "signing", .gap = 12, .pad = PAD2(16, 10)});
        right_column(ui, stage, false);
        ui_col(ui, (Box){0});
        part_text_sheet(ui, stage, (Sheet){.last = true, .lines = true});
        ui_end(ui);
        ui_end(ui);
        ui_col(ui, (Box){.pad = PAD4(16, 8, 16, 12)});
        buttons(ui, stage);
        ui_end(ui);
    }
    ui_end(ui);
}
