// The course of the night: start, apply, and the pump that runs on until a person must speak.
#include "sim/game.h"

#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

enum { RUN_STEPS_MAX = 100000 };

// ---- telling ----

void event_add(StateContext *game, Event event) {
    event.day = game->state->open.day;
    event.minute = game->state->open.minute;
    game->sink.add(game->sink.user, &event);
}

void tell_to(StateContext *game, int audience, EventKind kind, int a, int b, int c, int d, double value) {
    event_add(game, (Event){
                        .kind = (uint8_t)kind,
                        .audience = (uint8_t)audience,
                        .a = (int16_t)a,
                        .b = (int16_t)b,
                        .c = (int16_t)c,
                        .d = (int16_t)d,
                        .value = (float)value,
                    });
}

_Static_assert(COMMAND_KIND_COUNT <= sizeof((Open *)0)->action_uses, "uses of every kind of command are counted");

uint32_t chance_of_use(const Open *open, CommandKind kind, int target) {
    return (uint32_t)kind << 16 | (uint32_t)(target & 0xff) << 8 | open->action_uses[kind];
}

// ---- seats ----

bool seat_is_person(const Open *open, int seat) {
    return (unsigned)open->persons >> seat & 1u;
}

void decision_ask(StateContext *game, Awaiting kind, int seat, int subject, int object) {
    Hidden *hidden = &game->state->hidden;
    ASSERT(hidden->decision_count < DECISION_MAX);
    hidden->decisions[hidden->decision_count++] =
        (Decision){.kind = (uint8_t)kind, .seat = (int8_t)seat, .subject = (int8_t)subject, .object = (int8_t)object};
}

Decide decision_answer(const StateContext *game, Awaiting kind, int seat, int subject) {
    const Hidden *hidden = &game->state->hidden;
    for (int i = 0; i < hidden->decision_count; i++) {
        const Decision *decision = &hidden->decisions[i];
        if (decision->kind == kind && decision->seat == seat && decision->subject == subject) {
            return (Decide)decision->answer;
        }
    }
    return DECIDE_NONE;
}

void await(StateContext *game, Awaiting kind, int seat, int subject, int object) {
    Open *open = &game->state->open;
    open->awaiting = (uint8_t)kind;
    open->seat = (int8_t)seat;
    open->subject = (int16_t)subject;
    open->object = (int16_t)object;
}

static Decide vote_decide(const StateContext *game, int party, int issue, double threshold) {
    const Clause *clause = &game->state->open.clauses[issue];
    double noise = PARAM(game->scenario, clause_noise) *
                   chance_spread(game, CHANCE_VOTE, (uint32_t)(issue << 8 | clause->option << 4 | clause->redrafts),
                                 game->scenario->parties[party].key);
    // At the table each clause is weighed by itself; once all is settled, the text as a whole: other words may go where
    // there is room for them (post-settlement settlement, Raiffa 1985).
    double margin =
        game->state->open.phase == PHASE_SIGNING
            ? party_margin(game->scenario, game->types, game->state, party) - PARAM(game->scenario, settled_room)
            : party_clause(game->scenario, game->types, game->state, party, issue, clause->option) - threshold;
    return margin + noise >= 0 ? DECIDE_YES : DECIDE_NO;
}

static double sign_margin(const StateContext *game, int party) {
    return party_margin(game->scenario, game->types, game->state, party) -
           text_brackets(game->scenario, &game->state->open);
}

static Decide sign_decide(const StateContext *game, int party) {
    double noise =
        PARAM(game->scenario, clause_noise) *
        chance_spread(game, CHANCE_VOTE, 0xffffu - game->state->open.refusals, game->scenario->parties[party].key);
    return sign_margin(game, party) + noise >= 0 ? DECIDE_YES : DECIDE_NO;
}

static double candour_odds(const StateContext *game, int party) {
    return PARAM(game->scenario, candour_base) + game->state->open.trust[party];
}

static Decide candour_decide(const StateContext *game, int party, int issue) {
    uint32_t when = chance_of_use(&game->state->open, COMMAND_ASK, issue);
    bool opens =
        chance_unit(game, CHANCE_CANDOUR, when, game->scenario->parties[party].key) < candour_odds(game, party);
    return opens ? DECIDE_OPEN : DECIDE_GUARDED;
}

static double stay_margin(const StateContext *game, int party) {
    return party_margin(game->scenario, game->types, game->state, party) + PARAM(game->scenario, stay_ease);
}

static double admit_odds(const StateContext *game, int party) {
    const Open *open = &game->state->open;
    return PARAM(game->scenario, admit_base) + PARAM(game->scenario, admit_trust) * open->trust[party] +
           PARAM(game->scenario, admit_calm) * open->calm;
}

static Decide admit_decide(const StateContext *game, int party, int report) {
    uint32_t when = (uint32_t)game->state->open.day << 8 | (uint32_t)report;
    bool admits = chance_unit(game, CHANCE_ADMIT, when, game->scenario->parties[party].key) < admit_odds(game, party);
    return admits ? DECIDE_ADMIT : DECIDE_DENY;
}

double party_leaning(const Scenario *scenario, const Types *types, const State *state, Decision decision) {
    StateContext game = {
        .scenario = scenario, .types = types, .state = (State *)state, .seat = decision.seat}; // only read
    int party = decision.seat - 1;
    Line line;
    switch ((Awaiting)decision.kind) {
    case AWAITING_VOTE:
        return party_clause(scenario, types, state, party, decision.subject,
                            state->open.clauses[decision.subject].option) -
               party_threshold(scenario, types, state, party);
    case AWAITING_SIGN: return sign_margin(&game, party);
    case AWAITING_STAY: return stay_margin(&game, party);
    case AWAITING_CANDOUR: return real_clamp01(candour_odds(&game, party));
    case AWAITING_RESTRAINT:
        line = line_now(scenario, &state->open);
        return attack_hazard(&game, &line, decision.subject, party, period_span(&state->open));
    case AWAITING_REPLY:
        line = line_now(scenario, &state->open);
        return real_clamp01(reply_odds(&game, &line, decision.subject, party));
    case AWAITING_ADMIT: return real_clamp01(admit_odds(&game, party));
    default: return 0;
    }
}

// What the seats' answers to one deed have in common, found once and only when somebody asks: nothing happens between
// two answers.
typedef struct Common {
    Line line;
    bool has_line;
} Common;

double deed_threshold(StateContext *game, int party) {
    if (!(game->thresholds >> party & 1)) {
        game->threshold[party] = party_threshold(game->scenario, game->types, game->state, party);
        game->thresholds |= 1u << party;
    }
    return game->threshold[party];
}

static const Line *common_line(const StateContext *game, Common *common) {
    if (!common->has_line) {
        common->line = line_now(game->scenario, &game->state->open);
        common->has_line = true;
    }
    return &common->line;
}

static Decide seat_decide(StateContext *game, Decision decision, Common *common) {
    int party = decision.seat - 1;
    switch ((Awaiting)decision.kind) {
    case AWAITING_VOTE: return vote_decide(game, party, decision.subject, deed_threshold(game, party));
    case AWAITING_SIGN: return sign_decide(game, party);
    case AWAITING_CANDOUR: return candour_decide(game, party, decision.subject);
    case AWAITING_STAY: return stay_margin(game, party) < 0 ? DECIDE_LEAVE : DECIDE_STAY;
    case AWAITING_RESTRAINT: return restraint_decide(game, common_line(game, common), decision.subject, party);
    case AWAITING_REPLY: return reply_decide(game, common_line(game, common), decision.subject, party);
    case AWAITING_ADMIT: return admit_decide(game, party, decision.subject);
    case AWAITING_POWER: return power_decide(game, decision.subject);
    default: break;
    }
    ASSERT(!"a decision that no seat takes");
    return DECIDE_NONE;
}

// Lets code seats answer; true when a person's answer is missing, and then awaits it.
static bool decisions_wait(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    Common common = {.has_line = false};
    for (int i = 0; i < hidden->decision_count; i++) {
        Decision *decision = &hidden->decisions[i];
        if (decision->answer != DECIDE_NONE) {
            continue;
        }
        if (seat_is_person(&game->state->open, decision->seat)) {
            await(game, (Awaiting)decision->kind, decision->seat, decision->subject, decision->object);
            return true;
        }
        decision->answer = (int8_t)seat_decide(game, *decision, &common);
    }
    return false;
}

Decide party_decide(const Scenario *scenario, const Types *types, const State *state, Decision decision) {
    // Deciding reads the state and changes nothing: the cast only satisfies the shared context.
    StateContext game = {.scenario = scenario, .types = types, .state = (State *)state, .seat = decision.seat};
    Common common = {.has_line = false};
    return seat_decide(&game, decision, &common);
}

// ---- the pump ----

static void deed_finish(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    switch ((int)hidden->deed.kind) {
    case DEED_TICK: talks_tick_finish(game); break;
    case DEED_SIGNATURE: sign_finish(game); break;
    case DEED_PERIOD: period_finish(game); break;
    case DEED_REPLIES: replies_finish(game); break;
    default:
        if (game->state->open.phase == PHASE_CEASEFIRE) {
            answer_command(game, (Command){0});
        } else {
            talks_move_finish(game);
        }
        break;
    }
}

// Runs the next tick that the clock has crossed; true when there was one.
static bool tick_due(StateContext *game) {
    Open *open = &game->state->open;
    if (open->phase != PHASE_TALKS) {
        return false;
    }
    double length = (game->scenario->end - game->scenario->start) / (double)night_ticks(open);
    int next = game->scenario->start + (int)((open->tick + 1) * length + 0.5);
    if (open->minute < next || open->tick >= night_ticks(open)) {
        return false;
    }
    open->tick++;
    talks_tick_start(game);
    return true;
}

// The next thing of the phase: true when it waits for an answer.
static bool phase_run(StateContext *game) {
    Open *open = &game->state->open;
    switch ((Phase)open->phase) {
    case PHASE_CONVENING:
        if (!scenes_ordered(game, SCENE_CONVENING)) {
            talks_begin(game);
        }
        return false;
    case PHASE_TALKS:
        if (open->sign_asked) {
            return sign_run(game);
        }
        if (open->minute >= game->scenario->end) {
            night_no_deal(game, NO_INDEX);
            return false;
        }
        await(game, AWAITING_MOVE, 0, 0, 0);
        return true;
    case PHASE_SIGNING: return signing_run(game);
    case PHASE_ANNOUNCEMENT:
        if (!scenes_ordered(game, SCENE_ANNOUNCEMENT)) {
            open->phase = PHASE_HOURS;
            open->scene_step = 0;
            tell(game, EVENT_PHASE, PHASE_HOURS, 0, 0, 0, 0);
        }
        return false;
    case PHASE_HOURS: return hours_run(game);
    case PHASE_CEASEFIRE: return ceasefire_run(game);
    default: return true;
    }
}

static void game_run(StateContext *game) {
    Open *open = &game->state->open;
    await(game, AWAITING_NONE, 0, 0, 0);
    for (int step = 0; step < RUN_STEPS_MAX; step++) {
        if (open->phase == PHASE_OVER) {
            await(game, AWAITING_NONE, 0, 0, 0);
            return;
        }
        game->thresholds = 0;
        if (game->state->hidden.decision_count > 0 && decisions_wait(game)) {
            return;
        }
        if (game->state->hidden.deed.kind != 0) {
            deed_finish(game);
            continue;
        }
        if (scenes_run(game)) {
            return;
        }
        if (tick_due(game)) {
            continue;
        }
        if (phase_run(game)) {
            return;
        }
    }
    ASSERT(!"the night runs without anybody speaking");
}

// ---- start and apply ----

static void open_init(const Scenario *scenario, const Types *types, const Setup *setup, Open *open) {
    open->phase = PHASE_CONVENING;
    open->minute = scenario->start;
    open->deadline = scenario->end;
    open->difficulty = (uint8_t)(setup->difficulty ? setup->difficulty : DIFFICULTY_TENSE);
    open->length = (uint8_t)(setup->length ? setup->length : LENGTH_90);
    open->days = setup->days ? setup->days : 7;
    open->guided = setup->guided;
    open->persons = setup->persons | 1u;
    open->leverage = scenario->leverage;
    open->allies = scenario->allies;
    open->name = scenario->name;
    open->sources = scenario->sources;
    open->support = PARAM(scenario, start_support);
    open->between = PARAM(scenario, start_between);
    open->broken_day = open->broken_minute = open->violation_minute = NO_INDEX;
    open->ending = NO_INDEX;
    for (int p = 0; p < scenario->party_count; p++) {
        open->tie[p] = scenario->parties[p].tie;
        open->trust[p] = scenario->parties[p].trust;
        open->tilt[p] = scenario->parties[p].tilt;
        open->hurt[p] = scenario->parties[p].hurt;
        open->domestic[p] = scenario->parties[p].domestic;
    }
    for (int b = 0; b < scenario->power_count; b++) {
        open->influence[b] = scenario->powers[b].influence;
        open->backing[b] = scenario->powers[b].support;
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        open->clauses[i] =
            (Clause){.status = issue->opening ? CLAUSE_BRACKETED : CLAUSE_NONE, .option = issue->start_option};
    }
    for (int a = 0; a < ASSET_MAX; a++) {
        open->asset_sector[a] = NO_INDEX;
    }
    for (int f = 0; f < scenario->front_count; f++) {
        open->tension[f] = PARAM(scenario, start_heat);
    }
    for (int s = 0; s < SCENE_MAX; s++) {
        open->scene_choice[s] = NO_INDEX;
    }
    for (int v = 0; v < scenario->variable_count; v++) {
        open->variables[v] = (float)scenario->variables[v].start;
    }
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        open->instruction[d] = types->instruction[d];
    }
    for (int r = 0; r < REPORT_MAX; r++) {
        open->reports[r].kind = NO_INDEX;
    }
}

static void hidden_init(const Scenario *scenario, const Types *types, Hidden *hidden) {
    for (int b = 0; b < scenario->power_count; b++) {
        hidden->restraint[b] = types->restraint[b];
    }
    for (int f = 0; f < scenario->front_count; f++) {
        hidden->momentum[f] = scenario->momentum;
    }
    hidden->spoiler = scenario->tension_spoiler;
    hidden->gambit = NO_INDEX;
    hidden->asking = NO_INDEX;
}

static void minds_give(const Scenario *scenario, const Setup *setup, State *state) {
    for (int s = 0; s < SEAT_MAX; s++) {
        state->mind_of_seat[s] = NO_INDEX;
    }
    int seats = 1 + scenario->party_count + scenario->power_count;
    for (int s = 0; s < seats && state->mind_count < MIND_MAX; s++) {
        if (s == 0 || (setup->persons >> s & 1)) {
            mind_init(scenario, &state->open, &state->minds[state->mind_count]);
            state->mind_of_seat[s] = (int8_t)state->mind_count++;
        }
    }
}

void game_start(const Scenario *scenario, const Types *types, const Setup *setup, State *state, EventSink sink) {
    *state = (State){0};
    open_init(scenario, types, setup, &state->open);
    hidden_init(scenario, types, &state->hidden);
    minds_give(scenario, setup, state);
    StateContext game = {.scenario = scenario, .types = types, .state = state, .sink = sink};
    minds_know_themselves(&game);
    tell(&game, EVENT_PHASE, PHASE_CONVENING, 0, 0, 0, 0);
    game_run(&game);
}

// A person's word for a party or power goes to the first question that waits for that seat.
static void decision_take(StateContext *game, Command command) {
    Hidden *hidden = &game->state->hidden;
    for (int i = 0; i < hidden->decision_count; i++) {
        Decision *decision = &hidden->decisions[i];
        if (decision->answer == DECIDE_NONE && decision->seat == command.seat) {
            decision->answer = (int8_t)command.args[0];
            return;
        }
    }
    ASSERT(!"nobody asked");
}

void command_apply(const Scenario *scenario, const Types *types, State *state, Command command, EventSink sink) {
    StateContext game = {.scenario = scenario, .types = types, .state = state, .seat = command.seat, .sink = sink};
    Open *open = &state->open;
    double before[PARTY_MAX];
    party_courses(scenario, state, before);
    game.courses = before;
    if (told(&game, EVENT_COMMAND)) {
        event_add(&game, (Event){.kind = EVENT_COMMAND, .command = command});
    }
    switch ((Awaiting)open->awaiting) {
    case AWAITING_SCENE: scene_choose(&game, command); break;
    case AWAITING_MOVE:
        if (command.kind == COMMAND_FORECAST) {
            forecast_add(&game, command.args[0], command.args[1]);
        } else {
            talks_move_start(&game, command);
        }
        break;
    case AWAITING_OBJECTION: objection_answer(&game, command); break;
    case AWAITING_FORECAST:
    case AWAITING_SEAL: signing_command(&game, command); break;
    case AWAITING_CHORE: hours_command(&game, command); break;
    case AWAITING_ASSETS: ceasefire_command(&game, command); break;
    case AWAITING_ANSWER: answer_command(&game, command); break;
    default: decision_take(&game, command); break;
    }
    game_run(&game);
    minds_follow(&game, before);
    minds_know_themselves(&game);
}

bool game_won(const Scenario *scenario, const State *state) {
    if (state->open.phase != PHASE_OVER || !scenario->won) {
        return false;
    }
    StateContext game = {.scenario = scenario, .state = (State *)state};
    return expr_true(scenario->won, state_reader(&game));
}

bool game_held(const Scenario *scenario, const State *state, int hours) {
    const Open *open = &state->open;
    return open->signed_ && (open->broken_day == NO_INDEX ||
                             scenario_since_force(scenario, open->broken_day, open->broken_minute) >= 60 * hours);
}
