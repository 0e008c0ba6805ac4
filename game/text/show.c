// What can be looked at: the brief, the text, the sides, the standings, the reports, the log, the glossary.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "sim/text.h"
#include "tell/hint.h"
#include "tell/house.h"
#include "text/inside.h"

void say_line(const Play *play, unsigned indent, const char *key, const WordArg *args, size_t count) {
    Buffer line;
    buffer_init(&line);
    words_say(play->words, &line, key, args, count);
    page_print(&play->page, indent, indent + 2, line.text);
    buffer_free(&line);
}

void say_key(const Play *play, const char *key) {
    page_print(&play->page, 0, 0, words_at(play->words, key));
}

void error_show(const Play *play, const Error *error) {
    Buffer line;
    buffer_init(&line);
    error_tell(error, play->words, &line);
    page_print(&play->page, 0, 2, line.text);
    if (error->hint[0] != '\0') {
        buffer_clear(&line);
        error_tell_hint(error, play->words, &line);
        page_print(&play->page, 2, 2, line.text);
    }
    buffer_free(&line);
}

static void print_if(const Play *play, const char *text) {
    if (text != NULL && text[0] != '\0') {
        page_print(&play->page, 0, 0, text);
    }
}

// Prints what a function of tell appends, and empties the buffer.
static void flush_line(const Play *play, unsigned indent, Buffer *line) {
    if (line->length > 0) {
        page_print(&play->page, indent, indent + 2, line->text);
    }
    buffer_clear(line);
}

// ---- what makes sense now ----

void show_hints(const Play *play) {
    Hint hints[HINTS_MAX];
    size_t found = hints_find(&play->teller.view, hints);
    bool table = play->teller.view.open->awaiting == AWAITING_MOVE;
    say_key(play, found ? "ui.now.sensible" : table ? "text.no-hint" : "text.no-hint-here");
    for (size_t i = 0; i < found; i++) {
        Buffer line;
        buffer_init(&line);
        tell_hint_title(&play->teller, &hints[i], &line);
        flush_line(play, 0, &line);
        tell_hint_why(&play->teller, &hints[i], &line);
        flush_line(play, 4, &line);
        buffer_free(&line);
    }
    if (found) {
        say_key(play, "ui.now.readings");
    }
}

// ---- the brief ----

void say_path(const Play *play, const char *key, const char *path) {
    Buffer line;
    buffer_init(&line);
    SAY(play->words, &line, key, {"path", path});
    fprintf(play->page.out, "%s\n", line.text);
    buffer_free(&line);
}

// What was chosen for this night, its number first of all: with it others play the same one.
static void setup_show(const Play *play) {
    static const char *const lengths[] = {[LENGTH_25] = "25", [LENGTH_45] = "45", [LENGTH_90] = "90"};
    const Setup *setup = session_setup(play->session);
    char difficulty[32], seed[24];
    snprintf(difficulty, sizeof difficulty, "text.setup.%d", (int)setup->difficulty);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)setup->types_seed);
    page_blank(&play->page);
    SAY_LINE(play, 0, "text.setup", {"minutes", lengths[setup->length]},
             {"difficulty", words_at(play->words, difficulty)}, {"seed", seed});
}

void show_brief(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    const Open *open = play->teller.view.open;
    page_print(&play->page, 0, 0, c->title);
    page_blank(&play->page);
    const char *const paragraphs[] = {c->content_note, c->role_title, c->interest_note, c->brief,
                                      c->stakes,       c->ends,       c->zone_note,     c->hypothesis_note};
    for (size_t i = 0; i < sizeof paragraphs / sizeof paragraphs[0]; i++) {
        print_if(play, paragraphs[i]);
        if (paragraphs[i] != NULL && paragraphs[i][0] != '\0') {
            page_blank(&play->page);
        }
    }
    if (c->won_text[0] != '\0') {
        SAY_LINE(play, 0, "text.won-when", {"text", c->won_text});
    }
    setup_show(play);
    Buffer house;
    buffer_init(&house);
    tell_house_rules(play->words, c, &house);
    if (house.length) {
        page_blank(&play->page);
    }
    flush_line(play, 0, &house);
    buffer_free(&house);
    if (play->teller.view.seat != 0) {
        return;
    }
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = open->instruction[d];
        if (index >= 0 && index < c->instruction_count) {
            if (d == 0) {
                page_blank(&play->page);
                SAY_LINE(play, 0, "text.mandate", {"capital", c->capital});
            }
            SAY_LINE(play, 0, "text.instruction", {"title", c->instructions[index].title},
                     {"text", c->instructions[index].text});
        }
    }
}

// ---- the text and the six questions ----

static void clause_sides(const Play *play, int issue, Buffer *line) {
    const View *view = &play->teller.view;
    const Clause *clause = &view->open->clauses[issue];
    if (view->open->phase != PHASE_TALKS || clause->status != CLAUSE_BRACKETED) {
        return;
    }
    for (int p = 0; p < view->scenario->party_count; p++) {
        if (seat_of_party(p) == view->seat) {
            continue;
        }
        Stance stance = stance_of_clause(view, p, issue, clause->option);
        SAY(play->words, line, clause->word[p] != 0 ? "text.stance-heard" : "text.stance",
            {"party", view->scenario->parties[p].name}, {"word", tell_disposition(play->words, stance.disposition)},
            {"quality", tell_quality(play->words, stance.quality)},
            {"heard",
             clause->word[p] > 0 ? words_at(play->words, "text.heard.yes") : words_at(play->words, "text.heard.no")});
        flush_line(play, 3, line);
    }
}

static void show_questions(const Play *play, Buffer *line) {
    double closes[QUESTION_COUNT];
    text_closes_all(play->teller.view.scenario, play->teller.view.open, closes);
    page_heading(&play->page, words_at(play->words, "text.questions"));
    for (int q = 0; q < QUESTION_COUNT; q++) {
        SAY(play->words, line, "text.question", {"question", tell_question(play->words, (Question)q)},
            {"word", tell_answered(play->words, answered_of(closes[q]))});
        flush_line(play, 0, line);
    }
}

void show_text(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    const Open *open = play->teller.view.open;
    page_heading(&play->page, c->document_title);
    Buffer line;
    buffer_init(&line);
    int number = 0;
    for (int i = 0; i < c->issue_count; i++) {
        const Clause *clause = &open->clauses[i];
        if (clause->status == CLAUSE_NONE || clause->status == CLAUSE_STRUCK) {
            continue;
        }
        buffer_addf(&line, "%d. ", ++number);
        SAY(play->words, &line, "text.clause", {"clause", c->issues[i].title},
            {"status", tell_clause_status(play->words, clause)});
        buffer_add(&line, " ");
        tell_clause(&play->teller, i, NO_INDEX, &line);
        flush_line(play, 0, &line);
        clause_sides(play, i, &line);
    }
    show_questions(play, &line);
    tell_whole(&play->teller, &line);
    page_blank(&play->page);
    flush_line(play, 0, &line);
    say_key(play, "text.keeps");
    buffer_free(&line);
}

// ---- sides, standings, reports ----

static void show_side(const Play *play, int party, Buffer *line) {
    const Teller *teller = &play->teller;
    const Party *about = &teller->view.scenario->parties[party];
    tell_reading(teller, party, line);
    page_blank(&play->page);
    SAY_LINE(play, 0, "text.side", {"party", about->name}, {"reading", line->text});
    buffer_clear(line);
    print_if(play, party_mood(teller, party));
    for (int n = 0; n < about->interest_count; n++) {
        tell_interest(teller, party, n, line);
        flush_line(play, 2, line);
    }
    int agenda = teller->view.mind->agenda[party];
    if (agenda >= 0 && agenda < about->agenda_count) {
        SAY_LINE(play, 2, "text.agenda", {"title", about->agendas[agenda].title},
                 {"text", about->agendas[agenda].text});
    } else {
        char clues[12];
        SAY_LINE(play, 2, "text.clues",
                 {"n", (snprintf(clues, sizeof clues, "%d", teller->view.mind->clues[party]), clues)});
    }
    if (teller->view.mind->leaving >> party & 1) {
        SAY_LINE(play, 2, "text.leaving", {"party", about->name});
    }
}

void show_sides(const Play *play) {
    Buffer line;
    buffer_init(&line);
    for (int p = 0; p < play->teller.view.scenario->party_count; p++) {
        if (seat_of_party(p) != play->teller.view.seat) {
            show_side(play, p, &line);
        }
    }
    for (int k = 0; k < play->teller.view.mind->confidence_count; k++) {
        tell_confidence(&play->teller, k, &line);
        flush_line(play, 0, &line);
    }
    buffer_free(&line);
}

static void standing_show(const Play *play, StandingKind kind, int index, Buffer *line) {
    tell_standing_name(&play->teller, kind, index, line);
    buffer_add(line, ": ");
    tell_standing(&play->teller, kind, index, line);
    flush_line(play, 0, line);
}

// Whether it will hold to the last day: a word and the range it means.
static void holds_show(const Play *play, Buffer *line) {
    double holds =
        play->options->holds != NULL && play->teller.view.seat == 0 ? play->options->holds(play->session) : -1;
    if (holds < 0) {
        return;
    }
    Buffer day;
    buffer_init(&day);
    tell_day(&play->teller, play->teller.view.open->days, &day);
    SAY(play->words, line, "tell.holds", {"day", day.text});
    int word = chance_word_of(holds);
    buffer_addf(line, " %s, %s", tell_chance(play->words, word), tell_chance_range(play->words, word));
    flush_line(play, 0, line);
    buffer_free(&day);
}

void show_standings(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    Buffer line;
    buffer_init(&line);
    page_blank(&play->page);
    for (int p = 0; p < c->party_count; p++) {
        standing_show(play, STANDING_TIE, p, &line);
        standing_show(play, STANDING_TRUST, p, &line);
    }
    standing_show(play, STANDING_ALLIES, 0, &line);
    standing_show(play, STANDING_NAME, 0, &line);
    for (int b = 0; b < c->power_count; b++) {
        if (c->powers[b].role == POWER_RIVAL) {
            standing_show(play, STANDING_INFLUENCE, b, &line);
        }
    }
    standing_show(play, STANDING_LEVERAGE, 0, &line);
    if (play->teller.view.open->signed_) {
        char exchanges[12];
        snprintf(exchanges, sizeof exchanges, "%d", play->teller.view.open->exchanges);
        SAY_LINE(play, 0, "text.exchanges", {"n", exchanges});
    }
    holds_show(play, &line);
    for (int k = 0; k < PROMISE_MAX; k++) {
        if (play->teller.view.open->promises[k].status == PROMISE_OPEN) {
            tell_promise(&play->teller, k, &line);
            flush_line(play, 0, &line);
        }
    }
    buffer_free(&line);
    if (c->won_text[0] != '\0' && play->teller.view.seat == 0) {
        SAY_LINE(play, 0, "text.won-when", {"text", c->won_text});
    }
}

// Whoever has shown that it may get up goes soon, unless something changes its mind.
static void leaving_add(const Play *play, Buffer *line) {
    const View *view = &play->teller.view;
    for (int p = 0; view->seat == 0 && view->open->phase == PHASE_TALKS && p < view->scenario->party_count; p++) {
        if (view->mind->leaving >> p & 1) {
            buffer_add_char(line, ' ');
            SAY(play->words, line, "text.status-leaving", {"party", view->scenario->parties[p].name});
        }
    }
}

void show_status(const Play *play) {
    Buffer clock, leverage, line;
    buffer_init(&clock);
    buffer_init(&leverage);
    buffer_init(&line);
    tell_clock(&play->teller, &clock);
    tell_standing(&play->teller, STANDING_LEVERAGE, 0, &leverage);
    page_blank(&play->page);
    bool mediator = play->teller.view.seat == 0;
    SAY(play->words, &line, mediator ? "text.status" : "text.status-seat", {"clock", clock.text},
        {"leverage", leverage.text});
    leaving_add(play, &line);
    flush_line(play, 0, &line);
    buffer_free(&line);
    buffer_free(&clock);
    buffer_free(&leverage);
}

// A report is printed in full once; what evidence comes in later is told as it comes.
static uint32_t report_mark(const Report *report) {
    return (uint32_t)report->day << 24 | (uint32_t)report->minute << 8 | (uint32_t)report->sector;
}

static bool report_shown(const Play *play, const Report *report) {
    for (int r = 0; r < REPORT_MAX; r++) {
        if (play->shown[r] == report_mark(report)) {
            return true;
        }
    }
    return false;
}

void show_fresh_reports(Play *play) {
    const Open *open = play->teller.view.open;
    Buffer line;
    buffer_init(&line);
    for (int r = 0; r < open->report_count; r++) {
        if (open->reports[r].kind != NO_INDEX && !report_shown(play, &open->reports[r])) {
            page_blank(&play->page);
            tell_report(&play->teller, r, &line);
            flush_line(play, 0, &line);
        }
    }
    for (int r = 0; r < REPORT_MAX; r++) {
        play->shown[r] = r < open->report_count ? report_mark(&open->reports[r]) : 0;
    }
    buffer_free(&line);
}

void show_reports(const Play *play) {
    const Open *open = play->teller.view.open;
    Buffer line;
    buffer_init(&line);
    for (int r = 0; r < open->report_count; r++) {
        if (open->reports[r].kind != NO_INDEX) {
            page_blank(&play->page);
            tell_report(&play->teller, r, &line);
            flush_line(play, 0, &line);
        }
    }
    if (open->report_count == 0) {
        say_key(play, "text.no-reports");
    }
    buffer_free(&line);
}

// ---- scenes, events, the log ----

void show_scene(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    const Scene *scene = &c->scenes[play->teller.view.open->subject];
    page_heading(&play->page, scene->title);
    if (play->teller.view.open->scene_picks != 0) {
        say_key(play, "text.choose-more");
        return;
    }
    print_if(play, scene->place);
    print_if(play, scene->text);
    for (int n = 0; n < scene->counsel_count; n++) {
        int adviser = scene->counsel[n].adviser;
        const char *name = adviser >= 0 && adviser < c->adviser_count ? c->advisers[adviser].name : "";
        SAY_LINE(play, 0, "text.counsel", {"adviser", name}, {"text", scene->counsel[n].text});
    }
}

void show_events(Play *play) {
    const View *view = &play->teller.view;
    size_t count, kept = 0;
    const LoggedEvent *log = session_events(play->session, &count);
    size_t from = play->told[view->seat] < count ? play->told[view->seat] : count;
    Event *fresh = count > from ? malloc((count - from) * sizeof *fresh) : NULL;
    for (size_t i = from; fresh != NULL && i < count; i++) {
        // The scene that is asked is shown with its choices.
        bool asked = log[i].event.kind == EVENT_SCENE && view->open->awaiting == AWAITING_SCENE &&
                     log[i].event.a == view->open->subject;
        if (!log[i].abandoned && !asked) {
            fresh[kept++] = log[i].event;
        }
    }
    play->told[view->seat] = count;
    bool refused = false;
    for (size_t i = 0; i < kept; i++) {
        refused = refused || fresh[i].kind == EVENT_REFUSED;
    }
    Buffer said;
    buffer_init(&said);
    if (kept > 0 && tell_events(&play->teller, fresh, kept, &said)) {
        page_blank(&play->page);
        page_print(&play->page, 0, 0, said.text);
    }
    buffer_free(&said);
    free(fresh);
    if (refused && view->seat == 0 && view->open->awaiting == AWAITING_MOVE) { // what would help, unasked
        page_blank(&play->page);
        show_hints(play);
    }
}

// What one command brought forth, told as it was told then, under the time it was given.
static void step_log(const Play *play, const LoggedEvent *log, size_t count) {
    Event *events = malloc(count * sizeof *events);
    Buffer line;
    buffer_init(&line);
    char time[TIME_BYTES];
    time_print(log[0].event.minute, time);
    SAY(play->words, &line, log[0].abandoned ? "text.log-abandoned" : "text.log", {"time", time});
    Buffer said;
    buffer_init(&said);
    for (size_t i = 0; events != NULL && i < count; i++) {
        events[i] = log[i].event;
    }
    if (events != NULL && tell_events(&play->teller, events, count, &said)) {
        buffer_add(&line, said.text);
        page_print(&play->page, 0, 6, line.text);
    }
    buffer_free(&said);
    buffer_free(&line);
    free(events);
}

void show_log(const Play *play, size_t most) {
    size_t count;
    const LoggedEvent *log = session_events(play->session, &count);
    size_t from = count;
    for (size_t steps = 0; from > 0 && steps < most; steps++) {
        uint32_t step = log[from - 1].step;
        bool abandoned = log[from - 1].abandoned;
        while (from > 0 && log[from - 1].step == step && log[from - 1].abandoned == abandoned) {
            from--;
        }
    }
    while (from < count) {
        size_t end = from;
        while (end < count && log[end].step == log[from].step && log[end].abandoned == log[from].abandoned) {
            end++;
        }
        step_log(play, log + from, end - from);
        from = end;
    }
}

// ---- the glossary ----

static bool begins_with(const char *text, const char *with) {
    while (*with != '\0') {
        if (tolower((unsigned char)*text++) != tolower((unsigned char)*with++)) {
            return false;
        }
    }
    return true;
}

void show_glossary(const Play *play, const char *term) {
    const Scenario *c = play->teller.view.scenario;
    bool any = false;
    for (int t = 0; t < c->term_count; t++) {
        const Term *entry = &c->terms[t];
        if (term[0] == '\0') {
            SAY_LINE(play, 0, "text.term", {"term", entry->term}, {"id", entry->id});
            any = true;
        } else if (begins_with(entry->term, term) || begins_with(entry->id, term)) {
            SAY_LINE(play, 0, "text.term-text", {"term", entry->term}, {"text", entry->text});
            print_if(play, entry->example);
            any = true;
        }
    }
    if (!any) {
        SAY_LINE(play, 0, "text.no-term", {"term", term});
    }
}

// ---- the assumptions ----

static void assumption_line(const Play *play, int parameter) {
    const Scenario *c = play->teller.view.scenario;
    const Parameter *row = &parameters[parameter];
    const double numbers[] = {c->parameters[parameter], parameter_usual(c, parameter), row->low, row->high};
    Buffer text[4];
    for (int i = 0; i < 4; i++) {
        buffer_init(&text[i]);
        buffer_add_real(&text[i], numbers[i]);
    }
    SAY_LINE(play, 0, parameter_is_changed(c, parameter) ? "text.assumption.changed" : "text.assumption",
             {"name", row->name}, {"value", text[0].text}, {"usual", text[1].text}, {"low", text[2].text},
             {"high", text[3].text}, {"source", tell_parameter_source(play->words, parameter)},
             {"meaning", tell_parameter(play->words, parameter)});
    for (int i = 0; i < 4; i++) {
        buffer_free(&text[i]);
    }
}

void show_assumptions(const Play *play, const char *name) {
    bool any = false;
    for (int g = 0; g < PARAMETER_GROUP_COUNT; g++) {
        const ParameterGroup *group = &parameter_groups[g];
        bool headed = false;
        for (int i = group->first; i < group->end; i++) {
            if (!strstr(parameters[i].name, name) && !begins_with(group->name, name)) {
                continue;
            }
            if (!headed) {
                page_heading(&play->page, tell_parameter_group(play->words, g));
            }
            assumption_line(play, i);
            any = headed = true;
        }
    }
    if (any) {
        page_blank(&play->page);
        say_key(play, "text.assumptions.note");
    } else {
        SAY_LINE(play, 0, "text.no-assumption", {"name", name});
    }
}

// ---- the end ----

// Where the night lies, and what makes a page of it: the debrief above is long, and is gone with the terminal.
static void kept_show(const Play *play) {
    const char *path = session_journal_path(play->session);
    if (path != NULL) {
        page_blank(&play->page);
        say_path(play, "text.kept", path);
    }
}

void show_ending(const Play *play) {
    bool won = game_won(play->teller.view.scenario, session_state(play->session));
    page_blank(&play->page);
    SAY_LINE(play, 0, won ? "text.won" : "text.not-won", {"text", play->teller.view.scenario->won_text});
    show_standings(play);
    if (play->options->debrief != NULL) {
        page_blank(&play->page);
        play->options->debrief(play->options->user, play->session, play->page.out);
        kept_show(play);
    }
}
