// SDL's keys, mouse and pads in the words of ui/input.h.
#include <string.h>

#include "base/utf8.h"
#include "platform/window.h"

static int named_key(SDL_Keycode code) {
    static const struct {
        SDL_Keycode code;
        int key;
    } names[] = {
        {SDLK_RETURN, KEY_ENTER},
        {SDLK_KP_ENTER, KEY_ENTER},
        {SDLK_ESCAPE, KEY_ESCAPE},
        {SDLK_TAB, KEY_TAB},
        {SDLK_BACKSPACE, KEY_BACKSPACE},
        {SDLK_DELETE, KEY_DELETE},
        {SDLK_LEFT, KEY_LEFT},
        {SDLK_RIGHT, KEY_RIGHT},
        {SDLK_UP, KEY_UP},
        {SDLK_DOWN, KEY_DOWN},
        {SDLK_PAGEUP, KEY_PAGE_UP},
        {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
        {SDLK_HOME, KEY_HOME},
        {SDLK_END, KEY_END},
        {SDLK_AC_BACK, KEY_ESCAPE},
        {SDLK_KP_PLUS, '+'},
        {SDLK_KP_MINUS, '-'},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].code == code) {
            return names[i].key;
        }
    }
    if (code >= SDLK_F1 && code <= SDLK_F12) {
        return KEY_F1 + (int)(code - SDLK_F1);
    }
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
        return '1' + (int)(code - SDLK_KP_1);
    }
    return code == SDLK_KP_0 ? '0' : code > 0 && code < 0x110000 ? (int)code : KEY_NONE;
}

// On layouts without Latin letters the key of a shortcut is the one that stands there on a Latin layout;
// digits need no Shift anywhere.
static int shortcut(const SDL_Keysym *key) {
    SDL_Scancode place = key->scancode;
    if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_0 && !(key->sym >= 'a' && key->sym <= 'z')) {
        return place == SDL_SCANCODE_0 ? '0' : '1' + (int)(place - SDL_SCANCODE_1);
    }
    if (key->sym >= 0x80 && key->sym < 0x110000 && place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z) {
        return 'a' + (int)(place - SDL_SCANCODE_A);
    }
    return named_key(key->sym);
}

static void to_pixels(const Platform *platform, int x, int y, Input *input) {
    int width = platform->width;
    int height = platform->height;
    SDL_GetWindowSize(platform->window, &width, &height);
    input->x = (float)x * (float)platform->width / (float)(width > 0 ? width : 1);
    input->y = (float)y * (float)platform->height / (float)(height > 0 ? height : 1);
}

static int hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// Some systems hand over "file:///…%20…\r" instead of a path.
static void path_from_drop(const char *dropped, char *out, size_t size) {
    bool uri = strncmp(dropped, "file://", 7) == 0;
    const char *from = uri ? dropped + 7 : dropped;
    size_t length = 0;
    while (*from && *from != '\r' && *from != '\n' && length + 1 < size) {
        int high = uri && *from == '%' ? hex(from[1]) : -1;
        int low = high >= 0 ? hex(from[2]) : -1;
        if (low >= 0) {
            out[length++] = (char)(high * 16 + low);
            from += 3;
        } else {
            out[length++] = *from++;
        }
    }
    out[length] = '\0';
}

static bool key_input(const SDL_Event *event, Input *input) {
    const SDL_Keysym *key = &event->key.keysym;
    input->kind = INPUT_KEY;
    input->key = shortcut(key);
    input->shift = (key->mod & KMOD_SHIFT) != 0;
    input->control = (key->mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    input->alt = (key->mod & KMOD_ALT) != 0;
    input->repeat = event->key.repeat != 0;
    return input->key != KEY_NONE;
}

static bool drop_input(const SDL_Event *event, Input *input) {
    if (!event->drop.file) {
        return false;
    }
    path_from_drop(event->drop.file, input->text, sizeof input->text);
    SDL_free(event->drop.file);
    input->kind = INPUT_DROP;
    return input->text[0] != '\0';
}

bool input_from_event(Platform *platform, const SDL_Event *event, Input *input) {
    switch (event->type) {
    case SDL_KEYDOWN: return key_input(event, input);
    case SDL_TEXTINPUT: {
        size_t length = utf8_cut(event->text.text, strlen(event->text.text));
        memcpy(input->text, event->text.text, length);
        input->text[length] = '\0';
        input->kind = INPUT_TEXT;
        return true;
    }
    case SDL_MOUSEMOTION:
        to_pixels(platform, event->motion.x, event->motion.y, input);
        input->kind = INPUT_MOVE;
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        to_pixels(platform, event->button.x, event->button.y, input);
        input->kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS : INPUT_RELEASE;
        input->button = event->button.button;
        return true;
    case SDL_MOUSEWHEEL:
        input->kind = INPUT_WHEEL;
        input->amount = event->wheel.preciseY;
        input->control = (SDL_GetModState() & KMOD_CTRL) != 0;
        return event->wheel.preciseY != 0;
    case SDL_DROPFILE:
    case SDL_DROPTEXT: return drop_input(event, input);
    default: return false;
    }
}
