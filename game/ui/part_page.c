// What the screens outside of the night share.
#include "ui/page.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

void page_open(Ui *ui, const Stage *stage, Icon icon, const char *title, const char *under) {
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    ui_row(ui, (Box){.look = LOOK_BAR,
                     .min_h = 64,
                     .pad = PAD2(16, 8),
                     .gap = 12,
                     .line_gap = 8,
                     .wrap = !wide,
                     .role = ROLE_REGION,
                     .name = title});
    ui_col(ui, (Box){.look = LOOK_BUTTON,
                     .id = "back",
                     .command = verb_pack(VERB_BACK, 0, 0),
                     .w = 40,
                     .h = 36,
                     .across = ALIGN_CENTRE,
                     .along = ALIGN_CENTRE,
                     .role = ROLE_BUTTON,
                     .name = say(stage, "ui.page.back")});
    ui_icon(ui, ICON_ARROW_LEFT, 18, TONE_HIGH);
    ui_end(ui);
    if (icon) {
        ui_icon(ui, icon, 22, TONE_ACCENT);
    }
    ui_col(ui, (Box){.gap = 1, .grow = wide ? 0 : 1});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING}, title);
    if (under && under[0]) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, under);
    }
    ui_end(ui);
    if (wide) {
        ui_spring(ui);
    }
}

void page_bar_close(Ui *ui) {
    ui_end(ui);
}

float page_width(const Ui *ui, float most) {
    float margin = ui_breadth(ui) == BREADTH_NARROW ? 20 : 32;
    return fminf(most, ui_width(ui) - 2 * margin - 16); // 16: the scroll bar
}

void page_hints(Ui *ui, const Stage *stage, const char *key, ...) {
    (void)stage;
    if (ui_breadth(ui) == BREADTH_NARROW) {
        return; // large text: the room is needed, and the keys stand in the list of keys
    }
    va_list list;
    ui_row(ui, (Box){.pad = PAD4(32, 6, 32, 12), .gap = 18, .wrap = true, .line_gap = 4, .role = ROLE_KEY});
    va_start(list, key);
    for (bool open = false; key; key = va_arg(list, const char *)) { // keys without words stand close to the next
        const char *words = va_arg(list, const char *);
        if (!open) {
            ui_row(ui, (Box){.gap = 4});
        }
        ui_key_hint(ui, key, words);
        open = words == NULL;
        if (!open) {
            ui_end(ui);
        }
    }
    va_end(list);
    ui_end(ui);
}

// ---- settings ----

// What a setting's value is called: of the words, else a number with its sign.
static const char *value_text(Ui *ui, const Stage *stage, const SettingView *view, size_t value) {
    const char *key = ui_keepf(ui, "settings.%s.%s", view->key, view->values[value]);
    const char *words = words_find(stage->words, key);
    if (words) {
        return words;
    }
    return isdigit((unsigned char)view->values[value][0]) ? ui_keepf(ui, "%s %%", view->values[value])
                                                          : view->values[value];
}

void part_setting(Ui *ui, const Stage *stage, size_t index, bool with_text) {
    const SettingView *view = &stage->settings[index];
    const char *name = say(stage, ui_keepf(ui, "settings.%s", view->key));
    const char *text = words_find(stage->words, ui_keepf(ui, "settings.%s.text", view->key));
    ui_col(ui, (Box){.gap = 5, .role = ROLE_LIST, .name = name});
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH, .grow = 1}, name);
    ui_end(ui);
    if (text && with_text) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, text);
    }
    ui_row(ui, (Box){.gap = 6, .line_gap = 6, .wrap = true});
    for (size_t v = 0; v < view->value_count; v++) {
        ui_option(ui,
                  (Box){.id = ui_keepf(ui, "set.%s.%zu", view->key, v),
                        .command = verb_pack(VERB_SETTING, (unsigned)index, (uint32_t)v),
                        .selected = v == view->chosen,
                        .min_h = 36,
                        .pad = PAD2(10, 5)},
                  value_text(ui, stage, view, v), NULL);
    }
    ui_end(ui);
    ui_end(ui);
}
