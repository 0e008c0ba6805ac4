// The stages of loading after the reading. Inside load only.
#pragma once

#include "load/reader.h"

// finish.c: defaults that depend on other fields, times that depend on the kind of scene.
void scenario_complete(Reader *reader);

// check.c, check_told.c: what must fit together across fields. A part with mistakes of its own is left alone.
void scenario_check(Reader *reader);
void told_check(Reader *reader);
// flow_check.c: what can be proved: conditions, scenes that nothing reaches, circles.
void flow_check(Reader *reader);
// fair.c: what one side would notice; only when asked for, in a file without errors.
void fair_check(Reader *reader);
// What is never used.
void unused_check(Reader *reader);
void map_check(Reader *reader);

// Whether nothing wrong was reported inside an item. NULL is clean.
bool item_clean(const Reader *reader, const cJSON *item);
// A member of the whole file, or NULL; an entry of one of its lists, or the whole when there is none.
const cJSON *section(const Reader *reader, const char *key);
const cJSON *section_entry(const Reader *reader, const char *key, int index);
// A member of an object, or the object when it has none.
const cJSON *member_or(const cJSON *object, const char *key);

// digest.c: of everything that changes how the game plays.
uint64_t rules_digest(const Scenario *scenario);
