#include "ui/log.h"

enum { YOURS = 1 << LOG_YOURS, PARTIES = 1 << LOG_PARTIES, TEXT = 1 << LOG_TEXT, REPORTS = 1 << LOG_REPORTS };

static const uint8_t kinds[EVENT_KIND_COUNT] = {
    [EVENT_COMMAND] = YOURS,
    [EVENT_CHOICE] = YOURS,
    [EVENT_OUTCOME] = YOURS,
    [EVENT_LEVER] = YOURS,
    [EVENT_PROMISE] = YOURS,
    [EVENT_CHORE] = YOURS,
    [EVENT_ANSWER] = YOURS,
    [EVENT_TRUCE] = YOURS,
    [EVENT_MANDATE] = YOURS,
    [EVENT_STANDING] = YOURS,
    [EVENT_REMEDY] = YOURS | TEXT,
    [EVENT_TELL] = PARTIES,
    [EVENT_READING] = PARTIES,
    [EVENT_CANDOUR] = PARTIES,
    [EVENT_CONFIDENCE] = PARTIES,
    [EVENT_LEAK] = PARTIES,
    [EVENT_CLUE] = PARTIES,
    [EVENT_WHY] = PARTIES,
    [EVENT_REFUSED] = PARTIES,
    [EVENT_LEAVING] = PARTIES,
    [EVENT_POWER] = PARTIES,
    [EVENT_VOTE] = PARTIES | TEXT,
    [EVENT_OBJECTION] = PARTIES | TEXT,
    [EVENT_BROUGHT] = TEXT,
    [EVENT_AGREED] = TEXT,
    [EVENT_REOPENED] = TEXT,
    [EVENT_STRUCK] = TEXT,
    [EVENT_SIGNED] = TEXT,
    [EVENT_NO_DEAL] = TEXT,
    [EVENT_REPORT] = REPORTS,
    [EVENT_COUNTED] = REPORTS,
    [EVENT_EVIDENCE] = REPORTS,
    [EVENT_ESTABLISHED] = REPORTS,
    [EVENT_ADMITTED] = REPORTS,
    [EVENT_REPLY] = REPORTS,
    [EVENT_OFFENSIVE] = REPORTS,
    [EVENT_BROKEN] = REPORTS,
    [EVENT_MISSING] = PARTIES,
    [EVENT_STRAIN] = PARTIES,
};

// The party that a command is said to, or that it names.
static int party_of_command(Command command) {
    const CommandShape *shape = command_shape((CommandKind)command.kind);
    for (int i = 0; i < shape->count; i++) {
        if (shape->args[i] == ARG_PARTY) {
            return command.args[i];
        }
    }
    return command.kind == COMMAND_ANSWER && command.args[1] == ANSWER_NAME ? command.args[2] : NO_INDEX;
}

// The party that an event is about, NO_INDEX when it is about none or all.
static int party_of(const Stage *stage, const Event *event) {
    switch ((EventKind)event->kind) {
    case EVENT_COMMAND: return party_of_command(event->command);
    case EVENT_VOTE:
    case EVENT_READING:
    case EVENT_CANDOUR:
    case EVENT_LEAK:
    case EVENT_CLUE:
    case EVENT_WHY:
    case EVENT_REFUSED:
    case EVENT_MISSING:
    case EVENT_OBJECTION:
    case EVENT_NO_DEAL:
    case EVENT_LEAVING: return event->a;
    case EVENT_CONFIDENCE:
    case EVENT_BROUGHT:
    case EVENT_ESTABLISHED:
    case EVENT_ADMITTED:
    case EVENT_REPLY:
    case EVENT_OFFENSIVE: return event->b;
    case EVENT_LEVER: return event->c;
    case EVENT_OUTCOME: return event->a == NO_INDEX ? event->c : NO_INDEX;
    case EVENT_ANSWER: return event->b == ANSWER_NAME ? event->c : NO_INDEX;
    case EVENT_PROMISE: return stage->view.open->promises[event->a].party;
    case EVENT_STANDING: return event->a == STANDING_TIE || event->a == STANDING_TRUST ? event->b : NO_INDEX;
    default: return NO_INDEX;
    }
}

// What was done or asked, without which the rest of a moment is not understood.
static bool begins_moment(const Event *event) {
    return event->kind == EVENT_COMMAND || event->kind == EVENT_CHOICE || event->kind == EVENT_SCENE;
}

// What of a moment is asked for, into `kept`. About one party: nothing of others, and nothing at all when the moment
// has nothing of this one.
static size_t events_kept(const Stage *stage, LogFilter filter, size_t first, size_t end, Event *kept) {
    size_t count = 0;
    bool any = filter.party == NO_INDEX, about = any;
    for (size_t i = first; i < end; i++) {
        const Event *event = &stage->events[i].event;
        int party = party_of(stage, event);
        bool fits = any || party == filter.party || (party == NO_INDEX && begins_moment(event));
        if (fits && (filter.kind == LOG_ALL || kinds[event->kind] >> filter.kind & 1)) {
            about |= party == filter.party;
            kept[count++] = *event;
        }
    }
    return about ? count : 0;
}

static const char *moment_told(Ui *ui, const Stage *stage, const Event *events, size_t count) {
    Buffer text;
    buffer_init(&text);
    bool any = count > 0 && tell_events(stage->teller, events, count, &text);
    const char *words = told_words(ui, &text);
    return any && words[0] ? words : NULL;
}

// Where a moment stands in the story; who went back stands where that line of play stood.
typedef struct Part {
    bool eve;
    const char *act;
} Part;

static Part part_follow(const Stage *stage, size_t first, size_t end, Part part) {
    for (size_t i = first; i < end; i++) {
        const Event *event = &stage->events[i].event;
        part.eve = part.eve && !(event->kind == EVENT_PHASE && event->a >= PHASE_TALKS);
        if (event->kind == EVENT_ACT) {
            part.act = stage->scenario->acts[event->a].title;
        } else if (event->day > 0) {
            part.act = NULL;
        }
    }
    return part;
}

static bool parts_differ(const LogEntry *entry, const LogEntry *before) {
    return entry->day != before->day || entry->eve != before->eve || entry->act != before->act;
}

const char *log_time(Ui *ui, const Stage *stage, const LogEntry *entry) {
    return entry->eve ? say(stage, "ui.log.before") : clock_text(ui, entry->minute);
}

LogEntry *log_entries(Ui *ui, const Stage *stage, LogFilter filter, size_t *count, size_t *all) {
    LogEntry *entries = ARENA_NEW(ui_arena(ui), LogEntry, stage->event_count + 1);
    Event *kept = ARENA_NEW(ui_arena(ui), Event, stage->event_count + 1);
    Part *parts = ARENA_NEW(ui_arena(ui), Part, SESSION_COMMAND_CAP + 1); // after so many commands
    bool plain = filter.kind == LOG_ALL && filter.party == NO_INDEX;
    *count = *all = 0;
    for (size_t first = 0, end; entries && kept && parts && first < stage->event_count; first = end) {
        const LoggedEvent *moment = &stage->events[first];
        for (end = first; end < stage->event_count && stage->events[end].step == moment->step &&
                          stage->events[end].abandoned == moment->abandoned;
             end++) {
        }
        Part *part = &parts[moment->step];
        *part = part_follow(stage, first, end, moment->step > 0 ? part[-1] : (Part){.eve = true});
        LogEntry at = {.event = first,
                       .step = moment->step,
                       .abandoned = moment->abandoned,
                       .eve = part->eve,
                       .act = part->act,
                       .day = moment->event.day,
                       .minute = moment->event.minute};
        size_t told = events_kept(stage, (LogFilter){LOG_ALL, NO_INDEX}, first, end, kept);
        at.text = moment_told(ui, stage, kept, told);
        *all += at.text != NULL;
        if (!plain) {
            told = events_kept(stage, filter, first, end, kept);
            at.text = moment_told(ui, stage, kept, told);
        }
        at.done = told > 0 && moment->step > 0 && begins_moment(&kept[0]);
        if (at.text &&
            (typing_matches(ui, TYPING_LOG, at.text) || typing_matches(ui, TYPING_LOG, log_time(ui, stage, &at)))) {
            at.first = *count == 0 || parts_differ(&at, &entries[*count - 1]);
            entries[(*count)++] = at;
        }
    }
    return entries;
}
