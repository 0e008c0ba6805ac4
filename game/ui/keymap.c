#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

typedef struct ActionRow {
    const char *name;
    int key, button; // as shipped
    bool needed;     // by who has only a pad
} ActionRow;

static const ActionRow rows[ACTION_COUNT] = {
    [ACTION_NONE] = {"", KEY_NONE, KEY_NONE, false},
    [ACTION_UP] = {"up", KEY_UP, KEY_PAD_UP, true},
    [ACTION_DOWN] = {"down", KEY_DOWN, KEY_PAD_DOWN, true},
    [ACTION_LEFT] = {"left", KEY_LEFT, KEY_PAD_LEFT, true},
    [ACTION_RIGHT] = {"right", KEY_RIGHT, KEY_PAD_RIGHT, true},
    [ACTION_COMMIT] = {"commit", KEY_ENTER, KEY_PAD_A, true},
    [ACTION_CHOOSE] = {"choose", KEY_SPACE, KEY_PAD_X, false},
    [ACTION_BACK] = {"back", KEY_ESCAPE, KEY_PAD_B, true},
    [ACTION_MENU] = {"menu", 'm', KEY_PAD_START, true},
    [ACTION_NEXT] = {"next", KEY_TAB, KEY_NONE, false},
    [ACTION_PREVIOUS] = {"previous", KEY_TAB | KEY_SHIFT, KEY_NONE, false},
    [ACTION_REGION_NEXT] = {"region", KEY_F6, KEY_PAD_RB, true},
    [ACTION_REGION_PREVIOUS] = {"region-before", KEY_F6 | KEY_SHIFT, KEY_PAD_LB, false},
    [ACTION_GROUP_NEXT] = {"group", 'e', KEY_PAD_RT, false},
    [ACTION_GROUP_PREVIOUS] = {"group-before", 'q', KEY_PAD_LT, false},
    [ACTION_PAGE_UP] = {"page-up", KEY_PAGE_UP, KEY_PAD_STICK_UP, false},
    [ACTION_PAGE_DOWN] = {"page-down", KEY_PAGE_DOWN, KEY_PAD_STICK_DOWN, false},
    [ACTION_EXPLAIN] = {"explain", 't', KEY_PAD_Y, false},
    [ACTION_WORDINGS] = {"wordings", 'r', KEY_NONE, false},
    [ACTION_TRADE] = {"trade", 'p', KEY_NONE, false},
    [ACTION_WHY] = {"why", 'w', KEY_NONE, false},
    [ACTION_ADVICE] = {"advice", 'a', KEY_NONE, false},
    [ACTION_NOW] = {"now", 'h', KEY_NONE, false},
    [ACTION_GLOSSARY] = {"glossary", 'g', KEY_PAD_SELECT, false},
    [ACTION_LOG] = {"log", 'l', KEY_NONE, false},
    [ACTION_VOICE] = {"voice", KEY_F1, KEY_PAD_L3, false},
    [ACTION_REPEAT] = {"repeat", KEY_F2, KEY_PAD_R3, false},
    [ACTION_LARGER] = {"larger", '+' | KEY_CONTROL, KEY_NONE, false},
    [ACTION_SMALLER] = {"smaller", '-' | KEY_CONTROL, KEY_NONE, false},
    [ACTION_SAVE] = {"save", KEY_F5, KEY_NONE, false},
    [ACTION_LOAD] = {"load", KEY_F9, KEY_NONE, false},
    [ACTION_PROJECTOR] = {"projector", KEY_F10, KEY_NONE, false},
    [ACTION_FULLSCREEN] = {"fullscreen", KEY_F11, KEY_NONE, false},
    [ACTION_PICTURE] = {"picture", KEY_F12, KEY_NONE, false},
};

typedef struct KeyRow {
    int key;
    const char *name, *cap; // in files, and on the key
} KeyRow;

static const KeyRow named[] = {
    {KEY_ENTER, "Enter", "Enter"},
    {KEY_ESCAPE, "Escape", "Esc"},
    {KEY_SPACE, "Space", "Space"},
    {KEY_TAB, "Tab", "Tab"},
    {KEY_BACKSPACE, "Backspace", "Backspace"},
    {KEY_DELETE, "Delete", "Del"},
    {KEY_LEFT, "Left", "←"},
    {KEY_RIGHT, "Right", "→"},
    {KEY_UP, "Up", "↑"},
    {KEY_DOWN, "Down", "↓"},
    {KEY_PAGE_UP, "PageUp", "PgUp"},
    {KEY_PAGE_DOWN, "PageDown", "PgDn"},
    {KEY_HOME, "Home", "Home"},
    {KEY_END, "End", "End"},
    {KEY_F1, "F1", "F1"},
    {KEY_F2, "F2", "F2"},
    {KEY_F3, "F3", "F3"},
    {KEY_F4, "F4", "F4"},
    {KEY_F5, "F5", "F5"},
    {KEY_F6, "F6", "F6"},
    {KEY_F7, "F7", "F7"},
    {KEY_F8, "F8", "F8"},
    {KEY_F9, "F9", "F9"},
    {KEY_F10, "F10", "F10"},
    {KEY_F11, "F11", "F11"},
    {KEY_F12, "F12", "F12"},
    {'-' | KEY_CONTROL, "Ctrl+-", "Ctrl −"},
    {KEY_PAD_A, "PadA", "A"},
    {KEY_PAD_B, "PadB", "B"},
    {KEY_PAD_X, "PadX", "X"},
    {KEY_PAD_Y, "PadY", "Y"},
    {KEY_PAD_SELECT, "PadSelect", "Select"},
    {KEY_PAD_START, "PadStart", "Start"},
    {KEY_PAD_L3, "PadL3", "L3"},
    {KEY_PAD_R3, "PadR3", "R3"},
    {KEY_PAD_LB, "PadLB", "LB"},
    {KEY_PAD_RB, "PadRB", "RB"},
    {KEY_PAD_LT, "PadLT", "LT"},
    {KEY_PAD_RT, "PadRT", "RT"},
    {KEY_PAD_UP, "PadUp", "↑"},
    {KEY_PAD_DOWN, "PadDown", "↓"},
    {KEY_PAD_LEFT, "PadLeft", "←"},
    {KEY_PAD_RIGHT, "PadRight", "→"},
    {KEY_PAD_STICK_UP, "PadStickUp", "R↑"},
    {KEY_PAD_STICK_DOWN, "PadStickDown", "R↓"},
};
enum { NAMED_COUNT = sizeof named / sizeof named[0], KEY_HELD = KEY_SHIFT | KEY_CONTROL | KEY_ALT, WORD_BYTES = 64 };

static const struct {
    int key;
    const char *name, *cap;
} held[] = {{KEY_CONTROL, "Ctrl+", "Ctrl "}, {KEY_ALT, "Alt+", "Alt "}, {KEY_SHIFT, "Shift+", "Shift "}};

void keymap_init(Keymap *map) {
    for (int a = 0; a < ACTION_COUNT; a++) {
        map->keys[a] = rows[a].key;
        map->buttons[a] = rows[a].button;
    }
}

const char *action_name(Action action) {
    return rows[action].name;
}

static bool is_button(int key) {
    return key >= KEY_PAD_A && key < KEY_COUNT;
}

static bool is_character(int key) {
    return key > KEY_SPACE && key < KEY_FIRST_NAMED;
}

int key_code(const Input *input) {
    int key = input->key;
    key = key == '=' && input->control ? '+' : key; // where "+" stands above it
    bool shift = input->shift && !is_character(key);
    return key | (shift ? KEY_SHIFT : 0) | (input->control ? KEY_CONTROL : 0) | (input->alt ? KEY_ALT : 0);
}

// ---- binding ----

static Action holder(const int *codes, int key) {
    for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        if (codes[a] == key) {
            return (Action)a;
        }
    }
    return ACTION_NONE;
}

BindResult keymap_bind(Keymap *map, Action action, int key, Action *other) {
    int *codes = is_button(key) ? map->buttons : map->keys;
    Action had = *other = holder(codes, key);
    if (key == KEY_NONE || (key >= '0' && key <= '9')) {
        return BIND_RESERVED;
    }
    if (had == action) {
        return BIND_SAME;
    }
    if (had && codes[action] == KEY_NONE && rows[had].needed) {
        return BIND_NEEDED;
    }
    if (had) {
        codes[had] = codes[action];
    }
    codes[action] = key;
    return !had ? BIND_DONE : codes[had] == KEY_NONE ? BIND_TAKEN : BIND_SWAPPED;
}

bool keymap_apply(const Keymap *map, Input *input) {
    int key = key_code(input);
    bool button = is_button(key);
    Action action = holder(button ? map->buttons : map->keys, key);
    if (action == ACTION_NONE) {
        for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
            if (rows[a].key == key) {
                return false;
            }
        }
        return !button;
    }
    int meant = rows[action].key;
    input->key = meant & ~KEY_HELD;
    input->shift = meant & KEY_SHIFT;
    input->control = meant & KEY_CONTROL;
    input->alt = meant & KEY_ALT;
    return true;
}

// ---- names ----

static const KeyRow *row_of(int key) {
    for (size_t i = 0; i < NAMED_COUNT; i++) {
        if (named[i].key == key) {
            return &named[i];
        }
    }
    return NULL;
}

static void character_print(int key, Buffer *out) {
    char bytes[4];
    buffer_add_bytes(out, bytes, utf8_put(bytes, (uint32_t)key));
}

static void key_print(int key, Buffer *out) {
    const KeyRow *row = row_of(key);
    for (size_t i = 0; !row && i < sizeof held / sizeof held[0]; i++) {
        buffer_add(out, key & held[i].key ? held[i].name : "");
    }
    row = row ? row : row_of(key & ~KEY_HELD);
    if (row) {
        buffer_add(out, row->name);
    } else {
        character_print(key & ~KEY_HELD, out);
    }
}

void key_cap_print(int key, Buffer *out) {
    const KeyRow *row = row_of(key);
    for (size_t i = 0; !row && i < sizeof held / sizeof held[0]; i++) {
        buffer_add(out, key & held[i].key ? held[i].cap : "");
    }
    row = row ? row : row_of(key & ~KEY_HELD);
    int bare = key & ~KEY_HELD;
    if (row) {
        buffer_add(out, row->cap);
    } else if (bare != KEY_NONE) {
        character_print(bare >= 'a' && bare <= 'z' ? bare - 'a' + 'A' : bare, out);
    }
}

bool key_parse(const char *name, int *key) {
    int mods = 0;
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        size_t length = strlen(held[i].name);
        if (strncmp(name, held[i].name, length) == 0 && name[length]) {
            mods |= held[i].key;
            name += length;
        }
    }
    for (size_t i = 0; i < NAMED_COUNT; i++) {
        if (strcmp(named[i].name, name) == 0) {
            *key = named[i].key | mods;
            return true;
        }
    }
    const char *cursor = name;
    uint32_t character = *name ? utf8_next(&cursor) : 0;
    *key = (int)character | mods;
    return is_character((int)character) && character != 0xFFFD && !*cursor && !(mods & KEY_SHIFT);
}

// ---- in the file ----

static void pairs_print(const int *codes, bool buttons, Buffer *out) {
    for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        int shipped = buttons ? rows[a].button : rows[a].key;
        if (codes[a] != shipped) {
            buffer_addf(out, "%s%s:", out->length ? " " : "", rows[a].name);
            if (codes[a] == KEY_NONE) {
                buffer_add(out, "PadNone");
            } else {
                key_print(codes[a], out);
            }
        }
    }
}

void keymap_print(const Keymap *map, Buffer *out) {
    pairs_print(map->keys, false, out);
    pairs_print(map->buttons, true, out);
}

// "glossary:F3". A button that was given away needs no word of its own where another action's word takes it.
static bool pair_parse(Keymap *map, const char *word) {
    const char *colon = strchr(word, ':');
    size_t length = colon ? (size_t)(colon - word) : 0;
    for (int a = ACTION_NONE + 1; length && a < ACTION_COUNT; a++) {
        if (strlen(rows[a].name) == length && strncmp(rows[a].name, word, length) == 0) {
            Action other;
            int key;
            if (strcmp(colon + 1, "PadNone") == 0) {
                map->buttons[a] = rows[a].needed ? map->buttons[a] : KEY_NONE;
                return !rows[a].needed;
            }
            return key_parse(colon + 1, &key) && keymap_bind(map, (Action)a, key, &other) < BIND_NEEDED;
        }
    }
    return false;
}

bool keymap_parse(Keymap *map, const char *text, char *bad, size_t bad_size) {
    bool good = true;
    while (*(text += strspn(text, " \t"))) {
        size_t length = strcspn(text, " \t");
        char word[WORD_BYTES];
        snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : sizeof word - 1), text);
        if (!pair_parse(map, word) && good) {
            snprintf(bad, bad_size, "%s", word);
            good = false;
        }
        text += length;
    }
    return good;
}

// ---- prompts ----

bool keymap_prompt(const Keymap *map, const char *cap, bool pad, Buffer *out) {
    Buffer shipped;
    buffer_init(&shipped);
    Action action = ACTION_NONE;
    for (int a = ACTION_NONE + 1; a < ACTION_COUNT && !action; a++) {
        buffer_clear(&shipped);
        key_cap_print(rows[a].key, &shipped);
        action = strcmp(shipped.text, cap) == 0 ? (Action)a : ACTION_NONE;
    }
    buffer_free(&shipped);
    if (action) {
        key_cap_print(pad ? map->buttons[action] : map->keys[action], out);
    } else if (!pad) {
        buffer_add(out, cap);
    }
    return out->length > 0;
}
