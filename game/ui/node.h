// The node tree of one frame and the functions that declare it. A screen declares its whole tree anew after
// every event; the same tree feeds layout, drawing, focus, voice and tests. Nothing here remembers anything
// between frames except by id (scroll, focus, tabs: see focus.h).
//
// Lengths are in u: logical pixels of a 1280 by 720 window at 100 % text. At 200 % the same window is only
// 640 u wide; ask ui_breadth and declare another arrangement.
#pragma once

#include "base/arena.h"
#include "base/attribute.h"
#include "ui/draw.h"
#include "ui/icon.h"
#include "ui/text_flow.h"
#include "ui/theme.h"

typedef struct Ui Ui;
typedef struct Node Node;

typedef enum Role {
    ROLE_NONE, // only arranges; voice and printed tree pass through it
    ROLE_TEXT,
    ROLE_HEADING,
    ROLE_BUTTON,
    ROLE_TAB,
    ROLE_OPTION, // one of several, chosen or not
    ROLE_CHECK,
    ROLE_TERM, // a word with an explanation
    ROLE_IMAGE,
    ROLE_METER, // a value: band, cells, pips, dots
    ROLE_CLOCK,
    ROLE_LIST,
    ROLE_ITEM,
    ROLE_REGION, // F6 goes from one to the next
    ROLE_DIALOG,
    ROLE_TIP,
    ROLE_FIELD, // text can be typed
    ROLE_SLIDER,
    ROLE_STATUS,
    ROLE_KEY, // a key cap: drawn, not voiced
    ROLE_COUNT
} Role;

// AUTO is CENTRE across a row, STRETCH across a column or stack, START along. BETWEEN spreads the rest
// between.
typedef enum Align {
    ALIGN_AUTO,
    ALIGN_START,
    ALIGN_CENTRE,
    ALIGN_END,
    ALIGN_STRETCH,
    ALIGN_BETWEEN,
    ALIGN_COUNT
} Align;

// Ready-made grounds. What a card or button looks like when chosen, hot, pressed or disabled follows from its
// state.
typedef enum Look {
    LOOK_NONE,
    LOOK_ROOM,    // the whole window: blue-black with one lamp
    LOOK_BAR,     // top bar
    LOOK_PANEL,   // quiet panel, radius 10
    LOOK_CARD,    // something to choose; selected: ring; disabled: dashed
    LOOK_ROW,     // something to choose in a list: nothing until selected or hot
    LOOK_TAB,     // like ROW with a frame when selected
    LOOK_PAPER,   // the sheet with its shadow; sets GROUND_PAPER
    LOOK_CLAUSE,  // a row of the sheet: lit, wax bar at the left edge, when selected
    LOOK_FOOT,    // band at the foot of a sheet or panel
    LOOK_COMMIT,  // the one gold button of a screen
    LOOK_BUTTON,  // plain button with an edge
    LOOK_CHIP,    // small outlined word, round ends
    LOOK_CHIP_ON, // filled with the accent
    LOOK_WELL,    // sunk square: icons in the top bar
    LOOK_TIP,     // tooltip, dialog
    LOOK_DIM,     // dims what is behind a dialog
    LOOK_COUNT
} Look;

typedef struct Pad {
    float left, top, right, bottom;
} Pad;
#define PAD(all) ((Pad){(all), (all), (all), (all)})
#define PAD2(x, y) ((Pad){(x), (y), (x), (y)})
#define PAD4(l, t, r, b) ((Pad){(l), (t), (r), (b)})

// A command is a number whose meaning only the screens and app know; 0 is none.
static inline uint64_t command_pack(uint16_t verb, uint16_t subject, uint32_t detail) {
    return (uint64_t)verb << 48 | (uint64_t)subject << 32 | detail;
}
static inline uint16_t command_verb(uint64_t command) {
    return (uint16_t)(command >> 48);
}
static inline uint16_t command_subject(uint64_t command) {
    return (uint16_t)(command >> 32);
}
static inline uint32_t command_detail(uint64_t command) {
    return (uint32_t)command;
}

// What a box that slides puts out as the detail of its command: a place from one end to the other, or a step.
enum { SLIDE_END = 10000, SLIDE_LESS, SLIDE_MORE };

// Everything a box can be told. Leave out what does not matter: zero is the usual thing. Strings are copied.
typedef struct Box {
    // who: give an id to whatever can hold focus, scroll or a tip ("clause.3"); it must be unique in the
    // frame
    const char *id;
    Role role;
    const char *name;  // what voice calls it; a control without one is called by the texts inside
    const char *value; // "likely yes, 60 to 80"

    // size: 0 fits the content
    float w, h; // fixed
    float grow; // weight: takes a share of what is left along the parent's direction
    float part; // share (0..1) of the parent's inner length along its direction
    float min_w, max_w, min_h, max_h;
    Align self;            // across the parent; AUTO: as the parent says
    float x, y;            // in a stack: distance from the parent's inner left top; negative: from right, bottom
    bool float_x, float_y; // in a stack: x or y count even when they are 0

    // inside
    Pad pad;
    float gap, line_gap; // between children; between lines of a wrapping row (0: as gap)
    Align along, across;
    int columns;      // rows only: equal columns, as many lines as needed; implies wrap
    bool wrap;        // rows only
    bool scroll;      // up and down, when the content is taller than the box
    bool from_top;    // scrolls, and is read first: a screen opens at its top, and what holds the focus first and lies
                      // below waits there for the first arrow
    const char *fold; // of ui_fold: what is declared in here gives way before it scrolls

    // look
    Look look;
    Ground ground;
    Tone fill, edge;  // over the look's own
    float fill_alpha; // 0 means 1
    float edge_width; // u; 0 means a hairline when there is an edge
    LineStyle edge_style;
    float radius; // over the look's own; negative: none
    bool still;   // opaque and seldom changing: kept as pixels (rooms, maps)

    // doing
    uint64_t command; // put out on activation; makes it a focus stop
    int key;          // hot key: a Key or a lower-case character
    bool focusable;   // a stop without a command (a report that only has a tip)
    bool focus_first; // holds the focus when the screen opens
    bool slides;      // pressed and dragged along, turned by the wheel; Enter grabs it for left and right
    bool commit;      // Enter means this one wherever the focus rests on something without another meaning
    bool selected, checked, primary;
    bool disabled; // stays a focus stop; says `why` instead of acting
    const char *why;
    const char *term; // explained by the tip builder, see over.h
    const char *tip;  // or a plain tip
} Box;

// How a paragraph or word is set, and where.
typedef struct Text {
    Type type;
    Tone tone;        // TONE_NONE: TONE_TEXT
    float size, line; // u, over the type's own
    bool bold, italic, tabular, strike;
    bool one_line;   // never broken; too long is an overflow
    bool middle_cut; // paths only: dots in the middle instead of an overflow
    Align align;     // START, CENTRE, END inside its width
    Align self;
    float w, grow, part, min_w, max_w;
    Role role; // ROLE_TEXT unless said; ROLE_HEADING for titles; ROLE_KEY when voice shall skip it
    const char *id;
    const char *term, *tip;
} Text;

typedef struct TextSpan {
    Type type; // TYPE_NONE: the paragraph's
    Tone tone;
    float size;
    bool bold, italic, strike, tabular;
    LineStyle underline;
    Tone underline_tone; // TONE_NONE: the span's
    Tone tint;           // faint ground behind the words, one piece a line
    bool atom;           // never broken
    const char *caption; // small words beneath; implies atom
    const char *term;    // dotted underline, focus stop, tip
    const char *id;      // for a term or command that occurs twice
    uint64_t command;    // a link
    float after;         // u of space to the right
} TextSpan;

// How estimates are shown: by a word, by the range on its scale, or by both.
typedef enum Estimates { ESTIMATES_BOTH, ESTIMATES_WORDS, ESTIMATES_RANGES } Estimates;

// What the reader asks for beside the theme.
typedef struct Eyes {
    SideColours sides;
    Estimates estimates;
    bool sans;   // reading text without serifs
    int letters; // of reading text in a line, at most; 0: as many as there is room for
    float hatch; // how far apart the lines of hatched areas are, of the usual distance; 0: as usual
} Eyes;

// Called while drawing. `rect` is the canvas in pixels, `scale` pixels per u.
typedef struct Painter {
    DrawList *list;
    const TextMeter *meter;
    Rect rect;
    float scale;
    Theme theme;
    Eyes eyes;
    Ground ground;
    bool focused, hot, selected, disabled;
} Painter;
typedef void (*PaintFn)(const Painter *painter, const void *data);

Colour paint_colour(const Painter *painter, Tone tone);
// One line of text at (x, baseline) in pixels, aligned START, CENTRE or END on x; returns its width.
float paint_text(const Painter *painter, Type type, Tone tone, float size_u, Align align, float x, float baseline,
                 const char *text);
float paint_text_width(const Painter *painter, Type type, float size_u, const char *text);
// In capitals, of every alphabet that the fonts have; cut to `size` bytes with the end.
void words_capitals(const char *words, char *out, size_t size);
// The party's shape (disc, diamond, square, triangle) of `size` px across, centred; outlined when `rim` > 0.
void paint_mark(const Painter *painter, Side side, Point centre, float size, Colour fill, Colour rim_colour, float rim);

// ---- declaring ----

// Open a box; everything until the matching ui_end stands inside it.
void ui_row(Ui *ui, Box box);
void ui_col(Ui *ui, Box box);
void ui_stack(Ui *ui, Box box); // children lie over each other, placed by x, y, self or filling it
void ui_end(Ui *ui);

// Text in one style. ui_textf formats first. `{term:id|words}` marks a term, `**words**` bold, `__words__`
// italic.
void ui_text(Ui *ui, Type type, Tone tone, const char *text);
void ui_textf(Ui *ui, Type type, Tone tone, const char *format, ...) PRINTF_LIKE(4, 5);
void ui_text_box(Ui *ui, Text text, const char *words);

// A paragraph of several styles.
void ui_para(Ui *ui, Text text);
void ui_span(Ui *ui, TextSpan span, const char *words);
void ui_spanf(Ui *ui, TextSpan span, const char *format, ...) PRINTF_LIKE(3, 4);
void ui_para_end(Ui *ui);

// A box that draws itself; `size` bytes at `data` are copied into the frame. Give it w and h, or grow.
void ui_canvas(Ui *ui, Box box, PaintFn paint, const void *data, size_t size);

void ui_space(Ui *ui, float length_u); // fixed gap along the parent
void ui_spring(Ui *ui);                // takes what is left along the parent
void ui_rule(Ui *ui);                  // hairline across a column (or up and down in a row)

// Frame memory: a copy of bytes or text that lives until the next frame is declared.
void *ui_keep(Ui *ui, const void *bytes, size_t size);
const char *ui_keepf(Ui *ui, const char *format, ...) PRINTF_LIKE(2, 3);

// ---- asking ----

Breadth ui_breadth(const Ui *ui);
float ui_width(const Ui *ui); // of the window in u: the effective width E
float ui_height(const Ui *ui);
Theme ui_theme(const Ui *ui);
Arena *ui_arena(Ui *ui);
// The least width in u a column of these words can have: that of its widest word, set bold.
float ui_words_width(Ui *ui, Type type, const char *words);
// That of all of them in one line, set bold.
float ui_words_length(Ui *ui, Type type, const char *words);
// How many lines they take when set in this width.
int ui_words_lines(Ui *ui, Type type, const char *words, float width);
// A number kept under a name between frames: which tab is open, which part is folded. Zero at first.
int ui_memory(const Ui *ui, const char *id);
void ui_memory_set(Ui *ui, const char *id, int value);
bool ui_focused(const Ui *ui, const char *id);
