// The shape of an author's mistake: where it stands, what was expected, what was found, how to mend it.
// Many in one run. Knows nothing of scenarios or expressions; they hand it texts and places in them.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attribute.h"
#include "base/buffer.h"

typedef enum Severity { SEVERITY_NONE, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT } Severity;

// A piece of a source text in bytes. `file` is what diag_source_add gave; 0 means "no place", and `Span` all
// zero is the span of nothing. A length of 0 points between two characters.
typedef struct Span {
    uint32_t file;
    uint32_t offset;
    uint32_t length;
} Span;

typedef struct Diag {
    const char *code; // a stable word, "unknown-key"; every code has a golden test
    Severity severity;
    Span span;
    const char *path; // JSON pointer to the place, or "" (NULL is read as "")
    const char *message;
    const char *hint;         // the remedy, or NULL
    Span related;             // the other place ("first given here"), file 0 when there is none
    const char *related_text; // what is there, or NULL
} Diag;

enum {
    DIAG_CAP = 200,        // diagnostics kept unless asked for more; the others are counted
    DIAG_SOURCE_CAP = 256, // texts a list can point into
};

typedef struct DiagSource {
    const char *name; // shown before the line number
    const char *text; // borrowed
    size_t length;
} DiagSource;

// Read the members freely; change them through the functions only.
typedef struct DiagList {
    Arena arena; // owns all strings
    Diag *items; // `count` of them, in the order they were added
    size_t count, capacity;
    size_t dropped;                     // past the capacity
    size_t by_severity[SEVERITY_COUNT]; // with those dropped
    DiagSource *sources;                // sources[0] is "no place"
    size_t source_count;
} DiagList;

// False when there is no memory.
NODISCARD bool diag_list_init(DiagList *list);

// Keeps up to so many instead of DIAG_CAP, for a list that is to be worked off. Without memory it stays as it is.
void diag_list_widen(DiagList *list, size_t capacity);
void diag_list_free(DiagList *list);

// Makes `text` known under `name` (copied; shown as given) and returns the number that spans in it carry, 1
// or more. The text itself is borrowed and must outlive the list. 0 past DIAG_SOURCE_CAP.
uint32_t diag_source_add(DiagList *list, const char *name, const char *text, size_t length);

// Adds a diagnostic; strings are copied. Past the capacity it is only counted.
void diag_add(DiagList *list, Diag diag);

// Adds a diagnostic whose message is formatted. `path` and `hint` may be NULL.
void diag_addf(DiagList *list, const char *code, Severity severity, Span span, const char *path, const char *hint,
               const char *format, ...) PRINTF_LIKE(7, 8);

// Takes one out again; the later ones move up. For what an author allowed at its place.
void diag_remove(DiagList *list, size_t index);

// How many errors were added, with those past the cap.
size_t diag_errors(const DiagList *list);
size_t diag_warnings(const DiagList *list);

// "note", "warning", "error".
const char *severity_name(Severity severity);

// Line and column of the span's first byte, both counted from 1; the column in characters, a tab is one.
// False (and 1, 1) when the span has no place. Costs a walk over the text up to the span.
bool diag_line_column(const DiagList *list, Span span, unsigned *line, unsigned *column);

// Name of the source a span lies in, "" when it has no place.
const char *diag_source_name(const DiagList *list, Span span);

// Appends all diagnostics sorted by file and place:
//   scenario.json:12:9: error[unknown-key]: unknown key "lable"
//      12 |       "lable": "Return",
//         |       ^~~~~~~
//     hint: did you mean "label"?
// Tabs are shown as spaces up to the next multiple of four, control characters as U+FFFD; a line longer than
// a terminal is cut around the span with "...". Ends with a line of how many were left out, when some were.
void diag_print(const DiagList *list, Buffer *out);

// The name of `names` that `word` was probably meant to be: the smallest Damerau-Levenshtein distance, letter
// case not counted, at most a third of the longer word; the first of equals. NULL when none is near or when
// one of them is `word` itself.
const char *nearest_name(const char *word, const char *const *names, size_t count);
