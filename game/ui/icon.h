// Small line drawings on a 16 by 16 grid, stored as path strings and drawn as strokes.
#pragma once

#include "ui/draw.h"

typedef enum Icon {
    ICON_NONE,
    ICON_CLOCK,
    ICON_PENTAGON, // leverage
    ICON_EYE,
    ICON_WARNING,
    ICON_PHONE,
    ICON_PERSON,
    ICON_PEOPLE,
    ICON_SCALES,
    ICON_AIRCRAFT,
    ICON_DOCUMENT,
    ICON_PENCIL,
    ICON_SATELLITE,
    ICON_CROSS, // the humanitarian cross in outline
    ICON_MICROPHONE,
    ICON_SHIELD,
    ICON_LOCK,
    ICON_LINK, // two ends and a box between
    ICON_MONITOR,
    ICON_BOOK,
    ICON_MOON,
    ICON_CHECK,
    ICON_BULB,
    ICON_FLAG,
    ICON_QUILL,
    ICON_QUOTES,
    ICON_FLAME,
    ICON_BELL,
    ICON_CUP,
    ICON_LIST,
    ICON_DOOR,
    ICON_BOX,
    ICON_LETTER,
    ICON_HANDS,
    ICON_ARROW_LEFT,
    ICON_ARROW_RIGHT,
    ICON_ARROW_UP,
    ICON_ARROW_DOWN,
    ICON_CLOSE,
    ICON_PLUS,
    ICON_GEAR,
    ICON_FOLDER,
    ICON_SPEAKER,
    ICON_DICE,
    ICON_COUNT
} Icon;

// The name scenario files and printed trees use ("clock"); "" for ICON_NONE.
const char *icon_name(Icon icon);
Icon icon_find(const char *name); // ICON_NONE on a miss

// Draws into the square at (x, y) of `size` px; `weight` is the line in sixteenths of the square (1.4 is
// usual).
void icon_draw(DrawList *list, Icon icon, float x, float y, float size, float weight, Colour colour);

// Turns an SVG path string into polylines, scaled and moved. Returns the number of points written (never more
// than `max_points`); `lengths` gets the points of each contour, `*contours` their number (at most
// `max_contours`). Commands M L H V C S Q A Z in both cases; anything else ends the path. Curves are cut for
// a picture of `scale` px per unit.
size_t path_flatten(const char *path, float scale, float x, float y, Point *points, size_t max_points,
                    uint32_t *lengths, size_t max_contours, size_t *contours);
