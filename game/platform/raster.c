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

// Pixels are mixed channel by channel in blocks of this many, whose inner loops the compiler turns into a few wide
// instructions.
enum { CHANNELS = 4, BLOCK = 16, BLOCK_BYTES = BLOCK * CHANNELS };

// `over` holds four colours that repeat along the row, beginning at `from`; `alpha` 0 to 256. The same as blend, to the
// last bit.
static void blend_row(uint32_t *row, int from, int to, const uint32_t over[4], uint32_t alpha) {
    uint16_t weighted[BLOCK];
    const uint16_t rest = (uint16_t)(256 - alpha);
    for (int i = 0; i < BLOCK; i++) {
        weighted[i] = (uint16_t)((over[i / CHANNELS] >> (i % CHANNELS * 8) & 255) * alpha + 128);
    }
    int x = from;
    for (; alpha >= 256 && x + 4 <= to; x += 4) {
        memcpy(row + x, over, BLOCK);
    }
    for (; x + 4 <= to; x += 4) {
        uint8_t bytes[BLOCK];
        memcpy(bytes, row + x, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            bytes[i] = (uint8_t)((uint16_t)(bytes[i] * rest + weighted[i]) >> 8);
        }
        memcpy(row + x, bytes, BLOCK);
    }
    for (; x < to; x++) {
        row[x] = blend(row[x], over[(x - from) & 3], alpha);
    }
}

static void span(uint32_t *row, int from, int to, uint32_t colour, uint32_t alpha) {
    blend_row(row, from, to, (const uint32_t[4]){colour, colour, colour, colour}, alpha);
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
        pattern[i] = dithered(rgb, from + i, y);
    }
    blend_row(row, from, to, pattern, a);
}

// The four colours that repeat down a column; returns how much of them, 0 to 256.
static uint32_t sideways_at(const Fill *fill, int x, float cover, uint32_t pattern[4]) {
    float rgb[3];
    float t = clamp01(((float)x + 0.5f - fill->rect.x) / fill->rect.w);
    mixed(fill->from, fill->to, t, rgb);
    for (int y = 0; y < 4; y++) {
        pattern[y] = dithered(rgb, x, y);
    }
    float alpha = (float)fill->from.a + ((float)fill->to.a - (float)fill->from.a) * t;
    return (uint32_t)(cover * alpha * (256.0f / 255.0f) + 0.5f);
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
        uint32_t pattern[4];
        uint32_t a = sideways_at(fill, x, cover, pattern);
        row[x] = a >= 256 ? pattern[y & 3] : blend(row[x], pattern[y & 3], a);
    }
}

// Column by column, because a column has one colour.
static void fill_columns(const Raster *raster, const Fill *fill, const Raster *room) {
    for (int x = room->left; x < room->right; x++) {
        uint32_t pattern[4];
        uint32_t a = sideways_at(fill, x, 1, pattern);
        uint32_t *pixel = row_at(raster, room->top) + x;
        for (int y = room->top; y < room->bottom; y++, pixel += raster->stride) {
            *pixel = a >= 256 ? pattern[y & 3] : blend(*pixel, pattern[y & 3], a);
        }
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

void raster_rect(const Raster *raster, Rect rect, float radius, Colour colour, Colour colour_end, bool sideways) {
    bool square = radius < 0.5f;
    Fill fill = {.rect = square ? snapped(rect) : rect,
                 .radius = fminf(radius, fminf(rect.w, rect.h) / 2),
                 .from = colour,
                 .to = colour_end,
                 .sideways = sideways,
                 .flat = memcmp(&colour, &colour_end, sizeof colour) == 0};
    Raster room = raster_clipped(*raster, fill.rect);
    if (square && sideways && !fill.flat) {
        fill_columns(raster, &fill, &room);
        return;
    }
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

enum { LIGHT = 32767 };

// How strong the light is at a place, of LIGHT.
static float glow_at(const Rect *rect, uint8_t strength, int x, float down) {
    float dx = ((float)x + 0.5f - rect->x) * (2 / rect->w) - 1;
    float dark = 1 - sqrtf(fminf(1, dx * dx + down));
    float root = sqrtf(dark);
    return dark * root * sqrtf(root) * (float)strength * ((float)LIGHT / 255); // to the power of 1.75
}

// A block under light that goes from one strength to another in a straight line: nobody sees the difference, and no
// pixel needs roots of its own. Mixed in 32 parts of a step, so that faint light does not come in steps.
static inline void glow_block(uint32_t *pixels, int count, const int16_t *over, const int16_t *threshold, float from,
                              float to) {
    uint8_t bytes[BLOCK_BYTES];
    const int16_t start = (int16_t)from, slope = (int16_t)((to - from) / BLOCK);
    memcpy(bytes, pixels, (size_t)count * CHANNELS);
    for (int i = 0; i < BLOCK_BYTES; i++) {
        int16_t light = (int16_t)(start + slope * (i / CHANNELS));
        int16_t apart = (int16_t)((over[i] - bytes[i]) * 64);
        int16_t change = (int16_t)(apart * light >> 16);
        bytes[i] = (uint8_t)((int16_t)(bytes[i] * 32 + change + threshold[i]) >> 5);
    }
    memcpy(pixels, bytes, (size_t)count * CHANNELS);
}

void raster_glow(const Raster *raster, Rect rect, Colour colour) {
    const int16_t channels[CHANNELS] = {colour.b, colour.g, colour.r, 255};
    int16_t over[BLOCK_BYTES], threshold[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
        over[i] = channels[i % CHANNELS];
    }
    Raster room = raster_clipped(*raster, rect);
    for (int y = room.top; y < room.bottom && room.left < room.right; y++) {
        uint32_t *row = row_at(raster, y);
        float dy = ((float)y + 0.5f - rect.y - rect.h / 2) / (rect.h / 2);
        float half = dy * dy < 1 ? sqrtf(1 - dy * dy) * rect.w / 2 : 0; // of the ellipse in this row
        int left = clamp_int((int)floorf(rect.x + rect.w / 2 - half), room.left, room.right);
        int right = clamp_int((int)ceilf(rect.x + rect.w / 2 + half), left, room.right);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            threshold[i] = (int16_t)(bayer[y & 3][(left + i / CHANNELS) & 3] * 2 + 1);
        }
        float from = glow_at(&rect, colour.a, left, dy * dy);
        for (int x = left; x < right; x += BLOCK) {
            float to = glow_at(&rect, colour.a, x + BLOCK, dy * dy);
            if (x + BLOCK <= right) {
                glow_block(row + x, BLOCK, over, threshold, from, to);
            } else {
                glow_block(row + x, right - x, over, threshold, from, to);
            }
            from = to;
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
        float down = blurred_edge((float)y + 0.5f, rect.y, rect.y + rect.h, sigma) * (float)colour.a * 256 / 255;
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
    Raster room = raster_clipped(*raster, (Rect){(float)x, (float)y, (float)mask->width, (float)mask->height});
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
