#include "sim/parameter.h"

#include <string.h>

#include "base/assert.h"

const Parameter parameters[PARAM_COUNT] = {
#define X(name, start, low, high, source, meaning) {#name, start, low, high, source, meaning},
    PARAMETERS(X)
#undef X
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
