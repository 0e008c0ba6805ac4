// The thread: the word on its torn paper, the hole it left, the reports that came out of the hole, the broken
// seal. Drawn as one line from left to right where there is room, else one under the other.
#include <math.h>

#include "ui/morning.h"

enum { ROW_H = 25, ROWS_MAX = 6 };

typedef struct Shown { // reports that stand in the list, in order
    int index[ROWS_MAX];
    int count, left_out;
} Shown;

// Those of the thread first, then others, until the list is full; it is shorter where the page is.
static Shown reports_shown(Ui *ui, const Debrief *debrief) {
    int step = happened_fold(ui), most = ROWS_MAX - (step < HAPPENED_ROWS ? step : HAPPENED_ROWS);
    Shown shown = {.count = 0};
    bool taken[DEBRIEF_REPORT_MAX] = {false};
    int count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int r = 0; r < debrief->report_count && count < most; r++) {
            bool fits = pass == 0 ? debrief->reports[r].in_thread
                                  : !debrief->reports[r].in_thread && !debrief->reports[r].after_break;
            if (fits && !taken[r]) {
                taken[r] = true;
                count++;
            }
        }
    }
    for (int r = 0; r < debrief->report_count; r++) {
        if (taken[r]) {
            shown.index[shown.count++] = r;
        }
    }
    shown.left_out = debrief->report_count - shown.count;
    return shown;
}

// ---- curves ----

typedef struct Fan { // from one point to rows, or from rows to one point
    int count;
    bool on[ROWS_MAX];
    bool inwards; // from the rows to the point
    bool plain;   // one curve, no rows
} Fan;

static void curve(const Painter *painter, Point from, Point to, float wave) {
    enum { POINTS = 40 };
    Point points[POINTS + 1];
    for (int i = 0; i <= POINTS; i++) {
        float t = (float)i / POINTS, ease = t * t * (3 - 2 * t);
        points[i] =
            (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * ease + wave * sinf(6.2831853f * t)};
    }
    draw_stroke(painter->list, points, POINTS + 1, false, 2 * painter->scale, LINE_SOLID,
                paint_colour(painter, TONE_ACCENT));
}

static void paint_fan(const Painter *painter, const void *data) {
    const Fan *fan = data;
    Rect r = painter->rect;
    float middle = r.y + r.h / 2, row = ROW_H * painter->scale,
          reach = 23 * painter->scale; // to the rim of the hole
    if (fan->plain) {
        curve(painter, (Point){r.x, middle}, (Point){r.x + r.w + reach, middle}, -8 * painter->scale);
        return;
    }
    for (int i = 0; i < fan->count; i++) {
        float y = middle + ((float)i - (float)(fan->count - 1) / 2) * row;
        if (fan->on[i]) {
            Point point = {fan->inwards ? r.x + r.w + 4 * painter->scale : r.x - reach, middle},
                  end = {fan->inwards ? r.x : r.x + r.w, y};
            curve(painter, fan->inwards ? end : point, fan->inwards ? point : end, 0);
        }
    }
}

static void paint_line(const Painter *painter, const void *none) {
    (void)none;
    float y = painter->rect.y + painter->rect.h / 2;
    Point points[2] = {{painter->rect.x, y}, {painter->rect.x + painter->rect.w, y}};
    draw_stroke(painter->list, points, 2, false, 2 * painter->scale, LINE_SOLID, paint_colour(painter, TONE_ACCENT));
}

// ---- the word ----

static void paint_torn(const Painter *painter, const void *none) {
    (void)none;
    enum { TEETH = 14 };
    static const float depth[TEETH + 1] = {5, 2, 6, 3, 7, 4, 1, 5, 3, 7, 2, 6, 3, 5, 2};
    Rect r = painter->rect;
    Point points[TEETH + 3];
    points[0] = (Point){r.x, r.y};
    points[1] = (Point){r.x + r.w, r.y};
    for (int i = 0; i <= TEETH; i++) {
        points[2 + i] = (Point){r.x + r.w * (1 - (float)i / TEETH), r.y + r.h - depth[i] * painter->scale};
    }
    draw_shadow(painter->list, (Rect){r.x, r.y + 4 * painter->scale, r.w, r.h - 8 * painter->scale}, 2,
                14 * painter->scale, (Colour){60, 40, 10, 46});
    draw_fill(painter->list, points, TEETH + 3, paint_colour(painter, TONE_WELL));
    draw_stroke(painter->list, points, TEETH + 3, true, fmaxf(1, painter->scale), LINE_SOLID,
                paint_colour(painter, TONE_LINE));
}

static const char *word_label(const Stage *stage, const Thread *thread) {
    return say(stage, thread->word[0] ? "ui.thread.word" : "ui.thread.text");
}

static void word_paper(Ui *ui, const Stage *stage) {
    const Thread *thread = &stage->debrief->thread;
    const char *clause = thread->clause[0] ? thread->clause
                         : thread->word[0] ? thread->word
                                           : stage->scenario->document_title;
    ui_stack(ui, (Box){0});
    ui_canvas(ui, (Box){0}, paint_torn, NULL, 0);
    ui_col(ui, (Box){.pad = PAD4(14, 10, 12, 15), .gap = 2});
    if (thread->issue >= 0) {
        ui_text_box(ui, (Text){.type = TYPE_TINY, .bold = true, .tone = TONE_DIM},
                    stage->scenario->issues[thread->issue].title);
    }
    morning_words(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_HIGH}, clause);
    ui_end(ui);
    ui_end(ui);
}

// ---- the hole ----

static bool has_hole(const Thread *thread) {
    return thread->question != NO_INDEX;
}

static void hole_part(Ui *ui, const Stage *stage, Align align) {
    const Debrief *debrief = stage->debrief;
    int question = debrief->thread.question;
    const DebriefQuestion *about = &debrief->questions[question];
    ui_hole_mark(ui, hole_of(answered_of(about->signed_)), 62, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH, .align = align},
                ui_keepf(ui, "%s?", about->title));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .align = align},
                tell_answered(stage->words, answered_of(about->signed_)));
}

// ---- the reports ----

static void paint_bead(const Painter *painter, const void *data) {
    const bool *on = data;
    Rect r = painter->rect;
    Point centre = {r.x + r.w / 2, r.y + r.h / 2};
    if (*on) {
        draw_disc(painter->list, centre, r.w / 2, paint_colour(painter, TONE_ACCENT));
        draw_disc(painter->list, centre, r.w * 0.19f, paint_colour(painter, TONE_PANEL));
    } else {
        draw_ring(painter->list, centre, r.w / 2 - painter->scale, 1.5f * painter->scale, LINE_SOLID,
                  paint_colour(painter, TONE_EDGE));
    }
}

static void report_line(Ui *ui, const Stage *stage, const DebriefReport *report, bool thread, bool leads) {
    const char *title = thread ? stage->scenario->incidents[report->incident].title : report->title;
    ui_row(
        ui,
        (Box){.gap = 8, .min_h = ROW_H, .role = ROLE_ITEM, .name = ui_keepf(ui, "%s %s", report->when, report->title)});
    ui_canvas(ui, (Box){.w = 20, .h = 20}, paint_bead, &report->in_thread, sizeof report->in_thread);
    ui_para(ui, (Text){.type = TYPE_SMALL, .tone = report->in_thread ? TONE_HIGH : TONE_DIM, .role = ROLE_KEY});
    ui_spanf(ui, (TextSpan){.tone = TONE_DIM, .tabular = true}, "%s  ", report->when);
    ui_span(ui, (TextSpan){.bold = report->in_thread}, title);
    ui_para_end(ui);
    if (leads && report->in_thread) {
        ui_canvas(ui, (Box){.grow = 1, .h = ROW_H}, paint_line, NULL, 0);
    }
    ui_end(ui);
}

static void report_lines(Ui *ui, const Stage *stage, const Shown *shown, bool thread, bool leads) {
    for (int i = 0; i < shown->count; i++) {
        report_line(ui, stage, &stage->debrief->reports[shown->index[i]], thread, leads);
    }
    if (shown->count == 0) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM, .italic = true},
                    say(stage, stage->debrief->report_count == 0 ? "ui.thread.no_reports" : "ui.thread.none_before"));
    }
}

// ---- the end ----

static SealKind seal_of(const Debrief *debrief) {
    return !debrief->signed_ ? SEAL_EMPTY : debrief->thread.broken == BREAK_NONE ? SEAL_AGREED : SEAL_BROKEN;
}

static void end_words(Ui *ui, const Stage *stage) {
    const Thread *thread = &stage->debrief->thread;
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    if (thread->end_when[0]) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH}, thread->end_when);
    }
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = !thread->end_when[0], .tone = TONE_HIGH}, thread->end);
    ui_end(ui);
}

static const char *end_label(const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    return say(stage, !debrief->signed_                      ? "ui.thread.end_none"
                      : debrief->thread.broken == BREAK_NONE ? "ui.thread.end_held"
                                                             : "ui.thread.end_broken");
}

// ---- the two arrangements ----

enum { WORD_W = 228, CURVE_W = 92, HOLE_W = 112, FAN_W = 84, END_W = 196 };

static const char *bred_label(Ui *ui, const Stage *stage) {
    const Thread *thread = &stage->debrief->thread;
    return say_with(ui, stage, has_hole(thread) ? "ui.thread.bred" : "ui.thread.reports", "n",
                    number_text(ui, thread->bred), "m", number_text(ui, stage->debrief->report_count), NULL);
}

static void label_at(Ui *ui, const char *words, float w) {
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING, .w = w, .grow = w > 0 ? 0 : 1},
                words);
}

static void arranged_wide(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    const Thread *thread = &debrief->thread;
    Shown shown = reports_shown(ui, debrief);
    bool hole = has_hole(thread), list = debrief->report_count > 0, leads = hole && thread->broken != BREAK_NONE;
    Fan fan = {.count = shown.count};
    for (int i = 0; i < shown.count; i++) {
        fan.on[i] = debrief->reports[shown.index[i]].in_thread;
    }
    ui_row(ui, (Box){.gap = 0});
    label_at(ui, word_label(stage, thread), WORD_W + CURVE_W);
    if (hole) {
        label_at(ui, say(stage, "ui.thread.hole"), HOLE_W + FAN_W);
    }
    label_at(ui, list ? bred_label(ui, stage) : "", 0);
    label_at(ui, end_label(stage), END_W);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 0, .min_h = ROW_H * 4});
    ui_col(ui, (Box){.w = WORD_W});
    word_paper(ui, stage);
    ui_end(ui);
    if (hole) {
        Fan plain = {.plain = true};
        ui_canvas(ui, (Box){.w = CURVE_W, .h = 40}, paint_fan, &plain, sizeof plain);
        ui_col(ui, (Box){.w = HOLE_W, .across = ALIGN_CENTRE, .pad = PAD4(0, 36, 0, 0)}); // its mark on the line
        hole_part(ui, stage, ALIGN_CENTRE);
        ui_end(ui);
        ui_canvas(ui, (Box){.w = FAN_W, .h = ROW_H * (float)(shown.count > 0 ? shown.count : 1)}, paint_fan, &fan,
                  sizeof fan);
    } else {
        ui_row(ui, (Box){.w = CURVE_W});
        ui_end(ui);
    }
    ui_col(ui, (Box){.grow = 1});
    report_lines(ui, stage, &shown, hole, leads);
    ui_end(ui);
    fan.inwards = true;
    ui_canvas(ui, (Box){.w = FAN_W, .h = ROW_H * (float)(shown.count > 0 ? shown.count : 1)}, paint_fan,
              leads ? &fan : &(Fan){.count = 0}, sizeof fan);
    ui_row(ui, (Box){.w = END_W, .gap = 12});
    ui_seal(ui, seal_of(debrief), 88);
    end_words(ui, stage);
    ui_end(ui);
    ui_end(ui);
    if (shown.left_out > 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM,
                say_with(ui, stage, "ui.thread.more", "n", number_text(ui, shown.left_out), NULL));
    }
}

static void arranged_under(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    Shown shown = reports_shown(ui, debrief);
    ui_label(ui, word_label(stage, &debrief->thread), NULL);
    word_paper(ui, stage);
    if (has_hole(&debrief->thread)) {
        ui_row(ui, (Box){.gap = 14});
        const DebriefQuestion *about = &debrief->questions[debrief->thread.question];
        ui_hole_mark(ui, hole_of(answered_of(about->signed_)), 40, TONE_ACCENT);
        ui_col(ui, (Box){.grow = 1});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.thread.hole"));
        ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH}, ui_keepf(ui, "%s?", about->title));
        ui_end(ui);
        ui_end(ui);
    }
    if (debrief->report_count > 0) {
        ui_label(ui, bred_label(ui, stage), NULL);
        report_lines(ui, stage, &shown, false, false);
    }
    if (shown.left_out > 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM,
                say_with(ui, stage, "ui.thread.more", "n", number_text(ui, shown.left_out), NULL));
    }
    ui_row(ui, (Box){.gap = 14});
    ui_seal(ui, seal_of(debrief), 56);
    end_words(ui, stage);
    ui_end(ui);
}

void part_thread(Ui *ui, const Stage *stage) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE, small = happened_fold(ui) >= HAPPENED_SMALL;
    morning_sheet(ui,
                  (Box){.gap = small ? 2 : 5,
                        .pad = PAD2(wide ? 22 : 16, small ? 4 : 9),
                        .role = ROLE_REGION,
                        .name = say(stage, "ui.thread.name")},
                  NULL);
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    morning_words(ui,
                  (Text){.type = TYPE_BOOK_LARGE,
                         .size = small    ? 16.5f
                                 : narrow ? 18
                                          : 20.5f,
                         .line = small    ? 21
                                 : narrow ? 24
                                          : 26,
                         .tone = TONE_HIGH,
                         .role = ROLE_HEADING},
                  stage->debrief->thread.sentence);
    if (wide) {
        arranged_wide(ui, stage);
    } else {
        arranged_under(ui, stage);
    }
    ui_end(ui);
}
