#include "tell/house.h"

#include "tell/word.h"

// The text under a prefix and a name, else what is given.
static const char *named(const Words *words, const char *prefix, const char *name, const char *otherwise) {
    Buffer key;
    buffer_init(&key);
    buffer_addf(&key, "parameter.%s%s", prefix, name);
    const char *found = words_find(words, key.text);
    buffer_free(&key);
    return found ? found : otherwise;
}

const char *tell_parameter(const Words *words, int parameter) {
    return named(words, "", parameters[parameter].name, parameters[parameter].meaning);
}

// Names of people and years are the same in every language.
const char *tell_parameter_source(const Words *words, int parameter) {
    return named(words, "source.", parameters[parameter].source, parameters[parameter].source);
}

const char *tell_parameter_group(const Words *words, int group) {
    return named(words, "group.", parameter_groups[group].name, parameter_groups[group].name);
}

void tell_house_rule(const Words *words, const Scenario *scenario, int parameter, Buffer *out) {
    Buffer value, usual;
    buffer_init(&value);
    buffer_init(&usual);
    buffer_add_real(&value, scenario->parameters[parameter]);
    buffer_add_real(&usual, parameter_usual(scenario, parameter));
    SAY(words, out, "tell.house.rule", {"meaning", tell_parameter(words, parameter)}, {"value", value.text},
        {"usual", usual.text});
    buffer_free(&value);
    buffer_free(&usual);
}

void tell_house_rules(const Words *words, const Scenario *scenario, Buffer *out) {
    Buffer rules;
    buffer_init(&rules);
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(scenario, i)) {
            buffer_add(&rules, rules.length ? "; " : "");
            tell_house_rule(words, scenario, i, &rules);
        }
    }
    if (rules.length) {
        SAY(words, out, "tell.house.rules", {"rules", rules.text});
        buffer_add(out, " ");
        buffer_add(out, words_at(words, "tell.house.alone"));
    }
    buffer_free(&rules);
}
