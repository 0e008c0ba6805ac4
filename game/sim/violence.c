// A period of the ceasefire: who orders an attack, what happens on the line, what is answered in kind (MODEL.md 2.11
// and 2.13).
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"
#include "sim/text.h"

// ---- what the model needs to know ----

Line line_now(const Scenario *scenario, const Open *open) {
    Line line;
    text_paper(scenario, open, &line.words);
    double days = open->day - 1 + (open->advance ? 1 : 0);
    double ramp = real_min(1, PARAM(scenario, monitoring_start) + PARAM(scenario, monitoring_ramp) * days);
    double everywhere = line.words.monitoring * ramp + (open->observers_on ? PARAM(scenario, observers_watch) : 0),
           sum = 0;
    double clear =
        1 - PARAM(scenario, holes_watch) * line.words.ambiguity; // what is vague cannot be checked (Park 2023)
    for (int s = 0; s < scenario->sector_count; s++) {
        line.watched[s] = everywhere;
    }
    for (int a = 0; a < scenario->asset_count; a++) {
        AssetKind kind = scenario->assets[a].kind;
        if (open->asset_sector[a] != NO_INDEX) { // one's own eyes see less than those whom both let in
            line.watched[open->asset_sector[a]] += kind == ASSET_OBSERVERS  ? PARAM(scenario, observers_sector)
                                                   : kind == ASSET_SERVICES ? PARAM(scenario, services_watch)
                                                                            : 0;
        }
    }
    for (int s = 0; s < scenario->sector_count; s++) {
        line.watched[s] = real_clamp01(line.watched[s] * clear);
        sum += line.watched[s];
    }
    line.watched_mean = scenario->sector_count ? sum / scenario->sector_count : real_clamp01(everywhere * clear);
    return line;
}

static double violence(const StateContext *game) {
    double steps = (double)game->state->open.difficulty - DIFFICULTY_TENSE;
    return real_pow(PARAM(game->scenario, difficulty_violence), steps);
}

// How tempted a party is to order an attack, less what would hold it back.
static double temptation(const StateContext *game, const Line *line, int front, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    const Hidden *hidden = &game->state->hidden;
    double drawn = missed_by_text(game, party);
    drawn += PARAM(scenario, offensive_holes) * line->words.ambiguity;
    drawn += drawn_by_days(game, front, party) + drawn_by_fear(scenario, open);
    double guarantee = real_clamp01(line->words.guarantee + open->guarantee) * open->allies *
                       (1 - PARAM(scenario, truce_guarantee) * open->doubt) *
                       (1 - PARAM(scenario, guarantee_hazard) * real_max(0, open->tilt[party]));
    double leverage = scenario->leverage_max ? (double)open->leverage / scenario->leverage_max : 0;
    double held = PARAM(scenario, cost_monitoring) * line->watched_mean + PARAM(scenario, cost_guarantee) * guarantee;
    held += PARAM(scenario, cost_exchange) * real_min(open->exchanges, 2) +
            PARAM(scenario, cost_talks) * (open->talks_open ? 1 : 0);
    held += PARAM(scenario, cost_named) * hidden->deterrence[front] + PARAM(scenario, cost_leverage) * leverage +
            PARAM(scenario, cost_calm) * open->calm;
    held += open->hosted ? PARAM(scenario, hosted_cost) : 0;
    for (int a = 0; a < scenario->asset_count; a++) {
        // Nobody likes to attack where a minister stands.
        bool out = open->asset_sector[a] != NO_INDEX && scenario->sectors[open->asset_sector[a]].front == front;
        held += out && scenario->assets[a].kind == ASSET_MINISTER ? PARAM(scenario, minister_cost) : 0;
    }
    return drawn - held;
}

double attack_hazard(const StateContext *game, const Line *line, int front, int party, double days) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double drawn = temptation(game, line, front, party);
    double near = (drawn + PARAM(scenario, offensive_early)) / PARAM(scenario, offensive_width);
    double rate =
        PARAM(scenario, offensive_rate) * real_sigmoid(near) * (1 - PARAM(scenario, calm_orders) * open->calm);
    return 1 - real_pow(1 - real_clamp(rate, 0, 0.95), days);
}

Decide restraint_decide(const StateContext *game, const Line *line, int front, int party) {
    const Open *open = &game->state->open;
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    double luck = chance_unit(game, CHANCE_OFFENSIVE, when,
                              game->scenario->parties[party].key ^ game->scenario->fronts[front].key);
    return luck < attack_hazard(game, line, front, party, period_span(open)) ? DECIDE_ATTACK : DECIDE_HOLD;
}

// ---- a period begins: orders and incidents ----

// The first thing that one side says of the other.
static void violated_stamp(Open *open, int minute) {
    if (open->violation_minute == NO_INDEX) {
        open->violation_minute = (int16_t)((open->day - 1) * DAY_MINUTES + minute);
    }
}

// The first break is the one that counts for how long it held.
static void broken_stamp(Open *open, int minute) {
    if (open->truces) {
        open->broken_again = 1;
    } else {
        open->broken_day = open->day;
        open->broken_minute = (int16_t)minute;
    }
}

void ceasefire_break(StateContext *game, int front, bool offensive, int minute) {
    Open *open = &game->state->open;
    bool soon = open_truce_day(open) <= 7;
    broken_stamp(open, minute);
    violated_stamp(open, minute);
    open->minute = (int16_t)real_max(open->minute, minute);
    open->calm = 0;
    open->tension[front] = real_max(open->tension[front], PARAM(game->scenario, heat_break));
    tell(game, EVENT_BROKEN, open->day, front, offensive, minute, 0);
    if (soon) {
        state_standing_add(game, STANDING_ALLIES, 0, -PARAM(game->scenario, broken_allies));
        for (int p = 0; p < game->scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, -PARAM(game->scenario, tie_broken));
        }
    }
    state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, broken_name));
    game->state->hidden.step = DAY_BROKEN;
}

static double sector_rate(const StateContext *game, const Line *line, int sector, double *spoilers) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    int front = scenario->sectors[sector].front;
    double watched = line->watched[sector];
    double accidents =
        PARAM(scenario, accident_rate) * (1 - PARAM(scenario, separation_effect) * line->words.separation) *
        (1 - PARAM(scenario, watched_accidents) * watched) * (1 + PARAM(scenario, hole_rate) * line->words.ambiguity);
    if (open->day == 1 && open->orders) {
        accidents *= PARAM(scenario, orders_first_day);
    }
    double spoil =
        PARAM(scenario, spoiler_rate) * game->state->hidden.spoiler * (1 - PARAM(scenario, watched_spoilers) * watched);
    double heat =
        PARAM(scenario, heat_rate) * game->state->open.tension[front] * (1 - PARAM(scenario, watched_heat) * watched);
    double rate = accidents + spoil + heat;
    *spoilers = rate > 0 ? spoil / rate : 0;
    double share = scenario->sectors[sector].share * scenario->sector_count;
    double nerves = open->day == 1 ? PARAM(scenario, first_day) : 1 + PARAM(scenario, truce_nerves) * open->doubt;
    return 2 * rate * share * nerves * violence(game);
}

static int poisson_draw(double mean, double unit, int most) {
    double p = real_exp(-mean), sum = p;
    int n = 0;
    while (unit > sum && n < most) {
        n++;
        p *= mean / n;
        sum += p;
    }
    return n;
}

static int weighted_pick(const double *weights, int count, double sum, double unit) {
    double draw = unit * sum;
    for (int i = 0; i < count; i++) {
        draw -= weights[i];
        if (weights[i] > 0 && draw < 0) {
            return i;
        }
    }
    return NO_INDEX;
}

// Each hole of the text breeds its own kinds of incident.
static int incident_pick(const StateContext *game, const Line *line, int sector, uint32_t when) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double odds[INCIDENT_MAX], sum = 0;
    for (int k = 0; k < scenario->incident_count; k++) {
        const Incident *kind = &scenario->incidents[k];
        double hole = kind->question == NO_INDEX ? PARAM(scenario, hole_none) : 1 - line->words.closes[kind->question];
        bool fits = (kind->sectors == 0 || (kind->sectors >> sector & 1)) &&
                    (!kind->when_ || expr_true(kind->when_, state_reader(game)));
        for (int r = 0; r < open->report_count; r++) {
            fits = fits && !(open->reports[r].kind == k && open->reports[r].day == open->day);
        }
        odds[k] = fits ? kind->weight * hole * hole : 0;
        sum += odds[k];
    }
    return sum > 0
               ? weighted_pick(odds, scenario->incident_count, sum, chance_unit(game, CHANCE_INCIDENT_KIND, when, 0))
               : NO_INDEX;
}

static void report_author(StateContext *game, const Line *line, int slot, double spoilers, uint32_t when) {
    const Report *report = &game->state->open.reports[slot];
    Hidden *hidden = &game->state->hidden;
    const Front *front = &game->scenario->fronts[game->scenario->sectors[report->sector].front];
    int index = game->scenario->sectors[report->sector].front;
    double pull = temptation(game, line, index, front->party_a) - temptation(game, line, index, front->party_b);
    double most = PARAM(game->scenario, author_pull), first = 0.5 + real_clamp(pull, -most, most);
    bool outside = chance_unit(game, CHANCE_AUTHOR, when, 1) < spoilers;
    bool is_a = chance_unit(game, CHANCE_AUTHOR, when, 2) < first;
    hidden->author[slot] = outside ? NO_INDEX : is_a ? front->party_a : front->party_b;
    bool ordered = game->scenario->incidents[report->kind].by_state;
    double meant = ordered ? PARAM(game->scenario, deliberate_ordered) : PARAM(game->scenario, deliberate_other);
    hidden->deliberate[slot] = !outside && chance_unit(game, CHANCE_AUTHOR, when, 3) < meant;
    hidden->establishable[slot] =
        chance_unit(game, CHANCE_ESTABLISH, when, 0) < PARAM(game->scenario, establish_chance);
}

static int report_slot(Open *open) {
    if (open->report_count < REPORT_MAX) {
        return open->report_count++;
    }
    return NO_INDEX;
}

static void incident_add(StateContext *game, const Line *line, const double *rates, const double *spoil, double sum,
                         int n, double moment) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    uint32_t when = (uint32_t)open->day << 8 | (uint32_t)open->part << 4 | (uint32_t)n;
    int sector = weighted_pick(rates, scenario->sector_count, sum, chance_unit(game, CHANCE_SECTOR, when, 0));
    int kind = sector == NO_INDEX ? NO_INDEX : incident_pick(game, line, sector, when);
    int slot = kind == NO_INDEX ? NO_INDEX : report_slot(open);
    if (slot == NO_INDEX) {
        return;
    }
    const Incident *incident = &scenario->incidents[kind];
    double hours = real_min(period_hours(scenario, open), 12);
    int minute = period_minute(scenario, open, hours, moment);
    double end = real_min(period_start(scenario, open) + hours * 60, DAY_MINUTES);
    double last = real_min(real_max(end - 1, minute + 10), DAY_MINUTES - 1); // heard of in its own period
    open->reports[slot] = (Report){
        .kind = (int8_t)kind,
        .sector = (int8_t)sector,
        .day = open->day,
        .named = NO_INDEX,
        .minute = (int16_t)minute,
        .reported = (int16_t)real_min(minute + 10 + (int)(40 * chance_unit(game, CHANCE_MINUTE, when, 1)), last),
        .question = (uint8_t)(incident->question + 1),
    };
    report_author(game, line, slot, spoil[sector], when);
    open->heat[sector] = real_clamp01(open->heat[sector] + PARAM(scenario, heat_incident) * incident->severity);
    violated_stamp(open, minute);
    for (int p = 0; p < scenario->party_count; p++) {
        open->reported_by |= 1u << p;
    }
    tell(game, EVENT_REPORT, slot, kind, sector, minute, 0);
}

static void quiet_count(StateContext *game, int count) {
    Open *open = &game->state->open;
    double span = period_span(open);
    if (count == 0) {
        open->quiet_hours = (uint16_t)(open->quiet_hours + period_hours(game->scenario, open));
        open->calm = real_clamp01(open->calm + PARAM(game->scenario, calm_quiet) * span);
        open->doubt *= real_pow(1 - PARAM(game->scenario, truce_quiet), span);
        open->quiet_days =
            open->day > 1 && open->quiet_days < UINT8_MAX ? (uint8_t)(open->quiet_days + 1) : open->quiet_days;
    } else {
        open->calm = real_clamp01(open->calm - PARAM(game->scenario, calm_incident) * count);
        open->quiet_days = 0;
    }
}

enum { PERIOD_INCIDENTS_MAX = 3 };

static void incidents_draw(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    double rates[SECTOR_MAX], spoil[SECTOR_MAX], whole = 0;
    Line line = line_now(scenario, open);
    for (int s = 0; s < scenario->sector_count; s++) {
        rates[s] = sector_rate(game, &line, s, &spoil[s]);
        whole += rates[s];
    }
    double sum = whole * period_span(open);
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    int most = open->day == 1 ? (open->part == 0 ? 2 : 1) : PERIOD_INCIDENTS_MAX;
    int count = poisson_draw(PARAM(scenario, reported_share) * sum, chance_unit(game, CHANCE_INCIDENTS, when, 0), most);
    double moments[PERIOD_INCIDENTS_MAX]; // in the order of the clock
    for (int n = 0; n < count; n++) {
        uint32_t which = (uint32_t)open->day << 8 | (uint32_t)open->part << 4 | (uint32_t)n;
        double moment = chance_unit(game, CHANCE_MINUTE, which, 0);
        int at = n;
        for (; at > 0 && moments[at - 1] > moment; at--) {
            moments[at] = moments[at - 1];
        }
        moments[at] = moment;
    }
    for (int n = 0; n < count; n++) {
        incident_add(game, &line, rates, spoil, whole, n, moments[n]);
    }
    // Most of what is reported is noise and is only counted, for each day that this one stands for.
    int counted = 0;
    for (int d = 0; d < scenario_day_span(scenario, open->day); d++) {
        counted += poisson_draw(real_min(PARAM(scenario, counted_each) * sum, 120),
                                chance_unit(game, CHANCE_COUNTED, when, (uint32_t)d), 400);
    }
    open->counted[open->day] = (uint16_t)(open->counted[open->day] + counted);
    tell(game, EVENT_COUNTED, counted, 0, 0, 0, counted);
    quiet_count(game, count);
}

// When in the period a party would attack, 0-1: its own, so that of two the earlier is the first, whichever side the
// scenario names first. Minutes would not do: late in a period few are left, and two would often share one.
static double attack_moment(const StateContext *game, int front, int party) {
    const Open *open = &game->state->open;
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    return chance_unit(game, CHANCE_MINUTE, when,
                       game->scenario->parties[party].key ^ game->scenario->fronts[front].key);
}

void period_finish(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    hidden->deed.kind = 0;
    double first = 2;
    int front = NO_INDEX, party = NO_INDEX;
    for (int f = 0; f < game->scenario->front_count; f++) {
        int sides[2] = {game->scenario->fronts[f].party_a, game->scenario->fronts[f].party_b};
        for (int i = 0; i < 2; i++) {
            bool attacks = decision_answer(game, AWAITING_RESTRAINT, seat_of_party(sides[i]), f) == DECIDE_ATTACK;
            double moment = attacks ? attack_moment(game, f, sides[i]) : 2;
            if (moment < first) {
                first = moment;
                front = f;
                party = sides[i];
            }
        }
    }
    hidden->decision_count = 0;
    if (party == NO_INDEX) {
        incidents_draw(game);
        return;
    }
    int minute = period_minute(game->scenario, &game->state->open, 14, first);
    game->state->open.minute = (int16_t)minute;
    Drive drive = told(game, EVENT_OFFENSIVE) ? drive_to_attack(game, front, party) : DRIVE_NONE;
    tell(game, EVENT_OFFENSIVE, front, party, drive, 0, 0);
    ceasefire_break(game, front, true, minute);
}

// ---- a period ends: answers in kind ----

int victim_of_report(const StateContext *game, int slot) {
    const Report *report = &game->state->open.reports[slot];
    const Front *front = &game->scenario->fronts[game->scenario->sectors[report->sector].front];
    int author = game->state->hidden.author[slot];
    if (author == NO_INDEX) {
        uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
        return chance_unit(game, CHANCE_REPLY, when, 9) < 0.5 ? front->party_a : front->party_b;
    }
    return author == front->party_a ? front->party_b : front->party_a;
}

// What holds a side back that has been hit: a capital that has heard of the text itself (Putnam 1988), somebody who
// stands behind it (Walter 1997), and two who have come to know each other.
static double held_back(const StateContext *game, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double known = real_max(0, game->state->open.between - PARAM(scenario, start_between));
    return (capital_heard(scenario, open, party) ? PARAM(scenario, reply_heard) : 1) *
           (1 - PARAM(scenario, reply_guaranteed) * open->guarantee * open->allies) *
           (1 - PARAM(scenario, reply_between) * known);
}

double reply_odds(const StateContext *game, const Line *line, int slot, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    const Report *report = &open->reports[slot];
    int front = scenario->sectors[report->sector].front;
    double watched = line->watched[report->sector];
    double deliberate = PARAM(scenario, reply_deliberate) + PARAM(scenario, reply_unwatched) * (1 - watched) -
                        (report->answer == ANSWER_INVESTIGATE ? PARAM(scenario, reply_looked) : 0) -
                        (report->admitted ? PARAM(scenario, reply_admitted) : 0);
    double grave = scenario->incidents[report->kind].severity * deliberate;
    double push = grave - PARAM(scenario, reply_knee) + PARAM(scenario, reply_heat) * open->tension[front] -
                  PARAM(scenario, reply_calm) * open->calm - PARAM(scenario, reply_watch) * watched;
    double odds = (1 - game->types->forgiveness[party]) * 2 * real_sigmoid(PARAM(scenario, reply_slope) * push);
    odds *= open->hotline ? PARAM(scenario, hotline_reply) : 1;
    odds *= held_back(game, party) * (report->admitted ? PARAM(scenario, contrite_reply) : 1);
    odds *= report->answer == ANSWER_SAME_WORDS    ? PARAM(scenario, reply_words)
            : report->answer == ANSWER_OBSERVERS   ? PARAM(scenario, reply_watched)
            : report->answer == ANSWER_INVESTIGATE ? PARAM(scenario, reply_inquiry) // what is not yet known
                                                   : 1;
    bool named = report->named != NO_INDEX && report->named != party;
    odds *= named ? PARAM(scenario, reply_named) : 1;
    for (int a = 0; a < scenario->asset_count; a++) {
        bool here = open->asset_sector[a] == report->sector;
        AssetKind kind = scenario->assets[a].kind;
        odds *= here && kind == ASSET_HOTLINE    ? PARAM(scenario, reply_officers)
                : here && kind == ASSET_MINISTER ? PARAM(scenario, reply_minister)
                : here && kind == ASSET_SERVICES ? PARAM(scenario, reply_services)
                                                 : 1;
    }
    return odds;
}

Decide reply_decide(const StateContext *game, const Line *line, int slot, int party) {
    const Report *report = &game->state->open.reports[slot];
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    double luck = chance_unit(game, CHANCE_REPLY, when, game->scenario->parties[party].key);
    return luck < reply_odds(game, line, slot, party) ? DECIDE_REPLY : DECIDE_RESTRAIN;
}

void replies_ask(StateContext *game) {
    Open *open = &game->state->open;
    for (int r = 0; r < open->report_count; r++) {
        bool fresh = open->reports[r].day == open->day && !(open->reports[r].replied & 2);
        if (fresh && game->state->hidden.decision_count < DECISION_MAX) {
            decision_ask(game, AWAITING_REPLY, seat_of_party(victim_of_report(game, r)), r, 0);
        }
    }
    game->state->hidden.deed.kind = DEED_REPLIES;
}

void replies_finish(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    hidden->deed.kind = 0;
    for (int r = 0; r < open->report_count; r++) {
        Report *report = &open->reports[r];
        if (report->day != open->day || (report->replied & 2)) {
            continue;
        }
        int victim = victim_of_report(game, r), front = game->scenario->sectors[report->sector].front;
        bool replied = decision_answer(game, AWAITING_REPLY, seat_of_party(victim), r) == DECIDE_REPLY;
        report->replied = (uint8_t)(2 | replied); // bit 1: the moment to answer has passed
        double severity = game->scenario->incidents[report->kind].severity;
        if (replied) {
            open->tension[front] += PARAM(game->scenario, heat_reply) * severity;
            open->heat[report->sector] =
                real_clamp01(open->heat[report->sector] + PARAM(game->scenario, heat_sector_reply));
            tell(game, EVENT_REPLY, r, victim, report->kind, report->sector, 0);
        } else {
            open->tension[front] += PARAM(game->scenario, heat_quiet) * severity;
        }
        open->tension[front] = real_clamp01(open->tension[front]);
    }
    hidden->decision_count = 0;
}
