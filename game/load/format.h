// The house style of JSON files, and bringing a scenario of an older format forward. Works on the text, token
// by token: numbers, texts, the order of keys and notes stay as they were written.
//
// Style: two spaces; what the author began on a line of its own stays spread out, the rest stands on one line
// while it fits into 120 columns; at most one blank line between members.
#pragma once

#include "base/diag.h"
#include "base/error.h"

enum { FORMAT_COLUMNS = 120 };

// Appends `text` in the house style. It must be good JSON: false, with diagnostics, when it is not.
NODISCARD bool json_format(const char *name, const char *text, size_t length, DiagList *diags, Buffer *out);

// Appends the text of a scenario file in the present format and, to `changes`, a line for each change. False
// with diagnostics when it cannot be done: it is from a newer version, or no scenario.
NODISCARD bool scenario_migrate(const char *name, const char *text, size_t length, DiagList *diags, Buffer *out,
                                Buffer *changes);
