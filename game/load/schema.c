// The JSON Schema of the format, printed from the field tables: an editor then completes keys, shows what
// they mean and underlines mistakes while the author writes.
#include <stdio.h>
#include <string.h>

#include "load/field.h"
#include "load/json.h"
#include "load/limits.h"
#include "load/load.h"
#include "sim/parameter.h"

enum { SHAPES_MAX = 64 };

typedef struct Schema {
    Buffer *out;
    const Shape *shapes[SHAPES_MAX]; // to be defined, each once
    size_t count;
} Schema;

static void words_add_all(Buffer *out, const Field *field) {
    buffer_add(out, "\"enum\": [");
    for (size_t i = 0; i < field->word_count; i++) {
        buffer_add(out, i ? ", " : "");
        json_text_quoted(out, field->words[i]);
    }
    buffer_add(out, "]");
}

static void range_add(Buffer *out, const Field *field) {
    buffer_addf(out, "\"minimum\": %.10g, \"maximum\": %.10g", field->low, field->high);
}

static void reference_add(Schema *schema, const Shape *shape) {
    size_t i = 0;
    while (i < schema->count && schema->shapes[i] != shape) {
        i++;
    }
    if (i == schema->count && schema->count < SHAPES_MAX) {
        schema->shapes[schema->count++] = shape;
    }
    buffer_addf(schema->out, "\"$ref\": \"#/definitions/%s\"", shape->name);
}

static void number_add(Buffer *out, const Field *field) {
    bool whole = store_whole((Store)field->store) && field->scale == 1;
    if (!field->scale_count) {
        buffer_addf(out, "\"type\": \"%s\", ", whole ? "integer" : "number");
        range_add(out, field);
        return;
    }
    buffer_addf(out, "\"anyOf\": [{\"type\": \"number\", ");
    range_add(out, field);
    buffer_add(out, "}, {\"enum\": [");
    for (size_t i = 0; i < field->scale_count; i++) {
        buffer_add(out, i ? ", " : "");
        json_text_quoted(out, field->scale_words[i].word);
    }
    buffer_add(out, "]}]");
}

static void parameters_add(Buffer *out) {
    buffer_add(out, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"note\": {}");
    for (size_t i = 0; i < PARAM_COUNT; i++) {
        buffer_add(out, ", ");
        json_text_quoted(out, parameters[i].name);
        buffer_addf(out,
                    ": {\"type\": \"number\", \"minimum\": %.10g, \"maximum\": %.10g, \"default\": %.10g, "
                    "\"description\": ",
                    parameters[i].low, parameters[i].high, parameters[i].start);
        json_text_quoted(out, parameters[i].meaning);
        buffer_add(out, "}");
    }
    buffer_add(out, "}");
}

static void default_add(Buffer *out, const Field *field) {
    if (field->flags & FIELD_REQUIRED) {
        return;
    }
    if (field->kind == FIELD_NUMBER && field->fallback >= field->low && field->fallback <= field->high) {
        buffer_addf(out, ", \"default\": %.10g", field->fallback);
    } else if (field->kind == FIELD_BOOL) {
        buffer_add(out, field->fallback != 0 ? ", \"default\": true" : ", \"default\": false");
    } else if (field->kind == FIELD_ENUM && field->fallback >= field->first && field->store != STORE_TEXT) {
        buffer_add(out, ", \"default\": ");
        json_text_quoted(out, field->words[(int)field->fallback - field->first]);
    }
}

// Kinds that say the same of every field.
static const char *const plain_kinds[] = {
    [FIELD_ANY] = "\"$comment\": \"anything\"",
    [FIELD_BOOL] = "\"type\": \"boolean\"",
    [FIELD_TIME] = "\"type\": \"string\", \"pattern\": \"^([01]?[0-9]|2[0-3]):[0-5][0-9]$\"",
    [FIELD_REF] = "\"type\": \"string\"",
    [FIELD_OPTION] = "\"type\": \"string\"",
    [FIELD_EXPR] = "\"type\": \"string\"",
    [FIELD_EFFECTS] = "\"type\": \"string\"",
    [FIELD_WORDING] = "\"type\": \"string\", \"pattern\": \"^[^.]+[.][^.]+$\"",
    [FIELD_PAIR] = "\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, \"uniqueItems\": true, "
                   "\"items\": {\"type\": \"string\"}",
    [FIELD_REFS] = "\"type\": \"array\", \"items\": {\"type\": \"string\"}",
    [FIELD_BOX] = "\"type\": \"array\", \"minItems\": 4, \"maxItems\": 4, \"items\": {\"type\": \"number\"}",
    [FIELD_POINTS] = "\"type\": \"array\", \"minItems\": 2, \"items\": {\"type\": \"array\", "
                     "\"minItems\": 2, \"maxItems\": 2, \"items\": {\"type\": \"number\"}}",
    [FIELD_MAP] = "\"type\": \"object\", \"required\": [\"file\"], \"additionalProperties\": false, "
                  "\"properties\": {\"note\": {}, \"file\": {\"type\": \"string\", \"pattern\": "
                  "\"^[A-Za-z0-9_-][A-Za-z0-9._-]*[.]json$\"}}",
};

static void text_add(Buffer *out, double most, bool required) {
    buffer_addf(out, "\"type\": \"string\", \"maxLength\": %.0f%s", most, required ? ", \"minLength\": 1" : "");
}

static void id_add(Buffer *out, const Field *field) {
    buffer_addf(out, "\"type\": \"string\", \"pattern\": \"%s\", \"maxLength\": %d",
                field->flags & FIELD_LOOSE ? "^[A-Za-z0-9][A-Za-z0-9._-]*$" : "^[a-z]([a-z0-9_-]*[a-z0-9_])?$",
                ID_CHARACTERS_MAX);
}

static void list_add(Schema *schema, const Field *field) {
    Buffer *out = schema->out;
    buffer_addf(out, "\"type\": \"array\", \"minItems\": %.0f, ", field->low);
    if (field->kind == FIELD_FLAGS) {
        buffer_add(out, "\"uniqueItems\": true, \"items\": {");
        words_add_all(out, field);
    } else {
        buffer_addf(out, "\"maxItems\": %.0f, \"items\": {", field->high);
        if (field->kind == FIELD_LIST) {
            reference_add(schema, field->shape);
        } else if (field->kind == FIELD_TEXTS) {
            text_add(out, TEXT_CHARACTERS_MAX, false);
        } else {
            buffer_add(out, "\"type\": \"string\"");
        }
    }
    buffer_add(out, "}");
}

static void per_add(Buffer *out, const Field *field) {
    buffer_add(out, "\"type\": \"object\", \"additionalProperties\": {");
    if (field->kind == FIELD_PER) {
        number_add(out, field);
    } else {
        text_add(out, field->high, false);
    }
    buffer_add(out, "}");
}

static void kind_add(Schema *schema, const Field *field) {
    Buffer *out = schema->out;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_TITLE:
    case FIELD_WORD: text_add(out, field->high, field->flags & FIELD_REQUIRED); return;
    case FIELD_ID: id_add(out, field); return;
    case FIELD_NUMBER: number_add(out, field); return;
    case FIELD_FORMAT: buffer_addf(out, "\"const\": %d", FORMAT_VERSION); return;
    case FIELD_ENUM: words_add_all(out, field); return;
    case FIELD_FLAGS:
    case FIELD_SOURCES:
    case FIELD_TEXTS:
    case FIELD_LIST: list_add(schema, field); return;
    case FIELD_PER:
    case FIELD_PER_TEXT: per_add(out, field); return;
    case FIELD_OBJECT:
        buffer_add(out, "\"allOf\": [{"), reference_add(schema, field->shape), buffer_add(out, "}]");
        return;
    case FIELD_PARAMETERS: parameters_add(out); return;
    default: buffer_add(out, plain_kinds[field->kind]); return;
    }
}

static void shape_add(Schema *schema, const Shape *shape, const char *indent) {
    Buffer *out = schema->out;
    buffer_addf(out, "%s\"description\": ", indent);
    json_text_quoted(out, shape->doc);
    buffer_addf(out, ",\n%s\"type\": \"object\",\n%s\"additionalProperties\": false,\n%s\"required\": [", indent,
                indent, indent);
    bool first = true;
    bool note = false;
    for (size_t i = 0; i < shape->field_count; i++) {
        note |= strcmp(shape->fields[i].key, "note") == 0;
        if (shape->fields[i].flags & FIELD_REQUIRED) {
            buffer_add(out, first ? "" : ", ");
            json_text_quoted(out, shape->fields[i].key);
            first = false;
        }
    }
    buffer_addf(out, "],\n%s\"properties\": {", indent);
    for (size_t i = 0; i < shape->field_count; i++) {
        const Field *field = &shape->fields[i];
        buffer_addf(out, "%s\n%s  \"%s\": {\"description\": ", i ? "," : "", indent, field->key);
        json_text_quoted(out, field->doc);
        buffer_add(out, ", ");
        kind_add(schema, field);
        default_add(out, field);
        buffer_add(out, "}");
    }
    if (!note) {
        buffer_addf(out, ",\n%s  \"note\": {\"description\": \"Anything, for yourself; not read.\"}", indent);
    }
    buffer_addf(out, ",\n%s  \"allow\": {\"$ref\": \"#/definitions/allow\"}", indent);
    buffer_addf(out, "\n%s}", indent);
}

static bool schema_print(Buffer *out, const Shape *shape, const char *title) {
    Schema schema = {.out = out};
    buffer_addf(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"%s\",\n", title);
    shape_add(&schema, shape, "  ");
    buffer_add(out, ",\n  \"definitions\": {");
    for (size_t i = 0; i < schema.count; i++) { // grows while it is walked
        buffer_addf(out, "%s\n    \"%s\": {\n", i ? "," : "", schema.shapes[i]->name);
        shape_add(&schema, schema.shapes[i], "      ");
        buffer_add(out, "\n    }");
    }
    buffer_add(out, ",\n    \"allow\": {\n      \"description\": \"Warnings allowed in this object: the code, and "
                    "why.\",\n      \"type\": \"object\",\n      \"additionalProperties\": {\"type\": \"string\", "
                    "\"minLength\": 1}\n    }\n  }\n}\n");
    return !out->failed;
}

bool scenario_schema_print(Buffer *out) {
    return schema_print(out, &scenario_shape, "A scenario of Noon on the Tenth");
}

bool mask_schema_print(Buffer *out) {
    return schema_print(out, &mask_shape, "A mask of a scenario of Noon on the Tenth");
}

bool map_schema_print(Buffer *out) {
    return schema_print(out, &map_shape, "The map of a scenario of Noon on the Tenth");
}
