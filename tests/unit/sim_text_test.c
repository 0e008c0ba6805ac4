// The text on the table: brackets, vagueness, monitoring, wordings that lie side by side.
#include "sim_world.h"

static void brackets_count_half(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    open->clauses[ISSUE_START].option = 1; // closes "when" 0.9
    assert_near(text_closes(table->scenario, open, QUESTION_WHEN), 0.45);
    open->clauses[ISSUE_START].status = CLAUSE_AGREED;
    assert_near(text_closes(table->scenario, open, QUESTION_WHEN), 0.9);
    open->clauses[ISSUE_START].fudged = 1;
    assert_near(text_closes(table->scenario, open, QUESTION_WHEN), 0.45);
    open->clauses[ISSUE_START].fudged = 0;
    open->clauses[ISSUE_START].status = CLAUSE_LETTER;
    assert_near(text_closes(table->scenario, open, QUESTION_WHEN), 0.315);
    open->clauses[ISSUE_START].status = CLAUSE_STRUCK;
    assert_near(text_closes(table->scenario, open, QUESTION_WHEN), 0);
}

static void answers_add_up_without_passing_one(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    open->clauses[ISSUE_START] = (Clause){.status = CLAUSE_AGREED, .option = 2};    // until 0.8
    open->clauses[ISSUE_EXCHANGE] = (Clause){.status = CLAUSE_AGREED, .option = 1}; // until 0.5
    assert_near(text_closes(table->scenario, open, QUESTION_UNTIL), 0.9);
    open->extra[QUESTION_UNTIL] = 0.5;
    assert_near(text_closes(table->scenario, open, QUESTION_UNTIL), 1);
}

static void vagueness_takes_whole_questions(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    for (int i = 0; i < table->scenario->issue_count; i++) {
        open->clauses[i] = (Clause){.status = CLAUSE_AGREED, .option = 1};
    }
    double before = text_ambiguity(table->scenario, open);
    open->ambiguity = 1;
    assert_near(text_ambiguity(table->scenario, open), before + 1);
    open->ambiguity = -0.5;
    assert_near(text_ambiguity(table->scenario, open), before - 0.5);
    open->ambiguity = 6; // cannot take more than there is
    assert_near(text_ambiguity(table->scenario, open), 6);
    assert_int_equal(text_holes(table->scenario, open), 6);
}

static void wordings_bring_monitoring(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    assert_near(text_monitoring(table->scenario, open), 0);
    open->clauses[ISSUE_WATCH] = (Clause){.status = CLAUSE_AGREED, .option = 2};
    assert_near(text_monitoring(table->scenario, open), 0.9);
    open->clauses[ISSUE_LINE] = (Clause){.status = CLAUSE_AGREED, .option = 2};
    assert_near(text_guarantee(table->scenario, open), 0.3);
    assert_near(text_rival_seat(table->scenario, open), 1);
    assert_near(text_separation(table->scenario, open), 0);
}

static double kept(const Scenario *scenario, const Open *open, int issue, double brings) {
    return 1 - text_clause_counts(scenario, open, issue) * brings;
}

// A text read in one go says what each of its numbers says alone, however its clauses stand.
static void a_paper_says_what_its_clauses_say(void **user) {
    Table *table = *user;
    const Scenario *scenario = table->scenario;
    Open *open = &table->state.open;
    for (uint64_t seed = 0; seed < 500; seed++) {
        double left[QUESTION_COUNT] = {1, 1, 1, 1, 1, 1}, monitoring = 1, separation = 1, guarantee = 1;
        open->phase = seed % 2 ? PHASE_TALKS : PHASE_CEASEFIRE;
        for (int i = 0; i < scenario->issue_count; i++) {
            open->clauses[i].status = (uint8_t)random_below(seed, 1, (uint32_t)i, 0, CLAUSE_STATUS_COUNT);
            open->clauses[i].option = (int8_t)random_below(seed, 2, (uint32_t)i, 0, scenario->issues[i].option_count);
            open->clauses[i].fudged = (uint8_t)random_below(seed, 3, (uint32_t)i, 0, 2);
            const Option *option = &scenario->issues[i].options[open->clauses[i].option];
            for (int q = 0; q < QUESTION_COUNT; q++) {
                left[q] *= kept(scenario, open, i, option->closes[q]);
            }
            monitoring *= kept(scenario, open, i, option->monitoring);
            separation *= kept(scenario, open, i, option->separation);
            guarantee *= kept(scenario, open, i, option->guarantee);
        }
        Paper paper;
        text_paper(scenario, open, &paper);
        for (int q = 0; q < QUESTION_COUNT; q++) {
            assert_near(paper.closes[q], real_clamp01(1 - left[q] + open->extra[q]));
        }
        assert_near(paper.monitoring, 1 - monitoring);
        assert_near(paper.separation, 1 - separation);
        assert_near(paper.guarantee, 1 - guarantee);
        assert_near(paper.monitoring, text_monitoring(scenario, open));
    }
}

// What loading works out for the rules' loops is what the scenario says.
static void wordings_lie_side_by_side(void **user) {
    const Scenario *scenario = ((Table *)*user)->scenario;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        const Wordings *words = &issue->wordings;
        assert_true(words->slots % 2 == 0 && words->slots > issue->option_count && words->slots <= WORDING_SLOTS);
        for (int p = 0; p < scenario->party_count; p++) {
            assert_near(words->value[p][wording_slot(NO_INDEX)], issue->absent[p]);
        }
        assert_near(words->leaves[wording_slot(NO_INDEX)].of[QUESTION_WHO], 1);
        for (int o = 0; o < issue->option_count; o++) {
            const Option *option = &issue->options[o];
            int slot = wording_slot(o);
            assert_near(words->value[SOUTH][slot], option->value[SOUTH]);
            assert_near(words->ambiguous[slot], option->ambiguous);
            assert_near(words->allies[slot], option->allies);
            assert_near(words->leaves[slot].of[QUESTION_WHEN], 1 - option->closes[QUESTION_WHEN]);
            assert_near(words->leaves[slot].of[MERIT_MONITORING], 1 - option->monitoring);
            assert_near(words->leaves[slot].of[MERIT_RIVAL_SEAT], 1 - option->rival_seat);
            assert_near(words->leaves[slot].of[MERIT_GUARANTEE], 1 - option->guarantee);
            assert_true(option->whole || option->closes[QUESTION_WHEN] < 1);
        }
        bool brought = issue->brought_by != NO_INDEX && issue->brought_minute != NO_INDEX;
        assert_int_equal(scenario->brought_issues >> i & 1, brought);
    }
    for (int b = 0; b < scenario->power_count; b++) {
        for (int p = 0; p < scenario->party_count; p++) {
            assert_int_equal(scenario->parties[p].backers >> b & 1, scenario->powers[b].client == p);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(brackets_count_half),
        TEST(answers_add_up_without_passing_one),
        TEST(vagueness_takes_whole_questions),
        TEST(wordings_bring_monitoring),
        TEST(a_paper_says_what_its_clauses_say),
        TEST(wordings_lie_side_by_side),
    };
    return cmocka_run_group_tests_name("sim.text", tests, NULL, NULL);
}
