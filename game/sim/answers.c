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
            state_standing_add(game, STANDING_TRUST, p,
                               kept ? PARAM(scenario, promise_trust) : -PARAM(scenario, promise_strain));
        }
    }
    if (!kept) {
        state_standing_add(game, STANDING_NAME, 0, -PARAM(scenario, promise_name) * PARAM(scenario, promise_broken));
    }
    if (promise->kind == PROMISE_LEVER) {
        const Lever *lever = &scenario->levers[promise->subject];
        state_effects(game, kept ? lever->on_kept : lever->on_broken);
    }
    if (promise->kind == PROMISE_DEMAND && !kept) {
        double *support = &game->state->open.support;
        *support = real_clamp01(*support - PARAM(scenario, demand_support));
    }
}

// ---- evidence ----

static void evidence_weigh(StateContext *game, int slot, double push, double weight, uint64_t key) {
    const Scenario *scenario = game->scenario;
    Report *report = &game->state->open.reports[slot];
    const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
    int author = game->state->hidden.author[slot];
    double towards = author == NO_INDEX ? 0 : author == front->party_a ? 1 : -1;
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    double noise = PARAM(scenario, evidence_noise) * (1 - PARAM(scenario, evidence_clear) * weight) *
                   chance_spread(game, CHANCE_EVIDENCE, when, key);
    double heard = push * towards + PARAM(scenario, evidence_misleads) * noise;
    report->lean = (int16_t)real_clamp(report->lean + 1000 * heard, -8000, 8000);
    report->certain = (int16_t)real_clamp(report->certain + 1000 * push, 0, 8000);
}

static bool evidence_helped(const Scenario *scenario, const Open *open, const Report *report,
                            const Evidence *evidence) {
    bool helped = false;
    for (int a = 0; a < scenario->asset_count; a++) {
        helped = helped || (scenario->assets[a].kind == (AssetKind)evidence->asset_kind &&
                            open->asset_sector[a] == report->sector);
    }
    return helped;
}

int evidence_minutes(const Scenario *scenario, const Open *open, const Report *report, const Evidence *evidence) {
    if ((AssetKind)evidence->asset_kind == ASSET_OBSERVERS && !open->observers_on) {
        return NO_INDEX;
    }
    return evidence_helped(scenario, open, report, evidence) ? evidence->delay / 2 : evidence->delay;
}

void evidence_arrive(StateContext *game) {
    Open *open = &game->state->open;
    if (open->report_count == 0) {
        return;
    }
    const Scenario *scenario = game->scenario;
    Line line = line_now(scenario, open);
    for (int r = 0; r < open->report_count; r++) {
        Report *report = &open->reports[r];
        const Incident *kind = &scenario->incidents[report->kind];
        int passed = (open->day - report->day) * DAY_MINUTES + open->minute - report->reported;
        for (int e = 0; e < kind->evidence_count; e++) {
            const Evidence *evidence = &kind->evidence[e];
            int minutes = evidence_minutes(scenario, open, report, evidence);
            if ((report->evidence >> e & 1) || minutes == NO_INDEX || passed < minutes) {
                continue;
            }
            bool helped = evidence_helped(scenario, open, report, evidence);
            report->evidence |= (uint8_t)(1u << e);
            double watched = line.watched[report->sector];
            double push =
                PARAM(scenario, evidence_push) * evidence->weight * (helped ? PARAM(scenario, evidence_helped) : 1) +
                PARAM(scenario, evidence_watched) * watched * evidence->weight +
                PARAM(scenario, evidence_sources) * open->sources * evidence->weight;
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
    state_tilt_add(game, party, -PARAM(scenario, named_tilt));
    if (open->name < PARAM(scenario, gate_name)) {
        return;
    }
    int front = scenario->sectors[report->sector].front;
    double weight = real_min(1, PARAM(scenario, named_base) + open->name + open->naming);
    bool right = game->state->hidden.author[slot] == party;
    if (right) {
        double *deterrence = &game->state->hidden.deterrence[front];
        *deterrence = real_clamp01(*deterrence + PARAM(scenario, name_right) * PARAM(scenario, named_weight) * weight);
        state_standing_add(game, STANDING_TRUST, party, -PARAM(scenario, named_trust));
        state_standing_add(game, STANDING_NAME, 0, PARAM(scenario, named_name));
        if (game->types->devious[party] > 0) {
            double *tension = &game->state->open.tension[front];
            *tension = real_clamp01(*tension + PARAM(scenario, named_heat)); // Verjee: double-edged
        }
    } else {
        state_standing_add(game, STANDING_TRUST, party, -PARAM(scenario, name_wrong));
        double sure = real_min(1, report->certain / 3000.0);
        state_standing_add(game, STANDING_NAME, 0,
                           -PARAM(scenario, misnamed_name) * (1 - PARAM(scenario, misnamed_sure) * sure));
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
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    Report *report = &open->reports[slot];
    int author = hidden->author[slot];
    Line line = line_now(scenario, open);
    double watched = line.watched[report->sector];
    evidence_weigh(game, slot, PARAM(scenario, inquiry_push) + watched, PARAM(scenario, inquiry_weight), 77);
    if (author != NO_INDEX && decision_answer(game, AWAITING_ADMIT, seat_of_party(author), slot) == DECIDE_ADMIT) {
        report->admitted = 1;
        hidden->contrite[author] = 1;
        tell(game, EVENT_ADMITTED, slot, author, report->kind, report->sector, 0);
    }
    bool found = report->admitted;
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    double odds = PARAM(scenario, inquiry_base) + PARAM(scenario, inquiry_watched) * watched +
                  PARAM(scenario, inquiry_sources) * open->sources;
    if (author != NO_INDEX && hidden->establishable[slot] && chance_unit(game, CHANCE_ESTABLISH, when, 3) < odds) {
        report->established = (uint8_t)(1 + author);
        tell(game, EVENT_ESTABLISHED, slot, author, report->kind, report->sector, 0);
        found = true;
    }
    if (found) { // no longer each by what it believes of the other
        open->tension[scenario->sectors[report->sector].front] *= 1 - PARAM(scenario, inquiry_calm);
    }
    hidden->decision_count = 0;
    hidden->deed.kind = 0;
}

// Share of the sides whose capital orders what it has heard of itself.
static double capitals_heard(const Scenario *scenario, const Open *open) {
    int heard = 0;
    for (int p = 0; p < scenario->party_count; p++) {
        heard += capital_heard(scenario, open, p);
    }
    return (double)heard / scenario->party_count;
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
    lost[OBSTACLE_FIRE] = odds * PARAM(scenario, exchange_fire) * open->tension[0];
    odds *= PARAM(scenario, exchange_start) + PARAM(scenario, exchange_calm) * open->calm +
            PARAM(scenario, exchange_between) * game->state->open.between +
            PARAM(scenario, exchange_heard) * capitals_heard(scenario, open) -
            PARAM(scenario, exchange_fire) * open->tension[0];
    for (int a = 0; a < scenario->asset_count; a++) {
        double carries = scenario->assets[a].kind == ASSET_RED_CROSS  ? PARAM(scenario, exchange_red_cross)
                         : scenario->assets[a].kind == ASSET_AIRCRAFT ? PARAM(scenario, exchange_aircraft)
                                                                      : 0;
        bool out = open->asset_sector[a] != NO_INDEX;
        odds += out ? carries : 0;
        lost[OBSTACLE_CARRIER] = real_max(lost[OBSTACLE_CARRIER], out ? 0 : carries);
    }
    odds += open->lists ? PARAM(scenario, lists_exchange) : 0;
    lost[OBSTACLE_LISTS] = open->lists ? 0 : PARAM(scenario, lists_exchange);
    lost[OBSTACLE_TIRED] = odds * PARAM(scenario, exchange_tired) * open->tiredness;
    return odds * (1 - PARAM(scenario, exchange_tired) * open->tiredness);
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
    double lost[OBSTACLE_COUNT] = {0}, odds = exchange_odds(game, size, lost);
    bool all = size == EXCHANGE_ALL;
    open->exchange_tried++;
    bool done = chance_unit(game, CHANCE_EXCHANGE, (uint32_t)open->day << 8 | (uint32_t)open->exchange_tried, 0) < odds;
    if (done) {
        open->exchanges++;
        open->calm =
            real_clamp01(open->calm + (all ? PARAM(scenario, calm_exchange_all) : PARAM(scenario, calm_exchange)));
        open->between = real_clamp01(open->between + PARAM(scenario, between_exchange));
        state_standing_add(game, STANDING_ALLIES, 0, PARAM(scenario, exchange_allies));
        state_standing_add(game, STANDING_NAME, 0,
                           all ? PARAM(scenario, exchange_name_all) : PARAM(scenario, exchange_name));
        for (int m = 0; m < scenario->milestone_count; m++) {
            MilestoneKind kind = scenario->milestones[m].kind;
            bool reached =
                (kind == MILESTONE_EXCHANGE && open->exchanges == 1) || (kind == MILESTONE_EXCHANGE_ALL && all);
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
    Open *open = &game->state->open;
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            open->backing[b] =
                real_clamp01(open->backing[b] - PARAM(scenario, rival_call) *
                                                    (PARAM(scenario, rival_hold) - game->state->hidden.restraint[b]));
            state_standing_add(game, STANDING_INFLUENCE, b, PARAM(scenario, rival_influence));
        }
    }
    for (int p = 0; p < scenario->party_count; p++) {
        state_standing_add(game, STANDING_TIE, p, scenario->parties[p].ally ? -PARAM(scenario, rival_tie) : 0);
    }
    state_standing_add(game, STANDING_ALLIES, 0, -PARAM(scenario, rival_allies));
    for (int f = 0; f < scenario->front_count; f++) { // a backer who is asked asks for a pause
        double *tension = &game->state->open.tension[f];
        *tension = real_clamp01(*tension - PARAM(scenario, rival_pause));
    }
}

// They are about all of the day that has no answer of its own.
static void answer_same_words(StateContext *game, int slot) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    double *tension = &open->tension[scenario->sectors[open->reports[slot].sector].front];
    *tension =
        real_clamp01(*tension - PARAM(scenario, words_heat) * (1 - PARAM(scenario, tired_words) * open->tiredness));
    if (open->reports[slot].certain > 1000 * PARAM(scenario, words_sure)) {
        state_standing_add(game, STANDING_NAME, 0, -PARAM(scenario, words_name)); // everybody can see who it was
    }
    for (int r = 0; r < open->report_count; r++) {
        Report *report = &open->reports[r];
        if (report->day == open->day && report->answer == ANSWER_NONE) {
            report->answer = ANSWER_SAME_WORDS;
        }
    }
}

static void answer_report(StateContext *game, int slot, AnswerKind kind, int extra) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    bool about_report = slot != NO_INDEX;
    int front = about_report ? scenario->sectors[open->reports[slot].sector].front : 0;
    if (about_report && open->reports[slot].answer == ANSWER_NONE) { // a name after an inquiry comes on top of it
        open->reports[slot].answer = (uint8_t)kind;
    }
    switch (kind) {
    case ANSWER_INVESTIGATE: answer_investigate_start(game, slot); break;
    case ANSWER_NAME: answer_name(game, slot, extra); break;
    case ANSWER_SAME_WORDS: answer_same_words(game, slot); break;
    case ANSWER_OBSERVERS:
        open->observers_on = 1;
        open->heat[open->reports[slot].sector] *= PARAM(scenario, observers_heat);
        open->tension[front] *= PARAM(scenario, observers_front);
        open->doubt *= 1 - PARAM(scenario, truce_watched);
        break;
    case ANSWER_ALLIES:
        // The doubtful listen, the sure know.
        state_standing_add(game, STANDING_ALLIES, 0, PARAM(scenario, allies_brief) * (1 - open->allies));
        open->doubt *= 1 - PARAM(scenario, truce_stood) * (1 - open->guarantee);
        open->guarantee += PARAM(scenario, allies_stand) * (1 - open->guarantee);
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
        tell(game, EVENT_VOTE, p, issue, vote_of_margin(game->scenario, margin), 0, 0);
        all = all && margin >= 0;
    }
    if (all) {
        clause_set(game, issue, CLAUSE_AGREED);
        open->amended |= (uint8_t)(1u << open->truces);
        open->doubt *= 1 - PARAM(game->scenario, truce_amended);
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
    open->days = (uint8_t)real_min(open->day + open->days - 1, DAY_MAX); // they are counted anew
    open->answers_left = 1;                                              // what it takes with it
    open->doubt = host == TRUCE_OWN ? 1 : PARAM(game->scenario, truce_vouched);
    double keep = host == TRUCE_OWN ? PARAM(game->scenario, truce_own) : PARAM(game->scenario, truce_hosted);
    if (host == TRUCE_HOSTED) {
        open->hosted = 1;
        state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, truce_name));
    }
    for (int f = 0; f < game->scenario->front_count; f++) {
        open->tension[f] *= keep;
    }
    tell(game, EVENT_TRUCE, host, 0, 0, 0, 0);
    hidden->step = DAY_ANSWERS;
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
