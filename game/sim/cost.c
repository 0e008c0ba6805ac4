// What a move takes: minutes and leverage. Reads only what is open.
#include "sim/parameter.h"
#include "sim/rules.h"

static int base_minutes(const View *view, Command command) {
    const Scenario *scenario = view->scenario;
    switch ((CommandKind)command.kind) {
    case COMMAND_PLENARY:
    case COMMAND_CAUCUS:
    case COMMAND_RECESS: return 30;
    case COMMAND_REDRAFT:
    case COMMAND_TABLE:
    case COMMAND_MINISTERS:
    case COMMAND_TRADE: return 20;
    case COMMAND_ASK:
    case COMMAND_WHY:
    case COMMAND_CONFIDE:
    case COMMAND_STRIKE:
    case COMMAND_BRING: return 15;
    case COMMAND_DEADLINE:
    case COMMAND_WAIT:
    case COMMAND_REOPEN: return 10;
    case COMMAND_LEVER: return scenario->levers[command.args[0]].minutes;
    case COMMAND_PHONE: return scenario->phones[command.args[0]].minutes;
    default: return 0;
    }
}

static int answer_minutes(Command command) {
    switch ((AnswerKind)command.args[1]) {
    case ANSWER_INVESTIGATE:
    case ANSWER_EXCHANGE: return 240;
    case ANSWER_CALL_RIVAL:
    case ANSWER_ALLIES:
    case ANSWER_OBSERVERS: return 60;
    case ANSWER_WAIT: return 0;
    default: return 10;
    }
}

// A capital whose tie is worn thin answers through its embassy: twice the time.
static int party_of_move(const View *view, Command command) {
    switch ((CommandKind)command.kind) {
    case COMMAND_CAUCUS:
    case COMMAND_ASK: return command.args[0];
    case COMMAND_LEVER: return command.args[2];
    case COMMAND_PHONE: return view->scenario->phones[command.args[0]].party;
    default: return NO_INDEX;
    }
}

int move_minutes(const View *view, Command command) {
    const Open *open = view->open;
    if (open->phase == PHASE_CEASEFIRE && command.kind != COMMAND_CHOOSE) {
        // What takes no time must not say that it does: placing, waiting on, a truce, a word of a party.
        return command.kind == COMMAND_ANSWER  ? answer_minutes(command)
               : command.kind == COMMAND_AMEND ? 360
               : command.kind == COMMAND_KEEP  ? 60
                                               : 0;
    }
    if (command.kind == COMMAND_CHOOSE) {
        bool timed = open->phase == PHASE_TALKS || open->phase == PHASE_CEASEFIRE;
        return timed ? view->scenario->scenes[command.args[0]].choices[command.args[1]].minutes : 0;
    }
    int minutes = base_minutes(view, command);
    if (minutes == 0) {
        return 0;
    }
    if (open->last_hour) {
        minutes = minutes > 10 ? 10 : minutes;
    }
    int party = party_of_move(view, command);
    if (party != NO_INDEX && open->tie[party] < PARAM(view->scenario, gate_tie)) {
        minutes *= 2;
    }
    int stretched = (int)(minutes * move_scale(open) / 5 + 0.5) * 5;
    return stretched < 5 ? 5 : stretched;
}

// What was prepared costs nothing the first time; prepared it stays.
static bool instrument_ready(const Open *open, int lever) {
    return (open->instruments >> lever & 1) && open->lever_uses[lever] == 0;
}

int move_cost(const View *view, Command command) {
    const Scenario *scenario = view->scenario;
    switch ((CommandKind)command.kind) {
    case COMMAND_CHOOSE: return scenario->scenes[command.args[0]].choices[command.args[1]].cost;
    case COMMAND_LEVER:
        return instrument_ready(view->open, command.args[0]) ? 0 : scenario->levers[command.args[0]].cost;
    case COMMAND_PHONE: return scenario->phones[command.args[0]].cost;
    case COMMAND_TRUCE: return command.args[0] == TRUCE_OWN ? 1 : 0;
    case COMMAND_ANSWER: return command.args[1] == ANSWER_EXCHANGE ? 1 : 0;
    default: return 0;
    }
}
