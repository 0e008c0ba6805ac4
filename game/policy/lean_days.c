// Leaning after the signature: errands, mornings, answers. Where the thing is not to be had its place stays empty.
#include "base/real.h"
#include "policy/lean.h"

static const Style style = {.favoured = NO_INDEX, .durable = true};

bool lean_errand(const View *view, const Lean *lean, Command *out) {
    int done = __builtin_popcount(view->open->chores);
    return !lean->done ? done + 1 >= view->scenario->chore_pick && propose(view, out, COMMAND_READY, 0, 0, 0, 0)
                       : propose(view, out, COMMAND_CHORE, lean->a, 0, 0, 0);
}

// Three are placed a morning: the last place stays empty for the one that is not to be had.
bool lean_morning(const View *view, const Lean *lean, Command *out) {
    int placed = 0;
    for (int a = 0; a < view->scenario->asset_count; a++) {
        placed += view->open->asset_sector[a] != NO_INDEX;
    }
    return !lean->done ? placed + 1 >= ASSET_PLACED_MAX && propose(view, out, COMMAND_READY, 0, 0, 0, 0)
                       : style_asset_place(view, lean->a, out);
}

// ---- answers ----

static bool answer_give(const View *view, const Lean *lean, int report, int extra, Command *out) {
    return lean->done ? propose(view, out, COMMAND_ANSWER, report, lean->b, extra, 0)
                      : report != NO_INDEX && propose(view, out, COMMAND_ANSWER, report, ANSWER_WAIT, 0, 0);
}

// The gravest of today that waits for an answer.
static int report_gravest(const View *view, double above) {
    int gravest = NO_INDEX;
    for (int r = 0; r < view->open->report_count; r++) {
        const Report *report = &view->open->reports[r];
        double severity = view->scenario->incidents[report->kind].severity;
        if (report->answer == ANSWER_NONE && report->day == view->open->day && severity > above) {
            above = severity;
            gravest = r;
        }
    }
    return gravest;
}

// The one whose author is the surest, when he can be named without losing the side.
static int report_surest(const View *view, double above, int *author) {
    int surest = NO_INDEX;
    for (int r = 0; r < view->open->report_count; r++) {
        const Report *report = &view->open->reports[r];
        const Front *front = &view->scenario->fronts[view->scenario->sectors[report->sector].front];
        double sure = report->established ? 9 : real_max(report->lean, -report->lean) / 1000.0;
        int who = report->established ? report->established - 1 : report->lean > 0 ? front->party_a : front->party_b;
        bool heard = view->open->name > PARAM(view->scenario, gate_name) && view->open->tie[who] > 0.46;
        if (report_may_be_named(report) && heard && sure > above) {
            above = sure;
            surest = r;
            *author = who;
        }
    }
    return surest;
}

// Evidence first: what is grave is looked into, and who is found is named.
static bool name_say(const View *view, const Lean *lean, Command *out) {
    static const double sure[] = {1.3, 1.3, 2.0};
    int author = 0, fresh = report_gravest(view, 0.35), found = report_surest(view, sure[lean->moment], &author);
    bool waits = fresh != NO_INDEX && propose(view, out, COMMAND_ANSWER, fresh, ANSWER_INVESTIGATE, 0, 0);
    return (waits && lean->moment > 0) ||
           (lean->done && found != NO_INDEX && answer_give(view, lean, found, author, out)) || waits;
}

// When the first day runs hot, and on a calm day after it; or on two calm days.
static bool rival_say(const View *view, const Lean *lean, bool spare, Command *out) {
    const Open *open = view->open;
    double heat = 0, tie = 1;
    for (int f = 0; f < view->scenario->front_count; f++) {
        heat = real_max(heat, open->tension[f]);
    }
    for (int p = 0; p < view->scenario->party_count; p++) {
        tie = view->scenario->parties[p].ally ? real_min(tie, open->tie[p]) : tie;
    }
    static const double hot[] = {0.2, 0.3, 2};
    bool now = open->day == 1 ? heat > hot[lean->moment]
                              : spare && open->answers_left == 2 && open->day <= 2 + (lean->moment == 2);
    return now && tie > 0.46 && open->allies > 0.46 && answer_give(view, lean, NO_INDEX, 0, out);
}

// Reports of the first day come before its exchange: it is the worst.
bool lean_answer(const View *view, const Lean *lean, Command par, Command *out) {
    static const double grave[] = {0, 0.42, 0.5}, enough[] = {0.6, 0.75, 0.9}, better[] = {0.02, 0.05, 0.1};
    const Open *open = view->open;
    bool spare = par.kind == COMMAND_READY, exchange = par.kind == COMMAND_ANSWER && par.args[1] == ANSWER_EXCHANGE;
    bool turn = spare || (par.kind == COMMAND_ANSWER && par.args[0] != NO_INDEX) || (exchange && open->day == 1);
    if (open->object == 1 || !turn) {
        return false;
    }
    if (lean->kind == COMMAND_AMEND) {
        return lean->done && spare && style_reword(view, &style, COMMAND_AMEND, better[lean->moment], out);
    }
    switch (lean->b) {
    case ANSWER_NAME: return name_say(view, lean, out);
    case ANSWER_CALL_RIVAL: return rival_say(view, lean, spare, out);
    case ANSWER_ALLIES:
        return spare && open->guarantee < enough[lean->moment] && answer_give(view, lean, NO_INDEX, 0, out);
    case ANSWER_INVESTIGATE:
    case ANSWER_SAME_WORDS:
    case ANSWER_OBSERVERS: {
        int report = report_gravest(view, grave[lean->moment]);
        return report != NO_INDEX && answer_give(view, lean, report, 0, out);
    }
    default: return false;
    }
}
