// Short titles of the turning points.
#include <string.h>

#include "debrief/inside.h"
#include "tell/tell.h"

enum { SHORT_BYTES = 44 };

static const char *label_of(const Making *making, int issue, int option) {
    const Issue *about = &making->scenario->issues[issue];
    return option >= 0 && option < about->option_count ? about->options[option].label : about->title;
}

static void remedy_put(Making *making, const Event *event, const char *word) {
    static const char *const keys[REMEDY_COUNT] = {
        [REMEDY_NONE] = "debrief.point.struck",  [REMEDY_STRIKE] = "debrief.point.struck",
        [REMEDY_FUDGE] = "debrief.point.fudged", [REMEDY_LETTER] = "debrief.point.letter",
        [REMEDY_ALONE] = "debrief.point.alone",
    };
    PUT(making, keys[event->b % REMEDY_COUNT], {"word", word});
}

static void agreed_put(Making *making, const TurningPoint *point, bool after) {
    const Event *event = &point->event;
    const Thread *thread = &making->debrief->thread;
    bool kept = thread->kind == THREAD_KEPT && thread->issue == event->a && thread->minute == event->minute;
    PUT(making,
        after  ? "debrief.point.amended"
        : kept ? "debrief.point.kept"
               : "debrief.point.agreed",
        {"word", label_of(making, event->a, event->b)});
}

// "The embassy: ring the capital" where it is short; a scene that asks is answered by the choice alone.
static void choice_put(Making *making, const Event *event) {
    const Scene *scene = &making->scenario->scenes[event->a];
    const char *choice = scene->choices[event->b].title;
    size_t length = strlen(scene->title);
    bool asks = length == 0 || scene->title[length - 1] == '?';
    if (asks || length + strlen(choice) > SHORT_BYTES) {
        buffer_add(&making->text, choice);
    } else {
        PUT(making, "debrief.point.choice", {"scene", scene->title}, {"choice", choice});
    }
}

static void chores_put(Making *making) {
    const Debrief *debrief = making->debrief;
    for (int c = 0; c < debrief->done_count; c++) {
        buffer_add(&making->text, c ? ", " : "");
        buffer_add(&making->text, making->scenario->chores[debrief->done[c]].title);
    }
    const char *list = making_take(making);
    PUT(making, "debrief.point.chores", {"list", list});
}

static void promise_put(Making *making, const Event *event) {
    const Promise *promise = &making->end->open.promises[event->a];
    const char *what = promise->kind == PROMISE_LEVER    ? making->scenario->levers[promise->subject].promise
                       : promise->kind == PROMISE_LETTER ? making->scenario->issues[promise->subject].title
                       : promise->kind == PROMISE_DEMAND ? making->scenario->instructions[promise->subject].title
                                                         : "";
    bool kept = event->b == PROMISE_KEPT, demand = promise->kind == PROMISE_DEMAND;
    PUT(making,
        demand ? kept ? "debrief.point.demand-met" : "debrief.point.demand-unmet"
        : kept ? "debrief.point.promise-kept"
               : "debrief.point.promise-broken",
        {"promise", what});
}

static void broken_put(Making *making, const Event *event, bool first) {
    const char *span = hours_text(making, making->debrief->thread.hours_held);
    PUT(making,
        !first     ? "debrief.point.truce-broken"
        : event->c ? "debrief.point.order"
                   : "debrief.point.broken",
        {"span", span});
}

static void answer_put(Making *making, const Event *event) {
    bool named = event->b == ANSWER_NAME && event->c != NO_INDEX;
    PUT(making, named ? "debrief.point.named" : "debrief.point.no-exchange",
        {"capital", named ? making->scenario->parties[event->c].capital : ""});
}

static void command_put(Making *making, const Command *command) {
    bool written = command->kind == COMMAND_REDRAFT;
    PUT(making,
        written                             ? "debrief.point.written"
        : command->kind == COMMAND_DEADLINE ? "debrief.point.deadline"
                                            : "debrief.point.ministers",
        {"word", written ? label_of(making, command->args[0], command->args[1]) : ""});
}

static void point_put(Making *making, const TurningPoint *point, bool after) {
    const Scenario *scenario = making->scenario;
    const Event *event = &point->event;
    const Debrief *debrief = making->debrief;
    switch ((EventKind)event->kind) {
    case EVENT_SIGNED: PUT(making, "debrief.point.signed", {"", ""}); break;
    case EVENT_NO_DEAL: PUT(making, "debrief.point.no-deal", {"", ""}); break;
    case EVENT_REMEDY: remedy_put(making, event, label_of(making, event->a, debrief->clauses[event->a].option)); break;
    case EVENT_REFUSED: PUT(making, "debrief.point.refused", {"who", refusers_text(making, event)}); break;
    case EVENT_STRUCK:
        PUT(making, "debrief.point.struck", {"word", label_of(making, event->a, debrief->clauses[event->a].option)});
        break;
    case EVENT_CHOICE: choice_put(making, event); break;
    case EVENT_LEAVING: PUT(making, "debrief.point.leaving", {"party", scenario->parties[event->a].name}); break;
    case EVENT_LEAK: PUT(making, "debrief.point.leak", {"capital", scenario->parties[event->a].capital}); break;
    case EVENT_BROUGHT: PUT(making, "debrief.point.brought", {"clause", scenario->issues[event->a].title}); break;
    case EVENT_AGREED: agreed_put(making, point, after); break;
    case EVENT_REOPENED: PUT(making, "debrief.point.reopened", {"clause", scenario->issues[event->a].title}); break;
    case EVENT_LEVER:
        PUT(making, "debrief.point.lever", {"form", tell_form(making->teller.words, (Form)event->b)},
            {"lever", scenario->levers[event->a].title});
        break;
    case EVENT_CLUE:
        PUT(making, event->b >= CLUE_MAX ? "debrief.point.found" : "debrief.point.clue",
            {"capital", scenario->parties[event->a].capital});
        break;
    case EVENT_COMMAND: command_put(making, &event->command); break;
    case EVENT_BROKEN:
        broken_put(making, event,
                   point->minute == debrief->thread.broken_minute && event->day == debrief->thread.broken_day);
        break;
    case EVENT_TRUCE:
        PUT(making, event->a == TRUCE_HOSTED ? "debrief.point.truce-hosted" : "debrief.point.truce", {"", ""});
        break;
    case EVENT_MILESTONE: buffer_add(&making->text, scenario->milestones[event->a].title); break;
    case EVENT_CHORE: chores_put(making); break;
    case EVENT_ESTABLISHED:
        PUT(making, "debrief.point.established", {"capital", scenario->parties[event->b].capital});
        break;
    case EVENT_ADMITTED: PUT(making, "debrief.point.admitted", {"capital", scenario->parties[event->b].capital}); break;
    case EVENT_PROMISE: promise_put(making, event); break;
    case EVENT_ANSWER: answer_put(making, event); break;
    case EVENT_REPORT:
        buffer_addf(&making->text, "%s, %s", scenario->incidents[event->b].title, scenario->sectors[event->c].name);
        break;
    default: break;
    }
}

static void half_texts(Making *making, TurningPoint *points, int count, bool after) {
    for (int i = 0; i < count; i++) {
        TurningPoint *point = &points[i];
        point_put(making, point, after);
        point->title = making_take(making);
        if (point->minute == NO_INDEX) { // the days before the talks have no clock
            buffer_add(&making->text, words_at(making->teller.words, "debrief.before"));
        } else {
            when_put(making, point->event.day, point->minute);
        }
        point->when = making_take(making);
    }
}

void title_points(Making *making) {
    half_texts(making, making->debrief->night, making->debrief->night_count, false);
    half_texts(making, making->debrief->after, making->debrief->after_count, true);
}
