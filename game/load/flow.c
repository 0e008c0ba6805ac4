#include "load/flow.h"

#include <stdlib.h>
#include <string.h>

#include "sim/parameter.h"
#include "sim/rules.h"
#include "sim/symbols.h"

enum { ROUNDS_EXACT = 6, ROUNDS_MAX = 40 };

// ---- names ----

static uint32_t slot_of(const Flow *flow, uint32_t id) {
    uint32_t hash = id * 2654435761u;
    hash ^= hash >> 15;
    while (flow->slots[hash & flow->slot_mask] &&
           flow->scenario->symbols.symbols[flow->slots[hash & flow->slot_mask] - 1].id != id) {
        hash++;
    }
    return hash & flow->slot_mask;
}

static ExprInterval bounds_read(const void *context, uint32_t id) {
    const Flow *flow = context;
    uint16_t at = flow->slots[slot_of(flow, id)];
    return at ? flow->bounds[at - 1] : (ExprInterval){.low = -1e300, .high = 1e300, .words = UINT64_MAX};
}

ExprBounds flow_bounds(const Flow *flow) {
    return (ExprBounds){bounds_read, flow};
}

// Names that only effects write: the rules of the game leave them alone, or only take them away.
static bool effects_only(NameKind kind) {
    switch (kind) {
    case NAME_INSTRUMENT:
    case NAME_COCHAIRS:
    case NAME_HOTLINE:
    case NAME_ORDERS:
    case NAME_ADVANCE:
    case NAME_LISTS:
    case NAME_JOINT:
    case NAME_FULL_TEXT:
    case NAME_NAMING_PROMISE:
    case NAME_NAMING:
    case NAME_AMBIGUITY:
    case NAME_EXTRA:
    case NAME_VARIABLE: return true;
    default: return false;
    }
}

// An exchange needs a clause of its kind, talks on the substance one of the other.
static bool clause_exists(const Scenario *scenario, bool exchange) {
    for (int i = 0; i < scenario->issue_count; i++) {
        if (exchange ? scenario->issues[i].exchange : scenario->issues[i].basis) {
            return true;
        }
    }
    return false;
}

// Beyond what effects write, levers, being asked what is wrong and what is confided move a party on a clause.
static ExprInterval soft_at_start(const Scenario *scenario, int party, int issue) {
    ExprInterval moved = {.low = 0, .high = 100 * LEVER_MOVES_MOST};
    for (int form = FORM_NONE + 1; form < FORM_COUNT; form++) {
        if (reach_lever(scenario, (Form)form, party, issue)) {
            moved.low = -100 * LEVER_MOVES_MOST;
        }
    }
    return moved;
}

static ExprInterval interval_at_start(const Flow *flow, const ExprSymbol *symbol) {
    const Scenario *scenario = flow->scenario;
    int a = name_a(symbol->id);
    switch (name_kind(symbol->id)) {
    case NAME_VARIABLE:
        return (ExprInterval){.low = scenario->variables[a].start, .high = scenario->variables[a].start};
    case NAME_CHOSE: return (ExprInterval){.words = 1};
    // Effects hold it to its range; failed tables harden beyond.
    case NAME_RESOLVE: return (ExprInterval){.low = -1000, .high = 1000};
    case NAME_SOFT: return soft_at_start(scenario, a, name_b(symbol->id));
    case NAME_DOMESTIC:
        return (ExprInterval){.low = 100 * scenario->parties[a].domestic, .high = 100 * scenario->parties[a].domestic};
    case NAME_HURT: // fades in the ceasefire
        return (ExprInterval){
            .low = 0, .high = reach_lever(scenario, FORM_WARN, a, NO_INDEX) ? 100 : 100 * scenario->parties[a].hurt};
    case NAME_PRESSURE: // felt less from tick to tick
        return (ExprInterval){.low = 0, .high = reach_lever(scenario, FORM_PRESS, a, NO_INDEX) ? 1000 : 0};
    case NAME_EXCHANGES:
    case NAME_TALKS_OPEN:
        if (!flow->doubt->all_scenes && !clause_exists(scenario, name_kind(symbol->id) == NAME_EXCHANGES)) {
            return (ExprInterval){.low = 0, .high = 0};
        }
        return expr_interval_of(&scenario->symbols, symbol);
    case NAME_TOLD: return (ExprInterval){.low = 0, .high = 0};
    default:
        return effects_only(name_kind(symbol->id)) ? (ExprInterval){.low = 0, .high = 0}
                                                   : expr_interval_of(&scenario->symbols, symbol);
    }
}

static void bound_join(Flow *flow, uint32_t id, ExprInterval more) {
    uint16_t at = flow->slots[slot_of(flow, id)];
    if (!at) {
        return;
    }
    ExprInterval *bound = &flow->bounds[at - 1];
    ExprInterval joined = expr_interval_join(*bound, more);
    if (joined.low == bound->low && joined.high == bound->high && joined.words == bound->words) {
        return;
    }
    *bound = flow->widen ? expr_interval_join(joined, expr_interval_of(&flow->scenario->symbols,
                                                                       &flow->scenario->symbols.symbols[at - 1]))
                         : joined;
    flow->changed = true;
}

static void wrote(void *user, uint32_t id, ExprInterval interval) {
    Flow *flow = user;
    bound_join(flow, id, interval);
    uint16_t at = flow->slots[slot_of(flow, id)];
    if (at) {
        flow->written[at - 1] = true;
    }
    // A variable is kept as a float: what is read back may be a hair beside what was written.
    if (name_kind(id) == NAME_VARIABLE) {
        bound_join(flow, id, (ExprInterval){.low = (double)(float)interval.low, .high = (double)(float)interval.high});
    }
}

static void effects_run(Flow *flow, const Effects *effects) {
    if (effects) {
        effects_spread(effects, NULL, flow_bounds(flow), wrote, flow);
    }
}

// ---- where a condition is asked ----

typedef struct Asked {
    const Flow *flow;
    FlowPlace place;
} Asked;

static ExprInterval within(ExprInterval bound, double low, double high) {
    bound.low = bound.low > low ? bound.low : low;
    bound.high = bound.high < high ? bound.high : high;
    return bound;
}

static ExprInterval place_read(const void *context, uint32_t id) {
    const Asked *at = context;
    const Scenario *scenario = at->flow->scenario;
    ExprInterval bound = bounds_read(at->flow, id);
    bool talks = at->place == FLOW_TALKS;
    double night = scenario->end - scenario->start;
    switch (name_kind(id)) {
    case NAME_SIGNED: return talks || at->place == FLOW_NO_DEAL ? within(bound, 0, 0) : within(bound, 1, 1);
    case NAME_DAY:
        return talks || at->place == FLOW_ANNOUNCEMENT ? within(bound, 0, 0)
               : at->place == FLOW_CEASEFIRE           ? within(bound, 1, DAY_MAX)
                                                       : bound;
    // The last move may end a good while after the talks should have.
    case NAME_ELAPSED: return talks ? within(bound, 0, night + 600) : bound;
    case NAME_LEFT: return talks ? within(bound, 0, night) : at->place == FLOW_CEASEFIRE ? within(bound, 0, 0) : bound;
    case NAME_BROKEN: return talks || at->place >= FLOW_HELD ? within(bound, 0, 0) : bound;
    case NAME_DAYS_HELD: return talks || at->place == FLOW_ANNOUNCEMENT ? within(bound, 0, 0) : bound;
    case NAME_EXCHANGES:
        return talks ? within(bound, 0, 0) : at->place == FLOW_MOVING ? within(bound, 1, bound.high) : bound;
    default: return bound;
    }
}

FlowPlace flow_place_of_scene(SceneKind kind) {
    return kind == SCENE_TALKS || kind == SCENE_GAMBIT ? FLOW_TALKS
           : kind == SCENE_CEASEFIRE                   ? FLOW_CEASEFIRE
           : kind == SCENE_ANNOUNCEMENT                ? FLOW_ANNOUNCEMENT
                                                       : FLOW_ANYWHERE;
}

FlowPlace flow_place_of_ending(EndingShape shape) {
    static const FlowPlace places[ENDING_SHAPE_COUNT] = {FLOW_ANYWHERE, FLOW_NO_DEAL, FLOW_SIGNED,
                                                         FLOW_SIGNED,   FLOW_HELD,    FLOW_MOVING};
    return places[shape];
}

ExprInterval flow_bound(const Flow *flow, uint32_t id, FlowPlace place) {
    Asked at = {flow, place};
    return place == FLOW_ANYWHERE ? bounds_read(flow, id) : place_read(&at, id);
}

bool flow_shape_never(const Flow *flow, EndingShape shape) {
    return shape == ENDING_MOVING && bounds_read(flow, name_id(NAME_EXCHANGES, 0, 0)).high <= 0;
}

ExprVerdict flow_prove(const Flow *flow, const Expr *condition, FlowPlace place) {
    if (place == FLOW_ANYWHERE) {
        return expr_prove(condition, flow_bounds(flow));
    }
    Asked at = {flow, place};
    return expr_prove(condition, (ExprBounds){place_read, &at});
}

// ---- the fixpoint ----

static bool can_hold(const Flow *flow, const Expr *condition, FlowPlace place) {
    if (flow->doubt->all_scenes || !condition) {
        return true;
    }
    for (size_t i = 0; i < flow->doubt->hold_count; i++) {
        if (flow->doubt->hold[i] == condition) {
            return true;
        }
    }
    return flow_prove(flow, condition, place) != EXPR_NEVER;
}

static void scene_reach(Flow *flow, int s) {
    if (!flow->scene[s]) {
        flow->scene[s] = true;
        flow->changed = true;
        bound_join(flow, name_id(NAME_TOLD, s, 0), (ExprInterval){.low = 1, .high = 1});
    }
}

static void choice_run(Flow *flow, int s, int c) {
    const Choice *choice = &flow->scenario->scenes[s].choices[c];
    if (!can_hold(flow, choice->requires_, FLOW_ANYWHERE)) {
        return;
    }
    if (!(flow->choice[s] >> c & 1)) {
        flow->choice[s] |= (uint8_t)(1u << c);
        flow->changed = true;
        bound_join(flow, name_id(NAME_CHOSE, s, 0), (ExprInterval){.low = 1, .high = 0, .words = UINT64_C(2) << c});
    }
    effects_run(flow, choice->effects);
    for (int o = 0; o < choice->outcome_count; o++) {
        const Outcome *outcome = &choice->outcomes[o];
        if (outcome->chance > 0 && can_hold(flow, outcome->when_, FLOW_ANYWHERE)) {
            effects_run(flow, outcome->effects);
        }
        if (!outcome->when_ && outcome->chance >= 1) {
            break;
        }
    }
    if (choice->goto_ != NO_INDEX) {
        scene_reach(flow, choice->goto_);
    }
}

static void scene_run(Flow *flow, int s) {
    const Scene *scene = &flow->scenario->scenes[s];
    bool drawn = flow->doubt->all_scenes || scene->kind != SCENE_FOLLOW;
    if (!flow->scene[s] && drawn && can_hold(flow, scene->when_, flow_place_of_scene(scene->kind))) {
        scene_reach(flow, s);
    }
    if (!flow->scene[s]) {
        return;
    }
    effects_run(flow, scene->effects);
    for (int c = 0; c < scene->choice_count; c++) {
        choice_run(flow, s, c);
    }
}

static void round_run(Flow *flow) {
    const Scenario *scenario = flow->scenario;
    for (int s = 0; s < scenario->scene_count; s++) {
        scene_run(flow, s);
    }
    for (int i = 0; i < scenario->lever_count; i++) {
        const Lever *lever = &scenario->levers[i];
        if (can_hold(flow, lever->requires_, FLOW_ANYWHERE)) {
            effects_run(flow, lever->on_use);
            effects_run(flow, lever->on_kept);
            effects_run(flow, lever->on_broken);
        }
    }
    for (int i = 0; i < scenario->phone_count; i++) {
        if (can_hold(flow, scenario->phones[i].requires_, FLOW_ANYWHERE)) {
            effects_run(flow, scenario->phones[i].effects);
        }
    }
    for (int i = 0; i < scenario->chore_count; i++) {
        if (can_hold(flow, scenario->chores[i].requires_, FLOW_ANYWHERE)) {
            effects_run(flow, scenario->chores[i].effects);
        }
    }
    for (int i = 0; i < scenario->instruction_count; i++) {
        effects_run(flow, scenario->instructions[i].on_kept);
        effects_run(flow, scenario->instructions[i].on_broken);
    }
    for (int i = 0; i < scenario->milestone_count; i++) {
        effects_run(flow, scenario->milestones[i].effects);
    }
}

bool flow_init(Flow *flow, const Scenario *scenario, const FlowDoubt *doubt) {
    static const FlowDoubt none = {0};
    doubt = doubt ? doubt : &none;
    size_t count = scenario->symbols.count;
    *flow = (Flow){.scenario = scenario, .slot_mask = 64, .doubt = doubt};
    while (flow->slot_mask < count * 2) {
        flow->slot_mask *= 2;
    }
    flow->slots = calloc(flow->slot_mask, sizeof *flow->slots);
    flow->bounds = calloc(count + 1, sizeof *flow->bounds);
    flow->written = calloc(count + 1, sizeof *flow->written);
    flow->slot_mask--;
    if (!flow->slots || !flow->bounds || !flow->written) {
        flow_free(flow);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const ExprSymbol *symbol = &scenario->symbols.symbols[i];
        flow->slots[slot_of(flow, symbol->id)] = (uint16_t)(i + 1);
        bool known = doubt->ranges_only ||
                     (doubt->all_scenes && (name_kind(symbol->id) == NAME_TOLD || name_kind(symbol->id) == NAME_CHOSE));
        flow->bounds[i] = known || (doubt->names && doubt->names[i]) ? expr_interval_of(&scenario->symbols, symbol)
                                                                     : interval_at_start(flow, symbol);
    }
    flow->changed = !doubt->ranges_only;
    for (int round = 0; round < ROUNDS_MAX && flow->changed; round++) {
        flow->changed = false;
        flow->widen = round >= ROUNDS_EXACT;
        round_run(flow);
    }
    return true;
}

void flow_free(Flow *flow) {
    free(flow->slots);
    free(flow->bounds);
    free(flow->written);
    *flow = (Flow){0};
}
