#include "base/random.h"

#include "base/real.h"

// The normal quantile function for `q` = p - 1/2, to about 1e-16 (Wichura 1988, algorithm AS 241, PPND16).
// Its last branch, for p below e^-25, is left out: the tails are cut long before.
static double normal_quantile(double q) {
    if (real_abs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        double top = 2.5090809287301226727e3;
        top = top * r + 3.3430575583588128105e4;
        top = top * r + 6.7265770927008700853e4;
        top = top * r + 4.5921953931549871457e4;
        top = top * r + 1.3731693765509461125e4;
        top = top * r + 1.9715909503065514427e3;
        top = top * r + 1.3314166789178437745e2;
        top = top * r + 3.3871328727963666080e0;
        double bottom = 5.2264952788528545610e3;
        bottom = bottom * r + 2.8729085735721942674e4;
        bottom = bottom * r + 3.9307895800092710610e4;
        bottom = bottom * r + 2.1213794301586595867e4;
        bottom = bottom * r + 5.3941960214247511077e3;
        bottom = bottom * r + 6.8718700749205790830e2;
        bottom = bottom * r + 4.2313330701600911252e1;
        bottom = bottom * r + 1.0;
        return q * top / bottom;
    }
    double r = real_sqrt(-real_log(0.5 - real_abs(q))) - 1.6;
    double top = 7.74545014278341407640e-4;
    top = top * r + 2.27238449892691845833e-2;
    top = top * r + 2.41780725177450611770e-1;
    top = top * r + 1.27045825245236838258e0;
    top = top * r + 3.64784832476320460504e0;
    top = top * r + 5.76949722146069140550e0;
    top = top * r + 4.63033784615654529590e0;
    top = top * r + 1.42343711074968357734e0;
    double bottom = 1.05075007164441684324e-9;
    bottom = bottom * r + 5.47593808499534494600e-4;
    bottom = bottom * r + 1.51986665636164571966e-2;
    bottom = bottom * r + 1.48103976427480074590e-1;
    bottom = bottom * r + 6.89767334985100004550e-1;
    bottom = bottom * r + 1.67638483018380384940e0;
    bottom = bottom * r + 2.05319162663775882187e0;
    bottom = bottom * r + 1.0;
    return q < 0.0 ? -(top / bottom) : top / bottom;
}

double random_spread_at(double unit) {
    const double between = 0.98758066934844768; // the normal distribution between -2.5 and 2.5
    return real_clamp(normal_quantile((real_clamp01(unit) - 0.5) * between), -2.5, 2.5);
}

double random_spread(uint64_t seed, uint32_t purpose, uint32_t when, uint64_t key) {
    return random_spread_at(random_unit(seed, purpose, when, key));
}

uint64_t random_key(const char *name) {
    Digest digest;
    digest_init(&digest);
    digest_text(&digest, name);
    return digest.value;
}
