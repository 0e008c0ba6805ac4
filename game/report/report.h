// A finished debrief as a file to hand in, print and compare: one self-contained page of HTML, Markdown, or
// JSON for machines. In four steps: what you felt, what happened, why, what next. Names no pupil, keeps no
// clock, asks nothing of the network. Knows no file: writes into a Buffer.
#pragma once

#include "base/buffer.h"
#include "base/words.h"
#include "debrief/debrief.h"

// False when memory ran out; `out` is then not to be used. Words are those of the game (keys "report.*",
// "debrief.*"); the language of the page is words_language.
bool report_html(const Debrief *debrief, const Words *words, Buffer *out);
bool report_markdown(const Debrief *debrief, const Words *words, Buffer *out);

// Several nights of one scenario side by side, under these names; `alike` when all were dealt the same hand by the same
// rules. One page of HTML, or Markdown. Names no winner.
typedef struct ClassNight {
    const char *name;
    const Debrief *debrief;
} ClassNight;
bool report_class(const ClassNight *nights, size_t count, bool alike, bool html, const Words *words, Buffer *out);

// The same facts by the scenario's ids, without sentences.
bool report_json(const Debrief *debrief, Buffer *out);
