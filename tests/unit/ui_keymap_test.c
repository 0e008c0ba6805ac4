// Keys and buttons: every action keeps one, none does two things, and a file may say nonsense.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ui/keymap.h"

// Every action has a key of its own, and no button does two things.
static void assert_sound(const Keymap *map) {
    for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        assert_int_not_equal(map->keys[a], KEY_NONE);
        for (int b = a + 1; b < ACTION_COUNT; b++) {
            assert_int_not_equal(map->keys[a], map->keys[b]);
            assert_true(map->buttons[a] == KEY_NONE || map->buttons[a] != map->buttons[b]);
        }
    }
}

static int meant(const Keymap *map, int key) {
    Input input = {.kind = INPUT_KEY,
                   .key = key & 0xFFFFFF,
                   .shift = key & KEY_SHIFT,
                   .control = key & KEY_CONTROL,
                   .alt = key & KEY_ALT};
    return keymap_apply(map, &input) ? key_code(&input) : KEY_NONE;
}

static const char *prompt(const Keymap *map, const char *cap, bool pad) {
    static char text[32];
    Buffer out;
    buffer_init(&out);
    bool any = keymap_prompt(map, cap, pad, &out);
    snprintf(text, sizeof text, "%s", out.text);
    buffer_free(&out);
    return any ? text : NULL;
}

static const char *printed(const Keymap *map) {
    static char text[1024];
    Buffer out;
    buffer_init(&out);
    keymap_print(map, &out);
    snprintf(text, sizeof text, "%s", out.text);
    buffer_free(&out);
    return text;
}

static void as_shipped_keys_mean_themselves(void **state) {
    (void)state;
    Keymap map;
    keymap_init(&map);
    assert_sound(&map);
    assert_string_equal(printed(&map), "");
    static const int same[] = {'g', KEY_F6 | KEY_SHIFT, KEY_ENTER,        KEY_ENTER | KEY_ALT, '5',
                               'z', KEY_HOME,           '+' | KEY_CONTROL};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        assert_int_equal(meant(&map, same[i]), same[i]);
    }
    assert_int_equal(meant(&map, '=' | KEY_CONTROL), '+' | KEY_CONTROL);
    assert_int_equal(meant(&map, KEY_PAD_A), KEY_ENTER);
    assert_int_equal(meant(&map, KEY_PAD_LB), KEY_F6 | KEY_SHIFT);
    assert_string_equal(prompt(&map, "G", false), "G");
    assert_string_equal(prompt(&map, "G", true), "Select");
    assert_string_equal(prompt(&map, "Ctrl +", false), "Ctrl +");
    assert_string_equal(prompt(&map, "7", false), "7");
    assert_null(prompt(&map, "7", true));
    assert_null(prompt(&map, "L", true));
}

static void a_new_key_does_it_and_the_old_one_nothing(void **state) {
    (void)state;
    Keymap map;
    Action other;
    keymap_init(&map);
    assert_int_equal(keymap_bind(&map, ACTION_GLOSSARY, 'x', &other), BIND_DONE);
    assert_int_equal(keymap_bind(&map, ACTION_GLOSSARY, 'x', &other), BIND_SAME);
    assert_int_equal(meant(&map, 'x'), 'g');
    assert_int_equal(meant(&map, 'g'), KEY_NONE);
    assert_string_equal(prompt(&map, "G", false), "X");
    assert_string_equal(printed(&map), "glossary:x");
    assert_int_equal(keymap_bind(&map, ACTION_GLOSSARY, '4', &other), BIND_RESERVED);
    assert_int_equal(keymap_bind(&map, ACTION_LARGER, KEY_F7 | KEY_CONTROL, &other), BIND_DONE);
    assert_int_equal(meant(&map, KEY_F7 | KEY_CONTROL), '+' | KEY_CONTROL);
    assert_int_equal(meant(&map, '+' | KEY_CONTROL), KEY_NONE);
    assert_sound(&map);
    keymap_init(&map);
    assert_int_equal(meant(&map, 'g'), 'g');
}

static void a_key_that_is_taken_is_exchanged(void **state) {
    (void)state;
    Keymap map;
    Action other;
    keymap_init(&map);
    assert_int_equal(keymap_bind(&map, ACTION_GLOSSARY, KEY_ENTER, &other), BIND_SWAPPED);
    assert_int_equal(other, ACTION_COMMIT);
    assert_int_equal(meant(&map, KEY_ENTER), 'g');
    assert_int_equal(meant(&map, 'g'), KEY_ENTER);
    assert_sound(&map);
    // A button for what had none: what can be spared goes, what a pad cannot do without stays.
    assert_int_equal(keymap_bind(&map, ACTION_LOG, KEY_PAD_A, &other), BIND_NEEDED);
    assert_int_equal(other, ACTION_COMMIT);
    assert_int_equal(meant(&map, KEY_PAD_A), KEY_ENTER);
    assert_int_equal(keymap_bind(&map, ACTION_LOG, KEY_PAD_SELECT, &other), BIND_TAKEN);
    assert_int_equal(other, ACTION_GLOSSARY);
    assert_null(prompt(&map, "G", true));
    assert_string_equal(prompt(&map, "L", true), "Select");
    assert_sound(&map);
}

static void what_is_written_is_read_again(void **state) {
    (void)state;
    static const struct {
        Action action;
        int key;
    } changes[] = {{ACTION_UP, 'w'},           {ACTION_DOWN, 's'},           {ACTION_LEFT, 'a'},
                   {ACTION_COMMIT, KEY_PAD_B}, {ACTION_LOG, KEY_PAD_X},      {ACTION_BACK, KEY_F4},
                   {ACTION_MENU, KEY_ESCAPE},  {ACTION_EXPLAIN, 0x436},      {ACTION_SMALLER, ':'},
                   {ACTION_UP, KEY_PAD_DOWN},  {ACTION_NEXT, '+' | KEY_ALT}, {ACTION_PICTURE, KEY_PAD_LT}};
    Keymap map, again;
    Action other;
    char bad[64];
    keymap_init(&map);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        assert_true(keymap_bind(&map, changes[i].action, changes[i].key, &other) < BIND_NEEDED);
        keymap_init(&again);
        assert_true(keymap_parse(&again, printed(&map), bad, sizeof bad));
        assert_memory_equal(&again, &map, sizeof map);
        assert_sound(&again);
    }
}

static void a_file_may_say_nonsense(void **state) {
    (void)state;
    static const char *const lines[][2] = {
        {"dance:x glossary:y", "dance:x"}, // an action of another version
        {"glossary:y log:NoSuchKey", "log:NoSuchKey"},
        {"glossary:y log:", "log:"}, // cut off
        {"glossary:y log", "log"},
        {"glossary:y log:5", "log:5"}, // digits choose by number
        {"glossary:y commit:PadNone", "commit:PadNone"},
        {"glossary:y log:xx", "log:xx"},
        {"glossary:y :", ":"},
        {"glossary:y log:\xFF", "log:\xFF"},
        {"glossary:y log:Ctrl+", "log:Ctrl+"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        Keymap map;
        char bad[64] = "";
        keymap_init(&map);
        assert_false(keymap_parse(&map, lines[i][0], bad, sizeof bad));
        assert_string_equal(bad, lines[i][1]);
        assert_int_equal(meant(&map, 'y'), 'g'); // the rest counts
        assert_sound(&map);
    }
    // A good line cut anywhere never leaves an action without a key.
    static const char whole[] = "up:w left:a commit:g glossary:Enter back:F4 log:PadSelect larger:Ctrl+F7 explain:ж";
    for (size_t length = 0; length <= sizeof whole - 1; length++) {
        Keymap map;
        char cut[sizeof whole], bad[64];
        snprintf(cut, sizeof cut, "%.*s", (int)length, whole);
        keymap_init(&map);
        (void)keymap_parse(&map, cut, bad, sizeof bad);
        assert_sound(&map);
    }
    Keymap map;
    char bad[64];
    keymap_init(&map); // two for one key: the later word has it, and the other action keeps one all the same
    assert_true(keymap_parse(&map, "glossary:x log:x", bad, sizeof bad));
    assert_int_equal(meant(&map, 'x'), 'l');
    assert_sound(&map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_shipped_keys_mean_themselves),  cmocka_unit_test(a_new_key_does_it_and_the_old_one_nothing),
        cmocka_unit_test(a_key_that_is_taken_is_exchanged), cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(a_file_may_say_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
