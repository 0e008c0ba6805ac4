// The generic reader: walks a JSON tree along the field tables and fills sim's structs. Inside load only.
// Knows the kinds of fields, not what any one of them means; what must fit together across fields is
// check.c's.
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "load/field.h"
#include "load/json.h"
#include "load/language.h"

enum { ID_ENTRY_MAX = 4096, ID_SLOT_COUNT = 8192, UNKNOWN_KEPT_MAX = 64 };

// An id of the file, found before anything else is read, so that references may point forward.
typedef struct IdEntry {
    const char *name; // "osce", of a thing inside another "verification.osce"
    const cJSON *item;
    uint16_t kind;  // RefKind
    uint16_t index; // in its list
    uint32_t owner; // bytes of the owner's name with the dot, 0 without owner
} IdEntry;

typedef struct Ids {
    IdEntry entries[ID_ENTRY_MAX];
    uint16_t slots[ID_SLOT_COUNT]; // open addressing; 0 is empty, else index + 1
    uint16_t count;
    bool broken[REF_KIND_COUNT]; // some id of the kind is missing or wrong: an unknown one is not reported
                                 // again
} Ids;

// An id that was reported as unknown: a thing that was renamed is missed in many places and told once.
typedef struct Unknown {
    uint32_t hash;
    uint32_t diag; // the first one's place in the list
    uint32_t more; // places behind it
} Unknown;

// An expression whose text is compiled once all names are known.
typedef struct Pending {
    const Field *field;
    const cJSON *item;
    void *place; // of the pointer to the compiled form
} Pending;

// Warnings that the author allows inside one object: "allow": {"code": "reason"}.
typedef struct Allowed {
    const Json *json;
    const cJSON *item;   // the reason; its key is the code
    const cJSON *object; // inside which it holds
    bool used;
} Allowed;

typedef struct Reader {
    Scenario *scenario;
    Arena *arena;     // the scenario's
    const Json *json; // the file that is read
    DiagList *diags;
    Ids ids;
    Pending *pending;
    size_t pending_count, pending_capacity;
    MapPoint *points;
    size_t point_count, point_capacity;
    Unknown unknown[UNKNOWN_KEPT_MAX];
    size_t unknown_count;
    bool source_used[SOURCE_MAX];
    Allowed *allowed;
    size_t allowed_count, allowed_capacity;
    int start, end;        // of the talks, minutes; -1 when not known
    const cJSON *map_item; // the "map" object, read later
    Language *language;    // NULL: the author's own
    Buffer text_id;        // of the object that is read; only kept when there is a language
    bool no_memory;
} Reader;

// ids.c: collects the ids of every list of the shape, checks and reports them.
void ids_collect(Reader *reader, const Shape *shape, const cJSON *object);

// Index of an id, or NO_INDEX. `name` of an option is "issue.option".
int ids_find(const Ids *ids, RefKind kind, const char *name);

// The item whose id it is, or NULL.
const cJSON *ids_item(const Ids *ids, RefKind kind, const char *name);

// Reports an unknown id with the nearest one, unless the kind is broken. `prefix` narrows the known ones to
// those of one owner ("verification.") and is not shown; "" for all.
void ids_unknown(Reader *reader, RefKind kind, const cJSON *item, bool at_key, const char *name, const char *prefix);

// Whether an unknown id was reported before; then this place is added to that report. Call before reporting.
bool unknown_again(Reader *reader, const char *id, size_t length, Span place);
// The same for the diagnostics of an expression, from the one at `first` on: takes out what was told before.
void unknown_names_merge(Reader *reader, size_t first);
// Says in each report in how many places more the id is missed.
void unknown_finish(Reader *reader);

// reader.c: fills `base` (zeroed) from an object.
void object_read(Reader *reader, const Shape *shape, void *base, const cJSON *object);

// What stands where nothing was given.
void object_defaults(const Shape *shape, void *base);

// value.c: the kinds that are one value.
void value_read(Reader *reader, const Field *field, void *base, const cJSON *item, const cJSON *object);

// Minutes of "HH:MM", or -1.
int time_parse(const char *text);

// value_list.c: the kinds that are lists or maps of values.
void value_list_read(Reader *reader, const Field *field, void *base, const cJSON *item);

// A number of the field from an item, in stored units. False when it was reported.
bool number_take(Reader *reader, const Field *field, const cJSON *item, bool whole, double *value);

// A text of the field, copied, translated when there is a language; NULL when it was reported. `key` is the
// last part of its text id, NULL for words that are not translated.
const char *text_take(Reader *reader, const Field *field, const cJSON *item, const char *key);

// What stands under the key of the object that is read cannot be read: its translations are left alone.
void texts_lose(Reader *reader, const char *key);

// Whether the item is silent: what is wrong with it was told already.
bool item_spoiled(const Reader *reader, const cJSON *item);

// Whether the texts of the file speak of a name: as something written to, or as something read. For files
// with mistakes, where not every expression could be compiled.
bool name_in_text(const Reader *reader, const char *name, bool written);

// Marks, by the place of its symbol, each name that some text of the file writes to: all of them in one pass.
void names_written_mark(const Reader *reader, bool *written);

// allow.c: keeps what an "allow" says; takes the warnings it names out of the list and reports what was not
// needed.
void allow_read(Reader *reader, const cJSON *item, const cJSON *object);
void allow_apply(Reader *reader);

// ---- reports ----

typedef enum At { AT_VALUE, AT_KEY } At;

void complain(Reader *reader, const char *code, const cJSON *item, At at, const char *hint, const char *format, ...)
    PRINTF_LIKE(6, 7);
void complain_as(Reader *reader, Severity severity, const char *code, const cJSON *item, At at, const char *hint,
                 const char *format, ...) PRINTF_LIKE(7, 8);
// With a second place.
void complain_related(Reader *reader, const char *code, const cJSON *item, const cJSON *related,
                      const char *related_text, const char *hint, const char *format, ...) PRINTF_LIKE(7, 8);
// "expected <kind>, found <kind>"
void complain_kind(Reader *reader, const Field *field, const cJSON *item, const char *expected);

// Writes a hint: the nearest of `names`, else all of them when they are few. Returns `out`, or NULL when
// there is nothing to say.
enum { HINT_BYTES = 400 };
const char *hint_names(char out[HINT_BYTES], const char *word, const char *const *names, size_t count);

// A name in a message: the text, cut to a length that can be read.
enum { SHOWN_BYTES = 64 };
const char *shown(char out[SHOWN_BYTES], const char *text);
