// What an expression can be when only the ranges of its names are known: enough to prove that a condition is
// never or always true, and to follow what a list of effects can write. Used by the lint, over a fixpoint of
// all events. The results are over-approximations: a proof is a proof, "unknown" says nothing.
// It does not know where ranges come from.
#pragma once

#include "expr/expr.h"

// Numbers and truths: low .. high, both included; low > high is "no value at all".
// Choices: one bit a word of the domain; 0 is "no value at all".
typedef struct ExprInterval {
    double low, high;
    uint64_t words;
} ExprInterval;

typedef struct ExprBounds {
    ExprInterval (*read)(const void *context, uint32_t id);
    const void *context;
} ExprBounds;

typedef enum ExprVerdict { EXPR_UNKNOWN, EXPR_ALWAYS, EXPR_NEVER } ExprVerdict;

// The range of one name as declared: what a callback answers before anything is known.
ExprInterval expr_interval_of(const ExprSymbols *table, const ExprSymbol *symbol);

// The smallest interval that holds both.
ExprInterval expr_interval_join(ExprInterval a, ExprInterval b);

// Every value the expression can have.
ExprInterval expr_interval(const Expr *expr, ExprBounds bounds);

// Whether a condition is the same for all values inside the bounds. Members of a conjunction narrow the names
// for one another: "a > 5 and a < 3" is never true. A condition over an empty bound is never true.
ExprVerdict expr_prove(const Expr *condition, ExprBounds bounds);

// Follows a list of effects: calls `wrote` for each assignment with every value it can leave behind, each
// seeing the former. `given` is a condition known to hold before, or NULL; when it cannot hold, nothing is
// written.
void effects_spread(const Effects *effects, const Expr *given, ExprBounds bounds,
                    void (*wrote)(void *user, uint32_t id, ExprInterval interval), void *user);
