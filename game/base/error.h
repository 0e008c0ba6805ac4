// The shape of a failure of the world: a disk, a window, a port. A function that can fail so returns bool,
// is NODISCARD, and fills an Error that app says once. Messages are impersonal, one line, lower case, names
// in double quotes; the remedy stands in the hint.
#pragma once

#include <stdbool.h>

#include "base/attribute.h"

enum { ERROR_MESSAGE_BYTES = 512, ERROR_HINT_BYTES = 256 };

typedef struct Error {
    char message[ERROR_MESSAGE_BYTES];
    char hint[ERROR_HINT_BYTES]; // "" when there is none
} Error;

// Sets the message, clears the hint and returns false, so that a failing function can `return
// error_set(...)`. A NULL error is allowed and keeps nothing. Too long a message is cut at a character.
bool error_set(Error *error, const char *format, ...) PRINTF_LIKE(2, 3);

// Sets the hint, keeps the message and returns false.
bool error_hint(Error *error, const char *format, ...) PRINTF_LIKE(2, 3);
