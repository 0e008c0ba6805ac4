// What stands beside a scene: the mandate, the text, the day; the house between the capitals. Private to
// screen_scene.c and its parts.
#pragma once

#include "ui/screen_asked.h"

enum { PAPER_W = 356, SCENE_W = 372, SCENE_SHEET_W = 520, DAY_SCENE_W = 520 }; // u, of the wide arrangement

// The paper that belongs to the phase; `box` gives its size.
void part_scene_beside(Ui *ui, const Stage *stage, Box box);
// Between the day's paper and the scene: the map, or the sectors when there is none.
void part_day_middle(Ui *ui, const Stage *stage);
// The mediator's window and a line from it to each party; `lit` is the party a choice speaks to, or NO_INDEX.
void part_house(Ui *ui, const Stage *stage, const char *place, int lit);
