// The player that leans on one thing, in its two halves. Private to policy.
#pragma once

#include "policy/style.h"

typedef struct Lean {
    CommandKind kind;
    int a, b, moment;
    bool again;
    bool done; // else its place stays empty
} Lean;

// What it does on a morning, before noon and as an answer; false: as par would.
bool lean_errand(const View *view, const Lean *lean, Command *out);
bool lean_morning(const View *view, const Lean *lean, Command *out);
bool lean_answer(const View *view, const Lean *lean, Command par, Command *out);
