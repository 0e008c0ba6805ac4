// Dialogs about the chosen clause that change nothing in it: why a side will not have it, and what advisers say.
#include "ui/overlay.h"

#include "sim/symbols.h"

// ---- why ----

static const char *why_text(Ui *ui, const Stage *stage, int party, int issue) {
    Buffer text;
    buffer_init(&text);
    tell_why(stage->teller, party, issue, &text);
    return told_words(ui, &text);
}

static void clause_head(Ui *ui, const Stage *stage, int issue) {
    const Issue *about = &stage->scenario->issues[issue];
    ui_para(ui, (Text){.type = TYPE_BOOK});
    ui_spanf(ui, (TextSpan){.bold = true}, "%s. ", about->title);
    if (stage->view.open->clauses[issue].option >= 0) {
        part_wording(ui, about, stage->view.open->clauses[issue].option, true);
    }
    ui_para_end(ui);
}

static void party_why(Ui *ui, const Stage *stage, int party, int issue, bool chosen) {
    const Party *about = &stage->scenario->parties[party];
    Stance stance = stance_of_clause(&stage->view, party, issue, stage->view.open->clauses[issue].option);
    bool asked = stage->view.mind->why_issues[party] >> issue & 1u;
    ui_col(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "why.%d", party),
                     .command = verb_pick(PICK_PARTY, party + 1),
                     .selected = chosen,
                     .role = ROLE_OPTION,
                     .pad = PAD2(16, 14),
                     .gap = 10,
                     .key = '1' + party});
    ui_row(ui, (Box){.gap = 12});
    ui_rosette(ui, side_of_party(party), 44);
    ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH, .grow = 1}, about->name);
    ui_key_cap(ui, number_text(ui, party + 1));
    ui_end(ui);
    ui_scale_band(ui, (Band){.side = side_of_party(party),
                             .low = (float)stance.low,
                             .high = (float)stance.high,
                             .best = (float)stance.guess,
                             .w = 150,
                             .word = tell_disposition(stage->words, stance.disposition),
                             .name = about->short_name});
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            say_with(ui, stage, "ui.why.reading", "quality", tell_quality(stage->words, stance.quality), NULL));
    ui_text(ui, TYPE_BOOK, TONE_TEXT, why_text(ui, stage, party, issue));
    if (asked) {
        ui_text(ui, TYPE_SMALL, TONE_ACCENT, say(stage, "ui.why.asked"));
    }
    ui_end(ui);
}

void overlay_why(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int issue = chosen_clause(ui, stage), party = pick_get(ui, PICK_PARTY) - 1;
    if (party < 0 || party >= scenario->party_count) { // the side that is further from yes
        party = 0;
        for (int p = 1; p < scenario->party_count; p++) {
            int option = stage->view.open->clauses[issue].option;
            party = stance_of_clause(&stage->view, p, issue, option).guess <
                            stance_of_clause(&stage->view, party, issue, option).guess
                        ? p
                        : party;
        }
    }
    ui_dialog(ui,
              (Box){.id = "overlay",
                    .scroll = true,
                    .max_w = ui_width(ui) < 852 ? ui_width(ui) - 32 : 820,
                    .min_w = ui_width(ui) < 852 ? 0 : 820},
              say(stage, "ui.why.title"), overlay_close());
    clause_head(ui, stage, issue);
    int beside = scenario->party_count > 3 ? 2 : scenario->party_count;
    ui_row(ui, (Box){.columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : beside,
                     .gap = 14,
                     .line_gap = 10,
                     .across = ALIGN_STRETCH});
    for (int p = 0; p < scenario->party_count; p++) {
        party_why(ui, stage, p, issue, p == party);
    }
    ui_end(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, stage->view.open->guided ? "ui.why.guided" : "ui.why.note"));
    overlay_commit(ui, stage, say(stage, "ui.why.ask"),
                   (Command){.kind = COMMAND_WHY, .args = {(int16_t)party, (int16_t)issue}});
    ui_end(ui);
}

// ---- advice ----

static bool advice_holds(const Stage *stage, const Advice *advice, int issue) {
    return (advice->issue == issue || advice->issue == NO_INDEX) &&
           (!advice->when_ || expr_true(advice->when_, view_reader(&stage->view)));
}

static void adviser_part(Ui *ui, const Stage *stage, int adviser, int issue) {
    const Scenario *scenario = stage->scenario;
    const Adviser *about = &scenario->advisers[adviser];
    int told = 0;
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
    ui_monogram(ui, about->letter);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH}, about->name);
    for (int pass = 0; pass < 2; pass++) { // what is about the clause first
        for (int a = 0; a < scenario->advice_count; a++) {
            const Advice *advice = &scenario->advice[a];
            bool now = pass == 0 ? advice->issue == issue : advice->issue == NO_INDEX;
            if (advice->adviser == adviser && now && advice_holds(stage, advice, issue)) {
                ui_text(ui, TYPE_BOOK_SMALL, pass == 0 ? TONE_HIGH : TONE_TEXT,
                        told_terms(ui, scenario, advice->text, NO_INDEX));
                told++;
            }
        }
    }
    if (told == 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.advice.nothing"));
    }
    ui_end(ui);
    ui_end(ui);
}

void overlay_advice(Ui *ui, const Stage *stage) {
    int issue = chosen_clause(ui, stage);
    ui_dialog(ui,
              (Box){.id = "overlay",
                    .scroll = true,
                    .max_w = ui_width(ui) < 712 ? 0 : 680,
                    .min_w = ui_width(ui) < 712 ? ui_width(ui) - 40 : 680,
                    .name = say(stage, "ui.advice.title")},
              NULL, overlay_close());
    overlay_head(ui, stage, NULL, say(stage, "ui.advice.title"));
    clause_head(ui, stage, issue);
    for (int a = 0; a < stage->scenario->adviser_count; a++) {
        ui_rule(ui);
        adviser_part(ui, stage, a, issue);
    }
    ui_rule(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.advice.note"));
    ui_end(ui);
}
