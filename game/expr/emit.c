// Nodes into instructions. Nearly every condition is an "and" of comparisons of a name with a constant: each
// of them becomes one instruction that reads, compares and decides whether to go on.
#include "expr/inside.h"

static void too_long(Compiler *compiler, const Node *node) {
    if (!compiler->stopped) {
        compiler->stopped = true;
        compiler_report(compiler, SEVERITY_ERROR, "expr-too-long", node->start, node->length,
                        "at most 256 instructions expected in one expression",
                        "split the condition, or keep a part of it in a variable");
    }
}

static void emit(Compiler *compiler, const Node *node, InstructionCode code, uint16_t cell, uint32_t id) {
    if (compiler->code_count >= EXPR_CODE_MAX) {
        too_long(compiler, node);
        return;
    }
    compiler->code[compiler->code_count++] = (Instruction){.code = (uint8_t)code, .cell = cell, .id = id};
}

static void push(Compiler *compiler, const Node *node) {
    compiler->depth++;
    if (compiler->depth > compiler->depth_most) {
        compiler->depth_most = compiler->depth;
    }
    if (compiler->depth > EXPR_STACK_MAX && !compiler->stopped) {
        compiler->stopped = true;
        compiler_report(compiler, SEVERITY_ERROR, "expr-too-deep", node->start, node->length,
                        "at most 32 values at once expected", "keep a part of it in a variable");
    }
}

static uint16_t cell_of(Compiler *compiler, const Node *node, Cell cell) {
    for (uint16_t i = 0; i < compiler->cell_count; i++) {
        if (compiler->cells[i].words == cell.words) {
            return i;
        }
    }
    if (compiler->cell_count >= EXPR_CELLS_MAX) {
        too_long(compiler, node);
        return 0;
    }
    compiler->cells[compiler->cell_count] = cell;
    return compiler->cell_count++;
}

static uint16_t number_cell(Compiler *compiler, const Node *node, double number) {
    Cell cell = {.words = 0};
    cell.number = number + 0.0; // -0 and 0 are one
    return cell_of(compiler, node, cell);
}

static void emit_value(Compiler *compiler, uint16_t at);

static InstructionCode test_of(Operation operation) {
    switch (operation) {
    case OPERATION_EQUAL: return CODE_TEST_EQUAL;
    case OPERATION_DIFFERENT: return CODE_TEST_DIFFERENT;
    case OPERATION_LESS: return CODE_TEST_LESS;
    case OPERATION_AT_MOST: return CODE_TEST_AT_MOST;
    case OPERATION_MORE: return CODE_TEST_MORE;
    case OPERATION_AT_LEAST: return CODE_TEST_AT_LEAST;
    default: return CODE_NONE;
    }
}

static void emit_comparison(Compiler *compiler, const Node *node, Operation operation) {
    const Node *left = &compiler->nodes[node->first], *right = &compiler->nodes[left->next];
    if (left->kind == NODE_NAME && right->constant) {
        emit(compiler, node, test_of(operation), number_cell(compiler, right, right->value.number), left->id);
        push(compiler, node);
    } else if (right->kind == NODE_NAME && left->constant) {
        emit(compiler, node, test_of(operation_row(operation)->mirrored),
             number_cell(compiler, left, left->value.number), right->id);
        push(compiler, node);
    } else {
        emit_value(compiler, node->first);
        emit_value(compiler, left->next);
        emit(compiler, node, (InstructionCode)operation_row(operation)->code, 0, 0);
        compiler->depth--;
    }
}

static void emit_member(Compiler *compiler, const Node *node, bool negate) {
    const Node *left = &compiler->nodes[node->first], *list = &compiler->nodes[left->next];
    Cell cell = {.words = negate ? ~list->value.words : list->value.words};
    emit(compiler, node, CODE_TEST_AMONG, cell_of(compiler, list, cell), left->id);
    push(compiler, node);
}

static void emit_truth(Compiler *compiler, uint16_t at, bool negate);

// The members but the last skip to the end when they decide; a member that is a single test carries the skip
// itself. The skips are filled in when the end is known: they fit, since the whole code is short enough.
static void emit_members(Compiler *compiler, const Node *node, Operation operation) {
    uint16_t open[EXPR_CODE_MAX];
    unsigned open_count = 0;
    bool negate = node->operation != operation;
    bool conjunction = operation == OPERATION_AND;
    for (uint16_t child = node->first; child != 0 && !compiler->stopped; child = compiler->nodes[child].next) {
        uint16_t before = compiler->code_count;
        emit_truth(compiler, child, negate);
        if (compiler->nodes[child].next == 0 || compiler->stopped) {
            break;
        }
        Instruction *last = &compiler->code[compiler->code_count - 1];
        if (compiler->code_count == before + 1 && last->code >= CODE_TEST_EQUAL) {
            last->code = (uint8_t)(last->code + (conjunction ? 1 : 2));
        } else {
            emit(compiler, node, conjunction ? CODE_AND : CODE_OR, 0, 0);
        }
        open[open_count++] = (uint16_t)(compiler->code_count - 1);
        compiler->depth--;
    }
    for (unsigned i = 0; i < open_count; i++) {
        compiler->code[open[i]].skip = (uint8_t)(compiler->code_count - open[i] - 1);
    }
}

// A truth or its opposite: "not" is worked into what stands below it, and costs nothing there.
static void emit_truth(Compiler *compiler, uint16_t at, bool negate) {
    const Node *node = &compiler->nodes[at];
    Operation operation = (Operation)node->operation;
    if (node->constant) {
        bool truth = (node->value.number != 0) != negate;
        emit(compiler, node, CODE_CELL, number_cell(compiler, node, truth), 0);
        push(compiler, node);
    } else if (node->kind == NODE_NAME) {
        emit(compiler, node, negate ? CODE_TEST_EQUAL : CODE_TEST_DIFFERENT, number_cell(compiler, node, 0), node->id);
        push(compiler, node);
    } else if (operation == OPERATION_NOT) {
        emit_truth(compiler, node->first, !negate);
    } else if (operation == OPERATION_AND || operation == OPERATION_OR) {
        emit_members(compiler, node, negate ? operation_row(operation)->opposite : operation);
    } else if (operation == OPERATION_IN) {
        emit_member(compiler, node, negate);
    } else if (test_of(operation) != CODE_NONE) {
        emit_comparison(compiler, node, negate ? operation_row(operation)->opposite : operation);
    } else {
        for (uint16_t child = node->first; child != 0; child = compiler->nodes[child].next) {
            emit_value(compiler, child);
        }
        emit(compiler, node, (InstructionCode)operation_row(operation)->code, 0, 0);
        compiler->depth -= operation_row(operation)->least - 1u;
        if (negate) {
            emit(compiler, node, CODE_NOT, 0, 0);
        }
    }
}

static void emit_value(Compiler *compiler, uint16_t at) {
    const Node *node = &compiler->nodes[at];
    if (compiler->stopped) {
        return;
    }
    if (node->constant) {
        emit(compiler, node, CODE_CELL, number_cell(compiler, node, node->value.number), 0);
        push(compiler, node);
    } else if (node->kind == NODE_NAME) {
        emit(compiler, node, CODE_READ, 0, node->id);
        push(compiler, node);
    } else if (node->type == EXPR_TYPE_BOOL) {
        emit_truth(compiler, at, false);
    } else {
        const OperationRow *row = operation_row((Operation)node->operation);
        bool pairs = row->most == EXPR_ARGUMENTS_MAX;
        unsigned count = 0;
        for (uint16_t child = node->first; child != 0; child = compiler->nodes[child].next) {
            emit_value(compiler, child);
            count++;
            if (pairs && count > 1) {
                emit(compiler, node, (InstructionCode)row->code, 0, 0);
                compiler->depth--;
            }
        }
        if (!pairs) {
            emit(compiler, node, (InstructionCode)row->code, 0, 0);
            compiler->depth -= count - 1u;
        }
    }
}

bool compiler_emit(Compiler *compiler, uint16_t root) {
    compiler->code_count = 0;
    compiler->cell_count = 0;
    compiler->depth = compiler->depth_most = 0;
    emit_value(compiler, root);
    if (!compiler->stopped) {
        emit(compiler, &compiler->nodes[root], CODE_END, 0, 0);
    }
    return !compiler->stopped;
}
