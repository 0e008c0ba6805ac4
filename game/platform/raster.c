#include "platform/raster.h"

#include <math.h>
#include <string.h>

Raster raster_over(uint32_t *pixels, int stride, int width, int height) {
    return (Raster){pixels, stride, 0, 0, 0, 0, width, height};
}

Raster raster_clipped(Raster raster, Rect rect) {
    int left = (int)floorf(rect.x);
    int top = (int)floorf(rect.y);
    int right = (int)ceilf(rect.x + rect.w);
    int bottom = (int)ceilf(rect.y + rect.h);
    raster.left = left > raster.left ? left : raster.left;
    raster.top = top > raster.top ? top : raster.top;
    raster.right = right < raster.right ? right : raster.right;
    raster.bottom = bottom < raster.bottom ? bottom : raster.bottom;
    return raster;
}

static uint32_t pack(Colour colour) {
    return 0xFF000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}

// `alpha` 0 to 256. Red and blue go together in one multiplication.
static inline uint32_t blend(uint32_t under, uint32_t over, uint32_t alpha) {
    uint32_t rb = under & 0xFF00FF;
    uint32_t g = under & 0x00FF00;
    uint32_t rb_over = over & 0xFF00FF;
    uint32_t g_over = over & 0x00FF00;
    rb += ((rb_over - rb) * alpha + 0x800080) >> 8;
    g += ((g_over - g) * alpha + 0x008000) >> 8;
    return 0xFF000000u | (rb & 0xFF00FF) | (g & 0x00FF00);
}

static uint32_t *row_at(const Raster *raster, int y) {
    return raster->pixels + (ptrdiff_t)(y - raster->origin_y) * raster->stride - raster->origin_x;
}

static void span(uint32_t *row, int from, int to, uint32_t colour, uint32_t alpha) {
    if (alpha >= 256) {
        for (int x = from; x < to; x++) {
            row[x] = colour;
        }
        return;
    }
    uint32_t rb_over = (colour & 0xFF00FF) * alpha + 0x800080;
    uint32_t g_over = (colour & 0x00FF00) * alpha + 0x008000;
    uint32_t rest = 256 - alpha;
    for (int x = from; x < to; x++) {
        uint32_t rb = ((row[x] & 0xFF00FF) * rest + rb_over) >> 8;
        uint32_t g = ((row[x] & 0x00FF00) * rest + g_over) >> 8;
        row[x] = 0xFF000000u | (rb & 0xFF00FF) | (g & 0x00FF00);
    }
}

static uint32_t alpha_of(float cover, uint8_t alpha) {
    float value = cover * ((float)alpha * (256.0f / 255.0f)) + 0.5f;
    return value <= 0 ? 0 : (uint32_t)value;
}

static float clamp01(float x) {
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

// Signed distance from a rounded rectangle's edge, negative inside.
static float distance(const Rect *rect, float radius, float x, float y) {
    float dx = fabsf(x - (rect->x + rect->w / 2)) - (rect->w / 2 - radius);
    float dy = fabsf(y - (rect->y + rect->h / 2)) - (rect->h / 2 - radius);
    if (dx > 0 && dy > 0) {
        return sqrtf(dx * dx + dy * dy) - radius;
    }
    return (dx > dy ? dx : dy) - radius;
}

static int clamp_int(int x, int low, int high) {
    return x < low ? low : x > high ? high : x;
}

// 4 by 4 ordered thresholds: slow gradients would show steps otherwise.
static const uint8_t bayer[4][4] = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};

static uint32_t dithered(const float rgb[3], int x, int y) {
    float threshold = ((float)bayer[y & 3][x & 3] + 0.5f) / 16;
    uint32_t r = (uint32_t)(rgb[0] + threshold);
    uint32_t g = (uint32_t)(rgb[1] + threshold);
    uint32_t b = (uint32_t)(rgb[2] + threshold);
    return 0xFF000000u | (r > 255 ? 255 : r) << 16 | (g > 255 ? 255 : g) << 8 | (b > 255 ? 255 : b);
}

static void mixed(Colour a, Colour b, float t, float rgb[3]) {
    t = clamp01(t);
    rgb[0] = (float)a.r + ((float)b.r - (float)a.r) * t;
    rgb[1] = (float)a.g + ((float)b.g - (float)a.g) * t;
    rgb[2] = (float)a.b + ((float)b.b - (float)a.b) * t;
}

typedef struct Fill {
    Rect rect;
    float radius;
    Colour from, to;
    bool sideways, flat;
} Fill;

// Downwards a row has one colour, which dithering turns into a pattern of four.
static void fill_down(const Fill *fill, uint32_t *row, int y, int from, int to, float cover) {
    float rgb[3];
    uint32_t pattern[4];
    float t = clamp01(((float)y + 0.5f - fill->rect.y) / fill->rect.h);
    float alpha = (float)fill->from.a + ((float)fill->to.a - (float)fill->from.a) * t;
    uint32_t a = (uint32_t)(cover * alpha * (256.0f / 255.0f) + 0.5f);
    mixed(fill->from, fill->to, t, rgb);
    for (int i = 0; i < 4; i++) {
        pattern[i] = dithered(rgb, i, y);
    }
    if (a >= 256) {
        for (int x = from; x < to; x++) {
            row[x] = pattern[x & 3];
        }
        return;
    }
    for (int x = from; x < to; x++) {
        row[x] = blend(row[x], pattern[x & 3], a);
    }
}

static void fill_pixels(const Fill *fill, uint32_t *row, int y, int from, int to, float cover) {
    if (fill->flat) {
        span(row, from, to, pack(fill->from), alpha_of(cover, fill->from.a));
        return;
    }
    if (!fill->sideways) {
        fill_down(fill, row, y, from, to, cover);
        return;
    }
    for (int x = from; x < to; x++) {
        float rgb[3];
        float t = clamp01(((float)x + 0.5f - fill->rect.x) / fill->rect.w);
        mixed(fill->from, fill->to, t, rgb);
        float alpha = (float)fill->from.a + ((float)fill->to.a - (float)fill->from.a) * t;
        uint32_t a = (uint32_t)(cover * alpha * (256.0f / 255.0f) + 0.5f);
        uint32_t colour = dithered(rgb, x, y);
        row[x] = a >= 256 ? colour : blend(row[x], colour, a);
    }
}

static void fill_row(const Raster *raster, const Fill *fill, int y, int left, int right) {
    uint32_t *row = row_at(raster, y);
    float cy = (float)y + 0.5f;
    int corner = (int)ceilf(fill->radius + 1);
    int in_left = (int)floorf(fill->rect.x) + corner;
    int in_right = (int)ceilf(fill->rect.x + fill->rect.w) - corner;
    if (in_right < in_left) {
        in_left = in_right = right;
    }
    in_left = clamp_int(in_left, left, right);
    in_right = clamp_int(in_right, in_left, right);
    for (int x = left; x < right; x++) {
        if (x == in_left && in_right > in_left) {
            float cover = clamp01(0.5f - distance(&fill->rect, fill->radius, (float)in_left + 0.5f, cy));
            fill_pixels(fill, row, y, in_left, in_right, cover);
            x = in_right;
            if (x >= right) {
                break;
            }
        }
        float cover = clamp01(0.5f - distance(&fill->rect, fill->radius, (float)x + 0.5f, cy));
        if (cover > 0) {
            fill_pixels(fill, row, y, x, x + 1, cover);
        }
    }
}

static Rect snapped(Rect rect) {
    Rect whole = {roundf(rect.x), roundf(rect.y), 0, 0};
    whole.w = fmaxf(1, roundf(rect.x + rect.w) - whole.x);
    whole.h = fmaxf(1, roundf(rect.y + rect.h) - whole.y);
    return whole;
}

void raster_rect(const Raster *raster, Rect rect, float radius, Colour colour, Colour colour_end,
                 bool sideways) {
    bool square = radius < 0.5f;
    Fill fill = {.rect = square ? snapped(rect) : rect,
                 .radius = fminf(radius, fminf(rect.w, rect.h) / 2),
                 .from = colour,
                 .to = colour_end,
                 .sideways = sideways,
                 .flat = memcmp(&colour, &colour_end, sizeof colour) == 0};
    Raster room = raster_clipped(*raster, fill.rect);
    for (int y = room.top; y < room.bottom && room.left < room.right; y++) {
        if (square) {
            fill_pixels(&fill, row_at(raster, y), y, room.left, room.right, 1);
        } else {
            fill_row(raster, &fill, y, room.left, room.right);
        }
    }
}

typedef struct Ring {
    Rect outer, inner;
    float outer_radius, inner_radius;
} Ring;

static float ring_cover(const Ring *ring, int x, int y) {
    float cx = (float)x + 0.5f;
    float cy = (float)y + 0.5f;
    float outside = clamp01(0.5f - distance(&ring->outer, ring->outer_radius, cx, cy));
    bool hollow = ring->inner.w > 0 && ring->inner.h > 0;
    return hollow ? outside - clamp01(0.5f - distance(&ring->inner, ring->inner_radius, cx, cy)) : outside;
}

static void ring_pixels(uint32_t *row, const Ring *ring, int y, int from, int to, Colour colour) {
    for (int x = from; x < to; x++) {
        uint32_t alpha = alpha_of(ring_cover(ring, x, y), colour.a);
        if (alpha) {
            row[x] = blend(row[x], pack(colour), alpha);
        }
    }
}

void raster_frame(const Raster *raster, Rect rect, float radius, float width, Colour colour) {
    if (radius < 0.5f) {
        rect = snapped(rect);
    }
    Ring ring = {.outer = rect, .outer_radius = fminf(radius, fminf(rect.w, rect.h) / 2)};
    ring.inner = (Rect){rect.x + width, rect.y + width, rect.w - 2 * width, rect.h - 2 * width};
    ring.inner_radius = fmaxf(0, ring.outer_radius - width);
    Raster room = raster_clipped(*raster, rect);
    int corner = (int)ceilf(fmaxf(radius, width) + 1);
    int first = (int)floorf(rect.x);
    int last = (int)ceilf(rect.x + rect.w);
    int top = (int)floorf(rect.y) + corner;
    int bottom = (int)ceilf(rect.y + rect.h) - corner;
    for (int y = room.top; y < room.bottom && room.left < room.right; y++) {
        uint32_t *row = row_at(raster, y);
        bool band = y < top || y >= bottom;
        int in_left = clamp_int(first + corner, room.left, room.right);
        int in_right = clamp_int(last - corner, in_left, room.right);
        ring_pixels(row, &ring, y, room.left, in_left, colour);
        if (band && in_left < in_right) {
            uint32_t alpha = alpha_of(ring_cover(&ring, in_left, y), colour.a);
            if (alpha) {
                span(row, in_left, in_right, pack(colour), alpha);
            }
        }
        ring_pixels(row, &ring, y, in_right, room.right, colour);
    }
}

// One channel mixed in sixteenths of bits, so that faint light does not come in steps.
static inline uint32_t lit(uint32_t under, int32_t over, int32_t alpha, int32_t threshold) {
    int32_t base = (int32_t)under << 12;
    int32_t value = base + (((over << 12) - base) >> 12) * alpha + threshold;
    return (uint32_t)(value < 0 ? 0 : value) >> 12;
}

void raster_glow(const Raster *raster, Rect rect, Colour colour) {
    enum { STEPS = 2048, WIDTH_MAX = 8192 };
    int32_t fall[STEPS + 1];
    float across[WIDTH_MAX];
    for (int i = 0; i <= STEPS; i++) {
        float t = sqrtf((float)i / STEPS);
        fall[i] = (int32_t)(powf(1 - t, 1.75f) * (float)colour.a * 4096 / 255);
    }
    Raster room = raster_clipped(*raster, rect);
    int width = room.right - room.left;
    if (width <= 0 || width > WIDTH_MAX) {
        return;
    }
    for (int i = 0; i < width; i++) {
        float dx = ((float)(room.left + i) + 0.5f - rect.x - rect.w / 2) / (rect.w / 2);
        across[i] = dx * dx * STEPS;
    }
    for (int y = room.top; y < room.bottom; y++) {
        uint32_t *row = row_at(raster, y) + room.left;
        float dy = ((float)y + 0.5f - rect.y - rect.h / 2) / (rect.h / 2);
        float down = dy * dy * STEPS;
        for (int i = 0; i < width; i++) {
            float t = across[i] + down;
            if (t >= STEPS) {
                continue;
            }
            int32_t alpha = fall[(int)t];
            int32_t threshold = bayer[y & 3][(room.left + i) & 3] * 256 + 128;
            uint32_t under = row[i];
            row[i] = 0xFF000000u | lit(under >> 16 & 255, colour.r, alpha, threshold) << 16 |
                     lit(under >> 8 & 255, colour.g, alpha, threshold) << 8 |
                     lit(under & 255, colour.b, alpha, threshold);
        }
    }
}

// A box blurred by a Gaussian is the product of two blurred edges' differences.
static float blurred_edge(float x, float low, float high, float sigma) {
    return 0.5f * (erff((x - low) / (sigma * 1.41421356f)) - erff((x - high) / (sigma * 1.41421356f)));
}

void raster_shadow(const Raster *raster, Rect rect, float blur, Colour colour) {
    float sigma = fmaxf(0.5f, blur / 2);
    Raster room = raster_clipped(*raster, rect_grown(rect, blur));
    int width = room.right - room.left;
    enum { SHADOW_MAX = 8192 };
    static const float least = 0.002f;
    if (width <= 0 || width > SHADOW_MAX) {
        return;
    }
    float across[SHADOW_MAX];
    for (int i = 0; i < width; i++) {
        across[i] = blurred_edge((float)(room.left + i) + 0.5f, rect.x, rect.x + rect.w, sigma);
    }
    uint32_t over = pack(colour);
    for (int y = room.top; y < room.bottom; y++) {
        uint32_t *row = row_at(raster, y);
        float down =
            blurred_edge((float)y + 0.5f, rect.y, rect.y + rect.h, sigma) * (float)colour.a * 256 / 255;
        if (down < least) {
            continue;
        }
        for (int i = 0; i < width; i++) {
            uint32_t alpha = (uint32_t)(across[i] * down + 0.5f);
            row[room.left + i] = blend(row[room.left + i], over, alpha);
        }
    }
}

void raster_mask(const Raster *raster, int x, int y, const Mask *mask, Colour colour) {
    Raster room =
        raster_clipped(*raster, (Rect){(float)x, (float)y, (float)mask->width, (float)mask->height});
    uint32_t over = pack(colour);
    uint32_t strength = (uint32_t)colour.a * 258 + 128; // 255 times 255 becomes 256 times 256
    for (int py = room.top; py < room.bottom; py++) {
        uint32_t *row = row_at(raster, py);
        const uint8_t *cover = mask->cover + (ptrdiff_t)(py - y) * mask->width - x;
        for (int px = room.left; px < room.right; px++) {
            if (cover[px]) {
                row[px] = blend(row[px], over, (cover[px] * strength) >> 16);
            }
        }
    }
}

void raster_copy(const Raster *raster, const uint32_t *pixels, int x, int y, int width, int height) {
    Raster room = raster_clipped(*raster, (Rect){(float)x, (float)y, (float)width, (float)height});
    if (room.left >= room.right) {
        return;
    }
    for (int py = room.top; py < room.bottom; py++) {
        const uint32_t *from = pixels + (ptrdiff_t)(py - y) * width + (room.left - x);
        memcpy(row_at(raster, py) + room.left, from, (size_t)(room.right - room.left) * sizeof(uint32_t));
    }
}
