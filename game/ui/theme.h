// Design tokens: colours, type and sizes of the four themes, one table. It knows no widget.
//
// Colours are asked for by what they mean (a Tone) and by the Ground they stand on, so a widget inside a
// sheet of paper turns into ink by itself.
#pragma once

#include "ui/draw.h"

typedef enum Theme { THEME_NIGHT, THEME_DAY, THEME_CONTRAST, THEME_PAPER, THEME_COUNT } Theme;

// What lies beneath. Boxes inherit it.
// ACCENT and WAX are filled controls: gold among night, wax on paper.
typedef enum Ground { GROUND_INHERIT, GROUND_NIGHT, GROUND_PAPER, GROUND_ACCENT, GROUND_WAX, GROUND_COUNT } Ground;

typedef enum Tone {
    TONE_NONE,
    TONE_HIGH,   // headings, names, what matters
    TONE_TEXT,   // reading text
    TONE_DIM,    // meta, hints
    TONE_ACCENT, // gold on night, wax on paper: the mediator, the focus, what is selected
    TONE_GOLD,   // gold on both (light, lit windows)
    TONE_SIGNAL, // alerts, incidents, reasons of refusal; always with a word or icon
    TONE_SIDE_A, // parties: also a shape and a line style, see Side
    TONE_SIDE_B,
    TONE_SIDE_C,
    TONE_SIDE_D,
    TONE_BRACKET, // words in brackets that nobody owns
    TONE_LINE,    // decorative rules, borders of panels
    TONE_EDGE,    // borders of controls, ticks: 3:1
    TONE_TICK,    // ticks and lines of scales
    TONE_EMPTY,   // an unlit cell
    TONE_ROOM,    // the furthest ground
    TONE_WELL,    // sunk ground, middles of marks
    TONE_PANEL,
    TONE_CARD,
    TONE_CHOSEN,    // ground of a selected card or row
    TONE_FOOT,      // band at the foot of a panel or sheet; tab bars
    TONE_ON_ACCENT, // text on a fill of TONE_ACCENT
    TONE_COUNT
} Tone;

// The places at the table; colour, shape and line go together so that colour is never the only cue.
typedef enum Side { SIDE_NONE, SIDE_A, SIDE_B, SIDE_C, SIDE_D, SIDE_COUNT } Side;

// The parties' colours: as drawn, exchanged, or one for all, told apart by shape and line alone.
typedef enum SideColours { SIDES_DRAWN, SIDES_SWAPPED, SIDES_ALIKE, SIDES_COUNT } SideColours;

typedef enum Type {
    TYPE_NONE,       // as TYPE_BODY
    TYPE_DISPLAY,    // 68/68 game title
    TYPE_H1,         // 32/38 display face: scene titles
    TYPE_H2,         // 21/25 book bold: titles of documents
    TYPE_H2_SMALL,   // 17/21 book bold
    TYPE_CLOCK,      // 26/30 semibold, digits in cells
    TYPE_H3,         // 19/22.5 bold: names of parties
    TYPE_TITLE,      // 16/19 semibold: the top bar
    TYPE_GO,         // 17/20 bold: the commit button
    TYPE_CONTROL,    // 14.5/17.5 semibold: buttons, tabs
    TYPE_NAME,       // 14/17 semibold: cards
    TYPE_BOOK,       // 16.5/23.4 book: clauses, narration
    TYPE_BOOK_SMALL, // 15/19.5 book
    TYPE_BOOK_LARGE, // 20/27 book
    TYPE_BODY,       // 13.5/18.5 panels
    TYPE_SMALL,      // 12.5/16 meta, hints
    TYPE_TINY,       // 12/14.5, the floor
    TYPE_LABEL,      // 12/16 capitals, tracked
    TYPE_MONO,       // 13/18 code
    TYPE_COUNT
} Type;

typedef struct TypeStyle {
    Face face, bold, italic; // bold and italic: the faces for emphasis
    float size, line;        // u
    float tracking;          // em
    bool tabular, capitals;
} TypeStyle;

Colour theme_colour(Theme theme, Ground ground, Tone tone);
// The tone that stands for a party's; any other is itself.
Tone theme_side(SideColours sides, Tone tone);
Ground theme_root_ground(Theme theme);
const TypeStyle *theme_type(Type type);
// The run of a type at this size in u (0: its own). `sans`: reading text is set in the face of the panels, as large to
// the eye.
TextRun theme_run(Type type, float size_u, float scale, bool bold, bool italic, bool sans);
Tone side_tone(Side side);
LineStyle side_line(Side side);
// WCAG contrast ratio of two opaque colours, 1 to 21.
float colour_contrast(Colour a, Colour b);

// Layouts by effective width: how many u the window is wide at this text size.
typedef enum Breadth { BREADTH_NARROW, BREADTH_MEDIUM, BREADTH_WIDE, BREADTH_COUNT } Breadth;

// Pixels per u for a picture of this size: clamp(min(W/1280, H/720), 0.75, 4) times both scales (1 is 100 %).
float scale_for(int width_px, int height_px, float ui_scale, float text_scale);
Breadth breadth_for(float effective_width);
