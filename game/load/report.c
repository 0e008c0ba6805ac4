// How the reader says what is wrong.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "load/reader.h"

PRINTF_LIKE(4, 0)
static void report(Reader *reader, Diag diag, const cJSON *item, const char *format, va_list values) {
    char message[512];
    vsnprintf(message, sizeof message, format, values);
    Buffer path;
    buffer_init(&path);
    if (reader->diags->count < reader->diags->capacity) {
        json_pointer(reader->json, item, &path);
    }
    diag.message = message;
    diag.path = path.text;
    diag_add(reader->diags, diag);
    buffer_free(&path);
}

static Span place(const Reader *reader, const cJSON *item, At at) {
    return at == AT_KEY ? json_key_span(reader->json, item) : json_value_span(reader->json, item);
}

void complain(Reader *reader, const char *code, const cJSON *item, At at, const char *hint, const char *format, ...) {
    va_list values;
    va_start(values, format);
    report(reader, (Diag){.code = code, .severity = SEVERITY_ERROR, .span = place(reader, item, at), .hint = hint},
           item, format, values);
    va_end(values);
}

void complain_as(Reader *reader, Severity severity, const char *code, const cJSON *item, At at, const char *hint,
                 const char *format, ...) {
    va_list values;
    va_start(values, format);
    report(reader, (Diag){.code = code, .severity = severity, .span = place(reader, item, at), .hint = hint}, item,
           format, values);
    va_end(values);
}

void complain_related(Reader *reader, const char *code, const cJSON *item, const cJSON *related,
                      const char *related_text, const char *hint, const char *format, ...) {
    Diag diag = {.code = code, .severity = SEVERITY_ERROR, .span = place(reader, item, AT_VALUE), .hint = hint};
    if (related) {
        diag.related = json_value_span(reader->json, related);
        diag.related_text = related_text;
    }
    va_list values;
    va_start(values, format);
    report(reader, diag, item, format, values);
    va_end(values);
}

void complain_kind(Reader *reader, const Field *field, const cJSON *item, const char *expected) {
    const char *hint = NULL;
    if (field->kind == FIELD_NUMBER && cJSON_IsString(item)) {
        hint = "numbers stand without quotation marks";
    } else if (field->kind == FIELD_BOOL && cJSON_IsString(item)) {
        hint = "true and false stand without quotation marks";
    } else if (cJSON_IsNumber(item) && strncmp(expected, "a text", 6) == 0) {
        hint = "texts stand in quotation marks";
    } else if (cJSON_IsNull(item)) {
        hint = "to leave it out, leave the key out";
    } else if ((cJSON_IsObject(item) || cJSON_IsString(item)) && strncmp(expected, "a list", 6) == 0) {
        hint = "put it in square brackets, also when there is only one";
    }
    complain(reader, "wrong-type", item, AT_VALUE, hint, "\"%s\" must be %s, found %s", field->key, expected,
             json_kind_name(item));
}

const char *shown(char out[SHOWN_BYTES], const char *text) {
    size_t length = strlen(text);
    if (length < SHOWN_BYTES) {
        memcpy(out, text, length + 1);
    } else {
        size_t cut = utf8_cut(text, SHOWN_BYTES - 4);
        memcpy(out, text, cut);
        memcpy(out + cut, "...", 4);
    }
    return out;
}

const char *hint_names(char out[HINT_BYTES], const char *word, const char *const *names, size_t count) {
    const char *nearest = nearest_name(word, names, count);
    if (nearest) {
        snprintf(out, HINT_BYTES, "did you mean \"%s\"?", nearest);
        return out;
    }
    if (count == 0) {
        return NULL;
    }
    size_t used = (size_t)snprintf(out, HINT_BYTES, count == 1 ? "expected " : "expected one of ");
    for (size_t i = 0; i < count; i++) {
        size_t needed = strlen(names[i]) + 4;
        if (i == 12 || used + needed + 8 >= HINT_BYTES) {
            snprintf(out + used, HINT_BYTES - used, " ...");
            break;
        }
        used += (size_t)snprintf(out + used, HINT_BYTES - used, "%s\"%s\"", i ? ", " : "", names[i]);
    }
    return out;
}
