// Sounds as samples, made from noise and sines: nothing is read from a file. Knows no device.
#pragma once

#include "platform/platform.h"

enum { SOUND_RATE = 22050 };

// How many samples a sound has; 0 for SOUND_NONE.
size_t sound_length(SoundId sound);
// Writes them, each between -1 and 1; the same every time.
void sound_make(SoundId sound, float *samples);
