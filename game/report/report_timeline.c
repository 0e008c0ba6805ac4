// The night and the days after it on one axis: lit windows, the moment it takes force, strokes for what was reported,
// numbered pins.
#include "report/inside.h"

#define WAX "#8E2A20"
#define DIM "#665743"

enum { WIDTH = 760, LEVELS = 4, BAND_TOP = 96, BAND_HEIGHT = 34 };
static const double NIGHT_WIDTH = 300, DAWN_WIDTH = 74, PIN_RADIUS = 9, LEVEL_HEIGHT = 21, NEAR = 20;

typedef struct Axis {
    const Scenario *scenario;
    bool signed_;
    int hours; // after it took force, drawn
} Axis;

static double clamp(double x, double low, double high) {
    return x < low ? low : x > high ? high : x;
}

static double night_x(const Axis *axis, int minute) {
    double width = axis->signed_ ? NIGHT_WIDTH : WIDTH - 2;
    double length = axis->scenario->end - axis->scenario->start;
    return 1 + width * clamp((minute - axis->scenario->start) / (length > 0 ? length : 1), 0, 1);
}

static double after_x(const Axis *axis, double hours) {
    double from = 1 + NIGHT_WIDTH + DAWN_WIDTH;
    return from + (WIDTH - 1 - from) * clamp(hours / (axis->hours > 0 ? axis->hours : 1), 0, 1);
}

static double since_force(const Axis *axis, int day, int minute) { // hours
    return scenario_since_force(axis->scenario, day, minute) / 60.0;
}

static double point_x(const Axis *axis, const TurningPoint *point) {
    if (point->event.day > 0) {
        return after_x(axis, since_force(axis, point->event.day, point->minute));
    }
    if (point->minute > axis->scenario->end) { // between the night and the moment it takes force
        double length = axis->scenario->force - axis->scenario->end;
        return 1 + NIGHT_WIDTH +
               DAWN_WIDTH * clamp((point->minute - axis->scenario->end) / (length > 0 ? length : 1), 0, 1);
    }
    return night_x(axis, point->minute);
}

static void windows_draw(Page *page, const Axis *axis) {
    int start = axis->scenario->start, end = axis->scenario->end;
    int stop = axis->signed_ ? page->debrief->signed_minute : page->debrief->thread.minute;
    double width = night_x(axis, end) - 1;
    buffer_addf(page->out, "<rect x=\"1\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#1E2A44\"/>\n", BAND_TOP, width,
                BAND_HEIGHT);
    int hours = (end - start) / 60;
    for (int h = 0; h < hours && hours <= 48; h++) {
        double x = night_x(axis, start + 60 * h + 30);
        bool lit = stop < 0 || start + 60 * h < stop;
        buffer_addf(page->out, "<path d=\"M%.1f %dv-11a4.500 5 0 0 1 9 0v11z\" fill=\"%s\"/>", x - 4.5,
                    BAND_TOP + BAND_HEIGHT - 7, lit ? "#EBC078" : "#4A4A57");
    }
    buffer_add(page->out, "\n");
}

static void strokes_draw(Page *page, const Axis *axis) {
    const Debrief *debrief = page->debrief;
    double most = 0.1;
    for (int p = 0; p < debrief->period_count; p++) {
        double rate = debrief->periods[p].counted_rate;
        most = rate > most ? rate : most;
    }
    buffer_add(page->out, "<path stroke=\"#B4552F\" stroke-width=\"1.6\" fill=\"none\" d=\"");
    for (int p = 0; p < debrief->period_count; p++) {
        const DebriefPeriod *period = &debrief->periods[p];
        double from = after_x(axis, period->start), to = after_x(axis, period->start + period->hours);
        double share = (double)period->counted_rate / most;
        double height =
            period->counted == 0 ? 0 : 3 + (BAND_HEIGHT - 7) * share * (2 - share); // small rates stay visible
        int strokes = (int)((to - from) / 4);
        strokes = strokes < 1 ? 1 : strokes;
        for (int s = 0; s < strokes && height > 0; s++) {
            buffer_addf(page->out, "M%.1f %dv-%.1f", from + (to - from) * (s + 0.5) / strokes, BAND_TOP + BAND_HEIGHT,
                        height);
        }
    }
    buffer_add(page->out, "\"/>\n");
}

static void days_draw(Page *page, const Axis *axis) {
    double force = after_x(axis, 0);
    buffer_addf(page->out,
                "<defs><linearGradient id=\"dawn\"><stop offset=\"0\" stop-color=\"#1E2A44\"/><stop offset=\".55\" "
                "stop-color=\"#8A6A74\"/><stop offset=\"1\" stop-color=\"#EDBE8C\"/></linearGradient></defs>"
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"url(#dawn)\"/><rect x=\"%.1f\" "
                "y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#F0DFB5\"/>\n",
                1 + NIGHT_WIDTH, BAND_TOP, DAWN_WIDTH, BAND_HEIGHT, force, BAND_TOP, WIDTH - 1 - force, BAND_HEIGHT);
    strokes_draw(page, axis);
    buffer_addf(page->out,
                "<path d=\"M%.1f %dv%d\" stroke=\"" WAX "\" stroke-width=\"1.8\"/><text x=\"%.1f\" y=\"%d\" "
                "font-size=\"11.5\" font-weight=\"650\" fill=\"" WAX "\">",
                force, BAND_TOP - 28, BAND_HEIGHT + 28, force + 5, BAND_TOP - 20);
    Buffer name;
    buffer_init(&name);
    tell_force(axis->scenario, &name);
    html_plain(page, name.text);
    buffer_free(&name);
    buffer_add(page->out, "</text>\n");
    double last = force - 20;
    for (int day = 2; since_force(axis, day, 0) < axis->hours && day <= DAY_MAX; day++) {
        double x = after_x(axis, since_force(axis, day, 0));
        buffer_addf(page->out, "<path d=\"M%.1f %dv%d\" stroke=\"#8A764F\" stroke-dasharray=\"2 2\"/>", x, BAND_TOP,
                    BAND_HEIGHT);
        if (x - last > 8) {
            buffer_addf(page->out, "<text x=\"%.1f\" y=\"%d\" font-size=\"10.5\" fill=\"" DIM "\">", x + 2,
                        BAND_TOP - 7);
            html_plain(page, page->scenario->day_names[day]);
            buffer_add(page->out, "</text>\n");
            last = x + 38;
        }
    }
}

// Pins that would touch go to another level; returns how many levels they take.
static int pins_place(const Axis *axis, const TurningPoint *points, int count, double x[], int level[]) {
    double taken[LEVELS];
    int levels = 0;
    for (int l = 0; l < LEVELS; l++) {
        taken[l] = -1e9;
    }
    for (int i = 0; i < count; i++) {
        x[i] = clamp(point_x(axis, &points[i]), PIN_RADIUS + 1, WIDTH - PIN_RADIUS - 1);
        level[i] = 0;
        while (level[i] < LEVELS - 1 && x[i] - taken[level[i]] < NEAR) {
            level[i]++;
        }
        if (x[i] - taken[level[i]] < NEAR) {
            x[i] = taken[level[i]] + NEAR;
        }
        taken[level[i]] = x[i];
        levels = level[i] + 1 > levels ? level[i] + 1 : levels;
    }
    return levels;
}

static double pin_y(int level, bool above) {
    double reach = (above ? 20 : 28) + LEVEL_HEIGHT * level; // below, the hours stand under the band
    return above ? BAND_TOP - reach : BAND_TOP + BAND_HEIGHT + reach;
}

static void pins_draw(Page *page, const TurningPoint *points, int count, const double x[], const int level[],
                      bool above) {
    for (int i = 0; i < count; i++) {
        buffer_addf(page->out, "<path d=\"M%.1f %.1fV%d\" stroke=\"" DIM "\"/>", x[i], pin_y(level[i], above),
                    above ? BAND_TOP : BAND_TOP + BAND_HEIGHT);
    }
    for (int i = 0; i < count; i++) {
        double y = pin_y(level[i], above);
        buffer_addf(page->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\" fill=\"" WAX "\"/>", x[i], y, PIN_RADIUS);
        buffer_addf(page->out,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"11\" font-weight=\"700\" "
                    "fill=\"#fff\">%u</text>\n",
                    x[i], y + 3.9, (unsigned)points[i].number);
    }
}

static int hours_drawn(const Debrief *debrief) {
    int hours = 12;
    for (int p = 0; p < debrief->period_count; p++) {
        int end = debrief->periods[p].start + debrief->periods[p].hours;
        hours = end > hours ? end : hours;
    }
    return hours;
}

static void hours_draw(Page *page, const Axis *axis) {
    int start = axis->scenario->start, end = axis->scenario->end;
    for (int minute = start; minute <= end; minute += 120) {
        char time[TIME_BYTES];
        time_print(minute, time);
        double x = night_x(axis, minute);
        buffer_addf(page->out,
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"10.5\" fill=\"" DIM "\" text-anchor=\"%s\">%s</text>", x,
                    BAND_TOP + BAND_HEIGHT + 14, minute == start ? "start" : "middle", time);
    }
    buffer_add(page->out, "\n");
}

void html_timeline_figure(Page *page) {
    const Debrief *debrief = page->debrief;
    Axis axis = {.scenario = page->scenario, .signed_ = debrief->signed_, .hours = hours_drawn(debrief)};
    double night_x_at[DEBRIEF_POINT_MAX], after_x_at[DEBRIEF_POINT_MAX];
    int night_level[DEBRIEF_POINT_MAX], after_level[DEBRIEF_POINT_MAX];
    int above = pins_place(&axis, debrief->night, debrief->night_count, night_x_at, night_level);
    int below = pins_place(&axis, debrief->after, debrief->after_count, after_x_at, after_level);
    double over = above > 0 ? pin_y(above - 1, true) - PIN_RADIUS - 2 : BAND_TOP;
    double top = over < BAND_TOP - 36 ? over : BAND_TOP - 36;
    double bottom = below > 0 ? pin_y(below - 1, false) + PIN_RADIUS + 2 : BAND_TOP + BAND_HEIGHT + 20;
    buffer_addf(page->out,
                "<figure>\n<svg viewBox=\"0 %.0f %d %.0f\" role=\"img\" "
                "xmlns=\"http://www.w3.org/2000/svg\">\n<title>",
                top, WIDTH, bottom - top);
    html_plain(page, words_at(page->words, "report.timeline"));
    buffer_add(page->out, "</title>\n");
    windows_draw(page, &axis);
    if (debrief->signed_) {
        days_draw(page, &axis);
    }
    hours_draw(page, &axis);
    pins_draw(page, debrief->night, debrief->night_count, night_x_at, night_level, true);
    pins_draw(page, debrief->after, debrief->after_count, after_x_at, after_level, false);
    buffer_add(page->out, "</svg>\n");
    if (debrief->signed_) {
        buffer_add(page->out, "<figcaption>");
        html_word(page, "report.strokes");
        buffer_add(page->out, "</figcaption>\n");
    }
    buffer_add(page->out, "</figure>\n");
}
