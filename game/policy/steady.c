// A plain sensible mediator: "terms first, mechanisms second, pressure last" (MODEL.md 0, finding 3). What it believes of
// the parties are the scenario's means, moved by its own readings. Not the reference player of the debrief.
#include "base/assert.h"
#include "base/random.h"
#include "base/real.h"
#include "policy/policy.h"

enum { PURPOSE_STEADY = 0x706f6c33 };

// ---- what it believes ----

typedef struct Belief {
    double weight[PARTY_MAX][ISSUE_MAX]; // sums to 1 a party
    double reservation[PARTY_MAX];
} Belief;

static void belief_read(const View *view, Belief *belief) {
    const Scenario *scenario = view->scenario;
    for (int p = 0; p < scenario->party_count; p++) {
        double sum = 0.0;
        for (int i = 0; i < scenario->issue_count; i++) {
            double sd = view->mind ? (double)view->mind->firmness[p][i].mean / READING_ONE : 0.0;
            belief->weight[p][i] = scenario->issues[i].weight[p] * real_clamp(1.0 + 0.55 * sd, 0.2, 2.4);
            sum += belief->weight[p][i];
        }
        for (int i = 0; i < scenario->issue_count && sum > 0.0; i++) {
            belief->weight[p][i] /= sum;
        }
        const Reading *reading = view->mind ? &view->mind->reservation[p] : NULL;
        belief->reservation[p] = reading && reading->precision > 0 ? (double)reading->mean / READING_ONE
                                                                   : scenario->parties[p].reservation;
    }
}

static bool on_table(const Clause *clause) {
    return clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
}

// What the text is worth to a party beyond what it could do without, with clause `issue` worded as `option`
// (NO_INDEX: left out); issue NO_INDEX for the text as it stands.
static double surplus(const View *view, const Belief *belief, int party, int issue, int option) {
    const Scenario *scenario = view->scenario;
    double utility = 0.0;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        int words = on_table(clause) ? clause->option : NO_INDEX;
        if (i == issue) {
            words = option;
        }
        const Issue *the = &scenario->issues[i];
        utility += belief->weight[party][i] * (words >= 0 ? the->options[words].value[party] : the->absent[party]);
    }
    return utility - belief->reservation[party];
}

// How good the text would be: the worst-off party first, then how much it leaves open.
static double text_worth(const View *view, const Belief *belief, int issue, int option) {
    const Scenario *scenario = view->scenario;
    double worst = 1.0, sum = 0.0;
    for (int p = 0; p < scenario->party_count; p++) {
        double s = surplus(view, belief, p, issue, option);
        worst = real_min(worst, s);
        sum += s;
    }
    double durable = 0.0;
    if (issue >= 0 && option >= 0) {
        const Option *words = &scenario->issues[issue].options[option];
        durable = 0.04 * words->monitoring + 0.03 * words->separation + 0.02 * words->guarantee - 0.03 * words->ambiguous;
        for (int q = 0; q < QUESTION_COUNT; q++) {
            durable += 0.015 * words->closes[q];
        }
    }
    return worst + 0.25 * sum / scenario->party_count + durable;
}

static double worst_surplus(const View *view, const Belief *belief, int *party) {
    double worst = 2.0;
    for (int p = 0; p < view->scenario->party_count; p++) {
        double s = surplus(view, belief, p, NO_INDEX, NO_INDEX);
        if (s < worst) {
            worst = s;
            *party = p;
        }
    }
    return worst;
}

// ---- what it says ----

static bool say(const View *view, Command *out, CommandKind kind, int a, int b, int c, int d) {
    Command command = {.kind = (uint8_t)kind,
                       .seat = (int8_t)view->seat,
                       .args = {(int16_t)a, (int16_t)b, (int16_t)c, (int16_t)d}};
    if (command_check(view, command).reason != REASON_NONE) {
        return false;
    }
    *out = command;
    return true;
}

// Each forecast once, sealed before what it is about.
static bool forecast_say(const View *view, ForecastKind kind, Command *out) {
    static const int words[] = {0, 4, 3}; // "likely" that they sign, "even" that it holds
    return say(view, out, COMMAND_FORECAST, kind, words[kind], 0, 0);
}

static bool table_say(const View *view, Command *out) {
    Command table;
    if (!say(view, &table, COMMAND_TABLE, 0, 0, 0, 0)) {
        return false;
    }
    if (!forecast_say(view, FORECAST_SIGN, out)) {
        *out = table;
    }
    return true;
}

static bool scene_say(const View *view, uint64_t seed, Command *out) {
    int scene = view->open->subject;
    int count = view->scenario->scenes[scene].choice_count;
    // Each choice of an author is sensible to somebody: no preference, but the same one for the same seed.
    unsigned first = count > 0 ? random_below(seed, PURPOSE_STEADY, (uint32_t)scene, 0, (unsigned)count) : 0;
    for (int i = 0; i < count; i++) {
        if (say(view, out, COMMAND_CHOOSE, scene, (int)(first + (unsigned)i) % count, 0, 0)) {
            return true;
        }
    }
    return false;
}

// The change of wording, or the clause to bring, that helps most.
static bool draft_say(const View *view, const Belief *belief, Command *out) {
    double best = 0.008; // a smaller gain is not worth the time
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->status != CLAUSE_BRACKETED && clause->status != CLAUSE_NONE) {
            continue;
        }
        int now = on_table(clause) ? clause->option : NO_INDEX;
        double standing = text_worth(view, belief, i, now);
        for (int o = 0; o < view->scenario->issues[i].option_count; o++) {
            double gain = text_worth(view, belief, i, o) - standing;
            if (gain <= best || o == now) {
                continue;
            }
            bool said = clause->status == CLAUSE_NONE ? say(view, out, COMMAND_BRING, i, 0, 0, 0)
                                                      : say(view, out, COMMAND_REDRAFT, i, o, 0, 0);
            if (said) {
                best = gain;
                found = true;
            }
        }
    }
    return found;
}

// Something for the party that the text gives least, on the clause it minds most: offers before pressure.
static bool lever_say(const View *view, const Belief *belief, int party, Command *out) {
    static const Form forms[] = {FORM_OFFER, FORM_GUARANTEE, FORM_ASK};
    const Scenario *scenario = view->scenario;
    double worst = 0.0;
    bool found = false;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (!on_table(clause)) {
            continue;
        }
        double pain = belief->weight[party][i] * (1.0 - scenario->issues[i].options[clause->option].value[party]);
        for (int f = 0; f < 3 && pain > worst; f++) {
            for (int l = 0; l < scenario->lever_count; l++) {
                if (say(view, out, COMMAND_LEVER, l, forms[f], party, i)) {
                    worst = pain;
                    found = true;
                    break;
                }
            }
        }
    }
    return found;
}

// The party listened to least, at most twice each.
static bool listen_say(const View *view, Command *out) {
    for (int p = 0; p < view->scenario->party_count && view->mind; p++) {
        if (view->mind->read_how[p] < READ_CAUCUS && say(view, out, COMMAND_CAUCUS, p, 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

static int brackets_left(const View *view) {
    int count = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        count += view->open->clauses[i].status == CLAUSE_BRACKETED;
    }
    return count;
}

static bool move_say(const View *view, Command *out) {
    const Open *open = view->open;
    Belief belief;
    belief_read(view, &belief);
    int weak = 0;
    double worst = worst_surplus(view, &belief, &weak);
    int left = open->deadline - open->minute;
    double wanted = left > 60 ? 0.03 + 0.02 * open->refusals : left > 20 ? 0.0 : -1.0;
    if (listen_say(view, out)) {
        return true;
    }
    if (open->drafts == 0 && say(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (worst >= wanted && brackets_left(view) == 0 && table_say(view, out)) {
        return true;
    }
    if (draft_say(view, &belief, out)) {
        return true;
    }
    if (brackets_left(view) > 0 && open->drafts < 8 && open->moves % 2 == 0 &&
        say(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (worst < 0.04 && lever_say(view, &belief, weak, out)) {
        return true;
    }
    if (worst >= wanted && table_say(view, out)) {
        return true;
    }
    return say(view, out, COMMAND_PLENARY, 0, 0, 0, 0) || say(view, out, COMMAND_CAUCUS, weak, 0, 0, 0) ||
           table_say(view, out) || say(view, out, COMMAND_WAIT, 0, 0, 0, 0);
}

static bool objection_say(const View *view, Command *out) {
    static const Remedy order[] = {REMEDY_LETTER, REMEDY_FUDGE, REMEDY_ALONE, REMEDY_STRIKE};
    for (int r = 0; r < 4; r++) {
        if (say(view, out, COMMAND_OBJECTION, order[r], 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

static bool chore_say(const View *view, Command *out) {
    for (int c = 0; c < view->scenario->chore_count; c++) {
        if (say(view, out, COMMAND_CHORE, c, 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

// What is still free goes to the sector with the most smoke over it.
static bool asset_say(const View *view, Command *out) {
    const Scenario *scenario = view->scenario;
    double hottest = -1.0;
    bool found = false;
    for (int s = 0; s < scenario->sector_count; s++) {
        double heat = view->open->heat[s];
        for (int a = 0; a < scenario->asset_count && heat > hottest; a++) {
            if (say(view, out, COMMAND_PLACE, a, s, 0, 0)) {
                hottest = heat;
                found = true;
            }
        }
    }
    return found;
}

// About the day, or about the first report that wants it.
static bool one_answer_say(const View *view, AnswerKind answer, int extra, Command *out) {
    for (int r = NO_INDEX; r < view->open->report_count; r++) {
        if (say(view, out, COMMAND_ANSWER, r, answer, extra, 0)) {
            return true;
        }
    }
    return false;
}

static bool answer_say(const View *view, Command *out) {
    const Open *open = view->open;
    for (int p = 0; p < PROMISE_MAX; p++) {
        if (open->promises[p].status == PROMISE_OPEN && say(view, out, COMMAND_KEEP, p, 0, 0, 0)) {
            return true;
        }
    }
    static const struct { AnswerKind answer; int extra; } order[] = {
        {ANSWER_EXCHANGE, EXCHANGE_LISTS}, {ANSWER_EXCHANGE, EXCHANGE_ALL}, {ANSWER_OBSERVERS, 0}, {ANSWER_SAME_WORDS, 0},
        {ANSWER_INVESTIGATE, 0}, {ANSWER_ALLIES, 0},
    };
    for (size_t k = 0; k < sizeof order / sizeof order[0]; k++) {
        if (one_answer_say(view, order[k].answer, order[k].extra, out)) {
            return true;
        }
    }
    return say(view, out, COMMAND_TRUCE, TRUCE_HOSTED, 0, 0, 0) || say(view, out, COMMAND_TRUCE, TRUCE_OWN, 0, 0, 0);
}

// A party or a power that means well.
static bool seat_say(const View *view, Command *out) {
    static const Decide order[] = {DECIDE_YES,  DECIDE_OPEN,  DECIDE_STAY, DECIDE_HOLD, DECIDE_RESTRAIN,
                                   DECIDE_URGE, DECIDE_ADMIT, DECIDE_WAIT, DECIDE_NO};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (say(view, out, COMMAND_DECIDE, order[i], 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

Command policy_steady(const View *view, uint64_t seed, uint32_t step) {
    Command command;
    bool said = false;
    switch ((Awaiting)view->open->awaiting) {
    case AWAITING_SCENE: said = scene_say(view, seed, &command); break;
    case AWAITING_MOVE: said = move_say(view, &command); break;
    case AWAITING_OBJECTION: said = objection_say(view, &command); break;
    case AWAITING_FORECAST: said = forecast_say(view, FORECAST_HOLD, &command); break;
    case AWAITING_SEAL: said = say(view, &command, COMMAND_SEAL, view->open->subject, 0, 0, 0); break;
    case AWAITING_CHORE: said = chore_say(view, &command); break;
    case AWAITING_ASSETS: said = asset_say(view, &command); break;
    case AWAITING_ANSWER: said = answer_say(view, &command); break;
    default: said = seat_say(view, &command); break;
    }
    if (said || say(view, &command, COMMAND_READY, 0, 0, 0, 0)) {
        return command;
    }
    return policy_random(view, seed, step);
}
