// The night and the hours after it on one line: ten windows going dark, dawn, the days with a stroke for
// every few reports, and turning points as numbered flags.
#include <math.h>
#include <string.h>

#include "ui/morning.h"

enum { HALF_MAX = 5, FLAG_ROW = 19, BAR_H = 27, NAMES_H = 18, HOURS_MAX = 24 };

typedef struct Flag {
    const TurningPoint *point;
    const char *words;
    float w;    // u: of the words
    float x;    // u from the left: of its stem
    float disc; // of its number: beside the stem where the words would not fit otherwise
    int rank;   // rows away from the bar, from 1
    bool left;  // its words stand to the left
    int number;
} Flag;

typedef struct Flags {
    Flag list[HALF_MAX];
    int count, ranks;
} Flags;

typedef struct Strip {                  // what is painted
    float width, force, dawn_from, end; // u: the night to dawn_from, dawn to when it takes force, days to end
    int hours, lit;                     // windows; those before the signature
    int above;                          // rows of flags above the bar
    int period_count;
    struct {
        float x, w;
        int strokes;
        float high;
    } periods[DEBRIEF_PERIOD_MAX];
    float days[DAY_MAX + 1];
    int day_count;
    float broken; // 0: it held
    int flag_count;
    struct {
        float x, from, to; // stem
    } stems[2 * HALF_MAX];
} Strip;

// ---- where things stand ----

static float total_hours(const Debrief *debrief) {
    float hours = 0;
    for (int p = 0; p < debrief->period_count; p++) {
        hours = fmaxf(hours, (float)(debrief->periods[p].start + debrief->periods[p].hours));
    }
    return fmaxf(hours, 12);
}

static float place_of_hours(const Stage *stage, const Strip *strip, float hours) {
    float share = hours / total_hours(stage->debrief);
    return strip->force + (strip->end - strip->force) * fminf(1, fmaxf(0, share));
}

static float place_of_day_time(const Stage *stage, const Strip *strip, int day, int minute) {
    int since = scenario_since_force(stage->scenario, day, minute);
    return place_of_hours(stage, strip, (float)since / 60);
}

static float place_of_night(const Stage *stage, const Strip *strip, int minute) {
    const Scenario *scenario = stage->scenario;
    if (minute < scenario->start) {
        return 6;
    }
    if (minute > scenario->end) {
        float share = (float)(minute - scenario->end) / (float)(scenario->force - scenario->end);
        return strip->dawn_from + (strip->force - strip->dawn_from) * fminf(1, share);
    }
    return strip->dawn_from * (float)(minute - scenario->start) / (float)(scenario->end - scenario->start);
}

static void strip_measure(const Stage *stage, Strip *strip, float width) {
    const Debrief *debrief = stage->debrief;
    const Scenario *scenario = stage->scenario;
    strip->width = strip->end = width;
    bool days = debrief->period_count > 0;
    strip->dawn_from = width * (days ? 0.40f : 0.86f);
    strip->force = days ? width * 0.53f : width;
    strip->hours = (scenario->end - scenario->start + 59) / 60;
    strip->hours = strip->hours > HOURS_MAX ? HOURS_MAX : strip->hours;
    strip->lit = debrief->signed_             ? (debrief->signed_minute - scenario->start) / 60
                 : debrief->thread.minute > 0 ? (debrief->thread.minute - scenario->start) / 60
                                              : strip->hours;
    float most = 1;
    for (int p = 0; p < debrief->period_count; p++) {
        most = fmaxf(most, debrief->periods[p].counted_rate);
    }
    int last_day = 0;
    for (int p = 0; p < debrief->period_count; p++) {
        const DebriefPeriod *period = &debrief->periods[p];
        float x = place_of_hours(stage, strip, period->start),
              to = place_of_hours(stage, strip, (float)(period->start + period->hours));
        int room = (int)((to - x) / 3.4f);
        strip->periods[p].x = x;
        strip->periods[p].w = to - x;
        strip->periods[p].strokes = period->counted < room ? period->counted : room;
        strip->periods[p].high = sqrtf(period->counted_rate / most);
        if (period->day != last_day && strip->day_count <= DAY_MAX) {
            strip->days[strip->day_count++] = x;
            last_day = period->day;
        }
    }
    strip->period_count = debrief->period_count;
    const Thread *thread = &debrief->thread;
    strip->broken =
        thread->broken == BREAK_NONE ? 0 : place_of_day_time(stage, strip, thread->broken_day, thread->broken_minute);
}

// ---- flags ----

// The heaviest few of one half, in order of time.
static void flags_choose(Ui *ui, const Stage *stage, const TurningPoint *points, int count, int most, Flags *flags,
                         int *number) {
    bool taken[DEBRIEF_POINT_MAX] = {false};
    for (int n = 0; n < most && n < count; n++) {
        int best = NO_INDEX;
        for (int i = 0; i < count; i++) {
            best = !taken[i] && (best == NO_INDEX || points[i].weight > points[best].weight) ? i : best;
        }
        taken[best] = true;
    }
    for (int i = 0; i < count; i++) {
        if (taken[i]) {
            // What was done before it took force is a list: here only how much.
            const char *words =
                points[i].event.kind == EVENT_CHORE
                    ? say_with(ui, stage, "ui.timeline.chores", "n", number_text(ui, stage->debrief->done_count), NULL)
                    : points[i].title;
            flags->list[flags->count++] = (Flag){
                .point = &points[i], .words = words, .w = ui_words_length(ui, TYPE_SMALL, words), .number = ++*number};
        }
    }
}

// ---- where the words of flags go: every order of rows and every choice of sides is tried, they are few; then rows are
// shared where words have room beside each other ----

typedef struct Trial {
    int rank[HALF_MAX];
    bool left[HALF_MAX];
} Trial;

enum { DISC = 9, WORDS_FROM = 14 }; // half of a number; from its middle to the words

static float disc_of(const Flag *flag, bool left, float width) {
    float w = flag->w + WORDS_FROM;
    return left ? fmaxf(flag->x, fminf(w, width - DISC)) : fminf(flag->x, fmaxf(DISC, width - w));
}

static int trial_cost(const Flags *flags, const Trial *trial, float width) {
    enum { APART = 10, SHARED = 500, SHIFTED = 300, CROSSED = 100, TOUCHED = 20 };
    int cost = 0;
    float disc[HALF_MAX], from[HALF_MAX], to[HALF_MAX]; // numbers; all of a flag
    for (int i = 0; i < flags->count; i++) {
        const Flag *flag = &flags->list[i];
        disc[i] = disc_of(flag, trial->left[i], width);
        from[i] = trial->left[i] ? disc[i] - flag->w - WORDS_FROM : disc[i] - DISC;
        to[i] = trial->left[i] ? disc[i] + DISC : disc[i] + flag->w + WORDS_FROM;
        cost += trial->left[i] + (disc[i] != flag->x ? SHIFTED + (int)fabsf(disc[i] - flag->x) : 0);
    }
    for (int i = 0; i < flags->count; i++) {
        for (int k = 0; k < flags->count; k++) {
            bool passes = trial->rank[k] > trial->rank[i]; // its stem goes by this row
            float stem = flags->list[k].x;
            bool number = stem > disc[i] - DISC && stem < disc[i] + DISC;
            cost += passes && !number && stem > from[i] - 2 && stem < to[i] + 2 ? CROSSED : 0;
            cost += passes && number && stem != disc[i] ? TOUCHED : 0;
            bool beside = k < i && trial->rank[k] == trial->rank[i];
            cost += beside && from[i] < to[k] + APART && from[k] < to[i] + APART ? SHARED : 0;
        }
        cost += trial->rank[i] - 1 > i ? 0 : 1;
    }
    return cost;
}

static void flags_try(Flags *flags, Trial *trial, int at, float width, int *best) {
    if (at >= flags->count || at >= HALF_MAX) {
        for (unsigned sides = 0; sides < 1u << flags->count; sides++) {
            for (int i = 0; i < flags->count; i++) {
                trial->left[i] = sides >> i & 1;
            }
            int cost = trial_cost(flags, trial, width);
            for (int i = 0; i < flags->count && cost < *best; i++) {
                flags->list[i].rank = trial->rank[i];
                flags->list[i].left = trial->left[i];
            }
            *best = cost < *best ? cost : *best;
        }
        return;
    }
    for (int rank = flags->count; rank > 0; rank--) {
        bool used = false;
        for (int i = 0; i < at; i++) {
            used = used || trial->rank[i] == rank;
        }
        if (!used) {
            trial->rank[at] = rank;
            flags_try(flags, trial, at + 1, width, best);
        }
    }
}

// Moves each flag as near to the bar as costs nothing.
static void flags_share_rows(Flags *flags, float width, int cost) {
    Trial trial;
    for (int i = 0; i < flags->count; i++) {
        trial.rank[i] = flags->list[i].rank;
        trial.left[i] = flags->list[i].left;
    }
    for (int rank = 1; rank <= flags->count; rank++) {
        for (int i = 0; i < flags->count; i++) {
            int before = trial.rank[i];
            if (before <= rank) {
                continue;
            }
            trial.rank[i] = rank;
            int now = trial_cost(flags, &trial, width);
            trial.rank[i] = now <= cost + 1 ? rank : before;
            cost = now <= cost + 1 ? now : cost;
        }
    }
    flags->ranks = 0;
    for (int i = 0; i < flags->count; i++) {
        flags->list[i].rank = trial.rank[i];
        flags->list[i].disc = disc_of(&flags->list[i], flags->list[i].left, width);
        flags->ranks = trial.rank[i] > flags->ranks ? trial.rank[i] : flags->ranks;
    }
}

static void flags_rank(Flags *flags, float width) {
    Trial trial = {{0}, {false}};
    int best = 1 << 30;
    flags_try(flags, &trial, 0, width, &best);
    flags_share_rows(flags, width, best);
}

static void flag_declare(Ui *ui, const Flag *flag, float y, float width) {
    float w = fminf(flag->w, flag->left ? flag->disc - WORDS_FROM : width - flag->disc - WORDS_FROM);
    const char *voice = ui_keepf(ui, "%s: %s", flag->point->when, flag->point->title);
    ui_row(ui, (Box){.x = flag->disc - DISC, .y = y, .float_x = true, .float_y = true, .w = 18, .h = 18});
    ui_disc_number(ui, number_text(ui, flag->number), TONE_ACCENT, 18, true);
    ui_end(ui);
    ui_row(ui, (Box){.x = flag->left ? flag->disc - WORDS_FROM - w : flag->disc + WORDS_FROM,
                     .y = y,
                     .float_x = true,
                     .float_y = true,
                     .w = w,
                     .min_h = 18,
                     .role = ROLE_ITEM,
                     .name = voice,
                     .along = flag->left ? ALIGN_END : ALIGN_START});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .role = ROLE_KEY}, flag->words);
    ui_end(ui);
}

// ---- paint ----

static void paint_windows(const Painter *painter, const Strip *strip, Rect bar) {
    float s = painter->scale, step = strip->dawn_from / (float)strip->hours * s;
    for (int i = 0; i < strip->hours; i++) {
        Point arch[64];
        uint32_t lengths[2];
        size_t contours = 0;
        float x = bar.x + step * ((float)i + 0.5f) - 5 * s, y = bar.y + 5.5f * s;
        size_t count = path_flatten("M0 16V6.6A7.5 7.5 0 0 1 5 0A7.5 7.5 0 0 1 10 6.6V16", s, x, y, arch, 64, lengths,
                                    2, &contours);
        draw_fill(painter->list, arch, count,
                  i < strip->lit ? (Colour){0xE4, 0xB8, 0x6E, 255} : (Colour){0x4A, 0x50, 0x68, 255});
    }
}

static void paint_strip(const Painter *painter, const void *data) {
    const Strip *strip = data;
    float s = painter->scale;
    Rect r = painter->rect;
    float top = roundf(r.y + (float)(strip->above * FLAG_ROW + NAMES_H) * s);
    Rect night = {r.x, top, roundf(strip->dawn_from * s), roundf(BAR_H * s)};
    Rect dawn = {night.x + night.w, top, roundf((strip->force - strip->dawn_from) * s), night.h};
    Rect days = {dawn.x + dawn.w, top, roundf((strip->end - strip->force) * s), night.h};
    Colour ink = paint_colour(painter, TONE_HIGH), wax = paint_colour(painter, TONE_ACCENT);
    for (int i = 0; i < strip->flag_count; i++) {
        draw_rect(painter->list,
                  (Rect){roundf(r.x + strip->stems[i].x * s), r.y + strip->stems[i].from * s, fmaxf(1, roundf(s)),
                         (strip->stems[i].to - strip->stems[i].from) * s},
                  0, colour_faded(ink, 0.8f));
    }
    draw_rect(painter->list, night, 0, (Colour){0x17, 0x22, 0x40, 255});
    paint_windows(painter, strip, night);
    draw_gradient_sideways(painter->list, dawn, 0, (Colour){0x17, 0x22, 0x40, 255}, (Colour){0xE8, 0xC9, 0x9A, 255});
    draw_rect(painter->list, days, 0,
              painter->theme == THEME_CONTRAST ? (Colour){0x3A, 0x33, 0x1C, 255} : (Colour){0xEE, 0xDC, 0xB4, 255});
    if (strip->broken > 0) {
        float x = roundf(r.x + strip->broken * s);
        draw_rect(painter->list, (Rect){x, days.y, days.x + days.w - x, days.h}, 0, colour_faded(wax, 0.20f));
    }
    for (int p = 0; p < strip->period_count; p++) {
        for (int k = 0; k < strip->periods[p].strokes; k++) {
            float x = roundf(
                r.x +
                (strip->periods[p].x + strip->periods[p].w * ((float)k + 0.5f) / (float)strip->periods[p].strokes) * s);
            float high = roundf((4 + 18 * strip->periods[p].high) * s);
            draw_rect(painter->list, (Rect){x, days.y + days.h - high, fmaxf(1, roundf(1.4f * s)), high}, 0,
                      painter->theme == THEME_CONTRAST ? paint_colour(painter, TONE_SIGNAL)
                                                       : (Colour){0xC0, 0x6A, 0x3C, 255});
        }
    }
    for (int d = 0; d < strip->day_count; d++) {
        float x = roundf(r.x + strip->days[d] * s);
        draw_rect(painter->list,
                  (Rect){x, d == 0 ? top - NAMES_H * s : top - 5 * s, fmaxf(1, roundf((d == 0 ? 1.6f : 1) * s)),
                         days.h + (d == 0 ? NAMES_H : 5) * s},
                  0, d == 0 ? wax : colour_faded(ink, 0.4f));
    }
}

// ---- all of it ----

// From the bar to the number, or to the words where the number stands aside.
static void stem_add(Strip *strip, const Flag *flag, float from, float to) {
    strip->stems[strip->flag_count].x = flag->x;
    strip->stems[strip->flag_count].from = from;
    strip->stems[strip->flag_count++].to = to;
}

static void stems(Strip *strip, const Flags *above, const Flags *below) {
    enum { MIDDLE = 9, FOOT = 17 }; // of a row of flags
    float top = (float)(strip->above * FLAG_ROW + NAMES_H), foot = top + BAR_H;
    for (int i = 0; i < above->count; i++) {
        const Flag *flag = &above->list[i];
        stem_add(strip, flag, (float)((strip->above - flag->rank) * FLAG_ROW + (flag->disc == flag->x ? MIDDLE : FOOT)),
                 top);
    }
    for (int i = 0; i < below->count; i++) {
        const Flag *flag = &below->list[i];
        stem_add(strip, flag, foot, foot + (float)(flag->rank * FLAG_ROW - (flag->disc == flag->x ? 7 : 15)));
    }
}

static void day_names(Ui *ui, const Stage *stage, const Strip *strip) {
    float y = (float)(strip->above * FLAG_ROW), free_from = 0;
    int day_last = 0, index = 0;
    for (int p = 0; p < stage->debrief->period_count; p++) {
        int day = stage->debrief->periods[p].day;
        if (day == day_last || index >= strip->day_count) {
            continue;
        }
        day_last = day;
        float x = strip->days[index++];
        const char *name = day < DAY_MAX + 2 ? stage->scenario->day_names[day] : "";
        const char *words = day == 1 ? ui_keepf(ui, "%s, %s", told_force(ui, stage), name) : name;
        float w = ui_words_length(ui, TYPE_TINY, words);
        if (x < free_from || x + w + 4 > strip->width) {
            continue;
        }
        free_from = x + w + 6;
        ui_row(ui, (Box){.x = x + 4, .y = y, .float_x = true, .float_y = true, .w = w, .h = NAMES_H - 2});
        ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = day == 1 ? TONE_ACCENT : TONE_DIM, .bold = day == 1}, words);
        ui_end(ui);
    }
}

void part_timeline(Ui *ui, const Stage *stage, float width) {
    const Debrief *debrief = stage->debrief;
    Strip strip = {.width = width};
    Flags above = {.count = 0}, below = {.count = 0};
    int number = 0, most = ui_height(ui) > 780 ? HALF_MAX : HALF_MAX - 1;
    strip_measure(stage, &strip, width);
    flags_choose(ui, stage, debrief->night, debrief->night_count, most, &above, &number);
    flags_choose(ui, stage, debrief->after, debrief->after_count, most, &below, &number);
    for (int i = 0; i < above.count; i++) {
        above.list[i].x = roundf(place_of_night(stage, &strip, above.list[i].point->minute));
        above.list[i].x = fmaxf(9, above.list[i].x);
    }
    for (int i = 0; i < below.count; i++) {
        const TurningPoint *point = below.list[i].point;
        bool night = point->event.day == 0;
        float x = night ? place_of_night(stage, &strip, point->minute)
                        : place_of_day_time(stage, &strip, point->event.day, point->minute);
        below.list[i].x = roundf(fminf(width - 9, x));
    }
    flags_rank(&above, width);
    flags_rank(&below, width);
    strip.above = above.ranks;
    stems(&strip, &above, &below);
    float top = (float)(strip.above * FLAG_ROW), foot = top + NAMES_H + BAR_H;
    ui_stack(ui, (Box){.w = width,
                       .h = foot + (float)(below.ranks * FLAG_ROW) + 4,
                       .role = ROLE_LIST,
                       .name = say(stage, "ui.debrief.course")});
    ui_canvas(ui, (Box){0}, paint_strip, &strip, sizeof strip);
    for (int i = 0; i < above.count; i++) {
        flag_declare(ui, &above.list[i], (float)((strip.above - above.list[i].rank) * FLAG_ROW), width);
    }
    day_names(ui, stage, &strip);
    for (int i = 0; i < below.count; i++) {
        flag_declare(ui, &below.list[i], foot + (float)(below.list[i].rank * FLAG_ROW) - 16, width);
    }
    ui_end(ui);
    const char *strokes = debrief->signed_ ? say(stage, "ui.timeline.strokes") : "";
    ui_text(ui, TYPE_SMALL, TONE_DIM, ui_keepf(ui, "%s%s%s", strokes, strokes[0] ? " " : "", debrief->counts));
}
