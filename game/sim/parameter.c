#include "sim/parameter.h"

#include <string.h>

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
