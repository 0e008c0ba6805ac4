// Compiled expressions back into canonical text, and the author's reference.
#include <string.h>

#include "expr/inside.h"

enum { REFERENCE_LINE_BYTES = 600, REFERENCE_USAGE_COLUMN = 24 };

static void write_operand(Writer *writer, const Expr *expr, const ExprSymbols *table, uint16_t at, unsigned power) {
    const Node *node = &expr->nodes[at];
    const OperationRow *row = operation_row((Operation)node->operation);
    bool wrapped = node->kind == NODE_OPERATION && row->form != FORM_CALL && row->power < power;
    expr_write(writer, wrapped ? "(" : "");
    expr_write_node(writer, expr, table, at);
    expr_write(writer, wrapped ? ")" : "");
}

static void write_operation(Writer *writer, const Expr *expr, const ExprSymbols *table, const Node *node) {
    const OperationRow *row = operation_row((Operation)node->operation);
    bool call = row->form == FORM_CALL;
    if (call || row->form == FORM_PREFIX) {
        expr_write(writer, row->text);
        expr_write(writer, call ? "(" : node->operation == OPERATION_NOT ? " " : "");
    }
    bool first = true;
    // Comparisons do not chain and the members of "and" are flat; the others lean to the left.
    bool leans = row->operands == OPERANDS_NUMBERS && row->result == EXPR_TYPE_NUMBER;
    for (uint16_t child = node->first; child != 0; child = expr->nodes[child].next) {
        if (!first) {
            expr_write(writer, call ? ", " : " ");
            expr_write(writer, call ? "" : row->text);
            expr_write(writer, call ? "" : " ");
        }
        bool loose = row->form == FORM_PREFIX || (first && leans);
        write_operand(writer, expr, table, child, call ? 0 : loose ? row->power : row->power + 1u);
        first = false;
    }
    expr_write(writer, call ? ")" : "");
}

void expr_write_value(Writer *writer, const ExprSymbols *table, ExprType type, uint16_t domain, double value) {
    if (type == EXPR_TYPE_BOOL) {
        expr_write(writer, value != 0 ? "true" : "false");
    } else if (type == EXPR_TYPE_CHOICE && value >= 0 && value < table->domains[domain].count) {
        expr_write(writer, table->domains[domain].words[(unsigned)value]);
    } else {
        expr_write_rounded(writer, value);
    }
}

void expr_write_node(Writer *writer, const Expr *expr, const ExprSymbols *table, uint16_t at) {
    const Node *node = &expr->nodes[at];
    switch ((NodeKind)node->kind) {
    case NODE_NUMBER: expr_write_number(writer, node->value.number); break;
    case NODE_BOOL: expr_write(writer, node->value.number != 0 ? "true" : "false"); break;
    case NODE_NAME: expr_write(writer, table->symbols[node->symbol].name); break;
    case NODE_WORD: expr_write(writer, table->domains[node->domain].words[(unsigned)node->value.number]); break;
    case NODE_LIST:
        for (uint16_t child = node->first; child != 0; child = expr->nodes[child].next) {
            expr_write(writer, child == node->first ? "[" : ", ");
            expr_write_node(writer, expr, table, child);
        }
        expr_write(writer, "]");
        break;
    case NODE_OPERATION: write_operation(writer, expr, table, node); break;
    default: break;
    }
}

size_t expr_print(const Expr *expr, const ExprSymbols *table, char *out, size_t size) {
    Writer writer = expr_writer(out, size);
    expr_write_node(&writer, expr, table, expr->root);
    return writer.length;
}

size_t effects_print(const Effects *effects, const ExprSymbols *table, char *out, size_t size) {
    static const char *const signs[EFFECT_COUNT] = {"", " = ", " += ", " -= "};
    Writer writer = expr_writer(out, size);
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->list[i];
        expr_write(&writer, i == 0 ? "" : "; ");
        expr_write(&writer, table->symbols[effect->symbol].name);
        expr_write(&writer, signs[effect->operation]);
        expr_write_node(&writer, effect->expr, table, effect->expr->root);
    }
    return writer.length;
}

static void write_column(Writer *writer, const char *text, size_t column) {
    expr_write(writer, text);
    size_t length = strlen(text);
    do {
        expr_write(writer, " ");
        length++;
    } while (length < column);
}

static void reference_symbol(Writer *writer, const ExprSymbols *table, const ExprSymbol *symbol) {
    static const char *const scopes[EXPR_SCOPE_COUNT] = {"", "open", "mind", "hidden"};
    write_column(writer, symbol->name, REFERENCE_USAGE_COLUMN);
    if (symbol->type == EXPR_TYPE_NUMBER) {
        expr_write(writer, "number");
        if (symbol->low < symbol->high) {
            expr_write(writer, " ");
            expr_write_number(writer, symbol->low);
            expr_write(writer, " .. ");
            expr_write_number(writer, symbol->high);
        }
    } else if (symbol->type == EXPR_TYPE_BOOL) {
        expr_write(writer, "true or false");
    } else {
        const ExprDomain *domain = &table->domains[symbol->domain];
        for (unsigned i = 0; i < domain->count; i++) {
            expr_write(writer, i == 0 ? "" : " | ");
            expr_write(writer, domain->words[i]);
        }
    }
    expr_write(writer, "; ");
    expr_write(writer, scopes[symbol->scope]);
    expr_write(writer, symbol->writable ? ", effects may change it" : "");
    if (symbol->help != NULL && symbol->help[0] != '\0') {
        expr_write(writer, "; ");
        expr_write(writer, symbol->help);
    }
}

void expr_reference(const ExprSymbols *table, void (*line)(void *user, const char *text), void *user) {
    char text[REFERENCE_LINE_BYTES];
    for (unsigned i = 1; i < OPERATION_COUNT; i++) {
        const OperationRow *row = operation_row((Operation)i);
        Writer writer = expr_writer(text, sizeof text);
        write_column(&writer, row->usage, REFERENCE_USAGE_COLUMN);
        expr_write(&writer, row->help);
        line(user, text);
    }
    for (size_t i = 0; i < table->count; i++) {
        Writer writer = expr_writer(text, sizeof text);
        reference_symbol(&writer, table, &table->symbols[i]);
        line(user, text);
    }
}
