// The page: head, four steps, sources.
#include "report/inside.h"
#include "tell/house.h"

void html_head(Page *page, const char *key) {
    const Scenario *scenario = page->scenario;
    buffer_add(page->out, "<!DOCTYPE html>\n<html lang=\"");
    html_plain(page, words_language(page->words));
    buffer_add(page->out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\">\n<title>");
    html_plain(page, scenario->title);
    buffer_add(page->out, " – ");
    html_word(page, key);
    buffer_addf(page->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", report_style);
    html_symbols(page);
}

static void page_header(Page *page) {
    const Scenario *scenario = page->scenario;
    static const char *const steps[] = {"felt", "happened", "why", "next"};
    static const char *const keys[] = {"report.felt", "report.happened", "report.why", "report.next"};
    buffer_add(page->out, "<header>\n<p class=\"eyebrow\">");
    html_word(page, "report.title");
    buffer_add(page->out, "</p>\n<h1>");
    html_text(page, scenario->title);
    buffer_add(page->out, "</h1>\n<p class=\"dim\">");
    html_text(page, scenario->role_title);
    buffer_add(page->out, " ");
    html_text(page, scenario->interest_note);
    buffer_add(page->out, "</p>\n<nav aria-label=\"");
    html_word(page, "report.steps");
    buffer_add(page->out, "\">\n<ol class=\"steps\">\n");
    for (int s = 0; s < 4; s++) {
        buffer_addf(page->out, "<li><a href=\"#%s\">", steps[s]);
        html_word(page, keys[s]);
        buffer_add(page->out, "</a></li>\n");
    }
    buffer_add(page->out, "</ol>\n</nav>\n</header>\n");
}

static void house_rules(Page *page) {
    bool any = false;
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(page->scenario, i)) {
            if (!any) {
                html_heading(page, "report.house");
                buffer_add(page->out, "<ul class=\"house\">\n");
            }
            any = true;
            buffer_clear(&page->said);
            tell_house_rule(page->words, page->scenario, i, &page->said);
            buffer_add(page->out, "<li>");
            html_text(page, page->said.text);
            buffer_add(page->out, "</li>\n");
        }
    }
    if (any) {
        buffer_add(page->out, "</ul>\n<p>");
        html_word(page, "tell.house.alone");
        buffer_add(page->out, "</p>\n");
    }
}

static void section_open(Page *page, const char *id, int step, const char *key) {
    buffer_addf(page->out,
                "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\"><span "
                "class=\"step\">%d</span> ",
                id, id, id, step);
    html_word(page, key);
    buffer_add(page->out, "</h2>\n");
}

static void question_open(Page *page, const char *key, int lines) {
    buffer_add(page->out, "<div class=\"ask\">\n<p>");
    html_word(page, key);
    buffer_add(page->out, "</p>\n");
    for (int l = 0; l < lines; l++) {
        buffer_add(page->out, "<div class=\"line\"></div>\n");
    }
    buffer_add(page->out, "</div>\n");
}

static void page_sources(Page *page) {
    bool any = false;
    for (int s = 0; s < page->scenario->source_count; s++) {
        any = any || page->cited[s];
    }
    if (!any) {
        return;
    }
    html_heading(page, "report.sources");
    buffer_add(page->out, "<ul class=\"sources\">\n");
    for (int s = 0; s < page->scenario->source_count; s++) {
        const Source *source = &page->scenario->sources_list[s];
        if (!page->cited[s]) {
            continue;
        }
        buffer_add(page->out, "<li id=\"source-");
        html_plain(page, source->id);
        buffer_add(page->out, "\"><b>");
        html_text(page, source->id);
        buffer_add(page->out, "</b> ");
        html_text(page, source->title);
        buffer_add(page->out, " <span class=\"address\">");
        html_text(page, source->address);
        buffer_add(page->out, "</span></li>\n");
    }
    buffer_add(page->out, "</ul>\n");
}

bool report_html(const Debrief *debrief, const Words *words, Buffer *out) {
    Page page = {.debrief = debrief, .scenario = debrief->scenario, .words = words, .out = out};
    buffer_init(&page.said);
    html_head(&page, "report.title");
    page_header(&page);
    buffer_add(out, "<main>\n");
    if (debrief->authored) {
        buffer_add(out, "<p class=\"author\">");
        html_word(&page, "tell.author.hand");
        buffer_add(out, "</p>\n");
    }
    house_rules(&page);
    section_open(&page, "felt", 1, "report.felt");
    question_open(&page, "report.ask.moment", 3);
    question_open(&page, "report.ask.otherwise", 3);
    buffer_add(out, "</section>\n");
    section_open(&page, "happened", 2, "report.happened");
    html_happened(&page);
    buffer_add(out, "</section>\n");
    section_open(&page, "why", 3, "report.why");
    html_why(&page);
    buffer_add(out, "</section>\n");
    section_open(&page, "next", 4, "report.next");
    html_next(&page);
    question_open(&page, "report.ask.again", 3);
    buffer_add(out, "<p class=\"model\">");
    html_word(&page, "report.model");
    buffer_add(out, "</p>\n</section>\n</main>\n<footer>\n");
    page_sources(&page);
    buffer_add(out, "</footer>\n</body>\n</html>\n");
    bool failed = out->failed || page.said.failed;
    buffer_free(&page.said);
    return !failed;
}
