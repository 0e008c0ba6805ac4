// Sounds: soft, without clicks, in their own part of the spectrum; and what a device gets, written to a file by SDL.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "base/file.h"
#include "platform/platform.h"
#include "platform/sound.h"

static const float soft = 0.2512f; // -12 dB

static float *sound_new(int id, size_t *count) {
    *count = sound_length((SoundId)id);
    float *samples = calloc(*count, sizeof *samples);
    assert_non_null(samples);
    sound_make((SoundId)id, samples);
    return samples;
}

static float loudest_of(const float *samples, size_t first, size_t last) {
    float loudest = 0;
    for (size_t i = first; i < last; i++) {
        loudest = fmaxf(loudest, fabsf(samples[i]));
    }
    return loudest;
}

static void sounds_are_soft_and_end(void **state) {
    (void)state;
    enum { MS = SOUND_RATE / 1000 };
    for (int id = SOUND_PAPER; id < SOUND_COUNT; id++) {
        size_t count;
        float *samples = sound_new(id, &count), loudest = loudest_of(samples, 0, count);
        double power = 0, mean = 0;
        assert_in_range(count, SOUND_RATE / 10, SOUND_RATE * 4);
        for (size_t i = 0; i < count; i++) {
            power += (double)samples[i] * (double)samples[i];
            mean += (double)samples[i];
        }
        assert_true(loudest > 0.03f && loudest < soft);
        assert_true(sqrt(power / (double)count) < (double)soft / 4);
        assert_true(fabs(mean / (double)count) < 0.001); // else it begins and ends with a knock
        // It comes up within a moment and goes away within one, and never at once.
        assert_true(fabsf(samples[0]) < 0.001f && fabsf(samples[count - 1]) < 0.001f);
        assert_true(loudest_of(samples, 0, MS / 4) < loudest / 4);
        assert_true(loudest_of(samples, count - MS, count) < loudest / 20);
        free(samples);
    }
    assert_int_equal(sound_length(SOUND_NONE), 0);
}

// Where the middle of its power lies, in Hz.
static double middle_of(const float *samples, size_t count) {
    double weighted = 0, whole = 0;
    for (double pitch = 40; pitch < SOUND_RATE / 2.2; pitch *= 1.1) {
        double turn = 2 * 3.14159265358979 * pitch / SOUND_RATE, across = 0, along = 0;
        for (size_t i = 0; i < count; i++) {
            across += (double)samples[i] * cos(turn * (double)i);
            along += (double)samples[i] * sin(turn * (double)i);
        }
        double power = (across * across + along * along) * pitch; // the steps are ratios
        weighted += power * pitch;
        whole += power;
    }
    return weighted / whole;
}

static void sounds_are_told_apart(void **state) {
    (void)state;
    static const double bounds[SOUND_COUNT][2] = {[SOUND_PAPER] = {2500, 9000},
                                                  [SOUND_SEAL] = {60, 700},
                                                  [SOUND_TELEPHONE] = {850, 1400},
                                                  [SOUND_CLOCK] = {2500, 9000},
                                                  [SOUND_ROOM] = {40, 700}};
    for (int id = SOUND_PAPER; id < SOUND_COUNT; id++) {
        size_t count;
        float *samples = sound_new(id, &count);
        double middle = middle_of(samples, count);
        assert_true(middle > bounds[id][0] && middle < bounds[id][1]);
        free(samples);
    }
}

// ---- a window that nobody sees, and a device that is a file ----

static Platform *window_open(const char *audio) {
    Error error = {0};
    PlatformSetup setup = {
        .title = "test", .fonts_folder = NOON_SOURCE_DIR "/assets/fonts", .width = 640, .height = 360};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_AUDIODRIVER", audio, 1);
    Platform *platform = platform_open(&setup, &error);
    assert_non_null(platform);
    return platform;
}

static void sounds_need_no_device(void **state) {
    (void)state;
    static const char *const drivers[] = {"dummy", "no such driver"};
    for (size_t i = 0; i < 2; i++) {
        Platform *platform = window_open(drivers[i]);
        platform_sound(platform, SOUND_PAPER); // at volume 0 nothing is opened
        platform_volume(platform, 0.5f);
        platform_sound(platform, SOUND_PAPER);
        platform_sound(platform, SOUND_TELEPHONE);
        platform_volume(platform, 0);
        platform_sound(platform, SOUND_SEAL);
        int x = 0, y = 0, width = 0, height = 0;
        assert_true(platform_place(platform, &x, &y, &width, &height));
        assert_int_equal(width, 640);
        assert_int_equal(height, 360);
        platform_close(platform);
    }
}

// What the device got, once there are so many samples; the window's loop goes on meanwhile.
static float *device_got(Platform *platform, const char *path, size_t wanted, size_t *count) {
    enum { LOOKS_MAX = 30000 };
    char *bytes = NULL;
    size_t length = 0;
    for (int i = 0; i < LOOKS_MAX && length < wanted * sizeof(float); i++) {
        Error error;
        Input input;
        assert_true(platform_wait(platform, &input, 1));
        free(bytes);
        bytes = NULL;
        if (!file_read(path, (size_t)1 << 26, &bytes, &length, &error)) {
            length = 0;
        }
    }
    assert_true(length >= wanted * sizeof(float));
    *count = length / sizeof(float);
    return (float *)(void *)bytes;
}

static void a_device_gets_the_sound_and_silence(void **state) {
    (void)state;
    const char *path = NOON_SCRATCH_DIR "/device.raw";
    const float volume = 0.5f, gain = volume * volume;
    size_t count, got;
    float *samples = sound_new(SOUND_SEAL, &count);
    (void)remove(path);
    SDL_setenv("SDL_DISKAUDIOFILE", path, 1);
    SDL_setenv("SDL_DISKAUDIODELAY", "1", 1); // so many milliseconds for each of its buffers
    Platform *platform = window_open("disk");
    platform_sound(platform, SOUND_SEAL);
    assert_false(file_exists(path)); // at volume 0 there is no device
    platform_volume(platform, volume);
    platform_sound(platform, SOUND_SEAL);
    if (!file_exists(path)) {
        platform_close(platform);
        free(samples);
        skip(); // this SDL was built without the driver
    }
    float *heard = device_got(platform, path, 2 * count + SOUND_RATE, &got);
    platform_close(platform);
    size_t first = 0, last = got;
    while (first < got && heard[first] == 0) {
        first++;
    }
    while (last > first && heard[last - 1] == 0) {
        last--;
    }
    size_t own = 0; // silent samples at its own beginning
    while (samples[own] == 0) {
        own++;
    }
    assert_true(first >= own && last - first <= count);
    for (size_t i = own; i < count; i++) {
        assert_true(fabsf(heard[first - own + i] - gain * samples[i]) < 1e-6f);
    }
    free(heard);
    free(samples);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sounds_are_soft_and_end),
        cmocka_unit_test(sounds_are_told_apart),
        cmocka_unit_test(sounds_need_no_device),
        cmocka_unit_test(a_device_gets_the_sound_and_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
