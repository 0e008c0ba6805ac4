// A State in the middle of the talks: for the tests of the room sim.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/real.h"
#include "fixture/fixture.h"
#include "sim/symbols.h"
#include "sim/text.h"

typedef struct Table {
    Scenario *scenario;
    Types types;
    State state;
    Event last; // the last event told
    int events;
} Table;

static inline void remember(void *user, const Event *event) {
    Table *table = user;
    table->last = *event;
    table->events++;
}

static inline StateContext context_of(Table *table) {
    return (StateContext){.scenario = table->scenario,
                          .types = &table->types,
                          .state = &table->state,
                          .seat = 0,
                          .sink = {.add = remember, .user = table}};
}

static inline void state_begin(const Scenario *scenario, State *state) {
    memset(state, 0, sizeof *state);
    Open *open = &state->open;
    open->phase = PHASE_TALKS;
    open->awaiting = AWAITING_MOVE;
    open->minute = (int16_t)(scenario->start + 90);
    open->deadline = scenario->end;
    open->leverage = scenario->leverage;
    open->days = 7;
    open->difficulty = DIFFICULTY_TENSE;
    open->length = LENGTH_45;
    open->ending = NO_INDEX;
    for (int p = 0; p < scenario->party_count; p++) {
        open->tie[p] = scenario->parties[p].tie;
        open->trust[p] = scenario->parties[p].trust;
        state->minds[0].agenda[p] = NO_INDEX;
    }
    open->allies = 0.7;
    open->name = 0.55;
    for (int a = 0; a < ASSET_MAX; a++) {
        open->asset_sector[a] = NO_INDEX;
    }
    for (int s = 0; s < SCENE_MAX; s++) {
        open->scene_choice[s] = NO_INDEX;
        state->hidden.beat[s] = 0;
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        open->clauses[i].option = scenario->issues[i].start_option;
        open->clauses[i].status = scenario->issues[i].opening ? CLAUSE_BRACKETED : CLAUSE_NONE;
    }
    open->instruction[0] = 0;
    open->instruction[1] = 2;
    state->hidden.gambit = NO_INDEX;
    state->hidden.asking = NO_INDEX;
    memset(state->hidden.author, NO_INDEX, sizeof state->hidden.author);
    state->mind_count = 1;
    memset(state->mind_of_seat, NO_INDEX, sizeof state->mind_of_seat);
    state->mind_of_seat[0] = 0;
}

static inline int table_set(void **user) {
    Table *table = calloc(1, sizeof *table);
    table->scenario = fixture_new();
    state_begin(table->scenario, &table->state);
    *user = table;
    return 0;
}

static inline int table_clear(void **user) {
    Table *table = *user;
    fixture_free(table->scenario);
    free(table);
    return 0;
}

static inline double value_of(Table *table, const char *text) {
    StateContext context = context_of(table);
    return expr_evaluate(fixture_number(table->scenario, text), state_reader(&context));
}

static inline void apply(Table *table, const char *text) {
    StateContext context = context_of(table);
    state_effects(&context, fixture_effects(table->scenario, text));
}

static inline void assert_near(double found, double expected) {
    if (!(found - expected < 1e-9 && expected - found < 1e-9)) {
        fail_msg("expected %.17g, found %.17g", expected, found);
    }
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, table_set, table_clear)
