#include "sim/author.h"

#include "sim/symbols.h"

enum { AUTHOR_BYTES = 1 << 20 };

static bool text_apply(StateContext *context, const char *text, size_t length, Arena *arena, DiagList *diags,
                       Error *error) {
    Span origin = {diag_source_add(diags, "author", text, length), 0, (uint32_t)length};
    const Effects *effects =
        effects_compile(&context->scenario->symbols, arena, text, length, origin, "", EXPR_SCOPE_HIDDEN, diags);
    if (effects) {
        state_effects(context, effects);
        return true;
    }
    const Diag *first = diags->count > 0 ? &diags->items[0] : NULL;
    error_set(error, "%s", first ? first->message : "there is not enough memory");
    return first && first->hint[0] ? error_hint(error, "%s", first->hint) : false;
}

bool state_author(StateContext *context, const char *text, size_t length, Error *error) {
    Arena arena;
    DiagList diags;
    bool good = false;
    if (!arena_init(&arena, AUTHOR_BYTES)) {
        return error_memory(error);
    }
    if (diag_list_init(&diags)) {
        good = text_apply(context, text, length, &arena, &diags, error);
        diag_list_free(&diags);
    } else {
        error_memory(error);
    }
    arena_free(&arena);
    return good;
}
