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

// What the style cares for: each side's surplus, and the merits of a text.
static void weights_init(const View *view, const Style *style, Weights *weights) {
    const Scenario *scenario = view->scenario;
    for (int p = 0; p < scenario->party_count; p++) {
        double wanted = style->favoured == p ? 0.5 : 0.08;
        weights->share[p] = two_of(style->favoured == NO_INDEX ? 1 : style->favoured == p ? 1.95 : 0.05);
        weights->wanted[p] = two_of(wanted);
        weights->per_wanted[p] = two_of(1 / wanted);
    }
    double monitoring = PARAM(scenario, cost_monitoring),
           guarantee = PARAM(scenario, cost_guarantee) * view->open->allies;
    weights->weakest = two_of(style->favoured == NO_INDEX ? 0.5 : 0);
    weights->lasting = two_of(style->durable ? 1.2 : 0);
    weights->holes = two_of(PARAM(scenario, offensive_holes));
    weights->monitoring = two_of(monitoring);
    weights->guarantee = two_of(guarantee);
    weights->kept = two_of(monitoring + guarantee);
    weights->open = two_of(style->durable ? 0.004 : 0);
    weights->separation = two_of(style->durable ? 0.05 : 0);
    weights->rival_seat = two_of(style->durable ? 0.04 : 0);
    weights->allies = two_of(style->durable ? 0.06 : 0);
}

void judge_init(const View *view, const Style *style, Judge *judge) {
    judge->view = view;
    judge->style = style;
    for (int p = 0; p < view->scenario->party_count; p++) {
        view_taste(view, p, &judge->taste[p]);
        judge_words(judge, p);
        judge->threshold[p] = view_threshold(view, p);
        judge->last[p] = reading_mean(view->mind->reservation[p]);
    }
    weights_init(view, style, &judge->weights);
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

// A draft and what its words come to: what they are worth to each side adds up, what they leave open multiplies.
typedef struct Text {
    Draft draft;
    double sign[PARTY_MAX], paper[PARTY_MAX]; // less what each could do without a text
    Leaves leaves;
} Text;

static bool pair_stands(const Draft *draft, const Interaction *pair) {
    return draft->option[pair->issue_a] == pair->option_a && draft->option[pair->issue_b] == pair->option_b;
}

// What a wording leaves of each merit; a text without the clause leaves all.
static const Leaves *leaves_of(const Scenario *scenario, int issue, int option) {
    return option >= 0 ? &scenario->issues[issue].options[option].leaves : &leaves_all;
}

// Adds a clause as it is worded, or takes it out again.
static void text_count(const Judge *judge, Text *text, int issue, double times) {
    const Scenario *scenario = judge->view->scenario;
    int at = wording_slot(text->draft.option[issue]);
    for (int p = 0; p < scenario->party_count; p++) {
        text->sign[p] += times * judge->sign[issue][p][at];
        text->paper[p] += times * judge->paper[issue][p][at];
    }
}

static void pair_count(const Scenario *scenario, Text *text, const Interaction *pair, double times) {
    for (int p = 0; p < scenario->party_count && pair_stands(&text->draft, pair); p++) {
        text->sign[p] += times * pair->value[p];
        text->paper[p] += times * pair->value[p];
    }
}

static void text_init(const Judge *judge, const Draft *draft, Text *text) {
    const Scenario *scenario = judge->view->scenario;
    text->draft = *draft;
    text->leaves = leaves_all;
    for (int p = 0; p < scenario->party_count; p++) {
        text->sign[p] = text->paper[p] = -judge->last[p];
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        text_count(judge, text, i, 1);
        if (draft->option[i] >= 0) {
            leaves_join(&text->leaves, leaves_of(scenario, i, draft->option[i]));
        }
    }
    for (int k = 0; k < scenario->interaction_count; k++) {
        pair_count(scenario, text, &scenario->interactions[k], 1);
    }
}

// Everything but one clause, made ready for its wordings: each number twice, for two of them at a time.
typedef struct Rest {
    Two sign[PARTY_MAX], paper[PARTY_MAX]; // less what each could do without a text
    Two leaves[MERIT_COUNT];
    double together[PARTY_MAX][WORDING_SLOTS]; // what the pairs of wordings add that each wording would complete
} Rest;

// The pairs that this clause would complete; the one that it completes now does not belong to the rest.
static void rest_pairs(const Scenario *scenario, const Draft *draft, int issue, Rest *rest) {
    const Issue *about = &scenario->issues[issue];
    for (int p = 0; p < scenario->party_count; p++) {
        for (int o = 0; o < about->wordings.slots; o += 2) {
            two_store(&rest->together[p][o], two_of(0));
        }
    }
    for (unsigned left = about->pairs; left; left &= left - 1) {
        const Interaction *pair = &scenario->interactions[__builtin_ctz(left)];
        bool first = pair->issue_a == issue;
        int here = first ? pair->option_a : pair->option_b, other = first ? pair->option_b : pair->option_a;
        bool would = draft->option[first ? pair->issue_b : pair->issue_a] == other;
        for (int p = 0; p < scenario->party_count && would; p++) {
            double stands = draft->option[issue] == here ? pair->value[p] : 0;
            rest->together[p][wording_slot(here)] += pair->value[p];
            rest->sign[p] -= two_of(stands);
            rest->paper[p] -= two_of(stands);
        }
    }
}

// What the other clauses leave: the whole divided by what this one leaves, or, when it leaves nothing of something,
// multiplied anew.
static Leaves others_leave(const Scenario *scenario, const Text *text, int issue) {
    int option = text->draft.option[issue];
    const Leaves *own = leaves_of(scenario, issue, option);
    Leaves others;
    if (option < 0 || !scenario->issues[issue].options[option].whole) {
        for (int m = 0; m < MERIT_COUNT; m += 2) {
            two_store(&others.of[m], two_load(&text->leaves.of[m]) / two_load(&own->of[m]));
        }
        return others;
    }
    others = leaves_all;
    for (int i = 0; i < scenario->issue_count; i++) {
        if (i != issue) {
            leaves_join(&others, leaves_of(scenario, i, text->draft.option[i]));
        }
    }
    return others;
}

// Another wording of one clause.
static void text_reword(const Judge *judge, Text *text, int issue, int option) {
    const Scenario *scenario = judge->view->scenario;
    text->leaves = others_leave(scenario, text, issue);
    leaves_join(&text->leaves, leaves_of(scenario, issue, option));
    for (int times = -1; times <= 1; times += 2) {
        text_count(judge, text, issue, times);
        for (unsigned left = scenario->issues[issue].pairs; left; left &= left - 1) {
            pair_count(scenario, text, &scenario->interactions[__builtin_ctz(left)], times);
        }
        text->draft.option[issue] = (int8_t)option;
    }
}

static void rest_of(const Judge *judge, const Text *text, int issue, Rest *rest) {
    const Scenario *scenario = judge->view->scenario;
    int stood = wording_slot(text->draft.option[issue]);
    Leaves others = others_leave(scenario, text, issue);
    for (int m = 0; m < MERIT_COUNT; m++) {
        rest->leaves[m] = two_of(others.of[m]);
    }
    for (int p = 0; p < scenario->party_count; p++) {
        rest->sign[p] = two_of(text->sign[p] - judge->sign[issue][p][stood]);
        rest->paper[p] = two_of(text->paper[p] - judge->paper[issue][p][stood]);
    }
    rest_pairs(scenario, &text->draft, issue, rest);
}

// The worth of the text with each wording of one clause.
typedef struct Worths {
    double sign[PARTY_MAX][WORDING_SLOTS], hold[PARTY_MAX][WORDING_SLOTS];
    double closed[WORDING_SLOTS], score[WORDING_SLOTS];
} Worths;

// Little is gained by giving a side more than enough; everything is lost by giving one too little.
static inline Two enough(Two surplus, Two wanted, Two per_wanted) {
    Two given = two_min(two_max(surplus, two_of(0)), wanted);
    return given * (two_of(2) - given * per_wanted) + two_of(4) * two_min(surplus, two_of(0));
}

// What the rest and two wordings, from slot `o` on, leave of a merit.
static inline Two two_leave(const Rest *rest, const Wordings *words, int merit, int o) {
    return rest->leaves[merit] * two_load(&words->leaves[merit][o]);
}

// The wording of a slot, and its neighbour with it.
static inline void two_weigh(const Judge *judge, const Rest *rest, int issue, int slot, Worths *worths) {
    int o = slot / 2 * 2;
    const Scenario *scenario = judge->view->scenario;
    const Wordings *words = &scenario->issues[issue].wordings;
    const Weights *weights = &judge->weights;
    Two open = two_leave(rest, words, 0, o), score = two_of(0), least = two_of(9);
    for (int q = 1; q < QUESTION_COUNT; q++) {
        open += two_leave(rest, words, q, o);
    }
    Two kept = weights->kept - weights->monitoring * two_leave(rest, words, MERIT_MONITORING, o) -
               weights->guarantee * two_leave(rest, words, MERIT_GUARANTEE, o) - weights->holes * open;
    for (int p = 0; p < scenario->party_count; p++) {
        Two together = two_load(&rest->together[p][o]);
        Two signs = rest->sign[p] + two_load(&judge->sign[issue][p][o]) + together;
        Two holds = rest->paper[p] + two_load(&judge->paper[issue][p][o]) + together + kept;
        Two gain = enough(signs - two_of(0.02), weights->wanted[p], weights->per_wanted[p]) +
                   weights->lasting * enough(holds - two_of(0.02), two_of(0.14), two_of(1 / 0.14));
        score += weights->share[p] * gain;
        least = two_min(least, gain);
        two_store(&worths->sign[p][o], signs);
        two_store(&worths->hold[p][o], holds);
    }
    score += weights->weakest * least - weights->open * open + weights->allies * two_load(&words->allies[o]) -
             weights->separation * two_leave(rest, words, MERIT_SEPARATION, o) +
             weights->rival_seat * two_leave(rest, words, MERIT_RIVAL_SEAT, o);
    two_store(&worths->closed[o], two_of(QUESTION_COUNT) - open);
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
    text_init(judge, draft, &text);
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
    text_init(judge, from, &text);
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
    Draft standing = draft_standing(view);
    Text text;
    text_init(judge, &standing, &text);
    for (int look = 0; look < 2 * count && unchanged < count; look++, unchanged++) {
        int i = look < count ? look : look - count;
        uint8_t status = view->open->clauses[i].status;
        if (late && (status == CLAUSE_NONE || status == CLAUSE_STRUCK)) {
            continue;
        }
        int chosen = wording_best(judge, &text, i);
        if (chosen != text.draft.option[i]) {
            text_reword(judge, &text, i, chosen);
            unchanged = -1;
        }
    }
    return text.draft;
}

double judge_weakest(const Judge *judge, int *party) {
    double least = 9;
    for (int p = 0; p < judge->view->scenario->party_count; p++) {
        double margin = view_text(judge->view, &judge->taste[p], judge->threshold[p], p);
        if (judge->view->scenario->parties[p].required && margin < least) {
            least = margin;
            *party = p;
        }
    }
    return least;
}
