// The moves of a group as cards: shared by the talks, the room of one party and the ceasefire.
#pragma once

#include "ui/screen.h"

enum { CARDS_MAX = 24 };

typedef struct Card {
    Command command;
    Verdict verdict;
} Card;

typedef struct Cards {
    Card list[CARDS_MAX];
    size_t count;
    size_t chosen; // its index, 0 where there is none
    bool unasked;  // none is chosen and none may be proposed: it is only the first that is allowed
} Cards;

// The clause that moves are about: the chosen one, else the first in brackets.
int chosen_clause(const Ui *ui, const Stage *stage);
// Fills the cards of a group for that clause, refused ones too.
void cards_of_group(Ui *ui, const Stage *stage, MoveGroup group, Cards *cards);
// The card that is chosen: by its place, else the first that is allowed and gives nothing away.
void cards_choose(const Ui *ui, Cards *cards);
// The clause that the chosen one would be put together with: the picked one, else the first that may be; or NO_INDEX.
int chosen_trade(const Ui *ui, const Stage *stage, int issue);
// Of the wordings that may be written by COMMAND_REDRAFT or COMMAND_AMEND, without the one that stands: the one that is
// easiest for whoever finds it hardest, as far as it can be read; or NO_INDEX.
int easiest_wording(const Stage *stage, CommandKind kind, int issue);
// The picked word of a forecast, or NO_INDEX.
int chosen_chance(const Ui *ui);
typedef enum CardForm {
    CARD_TALL, // alone in its column, takes the height there is
    CARD_TOLD, // such a one, with what the move is in words
    CARD_LOW,
    CARD_SLIM // one line, if it can
} CardForm;
// Declares one card; `index` gives its id and its hot key. `width`: u of one that is not tall.
void part_card(Ui *ui, const Stage *stage, const Card *card, int index, bool selected, CardForm form, float width);
float low_card_height(Ui *ui, const Stage *stage, const Card *card, float width);

// What came of the last move, in so many sentences at most: what matters most, in order.
bool news_any(const Stage *stage);
void part_news(Ui *ui, const Stage *stage, size_t most);

Icon icon_of_command(const Stage *stage, Command command);
// Told words that live until the next frame.
const char *told_title(Ui *ui, const Stage *stage, Command command);
const char *told_verb(Ui *ui, const Stage *stage, Command command);
const char *told_refusal(Ui *ui, const Stage *stage, Command command, Verdict verdict);
const char *told_refusal_short(Ui *ui, const Stage *stage, Command command, Verdict verdict); // for the foot of a card
const char *told_minutes(Ui *ui, const Stage *stage, int minutes);
