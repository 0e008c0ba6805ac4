// The window, the fonts and the keys: the only room that knows SDL. It takes a draw list and gives input; it
// knows no widget, no screen and no rule. Pictures are made by a software rasteriser of its own (true
// coverage, no surprises between machines) straight into the window's memory, redrawing only what differs
// from the last list; a picture of the same list is the same off screen.
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "ui/draw.h"
#include "ui/input.h"
#include "ui/text_flow.h"

typedef struct Platform Platform;

typedef struct PlatformSetup {
    const char *title;
    const char *fonts_folder; // where the font files lie; a missing one is replaced and platform_notice says so
    int width, height;        // 0: 1280 by 720
    bool placed;              // x and y count, when a display is still there
    int x, y;
    bool fullscreen;
    bool accelerated; // present through a graphics card when there is a real one
} PlatformSetup;

// A window. NULL and the reason when there is no display.
Platform *platform_open(const PlatformSetup *setup, Error *error);
// No window: pictures only. Works without a display.
Platform *platform_open_offscreen(const char *fonts_folder, int width, int height, Error *error);
void platform_close(Platform *platform);

TextMeter platform_meter(Platform *platform); // lives as long as the platform
void platform_size(const Platform *platform, int *width, int *height);

// Waits for the next event at most `timeout_ms` (-1: for ever, using no processor time) and translates it.
// Returns true with an INPUT_TIMER at the timeout. False only when nothing can be waited for any more (off
// screen).
bool platform_wait(Platform *platform, Input *input, int timeout_ms);

// Ends a wait with an INPUT_TIMER. From any thread.
void platform_wake(Platform *platform);

// Draws and presents. Memory of the list is not kept.
void platform_draw(Platform *platform, const DrawList *list);
// Off screen only: another size of picture.
void platform_resize(Platform *platform, int width, int height);

// The last picture as a PNG file.
NODISCARD bool platform_screenshot(const Platform *platform, const char *path, Error *error);

// Where the window stands when it is neither full screen nor maximised, in the system's units. False without one.
bool platform_place(const Platform *platform, int *x, int *y, int *width, int *height);

// Whether game pads count. On: the first one that is plugged in, at any time.
void platform_pad(Platform *platform, bool on);
// A pad without hands, for tests and for people who script: each line that is written into the pipe presses a button
// ("A", "Up", "RB", "LT", "RightStickDown"), "unplug" pulls it out and "plug" puts it back.
NODISCARD bool platform_pad_virtual(Platform *platform, const char *pipe_path, Error *error);

// Soft sounds, made by the program. Each ends by itself; the sound device is held only while one is heard.
typedef enum SoundId {
    SOUND_NONE,
    SOUND_PAPER,
    SOUND_SEAL,
    SOUND_TELEPHONE,
    SOUND_CLOCK,
    SOUND_ROOM, // the room itself, for a breath, when another part of the night begins
    SOUND_COUNT
} SoundId;
void platform_sound(Platform *platform, SoundId sound); // nothing happens without a device or at volume 0
void platform_volume(Platform *platform, float volume); // 0 to 1

void platform_fullscreen(Platform *platform, bool on);
bool platform_is_fullscreen(const Platform *platform);
void platform_typing(Platform *platform, const Rect *field); // text input, into the field that stands there; NULL: off
bool platform_clipboard_set(Platform *platform, const char *text);
bool platform_clipboard(Platform *platform, Buffer *out); // appends what is there; false when there is nothing
// Has the desktop open a file or a folder. False when there is nothing here that could.
bool platform_open_path(const char *path);
// Opens a file at a line in this editor: a command in which {file} and {line} are filled in. False when there is no
// such program.
bool platform_edit(const char *editor, const char *path, unsigned line);
// Speaks through the system's speech program if there is one; interrupts what was being said.
bool platform_speak(Platform *platform, const char *text);
// In this language ("en") and so many times as fast as usual from now on.
void platform_voice(Platform *platform, const char *language, float rate);

// Something the player should be told once (a font is missing, a character has no glyph); NULL when nothing
// new.
const Error *platform_notice(Platform *platform);
