// Functions of real numbers made of + - * / alone, with the same bits on every compiler, level and machine;
// libm differs between them in the last place. All are total: no input gives an infinity or a not-a-number,
// unless a not-a-number was put in.
#pragma once

#include <float.h>
#include <stdint.h>
#include <string.h>

_Static_assert(FLT_EVAL_METHOD == 0, "doubles must not be computed with extra precision: use SSE2, not x87");
_Static_assert(DBL_MANT_DIG == 53 && DBL_MAX_EXP == 1024, "double must be the IEEE 754 binary64 format");

static inline double real_clamp(double x, double low, double high) {
    x = x < low ? low : x; // one after the other, as the machine has it: no jump
    return x > high ? high : x;
}

static inline double real_clamp01(double x) {
    return real_clamp(x, 0.0, 1.0);
}

static inline double real_min(double a, double b) {
    return b < a ? b : a;
}

static inline double real_max(double a, double b) {
    return b > a ? b : a;
}

static inline double real_abs(double x) {
    return x < 0.0 ? -x : x == 0.0 ? 0.0 : x;
}

// The square root, exact to the last bit as IEEE 754 asks; 0 below 0.
static inline double real_sqrt(double x) {
    return x > 0.0 ? __builtin_sqrt(x) : 0.0;
}

enum { REAL_EXP_STEPS = 64 };
extern const double real_exp_table[REAL_EXP_STEPS]; // 2^(i/64)

// e to the x, within 2 units in the last place. 0 below -708, and stays at e^709 above 709.
static inline double real_exp(double x) {
    if (x < -708.0) {
        return 0.0;
    }
    if (x > 709.0) {
        x = 709.0;
    }
    // x = (64 * whole + part) * ln2/64 + rest; adding 1.5 * 2^52 rounds to the nearest whole number.
    double shifted = x * 0x1.71547652b82fep+6 + 0x1.8p52;
    uint64_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    int32_t steps = (int32_t)(uint32_t)bits;
    double count = shifted - 0x1.8p52;
    double rest = (x - count * 0x1.62e42fefa0000p-7) - count * 0x1.cf79abc9e3b3ap-46;
    double tail = rest * rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24 + rest * (1.0 / 120))));
    uint64_t power_bits = (uint64_t)(1023 + (int64_t)(steps >> 6)) << 52;
    double power;
    memcpy(&power, &power_bits, sizeof power);
    double part = real_exp_table[steps & 63];
    return (part + part * (rest + tail)) * power;
}

// 1 / (1 + e^-x), in [0, 1].
static inline double real_sigmoid(double x) {
    return 1.0 / (1.0 + real_exp(-x));
}

// The natural logarithm, within 1e-15 of the true value relative to it. -745 for 0 and below, which is what
// real_exp answers with 0.
double real_log(double x);

// x to the y for x >= 0: exact repeated multiplication when y is whole and at most 64 in size, else e^(y ln
// x). 1 when y is 0; 0 when x is 0 or below and y is not 0 or below, DBL_MAX when it is.
double real_pow(double x, double y);
