// Roofs and a tower against the first light: what stands behind the hours before it takes force. Drawn on a grid of
// 1280 across, as the house of the title is.
#include <math.h>

#include "ui/screen_asked.h"

static unsigned scatter(unsigned n) { // the same street every morning
    n = (n ^ 61u ^ (n >> 16)) * 9u;
    n = (n ^ (n >> 4)) * 0x27D4EB2Du;
    return n ^ (n >> 15);
}

static void paint_lamps(const Painter *painter, Rect house, unsigned seed, float night) {
    Colour lamp = paint_colour(painter, TONE_GOLD);
    for (unsigned w = 0; w < 4; w++) {
        unsigned spot = scatter(seed * 7 + w * 131 + 5);
        if ((float)(spot % 100) / 100 < night * 0.8f) {
            Rect window = {roundf(house.x + house.w * (0.15f + 0.65f * (float)(spot >> 7 & 15) / 15)),
                           roundf(house.y + house.h * (0.15f + 0.6f * (float)(spot >> 11 & 15) / 15)),
                           2.6f * painter->scale, 3.8f * painter->scale};
            draw_rect(painter->list, window, 0, colour_faded(lamp, 0.45f + 0.04f * (float)(spot >> 16 & 7)));
        }
    }
}

static void paint_roofs(const Painter *painter, Rect r, float foot) {
    static const short roofs[][3] = {
        // left edge, height, width
        {-10, 49, 51},  {43, 79, 54},   {100, 44, 58},  {157, 51, 33},  {188, 52, 44},  {234, 38, 32}, {266, 40, 38},
        {308, 36, 41},  {348, 58, 39},  {391, 55, 28},  {421, 62, 35},  {463, 72, 58},  {516, 43, 69}, {581, 78, 27},
        {613, 37, 60},  {675, 76, 42},  {722, 49, 55},  {773, 71, 64},  {837, 39, 42},  {885, 61, 70}, {959, 72, 62},
        {1016, 77, 56}, {1074, 37, 43}, {1113, 67, 70}, {1188, 62, 57}, {1251, 62, 59},
    };
    static const short steps[][2] = {{70, 44}, {48, 62}, {32, 80}, {20, 94}, {10, 106}}; // half a width, height
    float s = painter->scale, across = r.w / 1280, tower = roundf(r.x + 1064 * across);
    Colour wall = {0x14, 0x1C, 0x30, 255};
    for (unsigned n = 0; n < sizeof roofs / sizeof roofs[0]; n++) {
        float x = roundf(r.x + roofs[n][0] * across), height = roundf(roofs[n][1] * s);
        Rect house = {x, foot - height, roundf(roofs[n][2] * across), height};
        draw_rect(painter->list, house, 0, wall);
        paint_lamps(painter, house, n, 1 - (float)roofs[n][0] / 900); // the last lamps go out towards the light
    }
    for (size_t n = 0; n < sizeof steps / sizeof steps[0]; n++) {
        float half = roundf(steps[n][0] * s), height = roundf(steps[n][1] * s);
        draw_rect(painter->list, (Rect){tower - half, foot - height, 2 * half, height}, 0, wall);
    }
    Point spire[3] = {{tower - 6 * s, foot - 106 * s}, {tower, foot - 134 * s}, {tower + 6 * s, foot - 106 * s}};
    draw_fill(painter->list, spire, 3, wall);
}

static void paint_light(const Painter *painter, Rect r, float foot) {
    static const Colour lights[] = {{0x0A, 0x10, 0x20, 255}, {0x1D, 0x2A, 0x48, 255}, {0x56, 0x55, 0x78, 255},
                                    {0xB4, 0x80, 0x7A, 255}, {0xED, 0xBE, 0x8C, 255}, {0xF6, 0xE2, 0xBD, 255}};
    static const float at[] = {0, 0.30f, 0.52f, 0.70f, 0.86f, 1};
    float s = painter->scale, tall = foot - r.y;
    for (size_t i = 0; i + 1 < sizeof at / sizeof at[0]; i++) {
        float left = roundf(r.x + r.w * at[i]), right = roundf(r.x + r.w * at[i + 1]);
        draw_gradient_sideways(painter->list, (Rect){left, r.y, right - left, tall}, 0, lights[i], lights[i + 1]);
    }
    Point sun = {r.x + r.w * 0.79f, foot - 36 * s};
    draw_glow(painter->list, (Rect){sun.x - 250 * s, sun.y - 250 * s, 500 * s, 500 * s},
              (Colour){0xFF, 0xE9, 0xBF, 205});
    draw_glow(painter->list, (Rect){sun.x - 70 * s, sun.y - 70 * s, 140 * s, 140 * s}, (Colour){0xFF, 0xF3, 0xD6, 150});
    Colour dark = {0x0A, 0x10, 0x20, 196};
    draw_gradient(painter->list, (Rect){r.x, r.y, r.w, roundf(tall * 0.42f)}, 0, dark, colour_faded(dark, 0.22f));
    float rest = r.y + roundf(tall * 0.42f);
    draw_gradient(painter->list, (Rect){r.x, rest, r.w, foot - rest}, 0, colour_faded(dark, 0.22f),
                  colour_faded(dark, 0));
    for (unsigned n = 0; n < 70; n++) { // the stars that are left, fewer towards the light
        unsigned spot = scatter(n * 31 + 9);
        float x = (float)(spot & 1023) / 1024, y = (float)(spot >> 10 & 1023) / 1024;
        Rect star = {roundf(r.x + r.w * 0.5f * x * x), roundf(r.y + tall * 0.7f * y), fmaxf(1, roundf(1.4f * s)),
                     fmaxf(1, roundf(1.4f * s))};
        draw_rect(painter->list, star, 0, (Colour){255, 255, 255, (uint8_t)(26 + (spot >> 20 & 63))});
    }
}

static void paint_sky(const Painter *painter, const void *data) {
    (void)data;
    Rect r = painter->rect;
    float s = painter->scale, foot = roundf(r.y + r.h - (breadth_for(r.w / s) == BREADTH_WIDE ? 142 : 76) * s);
    draw_rect(painter->list, r, 0, paint_colour(painter, TONE_ROOM));
    if (painter->theme == THEME_CONTRAST || theme_root_ground(painter->theme) == GROUND_PAPER) {
        return;
    }
    paint_light(painter, r, foot);
    paint_roofs(painter, r, foot);
    draw_rect(painter->list, (Rect){r.x, foot, r.w, r.y + r.h - foot}, 0, paint_colour(painter, TONE_ROOM));
}

void part_dawn(Ui *ui) {
    ui_canvas(ui, (Box){.still = true}, paint_sky, "", 1);
}
