#include "tell/stance.h"

#include "base/real.h"
#include "sim/party.h"

// A margin of 0.15 either way is a strong vote (vote_of_margin): 0.15 / ln 3 puts it where "no" and "likely
// yes" begin.
static const double margin_scale = 0.1365;
// Four fifths of a normal spread lie within this many deviations.
static const double band_deviations = 1.28;

Disposition disposition_of_margin(double margin) {
    return disposition_of(real_sigmoid(margin / margin_scale));
}

static Stance stance_of(Estimate estimate, double precision) {
    double wide = band_deviations * estimate.spread;
    Stance stance = {
        .margin = estimate.mean,
        .guess = real_sigmoid(estimate.mean / margin_scale),
        .low = real_sigmoid((estimate.mean - wide) / margin_scale),
        .high = real_sigmoid((estimate.mean + wide) / margin_scale),
        .quality = quality_of(precision),
        .chance = estimate_chance(estimate),
    };
    stance.disposition = disposition_of_margin(estimate.mean);
    return stance;
}

Stance stance_of_clause(const View *view, int party, int issue, int option) {
    Taste taste;
    view_taste(view, party, &taste);
    Estimate estimate = view_clause(view, &taste, view_threshold(view, party), party, issue, option);
    return stance_of(estimate, reading_precision(view->mind->firmness[party][issue]));
}

Stance stance_of_text(const View *view, int party) {
    Taste taste;
    view_taste(view, party, &taste);
    Estimate estimate = {view_text(view, &taste, view_threshold(view, party), party),
                         view_text_spread(view, &taste, party)};
    return stance_of(estimate, view_precision(view, party));
}

Stance stance_of_paper(const View *view, int party) {
    Taste taste;
    view_taste(view, party, &taste);
    double paper = taste_text(view->scenario, view->open, &taste, party, false);
    double without = reading_mean(view->mind->reservation[party]);
    return stance_of((Estimate){paper - without, view_text_spread(view, &taste, party)}, view_precision(view, party));
}

Stance stance_of_trade(const View *view, int party, int first, int second) {
    Taste taste;
    view_taste(view, party, &taste);
    double threshold = view_threshold(view, party);
    const Clause *clauses = view->open->clauses;
    Estimate a = view_clause(view, &taste, threshold, party, first, clauses[first].option);
    Estimate b = view_clause(view, &taste, threshold, party, second, clauses[second].option);
    double weight = real_max(taste.weight[first] + taste.weight[second], 1e-6);
    Estimate both = {(taste.weight[first] * a.mean + taste.weight[second] * b.mean) / weight,
                     0.7 * real_max(a.spread, b.spread)};
    double precision = real_min(reading_precision(view->mind->firmness[party][first]),
                                reading_precision(view->mind->firmness[party][second]));
    return stance_of(both, precision);
}

Attribution attribution_of(const Scenario *scenario, const Report *report) {
    const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
    Attribution who = {.party_a = front->party_a, .party_b = front->party_b};
    if (report->established != 0) {
        bool is_a = report->established - 1 == front->party_a;
        who.dots_a = is_a ? ATTRIBUTION_DOTS : 0;
        who.dots_b = ATTRIBUTION_DOTS - who.dots_a;
        return who;
    }
    // Evidence narrows what cannot be told and never quite ends it; what it leans to shares the rest.
    double certain = report->certain / 1000.0;
    double unknown = 2.0 / (2.0 + certain);
    who.dots_unknown = (int)(ATTRIBUTION_DOTS * unknown + 0.5);
    int told = ATTRIBUTION_DOTS - who.dots_unknown;
    who.dots_a = (int)(told * real_sigmoid(report->lean / 1000.0) + 0.5);
    who.dots_b = told - who.dots_a;
    return who;
}
