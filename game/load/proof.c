#include "load/proof.h"

#include <stdlib.h>

#include "load/flow.h"

struct Proof {
    Flow flow;
    Reach reach;
    bool unsigned_; // no text can be signed: there is no ceasefire
};

Proof *proof_new(const Scenario *scenario) {
    Proof *proof = calloc(1, sizeof *proof);
    if (proof && !flow_init(&proof->flow, scenario, NULL)) {
        free(proof);
        proof = NULL;
    }
    if (proof) {
        int party;
        flow_reach(&proof->flow, &proof->reach);
        proof->unsigned_ = flow_text_never(&proof->flow, &proof->reach, NO_INDEX, NO_INDEX, &party);
    }
    return proof;
}

void proof_free(Proof *proof) {
    if (proof) {
        flow_free(&proof->flow);
        free(proof);
    }
}

bool proof_never(const Proof *proof, const Expr *condition) {
    return condition && flow_prove(&proof->flow, condition, FLOW_ANYWHERE) == EXPR_NEVER;
}

bool proof_scene_never(const Proof *proof, int scene) {
    const Scene *told = &proof->flow.scenario->scenes[scene];
    bool drawn = told->kind == SCENE_TALKS || told->kind == SCENE_CEASEFIRE;
    bool after = told->kind == SCENE_CEASEFIRE || told->kind == SCENE_ANNOUNCEMENT;
    return !proof->flow.scene[scene] || (after && proof->unsigned_) ||
           (drawn && told->chance == 0 && told->at == NO_INDEX && told->day == NO_INDEX);
}

bool proof_choice_never(const Proof *proof, int scene, int choice) {
    return proof_scene_never(proof, scene) || !(proof->flow.choice[scene] >> choice & 1);
}

bool proof_outcome_never(const Proof *proof, int scene, int choice, int outcome) {
    const Choice *taken = &proof->flow.scenario->scenes[scene].choices[choice];
    for (int o = 0; o < outcome; o++) {
        if (!taken->outcomes[o].when_ && taken->outcomes[o].chance >= 1) {
            return true;
        }
    }
    return proof_choice_never(proof, scene, choice) || taken->outcomes[outcome].chance == 0 ||
           proof_never(proof, taken->outcomes[outcome].when_);
}

bool proof_ending_never(const Proof *proof, int ending) {
    const Scenario *scenario = proof->flow.scenario;
    const Ending *told = &scenario->endings[ending];
    for (int e = 0; e < ending; e++) {
        const Ending *before = &scenario->endings[e];
        if (!before->when_ && (before->shape == ENDING_NONE || before->shape == told->shape)) {
            return true;
        }
    }
    return flow_shape_never(&proof->flow, told->shape) || (proof->unsigned_ && told->shape > ENDING_NO_DEAL) ||
           (told->when_ && flow_prove(&proof->flow, told->when_, flow_place_of_ending(told->shape)) == EXPR_NEVER);
}

bool proof_signature_never(const Proof *proof) {
    return proof->unsigned_;
}

bool proof_incident_never(const Proof *proof, int incident) {
    return proof->unsigned_ || flow_barren(&proof->flow, &proof->reach, incident) != BARREN_NOT ||
           proof_never(proof, proof->flow.scenario->incidents[incident].when_);
}
