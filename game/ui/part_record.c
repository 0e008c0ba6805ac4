// Why: the two texts side by side, and what is in the files: promises, mandate, what each side had in mind,
// gambits, reports and what was ever found, what was left undone, where everybody stands now.
#include <string.h>

#include "ui/morning.h"

// ---- the two texts ----

static const char *clause_words(Ui *ui, const Issue *issue, int option) {
    const char *text = issue->options[option].text;
    size_t length = strlen(text), out = 0;
    char *plain = ui_keep(ui, text, length + 1);
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '[' && text[i] != ']') {
            plain[out++] = text[i];
        }
    }
    plain[out] = 0;
    return plain;
}

static const char *clause_state(Ui *ui, const Stage *stage, const DebriefClause *clause) {
    if (!clause->on_table && clause->status != CLAUSE_STRUCK) {
        return say(stage, "ui.record.never");
    }
    Clause as = {.status = clause->status, .option = clause->option, .fudged = clause->fudged};
    const char *status = tell_clause_status(stage->words, &as);
    return clause->minute > 0 ? ui_keepf(ui, "%s %s", status, clock_text(ui, clause->minute)) : status;
}

static void own_clause(Ui *ui, const Stage *stage, const DebriefClause *clause) {
    const Issue *issue = &stage->scenario->issues[clause->issue];
    bool struck = clause->status == CLAUSE_STRUCK, worded = (clause->on_table || struck) && clause->option >= 0;
    if (worded) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = struck ? TONE_DIM : TONE_HIGH, .strike = struck},
                    clause_words(ui, issue, clause->option));
    }
    if (clause->amended >= 0) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_ACCENT}, clause_words(ui, issue, clause->amended));
    }
    ui_text(ui, TYPE_TINY, TONE_DIM, clause_state(ui, stage, clause));
}

bool morning_real_text(const Scenario *scenario) {
    for (int i = 0; i < scenario->issue_count; i++) {
        if (scenario->issues[i].history_text && scenario->issues[i].history_text[0]) {
            return true;
        }
    }
    return false;
}

// What the real text said of the same.
static void real_clause(Ui *ui, const Stage *stage, const Issue *issue, bool labelled) {
    bool real = issue->history_text && issue->history_text[0];
    ui_col(ui, (Box){.gap = 2});
    if (labelled) {
        ui_text_box(ui, (Text){.type = TYPE_TINY, .bold = true, .tone = TONE_DIM}, say(stage, "ui.debrief.real_text"));
    }
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = real ? TONE_TEXT : TONE_DIM, .italic = !real},
                real ? issue->history_text : say(stage, "ui.debrief.nothing_said"));
    if (issue->history && issue->history[0]) {
        ui_text(ui, TYPE_TINY, TONE_DIM, issue->history);
    }
    ui_end(ui);
}

static void texts_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, beside = morning_real_text(stage->scenario);
    morning_sheet(ui, (Box){.gap = 6}, say(stage, beside ? "ui.record.texts" : "ui.record.text"));
    if (!narrow && beside) {
        ui_row(ui, (Box){.gap = 14});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT, .grow = 1},
                    say(stage, debrief->signed_ ? "ui.record.yours" : "ui.record.last_draft"));
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1}, say(stage, "ui.debrief.real_text"));
        ui_end(ui);
    }
    for (int i = 0; i < debrief->clause_count; i++) {
        const DebriefClause *clause = &debrief->clauses[i];
        const Issue *issue = &stage->scenario->issues[clause->issue];
        bool real = issue->history_text && issue->history_text[0];
        if (!clause->on_table && clause->status != CLAUSE_STRUCK && !real) {
            continue;
        }
        ui_rule(ui);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .bold = true, .tone = TONE_HIGH}, issue->title);
        ui_row(ui, (Box){.gap = 14,
                         .across = ALIGN_START,
                         .columns = narrow || !beside ? 1 : 2,
                         .line_gap = 4,
                         .role = ROLE_ITEM});
        ui_col(ui, (Box){.gap = 2});
        if (narrow && beside) {
            ui_text_box(ui, (Text){.type = TYPE_TINY, .bold = true, .tone = TONE_ACCENT},
                        say(stage, debrief->signed_ ? "ui.record.yours" : "ui.record.last_draft"));
        }
        own_clause(ui, stage, clause);
        ui_end(ui);
        if (beside) {
            real_clause(ui, stage, issue, narrow);
        }
        ui_end(ui);
    }
    ui_end(ui);
}

// ---- lines of a file ----

static void line(Ui *ui, Icon icon, Tone tone, const char *words, const char *under) {
    ui_row(ui, (Box){.gap = 9, .across = ALIGN_START, .role = ROLE_ITEM});
    ui_icon(ui, icon, 16, tone);
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    ui_text(ui, TYPE_BODY, TONE_HIGH, words);
    if (under && under[0]) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, under);
    }
    ui_end(ui);
    ui_end(ui);
}

static void promises_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    if (debrief->promise_count == 0 && debrief->mandate_count == 0) {
        return;
    }
    morning_sheet(ui, (Box){0}, say(stage, "ui.record.promises"));
    for (int i = 0; i < debrief->mandate_count; i++) {
        const DebriefMandate *mandate = &debrief->mandate[i];
        const char *key = !mandate->judged ? "ui.record.unjudged"
                          : mandate->kept  ? "ui.record.mandate_kept"
                                           : "ui.record.mandate_broken";
        line(ui, mandate->judged && mandate->kept ? ICON_CHECK : ICON_LETTER,
             mandate->judged && !mandate->kept ? TONE_SIGNAL : TONE_DIM,
             stage->scenario->instructions[mandate->instruction].title, say(stage, key));
    }
    for (int i = 0; i < debrief->promise_count; i++) {
        const DebriefPromise *promise = &debrief->promises[i];
        bool kept = promise->promise.status == PROMISE_KEPT, broken = promise->promise.status == PROMISE_BROKEN;
        line(ui,
             kept     ? ICON_CHECK
             : broken ? ICON_CLOSE
                      : ICON_CLOCK,
             broken ? TONE_SIGNAL : TONE_DIM, promise->text,
             say_with(ui, stage, "ui.record.promise", "made", promise->made, "end", promise->end, NULL));
    }
    ui_end(ui);
}

static void agendas_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    morning_sheet(ui, (Box){.gap = 9}, say(stage, "ui.record.agendas"));
    for (int i = 0; i < debrief->agenda_count; i++) {
        const DebriefAgenda *about = &debrief->agendas[i];
        const Party *party = &stage->scenario->parties[about->party];
        if (about->agenda < 0) {
            continue;
        }
        const Agenda *agenda = &party->agendas[about->agenda];
        ui_row(ui, (Box){.gap = 9, .across = ALIGN_START, .role = ROLE_ITEM});
        ui_mark(ui, side_of_party(about->party), 16);
        ui_col(ui, (Box){.grow = 1, .gap = 2});
        ui_para(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH});
        ui_spanf(ui, (TextSpan){.bold = true, .tone = side_tone(side_of_party(about->party))}, "%s: ", party->name);
        ui_span(ui, (TextSpan){.bold = true}, agenda->title);
        ui_para_end(ui);
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT}, agenda->text);
        for (int c = 0; c < CLUE_MAX; c++) {
            if (agenda->clue[c] && agenda->clue[c][0]) {
                ui_text(ui, TYPE_SMALL, TONE_DIM,
                        say_with(ui, stage, c < about->clues ? "ui.record.clue" : "ui.record.clue_missed", "clue",
                                 agenda->clue[c], NULL));
            }
        }
        ui_text(ui, TYPE_SMALL, TONE_ACCENT, say(stage, about->found ? "ui.record.found" : "ui.record.not_found"));
        ui_end(ui);
        ui_end(ui);
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, stage->scenario->hypothesis_note);
    ui_end(ui);
}

static void gambits_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    if (debrief->gambit_count == 0) {
        return;
    }
    morning_sheet(ui, (Box){0}, say(stage, "ui.record.gambits"));
    for (int i = 0; i < debrief->gambit_count; i++) {
        const DebriefGambit *gambit = &debrief->gambits[i];
        const Scene *scene = &stage->scenario->scenes[gambit->scene];
        const char *did = gambit->choice >= 0 ? scene->choices[gambit->choice].title : "";
        line(ui, gambit->real ? ICON_FLAG : ICON_MOON, TONE_ACCENT, ui_keepf(ui, "%s  %s", gambit->when, scene->title),
             ui_keepf(ui, "%s %s%s%s", say(stage, gambit->real ? "ui.record.real" : "ui.record.bluff"),
                      say(stage, gambit->tell_seen ? "ui.record.tell" : "ui.record.no_tell"), did[0] ? " " : "",
                      did[0] ? say_with(ui, stage, "ui.record.did", "did", did, NULL) : ""));
    }
    ui_end(ui);
}

// ---- reports ----

static void claim_line(Ui *ui, int party, const char *words) {
    ui_row(ui, (Box){.gap = 7, .across = ALIGN_START});
    ui_mark(ui, side_of_party(party), 13);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT, .grow = 1}, words);
    ui_end(ui);
}

static void reports_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    if (debrief->report_count == 0) {
        return;
    }
    morning_sheet(ui, (Box){.gap = 9}, say(stage, "ui.record.reports"));
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        ui_col(ui, (Box){.gap = 2, .role = ROLE_ITEM});
        ui_para(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH});
        ui_spanf(ui, (TextSpan){.tone = TONE_DIM}, "%s  ", report->when);
        ui_span(ui, (TextSpan){.bold = true}, report->title);
        ui_para_end(ui);
        for (int p = 0; p < stage->scenario->party_count; p++) {
            if (report->claim[p][0]) {
                claim_line(ui, p, report->claim[p]);
            }
        }
        ui_para(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM});
        ui_spanf(ui, (TextSpan){.bold = true, .tone = TONE_ACCENT}, "%s ", report->finding);
        ui_span(ui, (TextSpan){0}, report->answered);
        ui_para_end(ui);
        ui_end(ui);
        if (r + 1 < debrief->report_count) {
            ui_rule(ui);
        }
    }
    ui_end(ui);
}

// ---- undone, standings ----

static void undone_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    if (debrief->undone_count == 0) {
        return;
    }
    morning_sheet(ui, (Box){0}, say(stage, "ui.record.undone"));
    for (int i = 0; i < debrief->undone_count; i++) {
        const Chore *chore = &stage->scenario->chores[debrief->undone[i]];
        Icon icon = icon_find(chore->icon);
        line(ui, icon ? icon : ICON_LIST, TONE_DIM, chore->title, chore->undone);
    }
    ui_end(ui);
}

static void standings_part(Ui *ui, const Stage *stage) {
    const Debrief *debrief = stage->debrief;
    morning_sheet(ui, (Box){.gap = 5}, say(stage, "ui.record.standings"));
    for (int i = 0; i < debrief->standing_count; i++) {
        const DebriefStanding *standing = &debrief->standings[i];
        double change = standing->end - standing->start;
        ui_row(ui, (Box){.gap = 10, .across = ALIGN_START, .role = ROLE_ITEM});
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .grow = 1}, standing->name);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .align = ALIGN_END}, standing->start_text);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM},
                    change > 0.004    ? "▲"
                    : change < -0.004 ? "▼"
                                      : "▬");
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_HIGH, .align = ALIGN_END},
                    standing->end_text);
        ui_end(ui);
    }
    ui_end(ui);
}

void part_record(Ui *ui, const Stage *stage) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    if (wide) {
        ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
    } else {
        ui_col(ui, (Box){.gap = 12});
    }
    ui_col(ui, (Box){.grow = wide ? 1.2f : 0, .gap = 12});
    texts_part(ui, stage);
    reports_part(ui, stage);
    ui_end(ui);
    ui_col(ui, (Box){.grow = wide ? 1 : 0, .gap = 12});
    if (stage->scenario->house) {
        morning_sheet(ui, (Box){0}, say(stage, "ui.house.debrief"));
        part_house_rules(ui, stage);
        ui_end(ui);
    }
    agendas_part(ui, stage);
    gambits_part(ui, stage);
    promises_part(ui, stage);
    undone_part(ui, stage);
    standings_part(ui, stage);
    ui_end(ui);
    ui_end(ui);
}
