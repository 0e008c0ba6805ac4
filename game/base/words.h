// The texts of the game by key, in one language, and sentences made from patterns. Knows no file format and
// no language but the rule by which each one counts.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attribute.h"

typedef struct Words Words;

// A value for a placeholder. A NULL text is read as "".
typedef struct WordArg {
    const char *name;
    const char *text;
} WordArg;

// A whole number as a value: {"n", WORD_NUMBER(count)}. Kept to the end of the block.
enum { WORD_NUMBER_BYTES = 24 };
#define WORD_NUMBER(number) word_number((char[WORD_NUMBER_BYTES]){""}, (long long)(number))
const char *word_number(char out[WORD_NUMBER_BYTES], long long number);

// An empty table, or NULL without memory.
Words *words_new(void);
void words_free(Words *words);

// Puts a text under a key; both are copied. A later text for the same key takes the place of the earlier one,
// which is how an overlay works; pointers given out for the earlier one stay valid. False without memory.
NODISCARD bool words_add(Words *words, const char *key, const char *text);

// Which manner the texts are said in, NULL or "" for the plain one: a text under "key@manner" then stands for the one
// under "key". Kept until the next call.
void words_manner_set(Words *words, const char *manner);

// The text of a key; words_find gives NULL on a miss, words_at the key itself, so that a missing text is seen
// on the screen and nothing breaks. Valid until words_free, or as long as the key that was asked for.
const char *words_find(const Words *words, const char *key);
const char *words_at(const Words *words, const char *key);

// Keys in the table, and the one at an index below the count, in the order they were first added.
size_t words_count(const Words *words);
const char *words_key_at(const Words *words, size_t index);

// The language that plurals follow: the text under the key "language", "en" when there is none.
const char *words_language(const Words *words);

// "zero", "one", "two", "few", "many" or "other": the form that `n` of something takes in a language given by
// its code ("en", "hy", "az", "ru", "de", "fr", "ar", ...; what follows a "-" or "_" is not read). Unknown
// languages count as English does.
const char *words_plural(const char *language, long n);

// Fills a pattern into `out` (at most `size` bytes with the NUL, cut at a character) and returns the length
// the whole text has, as snprintf does. In a pattern
//   {name}                              the value of that argument; stays as it is when there is none
//   {n|one:{n} clause|other:{n} clauses}  the arm whose label is the value itself, else its plural form, else
//   "other"
//   {{ and }}                           a brace
// Plural forms are those of `language`.
size_t words_format(const char *language, char *out, size_t size, const char *pattern, const WordArg *args,
                    size_t count);

// words_format for the text under `key` in the language of the table.
size_t words_print(const Words *words, char *out, size_t size, const char *key, const WordArg *args, size_t count);
