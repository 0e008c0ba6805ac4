// What one command brought forth, as one story: doubles left out, standings summed up at the end.
#include "tell/inside.h"

enum { CHANGES_MAX = 24 };

typedef struct Change {
    int kind, index;
    double value;
} Change;

typedef struct Changes {
    Change list[CHANGES_MAX];
    int count;
} Changes;

static void change_add(Changes *changes, const Event *event) {
    for (int i = 0; i < changes->count; i++) {
        if (changes->list[i].kind == event->a && changes->list[i].index == event->b) {
            changes->list[i].value += (double)event->value;
            return;
        }
    }
    if (changes->count < CHANGES_MAX) {
        changes->list[changes->count++] = (Change){event->a, event->b, (double)event->value};
    }
}

// A vote, a round of criticism or an answer on the same clause says more than the reading it leaves behind; an answer
// not more than what was said with it.
static bool reading_implied(const Event *events, size_t count, const Event *reading) {
    for (size_t i = 0; i < count; i++) {
        bool says = events[i].kind == EVENT_VOTE || events[i].kind == EVENT_WHY ||
                    (events[i].kind == EVENT_CANDOUR && reading->said == 0);
        bool package = events[i].kind == EVENT_VOTE && events[i].d != 0;
        bool same_clause = events[i].b == reading->b || (package && events[i].d == reading->b);
        if (says && same_clause && events[i].a == reading->a) {
            return true;
        }
    }
    return false;
}

// What is said of one clause in one breath: the votes on it and whether it is agreed.
static bool continues(const Event *before, const Event *event) {
    return before != NULL && before->kind == EVENT_VOTE &&
           ((event->kind == EVENT_VOTE && event->b == before->b) ||
            (event->kind == EVENT_AGREED && event->a == before->b));
}

static bool paragraph(const Teller *teller, const Event *event, const Event *last, Buffer *out) {
    size_t before = out->length;
    if (before > 0) {
        buffer_add_char(out, continues(last, event) ? ' ' : '\n');
    }
    if (tell_event(teller, event, out)) {
        return true;
    }
    buffer_cut(out, before);
    return false;
}

static bool changes_tell(const Teller *teller, const Changes *changes, Buffer *out) {
    bool any = false;
    for (int i = 0; i < changes->count; i++) {
        const Change *change = &changes->list[i];
        Event event = {.kind = EVENT_STANDING,
                       .a = (int16_t)change->kind,
                       .b = (int16_t)change->index,
                       .value = (float)change->value};
        any = paragraph(teller, &event, NULL, out) || any;
    }
    return any;
}

bool tell_events(const Teller *teller, const Event *events, size_t count, Buffer *out) {
    Changes changes = {.count = 0};
    bool any = false;
    const Event *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const Event *event = &events[i];
        if (event->kind == EVENT_STANDING) {
            change_add(&changes, event);
            continue;
        }
        bool implied = event->kind == EVENT_READING && reading_implied(events, count, event);
        if (!implied && paragraph(teller, event, last, out)) {
            last = event;
            any = true;
        }
    }
    return changes_tell(teller, &changes, out) || any;
}
