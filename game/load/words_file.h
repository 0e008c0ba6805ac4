// A file of the game's own words as it is read: "key": "text", or in a translation "key": {"hash": "...", "text":
// "..."}. Inside load.
#pragma once

#include <cjson/cJSON.h>

#include "base/diag.h"
#include "base/error.h"
#include "load/json.h"

// False with the reason, or with diagnostics. Close it with json_close.
NODISCARD bool words_file_open(Json *json, const char *path, DiagList *diags, Error *error);

// The text of an entry, or NULL; the mark of the text it was made from (language.h), or NULL.
const char *words_item_text(const cJSON *item);
const cJSON *words_item_hash(const cJSON *item);
