// A 64-bit fingerprint of a sequence of values, the same on every machine. Fed value by value, never with the
// bytes of a struct, because padding differs between compilers. Not a defence against forgery.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Digest {
    uint64_t value;
} Digest;

enum { DIGEST_TEXT_BYTES = 17 }; // 16 hexadecimal digits and the NUL

// A bijective scramble in which every input bit reaches every output bit (Stafford 2011, variant 13).
static inline uint64_t digest_mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

static inline void digest_init(Digest *digest) {
    digest->value = UINT64_C(0x6e6f6f6e20313020);
}

static inline void digest_u64(Digest *digest, uint64_t value) {
    digest->value = digest_mix((digest->value ^ value) + UINT64_C(0x9e3779b97f4a7c15));
}

// By bit pattern; minus zero counts as zero and all not-a-numbers as one.
static inline void digest_f64(Digest *digest, double value) {
    uint64_t bits = 0;
    if (value != value) {
        bits = UINT64_C(0x7ff8000000000000);
    } else if (value != 0.0) {
        memcpy(&bits, &value, sizeof bits);
    }
    digest_u64(digest, bits);
}

// Length first, so that "ab","c" and "a","bc" differ. The bytes are read the same way on every machine.
void digest_bytes(Digest *digest, const void *bytes, size_t length);
void digest_text(Digest *digest, const char *text);

// Writes 16 lower-case hexadecimal digits and a NUL.
void digest_print(Digest digest, char out[DIGEST_TEXT_BYTES]);

// The inverse of digest_print; exactly 16 digits must stand at `text` (what follows is not read).
// True when it was read, else the digest is unchanged.
bool digest_parse(const char *text, Digest *digest);
