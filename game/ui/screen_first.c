// The first launch: how large, how bright, how still, how loud; with a piece of the game to look at.
#include <string.h>

#include "ui/page.h"

static bool wanted(const char *key) {
    static const char *const keys[] = {"language", "text-size", "theme", "motion", "voice"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void preview(Ui *ui, const Stage *stage, float width) {
    ui_col(ui, (Box){.w = width, .gap = 10, .role = ROLE_REGION, .name = say(stage, "ui.first.preview")});
    ui_label(ui, say(stage, "ui.first.preview"), NULL);
    ui_col(ui, (Box){.look = LOOK_PAPER, .pad = PAD2(22, 18), .gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH}, say(stage, "ui.first.sample_title"));
    ui_para(ui, (Text){.type = TYPE_BOOK});
    ui_span(ui, (TextSpan){.bold = true, .tone = TONE_ACCENT}, "1  ");
    ui_span(ui, (TextSpan){0}, say(stage, "ui.first.sample"));
    ui_span(ui, (TextSpan){0}, " ");
    ui_span(ui, span_bracket(SIDE_A, false), say(stage, "ui.first.sample_a"));
    ui_span(ui, (TextSpan){0}, " ");
    ui_span(ui, span_bracket(SIDE_B, false), say(stage, "ui.first.sample_b"));
    ui_para_end(ui);
    ui_row(ui, (Box){.gap = 18, .wrap = true, .line_gap = 6});
    ui_scale_band(ui, (Band){.side = SIDE_A,
                             .low = 0.2f,
                             .high = 0.5f,
                             .best = 0.34f,
                             .word = tell_disposition(stage->words, DISPOSITION_LEANS_NO)});
    ui_scale_band(ui, (Band){.side = SIDE_B,
                             .low = 0.55f,
                             .high = 0.85f,
                             .best = 0.7f,
                             .word = tell_disposition(stage->words, DISPOSITION_LEANS_YES)});
    ui_end(ui);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 12});
    ui_windows_clock(ui, 10, 260, say(stage, "ui.first.clock"));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, say(stage, "ui.first.note"));
    ui_end(ui);
    ui_end(ui);
}

void screen_first(Ui *ui, const Stage *stage) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, wide = ui_breadth(ui) == BREADTH_WIDE;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1, .across = ALIGN_CENTRE});
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .id = "first.page",
                     .pad = PAD2(0, 28),
                     .along = ALIGN_CENTRE,
                     .self = ALIGN_STRETCH,
                     .across = ALIGN_CENTRE});
    ui_col(ui, (Box){.w = page_width(ui, 1060), .gap = 18});
    ui_text_box(ui, (Text){.type = TYPE_H1, .tone = TONE_HIGH, .role = ROLE_HEADING}, say(stage, "ui.first.title"));
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .max_w = 640}, say(stage, "ui.first.text"));
    ui_row(ui, (Box){.gap = 32, .across = ALIGN_START, .wrap = narrow, .line_gap = 20});
    ui_col(ui, (Box){.grow = 1, .gap = 16, .min_w = 300});
    for (size_t i = 0; i < stage->setting_count; i++) {
        if (wanted(stage->settings[i].key)) {
            part_setting(ui, stage, i, false);
        }
    }
    ui_end(ui);
    preview(ui, stage, narrow ? page_width(ui, 1060) : wide ? 440 : 320);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 16, .wrap = true, .line_gap = 8});
    ui_commit(ui, (Box){.id = "first.go", .command = verb_go(SCREEN_TITLE), .commit = true, .min_w = 220, .min_h = 44},
              say(stage, "ui.first.go"), NULL, "Enter", NULL);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .self = ALIGN_CENTRE}, say(stage, "ui.first.later"));
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}
