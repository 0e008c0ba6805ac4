// Small pieces of HTML, everything escaped on its way out.
#include "report/inside.h"

static void html_put(Page *page, const char *text, bool marks) {
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&': buffer_add(page->out, "&amp;"); break;
        case '<': buffer_add(page->out, "&lt;"); break;
        case '>': buffer_add(page->out, "&gt;"); break;
        case '"': buffer_add(page->out, "&quot;"); break;
        case '\'': buffer_add(page->out, "&#39;"); break;
        case WORD_OPEN: buffer_add(page->out, marks ? "<em class=\"word\">" : ""); break;
        case WORD_CLOSE: buffer_add(page->out, marks ? "</em>" : ""); break;
        default:
            if ((unsigned char)*text >= 0x20 || *text == '\n' || *text == '\t') {
                buffer_add_char(page->out, *text);
            }
        }
    }
}

void html_text(Page *page, const char *text) {
    html_put(page, text, true);
}

void html_plain(Page *page, const char *text) {
    html_put(page, text, false);
}

void html_word(Page *page, const char *key) {
    html_text(page, words_at(page->words, key));
}

void html_say(Page *page, const char *key, const WordArg *args, size_t count) {
    buffer_clear(&page->said);
    words_say(page->words, &page->said, key, args, count);
    html_text(page, page->said.text);
}

void html_heading(Page *page, const char *key) {
    buffer_add(page->out, "<h3>");
    html_word(page, key);
    buffer_add(page->out, "</h3>\n");
}

void html_table(Page *page, const char *caption_key, const char *const *head_keys, int count) {
    buffer_add(page->out, "<table>\n<caption>");
    html_word(page, caption_key);
    buffer_add(page->out, "</caption>\n<thead><tr>");
    for (int i = 0; i < count; i++) {
        buffer_add(page->out, "<th scope=\"col\">");
        html_word(page, head_keys[i]);
        buffer_add(page->out, "</th>");
    }
    buffer_add(page->out, "</tr></thead>\n<tbody>\n");
}

void html_table_end(Page *page) {
    buffer_add(page->out, "</tbody>\n</table>\n");
}

void html_cell(Page *page, const char *text) {
    buffer_add(page->out, "<td>");
    html_text(page, text);
    buffer_add(page->out, "</td>");
}

void html_row_head(Page *page, const char *text) {
    buffer_add(page->out, "<th scope=\"row\">");
    html_text(page, text);
    buffer_add(page->out, "</th>");
}

void page_cite(Page *page, const Sources *sources) {
    for (int s = 0; s < sources->count; s++) {
        if (sources->source[s] >= 0 && sources->source[s] < page->scenario->source_count) {
            page->cited[sources->source[s]] = true;
        }
    }
}

void html_sources(Page *page, const Sources *sources) {
    page_cite(page, sources);
    if (sources->count == 0) {
        return;
    }
    buffer_add(page->out, " <span class=\"cite\">");
    for (int s = 0; s < sources->count; s++) {
        const char *id = page->scenario->sources_list[sources->source[s]].id;
        buffer_add(page->out, s ? " " : "");
        buffer_add(page->out, "<a href=\"#source-");
        html_plain(page, id);
        buffer_add(page->out, "\">");
        html_plain(page, id);
        buffer_add(page->out, "</a>");
    }
    buffer_add(page->out, "</span>");
}

const char *mark_key(ForecastResult result) {
    static const char *const keys[FORECAST_RESULT_COUNT] = {[FORECAST_UNSCORED] = "report.unscored",
                                                            [FORECAST_NEARER] = "report.nearer",
                                                            [FORECAST_SAME] = "report.same",
                                                            [FORECAST_FURTHER] = "report.further"};
    return keys[result];
}

int standing_direction(const DebriefStanding *standing) {
    double least = standing->kind == STANDING_LEVERAGE ? 0.5 : 0.005;
    double change = standing->end - standing->start;
    return change > least ? 1 : change < -least ? -1 : 0;
}
