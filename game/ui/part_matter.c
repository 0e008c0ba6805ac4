// What a party or power is asked about: a clause, the text, a report, the line.
#include "ui/part_map.h"
#include "ui/seat.h"

int seat_issue(const Stage *stage) {
    const Open *open = stage->view.open;
    bool about = open->awaiting == AWAITING_VOTE || open->awaiting == AWAITING_CANDOUR;
    return about && open->subject >= 0 && open->subject < stage->scenario->issue_count ? open->subject : NO_INDEX;
}

static void clause_paper(Ui *ui, const Stage *stage, int issue) {
    const Issue *about = &stage->scenario->issues[issue];
    const Clause *clause = &stage->view.open->clauses[issue];
    part_paper_head(ui, say_with(ui, stage, "ui.seat.clause", "n", number_text(ui, clause_number(stage, issue)), NULL),
                    about->title, NULL);
    if (clause->option >= 0) {
        ui_para(ui, (Text){.type = TYPE_BOOK_LARGE, .tone = TONE_HIGH});
        part_wording(ui, about, clause->option, clause->status == CLAUSE_BRACKETED);
        ui_para_end(ui);
    }
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.seat.wordings"), NULL);
    for (int o = 0; o < about->option_count; o++) {
        int owner = about->options[o].owner;
        ui_row(ui, (Box){.gap = 8, .across = ALIGN_START});
        ui_row(ui, (Box){.w = 14, .h = 21});
        if (owner >= 0) {
            ui_mark(ui, side_of_party(owner), 13);
        }
        ui_end(ui);
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .bold = o == clause->option, .grow = 1},
                    about->options[o].label);
        if (o == clause->option) {
            ui_text(ui, TYPE_SMALL, TONE_ACCENT, say(stage, "ui.signing.stands"));
        }
        ui_end(ui);
    }
    if (about->text[0]) {
        ui_rule(ui);
        ui_label(ui, say(stage, "ui.objection.stake"), NULL);
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true}, about->text);
    }
}

static void claims(Ui *ui, const Stage *stage, int slot, const Front *front) {
    ui_row(
        ui,
        (Box){.gap = 18, .columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : 2, .line_gap = 10, .across = ALIGN_START});
    for (int n = 0; n < 2; n++) {
        int party = n == 0 ? front->party_a : front->party_b;
        Buffer claim;
        buffer_init(&claim);
        tell_claim(stage->teller, slot, party, &claim);
        ui_col(ui, (Box){.gap = 4});
        ui_row(ui, (Box){.gap = 8});
        ui_mark(ui, side_of_party(party), 15);
        ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1},
                    stage->scenario->parties[party].capital);
        ui_end(ui);
        ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, told_words(ui, &claim));
        ui_end(ui);
    }
    ui_end(ui);
}

static void evidence(Ui *ui, const Stage *stage, const Report *report, const Incident *incident) {
    bool any = false;
    for (int e = 0; e < incident->evidence_count; e++) {
        if (report->evidence >> e & 1) {
            Icon icon = icon_find(incident->evidence[e].icon);
            any = true;
            ui_row(ui, (Box){.gap = 9, .across = ALIGN_START});
            ui_icon(ui, icon ? icon : ICON_EYE, 16, TONE_ACCENT);
            ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .grow = 1}, incident->evidence[e].text);
            ui_text(ui, TYPE_SMALL, TONE_DIM, tell_quality(stage->words, quality_of(incident->evidence[e].weight)));
            ui_end(ui);
        }
    }
    if (!any) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "tell.report.no-evidence"));
    }
}

static void report_paper(Ui *ui, const Stage *stage, int slot) {
    const Scenario *scenario = stage->scenario;
    const Report *report = &stage->view.open->reports[slot];
    const Incident *incident = &scenario->incidents[report->kind];
    const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
    Attribution who = attribution_of(scenario, report);
    part_paper_head(
        ui, say(stage, "ui.seat.report"), incident->title,
        ui_keepf(ui, "%s, %s", scenario->sectors[report->sector].name, told_report_when(ui, stage, report)));
    ui_text(ui, TYPE_BOOK, TONE_TEXT, incident->text);
    ui_rule(ui);
    claims(ui, stage, slot, front);
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.seat.evidence"), NULL);
    evidence(ui, stage, report, incident);
    ui_rule(ui);
    const char *told = say_with(ui, stage, "tell.report.dots", "a", scenario->parties[who.party_a].capital, "na",
                                number_text(ui, who.dots_a), "none", number_text(ui, who.dots_unknown), "b",
                                scenario->parties[who.party_b].capital, "nb", number_text(ui, who.dots_b), NULL);
    ui_dots(ui, who.dots_a, who.dots_unknown, who.dots_b, told);
    ui_text(ui, TYPE_BODY, TONE_DIM, told);
}

static void front_paper(Ui *ui, const Stage *stage, int front) {
    part_paper_head(ui, say(stage, "ui.seat.front"), told_clock(ui, stage), say(stage, "ui.scene.as_reported"));
    for (int s = 0; s < stage->scenario->sector_count; s++) {
        if (front == NO_INDEX || stage->scenario->sectors[s].front == front) {
            double heat = stage->view.open->heat[s];
            ui_rule(ui);
            ui_row(ui, (Box){.gap = 10});
            ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1}, stage->scenario->sectors[s].name);
            ui_text(ui, TYPE_BODY, TONE_TEXT, tell_heat(stage->words, heat));
            ui_bars(ui, (int)(heat * 4 + 0.999), 5, TONE_SIGNAL, stage->scenario->sectors[s].name);
            ui_end(ui);
        }
    }
}

void part_matter(Ui *ui, const Stage *stage, Box box) {
    const Open *open = stage->view.open;
    int issue = seat_issue(stage);
    bool text = open->phase <= PHASE_SIGNING && (open->awaiting == AWAITING_STAY || open->awaiting == AWAITING_POWER);
    if (open->awaiting == AWAITING_SIGN || text) {
        ui_col(ui, (Box){.grow = box.grow}); // the sheet scrolls by itself
        part_text_sheet(ui, stage, (Sheet){.last = !text, .lines = !text});
        ui_end(ui);
        return;
    }
    bool line = open->awaiting == AWAITING_RESTRAINT || open->awaiting == AWAITING_POWER;
    if (line && box.grow > 0 && stage->scenario->map.line_count > 0) {
        ui_col(ui, box);
        part_map(ui, stage, ui_width(ui) - 48 - 20 - QUESTION_W, ui_height(ui) - 64 - 34 - 52, false);
        ui_spring(ui);
        part_map_legend(ui, stage);
        ui_end(ui);
        return;
    }
    box.look = LOOK_PAPER;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.seat.matter");
    ui_col(ui, box);
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(26, 14), .gap = 9, .scroll = true, .id = "matter"});
    if (issue != NO_INDEX) {
        clause_paper(ui, stage, issue);
    } else if (open->awaiting == AWAITING_REPLY || open->awaiting == AWAITING_ADMIT) {
        report_paper(ui, stage, open->subject);
    } else {
        front_paper(ui, stage, open->awaiting == AWAITING_RESTRAINT ? open->subject : NO_INDEX);
    }
    ui_end(ui);
    part_questions(ui, stage);
    ui_end(ui);
}
