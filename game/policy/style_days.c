// What a style chooses beside the talks: scenes, the hours before it takes force, and the days of the ceasefire.
#include "base/real.h"
#include "policy/style.h"
#include "sim/text.h"

// ---- scenes ----

bool style_scene(const View *view, const Style *style, Command *out) {
    int index = view->open->subject;
    const Scene *scene = &view->scenario->scenes[index];
    double best = 0;
    bool found = false;
    for (int c = 0; c < scene->choice_count; c++) {
        Command tried;
        if (propose(view, &tried, COMMAND_CHOOSE, index, c, 0, 0)) {
            double worth = choice_worth(view, style, &scene->choices[c]);
            if (!found || worth > best) {
                best = worth;
                *out = tried;
                found = true;
            }
        }
    }
    return found;
}

// ---- before noon ----

bool style_chore(const View *view, const Style *style, Command *out) {
    const Scenario *scenario = view->scenario;
    double best = 0.5;
    bool found = false;
    for (int c = 0; c < scenario->chore_count; c++) {
        const Chore *chore = &scenario->chores[c];
        double worth = effects_worth(view, style, chore->effects);
        if (worth > best && propose(view, out, COMMAND_CHORE, c, 0, 0, 0)) {
            best = worth;
            found = true;
        }
    }
    return found;
}

// ---- mornings ----

// A promise that is kept by a deed of the day: only the author's expression knows which, so each is tried in its turn.
static bool promise_due(const View *view) {
    for (int i = 0; i < PROMISE_MAX; i++) {
        const Promise *promise = &view->open->promises[i];
        if (promise->status == PROMISE_OPEN && promise->kind == PROMISE_LEVER && promise->due_day == view->open->day &&
            view->scenario->levers[promise->subject].kept) {
            return true;
        }
    }
    return false;
}

static double sector_heat(const View *view, int sector) {
    return 0.3 + view->open->heat[sector] + view->scenario->sectors[sector].share;
}

// Where an asset would do most: each does more where it is hotter.
static int sector_hottest(const View *view) {
    int hottest = 0;
    for (int s = 1; s < view->scenario->sector_count; s++) {
        hottest = sector_heat(view, s) > sector_heat(view, hottest) ? s : hottest;
    }
    return hottest;
}

static double asset_worth(const View *view, const Style *style, AssetKind kind, bool promised, double heat) {
    const Open *open = view->open;
    bool quiet = open->report_count <= 1 || open->lists;
    double due = promised ? 2 : 0;
    switch (kind) {
    case ASSET_OBSERVERS: return 2.2 * heat;
    case ASSET_HOTLINE: return 1.5 * heat;
    case ASSET_MINISTER: return 1.4 * heat;
    case ASSET_RED_CROSS: return due + (open->exchanges < 2 && quiet ? 1.9 : 0.5) + 0.1 * heat;
    case ASSET_AIRCRAFT: return due + (open->exchanges < 2 && quiet ? 1.5 : 0.3) + 0.1 * heat;
    case ASSET_SERVICES: return due + (style->favoured != NO_INDEX ? 1.2 : 0.6) * heat;
    case ASSET_NONE:
    case ASSET_KIND_COUNT: break;
    }
    return 0;
}

bool style_asset_place(const View *view, int asset, Command *out) {
    return propose(view, out, COMMAND_PLACE, asset, sector_hottest(view), 0, 0);
}

bool style_asset(const View *view, const Style *style, Command *out) {
    const Scenario *scenario = view->scenario;
    bool promised = promise_due(view), found = false;
    int sector = sector_hottest(view);
    double best = -1, heat = sector_heat(view, sector);
    for (int a = 0; a < scenario->asset_count; a++) {
        if (view->open->asset_sector[a] != NO_INDEX) {
            continue;
        }
        double worth = asset_worth(view, style, scenario->assets[a].kind, promised, heat);
        if (worth > best && propose(view, out, COMMAND_PLACE, a, sector, 0, 0)) {
            best = worth;
            found = true;
        }
    }
    return found;
}

// ---- answers ----

// Whether a condition reads nothing that is hidden from the seat.
static bool readable(const Expr *condition) {
    enum { NAMES_MAX = 32 };
    uint32_t ids[NAMES_MAX];
    size_t count = expr_reads(condition, ids, NAMES_MAX);
    bool open = count <= NAMES_MAX;
    for (size_t k = 0; k < count && open; k++) {
        open = name_kind(ids[k]) < NAME_HIDDEN_FIRST;
    }
    return open;
}

static bool promise_say(const View *view, Command *out) {
    for (int i = 0; i < PROMISE_MAX; i++) {
        const Promise *promise = &view->open->promises[i];
        if (promise->status != PROMISE_OPEN) {
            continue;
        }
        // What keeps itself need not be kept.
        const Expr *kept = promise->kind == PROMISE_LEVER ? view->scenario->levers[promise->subject].kept : NULL;
        bool by_itself = kept && readable(kept) && expr_true(kept, view_reader(view));
        if (!by_itself && propose(view, out, COMMAND_KEEP, i, 0, 0, 0)) {
            return true;
        }
    }
    return false;
}

static bool exchange_say(const View *view, Command *out) {
    const Open *open = view->open;
    double heat = 0;
    for (int s = 0; s < view->scenario->sector_count; s++) {
        heat = real_max(heat, open->heat[s]);
    }
    if (open->exchanges >= 2 || (heat > 0.6 && open->exchanges == 0 && open->day < 3 && !open->lists)) {
        return false;
    }
    ExchangeSize size = open->exchanges == 0 ? EXCHANGE_SECTOR : open->quiet_days >= 2 ? EXCHANGE_ALL : EXCHANGE_LISTS;
    return propose(view, out, COMMAND_ANSWER, NO_INDEX, ANSWER_EXCHANGE, size, 0);
}

// The gravest that nobody has answered.
static int report_worst(const View *view) {
    int worst = NO_INDEX;
    double most = -1;
    for (int r = 0; r < view->open->report_count; r++) {
        const Report *report = &view->open->reports[r];
        double severity = view->scenario->incidents[report->kind].severity;
        if (report->answer == ANSWER_NONE && report->day == view->open->day && severity > most) {
            most = severity;
            worst = r;
        }
    }
    return worst;
}

// Whom the evidence names, when it is strong and the name still counts.
static int culprit(const View *view, const Report *report) {
    const Front *front = &view->scenario->fronts[view->scenario->sectors[report->sector].front];
    if (report->established) {
        return report->established - 1;
    }
    if (report->certain < 900 || view->open->name < PARAM(view->scenario, gate_name)) {
        return NO_INDEX;
    }
    return report->lean > 2200 ? front->party_a : report->lean < -2200 ? front->party_b : NO_INDEX;
}

static bool report_say(const View *view, const Style *style, Command *out) {
    int worst = report_worst(view);
    for (int r = 0; r < view->open->report_count; r++) {
        int named = culprit(view, &view->open->reports[r]);
        bool may = named != NO_INDEX && named != style->favoured && view->open->tie[named] > 0.46;
        if (style->durable && may && propose(view, out, COMMAND_ANSWER, r, ANSWER_NAME, named, 0)) {
            return true;
        }
    }
    if (worst == NO_INDEX) {
        return false;
    }
    if (style->favoured != NO_INDEX) { // the other side did it, whatever happened
        for (int p = 0; p < view->scenario->party_count; p++) {
            if (p != style->favoured && propose(view, out, COMMAND_ANSWER, worst, ANSWER_NAME, p, 0)) {
                return true;
            }
        }
    }
    double severity = view->scenario->incidents[view->open->reports[worst].kind].severity;
    bool grave = severity > 0.42;
    if (style->durable && grave && propose(view, out, COMMAND_ANSWER, worst, ANSWER_OBSERVERS, 0, 0)) {
        return true;
    }
    if (style->durable && grave && view->open->leverage >= 3 &&
        propose(view, out, COMMAND_ANSWER, worst, ANSWER_INVESTIGATE, 0, 0)) {
        return true;
    }
    return propose(view, out, COMMAND_ANSWER, worst, ANSWER_SAME_WORDS, 0, 0);
}

// What a settled text must leave each, as read, before its clauses are touched again.
#define ROOM_READ 0.065

bool style_reword(const View *view, const Style *style, CommandKind kind, double better, Command *out) {
    Judge judge;
    judge_init(view, style, &judge);
    const Text *standing = &judge.standing;
    double best = standing->score + better;
    bool found = false;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        Rest rest;
        bool meant = kind != COMMAND_REOPEN || i == view->open->subject;
        if (meant) {
            rest_of(&judge, standing, i, &rest);
        }
        for (int o = 0; meant && o < view->scenario->issues[i].option_count; o++) {
            Worth worth;
            rest_worth(&judge, &rest, i, o, &worth);
            double least = 9;
            for (int p = 0; p < view->scenario->party_count; p++) {
                least = real_min(least, worth.sign[p]);
            }
            bool better_kept = worth.score > best && least > ROOM_READ;
            if (o != standing->draft.option[i] && better_kept && propose(view, out, kind, i, o, 0, 0)) {
                best = worth.score;
                found = true;
            }
        }
    }
    return found;
}

// What failed is not believed again as it was: other words, and allies who stand behind them.
#define DOUBT_GRAVE 0.3

static bool terms_say(const View *view, const Style *style, Command *out) {
    return style_reword(view, style, COMMAND_AMEND, -0.02, out) ||
           (view->open->guarantee < 0.6 && propose(view, out, COMMAND_ANSWER, NO_INDEX, ANSWER_ALLIES, 0, 0));
}

bool style_answer(const View *view, const Style *style, Command *out) {
    const Open *open = view->open;
    if (open->object == 1) { // it has broken
        return propose(view, out, COMMAND_TRUCE, open->name > 0.5 ? TRUCE_HOSTED : TRUCE_OWN, 0, 0, 0) ||
               propose(view, out, COMMAND_TRUCE, TRUCE_NONE, 0, 0, 0);
    }
    if (style->historical) {
        // The record: the same words to both, an exchange that waits for quiet, and no inquiry.
        return (open->day >= 3 && exchange_say(view, out)) || report_say(view, style, out);
    }
    if (style->durable && open->doubt > DOUBT_GRAVE && terms_say(view, style, out)) {
        return true;
    }
    // Of the first day, the worst, what was reported comes first.
    if (style->durable && open->day == 1 && (promise_say(view, out) || report_say(view, style, out))) {
        return true;
    }
    if (exchange_say(view, out) || promise_say(view, out)) {
        return true;
    }
    if (open->allies < 0.46 && propose(view, out, COMMAND_ANSWER, NO_INDEX, ANSWER_ALLIES, 0, 0)) {
        return true;
    }
    if (report_say(view, style, out)) {
        return true;
    }
    if (style->durable && open->leverage >= 4 && open->day >= 2 &&
        style_reword(view, style, COMMAND_AMEND, 0.05, out)) {
        return true;
    }
    return open->allies < 0.62 && propose(view, out, COMMAND_ANSWER, NO_INDEX, ANSWER_ALLIES, 0, 0);
}

// ---- a party or a power that means well ----

bool style_seat(const View *view, Command *out) {
    static const Decide order[] = {DECIDE_YES,  DECIDE_OPEN,  DECIDE_STAY, DECIDE_HOLD, DECIDE_RESTRAIN,
                                   DECIDE_URGE, DECIDE_ADMIT, DECIDE_WAIT, DECIDE_NO};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (propose(view, out, COMMAND_DECIDE, order[i], 0, 0, 0)) {
            return true;
        }
    }
    return false;
}
