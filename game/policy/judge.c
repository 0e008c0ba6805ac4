// What a mediator believes of the parties, and the text he would write if he could.
#include <string.h>

#include "base/real.h"
#include "policy/inside.h"

void judge_init(const View *view, const Style *style, Judge *judge) {
    const Scenario *scenario = view->scenario;
    judge->view = view;
    judge->style = style;
    for (int p = 0; p < scenario->party_count; p++) {
        Taste *taste = &judge->taste[p];
        view_taste(view, p, taste);
        judge->threshold[p] = view_threshold(view, p);
        judge->last[p] = reading_mean(view->mind->reservation[p]);
        judge->share[p] = style->favoured == NO_INDEX ? 1 : style->favoured == p ? 1.95 : 0.05;
        judge->wanted[p] = style->favoured == p ? 0.5 : 0.08;
        for (int i = 0; i < scenario->issue_count; i++) {
            const Issue *issue = &scenario->issues[i];
            bool fudged = view->open->clauses[i].fudged;
            double moved = view->mind->moved[p][i] / 100.0, weight = taste->weight[i];
            for (int o = 0; o < issue->option_count; o++) {
                judge->sign[i][o][p] = weight * (taste_clause(scenario, taste, i, o, fudged, true) + moved);
                judge->paper[i][o][p] = weight * taste->value[i][o];
            }
            judge->sign[i][OPTION_MAX][p] = judge->paper[i][OPTION_MAX][p] = weight * taste->absent[i];
        }
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

static const Leaves all_open = {.question = {1, 1, 1, 1, 1, 1}, .monitoring = 1, .separation = 1, .guarantee = 1, .rival_seat = 1};
_Static_assert(QUESTION_COUNT == 6, "nothing is said of any question");

static const Leaves *words_leave(const Scenario *scenario, int issue, int option) {
    return option >= 0 ? &scenario->issues[issue].options[option].leaves : &all_open;
}

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

static void part_add(const Judge *judge, Part *part, int issue, int option) {
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

static Part part_joined(const Judge *judge, const Part *a, const Part *b) {
    Part part = *a;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        part.sign[p] += b->sign[p];
        part.paper[p] += b->paper[p];
    }
    leaves_join(&part.leaves, &b->leaves);
    return part;
}

// Pairs of wordings that stand in a draft, bits.
static unsigned pairs_standing(const Scenario *scenario, const Draft *draft) {
    unsigned standing = 0;
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        bool stands = draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b;
        standing |= (unsigned)stands << k;
    }
    return standing;
}

static void pairs_add(const Scenario *scenario, unsigned pairs, double together[PARTY_MAX]) {
    for (; pairs; pairs &= pairs - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(pairs)];
        for (int p = 0; p < scenario->party_count; p++) {
            together[p] += pair->value[p];
        }
    }
}

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static inline double enough(double surplus, double wanted) {
    return surplus < 0 ? 4 * surplus : surplus < wanted ? surplus * (2 - surplus / wanted) : wanted;
}

// The worth of a text whose other clauses come to `rest`, with this wording of one clause; `together` is what its pairs of
// wordings add.
static inline void text_worth(const Judge *judge, const Part *rest, int issue, int option, const double together[PARTY_MAX],
                              Worth *worth) {
    const Scenario *scenario = judge->view->scenario;
    const Leaves *before = &rest->leaves, *words = words_leave(scenario, issue, option);
    double left = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        left += before->question[q] * words->question[q];
    }
    double kept = PARAM(scenario, cost_monitoring) * (1 - before->monitoring * words->monitoring) +
                  PARAM(scenario, cost_guarantee) * (1 - before->guarantee * words->guarantee) * judge->view->open->allies -
                  PARAM(scenario, offensive_holes) * left;
    double score = 0, least = 9;
    int at = place_of(option);
    for (int p = 0; p < scenario->party_count; p++) {
        double surplus = together[p] - judge->last[p];
        worth->sign[p] = rest->sign[p] + judge->sign[issue][at][p] + surplus;
        worth->hold[p] = rest->paper[p] + judge->paper[issue][at][p] + surplus + kept;
        double gain = enough(worth->sign[p] - 0.02, judge->wanted[p]);
        gain += judge->style->durable ? 1.2 * enough(worth->hold[p] - 0.02, 0.14) : 0;
        score += judge->share[p] * gain;
        least = real_min(least, gain);
    }
    score += judge->style->favoured == NO_INDEX ? 0.5 * least : 0;
    worth->closed = QUESTION_COUNT - left;
    if (judge->style->durable) {
        double allies = option >= 0 ? scenario->issues[issue].options[option].allies : 0;
        score += 0.05 * (1 - before->separation * words->separation) + 0.004 * worth->closed + 0.06 * allies -
                 0.04 * (1 - before->rival_seat * words->rival_seat);
    }
    worth->score = score;
}

void draft_worth(const Judge *judge, const Draft *draft, Worth *worth) {
    const Scenario *scenario = judge->view->scenario;
    Part rest = {.leaves = all_open};
    double together[PARTY_MAX] = {0};
    for (int i = 1; i < scenario->issue_count; i++) {
        part_add(judge, &rest, i, draft->option[i]);
    }
    pairs_add(scenario, pairs_standing(scenario, draft), together);
    text_worth(judge, &rest, 0, draft->option[0], together, worth);
}

// ---- the best text -------------------------------------------------------------------------------------------------

// The best wording of one clause, the others as they are; `rest` is what those come to.
static int wording_best(const Judge *judge, const Part *rest, const Draft *draft, unsigned standing, int issue) {
    const Scenario *scenario = judge->view->scenario;
    const Issue *about = &scenario->issues[issue];
    double apart[PARTY_MAX] = {0}, together[OPTION_MAX + 1][PARTY_MAX];
    pairs_add(scenario, standing & ~about->pairs, apart);
    for (int at = 0; at <= OPTION_MAX; at++) {
        memcpy(together[at], apart, sizeof apart);
    }
    for (unsigned left = about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        bool first = pair->issue_a == issue;
        if (draft->option[first ? pair->issue_b : pair->issue_a] == (first ? pair->option_b : pair->option_a)) {
            pairs_add(scenario, 1u << __builtin_ctz(left), together[first ? pair->option_a : pair->option_b]);
        }
    }
    int stood = draft->option[issue], chosen = stood;
    Worth worth;
    text_worth(judge, rest, issue, stood, together[place_of(stood)], &worth);
    double best = worth.score + 0.004; // a smaller gain is not worth the time
    for (int o = about->required && stood != NO_INDEX ? 0 : NO_INDEX; o < about->option_count; o++) {
        if (o == stood) {
            continue;
        }
        text_worth(judge, rest, issue, o, together[place_of(o)], &worth);
        if (worth.score > best) {
            best = worth.score;
            chosen = o;
        }
    }
    return chosen;
}

// Clause after clause takes its best wording, twice over all, until none has changed since it was looked at. What stands
// behind a clause is added up once a round from the end, what stands before it grows on the way.
Draft draft_best(const Judge *judge, bool late) {
    const View *view = judge->view;
    int count = view->scenario->issue_count;
    Draft draft = draft_standing(view);
    unsigned standing = pairs_standing(view->scenario, &draft);
    Part behind[ISSUE_MAX + 1];
    int unchanged = 0;
    for (int pass = 0; pass < 2 && unchanged < count; pass++) {
        behind[count] = (Part){.leaves = all_open};
        for (int i = count - 1; i > 0; i--) {
            behind[i] = behind[i + 1];
            part_add(judge, &behind[i], i, draft.option[i]);
        }
        Part before = {.leaves = all_open};
        for (int i = 0; i < count && unchanged < count; i++, unchanged++) {
            uint8_t status = view->open->clauses[i].status;
            if (!late || (status != CLAUSE_NONE && status != CLAUSE_STRUCK)) {
                Part rest = part_joined(judge, &before, &behind[i + 1]);
                int chosen = wording_best(judge, &rest, &draft, standing, i);
                if (chosen != draft.option[i]) {
                    draft.option[i] = (int8_t)chosen;
                    standing = pairs_standing(view->scenario, &draft);
                    unchanged = -1;
                }
            }
            part_add(judge, &before, i, draft.option[i]);
        }
    }
    return draft;
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
