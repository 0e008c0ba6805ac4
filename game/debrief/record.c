// The record: the text beside the real one, promises, mandate, chores, agendas, gambits, forecasts,
// standings.
#include "base/random.h"
#include "debrief/inside.h"
#include "sim/chance.h"
#include "sim/symbols.h"
#include "sim/text.h"

// ---- the text ----

// Follows the wording of each clause through the events; what came after the signing is an amendment.
static void clause_event(Making *making, size_t index) {
    const Event *event = &making->events[index];
    DebriefClause *clauses = making->debrief->clauses;
    bool after = making->signed_event != NO_INDEX;
    switch ((EventKind)event->kind) {
    case EVENT_COMMAND:
        if (event->command.kind == COMMAND_REDRAFT) {
            making->option[event->command.args[0]] = (int8_t)event->command.args[1];
            making->settled[event->command.args[0]] = (int32_t)index;
        }
        break;
    case EVENT_AGREED:
        if (after) {
            clauses[event->a].amended = (int8_t)event->b;
            break;
        }
        // What you wrote dates from when you wrote it; what you left as it was, from when it was agreed.
        if (making->option[event->a] != event->b || event->b == making->scenario->issues[event->a].start_option) {
            making->settled[event->a] = (int32_t)index;
        }
        making->option[event->a] = (int8_t)event->b;
        clauses[event->a].minute = event->minute;
        break;
    case EVENT_BROUGHT:
        if (event->c != 0 && after) {
            clauses[event->a].amended = (int8_t)event->d;
        } else if (event->c != 0) {
            making->option[event->a] = (int8_t)event->d;
            making->settled[event->a] = (int32_t)index;
        }
        break;
    case EVENT_STRUCK:
    case EVENT_REMEDY:
        making->settled[event->a] = (int32_t)index;
        clauses[event->a].minute = event->minute;
        break;
    case EVENT_VOTE:
        if (event->c < 0 && !after) {
            uint8_t *noes = &making->noes[event->b][making->option[event->b]];
            *noes = *noes < UINT8_MAX ? (uint8_t)(*noes + 1) : *noes;
        }
        break;
    case EVENT_CHOICE:
        if (making->scenario->scenes[event->a].kind == SCENE_ANNOUNCEMENT) {
            making->announced_event = (int32_t)index;
        }
        break;
    case EVENT_SIGNED: making->signed_event = (int32_t)index; break;
    case EVENT_NO_DEAL: making->no_deal_event = (int32_t)index; break;
    default: break;
    }
}

static void questions_fill(Making *making) {
    Debrief *debrief = making->debrief;
    const Scenario *scenario = making->scenario;
    Open text = making->end->open;
    for (int i = 0; i < scenario->issue_count; i++) {
        text.clauses[i].option = debrief->clauses[i].option;
    }
    text.phase = debrief->signed_ ? text.phase : PHASE_TALKS; // brackets that were never signed count half
    double heard[QUESTION_COUNT], words[QUESTION_COUNT];
    text_closes_all(scenario, &text, heard);
    text.ambiguity = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        text.extra[q] = 0;
    }
    text_closes_all(scenario, &text, words);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        DebriefQuestion *question = &debrief->questions[q];
        double open = 1, best = 0;
        question->note = NO_INDEX;
        for (int i = 0; i < scenario->issue_count; i++) {
            const Issue *issue = &scenario->issues[i];
            open *= 1 - issue->history_closes[q];
            if (issue->history[0] != '\0' && best_closes(issue, q) > best) {
                best = best_closes(issue, q);
                question->note = (int8_t)i;
            }
        }
        question->signed_ = words[q];
        question->heard = heard[q];
        question->history = 1 - open;
    }
}

void record_clauses(Making *making) {
    Debrief *debrief = making->debrief;
    const Scenario *scenario = making->scenario;
    making->signed_event = making->no_deal_event = making->announced_event = NO_INDEX;
    debrief->clause_count = scenario->issue_count;
    for (int i = 0; i < scenario->issue_count; i++) {
        making->option[i] = scenario->issues[i].start_option;
        making->settled[i] = NO_INDEX;
        debrief->clauses[i] = (DebriefClause){.issue = (int8_t)i, .amended = NO_INDEX, .minute = NO_INDEX};
    }
    for (size_t e = 0; e < making->count; e++) {
        clause_event(making, e);
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        DebriefClause *clause = &debrief->clauses[i];
        const Clause *end = &making->end->open.clauses[i];
        clause->status = end->status;
        clause->on_table = clause_stands(end);
        clause->fudged = end->fudged != 0;
        clause->option = clause->amended == NO_INDEX ? end->option : making->option[i];
        making->option[i] = clause->option;
        making->redrafted[i] = clause->option != scenario->issues[i].start_option;
    }
    questions_fill(making);
}

// ---- what was owed ----

static void promises_fill(Making *making) {
    Debrief *debrief = making->debrief;
    int8_t place[PROMISE_MAX];
    for (int i = 0; i < PROMISE_MAX; i++) {
        place[i] = NO_INDEX;
        if (making->end->open.promises[i].status != PROMISE_NONE) {
            place[i] = (int8_t)debrief->promise_count;
            debrief->promises[debrief->promise_count++] =
                (DebriefPromise){.promise = making->end->open.promises[i], .made_minute = NO_INDEX, .slot = (int8_t)i};
        }
    }
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        if (event->kind != EVENT_PROMISE || event->a < 0 || event->a >= PROMISE_MAX || place[event->a] == NO_INDEX) {
            continue;
        }
        DebriefPromise *promise = &debrief->promises[place[event->a]];
        if (event->b == PROMISE_OPEN) {
            promise->made_minute = event->minute;
            promise->made_day = event->day;
        } else {
            promise->settled_day = event->day;
        }
    }
}

static void mandate_fill(Making *making) {
    Debrief *debrief = making->debrief;
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = making->end->open.instruction[d];
        if (index < 0 || index >= making->scenario->instruction_count) {
            continue;
        }
        DebriefMandate *mandate = &debrief->mandate[debrief->mandate_count++];
        *mandate = (DebriefMandate){.instruction = (int8_t)index};
        for (size_t e = 0; e < making->count; e++) {
            const Event *event = &making->events[e];
            if (event->kind == EVENT_MANDATE && event->a == index) {
                mandate->judged = true;
                mandate->kept = event->b != 0;
            }
        }
    }
}

static void chores_fill(Making *making) {
    Debrief *debrief = making->debrief;
    bool asked = false;
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        asked = asked || (event->kind == EVENT_PHASE && event->a == PHASE_HOURS);
        if (event->kind == EVENT_CHORE && debrief->done_count < CHORE_MAX) {
            debrief->done[debrief->done_count++] = (int8_t)event->a;
        }
    }
    for (int c = 0; c < making->scenario->chore_count && asked; c++) {
        if (!(making->end->open.chores >> c & 1)) {
            debrief->undone[debrief->undone_count++] = (int8_t)c;
        }
    }
}

// ---- what the others had in mind ----

static void agendas_fill(Making *making) {
    Debrief *debrief = making->debrief;
    const Mind *mind = making->teller.view.mind;
    for (int p = 0; p < making->scenario->party_count; p++) {
        debrief->agendas[debrief->agenda_count++] = (DebriefAgenda){
            .party = (int8_t)p,
            .agenda = making->types->agenda[p],
            .clues = mind->clues[p],
            .found = making->types->agenda[p] != NO_INDEX && mind->agenda[p] == making->types->agenda[p],
        };
    }
}

static DebriefGambit *gambit_find(Debrief *debrief, int scene) {
    for (int g = 0; g < debrief->gambit_count; g++) {
        if (debrief->gambits[g].scene == scene) {
            return &debrief->gambits[g];
        }
    }
    return NULL;
}

static bool tell_was_seen(const Making *making, int scene) {
    for (size_t e = 0; e < making->count; e++) {
        if (making->events[e].kind == EVENT_TELL && making->events[e].a == scene) {
            return true;
        }
    }
    return false;
}

static void gambits_fill(Making *making) {
    Debrief *debrief = making->debrief;
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        bool scene = event->kind == EVENT_SCENE || event->kind == EVENT_CHOICE;
        if (!scene || making->scenario->scenes[event->a].kind != SCENE_GAMBIT) {
            continue;
        }
        DebriefGambit *gambit = gambit_find(debrief, event->a);
        if (gambit == NULL && debrief->gambit_count < DEBRIEF_GAMBIT_MAX) {
            const Scene *told = &making->scenario->scenes[event->a];
            gambit = &debrief->gambits[debrief->gambit_count++];
            *gambit = (DebriefGambit){
                .scene = event->a,
                .choice = NO_INDEX,
                .day = event->day,
                .minute = event->minute,
                .tell_seen = tell_was_seen(making, event->a),
                // drawn as the rules drew it: the same key, the same number
                .real = stirred_unit(making->types->luck, CHANCE_REAL, 0, told->key) < told->real_odds,
            };
        }
        if (gambit != NULL && event->kind == EVENT_CHOICE) {
            gambit->choice = (int8_t)event->b;
        }
    }
}

// ---- forecasts ----

static void forecast_decide(const Making *making, DebriefForecast *forecast) {
    const Debrief *debrief = making->debrief;
    bool over = game_over(making->end), broke = debrief->thread.broken != BREAK_NONE;
    switch ((ForecastKind)forecast->forecast.kind) {
    case FORECAST_SIGN:
        forecast->decided = over || debrief->signed_;
        forecast->came_true = debrief->signed_;
        break;
    case FORECAST_HOLD:
        forecast->decided = debrief->signed_ && (over || broke);
        forecast->came_true = game_held(making->scenario, making->end, 72);
        break;
    case FORECAST_BREAK:
        for (int r = 0; r < debrief->report_count && !forecast->decided; r++) {
            if (debrief->reports[r].question != NO_INDEX) {
                const Thread *thread = &debrief->thread;
                double best =
                    best_closes(&making->scenario->issues[forecast->forecast.subject], debrief->reports[r].question);
                bool by_thread = debrief->reports[r].in_thread && thread->issue != NO_INDEX;
                forecast->decided = true;
                forecast->came_true = by_thread ? thread->issue == forecast->forecast.subject : best >= 0.5;
            }
        }
        break;
    case FORECAST_NONE:
    case FORECAST_KIND_COUNT: break;
    }
}

static void forecast_score(DebriefForecast *forecast) {
    double happened = forecast->came_true ? 1 : 0;
    if (!forecast->decided || !forecast->forecast.scored) {
        return;
    }
    if (forecast->forecast.kind == FORECAST_BREAK) { // a choice among clauses, without a word of chance
        forecast->result = forecast->came_true ? FORECAST_NEARER : FORECAST_FURTHER;
        return;
    }
    forecast->miss = (forecast->chance - happened) * (forecast->chance - happened);
    double than_coin = forecast->miss - 0.25;
    forecast->result = than_coin < -0.001 ? FORECAST_NEARER : than_coin > 0.001 ? FORECAST_FURTHER : FORECAST_SAME;
}

static void forecasts_fill(Making *making) {
    Debrief *debrief = making->debrief;
    size_t commands = 0;
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        if (event->kind != EVENT_COMMAND) {
            continue;
        }
        size_t index = commands++;
        const Command *command = &event->command;
        if (command->kind != COMMAND_FORECAST || command->seat != 0 || debrief->forecast_count >= FORECAST_MAX) {
            continue;
        }
        DebriefForecast *forecast = &debrief->forecasts[debrief->forecast_count++];
        *forecast = (DebriefForecast){.minute = event->minute};
        forecast->forecast.kind = (uint8_t)command->args[0];
        forecast->forecast.scored = index < making->rewound_to;
        if (command->args[0] == FORECAST_BREAK) {
            forecast->forecast.subject = (uint8_t)command->args[1];
        } else {
            forecast->forecast.word = (uint8_t)command->args[1];
            forecast->chance = forecast_midpoint(command->args[1]);
        }
        forecast_decide(making, forecast);
        forecast_score(forecast);
    }
}

// ---- standings ----

static void standing_add(Making *making, StandingKind kind, int index, double start) {
    making->debrief->standings[making->debrief->standing_count++] = (DebriefStanding){
        .kind = kind, .index = (int8_t)index, .start = start, .end = open_standing(&making->end->open, kind, index)};
}

static void standings_fill(Making *making) {
    const Scenario *scenario = making->scenario;
    for (int p = 0; p < scenario->party_count; p++) {
        standing_add(making, STANDING_TIE, p, scenario->parties[p].tie);
    }
    standing_add(making, STANDING_ALLIES, 0, scenario->allies);
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            standing_add(making, STANDING_INFLUENCE, b, scenario->powers[b].influence);
        }
    }
    standing_add(making, STANDING_NAME, 0, scenario->name);
    for (int p = 0; p < scenario->party_count; p++) {
        standing_add(making, STANDING_TRUST, p, scenario->parties[p].trust);
    }
    standing_add(making, STANDING_LEVERAGE, 0, scenario->leverage);
}

void record_rest(Making *making) {
    promises_fill(making);
    mandate_fill(making);
    chores_fill(making);
    agendas_fill(making);
    gambits_fill(making);
    forecasts_fill(making);
    standings_fill(making);
}
