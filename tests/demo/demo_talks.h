// A screen of invented content for the toolkit's own pictures and measurements.
#pragma once

#include "ui/ui.h"

typedef struct DemoState {
    int clause, lever, page;
} DemoState;

void demo_talks(Ui *ui, const DemoState *state);
bool demo_tip(Ui *ui, const char *term, void *user);
void demo_act(Ui *ui, DemoState *state, const UiCommand *command);
