// The days after it took force, from the events: every report that asked for an answer, and the periods
// between.
#include "debrief/inside.h"

// Where the reports stand that the events speak of by slot.
typedef struct Slots {
    int8_t report[REPORT_MAX]; // into Debrief.reports, or NO_INDEX
    int count;
} Slots;

// When a period begins the rules forget the reports that were answered for good on an earlier day and those of the day
// before yesterday; the others move up. The slots of later events are counted after that.
static void slots_forget(const Debrief *debrief, Slots *slots, int day) {
    int kept = 0;
    for (int s = 0; s < slots->count; s++) {
        const DebriefReport *report = slots->report[s] == NO_INDEX ? NULL : &debrief->reports[slots->report[s]];
        bool answered = report != NULL && report->answer != ANSWER_NONE && report->answer != ANSWER_INVESTIGATE &&
                        report->day < day;
        if (report == NULL || (day - report->day < 2 && !answered)) {
            slots->report[kept++] = slots->report[s];
        }
    }
    slots->count = kept;
}

static DebriefReport *slot_report(Debrief *debrief, const Slots *slots, int slot) {
    bool known = slot >= 0 && slot < slots->count && slots->report[slot] != NO_INDEX;
    return known ? &debrief->reports[slots->report[slot]] : NULL;
}

static void report_add(Making *making, Slots *slots, const Event *event) {
    Debrief *debrief = making->debrief;
    if (event->a < 0 || event->a >= REPORT_MAX) {
        return;
    }
    while (slots->count <= event->a) {
        slots->report[slots->count++] = NO_INDEX;
    }
    if (debrief->report_count >= DEBRIEF_REPORT_MAX) {
        slots->report[event->a] = NO_INDEX;
        return;
    }
    slots->report[event->a] = (int8_t)debrief->report_count;
    debrief->reports[debrief->report_count++] = (DebriefReport){
        .incident = event->b,
        .sector = (int8_t)event->c,
        .day = event->day,
        .minute = event->d,
        .question = making->scenario->incidents[event->b].question,
        .named = NO_INDEX,
        .established = NO_INDEX,
        .admitted = NO_INDEX,
        .answered_by = NO_INDEX,
        .after_break = making->broken_event != NO_INDEX,
    };
}

static DebriefPeriod *period_now(Debrief *debrief) {
    return debrief->period_count > 0 ? &debrief->periods[debrief->period_count - 1] : NULL;
}

static void period_add(const Scenario *scenario, Debrief *debrief, const Event *event) {
    if (debrief->period_count >= DEBRIEF_PERIOD_MAX) {
        return;
    }
    int part = event->b % PART_MAX;
    int from = scenario_since_force(scenario, event->a, event->a == 1 ? scenario_part_minute(scenario, part) : 0);
    int to = scenario_since_force(scenario, event->a,
                                  event->a == 1 ? scenario_part_minute(scenario, part + 1) : DAY_MINUTES);
    int start = (from + 30) / 60;
    DebriefPeriod *before = period_now(debrief);
    if (before != NULL) {
        before->hours = (int16_t)(start - before->start); // short lengths skip days
    }
    debrief->periods[debrief->period_count++] = (DebriefPeriod){
        .day = (uint8_t)event->a,
        .part = (uint8_t)event->b,
        .start = (int16_t)start,
        .hours = (int16_t)((to + 30) / 60 - start),
        .quiet = true,
    };
}

static void answer_given(Debrief *debrief, const Slots *slots, Command command) {
    DebriefReport *report = command.kind == COMMAND_ANSWER ? slot_report(debrief, slots, command.args[0]) : NULL;
    if (report != NULL) {
        report->answer = (uint8_t)command.args[1];
        report->named = command.args[1] == ANSWER_NAME ? (int8_t)command.args[2] : NO_INDEX;
    }
    const DebriefPeriod *now = period_now(debrief);
    for (int s = 0; report && now && report->answer == ANSWER_SAME_WORDS && s < slots->count; s++) {
        DebriefReport *other = slot_report(debrief, slots, s); // they are about all that has no answer of its own
        if (other && other->day == now->day && other->answer == ANSWER_NONE) {
            other->answer = ANSWER_SAME_WORDS;
        }
    }
}

static void break_note(Making *making, size_t index) {
    Debrief *debrief = making->debrief;
    const Event *event = &making->events[index];
    Thread *thread = &debrief->thread;
    if (making->broken_event != NO_INDEX) {
        thread->truce_broken = true;
        return;
    }
    making->broken_event = (int32_t)index;
    thread->broken = event->c ? BREAK_OFFENSIVE : BREAK_SPIRAL;
    thread->broken_day = event->day;
    thread->broken_minute = event->d;
    for (int r = debrief->report_count - 1; r >= 0 && thread->broken == BREAK_SPIRAL; r--) {
        if (debrief->reports[r].answered_by != NO_INDEX) {
            debrief->reports[r].last = true;
            break;
        }
    }
    // It cannot have broken before the last thing that broke it was reported.
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        if (report->day == event->day && report->minute > thread->broken_minute) {
            thread->broken_minute = report->minute;
        }
    }
}

static void event_walk(Making *making, Slots *slots, size_t index) {
    Debrief *debrief = making->debrief;
    const Event *event = &making->events[index];
    DebriefReport *report = slot_report(debrief, slots, event->a);
    DebriefPeriod *period = period_now(debrief);
    switch ((EventKind)event->kind) {
    case EVENT_DAY:
        slots_forget(debrief, slots, event->a);
        period_add(making->scenario, debrief, event);
        break;
    case EVENT_REPORT:
        report_add(making, slots, event);
        if (period != NULL) {
            period->reports++;
            period->quiet = false;
        }
        break;
    case EVENT_COUNTED:
        if (period != NULL) {
            period->counted = (uint16_t)(period->counted + (int)event->value);
        }
        break;
    case EVENT_COMMAND: answer_given(debrief, slots, event->command); break;
    case EVENT_EVIDENCE:
        if (report != NULL) {
            report->evidence |= (uint8_t)(1u << event->b);
        }
        break;
    case EVENT_ESTABLISHED:
        if (report != NULL) {
            report->established = (int8_t)event->b;
        }
        break;
    case EVENT_ADMITTED:
        if (report != NULL) {
            report->admitted = (int8_t)event->b;
        }
        break;
    case EVENT_REPLY:
        if (report != NULL) {
            report->answered_by = (int8_t)event->b;
        }
        break;
    case EVENT_OFFENSIVE:
        if (making->broken_event == NO_INDEX) {
            debrief->thread.broken_by = (int8_t)event->b;
            debrief->thread.drive = (Drive)event->c;
        }
        break;
    case EVENT_BROKEN: break_note(making, index); break;
    default: break;
    }
}

static int hours_held(const Making *making) {
    const Debrief *debrief = making->debrief;
    const Thread *thread = &debrief->thread;
    if (!debrief->signed_) {
        return 0;
    }
    if (thread->broken != BREAK_NONE) {
        int hours = scenario_since_force(making->scenario, thread->broken_day, thread->broken_minute) / 60;
        return hours > 0 ? hours : 0;
    }
    const DebriefPeriod *last = debrief->period_count ? &debrief->periods[debrief->period_count - 1] : NULL;
    return last != NULL ? last->start + last->hours : 0;
}

// Events tell the reports of a period when it begins, in the order they were drawn; the clock has another.
static void reports_sort(Debrief *debrief) {
    for (int r = 1; r < debrief->report_count; r++) {
        DebriefReport moving = debrief->reports[r];
        int at = r;
        while (at > 0 &&
               (debrief->reports[at - 1].day > moving.day ||
                (debrief->reports[at - 1].day == moving.day && debrief->reports[at - 1].minute > moving.minute))) {
            debrief->reports[at] = debrief->reports[at - 1];
            at--;
        }
        debrief->reports[at] = moving;
    }
}

void course_walk(Making *making) {
    Debrief *debrief = making->debrief;
    Slots slots = {.count = 0};
    making->broken_event = NO_INDEX;
    debrief->thread.broken_by = NO_INDEX;
    for (size_t e = 0; e < making->count; e++) {
        event_walk(making, &slots, e);
    }
    for (int p = 0; p < debrief->period_count; p++) {
        DebriefPeriod *period = &debrief->periods[p];
        int hours = period->hours * scenario_day_span(making->scenario, period->day);
        period->counted_rate = hours > 0 ? (float)period->counted / (float)hours : 0;
    }
    debrief->thread.hours_held = (int16_t)hours_held(making);
    reports_sort(debrief);
    for (int r = 0; r < debrief->report_count; r++) {
        if (debrief->reports[r].question != NO_INDEX) {
            debrief->questions[debrief->reports[r].question].reports++;
        }
    }
}
