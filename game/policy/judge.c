// What a mediator believes of the parties, and the text he would write if he could.
#include <string.h>

#include "base/real.h"
#include "base/two.h"
#include "policy/inside.h"
#include "sim/text.h"

// What the wordings of a clause are worth to a party at the table and afterwards; `blurred`: how ambiguous each is at
// least.
static void words_value(const double *values, const double *ambiguous, int slots, double blurred, double gain,
                        double moved, double weight, double *sign, double *paper) {
    for (int o = 0; o < slots; o += 2) {
        Two value = two_load(&values[o]), vague = two_max(two_load(&ambiguous[o]), two_of(blurred));
        two_store(&sign[o], two_of(weight) * (value + two_of(gain) * vague * (two_of(1) - value) + two_of(moved)));
        two_store(&paper[o], two_of(weight) * value);
    }
    sign[wording_slot(NO_INDEX)] = paper[wording_slot(NO_INDEX)];
}

static void judge_words(Judge *judge, int party) {
    const View *view = judge->view;
    const Scenario *scenario = view->scenario;
    const Taste *taste = &judge->taste[party];
    double gain = PARAM(scenario, ambiguity_gain);
    for (int i = 0; i < scenario->issue_count; i++) {
        double blurred = view->open->clauses[i].fudged ? FUDGED : 0, moved = view->mind->moved[party][i] / 100.0;
        const Wordings *words = &scenario->issues[i].wordings;
        words_value(taste->value[i], words->ambiguous, words->slots, blurred, gain, moved, taste->weight[i],
                    judge->sign[i][party], judge->paper[i][party]);
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

// ---- the worth of a text ----

// What some clauses of a text come to: what the words are worth to each side adds up, what they leave open multiplies.
typedef struct Part {
    double sign[PARTY_MAX], paper[PARTY_MAX];
    Leaves leaves;
} Part;

// A draft with what stands before and behind each clause, so that another wording of one costs as little as that
// clause.
typedef struct Text {
    Draft draft;
    unsigned pairs; // of wordings that stand together, bits
    Part before[ISSUE_MAX + 1], behind[ISSUE_MAX + 1];
} Text;

static inline void part_add(const Judge *judge, Part *part, int issue, int option) {
    const Scenario *scenario = judge->view->scenario;
    int at = wording_slot(option);
    for (int p = 0; p < scenario->party_count; p++) {
        part->sign[p] += judge->sign[issue][p][at];
        part->paper[p] += judge->paper[issue][p][at];
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
    text->behind[count] = text->before[0] = (Part){.leaves = leaves_all};
    for (int i = count - 1; i > 0; i--) {
        text->behind[i] = text->behind[i + 1];
        part_add(judge, &text->behind[i], i, text->draft.option[i]);
    }
    text->pairs = pairs_standing(judge->view->scenario, &text->draft);
}

// Everything but one clause, made ready for its wordings: each number twice, for two of them at a time.
typedef struct Rest {
    Two sign[PARTY_MAX], paper[PARTY_MAX]; // less what each could do without a text
    Two question[QUESTION_COUNT], monitoring, separation, guarantee, rival_seat; // as in Leaves
    Two watched, backed, holes;                // what monitoring, a guarantee and an open question weigh
    double together[PARTY_MAX][WORDING_SLOTS]; // what the pairs of wordings add that each wording would complete
} Rest;

static void rest_pairs(const Scenario *scenario, const Text *text, int issue, Rest *rest) {
    const Issue *about = &scenario->issues[issue];
    int count = scenario->party_count;
    for (unsigned left = text->pairs & ~about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        for (int p = 0; p < count; p++) {
            rest->sign[p] += two_of(pair->value[p]);
            rest->paper[p] += two_of(pair->value[p]);
        }
    }
    memset(rest->together, 0, (size_t)count * sizeof rest->together[0]);
    for (unsigned left = about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        bool first = pair->issue_a == issue;
        int here = first ? pair->option_a : pair->option_b, other = first ? pair->option_b : pair->option_a;
        for (int p = 0; p < count && text->draft.option[first ? pair->issue_b : pair->issue_a] == other; p++) {
            rest->together[p][wording_slot(here)] += pair->value[p];
        }
    }
}

static void rest_of(const Judge *judge, const Text *text, int issue, Rest *rest) {
    const Scenario *scenario = judge->view->scenario;
    const Part *before = &text->before[issue], *behind = &text->behind[issue + 1];
    Leaves leaves = before->leaves;
    leaves_join(&leaves, &behind->leaves);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        rest->question[q] = two_of(leaves.question[q]);
    }
    rest->monitoring = two_of(leaves.monitoring);
    rest->separation = two_of(leaves.separation);
    rest->guarantee = two_of(leaves.guarantee);
    rest->rival_seat = two_of(leaves.rival_seat);
    for (int p = 0; p < scenario->party_count; p++) {
        rest->sign[p] = two_of(before->sign[p] + behind->sign[p] - judge->last[p]);
        rest->paper[p] = two_of(before->paper[p] + behind->paper[p] - judge->last[p]);
    }
    rest->watched = two_of(PARAM(scenario, cost_monitoring));
    rest->backed = two_of(PARAM(scenario, cost_guarantee) * judge->view->open->allies);
    rest->holes = two_of(PARAM(scenario, offensive_holes));
    rest_pairs(scenario, text, issue, rest);
}

// The worth of the text with each wording of one clause.
typedef struct Worths {
    double sign[PARTY_MAX][WORDING_SLOTS], hold[PARTY_MAX][WORDING_SLOTS];
    double closed[WORDING_SLOTS], score[WORDING_SLOTS];
} Worths;

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static inline Two enough(Two surplus, double wanted) {
    Two given = two_clamp(surplus, 0, wanted);
    return given * (two_of(2) - given / two_of(wanted)) + two_of(4) * two_min(surplus, two_of(0));
}

// What two wordings, from slot `o` on, leave open of the questions.
static inline Two two_open(const Rest *rest, const Wordings *words, int o) {
    Two left = two_of(0);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        left += rest->question[q] * two_load(&words->question[q][o]);
    }
    return left;
}

// What they bring: 1 less what the rest and each of them leave.
static inline Two two_bring(Two rest, const double *leave) {
    return two_of(1) - rest * two_load(leave);
}

// The wording of a slot, and its neighbour with it.
static void two_weigh(const Judge *judge, const Rest *rest, int issue, int slot, Worths *worths) {
    int o = slot / 2 * 2;
    const Scenario *scenario = judge->view->scenario;
    const Wordings *words = &scenario->issues[issue].wordings;
    Two left = two_open(rest, words, o), closed = two_of(QUESTION_COUNT) - left, score = two_of(0), least = two_of(9);
    Two kept = rest->watched * two_bring(rest->monitoring, &words->monitoring[o]) +
               rest->backed * two_bring(rest->guarantee, &words->guarantee[o]) - rest->holes * left;
    for (int p = 0; p < scenario->party_count; p++) {
        Two together = two_load(&rest->together[p][o]);
        Two signs = rest->sign[p] + two_load(&judge->sign[issue][p][o]) + together;
        Two holds = rest->paper[p] + two_load(&judge->paper[issue][p][o]) + together + kept;
        Two gain = enough(signs - two_of(0.02), judge->wanted[p]);
        if (judge->style->durable) {
            gain += two_of(1.2) * enough(holds - two_of(0.02), 0.14);
        }
        score += two_of(judge->share[p]) * gain;
        least = two_min(least, gain);
        two_store(&worths->sign[p][o], signs);
        two_store(&worths->hold[p][o], holds);
    }
    if (judge->style->favoured == NO_INDEX) {
        score += two_of(0.5) * least;
    }
    if (judge->style->durable) {
        score += two_of(0.05) * two_bring(rest->separation, &words->separation[o]) + two_of(0.004) * closed +
                 two_of(0.06) * two_load(&words->allies[o]) -
                 two_of(0.04) * two_bring(rest->rival_seat, &words->rival_seat[o]);
    }
    two_store(&worths->closed[o], closed);
    two_store(&worths->score[o], score);
}

static void rest_worths(const Judge *judge, const Rest *rest, int issue, Worths *worths) {
    for (int o = 0; o < judge->view->scenario->issues[issue].wordings.slots; o += 2) {
        two_weigh(judge, rest, issue, o, worths);
    }
}

void draft_worth(const Judge *judge, const Draft *draft, Worth *worth) {
    Text text;
    Rest rest;
    Worths worths;
    int at = wording_slot(draft->option[0]);
    text.draft = *draft;
    text_back(judge, &text);
    rest_of(judge, &text, 0, &rest);
    two_weigh(judge, &rest, 0, at, &worths);
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        worth->sign[p] = worths.sign[p][at];
        worth->hold[p] = worths.hold[p][at];
    }
    worth->closed = worths.closed[at];
    worth->score = worths.score[at];
}

void draft_gains(const Judge *judge, const Draft *from, const Draft *wanted, double gain[ISSUE_MAX]) {
    Text text;
    text.draft = *from;
    text_back(judge, &text);
    for (int i = 0; i < judge->view->scenario->issue_count; i++) {
        gain[i] = 0;
        if (from->option[i] != wanted->option[i]) {
            Rest rest;
            Worths worths;
            int there = wording_slot(wanted->option[i]), here = wording_slot(from->option[i]);
            rest_of(judge, &text, i, &rest);
            two_weigh(judge, &rest, i, there, &worths);
            two_weigh(judge, &rest, i, here, &worths);
            gain[i] = worths.score[there] - worths.score[here];
        }
        text_front(judge, &text, i);
    }
}

// ---- the best text ----

// The best wording of one clause, the others as they are.
static int wording_best(const Judge *judge, const Text *text, int issue) {
    const Issue *about = &judge->view->scenario->issues[issue];
    int stood = text->draft.option[issue], chosen = stood;
    Rest rest;
    Worths worths;
    rest_of(judge, text, issue, &rest);
    rest_worths(judge, &rest, issue, &worths);
    double best = worths.score[wording_slot(stood)] + 0.004; // a smaller gain is not worth the time
    for (int o = about->required && stood != NO_INDEX ? 0 : NO_INDEX; o < about->option_count; o++) {
        if (o != stood && worths.score[wording_slot(o)] > best) {
            best = worths.score[wording_slot(o)];
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
