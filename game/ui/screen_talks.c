// The talks: the text in the middle, the delegations on both sides, and what can be done below.
#include <math.h>

#include "sim/symbols.h"
#include "ui/cards.h"

enum { GROUPS = MOVE_OTHER - MOVE_ROOM, ADVICE_W = 352, CARDS_GAP = 7, CARDS_LINE_GAP = 5, CARDS_PAD = 3 };

static const Icon group_icons[GROUPS] = {ICON_PERSON, ICON_PENCIL, ICON_SCALES, ICON_PHONE, ICON_CLOCK, ICON_DOOR};

static MoveGroup group_at(int index) {
    return (MoveGroup)(MOVE_ROOM + index);
}

// A key with its word that opens something over the table.
static void table_key(Ui *ui, const char *id, int key, const char *cap, const char *words, uint64_t command) {
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = id,
                     .key = key,
                     .command = command,
                     .role = ROLE_BUTTON,
                     .name = words,
                     .pad = PAD2(4, 1),
                     .gap = 5});
    ui_key_cap(ui, cap);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT}, words);
    ui_end(ui);
}

// ---- below: what can be done ----

// Whether the groups and their keys stand in one line beside the advisers; `more`: words of a third key, or NULL.
static bool groups_fit(Ui *ui, const Stage *stage, const char *more) {
    enum { TAB_REST_W = 62, KEY_REST_W = 40, EDGES_W = 44 }; // a tab is written smaller than its words are measured
    float need = 2 * KEY_REST_W + ui_words_length(ui, TYPE_SMALL, say(stage, "ui.talks.wordings")) +
                 ui_words_length(ui, TYPE_SMALL, say(stage, "ui.talks.why"));
    if (more) {
        need += KEY_REST_W + ui_words_length(ui, TYPE_SMALL, more);
    }
    for (int g = 0; g < GROUPS; g++) {
        need += TAB_REST_W + ui_words_length(ui, TYPE_CONTROL, tell_group(stage->words, group_at(g)));
    }
    return need <= ui_width(ui) - ADVICE_W - EDGES_W;
}

// What the chosen move can still be asked about, in a dialog.
static void group_keys(Ui *ui, const Stage *stage, Command chosen) {
    const char *more = NULL;
    if (chosen.kind == COMMAND_LEVER) {
        more = say(stage, "ui.talks.lever");
        table_key(ui, "talks.lever", 'i', "I", more, verb_overlay(OVERLAY_LEVER));
    } else if (chosen.kind == COMMAND_TRADE) {
        more = say(stage, "ui.talks.trades");
        table_key(ui, "talks.trade", 'p', "P", more, verb_overlay(OVERLAY_TRADE));
    }
    if (!more || ui_breadth(ui) != BREADTH_WIDE || groups_fit(ui, stage, more)) {
        table_key(ui, "talks.redraft", 'r', "R", say(stage, "ui.talks.wordings"), verb_overlay(OVERLAY_REDRAFT));
    }
    table_key(ui, "talks.why", 'w', "W", say(stage, "ui.talks.why"), verb_overlay(OVERLAY_WHY));
}

static void group_tabs(Ui *ui, const Stage *stage, int chosen, Command command, bool paged) {
    ui_row(ui, (Box){.gap = 4, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.talks.groups")});
    for (int g = 0; g < GROUPS; g++) {
        Cards cards;
        cards_of_group(ui, stage, group_at(g), &cards);
        ui_tab(
            ui, (Box){.id = ui_keepf(ui, "group.%d", g), .command = verb_pick(PICK_GROUP, g), .selected = g == chosen},
            group_icons[g], tell_group(stage->words, group_at(g)), paged ? NULL : number_text(ui, (long)cards.count));
    }
    if (!paged) {
        ui_spring(ui);
        group_keys(ui, stage, command);
    }
    ui_end(ui);
}

static void choice_word(Ui *ui, const char *id, uint64_t command, bool selected, const char *words) {
    ui_word(ui, (Box){.id = id, .command = command, .selected = selected, .pad = PAD2(8, 1), .min_h = 26}, words);
}

// Two below each other, as high as the lines beside them.
static void choices_open(Ui *ui, const char *name, int count) {
    ui_row(ui, (Box){.gap = 4, .columns = count > 2 ? 2 : 1, .line_gap = 3, .role = ROLE_LIST, .name = name});
}

// Form and party of the lever that is chosen, when there is something to choose.
static void lever_choices(Ui *ui, const Stage *stage, Command command) {
    const Lever *lever = &stage->scenario->levers[command.args[0]];
    int forms = 0;
    for (int form = FORM_ASK; form < FORM_COUNT; form++) {
        forms += lever->forms >> form & 1;
    }
    ui_row(ui, (Box){.gap = 4});
    choices_open(ui, say(stage, "ui.lever.form"), forms);
    for (int form = FORM_ASK; form < FORM_COUNT; form++) {
        if (lever->forms >> form & 1) {
            choice_word(ui, ui_keepf(ui, "form.%d", form), verb_pick(PICK_FORM, form), command.args[1] == form,
                        tell_form(stage->words, (Form)form));
        }
    }
    ui_end(ui);
    if (lever->party == NO_INDEX) {
        choices_open(ui, say(stage, "ui.lever.party"), stage->scenario->party_count);
        for (int p = 0; p < stage->scenario->party_count; p++) {
            choice_word(ui, ui_keepf(ui, "to.%d", p), verb_pick(PICK_PARTY, p + 1), command.args[2] == p,
                        stage->scenario->parties[p].short_name);
        }
        ui_end(ui);
    }
    ui_end(ui);
}

// Will they sign: the word that is written down now and held against what they do.
static void chance_choices(Ui *ui, const Stage *stage, Command command) {
    ui_row(ui, (Box){.gap = 4, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.talks.chances")});
    for (int word = 0; word < CHANCE_WORD_COUNT; word++) {
        choice_word(ui, ui_keepf(ui, "chance.%d", word), verb_pick(PICK_FORECAST, word + 1), command.args[1] == word,
                    tell_chance(stage->words, word));
    }
    ui_end(ui);
}

// How many cards stand side by side; a very wide window has room for more.
static int card_columns(const Ui *ui) {
    float room = ui_width(ui) - ADVICE_W - 44;
    Breadth breadth = ui_breadth(ui);
    return breadth == BREADTH_WIDE ? (int)fmaxf(4, room / 240) : breadth == BREADTH_MEDIUM ? 3 : 1;
}

// How wide each of them is where they stand in rows.
static float card_width(const Ui *ui) {
    enum { SCROLL_W = 14 };
    float columns = (float)card_columns(ui), beside = ui_breadth(ui) == BREADTH_WIDE ? ADVICE_W + 12 : 0;
    return (ui_width(ui) - 32 - beside - 2 * CARDS_PAD - SCROLL_W - CARDS_GAP * (columns - 1)) / columns;
}

// `most`: u that they shall take at most when they stand in one row; 0: whatever there is.
static void card_row(Ui *ui, const Stage *stage, const Cards *cards, int chosen, float most) {
    int columns = card_columns(ui);
    bool tall = cards->count <= (size_t)columns;
    bool folded = ui_fold(ui, "cards", 1) > 0;
    CardForm form = tall && most > 0 && !folded ? CARD_TOLD : tall ? CARD_TALL : folded ? CARD_SLIM : CARD_LOW;
    columns = tall && cards->count > 1 ? (int)cards->count : columns;
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .fold = "cards",
                     .id = "cards",
                     .min_h = 42,
                     .max_h = tall && !folded ? most : 0,
                     .pad = PAD(CARDS_PAD),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.talks.moves")});
    ui_row(ui, (Box){.gap = CARDS_GAP,
                     .line_gap = CARDS_LINE_GAP,
                     .columns = columns,
                     .across = ALIGN_STRETCH,
                     .grow = tall ? 1 : 0});
    for (size_t i = 0; i < cards->count; i++) {
        part_card(ui, stage, &cards->list[i], (int)i, (int)i == chosen, form, card_width(ui));
    }
    ui_end(ui);
    ui_end(ui);
}

// What it may bring, or why it cannot be done.
static void forecast_lines(Ui *ui, const Stage *stage, const Card *card) {
    if (card->verdict.reason != REASON_NONE) {
        ui_text(ui, TYPE_SMALL, TONE_SIGNAL, told_refusal(ui, stage, card->command, card->verdict));
    } else if (card->command.kind == COMMAND_PHONE) {
        ui_text(ui, TYPE_SMALL, TONE_TEXT, command_text(stage->teller, card->command));
    } else {
        if (card->command.kind == COMMAND_CONFIDE) { // whose words they are
            Buffer whose;
            buffer_init(&whose);
            tell_confidence(stage->teller, card->command.args[0], &whose);
            ui_text(ui, TYPE_SMALL, TONE_HIGH, told_words(ui, &whose));
        }
        part_forecast(ui, stage, card->command);
    }
}

static void forecast_part(Ui *ui, const Stage *stage, const Card *card, bool unasked) {
    enum { FORECAST_H = 112 }; // three of them, of two lines each
    bool allowed = card->verdict.reason == REASON_NONE, lever = card->command.kind == COMMAND_LEVER && allowed;
    bool beside = lever && ui_breadth(ui) == BREADTH_WIDE; // the lines stand beside what can be chosen
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = 1,
                     .pad = PAD2(12, 4),
                     .along = ALIGN_CENTRE,
                     .min_h = 42,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.talks.forecast"),
                     .min_w = 220,
                     .id = "forecast",
                     .scroll = true,
                     .max_h = ui_breadth(ui) == BREADTH_NARROW ? 64 : FORECAST_H});
    if (unasked || (allowed && card->command.kind == COMMAND_FORECAST)) {
        if (unasked) {
            ui_text(ui, TYPE_SMALL, TONE_TEXT, say(stage, "ui.talks.unasked"));
        } else {
            chance_choices(ui, stage, card->command);
        }
        ui_end(ui);
        return;
    }
    ui_row(ui, (Box){.gap = 14, .line_gap = 2, .wrap = !beside});
    if (lever) {
        lever_choices(ui, stage, card->command);
    }
    if (beside) {
        ui_col(ui, (Box){.grow = 1, .gap = 1});
    }
    forecast_lines(ui, stage, card);
    if (beside) {
        ui_end(ui);
    }
    ui_end(ui);
    ui_end(ui);
}

// A caucus opens a room of its own; every other card is done by the button, which says how. Unasked it does none.
static void commit_part(Ui *ui, const Stage *stage, const Card *card, bool unasked) {
    bool refused = card->verdict.reason != REASON_NONE;
    int after = stage->view.open->minute + card->verdict.minutes;
    after = after > stage->scenario->end ? stage->scenario->end : after;
    ui_commit(ui,
              (Box){.id = "do",
                    .command = unasked ? 0 : verb_play(card->command),
                    .commit = true,
                    .disabled = refused || unasked,
                    .why = unasked   ? say(stage, "ui.talks.unasked")
                           : refused ? told_refusal(ui, stage, card->command, card->verdict)
                                     : NULL,
                    .min_w = 200,
                    .min_h = 42},
              unasked ? say(stage, "ui.talks.choose") : told_verb(ui, stage, card->command),
              card->verdict.minutes && !unasked ? ui_keepf(ui, "→ %s", clock_text(ui, after)) : NULL, "Enter", NULL);
}

static void commit_row(Ui *ui, const Stage *stage, const Card *card, bool unasked) {
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_STRETCH});
    forecast_part(ui, stage, card, unasked);
    commit_part(ui, stage, card, unasked);
    ui_end(ui);
}

static int leaving_count(const Stage *stage) {
    int count = 0;
    for (int p = 0; p < stage->scenario->party_count; p++) {
        count += stage->view.mind->leaving >> p & 1;
    }
    return count;
}

// Before anything that takes time: who may be gone by then.
static void leaving_lines(Ui *ui, const Stage *stage) {
    for (int p = 0; p < stage->scenario->party_count; p++) {
        if (stage->view.mind->leaving >> p & 1) {
            ui_row(ui, (Box){.gap = 8, .role = ROLE_STATUS});
            ui_icon(ui, ICON_WARNING, 15, TONE_SIGNAL);
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_SIGNAL, .grow = 1},
                        say_with(ui, stage, "text.status-leaving", "party", stage->scenario->parties[p].name, NULL));
            ui_end(ui);
        }
    }
}

static int group_chosen(const Ui *ui) {
    int group = pick_get(ui, PICK_GROUP);
    return group < 0 || group >= GROUPS ? 0 : group;
}

static const Cards *cards_now(Ui *ui, const Stage *stage) {
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    cards_of_group(ui, stage, group_at(group_chosen(ui)), cards);
    return cards;
}

// What gives way where the panel is low: an adviser, a sentence, the other adviser, further sentences.
enum {
    NEWS_MOST = 6,
    NEWS_FEW = 3,
    NEWS_LEAST = 1,
    ADVISERS_MOST = 2,
    ADVICE_STEPS = NEWS_MOST - NEWS_LEAST + ADVISERS_MOST
};

// `keys_of`: a move whose keys stand in the same line, or NULL.
static void news_part(Ui *ui, const Stage *stage, int most, const Command *keys_of) {
    ui_row(ui, (Box){.gap = 8, .wrap = keys_of != NULL});
    if (news_any(stage)) {
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = keys_of ? 0 : 1, .role = ROLE_HEADING},
                    say(stage, "ui.talks.news"));
    }
    if (keys_of) {
        ui_spring(ui);
        group_keys(ui, stage, *keys_of);
    }
    table_key(ui, keys_of ? "moves.log" : "talks.log", 'l', "L", say(stage, "ui.talks.log"), verb_go(SCREEN_LOG));
    ui_end(ui);
    part_news(ui, stage, (size_t)most);
    ui_rule(ui);
}

// `paged`: in a page that scrolls, below which the button stays; what came of the last move stands above the next ones.
static void moves_part(Ui *ui, const Stage *stage, float cards_h, bool paged) {
    int group = group_chosen(ui);
    const Cards *cards = cards_now(ui, stage);
    int chosen = (int)cards->chosen;
    ui_col(ui, (Box){.grow = 1, .gap = 4});
    leaving_lines(ui, stage);
    Command asked = cards->count > 0 && !cards->unasked ? cards->list[chosen].command : (Command){0};
    group_tabs(ui, stage, group, asked, paged);
    if (paged) {
        news_part(ui, stage, NEWS_FEW, &asked);
    }
    // The only part that gives way when words are long.
    card_row(ui, stage, cards, cards->unasked ? NO_INDEX : chosen, cards_h);
    if (cards->count > 0 && !paged) {
        commit_row(ui, stage, &cards->list[chosen], cards->unasked);
    }
    ui_end(ui);
}

// ---- below left: advisers and mandate ----

static void advisers_part(Ui *ui, const Stage *stage, int most) {
    const Scenario *scenario = stage->scenario;
    int issue = chosen_clause(ui, stage), told = 0;
    bool spoke[ADVISER_MAX] = {false};
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1, .role = ROLE_HEADING},
                say(stage, "ui.talks.advisers"));
    table_key(ui, "talks.now", 'h', "H", say(stage, "ui.talks.now"), verb_overlay(OVERLAY_NOW));
    table_key(ui, "talks.advice", 'a', "A", say(stage, "ui.talks.all_advice"), verb_overlay(OVERLAY_ADVICE));
    ui_end(ui);
    for (int pass = 0; pass < 2; pass++) {
        for (int a = 0; a < scenario->advice_count && told < most; a++) {
            const Advice *advice = &scenario->advice[a];
            bool about = pass == 0 ? advice->issue == issue : advice->issue == NO_INDEX;
            if (!about || spoke[advice->adviser] ||
                (advice->when_ && !expr_true(advice->when_, view_reader(&stage->view)))) {
                continue;
            }
            const Adviser *adviser = &scenario->advisers[advice->adviser];
            spoke[advice->adviser] = true;
            told++;
            ui_adviser(ui, adviser->letter, adviser->name,
                       say_with(ui, stage, "ui.quoted", "words", advice->text, NULL));
        }
    }
    if (told == 0 && most > 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.talks.no_advice"));
    }
}

static void mandate_part(Ui *ui, const Stage *stage) {
    ui_rule(ui);
    ui_col(ui, (Box){.look = LOOK_ROW,
                     .id = "talks.mandate",
                     .command = verb_overlay(OVERLAY_MANDATE),
                     .role = ROLE_BUTTON,
                     .name = say(stage, "ui.menu.mandate"),
                     .pad = PAD2(2, 0),
                     .gap = 3});
    for (int d = 0; d < INSTRUCTION_DRAWN; d++) {
        int index = stage->view.open->instruction[d];
        if (index == NO_INDEX) {
            continue;
        }
        const Instruction *instruction = &stage->scenario->instructions[index];
        bool kept = !instruction->kept || expr_true(instruction->kept, view_reader(&stage->view));
        ui_row(ui, (Box){.gap = 8});
        ui_icon(ui, icon_find(instruction->icon) ? icon_find(instruction->icon) : ICON_LETTER, 15, TONE_ACCENT);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_HIGH, .grow = 1}, instruction->title);
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, kept ? "ui.mandate.kept" : "ui.mandate.not_yet"));
        ui_end(ui);
    }
    ui_end(ui);
}

static void advice_panel(Ui *ui, const Stage *stage, float width, float most) {
    int step = ui_fold(ui, "advice", ADVICE_STEPS), fewer = (step > 0) + (step > 2);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .w = width,
                     .max_h = most,
                     .grow = width > 0 ? 0 : 1,
                     .pad = PAD2(14, 7),
                     .gap = 4,
                     .scroll = true,
                     .fold = "advice",
                     .id = "advice",
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.talks.advisers")});
    if (ui_breadth(ui) == BREADTH_NARROW) {
        ui_row(ui, (Box){.gap = 16, .line_gap = 8, .wrap = true});
        part_standings(ui, stage);
        ui_end(ui);
        ui_rule(ui);
    }
    if (news_any(stage)) {
        news_part(ui, stage, NEWS_MOST - (step - fewer), NULL);
    }
    advisers_part(ui, stage, ADVISERS_MOST - fewer);
    ui_spring(ui);
    mandate_part(ui, stage);
    ui_end(ui);
}

// ---- the three arrangements ----

// How high the cards of a group are: two rows of them, of two lines where their titles need them.
static float cards_height(Ui *ui, const Stage *stage, MoveGroup group) {
    enum { ROWS = 2, ROW_H = 64 };
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    cards_of_group(ui, stage, group, cards);
    size_t columns = (size_t)card_columns(ui);
    float height = 2 * CARDS_PAD;
    for (size_t row = 0; row < ROWS && row * columns < cards->count; row++) {
        float tallest = 0;
        for (size_t i = row * columns; i < cards->count && i < (row + 1) * columns; i++) {
            tallest = fmaxf(tallest, fminf(ROW_H, low_card_height(ui, stage, &cards->list[i], card_width(ui))));
        }
        height += tallest + (row > 0 ? CARDS_LINE_GAP : 0);
    }
    return height;
}

static float cards_highest(Ui *ui, const Stage *stage) {
    float height = 0;
    for (int g = 0; g < GROUPS; g++) {
        height = fmaxf(height, cards_height(ui, stage, group_at(g)));
    }
    return height;
}

// How high the part below the text is: the same whichever group is open. A line more where the words of the groups need
// two.
static float below_height(Ui *ui, const Stage *stage, float cards_h) {
    enum { TABS_H = 35, COMMIT_H = 69, LINE_H = 36, LEAVING_H = 22 };
    return TABS_H + cards_h + COMMIT_H + LEAVING_H * (float)leaving_count(stage) +
           (groups_fit(ui, stage, NULL) ? 0 : LINE_H);
}

// One panel for all that stands beside the text, by tabs: the parties and, when asked for, the advisers.
static void tabbed_panel(Ui *ui, const Stage *stage, float width, bool advisers) {
    const char *names[PARTY_MAX + 1];
    int count = 0, parties = stage->scenario->party_count;
    for (int p = 0; p < parties; p++) {
        names[count++] = stage->scenario->parties[p].short_name;
    }
    if (advisers) {
        names[count++] = say(stage, "ui.talks.advisers");
    }
    int chosen = pick_get(ui, PICK_TAB) % count;
    ui_col(ui, (Box){.w = width, .gap = 6});
    part_tabs(ui, stage, names, count, chosen, TABS_WITHOUT_KEYS);
    if (chosen < parties) {
        part_party_panel(ui, stage, chosen, false);
    } else {
        advice_panel(ui, stage, 0, 0);
    }
    ui_end(ui);
}

static void side_panel(Ui *ui, const Stage *stage, int party, float width) {
    ui_col(ui, (Box){.w = width});
    part_party_panel(ui, stage, party, false);
    ui_end(ui);
}

// The text between two delegations; of more than two, one is seen beside it.
static void arranged_wide(Ui *ui, const Stage *stage) {
    float side =
        fmaxf(252, fminf(360, 252 + (ui_width(ui) - 1280) * 0.2f)); // the text does not take all of a very wide window
    bool two = stage->scenario->party_count == 2;
    float cards_h = cards_highest(ui, stage), below = below_height(ui, stage, cards_h);
    ui_row(ui, (Box){.grow = 1, .gap = 16, .across = ALIGN_STRETCH});
    if (two) {
        side_panel(ui, stage, 0, side);
    } else {
        tabbed_panel(ui, stage, side, false);
    }
    part_text_sheet(ui, stage, (Sheet){.pick = PICK_CLAUSE, .w = ui_width(ui) - 64 - 2 * side});
    if (two) {
        side_panel(ui, stage, 1, side);
    }
    ui_end(ui);
    ui_row(ui, (Box){.min_h = below, .gap = 12, .across = ALIGN_STRETCH}); // higher only where cards need it
    advice_panel(ui, stage, ADVICE_W, below);
    moves_part(ui, stage, cards_h, false);
    ui_end(ui);
}

// The text and one panel beside it, by tabs; the moves below them.
static void arranged_medium(Ui *ui, const Stage *stage) {
    ui_row(ui, (Box){.grow = 1, .min_h = 250, .max_h = 330, .gap = 10, .across = ALIGN_STRETCH});
    part_text_sheet(ui, stage, (Sheet){.pick = PICK_CLAUSE});
    tabbed_panel(ui, stage, 250, true);
    ui_end(ui);
    moves_part(ui, stage, 0, true);
}

// With large text the button stays in sight, with what the move may bring where moves are chosen, else with the keys of
// the table.
static void foot_part(Ui *ui, const Stage *stage, bool moves, bool advisers) {
    const Cards *cards = cards_now(ui, stage);
    if (cards->count == 0) {
        return;
    }
    const Card *card = &cards->list[cards->chosen];
    ui_col(ui, (Box){.pad = PAD4(16, 4, 16, 8)});
    if (moves) {
        commit_row(ui, stage, card, cards->unasked);
    } else {
        ui_row(ui, (Box){.gap = 8, .line_gap = 6, .wrap = true, .across = ALIGN_CENTRE});
        if (!advisers) { // who say it themselves
            table_key(ui, "talks.now", 'h', "H", say(stage, "ui.talks.now"), verb_overlay(OVERLAY_NOW));
        }
        group_keys(ui, stage, cards->unasked ? (Command){0} : card->command);
        ui_spring(ui);
        commit_part(ui, stage, card, cards->unasked);
        ui_end(ui);
    }
    ui_end(ui);
}

// One thing at a time, by tabs: for a narrow window, and for a wall, where the text is to be read from the last row.
static void arranged_narrow(Ui *ui, const Stage *stage, bool on_wall) {
    enum { PAGE_PAD = 16 };
    const char *names[PARTY_MAX + 3];
    int count = 0, parties = stage->scenario->party_count, act = parties + 1, group = group_chosen(ui);
    names[count++] = say(stage, "ui.talks.tab_text");
    for (int p = 0; p < parties; p++) {
        names[count++] = stage->scenario->parties[p].short_name;
    }
    names[count++] = say(stage, "ui.talks.tab_act");
    names[count++] = say(stage, "ui.talks.advisers");
    int chosen = pick_get(ui, PICK_TAB) % count;
    ui_col(ui, (Box){.pad = PAD2(PAGE_PAD, 6)});
    part_tabs(ui, stage, names, count, chosen,
              chosen != act         ? TABS_BOTH_KEYS // between the first group and the last the keys turn the groups
              : group == 0          ? TABS_KEY_BACK
              : group == GROUPS - 1 ? TABS_KEY_ON
                                    : TABS_WITHIN);
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1,
                     .pad = PAD4(PAGE_PAD, 0, PAGE_PAD, 6),
                     .gap = 6,
                     .scroll = !on_wall || chosen > 0,
                     .from_top = true,
                     .id = ui_keepf(ui, "talks.%d", chosen)});
    if (chosen == 0) {
        part_text_sheet(ui, stage, (Sheet){.pick = PICK_CLAUSE, .w = ui_width(ui) - 2 * PAGE_PAD});
    } else if (chosen <= parties) {
        part_party_panel(ui, stage, chosen - 1, false);
    } else if (chosen == act) {
        moves_part(ui, stage, 0, !on_wall);
    } else {
        advice_panel(ui, stage, 0, 0);
    }
    ui_end(ui);
    if (!on_wall) {
        foot_part(ui, stage, chosen == act, chosen == act + 1);
    }
}

void screen_talks(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    const Act *act = open->act < stage->scenario->act_count ? &stage->scenario->acts[open->act] : NULL;
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_DOCUMENT, act ? act->title : tell_phase(stage->words, PHASE_TALKS), told_date(stage));
    Breadth breadth = ui_breadth(ui);
    bool wide = breadth == BREADTH_WIDE, on_wall = ui_projector(ui) && breadth == BREADTH_MEDIUM;
    bool beside = stage->scenario->party_count == 2; // readings of more leave no room for a panel beside the text
    if (wide || (breadth == BREADTH_MEDIUM && beside && !on_wall)) {
        ui_col(ui, (Box){.grow = 1, .pad = PAD2(16, 6), .gap = 6, .scroll = !wide, .from_top = true, .id = "talks"});
        (wide ? arranged_wide : arranged_medium)(ui, stage);
        ui_end(ui);
        if (!wide) {
            foot_part(ui, stage, true, true);
        }
    } else {
        arranged_narrow(ui, stage, on_wall);
    }
    ui_end(ui);
}
