// Two reals at a time, for loops over numbers that lie side by side. Each half is computed exactly as alone, so the
// result is the same on a machine without such instructions.
#pragma once

#include "base/real.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef double Two __attribute__((vector_size(16)));

static inline Two two_of(double x) {
    return (Two){x, x};
}

static inline Two two_load(const double *from) {
    Two two;
    memcpy(&two, from, sizeof two);
    return two;
}

static inline void two_store(double *to, Two two) {
    memcpy(to, &two, sizeof two);
}

static inline Two two_min(Two a, Two b) {
#if defined(__SSE2__)
    return (Two)_mm_min_pd((__m128d)a, (__m128d)b);
#else
    return (Two){real_min(a[0], b[0]), real_min(a[1], b[1])};
#endif
}

static inline Two two_max(Two a, Two b) {
#if defined(__SSE2__)
    return (Two)_mm_max_pd((__m128d)a, (__m128d)b);
#else
    return (Two){real_max(a[0], b[0]), real_max(a[1], b[1])};
#endif
}

static inline Two two_clamp(Two x, double low, double high) {
    return two_min(two_max(x, two_of(low)), two_of(high));
}
