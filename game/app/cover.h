// What of a scenario can be met in a night: every scene, choice, outcome, wording, lever ... as one numbered
// list, so that play can be counted. Knows no files and no screens.
#pragma once

#include "base/buffer.h"
#include "load/proof.h"
#include "policy/policy.h"

typedef enum CoverKind {
    COVER_SCENE,
    COVER_CHOICE,
    COVER_OUTCOME,
    COVER_WORDING, // stood in the text
    COVER_LEVER,
    COVER_PHONE,
    COVER_CHORE,
    COVER_ASSET,
    COVER_INCIDENT,
    COVER_MILESTONE,
    COVER_ENDING,
    COVER_KIND_COUNT
} CoverKind;

enum {
    COVER_MAX = SCENE_MAX * (1 + CHOICE_MAX + CHOICE_MAX * OUTCOME_MAX) + ISSUE_MAX * OPTION_MAX + LEVER_MAX +
                PHONE_MAX + CHORE_MAX + ASSET_MAX + INCIDENT_MAX + MILESTONE_MAX + ENDING_MAX
};

typedef struct CoverItem {
    uint8_t kind;
    int16_t a, b, c;
} CoverItem;

// All that the scenario has, and where each stands in the list.
typedef struct CoverList {
    const Scenario *scenario;
    int count, first[COVER_KIND_COUNT];
    CoverItem items[COVER_MAX];
    int16_t scene_first[SCENE_MAX]; // of its choices; their outcomes likewise
    int16_t outcome_first[SCENE_MAX][CHOICE_MAX];
} CoverList;

void cover_list_init(CoverList *list, const Scenario *scenario);

// "scene", "choice" ... and "choice:first-knock.north".
const char *cover_kind_name(CoverKind kind);
void cover_print(const CoverList *list, int item, Buffer *out);
// The item of "kind:id", or -1. Ids are joined by dots.
int cover_find(const CoverList *list, const char *name);

bool cover_never(const CoverList *list, const Proof *proof, int item);
// The condition that stands before it, or NULL.
const Expr *cover_condition(const CoverList *list, int item);

// What an event or the state after a command shows: calls `met` for each item.
typedef void CoverMet(void *user, int item);
void cover_event(const CoverList *list, const Event *event, CoverMet *met, void *user);
void cover_state(const CoverList *list, const Open *open, CoverMet *met, void *user);
// The item a command would meet, or -1.
int cover_command(const CoverList *list, Command command);
