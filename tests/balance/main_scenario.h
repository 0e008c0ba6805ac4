// The scenario that the balance is measured on.
#pragma once

#include "base/diag.h"
#include "load/load.h"

// For the caller to free; NULL when it cannot start, which other tests tell in words.
static inline Scenario *main_scenario_load(void) {
    DiagList diags;
    Error error = {.message = ""};
    if (!diag_list_init(&diags)) {
        return NULL;
    }
    Scenario *scenario = scenario_load(NOON_SOURCE_DIR "/scenarios/moscow-2020", NULL, &diags, &error);
    diag_list_free(&diags);
    return scenario;
}
