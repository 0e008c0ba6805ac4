// Widgets made of nodes: what screens are mostly written with. They know parties only as Side and words only
// as what the caller says.
#pragma once

#include "ui/node.h"

// ---- controls: give box.id, box.command, and box.key when there is a hot key ----

// Plain button: icon, label, and its key in a cap at the right when `key_cap` is not NULL.
void ui_button(Ui *ui, Box box, Icon icon, const char *label, const char *key_cap);
// The one gold button: label, detail in lighter type ("→ 22:50"), key cap. `below` is a second line or NULL. With
// `wrap` the detail and the cap stand beneath the label.
void ui_commit(Ui *ui, Box box, const char *label, const char *detail, const char *key_cap, const char *below);
// Opens a card to choose (close with ui_end): a column with the head line icon, title, key cap already in it.
void ui_card(Ui *ui, Box box, Icon icon, const char *title, const char *key_cap);
// The foot of an action card: leverage and minutes on the left, a note at the right; NULL or 0 leaves one
// out.
void ui_card_cost(Ui *ui, int leverage, const char *time);
// Reason of refusal with the lock.
void ui_card_refusal(Ui *ui, const char *reason);
void ui_tab(Ui *ui, Box box, Icon icon, const char *label, const char *count);
// A word of a few to choose from, framed.
void ui_word(Ui *ui, Box box, const char *words);
// Small choice with a ring (radio) or a square (check), label and a note at the right.
void ui_option(Ui *ui, Box box, const char *label, const char *note);
void ui_check(Ui *ui, Box box, const char *label, const char *note);
// Numbered step: disc with number (a tick when done) and label.
void ui_step(Ui *ui, Box box, const char *number, const char *label, bool done);
// Row of a key cap and what it does: "Esc leave". NULL words: only the cap.
void ui_key_cap(Ui *ui, const char *key);
// The same for what stands on a key, or on a button of a pad, itself.
void ui_hand_cap(Ui *ui, const char *cap, bool pad);
// What stands for a key in the hand of the player: the key itself, or the button of the pad that was used last; NULL
// when the pad has none (then the choice is reached by moving).
const char *ui_prompt(Ui *ui, const char *key);
// Whether the last hand was at a pad, which has no letters.
bool ui_pad(const Ui *ui);
void ui_key_hint(Ui *ui, const char *key, const char *words);

// ---- signs ----

void ui_icon(Ui *ui, Icon icon, float size, Tone tone);
void ui_mark(Ui *ui, Side side, float size);    // the party's little shape
void ui_rosette(Ui *ui, Side side, float size); // banknote lines around it
void ui_monogram(Ui *ui, const char *letter);   // adviser's initial in a ring
void ui_disc_number(Ui *ui, const char *number, Tone tone, float size, bool filled);
void ui_chip(Ui *ui, Look look, Tone tone, const char *words); // LOOK_CHIP or LOOK_CHIP_ON

typedef enum SealKind {
    SEAL_NONE,
    SEAL_AGREED,
    SEAL_PENDING /* dashed */,
    SEAL_EMPTY,
    SEAL_PLAIN,
    SEAL_BROKEN,
    SEAL_COUNT
} SealKind;
void ui_seal(Ui *ui, SealKind kind, float size);
// The same where a seal can come while one looks: it is stamped. `id` says which it is.
void ui_seal_stamped(Ui *ui, const char *id, SealKind kind, float size);
// The page of the text is looked at; and over the map, which it turns into: the page is lifted off it, once.
void ui_page(Ui *ui);
void ui_page_lifts(Ui *ui);

// One of the questions a text must answer.
typedef enum HoleState { HOLE_OPEN, HOLE_HALF, HOLE_CLOSED, HOLE_COUNT } HoleState;
void ui_hole_mark(Ui *ui, HoleState state, float size, Tone tone /* NONE: accent */);
// Mark, question in bold, word beneath.
void ui_hole(Ui *ui, HoleState state, const char *question, const char *word);

// ---- values ----

// An estimate from no to yes: five ticks, the 80 % range, the best guess as the party's shape, and a word.
// All positions 0..1. `old_low` < `old_high` ghosts the reading before.
typedef struct Band {
    Side side;
    float low, high, best;
    float old_low, old_high;
    float w;          // u; 0 means 84
    const char *word; // beside it, or beneath when `word_below`
    bool word_below;
    bool tight;       // no higher than it must be
    float line;       // u that it is high when it is bare; 0: as a line of the sheet
    bool bare;        // one line: the word alone, or the band where ranges are asked for
    const char *name; // for voice: whose reading of what
} Band;
void ui_scale_band(Ui *ui, Band band);

// Where a value stands between its ends, beside where it usually stands. Both 0..1.
typedef struct Gauge {
    float value, usual;
    const char *name, *words; // for voice: of what, and the value with its range
    const char *id;           // with a command: it slides (see SLIDE_END)
    uint64_t command;
} Gauge;
void ui_gauge(Ui *ui, Gauge gauge);

// Five cells, name above with the party's shape, word and trend beside: a standing.
typedef struct Cells {
    const char *name;
    Side side;      // NONE: no shape
    Tone tone;      // of lit cells; NONE: the side's, else accent
    int lit, total; // total 0 means 5
    const char *word;
    int trend;              // -1 falling, 0 steady, 1 rising, 2 not shown
    const char *term;       // explained on demand
    const char *trend_word; // for voice: "rising"
} Cells;
void ui_cells(Ui *ui, Cells cells);
// Only the cells: `lit` of `total`, each `w` by 6 u.
void ui_cells_bare(Ui *ui, int lit, int total, float w, Tone tone);
void ui_pips(Ui *ui, int lit, int total, const char *name);            // pentagons: leverage
void ui_bars(Ui *ui, int lit, int total, Tone tone, const char *name); // growing bars: intensity
void ui_trust(Ui *ui, int lit, int total, const char *word);           // little squares and a word

// `hours` lancet windows; what is left is lit, the current one empties from the top.
void ui_windows_clock(Ui *ui, int hours, int minutes_left, const char *name);

// Chances as 20 signs (or counts that sum to any number): side A's shape, then hollow rings, then side B's.
void ui_dots(Ui *ui, int side_a, int unknown, int side_b, const char *name);
// A forecast as `lit` of `total` small discs.
void ui_dot_row(Ui *ui, int lit, int total, const char *name);

// A name with dotted underline at the left, a value at the right.
void ui_fact(Ui *ui, const char *term, const char *name, const char *value);
// Section label in capitals, a note at the right or NULL.
void ui_label(Ui *ui, const char *words, const char *note);
// A word in brackets as drafts have it: owned by a side (tint and its line), by nobody (SIDE_NONE), or
// current.
TextSpan span_bracket(Side owner, bool current);
// An adviser: monogram, role in bold, words in the book face.
void ui_adviser(Ui *ui, const char *letter, const char *role, const char *words);
