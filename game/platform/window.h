// The inside of the platform, shared by its files.
#pragma once

#include <SDL.h>

#include "platform/fonts.h"
#include "platform/platform.h"
#include "platform/render.h"

enum { PAD_AXES = 5 };

struct Platform {
    SDL_Window *window;      // NULL off screen
    SDL_Renderer *presenter; // only where the window's memory cannot be had, or a card is wanted
    SDL_Texture *texture;
    uint32_t *pixels; // own picture: off screen or with a presenter
    int stride;       // pixels
    int width, height;
    Renderer renderer;
    Fonts *fonts;
    struct Sound *sound; // NULL until one was wanted
    float volume;
    SDL_GameController *pad;
    int pushed[PAD_AXES];    // -1, 0 or 1: where each axis is
    int hands, hands_device; // the pad without hands: its pipe and its index, -1 for none
    char hands_word[16];
    size_t hands_length;
    bool lost;         // the window must be filled again though nothing changed
    bool covers;       // lies over the display without borders; full screen is asked for once something is shown
    SDL_Rect windowed; // what it goes back to after it began like that; no width: SDL knows
    bool accelerated;
    char *speaker; // path of the speech program, NULL: none
    bool speaker_queues;
    int speech_process;
    char voice_language[16]; // "": the system's
    float voice_rate;        // times as fast as usual; 0: as usual
};

// sound_sdl.c: ms until the device can be given back, -1 when it is not held; gives it back when the time has come.
int sound_rest_ms(Platform *platform);
void sound_close(Platform *platform);

// Translates one event; false when it means nothing to the interface.
bool input_from_event(Platform *platform, const SDL_Event *event, Input *input);
bool pad_from_event(Platform *platform, const SDL_Event *event, Input *input);
void hands_take(Platform *platform); // does what stands in the pipe of the virtual pad, if there is one
void pads_close(Platform *platform);

// speak_posix.c: where a program lies, malloc'd (free it); NULL when it is not there.
char *program_find(const char *name);
