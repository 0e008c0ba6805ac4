// The State whole: every field is in the list, its copy has its digest, what is broken is found out.
#include "sim_world.h"

static void a_copy_has_the_same_digest(void **user) {
    Table *table = *user;
    State *copy = malloc(sizeof *copy);
    memset(copy, 0xa5, sizeof *copy);
    state_copy(copy, &table->state);
    assert_true(state_digest(table->scenario, copy) == state_digest(table->scenario, &table->state));
    assert_true(state_bytes(copy) < sizeof *copy);
    copy->open.tie[NORTH] += 1e-12;
    assert_true(state_digest(table->scenario, copy) != state_digest(table->scenario, &table->state));
    free(copy);
}

// A Scenario of which every array is full, so that every byte of a State is alive.
static void fill_counts(Scenario *scenario) {
    scenario->party_count = PARTY_MAX;
    scenario->power_count = POWER_MAX;
    scenario->issue_count = ISSUE_MAX;
    scenario->lever_count = LEVER_MAX;
    scenario->phone_count = PHONE_MAX;
    scenario->scene_count = SCENE_MAX;
    scenario->asset_count = ASSET_MAX;
    scenario->sector_count = SECTOR_MAX;
    scenario->front_count = FRONT_MAX;
    scenario->variable_count = VARIABLE_MAX;
}

// Whoever adds a field to State adds it to the list in state.c: what no line covers is padding alone.
static void every_field_is_in_the_list(void **user) {
    (void)user;
    Scenario *full = calloc(1, sizeof *full);
    State *state = calloc(1, sizeof *state);
    fill_counts(full);
    state->mind_count = MIND_MAX;
    state->hidden.queue_count = QUEUE_MAX;
    state->hidden.decision_count = DECISION_MAX;
    for (int m = 0; m < MIND_MAX; m++) {
        state->minds[m].confidence_count = CONFIDENCE_MAX;
        state->minds[m].forecast_count = FORECAST_MAX;
    }
    uint64_t digest = state_digest(full, state);
    unsigned char *bytes = (unsigned char *)state;
    size_t longest = 0, run = 0, silent = 0, at = 0;
    for (size_t i = 0; i < sizeof *state; i++) {
        unsigned char was = bytes[i];
        bytes[i] = (unsigned char)(was > 0 ? was - 1 : 1); // down: counts stay within their arrays
        bool heard = state_digest(full, state) != digest;
        bytes[i] = was;
        run = heard ? 0 : run + 1;
        silent += !heard;
        if (run > longest) {
            longest = run;
            at = i;
        }
    }
    if (longest > 7 || silent > 64) {
        fail_msg("%zu bytes of State are in no list, %zu of them up to byte %zu (open ends at %zu, hidden at %zu)",
                 silent, longest, at, sizeof(Open), offsetof(State, mind_count));
    }
    free(state);
    free(full);
}

static void print_and_digest_follow_one_list(void **user) {
    Table *table = *user;
    Buffer before, after;
    buffer_init(&before);
    buffer_init(&after);
    state_print(table->scenario, &table->state, &before);
    assert_non_null(strstr(before.text, "open.phase 2\n"));
    assert_non_null(strstr(before.text, "open.clauses[0].status 1\n"));
    assert_non_null(strstr(before.text, "minds[0].firmness[1][2].precision 0\n"));
    table->state.hidden.soft[NORTH][ISSUE_LINE] = 0.25;
    state_print(table->scenario, &table->state, &after);
    assert_non_null(strstr(after.text, "hidden.soft[0][2] 0.25\n"));
    assert_string_not_equal(before.text, after.text);
    buffer_free(&before);
    buffer_free(&after);
}

static void a_broken_state_is_found_out(void **user) {
    Table *table = *user;
    const char *why = "";
    State *state = &table->state;
    if (!state_valid(table->scenario, state, &why)) {
        fail_msg("%s", why);
    }
#define BREAK(change)                                                                                                  \
    do {                                                                                                               \
        state_begin(table->scenario, state);                                                                           \
        change;                                                                                                        \
        why = "";                                                                                                      \
        assert_false(state_valid(table->scenario, state, &why));                                                       \
        assert_true(why[0] != '\0');                                                                                   \
    } while (0)
    BREAK(state->open.leverage = 200);
    BREAK(state->open.tie[SOUTH] = 1.01);
    BREAK(state->open.trust[NORTH] = 0.0 / (state->open.tiredness + 0.0));
    BREAK(state->open.clauses[ISSUE_LINE].option = 3);
    BREAK(state->open.awaiting = AWAITING_CHORE);
    BREAK(state->open.seat = 1);
    BREAK((state->open.awaiting = AWAITING_VOTE, state->open.seat = 0));
    BREAK((state->open.awaiting = AWAITING_SCENE, state->open.subject = 5)); // a notice asks nothing
    BREAK((state->open.promises[0] = (Promise){PROMISE_OPEN, PROMISE_LEVER, 0, NORTH, 0}));
    BREAK((state->open.promises[0] = (Promise){PROMISE_OPEN, PROMISE_LEVER, 9, NORTH, 2}));
    BREAK(state->open.report_count = REPORT_MAX + 1);
    BREAK(state->open.chores = 1 << 9);
    BREAK(state->hidden.queue_count = QUEUE_MAX + 1);
    BREAK(state->minds[0].clues[NORTH] = 3);
    BREAK(state->mind_of_seat[1] = 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_copy_has_the_same_digest),
        cmocka_unit_test(every_field_is_in_the_list),
        TEST(print_and_digest_follow_one_list),
        TEST(a_broken_state_is_found_out),
    };
    return cmocka_run_group_tests_name("sim.state", tests, NULL, NULL);
}
