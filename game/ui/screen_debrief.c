// The morning after, on paper: what you felt, what happened, why, what next.
#include <string.h>

#include "ui/morning.h"

enum { STEPS = 4, MARGIN = 24 };

// ---- what the parts share ----

void morning_sheet(Ui *ui, Box box, const char *title) {
    box.look = LOOK_PANEL;
    box.pad = box.pad.left > 0 ? box.pad : PAD2(18, 13);
    box.gap = box.gap > 0 ? box.gap : 7;
    if (title) {
        box.role = ROLE_REGION;
        box.name = title;
    }
    ui_col(ui, box);
    if (title) {
        ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .size = 18.5f, .tone = TONE_HIGH, .role = ROLE_HEADING}, title);
    }
}

void morning_words(Ui *ui, Text text, const char *words) {
    ui_para(ui, text);
    while (*words) {
        size_t plain = strcspn(words, "\001\002");
        if (plain) {
            ui_spanf(ui, (TextSpan){0}, "%.*s", (int)plain, words);
            words += plain;
        }
        if (*words == WORD_OPEN) {
            size_t inside = strcspn(words + 1, "\002");
            ui_spanf(
                ui,
                (TextSpan){.bold = true, .tone = TONE_ACCENT, .underline = LINE_SOLID, .underline_tone = TONE_ACCENT},
                "%.*s", (int)inside, words + 1);
            words += 1 + inside;
        }
        words += *words == WORD_CLOSE;
    }
    ui_para_end(ui);
}

// Width of the page's content in u, scrollbar and margins left out.
static float morning_width(const Ui *ui) {
    return ui_width(ui) - (ui_breadth(ui) == BREADTH_NARROW ? 24.0f : 2.0f * MARGIN) - 14;
}

// ---- dawn over a town ----

static const Colour dawn[] = {{0x1E, 0x2C, 0x50, 255},
                              {0x4F, 0x4F, 0x7C, 255},
                              {0x8C, 0x66, 0x7C, 255},
                              {0xC4, 0x8A, 0x7A, 255},
                              {0xEB, 0xBB, 0x82, 255}};

// Roofs from left to right: where each begins and ends, and from what height to what, in hundredths of the
// strip.
static const struct {
    float from, to, low, high;
} roofs[] = {
    {30, 32.4f, 0, 20},     {32.4f, 36.5f, 0, 46}, {37, 40.6f, 0, 30},     {40.6f, 42.2f, 0, 42},
    {42.2f, 45.4f, 0, 28},  {46, 48.6f, 0, 33},    {48.9f, 52, 0, 24},     {52, 55.6f, 0, 38},
    {55.6f, 58.9f, 0, 42},  {59.1f, 61, 0, 34},    {61, 66.2f, 0, 43},     {67, 68.9f, 0, 42},
    {69.1f, 70.8f, 0, 33},  {71.4f, 73.8f, 0, 22}, {74.6f, 86.6f, 0, 28},  {75.4f, 77.4f, 28, 44},
    {77.4f, 80.6f, 28, 58}, {78, 79.9f, 58, 74},   {78.5f, 79.4f, 74, 86}, {81.4f, 83, 28, 44},
    {87.3f, 91.4f, 0, 46},  {91.6f, 95.4f, 0, 36}, {95.8f, 98, 0, 40},     {98, 100, 0, 26},
};

static void paint_dawn(const Painter *painter, const void *none) {
    (void)none;
    Rect r = painter->rect;
    int parts = (int)(sizeof dawn / sizeof dawn[0]) - 1;
    for (int i = 0; i < parts; i++) {
        float left = r.x + (float)(int)(r.w * (float)i / (float)parts),
              right = r.x + (float)(int)(r.w * (float)(i + 1) / (float)parts);
        draw_gradient_sideways(painter->list, (Rect){left, r.y, right - left, r.h}, 0, dawn[i], dawn[i + 1]);
    }
    Colour roof = {0x16, 0x1C, 0x34, 112};
    for (size_t i = 0; i < sizeof roofs / sizeof roofs[0]; i++) {
        float x = (float)(int)(r.x + r.w * roofs[i].from / 100), end = (float)(int)(r.x + r.w * roofs[i].to / 100);
        float low = (float)(int)(r.h * roofs[i].low / 100), high = (float)(int)(r.h * roofs[i].high / 100);
        draw_rect(painter->list, (Rect){x, r.y + r.h - high, end - x, high - low}, 0, roof);
    }
    float x = r.x + r.w * 0.7895f, top = r.y + r.h * 0.14f;
    Point spire[3] = {{x - 0.0022f * r.w, top}, {x + 0.0022f * r.w, top}, {x, r.y - r.h * 0.02f}};
    draw_fill(painter->list, spire, 3, roof);
}

static void dawn_strip(Ui *ui, const Stage *stage, bool low) {
    bool narrow = low || ui_breadth(ui) == BREADTH_NARROW;
    bool day = theme_root_ground(ui_theme(ui)) == GROUND_PAPER;
    ui_stack(ui, (Box){.min_h = narrow ? 52 : 72, .role = ROLE_REGION, .name = say(stage, "ui.debrief.title")});
    ui_canvas(ui, (Box){.still = true}, paint_dawn, NULL, 0);
    // Light letters on the dawn in every theme.
    ui_col(ui, (Box){.ground = day ? GROUND_WAX : GROUND_NIGHT,
                     .pad = PAD2(narrow ? 14 : 33, narrow ? 6 : 9),
                     .along = ALIGN_CENTRE,
                     .gap = 1});
    ui_text_box(ui,
                (Text){.type = TYPE_H1,
                       .size = narrow ? 22 : 31,
                       .line = narrow ? 26 : 36,
                       .tone = TONE_HIGH,
                       .role = ROLE_HEADING},
                say(stage, "ui.debrief.title"));
    ui_text(ui, TYPE_SMALL, TONE_HIGH, stage->scenario->title);
    ui_end(ui);
    ui_end(ui);
}

// ---- the four steps ----

static const char *step_name(Ui *ui, const Stage *stage, int step) {
    return say(stage, ui_keepf(ui, "ui.debrief.step.%d", step));
}

static void steps_bar(Ui *ui, const Stage *stage, int chosen) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    ui_row(ui, (Box){.fill = TONE_FOOT,
                     .pad = PAD2(wide ? 28 : 10, 0),
                     .gap = wide ? 8 : 2,
                     .line_gap = 0,
                     .min_h = 39,
                     .wrap = !wide,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.debrief.steps")});
    for (int s = 0; s < STEPS; s++) {
        if (s > 0 && wide) {
            ui_row(ui, (Box){.w = 24, .h = 1, .fill = TONE_EDGE});
            ui_end(ui);
        }
        ui_step(ui,
                (Box){.id = ui_keepf(ui, "step.%d", s),
                      .min_h = 39,
                      .command = verb_pick(PICK_STEP, s),
                      .key = '1' + s,
                      .selected = s == chosen},
                number_text(ui, s + 1), step_name(ui, stage, s), s < chosen);
    }
    ui_spring(ui);
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = "save",
                     .command = verb_pack(VERB_REPORT, 0, 0),
                     .key = 's',
                     .role = ROLE_BUTTON,
                     .pad = PAD2(7, 4),
                     .gap = 5});
    ui_key_hint(ui, "S", NULL);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.debrief.save"));
    ui_end(ui);
    if (ui_breadth(ui) == BREADTH_NARROW) { // the last step's button leads there
        ui_end(ui);
        ui_rule(ui);
        return;
    }
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = "title",
                     .command = verb_go(SCREEN_TITLE),
                     .role = ROLE_BUTTON,
                     .pad = PAD2(7, 4),
                     .gap = 5});
    ui_icon(ui, ICON_DOOR, 15, TONE_DIM);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.debrief.to_title"));
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
}

// ---- the foot: a question to take along, and on ----

static void foot(Ui *ui, const Stage *stage, int step) {
    const char *question = stage->scenario->question_text[step];
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, last = step == STEPS - 1;
    ui_row(ui, (Box){.pad = PAD2(narrow ? 12 : MARGIN, 7),
                     .gap = 12,
                     .min_h = 52,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.debrief.foot")});
    if (!narrow) {
        if (question && question[0]) {
            ui_hole_mark(ui, HOLE_OPEN, 26, TONE_ACCENT);
            ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .size = 16, .line = 20, .tone = TONE_HIGH, .grow = 1},
                        question);
        } else {
            ui_spring(ui);
        }
    }
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = "assumptions",
                     .command = verb_go(SCREEN_HOUSE),
                     .role = ROLE_BUTTON,
                     .pad = PAD2(7, 4),
                     .gap = 6,
                     .grow = narrow ? 1 : 0});
    bool house = stage->scenario->house; // then the night stands alone, and why says by which rules
    ui_icon(ui, ICON_SCALES, 14, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = house ? TONE_ACCENT : TONE_DIM, .grow = narrow ? 1 : 0},
                say(stage, house ? "ui.house.debrief" : "ui.debrief.model"));
    ui_end(ui);
    ui_commit(ui,
              (Box){.id = "on",
                    .command = last ? verb_go(SCREEN_TITLE) : verb_pick(PICK_STEP, step + 1),
                    .commit = true,
                    .min_w = 150,
                    .min_h = 40},
              last ? say(stage, "ui.debrief.to_title") : step_name(ui, stage, step + 1), NULL, "Enter", NULL);
    ui_end(ui);
}

// ---- the page ----

static void happened(Ui *ui, const Stage *stage) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    float width = morning_width(ui), left = wide ? width * 0.44f : width;
    part_thread(ui, stage);
    if (stage->debrief->authored) {
        ui_text(ui, TYPE_BODY, TONE_ACCENT, say(stage, "tell.author.hand"));
    }
    if (wide) {
        ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH, .grow = 1});
    } else {
        ui_col(ui, (Box){.gap = 12});
    }
    morning_sheet(ui, (Box){.w = wide ? left : 0, .pad = PAD2(18, 10), .gap = 4},
                  say(stage, stage->debrief->signed_ ? "ui.debrief.course" : "ui.debrief.night"));
    part_timeline(ui, stage, left - 36);
    ui_end(ui);
    part_scored(ui, stage);
    part_two_texts(ui, stage);
    ui_end(ui);
}

void screen_debrief(Ui *ui, const Stage *stage) {
    int step = pick_get(ui, PICK_STEP);
    step = step < 0 || step >= STEPS ? 0 : step;
    ui_col(ui, (Box){.ground = GROUND_PAPER, .fill = TONE_ROOM, .grow = 1});
    if (!stage->debrief) {
        ui_end(ui);
        return;
    }
    dawn_strip(ui, stage, step == 1 && happened_fold(ui) >= HAPPENED_DAWN);
    steps_bar(ui, stage, step);
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .fold = step == 1 ? "happened" : NULL,
                     .id = ui_keepf(ui, "page.%d", step),
                     .gap = 8,
                     .pad = PAD2(ui_breadth(ui) == BREADTH_NARROW ? 12 : MARGIN, 6),
                     .role = ROLE_REGION,
                     .name = step_name(ui, stage, step)});
    switch (step) {
    case 0: part_felt(ui, stage); break;
    case 1: happened(ui, stage); break;
    case 2: part_record(ui, stage); break;
    default: part_next(ui, stage); break;
    }
    ui_end(ui);
    ui_rule(ui);
    foot(ui, stage, step);
    ui_end(ui);
}
