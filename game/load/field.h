// One truth for the format: a table of fields for every object of a scenario file. The reader, the check for
// unknown keys, the digest of the rules, the JSON Schema and the author's reference are all driven by it, so
// that they cannot disagree. Knows where a value goes in sim's structs, not what the game does with it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "expr/expr.h"
#include "sim/scenario.h"

typedef enum FieldKind {
    FIELD_NONE,
    FIELD_TEXT,  // shown to players: goes through the language overlay
    FIELD_TITLE, // the same, one line
    FIELD_WORD,  // not translated: a version, an address, an icon
    FIELD_ID,
    FIELD_NUMBER, // whole when it is stored in an integer
    FIELD_BOOL,
    FIELD_ENUM,     // one of `words`; the first is stored as `first`
    FIELD_FLAGS,    // a list of `words`; bit `first` + index
    FIELD_TIME,     // "HH:MM" -> minutes after midnight of the first day
    FIELD_REF,      // id of a thing of kind `ref` -> its index
    FIELD_REFS,     // list of ids -> bits
    FIELD_PAIR,     // list of two different ids -> two int8_t that follow each other
    FIELD_SOURCES,  // list of ids of sources -> Sources
    FIELD_WORDING,  // "issue.option" -> two int8_t that follow each other
    FIELD_OPTION,   // id of an option of the same issue
    FIELD_TEXTS,    // list of texts -> const char *[]
    FIELD_PER,      // object of numbers by ids of kind `ref` -> double[]
    FIELD_PER_TEXT, // object of texts by ids of kind `ref` -> const char *[]
    FIELD_OBJECT,   // of `shape`; stored at `offset` inside the same struct
    FIELD_LIST,     // of objects of `shape`
    FIELD_EXPR,     // a condition
    FIELD_EFFECTS,
    FIELD_BOX,        // list of four numbers -> float[4]
    FIELD_POINTS,     // list of [longitude, latitude] -> MapLine.first, .count
    FIELD_PARAMETERS, // object of numbers by the model's names
    FIELD_FORMAT,     // the number of this format
    FIELD_MAP,        // object that names the map's file
    FIELD_ANY,        // allowed and not read
    FIELD_KIND_COUNT
} FieldKind;

typedef enum Store {
    STORE_NONE,
    STORE_BOOL,
    STORE_U8,
    STORE_I8,
    STORE_U16,
    STORE_I16,
    STORE_U32,
    STORE_I32,
    STORE_U64,
    STORE_F32,
    STORE_F64,
    STORE_TEXT,
    STORE_COUNT
} Store;

// clang-format off
#define STORE_OF(member)                                                                                     \
    _Generic((member), bool: STORE_BOOL, uint8_t: STORE_U8, int8_t: STORE_I8, uint16_t: STORE_U16,           \
             int16_t: STORE_I16, uint32_t: STORE_U32, int32_t: STORE_I32, uint64_t: STORE_U64,               \
             float: STORE_F32, double: STORE_F64, const char *: STORE_TEXT, default: STORE_NONE)
// clang-format on

// What ids can stand for; a list whose field has `ref` defines the ids of that kind.
typedef enum RefKind {
    REF_NONE,
    REF_PARTY,
    REF_POWER,
    REF_ISSUE,
    REF_OPTION,
    REF_LEVER,
    REF_PHONE,
    REF_ADVISER,
    REF_ACT,
    REF_SCENE,
    REF_CHOICE,
    REF_INSTRUCTION,
    REF_CHORE,
    REF_FRONT,
    REF_SECTOR,
    REF_ASSET,
    REF_INCIDENT,
    REF_MILESTONE,
    REF_ENDING,
    REF_VARIABLE,
    REF_TERM,
    REF_SOURCE,
    REF_AGENDA,
    REF_PLACE,
    REF_KIND_COUNT
} RefKind;

enum {
    FIELD_REQUIRED = 1,
    FIELD_STILL = 2,       // does not change the rules: left out of their digest
    FIELD_GROWS = 4,       // a list kept in the arena; `offset` holds a pointer
    FIELD_LOOSE = 8,       // an id that may have capitals and dots
    FIELD_EVERY = 16,      // FIELD_PER: every id must be given
    FIELD_NEXT_DAY = 32,   // FIELD_TIME: always after the end of the talks
    FIELD_PLAIN_TIME = 64, // FIELD_TIME: a time of day, not moved behind the start
};

// A word an author may write in place of a number, and the number in his units.
typedef struct ScaleWord {
    const char *word;
    double value;
} ScaleWord;

struct Shape;

typedef struct Field {
    const char *key;
    FieldKind kind;
    uint8_t store, ref, flags, scope; // Store, RefKind, FIELD_ bits, ExprScope
    uint8_t count_store, first, word_count, scale_count;
    uint32_t offset, stride, count_offset;
    double low, high; // numbers: in the author's units; lists and texts: how many
    double scale;     // author's unit to stored
    double fallback;  // stored when the key is absent, in the author's units (references: the index)
    const char *const *words;
    const ScaleWord *scale_words;
    const struct Shape *shape;
    const char *doc; // one sentence for the author's reference and the schema
} Field;

typedef struct Shape {
    const char *name; // "lever"
    const char *doc;
    const Field *fields;
    uint8_t field_count;
    uint32_t bytes; // of the struct that one object fills; 0 for a part of another
} Shape;

enum { SHAPE_FIELDS_MAX = 64 };

// The whole file; every other shape hangs on it.
extern const Shape scenario_shape;
extern const Shape map_shape;  // map.json
extern const Shape mask_shape; // mask.json

// The words for the plural and one thing of a kind: "party", "parties".
const char *ref_name(RefKind kind);
const char *ref_list_name(RefKind kind);

// Writes a number into the place of a field.
void field_store(void *base, uint32_t offset, Store store, double value);
double field_load(const void *base, uint32_t offset, Store store);
static inline bool store_whole(Store store) {
    return store >= STORE_U8 && store <= STORE_U64;
}
