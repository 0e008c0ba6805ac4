#include "expr/writer.h"

#include "expr/limits.h"

#include <stdint.h>
#include <string.h>

Writer expr_writer(char *out, size_t size) {
    if (size > 0) {
        out[0] = '\0';
    }
    return (Writer){.out = out, .size = size, .length = 0};
}

void expr_write_bytes(Writer *writer, const char *text, size_t length) {
    if (writer->length + 1 < writer->size) {
        size_t room = writer->size - writer->length - 1;
        size_t copied = length < room ? length : room;
        memcpy(writer->out + writer->length, text, copied);
        writer->out[writer->length + copied] = '\0';
    }
    writer->length += length;
}

void expr_write(Writer *writer, const char *text) {
    expr_write_bytes(writer, text, strlen(text));
}

static void write_whole(Writer *writer, uint64_t value, unsigned least_digits) {
    char digits[24];
    size_t at = sizeof digits;
    while (value > 0 || least_digits > 0) {
        digits[--at] = (char)('0' + (char)(value % 10));
        value /= 10;
        least_digits -= least_digits > 0;
    }
    expr_write_bytes(writer, digits + at, sizeof digits - at);
}

static void write_scaled(Writer *writer, uint64_t scaled, unsigned places, uint64_t scale) {
    while (places > 0 && scaled % 10 == 0) {
        scaled /= 10;
        scale /= 10;
        places--;
    }
    write_whole(writer, scaled / scale, 1);
    if (places > 0) {
        expr_write(writer, ".");
        write_whole(writer, scaled % scale, places);
    }
}

// Beyond the range of the language a number is printed as its end: nothing here can be larger.
static double write_sign(Writer *writer, double value) {
    if (value < 0) {
        expr_write(writer, "-");
        value = -value;
    }
    return value <= EXPR_NUMBER_MAX ? value : EXPR_NUMBER_MAX;
}

void expr_write_number(Writer *writer, double value) {
    double size = write_sign(writer, value);
    uint64_t scale = 1;
    unsigned places = 0;
    // A literal of n digits is n digits divided by a power of ten, both exact: the first power that gives the
    // number back is the one it was written with.
    for (;;) {
        double scaled = size * (double)scale;
        uint64_t whole = (uint64_t)(scaled + 0.5);
        if ((double)whole / (double)scale == size || places == EXPR_DIGITS_MAX || scaled >= EXPR_NUMBER_MAX) {
            write_scaled(writer, whole, places, scale);
            return;
        }
        scale *= 10;
        places++;
    }
}

void expr_write_rounded(Writer *writer, double value) {
    double size = value < 0 ? -value : value;
    if (!(size < 1e13)) {
        expr_write_number(writer, value);
        return;
    }
    uint64_t scaled = (uint64_t)(size * 100 + 0.5);
    if (value < 0 && scaled > 0) {
        expr_write(writer, "-");
    }
    write_scaled(writer, scaled, 2, 100);
}
