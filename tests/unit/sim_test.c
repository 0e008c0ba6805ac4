// What the other rooms rely on in sim, below the rules: names that are read and written, ids, the assumptions.
#include "sim/game.h"
#include "sim/rules.h"
#include "sim_world.h"

static void every_name_can_be_read(void **user) {
    Table *table = *user;
    StateContext context = context_of(table);
    ExprReader reader = state_reader(&context);
    const ExprSymbols *symbols = &table->scenario->symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        double value = reader.read(reader.context, symbol->id);
        if (symbol->type == EXPR_TYPE_CHOICE) {
            assert_true(value >= 0 && value < symbols->domains[symbol->domain].count);
        } else if (symbol->low < symbol->high && !(value >= symbol->low && value <= symbol->high)) {
            fail_msg("\"%s\" reads %g, outside %g..%g", symbol->name, value, symbol->low, symbol->high);
        }
        assert_non_null(symbol->help);
        assert_ptr_equal(expr_symbol_find(symbols, symbol->name, strlen(symbol->name)), symbol);
    }
}

static void what_is_written_is_read_back(void **user) {
    Table *table = *user;
    const ExprSymbols *symbols = &table->scenario->symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        if (!symbol->writable) {
            continue;
        }
        state_begin(table->scenario, &table->state);
        StateContext context = context_of(table);
        ExprReader reader = state_reader(&context);
        ExprWriter writer = state_writer(&context);
        double values[] = {symbol->low, symbol->high, 1.0};
        for (int v = 0; v < (symbol->type == EXPR_TYPE_CHOICE ? 1 : 3); v++) {
            double value = symbol->type == EXPR_TYPE_BOOL ? v % 2 : values[v];
            writer.write(writer.context, symbol->id, value);
            double found = reader.read(reader.context, symbol->id);
            if (found - value > 1e-6 || value - found > 1e-6) {
                fail_msg("\"%s\" was written %g and reads %g", symbol->name, value, found);
            }
        }
    }
}

static void a_view_reads_what_is_open_alike(void **user) {
    Table *table = *user;
    StateContext context = context_of(table);
    View view = state_view(table->scenario, &table->state, 0);
    ExprReader all = state_reader(&context), shown = view_reader(&view);
    const ExprSymbols *symbols = &table->scenario->symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        bool hidden = name_kind(symbol->id) >= NAME_HIDDEN_FIRST;
        bool mind = !hidden && name_kind(symbol->id) >= NAME_MIND_FIRST;
        assert_int_equal(symbol->scope, hidden ? EXPR_SCOPE_HIDDEN : mind ? EXPR_SCOPE_MIND : EXPR_SCOPE_OPEN);
        if (!hidden) {
            assert_near(shown.read(shown.context, symbol->id), all.read(all.context, symbol->id));
        }
    }
}

static void a_standing_that_changes_is_told(void **user) {
    Table *table = *user;
    apply(table, "tie.south -= 5");
    assert_near(table->state.open.tie[SOUTH], 0.5);
    assert_int_equal(table->last.kind, EVENT_STANDING);
    assert_int_equal(table->last.a, STANDING_TIE);
    assert_int_equal(table->last.b, SOUTH);
    assert_near((double)table->last.value, (double)(float)-0.05);
    int events = table->events;
    apply(table, "tie.south += 0; support += 3");
    assert_int_equal(table->events, events); // what did not change, and what has no sign, is not told
    apply(table, "leverage += 20");
    assert_int_equal(table->state.open.leverage, table->scenario->leverage_max);
    assert_near((double)table->last.value, 3);
}

static void tilt_sums_to_zero(void **user) {
    Table *table = *user;
    apply(table, "tilt.north += 15");
    assert_near(table->state.open.tilt[NORTH], 0.15);
    assert_near(table->state.open.tilt[SOUTH], -0.15);
}

static void effects_put_clauses_on_the_table(void **user) {
    Table *table = *user;
    Clause *clause = &table->state.open.clauses[ISSUE_EXCHANGE];
    assert_near(value_of(table, "clause.exchange"), 0);
    apply(table, "clause.exchange = lists");
    assert_int_equal(table->last.kind, EVENT_BROUGHT);
    assert_int_equal(table->last.a, ISSUE_EXCHANGE);
    assert_int_equal(table->last.d, 1);
    int events = table->events;
    apply(table, "clause.exchange = lists"); // nothing new, nothing told
    assert_int_equal(table->events, events);
    assert_int_equal(clause->status, CLAUSE_BRACKETED);
    assert_int_equal(clause->option, 1);
    assert_int_equal(clause->minute, table->state.open.minute);
    assert_true(value_of(table, "clause.exchange == lists and on_table.exchange and not agreed.exchange") > 0);
    apply(table, "agreed.exchange = true");
    assert_int_equal(clause->status, CLAUSE_AGREED);
    apply(table, "clause.exchange = all"); // a new wording is nobody's yet
    assert_int_equal(clause->status, CLAUSE_BRACKETED);
    assert_int_equal(table->last.kind, EVENT_BROUGHT);
    assert_int_equal(table->last.d, clause->option);
    apply(table, "clause.exchange = absent");
    assert_int_equal(table->last.kind, EVENT_STRUCK);
    assert_int_equal(clause->status, CLAUSE_STRUCK);
    apply(table, "on_table.exchange = true");
    assert_int_equal(clause->option, 2); // comes back as it went
}

static void an_amendment_stays_agreed(void **user) {
    Table *table = *user;
    table->state.open.signed_ = 1;
    table->state.open.clauses[ISSUE_WATCH].status = CLAUSE_AGREED;
    apply(table, "clause.watch = abroad");
    assert_int_equal(table->state.open.clauses[ISSUE_WATCH].status, CLAUSE_AGREED);
    assert_int_equal(table->state.open.clauses[ISSUE_WATCH].option, 2);
}

static void two_clues_find_an_agenda(void **user) {
    Table *table = *user;
    table->types.agenda[NORTH] = 1;
    apply(table, "clues.north += 1");
    assert_int_equal(table->state.minds[0].agenda[NORTH], NO_INDEX);
    assert_int_equal(table->last.kind, EVENT_CLUE);
    assert_int_equal(table->last.audience, 1);
    assert_int_equal(table->last.c, NO_INDEX);
    apply(table, "clues.north += 1");
    assert_int_equal(table->state.minds[0].agenda[NORTH], 1);
    assert_int_equal(table->last.c, 1);
}

static void promises_are_names_too(void **user) {
    Table *table = *user;
    assert_true(value_of(table, "not promised.aircraft and not kept.aircraft") > 0);
    table->state.open.promises[2] = (Promise){PROMISE_OPEN, PROMISE_LEVER, 0, NORTH, 2};
    assert_true(value_of(table, "promised.aircraft and not kept.aircraft") > 0);
    table->state.open.promises[2].status = PROMISE_KEPT;
    assert_true(value_of(table, "promised.aircraft and kept.aircraft and not promised.centre") > 0);
}

static void days_held_counts_whole_days(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    assert_int_equal(open_days_held(open), 0);
    open->signed_ = 1;
    open->phase = PHASE_CEASEFIRE;
    open->day = 4;
    assert_int_equal(open_days_held(open), 3);
    open->phase = PHASE_OVER;
    assert_int_equal(open_days_held(open), 4);
    open->broken_day = 4;
    assert_int_equal(open_days_held(open), 3);
    assert_true(open_broken(open));
}

static void a_second_truce_is_counted_anew(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    open->signed_ = open->truces = 1;
    open->phase = PHASE_CEASEFIRE;
    open->broken_day = open->day = 3;
    assert_false(open_broken(open));
    assert_int_equal(open_truce_day(open), 1);
    assert_int_equal(open_days_held(open), 2); // as long as the first
    open->day = 9;
    assert_int_equal(open_days_held(open), 6);
    assert_int_equal(value_of(table, "broken"), 0);
    open->phase = PHASE_OVER;
    assert_int_equal(open_days_held(open), 7);
    open->broken_again = 1;
    assert_int_equal(open_days_held(open), 6);
    assert_int_equal(value_of(table, "broken"), 1);
    assert_false(game_held(table->scenario, &table->state, 7 * 24)); // that is asked of the first
}

// Wherever the hands of the clock stood when it took force.
static void hours_held_count_from_when_it_took_force(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    table->scenario->force = 24 * 60 + 7 * 60;
    table->scenario->local_offset = -60; // at six
    open->signed_ = 1;
    open->broken_day = 2;
    open->broken_minute = 6 * 60 - 1;
    assert_false(game_held(table->scenario, &table->state, 24));
    assert_true(game_held(table->scenario, &table->state, 23));
    assert_int_equal(ending_shape(table->scenario, open), ENDING_STILLBORN);
    open->broken_minute = 6 * 60;
    assert_true(game_held(table->scenario, &table->state, 24));
    assert_int_equal(ending_shape(table->scenario, open), ENDING_BROKEN);
}

// A call that takes no time and costs nothing may be made as often as one likes.
static void what_is_counted_stays_at_its_most(void **user) {
    Table *table = *user;
    table->scenario->phones[0].minutes = table->scenario->phones[0].cost = 0;
    table->scenario->phones[0].single_use = false;
    table->scenario->phones[0].requires_ = NULL;
    Command call = {.kind = COMMAND_PHONE};
    for (int n = 0; n < 300; n++) {
        View view = state_view(table->scenario, &table->state, 0);
        assert_true(command_allowed(&view, call));
        command_apply(table->scenario, &table->types, &table->state, call, (EventSink){.add = NULL});
    }
    assert_int_equal(table->state.open.phone_uses[0], UINT8_MAX);
    assert_int_equal(table->state.open.action_uses[COMMAND_PHONE], UINT8_MAX);
    assert_int_equal(table->state.open.moves, UINT8_MAX);
}

static void what_nobody_sees_is_no_evidence(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    int asset = 0;
    while (table->scenario->assets[asset].kind != ASSET_OBSERVERS) {
        assert_true(++asset < table->scenario->asset_count);
    }
    Report report = {.sector = 1};
    Evidence seen = {.asset_kind = ASSET_OBSERVERS, .delay = 60}, heard = {.asset_kind = ASSET_NONE, .delay = 60};
    assert_int_equal(evidence_minutes(table->scenario, open, &report, &heard), 60);
    assert_int_equal(evidence_minutes(table->scenario, open, &report, &seen), NO_INDEX);
    open->observers_on = 1;
    assert_int_equal(evidence_minutes(table->scenario, open, &report, &seen), 60);
    open->asset_sector[asset] = 1;
    assert_int_equal(evidence_minutes(table->scenario, open, &report, &seen), 30);
}

static void scenes_are_listed_by_kind(void **user) {
    Table *table = *user;
    const Scenario *scenario = table->scenario;
    assert_int_equal(scenario->by_kind[SCENE_GAMBIT].count, 2);
    assert_int_equal(scenario->by_kind[SCENE_GAMBIT].scene[1], 4);
    assert_true(scenario->parties[NORTH].key != scenario->parties[SOUTH].key);
}

static void the_first_day_is_parted_from_when_it_takes_force(void **user) {
    Scenario *scenario = ((Table *)*user)->scenario;
    static const int noon[] = {12 * 60, 14 * 60, 18 * 60, 24 * 60};
    for (int part = 0; part <= PART_MAX; part++) {
        assert_int_equal(scenario_part_minute(scenario, part), noon[part]);
    }
    scenario->force = 24 * 60 + 16 * 60;
    scenario->local_offset = -60;
    assert_int_equal(scenario_part_minute(scenario, 0), 15 * 60);
    assert_int_equal(scenario_part_minute(scenario, 1), 16 * 60 + 30);
    assert_int_equal(scenario_part_minute(scenario, PART_MAX), 24 * 60);
}

// ---- the assumptions ----

static void every_parameter_is_in_one_group(void **user) {
    (void)user;
    int next = 0;
    for (int g = 0; g < PARAMETER_GROUP_COUNT; g++) {
        assert_int_equal(parameter_groups[g].first, next);
        assert_true(parameter_groups[g].end > next);
        next = parameter_groups[g].end;
    }
    assert_int_equal(next, PARAM_COUNT);
}

// From one end of its range to the other by hand: never far, never backwards, never past the usual value.
static void values_are_stepped_through(void **user) {
    Scenario *scenario = ((Table *)*user)->scenario;
    scenario->parameters[PARAM_first_day] = 7.125; // the scenario's own
    for (int p = 0; p < PARAM_COUNT; p++) {
        const Parameter *row = &parameters[p];
        assert_true(row->low <= row->start && row->start <= row->high);
        for (int up = 0; up < 2; up++) {
            double value = up ? row->low : row->high, end = up ? row->high : row->low;
            bool usual = value == scenario->parameters[p];
            int steps = 0;
            while (value != end) {
                double next = parameter_step(scenario, p, value, up);
                assert_true((up ? next > value : next < value) && next >= row->low && next <= row->high);
                value = next;
                usual |= value == scenario->parameters[p];
                assert_true(++steps <= 23);
            }
            assert_true(usual && steps >= 8);
            assert_true(parameter_step(scenario, p, end, up) == end);
        }
        assert_true(parameter_near(scenario, p, 0) == row->low && parameter_near(scenario, p, 1) == row->high);
        double middle = parameter_near(scenario, p, 0.5), half = (row->low + row->high) / 2;
        double above = parameter_step(scenario, p, middle, true), below = parameter_step(scenario, p, middle, false);
        assert_true(2 * half <= middle + above && 2 * half >= middle + below); // neither of them is nearer
    }
    assert_true(parameter_step(scenario, PARAM_ambiguity_gain, 0.45, true) == 0.46);
    assert_true(parameter_step(scenario, PARAM_first_day, 7, true) == 7.125);
}

static void house_rules_leave_the_usual_values_known(void **user) {
    Scenario *scenario = ((Table *)*user)->scenario;
    double usual = PARAM(scenario, first_day);
    HouseRules house = {.changed = {[PARAM_first_day] = true, [PARAM_envy] = true}};
    house.value[PARAM_first_day] = 3;
    house.value[PARAM_envy] = PARAM(scenario, envy);
    assert_int_equal(house_rules_settle(&house, scenario), 1);
    assert_false(house.changed[PARAM_envy]);
    house_rules_apply(&house, scenario);
    assert_true(PARAM(scenario, first_day) == 3 && parameter_usual(scenario, PARAM_first_day) == usual);
    assert_true(parameter_is_changed(scenario, PARAM_first_day) && !parameter_is_changed(scenario, PARAM_envy));
}

// Each weight alone is found; a person who decides knows why.
static void what_weighs_most_with_who_leaves_or_attacks(void **user) {
    Table *table = *user;
    StateContext context = context_of(table);
    Open *open = &table->state.open;
    Hidden *hidden = &table->state.hidden;
    types_draw(table->scenario, &(Setup){.types_seed = 3, .luck_seed = 3, .days = 7}, &table->types);
    open->side[NORTH] = open->artificial[NORTH] = 1; // a text that is worth everything to it
    hidden->momentum[0] = 0;
    table->types.patience[NORTH] = 24;
    open->tiredness = 1;
    assert_int_equal(drive_to_leave(&context, NORTH), DRIVE_TIRED);
    table->types.patience[NORTH] = -30;
    assert_int_equal(drive_to_leave(&context, NORTH), DRIVE_HOURS);
    open->hardened[NORTH] = 0.9;
    assert_int_equal(drive_to_leave(&context, NORTH), DRIVE_HARDENED);
    open->side[NORTH] = -3;
    assert_int_equal(drive_to_leave(&context, NORTH), DRIVE_TEXT);
    open->hardened[NORTH] = 0;
    open->day = 1;
    table->types.devious[NORTH] = 1;
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_HOLES);
    open->artificial[NORTH] = 3;
    open->day = 4;
    table->scenario->parameters[PARAM_offensive_holes] = 0;
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_DAYS);
    open->doubt = 1;
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_FEAR);
    open->doubt = 0;
    hidden->momentum[0] = table->scenario->parties[NORTH].momentum_sign;
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_FIELD);
    open->artificial[NORTH] = -3;
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_TEXT);
    open->persons |= (uint16_t)(1u << seat_of_party(NORTH));
    assert_int_equal(drive_to_attack(&context, 0, NORTH), DRIVE_NONE);
    assert_int_equal(drive_to_leave(&context, NORTH), DRIVE_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_name_can_be_read),
        TEST(what_is_written_is_read_back),
        TEST(a_view_reads_what_is_open_alike),
        TEST(a_standing_that_changes_is_told),
        TEST(tilt_sums_to_zero),
        TEST(effects_put_clauses_on_the_table),
        TEST(an_amendment_stays_agreed),
        TEST(two_clues_find_an_agenda),
        TEST(promises_are_names_too),
        TEST(days_held_counts_whole_days),
        TEST(a_second_truce_is_counted_anew),
        TEST(hours_held_count_from_when_it_took_force),
        TEST(what_is_counted_stays_at_its_most),
        TEST(what_nobody_sees_is_no_evidence),
        TEST(scenes_are_listed_by_kind),
        TEST(the_first_day_is_parted_from_when_it_takes_force),
        cmocka_unit_test(every_parameter_is_in_one_group),
        TEST(what_weighs_most_with_who_leaves_or_attacks),
        TEST(values_are_stepped_through),
        TEST(house_rules_leave_the_usual_values_known),
    };
    return cmocka_run_group_tests_name("sim", tests, NULL, NULL);
}
