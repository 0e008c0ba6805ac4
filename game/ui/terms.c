// Words of the trade inside a text: each that the glossary explains is marked where it first stands, so that it can be
// asked about.
#include "ui/screen.h"

#include <ctype.h>
#include <string.h>

enum { NAME_BYTES = 128 };

static bool is_letter(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

// Bytes of `text` that are this term, in large letters or in small, as whole words; 0 when it does not begin with it.
// What stands in brackets behind a name ("(BATNA)") is not part of it.
static size_t term_at(const char *text, const char *name) {
    char here[2 * NAME_BYTES], wanted[2 * NAME_BYTES], piece[NAME_BYTES];
    size_t length = strcspn(name, "(");
    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    if (length == 0 || length >= NAME_BYTES || strlen(text) < length || is_letter(text[length])) {
        return 0;
    }
    memcpy(piece, text, length);
    piece[length] = '\0';
    words_capitals(piece, here, sizeof here);
    memcpy(piece, name, length);
    words_capitals(piece, wanted, sizeof wanted);
    return strcmp(here, wanted) == 0 ? length : 0;
}

// The longest term that begins here, of those that were not marked yet.
static int term_longest(const Scenario *scenario, const char *text, const bool *marked, size_t *length) {
    int best = NO_INDEX;
    *length = 0;
    for (int t = 0; t < scenario->term_count; t++) {
        size_t bytes = marked[t] ? 0 : term_at(text, scenario->terms[t].term);
        if (bytes > *length) {
            *length = bytes;
            best = t;
        }
    }
    return best;
}

const char *told_terms(Ui *ui, const Scenario *scenario, const char *text, int except) {
    bool *marked = scenario ? ARENA_NEW(ui_arena(ui), bool, (size_t)scenario->term_count + 1) : NULL;
    if (!marked || strchr(text, '{')) { // marked by its author
        return text;
    }
    memset(marked, 0, (size_t)scenario->term_count + 1);
    if (except >= 0) {
        marked[except] = true;
    }
    Buffer out;
    buffer_init(&out);
    for (const char *at = text; *at;) {
        size_t length = 0;
        bool begins = is_letter(*at) && (at == text || !is_letter(at[-1]));
        int term = begins ? term_longest(scenario, at, marked, &length) : NO_INDEX;
        if (term != NO_INDEX) {
            marked[term] = true;
            buffer_addf(&out, "{term:%s|%.*s}", scenario->terms[term].id, (int)length, at);
        } else {
            length = 1;
            buffer_add_bytes(&out, at, length);
        }
        at += length;
    }
    return told_words(ui, &out);
}
