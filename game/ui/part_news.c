// What came of the last move, told at the table; all of it stands in the log.
#include "ui/cards.h"

// How long a kind of event is kept when there is little room; 0: it shows elsewhere on the table, or nobody needs it.
static const uint8_t worth[EVENT_KIND_COUNT] = {
    [EVENT_BROKEN] = 5,     [EVENT_OFFENSIVE] = 5, [EVENT_LEVER] = 4,   [EVENT_LEAK] = 4,     [EVENT_REFUSED] = 4,
    [EVENT_TRUCE] = 4,      [EVENT_MILESTONE] = 4, [EVENT_ANSWER] = 4,  [EVENT_ADMITTED] = 4, [EVENT_ESTABLISHED] = 4,
    [EVENT_OUTCOME] = 3,    [EVENT_BROUGHT] = 3,   [EVENT_STRAIN] = 3,  [EVENT_WHY] = 3,      [EVENT_CANDOUR] = 3,
    [EVENT_CONFIDENCE] = 3, [EVENT_REOPENED] = 3,  [EVENT_REPLY] = 3,   [EVENT_CHORE] = 3,    [EVENT_MANDATE] = 3,
    [EVENT_CLUE] = 2,       [EVENT_AGREED] = 2,    [EVENT_PROMISE] = 2, [EVENT_ACT] = 2,      [EVENT_TELL] = 1,
    [EVENT_POWER] = 1,
};

// What was said to words that did not pass; of a reading of the whole text the panels show enough.
static bool vote_against(const Stage *stage, size_t first, const Event *event) {
    uint8_t move = stage->events[first].event.command.kind;
    return event->kind == EVENT_VOTE && (move == COMMAND_REDRAFT || move == COMMAND_TRADE) &&
           stage->view.open->clauses[event->b].status == CLAUSE_BRACKETED;
}

static bool is_news(const Stage *stage, size_t first, const LoggedEvent *logged) {
    const Event *event = &logged->event;
    bool notice = event->kind == EVENT_SCENE && stage->scenario->scenes[event->a].choice_count == 0;
    return !logged->abandoned && (notice || worth[event->kind] > 0 || vote_against(stage, first, event));
}

static int worth_of(const Event *event) {
    return event->kind == EVENT_SCENE ? 3 : worth[event->kind];
}

// Where the last move began: a scene that came between, and what was answered, belong to it.
static size_t move_begins(const Stage *stage) {
    size_t first = stage->event_count;
    while (first > 0) {
        const LoggedEvent *logged = &stage->events[--first];
        bool answer = logged->event.command.kind == COMMAND_CHOOSE || logged->event.command.kind == COMMAND_FORECAST;
        if (!logged->abandoned &&
            (logged->event.kind == EVENT_PHASE || (logged->event.kind == EVENT_COMMAND && !answer))) {
            break;
        }
    }
    return first;
}

// What one side did is not told without what the other did of the same kind.
static bool told_together(const LoggedEvent *one, const LoggedEvent *other) {
    bool of_sides =
        one->event.kind == EVENT_BROUGHT || one->event.kind == EVENT_REFUSED || one->event.kind == EVENT_VOTE;
    return one == other || (of_sides && one->event.kind == other->event.kind && one->step == other->step);
}

// Marks so many of them to be told: those of most worth, of equal ones the later.
static void news_choose(const Stage *stage, size_t first, size_t most, bool *told) {
    for (size_t n = 0; n < most; n++) {
        size_t best = stage->event_count;
        for (size_t i = first; i < stage->event_count; i++) {
            bool better =
                best == stage->event_count || worth_of(&stage->events[i].event) >= worth_of(&stage->events[best].event);
            best = is_news(stage, first, &stage->events[i]) && !told[i - first] && better ? i : best;
        }
        for (size_t i = first; i < stage->event_count && best < stage->event_count; i++) {
            told[i - first] |= told_together(&stage->events[best], &stage->events[i]);
        }
    }
}

bool news_any(const Stage *stage) {
    size_t first = move_begins(stage);
    for (size_t i = first; i < stage->event_count; i++) {
        if (is_news(stage, first, &stage->events[i])) {
            return true;
        }
    }
    return false;
}

void part_news(Ui *ui, const Stage *stage, size_t most) {
    size_t first = move_begins(stage);
    bool *told = ARENA_NEW(ui_arena(ui), bool, stage->event_count - first + 1);
    news_choose(stage, first, most, told);
    for (size_t i = first; i < stage->event_count; i++) {
        const char *words = told[i - first] ? told_event(ui, stage, &stage->events[i].event) : NULL;
        if (words && words[0]) {
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT}, words);
        }
    }
}
