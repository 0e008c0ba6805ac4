// The first and the last step: open questions before anything is told; and what October was, who was missing,
// what to talk about, where it comes from.
#include "ui/morning.h"

// ---- what you felt ----

static void open_question(Ui *ui, const Stage *stage, const char *key) {
    ui_row(ui, (Box){.gap = 16, .across = ALIGN_START});
    ui_hole_mark(ui, HOLE_OPEN, 34, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_LARGE, .size = 21, .line = 28, .tone = TONE_HIGH, .grow = 1},
                say(stage, key));
    ui_end(ui);
}

static void won_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    if (!stage->scenario->won || !stage->scenario->won_text[0]) {
        return;
    }
    ui_rule(ui);
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
    ui_seal(ui, debrief->won ? SEAL_AGREED : SEAL_EMPTY, 30);
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH},
                say(stage, debrief->won ? "ui.felt.won" : "ui.felt.not_won"));
    ui_text(ui, TYPE_BODY, TONE_DIM, stage->scenario->won_text);
    ui_end(ui);
    ui_end(ui);
}

// How far the text answered the six questions when it was signed.
static void answers_part(Ui *ui, const Stage *stage) {
    if (!stage->debrief->signed_) {
        return;
    }
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.felt.answered"));
    ui_row(ui, (Box){.gap = 8, .line_gap = 8, .columns = ui_breadth(ui) == BREADTH_NARROW ? 2 : 3});
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const DebriefQuestion *question = &stage->debrief->questions[q];
        ui_hole(ui, hole_of(answered_of(question->signed_)), question->title,
                tell_answered(stage->words, answered_of(question->signed_)));
    }
    ui_end(ui);
}

static void ending_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    const Thread *thread = &debrief->thread;
    morning_sheet(
        ui, (Box){.grow = 1, .pad = PAD2(26, 20), .gap = 12, .role = ROLE_REGION, .name = say(stage, "ui.felt.ending")},
        NULL);
    ui_row(ui, (Box){.gap = 10, .along = ALIGN_BETWEEN, .wrap = true, .line_gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.felt.ending"));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_ACCENT},
                thread->end_when[0] ? ui_keepf(ui, "%s · %s", thread->end, thread->end_when) : thread->end);
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_H1, .size = 28, .line = 34, .tone = TONE_HIGH, .role = ROLE_HEADING},
                debrief->ending_title);
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .size = 17.5f, .line = 25.5f, .tone = TONE_TEXT, .max_w = 620},
                debrief->ending_text);
    ui_spring(ui);
    answers_part(ui, stage);
    won_part(ui, stage);
    ui_end(ui);
}

void part_felt(Ui *ui, const Stage *stage) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    Box box = {.gap = 14, .grow = 1, .across = ALIGN_STRETCH};
    if (wide) {
        ui_row(ui, box);
    } else {
        ui_col(ui, box);
    }
    ui_col(ui, (Box){.grow = wide ? 0.82f : 0,
                     .gap = 20,
                     .pad = PAD2(wide ? 20 : 4, wide ? 26 : 6),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.felt.first"),
                     .along = ALIGN_CENTRE});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, say(stage, "ui.felt.first"));
    open_question(ui, stage, "ui.felt.question.1");
    open_question(ui, stage, "ui.felt.question.2");
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM, .max_w = 480}, say(stage, "ui.felt.hint"));
    ui_end(ui);
    ending_part(ui, stage);
    ui_end(ui);
}

// ---- what next ----

static const char *source_codes(Ui *ui, const Scenario *scenario, const Sources *sources) {
    const char *text = "";
    for (int i = 0; i < sources->count; i++) {
        int source = sources->source[i];
        if (source >= 0 && source < scenario->source_count) {
            text = ui_keepf(ui, "%s%s%s", text, text[0] ? " " : "", scenario->sources_list[source].id);
        }
    }
    return text;
}

static void strip_row(Ui *ui, const Stage *stage, const StripItem *item) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_row(ui, (Box){.gap = 14, .across = ALIGN_START, .role = ROLE_ITEM, .wrap = narrow, .line_gap = 1});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_ACCENT, .w = narrow ? 0 : 122},
                item->when_text);
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    ui_para(ui, (Text){.type = TYPE_BODY, .tone = TONE_TEXT});
    ui_span(ui, (TextSpan){0}, item->text);
    ui_spanf(ui, (TextSpan){.type = TYPE_TINY, .tone = TONE_DIM}, "  %s",
             source_codes(ui, stage->scenario, &item->sources));
    ui_para_end(ui);
    if (item->finding && item->finding[0]) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .italic = true}, item->finding);
    }
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
}

static void history_part(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    if (scenario->strip_count == 0 && !scenario->history_outcome[0]) {
        return; // an invented night has no record
    }
    morning_sheet(ui, (Box){.grow = 1.25f}, say(stage, "ui.next.history"));
    if (scenario->history_outcome[0]) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_HIGH}, scenario->history_outcome);
        ui_text(ui, TYPE_TINY, TONE_DIM, source_codes(ui, scenario, &scenario->history_sources));
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.next.documented"));
    ui_rule(ui);
    for (int i = 0; i < scenario->strip_count; i++) {
        strip_row(ui, stage, &scenario->strip[i]);
    }
    ui_end(ui);
}

static void questions_part(Ui *ui, const Stage *stage) {
    morning_sheet(ui, (Box){.gap = 10}, say(stage, "ui.next.discuss"));
    for (int q = 0; q < 4; q++) {
        const char *question = stage->scenario->question_text[q];
        if (question && question[0]) {
            ui_row(ui, (Box){.gap = 10, .across = ALIGN_START, .role = ROLE_ITEM});
            ui_disc_number(ui, number_text(ui, q + 1), TONE_ACCENT, 22, false);
            ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .size = 15.5f, .line = 21, .tone = TONE_HIGH, .grow = 1},
                        question);
            ui_end(ui);
        }
    }
    ui_end(ui);
}

static void missing_part(Ui *ui, const Stage *stage) {
    if (stage->scenario->missing_text && stage->scenario->missing_text[0]) {
        morning_sheet(ui, (Box){0}, say(stage, "ui.next.missing"));
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT}, stage->scenario->missing_text);
        ui_end(ui);
    }
}

static void keep_part(Ui *ui, const Stage *stage) {
    morning_sheet(ui, (Box){.gap = 9}, say(stage, "ui.next.keep"));
    ui_row(ui, (Box){.gap = 8, .wrap = true, .line_gap = 8});
    ui_button(ui, (Box){.id = "report.html", .command = verb_pack(VERB_REPORT, 0, 0), .key = 'h'}, ICON_DOCUMENT,
              say(stage, "ui.next.html"), "H");
    ui_button(ui, (Box){.id = "report.md", .command = verb_pack(VERB_REPORT, 0, 1), .key = 'd'}, ICON_PENCIL,
              say(stage, "ui.next.markdown"), "D");
    ui_end(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.next.keep_note"));
    ui_end(ui);
}

static void sources_part(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    if (scenario->source_count == 0) {
        return;
    }
    morning_sheet(ui, (Box){.gap = 5}, say(stage, "ui.next.sources"));
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            say_with(ui, stage, "ui.next.sources_note", "n", number_text(ui, scenario->source_count), NULL));
    ui_col(ui, (Box){.gap = 4,
                     .max_h = 300,
                     .scroll = true,
                     .id = "sources",
                     .focusable = true,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.next.sources")});
    for (int i = 0; i < scenario->source_count; i++) {
        const Source *source = &scenario->sources_list[i];
        ui_row(ui, (Box){.gap = 9, .across = ALIGN_START});
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_DIM, .w = 112},
                    source->id); // author and year
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT, .grow = 1}, source->title);
        ui_end(ui);
    }
    ui_end(ui);
    ui_end(ui);
}

void part_next(Ui *ui, const Stage *stage) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    Box box = {.gap = 12, .across = ALIGN_START};
    if (wide) {
        ui_row(ui, box);
    } else {
        box.across = ALIGN_AUTO;
        ui_col(ui, box);
    }
    history_part(ui, stage);
    ui_col(ui, (Box){.grow = wide ? 1 : 0, .gap = 12});
    questions_part(ui, stage);
    missing_part(ui, stage);
    keep_part(ui, stage);
    sources_part(ui, stage);
    ui_end(ui);
    ui_end(ui);
}
