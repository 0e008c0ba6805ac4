#include "base/random.h"

uint64_t random_key(const char *name) {
    Digest digest;
    digest_init(&digest);
    digest_text(&digest, name);
    return digest.value;
}
