// One operation = one row. The parser takes spelling and power from it, the checker the types, the emitter
// the instruction, and the author's reference the last two columns.
#include <string.h>

#include "expr/inside.h"

#define NO OPERATION_NONE

static const OperationRow rows[OPERATION_COUNT] = {
    [OPERATION_OR] = {"or", FORM_INFIX, 1, 2, 2, OPERANDS_BOOLS, EXPR_TYPE_BOOL, CODE_OR, OPERATION_AND, NO, "a or b",
                      "true when one of them is; b is not looked at when a is true"},
    [OPERATION_AND] = {"and", FORM_INFIX, 2, 2, 2, OPERANDS_BOOLS, EXPR_TYPE_BOOL, CODE_AND, OPERATION_OR, NO,
                       "a and b", "true when both are; b is not looked at when a is false"},
    [OPERATION_NOT] = {"not", FORM_PREFIX, 3, 1, 1, OPERANDS_BOOLS, EXPR_TYPE_BOOL, CODE_NOT, NO, NO, "not a",
                       "true when a is false; holds for the whole comparison that follows"},
    [OPERATION_EQUAL] = {"==", FORM_INFIX, 4, 2, 2, OPERANDS_ALIKE, EXPR_TYPE_BOOL, CODE_EQUAL, OPERATION_DIFFERENT,
                         OPERATION_EQUAL, "x == y", "the same number, truth, or word: clause.watch == osce"},
    [OPERATION_DIFFERENT] = {"!=", FORM_INFIX, 4, 2, 2, OPERANDS_ALIKE, EXPR_TYPE_BOOL, CODE_DIFFERENT, OPERATION_EQUAL,
                             OPERATION_DIFFERENT, "x != y", "not the same"},
    [OPERATION_LESS] = {"<", FORM_INFIX, 4, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_BOOL, CODE_LESS, OPERATION_AT_LEAST,
                        OPERATION_MORE, "x < y", "smaller"},
    [OPERATION_AT_MOST] = {"<=", FORM_INFIX, 4, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_BOOL, CODE_AT_MOST, OPERATION_MORE,
                           OPERATION_AT_LEAST, "x <= y", "smaller or the same"},
    [OPERATION_MORE] = {">", FORM_INFIX, 4, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_BOOL, CODE_MORE, OPERATION_AT_MOST,
                        OPERATION_LESS, "x > y", "larger"},
    [OPERATION_AT_LEAST] = {">=", FORM_INFIX, 4, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_BOOL, CODE_AT_LEAST, OPERATION_LESS,
                            OPERATION_AT_MOST, "x >= y", "larger or the same"},
    [OPERATION_IN] = {"in", FORM_INFIX, 4, 2, 2, OPERANDS_MEMBER, EXPR_TYPE_BOOL, CODE_TEST_AMONG, NO, NO,
                      "x in [v, w]", "the choice x is one of the words"},
    [OPERATION_ADD] = {"+", FORM_INFIX, 5, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_ADD, NO, NO, "x + y", "sum"},
    [OPERATION_SUBTRACT] = {"-", FORM_INFIX, 5, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_SUBTRACT, NO, NO,
                            "x - y", "difference; with spaces, since a-b is a name"},
    [OPERATION_MULTIPLY] = {"*", FORM_INFIX, 6, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_MULTIPLY, NO, NO,
                            "x * y", "product"},
    [OPERATION_DIVIDE] = {"/", FORM_INFIX, 6, 2, 2, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_DIVIDE, NO, NO, "x / y",
                          "quotient; 0 when y is 0"},
    [OPERATION_NEGATE] = {"-", FORM_PREFIX, 7, 1, 1, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_NEGATE, NO, NO, "-x",
                          "the opposite number"},
    [OPERATION_MIN] = {"min", FORM_CALL, 0, 2, EXPR_ARGUMENTS_MAX, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_MIN, NO, NO,
                       "min(x, y, ..)", "the smallest"},
    [OPERATION_MAX] = {"max", FORM_CALL, 0, 2, EXPR_ARGUMENTS_MAX, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_MAX, NO, NO,
                       "max(x, y, ..)", "the largest"},
    [OPERATION_ABS] = {"abs", FORM_CALL, 0, 1, 1, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_ABS, NO, NO, "abs(x)",
                       "x without its sign"},
    [OPERATION_CLAMP] = {"clamp", FORM_CALL, 0, 3, 3, OPERANDS_NUMBERS, EXPR_TYPE_NUMBER, CODE_CLAMP, NO, NO,
                         "clamp(x, low, high)", "x held to low .. high"},
    [OPERATION_BETWEEN] = {"between", FORM_CALL, 0, 3, 3, OPERANDS_NUMBERS, EXPR_TYPE_BOOL, CODE_BETWEEN, NO, NO,
                           "between(x, low, high)", "true when low <= x and x <= high"},
    [OPERATION_SET] = {"=", FORM_ASSIGN, 0, 2, 2, OPERANDS_TARGET, EXPR_TYPE_NONE, CODE_NONE, NO, NO, "x = e",
                       "effects only: x becomes e, held to the range of x"},
    [OPERATION_INCREASE] = {"+=", FORM_ASSIGN, 0, 2, 2, OPERANDS_TARGET, EXPR_TYPE_NONE, CODE_NONE, NO, NO, "x += e",
                            "effects only: x grows by e; parted from the next effect by ;"},
    [OPERATION_DECREASE] = {"-=", FORM_ASSIGN, 0, 2, 2, OPERANDS_TARGET, EXPR_TYPE_NONE, CODE_NONE, NO, NO, "x -= e",
                            "effects only: x shrinks by e"},
};

const OperationRow *operation_row(Operation operation) {
    return &rows[operation];
}

static bool same(const char *word, const char *text, size_t length) {
    return strlen(word) == length && memcmp(word, text, length) == 0;
}

Operation operation_find(OperationForm form, const char *text, size_t length) {
    for (unsigned i = 1; i < OPERATION_COUNT; i++) {
        if (rows[i].form == form && same(rows[i].text, text, length)) {
            return (Operation)i;
        }
    }
    return OPERATION_NONE;
}

bool expr_word_reserved(const char *text, size_t length) {
    if (same("true", text, length) || same("false", text, length)) {
        return true;
    }
    for (unsigned i = 1; i < OPERATION_COUNT; i++) {
        if (same(rows[i].text, text, length)) {
            return true;
        }
    }
    return false;
}
