// The last hour: a party objects to a clause, and there are four ways out of it, each with its price.
#include "ui/screen_asked.h"

enum { LETTER_DAY = 2 }; // when a side letter falls due

static Command remedy_command(const Stage *stage, int remedy) {
    return (Command){.kind = COMMAND_OBJECTION, .seat = stage->view.open->seat, .args = {(int16_t)remedy}};
}

static int remedy_chosen(const Ui *ui, const Stage *stage) {
    int chosen = pick_get(ui, PICK_ANSWER);
    if (chosen > REMEDY_NONE && chosen < REMEDY_COUNT) {
        return chosen;
    }
    for (int remedy = REMEDY_STRIKE; remedy < REMEDY_COUNT; remedy++) {
        if (command_check(&stage->view, remedy_command(stage, remedy)).reason == REASON_NONE) {
            return remedy;
        }
    }
    return REMEDY_STRIKE;
}

static void objection_panel(Ui *ui, const Stage *stage, bool grow) {
    const Open *open = stage->view.open;
    const Party *party = &stage->scenario->parties[open->subject];
    const Issue *issue = &stage->scenario->issues[open->object];
    Buffer why;
    buffer_init(&why);
    tell_why(stage->teller, open->subject, open->object, &why);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = grow ? 1 : 0,
                     .scroll = grow,
                     .id = "objection",
                     .pad = PAD2(22, 15),
                     .gap = 9,
                     .role = ROLE_REGION,
                     .name = party->name});
    ui_row(ui, (Box){.gap = 14});
    ui_rosette(ui, side_of_party(open->subject), 52);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, say(stage, "ui.objection.last_hour"));
    ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH}, party->name);
    ui_end(ui);
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_H1, .size = 28, .line = 33, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say_with(ui, stage, "ui.objection.title", "clause", issue->title, NULL));
    ui_text(ui, TYPE_BOOK, TONE_TEXT, told_words(ui, &why));
    if (issue->text[0]) {
        ui_rule(ui);
        ui_label(ui, say(stage, "ui.objection.stake"), NULL);
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true}, issue->text);
    }
    ui_end(ui);
}

static Icon remedy_icon(int remedy) {
    static const Icon icons[REMEDY_COUNT] = {ICON_NONE, ICON_CLOSE, ICON_PENCIL, ICON_LETTER, ICON_MICROPHONE};
    return icons[remedy];
}

static void remedy_card(Ui *ui, const Stage *stage, int remedy, bool selected) {
    Command command = remedy_command(stage, remedy);
    Verdict verdict = command_check(&stage->view, command);
    bool refused = verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "remedy.%d", remedy),
                  .command = verb_pick(PICK_ANSWER, remedy),
                  .key = '0' + remedy,
                  .selected = selected,
                  .disabled = refused,
                  .why = why,
                  .role = ROLE_OPTION,
                  .pad = PAD2(14, 10),
                  .along = ALIGN_START,
                  .focus_first = selected},
            remedy_icon(remedy), tell_remedy(stage->words, (Remedy)remedy), number_text(ui, remedy));
    ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT,
            say_with(ui, stage, ui_keepf(ui, "ui.objection.%s", word_of(ARG_REMEDY, remedy)), "day",
                     told_day(ui, stage, LETTER_DAY), NULL));
    if (refused) {
        ui_card_refusal(ui, why);
    }
    ui_end(ui);
}

static void remedies(Ui *ui, const Stage *stage, int columns, int chosen) {
    ui_row(ui, (Box){.gap = 10,
                     .line_gap = 10,
                     .columns = columns,
                     .across = ALIGN_STRETCH,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.objection.remedies")});
    for (int remedy = REMEDY_STRIKE; remedy < REMEDY_COUNT; remedy++) {
        remedy_card(ui, stage, remedy, remedy == chosen);
    }
    ui_end(ui);
}

static void answer_row(Ui *ui, const Stage *stage, int chosen, bool narrow) {
    Command command = remedy_command(stage, chosen);
    if (narrow) {
        part_answer(ui, stage, command, tell_remedy(stage->words, (Remedy)chosen), NULL);
        return;
    }
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH});
    part_forecast_panel(ui, stage, command);
    ui_col(ui, (Box){.w = 220, .along = ALIGN_CENTRE});
    part_answer(ui, stage, command, tell_remedy(stage->words, (Remedy)chosen), NULL);
    ui_end(ui);
    ui_end(ui);
}

void screen_objection(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    const Act *act = open->act < stage->scenario->act_count ? &stage->scenario->acts[open->act] : NULL;
    int chosen = remedy_chosen(ui, stage);
    bool wide = ui_breadth(ui) == BREADTH_WIDE, narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_WARNING, act ? act->title : tell_phase(stage->words, PHASE_TALKS), told_date(stage));
    if (wide) {
        ui_row(ui, (Box){.grow = 1, .gap = 20, .pad = PAD4(24, 16, 24, 18), .across = ALIGN_STRETCH});
        part_text_sheet(ui, stage, (Sheet){0});
        ui_col(ui, (Box){.w = 520, .gap = 12});
        objection_panel(ui, stage, true);
        remedies(ui, stage, 2, chosen);
        answer_row(ui, stage, chosen, false);
        ui_end(ui);
        ui_end(ui);
    } else {
        ui_col(
            ui,
            (Box){.grow = 1, .scroll = true, .from_top = true, .id = "objection.body", .gap = 12, .pad = PAD2(16, 10)});
        objection_panel(ui, stage, false);
        remedies(ui, stage, narrow ? 1 : 2, chosen);
        if (narrow) {
            part_forecast_panel(ui, stage, remedy_command(stage, chosen));
        }
        ui_col(ui, (Box){0});
        part_text_sheet(ui, stage, (Sheet){0});
        ui_end(ui);
        ui_end(ui);
        ui_col(ui, (Box){.pad = PAD4(16, 8, 16, 12)});
        answer_row(ui, stage, chosen, narrow);
        ui_end(ui);
    }
    ui_end(ui);
}
