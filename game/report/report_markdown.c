// The same report as Markdown: for a class's own document, a terminal, a comparison by eye.
#include "report/inside.h"
#include "tell/house.h"

void markdown_text(Page *page, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == WORD_OPEN || *text == WORD_CLOSE) {
            buffer_add_char(page->out, '*');
        } else if (*text == '\n') {
            buffer_add_char(page->out, ' ');
        } else {
            bool special = *text == '*' || *text == '_' || *text == '|' || *text == '<' || *text == '`' ||
                           *text == '[' || *text == ']' || *text == '\\';
            buffer_add(page->out, special ? "\\" : "");
            buffer_add_char(page->out, *text);
        }
    }
}

static void word(Page *page, const char *key) {
    markdown_text(page, words_at(page->words, key));
}

void markdown_heading(Page *page, int level, const char *key) {
    size_t length = page->out->length;
    bool apart = length > 1 && page->out->text[length - 1] == '\n' && page->out->text[length - 2] == '\n';
    buffer_add(page->out, apart ? "" : "\n");
    buffer_add_times(page->out, '#', (size_t)level);
    buffer_add(page->out, " ");
    word(page, key);
    buffer_add(page->out, "\n\n");
}

static void paragraph(Page *page, const char *text) {
    if (text[0] != '\0') {
        markdown_text(page, text);
        buffer_add(page->out, "\n\n");
    }
}

static void table_head(Page *page, const char *const *keys, int count) {
    for (int i = 0; i < count; i++) {
        buffer_add(page->out, "| ");
        word(page, keys[i]);
        buffer_add(page->out, " ");
    }
    buffer_add(page->out, "|\n");
    for (int i = 0; i < count; i++) {
        buffer_add(page->out, "|---");
    }
    buffer_add(page->out, "|\n");
}

static void table_row(Page *page, const char *const *cells, int count) {
    for (int i = 0; i < count; i++) {
        buffer_add(page->out, "| ");
        markdown_text(page, cells[i]);
        buffer_add(page->out, " ");
    }
    buffer_add(page->out, "|\n");
}

static void sources(Page *page, const Sources *list) {
    page_cite(page, list);
    for (int s = 0; s < list->count; s++) {
        buffer_add(page->out, s == 0 ? " (" : ", ");
        markdown_text(page, page->scenario->sources_list[list->source[s]].id);
    }
    buffer_add(page->out, list->count ? ")" : "");
}

// ---- by what rules ----

static void house_rules(Page *page) {
    Buffer rule;
    buffer_init(&rule);
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(page->scenario, i)) {
            if (!rule.length) {
                markdown_heading(page, 3, "report.house");
            }
            buffer_clear(&rule);
            tell_house_rule(page->words, page->scenario, i, &rule);
            buffer_add(page->out, "- ");
            markdown_text(page, rule.text);
            buffer_add(page->out, "\n");
        }
    }
    if (rule.length) {
        buffer_add(page->out, "\n");
        paragraph(page, words_at(page->words, "tell.house.alone"));
    }
    buffer_free(&rule);
}

// ---- what happened ----

static void points(Page *page, const TurningPoint *list, int count, const char *key) {
    if (count == 0) {
        return;
    }
    markdown_heading(page, 4, key);
    for (int i = 0; i < count; i++) {
        buffer_addf(page->out, "%u. ", (unsigned)list[i].number);
        markdown_text(page, list[i].when);
        buffer_add(page->out, ": ");
        markdown_text(page, list[i].title);
        buffer_add(page->out, "\n");
    }
}

static void questions(Page *page) {
    static const char *const heads[] = {"report.question", "report.yours", "report.real", "report.bred",
                                        "report.real-note"};
    markdown_heading(page, 3, "report.questions");
    table_head(page, heads, 5);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const DebriefQuestion *question = &page->debrief->questions[q];
        Buffer number;
        buffer_init(&number);
        buffer_addf(&number, "%u", (unsigned)question->reports);
        const char *cells[] = {question->title, tell_answered(page->words, answered_of(question->heard)),
                               tell_answered(page->words, answered_of(question->history)), number.text,
                               question->note != NO_INDEX ? page->scenario->issues[question->note].history : ""};
        table_row(page, cells, 5);
        buffer_free(&number);
    }
}

// The wording of a clause: its variable words stand out instead of standing in brackets.
static void clause_text(Page *page, const char *text) {
    for (; *text != '\0'; text++) {
        char one[2] = {*text, '\0'};
        bool mark = *text == '[' || *text == ']' || *text == '{' || *text == '}';
        if (mark) {
            buffer_add(page->out, "**");
        } else {
            markdown_text(page, one);
        }
    }
}

static void clause_status(Page *page, const DebriefClause *clause) {
    bool bracketed = clause->status == CLAUSE_BRACKETED && !page->debrief->signed_;
    if (clause->on_table && (bracketed || clause->status == CLAUSE_LETTER || clause->status == CLAUSE_ALONE)) {
        char key[] = "tell.status.0";
        key[sizeof key - 2] = (char)('0' + clause->status);
        buffer_add(page->out, " (");
        word(page, key);
        buffer_add(page->out, ")");
    }
    if (clause->on_table && clause->fudged) {
        buffer_add(page->out, " (");
        word(page, "tell.status.fudged");
        buffer_add(page->out, ")");
    }
}

static void clauses(Page *page) {
    static const char *const heads[] = {"report.clause", "report.yours", "report.real"};
    markdown_heading(page, 3, "report.text");
    table_head(page, heads, 3);
    for (int c = 0; c < page->debrief->clause_count; c++) {
        const DebriefClause *clause = &page->debrief->clauses[c];
        const Issue *issue = &page->scenario->issues[clause->issue];
        if (!clause->on_table && clause->status != CLAUSE_STRUCK && issue->history_text[0] == '\0') {
            continue;
        }
        const char *none =
            words_at(page->words, clause->status == CLAUSE_STRUCK ? "report.clause.struck" : "report.clause.none");
        buffer_add(page->out, "| ");
        markdown_text(page, issue->title);
        buffer_add(page->out, " | ");
        if (clause->on_table) {
            clause_text(page, issue->options[clause->option].text);
            clause_status(page, clause);
        } else {
            markdown_text(page, none);
        }
        buffer_add(page->out, " | ");
        markdown_text(page, issue->history_text[0] ? issue->history_text : words_at(page->words, "report.clause.none"));
        buffer_add(page->out, " |\n");
    }
}

static void reports(Page *page) {
    if (page->debrief->report_count == 0) {
        return;
    }
    markdown_heading(page, 3, "report.reports");
    for (int r = 0; r < page->debrief->report_count; r++) {
        const DebriefReport *report = &page->debrief->reports[r];
        const Incident *incident = &page->scenario->incidents[report->incident];
        buffer_add(page->out, "- **");
        markdown_text(page, report->when);
        buffer_add(page->out, " ");
        markdown_text(page, report->title);
        buffer_add(page->out, report->in_thread ? "** ← " : "** ");
        markdown_text(page, report->question != NO_INDEX ? page->debrief->questions[report->question].title
                                                         : words_at(page->words, "report.no-hole"));
        buffer_add(page->out, "\n");
        for (int p = 0; p < page->scenario->party_count; p++) {
            if (report->claim[p][0] != '\0') {
                buffer_add(page->out, "  - ");
                markdown_text(page, report->claim[p]);
                buffer_add(page->out, "\n");
            }
        }
        for (int e = 0; e < incident->evidence_count; e++) {
            if (report->evidence >> e & 1) {
                buffer_add(page->out, "  - ");
                markdown_text(page, incident->evidence[e].text);
                buffer_add(page->out, "\n");
            }
        }
        buffer_add(page->out, "  - **");
        markdown_text(page, report->finding);
        buffer_add(page->out, "** ");
        markdown_text(page, report->answered);
        buffer_add(page->out, "\n");
    }
}

static void standings(Page *page) {
    static const char *const heads[] = {"report.standing", "report.start", "report.end", "report.change"};
    static const char *const marks[] = {"▼", "▬", "▲"};
    markdown_heading(page, 3, "report.standings");
    table_head(page, heads, 4);
    for (int s = 0; s < page->debrief->standing_count; s++) {
        const DebriefStanding *standing = &page->debrief->standings[s];
        const char *cells[] = {standing->name, standing->start_text, standing->end_text,
                               marks[standing_direction(standing) + 1]};
        table_row(page, cells, 4);
    }
}

static void happened(Page *page) {
    const Debrief *debrief = page->debrief;
    paragraph(page, debrief->thread.sentence);
    if (debrief->ending_title[0] != '\0') {
        buffer_add(page->out, "> **");
        markdown_text(page, debrief->ending_title);
        buffer_add(page->out, "**\n>\n> ");
        markdown_text(page, debrief->ending_text);
        buffer_add(page->out, "\n\n");
    }
    if (page->scenario->won_text[0] != '\0') {
        buffer_add(page->out, "**");
        word(page, debrief->won ? "report.won" : "report.not-won");
        buffer_add(page->out, "** ");
        paragraph(page, page->scenario->won_text);
    }
    markdown_heading(page, 3, "report.course");
    paragraph(page, debrief->counts);
    points(page, debrief->night, debrief->night_count, "report.the-night");
    points(page, debrief->after, debrief->after_count, "report.after-noon");
    questions(page);
    clauses(page);
    reports(page);
    standings(page);
}

// ---- why ----

static void agendas(Page *page) {
    markdown_heading(page, 3, "report.agendas");
    for (int a = 0; a < page->debrief->agenda_count; a++) {
        const DebriefAgenda *drawn = &page->debrief->agendas[a];
        const Party *party = &page->scenario->parties[drawn->party];
        buffer_add(page->out, "- **");
        markdown_text(page, party->name);
        buffer_add(page->out, ":** ");
        if (drawn->agenda == NO_INDEX) {
            word(page, "report.agenda.none");
            buffer_add(page->out, "\n");
            continue;
        }
        const Agenda *agenda = &party->agendas[drawn->agenda];
        markdown_text(page, agenda->title);
        buffer_add(page->out, ". ");
        markdown_text(page, agenda->text);
        buffer_add(page->out, "\n");
        for (int c = 0; c < CLUE_MAX; c++) {
            if (agenda->clue[c] != NULL && agenda->clue[c][0] != '\0') {
                buffer_add(page->out, "  - ");
                markdown_text(page, agenda->clue[c]);
                buffer_add(page->out, " (");
                word(page, c < drawn->clues ? "report.clue.had" : "report.clue.missed");
                buffer_add(page->out, ")\n");
            }
        }
    }
}

static void gambits(Page *page) {
    static const char *const heads[] = {"report.when", "report.gambit", "report.you-did", "report.it-was"};
    if (page->debrief->gambit_count == 0) {
        return;
    }
    markdown_heading(page, 3, "report.gambits");
    table_head(page, heads, 4);
    for (int g = 0; g < page->debrief->gambit_count; g++) {
        const DebriefGambit *gambit = &page->debrief->gambits[g];
        const Scene *scene = &page->scenario->scenes[gambit->scene];
        const char *cells[] = {gambit->when, scene->title,
                               gambit->choice != NO_INDEX ? scene->choices[gambit->choice].title : "",
                               words_at(page->words, gambit->real ? "report.gambit.real" : "report.gambit.bluff")};
        table_row(page, cells, 4);
    }
}

static void owed(Page *page) {
    static const char *const heads[] = {"report.promise", "report.made", "report.became"};
    const Debrief *debrief = page->debrief;
    if (debrief->promise_count > 0) {
        markdown_heading(page, 3, "report.promises");
        table_head(page, heads, 3);
    }
    for (int p = 0; p < debrief->promise_count; p++) {
        const char *cells[] = {debrief->promises[p].text, debrief->promises[p].made, debrief->promises[p].end};
        table_row(page, cells, 3);
    }
    if (debrief->mandate_count > 0) {
        markdown_heading(page, 3, "report.mandate");
    }
    for (int m = 0; m < debrief->mandate_count; m++) {
        const DebriefMandate *drawn = &debrief->mandate[m];
        buffer_add(page->out, "- ");
        markdown_text(page, page->scenario->instructions[drawn->instruction].title);
        buffer_add(page->out, ": ");
        word(page, !drawn->judged ? "report.mandate.unjudged"
                   : drawn->kept  ? "report.mandate.kept"
                                  : "report.mandate.broken");
        buffer_add(page->out, "\n");
    }
    if (debrief->undone_count > 0) {
        markdown_heading(page, 3, "report.undone");
    }
    for (int u = 0; u < debrief->undone_count; u++) {
        const Chore *chore = &page->scenario->chores[debrief->undone[u]];
        buffer_add(page->out, "- ");
        markdown_text(page, chore->title);
        buffer_add(page->out, ". ");
        markdown_text(page, chore->undone);
        buffer_add(page->out, "\n");
    }
}

static void forecasts(Page *page) {
    static const char *const heads[] = {"report.forecast", "report.said", "report.turned-out", "report.than-coin"};
    if (page->debrief->forecast_count == 0) {
        return;
    }
    markdown_heading(page, 3, "report.forecasts");
    table_head(page, heads, 4);
    for (int f = 0; f < page->debrief->forecast_count; f++) {
        const DebriefForecast *forecast = &page->debrief->forecasts[f];
        const char *cells[] = {forecast->asked, forecast->said, forecast->happened,
                               words_at(page->words, mark_key(forecast->result))};
        table_row(page, cells, 4);
    }
}

// ---- what next ----

static void next(Page *page) {
    const Scenario *scenario = page->scenario;
    if (scenario->history_outcome[0] != '\0' || scenario->strip_count > 0) {
        markdown_heading(page, 3, "report.history");
        markdown_text(page, scenario->history_outcome);
        sources(page, &scenario->history_sources);
        buffer_add(page->out, "\n\n");
    }
    for (int s = 0; s < scenario->strip_count; s++) {
        const StripItem *item = &scenario->strip[s];
        buffer_add(page->out, "- **");
        markdown_text(page, item->when_text);
        buffer_add(page->out, ".** ");
        markdown_text(page, item->text);
        buffer_add(page->out, item->finding[0] ? " *" : "");
        markdown_text(page, item->finding);
        buffer_add(page->out, item->finding[0] ? "*" : "");
        sources(page, &item->sources);
        buffer_add(page->out, "\n");
    }
    if (scenario->missing_text[0] != '\0') {
        markdown_heading(page, 3, "report.missing");
        paragraph(page, scenario->missing_text);
    }
    int asked = 0;
    for (int q = 0; q < 4; q++) {
        if (scenario->question_text[q][0] != '\0') {
            if (asked++ == 0) {
                markdown_heading(page, 3, "report.discuss");
            }
            buffer_addf(page->out, "%d. ", asked);
            markdown_text(page, scenario->question_text[q]);
            buffer_add(page->out, "\n");
        }
    }
}

static void cited(Page *page) {
    bool any = false;
    for (int s = 0; s < page->scenario->source_count; s++) {
        if (!page->cited[s]) {
            continue;
        }
        if (!any) {
            markdown_heading(page, 3, "report.sources");
            any = true;
        }
        const Source *source = &page->scenario->sources_list[s];
        buffer_add(page->out, "- ");
        markdown_text(page, source->id);
        buffer_add(page->out, ": ");
        markdown_text(page, source->title);
        buffer_addf(page->out, " <%s>\n", source->address);
    }
}

bool report_markdown(const Debrief *debrief, const Words *words, Buffer *out) {
    Page page = {.debrief = debrief, .scenario = debrief->scenario, .words = words, .out = out};
    buffer_add(out, "# ");
    markdown_text(&page, debrief->scenario->title);
    buffer_add(out, "\n\n");
    paragraph(&page, debrief->scenario->interest_note);
    if (debrief->authored) {
        paragraph(&page, words_at(words, "tell.author.hand"));
    }
    house_rules(&page);
    markdown_heading(&page, 2, "report.felt");
    paragraph(&page, words_at(words, "report.ask.moment"));
    paragraph(&page, words_at(words, "report.ask.otherwise"));
    markdown_heading(&page, 2, "report.happened");
    happened(&page);
    markdown_heading(&page, 2, "report.why");
    agendas(&page);
    gambits(&page);
    owed(&page);
    forecasts(&page);
    markdown_heading(&page, 2, "report.next");
    next(&page);
    buffer_add(out, "\n");
    paragraph(&page, words_at(words, "report.ask.again"));
    paragraph(&page, words_at(words, "report.model"));
    cited(&page);
    return !out->failed;
}
