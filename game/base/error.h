// The shape of a failure of the world: a disk, a window, a port. A function that can fail so returns bool,
// is NODISCARD, and fills an Error that app says once. Messages are impersonal, one line, lower case, names
// in double quotes; the remedy stands in the hint.
//
// A failure that a player may meet carries the key of its message and what stands in it, so that a face says it in the
// language of the moment; the English beside the key is what tools print, and what is said where there are no words.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attribute.h"
#include "base/buffer.h"
#include "base/words.h"

enum { ERROR_MESSAGE_BYTES = 512, ERROR_HINT_BYTES = 256, ERROR_PARTS_MAX = 4, ERROR_VALUE_BYTES = 1024 };

// One sentence: its key below "error." (NULL: said as it is), its English, and where its values stand.
typedef struct ErrorPart {
    const char *key, *english;
    uint16_t values_at, value_count;
} ErrorPart;

typedef struct Error {
    char message[ERROR_MESSAGE_BYTES]; // in English
    char hint[ERROR_HINT_BYTES];       // "" when there is none
    ErrorPart parts[ERROR_PARTS_MAX];  // what failed, and why: said one behind the other, ": " between them
    ErrorPart advice;                  // of the hint
    uint16_t part_count, value_bytes;
    char values[ERROR_VALUE_BYTES]; // a name and its text, and so on, each with its NUL
} Error;

// Each returns false, so that a failing function can `return ERROR_SAY(...)`, and allows a NULL error, which keeps
// nothing. Key and English are literals and stand in assets/lang/en.json as well ("error.<key>"); the values behind
// them, {"path", path}, are copied. Too long a text is cut at a character.
//   ERROR_SAY     sets the message and clears the hint
//   ERROR_WITHIN  puts a sentence in front of the message: what could not be done because of it
//   ERROR_ADVISE  sets the hint
#define ERROR_SAY(error, key, ...) error_put((error), ERROR_OF_MESSAGE, (key), ERROR_VALUES(__VA_ARGS__))
#define ERROR_WITHIN(error, key, ...) error_put((error), ERROR_OF_WHOLE, (key), ERROR_VALUES(__VA_ARGS__))
#define ERROR_ADVISE(error, key, ...) error_put((error), ERROR_OF_HINT, (key), ERROR_VALUES(__VA_ARGS__))

// For authors and on command lines, in English only: the same with a format.
bool error_set(Error *error, const char *format, ...) PRINTF_LIKE(2, 3);
bool error_hint(Error *error, const char *format, ...) PRINTF_LIKE(2, 3);

// "there is not enough memory"
bool error_memory(Error *error);

// Appends the message, or the hint, in the language of these words; NULL: in English.
void error_tell(const Error *error, const Words *words, Buffer *out);
void error_tell_hint(const Error *error, const Words *words, Buffer *out);

// ---- behind the macros ----

typedef enum ErrorPlace { ERROR_OF_MESSAGE, ERROR_OF_WHOLE, ERROR_OF_HINT } ErrorPlace;

bool error_put(Error *error, ErrorPlace place, const char *key, const char *english, const WordArg *values,
               size_t count);
#define ERROR_VALUES(english, ...)                                                                                     \
    (english), (const WordArg[]){{0}, __VA_ARGS__} + 1,                                                                \
        sizeof((const WordArg[]){{0}, __VA_ARGS__}) / sizeof(WordArg) - 1
