// What the awaited seat could say: candidates by what is awaited, each put to command_check. The order is
// fixed. A rollout calls this for every move, so whole branches fall away early where one answer serves all
// of them.
#include "sim/command.h"
#include "sim/rules.h"

typedef struct List {
    const View *view;
    bool refused; // refused ones are wanted too
    Offer *offers;
    size_t count, max;
} List;

// Asks for one candidate and keeps it when it is wanted. Returns why it was refused.
static Reason offer(List *list, CommandKind kind, int a, int b, int c, int d) {
    Command command = {.kind = (uint8_t)kind,
                       .seat = list->view->open->seat,
                       .args = {(int16_t)a, (int16_t)b, (int16_t)c, (int16_t)d}};
    Verdict verdict = command_check(list->view, command);
    if ((verdict.reason == REASON_NONE || list->refused) && list->count < list->max) {
        list->offers[list->count++] = (Offer){.command = command, .verdict = verdict};
    }
    return (Reason)verdict.reason;
}

// A reason that stays the same whichever clause or party the move is for.
static bool refused_whole(Reason reason) {
    return reason == REASON_PHASE || reason == REASON_SEAT || reason == REASON_LEVERAGE || reason == REASON_TIME ||
           reason == REASON_USED || reason == REASON_CONDITION || reason == REASON_FORM;
}

// Will they sign, will it hold: one word of chance.
static void list_forecast_words(List *list, ForecastKind kind) {
    for (int word = 0; word_of(ARG_WORD, word) != NULL; word++) {
        if (refused_whole(offer(list, COMMAND_FORECAST, kind, word, 0, 0)) && !list->refused) {
            return;
        }
    }
}

// ---- the talks ----

static bool bracketed(const Open *open, int issue) {
    return open->clauses[issue].status == CLAUSE_BRACKETED;
}

static void list_room(List *list) {
    const Scenario *scenario = list->view->scenario;
    offer(list, COMMAND_PLENARY, 0, 0, 0, 0);
    for (int p = 0; p < scenario->party_count; p++) {
        offer(list, COMMAND_CAUCUS, p, 0, 0, 0);
    }
    for (int p = 0; p < scenario->party_count; p++) {
        for (int i = 0; i < scenario->issue_count; i++) {
            if (clause_stands(&list->view->open->clauses[i])) {
                offer(list, COMMAND_ASK, p, i, 0, 0);
                offer(list, COMMAND_WHY, p, i, 0, 0);
            }
        }
    }
    for (int k = 0; k < list->view->mind->confidence_count; k++) {
        for (int manner = MANNER_IDEA; manner < MANNER_COUNT; manner++) {
            offer(list, COMMAND_CONFIDE, k, manner, 0, 0);
        }
    }
    offer(list, COMMAND_MINISTERS, 0, 0, 0, 0);
}

static void list_text(List *list) {
    const Scenario *scenario = list->view->scenario;
    const Open *open = list->view->open;
    for (int i = 0; i < scenario->issue_count; i++) {
        if (!clause_stands(&open->clauses[i])) {
            offer(list, COMMAND_BRING, i, 0, 0, 0);
            continue;
        }
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            offer(list, COMMAND_REDRAFT, i, o, 0, 0);
        }
        offer(list, COMMAND_STRIKE, i, 0, 0, 0);
    }
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int j = i + 1; j < scenario->issue_count; j++) {
            if (bracketed(open, i) && bracketed(open, j)) {
                offer(list, COMMAND_TRADE, i, j, 0, 0);
            }
        }
    }
}

// One form of a lever on every clause it bears on; false when the lever is of no use at all now.
static bool list_lever_form(List *list, int lever, Form form, int party) {
    const Lever *card = &list->view->scenario->levers[lever];
    if (card->issues == 0) {
        return !refused_whole(offer(list, COMMAND_LEVER, lever, form, party, NO_INDEX));
    }
    for (int i = 0; i < list->view->scenario->issue_count; i++) {
        if ((card->issues >> i & 1) == 0 || !clause_stands(&list->view->open->clauses[i])) {
            continue;
        }
        if (refused_whole(offer(list, COMMAND_LEVER, lever, form, party, i)) && !list->refused) {
            return false;
        }
    }
    return true;
}

static void list_lever(List *list, int lever) {
    const Lever *card = &list->view->scenario->levers[lever];
    for (int form = FORM_ASK; form < FORM_COUNT; form++) {
        if ((card->forms >> form & 1) == 0) {
            continue;
        }
        for (int p = 0; p < list->view->scenario->party_count; p++) {
            if (card->party != NO_INDEX && card->party != p) {
                continue;
            }
            if (!list_lever_form(list, lever, (Form)form, p) && !list->refused) {
                return;
            }
        }
    }
}

static void list_moves(List *list) {
    const Scenario *scenario = list->view->scenario;
    list_room(list);
    list_text(list);
    for (int k = 0; k < scenario->phone_count; k++) {
        offer(list, COMMAND_PHONE, k, 0, 0, 0);
    }
    offer(list, COMMAND_RECESS, 0, 0, 0, 0);
    offer(list, COMMAND_DEADLINE, 0, 0, 0, 0);
    offer(list, COMMAND_WAIT, 0, 0, 0, 0);
    offer(list, COMMAND_TABLE, 0, 0, 0, 0);
    offer(list, COMMAND_LEAVE, 0, 0, 0, 0);
    list_forecast_words(list, FORECAST_SIGN);
    // Levers last: should they be more than there is room for, nothing else is lost.
    for (int l = 0; l < scenario->lever_count; l++) {
        list_lever(list, l);
    }
}

// ---- signing and the hours before it takes force ----

static void list_forecasts(List *list) {
    list_forecast_words(list, FORECAST_HOLD);
    for (int i = 0; i < list->view->scenario->issue_count; i++) {
        if (clause_stands(&list->view->open->clauses[i])) {
            offer(list, COMMAND_FORECAST, FORECAST_BREAK, i, 0, 0);
        }
    }
}

static void list_seal(List *list) {
    int issue = list->view->open->subject;
    offer(list, COMMAND_SEAL, issue, 0, 0, 0);
    for (int o = 0; o < list->view->scenario->issues[issue].option_count; o++) {
        offer(list, COMMAND_REOPEN, issue, o, 0, 0);
    }
}

static void list_chores(List *list) {
    for (int k = 0; k < list->view->scenario->chore_count; k++) {
        offer(list, COMMAND_CHORE, k, 0, 0, 0);
    }
    offer(list, COMMAND_READY, 0, 0, 0, 0);
}

// ---- the ceasefire ----

static void list_assets(List *list) {
    const Scenario *scenario = list->view->scenario;
    for (int a = 0; a < scenario->asset_count; a++) {
        for (int s = 0; s < scenario->sector_count; s++) {
            if (refused_whole(offer(list, COMMAND_PLACE, a, s, 0, 0)) && !list->refused) {
                break;
            }
        }
    }
    offer(list, COMMAND_READY, 0, 0, 0, 0);
}

static void list_report(List *list, int report) {
    offer(list, COMMAND_ANSWER, report, ANSWER_WAIT, 0, 0);
    offer(list, COMMAND_ANSWER, report, ANSWER_INVESTIGATE, 0, 0);
    for (int p = 0; p < list->view->scenario->party_count; p++) {
        offer(list, COMMAND_ANSWER, report, ANSWER_NAME, p, 0);
    }
    offer(list, COMMAND_ANSWER, report, ANSWER_SAME_WORDS, 0, 0);
    offer(list, COMMAND_ANSWER, report, ANSWER_OBSERVERS, 0, 0);
}

static void list_amendments(List *list) {
    const Scenario *scenario = list->view->scenario;
    for (int i = 0; i < scenario->issue_count; i++) {
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            // What an amendment costs is the same for all of them; a condition is each wording's own.
            if (offer(list, COMMAND_AMEND, i, o, 0, 0) == REASON_LEVERAGE && !list->refused) {
                return;
            }
        }
    }
}

static void list_truces(List *list) {
    offer(list, COMMAND_TRUCE, TRUCE_OWN, 0, 0, 0);
    offer(list, COMMAND_TRUCE, TRUCE_HOSTED, 0, 0, 0);
    offer(list, COMMAND_TRUCE, TRUCE_NONE, 0, 0, 0);
}

static void list_answers(List *list) {
    const Open *open = list->view->open;
    if (open->object == 1) { // it has broken
        list_truces(list);
        return;
    }
    for (int r = 0; r < open->report_count; r++) {
        if (open->reports[r].kind != NO_INDEX) {
            list_report(list, r);
        }
    }
    for (int size = EXCHANGE_SECTOR; size < EXCHANGE_SIZE_COUNT; size++) {
        offer(list, COMMAND_ANSWER, NO_INDEX, ANSWER_EXCHANGE, size, 0);
    }
    offer(list, COMMAND_ANSWER, NO_INDEX, ANSWER_CALL_RIVAL, 0, 0);
    offer(list, COMMAND_ANSWER, NO_INDEX, ANSWER_ALLIES, 0, 0);
    list_amendments(list);
    for (int k = 0; k < PROMISE_MAX; k++) {
        if (open->promises[k].status == PROMISE_OPEN) {
            offer(list, COMMAND_KEEP, k, 0, 0, 0);
        }
    }
    offer(list, COMMAND_READY, 0, 0, 0, 0);
}

// ---- parties and powers ----

static void list_decisions(List *list) {
    for (int word = DECIDE_NONE + 1; word < DECIDE_COUNT; word++) {
        if (decides_with((Awaiting)list->view->open->awaiting, (Decide)word)) {
            offer(list, COMMAND_DECIDE, word, 0, 0, 0);
        }
    }
}

size_t command_list(const View *view, bool refused, Offer *offers, size_t max) {
    List list = {.view = view, .refused = refused, .offers = offers, .max = max};
    const Open *open = view->open;
    switch ((Awaiting)open->awaiting) {
    case AWAITING_SCENE:
        for (int k = 0; k < view->scenario->scenes[open->subject].choice_count; k++) {
            offer(&list, COMMAND_CHOOSE, open->subject, k, 0, 0);
        }
        break;
    case AWAITING_MOVE: list_moves(&list); break;
    case AWAITING_OBJECTION:
        for (int remedy = REMEDY_STRIKE; remedy < REMEDY_COUNT; remedy++) {
            offer(&list, COMMAND_OBJECTION, remedy, 0, 0, 0);
        }
        break;
    case AWAITING_FORECAST:
        list_forecasts(&list);
        offer(&list, COMMAND_READY, 0, 0, 0, 0);
        break;
    case AWAITING_SEAL: list_seal(&list); break;
    case AWAITING_CHORE: list_chores(&list); break;
    case AWAITING_ASSETS: list_assets(&list); break;
    case AWAITING_ANSWER: list_answers(&list); break;
    case AWAITING_NONE:
    case AWAITING_COUNT: break;
    default: list_decisions(&list); break;
    }
    return list.count;
}
