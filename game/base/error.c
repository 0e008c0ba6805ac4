#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { VALUES_MAX = 8, KEY_BYTES = 96 };

static const char as_it_is[] = "{text}";

// ---- what is kept ----

static void text_keep(Error *error, const char *text) {
    size_t left = sizeof error->values - error->value_bytes, length = strlen(text);
    if (left > 0) {
        length = length < left ? length : utf8_cut(text, left - 1);
        memcpy(error->values + error->value_bytes, text, length);
        error->values[error->value_bytes + length] = '\0';
        error->value_bytes = (uint16_t)(error->value_bytes + length + 1);
    }
}

// One for which there is no room is left out whole.
static ErrorPart part_keep(Error *error, const char *key, const char *english, const WordArg *values, size_t count) {
    ErrorPart part = {.key = key, .english = english, .values_at = error->value_bytes};
    for (size_t i = 0; i < count && i < VALUES_MAX; i++) {
        if (error->value_bytes + strlen(values[i].name) + 2 <= sizeof error->values) {
            text_keep(error, values[i].name);
            text_keep(error, values[i].text ? values[i].text : "");
            part.value_count++;
        }
    }
    return part;
}

// ---- what is said ----

static size_t part_print(const Error *error, const ErrorPart *part, const Words *words, char *out, size_t size) {
    WordArg values[VALUES_MAX];
    const char *at = error->values + part->values_at;
    for (size_t i = 0; i < part->value_count; i++) {
        values[i].name = at;
        values[i].text = at + strlen(at) + 1;
        at = values[i].text + strlen(values[i].text) + 1;
    }
    char key[KEY_BYTES];
    bool keyed = words && part->key && (size_t)snprintf(key, sizeof key, "error.%s", part->key) < sizeof key;
    const char *pattern = keyed ? words_find(words, key) : NULL;
    return words_format(pattern ? words_language(words) : "en", out, size, pattern ? pattern : part->english, values,
                        part->value_count);
}

static void parts_print(const Error *error, const Words *words, char *out, size_t size) {
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < error->part_count && length < size; i++) {
        length += (size_t)snprintf(out + length, size - length, "%s", i > 0 ? ": " : "");
        length += length < size ? part_print(error, &error->parts[i], words, out + length, size - length) : 0;
    }
}

void error_tell(const Error *error, const Words *words, Buffer *out) {
    char text[2 * ERROR_MESSAGE_BYTES]; // other alphabets take two bytes where English takes one
    parts_print(error, words, text, sizeof text);
    buffer_add(out, text);
}

void error_tell_hint(const Error *error, const Words *words, Buffer *out) {
    char text[2 * ERROR_HINT_BYTES] = "";
    if (error->advice.english) {
        (void)part_print(error, &error->advice, words, text, sizeof text);
    }
    buffer_add(out, text);
}

// ---- setting ----

bool error_put(Error *error, ErrorPlace place, const char *key, const char *english, const WordArg *values,
               size_t count) {
    if (!error) {
        return false;
    }
    if (place == ERROR_OF_HINT) {
        error->advice = part_keep(error, key, english, values, count);
        (void)part_print(error, &error->advice, NULL, error->hint, sizeof error->hint);
        return false;
    }
    // Into a new one first: a caller may put words around the message that is there.
    Error fresh = {.message = ""};
    if (place == ERROR_OF_WHOLE) {
        size_t kept = error->part_count < ERROR_PARTS_MAX ? error->part_count : ERROR_PARTS_MAX - 1;
        fresh = *error;
        memmove(fresh.parts + 1, fresh.parts, kept * sizeof fresh.parts[0]);
        fresh.part_count = (uint16_t)kept;
    }
    fresh.parts[0] = part_keep(&fresh, key, english, values, count);
    fresh.part_count++;
    parts_print(&fresh, NULL, fresh.message, sizeof fresh.message);
    *error = fresh;
    return false;
}

// vsnprintf cuts at a byte; half a character would make the whole message bad text.
PRINTF_LIKE(3, 0)
static void formatted_put(Error *error, ErrorPlace place, const char *format, va_list values) {
    char text[ERROR_MESSAGE_BYTES];
    int length = vsnprintf(text, sizeof text, format, values);
    text[length < 0 ? 0 : utf8_cut(text, strlen(text))] = '\0';
    (void)error_put(error, place, NULL, as_it_is, &(WordArg){"text", text}, 1);
}

bool error_set(Error *error, const char *format, ...) {
    va_list values;
    va_start(values, format);
    formatted_put(error, ERROR_OF_MESSAGE, format, values);
    va_end(values);
    return false;
}

bool error_hint(Error *error, const char *format, ...) {
    va_list values;
    va_start(values, format);
    formatted_put(error, ERROR_OF_HINT, format, values);
    va_end(values);
    return false;
}

bool error_memory(Error *error) {
    return ERROR_SAY(error, "memory", "there is not enough memory");
}
