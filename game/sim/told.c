// Scenes: what is told, when, and what a choice brings.
#include "base/real.h"
#include "sim/chance.h"
#include "sim/parameter.h"
#include "sim/rules.h"

enum { BEAT_NEVER = 127 };
_Static_assert((int)TICK_MAX < (int)BEAT_NEVER && (int)DAY_MAX < (int)BEAT_NEVER,
               "a beat that never comes is later than any");

void scene_queue(StateContext *game, int scene, bool first) {
    Hidden *hidden = &game->state->hidden;
    if (hidden->queue_count >= QUEUE_MAX) {
        return; // a night that crowded forgets the least urgent
    }
    if (first) {
        for (int i = hidden->queue_count; i > 0; i--) {
            hidden->queue[i] = hidden->queue[i - 1];
        }
        hidden->queue[0] = (int16_t)scene;
    } else {
        hidden->queue[hidden->queue_count] = (int16_t)scene;
    }
    hidden->queue_count++;
}

static uint8_t scene_now(const Open *open) {
    return (uint8_t)(1 + (open->phase == PHASE_CEASEFIRE ? open->day : open->tick));
}

static bool scene_waits(const Scene *scene) {
    return scene->choice_count > 0;
}

bool scenes_run(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    Open *open = &game->state->open;
    if (hidden->asking != NO_INDEX) {
        await(game, AWAITING_SCENE, 0, hidden->asking, 0);
        return true;
    }
    while (hidden->queue_count > 0) {
        int index = hidden->queue[0];
        for (int i = 1; i < hidden->queue_count; i++) {
            hidden->queue[i - 1] = hidden->queue[i];
        }
        hidden->queue_count--;
        const Scene *scene = &game->scenario->scenes[index];
        open->scene_last[index] = scene_now(open);
        if (open->phase == PHASE_CEASEFIRE && scene_has_hour(scene)) {
            open->minute = (int16_t)real_max(open->minute, scene->at);
        }
        tell(game, EVENT_SCENE, index, 0, 0, 0, 0);
        state_effects(game, scene->effects);
        if (scene_waits(scene)) {
            open->scene_picks = 0;
            await(game, AWAITING_SCENE, 0, index, 0);
            return true;
        }
    }
    return false;
}

static bool scene_holds(StateContext *game, int index) {
    const Scene *scene = &game->scenario->scenes[index];
    return !scene->when_ || expr_true(scene->when_, state_reader(game));
}

bool scenes_ordered(StateContext *game, SceneKind kind) {
    Open *open = &game->state->open;
    int count = game->scenario->by_kind[kind].count;
    while (open->scene_step < count) {
        int index = game->scenario->by_kind[kind].scene[open->scene_step++];
        if (scene_holds(game, index)) {
            scene_queue(game, index, false);
            return true;
        }
    }
    return false;
}

// How many ticks or days pass until a thing of this chance happens: one draw for the whole wait instead of one a tick.
// `from` makes each wait its own draw.
static int wait_of(const StateContext *game, const Scene *scene, int from) {
    if (scene->wait == 0) {
        return scene->chance > 0 ? 0 : BEAT_NEVER;
    }
    double left = 1 - chance_unit(game, CHANCE_SCENE, (uint32_t)from, scene->key);
    if (left <= scene->patience) {
        return BEAT_NEVER; // no night is that long: how long it would be need not be known
    }
    double wait = real_log(left) * scene->wait / night_scale(&game->state->open);
    return wait < BEAT_NEVER ? (int)wait : BEAT_NEVER;
}

// The tick of the talks at whose end a minute has come.
static int tick_of_minute(const StateContext *game, int minute) {
    int whole = game->scenario->end - game->scenario->start, passed = minute - game->scenario->start;
    int ticks = night_ticks(&game->state->open);
    return passed <= 0 || whole <= 0 ? 0 : (passed * ticks + whole - 1) / whole;
}

static void beat_set(StateContext *game, SceneKind kind, int n, int at) {
    game->state->hidden.beat[game->scenario->by_kind[kind].first + n] = (uint8_t)(at < BEAT_NEVER ? at : BEAT_NEVER);
}

// When the scenes of a phase may happen, drawn as it begins, in its own unit: ticks of the talks, days of the
// ceasefire.
void beats_draw(StateContext *game, SceneKind kind) {
    for (int n = 0; n < game->scenario->by_kind[kind].count; n++) {
        const Scene *scene = &game->scenario->scenes[game->scenario->by_kind[kind].scene[n]];
        int at;
        if (kind == SCENE_CEASEFIRE) {
            at = scene->day != NO_INDEX ? scene->day : 1 + wait_of(game, scene, 0);
        } else if (scene->at == NO_INDEX) {
            at = wait_of(game, scene, 0);
        } else {
            double shift = scene->jitter * (2 * chance_unit(game, CHANCE_BEAT, 0, scene->key) - 1);
            at = tick_of_minute(game, scene->at + (int)(shift >= 0 ? shift + 0.5 : shift - 0.5));
        }
        beat_set(game, kind, n, at);
    }
}

// Which scene asked in each tick of the talks, by index: what would have asked beside it and stands behind it in the
// list waits for the next. A gambit goes before all.
static void asked_by_tick(const StateContext *game, int asked[TICK_MAX + 1]) {
    for (int t = 0; t <= TICK_MAX; t++) {
        asked[t] = SCENE_MAX;
    }
    for (int s = 0; s < game->scenario->scene_count; s++) {
        const Scene *scene = &game->scenario->scenes[s];
        int last = game->state->open.scene_last[s];
        if (last && scene_waits(scene) && (scene->kind == SCENE_TALKS || scene->kind == SCENE_GAMBIT)) {
            asked[last - 1] = scene->kind == SCENE_GAMBIT ? NO_INDEX : s;
        }
    }
}

// In a night imagined in its middle: what waits has waited since the start in vain.
void beats_wait_on(StateContext *game, SceneKind kind) {
    const Open *open = &game->state->open;
    bool days = kind == SCENE_CEASEFIRE;
    int now = days ? open->day : open->phase >= PHASE_TALKS ? open->tick + 1 : 0;
    int asked[TICK_MAX + 1];
    asked_by_tick(game, asked);
    for (int n = 0; n < game->scenario->by_kind[kind].count; n++) {
        const Scene *scene = &game->scenario->scenes[game->scenario->by_kind[kind].scene[n]];
        if ((days ? scene->day : scene->at) == NO_INDEX) {
            int from = now;
            while (!days && from > 0 && scene_waits(scene) &&
                   asked[from - 1] < game->scenario->by_kind[kind].scene[n]) {
                from--;
            }
            beat_set(game, kind, n, game->state->hidden.beat[game->scenario->by_kind[kind].first + n] + from);
        }
    }
}

// A scene whose moment has come. One that may happen and whose condition does not hold waits anew; a beat that its
// condition forbade may still come while it holds.
static bool scene_due(StateContext *game, SceneKind kind, int n, int now) {
    int index = game->scenario->by_kind[kind].scene[n];
    if (scene_holds(game, index)) {
        return true;
    }
    const Scene *scene = &game->scenario->scenes[index];
    bool fixed = kind == SCENE_CEASEFIRE ? scene->day != NO_INDEX : scene->at != NO_INDEX;
    if (!fixed) {
        beat_set(game, kind, n, now + 1 + wait_of(game, scene, now + 1));
    }
    return false;
}

// Which of eight beats have come, the top bit of a byte each: all eight in one look, since nearly always none has. A
// beat is below 128, so that the top bit of its byte takes the borrow of the subtraction.
static uint64_t beats_due(const uint8_t *beats, int now) {
    const uint64_t each = UINT64_C(0x0101010101010101), top = each << 7;
    uint64_t eight = (uint64_t)beats[0] | (uint64_t)beats[1] << 8 | (uint64_t)beats[2] << 16 |
                     (uint64_t)beats[3] << 24 | (uint64_t)beats[4] << 32 | (uint64_t)beats[5] << 40 |
                     (uint64_t)beats[6] << 48 | (uint64_t)beats[7] << 56;
    return ~((eight | top) - each * (uint64_t)(now + 1)) & top;
}

bool scene_has_hour(const Scene *scene) {
    return scene->day != NO_INDEX && scene->at != NO_INDEX;
}

bool scene_of_hour(StateContext *game, int day_before, int until) {
    const Scenario *scenario = game->scenario;
    const uint8_t *beats = &game->state->hidden.beat[scenario->by_kind[SCENE_CEASEFIRE].first];
    int next = NO_INDEX, first = INT32_MAX;
    for (int n = 0; n < scenario->by_kind[SCENE_CEASEFIRE].count; n++) {
        int index = scenario->by_kind[SCENE_CEASEFIRE].scene[n];
        const Scene *scene = &scenario->scenes[index];
        if (beats[n] > game->state->open.day || !scene_has_hour(scene)) {
            continue;
        }
        int moment = scene->day * DAY_MINUTES + scene->at;
        if (scene->day <= day_before || game->state->open.scene_last[index] != 0) {
            beat_set(game, SCENE_CEASEFIRE, n, BEAT_NEVER); // its day is over
        } else if (scene->at < until && moment < first && scene_holds(game, index)) {
            next = n;
            first = moment;
        }
    }
    if (next == NO_INDEX) {
        return false;
    }
    beat_set(game, SCENE_CEASEFIRE, next, BEAT_NEVER);
    scene_queue(game, scenario->by_kind[SCENE_CEASEFIRE].scene[next], false);
    return true;
}

// What has been drawn for now: at most one scene that asks for a choice, a gambit before all, and two notices, which
// are told first: behind a question nothing waits.
typedef struct Drawn {
    int asked, notices;
} Drawn;

// Whether a scene of this day's hours has asked already.
static bool asked_today(const StateContext *game) {
    const Open *open = &game->state->open;
    bool asked = false;
    for (int n = 0; n < game->scenario->by_kind[SCENE_CEASEFIRE].count && open->phase == PHASE_CEASEFIRE; n++) {
        int index = game->scenario->by_kind[SCENE_CEASEFIRE].scene[n];
        const Scene *scene = &game->scenario->scenes[index];
        asked = asked || (open->scene_last[index] == scene_now(open) && scene_waits(scene) && scene_has_hour(scene));
    }
    return asked;
}

static void scene_draw(StateContext *game, SceneKind kind, int n, int now, Drawn *drawn) {
    const Open *open = &game->state->open;
    int index = game->scenario->by_kind[kind].scene[n];
    const Scene *scene = &game->scenario->scenes[index];
    if (scene_has_hour(scene)) {
        return; // told at its hour
    }
    bool before = open->scene_last[index] != 0;
    if (before && !scene->repeats) {
        beat_set(game, kind, n, BEAT_NEVER);
        return;
    }
    bool recent = before && scene_now(open) - open->scene_last[index] < 3;
    bool full = scene_waits(scene) ? drawn->asked >= 1 || asked_today(game) : drawn->notices >= 2;
    if (recent || full || !scene_due(game, kind, n, now)) {
        return;
    }
    scene_queue(game, index, !scene_waits(scene));
    *(scene_waits(scene) ? &drawn->asked : &drawn->notices) += 1;
    if (scene->repeats) {
        beat_set(game, kind, n, now + 1 + wait_of(game, scene, now + 1));
    }
}

void scenes_draw(StateContext *game, SceneKind kind) {
    const uint8_t *beats = &game->state->hidden.beat[game->scenario->by_kind[kind].first];
    int now = kind == SCENE_CEASEFIRE ? game->state->open.day : game->state->open.tick;
    int count = game->scenario->by_kind[kind].count;
    Drawn drawn = {.asked = game->state->hidden.queue_count};
    for (int first = 0; first < count; first += BEATS_AT_ONCE) {
        for (uint64_t due = beats_due(&beats[first], now); due; due &= due - 1) {
            int n = first + __builtin_ctzll(due) / 8;
            if (n < count) {
                scene_draw(game, kind, n, now, &drawn);
            }
        }
    }
}

// ---- gambits ----

static double gambit_odds(const StateContext *game, int index) {
    const Scene *scene = &game->scenario->scenes[index];
    int party = scene->party;
    double odds = real_max(scene->chance, PARAM(game->scenario, gambit_odds_least));
    if (party >= 0 && game->types->agenda[party] >= 0) {
        const Agenda *agenda = &game->scenario->parties[party].agendas[game->types->agenda[party]];
        odds += agenda->gambit == index ? agenda->gambit_odds * PARAM(game->scenario, gambit_agenda) : 0;
    }
    return odds;
}

// Draws which side moves next and how: either side alike, an agenda's own gambit more often. One whose condition does
// not hold is drawn in vain, and another in its place; nobody moves when none is found in a few draws. `told`, when it
// is not 0, are the parties that have been seen to be up to something: it is one of theirs, whether or not it would
// still be begun now.
static int gambit_pick(StateContext *game, unsigned told) {
    enum { DRAWS = 8 };
    const Scenario *scenario = game->scenario;
    double odds[SCENE_MAX], sum = 0;
    int count = scenario->by_kind[SCENE_GAMBIT].count;
    for (int n = 0; n < count; n++) {
        int index = scenario->by_kind[SCENE_GAMBIT].scene[n];
        const Scene *scene = &scenario->scenes[index];
        bool fits = told == 0 || (scene->party >= 0 && scene->tell[0] && (told >> scene->party & 1));
        odds[n] = game->state->open.scene_last[index] || !fits ? 0 : gambit_odds(game, index);
        sum += odds[n];
    }
    for (int draw = 1; draw <= DRAWS && sum > 0; draw++) {
        double rest = sum * chance_unit(game, CHANCE_GAMBIT, (uint32_t)(1 + game->state->open.tick), (uint64_t)draw);
        int n = 0;
        while (n < count - 1 && (rest -= odds[n]) >= 0) {
            n++;
        }
        int index = scenario->by_kind[SCENE_GAMBIT].scene[n];
        if (odds[n] > 0 && (scene_holds(game, index) || (told && draw == DRAWS))) {
            return index;
        }
    }
    return NO_INDEX;
}

static int gambit_gap(const StateContext *game, bool first, uint32_t when, uint64_t key) {
    double spread = first ? PARAM(game->scenario, gambit_first_spread) : PARAM(game->scenario, gambit_spread);
    return (int)(PARAM(game->scenario, gambit_gap_minutes) *
                 (1 - spread + 2 * spread * chance_unit(game, CHANCE_GAMBIT, when, key)));
}

void gambits_begin(StateContext *game) {
    game->state->hidden.gambit_next = (int16_t)(game->scenario->start + gambit_gap(game, true, 0, 0));
}

static void gambit_prepare(StateContext *game, int index) {
    Hidden *hidden = &game->state->hidden;
    const Scene *scene = &game->scenario->scenes[index];
    hidden->gambit = (int16_t)index;
    hidden->gambit_party = (uint8_t)(scene->party + 1);
    hidden->gambit_real = chance_unit(game, CHANCE_REAL, 0, scene->key) < scene->real_odds;
}

// In a night imagined in its middle: one that was announced is coming; else none has come since the last that was seen.
void gambits_go_on(StateContext *game) {
    enum { DRAWS = 8 };
    const Open *open = &game->state->open;
    unsigned told = game->state->minds[0].tells;
    int announced = told ? gambit_pick(game, told) : NO_INDEX;
    if (announced != NO_INDEX) {
        gambit_prepare(game, announced);
        return;
    }
    int last = 0;
    for (int n = 0; n < game->scenario->by_kind[SCENE_GAMBIT].count; n++) {
        int at = open->scene_last[game->scenario->by_kind[SCENE_GAMBIT].scene[n]];
        last = at > last ? at : last;
    }
    int ticks = night_ticks(open), next = 0;
    for (uint32_t draw = 0; draw < DRAWS && next <= open->minute; draw++) {
        int from =
            game->scenario->start + (last ? (last - 1) * (game->scenario->end - game->scenario->start) / ticks : 0);
        next = from + gambit_gap(game, !last, draw, 3);
    }
    game->state->hidden.gambit_next = (int16_t)next;
}

// A gambit announces itself one tick ahead, to those who listen.
void gambits_draw(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    Open *open = &game->state->open;
    if (hidden->gambit != NO_INDEX) {
        scene_queue(game, hidden->gambit, false);
        game->state->minds[0].tells = 0;
        hidden->gambit = NO_INDEX;
        hidden->gambit_next = (int16_t)(open->minute + gambit_gap(game, false, open->tick, 2));
        return;
    }
    if (open->minute < hidden->gambit_next || in_last_hour(game->scenario, open)) {
        return;
    }
    int index = gambit_pick(game, 0);
    if (index == NO_INDEX) {
        return;
    }
    gambit_prepare(game, index);
    const Scene *scene = &game->scenario->scenes[index];
    if (scene->party >= 0 && scene->tell[0]) {
        game->state->minds[0].tells |= (uint8_t)(1u << scene->party);
        tell_seat(game, 0, EVENT_TELL, index, 0, 0, 0, 0);
    }
}

// ---- a choice ----

static void outcome_run(StateContext *game, int scene, int choice) {
    const Choice *chosen = &game->scenario->scenes[scene].choices[choice];
    for (int o = 0; o < chosen->outcome_count; o++) {
        const Outcome *outcome = &chosen->outcomes[o];
        if (outcome->when_ && !expr_true(outcome->when_, state_reader(game))) {
            continue;
        }
        uint32_t when = (uint32_t)(choice << 8 | o);
        if (chance_unit(game, CHANCE_OUTCOME, when, game->scenario->scenes[scene].key) >= outcome->chance) {
            continue;
        }
        tell(game, EVENT_OUTCOME, scene, choice, o, 0, 0);
        state_effects(game, outcome->effects);
        return;
    }
}

static int bits_in(unsigned bits) {
    int count = 0;
    for (; bits; bits &= bits - 1) {
        count++;
    }
    return count;
}

void scene_choose(StateContext *game, Command command) {
    Open *open = &game->state->open;
    int index = command.args[0], choice = command.args[1];
    const Scene *scene = &game->scenario->scenes[index];
    const Choice *chosen = &scene->choices[choice];
    if (chosen->cost) {
        state_standing_add(game, STANDING_LEVERAGE, 0, -(double)chosen->cost);
    }
    open->scene_choice[index] = (int8_t)choice;
    open->scene_picks |= (uint8_t)(1u << choice);
    tell(game, EVENT_CHOICE, index, choice, 0, 0, 0);
    state_effects(game, chosen->effects);
    outcome_run(game, index, choice);
    // What is told takes its own time, however short the night: only moves are stretched.
    if (open->phase == PHASE_TALKS) {
        time_pass(game, chosen->minutes);
    } else if (open->phase == PHASE_CEASEFIRE) {
        open->minute = (int16_t)real_min(open->minute + chosen->minutes, DAY_MINUTES - 1);
    }
    if (chosen->goto_ != NO_INDEX) {
        scene_queue(game, chosen->goto_, true);
    }
    bool more = bits_in(open->scene_picks) < scene->pick;
    game->state->hidden.asking = (int16_t)(more ? index : NO_INDEX);
}
