// Text into a fixed place, without stdio and without memory of its own: for messages and printed expressions.
// Inside expr only.
#pragma once

#include <stddef.h>

typedef struct Writer {
    char *out;     // may be NULL when size is 0
    size_t size;   // bytes at out, with the end
    size_t length; // bytes the whole text has, also those that found no room
} Writer;

Writer expr_writer(char *out, size_t size);
void expr_write(Writer *writer, const char *text);
void expr_write_bytes(Writer *writer, const char *text, size_t length);

// Up to EXPR_DIGITS_MAX digits after the point, as many as are needed to read the same number back.
void expr_write_number(Writer *writer, double value);

// Rounded to two places, for values that were found rather than written.
void expr_write_rounded(Writer *writer, double value);
