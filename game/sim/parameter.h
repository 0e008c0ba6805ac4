// The model’s numbers: every one with its default, range and meaning, in one table (parameters.def). A scenario may
// replace them by name, and so may the house rules of a night; rules read them with PARAM(scenario, name).
// They are tuned to how the game should play, not fitted to data.
#pragma once

#include "sim/scenario.h"

typedef enum ParameterId {
#define GROUP(name) PARAM_FIRST_##name, PARAM_BEFORE_##name = PARAM_FIRST_##name - 1,
#define X(name, ...) PARAM_##name,
#include "sim/parameters.def"
#undef GROUP
#undef X
    PARAM_COUNT
} ParameterId;

_Static_assert((int)PARAM_COUNT <= (int)PARAMETER_MAX, "more parameters than a Scenario holds");

typedef struct Parameter {
    const char *name;
    double start, low, high;
    const char *source, *meaning;
} Parameter;

extern const Parameter parameters[PARAM_COUNT];

// The table in parts: each from its first parameter to the next part's.
typedef struct ParameterGroup {
    const char *name;
    int first, end;
} ParameterGroup;
enum {
#define GROUP(name) PARAMETER_GROUP_##name,
#define X(...)
#include "sim/parameters.def"
#undef GROUP
#undef X
    PARAMETER_GROUP_COUNT
};
extern const ParameterGroup parameter_groups[PARAMETER_GROUP_COUNT];

// The id of a parameter by its name, or -1.
int parameter_find(const char *name);
// Sets every parameter of the scenario to its default; the loader does so before it reads the scenario's own.
void parameters_init(Scenario *scenario);

#define PARAM(scenario, name) ((scenario)->parameters[PARAM_##name])

// ---- house rules ----

// Other values for some parameters, chosen for one game.
typedef struct HouseRules {
    bool changed[PARAM_COUNT];
    double value[PARAM_COUNT];
} HouseRules;

// What is no change from the scenario's own value is forgotten; how many are left.
int house_rules_settle(HouseRules *house, const Scenario *scenario);
// The scenario is played by them from now on and remembers its own values. Once in its life.
void house_rules_apply(const HouseRules *house, Scenario *scenario);

// The value that the scenario itself gives, and whether house rules gave another.
double parameter_usual(const Scenario *scenario, int parameter);
bool parameter_is_changed(const Scenario *scenario, int parameter);

// The next value above or below this one that is set by hand: round ones, at most twenty, the usual one and the ends of
// the range. At the end the same.
double parameter_step(const Scenario *scenario, int parameter, double value, bool up);
// The one of them that is nearest to a place in the range, 0-1.
double parameter_near(const Scenario *scenario, int parameter, double place);
