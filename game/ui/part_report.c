// One report: what each side says, what there is to go by, what may be thought of it, and the hole that bred
// it.
#include <string.h>

#include "sim/text.h"
#include "ui/cards.h"
#include "ui/ceasefire.h"

static void head(Ui *ui, const Stage *stage, int slot) {
    const Scenario *scenario = stage->scenario;
    const Report *report = &stage->view.open->reports[slot];
    ui_row(ui, (Box){.gap = 11, .across = ALIGN_START});
    ui_disc_number(ui, number_text(ui, slot + 1), TONE_SIGNAL, 26, false);
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH, .role = ROLE_HEADING},
                scenario->incidents[report->kind].title);
    ui_row(ui, (Box){.gap = 10, .wrap = true, .line_gap = 2});
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            ui_keepf(ui, "%s · %s", told_report_when(ui, stage, report), scenario->sectors[report->sector].name));
    ui_chip(ui, LOOK_CHIP, TONE_DIM, say(stage, "ui.report.modelled"));
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
    if (report_fold(ui) < REPORT_BARE) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT}, scenario->incidents[report->kind].text);
    }
}

// Equal in form and size; the capital that speaks stands first and in its own tone.
static void claim(Ui *ui, const Stage *stage, int slot, int party) {
    Buffer text;
    buffer_init(&text);
    tell_claim(stage->teller, slot, party, &text);
    const char *words = told_words(ui, &text), *capital = stage->scenario->parties[party].capital;
    size_t length = strlen(capital);
    bool leads = strncmp(words, capital, length) == 0;
    ui_row(ui, (Box){.gap = 8, .across = ALIGN_START});
    ui_row(ui, (Box){.h = 19, .w = 15});
    ui_mark(ui, side_of_party(party), 15);
    ui_end(ui);
    bool small = report_fold(ui) >= REPORT_SMALL;
    ui_para(
        ui,
        (Text){.type = TYPE_BOOK_SMALL, .size = small ? 14 : 0, .line = small ? 17 : 0, .tone = TONE_HIGH, .grow = 1});
    if (leads) {
        ui_span(ui, (TextSpan){.bold = true, .tone = side_tone(side_of_party(party))}, capital);
    }
    ui_span(ui, (TextSpan){0}, words + (leads ? length : 0));
    ui_para_end(ui);
    ui_end(ui);
}

// ---- evidence ----

static int trust_squares(double weight) {
    return weight < 0.25 ? 0 : weight < 0.45 ? 1 : weight < 0.7 ? 2 : 3;
}

// When a piece that is not in yet will be, as the asset that stands there helps it.
static const char *arrival(Ui *ui, const Stage *stage, const Report *report, const Evidence *evidence) {
    const Open *open = stage->view.open;
    int minutes = evidence_minutes(stage->scenario, open, report, evidence);
    if (minutes == NO_INDEX) {
        return say(stage, "ui.report.nobody");
    }
    int minute = report->reported + minutes, day = report->day + minute / DAY_MINUTES;
    if (day == open->day) {
        return say_with(ui, stage, "ui.report.today", "time", told_hour(ui, stage, day, minute), NULL);
    }
    return day > open->days ? say(stage, "ui.report.too_late") : told_when(ui, stage, day, minute % DAY_MINUTES);
}

static void evidence_row(Ui *ui, const Stage *stage, const Report *report, int index) {
    const Evidence *evidence = &stage->scenario->incidents[report->kind].evidence[index];
    bool in = report->evidence >> index & 1;
    Icon icon = icon_find(evidence->icon);
    ui_row(ui, (Box){.gap = 9, .across = ALIGN_START, .line_gap = 0});
    ui_icon(ui, icon ? icon : ICON_EYE, 15, in ? TONE_TEXT : TONE_DIM);
    Type type = report_fold(ui) >= REPORT_SMALL ? TYPE_SMALL : TYPE_BODY;
    ui_text_box(ui, (Text){.type = type, .tone = in ? TONE_HIGH : TONE_DIM, .grow = 1}, evidence->text);
    if (in) {
        static const char *const words[] = {"ui.trust.0", "ui.trust.1", "ui.trust.2", "ui.trust.3"};
        int lit = trust_squares(evidence->weight);
        ui_row(ui, (Box){.min_w = 76,
                         .role = ROLE_METER,
                         .name = say(stage, "ui.report.trust"),
                         .value = say(stage, words[lit])});
        ui_trust(ui, lit, 3, say(stage, words[lit]));
        ui_end(ui);
    } else {
        ui_row(ui, (Box){.gap = 4});
        ui_icon(ui, ICON_CLOCK, 13, TONE_ACCENT);
        ui_text(ui, TYPE_SMALL, TONE_ACCENT, arrival(ui, stage, report, evidence));
        ui_end(ui);
    }
    ui_end(ui);
}

// ---- who did it ----

static void chance_count(Ui *ui, Tone tone, const char *who, int count, Align align) {
    ui_para(ui, (Text){.type = TYPE_SMALL, .tone = tone, .align = align});
    ui_span(ui, (TextSpan){.bold = true}, who);
    ui_spanf(ui, (TextSpan){.tone = TONE_HIGH}, " %d", count);
    ui_para_end(ui);
}

static void attribution(Ui *ui, const Stage *stage, const Report *report) {
    const Scenario *scenario = stage->scenario;
    Attribution who = attribution_of(scenario, report);
    ui_label(ui, say(stage, "ui.report.who"), NULL);
    ui_dots(ui, who.dots_a, who.dots_unknown, who.dots_b,
            say_with(ui, stage, "ui.report.who_voice", "a", scenario->parties[who.party_a].capital, "b",
                     scenario->parties[who.party_b].capital, NULL));
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN, .wrap = true, .line_gap = 0});
    chance_count(ui, side_tone(side_of_party(who.party_a)), scenario->parties[who.party_a].capital, who.dots_a,
                 ALIGN_START);
    chance_count(ui, TONE_TEXT, say(stage, "ui.report.cannot_tell"), who.dots_unknown, ALIGN_CENTRE);
    chance_count(ui, side_tone(side_of_party(who.party_b)), scenario->parties[who.party_b].capital, who.dots_b,
                 ALIGN_END);
    ui_end(ui);
    if (report->established) {
        ui_row(ui, (Box){.gap = 7});
        ui_icon(ui, ICON_CHECK, 15, TONE_ACCENT);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .grow = 1},
                    say_with(ui, stage, report->admitted ? "ui.report.admitted" : "ui.report.established", "party",
                             scenario->parties[report->established - 1].capital, NULL));
        ui_end(ui);
    } else if (report->admitted) {
        ui_text(ui, TYPE_BODY, TONE_HIGH, say(stage, "ui.report.admitted_some"));
    }
}

// ---- the hole ----

// The clause that could close a question best, on the table before those that are not.
static int clause_of_question(const Stage *stage, Question question) {
    const Scenario *scenario = stage->scenario;
    int best = NO_INDEX;
    double most = 0.05;
    for (int i = 0; i < scenario->issue_count; i++) {
        double closes = 0;
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            double value = scenario->issues[i].options[o].closes[question];
            closes = value > closes ? value : closes;
        }
        if (closes > most) {
            most = closes;
            best = i;
        }
    }
    return best;
}

static int clause_number(const Stage *stage, int issue) {
    int number = 0;
    for (int i = 0; i <= issue; i++) {
        number += stage->view.open->clauses[i].status != CLAUSE_NONE;
    }
    return number;
}

static const char *clause_words(Ui *ui, const Stage *stage, int issue) {
    const Clause *clause = &stage->view.open->clauses[issue];
    const Issue *about = &stage->scenario->issues[issue];
    if (clause->status == CLAUSE_NONE) {
        return say_with(ui, stage, "ui.hole.absent", "clause", about->title, NULL);
    }
    bool worded = clause->option >= 0 && clause->status != CLAUSE_STRUCK;
    const char *key = clause->status == CLAUSE_STRUCK   ? "ui.hole.struck"
                      : clause->status == CLAUSE_LETTER ? "ui.hole.letter"
                      : clause->status == CLAUSE_ALONE  ? "ui.hole.alone"
                      : clause->fudged                  ? "ui.hole.fudged"
                                                        : "ui.hole.says";
    return say_with(ui, stage, key, "n", number_text(ui, clause_number(stage, issue)), "clause", about->title, "time",
                    clock_text(ui, clause->minute), "words", worded ? about->options[clause->option].label : "", NULL);
}

static void hole(Ui *ui, const Stage *stage, const Report *report) {
    if (!report->question) {
        ui_row(ui, (Box){.gap = 12, .pad = PAD2(12, 9), .edge = TONE_LINE, .radius = 9});
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, say(stage, "ui.hole.none"));
        ui_end(ui);
        return;
    }
    Question question = (Question)(report->question - 1);
    double closes[QUESTION_COUNT];
    text_closes_all(stage->scenario, stage->view.open, closes);
    Answered answered = answered_of(closes[question]);
    HoleState state = hole_of(answered);
    int issue = clause_of_question(stage, question);
    bool can = stage->view.open->awaiting == AWAITING_ANSWER && !ceasefire_broken(stage) && issue != NO_INDEX;
    ui_row(ui, (Box){.look = LOOK_BUTTON,
                     .id = "hole",
                     .gap = 12,
                     .pad = PAD2(11, 5),
                     .focusable = true,
                     .role = can ? ROLE_BUTTON : ROLE_ITEM,
                     .command = can ? verb_overlay(OVERLAY_AMEND) : 0,
                     .tip = say(stage, can ? "ui.hole.tip" : "ui.hole.tip_later")});
    ui_hole_mark(ui, state, 30, TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 0});
    ui_para(ui, (Text){.type = TYPE_BODY});
    ui_spanf(ui, (TextSpan){0}, "%s ",
             say(stage, state == HOLE_OPEN   ? "ui.hole.bred"
                        : state == HOLE_HALF ? "ui.hole.bred_half"
                                             : "ui.hole.bred_closed"));
    ui_span(ui, (TextSpan){.bold = true, .tone = TONE_ACCENT}, tell_question(stage->words, question));
    ui_para_end(ui);
    if (issue != NO_INDEX && report_fold(ui) < REPORT_BRIEF) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .line = 18, .tone = TONE_TEXT}, clause_words(ui, stage, issue));
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- all of it ----

static bool watched(const Stage *stage) {
    bool eyes = text_monitoring(stage->scenario, stage->view.open) > 0 || stage->view.open->observers_on;
    for (int a = 0; a < stage->scenario->asset_count; a++) {
        AssetKind kind = stage->scenario->assets[a].kind;
        eyes = eyes ||
               (stage->view.open->asset_sector[a] != NO_INDEX && (kind == ASSET_OBSERVERS || kind == ASSET_SERVICES));
    }
    return eyes;
}

// Where nobody looks: the first sector without an asset.
static const char *blind_sector(const Stage *stage) {
    for (int s = 0; s < stage->scenario->sector_count; s++) {
        bool seen = false;
        for (int a = 0; a < stage->scenario->asset_count; a++) {
            seen = seen || stage->view.open->asset_sector[a] == s;
        }
        if (!seen) {
            return stage->scenario->sectors[s].name;
        }
    }
    return stage->scenario->sector_count ? stage->scenario->sectors[0].name : "";
}

static void nothing(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    bool counted = open->day <= DAY_MAX && open->counted[open->day] > 0; // small things that nobody asks about
    ui_spring(ui);
    ui_col(ui, (Box){.gap = 10, .pad = PAD2(24, 10), .across = ALIGN_CENTRE});
    ui_icon(ui, ICON_EYE, 30, TONE_DIM);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_LARGE, .tone = TONE_HIGH, .align = ALIGN_CENTRE},
                say(stage, counted ? "ui.report.none_counted" : "ui.report.none"));
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_DIM, .align = ALIGN_CENTRE},
                counted          ? say(stage, "ui.report.only_counted")
                : watched(stage) ? say(stage, "ui.report.quiet")
                                 : say_with(ui, stage, "ui.report.silence", "sector", blind_sector(stage), NULL));
    ui_end(ui);
    ui_spring(ui);
}

// What the last answer came to, and what others did; headed where there is room.
static void news_below(Ui *ui, const Stage *stage, int most, bool headed) {
    if (most > 0 && !ceasefire_broken(stage) && news_any(stage)) { // that it broke stands above
        ui_spring(ui);
        ui_rule(ui);
        if (headed) {
            ui_label(ui, say(stage, "ui.talks.news"), NULL);
        }
        part_news(ui, stage, (size_t)most);
    }
}

void part_report(Ui *ui, const Stage *stage) {
    int slot = ceasefire_report(ui, stage);
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .fold = "report",
                     .id = "report",
                     .pad = PAD4(20, 6, 20, 3),
                     .gap = 2,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.report.name")});
    if (slot == NO_INDEX || stage->view.open->reports[slot].kind < 0) {
        enum { NEWS_MOST = 5 };
        int step = report_fold(ui);
        nothing(ui, stage);
        news_below(ui, stage, step < NEWS_MOST ? NEWS_MOST - step : 1, true);
        ui_end(ui);
        return;
    }
    const Report *report = &stage->view.open->reports[slot];
    const Front *front = &stage->scenario->fronts[stage->scenario->sectors[report->sector].front];
    head(ui, stage, slot);
    if (report_fold(ui) < REPORT_BRIEF) {
        ui_label(ui, say(stage, "ui.report.claims"), NULL);
    }
    ui_col(ui, (Box){.gap = 2});
    claim(ui, stage, slot, front->party_a);
    claim(ui, stage, slot, front->party_b);
    ui_end(ui);
    ui_label(ui, say(stage, "ui.report.evidence"), say(stage, "ui.report.trust"));
    ui_col(ui, (Box){.gap = 2});
    for (int e = 0; e < stage->scenario->incidents[report->kind].evidence_count; e++) {
        evidence_row(ui, stage, report, e);
    }
    ui_end(ui);
    attribution(ui, stage, report);
    hole(ui, stage, report);
    if (report->answer != ANSWER_NONE) {
        ui_row(ui, (Box){.gap = 7});
        ui_icon(ui, ICON_CHECK, 15, TONE_ACCENT);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_TEXT, .grow = 1},
                    say_with(ui, stage, "ui.report.answered", "answer",
                             tell_answer(stage->words, report_answer(report)), NULL));
        ui_end(ui);
    }
    news_below(ui, stage, report_fold(ui) < REPORT_NEWS, report_fold(ui) < REPORT_SMALL);
    ui_end(ui);
}
