// The player that tries things out: imagines the night as it might be from what it knows, does each candidate in as
// many such nights, lets par play on, and takes what ended best. Slow; the yardstick of what can be reached.
#include "base/random.h"
#include "base/real.h"
#include "policy/style.h"

enum { CANDIDATES_MAX = 96, NIGHTS_MAX = 12, PURPOSE_NIGHT = 0x706f6c41 };

typedef struct Candidate {
    Command command;
    double sum; // what the nights were worth in which it was done
} Candidate;

typedef struct Candidates {
    const View *view;
    int count;
    Candidate candidate[CANDIDATES_MAX]; // the first is par's
} Candidates;

static bool same(Command a, Command b) {
    bool equal = a.kind == b.kind;
    for (int i = 0; i < 4; i++) {
        equal = equal && a.args[i] == b.args[i];
    }
    return equal;
}

static void candidate_add(Candidates *list, Command command) {
    for (int c = 0; c < list->count; c++) {
        if (same(list->candidate[c].command, command)) {
            return;
        }
    }
    if (list->count < CANDIDATES_MAX) {
        list->candidate[list->count++] = (Candidate){.command = command};
    }
}

static void candidate_try(Candidates *list, CommandKind kind, int a, int b, int c, int d) {
    Command command;
    if (propose(list->view, &command, kind, a, b, c, d)) {
        candidate_add(list, command);
    }
}

// A lever in a form, for the party and on the clause where it seems to do most; another time it seems otherwise.
static void lever_add(Candidates *list, const Judge *judge, int lever, Form form, uint64_t seed, uint32_t step) {
    const View *view = list->view;
    const Scenario *scenario = view->scenario;
    double best = 0;
    Command chosen;
    for (int p = 0; p < scenario->party_count; p++) {
        double effect = lever_effect(scenario, view->open, lever, form, p);
        double whole = style_form_worth(judge, lever, form, p);
        double seems = 0.5 + random_unit(seed, PURPOSE_NIGHT, step, (uint64_t)(200 + lever * PARTY_MAX + p));
        for (int i = NO_INDEX; i < scenario->issue_count; i++) { // some levers are played on no clause
            double moved = i == NO_INDEX ? 0 : effect * judge->taste[p].weight[i];
            double worth = (moved + whole) * seems;
            if (worth > best && propose(view, &chosen, COMMAND_LEVER, lever, form, p, i)) {
                best = worth;
            }
        }
    }
    if (best > 0) {
        candidate_add(list, chosen);
    }
}

static void moves_add(Candidates *list, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = NO_INDEX, .durable = true};
    const View *view = list->view;
    const Scenario *scenario = view->scenario;
    Judge judge;
    judge_init(view, &style, &judge);
    Draft wanted = draft_best(&judge, view->open->last_hour);
    Command command;
    int redrafts = 0;
    for (int i = 0; i < scenario->issue_count && redrafts < 3; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->status != CLAUSE_NONE && wanted.option[i] >= 0 && wanted.option[i] != clause->option) {
            candidate_try(list, COMMAND_REDRAFT, i, wanted.option[i], 0, 0);
            redrafts++;
        }
    }
    int other = (int)random_below(seed, PURPOSE_NIGHT, step, 50, scenario->issue_count);
    if (view->open->clauses[other].status == CLAUSE_NONE) {
        candidate_try(list, COMMAND_BRING, other, 0, 0, 0);
    } else {
        candidate_try(list, COMMAND_STRIKE, other, 0, 0, 0);
        candidate_try(list, COMMAND_WHY, (int)(step % scenario->party_count), other, 0, 0);
    }
    candidate_try(list, COMMAND_TABLE, 0, 0, 0, 0);
    candidate_try(list, COMMAND_PLENARY, 0, 0, 0, 0);
    candidate_try(list, COMMAND_CAUCUS, (int)(step % scenario->party_count), 0, 0, 0);
    if (style_question(&judge, NO_INDEX, &command)) {
        candidate_add(list, command);
    }
    if (style_trade(view, &command)) {
        candidate_add(list, command);
    }
    for (int k = 0; k < view->mind->confidence_count; k++) {
        candidate_try(list, COMMAND_CONFIDE, k, MANNER_HINT, 0, 0);
    }
    candidate_try(list, COMMAND_MINISTERS, 0, 0, 0, 0);
    candidate_try(list, step % 2 ? COMMAND_RECESS : COMMAND_DEADLINE, 0, 0, 0, 0);
    for (int k = 0; k < scenario->phone_count; k++) {
        candidate_try(list, COMMAND_PHONE, k, 0, 0, 0);
    }
    for (int l = 0; l < scenario->lever_count; l++) {
        for (int form = FORM_ASK; form < FORM_COUNT; form++) {
            if (scenario->levers[l].forms >> form & 1) {
                lever_add(list, &judge, l, (Form)form, seed, step);
            }
        }
    }
}

static void answers_add(Candidates *list) {
    static const Style style = {.favoured = NO_INDEX, .durable = true};
    const View *view = list->view;
    Command amended;
    candidate_try(list, COMMAND_READY, 0, 0, 0, 0);
    for (int size = EXCHANGE_SECTOR; size < EXCHANGE_SIZE_COUNT; size++) {
        candidate_try(list, COMMAND_ANSWER, NO_INDEX, ANSWER_EXCHANGE, size, 0);
    }
    candidate_try(list, COMMAND_ANSWER, NO_INDEX, ANSWER_CALL_RIVAL, 0, 0);
    candidate_try(list, COMMAND_ANSWER, NO_INDEX, ANSWER_ALLIES, 0, 0);
    if (style_reword(view, &style, COMMAND_AMEND, 0, &amended)) {
        candidate_add(list, amended);
    }
    for (int r = 0; r < view->open->report_count; r++) {
        for (int p = 0; p < view->scenario->party_count; p++) {
            candidate_try(list, COMMAND_ANSWER, r, ANSWER_NAME, p, 0);
        }
        candidate_try(list, COMMAND_ANSWER, r, ANSWER_INVESTIGATE, 0, 0);
        candidate_try(list, COMMAND_ANSWER, r, ANSWER_OBSERVERS, 0, 0);
        candidate_try(list, COMMAND_ANSWER, r, ANSWER_SAME_WORDS, 0, 0);
    }
    for (int k = 0; k < PROMISE_MAX; k++) {
        candidate_try(list, COMMAND_KEEP, k, 0, 0, 0);
    }
}

static void candidates_find(Candidates *list, uint64_t seed, uint32_t step) {
    const View *view = list->view;
    const Scenario *scenario = view->scenario;
    switch ((Awaiting)view->open->awaiting) {
    case AWAITING_SCENE:
        for (int c = 0; c < scenario->scenes[view->open->subject].choice_count; c++) {
            candidate_try(list, COMMAND_CHOOSE, view->open->subject, c, 0, 0);
        }
        break;
    case AWAITING_MOVE: moves_add(list, seed, step); break;
    case AWAITING_OBJECTION:
        for (int r = REMEDY_STRIKE; r < REMEDY_COUNT; r++) {
            candidate_try(list, COMMAND_OBJECTION, r, 0, 0, 0);
        }
        break;
    case AWAITING_SEAL:
        for (int o = 0; o < scenario->issues[view->open->subject].option_count; o++) {
            candidate_try(list, COMMAND_REOPEN, view->open->subject, o, 0, 0);
        }
        break;
    case AWAITING_CHORE:
        for (int c = 0; c < scenario->chore_count; c++) {
            candidate_try(list, COMMAND_CHORE, c, 0, 0, 0);
        }
        break;
    case AWAITING_ASSETS:
        for (int a = 0; a < scenario->asset_count; a++) {
            candidate_try(list, COMMAND_PLACE, a, (int)(step % scenario->sector_count), 0, 0);
        }
        break;
    case AWAITING_ANSWER:
        if (view->open->object == 1) {
            candidate_try(list, COMMAND_TRUCE, TRUCE_OWN, 0, 0, 0);
            candidate_try(list, COMMAND_TRUCE, TRUCE_HOSTED, 0, 0, 0);
        } else {
            answers_add(list);
        }
        break;
    default: break;
    }
}

// What a night was worth: winning first, then how long it held.
#define WORTH_WON 1.0
#define WORTH_HELD 0.25
#define WORTH_SIGNED 0.05

static double night_worth(const Scenario *scenario, const State *state) {
    double worth = game_won(scenario, state) ? WORTH_WON : 0;
    worth += WORTH_HELD * real_min(open_days_held(&state->open), 7) / 7 + (state->open.signed_ ? WORTH_SIGNED : 0);
    return worth;
}

typedef struct Imagined {
    Types types;
    State start;
} Imagined;

static double candidate_play(const View *view, Command command, const Types *types, State *state, uint64_t seed) {
    const EventSink nobody = {.add = NULL};
    command_apply(view->scenario, types, state, command, nobody);
    for (uint32_t step = 0; !game_over(state) && step < POLICY_COMMAND_CAP; step++) {
        View now = state_view(view->scenario, state, state->open.seat);
        command_apply(view->scenario, types, state, policy_par(&now, seed, step), nobody);
    }
    return night_worth(view->scenario, state);
}

// The same nights for each: what differs is what was done.
static void candidates_play(Candidates *list, const Imagined nights[NIGHTS_MAX], int from, int to, uint64_t seed) {
    for (int c = 0; c < list->count; c++) {
        Candidate *one = &list->candidate[c];
        for (int n = from; n < to; n++) {
            State state;
            state_copy(&state, &nights[n].start);
            one->sum += candidate_play(list->view, one->command, &nights[n].types, &state, seed);
        }
    }
}

// Par and the better half of the others go on.
static void candidates_halve(Candidates *list) {
    int kept = 1 + list->count / 2;
    for (int k = 1; k < kept; k++) {
        for (int c = k + 1; c < list->count; c++) {
            if (list->candidate[c].sum > list->candidate[k].sum) {
                Candidate better = list->candidate[c];
                list->candidate[c] = list->candidate[k];
                list->candidate[k] = better;
            }
        }
    }
    list->count = kept;
}

Command policy_lookahead(const View *view, uint64_t seed, uint32_t step) {
    static const int rounds[] = {3, 6, NIGHTS_MAX}; // nights that have been played at the end of each
    Candidates list = {.view = view};
    Command par = policy_par(view, seed, step);
    if (view->seat != 0 || par.kind == COMMAND_FORECAST) {
        return par;
    }
    candidate_add(&list, par);
    candidates_find(&list, seed, step);
    if (list.count < 2) {
        return par;
    }
    Imagined nights[NIGHTS_MAX];
    for (uint64_t n = 0; n < NIGHTS_MAX; n++) {
        state_imagine(view, random_bits(seed, PURPOSE_NIGHT, step, 1000 + n), &nights[n].types, &nights[n].start);
    }
    for (int r = 0, played = 0; r < (int)(sizeof rounds / sizeof rounds[0]); played = rounds[r++]) {
        if (r > 0) {
            candidates_halve(&list);
        }
        candidates_play(&list, nights, played, rounds[r], seed);
    }
    // Par needs no proof; what departs from it must be better by more than the luck of few nights: the best of many
    // candidates always looks better than it is.
    int best = 0;
    double bar = list.candidate[0].sum + 0.1 * NIGHTS_MAX;
    for (int c = 1; c < list.count; c++) {
        if (list.candidate[c].sum > bar) {
            best = c;
            bar = list.candidate[c].sum;
        }
    }
    return list.candidate[best].command;
}
