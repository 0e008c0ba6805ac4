// What is typed, and what of the saved nights is asked before it is done.
#include "ui/overlay.h"

#include <string.h>

#include "base/utf8.h"

typedef struct TypingRow {
    const char *field, *words; // id of the field; keys "ui.typing.<words>..."
    FieldRule rule;
} TypingRow;

static const TypingRow typings[TYPING_COUNT] = {
    [TYPING_NONE] = {"typing.none", "copy", FIELD_WORDS},       [TYPING_COPY] = {"typing.copy", "copy", FIELD_WORDS},
    [TYPING_RENAME] = {"typing.rename", "rename", FIELD_WORDS}, [TYPING_SEED] = {"typing.seed", "seed", FIELD_DIGITS},
    [TYPING_TERM] = {"typing.term", "term", FIELD_WORDS},       [TYPING_HOUSE] = {"typing.house", "house", FIELD_WORDS},
    [TYPING_LOG] = {"typing.log", "log", FIELD_WORDS},
};

const char *typing_field(Typing typing) {
    return typings[typing].field;
}

bool typing_matches(const Ui *ui, Typing typing, const char *text) {
    char wanted[2 * TYPED_BYTES], large[8192];
    words_capitals(ui_typed(ui, typing_field(typing)), wanted, sizeof wanted);
    words_capitals(text, large, sizeof large);
    return strstr(large, wanted) != NULL;
}

// ---- letters, for who has none at hand ----

enum { LETTER_U = 38 };

static void letter(Ui *ui, Typing typing, const char *id, uint32_t character, bool capital) {
    char text[8] = "", large[8];
    text[utf8_put(text, character)] = '\0';
    words_capitals(text, large, sizeof large);
    const char *shown = capital ? large : text, *cursor = shown;
    uint32_t typed = utf8_next(&cursor);
    ui_row(ui, (Box){.look = LOOK_BUTTON,
                     .id = id,
                     .role = ROLE_BUTTON,
                     .h = LETTER_U,
                     .along = ALIGN_CENTRE,
                     .command = verb_pack(VERB_LETTER, (unsigned)typing, typed)});
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_HIGH}, shown);
    ui_end(ui);
}

static void letters_part(Ui *ui, const Stage *stage, Typing typing) {
    bool digits = typings[typing].rule == FIELD_DIGITS, capital = ui_typed_begins(ui, typings[typing].field);
    ui_row(ui, (Box){.columns = digits                             ? 10
                                : ui_breadth(ui) == BREADTH_NARROW ? 9
                                                                   : 13,
                     .gap = 4,
                     .line_gap = 4,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.typing.letters")});
    const char *cursor = digits ? "" : say(stage, "ui.letters");
    for (int place = 0; *cursor; place++) {
        letter(ui, typing, ui_keepf(ui, "letter.%d", place), utf8_next(&cursor), capital);
    }
    for (uint32_t digit = '0'; digit <= '9'; digit++) {
        letter(ui, typing, ui_keepf(ui, "digit.%c", (char)digit), digit, false);
    }
    ui_end(ui);
    ui_row(ui, (Box){.gap = 8});
    if (!digits) {
        ui_button(ui, (Box){.id = "letter.space", .command = verb_pack(VERB_LETTER, (unsigned)typing, ' ')}, ICON_NONE,
                  say(stage, "ui.typing.space"), NULL);
    }
    ui_button(ui, (Box){.id = "letter.erase", .command = verb_pack(VERB_LETTER, (unsigned)typing, 0)}, ICON_NONE,
              say(stage, "ui.typing.erase"), NULL);
    ui_end(ui);
}

// ---- typing ----

static const char *typing_words(Ui *ui, const Stage *stage, Typing typing, const char *what) {
    return say(stage, ui_keepf(ui, "ui.typing.%s%s", typings[typing].words, what));
}

void overlay_type(Ui *ui, const Stage *stage) {
    Typing typing = (Typing)(pick_get(ui, PICK_TYPING) % TYPING_COUNT);
    bool letters = ui_pad(ui) || pick_get(ui, PICK_LETTERS);
    const char *title = typing_words(ui, stage, typing, ""), *text = typing_words(ui, stage, typing, ".text");
    ui_dialog(ui, (Box){.id = "overlay", .scroll = true, .min_w = ui_width(ui) < 592 ? 0 : 560}, title,
              overlay_close());
    ui_row(ui, (Box){.gap = 8});
    ui_field(ui,
             (Box){.id = typings[typing].field, .name = title, .grow = 1, .min_w = 160, .h = 40, .focus_first = true},
             typings[typing].rule,
             typing == TYPING_SEED ? say_with(ui, stage, "ui.typing.seed.empty", "n",
                                              ui_keepf(ui, "%llu", (unsigned long long)stage->seed_drawn), NULL)
                                   : typing_words(ui, stage, typing, ".empty"));
    if (!ui_pad(ui)) {
        ui_tab(
            ui,
            (Box){
                .id = "typing.letters", .command = verb_pick(PICK_LETTERS, !letters), .selected = letters, .min_h = 40},
            ICON_NONE, say(stage, "ui.typing.letters"), NULL);
    }
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = stage->typed_wrong ? TONE_SIGNAL : TONE_DIM, .role = ROLE_STATUS},
                stage->typed_wrong ? stage->typed_wrong : text);
    if (letters) {
        letters_part(ui, stage, typing);
    }
    ui_row(ui, (Box){.gap = 12, .wrap = true, .line_gap = 8});
    ui_button(ui, (Box){.id = "overlay.close", .command = overlay_close(), .min_h = 44}, ICON_NONE,
              say(stage, "ui.overlay.close"), "Esc");
    ui_spring(ui);
    ui_commit(ui,
              (Box){.id = "typing.do",
                    .command = verb_pack(VERB_TYPED, (unsigned)typing, 0),
                    .commit = true,
                    .min_w = 170,
                    .min_h = 44,
                    .disabled = stage->typed_wrong != NULL,
                    .why = stage->typed_wrong},
              typing_words(ui, stage, typing, ".do"), NULL, "Enter", NULL);
    ui_end(ui);
    ui_end(ui);
}

// ---- taking a save away ----

void overlay_delete(Ui *ui, const Stage *stage) {
    size_t chosen = save_chosen(ui, stage);
    if (chosen >= stage->save_count) {
        return;
    }
    const SaveRow *row = &stage->saves[chosen];
    ui_dialog(ui, (Box){.id = "overlay", .max_w = 520, .min_w = ui_width(ui) < 500 ? 0 : 420, .scroll = true},
              say(stage, "ui.delete.title"), overlay_close());
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH}, row->name ? row->name : row->title);
    ui_text(ui, TYPE_BODY, TONE_TEXT,
            ui_keepf(ui, "%s · %s", row->name ? row->title : say(stage, "ui.saves.automatic"), row->summary));
    ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.delete.text"));
    ui_row(ui, (Box){.gap = 12, .wrap = true, .line_gap = 8});
    ui_button(ui, (Box){.id = "overlay.close", .command = overlay_close(), .min_h = 44, .focus_first = true}, ICON_NONE,
              say(stage, "ui.delete.keep"), "Esc");
    ui_spring(ui);
    ui_commit(
        ui, (Box){.id = "delete.do", .command = verb_pack(VERB_DELETE, 0, (uint32_t)chosen), .min_w = 170, .min_h = 44},
        say(stage, "ui.delete.do"), NULL, NULL, NULL);
    ui_end(ui);
    ui_end(ui);
}
