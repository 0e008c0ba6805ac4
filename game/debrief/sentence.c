// The sentences of a debrief. Words are chosen here by what happened; how they read stands in the table of
// texts.
#include <stdio.h>

#include "debrief/inside.h"
#include "tell/tell.h"

enum { KEY_BYTES = 64, NUMBER_BYTES = 12, NUMBER_WORDS = 13 };

// ---- pieces ----

static void put(Making *making, const char *key) {
    buffer_add(&making->text, words_at(making->teller.words, key));
}

// Key of one of a few words that count up from 0.
static void put_numbered(Making *making, const char *scale, int index) {
    char key[KEY_BYTES];
    snprintf(key, sizeof key, "%s.%d", scale, index);
    put(making, key);
}

// "three", "23"
static const char *number_text(Making *making, int number) {
    Buffer before = aside_begin(making);
    if (number >= 0 && number < NUMBER_WORDS) {
        put_numbered(making, "debrief.number", number);
    } else {
        buffer_addf(&making->text, "%d", number);
    }
    return aside_end(making, before);
}

static const char *when_text(Making *making, int day, int minute) {
    if (minute != NO_INDEX) {
        when_put(making, day, minute);
    }
    return making_take(making);
}

// A clause as it reads, its variable words marked instead of bracketed.
static const char *clause_text(Making *making, const char *text) {
    for (; *text != '\0'; text++) {
        bool opens = *text == '[' || *text == '{', closes = *text == ']' || *text == '}';
        buffer_add_char(&making->text, (char)(opens ? WORD_OPEN : closes ? WORD_CLOSE : *text));
    }
    return making_take(making);
}

static const char *marked(Making *making, const char *word) {
    buffer_add_char(&making->text, WORD_OPEN);
    buffer_add(&making->text, word);
    buffer_add_char(&making->text, WORD_CLOSE);
    return making_take(making);
}

// ---- the thread ----

static void deed_put(Making *making, const char *word) {
    static const char *const keys[THREAD_KIND_COUNT] = {
        [THREAD_KEPT] = "debrief.thread.kept",     [THREAD_WRITTEN] = "debrief.thread.written",
        [THREAD_FUDGED] = "debrief.thread.fudged", [THREAD_LETTER] = "debrief.thread.letter",
        [THREAD_ALONE] = "debrief.thread.alone",   [THREAD_STRUCK] = "debrief.thread.struck",
        [THREAD_ABSENT] = "debrief.thread.absent", [THREAD_ANNOUNCED] = "debrief.thread.announced",
    };
    const Thread *thread = &making->debrief->thread;
    char hole[KEY_BYTES];
    snprintf(hole, sizeof hole, "debrief.hole.%d", thread->question);
    PUT(making, keys[thread->kind], {"time", thread->when}, {"word", word},
        {"hole", thread->question != NO_INDEX ? words_at(making->teller.words, hole) : ""});
}

static void bred_put(Making *making) {
    const Thread *thread = &making->debrief->thread;
    bool by_word = thread->kind != THREAD_ABSENT && thread->kind != THREAD_ANNOUNCED && thread->kind != THREAD_STRUCK;
    const char *n = number_text(making, thread->bred), *m = number_text(making, thread->reports);
    buffer_add_char(&making->text, ' ');
    if (thread->bred < thread->reports) {
        PUT(making, by_word ? "debrief.bred.some" : "debrief.bred-hole.some", {"n", n}, {"m", m});
    } else if (thread->reports <= 2) {
        bool one = thread->reports == 1;
        put(making, by_word ? one ? "debrief.bred.one" : "debrief.bred.both"
                    : one   ? "debrief.bred-hole.one"
                            : "debrief.bred-hole.both");
    } else {
        PUT(making, by_word ? "debrief.bred.all" : "debrief.bred-hole.all", {"n", n}, {"m", m});
    }
}

static void known_put(Making *making) {
    const Thread *thread = &making->debrief->thread;
    buffer_add_char(&making->text, ' ');
    if (thread->known == 0) {
        put(making, "debrief.known.none");
    } else if (thread->known == thread->bred) {
        put(making, thread->bred == 1 ? "debrief.known.one" : "debrief.known.all");
    } else {
        PUT(making, "debrief.known.some", {"n", number_text(making, thread->known)},
            {"m", number_text(making, thread->bred)});
    }
}

static void answered_put(Making *making) {
    const Thread *thread = &making->debrief->thread;
    int parties = 0, last = NO_INDEX;
    for (int p = 0; p < making->scenario->party_count; p++) {
        if (thread->answered_by >> p & 1) {
            parties++;
            last = p;
        }
    }
    buffer_add_char(&making->text, ' ');
    if (parties == 0) {
        put(making, "debrief.answered.none");
    } else if (parties == 1) {
        PUT(making, "debrief.answered.one", {"capital", making->scenario->parties[last].capital});
    } else {
        put(making, "debrief.answered.each");
    }
}

static void outcome_put(Making *making) {
    const Debrief *debrief = making->debrief;
    const Thread *thread = &debrief->thread;
    const char *span = hours_text(making, thread->hours_held);
    buffer_add_char(&making->text, ' ');
    if (thread->broken == BREAK_OFFENSIVE) {
        const char *capital = thread->broken_by != NO_INDEX ? making->scenario->parties[thread->broken_by].capital : "";
        PUT(making, thread->kind == THREAD_QUIET ? "debrief.outcome.order-only" : "debrief.outcome.order",
            {"capital", capital}, {"span", span});
        tell_drive(making->teller.words, thread->drive, &making->text);
    } else if (thread->broken == BREAK_SPIRAL) {
        PUT(making, "debrief.outcome.broken", {"span", span});
    } else {
        PUT(making, thread->kind == THREAD_QUIET ? "debrief.outcome.held" : "debrief.outcome.held-still",
            {"span", span});
    }
    if (debrief->truces > 0) {
        buffer_add_char(&making->text, ' ');
        put(making, thread->truce_broken ? "debrief.outcome.truce-broken" : "debrief.outcome.truce-held");
    }
}

// The last refusal to sign; NULL when nobody was asked.
static const Event *refused_last(const Making *making) {
    const Event *last = NULL;
    for (size_t e = 0; e < making->count; e++) {
        last = making->events[e].kind == EVENT_REFUSED ? &making->events[e] : last;
    }
    return last;
}

static void no_deal_put(Making *making, const char *word) {
    const Thread *thread = &making->debrief->thread;
    char times[NUMBER_BYTES];
    snprintf(times, sizeof times, "%d", thread->refusals);
    bool closed = false;
    for (size_t e = 0; e < making->count; e++) {
        closed = closed || (making->events[e].kind == EVENT_COMMAND && making->events[e].command.kind == COMMAND_LEAVE);
    }
    if (thread->minute == NO_INDEX) {
        put(making, "debrief.no-deal.not-over");
    } else if (thread->left != NO_INDEX) {
        PUT(making, "debrief.no-deal.left", {"time", thread->when},
            {"party", making->scenario->parties[thread->left].name});
        tell_drive(making->teller.words, thread->drive, &making->text);
    } else {
        PUT(making, closed ? "debrief.no-deal.closed" : "debrief.no-deal.time", {"time", thread->when});
    }
    if (thread->minute != NO_INDEX) {
        char asked[NUMBER_BYTES];
        snprintf(asked, sizeof asked, "%u", (unsigned)making->end->open.refusals);
        const Event *last = refused_last(making);
        buffer_add_char(&making->text, ' ');
        PUT(making, last == NULL ? "debrief.no-deal.never-asked" : "debrief.no-deal.asked", {"n", asked},
            {"times", number_text(making, making->end->open.refusals)},
            {"who", last != NULL ? refusers_text(making, last) : ""});
    }
    if (thread->issue != NO_INDEX && thread->refusals > 1) {
        buffer_add_char(&making->text, ' ');
        PUT(making, "debrief.no-deal.word", {"n", times}, {"times", number_text(making, thread->refusals)},
            {"word", word});
    }
    if (thread->minute != NO_INDEX) {
        buffer_add_char(&making->text, ' ');
        put(making, "debrief.no-deal.nothing-broken");
    }
}

static void sentence_thread(Making *making) {
    Thread *thread = &making->debrief->thread;
    const char *word = marked(making, thread->word);
    switch (thread->kind) {
    case THREAD_NO_DEAL: no_deal_put(making, word); break;
    case THREAD_QUIET:
        put(making, making->debrief->report_count == 0 ? "debrief.thread.quiet" : "debrief.thread.quiet-before");
        outcome_put(making);
        break;
    case THREAD_NOISE:
        PUT(making, "debrief.thread.noise", {"n", number_text(making, thread->bred)},
            {"m", number_text(making, thread->reports)});
        outcome_put(making);
        break;
    default:
        deed_put(making, word);
        bred_put(making);
        known_put(making);
        answered_put(making);
        outcome_put(making);
        break;
    }
    thread->sentence = making_take(making);
}

static void end_put(Making *making) {
    const Debrief *debrief = making->debrief;
    const Thread *thread = &debrief->thread;
    const char *span = hours_text(making, thread->hours_held);
    if (!debrief->signed_) {
        put(making, thread->minute == NO_INDEX ? "debrief.end.not-over" : "debrief.end.no-deal");
    } else if (thread->broken != BREAK_NONE) {
        PUT(making, thread->broken == BREAK_OFFENSIVE ? "debrief.end.order" : "debrief.end.broken", {"span", span});
    } else {
        PUT(making, "debrief.end.held", {"span", span});
    }
}

static void thread_texts(Making *making) {
    const Scenario *scenario = making->scenario;
    Thread *thread = &making->debrief->thread;
    const Option *option = thread->issue != NO_INDEX && thread->option != NO_INDEX
                               ? &scenario->issues[thread->issue].options[thread->option]
                               : NULL;
    thread->hole = thread->question != NO_INDEX ? tell_question(making->teller.words, (Question)thread->question) : "";
    buffer_add(&making->text, thread->hole);
    thread->hole = making_take(making);
    thread->word = option != NULL              ? option->label
                   : thread->issue != NO_INDEX ? scenario->issues[thread->issue].title
                                               : thread->hole;
    thread->clause = clause_text(making, option != NULL ? option->text : "");
    thread->when = when_text(making, 0, thread->minute);
    end_put(making);
    thread->end = making_take(making);
    thread->end_when = thread->broken != BREAK_NONE ? when_text(making, thread->broken_day, thread->broken_minute) : "";
    sentence_thread(making);
}

// ---- reports ----

static void report_texts(Making *making, DebriefReport *report) {
    const Scenario *scenario = making->scenario;
    const Incident *incident = &scenario->incidents[report->incident];
    const Sector *sector = &scenario->sectors[report->sector];
    const Front *front = &scenario->fronts[sector->front];
    buffer_addf(&making->text, "%s, %s", incident->title, sector->name);
    report->title = making_take(making);
    report->when = when_text(making, report->day, report->minute);
    for (int p = 0; p < PARTY_MAX; p++) {
        report->claim[p] = "";
        if (p != front->party_a && p != front->party_b) {
            continue;
        }
        int other = p == front->party_a ? front->party_b : front->party_a;
        if (incident->claim[p] != NULL && incident->claim[p][0] != '\0') {
            buffer_add(&making->text, incident->claim[p]);
        } else {
            PUT(making, "tell.report.claim", {"capital", scenario->parties[p].capital},
                {"other", scenario->parties[other].capital});
        }
        report->claim[p] = making_take(making);
    }
    if (report->established != NO_INDEX) {
        PUT(making, "debrief.finding.established", {"capital", scenario->parties[report->established].capital});
    }
    if (report->admitted != NO_INDEX) {
        buffer_add(&making->text, making->text.length ? " " : "");
        PUT(making, "debrief.finding.admitted", {"capital", scenario->parties[report->admitted].capital});
    }
    if (making->text.length == 0) {
        put(making, "debrief.finding.never");
    }
    report->finding = making_take(making);
    char key[KEY_BYTES];
    snprintf(key, sizeof key, "debrief.answer.%d", report->answer);
    PUT(making, key, {"capital", report->named != NO_INDEX ? scenario->parties[report->named].capital : ""});
    if (report->answered_by != NO_INDEX) {
        buffer_add_char(&making->text, ' ');
        PUT(making, "debrief.answered.one", {"capital", scenario->parties[report->answered_by].capital});
    }
    report->answered = making_take(making);
}

// ---- the rest ----

static void forecast_texts(Making *making, DebriefForecast *forecast) {
    const Scenario *scenario = making->scenario;
    const Words *words = making->teller.words;
    bool chosen = forecast->forecast.kind == FORECAST_BREAK;
    const char *word = "";
    if (chosen) {
        const DebriefClause *clause = &making->debrief->clauses[forecast->forecast.subject];
        word = scenario->issues[clause->issue].options[clause->option].label;
    }
    static const char *const asked[FORECAST_KIND_COUNT] = {[FORECAST_NONE] = "",
                                                           [FORECAST_SIGN] = "debrief.forecast.sign",
                                                           [FORECAST_HOLD] = "debrief.forecast.hold",
                                                           [FORECAST_BREAK] = "debrief.forecast.break"};
    PUT(making, asked[forecast->forecast.kind], {"word", word});
    forecast->asked = making_take(making);
    buffer_add(&making->text,
               chosen ? words_at(words, "debrief.forecast.chosen") : tell_chance(words, forecast->forecast.word));
    forecast->said = making_take(making);
    if (!forecast->decided) {
        put(making, "debrief.forecast.undecided");
    } else if (forecast->forecast.kind == FORECAST_HOLD) {
        PUT(making, forecast->came_true ? "debrief.forecast.held" : "debrief.forecast.broke",
            {"span", hours_text(making, making->debrief->thread.hours_held)});
    } else {
        bool sign = forecast->forecast.kind == FORECAST_SIGN;
        put(making, sign ? forecast->came_true ? "debrief.forecast.they-did" : "debrief.forecast.they-did-not"
                    : forecast->came_true ? "debrief.forecast.it-did"
                                          : "debrief.forecast.it-did-not");
    }
    if (!forecast->forecast.scored) {
        buffer_add_char(&making->text, ' ');
        put(making, "debrief.forecast.rewound");
    }
    forecast->happened = making_take(making);
}

static void promise_texts(Making *making, DebriefPromise *promise) {
    tell_promise(&making->teller, promise->slot, &making->text);
    promise->text = making_take(making);
    promise->made = when_text(making, promise->made_day, promise->made_minute);
    if (promise->promise.status == PROMISE_OPEN) {
        put(making, "debrief.promise.open");
    } else {
        tell_day(&making->teller, promise->settled_day, &making->text);
        const char *day = making_take(making);
        PUT(making, promise->promise.status == PROMISE_KEPT ? "debrief.promise.kept" : "debrief.promise.broken",
            {"day", day});
    }
    promise->end = making_take(making);
}

static void standing_texts(Making *making, DebriefStanding *standing, const Open *start) {
    Teller before = making->teller;
    before.view.open = start;
    tell_standing_name(&making->teller, standing->kind, standing->index, &making->text);
    standing->name = making_take(making);
    tell_standing(&before, standing->kind, standing->index, &making->text);
    standing->start_text = making_take(making);
    tell_standing(&making->teller, standing->kind, standing->index, &making->text);
    standing->end_text = making_take(making);
}

static void standings_texts(Making *making) {
    const Scenario *scenario = making->scenario;
    Open start = {.leverage = scenario->leverage, .allies = scenario->allies, .name = scenario->name};
    for (int p = 0; p < scenario->party_count; p++) {
        start.tie[p] = scenario->parties[p].tie;
        start.trust[p] = scenario->parties[p].trust;
    }
    for (int b = 0; b < scenario->power_count; b++) {
        start.influence[b] = scenario->powers[b].influence;
    }
    for (int s = 0; s < making->debrief->standing_count; s++) {
        standing_texts(making, &making->debrief->standings[s], &start);
    }
}

// What the mediator could have spent, and how much of it was never played.
static void hand_put(Making *making) {
    const Open *end = &making->end->open;
    char start[NUMBER_BYTES], left[NUMBER_BYTES], levers[NUMBER_BYTES];
    int pulled = 0;
    for (int l = 0; l < making->scenario->lever_count; l++) {
        pulled += end->lever_uses[l];
    }
    snprintf(start, sizeof start, "%d", making->scenario->leverage);
    snprintf(left, sizeof left, "%u", (unsigned)end->leverage);
    snprintf(levers, sizeof levers, "%d", pulled);
    PUT(making, "debrief.hand", {"start", start}, {"left", left}, {"levers", levers});
}

static void counts_text(Making *making) {
    Debrief *debrief = making->debrief;
    char quiet[NUMBER_BYTES], steps[NUMBER_BYTES], exchanges[NUMBER_BYTES], reports[NUMBER_BYTES],
        counted[NUMBER_BYTES];
    snprintf(quiet, sizeof quiet, "%u", (unsigned)debrief->quiet_hours);
    snprintf(steps, sizeof steps, "%u", (unsigned)debrief->quiet_hours / 24);
    snprintf(exchanges, sizeof exchanges, "%u", (unsigned)debrief->exchanges);
    snprintf(reports, sizeof reports, "%u", (unsigned)debrief->report_count);
    snprintf(counted, sizeof counted, "%u", (unsigned)debrief->counted);
    if (debrief->signed_) {
        PUT(making, "debrief.counts", {"quiet", quiet}, {"steps", steps}, {"exchanges", exchanges},
            {"reports", reports}, {"counted", counted});
        buffer_add_char(&making->text, ' ');
    }
    hand_put(making);
    debrief->counts = making_take(making);
}

void sentences_make(Making *making) {
    Debrief *debrief = making->debrief;
    const Scenario *scenario = making->scenario;
    debrief->ending_title = debrief->ending != NO_INDEX ? scenario->endings[debrief->ending].title : "";
    debrief->ending_text = debrief->ending != NO_INDEX ? scenario->endings[debrief->ending].text : "";
    thread_texts(making);
    title_points(making);
    counts_text(making);
    for (int r = 0; r < debrief->report_count; r++) {
        report_texts(making, &debrief->reports[r]);
    }
    for (int q = 0; q < QUESTION_COUNT; q++) {
        buffer_add(&making->text, tell_question(making->teller.words, (Question)q));
        debrief->questions[q].title = making_take(making);
    }
    for (int f = 0; f < debrief->forecast_count; f++) {
        forecast_texts(making, &debrief->forecasts[f]);
    }
    for (int p = 0; p < debrief->promise_count; p++) {
        promise_texts(making, &debrief->promises[p]);
    }
    for (int g = 0; g < debrief->gambit_count; g++) {
        debrief->gambits[g].when = when_text(making, debrief->gambits[g].day, debrief->gambits[g].minute);
    }
    standings_texts(making);
}
