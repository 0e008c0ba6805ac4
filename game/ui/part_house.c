// The house at night and the capitals it speaks to: what a scene before the talks is about. On the map where it knows
// the capitals, else with nothing between the parties but the line of contact.
#include <math.h>
#include <string.h>

#include "ui/part_map.h"
#include "ui/scene.h"

typedef struct House { // lines from the mediator's window to each party; `lit` is the one a choice speaks to
    int count, lit;
    bool mapped; // `at` is where the capitals lie
    const char *place;
    const Map *map;
    struct {
        MapPoint at;
        const char *name, *trust;
    } capitals[PARTY_MAX];
} House;

static bool is_kind(const MapLine *line, const char *kind) {
    return strcmp(line->kind, kind) == 0;
}

static void paint_trace(const Painter *painter, const Map *map, const MapLine *line, const MapView *view,
                        Colour colour) {
    enum { TRACE_MAX = 512 };
    Point trace[TRACE_MAX];
    uint32_t count = line->count < TRACE_MAX ? line->count : TRACE_MAX;
    for (uint32_t i = 0; i < count; i++) {
        trace[i] = map_at(view, map->points[line->first + i]);
    }
    if (is_kind(line, "contact")) {
        draw_stroke(painter->list, trace, count, false, 2.4f * painter->scale, LINE_DOTTED,
                    paint_colour(painter, TONE_TEXT));
        return;
    }
    if (colour.a) {
        draw_fill(painter->list, trace, count, colour);
    }
    bool area = is_kind(line, "area");
    Colour edge = colour_faded(paint_colour(painter, TONE_EDGE), area ? 0.55f : 0.75f);
    for (uint32_t first = 0, i = 1; i <= count; i++) { // without the straight edges where the file of the map ends
        MapPoint a = map->points[line->first + i - 1], b = map->points[line->first + i % count];
        bool frame = line->closed && (a.lon == b.lon || a.lat == b.lat), end = i == count;
        if (frame || end) {
            draw_stroke(painter->list, trace + first, i - first, false, fmaxf(1, 1.1f * painter->scale),
                        area ? LINE_DASHED : LINE_SOLID, edge);
            first = i;
        }
    }
}

// What lies between the parties: the line of contact, if the map has one, as a dotted trace without any name.
static void paint_contact(const Painter *painter, const Map *map, Rect r) {
    float west = 1000, east = -1000, north = -1000, south = 1000;
    for (uint32_t l = 0; l < map->line_count; l++) {
        for (uint32_t i = 0; is_kind(&map->lines[l], "contact") && i < map->lines[l].count; i++) {
            MapPoint at = map->points[map->lines[l].first + i];
            west = fminf(west, at.lon);
            east = fmaxf(east, at.lon);
            south = fminf(south, at.lat);
            north = fmaxf(north, at.lat);
        }
    }
    if (east <= west || north <= south) {
        return;
    }
    float narrow = cosf((north + south) * 0.00872665f); // a degree of longitude, of one of latitude
    float tall = fminf(r.w / ((east - west) * narrow), r.h / (north - south)), wide = tall * narrow;
    MapView view = {.per_lat = tall,
                    .per_lon = wide,
                    .west = (west + east) / 2 - (r.x + r.w / 2) / wide,
                    .north = (south + north) / 2 + (r.y + r.h / 2) / tall};
    for (uint32_t l = 0; l < map->line_count; l++) {
        if (is_kind(&map->lines[l], "contact")) {
            paint_trace(painter, map, &map->lines[l], &view, (Colour){0});
        }
    }
}

// Pixels of the picture for degrees: both capitals in its lower half, as far apart as there is room.
static MapView view_of(const House *house, Rect r) {
    float west = 1000, east = -1000, north = -1000, south = 1000;
    for (int p = 0; p < house->count; p++) {
        MapPoint at = house->capitals[p].at;
        west = fminf(west, at.lon);
        east = fmaxf(east, at.lon);
        south = fminf(south, at.lat);
        north = fmaxf(north, at.lat);
    }
    float narrow = cosf((north + south) * 0.00872665f);
    float tall = fminf(0.74f * r.w / (fmaxf(east - west, 0.2f) * narrow), 0.40f * r.h / fmaxf(north - south, 0.2f));
    return (MapView){.per_lat = tall,
                     .per_lon = tall * narrow,
                     .west = (west + east) / 2 - (r.x + r.w / 2) / (tall * narrow),
                     .north = (north + south) / 2 + (r.y + r.h * 0.68f) / tall};
}

// The countries of the capitals are filled alike, their pieces as well.
static bool country_of_capital(const House *house, const MapLine *line) {
    const Map *map = house->map;
    for (uint32_t l = 0; l < map->line_count; l++) {
        for (int p = 0; p < house->count && strcmp(map->lines[l].name, line->name) == 0; p++) {
            if (is_kind(&map->lines[l], "border") && map_inside(map, &map->lines[l], house->capitals[p].at)) {
                return true;
            }
        }
    }
    return false;
}

static void paint_countries(const Painter *painter, const House *house, const MapView *view) {
    static const char *const order[] = {"border", "land", "lake", "area", "contact"};
    for (size_t k = 0; k < sizeof order / sizeof order[0]; k++) {
        for (uint32_t l = 0; l < house->map->line_count; l++) {
            const MapLine *line = &house->map->lines[l];
            if (is_kind(line, order[k])) {
                bool land = is_kind(line, "border") && line->closed && country_of_capital(house, line);
                Tone tone = land ? TONE_CARD : is_kind(line, "lake") ? TONE_LINE : TONE_NONE;
                paint_trace(painter, house->map, line, view, tone ? paint_colour(painter, tone) : (Colour){0});
            }
        }
    }
}

static void paint_lancet(const Painter *painter, Point foot, float width, float height) {
    enum { ARC = 12 };
    Point edge[2 * ARC + 4];
    size_t count = 0;
    float half = width / 2, spring = foot.y - height * 0.62f;
    edge[count++] = (Point){foot.x - half, foot.y};
    for (int i = 0; i <= ARC; i++) { // two arcs that meet in a point
        float t = 1.0472f * (float)i / ARC;
        edge[count++] = (Point){foot.x + half - width * cosf(t), spring - (height * 0.38f) * sinf(t) / 0.866f};
    }
    for (int i = ARC - 1; i >= 0; i--) {
        float t = 1.0472f * (float)i / ARC;
        edge[count++] = (Point){foot.x - half + width * cosf(t), spring - (height * 0.38f) * sinf(t) / 0.866f};
    }
    edge[count++] = (Point){foot.x + half, foot.y};
    draw_fill(painter->list, edge, count, paint_colour(painter, TONE_GOLD));
    Colour bar = paint_colour(painter, TONE_ROOM);
    float line = fmaxf(1, 1.4f * painter->scale);
    draw_rect(painter->list, (Rect){foot.x - line / 2, spring - height * 0.3f, line, height * 0.92f}, 0, bar);
    draw_rect(painter->list, (Rect){foot.x - half, foot.y - height * 0.36f, width, line}, 0, bar);
}

static void paint_line(const Painter *painter, Point from, Point to, Side side, bool lit) {
    enum { STEPS = 48 };
    Point points[STEPS + 1];
    float bend = (to.y - from.y) * 0.62f;
    for (int i = 0; i <= STEPS; i++) {
        float t = (float)i / STEPS, u = 1 - t;
        points[i] = (Point){u * u * u * from.x + 3 * u * u * t * (from.x + (to.x - from.x) * 0.18f) +
                                3 * u * t * t * to.x + t * t * t * to.x,
                            u * u * u * from.y + 3 * u * u * t * (from.y + bend * 0.5f) +
                                3 * u * t * t * (to.y - bend) + t * t * t * to.y};
    }
    Colour colour = paint_colour(painter, side_tone(side));
    draw_stroke(painter->list, points, STEPS + 1, false, (lit ? 3.0f : 2.0f) * painter->scale, side_line(side),
                colour_faded(colour, lit ? 1 : 0.6f));
}

// A capital: its sign, rings around the one that is spoken to, its name below.
static void paint_capital(const Painter *painter, const House *house, int party, Point at) {
    Rect r = painter->rect;
    float s = painter->scale;
    Side side = (Side)(SIDE_A + party);
    Colour colour = paint_colour(painter, side_tone(side));
    for (int ring = 0; ring < 3 && party == house->lit; ring++) {
        draw_ring(painter->list, at, (15 + 8 * (float)ring) * s, 1.4f * s, LINE_SOLID,
                  colour_faded(colour, 0.55f - 0.15f * (float)ring));
    }
    paint_mark(painter, side, at, 17 * s, colour, paint_colour(painter, TONE_WELL), 1.5f * s);
    float half = fmaxf(paint_text_width(painter, TYPE_H3, 16, house->capitals[party].name),
                       paint_text_width(painter, TYPE_SMALL, 0, house->capitals[party].trust)) /
                     2 +
                 4 * s;
    float x = fmaxf(r.x + half, fminf(r.x + r.w - half, at.x)), y = at.y + (party == house->lit ? 50 : 32) * s;
    draw_rect(painter->list, (Rect){roundf(x - half), roundf(y - 16 * s), roundf(2 * half), roundf(38 * s)}, 6 * s,
              colour_faded(paint_colour(painter, TONE_ROOM), 0.55f)); // borders run beneath the names
    paint_text(painter, TYPE_H3, TONE_HIGH, 16, ALIGN_CENTRE, x, y, house->capitals[party].name);
    paint_text(painter, TYPE_SMALL, TONE_DIM, 0, ALIGN_CENTRE, x, y + 17 * s, house->capitals[party].trust);
}

// From the window down to each party, and what lies between.
static void paint_ways(const Painter *painter, const House *house, Point foot) {
    Rect r = painter->rect;
    float s = painter->scale;
    if (!house->mapped) {
        for (int p = 0; p < house->count; p++) {
            Point to = {r.x + r.w * ((float)p + 0.5f) / (float)house->count, r.y + r.h - 4 * s};
            paint_line(painter, foot, to, (Side)(SIDE_A + p), p == house->lit);
        }
        paint_contact(painter, house->map, (Rect){r.x + r.w * 0.38f, r.y + r.h * 0.52f, r.w * 0.24f, r.h * 0.40f});
        return;
    }
    MapView view = view_of(house, r);
    paint_countries(painter, house, &view);
    for (int p = 0; p < house->count; p++) {
        Point to = map_at(&view, house->capitals[p].at);
        paint_line(painter, foot, (Point){to.x, to.y - 14 * s}, (Side)(SIDE_A + p), p == house->lit);
        paint_capital(painter, house, p, to);
    }
    paint_text(painter, TYPE_TINY, TONE_DIM, 0, ALIGN_END, r.x + r.w - 4 * s, r.y + r.h - 6 * s, house->map->note);
}

static void paint_house(const Painter *painter, const void *data) {
    const House *house = data;
    Rect r = painter->rect;
    float s = painter->scale;
    bool plain = painter->theme == THEME_CONTRAST || theme_root_ground(painter->theme) == GROUND_PAPER;
    Point foot = {r.x + r.w / 2, r.y + 62 * s};
    draw_clip(painter->list, (Rect){r.x, r.y - 40 * s, r.w, r.h + 40 * s});
    paint_ways(painter, house, foot);
    if (!plain) {
        Rect lamp = {foot.x - 150 * s, foot.y - 172 * s, 300 * s, 300 * s};
        draw_glow(painter->list, lamp, colour_faded(paint_colour(painter, TONE_GOLD), 0.26f));
    }
    paint_lancet(painter, foot, 26 * s, 44 * s);
    paint_text(painter, TYPE_CONTROL, TONE_HIGH, 0, ALIGN_CENTRE, foot.x, r.y + 12 * s, house->place);
    draw_unclip(painter->list);
}

// Where the map has a place with the name of a capital; all of them, or the map is not used.
static bool capitals_found(const Scenario *scenario, House *house) {
    bool all = scenario->party_count > 0;
    for (int p = 0; p < scenario->party_count; p++) {
        bool found = false;
        for (uint32_t l = 0; l < scenario->map.place_count && !found; l++) {
            const MapPlace *place = &scenario->map.places[l];
            found = strcmp(place->label, scenario->parties[p].capital) == 0;
            house->capitals[p].at = (MapPoint){place->lon, place->lat};
        }
        all = all && found;
    }
    return all;
}

static void rosettes(Ui *ui, const Scenario *scenario, const House *house) {
    ui_row(ui, (Box){.columns = scenario->party_count});
    for (int p = 0; p < scenario->party_count; p++) {
        ui_col(ui, (Box){.across = ALIGN_CENTRE, .gap = 3});
        ui_rosette(ui, side_of_party(p), 104);
        ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH}, house->capitals[p].name);
        ui_text(ui, TYPE_SMALL, TONE_DIM, house->capitals[p].trust);
        ui_end(ui);
    }
    ui_end(ui);
}

void part_house(Ui *ui, const Stage *stage, const char *place, int lit) {
    const Scenario *scenario = stage->scenario;
    House house = {.count = scenario->party_count,
                   .lit = lit,
                   .map = &scenario->map,
                   .place = ui_keepf(ui, "%s", place[0] ? place : scenario->place)};
    const char *told = "";
    for (int p = 0; p < scenario->party_count; p++) {
        const char *word = tell_standing_word(stage->words, STANDING_TRUST, standing_step(stage->view.open->trust[p]));
        house.capitals[p].name = scenario->parties[p].capital;
        house.capitals[p].trust = say_with(ui, stage, "ui.scene.trust", "word", word, NULL);
        told = ui_keepf(ui, "%s%s%s, %s", told, p ? "; " : "", house.capitals[p].name, house.capitals[p].trust);
    }
    house.mapped = capitals_found(scenario, &house);
    ui_col(ui, (Box){.grow = 1, .gap = 4, .pad = PAD2(8, 0)});
    ui_canvas(
        ui,
        (Box){.grow = 1, .min_h = 150, .role = ROLE_IMAGE, .name = house.place, .value = house.mapped ? told : NULL},
        paint_house, &house, sizeof house);
    if (!house.mapped) {
        rosettes(ui, scenario, &house);
    }
    ui_end(ui);
}
