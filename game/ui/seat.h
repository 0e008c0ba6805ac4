// What the seat of a party or power and the paper before it agree on. Private to screen_seat.c and
// part_matter.c.
#pragma once

#include "ui/screen_asked.h"

enum { QUESTION_W = 500 }; // u, of the wide arrangement

// The issue that is asked about; NO_INDEX when it is another matter.
int seat_issue(const Stage *stage);
// The paper, or the map when it is about the line and there is room; `box` gives its size.
void part_matter(Ui *ui, const Stage *stage, Box box);
