// The node tree as words: what is read aloud, what goldens hold, what `--print-tree` prints.
#pragma once

#include "base/buffer.h"
#include "ui/node.h"

// One node a line, indented: role "name" value [states]; with rectangles "x,y wxh" in px when asked, then "stop" and
// what shows of it for what can be reached now, its key, and "#" and its id.
void ui_tree_print(const Ui *ui, Buffer *out, bool rectangles);

// What is said about the focused node: name, role, value, state, place among its like, reason of refusal.
// Words for roles and states come from ui_voice_words; without them the bare identifiers are used.
void ui_voice_sentence(const Ui *ui, Buffer *out);

// What can be done on the screen beneath the dialogs: its controls, in order.
typedef struct Doing {
    const char *id, *name;
    const char *more; // what else stands on it, or NULL
    const char *why;  // the reason of refusal; NULL when it can be done
    bool selected;
} Doing;
// At most `most` of those that have an id; how many. Valid in this frame.
size_t ui_doings(Ui *ui, Doing *out, size_t most);
// When the dialogs are closed the focus is on this one.
void ui_focus_beneath(Ui *ui, const char *id);

typedef const char *(*VoiceWordFn)(void *user, const char *key); // "role.button", "state.selected", "place"
void ui_voice_words(Ui *ui, VoiceWordFn word, void *user);
