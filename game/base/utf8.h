// UTF-8, the only encoding of the game. Bad bytes are never trusted and never skipped over silently.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

// The character at *cursor of a NUL-terminated text, and moves the cursor behind it. A bad sequence gives
// U+FFFD and moves over the bytes that cannot begin another (at least one). 0 at the NUL, without moving.
uint32_t utf8_next(const char **cursor);

// The same for a text that ends at `end` and may hold NULs. *cursor must be before `end`.
uint32_t utf8_next_before(const char **cursor, const char *end);

// Whether all `length` bytes are well-formed (shortest forms, no surrogates, at most U+10FFFF); if not, the
// offset of the first bad byte goes to `bad_offset` when it is not NULL.
bool utf8_valid(const char *text, size_t length, size_t *bad_offset);

// Characters in a NUL-terminated text; each bad sequence counts as one.
size_t utf8_count(const char *text);

// Writes the character (at most 4 bytes, no NUL) and returns how many; a number that is none becomes U+FFFD.
size_t utf8_put(char out[4], uint32_t character);

// Columns a terminal gives the character: 0 for combining marks and joiners, 2 for East Asian wide ones and
// emoji, 1 for the rest. A short table of the common blocks, not all of Unicode.
unsigned utf8_width(uint32_t character);

// The largest length <= `length` that does not cut a character of `text` in two.
size_t utf8_cut(const char *text, size_t length);
