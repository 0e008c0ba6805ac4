#include "sim/parameter.h"

#include <string.h>

#include "base/assert.h"

const Parameter parameters[PARAM_COUNT] = {
#define X(name, start, low, high, source, meaning) {#name, start, low, high, source, meaning},
    PARAMETERS(X)
#undef X
};

const ParameterGroup parameter_groups[PARAMETER_GROUP_COUNT] = {
    {"wants", 0, PARAM_momentum_effect},
    {"threshold", PARAM_momentum_effect, PARAM_aspiration},
    {"table", PARAM_aspiration, PARAM_hear_base},
    {"rooms", PARAM_hear_base, PARAM_press_size},
    {"levers", PARAM_press_size, PARAM_leave_rate},
    {"night", PARAM_leave_rate, PARAM_offensive_rate},
    {"orders", PARAM_offensive_rate, PARAM_accident_rate},
    {"incidents", PARAM_accident_rate, PARAM_reply_slope},
    {"replies", PARAM_reply_slope, PARAM_establish_chance},
    {"deeds", PARAM_establish_chance, PARAM_signed_allies},
    {"standings", PARAM_signed_allies, PARAM_length_ease},
    {"setup", PARAM_length_ease, PARAM_COUNT},
};

int parameter_find(const char *name) {
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (strcmp(parameters[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

void parameters_init(Scenario *scenario) {
    for (int i = 0; i < PARAM_COUNT; i++) {
        scenario->parameters[i] = parameters[i].start;
    }
}

int house_rules_settle(HouseRules *house, const Scenario *scenario) {
    int count = 0;
    for (int i = 0; i < PARAM_COUNT; i++) {
        house->changed[i] = house->changed[i] && house->value[i] != parameter_usual(scenario, i);
        count += house->changed[i];
    }
    return count;
}

void house_rules_apply(const HouseRules *house, Scenario *scenario) {
    ASSERT(!scenario->house);
    scenario->house = true;
    memcpy(scenario->usual, scenario->parameters, sizeof scenario->usual);
    for (int i = 0; i < PARAM_COUNT; i++) {
        scenario->parameters[i] = house->changed[i] ? house->value[i] : scenario->parameters[i];
    }
}

double parameter_usual(const Scenario *scenario, int parameter) {
    return (scenario->house ? scenario->usual : scenario->parameters)[parameter];
}

bool parameter_is_changed(const Scenario *scenario, int parameter) {
    return scenario->parameters[parameter] != parameter_usual(scenario, parameter);
}

double parameter_step(const Scenario *scenario, int parameter, double value, bool up) {
    enum { STEPS = 20, ONE = 10000 };
    static const int grids[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000};
    const Parameter *row = &parameters[parameter];
    size_t g = 0;
    while (g + 1 < sizeof grids / sizeof grids[0] && (row->high - row->low) * ONE > (double)grids[g] * STEPS) {
        g++;
    }
    double end = up ? row->high : row->low, best = end, usual = parameter_usual(scenario, parameter);
    for (int n = -1; n < 0 || (double)n * grids[g] <= row->high * ONE; n++) {
        double at = n < 0 ? usual : (double)n * grids[g] / ONE; // one division, so that it is a plain decimal
        bool between = up ? at > value && at < best : at < value && at > best;
        best = between ? at : best;
    }
    return best;
}

double parameter_near(const Scenario *scenario, int parameter, double place) {
    const Parameter *row = &parameters[parameter];
    double wanted = row->low + (row->high - row->low) * place, value = row->low;
    for (double next = value; value < wanted && next < row->high;) {
        next = parameter_step(scenario, parameter, value, true);
        if (next - wanted >= wanted - value) {
            break;
        }
        value = next;
    }
    return value;
}
