// The dialogs, one function each; overlay.c chooses. Private to the overlays.
#pragma once

#include "ui/cards.h"

// Closes the dialog.
uint64_t overlay_close(void);

void overlay_why(Ui *ui, const Stage *stage);
void overlay_advice(Ui *ui, const Stage *stage);
void overlay_redraft(Ui *ui, const Stage *stage);
void overlay_trade(Ui *ui, const Stage *stage);
void overlay_amend(Ui *ui, const Stage *stage);
void overlay_lever(Ui *ui, const Stage *stage);
void overlay_now(Ui *ui, const Stage *stage);
void overlay_type(Ui *ui, const Stage *stage);
void overlay_delete(Ui *ui, const Stage *stage);

// Title and way out of a dialog to read, at its top: the focus rests there and nothing is scrolled away.
void overlay_head(Ui *ui, const Stage *stage, const char *above, const char *title);

// The gold button at the foot of a dialog that makes a move, what it costs beside it, and the way out.
void overlay_commit(Ui *ui, const Stage *stage, const char *words, Command command);

// The wording that a dialog would write (COMMAND_REDRAFT or COMMAND_AMEND): its index, past the last for leaving it
// out.
int chosen_wording(const Ui *ui, const Stage *stage, CommandKind kind, int issue);
