#include "load/field.h"

#include <string.h>

#include "base/assert.h"

static const struct {
    const char *one, *many;
} ref_names[REF_KIND_COUNT] = {
    [REF_NONE] = {"thing", "things"},
    [REF_PARTY] = {"party", "parties"},
    [REF_POWER] = {"power", "powers"},
    [REF_ISSUE] = {"issue", "issues"},
    [REF_OPTION] = {"option", "options"},
    [REF_LEVER] = {"lever", "levers"},
    [REF_PHONE] = {"phone", "phones"},
    [REF_ADVISER] = {"adviser", "advisers"},
    [REF_ACT] = {"act", "acts"},
    [REF_SCENE] = {"scene", "scenes"},
    [REF_CHOICE] = {"choice", "choices"},
    [REF_INSTRUCTION] = {"instruction", "mandate"},
    [REF_CHORE] = {"chore", "chores"},
    [REF_FRONT] = {"front", "fronts"},
    [REF_SECTOR] = {"sector", "sectors"},
    [REF_ASSET] = {"asset", "assets"},
    [REF_INCIDENT] = {"incident", "incidents"},
    [REF_MILESTONE] = {"milestone", "milestones"},
    [REF_ENDING] = {"ending", "endings"},
    [REF_VARIABLE] = {"variable", "variables"},
    [REF_TERM] = {"term", "glossary"},
    [REF_SOURCE] = {"source", "sources"},
    [REF_AGENDA] = {"agenda", "agendas"},
    [REF_PLACE] = {"place", "places"},
};

const char *ref_name(RefKind kind) {
    return ref_names[kind].one;
}

const char *ref_list_name(RefKind kind) {
    return ref_names[kind].many;
}

#define PUT(type)                                                                                                      \
    do {                                                                                                               \
        type stored = (type)value;                                                                                     \
        memcpy((char *)base + offset, &stored, sizeof stored);                                                         \
    } while (0)

void field_store(void *base, uint32_t offset, Store store, double value) {
    switch (store) {
    case STORE_BOOL: {
        bool stored = value != 0;
        memcpy((char *)base + offset, &stored, sizeof stored);
        return;
    }
    case STORE_U8: PUT(uint8_t); return;
    case STORE_I8: PUT(int8_t); return;
    case STORE_U16: PUT(uint16_t); return;
    case STORE_I16: PUT(int16_t); return;
    case STORE_U32: PUT(uint32_t); return;
    case STORE_I32: PUT(int32_t); return;
    case STORE_U64: PUT(uint64_t); return;
    case STORE_F32: PUT(float); return;
    case STORE_F64: PUT(double); return;
    default: ASSERT(false); // no place for a number
    }
}

#define GET(type)                                                                                                      \
    do {                                                                                                               \
        type stored;                                                                                                   \
        memcpy(&stored, (const char *)base + offset, sizeof stored);                                                   \
        return (double)stored;                                                                                         \
    } while (0)

double field_load(const void *base, uint32_t offset, Store store) {
    switch (store) {
    case STORE_BOOL: GET(bool);
    case STORE_U8: GET(uint8_t);
    case STORE_I8: GET(int8_t);
    case STORE_U16: GET(uint16_t);
    case STORE_I16: GET(int16_t);
    case STORE_U32: GET(uint32_t);
    case STORE_I32: GET(int32_t);
    case STORE_U64: GET(uint64_t);
    case STORE_F32: GET(float);
    case STORE_F64: GET(double);
    default: ASSERT(false); return 0; // no place for a number
    }
}
