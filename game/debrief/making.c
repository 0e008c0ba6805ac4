// Pieces that more than one file of the debrief is made of.
#include <stdio.h>

#include "debrief/inside.h"
#include "tell/tell.h"

enum { NUMBER_BYTES = 12, DAYS_FROM_HOURS = 72 };

double best_closes(const Issue *issue, int question) {
    double best = 0;
    for (int o = 0; o < issue->option_count; o++) {
        best = issue->options[o].closes[question] > best ? issue->options[o].closes[question] : best;
    }
    return best;
}

const char *making_take(Making *making) {
    Buffer *text = &making->text;
    const char *kept = arena_text(&making->debrief->arena, text->text, text->length);
    making->failed = making->failed || text->failed || kept == NULL;
    buffer_clear(text);
    return kept != NULL ? kept : "";
}

Buffer aside_begin(Making *making) {
    Buffer before = making->text;
    buffer_init(&making->text);
    return before;
}

const char *aside_end(Making *making, Buffer before) {
    const char *kept = making_take(making);
    buffer_free(&making->text);
    making->text = before;
    return kept;
}

const char *hours_text(Making *making, int hours) {
    char number[NUMBER_BYTES];
    const Scenario *scenario = making->scenario;
    int first = (DAY_MINUTES - scenario_part_minute(scenario, 0)) / 60; // from then on a day may be a week
    bool days = hours >= (scenario_day_has_hours(scenario, 2) ? DAYS_FROM_HOURS : first);
    int rounded = (hours + 12) / 24;
    snprintf(number, sizeof number, "%d", !days ? hours : rounded > 1 ? rounded : 1);
    Buffer before = aside_begin(making);
    PUT(making, days ? "debrief.span.days" : "debrief.span.hours", {"n", number});
    return aside_end(making, before);
}

void when_put(Making *making, int day, int minute) {
    if (day > 0) {
        tell_when(&making->teller, day, minute, &making->text);
        return;
    }
    char time[TIME_BYTES];
    time_print(minute, time);
    buffer_add(&making->text, time);
}

const char *refusers_text(Making *making, const Event *refusal) {
    const Scenario *scenario = making->scenario;
    int refused = 0;
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        refused += event->kind == EVENT_REFUSED && event->day == refusal->day && event->minute == refusal->minute;
    }
    bool both = refused == 2 && scenario->party_count == 2;
    char number[NUMBER_BYTES];
    snprintf(number, sizeof number, "%d", both ? 0 : refused);
    Buffer before = aside_begin(making);
    PUT(making, "debrief.refusers", {"n", number}, {"party", scenario->parties[refusal->a].name});
    return aside_end(making, before);
}
