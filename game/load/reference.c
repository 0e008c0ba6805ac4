// The author's reference, printed from the field tables.
#include <stdio.h>
#include <string.h>

#include "load/field.h"
#include "load/load.h"
#include "sim/parameter.h"

enum { SHAPES_MAX = 64 };

typedef struct Reference {
    Buffer *out;
    const Shape *shapes[SHAPES_MAX];
    size_t count;
} Reference;

static void shape_note(Reference *reference, const Shape *shape) {
    for (size_t i = 0; i < reference->count; i++) {
        if (reference->shapes[i] == shape) {
            return;
        }
    }
    if (reference->count < SHAPES_MAX) {
        reference->shapes[reference->count++] = shape;
    }
}

static void words_list(Buffer *out, const Field *field) {
    for (size_t i = 0; i < field->word_count; i++) {
        buffer_addf(out, "%s`\"%s\"`", i ? ", " : "", field->words[i]);
    }
}

static void scale_list(Buffer *out, const Field *field) {
    for (size_t i = 0; i < field->scale_count; i++) {
        buffer_addf(out, ", `\"%s\"` (%.10g)", field->scale_words[i].word, field->scale_words[i].value);
    }
}

// Between lists with entries the reader may count: "1 to 6".
static void count_range(Buffer *out, const Field *field) {
    buffer_addf(out, field->low > 0 ? ", %.0f to " : ", at most ", field->low);
    buffer_addf(out, "%.0f", field->high);
}

static const char *scope_words(ExprScope scope) {
    return scope == EXPR_SCOPE_HIDDEN ? "condition" : "condition on what is open or in your mind";
}

static void kind_add(Reference *reference, const Field *field) {
    Buffer *out = reference->out;
    switch (field->kind) {
    case FIELD_TEXT: buffer_add(out, "text"); return;
    case FIELD_TITLE: buffer_add(out, "line"); return;
    case FIELD_WORD: buffer_add(out, "word"); return;
    case FIELD_ID: buffer_add(out, "id"); return;
    case FIELD_FORMAT: buffer_add(out, "1"); return;
    case FIELD_BOOL: buffer_add(out, "true or false"); return;
    case FIELD_NUMBER:
        buffer_addf(out, "%s%.10g to %.10g", store_whole((Store)field->store) && field->scale == 1 ? "whole, " : "",
                    field->low, field->high);
        scale_list(out, field);
        return;
    case FIELD_ENUM: words_list(out, field); return;
    case FIELD_FLAGS: buffer_add(out, "list of "), words_list(out, field); return;
    case FIELD_TIME: buffer_add(out, "time, `\"21:30\"`"); return;
    case FIELD_REF: buffer_addf(out, "id of a %s", ref_name((RefKind)field->ref)); return;
    case FIELD_REFS: buffer_addf(out, "list of ids of %s", ref_list_name((RefKind)field->ref)); return;
    case FIELD_PAIR: buffer_addf(out, "list of two ids of %s", ref_list_name((RefKind)field->ref)); return;
    case FIELD_SOURCES: buffer_addf(out, "list of ids of sources, at most %d", SOURCES_PER_FACT_MAX); return;
    case FIELD_WORDING: buffer_add(out, "`\"issue.option\"`"); return;
    case FIELD_OPTION: buffer_add(out, "id of one of its options"); return;
    case FIELD_TEXTS: buffer_add(out, "list of texts"), count_range(out, field); return;
    case FIELD_PER:
        buffer_addf(out, "for each %s: %.10g to %.10g", ref_name((RefKind)field->ref), field->low, field->high);
        scale_list(out, field);
        return;
    case FIELD_PER_TEXT: buffer_addf(out, "for each %s: text", ref_name((RefKind)field->ref)); return;
    case FIELD_OBJECT:
        shape_note(reference, field->shape);
        buffer_addf(out, "[%s](#%s)", field->shape->name, field->shape->name);
        return;
    case FIELD_LIST:
        shape_note(reference, field->shape);
        buffer_addf(out, "list of [%s](#%s)", field->shape->name, field->shape->name);
        count_range(out, field);
        return;
    case FIELD_EXPR: buffer_add(out, scope_words((ExprScope)field->scope)); return;
    case FIELD_EFFECTS: buffer_add(out, "effects"); return;
    case FIELD_BOX: buffer_add(out, "four numbers"); return;
    case FIELD_POINTS: buffer_add(out, "list of pairs of numbers"); return;
    case FIELD_PARAMETERS: buffer_add(out, "number for each name; see [parameters](#parameters)"); return;
    case FIELD_MAP: buffer_add(out, "`{\"file\": \"map.json\"}`"); return;
    default: buffer_add(out, "anything"); return;
    }
}

static void default_add(Buffer *out, const Field *field) {
    if (field->flags & FIELD_REQUIRED) {
        buffer_add(out, "**required**");
    } else if (field->kind == FIELD_NUMBER && field->fallback >= field->low && field->fallback <= field->high) {
        buffer_addf(out, "%.10g", field->fallback);
    } else if (field->kind == FIELD_PER && field->fallback >= field->low && field->fallback <= field->high) {
        buffer_addf(out, "%.10g", field->fallback);
    } else if (field->kind == FIELD_BOOL) {
        buffer_add(out, field->fallback != 0 ? "true" : "false");
    } else if (field->kind == FIELD_ENUM && field->fallback >= field->first && field->store != STORE_TEXT) {
        buffer_addf(out, "`\"%s\"`", field->words[(int)field->fallback - field->first]);
    }
}

static void shape_add(Reference *reference, const Shape *shape) {
    Buffer *out = reference->out;
    buffer_addf(out, "### %s\n\n%s\n\n| key | value | default | meaning |\n|---|---|---|---|\n", shape->name,
                shape->doc);
    for (size_t i = 0; i < shape->field_count; i++) {
        const Field *field = &shape->fields[i];
        buffer_addf(out, "| `%s` | ", field->key);
        kind_add(reference, field);
        buffer_add(out, " | ");
        default_add(out, field);
        buffer_addf(out, " | %s |\n", field->doc);
    }
    buffer_add(out, "\n");
}

bool scenario_reference_print(Buffer *out) {
    Reference reference = {.out = out};
    shape_note(&reference, &scenario_shape);
    for (size_t i = 0; i < reference.count; i++) { // grows while it is walked
        shape_add(&reference, reference.shapes[i]);
    }
    buffer_add(out, "## map.json\n\n");
    size_t first = reference.count;
    shape_note(&reference, &map_shape);
    for (size_t i = first; i < reference.count; i++) {
        shape_add(&reference, reference.shapes[i]);
    }
    buffer_add(out, "## mask.json\n\n");
    first = reference.count;
    shape_note(&reference, &mask_shape);
    for (size_t i = first; i < reference.count; i++) {
        shape_add(&reference, reference.shapes[i]);
    }
    buffer_add(out, "### parameters\n\nThe model's numbers. They are tuned to how the game should play, not "
                    "fitted to data.\n\n"
                    "| name | range | default | meaning | source |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < PARAM_COUNT; i++) {
        buffer_addf(out, "| `%s` | %.10g to %.10g | %.10g | %s | %s |\n", parameters[i].name, parameters[i].low,
                    parameters[i].high, parameters[i].start, parameters[i].meaning, parameters[i].source);
    }
    return !out->failed;
}
