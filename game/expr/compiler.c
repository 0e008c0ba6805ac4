// What every stage of a compilation shares: the text, the arrays, and how a mistake is told.
#include "expr/inside.h"

void compiler_init(Compiler *compiler, const ExprSymbols *table, Arena *arena, const char *text, size_t length,
                   Span origin, const char *path, ExprScope widest, DiagList *diags) {
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

void compiler_report_text(Compiler *compiler, const char *code, uint32_t start, uint32_t length, const char *before,
                          const char *after, const char *hint) {
    char message[512];
    Writer writer = expr_writer(message, sizeof message);
    expr_write(&writer, before);
    expr_write(&writer, "\"");
    expr_write_bytes(&writer, compiler->text + start, length <= EXPR_NAME_MAX ? length : EXPR_NAME_MAX);
    expr_write(&writer, "\"");
    expr_write(&writer, after);
    compiler_report(compiler, SEVERITY_ERROR, code, start, length, message, hint);
}
