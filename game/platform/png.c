// Rows are stored as differences to the row above; runs of equal bytes become deflate matches of distance 1,
// in one block with the fixed code (RFC 1951, 3.2.6).
#include "platform/png.h"

#include <stdlib.h>

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

static void put_run(Bits *bits, size_t length) { // 3 to 258 copies of the byte before
    static const uint16_t base[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    uint32_t index = 28;
    while (base[index] > length) {
        index--;
    }
    put_symbol(bits, 257 + index);
    int extra = index < 8 || index == 28 ? 0 : (int)(index - 4) / 4;
    put_bits(bits, (uint32_t)(length - base[index]), extra);
    put_code(bits, 0, 5);
}

static uint32_t crc_of(const char *bytes, size_t length) {
    static const uint32_t nibble[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
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
    size_t row_bytes = (size_t)width * 3 + 1;
    uint8_t *row = malloc(row_bytes);
    Buffer data;
    buffer_init(&data);
    Bits bits = {&data, 0, 0};
    buffer_add_bytes(&data, "\x78\x01", 2);
    put_bits(&bits, 3, 3); // the only block, fixed code
    uint32_t a = 1;
    uint32_t b = 0;
    for (int y = 0; row && y < height; y++) {
        filter_row(row, pixels + (ptrdiff_t)y * stride, y ? pixels + (ptrdiff_t)(y - 1) * stride : NULL,
                   width);
        for (size_t i = 0; i < row_bytes;) {
            size_t run = 0;
            while (i && run < 258 && i + run < row_bytes && row[i + run] == row[i - 1]) {
                run++;
            }
            size_t step = run >= 3 ? run : 1;
            if (run >= 3) {
                put_run(&bits, run);
            } else {
                put_symbol(&bits, row[i]);
            }
            for (size_t end = i + step; i < end; i++) {
                a = (a + row[i]) % 65521;
                b = (b + a) % 65521;
            }
        }
    }
    put_symbol(&bits, 256);
    put_bits(&bits, 0, 7);
    put_u32(&data, b << 16 | a);
    Buffer head;
    buffer_init(&head);
    put_u32(&head, (uint32_t)width);
    put_u32(&head, (uint32_t)height);
    buffer_add_bytes(&head, "\x08\x02\x00\x00\x00", 5);
    buffer_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    put_chunk(out, "IHDR", head.text, head.length);
    put_chunk(out, "IDAT", data.text, data.length);
    put_chunk(out, "IEND", "", 0);
    out->failed |= !row || data.failed || head.failed;
    buffer_free(&data);
    buffer_free(&head);
    free(row);
}
