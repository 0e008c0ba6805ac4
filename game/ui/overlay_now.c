// What can I do now? First a few sensible moves with the reason for each; then in the talks every move of every kind,
// elsewhere what stands on the screen; and what cannot be done, with why. Choosing a line leads there; nothing is done
// by it.
#include "ui/overlay.h"

#include <string.h>

#include "tell/hint.h"

typedef struct Line {
    const char *id, *words, *more, *note; // more, note: may be NULL
    const char *why;                      // NULL when it can be done
    Icon icon;
    uint64_t command;
} Line;

static void line_part(Ui *ui, const Line *line) {
    bool refused = line->why != NULL;
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = line->id,
                     .command = line->command,
                     .role = ROLE_BUTTON,
                     .pad = PAD2(10, 5),
                     .gap = 10,
                     .min_h = 36,
                     .disabled = refused,
                     .why = line->why});
    ui_icon(ui, refused ? ICON_LOCK : line->icon, 16, refused ? TONE_DIM : TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = refused ? TONE_DIM : TONE_HIGH}, line->words);
    if (refused || line->more) {
        ui_text(ui, TYPE_SMALL, TONE_TEXT, refused ? line->why : line->more);
    }
    ui_end(ui);
    if (line->note) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, line->note);
    }
    ui_end(ui);
}

static void hint_row(Ui *ui, int index, const char *title, const char *why, Line line) {
    ui_row(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "hint.%d", index),
                     .command = line.command,
                     .role = ROLE_BUTTON,
                     .key = '1' + index,
                     .pad = PAD2(14, 9),
                     .gap = 12,
                     .across = ALIGN_START});
    ui_icon(ui, line.icon, 20, TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = TONE_HIGH}, title);
    ui_text(ui, TYPE_BODY, TONE_TEXT, why);
    ui_end(ui);
    ui_key_cap(ui, number_text(ui, index + 1));
    ui_end(ui);
}

static void heading(Ui *ui, const char *words, size_t *shown) {
    if ((*shown)++ == 0) {
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, words);
    }
}

static const char *told_move(Ui *ui, const Stage *stage, Command command) {
    Buffer text;
    buffer_init(&text);
    tell_command(stage->teller, command, &text);
    return told_words(ui, &text);
}

// ---- a few sensible moves ----

static uint64_t doing_way(const Doing *doings, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(doings[i].id, id) == 0) {
            return verb_pack(VERB_SHOW, 0, (uint32_t)i);
        }
    }
    return 0;
}

static uint64_t card_way(Ui *ui, const Stage *stage, Command command) {
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    MoveGroup group = move_group((CommandKind)command.kind);
    cards_of_group(ui, stage, group, cards);
    for (size_t i = 0; i < cards->count; i++) {
        const Command *card = &cards->list[i].command;
        if (card->kind == command.kind && memcmp(card->args, command.args, sizeof card->args) == 0) {
            return verb_pack(VERB_SHOW, (unsigned)group, (uint32_t)i);
        }
    }
    return 0;
}

// To where it is chosen, or how.
static uint64_t hint_way(Ui *ui, const Stage *stage, const Hint *hint, const Doing *doings, size_t count) {
    const int16_t *args = hint->command.args;
    switch ((CommandKind)hint->command.kind) {
    case COMMAND_REDRAFT: return verb_pack(VERB_CLAUSE, OVERLAY_REDRAFT, (uint32_t)hint->issue);
    case COMMAND_TRADE: return verb_pack(VERB_CLAUSE, OVERLAY_TRADE, (uint32_t)(hint->issue | (args[1] + 1) << 8));
    case COMMAND_LEVER: return verb_pack(VERB_CLAUSE, OVERLAY_NONE, (uint32_t)hint->issue);
    case COMMAND_KEEP: return doing_way(doings, count, ui_keepf(ui, "promise.%d", args[0]));
    case COMMAND_CHORE: return doing_way(doings, count, ui_keepf(ui, "chore.%d", args[0]));
    case COMMAND_PLACE: return doing_way(doings, count, ui_keepf(ui, "asset.%s", stage->scenario->assets[args[0]].id));
    case COMMAND_ANSWER:
        return doing_way(doings, count,
                         args[0] == NO_INDEX ? ui_keepf(ui, "answer.%d", args[1]) : ui_keepf(ui, "report.%d", args[0]));
    default: return card_way(ui, stage, hint->command);
    }
}

static void hints_part(Ui *ui, const Stage *stage, const Doing *doings, size_t count) {
    Hint hints[HINTS_MAX];
    size_t found = hints_find(&stage->view, hints), shown = 0;
    for (size_t i = 0; i < found; i++) {
        Buffer title, why;
        buffer_init(&title);
        buffer_init(&why);
        tell_hint_title(stage->teller, &hints[i], &title);
        tell_hint_why(stage->teller, &hints[i], &why);
        heading(ui, say(stage, "ui.now.sensible"), &shown);
        hint_row(ui, (int)i, told_words(ui, &title), told_words(ui, &why),
                 (Line){.icon = icon_of_command(stage, hints[i].command),
                        .command = hint_way(ui, stage, &hints[i], doings, count)});
    }
    if (found) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.now.readings"));
        ui_rule(ui);
        ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH, .role = ROLE_HEADING},
                    say(stage, "ui.now.all"));
    }
}

// ---- moves of the talks, group by group ----

static void groups_part(Ui *ui, const Stage *stage, bool refused) {
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    for (int group = MOVE_ROOM; cards && group < MOVE_OTHER; group++) {
        size_t shown = 0;
        cards_of_group(ui, stage, (MoveGroup)group, cards);
        for (size_t i = 0; i < cards->count; i++) {
            const Card *card = &cards->list[i];
            if ((card->verdict.reason != REASON_NONE) != refused) {
                continue;
            }
            heading(ui,
                    refused
                        ? say_with(ui, stage, "ui.now.not", "group", tell_group(stage->words, (MoveGroup)group), NULL)
                        : tell_group(stage->words, (MoveGroup)group),
                    &shown);
            line_part(ui,
                      &(Line){.id = ui_keepf(ui, "now.%d.%zu", group, i),
                              .words = told_move(ui, stage, card->command),
                              .icon = icon_of_command(stage, card->command),
                              .note = card->verdict.minutes && !refused ? told_minutes(ui, stage, card->verdict.minutes)
                                                                        : NULL,
                              .why = refused ? told_refusal(ui, stage, card->command, card->verdict) : NULL,
                              .command = verb_pack(VERB_SHOW, (unsigned)group, (uint32_t)i)});
        }
    }
}

// ---- anything else: the controls of the screen beneath ----

static bool is_of_the_bar(const Doing *doing) {
    return strncmp(doing->id, "bar.", 4) == 0 || strcmp(doing->id, "back") == 0;
}

static void doings_part(Ui *ui, const Stage *stage, const Doing *doings, size_t count, bool refused) {
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        const Doing *doing = &doings[i];
        if ((doing->why != NULL) != refused || is_of_the_bar(doing)) {
            continue;
        }
        heading(ui, say(stage, refused ? "ui.now.refused" : "ui.now.can"), &shown);
        line_part(ui, &(Line){.id = ui_keepf(ui, "now.%zu", i),
                              .words = doing->name,
                              .more = doing->more,
                              .icon = ICON_ARROW_RIGHT,
                              .why = doing->why,
                              .note = doing->selected ? say(stage, "ui.now.chosen") : NULL,
                              .command = verb_pack(VERB_SHOW, 0, (uint32_t)i)});
    }
}

void overlay_now(Ui *ui, const Stage *stage) {
    enum { DOINGS_MAX = 128 };
    bool game = stage->session && stage->screen == SCREEN_GAME && !stage->curtain;
    bool talks = game && stage->view.open->awaiting == AWAITING_MOVE && pick_get(ui, PICK_ROOM) == 0;
    Doing *doings = ARENA_NEW(ui_arena(ui), Doing, DOINGS_MAX);
    size_t count = doings && !talks ? ui_doings(ui, doings, DOINGS_MAX) : 0;
    bool mediator = game && stage->view.seat == 0;
    float width = ui_width(ui) < 712 ? ui_width(ui) - 40 : 680;
    ui_dialog(ui,
              (Box){.id = "overlay",
                    .scroll = true,
                    .max_w = width,
                    .min_w = width,
                    .gap = 4,
                    .name = say(stage, "ui.now.title")},
              NULL, overlay_close());
    overlay_head(ui, stage, NULL, say(stage, "ui.now.title"));
    if (game) {
        Buffer asked;
        buffer_init(&asked);
        tell_awaiting(stage->teller, &asked);
        ui_text(ui, TYPE_BOOK, TONE_TEXT, told_words(ui, &asked));
    }
    if (mediator) {
        hints_part(ui, stage, doings, count);
    }
    for (int refused = 0; refused < 2; refused++) {
        if (talks) {
            groups_part(ui, stage, refused);
        } else {
            doings_part(ui, stage, doings, count, refused);
        }
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.now.note"));
    ui_end(ui);
}
