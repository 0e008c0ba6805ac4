// The grammar of a journal: append-only text, one thing a line. The only place that knows it.
//
//     noon-journal 1
//     rules 1
//     scenario a-night #=5f0a...              id and digest of its rules
//     types-seed 42
//     luck-seed 42
//     difficulty tense                        calm, tense, violent
//     length 45                               minutes: 25, 45, 90
//     days 7
//     persons mediator north                  seats played by people, by their ids
//     guided no
//     rewind free                             free, locked
//     class no
//     house first_day=8                       a parameter of the model with another value; any number of lines
//     begin  #=9f3a...
//     redraft watch joint  #=1c27...
//     # 21:40  The clause stands in brackets.
//     rewind 12  #=77b0...
//     author  #=0c55...                       from here on it is the author's and no played game
//     author trust.north = 60  #=81f2...      values were set by hand, in the words of effects
//
// A line that does something ends with the digest of the State after it, chained with every byte before, the
// lines of what was narrated too. So a journal that was altered anywhere is found at the next such line, and
// a last line without its end is known to be cut.
#pragma once

#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"
#include "sim/game.h"

enum {
    JOURNAL_FORMAT = 1,
    JOURNAL_BYTES_MAX = 16 * 1024 * 1024,
    JOURNAL_ID_BYTES = 96,
    JOURNAL_LINE_BYTES = 512, // of a line that is not narrated
};

// The first words of the author's lines: alone, and before effects.
#define AUTHOR_MARK "author"
#define AUTHOR_VERB AUTHOR_MARK " "

// The first word of a house rule in the header.
#define HOUSE_VERB "house "

// What stands above the first command.
typedef struct JournalHeader {
    unsigned format, rules;
    char scenario[JOURNAL_ID_BYTES];  // id
    uint64_t rules_digest;            // of the scenario
    Setup setup;                      // `persons` without the seats of parties and powers: they need the scenario
    char persons[JOURNAL_LINE_BYTES]; // ids, separated by one space
    size_t bytes;                     // up to and with the newline before "begin"
    unsigned lines;
} JournalHeader;

// Appends the header's lines.
void journal_header_print(const Scenario *scenario, const Setup *setup, Buffer *out);

// Reads the header of a journal's text; needs no scenario. False and the reason, with the line's number.
NODISCARD bool journal_header_parse(const char *name, const char *text, size_t length, JournalHeader *header,
                                    Error *error);

// The same for a file: what the app calls to learn which scenario to load.
NODISCARD bool journal_header_read(const char *path, JournalHeader *header, Error *error);

// Whether this program and this scenario can replay it; if not, the reason names both sides. Sets
// header->setup.persons from the ids.
NODISCARD bool journal_header_fits(const char *name, JournalHeader *header, const Scenario *scenario, Error *error);

// ---- the chain ----

typedef struct JournalChain {
    Digest bytes; // of all lines so far
} JournalChain;

void journal_chain_init(JournalChain *chain);
// Takes a line in, without its newline.
void journal_chain_line(JournalChain *chain, const char *line, size_t length);
// The digest that stands on a line whose text before "  #=" is `text`.
uint64_t journal_chain_mark(const JournalChain *chain, const char *text, size_t length, uint64_t state_digest);

// ---- lines ----

typedef enum JournalLineKind {
    JOURNAL_LINE_NONE,
    JOURNAL_LINE_TOLD,    // "# ..."
    JOURNAL_LINE_BEGIN,   // "begin  #=..."
    JOURNAL_LINE_REWIND,  // "rewind N  #=..."
    JOURNAL_LINE_AUTHOR,  // "author  #=..." or "author EFFECTS  #=..."
    JOURNAL_LINE_COMMAND, // "verb word  #=..."
} JournalLineKind;

typedef struct JournalLine {
    JournalLineKind kind;
    char text[JOURNAL_LINE_BYTES]; // before the digest; not of told lines
    uint64_t mark;
    size_t rewind_to;
} JournalLine;

// Appends a line of what is told, without a newline. `told` holds no line end.
void journal_told_print(const char *told, size_t length, Buffer *out);

// Reads one line after the header. False when it is none; the error does not say which line that is.
bool journal_line_parse(const char *line, size_t length, JournalLine *out, Error *error);

// A reader's copy for when the rules are gone: what was done and told, without digests.
void journal_print(const char *text, size_t length, Buffer *out);
