// Chance as a hash, never a stream: a draw is a function of (seed, purpose, when, key), so that the same
// event gets the same number in every branch of a game and nothing has to be remembered. Knows no purposes;
// sim numbers them.
#pragma once

#include <stdint.h>

#include "base/assert.h"
#include "base/digest.h"
#include "base/real.h"

// What of a draw depends on the seed alone: for who draws often from one. The `stirred_` functions take this.
static inline uint64_t random_stir(uint64_t seed) {
    return digest_mix(seed + UINT64_C(0x9e3779b97f4a7c15));
}

// 64 independent fair bits. A handful of nanoseconds.
static inline uint64_t stirred_bits(uint64_t stirred, uint32_t purpose, uint32_t when, uint64_t key) {
    uint64_t place = ((uint64_t)purpose << 32 | when) * UINT64_C(0xd1b54a32d192ed03);
    uint64_t from_place = digest_mix((key ^ UINT64_C(0x5851f42d4c957f2d)) + place);
    return digest_mix(stirred + from_place);
}

static inline uint64_t random_bits(uint64_t seed, uint32_t purpose, uint32_t when, uint64_t key) {
    return stirred_bits(random_stir(seed), purpose, when, key);
}

// Uniform in [0, 1), in steps of 2^-53.
static inline double stirred_unit(uint64_t stirred, uint32_t purpose, uint32_t when, uint64_t key) {
    return (double)(stirred_bits(stirred, purpose, when, key) >> 11) * 0x1p-53;
}

static inline double random_unit(uint64_t seed, uint32_t purpose, uint32_t when, uint64_t key) {
    return stirred_unit(random_stir(seed), purpose, when, key);
}

// Uniform in 0 .. n-1; n at least 1.
static inline unsigned random_below(uint64_t seed, uint32_t purpose, uint32_t when, uint64_t key, unsigned n) {
    ASSERT(n > 0);
    return (unsigned)(((random_bits(seed, purpose, when, key) >> 32) * n) >> 32);
}

// Nearly the normal distribution without its tails beyond 2.5 on both sides: mean 0, standard deviation 0.955, never
// outside [-2.5, 2.5]. The sum of four uniform draws, which are the four quarters of one hash: its distribution
// function stays within 0.01 of the normal one, and it costs a few whole operations where the quantile function costs a
// division and two polynomials.
static inline double stirred_spread(uint64_t stirred, uint32_t purpose, uint32_t when, uint64_t key) {
    uint64_t bits = stirred_bits(stirred, purpose, when, key);
    uint64_t pairs = (bits & UINT64_C(0x0000ffff0000ffff)) + (bits >> 16 & UINT64_C(0x0000ffff0000ffff));
    int32_t sum = (int32_t)((uint32_t)pairs + (uint32_t)(pairs >> 32)) - 131070;
    return real_clamp((double)sum * 2.525e-5, -2.5, 2.5);
}

static inline double random_spread(uint64_t seed, uint32_t purpose, uint32_t when, uint64_t key) {
    return stirred_spread(random_stir(seed), purpose, when, key);
}

// The key of a thing by its name, so that adding a thing does not move the draws of the others.
uint64_t random_key(const char *name);
