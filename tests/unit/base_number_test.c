// Chance and real numbers. Only this program may ask libm, to check our own functions against it.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/real.h"
#include "base/two.h"

// ---- chance ----

static void test_random_is_a_function_of_its_place(void **state) {
    (void)state;
    assert_true(random_bits(1, 2, 3, 4) == random_bits(1, 2, 3, 4));
    enum { COUNT = 6 * 6 * 6 * 6 };
    uint64_t seen[COUNT];
    size_t count = 0;
    for (uint64_t seed = 0; seed < 6; seed++) {
        for (uint32_t purpose = 0; purpose < 6; purpose++) {
            for (uint32_t when = 0; when < 6; when++) {
                for (uint64_t key = 0; key < 6; key++) {
                    seen[count] = random_bits(seed, purpose, when, key);
                    for (size_t i = 0; i < count; i++) {
                        assert_true(seen[i] != seen[count]);
                    }
                    count++;
                }
            }
        }
    }
    // The promise to saved seeds.
    assert_true(random_bits(42, 1, 2, random_key("leak")) == UINT64_C(0xecd8d13bac6855cc));
    assert_true(random_key("a") != random_key("b"));
}

// Bits of neighbours in each coordinate must look unrelated: about half of them differ, and draws do not
// correlate.
static void test_a_stirred_seed_draws_alike(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        uint64_t stirred = random_stir(seed);
        assert_true(stirred_bits(stirred, 2, 3, seed * 7) == random_bits(seed, 2, 3, seed * 7));
        assert_true(stirred_unit(stirred, 4, 5, 6) == random_unit(seed, 4, 5, 6));
        assert_true(stirred_spread(stirred, 4, 5, 6) == random_spread(seed, 4, 5, 6));
    }
}

// Each half is exactly what it is alone.
static void test_two_at_a_time(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        double a[2], b[2], least[2], most[2], held[2];
        for (int i = 0; i < 2; i++) {
            a[i] = random_spread(seed, 1, (uint32_t)i, 0);
            b[i] = seed % 10 == 0 ? a[i] : random_spread(seed, 2, (uint32_t)i, 0);
        }
        two_store(least, two_min(two_load(a), two_load(b)));
        two_store(most, two_max(two_load(a), two_load(b)));
        two_store(held, two_clamp(two_load(a), -0.5, 0.25) * two_of(3));
        for (int i = 0; i < 2; i++) {
            assert_true(least[i] == real_min(a[i], b[i]));
            assert_true(most[i] == real_max(a[i], b[i]));
            assert_true(held[i] == real_clamp(a[i], -0.5, 0.25) * 3);
        }
    }
}

static void test_random_neighbours_are_unrelated(void **state) {
    (void)state;
    enum { DRAWS = 40000 };
    for (unsigned coordinate = 0; coordinate < 4; coordinate++) {
        double product = 0.0;
        unsigned flips[64] = {0};
        for (unsigned i = 0; i < DRAWS; i++) {
            uint64_t c[4] = {i / 7, i % 5, i % 23, i % 11};
            uint64_t bits = random_bits(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            double unit = random_unit(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            c[coordinate] += 1;
            uint64_t differ = bits ^ random_bits(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            double next = random_unit(c[0], (uint32_t)c[1], (uint32_t)c[2], c[3]);
            product += (unit - 0.5) * (next - 0.5);
            for (unsigned bit = 0; bit < 64; bit++) {
                flips[bit] += differ >> bit & 1;
            }
        }
        // Standard deviation of the mean product is 1/12/sqrt(n) = 0.0004; of a flip rate 0.0025.
        assert_true(fabs(product / DRAWS) < 0.0021);
        for (unsigned bit = 0; bit < 64; bit++) {
            assert_true(fabs((double)flips[bit] / DRAWS - 0.5) < 0.0125);
        }
    }
}

static void test_random_unit_is_uniform(void **state) {
    (void)state;
    enum { DRAWS = 200000, BINS = 50 };
    unsigned bins[BINS] = {0};
    for (uint32_t i = 0; i < DRAWS; i++) {
        double unit = random_unit(7, 3, i, 99);
        assert_true(unit >= 0.0 && unit < 1.0);
        bins[(unsigned)(unit * BINS)]++;
    }
    double chi_square = 0.0;
    for (unsigned i = 0; i < BINS; i++) {
        double off = bins[i] - (double)DRAWS / BINS;
        chi_square += off * off / ((double)DRAWS / BINS);
    }
    // 49 degrees of freedom: mean 49, standard deviation 10.
    assert_true(chi_square > 15 && chi_square < 100);
}

static void test_random_below(void **state) {
    (void)state;
    unsigned counts[7] = {0};
    for (uint32_t i = 0; i < 70000; i++) {
        unsigned drawn = random_below(5, 1, i, 3, 7);
        assert_true(drawn < 7);
        counts[drawn]++;
    }
    for (unsigned i = 0; i < 7; i++) {
        assert_true(counts[i] > 9500 && counts[i] < 10500);
    }
    assert_int_equal(random_below(5, 1, 2, 3, 1), 0);
    assert_true(random_below(5, 1, 2, 3, UINT32_MAX) < UINT32_MAX);
}

static void test_random_spread(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    double sum = 0.0;
    double square = 0.0;
    unsigned within_one = 0;
    for (uint32_t i = 0; i < DRAWS; i++) {
        double spread = random_spread(11, 2, i, 5);
        assert_true(spread >= -2.5 && spread <= 2.5);
        sum += spread;
        square += spread * spread;
        within_one += spread > -1.0 && spread < 1.0;
    }
    assert_true(fabs(sum / DRAWS) < 0.01);
    assert_true(fabs(sqrt(square / DRAWS) - 0.9546) < 0.006);
    assert_true(fabs((double)within_one / DRAWS - 0.6827 / 0.98758) < 0.03);
}

// Like the normal distribution, cut: nowhere is the share of draws below a point far from what it should be.
static void test_random_spread_is_nearly_normal(void **state) {
    (void)state;
    enum { DRAWS = 100000 };
    for (int step = -9; step <= 9; step++) {
        double at = step / 4.0;
        unsigned below = 0;
        for (uint32_t i = 0; i < DRAWS; i++) {
            below += random_spread(3, 1, i, 9) < at;
        }
        double low = 0.5 * erfc(2.5 / sqrt(2.0));
        double wanted = (0.5 * erfc(-at / sqrt(2.0)) - low) / (1.0 - 2.0 * low);
        assert_true(fabs((double)below / DRAWS - wanted) < 0.012);
    }
}

// ---- real numbers ----

static double relative(double found, double expected) {
    return expected == 0.0 ? fabs(found) : fabs(found / expected - 1.0);
}

static void test_real_exp(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = -700.0; x <= 705.0; x += 0.00737) {
        worst = fmax(worst, relative(real_exp(x), exp(x)));
    }
    for (double x = -0.02; x <= 0.02; x += 0.0000013) {
        worst = fmax(worst, relative(real_exp(x), exp(x)));
    }
    assert_true(worst < 1e-15);
    assert_true(real_exp(0.0) == 1.0);
    assert_true(real_exp(-709.0) == 0.0 && real_exp(-1e300) == 0.0 && real_exp(-(double)INFINITY) == 0.0);
    assert_true(real_exp(1e300) == real_exp(709.0) && isfinite(real_exp((double)INFINITY)));
    assert_true(isnan(real_exp((double)NAN)));
    for (double x = -5.0; x < 5.0; x += 0.001) {
        assert_true(real_exp(x) < real_exp(x + 0.001));
    }
}

static void test_real_log(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = 1e-300; x < 1e300; x *= 1.0371) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    for (double x = 0.5; x < 2.0; x += 0.0000137) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    for (double x = 0x1p-1074; x < 1e-307; x *= 1.7) {
        worst = fmax(worst, relative(real_log(x), log(x)));
    }
    assert_true(worst < 1e-15);
    assert_true(real_log(1.0) == 0.0);
    assert_true(real_log(0.0) == -745.0 && real_log(-3.0) == -745.0);
    assert_true(isfinite(real_log((double)INFINITY)));
    assert_true(isnan(real_log((double)NAN)));
}

static void test_real_pow_sqrt_sigmoid(void **state) {
    (void)state;
    double worst = 0.0;
    for (double x = 0.01; x < 30.0; x *= 1.013) {
        for (double y = -6.0; y <= 6.0; y += 0.25) {
            worst = fmax(worst, relative(real_pow(x, y), pow(x, y)));
        }
    }
    assert_true(worst < 1e-13);
    assert_true(real_pow(1.5, 2.0) == 2.25 && real_pow(2.0, -3.0) == 0.125 && real_pow(7.0, 0.0) == 1.0);
    assert_true(real_pow(0.0, 2.0) == 0.0 && real_pow(0.0, 0.0) == 1.0 && real_pow(-2.0, 2.0) == 0.0);
    assert_true(isfinite(real_pow(0.0, -1.0)) && isfinite(real_pow(1e300, 64.0)) && isfinite(real_pow(1e-300, -64.0)));
    for (double x = 0.0; x < 100.0; x += 0.37) {
        assert_true(real_sqrt(x) == sqrt(x));
    }
    assert_true(real_sqrt(-1.0) == 0.0);
    for (double x = -40.0; x < 40.0; x += 0.01) {
        assert_true(relative(real_sigmoid(x), 1.0 / (1.0 + exp(-x))) < 1e-14);
    }
    assert_true(real_sigmoid(0.0) == 0.5 && real_sigmoid(-1e9) < 1e-300 && real_sigmoid(1e9) == 1.0);
    assert_true(real_clamp(3.0, 0.0, 2.0) == 2.0 && real_clamp(-3.0, 0.0, 2.0) == 0.0 && real_clamp01(0.3) == 0.3);
    assert_true(real_min(1.0, 2.0) == 1.0 && real_max(1.0, 2.0) == 2.0 && real_abs(-2.0) == 2.0);
    assert_true(signbit(real_abs(-0.0)) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_is_a_function_of_its_place),
        cmocka_unit_test(test_a_stirred_seed_draws_alike),
        cmocka_unit_test(test_two_at_a_time),
        cmocka_unit_test(test_random_neighbours_are_unrelated),
        cmocka_unit_test(test_random_unit_is_uniform),
        cmocka_unit_test(test_random_below),
        cmocka_unit_test(test_random_spread),
        cmocka_unit_test(test_random_spread_is_nearly_normal),
        cmocka_unit_test(test_real_exp),
        cmocka_unit_test(test_real_log),
        cmocka_unit_test(test_real_pow_sqrt_sigmoid),
    };
    return cmocka_run_group_tests_name("base: numbers", tests, NULL, NULL);
}
