// The debrief (first cut).
#include "ui/screen.h"

void screen_debrief(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1, .ground = GROUND_PAPER, .pad = PAD(24)});
    ui_text(ui, TYPE_H1, TONE_HIGH, debrief ? debrief->ending_title : "");
    ui_end(ui);
}
