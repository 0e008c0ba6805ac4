// The days after it takes force: who orders an attack, what happens on the line, what is answered in kind, and what
// the days do to the parties (MODEL.md 2.11-2.14).
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"
#include "sim/text.h"

// ---- the calendar -----------------------------------------------------------------------------------------------------

// Days that a short night tells; the others pass within the next one told.
static const uint8_t short_days[] = {1, 2, 4, 7, 10, 14};
enum { SHORT_DAYS = sizeof short_days };

static int day_next(const Open *open) {
    for (int i = 0; i < SHORT_DAYS && open->length == LENGTH_25; i++) {
        if (short_days[i] > open->day) {
            return short_days[i];
        }
    }
    return open->day + 1;
}

static int day_before(const Open *open) {
    for (int i = SHORT_DAYS - 1; i >= 0 && open->length == LENGTH_25; i--) {
        if (short_days[i] < open->day) {
            return short_days[i];
        }
    }
    return open->day - 1;
}

// Share of a day that the present period covers: three parts on the first day, skipped days on short lengths.
static double period_span(const Open *open) {
    static const double parts[PART_MAX] = {0.5, 0.3, 0.2};
    if (open->day == 1) {
        return parts[open->part];
    }
    return open->day - day_before(open);
}

static int period_start(const Scenario *scenario, const Open *open) {
    return open->day == 1 ? scenario_part_minute(scenario, open->part) : 9 * 60;
}

static double period_hours(const Scenario *scenario, const Open *open) {
    int part = open->part;
    return open->day == 1 ? (scenario_part_minute(scenario, part + 1) - scenario_part_minute(scenario, part)) / 60.0 : 24 * period_span(open);
}

// Minutes since it took force, for the question how long it held.
static void broken_stamp(Open *open, int minute) {
    if (open->broken_day == NO_INDEX) {
        open->broken_day = open->day;
        open->broken_minute = (int16_t)minute;
    }
}

void ceasefire_begin(StateContext *game) {
    Open *open = &game->state->open;
    open->phase = PHASE_CEASEFIRE;
    open->day = 1;
    open->part = 0;
    open->minute = (int16_t)period_start(game->scenario, open);
    game->state->hidden.step = DAY_BEGIN;
    beats_draw(game, SCENE_CEASEFIRE);
    tell(game, EVENT_NOON, 0, 0, 0, 0, 0);
    tell(game, EVENT_PHASE, PHASE_CEASEFIRE, 0, 0, 0, 0);
}

// ---- what the model needs to know ------------------------------------------------------------------------------------------

double monitoring_now(const Scenario *scenario, const Open *open, const Paper *paper, int sector) {
    double days = open->day - 1 + (open->advance ? 1 : 0);
    double ramp = real_min(1, PARAM(scenario, monitoring_start) + PARAM(scenario, monitoring_ramp) * days);
    double watching = paper->monitoring * ramp + (open->observers_on ? 0.15 : 0);
    for (int a = 0; a < scenario->asset_count; a++) {
        if (scenario->assets[a].kind == ASSET_OBSERVERS && open->asset_sector[a] == sector) {
            watching += 0.20;
        }
    }
    // What is vague cannot be checked (Park 2023).
    return real_clamp01(watching * (1 - 0.05 * paper->ambiguity));
}

static double monitoring_mean(const Scenario *scenario, const Open *open, const Paper *paper) {
    double sum = 0;
    for (int s = 0; s < scenario->sector_count; s++) {
        sum += monitoring_now(scenario, open, paper, s);
    }
    return scenario->sector_count ? sum / scenario->sector_count : monitoring_now(scenario, open, paper, NO_INDEX);
}

static double violence(const StateContext *game) {
    double steps = (double)game->state->open.difficulty - DIFFICULTY_TENSE;
    return real_pow(PARAM(game->scenario, difficulty_violence), steps);
}

// How tempted a party is to order an attack, less what would hold it back.
static double temptation(const StateContext *game, const Paper *words, int front, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    const Hidden *hidden = &game->state->hidden;
    double days = open->day - 1;
    double paper = taste_text(scenario, open, &game->types->taste[party], party, false);
    double fade = 1 / (1 + PARAM(scenario, artificial_fade) * days);
    double drawn = party_reservation(scenario, game->types, game->state, party) - (paper + hidden->artificial[party] * fade);
    drawn += PARAM(scenario, offensive_holes) * words->ambiguity;
    drawn += PARAM(scenario, offensive_devious) * game->types->devious[party] * real_min(days, 4);
    double guarantee = real_clamp01(words->guarantee + hidden->guarantee) * open->allies;
    double leverage = scenario->leverage_max ? (double)open->leverage / scenario->leverage_max : 0;
    double held = PARAM(scenario, cost_monitoring) * monitoring_mean(scenario, open, words) + PARAM(scenario, cost_guarantee) * guarantee;
    held += PARAM(scenario, cost_exchange) * real_min(open->exchanges, 2) + PARAM(scenario, cost_talks) * (open->talks_open ? 1 : 0);
    held += 0.08 * hidden->deterrence[front] + PARAM(scenario, cost_leverage) * leverage + PARAM(scenario, cost_calm) * hidden->calm;
    held += open->hosted ? 0.06 : 0;
    for (int a = 0; a < scenario->asset_count; a++) {
        // Nobody likes to attack where a minister stands.
        bool out = open->asset_sector[a] != NO_INDEX && scenario->sectors[open->asset_sector[a]].front == front;
        held += out && scenario->assets[a].kind == ASSET_MINISTER ? 0.015 : 0;
    }
    return drawn - held;
}

Decide restraint_decide(const StateContext *game, int front, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    Paper words;
    text_paper(scenario, open, &words);
    double drawn = temptation(game, &words, front, party);
    double rate = PARAM(scenario, offensive_rate) * real_sigmoid((drawn + 0.015) / PARAM(scenario, offensive_width)) *
                  (1 - 0.5 * game->state->hidden.calm);
    double hazard = 1 - real_pow(1 - real_clamp(rate, 0, 0.95), period_span(open));
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    return chance_unit(game, CHANCE_OFFENSIVE, when, scenario->parties[party].key ^ scenario->fronts[front].key) < hazard ? DECIDE_ATTACK
                                                                                                                        : DECIDE_HOLD;
}

// ---- a period begins: orders and incidents -------------------------------------------------------------------------------

static bool broken(StateContext *game, int front, bool offensive, int minute) {
    Open *open = &game->state->open;
    broken_stamp(open, minute);
    tell(game, EVENT_BROKEN, open->day, front, offensive, minute, 0);
    if (open->day <= 7) {
        state_standing_add(game, STANDING_ALLIES, 0, -PARAM(game->scenario, broken_allies));
        for (int p = 0; p < game->scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, -PARAM(game->scenario, tie_broken));
        }
    }
    state_standing_add(game, STANDING_NAME, 0, -0.04);
    game->state->hidden.step = DAY_BROKEN;
    return true;
}

static double sector_rate(const StateContext *game, const Paper *words, int sector, double *spoilers) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    int front = scenario->sectors[sector].front;
    double watched = monitoring_now(scenario, open, words, sector);
    double accidents = PARAM(scenario, accident_rate) * (1 - 0.6 * words->separation) * (1 - 0.5 * watched) *
                       (1 + PARAM(scenario, hole_rate) * words->ambiguity);
    if (open->day == 1 && open->orders) {
        accidents *= 0.5;
    }
    double spoil = PARAM(scenario, spoiler_rate) * game->state->hidden.spoiler * (1 - 0.4 * watched);
    double heat = PARAM(scenario, heat_rate) * game->state->hidden.heat[front] * (1 - 0.4 * watched);
    double rate = accidents + spoil + heat;
    *spoilers = rate > 0 ? spoil / rate : 0;
    double share = scenario->sectors[sector].share * scenario->sector_count;
    return 2 * rate * share * (open->day == 1 ? PARAM(scenario, first_day) : 1) * violence(game);
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
static int incident_pick(const StateContext *game, const Paper *words, int sector, uint32_t when) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double odds[INCIDENT_MAX], sum = 0;
    for (int k = 0; k < scenario->incident_count; k++) {
        const Incident *kind = &scenario->incidents[k];
        double hole = kind->question == NO_INDEX ? 0.35 : 1 - words->closes[kind->question];
        bool fits = (kind->sectors == 0 || (kind->sectors >> sector & 1)) && (!kind->when_ || expr_true(kind->when_, state_reader(game)));
        for (int r = 0; r < open->report_count; r++) {
            fits = fits && !(open->reports[r].kind == k && open->reports[r].day == open->day);
        }
        odds[k] = fits ? kind->weight * hole * hole : 0;
        sum += odds[k];
    }
    return sum > 0 ? weighted_pick(odds, scenario->incident_count, sum, chance_unit(game, CHANCE_INCIDENT_KIND, when, 0)) : NO_INDEX;
}

static void report_author(StateContext *game, const Paper *words, int slot, double spoilers, uint32_t when) {
    const Report *report = &game->state->open.reports[slot];
    Hidden *hidden = &game->state->hidden;
    const Front *front = &game->scenario->fronts[game->scenario->sectors[report->sector].front];
    int index = game->scenario->sectors[report->sector].front;
    double pull = temptation(game, words, index, front->party_a) - temptation(game, words, index, front->party_b);
    double first = 0.5 + real_clamp(pull, -0.15, 0.15);
    bool outside = chance_unit(game, CHANCE_AUTHOR, when, 1) < spoilers;
    bool is_a = chance_unit(game, CHANCE_AUTHOR, when, 2) < first;
    hidden->author[slot] = outside ? NO_INDEX : is_a ? front->party_a : front->party_b;
    bool ordered = game->scenario->incidents[report->kind].by_state;
    hidden->deliberate[slot] = !outside && chance_unit(game, CHANCE_AUTHOR, when, 3) < (ordered ? 0.6 : 0.2);
    hidden->establishable[slot] = chance_unit(game, CHANCE_ESTABLISH, when, 0) < PARAM(game->scenario, establish_chance);
}

static int report_slot(Open *open) {
    if (open->report_count < REPORT_MAX) {
        return open->report_count++;
    }
    return NO_INDEX;
}

static void incident_add(StateContext *game, const Paper *words, const double *rates, const double *spoil, double sum, int n) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    uint32_t when = (uint32_t)open->day << 8 | (uint32_t)open->part << 4 | (uint32_t)n;
    int sector = weighted_pick(rates, scenario->sector_count, sum, chance_unit(game, CHANCE_SECTOR, when, 0));
    int kind = sector == NO_INDEX ? NO_INDEX : incident_pick(game, words, sector, when);
    int slot = kind == NO_INDEX ? NO_INDEX : report_slot(open);
    if (slot == NO_INDEX) {
        return;
    }
    const Incident *incident = &scenario->incidents[kind];
    double hours = real_min(period_hours(scenario, open), 12);
    int minute = period_start(scenario, open) + 5 + (int)((hours * 60 - 10) * chance_unit(game, CHANCE_MINUTE, when, 0));
    double last = real_min(period_start(scenario, open) + hours * 60, DAY_MINUTES) - 1; // a report is heard of in its own period
    open->reports[slot] = (Report){
        .kind = (int8_t)kind,
        .sector = (int8_t)sector,
        .day = open->day,
        .named = NO_INDEX,
        .minute = (int16_t)minute,
        .reported = (int16_t)real_min(minute + 10 + (int)(40 * chance_unit(game, CHANCE_MINUTE, when, 1)), last),
        .question = (uint8_t)(incident->question + 1),
    };
    report_author(game, words, slot, spoil[sector], when);
    open->heat[sector] = real_clamp01(open->heat[sector] + 0.25 * incident->severity);
    if (open->violation_minute == NO_INDEX) {
        open->violation_minute = (int16_t)((open->day - 1) * DAY_MINUTES + minute);
    }
    for (int p = 0; p < scenario->party_count; p++) {
        open->reported_by |= 1u << p;
    }
    tell(game, EVENT_REPORT, slot, kind, sector, minute, 0);
}

static void quiet_count(StateContext *game, int count) {
    Open *open = &game->state->open;
    double span = period_span(open);
    Hidden *hidden = &game->state->hidden;
    if (count == 0) {
        open->quiet_hours = (uint16_t)(open->quiet_hours + period_hours(game->scenario, open));
        hidden->calm = real_clamp01(hidden->calm + 0.15 * span);
        open->quiet_days = open->day > 1 && open->quiet_days < UINT8_MAX ? (uint8_t)(open->quiet_days + 1) : open->quiet_days;
    } else {
        hidden->calm = real_clamp01(hidden->calm - 0.08 * count);
        open->quiet_days = 0;
    }
}

static void incidents_draw(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    double rates[SECTOR_MAX], spoil[SECTOR_MAX], whole = 0;
    Paper words;
    text_paper(scenario, open, &words);
    for (int s = 0; s < scenario->sector_count; s++) {
        rates[s] = sector_rate(game, &words, s, &spoil[s]);
        whole += rates[s];
    }
    double sum = whole * period_span(open);
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    int most = open->day == 1 ? (open->part == 0 ? 2 : 1) : 3;
    int count = poisson_draw(0.45 * sum, chance_unit(game, CHANCE_INCIDENTS, when, 0), most);
    for (int n = 0; n < count; n++) {
        incident_add(game, &words, rates, spoil, whole, n);
    }
    // Most of what is reported is noise and is only counted, for each day that this one stands for.
    int counted = 0;
    for (int d = 0; d < scenario_day_span(scenario, open->day); d++) {
        counted += poisson_draw(real_min(6 * sum, 120), chance_unit(game, CHANCE_COUNTED, when, (uint32_t)d), 400);
    }
    open->counted[open->day] = (uint16_t)(open->counted[open->day] + counted);
    tell(game, EVENT_COUNTED, counted, 0, 0, 0, counted);
    quiet_count(game, count);
}

// The minute of the period at which a party would attack: its own, so that of two the earlier is the first, whichever side
// the scenario names first.
static int attack_minute(const StateContext *game, int front, int party) {
    const Open *open = &game->state->open;
    uint32_t when = (uint32_t)open->day << 8 | open->part;
    double hours = real_min(period_hours(game->scenario, open), 14);
    double unit = chance_unit(game, CHANCE_MINUTE, when, game->scenario->parties[party].key ^ game->scenario->fronts[front].key);
    return period_start(game->scenario, open) + 5 + (int)((hours * 60 - 10) * unit);
}

void period_finish(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    hidden->deed.kind = 0;
    int first = INT16_MAX, front = NO_INDEX, party = NO_INDEX;
    for (int f = 0; f < game->scenario->front_count; f++) {
        int sides[2] = {game->scenario->fronts[f].party_a, game->scenario->fronts[f].party_b};
        for (int i = 0; i < 2; i++) {
            bool attacks = decision_answer(game, AWAITING_RESTRAINT, seat_of_party(sides[i]), f) == DECIDE_ATTACK;
            int minute = attacks ? attack_minute(game, f, sides[i]) : INT16_MAX;
            if (minute < first) {
                first = minute;
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
    tell(game, EVENT_OFFENSIVE, front, party, 0, 0, 0);
    broken(game, front, true, first);
}

// ---- a period ends: answers in kind ----------------------------------------------------------------------------------------

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

Decide reply_decide(const StateContext *game, int slot, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    const Hidden *hidden = &game->state->hidden;
    const Report *report = &open->reports[slot];
    int front = scenario->sectors[report->sector].front;
    Paper words;
    text_paper(scenario, open, &words);
    double watched = monitoring_now(scenario, open, &words, report->sector);
    double deliberate = 0.70 + 0.25 * (1 - watched) - (report->answer == ANSWER_INVESTIGATE ? 0.25 : 0) - (report->admitted ? 0.3 : 0);
    double grave = scenario->incidents[report->kind].severity * deliberate;
    double push = grave - PARAM(scenario, reply_knee) + 0.9 * hidden->heat[front] - 0.9 * hidden->calm - 0.5 * watched;
    double odds = (1 - game->types->forgiveness[party]) * 2 * real_sigmoid(PARAM(scenario, reply_slope) * push);
    odds *= open->hotline ? PARAM(scenario, hotline_reply) : 1;
    odds *= report->admitted ? 0.4 : 1;
    odds *= report->answer == ANSWER_SAME_WORDS ? 0.75 : report->answer == ANSWER_OBSERVERS ? 0.7 : 1;
    odds *= report->answer == ANSWER_NAME && report->named != NO_INDEX && report->named != party ? 0.6 : 1;
    for (int a = 0; a < scenario->asset_count; a++) {
        bool here = open->asset_sector[a] == report->sector;
        AssetKind kind = scenario->assets[a].kind;
        odds *= here && kind == ASSET_HOTLINE ? 0.6 : here && kind == ASSET_MINISTER ? 0.75 : 1;
    }
    uint32_t when = (uint32_t)report->day << 11 | (uint32_t)report->minute;
    return chance_unit(game, CHANCE_REPLY, when, scenario->parties[party].key) < odds ? DECIDE_REPLY : DECIDE_RESTRAIN;
}

static void replies_ask(StateContext *game) {
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
            hidden->heat[front] += PARAM(game->scenario, heat_reply) * severity;
            open->heat[report->sector] = real_clamp01(open->heat[report->sector] + 0.2);
            tell(game, EVENT_REPLY, r, victim, report->kind, report->sector, 0);
        } else {
            hidden->heat[front] += PARAM(game->scenario, heat_quiet) * severity;
        }
        hidden->heat[front] = real_clamp01(hidden->heat[front]);
    }
    hidden->decision_count = 0;
}

// ---- a day ends ---------------------------------------------------------------------------------------------------------------

static void milestones_reach(StateContext *game, MilestoneKind kind) {
    for (int m = 0; m < game->scenario->milestone_count; m++) {
        if (game->scenario->milestones[m].kind == kind) {
            tell(game, EVENT_MILESTONE, m, 0, 0, 0, 0);
            state_effects(game, game->scenario->milestones[m].effects);
        }
    }
}

static bool basis_agreed(const StateContext *game) {
    for (int i = 0; i < game->scenario->issue_count; i++) {
        if (game->scenario->issues[i].basis && game->state->open.clauses[i].status == CLAUSE_AGREED) {
            return true;
        }
    }
    return false;
}

static void day_drift(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    double span = period_span(open);
    for (int f = 0; f < game->scenario->front_count; f++) {
        double noise = chance_spread(game, CHANCE_MOMENTUM, open->day, game->scenario->fronts[f].key);
        hidden->momentum[f] = real_clamp(hidden->momentum[f] + PARAM(game->scenario, momentum_noise) * noise, -1, 1);
        double keep = 1 - PARAM(game->scenario, heat_fade) - 0.10 * hidden->calm;
        hidden->heat[f] *= real_pow(keep, span);
        hidden->deterrence[f] *= real_pow(0.8, span);
    }
    for (int p = 0; p < game->scenario->party_count; p++) {
        hidden->hurt[p] = real_clamp01(hidden->hurt[p] - PARAM(game->scenario, hurt_fade) * span);
        hidden->pressure[p] *= real_pow(0.8, span);
    }
    for (int s = 0; s < game->scenario->sector_count; s++) {
        open->heat[s] *= real_pow(0.6, span);
    }
    minds_fade(game, 0.03 * span);
    open->tiredness = real_clamp01(open->tiredness - 0.15 * span);
    if (open->broken_day == NO_INDEX && open->day >= 7 && open->day - span < 7) {
        for (int p = 0; p < game->scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, PARAM(game->scenario, tie_held));
        }
    }
    if (!open->talks_open && open->day >= 5 && hidden->heat[0] < 0.6 && basis_agreed(game)) {
        open->talks_open = 1;
        milestones_reach(game, MILESTONE_TALKS);
    }
}

static void promises_fall_due(StateContext *game) {
    Open *open = &game->state->open;
    for (int i = 0; i < PROMISE_MAX; i++) {
        Promise *promise = &open->promises[i];
        if (promise->status != PROMISE_OPEN || promise->due_day > open->day) {
            continue;
        }
        bool kept = false;
        if (promise->kind == PROMISE_LEVER && game->scenario->levers[promise->subject].kept) {
            kept = expr_true(game->scenario->levers[promise->subject].kept, state_reader(game));
        }
        promise_settle(game, i, kept);
    }
}

// An unnamed violation costs a mediator who promised to name.
static void naming_promise_check(StateContext *game) {
    Open *open = &game->state->open;
    for (int r = 0; r < open->report_count && open->named_promise; r++) {
        if (open->reports[r].day == open->day && open->reports[r].answer != ANSWER_NAME) {
            state_standing_add(game, STANDING_NAME, 0, -0.02);
            return;
        }
    }
}

static void reports_forget(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    int kept = 0;
    for (int r = 0; r < open->report_count; r++) {
        bool old = open->day - open->reports[r].day >= 2 || (open->reports[r].answer != ANSWER_NONE && open->reports[r].day < open->day);
        if (!old) {
            open->reports[kept] = open->reports[r];
            hidden->author[kept] = hidden->author[r];
            hidden->deliberate[kept] = hidden->deliberate[r];
            hidden->establishable[kept] = hidden->establishable[r];
            kept++;
        }
    }
    for (int r = kept; r < open->report_count; r++) {
        open->reports[r] = (Report){.kind = NO_INDEX, .named = NO_INDEX};
        hidden->author[r] = 0;
        hidden->deliberate[r] = hidden->establishable[r] = 0;
    }
    open->report_count = (uint8_t)kept;
}

// True when the game is over.
static bool period_next(StateContext *game) {
    Open *open = &game->state->open;
    if (open->day == 1 && open->part + 1 < PART_MAX) {
        open->part++;
    } else {
        int next = day_next(open);
        if (open->day >= open->days || next > open->days) {
            game_end(game, ending_shape(game->scenario, open));
            return true;
        }
        open->day = (uint8_t)next;
        open->part = 0;
    }
    return false;
}

// When today's last report came in; the middle of the morning when there was none.
static int last_reported(const Scenario *scenario, const Open *open) {
    int minute = period_start(scenario, open) + 90;
    for (int r = 0; r < open->report_count; r++) {
        bool later = open->reports[r].day == open->day && open->reports[r].reported > minute;
        minute = later ? open->reports[r].reported : minute;
    }
    return minute < DAY_MINUTES ? minute : DAY_MINUTES - 1;
}

static void day_end(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    bool last_part = open->day > 1 || open->part == PART_MAX - 1;
    for (int f = 0; f < game->scenario->front_count; f++) {
        if (hidden->heat[f] > PARAM(game->scenario, heat_break)) {
            broken(game, f, false, last_reported(game->scenario, open));
            return;
        }
    }
    if (last_part) {
        promises_fall_due(game);
        naming_promise_check(game);
        day_drift(game);
        if (open->day % 2 == 0) {
            powers_ask(game);
            hidden->deed.kind = DEED_TICK; // powers move by the same question as in the night
        }
    }
    if (!period_next(game)) {
        hidden->step = DAY_BEGIN;
    }
}

// ---- the day's order ------------------------------------------------------------------------------------------------------------


static bool assets_wait(StateContext *game) {
    Open *open = &game->state->open;
    View view = state_view(game->scenario, game->state, 0);
    await(game, AWAITING_ASSETS, 0, 0, 0);
    for (int a = 0; a < game->scenario->asset_count; a++) {
        Command command = {.kind = COMMAND_PLACE, .args = {(int16_t)a, 0}};
        if (open->asset_sector[a] == NO_INDEX && command_allowed(&view, command)) {
            return true;
        }
    }
    return false;
}

static void day_begin(StateContext *game) {
    Open *open = &game->state->open;
    open->minute = (int16_t)period_start(game->scenario, open);
    open->answers_left = open->day == 1 ? 1 : 2;
    reports_forget(game);
    tell(game, EVENT_DAY, open->day, open->part, 0, 0, 0);
    evidence_arrive(game);
    if (open->part == 0) {
        for (int a = 0; a < ASSET_MAX; a++) {
            open->asset_sector[a] = NO_INDEX;
        }
    }
}

static void restraint_ask(StateContext *game) {
    for (int f = 0; f < game->scenario->front_count; f++) {
        decision_ask(game, AWAITING_RESTRAINT, seat_of_party(game->scenario->fronts[f].party_a), f, 0);
        decision_ask(game, AWAITING_RESTRAINT, seat_of_party(game->scenario->fronts[f].party_b), f, 0);
    }
    game->state->hidden.deed.kind = DEED_PERIOD;
}

bool ceasefire_run(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    switch ((DayStep)hidden->step) {
    case DAY_BEGIN:
        day_begin(game);
        hidden->step = open->part == 0 ? DAY_ASSETS : DAY_VIOLENCE;
        return false;
    case DAY_ASSETS:
        if (assets_wait(game)) {
            return true;
        }
        hidden->step = DAY_VIOLENCE;
        return false;
    case DAY_VIOLENCE:
        hidden->step = DAY_SCENES;
        restraint_ask(game);
        return false;
    case DAY_SCENES:
        hidden->step = DAY_ANSWERS;
        open->minute = (int16_t)real_max(period_start(game->scenario, open) + real_min(period_hours(game->scenario, open), 10) * 40, last_reported(game->scenario, open));
        if (open->part == 0) {
            scenes_draw(game, SCENE_CEASEFIRE);
        }
        return false;
    case DAY_ANSWERS:
        if (open->answers_left > 0) {
            open->minute = (int16_t)real_max(open->minute, last_reported(game->scenario, open));
            await(game, AWAITING_ANSWER, 0, 0, 0);
            return true;
        }
        hidden->step = DAY_REPLIES;
        return false;
    case DAY_REPLIES:
        hidden->step = DAY_END;
        replies_ask(game);
        return false;
    case DAY_END:
        day_end(game);
        return false;
    case DAY_BROKEN:
        if (open->truces == 0) {
            await(game, AWAITING_ANSWER, 0, 0, 1);
            return true;
        }
        game_end(game, ending_shape(game->scenario, open));
        return false;
    }
    return false;
}

void ceasefire_command(StateContext *game, Command command) {
    Open *open = &game->state->open;
    if (command.kind == COMMAND_READY) {
        game->state->hidden.step = DAY_VIOLENCE;
        return;
    }
    open->asset_sector[command.args[0]] = (int8_t)command.args[1];
    if (game->scenario->assets[command.args[0]].kind == ASSET_OBSERVERS && !open->observers_on) {
        open->observers_on = 1;
        milestones_reach(game, MILESTONE_OBSERVERS);
    }
}
