// What an operation makes of finished values: one definition for the machine, for constants and for proofs.
// Inside expr only.
#pragma once

#include "expr/inside.h"

static inline double value_held(double value) {
    return value > EXPR_NUMBER_MAX ? EXPR_NUMBER_MAX : value < -EXPR_NUMBER_MAX ? -EXPR_NUMBER_MAX : value;
}

// Whether the word is in the set. A reader that answers nonsense gets "no", never undefined behaviour.
static inline bool value_among(double word, uint64_t words) {
    return word >= 0 && word < EXPR_DOMAIN_WORDS_MAX && ((words >> (unsigned)word) & 1u) != 0;
}

// `code` is known where this is called from the machine, so that only one line of it remains there.
static inline double operation_value(uint8_t code, double a, double b, double c) {
    switch (code) {
    case CODE_NOT: return a == 0;
    case CODE_EQUAL: return a == b;
    case CODE_DIFFERENT: return a != b;
    case CODE_LESS: return a < b;
    case CODE_AT_MOST: return a <= b;
    case CODE_MORE: return a > b;
    case CODE_AT_LEAST: return a >= b;
    case CODE_AND: return a != 0 && b != 0;
    case CODE_OR: return a != 0 || b != 0;
    case CODE_ADD: return value_held(a + b);
    case CODE_SUBTRACT: return value_held(a - b);
    case CODE_MULTIPLY: return value_held(a * b);
    case CODE_DIVIDE: return b == 0 ? 0 : value_held(a / b);
    case CODE_NEGATE: return -a;
    case CODE_MIN: return a < b ? a : b;
    case CODE_MAX: return a > b ? a : b;
    case CODE_ABS: return a < 0 ? -a : a;
    case CODE_CLAMP: return a < b ? b : a > c ? c : a;
    case CODE_BETWEEN: return a >= b && a <= c;
    default: return 0;
    }
}
