// The map as nodes: the painted sheet, sector tags, pins, the legend.
#include "ui/part_map.h"

#include <math.h>
#include <string.h>

#include "ui/ceasefire.h"

// ---- where the map looks ----

typedef struct Extent {
    float west, east, south, north;
} Extent;

static void extent_add(Extent *extent, MapPoint point) {
    extent->west = fminf(extent->west, point.lon);
    extent->east = fmaxf(extent->east, point.lon);
    extent->south = fminf(extent->south, point.lat);
    extent->north = fmaxf(extent->north, point.lat);
}

// Everything of a kind; of every kind when it is NULL.
static Extent extent_of(const Map *map, const char *kind, bool *found) {
    Extent extent = {1e9f, -1e9f, 1e9f, -1e9f};
    *found = false;
    for (uint32_t l = 0; l < map->line_count; l++) {
        for (uint32_t i = 0; (!kind || strcmp(map->lines[l].kind, kind) == 0) && i < map->lines[l].count; i++) {
            extent_add(&extent, map->points[map->lines[l].first + i]);
            *found = true;
        }
    }
    return extent;
}

static float shifted(float start, float length, float low, float high) {
    if (length > high - low) {
        return (low + high - length) / 2;
    }
    start = start + length > high ? high - length : start;
    return start < low ? low : start;
}

// The sectors with room for their tags; never past what the map's file knows, when it can be helped.
static MapView view_of(const Scenario *scenario, float w, float h) {
    const Map *map = &scenario->map;
    bool found;
    Extent seen = extent_of(map, "sector", &found);
    if (!found) {
        seen = (Extent){map->west, map->east, map->south, map->north};
    }
    bool any;
    Extent all = extent_of(map, NULL, &any);
    float k = cosf((seen.south + seen.north) / 2 * 0.01745329f);
    float tall = (seen.north - seen.south) * 1.34f, wide = (seen.east - seen.west) * k * 1.5f;
    float per_lat = fminf(h / fmaxf(tall, 0.01f), w / fmaxf(wide, 0.01f));
    MapView view = {.w = w, .h = h, .per_lat = per_lat, .per_lon = per_lat * k};
    float lon = w / view.per_lon, lat = h / view.per_lat;
    view.west = (seen.west + seen.east - lon) / 2;
    view.north = (seen.south + seen.north + lat) / 2;
    if (any) {
        view.west = shifted(view.west, lon, all.west, all.east);
        view.north = shifted(view.north - lat, lat, all.south, all.north) + lat;
    }
    return view;
}

// ---- pins: along the line of contact within the sector, since no report names a place ----

static Point middle_of(const Scenario *scenario, const MapView *view, const MapLine *line) {
    Point sum = {0, 0};
    for (uint32_t i = 0; i < line->count; i++) {
        Point at = map_at(view, scenario->map.points[line->first + i]);
        sum = (Point){sum.x + at.x, sum.y + at.y};
    }
    return (Point){sum.x / (float)line->count, sum.y / (float)line->count};
}

// The stretch of the line of contact that lies in a sector, u. At most `max` points.
static size_t stretch_of(const Scenario *scenario, const MapView *view, const MapLine *sector, Point *points,
                         size_t max) {
    enum { PARTS = 8 };
    size_t count = 0;
    const Map *map = &scenario->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *line = &map->lines[l];
        for (uint32_t i = 0; strcmp(line->kind, "contact") == 0 && i + 1 < line->count; i++) {
            MapPoint a = map->points[line->first + i], b = map->points[line->first + i + 1];
            for (int part = 0; part < PARTS && count < max; part++) {
                float t = (float)part / PARTS;
                MapPoint at = {a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t};
                if (map_inside(map, sector, at)) {
                    points[count++] = map_at(view, at);
                }
            }
        }
    }
    return count;
}

static float distance(Point a, Point b) {
    return hypotf(b.x - a.x, b.y - a.y);
}

enum { PIN = 28 };

// A place on a line, `wanted` from its start, `aside` to its left.
static Point along_line(const Point *points, size_t count, float wanted, float aside) {
    size_t at = 0;
    float step = distance(points[0], points[1]);
    while (at + 2 < count && wanted > step) {
        wanted -= step;
        at++;
        step = distance(points[at], points[at + 1]);
    }
    Point from = points[at], to = points[at + 1];
    float share = step > 0 ? fminf(1, wanted / step) : 0, unit = step > 0 ? aside / step : 0;
    return (Point){from.x + (to.x - from.x) * share + (to.y - from.y) * unit,
                   from.y + (to.y - from.y) * share - (to.x - from.x) * unit};
}

// Pins stand along the line in the order of their numbers, to both sides of it where they would cover each other.
static Point pin_at(const Stage *stage, const MapView *view, int slot) {
    enum { POINTS = 256 };
    const Open *open = stage->view.open;
    int sector = open->reports[slot].sector, before = 0, all = 0;
    for (int r = 0; r < open->report_count; r++) {
        before += r < slot && open->reports[r].sector == sector;
        all += open->reports[r].sector == sector;
    }
    const MapLine *line = map_line_of_sector(stage->scenario, sector);
    if (!line) {
        return (Point){view->w / 2, view->h / 2};
    }
    Point points[POINTS];
    size_t count = stretch_of(stage->scenario, view, line, points, POINTS);
    if (count < 2) { // no line runs through it: above each other
        Point middle = middle_of(stage->scenario, view, line);
        return (Point){middle.x, middle.y + PIN * ((float)before - (float)(all - 1) / 2)};
    }
    float length = 0;
    for (size_t i = 1; i < count; i++) {
        length += distance(points[i - 1], points[i]);
    }
    float aside = length / (float)all >= PIN ? 0 : before % 2 ? PIN * 0.5f : PIN * -0.5f;
    return along_line(points, count, length * ((float)before + 0.5f) / (float)all, aside);
}

static void pins(Ui *ui, const Stage *stage, const MapView *view) {
    const Open *open = stage->view.open;
    for (int slot = 0; slot < open->report_count; slot++) {
        Point at = pin_at(stage, view, slot);
        bool chosen = ceasefire_report(ui, stage) == slot;
        ui_row(ui, (Box){.id = ui_keepf(ui, "pin.%d", slot),
                         .x = at.x - PIN / 2.0f,
                         .y = at.y - PIN / 2.0f,
                         .float_x = true,
                         .float_y = true,
                         .w = PIN,
                         .h = PIN,
                         .along = ALIGN_CENTRE,
                         .command = verb_pick(PICK_REPORT, slot + 1),
                         .selected = chosen,
                         .role = ROLE_OPTION,
                         .name = report_name(ui, stage, slot),
                         .radius = PIN / 2.0f,
                         .edge = chosen ? TONE_ACCENT : TONE_NONE,
                         .edge_width = chosen ? 2 : 0});
        ui_disc_number(ui, number_text(ui, slot + 1), TONE_SIGNAL, PIN - 4, false);
        ui_end(ui);
    }
}

// ---- tags: what is reported of a sector ----

enum { TAG_W = 124, TAG_H = 46, TAG_LINE = 18 };

// A small map has no room for what stands in a sector; the list of assets says it.
static float tag_height(const Stage *stage, const MapSheet *sheet, int sector) {
    int placed = 0;
    if (sheet->sparse) {
        return TAG_H - 4;
    }
    for (int a = 0; a < stage->scenario->asset_count; a++) {
        placed += stage->view.open->asset_sector[a] == sector;
    }
    return (float)(TAG_H + TAG_LINE * placed);
}

// As wide as what stands there is called, within reason.
static float tag_width(Ui *ui, const Stage *stage, const MapSheet *sheet, int sector) {
    enum { ICON_AND_EDGES_W = 38, WIDEST = 210 };
    float width = sheet->sparse ? TAG_W - 4 : TAG_W;
    for (int a = 0; a < stage->scenario->asset_count && !sheet->sparse; a++) {
        if (stage->view.open->asset_sector[a] == sector) {
            width = fmaxf(width, ICON_AND_EDGES_W + ui_words_length(ui, TYPE_SMALL, stage->scenario->assets[a].name));
        }
    }
    return fminf(width, WIDEST);
}

// How much of a sector, of pins, of other tags a tag would cover.
static int covered(const Stage *stage, const MapView *view, const MapSheet *sheet, Rect tag) {
    int points = 0;
    const Map *map = &stage->scenario->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        const MapLine *line = &map->lines[l];
        bool hard = strcmp(line->kind, "sector") == 0 || strcmp(line->kind, "contact") == 0;
        for (uint32_t i = 0; hard && i < line->count; i++) {
            Point at = map_at(view, map->points[line->first + i]);
            points += rect_has(rect_grown(tag, 6), at.x, at.y);
        }
        if (strcmp(line->kind, "sector") == 0) {
            for (int i = 0; i < 6; i++) {
                float x = tag.x + tag.w * (float)(i % 3) / 2, y = tag.y + tag.h * (float)(i / 3);
                points += 4 * map_inside(map, line,
                                         (MapPoint){view->west + x / view->per_lon, view->north - y / view->per_lat});
            }
        }
    }
    for (uint32_t p = 0; p < map->place_count; p++) {
        Point at = map_at(view, (MapPoint){map->places[p].lon, map->places[p].lat});
        float w = 6.5f * (float)strlen(map->places[p].label);
        Rect named = {at.x - w, at.y - 14, 2 * w, 28}; // the name will stand on one of its sides
        points += map->places[p].tier <= 1 && rect_meets(tag, named) ? 12 : 0;
    }
    for (size_t i = 0; i < sheet->busy_count; i++) {
        points += rect_meets(rect_grown(tag, 6), sheet->busy[i]) ? 300 : 0;
    }
    return points;
}

static void busy_add(MapSheet *sheet, Rect rect) {
    if (sheet->busy_count < MAP_BUSY_MAX) {
        sheet->busy[sheet->busy_count++] = rect;
    }
}

// Whether a tag stands nearer to another sector than to its own.
static bool nearer_to_another(const Stage *stage, const MapView *view, Rect tag, int sector, Point own) {
    Point at = {tag.x + tag.w / 2, tag.y + tag.h / 2};
    for (int s = 0; s < stage->scenario->sector_count; s++) {
        const MapLine *line = map_line_of_sector(stage->scenario, s);
        if (s != sector && line && distance(at, middle_of(stage->scenario, view, line)) < distance(at, own)) {
            return true;
        }
    }
    return false;
}

// Beside its sector, where it covers least; the nearest of equals.
static Rect tag_place(const Stage *stage, const MapView *view, MapSheet *sheet, int sector, float width) {
    enum { TRIES = 16 };
    Rect tag = {8, 8 + (float)sector * 60, width, tag_height(stage, sheet, sector)};
    const MapLine *line = map_line_of_sector(stage->scenario, sector);
    if (line) {
        Point middle = middle_of(stage->scenario, view, line);
        float best = 1e9f;
        for (int i = 0; i < TRIES * 6; i++) {
            float angle = 6.2831853f * (float)(i % TRIES) / TRIES, far = 70 + 24 * (float)(i / TRIES);
            Rect at = tag;
            at.x = middle.x + cosf(angle) * far * 1.45f - tag.w / 2;
            at.y = middle.y + sinf(angle) * far - tag.h / 2;
            bool out = at.x < 8 || at.y < 8 || at.x + at.w > view->w - 8 || at.y + at.h > view->h - 8;
            float cost = (float)covered(stage, view, sheet, at) * (sheet->sparse ? 30 : 100) + far +
                         (out ? 1e6f : 0); // on a small map near comes first
            cost += nearer_to_another(stage, view, at, sector, middle) ? 2500 : 0;
            if (cost < best) {
                best = cost;
                tag = at;
            }
        }
        tag.x = shifted(roundf(tag.x), tag.w, 4, view->w - 4);
        tag.y = shifted(roundf(tag.y), tag.h, 4, view->h - 4);
    }
    busy_add(sheet, tag);
    return tag;
}

static int heat_bars(double heat) {
    static const double bounds[] = {0.08, 0.25, 0.5, 0.75}; // as tell_heat
    int lit = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        lit += heat >= bounds[i];
    }
    return lit;
}

void part_sector_heat(Ui *ui, const Stage *stage, int sector) {
    double heat = stage->view.open->heat[sector];
    ui_row(ui, (Box){.gap = 7});
    ui_bars(ui, heat_bars(heat), 4, TONE_SIGNAL, NULL);
    ui_text(ui, TYPE_SMALL, TONE_TEXT, tell_heat(stage->words, heat));
    ui_end(ui);
}

static void tag_declare(Ui *ui, const Stage *stage, int sector, Rect rect, bool chosen, bool sparse) {
    const Scenario *scenario = stage->scenario;
    SectorPress press = sector_press(ui, stage, sector);
    bool control = press.command != 0 || press.why != NULL;
    ui_col(ui, (Box){.look = LOOK_TIP,
                     .id = control ? ui_keepf(ui, "tag.%d", sector) : NULL,
                     .x = rect.x,
                     .y = rect.y,
                     .float_x = true,
                     .float_y = true,
                     .w = rect.w,
                     .min_h = rect.h,
                     .pad = PAD4(9, sparse ? 3 : 5, 8, sparse ? 3 : 5),
                     .gap = 2,
                     .radius = 7,
                     .selected = chosen,
                     .command = press.command,
                     .disabled = press.why != NULL,
                     .why = press.why,
                     .role = control ? ROLE_BUTTON : ROLE_NONE,
                     .name = control ? press.name : NULL});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH}, scenario->sectors[sector].name);
    part_sector_heat(ui, stage, sector);
    for (int a = 0; a < scenario->asset_count && !sparse; a++) {
        if (stage->view.open->asset_sector[a] == sector) {
            ui_row(ui, (Box){.gap = 6});
            ui_icon(ui, icon_find(scenario->assets[a].icon), 13, TONE_ACCENT);
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_ACCENT, .grow = 1}, scenario->assets[a].name);
            ui_end(ui);
        }
    }
    ui_end(ui);
}

// ---- the legend ----

static void legend_row(Ui *ui, const char *words, PaintFn paint) {
    ui_row(ui, (Box){.gap = 10});
    ui_canvas(ui, (Box){.w = 26, .h = paint == paint_map_hatch ? 10 : 6}, paint, NULL, 0);
    ui_text(ui, TYPE_TINY, TONE_TEXT, words);
    ui_end(ui);
}

void part_map_legend(Ui *ui, const Stage *stage) {
    if (stage->scenario->map.line_count == 0) {
        return;
    }
    ui_row(ui, (Box){.gap = 16, .wrap = true, .line_gap = 2});
    legend_row(ui, say(stage, "ui.map.contact"), paint_map_contact);
    legend_row(ui, say(stage, "ui.map.hatch"), paint_map_hatch);
    ui_text(ui, TYPE_TINY, TONE_DIM, stage->scenario->map.note);
    ui_end(ui);
}

enum { LEGEND_W = 226, LEGEND_H = 66 };

static void legend_inside(Ui *ui, const Stage *stage, Rect rect) {
    ui_col(ui, (Box){.x = rect.x,
                     .y = -rect.x,
                     .float_x = true,
                     .w = rect.w,
                     .min_h = rect.h,
                     .pad = PAD2(10, 7),
                     .gap = 3,
                     .fill = TONE_ROOM,
                     .fill_alpha = 0.82f,
                     .radius = 6});
    legend_row(ui, say(stage, "ui.map.contact"), paint_map_contact);
    legend_row(ui, say(stage, "ui.map.hatch"), paint_map_hatch);
    ui_text(ui, TYPE_TINY, TONE_DIM, stage->scenario->map.note);
    ui_end(ui);
}

// ---- all of it ----

// Where no map is drawn: the same in words.
void part_sectors(Ui *ui, const Stage *stage, Box box) {
    box.look = LOOK_PANEL;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.scene.sectors");
    box.pad = PAD2(20, 18);
    box.gap = 12;
    box.scroll = true;
    box.id = "map.sectors";
    ui_col(ui, box);
    ui_label(ui, say(stage, "ui.scene.sectors"), say(stage, "ui.scene.as_reported"));
    for (int s = 0; s < stage->scenario->sector_count; s++) {
        double heat = stage->view.open->heat[s];
        ui_row(ui, (Box){.gap = 12});
        ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1}, stage->scenario->sectors[s].name);
        ui_text(ui, TYPE_BODY, TONE_TEXT, tell_heat(stage->words, heat));
        ui_bars(ui, (int)(heat * 4 + 0.999), 5, TONE_SIGNAL, stage->scenario->sectors[s].name);
        ui_end(ui);
        ui_rule(ui);
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            say_with(ui, stage, "ui.scene.quiet", "n", number_text(ui, stage->view.open->quiet_hours), "steps",
                     number_text(ui, stage->view.open->quiet_hours / 24), NULL));
    ui_end(ui);
}

void part_map(Ui *ui, const Stage *stage, float w, float h, bool legend) {
    const Scenario *scenario = stage->scenario;
    const Open *open = stage->view.open;
    if (scenario->map.line_count == 0) {
        part_sectors(ui, stage, (Box){.w = w, .h = h});
        return;
    }
    MapSheet sheet = {
        .scenario = scenario, .view = view_of(scenario, w, h), .chosen = NO_INDEX, .sparse = w < 460 || h < 250};
    int report = ceasefire_report(ui, stage);
    sheet.chosen = report != NO_INDEX && open->awaiting != AWAITING_ASSETS ? open->reports[report].sector : NO_INDEX;
    Rect tags[SECTOR_MAX], corner = {10, h - LEGEND_H - 10, LEGEND_W, LEGEND_H};
    if (legend) {
        busy_add(&sheet, corner);
    }
    for (int slot = 0; slot < open->report_count; slot++) {
        Point at = pin_at(stage, &sheet.view, slot);
        busy_add(&sheet, (Rect){at.x - PIN / 2.0f, at.y - PIN / 2.0f, PIN, PIN});
    }
    for (int s = 0; s < scenario->sector_count; s++) {
        sheet.heat[s] = (float)open->heat[s];
        tags[s] = tag_place(stage, &sheet.view, &sheet, s, tag_width(ui, stage, &sheet, s));
    }
    ui_stack(ui, (Box){.w = w, .h = h, .role = ROLE_REGION, .name = say(stage, "ui.map.name")});
    ui_canvas(ui, (Box){.w = w, .h = h, .still = true}, paint_map, &sheet, sizeof sheet);
    if (legend) {
        legend_inside(ui, stage, corner);
    }
    for (int s = 0; s < scenario->sector_count; s++) {
        tag_declare(ui, stage, s, tags[s], sheet.chosen == s, sheet.sparse);
    }
    pins(ui, stage, &sheet.view);
    ui_page_lifts(ui);
    ui_end(ui);
}
