// The cards of the talks: what the gold button may turn to by itself, what becomes of a struck clause, and that both
// sides are told alike.
#include "ui_night.h"

#include "base/random.h"
#include "ui/overlay.h"

static Cards cards;

static void play(Command command) {
    command.seat = game.open.seat;
    command_apply(scenario, &types, &game, command, (EventSink){0});
}

// Any move but leaving; of that kind, where one is allowed.
static void step_on(uint64_t seed, uint32_t step, CommandKind kind) {
    static Offer offers[COMMAND_LIST_MAX];
    View view = state_view(scenario, &game, game.open.seat);
    size_t count = command_list(&view, false, offers, COMMAND_LIST_MAX);
    for (size_t i = 0; i < count; i++) {
        if (offers[i].command.kind == kind) {
            play(offers[i].command);
            return;
        }
    }
    Command command = offers[random_below(seed, 11, step, 0, (unsigned)count)].command;
    play(command.kind == COMMAND_LEAVE ? offers[0].command : command);
}

static void cards_look(MoveGroup group, int clause, int card) {
    Teller teller = teller_now();
    Stage stage = stage_of(&teller);
    ui_frame_open(ui, 1280, 720);
    pick_set(ui, PICK_CLAUSE, clause + 1);
    pick_set(ui, PICK_CARD, card + 1);
    cards_of_group(ui, &stage, group, &cards);
    ui_frame_close(ui);
}

static void nothing_is_given_unasked(void **state) {
    (void)state;
    unsigned waited = 0, proposed = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        night_deal(scenario, seed, &types, &game);
        for (uint32_t step = 0; step < 60 && game.open.phase <= PHASE_TALKS; step++) {
            for (int g = MOVE_ROOM; g <= MOVE_CLOSE && game.open.awaiting == AWAITING_MOVE; g++) {
                cards_look((MoveGroup)g, NO_INDEX, NO_INDEX);
                const Card *card = &cards.list[cards.chosen];
                bool allowed = cards.count > 0 && card->verdict.reason == REASON_NONE;
                bool gives = card->verdict.cost > 0 || card->command.kind == COMMAND_LEVER;
                if (allowed) {
                    assert_int_equal(cards.unasked, gives || card->command.kind == COMMAND_BRING);
                    waited += cards.unasked;
                    proposed += !cards.unasked;
                    cards_look((MoveGroup)g, NO_INDEX, (int)cards.chosen); // chosen, it is done
                    assert_false(cards.unasked);
                }
            }
            step_on(seed, step, COMMAND_NONE);
        }
    }
    assert_true(waited > 0 && proposed > 0);
}

// Whether a card would bring in that clause.
static bool brings(int clause) {
    for (size_t i = 0; i < cards.count; i++) {
        if (cards.list[i].command.kind == COMMAND_BRING && cards.list[i].command.args[0] == clause) {
            return true;
        }
    }
    return false;
}

static void a_struck_clause_stays_struck(void **state) {
    (void)state;
    unsigned struck = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        night_deal(scenario, seed, &types, &game);
        for (uint32_t step = 0; step < 40 && game.open.phase <= PHASE_TALKS; step++) {
            step_on(seed, step, COMMAND_STRIKE);
            for (int i = 0; i < scenario->issue_count && game.open.awaiting == AWAITING_MOVE; i++) {
                bool gone = game.open.clauses[i].status == CLAUSE_STRUCK;
                cards_look(MOVE_TEXT, i, NO_INDEX);
                assert_int_equal(brings(i), game.open.clauses[i].status == CLAUSE_NONE);
                assert_true(!gone || cards.unasked || cards.count == 0 ||
                            cards.list[cards.chosen].command.kind != COMMAND_BRING ||
                            cards.list[cards.chosen].verdict.reason != REASON_NONE);
                struck += gone;
            }
        }
    }
    assert_true(struck > 0);
}

// The card that asks for signatures has one line: it is no line about one side alone.
static void both_sides_are_told_alike(void **state) {
    (void)state;
    night_deal(scenario, 1, &types, &game);
    for (uint32_t step = 0; step < 60 && game.open.awaiting != AWAITING_MOVE; step++) {
        step_on(1, step, COMMAND_NONE);
    }
    Teller teller = teller_now();
    Stage stage = stage_of(&teller);
    Card card = {.command = {.kind = COMMAND_TABLE}};
    Buffer tree;
    buffer_init(&tree);
    ui_frame_open(ui, 1280, 720);
    part_card(ui, &stage, &card, 0, true, CARD_TOLD, 0);
    ui_frame_close(ui);
    ui_tree_print(ui, &tree, false);
    for (int p = 0; p < scenario->party_count; p++) {
        assert_null(strstr(tree.text, scenario->parties[p].name));
    }
    assert_non_null(strstr(tree.text, "[selected"));
    buffer_free(&tree);
}

// How much whoever finds it hardest could live with it.
static double least_guess(const View *view, int issue, int option) {
    double least = 2;
    for (int p = 0; p < scenario->party_count; p++) {
        least = fmin(least, stance_of_clause(view, p, issue, option).guess);
    }
    return least;
}

// What a dialog proposes to write is no worse than any other wording, and another than the one that stands.
static void the_easiest_words_are_proposed(void **state) {
    (void)state;
    unsigned proposed = 0, later = 0;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        night_deal(scenario, seed, &types, &game);
        for (uint32_t step = 0; step < 40 && game.open.phase <= PHASE_TALKS; step++) {
            for (int i = 0; i < scenario->issue_count && game.open.awaiting == AWAITING_MOVE; i++) {
                Teller teller = teller_now();
                Stage stage = stage_of(&teller);
                int stands = game.open.clauses[i].option, first = stands == 0;
                int chosen = chosen_wording(ui, &stage, COMMAND_REDRAFT, i);
                for (int o = 0; o < scenario->issues[i].option_count && chosen != stands; o++) {
                    bool may = command_check(&teller.view,
                                             (Command){.kind = COMMAND_REDRAFT, .args = {(int16_t)i, (int16_t)o}})
                                   .reason == REASON_NONE;
                    assert_true(o == stands || !may ||
                                least_guess(&teller.view, i, o) <= least_guess(&teller.view, i, chosen));
                }
                proposed += chosen != stands;
                cards_look(MOVE_TEXT, i, NO_INDEX); // and so does the button at the table
                const Command *card = &cards.list[cards.chosen].command;
                assert_true(chosen == stands || card->kind != COMMAND_REDRAFT || card->args[1] == chosen);
                later += chosen != stands && chosen != first;
            }
            step_on(seed, step, COMMAND_NONE);
        }
    }
    assert_true(proposed > 0 && later > 0);
}

// What is told at the table of a row of events, in so many sentences.
static const char *news_of(const LoggedEvent *events, size_t count, size_t most, Buffer *tree) {
    Teller teller = teller_now();
    Stage stage = stage_of(&teller);
    stage.events = events;
    stage.event_count = count;
    buffer_clear(tree);
    assert_int_equal(news_any(&stage), count > 1);
    ui_frame_open(ui, 1280, 720);
    part_news(ui, &stage, most);
    ui_frame_close(ui);
    ui_tree_print(ui, tree, false);
    return tree->text;
}

// What came of a move is told at the table, with what a scene brought that came between; what matters most is kept.
static void the_last_move_is_told(void **state) {
    (void)state;
    night_deal(scenario, 1, &types, &game);
    const char *older = scenario->issues[0].title, *newer = scenario->issues[1].title,
               *least = scenario->issues[2].title;
    Command lever = {.kind = COMMAND_LEVER, .args = {0, FORM_OFFER, 0, 1}};
    LoggedEvent events[] = {
        {.step = 1, .event = {.kind = EVENT_COMMAND, .command = {.kind = COMMAND_PLENARY}}},
        {.step = 1, .event = {.kind = EVENT_AGREED, .a = 0}},
        {.step = 2, .event = {.kind = EVENT_COMMAND, .command = lever}},
        {.step = 2, .event = {.kind = EVENT_LEVER, .b = FORM_OFFER, .d = 1, .value = 1}},
        {.step = 2, .event = {.kind = EVENT_AGREED, .a = 2}},
        {.step = 3, .event = {.kind = EVENT_COMMAND, .command = {.kind = COMMAND_CHOOSE}}},
        {.step = 3, .event = {.kind = EVENT_BROUGHT, .a = 1, .b = 0}},
        {.step = 3, .event = {.kind = EVENT_BROUGHT, .a = 3, .b = 1}},
    };
    size_t count = sizeof events / sizeof events[0];
    Buffer tree;
    buffer_init(&tree);
    assert_null(strstr(news_of(events, 1, 6, &tree), older));
    const char *all = news_of(events, count, 6, &tree);
    assert_null(strstr(all, older));
    assert_non_null(strstr(all, newer));
    assert_non_null(strstr(all, least));
    assert_null(strstr(news_of(events, count, 2, &tree), least));
    assert_non_null(strstr(tree.text, newer)); // what one side brought, and what the other did
    assert_non_null(strstr(tree.text, scenario->issues[3].title));
    assert_null(strstr(news_of(events, count, 1, &tree), scenario->parties[1].name));
    assert_non_null(strstr(tree.text, scenario->parties[0].name)); // what the lever did
    buffer_free(&tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_given_unasked),  cmocka_unit_test(a_struck_clause_stays_struck),
        cmocka_unit_test(both_sides_are_told_alike), cmocka_unit_test(the_easiest_words_are_proposed),
        cmocka_unit_test(the_last_move_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
