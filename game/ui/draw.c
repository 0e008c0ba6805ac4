#include "ui/draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

enum { CIRCLE_POINTS_MAX = 128 };

void draw_list_init(DrawList *list) {
    *list = (DrawList){0};
}

void draw_list_free(DrawList *list) {
    free(list->commands);
    free(list->points);
    free(list->contours);
    free(list->text);
    *list = (DrawList){0};
}

void draw_list_clear(DrawList *list, int width, int height) {
    list->count = list->point_count = list->contour_count = list->text_count = 0;
    list->frame = (Rect){0, 0, (float)width, (float)height};
    list->clip_count = 0;
    list->failed = false;
}

static bool grow(DrawList *list, void **items, size_t *capacity, size_t needed, size_t item_bytes) {
    if (needed <= *capacity) {
        return true;
    }
    size_t next = *capacity ? *capacity * 2 : 256;
    while (next < needed) {
        next *= 2;
    }
    void *bigger = realloc(*items, next * item_bytes);
    if (!bigger) {
        list->failed = true;
        return false;
    }
    *items = bigger;
    *capacity = next;
    return true;
}

static Rect clip_now(const DrawList *list) {
    return list->clip_count ? list->clips[list->clip_count - 1] : list->frame;
}

static uint64_t float_pair(float a, float b) {
    uint32_t x = 0;
    uint32_t y = 0;
    memcpy(&x, &a, sizeof x);
    memcpy(&y, &b, sizeof y);
    return (uint64_t)x << 32 | y;
}

static uint64_t colour_bits(Colour colour) {
    return (uint64_t)colour.r << 24 | (uint64_t)colour.g << 16 | (uint64_t)colour.b << 8 | colour.a;
}

// Equal digests promise equal pixels, so the clip is part of it and every field that a renderer reads.
static uint64_t command_digest(const DrawList *list, const DrawCommand *command) {
    Digest digest;
    digest_init(&digest);
    digest_u64(&digest, (uint64_t)command->kind << 32 | (uint64_t)command->style << 16 |
                            (uint64_t)(command->closed | command->sideways << 1 | command->square_top << 2 |
                                       command->square_bottom << 3 | command->run.tabular << 4));
    digest_u64(&digest, float_pair(command->rect.x, command->rect.y));
    digest_u64(&digest, float_pair(command->rect.w, command->rect.h));
    Rect clip = clip_now(list);
    digest_u64(&digest, float_pair(clip.x, clip.y));
    digest_u64(&digest, float_pair(clip.w, clip.h));
    digest_u64(&digest, colour_bits(command->colour) << 32 | colour_bits(command->colour_end));
    digest_u64(&digest, float_pair(command->radius, command->width));
    digest_u64(&digest, float_pair(command->gap, command->slant));
    if (command->kind == DRAW_TEXT) {
        digest_u64(&digest, float_pair(command->baseline, command->run.size_px));
        digest_u64(&digest, float_pair(command->run.tracking_px, (float)command->run.face));
        digest_bytes(&digest, list->text + command->first, command->count);
    } else if (command->count && command->kind != DRAW_STILL) {
        digest_bytes(&digest, list->points + command->first, command->count * sizeof(Point));
        if (command->contour_count) {
            digest_bytes(&digest, list->contours + command->contour_first, command->contour_count * sizeof(uint32_t));
        }
    }
    return digest.value;
}

static DrawCommand *add(DrawList *list, DrawCommand command, Rect touches) {
    if (!grow(list, (void **)&list->commands, &list->capacity, list->count + 1, sizeof(DrawCommand))) {
        return NULL;
    }
    command.rect.y += list->lift;
    command.baseline += list->lift;
    touches.y += list->lift;
    Rect whole = {floorf(touches.x), floorf(touches.y), 0, 0};
    whole.w = ceilf(touches.x + touches.w) - whole.x;
    whole.h = ceilf(touches.y + touches.h) - whole.y;
    command.bounds = rect_cut(whole, clip_now(list));
    bool shows = command.kind == DRAW_CLIP || command.kind == DRAW_UNCLIP || command.kind == DRAW_STILL;
    if (!shows && rect_empty(command.bounds)) {
        return NULL;
    }
    command.digest = command_digest(list, &command);
    list->commands[list->count] = command;
    return &list->commands[list->count++];
}

static bool add_points(DrawList *list, DrawCommand *command, const Point *points, size_t count, const uint32_t *lengths,
                       size_t contours) {
    if (!grow(list, (void **)&list->points, &list->point_capacity, list->point_count + count, sizeof(Point)) ||
        !grow(list, (void **)&list->contours, &list->contour_capacity, list->contour_count + contours,
              sizeof(uint32_t))) {
        return false;
    }
    command->first = (uint32_t)list->point_count;
    command->count = (uint32_t)count;
    command->contour_first = (uint32_t)list->contour_count;
    command->contour_count = (uint32_t)contours;
    memcpy(list->points + list->point_count, points, count * sizeof(Point));
    for (size_t i = 0; i < count && list->lift != 0; i++) {
        list->points[list->point_count + i].y += list->lift;
    }
    if (contours) {
        memcpy(list->contours + list->contour_count, lengths, contours * sizeof(uint32_t));
    }
    list->point_count += count;
    list->contour_count += contours;
    return true;
}

static Rect bounds_of(const Point *points, size_t count, float margin) {
    float left = INFINITY;
    float top = INFINITY;
    float right = -INFINITY;
    float bottom = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        left = fminf(left, points[i].x);
        right = fmaxf(right, points[i].x);
        top = fminf(top, points[i].y);
        bottom = fmaxf(bottom, points[i].y);
    }
    return (Rect){left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin};
}

static void add_shape(DrawList *list, DrawCommand command, const Point *points, size_t count, const uint32_t *lengths,
                      size_t contours, float margin) {
    if (count < 2 || command.colour.a == 0) {
        return;
    }
    Rect touches = bounds_of(points, count, margin);
    if (rect_empty(rect_cut(rect_grown(touches, 1), clip_now(list)))) {
        return;
    }
    command.rect = touches;
    if (add_points(list, &command, points, count, lengths, contours)) {
        add(list, command, touches);
    }
}

void draw_rect(DrawList *list, Rect rect, float radius, Colour colour) {
    draw_gradient(list, rect, radius, colour, colour);
}

void draw_gradient(DrawList *list, Rect rect, float radius, Colour top, Colour bottom) {
    if (top.a || bottom.a) {
        add(list, (DrawCommand){.kind = DRAW_RECT, .rect = rect, .radius = radius, .colour = top, .colour_end = bottom},
            rect);
    }
}

void draw_gradient_sideways(DrawList *list, Rect rect, float radius, Colour left, Colour right) {
    DrawCommand command = {
        .kind = DRAW_RECT, .rect = rect, .radius = radius, .colour = left, .colour_end = right, .sideways = true};
    add(list, command, rect);
}

void draw_frame(DrawList *list, Rect rect, float radius, float width, LineStyle style, Colour colour) {
    if (colour.a && width > 0) {
        DrawCommand command = {
            .kind = DRAW_FRAME, .rect = rect, .radius = radius, .width = width, .style = style, .colour = colour};
        add(list, command, rect);
    }
}

void draw_glow(DrawList *list, Rect rect, Colour middle) {
    add(list, (DrawCommand){.kind = DRAW_GLOW, .rect = rect, .colour = middle}, rect);
}

void draw_shadow(DrawList *list, Rect rect, float radius, float blur, Colour colour) {
    DrawCommand command = {.kind = DRAW_SHADOW, .rect = rect, .radius = radius, .width = blur, .colour = colour};
    add(list, command, rect_grown(rect, blur));
}

void draw_fill(DrawList *list, const Point *points, size_t count, Colour colour) {
    add_shape(list, (DrawCommand){.kind = DRAW_FILL, .colour = colour}, points, count, NULL, 0, 1);
}

static size_t total_of(const uint32_t *lengths, size_t contours) {
    size_t total = 0;
    for (size_t i = 0; i < contours; i++) {
        total += lengths[i];
    }
    return total;
}

void draw_stroke(DrawList *list, const Point *points, size_t count, bool closed, float width, LineStyle style,
                 Colour colour) {
    DrawCommand command = {.kind = DRAW_STROKE, .colour = colour, .width = width, .style = style, .closed = closed};
    add_shape(list, command, points, count, NULL, 0, width / 2 + 1);
}

void draw_stroke_contours(DrawList *list, const Point *points, const uint32_t *lengths, size_t contours, bool closed,
                          float width, Colour colour) {
    DrawCommand command = {
        .kind = DRAW_STROKE, .colour = colour, .width = width, .style = LINE_SOLID, .closed = closed};
    add_shape(list, command, points, total_of(lengths, contours), lengths, contours, width / 2 + 1);
}

void draw_hatch(DrawList *list, const Point *points, size_t count, float gap, float width, float slant, Colour colour) {
    DrawCommand command = {.kind = DRAW_HATCH, .colour = colour, .width = width, .gap = fmaxf(gap, 1), .slant = slant};
    add_shape(list, command, points, count, NULL, 0, 1);
}

static size_t circle_points(Point centre, float radius, Point *points) {
    size_t count = (size_t)fminf(CIRCLE_POINTS_MAX, fmaxf(12, 4 * sqrtf(radius) + radius));
    for (size_t i = 0; i < count; i++) {
        float angle = 6.28318531f * (float)i / (float)count;
        points[i] = (Point){centre.x + radius * cosf(angle), centre.y + radius * sinf(angle)};
    }
    return count;
}

void draw_disc(DrawList *list, Point centre, float radius, Colour colour) {
    Point points[CIRCLE_POINTS_MAX];
    draw_fill(list, points, circle_points(centre, radius, points), colour);
}

void draw_ring(DrawList *list, Point centre, float radius, float width, LineStyle style, Colour colour) {
    Point points[CIRCLE_POINTS_MAX];
    draw_stroke(list, points, circle_points(centre, radius, points), true, width, style, colour);
}

void draw_text(DrawList *list, TextRun run, float x, float baseline, float width_px, float height_px, Colour colour,
               const char *text, size_t length) {
    if (!length || !colour.a || !grow(list, (void **)&list->text, &list->text_capacity, list->text_count + length, 1)) {
        return;
    }
    DrawCommand command = {.kind = DRAW_TEXT,
                           .run = run,
                           .rect = {x, baseline - height_px, width_px, height_px * 1.5f},
                           .baseline = baseline,
                           .colour = colour,
                           .first = (uint32_t)list->text_count,
                           .count = (uint32_t)length};
    memcpy(list->text + list->text_count, text, length);
    list->text_count += length;
    // Letters may lean out of their line: an italic f, a j at the beginning.
    add(list, command, rect_grown(command.rect, height_px / 2));
}

void draw_clip(DrawList *list, Rect rect) {
    rect.y += list->lift;
    Rect inner = {roundf(rect.x), roundf(rect.y), roundf(rect.x + rect.w), roundf(rect.y + rect.h)};
    inner.w -= inner.x;
    inner.h -= inner.y;
    inner = rect_cut(clip_now(list), inner);
    size_t last = sizeof list->clips / sizeof list->clips[0] - 1;
    if (list->clip_count < last) {
        list->clip_count++;
    }
    list->clips[list->clip_count - 1] = inner;
    Rect said = {inner.x, inner.y - list->lift, inner.w, inner.h};
    add(list, (DrawCommand){.kind = DRAW_CLIP, .rect = said}, said);
}

void draw_unclip(DrawList *list) {
    if (list->clip_count) {
        list->clip_count--;
        add(list, (DrawCommand){.kind = DRAW_UNCLIP}, clip_now(list));
    }
}

size_t draw_still_begin(DrawList *list, Rect rect) {
    add(list, (DrawCommand){.kind = DRAW_STILL, .rect = rect}, rect);
    return list->count - 1;
}

void draw_still_end(DrawList *list, size_t still) {
    if (still >= list->count || list->commands[still].kind != DRAW_STILL) {
        return;
    }
    DrawCommand *command = &list->commands[still];
    command->count = (uint32_t)(list->count - still - 1);
    Digest digest;
    digest_init(&digest);
    for (size_t i = still; i < list->count; i++) {
        digest_u64(&digest, list->commands[i].digest);
    }
    command->digest = digest.value;
}

bool rect_has(Rect rect, float x, float y) {
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

bool rect_empty(Rect rect) {
    return !(rect.w > 0 && rect.h > 0);
}

bool rect_meets(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

Rect rect_cut(Rect a, Rect b) {
    float left = fmaxf(a.x, b.x);
    float top = fmaxf(a.y, b.y);
    float right = fminf(a.x + a.w, b.x + b.w);
    float bottom = fminf(a.y + a.h, b.y + b.h);
    return right > left && bottom > top ? (Rect){left, top, right - left, bottom - top} : (Rect){left, top, 0, 0};
}

Rect rect_join(Rect a, Rect b) {
    if (rect_empty(a)) {
        return b;
    }
    if (rect_empty(b)) {
        return a;
    }
    Rect both = {fminf(a.x, b.x), fminf(a.y, b.y), 0, 0};
    both.w = fmaxf(a.x + a.w, b.x + b.w) - both.x;
    both.h = fmaxf(a.y + a.h, b.y + b.h) - both.y;
    return both;
}

Rect rect_grown(Rect rect, float by) {
    return (Rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

Colour colour_faded(Colour colour, float alpha) {
    colour.a = (uint8_t)fminf(255, roundf((float)colour.a * alpha));
    return colour;
}

Colour colour_mix(Colour a, Colour b, float share_of_b) {
    float s = share_of_b;
    return (Colour){
        (uint8_t)roundf((float)a.r * (1 - s) + (float)b.r * s), (uint8_t)roundf((float)a.g * (1 - s) + (float)b.g * s),
        (uint8_t)roundf((float)a.b * (1 - s) + (float)b.b * s), (uint8_t)roundf((float)a.a * (1 - s) + (float)b.a * s)};
}
