// What the mediator could do now, as cards: the moves of one group for the chosen clause, refused ones too, with why.
#include "ui/cards.h"
#include <math.h>

#include <string.h>

#include "sim/symbols.h"

static bool clause_fits(const Stage *stage, Command command, int issue) {
    switch ((CommandKind)command.kind) {
    case COMMAND_REDRAFT:
    case COMMAND_STRIKE: return command.args[0] == issue;
    case COMMAND_TRADE: return command.args[0] == issue || command.args[1] == issue;
    case COMMAND_BRING: return stage->view.open->clauses[command.args[0]].status == CLAUSE_NONE; // a struck one is gone
    default: return true;
    }
}

// A clause that was chosen; else the first that is still in brackets, so that there is always one to act on.
int chosen_clause(const Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    int chosen = pick_get(ui, PICK_CLAUSE) - 1;
    if (chosen >= 0 && chosen < stage->scenario->issue_count && open->clauses[chosen].status != CLAUSE_NONE) {
        return chosen;
    }
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        if (open->clauses[i].status == CLAUSE_BRACKETED) {
            return i;
        }
    }
    return 0;
}

static void card_add(Cards *cards, const Stage *stage, Command command) {
    if (cards->count < CARDS_MAX) {
        cards->list[cards->count++] = (Card){.command = command, .verdict = command_check(&stage->view, command)};
    }
}

static Command trade_of(int issue, int other) {
    return (Command){.kind = COMMAND_TRADE, .args = {(int16_t)issue, (int16_t)other}};
}

int chosen_trade(const Ui *ui, const Stage *stage, int issue) {
    int chosen = pick_get(ui, PICK_TRADE) - 1, first = NO_INDEX;
    for (int i = 0; i < stage->scenario->issue_count; i++) {
        if (i == issue || stage->view.open->clauses[i].status == CLAUSE_NONE) {
            continue;
        }
        if (i == chosen) {
            return i;
        }
        if (first == NO_INDEX && command_check(&stage->view, trade_of(issue, i)).reason == REASON_NONE) {
            first = i;
        }
    }
    return first;
}

int easiest_wording(const Stage *stage, CommandKind kind, int issue) {
    int easiest = NO_INDEX;
    double most = -1;
    for (int o = 0; o < stage->scenario->issues[issue].option_count; o++) {
        Command command = {.kind = (uint8_t)kind, .args = {(int16_t)issue, (int16_t)o}};
        double least = 2;
        if (stage->view.open->clauses[issue].option == o ||
            command_check(&stage->view, command).reason != REASON_NONE) {
            continue;
        }
        for (int p = 0; p < stage->scenario->party_count; p++) {
            least = fmin(least, stance_of_clause(&stage->view, p, issue, o).guess);
        }
        easiest = least > most ? o : easiest;
        most = fmax(least, most);
    }
    return easiest;
}

int chosen_chance(const Ui *ui) {
    int chosen = pick_get(ui, PICK_FORECAST) - 1;
    return chosen >= 0 && chosen < CHANCE_WORD_COUNT ? chosen : NO_INDEX;
}

// What is chosen on one card, instead of a card for each: the other clause of a package, the word of a forecast.
static Command folded(const Ui *ui, const Stage *stage, Command command, int issue) {
    if (command.kind == COMMAND_TRADE) {
        int other = chosen_trade(ui, stage, issue);
        return other == NO_INDEX ? command : trade_of(issue, other);
    }
    enum { EVEN = CHANCE_WORD_COUNT / 2 };
    int word = chosen_chance(ui);
    command.args[1] = (int16_t)(word == NO_INDEX ? EVEN : word);
    return command;
}

// What the gold button may turn to by itself after a move: nothing that gives something away, and no clause that would
// stand where one was just struck.
static bool card_proposable(const Card *card) {
    return card->verdict.cost == 0 && card->command.kind != COMMAND_LEVER && card->command.kind != COMMAND_BRING;
}

void cards_choose(const Ui *ui, Cards *cards) {
    int chosen = pick_get(ui, PICK_CARD) - 1;
    bool picked = chosen >= 0 && chosen < (int)cards->count;
    cards->chosen = picked ? (size_t)chosen : 0;
    cards->unasked = false;
    for (size_t i = 0; i < cards->count && !picked; i++) {
        const Card *card = &cards->list[i];
        bool allowed = card->verdict.reason == REASON_NONE;
        if (allowed && card_proposable(card)) {
            cards->chosen = i;
            cards->unasked = false;
            return;
        }
        if (allowed && !cards->unasked) {
            cards->chosen = i;
            cards->unasked = true;
        }
    }
}

// A lever is one card: its form and its party are chosen on it. What is proposed until then: an offer, or its strongest
// form where it is none, to the side that is further from saying yes.
static Command lever_proposed(const Stage *stage, int lever, int issue) {
    const Lever *card = &stage->scenario->levers[lever];
    int form = FORM_COUNT - 1, party = card->party;
    for (; form > FORM_ASK && !(card->forms >> form & 1); form--) {
    }
    form = card->forms >> FORM_OFFER & 1 ? FORM_OFFER : form;
    for (int p = 0; p < stage->scenario->party_count && card->party == NO_INDEX; p++) {
        int option = stage->view.open->clauses[issue].option;
        if (party == NO_INDEX || stance_of_clause(&stage->view, p, issue, option).guess <
                                     stance_of_clause(&stage->view, party, issue, option).guess) {
            party = p;
        }
    }
    return (Command){
        .kind = COMMAND_LEVER,
        .args = {(int16_t)lever, (int16_t)form, (int16_t)party, (int16_t)(card->issues ? issue : NO_INDEX)}};
}

static Command lever_chosen(const Ui *ui, const Stage *stage, Command proposed) {
    const Lever *card = &stage->scenario->levers[proposed.args[0]];
    int form = pick_get(ui, PICK_FORM), party = pick_get(ui, PICK_PARTY) - 1;
    Command command = proposed;
    if (form > FORM_NONE && form < FORM_COUNT && card->forms >> form & 1) {
        command.args[1] = (int16_t)form;
    }
    if (card->party == NO_INDEX && party >= 0 && party < stage->scenario->party_count) {
        command.args[2] = (int16_t)party;
    }
    return command;
}

// Those that bear on the clause; what could be used as proposed before what could not, so that no card changes its
// place while its form is chosen.
static void cards_levers(const Ui *ui, const Stage *stage, int issue, Cards *cards) {
    for (int pass = 0; pass < 2; pass++) {
        for (int l = 0; l < stage->scenario->lever_count; l++) {
            const Lever *lever = &stage->scenario->levers[l];
            if (lever->issues && !(lever->issues >> issue & 1)) {
                continue;
            }
            Command command = lever_proposed(stage, l, issue);
            if ((command_check(&stage->view, command).reason == REASON_NONE) == (pass == 0)) {
                card_add(cards, stage, command);
            }
        }
    }
    cards_choose(ui, cards);
    Card *chosen = &cards->list[cards->chosen];
    if (cards->count) {
        chosen->command = lever_chosen(ui, stage, chosen->command);
        chosen->verdict = command_check(&stage->view, chosen->command);
    }
}

void cards_of_group(Ui *ui, const Stage *stage, MoveGroup group, Cards *cards) {
    cards->count = 0;
    int issue = chosen_clause(ui, stage);
    if (group == MOVE_LEVERS) {
        cards_levers(ui, stage, issue, cards);
        return;
    }
    Offer *offers = ARENA_NEW(ui_arena(ui), Offer, COMMAND_LIST_MAX);
    size_t count = command_list(&stage->view, true, offers, COMMAND_LIST_MAX);
    bool taken[COMMAND_KIND_COUNT] = {false};
    for (size_t i = 0; i < count && cards->count < CARDS_MAX; i++) {
        Command command = offers[i].command;
        bool room_only = command.kind == COMMAND_ASK || command.kind == COMMAND_WHY;
        bool spent = command.kind == COMMAND_CONFIDE && offers[i].verdict.reason == REASON_USED;
        bool same_words = command.kind == COMMAND_REDRAFT &&
                          stage->view.open->clauses[issue].option == command.args[1] &&
                          stage->view.open->clauses[issue].status == CLAUSE_AGREED;
        if (move_group((CommandKind)command.kind) != group || room_only || spent || same_words ||
            !clause_fits(stage, command, issue)) {
            continue;
        }
        if (command.kind == COMMAND_TRADE || command.kind == COMMAND_FORECAST) {
            if (!taken[command.kind]) {
                card_add(cards, stage, folded(ui, stage, command, issue));
            }
            taken[command.kind] = true;
            continue;
        }
        cards->list[cards->count++] = (Card){.command = command, .verdict = offers[i].verdict};
    }
    cards_choose(ui, cards);
    for (size_t i = 0; group == MOVE_TEXT && pick_get(ui, PICK_CARD) == 0 && i < cards->count; i++) {
        const Command *words = &cards->list[i].command;
        if (words->kind == COMMAND_REDRAFT && words->args[1] == easiest_wording(stage, COMMAND_REDRAFT, issue)) {
            cards->chosen = i;
            cards->unasked = false;
        }
    }
}

Icon icon_of_command(const Stage *stage, Command command) {
    const Scenario *scenario = stage->scenario;
    switch ((CommandKind)command.kind) {
    case COMMAND_LEVER: {
        Icon icon = icon_find(scenario->levers[command.args[0]].icon);
        return icon ? icon : ICON_SCALES;
    }
    case COMMAND_PHONE: {
        Icon icon = icon_find(scenario->phones[command.args[0]].icon);
        return icon ? icon : ICON_PHONE;
    }
    case COMMAND_PLENARY:
    case COMMAND_MINISTERS: return ICON_PEOPLE;
    case COMMAND_CAUCUS:
    case COMMAND_ASK: return ICON_PERSON;
    case COMMAND_CONFIDE: return ICON_QUOTES;
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND: return ICON_PENCIL;
    case COMMAND_STRIKE: return ICON_CLOSE;
    case COMMAND_TRADE: return ICON_LINK;
    case COMMAND_BRING: return ICON_PLUS;
    case COMMAND_WHY: return ICON_BULB;
    case COMMAND_RECESS: return ICON_CUP;
    case COMMAND_DEADLINE: return ICON_BELL;
    case COMMAND_WAIT: return ICON_CLOCK;
    case COMMAND_TABLE:
    case COMMAND_SEAL: return ICON_QUILL;
    case COMMAND_LEAVE: return ICON_DOOR;
    default: return ICON_DOCUMENT;
    }
}

const char *told_title(Ui *ui, const Stage *stage, Command command) {
    Buffer text;
    buffer_init(&text);
    tell_command_title(stage->teller, command, &text);
    return told_words(ui, &text);
}

const char *told_verb(Ui *ui, const Stage *stage, Command command) {
    Buffer text;
    buffer_init(&text);
    tell_command_verb(stage->teller, command, &text);
    return told_words(ui, &text);
}

const char *told_refusal(Ui *ui, const Stage *stage, Command command, Verdict verdict) {
    Buffer text;
    buffer_init(&text);
    tell_verdict(stage->teller, command, verdict, &text);
    return told_words(ui, &text);
}

const char *told_refusal_short(Ui *ui, const Stage *stage, Command command, Verdict verdict) {
    if (verdict.reason == REASON_LEVERAGE) {
        return say_with(ui, stage, "ui.card.needs", "needed", number_text(ui, verdict.needed), "found",
                        number_text(ui, verdict.found), NULL);
    }
    return told_refusal(ui, stage, command, verdict);
}

const char *told_minutes(Ui *ui, const Stage *stage, int minutes) {
    Buffer text;
    buffer_init(&text);
    tell_minutes(stage->words, minutes, &text);
    return told_words(ui, &text);
}

// The day a lever's promise falls due; NULL when this form of it promises nothing.
static const char *lever_due(Ui *ui, const Stage *stage, Command command) {
    const Lever *lever = &stage->scenario->levers[command.args[0]];
    bool promised = command.args[1] == FORM_OFFER || command.args[1] == FORM_GUARANTEE;
    return promised && lever->due_day > 0
               ? say_with(ui, stage, "ui.card.due", "day", told_day(ui, stage, lever->due_day), NULL)
               : NULL;
}

// Of a lever: its form and for whom, on a card that has the height a line of its own; else for whom and until when, or
// the form where nothing falls due.
static void lever_note(Ui *ui, const Stage *stage, Command command, bool tall) {
    const char *form = tell_form(stage->words, (Form)command.args[1]), *due = lever_due(ui, stage, command);
    const Party *party = &stage->scenario->parties[command.args[2]];
    const char *words = due && !tall ? due : form;
    ui_row(ui, (Box){.gap = 4,
                     .role = ROLE_TEXT,
                     .name = due && !tall ? ui_keepf(ui, "%s · %s · %s", form, party->short_name, due)
                                          : ui_keepf(ui, "%s · %s", form, party->short_name)});
    if (tall) {
        ui_textf(ui, TYPE_SMALL, TONE_TEXT, "%s · %s", form, party->name);
    } else {
        ui_mark(ui, side_of_party(command.args[2]), 13);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT, .role = ROLE_KEY, .one_line = true}, words);
    }
    ui_end(ui);
}

// At the right of the foot of a card: whose words, or when it falls due.
static void card_note(Ui *ui, const Stage *stage, Command command, bool tall) {
    if (command.kind == COMMAND_LEVER && !tall) {
        lever_note(ui, stage, command, false);
    } else if (command.kind == COMMAND_LEVER) {
        const char *due = lever_due(ui, stage, command);
        ui_text(ui, TYPE_SMALL, TONE_TEXT, due ? due : "");
    } else if (command.kind == COMMAND_REDRAFT) {
        int owner = stage->scenario->issues[command.args[0]].options[command.args[1]].owner;
        ui_text(ui, TYPE_SMALL, TONE_TEXT,
                owner >= 0 ? stage->scenario->parties[owner].short_name : say(stage, "ui.card.yours"));
    }
}

enum { SLIM_H = 30, LOW_H = 47, TALL_H = 72, TITLE_LINE_H = 17 };

// How many lines of a low card of this width its title takes, and its refusal: three in all.
static int title_lines(Ui *ui, const Stage *stage, const Card *card, float width) {
    enum { REST_W = 65 };
    return ui_words_lines(ui, TYPE_NAME, told_title(ui, stage, card->command), width - REST_W);
}

static const char *low_refusal(Ui *ui, const Stage *stage, const Card *card, float width) {
    enum { REST_W = 35, LINES = 3 };
    const char *why = told_refusal_short(ui, stage, card->command, card->verdict);
    bool fits = title_lines(ui, stage, card, width) + ui_words_lines(ui, TYPE_SMALL, why, width - REST_W) <= LINES;
    return fits ? why : say(stage, "ui.card.not_now"); // chosen, it says why
}

float low_card_height(Ui *ui, const Stage *stage, const Card *card, float width) {
    enum { REST_W = 35 };
    int lines = title_lines(ui, stage, card, width);
    if (card->verdict.reason != REASON_NONE) {
        lines += ui_words_lines(ui, TYPE_SMALL, low_refusal(ui, stage, card, width), width - REST_W) - 1;
    }
    return (float)(LOW_H + TITLE_LINE_H * (lines - 1));
}

// On one line: its title, what it costs or that it is locked, for whom. On two where a word of the title is too long.
static void slim_card(Ui *ui, const Stage *stage, const Card *card, Box box, const char *key, float width) {
    enum { REST_W = 108 };
    bool refused = card->verdict.reason != REASON_NONE;
    box.gap = 6;
    box.line_gap = 1;
    box.wrap = ui_words_width(ui, TYPE_NAME, told_title(ui, stage, card->command)) > width - REST_W;
    ui_row(ui, box);
    ui_icon(ui, icon_of_command(stage, card->command), 15, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = refused ? TONE_TEXT : TONE_HIGH, .grow = 1},
                told_title(ui, stage, card->command));
    if (refused) {
        ui_icon(ui, ICON_LOCK, 13, TONE_SIGNAL);
    } else {
        ui_card_cost(ui, card->verdict.cost, NULL);
    }
    if (card->command.kind == COMMAND_LEVER) {
        ui_mark(ui, side_of_party(card->command.args[2]), 13);
    }
    if (key) {
        ui_key_cap(ui, key);
    }
    ui_end(ui);
}

// What stands beneath its title.
static void card_foot(Ui *ui, const Stage *stage, const Card *card, float width) {
    bool tall = width <= 0;
    if (card->verdict.reason != REASON_NONE) {
        ui_card_refusal(ui, tall ? told_refusal_short(ui, stage, card->command, card->verdict)
                                 : low_refusal(ui, stage, card, width));
        return;
    }
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN, .wrap = true, .line_gap = 2});
    ui_card_cost(ui, card->verdict.cost, card->verdict.minutes ? told_minutes(ui, stage, card->verdict.minutes) : NULL);
    card_note(ui, stage, card->command, tall);
    ui_end(ui);
}

// The first line of what it may bring, for a move that has no words of its own.
static const char *told_outlook(Ui *ui, const Stage *stage, const Card *card) {
    Buffer lines;
    buffer_init(&lines);
    if (card->verdict.reason == REASON_NONE && card->command.kind != COMMAND_TABLE) { // of that: a line for each side
        tell_command_forecast(stage->teller, card->command, &lines);
    }
    const char *told = told_words(ui, &lines);
    return ui_keepf(ui, "%.*s", (int)strcspn(told, "\n"), told);
}

void part_card(Ui *ui, const Stage *stage, const Card *card, int index, bool selected, CardForm form, float width) {
    bool tall = form <= CARD_TOLD, slim = form == CARD_SLIM, refused = card->verdict.reason != REASON_NONE;
    const char *key = index < 9 ? number_text(ui, index + 1) : NULL, *text = command_text(stage->teller, card->command);
    Box box = {.look = LOOK_CARD,
               .id = ui_keepf(ui, "card.%d", index),
               .command = verb_pick(PICK_CARD, index + 1),
               .key = index < 9 ? '1' + index : 0,
               .selected = selected,
               .focus_first = selected,
               .disabled = refused,
               .why = refused ? told_refusal(ui, stage, card->command, card->verdict) : NULL,
               .role = ROLE_OPTION,
               .min_h = tall   ? TALL_H
                        : slim ? SLIM_H
                               : LOW_H,
               .pad = tall   ? PAD4(11, 10, 9, 9)
                      : slim ? PAD4(9, 3, 6, 3)
                             : PAD4(9, 4, 6, 3),
               .gap = tall ? 5 : 2,
               .tip = refused || !text[0] ? NULL : text};
    if (slim) {
        slim_card(ui, stage, card, box, key, width);
        return;
    }
    ui_card(ui, box, icon_of_command(stage, card->command), told_title(ui, stage, card->command), key);
    if (tall && card->command.kind == COMMAND_LEVER) {
        lever_note(ui, stage, card->command, true);
    }
    if (form == CARD_TOLD) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, text[0] ? text : told_outlook(ui, stage, card));
    }
    ui_spring(ui);
    card_foot(ui, stage, card, tall ? 0 : width);
    ui_end(ui);
}
