// The invariants of a State between two commands.
#include "sim/state.h"

#define CHECK(condition, text)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            *why = (text);                                                                                             \
            return false;                                                                                              \
        }                                                                                                              \
    } while (0)

static bool within(double x, double low, double high) {
    return x >= low && x <= high; // not-a-number is not within
}

static bool unit(double x) {
    return within(x, 0.0, 1.0);
}

static bool index_or_none(int index, int count) {
    return index >= NO_INDEX && index < count;
}

// ---- who must answer what, and when ----

#define BIT(x) (1u << (x))

static const uint32_t awaiting_in_phase[PHASE_COUNT] = {
    [PHASE_CONVENING] = BIT(AWAITING_SCENE),
    [PHASE_TALKS] = BIT(AWAITING_SCENE) | BIT(AWAITING_MOVE) | BIT(AWAITING_OBJECTION) | BIT(AWAITING_VOTE) |
                    BIT(AWAITING_SIGN) | BIT(AWAITING_CANDOUR) | BIT(AWAITING_STAY) | BIT(AWAITING_POWER) |
                    BIT(AWAITING_FORECAST),
    [PHASE_SIGNING] =
        BIT(AWAITING_FORECAST) | BIT(AWAITING_SEAL) | BIT(AWAITING_SIGN) | BIT(AWAITING_VOTE) | BIT(AWAITING_SCENE),
    [PHASE_ANNOUNCEMENT] = BIT(AWAITING_SCENE) | BIT(AWAITING_FORECAST),
    [PHASE_HOURS] = BIT(AWAITING_CHORE) | BIT(AWAITING_SCENE) | BIT(AWAITING_POWER),
    [PHASE_CEASEFIRE] = BIT(AWAITING_SCENE) | BIT(AWAITING_ASSETS) | BIT(AWAITING_ANSWER) | BIT(AWAITING_RESTRAINT) |
                        BIT(AWAITING_REPLY) | BIT(AWAITING_ADMIT) | BIT(AWAITING_POWER) | BIT(AWAITING_FORECAST),
    [PHASE_OVER] = BIT(AWAITING_NONE),
};

static bool awaited_valid(const Scenario *scenario, const Open *open, const char **why) {
    CHECK(open->phase > PHASE_NONE && open->phase < PHASE_COUNT, "phase is none of the phases");
    CHECK(open->awaiting < AWAITING_COUNT, "awaiting is none of its kinds");
    CHECK(awaiting_in_phase[open->phase] & BIT(open->awaiting), "awaiting does not belong to the phase");
    if (open->phase == PHASE_OVER) {
        return true;
    }
    int first_power = 1 + scenario->party_count;
    if (open->awaiting == AWAITING_POWER) {
        CHECK(open->seat >= first_power && open->seat < first_power + scenario->power_count,
              "a power is awaited and the seat is not a power's");
    } else if (open->awaiting >= AWAITING_VOTE) {
        CHECK(open->seat >= 1 && open->seat < first_power, "a party is awaited and the seat is not a party's");
    } else {
        CHECK(open->seat == 0, "the mediator is awaited and the seat is not the mediator's");
    }
    if (open->awaiting == AWAITING_SCENE) {
        CHECK(open->subject >= 0 && open->subject < scenario->scene_count, "the awaited scene does not exist");
        CHECK(scenario->scenes[open->subject].choice_count > 0, "the awaited scene has no choices");
    } else if (open->awaiting == AWAITING_SEAL || open->awaiting == AWAITING_VOTE ||
               open->awaiting == AWAITING_CANDOUR) {
        CHECK(open->subject >= 0 && open->subject < scenario->issue_count, "the awaited clause does not exist");
    } else if (open->awaiting == AWAITING_OBJECTION) {
        CHECK(open->subject >= 0 && open->subject < scenario->party_count, "the objecting party does not exist");
        CHECK(open->object >= 0 && open->object < scenario->issue_count, "the clause objected to does not exist");
    } else if (open->awaiting == AWAITING_RESTRAINT) {
        CHECK(open->subject >= 0 && open->subject < scenario->front_count, "the awaited front does not exist");
    } else if (open->awaiting == AWAITING_REPLY || open->awaiting == AWAITING_ADMIT) {
        CHECK(open->subject >= 0 && open->subject < REPORT_MAX, "the awaited report does not exist");
    }
    return true;
}

// ---- the open part ----

static bool standings_valid(const Scenario *scenario, const Open *open, const char **why) {
    CHECK(open->leverage <= scenario->leverage_max, "leverage is above its maximum");
    for (int p = 0; p < scenario->party_count; p++) {
        CHECK(unit(open->tie[p]), "a tie is outside 0-1");
        CHECK(unit(open->hurt[p]) && unit(open->domestic[p]), "hurt or domestic pressure is outside 0-1");
        CHECK(unit(open->trust[p]), "trust is outside 0-1");
        CHECK(within(open->tilt[p], -1.0, 1.0), "tilt is outside -1..1");
        CHECK(within(open->pressure[p], 0.0, 10.0), "pressure is outside 0-10");
        CHECK(within(open->side[p], -1.0, 1.0), "a side payment is outside -1..1");
        CHECK(within(open->hardened[p], -RESOLVE_MAX, RESOLVE_MAX), "hardening is outside its range");
        CHECK(within(open->artificial[p], -1.0, 1.0), "an artificial inducement is outside -1..1");
    }
    for (int p = 0; p < scenario->power_count; p++) {
        CHECK(unit(open->influence[p]) && unit(open->backing[p]), "influence or backing is outside 0-1");
    }
    CHECK(unit(open->allies) && unit(open->name) && unit(open->support), "allies, name or support is outside 0-1");
    CHECK(unit(open->sources) && unit(open->tiredness) && unit(open->naming),
          "sources, tiredness or naming is outside 0-1");
    for (int f = 0; f < scenario->front_count; f++) {
        CHECK(unit(open->tension[f]), "tension on a front is outside 0-1");
    }
    CHECK(unit(open->guarantee) && unit(open->calm) && unit(open->doubt), "guarantee, calm or doubt is outside 0-1");
    CHECK(unit(open->between), "trust between the parties is outside 0-1");
    CHECK(within(open->ambiguity, -1.0, 6.0), "ambiguity is outside -1..6");
    for (int s = 0; s < scenario->sector_count; s++) {
        CHECK(unit(open->heat[s]), "heat of a sector is outside 0-1");
    }
    for (int q = 0; q < QUESTION_COUNT; q++) {
        CHECK(within(open->extra[q], -1.0, 1.0), "extra of a question is outside -1..1");
    }
    for (int v = 0; v < scenario->variable_count; v++) {
        const Variable *variable = &scenario->variables[v];
        // a float stands for the double of the declared range
        CHECK(within((double)open->variables[v], (double)(float)variable->low, (double)(float)variable->high),
              "a variable is outside its range");
    }
    return true;
}

static bool clauses_valid(const Scenario *scenario, const Open *open, const char **why) {
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &open->clauses[i];
        CHECK(clause->status < CLAUSE_STATUS_COUNT, "a clause has no such status");
        CHECK(clause->option >= 0 && clause->option < scenario->issues[i].option_count,
              "a clause has a wording that does not exist");
        CHECK(clause->fudged <= 1, "a clause is fudged more than once");
        for (int p = 0; p < scenario->party_count; p++) {
            CHECK(clause->word[p] >= -2 && clause->word[p] <= 2, "a vote is outside -2..2");
        }
        CHECK(open->phase < PHASE_HOURS || open->phase == PHASE_OVER || clause->status != CLAUSE_BRACKETED,
              "brackets stand in a signed text");
    }
    return true;
}

static bool promise_subject_valid(const Scenario *scenario, const Promise *promise) {
    switch ((PromiseKind)promise->kind) {
    case PROMISE_LEVER: return promise->subject >= 0 && promise->subject < scenario->lever_count;
    case PROMISE_LETTER: return promise->subject >= 0 && promise->subject < scenario->issue_count;
    case PROMISE_WORD: return true;
    case PROMISE_DEMAND: return promise->subject >= 0 && promise->subject < scenario->instruction_count;
    case PROMISE_KIND_NONE:
    case PROMISE_KIND_COUNT: break;
    }
    return false;
}

static bool promises_valid(const Scenario *scenario, const Open *open, const char **why) {
    for (int i = 0; i < PROMISE_MAX; i++) {
        const Promise *promise = &open->promises[i];
        CHECK(promise->status < PROMISE_STATUS_COUNT, "a promise has no such status");
        if (promise->status == PROMISE_NONE) {
            continue;
        }
        CHECK(promise_subject_valid(scenario, promise), "a promise has a subject that does not exist");
        CHECK(index_or_none(promise->party, scenario->party_count), "a promise was made to nobody");
        CHECK(promise->due_day >= 1 && promise->due_day <= DAY_MAX, "a promise has no due day");
    }
    return true;
}

static bool reports_valid(const Scenario *scenario, const Open *open, const char **why) {
    CHECK(open->report_count <= REPORT_MAX, "more reports than there is room for");
    for (int r = 0; r < open->report_count; r++) {
        const Report *report = &open->reports[r];
        CHECK(index_or_none(report->kind, scenario->incident_count), "a report is of no incident");
        if (report->kind == NO_INDEX) {
            continue;
        }
        CHECK(report->sector >= 0 && report->sector < scenario->sector_count, "a report is of no sector");
        CHECK(report->answer < ANSWER_KIND_COUNT, "a report has an answer that does not exist");
        CHECK(index_or_none(report->named, scenario->party_count), "a report names a party that does not exist");
        CHECK(report->established <= scenario->party_count, "a report is established against nobody");
        CHECK(report->question <= QUESTION_COUNT, "a report comes from a question that does not exist");
        CHECK(report->day <= DAY_MAX, "a report is of no day");
    }
    return true;
}

static bool counts_valid(const Scenario *scenario, const Open *open, const char **why) {
    CHECK(open->tick <= TICK_MAX, "more ticks than there are");
    CHECK(open->day <= DAY_MAX, "more days than there are");
    CHECK(open->days <= DAY_MAX, "the ceasefire is set to more days than there are");
    CHECK(open->part <= PART_MAX, "more parts of a day than there are");
    CHECK(scenario->act_count == 0 || open->act < scenario->act_count, "the act does not exist");
    CHECK(open->minute >= 0, "the clock stands before midnight of the first day");
    CHECK(open->difficulty < DIFFICULTY_COUNT && open->length < LENGTH_COUNT, "difficulty or length does not exist");
    CHECK(open->chores >> scenario->chore_count == 0, "a chore that does not exist is done");
    CHECK(open->objected >> scenario->party_count == 0, "a party that does not exist has objected");
    CHECK(open->signed_brackets <= scenario->issue_count, "more clauses were signed in brackets than there are");
    CHECK(open->reopened <= scenario->party_count, "more clauses were opened again than there are parties");
    CHECK(open->instruments >> scenario->lever_count == 0, "a lever that does not exist is prepared");
    CHECK(open->sealed <= scenario->issue_count, "more clauses are sealed than there are");
    CHECK(index_or_none(open->ending, scenario->ending_count), "the ending does not exist");
    int placed = 0;
    for (int a = 0; a < scenario->asset_count; a++) {
        CHECK(index_or_none(open->asset_sector[a], scenario->sector_count), "an asset stands in no sector");
        placed += open->asset_sector[a] != NO_INDEX;
    }
    CHECK(placed <= ASSET_PLACED_MAX, "more assets are placed than may be");
    for (int i = 0; i < INSTRUCTION_DRAWN; i++) {
        CHECK(index_or_none(open->instruction[i], scenario->instruction_count), "a drawn instruction does not exist");
    }
    for (int l = 0; l < scenario->lever_count; l++) {
        CHECK(!scenario->levers[l].single_use || open->lever_uses[l] <= 1, "a lever for one use was used twice");
    }
    for (int k = 0; k < scenario->scene_count; k++) {
        CHECK(index_or_none(open->scene_choice[k], scenario->scenes[k].choice_count),
              "a choice was taken that does not exist");
    }
    return true;
}

// ---- minds and the hidden part ----

static bool mind_valid(const Scenario *scenario, const Mind *mind, const char **why) {
    for (int p = 0; p < scenario->party_count; p++) {
        for (int i = 0; i < scenario->issue_count; i++) {
            CHECK(mind->firmness[p][i].precision <= READING_ONE, "a reading is more than certain");
        }
        CHECK(mind->reservation[p].precision <= READING_ONE, "a reading of a reservation value is more than certain");
        CHECK(mind->read_how[p] < READ_HOW_COUNT, "a party was read in no way there is");
        CHECK(mind->clues[p] <= CLUE_MAX, "more clues than there are");
        CHECK(index_or_none(mind->agenda[p], scenario->parties[p].agenda_count),
              "an agenda was found that does not exist");
    }
    CHECK(mind->confidence_count <= CONFIDENCE_MAX, "more confidences than there is room for");
    for (int k = 0; k < mind->confidence_count; k++) {
        const Confidence *confidence = &mind->confidences[k];
        CHECK(confidence->party >= 0 && confidence->party < scenario->party_count, "a confidence comes from nobody");
        CHECK(confidence->issue >= 0 && confidence->issue < scenario->issue_count, "a confidence is of no clause");
        CHECK(confidence->option >= 0 && confidence->option < scenario->issues[confidence->issue].option_count,
              "a confidence is of a wording that does not exist");
    }
    CHECK(mind->forecast_count <= FORECAST_MAX, "more forecasts than there is room for");
    for (int k = 0; k < mind->forecast_count; k++) {
        CHECK(mind->forecasts[k].kind > FORECAST_NONE && mind->forecasts[k].kind < FORECAST_KIND_COUNT,
              "a forecast is of no kind");
        CHECK(mind->forecasts[k].word <= 6, "a forecast has a word that does not exist");
    }
    return true;
}

static bool hidden_valid(const Scenario *scenario, const Hidden *hidden, const char **why) {
    for (int p = 0; p < scenario->party_count; p++) {
        for (int i = 0; i < scenario->issue_count; i++) {
            CHECK(within(hidden->soft[p][i], -1.0, 1.0), "softening on a clause is outside -1..1");
        }
    }
    for (int p = 0; p < scenario->power_count; p++) {
        CHECK(unit(hidden->restraint[p]), "a power's restraint is outside 0-1");
    }
    for (int f = 0; f < scenario->front_count; f++) {
        CHECK(within(hidden->momentum[f], -1.0, 1.0), "momentum is outside -1..1");
        CHECK(within(hidden->deterrence[f], -1.0, 1.0), "deterrence is outside -1..1");
    }
    CHECK(unit(hidden->spoiler), "spoiler is outside 0-1");
    CHECK(hidden->queue_count <= QUEUE_MAX, "more scenes wait than there is room for");
    for (int k = 0; k < hidden->queue_count; k++) {
        CHECK(hidden->queue[k] >= 0 && hidden->queue[k] < scenario->scene_count, "a scene waits that does not exist");
    }
    CHECK(index_or_none(hidden->gambit, scenario->scene_count), "a gambit is coming that does not exist");
    CHECK(hidden->decision_count <= DECISION_MAX, "more decisions wait than there is room for");
    for (int r = 0; r < REPORT_MAX; r++) {
        CHECK(index_or_none(hidden->author[r], scenario->party_count), "a report has an author that does not exist");
    }
    return true;
}

bool state_valid(const Scenario *scenario, const State *state, const char **why) {
    const char *ignored;
    why = why != NULL ? why : &ignored;
    const Open *open = &state->open;
    if (!awaited_valid(scenario, open, why) || !standings_valid(scenario, open, why) ||
        !clauses_valid(scenario, open, why) || !promises_valid(scenario, open, why) ||
        !reports_valid(scenario, open, why) || !counts_valid(scenario, open, why) ||
        !hidden_valid(scenario, &state->hidden, why)) {
        return false;
    }
    CHECK(state->mind_count >= 1 && state->mind_count <= MIND_MAX, "more minds than there is room for, or none");
    CHECK(state->mind_of_seat[0] == 0, "the mediator's mind is not the first");
    for (int seat = 0; seat < 1 + scenario->party_count + scenario->power_count; seat++) {
        CHECK(index_or_none(state->mind_of_seat[seat], state->mind_count), "a seat has a mind that does not exist");
    }
    for (int i = 0; i < state->mind_count; i++) {
        if (!mind_valid(scenario, &state->minds[i], why)) {
            return false;
        }
    }
    return true;
}
