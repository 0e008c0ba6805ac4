// A plain sensible mediator: "terms first, mechanisms second, pressure last". It listens, words each clause so that
// the worse-off side can bear it, gives something where words are not enough, and asks for signatures when it
// believes that both would give them. What it believes of the parties are its own readings, as sim estimates from
// them. Not the reference player of the debrief.
#include "base/random.h"
#include "base/real.h"
#include "policy/policy.h"
#include "sim/reading.h"

enum { PURPOSE_STEADY = 0x706f6c33 };

// ---- what it believes ----

typedef struct Belief {
    Taste taste[PARTY_MAX];
    double threshold[PARTY_MAX];
    double margin[PARTY_MAX]; // by which each would sign the text as it stands; negative: refuses
    double worst;             // of them
    int weak;                 // whose it is
} Belief;

static void belief_read(const View *view, Belief *belief) {
    belief->worst = 9.0;
    belief->weak = 0;
    for (int p = 0; p < view->scenario->party_count; p++) {
        view_taste(view, p, &belief->taste[p]);
        belief->threshold[p] = view_threshold(view, p);
        belief->margin[p] = view_text(view, &belief->taste[p], belief->threshold[p], p);
        if (belief->margin[p] < belief->worst) {
            belief->worst = belief->margin[p];
            belief->weak = p;
        }
    }
}

static bool on_table(const Clause *clause) {
    return clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
}

// What a wording keeps from going wrong afterwards, in the units of a margin.
static double durable(const Option *words) {
    double sum =
        0.04 * words->monitoring + 0.03 * words->separation + 0.02 * words->guarantee - 0.03 * words->ambiguous;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        sum += 0.012 * words->closes[q];
    }
    return sum;
}

// How good it would be to have a clause in a wording: the worse-off party first, then both, then what it
// keeps.
static double clause_worth(const View *view, const Belief *belief, int issue, int option) {
    const Scenario *scenario = view->scenario;
    const Clause *clause = &view->open->clauses[issue];
    int now = on_table(clause) ? clause->option : NO_INDEX;
    double worst = 9.0, sum = 0.0;
    for (int p = 0; p < scenario->party_count; p++) {
        const Taste *taste = &belief->taste[p];
        double change = taste_clause(scenario, taste, issue, option, false, true) -
                        taste_clause(scenario, taste, issue, now, clause->fudged, true);
        double margin = belief->margin[p] + taste->weight[issue] * change;
        worst = real_min(worst, margin);
        sum += margin;
    }
    return worst + 0.2 * sum / scenario->party_count + durable(&scenario->issues[issue].options[option]);
}

static double clause_standing(const View *view, const Belief *belief, int issue) {
    double sum = 0.0;
    for (int p = 0; p < view->scenario->party_count; p++) {
        sum += belief->margin[p];
    }
    const Clause *clause = &view->open->clauses[issue];
    double kept = on_table(clause) ? durable(&view->scenario->issues[issue].options[clause->option]) : 0.0;
    return belief->worst + 0.2 * sum / view->scenario->party_count + kept;
}

// ---- what it says ----

static bool say(const View *view, Command *out, CommandKind kind, int a, int b, int c, int d) {
    Command command = {
        .kind = (uint8_t)kind, .seat = (int8_t)view->seat, .args = {(int16_t)a, (int16_t)b, (int16_t)c, (int16_t)d}};
    if (!command_allowed(view, command)) {
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
    double best = 0.01; // a smaller gain is not worth the time
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool brought = clause->status == CLAUSE_NONE;
        if ((!brought && clause->status != CLAUSE_BRACKETED) || clause->redrafts >= 3) {
            continue;
        }
        double standing = clause_standing(view, belief, i);
        for (int o = 0; o < view->scenario->issues[i].option_count; o++) {
            double gain = clause_worth(view, belief, i, o) - standing;
            bool better = gain > best && (brought || o != clause->option);
            if (better &&
                (brought ? say(view, out, COMMAND_BRING, i, 0, 0, 0) : say(view, out, COMMAND_REDRAFT, i, o, 0, 0))) {
                best = gain;
                found = true;
            }
        }
    }
    return found;
}

// Something for the weaker side on the clause where it moves most; offers before pressure.
static bool lever_say(const View *view, const Belief *belief, Command *out) {
    static const Form forms[] = {FORM_OFFER, FORM_GUARANTEE, FORM_ASK, FORM_PRESS};
    const Scenario *scenario = view->scenario;
    double best = 0.004;
    bool found = false;
    for (size_t f = 0; f < sizeof forms / sizeof forms[0] && !found; f++) {
        for (int l = 0; l < scenario->lever_count; l++) {
            if (!(scenario->levers[l].forms >> forms[f] & 1)) {
                continue;
            }
            double effect = lever_effect(scenario, view->open, l, forms[f], belief->weak);
            for (int i = 0; i < scenario->issue_count; i++) {
                double moved = effect * belief->taste[belief->weak].weight[i];
                bool fits = view->open->clauses[i].status == CLAUSE_BRACKETED && scenario->levers[l].issues >> i & 1;
                if (fits && moved > best && say(view, out, COMMAND_LEVER, l, forms[f], belief->weak, i)) {
                    best = moved;
                    found = true;
                }
            }
        }
    }
    return found;
}

// Each party once at least, again while little is known of it; the one that would sign least first.
static bool listen_say(const View *view, const Belief *belief, int times, Command *out) {
    double least = 9.0;
    bool found = false;
    for (int p = 0; p < view->scenario->party_count; p++) {
        bool heard = view->mind->read_how[p] >= READ_CAUCUS && view_precision(view, p) >= 0.15 * times;
        if (!heard && belief->margin[p] < least && view->open->action_uses[COMMAND_CAUCUS] < 2 * times &&
            say(view, out, COMMAND_CAUCUS, p, 0, 0, 0)) {
            least = belief->margin[p];
            found = true;
        }
    }
    return found;
}

// Clauses in brackets that all would accept as they stand: a round of criticism settles them.
static int clauses_ready(const View *view, const Belief *belief) {
    int count = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool all = clause->status == CLAUSE_BRACKETED;
        for (int p = 0; p < view->scenario->party_count && all; p++) {
            all = view_clause(view, &belief->taste[p], belief->threshold[p], p, i, clause->option).mean >= 0.0;
        }
        count += all;
    }
    return count;
}

static bool move_say(const View *view, Command *out) {
    const Open *open = view->open;
    Belief belief;
    belief_read(view, &belief);
    int left = open->deadline - open->minute;
    // Refused once, it wants to be surer; when the night ends, it asks whatever it believes.
    double wanted = left > 50 ? 0.005 + 0.015 * open->refusals : -1.0;
    if (open->refusals < 6 && belief.worst >= wanted && table_say(view, out)) {
        return true;
    }
    if (listen_say(view, &belief, 1, out)) {
        return true;
    }
    if (clauses_ready(view, &belief) >= 2 && say(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (draft_say(view, &belief, out) || lever_say(view, &belief, out) || listen_say(view, &belief, 3, out)) {
        return true;
    }
    // Nothing helps now: as the night ends, hopes shrink.
    return say(view, out, COMMAND_WAIT, 0, 0, 0, 0) || table_say(view, out);
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
    static const struct {
        AnswerKind answer;
        int extra;
    } order[] = {
        {ANSWER_EXCHANGE, EXCHANGE_LISTS},
        {ANSWER_EXCHANGE, EXCHANGE_ALL},
        {ANSWER_OBSERVERS, 0},
        {ANSWER_SAME_WORDS, 0},
        {ANSWER_INVESTIGATE, 0},
        {ANSWER_ALLIES, 0},
    };
    for (size_t k = 0; k < sizeof order / sizeof order[0]; k++) {
        if (one_answer_say(view, order[k].answer, order[k].extra, out)) {
            return true;
        }
    }
    return say(view, out, COMMAND_TRUCE, TRUCE_HOSTED, 0, 0, 0) || say(view, out, COMMAND_TRUCE, TRUCE_OWN, 0, 0, 0) ||
           say(view, out, COMMAND_TRUCE, TRUCE_NONE, 0, 0, 0);
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
