// One compilation from text to instructions: the stages one after another, and what is kept of them.
#include <string.h>

#include "expr/inside.h"

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
    void *code = keep(compiler, compiler->code, compiler->code_count * sizeof(Instruction), _Alignof(Instruction));
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
