#include "app/cover.h"

#include <string.h>

static void add(CoverList *list, CoverKind kind, int a, int b, int c) {
    list->items[list->count++] = (CoverItem){(uint8_t)kind, (int16_t)a, (int16_t)b, (int16_t)c};
}

static void scenes_add(CoverList *list) {
    const Scenario *scenario = list->scenario;
    list->first[COVER_SCENE] = list->count;
    for (int s = 0; s < scenario->scene_count; s++) {
        add(list, COVER_SCENE, s, 0, 0);
    }
    list->first[COVER_CHOICE] = list->count;
    for (int s = 0; s < scenario->scene_count; s++) {
        list->scene_first[s] = (int16_t)list->count;
        for (int c = 0; c < scenario->scenes[s].choice_count; c++) {
            add(list, COVER_CHOICE, s, c, 0);
        }
    }
    list->first[COVER_OUTCOME] = list->count;
    for (int s = 0; s < scenario->scene_count; s++) {
        for (int c = 0; c < scenario->scenes[s].choice_count; c++) {
            list->outcome_first[s][c] = (int16_t)list->count;
            for (int o = 0; o < scenario->scenes[s].choices[c].outcome_count; o++) {
                add(list, COVER_OUTCOME, s, c, o);
            }
        }
    }
}

static void many_add(CoverList *list, CoverKind kind, int count) {
    list->first[kind] = list->count;
    for (int i = 0; i < count; i++) {
        add(list, kind, i, 0, 0);
    }
}

void cover_list_init(CoverList *list, const Scenario *scenario) {
    list->scenario = scenario;
    list->count = 0;
    scenes_add(list);
    list->first[COVER_WORDING] = list->count;
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int o = 0; o < OPTION_MAX; o++) { // with gaps: a wording is found by multiplying
            add(list, COVER_WORDING, i, o < scenario->issues[i].option_count ? o : -1, 0);
        }
    }
    many_add(list, COVER_LEVER, scenario->lever_count);
    many_add(list, COVER_PHONE, scenario->phone_count);
    many_add(list, COVER_CHORE, scenario->chore_count);
    many_add(list, COVER_ASSET, scenario->asset_count);
    many_add(list, COVER_INCIDENT, scenario->incident_count);
    many_add(list, COVER_MILESTONE, scenario->milestone_count);
    many_add(list, COVER_ENDING, scenario->ending_count);
}

// ---- names ----

static const char *const kind_names[COVER_KIND_COUNT] = {"scene", "choice", "outcome",  "wording",   "lever", "call",
                                                         "chore", "asset",  "incident", "milestone", "ending"};

const char *cover_kind_name(CoverKind kind) {
    return kind_names[kind];
}

void cover_print(const CoverList *list, int item, Buffer *out) {
    const Scenario *scenario = list->scenario;
    const CoverItem *at = &list->items[item];
    buffer_addf(out, "%s:", kind_names[at->kind]);
    switch (at->kind) {
    case COVER_SCENE: buffer_add(out, scenario->scenes[at->a].id); return;
    case COVER_CHOICE:
    case COVER_OUTCOME:
        buffer_addf(out, "%s.%s", scenario->scenes[at->a].id, scenario->scenes[at->a].choices[at->b].id);
        if (at->kind == COVER_OUTCOME) {
            buffer_addf(out, ".%d", at->c + 1);
        }
        return;
    case COVER_WORDING:
        buffer_addf(out, "%s.%s", scenario->issues[at->a].id, scenario->issues[at->a].options[at->b].id);
        return;
    case COVER_LEVER: buffer_add(out, scenario->levers[at->a].id); return;
    case COVER_PHONE: buffer_add(out, scenario->phones[at->a].id); return;
    case COVER_CHORE: buffer_add(out, scenario->chores[at->a].id); return;
    case COVER_ASSET: buffer_add(out, scenario->assets[at->a].id); return;
    case COVER_INCIDENT: buffer_add(out, scenario->incidents[at->a].id); return;
    case COVER_MILESTONE: buffer_add(out, scenario->milestones[at->a].id); return;
    default: buffer_add(out, scenario->endings[at->a].id); return;
    }
}

static bool is_gap(const CoverItem *item) {
    return item->kind == COVER_WORDING && item->b < 0;
}

int cover_find(const CoverList *list, const char *name) {
    Buffer text;
    buffer_init(&text);
    int found = -1;
    for (int i = 0; i < list->count && found < 0; i++) {
        if (!is_gap(&list->items[i])) {
            buffer_clear(&text);
            cover_print(list, i, &text);
            found = strcmp(text.text, name) == 0 ? i : -1;
        }
    }
    buffer_free(&text);
    return found;
}

// ---- what is before it ----

const Expr *cover_condition(const CoverList *list, int item) {
    const Scenario *scenario = list->scenario;
    const CoverItem *at = &list->items[item];
    switch (at->kind) {
    case COVER_SCENE: return scenario->scenes[at->a].when_;
    case COVER_CHOICE: return scenario->scenes[at->a].choices[at->b].requires_;
    case COVER_OUTCOME: return scenario->scenes[at->a].choices[at->b].outcomes[at->c].when_;
    case COVER_WORDING: return scenario->issues[at->a].options[at->b].requires_;
    case COVER_LEVER: return scenario->levers[at->a].requires_;
    case COVER_PHONE: return scenario->phones[at->a].requires_;
    case COVER_CHORE: return scenario->chores[at->a].requires_;
    case COVER_ASSET: return scenario->assets[at->a].requires_;
    case COVER_INCIDENT: return scenario->incidents[at->a].when_;
    case COVER_ENDING: return scenario->endings[at->a].when_;
    default: return NULL;
    }
}

bool cover_never(const CoverList *list, const Proof *proof, int item) {
    const CoverItem *at = &list->items[item];
    switch (at->kind) {
    case COVER_SCENE: return proof_scene_never(proof, at->a);
    case COVER_CHOICE: return proof_choice_never(proof, at->a, at->b);
    case COVER_OUTCOME: return proof_outcome_never(proof, at->a, at->b, at->c);
    case COVER_INCIDENT: return proof_incident_never(proof, at->a);
    case COVER_CHORE:
    case COVER_ASSET:
    case COVER_MILESTONE: return proof_signature_never(proof) || proof_never(proof, cover_condition(list, item));
    case COVER_ENDING: return proof_ending_never(proof, at->a);
    default: return is_gap(at) || proof_never(proof, cover_condition(list, item));
    }
}

// ---- what play shows ----

void cover_event(const CoverList *list, const Event *event, CoverMet *met, void *user) {
    switch (event->kind) {
    case EVENT_SCENE: met(user, list->first[COVER_SCENE] + event->a); return;
    case EVENT_CHOICE: met(user, list->scene_first[event->a] + event->b); return;
    case EVENT_OUTCOME:
        if (event->a != NO_INDEX) {
            met(user, list->outcome_first[event->a][event->b] + event->c);
        }
        return;
    case EVENT_LEVER: met(user, list->first[COVER_LEVER] + event->a); return;
    case EVENT_CHORE: met(user, list->first[COVER_CHORE] + event->a); return;
    case EVENT_REPORT: met(user, list->first[COVER_INCIDENT] + event->b); return;
    case EVENT_MILESTONE: met(user, list->first[COVER_MILESTONE] + event->a); return;
    case EVENT_ENDING: met(user, list->first[COVER_ENDING] + event->a); return;
    default: return;
    }
}

void cover_state(const CoverList *list, const Open *open, CoverMet *met, void *user) {
    const Scenario *scenario = list->scenario;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &open->clauses[i];
        if (clause->status != CLAUSE_NONE && clause->status != CLAUSE_STRUCK) {
            met(user, list->first[COVER_WORDING] + i * OPTION_MAX + clause->option);
        }
    }
    for (int p = 0; p < scenario->phone_count; p++) {
        if (open->phone_uses[p]) {
            met(user, list->first[COVER_PHONE] + p);
        }
    }
    for (int a = 0; a < scenario->asset_count; a++) {
        if (open->asset_sector[a] != NO_INDEX) {
            met(user, list->first[COVER_ASSET] + a);
        }
    }
}

int cover_command(const CoverList *list, Command command) {
    int a = command.args[0], b = command.args[1];
    switch (command.kind) {
    case COMMAND_CHOOSE: return list->scene_first[a] + b;
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND: return list->first[COVER_WORDING] + a * OPTION_MAX + b;
    case COMMAND_LEVER: return list->first[COVER_LEVER] + a;
    case COMMAND_PHONE: return list->first[COVER_PHONE] + a;
    case COMMAND_CHORE: return list->first[COVER_CHORE] + a;
    case COMMAND_PLACE: return list->first[COVER_ASSET] + a;
    default: return -1;
    }
}
