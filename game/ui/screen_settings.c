// Settings in groups; what is chosen counts at once.
#include <string.h>

#include "ui/page.h"

static bool group_begins(const Stage *stage, size_t index) {
    return index == 0 || strcmp(stage->settings[index].group, stage->settings[index - 1].group) != 0;
}

// The settings of one group, from the first of them.
static void group_panel(Ui *ui, const Stage *stage, size_t first) {
    const char *group = stage->settings[first].group;
    const char *name = say(stage, ui_keepf(ui, "settings.group.%s", group));
    ui_col(ui, (Box){.look = LOOK_PANEL, .pad = PAD2(18, 14), .gap = 14, .role = ROLE_REGION, .name = name});
    bool changed = false;
    for (size_t i = first; i < stage->setting_count && strcmp(stage->settings[i].group, group) == 0; i++) {
        changed |= stage->settings[i].chosen != stage->settings[i].usual;
    }
    ui_row(ui, (Box){.gap = 8, .min_h = 34});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING, .grow = 1}, name);
    if (changed) {
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "reset.%s", group), .command = verb_pack(VERB_RESET, (unsigned)first, 0)},
                  ICON_NONE, say(stage, "ui.settings.reset"), NULL);
    }
    ui_end(ui);
    for (size_t i = first; i < stage->setting_count && strcmp(stage->settings[i].group, group) == 0; i++) {
        part_setting(ui, stage, i, true);
    }
    ui_end(ui);
}

static size_t group_count(const Stage *stage) {
    size_t count = 0;
    for (size_t i = 0; i < stage->setting_count; i++) {
        count += group_begins(stage, i);
    }
    return count;
}

// Groups in columns, filled from the left, about as many lines in each.
static void groups(Ui *ui, const Stage *stage, size_t columns) {
    size_t lines = stage->setting_count + group_count(stage), share = (lines + columns - 1) / columns, next = 0;
    for (size_t c = 0; c < columns; c++) {
        ui_col(ui, (Box){.gap = 14, .grow = 1, .w = 0, .part = 0, .min_w = 280});
        size_t taken = 0;
        while (next < stage->setting_count && (taken < share || c + 1 == columns)) {
            size_t first = next;
            group_panel(ui, stage, first);
            do {
                next++;
                taken++;
            } while (next < stage->setting_count && !group_begins(stage, next));
            taken++;
        }
        ui_end(ui);
    }
}

void screen_settings(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_GEAR, say(stage, "ui.settings.title"), say(stage, "ui.settings.under"));
    ui_button(ui, (Box){.id = "settings.keys", .command = verb_go(SCREEN_KEYS)}, ICON_NONE,
              say(stage, "ui.keymap.title"), NULL);
    page_bar_close(ui);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "settings.page", .pad = PAD2(0, 20), .across = ALIGN_CENTRE});
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_row(ui, (Box){.gap = 16, .across = ALIGN_START, .w = page_width(ui, 1160), .wrap = narrow, .line_gap = 14});
    groups(ui, stage, narrow ? 1 : 2);
    ui_end(ui);
    ui_end(ui);
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter", say(stage, "ui.keys.set"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
