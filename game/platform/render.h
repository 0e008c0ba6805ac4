// From a draw list to pixels: what changed since the last list is found by comparing digests, and only that
// is drawn again. Knows no window: pixels are handed in.
#pragma once

#include "platform/cache.h"
#include "platform/fonts.h"

enum { DIRTY_MAX = 24, STILLS_MAX = 4 };

// A stretch of a list that is kept as pixels.
typedef struct Still {
    uint64_t digest;
    uint32_t *pixels;
    int x, y, width, height;
    uint64_t used;
} Still;

// What one drawn thing was, for comparing.
typedef struct Item {
    uint64_t digest;
    Rect bounds;
} Item;

typedef struct Renderer {
    Fonts *fonts;
    MaskCache masks;
    Still stills[STILLS_MAX];
    uint64_t drawn[STILLS_MAX]; // digests that were drawn without being kept, the oldest overwritten
    size_t drawn_next;
    uint64_t frames;
    Item *before, *now; // of the last list and of this one
    size_t before_count, now_count, before_capacity, now_capacity;
    uint32_t *order; // room for matching
    size_t order_capacity;
    bool known; // the pixels show `before`
    Rect dirty[DIRTY_MAX];
    size_t dirty_count;
} Renderer;

bool renderer_init(Renderer *renderer, Fonts *fonts);
void renderer_free(Renderer *renderer);
// The pixels are lost or new: the next drawing is a whole one.
void renderer_forget(Renderer *renderer);
// Draws what changed; renderer->dirty then holds the rectangles that were touched (none when nothing
// changed).
void renderer_draw(Renderer *renderer, const DrawList *list, uint32_t *pixels, int stride, int width, int height);
