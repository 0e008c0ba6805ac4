// Pictures as PNG files, small enough for screens of flat colours, without a library.
#pragma once

#include "base/buffer.h"
#include <stdint.h>

// Appends a whole PNG file of 8-bit RGB. `pixels` are 0xFFRRGGBB, `stride` pixels a row. out->failed without
// memory.
void png_print(Buffer *out, const uint32_t *pixels, int stride, int width, int height);
