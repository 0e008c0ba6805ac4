// Values: bands, cells, pips, dots, the clock of windows.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/tree.h"

static float line_width(const Painter *painter, float u) {
    return fmaxf(1, roundf(u * painter->scale));
}

static void paint_band(const Painter *painter, const void *data) {
    const Band *band = data;
    float s = painter->scale;
    Rect r = painter->rect;
    float left = r.x + 4 * s;
    float length = r.w - 8 * s;
    float y = roundf(r.y + r.h / 2);
    Colour tick = paint_colour(painter, TONE_TICK);
    Colour side = paint_colour(painter, side_tone(band->side));
    float thick = line_width(painter, 1.4f);
    draw_rect(painter->list, (Rect){left, y - floorf(thick / 2), length, thick}, 0, tick);
    for (int i = 0; i < 5; i++) {
        float x = roundf(left + length * (float)i / 4);
        draw_rect(painter->list, (Rect){x - floorf(thick / 2), y - roundf(3 * s), thick, roundf(6 * s)}, 0, tick);
    }
    float height = roundf(9 * s);
    if (band->old_low < band->old_high) {
        Rect old = {left + length * band->old_low, y - height / 2, length * (band->old_high - band->old_low), height};
        draw_frame(painter->list, old, height / 2, thick, LINE_DASHED, colour_faded(side, 0.7f));
    }
    Rect range = {left + length * band->low, y - height / 2, fmaxf(2, length * (band->high - band->low)), height};
    draw_rect(painter->list, range, height / 2, colour_faded(side, 0.42f));
    if (painter->theme == THEME_CONTRAST) {
        draw_frame(painter->list, range, height / 2, line_width(painter, 1.5f), LINE_SOLID, side);
    }
    paint_mark(painter, band->side, (Point){left + length * band->best, y}, 9.6f * s, side,
               paint_colour(painter, TONE_WELL), 1.5f * s);
}

void ui_scale_band(Ui *ui, Band band) {
    float width = band.w > 0 ? band.w : 84;
    Box box = {.name = band.name, .value = band.word, .role = band.name ? ROLE_METER : ROLE_NONE};
    Text word = {.type = TYPE_SMALL, .tone = TONE_DIM, .role = band.name ? ROLE_KEY : ROLE_TEXT};
    band.name = NULL; // texts are not copied into the canvas
    if (band.word_below) {
        box.w = width;
        word.align = ALIGN_CENTRE;
        word.line = band.tight ? 14 : 14.5f;
        box.along = ALIGN_CENTRE;
        box.min_h = !band.bare ? 0 : band.line > 0 ? band.line : 22;
        ui_col(ui, box);
    } else {
        box.gap = 8;
        ui_row(ui, box);
    }
    const char *words = band.word;
    band.word = NULL;
    Estimates shown = words ? ui->eyes.estimates : ESTIMATES_RANGES;
    shown = band.bare && shown == ESTIMATES_BOTH ? ESTIMATES_WORDS : shown;
    if (shown != ESTIMATES_WORDS) {
        ui_canvas(ui, (Box){.w = width, .h = band.tight ? 14 : 18}, paint_band, &band, sizeof band);
    }
    if (words && shown != ESTIMATES_RANGES) {
        ui_text_box(ui, word, words);
    }
    ui_end(ui);
}

enum { GAUGE_W = 116 };

static void paint_gauge(const Painter *painter, const void *data) {
    const Gauge *gauge = data;
    float s = painter->scale, left = painter->rect.x + SLIDE_MARGIN * s,
          length = painter->rect.w - 2 * SLIDE_MARGIN * s;
    float y = roundf(painter->rect.y + painter->rect.h / 2), thick = line_width(painter, 2);
    float value = left + length * gauge->value, usual = left + length * gauge->usual;
    Colour accent = paint_colour(painter, TONE_ACCENT), tick = paint_colour(painter, TONE_TICK);
    draw_rect(painter->list, (Rect){left, y - floorf(thick / 2), length, thick}, 0, tick);
    draw_rect(painter->list, (Rect){fminf(value, usual), y - thick, fabsf(value - usual), 2 * thick}, 0, accent);
    draw_rect(painter->list, (Rect){roundf(usual) - floorf(thick / 2), y - roundf(7 * s), thick, roundf(14 * s)}, 0,
              paint_colour(painter, TONE_DIM));
    draw_disc(painter->list, (Point){value, y},
              (painter->selected                  ? 8
               : painter->hot || painter->focused ? 6.5f
                                                  : 5) *
                  s,
              accent);
}

void ui_gauge(Ui *ui, Gauge gauge) {
    bool slides = gauge.command != 0;
    Box box = {.w = GAUGE_W,
               .h = slides ? 34 : 18,
               .role = slides ? ROLE_SLIDER : ROLE_METER,
               .id = gauge.id,
               .name = gauge.name,
               .value = gauge.words,
               .command = gauge.command,
               .selected = slides && ui->grabbed == id_of(gauge.id),
               .slides = slides};
    gauge.name = gauge.words = gauge.id = NULL; // texts are not copied into the canvas
    ui_canvas(ui, box, paint_gauge, &gauge, sizeof gauge);
}

typedef struct Count {
    int lit, total;
    float cell_w, cell_h, gap, radius;
    Tone tone;
} Count;

static void paint_cells(const Painter *painter, const void *data) {
    const Count *cells = data;
    float s = painter->scale;
    for (int i = 0; i < cells->total; i++) {
        float x = roundf(painter->rect.x + (cells->cell_w + cells->gap) * (float)i * s);
        float end = roundf(painter->rect.x + ((cells->cell_w + cells->gap) * (float)i + cells->cell_w) * s);
        Rect cell = {x, painter->rect.y, end - x, painter->rect.h};
        bool lit = i < cells->lit;
        draw_rect(painter->list, cell, cells->radius * s, paint_colour(painter, lit ? cells->tone : TONE_EMPTY));
    }
}

void ui_cells_bare(Ui *ui, int lit, int total, float w, Tone tone) {
    Count cells = {lit, total, w, 6, 2, 1.5f, tone ? tone : TONE_ACCENT};
    ui_canvas(ui, (Box){.w = (w + 2) * (float)total - 2, .h = 6}, paint_cells, &cells, sizeof cells);
}

typedef struct Trend {
    int trend;
} Trend;

static void paint_trend(const Painter *painter, const void *data) {
    const Trend *trend = data;
    Rect r = painter->rect;
    Colour colour = paint_colour(painter, TONE_DIM);
    float middle = r.y + r.h / 2;
    if (trend->trend == 0) {
        float thick = roundf(3.6f * painter->scale);
        draw_rect(painter->list, (Rect){r.x, roundf(middle - thick / 2), r.w, thick}, 0, colour);
        return;
    }
    float top = r.y + r.h * 0.06f;
    float bottom = r.y + r.h * 0.94f;
    bool up = trend->trend > 0;
    Point triangle[3] = {{r.x, up ? bottom : top}, {r.x + r.w, up ? bottom : top}, {r.x + r.w / 2, up ? top : bottom}};
    draw_fill(painter->list, triangle, 3, colour);
}

void ui_cells(Ui *ui, Cells cells) {
    int total = cells.total ? cells.total : 5;
    Tone tone = cells.tone ? cells.tone : cells.side ? side_tone(cells.side) : TONE_ACCENT;
    const char *value =
        cells.trend_word ? ui_keepf(ui, "%s, %s", cells.word ? cells.word : "", cells.trend_word) : cells.word;
    ui_col(ui, (Box){.gap = 3,
                     .role = ROLE_METER,
                     .name = cells.name,
                     .value = value,
                     .term = cells.term,
                     .id = cells.term ? ui_keepf(ui, "cells.%s", cells.name) : NULL});
    ui_row(ui, (Box){.gap = 5});
    if (cells.side) {
        ui_mark(ui, cells.side, 13);
    }
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY, .one_line = true}, cells.name);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 6});
    ui_cells_bare(ui, cells.lit, total, 9, tone);
    ui_row(ui, (Box){.gap = 4});
    if (cells.word) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .role = ROLE_KEY, .one_line = true}, cells.word);
    }
    if (cells.trend >= -1 && cells.trend <= 1) {
        Trend trend = {cells.trend};
        ui_canvas(ui, (Box){.w = cells.trend ? 10 : 12, .h = 10}, paint_trend, &trend, sizeof trend);
    }
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}

static void paint_pips(const Painter *painter, const void *data) {
    const Count *pips = data;
    float size = 11 * painter->scale;
    for (int i = 0; i < pips->total; i++) {
        Point points[16];
        uint32_t lengths[2];
        size_t contours = 0;
        float x = painter->rect.x + 12 * painter->scale * (float)i;
        size_t count = path_flatten("M8 1l6.5 5-2.4 8.5H3.9L1.5 6", size / 16, x,
                                    painter->rect.y + 0.5f * painter->scale, points, 16, lengths, 2, &contours);
        bool lit = i < pips->lit;
        Colour colour = paint_colour(painter, lit ? TONE_ACCENT : TONE_EDGE);
        if (lit) {
            draw_fill(painter->list, points, count, colour);
        }
        draw_stroke(painter->list, points, count, true, 1.1f * painter->scale, LINE_SOLID, colour);
    }
}

void ui_pips(Ui *ui, int lit, int total, const char *name) {
    Count pips = {.lit = lit, .total = total};
    ui_canvas(ui,
              (Box){.w = 12 * (float)total,
                    .h = 12,
                    .role = name ? ROLE_METER : ROLE_NONE,
                    .name = name,
                    .value = ui_keepf(ui, "%d / %d", lit, total)},
              paint_pips, &pips, sizeof pips);
}

static void paint_bars(const Painter *painter, const void *data) {
    const Count *bars = data;
    float step = painter->rect.w / (float)bars->total;
    for (int i = 0; i < bars->total; i++) {
        float height = roundf(painter->rect.h * (0.4f + 0.6f * (float)(i + 1) / (float)bars->total));
        float x = roundf(painter->rect.x + step * (float)i);
        Rect bar = {x, painter->rect.y + painter->rect.h - height, roundf(step * 0.78f), height};
        draw_rect(painter->list, bar, painter->scale, paint_colour(painter, i < bars->lit ? bars->tone : TONE_EMPTY));
    }
}

void ui_bars(Ui *ui, int lit, int total, Tone tone, const char *name) {
    Count bars = {.lit = lit, .total = total, .tone = tone ? tone : TONE_SIGNAL};
    ui_canvas(ui,
              (Box){.w = 7 * (float)total,
                    .h = 15,
                    .role = name ? ROLE_METER : ROLE_NONE,
                    .name = name,
                    .value = ui_keepf(ui, "%d / %d", lit, total)},
              paint_bars, &bars, sizeof bars);
}

static void paint_trust(const Painter *painter, const void *data) {
    const Count *trust = data;
    float size = roundf(9 * painter->scale);
    for (int i = 0; i < trust->total; i++) {
        Rect cell = {roundf(painter->rect.x + 12 * painter->scale * (float)i), painter->rect.y, size, size};
        if (i < trust->lit) {
            draw_rect(painter->list, cell, painter->scale, paint_colour(painter, TONE_ACCENT));
        } else {
            draw_frame(painter->list, cell, painter->scale, line_width(painter, 1), LINE_SOLID,
                       paint_colour(painter, TONE_EDGE));
        }
    }
}

void ui_trust(Ui *ui, int lit, int total, const char *word) {
    Count trust = {.lit = lit, .total = total};
    ui_row(ui, (Box){.gap = 7});
    ui_canvas(ui, (Box){.w = 12 * (float)total - 3, .h = 9}, paint_trust, &trust, sizeof trust);
    ui_text(ui, TYPE_SMALL, TONE_DIM, word);
    ui_end(ui);
}

// ---- the house as a clock ----

typedef struct House {
    int hours;
    float minutes_left;
} House;

// The part of a polygon below y (Sutherland-Hodgman against one line).
static size_t below(const Point *in, size_t count, float y, Point *out) {
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        Point a = in[i];
        Point b = in[(i + 1) % count];
        if (a.y >= y) {
            out[made++] = a;
        }
        if ((a.y >= y) != (b.y >= y)) {
            out[made++] = (Point){a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
        }
    }
    return made;
}

static void paint_window(const Painter *painter, float x, float y, float lit) {
    enum { POINTS = 160 };
    Point arch[POINTS];
    Point light[POINTS * 2];
    uint32_t lengths[2];
    size_t contours = 0;
    float s = painter->scale;
    size_t count = path_flatten("M0 25V10.25A11.76 11.76 0 0 1 6 0A11.76 11.76 0 0 1 12 10.25V25", s, x, y, arch,
                                POINTS, lengths, 2, &contours);
    Colour dark = paint_colour(painter, TONE_WELL);
    Colour gold = paint_colour(painter, TONE_GOLD);
    draw_fill(painter->list, arch, count, paint_colour(painter, TONE_EMPTY));
    if (lit > 0) {
        size_t shown = below(arch, count, y + 25 * s * (1 - lit), light);
        draw_fill(painter->list, light, shown, gold);
    }
    float width = fmaxf(1, roundf(1.1f * s));
    Colour bars = colour_faded(dark, lit > 0 ? 0.55f : 0.8f);
    draw_rect(painter->list, (Rect){roundf(x + 6 * s - width / 2), roundf(y + 6.25f * s), width, roundf(18.75f * s)}, 0,
              bars);
    draw_rect(painter->list, (Rect){roundf(x), roundf(y + 14.5f * s - width / 2), roundf(12 * s), width}, 0, bars);
    draw_stroke(painter->list, arch, count, true, 1.1f * s, LINE_SOLID,
                lit > 0 ? gold : paint_colour(painter, TONE_EDGE));
}

static void paint_house(const Painter *painter, const void *data) {
    const House *house = data;
    for (int i = 0; i < house->hours; i++) {
        float minutes = house->minutes_left - 60 * (float)(house->hours - 1 - i);
        float lit = fminf(1, fmaxf(0, minutes / 60));
        paint_window(painter, painter->rect.x + (1 + 16 * (float)i) * painter->scale, painter->rect.y + painter->scale,
                     lit);
    }
}

void ui_windows_clock(Ui *ui, int hours, int minutes_left, const char *name) {
    enum { DARKENS_MS = 600 };
    House house = {hours, motion_towards(ui, "motion.clock", (float)minutes_left, DARKENS_MS)};
    ui_canvas(ui, (Box){.w = 16 * (float)hours - 2, .h = 27, .role = name ? ROLE_CLOCK : ROLE_NONE, .name = name},
              paint_house, &house, sizeof house);
}

// ---- chances ----

typedef struct Chances {
    int a, unknown, b;
} Chances;

static void paint_dots(const Painter *painter, const void *data) {
    const Chances *chances = data;
    int total = chances->a + chances->unknown + chances->b;
    float step = painter->rect.w / (float)(total > 0 ? total : 1);
    float size = fminf(13 * painter->scale, step * 0.7f);
    for (int i = 0; i < total; i++) {
        Point centre = {painter->rect.x + step * ((float)i + 0.5f), painter->rect.y + painter->rect.h / 2};
        if (i < chances->a || i >= chances->a + chances->unknown) {
            Side side = i < chances->a ? SIDE_A : SIDE_B;
            paint_mark(painter, side, centre, size, paint_colour(painter, side_tone(side)), (Colour){0}, 0);
        } else {
            draw_ring(painter->list, centre, size / 2 - 0.7f * painter->scale, 1.4f * painter->scale, LINE_SOLID,
                      paint_colour(painter, TONE_DIM));
        }
    }
}

void ui_dots(Ui *ui, int side_a, int unknown, int side_b, const char *name) {
    Chances chances = {side_a, unknown, side_b};
    ui_canvas(ui,
              (Box){.min_w = 12 * (float)(side_a + unknown + side_b),
                    .h = 18,
                    .self = ALIGN_STRETCH,
                    .role = name ? ROLE_METER : ROLE_NONE,
                    .name = name,
                    .value = ui_keepf(ui, "%d / %d / %d", side_a, unknown, side_b)},
              paint_dots, &chances, sizeof chances);
}

static void paint_dot_row(const Painter *painter, const void *data) {
    const Count *dots = data;
    float step = painter->rect.w / (float)dots->total;
    float radius = step * 0.42f;
    for (int i = 0; i < dots->total; i++) {
        Point centre = {painter->rect.x + step * ((float)i + 0.5f), painter->rect.y + painter->rect.h / 2};
        if (i < dots->lit) {
            draw_disc(painter->list, centre, radius, paint_colour(painter, TONE_ACCENT));
        } else {
            float width = 1.1f * painter->scale;
            draw_ring(painter->list, centre, radius - width / 2, width, LINE_SOLID, paint_colour(painter, TONE_EDGE));
        }
    }
}

void ui_dot_row(Ui *ui, int lit, int total, const char *name) {
    Count dots = {.lit = lit, .total = total};
    ui_canvas(ui,
              (Box){.w = 12.1f * (float)total,
                    .h = 13,
                    .role = name ? ROLE_METER : ROLE_NONE,
                    .name = name,
                    .value = ui_keepf(ui, "%d / %d", lit, total)},
              paint_dot_row, &dots, sizeof dots);
}

// ---- small compositions ----

void ui_fact(Ui *ui, const char *term, const char *name, const char *value) {
    ui_row(ui, (Box){.gap = 8, .across = ALIGN_START});
    enum { LINE_H = 18 };
    ui_para(ui, (Text){.type = TYPE_BODY, .line = LINE_H, .grow = 1});
    ui_span(ui, (TextSpan){.term = term}, name);
    ui_para_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .line = LINE_H, .tone = TONE_HIGH, .align = ALIGN_END}, value);
    ui_end(ui);
}

void ui_label(Ui *ui, const char *words, const char *note) {
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN, .wrap = true, .line_gap = 0});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, words);
    if (note) {
        ui_text(ui, TYPE_TINY, TONE_DIM, note);
    }
    ui_end(ui);
}

TextSpan span_bracket(Side owner, bool current) {
    Tone tone = owner ? side_tone(owner) : TONE_BRACKET;
    if (current) {
        return (TextSpan){.tone = TONE_HIGH,
                          .bold = true,
                          .tint = TONE_ACCENT,
                          .underline = LINE_SOLID,
                          .underline_tone = TONE_ACCENT};
    }
    return (TextSpan){.tone = tone, .tint = owner ? tone : TONE_NONE, .underline = side_line(owner)};
}

void ui_adviser(Ui *ui, const char *letter, const char *role, const char *words) {
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_monogram(ui, letter);
    ui_col(ui, (Box){.grow = 1});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .line = 14.5f, .bold = true, .tone = TONE_TEXT}, role);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .line = 18.5f, .tone = TONE_HIGH}, words);
    ui_end(ui);
    ui_end(ui);
}
