// What happened, what can be done and why not, as sentences. The window, the terminal, the report and the
// journal tell the same night; this room is where its words are chosen, so that all of them say the same. It
// stands between sim and its tellers because none of those may know the others, and sim speaks no language.
//
// Everything is a pure function of a View and a table of Words: it cannot tell what the seat does not know.
// It knows no layout, no colours, no files and no country: names and scenes are the scenario's, everything
// else stands in the table under keys that begin with "tell.". A key that is missing is shown as itself and
// breaks nothing.
//
// Texts are appended to a Buffer, UTF-8, without a line break at the end. Paragraphs within are parted by
// "\n".
#pragma once

#include "sim/event.h"
#include "tell/stance.h"
#include "tell/word.h"

// ---- what happened ----

// Tells one event in a sentence or two. False, and nothing appended, when it is not for the ears of this seat
// or not worth a sentence. `teller->view` is the one after the command that brought the event forth.
bool tell_event(const Teller *teller, const Event *event, Buffer *out);
// The same where it is plain which party it is of: in its own room, on its own panel.
bool tell_event_alone(const Teller *teller, const Event *event, Buffer *out);
// Appends a sentence on what weighed most, after another sentence; nothing when a person decided.
void tell_drive(const Words *words, Drive drive, Buffer *out);

// Tells what one command brought forth as one paragraph a line: changes of the same standing are put together
// and come last, readings that a vote implies are left out. False when there was nothing to tell.
bool tell_events(const Teller *teller, const Event *events, size_t count, Buffer *out);

// ---- moves ----

// The groups of the talks' screen; MOVE_OTHER are answers outside of the talks.
typedef enum MoveGroup {
    MOVE_NONE,
    MOVE_ROOM,
    MOVE_TEXT,
    MOVE_LEVERS,
    MOVE_PHONES,
    MOVE_CLOCK,
    MOVE_CLOSE,
    MOVE_OTHER,
    MOVE_GROUP_COUNT
} MoveGroup;
MoveGroup move_group(CommandKind kind);
const char *tell_group(const Words *words, MoveGroup group); // "Room", "Text", ...

// The move as a verb with an object: "Offer: Aircraft for bodies - to the Northern delegation, on Exchange".
void tell_command(const Teller *teller, Command command, Buffer *out);

// The same for a button under its group and its clause: "Aircraft for bodies", "OSCE observers report
// breaches".
void tell_command_title(const Teller *teller, Command command, Buffer *out);

// What is done by it, in two or three words, for the button that does it: "Offer it", "Hear them".
void tell_command_verb(const Teller *teller, Command command, Buffer *out);

// What is behind it: the scenario's own text of the card, phone, choice, chore; "" when it has none. Not
// owned.
const char *command_text(const Teller *teller, Command command);

// What it takes, from the verdict of command_check: "20 min, 2 leverage"; "no time" when it takes nothing.
void tell_command_cost(const Teller *teller, Verdict verdict, Buffer *out);

// What it may bring, a line each, at most FORECAST_LINES: direction and how sure, never the effect itself
// ("Northern delegation on Terms: likely softer, fair reading"). Appends nothing when nothing can be said.
enum { FORECAST_LINES = 6 };
void tell_command_forecast(const Teller *teller, Command command, Buffer *out);
// Who would sign the text as it stands, and keep it for the worth of its words, as it is read; a line each.
void tell_whole(const Teller *teller, Buffer *out);
// Of a move that changes the text: the same of the whole as it would be then, and from what it changes; a line each,
// where it does. Appends nothing for other moves.
void tell_command_whole(const Teller *teller, Command command, Buffer *out);
// With which words of other clauses a wording is worth more than by itself, or less, and to whom; a line each.
void tell_pairs(const Teller *teller, int issue, int option, Buffer *out);

// Why it is refused: "Needs 2 leverage, you have 1." Appends nothing when it is allowed.
void tell_verdict(const Teller *teller, Command command, Verdict verdict, Buffer *out);

// Why a party would not accept a clause as it stands: the binding interest, which is free, and, once it was
// paid for or in guided play, the cheapest change that would turn it, as good as the reading.
void tell_why(const Teller *teller, int party, int issue, Buffer *out);

// What is asked of the seat now: "The Northern delegation objects to Terms. What do you answer?"
void tell_awaiting(const Teller *teller, Buffer *out);

// ---- things ----

// A clause as it stands: the wording, its brackets while it is not agreed, and a word for its status when
// that is not plain. `option` NO_INDEX is the wording that stands.
void tell_clause(const Teller *teller, int issue, int option, Buffer *out);
const char *tell_clause_status(const Words *words, const Clause *clause); // "in brackets", "agreed", ...

// "Tie with Northport"; "Leverage"; index as in EVENT_STANDING.
void tell_standing_name(const Teller *teller, StandingKind kind, int index, Buffer *out);
// "57 of 100, steady"; influence only as its word, "as your capital counts it".
void tell_standing(const Teller *teller, StandingKind kind, int index, Buffer *out);

// What was promised, without to whom and until when: "Aircraft for the exchange". Not owned.
const char *promise_title(const Teller *teller, const Promise *promise);
// "Aircraft for the exchange - to the Northern delegation, due Tue 13".
void tell_promise(const Teller *teller, int slot, Buffer *out);

// "Of what was not yet offered, the Northern delegation could come closest to “dated talks” on Terms".
void tell_confidence(const Teller *teller, int slot, Buffer *out);

// An interest of a party as its panel shows it: "Fighting stops tonight: leans yes, fair reading".
void tell_interest(const Teller *teller, int party, int interest, Buffer *out);
// The state of a delegation in one line, from the scenario's five moods. Not owned.
const char *party_mood(const Teller *teller, int party);
// When and how it was last read and how well: "read 21:50 in caucus, fair".
void tell_reading(const Teller *teller, int party, Buffer *out);

// A report: the first line what, where and when; the claims in equal form; what evidence came in; what is
// thought of it.
void tell_report_title(const Teller *teller, int slot, Buffer *out);

// When it happened and when it was heard of.
void tell_report_when(const Teller *teller, const Report *report, Buffer *out);
void tell_claim(const Teller *teller, int slot, int party, Buffer *out);
void tell_report(const Teller *teller, int slot, Buffer *out);

// "4 h 20 min left"; outside the talks the moment of the ceasefire: "Sun 11, 09:00".
void tell_clock(const Teller *teller, Buffer *out);
