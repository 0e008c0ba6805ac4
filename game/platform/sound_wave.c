// Paper, seal, telephone, clock and the room as sums of a few grains of noise and sines. None is louder than a quarter
// of what a device can do, so that four at once are not cut off.
#include <math.h>
#include <stdint.h>

#include "platform/sound.h"

static const float seconds[SOUND_COUNT] = {
    [SOUND_PAPER] = 0.34f, [SOUND_SEAL] = 0.42f, [SOUND_TELEPHONE] = 1.3f, [SOUND_CLOCK] = 0.62f, [SOUND_ROOM] = 3.6f};

size_t sound_length(SoundId sound) {
    return (size_t)(seconds[sound] * (float)SOUND_RATE);
}

static float noise(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (float)(int32_t)*state / 2147483648.0f;
}

// A stretch of noise between two corners, rising for a tenth of its length and falling away.
typedef struct Grain {
    float at, length, low, high, loud;
} Grain;

static void add_grain(float *samples, size_t count, Grain grain, uint32_t seed) {
    float below = 0, above = 0;
    float pass_high = 1 - expf(-6.2832f * grain.high / SOUND_RATE),
          pass_low = 1 - expf(-6.2832f * grain.low / SOUND_RATE);
    size_t first = (size_t)(grain.at * SOUND_RATE), length = (size_t)(grain.length * SOUND_RATE);
    for (size_t i = 0; i < length && first + i < count; i++) {
        float t = (float)i / (float)length;
        float rise = t < 0.1f ? t * 10 : expf(-5 * (t - 0.1f));
        above += pass_high * (noise(&seed) - above);
        below += pass_low * (above - below);
        samples[first + i] += grain.loud * rise * (above - below);
    }
}

static void add_tone(float *samples, size_t count, float at, float length, float pitch, float fall, float loud) {
    size_t first = (size_t)(at * SOUND_RATE), whole = (size_t)(length * SOUND_RATE);
    for (size_t i = 0; i < whole && first + i < count; i++) {
        float t = (float)i / SOUND_RATE, soft = fminf(1, t * 200) * fminf(1, (length - t) * 60);
        samples[first + i] += loud * soft * expf(-fall * t) * sinf(6.2832f * pitch * t);
    }
}

static void make_paper(float *samples, size_t count) {
    static const Grain grains[] = {
        {0.00f, 0.20f, 900, 5200, 0.30f}, {0.06f, 0.12f, 1800, 7000, 0.26f}, {0.15f, 0.18f, 700, 4200, 0.23f}};
    for (uint32_t g = 0; g < sizeof grains / sizeof grains[0]; g++) {
        add_grain(samples, count, grains[g], 77 + g);
    }
}

static void make_seal(float *samples, size_t count) {
    add_tone(samples, count, 0, 0.32f, 82, 13, 0.165f);
    add_tone(samples, count, 0, 0.20f, 147, 22, 0.07f);
    add_grain(samples, count, (Grain){0, 0.10f, 200, 1500, 0.18f}, 5);
    add_grain(samples, count, (Grain){0.12f, 0.26f, 900, 3600, 0.03f}, 6);
}

// Two bells struck in turn, twice, as from another room.
static void make_telephone(float *samples, size_t count) {
    for (int ring = 0; ring < 2; ring++) {
        for (int strike = 0; strike < 9; strike++) {
            float at = (float)ring * 0.66f + (float)strike * 0.046f;
            add_tone(samples, count, at, 0.30f, strike % 2 ? 1046.5f : 932.3f, 11, 0.055f);
            add_tone(samples, count, at, 0.12f, strike % 2 ? 2570 : 2290, 26, 0.018f);
        }
    }
}

static void make_clock(float *samples, size_t count) {
    add_grain(samples, count, (Grain){0.00f, 0.035f, 1500, 5200, 0.42f}, 21);
    add_tone(samples, count, 0.00f, 0.06f, 1850, 70, 0.05f);
    add_grain(samples, count, (Grain){0.50f, 0.035f, 1100, 4200, 0.36f}, 22);
    add_tone(samples, count, 0.50f, 0.06f, 1540, 70, 0.05f);
}

// Air and a far hum, that come up and go away again.
static void make_room(float *samples, size_t count) {
    uint32_t seed = 401;
    float air = 0, floor = 0, deep = 0;
    for (size_t i = 0; i < count; i++) {
        float t = (float)i / (float)count, swell = sinf(3.1416f * t);
        air += 0.085f * (noise(&seed) - air); // about 300 Hz
        deep += 0.085f * (air - deep);
        floor += 0.012f * (deep - floor); // about 40 Hz
        float hum =
            0.010f * sinf(6.2832f * 98 * (float)i / SOUND_RATE) + 0.006f * sinf(6.2832f * 147 * (float)i / SOUND_RATE);
        samples[i] += 0.5f * swell * swell * (0.55f * (deep - floor) + hum);
    }
}

void sound_make(SoundId sound, float *samples) {
    size_t count = sound_length(sound);
    for (size_t i = 0; i < count; i++) {
        samples[i] = 0;
    }
    switch (sound) {
    case SOUND_PAPER: make_paper(samples, count); break;
    case SOUND_SEAL: make_seal(samples, count); break;
    case SOUND_TELEPHONE: make_telephone(samples, count); break;
    case SOUND_CLOCK: make_clock(samples, count); break;
    case SOUND_ROOM: make_room(samples, count); break;
    case SOUND_NONE:
    case SOUND_COUNT: break;
    }
    for (size_t i = 0; i < count; i++) { // the end is silence, whatever was added
        float left = (float)(count - i) / (0.01f * SOUND_RATE);
        samples[i] = fmaxf(-1, fminf(1, samples[i])) * fminf(1, left);
    }
}
