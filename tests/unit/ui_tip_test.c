// Tips: terms explain themselves in depth, by key and by resting pointer.
#include "ui_world.h"

static bool explain(Ui *ui, const char *term, void *user) {
    (void)user;
    ui_textf(ui, TYPE_BODY, TONE_TEXT, "about %s, see {term:other|other words}", term);
    return strcmp(term, "nothing") != 0;
}

static void declare_terms(Ui *ui) {
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.grow = 1, .pad = PAD(40)});
    ui_text(ui, TYPE_BODY, TONE_TEXT, "a {term:single|single text} here");
    ui_end(ui);
    ui_frame_close(ui);
}

static void terms_explain_themselves_in_depth(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_tips(ui, explain, NULL);
    declare_terms(ui);
    assert_int_equal(ui_stop_count(ui), 1);
    key(ui, KEY_TAB);
    key(ui, 't');
    declare_terms(ui);
    assert_int_equal(ui_stop_count(ui), 2); // the tip's own term
    key(ui, KEY_TAB);
    key(ui, 't');
    declare_terms(ui);
    assert_int_equal(ui_stop_count(ui), 3);
    assert_true(rect_at(ui, "tip.1").y > rect_at(ui, "tip.0").y);
    key(ui, KEY_BACKSPACE);
    declare_terms(ui);
    assert_int_equal(ui_stop_count(ui), 2);
    key(ui, KEY_ESCAPE);
    declare_terms(ui);
    assert_int_equal(ui_stop_count(ui), 1);
    assert_int_equal(ui_take_key(ui), 0);
    ui_free(ui);
}

static void hovering_opens_a_tip_after_a_while(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_tips(ui, explain, NULL);
    declare_terms(ui);
    assert_int_equal(ui_timer_ms(ui), -1);
    Input move = {.kind = INPUT_MOVE, .x = 40 + 6.75f * 3, .y = 50, .time_ms = 1000};
    ui_input(ui, &move);
    assert_int_equal(ui_timer_ms(ui), 350);
    Input timer = {.kind = INPUT_TIMER, .time_ms = 1350};
    ui_input(ui, &timer);
    declare_terms(ui);
    Rect rect = {0};
    assert_true(ui_rect(ui, "tip.0", &rect));
    Input away = {.kind = INPUT_MOVE, .x = 900, .y = 600, .time_ms = 1400};
    ui_input(ui, &away);
    declare_terms(ui);
    assert_false(ui_rect(ui, "tip.0", &rect));
    ui_free(ui);
}

static TipPlace place_seen;

static bool explain_and_look(Ui *ui, const char *term, void *user) {
    place_seen = ui_tip_place(ui);
    return explain(ui, term, user);
}

static void a_tip_stays_when_its_ring_is_full(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_tips(ui, explain_and_look, NULL);
    ui_set_motion(ui, true);
    declare_terms(ui);
    Input move = {.kind = INPUT_MOVE, .x = 40 + 6.75f * 3, .y = 50, .time_ms = 1000};
    ui_input(ui, &move);
    int frames = 0;
    for (uint64_t now = 1350; now <= 2100; now += 25) {
        Input timer = {.kind = INPUT_TIMER, .time_ms = now};
        ui_input(ui, &timer);
        frames += ui_dirty(ui);
        declare_terms(ui);
        assert_int_equal(place_seen.locked, now >= 2050);
    }
    assert_true(frames >= 12 && frames <= 14); // the ring fills in steps
    assert_true(place_seen.topmost && place_seen.depth == 1);
    assert_int_equal(ui_timer_ms(ui), -1);
    Input away = {.kind = INPUT_MOVE, .x = 900, .y = 600, .time_ms = 2200};
    ui_input(ui, &away);
    declare_terms(ui);
    rect_at(ui, "tip.0"); // stays
    ui_free(ui);
}

static void where_no_tip_may_open_the_program_is_asked(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_tips(ui, explain, NULL);
    ui_tip_mode(ui, TIP_OFF, 0);
    declare_terms(ui);
    key(ui, KEY_TAB);
    key(ui, 't');
    assert_int_equal(ui_take_key(ui), 't');
    assert_string_equal(ui_focused_term(ui), "single");
    ui_free(ui);
}

// ---- fields ----

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_explain_themselves_in_depth),
        cmocka_unit_test(hovering_opens_a_tip_after_a_while),
        cmocka_unit_test(a_tip_stays_when_its_ring_is_full),
        cmocka_unit_test(where_no_tip_may_open_the_program_is_asked),
    };
    return cmocka_run_group_tests_name("ui.tip", tests, NULL, NULL);
}
