// Dialogs over any screen: which one is open, and those that are about the program.
#include <stdio.h>
#include <string.h>

#include "ui/overlay.h"

#include "sim/symbols.h"

uint64_t overlay_close(void) {
    return verb_overlay(OVERLAY_NONE);
}

void overlay_head(Ui *ui, const Stage *stage, const char *above, const char *title) {
    ui_row(ui, (Box){.gap = 14, .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    if (above) {
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM}, above);
    }
    ui_text_box(ui, (Text){.type = above ? TYPE_H1 : TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING}, title);
    ui_end(ui);
    ui_button(ui, (Box){.id = "overlay.close", .command = overlay_close(), .focus_first = true}, ICON_NONE,
              say(stage, "ui.overlay.close"), "Esc");
    ui_end(ui);
}

void overlay_commit(Ui *ui, const Stage *stage, const char *words, Command command) {
    Verdict verdict = command_check(&stage->view, command);
    bool refused = verdict.reason != REASON_NONE, talks = stage->view.open->phase == PHASE_TALKS;
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    int after = stage->view.open->minute + verdict.minutes;
    after = talks && after > stage->scenario->end ? stage->scenario->end : after;
    ui_row(ui, (Box){.gap = 14, .wrap = true, .line_gap = 8});
    ui_button(ui, (Box){.id = "overlay.close", .command = overlay_close(), .min_h = 44}, ICON_NONE,
              say(stage, "ui.overlay.close"), "Esc");
    ui_col(ui, (Box){.grow = 1, .min_w = 120, .gap = 2});
    if (refused) {
        ui_text(ui, TYPE_SMALL, TONE_SIGNAL, why);
    } else {
        ui_card_cost(ui, verdict.cost, verdict.minutes ? told_minutes(ui, stage, verdict.minutes) : NULL);
    }
    ui_end(ui);
    ui_commit(ui,
              (Box){.id = "overlay.do",
                    .command = verb_play(command),
                    .commit = true,
                    .disabled = refused,
                    .why = why,
                    .min_w = 200,
                    .min_h = 44},
              words, talks && verdict.minutes ? ui_keepf(ui, "→ %s", clock_text(ui, after)) : NULL, "Enter", NULL);
    ui_end(ui);
}

// For who asked in the settings to be asked about everything.
static void overlay_confirm(Ui *ui, const Stage *stage) {
    ui_dialog(ui, (Box){.id = "overlay", .scroll = true, .min_w = ui_width(ui) < 552 ? 0 : 520},
              say(stage, "ui.confirm.title"), overlay_close());
    ui_text(ui, TYPE_BOOK, TONE_TEXT, told_title(ui, stage, stage->pending));
    overlay_commit(ui, stage, say(stage, "ui.confirm.do"), stage->pending);
    ui_end(ui);
}

// ---- the menu ----

typedef struct Item {
    const char *id, *words, *key;
    Icon icon;
    uint64_t command;
    const char *refused; // key of the reason, or NULL
} Item;

static void menu_item(Ui *ui, const Stage *stage, Item item, bool first) {
    ui_button(ui,
              (Box){.id = ui_keepf(ui, "menu.%s", item.id),
                    .command = item.command,
                    .look = LOOK_ROW,
                    .min_h = 40,
                    .focus_first = first,
                    .disabled = item.refused != NULL,
                    .why = item.refused ? say(stage, item.refused) : NULL},
              item.icon, say(stage, item.words), item.key);
}

static void overlay_menu(Ui *ui, const Stage *stage) {
    bool game = stage->session != NULL, undo = game && session_can_rewind(stage->session);
    const char *no_undo = !undo                                        ? "ui.log.locked"
                          : session_command_count(stage->session) == 0 ? "ui.menu.no_undo"
                                                                       : NULL;
    Item left[] = {
        {"back", "ui.menu.back", "Esc", ICON_ARROW_LEFT, overlay_close(), NULL},
        {"now", "ui.menu.now", "H", ICON_BULB, verb_overlay(OVERLAY_NOW), NULL},
        {"mandate", "ui.menu.mandate", NULL, ICON_LETTER, verb_overlay(OVERLAY_MANDATE), NULL},
        {"brief", "ui.menu.brief", NULL, ICON_DOCUMENT, verb_go(SCREEN_BRIEF), NULL},
        {"log", "ui.menu.log", "L", ICON_LIST, verb_go(SCREEN_LOG), NULL},
        {"glossary", "ui.menu.glossary", "G", ICON_BOOK, verb_go(SCREEN_GLOSSARY), NULL},
        {"house", "ui.menu.house", NULL, ICON_SCALES, verb_go(SCREEN_HOUSE), NULL},
    };
    Item right[] = {
        {"undo", "ui.menu.undo", NULL, ICON_CLOCK, verb_pack(VERB_UNDO, 0, 0), no_undo},
        {"save", "ui.menu.save", "F5", ICON_PLUS, verb_pack(VERB_SAVE, 0, 0), NULL},
        {"saves", "ui.menu.saves", "F9", ICON_FOLDER, verb_go(SCREEN_SAVES), NULL},
        {"keys", "ui.menu.keys", NULL, ICON_LIST, verb_overlay(OVERLAY_KEYS), NULL},
        {"settings", "ui.menu.settings", NULL, ICON_GEAR, verb_go(SCREEN_SETTINGS), NULL},
        {"title", "ui.menu.title", NULL, ICON_MOON, verb_go(SCREEN_TITLE), NULL},
        {"quit", "ui.menu.quit", NULL, ICON_DOOR, verb_overlay(OVERLAY_QUIT), NULL},
    };
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    ui_dialog(ui, (Box){.id = "overlay", .scroll = true, .min_w = narrow ? 0 : 540}, say(stage, "ui.menu.title_text"),
              overlay_close());
    ui_row(ui, (Box){.columns = narrow ? 1 : 2, .gap = 14, .line_gap = 4, .across = ALIGN_START});
    for (size_t side = 0; side < 2; side++) {
        ui_col(ui, (Box){.gap = 4});
        size_t count = side ? sizeof right / sizeof right[0] : sizeof left / sizeof left[0];
        for (size_t i = 0; i < count; i++) {
            menu_item(ui, stage, side ? right[i] : left[i], side == 0 && i == 0);
        }
        ui_end(ui);
    }
    ui_end(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            say(stage, session_is_saved(stage->session) ? "ui.menu.saved" : "ui.menu.unsaved"));
    ui_end(ui);
}

// ---- the mandate ----

static void instruction_part(Ui *ui, const Stage *stage, const Instruction *instruction) {
    bool kept = !instruction->kept || expr_true(instruction->kept, view_reader(&stage->view));
    Icon icon = icon_find(instruction->icon);
    ui_row(ui, (Box){.gap = 14, .across = ALIGN_START});
    ui_icon(ui, icon ? icon : ICON_LETTER, 22, TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 3});
    ui_row(ui, (Box){.gap = 10, .wrap = true, .line_gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH, .grow = 1}, instruction->title);
    ui_chip(ui, LOOK_CHIP, TONE_NONE, say(stage, kept ? "ui.mandate.kept" : "ui.mandate.not_yet"));
    ui_end(ui);
    ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, instruction->text);
    if (instruction->demand[0]) {
        ui_text(ui, TYPE_SMALL, TONE_DIM,
                say_with(ui, stage, "ui.mandate.demand", "demand", instruction->demand, NULL));
    }
    ui_end(ui);
    ui_end(ui);
}

static void overlay_mandate(Ui *ui, const Stage *stage) {
    ui_dialog(ui,
              (Box){.id = "overlay",
                    .scroll = true,
                    .look = LOOK_PAPER,
                    .ground = GROUND_PAPER,
                    .pad = PAD2(30, 24),
                    .min_w = ui_width(ui) < 552 ? 0 : 520,
                    .name = say(stage, "ui.mandate.title")},
              NULL, overlay_close());
    overlay_head(ui, stage, say_with(ui, stage, "ui.mandate.from", "capital", stage->scenario->capital, NULL),
                 say(stage, "ui.mandate.title"));
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = stage->view.open->instruction[d];
        if (index != NO_INDEX) {
            ui_rule(ui);
            instruction_part(ui, stage, &stage->scenario->instructions[index]);
        }
    }
    ui_rule(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.brief.mandate_note"));
    ui_row(ui, (Box){.gap = 14});
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true, .grow = 1},
                stage->scenario->interest_note);
    ui_seal(ui, SEAL_PLAIN, 46);
    ui_end(ui);
    ui_end(ui);
}

// ---- a pause for a class ----

// A question to talk over before anything is decided; nothing of the outcome stands in it.
static void overlay_discuss(Ui *ui, const Stage *stage) {
    const char *question = words_find(stage->words, ui_keepf(ui, "ui.discuss.%d", (int)stage->view.open->phase));
    ui_dialog(ui,
              (Box){.id = "overlay",
                    .scroll = true,
                    .look = LOOK_PAPER,
                    .ground = GROUND_PAPER,
                    .pad = PAD2(30, 24),
                    .gap = 14,
                    .max_w = 620,
                    .min_w = ui_width(ui) < 600 ? 0 : 520,
                    .name = say(stage, "ui.discuss.title")},
              NULL, overlay_close());
    overlay_head(ui, stage, NULL, say(stage, "ui.discuss.title"));
    ui_rule(ui);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_LARGE, .size = 24, .line = 33, .tone = TONE_HIGH},
                question ? question : say(stage, "ui.discuss.0"));
    ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.discuss.vote"));
    ui_end(ui);
}

// ---- keys ----

// What it is done with now: a key, or a button where the last hand was at a pad; nothing where the pad has none.
static void key_line(Ui *ui, const char *cap, const char *words) {
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_CENTRE, .role = ROLE_ITEM, .name = words, .value = cap});
    ui_row(ui, (Box){.w = 96, .role = ROLE_KEY});
    ui_hand_cap(ui, cap, ui_pad(ui));
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_TEXT, .grow = 1, .role = ROLE_KEY}, words);
    ui_end(ui);
}

static void overlay_keys(Ui *ui, const Stage *stage) {
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, pad = ui_pad(ui);
    float width = narrow ? ui_width(ui) - 60 : 720;
    ui_dialog(
        ui,
        (Box){.id = "overlay", .scroll = true, .max_w = width, .min_w = width, .name = say(stage, "ui.keylist.title")},
        NULL, overlay_close());
    overlay_head(ui, stage, NULL, say(stage, "ui.keylist.title"));
    ui_row(ui, (Box){.columns = narrow ? 1 : 2, .gap = 24, .line_gap = 6});
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        int key = pad ? stage->keymap->buttons[action] : stage->keymap->keys[action];
        if (key != KEY_NONE) {
            Buffer cap;
            buffer_init(&cap);
            key_cap_print(key, &cap);
            key_line(ui, told_words(ui, &cap), say(stage, ui_keepf(ui, "ui.action.%s", action_name((Action)action))));
        }
    }
    if (!pad) { // what stays where it is
        key_line(ui, "1–9", say(stage, "ui.keylist.number"));
        key_line(ui, "D", say(stage, "ui.keylist.discuss"));
        key_line(ui, "F8", say(stage, "settings.author"));
    }
    ui_end(ui);
    ui_row(ui, (Box){.gap = 14, .wrap = true, .line_gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1, .min_w = 200},
                say(stage, "ui.keylist.note"));
    ui_button(ui, (Box){.id = "keylist.change", .command = verb_go(SCREEN_KEYS)}, ICON_NONE,
              say(stage, "ui.keymap.title"), NULL);
    ui_end(ui);
    ui_end(ui);
}

// ---- leaving ----

// Whether moves would be lost with the night.
static bool night_unsaved(const Stage *stage) {
    return stage->session && session_command_count(stage->session) > 0 && !session_is_saved(stage->session);
}

// Stays, or saves what could not be saved, or goes.
static void leave_dialog(Ui *ui, const Stage *stage, const char *title, const char *words, const char *go,
                         uint64_t command) {
    bool unsaved = night_unsaved(stage);
    ui_dialog(ui, (Box){.id = "overlay", .max_w = 520, .min_w = 380}, title, overlay_close());
    ui_text(ui, TYPE_BOOK, unsaved ? TONE_SIGNAL : TONE_TEXT, words);
    ui_row(ui, (Box){.gap = 12, .wrap = true, .line_gap = 8});
    ui_button(ui, (Box){.id = "quit.stay", .command = overlay_close(), .min_h = 44}, ICON_NONE,
              say(stage, "ui.quit.stay"), "Esc");
    if (unsaved) {
        ui_button(ui, (Box){.id = "quit.keep", .command = verb_pack(VERB_KEEP, 0, 0), .min_h = 44}, ICON_NONE,
                  say(stage, "ui.quit.keep"), NULL);
    }
    ui_spring(ui);
    ui_commit(
        ui, (Box){.id = "quit.go", .command = command, .commit = true, .focus_first = true, .min_w = 170, .min_h = 44},
        go, NULL, "Enter", NULL);
    ui_end(ui);
    ui_end(ui);
}

static void overlay_quit(Ui *ui, const Stage *stage) {
    leave_dialog(ui, stage, say(stage, "ui.quit.title"),
                 say(stage, night_unsaved(stage) ? "ui.quit.unsaved"
                            : stage->session     ? "ui.quit.saved"
                                                 : "ui.quit.plain"),
                 say(stage, "ui.quit.go"), verb_pack(VERB_QUIT, 0, 0));
}

static void overlay_drop(Ui *ui, const Stage *stage) {
    leave_dialog(ui, stage, say(stage, "ui.drop.title"),
                 say(stage, night_unsaved(stage) ? "ui.drop.unsaved" : "ui.drop.saved"), say(stage, "ui.drop.go"),
                 verb_pack(VERB_DROP, 0, 0));
}

void overlay_declare(Ui *ui, const Stage *stage) {
    Overlay overlay = (Overlay)pick_get(ui, PICK_OVERLAY);
    bool game = stage->session && stage->screen == SCREEN_GAME;
    bool talks = game && stage->view.open->awaiting == AWAITING_MOVE;
    if (overlay == OVERLAY_QUIT) {
        overlay_quit(ui, stage);
    } else if (overlay == OVERLAY_DROP) {
        overlay_drop(ui, stage);
    } else if (overlay == OVERLAY_KEYS) {
        overlay_keys(ui, stage);
    } else if (overlay == OVERLAY_NOW) {
        overlay_now(ui, stage);
    } else if (overlay == OVERLAY_TYPE) {
        overlay_type(ui, stage);
    } else if (overlay == OVERLAY_DELETE) {
        overlay_delete(ui, stage);
    } else if (game && overlay == OVERLAY_MENU) {
        overlay_menu(ui, stage);
    } else if (game && overlay == OVERLAY_CONFIRM) {
        overlay_confirm(ui, stage);
    } else if (game && overlay == OVERLAY_DISCUSS) {
        overlay_discuss(ui, stage);
    } else if (game && overlay == OVERLAY_MANDATE) {
        overlay_mandate(ui, stage);
    } else if (talks && overlay == OVERLAY_WHY) {
        overlay_why(ui, stage);
    } else if (talks && overlay == OVERLAY_ADVICE) {
        overlay_advice(ui, stage);
    } else if (talks && overlay == OVERLAY_REDRAFT) {
        overlay_redraft(ui, stage);
    } else if (talks && overlay == OVERLAY_TRADE) {
        overlay_trade(ui, stage);
    } else if (talks && overlay == OVERLAY_LEVER) {
        overlay_lever(ui, stage);
    } else if (game && overlay == OVERLAY_AMEND && stage->view.open->phase == PHASE_CEASEFIRE) {
        overlay_amend(ui, stage);
    }
}
