// What the screens of one question share: told words, forecasts written "direction|confidence", the button
// that answers. Knows no single screen.
#pragma once

#include "ui/cards.h"

const char *told_awaiting(Ui *ui, const Stage *stage);

// "Clause 7" counts as the sheet does.
int clause_number(const Stage *stage, int issue);
// The only party that is named anywhere in the words; NO_INDEX when none or several.
int party_named(const Stage *stage, const char *words);

// The forecast lines of a choice or chore; `lines` entries may be empty. `small`: how sure stands behind, not at the
// right.
void part_forecast_lines(Ui *ui, const Stage *stage, const char *const *lines, int count, bool small);
// The one gold button. `below` is a second line or NULL.
void part_answer(Ui *ui, const Stage *stage, Command command, const char *label, const char *below);
// Heading of a paper: small label, title, a line beneath; NULL leaves one out.
void part_paper_head(Ui *ui, const char *label, const char *title, const char *under);
// What is still owed, with the days it falls due.
typedef enum OwedForm {
    OWED_LIST,
    OWED_LOW,     // in small letters
    OWED_COLUMNS, // two side by side
    OWED_SMALL    // two side by side in small letters
} OwedForm;
void part_owed(Ui *ui, const Stage *stage, OwedForm form);
// A panel with the forecast of a command, or why it is refused.
void part_forecast_panel(Ui *ui, const Stage *stage, Command command);
// Night on the left, day on the right, roofs below; fills the stack it stands in.
void part_dawn(Ui *ui);
