// Events of standings, promises and the ceasefire, each in a sentence or two.
#include <stdio.h>

#include "tell/event.h"

// ---- standings, promises ----

static bool tell_standing_event(Told *told) {
    const Event *event = told->event;
    const Teller *teller = told->teller;
    double change = (double)event->value, least = event->a == STANDING_LEVERAGE ? 0.5 : 0.005;
    // What others think of the mediator is the mediator's to guess.
    bool foreign = teller->view.seat != 0;
    if (foreign || (change < least && change > -least)) {
        return false;
    }
    Buffer name, now;
    buffer_init(&name);
    buffer_init(&now);
    tell_standing_name(teller, (StandingKind)event->a, event->b, &name);
    tell_standing(teller, (StandingKind)event->a, event->b, &now);
    told_put(told, "name", name.text);
    told_put(told, "now", now.text);
    told_put(told, "size", event->a == STANDING_LEVERAGE ? "" : tell_size(teller->words, change));
    told_put(told, "direction", tell_direction(teller->words, change));
    told_say(told, event->a == STANDING_LEVERAGE ? "tell.event.leverage" : "tell.event.standing");
    buffer_free(&name);
    buffer_free(&now);
    return true;
}

static bool tell_promise_event(Told *told) {
    static const char *const variants[PROMISE_STATUS_COUNT] = {NULL, "open", "kept", "broken"};
    const Event *event = told->event;
    if (!index_in(event->a, PROMISE_MAX) || !index_in(event->b, PROMISE_STATUS_COUNT) || variants[event->b] == NULL) {
        return false;
    }
    Buffer promise;
    buffer_init(&promise);
    tell_promise(told->teller, event->a, &promise);
    told_put(told, "promise", promise.text);
    told_variant(told, "promise", variants[event->b]);
    buffer_free(&promise);
    return true;
}

static bool tell_power_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    static const int moves[DECIDE_COUNT] = {[DECIDE_ARM] = 1, [DECIDE_SEAT] = 2, [DECIDE_URGE] = 3, [DECIDE_WAIT] = 4};
    int power = told->event->a, move = index_in(told->event->b, DECIDE_COUNT) ? moves[told->event->b] : 0;
    if (!index_in(power, scenario->power_count) || move == 0 || scenario->powers[power].move_text[move - 1] == NULL ||
        scenario->powers[power].move_text[move - 1][0] == '\0') {
        return false;
    }
    const char *const *again = scenario->powers[power].again[move - 1];
    int ways = 1;
    while (ways <= POWER_AGAIN_MAX && again[ways - 1] != NULL && again[ways - 1][0] != '\0') {
        ways++;
    }
    int way = told->event->c > 0 ? told->event->c % ways : 0;
    buffer_add(told->out, way == 0 ? scenario->powers[power].move_text[move - 1] : again[way - 1]);
    return true;
}

static bool tell_mandate_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    if (told->teller->view.seat != 0 || !index_in(told->event->a, scenario->instruction_count)) {
        return false;
    }
    const Instruction *instruction = &scenario->instructions[told->event->a];
    told_put(told, "capital", scenario->capital);
    told_put(told, "title", instruction->title);
    told_put(told, "demand", instruction->demand);
    return told_variant(told, "mandate", told->event->b ? "kept" : "broken");
}

// ---- the ceasefire ----

static bool tell_noon_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    char time[TIME_BYTES];
    time_print(scenario->force + scenario->local_offset, time);
    told_put(told, "time", time);
    told_put(told, "document", scenario->document_title);
    return told_say(told, "tell.event.noon");
}

static bool tell_day_event(Told *told) {
    if (told->event->a == 1 && told->event->b == 0) {
        return false; // noon has just been told
    }
    Buffer when;
    buffer_init(&when);
    tell_when(told->teller, told->event->a, told->event->minute, &when);
    told_put(told, "when", when.text);
    told_say(told, "tell.event.day");
    buffer_free(&when);
    return true;
}

static bool tell_report_event(Told *told) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    told_put(told, "incident", incident_title(told->teller, event->b));
    told_put(told, "sector", sector_name(told->teller, event->c));
    told_put(told, "text", index_in(event->b, scenario->incident_count) ? scenario->incidents[event->b].text : "");
    return told_say(told, "tell.event.report");
}

static bool tell_counted_event(Told *told) {
    char number[NUMBER_BYTES];
    told_put(told, "n", number_print(told->event->a, number));
    return told->event->a > 0 && told_say(told, "tell.event.counted");
}

static bool tell_evidence_event(Told *told) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    bool known = index_in(event->c, scenario->incident_count) &&
                 index_in(event->b, scenario->incidents[event->c].evidence_count);
    if (!known) {
        return false;
    }
    const Evidence *evidence = &scenario->incidents[event->c].evidence[event->b];
    told_put(told, "incident", incident_title(told->teller, event->c));
    told_put(told, "sector", sector_name(told->teller, event->d));
    told_put(told, "text", evidence->text);
    told_put(told, "quality", tell_quality(told->teller->words, quality_of(evidence->weight)));
    return told_say(told, "tell.event.evidence");
}

static bool tell_answer_event(Told *told) {
    const Event *event = told->event;
    const char *answer = word_of(ARG_ANSWER, event->b);
    if (answer == NULL || event->b == ANSWER_NONE) {
        return false;
    }
    told_put(told, "You", seat_name(told->teller, 0, true));
    told_put(told, "incident", incident_title(told->teller, event->d));
    told_put(told, "allies", told->teller->view.scenario->allies_name);
    told_party(told, event->c);
    char variant[32];
    bool tried = event->b == ANSWER_EXCHANGE || event->b == ANSWER_AMEND;
    snprintf(variant, sizeof variant, "%s%s", answer, !tried ? "" : event->value > 0 ? ".yes" : ".no");
    told_variant(told, "answer", variant);
    if (event->b == ANSWER_EXCHANGE && event->value <= 0) {
        buffer_add_char(told->out, ' ');
        told_number(told, "obstacle", event->c);
    }
    return true;
}

static bool tell_found_event(Told *told, const char *key) {
    told_party(told, told->event->b);
    told_put(told, "incident", incident_title(told->teller, told->event->c));
    told_put(told, "sector", sector_name(told->teller, told->event->d));
    return told_say(told, key);
}

static bool tell_broken_event(Told *told) {
    Buffer day;
    char time[TIME_BYTES];
    buffer_init(&day);
    tell_day(told->teller, told->event->a, &day);
    time_print(told->event->d, time);
    told_put(told, "day", day.text);
    told_put(told, "time", time);
    told_variant(told, "broken", told->event->c ? "attack" : "spiral");
    buffer_free(&day);
    return true;
}

static bool tell_truce_event(Told *told) {
    const char *host = word_of(ARG_TRUCE, told->event->a);
    told_put(told, "You", seat_name(told->teller, 0, true));
    return host != NULL && told_variant(told, "truce", host);
}

static bool tell_titled_event(Told *told) {
    const Scenario *c = told->teller->view.scenario;
    int a = told->event->a;
    if (told->event->kind == EVENT_MILESTONE) {
        return index_in(a, c->milestone_count) && told_titled(told, c->milestones[a].title, c->milestones[a].text);
    }
    if (told->event->kind == EVENT_ENDING) {
        return index_in(a, c->ending_count) && told_titled(told, c->endings[a].title, c->endings[a].text);
    }
    told_put(told, "title", index_in(a, c->chore_count) ? c->chores[a].title : "?");
    return told_say(told, "tell.event.chore");
}

// ---- all ----

bool event_of_days(Told *told) {
    switch ((EventKind)told->event->kind) {
    case EVENT_STANDING: return tell_standing_event(told);
    case EVENT_PROMISE: return tell_promise_event(told);
    case EVENT_POWER: return tell_power_event(told);
    case EVENT_MANDATE: return tell_mandate_event(told);
    case EVENT_NOON: return tell_noon_event(told);
    case EVENT_DAY: return tell_day_event(told);
    case EVENT_REPORT: return tell_report_event(told);
    case EVENT_COUNTED: return tell_counted_event(told);
    case EVENT_EVIDENCE: return tell_evidence_event(told);
    case EVENT_ANSWER: return tell_answer_event(told);
    case EVENT_ESTABLISHED: return tell_found_event(told, "tell.event.established");
    case EVENT_ADMITTED: return tell_found_event(told, "tell.event.admitted");
    case EVENT_REPLY: return tell_found_event(told, "tell.event.reply");
    case EVENT_BROKEN: return tell_broken_event(told);
    case EVENT_TRUCE: return tell_truce_event(told);
    case EVENT_CHORE:
    case EVENT_MILESTONE:
    case EVENT_ENDING: return tell_titled_event(told);
    default: return false;
    }
}
