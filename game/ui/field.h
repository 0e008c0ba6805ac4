// A line of text that is typed with a keyboard, pasted, or put together letter by letter with a mouse or a pad. The
// text is kept by the toolkit under the field's id, as what is chosen is; nothing is a country's, every letter may
// stand in it.
#pragma once

#include "base/buffer.h"
#include "ui/node.h"

enum { TYPED_BYTES = 88, FIELD_DIGITS_MAX = 19 /* always fit 64 bits */ };

typedef enum FieldRule { FIELD_WORDS, FIELD_DIGITS } FieldRule;

// Give box.id; box.command is for a pad, which has no letters: what A on the field opens. `empty` stands in it, faint,
// while nothing is typed.
void ui_field(Ui *ui, Box box, FieldRule rule, const char *empty);

// What stands in the field with this id; "" when nothing was ever typed. Valid until it changes.
const char *ui_typed(const Ui *ui, const char *id);
// The next letter will be the first: nothing stands there, or what stands there is chosen.
bool ui_typed_begins(const Ui *ui, const char *id);
// Puts this text there, all of it chosen: the next letter replaces it.
void ui_type(Ui *ui, const char *id, const char *text);
// Types one more character at the caret; 0 takes the one before it away.
void ui_type_more(Ui *ui, const char *id, uint32_t character);

// Whether letters are being typed into a field of the last frame, and where it stands, in px: for input methods.
bool ui_is_typing(const Ui *ui, Rect *rect);

// Whose clipboard is meant by copy, cut and paste; none until it is called.
typedef struct UiClipboard {
    bool (*get)(void *user, Buffer *out);
    bool (*set)(void *user, const char *text);
    void *user;
} UiClipboard;
void ui_set_clipboard(Ui *ui, UiClipboard clipboard);
