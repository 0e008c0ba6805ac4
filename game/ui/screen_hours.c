// The hours between the signature and the moment it takes force: time for a few things, none of them certain.
#include <math.h>
#include <string.h>

#include "ui/screen_asked.h"

// What gives way where there is much to choose from: the head and the pads of the cards, then their words are smaller.
enum { HOURS_LOW = 1, HOURS_SMALL, HOURS_STEPS };
static int hours_fold(Ui *ui) {
    return ui_fold(ui, "hours", HOURS_STEPS - 1);
}

// ---- what was done so far, in order ----

typedef struct Done {
    int count, chore[CHORE_MAX];
} Done;

static Done chores_in_order(const Stage *stage) {
    Done done = {0};
    for (size_t i = 0; i < stage->event_count; i++) {
        const Event *event = &stage->events[i].event;
        if (event->kind == EVENT_CHORE && !stage->events[i].abandoned && done.count < CHORE_MAX) {
            done.chore[done.count++] = event->a;
        }
    }
    return done;
}

static Command chore_command(const Stage *stage, int chore) {
    return (Command){.kind = COMMAND_CHORE, .seat = stage->view.open->seat, .args = {(int16_t)chore}};
}

static bool chore_done(const Stage *stage, int chore) {
    return stage->view.open->chores >> chore & 1;
}

static int chore_chosen(const Ui *ui, const Stage *stage) {
    int chosen = pick_get(ui, PICK_CHORE) - 1;
    if (chosen >= 0 && chosen < stage->scenario->chore_count) {
        return chosen;
    }
    for (int c = 0; c < stage->scenario->chore_count; c++) {
        if (command_check(&stage->view, chore_command(stage, c)).reason == REASON_NONE) {
            return c;
        }
    }
    return 0;
}

// The hours are counted from the end of the talks, however early the pens were put down.
static int now(const Stage *stage) {
    return stage->scenario->end + stage->view.open->chore_minutes;
}

static const char *number_word(Ui *ui, const Stage *stage, int number) {
    const char *word = words_find(stage->words, ui_keepf(ui, "ui.number.%d", number));
    return word ? word : number_text(ui, number);
}

// ---- the bar of the hours ----

typedef struct Hours {
    int start, force, offset, count, wanted; // minutes; `wanted`: of the chore that is looked at, 0 none
    struct {
        int minutes;
        const char *name;
    } done[CHORE_MAX];
    const char *wanted_name;
} Hours;

static void paint_span(const Painter *painter, Rect span, const char *name, bool done) {
    float radius = span.h / 2, width = fmaxf(1, 1.4f * painter->scale);
    Colour gold = paint_colour(painter, TONE_ACCENT);
    if (done) {
        draw_rect(painter->list, span, radius, gold);
    } else {
        draw_rect(painter->list, span, radius, paint_colour(painter, TONE_CHOSEN));
        draw_frame(painter->list, span, radius, width, LINE_DASHED, gold);
    }
    Painter inside = *painter;
    inside.ground = done ? GROUND_ACCENT : painter->ground;
    if (paint_text_width(&inside, TYPE_TINY, 12, name) < span.w - 10 * painter->scale) {
        paint_text(&inside, TYPE_TINY, TONE_HIGH, 12, ALIGN_CENTRE, span.x + span.w / 2, span.y + span.h * 0.69f, name);
    }
}

static void paint_hours(const Painter *painter, const void *data) {
    const Hours *hours = data;
    float s = painter->scale, inset = 26 * s, top = painter->rect.y;
    float left = painter->rect.x + inset, length = painter->rect.w - 2 * inset,
          minute = length / (float)(hours->force - hours->start);
    float middle = roundf(top + 10 * s);
    draw_rect(painter->list, (Rect){left, middle, length, fmaxf(1, roundf(1.4f * s))}, 0,
              paint_colour(painter, TONE_TICK));
    for (int at = hours->start; at <= hours->force; at += 60) {
        char text[TIME_BYTES];
        bool end = at == hours->start || at == hours->force;
        float x = roundf(left + (float)(at - hours->start) * minute), tall = (end ? 9 : 5) * s;
        draw_rect(painter->list, (Rect){x - s / 2, middle - tall, fmaxf(1, roundf((end ? 2 : 1) * s)), 2 * tall}, 0,
                  paint_colour(painter, end ? TONE_ACCENT : TONE_TICK));
        time_print(at, text);
        paint_text(painter, end ? TYPE_CONTROL : TYPE_TINY, end ? TONE_HIGH : TONE_TEXT, 12.5f, ALIGN_CENTRE, x,
                   top + 36 * s, text);
        if (hours->offset) {
            time_print(at + hours->offset, text);
            paint_text(painter, TYPE_TINY, TONE_DIM, 12, ALIGN_CENTRE, x, top + 52 * s, text);
        }
    }
    float x = left;
    for (int c = 0; c < hours->count; c++) {
        float width = (float)hours->done[c].minutes * minute;
        paint_span(painter, (Rect){x + s, top, width - 2 * s, 20 * s}, hours->done[c].name, true);
        x += width;
    }
    if (hours->wanted > 0) {
        paint_span(painter, (Rect){x + s, top, (float)hours->wanted * minute - 2 * s, 20 * s}, hours->wanted_name,
                   false);
    }
}

static void hours_bar(Ui *ui, const Stage *stage, int chosen) {
    const Scenario *scenario = stage->scenario;
    Done done = chores_in_order(stage);
    Hours hours = {
        .start = scenario->end, .force = scenario->force, .offset = scenario->local_offset, .count = done.count};
    const char *spoken = "";
    for (int c = 0; c < done.count; c++) {
        hours.done[c].minutes = scenario->chores[done.chore[c]].minutes;
        hours.done[c].name = scenario->chores[done.chore[c]].title;
        spoken = ui_keepf(ui, "%s%s%s", spoken, c ? ", " : "", hours.done[c].name);
    }
    if (command_check(&stage->view, chore_command(stage, chosen)).reason == REASON_NONE) {
        hours.wanted = scenario->chores[chosen].minutes;
        hours.wanted_name = scenario->chores[chosen].title;
    }
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_canvas(ui,
              (Box){.grow = 1,
                    .h = 56,
                    .role = ROLE_IMAGE,
                    .name = say(stage, "ui.hours.bar"),
                    .value = spoken[0] ? spoken : NULL},
              paint_hours, &hours, sizeof hours);
    ui_col(ui, (Box){.pad = PAD4(0, 24, 0, 0)});
    ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_TEXT, .line = 16, .role = ROLE_KEY}, scenario->capital);
    if (scenario->local_offset) {
        ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_DIM, .line = 16, .role = ROLE_KEY},
                    say(stage, "ui.hours.local"));
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- what can be done ----

// "1:30 h": the foot of a card has no room for more.
static const char *hours_short(Ui *ui, const Stage *stage, int minutes) {
    return minutes % 60 == 0 ? told_minutes(ui, stage, minutes)
                             : say_with(ui, stage, "ui.hours.short", "h", number_text(ui, minutes / 60), "m",
                                        ui_keepf(ui, "%02d", minutes % 60), NULL);
}

static void chore_foot(Ui *ui, const Stage *stage, const Chore *chore, const char *refusal) {
    const char *forecast = chore->forecast ? chore->forecast : "";
    size_t head = strcspn(forecast, ":");
    ui_row(ui, (Box){.gap = 8, .across = ALIGN_START});
    if (refusal) {
        ui_icon(ui, ICON_LOCK, 13, TONE_SIGNAL);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_SIGNAL, .grow = 1}, refusal);
    } else {
        ui_para(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .grow = 1});
        ui_spanf(ui, (TextSpan){0}, "%.*s", (int)head, forecast);
        if (forecast[head]) {
            ui_spanf(ui, (TextSpan){.tone = TONE_DIM}, " %s", forecast + head + 1);
        }
        ui_para_end(ui);
    }
    ui_row(ui, (Box){.gap = 4});
    ui_icon(ui, ICON_CLOCK, 13, TONE_DIM);
    ui_text(ui, TYPE_SMALL, TONE_TEXT, hours_short(ui, stage, chore->minutes));
    ui_end(ui);
    ui_end(ui);
}

static void chore_card(Ui *ui, const Stage *stage, int index, bool selected) {
    const Chore *chore = &stage->scenario->chores[index];
    Command command = chore_command(stage, index);
    Verdict verdict = command_check(&stage->view, command);
    bool done = chore_done(stage, index), refused = verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    bool low = hours_fold(ui) >= HOURS_LOW;
    Box box = {.look = LOOK_CARD,
               .id = ui_keepf(ui, "chore.%d", index),
               .command = verb_pick(PICK_CHORE, index + 1),
               .key = index < 9 ? '1' + index : 0,
               .selected = selected && !done,
               .checked = done,
               .disabled = refused,
               .why = why,
               .role = ROLE_OPTION,
               .pad = PAD2(low ? 12 : 16, low ? 6 : 12),
               .gap = low ? 3 : 8,
               .min_h = low ? 84 : 128,
               .focus_first = selected};
    if (done) {
        box.ground = GROUND_PAPER;
        box.fill = TONE_WELL;
        box.edge = TONE_ACCENT;
        box.edge_style = LINE_SOLID;
        box.edge_width = 2;
    }
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 10});
    Icon icon = icon_find(chore->icon);
    ui_icon(ui, icon ? icon : ICON_DOCUMENT, 18, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .grow = 1}, chore->title);
    if (done) {
        ui_chip(ui, LOOK_CHIP_ON, TONE_NONE, say(stage, "ui.asked.chosen"));
    } else if (index < 9) {
        ui_key_cap(ui, number_text(ui, index + 1));
    }
    ui_end(ui);
    ui_text(ui, hours_fold(ui) >= HOURS_SMALL ? TYPE_SMALL : TYPE_BOOK_SMALL, TONE_TEXT, chore->text);
    ui_spring(ui);
    chore_foot(ui, stage, chore, refused && !done ? why : NULL);
    ui_end(ui);
}

static void slots_card(Ui *ui, const Stage *stage) {
    int done = chores_in_order(stage).count, most = stage->scenario->chore_pick;
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(16, hours_fold(ui) >= HOURS_LOW ? 6 : 14),
                     .gap = hours_fold(ui) >= HOURS_LOW ? 4 : 9,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.hours.slots_name")});
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1},
                say_with(ui, stage, "ui.hours.slots", "n", number_word(ui, stage, most), "m",
                         number_word(ui, stage, stage->scenario->chore_count), NULL));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_ACCENT, .bold = true},
                say_with(ui, stage, "ui.hours.chosen", "n", number_text(ui, done), NULL));
    ui_end(ui);
    ui_row(ui, (Box){.gap = 10});
    for (int n = 0; n < most; n++) {
        ui_seal(ui, n < done ? SEAL_AGREED : SEAL_PENDING, 34);
    }
    ui_end(ui);
    ui_text(ui, TYPE_BODY, TONE_TEXT, say(stage, "ui.hours.undone"));
    ui_end(ui);
}

static void chores(Ui *ui, const Stage *stage, int columns, int chosen) {
    ui_row(ui, (Box){.gap = 12,
                     .line_gap = hours_fold(ui) >= HOURS_LOW ? 7 : 12,
                     .columns = columns,
                     .across = ALIGN_STRETCH,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.hours.chores")});
    for (int c = 0; c < stage->scenario->chore_count; c++) {
        chore_card(ui, stage, c, c == chosen);
    }
    slots_card(ui, stage);
    ui_end(ui);
}

// ---- the screen ----

static void one_clock(Ui *ui, const char *time, const char *where) {
    ui_col(ui, (Box){.across = ALIGN_END});
    ui_text(ui, TYPE_CLOCK, TONE_HIGH, time);
    ui_text(ui, TYPE_SMALL, TONE_TEXT, where);
    ui_end(ui);
}

static void head(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int left = scenario->force - now(stage), hours = (scenario->force - scenario->end) / 60;
    bool low = hours_fold(ui) >= HOURS_LOW, narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_row(ui, (Box){.gap = 26, .across = ALIGN_START, .wrap = narrow, .line_gap = 6});
    // Large letters reach into the light of the morning, where they could not be read.
    ui_col(ui,
           (Box){.grow = 1, .gap = 4, .look = narrow ? LOOK_PANEL : LOOK_NONE, .pad = narrow ? PAD2(16, 8) : PAD(0)});
    ui_text_box(
        ui,
        (Text){.type = TYPE_H1, .size = low ? 27 : 36, .line = low ? 31 : 42, .tone = TONE_HIGH, .role = ROLE_HEADING},
        say_with(ui, stage, "ui.hours.signed", "n", number_word(ui, stage, hours), NULL));
    ui_text(ui, TYPE_BOOK, TONE_HIGH,
            say_with(ui, stage, "ui.hours.text", "n", number_text(ui, scenario->chore_pick), "time",
                     clock_text(ui, scenario_part_minute(scenario, 0)), NULL));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT, .max_w = 740}, scenario->zone_note);
    ui_end(ui);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(16, 8),
                     .gap = 4,
                     .role = ROLE_CLOCK,
                     .name = say(stage, "ui.hours.clocks")});
    ui_row(ui, (Box){.gap = 22});
    one_clock(ui, clock_text(ui, now(stage)), scenario->capital);
    if (scenario->local_offset) { // one clock is enough where the capital keeps the time of the line
        one_clock(ui, clock_text(ui, now(stage) + scenario->local_offset), say(stage, "ui.hours.local"));
    }
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_ACCENT, .bold = true, .align = ALIGN_END},
                say_with(ui, stage, "ui.hours.left", "time", told_minutes(ui, stage, left > 0 ? left : 0), NULL));
    ui_end(ui);
    ui_end(ui);
}

static void foot(Ui *ui, const Stage *stage, int chosen, bool narrow) {
    Command ready = {.kind = COMMAND_READY, .seat = stage->view.open->seat};
    int after = now(stage) + stage->scenario->chores[chosen].minutes;
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH});
    if (!narrow) {
        part_forecast_panel(ui, stage, chore_command(stage, chosen));
    }
    ui_button(ui, (Box){.id = "ready", .command = verb_play(ready), .key = 'n'}, ICON_NONE,
              say(stage, "ui.hours.ready"), "N");
    Verdict verdict = command_check(&stage->view, chore_command(stage, chosen));
    bool refused = verdict.reason != REASON_NONE;
    ui_commit(ui,
              (Box){.id = "do",
                    .command = verb_play(chore_command(stage, chosen)),
                    .commit = true,
                    .disabled = refused,
                    .min_h = 54,
                    .grow = narrow ? 1 : 0,
                    .min_w = narrow ? 0 : 316,
                    .why = refused ? told_refusal(ui, stage, chore_command(stage, chosen), verdict) : NULL},
              stage->scenario->chores[chosen].title, ui_keepf(ui, "→ %s", clock_text(ui, after)), "Enter", NULL);
    ui_end(ui);
}

void screen_hours(Ui *ui, const Stage *stage) {
    int chosen = chore_chosen(ui, stage);
    bool wide = ui_breadth(ui) == BREADTH_WIDE, narrow = ui_breadth(ui) == BREADTH_NARROW;
    float side = wide ? 64 : 16;
    ui_col(ui, (Box){.grow = 1});
    const char *title = stage->scenario->hours_title;
    part_top_bar(ui, stage, ICON_MOON, title[0] ? title : say(stage, "ui.hours.title"), told_day(ui, stage, 1));
    ui_stack(ui, (Box){.grow = 1});
    part_dawn(ui);
    ui_col(ui, (Box){.gap = 10, .pad = PAD4(side, 14, side, 14)});
    ui_col(ui, (Box){.grow = 1,
                     .gap = hours_fold(ui) >= HOURS_LOW ? 7 : 12,
                     .scroll = true,
                     .from_top = true,
                     .fold = "hours",
                     .id = "hours",
                     .pad = PAD(4)});
    head(ui, stage);
    chores(ui, stage, wide ? 4 : narrow ? 1 : 3, chosen);
    if (!wide) {
        hours_bar(ui, stage, chosen);
    }
    ui_end(ui);
    if (wide) {
        hours_bar(ui, stage, chosen);
    }
    foot(ui, stage, chosen, narrow);
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}
