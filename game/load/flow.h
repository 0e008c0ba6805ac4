// What can be proved about a scenario without playing it: what every name can be at most, found by letting
// all effects that can happen write until nothing changes (numbers are widened to their declared range in the
// end). It is an over-approximation of all nights: what is false in it is proved never to be true; about
// everything else it says nothing. Inside load, and for the tests that play against it.
#pragma once

#include "expr/interval.h"
#include "load/reader.h"
#include "sim/reach.h"

// What is taken for possible without asking.
typedef struct FlowDoubt {
    bool ranges_only;        // nothing is followed: every name has its declared range
    bool all_scenes;         // the file has mistakes: what leads where is not known
    const bool *names;       // by symbol: anything may write it; or NULL
    const Expr *const *hold; // conditions that count as true: what follows from them is no mistake of its own
    size_t hold_count;
} FlowDoubt;

typedef struct Flow {
    const Scenario *scenario;
    ExprInterval *bounds; // one a symbol, malloc'd
    bool *written;        // by symbol: an effect that can happen writes it
    uint16_t *slots;      // symbol of an id, open addressing; 0 is empty, else index + 1
    uint32_t slot_mask;
    bool scene[SCENE_MAX];     // can be told
    uint8_t choice[SCENE_MAX]; // bit c: can be taken
    const FlowDoubt *doubt;
    bool changed, widen;
} Flow;

// False without memory. `doubt` is borrowed; NULL: none.
bool flow_init(Flow *flow, const Scenario *scenario, const FlowDoubt *doubt);
void flow_free(Flow *flow);

// What a name can be in any night. For expr_prove.
ExprBounds flow_bounds(const Flow *flow);

// Where a condition is asked: what is known there beside the bounds.
typedef enum FlowPlace {
    FLOW_ANYWHERE,
    FLOW_TALKS,        // a scene of the talks may be told
    FLOW_ANNOUNCEMENT, // a scene after the signing may be told
    FLOW_CEASEFIRE,
    FLOW_NO_DEAL, // an ending of this shape is tried
    FLOW_SIGNED,
    FLOW_HELD,
    FLOW_MOVING,
} FlowPlace;

FlowPlace flow_place_of_scene(SceneKind kind);
FlowPlace flow_place_of_ending(EndingShape shape);
// What a name can be there.
ExprInterval flow_bound(const Flow *flow, uint32_t id, FlowPlace place);
// What effects can bring to the parties and to the text, for the bounds of the rules (sim/reach.h).
void flow_reach(const Flow *flow, Reach *reach);
// Whether no text can be signed with a clause in these words; `issue` NO_INDEX: none at all. `party` is whose word is
// missing. Only what the game plays is proved: a person may sign anything.
bool flow_text_never(const Flow *flow, const Reach *reach, int issue, int option, int *party);
// Why no text can breed a kind of incident.
typedef enum Barren { BARREN_NOT, BARREN_WEIGHT, BARREN_QUESTION, BARREN_SECTORS, BARREN_PEACE } Barren;
Barren flow_barren(const Flow *flow, const Reach *reach, int incident);
// Whether no night can take a shape.
bool flow_shape_never(const Flow *flow, EndingShape shape);
ExprVerdict flow_prove(const Flow *flow, const Expr *condition, FlowPlace place);
