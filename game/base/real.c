#include "base/real.h"

// clang-format off
// 2^(i/64), each rounded to nearest from 60 decimal digits.
const double real_exp_table[REAL_EXP_STEPS] = {
    0x1p+0, 0x1.02c9a3e778061p+0, 0x1.059b0d3158574p+0, 0x1.0874518759bc8p+0,
    0x1.0b5586cf9890fp+0, 0x1.0e3ec32d3d1a2p+0, 0x1.11301d0125b51p+0, 0x1.1429aaea92de0p+0,
    0x1.172b83c7d517bp+0, 0x1.1a35beb6fcb75p+0, 0x1.1d4873168b9aap+0, 0x1.2063b88628cd6p+0,
    0x1.2387a6e756238p+0, 0x1.26b4565e27cddp+0, 0x1.29e9df51fdee1p+0, 0x1.2d285a6e4030bp+0,
    0x1.306fe0a31b715p+0, 0x1.33c08b26416ffp+0, 0x1.371a7373aa9cbp+0, 0x1.3a7db34e59ff7p+0,
    0x1.3dea64c123422p+0, 0x1.4160a21f72e2ap+0, 0x1.44e086061892dp+0, 0x1.486a2b5c13cd0p+0,
    0x1.4bfdad5362a27p+0, 0x1.4f9b2769d2ca7p+0, 0x1.5342b569d4f82p+0, 0x1.56f4736b527dap+0,
    0x1.5ab07dd485429p+0, 0x1.5e76f15ad2148p+0, 0x1.6247eb03a5585p+0, 0x1.6623882552225p+0,
    0x1.6a09e667f3bcdp+0, 0x1.6dfb23c651a2fp+0, 0x1.71f75e8ec5f74p+0, 0x1.75feb564267c9p+0,
    0x1.7a11473eb0187p+0, 0x1.7e2f336cf4e62p+0, 0x1.82589994cce13p+0, 0x1.868d99b4492edp+0,
    0x1.8ace5422aa0dbp+0, 0x1.8f1ae99157736p+0, 0x1.93737b0cdc5e5p+0, 0x1.97d829fde4e50p+0,
    0x1.9c49182a3f090p+0, 0x1.a0c667b5de565p+0, 0x1.a5503b23e255dp+0, 0x1.a9e6b5579fdbfp+0,
    0x1.ae89f995ad3adp+0, 0x1.b33a2b84f15fbp+0, 0x1.b7f76f2fb5e47p+0, 0x1.bcc1e904bc1d2p+0,
    0x1.c199bdd85529cp+0, 0x1.c67f12e57d14bp+0, 0x1.cb720dcef9069p+0, 0x1.d072d4a07897cp+0,
    0x1.d5818dcfba487p+0, 0x1.da9e603db3285p+0, 0x1.dfc97337b9b5fp+0, 0x1.e502ee78b3ff6p+0,
    0x1.ea4afa2a490dap+0, 0x1.efa1bee615a27p+0, 0x1.f50765b6e4540p+0, 0x1.fa7c1819e90d8p+0,
};
// clang-format on

double real_log(double x) {
    if (!(x > 0.0)) {
        return x != x ? x : -745.0;
    }
    if (x > DBL_MAX) {
        x = DBL_MAX;
    }
    int exponent = 0;
    if (x < DBL_MIN) { // subnormal
        x *= 0x1p54;
        exponent = -54;
    }
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    // The fraction goes into [sqrt(1/2), sqrt(2)), so that near 1 nothing cancels.
    uint64_t above = bits - UINT64_C(0x3fe6a09e667f3bcd);
    exponent += (int)(int64_t)(above >> 52);
    if (above >> 63) {
        exponent -= 4096;
    }
    bits -= (above >> 52) << 52;
    double fraction;
    memcpy(&fraction, &bits, sizeof fraction);

    // ln m = f - (f^2/2 - s*(f^2/2 + R)), f = m - 1, s = f/(2+f), R = the rest of the series of artanh.
    double f = fraction - 1.0;
    double s = f / (2.0 + f);
    double z = s * s;
    double series = 2.0 / 11 + z * (2.0 / 13 + z * (2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21)))));
    series = 2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9 + z * series)));
    double half_square = 0.5 * f * f;
    double count = (double)exponent;
    double low = s * (half_square + series * z) + count * 0x1.ef35793c76730p-45;
    return count * 0x1.62e42fefa3800p-1 - ((half_square - low) - f);
}

static double power_of_whole(double x, unsigned times) {
    double power = 1.0;
    for (; times > 0; times >>= 1) {
        if (times & 1) {
            power *= x;
        }
        x *= x;
    }
    return power;
}

double real_pow(double x, double y) {
    if (y == 0.0) {
        return 1.0;
    }
    if (!(x > 0.0)) {
        return x != x ? x : y > 0.0 ? 0.0 : DBL_MAX;
    }
    double size = real_abs(y);
    if (size <= 64.0 && (double)(unsigned)size == size) {
        double power = power_of_whole(x, (unsigned)size);
        power = y > 0.0 ? power : 1.0 / power;
        return power > DBL_MAX ? DBL_MAX : power;
    }
    return real_exp(y * real_log(x));
}
