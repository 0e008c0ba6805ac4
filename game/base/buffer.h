// Text that grows. Every printer of the game writes into one; files and terminals come after.
// Running out of memory is remembered in `failed` instead of being answered at each call: write all, ask
// once.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/attribute.h"

typedef struct Buffer {
    char *text;      // NUL-terminated after buffer_init, never NULL
    size_t length;   // bytes before the NUL
    size_t capacity; // bytes owned, 0 while the text is the shared empty one
    bool failed;     // something did not fit into memory; the text ends before it
} Buffer;

// An empty text. Takes no memory.
void buffer_init(Buffer *buffer);

// Gives the memory back; the buffer is empty and can be used again.
void buffer_free(Buffer *buffer);

// Empties the text and forgets a failure, keeps the memory.
void buffer_clear(Buffer *buffer);

// Takes away what was appended after the text had `length` bytes, at most as many as it has.
void buffer_cut(Buffer *buffer, size_t length);

// Appends. `text` may not lie inside the buffer itself.
void buffer_add(Buffer *buffer, const char *text);
void buffer_add_bytes(Buffer *buffer, const void *bytes, size_t length);
void buffer_add_char(Buffer *buffer, char character);
void buffer_add_times(Buffer *buffer, char character, size_t times);
void buffer_add_real(Buffer *buffer, double value); // the shortest decimal that reads back as the same
void buffer_addf(Buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_addv(Buffer *buffer, const char *format, va_list values) PRINTF_LIKE(2, 0);

// Hands the text over as a malloc'd string (free it) and leaves the buffer empty. NULL when it failed.
char *buffer_take(Buffer *buffer);
