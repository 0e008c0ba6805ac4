// The house at night and the capitals it speaks to: what a scene before the talks is about, without a map.
#include <math.h>
#include <string.h>

#include "ui/scene.h"

typedef struct House { // lines from the mediator's window to each party; `lit` is the one a choice speaks to
    int count, lit;
    const char *place;
    const Map *map;
} House;

// What lies between the parties: the line of contact, if the map has one, as a dotted trace without any name.
static void paint_contact(const Painter *painter, const Map *map, Rect r) {
    float west = 1000, east = -1000, north = -1000, south = 1000;
    for (uint32_t l = 0; l < map->line_count; l++) {
        for (uint32_t i = 0; strcmp(map->lines[l].kind, "contact") == 0 && i < map->lines[l].count; i++) {
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
    float scale = fminf(r.w / ((east - west) * narrow), r.h / (north - south));
    Point middle = {r.x + r.w / 2, r.y + r.h / 2};
    for (uint32_t l = 0; l < map->line_count; l++) {
        enum { TRACE_MAX = 256 };
        Point trace[TRACE_MAX];
        uint32_t count = 0;
        for (uint32_t i = 0;
             strcmp(map->lines[l].kind, "contact") == 0 && i < map->lines[l].count && count < TRACE_MAX;
             i++) {
            MapPoint at = map->points[map->lines[l].first + i];
            trace[count++] = (Point){middle.x + (at.lon - (west + east) / 2) * narrow * scale,
                                     middle.y - (at.lat - (north + south) / 2) * scale};
        }
        draw_stroke(painter->list, trace, count, false, 2.4f * painter->scale, LINE_DOTTED,
                    paint_colour(painter, TONE_TEXT));
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
        edge[count++] =
            (Point){foot.x + half - width * cosf(t), spring - (height * 0.38f) * sinf(t) / 0.866f};
    }
    for (int i = ARC - 1; i >= 0; i--) {
        float t = 1.0472f * (float)i / ARC;
        edge[count++] =
            (Point){foot.x - half + width * cosf(t), spring - (height * 0.38f) * sinf(t) / 0.866f};
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
    draw_stroke(painter->list, points, STEPS + 1, false, (lit ? 3.0f : 2.0f) * painter->scale,
                side_line(side), colour_faded(colour, lit ? 1 : 0.6f));
}

static void paint_house(const Painter *painter, const void *data) {
    const House *house = data;
    Rect r = painter->rect;
    float s = painter->scale;
    bool plain = painter->theme == THEME_CONTRAST || theme_root_ground(painter->theme) == GROUND_PAPER;
    Point foot = {r.x + r.w / 2, r.y + 62 * s};
    if (!plain) {
        Rect lamp = {foot.x - 150 * s, foot.y - 172 * s, 300 * s, 300 * s};
        draw_glow(painter->list, lamp, colour_faded(paint_colour(painter, TONE_GOLD), 0.22f));
    }
    for (int p = 0; p < house->count; p++) {
        Point to = {r.x + r.w * ((float)p + 0.5f) / (float)house->count, r.y + r.h - 4 * s};
        paint_line(painter, foot, to, (Side)(SIDE_A + p), p == house->lit);
    }
    paint_contact(painter, house->map,
                  (Rect){r.x + r.w * 0.38f, r.y + r.h * 0.52f, r.w * 0.24f, r.h * 0.40f});
    paint_lancet(painter, foot, 26 * s, 44 * s);
    paint_text(painter, TYPE_CONTROL, TONE_HIGH, 0, ALIGN_CENTRE, foot.x, r.y + 12 * s, house->place);
}

void part_house(Ui *ui, const Stage *stage, const char *place, int lit) {
    const Scenario *scenario = stage->scenario;
    House house = {.count = scenario->party_count,
                   .lit = lit,
                   .map = &scenario->map,
                   .place = ui_keepf(ui, "%s", place[0] ? place : scenario->place)};
    ui_col(ui, (Box){.grow = 1, .gap = 4, .pad = PAD2(8, 0)});
    ui_canvas(ui, (Box){.grow = 1, .min_h = 150, .role = ROLE_IMAGE, .name = house.place}, paint_house,
              &house, sizeof house);
    ui_row(ui, (Box){.columns = scenario->party_count});
    for (int p = 0; p < scenario->party_count; p++) {
        ui_col(ui, (Box){.across = ALIGN_CENTRE, .gap = 3});
        ui_rosette(ui, side_of_party(p), 104);
        ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH}, scenario->parties[p].capital);
        ui_text(ui, TYPE_SMALL, TONE_DIM,
                say_with(ui, stage, "ui.scene.trust", "word",
                         tell_standing_word(stage->words, STANDING_TRUST,
                                            standing_step(stage->view.open->trust[p])),
                         NULL));
        ui_end(ui);
    }
    ui_end(ui);
    ui_end(ui);
}
