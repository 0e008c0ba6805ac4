// What the text says as a whole.
#include "sim/text.h"

#include "base/real.h"
#include "sim/parameter.h"

const Leaves leaves_all = {.of = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
_Static_assert(MERIT_COUNT == 10, "nothing is said of anything");

// What words say by how they stand, each reading the same.
static double status_counts(const Scenario *scenario, const Open *open, ClauseStatus status) {
    switch (status) {
    case CLAUSE_BRACKETED: return open->phase > PHASE_TALKS ? 1.0 : PARAM(scenario, bracket_counts);
    case CLAUSE_AGREED: return 1.0;
    case CLAUSE_LETTER: return PARAM(scenario, letter_counts);
    case CLAUSE_ALONE: return PARAM(scenario, alone_counts);
    case CLAUSE_NONE:
    case CLAUSE_STRUCK:
    case CLAUSE_STATUS_COUNT: break;
    }
    return 0;
}

double text_clause_counts(const Scenario *scenario, const Open *open, int issue) {
    const Clause *clause = &open->clauses[issue];
    double counts = status_counts(scenario, open, (ClauseStatus)clause->status);
    return clause->fudged ? PARAM(scenario, fudged_counts) * counts : counts;
}

// Takes `amount` questions away from all six together (gives, when it is negative), evenly; whoever has less
// to lose than its share leaves the rest to the others, so that the sum changes by the amount as long as it
// can.
static void spread(double closes[QUESTION_COUNT], double amount) {
    bool done[QUESTION_COUNT] = {false};
    for (int left = QUESTION_COUNT; left > 0; left--) {
        int next = NO_INDEX;
        for (int q = 0; q < QUESTION_COUNT; q++) {
            bool nearer = next != NO_INDEX && (amount > 0.0 ? closes[q] < closes[next] : closes[q] > closes[next]);
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

// What the wordings together leave open. One that counts whole leaves what scenario_finish has worked out.
static Leaves text_leaves(const Scenario *scenario, const Open *open) {
    Leaves leaves = leaves_all;
    for (int i = 0; i < scenario->issue_count; i++) {
        double counts = text_clause_counts(scenario, open, i);
        if (counts <= 0.0) {
            continue;
        }
        int o = open->clauses[i].option;
        const Option *option = &scenario->issues[i].options[o];
        if (counts == 1.0) {
            leaves_join(&leaves, &scenario->issues[i].wordings.leaves[wording_slot(o)]);
            continue;
        }
        for (int q = 0; q < QUESTION_COUNT; q++) {
            leaves.of[q] *= 1.0 - counts * option->closes[q];
        }
        leaves.of[MERIT_MONITORING] *= 1.0 - counts * option->monitoring;
        leaves.of[MERIT_SEPARATION] *= 1.0 - counts * option->separation;
        leaves.of[MERIT_GUARANTEE] *= 1.0 - counts * option->guarantee;
    }
    return leaves;
}

static void closes_from(const Open *open, const Leaves *leaves, double closes[QUESTION_COUNT]) {
    for (int q = 0; q < QUESTION_COUNT; q++) {
        closes[q] = real_clamp01(1.0 - leaves->of[q] + open->extra[q]);
    }
    if (open->ambiguity != 0.0) {
        spread(closes, open->ambiguity);
    }
}

void text_closes_all(const Scenario *scenario, const Open *open, double closes[QUESTION_COUNT]) {
    Leaves leaves = text_leaves(scenario, open);
    closes_from(open, &leaves, closes);
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

// Adds up one number of the wordings, found at the same place in each.
static double together(const Scenario *scenario, const Open *open, size_t offset) {
    double leaves = 1.0;
    for (int i = 0; i < scenario->issue_count; i++) {
        double counts = text_clause_counts(scenario, open, i);
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
        double counts = text_clause_counts(scenario, open, issue);
        if (counts > 0.0) {
            leaves *= 1.0 - counts * scenario->issues[issue].options[open->clauses[issue].option].rival_seat;
        }
    }
    return 1.0 - leaves;
}

void text_paper(const Scenario *scenario, const Open *open, Paper *paper) {
    Leaves leaves = text_leaves(scenario, open);
    closes_from(open, &leaves, paper->closes);
    paper->ambiguity = 0.0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        paper->ambiguity += 1.0 - paper->closes[q];
    }
    paper->monitoring = 1.0 - leaves.of[MERIT_MONITORING];
    paper->separation = 1.0 - leaves.of[MERIT_SEPARATION];
    paper->guarantee = 1.0 - leaves.of[MERIT_GUARANTEE];
}
