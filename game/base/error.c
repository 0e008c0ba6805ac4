#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

// vsnprintf cuts at a byte; half a character would make the whole message bad text.
PRINTF_LIKE(3, 0)
static void field_print(char *field, size_t size, const char *format, va_list values) {
    int length = vsnprintf(field, size, format, values);
    if (length < 0) {
        field[0] = '\0';
    } else if ((size_t)length >= size) {
        field[utf8_cut(field, size - 1)] = '\0';
    }
}

bool error_set(Error *error, const char *format, ...) {
    if (error) {
        // Into a copy first: a caller may put its own words around the message that is there.
        Error fresh = {.hint = ""};
        va_list values;
        va_start(values, format);
        field_print(fresh.message, sizeof fresh.message, format, values);
        va_end(values);
        *error = fresh;
    }
    return false;
}

bool error_hint(Error *error, const char *format, ...) {
    if (error) {
        char hint[ERROR_HINT_BYTES];
        va_list values;
        va_start(values, format);
        field_print(hint, sizeof hint, format, values);
        va_end(values);
        memcpy(error->hint, hint, strlen(hint) + 1);
    }
    return false;
}
