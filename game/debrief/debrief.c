// The making of a debrief, step by step; each step only reads what the steps before it found.
#include "debrief/debrief.h"

#include <stdlib.h>

#include "debrief/inside.h"

enum { TEXT_CAP_BYTES = 1 << 20 };

double forecast_midpoint(int word) {
    static const double middles[CHANCE_WORD_COUNT] = {0.025, 0.125, 0.30, 0.50, 0.70, 0.875, 0.975};
    return word >= 0 && word < CHANCE_WORD_COUNT ? middles[word] : 0.5;
}

static void ending_read(Making *making) {
    Debrief *debrief = making->debrief;
    const Open *open = &making->end->open;
    debrief->end = *open;
    debrief->signed_ = open->signed_ != 0;
    debrief->signed_minute = open->signed_minute;
    debrief->won = game_won(making->scenario, making->end);
    debrief->ending = NO_INDEX;
    debrief->quiet_hours = open->quiet_hours;
    debrief->exchanges = open->exchanges;
    debrief->truces = open->truces;
    debrief->hosted = open->hosted != 0;
    debrief->rewound = making->rewound_to != SIZE_MAX;
    for (int day = 0; day <= DAY_MAX; day++) {
        debrief->counted += open->counted[day];
    }
    for (size_t e = 0; e < making->count; e++) {
        if (making->events[e].kind == EVENT_ENDING) {
            debrief->ending = making->events[e].a;
            debrief->shape = (EndingShape)making->events[e].b;
        }
    }
}

Debrief *debrief_new(const Scenario *scenario, const Types *types, const State *end, const Event *events,
                     size_t event_count, size_t rewound_to, const Words *words) {
    Debrief *debrief = calloc(1, sizeof *debrief);
    if (debrief == NULL) {
        return NULL;
    }
    debrief->scenario = scenario;
    if (!arena_init(&debrief->arena, TEXT_CAP_BYTES)) {
        free(debrief);
        return NULL;
    }
    Making making = {
        .debrief = debrief,
        .scenario = scenario,
        .types = types,
        .end = end,
        .events = events,
        .count = event_count,
        .rewound_to = rewound_to,
        .teller = {.words = words, .view = state_view(scenario, end, 0)},
    };
    buffer_init(&making.text);
    ending_read(&making);
    record_clauses(&making);
    course_walk(&making);
    thread_find(&making);
    points_pick(&making);
    record_rest(&making);
    sentences_make(&making);
    buffer_free(&making.text);
    if (making.failed) {
        debrief_free(debrief);
        return NULL;
    }
    return debrief;
}

void debrief_free(Debrief *debrief) {
    if (debrief != NULL) {
        arena_free(&debrief->arena);
        free(debrief);
    }
}
