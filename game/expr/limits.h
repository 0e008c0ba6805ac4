// Every cap of the language of conditions and effects, by name. A text that passes one of them is refused
// with a diagnostic, never cut. The caps make the cost of one evaluation known when a scenario is loaded.
#pragma once

enum {
    EXPR_TEXT_MAX = 4096,       // bytes in one expression or one list of effects
    EXPR_NODES_MAX = 512,       // names, numbers, words and operations in one expression
    EXPR_CODE_MAX = 256,        // instructions in one expression; a skip fits into one byte
    EXPR_CELLS_MAX = 256,       // different constants in one expression
    EXPR_STACK_MAX = 32,        // values held at once while evaluating
    EXPR_NESTING_MAX = 32,      // parentheses, calls and prefix operators inside one another
    EXPR_ARGUMENTS_MAX = 8,     // arguments of min and max
    EXPR_EFFECTS_MAX = 64,      // assignments in one list
    EXPR_DIGITS_MAX = 15,       // digits of a number: so many are exact in a double
    EXPR_NAME_MAX = 120,        // bytes in a dotted name or a word
    EXPR_DOMAIN_WORDS_MAX = 64, // words of a domain: a set of them is one 64-bit number
    EXPR_SYMBOLS_MAX = 32767,   // names in one table
    EXPR_NARROWED_MAX = 32,     // names followed through a conjunction by a proof; the others stay wide
    EXPR_PROOF_ROUNDS_MAX = 8   // passes of a proof over a conjunction; fewer proves less, never wrongly
};

// Every number the language computes is held to -EXPR_NUMBER_MAX .. EXPR_NUMBER_MAX, so that there is neither
// infinity nor not-a-number, and every expression has a value.
#define EXPR_NUMBER_MAX 1e15
