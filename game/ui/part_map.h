// The schematic map of a ceasefire and what stands on it: sectors with what is reported of them, pins of
// reports, names that never lie over each other. It knows where things are drawn, not what they mean for the
// rules; whatever can be done on it can be done in the lists beside it as well.
#pragma once

#include "ui/screen.h"

enum { MAP_BUSY_MAX = 48 };

// From degrees to u inside a map: equirectangular, a degree of longitude shortened by the cosine of the
// middle.
typedef struct MapView {
    float west, north;      // of the left upper corner
    float per_lon, per_lat; // u for a degree
    float w, h;             // u
} MapView;

// What the painted part of a map needs; small, plain, copied into the frame.
typedef struct MapSheet {
    const Scenario *scenario;
    MapView view;
    float heat[SECTOR_MAX];
    int chosen;              // sector, or NO_INDEX
    bool sparse;             // a small map: names of the first tier only
    Rect busy[MAP_BUSY_MAX]; // u: where nodes stand, so that no name is written there
    size_t busy_count;
} MapSheet;

// A map of exactly `w` by `h` u; `legend`: with its legend inside. Pins choose a report; while an asset is
// being placed, sectors can be pressed.
void part_map(Ui *ui, const Stage *stage, float w, float h, bool legend);
// The sectors and how they are reported, in words.
void part_sectors(Ui *ui, const Stage *stage, Box box);
// What the signs of the map mean, and that it is a scheme, in a row.
void part_map_legend(Ui *ui, const Stage *stage);

// part_map_paint.c
void paint_map(const Painter *painter, const void *sheet);
void paint_map_contact(const Painter *painter,
                       const void *none);                       // a piece of the line of contact, for the legend
void paint_map_hatch(const Painter *painter, const void *none); // hatching, for the legend
Point map_at(const MapView *view, MapPoint point);              // u inside the map
const MapLine *map_line_of_sector(const Scenario *scenario, int sector); // NULL when it is not drawn
bool map_inside(const Map *map, const MapLine *line, MapPoint point);
