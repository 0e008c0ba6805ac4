// Which key and which button of a pad does what. Screens and the toolkit speak of actions by the keys they have at
// first ('g' opens the glossary); a Keymap stands between them and the hand: it turns what was pressed into that key,
// and the name of that key into what is to be pressed. It knows no window and no file.
//
// Every action keeps a key at all times, and no key does two things: who takes a key that another action has gives it
// the own one in exchange.
#pragma once

#include "base/buffer.h"
#include "ui/input.h"

typedef enum Action {
    ACTION_NONE,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_COMMIT,
    ACTION_CHOOSE,
    ACTION_BACK,
    ACTION_MENU,
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_REGION_NEXT,
    ACTION_REGION_PREVIOUS,
    ACTION_GROUP_NEXT,
    ACTION_GROUP_PREVIOUS,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_EXPLAIN,
    ACTION_WORDINGS,
    ACTION_TRADE,
    ACTION_WHY,
    ACTION_ADVICE,
    ACTION_NOW,
    ACTION_GLOSSARY,
    ACTION_LOG,
    ACTION_VOICE,
    ACTION_REPEAT,
    ACTION_LARGER,
    ACTION_SMALLER,
    ACTION_SAVE,
    ACTION_LOAD,
    ACTION_PROJECTOR,
    ACTION_FULLSCREEN,
    ACTION_PICTURE,
    ACTION_COUNT
} Action;

// A key with what is held beside it, as one number: a Key or a character, and KEY_SHIFT, KEY_CONTROL, KEY_ALT.
// Characters know no Shift: it is part of which character it is.
typedef struct Keymap {
    int keys[ACTION_COUNT];
    int buttons[ACTION_COUNT]; // KEY_NONE where a pad has none for it
} Keymap;

typedef enum BindResult {
    BIND_DONE,
    BIND_SAME,     // it was that already
    BIND_SWAPPED,  // the other action has now what this one had
    BIND_TAKEN,    // the other action has no button any more
    BIND_NEEDED,   // refused: without it the other action could not be done with a pad
    BIND_RESERVED, // refused: digits choose by number
    BIND_COUNT
} BindResult;

void keymap_init(Keymap *map); // as shipped

// The word for an action in files, and what its words are found under ("glossary").
const char *action_name(Action action);
int key_code(const Input *input);

// Gives an action another key, or another button when `key` is one of a pad. `other` gets the action that had it.
BindResult keymap_bind(Keymap *map, Action action, int key, Action *other);

// The input as the toolkit understands it. False when what was pressed means nothing: it was another action's key at
// first, which has moved.
bool keymap_apply(const Keymap *map, Input *input);

// What differs from keymap_init, as "glossary:F3 menu:PadLB"; nothing when nothing does.
void keymap_print(const Keymap *map, Buffer *out);
// Reads that over what is there. False, and the first word that says nothing in `bad`, when there is one; the others
// count.
bool keymap_parse(Keymap *map, const char *text, char *bad, size_t bad_size);

// "F3", "Ctrl+G", "PadA": in files. False when there is no such key.
bool key_parse(const char *name, int *key);
// What stands on the key or button: "F3", "Ctrl G", "A", "↑"; "" for none.
void key_cap_print(int key, Buffer *out);

// What is to be pressed now for what is done with the key of this cap at first ("G" or "Enter"); the cap itself when no
// action has it, and KEY_NONE with a pad that has no button for it.
bool keymap_prompt(const Keymap *map, const char *cap, bool pad, Buffer *out);
