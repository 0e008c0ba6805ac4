// The fingerprint of the rules: every field that is neither text nor map, in the order of the tables. A
// corrected sentence leaves it as it is; a moved number, wording or condition does not.
#include <string.h>

#include "base/digest.h"
#include "load/stages.h"
#include "sim/parameter.h"

enum { PRINT_BYTES = 8192 };

typedef struct Rules {
    const Scenario *scenario;
    Digest digest;
    char print[PRINT_BYTES];
} Rules;

static void object_digest(Rules *rules, const Shape *shape, const void *base);

static void list_digest(Rules *rules, const Field *field, const void *base) {
    const char *first = (const char *)base + field->offset;
    size_t count = (size_t)field_load(base, field->count_offset, (Store)field->count_store);
    digest_u64(&rules->digest, count);
    for (size_t i = 0; i < count; i++) {
        object_digest(rules, field->shape, first + i * field->stride);
    }
}

static void expression_digest(Rules *rules, const Field *field, const char *place) {
    size_t length = 0;
    if (field->kind == FIELD_EXPR) {
        const Expr *expr;
        memcpy(&expr, place, sizeof expr);
        length = expr ? expr_print(expr, &rules->scenario->symbols, rules->print, PRINT_BYTES) : 0;
    } else {
        const Effects *effects;
        memcpy(&effects, place, sizeof effects);
        length = effects ? effects_print(effects, &rules->scenario->symbols, rules->print, PRINT_BYTES) : 0;
    }
    digest_bytes(&rules->digest, rules->print, length < PRINT_BYTES ? length : PRINT_BYTES - 1);
}

static size_t per_count(const Scenario *scenario, RefKind kind) {
    return kind == REF_PARTY ? scenario->party_count : scenario->issue_count;
}

static void field_digest(Rules *rules, const Field *field, const void *base) {
    const char *place = (const char *)base + field->offset;
    if (field->flags & FIELD_STILL) {
        return;
    }
    switch (field->kind) {
    case FIELD_ID: {
        const char *id;
        memcpy(&id, place, sizeof id);
        digest_text(&rules->digest, id);
        return;
    }
    case FIELD_NUMBER:
    case FIELD_BOOL:
    case FIELD_ENUM:
    case FIELD_FLAGS:
    case FIELD_TIME:
    case FIELD_REF:
    case FIELD_OPTION: digest_f64(&rules->digest, field_load(base, field->offset, (Store)field->store)); return;
    case FIELD_REFS:
        if (field->store == STORE_U64) {
            uint64_t bits;
            memcpy(&bits, place, sizeof bits);
            digest_u64(&rules->digest, bits);
        } else {
            digest_f64(&rules->digest, field_load(base, field->offset, (Store)field->store));
        }
        return;
    case FIELD_PAIR:
    case FIELD_WORDING:
        digest_f64(&rules->digest, field_load(base, field->offset, STORE_I8));
        digest_f64(&rules->digest, field_load(base, field->offset + 1, STORE_I8));
        return;
    case FIELD_PER:
        for (size_t i = 0; i < per_count(rules->scenario, (RefKind)field->ref); i++) {
            digest_f64(&rules->digest, field_load(base, field->offset + (uint32_t)(i * sizeof(double)), STORE_F64));
        }
        return;
    case FIELD_PARAMETERS:
        for (size_t i = 0; i < PARAM_COUNT; i++) {
            digest_f64(&rules->digest, rules->scenario->parameters[i]);
        }
        return;
    case FIELD_EXPR:
    case FIELD_EFFECTS: expression_digest(rules, field, place); return;
    case FIELD_OBJECT: object_digest(rules, field->shape, place); return;
    case FIELD_LIST: list_digest(rules, field, base); return;
    default: return; // texts and what is not of the rules
    }
}

static void object_digest(Rules *rules, const Shape *shape, const void *base) {
    for (size_t i = 0; i < shape->field_count; i++) {
        field_digest(rules, &shape->fields[i], base);
    }
}

uint64_t rules_digest(const Scenario *scenario) {
    Rules rules = {.scenario = scenario};
    digest_init(&rules.digest);
    object_digest(&rules, &scenario_shape, scenario);
    return rules.digest.value;
}
