// Game pads: the one that counts, and one without hands that takes its buttons from a pipe.
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platform/window.h"

static const struct {
    SDL_GameControllerButton button;
    int key;
    const char *name; // in the pipe
} buttons[] = {
    {SDL_CONTROLLER_BUTTON_A, KEY_PAD_A, "A"},
    {SDL_CONTROLLER_BUTTON_B, KEY_PAD_B, "B"},
    {SDL_CONTROLLER_BUTTON_X, KEY_PAD_X, "X"},
    {SDL_CONTROLLER_BUTTON_Y, KEY_PAD_Y, "Y"},
    {SDL_CONTROLLER_BUTTON_BACK, KEY_PAD_SELECT, "Select"},
    {SDL_CONTROLLER_BUTTON_START, KEY_PAD_START, "Start"},
    {SDL_CONTROLLER_BUTTON_LEFTSTICK, KEY_PAD_L3, "L3"},
    {SDL_CONTROLLER_BUTTON_RIGHTSTICK, KEY_PAD_R3, "R3"},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, KEY_PAD_LB, "LB"},
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, KEY_PAD_RB, "RB"},
    {SDL_CONTROLLER_BUTTON_DPAD_UP, KEY_PAD_UP, "Up"},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, KEY_PAD_DOWN, "Down"},
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, KEY_PAD_LEFT, "Left"},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, KEY_PAD_RIGHT, "Right"},
};

// What an axis is pushed to: towards less, towards more.
static const struct {
    SDL_GameControllerAxis axis;
    int less, more;
    const char *less_name, *more_name;
} axes[PAD_AXES] = {
    {SDL_CONTROLLER_AXIS_LEFTX, KEY_PAD_LEFT, KEY_PAD_RIGHT, "StickLeft", "StickRight"},
    {SDL_CONTROLLER_AXIS_LEFTY, KEY_PAD_UP, KEY_PAD_DOWN, "StickUp", "StickDown"},
    {SDL_CONTROLLER_AXIS_RIGHTY, KEY_PAD_STICK_UP, KEY_PAD_STICK_DOWN, "RightStickUp", "RightStickDown"},
    {SDL_CONTROLLER_AXIS_TRIGGERLEFT, KEY_NONE, KEY_PAD_LT, "", "LT"},
    {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, KEY_NONE, KEY_PAD_RT, "", "RT"},
};

static int button_key(Uint8 button) {
    for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
        if (buttons[i].button == button) {
            return buttons[i].key;
        }
    }
    return KEY_NONE;
}

// An axis is a button that is pressed when it is pushed far, and let go near the middle.
static int axis_key(Platform *platform, const SDL_ControllerAxisEvent *event) {
    enum { PUSHED = 18000, LET_GO = 9000 };
    for (size_t i = 0; i < PAD_AXES; i++) {
        if (axes[i].axis == event->axis) {
            int last = platform->pushed[i];
            int now = event->value > PUSHED ? 1 : event->value < -PUSHED ? -1 : abs(event->value) < LET_GO ? 0 : last;
            platform->pushed[i] = now;
            return now == last ? KEY_NONE : now > 0 ? axes[i].more : now < 0 ? axes[i].less : KEY_NONE;
        }
    }
    return KEY_NONE;
}

static void pad_open_any(Platform *platform) {
    for (int i = 0; !platform->pad && i < SDL_NumJoysticks(); i++) {
        platform->pad = SDL_IsGameController(i) ? SDL_GameControllerOpen(i) : NULL;
    }
}

static void pad_close(Platform *platform) {
    if (platform->pad) {
        SDL_GameControllerClose(platform->pad);
        platform->pad = NULL;
    }
    memset(platform->pushed, 0, sizeof platform->pushed);
}

void platform_pad(Platform *platform, bool on) {
    bool now = SDL_WasInit(SDL_INIT_GAMECONTROLLER) != 0;
    if (!platform->window || on == now) {
        return;
    }
    if (on) {
        SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
        pad_open_any(platform);
    } else {
        pad_close(platform);
        SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    }
}

bool pad_from_event(Platform *platform, const SDL_Event *event, Input *input) {
    input->pad = true;
    input->kind = INPUT_KEY;
    switch (event->type) {
    case SDL_CONTROLLERDEVICEADDED:
        if (!platform->pad) {
            platform->pad = SDL_GameControllerOpen(event->cdevice.which);
        }
        return false;
    case SDL_CONTROLLERDEVICEREMOVED:
        if (platform->pad &&
            event->cdevice.which == SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(platform->pad))) {
            pad_close(platform);
            pad_open_any(platform); // another one may lie there
        }
        return false;
    case SDL_CONTROLLERBUTTONDOWN: input->key = button_key(event->cbutton.button); break;
    case SDL_CONTROLLERAXISMOTION: input->key = axis_key(platform, &event->caxis); break;
    default: return false;
    }
    return input->key != KEY_NONE;
}

// ---- the pad without hands ----

static void hands_plug(Platform *platform, bool in) {
    if (in && platform->hands_device < 0) {
        platform->hands_device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                                           SDL_CONTROLLER_BUTTON_MAX, 0);
    } else if (!in && platform->hands_device >= 0) {
        SDL_JoystickDetachVirtual(platform->hands_device);
        platform->hands_device = -1;
    }
    SDL_JoystickUpdate();
    pad_open_any(platform); // before the first button, which may come before SDL's word of it
}

// Pressed and let go, and SDL looks in between.
static void hands_press(SDL_Joystick *pad, const char *name) {
    for (int down = 1; down >= 0; down--) {
        for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
            if (strcmp(buttons[i].name, name) == 0) {
                SDL_JoystickSetVirtualButton(pad, buttons[i].button, (Uint8)down);
            }
        }
        for (size_t i = 0; i < PAD_AXES; i++) {
            int rest = axes[i].less ? 0 : -32768;
            bool more = strcmp(axes[i].more_name, name) == 0;
            if (more || strcmp(axes[i].less_name, name) == 0) {
                SDL_JoystickSetVirtualAxis(pad, axes[i].axis, (Sint16)(!down ? rest : more ? 32767 : -32767));
            }
        }
        SDL_JoystickUpdate();
    }
}

static void hands_do(Platform *platform, const char *word) {
    if (strcmp(word, "unplug") == 0 || strcmp(word, "plug") == 0) {
        hands_plug(platform, word[0] == 'p');
    } else if (platform->pad) {
        hands_press(SDL_GameControllerGetJoystick(platform->pad), word);
    }
}

void hands_take(Platform *platform) {
    char byte;
    while (platform->hands >= 0 && read(platform->hands, &byte, 1) == 1) {
        if (byte == '\n') {
            platform->hands_word[platform->hands_length] = '\0';
            platform->hands_length = 0;
            hands_do(platform, platform->hands_word);
        } else if (platform->hands_length + 1 < sizeof platform->hands_word) {
            platform->hands_word[platform->hands_length++] = byte;
        }
    }
}

bool platform_pad_virtual(Platform *platform, const char *pipe_path, Error *error) {
    platform->hands = open(pipe_path, O_RDWR | O_NONBLOCK | O_CLOEXEC); // for writing too: it never ends
    if (platform->hands < 0) {
        return ERROR_SAY(error, "pad.pipe", "the pad's pipe \"{path}\" cannot be read", {"path", pipe_path});
    }
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"); // no window manager gives the focus
    platform_pad(platform, true);
    hands_plug(platform, true);
    return platform->hands_device >= 0 || error_set(error, "%s", SDL_GetError()) ||
           ERROR_WITHIN(error, "pad.virtual", "this SDL has no virtual pads");
}

void pads_close(Platform *platform) {
    pad_close(platform);
    if (platform->hands >= 0) {
        close(platform->hands);
    }
}
