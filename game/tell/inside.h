// What the files of this room share: names of things, asserted or "?" where an index may be from an old
// journal.
#pragma once

#include "tell/tell.h"

enum { NUMBER_BYTES = 12 };

static inline bool index_in(int index, int count) {
    return index >= 0 && index < count;
}

static inline const char *party_name(const Teller *teller, int party) {
    const Scenario *scenario = teller->view.scenario;
    return index_in(party, scenario->party_count) ? scenario->parties[party].name : "?";
}

static inline const char *issue_title(const Teller *teller, int issue) {
    const Scenario *scenario = teller->view.scenario;
    return index_in(issue, scenario->issue_count) ? scenario->issues[issue].title : "?";
}

static inline const char *sector_name(const Teller *teller, int sector) {
    const Scenario *scenario = teller->view.scenario;
    return index_in(sector, scenario->sector_count) ? scenario->sectors[sector].name : "?";
}

static inline const char *incident_title(const Teller *teller, int incident) {
    const Scenario *scenario = teller->view.scenario;
    return index_in(incident, scenario->incident_count) ? scenario->incidents[incident].title : "?";
}

static inline const char *option_label(const Teller *teller, int issue, int option) {
    const Scenario *scenario = teller->view.scenario;
    bool known = index_in(issue, scenario->issue_count) && index_in(option, scenario->issues[issue].option_count);
    return known ? scenario->issues[issue].options[option].label : "?";
}

// "You" to the seat itself, "The mediator" or the party's name to others. `start`: of a sentence.
const char *seat_name(const Teller *teller, int seat, bool start);

// Appends the text of a move below a prefix ("tell.did" gives "tell.did.answer.name"), filled.
void move_say(const Teller *teller, Command command, const char *prefix, Buffer *out);

// What holds a party back from a clause, in a sentence that names both.
void tell_binding(const Teller *teller, int party, int issue, Binding binding, Buffer *out);
// What would turn a refusal, COMMAND_NONE when nothing would, with how likely by a reading so precise.
void tell_change(const Teller *teller, Command change, double chance, double precision, Buffer *out);

// The word at a place of a scale ("tell.trust.2"); "?" when there is none.
const char *word_at(const Words *words, const char *scale, int index);

// Writes a whole number.
const char *number_print(int number, char out[NUMBER_BYTES]);

// What the clause that was objected to becomes.
ClauseStatus status_after(const Open *open, Remedy remedy);
