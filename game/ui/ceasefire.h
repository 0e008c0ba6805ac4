// The parts of the ceasefire's screen and what they agree on: which report is looked at, which asset is in
// hand, what pressing a sector does. Private to screen_ceasefire.c and its part_*.c.
#pragma once

#include "ui/screen.h"

// The report that is looked at: the chosen one, else the newest that waits for an answer, else the newest;
// NO_INDEX when there is none.
int ceasefire_report(const Ui *ui, const Stage *stage);
// The asset in hand in the morning, NO_INDEX when none.
int ceasefire_asset(const Ui *ui, const Stage *stage);
bool ceasefire_broken(const Stage *stage);
int assets_placed(const Stage *stage);
// When it broke and by what: who ordered it, or that nobody did.
const char *told_broken(Ui *ui, const Stage *stage);
// Everything side by side needs more room than other screens do.
bool ceasefire_wide(const Ui *ui);

// Values of PICK_ANSWER beyond AnswerKind.
enum {
    CHOICE_READY = ANSWER_KIND_COUNT, // let time go on
    CHOICE_TRUCE_OWN,
    CHOICE_TRUCE_HOSTED,
    CHOICE_TRUCE_NONE,
    CHOICE_KEEP // + slot of the promise
};

// "A drone over the line, Centre": for lists and for voice.
const char *report_name(Ui *ui, const Stage *stage, int slot);

typedef struct SectorPress {
    uint64_t command; // 0: nothing to press
    const char *why;  // why not, or NULL
    const char *name;
} SectorPress;
SectorPress sector_press(Ui *ui, const Stage *stage, int sector);

// Bars and word of what is reported of a sector.
void part_sector_heat(Ui *ui, const Stage *stage, int sector);

// part_lists.c
void part_assets(Ui *ui, const Stage *stage);
void part_report_list(Ui *ui, const Stage *stage);
void part_due(Ui *ui, const Stage *stage);
// How far the report gives way so that all of it is in sight.
enum { REPORT_BROKEN_LOW = 1, REPORT_SMALL, REPORT_NEWS, REPORT_BRIEF, REPORT_BARE, REPORT_STEPS };
static inline int report_fold(Ui *ui) {
    return ui_fold(ui, "report", REPORT_STEPS - 1);
}

// part_report.c: the report that is looked at, or why there is none
void part_report(Ui *ui, const Stage *stage);
// part_answers.c: what can be done, with the commit; `columns` of cards, `beside`: the forecast stands beside
// them
void part_answers(Ui *ui, const Stage *stage, int columns, bool beside);
