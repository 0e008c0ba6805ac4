// What the window says to the interface. `platform` translates keys, mouse, wheel and pad into these; the
// interface knows no scan codes. All positions are device pixels of the picture.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Printable keys are their lower-case character ('1', 'g'); the others have names.
typedef enum Key {
    KEY_NONE,
    KEY_ENTER = 13,
    KEY_ESCAPE = 27,
    KEY_SPACE = 32,
    KEY_FIRST_NAMED = 0x110000, // above every character
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
    KEY_PAD_A, // buttons of a pad: the toolkit asks its Keymap what they mean
    KEY_PAD_B,
    KEY_PAD_X,
    KEY_PAD_Y,
    KEY_PAD_SELECT,
    KEY_PAD_START,
    KEY_PAD_L3,
    KEY_PAD_R3,
    KEY_PAD_LB,
    KEY_PAD_RB,
    KEY_PAD_LT,
    KEY_PAD_RT,
    KEY_PAD_UP, // the cross, and the left stick
    KEY_PAD_DOWN,
    KEY_PAD_LEFT,
    KEY_PAD_RIGHT,
    KEY_PAD_STICK_UP, // the right stick
    KEY_PAD_STICK_DOWN,
    KEY_COUNT,
    // held with it: added to a key in a Keymap, and to what ui_take_key gives
    KEY_SHIFT = 1 << 24,
    KEY_CONTROL = 1 << 25,
    KEY_ALT = 1 << 26
} Key;

typedef enum InputKind {
    INPUT_NONE,
    INPUT_KEY,   // key, shift, control, alt, repeat
    INPUT_TEXT,  // text: typed characters
    INPUT_MOVE,  // x, y: the mouse is there
    INPUT_LEAVE, // the mouse left the window
    INPUT_PRESS, // x, y, button 1 left, 2 middle, 3 right
    INPUT_RELEASE,
    INPUT_WHEEL,  // amount: lines, up is positive; control: zoom
    INPUT_SIZE,   // width, height
    INPUT_EXPOSE, // the window lost its pixels
    INPUT_TIMER,  // nothing happened until the timeout
    INPUT_DROP,   // text: path of a file dropped on the window
    INPUT_CLOSE,  // the desktop wants the window closed
    INPUT_QUIT,   // the system wants the program to end
    INPUT_KIND_COUNT
} InputKind;

typedef struct Input {
    InputKind kind;
    int key; // a Key or a character
    bool shift, control, alt, repeat;
    bool pad; // came from a game pad: prompts may change
    float x, y, amount;
    int button;
    int width, height;
    uint64_t time_ms; // of the event, from any fixed moment
    char text[512];   // zero-terminated
} Input;
