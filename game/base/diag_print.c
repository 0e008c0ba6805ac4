// How a diagnostic looks: place, message, the line with a caret under it, the remedy.
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/diag.h"
#include "base/utf8.h"

enum {
    EXCERPT_COLUMNS = 100, // shown of a line
    EXCERPT_BEFORE = 40,   // of them before the span when the line is cut
    EXCERPT_BYTES = 4096,  // looked at on each side of the span; files may be one line of megabytes
    TAB_COLUMNS = 4,
};

// A place in a source, walked forward only, so that printing many sorted diagnostics of a large file reads it
// once.
typedef struct Place {
    uint32_t file;
    size_t offset;
    unsigned line;
    unsigned column;
} Place;

static void place_move(Place *place, const DiagList *list, Span span) {
    const DiagSource *source = &list->sources[span.file];
    size_t target = span.offset < source->length ? span.offset : source->length;
    if (place->file != span.file || place->offset > target || place->line == 0) {
        size_t mark = source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 && target >= 3 ? 3 : 0;
        *place = (Place){.file = span.file, .offset = mark, .line = 1, .column = 1};
    }
    const char *at = source->text + place->offset;
    const char *end = source->text + target;
    const char *newline;
    while (at < end && (newline = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        place->line++;
        place->column = 1;
        at = newline + 1;
    }
    for (; at < end; at++) {
        place->column += ((unsigned char)*at & 0xC0) != 0x80;
    }
    place->offset = target;
}

bool diag_line_column(const DiagList *list, Span span, unsigned *line, unsigned *column) {
    Place place = {0};
    *line = 1;
    *column = 1;
    if (span.file == 0 || span.file >= list->source_count) {
        return false;
    }
    place_move(&place, list, span);
    *line = place.line;
    *column = place.column;
    return true;
}

// ---- the excerpt ----

typedef struct Cell {
    size_t offset;    // of the character in the source
    unsigned column;  // where it begins on the screen
    unsigned columns; // how many it takes
    uint32_t shown;   // ' ' for a tab, U+FFFD for what a terminal must not get
} Cell;

static Cell cell_read(const DiagSource *source, size_t offset, size_t end, unsigned column, size_t *next) {
    const char *cursor = source->text + offset;
    uint32_t character = utf8_next_before(&cursor, source->text + end);
    *next = (size_t)(cursor - source->text);
    Cell cell = {.offset = offset, .column = column, .shown = character};
    bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    bool turns_text = (character >= 0x200E && character <= 0x200F) || (character >= 0x2028 && character <= 0x202E) ||
                      (character >= 0x2066 && character <= 0x2069);
    if (character == '\t') {
        cell.shown = ' ';
        cell.columns = TAB_COLUMNS - column % TAB_COLUMNS;
    } else {
        if (is_control || turns_text) {
            cell.shown = UTF8_REPLACEMENT;
        }
        cell.columns = utf8_width(cell.shown);
    }
    return cell;
}

typedef struct Line {
    size_t start;
    size_t end;
    bool is_cut_before; // the line goes on beyond `start`, too far to look
    bool is_cut_after;
} Line;

static Line line_around(const DiagSource *source, size_t offset) {
    Line line = {.start = offset, .end = offset};
    size_t lowest = offset > EXCERPT_BYTES ? offset - EXCERPT_BYTES : 0;
    while (line.start > lowest && source->text[line.start - 1] != '\n') {
        line.start--;
    }
    line.is_cut_before = line.start > 0 && source->text[line.start - 1] != '\n';
    while (line.is_cut_before && line.start < offset && ((unsigned char)source->text[line.start] & 0xC0) == 0x80) {
        line.start++;
    }
    if (line.start == 0 && source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 && offset >= 3) {
        line.start = 3;
    }
    size_t highest = source->length - offset > EXCERPT_BYTES ? offset + EXCERPT_BYTES : source->length;
    while (line.end < highest && source->text[line.end] != '\n') {
        line.end++;
    }
    line.is_cut_after = line.end < source->length && source->text[line.end] != '\n';
    if (!line.is_cut_after && line.end > line.start && line.end > offset && source->text[line.end - 1] == '\r') {
        line.end--;
    }
    return line;
}

// Appends the part of the line that starts at screen column `from` and fits, then the carets below it.
static void excerpt_print(const DiagSource *source, Line line, Span span, unsigned line_number, Buffer *out) {
    size_t span_start = span.offset < source->length ? span.offset : source->length;
    size_t span_end = source->length - span_start < span.length ? source->length : span_start + span.length;
    unsigned mark_column = 0;
    unsigned total = 0;
    for (size_t at = line.start; at < line.end;) {
        Cell cell = cell_read(source, at, line.end, total, &at);
        if (cell.offset < span_start) {
            mark_column = cell.column + cell.columns;
        }
        total += cell.columns;
    }
    unsigned from = 0;
    if (mark_column > EXCERPT_COLUMNS - 20 && total > EXCERPT_COLUMNS) {
        from = mark_column - EXCERPT_BEFORE;
    }
    bool dots_before = from > 0 || line.is_cut_before;

    Buffer carets;
    buffer_init(&carets);
    unsigned column = 0;
    bool marked = false;
    bool dots_after = line.is_cut_after;
    buffer_addf(out, "%6u | %s", line_number, dots_before ? "..." : "");
    buffer_addf(&carets, "       | %s", dots_before ? "   " : "");
    for (size_t at = line.start; at < line.end;) {
        Cell cell = cell_read(source, at, line.end, column, &at);
        column += cell.columns;
        if (cell.column < from) {
            // A wide one or a tab may reach over the edge; its rest is blank.
            unsigned rest = column > from ? column - from : 0;
            buffer_add_times(out, ' ', rest);
            buffer_add_times(&carets, ' ', rest);
            continue;
        }
        if (column - from > EXCERPT_COLUMNS) {
            dots_after = true;
            break;
        }
        char bytes[4];
        size_t length = utf8_put(bytes, cell.shown);
        for (unsigned i = 0; cell.shown == ' ' && i + 1 < cell.columns; i++) {
            buffer_add_char(out, ' ');
        }
        buffer_add_bytes(out, bytes, length);
        bool is_inside = cell.offset >= span_start && cell.offset < span_end;
        for (unsigned i = 0; i < cell.columns; i++) {
            bool is_first = !marked && cell.offset >= span_start;
            buffer_add_char(&carets, is_first ? '^' : is_inside ? '~' : ' ');
            marked = marked || is_first;
        }
    }
    buffer_add(out, dots_after ? "...\n" : "\n");
    if (!marked) {
        buffer_add_char(&carets, '^');
    }
    while (carets.length > 0 && carets.text[carets.length - 1] == ' ') {
        carets.text[--carets.length] = '\0';
    }
    buffer_add(out, carets.text);
    buffer_add_char(out, '\n');
    buffer_free(&carets);
}

// ---- whole diagnostics ----

// A message is one line, whatever name from a file stands in it.
static void line_add(Buffer *out, const char *text) {
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        buffer_add_char(out, byte < 0x20 || byte == 0x7F ? ' ' : *text);
    }
}

static void head_print(const DiagList *list, Place *place, Span span, Buffer *out) {
    if (span.file == 0) {
        return;
    }
    place_move(place, list, span);
    buffer_addf(out, "%s:%u:%u: ", list->sources[span.file].name, place->line, place->column);
}

static void span_print(const DiagList *list, const Place *place, Span span, Buffer *out) {
    if (span.file != 0) {
        const DiagSource *source = &list->sources[span.file];
        size_t offset = span.offset < source->length ? span.offset : source->length;
        excerpt_print(source, line_around(source, offset), span, place->line, out);
    }
}

static void one_print(const DiagList *list, Place *place, const Diag *diag, Buffer *out) {
    head_print(list, place, diag->span, out);
    buffer_addf(out, "%s[%s]: ", severity_name(diag->severity), diag->code);
    if (diag->span.file == 0 && diag->path[0]) {
        line_add(out, diag->path);
        buffer_add(out, ": ");
    }
    line_add(out, diag->message);
    buffer_add_char(out, '\n');
    span_print(list, place, diag->span, out);
    if (diag->related_text) {
        // A place of its own, so that looking back does not make the next diagnostic read the file again.
        Place related = {0};
        buffer_add(out, "  ");
        head_print(list, &related, diag->related, out);
        buffer_add(out, "note: ");
        line_add(out, diag->related_text);
        buffer_add_char(out, '\n');
        span_print(list, &related, diag->related, out);
    }
    if (diag->hint) {
        buffer_add(out, "  hint: ");
        line_add(out, diag->hint);
        buffer_add_char(out, '\n');
    }
}

static bool stands_before(const Diag *a, const Diag *b) {
    return a->span.file != b->span.file ? a->span.file < b->span.file : a->span.offset < b->span.offset;
}

void diag_print(const DiagList *list, Buffer *out) {
    const Diag **sorted = malloc((list->count + 1) * sizeof(const Diag *));
    if (!sorted) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        size_t at = i;
        for (; at > 0 && stands_before(&list->items[i], sorted[at - 1]); at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = &list->items[i];
    }
    Place place = {0};
    for (size_t i = 0; i < list->count; i++) {
        one_print(list, &place, sorted[i], out);
    }
    free(sorted);
    if (list->dropped > 0) {
        buffer_addf(out, "and %zu more\n", list->dropped);
    }
}
