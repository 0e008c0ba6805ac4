// What the screens outside of the night share: a bar with the way back, and hints of keys at the foot.
#pragma once

#include "ui/screen.h"

// Opens the room and in it a bar with a button back, an icon and the title; the bar stays open for what stands at its
// right end. page_bar_close closes it; then comes the content, and one ui_end for the room.
void page_open(Ui *ui, const Stage *stage, Icon icon, const char *title, const char *under);
void page_bar_close(Ui *ui);

// The width of a column that is centred: at most this much, with a margin on both sides in smaller windows. Give it as
// w, with self CENTRE.
float page_width(const Ui *ui, float most);

// A row at the foot: key, words, key, words, ..., NULL.
void page_hints(Ui *ui, const Stage *stage, const char *key, ...);

// The house with its ten windows over the whole of what it stands in.
void part_facade(Ui *ui);

// The setting with its values to choose from.
void part_setting(Ui *ui, const Stage *stage, size_t index, bool with_text);
