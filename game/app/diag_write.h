// Diagnostics for machines: JSON for scripts, SARIF 2.1.0 for editors and code hosts.
#pragma once

#include "base/buffer.h"
#include "base/diag.h"

// Appends one diagnostic as a JSON object, with line, column, pointer, hint and the related place.
void diag_json_add(const DiagList *diags, const Diag *diag, Buffer *out);

// Appends the results of one list to the "results" of a SARIF run; `first` is false after any result. Returns
// whether none was written so far.
bool diag_sarif_add(const DiagList *diags, bool first, Buffer *out);

// What stands before and after the results. The rules are all codes there are.
void sarif_begin(Buffer *out);
void sarif_end(Buffer *out);
