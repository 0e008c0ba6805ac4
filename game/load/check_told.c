// What must fit together in moves and scenes, and what is never used.
#include <string.h>

#include "load/stages.h"

// ---- moves ----

static void levers_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    const uint32_t owing = UINT32_C(1) << FORM_OFFER | UINT32_C(1) << FORM_GUARANTEE;
    for (int i = 0; i < scenario->lever_count; i++) {
        const Lever *lever = &scenario->levers[i];
        const cJSON *entry = section_entry(reader, "levers", i);
        if (lever->due_day == 0 || !item_clean(reader, entry)) {
            continue;
        }
        if (!(lever->forms & owing)) {
            complain_as(reader, SEVERITY_WARNING, "promise-without-form", member_or(entry, "due_day"), AT_VALUE,
                        "add the form \"offer\" or \"guarantee\", or leave \"due_day\" out",
                        "nothing that \"%s\" can do makes a promise", lever->id);
        } else if (!lever->promise[0]) {
            complain_as(reader, SEVERITY_WARNING, "promise-without-words", member_or(entry, "due_day"), AT_VALUE,
                        "write \"promise\": how it reads in the list of promises", "the promise of \"%s\" has no words",
                        lever->id);
        }
    }
}

// Who is named, but not found, is told where he is named.
static bool unnamed(const cJSON *entry, const char *key) {
    return !cJSON_GetObjectItemCaseSensitive(entry, key);
}

static void phones_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->phone_count; i++) {
        const Phone *phone = &scenario->phones[i];
        const cJSON *entry = section_entry(reader, "phones", i);
        bool party = phone->kind == PHONE_CAPITAL && phone->party == NO_INDEX && unnamed(entry, "party");
        bool power = phone->kind == PHONE_POWER && phone->power == NO_INDEX && unnamed(entry, "power");
        if ((party || power) && item_clean(reader, entry)) {
            complain(reader, "phone-target", member_or(entry, "kind"), AT_VALUE, NULL,
                     "a phone of the kind \"%s\" must name its \"%s\"", party ? "capital" : "power",
                     party ? "party" : "power");
        }
    }
}

static void hours_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    const cJSON *hours = section(reader, "hours");
    if (hours && item_clean(reader, hours) && scenario->chore_pick > scenario->chore_count) {
        complain(reader, "pick-too-many", member_or(hours, "pick"), AT_VALUE, NULL,
                 "\"pick\" must be at most the number of chores, %d", scenario->chore_count);
    }
    const cJSON *mandate = section(reader, "mandate");
    if (mandate && item_clean(reader, mandate) && scenario->instruction_count == 1) {
        complain(reader, "mandate-too-few", mandate, AT_VALUE, "write at least two, or leave \"mandate\" out",
                 "two instructions are drawn, found one");
    }
}

// ---- scenes ----

static void beat_check(Reader *reader, const Scene *scene, const cJSON *entry) {
    const Scenario *scenario = reader->scenario;
    const cJSON *at = cJSON_GetObjectItemCaseSensitive(entry, "at");
    const cJSON *day = cJSON_GetObjectItemCaseSensitive(entry, "day");
    bool talks = scene->kind == SCENE_TALKS || scene->kind == SCENE_GAMBIT;
    if (day && scene->kind != SCENE_CEASEFIRE) {
        complain(reader, "beat-kind", day, AT_KEY, "only scenes of the kind \"ceasefire\" have a day",
                 "this scene cannot have a day");
    } else if (at && !talks && scene->kind != SCENE_CEASEFIRE) {
        complain(reader, "beat-kind", at, AT_KEY,
                 "scenes before the talks and after the signing are told in their order",
                 "this scene cannot have a time");
    } else if (at && scene->kind == SCENE_CEASEFIRE && !day) {
        complain(reader, "beat-kind", at, AT_KEY, "add \"day\"", "a time in the ceasefire needs its day");
    } else if (at && talks && item_clean(reader, section(reader, "setting")) &&
               (scene->at < scenario->start || scene->at >= scenario->end)) {
        complain(reader, "outside-talks", at, AT_VALUE, NULL, "the scene \"%s\" must come while the talks last",
                 scene->id);
    }
}

static void scene_check(Reader *reader, const Scene *scene, const cJSON *entry) {
    beat_check(reader, scene, entry);
    if (scene->kind == SCENE_GAMBIT && scene->party == NO_INDEX && unnamed(entry, "party")) {
        complain(reader, "gambit-party", member_or(entry, "kind"), AT_VALUE, NULL, "a gambit must name its \"party\"");
    } else if (scene->kind == SCENE_GAMBIT && !scene->tell[0]) {
        complain_as(reader, SEVERITY_WARNING, "gambit-without-tell", member_or(entry, "kind"), AT_VALUE,
                    "write \"tell\": what can be noticed before", "nothing can be noticed before this gambit");
    }
    if (scene->standing == STANDING_DOCUMENTED && scene->sources.count == 0) {
        complain(reader, "documented-without-source", member_or(entry, "standing"), AT_VALUE,
                 "name them in \"sources\", or call it \"modelled\"", "a documented event must have sources");
    }
    if (scene->choice_count > 0 && scene->pick > scene->choice_count) {
        complain(reader, "pick-too-many", member_or(entry, "pick"), AT_VALUE, NULL,
                 "\"pick\" must be at most the number of choices, %d", scene->choice_count);
    }
}

static void scenes_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->scene_count; i++) {
        const Scene *scene = &scenario->scenes[i];
        const cJSON *entry = section_entry(reader, "scenes", i);
        if (item_clean(reader, entry)) {
            scene_check(reader, scene, entry);
        }
    }
}

static void terms_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->term_count; i++) {
        int words = 0;
        bool inside = false;
        for (const char *c = scenario->terms[i].text; *c; c++) {
            bool space = *c == ' ' || *c == '\n';
            words += !space && !inside;
            inside = !space;
        }
        if (words > 45) {
            complain_as(reader, SEVERITY_WARNING, "term-long", member_or(section_entry(reader, "glossary", i), "text"),
                        AT_VALUE, "a tip is read in passing", "an explanation has at most 45 words, found %d", words);
        }
    }
}

void told_check(Reader *reader) {
    levers_check(reader);
    phones_check(reader);
    hours_check(reader);
    scenes_check(reader);
    terms_check(reader);
}

// ---- what is never used ----

enum { NAMES_MAX = 512 };

static bool listed(const uint32_t *ids, size_t count, uint32_t id) {
    for (size_t i = 0; i < count && i < NAMES_MAX; i++) {
        if (ids[i] == id) {
            return true;
        }
    }
    return false;
}

static bool name_used(const Reader *reader, uint32_t id, bool written) {
    uint32_t ids[NAMES_MAX];
    for (size_t i = 0; i < reader->pending_count; i++) {
        const Pending *pending = &reader->pending[i];
        size_t count = 0;
        if (pending->field->kind == FIELD_EXPR && !written) {
            const Expr *expr;
            memcpy(&expr, pending->place, sizeof expr);
            count = expr ? expr_reads(expr, ids, NAMES_MAX) : 0;
        } else if (pending->field->kind == FIELD_EFFECTS) {
            const Effects *effects;
            memcpy(&effects, pending->place, sizeof effects);
            count = !effects  ? 0
                    : written ? effects_writes(effects, ids, NAMES_MAX)
                              : effects_reads(effects, ids, NAMES_MAX);
        }
        if (listed(ids, count, id)) {
            return true;
        }
    }
    return false;
}

bool name_in_text(const Reader *reader, const char *name, bool written) {
    size_t length = strlen(name);
    for (const char *at = reader->json->text; (at = strstr(at, name)) != NULL; at += length) {
        const char *next = at + length;
        bool whole = (at == reader->json->text || !strchr("abcdefghijklmnopqrstuvwxyz0123456789.-_", at[-1])) &&
                     (!*next || !strchr("abcdefghijklmnopqrstuvwxyz0123456789._", *next)) &&
                     !(next[0] == '-' && next[1] >= 'a' && next[1] <= 'z');
        next += strspn(next, " ");
        next += (*next == '+' || *next == '-') && next[1] == '=';
        if (whole && (*next == '=' && next[1] != '=') == written) {
            return true;
        }
    }
    return false;
}

static bool of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

void names_written_mark(const Reader *reader, bool *written) {
    const ExprSymbols *symbols = &reader->scenario->symbols;
    const char *text = reader->json->text, *end = text + reader->json->length;
    for (const char *at = text; (at = memchr(at, '=', (size_t)(end - at))) != NULL; at++) {
        const char *name_end = at - (at > text && (at[-1] == '+' || at[-1] == '-'));
        while (name_end > text && name_end[-1] == ' ') {
            name_end--;
        }
        const char *name = name_end;
        while (name > text && of_name(name[-1])) {
            name--;
        }
        const ExprSymbol *symbol = name < name_end ? expr_symbol_find(symbols, name, (size_t)(name_end - name)) : NULL;
        if (symbol && at[1] != '=') {
            written[symbol - symbols->symbols] = true;
        }
    }
}

static void variable_check(Reader *reader, int index) {
    const Variable *variable = &reader->scenario->variables[index];
    char name[80] = "var.";
    strncat(name, variable->id, sizeof name - sizeof "var.");
    const ExprSymbol *symbol = expr_symbol_find(&reader->scenario->symbols, name, strlen(name));
    const cJSON *entry = section_entry(reader, "variables", index);
    if (!symbol || !item_clean(reader, entry)) {
        return;
    }
    bool whole = diag_errors(reader->diags) == 0;
    bool read = name_used(reader, symbol->id, false) || (!whole && name_in_text(reader, name, false));
    bool written = name_used(reader, symbol->id, true) || (!whole && name_in_text(reader, name, true));
    if (!read) {
        complain_as(reader, SEVERITY_WARNING, "variable-unused", member_or(entry, "id"), AT_VALUE, NULL,
                    written ? "no condition reads the variable \"%s\"" : "nothing reads or sets the variable \"%s\"",
                    variable->id);
    } else if (!written) {
        complain_as(reader, SEVERITY_WARNING, "variable-unset", member_or(entry, "id"), AT_VALUE,
                    "an effect sets it: \"var.name = 1\"", "no effect sets the variable \"%s\"", variable->id);
    }
}

void unused_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->source_count && diag_errors(reader->diags) == 0; i++) {
        if (!reader->source_used[i]) {
            complain_as(reader, SEVERITY_WARNING, "source-unused", member_or(section_entry(reader, "sources", i), "id"),
                        AT_VALUE, NULL, "nothing names the source \"%s\"", scenario->sources_list[i].id);
        }
    }
    for (int i = 0; i < scenario->variable_count && scenario->symbols.count; i++) {
        variable_check(reader, i);
    }
}
