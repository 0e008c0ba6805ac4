// A language that nobody speaks, for tests: every text a third longer and full of accents, so that a screen that only
// fits English is found before a translator finds it. Placeholders, plural arms, links and ids stay as they are.
#pragma once

#include "base/buffer.h"
#include "base/words.h"

// Appends the text in pseudo-language.
void pseudo_text(Buffer *out, const char *text);
// All texts of a table, in place. False without memory.
bool pseudo_words(Words *words);
// Writes `folder`'s scenario with an overlay lang/xx.json into the existing folder `out`; load it with language "xx".
// False with a line on stderr.
bool pseudo_scenario(const char *folder, const char *out);
