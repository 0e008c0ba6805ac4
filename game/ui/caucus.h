// What the room of one party and the paper in it agree on. Private to screen_caucus.c and part_confidence.c.
#pragma once

#include "ui/screen_asked.h"

// The confidence that lies on the paper: the chosen one, else of this room first, those not used before the
// others; NO_INDEX when nothing was confided.
int confidence_shown(const Ui *ui, const Stage *stage, int party);
// The paper with its manners, which are the first of `cards`, or what may be heard here; `box` gives its
// size.
void part_confidence(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int party, Box box);
