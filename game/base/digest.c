#include "base/digest.h"

void digest_bytes(Digest *digest, const void *bytes, size_t length) {
    digest_u64(digest, length);
    const unsigned char *at = bytes;
    while (length > 0) {
        size_t take = length < 8 ? length : 8;
        uint64_t word = 0;
        for (size_t i = 0; i < take; i++) {
            word |= (uint64_t)at[i] << (8 * i);
        }
        digest_u64(digest, word);
        at += take;
        length -= take;
    }
}

void digest_text(Digest *digest, const char *text) {
    digest_bytes(digest, text, strlen(text));
}

void digest_print(Digest digest, char out[DIGEST_TEXT_BYTES]) {
    for (unsigned i = 0; i < 16; i++) {
        out[i] = "0123456789abcdef"[digest.value >> (60 - 4 * i) & 15];
    }
    out[16] = '\0';
}

bool digest_parse(const char *text, Digest *digest) {
    uint64_t value = 0;
    for (unsigned i = 0; i < 16; i++) {
        unsigned digit = 0;
        if (text[i] >= '0' && text[i] <= '9') {
            digit = (unsigned)(text[i] - '0');
        } else if (text[i] >= 'a' && text[i] <= 'f') {
            digit = (unsigned)(text[i] - 'a') + 10;
        } else {
            return false;
        }
        value = value << 4 | digit;
    }
    digest->value = value;
    return true;
}
