// Why a move is refused, why a party would refuse, and what is asked of the seat.
#include <stdio.h>

#include "tell/inside.h"

enum { REASON_KEY_BYTES = 48 };

// The scenario's own sentence for a condition that does not hold, "" when it gives none.
static const char *condition_text(const Teller *teller, Command command) {
    const Scenario *c = teller->view.scenario;
    int first = command.args[0], second = command.args[1];
    switch ((CommandKind)command.kind) {
    case COMMAND_CHOOSE: return c->scenes[first].choices[second].requires_text;
    case COMMAND_LEVER: return c->levers[first].requires_text;
    case COMMAND_PHONE: return c->phones[first].requires_text;
    case COMMAND_CHORE: return c->chores[first].requires_text;
    case COMMAND_PLACE: return c->assets[first].requires_text;
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND: return c->issues[first].options[second].why;
    default: return "";
    }
}

static void verdict_say(const Teller *teller, Verdict verdict, const char *key, Buffer *out) {
    char needed[NUMBER_BYTES], found[NUMBER_BYTES], until[TIME_BYTES];
    time_print(verdict.needed, until);
    Buffer time, left, day;
    buffer_init(&time);
    buffer_init(&left);
    buffer_init(&day);
    tell_minutes(teller->words, verdict.needed, &time);
    tell_minutes(teller->words, verdict.found, &left);
    tell_day(teller, verdict.needed, &day);
    SAY(teller->words, out, key, {"needed", number_print(verdict.needed, needed)},
        {"found", number_print(verdict.found, found)}, {"until", until}, {"time", time.text}, {"left", left.text},
        {"day", day.text}, {"party", party_name(teller, verdict.subject)},
        {"clause", issue_title(teller, verdict.subject)});
    buffer_free(&time);
    buffer_free(&left);
    buffer_free(&day);
}

void tell_verdict(const Teller *teller, Command command, Verdict verdict, Buffer *out) {
    if (verdict.reason == REASON_NONE || verdict.reason >= REASON_COUNT) {
        return;
    }
    if (verdict.reason == REASON_CONDITION) {
        const char *text = condition_text(teller, command);
        if (text != NULL && text[0] != '\0') {
            buffer_add(out, text);
            return;
        }
    }
    char key[REASON_KEY_BYTES], special[2 * REASON_KEY_BYTES];
    snprintf(key, sizeof key, "tell.reason.%d", verdict.reason);
    // Some reasons have words of their own for some moves: "Already rung" and not "Already used".
    snprintf(special, sizeof special, "%s.%s", key, command_shape((CommandKind)command.kind)->verb);
    verdict_say(teller, verdict, words_find(teller->words, special) != NULL ? special : key, out);
}

// ---- why not ----

static const char *change_key(CommandKind kind) {
    return kind == COMMAND_REDRAFT ? "tell.why.option"
           : kind == COMMAND_TRADE ? "tell.why.trade"
           : kind == COMMAND_LEVER ? "tell.why.lever"
                                   : "tell.why.nothing";
}

void tell_change(const Teller *teller, Command change, double chance, double precision, Buffer *out) {
    int first = change.args[0], second = change.args[1];
    bool lever = change.kind == COMMAND_LEVER;
    SAY(teller->words, out, change_key((CommandKind)change.kind), {"option", option_label(teller, first, second)},
        {"clause2", issue_title(teller, second)}, {"lever", lever ? teller->view.scenario->levers[first].title : ""},
        {"form", lever ? tell_form(teller->words, (Form)second) : ""},
        {"chance", tell_chance(teller->words, chance_word_of(chance))},
        {"quality", tell_quality(teller->words, quality_of(precision))});
}

void tell_binding(const Teller *teller, int party, int issue, Binding binding, Buffer *out) {
    char key[REASON_KEY_BYTES];
    snprintf(key, sizeof key, "tell.binding.%d", binding);
    SAY(teller->words, out, key, {"party", party_name(teller, party)}, {"clause", issue_title(teller, issue)});
}

void tell_why(const Teller *teller, int party, int issue, Buffer *out) {
    const View *view = &teller->view;
    Why why = view_why(view, party, issue);
    tell_binding(teller, party, issue, (Binding)why.binding, out);
    bool paid = view->mind->why_issues[party] >> issue & 1u;
    if (why.binding != BINDING_NONE && (paid || view->open->guided)) {
        buffer_add_char(out, ' ');
        tell_change(teller, why_change(&why, party, issue), why.chance,
                    reading_precision(view->mind->firmness[party][issue]), out);
    }
}

// ---- what is asked ----

// How many more answers, things to do or things to send there are.
static int times_left(const Scenario *scenario, const Open *open) {
    int left = open->awaiting == AWAITING_CHORE    ? scenario->chore_pick
               : open->awaiting == AWAITING_ASSETS ? ASSET_PLACED_MAX
                                                   : open->answers_left;
    for (int c = 0; open->awaiting == AWAITING_CHORE && c < scenario->chore_count; c++) {
        left -= open->chores >> c & 1;
    }
    for (int a = 0; open->awaiting == AWAITING_ASSETS && a < scenario->asset_count; a++) {
        left -= open->asset_sector[a] != NO_INDEX;
    }
    return left;
}

void tell_awaiting(const Teller *teller, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    const Open *open = teller->view.open;
    char key[48], left[NUMBER_BYTES];
    bool broken = open->awaiting == AWAITING_ANSWER && open->object == 1;
    bool first = open->awaiting == AWAITING_ASSETS && open->day == 1;
    snprintf(key, sizeof key,
             broken  ? open->truces ? "tell.awaiting.broken-again" : "tell.awaiting.broken"
             : first ? "tell.awaiting.first"
                     : "tell.awaiting.%d",
             open->awaiting);
    bool by_party = open->seat > 0 && open->seat <= scenario->party_count;
    const char *party = open->awaiting == AWAITING_OBJECTION ? party_name(teller, open->subject)
                        : by_party                           ? party_name(teller, open->seat - 1)
                                                             : seat_name(teller, open->seat, true);
    int issue = open->awaiting == AWAITING_OBJECTION ? open->object : open->subject;
    bool of_report = open->awaiting == AWAITING_REPLY || open->awaiting == AWAITING_ADMIT;
    const char *incident = of_report && index_in(open->subject, REPORT_MAX)
                               ? incident_title(teller, open->reports[open->subject].kind)
                               : "";
    const char *scene = open->awaiting == AWAITING_SCENE && index_in(open->subject, scenario->scene_count)
                            ? scenario->scenes[open->subject].title
                            : "";
    SAY(teller->words, out, key, {"party", party}, {"clause", issue_title(teller, issue)}, {"scene", scene},
        {"incident", incident}, {"n", number_print(times_left(scenario, open), left)},
        {"document", scenario->document_title});
}
