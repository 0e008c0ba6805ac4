// What a mediator believes of the parties, and the text he would write if he could.
#include <string.h>

#include "base/real.h"
#include "policy/inside.h"

static void judge_words(Judge *judge, int party) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    const Taste *taste = &judge->taste[party];
    double gain = PARAM(scenario, ambiguity_gain);
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        double blurred = view->open->clauses[i].fudged ? FUDGED : 0;
        double moved = view->mind->moved[party][i] / 100.0, weight = taste->weight[i];
        for (int o = 0; o < issue->option_count; o++) {
            double value = taste->value[i][o], ambiguous = real_max(issue->options[o].ambiguous, blurred);
            judge->sign[i][o][party] = weight * (value + gain * ambiguous * (1 - value) + moved);
            judge->paper[i][o][party] = weight * value;
        }
        judge->sign[i][OPTION_MAX][party] = judge->paper[i][OPTION_MAX][party] = weight * taste->absent[i];
    }
}

void judge_init(const View *view, const Style *style, Judge *judge) {
    judge->view = view;
    judge->style = style;
    for (int p = 0; p < view->scenario->party_count; p++) {
        view_taste(view, p, &judge->taste[p]);
        judge_words(judge, p);
        judge->threshold[p] = view_threshold(view, p);
        judge->last[p] = reading_mean(view->mind->reservation[p]);
        judge->share[p] = style->favoured == NO_INDEX ? 1 : style->favoured == p ? 1.95 : 0.05;
        judge->wanted[p] = style->favoured == p ? 0.5 : 0.08;
    }
}

Draft draft_standing(const View *view) {
    Draft draft = {.option = {0}};
    for (int i = 0; i < view->scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        bool stands = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
        draft.option[i] = stands ? clause->option : NO_INDEX;
    }
    return draft;
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

// ---- the worth of a text -----------------------------------------------------------------------------------------

// What some clauses of a text come to: what the words are worth to each side adds up, what they leave open multiplies.
typedef struct Part {
    double sign[PARTY_MAX], paper[PARTY_MAX];
    Leaves leaves;
} Part;

// A draft with what stands before and behind each clause, so that another wording of one costs as little as that clause.
typedef struct Text {
    Draft draft;
    unsigned pairs; // of wordings that stand together, bits
    Part before[ISSUE_MAX + 1], behind[ISSUE_MAX + 1];
} Text;

static const Leaves all_open = {.question = {1, 1, 1, 1, 1, 1}, .monitoring = 1, .separation = 1, .guarantee = 1, .rival_seat = 1};
_Static_assert(QUESTION_COUNT == 6, "nothing is said of any question");

static int place_of(int option) {
    return option >= 0 ? option : OPTION_MAX;
}

static inline void leaves_join(Leaves *leaves, const Leaves *other) {
    for (int q = 0; q < QUESTION_COUNT; q++) {
        leaves->question[q] *= other->question[q];
    }
    leaves->monitoring *= other->monitoring;
    leaves->separation *= other->separation;
    leaves->guarantee *= other->guarantee;
    leaves->rival_seat *= other->rival_seat;
}

static inline void part_add(const Judge *judge, Part *part, int issue, int option) {
    const Scenario *scenario = judge->view->scenario;
    int at = place_of(option);
    for (int p = 0; p < scenario->party_count; p++) {
        part->sign[p] += judge->sign[issue][at][p];
        part->paper[p] += judge->paper[issue][at][p];
    }
    if (option >= 0) {
        leaves_join(&part->leaves, &scenario->issues[issue].options[option].leaves);
    }
}

static unsigned pairs_standing(const Scenario *scenario, const Draft *draft) {
    unsigned standing = 0;
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        bool stands = draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b;
        standing |= (unsigned)stands << k;
    }
    return standing;
}

static void text_front(const Judge *judge, Text *text, int issue) {
    text->before[issue + 1] = text->before[issue];
    part_add(judge, &text->before[issue + 1], issue, text->draft.option[issue]);
}

static void text_back(const Judge *judge, Text *text) {
    int count = judge->view->scenario->issue_count;
    text->behind[count] = text->before[0] = (Part){.leaves = all_open};
    for (int i = count - 1; i > 0; i--) {
        text->behind[i] = text->behind[i + 1];
        part_add(judge, &text->behind[i], i, text->draft.option[i]);
    }
    text->pairs = pairs_standing(judge->view->scenario, &text->draft);
}

// Everything but one clause, made ready for its wordings.
typedef struct Rest {
    double sign[PARTY_MAX], paper[PARTY_MAX];  // less what each could do without a text
    Leaves leaves;
    double watched, backed, holes;             // what monitoring, a guarantee and an open question weigh
    double together[OPTION_MAX + 1][PARTY_MAX]; // what the pairs of wordings add that each wording would complete
    bool pairs;                                // there are such pairs
} Rest;

static void pair_add(const Scenario *scenario, int pair, double sum[PARTY_MAX]) {
    for (int p = 0; p < scenario->party_count; p++) {
        sum[p] += scenario->interactions[pair].value[p];
    }
}

static void rest_pairs(const Scenario *scenario, const Text *text, int issue, Rest *rest) {
    const Issue *about = &scenario->issues[issue];
    for (unsigned left = text->pairs & ~about->pairs; left; left &= left - 1) {
        pair_add(scenario, __builtin_ctz(left), rest->sign);
        pair_add(scenario, __builtin_ctz(left), rest->paper);
    }
    rest->pairs = about->pairs != 0;
    if (rest->pairs) {
        memset(rest->together, 0, sizeof rest->together);
    }
    for (unsigned left = about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        bool first = pair->issue_a == issue;
        if (text->draft.option[first ? pair->issue_b : pair->issue_a] == (first ? pair->option_b : pair->option_a)) {
            pair_add(scenario, __builtin_ctz(left), rest->together[first ? pair->option_a : pair->option_b]);
        }
    }
}

static void rest_of(const Judge *judge, const Text *text, int issue, Rest *rest) {
    const Scenario *scenario = judge->view->scenario;
    const Part *before = &text->before[issue], *behind = &text->behind[issue + 1];
    rest->leaves = before->leaves;
    leaves_join(&rest->leaves, &behind->leaves);
    for (int p = 0; p < scenario->party_count; p++) {
        rest->sign[p] = before->sign[p] + behind->sign[p] - judge->last[p];
        rest->paper[p] = before->paper[p] + behind->paper[p] - judge->last[p];
    }
    rest->watched = PARAM(scenario, cost_monitoring);
    rest->backed = PARAM(scenario, cost_guarantee) * judge->view->open->allies;
    rest->holes = PARAM(scenario, offensive_holes);
    rest_pairs(scenario, text, issue, rest);
}

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static inline double enough(double surplus, double wanted) {
    return surplus < 0 ? 4 * surplus : surplus < wanted ? surplus * (2 - surplus / wanted) : wanted;
}

// The worth of the text with this wording of the clause that `rest` is without.
static inline double rest_worth(const Judge *judge, const Rest *rest, int issue, int option, Worth *worth) {
    const Scenario *scenario = judge->view->scenario;
    const Option *words = option >= 0 ? &scenario->issues[issue].options[option] : NULL;
    const Leaves *before = &rest->leaves, *here = words ? &words->leaves : &all_open;
    double left = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        left += before->question[q] * here->question[q];
    }
    double kept = rest->watched * (1 - before->monitoring * here->monitoring) +
                  rest->backed * (1 - before->guarantee * here->guarantee) - rest->holes * left;
    double score = 0, least = 9;
    int at = place_of(option);
    for (int p = 0; p < scenario->party_count; p++) {
        double together = rest->pairs ? rest->together[at][p] : 0;
        worth->sign[p] = rest->sign[p] + judge->sign[issue][at][p] + together;
        worth->hold[p] = rest->paper[p] + judge->paper[issue][at][p] + together + kept;
        double gain = enough(worth->sign[p] - 0.02, judge->wanted[p]);
        gain += judge->style->durable ? 1.2 * enough(worth->hold[p] - 0.02, 0.14) : 0;
        score += judge->share[p] * gain;
        least = real_min(least, gain);
    }
    score += judge->style->favoured == NO_INDEX ? 0.5 * least : 0;
    worth->closed = QUESTION_COUNT - left;
    if (judge->style->durable) {
        score += 0.05 * (1 - before->separation * here->separation) + 0.004 * worth->closed + 0.06 * (words ? words->allies : 0) -
                 0.04 * (1 - before->rival_seat * here->rival_seat);
    }
    return worth->score = score;
}

void draft_worth(const Judge *judge, const Draft *draft, Worth *worth) {
    Text text;
    Rest rest;
    text.draft = *draft;
    text_back(judge, &text);
    rest_of(judge, &text, 0, &rest);
    rest_worth(judge, &rest, 0, draft->option[0], worth);
}

void draft_gains(const Judge *judge, const Draft *from, const Draft *wanted, double gain[ISSUE_MAX]) {
    Text text;
    text.draft = *from;
    text_back(judge, &text);
    for (int i = 0; i < judge->view->scenario->issue_count; i++) {
        gain[i] = 0;
        if (from->option[i] != wanted->option[i]) {
            Rest rest;
            Worth worth;
            rest_of(judge, &text, i, &rest);
            double before = rest_worth(judge, &rest, i, from->option[i], &worth);
            gain[i] = rest_worth(judge, &rest, i, wanted->option[i], &worth) - before;
        }
        text_front(judge, &text, i);
    }
}

// ---- the best text -------------------------------------------------------------------------------------------------

// The best wording of one clause, the others as they are.
static int wording_best(const Judge *judge, const Text *text, int issue) {
    const Issue *about = &judge->view->scenario->issues[issue];
    int stood = text->draft.option[issue], chosen = stood;
    Rest rest;
    Worth worth;
    rest_of(judge, text, issue, &rest);
    double best = rest_worth(judge, &rest, issue, stood, &worth) + 0.004; // a smaller gain is not worth the time
    for (int o = about->required && stood != NO_INDEX ? 0 : NO_INDEX; o < about->option_count; o++) {
        if (o != stood && rest_worth(judge, &rest, issue, o, &worth) > best) {
            best = worth.score;
            chosen = o;
        }
    }
    return chosen;
}

// Clause after clause takes its best wording, twice over all, until none has changed since it was looked at.
Draft draft_best(const Judge *judge, bool late) {
    const View *view = judge->view;
    int count = view->scenario->issue_count, unchanged = 0;
    Text text;
    text.draft = draft_standing(view);
    for (int pass = 0; pass < 2 && unchanged < count; pass++) {
        text_back(judge, &text);
        for (int i = 0; i < count && unchanged < count; i++, unchanged++) {
            uint8_t status = view->open->clauses[i].status;
            int chosen = text.draft.option[i];
            if (!late || (status != CLAUSE_NONE && status != CLAUSE_STRUCK)) {
                chosen = wording_best(judge, &text, i);
            }
            if (chosen != text.draft.option[i]) {
                text.draft.option[i] = (int8_t)chosen;
                text.pairs = pairs_standing(view->scenario, &text.draft);
                unchanged = -1;
            }
            text_front(judge, &text, i);
        }
    }
    return text.draft;
}

double judge_weakest(const Judge *judge, int *party, double *spread) {
    double least = 9;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        Estimate estimate = view_text(judge->view, &judge->taste[p], judge->threshold[p], p);
        if (judge->view->scenario->parties[p].required && estimate.mean < least) {
            least = estimate.mean;
            *party = p;
            *spread = estimate.spread;
        }
    }
    return least;
}
