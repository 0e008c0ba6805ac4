// One JSON text: checked strictly by a pass of our own, built into a tree by cJSON, with the place of every
// key and value kept beside it. Knows nothing of scenarios.
//
// cJSON accepts duplicate keys, text after the end, bad UTF-8, raw tabs, 01, 1., 1e999, and cuts at \u0000;
// the first pass reports all of these. Where a mistake can be seen through (a comma too many, a comment, a
// bad number) it is mended in a copy of equal length, so that the rest of the file is checked in the same
// run.
#pragma once

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

enum {
    MARK_BAD = 1,       // reported already: whoever reads it stays silent
    MARK_DUPLICATE = 2, // its key was given before in the same object
};

// Where one value stands; in the order of the text, so a container comes before what it holds.
typedef struct Mark {
    uint32_t offset : 25; // of the value's first byte
    uint32_t flags : 7;
    uint32_t key;    // offset of the key's opening quote; UINT32_MAX in a list and for the whole
    uint32_t parent; // mark of the container; the whole is its own parent
} Mark;

typedef struct Json {
    const char *text; // borrowed; must outlive the diagnostics as well
    uint32_t length;
    uint32_t file; // of the spans
    Mark *marks;
    uint32_t mark_count;
    cJSON *root; // `valueint` of every item is the index of its mark; lies in `tree`
    Arena tree;
} Json;

// Checks and builds. `text` of `length` bytes is known to the diagnostics as `file` (diag_source_add). False
// when there is no tree to go on with (reported); true also when mistakes were reported and mended. Linear.
bool json_open(Json *json, const char *text, size_t length, uint32_t file, DiagList *diags);
void json_close(Json *json);

const Mark *json_mark_at(const Json *json, const cJSON *item);

// The text of a value or of its key in the file; a list or an object is its first bracket. An item without a
// key has its value's span.
Span json_value_span(const Json *json, const cJSON *item);
Span json_key_span(const Json *json, const cJSON *item);

// Appends the JSON pointer of the item: "/issues/2/options/0/text", "" for the whole.
void json_pointer(const Json *json, const cJSON *item, Buffer *out);

// The string value of an item with every escape decoded to the same number of bytes (padded with spaces), so
// that offsets in it are offsets in the file. For expressions. NULL without memory.
char *json_text_aligned(const Json *json, const cJSON *item, Arena *arena, size_t *length, Span *origin);

// "a text", "a number", "true or false", "a list", "an object", "null".
const char *json_kind_name(const cJSON *item);

// Appends a text as JSON writes it: between its quotation marks, and with them.
void json_text_inside(Buffer *out, const char *text);
void json_text_quoted(Buffer *out, const char *text);

// json_scan.c: the strict pass. Fills marks; `mended` gets a malloc'd copy when something was mended, else
// NULL. False when the text cannot be followed to its end.
bool json_scan(Json *json, DiagList *diags, char **mended);
