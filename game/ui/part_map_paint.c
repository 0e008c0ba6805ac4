// The painted part of the map: lines, areas, hatching, names. Names look for a free place, first the
// important ones; one that finds none is left out.
#include "ui/part_map.h"

#include <math.h>
#include <string.h>

enum { LINE_POINTS_MAX = 512, NAMES_MAX = 96 };

typedef struct Names { // what already stands on the map, px
    const MapSheet *sheet;
    Rect taken[MAP_BUSY_MAX + NAMES_MAX];
    size_t count;
} Names;

Point map_at(const MapView *view, MapPoint point) {
    return (Point){(point.lon - view->west) * view->per_lon, (view->north - point.lat) * view->per_lat};
}

const MapLine *map_line_of_sector(const Scenario *scenario, int sector) {
    for (uint32_t l = 0; l < scenario->map.line_count; l++) {
        const MapLine *line = &scenario->map.lines[l];
        if (strcmp(line->kind, "sector") == 0 && strcmp(line->name, scenario->sectors[sector].id) == 0) {
            return line;
        }
    }
    return NULL;
}

bool map_inside(const Map *map, const MapLine *line, MapPoint point) {
    bool inside = false;
    for (uint32_t i = 0; i < line->count; i++) {
        MapPoint a = map->points[line->first + i], b = map->points[line->first + (i + 1) % line->count];
        if ((a.lat > point.lat) != (b.lat > point.lat) &&
            point.lon < a.lon + (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat)) {
            inside = !inside;
        }
    }
    return inside;
}

static bool is_kind(const MapLine *line, const char *kind) {
    return strcmp(line->kind, kind) == 0;
}

static Point at_px(const Painter *painter, const MapView *view, MapPoint point) {
    Point u = map_at(view, point);
    return (Point){painter->rect.x + u.x * painter->scale, painter->rect.y + u.y * painter->scale};
}

static uint32_t points_of(const Painter *painter, const MapSheet *sheet, const MapLine *line, Point *points) {
    uint32_t count = line->count < LINE_POINTS_MAX ? line->count : LINE_POINTS_MAX;
    for (uint32_t i = 0; i < count; i++) {
        points[i] = at_px(painter, &sheet->view, sheet->scenario->map.points[line->first + i]);
    }
    return count;
}

// ---- colours that are no tone: water and land ----

typedef struct MapColours {
    Colour land, water, shore, border, grid;
} MapColours;

static MapColours colours_of(const Painter *painter) {
    if (painter->theme == THEME_CONTRAST) {
        return (MapColours){{0, 0, 0, 255},
                            {0x14, 0x1C, 0x2C, 255},
                            {0x9A, 0xA3, 0xB5, 255},
                            {0x9A, 0xA3, 0xB5, 255},
                            {0x2A, 0x30, 0x3C, 255}};
    }
    if (theme_root_ground(painter->theme) == GROUND_PAPER) {
        return (MapColours){{0xF0, 0xE6, 0xD2, 255},
                            {0xD3, 0xDD, 0xDC, 255},
                            {0x7C, 0x95, 0xA0, 255},
                            {0xA3, 0x8E, 0x68, 255},
                            {0xE4, 0xD7, 0xBD, 255}};
    }
    return (MapColours){{0x10, 0x17, 0x26, 255},
                        {0x12, 0x22, 0x3C, 255},
                        {0x35, 0x55, 0x86, 255},
                        {0x46, 0x55, 0x72, 255},
                        {0x18, 0x21, 0x34, 255}};
}

// ---- lines and areas ----

static void paint_ground(const Painter *painter, const MapSheet *sheet, MapColours colours) {
    draw_rect(painter->list, painter->rect, 0, colours.land);
    float width = fmaxf(1, roundf(painter->scale));
    const MapView *view = &sheet->view;
    for (float lon = ceilf(view->west); (lon - view->west) * view->per_lon < view->w; lon++) {
        float x = roundf(painter->rect.x + (lon - view->west) * view->per_lon * painter->scale);
        draw_rect(painter->list, (Rect){x, painter->rect.y, width, painter->rect.h}, 0, colours.grid);
    }
    for (float lat = floorf(view->north); (view->north - lat) * view->per_lat < view->h; lat--) {
        float y = roundf(painter->rect.y + (view->north - lat) * view->per_lat * painter->scale);
        draw_rect(painter->list, (Rect){painter->rect.x, y, painter->rect.w, width}, 0, colours.grid);
    }
}

static void paint_lines(const Painter *painter, const MapSheet *sheet, MapColours colours) {
    const Map *map = &sheet->scenario->map;
    Point points[LINE_POINTS_MAX];
    float s = painter->scale;
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *line = &map->lines[l];
        uint32_t count = points_of(painter, sheet, line, points);
        if (is_kind(line, "lake")) {
            draw_fill(painter->list, points, count, colours.water);
            draw_stroke(painter->list, points, count, true, 1.4f * s, LINE_SOLID, colours.shore);
        } else if (is_kind(line, "border") || is_kind(line, "land")) {
            draw_stroke(painter->list, points, count, line->closed, 1.2f * s, LINE_SOLID, colours.border);
        } else if (is_kind(line, "river")) {
            draw_stroke(painter->list, points, count, false, 1.6f * s, LINE_SOLID, colours.shore);
        } else if (is_kind(line, "area")) {
            draw_stroke(painter->list, points, count, line->closed, 1.1f * s, LINE_DASHED,
                        colour_faded(colours.border, 0.75f));
        }
    }
}

// Denser with what is reported: from lines far apart to lines close together.
static float hatch_gap(const Painter *painter, float heat) {
    float spread = painter->eyes.hatch > 0 ? painter->eyes.hatch : 1;
    return fmaxf(4, 15 - 11 * heat) * spread * painter->scale;
}

static void paint_sectors(const Painter *painter, const MapSheet *sheet) {
    const Scenario *scenario = sheet->scenario;
    float s = painter->scale;
    Point points[LINE_POINTS_MAX];
    for (int sector = 0; sector < scenario->sector_count; sector++) {
        const MapLine *line = map_line_of_sector(scenario, sector);
        if (!line) {
            continue;
        }
        uint32_t count = points_of(painter, sheet, line, points);
        bool chosen = sheet->chosen == sector;
        float heat = sheet->heat[sector];
        Colour fire = paint_colour(painter, TONE_SIGNAL);
        draw_fill(painter->list, points, count, colour_faded(paint_colour(painter, TONE_HIGH), 0.06f));
        draw_fill(painter->list, points, count, colour_faded(fire, 0.10f * heat));
        draw_hatch(painter->list, points, count, hatch_gap(painter, heat), fmaxf(1, 1.1f * s), 0.7f,
                   colour_faded(fire, 0.30f + 0.45f * heat));
        draw_stroke(painter->list, points, count, true, (chosen ? 2.2f : 1.3f) * s, LINE_SOLID,
                    paint_colour(painter, chosen ? TONE_ACCENT : TONE_DIM));
    }
}

static void paint_contact(const Painter *painter, const MapSheet *sheet) {
    const Map *map = &sheet->scenario->map;
    Point points[LINE_POINTS_MAX];
    for (uint32_t l = 0; l < map->line_count; l++) {
        if (is_kind(&map->lines[l], "contact")) {
            uint32_t count = points_of(painter, sheet, &map->lines[l], points);
            draw_stroke(painter->list, points, count, false, 2.6f * painter->scale, LINE_DOTTED,
                        paint_colour(painter, TONE_HIGH));
        }
    }
}

// ---- names ----

static MapPoint degrees_at(const Painter *painter, const MapView *view, float x, float y) {
    float s = painter->scale;
    return (MapPoint){view->west + (x - painter->rect.x) / s / view->per_lon,
                      view->north - (y - painter->rect.y) / s / view->per_lat};
}

static bool crosses(Rect rect, Point a, Point b) {
    enum { PARTS = 12 };
    float left = fminf(a.x, b.x), right = fmaxf(a.x, b.x), top = fminf(a.y, b.y), bottom = fmaxf(a.y, b.y);
    if (right < rect.x || left > rect.x + rect.w || bottom < rect.y || top > rect.y + rect.h) {
        return false;
    }
    for (int i = 0; i <= PARTS; i++) {
        float t = (float)i / PARTS;
        if (rect_has(rect, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)) {
            return true;
        }
    }
    return false;
}

static const char *label_of(const MapLine *line) {
    return line->label && line->label[0] ? line->label : line->name;
}

// Kinds of lines, in one string.
static const char held[] = "sector contact", drawn[] = "border river lake land";

// Whether a name keeps off the lines of these kinds: off the sectors and the line of contact always.
static bool clear_of(const Painter *painter, const MapSheet *sheet, const char *kinds, Rect rect) {
    const Map *map = &sheet->scenario->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *line = &map->lines[l];
        bool sector = is_kind(line, "sector");
        if (!strstr(kinds, line->kind)) {
            continue;
        }
        for (uint32_t i = 0; i + (line->closed ? 0 : 1) < line->count; i++) {
            Point a = at_px(painter, &sheet->view, map->points[line->first + i]);
            Point b = at_px(painter, &sheet->view, map->points[line->first + (i + 1) % line->count]);
            if (crosses(rect, a, b)) {
                return false;
            }
        }
        for (int i = 0; sector && i < 6; i++) {
            float x = rect.x + rect.w * (float)(i % 3) / 2, y = rect.y + rect.h * (float)(i / 3);
            if (map_inside(map, line, degrees_at(painter, &sheet->view, x, y))) {
                return false;
            }
        }
    }
    return true;
}

static bool free_at(const Painter *painter, const Names *names, Rect rect) {
    const Rect *map = &painter->rect;
    float edge = 6 * painter->scale;
    if (rect.x < map->x + edge || rect.y < map->y + edge || rect.x + rect.w > map->x + map->w - edge ||
        rect.y + rect.h > map->y + map->h - edge) {
        return false;
    }
    for (size_t i = 0; i < names->count; i++) {
        if (rect_meets(names->taken[i], rect)) {
            return false;
        }
    }
    return clear_of(painter, names->sheet, held, rect);
}

static void take(Names *names, Rect rect) {
    if (names->count < sizeof names->taken / sizeof names->taken[0]) {
        names->taken[names->count++] = rect;
    }
}

static TextRun run_of(const Painter *painter, Face face, float size, float tracking) {
    return (TextRun){.face = face,
                     .size_px = roundf(size * painter->scale * 4) / 4,
                     .tracking_px = tracking * size * painter->scale};
}

static float run_width(const Painter *painter, TextRun run, const char *text) {
    return painter->meter->width(painter->meter->user, run, text, strlen(text));
}

static void run_draw(const Painter *painter, TextRun run, Rect rect, Colour colour, const char *text) {
    float ascent = 0, descent = 0;
    painter->meter->height(painter->meter->user, run, &ascent, &descent);
    float baseline = roundf(rect.y + (rect.h - ascent - descent) / 2 + ascent);
    draw_text(painter->list, run, roundf(rect.x), baseline, rect.w, run.size_px, colour, text, strlen(text));
}

// A place: its square, and its name where there is room beside it, off all lines where it can be.
static void paint_place(const Painter *painter, const MapSheet *sheet, Names *names, const MapPlace *place) {
    static const float sides[][2] = {{1, 0},      {-1, 0},    {0, -1},      {0, 1},
                                     {0.55f, -1}, {0.55f, 1}, {-0.55f, -1}, {-0.55f, 1}};
    float s = painter->scale, dot = roundf((place->tier <= 1 ? 6 : 5) * s);
    Point at = at_px(painter, &sheet->view, (MapPoint){place->lon, place->lat});
    TextRun run = run_of(painter, place->tier <= 1 ? FACE_UI_SEMIBOLD : FACE_UI, place->tier <= 1 ? 13 : 12, 0);
    float width = run_width(painter, run, place->label), height = roundf(16 * s);
    Rect mark = {roundf(at.x - dot / 2), roundf(at.y - dot / 2), dot, dot}, chosen = {0, 0, 0, 0};
    if (!free_at(painter, names, mark)) {
        return;
    }
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        float x = at.x - width / 2 + sides[i][0] * (width / 2 + dot / 2 + 5 * s);
        float y = at.y - height / 2 + sides[i][1] * (height / 2 + dot / 2 + 2 * s);
        Rect rect = {roundf(x), roundf(y), width, height};
        if (free_at(painter, names, rect)) {
            bool clear = clear_of(painter, sheet, drawn, rect);
            chosen = chosen.w == 0 || clear ? rect : chosen;
            if (clear) {
                break;
            }
        }
    }
    if (chosen.w > 0) {
        Colour colour = paint_colour(painter, place->tier <= 1 ? TONE_HIGH : TONE_DIM);
        take(names, rect_grown(rect_join(chosen, mark), 3 * s));
        draw_rect(painter->list, mark, 0, colour);
        run_draw(painter, run, chosen, colour, place->label);
    }
}

static void paint_places(const Painter *painter, const MapSheet *sheet, Names *names, int tier) {
    const Map *map = &sheet->scenario->map;
    for (uint32_t p = 0; p < map->place_count; p++) {
        if (map->places[p].tier == tier) {
            paint_place(painter, sheet, names, &map->places[p]);
        }
    }
}

static bool box_inside(const Painter *painter, const MapSheet *sheet, const MapLine *line, Rect rect) {
    for (int i = 0; i < 6; i++) {
        float x = rect.x + rect.w * (float)(i % 3) / 2, y = rect.y + rect.h * (float)(i / 3);
        if (!map_inside(&sheet->scenario->map, line, degrees_at(painter, &sheet->view, x, y))) {
            return false;
        }
    }
    return true;
}

// The middle of what shows of an area; false when nothing does. A coarse look is enough.
static bool middle_shown(const Painter *painter, const MapSheet *sheet, const MapLine *line, Point *middle) {
    enum { ACROSS = 14, DOWN = 9 };
    Point sum = {0, 0};
    float inside = 0;
    for (int i = 0; i < ACROSS * DOWN; i++) {
        float x = painter->rect.x + painter->rect.w * ((float)(i % ACROSS) + 0.5f) / ACROSS;
        float y = painter->rect.y + painter->rect.h * ((float)(i / ACROSS) + 0.5f) / DOWN;
        if (map_inside(&sheet->scenario->map, line, degrees_at(painter, &sheet->view, x, y))) {
            sum = (Point){sum.x + x, sum.y + y};
            inside++;
        }
    }
    *middle = inside > 0 ? (Point){sum.x / inside, sum.y / inside} : sum;
    return inside > 0;
}

// Whether it lies in an area that has a name of its own: there another name would say more than a scheme may.
static bool in_area(const Painter *painter, const MapSheet *sheet, Rect rect) {
    const Map *map = &sheet->scenario->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        for (int i = 0; i < 3 && is_kind(&map->lines[l], "area"); i++) {
            float x = rect.x + rect.w * (float)i / 2, y = rect.y + rect.h / 2;
            if (map_inside(map, &map->lines[l], degrees_at(painter, &sheet->view, x, y))) {
                return true;
            }
        }
    }
    return false;
}

// The name of an area in spaced capitals, inside it, as near to the middle of what shows of it as there is room; over a
// river or a border only where nothing else is free.
static void paint_area_name(const Painter *painter, const MapSheet *sheet, Names *names, const MapLine *line) {
    enum { STEPS_X = 36, STEPS_Y = 22 };
    char text[96];
    words_capitals(label_of(line), text, sizeof text);
    bool small = is_kind(line, "area");
    TextRun run = run_of(painter, FACE_UI_SEMIBOLD, small ? 12 : 13, small ? 0.14f : 0.30f);
    float width = run_width(painter, run, text), height = roundf(18 * painter->scale), best = 1e9f;
    Point centre;
    Rect chosen = {0, 0, 0, 0};
    if (!middle_shown(painter, sheet, line, &centre)) {
        return;
    }
    for (int i = 0; i < STEPS_X * STEPS_Y; i++) {
        float x = painter->rect.x + painter->rect.w * ((float)(i % STEPS_X) + 0.5f) / STEPS_X;
        float y = painter->rect.y + painter->rect.h * ((float)(i / STEPS_X) + 0.5f) / STEPS_Y;
        float away = (x - centre.x) * (x - centre.x) + 2 * (y - centre.y) * (y - centre.y);
        Rect rect = {x - width / 2, y - height / 2, width, height};
        bool near = away < best && box_inside(painter, sheet, line, rect) && free_at(painter, names, rect);
        if (!near || (!small && in_area(painter, sheet, rect))) {
            continue; // what is dear to ask is asked last
        }
        away += clear_of(painter, sheet, drawn, rect) ? 0 : 1e8f;
        chosen = away < best ? rect : chosen;
        best = fminf(best, away);
    }
    if (chosen.w > 0) {
        take(names, rect_grown(chosen, 6 * painter->scale));
        run_draw(painter, run, chosen, paint_colour(painter, TONE_DIM), text);
    }
}

// Borders come in pieces of the same name: the biggest piece carries it.
static bool carries_name(const Map *map, uint32_t index) {
    const MapLine *line = &map->lines[index];
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *other = &map->lines[l];
        bool same = l != index && strcmp(other->kind, line->kind) == 0 && strcmp(other->name, line->name) == 0;
        if (same && (other->count > line->count || (other->count == line->count && l < index))) {
            return false;
        }
    }
    return true;
}

static void paint_area_names(const Painter *painter, const MapSheet *sheet, Names *names, const char *kind) {
    const Map *map = &sheet->scenario->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        if (is_kind(&map->lines[l], kind) && map->lines[l].closed && carries_name(map, l)) {
            paint_area_name(painter, sheet, names, &map->lines[l]);
        }
    }
}

// Where the name of a lake stands: inside it, as near to its middle as there is room.
static Rect lake_name(const Painter *painter, const MapSheet *sheet, const Names *names, const MapLine *line,
                      float width, float height) {
    enum { STEPS_X = 40, STEPS_Y = 30 };
    Point centre;
    Rect chosen = {0, 0, 0, 0};
    float best = 1e9f;
    bool shown = middle_shown(painter, sheet, line, &centre);
    for (int i = 0; shown && i < STEPS_X * STEPS_Y; i++) {
        float x = painter->rect.x + painter->rect.w * ((float)(i % STEPS_X) + 0.5f) / STEPS_X;
        float y = painter->rect.y + painter->rect.h * ((float)(i / STEPS_X) + 0.5f) / STEPS_Y;
        float away = (x - centre.x) * (x - centre.x) + (y - centre.y) * (y - centre.y);
        Rect rect = {roundf(x - width / 2), roundf(y - height / 2), width, height};
        if (away < best && box_inside(painter, sheet, line, rect) && free_at(painter, names, rect)) {
            best = away;
            chosen = rect;
        }
    }
    return chosen;
}

// Beside a point of a line that shows, from its middle outwards: where the name lies over no line, else where it is
// free.
static Rect beside_name(const Painter *painter, const MapSheet *sheet, const Names *names, const MapLine *line,
                        float width, float height) {
    static const float corners[][2] = {{0, 0}, {-1, 0}, {0, -1}, {-1, -1}};
    float s = painter->scale;
    Rect chosen = {0, 0, 0, 0};
    for (uint32_t i = 0; i < line->count * 4; i++) {
        uint32_t k = i / 4, from_middle = (line->count / 2 + (k % 2 ? (k + 1) / 2 : line->count - k / 2)) % line->count;
        Point at = at_px(painter, &sheet->view, sheet->scenario->map.points[line->first + from_middle]);
        const float *corner = corners[i % 4];
        Rect rect = {roundf(at.x + corner[0] * width + (corner[0] < 0 ? -8 : 8) * s),
                     roundf(at.y + corner[1] * height + (corner[1] < 0 ? -3 : 3) * s), width, height};
        if (!free_at(painter, names, rect)) {
            continue;
        }
        if (clear_of(painter, sheet, drawn, rect)) {
            return rect;
        }
        chosen = chosen.w == 0 ? rect : chosen;
    }
    return chosen;
}

// Lakes and rivers, in italics.
static void paint_water_names(const Painter *painter, const MapSheet *sheet, Names *names, Colour colour) {
    const Map *map = &sheet->scenario->map;
    TextRun run = run_of(painter, FACE_UI_ITALIC, 12, 0);
    float s = painter->scale, height = roundf(15 * s);
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *line = &map->lines[l];
        bool lake = is_kind(line, "lake");
        if ((!lake && !is_kind(line, "river")) || !carries_name(map, l)) {
            continue;
        }
        float width = run_width(painter, run, label_of(line));
        Rect rect = lake ? lake_name(painter, sheet, names, line, width, height) : (Rect){0, 0, 0, 0};
        rect = rect.w > 0 ? rect : beside_name(painter, sheet, names, line, width, height);
        if (rect.w > 0) {
            take(names, rect_grown(rect, 4 * s));
            run_draw(painter, run, rect, colour, label_of(line));
        }
    }
}

static void take_busy(const Painter *painter, const MapSheet *sheet, Names *names) {
    float s = painter->scale;
    for (size_t i = 0; i < sheet->busy_count; i++) {
        Rect busy = sheet->busy[i];
        take(names, (Rect){painter->rect.x + busy.x * s, painter->rect.y + busy.y * s, busy.w * s, busy.h * s});
    }
}

void paint_map(const Painter *painter, const void *data) {
    const MapSheet *sheet = data;
    MapColours colours = colours_of(painter);
    draw_clip(painter->list, painter->rect);
    paint_ground(painter, sheet, colours);
    paint_lines(painter, sheet, colours);
    paint_sectors(painter, sheet);
    paint_contact(painter, sheet);
    Names names = {.sheet = sheet};
    take_busy(painter, sheet, &names);
    paint_places(painter, sheet, &names, 1);
    paint_area_names(painter, sheet, &names, "area");
    paint_area_names(painter, sheet, &names, "border");
    paint_area_names(painter, sheet, &names, "land");
    if (!sheet->sparse) {
        paint_places(painter, sheet, &names, 2);
        paint_water_names(painter, sheet, &names, colour_mix(colours.shore, paint_colour(painter, TONE_HIGH), 0.45f));
        paint_places(painter, sheet, &names, 3);
    }
    draw_unclip(painter->list);
}

// ---- the legend's little pictures ----

void paint_map_contact(const Painter *painter, const void *none) {
    (void)none;
    float y = roundf(painter->rect.y + painter->rect.h / 2);
    Point points[2] = {{painter->rect.x + painter->scale, y}, {painter->rect.x + painter->rect.w, y}};
    draw_stroke(painter->list, points, 2, false, 2.6f * painter->scale, LINE_DOTTED, paint_colour(painter, TONE_HIGH));
}

void paint_map_hatch(const Painter *painter, const void *none) {
    (void)none;
    Rect r = painter->rect;
    Point points[4] = {{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}};
    draw_hatch(painter->list, points, 4, hatch_gap(painter, 0.9f), fmaxf(1, 1.1f * painter->scale), 0.7f,
               paint_colour(painter, TONE_SIGNAL));
    draw_frame(painter->list, r, 0, fmaxf(1, roundf(painter->scale)), LINE_SOLID, paint_colour(painter, TONE_DIM));
}
