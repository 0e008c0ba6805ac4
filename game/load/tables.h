// The shapes that the tables hand to one another. Inside load only.
#pragma once

#include "load/field.h"

extern const Shape party_shape, power_shape, issue_shape, interaction_shape;                      // table_parties.c
extern const Shape lever_shape, phone_shape, adviser_shape, advice_shape, act_shape, scene_shape; // table_moves.c
extern const Shape instruction_shape, hours_shape;
extern const Shape front_shape, sector_shape, asset_shape, incident_shape, milestone_shape,
    ending_row_shape; // table_ceasefire.c
extern const Shape variable_shape, term_shape, source_shape, history_shape;
