// The machine: runs millions of times a second inside rollouts. No recursion, no allocation; the depth of the
// stack was checked when compiling.
#include "expr/inside.h"
#include "expr/value.h"

#define TOP stack[top - 1]

#define TEST(name, truth)                                                                                              \
    case CODE_TEST_##name: stack[top++] = (truth); break;                                                              \
    case CODE_TEST_##name##_AND:                                                                                       \
        if (!(truth)) {                                                                                                \
            stack[top++] = 0;                                                                                          \
            at += at->skip;                                                                                            \
        }                                                                                                              \
        break;                                                                                                         \
    case CODE_TEST_##name##_OR:                                                                                        \
        if (truth) {                                                                                                   \
            stack[top++] = 1;                                                                                          \
            at += at->skip;                                                                                            \
        }                                                                                                              \
        break

#define TWO(code)                                                                                                      \
    case code:                                                                                                         \
        top--;                                                                                                         \
        TOP = operation_value(code, TOP, stack[top], 0);                                                               \
        break

#define FOUND reader.read(reader.context, at->id)
#define CELL cells[at->cell].number

double expr_evaluate(const Expr *expr, ExprReader reader) {
    double stack[EXPR_STACK_MAX];
    unsigned top = 0;
    const Cell *cells = expr->cells;
    for (const Instruction *at = expr->code;; at++) {
        switch (at->code) {
        case CODE_END: return TOP;
        case CODE_CELL: stack[top++] = CELL; break;
        case CODE_READ: stack[top++] = FOUND; break;
        case CODE_AND:
            if (TOP == 0) {
                at += at->skip;
            } else {
                top--;
            }
            break;
        case CODE_OR:
            if (TOP != 0) {
                at += at->skip;
            } else {
                top--;
            }
            break;
        case CODE_NOT: TOP = operation_value(CODE_NOT, TOP, 0, 0); break;
        case CODE_NEGATE: TOP = operation_value(CODE_NEGATE, TOP, 0, 0); break;
        case CODE_ABS: TOP = operation_value(CODE_ABS, TOP, 0, 0); break;
        case CODE_CLAMP:
            top -= 2;
            TOP = operation_value(CODE_CLAMP, TOP, stack[top], stack[top + 1]);
            break;
        case CODE_BETWEEN:
            top -= 2;
            TOP = operation_value(CODE_BETWEEN, TOP, stack[top], stack[top + 1]);
            break;
            TWO(CODE_EQUAL);
            TWO(CODE_DIFFERENT);
            TWO(CODE_LESS);
            TWO(CODE_AT_MOST);
            TWO(CODE_MORE);
            TWO(CODE_AT_LEAST);
            TWO(CODE_ADD);
            TWO(CODE_SUBTRACT);
            TWO(CODE_MULTIPLY);
            TWO(CODE_DIVIDE);
            TWO(CODE_MIN);
            TWO(CODE_MAX);
            TEST(EQUAL, FOUND == CELL);
            TEST(DIFFERENT, FOUND != CELL);
            TEST(LESS, FOUND < CELL);
            TEST(AT_MOST, FOUND <= CELL);
            TEST(MORE, FOUND > CELL);
            TEST(AT_LEAST, FOUND >= CELL);
            TEST(AMONG, value_among(FOUND, cells[at->cell].words));
        default: return 0; // cannot be: the emitter writes no other code
        }
    }
}

bool expr_true(const Expr *expr, ExprReader reader) {
    return expr_evaluate(expr, reader) != 0;
}
