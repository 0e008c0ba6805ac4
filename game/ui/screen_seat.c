// A party's or a power's own decision, made by a person: what is asked, what that seat can know, its answers.
// And the curtain before it, behind which nothing is seen.
#include "ui/seat.h"

enum { ANSWERS_MAX = 8 };

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
    ui_col(ui, (Box){.look = LOOK_WELL,
                     .w = size,
                     .h = size,
                     .radius = size / 2,
                     .along = ALIGN_CENTRE,
                     .across = ALIGN_CENTRE});
    ui_icon(ui, seat == 0 ? ICON_QUILL : ICON_FLAG, size * 0.45f, TONE_ACCENT);
    ui_end(ui);
}

static void curtain(Ui *ui, const Stage *stage) {
    int seat = stage->view.open->phase == PHASE_OVER ? 0 : stage->view.open->seat;
    ui_col(ui, (Box){.look = LOOK_ROOM,
                     .grow = 1,
                     .along = ALIGN_CENTRE,
                     .across = ALIGN_CENTRE,
                     .gap = 18,
                     .scroll = true,
                     .id = "curtain",
                     .pad = PAD(24)});
    seat_sign(ui, stage, seat, ui_breadth(ui) == BREADTH_NARROW ? 80 : 120);
    ui_text_box(ui, (Text){.type = TYPE_H1, .tone = TONE_HIGH, .role = ROLE_HEADING, .align = ALIGN_CENTRE},
                say_with(ui, stage, "ui.seat.hand_over", "seat", seat_name(stage, seat), NULL));
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .align = ALIGN_CENTRE, .max_w = 520},
                say(stage, "ui.seat.curtain"));
    ui_commit(ui,
              (Box){.id = "do",
                    .command = verb_pack(VERB_CURTAIN, 0, 0),
                    .commit = true,
                    .min_h = 54,
                    .min_w = 280,
                    .focus_first = true},
              say_with(ui, stage, "ui.seat.sit", "seat", seat_name(stage, seat), NULL), NULL, "Enter", NULL);
    ui_end(ui);
}

// ---- what it seeks ----

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

// What this seat seeks; what bears on the matter is marked.
static void own_interests(Ui *ui, const Stage *stage, int party, int issue) {
    const Party *own = &stage->scenario->parties[party];
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.seat.you_seek"), NULL);
    for (int i = 0; i < own->interest_count; i++) {
        bool here = issue != NO_INDEX && own->interests[i].issue == issue;
        ui_row(ui, (Box){.gap = 8});
        ui_mark(ui, side_of_party(party), 15);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = here ? TONE_HIGH : TONE_TEXT, .bold = here, .grow = 1},
                    own->interests[i].text);
        if (here) {
            ui_text(ui, TYPE_SMALL, TONE_ACCENT, say(stage, "ui.seat.this_one"));
        }
        ui_end(ui);
    }
    if (issue != NO_INDEX) {
        Stance stance = stance_of_clause(&stage->view, party, issue, stage->view.open->clauses[issue].option);
        ui_rule(ui);
        ui_label(ui, say(stage, "ui.seat.own_taste"), NULL);
        ui_scale_band(ui, (Band){.side = side_of_party(party),
                                 .low = (float)stance.low,
                                 .high = (float)stance.high,
                                 .best = (float)stance.guess,
                                 .w = 150,
                                 .word = tell_disposition(stage->words, stance.disposition),
                                 .name = own->name});
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
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "answer.%d", index),
                  .command = verb_pick(PICK_ANSWER, offer->command.args[0]),
                  .key = '1' + index,
                  .selected = selected,
                  .disabled = refused,
                  .why = why,
                  .role = ROLE_OPTION,
                  .pad = PAD2(16, 12),
                  .min_h = 76,
                  .along = ALIGN_START,
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
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = grow ? 1 : 0,
                     .scroll = grow,
                     .id = "question",
                     .pad = PAD2(22, 18),
                     .gap = 11,
                     .role = ROLE_REGION,
                     .name = seat_name(stage, seat)});
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
        own_interests(ui, stage, party, seat_issue(stage));
    }
    ui_end(ui);
}

static void answer_cards(Ui *ui, const Stage *stage, const Offer *offers, size_t count, int chosen, int columns) {
    ui_row(ui, (Box){.gap = 10,
                     .line_gap = 10,
                     .columns = columns,
                     .across = ALIGN_STRETCH,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.seat.answers")});
    for (size_t i = 0; i < count; i++) {
        answer_card(ui, stage, &offers[i], (int)i, (int)i == chosen);
    }
    ui_end(ui);
}

// A person's word is never preselected: the button waits for a choice.
static void say_it(Ui *ui, const Stage *stage, const Offer *offers, int chosen) {
    bool ready = chosen != NO_INDEX && offers[chosen].verdict.reason == REASON_NONE;
    ui_commit(ui,
              (Box){.id = "do",
                    .commit = true,
                    .min_h = 54,
                    .disabled = !ready,
                    .why = ready ? NULL : say(stage, "ui.seat.choose"),
                    .command = ready ? verb_play(offers[chosen].command) : verb_pick(PICK_ANSWER, 0)},
              ready ? told_title(ui, stage, offers[chosen].command) : say(stage, "ui.seat.choose"), NULL, "Enter",
              NULL);
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
        part_matter(ui, stage, (Box){.grow = 1, .scroll = true, .id = "matter"});
        ui_col(ui, (Box){.w = QUESTION_W, .gap = 12});
        ui_col(ui, (Box){.grow = 1, .gap = 10, .scroll = true, .id = "seat.side", .pad = PAD(3)});
        question_panel(ui, stage, true);
        answer_cards(ui, stage, offers, count, chosen, 2);
        ui_end(ui);
        say_it(ui, stage, offers, chosen);
        ui_end(ui);
        ui_end(ui);
    } else {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .from_top = true, .id = "seat", .gap = 12, .pad = PAD2(16, 10)});
        question_panel(ui, stage, false);
        answer_cards(ui, stage, offers, count, chosen, narrow ? 1 : 2);
        part_matter(ui, stage, (Box){0});
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
