// The player that does anything. It guesses a move and asks whether it is allowed, because listing all that
// is allowed costs more than the rules themselves; only when guessing fails does it list.
#include "base/random.h"
#include "base/assert.h"
#include "policy/policy.h"

enum { PURPOSE_GUESS = 0x706f6c31, PURPOSE_LIST = 0x706f6c32, GUESSES = 24 };

typedef struct Kinds {
    uint8_t count;
    uint8_t kind[24];
} Kinds;

// What can be said to each kind of question. To leave without a text is left out where all else would be
// drowned by it: a player who could stand up at any moment would.
static const Kinds kinds_of[AWAITING_COUNT] = {
    [AWAITING_SCENE] = {1, {COMMAND_CHOOSE}},
    [AWAITING_MOVE] = {18,
                       {COMMAND_PLENARY, COMMAND_CAUCUS, COMMAND_ASK, COMMAND_CONFIDE, COMMAND_MINISTERS, COMMAND_BRING,
                        COMMAND_REDRAFT, COMMAND_REDRAFT, COMMAND_STRIKE, COMMAND_TRADE, COMMAND_WHY, COMMAND_LEVER,
                        COMMAND_PHONE, COMMAND_RECESS, COMMAND_DEADLINE, COMMAND_WAIT, COMMAND_TABLE,
                        COMMAND_FORECAST}},
    [AWAITING_OBJECTION] = {1, {COMMAND_OBJECTION}},
    [AWAITING_FORECAST] = {2, {COMMAND_FORECAST, COMMAND_READY}},
    [AWAITING_SEAL] = {5, {COMMAND_SEAL, COMMAND_SEAL, COMMAND_SEAL, COMMAND_SEAL, COMMAND_REOPEN}},
    [AWAITING_CHORE] = {4, {COMMAND_CHORE, COMMAND_CHORE, COMMAND_CHORE, COMMAND_READY}},
    [AWAITING_ASSETS] = {4, {COMMAND_PLACE, COMMAND_PLACE, COMMAND_PLACE, COMMAND_READY}},
    [AWAITING_ANSWER] = {6,
                         {COMMAND_ANSWER, COMMAND_ANSWER, COMMAND_AMEND, COMMAND_KEEP, COMMAND_TRUCE, COMMAND_READY}},
    [AWAITING_VOTE] = {1, {COMMAND_DECIDE}},
    [AWAITING_SIGN] = {1, {COMMAND_DECIDE}},
    [AWAITING_CANDOUR] = {1, {COMMAND_DECIDE}},
    [AWAITING_STAY] = {1, {COMMAND_DECIDE}},
    [AWAITING_RESTRAINT] = {1, {COMMAND_DECIDE}},
    [AWAITING_REPLY] = {1, {COMMAND_DECIDE}},
    [AWAITING_ADMIT] = {1, {COMMAND_DECIDE}},
    [AWAITING_POWER] = {1, {COMMAND_DECIDE}},
};

// 64 bits, spent a few at a time: one hash a guess.
typedef struct Draw {
    uint64_t bits;
} Draw;

static int draw_below(Draw *draw, int n) {
    enum { BITS = 12 };
    uint64_t piece = draw->bits & ((1u << BITS) - 1);
    draw->bits >>= BITS;
    return n > 1 ? (int)(piece * (unsigned)n >> BITS) : 0;
}

static int form_draw(Draw *draw, uint32_t forms) {
    int nth = draw_below(draw, __builtin_popcount(forms));
    for (int form = 0; form < FORM_COUNT; form++) {
        if (forms >> form & 1 && nth-- == 0) {
            return form;
        }
    }
    return FORM_NONE;
}

static int argument_draw(Draw *draw, const View *view, const Command *command, int position, ArgKind kind) {
    const Scenario *scenario = view->scenario;
    const Open *open = view->open;
    int before = position > 0 ? command->args[position - 1] : 0;
    switch (kind) {
    case ARG_SCENE: return open->subject;
    case ARG_CHOICE: return draw_below(draw, scenario->scenes[before].choice_count);
    case ARG_PARTY: return draw_below(draw, scenario->party_count);
    case ARG_ISSUE: return open->awaiting == AWAITING_SEAL ? open->subject : draw_below(draw, scenario->issue_count);
    case ARG_OPTION: return draw_below(draw, scenario->issues[before].option_count);
    case ARG_LEVER: return draw_below(draw, scenario->lever_count);
    case ARG_FORM: return form_draw(draw, scenario->levers[before].forms);
    case ARG_PHONE: return draw_below(draw, scenario->phone_count);
    case ARG_CONFIDENCE: return draw_below(draw, view->mind ? view->mind->confidence_count : 1);
    case ARG_MANNER: return 1 + draw_below(draw, MANNER_COUNT - 1);
    case ARG_REMEDY: return 1 + draw_below(draw, REMEDY_COUNT - 1);
    case ARG_FORECAST: return 1 + draw_below(draw, FORECAST_KIND_COUNT - 1);
    case ARG_WORD: return draw_below(draw, before == FORECAST_BREAK ? scenario->issue_count : 7);
    case ARG_CHORE: return draw_below(draw, scenario->chore_count);
    case ARG_ASSET: return draw_below(draw, scenario->asset_count);
    case ARG_SECTOR: return draw_below(draw, scenario->sector_count);
    case ARG_REPORT: return draw_below(draw, open->report_count);
    case ARG_ANSWER: return 1 + draw_below(draw, ANSWER_KIND_COUNT - 1);
    case ARG_EXTRA:
        return before == ANSWER_NAME       ? draw_below(draw, scenario->party_count)
               : before == ANSWER_EXCHANGE ? 1 + draw_below(draw, EXCHANGE_SIZE_COUNT - 1)
                                           : 0;
    case ARG_PROMISE: return draw_below(draw, PROMISE_MAX);
    case ARG_TRUCE: return draw_below(draw, TRUCE_HOST_COUNT);
    case ARG_DECIDE: return 1 + draw_below(draw, DECIDE_COUNT - 1);
    case ARG_NONE:
    case ARG_KIND_COUNT: break;
    }
    return 0;
}

// Of two spellings of the same command, the one that the game lists.
static void as_listed(const View *view, Command *command) {
    int16_t *args = command->args;
    if (command->kind == COMMAND_TRADE && args[0] > args[1]) {
        int16_t first = args[0];
        args[0] = args[1];
        args[1] = first;
    }
    if (command->kind == COMMAND_LEVER && view->scenario->levers[args[0]].issues == 0) {
        args[3] = NO_INDEX; // it bears on no clause in particular
    }
    bool of_the_day = args[1] == ANSWER_EXCHANGE || args[1] == ANSWER_CALL_RIVAL || args[1] == ANSWER_ALLIES;
    if (command->kind == COMMAND_ANSWER && of_the_day) {
        args[0] = NO_INDEX;
    }
}

Command policy_random(const View *view, uint64_t seed, uint32_t step) {
    const Kinds *kinds = &kinds_of[view->open->awaiting];
    for (unsigned guess = 0; guess < GUESSES && kinds->count > 0; guess++) {
        Draw draw = {random_bits(seed, PURPOSE_GUESS, step, guess)};
        CommandKind kind = (CommandKind)kinds->kind[draw_below(&draw, kinds->count)];
        const CommandShape *shape = command_shape(kind);
        Command command = {.kind = (uint8_t)kind, .seat = (int8_t)view->seat};
        for (int i = 0; i < shape->count; i++) {
            command.args[i] = (int16_t)argument_draw(&draw, view, &command, i, (ArgKind)shape->args[i]);
        }
        as_listed(view, &command);
        if (command_allowed(view, command)) {
            return command;
        }
    }
    Offer offers[COMMAND_LIST_MAX];
    size_t count = command_list(view, false, offers, COMMAND_LIST_MAX);
    ASSERT(count > 0); // a game that waits always has something that can be said
    return offers[random_below(seed, PURPOSE_LIST, step, 0, (unsigned)count)].command;
}
