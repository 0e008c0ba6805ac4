// Par that leans on one thing: it does it as soon as its moment has come. What a thing is worth shows in what such a
// player wins beside one that cannot have it.
#include "base/real.h"
#include "policy/style.h"

static const Style style = {.favoured = NO_INDEX, .durable = true};

// Packed into the seed of the policy: kind, first and second word, moment.
enum { WORD_BITS = 8, WORD_ANY = 0xff };

uint64_t lean_of(const Without *thing, int moment) {
    uint64_t a = thing->a == NO_INDEX ? WORD_ANY : (uint64_t)thing->a;
    uint64_t b = thing->b == NO_INDEX ? WORD_ANY : (uint64_t)thing->b;
    return (uint64_t)moment << 3 * WORD_BITS | b << 2 * WORD_BITS | a << WORD_BITS | thing->kind;
}

typedef struct Lean {
    CommandKind kind;
    int a, b, moment;
} Lean;

static Lean lean_read(uint64_t seed) {
    int a = (int)(seed >> WORD_BITS & WORD_ANY), b = (int)(seed >> 2 * WORD_BITS & WORD_ANY);
    return (Lean){.kind = (CommandKind)(seed & WORD_ANY),
                  .a = a == WORD_ANY ? NO_INDEX : a,
                  .b = b == WORD_ANY ? NO_INDEX : b,
                  .moment = (int)(seed >> 3 * WORD_BITS & WORD_ANY)};
}

// ---- the talks ----

// Early, in the middle, late.
static bool moment_come(const View *view, int moment) {
    static const double gone[LEAN_MOMENTS] = {0, 0.35, 0.7};
    const Scenario *scenario = view->scenario;
    return view->open->minute - scenario->start >= gone[moment] * (scenario->end - scenario->start);
}

// The clause in brackets that matters most to a party.
static bool dearest_say(const Judge *judge, CommandKind kind, int party, Command *out) {
    const View *view = judge->view;
    double most = 0;
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        bool open = view->open->clauses[i].status == CLAUSE_BRACKETED;
        double weight = judge->taste[party].weight[i];
        if (open && weight > most && propose(view, out, kind, party, i, 0, 0)) {
            most = weight;
            found = true;
        }
    }
    return found;
}

// The form and the clause where a lever moves the party most.
static bool lever_say(const Judge *judge, const Lean *lean, int party, Command *out) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    double most = 0;
    bool found = false;
    for (int l = 0; l < scenario->lever_count; l++) {
        for (int form = FORM_ASK; form < FORM_COUNT; form++) {
            bool meant = (lean->a == NO_INDEX || lean->a == l) && (lean->b == NO_INDEX || lean->b == form);
            if (!meant || view->open->lever_uses[l] || !(scenario->levers[l].forms >> form & 1)) {
                continue;
            }
            double effect = lever_effect(scenario, view->open, l, (Form)form, party);
            for (int i = 0; i < scenario->issue_count; i++) {
                bool open = view->open->clauses[i].status == CLAUSE_BRACKETED;
                double worth = effect * judge->taste[party].weight[i] + style_form_worth(judge, l, (Form)form, party);
                if (open && worth > most && propose(view, out, COMMAND_LEVER, l, form, party, i)) {
                    most = worth;
                    found = true;
                }
            }
        }
    }
    return found;
}

static bool confidence_say(const View *view, Command *out) {
    for (int k = 0; k < view->mind->confidence_count; k++) {
        if (propose(view, out, COMMAND_CONFIDE, k, MANNER_HINT, 0, 0)) {
            return true;
        }
    }
    return false;
}

// The clause without which the text would be worth most.
static bool strike_say(const Judge *judge, Command *out) {
    const View *view = judge->view;
    Draft draft = draft_standing(view);
    double most = -9;
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        Worth worth;
        int stood = draft.option[i];
        draft.option[i] = NO_INDEX;
        draft_worth(judge, &draft, &worth);
        draft.option[i] = (int8_t)stood;
        if (stood != NO_INDEX && worth.score > most && propose(view, out, COMMAND_STRIKE, i, 0, 0, 0)) {
            most = worth.score;
            found = true;
        }
    }
    return found;
}

static bool talks_say(const Judge *judge, const Lean *lean, Command *out) {
    const View *view = judge->view;
    const Open *open = view->open;
    int weak = 0;
    (void)judge_weakest(judge, &weak);
    if (lean->kind == COMMAND_PHONE) {
        return !open->phone_uses[lean->a] && propose(view, out, COMMAND_PHONE, lean->a, 0, 0, 0);
    }
    if (lean->kind == COMMAND_LEVER) {
        bool used = lean->a == NO_INDEX ? open->action_uses[COMMAND_LEVER] > 0 : open->lever_uses[lean->a] > 0;
        for (int n = 0; n < view->scenario->party_count && !used; n++) { // who needs it, or whom it works on
            if (lever_say(judge, lean, (weak + n) % view->scenario->party_count, out)) {
                return true;
            }
        }
        return false;
    }
    if (open->action_uses[lean->kind] > 0) {
        return false;
    }
    switch (lean->kind) {
    case COMMAND_CONFIDE: return confidence_say(view, out);
    case COMMAND_TRADE: return style_trade(view, out);
    case COMMAND_STRIKE: return strike_say(judge, out);
    case COMMAND_ASK:
    case COMMAND_WHY: return dearest_say(judge, lean->kind, weak, out);
    case COMMAND_CAUCUS:
    case COMMAND_PLENARY:
    case COMMAND_MINISTERS:
    case COMMAND_RECESS:
    case COMMAND_DEADLINE: return propose(view, out, lean->kind, lean->a == NO_INDEX ? weak : lean->a, 0, 0, 0);
    default: return false;
    }
}

// ---- the days ----

// Three are placed a morning: the last place stays empty for the one that is not to be had.
static bool asset_say(const View *view, const Lean *lean, Command *out) {
    int placed = 0;
    for (int a = 0; a < view->scenario->asset_count; a++) {
        placed += view->open->asset_sector[a] != NO_INDEX;
    }
    return lean->moment == LEAN_UNDONE ? placed + 1 >= ASSET_PLACED_MAX && propose(view, out, COMMAND_READY, 0, 0, 0, 0)
                                       : style_asset_place(view, lean->a, out);
}

static bool chore_say(const View *view, const Lean *lean, Command *out) {
    int done = __builtin_popcount(view->open->chores);
    return lean->moment == LEAN_UNDONE
               ? done + 1 >= view->scenario->chore_pick && propose(view, out, COMMAND_READY, 0, 0, 0, 0)
               : propose(view, out, COMMAND_CHORE, lean->a, 0, 0, 0);
}

// A lever that must be made ready before the talks.
static bool instrument_say(const View *view, const Lean *lean, Command *out) {
    int index = view->open->subject;
    const Scene *scene = &view->scenario->scenes[index];
    for (int c = 0; c < scene->choice_count; c++) {
        const Effects *effects = scene->choices[c].effects;
        for (size_t e = 0; effects && e < effects_count(effects); e++) {
            uint32_t id = effects_at(effects, e).id;
            if (name_kind(id) == NAME_INSTRUMENT && name_a(id) == lean->a &&
                propose(view, out, COMMAND_CHOOSE, index, c, 0, 0)) {
                return true;
            }
        }
    }
    return false;
}

// The calm days after the first have an answer to spare for what is not about a report.
static bool day_say(const View *view, const Lean *lean, Command *out) {
    const Open *open = view->open;
    return open->day == 1 + lean->moment && open->part == 0 && open->answers_left == (open->day == 1 ? 1 : 2) &&
           propose(view, out, COMMAND_ANSWER, NO_INDEX, lean->b, 0, 0);
}

// Always, to what is grave, or from the second day on.
static bool answer_say(const View *view, const Lean *lean, Command *out) {
    const Open *open = view->open;
    int moment = lean->moment;
    if (lean->b == ANSWER_CALL_RIVAL || lean->b == ANSWER_ALLIES) {
        return day_say(view, lean, out);
    }
    for (int r = 0; r < open->report_count && (moment < 2 || open->day >= 2); r++) {
        const Report *report = &open->reports[r];
        bool grave = moment == 0 || view->scenario->incidents[report->kind].severity > 0.42;
        const Front *front = &view->scenario->fronts[view->scenario->sectors[report->sector].front];
        int named = report->established ? report->established - 1 : report->lean > 0 ? front->party_a : front->party_b;
        bool sure = lean->b != ANSWER_NAME || report->established ||
                    (report->certain > 500 && (report->lean > 800 || report->lean < -800));
        if (report->answer == ANSWER_NONE && grave && sure &&
            propose(view, out, COMMAND_ANSWER, r, lean->b, lean->b == ANSWER_NAME ? named : 0, 0)) {
            return true;
        }
    }
    return false;
}

static bool ceasefire_say(const View *view, const Lean *lean, Command *out) {
    return view->open->object != 1 &&
           (lean->kind == COMMAND_AMEND
                ? view->open->exchanges > 0 && style_reword(view, &style, COMMAND_AMEND, 0.03, out)
                : lean->kind == COMMAND_ANSWER && answer_say(view, lean, out));
}

Command policy_lean(const View *view, uint64_t seed, uint32_t step) {
    Lean lean = lean_read(seed);
    Command command;
    bool said = false;
    bool done = lean.moment != LEAN_UNDONE;
    switch ((Awaiting)view->open->awaiting) {
    case AWAITING_MOVE: {
        Judge judge;
        judge_init(view, &style, &judge);
        said = done && moment_come(view, lean.moment) && talks_say(&judge, &lean, &command);
        break;
    }
    case AWAITING_SCENE: said = lean.kind == COMMAND_LEVER && instrument_say(view, &lean, &command); break;
    case AWAITING_CHORE: said = lean.kind == COMMAND_CHORE && chore_say(view, &lean, &command); break;
    case AWAITING_ASSETS: said = lean.kind == COMMAND_PLACE && asset_say(view, &lean, &command); break;
    case AWAITING_SEAL:
        said = done && lean.kind == COMMAND_REOPEN && style_reword(view, &style, COMMAND_REOPEN, 0.004, &command);
        break;
    case AWAITING_ANSWER: said = done && ceasefire_say(view, &lean, &command); break;
    default: break;
    }
    return said ? command : style_play(view, &style, seed, step);
}
