// The author's hand in a night: what no move can do. Values are set in the words of the scenario's own effects
// ("trust.north = 60; told-them = true"), by the same names and within the same ranges.
#pragma once

#include "base/error.h"
#include "sim/symbols.h"

// Compiles and applies effects given as text. False with the reason, and nothing changed, when they cannot be read.
NODISCARD bool state_author(StateContext *context, const char *text, size_t length, Error *error);
