// The toolkit: tokens, lines, layout, focus, input, tips, voice. Fonts are replaced by a meter of even
// letters.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/ui.h"

static Ui *make(float text_scale) {
    Ui *ui = ui_new((UiSetup){.meter = text_meter_plain(), .text_scale = text_scale});
    assert_non_null(ui);
    return ui;
}

static Rect rect_at(const Ui *ui, const char *id) {
    Rect rect = {0};
    assert_true(ui_rect(ui, id, &rect));
    return rect;
}

static void key(Ui *ui, int code) {
    Input input = {.kind = INPUT_KEY, .key = code};
    ui_input(ui, &input);
}

static void assert_near(float a, float b) {
    if (fabsf(a - b) > 1.01f) {
        fail_msg("%g is not near %g", (double)a, (double)b);
    }
}

// ---- tokens ----

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

// ---- paths ----

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

// ---- lines ----

typedef struct Lines {
    Arena arena;
    Flow flow;
    FlowSpan span;
} Lines;

static void break_text(Lines *lines, const char *text, float width) {
    TextMeter meter = text_meter_plain(); // 10 px letters at size 20
    assert_true(arena_init(&lines->arena, 1 << 20));
    lines->span = (FlowSpan){.run = {FACE_UI, 20, 0, false}, .text = text, .length = strlen(text)};
    lines->flow = flow_break(&lines->arena, &meter, &lines->span, 1, width, 24);
}

static void assert_lines(const char *text, float width, const char *wanted) {
    Lines lines;
    break_text(&lines, text, width);
    char found[512] = "";
    for (size_t i = 0; i < lines.flow.line_count; i++) {
        const FlowLine *line = &lines.flow.lines[i];
        strcat(found, i ? "|" : "");
        for (uint32_t p = 0; p < line->count; p++) {
            const FlowPiece *piece = &lines.flow.pieces[line->first + p];
            strncat(found, text + piece->offset, piece->length);
            strcat(found, piece->hyphen ? "~" : "");
        }
        assert_true(line->width <= width + 0.5f || width < 10);
    }
    assert_string_equal(found, wanted);
    arena_free(&lines.arena);
}

static void lines_break_where_they_may(void **state) {
    (void)state;
    assert_lines("one two three", 80, "one two|three");
    assert_lines("one two three", 1000, "one two three");
    assert_lines("well-known word", 60, "well-|known|word");
    assert_lines("at 25 km here", 60, "at|25 km|here");
    assert_lines("at 3\u20135 here", 50, "at|3\u20135|here");
    assert_lines("say (yes) now", 80, "say|(yes)|now");
    assert_lines("no\u00A0break here", 80, "no\u00A0break|here");
    assert_lines("soft\u00ADly said", 55, "soft\u00AD~|ly|said");
    assert_lines("softly", 40, "soft|ly");
    assert_lines("a\nb c", 100, "a|b c");
    assert_lines("word", 15, "w|o|r|d");
    assert_lines("", 50, "");
    assert_lines("end . dot", 50, "end .|dot");
}

static void spans_share_lines(void **state) {
    (void)state;
    TextMeter meter = text_meter_plain();
    Arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    TextRun run = {FACE_BOOK, 20, 0, false};
    FlowSpan spans[3] = {{.run = run, .text = "agreed ", .length = 7},
                         {.run = run, .text = "[in seven days]", .length = 15, .atom = true},
                         {.run = run, .text = ".", .length = 1}};
    Flow flow = flow_break(&arena, &meter, spans, 3, 190, 24);
    assert_int_equal(flow.line_count, 2); // the full stop stays with the bracket
    assert_int_equal(flow.pieces[flow.lines[1].first].span, 1);
    assert_int_equal(flow.lines[1].count, 2);
    float natural = 0;
    float narrowest = 0;
    flow_measure(&meter, spans, 3, &natural, &narrowest);
    assert_near(natural, 230);
    assert_near(narrowest, 160);
    arena_free(&arena);
}

// ---- layout ----

static void rows_share_what_is_left(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_row(ui, (Box){.id = "row", .h = 100, .pad = PAD(10), .gap = 20, .across = ALIGN_STRETCH});
    ui_col(ui, (Box){.id = "fixed", .w = 200});
    ui_end(ui);
    ui_col(ui, (Box){.id = "one", .grow = 1});
    ui_end(ui);
    ui_col(ui, (Box){.id = "two", .grow = 2});
    ui_end(ui);
    ui_end(ui);
    ui_frame_close(ui);
    assert_near(rect_at(ui, "fixed").w, 200);
    assert_near(rect_at(ui, "one").x, 230);
    assert_near(rect_at(ui, "one").w, (1260 - 240) / 3.0f);
    assert_near(rect_at(ui, "two").x + rect_at(ui, "two").w, 1270);
    assert_near(rect_at(ui, "two").h, 80);
    assert_int_equal(ui_overflow_count(ui), 0);
    ui_free(ui);
}

static void columns_grow_and_wrap(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_col(ui, (Box){.id = "page", .grow = 1});
    ui_row(ui, (Box){.id = "grid", .columns = 3, .gap = 10, .line_gap = 6});
    for (int i = 0; i < 5; i++) {
        ui_col(ui, (Box){.id = ui_keepf(ui, "cell.%d", i), .h = 50});
        ui_end(ui);
    }
    ui_end(ui);
    ui_col(ui, (Box){.id = "rest", .grow = 1});
    ui_end(ui);
    ui_end(ui);
    ui_frame_close(ui);
    assert_near(rect_at(ui, "grid").h, 106);
    assert_near(rect_at(ui, "cell.4").y, 56);
    assert_near(rect_at(ui, "cell.2").x + rect_at(ui, "cell.2").w, 1280);
    assert_near(rect_at(ui, "rest").h, 720 - 106);
    ui_free(ui);
}

static void text_makes_its_box_taller(void **state) {
    (void)state;
    const float scales[] = {1, 1.3f, 1.5f, 2};
    for (size_t i = 0; i < 4; i++) {
        Ui *ui = make(scales[i]);
        ui_frame_open(ui, 1280, 720);
        ui_row(ui, (Box){.across = ALIGN_START});
        ui_col(ui, (Box){.id = "box", .w = 200, .h = 30, .pad = PAD(8)});
        ui_text(ui, TYPE_BODY, TONE_TEXT, "a sentence that is longer than the box was made for");
        ui_end(ui);
        ui_end(ui);
        ui_frame_close(ui);
        assert_true(rect_at(ui, "box").h > 30 * scales[i]);
        assert_int_equal(ui_overflow_count(ui), 0);
        ui_free(ui);
    }
}

static void what_does_not_fit_is_counted(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_row(ui, (Box){.w = 100, .self = ALIGN_START});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .one_line = true}, "too long for a hundred units");
    ui_end(ui);
    ui_col(ui, (Box){.w = 40, .self = ALIGN_START});
    ui_text(ui, TYPE_BODY, TONE_TEXT, "unbreakableword");
    ui_end(ui);
    ui_frame_close(ui);
    assert_int_equal(ui_overflow_count(ui), 2);
    Buffer out;
    buffer_init(&out);
    ui_overflow_print(ui, &out);
    assert_non_null(strstr(out.text, "cut text \"unbreakableword\""));
    buffer_free(&out);
    ui_free(ui);
}

static void stacks_place_by_corner(void **state) {
    (void)state;
    Ui *ui = make(1);
    ui_frame_open(ui, 1280, 720);
    ui_stack(ui, (Box){.grow = 1});
    ui_col(ui, (Box){.id = "all"});
    ui_end(ui);
    ui_col(ui, (Box){.id = "corner", .x = -10, .y = -20, .w = 100, .h = 50});
    ui_end(ui);
    ui_end(ui);
    ui_frame_close(ui);
    assert_near(rect_at(ui, "all").w, 1280);
    assert_near(rect_at(ui, "all").h, 720);
    assert_near(rect_at(ui, "corner").x, 1170);
    assert_near(rect_at(ui, "corner").y, 650);
    ui_free(ui);
}

// ---- focus and input ----

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

static uint64_t taken(Ui *ui) {
    UiCommand command = {0};
    return ui_take_command(ui, &command) ? command.command : 0;
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

static void mouse(Ui *ui, InputKind kind, Rect at, int button) {
    Input input = {.kind = kind, .x = at.x + at.w / 2, .y = at.y + at.h / 2, .button = button};
    ui_input(ui, &input);
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

// ---- prompts and motion ----

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
        cmocka_unit_test(text_reaches_its_contrast),
        cmocka_unit_test(marks_and_edges_can_be_seen),
        cmocka_unit_test(filled_controls_can_be_read),
        cmocka_unit_test(both_sides_weigh_the_same),
        cmocka_unit_test(layouts_follow_the_effective_width),
        cmocka_unit_test(icons_stay_on_their_grid),
        cmocka_unit_test(paths_are_read),
        cmocka_unit_test(lines_break_where_they_may),
        cmocka_unit_test(spans_share_lines),
        cmocka_unit_test(rows_share_what_is_left),
        cmocka_unit_test(columns_grow_and_wrap),
        cmocka_unit_test(text_makes_its_box_taller),
        cmocka_unit_test(what_does_not_fit_is_counted),
        cmocka_unit_test(stacks_place_by_corner),
        cmocka_unit_test(tab_reaches_every_stop),
        cmocka_unit_test(arrows_move_as_seen),
        cmocka_unit_test(enter_does_or_commits),
        cmocka_unit_test(a_refusal_says_why),
        cmocka_unit_test(unknown_keys_reach_the_program),
        cmocka_unit_test(the_mouse_presses_and_lets_go),
        cmocka_unit_test(the_focus_scrolls_into_view),
        cmocka_unit_test(the_focus_outlives_its_node),
        cmocka_unit_test(a_dialog_traps_the_focus_and_gives_it_back),
        cmocka_unit_test(terms_explain_themselves_in_depth),
        cmocka_unit_test(hovering_opens_a_tip_after_a_while),
        cmocka_unit_test(a_tip_stays_when_its_ring_is_full),
        cmocka_unit_test(where_no_tip_may_open_the_program_is_asked),
        cmocka_unit_test(fields_take_text),
        cmocka_unit_test(what_is_chosen_in_a_field_is_replaced),
        cmocka_unit_test(fields_hold_what_they_can),
        cmocka_unit_test(fields_copy_and_paste),
        cmocka_unit_test(a_pad_types_by_what_the_field_opens),
        cmocka_unit_test(equal_frames_give_equal_lists),
        cmocka_unit_test(what_can_be_done_is_listed),
        cmocka_unit_test(the_tree_is_printed),
        cmocka_unit_test(prompts_follow_the_hand),
        cmocka_unit_test(motion_ends_by_itself),
        cmocka_unit_test(the_pointer_has_a_halo_on_the_wall),
        cmocka_unit_test(the_clock_darkens_and_then_rests),
        cmocka_unit_test(the_frame_of_a_tab_slides_to_the_next),
        cmocka_unit_test(the_page_is_lifted_off_the_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
