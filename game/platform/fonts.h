// Font files and what is set with them: which file draws which character, how wide a run is, what it looks
// like as a mask. SDL_ttf stays behind this door.
#pragma once

#include "base/error.h"
#include "platform/cache.h"

typedef struct Fonts Fonts;

// NULL and the reason when not one font can be read. `folder` may be NULL: only the system's are tried.
Fonts *fonts_open(const char *folder, Error *error);
void fonts_close(Fonts *fonts);

float fonts_width(Fonts *fonts, TextRun run, const char *text, size_t length);
void fonts_height(Fonts *fonts, TextRun run, float *ascent_px, float *descent_px);
// The run's mask; dx, dy from the pen on the baseline to its left top corner. NULL when nothing shows.
CachedMask *fonts_mask(Fonts *fonts, MaskCache *cache, TextRun run, const char *text, size_t length);
// A line for the player said once each (font missing, character without a glyph); NULL when there is nothing
// new.
const Error *fonts_notice(Fonts *fonts);
