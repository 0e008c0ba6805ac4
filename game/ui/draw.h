// The draw list: what a frame looks like, in device pixels, back to front. It is all that `platform` sees of
// the interface. It knows no window, no font file and no widget; text stands in it as bytes, a face and a
// size.
//
// Two lists can be compared command by command (each has a digest and bounds), which is how a selection
// redraws only the pixels that changed.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Colour {
    uint8_t r, g, b, a;
} Colour;

typedef struct Point {
    float x, y;
} Point;

typedef struct Rect {
    float x, y, w, h;
} Rect;

// The faces of the type scale. `platform` maps each to a chain of font files.
typedef enum Face {
    FACE_NONE,
    FACE_UI,
    FACE_UI_SEMIBOLD,
    FACE_UI_BOLD,
    FACE_UI_ITALIC,
    FACE_BOOK,
    FACE_BOOK_BOLD,
    FACE_BOOK_ITALIC,
    FACE_DISPLAY,
    FACE_MONO,
    FACE_COUNT
} Face;

typedef enum LineStyle { LINE_NONE, LINE_SOLID, LINE_DASHED, LINE_DOTTED, LINE_STYLE_COUNT } LineStyle;

// How one run of text is set; equal values and equal bytes give equal pixels.
typedef struct TextRun {
    Face face;
    float size_px;     // rounded to quarters of a pixel by the renderer
    float tracking_px; // added after every character
    bool tabular;      // every digit is centred in the width of the widest digit
} TextRun;

typedef enum DrawKind {
    DRAW_NONE,
    DRAW_RECT,   // rounded rectangle: colour, colour_end (vertical gradient when different), radius
    DRAW_FRAME,  // rounded outline inside rect: colour, radius, width, line style
    DRAW_GLOW,   // radial light: centre = middle of rect, fading from colour to nothing at the rim
    DRAW_SHADOW, // soft shadow of rect: colour, radius, width = blur
    DRAW_FILL,   // polygon(s) filled, non-zero: points, contours
    DRAW_STROKE, // polyline(s): points, contours, width, style, closed
    DRAW_HATCH,  // polygon filled with slanted lines: width = line, gap, slant
    DRAW_TEXT,   // run of text: rect.x = left edge, baseline
    DRAW_CLIP,   // all that follows is cut to rect (inside the enclosing clip) until DRAW_UNCLIP
    DRAW_UNCLIP,
    DRAW_STILL, // the next `count` commands together cover rect opaquely and seldom change: keep them as
                // pixels
    DRAW_KIND_COUNT
} DrawKind;

typedef struct DrawCommand {
    DrawKind kind;
    LineStyle style;
    Rect rect;   // geometry, see above
    Rect bounds; // pixels it may touch, cut to the clip
    Colour colour, colour_end;
    float radius, width, gap, slant;
    float baseline;
    bool closed, sideways;          // sideways: the gradient of DRAW_RECT runs left to right
    bool square_top, square_bottom; // no rounding there
    TextRun run;
    uint32_t first, count;                 // points; bytes of text; commands of a DRAW_STILL
    uint32_t contour_first, contour_count; // lengths of the contours; none means one
    uint64_t digest;                       // of everything above, relative to nothing: equal digest, equal pixels
} DrawCommand;

typedef struct DrawList {
    DrawCommand *commands;
    size_t count, capacity;
    Point *points;
    size_t point_count, point_capacity;
    uint32_t *contours;
    size_t contour_count, contour_capacity;
    char *text;
    size_t text_count, text_capacity;
    Rect clips[32];
    size_t clip_count;
    float lift;  // px that everything drawn from now on stands lower than it says: things on their way to their place
    Rect frame;  // the whole picture
    bool failed; // out of memory: the picture is incomplete
} DrawList;

void draw_list_init(DrawList *list);
void draw_list_free(DrawList *list);
// Forgets the commands, keeps the memory; `width`, `height` in pixels are the picture's.
void draw_list_clear(DrawList *list, int width, int height);

void draw_rect(DrawList *list, Rect rect, float radius, Colour colour);
void draw_gradient(DrawList *list, Rect rect, float radius, Colour top, Colour bottom);
void draw_gradient_sideways(DrawList *list, Rect rect, float radius, Colour left, Colour right);
void draw_frame(DrawList *list, Rect rect, float radius, float width, LineStyle style, Colour colour);
void draw_glow(DrawList *list, Rect rect, Colour middle);
void draw_shadow(DrawList *list, Rect rect, float radius, float blur, Colour colour);
void draw_fill(DrawList *list, const Point *points, size_t count, Colour colour);
void draw_stroke(DrawList *list, const Point *points, size_t count, bool closed, float width, LineStyle style,
                 Colour colour);
void draw_stroke_contours(DrawList *list, const Point *points, const uint32_t *lengths, size_t contours, bool closed,
                          float width, Colour colour);
// Lines `gap` px apart at `slant` (run over rise: 1 is 45 degrees), cut to the polygon.
void draw_hatch(DrawList *list, const Point *points, size_t count, float gap, float width, float slant, Colour colour);
void draw_disc(DrawList *list, Point centre, float radius, Colour colour);
void draw_ring(DrawList *list, Point centre, float radius, float width, LineStyle style, Colour colour);
void draw_text(DrawList *list, TextRun run, float x, float baseline, float width_px, float height_px, Colour colour,
               const char *text, size_t length);
void draw_clip(DrawList *list, Rect rect);
void draw_unclip(DrawList *list);
// Everything drawn between the pair is kept as one opaque picture of rect by the renderer. They do not nest.
size_t draw_still_begin(DrawList *list, Rect rect);
void draw_still_end(DrawList *list, size_t still);

bool rect_has(Rect rect, float x, float y);
bool rect_meets(Rect a, Rect b);
Rect rect_cut(Rect a, Rect b);  // the common part; w = h = 0 when there is none
Rect rect_join(Rect a, Rect b); // the smallest around both; an empty one does not count
Rect rect_grown(Rect rect, float by);
bool rect_empty(Rect rect);
Colour colour_faded(Colour colour, float alpha); // alpha times the colour's own
Colour colour_mix(Colour a, Colour b, float share_of_b);
