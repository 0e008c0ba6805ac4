// Reading and writing a State by the names of expressions.
#include "base/assert.h"
#include "base/real.h"
#include "sim/reading.h"
#include "sim/symbols.h"
#include "sim/text.h"

// ---- what is open, and one mind ----

static bool promise_stands(const Open *open, int lever, PromiseStatus status) {
    for (int i = 0; i < PROMISE_MAX; i++) {
        const Promise *promise = &open->promises[i];
        if (promise->kind == PROMISE_LEVER && promise->subject == lever && promise->status != PROMISE_NONE &&
            (status == PROMISE_NONE || promise->status == status)) {
            return true;
        }
    }
    return false;
}

static bool instruction_drawn(const Open *open, int instruction) {
    for (int i = 0; i < INSTRUCTION_DRAWN; i++) {
        if (open->instruction[i] == instruction) {
            return true;
        }
    }
    return false;
}

bool open_broken(const Open *open) {
    return open->truces ? open->broken_again : open->broken_day > 0;
}

int open_truce_day(const Open *open) {
    return open->day - (open->truces ? open->broken_day : 1) + 1;
}

int open_days_held(const Open *open) {
    if (!open->signed_ || open->day == 0) {
        return 0;
    }
    int first = open->broken_day > 0 ? open->broken_day - 1 : 0;
    bool whole = open->phase == PHASE_OVER && !open_broken(open); // the last day has gone by
    int last = open_truce_day(open) - !whole;
    return last > first ? last : first;
}

static double read_text(const Scenario *scenario, const Open *open, NameKind kind, int a) {
    switch (kind) {
    case NAME_QUESTION: return 100.0 * text_closes(scenario, open, (Question)a);
    case NAME_HOLES: return text_holes(scenario, open);
    case NAME_MONITORING: return 100.0 * text_monitoring(scenario, open);
    case NAME_SEPARATION: return 100.0 * text_separation(scenario, open);
    case NAME_GUARANTEED: return 100.0 * text_guarantee(scenario, open);
    case NAME_RIVAL_SEAT: return 100.0 * text_rival_seat(scenario, open);
    default: ASSERT(false); return 0.0;
    }
}

static double read_mind(const Scenario *scenario, const Mind *mind, NameKind kind, int a) {
    if (kind == NAME_CLUES) {
        return mind->clues[a];
    }
    double sum = 0.0;
    for (int i = 0; i < scenario->issue_count; i++) {
        sum += mind->firmness[a][i].precision;
    }
    return scenario->issue_count > 0 ? 100.0 * sum / (READING_ONE * (double)scenario->issue_count) : 0.0;
}

// The clock of the ceasefire is local and begins anew each day.
static double minutes_elapsed(const Scenario *scenario, const Open *open) {
    int minute = open->day > 0 ? open->day * DAY_MINUTES + open->minute - scenario->local_offset : open->minute;
    return minute > scenario->start ? minute - scenario->start : 0.0;
}

static double read_open(const Scenario *scenario, const Open *open, uint32_t id) {
    int a = name_a(id);
    NameKind kind = name_kind(id);
    switch (kind) {
    case NAME_ELAPSED: return minutes_elapsed(scenario, open);
    case NAME_LEFT:
        return open->phase <= PHASE_TALKS && open->deadline > open->minute ? open->deadline - open->minute : 0.0;
    case NAME_DAY: return open->day;
    case NAME_PART: return open->part;
    case NAME_ACT: return open->act == a;
    case NAME_MOVES: return open->moves;
    case NAME_DRAFTS: return open->drafts;
    case NAME_REFUSALS: return open->refusals;
    case NAME_RECESSES: return open->recesses;
    case NAME_LEVERAGE: return open->leverage;
    case NAME_ALLIES: return 100.0 * open->allies;
    case NAME_NAME: return 100.0 * open->name;
    case NAME_SUPPORT: return 100.0 * open->support;
    case NAME_SOURCES: return 100.0 * open->sources;
    case NAME_TIREDNESS: return 100.0 * open->tiredness;
    case NAME_AMBIGUITY: return 100.0 * open->ambiguity;
    case NAME_NAMING: return 100.0 * open->naming;
    case NAME_TIE: return 100.0 * open->tie[a];
    case NAME_TRUST: return 100.0 * open->trust[a];
    case NAME_TILT: return 100.0 * open->tilt[a];
    case NAME_INFLUENCE: return 100.0 * open->influence[a];
    case NAME_CLAUSE: return clause_stands(&open->clauses[a]) ? 1.0 + open->clauses[a].option : 0.0;
    case NAME_ON_TABLE: return clause_stands(&open->clauses[a]);
    case NAME_AGREED: return open->clauses[a].status == CLAUSE_AGREED;
    case NAME_EXTRA: return 100.0 * open->extra[a];
    case NAME_INSTRUMENT: return (double)(open->instruments >> a & 1);
    case NAME_USED: return open->lever_uses[a] > 0;
    case NAME_PROMISED: return promise_stands(open, a, PROMISE_NONE);
    case NAME_KEPT: return promise_stands(open, a, PROMISE_KEPT);
    case NAME_CALLED: return open->phone_uses[a] > 0;
    case NAME_INSTRUCTION: return instruction_drawn(open, a);
    case NAME_TOLD: return open->scene_last[a] > 0;
    case NAME_CHOSE: return open->scene_choice[a] + 1.0;
    case NAME_CHORE: return open->chores >> a & 1;
    case NAME_PLACED: return open->asset_sector[a] != NO_INDEX;
    case NAME_COCHAIRS: return open->cochairs != 0;
    case NAME_HOTLINE: return open->hotline != 0;
    case NAME_ORDERS: return open->orders != 0;
    case NAME_ADVANCE: return open->advance != 0;
    case NAME_LISTS: return open->lists != 0;
    case NAME_JOINT: return open->joint != 0;
    case NAME_FULL_TEXT: return open->full_text != 0;
    case NAME_NAMING_PROMISE: return open->named_promise != 0;
    case NAME_SIGNED: return open->signed_ != 0;
    case NAME_BROKEN: return open_broken(open);
    case NAME_DAYS_HELD: return open_days_held(open);
    case NAME_EXCHANGES: return open->exchanges;
    case NAME_OBSERVERS_ON: return open->observers_on != 0;
    case NAME_TALKS_OPEN: return open->talks_open != 0;
    case NAME_TRUCES: return open->truces;
    case NAME_HOSTED: return open->hosted != 0;
    case NAME_QUIET_HOURS: return open->quiet_hours;
    case NAME_REPORTS: return open->report_count;
    case NAME_VARIABLE: return (double)open->variables[a];
    default: return read_text(scenario, open, kind, a);
    }
}

// ---- the hidden truth ----

static double fronts_mean(const Scenario *scenario, const double *values) {
    double sum = 0.0;
    for (int f = 0; f < scenario->front_count; f++) {
        sum += values[f];
    }
    return scenario->front_count > 0 ? sum / scenario->front_count : values[0];
}

static double read_hidden(const StateContext *context, uint32_t id) {
    const Hidden *hidden = &context->state->hidden;
    const Open *open = &context->state->open;
    int a = name_a(id);
    switch (name_kind(id)) {
    case NAME_HURT: return 100.0 * open->hurt[a];
    case NAME_PRESSURE: return 100.0 * open->pressure[a];
    case NAME_DOMESTIC: return 100.0 * open->domestic[a];
    case NAME_RESOLVE: return 1000.0 * open->hardened[a]; // shown ten times as large as it works
    case NAME_SOFT: return 100.0 * hidden->soft[a][name_b(id)];
    case NAME_BACKING: return 100.0 * open->backing[a];
    case NAME_RESTRAINT: return 100.0 * hidden->restraint[a];
    case NAME_MOMENTUM: return 100.0 * fronts_mean(context->scenario, hidden->momentum);
    case NAME_HEAT: return 100.0 * fronts_mean(context->scenario, open->tension);
    case NAME_CALM: return 100.0 * open->calm;
    case NAME_SPOILER: return 100.0 * hidden->spoiler;
    case NAME_GUARANTEE: return 100.0 * open->guarantee;
    case NAME_BETWEEN: return 100.0 * open->between;
    case NAME_AGENDA: return context->types->agenda[a];
    case NAME_REAL: return hidden->gambit_real != 0;
    default: ASSERT(false); return 0.0;
    }
}

static Mind *mind_of(const StateContext *context) {
    int mind = context->state->mind_of_seat[context->seat];
    return mind == NO_INDEX ? NULL : &context->state->minds[mind];
}

static double state_read(const void *user, uint32_t id) {
    const StateContext *context = user;
    NameKind kind = name_kind(id);
    if (kind < NAME_MIND_FIRST) {
        return read_open(context->scenario, &context->state->open, id);
    }
    if (kind < NAME_HIDDEN_FIRST) {
        const Mind *mind = mind_of(context);
        return mind != NULL ? read_mind(context->scenario, mind, kind, name_a(id)) : 0.0;
    }
    return read_hidden(context, id);
}

ExprReader state_reader(const StateContext *context) {
    return (ExprReader){.read = state_read, .context = context};
}

static double view_read(const void *user, uint32_t id) {
    const View *view = user;
    NameKind kind = name_kind(id);
    if (kind < NAME_MIND_FIRST) {
        return read_open(view->scenario, view->open, id);
    }
    ASSERT(kind < NAME_HIDDEN_FIRST);
    return read_mind(view->scenario, view->mind, kind, name_a(id));
}

ExprReader view_reader(const View *view) {
    return (ExprReader){.read = view_read, .context = view};
}

// ---- standings ----

static double *standing_at(Open *open, StandingKind kind, int index) {
    switch (kind) {
    case STANDING_TIE: return &open->tie[index];
    case STANDING_TRUST: return &open->trust[index];
    case STANDING_ALLIES: return &open->allies;
    case STANDING_NAME: return &open->name;
    case STANDING_INFLUENCE: return &open->influence[index];
    case STANDING_LEVERAGE:
    case STANDING_KIND_NONE:
    case STANDING_KIND_COUNT: break;
    }
    return NULL;
}

double open_standing(const Open *open, StandingKind kind, int index) {
    switch (kind) {
    case STANDING_TIE: return open->tie[index];
    case STANDING_TRUST: return open->trust[index];
    case STANDING_ALLIES: return open->allies;
    case STANDING_NAME: return open->name;
    case STANDING_INFLUENCE: return open->influence[index];
    case STANDING_LEVERAGE: return open->leverage;
    case STANDING_KIND_NONE:
    case STANDING_KIND_COUNT: break;
    }
    ASSERT(false);
    return 0.0;
}

static void standing_tell(StateContext *context, StandingKind kind, int index, double change) {
    if (change == 0.0) {
        return;
    }
    const Open *open = &context->state->open;
    Event event = {.kind = EVENT_STANDING,
                   .day = open->day,
                   .minute = open->minute,
                   .a = (int16_t)kind,
                   .b = (int16_t)index,
                   .value = (float)change};
    context->sink.add(context->sink.user, &event);
}

static void standing_set(StateContext *context, StandingKind kind, int index, double value) {
    Open *open = &context->state->open;
    double before = open_standing(open, kind, index);
    double after = value;
    if (kind == STANDING_LEVERAGE) {
        open->leverage = (uint8_t)real_clamp(value, 0.0, context->scenario->leverage_max);
        after = open->leverage;
    } else {
        after = real_clamp01(value);
        *standing_at(open, kind, index) = after;
    }
    if (told(context, EVENT_STANDING)) {
        standing_tell(context, kind, index, after - before);
    }
}

void state_standing_add(StateContext *context, StandingKind kind, int index, double change) {
    standing_set(context, kind, index, open_standing(&context->state->open, kind, index) + change);
}

void state_tilt_add(StateContext *context, int party, double change) {
    double *tilt = context->state->open.tilt;
    int count = context->scenario->party_count;
    double before = tilt[party];
    tilt[party] = real_clamp(before + change, -1.0, 1.0);
    double share = (tilt[party] - before) / (count - 1);
    for (int p = 0; p < count; p++) {
        if (p != party) {
            tilt[p] = real_clamp(tilt[p] - share, -1.0, 1.0);
        }
    }
}

// ---- clauses ----

static void clause_status(const StateContext *context, Clause *clause, ClauseStatus status) {
    if (clause->status != status) {
        clause->status = (uint8_t)status;
        clause->minute = context->state->open.minute;
    }
}

static void clause_on_table(const StateContext *context, int issue, bool on_table) {
    Clause *clause = &context->state->open.clauses[issue];
    if (!on_table && clause_stands(clause)) {
        clause_status(context, clause, CLAUSE_STRUCK);
    } else if (on_table && !clause_stands(clause)) {
        clause->option = clause->option < 0 || clause->status == CLAUSE_NONE
                             ? context->scenario->issues[issue].start_option
                             : clause->option;
        clause_status(context, clause, CLAUSE_BRACKETED);
    }
}

// A new wording is nobody's yet, so in the talks it goes back into brackets; after the signing it is an
// amendment and stands as the old one stood.
static void clause_word(const StateContext *context, int issue, int option) {
    clause_on_table(context, issue, option != NO_INDEX);
    Open *open = &context->state->open;
    Clause *clause = &open->clauses[issue];
    if (option == NO_INDEX || clause->option == option) {
        return;
    }
    clause->option = (int8_t)option;
    clause->fudged = 0;
    clause->minute = open->minute;
    for (int p = 0; p < PARTY_MAX; p++) {
        clause->word[p] = 0;
    }
    if (!open->signed_) {
        clause_status(context, clause, CLAUSE_BRACKETED);
    }
}

// What an effect does to the text is told like what a move does to it.
static void clause_tell(const StateContext *context, int issue, Clause before) {
    const Open *open = &context->state->open;
    const Clause *now = &open->clauses[issue];
    bool stood = clause_stands(&before), stands = clause_stands(now);
    EventKind kind = stood && !stands                                     ? EVENT_STRUCK
                     : stands && (!stood || now->option != before.option) ? EVENT_BROUGHT
                                                                          : EVENT_NONE;
    if (kind == EVENT_NONE || open->phase < PHASE_TALKS || !told(context, kind)) {
        return;
    }
    Event event = {.kind = (uint8_t)kind,
                   .day = open->day,
                   .minute = open->minute,
                   .a = (int16_t)issue,
                   .b = NO_INDEX,
                   .c = 1,
                   .d = now->option};
    context->sink.add(context->sink.user, &event);
}

static void clause_agree(const StateContext *context, int issue, bool agreed) {
    Clause *clause = &context->state->open.clauses[issue];
    if (agreed) {
        clause_on_table(context, issue, true);
        clause_status(context, clause, CLAUSE_AGREED);
    } else if (clause->status == CLAUSE_AGREED) {
        clause_status(context, clause, CLAUSE_BRACKETED);
    }
}

// ---- writing ----

static void write_mind(StateContext *context, NameKind kind, int a, double value) {
    Mind *mind = mind_of(context);
    if (mind == NULL) {
        return;
    }
    if (kind == NAME_READING) {
        readings_shift(context, mind, a, (value - read_mind(context->scenario, mind, kind, a)) / 100);
        return;
    }
    uint8_t before = mind->clues[a];
    mind->clues[a] = (uint8_t)real_clamp(value, 0.0, CLUE_MAX);
    if (mind->clues[a] <= before) {
        return;
    }
    bool found = mind->clues[a] >= CLUE_MAX && context->types != NULL;
    if (found) {
        mind->agenda[a] = context->types->agenda[a];
    }
    if (told(context, EVENT_CLUE)) {
        Event event = {.kind = EVENT_CLUE,
                       .audience = (uint8_t)(1 + context->seat),
                       .day = context->state->open.day,
                       .minute = context->state->open.minute,
                       .a = (int16_t)a,
                       .b = mind->clues[a],
                       .c = found ? mind->agenda[a] : NO_INDEX};
        context->sink.add(context->sink.user, &event);
    }
}

static void fronts_shift(const Scenario *scenario, double *values, double mean, double low) {
    double change = mean - fronts_mean(scenario, values);
    int count = scenario->front_count > 0 ? scenario->front_count : 1;
    for (int f = 0; f < count; f++) {
        values[f] = real_clamp(values[f] + change, low, 1.0);
    }
}

// What moves a party on a clause is done before the mediator's eyes.
static void soft_write(StateContext *context, int party, int issue, double value) {
    double *soft = &context->state->hidden.soft[party][issue];
    int8_t *moved = &context->state->minds[0].moved[party][issue];
    double change = 100 * (value - *soft);
    *moved = (int8_t)real_clamp(*moved + (change >= 0 ? change + 0.5 : change - 0.5), -100, 100);
    *soft = value;
}

static void write_hidden(StateContext *context, uint32_t id, double value) {
    Hidden *hidden = &context->state->hidden;
    Open *open = &context->state->open;
    int a = name_a(id);
    double real = value / 100.0;
    switch (name_kind(id)) {
    case NAME_HURT: open->hurt[a] = real; break;
    case NAME_PRESSURE: open->pressure[a] = real; break;
    case NAME_DOMESTIC: open->domestic[a] = real; break;
    case NAME_RESOLVE: open->hardened[a] = real / 10.0; break;
    case NAME_SOFT: soft_write(context, a, name_b(id), real); break;
    case NAME_BACKING: open->backing[a] = real; break;
    case NAME_RESTRAINT: hidden->restraint[a] = real; break;
    case NAME_MOMENTUM: fronts_shift(context->scenario, hidden->momentum, real, -1.0); break;
    case NAME_HEAT: fronts_shift(context->scenario, open->tension, real, 0.0); break;
    case NAME_CALM: open->calm = real; break;
    case NAME_SPOILER: hidden->spoiler = real; break;
    case NAME_GUARANTEE: open->guarantee = real; break;
    case NAME_BETWEEN: open->between = real; break;
    default: ASSERT(false);
    }
}

static void write_open(StateContext *context, uint32_t id, double value) {
    Open *open = &context->state->open;
    int a = name_a(id);
    double real = value / 100.0;
    int8_t flag = value != 0.0;
    switch (name_kind(id)) {
    case NAME_LEVERAGE: standing_set(context, STANDING_LEVERAGE, 0, value); break;
    case NAME_ALLIES: standing_set(context, STANDING_ALLIES, 0, real); break;
    case NAME_NAME: standing_set(context, STANDING_NAME, 0, real); break;
    case NAME_TIE: standing_set(context, STANDING_TIE, a, real); break;
    case NAME_TRUST: standing_set(context, STANDING_TRUST, a, real); break;
    case NAME_INFLUENCE: standing_set(context, STANDING_INFLUENCE, a, real); break;
    case NAME_TILT: state_tilt_add(context, a, real - open->tilt[a]); break;
    case NAME_SUPPORT: open->support = real; break;
    case NAME_SOURCES: open->sources = real; break;
    case NAME_TIREDNESS: open->tiredness = real; break;
    case NAME_AMBIGUITY: open->ambiguity = real; break;
    case NAME_NAMING: open->naming = real; break;
    case NAME_CLAUSE:
    case NAME_ON_TABLE: {
        Clause before = open->clauses[a];
        if (name_kind(id) == NAME_CLAUSE) {
            clause_word(context, a, (int)value - 1);
        } else {
            clause_on_table(context, a, flag);
        }
        clause_tell(context, a, before);
        break;
    }
    case NAME_AGREED: clause_agree(context, a, flag); break;
    case NAME_EXTRA: open->extra[a] = real; break;
    case NAME_INSTRUMENT: open->instruments = (open->instruments & ~(UINT64_C(1) << a)) | (uint64_t)flag << a; break;
    case NAME_COCHAIRS: open->cochairs = flag; break;
    case NAME_HOTLINE: open->hotline = flag; break;
    case NAME_ORDERS: open->orders = flag; break;
    case NAME_ADVANCE: open->advance = flag; break;
    case NAME_LISTS: open->lists = flag; break;
    case NAME_JOINT: open->joint = flag; break;
    case NAME_FULL_TEXT: open->full_text = flag; break;
    case NAME_NAMING_PROMISE: open->named_promise = flag; break;
    case NAME_VARIABLE: open->variables[a] = (float)value; break;
    default: ASSERT(false);
    }
}

static void state_write(void *user, uint32_t id, double value) {
    StateContext *context = user;
    NameKind kind = name_kind(id);
    if (kind < NAME_MIND_FIRST) {
        write_open(context, id, value);
    } else if (kind < NAME_HIDDEN_FIRST) {
        write_mind(context, kind, name_a(id), value);
    } else {
        write_hidden(context, id, value);
    }
}

ExprWriter state_writer(StateContext *context) {
    return (ExprWriter){.write = state_write, .context = context};
}

void state_effects(StateContext *context, const Effects *effects) {
    if (effects != NULL) {
        effects_apply(effects, state_reader(context), state_writer(context));
    }
}
