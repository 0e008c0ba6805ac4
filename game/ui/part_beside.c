// Papers beside a scene: the mandate before the talks, the text in them, the day in the ceasefire.
#include "sim/text.h"
#include "ui/part_map.h"
#include "ui/scene.h"

// ---- the mandate ----

static void instruction_part(Ui *ui, const Instruction *instruction) {
    Icon icon = icon_find(instruction->icon);
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_START});
    ui_icon(ui, icon ? icon : ICON_LETTER, 20, TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH}, instruction->title);
    ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, instruction->text);
    ui_end(ui);
    ui_end(ui);
}

static void mandate_paper(Ui *ui, const Stage *stage, Box box) {
    const Scenario *scenario = stage->scenario;
    box.look = LOOK_PAPER;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.scene.mandate");
    box.pad = PAD4(22, 16, 22, 12);
    box.gap = 7;
    box.scroll = true;
    box.id = "mandate";
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    part_paper_head(ui, say(stage, "ui.scene.from_capital"), say(stage, "ui.scene.mandate"),
                    say_with(ui, stage, "ui.scene.drawn", "n", number_text(ui, scenario->instruction_count), NULL));
    ui_end(ui);
    ui_seal(ui, SEAL_PLAIN, 56);
    ui_end(ui);
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = stage->view.open->instruction[d];
        if (index != NO_INDEX) {
            ui_rule(ui);
            instruction_part(ui, &scenario->instructions[index]);
        }
    }
    ui_rule(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.scene.mandate_kept"));
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.scene.mandate_broken"));
    ui_spring(ui);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true}, scenario->interest_note);
    ui_end(ui);
}

// ---- the day, in the ceasefire ----

static void day_paper(Ui *ui, const Stage *stage, Box box) {
    enum { DAY_OWED = 1, DAY_LOW, DAY_BARE, DAY_STEPS };
    int step = ui_fold(ui, "day", DAY_STEPS - 1);
    double closes[QUESTION_COUNT];
    text_closes_all(stage->scenario, stage->view.open, closes);
    box.look = LOOK_PAPER;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.scene.day");
    box.pad = step >= DAY_LOW ? PAD4(22, 8, 22, 6) : PAD4(22, 14, 22, 10);
    box.gap = step >= DAY_LOW ? 4 : 7;
    box.scroll = true;
    box.fold = box.id = "day";
    ui_col(ui, box);
    if (step < DAY_BARE) { // the bar says which day it is
        part_paper_head(ui, step >= DAY_LOW ? NULL : say(stage, "ui.scene.day"), told_clock(ui, stage), NULL);
        ui_rule(ui);
    }
    ui_row(ui, (Box){.columns = 2, .gap = 8, .line_gap = step >= DAY_LOW ? 4 : 10, .across = ALIGN_START});
    for (int q = 0; q < QUESTION_COUNT; q++) {
        Answered answered = answered_of(closes[q]);
        ui_hole(ui, hole_of(answered), tell_question(stage->words, (Question)q), tell_answered(stage->words, answered));
    }
    ui_end(ui);
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.owed.title"), say(stage, "ui.owed.due"));
    part_owed(ui, stage, step >= DAY_OWED ? OWED_LOW : OWED_LIST);
    ui_end(ui);
}

// The map when the scenario has one.
void part_day_middle(Ui *ui, const Stage *stage) {
    enum { CHOICES_H = 190, STEP_H = 14, STEPS = 12 };
    float w = ui_width(ui) - 48 - 32 - PAPER_W - DAY_SCENE_W,
          h = ui_height(ui) - 64 - 48 - 66 - CHOICES_H; // above its legend, where choices are short
    h -= (float)(STEP_H * ui_fold(ui, "day.map", STEPS));
    if (stage->scenario->map.line_count == 0 || w < 240 || h < 140) {
        part_sectors(ui, stage, (Box){.grow = 1});
        return;
    }
    ui_col(ui, (Box){.w = w, .gap = 8, .scroll = true, .fold = "day.map", .id = "day.map"});
    part_map(ui, stage, w, h, false);
    part_map_legend(ui, stage);
    ui_end(ui);
}

// The text, folded to the height that the choices leave.
static void scene_sheet(Ui *ui, const Stage *stage, Box box) {
    ui_col(ui, box);
    part_text_sheet(ui, stage, (Sheet){.last = stage->view.open->phase > PHASE_TALKS});
    ui_end(ui);
}

// ---- which of them ----

void part_scene_beside(Ui *ui, const Stage *stage, Box box) {
    switch ((Phase)stage->view.open->phase) {
    case PHASE_TALKS:
    case PHASE_SIGNING:
    case PHASE_ANNOUNCEMENT: scene_sheet(ui, stage, box); break;
    case PHASE_CEASEFIRE: day_paper(ui, stage, box); break;
    default: mandate_paper(ui, stage, box); break;
    }
}
