// What a player is told of the days and afterwards, where it is looked for: by what it broke, and what became of a
// clause.
#include "debrief/debrief.h"
#include "ui/ceasefire.h"
#include "ui/morning.h"

#include "ui_night.h"

// By order of whom, or by nobody's: of the last break, not of an attack before it.
static void by_what_it_broke_is_told(void **state) {
    (void)state;
    Teller teller = teller_now();
    LoggedEvent events[] = {
        {.step = 1, .event = {.kind = EVENT_OFFENSIVE, .b = 0}},
        {.step = 1, .event = {.kind = EVENT_BROKEN, .a = 1, .c = 1, .d = 811}},
        {.step = 2, .event = {.kind = EVENT_OFFENSIVE, .b = 1}},
        {.step = 2, .event = {.kind = EVENT_BROKEN, .a = 2, .c = 1, .d = 811}},
        {.step = 3, .event = {.kind = EVENT_BROKEN, .a = 3, .c = 0, .d = 811}},
    };
    const char *capitals[] = {scenario->parties[0].capital, scenario->parties[1].capital};
    for (size_t count = 2; count <= 5; count += count == 2 ? 2 : 1) { // after the first, the second, the third
        Stage stage = stage_of(&teller);
        stage.events = events;
        stage.event_count = count;
        ui_frame_open(ui, 1280, 720);
        const char *told = told_broken(ui, &stage);
        assert_int_equal(strstr(told, capitals[0]) != NULL, count == 2);
        assert_int_equal(strstr(told, capitals[1]) != NULL, count == 4);
        assert_non_null(strstr(told, "13:31"));
        ui_frame_close(ui);
    }
}

// A clause that stood on the table and was struck is not said never to have stood there.
static void a_struck_clause_is_remembered(void **state) {
    (void)state;
    Teller teller = teller_now();
    Debrief *debrief = calloc(1, sizeof *debrief);
    Buffer tree;
    buffer_init(&tree);
    debrief->clause_count = 1;
    debrief->clauses[0] = (DebriefClause){.status = CLAUSE_STRUCK, .amended = NO_INDEX, .minute = 1445};
    for (int struck = 0; struck < 2; struck++) {
        debrief->clauses[0].status = struck ? CLAUSE_STRUCK : CLAUSE_NONE;
        Stage stage = stage_of(&teller);
        stage.debrief = debrief;
        buffer_clear(&tree);
        ui_frame_open(ui, 1280, 720);
        part_record(ui, &stage);
        ui_frame_close(ui);
        ui_tree_print(ui, &tree, false);
        assert_int_equal(strstr(tree.text, "00:05") != NULL, struck);
        assert_true(!struck || strstr(tree.text, words_at(words, "ui.record.never")) == NULL);
    }
    buffer_free(&tree);
    free(debrief);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_what_it_broke_is_told),
        cmocka_unit_test(a_struck_clause_is_remembered),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
