// What the mediator answers to reports and days, promises, and what evidence says (MODEL.md 2.12).
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"
#include "sim/text.h"

// ---- promises ----

bool promise_add(StateContext *game, PromiseKind kind, int subject, int party, int due_day) {
    Open *open = &game->state->open;
    for (int i = 0; i < PROMISE_MAX; i++) {
        if (open->promises[i].status == PROMISE_NONE) {
            open->promises[i] = (Promise){.status = PROMISE_OPEN,
                                          .kind = (uint8_t)kind,
                                          .subject = (int8_t)subject,
                                          .party = (int8_t)party,
                                          .due_day = (uint8_t)due_day};
            tell(game, EVENT_PROMISE, i, PROMISE_OPEN, 0, 0, 0);
            return true;
        }
    }
    return false;
}

void promise_settle(StateContext *game, int slot, bool kept) {
    const Scenario *scenario = game->scenario;
    Promise *promise = &game->state->open.promises[slot];
    promise->status = kept ? PROMISE_KEPT : PROMISE_BROKEN;
    tell(game, EVENT_PROMISE, slot, promise->status, 0, 0, 0);
    for (int p = 0; p < scenario->party_count; p++) {
        if (promise->kind != PROMISE_DEMAND && (promise->party == NO_INDEX || promise->party == p)) {
            state_standing_add(game, STANDING_TIE, p,
                               kept ? PARAM(scenario, promise_kept) : -PARAM(scenario, promise_broken));
            state_standing_add(game, STANDING_TRUST, p, kept ? 0.02 : -0.05);
        }
    }
    if (!kept) {
        state_standing_add(game, STANDING_NAME, 0, -0.5 * PARAM(scenario, promise_broken));
    }
    if (promise->kind == PROMISE_LEVER) {
        const Lever *lever = &scenario->levers[promise->subject];
        state_effects(game, kept ? lever->on_kept : lever->on_broken);
    }
    if (promise->kind == PROMISE_DEMAND && !kept) {
        game->state->open.support = real_clamp01(game->state->open.support - 0.1);
    }
}

// ---- evidence ----

static void evidence_weigh(StateContext *game, int slot, double push, double weight, uint64_t key) {
    Report *report = &game->state->open.reports[slot];
    const Front *front = &game->scenario->fronts[game->scenario->sectors[report->sector].front];
    int author = game->state->hidden.author[slot];
    double towards = author == NO_INDEX ? 0 : author == front->party_a ? 1 : -1;
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    double noise = 1.1 * (1 - 0.6 * weight) * chance_spread(game, CHANCE_EVIDENCE, when, key);
    double heard = push * towards + 0.5 * noise;
    report->lean = (int16_t)real_clamp(report->lean + 1000 * heard, -8000, 8000);
    report->certain = (int16_t)real_clamp(report->certain + 1000 * push, 0, 8000);
}

void evidence_arrive(StateContext *game) {
    Open *open = &game->state->open;
    if (open->report_count == 0) {
        return;
    }
    Line line = line_now(game->scenario, open);
    for (int r = 0; r < open->report_count; r++) {
        Report *report = &open->reports[r];
        const Incident *kind = &game->scenario->incidents[report->kind];
        int passed = (open->day - report->day) * DAY_MINUTES + open->minute - report->reported;
        for (int e = 0; e < kind->evidence_count; e++) {
            const Evidence *evidence = &kind->evidence[e];
            if (report->evidence >> e & 1) {
                continue;
            }
            bool helped = false;
            for (int a = 0; a < game->scenario->asset_count; a++) {
                helped = helped || (game->scenario->assets[a].kind == (AssetKind)evidence->asset_kind &&
                                    open->asset_sector[a] == report->sector);
            }
            if (passed < (helped ? evidence->delay / 2 : evidence->delay)) {
                continue;
            }
            report->evidence |= (uint8_t)(1u << e);
            double watched = line.watched[report->sector];
            double push = 0.9 * evidence->weight * (helped ? 1.4 : 1) + 0.6 * watched * evidence->weight +
                          0.2 * open->sources * evidence->weight;
            evidence_weigh(game, r, push, evidence->weight, (uint64_t)e);
            tell(game, EVENT_EVIDENCE, r, e, report->kind, report->sector, 0);
        }
    }
}

// ---- answers ----

static void answer_name(StateContext *game, int slot, int party) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    Report *report = &open->reports[slot];
    report->named = (int8_t)party;
    state_standing_add(game, STANDING_TIE, party, -PARAM(scenario, tie_named));
    state_tilt_add(game, party, -0.05);
    if (open->name < PARAM(scenario, gate_name)) {
        return;
    }
    int front = scenario->sectors[report->sector].front;
    double weight = real_min(1, 0.4 + open->name + open->naming);
    bool right = game->state->hidden.author[slot] == party;
    if (right) {
        double *deterrence = &game->state->hidden.deterrence[front];
        *deterrence = real_clamp01(*deterrence + PARAM(scenario, name_right) * 4 * weight);
        state_standing_add(game, STANDING_TRUST, party, -0.03);
        state_standing_add(game, STANDING_NAME, 0, 0.02);
        if (game->types->devious[party] > 0) {
            game->state->open.tension[front] =
                real_clamp01(game->state->open.tension[front] + 0.05); // Verjee: double-edged
        }
    } else {
        state_standing_add(game, STANDING_TRUST, party, -PARAM(scenario, name_wrong));
        double sure = real_min(1, report->certain / 3000.0);
        state_standing_add(game, STANDING_NAME, 0, -0.12 * (1 - 0.5 * sure));
    }
}

static void answer_investigate_start(StateContext *game, int slot) {
    int author = game->state->hidden.author[slot];
    game->state->hidden.deed.kind = COMMAND_ANSWER;
    game->state->hidden.deed.a = (int16_t)slot;
    if (author != NO_INDEX && !game->state->hidden.deliberate[slot]) {
        decision_ask(game, AWAITING_ADMIT, seat_of_party(author), slot, 0);
    }
}

static void answer_investigate_finish(StateContext *game, int slot) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    Report *report = &open->reports[slot];
    int author = hidden->author[slot];
    Line line = line_now(game->scenario, open);
    double watched = line.watched[report->sector];
    evidence_weigh(game, slot, 1.2 + watched, 0.8, 77);
    if (author != NO_INDEX && decision_answer(game, AWAITING_ADMIT, seat_of_party(author), slot) == DECIDE_ADMIT) {
        report->admitted = 1;
        hidden->contrite[author] = 1;
        tell(game, EVENT_ADMITTED, slot, author, report->kind, report->sector, 0);
    }
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    double odds = 0.30 + 0.4 * watched + 0.25 * open->sources;
    if (author != NO_INDEX && hidden->establishable[slot] && chance_unit(game, CHANCE_ESTABLISH, when, 3) < odds) {
        report->established = (uint8_t)(1 + author);
        tell(game, EVENT_ESTABLISHED, slot, author, report->kind, report->sector, 0);
    }
    hidden->decision_count = 0;
    hidden->deed.kind = 0;
}

// Chance of an exchange; `lost` becomes what each obstacle took from it.
static double exchange_odds(const StateContext *game, ExchangeSize size, double lost[OBSTACLE_COUNT]) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double odds = size == EXCHANGE_SECTOR  ? PARAM(scenario, exchange_sector)
                  : size == EXCHANGE_LISTS ? PARAM(scenario, exchange_lists)
                                           : PARAM(scenario, exchange_all);
    lost[OBSTACLE_NONE] = 0.03; // less than this is luck
    lost[OBSTACLE_SIZE] = PARAM(scenario, exchange_sector) - odds;
    lost[OBSTACLE_FIRE] = odds * 0.4 * open->tension[0];
    odds *= 0.7 + 0.5 * open->calm + 0.2 * game->state->hidden.between - 0.4 * open->tension[0];
    for (int a = 0; a < scenario->asset_count; a++) {
        double carries = scenario->assets[a].kind == ASSET_RED_CROSS  ? 0.15
                         : scenario->assets[a].kind == ASSET_AIRCRAFT ? 0.10
                                                                      : 0;
        bool out = open->asset_sector[a] != NO_INDEX;
        odds += out ? carries : 0;
        lost[OBSTACLE_CARRIER] = real_max(lost[OBSTACLE_CARRIER], out ? 0 : carries);
    }
    odds += open->lists ? PARAM(scenario, lists_exchange) : 0;
    lost[OBSTACLE_LISTS] = open->lists ? 0 : PARAM(scenario, lists_exchange);
    lost[OBSTACLE_TIRED] = odds * 0.4 * open->tiredness;
    return odds * (1 - 0.4 * open->tiredness);
}

static Obstacle obstacle_most(const double lost[OBSTACLE_COUNT]) {
    Obstacle most = OBSTACLE_NONE;
    for (int o = 0; o < OBSTACLE_COUNT; o++) {
        most = lost[o] > lost[most] ? (Obstacle)o : most;
    }
    return most;
}

static void answer_exchange(StateContext *game, ExchangeSize size) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    double lost[OBSTACLE_COUNT] = {0}, odds = exchange_odds(game, size, lost);
    open->exchange_tried++;
    bool done = chance_unit(game, CHANCE_EXCHANGE, (uint32_t)open->day << 8 | (uint32_t)open->exchange_tried, 0) < odds;
    if (done) {
        open->exchanges++;
        open->calm = real_clamp01(open->calm + (size == EXCHANGE_ALL ? 0.20 : 0.10));
        hidden->between = real_clamp01(hidden->between + 0.05);
        state_standing_add(game, STANDING_ALLIES, 0, 0.03);
        state_standing_add(game, STANDING_NAME, 0, size == EXCHANGE_ALL ? 0.04 : 0.02);
        for (int m = 0; m < scenario->milestone_count; m++) {
            MilestoneKind kind = scenario->milestones[m].kind;
            bool reached = (kind == MILESTONE_EXCHANGE && open->exchanges == 1) ||
                           (kind == MILESTONE_EXCHANGE_ALL && size == EXCHANGE_ALL);
            if (reached) {
                tell(game, EVENT_MILESTONE, m, 0, 0, 0, 0);
                state_effects(game, scenario->milestones[m].effects);
            }
        }
    }
    tell(game, EVENT_ANSWER, NO_INDEX, ANSWER_EXCHANGE, obstacle_most(lost), NO_INDEX, done ? 1 : -1);
}

static void answer_rival(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Hidden *hidden = &game->state->hidden;
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            hidden->support[b] =
                real_clamp01(hidden->support[b] - PARAM(scenario, rival_call) * (1.2 - hidden->restraint[b]));
            state_standing_add(game, STANDING_INFLUENCE, b, 0.05);
        }
    }
    for (int p = 0; p < scenario->party_count; p++) {
        state_standing_add(game, STANDING_TIE, p, scenario->parties[p].ally ? -0.02 : 0);
    }
    state_standing_add(game, STANDING_ALLIES, 0, -0.025);
    for (int f = 0; f < scenario->front_count; f++) { // a backer who is asked asks for a pause
        double *tension = &game->state->open.tension[f];
        *tension = real_clamp01(*tension - PARAM(scenario, rival_pause));
    }
}

static void answer_report(StateContext *game, int slot, AnswerKind kind, int extra) {
    Open *open = &game->state->open;
    bool about_report = slot != NO_INDEX;
    int front = about_report ? game->scenario->sectors[open->reports[slot].sector].front : 0;
    if (about_report) {
        open->reports[slot].answer = (uint8_t)kind;
    }
    switch (kind) {
    case ANSWER_INVESTIGATE: answer_investigate_start(game, slot); break;
    case ANSWER_NAME: answer_name(game, slot, extra); break;
    case ANSWER_SAME_WORDS:
        open->tension[front] = real_clamp01(open->tension[front] - 0.04 * (1 - 0.4 * open->tiredness));
        if (about_report && open->reports[slot].certain > 1500) {
            state_standing_add(game, STANDING_NAME, 0, -0.02); // everybody can see who it was
        }
        break;
    case ANSWER_OBSERVERS:
        open->observers_on = 1;
        open->heat[open->reports[slot].sector] *= 0.7;
        open->tension[front] *= 0.9;
        break;
    case ANSWER_ALLIES:
        state_standing_add(game, STANDING_ALLIES, 0, 0.10 * (1 - open->allies)); // the doubtful listen, the sure know
        open->guarantee += PARAM(game->scenario, allies_stand) * (1 - open->guarantee);
        break;
    case ANSWER_CALL_RIVAL: answer_rival(game); break;
    case ANSWER_EXCHANGE: answer_exchange(game, (ExchangeSize)extra); return;
    default: break;
    }
    int incident = about_report ? open->reports[slot].kind : NO_INDEX;
    tell(game, EVENT_ANSWER, slot, kind, kind == ANSWER_NAME ? extra : NO_INDEX, incident, 0);
}

// As while it was sealed, the text as a whole is weighed: where there is room, a clause takes other words.
static void amend(StateContext *game, int issue, int option) {
    Open *open = &game->state->open;
    const Clause stood = open->clauses[issue];
    bool all = true;
    open->clauses[issue].option = (int8_t)option;
    open->clauses[issue].fudged = 0;
    for (int p = 0; p < game->scenario->party_count; p++) {
        double margin = party_margin(game->scenario, game->types, game->state, p) - PARAM(game->scenario, settled_room);
        tell(game, EVENT_VOTE, p, issue, vote_of_margin(margin), 0, 0);
        all = all && margin >= 0;
    }
    if (all) {
        clause_set(game, issue, CLAUSE_AGREED);
        open->amended++;
        tell(game, EVENT_AGREED, issue, option, 0, 0, 0);
    } else {
        open->clauses[issue] = stood;
    }
    tell(game, EVENT_ANSWER, NO_INDEX, ANSWER_AMEND, NO_INDEX, NO_INDEX, all ? 1 : -1);
}

static void truce(StateContext *game, TruceHost host) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    if (host == TRUCE_NONE) {
        game_end(game, ending_shape(game->scenario, open));
        return;
    }
    open->truces++;
    double keep = host == TRUCE_OWN ? 0.5 : 0.35;
    if (host == TRUCE_HOSTED) {
        open->hosted = 1;
        state_standing_add(game, STANDING_NAME, 0, -0.08);
    }
    for (int f = 0; f < game->scenario->front_count; f++) {
        open->tension[f] *= keep;
    }
    tell(game, EVENT_TRUCE, host, 0, 0, 0, 0);
    hidden->step = DAY_END;
}

// `command` of kind NONE: the answers that an inquiry waited for have come.
void answer_command(StateContext *game, Command command) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    if (command.kind == COMMAND_NONE) {
        answer_investigate_finish(game, hidden->deed.a);
        return;
    }
    View view = state_view(game->scenario, game->state, 0);
    int cost = move_cost(&view, command);
    if (cost) {
        state_standing_add(game, STANDING_LEVERAGE, 0, -(double)cost);
    }
    if (command.kind == COMMAND_READY) {
        open->answers_left = 0;
        return;
    }
    if (command.kind == COMMAND_TRUCE) {
        truce(game, (TruceHost)command.args[0]);
        return;
    }
    if (command.kind != COMMAND_KEEP) { // what was promised is done beside what the day asks
        open->answers_left--;
    }
    open->minute = (int16_t)real_min(open->minute + move_minutes(&view, command), DAY_MINUTES - 1);
    switch ((CommandKind)command.kind) {
    case COMMAND_ANSWER: answer_report(game, command.args[0], (AnswerKind)command.args[1], command.args[2]); break;
    case COMMAND_AMEND: amend(game, command.args[0], command.args[1]); break;
    case COMMAND_KEEP: promise_settle(game, command.args[0], true); break;
    default: break;
    }
}
