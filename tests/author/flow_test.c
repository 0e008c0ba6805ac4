// What is proved must be true: whole nights are played at random, and no name ever leaves what the proof gave it, no
// party is ever readier to sign or to vote than the bounds of the rules say, no text leaves more open, and nothing is
// reported that no text can breed. The same in scenarios where something was proved.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/flow.h"
#include "load/load.h"
#include "policy/policy.h"
#include "sim/event.h"
#include "sim/party.h"
#include "sim/symbols.h"
#include "sim/text.h"

enum { NIGHTS = 1500 };

typedef struct Proved { // of one scenario, found once
    Flow flow;
    Reach reach;
    double margin[PARTY_MAX], margin_with[PARTY_MAX][ISSUE_MAX][OPTION_MAX], vote[PARTY_MAX][ISSUE_MAX][OPTION_MAX];
    double hole[QUESTION_COUNT];
    bool barren[INCIDENT_MAX], unsigned_;
    int wrong;
    double nearest; // how near a margin came to its bound
} Proved;

static bool outside(const ExprSymbol *symbol, ExprInterval bound, double value) {
    if (symbol->type == EXPR_TYPE_CHOICE) {
        return value < 64 && !(bound.words >> (int)value & 1);
    }
    return value < bound.low - 1e-6 || value > bound.high + 1e-6;
}

static int names_check(const Flow *flow, const PolicyGame *game) {
    StateContext context = {.scenario = flow->scenario, .types = &game->types, .state = (State *)&game->state};
    ExprReader reader = state_reader(&context);
    const ExprSymbols *symbols = &flow->scenario->symbols;
    FlowPlace place = game->state.open.phase == PHASE_TALKS ? FLOW_TALKS : FLOW_ANYWHERE;
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        ExprInterval bound = flow_bound(flow, symbol->id, place);
        double value = reader.read(reader.context, symbol->id);
        if (outside(symbol, bound, value)) {
            print_error("%s: \"%s\" is %g, proved %g .. %g\n", flow->scenario->id, symbol->name, value, bound.low,
                        bound.high);
            return 1;
        }
    }
    return 0;
}

static int above(const Scenario *scenario, const char *what, int party, int issue, double found, double bound) {
    if (found <= bound + 1e-9) {
        return 0;
    }
    print_error("%s: %s of party %d, clause %d is %g, proved %g at most\n", scenario->id, what, party, issue, found,
                bound);
    return 1;
}

static int party_check(Proved *proved, const PolicyGame *game, int p) {
    const Scenario *scenario = proved->flow.scenario;
    double margin = party_margin(scenario, &game->types, &game->state, p);
    double threshold = party_threshold(scenario, &game->types, &game->state, p);
    int wrong = above(scenario, "the margin", p, NO_INDEX, margin, proved->margin[p]);
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &game->state.open.clauses[i];
        if ((clause->status == CLAUSE_AGREED || clause->status == CLAUSE_BRACKETED) && !proved->reach.rewritten[i]) {
            double vote = party_clause(scenario, &game->types, &game->state, p, i, clause->option) - threshold;
            wrong += above(scenario, "the margin", p, i, margin, proved->margin_with[p][i][clause->option]);
            wrong += above(scenario, "the vote", p, i, vote, proved->vote[p][i][clause->option]);
        }
    }
    double near = proved->margin[p] - margin;
    proved->nearest = near < proved->nearest ? near : proved->nearest;
    return wrong;
}

static int bounds_check(Proved *proved, const PolicyGame *game) {
    const Scenario *scenario = proved->flow.scenario;
    const Open *open = &game->state.open;
    int wrong = proved->unsigned_ && open->phase > PHASE_TALKS && open->phase != PHASE_OVER;
    for (int p = 0; p < scenario->party_count && open->phase <= PHASE_SIGNING; p++) {
        wrong += party_check(proved, game, p);
    }
    for (int q = 0; q < QUESTION_COUNT && open->signed_; q++) {
        wrong += above(scenario, "what is left open", q, NO_INDEX, 1 - text_closes(scenario, open, (Question)q),
                       proved->hole[q]);
    }
    return wrong;
}

static void report_check(void *user, const Event *event) {
    Proved *proved = user;
    if (event->kind == EVENT_REPORT && proved->barren[event->b]) {
        print_error("%s: incident %d was proved never to be bred\n", proved->flow.scenario->id, event->b);
        proved->wrong++;
    }
}

static int night_play(Proved *proved, uint64_t seed) {
    static PolicyGame game;
    const Scenario *scenario = proved->flow.scenario;
    Setup setup = {.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = (Difficulty)(1 + seed % 3),
                   .length = (Length)(1 + seed / 3 % 3),
                   .persons = 1,
                   .days = seed % 5 == 0 ? 14 : 0};
    const EventSink sink = {.add = report_check, .user = proved, .deaf = ~(UINT64_C(1) << EVENT_REPORT)};
    PolicyChoose *choose = seed % 4 == 0 ? policy_steady : policy_random;
    types_draw(scenario, &setup, &game.types);
    game_start(scenario, &game.types, &setup, &game.state, sink);
    for (uint32_t step = 0; !game_over(&game.state) && step < POLICY_COMMAND_CAP; step++) {
        if (names_check(&proved->flow, &game) || bounds_check(proved, &game)) {
            return 1;
        }
        View view = state_view(scenario, &game.state, game.state.open.seat);
        command_apply(scenario, &game.types, &game.state, choose(&view, seed, step), sink);
    }
    return names_check(&proved->flow, &game) + proved->wrong;
}

static void proved_find(Proved *proved, const Scenario *scenario) {
    int party;
    assert_true(flow_init(&proved->flow, scenario, NULL));
    flow_reach(&proved->flow, &proved->reach);
    for (int p = 0; p < scenario->party_count; p++) {
        proved->margin[p] = reach_margin(scenario, &proved->reach, p, NO_INDEX, NO_INDEX);
        for (int i = 0; i < scenario->issue_count; i++) {
            for (int o = 0; o < scenario->issues[i].option_count; o++) {
                proved->margin_with[p][i][o] = reach_margin(scenario, &proved->reach, p, i, o);
                proved->vote[p][i][o] = reach_vote(scenario, &proved->reach, p, i, o);
            }
        }
    }
    for (int q = 0; q < QUESTION_COUNT; q++) {
        proved->hole[q] = reach_hole(scenario, &proved->reach, (Question)q);
    }
    for (int k = 0; k < scenario->incident_count; k++) {
        proved->barren[k] = flow_barren(&proved->flow, &proved->reach, k) != BARREN_NOT;
    }
    proved->unsigned_ = flow_text_never(&proved->flow, &proved->reach, NO_INDEX, NO_INDEX, &party);
}

static void scenario_play(const char *name) {
    static Proved proved;
    char path[600];
    snprintf(path, sizeof path, "%s/%s", NOON_SOURCE_DIR, name);
    DiagList diags;
    Error error;
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(path, NULL, &diags, &error);
    assert_non_null(scenario);
    proved = (Proved){.nearest = 1e9};
    proved_find(&proved, scenario);
    int wrong = 0;
    for (uint64_t seed = 1; seed <= NIGHTS && wrong < 5; seed++) {
        wrong += night_play(&proved, seed);
    }
    print_message("%s: no margin came nearer to its bound than %.3f\n", scenario->id, proved.nearest);
    assert_int_equal(wrong, 0);
    flow_free(&proved.flow);
    scenario_free(scenario);
    diag_list_free(&diags);
}

static void test_shipped(void **state) {
    (void)state;
    scenario_play("scenarios/moscow-2020");
    scenario_play("scenarios/rehearsal");
    scenario_play("scenarios/tashkent-1966");
    scenario_play("scenarios/algiers-2000");
}

static void test_planted(void **state) {
    (void)state;
    scenario_play("tests/golden/validate/valid.json");
    scenario_play("tests/golden/validate/text-unsigned.json");
    scenario_play("tests/golden/validate/wording-unsigned.json");
    scenario_play("tests/golden/validate/incident-unbred.json");
    scenario_play("tests/golden/validate/incident-unbred.sectors.json");
    scenario_play("tests/golden/validate/incident-unbred.peace.json");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shipped), cmocka_unit_test(test_planted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
