// The turning points: of all that happened, at most eight things of the night and eight after it, by weight.
#include "debrief/inside.h"

enum { CANDIDATE_MAX = 256 };

typedef struct Candidate {
    TurningPoint point;
    int32_t order; // of the event
} Candidate;

typedef struct Half {
    Candidate candidates[CANDIDATE_MAX];
    int count;
} Half;

static const double WEIGHT_THREAD = 100, WEIGHT_ENDS = 96;

static void candidate_add(Half *half, const Making *making, size_t index, double weight, int report) {
    if (half->count >= CANDIDATE_MAX || weight <= 0) {
        return;
    }
    const Event *event = &making->events[index];
    int minute = event->kind == EVENT_REPORT || event->kind == EVENT_BROKEN ? event->d : event->minute;
    if (event->kind == EVENT_BROKEN && (int32_t)index == making->broken_event) {
        minute = making->debrief->thread.broken_minute;
    }
    // What was agreed after the break cannot stand before it, whatever hour the day had begun at.
    const Thread *thread = &making->debrief->thread;
    bool same_day =
        making->broken_event != NO_INDEX && (int32_t)index > making->broken_event && event->day == thread->broken_day;
    minute = same_day && minute < thread->broken_minute ? thread->broken_minute : minute;
    half->candidates[half->count++] =
        (Candidate){.point = {.weight = weight, .event = *event, .minute = (int16_t)minute, .report = (int8_t)report},
                    .order = (int32_t)index};
}

static double choice_weight(const Making *making, const Event *event, bool talks) {
    const Scene *scene = &making->scenario->scenes[event->a];
    switch (scene->kind) {
    case SCENE_CONVENING: return talks ? 0 : 30;
    case SCENE_ANNOUNCEMENT: return 34;
    case SCENE_GAMBIT: return 55;
    default: return scene->set_piece ? 58 : 40;
    }
}

static double lever_weight(int form) {
    return form == FORM_GUARANTEE ? 48 : form == FORM_WARN ? 39 : form == FORM_OFFER ? 36 : 30;
}

static double command_weight(const Making *making, size_t index) {
    switch ((CommandKind)making->events[index].command.kind) {
    case COMMAND_DEADLINE: return 44;
    case COMMAND_MINISTERS: return 28;
    case COMMAND_REDRAFT: // only the one the thread hangs on; others show when they are agreed
        return (int32_t)index == making->thread_event ? WEIGHT_THREAD : 0;
    default: return 0;
    }
}

static double night_weight(const Making *making, size_t index, bool talks, int refusals) {
    const Event *event = &making->events[index];
    if ((int32_t)index == making->thread_event) {
        return WEIGHT_THREAD;
    }
    switch ((EventKind)event->kind) {
    case EVENT_SIGNED:
    case EVENT_NO_DEAL: return WEIGHT_ENDS;
    case EVENT_REMEDY: return 70;
    case EVENT_REFUSED: return refusals == 0 ? 65 : 20;
    case EVENT_STRUCK: return 60;
    case EVENT_CHOICE: return choice_weight(making, event, talks);
    case EVENT_LEAVING: return 52;
    case EVENT_LEAK: return 50;
    case EVENT_BROUGHT: return event->c != 0 ? 0 : event->b == NO_INDEX ? 41 : 45; // the choice that did it counts
    case EVENT_AGREED: return 35;
    case EVENT_REOPENED: return 46;
    case EVENT_LEVER: return lever_weight(event->b);
    case EVENT_CLUE: return event->b == CLUE_MAX ? 37 : 22;
    case EVENT_COMMAND: return command_weight(making, index);
    default: return 0;
    }
}

static double promise_weight(const Event *event) {
    return event->b == PROMISE_BROKEN ? 54 : event->b == PROMISE_KEPT ? 38 : 0;
}

static double after_weight(const Making *making, size_t index, bool first_chore) {
    const Event *event = &making->events[index];
    switch ((EventKind)event->kind) {
    case EVENT_BROKEN: return WEIGHT_THREAD;
    case EVENT_TRUCE: return 85;
    case EVENT_MILESTONE: return 66;
    case EVENT_CHORE: return first_chore ? 60 : 0; // one point tells all of them
    case EVENT_ESTABLISHED: return 58;
    case EVENT_ADMITTED: return 57;
    case EVENT_PROMISE: return promise_weight(event);
    case EVENT_CHOICE: return making->scenario->scenes[event->a].set_piece ? 48 : 36;
    case EVENT_AGREED: return 60;
    case EVENT_ANSWER: return event->b == ANSWER_NAME ? 45 : event->b == ANSWER_EXCHANGE && event->value < 0 ? 34 : 0;
    default: return 0;
    }
}

// Best by weight, then in the order of the clock.
static uint8_t half_pick(Half *half, TurningPoint *points, int first_number) {
    for (int i = 0; i < half->count; i++) { // insertion keeps the earlier of equals first
        Candidate moving = half->candidates[i];
        int at = i;
        while (at > 0 && half->candidates[at - 1].point.weight < moving.point.weight) {
            half->candidates[at] = half->candidates[at - 1];
            at--;
        }
        half->candidates[at] = moving;
    }
    int count = half->count < DEBRIEF_POINT_MAX ? half->count : DEBRIEF_POINT_MAX;
    for (int i = 0; i < count; i++) {
        Candidate moving = half->candidates[i];
        int at = i;
        while (at > 0) {
            const Candidate *before = &half->candidates[at - 1];
            long then = before->point.event.day * (long)DAY_MINUTES + before->point.minute;
            long now = moving.point.event.day * (long)DAY_MINUTES + moving.point.minute;
            if (then < now || (then == now && before->order < moving.order)) {
                break;
            }
            half->candidates[at] = half->candidates[at - 1];
            at--;
        }
        half->candidates[at] = moving;
    }
    for (int i = 0; i < count; i++) {
        points[i] = half->candidates[i].point;
        points[i].number = (uint8_t)(first_number + i);
    }
    return (uint8_t)count;
}

static int report_of(const Debrief *debrief, const Event *event) {
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        if (report->incident == event->b && report->sector == event->c && report->day == event->day &&
            report->minute == event->d) {
            return r;
        }
    }
    return NO_INDEX;
}

static double report_weight(const Debrief *debrief, int report) {
    if (report == NO_INDEX) {
        return 0;
    }
    return debrief->reports[report].last ? 68 : debrief->reports[report].in_thread ? 52 : report == 0 ? 47 : 26;
}

void points_pick(Making *making) {
    Debrief *debrief = making->debrief;
    Half night = {.count = 0}, after = {.count = 0};
    bool talks = false, later = false, chores = false;
    int refusals = 0;
    unsigned reopened = 0;
    for (size_t e = 0; e < making->count; e++) {
        const Event *event = &making->events[e];
        if (!event_is_ours(event)) {
            continue;
        }
        talks = talks || (event->kind == EVENT_PHASE && event->a == PHASE_TALKS);
        later = later || (event->kind == EVENT_PHASE && event->a == PHASE_HOURS) || event->kind == EVENT_CHORE ||
                event->kind == EVENT_NOON;
        if (!later) {
            bool again = event->kind == EVENT_REOPENED && (reopened >> event->a & 1);
            candidate_add(&night, making, e, again ? 0 : night_weight(making, e, talks, refusals), NO_INDEX);
            if (!talks && night.count > 0) {
                night.candidates[night.count - 1].point.minute = NO_INDEX; // the days before have no clock
            }
            refusals += event->kind == EVENT_REFUSED;
            reopened |= event->kind == EVENT_REOPENED ? 1u << event->a : 0;
        } else if (event->kind == EVENT_REPORT) {
            int report = report_of(debrief, event);
            candidate_add(&after, making, e, report_weight(debrief, report), report);
        } else {
            candidate_add(&after, making, e, after_weight(making, e, !chores), NO_INDEX);
            chores = chores || event->kind == EVENT_CHORE;
        }
    }
    debrief->night_count = half_pick(&night, debrief->night, 1);
    debrief->after_count = half_pick(&after, debrief->after, 1 + debrief->night_count);
}
