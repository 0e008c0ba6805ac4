// What the files of the rules share: telling, asking seats, the order of the night. Private to sim.
//
// No rule asks a player in the middle of itself. A move has a start, which may put questions to seats (decisions), and
// a finish, which reads the answers; between the two the State waits. game_run drives this until a person must speak.
#pragma once

#include "base/random.h"
#include "sim/game.h"
#include "sim/symbols.h"
#include "sim/text.h"

// Things in the course of being done that are not commands.
typedef enum Deed {
    DEED_TICK = COMMAND_KIND_COUNT, // the end of a tick: powers decide, somebody may leave
    DEED_SIGNATURE,                 // both are asked to sign
    DEED_PERIOD,                    // a part of a day begins: does anybody order an attack?
    DEED_REPLIES,                   // and ends: are incidents answered in kind?
} Deed;

// Steps within PHASE_CEASEFIRE (Hidden.step).
typedef enum DayStep {
    DAY_BEGIN,
    DAY_ASSETS,
    DAY_VIOLENCE,
    DAY_SCENES,
    DAY_ANSWERS,
    DAY_REPLIES,
    DAY_END,
    DAY_BROKEN
} DayStep;

// ---- telling (game.c) ----

// Tells an event of now; only when it is told().
void event_add(StateContext *game, Event event);
void tell_to(StateContext *game, int audience, EventKind kind, int a, int b, int c, int d, double value);

static inline void tell(StateContext *game, EventKind kind, int a, int b, int c, int d, double value) {
    if (told(game, kind)) {
        tell_to(game, AUDIENCE_ALL, kind, a, b, c, d, value);
    }
}

static inline void tell_seat(StateContext *game, int seat, EventKind kind, int a, int b, int c, int d, double value) {
    if (told(game, kind)) {
        tell_to(game, 1 + seat, kind, a, b, c, d, value);
    }
}

// ---- seats (game.c) ----

bool seat_is_person(const Open *open, int seat);
void decision_ask(StateContext *game, Awaiting kind, int seat, int subject, int object);
// The answer of a seat to a kind of question in the deed that is being finished; DECIDE_NONE when it was not asked.
Decide decision_answer(const StateContext *game, Awaiting kind, int seat, int subject);
void await(StateContext *game, Awaiting kind, int seat, int subject, int object);
// A party's threshold while seats answer about a deed and until the votes on it have been read: found once, because
// nothing that it is made of changes in between.
double deed_threshold(StateContext *game, int party);

// ---- time ----

// Ticks of a night by its length, and the length of one in minutes.
static inline int night_ticks(const Open *open) {
    static const uint8_t ticks[LENGTH_COUNT] = {
        [LENGTH_NONE] = 20, [LENGTH_25] = 8, [LENGTH_45] = 12, [LENGTH_90] = 20};
    return ticks[open->length];
}
static inline double night_scale(const Open *open) { // k = 20 / ticks
    static const double scales[LENGTH_COUNT] = {
        [LENGTH_NONE] = 1, [LENGTH_25] = 20.0 / 8, [LENGTH_45] = 20.0 / 12, [LENGTH_90] = 1};
    return scales[open->length];
}
// Fourth root of k: in a short night a move takes longer by it, and does more by it.
static inline double move_scale(const Open *open) {
    static const double scales[LENGTH_COUNT] = {
        [LENGTH_NONE] = 1, [LENGTH_25] = 1.2574334296829355, [LENGTH_45] = 1.1362193664674995, [LENGTH_90] = 1};
    return scales[open->length];
}
// What is counted stays at its most, however often it happens.
static inline void count_up(uint8_t *times) {
    *times = (uint8_t)(*times + (*times < UINT8_MAX));
}
bool in_last_hour(const Scenario *scenario, const Open *open);
// Lets minutes of the talks pass: game_run then runs each tick they cross.
void time_pass(StateContext *game, int minutes);

// ---- the rooms of the rules ----

void talks_begin(StateContext *game); // talks.c
void talks_move_start(StateContext *game, Command command);
void talks_move_finish(StateContext *game);
void talks_tick_start(StateContext *game); // night.c
void talks_tick_finish(StateContext *game);
void night_begin(StateContext *game);
void night_no_deal(StateContext *game, int party);
double impatience(const StateContext *game, int party); // drive.c: what the hours beyond its patience weigh
Drive drive_to_leave(const StateContext *game, int party);
Drive drive_to_attack(const StateContext *game, int front, int party);
void clause_bring(StateContext *game, int issue, int by);
void clause_set(StateContext *game, int issue, ClauseStatus status);
// Hardens a party, or eases it: within the range that authors are told.
void resolve_add(StateContext *game, int party, double change);

void sign_ask(StateContext *game); // signing.c
bool sign_run(StateContext *game); // true: an objection waits
void sign_finish(StateContext *game);
// Why a party refused, to the mediator: what the mediator's own readings say of those clauses, as sure as they are.
void missing_tell(StateContext *game, int party, uint32_t among);
void reopen_finish(StateContext *game, int issue, int old_option);
int signing_step(const Open *open); // the step of the talks and the signing, from what is awaited
void forecast_add(StateContext *game, int kind, int word);
bool signing_run(StateContext *game); // true: waits
void signing_command(StateContext *game, Command command);
void objection_answer(StateContext *game, Command command);
void hours_command(StateContext *game, Command command);
bool hours_run(StateContext *game);

void scene_queue(StateContext *game, int scene, bool first); // told.c
bool scenes_run(StateContext *game);                         // tells what is queued; true: a choice is awaited
bool scenes_ordered(StateContext *game, SceneKind kind);     // next scene of an ordered phase queued; false: none left
void scenes_draw(StateContext *game, SceneKind kind);
// A scene of the ceasefire that has a day and an hour is told at that hour, or never: `scene_of_hour` queues the next
// one of the days after `day_before` up to today whose hour is before the minute `until`; false when there is none.
bool scene_has_hour(const Scene *scene);
bool scene_of_hour(StateContext *game, int day_before, int until);
void scene_choose(StateContext *game, Command command);
void beats_draw(StateContext *game, SceneKind kind);
void beats_wait_on(StateContext *game, SceneKind kind); // beats drawn as from the start wait from now on
void gambits_begin(StateContext *game);
void gambits_draw(StateContext *game);
void gambits_go_on(StateContext *game); // imagined in the middle of a night

void powers_ask(StateContext *game); // power.c
void powers_finish(StateContext *game);
// The capital of a party was rung in the night: it owns what it has heard (Putnam 1988).
bool capital_heard(const Scenario *scenario, const Open *open, int party);
Decide power_decide(const StateContext *game, int power);

// The line as the text and those who watch it make it: what all decisions of a moment of the ceasefire have in common.
typedef struct Line {
    Paper words;
    double watched[SECTOR_MAX], watched_mean;
} Line;

void ceasefire_begin(StateContext *game); // ceasefire.c
bool ceasefire_run(StateContext *game);
void ceasefire_command(StateContext *game, Command command);
double period_span(const Open *open); // share of a day that the present period covers
int period_start(const Scenario *scenario, const Open *open);
double period_hours(const Scenario *scenario, const Open *open);
// A minute, by a draw from 0 to 1, of what is left of the period's first so many hours.
int period_minute(const Scenario *scenario, const Open *open, double hours, double unit);
void period_finish(StateContext *game); // violence.c
void ceasefire_break(StateContext *game, int front, bool offensive, int minute);
void replies_ask(StateContext *game);
void replies_finish(StateContext *game);
Line line_now(const Scenario *scenario, const Open *open);
// What the text is worth to a party less than doing without, and what the days since, and a truce that broke, have
// added; parts of how tempted it is to attack.
double missed_by_text(const StateContext *game, int party);
double drawn_by_days(const StateContext *game, int front, int party);
double drawn_by_fear(const Scenario *scenario, const Open *open);
// The chance that a party orders an attack within so many days like this one.
double attack_hazard(const StateContext *game, const Line *line, int front, int party, double days);
Decide restraint_decide(const StateContext *game, const Line *line, int front, int party);
double reply_odds(const StateContext *game, const Line *line, int report, int party);
Decide reply_decide(const StateContext *game, const Line *line, int report, int party);
int victim_of_report(const StateContext *game, int report);
bool promise_add(StateContext *game, PromiseKind kind, int subject, int party, int due_day);
void promise_settle(StateContext *game, int slot, bool kept);
void evidence_arrive(StateContext *game); // answers.c
void answer_command(StateContext *game, Command command);
void game_end(StateContext *game, EndingShape shape); // ending.c
EndingShape ending_shape(const Scenario *scenario, const Open *open);
void mandate_judge(StateContext *game);

// The most that all moves together can move a party on one clause (talks_room.c).
#define LEVER_MOVES_MOST 0.5

// Whether this word answers a question to a party or a power (check.c).
bool decides_with(Awaiting question, Decide word);

// What a move costs: the one place that knows minutes and leverage (cost.c).
int move_minutes(const View *view, Command command);
int move_cost(const View *view, Command command);

// Chance of the world at this moment: a hash of the luck seed, never a stream.
static inline double chance_unit(const StateContext *game, uint32_t purpose, uint32_t when, uint64_t key) {
    return stirred_unit(game->types->luck, purpose, when, key);
}

static inline double chance_spread(const StateContext *game, uint32_t purpose, uint32_t when, uint64_t key) {
    return stirred_spread(game->types->luck, purpose, when, key);
}

// For moves: (action, target, how often used), so that the same move has the same luck whenever it is made.
uint32_t chance_of_use(const Open *open, CommandKind kind, int target);
