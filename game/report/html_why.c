// Steps three and four: why it went so, and what next.
#include "report/inside.h"

// ---- why ----

static void dots(Page *page, double chance) {
    int full = (int)(chance * 10 + 0.5);
    buffer_add(page->out, "<span class=\"dots\" aria-hidden=\"true\">");
    for (int i = 0; i < 10; i++) {
        buffer_add(page->out, i < full ? "●" : "○");
    }
    buffer_add(page->out, "</span> ");
}

static void forecasts(Page *page) {
    static const char *const heads[] = {"report.forecast", "report.said", "report.turned-out", "report.than-coin"};
    static const char *const marks[] = {"", "▲", "▬", "▼"};
    if (page->debrief->forecast_count == 0) {
        return;
    }
    html_heading(page, "report.forecasts");
    html_table(page, "report.forecasts.caption", heads, 4);
    for (int f = 0; f < page->debrief->forecast_count; f++) {
        const DebriefForecast *forecast = &page->debrief->forecasts[f];
        buffer_add(page->out, "<tr>");
        html_row_head(page, forecast->asked);
        buffer_add(page->out, "<td>");
        if (forecast->forecast.kind != FORECAST_BREAK) {
            dots(page, forecast->chance);
        }
        html_text(page, forecast->said);
        buffer_add(page->out, "</td>");
        html_cell(page, forecast->happened);
        buffer_addf(page->out, "<td class=\"change\"><span aria-hidden=\"true\">%s</span> ", marks[forecast->result]);
        html_word(page, mark_key(forecast->result));
        buffer_add(page->out, "</td></tr>\n");
    }
    html_table_end(page);
}

static void agendas(Page *page) {
    const Debrief *debrief = page->debrief;
    html_heading(page, "report.agendas");
    if (page->scenario->hypothesis_note[0] != '\0') {
        buffer_add(page->out, "<p class=\"dim\">");
        html_text(page, page->scenario->hypothesis_note);
        buffer_add(page->out, "</p>\n");
    }
    buffer_add(page->out, "<div class=\"two\">\n");
    for (int a = 0; a < debrief->agenda_count; a++) {
        const DebriefAgenda *drawn = &debrief->agendas[a];
        const Party *party = &page->scenario->parties[drawn->party];
        buffer_addf(page->out, "<article class=\"card\">\n<p class=\"eyebrow side-%c\">", 'a' + drawn->party);
        html_text(page, party->name);
        buffer_add(page->out, "</p>\n");
        if (drawn->agenda == NO_INDEX) {
            buffer_add(page->out, "<p>");
            html_word(page, "report.agenda.none");
            buffer_add(page->out, "</p>\n</article>\n");
            continue;
        }
        const Agenda *agenda = &party->agendas[drawn->agenda];
        buffer_add(page->out, "<h4>");
        html_text(page, agenda->title);
        buffer_add(page->out, "</h4>\n<p>");
        html_text(page, agenda->text);
        buffer_add(page->out, "</p>\n<ul class=\"clues\">\n");
        for (int c = 0; c < CLUE_MAX; c++) {
            if (agenda->clue[c] == NULL || agenda->clue[c][0] == '\0') {
                continue;
            }
            buffer_add(page->out, "<li>");
            html_text(page, agenda->clue[c]);
            buffer_add(page->out, " <span class=\"note\">");
            html_word(page, c < drawn->clues ? "report.clue.had" : "report.clue.missed");
            buffer_add(page->out, "</span></li>\n");
        }
        buffer_add(page->out, "</ul>\n</article>\n");
    }
    buffer_add(page->out, "</div>\n");
}

static void gambits(Page *page) {
    static const char *const heads[] = {"report.when", "report.gambit", "report.you-did", "report.it-was"};
    if (page->debrief->gambit_count == 0) {
        return;
    }
    html_heading(page, "report.gambits");
    html_table(page, "report.gambits.caption", heads, 4);
    for (int g = 0; g < page->debrief->gambit_count; g++) {
        const DebriefGambit *gambit = &page->debrief->gambits[g];
        const Scene *scene = &page->scenario->scenes[gambit->scene];
        buffer_add(page->out, "<tr>");
        html_cell(page, gambit->when);
        html_row_head(page, scene->title);
        html_cell(page, gambit->choice != NO_INDEX ? scene->choices[gambit->choice].title : "");
        html_cell(page, words_at(page->words, gambit->real ? "report.gambit.real" : "report.gambit.bluff"));
        buffer_add(page->out, "</tr>\n");
    }
    html_table_end(page);
}

static void promises(Page *page) {
    static const char *const heads[] = {"report.promise", "report.made", "report.became"};
    if (page->debrief->promise_count == 0) {
        return;
    }
    html_heading(page, "report.promises");
    html_table(page, "report.promises.caption", heads, 3);
    for (int p = 0; p < page->debrief->promise_count; p++) {
        const DebriefPromise *promise = &page->debrief->promises[p];
        buffer_add(page->out, "<tr>");
        html_row_head(page, promise->text);
        html_cell(page, promise->made);
        html_cell(page, promise->end);
        buffer_add(page->out, "</tr>\n");
    }
    html_table_end(page);
}

static void mandate(Page *page) {
    if (page->debrief->mandate_count == 0) {
        return;
    }
    html_heading(page, "report.mandate");
    buffer_add(page->out, "<ul>\n");
    for (int m = 0; m < page->debrief->mandate_count; m++) {
        const DebriefMandate *drawn = &page->debrief->mandate[m];
        const Instruction *instruction = &page->scenario->instructions[drawn->instruction];
        buffer_add(page->out, "<li><b>");
        html_text(page, instruction->title);
        buffer_add(page->out, ".</b> ");
        html_text(page, instruction->text);
        buffer_add(page->out, " <span class=\"note\">");
        html_word(page, !drawn->judged ? "report.mandate.unjudged"
                        : drawn->kept  ? "report.mandate.kept"
                                       : "report.mandate.broken");
        buffer_add(page->out, "</span></li>\n");
    }
    buffer_add(page->out, "</ul>\n");
}

static void undone(Page *page) {
    if (page->debrief->undone_count == 0) {
        return;
    }
    html_heading(page, "report.undone");
    buffer_add(page->out, "<ul>\n");
    for (int u = 0; u < page->debrief->undone_count; u++) {
        const Chore *chore = &page->scenario->chores[page->debrief->undone[u]];
        buffer_add(page->out, "<li><b>");
        html_text(page, chore->title);
        buffer_add(page->out, ".</b> ");
        html_text(page, chore->undone);
        buffer_add(page->out, "</li>\n");
    }
    buffer_add(page->out, "</ul>\n");
}

void html_why(Page *page) {
    agendas(page);
    gambits(page);
    promises(page);
    mandate(page);
    undone(page);
    forecasts(page);
}

// ---- what next ----

static void strip(Page *page) {
    const Scenario *scenario = page->scenario;
    if (scenario->strip_count == 0 && scenario->history_outcome[0] == '\0') {
        return;
    }
    html_heading(page, "report.history");
    buffer_add(page->out, "<p class=\"lead small\">");
    html_text(page, scenario->history_outcome);
    html_sources(page, &scenario->history_sources);
    buffer_add(page->out, "</p>\n");
    if (scenario->strip_count == 0) {
        return;
    }
    static const char *const heads[] = {"report.when", "report.documented"};
    html_table(page, "report.history.caption", heads, 2);
    for (int s = 0; s < scenario->strip_count; s++) {
        const StripItem *item = &scenario->strip[s];
        buffer_add(page->out, "<tr>");
        html_row_head(page, item->when_text);
        buffer_add(page->out, "<td>");
        html_text(page, item->text);
        html_sources(page, &item->sources);
        if (item->finding[0] != '\0') {
            buffer_add(page->out, "<p class=\"finding\">");
            html_text(page, item->finding);
            buffer_add(page->out, "</p>");
        }
        buffer_add(page->out, "</td></tr>\n");
    }
    html_table_end(page);
}

void html_next(Page *page) {
    const Scenario *scenario = page->scenario;
    strip(page);
    if (scenario->missing_text[0] != '\0') {
        html_heading(page, "report.missing");
        buffer_add(page->out, "<p>");
        html_text(page, scenario->missing_text);
        buffer_add(page->out, "</p>\n");
    }
    bool any = false;
    for (int q = 0; q < 4; q++) {
        any = any || scenario->question_text[q][0] != '\0';
    }
    if (!any) {
        return;
    }
    html_heading(page, "report.discuss");
    buffer_add(page->out, "<ol class=\"discuss\">\n");
    for (int q = 0; q < 4; q++) {
        if (scenario->question_text[q][0] != '\0') {
            buffer_add(page->out, "<li>");
            html_text(page, scenario->question_text[q]);
            buffer_add(page->out, "</li>\n");
        }
    }
    buffer_add(page->out, "</ol>\n");
}
