// Nodes get their types and names their meanings. Every mistake is reported once: what was reported has the
// type NONE and fits everywhere, so that one wrong word does not make ten messages.
#include <string.h>

#include "expr/inside.h"
#include "expr/value.h"

enum { HINT_BYTES = 320, HINT_NAMES_MAX = 8 };

static const char *type_name(ExprType type) {
    switch (type) {
    case EXPR_TYPE_NUMBER: return "a number";
    case EXPR_TYPE_BOOL: return "a condition";
    case EXPR_TYPE_CHOICE: return "a choice";
    default: return "nothing";
    }
}

// ---- names

static void node_text(const Compiler *compiler, uint32_t start, uint32_t length, char *out, size_t size) {
    Writer writer = expr_writer(out, size);
    expr_write_bytes(&writer, compiler->text + start, length);
}

static bool text_is_value(const Compiler *compiler, const char *text, size_t length) {
    bool digits = length > 0;
    for (size_t i = 0; i < length; i++) {
        digits = digits && text[i] >= '0' && text[i] <= '9';
    }
    return digits || expr_symbol_find(compiler->table, text, length) != NULL;
}

// "a-b" where a and b are known: a subtraction was meant.
static bool hint_subtraction(const Compiler *compiler, const char *text, uint32_t length, Writer *hint) {
    for (uint32_t i = 1; i + 1 < length; i++) {
        if (text[i] == '-' && text_is_value(compiler, text, i) &&
            text_is_value(compiler, text + i + 1, length - i - 1)) {
            expr_write(hint, "a hyphen belongs to the name; a subtraction wants spaces: ");
            expr_write_bytes(hint, text, i);
            expr_write(hint, " - ");
            expr_write_bytes(hint, text + i + 1, length - i - 1);
            return true;
        }
    }
    return false;
}

// The names that begin with the same segment: "trust.east" may be none of them, but these are the choice.
static bool hint_family(const Compiler *compiler, const char *text, uint32_t length, Writer *hint) {
    const char *dot = memchr(text, '.', length);
    unsigned listed = 0;
    for (size_t i = 0; dot != NULL && i < compiler->table->count; i++) {
        const char *name = compiler->table->names[i];
        if (strncmp(name, text, (size_t)(dot - text) + 1) != 0) {
            continue;
        }
        if (listed == HINT_NAMES_MAX) {
            expr_write(hint, ", ..");
            return true;
        }
        expr_write(hint, listed == 0 ? "known are " : ", ");
        expr_write(hint, name);
        listed++;
    }
    return listed > 0;
}

static uint16_t word_find(const ExprDomain *domain, const char *text, size_t length) {
    for (uint16_t i = 0; i < domain->count; i++) {
        if (strlen(domain->words[i]) == length && memcmp(domain->words[i], text, length) == 0) {
            return i;
        }
    }
    return UINT16_MAX;
}

static bool word_known(const Compiler *compiler, const char *text, size_t length) {
    for (size_t i = 0; i < compiler->table->domain_count; i++) {
        if (word_find(&compiler->table->domains[i], text, length) != UINT16_MAX) {
            return true;
        }
    }
    return false;
}

static void report_unknown(Compiler *compiler, uint32_t start, uint32_t length) {
    const char *text = compiler->text + start;
    char hint_text[HINT_BYTES], name[EXPR_NAME_MAX + 1];
    Writer hint = expr_writer(hint_text, sizeof hint_text);
    node_text(compiler, start, length, name, sizeof name);
    const char *near = nearest_name(name, compiler->table->names, compiler->table->count);
    if (hint_subtraction(compiler, text, length, &hint)) {
        // said
    } else if (word_known(compiler, text, length)) {
        expr_write(&hint, "a word stands beside a choice only: x == ");
        expr_write(&hint, name);
    } else if (near != NULL) {
        expr_write(&hint, "did you mean \"");
        expr_write(&hint, near);
        expr_write(&hint, "\"?");
    } else {
        hint_family(compiler, text, length, &hint);
    }
    compiler_report_text(compiler, "expr-unknown-name", start, length, "unknown name ", "",
                         hint.length > 0 ? hint_text : NULL);
}

static void report_word(Compiler *compiler, uint32_t start, uint32_t length, const ExprDomain *domain) {
    char hint_text[HINT_BYTES], name[EXPR_NAME_MAX + 1];
    Writer hint = expr_writer(hint_text, sizeof hint_text);
    node_text(compiler, start, length, name, sizeof name);
    const char *near = nearest_name(name, domain->words, domain->count);
    if (near != NULL) {
        expr_write(&hint, "did you mean \"");
        expr_write(&hint, near);
        expr_write(&hint, "\"?");
    } else {
        expr_write(&hint, "known are ");
        for (unsigned i = 0; i < domain->count; i++) {
            expr_write(&hint, i == 0 ? "" : ", ");
            if (i == HINT_NAMES_MAX) {
                expr_write(&hint, "..");
                break;
            }
            expr_write(&hint, domain->words[i]);
        }
    }
    char after[EXPR_NAME_MAX + 32];
    Writer writer = expr_writer(after, sizeof after);
    expr_write(&writer, " among the words of \"");
    expr_write(&writer, domain->name);
    expr_write(&writer, "\"");
    compiler_report_text(compiler, "expr-unknown-word", start, length, "no ", after, hint_text);
}

const ExprSymbol *compiler_symbol(Compiler *compiler, uint32_t start, uint32_t length, bool reading) {
    const ExprSymbol *symbol = expr_symbol_find(compiler->table, compiler->text + start, length);
    if (symbol == NULL) {
        report_unknown(compiler, start, length);
        return NULL;
    }
    if (reading && symbol->scope > compiler->widest) {
        const char *after = compiler->widest == EXPR_SCOPE_OPEN
                                ? " is not open to all, and may not be read here"
                                : " is hidden from the player, and may not be read here";
        const char *hint = compiler->widest == EXPR_SCOPE_OPEN
                               ? "only names that everybody knows can be used in this place"
                               : "conditions of events may read hidden names; those of moves and choices may not";
        compiler_report_text(compiler, "expr-scope", start, length, "", after, hint);
        return NULL;
    }
    return symbol;
}

static uint16_t domain_of(const Compiler *compiler, uint16_t node) {
    const Node *at = &compiler->nodes[node];
    if (at->kind != NODE_NAME) {
        return EXPR_DOMAIN_NONE;
    }
    const ExprSymbol *symbol = expr_symbol_find(compiler->table, compiler->text + at->start, at->length);
    return symbol != NULL && symbol->type == EXPR_TYPE_CHOICE ? symbol->domain : EXPR_DOMAIN_NONE;
}

static ExprType check_name(Compiler *compiler, Node *node, uint16_t domain) {
    uint32_t start = node->start, length = node->length;
    if (domain != EXPR_DOMAIN_NONE) {
        const ExprDomain *words = &compiler->table->domains[domain];
        uint16_t word = word_find(words, compiler->text + start, length);
        if (word != UINT16_MAX) {
            node->kind = NODE_WORD;
            node->domain = domain;
            node->constant = true;
            node->value.number = word;
            return EXPR_TYPE_CHOICE;
        }
        if (expr_symbol_find(compiler->table, compiler->text + start, length) == NULL) {
            report_word(compiler, start, length, words);
            return EXPR_TYPE_NONE;
        }
    }
    const ExprSymbol *symbol = compiler_symbol(compiler, start, length, true);
    if (symbol == NULL) {
        return EXPR_TYPE_NONE;
    }
    node->symbol = (uint16_t)(symbol - compiler->table->symbols);
    node->domain = symbol->domain;
    node->id = symbol->id;
    return symbol->type;
}

// ---- operations

static void report_type(Compiler *compiler, uint16_t node, const char *expected, const char *where,
                        const char *row_text) {
    const Node *at = &compiler->nodes[node];
    char message[160];
    Writer writer = expr_writer(message, sizeof message);
    expr_write(&writer, expected);
    expr_write(&writer, " expected");
    expr_write(&writer, where);
    if (row_text != NULL) {
        expr_write(&writer, " \"");
        expr_write(&writer, row_text);
        expr_write(&writer, "\"");
    }
    expr_write(&writer, ", found ");
    expr_write(&writer, type_name((ExprType)at->type));
    const char *hint = NULL;
    if (strcmp(expected, type_name(EXPR_TYPE_BOOL)) == 0) {
        hint = at->kind == NODE_NUMBER        ? "write true or false"
               : at->type == EXPR_TYPE_NUMBER ? "compare it: x > 0"
                                              : "compare it with a word: x == word";
    } else if (at->type == EXPR_TYPE_CHOICE) {
        hint = "words have no order and no size: compare them with ==, != or in";
    }
    compiler_report(compiler, SEVERITY_ERROR, "expr-type", at->start, at->length, message, hint);
}

bool compiler_expect(Compiler *compiler, uint16_t node, ExprType wanted, const char *where) {
    ExprType found = (ExprType)compiler->nodes[node].type;
    if (found == wanted || found == EXPR_TYPE_NONE || wanted == EXPR_TYPE_NONE) {
        return true;
    }
    report_type(compiler, node, type_name(wanted), where, NULL);
    return false;
}

// A bare name that nobody knows, beside another one: the second was probably meant as a word of the first.
static bool is_stray_word(const Compiler *compiler, uint16_t node) {
    const Node *at = &compiler->nodes[node];
    const char *text = compiler->text + at->start;
    return at->kind == NODE_NAME && memchr(text, '.', at->length) == NULL &&
           expr_symbol_find(compiler->table, text, at->length) == NULL;
}

static void check_all(Compiler *compiler, uint16_t first, ExprType wanted, const OperationRow *row) {
    bool choice = false;
    for (uint16_t child = first; child != 0; child = compiler->nodes[child].next) {
        if (choice && is_stray_word(compiler, child)) {
            continue; // "clause.watch < osce": one mistake, not two
        }
        ExprType found = compiler_check(compiler, child, EXPR_DOMAIN_NONE);
        choice |= found == EXPR_TYPE_CHOICE;
        if (row->form != FORM_NONE && found != wanted && found != EXPR_TYPE_NONE) {
            report_type(compiler, child, type_name(wanted), " for", row->text);
        }
    }
}

static void check_alike(Compiler *compiler, uint16_t left, const OperationRow *row) {
    uint16_t right = compiler->nodes[left].next;
    uint16_t left_domain = domain_of(compiler, left), right_domain = domain_of(compiler, right);
    ExprType a = compiler_check(compiler, left, left_domain == EXPR_DOMAIN_NONE ? right_domain : EXPR_DOMAIN_NONE);
    if (a == EXPR_TYPE_NONE && is_stray_word(compiler, right)) {
        return;
    }
    ExprType b = compiler_check(compiler, right, left_domain);
    if (a == EXPR_TYPE_NONE || b == EXPR_TYPE_NONE) {
        return;
    }
    const Node *one = &compiler->nodes[left], *two = &compiler->nodes[right];
    if (a != b) {
        report_type(compiler, right, type_name(a), " after", row->text);
    } else if (a == EXPR_TYPE_CHOICE && one->domain != two->domain) {
        compiler_report(compiler, SEVERITY_ERROR, "expr-type", two->start, two->length,
                        "a choice of the same words expected on both sides", NULL);
    }
}

static void check_member(Compiler *compiler, uint16_t left) {
    uint16_t list = compiler->nodes[left].next;
    ExprType type = compiler_check(compiler, left, EXPR_DOMAIN_NONE);
    if (type == EXPR_TYPE_NONE) {
        return;
    }
    if (type != EXPR_TYPE_CHOICE) {
        report_type(compiler, left, type_name(EXPR_TYPE_CHOICE), " before", "in");
        return;
    }
    uint16_t domain = compiler->nodes[left].domain;
    const ExprDomain *words = &compiler->table->domains[domain];
    uint64_t set = 0;
    for (uint16_t child = compiler->nodes[list].first; child != 0; child = compiler->nodes[child].next) {
        Node *word = &compiler->nodes[child];
        uint16_t index = word_find(words, compiler->text + word->start, word->length);
        if (index == UINT16_MAX) {
            report_word(compiler, word->start, word->length, words);
            continue;
        }
        set |= (uint64_t)1 << index;
        word->kind = NODE_WORD;
        word->type = EXPR_TYPE_CHOICE;
        word->domain = domain;
        word->constant = true;
        word->value.number = index;
    }
    compiler->nodes[list].domain = domain;
    compiler->nodes[list].type = EXPR_TYPE_CHOICE;
    compiler->nodes[list].value.words = set;
}

static void fold(Compiler *compiler, Node *node, const OperationRow *row) {
    double values[3] = {0, 0, 0};
    unsigned count = 0;
    for (uint16_t child = node->first; child != 0; child = compiler->nodes[child].next) {
        const Node *at = &compiler->nodes[child];
        if (!at->constant || at->kind == NODE_LIST) {
            return;
        }
        if (count < 3 && row->most != EXPR_ARGUMENTS_MAX && row->operands != OPERANDS_BOOLS) {
            values[count] = at->value.number;
        } else {
            // Members of and, or, min, max: taken together one by one.
            values[0] = count == 0 ? at->value.number : operation_value(row->code, values[0], at->value.number, 0);
        }
        count++;
    }
    node->constant = true;
    node->value.number = count == 1 || (row->most != EXPR_ARGUMENTS_MAX && row->operands != OPERANDS_BOOLS)
                             ? operation_value(row->code, values[0], values[1], values[2])
                             : values[0];
}

// ---- comparisons that the range of the name decides already

static void warn_range(Compiler *compiler, const Node *node, const char *before, const char *name,
                       const ExprSymbol *symbol, const char *after) {
    char message[EXPR_NAME_MAX + 160];
    Writer writer = expr_writer(message, sizeof message);
    expr_write(&writer, before);
    if (symbol != NULL) {
        expr_write(&writer, "\"");
        expr_write(&writer, name);
        expr_write(&writer, "\" lies in ");
        expr_write_number(&writer, symbol->low);
        expr_write(&writer, " .. ");
        expr_write_number(&writer, symbol->high);
        expr_write(&writer, ": ");
    }
    expr_write(&writer, after);
    compiler_report(compiler, SEVERITY_WARNING, "expr-range", node->start, node->length, message, NULL);
}

// 1 always true, -1 never, 0 either.
static int decided(Operation operation, double low, double high, double value) {
    switch (operation) {
    case OPERATION_EQUAL: return value < low || value > high ? -1 : 0;
    case OPERATION_DIFFERENT: return value < low || value > high ? 1 : 0;
    case OPERATION_LESS: return low >= value ? -1 : high < value;
    case OPERATION_AT_MOST: return low > value ? -1 : high <= value;
    case OPERATION_MORE: return high <= value ? -1 : low > value;
    case OPERATION_AT_LEAST: return high < value ? -1 : low >= value;
    default: return 0;
    }
}

static void check_range(Compiler *compiler, const Node *node) {
    const OperationRow *row = operation_row((Operation)node->operation);
    const Node *left = &compiler->nodes[node->first], *right = &compiler->nodes[left->next];
    if (node->operation == OPERATION_DIVIDE && right->constant && right->value.number == 0) {
        warn_range(compiler, right, "", NULL, NULL, "a division by 0 gives 0");
    }
    if (node->operation == OPERATION_BETWEEN || node->operation == OPERATION_CLAMP) {
        const Node *last = &compiler->nodes[right->next];
        if (right->constant && last->constant && right->value.number > last->value.number) {
            warn_range(compiler, right, "", NULL, NULL, "the low end is above the high end");
        }
    }
    Operation operation = (Operation)node->operation;
    if (row->mirrored != OPERATION_NONE && left->constant) {
        const Node *other = left;
        left = right;
        right = other;
        operation = row->mirrored;
    }
    if (row->mirrored == OPERATION_NONE || left->kind != NODE_NAME || left->type != EXPR_TYPE_NUMBER ||
        !right->constant) {
        return;
    }
    const ExprSymbol *symbol = &compiler->table->symbols[left->symbol];
    int found = symbol->low < symbol->high ? decided(operation, symbol->low, symbol->high, right->value.number) : 0;
    if (found != 0) {
        warn_range(compiler, node, "", symbol->name, symbol, found > 0 ? "this is always true" : "this is never true");
    }
}

static ExprType check_operation(Compiler *compiler, uint16_t at) {
    Node *node = &compiler->nodes[at];
    const OperationRow *row = operation_row((Operation)node->operation);
    unsigned errors = compiler->errors;
    switch (row->operands) {
    case OPERANDS_BOOLS: check_all(compiler, node->first, EXPR_TYPE_BOOL, row); break;
    case OPERANDS_NUMBERS: check_all(compiler, node->first, EXPR_TYPE_NUMBER, row); break;
    case OPERANDS_ALIKE: check_alike(compiler, node->first, row); break;
    case OPERANDS_MEMBER: check_member(compiler, node->first); break;
    default: check_all(compiler, node->first, EXPR_TYPE_NONE, row); break; // an unknown function
    }
    if (compiler->errors == errors && node->operation != OPERATION_NONE) {
        fold(compiler, node, row);
        check_range(compiler, node);
    }
    return row->result;
}

ExprType compiler_check(Compiler *compiler, uint16_t at, uint16_t domain) {
    Node *node = &compiler->nodes[at];
    ExprType type = EXPR_TYPE_NONE;
    switch ((NodeKind)node->kind) {
    case NODE_NUMBER:
        type = EXPR_TYPE_NUMBER;
        node->constant = true;
        break;
    case NODE_BOOL:
        type = EXPR_TYPE_BOOL;
        node->constant = true;
        break;
    case NODE_NAME: type = check_name(compiler, node, domain); break;
    case NODE_OPERATION: type = check_operation(compiler, at); break;
    default: break;
    }
    node->type = (uint8_t)type;
    return type;
}
