// Step two: what happened.
#include "report/inside.h"

static void points_list(Page *page, const TurningPoint *points, int count, const char *key) {
    if (count == 0) {
        return;
    }
    buffer_add(page->out, "<div>\n<h4>");
    html_word(page, key);
    buffer_addf(page->out, "</h4>\n<ol class=\"points\" start=\"%d\">\n", points[0].number);
    for (int i = 0; i < count; i++) {
        buffer_addf(page->out, "<li><span class=\"pin\" aria-hidden=\"true\">%d</span><span><span class=\"when\">",
                    points[i].number);
        html_text(page, points[i].when);
        buffer_add(page->out, "</span> ");
        html_text(page, points[i].title);
        buffer_add(page->out, "</span></li>\n");
    }
    buffer_add(page->out, "</ol>\n</div>\n");
}

static void course(Page *page) {
    const Debrief *debrief = page->debrief;
    html_heading(page, "report.course");
    html_timeline_figure(page);
    buffer_add(page->out, "<div class=\"two\">\n");
    points_list(page, debrief->night, debrief->night_count, "report.the-night");
    points_list(page, debrief->after, debrief->after_count, "report.after-noon");
    buffer_add(page->out, "</div>\n");
    if (debrief->counts[0] != '\0') {
        buffer_add(page->out, "<p class=\"dim\">");
        html_text(page, debrief->counts);
        buffer_add(page->out, "</p>\n");
    }
}

static void ending(Page *page) {
    const Debrief *debrief = page->debrief;
    if (debrief->ending_title[0] != '\0' || debrief->ending_text[0] != '\0') {
        buffer_add(page->out, "<blockquote>\n<p class=\"title\">");
        html_text(page, debrief->ending_title);
        buffer_add(page->out, "</p>\n<p>");
        html_text(page, debrief->ending_text);
        buffer_add(page->out, "</p>\n</blockquote>\n");
    }
    if (page->scenario->won_text[0] != '\0') {
        buffer_add(page->out, "<p class=\"won\"><b>");
        html_word(page, debrief->won ? "report.won" : "report.not-won");
        buffer_add(page->out, "</b> ");
        html_text(page, page->scenario->won_text);
        buffer_add(page->out, "</p>\n");
    }
}

static void question_mark(Page *page, double closes) {
    Answered answered = answered_of(closes);
    buffer_add(page->out, "<td class=\"mark\">");
    html_mark(page, answered);
    buffer_add(page->out, " <span>");
    html_text(page, tell_answered(page->words, answered));
    buffer_add(page->out, "</span></td>");
}

static void questions(Page *page) {
    static const char *const heads[] = {"report.question", "report.yours", "report.real", "report.bred",
                                        "report.real-note"};
    html_heading(page, "report.questions");
    html_table(page, "report.questions.caption", heads, 5);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const DebriefQuestion *question = &page->debrief->questions[q];
        buffer_add(page->out, "<tr>");
        html_row_head(page, question->title);
        question_mark(page, question->heard);
        question_mark(page, question->history);
        buffer_addf(page->out, "<td class=\"number\">%u</td><td>", (unsigned)question->reports);
        if (question->note != NO_INDEX) {
            html_text(page, page->scenario->issues[question->note].history);
            html_sources(page, &page->scenario->issues[question->note].sources);
        }
        buffer_add(page->out, "</td></tr>\n");
    }
    html_table_end(page);
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const DebriefQuestion *question = &page->debrief->questions[q];
        if (page->debrief->signed_ && answered_of(question->heard) != answered_of(question->signed_)) {
            buffer_add(page->out, "<p class=\"dim\">");
            HTML_SAY(page, "report.heard", {"question", question->title},
                     {"signed", tell_answered(page->words, answered_of(question->signed_))},
                     {"heard", tell_answered(page->words, answered_of(question->heard))});
            buffer_add(page->out, "</p>\n");
        }
    }
}

// A clause without the brackets of the talks; its variable words stand out.
static void clause_text(Page *page, const char *text) {
    for (; *text != '\0'; text++) {
        char one[2] = {*text, '\0'};
        bool opens = *text == '[' || *text == '{', closes = *text == ']' || *text == '}';
        if (opens || closes) {
            buffer_add(page->out, opens ? "<b>" : "</b>");
        } else if (*text == '<' || *text == '>' || *text == '&' || *text == '"') {
            html_plain(page, one);
        } else {
            buffer_add_char(page->out, *text);
        }
    }
}

static void clause_cell(Page *page, const DebriefClause *clause) {
    const Issue *issue = &page->scenario->issues[clause->issue];
    buffer_add(page->out, "<td>");
    if (clause->on_table) {
        clause_text(page, issue->options[clause->option].text);
    } else {
        buffer_add(page->out, "<span class=\"dim\">");
        html_word(page, clause->status == CLAUSE_STRUCK ? "report.clause.struck" : "report.clause.none");
        buffer_add(page->out, "</span>");
    }
    bool plain = clause->status == CLAUSE_AGREED || !clause->on_table ||
                 (clause->status == CLAUSE_BRACKETED && page->debrief->signed_);
    if (!plain) {
        char key[] = "tell.status.0";
        key[sizeof key - 2] = (char)('0' + clause->status);
        buffer_add(page->out, " <span class=\"note\">");
        html_word(page, key);
        buffer_add(page->out, "</span>");
    }
    if (clause->on_table && clause->fudged) {
        buffer_add(page->out, " <span class=\"note\">");
        html_word(page, "tell.status.fudged");
        buffer_add(page->out, "</span>");
    }
    if (clause->amended != NO_INDEX) {
        buffer_add(page->out, " <span class=\"note\">");
        HTML_SAY(page, "report.clause.amended", {"word", issue->options[clause->amended].label});
        buffer_add(page->out, "</span>");
    }
    buffer_add(page->out, "</td>");
}

static void clauses(Page *page) {
    static const char *const heads[] = {"report.clause", "report.yours", "report.real"};
    html_heading(page, "report.text");
    html_table(page, "report.text.caption", heads, 3);
    for (int c = 0; c < page->debrief->clause_count; c++) {
        const DebriefClause *clause = &page->debrief->clauses[c];
        const Issue *issue = &page->scenario->issues[clause->issue];
        bool real = issue->history_text[0] != '\0';
        if (!clause->on_table && clause->status != CLAUSE_STRUCK && !real) {
            continue;
        }
        buffer_add(page->out, "<tr>");
        html_row_head(page, issue->title);
        clause_cell(page, clause);
        buffer_add(page->out, "<td class=\"real\">");
        html_text(page, real ? issue->history_text : words_at(page->words, "report.clause.none"));
        buffer_add(page->out, "</td>");
        buffer_add(page->out, "</tr>\n");
    }
    html_table_end(page);
}

static void report_card(Page *page, const DebriefReport *report) {
    const Incident *incident = &page->scenario->incidents[report->incident];
    buffer_addf(page->out, "<article class=\"report%s\">\n<h4><span class=\"when\">", report->in_thread ? " bred" : "");
    html_text(page, report->when);
    buffer_add(page->out, "</span> ");
    html_text(page, report->title);
    buffer_add(page->out, "</h4>\n<p class=\"dim\">");
    if (report->question != NO_INDEX) {
        HTML_SAY(page, "report.hole", {"question", page->debrief->questions[report->question].title});
    } else {
        html_word(page, "report.no-hole");
    }
    buffer_add(page->out, "</p>\n<ul class=\"claims\">\n");
    for (int p = 0; p < page->scenario->party_count; p++) {
        if (report->claim[p][0] != '\0') {
            buffer_addf(page->out, "<li class=\"side-%c\">", 'a' + p);
            html_text(page, report->claim[p]);
            buffer_add(page->out, "</li>\n");
        }
    }
    buffer_add(page->out, "</ul>\n");
    for (int e = 0; e < incident->evidence_count; e++) {
        if (report->evidence >> e & 1) {
            buffer_add(page->out, "<p class=\"evidence\">");
            html_text(page, incident->evidence[e].text);
            buffer_add(page->out, "</p>\n");
        }
    }
    buffer_add(page->out, "<p><b>");
    html_text(page, report->finding);
    buffer_add(page->out, "</b> ");
    html_text(page, report->answered);
    buffer_add(page->out, "</p>\n</article>\n");
}

static void reports(Page *page) {
    if (page->debrief->report_count == 0) {
        return;
    }
    html_heading(page, "report.reports");
    buffer_add(page->out, "<div class=\"two reports\">\n");
    for (int r = 0; r < page->debrief->report_count; r++) {
        report_card(page, &page->debrief->reports[r]);
    }
    buffer_add(page->out, "</div>\n");
}

static void standings(Page *page) {
    static const char *const heads[] = {"report.standing", "report.start", "report.end", "report.change"};
    static const char *const marks[] = {"▼", "▬", "▲"};
    html_heading(page, "report.standings");
    html_table(page, "report.standings.caption", heads, 4);
    for (int s = 0; s < page->debrief->standing_count; s++) {
        const DebriefStanding *standing = &page->debrief->standings[s];
        buffer_add(page->out, "<tr>");
        html_row_head(page, standing->name);
        html_cell(page, standing->start_text);
        html_cell(page, standing->end_text);
        buffer_addf(page->out, "<td class=\"change\"><span aria-hidden=\"true\">%s</span> ",
                    marks[standing_direction(standing) + 1]);
        static const char *const keys[] = {"report.down", "report.level", "report.up"};
        html_word(page, keys[standing_direction(standing) + 1]);
        html_standing_figure(page, standing);
        buffer_add(page->out, "</td></tr>\n");
    }
    html_table_end(page);
}

void html_happened(Page *page) {
    buffer_add(page->out, "<p class=\"lead\">");
    html_text(page, page->debrief->thread.sentence);
    buffer_add(page->out, "</p>\n");
    html_thread_figure(page);
    ending(page);
    course(page);
    questions(page);
    clauses(page);
    reports(page);
    standings(page);
}
