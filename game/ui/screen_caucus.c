// A room with one party: what was said in it, what it let you know, and what could be asked or offered.
#include <string.h>

#include "ui/caucus.h"

enum { SAID_MAX = 16, LINE_CHARACTERS = 58 };

static int room_party(const Ui *ui, const Stage *stage) {
    int party = pick_get(ui, PICK_ROOM) - 1;
    return party < 0 || party >= stage->scenario->party_count ? 0 : party;
}

// ---- what was said ----

static bool command_in_room(const Stage *stage, Command command, int party) {
    switch ((CommandKind)command.kind) {
    case COMMAND_CAUCUS:
    case COMMAND_ASK:
    case COMMAND_WHY: return command.args[0] == party;
    case COMMAND_LEVER: return command.args[2] == party;
    case COMMAND_CONFIDE: return stage->view.mind->confidences[command.args[0]].party != party; // put to the others
    default: return false;
    }
}

// A vote, an answer or a round of criticism of the same move says more than a reading of which nothing was said.
static bool reading_implied(const Stage *stage, size_t reading) {
    const LoggedEvent *of = &stage->events[reading];
    size_t first = reading;
    while (first > 0 && stage->events[first - 1].step == of->step) {
        first--;
    }
    for (size_t i = first; i < stage->event_count && stage->events[i].step == of->step; i++) {
        const Event *event = &stage->events[i].event;
        bool says = event->kind == EVENT_CANDOUR || event->kind == EVENT_WHY || event->kind == EVENT_VOTE;
        if (says && event->a == of->event.a && event->b == of->event.b) {
            return true;
        }
    }
    return false;
}

// Events that belong into this room's story.
static bool event_in_room(const Stage *stage, size_t index, int party) {
    const Event *event = &stage->events[index].event;
    switch ((EventKind)event->kind) {
    case EVENT_COMMAND: return command_in_room(stage, event->command, party);
    case EVENT_CONFIDENCE: return event->b == party;
    case EVENT_LEVER: return event->c == party;
    case EVENT_READING: return event->a == party && (event->said != 0 || !reading_implied(stage, index));
    case EVENT_LEAK:
    case EVENT_CLUE:
    case EVENT_CANDOUR:
    case EVENT_VOTE:
    case EVENT_WHY:
    case EVENT_REFUSED:
    case EVENT_LEAVING: return event->a == party;
    default: return false;
    }
}

// How what was said is read, below it.
static void read_as(Ui *ui, const Stage *stage, const Event *event) {
    ui_text(ui, TYPE_SMALL, TONE_DIM,
            say_with(ui, stage, "ui.caucus.read_as", "word",
                     tell_disposition(stage->words, disposition_of_margin(event->d / 1000.0)), "quality",
                     tell_quality(stage->words, quality_of((double)event->value)), NULL));
}

static void said_line(Ui *ui, const Stage *stage, const Event *event, const char *words, int party) {
    bool yours = event->kind == EVENT_COMMAND;
    bool secret = event->kind == EVENT_CONFIDENCE || event->kind == EVENT_CLUE;
    ui_row(ui, (Box){.gap = 14, .across = ALIGN_START, .role = ROLE_ITEM});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM, .tabular = true, .one_line = true, .min_w = 40},
                clock_text(ui, event->minute));
    if (secret) {
        ui_col(ui, (Box){.w = 3, .fill = side_tone(side_of_party(party)), .self = ALIGN_STRETCH, .radius = -1});
        ui_end(ui);
    }
    ui_col(ui, (Box){.grow = 1});
    ui_text(ui, TYPE_BOOK, yours ? TONE_ACCENT : secret ? TONE_HIGH : TONE_TEXT, words);
    if (event->kind == EVENT_READING && event->said != 0 && event->c != NO_INDEX) {
        read_as(ui, stage, event);
    }
    ui_end(ui);
    ui_end(ui);
}

// How many lines of the column a sentence takes, roughly: so that what is newest is in sight without
// scrolling.
static int lines_of(const char *words) {
    return 1 + (int)(strlen(words) / LINE_CHARACTERS);
}

typedef struct Said {
    const Event *event;
    const char *words;
} Said;

// The end of the story, as much as there is room for; the newest at the bottom. Returns how many were told.
static size_t story(Ui *ui, const Stage *stage, int party, int room) {
    Said said[SAID_MAX];
    size_t count = 0;
    for (size_t i = stage->event_count; i-- > 0 && count < SAID_MAX && room > 0;) {
        const Event *event = &stage->events[i].event;
        if (stage->events[i].abandoned || !event_in_room(stage, i, party)) {
            continue;
        }
        const char *words = told_of_party(ui, stage, event);
        if (words) {
            room -= lines_of(words);
            said[count++] = (Said){event, words};
        }
    }
    for (size_t n = count; n-- > 0;) {
        said_line(ui, stage, said[n].event, said[n].words, party);
    }
    return count;
}

static void conversation(Ui *ui, const Stage *stage, int party) {
    const Party *about = &stage->scenario->parties[party];
    Verdict listen = command_check(&stage->view, (Command){.kind = COMMAND_CAUCUS, .args = {(int16_t)party}});
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = 1,
                     .pad = PAD2(20, 13),
                     .gap = 9,
                     .role = ROLE_REGION,
                     .name = about->caucus_place});
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1, .role = ROLE_HEADING}, about->caucus_place);
    if (listen.reason == REASON_CLOSED) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_SIGNAL, .bold = true},
                    say_with(ui, stage, "ui.caucus.closed", "time", clock_text(ui, listen.needed), NULL));
    }
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1,
                     .gap = 9,
                     .scroll = true,
                     .id = "said",
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.caucus.said")});
    static const int rooms[] = {[BREADTH_WIDE] = 11, [BREADTH_MEDIUM] = 7, [BREADTH_NARROW] = 4};
    if (story(ui, stage, party, rooms[ui_breadth(ui)]) == 0) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .italic = true}, about->caucus_open);
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.caucus.nothing_said"));
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- what can be asked ----

static void card_put(Cards *cards, const Stage *stage, Command command) {
    if (cards->count < CARDS_MAX) {
        cards->list[cards->count++] = (Card){.command = command, .verdict = command_check(&stage->view, command)};
    }
}

// Manners of the confidence on the paper, listening, a question on each clause, criticism of the chosen one,
// offers.
static void cards_of_room(Ui *ui, const Stage *stage, int party, Cards *cards) {
    const Scenario *scenario = stage->scenario;
    int shown = confidence_shown(ui, stage, party), issue = chosen_clause(ui, stage);
    cards->count = 0;
    for (int manner = MANNER_IDEA; shown != NO_INDEX && manner < MANNER_COUNT; manner++) {
        card_put(cards, stage, (Command){.kind = COMMAND_CONFIDE, .args = {(int16_t)shown, (int16_t)manner}});
    }
    card_put(cards, stage, (Command){.kind = COMMAND_CAUCUS, .args = {(int16_t)party}});
    for (int status = CLAUSE_BRACKETED; status <= CLAUSE_AGREED; status++) {
        for (int i = 0; i < scenario->issue_count; i++) {
            if (stage->view.open->clauses[i].status == status && cards->count < CARDS_MAX - 8) {
                card_put(cards, stage, (Command){.kind = COMMAND_ASK, .args = {(int16_t)party, (int16_t)i}});
            }
        }
    }
    card_put(cards, stage, (Command){.kind = COMMAND_WHY, .args = {(int16_t)party, (int16_t)issue}});
    for (int pass = 0; pass < 2; pass++) {
        for (int l = 0; l < scenario->lever_count; l++) {
            const Lever *lever = &scenario->levers[l];
            bool bears = (lever->issues == 0 || lever->issues >> issue & 1) && lever->forms >> FORM_OFFER & 1;
            Command command = {
                .kind = COMMAND_LEVER,
                .args = {(int16_t)l, FORM_OFFER, (int16_t)party, (int16_t)(lever->issues ? issue : NO_INDEX)}};
            bool allowed = bears && command_check(&stage->view, command).reason == REASON_NONE;
            if (bears && (lever->party == NO_INDEX || lever->party == party) && allowed == (pass == 0)) {
                card_put(cards, stage, command);
            }
        }
    }
}

static const char *room_title(Ui *ui, const Stage *stage, Command command) {
    switch ((CommandKind)command.kind) {
    case COMMAND_CAUCUS: return say(stage, "ui.caucus.listen");
    case COMMAND_ASK:
        return say_with(ui, stage, "ui.caucus.ask", "clause", stage->scenario->issues[command.args[1]].title, NULL);
    case COMMAND_WHY:
        return say_with(ui, stage, "ui.caucus.why", "clause", stage->scenario->issues[command.args[1]].title, NULL);
    default: return told_title(ui, stage, command);
    }
}

// The interest of the party that a question would read.
static const char *room_note(const Stage *stage, Command command) {
    if (command.kind != COMMAND_ASK) {
        return NULL;
    }
    const Party *party = &stage->scenario->parties[command.args[0]];
    for (int i = 0; i < party->interest_count; i++) {
        if (party->interests[i].issue == command.args[1]) {
            return party->interests[i].text;
        }
    }
    return NULL;
}

static Icon room_icon(const Stage *stage, Command command) {
    return command.kind == COMMAND_CAUCUS ? ICON_CUP
           : command.kind == COMMAND_ASK  ? ICON_EYE
                                          : icon_of_command(stage, command);
}

static void room_card(Ui *ui, const Stage *stage, const Card *card, int index, bool selected) {
    bool refused = card->verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, card->command, card->verdict) : NULL;
    const char *note = room_note(stage, card->command);
    ui_row(ui, (Box){.look = LOOK_CARD,
                     .id = ui_keepf(ui, "card.%d", index),
                     .command = verb_pick(PICK_CARD, index + 1),
                     .key = index < 9 ? '1' + index : 0,
                     .selected = selected,
                     .disabled = refused,
                     .why = why,
                     .role = ROLE_OPTION,
                     .pad = PAD2(12, 6),
                     .gap = 9,
                     .min_h = 44});
    ui_icon(ui, room_icon(stage, card->command), 17, TONE_ACCENT);
    ui_col(ui, (Box){.grow = 1, .gap = 1});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = refused ? TONE_TEXT : TONE_HIGH},
                room_title(ui, stage, card->command));
    if (refused) {
        ui_text(ui, TYPE_TINY, TONE_SIGNAL, why);
    } else if (note) {
        ui_text(ui, TYPE_TINY, TONE_DIM, note);
    }
    ui_end(ui);
    if (!refused) {
        ui_card_cost(ui, card->verdict.cost,
                     card->verdict.minutes ? told_minutes(ui, stage, card->verdict.minutes) : NULL);
    }
    if (index < 9) {
        ui_key_cap(ui, number_text(ui, index + 1));
    }
    ui_end(ui);
}

static void asks(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int columns, float height) {
    ui_col(ui, (Box){.h = height,
                     .scroll = height > 0,
                     .id = "asks",
                     .pad = PAD(4),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.caucus.asks")});
    ui_row(ui, (Box){.gap = 8, .line_gap = 8, .columns = columns, .across = ALIGN_STRETCH});
    for (size_t i = 0; i < cards->count; i++) {
        if (cards->list[i].command.kind != COMMAND_CONFIDE) {
            room_card(ui, stage, &cards->list[i], (int)i, (int)i == chosen);
        }
    }
    ui_end(ui);
    ui_end(ui);
}

static void foot(Ui *ui, const Stage *stage, const Cards *cards, int chosen) {
    const Card *card = &cards->list[chosen];
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    if (narrow) {
        ui_col(ui, (Box){.gap = 6});
        part_forecast_panel(ui, stage, card->command);
    }
    ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH});
    if (!narrow) {
        part_forecast_panel(ui, stage, card->command);
    }
    ui_button(ui, (Box){.id = "leave", .command = verb_pick(PICK_ROOM, 0), .key = KEY_ESCAPE, .across = ALIGN_CENTRE},
              ICON_DOOR, say(stage, "ui.caucus.leave"), "Esc");
    ui_col(ui, (Box){.w = narrow ? 0 : 330, .grow = narrow ? 1 : 0, .along = ALIGN_CENTRE});
    part_answer(ui, stage, card->command,
                say(stage, ui_keepf(ui, "ui.caucus.do.%s", command_shape((CommandKind)card->command.kind)->verb)),
                card->command.kind == COMMAND_CONFIDE || card->command.kind == COMMAND_CAUCUS // the verb is all of it
                    ? NULL
                    : room_title(ui, stage, card->command));
    ui_end(ui);
    ui_end(ui);
    if (narrow) {
        ui_end(ui);
    }
}

// ---- the arrangements ----

static void arranged_wide(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int party) {
    ui_row(ui, (Box){.grow = 1, .gap = 16, .across = ALIGN_STRETCH, .pad = PAD4(16, 11, 16, 11)});
    ui_col(ui, (Box){.w = 262});
    part_party_panel(ui, stage, party, true);
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1, .gap = 10});
    ui_row(ui, (Box){.grow = 1, .gap = 16, .across = ALIGN_STRETCH});
    conversation(ui, stage, party);
    part_confidence(ui, stage, cards, chosen, party, (Box){.w = 394});
    ui_end(ui);
    asks(ui, stage, cards, chosen, 3, 156); // three lines
    foot(ui, stage, cards, chosen);
    ui_end(ui);
    ui_end(ui);
}

static bool may_confide(const Cards *cards) {
    bool may = false;
    for (size_t i = 0; i < cards->count; i++) {
        may |= cards->list[i].command.kind == COMMAND_CONFIDE && cards->list[i].verdict.reason == REASON_NONE;
    }
    return may;
}

static void arranged_scrolling(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int party, bool narrow) {
    ui_col(ui, (Box){.grow = 1, .scroll = true, .from_top = true, .id = "room", .pad = PAD2(16, 10), .gap = 12});
    if (narrow) {
        conversation(ui, stage, party);
        bool first = may_confide(cards); // what the button speaks of then
        if (first) {
            part_confidence(ui, stage, cards, chosen, party, (Box){0});
        }
        asks(ui, stage, cards, chosen, 1, 0);
        if (!first) {
            part_confidence(ui, stage, cards, chosen, party, (Box){0});
        }
        part_party_panel(ui, stage, party, false);
    } else {
        ui_row(ui, (Box){.gap = 12, .across = ALIGN_STRETCH});
        conversation(ui, stage, party);
        part_confidence(ui, stage, cards, chosen, party, (Box){.w = 340});
        ui_end(ui);
        asks(ui, stage, cards, chosen, 2, 0);
        part_party_panel(ui, stage, party, false);
    }
    ui_end(ui);
    ui_col(ui, (Box){.pad = PAD4(16, 6, 16, 12)});
    foot(ui, stage, cards, chosen);
    ui_end(ui);
}

void screen_caucus(Ui *ui, const Stage *stage) {
    int party = room_party(ui, stage);
    Cards *cards = ARENA_NEW(ui_arena(ui), Cards, 1);
    cards_of_room(ui, stage, party, cards);
    cards_choose(ui, cards);
    int chosen = cards->unasked ? 0 : (int)cards->chosen; // the first, refused, says that the room has closed
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage, ICON_PERSON, say(stage, "ui.caucus.title"),
                 say_with(ui, stage, "ui.caucus.alone", "party", stage->scenario->parties[party].name, NULL));
    if (ui_breadth(ui) == BREADTH_WIDE) {
        arranged_wide(ui, stage, cards, chosen, party);
    } else {
        arranged_scrolling(ui, stage, cards, chosen, party, ui_breadth(ui) == BREADTH_NARROW);
    }
    ui_end(ui);
}
