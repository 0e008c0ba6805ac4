// Saved nights: which one to go on with, and what it is called.
#include "ui/page.h"

size_t save_chosen(const Ui *ui, const Stage *stage) {
    int chosen = pick_get(ui, PICK_SAVE) - 1;
    if (chosen >= 0 && (size_t)chosen < stage->save_count) {
        return (size_t)chosen;
    }
    for (size_t i = 0; i < stage->save_count; i++) {
        if (!stage->saves[i].broken) {
            return i;
        }
    }
    return 0;
}

// Where it stands, in a line: which night when the name does not say it, the moment, the text.
static const char *standing(Ui *ui, const SaveRow *row) {
    return ui_keepf(ui, "%s%s%s%s%s", row->name ? row->title : "", row->name ? " · " : "", row->summary,
                    row->text ? " · " : "", row->text ? row->text : "");
}

static void save_row(Ui *ui, const Stage *stage, size_t index, bool chosen) {
    const SaveRow *row = &stage->saves[index];
    ui_row(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "save.%zu", index),
                     .command = verb_pick(PICK_SAVE, (int)index + 1),
                     .selected = chosen,
                     .role = ROLE_OPTION,
                     .pad = PAD2(16, 10),
                     .gap = 14,
                     .min_h = 56,
                     .key = index < 9 ? '1' + (int)index : 0,
                     .focus_first = chosen,
                     .edge_style = row->broken ? LINE_DASHED : LINE_NONE});
    ui_icon(ui,
            row->broken ? ICON_WARNING
            : row->name ? ICON_DOCUMENT
                        : ICON_CLOCK,
            20, row->broken ? TONE_SIGNAL : TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH}, row->name ? row->name : row->title);
    ui_text(ui, TYPE_BODY, row->broken ? TONE_SIGNAL : TONE_TEXT, standing(ui, row));
    if (row->last) {
        ui_text(ui, TYPE_BODY, TONE_TEXT, say_with(ui, stage, "ui.saves.last", "move", row->last, NULL));
    }
    ui_end(ui);
    ui_col(ui, (Box){.gap = 4, .across = ALIGN_END});
    ui_chip(ui, LOOK_CHIP,
            row->broken    ? TONE_SIGNAL
            : row->playing ? TONE_ACCENT
                           : TONE_DIM,
            say(stage, row->broken    ? "ui.saves.broken"
                       : row->playing ? "ui.saves.playing"
                       : row->name    ? "ui.saves.named"
                                      : "ui.saves.automatic"));
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .tabular = true}, row->changed);
    ui_end(ui);
    if (index < 9) {
        ui_key_cap(ui, number_text(ui, (long)index + 1));
    }
    ui_end(ui);
}

// What can be done with the chosen one.
static void doings(Ui *ui, const Stage *stage, size_t chosen) {
    const SaveRow *row = &stage->saves[chosen];
    const char *played = row->playing ? say(stage, "ui.saves.is_played") : NULL;
    bool narrow = ui_breadth(ui) == BREADTH_NARROW; // large text: the room is the list's
    if (!narrow) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .middle_cut = true, .one_line = true}, row->path);
    }
    ui_row(ui, (Box){.gap = 12,
                     .across = ALIGN_CENTRE,
                     .wrap = true,
                     .line_gap = 8,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.saves.doings")});
    ui_button(ui,
              (Box){.id = "saves.rename",
                    .command = verb_pack(VERB_TYPE, TYPING_RENAME, 0),
                    .key = 'r',
                    .disabled = played,
                    .why = played,
                    .min_h = 44},
              ICON_NONE, say(stage, "ui.saves.rename"), "R");
    ui_button(ui,
              (Box){.id = "saves.delete",
                    .command = verb_overlay(OVERLAY_DELETE),
                    .key = KEY_DELETE,
                    .disabled = played,
                    .why = played,
                    .min_h = 44},
              ICON_NONE, say(stage, "ui.saves.delete"), "Del");
    if (narrow) {
        ui_spring(ui);
    } else {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1, .min_w = 160},
                    say(stage, stage->session ? "ui.saves.instead" : "ui.saves.note"));
    }
    ui_commit(ui,
              (Box){.id = "saves.load",
                    .command = verb_pack(VERB_LOAD, 0, (uint32_t)chosen),
                    .commit = true,
                    .disabled = row->broken,
                    .why = row->broken ? row->summary : NULL,
                    .min_w = 200,
                    .min_h = 44},
              say(stage, "ui.saves.go"), NULL, "Enter", NULL);
    ui_end(ui);
}

void screen_saves(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_FOLDER, say(stage, "ui.saves.title"), say(stage, "ui.saves.under"));
    if (stage->session) {
        ui_button(ui, (Box){.id = "saves.save", .command = verb_pack(VERB_TYPE, TYPING_COPY, 0), .key = 'n'}, ICON_PLUS,
                  say(stage, "ui.saves.save"), "N");
    }
    page_bar_close(ui);
    size_t chosen = save_chosen(ui, stage);
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(0, 20), .gap = 12, .w = page_width(ui, 900), .self = ALIGN_CENTRE});
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .id = "saves.list",
                     .gap = 10,
                     .pad = PAD(4),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.saves.title")});
    if (stage->save_count == 0) {
        ui_text(ui, TYPE_BOOK, TONE_DIM, say(stage, "ui.saves.none"));
    }
    for (size_t i = 0; i < stage->save_count; i++) {
        save_row(ui, stage, i, i == chosen);
    }
    ui_end(ui);
    if (stage->save_count > 0) {
        doings(ui, stage, chosen);
    }
    ui_end(ui);
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter", say(stage, "ui.keys.go_on"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
