// From the question "will you sign?" to the hour it takes force: objections, the sealed forecast, the seals, and the
// hours before noon.
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"
#include "sim/rules.h"

// Hidden.step until the text is signed.
enum { STEP_FORECAST, STEP_UNFORECAST };

// ---- asked to sign ----

void sign_ask(StateContext *game) {
    game->state->hidden.deed.kind = 0;
    game->state->open.sign_asked = 1;
}

// The words that a party can bear least, when it bears them less than `least`, which they then become.
static int objection_of(const StateContext *game, int party, double *least) {
    int worst = NO_INDEX;
    double threshold = party_threshold(game->scenario, game->types, game->state, party);
    for (int i = 0; i < game->scenario->issue_count; i++) {
        const Clause *clause = &game->state->open.clauses[i];
        if (clause->status != CLAUSE_BRACKETED && clause->status != CLAUSE_AGREED) {
            continue;
        }
        double margin = (party_clause(game->scenario, game->types, game->state, party, i, clause->option) - threshold) *
                        game->types->taste[party].weight[i] * game->scenario->issue_count;
        if (margin < *least) {
            *least = margin;
            worst = i;
        }
    }
    return worst;
}

// In the last hour each side objects once, whoever can bear its words least first: what it is answered changes the text
// for the others.
static bool objection_await(StateContext *game) {
    Open *open = &game->state->open;
    int party = NO_INDEX, issue = NO_INDEX;
    double least = -PARAM(game->scenario, objection_margin);
    for (int p = 0; p < game->scenario->party_count && open->last_hour; p++) {
        int worst = open->objected >> p & 1 ? NO_INDEX : objection_of(game, p, &least);
        if (worst != NO_INDEX) {
            party = p;
            issue = worst;
        }
    }
    if (party == NO_INDEX) {
        return false;
    }
    open->objected |= (uint8_t)(1u << party);
    tell(game, EVENT_OBJECTION, party, issue, 0, 0, 0);
    await(game, AWAITING_OBJECTION, 0, party, issue);
    return true;
}

bool sign_run(StateContext *game) {
    if (objection_await(game)) {
        return true;
    }
    game->state->open.sign_asked = 0;
    for (int p = 0; p < game->scenario->party_count; p++) {
        decision_ask(game, AWAITING_SIGN, seat_of_party(p), 0, 0);
    }
    game->state->hidden.deed.kind = DEED_SIGNATURE;
    return false;
}

int signing_step(const Open *open) {
    return open->awaiting == AWAITING_SEAL ? STEP_UNFORECAST : STEP_FORECAST;
}

void objection_answer(StateContext *game, Command command) {
    Open *open = &game->state->open;
    int party = open->subject, issue = open->object;
    switch ((Remedy)command.args[0]) {
    case REMEDY_STRIKE: clause_set(game, issue, CLAUSE_STRUCK); break;
    case REMEDY_FUDGE:
        open->clauses[issue].fudged = 1;
        state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, fudge_name));
        break;
    case REMEDY_LETTER:
        clause_set(game, issue, CLAUSE_LETTER);
        promise_add(game, PROMISE_LETTER, issue, party, 2);
        break;
    case REMEDY_ALONE:
        clause_set(game, issue, CLAUSE_ALONE);
        state_standing_add(game, STANDING_NAME, 0, -PARAM(game->scenario, alone_name));
        state_standing_add(game, STANDING_TRUST, party, -PARAM(game->scenario, alone_trust));
        break;
    case REMEDY_NONE:
    case REMEDY_COUNT: break;
    }
    tell(game, EVENT_REMEDY, issue, command.args[0], party, 0, 0);
}

void missing_tell(StateContext *game, int party, uint32_t among) {
    if (told(game, EVENT_MISSING)) {
        View view = state_view(game->scenario, game->state, 0);
        Binding binding;
        int issue = view_obstacle(&view, party, among, &binding);
        double precision =
            issue == NO_INDEX ? view_precision(&view, party) : reading_precision(view.mind->firmness[party][issue]);
        tell_seat(game, 0, EVENT_MISSING, party, issue, (int)binding, (int)(100 * precision), 0);
    }
}

static void refused(StateContext *game, int party) {
    Open *open = &game->state->open;
    double margin = party_margin(game->scenario, game->types, game->state, party) - text_brackets(game->scenario, open);
    state_standing_add(game, STANDING_TRUST, party, -PARAM(game->scenario, tabled_trust));
    resolve_add(game, party, PARAM(game->scenario, tabled_cost));
    learn_reservation(game, 0, party, PARAM(game->scenario, refused_hear), READ_PLENARY);
    tell(game, EVENT_REFUSED, party, 0, 0, 0, margin);
    missing_tell(game, party, UINT32_MAX);
    count_up(&open->moves);
}

void sign_finish(StateContext *game) {
    Open *open = &game->state->open;
    Hidden *hidden = &game->state->hidden;
    bool all = true;
    uint8_t asked = open->refusals; // in vain: once, by however many
    count_up(&asked);
    for (int p = 0; p < game->scenario->party_count; p++) {
        if (decision_answer(game, AWAITING_SIGN, seat_of_party(p), 0) == DECIDE_YES) {
            continue;
        }
        if (game->scenario->parties[p].required) {
            all = false;
            refused(game, p);
            open->refusals = asked;
        }
    }
    hidden->decision_count = 0;
    hidden->deed.kind = 0;
    if (all) {
        open->phase = PHASE_SIGNING;
        open->sealed = 0;
        open->signed_brackets = (uint8_t)clauses_bracketed(game->scenario, open);
        tell(game, EVENT_PHASE, PHASE_SIGNING, 0, 0, 0, 0);
    }
}

// ---- the seals ----

static int clause_to_seal(const StateContext *game) {
    int n = game->state->open.sealed;
    for (int i = 0; i < game->scenario->issue_count; i++) {
        if (clause_stands(&game->state->open.clauses[i]) && n-- == 0) {
            return i;
        }
    }
    return NO_INDEX;
}

static bool forecast_made(const Mind *mind, ForecastKind kind) {
    for (int f = 0; f < mind->forecast_count; f++) {
        if (mind->forecasts[f].kind == kind) {
            return true;
        }
    }
    return false;
}

static void signature_effects(StateContext *game) {
    const Scenario *scenario = game->scenario;
    Open *open = &game->state->open;
    for (int i = 0; i < scenario->issue_count; i++) {
        Clause *clause = &open->clauses[i];
        if (clause->status == CLAUSE_BRACKETED) {
            clause->status = CLAUSE_AGREED;
        }
        if (clause->status != CLAUSE_AGREED) {
            continue;
        }
        const Option *option = &scenario->issues[i].options[clause->option];
        state_standing_add(game, STANDING_ALLIES, 0, option->allies);
        for (int p = 0; p < scenario->party_count; p++) {
            state_standing_add(game, STANDING_TIE, p, option->tie[p]);
        }
        for (int b = 0; b < scenario->power_count; b++) {
            if (scenario->powers[b].role == POWER_RIVAL) {
                state_standing_add(game, STANDING_INFLUENCE, b, PARAM(scenario, seat_signed) * option->rival_seat);
            }
        }
    }
    state_standing_add(game, STANDING_ALLIES, 0, PARAM(scenario, signed_allies));
    state_standing_add(game, STANDING_NAME, 0, PARAM(scenario, signed_name));
    for (int p = 0; p < scenario->party_count; p++) {
        double z = real_min(game->state->open.pressure[p], PARAM(scenario, reactance_knee));
        game->state->open.artificial[p] = game->state->open.side[p] + PARAM(scenario, signed_pressure) * z;
        // A capital remembers what it was brought to sign.
        double paper = taste_text(scenario, open, &game->types->taste[p], p, false);
        double most = PARAM(scenario, tie_text_most);
        double gained = paper - party_reservation(scenario, game->types, game->state, p);
        state_standing_add(game, STANDING_TIE, p, real_clamp(PARAM(scenario, tie_text) * gained, -most, most));
    }
}

static void text_signed(StateContext *game) {
    Open *open = &game->state->open;
    open->signed_ = 1;
    open->signed_minute = open->minute;
    tell(game, EVENT_SIGNED, 0, 0, 0, 0, 0);
    minds_settle(game);
    signature_effects(game);
    mandate_judge(game);
    open->phase = PHASE_ANNOUNCEMENT;
    open->scene_step = 0;
    tell(game, EVENT_PHASE, PHASE_ANNOUNCEMENT, 0, 0, 0, 0);
}

bool signing_run(StateContext *game) {
    const Mind *mind = &game->state->minds[0];
    bool wanted = game->state->hidden.step != STEP_UNFORECAST && game->state->open.sealed == 0;
    if (wanted && !(forecast_made(mind, FORECAST_HOLD) && forecast_made(mind, FORECAST_BREAK))) {
        await(game, AWAITING_FORECAST, 0, 0, 0);
        return true;
    }
    int issue = clause_to_seal(game);
    if (issue == NO_INDEX) {
        text_signed(game);
        return false;
    }
    await(game, AWAITING_SEAL, 0, issue, 0);
    return true;
}

void forecast_add(StateContext *game, int kind, int word) {
    Mind *mind = &game->state->minds[0];
    if (mind->forecast_count < FORECAST_MAX) {
        Forecast *forecast = &mind->forecasts[mind->forecast_count++];
        *forecast = (Forecast){.kind = (uint8_t)kind, .scored = 1};
        if (kind == FORECAST_BREAK) {
            forecast->subject = (uint8_t)word;
        } else {
            forecast->word = (uint8_t)word;
        }
    }
}

void signing_command(StateContext *game, Command command) {
    Open *open = &game->state->open;
    switch ((CommandKind)command.kind) {
    case COMMAND_FORECAST: forecast_add(game, command.args[0], command.args[1]); break;
    case COMMAND_READY: game->state->hidden.step = STEP_UNFORECAST; break;
    case COMMAND_SEAL: open->sealed++; break;
    case COMMAND_REOPEN: {
        Clause *clause = &open->clauses[command.args[0]];
        Hidden *hidden = &game->state->hidden;
        hidden->deed.kind = COMMAND_REOPEN;
        hidden->deed.a = command.args[0];
        hidden->deed.b = clause->option;
        clause->option = (int8_t)command.args[1];
        open->reopened++;
        time_pass(game, 10);
        tell(game, EVENT_REOPENED, command.args[0], 0, 0, 0, 0);
        for (int p = 0; p < game->scenario->party_count; p++) {
            decision_ask(game, AWAITING_VOTE, seat_of_party(p), command.args[0], 0);
        }
        break;
    }
    default: break;
    }
}

// The clause that was opened again takes the new words only when both sides say yes; else the old ones stand.
void reopen_finish(StateContext *game, int issue, int old_option) {
    bool all = true;
    for (int p = 0; p < game->scenario->party_count; p++) {
        bool yes = decision_answer(game, AWAITING_VOTE, seat_of_party(p), issue) == DECIDE_YES;
        all = all && (yes || !game->scenario->parties[p].required);
        tell(game, EVENT_VOTE, p, issue, yes ? 1 : -1, 0, 0);
    }
    Clause *clause = &game->state->open.clauses[issue];
    if (all) {
        clause_set(game, issue, CLAUSE_AGREED);
        tell(game, EVENT_AGREED, issue, clause->option, 0, 0, 0);
    } else {
        clause->option = (int8_t)old_option;
    }
}

// ---- the hours before it takes force ----

static int chores_done(const Open *open) {
    int count = 0;
    for (int c = 0; c < CHORE_MAX; c++) {
        count += open->chores >> c & 1;
    }
    return count;
}

bool hours_run(StateContext *game) {
    Open *open = &game->state->open;
    View view = state_view(game->scenario, game->state, 0);
    bool more = false;
    for (int c = 0; c < game->scenario->chore_count && !more; c++) {
        Command command = {.kind = COMMAND_CHORE, .args = {(int16_t)c}};
        await(game, AWAITING_CHORE, 0, 0, 0);
        more = command_allowed(&view, command);
    }
    if (more && chores_done(open) < game->scenario->chore_pick) {
        return true;
    }
    ceasefire_begin(game);
    return false;
}

void hours_command(StateContext *game, Command command) {
    Open *open = &game->state->open;
    if (command.kind == COMMAND_READY) {
        ceasefire_begin(game);
        return;
    }
    const Chore *chore = &game->scenario->chores[command.args[0]];
    open->chores |= (uint16_t)(1u << command.args[0]);
    open->chore_minutes = (int16_t)(open->chore_minutes + chore->minutes);
    open->minute = (int16_t)(game->scenario->end + open->chore_minutes);
    tell(game, EVENT_CHORE, command.args[0], 0, 0, 0, 0);
    state_effects(game, chore->effects);
}
