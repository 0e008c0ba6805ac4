// Par that leans on one thing: it does it as soon as its moment has come. What a thing is worth shows in what such a
// player wins beside one that cannot have it.
#include "policy/lean.h"
#include "base/real.h"

static const Style style = {.favoured = NO_INDEX, .durable = true};

// Packed into the seed of the policy: kind, first and second word, way.
enum { WORD_BITS = 8, WORD_ANY = 0xff };

uint64_t lean_of(const Without *thing, int way) {
    uint64_t a = thing->a == NO_INDEX ? WORD_ANY : (uint64_t)thing->a;
    uint64_t b = thing->b == NO_INDEX ? WORD_ANY : (uint64_t)thing->b;
    return (uint64_t)way << 3 * WORD_BITS | b << 2 * WORD_BITS | a << WORD_BITS | thing->kind;
}

// When in the talks: at an hour, or whenever words are to be changed.
typedef enum Moment { EARLY, MIDDLE, LATE, AT_WORDS, MOMENT_COUNT } Moment;
enum { WAYS_AFTER = 3 };

// Each moment once; in the talks also again as the night goes on.
int lean_ways(const Without *thing) {
    return thing->kind >= COMMAND_PLENARY && thing->kind <= COMMAND_LEAVE ? 2 * MOMENT_COUNT : WAYS_AFTER;
}

static Lean lean_read(uint64_t seed) {
    int a = (int)(seed >> WORD_BITS & WORD_ANY), b = (int)(seed >> 2 * WORD_BITS & WORD_ANY);
    int said = (int)(seed >> 3 * WORD_BITS & WORD_ANY), way = said % LEAN_UNDONE;
    return (Lean){.kind = (CommandKind)(seed & WORD_ANY),
                  .a = a == WORD_ANY ? NO_INDEX : a,
                  .b = b == WORD_ANY ? NO_INDEX : b,
                  .moment = way % MOMENT_COUNT,
                  .again = way >= MOMENT_COUNT,
                  .done = said < LEAN_UNDONE};
}

// ---- the talks ----

static int uses_of(const Lean *lean, const Open *open) {
    bool one = lean->a != NO_INDEX;
    return one && lean->kind == COMMAND_PHONE    ? open->phone_uses[lean->a]
           : one && lean->kind == COMMAND_LEVER  ? open->lever_uses[lean->a]
           : one && lean->kind == COMMAND_CAUCUS ? open->heard[lean->a]
                                                 : open->action_uses[lean->kind];
}

// Nothing is tried while one thinks of leaving, or when it is time to sign.
static bool moment_come(const View *view, const Lean *lean, Command plain) {
    enum { AGAIN_MOST = 3 };
    static const double hour[] = {[EARLY] = 0, [MIDDLE] = 0.35, [LATE] = 0.7}, later = 0.12;
    int uses = uses_of(lean, view->open);
    double gone = (view->open->minute - view->scenario->start) / (double)(view->scenario->end - view->scenario->start);
    bool pressing = view->mind->leaving || plain.kind == COMMAND_TABLE || plain.kind == COMMAND_FORECAST;
    if (pressing || uses >= (lean->again ? AGAIN_MOST : 1)) {
        return false;
    }
    return lean->moment == AT_WORDS ? plain.kind == COMMAND_REDRAFT : gone >= hour[lean->moment] + later * uses;
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
            bool worn = lean->a == NO_INDEX && view->open->lever_uses[l];
            if (!meant || worn || !(scenario->levers[l].forms >> form & 1)) {
                continue;
            }
            double effect = lever_effect(scenario, view->open, l, (Form)form, party);
            for (int i = NO_INDEX; i < scenario->issue_count; i++) { // some levers are played on no clause
                bool open = i == NO_INDEX || view->open->clauses[i].status == CLAUSE_BRACKETED;
                double moved = i == NO_INDEX ? 0 : effect * judge->taste[party].weight[i];
                double worth = moved + style_form_worth(judge, l, (Form)form, party);
                if (open && worth > most && propose(view, out, COMMAND_LEVER, l, form, party, i)) {
                    most = worth;
                    found = true;
                }
            }
        }
    }
    return found;
}

// What was said in confidence is carried where it helps most: where the other side cares and does not yet agree. Who
// has heard nothing of the kind listens until he has.
static bool confidence_say(const Judge *judge, int weak, Command *out) {
    enum { HEARD_MOST = 4 };
    const View *view = judge->view;
    Manner manner = view->open->sources >= 0.4 ? MANNER_HINT : MANNER_IDEA;
    double most = 0;
    bool found = false;
    for (int k = 0; k < view->mind->confidence_count; k++) {
        const Confidence *said = &view->mind->confidences[k];
        const Clause *clause = &view->open->clauses[said->issue];
        for (int p = 0; p < view->scenario->party_count && clause->status == CLAUSE_BRACKETED; p++) {
            double chance = estimate_chance(
                view_clause(view, &judge->taste[p], judge->threshold[p], p, said->issue, clause->option));
            double worth = judge->taste[p].weight[said->issue] * (1 - chance);
            if (p != said->party && worth > most && propose(view, out, COMMAND_CONFIDE, k, manner, 0, 0)) {
                most = worth;
                found = true;
            }
        }
    }
    return found ||
           (view->open->action_uses[COMMAND_CAUCUS] < HEARD_MOST && propose(view, out, COMMAND_CAUCUS, weak, 0, 0, 0));
}

// The clause without which the text would be worth most.
static bool strike_say(const Judge *judge, Command *out) {
    const View *view = judge->view;
    double most = -9;
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        Text struck;
        Draft without = judge->standing.draft;
        without.option[i] = NO_INDEX;
        text_init(judge, &without, &struck);
        bool stood = judge->standing.draft.option[i] != NO_INDEX;
        if (stood && struck.score > most && propose(view, out, COMMAND_STRIKE, i, 0, 0, 0)) {
            most = struck.score;
            found = true;
        }
    }
    return found;
}

static bool talks_say(const View *view, const Lean *lean, Command *out) {
    Judge judge;
    int weak = 0;
    judge_init(view, &style, &judge);
    (void)judge_weakest(&judge, &weak);
    switch (lean->kind) {
    case COMMAND_LEVER:
        for (int n = 0; n < view->scenario->party_count; n++) { // who needs it, or whom it works on
            if (lever_say(&judge, lean, (weak + n) % view->scenario->party_count, out)) {
                return true;
            }
        }
        return false;
    case COMMAND_CONFIDE: return confidence_say(&judge, weak, out);
    case COMMAND_TRADE: return style_trade(view, out);
    case COMMAND_STRIKE: return strike_say(&judge, out);
    case COMMAND_ASK: return style_question(&judge, weak, out);
    case COMMAND_WHY: return dearest_say(&judge, lean->kind, weak, out);
    case COMMAND_PHONE: return lean->a != NO_INDEX && propose(view, out, COMMAND_PHONE, lean->a, 0, 0, 0);
    case COMMAND_CAUCUS:
    case COMMAND_PLENARY:
    case COMMAND_MINISTERS:
    case COMMAND_RECESS:
    case COMMAND_DEADLINE: return propose(view, out, lean->kind, lean->a == NO_INDEX ? weak : lean->a, 0, 0, 0);
    default: return false;
    }
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

Command policy_lean(const View *view, uint64_t seed, uint32_t step) {
    Lean lean = lean_read(seed);
    Command command;
    bool said = false;
    switch ((Awaiting)view->open->awaiting) {
    case AWAITING_MOVE:
        said = lean.done && moment_come(view, &lean, style_play(view, &style, seed, step)) &&
               talks_say(view, &lean, &command) && style_affordable(view, command_check(view, command).cost);
        break;
    case AWAITING_SCENE: said = lean.kind == COMMAND_LEVER && instrument_say(view, &lean, &command); break;
    case AWAITING_CHORE: said = lean.kind == COMMAND_CHORE && lean_errand(view, &lean, &command); break;
    case AWAITING_ASSETS: said = lean.kind == COMMAND_PLACE && lean_morning(view, &lean, &command); break;
    case AWAITING_SEAL:
        said = lean.done && lean.kind == COMMAND_REOPEN && style_reword(view, &style, COMMAND_REOPEN, 0.004, &command);
        break;
    case AWAITING_ANSWER:
        said = (lean.kind == COMMAND_ANSWER || lean.kind == COMMAND_AMEND) &&
               lean_answer(view, &lean, style_play(view, &style, seed, step), &command);
        break;
    default: break;
    }
    return said ? command : style_play(view, &style, seed, step);
}
