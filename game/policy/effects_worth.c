// What the effects of an author are worth to a mediator: each name has a price a point, and a style bends some of them.
#include "policy/inside.h"

// Prices in points of an open standing: 1 is one point of trust.
static const double prices[NAME_KIND_COUNT] = {
    [NAME_LEVERAGE] = 4.0,    [NAME_ALLIES] = 0.7,      [NAME_NAME] = 0.6,
    [NAME_SUPPORT] = 0.3,     [NAME_SOURCES] = 0.35,    [NAME_TIREDNESS] = -0.25,
    [NAME_AMBIGUITY] = -0.25, [NAME_NAMING] = 0.1,      [NAME_TIE] = 0.8,
    [NAME_TRUST] = 1.0,       [NAME_INFLUENCE] = -0.25, [NAME_EXTRA] = 0.35,
    [NAME_INSTRUMENT] = 6.0,  [NAME_COCHAIRS] = 2.0,    [NAME_HOTLINE] = 11.0,
    [NAME_ORDERS] = 12.0,     [NAME_ADVANCE] = 8.0,     [NAME_LISTS] = 14.0,
    [NAME_JOINT] = -1.0,      [NAME_FULL_TEXT] = 4.0,   [NAME_NAMING_PROMISE] = -5.0,
    [NAME_CLUES] = 2.0,       [NAME_READING] = 0.4,     [NAME_HURT] = 1.2,
    [NAME_PRESSURE] = 0.3,    [NAME_DOMESTIC] = -0.4,   [NAME_RESOLVE] = -0.9,
    [NAME_SOFT] = 0.35,       [NAME_BACKING] = -0.3,    [NAME_RESTRAINT] = 0.3,
    [NAME_HEAT] = -1.2,       [NAME_CALM] = 1.2,        [NAME_SPOILER] = -0.6,
    [NAME_GUARANTEE] = 0.3,   [NAME_BETWEEN] = 0.5,
};

// The party a name is about, or NO_INDEX.
static int party_of_name(uint32_t id) {
    switch (name_kind(id)) {
    case NAME_TIE:
    case NAME_TRUST:
    case NAME_TILT:
    case NAME_HURT:
    case NAME_DOMESTIC:
    case NAME_RESOLVE:
    case NAME_PRESSURE:
    case NAME_SOFT:
    case NAME_CLUES:
    case NAME_READING: return name_a(id);
    default: return NO_INDEX;
    }
}

static double part_worth(const View *view, const Style *style, const EffectPart *part) {
    NameKind kind = name_kind(part->id);
    double change = !part->constant ? 0 : part->operation == EFFECT_SUBTRACT ? -part->value : part->value;
    double price = prices[kind];
    int about = party_of_name(part->id);
    if (kind == NAME_TILT) {
        return style->favoured == about ? change : style->favoured == NO_INDEX ? -0.3 * change : -change;
    }
    if (kind == NAME_INFLUENCE && view->scenario->powers[name_a(part->id)].role != POWER_RIVAL) {
        price = 0;
    }
    if (kind == NAME_TRUST || kind == NAME_TIE) {
        // What is nearly lost is worth more.
        double now = kind == NAME_TRUST ? view->open->trust[about] : view->open->tie[about];
        price *= now < 0.45 ? 1.8 : now > 0.7 ? 0.6 : 1;
    }
    if (kind == NAME_ALLIES && view->open->allies < 0.50) {
        price *= 4;
    }
    if (style->favoured != NO_INDEX && about != NO_INDEX) {
        bool kind_act = kind == NAME_TRUST || kind == NAME_TIE;
        price *= style->favoured == about ? 2 : kind_act ? -0.8 : 0.3;
    }
    return price * change;
}

double effects_worth(const View *view, const Style *style, const Effects *effects) {
    double sum = 0;
    size_t count = effects ? effects_count(effects) : 0;
    for (size_t e = 0; e < count; e++) {
        EffectPart part = effects_at(effects, e);
        sum += part_worth(view, style, &part);
    }
    return sum;
}

double choice_worth(const View *view, const Style *style, const Choice *choice) {
    // The last points are kept for the exchange.
    double point = view->open->leverage > 4 ? 4 : view->open->exchanges == 0 && view->open->leverage <= 3 ? 20 : 7;
    double sum = effects_worth(view, style, choice->effects) - point * choice->cost;
    if (view->open->phase == PHASE_TALKS) {
        sum -= 0.06 * choice->minutes;
    }
    double left = 1;
    for (int o = 0; o < choice->outcome_count; o++) {
        // Whether the condition of an outcome holds is often hidden: then it may or may not.
        const Outcome *outcome = &choice->outcomes[o];
        double odds = left * outcome->chance * (outcome->when_ ? 0.5 : 1);
        sum += odds * effects_worth(view, style, outcome->effects);
        left -= odds;
    }
    return sum;
}
