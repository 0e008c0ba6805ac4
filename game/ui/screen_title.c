// The title: the house at night, what to do on the left, which night on the right.
#include <math.h>
#include <string.h>

#include "ui/page.h"

// ---- left: the name and the menu ----

typedef struct Entry {
    const char *id, *words, *note;
    uint64_t command;
    bool first, disabled;
    const char *why;
} Entry;

static void menu_entry(Ui *ui, const Stage *stage, Entry entry) {
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = entry.id,
                     .command = entry.command,
                     .min_h = ui_height(ui) < 690 ? 34 : 37,
                     .pad = PAD2(14, 3),
                     .gap = 12,
                     .role = ROLE_BUTTON,
                     .focus_first = entry.first,
                     .disabled = entry.disabled,
                     .why = entry.why,
                     .fill = entry.first ? TONE_ACCENT : TONE_NONE,
                     .fill_alpha = 0.15f,
                     .edge = entry.first ? TONE_ACCENT : TONE_NONE,
                     .edge_width = entry.first ? 2 : 0});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .size = 17, .tone = entry.disabled ? TONE_DIM : TONE_HIGH, .grow = 1},
                say(stage, entry.words));
    if (entry.note) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = entry.first ? TONE_ACCENT : TONE_DIM}, entry.note);
    }
    ui_end(ui);
}

static size_t save_newest(const Stage *stage) {
    return stage->save_count > 0 && !stage->saves[0].broken ? 0 : SIZE_MAX;
}

static const char *text_size_note(Ui *ui, const Stage *stage) {
    for (size_t i = 0; i < stage->setting_count; i++) {
        const SettingView *view = &stage->settings[i];
        if (strcmp(view->key, "text-size") == 0) {
            return say_with(ui, stage, "ui.title.text_size", "n", view->values[view->chosen], NULL);
        }
    }
    return NULL;
}

static void menu(Ui *ui, const Stage *stage) {
    bool going_on = save_newest(stage) != SIZE_MAX, playing = stage->session != NULL;
    bool over = ui_height(ui) < 690 && ui_breadth(ui) != BREADTH_NARROW; // the menu reaches over the house
    ui_col(ui, (Box){.gap = 1,
                     .max_w = 340,
                     .fill = over ? TONE_ROOM : TONE_NONE,
                     .fill_alpha = 0.82f,
                     .radius = 8,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.title.menu")});
    if (playing) {
        menu_entry(ui, stage, (Entry){"title.back", "ui.title.back", NULL, verb_go(SCREEN_GAME), true, false, NULL});
    } else if (going_on) {
        menu_entry(ui, stage,
                   (Entry){"title.continue", "ui.title.continue", stage->saves[0].summary,
                           verb_pack(VERB_CONTINUE, 0, 0), true, false, NULL});
    }
    bool none = stage->scenario_count == 0;
    menu_entry(ui, stage,
               (Entry){"title.new", "ui.title.new", NULL, verb_pack(VERB_SCENARIO, 0, (uint32_t)stage->scenario_chosen),
                       !going_on && !playing, none, say(stage, "ui.title.none")});
    menu_entry(ui, stage,
               (Entry){"title.saves", "ui.title.saves",
                       stage->save_count ? number_text(ui, (long)stage->save_count) : NULL, verb_go(SCREEN_SAVES),
                       false, stage->save_count == 0, say(stage, "ui.saves.none")});
    menu_entry(ui, stage,
               (Entry){"title.settings", "ui.title.settings", text_size_note(ui, stage), verb_go(SCREEN_SETTINGS),
                       false, false, NULL});
    menu_entry(ui, stage, (Entry){"title.quit", "ui.title.quit", NULL, verb_overlay(OVERLAY_QUIT), false, false, NULL});
    ui_end(ui);
}

static void name_part(Ui *ui, const Stage *stage, float size) {
    ui_space(ui, size > 50 ? 14 : 4);
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT}, say(stage, "ui.title.kind"));
    ui_space(ui, 8);
    ui_text_box(ui,
                (Text){.type = TYPE_DISPLAY,
                       .tone = TONE_HIGH,
                       .size = size,
                       .line = size,
                       .max_w = size * 5.2f,
                       .role = ROLE_HEADING},
                say(stage, "game.title"));
    ui_space(ui, 10);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_LARGE, .tone = TONE_TEXT, .max_w = 480}, say(stage, "ui.title.line"));
    if (stage->scenario) {
        ui_space(ui, 5);
        ui_row(ui, (Box){.gap = 9, .max_w = 520});
        ui_icon(ui, ICON_SCALES, 17, TONE_ACCENT);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .size = 14, .tone = TONE_ACCENT, .bold = true, .grow = 1},
                    stage->scenario->interest_note);
        ui_end(ui);
    }
    ui_space(ui, size > 50 ? 13 : 10);
}

// ---- right: the scenarios ----

static void fact(Ui *ui, Icon icon, const char *words) {
    ui_row(ui, (Box){.gap = 5});
    ui_icon(ui, icon, 14, TONE_DIM);
    ui_text(ui, TYPE_SMALL, TONE_DIM, words);
    ui_end(ui);
}

static void facts(Ui *ui, const Stage *stage, const ScenarioRow *row) {
    ui_row(ui, (Box){.gap = 16, .wrap = true, .line_gap = 2});
    if (row->minutes && row->minutes[0]) {
        fact(ui, ICON_CLOCK, row->minutes);
    }
    if (row->concepts > 0) {
        fact(ui, ICON_BOOK, say_with(ui, stage, "ui.title.concepts", "n", number_text(ui, row->concepts), NULL));
    }
    if (row->sources > 0) {
        fact(ui, ICON_DOCUMENT, say_with(ui, stage, "ui.title.sources", "n", number_text(ui, row->sources), NULL));
    }
    ui_end(ui);
}

static void problem_line(Ui *ui, const Stage *stage, const ScenarioRow *row) {
    ui_text(ui, TYPE_SMALL, TONE_TEXT, row->problem);
    ui_row(ui, (Box){.gap = 7, .wrap = true, .line_gap = 2});
    ui_icon(ui, ICON_WARNING, 14, TONE_SIGNAL);
    ui_text(ui, TYPE_SMALL, TONE_SIGNAL,
            say_with(ui, stage, "ui.title.problems", "n", number_text(ui, row->problems), NULL));
    ui_end(ui);
}

static void scenario_card(Ui *ui, const Stage *stage, size_t index) {
    const ScenarioRow *row = &stage->scenarios[index];
    bool chosen = index == stage->scenario_chosen && !row->problem;
    bool paper = chosen && ui_theme(ui) == THEME_NIGHT;
    ui_col(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "scenario.%zu", index),
                     .command = verb_pack(VERB_SCENARIO, 0, (uint32_t)index),
                     .role = ROLE_BUTTON,
                     .pad = PAD2(14, 8),
                     .gap = 3,
                     .radius = 8,
                     .ground = paper ? GROUND_PAPER : GROUND_INHERIT,
                     .fill = paper ? TONE_WELL : TONE_NONE,
                     .edge = paper          ? TONE_WELL
                             : row->problem ? TONE_SIGNAL
                                            : TONE_NONE,
                     .edge_style = row->problem ? LINE_DASHED : LINE_NONE});
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH, .grow = 1}, row->title);
    if (row->problem) {
        ui_chip(ui, LOOK_CHIP, TONE_SIGNAL, say(stage, "ui.title.broken"));
    } else if (row->tag && row->tag[0]) {
        ui_chip(ui, chosen ? LOOK_CHIP_ON : LOOK_CHIP, TONE_NONE, row->tag);
    }
    ui_end(ui);
    if (row->problem) {
        problem_line(ui, stage, row);
    } else {
        ui_text(ui, TYPE_BODY, TONE_TEXT, row->summary);
        facts(ui, stage, row);
    }
    ui_end(ui);
}

static void scenarios(Ui *ui, const Stage *stage, Box box) {
    box.look = LOOK_PANEL;
    box.pad = PAD4(13, 6, 13, 6);
    box.gap = 4;
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.title.choose");
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 10, .wrap = true, .line_gap = 4, .pad = PAD2(4, 0)});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1, .role = ROLE_HEADING},
                say(stage, "ui.title.choose"));
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = "title.folder",
                     .command = verb_pack(VERB_FOLDER, 0, 0),
                     .key = 'f',
                     .role = ROLE_BUTTON,
                     .pad = PAD2(6, 3),
                     .gap = 6,
                     .min_h = 34});
    ui_key_cap(ui, "F");
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.title.folder"));
    ui_end(ui);
    ui_end(ui);
    if (stage->scenario_count == 0) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.title.none"));
    }
    ui_col(ui, (Box){.gap = 5,
                     .grow = box.scroll ? 0 : 1,
                     .scroll = !box.scroll,
                     .id = box.scroll ? NULL : "scenarios",
                     .pad = PAD(2)});
    for (size_t i = 0; i < stage->scenario_count; i++) {
        scenario_card(ui, stage, i);
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- the foot ----

static void foot(Ui *ui, const Stage *stage) {
    ui_row(ui, (Box){.pad = PAD4(ui_breadth(ui) == BREADTH_WIDE ? 64 : 32, 4, ui_breadth(ui) == BREADTH_WIDE ? 64 : 32,
                                 ui_breadth(ui) == BREADTH_WIDE ? 14 : 8),
                     .gap = 18,
                     .wrap = true,
                     .line_gap = 4,
                     .fill = TONE_ROOM,
                     .fill_alpha = 0.55f});
    ui_row(ui, (Box){.gap = 4});
    ui_key_hint(ui, "↑", NULL);
    ui_key_hint(ui, "↓", say(stage, "ui.keys.choose"));
    ui_end(ui);
    ui_key_hint(ui, "Enter", say(stage, "ui.keys.open"));
    ui_key_hint(ui, "Tab", say(stage, "ui.keys.scenarios"));
    ui_key_hint(ui, "F1", say(stage, "ui.keys.read"));
    ui_key_hint(ui, "Esc", say(stage, "ui.keys.quit"));
    ui_spring(ui);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .bold = true}, say(stage, "language.name"));
    ui_text(ui, TYPE_SMALL, TONE_DIM, ui_keepf(ui, "v%s", stage->version));
    ui_end(ui);
}

static void arranged_narrow(Ui *ui, const Stage *stage) {
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "title.page", .pad = PAD2(24, 20), .gap = 0});
    name_part(ui, stage, 44);
    menu(ui, stage);
    ui_space(ui, 16);
    scenarios(ui, stage, (Box){.scroll = true, .id = "scenarios"});
    ui_space(ui, 12);
    ui_text(ui, TYPE_SMALL, TONE_DIM, ui_keepf(ui, "%s · v%s", say(stage, "language.name"), stage->version));
    ui_end(ui);
    ui_end(ui);
}

void screen_title(Ui *ui, const Stage *stage) {
    if (ui_breadth(ui) == BREADTH_NARROW) {
        arranged_narrow(ui, stage);
        return;
    }
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    // The windows of the house begin here; the scenarios stand above them.
    float house = 222 * fminf(ui_height(ui) / 720, ui_width(ui) / 1280), room = ui_height(ui) - house - 40;
    ui_stack(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_facade(ui);
    ui_col(ui, (Box){.self = ALIGN_STRETCH});
    ui_row(ui, (Box){.grow = 1,
                     .pad = PAD4(wide ? 64 : 32, wide ? 28 : 20, wide ? 48 : 24, 0),
                     .gap = 32,
                     .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .scroll = !wide, .id = "title.page", .pad = PAD4(2, 0, 2, 4), .self = ALIGN_STRETCH});
    name_part(ui, stage, wide ? 68 : 40);
    menu(ui, stage);
    ui_end(ui);
    scenarios(ui, stage, (Box){.w = wide ? 484 : 388, .max_h = wide ? fmaxf(room, 360) : ui_height(ui) - 90});
    ui_end(ui);
    foot(ui, stage);
    ui_end(ui);
    ui_end(ui);
}
