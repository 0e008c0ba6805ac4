// What must fit together across fields: clocks, fronts, endings, clauses. Each check looks only at parts that
// have no mistakes of their own, so that one mistake is told once.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "load/stages.h"
#include "sim/state.h"

// ---- places in the file ----

bool item_clean(const Reader *reader, const cJSON *item) {
    if (!item) {
        return true;
    }
    const Json *json = reader->json;
    uint32_t first = (uint32_t)item->valueint;
    uint32_t last = first;
    while (last + 1 < json->mark_count && json->marks[last + 1].parent >= first &&
           json->marks[last + 1].parent <= last) {
        last++;
    }
    for (uint32_t i = first; i <= last; i++) {
        if (json->marks[i].flags) {
            return false;
        }
    }
    uint32_t from = json->marks[first].key != UINT32_MAX ? json->marks[first].key : json->marks[first].offset;
    uint32_t to = json->marks[last].offset;
    for (size_t i = 0; i < reader->diags->count; i++) {
        const Diag *diag = &reader->diags->items[i];
        if (diag->severity == SEVERITY_ERROR && diag->span.file == json->file && diag->span.offset >= from &&
            diag->span.offset <= to) {
            return false;
        }
    }
    return reader->diags->dropped == 0;
}

const cJSON *section(const Reader *reader, const char *key) {
    return cJSON_GetObjectItemCaseSensitive(reader->json->root, key);
}

const cJSON *section_entry(const Reader *reader, const char *key, int index) {
    const cJSON *list = section(reader, key);
    const cJSON *entry = list ? cJSON_GetArrayItem(list, index) : NULL;
    return entry ? entry : reader->json->root;
}

const cJSON *member_or(const cJSON *object, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    return item ? item : object;
}

static bool clean(const Reader *reader, const char *key) {
    return item_clean(reader, section(reader, key));
}

// ---- clocks ----

static void clock_print(char out[8], int minute) {
    snprintf(out, 8, "%02u:%02u", (unsigned)minute / 60u % 24u, (unsigned)minute % 60u);
}

static void inside_talks(Reader *reader, const cJSON *item, const char *what, int minute) {
    const Scenario *scenario = reader->scenario;
    if (minute < scenario->start || minute >= scenario->end) {
        char from[8];
        char to[8];
        clock_print(from, scenario->start);
        clock_print(to, scenario->end);
        complain(reader, "outside-talks", item, AT_VALUE, NULL, "%s must lie in the talks, from %s to %s", what, from,
                 to);
    }
}

enum { FORCE_LOCAL_MAX = 21 * 60 };

static void clocks_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    const cJSON *setting = section(reader, "setting");
    if (!setting || !item_clean(reader, setting)) {
        return;
    }
    if (scenario->end == scenario->start) {
        complain(reader, "no-talks", member_or(setting, "end"), AT_VALUE, NULL, "the talks must end after they begin");
        return;
    }
    int force = scenario_part_minute(scenario, 0);
    if (force > FORCE_LOCAL_MAX) {
        char local[8];
        clock_print(local, force);
        complain(reader, "force-late", member_or(setting, "force"), AT_VALUE,
                 "\"force\" is on the mediator's clock; \"local_offset\" minutes later it is local time",
                 "the text takes force at %s local time: the first day needs three hours", local);
    }
    bool acts_clean = clean(reader, "acts");
    int last_hours = 0;
    for (int i = 0; acts_clean && i < scenario->act_count; i++) {
        const Act *act = &scenario->acts[i];
        const cJSON *from = member_or(section_entry(reader, "acts", i), "from");
        if (i > 0 && act->from <= scenario->acts[i - 1].from) {
            complain(reader, "act-order", from, AT_VALUE, "acts stand in the order of time",
                     "the act \"%s\" must begin after the one above it", act->id);
        } else {
            inside_talks(reader, from, "the beginning of an act", act->from);
        }
        if (act->last_hour && ++last_hours == 2) {
            complain(reader, "act-last-hour", member_or(section_entry(reader, "acts", i), "last_hour"), AT_VALUE, NULL,
                     "only one act can be the last hour");
        }
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        const cJSON *entry = section_entry(reader, "issues", i);
        const cJSON *from = cJSON_GetObjectItemCaseSensitive(entry, "from");
        if (from && item_clean(reader, from)) {
            inside_talks(reader, from, "the time a clause is brought", scenario->issues[i].brought_minute);
        }
    }
}

// ---- parties and you ----

static void parties_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    const cJSON *mediator = section(reader, "mediator");
    if (mediator && item_clean(reader, mediator) && scenario->leverage > scenario->leverage_max) {
        complain(reader, "leverage-above-max", member_or(mediator, "leverage"), AT_VALUE, NULL,
                 "\"leverage\" must be at most \"leverage_max\" (%d), found %d", scenario->leverage_max,
                 scenario->leverage);
    }
    if (!clean(reader, "parties") || scenario->party_count < 2) {
        return;
    }
    for (int i = 1; i < scenario->party_count; i++) {
        const cJSON *entry = section_entry(reader, "parties", i);
        if (scenario->parties[i].agenda_count != scenario->parties[0].agenda_count) {
            complain_as(reader, SEVERITY_WARNING, "agendas-unequal", member_or(entry, "agendas"), AT_VALUE,
                        "equal sets keep either side from being the culprit by construction",
                        "\"%s\" has %d agendas, \"%s\" has %d", scenario->parties[i].id,
                        scenario->parties[i].agenda_count, scenario->parties[0].id, scenario->parties[0].agenda_count);
        }
        if (scenario->parties[i].devious != scenario->parties[0].devious) {
            complain_as(reader, SEVERITY_WARNING, "devious-unequal", member_or(entry, "devious"), AT_VALUE,
                        "equal numbers keep either side from being the culprit by construction",
                        "\"devious\" differs between \"%s\" and \"%s\"", scenario->parties[0].id,
                        scenario->parties[i].id);
        }
    }
}

static void agendas_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    if (!clean(reader, "parties") || !clean(reader, "scenes")) {
        return;
    }
    for (int p = 0; p < scenario->party_count; p++) {
        for (int a = 0; a < scenario->parties[p].agenda_count; a++) {
            int scene = scenario->parties[p].agendas[a].gambit;
            if (scene == NO_INDEX || scenario->scenes[scene].kind == SCENE_GAMBIT) {
                continue;
            }
            const cJSON *agendas = cJSON_GetObjectItemCaseSensitive(section_entry(reader, "parties", p), "agendas");
            complain(reader, "agenda-gambit", member_or(cJSON_GetArrayItem(agendas, a), "gambit"), AT_VALUE,
                     "give that scene the kind \"gambit\"", "the scene \"%s\" is not a gambit",
                     scenario->scenes[scene].id);
        }
    }
}

// ---- the text ----

static void brackets_check(Reader *reader, const cJSON *option, const char *text) {
    int open = 0;
    for (const char *c = text; *c && open >= 0 && open <= 1; c++) {
        open += *c == '[' ? 1 : *c == ']' ? -1 : 0;
    }
    if (open != 0) {
        complain_as(reader, SEVERITY_WARNING, "brackets", member_or(option, "text"), AT_VALUE,
                    "square brackets mark the words in dispute: one pair, or several side by side",
                    "a square bracket without its partner");
    }
}

static void issue_check(Reader *reader, int i, bool has_rival) {
    const Issue *issue = &reader->scenario->issues[i];
    const cJSON *entry = section_entry(reader, "issues", i);
    if (!item_clean(reader, entry)) {
        return;
    }
    if (issue->opening && issue->brought_by != NO_INDEX) {
        complain_as(reader, SEVERITY_WARNING, "opening-and-brought", member_or(entry, "brought_by"), AT_KEY,
                    "a clause is on the table from the start, or a party brings it", "nobody brings an opening clause");
    }
    const cJSON *options = cJSON_GetObjectItemCaseSensitive(entry, "options");
    for (int o = 0; o < issue->option_count; o++) {
        const cJSON *option = cJSON_GetArrayItem(options, o);
        brackets_check(reader, option, issue->options[o].text);
        if (issue->options[o].rival_seat > 0 && !has_rival) {
            complain_as(reader, SEVERITY_WARNING, "no-rival", member_or(option, "rival_seat"), AT_VALUE,
                        "give one of the powers the role \"rival\"", "a seat for the rival, and no power is the rival");
        }
    }
}

static void text_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    bool has_rival = !clean(reader, "powers");
    for (int i = 0; i < scenario->power_count; i++) {
        has_rival |= scenario->powers[i].role == POWER_RIVAL;
    }
    int opening = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        opening += scenario->issues[i].opening;
        issue_check(reader, i, has_rival);
    }
    const cJSON *issues = section(reader, "issues");
    if (!issues || !item_clean(reader, issues)) {
        return;
    }
    if (opening == 0) {
        complain(reader, "no-opening-clause", issues, AT_KEY,
                 "write \"opening\": true for the clauses on the table at the start",
                 "no clause is on the table at the start");
    }
    for (int p = 0; p < scenario->party_count; p++) {
        double sum = 0;
        for (int i = 0; i < scenario->issue_count; i++) {
            sum += scenario->issues[i].weight[p];
        }
        if (sum <= 0) {
            complain(reader, "weights-zero", issues, AT_KEY, NULL, "nothing matters to \"%s\": all its weights are 0",
                     scenario->parties[p].id);
        }
    }
    for (int i = 0; i < scenario->interaction_count && clean(reader, "interactions"); i++) {
        const Interaction *pair = &scenario->interactions[i];
        if (pair->issue_a == pair->issue_b) {
            complain(reader, "interaction-same-issue", member_or(section_entry(reader, "interactions", i), "b"),
                     AT_VALUE, NULL, "two wordings of one issue never stand together");
        }
    }
}

// ---- the ceasefire ----

static void fronts_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    if (!clean(reader, "fronts") || !clean(reader, "sectors")) {
        return;
    }
    for (int f = 0; f < scenario->front_count; f++) {
        double sum = 0;
        int sectors = 0;
        for (int s = 0; s < scenario->sector_count; s++) {
            if (scenario->sectors[s].front == f) {
                sum += scenario->sectors[s].share * 100;
                sectors++;
            }
        }
        const cJSON *id = member_or(section_entry(reader, "fronts", f), "id");
        if (sectors == 0) {
            complain(reader, "front-without-sector", id, AT_VALUE, "give at least one sector \"front\": its id",
                     "the front \"%s\" has no sector", scenario->fronts[f].id);
        } else if (fabs(sum - 100) > 0.5) {
            complain(reader, "sector-shares", id, AT_VALUE, "change \"share\" of its sectors",
                     "the shares of the sectors of \"%s\" must add up to 100, found %.10g", scenario->fronts[f].id,
                     sum);
        }
    }
}

// Whether each party's id could be read: else what is said of one belongs to nobody, and that is no mistake of its own.
static bool parties_named(const Reader *reader) {
    bool named = true;
    for (int p = 0; p < reader->scenario->party_count && named; p++) {
        named = item_clean(reader, member_or(section_entry(reader, "parties", p), "id"));
    }
    return named;
}

static void incidents_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    static const char *const words[] = {"who", "where", "when", "watches", "breach", "until"};
    bool bred[QUESTION_COUNT] = {false};
    for (int i = 0; i < scenario->incident_count; i++) {
        const Incident *incident = &scenario->incidents[i];
        const cJSON *entry = section_entry(reader, "incidents", i);
        if (incident->question != NO_INDEX) {
            bred[incident->question] = true;
        }
        int claims = 0;
        for (int p = 0; p < scenario->party_count; p++) {
            claims += incident->claim[p][0] != '\0';
        }
        if (claims > 0 && claims < scenario->party_count && item_clean(reader, entry) && parties_named(reader)) {
            complain(reader, "claims-unequal", member_or(entry, "claims"), AT_VALUE,
                     "claims stand side by side in equal form", "either every party makes a claim or none does");
        }
    }
    const cJSON *incidents = section(reader, "incidents");
    if (!incidents || !item_clean(reader, incidents)) {
        return;
    }
    char missing[80] = "";
    for (int q = 0; q < QUESTION_COUNT; q++) {
        if (!bred[q]) {
            size_t used = strlen(missing);
            snprintf(missing + used, sizeof missing - used, "%s\"%s\"", used ? ", " : "", words[q]);
        }
    }
    if (missing[0]) {
        complain_as(reader, SEVERITY_WARNING, "question-without-incident", incidents, AT_KEY,
                    "a hole in the text must be able to breed something", "no incident comes of the question%s %s",
                    strchr(missing, ',') ? "s" : "", missing);
    }
}

static void endings_check(Reader *reader) {
    static const char *const words[] = {"any", "no-deal", "stillborn", "broken", "frozen", "moving"};
    const Scenario *scenario = reader->scenario;
    const cJSON *endings = section(reader, "endings");
    if (!endings || !item_clean(reader, endings)) {
        return;
    }
    bool sure[ENDING_SHAPE_COUNT] = {false}; // an ending without condition stands already
    for (int i = 0; i < scenario->ending_count; i++) {
        const Ending *ending = &scenario->endings[i];
        if (sure[ENDING_NONE] || sure[ending->shape]) {
            complain_as(reader, SEVERITY_WARNING, "ending-never", member_or(section_entry(reader, "endings", i), "id"),
                        AT_VALUE, "the first ending that fits is told: move it up, or give the other a condition",
                        "the ending \"%s\" is never told: one above it has no condition", ending->id);
        }
        sure[ending->shape] |= !cJSON_GetObjectItemCaseSensitive(section_entry(reader, "endings", i), "when");
    }
    char missing[120] = "";
    for (int shape = ENDING_NO_DEAL; shape < ENDING_SHAPE_COUNT && !sure[ENDING_NONE]; shape++) {
        if (!sure[shape]) {
            size_t used = strlen(missing);
            snprintf(missing + used, sizeof missing - used, "%s\"%s\"", used ? ", " : "", words[shape]);
        }
    }
    if (missing[0]) {
        complain(reader, "ending-fallback", endings, AT_KEY,
                 "add an ending of that shape without \"when\", or a last one for any shape",
                 "a night can end without an ending: none is sure for the shape%s %s", strchr(missing, ',') ? "s" : "",
                 missing);
    }
}

static void variables_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->variable_count; i++) {
        const Variable *variable = &scenario->variables[i];
        const cJSON *entry = section_entry(reader, "variables", i);
        if (item_clean(reader, entry) && !(variable->low < variable->high && variable->start >= variable->low &&
                                           variable->start <= variable->high)) {
            complain(reader, "variable-range", member_or(entry, "start"), AT_VALUE,
                     "\"low\" <= \"start\" <= \"high\", and not all the same",
                     "the variable \"%s\" must start between %.10g and %.10g, found %.10g", variable->id, variable->low,
                     variable->high, variable->start);
        }
    }
}

void scenario_check(Reader *reader) {
    clocks_check(reader);
    parties_check(reader);
    agendas_check(reader);
    text_check(reader);
    fronts_check(reader);
    incidents_check(reader);
    endings_check(reader);
    variables_check(reader);
}

// ---- the map ----

void map_check(Reader *reader) {
    const Scenario *scenario = reader->scenario;
    const Map *map = &scenario->map;
    if (reader->ids.broken[REF_SECTOR]) {
        return;
    }
    const cJSON *lines = cJSON_GetObjectItemCaseSensitive(reader->json->root, "lines");
    bool drawn[SECTOR_MAX] = {false};
    uint32_t i = 0;
    const cJSON *line;
    cJSON_ArrayForEach(line, lines) {
        if (i == map->line_count) {
            break;
        }
        const MapLine *read = &map->lines[i++];
        if (strcmp(read->kind, "sector") != 0) {
            continue;
        }
        int sector = ids_find(&reader->ids, REF_SECTOR, read->name);
        if (sector == NO_INDEX) {
            ids_unknown(reader, REF_SECTOR, member_or(line, "name"), false, read->name, "");
        } else {
            drawn[sector] = true;
        }
    }
    for (int s = 0; s < scenario->sector_count; s++) {
        if (!drawn[s]) {
            complain_as(reader, SEVERITY_WARNING, "sector-undrawn", member_or(reader->json->root, "lines"), AT_KEY,
                        "add a line of the kind \"sector\" with its id as the name",
                        "the map does not draw the sector \"%s\"", scenario->sectors[s].id);
        }
    }
}
