// The moves of the talks: what each puts to the seats, and what it brings when they have answered.
#include "sim/talks.h"

#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"

void talks_begin(StateContext *game) {
    game->state->open.scene_step = 0;
    night_begin(game);
}

int other_party(const StateContext *game, int party, int n) {
    for (int p = 0; p < game->scenario->party_count; p++) {
        if (p != party && n-- == 0) {
            return p;
        }
    }
    return NO_INDEX;
}

void trust_add(StateContext *game, int party, double change) {
    state_standing_add(game, STANDING_TRUST, party, change);
}

// Trust grows less for one who is seen to lean (Kydd 2005, Beber 2012).
void trust_build(StateContext *game, int party, double change) {
    double lean = game->state->open.tilt[party];
    trust_add(game, party, change * (1 - lean * lean));
}

void others_envy(StateContext *game, int party, double cost) {
    for (int p = 0; p < game->scenario->party_count; p++) {
        if (p != party) {
            trust_add(game, p, -cost / (game->scenario->party_count - 1));
        }
    }
}

// A move that frees a side of a little of what holds it back, less each time it is made.
void ease(StateContext *game, int party, double change, CommandKind kind) {
    resolve_add(game, party, -change / real_max(1, game->state->open.action_uses[kind]));
}

static void votes_ask(StateContext *game, int issue) {
    for (int p = 0; p < game->scenario->party_count; p++) {
        decision_ask(game, AWAITING_VOTE, seat_of_party(p), issue, 0);
    }
}

// ---- start ----

static void deed_set(StateContext *game, Command command) {
    Hidden *hidden = &game->state->hidden;
    hidden->deed.kind = command.kind;
    hidden->deed.a = command.args[0];
    hidden->deed.b = command.args[1];
    hidden->deed.c = command.args[2];
    hidden->deed.d = command.args[3];
}

// Words that are offered before anybody was heard harden. The first wordings teach; one too many hardens too, and each
// after it more (MODEL.md 2.6).
static void drafts_tire(StateContext *game) {
    const uint8_t *uses = game->state->open.action_uses;
    bool heard = uses[COMMAND_CAUCUS] + uses[COMMAND_ASK] + uses[COMMAND_PHONE] > 0;
    double over = uses[COMMAND_REDRAFT] - PARAM(game->scenario, drafts_free);
    if (over >= 0) {
        tell(game, EVENT_STRAIN, COMMAND_REDRAFT, 0, 0, 0, 0);
    }
    for (int p = 0; p < game->scenario->party_count; p++) {
        resolve_add(game, p,
                    (heard ? 0 : PARAM(game->scenario, unheard_cost)) +
                        (over > 0 ? PARAM(game->scenario, drafts_cost) * over : 0));
        trust_add(game, p, over >= 0 ? -PARAM(game->scenario, drafts_trust) : 0);
    }
}

static void redraft_start(StateContext *game, int issue, int option) {
    Clause *clause = &game->state->open.clauses[issue];
    clause->option = (int8_t)option;
    clause->fudged = 0;
    count_up(&clause->redrafts);
    for (int p = 0; p < game->scenario->party_count; p++) {
        clause->word[p] = 0;
    }
    clause_set(game, issue, CLAUSE_BRACKETED);
    drafts_tire(game);
    count_up(&game->state->open.drafts);
    votes_ask(game, issue);
}

// The whole text is read and each side says what it cannot bear: every open clause is put to the vote.
static void plenary_start(StateContext *game) {
    count_up(&game->state->open.drafts);
    for (int i = 0; i < game->scenario->issue_count; i++) {
        int room = DECISION_MAX - game->state->hidden.decision_count;
        if (game->state->open.clauses[i].status == CLAUSE_BRACKETED && room >= game->scenario->party_count) {
            votes_ask(game, i);
        }
    }
}

void talks_move_start(StateContext *game, Command command) {
    Open *open = &game->state->open;
    View view = state_view(game->scenario, game->state, 0);
    int minutes = move_minutes(&view, command), cost = move_cost(&view, command);
    count_up(&open->moves);
    if (cost) {
        state_standing_add(game, STANDING_LEVERAGE, 0, -(double)cost);
    }
    deed_set(game, command);
    time_pass(game, minutes);
    switch ((CommandKind)command.kind) {
    case COMMAND_REDRAFT: redraft_start(game, command.args[0], command.args[1]); break;
    case COMMAND_PLENARY: plenary_start(game); break;
    case COMMAND_ASK:
    case COMMAND_WHY: decision_ask(game, AWAITING_CANDOUR, seat_of_party(command.args[0]), command.args[1], 0); break;
    case COMMAND_TRADE: votes_ask(game, command.args[0]); break;
    case COMMAND_TABLE: sign_ask(game); break;
    default: break;
    }
}

// ---- finish: the text ----

static void vote_record(StateContext *game, int issue, int party, bool yes) {
    Clause *clause = &game->state->open.clauses[issue];
    double value = party_clause(game->scenario, game->types, game->state, party, issue, clause->option);
    int word = vote_of_margin(game->scenario, value - deed_threshold(game, party));
    word = yes && word < 0 ? 1 : !yes && word > 0 ? -1 : word; // a person's word stands whatever the formula says
    clause->word[party] = (int8_t)word;
    tell(game, EVENT_VOTE, party, issue, word, 0, 0);
    double gain = PARAM(game->scenario, vote_hear) * game->state->open.trust[party];
    learn_firmness(game, 0, party, issue, gain, READ_PLENARY);
}

static void clause_agree(StateContext *game, int issue) {
    clause_set(game, issue, CLAUSE_AGREED);
    tell(game, EVENT_AGREED, issue, game->state->open.clauses[issue].option, 0, 0, 0);
}

// Reads the votes on one clause that was put to the parties; agreed when all say yes.
static void votes_finish(StateContext *game, int issue) {
    bool all = true;
    for (int p = 0; p < game->scenario->party_count; p++) {
        bool yes = decision_answer(game, AWAITING_VOTE, seat_of_party(p), issue) == DECIDE_YES;
        vote_record(game, issue, p, yes);
        all = all && (yes || !game->scenario->parties[p].required);
    }
    if (all) {
        clause_agree(game, issue);
    }
}

static void plenary_finish(StateContext *game) {
    Open *open = &game->state->open;
    for (int d = 0; d < game->state->hidden.decision_count; d++) {
        const Decision *vote = &game->state->hidden.decisions[d];
        if (vote->seat == seat_of_party(0)) {
            votes_finish(game, vote->subject);
        }
    }
    bool too_many = open->action_uses[COMMAND_PLENARY] > PARAM(game->scenario, plenary_free);
    if (too_many) {
        tell(game, EVENT_STRAIN, COMMAND_PLENARY, 0, 0, 0, 0);
    }
    for (int p = 0; p < game->scenario->party_count; p++) {
        if (!too_many) {
            trust_build(game, p, PARAM(game->scenario, plenary_trust));
            learn_reservation(game, 0, p, PARAM(game->scenario, plenary_hear), READ_PLENARY);
            ease(game, p, PARAM(game->scenario, criticism_ease), COMMAND_PLENARY);
        } else {
            trust_add(game, p, -PARAM(game->scenario, plenary_strain)); // one draft too many (MODEL.md 2.6)
        }
    }
}

// A package: clause for clause. Each side gains over both together, at its own weights.
static void trade_finish(StateContext *game, int first, int second) {
    Open *open = &game->state->open;
    bool all = true;
    for (int p = 0; p < game->scenario->party_count; p++) {
        const Taste *taste = &game->types->taste[p];
        double threshold = deed_threshold(game, p);
        double a =
            party_clause(game->scenario, game->types, game->state, p, first, open->clauses[first].option) - threshold;
        double b =
            party_clause(game->scenario, game->types, game->state, p, second, open->clauses[second].option) - threshold;
        double sum = taste->weight[first] * a + taste->weight[second] * b;
        Decide said = decision_answer(game, AWAITING_VOTE, seat_of_party(p), first);
        bool person = seat_is_person(open, seat_of_party(p));
        bool yes = person ? said == DECIDE_YES : sum >= 0;
        learn_firmness(game, 0, p, first, PARAM(game->scenario, package_hear), READ_PLENARY);
        learn_firmness(game, 0, p, second, PARAM(game->scenario, package_hear), READ_PLENARY);
        tell(game, EVENT_VOTE, p, first < second ? first : second, yes ? 1 : -1, first < second ? second : first, 0);
        if (!yes) {
            missing_tell(game, p, 1u << first | 1u << second);
        }
        all = all && (yes || !game->scenario->parties[p].required);
    }
    if (all) {
        clause_agree(game, first);
        clause_agree(game, second);
        tell(game, EVENT_STRAIN, COMMAND_TRADE, 0, 0, 0, 0);
        for (int p = 0; p < game->scenario->party_count; p++) {
            trust_add(game, p, -PARAM(game->scenario, package_envy)); // each envies what the other got
            ease(game, p, PARAM(game->scenario, package_ease), COMMAND_TRADE);
        }
        state_standing_add(game, STANDING_NAME, 0, PARAM(game->scenario, package_name));
    }
}

// ---- finish: levers ----

static void lever_promise(StateContext *game, int lever, int party) {
    const Lever *card = &game->scenario->levers[lever];
    if (card->due_day > 0) {
        promise_add(game, PROMISE_LEVER, lever, party, card->due_day);
    }
}

// A guarantee covers all: each fears the other's breach less (Walter 1997), as far as it believes in the guarantor.
static void guarantee_stand(StateContext *game, double strength) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    double gate = open->allies < PARAM(scenario, gate_allies) ? PARAM(scenario, gate_allies_share) : 1;
    double worth = PARAM(scenario, guarantee_base) + PARAM(scenario, guarantee_allies) * open->allies;
    double added = real_min(1 - open->guarantee, worth * gate * strength);
    open->guarantee += added;
    for (int p = 0; p < scenario->party_count; p++) {
        resolve_add(game, p, -PARAM(scenario, guarantee_ease) * added * guarantee_belief(scenario, open, p));
    }
}

static void lever_side_effects(StateContext *game, int lever, Form form, int party) {
    Open *open = &game->state->open;
    const Scenario *scenario = game->scenario;
    double strength = scenario->levers[lever].strength;
    switch (form) {
    case FORM_ASK: trust_build(game, party, PARAM(scenario, ask_trust)); break;
    case FORM_PRESS:
        open->pressure[party] += PARAM(scenario, press_size) * strength;
        trust_add(game, party, -PARAM(scenario, press_trust));
        state_standing_add(game, STANDING_TIE, party, -PARAM(scenario, tie_press));
        state_tilt_add(game, party, -PARAM(scenario, press_tilt));
        if (scenario->parties[party].ally) {
            state_standing_add(game, STANDING_ALLIES, 0, -PARAM(scenario, press_allies));
        }
        break;
    case FORM_WARN: {
        double believed = warning_credibility(scenario, open, party);
        open->hurt[party] = real_clamp01(open->hurt[party] + PARAM(scenario, warn_size) * believed * strength);
        state_standing_add(game, STANDING_TIE, party, -0.5 * PARAM(scenario, tie_press));
        if (believed < PARAM(scenario, warn_doubt)) {
            trust_add(game, party, -PARAM(scenario, warn_strain));
        }
        break;
    }
    case FORM_OFFER: {
        double worn = 1 + PARAM(scenario, offer_worn) * open->offers[party];
        open->side[party] = real_min(1, open->side[party] + PARAM(scenario, offer_size) * strength / worn);
        count_up(&open->offers[party]);
        state_standing_add(game, STANDING_TIE, party, PARAM(scenario, tie_offer));
        others_envy(game, party, PARAM(scenario, envy));
        state_tilt_add(game, party, PARAM(scenario, offer_tilt));
        lever_promise(game, lever, party);
        break;
    }
    case FORM_GUARANTEE:
        guarantee_stand(game, strength);
        state_tilt_add(game, party, PARAM(scenario, guarantee_tilt));
        lever_promise(game, lever, party);
        break;
    case FORM_NONE:
    case FORM_COUNT: break;
    }
}

static void lever_finish(StateContext *game, int lever, Form form, int party, int issue) {
    Open *open = &game->state->open;
    const Lever *card = &game->scenario->levers[lever];
    double effect = lever_effect(game->scenario, open, lever, form, party);
    // Pressing one who is already pressed hard hardens (reactance); the rest is luck of the moment.
    double over = game->state->open.pressure[party] - PARAM(game->scenario, reactance_knee);
    double reckoned = form == FORM_PRESS && over > 0 ? -PARAM(game->scenario, press_backfire) * effect : effect;
    uint32_t use = chance_of_use(open, COMMAND_LEVER, lever);
    double worked = reckoned * (1 + PARAM(game->scenario, lever_luck) *
                                        chance_spread(game, CHANCE_PHONE, use, game->scenario->parties[party].key));
    if (issue != NO_INDEX) {
        clause_soften(game, party, issue, worked, reckoned);
    }
    lever_side_effects(game, lever, form, party);
    count_up(&open->lever_uses[lever]);
    tell(game, EVENT_LEVER, lever, form, party, issue, worked);
    state_effects(game, card->on_use);
    // What has moved shows at once: the party says where it now stands on the clause.
    Clause *clause = issue != NO_INDEX ? &open->clauses[issue] : NULL;
    if (clause && clause->status == CLAUSE_BRACKETED) {
        double margin = party_clause(game->scenario, game->types, game->state, party, issue, clause->option) -
                        party_threshold(game->scenario, game->types, game->state, party);
        clause->word[party] = (int8_t)vote_of_margin(game->scenario, margin);
    }
}

// ---- finish: phones and the clock ----

// It may widen the instructions or narrow them; rung again, less.
static void capital_rings(StateContext *game, int party, int calls) {
    uint32_t use = chance_of_use(&game->state->open, COMMAND_PHONE, party);
    double draw = chance_unit(game, CHANCE_CAPITAL, use, game->scenario->parties[party].key);
    bool freer = draw < PARAM(game->scenario, capital_freer);
    double moved = (freer ? -PARAM(game->scenario, capital_ease) : PARAM(game->scenario, capital_bound)) / calls;
    resolve_add(game, party, moved);
    learn_reservation(game, 0, party, PARAM(game->scenario, capital_hear), READ_CAUCUS);
    tell(game, EVENT_OUTCOME, NO_INDEX, moved < 0, party, 0, -moved);
}

static void phone_finish(StateContext *game, int index) {
    const Scenario *scenario = game->scenario;
    const Phone *phone = &scenario->phones[index];
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    count_up(&open->phone_uses[index]);
    switch (phone->kind) {
    case PHONE_SERVICES:
        state_standing_add(game, STANDING_NAME, 0, 0);
        open->sources = real_clamp01(open->sources + PARAM(scenario, sources_call) / open->phone_uses[index]);
        for (int p = 0; p < scenario->party_count; p++) {
            int first = dearest_issue(game, p, NO_INDEX);
            learn_firmness(game, 0, p, first, PARAM(scenario, services_hear), READ_SERVICES);
            learn_firmness(game, 0, p, dearest_issue(game, p, first), PARAM(scenario, services_second), READ_SERVICES);
            learn_reservation(game, 0, p, PARAM(scenario, services_hear), READ_SERVICES);
            clue_yield(game, p, PARAM(scenario, clue_chance));
        }
        break;
    case PHONE_HEAD:
        for (int p = 0; p < scenario->party_count; p++) {
            resolve_add(game, p, -PARAM(scenario, head_ease));
            state_standing_add(game, STANDING_TIE, p, -PARAM(scenario, head_tie));
        }
        break;
    case PHONE_COCHAIRS:
        state_standing_add(game, STANDING_NAME, 0, PARAM(scenario, cochairs_name));
        for (int b = 0; b < scenario->power_count; b++) {
            if (scenario->powers[b].role == POWER_RIVAL) {
                state_standing_add(game, STANDING_INFLUENCE, b, -PARAM(scenario, cochairs_influence));
            }
        }
        break;
    case PHONE_CAPITAL: capital_rings(game, phone->party, open->phone_uses[index]); break;
    case PHONE_POWER:
        open->backing[phone->power] =
            real_clamp01(open->backing[phone->power] -
                         PARAM(scenario, rival_call) * (PARAM(scenario, rival_hold) - hidden->restraint[phone->power]));
        state_standing_add(game, STANDING_INFLUENCE, phone->power, PARAM(scenario, rival_influence));
        state_standing_add(game, STANDING_ALLIES, 0, -PARAM(scenario, rival_allies));
        for (int p = 0; p < scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, scenario->parties[p].ally ? -PARAM(scenario, rival_tie) : 0);
        }
        break;
    case PHONE_DEFENCE:
    case PHONE_NONE:
    case PHONE_KIND_COUNT: break;
    }
    state_effects(game, phone->effects);
}

static void deadline_finish(StateContext *game) {
    Open *open = &game->state->open;
    double believed = PARAM(game->scenario, deadline_base) + open->name;
    for (int p = 0; p < game->scenario->party_count; p++) {
        ease(game, p, PARAM(game->scenario, deadline_ease) * believed, COMMAND_DEADLINE);
    }
    double shift = PARAM(game->scenario, deadline_shift) / (1 + open->deadlines_used) * believed *
                   (game->scenario->end - game->scenario->start) / night_ticks(open);
    open->deadlines_used++;
    int earliest = open->minute + 30;
    open->deadline = (int16_t)real_max(open->deadline - shift, earliest);
    state_standing_add(game, STANDING_NAME, 0,
                       -PARAM(game->scenario, deadline_name) * open->deadlines_used *
                           PARAM(game->scenario, deadline_worn));
}

static void recess_finish(StateContext *game) {
    Open *open = &game->state->open;
    count_up(&open->recesses);
    open->tiredness = real_clamp01(open->tiredness - PARAM(game->scenario, tired_recess));
    for (int p = 0; p < game->scenario->party_count; p++) {
        game->state->open.pressure[p] *= PARAM(game->scenario, recess_pressure);
        // Each rings home: some come back freer, some bound; what that can free it frees at once.
        double draw = chance_spread(game, CHANCE_CAPITAL, 0x8000u | open->recesses, game->scenario->parties[p].key);
        double worn = PARAM(game->scenario, recess_worn) * (open->recesses - 1);
        double freed = real_max(0, PARAM(game->scenario, recess_ease) - worn);
        resolve_add(game, p, PARAM(game->scenario, recess_luck) * draw - freed);
    }
}

void talks_move_finish(StateContext *game) {
    Hidden *hidden = &game->state->hidden;
    int kind = hidden->deed.kind, a = hidden->deed.a, b = hidden->deed.b, c = hidden->deed.c, d = hidden->deed.d;
    count_up(&game->state->open.action_uses[kind]);
    hidden->deed.kind = 0;
    switch ((CommandKind)kind) {
    case COMMAND_REDRAFT: votes_finish(game, a); break;
    case COMMAND_PLENARY: plenary_finish(game); break;
    case COMMAND_TRADE: trade_finish(game, a, b); break;
    case COMMAND_STRIKE:
        clause_set(game, a, CLAUSE_STRUCK);
        for (int p = 0; p < game->scenario->party_count; p++) { // one question less to fall out over
            ease(game, p, PARAM(game->scenario, struck_ease), COMMAND_STRIKE);
        }
        tell(game, EVENT_STRUCK, a, 0, 0, 0, 0);
        break;
    case COMMAND_BRING: clause_bring(game, a, NO_INDEX); break;
    case COMMAND_CAUCUS: caucus_finish(game, a); break;
    case COMMAND_ASK:
        ask_finish(game, a, b);
        candour_tell(game, a, b);
        // One question frees; one after another is an interrogation.
        ease(game, a, PARAM(game->scenario, asked_ease) / game->state->open.action_uses[COMMAND_ASK], COMMAND_ASK);
        break;
    case COMMAND_WHY: why_finish(game, a, b); break;
    case COMMAND_MINISTERS: ministers_finish(game); break;
    case COMMAND_CONFIDE: confide_finish(game, a, (Manner)b); break;
    case COMMAND_LEVER: lever_finish(game, a, (Form)b, c, d); break;
    case COMMAND_PHONE: phone_finish(game, a); break;
    case COMMAND_RECESS: recess_finish(game); break;
    case COMMAND_DEADLINE: deadline_finish(game); break;
    case COMMAND_REOPEN: reopen_finish(game, a, b); break;
    case COMMAND_LEAVE: night_no_deal(game, NO_INDEX); break;
    default: break;
    }
    hidden->decision_count = 0;
}
