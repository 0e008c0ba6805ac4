// Motion: it ends by itself, and a screen at rest asks for no frames.
#include "ui_world.h"

static void frame_of_one(Ui *ui) {
    ui_frame_open(ui, 640, 360);
    ui_button(ui, (Box){.id = "go", .command = 1, .self = ALIGN_START}, ICON_NONE, "Go", NULL);
    ui_frame_close(ui);
}

// What moves asks for frames for a moment, and then for none.
static int frames_asked(Ui *ui, uint64_t *now) {
    int frames = 0;
    while (ui_timer_ms(ui) >= 0 && frames < 100) {
        *now += (uint64_t)ui_timer_ms(ui);
        Input tick = {.kind = INPUT_TIMER, .time_ms = *now};
        ui_input(ui, &tick);
        frame_of_one(ui);
        frames++;
    }
    return frames;
}

static void motion_ends_by_itself(void **state) {
    (void)state;
    Ui *ui = make(1);
    uint64_t now = 1000;
    frame_of_one(ui);
    Rect rect = rect_at(ui, "go");
    Input there = {.kind = INPUT_MOVE, .x = rect.x + 4, .y = rect.y + 4, .time_ms = now};
    ui_input(ui, &there); // without motion nothing waits
    frame_of_one(ui);
    assert_int_equal(ui_timer_ms(ui), -1);
    Input away = {.kind = INPUT_MOVE, .x = 600, .y = 300, .time_ms = now};
    ui_input(ui, &away);
    ui_set_motion(ui, true);
    ui_input(ui, &there);
    frame_of_one(ui);
    assert_in_range(frames_asked(ui, &now), 4, 8); // 90 ms
    assert_int_equal(ui_timer_ms(ui), -1);
    ui_free(ui);
}

static void frame_with_dialog(Ui *ui, bool open) {
    ui_frame_open(ui, 640, 360);
    ui_button(ui, (Box){.id = "go", .command = 1, .self = ALIGN_START}, ICON_NONE, "Go", NULL);
    if (open) {
        ui_dialog(ui, (Box){.id = "dialog"}, "Sure?", 2);
        ui_end(ui);
    }
    ui_frame_close(ui);
}

// Where motion is reduced a dialog fades in for 90 ms, where it will stand, and then rests.
static void a_dialog_fades_in_without_motion(void **state) {
    (void)state;
    Ui *ui = make(1);
    uint64_t now = 1000;
    ui_set_motion(ui, false);
    frame_with_dialog(ui, false);
    ui_input(ui, &(Input){.kind = INPUT_TIMER, .time_ms = now});
    frame_with_dialog(ui, true);
    Rect rect = rect_at(ui, "dialog");
    int frames = 0;
    for (; ui_timer_ms(ui) >= 0 && frames < 100; frames++) {
        now += (uint64_t)ui_timer_ms(ui);
        ui_input(ui, &(Input){.kind = INPUT_TIMER, .time_ms = now});
        frame_with_dialog(ui, true);
        Rect stands = rect_at(ui, "dialog");
        assert_true(stands.y == rect.y && ui_draw_list(ui)->lift == 0);
    }
    assert_in_range(frames, 4, 8);
    ui_free(ui);
}

// What a frame draws, with one of two things shown in it.
typedef void (*ShowFn)(Ui *ui, int which);

static uint64_t shown_digest(Ui *ui, ShowFn show, int which) {
    ui_frame_open(ui, 640, 360);
    show(ui, which);
    ui_frame_close(ui);
    uint64_t sum = 0;
    for (size_t i = 0; i < ui_draw_list(ui)->count; i++) {
        sum = sum * 31 + ui_draw_list(ui)->commands[i].digest;
    }
    return sum;
}

static void show_clock(Ui *ui, int minutes_left) {
    ui_windows_clock(ui, 3, minutes_left, "clock");
}

static void show_tabs(Ui *ui, int chosen) {
    ui_row(ui, (Box){.role = ROLE_LIST, .name = "tabs"});
    for (int t = 0; t < 2; t++) {
        ui_tab(ui, (Box){.id = t ? "tab.1" : "tab.0", .command = 1, .selected = t == chosen}, ICON_NONE, "Tab", NULL);
    }
    ui_end(ui);
}

static void show_page_or_map(Ui *ui, int map) {
    ui_stack(ui, (Box){.w = 200, .h = 100});
    if (map) {
        ui_page_lifts(ui);
    } else {
        ui_page(ui);
    }
    ui_end(ui);
}

// Goes from one look to the other by itself, in about so many frames, rests there, and jumps where motion is reduced.
static void goes_over(ShowFn show, int before, int after, int frames_least, int frames_most) {
    Ui *ui = make(1);
    Input tick = {.kind = INPUT_TIMER, .time_ms = 1000};
    uint64_t from = shown_digest(ui, show, before), to = shown_digest(ui, show, after);
    ui_set_motion(ui, true);
    ui_input(ui, &tick);
    assert_true(shown_digest(ui, show, before) == from); // what stands there first comes from nowhere
    for (int i = 0; i < 2 && ui_timer_ms(ui) >= 0; i++) {
        ui_input(ui, &tick);
    }
    assert_int_equal(ui_timer_ms(ui), -1);
    bool between = shown_digest(ui, show, after) != to;
    int frames = 0;
    for (; ui_timer_ms(ui) >= 0 && frames < 100; frames++) {
        tick.time_ms += (uint64_t)ui_timer_ms(ui);
        ui_input(ui, &tick);
        uint64_t now_seen = shown_digest(ui, show, after);
        between = between || (now_seen != from && now_seen != to);
    }
    assert_in_range(frames, frames_least, frames_most);
    assert_true(between);
    assert_true(shown_digest(ui, show, after) == to);
    ui_free(ui);
}

static void the_clock_darkens_and_then_rests(void **state) {
    (void)state;
    goes_over(show_clock, 170, 120, 30, 45); // 600 ms
}

static void the_frame_of_a_tab_slides_to_the_next(void **state) {
    (void)state;
    goes_over(show_tabs, 0, 1, 8, 13); // 160 ms
}

static void the_page_is_lifted_off_the_map(void **state) {
    (void)state;
    goes_over(show_page_or_map, 0, 1, 16, 25); // 320 ms
}

// For a class on a wall the pointer has a halo that goes along; nobody else has one.
static void the_pointer_has_a_halo_on_the_wall(void **state) {
    (void)state;
    Ui *ui = make(1);
    frame_of_one(ui);
    Input moved = {.kind = INPUT_MOVE, .x = 300, .y = 200, .time_ms = 1000};
    ui_input(ui, &moved);
    frame_of_one(ui);
    size_t plain = ui_draw_list(ui)->count;
    ui_set_projector(ui, true);
    frame_of_one(ui);
    assert_int_equal(ui_draw_list(ui)->count, plain + 2);
    moved.x = 320;
    ui_input(ui, &moved);
    assert_true(ui_dirty(ui));
    Input left = {.kind = INPUT_LEAVE, .time_ms = 1010};
    ui_input(ui, &left);
    frame_of_one(ui);
    assert_int_equal(ui_draw_list(ui)->count, plain);
    ui_free(ui);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(motion_ends_by_itself),
        cmocka_unit_test(a_dialog_fades_in_without_motion),
        cmocka_unit_test(the_clock_darkens_and_then_rests),
        cmocka_unit_test(the_frame_of_a_tab_slides_to_the_next),
        cmocka_unit_test(the_page_is_lifted_off_the_map),
        cmocka_unit_test(the_pointer_has_a_halo_on_the_wall),
    };
    return cmocka_run_group_tests_name("ui.motion", tests, NULL, NULL);
}
