// The ceasefire: the map, one report beside it, and below what was reported, what was promised, what can be
// done.
#include <string.h>

#include "ui/ceasefire.h"
#include "ui/part_map.h"

const char *told_broken(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    const Event *broken = NULL, *ordered = NULL;
    for (size_t i = stage->event_count; i-- > 0 && (!broken || stage->events[i].step == stage->events[i + 1].step);) {
        const LoggedEvent *logged = &stage->events[i];
        broken = !broken && !logged->abandoned && logged->event.kind == EVENT_BROKEN ? &logged->event : broken;
        ordered = broken && !ordered && logged->event.kind == EVENT_OFFENSIVE ? &logged->event : ordered;
    }
    Buffer words;
    buffer_init(&words);
    if (broken && ordered && tell_event(stage->teller, ordered, &words)) {
        buffer_add(&words, " ");
    }
    bool told = broken && tell_event(stage->teller, broken, &words);
    const char *kept = told_words(ui, &words);
    return told ? kept
                : say_with(ui, stage, "ui.ceasefire.broken_when", "when",
                           told_when(ui, stage, open->day, open->truces ? open->minute : open->broken_minute), NULL);
}

// That it has broken, where the report would stand, with the last report beneath.
static void broken_head(Ui *ui, const Stage *stage) {
    bool low = report_fold(ui) >= REPORT_BROKEN_LOW;
    ui_row(ui, (Box){.gap = 16,
                     .pad = PAD2(20, low ? 4 : 14),
                     .fill = TONE_FOOT,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.ceasefire.broken")});
    ui_seal(ui, SEAL_BROKEN, low ? 38 : 58);
    ui_col(ui, (Box){.grow = 1, .gap = low ? 0 : 3});
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say(stage, "ui.ceasefire.broken"));
    ui_text(ui, TYPE_BODY, TONE_TEXT, told_broken(ui, stage));
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
}

static void report_side(Ui *ui, const Stage *stage) {
    if (ceasefire_broken(stage)) {
        broken_head(ui, stage);
    }
    part_report(ui, stage);
}

// ---- the three arrangements ----

enum { BELOW_H = 230, ASSETS_H = 51, REPORT_W = 484, BAR_H = 64 };

// The map takes what the bar, the assets and the lists below leave: it is made lower where their words need more lines.
static void map_side(Ui *ui, const Stage *stage, float width, float below) {
    enum { STEP_H = 8, STEPS = 20, LEAST_H = 190 };
    float map_h = ui_height(ui) - BAR_H - below - ASSETS_H - (float)(STEP_H * ui_fold(ui, "ceasefire", STEPS));
    ui_col(ui, (Box){.w = width, .scroll = true, .fold = "ceasefire", .id = "ceasefire"});
    part_map(ui, stage, width, map_h < LEAST_H ? LEAST_H : map_h, true);
    ui_rule(ui);
    ui_row(ui, (Box){.pad = PAD2(14, 6), .grow = 1, .fill = TONE_ROOM, .fill_alpha = 0.6f});
    ui_col(ui, (Box){.grow = 1});
    part_assets(ui, stage);
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}

static void arranged_wide(Ui *ui, const Stage *stage) {
    float width = ui_width(ui), side = width * 0.37f < REPORT_W ? REPORT_W : width * 0.37f;
    float below = ui_height(ui) > 760 ? ui_height(ui) * 0.32f : BELOW_H;
    side = side > 620 ? 620 : side;
    ui_col(ui, (Box){.grow = 1});
    ui_row(ui, (Box){.grow = 1, .across = ALIGN_STRETCH});
    map_side(ui, stage, width - side, below);
    ui_rule(ui);
    ui_col(ui, (Box){.grow = 1, .fill = TONE_PANEL, .fill_alpha = 0.5f});
    report_side(ui, stage);
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
    ui_row(ui, (Box){.min_h = below, .max_h = below, .gap = 15, .pad = PAD4(16, 7, 16, 6), .across = ALIGN_STRETCH});
    ui_col(ui, (Box){.min_w = 190,
                     .max_w = 232,
                     .gap = 5,
                     .scroll = true,
                     .fold = "reports",
                     .id = "reports",
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.ceasefire.reports")});
    part_report_list(ui, stage);
    ui_end(ui);
    ui_col(ui, (Box){.min_w = 168,
                     .max_w = 222,
                     .gap = 6,
                     .scroll = true,
                     .id = "promises",
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.ceasefire.promises")});
    part_due(ui, stage);
    ui_end(ui);
    part_answers(ui, stage, 3, true);
    ui_end(ui);
    ui_end(ui);
}

// In the morning they stand beside the sectors, where they are asked for.
static void assets_listed(Ui *ui, const Stage *stage) {
    if (stage->view.open->awaiting != AWAITING_ASSETS) {
        part_assets(ui, stage);
    }
}

static void lists(Ui *ui, const Stage *stage, const char *id) {
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = id, .gap = 8, .pad = PAD2(2, 2)});
    part_report_list(ui, stage);
    ui_space(ui, 4);
    part_due(ui, stage);
    ui_end(ui);
}

// The map and the lists on the left; on the right the report, or what can be done.
static void arranged_medium(Ui *ui, const Stage *stage) {
    const char *const names[] = {say(stage, "ui.ceasefire.tab_act"), say(stage, "ui.ceasefire.tab_report")};
    int chosen = pick_get(ui, PICK_TAB) % 2;
    float left = ui_width(ui) * 0.48f, map_h = ui_height(ui) * 0.50f;
    ui_row(ui, (Box){.grow = 1, .across = ALIGN_STRETCH});
    ui_col(ui, (Box){.w = left, .scroll = true, .id = "left"});
    part_map(ui, stage, left, map_h, false);
    ui_col(ui, (Box){.pad = PAD2(14, 8), .gap = 8});
    part_map_legend(ui, stage);
    assets_listed(ui, stage);
    part_report_list(ui, stage);
    part_due(ui, stage);
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
    ui_col(ui, (Box){.grow = 1});
    ui_col(ui, (Box){.pad = PAD4(12, 8, 12, 4)});
    part_tabs(ui, stage, names, 2, chosen, TABS_WITHOUT_KEYS);
    ui_end(ui);
    if (chosen == 1) {
        report_side(ui, stage);
    } else {
        ui_col(ui, (Box){.grow = 1, .pad = PAD4(14, 4, 14, 10)});
        part_answers(ui, stage, ui_width(ui) < 900 ? 1 : 2, false); // half of that is left for words
        ui_end(ui);
    }
    ui_end(ui);
    ui_end(ui);
}

static void arranged_narrow(Ui *ui, const Stage *stage) {
    const char *const names[] = {say(stage, "ui.ceasefire.tab_act"), say(stage, "ui.ceasefire.tab_report"),
                                 say(stage, "ui.ceasefire.tab_lists"), say(stage, "ui.ceasefire.tab_map")};
    int chosen = pick_get(ui, PICK_TAB) % 4;
    float width = ui_width(ui);
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(10, 6), .gap = 6});
    part_tabs(ui, stage, names, 4, chosen, TABS_BOTH_KEYS);
    if (chosen == 0) {
        part_answers(ui, stage, 1, false);
    } else if (chosen == 1) {
        report_side(ui, stage);
    } else if (chosen == 2) {
        lists(ui, stage, "lists");
    } else {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "map", .gap = 8});
        part_map(ui, stage, width - 36, (width - 36) * 0.62f, false);
        part_map_legend(ui, stage);
        assets_listed(ui, stage);
        ui_end(ui);
    }
    ui_end(ui);
}

void screen_ceasefire(Ui *ui, const Stage *stage) {
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_FLAG, say(stage, "ui.ceasefire.title"), told_clock(ui, stage));
    if (ceasefire_wide(ui)) {
        arranged_wide(ui, stage);
    } else if (ui_breadth(ui) == BREADTH_NARROW) {
        arranged_narrow(ui, stage);
    } else {
        arranged_medium(ui, stage);
    }
    ui_end(ui);
}
