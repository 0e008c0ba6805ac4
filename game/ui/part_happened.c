// What happened, in numbers that were promised beforehand: forecasts, and six questions in two texts.
#include <math.h>

#include "ui/morning.h"

static const char *result_mark(ForecastResult result) {
    return result == FORECAST_NEARER ? "▲" : result == FORECAST_FURTHER ? "▼" : result == FORECAST_SAME ? "▬" : "";
}

static void forecast_row(Ui *ui, const Stage *stage, const DebriefForecast *forecast) {
    ui_col(ui, (Box){.gap = 2, .role = ROLE_ITEM});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH}, forecast->asked);
    ui_row(ui, (Box){.gap = 9, .wrap = true, .line_gap = 1});
    if (forecast->forecast.kind != FORECAST_BREAK) {
        ui_dot_row(ui, (int)(forecast->chance * 10 + 0.5), 10, forecast->said);
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, forecast->said);
    ui_spring(ui);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_HIGH, .align = ALIGN_END},
                ui_keepf(ui, "%s %s", forecast->happened, result_mark(forecast->result)));
    ui_end(ui);
    ui_end(ui);
    (void)stage;
}

void part_scored(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    morning_sheet(ui, (Box){.grow = 0.72f, .pad = PAD2(18, 10)}, say(stage, "ui.debrief.forecasts"));
    for (int i = 0; i < debrief->forecast_count; i++) {
        forecast_row(ui, stage, &debrief->forecasts[i]);
    }
    if (debrief->forecast_count == 0) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.debrief.no_forecasts"));
    } else {
        ui_rule(ui);
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.debrief.coin"));
    }
    ui_end(ui);
}

static void hole_cell(Ui *ui, const Stage *stage, double closes, Tone tone, float width) {
    ui_row(ui, (Box){.w = width,
                     .along = ALIGN_CENTRE,
                     .role = ROLE_METER,
                     .name = tell_answered(stage->words, answered_of(closes))});
    ui_hole_mark(ui, hole_of(answered_of(closes)), 21, tone);
    ui_end(ui);
}

void part_two_texts(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, real = morning_real_text(stage->scenario), notes = real && !narrow;
    float note_w = narrow ? 0 : ui_breadth(ui) == BREADTH_WIDE ? 222 : 320;
    const char *you = say(stage, "ui.debrief.you"), *then = say(stage, "ui.debrief.then");
    float cell_w = fmaxf(34, fmaxf(ui_words_width(ui, TYPE_SMALL, you), ui_words_width(ui, TYPE_SMALL, then)));
    morning_sheet(ui, (Box){.grow = 1.45f, .gap = 2.5f, .pad = PAD2(18, 10)},
                  say(stage, real ? "ui.debrief.two_texts" : "ui.questions.name"));
    ui_row(ui, (Box){.gap = 6});
    ui_spring(ui);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_ACCENT, .w = cell_w, .align = ALIGN_CENTRE},
                you);
    if (real) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_HIGH, .w = cell_w, .align = ALIGN_CENTRE},
                    then);
    }
    if (notes) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .w = note_w}, say(stage, "ui.debrief.real_text"));
    }
    ui_end(ui);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const DebriefQuestion *question = &debrief->questions[q];
        const char *note = question->note >= 0 ? stage->scenario->issues[question->note].history : "";
        ui_rule(ui);
        ui_row(ui, (Box){.gap = 6, .min_h = 25, .role = ROLE_ITEM});
        ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH, .grow = 1}, question->title);
        hole_cell(ui, stage, debrief->signed_ ? question->signed_ : 0, TONE_ACCENT, cell_w);
        if (real) {
            hole_cell(ui, stage, question->history, TONE_HIGH, cell_w);
        }
        if (notes) {
            ui_text_box(ui, (Text){.type = TYPE_TINY, .line = 13.5f, .tone = TONE_DIM, .w = note_w},
                        question->history > 0.02 && note[0] ? note : say(stage, "ui.debrief.nothing_said"));
        }
        ui_end(ui);
    }
    ui_end(ui);
}
