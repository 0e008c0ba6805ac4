// What lies over a screen: dialogs, tips on terms, short notices.
#pragma once

#include "ui/node.h"

// A dialog over everything, centred, trapping the focus; close with ui_end. Declare it after the screen, for
// as long as it is open. Esc puts out `cancel`. At most 3 at once. Focus goes back where it was when it is
// gone.
void ui_dialog(Ui *ui, Box box, const char *title, uint64_t cancel);

// Who explains terms: declares the tip's content (title, text, footer) and returns true, or returns false
// when the term is unknown. The box around it, its place, locking and nesting (3 deep) are done here.
typedef bool (*TipFn)(Ui *ui, const char *term, void *user);
void ui_tips(Ui *ui, TipFn build, void *user);
// Of the tip that is being built: how deep it lies (1 is the first), whether it stays until it is closed and can be
// entered, and whether another lies over it.
typedef struct TipPlace {
    int depth;
    bool locked, topmost;
} TipPlace;
TipPlace ui_tip_place(const Ui *ui);
// The term that the focus is on, also where no tip may open for it; NULL when it is on none.
const char *ui_focused_term(const Ui *ui);
typedef enum TipMode { TIP_TIMED, TIP_CLICK, TIP_OFF, TIP_MODE_COUNT } TipMode;
void ui_tip_mode(Ui *ui, TipMode mode, unsigned delay_ms);

// A line at the foot that stays until the next command is given (a refusal's reason, "saved"). NULL clears
// it.
void ui_notice(Ui *ui, const char *words);
