// The talks mock-up, declared with the toolkit and nothing else: the yardstick for how pictures come out.
#include "demo_talks.h"

#include <stdio.h>

enum { VERB_CLAUSE = 1, VERB_TAB, VERB_LEVER, VERB_COMMIT, VERB_OTHER };

static void top_bar(Ui *ui) {
    ui_row(
        ui,
        (Box){
            .look = LOOK_BAR, .h = 64, .pad = PAD4(16, 0, 18, 0), .gap = 13, .role = ROLE_REGION, .name = "standings"});
    ui_row(ui, (Box){.gap = 12});
    ui_row(ui, (Box){.look = LOOK_WELL,
                     .w = 36,
                     .h = 36,
                     .along = ALIGN_CENTRE,
                     .id = "menu",
                     .name = "menu",
                     .command = command_pack(VERB_OTHER, 0, 0)});
    ui_icon(ui, ICON_DOCUMENT, 18, TONE_TEXT);
    ui_end(ui);
    ui_col(ui, (Box){0});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING}, "Act two: the trade");
    ui_text(ui, TYPE_SMALL, TONE_DIM, "Moscow, Friday 9 October");
    ui_end(ui);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 12});
    ui_windows_clock(ui, 10, 260, "4 h 20 min left");
    ui_text(ui, TYPE_CLOCK, TONE_HIGH, "22:40");
    ui_col(ui, (Box){0});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .line = 17, .bold = true, .tone = TONE_ACCENT}, "4 h 20 min left");
    ui_text(ui, TYPE_SMALL, TONE_DIM, "until 03:00");
    ui_end(ui);
    ui_end(ui);
    ui_col(ui, (Box){.gap = 3});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY}, "Leverage");
    ui_row(ui, (Box){.gap = 7});
    ui_text_box(ui, (Text){.type = TYPE_GO, .line = 17, .tone = TONE_HIGH, .role = ROLE_KEY}, "5");
    ui_pips(ui, 5, 8, "Leverage");
    ui_end(ui);
    ui_end(ui);
    ui_spring(ui);
    ui_row(ui, (Box){.gap = 14});
    ui_cells(ui, (Cells){.name = "Yerevan", .side = SIDE_A, .lit = 3, .word = "Steady", .trend = -1});
    ui_cells(ui, (Cells){.name = "Baku", .side = SIDE_B, .lit = 3, .word = "Steady", .trend = 1});
    ui_cells(ui, (Cells){.name = "Allies", .lit = 4, .word = "Firm"});
    ui_cells(ui, (Cells){.name = "Türkiye", .tone = TONE_DIM, .lit = 3, .word = "Rising", .trend = 1});
    ui_end(ui);
    ui_end(ui);
}

typedef struct Interest {
    const char *name, *word;
    float low, high, best;
} Interest;

typedef struct Delegation {
    const char *id, *name, *state, *signal, *read;
    Side side;
    Interest interests[3];
    const char *facts[3][2];
} Delegation;

static void delegation(Ui *ui, const Delegation *d) {
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .w = 252,
                     .pad = PAD4(16, 14, 16, 11),
                     .role = ROLE_REGION,
                     .name = d->name,
                     .id = d->id,
                     .scroll = true});
    ui_row(ui, (Box){.gap = 12});
    ui_rosette(ui, d->side, 58);
    ui_text_box(ui, (Text){.type = TYPE_H3, .tone = TONE_HIGH, .grow = 1, .role = ROLE_HEADING}, d->name);
    ui_end(ui);
    ui_space(ui, 9);
    ui_text(ui, TYPE_BODY, TONE_HIGH, d->state);
    ui_space(ui, 9);
    ui_rule(ui);
    ui_space(ui, 9);
    ui_label(ui, "What it seeks", "how firmly");
    for (int i = 0; i < 3; i++) {
        ui_space(ui, 8);
        ui_text_box(ui, (Text){.type = TYPE_BODY, .line = 17, .tone = TONE_HIGH}, d->interests[i].name);
        ui_space(ui, 2);
        ui_scale_band(ui, (Band){.side = d->side,
                                 .low = d->interests[i].low,
                                 .high = d->interests[i].high,
                                 .best = d->interests[i].best,
                                 .w = 122,
                                 .word = d->interests[i].word,
                                 .name = d->interests[i].name});
    }
    ui_space(ui, 10);
    ui_rule(ui);
    ui_space(ui, 8);
    for (int i = 0; i < 3; i++) {
        ui_fact(ui, d->facts[i][0], d->facts[i][0], d->facts[i][1]);
        ui_space(ui, 5);
    }
    ui_space(ui, 4);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .italic = true}, d->signal);
    ui_spring(ui);
    ui_row(ui, (Box){.gap = 6});
    ui_icon(ui, ICON_EYE, 15, TONE_DIM);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, d->read);
    ui_end(ui);
    ui_end(ui);
}

typedef struct Reading {
    float low, high, best;
    const char *word;
} Reading;

typedef struct Clause {
    const char *number, *title, *words, *agreed;
    struct {
        const char *words, *caption;
        Side owner;
        bool current;
    } brackets[3];
    const char *after;
    Reading a, b;
} Clause;

static const Clause clauses[] = {
    {"1",
     "Ceasefire",
     "from 12:00 local time on 10 October, on humanitarian grounds.",
     "agreed 18:50",
     {{NULL, NULL, SIDE_NONE, false}},
     NULL,
     {0, 0, 0, NULL},
     {0, 0, 0, NULL}},
    {"2",
     "Exchange",
     "of prisoners, other detainees and the dead, by ICRC criteria.",
     "agreed 19:30",
     {{NULL, NULL, SIDE_NONE, false}},
     NULL,
     {0, 0, 0, NULL},
     {0, 0, 0, NULL}},
    {"3",
     "Terms.",
     "The specific terms of the ceasefire will be agreed ",
     NULL,
     {{"[additionally]", "as it stands", SIDE_NONE, true},
      {"[in an annex tonight]", "Armenian delegation", SIDE_A, false},
      {"[within seven days]", "Azerbaijani delegation", SIDE_B, false}},
     NULL,
     {.26f, .66f, .44f, "leans no"},
     {.5f, .82f, .68f, "leans yes"}},
    {"4",
     "Verification.",
     "",
     NULL,
     {{"[Observers report breaches along the line of contact.]", NULL, SIDE_A, false}},
     NULL,
     {.66f, .95f, .84f, "likely yes"},
     {.06f, .36f, .18f, "no"}},
    {"5",
     "Talks.",
     "The parties, with the co-chairs, begin substantive talks as soon as possible ",
     NULL,
     {{"[by a fixed date]", NULL, SIDE_B, false}},
     ".",
     {.34f, .74f, .56f, "open"},
     {.58f, .9f, .76f, "likely yes"}},
    {"6",
     "Format",
     "of the negotiation is unchanged.",
     "agreed 21:10",
     {{NULL, NULL, SIDE_NONE, false}},
     NULL,
     {0, 0, 0, NULL},
     {0, 0, 0, NULL}},
    {"7",
     "Line.",
     "Forces stay where they stand ",
     NULL,
     {{"[at noon]", NULL, SIDE_A, false}, {"[meanwhile]", NULL, SIDE_B, false}},
     ".",
     {.44f, .8f, .64f, "leans yes"},
     {.34f, .74f, .52f, "open"}},
    {"8",
     "Breaches.",
     "",
     NULL,
     {{"[Each is answered through the co-chairs first.]", NULL, SIDE_NONE, false}},
     NULL,
     {.36f, .72f, .55f, "open"},
     {.4f, .7f, .57f, "open"}},
    {"9",
     "Duration.",
     "Valid ",
     NULL,
     {{"[until the exchange is complete]", NULL, SIDE_B, false}},
     ".",
     {.08f, .42f, .24f, "no"},
     {.62f, .94f, .8f, "likely yes"}},
};

static void settled_clause(Ui *ui, const Clause *clause) {
    ui_row(ui, (Box){.pad = PAD4(20, 1, 22, 1), .gap = 10, .role = ROLE_ITEM, .min_h = 26});
    ui_seal(ui, SEAL_AGREED, 20);
    ui_para(ui, (Text){.type = TYPE_BOOK, .size = 16, .grow = 1});
    ui_spanf(ui, (TextSpan){.bold = true, .tone = TONE_HIGH}, "%s\u2002%s", clause->number, clause->title);
    ui_spanf(ui, (TextSpan){0}, " %s", clause->words);
    ui_para_end(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, clause->agreed);
    ui_end(ui);
}

static void reading(Ui *ui, Side side, const Reading *r) {
    ui_scale_band(ui, (Band){.side = side,
                             .low = r->low,
                             .high = r->high,
                             .best = r->best,
                             .word = r->word,
                             .word_below = true,
                             .name = side == SIDE_A ? "Armenian" : "Azerbaijani"});
}

static void open_clause(Ui *ui, const Clause *clause, int index, int chosen) {
    char id[16];
    snprintf(id, sizeof id, "clause.%d", index);
    ui_row(ui, (Box){.look = LOOK_CLAUSE,
                     .id = id,
                     .pad = PAD4(22, 3, 22, 2),
                     .selected = index == chosen,
                     .command = command_pack(VERB_CLAUSE, (uint16_t)index, 0),
                     .across = ALIGN_START,
                     .radius = 2,
                     .role = ROLE_ITEM});
    ui_text_box(ui, (Text){.type = TYPE_BOOK, .size = 17, .bold = true, .tone = TONE_ACCENT, .w = 28}, clause->number);
    ui_para(ui, (Text){.type = TYPE_BOOK, .tone = TONE_HIGH, .grow = 1});
    ui_spanf(ui, (TextSpan){.bold = true}, "%s ", clause->title);
    ui_span(ui, (TextSpan){0}, clause->words);
    for (int i = 0; i < 3 && clause->brackets[i].words; i++) {
        TextSpan span = span_bracket(clause->brackets[i].owner, clause->brackets[i].current);
        span.caption = clause->brackets[i].caption;
        span.after = span.caption ? 9 : 0;
        ui_span(ui, span, clause->brackets[i].words);
        if (i < 2 && clause->brackets[i + 1].words && !span.caption) {
            ui_span(ui, (TextSpan){0}, " ");
        }
    }
    ui_span(ui, (TextSpan){0}, clause->after);
    ui_para_end(ui);
    ui_space(ui, 6);
    reading(ui, SIDE_A, &clause->a);
    ui_space(ui, 14);
    reading(ui, SIDE_B, &clause->b);
    ui_end(ui);
}

static void party_head(Ui *ui, const char *name, Tone tone) {
    ui_col(ui, (Box){.w = 84});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = tone, .align = ALIGN_CENTRE}, name);
    ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_DIM, .align = ALIGN_CENTRE, .role = ROLE_KEY},
                "no\u2002\u2013\u2002yes");
    ui_end(ui);
}

static void paper(Ui *ui, int chosen) {
    ui_col(ui, (Box){.look = LOOK_PAPER, .grow = 1, .role = ROLE_REGION, .name = "text"});
    ui_row(ui, (Box){.pad = PAD4(22, 4, 22, 3), .across = ALIGN_START});
    ui_col(ui, (Box){.grow = 1});
    ui_text_box(ui, (Text){.type = TYPE_H2, .size = 20, .line = 22.5f, .tone = TONE_HIGH, .role = ROLE_HEADING},
                "Statement of the Ministers");
    ui_para(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM});
    ui_span(ui, (TextSpan){0}, "Single text, draft 6 · ");
    ui_span(ui, (TextSpan){.bold = true, .tone = TONE_ACCENT, .term = "brackets", .underline = LINE_DOTTED},
            "[brackets]");
    ui_span(ui, (TextSpan){0}, " are not agreed");
    ui_para_end(ui);
    ui_end(ui);
    party_head(ui, "Armenian", TONE_SIDE_A);
    ui_space(ui, 14);
    party_head(ui, "Azerbaijani", TONE_SIDE_B);
    ui_end(ui);
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "clauses", .role = ROLE_LIST});
    for (int i = 0; i < (int)(sizeof clauses / sizeof clauses[0]); i++) {
        ui_col(ui, (Box){.pad = PAD2(20, 0)});
        ui_rule(ui);
        ui_end(ui);
        if (clauses[i].agreed) {
            settled_clause(ui, &clauses[i]);
        } else {
            open_clause(ui, &clauses[i], i + 1, chosen);
        }
    }
    ui_end(ui);
    ui_row(ui,
           (Box){.look = LOOK_FOOT, .pad = PAD2(22, 5), .min_h = 42, .along = ALIGN_BETWEEN, .gap = 8, .wrap = true});
    ui_hole(ui, HOLE_HALF, "Who stops", "half");
    ui_hole(ui, HOLE_OPEN, "Where", "open · clause 3");
    ui_hole(ui, HOLE_CLOSED, "When", "closed");
    ui_hole(ui, HOLE_OPEN, "Who watches", "open");
    ui_hole(ui, HOLE_HALF, "What follows", "half");
    ui_hole(ui, HOLE_OPEN, "Until when", "open");
    ui_end(ui);
    ui_end(ui);
}

static void advisers(Ui *ui) {
    ui_col(ui, (Box){.look = LOOK_PANEL, .w = 378, .role = ROLE_REGION, .name = "advisers"});
    ui_col(ui, (Box){.pad = PAD4(15, 10, 15, 6), .gap = 4, .grow = 1});
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, "Your advisers");
    ui_key_hint(ui, "A", "hear all three");
    ui_end(ui);
    ui_adviser(ui, "S", "Caucasus desk", "“Baku will want a date for every annex.”");
    ui_adviser(ui, "L", "Legal", "“‘Additionally’ binds no one. Both can sign.”");
    ui_end(ui);
    ui_rule(ui);
    ui_row(ui, (Box){.pad = PAD2(15, 4), .gap = 12});
    ui_icon(ui, ICON_LETTER, 17, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .grow = 1},
                "Our people on the ground · not yet\nLose neither neighbour · kept so far");
    ui_key_hint(ui, "M", "mandate");
    ui_end(ui);
    ui_end(ui);
}

static void levers(Ui *ui, int chosen) {
    static const struct {
        Icon icon;
        const char *name, *count;
    } tabs[] = {{ICON_PERSON, "Room", "4"},  {ICON_PENCIL, "Text", "5"}, {ICON_SCALES, "Levers", "4"},
                {ICON_PHONE, "Phones", "6"}, {ICON_CLOCK, "Clock", "3"}, {ICON_DOOR, "Close", "2"}};
    static const struct {
        Icon icon;
        const char *name, *form, *due, *why;
        int leverage;
        float weight;
    } cards[] = {
        {ICON_AIRCRAFT, "Aircraft for bodies", "Offer · to both sides", "due 12 Oct", NULL, 1, 200},
        {ICON_MONITOR, "Seat in the monitoring centre", "Offer · Azerbaijani side", "due 14 Oct", NULL, 2, 268},
        {ICON_FLAME, "Gas price review", "Offer · Armenian side", "due 16 Oct", NULL, 1, 192},
        {ICON_BOX, "Arms deliveries", "Hold back · either side", NULL, "Needs 6, you have 5", 0, 177}};
    ui_row(ui, (Box){.gap = 2, .role = ROLE_LIST, .name = "groups"});
    for (int i = 0; i < 6; i++) {
        char id[16];
        snprintf(id, sizeof id, "tab.%d", i);
        ui_tab(ui, (Box){.id = id, .w = 122, .selected = i == 2, .command = command_pack(VERB_TAB, (uint16_t)i, 0)},
               tabs[i].icon, tabs[i].name, tabs[i].count);
    }
    ui_spring(ui);
    ui_key_cap(ui, "Q");
    ui_space(ui, 2);
    ui_key_hint(ui, "E", "groups");
    ui_end(ui);
    ui_row(ui, (Box){.gap = 7, .across = ALIGN_STRETCH, .grow = 1, .min_h = 86});
    for (int i = 0; i < 4; i++) {
        char id[16];
        char key[2] = {(char)('1' + i), 0};
        snprintf(id, sizeof id, "lever.%d", i);
        ui_card(ui,
                (Box){.id = id,
                      .key = '1' + i,
                      .grow = cards[i].weight,
                      .selected = i == chosen,
                      .disabled = cards[i].why != NULL,
                      .why = cards[i].why,
                      .focus_first = i == chosen,
                      .command = command_pack(VERB_LEVER, (uint16_t)i, 0)},
                cards[i].icon, cards[i].name, key);
        ui_text(ui, TYPE_SMALL, TONE_TEXT, cards[i].form);
        if (cards[i].why) {
            ui_card_refusal(ui, cards[i].why);
        } else {
            ui_row(ui, (Box){.along = ALIGN_BETWEEN});
            ui_card_cost(ui, cards[i].leverage, "10 min");
            ui_text(ui, TYPE_SMALL, TONE_TEXT, cards[i].due);
            ui_end(ui);
        }
        ui_end(ui);
    }
    ui_end(ui);
}

static void forecast(Ui *ui, Side side, const char *about, const char *what, const char *how) {
    ui_row(ui, (Box){.gap = 6});
    ui_mark(ui, side, 13);
    ui_para(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH});
    ui_spanf(ui, (TextSpan){0}, "%s ", about);
    ui_span(ui, (TextSpan){.bold = true}, what);
    ui_spanf(ui, (TextSpan){.type = TYPE_SMALL, .tone = TONE_DIM}, " %s", how);
    ui_para_end(ui);
    ui_end(ui);
}

static void actions(Ui *ui, int chosen) {
    ui_col(ui, (Box){.grow = 1, .gap = 8, .role = ROLE_REGION, .name = "actions"});
    ui_col(ui, (Box){.grow = 1, .gap = 4});
    levers(ui, chosen);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 10, .across = ALIGN_STRETCH});
    ui_row(ui, (Box){.look = LOOK_PANEL, .grow = 1, .pad = PAD2(13, 4), .gap = 16, .wrap = true, .min_h = 42});
    forecast(ui, SIDE_A, "On 3:", "likely softer", "fair reading");
    forecast(ui, SIDE_B, "On 3:", "may soften", "weak reading");
    ui_row(ui, (Box){.gap = 6});
    ui_icon(ui, ICON_WARNING, 14, TONE_SIGNAL);
    ui_text(ui, TYPE_BODY, TONE_HIGH, "A promise falls due");
    ui_end(ui);
    ui_end(ui);
    ui_commit(ui, (Box){.id = "commit", .w = 216, .h = 42, .commit = true, .command = command_pack(VERB_COMMIT, 0, 0)},
              "Offer it", "→ 22:50", "Enter", NULL);
    ui_end(ui);
    ui_end(ui);
}

static const Delegation delegations[2] = {
    {"side.a",
     "Armenian delegation",
     "Guarded. Waiting on Yerevan.",
     "Asked twice who would count the breaches.",
     "Read 21:50, caucus · fair",
     SIDE_A,
     {{"Fighting stops tonight", "vital", .72f, .97f, .86f},
      {"No text on withdrawal", "firm", .55f, .92f, .74f},
      {"Observers on the line", "unclear", .3f, .8f, .55f}},
     {{"Patience", "3–5 h"}, {"Walk-out risk", "unlikely"}, {"Tonight’s agenda", "1 of 2 clues"}}},
    {"side.b",
     "Azerbaijani delegation",
     "Confident. In no hurry to sign.",
     "Let the last proposal pass without a note.",
     "Read 21:20, plenary · weak",
     SIDE_B,
     {{"A dated political process", "vital", .7f, .95f, .84f},
      {"Türkiye in the room", "unclear", .25f, .75f, .5f},
      {"No new “format”", "moderate", .42f, .74f, .56f}},
     {{"Patience", "4–8 h"}, {"Walk-out risk", "possible"}, {"Tonight’s agenda", "no clue yet"}}}};

// Narrow and medium: one thing at a time, chosen by tabs.
static void tabbed(Ui *ui, const DemoState *state) {
    static const char *const names[] = {"Text", "Armenian", "Azerbaijani", "Act", "Advice"};
    ui_row(ui, (Box){.pad = PAD2(16, 6), .gap = 6, .wrap = true, .role = ROLE_LIST});
    for (int i = 0; i < 5; i++) {
        char id[16];
        snprintf(id, sizeof id, "page.%d", i);
        ui_tab(ui, (Box){.id = id, .selected = i == state->page, .command = command_pack(VERB_OTHER, (uint16_t)i, 1)},
               ICON_NONE, names[i], NULL);
    }
    ui_end(ui);
    ui_row(ui, (Box){.grow = 1, .pad = PAD4(16, 4, 16, 10), .across = ALIGN_STRETCH});
    switch (state->page) {
    case 1:
    case 2: delegation(ui, &delegations[state->page - 1]); break;
    case 3:
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "act"});
        actions(ui, state->lever);
        ui_end(ui);
        break;
    case 4: advisers(ui); break;
    default: paper(ui, state->clause);
    }
    ui_end(ui);
}

void demo_talks(Ui *ui, const DemoState *state) {
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    top_bar(ui);
    if (ui_breadth(ui) != BREADTH_WIDE) {
        tabbed(ui, state);
        ui_end(ui);
        return;
    }
    ui_row(ui, (Box){.grow = 1, .pad = PAD4(16, 10, 16, 10), .gap = 16, .across = ALIGN_STRETCH});
    delegation(ui, &delegations[0]);
    paper(ui, state->clause);
    delegation(ui, &delegations[1]);
    ui_end(ui);
    ui_row(ui, (Box){.pad = PAD4(16, 0, 16, 10), .gap = 12, .h = 172, .across = ALIGN_STRETCH});
    advisers(ui);
    actions(ui, state->lever);
    ui_end(ui);
    ui_end(ui);
}

bool demo_tip(Ui *ui, const char *term, void *user) {
    (void)user;
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING}, term);
    ui_text(ui, TYPE_BOOK_SMALL, TONE_HIGH,
            "Words in brackets are proposed, not agreed. The mediator owns the {term:single|single text} and "
            "may cut "
            "brackets only with both in the room.");
    ui_rule(ui);
    ui_key_hint(ui, "Esc", "close");
    return true;
}

void demo_act(Ui *ui, DemoState *state, const UiCommand *command) {
    if (command->refused) {
        return;
    }
    switch (command_verb(command->command)) {
    case VERB_CLAUSE: state->clause = command_subject(command->command); break;
    case VERB_LEVER: state->lever = command_subject(command->command); break;
    case VERB_OTHER:
        if (command_detail(command->command)) {
            state->page = command_subject(command->command);
        }
        break;
    default: break;
    }
    ui_touch(ui);
}
