// Coverage by accumulating signed areas of edges, then summing along each row (after font-rs and
// stb_truetype).
#include "platform/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { JOIN_POINTS = 16, DASHES_MAX = 4096 };

typedef struct Sheet {
    float *area;
    int width, height; // each row has width + 2 cells
    float x, y;
} Sheet;

// One edge inside the sheet's columns; what it covers lies to its right.
static void edge_inside(Sheet *sheet, Point a, Point b) {
    if (a.y == b.y) {
        return;
    }
    float direction = a.y < b.y ? 1.0f : -1.0f;
    if (a.y > b.y) {
        Point swap = a;
        a = b;
        b = swap;
    }
    float slope = (b.x - a.x) / (b.y - a.y);
    float top = fmaxf(a.y, 0);
    float bottom = fminf(b.y, (float)sheet->height);
    float x = a.x + (top - a.y) * slope;
    for (int row = (int)top; (float)row < bottom; row++) {
        float *cells = sheet->area + (ptrdiff_t)row * (sheet->width + 2);
        float y0 = fmaxf(top, (float)row);
        float y1 = fminf(bottom, (float)row + 1);
        float dy = (y1 - y0) * direction;
        float x_next = x + (y1 - y0) * slope;
        float x0 = fminf(fmaxf(fminf(x, x_next), 0), (float)sheet->width);
        float x1 = fminf(fmaxf(fmaxf(x, x_next), 0), (float)sheet->width);
        int first = (int)x0;
        int last = (int)ceilf(x1);
        if (last <= first + 1) {
            float middle = (x0 + x1) / 2 - (float)first;
            cells[first] += dy * (1 - middle);
            cells[first + 1] += dy * middle;
        } else {
            float per_column = 1 / (x1 - x0);
            float entry = 1 - (x0 - (float)first);
            float area = 0.5f * per_column * entry * entry;
            float exit = x1 - (float)last + 1;
            float last_area = 0.5f * per_column * exit * exit;
            cells[first] += dy * area;
            if (last == first + 2) {
                cells[first + 1] += dy * (1 - area - last_area);
            } else {
                float second = per_column * (1.5f - (x0 - (float)first));
                cells[first + 1] += dy * (second - area);
                for (int i = first + 2; i < last - 1; i++) {
                    cells[i] += dy * per_column;
                }
                float before = second + (float)(last - first - 3) * per_column;
                cells[last - 1] += dy * (1 - before - last_area);
            }
            cells[last] += dy * last_area;
        }
        x = x_next;
    }
}

static void edge_split(Sheet *sheet, Point a, Point b, float at) {
    if ((a.x < at) != (b.x < at)) {
        Point cut = {at, a.y + (b.y - a.y) * (at - a.x) / (b.x - a.x)};
        edge_inside(sheet, a, cut);
        edge_inside(sheet, cut, b);
    } else {
        edge_inside(sheet, a, b);
    }
}

// Beyond the sheet's sides an edge counts as if it ran along the side.
static void edge(Sheet *sheet, Point a, Point b) {
    a.x -= sheet->x;
    a.y -= sheet->y;
    b.x -= sheet->x;
    b.y -= sheet->y;
    float wide = (float)sheet->width;
    if ((a.y <= 0 && b.y <= 0) || (a.y >= (float)sheet->height && b.y >= (float)sheet->height)) {
        return;
    }
    if ((a.x < wide) != (b.x < wide)) {
        Point cut = {wide, a.y + (b.y - a.y) * (wide - a.x) / (b.x - a.x)};
        edge_split(sheet, a, cut, 0);
        edge_split(sheet, cut, b, 0);
    } else {
        edge_split(sheet, a, b, 0);
    }
}

static void polygon(Sheet *sheet, const Point *points, size_t count) {
    for (size_t i = 0; i < count; i++) {
        edge(sheet, points[i], points[i + 1 < count ? i + 1 : 0]);
    }
}

// Parts of a stroke overlap; all must turn the same way, or they would take each other out.
static void convex(Sheet *sheet, const Point *points, size_t count) {
    float area = 0;
    for (size_t i = 0; i < count; i++) {
        Point a = points[i];
        Point b = points[i + 1 < count ? i + 1 : 0];
        area += a.x * b.y - b.x * a.y;
    }
    for (size_t i = 0; i < count; i++) {
        size_t j = i + 1 < count ? i + 1 : 0;
        if (area >= 0) {
            edge(sheet, points[i], points[j]);
        } else {
            edge(sheet, points[j], points[i]);
        }
    }
}

static void disc(Sheet *sheet, Point centre, float radius) {
    Point points[JOIN_POINTS];
    for (int i = 0; i < JOIN_POINTS; i++) {
        float angle = 6.28318531f * ((float)i + 0.5f) / JOIN_POINTS;
        points[i] = (Point){centre.x + radius * cosf(angle), centre.y + radius * sinf(angle)};
    }
    convex(sheet, points, JOIN_POINTS);
}

static float piece(Sheet *sheet, Point a, Point b, float half) {
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float length = sqrtf(dx * dx + dy * dy);
    if (length > 0) {
        float nx = -dy / length * half;
        float ny = dx / length * half;
        Point quad[4] = {{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}};
        convex(sheet, quad, 4);
    }
    return length;
}

// The wedge that two pieces leave open on the outside of a bend; a half disc would cover the line twice.
static void join(Sheet *sheet, Point before, Point at, Point after, float half) {
    float ax = at.x - before.x;
    float ay = at.y - before.y;
    float bx = after.x - at.x;
    float by = after.y - at.y;
    float la = sqrtf(ax * ax + ay * ay);
    float lb = sqrtf(bx * bx + by * by);
    if (la == 0 || lb == 0) {
        return;
    }
    float cross = (ax * by - ay * bx) / (la * lb);
    float dot = (ax * bx + ay * by) / (la * lb);
    if (fabsf(cross) < 0.05f && dot > 0) {
        return;
    }
    float side = cross > 0 ? -1.0f : 1.0f;
    float a0 = atan2f(side * ax / la, -side * ay / la);
    float a1 = atan2f(side * bx / lb, -side * by / lb);
    float turn = a1 - a0;
    turn += turn > 3.14159265f ? -6.28318531f : turn < -3.14159265f ? 6.28318531f : 0;
    Point fan[10] = {at};
    for (int i = 0; i <= 8; i++) {
        float angle = a0 + turn * (float)i / 8;
        fan[i + 1] = (Point){at.x + half * cosf(angle), at.y + half * sinf(angle)};
    }
    convex(sheet, fan, 10);
}

static void cap(Sheet *sheet, Point at, Point away, float half) {
    float angle = atan2f(at.y - away.y, at.x - away.x);
    Point fan[10];
    for (int i = 0; i < 10; i++) {
        float a = angle - 1.57079633f + 3.14159265f * (float)i / 9;
        fan[i] = (Point){at.x + half * cosf(a), at.y + half * sinf(a)};
    }
    convex(sheet, fan, 10);
}

static void solid_stroke(Sheet *sheet, const Point *points, size_t count, bool closed, float half) {
    bool loops = closed || (count > 2 && fabsf(points[0].x - points[count - 1].x) < 0.01f &&
                            fabsf(points[0].y - points[count - 1].y) < 0.01f);
    if (loops && !closed) {
        count--;
    }
    size_t pieces = loops ? count : count - 1;
    for (size_t i = 0; i < pieces; i++) {
        Point a = points[i];
        Point b = points[(i + 1) % count];
        piece(sheet, a, b, half);
        if (loops || i + 1 < pieces) {
            join(sheet, a, b, points[(i + 2) % count], half);
        }
    }
    if (!loops && count >= 2) {
        cap(sheet, points[0], points[1], half);
        cap(sheet, points[count - 1], points[count - 2], half);
    } else if (count == 1) {
        disc(sheet, points[0], half);
    }
}

static float path_length(const Point *points, size_t count, bool closed) {
    float length = 0;
    for (size_t i = 0; i + 1 < count + closed; i++) {
        Point a = points[i];
        Point b = points[(i + 1) % count];
        length += hypotf(b.x - a.x, b.y - a.y);
    }
    return length;
}

static void broken_stroke(Sheet *sheet, const Point *points, size_t count, const Shape *shape) {
    float half = shape->width / 2;
    bool dots = shape->style == LINE_DOTTED;
    float on = dots ? 0 : shape->closed ? fmaxf(2.6f, shape->width * 1.65f) : fmaxf(3, shape->width * 3);
    float step = dots ? shape->width * 2.3f : shape->closed ? on * 2 : on * 1.75f;
    float length = path_length(points, count, shape->closed);
    float periods = roundf(length / step);
    if (shape->closed && periods >= 2) { // whole dashes around a ring
        on *= length / periods / step;
        step = length / periods;
    }
    float at = 0; // along the path at points[i]
    float next = dots ? half : 0;
    for (size_t i = 0; i + 1 < count + shape->closed; i++) {
        Point a = points[i];
        Point b = points[(i + 1) % count];
        float run = hypotf(b.x - a.x, b.y - a.y);
        while (run > 0 && next < at + run) {
            float from = fmaxf(0, (next - at) / run);
            float to = fminf(1, (next + on - at) / run);
            Point p = {a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from};
            Point q = {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to};
            if (dots) {
                disc(sheet, p, half);
            } else {
                piece(sheet, p, q, half);
            }
            if (next + on > at + run) {
                break; // goes on around the corner
            }
            next += step;
        }
        at += run;
    }
}

static void hatch_lines(Sheet *sheet, const Shape *shape) {
    float along = (float)sheet->height * fabsf(shape->slant);
    float step = shape->gap * sqrtf(1 + shape->slant * shape->slant);
    // Counted from the picture's corner, so that neighbours hatch in line.
    float phase = fmodf(sheet->x + shape->slant * sheet->y, step);
    for (float x = -along - step - phase; x < (float)sheet->width + along + step; x += step) {
        Point a = {sheet->x + x, sheet->y};
        Point b = {sheet->x + x - shape->slant * (float)sheet->height, sheet->y + (float)sheet->height};
        piece(sheet, a, b, shape->width / 2);
    }
}

static void cover_from(const Sheet *sheet, uint8_t *cover, bool times) {
    for (int y = 0; y < sheet->height; y++) {
        const float *cells = sheet->area + (ptrdiff_t)y * (sheet->width + 2);
        float sum = 0;
        for (int x = 0; x < sheet->width; x++) {
            sum += cells[x];
            float value = fminf(1, fabsf(sum)) * 255 + 0.5f;
            uint8_t *pixel = &cover[(ptrdiff_t)y * sheet->width + x];
            *pixel = times ? (uint8_t)((float)*pixel * value / 255) : (uint8_t)value;
        }
    }
}

Mask shape_mask(const Shape *shape, int x, int y, int width, int height) {
    Mask mask = {NULL, width, height};
    Sheet sheet = {NULL, width, height, (float)x, (float)y};
    size_t cells = (size_t)(width + 2) * (size_t)height;
    sheet.area = calloc(cells + 2, sizeof(float));
    mask.cover = malloc((size_t)width * (size_t)height);
    if (!sheet.area || !mask.cover) {
        free(sheet.area);
        free(mask.cover);
        return (Mask){NULL, 0, 0};
    }
    uint32_t whole = (uint32_t)shape->count;
    const uint32_t *lengths = shape->contour_count ? shape->contours : &whole;
    size_t contours = shape->contour_count ? shape->contour_count : 1;
    const Point *points = shape->points;
    for (size_t i = 0; i < contours; i++) {
        size_t count = lengths[i];
        if (shape->kind != DRAW_STROKE) {
            polygon(&sheet, points, count);
        } else if (shape->style == LINE_DASHED || shape->style == LINE_DOTTED) {
            broken_stroke(&sheet, points, count, shape);
        } else if (count) {
            solid_stroke(&sheet, points, count, shape->closed, shape->width / 2);
        }
        points += count;
    }
    cover_from(&sheet, mask.cover, false);
    if (shape->kind == DRAW_HATCH) {
        memset(sheet.area, 0, (cells + 2) * sizeof(float));
        hatch_lines(&sheet, shape);
        cover_from(&sheet, mask.cover, true);
    }
    free(sheet.area);
    return mask;
}
