// What can be proved about a loaded scenario, for those who play it by themselves: what never happens in any
// night needs no further looking for. False means "not proved", never "possible".
#pragma once

#include <stdbool.h>

#include "sim/scenario.h"

typedef struct Proof Proof;

// NULL without memory. The scenario must outlive it.
Proof *proof_new(const Scenario *scenario);
void proof_free(Proof *proof);

// A scene that is never told, a choice that is never taken, an outcome that never happens.
bool proof_scene_never(const Proof *proof, int scene);
bool proof_choice_never(const Proof *proof, int scene, int choice);
bool proof_outcome_never(const Proof *proof, int scene, int choice, int outcome);
bool proof_ending_never(const Proof *proof, int ending);
// An incident that no text breeds.
bool proof_incident_never(const Proof *proof, int incident);
// No text is ever signed, so that nothing comes after the talks.
bool proof_signature_never(const Proof *proof);

// A condition that is asked anywhere; NULL is always true.
bool proof_never(const Proof *proof, const Expr *condition);
