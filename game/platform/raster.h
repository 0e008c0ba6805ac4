// Pixels: rectangles, light, shadows and coverage masks blended into a picture by the processor. Knows no
// command, no font and no SDL. Colours are plain sRGB, blended as browsers do.
#pragma once

#include "ui/draw.h"

// Where drawing goes. Positions are of the whole picture; `pixels` begins at (origin_x, origin_y) of it.
typedef struct Raster {
    uint32_t *pixels; // 0xFFRRGGBB
    int stride;       // pixels from a row to the next
    int origin_x, origin_y;
    int left, top, right, bottom; // nothing is touched outside
} Raster;

// How much of each pixel a shape covers, 0 to 255.
typedef struct Mask {
    uint8_t *cover;
    int width, height;
} Mask;

Raster raster_over(uint32_t *pixels, int stride, int width, int height);
// The same with less room: whole pixels of `rect`.
Raster raster_clipped(Raster raster, Rect rect);

// Rounded rectangle filled from `colour` to `colour_end` (down, or to the right when `sideways`).
void raster_rect(const Raster *raster, Rect rect, float radius, Colour colour, Colour colour_end, bool sideways);
void raster_frame(const Raster *raster, Rect rect, float radius, float width, Colour colour);
void raster_glow(const Raster *raster, Rect rect, Colour colour);
void raster_shadow(const Raster *raster, Rect rect, float blur, Colour colour);
void raster_mask(const Raster *raster, int x, int y, const Mask *mask, Colour colour);
void raster_copy(const Raster *raster, const uint32_t *pixels, int x, int y, int width, int height);
