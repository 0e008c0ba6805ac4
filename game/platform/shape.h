// Polygons and strokes to coverage masks, by exact areas. Knows no pixels of a picture.
#pragma once

#include "platform/raster.h"

typedef struct Shape {
    DrawKind kind; // DRAW_FILL, DRAW_STROKE or DRAW_HATCH
    LineStyle style;
    bool closed;
    float width, gap, slant;
    const Point *points;
    size_t count;
    const uint32_t *contours; // lengths; none means one contour of all points
    size_t contour_count;
} Shape;

// Covers the window of `width` by `height` pixels whose left top corner is at (x, y). The caller frees
// `cover`. A NULL cover when there is no memory.
Mask shape_mask(const Shape *shape, int x, int y, int width, int height);
