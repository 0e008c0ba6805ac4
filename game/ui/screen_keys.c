// Every key and button of a pad, and what else it may be: an action is chosen, and what is pressed next does it from
// then on.
#include <string.h>

#include "ui/page.h"

enum { KEY_W = 92, PAD_W = 64 };

typedef struct Group {
    const char *name;
    Action first, last;
} Group;

static const Group groups[] = {
    {"move", ACTION_UP, ACTION_PAGE_DOWN},
    {"table", ACTION_EXPLAIN, ACTION_LOG},
    {"program", ACTION_VOICE, ACTION_PICTURE},
};

static const char *cap_text(Ui *ui, int key) {
    Buffer cap;
    buffer_init(&cap);
    key_cap_print(key, &cap);
    const char *text = ui_keepf(ui, "%s", cap.length ? cap.text : "");
    buffer_free(&cap);
    return text;
}

static void cap(Ui *ui, const char *text, bool pad) {
    ui_row(ui, (Box){.min_w = pad ? PAD_W : KEY_W, .along = ALIGN_CENTRE, .role = ROLE_KEY});
    if (text[0]) {
        ui_hand_cap(ui, text, pad);
    } else {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM}, "–");
    }
    ui_end(ui);
}

static void action_row(Ui *ui, const Stage *stage, Action action) {
    const char *words = say(stage, ui_keepf(ui, "ui.action.%s", action_name(action)));
    const char *key = cap_text(ui, stage->keymap->keys[action]), *button = cap_text(ui, stage->keymap->buttons[action]);
    bool listens = stage->listening == action;
    ui_row(ui, (Box){.id = ui_keepf(ui, "keys.%s", action_name(action)),
                     .command = verb_pack(VERB_LISTEN, (unsigned)action, 0),
                     .gap = 8,
                     .pad = PAD2(10, 4),
                     .min_h = 34,
                     .across = ALIGN_CENTRE,
                     .look = LOOK_ROW,
                     .role = ROLE_BUTTON,
                     .selected = listens,
                     .name = words,
                     .value =
                         say_with(ui, stage, "ui.keymap.value", "key", key, "button", button[0] ? button : "–", NULL)});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .grow = 1, .role = ROLE_KEY}, words);
    if (listens) {
        ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_ACCENT, .role = ROLE_KEY},
                    say(stage, "ui.keymap.press"));
    } else {
        cap(ui, key, false);
        cap(ui, button, true);
    }
    ui_end(ui);
}

static void group_panel(Ui *ui, const Stage *stage, const Group *group) {
    const char *name = say(stage, ui_keepf(ui, "ui.keymap.group.%s", group->name));
    ui_col(ui, (Box){.look = LOOK_PANEL, .pad = PAD2(10, 12), .gap = 2, .role = ROLE_REGION, .name = name});
    ui_row(ui, (Box){.pad = PAD2(10, 2), .gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING, .grow = 1}, name);
    ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_DIM, .w = KEY_W, .align = ALIGN_CENTRE},
                say(stage, "ui.keymap.key"));
    ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_DIM, .w = PAD_W, .align = ALIGN_CENTRE},
                say(stage, "ui.keymap.pad"));
    ui_end(ui);
    for (int action = group->first; action <= (int)group->last; action++) {
        action_row(ui, stage, (Action)action);
    }
    ui_end(ui);
}

void screen_keys(Ui *ui, const Stage *stage) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    page_open(ui, stage, ICON_GEAR, say(stage, "ui.keymap.title"), say(stage, "ui.keymap.under"));
    ui_spring(ui);
    ui_button(ui,
              (Box){.id = "keys.reset",
                    .command = verb_pack(VERB_KEYS_RESET, 0, 0),
                    .disabled = !stage->keys_changed,
                    .why = say(stage, "ui.keymap.as_shipped")},
              ICON_NONE, say(stage, "ui.keymap.reset"), NULL);
    page_bar_close(ui);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "keys.page", .pad = PAD2(0, 20), .across = ALIGN_CENTRE});
    ui_row(ui, (Box){.gap = 16, .across = ALIGN_START, .w = page_width(ui, 1160), .wrap = narrow, .line_gap = 14});
    ui_col(ui, (Box){.gap = 14, .grow = 1, .w = 0, .part = 0, .min_w = 280});
    group_panel(ui, stage, &groups[0]);
    ui_end(ui);
    ui_col(ui, (Box){.gap = 14, .grow = 1, .w = 0, .part = 0, .min_w = 280});
    group_panel(ui, stage, &groups[1]);
    group_panel(ui, stage, &groups[2]);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.keymap.note"));
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter", say(stage, "ui.keymap.change"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
