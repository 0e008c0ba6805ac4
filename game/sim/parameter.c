#include "sim/parameter.h"

#include <string.h>

#include "base/assert.h"

const Parameter parameters[PARAM_COUNT] = {
#define X(name, start, low, high, source, meaning) {#name, start, low, high, source, meaning},
#define GROUP(name)
#include "sim/parameters.def"
#undef GROUP
#undef X
};

const ParameterGroup parameter_groups[PARAMETER_GROUP_COUNT] = {
    {"wants", PARAM_FIRST_wants, PARAM_FIRST_threshold},     {"threshold", PARAM_FIRST_threshold, PARAM_FIRST_table},
    {"table", PARAM_FIRST_table, PARAM_FIRST_rooms},         {"rooms", PARAM_FIRST_rooms, PARAM_FIRST_levers},
    {"levers", PARAM_FIRST_levers, PARAM_FIRST_night},       {"night", PARAM_FIRST_night, PARAM_FIRST_readings},
    {"readings", PARAM_FIRST_readings, PARAM_FIRST_powers},  {"powers", PARAM_FIRST_powers, PARAM_FIRST_orders},
    {"orders", PARAM_FIRST_orders, PARAM_FIRST_incidents},   {"incidents", PARAM_FIRST_incidents, PARAM_FIRST_replies},
    {"replies", PARAM_FIRST_replies, PARAM_FIRST_deeds},     {"deeds", PARAM_FIRST_deeds, PARAM_FIRST_standings},
    {"standings", PARAM_FIRST_standings, PARAM_FIRST_setup}, {"setup", PARAM_FIRST_setup, PARAM_COUNT},
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
