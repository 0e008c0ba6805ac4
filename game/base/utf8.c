#include "base/utf8.h"

#include <string.h>

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

// Length of the well-formed sequence at `at` (0 when it is bad) and the character. `left` is at least 1.
static size_t sequence_read(const unsigned char *at, size_t left, uint32_t *character) {
    unsigned char lead = at[0];
    if (lead < 0x80) {
        *character = lead;
        return 1;
    }
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    // C0, C1 and E0 80..9F, F0 80..8F would be longer than needed; ED A0.. are surrogates; F4 90.. is too
    // high.
    if (lead < 0xC2 || lead > 0xF4 || left < 2 || !is_continuation(at[1]) || (lead == 0xE0 && at[1] < 0xA0) ||
        (lead == 0xED && at[1] > 0x9F) || (lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F) ||
        left < length) {
        return 0;
    }
    uint32_t value = lead & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(at[i])) {
            return 0;
        }
        value = value << 6 | (at[i] & 0x3Fu);
    }
    *character = value;
    return length;
}

uint32_t utf8_next_before(const char **cursor, const char *end) {
    const unsigned char *at = (const unsigned char *)*cursor;
    size_t left = (size_t)(end - *cursor);
    uint32_t character = UTF8_REPLACEMENT;
    size_t length = sequence_read(at, left, &character);
    if (length == 0) {
        length = 1;
        while (length < left && length < 4 && is_continuation(at[length])) {
            length++;
        }
    }
    *cursor += length;
    return character;
}

uint32_t utf8_next(const char **cursor) {
    // A NUL is no continuation byte, so looking at most three bytes on never passes it.
    size_t left = 0;
    while (left < 4 && (*cursor)[left] != '\0') {
        left++;
    }
    return left == 0 ? 0 : utf8_next_before(cursor, *cursor + left);
}

bool utf8_valid(const char *text, size_t length, size_t *bad_offset) {
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < length) {
        uint64_t eight;
        if (length - at >= sizeof eight &&
            (memcpy(&eight, bytes + at, sizeof eight), (eight & UINT64_C(0x8080808080808080)) == 0)) {
            at += sizeof eight; // plain letters, most of most texts
            continue;
        }
        uint32_t character;
        size_t step = bytes[at] < 0x80 ? 1 : sequence_read(bytes + at, length - at, &character);
        if (step == 0) {
            if (bad_offset) {
                *bad_offset = at;
            }
            return false;
        }
        at += step;
    }
    return true;
}

size_t utf8_count(const char *text) {
    size_t count = 0;
    while (utf8_next(&text) != 0) {
        count++;
    }
    return count;
}

size_t utf8_put(char out[4], uint32_t character) {
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) {
        character = UTF8_REPLACEMENT;
    }
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    out[0] = (char)((0xF00u >> length & 0xF0u) | character);
    return length;
}

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static bool ranges_hold(const Range *ranges, size_t count, uint32_t character) {
    for (size_t i = 0; i < count; i++) {
        if (character >= ranges[i].first && character <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

unsigned utf8_width(uint32_t character) {
    static const Range none[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
                                 {0x064B, 0x065F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
                                 {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
    static const Range two[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                                {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                                {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                                {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    if (character < 0x300) {
        return 1;
    }
    if (ranges_hold(none, sizeof none / sizeof none[0], character)) {
        return 0;
    }
    return ranges_hold(two, sizeof two / sizeof two[0], character) ? 2 : 1;
}

size_t utf8_cut(const char *text, size_t length) {
    size_t start = length;
    for (size_t back = 0; back < 4 && start > 0; back++) {
        start--;
        if (!is_continuation((unsigned char)text[start])) {
            uint32_t character;
            size_t step = sequence_read((const unsigned char *)text + start, length - start, &character);
            return step > 0 ? start + step : start;
        }
    }
    return length;
}
