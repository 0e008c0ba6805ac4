// What is proved about the story, said at its place. One mistake is told once: what only follows from another
// one is not.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/flow.h"
#include "load/stages.h"
#include "sim/symbols.h"

enum { CONDITION_MAX = 4096, TEXT_MAX = 2000 };

typedef struct Condition {
    const Expr *expr;
    const cJSON *item;
    FlowPlace place;
    const char *never;        // "the scene \"%s\" can never be told"
    const char *id;           // NULL when `never` has no place for one
    ExprVerdict own, verdict; // by the ranges alone; with the whole story
} Condition;

typedef struct Proofs {
    Reader *reader;
    const Scenario *scenario;
    Condition *list;
    size_t count;
    const Expr **hold;
    size_t hold_count;
    bool *doubtful; // by symbol
    Flow ranges;    // what the declared ranges alone allow
    Flow story;     // what the whole story allows, when all that is never true is taken for possible
} Proofs;

// ---- collecting ----

static void add(Proofs *proofs, const Expr *const *place, FlowPlace asked, const char *never, const char *id) {
    if (!*place || proofs->count == CONDITION_MAX) {
        return;
    }
    const cJSON *item = NULL;
    for (size_t i = 0; i < proofs->reader->pending_count && !item; i++) {
        item = proofs->reader->pending[i].place == (const void *)place ? proofs->reader->pending[i].item : NULL;
    }
    if (item) {
        proofs->list[proofs->count++] = (Condition){*place, item, asked, never, id, EXPR_UNKNOWN, EXPR_UNKNOWN};
    }
}

static void scenes_add(Proofs *proofs) {
    for (int s = 0; s < proofs->scenario->scene_count; s++) {
        const Scene *scene = &proofs->scenario->scenes[s];
        add(proofs, &scene->when_, flow_place_of_scene(scene->kind), "the scene \"%s\" can never be told", scene->id);
        for (int c = 0; c < scene->choice_count; c++) {
            const Choice *choice = &scene->choices[c];
            add(proofs, &choice->requires_, FLOW_ANYWHERE, "the choice \"%s\" can never be taken", choice->id);
            for (int o = 0; o < choice->outcome_count; o++) {
                add(proofs, &choice->outcomes[o].when_, FLOW_ANYWHERE, "this outcome of \"%s\" can never happen",
                    choice->id);
            }
        }
    }
}

static void conditions_add(Proofs *proofs) {
    const Scenario *scenario = proofs->scenario;
    scenes_add(proofs);
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            const Option *option = &scenario->issues[i].options[o];
            add(proofs, &option->requires_, FLOW_ANYWHERE, "the wording \"%s\" can never be offered", option->id);
        }
    }
    for (int i = 0; i < scenario->lever_count; i++) {
        const Lever *lever = &scenario->levers[i];
        add(proofs, &lever->requires_, FLOW_ANYWHERE, "nothing ever allows the lever \"%s\"", lever->id);
        add(proofs, &lever->kept, FLOW_ANYWHERE, "the promise of \"%s\" can never be kept", lever->id);
    }
    for (int i = 0; i < scenario->phone_count; i++) {
        add(proofs, &scenario->phones[i].requires_, FLOW_ANYWHERE, "nothing ever allows the call \"%s\"",
            scenario->phones[i].id);
    }
    for (int i = 0; i < scenario->chore_count; i++) {
        add(proofs, &scenario->chores[i].requires_, FLOW_ANYWHERE, "nothing ever allows \"%s\"",
            scenario->chores[i].id);
    }
    for (int i = 0; i < scenario->asset_count; i++) {
        add(proofs, &scenario->assets[i].requires_, FLOW_ANYWHERE, "the asset \"%s\" can never be placed",
            scenario->assets[i].id);
    }
    for (int i = 0; i < scenario->instruction_count; i++) {
        add(proofs, &scenario->instructions[i].kept, FLOW_ANYWHERE, "the instruction \"%s\" can never be kept",
            scenario->instructions[i].id);
    }
    for (int i = 0; i < scenario->advice_count; i++) {
        add(proofs, &scenario->advice[i].when_, FLOW_ANYWHERE, "this advice is never given", NULL);
    }
    for (int i = 0; i < scenario->incident_count; i++) {
        add(proofs, &scenario->incidents[i].when_, FLOW_CEASEFIRE, "the incident \"%s\" can never happen",
            scenario->incidents[i].id);
    }
    for (int i = 0; i < scenario->ending_count; i++) {
        add(proofs, &scenario->endings[i].when_, flow_place_of_ending(scenario->endings[i].shape),
            "the ending \"%s\" can never be reached", scenario->endings[i].id);
    }
    add(proofs, &scenario->won, FLOW_ANYWHERE, "the night can never be won", NULL);
}

// ---- proving ----

// Names that mistakes of the file keep us from following: whatever may write them.
static void doubts_find(Proofs *proofs, bool whole) {
    const ExprSymbols *symbols = &proofs->scenario->symbols;
    names_written_mark(proofs->reader, proofs->doubtful);
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        bool variable = name_kind(symbol->id) == NAME_VARIABLE;
        // That a variable is never set is told once, at the variable.
        bool written = proofs->doubtful[i];
        proofs->doubtful[i] = symbol->writable && (whole ? variable && !written : variable || written);
    }
}

static void verdicts_find(Proofs *proofs, const Flow *flow, bool own) {
    for (size_t i = 0; i < proofs->count; i++) {
        Condition *condition = &proofs->list[i];
        ExprVerdict verdict = flow_prove(flow, condition->expr, condition->place);
        if (verdict == EXPR_ALWAYS) {
            verdict = flow_prove(flow, condition->expr, FLOW_ANYWHERE); // "day >= 1" in the ceasefire is idiom
        }
        *(own ? &condition->own : &condition->verdict) = verdict;
    }
}

static bool scene_sets(const cJSON *list, int index, const char *key) {
    return cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(list, index), key) != NULL;
}

static void hold_never(Proofs *proofs) {
    proofs->hold_count = 0;
    for (size_t i = 0; i < proofs->count; i++) {
        if (proofs->list[i].own == EXPR_NEVER || proofs->list[i].verdict == EXPR_NEVER) {
            proofs->hold[proofs->hold_count++] = proofs->list[i].expr;
        }
    }
}

// ---- telling ----

static bool told_inside(const Reader *reader, const cJSON *item) {
    Span span = json_value_span(reader->json, item);
    for (size_t i = 0; i < reader->diags->count; i++) {
        const Diag *diag = &reader->diags->items[i];
        if (diag->span.file == span.file && diag->span.offset >= span.offset &&
            diag->span.offset < span.offset + span.length) {
            return true;
        }
    }
    return false;
}

// "var.seen 0 .. 0, elapsed 0 .. 600": what the proof stands on.
static void ground_print(const Flow *flow, const Condition *condition, char *out, size_t size) {
    uint32_t ids[4];
    size_t count = expr_reads(condition->expr, ids, 4);
    const ExprSymbols *symbols = &flow->scenario->symbols;
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && i < 4 && used + 1 < size; i++) {
        const ExprSymbol *symbol = NULL;
        for (size_t s = 0; s < symbols->count && !symbol; s++) {
            symbol = symbols->symbols[s].id == ids[i] ? &symbols->symbols[s] : NULL;
        }
        if (!symbol) {
            continue;
        }
        ExprInterval bound = flow_bound(flow, ids[i], condition->place);
        const char *comma = used ? ", " : "";
        if (symbol->type == EXPR_TYPE_CHOICE) {
            used += (size_t)snprintf(out + used, size - used, "%s\"%s\" can be", comma, symbol->name);
            const ExprDomain *domain = &symbols->domains[symbol->domain];
            for (unsigned w = 0; w < domain->count && used < size; w++) {
                if (bound.words >> w & 1) {
                    used += (size_t)snprintf(out + used, size - used, " %s", domain->words[w]);
                }
            }
        } else if (symbol->type == EXPR_TYPE_BOOL) {
            used += (size_t)snprintf(out + used, size - used, "%s\"%s\" %s", comma, symbol->name,
                                     bound.high < 1  ? "is never true"
                                     : bound.low > 0 ? "is always true"
                                                     : "can be both");
        } else {
            used += (size_t)snprintf(out + used, size - used, "%s\"%s\" lies in %.6g .. %.6g", comma, symbol->name,
                                     bound.low, bound.high);
        }
    }
}

// `flow` NULL: what it waits for waits for it.
static void condition_tell(Proofs *proofs, const Flow *flow, const Condition *condition, ExprVerdict verdict) {
    if (told_inside(proofs->reader, condition->item)) {
        return;
    }
    char ground[300] = "it waits for something that waits for it";
    if (flow) {
        ground_print(flow, condition, ground, sizeof ground);
    }
    char what[160];
    if (verdict == EXPR_NEVER) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(what, sizeof what, condition->never, condition->id);
#pragma GCC diagnostic pop
        complain_as(proofs->reader, SEVERITY_WARNING, "condition-never", condition->item, AT_VALUE, ground,
                    "%s: proved never true", what);
    } else {
        complain_as(proofs->reader, SEVERITY_WARNING, "condition-always", condition->item, AT_VALUE, ground,
                    "this condition decides nothing: proved always true");
    }
}

static void conditions_tell(Proofs *proofs) {
    const Flow *flow = &proofs->story;
    bool rooted = false;
    const Condition *first = NULL;
    for (size_t i = 0; i < proofs->count; i++) {
        const Condition *condition = &proofs->list[i];
        // Still never true when everything else that is never true is taken for possible: a mistake of its
        // own.
        bool never = condition->verdict == EXPR_NEVER || condition->own == EXPR_NEVER;
        bool root = never && flow_prove(flow, condition->expr, condition->place) == EXPR_NEVER;
        if (root || condition->verdict == EXPR_ALWAYS) {
            condition_tell(proofs, flow, condition, root ? EXPR_NEVER : EXPR_ALWAYS);
        }
        rooted |= root;
        first = never && !first ? condition : first;
    }
    if (first && !rooted) { // they wait for one another
        condition_tell(proofs, NULL, first, EXPR_NEVER);
    }
}

// ---- scenes and what leads to them ----

// Whether every "goto" of the file is known: none is misspelt, none lost in a part that cannot be read.
static bool gotos_known(Proofs *proofs) {
    const Reader *reader = proofs->reader;
    const cJSON *scenes = section(reader, "scenes");
    static const char *const names[] = {"goto"};
    const cJSON *scene;
    cJSON_ArrayForEach(scene, scenes) {
        const cJSON *choices = cJSON_GetObjectItemCaseSensitive(scene, "choices");
        if (json_mark_at(reader->json, scene)->flags || !cJSON_IsObject(scene) ||
            (choices && (!cJSON_IsArray(choices) || json_mark_at(reader->json, choices)->flags))) {
            return false;
        }
        const cJSON *choice;
        cJSON_ArrayForEach(choice, choices) {
            const cJSON *item;
            cJSON_ArrayForEach(item, choice) {
                bool goes = strcmp(item->string, "goto") == 0;
                if ((goes && !item_clean(reader, item)) || (!goes && nearest_name(item->string, names, 1))) {
                    return false;
                }
            }
        }
    }
    return !reader->ids.broken[REF_SCENE];
}

static void unreached_mark(const Scenario *scenario, int s, bool *seen) {
    seen[s] = true;
    for (int c = 0; c < scenario->scenes[s].choice_count; c++) {
        int next = scenario->scenes[s].choices[c].goto_;
        if (next != NO_INDEX && !seen[next]) {
            unreached_mark(scenario, next, seen);
        }
    }
}

static void unreached_tell(Proofs *proofs) {
    const Scenario *scenario = proofs->scenario;
    if (!gotos_known(proofs)) {
        return;
    }
    bool led[SCENE_MAX] = {false};
    for (int s = 0; s < scenario->scene_count; s++) {
        for (int c = 0; c < scenario->scenes[s].choice_count; c++) {
            if (scenario->scenes[s].choices[c].goto_ != NO_INDEX) {
                led[scenario->scenes[s].choices[c].goto_] = true;
            }
        }
    }
    bool seen[SCENE_MAX] = {false};
    for (int round = 0; round < 2; round++) { // first those nothing leads to; then islands that lead to themselves
        for (int s = 0; s < scenario->scene_count; s++) {
            bool reached = round == 0 ? led[s] : proofs->story.scene[s];
            if (scenario->scenes[s].kind != SCENE_FOLLOW || reached || seen[s]) {
                continue;
            }
            unreached_mark(scenario, s, seen);
            complain_as(proofs->reader, SEVERITY_WARNING, "scene-unreached",
                        member_or(section_entry(proofs->reader, "scenes", s), "id"), AT_VALUE,
                        "give a choice \"goto\": its id, or give it another kind",
                        "no choice %sleads to the scene \"%s\"", round ? "that can be taken " : "",
                        scenario->scenes[s].id);
        }
    }
}

static void never_drawn_tell(Proofs *proofs) {
    const Scenario *scenario = proofs->scenario;
    const cJSON *list = section(proofs->reader, "scenes");
    int days = 0;
    for (int d = 0; d < DAY_MAX + 1; d++) {
        days += scenario->day_names[d][0] != '\0';
    }
    for (int s = 0; s < scenario->scene_count; s++) {
        const Scene *scene = &scenario->scenes[s];
        const cJSON *entry = section_entry(proofs->reader, "scenes", s);
        bool drawn = scene->kind == SCENE_TALKS || scene->kind == SCENE_CEASEFIRE;
        if (!drawn || !item_clean(proofs->reader, entry)) {
            continue;
        }
        if (scene->chance == 0 && !scene_sets(list, s, "at") && !scene_sets(list, s, "day")) {
            complain_as(proofs->reader, SEVERITY_WARNING, "scene-never", member_or(entry, "chance"), AT_VALUE,
                        "give it a chance, or a time in \"at\"", "the scene \"%s\" is never told: its chance is 0",
                        scene->id);
        } else if (scene->kind == SCENE_CEASEFIRE && days > 1 && scene->day > days - 1) {
            complain_as(proofs->reader, SEVERITY_WARNING, "scene-never", member_or(entry, "day"), AT_VALUE,
                        "\"setting\" names the days", "the ceasefire has %d days, found %d", days - 1, scene->day);
        }
    }
}

// ---- circles and dead ends ----

static bool scene_escapes(const Scenario *scenario, int s, const bool *escapes) {
    const Scene *scene = &scenario->scenes[s];
    if (scene->choice_count == 0) {
        return true;
    }
    for (int c = 0; c < scene->choice_count; c++) {
        int next = scene->choices[c].goto_;
        if (next == NO_INDEX || escapes[next]) {
            return true;
        }
    }
    return false;
}

static void circle_tell(Proofs *proofs, int s, bool *told) {
    const Scenario *scenario = proofs->scenario;
    bool walked[SCENE_MAX] = {false};
    int last = s;
    while (!walked[s]) {
        walked[s] = true;
        last = s;
        int next = NO_INDEX;
        for (int c = 0; c < scenario->scenes[s].choice_count && next == NO_INDEX; c++) {
            next = scenario->scenes[s].choices[c].goto_;
        }
        if (next == NO_INDEX) {
            return; // stuck for another reason
        }
        s = next;
    }
    if (told[s]) {
        return;
    }
    for (int at = s; !told[at];) { // every scene of it, once
        told[at] = true;
        int next = NO_INDEX;
        for (int c = 0; c < scenario->scenes[at].choice_count && next == NO_INDEX; c++) {
            next = scenario->scenes[at].choices[c].goto_;
        }
        at = next;
    }
    const cJSON *entry = section_entry(proofs->reader, "scenes", s);
    const cJSON *back = member_or(section_entry(proofs->reader, "scenes", last), "id");
    if (!item_clean(proofs->reader, entry)) {
        return;
    }
    Buffer path;
    buffer_init(&path);
    json_pointer(proofs->reader->json, member_or(entry, "id"), &path);
    char message[200];
    snprintf(message, sizeof message, "once told, \"%s\" leads back to itself for ever: proved endless",
             scenario->scenes[s].id);
    diag_add(proofs->reader->diags, (Diag){.code = "scene-circle",
                                           .severity = SEVERITY_WARNING,
                                           .span = json_value_span(proofs->reader->json, member_or(entry, "id")),
                                           .path = path.text,
                                           .message = message,
                                           .hint = "give a choice no \"goto\", or one that leads out",
                                           .related = json_value_span(proofs->reader->json, back),
                                           .related_text = "this scene leads back"});
    buffer_free(&path);
}

static void circles_tell(Proofs *proofs) {
    const Scenario *scenario = proofs->scenario;
    bool escapes[SCENE_MAX] = {false};
    for (bool changed = true; changed;) {
        changed = false;
        for (int s = 0; s < scenario->scene_count; s++) {
            bool now = escapes[s] || scene_escapes(scenario, s, escapes);
            changed |= now != escapes[s];
            escapes[s] = now;
        }
    }
    bool told[SCENE_MAX] = {false};
    for (int s = 0; s < scenario->scene_count; s++) {
        if (!escapes[s] && gotos_known(proofs)) {
            circle_tell(proofs, s, told);
        }
    }
}

// Whether one of the choices can always be taken: their conditions, joined by "or", are proved always true.
static bool some_choice_sure(Proofs *proofs, const Flow *flow, const Scene *scene, const cJSON *choices) {
    int free_count = 0;
    Buffer text;
    buffer_init(&text);
    for (int c = 0; c < scene->choice_count; c++) {
        const Choice *choice = &scene->choices[c];
        free_count += !choice->requires_ && choice->cost == 0;
        const cJSON *when = cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(choices, c), "requires");
        buffer_addf(&text, "%s(%s) and leverage >= %d", c ? " or " : "",
                    cJSON_IsString(when) && when->valuestring[0] ? when->valuestring : "true", choice->cost);
    }
    bool sure = free_count >= (scene->pick > 1 ? scene->pick : 1);
    DiagList ignored;
    Arena arena;
    if (!sure && text.length < TEXT_MAX && diag_list_init(&ignored)) {
        if (arena_init(&arena, 1 << 20)) {
            uint32_t file = diag_source_add(&ignored, "", text.text, text.length);
            const Expr *any = expr_compile(&proofs->scenario->symbols, &arena, text.text, text.length,
                                           (Span){file, 0, 0}, "", EXPR_TYPE_BOOL, EXPR_SCOPE_HIDDEN, &ignored);
            sure = !any || expr_prove(any, flow_bounds(flow)) == EXPR_ALWAYS;
            arena_free(&arena);
        }
        diag_list_free(&ignored);
    }
    buffer_free(&text);
    return sure;
}

static void dead_ends_tell(Proofs *proofs) {
    const Scenario *scenario = proofs->scenario;
    for (int s = 0; s < scenario->scene_count; s++) {
        const Scene *scene = &scenario->scenes[s];
        const cJSON *entry = section_entry(proofs->reader, "scenes", s);
        const cJSON *choices = cJSON_GetObjectItemCaseSensitive(entry, "choices");
        if (scene->choice_count == 0 || !item_clean(proofs->reader, entry) ||
            some_choice_sure(proofs, &proofs->ranges, scene, choices)) {
            continue;
        }
        complain_as(proofs->reader, SEVERITY_WARNING, "scene-dead-end", choices, AT_KEY,
                    "give one choice neither \"requires\" nor \"cost\"",
                    "the night can stop here: no choice of \"%s\" can always be taken", scene->id);
    }
}

static void endings_tell(Proofs *proofs) {
    for (int e = 0; e < proofs->scenario->ending_count; e++) {
        const cJSON *entry = section_entry(proofs->reader, "endings", e);
        if (flow_shape_never(&proofs->story, proofs->scenario->endings[e].shape) && item_clean(proofs->reader, entry)) {
            complain_as(proofs->reader, SEVERITY_WARNING, "ending-never", member_or(entry, "shape"), AT_VALUE,
                        "it moves when prisoners are exchanged: give an issue \"exchange\": true",
                        "the ending \"%s\" is never told: no night can take its shape",
                        proofs->scenario->endings[e].id);
        }
    }
}

static void incidents_tell(Proofs *proofs, const Reach *reach) {
    static const char *const keys[] = {"", "weight", "question", "sectors", "id"};
    static const char *const whys[] = {
        "", "its weight is 0", "every text that can be signed answers its question wholly",
        "none of its sectors has a share of what happens", "the model's numbers let nothing happen"};
    for (int i = 0; i < proofs->scenario->incident_count; i++) {
        const cJSON *entry = section_entry(proofs->reader, "incidents", i);
        Barren barren = flow_barren(&proofs->story, reach, i);
        if (barren != BARREN_NOT && item_clean(proofs->reader, entry)) {
            complain_as(proofs->reader, SEVERITY_WARNING,
                        barren == BARREN_WEIGHT ? "incident-never" : "incident-unbred", member_or(entry, keys[barren]),
                        AT_VALUE, NULL, "no text can breed the incident \"%s\": %s", proofs->scenario->incidents[i].id,
                        whys[barren]);
        }
        if (barren == BARREN_PEACE) {
            return; // one mistake
        }
    }
}

// ---- what nobody can sign ----

static void wording_tell(Proofs *proofs, const Reach *reach, int issue, int option) {
    const Scenario *scenario = proofs->scenario;
    const cJSON *entry = section_entry(proofs->reader, "issues", issue);
    const cJSON *words = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(entry, "options"), option);
    int party = NO_INDEX;
    if (flow_text_never(&proofs->story, reach, issue, option, &party)) {
        char hint[160];
        snprintf(hint, sizeof hint, "to \"%s\" it is worth %.2f at most, and it asks for %.2f at least",
                 scenario->parties[party].id, reach_worth(scenario, reach, party, issue, option),
                 reach_asked(scenario, reach, party));
        complain_as(proofs->reader, SEVERITY_WARNING, "wording-unsigned", member_or(words, "id"), AT_VALUE, hint,
                    "no text with the wording \"%s\" can be signed: proved",
                    scenario->issues[issue].options[option].id);
    }
}

static void texts_tell(Proofs *proofs, const Reach *reach) {
    const Scenario *scenario = proofs->scenario;
    int party = NO_INDEX;
    if (flow_text_never(&proofs->story, reach, NO_INDEX, NO_INDEX, &party)) {
        char hint[160];
        snprintf(hint, sizeof hint, "the best is worth %.2f to it at most, and it asks for %.2f at least",
                 reach_worth(scenario, reach, party, NO_INDEX, NO_INDEX), reach_asked(scenario, reach, party));
        complain_as(proofs->reader, SEVERITY_WARNING, "text-unsigned",
                    member_or(section_entry(proofs->reader, "parties", party), "reservation"), AT_VALUE, hint,
                    "\"%s\" can sign no text: proved", scenario->parties[party].id);
        return; // that it can sign none of the wordings follows from it
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            wording_tell(proofs, reach, i, o);
        }
    }
}

// ---- all of it ----

static bool flows_make(Proofs *proofs, bool whole) {
    FlowDoubt doubt = {.ranges_only = true};
    if (!flow_init(&proofs->ranges, proofs->scenario, &doubt)) {
        return false;
    }
    verdicts_find(proofs, &proofs->ranges, true);
    hold_never(proofs);
    size_t held = proofs->hold_count;
    doubt = (FlowDoubt){
        .all_scenes = !whole, .names = proofs->doubtful, .hold = proofs->hold, .hold_count = proofs->hold_count};
    if (!flow_init(&proofs->story, proofs->scenario, &doubt)) {
        return false;
    }
    verdicts_find(proofs, &proofs->story, false);
    hold_never(proofs);
    if (proofs->hold_count > held) { // what follows from these is no mistake of its own
        flow_free(&proofs->story);
        doubt.hold_count = proofs->hold_count;
        return flow_init(&proofs->story, proofs->scenario, &doubt);
    }
    return true;
}

static void prove_all(Proofs *proofs, bool whole) {
    conditions_add(proofs);
    doubts_find(proofs, whole);
    if (!flows_make(proofs, whole)) {
        proofs->reader->no_memory = true;
        return;
    }
    conditions_tell(proofs);
    unreached_tell(proofs);
    never_drawn_tell(proofs);
    circles_tell(proofs);
    dead_ends_tell(proofs);
    if (whole) { // they stand on all of the file's numbers
        Reach reach;
        flow_reach(&proofs->story, &reach);
        incidents_tell(proofs, &reach);
        texts_tell(proofs, &reach);
    }
    endings_tell(proofs);
}

void flow_check(Reader *reader) {
    if (reader->scenario->symbols.count == 0) {
        return; // there are no names without every id
    }
    Proofs proofs = {.reader = reader, .scenario = reader->scenario};
    proofs.list = malloc(CONDITION_MAX * sizeof *proofs.list);
    proofs.hold = malloc(CONDITION_MAX * sizeof *proofs.hold);
    proofs.doubtful = calloc(reader->scenario->symbols.count + 1, sizeof *proofs.doubtful);
    if (proofs.list && proofs.hold && proofs.doubtful) {
        prove_all(&proofs, diag_errors(reader->diags) == 0);
    } else {
        reader->no_memory = true;
    }
    flow_free(&proofs.ranges);
    flow_free(&proofs.story);
    free(proofs.list);
    free((void *)proofs.hold);
    free(proofs.doubtful);
}
