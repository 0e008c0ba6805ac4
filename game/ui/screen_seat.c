// A party's or a power's own decision, made by a person: what is asked, what that seat can know, its answers. And the
// curtain before it, behind which nothing is seen.
#include "ui/part_map.h"
#include "ui/screen_asked.h"

enum { ANSWERS_MAX = 8, QUESTION_W = 500 };

// ---- whose seat ----

static const char *seat_name(const Stage *stage, int seat) {
    const Scenario *scenario = stage->scenario;
    if (seat == 0) {
        return say(stage, "ui.seat.mediator");
    }
    if (seat <= scenario->party_count) {
        return scenario->parties[seat - 1].name;
    }
    return scenario->powers[seat - 1 - scenario->party_count].name;
}

static int seat_party(const Stage *stage, int seat) {
    return seat >= 1 && seat <= stage->scenario->party_count ? seat - 1 : NO_INDEX;
}

static void seat_sign(Ui *ui, const Stage *stage, int seat, float size) {
    int party = seat_party(stage, seat);
    if (party != NO_INDEX) {
        ui_rosette(ui, side_of_party(party), size);
        return;
    }
    ui_col(ui, (Box){.look = LOOK_WELL, .w = size, .h = size, .radius = size / 2, .along = ALIGN_CENTRE, .across = ALIGN_CENTRE});
    ui_icon(ui, seat == 0 ? ICON_QUILL : ICON_FLAG, size * 0.45f, TONE_ACCENT);
    ui_end(ui);
}

static void curtain(Ui *ui, const Stage *stage) {
    int seat = stage->view.open->phase == PHASE_OVER ? 0 : stage->view.open->seat;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1, .along = ALIGN_CENTRE, .across = ALIGN_CENTRE, .gap = 18, .pad = PAD(24)});
    seat_sign(ui, stage, seat, 120);
    ui_text_box(ui, (Text){.type = TYPE_H1, .tone = TONE_HIGH, .role = ROLE_HEADING, .align = ALIGN_CENTRE},
                say_with(ui, stage, "ui.seat.hand_over", "seat", seat_name(stage, seat), NULL));
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .align = ALIGN_CENTRE, .max_w = 520}, say(stage, "ui.seat.curtain"));
    ui_commit(ui, (Box){.id = "do", .command = verb_pack(VERB_CURTAIN, 0, 0), .commit = true, .min_h = 54, .min_w = 280, .focus_first = true},
              say_with(ui, stage, "ui.seat.sit", "seat", seat_name(stage, seat), NULL), NULL, "Enter", NULL);
    ui_end(ui);
}

// ---- what is at stake ----

// The issue that is asked about; NO_INDEX when it is another matter.
static int issue_asked(const Stage *stage) {
    const Open *open = stage->view.open;
    bool about = open->awaiting == AWAITING_VOTE || open->awaiting == AWAITING_CANDOUR;
    return about && open->subject >= 0 && open->subject < stage->scenario->issue_count ? open->subject : NO_INDEX;
}

static void clause_paper(Ui *ui, const Stage *stage, int issue) {
    const Issue *about = &stage->scenario->issues[issue];
    const Clause *clause = &stage->view.open->clauses[issue];
    part_paper_head(ui, say_with(ui, stage, "ui.seat.clause", "n", number_text(ui, clause_number(stage, issue)), NULL), about->title, NULL);
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
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .bold = o == clause->option, .grow = 1}, about->options[o].label);
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
    ui_row(ui, (Box){.gap = 18, .columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : 2, .line_gap = 10, .across = ALIGN_START});
    for (int n = 0; n < 2; n++) {
        int party = n == 0 ? front->party_a : front->party_b;
        Buffer claim;
        buffer_init(&claim);
        tell_claim(stage->teller, slot, party, &claim);
        ui_col(ui, (Box){.gap = 4});
        ui_row(ui, (Box){.gap = 8});
        ui_mark(ui, side_of_party(party), 15);
        ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1}, stage->scenario->parties[party].capital);
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
    part_paper_head(ui, say(stage, "ui.seat.report"), incident->title,
                    say_with(ui, stage, "ui.seat.where", "sector", scenario->sectors[report->sector].name, "day", told_day(ui, stage, report->day), "time",
                             clock_text(ui, report->minute), "heard", clock_text(ui, report->reported), NULL));
    ui_text(ui, TYPE_BOOK, TONE_TEXT, incident->text);
    ui_rule(ui);
    claims(ui, stage, slot, front);
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.seat.evidence"), NULL);
    evidence(ui, stage, report, incident);
    ui_rule(ui);
    const char *told = say_with(ui, stage, "tell.report.dots", "a", scenario->parties[who.party_a].capital, "na", number_text(ui, who.dots_a), "none",
                                number_text(ui, who.dots_unknown), "b", scenario->parties[who.party_b].capital, "nb", number_text(ui, who.dots_b), NULL);
    ui_dots(ui, who.dots_a, who.dots_unknown, who.dots_b, told);
    ui_text(ui, TYPE_BODY, TONE_DIM, told);
}

static void front_paper(Ui *ui, const Stage *stage, int front) {
    Buffer when;
    buffer_init(&when);
    tell_clock(stage->teller, &when);
    part_paper_head(ui, say(stage, "ui.seat.front"), told_words(ui, &when), say(stage, "ui.scene.as_reported"));
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

static void own_power(Ui *ui, const Stage *stage, int index) {
    const Power *power = &stage->scenario->powers[index];
    ui_text(ui, TYPE_BOOK, TONE_TEXT, power->text);
    if (power->client >= 0) {
        ui_rule(ui);
        ui_row(ui, (Box){.gap = 8});
        ui_mark(ui, side_of_party(power->client), 15);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .grow = 1},
                    say_with(ui, stage, "ui.seat.client", "party", stage->scenario->parties[power->client].name, NULL));
        ui_end(ui);
    }
}

static void matter(Ui *ui, const Stage *stage, Box box) {
    const Open *open = stage->view.open;
    int issue = issue_asked(stage);
    bool text = open->phase <= PHASE_SIGNING && (open->awaiting == AWAITING_STAY || open->awaiting == AWAITING_POWER);
    if (open->awaiting == AWAITING_SIGN || text) {
        ui_col(ui, box);
        part_text_sheet(ui, stage, false, !text);
        ui_end(ui);
        return;
    }
    bool line = open->awaiting == AWAITING_RESTRAINT || open->awaiting == AWAITING_POWER;
    if (line && box.grow > 0 && stage->scenario->map.line_count > 0) {
        ui_col(ui, box);
        part_map(ui, stage, ui_width(ui) - 48 - 20 - QUESTION_W, ui_height(ui) - 64 - 34 - 24, false);
        ui_spring(ui);
        part_map_legend(ui, stage);
        ui_end(ui);
        return;
    }
    box.look = LOOK_PAPER;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.seat.matter");
    ui_col(ui, box);
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(26, 20), .gap = 11, .scroll = true, .id = "matter"});
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

// What this seat seeks; what bears on the matter is marked.
static void own_interests(Ui *ui, const Stage *stage, int party, int issue) {
    const Party *own = &stage->scenario->parties[party];
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.seat.you_seek"), NULL);
    for (int i = 0; i < own->interest_count; i++) {
        bool here = issue != NO_INDEX && own->interests[i].issue == issue;
        ui_row(ui, (Box){.gap = 8});
        ui_mark(ui, side_of_party(party), 15);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = here ? TONE_HIGH : TONE_TEXT, .bold = here, .grow = 1}, own->interests[i].text);
        if (here) {
            ui_text(ui, TYPE_SMALL, TONE_ACCENT, say(stage, "ui.seat.this_one"));
        }
        ui_end(ui);
    }
    if (issue != NO_INDEX) {
        Stance stance = stance_of_clause(&stage->view, party, issue, stage->view.open->clauses[issue].option);
        ui_rule(ui);
        ui_label(ui, say(stage, "ui.seat.own_taste"), NULL);
        ui_scale_band(ui, (Band){.side = side_of_party(party), .low = (float)stance.low, .high = (float)stance.high, .best = (float)stance.guess,
                                 .w = 150, .word = tell_disposition(stage->words, stance.disposition), .name = own->name});
    }
}

// ---- the answers ----

static size_t answers_of(const Stage *stage, Offer offers[ANSWERS_MAX]) {
    return command_list(&stage->view, true, offers, ANSWERS_MAX);
}

static int answer_chosen(const Ui *ui, const Offer *offers, size_t count) {
    int chosen = pick_get(ui, PICK_ANSWER);
    for (size_t i = 0; i < count; i++) {
        if (offers[i].command.args[0] == chosen) {
            return (int)i;
        }
    }
    return NO_INDEX;
}

static void answer_card(Ui *ui, const Stage *stage, const Offer *offer, int index, bool selected) {
    bool refused = offer->verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, offer->command, offer->verdict) : NULL;
    ui_card(ui, (Box){.id = ui_keepf(ui, "answer.%d", index), .command = verb_pick(PICK_ANSWER, offer->command.args[0]), .key = '1' + index,
                      .selected = selected, .disabled = refused, .why = why, .role = ROLE_OPTION, .pad = PAD2(16, 12), .min_h = 76, .along = ALIGN_START,
                      .focus_first = selected || index == 0},
            ICON_NONE, told_title(ui, stage, offer->command), number_text(ui, index + 1));
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true},
                say(stage, ui_keepf(ui, "ui.seat.answer.%s", word_of(ARG_DECIDE, offer->command.args[0]))));
    if (refused) {
        ui_card_refusal(ui, why);
    }
    ui_end(ui);
}

static void question_panel(Ui *ui, const Stage *stage, bool grow) {
    int seat = stage->view.open->seat, party = seat_party(stage, seat);
    ui_col(ui, (Box){.look = LOOK_PANEL, .grow = grow ? 1 : 0, .scroll = grow, .id = "question", .pad = PAD2(22, 18), .gap = 11,
                     .role = ROLE_REGION, .name = seat_name(stage, seat)});
    ui_row(ui, (Box){.gap = 14});
    seat_sign(ui, stage, seat, 60);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.seat.only_you"));
    ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH}, seat_name(stage, seat));
    ui_end(ui);
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_H1, .size = 27, .line = 34, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say(stage, ui_keepf(ui, "ui.seat.asked.%d", stage->view.open->awaiting)));
    if (stage->view.open->awaiting == AWAITING_POWER) {
        own_power(ui, stage, seat - 1 - stage->scenario->party_count);
    } else {
        ui_text(ui, TYPE_BOOK, TONE_TEXT, told_awaiting(ui, stage));
    }
    if (party != NO_INDEX) {
        own_interests(ui, stage, party, issue_asked(stage));
    }
    ui_end(ui);
}

static void answer_cards(Ui *ui, const Stage *stage, const Offer *offers, size_t count, int chosen, int columns) {
    ui_row(ui, (Box){.gap = 10, .line_gap = 10, .columns = columns, .across = ALIGN_STRETCH, .role = ROLE_LIST, .name = say(stage, "ui.seat.answers")});
    for (size_t i = 0; i < count; i++) {
        answer_card(ui, stage, &offers[i], (int)i, (int)i == chosen);
    }
    ui_end(ui);
}

// A person's word is never preselected: the button waits for a choice.
static void say_it(Ui *ui, const Stage *stage, const Offer *offers, int chosen) {
    bool ready = chosen != NO_INDEX && offers[chosen].verdict.reason == REASON_NONE;
    ui_commit(ui, (Box){.id = "do", .commit = true, .min_h = 54, .disabled = !ready, .why = ready ? NULL : say(stage, "ui.seat.choose"),
                        .command = ready ? verb_play(offers[chosen].command) : verb_pick(PICK_ANSWER, 0)},
              ready ? told_title(ui, stage, offers[chosen].command) : say(stage, "ui.seat.choose"), NULL, "Enter", NULL);
}

static void decision(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    Offer offers[ANSWERS_MAX];
    size_t count = answers_of(stage, offers);
    int chosen = answer_chosen(ui, offers, count);
    bool wide = ui_breadth(ui) == BREADTH_WIDE, narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_PERSON, seat_name(stage, open->seat), tell_phase(stage->words, (Phase)open->phase));
    if (wide) {
        ui_row(ui, (Box){.grow = 1, .gap = 20, .pad = PAD4(24, 16, 24, 18), .across = ALIGN_STRETCH});
        matter(ui, stage, (Box){.grow = 1});
        ui_col(ui, (Box){.w = QUESTION_W, .gap = 12});
        question_panel(ui, stage, true);
        answer_cards(ui, stage, offers, count, chosen, 2);
        say_it(ui, stage, offers, chosen);
        ui_end(ui);
        ui_end(ui);
    } else {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "seat", .gap = 12, .pad = PAD2(16, 10)});
        question_panel(ui, stage, false);
        answer_cards(ui, stage, offers, count, chosen, narrow ? 1 : 2);
        matter(ui, stage, (Box){0});
        ui_end(ui);
        ui_col(ui, (Box){.pad = PAD4(16, 8, 16, 12)});
        say_it(ui, stage, offers, chosen);
        ui_end(ui);
    }
    ui_end(ui);
}

void screen_seat(Ui *ui, const Stage *stage) {
    if (stage->curtain) {
        curtain(ui, stage);
    } else {
        decision(ui, stage);
    }
}
