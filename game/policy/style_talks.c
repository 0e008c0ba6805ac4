// A night of talks in a style: listen, write towards the best text that can be seen, settle it clause by clause, give
// where words are not enough, and ask for signatures when they would be given.
#include "base/real.h"
#include "policy/style.h"

bool propose(const View *view, Command *out, CommandKind kind, int a, int b, int c, int d) {
    Command command = {
        .kind = (uint8_t)kind, .seat = (int8_t)view->seat, .args = {(int16_t)a, (int16_t)b, (int16_t)c, (int16_t)d}};
    if (!command_allowed(view, command)) {
        return false;
    }
    *out = command;
    return true;
}

static bool table_say(const View *view, Command *out) {
    enum { LIKELY = 4 };
    Command table;
    if (!propose(view, &table, COMMAND_TABLE, 0, 0, 0, 0)) {
        return false;
    }
    if (!propose(view, out, COMMAND_FORECAST, FORECAST_SIGN, LIKELY, 0, 0)) {
        *out = table;
    }
    return true;
}

static double hours_left(const View *view) {
    return (view->open->deadline - view->open->minute) / 60.0;
}

static int open_minutes(const View *view) {
    return view->open->deadline - view->open->minute;
}

// ---- the room ----

// The days after noon cost leverage too: two points are kept for them, unless there will be no days.
bool style_affordable(const View *view, int cost) {
    int kept = hours_left(view) < 1.2 ? 1 : 2;
    return cost == 0 || view->open->leverage >= cost + kept;
}

static bool phone_say(const View *view, PhoneKind kind, int about, Command *out) {
    const Scenario *scenario = view->scenario;
    for (int k = 0; k < scenario->phone_count; k++) {
        const Phone *phone = &scenario->phones[k];
        bool right = phone->kind == kind && (about == NO_INDEX || phone->party == about || phone->power == about);
        right = right && style_affordable(view, phone->cost);
        if (right && view->open->phone_uses[k] == 0 && propose(view, out, COMMAND_PHONE, k, 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

// Whom it knows least; of those it knows alike, whoever is nearest to signing.
static bool listen_say(const Judge *judge, double wanted, int most, Command *out) {
    const View *view = judge->view;
    int worst = NO_INDEX;
    double least = wanted, nearest = -9;
    for (int p = 0; p < view->scenario->party_count; p++) {
        double known = view->mind->read_how[p] >= READ_CAUCUS ? view_precision(view, p) : 0;
        bool open = view->open->minute >= view->open->closed_until[p];
        if (open && known < wanted && (known < least || (known == least && judge->margin[p] > nearest))) {
            least = known;
            nearest = judge->margin[p];
            worst = p;
        }
    }
    return worst != NO_INDEX && view->open->action_uses[COMMAND_CAUCUS] < most * view->scenario->party_count &&
           propose(view, out, COMMAND_CAUCUS, worst, 0, 0, 0);
}

// What was said in confidence: as one's own idea, or as a hint where one's own sources stand behind it.
static bool confide_say(const View *view, Command *out) {
    for (int k = 0; k < view->mind->confidence_count; k++) {
        const Confidence *said = &view->mind->confidences[k];
        Manner manner = view->open->sources >= 0.4 ? MANNER_HINT : MANNER_IDEA;
        bool open = view->open->clauses[said->issue].status == CLAUSE_BRACKETED;
        if (!said->used && open && propose(view, out, COMMAND_CONFIDE, k, manner, 0, 0)) {
            return true;
        }
    }
    return false;
}

// ---- the text ----

static bool change_say(const View *view, int issue, int option, Command *out) {
    const Clause *clause = &view->open->clauses[issue];
    if (option == NO_INDEX) {
        return propose(view, out, COMMAND_STRIKE, issue, 0, 0, 0);
    }
    if (clause->status == CLAUSE_NONE || clause->status == CLAUSE_STRUCK) {
        return propose(view, out, COMMAND_BRING, issue, 0, 0, 0);
    }
    return propose(view, out, COMMAND_REDRAFT, issue, option, 0, 0);
}

// The step from the text that stands towards the one that is wanted which brings most by itself.
static bool draft_say(const Judge *judge, const Draft *wanted, Command *out) {
    const View *view = judge->view;
    double gain[ISSUE_MAX], best = -0.05;
    draft_gains(judge, wanted, gain);
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        bool other = judge->standing.draft.option[i] != wanted->option[i] && view->open->clauses[i].redrafts < 3;
        if (other && gain[i] > best && change_say(view, i, wanted->option[i], out)) {
            best = gain[i];
            found = true;
        }
    }
    return found;
}

// Clauses in brackets that all would accept as they stand: a round of criticism settles them.
static int clauses_ready(const Judge *judge, int *bracketed) {
    const View *view = judge->view;
    int count = 0;
    *bracketed = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool all = clause->status == CLAUSE_BRACKETED;
        *bracketed += all;
        for (int p = 0; p < view->scenario->party_count && all; p++) {
            all = view_clause(view, &judge->taste[p], judge->threshold[p], p, i, clause->option).mean >= 0;
        }
        count += all;
    }
    return count;
}

// Clause for clause: two that cannot be settled alone and can be together.
static bool trade_say(const Judge *judge, Command *out) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    double margin[PARTY_MAX][ISSUE_MAX], best = 0.002;
    bool found = false;
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int p = 0; p < scenario->party_count && view->open->clauses[i].status == CLAUSE_BRACKETED; p++) {
            Estimate estimate =
                view_clause(view, &judge->taste[p], judge->threshold[p], p, i, view->open->clauses[i].option);
            margin[p][i] = judge->taste[p].weight[i] * estimate.mean;
        }
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int j = i + 1; j < scenario->issue_count; j++) {
            bool open =
                view->open->clauses[i].status == CLAUSE_BRACKETED && view->open->clauses[j].status == CLAUSE_BRACKETED;
            double least = 9;
            for (int p = 0; p < scenario->party_count && open; p++) {
                least = real_min(least, margin[p][i] + margin[p][j]);
            }
            if (open && least > best && propose(view, out, COMMAND_TRADE, i, j, 0, 0)) {
                best = least;
                found = true;
            }
        }
    }
    return found;
}

// ---- levers ----

static double form_price(const Judge *judge, Form form, int party) {
    const Style *style = judge->style;
    if (style->favoured != NO_INDEX) {
        bool friendly = form == FORM_OFFER || form == FORM_GUARANTEE;
        return (style->favoured == party) == friendly ? 0.2 : 3;
    }
    if (style->forces) {
        return form == FORM_PRESS || form == FORM_OFFER ? 0.2 : 0.6;
    }
    // Pressure last: what it wins fades, and it costs ties.
    static const double prices[FORM_COUNT] = {1, 0.8, 2.2, 1.6, 1.0, 1.0};
    return hours_left(judge->view) < 2.6 && form == FORM_PRESS ? 1.3 : prices[form];
}

// What a form moves beyond the clause it is used on.
double style_form_worth(const Judge *judge, int lever, Form form, int party) {
    const Scenario *scenario = judge->view->scenario;
    const Open *open = judge->view->open;
    double strength = scenario->levers[lever].strength;
    switch (form) {
    case FORM_PRESS:
        return open->action_uses[COMMAND_LEVER] < 4
                   ? PARAM(scenario, pressure_effect) * PARAM(scenario, press_size) * strength * 0.75
                   : 0;
    case FORM_WARN:
        return PARAM(scenario, hurt_effect) * PARAM(scenario, warn_size) * strength *
               warning_credibility(scenario, open, party);
    case FORM_OFFER: return PARAM(scenario, offer_size) * strength / (1 + 0.6 * open->lever_uses[lever]) * 0.5;
    case FORM_GUARANTEE:
        return judge->style->durable
                   ? 2 * PARAM(scenario, cost_guarantee) * open->allies * strength *
                         (PARAM(scenario, guarantee_base) + PARAM(scenario, guarantee_allies) * open->allies)
                   : 0;
    default: return 0;
    }
}

// Something for the party on the clause where it moves most for its price.
static bool lever_say(const Judge *judge, int party, double least, Command *out) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    double best = least;
    bool found = false;
    unsigned bracketed = 0; // bit i
    for (int i = 0; i < scenario->issue_count; i++) {
        bracketed |= (unsigned)(view->open->clauses[i].status == CLAUSE_BRACKETED) << i;
    }
    for (int l = 0; l < scenario->lever_count; l++) {
        const Lever *lever = &scenario->levers[l];
        if ((lever->party != NO_INDEX && lever->party != party) || (lever->single_use && view->open->lever_uses[l])) {
            continue;
        }
        for (int form = FORM_ASK; form < FORM_COUNT; form++) {
            if (!(lever->forms >> form & 1)) {
                continue;
            }
            double effect = lever_effect(scenario, view->open, l, (Form)form, party);
            bool prepared = (view->open->instruments >> l & 1) && view->open->lever_uses[l] == 0;
            int cost = prepared ? 0 : lever->cost;
            if (judge->style->durable && !style_affordable(view, cost)) {
                continue;
            }
            double whole = style_form_worth(judge, l, (Form)form, party);
            double price = form_price(judge, (Form)form, party) * (0.6 + 0.4 * cost) *
                           (lever->due_day && form >= FORM_OFFER ? 1.2 : 1);
            for (unsigned left = lever->issues & bracketed; left; left &= left - 1) {
                int i = __builtin_ctz(left);
                double worth = (effect * judge->taste[party].weight[i] + whole) / price;
                if (worth > best && propose(view, out, COMMAND_LEVER, l, form, party, i)) {
                    best = worth;
                    found = true;
                }
            }
        }
    }
    return found;
}

// ---- a move ----

// Who would sign least at the end of the night.
static int needy(const Judge *judge, const Worth *worth, double *least) {
    int party = 0;
    *least = 9;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        if (worth->sign[p] < *least) {
            *least = worth->sign[p];
            party = p;
        }
    }
    return party;
}

static bool help_say(const Judge *judge, Command *out) {
    const View *view = judge->view;
    Worth worth;
    sum_worth(judge, &judge->standing.sum, &worth);
    double least;
    int weak = needy(judge, &worth, &least);
    if (judge->style->favoured != NO_INDEX) {
        int count = view->scenario->party_count;
        for (int n = 0; n < count; n++) { // the favoured first
            if (lever_say(judge, (judge->style->favoured + n) % count, 0.004, out)) {
                return true;
            }
        }
        return false;
    }
    double hold = 9;
    for (int p = 0; p < view->scenario->party_count; p++) {
        hold = real_min(hold, worth.hold[p]);
    }
    bool tight = judge->style->durable && hold < 0.10;
    if ((tight || judge->style->forces || least < 0.02) && phone_say(view, PHONE_HEAD, NO_INDEX, out)) {
        return true;
    }
    for (int b = 0; tight && b < view->scenario->power_count; b++) {
        bool backs = view->scenario->powers[b].role == POWER_RIVAL && view->scenario->powers[b].client == weak;
        if (backs && view->open->leverage >= 5 && view->open->allies > 0.5 && phone_say(view, PHONE_POWER, b, out)) {
            return true;
        }
    }
    if (least < 0.05 && lever_say(judge, weak, judge->style->forces ? 0.001 : 0.004, out)) {
        return true;
    }
    bool time = hours_left(view) > 2.6 && (tight || least < 0.03);
    if (time && judge->style->durable && view->open->recesses == 0 && propose(view, out, COMMAND_RECESS, 0, 0, 0, 0)) {
        return true;
    }
    return time && view->open->action_uses[COMMAND_MINISTERS] < 2 && propose(view, out, COMMAND_MINISTERS, 0, 0, 0, 0);
}

// The clause that would win back one who is about to leave, at the least loss to the others.
static bool appease_say(const Judge *judge, int party, Command *out) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    double best = 0.012;
    bool found = false;
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->status != CLAUSE_BRACKETED && clause->status != CLAUSE_AGREED) {
            continue;
        }
        int stood = wording_slot(clause->option);
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            double gain = judge->sign[i][wording_slot(o)][party] - judge->sign[i][stood][party];
            for (int p = 0; p < scenario->party_count; p++) {
                gain +=
                    p == party ? 0 : 0.7 * real_min(0, judge->sign[i][wording_slot(o)][p] - judge->sign[i][stood][p]);
            }
            if (o != clause->option && gain > best && propose(view, out, COMMAND_REDRAFT, i, o, 0, 0)) {
                best = gain;
                found = true;
            }
        }
    }
    return found;
}

// One has shown that it thinks of leaving: now or never.
static bool leaving_move(const Judge *judge, int weak, double weakest, Command *out) {
    const View *view = judge->view;
    int count = view->scenario->party_count;
    for (int n = 0; n < count; n++) {
        int p = (weak + n) % count; // of two the one that would sign least
        if (!(view->mind->leaving >> p & 1) || (judge->style->favoured != NO_INDEX && judge->style->favoured != p)) {
            continue;
        }
        if (weakest > 0 && view->open->refusals < 3 && table_say(view, out)) {
            return true;
        }
        bool near = weakest > -0.04 && open_minutes(view) > 90;
        if (near && view->open->deadlines_used == 0 && propose(view, out, COMMAND_DEADLINE, 0, 0, 0, 0)) {
            return true;
        }
        if (phone_say(view, PHONE_HEAD, NO_INDEX, out) || lever_say(judge, p, 0.004, out) ||
            appease_say(judge, p, out) || phone_say(view, PHONE_CAPITAL, p, out)) {
            return true;
        }
    }
    return false;
}

// What a text must at least give each beyond what tempts it, as read, before it is read out.
#define KEPT_READ (-0.03)

// A text that one of them would not keep to is not yet read out while there is time for another draft.
static bool mend_say(Judge *judge, Command *out) {
    Worth worth;
    judge_words(judge);
    sum_worth(judge, &judge->standing.sum, &worth);
    bool kept = true;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        kept = kept && worth.hold[p] > KEPT_READ;
    }
    if (kept) {
        return false;
    }
    Draft wanted = draft_best(judge, false);
    return draft_say(judge, &wanted, out);
}

static bool par_move(Judge *judge, Command *out) {
    const View *view = judge->view;
    const Open *open = view->open;
    double left = hours_left(view);
    int weak = 0;
    double weakest = judge_weakest(judge, &weak);
    bool late = left < 3.2 && !open->last_hour;
    if (view->mind->leaving || (late && weakest < 0.004)) {
        judge_words(judge);
    }
    if (leaving_move(judge, weak, weakest, out)) {
        return true;
    }
    if (left < 0.6 || (open->last_hour && weakest > 0)) {
        return (open->refusals < 8 && table_say(view, out)) || propose(view, out, COMMAND_WAIT, 0, 0, 0, 0);
    }
    // Before the hour of objections: a text that would be signed is signed, one that would not is helped along.
    if (late && left > 1.1 && judge->style->durable && mend_say(judge, out)) {
        return true;
    }
    if (late && ((weakest > 0.004 + 0.01 * open->refusals && table_say(view, out)) ||
                 (weakest < 0.004 && help_say(judge, out)))) {
        return true;
    }
    if (judge->style->durable && (phone_say(view, PHONE_SERVICES, NO_INDEX, out) || listen_say(judge, 0.12, 1, out) ||
                                  (judge->style->favoured == NO_INDEX && phone_say(view, PHONE_HEAD, NO_INDEX, out)))) {
        return true;
    }
    if (!judge->style->durable && listen_say(judge, 0.05, 1, out)) {
        return true;
    }
    judge_words(judge);
    Draft wanted = draft_best(judge, open->last_hour);
    if (draft_say(judge, &wanted, out)) {
        return true;
    }
    int bracketed, ready = clauses_ready(judge, &bracketed);
    if ((ready >= 3 || (ready >= 1 && ready == bracketed)) && open->action_uses[COMMAND_PLENARY] < 5 &&
        propose(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (confide_say(view, out) || trade_say(judge, out)) {
        return true;
    }
    double doubt = view_text_spread(view, &judge->taste[weak], weak);
    bool sure = weakest > 0.012 + 0.4 * doubt + 0.01 * open->refusals;
    if ((sure || (!judge->style->durable && weakest > 0.01)) && table_say(view, out)) {
        return true;
    }
    if (ready >= 1 && open->action_uses[COMMAND_PLENARY] < 6 && propose(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (help_say(judge, out) || listen_say(judge, 0.45, 2, out)) {
        return true;
    }
    if (open->tiredness > 0.35 && left > 1.5 && open->recesses < 2 && propose(view, out, COMMAND_RECESS, 0, 0, 0, 0)) {
        return true;
    }
    return (weakest > 0.02 && left < 2 && table_say(view, out)) || propose(view, out, COMMAND_WAIT, 0, 0, 0, 0);
}

// Pressure and carrots on the text as it lies, vague words where they help, and the question early.
static bool forced_move(const Judge *judge, Command *out) {
    const View *view = judge->view;
    const Open *open = view->open;
    int weak = 0;
    double weakest = judge_weakest(judge, &weak);
    bool late = hours_left(view) < 0.6;
    if ((late || weakest > 0.005 + 0.01 * open->refusals) && open->refusals < 8 && table_say(view, out)) {
        return true;
    }
    int bracketed, ready = clauses_ready(judge, &bracketed);
    if (ready >= 2 && open->action_uses[COMMAND_PLENARY] < 4 && propose(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->status != CLAUSE_BRACKETED || clause->redrafts >= 2) {
            continue;
        }
        const Issue *issue = &view->scenario->issues[i];
        int vague = clause->option;
        for (int o = 0; o < issue->option_count; o++) {
            vague = issue->options[o].ambiguous > issue->options[vague].ambiguous + 0.2 ? o : vague;
        }
        if (vague != clause->option && propose(view, out, COMMAND_REDRAFT, i, vague, 0, 0)) {
            return true;
        }
    }
    return phone_say(view, PHONE_HEAD, NO_INDEX, out) || lever_say(judge, weak, 0.001, out) ||
           (open->deadlines_used < 1 && propose(view, out, COMMAND_DEADLINE, 0, 0, 0, 0)) || trade_say(judge, out) ||
           propose(view, out, COMMAND_WAIT, 0, 0, 0, 0);
}

// The night as the record has it: both are heard, one text is read, what it did not name is struck, and towards three
// in the morning both are pressed to sign.
static bool record_move(const Judge *judge, Command *out) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    if (hours_left(view) < 0.6 && table_say(view, out)) {
        return true;
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        int option = historical_option(scenario, i);
        bool stands = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
        bool right = option == NO_INDEX ? !stands : stands && clause->option == option;
        if (!right && change_say(view, i, option, out)) {
            return true;
        }
    }
    if (listen_say(judge, 0.12, 1, out)) {
        return true;
    }
    int bracketed, ready = clauses_ready(judge, &bracketed);
    if (ready >= 1 && view->open->action_uses[COMMAND_PLENARY] < 5 && propose(view, out, COMMAND_PLENARY, 0, 0, 0, 0)) {
        return true;
    }
    if (hours_left(view) < 5) {
        Style hard = *judge->style;
        Judge harder = *judge;
        hard.forces = true;
        harder.style = &hard;
        int weak = 0;
        double weakest = judge_weakest(judge, &weak);
        if (weakest < 0.03 && (phone_say(view, PHONE_HEAD, NO_INDEX, out) || lever_say(&harder, weak, 0.001, out))) {
            return true;
        }
        if (trade_say(judge, out)) {
            return true;
        }
        if (hours_left(view) < 1.6 && weakest > 0 && table_say(view, out)) {
            return true;
        }
    }
    return propose(view, out, COMMAND_WAIT, 0, 0, 0, 0);
}

bool style_move(const View *view, const Style *style, Command *out) {
    Judge judge;
    judge_begin(view, style, &judge);
    return style->forces                                              ? forced_move(&judge, out)
           : style->historical && scenario_has_record(view->scenario) ? record_move(&judge, out)
                                                                      : par_move(&judge, out);
}

static const Style plain = {.favoured = NO_INDEX, .durable = true};

bool style_draft(const View *view, Command *out) {
    Judge judge;
    judge_init(view, &plain, &judge);
    Draft wanted = draft_best(&judge, view->open->last_hour);
    return draft_say(&judge, &wanted, out);
}

bool style_trade(const View *view, Command *out) {
    Judge judge;
    judge_init(view, &plain, &judge);
    return trade_say(&judge, out);
}

// In how much doubt it is whether a party would take the words as they stand: most where both answers are as likely.
static double doubt_of(const Judge *judge, int party, int issue) {
    int option = judge->view->open->clauses[issue].option;
    Estimate would = view_clause(judge->view, &judge->taste[party], judge->threshold[party], party, issue, option);
    double chance = estimate_chance(would);
    return chance * (1 - chance) * (1 - reading_precision(judge->view->mind->firmness[party][issue]));
}

bool style_question(const Judge *judge, int whom, Command *out) {
    const View *view = judge->view;
    double most = 0;
    bool found = false;
    for (int p = 0; p < view->scenario->party_count; p++) {
        for (int i = 0; i < view->scenario->issue_count; i++) {
            bool open = view->open->clauses[i].status == CLAUSE_BRACKETED && (whom == NO_INDEX || whom == p);
            double worth = open ? judge->taste[p].weight[i] * doubt_of(judge, p, i) : 0;
            if (worth > most && propose(view, out, COMMAND_ASK, p, i, 0, 0)) {
                most = worth;
                found = true;
            }
        }
    }
    return found;
}

bool style_table_due(const View *view, Command *out) {
    Judge judge;
    judge_init(view, &plain, &judge);
    int weak = 0;
    double weakest = judge_weakest(&judge, &weak);
    double left = hours_left(view);
    bool due = left < 0.6 || (left < 3 && weakest > 0.02 + 0.01 * view->open->refusals);
    return due && view->open->refusals < 8 && table_say(view, out);
}

// ---- objections ----

// Strike what the text can spare, blur what it cannot; what is neither goes into a letter.
bool style_objection(const View *view, const Style *style, Command *out) {
    Judge judge;
    judge_init(view, style, &judge);
    Text struck;
    Draft without = judge.standing.draft;
    without.option[view->open->object] = NO_INDEX;
    text_init(&judge, &without, &struck);
    Remedy first = !style->durable ? REMEDY_FUDGE : struck.score > judge.standing.score ? REMEDY_STRIKE : REMEDY_LETTER;
    return propose(view, out, COMMAND_OBJECTION, first, 0, 0, 0) ||
           propose(view, out, COMMAND_OBJECTION, REMEDY_LETTER, 0, 0, 0) ||
           propose(view, out, COMMAND_OBJECTION, REMEDY_FUDGE, 0, 0, 0);
}
