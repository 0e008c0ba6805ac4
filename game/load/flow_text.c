// What follows from the bounds of all nights for the text: who can ever sign it, and what it can breed.
#include "base/real.h"
#include "load/flow.h"
#include "sim/parameter.h"
#include "sim/rules.h"
#include "sim/symbols.h"

static ExprInterval bound_of(const Flow *flow, NameKind kind, int a, int b) {
    return flow_bound(flow, name_id(kind, a, b), FLOW_ANYWHERE);
}

static bool is_written(const Flow *flow, NameKind kind, int a) {
    uint32_t id = name_id(kind, a, 0);
    const ExprSymbols *symbols = &flow->scenario->symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        if (symbols->symbols[i].id == id) {
            return flow->written[i];
        }
    }
    return true;
}

void flow_reach(const Flow *flow, Reach *reach) {
    const Scenario *scenario = flow->scenario;
    bool moves = is_written(flow, NAME_MOMENTUM, 0);
    *reach = (Reach){.momentum_low = moves ? -1 : scenario->momentum,
                     .momentum_high = moves ? 1 : scenario->momentum,
                     .ambiguity = bound_of(flow, NAME_AMBIGUITY, 0, 0).high / 100};
    for (int p = 0; p < scenario->party_count; p++) {
        reach->hurt[p] = bound_of(flow, NAME_HURT, p, 0).high / 100;
        reach->pressure[p] = bound_of(flow, NAME_PRESSURE, p, 0).high / 100;
        reach->domestic[p] = bound_of(flow, NAME_DOMESTIC, p, 0).low / 100;
        reach->resolve[p] = is_written(flow, NAME_RESOLVE, p) ? -0.1 : 0; // the least that can be written of it
        for (int i = 0; i < scenario->issue_count; i++) {
            reach->soft[p][i] = bound_of(flow, NAME_SOFT, p, i).high / 100;
        }
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        reach->rewritten[i] =
            is_written(flow, NAME_CLAUSE, i) || is_written(flow, NAME_ON_TABLE, i) || is_written(flow, NAME_AGREED, i);
    }
    for (int q = 0; q < QUESTION_COUNT; q++) {
        reach->extra[q] = bound_of(flow, NAME_EXTRA, q, 0).low / 100;
    }
}

// A clause that is opened again while it is signed takes new words by a vote on them alone.
bool flow_text_never(const Flow *flow, const Reach *reach, int issue, int option, int *party) {
    const Scenario *scenario = flow->scenario;
    bool voted = issue == NO_INDEX, refused = false;
    if (issue != NO_INDEX && reach->rewritten[issue]) {
        return false;
    }
    for (int p = 0; p < scenario->party_count; p++) {
        if (!scenario->parties[p].required) {
            continue;
        }
        if (!refused && reach_margin(scenario, reach, p, issue, option) < 0) {
            refused = true;
            *party = p;
        }
        voted = voted || reach_vote(scenario, reach, p, issue, option) < 0;
    }
    return refused && voted;
}

// Incidents come of accidents, of those who did not sign, and of one another.
static bool peaceful(const Scenario *scenario) {
    return PARAM(scenario, accident_rate) <= 0 && PARAM(scenario, spoiler_rate) <= 0 && PARAM(scenario, heat_rate) <= 0;
}

Barren flow_barren(const Flow *flow, const Reach *reach, int incident) {
    const Scenario *scenario = flow->scenario;
    const Incident *kind = &scenario->incidents[incident];
    bool somewhere = false;
    for (int s = 0; s < scenario->sector_count; s++) {
        bool fits = kind->sectors == 0 || (kind->sectors >> s & 1);
        somewhere = somewhere || (fits && scenario->sectors[s].share > 0);
    }
    return kind->weight == 0 ? BARREN_WEIGHT
           : kind->question != NO_INDEX && reach_hole(scenario, reach, (Question)kind->question) <= 1e-12
               ? BARREN_QUESTION
           : !somewhere         ? BARREN_SECTORS
           : peaceful(scenario) ? BARREN_PEACE
                                : BARREN_NOT;
}
