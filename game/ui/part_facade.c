// The house the night happens in: ten lit windows, a town behind, its light on the wet ground. Drawn on a grid of
// 1280 by 720; wider pictures pull the windows apart, they do not stretch them.
#include "ui/page.h"

#include <math.h>

typedef struct Scheme { // colours of one theme
    Colour sky[3], glow, town, tower, lamp, wall[2], pier, line, light[3], frame, bars, ground[2], figure;
} Scheme;

#define RGB(hex)                                                                                                       \
    { (uint8_t)((hex) >> 16), (uint8_t)((hex) >> 8 & 255), (uint8_t)((hex)&255), 255 }

static const Scheme night = {
    .sky = {RGB(0x060912), RGB(0x0E1629), RGB(0x262843)},
    .glow = {0xE2, 0xA6, 0x5A, 66},
    .town = RGB(0x172036),
    .tower = RGB(0x1B2540),
    .lamp = {0xD9, 0xA7, 0x66, 255},
    .wall = {RGB(0x131A29), RGB(0x0B101B)},
    .pier = RGB(0x0F1522),
    .line = RGB(0x222C42),
    .light = {RGB(0xC98A3C), RGB(0xF2C877), RGB(0xE7A955)},
    .frame = RGB(0x2B3448),
    .bars = RGB(0x0B101B),
    .ground = {RGB(0x10151F), RGB(0x070A11)},
    .figure = {0x1A, 0x12, 0x06, 209},
};
static const Scheme day = {
    .sky = {RGB(0xF6EFE0), RGB(0xF3E9D5), RGB(0xEBDDC2)},
    .glow = {0xFF, 0xF6, 0xDF, 120},
    .town = RGB(0xE4D6BA),
    .tower = RGB(0xDFCFB0),
    .lamp = {0xC9, 0xB4, 0x8C, 255},
    .wall = {RGB(0xDCCBA9), RGB(0xD2BF9A)},
    .pier = RGB(0xD7C5A2),
    .line = RGB(0xBFA97F),
    .light = {RGB(0xE2C48A), RGB(0xF5E3B8), RGB(0xEDD29B)},
    .frame = RGB(0x9C8358),
    .bars = RGB(0x8A734A),
    .ground = {RGB(0xC9B68F), RGB(0xBCA87F)},
    .figure = {0x5A, 0x44, 0x20, 150},
};

static const Scheme contrast = {
    .sky = {RGB(0x000000), RGB(0x000000), RGB(0x000000)},
    .town = RGB(0x000000),
    .tower = RGB(0x000000),
    .wall = {RGB(0x000000), RGB(0x000000)},
    .pier = RGB(0x000000),
    .line = RGB(0x5B6270),
    .light = {RGB(0xFFD84D), RGB(0xFFD84D), RGB(0xFFD84D)},
    .frame = RGB(0xFFFFFF),
    .bars = RGB(0x000000),
    .ground = {RGB(0x000000), RGB(0x000000)},
    .figure = RGB(0x000000),
};

typedef struct Drawing {
    const Painter *painter;
    const Scheme *scheme;
    DrawList *list;
    float left, bottom, across, k; // pixels: edges, a grid unit across the picture, a unit of size
} Drawing;

static float at_x(const Drawing *d, float x) {
    return d->left + x * d->across;
}

static float at_y(const Drawing *d, float y) {
    return d->bottom - (720 - y) * d->k;
}

static void block(const Drawing *d, float x, float y, float w, float to, Colour colour) {
    float left = floorf(at_x(d, x)), top = floorf(at_y(d, y));
    draw_rect(d->list, (Rect){left, top, ceilf(w * d->across), at_y(d, to) - top}, 0, colour);
}

static uint32_t scatter(uint32_t n) {
    n = (n ^ 61u) ^ (n >> 16);
    n *= 9u;
    n ^= n >> 4;
    n *= 0x27d4eb2du;
    return n ^ (n >> 15);
}

static void paint_town(const Drawing *d) {
    static const float roofs[][3] = {
        {-10, 431, 54},  {52, 377, 70},   {121, 397, 54},  {170, 385, 62},  {235, 397, 66},  {296, 379, 26},
        {319, 406, 26},  {344, 421, 44},  {392, 373, 41},  {430, 396, 72},  {502, 385, 29},  {528, 422, 73},
        {603, 381, 67},  {668, 388, 49},  {716, 389, 68},  {783, 377, 73},  {863, 375, 52},  {923, 414, 52},
        {980, 435, 33},  {1010, 423, 46}, {1057, 377, 48}, {1106, 399, 43}, {1147, 374, 67}, {1210, 386, 29},
        {1233, 400, 37}, {1270, 396, 30},
    };
    static const float steps[][3] = {{598, 398, 184}, {626, 352, 128}, {646, 300, 88}, {662, 252, 56}, {676, 226, 28}};
    uint32_t n = 1;
    for (size_t i = 0; i < sizeof roofs / sizeof roofs[0]; i++) {
        block(d, roofs[i][0], roofs[i][1], roofs[i][2], 600, d->scheme->town);
        for (int lamp = 0; lamp < 4; lamp++) {
            float x = roofs[i][0] + 4 + (float)(scatter(n++) % (uint32_t)(roofs[i][2] - 7)),
                  y = roofs[i][1] + 8 + (float)(scatter(n++) % 60);
            draw_rect(d->list, (Rect){roundf(at_x(d, x)), roundf(at_y(d, y)), roundf(2.4f * d->k), roundf(3.6f * d->k)},
                      0, colour_faded(d->scheme->lamp, 0.25f + 0.01f * (float)(scatter(n++) % 40)));
        }
    }
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        block(d, steps[i][0], steps[i][1], steps[i][2], 600, d->scheme->tower);
        for (int lamp = 0; lamp < 9; lamp++) {
            float x = steps[i][0] + 4 + (float)(scatter(n++) % (uint32_t)(steps[i][2] - 7)),
                  y = steps[i][1] + 8 + (float)(scatter(n++) % 60);
            draw_rect(d->list, (Rect){roundf(at_x(d, x)), roundf(at_y(d, y)), roundf(2.2f * d->k), roundf(3.4f * d->k)},
                      0, colour_faded(d->scheme->lamp, 0.3f + 0.01f * (float)(scatter(n++) % 45)));
        }
    }
    Point spire[3] = {{at_x(d, 681), at_y(d, 226)}, {at_x(d, 690), at_y(d, 128)}, {at_x(d, 699), at_y(d, 226)}};
    draw_fill(d->list, spire, 3, d->scheme->tower);
}

static void paint_wall(const Drawing *d) {
    const Scheme *scheme = d->scheme;
    Rect wall = {d->left, floorf(at_y(d, 470)), d->painter->rect.w, ceilf(180 * d->k)};
    for (float x = 0; x < 1280; x += 28) {
        block(d, x, 461, 14, 471, scheme->wall[0]);
    }
    draw_gradient(d->list, wall, 0, scheme->wall[0], scheme->wall[1]);
    static const float piers[] = {0, 252, 512, 768, 1028, 1280};
    for (size_t i = 0; i < sizeof piers / sizeof piers[0]; i++) {
        float x = at_x(d, piers[i]);
        Point pier[7] = {{x - 11 * d->k, at_y(d, 650)}, {x - 11 * d->k, at_y(d, 450)},
                         {x - 6 * d->k, at_y(d, 442)},  {x, at_y(d, 408)},
                         {x + 6 * d->k, at_y(d, 442)},  {x + 11 * d->k, at_y(d, 450)},
                         {x + 11 * d->k, at_y(d, 650)}};
        draw_fill(d->list, pier, 7, scheme->pier);
        draw_stroke(d->list, pier, 7, false, fmaxf(1, d->k), LINE_SOLID, scheme->line);
    }
    for (int edge = 0; edge < 2; edge++) {
        draw_rect(d->list,
                  (Rect){d->left, roundf(at_y(d, edge ? 638 : 482)), d->painter->rect.w, fmaxf(1, roundf(1.5f * d->k))},
                  0, scheme->line);
    }
}

// An arch of the path grammar, its foot at y 622, moved to the window's middle.
static size_t outline(const Drawing *d, const char *path, float x, Point *points, size_t most) {
    uint32_t lengths[4];
    size_t contours;
    return path_flatten(path, d->k, x, at_y(d, 0), points, most, lengths, 4, &contours);
}

static void paint_person(const Drawing *d, float x, float y, float size) {
    Point body[64];
    draw_disc(d->list, (Point){x, y}, size * d->k, d->scheme->figure);
    static const char path[] = "M-2.12 4.6C-2.12 1.7 -0.96 1.15 0 1.15S2.12 1.7 2.12 4.6Z";
    uint32_t lengths[2];
    size_t contours, count = path_flatten(path, size * d->k, x, y, body, 64, lengths, 2, &contours);
    draw_fill(d->list, body, count, d->scheme->figure);
}

static void paint_window(const Drawing *d, float middle, unsigned people) {
    static const char arch[] = "M-27 622V550.14A52.92 52.92 0 0 1 0 504A52.92 52.92 0 0 1 27 550.14V622Z";
    static const char leaf[] = "M-26 622V545.5A24.5 24.5 0 0 1 -13.5 524.14A24.5 24.5 0 0 1 -1 545.5V622Z";
    const Scheme *scheme = d->scheme;
    Point points[128];
    float x = at_x(d, middle), k = d->k;
    size_t count = outline(d, arch, x, points, 128);
    // Light, darker at the top of the arch: the arch in one colour, then a gradient over its straight part.
    draw_fill(d->list, points, count, colour_mix(scheme->light[0], scheme->light[1], 0.35f));
    draw_gradient(d->list, (Rect){x - 26 * k, at_y(d, 545), 52 * k, 40 * k}, 0,
                  colour_mix(scheme->light[0], scheme->light[1], 0.55f), scheme->light[1]);
    draw_gradient(d->list, (Rect){x - 26 * k, at_y(d, 585), 52 * k, 37 * k}, 0, scheme->light[1], scheme->light[2]);
    draw_clip(d->list, (Rect){x - 26 * k, at_y(d, 504), 52 * k, 118 * k});
    if (people & 1) {
        paint_person(d, x - 8 * k, at_y(d, 594.7f), 6.5f);
    }
    if (people & 2) {
        paint_person(d, x + 15 * k, at_y(d, 600), 6);
    }
    draw_unclip(d->list);
    for (int side = 0; side < 2; side++) {
        count = outline(d, leaf, x + (side ? 27 * k : 0), points, 128);
        draw_stroke(d->list, points, count, true, 2 * k, LINE_SOLID, scheme->bars);
    }
    draw_ring(d->list, (Point){x, at_y(d, 520.1f)}, 7.5f * k, 2 * k, LINE_SOLID, scheme->bars);
    draw_rect(d->list, (Rect){x - 26 * k, roundf(at_y(d, 577.3f)), 52 * k, fmaxf(1, roundf(1.6f * k))}, 0,
              scheme->bars);
    draw_rect(d->list, (Rect){x - 26 * k, roundf(at_y(d, 601.3f)), 52 * k, fmaxf(1, roundf(1.6f * k))}, 0,
              scheme->bars);
    count = outline(d, arch, x, points, 128);
    draw_stroke(d->list, points, count, true, 4 * k, LINE_SOLID, scheme->frame);
}

static void paint_facade(const Painter *painter, const void *data) {
    (void)data;
    static const float middles[10] = {80, 172, 337, 429, 594, 686, 851, 943, 1108, 1200};
    static const unsigned people[10] = {0, 3, 3, 0, 1, 0, 0, 3, 3, 2};
    Rect r = painter->rect;
    bool light = theme_root_ground(painter->theme) == GROUND_PAPER;
    bool flat = painter->theme == THEME_CONTRAST;
    const Scheme *scheme = flat ? &contrast : light ? &day : &night;
    Drawing d = {painter, scheme, painter->list, r.x, r.y + r.h, r.w / 1280, fminf(r.h / 720, r.w / 1280)};
    float horizon = at_y(&d, 600) - r.y;
    draw_gradient(d.list, (Rect){r.x, r.y, r.w, ceilf(horizon * 0.5f)}, 0, scheme->sky[0], scheme->sky[1]);
    draw_gradient(d.list, (Rect){r.x, r.y + floorf(horizon * 0.5f), r.w, ceilf(horizon * 0.5f)}, 0, scheme->sky[1],
                  scheme->sky[2]);
    draw_clip(d.list, r);
    draw_glow(d.list, (Rect){r.x + r.w * 0.12f, at_y(&d, 180), r.w, 840 * d.k}, scheme->glow);
    paint_town(&d);
    paint_wall(&d);
    for (int w = 0; w < 10 && !flat; w++) {
        float x = at_x(&d, middles[w]), y = at_y(&d, 568.9f), reach = 110 * d.k;
        draw_glow(d.list, (Rect){x - reach, y - reach, 2 * reach, 2 * reach},
                  colour_faded(scheme->light[1], light ? 0.5f : 0.44f));
    }
    draw_gradient(d.list, (Rect){r.x, floorf(at_y(&d, 650)), r.w, ceilf(70 * d.k)}, 0, scheme->ground[0],
                  scheme->ground[1]);
    for (int w = 0; w < 10; w++) {
        paint_window(&d, middles[w], people[w]);
        for (int streak = 0; streak < 7 && !flat; streak++) {
            uint32_t n = scatter((uint32_t)(w * 16 + streak + 77));
            Colour top = colour_faded(scheme->light[1], light ? 0.35f : 0.12f + 0.0012f * (float)(n % 200));
            float x = at_x(&d, middles[w]) + ((float)(n >> 8 & 63) - 31) * d.k;
            draw_gradient(d.list,
                          (Rect){x, at_y(&d, 652 + (float)(n >> 16 & 7)), (2 + (float)(n >> 20 & 7)) * d.k,
                                 (24 + (float)(n >> 24 & 31)) * d.k},
                          0, top, colour_faded(top, 0));
        }
    }
    draw_unclip(d.list);
}

void part_facade(Ui *ui) {
    ui_canvas(ui, (Box){.self = ALIGN_STRETCH, .still = true}, paint_facade, "", 1);
}
