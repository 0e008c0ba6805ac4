// Lists of assignments: "trust.north += 5; told = true".
#include <string.h>

#include "expr/inside.h"

static EffectOperator assignment(const Compiler *compiler) {
    if (compiler->token.kind != TOKEN_ASSIGN) {
        return EFFECT_NONE;
    }
    switch (operation_find(FORM_ASSIGN, compiler->text + compiler->token.start, compiler->token.length)) {
    case OPERATION_SET: return EFFECT_SET;
    case OPERATION_INCREASE: return EFFECT_ADD;
    case OPERATION_DECREASE: return EFFECT_SUBTRACT;
    default: return EFFECT_NONE;
    }
}

static bool ends_effect(const Compiler *compiler) {
    TokenKind kind = compiler->token.kind;
    return kind == TOKEN_END || kind == TOKEN_SEMICOLON || kind == TOKEN_COMMA ||
           (kind == TOKEN_NAME && compiler->token.line_before);
}

// After a mistake in one effect the next one is read as if nothing had been: up to the next ";".
static void skip_effect(Compiler *compiler) {
    compiler->stopped = false;
    if (compiler->token.kind != TOKEN_SEMICOLON) {
        const char *rest = memchr(compiler->text + compiler->cursor, ';', compiler->length - compiler->cursor);
        compiler->cursor = rest != NULL ? (uint32_t)(rest - compiler->text) : compiler->length;
        compiler_next(compiler);
    }
}

static const ExprSymbol *check_target(Compiler *compiler, Token name) {
    const ExprSymbol *target = compiler_symbol(compiler, name.start, name.length, false);
    if (target != NULL && !target->writable) {
        compiler_report_text(compiler, "expr-read-only", name.start, name.length, "", " cannot be changed by effects",
                             "the game computes it; change what it is made of");
        return NULL;
    }
    return target;
}

static void warn_outside(Compiler *compiler, const ExprSymbol *target, const Expr *value) {
    if (target->type != EXPR_TYPE_NUMBER || !(target->low < target->high) || !value->constant ||
        (value->value >= target->low && value->value <= target->high)) {
        return;
    }
    char message[EXPR_NAME_MAX + 120];
    Writer writer = expr_writer(message, sizeof message);
    expr_write(&writer, "\"");
    expr_write(&writer, target->name);
    expr_write(&writer, "\" lies in ");
    expr_write_number(&writer, target->low);
    expr_write(&writer, " .. ");
    expr_write_number(&writer, target->high);
    expr_write(&writer, ", and is held there: found ");
    expr_write_number(&writer, value->value);
    compiler_report(compiler, SEVERITY_WARNING, "expr-range", value->span.offset - value->offset, value->span.length,
                    message, NULL);
}

// The part behind the sign: parsed, checked against the name, and compiled by itself.
static bool compile_value(Compiler *compiler, const ExprSymbol *target, EffectOperator operation, Effect *effect) {
    compiler->node_count = 1;
    compiler->nesting = 0;
    uint16_t root = compiler_parse(compiler);
    if (root == 0) {
        return false;
    }
    if (!ends_effect(compiler)) {
        compiler->stopped = true;
        compiler_report_text(compiler, "expr-syntax", compiler->token.start, compiler->token.length,
                             "an operator, \";\" or the end expected, found ", "",
                             compiler->token.kind == TOKEN_ASSIGN ? "effects are parted by \";\"" : NULL);
        return false;
    }
    bool choice = target != NULL && target->type == EXPR_TYPE_CHOICE;
    unsigned errors = compiler->errors;
    if (target == NULL && compiler->nodes[root].kind == NODE_NAME) {
        return false; // perhaps a word of the choice that was meant
    }
    compiler_check(compiler, root, choice ? target->domain : EXPR_DOMAIN_NONE);
    if (target == NULL || compiler->errors > errors) {
        return false;
    }
    const Node *value = &compiler->nodes[root];
    if (!compiler_expect(compiler, root, target->type, " as the new value")) {
        return false;
    }
    if (choice && value->domain != target->domain) {
        compiler_report(compiler, SEVERITY_ERROR, "expr-type", value->start, value->length,
                        "a choice of the same words expected on both sides", NULL);
        return false;
    }
    unsigned total = compiler->errors;
    compiler->errors = 0; // mistakes in former effects do not keep this one from being compiled
    effect->expr = compiler_finish(compiler, root);
    compiler->errors += total;
    if (effect->expr != NULL && operation == EFFECT_SET) {
        warn_outside(compiler, target, effect->expr);
    }
    return effect->expr != NULL;
}

static void effect_range(Effect *effect, const ExprSymbols *table, const ExprSymbol *target) {
    effect->low = target->low;
    effect->high = target->high;
    if (target->type == EXPR_TYPE_BOOL) {
        effect->low = 0;
        effect->high = 1;
    } else if (target->type == EXPR_TYPE_CHOICE) {
        effect->low = 0;
        effect->high = table->domains[target->domain].count - 1;
    } else if (!(target->low < target->high)) {
        effect->low = -EXPR_NUMBER_MAX;
        effect->high = EXPR_NUMBER_MAX;
    }
}

static bool compile_effect(Compiler *compiler, Effect *effect) {
    Token name = compiler->token;
    if (name.kind != TOKEN_NAME) {
        if (!compiler->stopped) {
            compiler->stopped = true;
            compiler_report_text(compiler, "expr-syntax", name.start, name.length,
                                 "the name that changes expected, found ", "", "write x = 1, x += 1 or x -= 1");
        }
        return false;
    }
    compiler_next(compiler);
    Token sign = compiler->token;
    EffectOperator operation = assignment(compiler);
    if (operation == EFFECT_NONE) {
        if (!compiler->stopped) {
            compiler->stopped = true;
            uint32_t start = sign.kind == TOKEN_END ? name.start : sign.start;
            uint32_t length = sign.kind == TOKEN_END ? name.length : sign.length;
            compiler_report_text(compiler, "expr-syntax", start, length,
                                 sign.kind == TOKEN_END ? "\"=\", \"+=\" or \"-=\" expected after "
                                                        : "\"=\", \"+=\" or \"-=\" expected, found ",
                                 "", "an effect changes a name: x = 1, x += 1 or x -= 1");
        }
        return false;
    }
    compiler_next(compiler);
    const ExprSymbol *target = check_target(compiler, name);
    if (target != NULL && operation != EFFECT_SET && target->type != EXPR_TYPE_NUMBER) {
        compiler_report_text(compiler, "expr-type", sign.start, sign.length, "\"=\" expected, found ",
                             ": only numbers grow and shrink", NULL);
        target = NULL;
    }
    if (!compile_value(compiler, target, operation, effect)) {
        return false;
    }
    effect->id = target->id;
    effect->symbol = (uint16_t)(target - compiler->table->symbols);
    effect->operation = (uint8_t)operation;
    effect->type = (uint8_t)target->type;
    effect_range(effect, compiler->table, target);
    return true;
}

const Effects *effects_compile(const ExprSymbols *table, Arena *arena, const char *text, size_t length, Span origin,
                               const char *path, ExprScope widest, DiagList *diags) {
    Compiler compiler;
    Effect list[EXPR_EFFECTS_MAX];
    size_t count = 0;
    compiler_init(&compiler, table, arena, text, length, origin, path, widest, diags);
    if (compiler.stopped) {
        return NULL;
    }
    compiler_next(&compiler);
    // Each round takes at least one token, or ends.
    while (compiler.token.kind != TOKEN_END || compiler.stopped) {
        if (count == EXPR_EFFECTS_MAX) {
            compiler_report(&compiler, SEVERITY_ERROR, "expr-too-long", compiler.token.start, compiler.token.length,
                            "at most 64 effects expected in one list", NULL);
            break;
        }
        if (compile_effect(&compiler, &list[count])) {
            count++;
        } else if (compiler.stopped) {
            skip_effect(&compiler);
        }
        if (compiler.token.kind == TOKEN_SEMICOLON || compiler.token.kind == TOKEN_COMMA) {
            compiler_next(&compiler);
        }
    }
    if (compiler.errors > 0) {
        return NULL;
    }
    Effects *effects = ARENA_NEW(arena, Effects, 1);
    Effect *kept = ARENA_NEW(arena, Effect, count > 0 ? count : 1);
    if (effects == NULL || kept == NULL) {
        compiler_report(&compiler, SEVERITY_ERROR, "expr-memory", 0, compiler.length, "no memory left", NULL);
        return NULL;
    }
    memcpy(kept, list, count * sizeof *list);
    effects->count = count;
    effects->list = kept;
    return effects;
}

void effects_apply(const Effects *effects, ExprReader reader, ExprWriter writer) {
    for (size_t i = 0; i < effects->count; i++) {
        const Effect *effect = &effects->list[i];
        double value = effect->expr->constant ? effect->expr->value : expr_evaluate(effect->expr, reader);
        if (effect->operation == EFFECT_ADD) {
            value = reader.read(reader.context, effect->id) + value;
        } else if (effect->operation == EFFECT_SUBTRACT) {
            value = reader.read(reader.context, effect->id) - value;
        }
        value = value >= effect->low ? (value <= effect->high ? value : effect->high) : effect->low;
        writer.write(writer.context, effect->id, value);
    }
}

size_t effects_count(const Effects *effects) {
    return effects->count;
}

EffectPart effects_at(const Effects *effects, size_t index) {
    if (index >= effects->count) {
        return (EffectPart){.operation = EFFECT_NONE};
    }
    const Effect *effect = &effects->list[index];
    return (EffectPart){.id = effect->id,
                        .operation = (EffectOperator)effect->operation,
                        .constant = effect->expr->constant,
                        .value = effect->expr->value,
                        .expr = effect->expr,
                        .low = effect->low,
                        .high = effect->high};
}
