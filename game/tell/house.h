// The assumptions of the model in the player's words, and how house rules are told.
#pragma once

#include "base/buffer.h"
#include "base/words.h"
#include "sim/parameter.h"

const char *tell_parameter(const Words *words, int parameter);        // what it means
const char *tell_parameter_source(const Words *words, int parameter); // where it is from, or "judgement"
const char *tell_parameter_group(const Words *words, int group);

// "how much worse the first day is: 8 (usually 10)".
void tell_house_rule(const Words *words, const Scenario *scenario, int parameter, Buffer *out);

// All that hold, in one sentence, and that the night stands alone. Nothing when none do.
void tell_house_rules(const Words *words, const Scenario *scenario, Buffer *out);
