#include "tell/hint.h"

#include <stdint.h>
#include <string.h>

#include "base/real.h"
#include "tell/inside.h"

enum { LATE_MINUTES = 60 };
// On the scale of stances, where 0.5 is the edge of a yes.
#define YES 0.5
#define CLEARLY_BETTER 0.08
#define READY_CHANCE 0.55
#define LITTLE_KNOWN 0.3
#define CLOSER 0.01 // by margin

typedef struct Hints {
    const View *view;
    Hint *list;
    size_t count;
} Hints;

static bool may(const View *view, Command command) {
    return command_check(view, command).reason == REASON_NONE;
}

static Command command_of(CommandKind kind, int a, int b, int c, int d) {
    return (Command){.kind = (uint8_t)kind, .args = {(int16_t)a, (int16_t)b, (int16_t)c, (int16_t)d}};
}

// Other words for a clause are one hint, whichever words are meant.
static bool listed(const Hints *hints, Hint hint) {
    for (size_t i = 0; i < hints->count; i++) {
        const Hint *other = &hints->list[i];
        bool same = hint.issue != NO_INDEX
                        ? other->issue == hint.issue
                        : memcmp(other->command.args, hint.command.args, sizeof hint.command.args) == 0;
        if (other->command.kind == hint.command.kind && same) {
            return true;
        }
    }
    return false;
}

static void hint_add(Hints *hints, Hint hint) {
    if (hints->count < HINTS_MAX && may(hints->view, hint.command) && !listed(hints, hint)) {
        hints->list[hints->count++] = hint;
    }
}

static bool in_brackets(const View *view, int issue) {
    return view->open->clauses[issue].status == CLAUSE_BRACKETED;
}

// Who finds these words hardest, and how hard.
static double hardest(const View *view, int issue, int option, int *party) {
    double least = 2;
    for (int p = 0; p < view->scenario->party_count; p++) {
        double guess = stance_of_clause(view, p, issue, option).guess;
        *party = guess < least ? p : *party;
        least = real_min(least, guess);
    }
    return least;
}

// ---- of the text ----

static void hint_missing(Hints *hints) {
    const View *view = hints->view;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        uint8_t status = view->open->clauses[i].status;
        if (view->scenario->issues[i].required && (status == CLAUSE_NONE || status == CLAUSE_STRUCK)) {
            hint_add(hints, (Hint){HINT_MISSING, command_of(COMMAND_BRING, i, 0, 0, 0), NO_INDEX, i, 0});
        }
    }
}

static bool is_late(const View *view) {
    return view->open->deadline - view->open->minute <= LATE_MINUTES;
}

static void hint_table(Hints *hints) {
    const View *view = hints->view;
    bool ready = true, late = is_late(view);
    for (int p = 0; p < view->scenario->party_count; p++) {
        ready = ready && stance_of_text(view, p).chance >= READY_CHANCE;
    }
    if (ready || late) {
        hint_add(hints,
                 (Hint){ready ? HINT_READY : HINT_LATE, command_of(COMMAND_TABLE, 0, 0, 0, 0), NO_INDEX, NO_INDEX, 0});
    }
}

static void hint_settled(Hints *hints) {
    int count = 0, party = 0;
    for (int i = 0; i < hints->view->scenario->issue_count; i++) {
        const Clause *clause = &hints->view->open->clauses[i];
        count += in_brackets(hints->view, i) && hardest(hints->view, i, clause->option, &party) >= YES;
    }
    if (count > 1) {
        hint_add(hints, (Hint){HINT_SETTLED, command_of(COMMAND_PLENARY, 0, 0, 0, 0), NO_INDEX, NO_INDEX, count});
    }
}

// The wording that is easiest for who finds it hardest, where that is clearly better than what stands.
static double better_words(const View *view, int issue, Command *command) {
    int party = 0, standing = view->open->clauses[issue].option;
    double now = hardest(view, issue, standing, &party), best = now + CLEARLY_BETTER;
    for (int o = 0; o < view->scenario->issues[issue].option_count; o++) {
        Command words = command_of(COMMAND_REDRAFT, issue, o, 0, 0);
        double then = o == standing ? 0 : hardest(view, issue, o, &party);
        if (then > best && may(view, words)) {
            best = then;
            *command = words;
        }
    }
    return command->kind == COMMAND_REDRAFT ? best - now : 0;
}

// The two clauses that gain most by going together, where all would take them so.
static void hint_package(Hints *hints) {
    const View *view = hints->view;
    int count = view->scenario->issue_count;
    Hint hint = {.kind = HINT_NONE};
    double most = CLEARLY_BETTER;
    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count && in_brackets(view, i); j++) {
            int one = 0, other = 0;
            double apart = real_min(hardest(view, i, view->open->clauses[i].option, &one),
                                    in_brackets(view, j) ? hardest(view, j, view->open->clauses[j].option, &other) : 1);
            double together = 1;
            for (int p = 0; p < view->scenario->party_count; p++) {
                together = real_min(together, stance_of_trade(view, p, i, j).guess);
            }
            Command trade = command_of(COMMAND_TRADE, i, j, 0, 0);
            if (in_brackets(view, j) && one != other && together >= YES && together - apart > most &&
                may(view, trade)) {
                most = together - apart;
                hint = (Hint){HINT_PACKAGE, trade, NO_INDEX, i, 0};
            }
        }
    }
    if (hint.kind) {
        hint_add(hints, hint);
    }
}

// A lever that could be used and would move this party on this clause.
static bool gift_for(const View *view, int party, int issue, Command *command) {
    double most = 0.02;
    for (int l = 0; l < view->scenario->lever_count; l++) {
        const Lever *lever = &view->scenario->levers[l];
        bool bears = lever->issues >> issue & 1 && lever->forms >> FORM_OFFER & 1;
        Command give = command_of(COMMAND_LEVER, l, FORM_OFFER, party, issue);
        double effect = bears ? lever_effect(view->scenario, view->open, l, FORM_OFFER, party) : 0;
        if (effect > most && may(view, give)) {
            most = effect;
            *command = give;
        }
    }
    return command->kind == COMMAND_LEVER;
}

static void hint_give(Hints *hints) {
    const View *view = hints->view;
    Hint hint = {.kind = HINT_NONE};
    double least = YES;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        Command command = {.kind = COMMAND_NONE}, words = command;
        int party = 0;
        double now = in_brackets(view, i) ? hardest(view, i, view->open->clauses[i].option, &party) : 1;
        if (now < least && better_words(view, i, &words) == 0 && gift_for(view, party, i, &command)) {
            least = now;
            hint = (Hint){HINT_GIVE, command, party, i, 0};
        }
    }
    if (hint.kind) {
        hint_add(hints, hint);
    }
}

// ---- of the whole text ----

typedef double Margin(const View *view, int party);

static double to_sign(const View *view, int party) {
    return stance_of_text(view, party).margin;
}

static double to_sign_and_keep(const View *view, int party) {
    return real_min(to_sign(view, party), stance_of_paper(view, party).margin);
}

// Who is furthest, and by which margin.
static double furthest(const View *view, Margin *margin, int *party) {
    double least = 2;
    for (int p = 0; p < view->scenario->party_count; p++) {
        double now = margin(view, p);
        *party = now < least ? p : *party;
        least = real_min(least, now);
    }
    return least;
}

// Keeps a change when whoever is furthest would come closer by it than by any before.
static void change_keep(const View *then, Margin *by, Command command, int issue, Hint *hint, double *most) {
    int party = 0;
    double margin = furthest(then, by, &party);
    if (margin > *most) {
        *most = margin;
        hint->kind = HINT_SHORT;
        hint->command = command;
        hint->issue = issue;
    }
}

static void change_words(const View *view, Margin *by, int issue, Hint *hint, double *most) {
    Open open = *view->open;
    View then = *view;
    then.open = &open;
    open.clauses[issue].status = CLAUSE_BRACKETED;
    for (int o = 0; o < view->scenario->issues[issue].option_count; o++) {
        Command words = command_of(COMMAND_REDRAFT, issue, o, 0, 0);
        if (o != view->open->clauses[issue].option && may(view, words)) {
            open.clauses[issue].option = (int8_t)o;
            change_keep(&then, by, words, issue, hint, most);
        }
    }
}

// Words of this clause that bring one party closer to the whole than `most`.
static bool words_for(const View *view, int party, int issue, double *most, Command *command) {
    Open open = *view->open;
    View then = *view;
    then.open = &open;
    bool found = false;
    for (int o = 0; o < view->scenario->issues[issue].option_count; o++) {
        Command words = command_of(COMMAND_REDRAFT, issue, o, 0, 0);
        open.clauses[issue].option = (int8_t)o;
        double margin = o == view->open->clauses[issue].option ? *most : stance_of_text(&then, party).margin;
        if (margin > *most && may(view, words)) {
            *most = margin;
            *command = words;
            found = true;
        }
    }
    return found;
}

static void change_gift(const View *view, Margin *by, int issue, Hint *hint, double *most) {
    Command give = {.kind = COMMAND_NONE};
    if (!gift_for(view, hint->party, issue, &give)) {
        return;
    }
    Mind mind = *view->mind;
    View then = *view;
    then.mind = &mind;
    double effect = lever_effect(view->scenario, view->open, give.args[0], FORM_OFFER, hint->party);
    mind.moved[hint->party][issue] = (int8_t)real_min(mind.moved[hint->party][issue] + 100 * effect, INT8_MAX);
    change_keep(&then, by, give, issue, hint, most);
}

// Other words that bring whoever is furthest from signing or keeping the text closer, and let nobody fall behind it.
static void hint_words(Hints *hints) {
    const View *view = hints->view;
    Hint hint = {.kind = HINT_NONE};
    double most = furthest(view, to_sign_and_keep, &hint.party) + CLOSER;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        if (in_brackets(view, i)) {
            change_words(view, to_sign_and_keep, i, &hint, &most);
        }
    }
    if (hint.kind) {
        hint.kind = HINT_WORDS;
        hint_add(hints, hint);
    }
}

// After a refusal: the one change that brings whoever is furthest closest, and loses no other; when no change does, the
// reading may be what is wrong.
static void hint_short(Hints *hints) {
    const View *view = hints->view;
    Hint hint = {.kind = HINT_DOUBT, .issue = NO_INDEX};
    double most = furthest(view, to_sign, &hint.party) + CLOSER;
    if (view->open->refusals == 0 || stance_of_text(view, hint.party).chance >= READY_CHANCE) {
        return;
    }
    hint.command = command_of(COMMAND_CAUCUS, hint.party, 0, 0, 0);
    for (int i = 0; i < view->scenario->issue_count; i++) {
        if (in_brackets(view, i) || view->open->clauses[i].status == CLAUSE_AGREED) {
            change_words(view, to_sign, i, &hint, &most);
            change_gift(view, to_sign, i, &hint, &most);
        }
    }
    hint_add(hints, hint);
}

// ---- of the parties ----

// Of a party that thinks of leaving: the clause whose other words would bring it closest to the whole, or, where none
// would, the clause it can bear least of those for which something can be given.
static void hint_leaving(Hints *hints) {
    const View *view = hints->view;
    for (int p = 0; p < view->scenario->party_count; p++) {
        Hint words = {.kind = HINT_NONE}, gift = words;
        double most = stance_of_text(view, p).margin + CLOSER, least = 2;
        for (int i = 0; view->mind->leaving >> p & 1 && i < view->scenario->issue_count; i++) {
            const Clause *clause = &view->open->clauses[i];
            if (!in_brackets(view, i) && clause->status != CLAUSE_AGREED) {
                continue;
            }
            Command command = {.kind = COMMAND_NONE};
            if (words_for(view, p, i, &most, &command)) {
                words = (Hint){HINT_LEAVING, command, p, i, 0};
            }
            double guess = stance_of_clause(view, p, i, clause->option).guess;
            if (guess < least && gift_for(view, p, i, &command)) {
                least = guess;
                gift = (Hint){HINT_LEAVING, command, p, i, 0};
            }
        }
        if (words.kind || gift.kind) {
            hint_add(hints, words.kind ? words : gift);
        }
    }
}

// Who is least known, if that is little; of alike ones the first of the scenario. The others' turn comes when it was
// heard.
static void hint_unread(Hints *hints) {
    const View *view = hints->view;
    int least = 0;
    for (int p = 1; p < view->scenario->party_count; p++) {
        least = view_precision(view, p) < view_precision(view, least) ? p : least;
    }
    if (view_precision(view, least) < LITTLE_KNOWN) {
        hint_add(hints, (Hint){HINT_UNREAD, command_of(COMMAND_CAUCUS, least, 0, 0, 0), least, NO_INDEX, 0});
    }
}

// ---- of the days ----

static void hint_days(Hints *hints) {
    const View *view = hints->view;
    for (int slot = 0; slot < PROMISE_MAX; slot++) {
        if (view->open->promises[slot].status == PROMISE_OPEN) {
            hint_add(hints, (Hint){HINT_PROMISE, command_of(COMMAND_KEEP, slot, 0, 0, 0), NO_INDEX, NO_INDEX, 0});
        }
    }
    for (int r = 0; r < view->open->report_count; r++) {
        Attribution who = attribution_of(view->scenario, &view->open->reports[r]);
        if (who.dots_unknown * 2 > ATTRIBUTION_DOTS) {
            hint_add(hints, (Hint){HINT_REPORT, command_of(COMMAND_ANSWER, r, ANSWER_INVESTIGATE, 0, 0), NO_INDEX,
                                   NO_INDEX, 0});
        }
    }
    static const int16_t of_day[][2] = {{ANSWER_EXCHANGE, EXCHANGE_LISTS}, {ANSWER_ALLIES, 0}};
    for (size_t i = 0; i < sizeof of_day / sizeof of_day[0]; i++) {
        hint_add(hints, (Hint){HINT_ANSWER, command_of(COMMAND_ANSWER, NO_INDEX, of_day[i][0], of_day[i][1], 0),
                               NO_INDEX, NO_INDEX, 0});
    }
}

// ---- of the hours and the mornings ----

static bool writes(const Effects *effects, NameKind name) {
    for (size_t e = 0; effects != NULL && e < effects_count(effects); e++) {
        if (name_kind(effects_at(effects, e).id) == name) {
            return true;
        }
    }
    return false;
}

// What can only be done now and is asked for later: the lists of an exchange that was agreed, watchers, orders.
static void hint_hours(Hints *hints) {
    const View *view = hints->view;
    static const NameKind wanted[] = {NAME_LISTS, NAME_ADVANCE, NAME_ORDERS, NAME_HOTLINE};
    for (size_t n = 0; n < sizeof wanted / sizeof wanted[0]; n++) {
        for (int c = 0; c < view->scenario->chore_count; c++) {
            const Chore *chore = &view->scenario->chores[c];
            if (chore->forecast[0] != '\0' && writes(chore->effects, wanted[n])) {
                hint_add(hints, (Hint){HINT_ANSWER, command_of(COMMAND_CHORE, c, 0, 0, 0), NO_INDEX, NO_INDEX, 0});
            }
        }
    }
}

// Who sees and who is listened to, where it is hottest.
static void hint_morning(Hints *hints) {
    const View *view = hints->view;
    static const AssetKind wanted[] = {ASSET_OBSERVERS, ASSET_SERVICES, ASSET_MINISTER};
    int hottest = 0;
    for (int s = 1; s < view->scenario->sector_count; s++) {
        hottest = view->open->heat[s] > view->open->heat[hottest] ? s : hottest;
    }
    for (size_t n = 0; n < sizeof wanted / sizeof wanted[0]; n++) {
        for (int a = 0; a < view->scenario->asset_count; a++) {
            if (view->scenario->assets[a].kind == wanted[n]) {
                hint_add(hints,
                         (Hint){HINT_ANSWER, command_of(COMMAND_PLACE, a, hottest, 0, 0), NO_INDEX, NO_INDEX, 0});
            }
        }
    }
}

size_t hints_find(const View *view, Hint hints[HINTS_MAX]) {
    Hints found = {view, hints, 0};
    if (view->open->awaiting == AWAITING_MOVE) {
        hint_leaving(&found);
        hint_missing(&found);
        hint_short(&found);
        if (!is_late(view)) { // there is time to make it better before it is signed
            hint_words(&found);
        }
        hint_table(&found);
        hint_settled(&found);
        hint_unread(&found);
        hint_words(&found);
        hint_package(&found);
        hint_give(&found);
    } else if (view->open->awaiting == AWAITING_ANSWER) {
        hint_days(&found);
    } else if (view->open->awaiting == AWAITING_CHORE) {
        hint_hours(&found);
    } else if (view->open->awaiting == AWAITING_ASSETS) {
        hint_morning(&found);
    }
    return found.count;
}

// ---- told ----

static const char *const names[HINT_COUNT] = {
    [HINT_LEAVING] = "leaving", [HINT_MISSING] = "missing", [HINT_READY] = "ready", [HINT_LATE] = "late",
    [HINT_SETTLED] = "settled", [HINT_UNREAD] = "unread",   [HINT_WORDS] = "words", [HINT_PACKAGE] = "package",
    [HINT_SHORT] = "short",     [HINT_DOUBT] = "doubt",     [HINT_GIVE] = "give",   [HINT_PROMISE] = "promise",
    [HINT_REPORT] = "report",   [HINT_ANSWER] = "answer",
};

static void hint_say(const Teller *teller, const Hint *hint, const char *prefix, Buffer *out) {
    const Open *open = teller->view.open;
    char number[NUMBER_BYTES];
    Buffer time;
    buffer_init(&time);
    tell_minutes(teller->words, open->deadline - open->minute, &time);
    Buffer name;
    buffer_init(&name);
    buffer_addf(&name, "%s.%s", prefix, names[hint->kind]);
    SAY(teller->words, out, name.text, {"party", party_name(teller, hint->party)},
        {"clause", issue_title(teller, hint->issue)}, {"n", number_print(hint->clauses, number)},
        {"other", issue_title(teller, hint->kind == HINT_PACKAGE ? hint->command.args[1] : NO_INDEX)},
        {"time", time.text});
    buffer_free(&name);
    buffer_free(&time);
}

static bool chosen_among(HintKind kind) {
    return kind == HINT_WORDS || kind == HINT_LEAVING || kind == HINT_GIVE || kind == HINT_PACKAGE ||
           kind == HINT_SHORT;
}

void tell_hint_title(const Teller *teller, const Hint *hint, Buffer *out) {
    if (chosen_among(hint->kind)) {
        hint_say(teller, hint, hint->command.kind == COMMAND_LEVER ? "tell.hint.lever" : "tell.hint.do", out);
    } else {
        tell_command(teller, hint->command, out);
    }
}

void tell_hint_why(const Teller *teller, const Hint *hint, Buffer *out) {
    if (hint->kind != HINT_ANSWER) {
        hint_say(teller, hint, "tell.hint", out);
        return;
    }
    Buffer lines;
    buffer_init(&lines);
    tell_command_forecast(teller, hint->command, &lines);
    for (const char *end = lines.text; end && *end && *end != '\n'; end++) { // the first of them
        buffer_add_char(out, *end);
    }
    buffer_free(&lines);
}
