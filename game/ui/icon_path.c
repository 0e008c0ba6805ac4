// Path strings to polylines: the part of the SVG path grammar that drawings by hand use.
#include <math.h>
#include <stdbool.h>

#include "ui/icon.h"

typedef struct Pen {
    const char *cursor;
    float scale, x, y; // of the picture
    Point at, start, handle;
    char last; // command before, for S
    Point *points;
    size_t count, max_points;
    uint32_t *lengths;
    size_t contours, max_contours;
} Pen;

static void skip(Pen *pen) {
    while (*pen->cursor == ' ' || *pen->cursor == ',' || *pen->cursor == '\n' || *pen->cursor == '\t') {
        pen->cursor++;
    }
}

static bool number_ahead(Pen *pen) {
    skip(pen);
    char c = *pen->cursor;
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
}

static float number(Pen *pen) {
    skip(pen);
    float sign = 1;
    if (*pen->cursor == '-' || *pen->cursor == '+') {
        sign = *pen->cursor++ == '-' ? -1 : 1;
    }
    float value = 0;
    while (*pen->cursor >= '0' && *pen->cursor <= '9') {
        value = value * 10 + (float)(*pen->cursor++ - '0');
    }
    if (*pen->cursor == '.') {
        pen->cursor++;
        for (float unit = 0.1f; *pen->cursor >= '0' && *pen->cursor <= '9'; unit /= 10) {
            value += unit * (float)(*pen->cursor++ - '0');
        }
    }
    return sign * value;
}

static Point pair(Pen *pen, bool relative) {
    Point point;
    point.x = number(pen) + (relative ? pen->at.x : 0);
    point.y = number(pen) + (relative ? pen->at.y : 0);
    return point;
}

static void put(Pen *pen, Point point) {
    if (pen->count < pen->max_points && pen->contours) {
        pen->points[pen->count++] = (Point){pen->x + point.x * pen->scale, pen->y + point.y * pen->scale};
        pen->lengths[pen->contours - 1]++;
    }
}

static void move(Pen *pen, Point to) {
    if (pen->contours < pen->max_contours) {
        pen->lengths[pen->contours++] = 0;
    }
    pen->at = pen->start = pen->handle = to;
    put(pen, to);
}

static void line(Pen *pen, Point to) {
    pen->at = pen->handle = to;
    put(pen, to);
}

static void cubic(Pen *pen, Point b, Point c, Point d) {
    Point a = pen->at;
    float span = hypotf(b.x - a.x, b.y - a.y) + hypotf(c.x - b.x, c.y - b.y) + hypotf(d.x - c.x, d.y - c.y);
    int steps = (int)fminf(48, fmaxf(4, span * pen->scale / 2));
    for (int i = 1; i <= steps; i++) {
        float t = (float)i / (float)steps;
        float s = 1 - t;
        float wa = s * s * s;
        float wb = 3 * s * s * t;
        float wc = 3 * s * t * t;
        float wd = t * t * t;
        put(pen, (Point){wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
    }
    pen->at = d;
    pen->handle = c;
}

// End points to centre and angles (SVG 1.1, F.6.5); only circles and unrotated ellipses.
static void arc(Pen *pen, float rx, float ry, bool large, bool sweep, Point to) {
    Point from = pen->at;
    float dx = (from.x - to.x) / 2;
    float dy = (from.y - to.y) / 2;
    if (rx <= 0 || ry <= 0 || (dx == 0 && dy == 0)) {
        line(pen, to);
        return;
    }
    float over = dx * dx / (rx * rx) + dy * dy / (ry * ry);
    if (over > 1) {
        rx *= sqrtf(over);
        ry *= sqrtf(over);
        over = 1;
    }
    float k = sqrtf(fmaxf(0, 1 / over - 1)) * (large == sweep ? -1.0f : 1.0f);
    float cx = k * rx * dy / ry;
    float cy = -k * ry * dx / rx;
    float a0 = atan2f((dy - cy) / ry, (dx - cx) / rx);
    float a1 = atan2f((-dy - cy) / ry, (-dx - cx) / rx);
    float turn = a1 - a0;
    if (sweep && turn < 0) {
        turn += 6.28318531f;
    } else if (!sweep && turn > 0) {
        turn -= 6.28318531f;
    }
    Point centre = {cx + (from.x + to.x) / 2, cy + (from.y + to.y) / 2};
    int steps = (int)fminf(64, fmaxf(4, fabsf(turn) * sqrtf(fmaxf(rx, ry) * pen->scale) * 2));
    for (int i = 1; i < steps; i++) {
        float angle = a0 + turn * (float)i / (float)steps;
        put(pen, (Point){centre.x + rx * cosf(angle), centre.y + ry * sinf(angle)});
    }
    line(pen, to);
}

static bool flag(Pen *pen) {
    skip(pen);
    return *pen->cursor && *pen->cursor++ == '1';
}

static bool step(Pen *pen, char command) {
    bool relative = command >= 'a';
    switch (command) {
    case 'M':
    case 'm': move(pen, pair(pen, relative)); return true;
    case 'L':
    case 'l': line(pen, pair(pen, relative)); return true;
    case 'H':
    case 'h': line(pen, (Point){number(pen) + (relative ? pen->at.x : 0), pen->at.y}); return true;
    case 'V':
    case 'v': line(pen, (Point){pen->at.x, number(pen) + (relative ? pen->at.y : 0)}); return true;
    case 'C':
    case 'c': {
        Point b = pair(pen, relative);
        Point c = pair(pen, relative);
        cubic(pen, b, c, pair(pen, relative));
        return true;
    }
    case 'S':
    case 's': {
        bool smooth = pen->last == 'C' || pen->last == 'c' || pen->last == 'S' || pen->last == 's';
        Point b = smooth ? (Point){2 * pen->at.x - pen->handle.x, 2 * pen->at.y - pen->handle.y} : pen->at;
        Point c = pair(pen, relative);
        cubic(pen, b, c, pair(pen, relative));
        return true;
    }
    case 'Q':
    case 'q': {
        Point a = pen->at;
        Point q = pair(pen, relative);
        Point d = pair(pen, relative);
        cubic(pen, (Point){(a.x + 2 * q.x) / 3, (a.y + 2 * q.y) / 3}, (Point){(d.x + 2 * q.x) / 3, (d.y + 2 * q.y) / 3},
              d);
        return true;
    }
    case 'A':
    case 'a': {
        float rx = number(pen);
        float ry = number(pen);
        number(pen);
        bool large = flag(pen);
        bool sweep = flag(pen);
        arc(pen, rx, ry, large, sweep, pair(pen, relative));
        return true;
    }
    default: return false;
    }
}

size_t path_flatten(const char *path, float scale, float x, float y, Point *points, size_t max_points,
                    uint32_t *lengths, size_t max_contours, size_t *contours) {
    Pen pen = {.cursor = path,
               .scale = scale,
               .x = x,
               .y = y,
               .points = points,
               .max_points = max_points,
               .lengths = lengths,
               .max_contours = max_contours};
    char command = 0;
    for (skip(&pen); *pen.cursor; skip(&pen)) {
        if (*pen.cursor == 'Z' || *pen.cursor == 'z') {
            pen.cursor++;
            line(&pen, pen.start);
            pen.last = 'Z';
            continue;
        }
        if (!number_ahead(&pen)) {
            command = *pen.cursor++;
        } else if (command == 'M') {
            command = 'L';
        } else if (command == 'm') {
            command = 'l';
        }
        const char *before = pen.cursor;
        if (!number_ahead(&pen) || !step(&pen, command) || pen.cursor == before) {
            break;
        }
        pen.last = command;
    }
    *contours = pen.contours;
    return pen.count;
}
