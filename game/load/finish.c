// What the author left to be understood.
#include <stdio.h>
#include <string.h>

#include "load/stages.h"
#include "sim/state.h"

static bool empty(const char *text) {
    return text[0] == '\0';
}

static void party_complete(Reader *reader, Party *party) {
    if (empty(party->short_name)) {
        party->short_name = party->name;
    }
    if (empty(party->capital)) {
        party->capital = party->short_name;
    }
    if (empty(party->possessive)) {
        size_t length = strlen(party->capital);
        char *text = ARENA_NEW(reader->arena, char, length + 3);
        if (!text) {
            reader->no_memory = true;
            return;
        }
        snprintf(text, length + 3, "%s's", party->capital);
        party->possessive = text;
    }
}

// A beat of the talks is a minute of the night, one of the ceasefire an hour of its day.
static void scene_complete(const Scenario *scenario, Scene *scene) {
    bool of_day = scene->kind == SCENE_CEASEFIRE || scene->day != NO_INDEX;
    if (scene->at != NO_INDEX && of_day) {
        scene->at %= DAY_MINUTES;
    } else if (scene->at != NO_INDEX && scene->at < scenario->start) {
        scene->at = (int16_t)(scene->at + DAY_MINUTES);
    }
}

// Promises that cannot be kept on the same day: who collides with one collides back.
static void levers_complete(Scenario *scenario) {
    for (int a = 0; a < scenario->lever_count; a++) {
        for (int b = 0; b < scenario->lever_count; b++) {
            if (scenario->levers[a].collides >> b & 1) {
                scenario->levers[b].collides |= UINT64_C(1) << a;
            }
        }
        scenario->levers[a].collides &= ~(UINT64_C(1) << a);
    }
}

void scenario_complete(Reader *reader) {
    Scenario *scenario = reader->scenario;
    for (int i = 0; i < scenario->party_count; i++) {
        party_complete(reader, &scenario->parties[i]);
    }
    for (int i = 0; i < scenario->power_count; i++) {
        Power *power = &scenario->powers[i];
        if (empty(power->capital)) {
            power->capital = power->name;
        }
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        Issue *issue = &scenario->issues[i];
        if (issue->brought_minute == 0) {
            issue->brought_minute = scenario->start;
        }
    }
    for (int i = 0; i < scenario->scene_count; i++) {
        scene_complete(scenario, &scenario->scenes[i]);
    }
    levers_complete(scenario);
    if (empty(scenario->capital)) {
        scenario->capital = scenario->role_name;
    }
    if (empty(scenario->language)) {
        scenario->language = "en";
    }
    if (scenario->concept_count == 0) {
        scenario->concept_count = scenario->term_count;
    }
}
