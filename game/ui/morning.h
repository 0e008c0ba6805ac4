// The parts of the debrief and what they share. Private to screen_debrief.c and its part_*.c. All of it reads
// the Debrief, which holds its own sentences; nothing here judges.
#pragma once

#include "ui/screen.h"

// Opens a quiet sheet of the page with a title in the book face (NULL: none); close with ui_end.
void morning_sheet(Ui *ui, Box box, const char *title);
// A paragraph in which what stands between WORD_OPEN and WORD_CLOSE is emphasised.
void morning_words(Ui *ui, Text text, const char *words);
// Whether there is a real text to lay beside the player's; an invented night has none.
bool morning_real_text(const Scenario *scenario);

// How far the page of what happened gives way so that all of it is in sight: so many reports fewer, then its sentence
// and its pads are smaller, at last the dawn is lower.
enum { HAPPENED_ROWS = 4, HAPPENED_SMALL, HAPPENED_DAWN, HAPPENED_STEPS };
static inline int happened_fold(Ui *ui) {
    return ui_fold(ui, "happened", HAPPENED_STEPS - 1);
}

void part_thread(Ui *ui, const Stage *stage);                // part_thread.c: from the word to the break
void part_timeline(Ui *ui, const Stage *stage, float width); // part_timeline.c: the night and the hours
void part_scored(Ui *ui, const Stage *stage);                // part_happened.c: forecasts
void part_two_texts(Ui *ui, const Stage *stage);             // part_happened.c: six questions, two texts
void part_felt(Ui *ui, const Stage *stage);                  // part_felt.c
void part_next(Ui *ui, const Stage *stage);                  // part_felt.c
void part_record(Ui *ui, const Stage *stage);                // part_record.c: what is in the files
