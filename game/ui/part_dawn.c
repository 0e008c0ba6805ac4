// Roofs against the first light: what stands behind the hours before it takes force.
#include <math.h>

#include "ui/screen_asked.h"

static unsigned scatter(unsigned n) { // the same street every morning
    n = (n ^ 61u ^ (n >> 16)) * 9u;
    n = (n ^ (n >> 4)) * 0x27D4EB2Du;
    return n ^ (n >> 15);
}

static void paint_roofs(const Painter *painter, Rect r, float foot) {
    float s = painter->scale, x = r.x - 20 * s;
    Colour wall = {0x12, 0x1A, 0x2B, 255}, lamp = paint_colour(painter, TONE_GOLD);
    for (unsigned n = 0; x < r.x + r.w; n++) {
        unsigned luck = scatter(n + 1);
        float width = (38 + (float)(luck % 52)) * s, height = (34 + (float)(luck >> 8 & 63)) * s;
        Rect house = {roundf(x), roundf(foot - height), roundf(width), roundf(height)};
        draw_rect(painter->list, house, 0, wall);
        float night = 1 - (x - r.x) / (r.w * 0.72f); // the last lamps go out towards the light
        for (unsigned w = 0; night > 0 && w < 4; w++) {
            unsigned spot = scatter(n * 7 + w * 131 + 5);
            if ((float)(spot % 100) / 100 < night * 0.8f) {
                Rect window = {roundf(house.x + house.w * (0.15f + 0.65f * (float)(spot >> 7 & 15) / 15)),
                               roundf(house.y + house.h * (0.15f + 0.6f * (float)(spot >> 11 & 15) / 15)),
                               3 * s, 4 * s};
                draw_rect(painter->list, window, 0, colour_faded(lamp, 0.75f));
            }
        }
        x += width + (float)(luck >> 20 & 3) * 2 * s;
    }
}

static void paint_sky(const Painter *painter, const void *data) {
    (void)data;
    Rect r = painter->rect;
    float s = painter->scale, foot = r.y + r.h - (breadth_for(r.w / s) == BREADTH_WIDE ? 142 : 76) * s;
    draw_rect(painter->list, r, 0, paint_colour(painter, TONE_ROOM));
    if (painter->theme == THEME_CONTRAST || theme_root_ground(painter->theme) == GROUND_PAPER) {
        return;
    }
    Rect west = {r.x, r.y, roundf(r.w * 0.55f), foot - r.y},
         east = {r.x + west.w, r.y, r.w - west.w, foot - r.y};
    draw_gradient_sideways(painter->list, west, 0, (Colour){0x0B, 0x10, 0x1C, 255},
                           (Colour){0x3A, 0x3A, 0x5C, 255});
    draw_gradient_sideways(painter->list, east, 0, (Colour){0x3A, 0x3A, 0x5C, 255},
                           (Colour){0xB9, 0x93, 0x74, 255});
    Rect sun = {r.x + r.w * 0.86f - r.w * 0.45f, foot - r.w * 0.45f, r.w * 0.9f, r.w * 0.9f};
    draw_glow(painter->list, sun, (Colour){0xF6, 0xDC, 0xA6, 190});
    draw_gradient(painter->list, (Rect){r.x, r.y, r.w, (foot - r.y) * 0.6f}, 0,
                  (Colour){0x0A, 0x0E, 0x16, 170}, (Colour){0x0A, 0x0E, 0x16, 0});
    paint_roofs(painter, r, foot);
    draw_rect(painter->list, (Rect){r.x, foot, r.w, r.y + r.h - foot}, 0, paint_colour(painter, TONE_ROOM));
}

void part_dawn(Ui *ui) {
    ui_canvas(ui, (Box){.still = true}, paint_sky, "", 1);
}
