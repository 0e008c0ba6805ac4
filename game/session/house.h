// House rules in words: "first_day=8", as a command line and a journal have them.
#pragma once

#include "base/error.h"
#include "sim/parameter.h"

// The parameter of this name; -1 and the reason, with the nearest name, when there is none.
int parameter_parse(const char *text, size_t length, Error *error);

// Reads a value of a parameter: a decimal number within its range.
NODISCARD bool parameter_value_parse(int parameter, const char *text, size_t length, double *value, Error *error);

// Adds the rule that stands in the text; each parameter at most once.
NODISCARD bool house_rule_parse(const char *text, size_t length, HouseRules *house, Error *error);

// The same for several, parted by commas.
NODISCARD bool house_rules_parse(const char *text, HouseRules *house, Error *error);
