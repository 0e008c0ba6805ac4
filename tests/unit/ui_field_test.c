// Fields: what is typed, chosen, copied and pasted, with keys and with a pad.
#include "ui_world.h"

static void declare_field(Ui *ui, FieldRule rule) {
    ui_frame_open(ui, 1280, 720);
    ui_field(ui, (Box){.id = "name", .command = 7, .w = 200}, rule, "a name");
    ui_button(ui, (Box){.id = "b", .key = 'g', .command = 5}, ICON_NONE, "Go", NULL);
    ui_frame_close(ui);
}

static Ui *make_field(FieldRule rule) {
    Ui *ui = make(1);
    declare_field(ui, rule);
    ui_focus(ui, "name");
    declare_field(ui, rule);
    return ui;
}

static void type(Ui *ui, const char *words) {
    Input text = {.kind = INPUT_TEXT};
    strncpy(text.text, words, sizeof text.text - 1);
    ui_input(ui, &text);
}

static void key_held(Ui *ui, int code, bool control, bool shift) {
    Input input = {.kind = INPUT_KEY, .key = code, .control = control, .shift = shift};
    ui_input(ui, &input);
}

static void fields_take_text(void **state) {
    (void)state;
    Ui *ui = make_field(FIELD_WORDS);
    Rect rect;
    assert_true(ui_is_typing(ui, &rect));
    key(ui, 'g'); // typed, not pressed
    type(ui, "gé Երևան\n");
    assert_string_equal(ui_typed(ui, "name"), "gé Երևան ");
    key(ui, KEY_BACKSPACE);
    key_held(ui, KEY_BACKSPACE, true, false); // a word
    assert_string_equal(ui_typed(ui, "name"), "gé ");
    key(ui, KEY_HOME);
    key(ui, KEY_DELETE);
    assert_string_equal(ui_typed(ui, "name"), "é ");
    type(ui, "b");
    key(ui, KEY_RIGHT);
    type(ui, "c");
    assert_string_equal(ui_typed(ui, "name"), "béc ");
    assert_int_equal(taken(ui), 0);
    key(ui, KEY_ESCAPE);
    declare_field(ui, FIELD_WORDS);
    assert_true(ui_focused(ui, "b"));
    assert_false(ui_is_typing(ui, &rect));
    key(ui, 'g');
    assert_int_equal(taken(ui), 5);
    ui_free(ui);
}

static void what_is_chosen_in_a_field_is_replaced(void **state) {
    (void)state;
    Ui *ui = make_field(FIELD_WORDS);
    ui_type(ui, "name", "one two"); // all of it is chosen
    type(ui, "x");
    assert_string_equal(ui_typed(ui, "name"), "x");
    ui_type(ui, "name", "one two");
    key(ui, KEY_END);
    key_held(ui, KEY_LEFT, true, true);
    type(ui, "tea");
    assert_string_equal(ui_typed(ui, "name"), "one tea");
    key_held(ui, KEY_HOME, false, true);
    key(ui, KEY_LEFT); // gives it up at its beginning
    type(ui, ">");
    assert_string_equal(ui_typed(ui, "name"), ">one tea");
    declare_field(ui, FIELD_WORDS);
    Rect rect = rect_at(ui, "name");
    Input mouse = {
        .kind = INPUT_PRESS, .button = 1, .x = rect.x + 10 + 3.2f * 7, .y = rect.y + 5}; // letters are 7 px wide
    ui_input(ui, &mouse);
    mouse.kind = INPUT_MOVE;
    mouse.x = rect.x + 190;
    ui_input(ui, &mouse);
    mouse.kind = INPUT_RELEASE;
    ui_input(ui, &mouse);
    type(ui, "!");
    assert_string_equal(ui_typed(ui, "name"), ">on!");
    assert_int_equal(taken(ui), 0); // what a pad opens stays shut
    ui_free(ui);
}

static void fields_hold_what_they_can(void **state) {
    (void)state;
    Ui *ui = make_field(FIELD_DIGITS);
    type(ui, "-12 3x4");
    assert_string_equal(ui_typed(ui, "name"), "1234");
    type(ui, "99999999999999999999999999");
    assert_int_equal(strlen(ui_typed(ui, "name")), FIELD_DIGITS_MAX);
    declare_field(ui, FIELD_WORDS);
    ui_type(ui, "name", "");
    for (int i = 0; i < 200; i++) {
        type(ui, "ж");
    }
    assert_int_equal(strlen(ui_typed(ui, "name")), (TYPED_BYTES - 1) / 2 * 2); // whole letters only
    declare_field(ui, FIELD_WORDS);
    assert_int_equal(ui_overflow_count(ui), 0);
    ui_free(ui);
}

static char board[64];

static bool board_get(void *user, Buffer *out) {
    (void)user;
    buffer_add(out, board);
    return true;
}

static bool board_set(void *user, const char *text) {
    (void)user;
    return snprintf(board, sizeof board, "%s", text) >= 0;
}

static void fields_copy_and_paste(void **state) {
    (void)state;
    Ui *ui = make_field(FIELD_WORDS);
    key_held(ui, 'v', true, false);
    assert_string_equal(ui_typed(ui, "name"), "");
    ui_set_clipboard(ui, (UiClipboard){board_get, board_set, NULL});
    strcpy(board, "two\tlines\r\n");
    key_held(ui, 'v', true, false);
    assert_string_equal(ui_typed(ui, "name"), "two lines ");
    key_held(ui, 'c', true, false); // nothing is chosen
    assert_string_equal(board, "two\tlines\r\n");
    key_held(ui, 'a', true, false);
    key_held(ui, 'x', true, false);
    assert_string_equal(board, "two lines ");
    assert_string_equal(ui_typed(ui, "name"), "");
    ui_free(ui);
}

static void a_pad_types_by_what_the_field_opens(void **state) {
    (void)state;
    Ui *ui = make_field(FIELD_WORDS);
    Input button = {.kind = INPUT_KEY, .key = KEY_PAD_A, .pad = true};
    ui_input(ui, &button);
    assert_int_equal(taken(ui), 7);
    Rect rect;
    assert_false(ui_is_typing(ui, &rect));
    assert_true(ui_typed_begins(ui, "name"));
    ui_type_more(ui, "name", 'A');
    assert_false(ui_typed_begins(ui, "name"));
    ui_type_more(ui, "name", 0x416);
    assert_string_equal(ui_typed(ui, "name"), "AЖ");
    ui_type_more(ui, "name", 0);
    assert_string_equal(ui_typed(ui, "name"), "A");
    key(ui, KEY_ENTER); // the keyboard types, and nothing commits here: on to the next
    declare_field(ui, FIELD_WORDS);
    assert_int_equal(taken(ui), 0);
    assert_true(ui_focused(ui, "b"));
    ui_free(ui);
}

// ---- drawing and voice ----

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_take_text),
        cmocka_unit_test(what_is_chosen_in_a_field_is_replaced),
        cmocka_unit_test(fields_hold_what_they_can),
        cmocka_unit_test(fields_copy_and_paste),
        cmocka_unit_test(a_pad_types_by_what_the_field_opens),
    };
    return cmocka_run_group_tests_name("ui.field", tests, NULL, NULL);
}
