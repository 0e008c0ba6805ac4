// The menu: what can be said, in short lists that lead into each other. A step with one command behind it is
// left out.
#include <stdio.h>
#include <string.h>

#include "text/inside.h"

enum { FORECASTS_SHOWN_MAX = 8 };

// ---- steps ----

// Under what a command is found after its group; NO_INDEX: it stands in the list itself.
static int subject_key(Command command) {
    int kind = command.kind << 8;
    switch ((CommandKind)command.kind) {
    case COMMAND_ASK:
    case COMMAND_WHY:
    case COMMAND_CONFIDE:
    case COMMAND_LEVER:
    case COMMAND_FORECAST:
    case COMMAND_PLACE: return kind | command.args[0];
    case COMMAND_REDRAFT:
    case COMMAND_STRIKE:
    case COMMAND_TRADE: return COMMAND_REDRAFT << 8 | command.args[0];
    case COMMAND_BRING:
    case COMMAND_REOPEN:
    case COMMAND_AMEND:
    case COMMAND_KEEP: return kind;
    case COMMAND_ANSWER:
        return command.args[1] == ANSWER_EXCHANGE ? kind | 0xff
               : command.args[0] == NO_INDEX      ? NO_INDEX
                                                  : kind | command.args[0];
    default: return NO_INDEX;
    }
}

static int step_key(const Play *play, Command command, int depth) {
    bool grouped = play->teller.view.open->awaiting == AWAITING_MOVE;
    if (grouped && depth == 0) {
        return (int)move_group((CommandKind)command.kind);
    }
    int step = grouped ? depth - 1 : depth;
    if (step == 0) {
        return subject_key(command);
    }
    return step > 1                        ? NO_INDEX
           : command.kind == COMMAND_AMEND ? command.args[0]
           : command.kind == COMMAND_TRADE ? COMMAND_TRADE << 8
                                           : NO_INDEX;
}

// Whether a command is behind that step. A package is, behind either of its clauses.
static bool step_leads(const Play *play, Command command, int depth, int key) {
    Command other = command;
    other.args[0] = command.args[1];
    return step_key(play, command, depth) == key ||
           (command.kind == COMMAND_TRADE && step_key(play, other, depth) == key);
}

static bool on_path(const Play *play, Command command) {
    for (int depth = 0; depth < play->depth; depth++) {
        if (!step_leads(play, command, depth, play->path[depth])) {
            return false;
        }
    }
    return true;
}

static Entry *entry_find(Play *play, int key) {
    for (int i = 0; i < play->entry_count; i++) {
        if (!play->entries[i].leaf && play->entries[i].key == key) {
            return &play->entries[i];
        }
    }
    return NULL;
}

// Counts the commands behind a step, so that a step with one is that one.
static int behind(const Play *play, int key) {
    int count = 0;
    for (size_t i = 0; i < play->offer_count; i++) {
        count += on_path(play, play->offers[i].command) && step_key(play, play->offers[i].command, play->depth) == key;
    }
    return count;
}

// One more command behind a step. That a wording stands already is never why nothing else can be written.
static void entry_join(Entry *entry, const Offer *offer) {
    int before = entry->offer.verdict.reason, reason = offer->verdict.reason;
    entry->refused = entry->refused && reason != REASON_NONE;
    if (before == REASON_SAME && reason != REASON_NONE) {
        entry->offer = *offer;
    } else if (reason != REASON_SAME) {
        entry->alike = entry->alike && reason == before;
    }
}

static void entries_make(Play *play) {
    play->entry_count = 0;
    for (size_t i = 0; i < play->offer_count && play->entry_count < ENTRIES_MAX; i++) {
        const Offer *offer = &play->offers[i];
        if (!on_path(play, offer->command)) {
            continue;
        }
        int key = step_key(play, offer->command, play->depth);
        bool refused = offer->verdict.reason != REASON_NONE;
        bool group = play->depth == 0 && play->teller.view.open->awaiting == AWAITING_MOVE;
        if (key == NO_INDEX || (!group && behind(play, key) == 1)) {
            play->entries[play->entry_count++] = (Entry){.leaf = true, .key = key, .offer = *offer, .refused = refused};
            continue;
        }
        Entry *entry = entry_find(play, key);
        if (entry == NULL) {
            play->entries[play->entry_count++] =
                (Entry){.key = key, .offer = *offer, .refused = refused, .alike = true};
        } else {
            entry_join(entry, offer);
        }
    }
}

// Groups in the order of the talks' screen, whatever order the moves are listed in.
static void groups_sort(Play *play) {
    for (int i = 1; i < play->entry_count; i++) {
        Entry moved = play->entries[i];
        int at = i;
        for (; at > 0 && play->entries[at - 1].key > moved.key; at--) {
            play->entries[at] = play->entries[at - 1];
        }
        play->entries[at] = moved;
    }
}

// What is not on the table yet comes after what is.
static void new_clauses_last(Play *play) {
    for (int i = 0; i + 1 < play->entry_count; i++) {
        if (play->entries[i].offer.command.kind == COMMAND_BRING) {
            Entry moved = play->entries[i];
            play->entries[i] = play->entries[i + 1];
            play->entries[i + 1] = moved;
        }
    }
}

static void menu_make(Play *play) {
    entries_make(play);
    if (play->depth == 0 && play->teller.view.open->awaiting == AWAITING_MOVE) {
        groups_sort(play);
    } else if (play->depth == 1) {
        new_clauses_last(play);
    }
}

// What belongs to another moment altogether is no offer that is refused: it is none.
static bool of_this_moment(const Offer *offer) {
    Reason reason = (Reason)offer->verdict.reason;
    return reason != REASON_PHASE && reason != REASON_SEAT && reason != REASON_UNKNOWN;
}

void menu_reset(Play *play) {
    play->depth = 0;
    size_t count = command_list(&play->teller.view, true, play->offers, COMMAND_LIST_MAX);
    play->offer_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (of_this_moment(&play->offers[i])) {
            play->offers[play->offer_count++] = play->offers[i];
        }
    }
    menu_make(play);
}

// ---- labels ----

static void step_label(const Play *play, const Entry *entry, Buffer *out) {
    const Scenario *c = play->teller.view.scenario;
    const Teller *teller = &play->teller;
    Command command = entry->offer.command;
    if (play->depth == 0 && teller->view.open->awaiting == AWAITING_MOVE) {
        buffer_add(out, tell_group(play->words, (MoveGroup)entry->key));
        return;
    }
    int first = command.args[0];
    bool package = entry->key == COMMAND_TRADE << 8;
    bool of_issue = command.kind == COMMAND_REDRAFT || command.kind == COMMAND_STRIKE ||
                    (command.kind == COMMAND_TRADE && !package);
    bool of_party = command.kind == COMMAND_ASK || command.kind == COMMAND_WHY;
    bool amend_clause = command.kind == COMMAND_AMEND && entry->key < 0x100;
    if (command.kind == COMMAND_ANSWER && command.args[1] != ANSWER_EXCHANGE) {
        tell_report_title(teller, first, out);
        return;
    }
    if (of_issue || amend_clause) {
        SAY(play->words, out, "text.step.clause", {"clause", c->issues[first].title},
            {"status", tell_clause_status(play->words, &teller->view.open->clauses[first])});
        return;
    }
    char key[64];
    const char *word = command.kind == COMMAND_FORECAST ? word_of(ARG_FORECAST, first) : NULL;
    snprintf(key, sizeof key, "text.step.%s%s%s", command_shape((CommandKind)command.kind)->verb,
             word != NULL ? "." : "", word != NULL ? word : "");
    Buffer said;
    buffer_init(&said);
    if (command.kind == COMMAND_CONFIDE) {
        tell_confidence(teller, first, &said);
    }
    const char *title = command.kind == COMMAND_LEVER   ? c->levers[first].title
                        : command.kind == COMMAND_PLACE ? c->assets[first].name
                                                        : "";
    int clause = package ? play->path[play->depth - 1] & 0xff : 0;
    SAY(play->words, out, key, {"party", of_party ? c->parties[first].name : ""}, {"title", title},
        {"confidence", said.text}, {"clause", c->issues[clause].title});
    buffer_free(&said);
}

static void refusal_add(const Play *play, const Offer *offer, Buffer *out) {
    Buffer why;
    buffer_init(&why);
    tell_verdict(&play->teller, offer->command, offer->verdict, &why);
    buffer_add(out, " · ");
    if (offer->verdict.reason == REASON_PHASE) { // says itself that it is not the moment
        buffer_add(out, why.text);
    } else {
        SAY(play->words, out, "text.refused", {"why", why.text});
    }
    buffer_free(&why);
}

// Behind its card, a lever is only how, whom and on what.
static void lever_label(const Play *play, Command command, Buffer *out) {
    const Scenario *c = play->teller.view.scenario;
    bool whole = command.args[3] == NO_INDEX;
    SAY(play->words, out, whole ? "text.lever-whole" : "text.lever",
        {"form", tell_form(play->words, (Form)command.args[1])}, {"party", c->parties[command.args[2]].name},
        {"clause", whole ? "" : c->issues[command.args[3]].title});
}

static void leaf_label(const Play *play, const Entry *entry, Buffer *out) {
    const Teller *teller = &play->teller;
    if (entry->offer.command.kind == COMMAND_LEVER && play->depth > 1) {
        lever_label(play, entry->offer.command, out);
    } else {
        tell_command(teller, entry->offer.command, out);
    }
    const Command *command = &entry->offer.command;
    if (command->kind == COMMAND_FORECAST && command->args[0] != FORECAST_BREAK) {
        buffer_addf(out, " (%s)", tell_chance_range(play->words, command->args[1]));
    }
    Verdict verdict = entry->offer.verdict;
    const Clause *clauses = teller->view.open->clauses;
    if (command->kind == COMMAND_REDRAFT && clauses[command->args[0]].option == command->args[1] &&
        verdict.reason == REASON_NONE) {
        buffer_add_char(out, ' ');
        buffer_add(out, words_at(play->words, "text.as-it-stands"));
    }
    if (verdict.minutes != 0 || verdict.cost != 0) {
        buffer_add(out, " (");
        tell_command_cost(teller, verdict, out);
        buffer_add(out, ")");
    }
    if (verdict.reason != REASON_NONE) {
        refusal_add(play, &entry->offer, out);
    }
}

// What a card says, where it is more than the label: a scene's choice and a card one is about to play. What the line
// before has just foretold, in `above`, is not said again.
static void leaf_more(const Play *play, const Entry *entry, Buffer *above) {
    Command command = entry->offer.command;
    bool own_text = command.kind == COMMAND_CHOOSE || command.kind == COMMAND_CHORE || command.kind == COMMAND_PHONE ||
                    command.kind == COMMAND_BRING;
    const char *text = command_text(&play->teller, command);
    if (own_text && text[0] != '\0') {
        page_print(&play->page, 5, 5, text);
    }
    if (entry->offer.verdict.reason != REASON_NONE) {
        return;
    }
    Buffer forecast;
    buffer_init(&forecast);
    tell_command_forecast(&play->teller, command, &forecast);
    if (command.kind != COMMAND_LEVER) { // how much a lever moves the whole is told where one is asked about
        tell_command_whole(&play->teller, command, &forecast);
    }
    if (forecast.length > 0 && (above->length == 0 || strcmp(forecast.text, above->text) != 0)) {
        page_print(&play->page, 5, 7, forecast.text);
    }
    buffer_clear(above);
    buffer_add(above, forecast.length > 0 ? forecast.text : "");
    buffer_free(&forecast);
}

// ---- showing and choosing ----

// Whether there is room to say of every move what it may bring.
static bool forecasts_fit(const Play *play) {
    int moves = 0;
    for (int i = 0; i < play->entry_count; i++) {
        moves += play->entries[i].leaf && play->entries[i].offer.verdict.reason == REASON_NONE;
    }
    return moves <= FORECASTS_SHOWN_MAX;
}

void menu_show(Play *play) {
    bool more = forecasts_fit(play);
    Buffer line, foretold;
    buffer_init(&line);
    buffer_init(&foretold);
    if (play->depth > 0) {
        const Entry *any = &play->entries[0];
        CommandKind kind = (CommandKind)any->offer.command.kind;
        if (any->leaf && (kind == COMMAND_LEVER || kind == COMMAND_PLACE)) {
            page_print(&play->page, 0, 0, command_text(&play->teller, any->offer.command));
        }
    }
    for (int i = 0; i < play->entry_count; i++) {
        const Entry *entry = &play->entries[i];
        buffer_clear(&line);
        buffer_addf(&line, "%d. ", i + 1);
        if (entry->leaf) {
            leaf_label(play, entry, &line);
        } else {
            step_label(play, entry, &line);
            if (entry->refused && entry->alike) {
                refusal_add(play, &entry->offer, &line);
            } else if (entry->refused) {
                buffer_add(&line, " ");
                SAY(play->words, &line, "text.all-refused", {"", ""});
            }
        }
        page_print(&play->page, 0, 4, line.text);
        if (entry->leaf && more) {
            leaf_more(play, entry, &foretold);
        }
    }
    if (!more) {
        say_key(play, "text.explain-more");
    }
    if (play->depth > 0) {
        say_key(play, "text.back");
    }
    buffer_free(&foretold);
    buffer_free(&line);
}

// What a step that is refused as a whole would be, and why it is not.
static void refusal_show(const Play *play, const Offer *offer) {
    const char *text = command_text(&play->teller, offer->command);
    if (text[0] != '\0') {
        page_print(&play->page, 0, 0, text);
    }
    Buffer why;
    buffer_init(&why);
    tell_verdict(&play->teller, offer->command, offer->verdict, &why);
    page_print(&play->page, 0, 2, why.text);
    buffer_free(&why);
}

bool menu_choose(Play *play, int number, Command *command) {
    if (number < 1 || number > play->entry_count) {
        char most[12];
        snprintf(most, sizeof most, "%d", play->entry_count);
        SAY_LINE(play, 0, "text.no-such-number", {"n", most});
        return false;
    }
    const Entry *entry = &play->entries[number - 1];
    if (entry->leaf) {
        *command = entry->offer.command;
        return true;
    }
    if (entry->refused && entry->alike) {
        refusal_show(play, &entry->offer);
        return false;
    }
    play->path[play->depth++] = entry->key;
    menu_make(play);
    menu_show(play);
    return false;
}

bool menu_back(Play *play) {
    if (play->depth == 0) {
        return false;
    }
    play->depth--;
    menu_make(play);
    return true;
}

void command_explain(const Play *play, Command command, Verdict verdict) {
    Entry entry = {.leaf = true, .offer = {command, verdict}};
    Buffer line;
    buffer_init(&line);
    leaf_label(play, &entry, &line);
    page_print(&play->page, 0, 4, line.text);
    const char *text = command_text(&play->teller, command);
    if (text[0] != '\0') {
        page_print(&play->page, 4, 4, text);
    }
    buffer_clear(&line);
    tell_command_forecast(&play->teller, command, &line);
    if (command.kind == COMMAND_REDRAFT || command.kind == COMMAND_AMEND) {
        tell_pairs(&play->teller, command.args[0], command.args[1], &line);
    }
    tell_command_whole(&play->teller, command, &line);
    if (line.length > 0) {
        page_print(&play->page, 4, 6, line.text);
    }
    buffer_free(&line);
    char words[LINE_BYTES];
    command_print(play->teller.view.scenario, command, words, sizeof words);
    SAY_LINE(play, 4, "text.explain-command", {"command", words});
}
