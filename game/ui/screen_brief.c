// The brief: one sheet of paper that says who you are, what you answer for and what ends the night.
#include "ui/page.h"

// Where one sheet would not hold it all its lines stand closer.
static bool brief_tight(Ui *ui) {
    return ui_fold(ui, "brief", 1) > 0;
}

static float book_line(Ui *ui) {
    enum { BOOK_LINE_H = 22, TIGHT_LINE_H = 20 };
    return brief_tight(ui) ? TIGHT_LINE_H : BOOK_LINE_H;
}

static void section(Ui *ui, const char *label, const char *text) {
    if (text && text[0]) {
        ui_col(ui, (Box){.gap = 3});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT, .role = ROLE_HEADING}, label);
        ui_text_box(ui, (Text){.type = TYPE_BOOK, .line = book_line(ui), .tone = TONE_TEXT}, text);
        ui_end(ui);
    }
}

static void house_section(Ui *ui, const Stage *stage) {
    if (stage->scenario->house) {
        ui_col(ui, (Box){.gap = 3});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT, .role = ROLE_HEADING},
                    say(stage, "ui.setup.house"));
        part_house_rules(ui, stage);
        ui_end(ui);
    }
}

// When it begins, when it ends, when the text takes force: on the mediator's clock and the local one.
static void clock_section(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int hours = (scenario->end - scenario->start + 59) / 60;
    ui_col(ui, (Box){.gap = 4});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT, .role = ROLE_HEADING},
                say(stage, "ui.brief.clock"));
    ui_row(ui, (Box){.gap = 14, .wrap = true, .line_gap = 4});
    ui_windows_clock(ui, hours, hours * 60, NULL);
    ui_text_box(ui, (Text){.type = TYPE_CLOCK, .tone = TONE_HIGH},
                ui_keepf(ui, "%s–%s", clock_text(ui, scenario->start), clock_text(ui, scenario->end)));
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .line = book_line(ui), .tone = TONE_TEXT}, scenario->ends);
    if (scenario->zone_note[0]) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM}, scenario->zone_note);
    }
    ui_end(ui);
}

static void mandate_section(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    if (!stage->session) {
        return;
    }
    ui_col(ui, (Box){.gap = 6});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT, .role = ROLE_HEADING},
                say(stage, "ui.brief.mandate"));
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = stage->view.open->instruction[d];
        if (index < 0) {
            continue;
        }
        const Instruction *instruction = &scenario->instructions[index];
        Icon icon = icon_find(instruction->icon);
        ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
        ui_icon(ui, icon ? icon : ICON_LETTER, 18, TONE_ACCENT);
        ui_col(ui, (Box){.grow = 1});
        ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH}, instruction->title);
        ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, instruction->text);
        ui_end(ui);
        ui_end(ui);
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.brief.mandate_note"));
    ui_end(ui);
}

static void note(Ui *ui, Icon icon, const char *words) {
    if (words && words[0]) {
        ui_row(ui, (Box){.gap = 8, .across = ALIGN_START});
        ui_icon(ui, icon, 15, TONE_DIM);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, words);
        ui_end(ui);
    }
}

static void notes(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    ui_col(ui, (Box){.gap = 5});
    note(ui, ICON_WARNING, scenario->content_note);
    note(ui, ICON_LIST, say(stage, "ui.brief.order"));
    note(ui, ICON_EYE, scenario->hypothesis_note);
    note(ui, ICON_BOOK,
         say_with(ui, stage, "ui.brief.sources", "n", number_text(ui, scenario->source_count), "m",
                  number_text(ui, scenario->term_count), NULL));
    ui_end(ui);
}

static void head(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    ui_row(ui, (Box){.gap = 16, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM},
                ui_keepf(ui, "%s · %s", scenario->place, scenario->date_text));
    ui_text_box(ui, (Text){.type = TYPE_H1, .tone = TONE_HIGH, .role = ROLE_HEADING},
                scenario->role_title[0] ? scenario->role_title : scenario->role_name);
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_ACCENT, .bold = true}, scenario->interest_note);
    ui_end(ui);
    ui_seal(ui, SEAL_PLAIN, 52);
    ui_end(ui);
    ui_rule(ui);
}

static void sheet(Ui *ui, const Stage *stage, bool columns) {
    const Scenario *scenario = stage->scenario;
    ui_col(ui, (Box){.look = LOOK_PAPER,
                     .pad = PAD2(columns ? 40 : 24, brief_tight(ui) ? 8
                                                    : columns       ? 18
                                                                    : 20),
                     .gap = brief_tight(ui) ? 5 : 10,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.brief.title")});
    head(ui, stage);
    if (columns) {
        ui_row(ui, (Box){.gap = 40, .across = ALIGN_START});
        ui_col(ui, (Box){.part = 0.48f, .gap = brief_tight(ui) ? 7 : 11});
    }
    section(ui, say(stage, "ui.brief.now"), scenario->brief);
    section(ui, say(stage, "ui.brief.answer_for"), scenario->stakes);
    if (columns) {
        notes(ui, stage);
        ui_end(ui);
        ui_col(ui, (Box){.grow = 1, .gap = brief_tight(ui) ? 7 : 11});
    }
    clock_section(ui, stage);
    section(ui, say(stage, "ui.brief.won"), scenario->won_text);
    house_section(ui, stage);
    mandate_section(ui, stage);
    if (columns) {
        ui_end(ui);
        ui_end(ui);
    } else {
        notes(ui, stage);
    }
    ui_end(ui);
}

void screen_brief(Ui *ui, const Stage *stage) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, wide = ui_breadth(ui) == BREADTH_WIDE;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1, .across = ALIGN_CENTRE});
    if (!stage->scenario) {
        ui_end(ui);
        return;
    }
    bool begun = stage->session && session_command_count(stage->session) > 0;
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .fold = "brief",
                     .id = "brief.page",
                     .self = ALIGN_STRETCH,
                     .pad = PAD2(0, brief_tight(ui) ? 4 : 12),
                     .across = ALIGN_CENTRE});
    ui_col(ui, (Box){.w = page_width(ui, 1120)});
    sheet(ui, stage, wide);
    ui_end(ui);
    ui_end(ui);
    float margin = (ui_width(ui) - page_width(ui, 1120)) / 2;
    ui_row(ui, (Box){.look = LOOK_BAR,
                     .self = ALIGN_STRETCH,
                     .pad = PAD2(margin, 10),
                     .gap = 12,
                     .line_gap = 8,
                     .wrap = narrow});
    ui_button(ui, (Box){.id = "brief.back", .command = verb_pack(VERB_BACK, 0, 0), .min_h = 44}, ICON_ARROW_LEFT,
              say(stage, begun ? "ui.page.back" : "ui.brief.back"), "Esc");
    ui_button(ui, (Box){.id = "brief.glossary", .command = verb_go(SCREEN_GLOSSARY), .min_h = 44}, ICON_BOOK,
              say(stage, "ui.menu.glossary"), "G");
    ui_spring(ui);
    ui_commit(ui,
              (Box){.id = "brief.go",
                    .command = verb_go(SCREEN_GAME),
                    .commit = true,
                    .focus_first = true,
                    .min_w = 240,
                    .min_h = 44},
              say(stage, begun ? "ui.menu.back" : "ui.brief.go"), NULL, "Enter", NULL);
    ui_end(ui);
    ui_end(ui);
}
