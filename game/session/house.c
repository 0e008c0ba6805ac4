#include "session/house.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum { NAME_BYTES = 64, NUMBER_BYTES = 40 };

// Plain decimals: what strtod reads beyond them (hexadecimals, blanks, words) is no value.
static bool number_parse(const char *text, size_t length, double *value) {
    char copy[NUMBER_BYTES], *end = copy;
    if (length == 0 || length >= sizeof copy) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    if (strspn(copy, "0123456789.eE+-") != length) {
        return false;
    }
    *value = strtod(copy, &end) + 0.0; // no negative zero
    return *end == '\0';
}

bool parameter_value_parse(int parameter, const char *text, size_t length, double *value, Error *error) {
    const Parameter *row = &parameters[parameter];
    if (number_parse(text, length, value) && *value >= row->low && *value <= row->high) {
        return true;
    }
    char low[NUMBER_BYTES], high[NUMBER_BYTES], found[NUMBER_BYTES];
    (void)snprintf(low, sizeof low, "%g", row->low);
    (void)snprintf(high, sizeof high, "%g", row->high);
    (void)snprintf(found, sizeof found, "%.*s", (int)(length < NUMBER_BYTES ? length : NUMBER_BYTES), text);
    return ERROR_SAY(error, "house.range", "expected {name}={low} to {name}={high}, found \"{found}\"",
                     {"name", row->name}, {"low", low}, {"high", high}, {"found", found});
}

int parameter_parse(const char *text, size_t length, Error *error) {
    char name[NAME_BYTES];
    const char *names[PARAM_COUNT];
    (void)snprintf(name, sizeof name, "%.*s", (int)(length < NAME_BYTES ? length : NAME_BYTES - 1), text);
    for (int i = 0; i < PARAM_COUNT; i++) {
        names[i] = parameters[i].name;
    }
    int found = parameter_find(name);
    if (found < 0) {
        const char *near = nearest_name(name, names, PARAM_COUNT);
        ERROR_SAY(error, "house.name", "no parameter \"{name}\"", {"name", name});
        if (near) {
            ERROR_ADVISE(error, "did-you-mean", "did you mean \"{name}\"?", {"name", near});
        } else {
            ERROR_ADVISE(error, "house.name.hint", "\"noon parameters\" lists them");
        }
    }
    return found;
}

bool house_rule_parse(const char *text, size_t length, HouseRules *house, Error *error) {
    const char *sign = memchr(text, '=', length), *value = sign ? sign + 1 : text + length;
    int parameter = parameter_parse(text, sign ? (size_t)(sign - text) : length, error);
    if (parameter < 0) {
        return false;
    }
    if (house->changed[parameter]) {
        return ERROR_SAY(error, "house.twice", "\"{name}\" is given twice", {"name", parameters[parameter].name});
    }
    house->changed[parameter] =
        parameter_value_parse(parameter, value, (size_t)(text + length - value), &house->value[parameter], error);
    return house->changed[parameter];
}

bool house_rules_parse(const char *text, HouseRules *house, Error *error) {
    while (*text) {
        size_t length = strcspn(text, ",");
        if (!house_rule_parse(text, length, house, error)) {
            return false;
        }
        text += length + (text[length] == ',');
    }
    return true;
}
