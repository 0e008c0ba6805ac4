// The window: opening, presenting, waiting.
#include "platform/window.h"

#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/file.h"
#include "platform/png.h"

static void drop_picture(Platform *platform) {
    if (platform->presenter || !platform->window) {
        free(platform->pixels);
    }
    platform->pixels = NULL;
    if (platform->texture) {
        SDL_DestroyTexture(platform->texture);
        platform->texture = NULL;
    }
    renderer_forget(&platform->renderer);
}

static bool own_picture(Platform *platform) {
    platform->pixels = malloc((size_t)platform->width * (size_t)platform->height * sizeof(uint32_t));
    platform->stride = platform->width;
    return platform->pixels != NULL;
}

static bool presenter_open(Platform *platform) {
    Uint32 kind = platform->accelerated ? SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC : 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
    platform->presenter = SDL_CreateRenderer(platform->window, -1, kind);
    if (!platform->presenter) {
        platform->presenter = SDL_CreateRenderer(platform->window, -1, 0);
    }
    return platform->presenter != NULL;
}

// The window's own memory when its pixels are what we draw, else a picture of ours and somebody who presents
// it.
static bool make_picture(Platform *platform) {
    drop_picture(platform);
    if (!platform->window) {
        return own_picture(platform);
    }
    if (!platform->presenter && !platform->accelerated) {
        SDL_Surface *surface = SDL_GetWindowSurface(platform->window);
        Uint32 format = surface ? surface->format->format : 0;
        if (format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888) {
            platform->pixels = surface->pixels;
            platform->stride = surface->pitch / 4;
            platform->width = surface->w;
            platform->height = surface->h;
            return true;
        }
    }
    if (!platform->presenter && !presenter_open(platform)) {
        return false;
    }
    SDL_GetRendererOutputSize(platform->presenter, &platform->width, &platform->height);
    platform->texture = SDL_CreateTexture(platform->presenter, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                                          platform->width, platform->height);
    return platform->texture && own_picture(platform);
}

// A rasteriser that only pretends to be a card costs more than ours.
static bool card_is_real(void) {
    typedef const unsigned char *(*GetString)(unsigned int name);
    enum { NAME_OF_RENDERER = 0x1F01 };
    void *address = SDL_GL_GetProcAddress("glGetString");
    GetString get = NULL;
    SDL_memcpy(&get, &address, sizeof get);
    const char *name = get ? (const char *)get(NAME_OF_RENDERER) : NULL;
    return name && !SDL_strstr(name, "llvmpipe") && !SDL_strstr(name, "softpipe") && !SDL_strstr(name, "SWR") &&
           !SDL_strstr(name, "Software");
}

static void try_card(Platform *platform) {
    platform->accelerated = true;
    if (!presenter_open(platform) || !card_is_real()) {
        if (platform->presenter) {
            SDL_DestroyRenderer(platform->presenter);
            platform->presenter = NULL;
        }
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        platform->accelerated = false;
    }
}

// Large pieces of memory go back to the system when they are freed, also after many of them, and leave no holes.
static void memory_given_back(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

static Platform *platform_new(const char *fonts_folder, Error *error) {
    memory_given_back();
    Platform *platform = calloc(1, sizeof *platform);
    if (!platform) {
        error_memory(error);
        return NULL;
    }
    platform->speech_process = -1;
    platform->hands = platform->hands_device = -1;
    platform->fonts = fonts_open(fonts_folder, error);
    bool good = platform->fonts != NULL;
    if (good && !renderer_init(&platform->renderer, platform->fonts)) {
        good = error_memory(error);
    }
    if (!good) {
        fonts_close(platform->fonts);
        free(platform);
        return NULL;
    }
    return platform;
}

static void prepare_hints(void) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); // first frame in a third of the time
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_INTERNAL_EDITING, "1"); // what is not settled yet is shown by the input method
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0"); // closing asks where something would be lost
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

// Enough of it to be found: displays come and go.
static bool place_is_seen(const SDL_Rect *place) {
    for (int d = 0; d < SDL_GetNumVideoDisplays(); d++) {
        SDL_Rect display, common;
        if (SDL_GetDisplayUsableBounds(d, &display) == 0 && SDL_IntersectRect(place, &display, &common) &&
            common.w >= 200 && common.h >= 100) {
            return true;
        }
    }
    return false;
}

// Asking for full screen makes SDL wait a tenth of a second for an answer. So a window that begins full screen covers
// its display at once, and asks when the first picture stands and there is nothing else to do.
static void cover_display(Platform *platform, SDL_Rect *place, bool seen, Uint32 *flags) {
    SDL_Rect display;
    if (SDL_GetDisplayBounds(seen ? SDL_GetRectDisplayIndex(place) : 0, &display) != 0) {
        *flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
        return;
    }
    platform->covers = true;
    platform->windowed = *place;
    *flags |= SDL_WINDOW_BORDERLESS;
    *place = display;
}

static bool open_window(Platform *platform, const PlatformSetup *setup, Error *error) {
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    SDL_Rect place = {setup->x, setup->y, setup->width > 0 ? setup->width : 1280,
                      setup->height > 0 ? setup->height : 720};
    bool seen = setup->placed && place_is_seen(&place);
    if (!seen) {
        place.x = place.y = (int)SDL_WINDOWPOS_CENTERED;
    }
    if (setup->fullscreen) {
        cover_display(platform, &place, seen, &flags);
    }
    platform->window = SDL_CreateWindow(setup->title ? setup->title : "", place.x, place.y, place.w, place.h, flags);
    if (!platform->window) {
        error_set(error, "%s", SDL_GetError());
        return ERROR_WITHIN(error, "window.open", "no window can be opened");
    }
    SDL_SetWindowMinimumSize(platform->window, 640, 360);
    if (setup->accelerated) {
        try_card(platform);
    }
    if (!make_picture(platform)) {
        error_set(error, "%s", SDL_GetError());
        return ERROR_WITHIN(error, "window.draw", "the window cannot be drawn into");
    }
    SDL_StopTextInput(); // on at start on desktops, and an input method may eat shortcuts
    SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
    return true;
}

// When no display can be reached SDL takes a driver that draws for nobody, unless one was asked for by name.
static bool nobody_sees(void) {
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    const char *driver = SDL_GetCurrentVideoDriver();
    return !(asked && *asked) && driver && (!SDL_strcmp(driver, "offscreen") || !SDL_strcmp(driver, "dummy"));
}

Platform *platform_open(const PlatformSetup *setup, Error *error) {
    prepare_hints();
    bool good = SDL_Init(SDL_INIT_VIDEO) == 0;
    if (!good || nobody_sees()) {
        if (good) {
            ERROR_SAY(error, "display.reach", "the display cannot be reached");
            SDL_Quit();
        } else {
            error_set(error, "%s", SDL_GetError());
            ERROR_WITHIN(error, "display.none", "there is no display");
        }
        ERROR_ADVISE(error, "display.hint", "\"noon play --text\" plays in the terminal");
        return NULL;
    }
    Platform *platform = platform_new(setup->fonts_folder, error);
    if (!platform || !open_window(platform, setup, error)) {
        if (platform) {
            platform_close(platform);
        } else {
            SDL_Quit();
        }
        return NULL;
    }
    platform_pad(platform, true); // without pads everything else works
    return platform;
}

Platform *platform_open_offscreen(const char *fonts_folder, int width, int height, Error *error) {
    Platform *platform = platform_new(fonts_folder, error);
    if (!platform) {
        return NULL;
    }
    platform->width = width;
    platform->height = height;
    if (!make_picture(platform)) {
        platform_close(platform);
        error_memory(error);
        return NULL;
    }
    return platform;
}

void platform_close(Platform *platform) {
    if (!platform) {
        return;
    }
    bool windowed = platform->window != NULL;
    drop_picture(platform);
    sound_close(platform);
    pads_close(platform);
    if (platform->presenter) {
        SDL_DestroyRenderer(platform->presenter);
    }
    if (platform->window) {
        SDL_DestroyWindow(platform->window);
    }
    renderer_free(&platform->renderer);
    fonts_close(platform->fonts);
    free(platform->speaker);
    free(platform);
    if (windowed) {
        SDL_Quit();
    }
}

static float meter_width(void *user, TextRun run, const char *text, size_t length) {
    return fonts_width(user, run, text, length);
}

static void meter_height(void *user, TextRun run, float *ascent_px, float *descent_px) {
    fonts_height(user, run, ascent_px, descent_px);
}

TextMeter platform_meter(Platform *platform) {
    return (TextMeter){platform->fonts, meter_width, meter_height};
}

void platform_size(const Platform *platform, int *width, int *height) {
    *width = platform->width;
    *height = platform->height;
}

void platform_resize(Platform *platform, int width, int height) {
    if (!platform->window && (width != platform->width || height != platform->height)) {
        platform->width = width;
        platform->height = height;
        make_picture(platform);
    }
}

const Error *platform_notice(Platform *platform) {
    return fonts_notice(platform->fonts);
}

// ---- presenting ----

static void present(Platform *platform) {
    const Renderer *renderer = &platform->renderer;
    if (!platform->window || (!renderer->dirty_count && !platform->lost)) {
        return;
    }
    if (platform->presenter) {
        SDL_UpdateTexture(platform->texture, NULL, platform->pixels, platform->stride * 4);
        SDL_RenderCopy(platform->presenter, platform->texture, NULL, NULL);
        SDL_RenderPresent(platform->presenter);
    } else if (platform->lost) {
        SDL_UpdateWindowSurface(platform->window);
    } else {
        SDL_Rect rects[DIRTY_MAX];
        for (size_t i = 0; i < renderer->dirty_count; i++) {
            const Rect *dirty = &renderer->dirty[i];
            rects[i] = (SDL_Rect){(int)dirty->x, (int)dirty->y, (int)dirty->w, (int)dirty->h};
        }
        SDL_UpdateWindowSurfaceRects(platform->window, rects, (int)renderer->dirty_count);
    }
    platform->lost = false;
}

void platform_draw(Platform *platform, const DrawList *list) {
    if (platform->window && !platform->presenter) {
        // The window's memory moves when its size changes.
        SDL_Surface *surface = SDL_GetWindowSurface(platform->window);
        bool same = surface && surface->pixels == platform->pixels && surface->w == platform->width &&
                    surface->h == platform->height;
        if (!same && !make_picture(platform)) {
            return;
        }
    }
    if (!platform->pixels) {
        return;
    }
    renderer_draw(&platform->renderer, list, platform->pixels, platform->stride, platform->width, platform->height);
    present(platform);
}

bool platform_screenshot(const Platform *platform, const char *path, Error *error) {
    Buffer png;
    buffer_init(&png);
    png_print(&png, platform->pixels, platform->stride, platform->width, platform->height);
    bool good = !png.failed;
    if (!good) {
        error_memory(error);
    } else {
        good = file_write_atomic(path, png.text, png.length, error);
    }
    buffer_free(&png);
    return good;
}

// ---- waiting ----

static bool handle_window(Platform *platform, const SDL_Event *event, Input *input) {
    switch (event->window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        if (!make_picture(platform)) {
            return false;
        }
        platform->lost = true;
        input->kind = INPUT_SIZE;
        input->width = platform->width;
        input->height = platform->height;
        return true;
    case SDL_WINDOWEVENT_EXPOSED:
        platform->lost = true;
        input->kind = INPUT_EXPOSE;
        return true;
    case SDL_WINDOWEVENT_LEAVE: input->kind = INPUT_LEAVE; return true;
    case SDL_WINDOWEVENT_CLOSE: input->kind = INPUT_CLOSE; return true;
    default: return false;
    }
}

static bool translate(Platform *platform, const SDL_Event *event, Input *input) {
    *input = (Input){.time_ms = SDL_GetTicks64()};
    switch (event->type) {
    case SDL_QUIT: input->kind = INPUT_QUIT; return true;
    case SDL_WINDOWEVENT: return handle_window(platform, event, input);
    case SDL_USEREVENT: input->kind = INPUT_TIMER; return true;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        make_picture(platform);
        platform->lost = true;
        input->kind = INPUT_EXPOSE;
        return true;
    default: return input_from_event(platform, event, input) || pad_from_event(platform, event, input);
    }
}

// SDL asks an open pad a thousand times a second while it waits; a hundred is felt as well.
static int wait_event(Platform *platform, SDL_Event *event, int timeout_ms) {
    int step = platform->hands >= 0 ? 1 : 10; // nobody waits for a pad without hands
    if (!platform->pad && platform->hands < 0) {
        return timeout_ms < 0 ? SDL_WaitEvent(event) : SDL_WaitEventTimeout(event, timeout_ms);
    }
    uint64_t end = SDL_GetTicks64() + (uint64_t)(timeout_ms < 0 ? 0 : timeout_ms);
    for (;;) {
        hands_take(platform);
        if (SDL_PollEvent(event)) {
            return 1;
        }
        uint64_t now = SDL_GetTicks64();
        if (timeout_ms >= 0 && now >= end) {
            return 0;
        }
        SDL_Delay(timeout_ms >= 0 && end - now < (uint64_t)step ? (Uint32)(end - now) : (Uint32)step);
    }
}

void platform_wake(Platform *platform) {
    (void)platform;
    SDL_PushEvent(&(SDL_Event){.type = SDL_USEREVENT});
}

bool platform_wait(Platform *platform, Input *input, int timeout_ms) {
    if (!platform->window) {
        *input = (Input){0};
        return false;
    }
    uint64_t start = SDL_GetTicks64();
    if (platform->covers) {
        platform->covers = false;
        platform_fullscreen(platform, true);
    }
    for (;;) {
        SDL_Event event;
        int left = -1;
        if (timeout_ms >= 0) {
            uint64_t passed = SDL_GetTicks64() - start;
            left = passed >= (uint64_t)timeout_ms ? 0 : timeout_ms - (int)passed;
        }
        int rest = sound_rest_ms(platform);
        bool ours = rest >= 0 && (left < 0 || rest < left); // the wait ends for the sound device alone
        int got = wait_event(platform, &event, ours ? rest : left);
        if (got && translate(platform, &event, input)) {
            return true;
        }
        if (!got && !ours) {
            *input = (Input){.kind = INPUT_TIMER, .time_ms = SDL_GetTicks64()};
            return true;
        }
    }
}

bool platform_place(const Platform *platform, int *x, int *y, int *width, int *height) {
    Uint32 elsewhere = SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_MAXIMIZED | SDL_WINDOW_MINIMIZED;
    if (!platform->window || platform->covers || SDL_GetWindowFlags(platform->window) & elsewhere) {
        return false;
    }
    int top = 0, left = 0;
    SDL_GetWindowPosition(platform->window, x, y);
    SDL_GetWindowSize(platform->window, width, height);
    if (SDL_GetWindowBordersSize(platform->window, &top, &left, NULL, NULL) == 0) {
        *x -= left; // or it would wander by its frame at every start
        *y -= top;
    }
    return true;
}

void platform_fullscreen(Platform *platform, bool on) {
    if (!platform->window || (on && platform->covers)) {
        return;
    }
    platform->covers = false;
    SDL_SetWindowFullscreen(platform->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    const SDL_Rect *windowed = &platform->windowed;
    if (!on && windowed->w > 0) {
        SDL_SetWindowBordered(platform->window, SDL_TRUE);
        SDL_SetWindowSize(platform->window, windowed->w, windowed->h);
        SDL_SetWindowPosition(platform->window, windowed->x, windowed->y);
        platform->windowed.w = 0;
    }
}

bool platform_is_fullscreen(const Platform *platform) {
    return platform->window &&
           (platform->covers || (SDL_GetWindowFlags(platform->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0);
}

void platform_typing(Platform *platform, const Rect *field) {
    if (!platform->window) {
        return;
    }
    if (field) {
        int width = platform->width, height = platform->height;
        SDL_GetWindowSize(platform->window, &width, &height);
        float x = (float)width / (float)platform->width, y = (float)height / (float)platform->height;
        SDL_Rect place = {(int)(field->x * x), (int)(field->y * y), (int)(field->w * x), (int)(field->h * y)};
        SDL_SetTextInputRect(&place);
    }
    if ((field != NULL) != (SDL_IsTextInputActive() == SDL_TRUE)) {
        if (field) {
            SDL_StartTextInput();
        } else {
            SDL_StopTextInput();
        }
    }
}

bool platform_clipboard_set(Platform *platform, const char *text) {
    return platform->window && SDL_SetClipboardText(text) == 0;
}

bool platform_clipboard(Platform *platform, Buffer *out) {
    char *text = platform->window ? SDL_GetClipboardText() : NULL;
    bool found = text && text[0];
    buffer_add(out, found ? text : "");
    SDL_free(text);
    return found;
}
