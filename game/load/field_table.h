// The words the field tables are written in. Inside load only, included by the files that hold tables.
// The last argument of each is a list of designated members, at least `.doc`.
#pragma once

#include "load/field.h"
#include "load/limits.h"

#define MEMBER(Type, member) ((Type *)0)->member
#define PLACE(Type, member) .offset = (uint32_t)offsetof(Type, member), .store = STORE_OF(MEMBER(Type, member))
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#define TEXT(Type, member, k, ...)                                                                                     \
    { .key = k, .kind = FIELD_TEXT, PLACE(Type, member), .high = TEXT_CHARACTERS_MAX, __VA_ARGS__ }
#define TITLE(Type, member, k, ...)                                                                                    \
    { .key = k, .kind = FIELD_TITLE, PLACE(Type, member), .high = TITLE_CHARACTERS_MAX, __VA_ARGS__ }
#define WORD(Type, member, k, ...)                                                                                     \
    { .key = k, .kind = FIELD_WORD, PLACE(Type, member), .high = TITLE_CHARACTERS_MAX, __VA_ARGS__ }
#define ID(Type, member, ...)                                                                                          \
    { .key = "id", .kind = FIELD_ID, PLACE(Type, member), .high = ID_CHARACTERS_MAX, __VA_ARGS__ }
#define ID_REQUIRED(Type, member, ...) ID(Type, member, .flags = FIELD_REQUIRED, __VA_ARGS__)

#define NUMBER(Type, member, k, least, most, unit, default_, ...)                                                      \
    {                                                                                                                  \
        .key = k, .kind = FIELD_NUMBER, PLACE(Type, member), .low = least, .high = most, .scale = unit,                \
        .fallback = default_, __VA_ARGS__                                                                              \
    }
#define PERCENT(Type, member, k, default_, ...) NUMBER(Type, member, k, 0, 100, 0.01, default_, __VA_ARGS__)
#define SIGNED(Type, member, k, default_, ...) NUMBER(Type, member, k, -100, 100, 0.01, default_, __VA_ARGS__)
#define WHOLE(Type, member, k, least, most, default_, ...)                                                             \
    NUMBER(Type, member, k, least, most, 1, default_, __VA_ARGS__)
#define TRUTH(Type, member, k, ...)                                                                                    \
    { .key = k, .kind = FIELD_BOOL, PLACE(Type, member), __VA_ARGS__ }

#define ENUM(Type, member, k, list, first_, default_, ...)                                                             \
    {                                                                                                                  \
        .key = k, .kind = FIELD_ENUM, PLACE(Type, member), .words = list, .word_count = COUNT_OF(list),                \
        .first = first_, .fallback = default_, __VA_ARGS__                                                             \
    }
#define FLAGS(Type, member, k, list, first_, ...)                                                                      \
    {                                                                                                                  \
        .key = k, .kind = FIELD_FLAGS, PLACE(Type, member), .words = list, .word_count = COUNT_OF(list),               \
        .first = first_, __VA_ARGS__                                                                                   \
    }
#define TIME(Type, member, k, default_, ...)                                                                           \
    { .key = k, .kind = FIELD_TIME, PLACE(Type, member), .fallback = default_, __VA_ARGS__ }

#define REF(Type, member, k, of, ...)                                                                                  \
    { .key = k, .kind = FIELD_REF, PLACE(Type, member), .ref = of, .fallback = NO_INDEX, __VA_ARGS__ }
#define REFS(Type, member, k, of, ...)                                                                                 \
    { .key = k, .kind = FIELD_REFS, PLACE(Type, member), .ref = of, __VA_ARGS__ }
#define PAIR(Type, member, k, of, ...)                                                                                 \
    { .key = k, .kind = FIELD_PAIR, PLACE(Type, member), .ref = of, __VA_ARGS__ }
#define WORDING(Type, member, k, ...)                                                                                  \
    { .key = k, .kind = FIELD_WORDING, PLACE(Type, member), __VA_ARGS__ }
#define SOURCES(Type, member)                                                                                          \
    {                                                                                                                  \
        .key = "sources", .kind = FIELD_SOURCES, .offset = (uint32_t)offsetof(Type, member), .ref = REF_SOURCE,        \
        .flags = FIELD_STILL, .high = SOURCES_PER_FACT_MAX, .doc = "Ids of the sources that stand behind it."          \
    }
#define TEXTS(Type, member, k, least, most, ...)                                                                       \
    {                                                                                                                  \
        .key = k, .kind = FIELD_TEXTS, .offset = (uint32_t)offsetof(Type, member), .low = least, .high = most,         \
        __VA_ARGS__                                                                                                    \
    }

#define PER(Type, member, k, of, least, most, unit, default_, ...)                                                     \
    {                                                                                                                  \
        .key = k, .kind = FIELD_PER, .offset = (uint32_t)offsetof(Type, member), .store = STORE_F64, .ref = of,        \
        .low = least, .high = most, .scale = unit, .fallback = default_, __VA_ARGS__                                   \
    }
#define PER_TEXT(Type, member, k, of, ...)                                                                             \
    {                                                                                                                  \
        .key = k, .kind = FIELD_PER_TEXT, .offset = (uint32_t)offsetof(Type, member), .ref = of,                       \
        .high = TEXT_CHARACTERS_MAX, __VA_ARGS__                                                                       \
    }

#define OBJECT_AT(place, k, shape_, ...)                                                                               \
    { .key = k, .kind = FIELD_OBJECT, .offset = (uint32_t)(place), .shape = &shape_, __VA_ARGS__ }
#define OBJECT(k, shape_, ...) OBJECT_AT(0, k, shape_, __VA_ARGS__)
#define LIST(Type, member, counter, k, shape_, most, ...)                                                              \
    {                                                                                                                  \
        .key = k, .kind = FIELD_LIST, .offset = (uint32_t)offsetof(Type, member),                                      \
        .stride = (uint32_t)sizeof MEMBER(Type, member)[0], .count_offset = (uint32_t)offsetof(Type, counter),         \
        .count_store = STORE_OF(MEMBER(Type, counter)), .shape = &shape_, .high = most, __VA_ARGS__                    \
    }

#define CONDITION(Type, member, k, widest, ...)                                                                        \
    { .key = k, .kind = FIELD_EXPR, .offset = (uint32_t)offsetof(Type, member), .scope = widest, __VA_ARGS__ }
#define EFFECTS(Type, member, k, ...)                                                                                  \
    {                                                                                                                  \
        .key = k, .kind = FIELD_EFFECTS, .offset = (uint32_t)offsetof(Type, member), .scope = EXPR_SCOPE_HIDDEN,       \
        __VA_ARGS__                                                                                                    \
    }
#define REQUIRES(Type)                                                                                                 \
    CONDITION(Type, requires_, "requires", EXPR_SCOPE_MIND,                                                            \
              .doc = "Condition to be offered; reads only what is open or in the player's own mind."),                 \
        TEXT(Type, requires_text, "requires_text",                                                                     \
             .doc = "What the greyed button says while the condition does not hold.")

#define SHAPE(variable, name_, Type, ...)                                                                              \
    const Shape variable = {.name = name_,                                                                             \
                            .fields = variable##_fields,                                                               \
                            .field_count = COUNT_OF(variable##_fields),                                                \
                            .bytes = (uint32_t)sizeof(Type),                                                           \
                            __VA_ARGS__}
