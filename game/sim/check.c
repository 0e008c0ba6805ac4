// May this be said? Reads only what is open or in the seat's own mind, and changes nothing.
#include "base/real.h"
#include "sim/command.h"
#include "sim/parameter.h"
#include "sim/rules.h"
#include "sim/text.h"

static Verdict yes(void) {
    return (Verdict){.reason = REASON_NONE, .subject = NO_INDEX};
}

static Verdict no(Reason reason, int subject, int needed, int found) {
    return (Verdict){.reason = (uint8_t)reason, .subject = (int16_t)subject, .needed = needed, .found = found};
}

static bool in_range(int index, int count) {
    return index >= 0 && index < count;
}

static bool holds(const View *view, const Expr *condition) {
    return !condition || expr_true(condition, view_reader(view));
}

// ---- scenes ----

static Verdict check_choose(const View *view, Command command) {
    const Open *open = view->open;
    int scene = command.args[0], choice = command.args[1];
    if (scene != open->subject) {
        return no(REASON_PHASE, NO_INDEX, 0, 0);
    }
    if (!in_range(choice, view->scenario->scenes[scene].choice_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (open->scene_picks >> choice & 1) {
        return no(REASON_USED, choice, 0, 0);
    }
    const Choice *chosen = &view->scenario->scenes[scene].choices[choice];
    return holds(view, chosen->requires_) ? yes() : no(REASON_CONDITION, choice, 0, 0);
}

// ---- the room and the text ----

static Verdict check_party_room(const View *view, int party) {
    if (!in_range(party, view->scenario->party_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (view->open->minute < view->open->closed_until[party]) {
        return no(REASON_CLOSED, party, view->open->closed_until[party], view->open->minute);
    }
    return yes();
}

static Verdict check_on_table(const View *view, int issue) {
    if (!in_range(issue, view->scenario->issue_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    return clause_stands(&view->open->clauses[issue]) ? yes() : no(REASON_NOT_ON_TABLE, issue, 0, 0);
}

static Verdict check_ask(const View *view, Command command) {
    Verdict verdict = check_party_room(view, command.args[0]);
    return verdict.reason ? verdict : check_on_table(view, command.args[1]);
}

static Verdict check_confide(const View *view, Command command) {
    const Mind *mind = view->mind;
    if (!in_range(command.args[0], mind->confidence_count) || !in_range(command.args[1], MANNER_COUNT) ||
        command.args[1] == MANNER_NONE) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    const Confidence *said = &mind->confidences[command.args[0]];
    if (said->used) {
        return no(REASON_USED, NO_INDEX, 0, 0);
    }
    return check_on_table(view, said->issue);
}

static Verdict check_bring(const View *view, Command command) {
    int issue = command.args[0];
    if (!in_range(issue, view->scenario->issue_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (view->open->last_hour) {
        return no(REASON_NEW_CLAUSE, issue, 0, 0);
    }
    uint8_t status = view->open->clauses[issue].status;
    return status == CLAUSE_NONE ? yes() : no(REASON_ON_TABLE, issue, 0, 0);
}

static Verdict check_option(const View *view, int issue, int option) {
    const Issue *about = &view->scenario->issues[issue];
    if (!in_range(option, about->option_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    return holds(view, about->options[option].requires_) ? yes() : no(REASON_CONDITION, option, 0, 0);
}

static Verdict check_redraft(const View *view, Command command) {
    int issue = command.args[0], option = command.args[1];
    Verdict verdict = check_on_table(view, issue);
    if (verdict.reason) {
        return verdict;
    }
    verdict = check_option(view, issue, option);
    if (verdict.reason) {
        return verdict;
    }
    const Clause *clause = &view->open->clauses[issue];
    return clause->option == option && clause->status == CLAUSE_AGREED ? no(REASON_SAME, issue, 0, 0) : yes();
}

static Verdict check_strike(const View *view, Command command) {
    Verdict verdict = check_on_table(view, command.args[0]);
    if (verdict.reason) {
        return verdict;
    }
    return view->scenario->issues[command.args[0]].required ? no(REASON_BRACKETS, command.args[0], 0, 0) : yes();
}

static Verdict check_trade(const View *view, Command command) {
    for (int i = 0; i < 2; i++) {
        Verdict verdict = check_on_table(view, command.args[i]);
        if (verdict.reason) {
            return verdict;
        }
        if (view->open->clauses[command.args[i]].status != CLAUSE_BRACKETED) {
            return no(REASON_AGREED, command.args[i], 0, 0);
        }
    }
    return command.args[0] == command.args[1] ? no(REASON_SAME, command.args[0], 0, 0) : yes();
}

static Verdict check_table(const View *view) {
    for (int i = 0; i < view->scenario->issue_count; i++) {
        if (view->scenario->issues[i].required && !clause_stands(&view->open->clauses[i])) {
            return no(REASON_BRACKETS, i, 0, 0);
        }
    }
    return yes();
}

// ---- levers and phones ----

static Verdict check_lever(const View *view, Command command) {
    const Scenario *scenario = view->scenario;
    int index = command.args[0], form = command.args[1], party = command.args[2], issue = command.args[3];
    if (!in_range(index, scenario->lever_count) || !in_range(form, FORM_COUNT) ||
        !in_range(party, scenario->party_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    const Lever *lever = &scenario->levers[index];
    if (!(lever->forms >> form & 1)) {
        return no(REASON_FORM, index, 0, 0);
    }
    if (lever->party != NO_INDEX && lever->party != party) {
        return no(REASON_PARTY, party, 0, 0);
    }
    if (lever->single_use && view->open->lever_uses[index]) {
        return no(REASON_USED, index, 0, 0);
    }
    if (!holds(view, lever->requires_)) {
        return no(REASON_CONDITION, index, 0, 0);
    }
    if (lever->issues == 0) {
        return issue == NO_INDEX ? yes() : no(REASON_BEARS, issue, 0, 0);
    }
    Verdict verdict = check_on_table(view, issue);
    if (verdict.reason) {
        return verdict;
    }
    return lever->issues >> issue & 1 ? yes() : no(REASON_BEARS, issue, 0, 0);
}

static Verdict check_phone(const View *view, Command command) {
    int index = command.args[0];
    if (!in_range(index, view->scenario->phone_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    const Phone *phone = &view->scenario->phones[index];
    if (phone->single_use && view->open->phone_uses[index]) {
        return no(REASON_USED, index, 0, 0);
    }
    return holds(view, phone->requires_) ? yes() : no(REASON_CONDITION, index, 0, 0);
}

// ---- signing and the hours ----

static Verdict check_forecast(const View *view, Command command) {
    ForecastKind kind = (ForecastKind)command.args[0];
    bool now = view->open->awaiting == AWAITING_FORECAST ? kind == FORECAST_HOLD || kind == FORECAST_BREAK
                                                         : kind == FORECAST_SIGN;
    if (!now) {
        return no(REASON_PHASE, NO_INDEX, 0, 0);
    }
    for (int f = 0; f < view->mind->forecast_count; f++) {
        if (view->mind->forecasts[f].kind == kind) {
            return no(REASON_USED, NO_INDEX, 0, 0);
        }
    }
    if (kind == FORECAST_BREAK) {
        return check_on_table(view, command.args[1]);
    }
    return in_range(command.args[1], 7) ? yes() : no(REASON_UNKNOWN, NO_INDEX, 0, 0);
}

static Verdict check_reopen(const View *view, Command command) {
    int issue = command.args[0], option = command.args[1];
    Verdict verdict = check_on_table(view, issue);
    if (verdict.reason) {
        return verdict;
    }
    if (issue != view->open->subject) {
        return no(REASON_PHASE, issue, 0, 0);
    }
    verdict = check_option(view, issue, option);
    if (verdict.reason) {
        return verdict;
    }
    if (view->open->clauses[issue].option == option) {
        return no(REASON_SAME, issue, 0, 0);
    }
    return view->open->reopened >= view->scenario->party_count ? no(REASON_USED, issue, 0, 0) : yes();
}

static Verdict check_chore(const View *view, Command command) {
    int index = command.args[0];
    const Scenario *scenario = view->scenario;
    if (!in_range(index, scenario->chore_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (view->open->chores >> index & 1) {
        return no(REASON_USED, index, 0, 0);
    }
    int left = scenario->force - scenario->end - view->open->chore_minutes;
    if (scenario->chores[index].minutes > left) {
        return no(REASON_TIME, index, scenario->chores[index].minutes, left);
    }
    return holds(view, scenario->chores[index].requires_) ? yes() : no(REASON_CONDITION, index, 0, 0);
}

// ---- the ceasefire ----

static Verdict check_place(const View *view, Command command) {
    const Scenario *scenario = view->scenario;
    int index = command.args[0], placed = 0;
    if (!in_range(index, scenario->asset_count) || !in_range(command.args[1], scenario->sector_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    for (int a = 0; a < scenario->asset_count; a++) {
        placed += view->open->asset_sector[a] != NO_INDEX;
    }
    if (view->open->asset_sector[index] != NO_INDEX) {
        return no(REASON_USED, index, 0, 0);
    }
    if (placed >= ASSET_PLACED_MAX) {
        return no(REASON_PLACED, index, ASSET_PLACED_MAX, placed);
    }
    return holds(view, scenario->assets[index].requires_) ? yes() : no(REASON_CONDITION, index, 0, 0);
}

static bool exchange_clause(const View *view) {
    for (int i = 0; i < view->scenario->issue_count; i++) {
        uint8_t status = view->open->clauses[i].status;
        if (view->scenario->issues[i].exchange && (status == CLAUSE_AGREED || status == CLAUSE_ALONE)) {
            return true;
        }
    }
    return false;
}

// A quiet window: at most one report today that asks for an answer, and little fire on the map.
static Verdict check_exchange(const View *view, Command command) {
    const Open *open = view->open;
    if (!in_range(command.args[2], EXCHANGE_SIZE_COUNT) || command.args[2] == EXCHANGE_NONE) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (!exchange_clause(view)) {
        return no(REASON_NO_CLAUSE, NO_INDEX, 0, 0);
    }
    if (open->lists && open->exchange_tried == 0) {
        return yes(); // the names were settled before noon: the first needs no quiet window
    }
    int today = 0;
    for (int r = 0; r < open->report_count; r++) {
        today += open->reports[r].day == open->day;
    }
    return today <= 1 ? yes() : no(REASON_QUIET, NO_INDEX, 1, today);
}

static Verdict check_answer(const View *view, Command command) {
    const Open *open = view->open;
    int slot = command.args[0];
    AnswerKind kind = (AnswerKind)command.args[1];
    if (kind <= ANSWER_NONE || kind == ANSWER_AMEND || kind >= ANSWER_KEEP) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    bool whole = kind == ANSWER_EXCHANGE || kind == ANSWER_CALL_RIVAL || kind == ANSWER_ALLIES;
    if (whole && slot == NO_INDEX) {
        return kind == ANSWER_EXCHANGE ? check_exchange(view, command) : yes();
    }
    if (whole || !in_range(slot, open->report_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    const Report *report = &open->reports[slot];
    if (kind == ANSWER_NAME ? !report_may_be_named(report) : report->answer != ANSWER_NONE) {
        return no(REASON_ANSWERED, slot, 0, 0);
    }
    if (kind == ANSWER_OBSERVERS && text_monitoring(view->scenario, open) <= 0) {
        return no(REASON_NO_CLAUSE, NO_INDEX, 0, 0);
    }
    if (kind == ANSWER_NAME) {
        const Front *front = &view->scenario->fronts[view->scenario->sectors[open->reports[slot].sector].front];
        if (command.args[2] != front->party_a && command.args[2] != front->party_b) {
            return no(REASON_PARTY, command.args[2], 0, 0);
        }
    }
    return yes();
}

static Verdict check_amend(const View *view, Command command) {
    int issue = command.args[0];
    if (!in_range(issue, view->scenario->issue_count)) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    if (view->open->amended >> view->open->truces & 1) { // what failed may be changed once more
        return no(REASON_USED, issue, 0, 0);
    }
    Verdict verdict = check_option(view, issue, command.args[1]);
    if (verdict.reason) {
        return verdict;
    }
    const Clause *clause = &view->open->clauses[issue];
    return clause->status == CLAUSE_AGREED && clause->option == command.args[1] ? no(REASON_SAME, issue, 0, 0) : yes();
}

static Verdict check_keep(const View *view, Command command) {
    if (!in_range(command.args[0], PROMISE_MAX) || view->open->promises[command.args[0]].status != PROMISE_OPEN) {
        return no(REASON_UNKNOWN, NO_INDEX, 0, 0);
    }
    const Promise *promise = &view->open->promises[command.args[0]];
    if (promise->due_day > view->open->day + 1) {
        return no(REASON_NOT_DUE, NO_INDEX, promise->due_day, view->open->day);
    }
    // Two that collide: having kept the one today, the other cannot be kept as well.
    for (int i = 0; promise->kind == PROMISE_LEVER && i < PROMISE_MAX; i++) {
        const Promise *other = &view->open->promises[i];
        bool collides = other->kind == PROMISE_LEVER && other->status == PROMISE_KEPT &&
                        (view->scenario->levers[promise->subject].collides >> other->subject & 1);
        if (collides) {
            return no(REASON_CONDITION, promise->subject, 0, 0);
        }
    }
    return yes();
}

// There is no third.
static Verdict check_truce(const Open *open, int host) {
    bool late = open->truces && host != TRUCE_NONE;
    return !in_range(host, TRUCE_HOST_COUNT) ? no(REASON_UNKNOWN, NO_INDEX, 0, 0)
           : late                            ? no(REASON_USED, NO_INDEX, 0, 0)
                                             : yes();
}

// ---- parties and powers ----

bool decides_with(Awaiting question, Decide word) {
    static const struct {
        uint8_t first, last;
    } answers[AWAITING_COUNT] = {
        [AWAITING_VOTE] = {DECIDE_YES, DECIDE_NO},           [AWAITING_SIGN] = {DECIDE_YES, DECIDE_NO},
        [AWAITING_CANDOUR] = {DECIDE_OPEN, DECIDE_GUARDED},  [AWAITING_STAY] = {DECIDE_STAY, DECIDE_LEAVE},
        [AWAITING_RESTRAINT] = {DECIDE_HOLD, DECIDE_ATTACK}, [AWAITING_REPLY] = {DECIDE_RESTRAIN, DECIDE_REPLY},
        [AWAITING_ADMIT] = {DECIDE_ADMIT, DECIDE_DENY},      [AWAITING_POWER] = {DECIDE_ARM, DECIDE_WAIT},
    };
    return word != DECIDE_NONE && word >= answers[question].first && word <= answers[question].last;
}

static Verdict check_decide(const View *view, Command command) {
    bool known = in_range(command.args[0], DECIDE_COUNT) &&
                 decides_with((Awaiting)view->open->awaiting, (Decide)command.args[0]);
    return known ? yes() : no(REASON_UNKNOWN, NO_INDEX, 0, 0);
}

// ---- together ----

// Whether this kind of command belongs to what is awaited.
static bool belongs(const Open *open, CommandKind kind) {
    switch ((Awaiting)open->awaiting) {
    case AWAITING_SCENE: return kind == COMMAND_CHOOSE;
    case AWAITING_MOVE: return (kind >= COMMAND_PLENARY && kind <= COMMAND_LEAVE) || kind == COMMAND_FORECAST;
    case AWAITING_OBJECTION: return kind == COMMAND_OBJECTION;
    case AWAITING_FORECAST: return kind == COMMAND_FORECAST || kind == COMMAND_READY;
    case AWAITING_SEAL: return kind == COMMAND_SEAL || kind == COMMAND_REOPEN;
    case AWAITING_CHORE: return kind == COMMAND_CHORE || kind == COMMAND_READY;
    case AWAITING_ASSETS: return kind == COMMAND_PLACE || kind == COMMAND_READY;
    case AWAITING_ANSWER:
        if (open->object == 1) { // it has broken: a second truce or the end
            return kind == COMMAND_TRUCE;
        }
        return kind == COMMAND_ANSWER || kind == COMMAND_AMEND || kind == COMMAND_KEEP || kind == COMMAND_READY;
    case AWAITING_NONE:
    case AWAITING_COUNT: return false;
    default: return kind == COMMAND_DECIDE;
    }
}

static Verdict check_kind(const View *view, Command command) {
    const Open *open = view->open;
    switch ((CommandKind)command.kind) {
    case COMMAND_CHOOSE: return check_choose(view, command);
    case COMMAND_CAUCUS: return check_party_room(view, command.args[0]);
    case COMMAND_ASK:
    case COMMAND_WHY: return check_ask(view, command);
    case COMMAND_CONFIDE: return check_confide(view, command);
    case COMMAND_BRING: return check_bring(view, command);
    case COMMAND_REDRAFT: return check_redraft(view, command);
    case COMMAND_STRIKE: return check_strike(view, command);
    case COMMAND_TRADE: return check_trade(view, command);
    case COMMAND_LEVER: return check_lever(view, command);
    case COMMAND_PHONE: return check_phone(view, command);
    case COMMAND_TABLE: return check_table(view);
    case COMMAND_DEADLINE: return open->deadlines_used >= 2 ? no(REASON_USED, NO_INDEX, 0, 0) : yes();
    case COMMAND_OBJECTION: {
        bool strikes = command.args[0] == REMEDY_STRIKE && view->scenario->issues[open->object].required;
        return !in_range(command.args[0], REMEDY_COUNT) || command.args[0] == REMEDY_NONE
                   ? no(REASON_UNKNOWN, NO_INDEX, 0, 0)
               : strikes ? no(REASON_BRACKETS, open->object, 0, 0)
                         : yes();
    }
    case COMMAND_FORECAST: return check_forecast(view, command);
    case COMMAND_SEAL: return command.args[0] == open->subject ? yes() : no(REASON_PHASE, NO_INDEX, 0, 0);
    case COMMAND_REOPEN: return check_reopen(view, command);
    case COMMAND_CHORE: return check_chore(view, command);
    case COMMAND_PLACE: return check_place(view, command);
    case COMMAND_ANSWER: return check_answer(view, command);
    case COMMAND_AMEND: return check_amend(view, command);
    case COMMAND_KEEP: return check_keep(view, command);
    case COMMAND_TRUCE: return check_truce(open, command.args[0]);
    case COMMAND_DECIDE: return check_decide(view, command);
    default: return yes();
    }
}

static bool taken_out(const Without *without, Command command) {
    bool ends = command.kind == COMMAND_TRUCE && command.args[0] == TRUCE_NONE; // to let it end is always open
    return !ends && without->kind == command.kind && (without->a == NO_INDEX || without->a == command.args[0]) &&
           (without->b == NO_INDEX || without->b == command.args[1]);
}

// All but what it costs.
static Verdict check_whole(const View *view, Command command) {
    const Open *open = view->open;
    if (command.kind <= COMMAND_NONE || command.kind >= COMMAND_KIND_COUNT ||
        !belongs(open, (CommandKind)command.kind)) {
        return no(REASON_PHASE, NO_INDEX, 0, 0);
    }
    if (command.seat != open->seat) {
        return no(REASON_SEAT, NO_INDEX, open->seat, command.seat);
    }
    Verdict verdict = check_kind(view, command);
    if (verdict.reason != REASON_UNKNOWN && view->without && taken_out(view->without, command)) {
        return no(REASON_PHASE, NO_INDEX, 0, 0);
    }
    return verdict;
}

bool command_allowed(const View *view, Command command) {
    return check_whole(view, command).reason == REASON_NONE && move_cost(view, command) <= view->open->leverage;
}

Verdict command_check(const View *view, Command command) {
    const Open *open = view->open;
    Verdict verdict = check_whole(view, command);
    if (verdict.reason == REASON_UNKNOWN || verdict.reason == REASON_PHASE || verdict.reason == REASON_SEAT) {
        return verdict;
    }
    int cost = move_cost(view, command), minutes = move_minutes(view, command);
    if (verdict.reason == REASON_NONE && cost > open->leverage) {
        verdict = no(REASON_LEVERAGE, NO_INDEX, cost, open->leverage);
    }
    verdict.cost = (uint8_t)cost;
    verdict.minutes = (uint16_t)minutes;
    return verdict;
}
