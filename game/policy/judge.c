// What a mediator believes of the parties, and the text he would write if he could.
#include "base/real.h"
#include "policy/inside.h"
#include "sim/text.h"

void judge_init(const View *view, const Style *style, Judge *judge) {
    const Scenario *scenario = view->scenario;
    judge->view = view;
    judge->style = style;
    for (int p = 0; p < scenario->party_count; p++) {
        Taste *taste = &judge->taste[p];
        view_taste(view, p, taste);
        judge->threshold[p] = view_threshold(view, p);
        judge->last[p] = reading_mean(view->mind->reservation[p]);
        for (int i = 0; i < scenario->issue_count; i++) {
            const Issue *issue = &scenario->issues[i];
            bool fudged = view->open->clauses[i].fudged;
            double moved = view->mind->moved[p][i] / 100.0, weight = taste->weight[i];
            for (int o = 0; o < issue->option_count; o++) {
                judge->sign[p][i][o] = weight * (taste_clause(scenario, taste, i, o, fudged, true) + moved);
                judge->paper[p][i][o] = weight * taste->value[i][o];
            }
            judge->sign[p][i][OPTION_MAX] = judge->paper[p][i][OPTION_MAX] = weight * taste->absent[i];
        }
    }
}

Draft draft_standing(const View *view) {
    Draft draft;
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

// The text added up without one clause, so that its wordings can be tried one after the other.
typedef struct Rest {
    double sign[PARTY_MAX], paper[PARTY_MAX];
    double leaves[QUESTION_COUNT], monitoring, separation, guarantee, seat, allies;
    unsigned touching; // pairs of wordings in which the clause that is left out has a part, bits
} Rest;

static void rest_sum(const Judge *judge, const Draft *draft, int skip, Rest *rest) {
    const Scenario *scenario = judge->view->scenario;
    *rest = (Rest){.monitoring = 1, .separation = 1, .guarantee = 1, .seat = 1};
    for (int q = 0; q < QUESTION_COUNT; q++) {
        rest->leaves[q] = 1;
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        if (i == skip) {
            continue;
        }
        int o = draft->option[i];
        int at = o >= 0 ? o : OPTION_MAX;
        for (int p = 0; p < scenario->party_count; p++) {
            rest->sign[p] += judge->sign[p][i][at];
            rest->paper[p] += judge->paper[p][i][at];
        }
        if (o < 0) {
            continue;
        }
        const Option *words = &scenario->issues[i].options[o];
        for (int q = 0; q < QUESTION_COUNT; q++) {
            rest->leaves[q] *= 1 - words->closes[q];
        }
        rest->monitoring *= 1 - words->monitoring;
        rest->separation *= 1 - words->separation;
        rest->guarantee *= 1 - words->guarantee;
        rest->seat *= 1 - words->rival_seat;
        rest->allies += words->allies;
    }
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        if (pair->issue_a == skip || pair->issue_b == skip) {
            rest->touching |= 1u << k;
        } else if (draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b) {
            for (int p = 0; p < scenario->party_count; p++) {
                rest->sign[p] += pair->value[p];
                rest->paper[p] += pair->value[p];
            }
        }
    }
}

// What the pairs that this wording completes add for a party.
static double pairs_worth(const Scenario *scenario, const Rest *rest, const Draft *draft, int issue, int option, int party) {
    double sum = 0;
    for (unsigned left = rest->touching; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        int a = pair->issue_a == issue ? option : draft->option[pair->issue_a];
        int b = pair->issue_b == issue ? option : draft->option[pair->issue_b];
        sum += a == pair->option_a && b == pair->option_b ? pair->value[party] : 0;
    }
    return sum;
}

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static double enough(double surplus, double wanted) {
    return surplus < 0 ? 4 * surplus : surplus < wanted ? surplus * (2 - surplus / wanted) : wanted;
}

static void rest_worth(const Judge *judge, const Rest *rest, const Draft *draft, int issue, int option, Worth *worth) {
    const Scenario *scenario = judge->view->scenario;
    const Open *open = judge->view->open;
    const Option *words = option >= 0 ? &scenario->issues[issue].options[option] : NULL;
    int at = option >= 0 ? option : OPTION_MAX;
    double closed = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        closed += 1 - rest->leaves[q] * (words ? 1 - words->closes[q] : 1);
    }
    double monitoring = 1 - rest->monitoring * (words ? 1 - words->monitoring : 1);
    double separation = 1 - rest->separation * (words ? 1 - words->separation : 1);
    double guarantee = 1 - rest->guarantee * (words ? 1 - words->guarantee : 1);
    double seat = 1 - rest->seat * (words ? 1 - words->rival_seat : 1);
    double kept = PARAM(scenario, cost_monitoring) * monitoring + PARAM(scenario, cost_guarantee) * guarantee * open->allies -
                  PARAM(scenario, offensive_holes) * (QUESTION_COUNT - closed);
    double score = 0, least = 9;
    for (int p = 0; p < scenario->party_count; p++) {
        double sign = rest->sign[p] + judge->sign[p][issue][at], paper = rest->paper[p] + judge->paper[p][issue][at];
        double together = rest->touching ? pairs_worth(scenario, rest, draft, issue, option, p) : 0;
        sign += together;
        paper += together;
        worth->sign[p] = sign - judge->last[p];
        worth->hold[p] = paper - judge->last[p] + kept;
        double share = judge->style->favoured == NO_INDEX ? 1 : judge->style->favoured == p ? 1.95 : 0.05;
        double gain = enough(worth->sign[p] - 0.02, judge->style->favoured == p ? 0.5 : 0.08);
        if (judge->style->durable) {
            gain += 1.2 * enough(worth->hold[p] - 0.02, 0.14);
        }
        score += share * gain;
        least = real_min(least, gain);
    }
    score += judge->style->favoured == NO_INDEX ? 0.5 * least : 0;
    if (judge->style->durable) {
        score += 0.05 * separation + 0.004 * closed + 0.06 * (words ? words->allies : 0) - 0.04 * seat;
    }
    worth->closed = closed;
    worth->score = score;
}

void draft_worth(const Judge *judge, const Draft *draft, Worth *worth) {
    Rest rest;
    rest_sum(judge, draft, 0, &rest);
    rest_worth(judge, &rest, draft, 0, draft->option[0], worth);
}

static bool can_drop(const Judge *judge, int issue, const Draft *draft) {
    return !judge->view->scenario->issues[issue].required || draft->option[issue] == NO_INDEX;
}

Draft draft_best(const Judge *judge, bool late) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    Draft draft = draft_standing(view);
    for (int pass = 0; pass < 2; pass++) {
        bool changed = false;
        for (int i = 0; i < scenario->issue_count; i++) {
            bool absent = view->open->clauses[i].status == CLAUSE_NONE || view->open->clauses[i].status == CLAUSE_STRUCK;
            if (absent && late) {
                continue;
            }
            Rest rest;
            Worth worth;
            rest_sum(judge, &draft, i, &rest);
            rest_worth(judge, &rest, &draft, i, draft.option[i], &worth);
            double best = worth.score + 0.004; // a smaller gain is not worth the time
            int chosen = draft.option[i];
            for (int o = can_drop(judge, i, &draft) ? NO_INDEX : 0; o < scenario->issues[i].option_count; o++) {
                rest_worth(judge, &rest, &draft, i, o, &worth);
                if (o != chosen && worth.score > best) {
                    best = worth.score;
                    chosen = o;
                }
            }
            changed = changed || chosen != draft.option[i];
            draft.option[i] = (int8_t)chosen;
        }
        if (!changed) {
            break;
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
