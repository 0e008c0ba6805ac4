// Tokens into nodes, by the powers in the table of operations. It does not know what names mean.
#include <string.h>

#include "expr/inside.h"

static void refuse_token(Compiler *compiler, const char *expected, const char *hint) {
    if (compiler->stopped) {
        return;
    }
    compiler->stopped = true;
    Token token = compiler->token;
    if (token.kind == TOKEN_END) {
        char message[160];
        Writer writer = expr_writer(message, sizeof message);
        expr_write(&writer, expected);
        expr_write(&writer, " expected, found the end");
        uint32_t last = compiler->length;
        while (last > 0 && strchr(" \t\r\n", compiler->text[last - 1]) != NULL) {
            last--;
        }
        compiler_report(compiler, SEVERITY_ERROR, "expr-syntax", last > 0 ? last - 1 : 0, last > 0, message, hint);
        return;
    }
    char before[160];
    Writer writer = expr_writer(before, sizeof before);
    expr_write(&writer, expected);
    expr_write(&writer, " expected, found ");
    compiler_report_text(compiler, "expr-syntax", token.start, token.length, before, "", hint);
}

static uint16_t node_add(Compiler *compiler, NodeKind kind, uint32_t start, uint32_t length) {
    if (compiler->node_count >= EXPR_NODES_MAX) {
        if (!compiler->stopped) {
            compiler->stopped = true;
            compiler_report(compiler, SEVERITY_ERROR, "expr-too-long", start, length,
                            "at most 511 names, numbers and operations expected in one expression",
                            "split the condition, or keep a part of it in a variable");
        }
        return 0;
    }
    compiler->nodes[compiler->node_count] = (Node){.kind = (uint8_t)kind, .start = start, .length = length};
    return compiler->node_count++;
}

static void node_append(Compiler *compiler, uint16_t parent, uint16_t child) {
    uint16_t *link = &compiler->nodes[parent].first;
    while (*link != 0) {
        link = &compiler->nodes[*link].next;
    }
    *link = child;
}

static void node_reach(Compiler *compiler, uint16_t node, uint32_t end) {
    compiler->nodes[node].length = end - compiler->nodes[node].start;
}

static uint32_t node_end(const Compiler *compiler, uint16_t node) {
    return compiler->nodes[node].start + compiler->nodes[node].length;
}

static uint16_t leaf(Compiler *compiler, NodeKind kind) {
    uint16_t node = node_add(compiler, kind, compiler->token.start, compiler->token.length);
    compiler->nodes[node].value.number = compiler->token.kind == TOKEN_TRUE ? 1 : compiler->token.number;
    compiler_next(compiler);
    return node;
}

static uint16_t parse(Compiler *compiler, unsigned power);

static bool follows(const Compiler *compiler, TokenKind kind) {
    return compiler->token.kind == kind;
}

static Operation token_operation(const Compiler *compiler, OperationForm form) {
    if (compiler->token.kind != TOKEN_SIGN) {
        return OPERATION_NONE;
    }
    return operation_find(form, compiler->text + compiler->token.start, compiler->token.length);
}

static uint16_t parse_call(Compiler *compiler, uint16_t name) {
    Node at = compiler->nodes[name];
    Operation operation = operation_find(FORM_CALL, compiler->text + at.start, at.length);
    if (operation == OPERATION_NONE) {
        const char *calls[OPERATION_COUNT];
        size_t count = 0;
        for (unsigned i = 1; i < OPERATION_COUNT; i++) {
            if (operation_row((Operation)i)->form == FORM_CALL) {
                calls[count++] = operation_row((Operation)i)->text;
            }
        }
        char word[EXPR_NAME_MAX + 1], hint[160];
        Writer writer = expr_writer(word, sizeof word);
        expr_write_bytes(&writer, compiler->text + at.start, at.length);
        const char *near = nearest_name(word, calls, count);
        writer = expr_writer(hint, sizeof hint);
        expr_write(&writer, near != NULL ? "did you mean \"" : "there are min, max, abs, clamp and between");
        if (near != NULL) {
            expr_write(&writer, near);
            expr_write(&writer, "\"?");
        }
        compiler_report_text(compiler, "expr-unknown-function", at.start, at.length, "unknown function ", "", hint);
    }
    compiler_next(compiler); // "("
    compiler->nodes[name].kind = NODE_OPERATION;
    compiler->nodes[name].operation = (uint8_t)operation;
    unsigned count = 0;
    while (!compiler->stopped && !(count == 0 && follows(compiler, TOKEN_CLOSE))) {
        uint16_t argument = parse(compiler, 1);
        if (argument == 0) {
            return 0;
        }
        node_append(compiler, name, argument);
        count++;
        if (!follows(compiler, TOKEN_COMMA)) {
            break;
        }
        compiler_next(compiler);
    }
    if (!follows(compiler, TOKEN_CLOSE)) {
        refuse_token(compiler, "\",\" or \")\"", NULL);
        return 0;
    }
    node_reach(compiler, name, compiler->token.start + compiler->token.length);
    compiler_next(compiler);
    const OperationRow *row = operation_row(operation);
    if (operation != OPERATION_NONE && (count < row->least || count > row->most)) {
        char hint[96];
        Writer writer = expr_writer(hint, sizeof hint);
        expr_write(&writer, "write ");
        expr_write(&writer, row->usage);
        expr_write(&writer, row->most > row->least ? ", with at most 8 arguments" : "");
        compiler_report_text(compiler, "expr-arguments", at.start, at.length, "wrong number of arguments for ", "",
                             hint);
        compiler->nodes[name].operation = OPERATION_NONE;
    }
    return name;
}

static uint16_t parse_parentheses(Compiler *compiler) {
    uint32_t start = compiler->token.start;
    compiler_next(compiler);
    uint16_t inner = parse(compiler, 1);
    if (inner == 0) {
        return 0;
    }
    if (!follows(compiler, TOKEN_CLOSE)) {
        refuse_token(compiler, "\")\" or an operator", NULL);
        return 0;
    }
    // A name keeps its own place: its text is what it means.
    if (compiler->nodes[inner].kind != NODE_NAME) {
        compiler->nodes[inner].start = start;
        node_reach(compiler, inner, compiler->token.start + compiler->token.length);
    }
    compiler_next(compiler);
    return inner;
}

static uint16_t parse_prefix(Compiler *compiler, Operation operation) {
    Token sign = compiler->token;
    compiler_next(compiler);
    uint16_t operand = parse(compiler, operation_row(operation)->power);
    if (operand == 0) {
        return 0;
    }
    Node *inner = &compiler->nodes[operand];
    if (operation == OPERATION_NEGATE && inner->kind == NODE_NUMBER && inner->value.number > 0) {
        inner->value.number = -inner->value.number;
        inner->length = node_end(compiler, operand) - sign.start;
        inner->start = sign.start;
        return operand;
    }
    uint16_t node = node_add(compiler, NODE_OPERATION, sign.start, node_end(compiler, operand) - sign.start);
    if (node == 0) {
        return 0;
    }
    compiler->nodes[node].operation = (uint8_t)operation;
    node_append(compiler, node, operand);
    return node;
}

static uint16_t parse_operand(Compiler *compiler) {
    Operation prefix = token_operation(compiler, FORM_PREFIX);
    if (prefix != OPERATION_NONE) {
        return parse_prefix(compiler, prefix);
    }
    switch (compiler->token.kind) {
    case TOKEN_NUMBER: return leaf(compiler, NODE_NUMBER);
    case TOKEN_TRUE:
    case TOKEN_FALSE: return leaf(compiler, NODE_BOOL);
    case TOKEN_OPEN: return parse_parentheses(compiler);
    case TOKEN_NAME: {
        uint16_t name = leaf(compiler, NODE_NAME);
        return name != 0 && follows(compiler, TOKEN_OPEN) ? parse_call(compiler, name) : name;
    }
    case TOKEN_LIST_OPEN: refuse_token(compiler, "a value", "a list of words stands after \"in\" only"); return 0;
    default: refuse_token(compiler, "a name, a number or \"(\"", NULL); return 0;
    }
}

static uint16_t parse_list(Compiler *compiler) {
    if (!follows(compiler, TOKEN_LIST_OPEN)) {
        refuse_token(compiler, "\"[\"", "write x in [first, second]");
        return 0;
    }
    uint16_t list = node_add(compiler, NODE_LIST, compiler->token.start, 1);
    do {
        compiler_next(compiler);
        if (!follows(compiler, TOKEN_NAME)) {
            refuse_token(compiler, "a word", "write x in [first, second]");
            return 0;
        }
        uint16_t word = leaf(compiler, NODE_NAME);
        if (list == 0 || word == 0) {
            return 0;
        }
        node_append(compiler, list, word);
    } while (follows(compiler, TOKEN_COMMA));
    if (!follows(compiler, TOKEN_LIST_CLOSE)) {
        refuse_token(compiler, "\",\" or \"]\"", NULL);
        return 0;
    }
    node_reach(compiler, list, compiler->token.start + 1);
    compiler_next(compiler);
    return list;
}

static bool is_comparison(Operation operation) {
    return operation >= OPERATION_EQUAL && operation <= OPERATION_IN;
}

// "a and b and c" is one node with three members: a proof and an explanation look at them side by side.
static bool takes_more(const Compiler *compiler, uint16_t node, Operation operation) {
    return (operation == OPERATION_AND || operation == OPERATION_OR) && compiler->nodes[node].kind == NODE_OPERATION &&
           compiler->nodes[node].operation == operation;
}

static uint16_t join(Compiler *compiler, Operation operation, uint16_t left, uint16_t right) {
    uint32_t start = compiler->nodes[left].start, end = node_end(compiler, right);
    if (takes_more(compiler, left, operation)) {
        node_append(compiler, left, right);
        node_reach(compiler, left, end);
        return left;
    }
    uint16_t node = node_add(compiler, NODE_OPERATION, start, end - start);
    if (node == 0) {
        return 0;
    }
    compiler->nodes[node].operation = (uint8_t)operation;
    node_append(compiler, node, left);
    node_append(compiler, node, right);
    return node;
}

static uint16_t parse_infix(Compiler *compiler, unsigned power) {
    uint16_t left = parse_operand(compiler);
    bool compared = false;
    while (left != 0) {
        Operation operation = token_operation(compiler, FORM_INFIX);
        const OperationRow *row = operation_row(operation);
        if (operation == OPERATION_NONE || row->power < power) {
            break;
        }
        if (is_comparison(operation) && compared) {
            refuse_token(compiler, "\"and\" or the end",
                         "comparisons do not chain: write a < b and b < c, or between(b, a, c)");
            return 0;
        }
        compared = is_comparison(operation);
        compiler_next(compiler);
        uint16_t right = operation == OPERATION_IN ? parse_list(compiler) : parse(compiler, row->power + 1u);
        left = right == 0 ? 0 : join(compiler, operation, left, right);
    }
    return left;
}

static uint16_t parse(Compiler *compiler, unsigned power) {
    if (compiler->nesting >= EXPR_NESTING_MAX) {
        if (!compiler->stopped) {
            compiler->stopped = true;
            compiler_report(compiler, SEVERITY_ERROR, "expr-too-deep", compiler->token.start, compiler->token.length,
                            "at most 32 levels of parentheses and operators expected", NULL);
        }
        return 0;
    }
    compiler->nesting++;
    uint16_t node = compiler->stopped ? 0 : parse_infix(compiler, power);
    compiler->nesting--;
    return compiler->stopped ? 0 : node;
}

uint16_t compiler_parse(Compiler *compiler) {
    return parse(compiler, 1);
}
