#include "platform/render.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "platform/shape.h"

enum {
    MASK_BYTES = 8 << 20,
    MASK_KEEP_BYTES = 3 << 20, // larger masks are made anew each time
    BUCKETS = 1024
};

bool renderer_init(Renderer *renderer, Fonts *fonts) {
    *renderer = (Renderer){.fonts = fonts};
    return mask_cache_init(&renderer->masks, MASK_BYTES);
}

void renderer_free(Renderer *renderer) {
    mask_cache_free(&renderer->masks);
    for (size_t i = 0; i < STILLS_MAX; i++) {
        free(renderer->stills[i].pixels);
    }
    free(renderer->before);
    free(renderer->now);
    free(renderer->order);
    *renderer = (Renderer){0};
}

void renderer_forget(Renderer *renderer) {
    renderer->known = false;
}

// ---- one command ----

static uint64_t shape_key(const Shape *shape, int x, int y, int width, int height) {
    Digest digest;
    digest_init(&digest);
    digest_u64(&digest, (uint64_t)shape->kind << 16 | (uint64_t)shape->style << 8 | shape->closed);
    digest_u64(&digest, (uint64_t)(uint32_t)width << 32 | (uint32_t)height);
    digest_f64(&digest, (double)shape->width);
    digest_f64(&digest, (double)shape->gap);
    digest_f64(&digest, (double)shape->slant);
    if (shape->kind == DRAW_HATCH) { // the lines stand where the picture has them
        digest_u64(&digest, (uint64_t)(uint32_t)x << 32 | (uint32_t)y);
    }
    for (size_t i = 0; i < shape->contour_count; i++) {
        digest_u64(&digest, shape->contours[i]);
    }
    // In sixty-fourths of a pixel, so that a shape that moved by whole pixels is the same shape.
    for (size_t i = 0; i < shape->count; i++) {
        uint32_t px = (uint32_t)(int32_t)lroundf((shape->points[i].x - (float)x) * 64);
        uint32_t py = (uint32_t)(int32_t)lroundf((shape->points[i].y - (float)y) * 64);
        digest_u64(&digest, (uint64_t)px << 32 | py);
    }
    return digest.value ? digest.value : 1;
}

static void draw_shape(Renderer *renderer, const Raster *raster, const DrawCommand *command, const Shape *shape) {
    Rect rect = command->rect;
    int x = (int)floorf(rect.x);
    int y = (int)floorf(rect.y);
    int width = (int)ceilf(rect.x + rect.w) - x;
    int height = (int)ceilf(rect.y + rect.h) - y;
    if ((size_t)width * (size_t)height > MASK_KEEP_BYTES) { // only what is asked for
        Raster room = raster_clipped(*raster, command->bounds);
        Mask mask = {0};
        if (room.left < room.right && room.top < room.bottom) {
            mask = shape_mask(shape, room.left, room.top, room.right - room.left, room.bottom - room.top);
        }
        if (mask.cover) {
            raster_mask(raster, room.left, room.top, &mask, command->colour);
            free(mask.cover);
        }
        return;
    }
    uint64_t key = shape_key(shape, x, y, width, height);
    CachedMask *kept = mask_cache_find(&renderer->masks, key);
    if (!kept) {
        kept = mask_cache_add(&renderer->masks, key, shape_mask(shape, x, y, width, height));
    }
    if (kept && kept->mask.cover) {
        raster_mask(raster, x, y, &kept->mask, command->colour);
    }
}

static Shape shape_of(const DrawList *list, const DrawCommand *command) {
    return (Shape){.kind = command->kind,
                   .style = command->style,
                   .closed = command->closed,
                   .width = command->width,
                   .gap = command->gap,
                   .slant = command->slant,
                   .points = list->points + command->first,
                   .count = command->count,
                   .contours = command->contour_count ? list->contours + command->contour_first : NULL,
                   .contour_count = command->contour_count};
}

// The middle line of a rounded outline, to be broken into dashes.
static void draw_dashed_frame(Renderer *renderer, const Raster *raster, const DrawCommand *command) {
    enum { PER_CORNER = 9 };
    Point points[4 * PER_CORNER];
    size_t count = 0;
    float half = command->width / 2;
    Rect r = {command->rect.x + half, command->rect.y + half, command->rect.w - 2 * half, command->rect.h - 2 * half};
    float radius = fmaxf(0.01f, fminf(command->radius, fminf(command->rect.w, command->rect.h) / 2) - half);
    const Point corners[4] = {{r.x + r.w - radius, r.y + radius},
                              {r.x + r.w - radius, r.y + r.h - radius},
                              {r.x + radius, r.y + r.h - radius},
                              {r.x + radius, r.y + radius}};
    for (int corner = 0; corner < 4; corner++) {
        for (int i = 0; i < PER_CORNER; i++) {
            float angle = 1.57079633f * ((float)corner - 1 + (float)i / (PER_CORNER - 1));
            points[count++] =
                (Point){corners[corner].x + radius * cosf(angle), corners[corner].y + radius * sinf(angle)};
        }
    }
    Shape shape = {.kind = DRAW_STROKE,
                   .style = command->style,
                   .closed = true,
                   .width = command->width,
                   .points = points,
                   .count = count};
    draw_shape(renderer, raster, command, &shape);
}

static void draw_run(Renderer *renderer, const Raster *raster, const DrawList *list, const DrawCommand *command) {
    CachedMask *mask =
        fonts_mask(renderer->fonts, &renderer->masks, command->run, list->text + command->first, command->count);
    if (mask) {
        int x = (int)roundf(command->rect.x + mask->dx);
        int y = (int)roundf(command->baseline + mask->dy);
        raster_mask(raster, x, y, &mask->mask, command->colour);
    }
}

static void draw_command(Renderer *renderer, const Raster *raster, const DrawList *list, const DrawCommand *command) {
    switch (command->kind) {
    case DRAW_RECT:
        raster_rect(raster, command->rect, command->radius, command->colour, command->colour_end, command->sideways);
        break;
    case DRAW_FRAME:
        if (command->style == LINE_DASHED || command->style == LINE_DOTTED) {
            draw_dashed_frame(renderer, raster, command);
        } else {
            raster_frame(raster, command->rect, command->radius, command->width, command->colour);
        }
        break;
    case DRAW_GLOW: raster_glow(raster, command->rect, command->colour); break;
    case DRAW_SHADOW: raster_shadow(raster, command->rect, command->width, command->colour); break;
    case DRAW_FILL:
    case DRAW_STROKE:
    case DRAW_HATCH: {
        Shape shape = shape_of(list, command);
        draw_shape(renderer, raster, command, &shape);
        break;
    }
    case DRAW_TEXT: draw_run(renderer, raster, list, command); break;
    default: break;
    }
}

// ---- many commands ----

static void replay(Renderer *renderer, const Raster *raster, const DrawList *list, size_t from, size_t to,
                   bool in_still);

static Still *still_find(Renderer *renderer, uint64_t digest) {
    for (size_t i = 0; i < STILLS_MAX; i++) {
        if (renderer->stills[i].pixels && renderer->stills[i].digest == digest) {
            return &renderer->stills[i];
        }
    }
    return NULL;
}

static Still *still_make(Renderer *renderer, const DrawList *list, size_t at) {
    const DrawCommand *command = &list->commands[at];
    Still *still = &renderer->stills[0];
    for (size_t i = 1; i < STILLS_MAX; i++) {
        still = renderer->stills[i].used < still->used ? &renderer->stills[i] : still;
    }
    int width = (int)command->bounds.w;
    int height = (int)command->bounds.h;
    uint32_t *pixels = realloc(still->pixels, (size_t)width * (size_t)height * sizeof(uint32_t));
    if (!pixels) {
        free(still->pixels);
        *still = (Still){0};
        return NULL;
    }
    *still = (Still){command->digest, pixels, (int)command->bounds.x, (int)command->bounds.y, width, height, 0};
    Raster raster = {.pixels = pixels,
                     .stride = width,
                     .origin_x = still->x,
                     .origin_y = still->y,
                     .left = still->x,
                     .top = still->y,
                     .right = still->x + width,
                     .bottom = still->y + height};
    replay(renderer, &raster, list, at + 1, at + 1 + command->count, true);
    return still;
}

// Pixels are kept of what is drawn a second time: the first picture of a screen comes sooner, and one that is left at
// once costs no memory.
static bool drawn_before(Renderer *renderer, uint64_t digest) {
    for (size_t i = 0; i < STILLS_MAX; i++) {
        if (renderer->drawn[i] == digest) {
            return true;
        }
    }
    renderer->drawn[renderer->drawn_next++ % STILLS_MAX] = digest;
    return false;
}

// Of what is no longer in the list the pixels go back.
static void stills_forget(Renderer *renderer) {
    for (size_t i = 0; i < STILLS_MAX; i++) {
        Still *still = &renderer->stills[i];
        if (still->pixels && still->used < renderer->frames) {
            free(still->pixels);
            *still = (Still){0};
        }
    }
}

static void replay_still(Renderer *renderer, const Raster *raster, const DrawList *list, size_t at) {
    const DrawCommand *command = &list->commands[at];
    if (rect_empty(command->bounds)) {
        return;
    }
    Still *still = still_find(renderer, command->digest);
    if (!still && drawn_before(renderer, command->digest)) {
        still = still_make(renderer, list, at);
    }
    if (still) {
        still->used = renderer->frames;
        raster_copy(raster, still->pixels, still->x, still->y, still->width, still->height);
    } else {
        replay(renderer, raster, list, at + 1, at + 1 + command->count, true);
    }
}

static void replay(Renderer *renderer, const Raster *raster, const DrawList *list, size_t from, size_t to,
                   bool in_still) {
    Raster stack[32];
    size_t depth = 0;
    Raster now = *raster;
    for (size_t i = from; i < to; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->kind == DRAW_CLIP) {
            stack[depth < 31 ? depth : 31] = now;
            depth++;
            now = raster_clipped(now, command->rect);
        } else if (command->kind == DRAW_UNCLIP) {
            depth -= depth > 0;
            now = stack[depth < 31 ? depth : 31];
        } else if (command->kind == DRAW_STILL && !in_still) {
            Rect room = {(float)now.left, (float)now.top, (float)(now.right - now.left), (float)(now.bottom - now.top)};
            if (rect_meets(room, command->bounds)) {
                replay_still(renderer, &now, list, i);
            }
            i += command->count;
        } else if (command->bounds.x < (float)now.right && command->bounds.y < (float)now.bottom &&
                   command->bounds.x + command->bounds.w > (float)now.left &&
                   command->bounds.y + command->bounds.h > (float)now.top) {
            draw_command(renderer, &now, list, command);
        }
    }
}

// ---- what changed ----

static bool room_for(void **items, size_t *capacity, size_t count, size_t bytes) {
    if (count > *capacity) {
        void *bigger = realloc(*items, count * 2 * bytes);
        if (!bigger) {
            return false;
        }
        *items = bigger;
        *capacity = count * 2;
    }
    return true;
}

static bool list_items(Renderer *renderer, const DrawList *list) {
    if (!room_for((void **)&renderer->now, &renderer->now_capacity, list->count + 1, sizeof(Item))) {
        return false;
    }
    renderer->now_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->kind == DRAW_CLIP || command->kind == DRAW_UNCLIP) {
            continue; // every command's digest holds its clip
        }
        renderer->now[renderer->now_count++] = (Item){command->digest, command->bounds};
        if (command->kind == DRAW_STILL) {
            Still *still = still_find(renderer, command->digest);
            if (still) {
                still->used = renderer->frames;
            }
            i += command->count;
        }
    }
    return true;
}

static void dirty_add(Renderer *renderer, Rect rect) {
    if (rect_empty(rect)) {
        return;
    }
    for (size_t i = 0; i < renderer->dirty_count; i++) {
        if (rect_meets(rect_grown(renderer->dirty[i], 8), rect) || renderer->dirty_count == DIRTY_MAX) {
            rect = rect_join(renderer->dirty[i], rect);
            renderer->dirty[i] = renderer->dirty[--renderer->dirty_count];
            i = (size_t)-1; // the bigger one may meet others
        }
    }
    renderer->dirty[renderer->dirty_count++] = rect;
}

// Pixels are decided by the things over them in order. Things found in both lists in the same order need
// nothing; all others dirty their bounds.
static bool find_dirty(Renderer *renderer) {
    const Item *a = renderer->before;
    const Item *b = renderer->now;
    size_t a_count = renderer->before_count;
    size_t b_count = renderer->now_count;
    size_t first = 0;
    while (first < a_count && first < b_count && a[first].digest == b[first].digest) {
        first++;
    }
    while (a_count > first && b_count > first && a[a_count - 1].digest == b[b_count - 1].digest) {
        a_count--;
        b_count--;
    }
    if (!room_for((void **)&renderer->order, &renderer->order_capacity, a_count + BUCKETS + 1, sizeof(uint32_t))) {
        return false;
    }
    // Chains by digest: bucket heads, then the next of each old item; 0 ends a chain, items count from 1.
    uint32_t *heads = renderer->order;
    uint32_t *next = renderer->order + BUCKETS;
    memset(heads, 0, BUCKETS * sizeof *heads);
    for (size_t i = a_count; i > first; i--) {
        size_t bucket = (size_t)(a[i - 1].digest % BUCKETS);
        next[i] = heads[bucket];
        heads[bucket] = (uint32_t)i;
    }
    size_t reached = first;
    for (size_t j = first; j < b_count; j++) {
        uint32_t i = heads[b[j].digest % BUCKETS];
        while (i && (a[i - 1].digest != b[j].digest || i <= reached)) {
            i = next[i];
        }
        if (!i) {
            dirty_add(renderer, b[j].bounds);
            continue;
        }
        for (; reached + 1 < i; reached++) {
            dirty_add(renderer, a[reached].bounds);
        }
        reached = i;
    }
    for (; reached < a_count; reached++) {
        dirty_add(renderer, a[reached].bounds);
    }
    return true;
}

void renderer_draw(Renderer *renderer, const DrawList *list, uint32_t *pixels, int stride, int width, int height) {
    Rect whole = {0, 0, (float)width, (float)height};
    renderer->frames++;
    renderer->dirty_count = 0;
    bool listed = list_items(renderer, list);
    if (!renderer->known || !listed || !find_dirty(renderer)) {
        renderer->dirty[0] = whole;
        renderer->dirty_count = 1;
    }
    stills_forget(renderer);
    Raster raster = raster_over(pixels, stride, width, height);
    for (size_t i = 0; i < renderer->dirty_count; i++) {
        renderer->dirty[i] = rect_cut(renderer->dirty[i], whole);
        Raster room = raster_clipped(raster, renderer->dirty[i]);
        replay(renderer, &room, list, 0, list->count, false);
    }
    Item *swap = renderer->before;
    size_t capacity = renderer->before_capacity;
    renderer->before = renderer->now;
    renderer->before_count = renderer->now_count;
    renderer->before_capacity = renderer->now_capacity;
    renderer->now = swap;
    renderer->now_capacity = capacity;
    renderer->known = listed;
}
