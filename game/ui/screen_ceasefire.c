// The ceasefire: the map, one report beside it, and below what was reported, what was promised, what can be
// done.
#include <math.h>
#include <string.h>

#include "ui/ceasefire.h"
#include "ui/part_map.h"

// That it has broken, where the report would stand, with the last report beneath.
static void broken_head(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    ui_row(ui, (Box){.gap = 16,
                     .pad = PAD2(20, 14),
                     .fill = TONE_FOOT,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.ceasefire.broken")});
    ui_seal(ui, SEAL_BROKEN, 58);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say(stage, "ui.ceasefire.broken"));
    ui_text(ui, TYPE_BODY, TONE_TEXT,
            say_with(ui, stage, "ui.ceasefire.broken_when", "when",
                     told_when(ui, stage, open->broken_day > 0 ? open->broken_day : open->day, open->broken_minute),
                     NULL));
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

enum { BELOW_H = 230, ASSETS_H = 51, REPORT_W = 484, BAR_H = 68 };

// How high the bar and the assets will be, so that the map takes what is left: guessed from the length of their words
// before they are laid out, and a wrong guess only makes the page scroll.
static float guessed_bar(Ui *ui, const Stage *stage) {
    enum { SEVEN_DAYS = 7, STANDING_W = 122, REST_W = 196, HOLDS_W = 122, LINE_H = 38, DAY_W = 34 };
    const Scenario *scenario = stage->scenario;
    float need = (float)(stage->holds < 0 ? 0 : HOLDS_W) + REST_W + STANDING_W * (float)(scenario->party_count + 3);
    need += DAY_W * (float)(stage->view.open->days < SEVEN_DAYS ? stage->view.open->days : SEVEN_DAYS);
    return need > ui_width(ui) - 32 ? BAR_H + LINE_H : BAR_H;
}

static float guessed_assets(Ui *ui, const Stage *stage, float room) {
    enum { CARD_REST_W = 46, MARGINS_W = 38, SECOND_H = 44 };
    const Scenario *scenario = stage->scenario;
    const char *placed =
        say_with(ui, stage, "ui.ceasefire.placed", "n", "0", "most", number_text(ui, ASSET_PLACED_MAX), NULL);
    float need = MARGINS_W + fmaxf(82, fmaxf(ui_words_length(ui, TYPE_TINY, placed),
                                             ui_words_length(ui, TYPE_LABEL, say(stage, "ui.ceasefire.assets"))));
    for (int a = 0; a < scenario->asset_count; a++) {
        int sector = stage->view.open->asset_sector[a];
        const char *under = sector == NO_INDEX ? say(stage, "ui.ceasefire.asset_free") : scenario->sectors[sector].name;
        need += CARD_REST_W +
                fmaxf(ui_words_length(ui, TYPE_SMALL, scenario->assets[a].name), ui_words_length(ui, TYPE_TINY, under));
    }
    return need > room ? ASSETS_H + SECOND_H : ASSETS_H;
}

static void arranged_wide(Ui *ui, const Stage *stage) {
    float width = ui_width(ui), side = width * 0.37f < REPORT_W ? REPORT_W : width * 0.37f;
    float below = ui_height(ui) > 760 ? ui_height(ui) * 0.32f : BELOW_H;
    side = side > 620 ? 620 : side;
    float assets = guessed_assets(ui, stage, width - side);
    float map_h = ui_height(ui) - guessed_bar(ui, stage) - below - assets;
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "ceasefire"}); // where the words of the bar take a second line
    ui_row(ui, (Box){.grow = 1, .across = ALIGN_STRETCH});
    ui_col(ui, (Box){.w = width - side});
    part_map(ui, stage, width - side, map_h < 190 ? 190 : map_h, true);
    ui_rule(ui);
    ui_row(ui, (Box){.pad = PAD2(14, 6), .min_h = assets, .fill = TONE_ROOM, .fill_alpha = 0.6f});
    ui_col(ui, (Box){.grow = 1});
    part_assets(ui, stage);
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
    ui_col(ui, (Box){.grow = 1, .max_h = map_h + assets, .fill = TONE_PANEL, .fill_alpha = 0.5f});
    report_side(ui, stage);
    ui_end(ui);
    ui_end(ui);
    ui_rule(ui);
    ui_row(ui, (Box){.min_h = below, .max_h = below, .gap = 15, .pad = PAD4(16, 7, 16, 6), .across = ALIGN_STRETCH});
    ui_col(ui, (Box){.min_w = 190,
                     .max_w = 232,
                     .gap = 5,
                     .scroll = true,
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

static void tabs(Ui *ui, const Stage *stage, const char *const *keys, int count, int chosen) {
    ui_row(ui, (Box){.gap = 4, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.talks.tabs")});
    for (int t = 0; t < count; t++) {
        ui_tab(ui, (Box){.id = ui_keepf(ui, "tab.%d", t), .command = verb_pick(PICK_TAB, t), .selected = t == chosen},
               ICON_NONE, say(stage, keys[t]), NULL);
    }
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
    static const char *const keys[] = {"ui.ceasefire.tab_act", "ui.ceasefire.tab_report"};
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
    tabs(ui, stage, keys, 2, chosen);
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
    static const char *const keys[] = {"ui.ceasefire.tab_act", "ui.ceasefire.tab_report", "ui.ceasefire.tab_lists",
                                       "ui.ceasefire.tab_map"};
    int chosen = pick_get(ui, PICK_TAB) % 4;
    float width = ui_width(ui);
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(10, 6), .gap = 6});
    tabs(ui, stage, keys, 4, chosen);
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
