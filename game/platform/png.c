// Rows are stored as differences to the row above; what occurred before becomes deflate matches, in one block with the
// fixed code (RFC 1951, 3.2.6).
#include "platform/png.h"

#include <stdlib.h>
#include <string.h>

enum { MATCH_LEAST = 4, MATCH_MOST = 258, WINDOW = 32768, HASH_BITS = 15, CHAIN_MOST = 64 };

typedef struct Bits {
    Buffer *out;
    uint32_t held;
    int count;
} Bits;

static void put_bits(Bits *bits, uint32_t value, int count) {
    bits->held |= value << bits->count;
    bits->count += count;
    while (bits->count >= 8) {
        buffer_add_char(bits->out, (char)(bits->held & 255));
        bits->held >>= 8;
        bits->count -= 8;
    }
}

static void put_code(Bits *bits, uint32_t code, int count) { // Huffman codes go high bit first
    uint32_t turned = 0;
    for (int i = 0; i < count; i++) {
        turned |= (code >> i & 1) << (count - 1 - i);
    }
    put_bits(bits, turned, count);
}

static void put_symbol(Bits *bits, uint32_t symbol) {
    if (symbol < 144) {
        put_code(bits, 0x30 + symbol, 8);
    } else if (symbol < 256) {
        put_code(bits, 0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
        put_code(bits, symbol - 256, 7);
    } else {
        put_code(bits, 0xC0 + symbol - 280, 8);
    }
}

// The last entry of a table that is not above `value`.
static uint32_t step_of(const uint16_t *base, uint32_t last, size_t value) {
    while (base[last] > value) {
        last--;
    }
    return last;
}

static void put_match(Bits *bits, size_t length, size_t distance) {
    static const uint16_t lengths[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                       31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static const uint16_t distances[] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                         33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                         1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    uint32_t index = step_of(lengths, 28, length);
    put_symbol(bits, 257 + index);
    put_bits(bits, (uint32_t)(length - lengths[index]), index < 8 || index == 28 ? 0 : (int)(index - 4) / 4);
    index = step_of(distances, 29, distance);
    put_code(bits, index, 5);
    put_bits(bits, (uint32_t)(distance - distances[index]), index < 4 ? 0 : (int)(index - 2) / 2);
}

// ---- what occurred before ----

typedef struct Past {
    int32_t head[1 << HASH_BITS]; // the last place of a hash, -1: none
    int32_t before[WINDOW];       // the place before it with the same hash
} Past;

static uint32_t hash_of(const uint8_t *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word * 2654435761u >> (32 - HASH_BITS);
}

static void past_add(Past *past, const uint8_t *bytes, size_t at) {
    uint32_t hash = hash_of(bytes + at);
    past->before[at % WINDOW] = past->head[hash];
    past->head[hash] = (int32_t)at;
}

// The longest of the last few places that begin alike; its length is 0 when there is none.
static size_t past_match(const Past *past, const uint8_t *bytes, size_t at, size_t end, size_t *distance) {
    size_t best = 0, most = end - at < MATCH_MOST ? end - at : MATCH_MOST;
    int32_t place = past->head[hash_of(bytes + at)];
    for (int tries = 0; tries < CHAIN_MOST && place >= 0 && at - (size_t)place < WINDOW; tries++) {
        size_t length = 0;
        while (length < most && bytes[(size_t)place + length] == bytes[at + length]) {
            length++;
        }
        if (length > best) {
            best = length;
            *distance = at - (size_t)place;
        }
        place = past->before[(size_t)place % WINDOW];
    }
    return best >= MATCH_LEAST ? best : 0;
}

static bool deflate_fixed(Buffer *out, const uint8_t *bytes, size_t count) {
    Past *past = malloc(sizeof *past);
    if (!past) {
        return false;
    }
    memset(past, 0xFF, sizeof *past);
    Bits bits = {out, 0, 0};
    put_bits(&bits, 3, 3); // the only block, fixed code
    for (size_t at = 0; at < count;) {
        size_t distance = 0, length = at + MATCH_LEAST <= count ? past_match(past, bytes, at, count, &distance) : 0;
        if (length) {
            put_match(&bits, length, distance);
        } else {
            put_symbol(&bits, bytes[at]);
        }
        for (size_t end = at + (length ? length : 1); at < end; at++) {
            if (at + MATCH_LEAST <= count) {
                past_add(past, bytes, at);
            }
        }
    }
    put_symbol(&bits, 256);
    put_bits(&bits, 0, 7);
    free(past);
    return true;
}

static uint32_t adler_of(const uint8_t *bytes, size_t count) {
    uint32_t a = 1, b = 0;
    for (size_t i = 0; i < count; i++) {
        a = (a + bytes[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

// ---- the file ----

static uint32_t crc_of(const char *bytes, size_t length) {
    static const uint32_t nibble[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                        0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                        0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < length; i++) {
        crc ^= (uint8_t)bytes[i];
        crc = nibble[crc & 15] ^ crc >> 4;
        crc = nibble[crc & 15] ^ crc >> 4;
    }
    return ~crc;
}

static void put_u32(Buffer *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        buffer_add_char(out, (char)(value >> shift & 255));
    }
}

static void put_chunk(Buffer *out, const char name[4], const char *bytes, size_t length) {
    put_u32(out, (uint32_t)length);
    size_t start = out->length;
    buffer_add_bytes(out, name, 4);
    buffer_add_bytes(out, bytes, length);
    put_u32(out, out->failed ? 0 : crc_of(out->text + start, length + 4));
}

static void filter_row(uint8_t *row, const uint32_t *pixels, const uint32_t *above, int width) {
    row[0] = 2; // up
    for (int x = 0; x < width; x++) {
        uint32_t a = above ? above[x] : 0;
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            row[1 + x * 3 + channel] = (uint8_t)((pixels[x] >> shift) - (a >> shift));
        }
    }
}

void png_print(Buffer *out, const uint32_t *pixels, int stride, int width, int height) {
    size_t row_bytes = (size_t)width * 3 + 1, count = row_bytes * (size_t)height;
    uint8_t *rows = malloc(count);
    Buffer data, head;
    buffer_init(&data);
    buffer_init(&head);
    for (int y = 0; rows && y < height; y++) {
        const uint32_t *row = pixels + (ptrdiff_t)y * stride;
        filter_row(rows + (size_t)y * row_bytes, row, y ? row - stride : NULL, width);
    }
    buffer_add_bytes(&data, "\x78\x01", 2);
    out->failed |= !rows || !deflate_fixed(&data, rows, count);
    put_u32(&data, rows ? adler_of(rows, count) : 0);
    put_u32(&head, (uint32_t)width);
    put_u32(&head, (uint32_t)height);
    buffer_add_bytes(&head, "\x08\x02\x00\x00\x00", 5);
    buffer_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    put_chunk(out, "IHDR", head.text, head.length);
    put_chunk(out, "IDAT", data.text, data.length);
    put_chunk(out, "IEND", "", 0);
    out->failed |= data.failed || head.failed;
    buffer_free(&data);
    buffer_free(&head);
    free(rows);
}
