/* What the text says as a whole. */
#include "sim/text.h"

#include "base/real.h"

double text_clause_counts(const Open *open, int issue) {
    const Clause *clause = &open->clauses[issue];
    double counts = 0.0;
    switch ((ClauseStatus)clause->status) {
    case CLAUSE_AGREED: counts = 1.0; break;
    case CLAUSE_BRACKETED: counts = open->phase <= PHASE_TALKS ? 0.5 : 1.0; break;
    case CLAUSE_LETTER: counts = 0.35; break;
    case CLAUSE_ALONE: counts = 0.5; break;
    case CLAUSE_NONE:
    case CLAUSE_STRUCK:
    case CLAUSE_STATUS_COUNT: break;
    }
    return clause->fudged ? 0.5 * counts : counts;
}

/* Takes `amount` questions away from all six together (gives, when it is negative), evenly; whoever has less
 * to lose than its share leaves the rest to the others, so that the sum changes by the amount as long as it
 * can. */
static void spread(double closes[QUESTION_COUNT], double amount) {
    bool done[QUESTION_COUNT] = {false};
    for (int left = QUESTION_COUNT; left > 0; left--) {
        int next = NO_INDEX;
        for (int q = 0; q < QUESTION_COUNT; q++) {
            bool nearer =
                next != NO_INDEX && (amount > 0.0 ? closes[q] < closes[next] : closes[q] > closes[next]);
            if (!done[q] && (next == NO_INDEX || nearer)) {
                next = q;
            }
        }
        double after = real_clamp01(closes[next] - amount / left);
        amount -= closes[next] - after;
        closes[next] = after;
        done[next] = true;
    }
}

void text_closes_all(const Scenario *scenario, const Open *open, double closes[QUESTION_COUNT]) {
    double leaves[QUESTION_COUNT] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    for (int i = 0; i < scenario->issue_count; i++) {
        double counts = text_clause_counts(open, i);
        if (counts <= 0.0) {
            continue;
        }
        const Option *option = &scenario->issues[i].options[open->clauses[i].option];
        for (int q = 0; q < QUESTION_COUNT; q++) {
            leaves[q] *= 1.0 - counts * option->closes[q];
        }
    }
    for (int q = 0; q < QUESTION_COUNT; q++) {
        closes[q] = real_clamp01(1.0 - leaves[q] + open->extra[q]);
    }
    if (open->ambiguity != 0.0) {
        spread(closes, open->ambiguity);
    }
}

double text_closes(const Scenario *scenario, const Open *open, Question question) {
    double closes[QUESTION_COUNT];
    text_closes_all(scenario, open, closes);
    return closes[question];
}

int text_holes(const Scenario *scenario, const Open *open) {
    double closes[QUESTION_COUNT];
    text_closes_all(scenario, open, closes);
    int holes = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        holes += closes[q] < 0.5;
    }
    return holes;
}

double text_ambiguity(const Scenario *scenario, const Open *open) {
    double closes[QUESTION_COUNT];
    text_closes_all(scenario, open, closes);
    double leaves = 0.0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        leaves += 1.0 - closes[q];
    }
    return leaves;
}

/* Adds up one number of the wordings, found at the same place in each. */
static double together(const Scenario *scenario, const Open *open, size_t offset) {
    double leaves = 1.0;
    for (int i = 0; i < scenario->issue_count; i++) {
        double counts = text_clause_counts(open, i);
        if (counts > 0.0) {
            const Option *option = &scenario->issues[i].options[open->clauses[i].option];
            leaves *= 1.0 - counts * *(const double *)(const void *)((const char *)option + offset);
        }
    }
    return 1.0 - leaves;
}

double text_monitoring(const Scenario *scenario, const Open *open) {
    return together(scenario, open, offsetof(Option, monitoring));
}

double text_separation(const Scenario *scenario, const Open *open) {
    return together(scenario, open, offsetof(Option, separation));
}

double text_guarantee(const Scenario *scenario, const Open *open) {
    return together(scenario, open, offsetof(Option, guarantee));
}

double text_rival_seat(const Scenario *scenario, const Open *open) {
    double leaves = 1.0;
    for (unsigned left = scenario->rival_issues; left; left &= left - 1) {
        int issue = __builtin_ctz(left);
        double counts = text_clause_counts(open, issue);
        if (counts > 0.0) {
            leaves *= 1.0 - counts * scenario->issues[issue].options[open->clauses[issue].option].rival_seat;
        }
    }
    return 1.0 - leaves;
}

void text_paper(const Scenario *scenario, const Open *open, Paper *paper) {
    text_closes_all(scenario, open, paper->closes);
    paper->ambiguity = 0.0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        paper->ambiguity += 1.0 - paper->closes[q];
    }
    double monitoring = 1.0, separation = 1.0, guarantee = 1.0;
    for (int i = 0; i < scenario->issue_count; i++) {
        double counts = text_clause_counts(open, i);
        if (counts > 0.0) {
            const Option *option = &scenario->issues[i].options[open->clauses[i].option];
            monitoring *= 1.0 - counts * option->monitoring;
            separation *= 1.0 - counts * option->separation;
            guarantee *= 1.0 - counts * option->guarantee;
        }
    }
    paper->monitoring = 1.0 - monitoring;
    paper->separation = 1.0 - separation;
    paper->guarantee = 1.0 - guarantee;
}
