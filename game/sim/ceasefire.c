// The days after it takes force: their calendar and their order, and what they do to the parties (MODEL.md 2.14).
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

// ---- the calendar ----

// Days that a short night tells; the others pass within the next one told.
static const uint8_t short_days[] = {1, 2, 4, 7, 10, 14};
enum { SHORT_DAYS = sizeof short_days };

static int day_next(const Open *open) {
    for (int i = 0; i < SHORT_DAYS && open->length == LENGTH_25; i++) {
        if (short_days[i] > open->day) {
            return short_days[i] < open->days ? short_days[i] : open->days; // the last is told
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
double period_span(const Open *open) {
    static const double parts[PART_MAX] = {0.5, 0.3, 0.2};
    if (open->day == 1) {
        return parts[open->part];
    }
    return open->day - day_before(open);
}

int period_start(const Scenario *scenario, const Open *open) {
    return open->day == 1 ? scenario_part_minute(scenario, open->part) : 9 * 60;
}

static int period_end(const Scenario *scenario, const Open *open) {
    return open->day == 1 ? scenario_part_minute(scenario, open->part + 1) : DAY_MINUTES;
}

double period_hours(const Scenario *scenario, const Open *open) {
    int part = open->part;
    return open->day == 1 ? (scenario_part_minute(scenario, part + 1) - scenario_part_minute(scenario, part)) / 60.0
                          : 24 * period_span(open);
}

int period_minute(const Scenario *scenario, const Open *open, double hours, double unit) {
    enum { LEAST = 20 };
    double end = period_start(scenario, open) + 60 * real_min(period_hours(scenario, open), hours);
    double left = real_max(end - open->minute, LEAST);
    return (int)real_min(open->minute + 5 + (int)((left - 10) * unit), DAY_MINUTES - 1);
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

// ---- a day ends ----

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
        double keep = 1 - PARAM(game->scenario, heat_fade) - PARAM(game->scenario, heat_calm) * open->calm;
        open->tension[f] *= real_pow(keep, span);
        hidden->deterrence[f] *= real_pow(PARAM(game->scenario, deterrence_keep), span);
    }
    for (int p = 0; p < game->scenario->party_count; p++) {
        open->hurt[p] = real_clamp01(open->hurt[p] - PARAM(game->scenario, hurt_fade) * span);
        open->pressure[p] *= real_pow(PARAM(game->scenario, pressure_keep_day), span);
    }
    for (int s = 0; s < game->scenario->sector_count; s++) {
        open->heat[s] *= real_pow(PARAM(game->scenario, heat_sector_keep), span);
    }
    minds_fade(game, PARAM(game->scenario, reading_fade_day) * span);
    open->tiredness = real_clamp01(open->tiredness - PARAM(game->scenario, tired_rest) * span);
    if (open->broken_day == NO_INDEX && open->day >= 7 && open->day - span < 7) {
        for (int p = 0; p < game->scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, PARAM(game->scenario, tie_held));
        }
    }
    bool quiet = open->day >= PARAM(game->scenario, talks_day) && open->tension[0] < PARAM(game->scenario, talks_heat);
    if (!open->talks_open && quiet && basis_agreed(game)) {
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
        if (open->reports[r].day == open->day && open->reports[r].named == NO_INDEX) {
            state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, unnamed_name));
            return;
        }
    }
}

static void reports_forget(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    int kept = 0;
    for (int r = 0; r < open->report_count; r++) {
        const Report *report = &open->reports[r];
        bool done = report->answer != ANSWER_NONE && !report_may_be_named(report);
        bool old = open->day - report->day >= 2 || (done && report->day < open->day);
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
        if (open->day >= open->days) {
            game_end(game, ending_shape(game->scenario, open));
            return true;
        }
        open->day = (uint8_t)day_next(open);
        open->part = 0;
        open->minute = 0;
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
        if (open->tension[f] > PARAM(game->scenario, heat_break)) {
            ceasefire_break(game, f, false, open->minute);
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

// ---- the day's order ----

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
    open->minute = (int16_t)real_max(open->minute, period_start(game->scenario, open));
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
        if (scene_of_hour(game, day_before(open), period_start(game->scenario, open))) {
            return false;
        }
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
        if (scene_of_hour(game, day_before(open), period_end(game->scenario, open))) {
            return false;
        }
        hidden->step = DAY_SCENES;
        restraint_ask(game);
        return false;
    case DAY_SCENES:
        hidden->step = DAY_ANSWERS;
        open->minute =
            (int16_t)real_max(open->minute, real_max(period_start(game->scenario, open) +
                                                         real_min(period_hours(game->scenario, open), 10) * 40,
                                                     last_reported(game->scenario, open)));
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
    case DAY_END: day_end(game); return false;
    case DAY_BROKEN: await(game, AWAITING_ANSWER, 0, 0, 1); return true;
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
