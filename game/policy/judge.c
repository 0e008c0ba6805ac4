// What a mediator believes of the parties, and the text he would write if he could.
#include <string.h>

#include "base/assert.h"
#include "base/real.h"
#include "base/two.h"
#include "policy/inside.h"
#include "sim/text.h"

// What the wordings of each clause are worth to two parties at the table and afterwards.
static void words_value(Judge *judge, int party) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    const Taste *one = &judge->taste[party], *other = one + 1;
    const int8_t(*moved)[ISSUE_MAX] = &view->mind->moved[party];
    Two gain = two_of(PARAM(scenario, ambiguity_gain));
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        double blurred = view->open->clauses[i].fudged ? PARAM(view->scenario, fudged_ambiguity) : 0;
        Two weight = {one->weight[i], other->weight[i]}, by_levers = (Two){moved[0][i], moved[1][i]} / two_of(100.0);
        for (int at = 0; at <= wording_slot(issue->option_count - 1); at++) {
            Two value = {one->value[i][at], other->value[i][at]};
            Two read = gain * two_of(real_max(issue->wordings.ambiguous[at], blurred)) * (two_of(1) - value);
            two_store(&judge->sign[i][at][party], weight * (value + read + by_levers));
            two_store(&judge->paper[i][at][party], weight * value);
        }
        int absent = wording_slot(NO_INDEX);
        two_store(&judge->sign[i][absent][party], two_load(&judge->paper[i][absent][party]));
    }
}

// What the style cares for: each side's surplus, and the merits of a text.
static void weights_init(const View *view, const Style *style, Weights *weights) {
    const Scenario *scenario = view->scenario;
    double monitoring = PARAM(scenario, cost_monitoring),
           guarantee = PARAM(scenario, cost_guarantee) * view->open->allies;
    *weights = (Weights){
        .weakest = style->favoured == NO_INDEX ? 0.5 : 0,
        .lasting = two_of(style->durable ? 1.2 : 0),
        .kept = monitoring + guarantee,
        .open = {PARAM(scenario, offensive_holes), style->durable ? 0.001 : 0},
        .apart = {monitoring, style->durable ? 0.05 : 0},
        .backed = {guarantee, style->durable ? -0.04 : 0},
        .allies = style->durable ? 0.06 : 0,
    };
    for (int p = 0; p < PARTY_MAX; p++) {
        bool sits = p < scenario->party_count;
        double wanted = style->favoured == p ? 0.5 : 0.08;
        double share = style->favoured == NO_INDEX ? 1 : style->favoured == p ? 1.95 : 0.05;
        weights->share[p / 2][p % 2] = sits ? share : 0;
        weights->wanted[p / 2][p % 2] = wanted;
        weights->per_wanted[p / 2][p % 2] = 1 / wanted;
        weights->nobody[p / 2][p % 2] = sits ? 0 : 9;
    }
}

void judge_begin(const View *view, const Style *style, Judge *judge) {
    judge->view = view;
    judge->style = style;
    judge->worded = false;
    for (int p = 0; p < view->scenario->party_count; p++) {
        view_taste(view, p, &judge->taste[p]);
        judge->threshold[p] = view_threshold(view, p);
        judge->margin[p] = view_text(view, &judge->taste[p], judge->threshold[p], p);
        judge->last[p] = reading_mean(view->mind->reservation[p]);
    }
}

static Draft draft_standing(const View *view) {
    Draft draft = {.option = {0}};
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool stands = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
        draft.option[i] = stands ? clause->option : NO_INDEX;
    }
    return draft;
}

void judge_words(Judge *judge) {
    int count = judge->view->scenario->party_count;
    if (judge->worded) {
        return;
    }
    for (int p = count; p % 2; p++) { // a last party without a neighbour
        judge->taste[p] = (Taste){.weight = {0}};
        judge->last[p] = 0;
    }
    for (int p = 0; p < count; p += 2) {
        words_value(judge, p);
    }
    weights_init(judge->view, judge->style, &judge->weights);
    judge->worded = true;
    Draft standing = draft_standing(judge->view);
    text_init(judge, &standing, &judge->standing);
}

void judge_init(const View *view, const Style *style, Judge *judge) {
    judge_begin(view, style, judge);
    judge_words(judge);
}

int historical_option(const Scenario *scenario, int issue) {
    for (int o = 0; o < scenario->issues[issue].option_count; o++) {
        if (scenario->issues[issue].options[o].historical) {
            return o;
        }
    }
    return NO_INDEX;
}

bool scenario_has_record(const Scenario *scenario) {
    for (int i = 0; i < scenario->issue_count; i++) {
        if (historical_option(scenario, i) != NO_INDEX) {
            return true;
        }
    }
    return false;
}

// ---- the worth of a text ----

static bool pair_stands(const Draft *draft, const Interaction *pair) {
    return draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b;
}

static void leaves_take(Two leaves[MERIT_PAIRS], const Leaves *more) {
    for (int m = 0; m < MERIT_PAIRS; m++) {
        leaves[m] *= two_load(&more->of[2 * m]);
    }
}

static int party_pairs(const Scenario *scenario) {
    return (scenario->party_count + 1) / 2;
}

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static inline Two enough(Two surplus, Two wanted, Two per_wanted) {
    Two given = two_min(two_max(surplus, two_of(0)), wanted);
    return given * (two_of(2) - given * per_wanted) + two_of(4) * two_min(surplus, two_of(0));
}

// What is lost by what the words leave open: of the will to keep to them, and of what merits are worth by themselves.
static inline Two sum_lost(const Weights *weights, const Sum *sum) {
    Two questions = sum->leaves[0];
    for (int q = 1; q < QUESTION_COUNT / 2; q++) {
        questions += sum->leaves[q];
    }
    return weights->open * two_of(questions[0] + questions[1]) + weights->apart * sum->leaves[MERIT_MONITORING / 2] +
           weights->backed * sum->leaves[MERIT_GUARANTEE / 2];
}

static inline double sum_score(const Judge *judge, const Sum *sum, int pairs) {
    const Weights *weights = &judge->weights;
    Two lost = sum_lost(weights, sum), kept = two_of(weights->kept - lost[0]), score = two_of(0), least = two_of(9);
    for (int p = 0; p < pairs; p++) {
        Two gain = enough(sum->sign[p] - two_of(0.02), weights->wanted[p], weights->per_wanted[p]) +
                   weights->lasting * enough(sum->paper[p] + kept - two_of(0.02), two_of(0.14), two_of(1 / 0.14));
        score += weights->share[p] * gain;
        least = two_min(least, gain + weights->nobody[p]);
    }
    return score[0] + score[1] + weights->weakest * real_min(least[0], least[1]) + weights->allies * sum->allies -
           lost[1];
}

void text_init(const Judge *judge, const Draft *draft, Text *text) {
    const Scenario *scenario = judge->view->scenario;
    Sum *sum = &text->sum;
    text->draft = *draft;
    sum->allies = 0;
    for (int m = 0; m < MERIT_PAIRS; m++) {
        sum->leaves[m] = two_of(1);
    }
    for (int p = 0; p < party_pairs(scenario); p++) {
        sum->sign[p] = sum->paper[p] = -two_load(&judge->last[2 * p]);
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        int at = wording_slot(draft->option[i]);
        const Wordings *words = &scenario->issues[i].wordings;
        for (int p = 0; p < party_pairs(scenario); p++) {
            sum->sign[p] += two_load(&judge->sign[i][at][2 * p]);
            sum->paper[p] += two_load(&judge->paper[i][at][2 * p]);
        }
        leaves_take(sum->leaves, &words->leaves[at]);
        sum->allies += words->allies[at];
    }
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        for (int p = 0; p < party_pairs(scenario) && pair_stands(draft, pair); p++) {
            sum->sign[p] += two_load(&pair->value[2 * p]);
            sum->paper[p] += two_load(&pair->value[2 * p]);
        }
    }
    text->score = sum_score(judge, sum, party_pairs(scenario));
}

void sum_worth(const Judge *judge, const Sum *sum, Worth *worth) {
    double kept = judge->weights.kept - sum_lost(&judge->weights, sum)[0];
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        worth->sign[p] = sum->sign[p / 2][p % 2];
        worth->hold[p] = sum->paper[p / 2][p % 2] + kept;
    }
    worth->score = sum_score(judge, sum, party_pairs(judge->view->scenario));
}

// ---- other wordings of one clause ----

static inline void rest_pairs(const Scenario *scenario, const Draft *draft, int issue, Rest *rest, int pairs) {
    const Issue *about = &scenario->issues[issue];
    for (int p = 0; p < pairs; p++) {
        for (int o = 0; o < WORDING_SLOTS; o++) { // all, because a known number is cleared at once
            rest->together[p][o] = two_of(0);
        }
    }
    for (unsigned left = about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        bool first = pair->issue_a == issue;
        int here = first ? pair->option_a : pair->option_b, other = first ? pair->option_b : pair->option_a;
        bool would = draft->option[first ? pair->issue_b : pair->issue_a] == other;
        for (int p = 0; p < pairs && would; p++) {
            rest->together[p][wording_slot(here)] += two_load(&pair->value[2 * p]);
        }
    }
}

// What the other clauses leave: the whole divided by what this one leaves, or, when it leaves nothing of something,
// multiplied anew.
static void others_leave(const Scenario *scenario, const Text *text, int issue, Two leaves[MERIT_PAIRS]) {
    int option = text->draft.option[issue];
    bool whole = option >= 0 && scenario->issues[issue].options[option].whole;
    const Leaves *own = &scenario->issues[issue].wordings.leaves[wording_slot(option)];
    for (int m = 0; m < MERIT_PAIRS; m++) {
        leaves[m] = whole ? two_of(1) : text->sum.leaves[m] / two_load(&own->of[2 * m]);
    }
    for (int i = 0; i < scenario->issue_count && whole; i++) {
        if (i != issue) {
            leaves_take(leaves, &scenario->issues[i].wordings.leaves[wording_slot(text->draft.option[i])]);
        }
    }
}

static inline void text_rest(const Judge *judge, const Text *text, int issue, Rest *rest, int pairs) {
    const Scenario *scenario = judge->view->scenario;
    int stood = wording_slot(text->draft.option[issue]);
    rest_pairs(scenario, &text->draft, issue, rest, pairs);
    others_leave(scenario, text, issue, rest->sum.leaves);
    for (int p = 0; p < pairs; p++) {
        Two together = rest->together[p][stood];
        rest->sum.sign[p] = text->sum.sign[p] - two_load(&judge->sign[issue][stood][2 * p]) - together;
        rest->sum.paper[p] = text->sum.paper[p] - two_load(&judge->paper[issue][stood][2 * p]) - together;
    }
    rest->sum.allies = text->sum.allies - scenario->issues[issue].wordings.allies[stood];
}

static inline void rest_with(const Judge *judge, const Rest *rest, int issue, int option, Sum *sum, int pairs) {
    const Scenario *scenario = judge->view->scenario;
    const Wordings *words = &scenario->issues[issue].wordings;
    int at = wording_slot(option);
    for (int m = 0; m < MERIT_PAIRS; m++) {
        sum->leaves[m] = rest->sum.leaves[m] * two_load(&words->leaves[at].of[2 * m]);
    }
    for (int p = 0; p < pairs; p++) {
        Two together = rest->together[p][at];
        sum->sign[p] = rest->sum.sign[p] + two_load(&judge->sign[issue][at][2 * p]) + together;
        sum->paper[p] = rest->sum.paper[p] + two_load(&judge->paper[issue][at][2 * p]) + together;
    }
    sum->allies = rest->sum.allies + words->allies[at];
}

void rest_of(const Judge *judge, const Text *text, int issue, Rest *rest) {
    text_rest(judge, text, issue, rest, party_pairs(judge->view->scenario));
}

void rest_worth(const Judge *judge, const Rest *rest, int issue, int option, Worth *worth) {
    Sum sum;
    rest_with(judge, rest, issue, option, &sum, party_pairs(judge->view->scenario));
    sum_worth(judge, &sum, worth);
}

void draft_gains(const Judge *judge, const Draft *wanted, double gain[ISSUE_MAX]) {
    const Text *standing = &judge->standing;
    int pairs = party_pairs(judge->view->scenario);
    for (int i = 0; i < judge->view->scenario->issue_count; i++) {
        gain[i] = 0;
        if (standing->draft.option[i] != wanted->option[i]) {
            Rest rest;
            Sum sum;
            text_rest(judge, standing, i, &rest, pairs);
            rest_with(judge, &rest, i, wanted->option[i], &sum, pairs);
            gain[i] = sum_score(judge, &sum, pairs) - standing->score;
        }
    }
}

// Takes the best wording of one clause, the others as they are; false when the one that stands is good enough.
static inline bool text_better(const Judge *judge, Text *text, int issue, int pairs) {
    const Issue *about = &judge->view->scenario->issues[issue];
    int stood = text->draft.option[issue], chosen = stood;
    Rest rest;
    text_rest(judge, text, issue, &rest, pairs);
    double best = text->score + 0.004; // a smaller gain is not worth the time
    for (int o = about->required && stood != NO_INDEX ? 0 : NO_INDEX; o < about->option_count; o++) {
        if (o != stood) {
            Sum sum;
            rest_with(judge, &rest, issue, o, &sum, pairs);
            double score = sum_score(judge, &sum, pairs);
            if (score > best) {
                best = score;
                chosen = o;
            }
        }
    }
    if (chosen == stood) {
        return false;
    }
    text->draft.option[issue] = (int8_t)chosen;
    rest_with(judge, &rest, issue, chosen, &text->sum, pairs);
    text->score = best;
    return true;
}

// Clause after clause takes its best wording, twice over all, until none has changed since it was looked at. For two
// parties, a known number, the same is compiled once more without its loops over pairs of parties.
Draft draft_best(const Judge *judge, bool late) {
    const View *view = judge->view;
    int count = view->scenario->issue_count, pairs = party_pairs(view->scenario), unchanged = 0;
    Text text = judge->standing;
    ASSERT(judge->worded);
    for (int look = 0; look < 2 * count && unchanged < count; look++, unchanged++) {
        int i = look < count ? look : look - count;
        uint8_t status = view->open->clauses[i].status;
        if (late && (status == CLAUSE_NONE || status == CLAUSE_STRUCK)) {
            continue;
        }
        if (pairs == 1 ? text_better(judge, &text, i, 1) : text_better(judge, &text, i, pairs)) {
            unchanged = -1;
        }
    }
    return text.draft;
}

double judge_weakest(const Judge *judge, int *party) {
    double least = 9;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        if (judge->view->scenario->parties[p].required && judge->margin[p] < least) {
            least = judge->margin[p];
            *party = p;
        }
    }
    return least;
}
