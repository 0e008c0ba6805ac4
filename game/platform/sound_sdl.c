// The sound device. It is opened for a sound and closed when the last one has ended, because SDL's thread keeps waking
// up for silence too, and a game that waits must cost nothing.
#include <stdlib.h>

#include "platform/sound.h"
#include "platform/window.h"

enum { VOICES = 4, LINGER_MS = 1500 };

typedef struct Voice {
    SoundId sound;
    size_t at;
} Voice;

struct Sound {
    SDL_AudioDeviceID device; // 0: not held
    bool none;                // there is no device: nobody asks again
    float *samples[SOUND_COUNT];
    Voice voices[VOICES];
    float volume;
    uint64_t until_ms;
};

static void fill(void *user, Uint8 *stream, int bytes) {
    struct Sound *sound = user;
    float *out = (float *)(void *)stream;
    size_t count = (size_t)bytes / sizeof *out;
    for (size_t i = 0; i < count; i++) {
        float sum = 0;
        for (size_t v = 0; v < VOICES; v++) {
            Voice *voice = &sound->voices[v];
            if (voice->sound && voice->at < sound_length(voice->sound)) {
                sum += sound->samples[voice->sound][voice->at++];
            }
        }
        sum *= sound->volume;
        out[i] = sum > 1 ? 1 : sum < -1 ? -1 : sum;
    }
}

static bool device_open(struct Sound *sound) {
    if (sound->device || sound->none) {
        return sound->device != 0;
    }
    SDL_AudioSpec want = {.freq = SOUND_RATE,
                          .format = AUDIO_F32SYS,
                          .channels = 1,
                          .samples = 1024,
                          .callback = fill,
                          .userdata = sound};
    bool ready = SDL_WasInit(SDL_INIT_AUDIO) || SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    sound->device = ready ? SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0) : 0;
    sound->none = sound->device == 0;
    if (sound->device) {
        SDL_PauseAudioDevice(sound->device, 0);
    }
    return sound->device != 0;
}

static void device_close(struct Sound *sound) {
    if (sound->device) {
        SDL_CloseAudioDevice(sound->device);
        sound->device = 0;
    }
    for (size_t v = 0; v < VOICES; v++) {
        sound->voices[v] = (Voice){SOUND_NONE, 0};
    }
}

static bool samples_ready(struct Sound *sound, SoundId id) {
    if (!sound->samples[id]) {
        sound->samples[id] = malloc(sound_length(id) * sizeof(float));
        if (sound->samples[id]) {
            sound_make(id, sound->samples[id]);
        }
    }
    return sound->samples[id] != NULL;
}

void platform_sound(Platform *platform, SoundId id) {
    if (!platform->window || id == SOUND_NONE || platform->volume <= 0) {
        return;
    }
    platform->sound = platform->sound ? platform->sound : calloc(1, sizeof *platform->sound);
    struct Sound *sound = platform->sound;
    if (!sound || !samples_ready(sound, id) || !device_open(sound)) {
        return;
    }
    SDL_LockAudioDevice(sound->device);
    Voice *best = &sound->voices[0];
    for (size_t v = 0; v < VOICES; v++) { // a free one, else the one that has been heard longest
        Voice *voice = &sound->voices[v];
        bool free = !voice->sound || voice->at >= sound_length(voice->sound);
        if (free || voice->at > best->at) {
            best = voice;
        }
        if (free) {
            break;
        }
    }
    *best = (Voice){id, 0};
    sound->volume = platform->volume * platform->volume; // ears count in ratios
    SDL_UnlockAudioDevice(sound->device);
    uint64_t end = SDL_GetTicks64() + (uint64_t)(sound_length(id) * 1000 / SOUND_RATE) + LINGER_MS;
    sound->until_ms = end > sound->until_ms ? end : sound->until_ms;
}

void platform_volume(Platform *platform, float volume) {
    platform->volume = volume < 0 ? 0 : volume > 1 ? 1 : volume;
    if (platform->volume <= 0 && platform->sound) {
        device_close(platform->sound);
    }
}

int sound_rest_ms(Platform *platform) {
    struct Sound *sound = platform->sound;
    if (!sound || !sound->device) {
        return -1;
    }
    uint64_t now = SDL_GetTicks64();
    if (now < sound->until_ms) {
        return (int)(sound->until_ms - now);
    }
    device_close(sound);
    return -1;
}

void sound_close(Platform *platform) {
    struct Sound *sound = platform->sound;
    if (!sound) {
        return;
    }
    device_close(sound);
    for (int id = 0; id < SOUND_COUNT; id++) {
        free(sound->samples[id]);
    }
    free(sound);
    platform->sound = NULL;
}
