// The nights of a class side by side: how each ended, what each text answered and said, what each turned on, what was
// forecast, and what to ask of them. One night a row, under the name that the caller gives it; nobody is ranked.
#include "report/inside.h"

typedef struct Class {
    Page page;
    const ClassNight *nights;
    size_t count;
    bool html;
} Class;

static const char night[] = "report.class.night";

// ---- a table, in either form ----

static void cell(Class *class, const char *text, bool heads_row) {
    if (!class->html) {
        buffer_add(class->page.out, "| ");
        markdown_text(&class->page, text);
        buffer_add(class->page.out, " ");
    } else if (heads_row) {
        html_row_head(&class->page, text);
    } else {
        html_cell(&class->page, text);
    }
}

static void row_begin(Class *class, const char *name) {
    buffer_add(class->page.out, class->html ? "<tr>" : "");
    cell(class, name, true);
}

static void row_end(Class *class) {
    buffer_add(class->page.out, class->html ? "</tr>\n" : "|\n");
}

// A heading, and the table's first row: what each row is (a key), and these.
static void table_begin(Class *class, const char *key, const char *row_key, const char *const *heads, int count) {
    if (class->html) {
        html_heading(&class->page, key);
        buffer_add(class->page.out, "<table>\n<thead><tr>");
    } else {
        markdown_heading(&class->page, 2, key);
    }
    for (int i = -1; i < count; i++) {
        const char *head = i < 0 ? words_at(class->page.words, row_key) : heads[i];
        if (class->html) {
            buffer_add(class->page.out, "<th scope=\"col\">");
            html_text(&class->page, head);
            buffer_add(class->page.out, "</th>");
        } else {
            cell(class, head, false);
        }
    }
    buffer_add(class->page.out, class->html ? "</tr></thead>\n<tbody>\n" : "|\n|");
    for (int i = -1; !class->html && i < count; i++) {
        buffer_add(class->page.out, "---|");
    }
    buffer_add(class->page.out, class->html ? "" : "\n");
}

static void table_end(Class *class) {
    buffer_add(class->page.out, class->html ? "</tbody>\n</table>\n" : "");
}

// ---- what is compared ----

static void ends(Class *class) {
    const Words *words = class->page.words;
    const char *heads[] = {words_at(words, "report.class.end"), words_at(words, "report.class.exchanges"),
                           words_at(words, "report.class.told")};
    table_begin(class, "report.happened", night, heads, 3);
    for (size_t n = 0; n < class->count; n++) {
        const Debrief *debrief = class->nights[n].debrief;
        row_begin(class, class->nights[n].name);
        cell(class, debrief->thread.end, false);
        cell(class, WORD_NUMBER(debrief->exchanges), false);
        cell(class, debrief->ending_title, false);
        row_end(class);
    }
    table_end(class);
}

static void questions(Class *class) {
    const char *heads[QUESTION_COUNT];
    for (int q = 0; q < QUESTION_COUNT; q++) {
        heads[q] = class->nights[0].debrief->questions[q].title;
    }
    table_begin(class, "report.class.questions", night, heads, QUESTION_COUNT);
    for (size_t n = 0; n < class->count; n++) {
        row_begin(class, class->nights[n].name);
        for (int q = 0; q < QUESTION_COUNT; q++) {
            double heard = class->nights[n].debrief->questions[q].heard;
            cell(class, tell_answered(class->page.words, answered_of(heard)), false);
        }
        row_end(class);
    }
    table_end(class);
}

// Who left a clause in these words (NO_INDEX: without it), by name.
static void nights_with(const Class *class, int issue, int option, Buffer *names) {
    buffer_clear(names);
    for (size_t n = 0; n < class->count; n++) {
        const DebriefClause *clause = &class->nights[n].debrief->clauses[issue];
        if ((clause->on_table ? clause->option : NO_INDEX) == option) {
            buffer_add(names, names->length > 0 ? ", " : "");
            buffer_add(names, class->nights[n].name);
        }
    }
}

// Each wording that somebody ended with, and who.
static void wordings(Class *class) {
    const Words *words = class->page.words;
    const Scenario *scenario = class->page.scenario;
    const char *heads[] = {words_at(words, "report.class.wording"), words_at(words, "report.class.nights")};
    Buffer names;
    buffer_init(&names);
    table_begin(class, "report.text", "report.clause", heads, 2);
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        for (int o = NO_INDEX; o < issue->option_count; o++) {
            nights_with(class, i, o, &names);
            if (names.length > 0) {
                row_begin(class, issue->title);
                cell(class, o == NO_INDEX ? words_at(words, "report.clause.none") : issue->options[o].label, false);
                cell(class, names.text, false);
                row_end(class);
            }
        }
    }
    table_end(class);
    buffer_free(&names);
}

static void forecasts(Class *class) {
    const Words *words = class->page.words;
    const char *heads[] = {words_at(words, "report.forecast"), words_at(words, "report.said"),
                           words_at(words, "report.turned-out"), words_at(words, "report.than-coin")};
    table_begin(class, "report.class.forecasts", night, heads, 4);
    for (size_t n = 0; n < class->count; n++) {
        const Debrief *debrief = class->nights[n].debrief;
        for (int f = 0; f < debrief->forecast_count; f++) {
            const DebriefForecast *forecast = &debrief->forecasts[f];
            row_begin(class, class->nights[n].name);
            cell(class, forecast->asked, false);
            cell(class, forecast->said, false);
            cell(class, forecast->happened, false);
            cell(class, words_at(words, mark_key(forecast->result)), false);
            row_end(class);
        }
    }
    table_end(class);
}

// The first sentences of each debrief: from a word to the break.
static void threads(Class *class) {
    const char *heads[] = {words_at(class->page.words, "report.thread")};
    table_begin(class, "report.class.threads", night, heads, 1);
    for (size_t n = 0; n < class->count; n++) {
        row_begin(class, class->nights[n].name);
        cell(class, class->nights[n].debrief->thread.sentence, false);
        row_end(class);
    }
    table_end(class);
}

static void remark(Class *class, const char *key) {
    buffer_add(class->page.out, class->html ? "<p class=\"dim\">" : "\n");
    if (class->html) {
        html_word(&class->page, key);
    } else {
        markdown_text(&class->page, words_at(class->page.words, key));
    }
    buffer_add(class->page.out, class->html ? "</p>\n" : "\n");
}

// For discussion: what only several nights can ask, then what the scenario asks.
static void asks(Class *class) {
    static const char *const of_a_class[] = {"report.class.ask.words", "report.class.ask.price",
                                             "report.class.ask.forecast"};
    enum { OWN = sizeof of_a_class / sizeof of_a_class[0] };
    const Scenario *scenario = class->page.scenario;
    const size_t count = sizeof scenario->question_text / sizeof scenario->question_text[0];
    if (class->html) {
        html_heading(&class->page, "report.discuss");
        buffer_add(class->page.out, "<ol class=\"discuss\">\n");
    } else {
        markdown_heading(&class->page, 2, "report.discuss");
    }
    for (size_t q = 0; q < OWN + count; q++) {
        const char *text = q < OWN ? words_at(class->page.words, of_a_class[q]) : scenario->question_text[q - OWN];
        if (text[0] == '\0') {
            continue;
        }
        buffer_add(class->page.out, class->html ? "<li>" : "1. ");
        if (class->html) {
            html_text(&class->page, text);
        } else {
            markdown_text(&class->page, text);
        }
        buffer_add(class->page.out, class->html ? "</li>\n" : "\n");
    }
    buffer_add(class->page.out, class->html ? "</ol>\n" : "");
}

static void title(Class *class) {
    if (class->html) {
        html_head(&class->page, "report.class.title");
        buffer_add(class->page.out, "<header>\n<p class=\"eyebrow\">");
        html_word(&class->page, "report.class.title");
        buffer_add(class->page.out, "</p>\n<h1>");
        html_text(&class->page, class->page.scenario->title);
        buffer_add(class->page.out, "</h1>\n</header>\n<main>\n");
    } else {
        buffer_add(class->page.out, "# ");
        markdown_text(&class->page, class->page.scenario->title);
        buffer_add(class->page.out, "\n");
    }
}

bool report_class(const ClassNight *nights, size_t count, bool alike, bool html, const Words *words, Buffer *out) {
    Class class = {.page = {.debrief = nights[0].debrief, .scenario = nights[0].debrief->scenario, .words = words},
                   .nights = nights,
                   .count = count,
                   .html = html};
    class.page.out = out;
    buffer_init(&class.page.said);
    title(&class);
    remark(&class, alike ? "report.class.alike" : "report.class.unlike");
    ends(&class);
    threads(&class);
    questions(&class);
    wordings(&class);
    forecasts(&class);
    asks(&class);
    remark(&class, "report.model");
    buffer_add(out, html ? "</main>\n</body>\n</html>\n" : "");
    bool failed = out->failed || class.page.said.failed;
    buffer_free(&class.page.said);
    return !failed;
}
