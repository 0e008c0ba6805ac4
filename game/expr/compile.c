// One compilation from text to instructions, and the reports on the way.
#include <string.h>

#include "expr/inside.h"

void compiler_init(Compiler *compiler, const ExprSymbols *table, Arena *arena, const char *text,
                   size_t length, Span origin, const char *path, ExprScope widest, DiagList *diags) {
    // The three arrays are written before they are read; clearing them would cost more than compiling.
    compiler->table = table;
    compiler->arena = arena;
    compiler->diags = diags;
    compiler->text = text;
    compiler->length = (uint32_t)(length <= EXPR_TEXT_MAX ? length : 0);
    compiler->origin = origin;
    compiler->path = path;
    compiler->widest = widest;
    compiler->cursor = 0;
    compiler->nesting = 0;
    compiler->errors = 0;
    compiler->stopped = false;
    compiler->node_count = 1;
    compiler->nodes[0] = (Node){.kind = NODE_NONE};
    if (length > EXPR_TEXT_MAX) {
        compiler_report(compiler, SEVERITY_ERROR, "expr-too-long", 0, (uint32_t)EXPR_TEXT_MAX,
                        "at most 4096 bytes expected", NULL);
        compiler->stopped = true;
    }
}

void compiler_report(Compiler *compiler, Severity severity, const char *code, uint32_t start, uint32_t length,
                     const char *message, const char *hint) {
    compiler->errors += severity == SEVERITY_ERROR;
    if (compiler->diags != NULL) {
        Span span = {compiler->origin.file, compiler->origin.offset + start, length};
        diag_add(compiler->diags, (Diag){.code = code,
                                         .severity = severity,
                                         .span = span,
                                         .path = compiler->path,
                                         .message = message,
                                         .hint = hint});
    }
}

void compiler_report_text(Compiler *compiler, const char *code, uint32_t start, uint32_t length,
                          const char *before, const char *after, const char *hint) {
    char message[512];
    Writer writer = expr_writer(message, sizeof message);
    expr_write(&writer, before);
    expr_write(&writer, "\"");
    expr_write_bytes(&writer, compiler->text + start, length <= EXPR_NAME_MAX ? length : EXPR_NAME_MAX);
    expr_write(&writer, "\"");
    expr_write(&writer, after);
    compiler_report(compiler, SEVERITY_ERROR, code, start, length, message, hint);
}

static void *keep(Compiler *compiler, const void *bytes, size_t size, size_t align) {
    void *kept = arena_alloc(compiler->arena, size, align);
    if (kept != NULL && size > 0) {
        memcpy(kept, bytes, size);
    }
    return kept;
}

const Expr *compiler_finish(Compiler *compiler, uint16_t root) {
    if (compiler->errors > 0 || !compiler_emit(compiler, root)) {
        return NULL;
    }
    const Node *top = &compiler->nodes[root];
    Expr *expr = ARENA_NEW(compiler->arena, Expr, 1);
    void *code =
        keep(compiler, compiler->code, compiler->code_count * sizeof(Instruction), _Alignof(Instruction));
    void *cells = keep(compiler, compiler->cells, compiler->cell_count * sizeof(Cell), _Alignof(Cell));
    void *nodes = keep(compiler, compiler->nodes, compiler->node_count * sizeof(Node), _Alignof(Node));
    if (expr == NULL || code == NULL || cells == NULL || nodes == NULL) {
        compiler_report(compiler, SEVERITY_ERROR, "expr-memory", 0, compiler->length, "no memory left", NULL);
        return NULL;
    }
    *expr = (Expr){.code = code,
                   .cells = cells,
                   .nodes = nodes,
                   .code_count = compiler->code_count,
                   .node_count = compiler->node_count,
                   .root = root,
                   .type = top->type,
                   .depth = (uint8_t)compiler->depth_most,
                   .constant = top->constant,
                   .value = top->constant ? top->value.number : 0,
                   .span = {compiler->origin.file, compiler->origin.offset + top->start, top->length},
                   .offset = compiler->origin.offset};
    return expr;
}

const Expr *expr_compile(const ExprSymbols *table, Arena *arena, const char *text, size_t length, Span origin,
                         const char *path, ExprType wanted, ExprScope widest, DiagList *diags) {
    Compiler compiler;
    compiler_init(&compiler, table, arena, text, length, origin, path, widest, diags);
    compiler_next(&compiler);
    uint16_t root = compiler_parse(&compiler);
    if (root != 0 && compiler.token.kind != TOKEN_END && !compiler.stopped) {
        const char *hint = compiler.token.kind == TOKEN_ASSIGN
                               ? "a condition compares with \"==\"; assignments stand in effects"
                               : NULL;
        compiler_report_text(&compiler, "expr-syntax", compiler.token.start, compiler.token.length,
                             "an operator or the end expected, found ", "", hint);
        root = 0;
    }
    if (root == 0) {
        return NULL;
    }
    compiler_check(&compiler, root, EXPR_DOMAIN_NONE);
    compiler_expect(&compiler, root, wanted, "");
    return compiler_finish(&compiler, root);
}

ExprType expr_type(const Expr *expr) {
    return (ExprType)expr->type;
}

static size_t id_add(uint32_t *ids, size_t max, size_t count, uint32_t id) {
    if (count < max) {
        ids[count] = id;
    }
    return count + 1;
}

// Nodes stand in the order of the text, so the first use of a name is the first node with its id.
static bool read_before(const Expr *expr, uint16_t node) {
    for (uint16_t i = 1; i < node; i++) {
        if (expr->nodes[i].kind == NODE_NAME && expr->nodes[i].id == expr->nodes[node].id) {
            return true;
        }
    }
    return false;
}

static bool expr_has(const Expr *expr, uint32_t id) {
    for (uint16_t i = 1; i < expr->node_count; i++) {
        if (expr->nodes[i].kind == NODE_NAME && expr->nodes[i].id == id) {
            return true;
        }
    }
    return false;
}

size_t expr_reads(const Expr *expr, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (uint16_t i = 1; i < expr->node_count; i++) {
        if (expr->nodes[i].kind == NODE_NAME && !read_before(expr, i)) {
            count = id_add(ids, max, count, expr->nodes[i].id);
        }
    }
    return count;
}

size_t effects_reads(const Effects *effects, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (size_t e = 0; e < effects->count; e++) {
        const Expr *expr = effects->list[e].expr;
        for (uint16_t i = 1; i < expr->node_count; i++) {
            bool known = expr->nodes[i].kind != NODE_NAME || read_before(expr, i);
            for (size_t former = 0; former < e && !known; former++) {
                known = expr_has(effects->list[former].expr, expr->nodes[i].id);
            }
            if (!known) {
                count = id_add(ids, max, count, expr->nodes[i].id);
            }
        }
    }
    return count;
}

size_t effects_writes(const Effects *effects, uint32_t *ids, size_t max) {
    size_t count = 0;
    for (size_t e = 0; e < effects->count; e++) {
        bool known = false;
        for (size_t former = 0; former < e; former++) {
            known |= effects->list[former].id == effects->list[e].id;
        }
        if (!known) {
            count = id_add(ids, max, count, effects->list[e].id);
        }
    }
    return count;
}
