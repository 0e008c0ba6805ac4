// "What can I do now?": up to three sensible moves, each with the reason for it. Seen are only a View's own readings,
// every party by the same measure; said is where to look, never which words to choose. Who follows the first of them
// ends better than a plain mediator, and worse than a skilled one.
#pragma once

#include "tell/tell.h"

typedef enum HintKind {
    HINT_NONE,
    HINT_LEAVING, // a party thinks of leaving: the clause that could keep it
    HINT_MISSING, // a clause without which nothing can be signed is not on the table
    HINT_SHORT,   // a party refused to sign: what would add most for it, and lose no other
    HINT_DOUBT,   // and nothing would, as it is read
    HINT_READY,   // all are read as ready to sign
    HINT_LATE,    // the night ends
    HINT_SETTLED, // clauses in brackets that all would accept
    HINT_UNREAD,  // little is known of a party
    HINT_WORDS,   // other words of a clause bring whoever is furthest closer to the whole
    HINT_PACKAGE, // each gives way on one of two clauses
    HINT_GIVE,    // no words help: something to give might
    HINT_PROMISE, // falls due
    HINT_REPORT,  // nobody can tell who did it
    HINT_ANSWER,  // of the hours, a morning or a day, for what it may bring
    HINT_COUNT
} HintKind;

typedef struct Hint {
    HintKind kind;
    Command command;           // allowed now; of WORDS, LEAVING, SHORT and GIVE one of several, to be chosen among
    int party, issue, clauses; // that it is about; NO_INDEX: none. clauses: how many are settled
} Hint;

enum { HINTS_MAX = 3 };
// The best first; fewer, or none, when little makes sense or the screen says it all.
size_t hints_find(const View *view, Hint hints[HINTS_MAX]);

void tell_hint_title(const Teller *teller, const Hint *hint, Buffer *out); // what to do
void tell_hint_why(const Teller *teller, const Hint *hint, Buffer *out);   // a sentence
