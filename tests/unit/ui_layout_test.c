// Lines and boxes: where text breaks, how rows, columns and stacks share what there is.
#include "ui_world.h"

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

// Reading text keeps to the letters in a line that were asked for, and what is no reading text does not.
static void reading_text_has_a_longest_line(void **state) {
    (void)state;
    float height[2][2]; // [asked for][reading]
    for (int asked = 0; asked < 2; asked++) {
        Ui *ui = make(1);
        ui_set_eyes(ui, (Eyes){.letters = asked ? 52 : 0});
        ui_frame_open(ui, 1280, 720);
        ui_col(ui, (Box){.w = 1200});
        for (int reading = 0; reading < 2; reading++) {
            ui_col(ui, (Box){.id = reading ? "reading" : "other"});
            ui_text(ui, reading ? TYPE_BOOK : TYPE_BODY, TONE_TEXT,
                    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                    "seventeen eighteen nineteen twenty");
            ui_end(ui);
        }
        ui_end(ui);
        ui_frame_close(ui);
        height[asked][0] = rect_at(ui, "other").h;
        height[asked][1] = rect_at(ui, "reading").h;
        ui_free(ui);
    }
    assert_near(height[0][0], height[1][0]);
    assert_true(height[1][1] > 1.9f * height[0][1]);
}

// A page of ten lines with a fold; each step takes one away. Returns how often it had to be declared.
static int folding_page(Ui *ui, int lines, float height, int *step) {
    int declared = 0;
    do {
        declared++;
        ui_frame_open(ui, 1280, 720);
        *step = ui_fold(ui, "page", 9);
        ui_col(ui, (Box){.id = "page", .h = height, .scroll = true, .fold = "page"});
        for (int i = 0; i < lines - *step; i++) {
            ui_col(ui, (Box){.h = 20});
            ui_end(ui);
        }
        ui_end(ui);
    } while (!ui_frame_close(ui));
    return declared;
}

// As far as it must and no further, whatever it needed before; and a page that is still the same is soon found.
static void boxes_fold_as_far_as_they_must(void **state) {
    (void)state;
    Ui *ui = make(1);
    int step, wanted[] = {0, 3, 3, 7, 1, 0, 9};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        folding_page(ui, 10, (float)(20 * (10 - wanted[i])), &step);
        assert_int_equal(step, wanted[i]);
        assert_true(folding_page(ui, 10, (float)(20 * (10 - wanted[i])), &step) <= 2);
        assert_int_equal(step, wanted[i]);
    }
    folding_page(ui, 20, 100, &step); // nothing helps: all it can, and the rest scrolls
    assert_int_equal(step, 9);
    ui_free(ui);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_where_they_may),     cmocka_unit_test(spans_share_lines),
        cmocka_unit_test(rows_share_what_is_left),        cmocka_unit_test(columns_grow_and_wrap),
        cmocka_unit_test(text_makes_its_box_taller),      cmocka_unit_test(what_does_not_fit_is_counted),
        cmocka_unit_test(stacks_place_by_corner),         cmocka_unit_test(reading_text_has_a_longest_line),
        cmocka_unit_test(boxes_fold_as_far_as_they_must),
    };
    return cmocka_run_group_tests_name("ui.layout", tests, NULL, NULL);
}
