#include "base/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

// Shared by all empty buffers; never written to, because their capacity is 0.
static const char empty_text[1] = "";

void buffer_init(Buffer *buffer) {
    *buffer = (Buffer){.text = (char *)empty_text};
}

void buffer_free(Buffer *buffer) {
    if (buffer->capacity > 0) {
        free(buffer->text);
    }
    buffer_init(buffer);
}

void buffer_clear(Buffer *buffer) {
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->capacity > 0) {
        buffer->text[0] = '\0';
    }
}

void buffer_cut(Buffer *buffer, size_t length) {
    ASSERT(length <= buffer->length);
    if (length < buffer->length) {
        buffer->length = length;
        buffer->text[length] = '\0';
    }
}

// Makes room for `more` bytes and the NUL.
static bool buffer_reserve(Buffer *buffer, size_t more) {
    if (buffer->failed) {
        return false;
    }
    if (more > SIZE_MAX / 4 - buffer->length) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity) {
        return true;
    }
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
    if (capacity < needed) {
        capacity = needed;
    }
    char *text = realloc(buffer->capacity ? buffer->text : NULL, capacity);
    if (!text) {
        buffer->failed = true;
        return false;
    }
    buffer->text = text;
    buffer->capacity = capacity;
    return true;
}

void buffer_add_bytes(Buffer *buffer, const void *bytes, size_t length) {
    if (length == 0 || !buffer_reserve(buffer, length)) {
        return;
    }
    memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_add(Buffer *buffer, const char *text) {
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_char(Buffer *buffer, char character) {
    buffer_add_bytes(buffer, &character, 1);
}

void buffer_add_times(Buffer *buffer, char character, size_t times) {
    if (times == 0 || !buffer_reserve(buffer, times)) {
        return;
    }
    memset(buffer->text + buffer->length, character, times);
    buffer->length += times;
    buffer->text[buffer->length] = '\0';
}

void buffer_addv(Buffer *buffer, const char *format, va_list values) {
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    if (length < 0) {
        buffer->failed = true;
    } else if (length > 0 && buffer_reserve(buffer, (size_t)length)) {
        (void)vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void buffer_add_real(Buffer *buffer, double value) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        (void)snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value && !strchr(text, 'e')) { // "10" is no longer than "1e+01"
            break;
        }
    }
    buffer_add(buffer, text);
}

void buffer_addf(Buffer *buffer, const char *format, ...) {
    va_list values;
    va_start(values, format);
    buffer_addv(buffer, format, values);
    va_end(values);
}

char *buffer_take(Buffer *buffer) {
    if (!buffer_reserve(buffer, 0)) {
        buffer_free(buffer);
        return NULL;
    }
    char *text = buffer->text;
    text[buffer->length] = '\0';
    buffer_init(buffer);
    return text;
}
