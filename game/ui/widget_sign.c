// Icons, marks, seals and rosettes.
#include <math.h>
#include <string.h>

#include "ui/tree.h"

enum { ROSETTE_LINES = 7, ROSETTE_POINTS = 360, SEAL_POINTS = 150 };

typedef struct Sign {
    int kind; // Icon, Side, SealKind or HoleState
    Tone tone;
    bool filled;
    float lifted; // of a seal: 1 in the air, 0 on the paper
    char words[16];
} Sign;

static void sign(Ui *ui, float size, PaintFn paint, Sign data) {
    ui_canvas(ui, (Box){.w = size, .h = size}, paint, &data, sizeof data);
}

static Point middle(Rect rect) {
    return (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

static void paint_icon(const Painter *painter, const void *data) {
    const Sign *icon = data;
    icon_draw(painter->list, (Icon)icon->kind, painter->rect.x, painter->rect.y, painter->rect.w, 1.4f,
              paint_colour(painter, icon->tone));
}

void ui_icon(Ui *ui, Icon icon, float size, Tone tone) {
    sign(ui, size, paint_icon, (Sign){.kind = icon, .tone = tone ? tone : TONE_TEXT});
}

static void paint_side(const Painter *painter, const void *data) {
    const Sign *mark = data;
    paint_mark(painter, (Side)mark->kind, middle(painter->rect), painter->rect.w * 0.63f,
               paint_colour(painter, mark->tone), (Colour){0}, 0);
}

void ui_mark(Ui *ui, Side side, float size) {
    sign(ui, size, paint_side, (Sign){.kind = side, .tone = side_tone(side)});
}

// Banknote lines: r = a + b cos(p t) cos(q t + phase), seven phases (read off the mock-ups).
static void paint_guilloche(const Painter *painter, Side side, Point centre, float radius, Colour colour) {
    static const float p[SIDE_COUNT] = {3, 3, 5, 4, 2};
    static const float q[SIDE_COUNT] = {8, 8, 6, 7, 9};
    float mean = side == SIDE_B ? 0.7145f : 0.734f;
    float swing = side == SIDE_B ? 0.2514f : 0.231f;
    for (int line = 0; line < ROSETTE_LINES; line++) {
        Point points[ROSETTE_POINTS];
        float phase = 6.28318531f * (float)line / ROSETTE_LINES;
        for (int i = 0; i < ROSETTE_POINTS; i++) {
            float t = 6.28318531f * (float)i / ROSETTE_POINTS;
            float r = radius * (mean + swing * cosf(p[side] * t) * cosf(q[side] * t + phase));
            points[i] = (Point){centre.x + r * cosf(t), centre.y + r * sinf(t)};
        }
        draw_stroke(painter->list, points, ROSETTE_POINTS, true, 0.8f * painter->scale, LINE_SOLID, colour);
    }
}

static void paint_rosette(const Painter *painter, const void *data) {
    const Sign *rosette = data;
    Side side = (Side)rosette->kind;
    Point centre = middle(painter->rect);
    float radius = painter->rect.w / 2;
    Colour colour = paint_colour(painter, rosette->tone);
    paint_guilloche(painter, side, centre, radius, colour_faded(colour, 0.75f));
    float rim = 1.8f * painter->scale * radius / (29 * painter->scale);
    paint_mark(painter, side, centre, radius * 0.793f, paint_colour(painter, TONE_WELL), colour, fmaxf(1, rim));
    paint_mark(painter, side, centre, radius * 0.345f, colour, (Colour){0}, 0);
}

void ui_rosette(Ui *ui, Side side, float size) {
    sign(ui, size, paint_rosette, (Sign){.kind = side, .tone = side_tone(side)});
}

static void paint_monogram(const Painter *painter, const void *data) {
    const Sign *monogram = data;
    Point centre = middle(painter->rect);
    float radius = painter->rect.w / 2;
    float width = fmaxf(1, 1.4f * painter->scale);
    draw_disc(painter->list, centre, radius - width / 2, paint_colour(painter, TONE_WELL));
    draw_ring(painter->list, centre, radius - width / 2, width, LINE_SOLID, paint_colour(painter, TONE_EDGE));
    paint_text(painter, TYPE_H1, TONE_ACCENT, 15, ALIGN_CENTRE, centre.x, centre.y + 5.3f * painter->scale,
               monogram->words);
}

static Sign with_words(Sign data, const char *words) {
    size_t length = strlen(words);
    length = length < sizeof data.words ? length : sizeof data.words - 1;
    memcpy(data.words, words, length);
    return data;
}

void ui_monogram(Ui *ui, const char *letter) {
    sign(ui, 30, paint_monogram, with_words((Sign){0}, letter));
}

static void paint_disc_number(const Painter *painter, const void *data) {
    const Sign *disc = data;
    Point centre = middle(painter->rect);
    float radius = painter->rect.w / 2;
    float width = fmaxf(1, painter->rect.w > 22 * painter->scale ? 2 * painter->scale : 1.4f * painter->scale);
    Colour colour = paint_colour(painter, disc->tone);
    draw_disc(painter->list, centre, radius - width / 2, disc->filled ? colour : paint_colour(painter, TONE_WELL));
    draw_ring(painter->list, centre, radius - width / 2, width, LINE_SOLID, colour);
    float size = painter->rect.w / painter->scale * (painter->rect.w > 22 * painter->scale ? 0.52f : 0.62f);
    if (strcmp(disc->words, "\xE2\x9C\x93") == 0) {
        float icon = painter->rect.w * 0.62f;
        icon_draw(painter->list, ICON_CHECK, centre.x - icon / 2, centre.y - icon / 2, icon, 2.4f,
                  paint_colour(painter, disc->filled ? TONE_WELL : disc->tone));
        return;
    }
    Tone tone = disc->filled ? TONE_ON_ACCENT : disc->tone == TONE_SIGNAL ? TONE_HIGH : disc->tone;
    paint_text(painter, TYPE_GO, tone, size, ALIGN_CENTRE, centre.x, centre.y + size * 0.36f * painter->scale,
               disc->words);
}

void ui_disc_number(Ui *ui, const char *number, Tone tone, float size, bool filled) {
    sign(ui, size, paint_disc_number, with_words((Sign){.tone = tone, .filled = filled}, number));
}

void ui_chip(Ui *ui, Look look, Tone tone, const char *words) {
    Tone edge = look == LOOK_CHIP && tone == TONE_SIGNAL ? TONE_SIGNAL : TONE_NONE;
    ui_row(ui, (Box){.look = look, .pad = PAD2(8, 2), .edge = edge, .min_h = 20});
    Tone ink = look == LOOK_CHIP_ON ? TONE_HIGH : tone ? tone : TONE_TEXT;
    ui_text_box(ui, (Text){.type = TYPE_TINY, .bold = true, .tone = ink}, words);
    ui_end(ui);
}

static void seal_edge(Point centre, float size, Point *points) {
    for (int i = 0; i < SEAL_POINTS; i++) {
        float t = 6.28318531f * (float)i / SEAL_POINTS;
        float r = size * (0.428f + 0.0323f * cosf(11 * t));
        points[i] = (Point){centre.x + r * cosf(t), centre.y + r * sinf(t)};
    }
}

static void paint_tick(const Painter *painter, Rect r, Colour colour) {
    Point tick[3] = {{r.x + r.w * 0.368f, r.y + r.h * 0.5105f},
                     {r.x + r.w * 0.461f, r.y + r.h * 0.607f},
                     {r.x + r.w * 0.6395f, r.y + r.h * 0.407f}};
    draw_stroke(painter->list, tick, 3, false, r.w * 0.072f, LINE_SOLID, colour);
}

static void paint_broken(const Painter *painter, Rect r, const Point *edge, Colour wax) {
    // The two halves on either side of a jagged crack.
    Point crack[4] = {{r.x + r.w * 0.56f, r.y},
                      {r.x + r.w * 0.44f, r.y + r.h * 0.36f},
                      {r.x + r.w * 0.58f, r.y + r.h * 0.58f},
                      {r.x + r.w * 0.46f, r.y + r.h}};
    draw_fill(painter->list, edge, SEAL_POINTS, wax);
    draw_stroke(painter->list, crack, 4, false, fmaxf(1.5f, r.w * 0.06f), LINE_SOLID,
                paint_colour(painter, TONE_PANEL));
}

static void paint_seal(const Painter *painter, const void *data) {
    const Sign *seal = data;
    Rect r = rect_grown(painter->rect, painter->rect.w * 0.4f * seal->lifted);
    Point centre = middle(r);
    Colour wax = colour_faded(theme_colour(painter->theme, GROUND_PAPER, TONE_ACCENT), 1 - 0.7f * seal->lifted);
    Colour light = painter->theme == THEME_CONTRAST ? (Colour){0, 0, 0, 255} : (Colour){0xF3, 0xE9, 0xD5, 255};
    float line = fmaxf(1, r.w * 0.05f);
    Point edge[SEAL_POINTS];
    seal_edge(centre, r.w, edge);
    switch ((SealKind)seal->kind) {
    case SEAL_NONE: return;
    case SEAL_PENDING:
        draw_ring(painter->list, centre, r.w * 0.42f, fmaxf(1, r.w * 0.07f), LINE_DASHED,
                  paint_colour(painter, TONE_ACCENT));
        return;
    case SEAL_EMPTY:
        draw_ring(painter->list, centre, r.w * 0.42f, line, LINE_SOLID, paint_colour(painter, TONE_EDGE));
        return;
    case SEAL_BROKEN: paint_broken(painter, r, edge, wax); return;
    default: break;
    }
    draw_fill(painter->list, edge, SEAL_POINTS, wax);
    draw_ring(painter->list, centre, r.w * 0.293f, line, LINE_SOLID, colour_faded(light, 0.75f));
    if (seal->kind == SEAL_AGREED) {
        paint_tick(painter, r, light);
    }
}

void ui_seal(Ui *ui, SealKind kind, float size) {
    sign(ui, size, paint_seal, (Sign){.kind = kind});
}

void ui_seal_stamped(Ui *ui, const char *id, SealKind kind, float size) {
    enum { STAMPED_MS = 240 };
    bool there = kind == SEAL_AGREED;
    float down = motion_towards(ui, id, there ? 1 : 0, STAMPED_MS);
    sign(ui, size, paint_seal, (Sign){.kind = kind, .lifted = there ? 1 - down : 0});
}

void ui_page(Ui *ui) {
    (void)motion_page(ui, false);
}

static void paint_page(const Painter *painter, const void *data) {
    const float *lifted = data;
    Rect rect = painter->rect, edge;
    rect.h = roundf(rect.h * (1 - *lifted));
    edge = (Rect){rect.x, rect.y + rect.h, rect.w, fmaxf(1, roundf(2 * painter->scale))};
    draw_gradient(painter->list, rect, 0, (Colour){0xF6, 0xEE, 0xDD, 255}, (Colour){0xEF, 0xE3, 0xCA, 255});
    draw_rect(painter->list, edge, 0, (Colour){0xCB, 0xB6, 0x8E, 255});
}

void ui_page_lifts(Ui *ui) {
    float lifted = motion_page(ui, true);
    if (lifted < 1 && ui_theme(ui) != THEME_CONTRAST) {
        ui_canvas(ui, (Box){0}, paint_page, &lifted, sizeof lifted);
    }
}

static void paint_hole(const Painter *painter, const void *data) {
    const Sign *hole = data;
    Rect r = painter->rect;
    Point centre = middle(r);
    float radius = r.w * 0.448f;
    Colour colour = paint_colour(painter, hole->tone);
    Colour light = paint_colour(painter, painter->ground == GROUND_PAPER ? TONE_PANEL : TONE_WELL);
    float line = fmaxf(1, r.w * 0.07f);
    if (hole->kind == HOLE_CLOSED) {
        draw_disc(painter->list, centre, radius + line / 2, colour);
        Point tick[3] = {{r.x + r.w * 0.30f, r.y + r.h * 0.513f},
                         {r.x + r.w * 0.441f, r.y + r.h * 0.659f},
                         {r.x + r.w * 0.704f, r.y + r.h * 0.359f}};
        draw_stroke(painter->list, tick, 3, false, r.w * 0.096f, LINE_SOLID, light);
        return;
    }
    bool half = hole->kind == HOLE_HALF;
    float size = r.w / painter->scale * 0.6f;
    float baseline = r.y + r.h * 0.716f;
    if (half) {
        Point lower[64];
        size_t count = 0;
        for (int i = 0; i <= 40; i++) {
            float t = 3.14159265f * (float)i / 40;
            lower[count++] = (Point){centre.x + radius * cosf(t), centre.y + radius * sinf(t)};
        }
        draw_fill(painter->list, lower, count, colour);
    }
    draw_ring(painter->list, centre, radius, line, half ? LINE_SOLID : LINE_DASHED, colour);
    Painter upper = *painter;
    if (half) {
        draw_clip(painter->list, (Rect){r.x, r.y, r.w, roundf(r.h / 2)});
    }
    paint_text(&upper, TYPE_H2, hole->tone, size, ALIGN_CENTRE, centre.x, baseline, "?");
    if (half) {
        draw_unclip(painter->list);
        draw_clip(painter->list, (Rect){r.x, r.y + roundf(r.h / 2), r.w, r.h - roundf(r.h / 2)});
        paint_text(&upper, TYPE_H2, painter->ground == GROUND_PAPER ? TONE_PANEL : TONE_WELL, size, ALIGN_CENTRE,
                   centre.x, baseline, "?");
        draw_unclip(painter->list);
    }
}

void ui_hole_mark(Ui *ui, HoleState state, float size, Tone tone) {
    sign(ui, size, paint_hole, (Sign){.kind = state, .tone = tone ? tone : TONE_ACCENT});
}

void ui_hole(Ui *ui, HoleState state, const char *question, const char *word) {
    ui_row(ui, (Box){.gap = 7, .role = ROLE_METER, .name = question, .value = word});
    ui_hole_mark(ui, state, 23, TONE_NONE);
    ui_col(ui, (Box){0});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .line = 14.8f, .bold = true, .tone = TONE_HIGH, .role = ROLE_KEY},
                question);
    ui_text_box(ui, (Text){.type = TYPE_TINY, .line = 14.2f, .tone = TONE_DIM, .role = ROLE_KEY}, word);
    ui_end(ui);
    ui_end(ui);
}
