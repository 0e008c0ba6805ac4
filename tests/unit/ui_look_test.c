// What is drawn with: the contrast of every theme, the layouts by width, icons on their grid.
#include "ui_world.h"

static void text_reaches_its_contrast(void **state) {
    (void)state;
    const Tone inks[] = {TONE_HIGH,   TONE_TEXT,   TONE_DIM,    TONE_SIDE_A,
                         TONE_SIDE_B, TONE_SIDE_C, TONE_SIDE_D, TONE_SIGNAL};
    const Tone grounds[] = {TONE_ROOM, TONE_PANEL, TONE_CARD, TONE_CHOSEN};
    for (Theme theme = 0; theme < THEME_COUNT; theme++) {
        for (Ground ground = GROUND_NIGHT; ground <= GROUND_PAPER; ground++) {
            for (size_t i = 0; i < sizeof inks / sizeof inks[0]; i++) {
                for (size_t j = 0; j < sizeof grounds / sizeof grounds[0]; j++) {
                    float ratio =
                        colour_contrast(theme_colour(theme, ground, inks[i]), theme_colour(theme, ground, grounds[j]));
                    float wanted = theme == THEME_CONTRAST ? 7 : 4.5f;
                    if (ratio < wanted) {
                        fail_msg("theme %d ground %d ink %d on %d: %.2f", (int)theme, (int)ground, (int)inks[i],
                                 (int)grounds[j], (double)ratio);
                    }
                }
            }
        }
    }
}

static void marks_and_edges_can_be_seen(void **state) {
    (void)state;
    const struct {
        Tone tone;
        float ratio;
    } marks[] = {{TONE_ACCENT, 4.5f}, {TONE_BRACKET, 4.5f}, {TONE_EDGE, 3}, {TONE_TICK, 3}};
    const Tone grounds[] = {TONE_ROOM, TONE_PANEL};
    for (Theme theme = 0; theme < THEME_COUNT; theme++) {
        for (Ground ground = GROUND_NIGHT; ground <= GROUND_PAPER; ground++) {
            for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
                for (size_t j = 0; j < sizeof grounds / sizeof grounds[0]; j++) {
                    float ratio = colour_contrast(theme_colour(theme, ground, marks[i].tone),
                                                  theme_colour(theme, ground, grounds[j]));
                    if (ratio < marks[i].ratio) {
                        fail_msg("theme %d ground %d mark %d on %d: %.2f", (int)theme, (int)ground, (int)marks[i].tone,
                                 (int)grounds[j], (double)ratio);
                    }
                }
            }
        }
    }
}

static void filled_controls_can_be_read(void **state) {
    (void)state;
    for (Theme theme = 0; theme < THEME_COUNT; theme++) {
        for (Ground ground = GROUND_ACCENT; ground <= GROUND_WAX; ground++) {
            Colour fill = theme_colour(theme, ground, TONE_ROOM);
            assert_true(colour_contrast(theme_colour(theme, ground, TONE_HIGH), fill) >= 7);
            assert_true(colour_contrast(theme_colour(theme, ground, TONE_DIM), fill) >= 4.5f);
        }
    }
}

static void both_sides_weigh_the_same(void **state) {
    (void)state;
    Colour ground = theme_colour(THEME_NIGHT, GROUND_NIGHT, TONE_PANEL);
    float a = colour_contrast(theme_colour(THEME_NIGHT, GROUND_NIGHT, TONE_SIDE_A), ground);
    float b = colour_contrast(theme_colour(THEME_NIGHT, GROUND_NIGHT, TONE_SIDE_B), ground);
    assert_true(fabsf(a - b) < 1);
    assert_int_not_equal(side_line(SIDE_A), side_line(SIDE_B));
}

static void layouts_follow_the_effective_width(void **state) {
    (void)state;
    assert_int_equal(breadth_for(1280 / scale_for(1280, 720, 1, 1.15f)), BREADTH_WIDE);
    assert_int_equal(breadth_for(1280 / scale_for(1280, 720, 1, 1.5f)), BREADTH_MEDIUM);
    assert_int_equal(breadth_for(1280 / scale_for(1280, 720, 1, 2)), BREADTH_NARROW);
    assert_near(scale_for(3840, 2160, 1, 1), 3);
}

static void icons_stay_on_their_grid(void **state) {
    (void)state;
    for (int icon = 1; icon < ICON_COUNT; icon++) {
        assert_int_equal(icon_find(icon_name((Icon)icon)), icon);
        DrawList list;
        draw_list_init(&list);
        draw_list_clear(&list, 64, 64);
        icon_draw(&list, (Icon)icon, 16, 16, 32, 1.4f, (Colour){255, 255, 255, 255});
        assert_int_equal(list.count, 1);
        for (size_t i = 0; i < list.point_count; i++) {
            assert_true(list.points[i].x >= 16 && list.points[i].x <= 48);
            assert_true(list.points[i].y >= 16 && list.points[i].y <= 48);
        }
        draw_list_free(&list);
    }
}

static void paths_are_read(void **state) {
    (void)state;
    Point points[64];
    uint32_t lengths[4];
    size_t contours = 0;
    size_t count = path_flatten("M1 2h3v4H1zm5-1l.5.5", 2, 10, 20, points, 64, lengths, 4, &contours);
    assert_int_equal(contours, 2);
    assert_int_equal(lengths[0], 5);
    assert_int_equal(count, 7);
    assert_near(points[1].x, 18);
    assert_near(points[6].y, 23);
    count = path_flatten("M8 0A8 8 0 0 1 0 8", 1, 0, 0, points, 64, lengths, 4, &contours);
    assert_near(points[count - 1].x, 0);
    assert_int_equal(path_flatten("M1 1L2 2?", 1, 0, 0, points, 64, lengths, 4, &contours), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_reaches_its_contrast),
        cmocka_unit_test(marks_and_edges_can_be_seen),
        cmocka_unit_test(filled_controls_can_be_read),
        cmocka_unit_test(both_sides_weigh_the_same),
        cmocka_unit_test(layouts_follow_the_effective_width),
        cmocka_unit_test(icons_stay_on_their_grid),
        cmocka_unit_test(paths_are_read),
    };
    return cmocka_run_group_tests_name("ui.look", tests, NULL, NULL);
}
