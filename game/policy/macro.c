// The search for a move that is good whatever the night is like: none should be.
#include "policy/style.h"

typedef struct Action {
    const char *name;
    CommandKind kind;
    int what; // a party, a form with a party, a kind of phone
} Action;

enum { PARTY_FIRST, PARTY_SECOND };
#define FORM_ON(form, party) ((form)*2 + (party))

static const Action actions[] = {
    {"plenary", COMMAND_PLENARY, 0},
    {"caucus first", COMMAND_CAUCUS, PARTY_FIRST},
    {"caucus second", COMMAND_CAUCUS, PARTY_SECOND},
    {"ask first", COMMAND_ASK, PARTY_FIRST},
    {"ask second", COMMAND_ASK, PARTY_SECOND},
    {"confide", COMMAND_CONFIDE, 0},
    {"ministers", COMMAND_MINISTERS, 0},
    {"draft", COMMAND_REDRAFT, 0},
    {"trade", COMMAND_TRADE, 0},
    {"ask for it, first", COMMAND_LEVER, FORM_ON(FORM_ASK, PARTY_FIRST)},
    {"ask for it, second", COMMAND_LEVER, FORM_ON(FORM_ASK, PARTY_SECOND)},
    {"press first", COMMAND_LEVER, FORM_ON(FORM_PRESS, PARTY_FIRST)},
    {"press second", COMMAND_LEVER, FORM_ON(FORM_PRESS, PARTY_SECOND)},
    {"warn first", COMMAND_LEVER, FORM_ON(FORM_WARN, PARTY_FIRST)},
    {"warn second", COMMAND_LEVER, FORM_ON(FORM_WARN, PARTY_SECOND)},
    {"offer first", COMMAND_LEVER, FORM_ON(FORM_OFFER, PARTY_FIRST)},
    {"offer second", COMMAND_LEVER, FORM_ON(FORM_OFFER, PARTY_SECOND)},
    {"guarantee first", COMMAND_LEVER, FORM_ON(FORM_GUARANTEE, PARTY_FIRST)},
    {"guarantee second", COMMAND_LEVER, FORM_ON(FORM_GUARANTEE, PARTY_SECOND)},
    {"phones", COMMAND_PHONE, 0},
    {"recess", COMMAND_RECESS, 0},
    {"deadline", COMMAND_DEADLINE, 0},
};
enum { ACTION_COUNT = sizeof actions / sizeof actions[0] };

int macro_count(void) {
    return ACTION_COUNT;
}

const char *macro_name(int action) {
    return actions[action].name;
}

uint64_t macro_of(const int *moves, int count) {
    uint64_t packed = (uint64_t)(unsigned)count << 8 * MACRO_MAX;
    for (int n = 0; n < count; n++) {
        packed |= (uint64_t)(unsigned)moves[n] << 8 * n;
    }
    return packed;
}

static const Action *macro_action(uint64_t macro, int moves) {
    int count = (int)(macro >> 8 * MACRO_MAX);
    return &actions[macro >> 8 * (moves % count) & 0xff];
}

static bool lever_say(const View *view, int form, int party, Command *out) {
    for (int l = 0; l < view->scenario->lever_count; l++) {
        for (int i = NO_INDEX; i < view->scenario->issue_count; i++) { // some levers are played on no clause
            bool open = i == NO_INDEX || view->open->clauses[i].status == CLAUSE_BRACKETED;
            if (open && view->open->lever_uses[l] < 2 && propose(view, out, COMMAND_LEVER, l, form, party, i)) {
                return true;
            }
        }
    }
    return false;
}

static bool action_say(const View *view, const Action *action, uint32_t step, Command *out) {
    const Scenario *scenario = view->scenario;
    switch (action->kind) {
    case COMMAND_ASK:
        for (int n = 0; n < scenario->issue_count; n++) {
            if (propose(view, out, COMMAND_ASK, action->what, (int)((step + (uint32_t)n) % scenario->issue_count), 0,
                        0)) {
                return true;
            }
        }
        return false;
    case COMMAND_CONFIDE:
        for (int k = 0; k < view->mind->confidence_count; k++) {
            if (propose(view, out, COMMAND_CONFIDE, k, MANNER_HINT, 0, 0)) {
                return true;
            }
        }
        return false;
    case COMMAND_REDRAFT: return style_draft(view, out);
    case COMMAND_TRADE: return style_trade(view, out);
    case COMMAND_LEVER: return lever_say(view, action->what / 2, action->what % 2, out);
    case COMMAND_PHONE:
        for (int k = 0; k < scenario->phone_count; k++) {
            if (view->open->phone_uses[k] < 2 && propose(view, out, COMMAND_PHONE, k, 0, 0, 0)) {
                return true;
            }
        }
        return false;
    default: return propose(view, out, action->kind, action->what, 0, 0, 0);
    }
}

Command policy_macro(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = NO_INDEX, .durable = true};
    if (view->open->awaiting != AWAITING_MOVE) {
        return style_play(view, &style, seed, step);
    }
    Command command;
    const Action *action = macro_action(seed, view->open->moves);
    if (style_table_due(view, &command) || action_say(view, action, step, &command) ||
        propose(view, &command, COMMAND_WAIT, 0, 0, 0, 0)) {
        return command;
    }
    return policy_random(view, seed, step);
}
