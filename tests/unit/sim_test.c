/* What the other rooms rely on in sim, below the rules: names, text, state, the grammar of commands. */
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

/* ---- a State in the middle of the talks ---- */

typedef struct Table {
    Scenario *scenario;
    Types types;
    State state;
    Event last; /* the last event told */
    int events;
} Table;

static void remember(void *user, const Event *event) {
    Table *table = user;
    table->last = *event;
    table->events++;
}

static StateContext context_of(Table *table) {
    return (StateContext){.scenario = table->scenario,
                          .types = &table->types,
                          .state = &table->state,
                          .seat = 0,
                          .sink = {.add = remember, .user = table}};
}

static void state_begin(const Scenario *scenario, State *state) {
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

static int table_set(void **user) {
    Table *table = calloc(1, sizeof *table);
    table->scenario = fixture_new();
    state_begin(table->scenario, &table->state);
    *user = table;
    return 0;
}

static int table_clear(void **user) {
    Table *table = *user;
    fixture_free(table->scenario);
    free(table);
    return 0;
}

static double value_of(Table *table, const char *text) {
    StateContext context = context_of(table);
    return expr_evaluate(fixture_number(table->scenario, text), state_reader(&context));
}

static void apply(Table *table, const char *text) {
    StateContext context = context_of(table);
    state_effects(&context, fixture_effects(table->scenario, text));
}

static void assert_near(double found, double expected) {
    if (!(found - expected < 1e-9 && expected - found < 1e-9)) {
        fail_msg("expected %.17g, found %.17g", expected, found);
    }
}

/* ---- names ---- */

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
    assert_int_equal(table->events, events); /* what did not change, and what has no sign, is not told */
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
    assert_int_equal(clause->status, CLAUSE_BRACKETED);
    assert_int_equal(clause->option, 1);
    assert_int_equal(clause->minute, table->state.open.minute);
    assert_true(value_of(table, "clause.exchange == lists and on_table.exchange and not agreed.exchange") > 0);
    apply(table, "agreed.exchange = true");
    assert_int_equal(clause->status, CLAUSE_AGREED);
    apply(table, "clause.exchange = all"); /* a new wording is nobody's yet */
    assert_int_equal(clause->status, CLAUSE_BRACKETED);
    apply(table, "clause.exchange = absent");
    assert_int_equal(clause->status, CLAUSE_STRUCK);
    apply(table, "on_table.exchange = true");
    assert_int_equal(clause->option, 2); /* comes back as it went */
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
    open->broken_day = 2;
    assert_int_equal(open_days_held(open), 1);
}

/* ---- what the text answers ---- */

static void brackets_count_half(void **user) {
    Table *table = *user;
    Open *open = &table->state.open;
    open->clauses[ISSUE_START].option = 1; /* closes "when" 0.9 */
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
    open->clauses[ISSUE_START] = (Clause){.status = CLAUSE_AGREED, .option = 2};    /* until 0.8 */
    open->clauses[ISSUE_EXCHANGE] = (Clause){.status = CLAUSE_AGREED, .option = 1}; /* until 0.5 */
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
    open->ambiguity = 6; /* cannot take more than there is */
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

static double kept(const Open *open, int issue, double brings) {
    return 1 - text_clause_counts(open, issue) * brings;
}

/* A text read in one go says what each of its numbers says alone, however its clauses stand. */
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
                left[q] *= kept(open, i, option->closes[q]);
            }
            monitoring *= kept(open, i, option->monitoring);
            separation *= kept(open, i, option->separation);
            guarantee *= kept(open, i, option->guarantee);
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

/* What loading works out for the rules' loops is what the scenario says. */
static void wordings_lie_side_by_side(void **user) {
    const Scenario *scenario = ((Table *)*user)->scenario;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        const Wordings *words = &issue->wordings;
        assert_true(words->slots % 2 == 0 && words->slots > issue->option_count && words->slots <= WORDING_SLOTS);
        for (int p = 0; p < scenario->party_count; p++) {
            assert_near(words->value[p][wording_slot(NO_INDEX)], issue->absent[p]);
        }
        for (int o = 0; o < issue->option_count; o++) {
            const Option *option = &issue->options[o];
            int slot = wording_slot(o);
            assert_near(words->value[SOUTH][slot], option->value[SOUTH]);
            assert_near(words->ambiguous[slot], option->ambiguous);
            assert_near(words->allies[slot], option->allies);
            assert_near(words->question[QUESTION_WHEN][slot], 1 - option->closes[QUESTION_WHEN]);
            assert_near(words->monitoring[slot], 1 - option->monitoring);
            assert_near(words->rival_seat[slot], 1 - option->rival_seat);
            assert_near(option->leaves.guarantee, 1 - option->guarantee);
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

/* ---- state ---- */

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

/* A Scenario of which every array is full, so that every byte of a State is alive. */
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

/* Whoever adds a field to State adds it to the list in state.c: what no line covers is padding alone. */
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
        bytes[i] = (unsigned char)(was > 0 ? was - 1 : 1); /* down: counts stay within their arrays */
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
    BREAK((state->open.awaiting = AWAITING_SCENE, state->open.subject = 5)); /* a notice asks nothing */
    BREAK((state->open.promises[0] = (Promise){PROMISE_OPEN, PROMISE_LEVER, 0, NORTH, 0}));
    BREAK((state->open.promises[0] = (Promise){PROMISE_OPEN, PROMISE_LEVER, 9, NORTH, 2}));
    BREAK(state->open.report_count = REPORT_MAX + 1);
    BREAK(state->open.chores = 1 << 9);
    BREAK(state->hidden.queue_count = QUEUE_MAX + 1);
    BREAK(state->minds[0].clues[NORTH] = 3);
    BREAK(state->mind_of_seat[1] = 1);
}

/* ---- the words of commands ---- */

static void assert_words(Table *table, const char *text, Command expected) {
    Command parsed = {0};
    const char *why = "";
    if (!command_parse(table->scenario, &table->state, text, &parsed, &why)) {
        fail_msg("\"%s\": %s", text, why);
    }
    assert_int_equal(parsed.kind, expected.kind);
    assert_int_equal(parsed.seat, expected.seat);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(parsed.args[i], expected.args[i]);
    }
    char printed[256];
    command_print(table->scenario, &table->state, expected, printed, sizeof printed);
    assert_string_equal(printed, text);
}

static void commands_are_printed_as_they_are_parsed(void **user) {
    Table *table = *user;
    assert_words(table, "redraft watch own", (Command){COMMAND_REDRAFT, 0, {ISSUE_WATCH, 1}});
    assert_words(table, "choose first-call to-south", (Command){COMMAND_CHOOSE, 0, {0, 1}});
    assert_words(table, "lever tariff press south line",
                 (Command){COMMAND_LEVER, 0, {1, FORM_PRESS, SOUTH, ISSUE_LINE}});
    assert_words(table, "lever tariff warn north", (Command){COMMAND_LEVER, 0, {1, FORM_WARN, NORTH, NO_INDEX}});
    assert_words(table, "trade start exchange", (Command){COMMAND_TRADE, 0, {ISSUE_START, ISSUE_EXCHANGE}});
    assert_words(table, "confide 3 quoted", (Command){COMMAND_CONFIDE, 0, {2, MANNER_QUOTED}});
    assert_words(table, "forecast hold remote", (Command){COMMAND_FORECAST, 0, {FORECAST_HOLD, 0}});
    assert_words(table, "forecast break line", (Command){COMMAND_FORECAST, 0, {FORECAST_BREAK, ISSUE_LINE}});
    assert_words(table, "place posts plain", (Command){COMMAND_PLACE, 0, {3, 1}});
    assert_words(table, "answer 1 name south", (Command){COMMAND_ANSWER, 0, {0, ANSWER_NAME, SOUTH}});
    assert_words(table, "answer 0 exchange lists",
                 (Command){COMMAND_ANSWER, 0, {NO_INDEX, ANSWER_EXCHANGE, EXCHANGE_LISTS}});
    assert_words(table, "answer 8 same-words", (Command){COMMAND_ANSWER, 0, {7, ANSWER_SAME_WORDS}});
    assert_words(table, "keep 16", (Command){COMMAND_KEEP, 0, {15}});
    assert_words(table, "plenary", (Command){COMMAND_PLENARY, 0, {0}});
    table->state.open.seat = 2;
    assert_words(table, "decide guarded", (Command){COMMAND_DECIDE, 2, {DECIDE_GUARDED}});
}

static void what_is_wrong_with_a_command_is_said(void **user) {
    Table *table = *user;
    static const char *const wrong[][2] = {
        {"", "no command"},
        {"  ", "no command"},
        {"redrat watch own", "unknown command"},
        {"Redraft watch own", "unknown command"},
        {"redraft wach own", "unknown clause"},
        {"redraft watch noon", "unknown wording"},
        {"redraft watch", "a word is missing"},
        {"redraft watch own now", "a word too many"},
        {"caucus west", "unknown party"},
        {"choose first-call follow", "unknown choice"},
        {"confide 0 idea", "unknown confidence"},
        {"keep 17", "unknown promise"},
        {"answer -1 wait", "unknown report"},
        {"answer 1 wait north", "a word too many"},
        {"answer 1 name", "a word is missing"},
        {"answer 1 exchange big", "unknown size of exchange"},
        {"lever tariff bribe north line", "unknown form"},
        {"forecast hold maybe", "unknown word of chance"},
        {"plenary now and then and again and once more", "a word too many"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Command command = {.kind = COMMAND_LEAVE};
        const char *why = "";
        assert_false(command_parse(table->scenario, &table->state, wrong[i][0], &command, &why));
        assert_string_equal(why, wrong[i][1]);
        assert_int_equal(command.kind, COMMAND_LEAVE); /* untouched */
    }
    Command command;
    assert_true(command_parse(table->scenario, &table->state, "  redraft\twatch  own \n", &command, NULL));
    assert_true(command_parse(table->scenario, &table->state, "place wire", &command, NULL));
    assert_int_equal(command.args[1], 0);
}

static void a_printed_command_is_cut_at_its_room(void **user) {
    Table *table = *user;
    char small[9];
    command_print(table->scenario, &table->state, (Command){COMMAND_REDRAFT, 0, {ISSUE_WATCH, 1}}, small, sizeof small);
    assert_string_equal(small, "redraft ");
    command_print(table->scenario, &table->state, (Command){COMMAND_REDRAFT, 0, {99, 1}}, small, sizeof small);
    assert_int_equal(strlen(small), 8);
}

static void finding_by_id(void **user) {
    Table *table = *user;
    const Scenario *scenario = table->scenario;
    assert_int_equal(scenario_party_find(scenario, "south"), SOUTH);
    assert_int_equal(scenario_party_find(scenario, "South"), NO_INDEX);
    assert_int_equal(scenario_issue_find(scenario, "exchange"), ISSUE_EXCHANGE);
    assert_int_equal(scenario_option_find(&scenario->issues[ISSUE_WATCH], "abroad"), 2);
    assert_int_equal(scenario_scene_find(scenario, "echo"), 8);
    assert_int_equal(scenario_choice_find(&scenario->scenes[0], "to-south"), 1);
    assert_int_equal(scenario_lever_find(scenario, ""), NO_INDEX);
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

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, table_set, table_clear)
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
        TEST(brackets_count_half),
        TEST(answers_add_up_without_passing_one),
        TEST(vagueness_takes_whole_questions),
        TEST(wordings_bring_monitoring),
        TEST(a_paper_says_what_its_clauses_say),
        TEST(wordings_lie_side_by_side),
        TEST(a_copy_has_the_same_digest),
        cmocka_unit_test(every_field_is_in_the_list),
        TEST(print_and_digest_follow_one_list),
        TEST(a_broken_state_is_found_out),
        TEST(commands_are_printed_as_they_are_parsed),
        TEST(what_is_wrong_with_a_command_is_said),
        TEST(a_printed_command_is_cut_at_its_room),
        TEST(finding_by_id),
        TEST(the_first_day_is_parted_from_when_it_takes_force),
        cmocka_unit_test(every_parameter_is_in_one_group),
        TEST(values_are_stepped_through),
        TEST(house_rules_leave_the_usual_values_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
