// What the files of the room share: operations, tokens, nodes, instructions. Inside expr only.
//
// A text becomes nodes (parse.c), the nodes get types and meanings (check.c) and become instructions
// (emit.c). Evaluation looks at the instructions alone; printing, explaining and proving walk the nodes,
// which stay beside them with the spans. The depth of the nodes is bounded by EXPR_NODES_MAX.
#pragma once

#include "expr/expr.h"
#include "expr/limits.h"
#include "expr/writer.h"

// ---- operations

// Rows of the table in operations.c.
typedef enum Operation {
    OPERATION_NONE,
    OPERATION_OR,
    OPERATION_AND,
    OPERATION_NOT,
    OPERATION_EQUAL,
    OPERATION_DIFFERENT,
    OPERATION_LESS,
    OPERATION_AT_MOST,
    OPERATION_MORE,
    OPERATION_AT_LEAST,
    OPERATION_IN,
    OPERATION_ADD,
    OPERATION_SUBTRACT,
    OPERATION_MULTIPLY,
    OPERATION_DIVIDE,
    OPERATION_NEGATE,
    OPERATION_MIN,
    OPERATION_MAX,
    OPERATION_ABS,
    OPERATION_CLAMP,
    OPERATION_BETWEEN,
    OPERATION_SET,
    OPERATION_INCREASE,
    OPERATION_DECREASE,
    OPERATION_COUNT
} Operation;

typedef enum OperationForm { FORM_NONE, FORM_INFIX, FORM_PREFIX, FORM_CALL, FORM_ASSIGN, FORM_COUNT } OperationForm;

typedef enum OperandRule {
    OPERANDS_NONE,
    OPERANDS_BOOLS,
    OPERANDS_NUMBERS,
    OPERANDS_ALIKE,  // two of one type; a word takes its domain from the other side
    OPERANDS_MEMBER, // a choice, and a list of its words
    OPERANDS_TARGET, // a writable name, and a value of its type
    OPERANDS_COUNT
} OperandRule;

typedef struct OperationRow {
    const char *text;
    OperationForm form;
    uint8_t power;       // the higher, the tighter; 0 for calls and assignments
    uint8_t least, most; // operands
    OperandRule operands;
    ExprType result;
    uint8_t code;       // the instruction on values, of InstructionCode
    Operation opposite; // what "not" makes of it
    Operation mirrored; // the same with the sides changed
    const char *usage;
    const char *help;
} OperationRow;

const OperationRow *operation_row(Operation operation);

// The row of that form with that spelling, or OPERATION_NONE.
Operation operation_find(OperationForm form, const char *text, size_t length);

// A word of the language: and or not in true false, and the names of calls.
bool expr_word_reserved(const char *text, size_t length);

// ---- tokens

typedef enum TokenKind {
    TOKEN_NONE, // a mistake that has been reported
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_SIGN, // an operator, also and or not in
    TOKEN_ASSIGN,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_LIST_OPEN,
    TOKEN_LIST_CLOSE,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_COUNT
} TokenKind;

typedef struct Token {
    TokenKind kind;
    uint32_t start, length; // in the text
    double number;
    bool line_before; // a line end stands before it
} Token;

// ---- nodes

typedef enum NodeKind {
    NODE_NONE,
    NODE_NUMBER,
    NODE_BOOL,
    NODE_NAME,
    NODE_WORD, // a word of a domain; number is its index
    NODE_LIST, // words; the set is their bits
    NODE_OPERATION,
    NODE_COUNT
} NodeKind;

// Children hang on first/next; 0 is no node, since the root is never a child. Node 0 is never used.
typedef struct Node {
    uint8_t kind;      // NodeKind
    uint8_t operation; // Operation
    uint8_t type;      // ExprType; NONE before checking, and for what was reported wrong
    bool constant;     // no name below
    uint16_t first, next;
    uint16_t symbol;        // of a name: index into the table
    uint16_t domain;        // of a choice
    uint32_t id;            // of a name
    uint32_t start, length; // in the text
    union {
        double number; // the value, when constant
        uint64_t words;
    } value;
} Node;

// ---- instructions

// TEST_ compares a name with a cell. Each comes in three: plain leaves the truth on the stack; AND leaves 0
// and skips when false, else leaves nothing and goes on; OR leaves 1 and skips when true.
typedef enum InstructionCode {
    CODE_NONE,
    CODE_END,
    CODE_CELL, // push a constant
    CODE_READ, // push a name
    CODE_AND,  // when the top is 0 skip, else pop
    CODE_OR,   // when the top is not 0 skip, else pop
    CODE_NOT,
    CODE_EQUAL,
    CODE_DIFFERENT,
    CODE_LESS,
    CODE_AT_MOST,
    CODE_MORE,
    CODE_AT_LEAST,
    CODE_ADD,
    CODE_SUBTRACT,
    CODE_MULTIPLY,
    CODE_DIVIDE,
    CODE_NEGATE,
    CODE_MIN,
    CODE_MAX,
    CODE_ABS,
    CODE_CLAMP,
    CODE_BETWEEN,
    CODE_TEST_EQUAL,
    CODE_TEST_EQUAL_AND,
    CODE_TEST_EQUAL_OR,
    CODE_TEST_DIFFERENT,
    CODE_TEST_DIFFERENT_AND,
    CODE_TEST_DIFFERENT_OR,
    CODE_TEST_LESS,
    CODE_TEST_LESS_AND,
    CODE_TEST_LESS_OR,
    CODE_TEST_AT_MOST,
    CODE_TEST_AT_MOST_AND,
    CODE_TEST_AT_MOST_OR,
    CODE_TEST_MORE,
    CODE_TEST_MORE_AND,
    CODE_TEST_MORE_OR,
    CODE_TEST_AT_LEAST,
    CODE_TEST_AT_LEAST_AND,
    CODE_TEST_AT_LEAST_OR,
    CODE_TEST_AMONG,
    CODE_TEST_AMONG_AND,
    CODE_TEST_AMONG_OR,
    CODE_COUNT
} InstructionCode;

typedef struct Instruction {
    uint8_t code;
    uint8_t skip; // instructions to jump over
    uint16_t cell;
    uint32_t id;
} Instruction;

typedef union Cell {
    double number;
    uint64_t words;
} Cell;

struct Expr {
    const Instruction *code;
    const Cell *cells;
    const Node *nodes;
    uint16_t code_count, node_count;
    uint16_t root;
    uint8_t type;  // ExprType
    uint8_t depth; // values on the stack at most
    bool constant;
    double value; // when constant
    Span span;
    uint32_t offset; // where the text begins in its file; the places of nodes count from there
};

typedef struct Effect {
    uint32_t id;
    uint16_t symbol;
    uint8_t operation; // EffectOperator
    uint8_t type;      // ExprType of the name
    double low, high;
    const Expr *expr;
} Effect;

struct Effects {
    size_t count;
    Effect *list;
};

// ---- compiling

// One compilation, on the caller's stack.
typedef struct Compiler {
    const ExprSymbols *table;
    Arena *arena;
    DiagList *diags;
    const char *text;
    uint32_t length;
    Span origin;
    const char *path;
    ExprScope widest;

    uint32_t cursor;
    Token token; // the next one, looked at and not taken
    unsigned nesting;
    unsigned errors;
    bool stopped; // the text cannot be followed any further

    uint16_t node_count;
    uint16_t code_count;
    uint16_t cell_count;
    unsigned depth, depth_most;
    Node nodes[EXPR_NODES_MAX];
    Instruction code[EXPR_CODE_MAX];
    Cell cells[EXPR_CELLS_MAX];
} Compiler;

// compiler.c
void compiler_init(Compiler *compiler, const ExprSymbols *table, Arena *arena, const char *text, size_t length,
                   Span origin, const char *path, ExprScope widest, DiagList *diags);
void compiler_report(Compiler *compiler, Severity severity, const char *code, uint32_t start, uint32_t length,
                     const char *message, const char *hint);

// A message with the quoted piece of text in it: "unknown name " + "\"trust.nort\"" + after.
void compiler_report_text(Compiler *compiler, const char *code, uint32_t start, uint32_t length, const char *before,
                          const char *after, const char *hint);

// lex.c: reads the next token into compiler->token.
void compiler_next(Compiler *compiler);

// parse.c: the nodes of one expression; 0 when it stopped.
uint16_t compiler_parse(Compiler *compiler);

// check.c: types and meanings. `domain` is the one a bare word is looked up in, or EXPR_DOMAIN_NONE.
#define EXPR_DOMAIN_NONE UINT16_MAX
ExprType compiler_check(Compiler *compiler, uint16_t node, uint16_t domain);

// Checks that the value has the type, and reports it otherwise.
bool compiler_expect(Compiler *compiler, uint16_t node, ExprType wanted, const char *where);

// The symbol a name stands for, after its scope was checked when reading; NULL when reported.
const ExprSymbol *compiler_symbol(Compiler *compiler, uint32_t start, uint32_t length, bool reading);

// emit.c: instructions; false when a cap was passed and reported.
bool compiler_emit(Compiler *compiler, uint16_t root);

// compile.c
const Expr *compiler_finish(Compiler *compiler, uint16_t root);

// ---- printing

void expr_write_node(Writer *writer, const Expr *expr, const ExprSymbols *table, uint16_t node);
void expr_write_value(Writer *writer, const ExprSymbols *table, ExprType type, uint16_t domain, double value);

// explain.c, also for tests of parts: the value of one node.
double expr_node_value(const Expr *expr, uint16_t node, ExprReader reader);
