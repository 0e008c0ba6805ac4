// Focus, input, dialogs, the list of what can be done, and what the voice says.
#include "ui_world.h"

enum { BUTTONS = 6 };

static void declare_buttons(Ui *ui) {
    ui_frame_open(ui, 1280, 720);
    ui_row(ui, (Box){.role = ROLE_REGION, .name = "first", .columns = 3, .gap = 10});
    for (int i = 0; i < BUTTONS; i++) {
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "b%d", i),
                        .key = '1' + i,
                        .command = 100 + (uint64_t)i,
                        .disabled = i == 4,
                        .why = i == 4 ? "not now" : NULL,
                        .selected = i == 1},
                  ICON_NONE, ui_keepf(ui, "button %d", i), NULL);
    }
    ui_end(ui);
    ui_row(ui, (Box){.role = ROLE_REGION, .name = "second"});
    ui_commit(ui, (Box){.id = "go", .commit = true, .command = 7}, "Go", NULL, "Enter", NULL);
    ui_end(ui);
    ui_frame_close(ui);
}

static void tab_reaches_every_stop(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    assert_int_equal(ui_stop_count(ui), BUTTONS + 1);
    for (int i = 0; i < BUTTONS; i++) {
        key(ui, KEY_TAB);
        assert_true(ui_focused(ui, i == 0 ? "b0" : (char[]){'b', (char)('0' + i), 0}));
    }
    key(ui, KEY_TAB);
    assert_true(ui_focused(ui, "go"));
    key(ui, KEY_TAB);
    assert_true(ui_focused(ui, "b0"));
    ui_free(ui);
}

static void arrows_move_as_seen(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    ui_focus(ui, "b0");
    key(ui, KEY_RIGHT);
    assert_true(ui_focused(ui, "b1"));
    key(ui, KEY_DOWN);
    assert_true(ui_focused(ui, "b4"));
    key(ui, KEY_LEFT);
    assert_true(ui_focused(ui, "b3"));
    key(ui, KEY_DOWN); // out of the region when nothing else lies there
    assert_true(ui_focused(ui, "go"));
    key(ui, KEY_F6);
    assert_true(ui_focused(ui, "b0"));
    ui_free(ui);
}

static void enter_does_or_commits(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    ui_focus(ui, "b0");
    key(ui, KEY_ENTER);
    assert_int_equal(taken(ui), 100);
    ui_focus(ui, "b1"); // chosen already
    key(ui, KEY_ENTER);
    assert_int_equal(taken(ui), 7);
    key(ui, KEY_SPACE);
    assert_int_equal(taken(ui), 101);
    key(ui, '3');
    assert_true(ui_focused(ui, "b2"));
    assert_int_equal(taken(ui), 102);
    assert_int_equal(taken(ui), 0);
    ui_free(ui);
}

// Pressed, dragged, turned and stepped, a slider says where or which way; a wheel that only passes over it scrolls on.
static void a_slider_goes_where_it_is_put(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.grow = 1, .across = ALIGN_START});
    ui_button(ui, (Box){.id = "over", .command = 1}, ICON_NONE, "over", NULL);
    ui_gauge(ui, (Gauge){.id = "slider", .command = command_pack(5, 3, 0), .name = "how much", .words = "half"});
    ui_end(ui);
    ui_frame_close(ui);
    Rect track = rect_at(ui, "slider"), end = track, beyond = track;
    end.x += track.w / 2 - 6;
    beyond.x += track.w;
    ui_focus(ui, "over");
    mouse(ui, INPUT_MOVE, track, 0);
    ui_input(ui, &(Input){.kind = INPUT_WHEEL, .amount = 1});
    assert_int_equal(taken(ui), 0);
    mouse(ui, INPUT_PRESS, track, 1);
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_END / 2));
    assert_true(ui_focused(ui, "slider"));
    mouse(ui, INPUT_MOVE, end, 0);
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_END));
    mouse(ui, INPUT_MOVE, beyond, 0); // held, it follows beyond its ends
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_END));
    mouse(ui, INPUT_RELEASE, track, 1);
    assert_int_equal(taken(ui), 0);
    ui_input(ui, &(Input){.kind = INPUT_WHEEL, .amount = 1});
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_MORE));
    key(ui, KEY_LEFT); // only goes by, and is nobody's
    assert_int_equal(taken(ui), 0);
    assert_int_equal(ui_take_key(ui), KEY_LEFT);
    ui_focus(ui, "slider");
    key(ui, KEY_ENTER);
    key(ui, KEY_LEFT);
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_LESS));
    key(ui, KEY_RIGHT);
    assert_int_equal(taken(ui), command_pack(5, 3, SLIDE_MORE));
    key(ui, KEY_ESCAPE); // lets it go, and nothing else
    assert_int_equal(ui_take_key(ui), 0);
    key(ui, KEY_RIGHT);
    assert_int_equal(taken(ui), 0);
    key(ui, KEY_UP);
    assert_true(ui_focused(ui, "over"));
    ui_free(ui);
}

static void a_refusal_says_why(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    key(ui, '5');
    UiCommand command = {0};
    assert_true(ui_take_command(ui, &command));
    assert_true(command.refused);
    assert_string_equal(command.why, "not now");
    assert_string_equal(command.id, "b4");
    ui_free(ui);
}

static void unknown_keys_reach_the_program(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    key(ui, 'g');
    key(ui, KEY_ESCAPE);
    Input larger = {.kind = INPUT_KEY, .key = '+', .control = true};
    ui_input(ui, &larger);
    assert_int_equal(ui_take_key(ui), 'g');
    assert_int_equal(ui_take_key(ui), KEY_ESCAPE);
    assert_int_equal(ui_take_key(ui), KEY_CONTROL | '+');
    assert_int_equal(ui_take_key(ui), 0);
    ui_free(ui);
}

static void the_mouse_presses_and_lets_go(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    mouse(ui, INPUT_PRESS, rect_at(ui, "b2"), 1);
    assert_int_equal(taken(ui), 0);
    mouse(ui, INPUT_RELEASE, rect_at(ui, "b2"), 1);
    assert_int_equal(taken(ui), 102);
    assert_true(ui_focused(ui, "b2"));
    mouse(ui, INPUT_PRESS, rect_at(ui, "b0"), 1); // dragged off: nothing
    mouse(ui, INPUT_RELEASE, rect_at(ui, "b3"), 1);
    assert_int_equal(taken(ui), 0);
    mouse(ui, INPUT_MOVE, rect_at(ui, "b5"), 0); // hovering takes no focus
    assert_true(ui_focused(ui, "b0"));
    ui_free(ui);
}

static void declare_list(Ui *ui, int count) {
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.id = "list", .scroll = true, .grow = 1});
    for (int i = 0; i < count; i++) {
        ui_row(ui, (Box){.id = ui_keepf(ui, "row.%d", i), .h = 60, .command = 1 + (uint64_t)i});
        ui_end(ui);
    }
    ui_end(ui);
    ui_frame_close(ui);
}

static void the_focus_scrolls_into_view(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_list(ui, 30);
    assert_near(rect_at(ui, "row.0").w, 1280 - 14); // the bar has its place
    ui_focus(ui, "row.25");
    declare_list(ui, 30);
    Rect row = rect_at(ui, "row.25");
    assert_true(row.y >= 0 && row.y + row.h <= 720);
    assert_int_equal(ui_overflow_count(ui), 0);
    Input wheel = {.kind = INPUT_WHEEL, .amount = 100};
    mouse(ui, INPUT_MOVE, (Rect){600, 300, 0, 0}, 0);
    ui_input(ui, &wheel);
    declare_list(ui, 30);
    assert_near(rect_at(ui, "row.0").y, 0);
    ui_free(ui);
}

static void declare_page(Ui *ui, float words, bool second_first) {
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.id = "page", .scroll = true, .from_top = true, .grow = 1});
    ui_row(ui, (Box){.h = words});
    ui_end(ui);
    for (int i = 0; i < 2; i++) {
        ui_row(ui,
               (Box){.id = i ? "second" : "first", .h = 300, .command = 1, .focus_first = second_first == (i == 1)});
        ui_end(ui);
    }
    ui_end(ui);
    ui_frame_close(ui);
}

// A page that is read first lies at its top whenever its screen opens; what has the focus first waits for an arrow.
static void a_page_is_read_from_its_top(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_page(ui, 100, false);
    assert_true(ui_focused(ui, "first")); // in sight: nothing to wait for
    ui_screen_changed(ui);
    declare_page(ui, 1000, true);
    assert_false(ui_focused(ui, "second"));
    key(ui, KEY_DOWN);
    declare_page(ui, 1000, true);
    assert_true(ui_focused(ui, "second"));
    assert_true(rect_at(ui, "second").y < 720);
    ui_screen_changed(ui);
    declare_page(ui, 1000, true);
    assert_near(rect_at(ui, "first").y, 1000);
    ui_free(ui);
}

static void the_focus_outlives_its_node(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_list(ui, 5);
    ui_focus(ui, "row.4");
    declare_list(ui, 4);
    assert_true(ui_focused(ui, "row.3"));
    declare_list(ui, 2);
    assert_true(ui_focused(ui, "row.1"));
    ui_free(ui);
}

static void declare_with_dialog(Ui *ui, bool open) {
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.grow = 1});
    ui_button(ui, (Box){.id = "under", .command = 1}, ICON_NONE, "Under", NULL);
    if (open) {
        ui_dialog(ui, (Box){0}, "Really?", 99);
        ui_button(ui, (Box){.id = "yes", .command = 2}, ICON_NONE, "Yes", NULL);
        ui_button(ui, (Box){.id = "no", .command = 3}, ICON_NONE, "No", NULL);
        ui_end(ui);
    }
    ui_button(ui, (Box){.id = "after", .command = 4}, ICON_NONE, "After", NULL);
    ui_end(ui);
    ui_frame_close(ui);
}

static void a_dialog_traps_the_focus_and_gives_it_back(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_with_dialog(ui, false);
    ui_focus(ui, "after");
    declare_with_dialog(ui, true);
    assert_true(ui_focused(ui, "yes"));
    assert_int_equal(ui_stop_count(ui), 2);
    key(ui, KEY_TAB);
    key(ui, KEY_TAB);
    assert_true(ui_focused(ui, "yes"));
    mouse(ui, INPUT_PRESS, rect_at(ui, "under"), 1);
    mouse(ui, INPUT_RELEASE, rect_at(ui, "under"), 1);
    assert_int_equal(taken(ui), 0);
    key(ui, KEY_ESCAPE);
    assert_int_equal(taken(ui), 99);
    declare_with_dialog(ui, false);
    assert_true(ui_focused(ui, "after"));
    ui_free(ui);
}

// ---- what a frame gives ----

// The button's key does what the button says: the focus begins on what is chosen, not on what would choose another.
static void a_dialog_begins_at_what_is_chosen_in_it(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_with_dialog(ui, false);
    ui_focus(ui, "after");
    declare_with_dialog(ui, true); // leads to the next one
    ui_dialog_changed(ui);
    ui_frame_open(ui, 1280, 720);
    ui_dialog(ui, (Box){0}, "How?", 99);
    ui_button(ui, (Box){.id = "aside", .command = 1}, ICON_NONE, "Aside", NULL);
    ui_option(ui, (Box){.id = "ask", .command = 2}, "Ask", NULL);
    ui_option(ui, (Box){.id = "press", .command = 3, .selected = true}, "Press", NULL);
    ui_commit(ui, (Box){.id = "do", .command = 4, .commit = true}, "Press", NULL, "Enter", NULL);
    ui_end(ui);
    ui_frame_close(ui);
    assert_true(ui_focused(ui, "press"));
    key(ui, KEY_ENTER);
    assert_int_equal(taken(ui), 4);
    declare_with_dialog(ui, false);
    assert_true(ui_focused(ui, "after"));
    ui_free(ui);
}

static void equal_frames_give_equal_lists(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_buttons(ui);
    size_t count = ui_draw_list(ui)->count;
    uint64_t *digests = calloc(count, sizeof *digests);
    for (size_t i = 0; i < count; i++) {
        digests[i] = ui_draw_list(ui)->commands[i].digest;
    }
    declare_buttons(ui);
    assert_int_equal(ui_draw_list(ui)->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(ui_draw_list(ui)->commands[i].digest, digests[i]);
    }
    free(digests);
    ui_free(ui);
}

static void declare_beneath_a_dialog(Ui *ui, bool dialog) {
    ui_frame_open(ui, 1280, 720);
    ui_button(ui, (Box){.id = "a", .command = 1}, ICON_NONE, "Call", "1");
    ui_button(ui, (Box){.id = "b", .command = 2, .disabled = true, .why = "too late"}, ICON_NONE, "Wait", "2");
    ui_text(ui, TYPE_BODY, TONE_TEXT, "words");
    if (dialog) {
        ui_dialog(ui, (Box){.id = "dialog"}, "Now", 9);
        ui_button(ui, (Box){.id = "c", .command = 3}, ICON_NONE, "Close", NULL);
        ui_end(ui);
    }
    ui_frame_close(ui);
}

static void what_can_be_done_is_listed(void **state) {
    (void)state;
    Ui *ui = make(1);
    declare_beneath_a_dialog(ui, true);
    Doing doings[4];
    assert_int_equal(ui_doings(ui, doings, 4), 2);
    assert_string_equal(doings[0].name, "Call");
    assert_null(doings[0].why);
    assert_string_equal(doings[1].id, "b");
    assert_string_equal(doings[1].why, "too late");
    assert_int_equal(ui_doings(ui, doings, 1), 1);
    ui_focus_beneath(ui, "b");
    declare_beneath_a_dialog(ui, true);
    assert_false(ui_focused(ui, "b"));
    declare_beneath_a_dialog(ui, false);
    assert_true(ui_focused(ui, "b"));
    ui_free(ui);
}

static void the_tree_is_printed(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.role = ROLE_REGION, .name = "table"});
    ui_text_box(ui, (Text){.type = TYPE_H2, .role = ROLE_HEADING}, "Title");
    ui_button(ui, (Box){.id = "a", .command = 1, .selected = true}, ICON_PHONE, "Call", "1");
    ui_button(ui, (Box){.id = "b", .command = 2, .disabled = true, .why = "too late"}, ICON_NONE, "Wait", "2");
    ui_scale_band(ui, (Band){.side = SIDE_A, .low = .2f, .high = .6f, .best = .4f, .word = "open", .name = "first"});
    ui_end(ui);
    ui_frame_close(ui);
    ui_focus(ui, "b");
    Buffer out;
    buffer_init(&out);
    ui_tree_print(ui, &out, false);
    assert_string_equal(out.text, "region \"table\"\n"
                                  "  heading \"Title\"\n"
                                  "  button \"Call\" [selected]\n"
                                  "  button \"Wait\" [disabled focus] why \"too late\"\n"
                                  "  meter \"first\" = open\n");
    buffer_clear(&out);
    ui_voice_sentence(ui, &out);
    assert_string_equal(out.text, "Wait, button, disabled: too late, 2 / 2");
    buffer_free(&out);
    ui_free(ui);
}

static void prompts_follow_the_hand(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 640, 360);
    ui_button(ui, (Box){.id = "go", .command = 1}, ICON_NONE, "Go", "Enter");
    ui_frame_close(ui);
    assert_string_equal(ui_prompt(ui, "Esc"), "Esc");
    Input pressed = {.kind = INPUT_KEY, .key = KEY_PAD_DOWN, .pad = true};
    ui_input(ui, &pressed);
    assert_string_equal(ui_prompt(ui, "Esc"), "B");
    assert_null(ui_prompt(ui, "Ctrl"));
    Input click = {.kind = INPUT_PRESS, .x = 600, .y = 300, .button = 1};
    ui_input(ui, &click);
    assert_string_equal(ui_prompt(ui, "Esc"), "Esc");
    ui_free(ui);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tab_reaches_every_stop),
        cmocka_unit_test(arrows_move_as_seen),
        cmocka_unit_test(enter_does_or_commits),
        cmocka_unit_test(a_slider_goes_where_it_is_put),
        cmocka_unit_test(a_refusal_says_why),
        cmocka_unit_test(unknown_keys_reach_the_program),
        cmocka_unit_test(the_mouse_presses_and_lets_go),
        cmocka_unit_test(the_focus_scrolls_into_view),
        cmocka_unit_test(a_page_is_read_from_its_top),
        cmocka_unit_test(the_focus_outlives_its_node),
        cmocka_unit_test(a_dialog_traps_the_focus_and_gives_it_back),
        cmocka_unit_test(a_dialog_begins_at_what_is_chosen_in_it),
        cmocka_unit_test(equal_frames_give_equal_lists),
        cmocka_unit_test(what_can_be_done_is_listed),
        cmocka_unit_test(the_tree_is_printed),
        cmocka_unit_test(prompts_follow_the_hand),
    };
    return cmocka_run_group_tests_name("ui", tests, NULL, NULL);
}
