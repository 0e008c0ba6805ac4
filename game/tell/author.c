#include "tell/author.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/real.h"
#include "sim/rules.h"
#include "sim/symbols.h"
#include "tell/inside.h"

enum { WHY_BYTES = 300 };

static void say_n(const Truth *truth, const char *key, int n, int now, Buffer *out) {
    char first[16], second[16];
    (void)snprintf(first, sizeof first, "%d", n);
    (void)snprintf(second, sizeof second, "%d", now);
    SAY(truth->words, out, key, {"n", first}, {"now", second});
}

// ---- scenes ----

// The tick or day before which chance does not let it happen, drawn at the start of its part of the night.
static int beat_of(const Truth *truth, int scene) {
    SceneKind kind = truth->scenario->scenes[scene].kind;
    int n = 0;
    while (truth->scenario->by_kind[kind].scene[n] != scene) {
        n++;
    }
    return truth->state->hidden.beat[truth->scenario->by_kind[kind].first + n];
}

static void beat_tell(const Truth *truth, int scene, Buffer *out) {
    const Open *open = &truth->state->open;
    bool days = truth->scenario->scenes[scene].kind == SCENE_CEASEFIRE;
    if (open->phase < (days ? PHASE_CEASEFIRE : PHASE_TALKS)) { // drawn as its phase begins
        buffer_add(out, words_at(truth->words, days ? "tell.author.before_ceasefire" : "tell.author.before_talks"));
        return;
    }
    int beat = beat_of(truth, scene);
    bool never = beat > (days ? DAY_MAX + 1 : night_ticks(open));
    say_n(truth,
          never  ? "tell.author.not_drawn"
          : days ? "tell.author.day"
                 : "tell.author.tick",
          beat, days ? open->day : open->tick, out);
}

void tell_author_scene(const Truth *truth, int index, Buffer *out) {
    static const char *const plain[SCENE_KIND_COUNT] = {[SCENE_FOLLOW] = "tell.author.follows",
                                                        [SCENE_CONVENING] = "tell.author.in_order",
                                                        [SCENE_ANNOUNCEMENT] = "tell.author.in_order",
                                                        [SCENE_GAMBIT] = "tell.author.gambit"};
    const Scene *scene = &truth->scenario->scenes[index];
    const Open *open = &truth->state->open;
    StateContext context = {
        .scenario = truth->scenario, .types = truth->types, .state = (State *)truth->state}; // only read
    int choice = open->scene_choice[index];
    char why[WHY_BYTES];
    if (open->scene_last[index] && !scene->repeats) {
        bool chosen = choice >= 0 && choice < scene->choice_count;
        SAY(truth->words, out, chosen ? "tell.author.told_choice" : "tell.author.told",
            {"choice", chosen ? scene->choices[choice].title : ""});
    } else if (scene->when_ && !expr_true(scene->when_, state_reader(&context))) {
        expr_explain(scene->when_, &truth->scenario->symbols, state_reader(&context), why, sizeof why);
        SAY(truth->words, out, "tell.author.waits", {"why", why});
    } else if (plain[scene->kind]) {
        buffer_add(out, words_at(truth->words, plain[scene->kind]));
    } else {
        beat_tell(truth, index, out);
    }
}

// ---- decisions ----

static bool is_party(const Truth *truth, int seat) {
    return seat >= 1 && seat <= truth->scenario->party_count;
}

typedef struct Listed {
    Decision *out;
    size_t count, most;
} Listed;

static void list_add(Listed *listed, Awaiting kind, int seat, int subject) {
    if (listed->count < listed->most) {
        listed->out[listed->count++] =
            (Decision){.kind = (uint8_t)kind, .seat = (int8_t)seat, .subject = (int8_t)subject};
    }
}

static void talks_list(const Truth *truth, int seat, Listed *listed) {
    const Open *open = &truth->state->open;
    list_add(listed, AWAITING_SIGN, seat, 0);
    list_add(listed, AWAITING_STAY, seat, 0);
    for (int i = 0; i < truth->scenario->issue_count; i++) {
        if (open->clauses[i].status == CLAUSE_BRACKETED || open->clauses[i].status == CLAUSE_AGREED) {
            list_add(listed, AWAITING_VOTE, seat, i);
        }
    }
    list_add(listed, AWAITING_CANDOUR, seat, 0);
}

static void ceasefire_list(const Truth *truth, int seat, Listed *listed) {
    const Scenario *scenario = truth->scenario;
    const Open *open = &truth->state->open;
    for (int f = 0; f < scenario->front_count; f++) {
        if (seat_of_party(scenario->fronts[f].party_a) == seat || seat_of_party(scenario->fronts[f].party_b) == seat) {
            list_add(listed, AWAITING_RESTRAINT, seat, f);
        }
    }
    for (int r = 0; r < open->report_count; r++) {
        const Front *front = &scenario->fronts[scenario->sectors[open->reports[r].sector].front];
        if (seat_of_party(front->party_a) == seat || seat_of_party(front->party_b) == seat) {
            int author = truth->state->hidden.author[r];
            bool own = author != NO_INDEX && seat_of_party(author) == seat;
            list_add(listed, own ? AWAITING_ADMIT : AWAITING_REPLY, seat, r);
        }
    }
}

size_t author_decisions(const Truth *truth, int seat, Decision *out, size_t most) {
    Listed listed = {.out = out, .most = most};
    if (!is_party(truth, seat)) {
        list_add(&listed, AWAITING_POWER, seat, seat - 1 - truth->scenario->party_count);
    } else if (truth->state->open.phase <= PHASE_SIGNING) {
        talks_list(truth, seat, &listed);
    } else if (truth->state->open.phase == PHASE_CEASEFIRE) {
        ceasefire_list(truth, seat, &listed);
    }
    return listed.count;
}

static bool is_chance(Awaiting kind) {
    return kind == AWAITING_CANDOUR || kind == AWAITING_RESTRAINT || kind == AWAITING_REPLY || kind == AWAITING_ADMIT;
}

static const char *about(const Truth *truth, Decision decision) {
    const Scenario *scenario = truth->scenario;
    switch ((Awaiting)decision.kind) {
    case AWAITING_VOTE: return scenario->issues[decision.subject].title;
    case AWAITING_RESTRAINT: return scenario->fronts[decision.subject].id;
    case AWAITING_REPLY:
    case AWAITING_ADMIT: return scenario->incidents[truth->state->open.reports[decision.subject].kind].title;
    case AWAITING_POWER: return scenario->powers[decision.subject].name;
    default: return "";
    }
}

static const char *power_word(const Truth *truth, Decision decision) {
    Decide move = party_decide(truth->scenario, truth->types, truth->state, decision);
    return words_at(truth->words, move == DECIDE_ARM    ? "tell.author.arms"
                                  : move == DECIDE_SEAT ? "tell.author.asks_seat"
                                  : move == DECIDE_URGE ? "tell.author.urges"
                                                        : "tell.author.rests");
}

void tell_author_decision(const Truth *truth, Decision decision, Buffer *out) {
    static const char *const keys[AWAITING_COUNT] = {
        [AWAITING_SIGN] = "tell.author.sign",        [AWAITING_STAY] = "tell.author.stay",
        [AWAITING_VOTE] = "tell.author.vote",        [AWAITING_CANDOUR] = "tell.author.candour",
        [AWAITING_RESTRAINT] = "tell.author.attack", [AWAITING_REPLY] = "tell.author.reply",
        [AWAITING_ADMIT] = "tell.author.admit",      [AWAITING_POWER] = "tell.author.power"};
    char value[24];
    double leaning = party_leaning(truth->scenario, truth->types, truth->state, decision);
    if (is_chance((Awaiting)decision.kind)) {
        (void)snprintf(value, sizeof value, "%.1f %%", 100 * leaning);
    } else {
        (void)snprintf(value, sizeof value, "%+.3f", leaning);
    }
    SAY(truth->words, out, keys[decision.kind], {"about", about(truth, decision)},
        {"value", decision.kind == AWAITING_POWER ? power_word(truth, decision) : value});
}

// ---- what it is made of ----

static void no_trust(State *state, Types *types, int p) {
    (void)types, state->open.trust[p] = 0.5;
}
static void no_hurt(State *state, Types *types, int p) {
    (void)types, state->open.hurt[p] = 0;
}
static void no_pressure(State *state, Types *types, int p) {
    (void)types, state->open.pressure[p] = 0;
}
static void no_domestic(State *state, Types *types, int p) {
    (void)types, state->open.domestic[p] = 0;
}
static void no_resolve(State *state, Types *types, int p) {
    (void)types, state->open.hardened[p] = 0;
}
static void no_soft(State *state, Types *types, int p) {
    (void)types, memset(state->hidden.soft[p], 0, sizeof state->hidden.soft[p]);
}
static void no_side(State *state, Types *types, int p) {
    (void)types, state->open.side[p] = state->open.artificial[p] = 0;
}
static void no_tiredness(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.tiredness = 0;
}
static void no_momentum(State *state, Types *types, int p) {
    (void)types, (void)p, memset(state->hidden.momentum, 0, sizeof state->hidden.momentum);
}
static void no_backing(State *state, Types *types, int p) {
    (void)types, (void)p, memset(state->open.backing, 0, sizeof state->open.backing);
}
static void no_leverage(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.leverage = 0;
}
static void no_allies(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.allies = 0;
}
static void no_calm(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.calm = 0;
}
static void no_heat(State *state, Types *types, int p) {
    (void)types, (void)p, memset(state->open.tension, 0, sizeof state->open.tension);
}
static void no_exchanges(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.exchanges = 0;
}
static void no_talks(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.talks_open = 0;
}
static void no_hotline(State *state, Types *types, int p) {
    (void)types, (void)p, state->open.hotline = 0;
}
static void no_devious(State *state, Types *types, int p) {
    (void)state, types->devious[p] = 0;
}

static void no_holes(State *state, Types *types, int p) {
    (void)types, (void)p;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        state->open.extra[q] = 1;
    }
}

typedef struct Factor {
    const char *name;
    void (*without)(State *state, Types *types, int party);
} Factor;

// By the names that conditions and effects use, where there is one.
static const Factor factors[] = {
    {"trust", no_trust},       {"hurt", no_hurt},       {"pressure", no_pressure},   {"domestic", no_domestic},
    {"resolve", no_resolve},   {"soft", no_soft},       {"offers", no_side},         {"tiredness", no_tiredness},
    {"momentum", no_momentum}, {"backing", no_backing}, {"leverage", no_leverage},   {"allies", no_allies},
    {"calm", no_calm},         {"heat", no_heat},       {"exchanges", no_exchanges}, {"talks_open", no_talks},
    {"hotline", no_hotline},   {"devious", no_devious}, {"holes", no_holes},
};

typedef struct Night { // with one thing taken out of it
    State state;
    Types types;
} Night;

void tell_author_terms(const Truth *truth, Decision decision, Buffer *out) {
    Night *night = is_party(truth, decision.seat) ? malloc(sizeof *night) : NULL;
    double whole = party_leaning(truth->scenario, truth->types, truth->state, decision);
    double unit = is_chance((Awaiting)decision.kind) ? 100 : 1;
    const char *comma = "";
    for (size_t i = 0; night && i < sizeof factors / sizeof factors[0]; i++) {
        *night = (Night){*truth->state, *truth->types};
        factors[i].without(&night->state, &night->types, decision.seat - 1);
        double adds = unit * (whole - party_leaning(truth->scenario, &night->types, &night->state, decision));
        if (real_abs(adds) >= (unit > 1 ? 0.05 : 0.0005)) {
            buffer_addf(out, "%s%s %+.*f", comma, factors[i].name, unit > 1 ? 1 : 3, adds);
            comma = ", ";
        }
    }
    free(night);
}
