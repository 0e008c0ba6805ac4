#include "app/things.h"

#include "base/assert.h"

static void thing_add(Things *things, const char *group, const char *name, CommandKind kind, int a, int b) {
    ASSERT(things->count < THING_MAX);
    if (a != NO_INDEX || b != NO_INDEX) {
        bool first = things->end[kind] == 0;
        things->first[kind] = first ? (uint8_t)things->count : things->first[kind];
        things->end[kind] = (uint8_t)(things->count + 1);
    }
    things->thing[things->count++] = (Thing){group, name, {(uint8_t)kind, (int16_t)a, (int16_t)b}};
}

void things_fill(const Scenario *scenario, Things *things) {
    *things = (Things){.count = 0};
    for (int k = COMMAND_NONE + 1; k < COMMAND_DECIDE; k++) {
        thing_add(things, "move", command_shape((CommandKind)k)->verb, (CommandKind)k, NO_INDEX, NO_INDEX);
    }
    for (int p = 0; p < scenario->party_count; p++) {
        thing_add(things, "caucus", scenario->parties[p].id, COMMAND_CAUCUS, p, NO_INDEX);
    }
    for (int f = FORM_NONE + 1; f < FORM_COUNT; f++) {
        thing_add(things, "form", word_of(ARG_FORM, f), COMMAND_LEVER, NO_INDEX, f);
    }
    for (int l = 0; l < scenario->lever_count; l++) {
        thing_add(things, "lever", scenario->levers[l].id, COMMAND_LEVER, l, NO_INDEX);
    }
    for (int k = 0; k < scenario->phone_count; k++) {
        thing_add(things, "phone", scenario->phones[k].id, COMMAND_PHONE, k, NO_INDEX);
    }
    for (int c = 0; c < scenario->chore_count; c++) {
        thing_add(things, "chore", scenario->chores[c].id, COMMAND_CHORE, c, NO_INDEX);
    }
    for (int a = 0; a < scenario->asset_count; a++) {
        thing_add(things, "asset", scenario->assets[a].id, COMMAND_PLACE, a, NO_INDEX);
    }
    for (int a = ANSWER_NONE + 1; a < ANSWER_KIND_COUNT; a++) {
        if (a != ANSWER_AMEND && a != ANSWER_KEEP) { // they are moves of their own
            thing_add(things, "answer", word_of(ARG_ANSWER, a), COMMAND_ANSWER, NO_INDEX, a);
        }
    }
}

int things_of(const Things *things, Command command, int found[THINGS_OF_ONE_MAX]) {
    int count = 0;
    if (command.kind > COMMAND_NONE && command.kind < COMMAND_DECIDE) {
        found[count++] = command.kind - 1;
    }
    for (int t = things->first[command.kind]; t < things->end[command.kind]; t++) {
        const Without *is = &things->thing[t].is;
        bool fits = (is->a == NO_INDEX || is->a == command.args[0]) && (is->b == NO_INDEX || is->b == command.args[1]);
        if (fits && count < THINGS_OF_ONE_MAX) {
            found[count++] = t;
        }
    }
    return count;
}

bool thing_can_be_missed(const Thing *thing) {
    switch ((CommandKind)thing->is.kind) {
    case COMMAND_CHOOSE:
    case COMMAND_WAIT:
    case COMMAND_TABLE:
    case COMMAND_LEAVE:
    case COMMAND_OBJECTION:
    case COMMAND_FORECAST:
    case COMMAND_SEAL:
    case COMMAND_READY: return false;
    case COMMAND_ANSWER: return thing->is.b != ANSWER_WAIT;
    default: return true;
    }
}
