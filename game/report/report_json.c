// The facts of a debrief for machines, by the scenario's ids: no sentences, nothing that is not in the
// Debrief.
#include <cjson/cJSON.h>
#include <stdlib.h>

#include "report/inside.h"
#include "sim/symbols.h"

static void add_id(cJSON *object, const char *name, const char *id) {
    if (id != NULL) {
        cJSON_AddStringToObject(object, name, id);
    } else {
        cJSON_AddNullToObject(object, name);
    }
}

static const char *party_id(const Scenario *scenario, int party) {
    return party >= 0 && party < scenario->party_count ? scenario->parties[party].id : NULL;
}

static const char *question_id(int question) {
    return question >= 0 && question < QUESTION_COUNT ? question_word((Question)question) : NULL;
}

static cJSON *thread_object(const Debrief *debrief) {
    static const char *const kinds[THREAD_KIND_COUNT] = {"none",  "no-deal", "kept",   "written",   "fudged", "letter",
                                                         "alone", "struck",  "absent", "announced", "noise",  "quiet"};
    static const char *const breaks[BREAK_KIND_COUNT] = {"none", "spiral", "offensive"};
    const Thread *thread = &debrief->thread;
    const Scenario *scenario = debrief->scenario;
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "kind", kinds[thread->kind]);
    add_id(object, "clause", thread->issue != NO_INDEX ? scenario->issues[thread->issue].id : NULL);
    add_id(object, "wording",
           thread->issue != NO_INDEX && thread->option != NO_INDEX
               ? scenario->issues[thread->issue].options[thread->option].id
               : NULL);
    add_id(object, "question", question_id(thread->question));
    add_id(object, "time", thread->when[0] ? thread->when : NULL);
    cJSON_AddNumberToObject(object, "bred", thread->bred);
    cJSON_AddNumberToObject(object, "reports", thread->reports);
    cJSON_AddNumberToObject(object, "known", thread->known);
    cJSON_AddNumberToObject(object, "answered", thread->answered);
    cJSON_AddStringToObject(object, "broken", breaks[thread->broken]);
    cJSON_AddNumberToObject(object, "hours_held", thread->hours_held);
    return object;
}

static cJSON *questions_array(const Debrief *debrief) {
    cJSON *array = cJSON_CreateArray();
    for (int q = 0; q < QUESTION_COUNT; q++) {
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "question", question_word((Question)q));
        cJSON_AddNumberToObject(object, "signed", (int)(debrief->questions[q].signed_ * 100 + 0.5));
        cJSON_AddNumberToObject(object, "heard", (int)(debrief->questions[q].heard * 100 + 0.5));
        cJSON_AddNumberToObject(object, "real", (int)(debrief->questions[q].history * 100 + 0.5));
        cJSON_AddNumberToObject(object, "reports", debrief->questions[q].reports);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *clauses_array(const Debrief *debrief) {
    static const char *const statuses[CLAUSE_STATUS_COUNT] = {"none",   "bracketed", "agreed",
                                                              "struck", "letter",    "alone"};
    cJSON *array = cJSON_CreateArray();
    for (int c = 0; c < debrief->clause_count; c++) {
        const DebriefClause *clause = &debrief->clauses[c];
        const Issue *issue = &debrief->scenario->issues[clause->issue];
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "clause", issue->id);
        cJSON_AddStringToObject(object, "status", statuses[clause->status]);
        add_id(object, "wording", clause->on_table ? issue->options[clause->option].id : NULL);
        cJSON_AddBoolToObject(object, "fudged", clause->fudged);
        add_id(object, "amended", clause->amended != NO_INDEX ? issue->options[clause->amended].id : NULL);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *reports_array(const Debrief *debrief) {
    const Scenario *scenario = debrief->scenario;
    cJSON *array = cJSON_CreateArray();
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "incident", scenario->incidents[report->incident].id);
        cJSON_AddStringToObject(object, "sector", scenario->sectors[report->sector].id);
        cJSON_AddNumberToObject(object, "day", report->day);
        cJSON_AddNumberToObject(object, "minute", report->minute);
        add_id(object, "question", question_id(report->question));
        cJSON_AddBoolToObject(object, "of_the_thread", report->in_thread);
        add_id(object, "answer", report->answer != ANSWER_NONE ? word_of(ARG_ANSWER, report->answer) : NULL);
        add_id(object, "named", party_id(scenario, report->named));
        add_id(object, "established", party_id(scenario, report->established));
        add_id(object, "admitted", party_id(scenario, report->admitted));
        add_id(object, "answered_by", party_id(scenario, report->answered_by));
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *forecasts_array(const Debrief *debrief) {
    static const char *const kinds[FORECAST_KIND_COUNT] = {"none", "sign", "hold", "break"};
    static const char *const results[FORECAST_RESULT_COUNT] = {"unscored", "nearer", "same", "further"};
    cJSON *array = cJSON_CreateArray();
    for (int f = 0; f < debrief->forecast_count; f++) {
        const DebriefForecast *forecast = &debrief->forecasts[f];
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "forecast", kinds[forecast->forecast.kind]);
        bool chosen = forecast->forecast.kind == FORECAST_BREAK;
        add_id(object, "clause", chosen ? debrief->scenario->issues[forecast->forecast.subject].id : NULL);
        if (!chosen) {
            cJSON_AddNumberToObject(object, "chance", forecast->chance);
        }
        if (forecast->decided) {
            cJSON_AddBoolToObject(object, "came_true", forecast->came_true);
        } else {
            cJSON_AddNullToObject(object, "came_true");
        }
        cJSON_AddStringToObject(object, "than_a_coin", results[forecast->result]);
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *standings_array(const Debrief *debrief) {
    static const char *const kinds[STANDING_KIND_COUNT] = {"none",      "tie",      "allies", "name",
                                                           "influence", "leverage", "trust"};
    const Scenario *scenario = debrief->scenario;
    cJSON *array = cJSON_CreateArray();
    for (int s = 0; s < debrief->standing_count; s++) {
        const DebriefStanding *standing = &debrief->standings[s];
        double scale = standing->kind == STANDING_LEVERAGE ? 1 : 100;
        bool party = standing->kind == STANDING_TIE || standing->kind == STANDING_TRUST;
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "standing", kinds[standing->kind]);
        add_id(object, "of",
               party                                  ? scenario->parties[standing->index].id
               : standing->kind == STANDING_INFLUENCE ? scenario->powers[standing->index].id
                                                      : NULL);
        cJSON_AddNumberToObject(object, "start", (int)(standing->start * scale + 0.5));
        cJSON_AddNumberToObject(object, "end", (int)(standing->end * scale + 0.5));
        cJSON_AddItemToArray(array, object);
    }
    return array;
}

static cJSON *house_array(const Scenario *scenario) {
    cJSON *array = cJSON_CreateArray();
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(scenario, i)) {
            cJSON *object = cJSON_CreateObject();
            cJSON_AddStringToObject(object, "parameter", parameters[i].name);
            cJSON_AddNumberToObject(object, "value", scenario->parameters[i]);
            cJSON_AddNumberToObject(object, "usual", parameter_usual(scenario, i));
            cJSON_AddItemToArray(array, object);
        }
    }
    return array;
}

bool report_json(const Debrief *debrief, Buffer *out) {
    const Scenario *scenario = debrief->scenario;
    cJSON *root = cJSON_CreateObject();
    cJSON_AddStringToObject(root, "scenario", scenario->id);
    cJSON_AddStringToObject(root, "scenario_version", scenario->version);
    cJSON_AddItemToObject(root, "house_rules", house_array(scenario));
    cJSON_AddBoolToObject(root, "signed", debrief->signed_);
    cJSON_AddBoolToObject(root, "won", debrief->won);
    cJSON_AddBoolToObject(root, "rewound", debrief->rewound);
    cJSON_AddBoolToObject(root, "authored", debrief->authored);
    add_id(root, "ending", debrief->ending != NO_INDEX ? scenario->endings[debrief->ending].id : NULL);
    cJSON_AddItemToObject(root, "thread", thread_object(debrief));
    cJSON_AddNumberToObject(root, "quiet_hours", debrief->quiet_hours);
    cJSON_AddNumberToObject(root, "exchanges", debrief->exchanges);
    cJSON_AddNumberToObject(root, "reports_counted", debrief->counted);
    cJSON_AddItemToObject(root, "questions", questions_array(debrief));
    cJSON_AddItemToObject(root, "clauses", clauses_array(debrief));
    cJSON_AddItemToObject(root, "reports", reports_array(debrief));
    cJSON_AddItemToObject(root, "forecasts", forecasts_array(debrief));
    cJSON_AddItemToObject(root, "standings", standings_array(debrief));
    char *text = cJSON_Print(root);
    cJSON_Delete(root);
    if (text == NULL) {
        return false;
    }
    buffer_add(out, text);
    buffer_add(out, "\n");
    cJSON_free(text);
    return !out->failed;
}
