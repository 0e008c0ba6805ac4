// Things as they are shown: clauses, standings, promises, delegations, the clock.
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "sim/symbols.h"
#include "tell/inside.h"

const char *seat_name(const Teller *teller, int seat, bool start) {
    const Scenario *scenario = teller->view.scenario;
    if (seat == teller->view.seat) {
        return words_at(teller->words, start ? "tell.You" : "tell.you");
    }
    if (seat == 0) {
        return words_at(teller->words, start ? "tell.Mediator" : "tell.mediator");
    }
    int power = seat - 1 - scenario->party_count;
    return power < 0                       ? scenario->parties[seat - 1].name
           : power < scenario->power_count ? scenario->powers[power].name
                                           : "?";
}

const char *number_print(int number, char out[NUMBER_BYTES]) {
    snprintf(out, NUMBER_BYTES, "%d", number);
    return out;
}

// ---- clauses ----

const char *tell_clause_status(const Words *words, const Clause *clause) {
    bool fudged = clause->fudged && clause->status != CLAUSE_STRUCK;
    return fudged ? words_at(words, "tell.status.fudged") : word_at(words, "status", clause->status);
}

// The wording; its brackets only where they are wanted.
static void wording_add(const char *text, bool brackets, Buffer *out) {
    for (; *text != '\0'; text++) {
        if (brackets || (*text != '[' && *text != ']')) {
            buffer_add_char(out, *text);
        }
    }
}

void tell_clause(const Teller *teller, int issue, int option, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    ASSERT(index_in(issue, scenario->issue_count));
    const Clause *clause = &teller->view.open->clauses[issue];
    int shown = option == NO_INDEX ? clause->option : option;
    if (!index_in(shown, scenario->issues[issue].option_count)) {
        return;
    }
    const Option *wording = &scenario->issues[issue].options[shown];
    wording_add(wording->text, clause->status == CLAUSE_BRACKETED || option != NO_INDEX, out);
    if (option == NO_INDEX && clause->status == CLAUSE_BRACKETED && wording->owner != NO_INDEX) {
        buffer_add_char(out, ' ');
        SAY(teller->words, out, "tell.clause.owner", {"party", party_name(teller, wording->owner)});
    }
}

// ---- standings ----

void tell_standing_name(const Teller *teller, StandingKind kind, int index, Buffer *out) {
    static const char *const keys[STANDING_KIND_COUNT] = {
        [STANDING_TIE] = "tell.standing.tie",           [STANDING_ALLIES] = "tell.standing.allies",
        [STANDING_NAME] = "tell.standing.name",         [STANDING_INFLUENCE] = "tell.standing.influence",
        [STANDING_LEVERAGE] = "tell.standing.leverage", [STANDING_TRUST] = "tell.standing.trust",
    };
    const Scenario *scenario = teller->view.scenario;
    if (kind <= STANDING_KIND_NONE || kind >= STANDING_KIND_COUNT) {
        return;
    }
    const char *capital = kind == STANDING_INFLUENCE
                              ? index_in(index, scenario->power_count) ? scenario->powers[index].capital : "?"
                          : index_in(index, scenario->party_count) ? scenario->parties[index].capital
                                                                   : "?";
    const char *possessive = index_in(index, scenario->party_count) ? scenario->parties[index].possessive : "?";
    SAY(teller->words, out, keys[kind], {"capital", capital}, {"possessive", possessive},
        {"allies", scenario->allies_name});
}

void tell_standing(const Teller *teller, StandingKind kind, int index, Buffer *out) {
    double value = open_standing(teller->view.open, kind, index);
    char number[NUMBER_BYTES], most[NUMBER_BYTES];
    if (kind == STANDING_LEVERAGE) {
        SAY(teller->words, out, "tell.standing.points", {"n", number_print((int)value, number)},
            {"max", number_print(teller->view.scenario->leverage_max, most)});
        return;
    }
    const char *word = tell_standing_word(teller->words, kind, standing_step(value));
    bool own = kind == STANDING_TIE || kind == STANDING_ALLIES || kind == STANDING_NAME;
    const char *key = own                          ? "tell.standing.own"
                      : kind == STANDING_INFLUENCE ? "tell.standing.counted"
                                                   : "tell.standing.word";
    SAY(teller->words, out, key, {"n", number_print((int)(value * 100 + 0.5), number)}, {"word", word},
        {"capital", teller->view.scenario->capital});
}

// ---- promises and confidences ----

const char *promise_title(const Teller *teller, const Promise *promise) {
    const Scenario *scenario = teller->view.scenario;
    switch ((PromiseKind)promise->kind) {
    case PROMISE_LEVER:
        if (index_in(promise->subject, scenario->lever_count)) {
            const Lever *lever = &scenario->levers[promise->subject];
            return lever->promise[0] != '\0' ? lever->promise : lever->title;
        }
        break;
    case PROMISE_LETTER: return issue_title(teller, promise->subject);
    case PROMISE_DEMAND:
        if (index_in(promise->subject, scenario->instruction_count)) {
            return scenario->instructions[promise->subject].demand;
        }
        break;
    case PROMISE_WORD: return words_at(teller->words, "tell.promise.word-title");
    case PROMISE_KIND_NONE:
    case PROMISE_KIND_COUNT: break;
    }
    return "?";
}

void tell_promise(const Teller *teller, int slot, Buffer *out) {
    ASSERT(index_in(slot, PROMISE_MAX));
    const Promise *promise = &teller->view.open->promises[slot];
    Buffer due;
    buffer_init(&due);
    tell_day(teller, promise->due_day, &due);
    const char *key = promise->kind == PROMISE_LETTER   ? "tell.promise.letter"
                      : promise->kind == PROMISE_DEMAND ? "tell.promise.demand"
                      : promise->party == NO_INDEX      ? "tell.promise.all"
                                                        : "tell.promise.to";
    SAY(teller->words, out, key, {"promise", promise_title(teller, promise)},
        {"party", party_name(teller, promise->party)}, {"day", due.text}, {"capital", teller->view.scenario->capital});
    buffer_free(&due);
}

void tell_confidence(const Teller *teller, int slot, Buffer *out) {
    if (!index_in(slot, teller->view.mind->confidence_count)) {
        return;
    }
    const Confidence *said = &teller->view.mind->confidences[slot];
    SAY(teller->words, out, "tell.confidence", {"party", party_name(teller, said->party)},
        {"clause", issue_title(teller, said->issue)}, {"option", option_label(teller, said->issue, said->option)});
}

// ---- delegations ----

void tell_interest(const Teller *teller, int party, int interest, Buffer *out) {
    const Party *about = &teller->view.scenario->parties[party];
    ASSERT(index_in(interest, about->interest_count));
    const Interest *sought = &about->interests[interest];
    const Clause *clauses = teller->view.open->clauses;
    bool stands = sought->issue != NO_INDEX && clauses[sought->issue].status != CLAUSE_NONE &&
                  clauses[sought->issue].status != CLAUSE_STRUCK;
    if (!stands) {
        SAY(teller->words, out, "tell.interest.absent", {"interest", sought->text},
            {"clause", issue_title(teller, sought->issue)});
        return;
    }
    Stance stance = stance_of_clause(&teller->view, party, sought->issue, clauses[sought->issue].option);
    SAY(teller->words, out, "tell.interest", {"interest", sought->text}, {"clause", issue_title(teller, sought->issue)},
        {"word", tell_disposition(teller->words, stance.disposition)},
        {"quality", tell_quality(teller->words, stance.quality)});
}

const char *party_mood(const Teller *teller, int party) {
    Stance stance = stance_of_text(&teller->view, party);
    const char *mood = teller->view.scenario->parties[party].mood[stance.disposition];
    return mood != NULL ? mood : "";
}

void tell_reading(const Teller *teller, int party, Buffer *out) {
    const Mind *mind = teller->view.mind;
    char time[TIME_BYTES];
    time_print(mind->read_minute[party], time);
    const char *key = mind->read_how[party] <= READ_BRIEF ? "tell.reading.brief" : "tell.reading";
    SAY(teller->words, out, key, {"time", time}, {"how", tell_read_how(teller->words, (ReadHow)mind->read_how[party])},
        {"quality", tell_quality(teller->words, quality_of(view_precision(&teller->view, party)))});
}

// ---- the clock ----

void tell_clock(const Teller *teller, Buffer *out) {
    const Open *open = teller->view.open;
    const Scenario *scenario = teller->view.scenario;
    char time[TIME_BYTES];
    time_print(open->minute, time);
    if (open->phase == PHASE_CEASEFIRE || open->phase == PHASE_OVER) {
        tell_when(teller, open->day, open->minute, out);
        return;
    }
    int end = open->phase == PHASE_HOURS ? scenario->force : open->deadline;
    if (open->phase != PHASE_TALKS && open->phase != PHASE_HOURS) {
        SAY(teller->words, out, "tell.clock.plain", {"time", time});
        return;
    }
    Buffer left;
    buffer_init(&left);
    tell_minutes(teller->words, end - open->minute, &left);
    SAY(teller->words, out, open->phase == PHASE_HOURS ? "tell.clock.hours" : "tell.clock.left", {"time", time},
        {"left", left.text});
    buffer_free(&left);
}
