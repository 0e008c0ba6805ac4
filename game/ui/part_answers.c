// What the mediator can do about a report or a day: nine answers as cards, what each may bring, and the
// commit. The same place asks where assets go in the morning and, when it has broken, what now.
#include <math.h>
#include <string.h>

#include "ui/cards.h"
#include "ui/ceasefire.h"

typedef struct Reply {
    int pick; // value of PICK_ANSWER
    Icon icon;
    const char *title;
    Command command;
    Verdict verdict;
    const char *why;   // refused, or NULL
    const char *unset; // something is still to be chosen, or NULL
} Reply;

enum { ANSWERS = 9, CHOICES_MAX = ANSWERS, SIDE_W = 198, SIDE_LOW_W = 218 };

static const struct {
    AnswerKind kind;
    Icon icon;
} answers[ANSWERS] = {
    {ANSWER_SAME_WORDS, ICON_HANDS}, {ANSWER_INVESTIGATE, ICON_EYE}, {ANSWER_NAME, ICON_MICROPHONE},
    {ANSWER_WAIT, ICON_CLOCK},       {ANSWER_EXCHANGE, ICON_LINK},   {ANSWER_CALL_RIVAL, ICON_PHONE},
    {ANSWER_OBSERVERS, ICON_PERSON}, {ANSWER_AMEND, ICON_PENCIL},    {ANSWER_ALLIES, ICON_SHIELD},
};

static const char *rival_capital(const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            return scenario->powers[b].capital;
        }
    }
    return "";
}

static bool of_report(AnswerKind kind) {
    return kind == ANSWER_SAME_WORDS || kind == ANSWER_INVESTIGATE || kind == ANSWER_NAME || kind == ANSWER_WAIT ||
           kind == ANSWER_OBSERVERS;
}

// An amendment that could be made now, else the first with why not.
static Command amendment(const Stage *stage, Verdict *verdict) {
    Command first = {.kind = COMMAND_AMEND};
    *verdict = command_check(&stage->view, first);
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        for (int o = 0; o < stage->scenario->issues[i].option_count; o++) {
            Command command = {.kind = COMMAND_AMEND, .args = {(int16_t)i, (int16_t)o}};
            Verdict found = command_check(&stage->view, command);
            if (found.reason == REASON_NONE || found.reason == REASON_LEVERAGE) {
                *verdict = found;
                return command;
            }
        }
    }
    return first;
}

static void answer_fill(Ui *ui, const Stage *stage, int index, Reply *choice) {
    AnswerKind kind = answers[index].kind;
    int slot = ceasefire_report(ui, stage), extra = pick_get(ui, PICK_EXTRA);
    *choice = (Reply){.pick = (int)kind, .icon = answers[index].icon};
    choice->title = say_with(ui, stage, ui_keepf(ui, "ui.answer.%d", (int)kind), "rival", rival_capital(stage), NULL);
    choice->command =
        (Command){.kind = COMMAND_ANSWER, .args = {(int16_t)(of_report(kind) ? slot : NO_INDEX), (int16_t)kind}};
    if (kind == ANSWER_AMEND) {
        choice->command = amendment(stage, &choice->verdict);
    } else if (of_report(kind) && slot == NO_INDEX) {
        choice->why = say(stage, "ui.answer.no_report");
        return;
    } else if (kind == ANSWER_NAME) {
        const Front *front =
            &stage->scenario->fronts[stage->scenario->sectors[stage->view.open->reports[slot].sector].front];
        bool named = extra - 1 == front->party_a || extra - 1 == front->party_b;
        choice->command.args[2] = (int16_t)(named ? extra - 1 : front->party_a);
        choice->unset = named ? NULL : say(stage, "ui.answer.whom");
    } else if (kind == ANSWER_EXCHANGE) {
        choice->command.args[2] =
            (int16_t)(extra > EXCHANGE_NONE && extra < EXCHANGE_SIZE_COUNT ? extra : EXCHANGE_SECTOR);
    }
    if (kind != ANSWER_AMEND) {
        choice->verdict = command_check(&stage->view, choice->command);
    }
    if (choice->verdict.reason != REASON_NONE) {
        choice->why = told_refusal(ui, stage, choice->command, choice->verdict);
    }
}

static void command_fill(Ui *ui, const Stage *stage, int pick, Icon icon, Command command, Reply *choice) {
    *choice = (Reply){.pick = pick, .icon = icon, .command = command, .title = told_title(ui, stage, command)};
    choice->verdict = command_check(&stage->view, command);
    if (choice->verdict.reason != REASON_NONE) {
        choice->why = told_refusal(ui, stage, command, choice->verdict);
    }
}

static const char *cost_time(Ui *ui, const Stage *stage, const Reply *choice) {
    return choice->verdict.minutes ? told_minutes(ui, stage, choice->verdict.minutes) : NULL;
}

static void choice_card(Ui *ui, const Stage *stage, const Reply *choice, int index, bool selected) {
    bool amend = choice->pick == (int)ANSWER_AMEND;
    bool refused = choice->why != NULL, low = ui_fold(ui, "answers", 1) > 0;
    bool brief = low && ui_breadth(ui) != BREADTH_NARROW; // there a card is as wide as the page
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "answer.%d", choice->pick),
                  .key = '1' + index,
                  .selected = selected && !amend,
                  .disabled = refused,
                  .command = amend ? verb_overlay(OVERLAY_AMEND) : verb_pick(PICK_ANSWER, choice->pick),
                  .why = choice->why,
                  .role = amend ? ROLE_BUTTON : ROLE_OPTION,
                  .pad = low ? PAD4(10, 3, 8, 2) : PAD4(10, 5, 8, 4),
                  .gap = low ? 0 : 2,
                  .min_h = low ? 42 : 51},
            choice->icon, choice->title, number_text(ui, index + 1));
    if (refused) {
        ui_card_refusal(ui, brief ? say(stage, "ui.card.not_now") // chosen, it says why
                            : choice->verdict.reason != REASON_NONE
                                ? told_refusal_short(ui, stage, choice->command, choice->verdict)
                                : choice->why);
    } else {
        ui_card_cost(ui, choice->verdict.cost, cost_time(ui, stage, choice));
    }
    ui_end(ui);
}

// ---- beside the cards: what is still to be chosen, what it may bring, the commit ----

// What is still to be chosen: one below the other, or where there is little room as words in a row.
static void extra_row(Ui *ui) {
    ui_row(ui, (Box){.gap = 4, .line_gap = 3, .wrap = true});
}

static void extra_option(Ui *ui, Box box, const char *words, bool low) {
    if (low) {
        box.min_h = 22;
        box.pad = PAD2(6, 1);
        box.grow = 1;
        ui_word(ui, box, words);
    } else {
        ui_option(ui, box, words, NULL);
    }
}

static void name_options(Ui *ui, const Stage *stage, const Reply *choice, bool low) {
    const Front *front =
        &stage->scenario
             ->fronts[stage->scenario->sectors[stage->view.open->reports[choice->command.args[0]].sector].front];
    int sides[2] = {front->party_a, front->party_b};
    if (low) {
        extra_row(ui);
    }
    for (int i = 0; i < 2; i++) {
        extra_option(ui,
                     (Box){.id = ui_keepf(ui, "name.%d", sides[i]),
                           .command = verb_pick(PICK_EXTRA, sides[i] + 1),
                           .min_h = 34,
                           .pad = PAD2(8, 3),
                           .selected = choice->unset == NULL && choice->command.args[2] == sides[i]},
                     stage->scenario->parties[sides[i]].capital, low);
    }
    if (low) {
        ui_end(ui);
    }
}

static void size_options(Ui *ui, const Stage *stage, const Reply *choice, bool low) {
    if (low) {
        extra_row(ui);
    }
    for (int size = EXCHANGE_SECTOR; size < EXCHANGE_SIZE_COUNT; size++) {
        Command command = choice->command;
        command.args[2] = (int16_t)size;
        extra_option(ui,
                     (Box){.id = ui_keepf(ui, "size.%d", size),
                           .command = verb_pick(PICK_EXTRA, size),
                           .min_h = 32,
                           .pad = PAD2(8, 2),
                           .selected = choice->command.args[2] == size},
                     told_title(ui, stage, command), low);
    }
    if (low) {
        ui_end(ui);
    }
}

static void outlook_lines(Ui *ui, const Stage *stage, const Reply *choice, bool low) {
    if (choice->pick == (int)ANSWER_NAME && !choice->why) {
        name_options(ui, stage, choice, low);
    } else if (choice->pick == (int)ANSWER_EXCHANGE && !choice->why) {
        size_options(ui, stage, choice, low);
    }
    if (choice->why) {
        ui_text(ui, TYPE_SMALL, TONE_SIGNAL, choice->why);
    } else {
        part_forecast(ui, stage, choice->command);
    }
}

// Beside the cards the panel takes what room is left, `least` u at the least, and scrolls.
static void outlook_open(Ui *ui, const Stage *stage, bool beside, float least, bool low) {
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = beside ? 1 : 0,
                     .min_h = beside ? least : 0,
                     .pad = PAD2(11, low ? 2 : 8),
                     .gap = low ? 3 : 5,
                     .scroll = beside,
                     .id = "outlook",
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.talks.forecast")});
}

static void outlook(Ui *ui, const Stage *stage, const Reply *choice, bool beside, bool low) {
    if (beside && choice->pick == CHOICE_READY && !choice->why) { // time that goes on forecasts nothing
        ui_spring(ui);
        return;
    }
    outlook_open(ui, stage, beside, 64, low);
    outlook_lines(ui, stage, choice, low);
    ui_end(ui);
}

static void commit(Ui *ui, const Stage *stage, const Reply *choice, bool beside) {
    const Open *open = stage->view.open;
    const char *why = choice->why ? choice->why : choice->unset;
    bool timed =
        choice->verdict.minutes > 0 && choice->command.kind != COMMAND_READY && choice->command.kind != COMMAND_TRUCE;
    int after = open->minute + choice->verdict.minutes;
    const char *label = choice->pick >= CHOICE_KEEP ? say(stage, "ui.answer.do.keep")
                                                    : say(stage, ui_keepf(ui, "ui.answer.do.%d", choice->pick));
    timed = timed && scenario_day_has_hours(stage->scenario, open->day);
    const char *then =
        timed ? ui_keepf(ui, "→ %s", clock_text(ui, after >= DAY_MINUTES ? DAY_MINUTES - 1 : after)) : NULL;
    ui_commit(ui,
              (Box){.id = "do",
                    .command = verb_play(choice->command),
                    .commit = true,
                    .disabled = why != NULL,
                    .why = why,
                    .wrap = beside,
                    .min_h = beside ? 48 : 40},
              label, then, "Enter", NULL);
}

static void ready_button(Ui *ui, const Stage *stage, const Reply *ready, bool selected, bool low) {
    ui_button(ui,
              (Box){.id = "ready",
                    .command = verb_pick(PICK_ANSWER, ready->pick),
                    .key = '0',
                    .selected = selected,
                    .role = ROLE_OPTION,
                    .pad = PAD2(10, low ? 1 : 4),
                    .min_h = low ? 26 : 34},
              ICON_ARROW_RIGHT, say(stage, "ui.answer.ready"), "0");
}

// ---- the arrangement that all three moments share ----

typedef struct Desk {
    const char *title, *note;
    Reply cards[CHOICES_MAX];
    size_t count;
    Reply chosen, ready;
    bool has_ready;
} Desk;

static void desk_cards(Ui *ui, const Stage *stage, const Desk *desk, int columns) {
    float widest = 0, room = ui_width(ui) - 735; // beside the lists and the commit
    for (size_t i = 0; i < desk->count && columns == 3; i++) {
        widest = fmaxf(widest, 76 + ui_words_width(ui, TYPE_NAME, desk->cards[i].title));
    }
    columns = columns == 3 && widest * 3 > room ? 2 : columns;
    ui_row(ui,
           (Box){.gap = 7, .line_gap = ui_fold(ui, "answers", 1) ? 4 : 6, .columns = columns, .across = ALIGN_STRETCH});
    for (size_t i = 0; i < desk->count; i++) {
        choice_card(ui, stage, &desk->cards[i], (int)i, desk->cards[i].pick == desk->chosen.pick);
    }
    ui_end(ui);
}

static void desk_declare(Ui *ui, const Stage *stage, const Desk *desk, int columns, bool beside) {
    ui_col(ui, (Box){.grow = 1, .gap = 7, .role = ROLE_REGION, .name = desk->title});
    bool ready = desk->has_ready, readied = desk->chosen.pick == desk->ready.pick,
         low = beside && ui_fold(ui, "answer.side", 1) > 0;
    if (low && ready) { // then what it would take stands above
        ui_row(ui, (Box){.gap = 10});
        ui_col(ui, (Box){.grow = 1});
        ui_label(ui, desk->title, desk->note);
        ui_end(ui);
        ready_button(ui, stage, &desk->ready, readied, true);
        ui_end(ui);
    } else {
        ui_label(ui, desk->title, desk->note);
    }
    if (beside) {
        ui_row(ui, (Box){.grow = 1, .gap = 8, .across = ALIGN_STRETCH});
    }
    ui_col(ui, (Box){.grow = 1, .scroll = true, .fold = "answers", .id = "answers", .pad = PAD(3), .gap = 7});
    desk_cards(ui, stage, desk, columns);
    if (!beside && ready) {
        ready_button(ui, stage, &desk->ready, readied, false);
    }
    if (columns == 1) { // where room is short only the commit stays in place
        outlook(ui, stage, &desk->chosen, false, false);
    }
    ui_end(ui);
    if (beside) {
        ui_col(ui, (Box){.w = low ? SIDE_LOW_W : SIDE_W, .gap = low ? 3 : 7});
        ui_col(ui, (Box){.grow = 1,
                         .gap = 7,
                         .scroll = true,
                         .fold = "answer.side",
                         .id = "answer.side"}); // the commit stays in place
    }
    if (columns > 1) {
        outlook(ui, stage, &desk->chosen, beside, low);
    }
    if (beside && ready && !low) {
        ready_button(ui, stage, &desk->ready, readied, false);
    }
    if (beside) {
        ui_end(ui);
    }
    commit(ui, stage, &desk->chosen, beside);
    if (beside) {
        ui_end(ui);
        ui_end(ui);
    }
    ui_end(ui);
}

// ---- a day's answers ----

static bool keeps(const Stage *stage, int pick) {
    int slot = pick - CHOICE_KEEP;
    return slot >= 0 && slot < PROMISE_MAX && stage->view.open->promises[slot].status == PROMISE_OPEN;
}

static void day_chosen(Ui *ui, const Stage *stage, Desk *desk) {
    int pick = pick_get(ui, PICK_ANSWER), slot = ceasefire_report(ui, stage);
    if (keeps(stage, pick)) {
        Command keep = {.kind = COMMAND_KEEP, .args = {(int16_t)(pick - CHOICE_KEEP)}};
        command_fill(ui, stage, pick, ICON_CHECK, keep, &desk->chosen);
        return;
    }
    bool waits = slot != NO_INDEX && stage->view.open->reports[slot].answer == ANSWER_NONE;
    pick = pick == 0 ? waits ? (int)ANSWER_SAME_WORDS : CHOICE_READY : pick;
    desk->chosen = desk->ready;
    for (size_t i = 0; i < desk->count; i++) {
        if (desk->cards[i].pick == pick && pick != (int)ANSWER_AMEND) {
            desk->chosen = desk->cards[i];
        }
    }
}

static void day_declare(Ui *ui, const Stage *stage, int columns, bool beside) {
    const Open *open = stage->view.open;
    Desk *desk = ARENA_NEW(ui_arena(ui), Desk, 1);
    int slot = ceasefire_report(ui, stage);
    desk->title = slot == NO_INDEX ? say(stage, "ui.answer.today")
                                   : say_with(ui, stage, "ui.answer.to", "n", number_text(ui, slot + 1), NULL);
    desk->note = say_with(ui, stage, "ui.answer.left", "n", number_text(ui, open->answers_left), NULL);
    for (int i = 0; i < ANSWERS; i++) {
        answer_fill(ui, stage, i, &desk->cards[desk->count++]);
    }
    desk->has_ready = true;
    command_fill(ui, stage, CHOICE_READY, ICON_ARROW_RIGHT, (Command){.kind = COMMAND_READY}, &desk->ready);
    day_chosen(ui, stage, desk);
    desk_declare(ui, stage, desk, columns, beside);
}

// ---- it has broken ----

static void broken_declare(Ui *ui, const Stage *stage, int columns, bool beside) {
    Desk *desk = ARENA_NEW(ui_arena(ui), Desk, 1);
    bool again = stage->view.open->truces > 0;
    desk->title = say(stage, "ui.answer.broken");
    desk->note = say(stage, again ? "ui.answer.broken_again" : "ui.answer.broken_note");
    for (int host = TRUCE_OWN; host <= TRUCE_HOSTED && !again; host++) {
        command_fill(ui, stage, CHOICE_TRUCE_OWN + host - TRUCE_OWN, host == TRUCE_OWN ? ICON_HANDS : ICON_PEOPLE,
                     (Command){.kind = COMMAND_TRUCE, .args = {(int16_t)host}}, &desk->cards[desk->count++]);
    }
    command_fill(ui, stage, CHOICE_TRUCE_NONE, ICON_DOOR, (Command){.kind = COMMAND_TRUCE, .args = {TRUCE_NONE}},
                 &desk->cards[desk->count++]);
    int pick = pick_get(ui, PICK_ANSWER);
    desk->chosen = desk->cards[0].why ? desk->cards[1] : desk->cards[0];
    for (size_t i = 0; i < desk->count; i++) {
        desk->chosen = desk->cards[i].pick == pick ? desk->cards[i] : desk->chosen;
    }
    desk_declare(ui, stage, desk, columns, beside);
}

// ---- the morning ----

static void sector_card(Ui *ui, const Stage *stage, int sector) {
    SectorPress press = sector_press(ui, stage, sector);
    const Scenario *scenario = stage->scenario;
    bool key = press.command != 0 && sector < 9;
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "sector.%s", scenario->sectors[sector].id),
                  .command = press.command,
                  .disabled = press.command == 0,
                  .why = press.why,
                  .key = key ? '1' + sector : 0,
                  .name = press.name,
                  .pad = PAD2(12, 9),
                  .gap = 6,
                  .min_h = 84},
            ICON_FLAG, scenario->sectors[sector].name, key ? number_text(ui, sector + 1) : NULL);
    part_sector_heat(ui, stage, sector);
    int placed = 0;
    for (int a = 0; a < scenario->asset_count; a++) {
        if (stage->view.open->asset_sector[a] == sector) {
            ui_row(ui, (Box){.gap = 6});
            ui_icon(ui, icon_find(scenario->assets[a].icon), 13, TONE_ACCENT);
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_ACCENT, .grow = 1}, scenario->assets[a].name);
            ui_end(ui);
            placed++;
        }
    }
    if (placed == 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.ceasefire.nobody"));
    }
    ui_end(ui);
}

static void morning_words(Ui *ui, const Stage *stage, bool beside) {
    int hand = ceasefire_asset(ui, stage);
    outlook_open(ui, stage, beside, 56, false);
    if (hand != NO_INDEX) {
        ui_text(ui, TYPE_NAME, TONE_HIGH, stage->scenario->assets[hand].name);
    }
    ui_text(ui, TYPE_SMALL, TONE_TEXT,
            hand != NO_INDEX ? stage->scenario->assets[hand].text : say(stage, "ui.ceasefire.morning_hint"));
    for (int a = 0; a < stage->scenario->asset_count && hand == NO_INDEX; a++) {
        Command place = {.kind = COMMAND_PLACE, .args = {(int16_t)a}};
        Verdict verdict = command_check(&stage->view, place);
        if (verdict.reason == REASON_CONDITION) {
            ui_textf(ui, TYPE_SMALL, TONE_DIM, "%s: %s", stage->scenario->assets[a].name,
                     told_refusal(ui, stage, place, verdict));
        }
    }
    ui_end(ui);
}

static void morning_commit(Ui *ui, const Stage *stage, bool beside) {
    ui_commit(ui,
              (Box){.id = "do",
                    .command = verb_play((Command){.kind = COMMAND_READY}),
                    .commit = true,
                    .min_h = beside ? 48 : 40},
              say(stage, "ui.ceasefire.begin"), NULL, "Enter", NULL);
}

static void morning_declare(Ui *ui, const Stage *stage, int columns, bool beside) {
    const char *title = say(stage, stage->view.open->day == 1 ? "ui.ceasefire.first" : "ui.ceasefire.morning");
    int sectors = stage->scenario->sector_count;
    ui_col(ui, (Box){.grow = 1, .gap = 7, .role = ROLE_REGION, .name = title});
    bool last = assets_placed(stage) == ASSET_PLACED_MAX - 1; // nothing is asked after it
    ui_label(ui, title, say(stage, last ? "ui.ceasefire.morning_last" : "ui.ceasefire.morning_note"));
    if (beside) {
        ui_row(ui, (Box){.grow = 1, .gap = 8, .across = ALIGN_STRETCH});
    }
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "sectors", .pad = PAD(3), .gap = 8});
    if (!beside) {
        morning_words(ui, stage, false);
        part_assets(ui, stage);
    }
    ui_row(ui,
           (Box){.gap = 8, .line_gap = 8, .columns = columns > sectors ? sectors : columns, .across = ALIGN_STRETCH});
    for (int s = 0; s < sectors; s++) {
        sector_card(ui, stage, s);
    }
    ui_end(ui);
    ui_end(ui);
    if (beside) {
        ui_col(ui, (Box){.w = SIDE_W, .gap = 7});
        morning_words(ui, stage, true);
    }
    morning_commit(ui, stage, beside);
    if (beside) {
        ui_end(ui);
        ui_end(ui);
    }
    ui_end(ui);
}

void part_answers(Ui *ui, const Stage *stage, int columns, bool beside) {
    if (stage->view.open->awaiting == AWAITING_ASSETS) {
        morning_declare(ui, stage, columns, beside);
    } else if (ceasefire_broken(stage)) {
        broken_declare(ui, stage, columns, beside);
    } else {
        day_declare(ui, stage, columns, beside);
    }
}
