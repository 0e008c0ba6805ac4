// Breaking styled text into lines. Knows no font: widths come through a TextMeter. It breaks after space, hyphen,
// dash, slash and at soft hyphens (which show only there); never at a no-break space, between a number and its unit,
// or before closing punctuation; a word too long for the line is cut between characters.
#pragma once

#include "base/arena.h"
#include "ui/draw.h"

// How the interface asks how wide text is. Widths must not depend on earlier calls.
typedef struct TextMeter {
    void *user;
    float (*width)(void *user, TextRun run, const char *text, size_t length);     // px
    void (*height)(void *user, TextRun run, float *ascent_px, float *descent_px); // both positive
} TextMeter;

// A meter without fonts, for tests: every character is half its size wide, digits and capitals alike.
TextMeter text_meter_plain(void);

// A stretch of one style. `atom` is never broken; a caption stands beneath it in small type.
typedef struct FlowSpan {
    TextRun run;
    const char *text;
    size_t length;
    bool atom;
    float rise_px; // line height this span asks for beyond the paragraph's (captions)
    TextRun caption_run;
    const char *caption;
    float after_px; // empty space to its right
} FlowSpan;

// One piece of one line, all of one span. Positions relative to the paragraph.
typedef struct FlowPiece {
    uint32_t span;
    uint32_t offset, length; // bytes in the span's text
    bool hyphen;             // draw a hyphen after it
    float x, width;
} FlowPiece;

typedef struct FlowLine {
    uint32_t first, count; // pieces
    float top, height, width;
    float baseline; // from the paragraph's top
} FlowLine;

typedef struct Flow {
    FlowLine *lines;
    FlowPiece *pieces;
    size_t line_count, piece_count;
    float width, height; // of the longest line; of all lines
    bool cut_words;      // a word did not fit its line
} Flow;

// Widest line without breaking, and widest piece that cannot be broken (by words).
void flow_measure(const TextMeter *meter, const FlowSpan *spans, size_t count, float *natural, float *narrowest);

// Lines of at most `width` px, `line_px` apart. Results live in the arena. "\n" in a span ends the line.
Flow flow_break(Arena *arena, const TextMeter *meter, const FlowSpan *spans, size_t count, float width, float line_px);
