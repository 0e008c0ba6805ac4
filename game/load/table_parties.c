// Fields of those at the table and of the text: parties, powers, issues, wordings.
#include "load/field_table.h"
#include "load/tables.h"

static const ScaleWord weight_words[] = {{"vital", 100}, {"firm", 60}, {"soft", 30}, {"none", 4}};
static const ScaleWord value_words[] = {{"wants", 92}, {"likes", 74}, {"bears", 54}, {"dislikes", 34}, {"refuses", 14}};
#define WEIGHT_WORDS .scale_words = weight_words, .scale_count = COUNT_OF(weight_words)
#define VALUE_WORDS .scale_words = value_words, .scale_count = COUNT_OF(value_words)

// ---- parties ----

static const Field interest_shape_fields[] = {
    TEXT(Interest, text, "text", .flags = FIELD_REQUIRED, .doc = "What the party seeks, in its own terms."),
    REF(Interest, issue, "issue", REF_ISSUE, .flags = FIELD_REQUIRED,
        .doc = "The issue whose reading says how firmly it is held."),
};
static SHAPE(interest_shape, "interest", Interest, .doc = "What a party seeks, as its panel shows it.");

static const Field agenda_shape_fields[] = {
    ID_REQUIRED(Agenda, id, .doc = "Key of the agenda."),
    TITLE(Agenda, title, "title", .flags = FIELD_REQUIRED, .doc = "A few words."),
    TEXT(Agenda, text, "text", .doc = "What it means, for the debrief."),
    TEXTS(Agenda, clue, "clues", 0, CLUE_MAX, .doc = "Two sentences that give it away to a careful listener."),
    PER(Agenda, shift, "shift", REF_ISSUE, -10, 10, 0.01, 0, .doc = "Hundredths of weight added to issues."),
    REF(Agenda, gambit, "gambit", REF_SCENE, .doc = "The gambit this agenda makes likely."),
    PERCENT(Agenda, gambit_odds, "gambit_odds", 0, .doc = "How likely, for the whole night."),
};
static SHAPE(agenda_shape, "agenda", Agenda,
             .doc = "One night's hypothesis about a party; each seed draws one. Give every party equally many.");

static const Field caucus_shape_fields[] = {
    TEXT(Party, caucus_place, "place", .doc = "Where you speak with the party alone."),
    TEXT(Party, caucus_open, "open", .doc = "What is told when the door closes."),
};
static SHAPE(caucus_shape, "caucus", Party, .doc = "The party's own room.");

static const Field party_shape_fields[] = {
    ID_REQUIRED(Party, id, .doc = "Key of the party, used in expressions: trust.<party>."),
    TITLE(Party, name, "name", .flags = FIELD_REQUIRED,
          .doc = "Who speaks: a delegation, never a living person. In the singular; sentences put \"the\" before it."),
    TITLE(Party, short_name, "short", .doc = "Adjective for labels; the name when absent."),
    TITLE(Party, capital, "capital", .doc = "The word for its government; the short name when absent."),
    TITLE(Party, possessive, "possessive", .doc = "The same in the possessive."),
    PERCENT(Party, tie, "tie", 50, .doc = "How close it stands to the mediator at the start."),
    PERCENT(Party, trust, "trust", 50, .doc = "Its trust in the mediator at the start."),
    SIGNED(Party, tilt, "tilt", 0, .doc = "How far the mediator is seen to lean to it at the start."),
    PERCENT(Party, reservation, "reservation", 40, .doc = "What it can live with when there is no text."),
    NUMBER(Party, reservation_spread, "reservation_spread", 0, 30, 0.01, 5, .doc = "Spread of that between nights."),
    NUMBER(Party, beta, "beta", 10, 300, 0.01, 80,
           .doc = "Concession over time: below 100 it gives late, above 100 early."),
    NUMBER(Party, beta_spread, "beta_spread", 0, 100, 0.01, 30, .doc = "Spread of that between nights."),
    PERCENT(Party, hurt, "hurt", 40, .doc = "Perceived pain of the fighting."),
    PERCENT(Party, domestic, "domestic", 30, .doc = "Pressure of hard-liners at home."),
    PERCENT(Party, forgiveness, "forgiveness", 50, .doc = "How readily it lets a breach pass."),
    PERCENT(Party, devious, "devious", 30, .doc = "How far it wants the pause for other ends; equal for all is fair."),
    NUMBER(Party, momentum_sign, "momentum_sign", -1, 1, 1, 0,
           .doc = "1: gains when the front's momentum is positive; -1: loses."),
    NUMBER(Party, patience, "patience_hours", 0.5, 48, 1, 6, .doc = "Hours until it thinks of leaving, on average."),
    TRUTH(Party, required, "required", .fallback = 1, .doc = "A text without its signature is none."),
    TRUTH(Party, ally, "ally", .doc = "An ally of the mediator by treaty."),
    LIST(Party, interests, interest_count, "interests", interest_shape, INTEREST_MAX,
         .doc = "What it seeks; three read best."),
    LIST(Party, agendas, agenda_count, "agendas", agenda_shape, AGENDA_MAX, .ref = REF_AGENDA,
         .doc = "Hypotheses about it, of which each night draws one."),
    TEXTS(Party, mood, "moods", 5, 5, .doc = "Its state in one line each, from bitter to ready to sign."),
    OBJECT("caucus", caucus_shape, .doc = "Its own room."),
    TEXT(Party, last_word, "last_word", .doc = "What is told of it at the signing."),
};
SHAPE(party_shape, "party", Party, .doc = "One of those who sign or refuse.");

// ---- outside powers ----

static const char *const power_roles[] = {"rival", "cochair", "neighbour"};

static const Field moves_shape_fields[] = {
    TEXT(Power, move_text[0], "arm", .doc = "It arms its client."),
    TEXT(Power, move_text[1], "seat", .doc = "It asks for a seat."),
    TEXT(Power, move_text[2], "restrain", .doc = "It restrains its client."),
    TEXT(Power, move_text[3], "wait", .doc = "It waits; nothing is told when empty."),
    TEXTS(Power, again[0], "arm_again", 0, POWER_AGAIN_MAX, .doc = "The same the next times, in turn."),
    TEXTS(Power, again[1], "seat_again", 0, POWER_AGAIN_MAX, .doc = "The same the next times, in turn."),
    TEXTS(Power, again[2], "restrain_again", 0, POWER_AGAIN_MAX, .doc = "The same the next times, in turn."),
    TEXTS(Power, again[3], "wait_again", 0, POWER_AGAIN_MAX, .doc = "The same the next times, in turn."),
};
static SHAPE(moves_shape, "moves", Power, .doc = "How its moves are told.");

static const Field power_shape_fields[] = {
    ID_REQUIRED(Power, id, .doc = "Key of the power: influence.<power>."),
    TITLE(Power, name, "name", .flags = FIELD_REQUIRED, .doc = "Its name."),
    TITLE(Power, capital, "capital", .doc = "The word for its government; the name when absent."),
    TEXT(Power, text, "text", .doc = "What it wants, in a sentence."),
    ENUM(Power, role, "role", power_roles, POWER_RIVAL, POWER_NEIGHBOUR,
         .doc = "A rival gains when the mediator fails; a co-chair can host; a neighbour looks on."),
    REF(Power, client, "client", REF_PARTY, .doc = "The party it backs."),
    PERCENT(Power, support, "support", 0, .doc = "Its support for the client at the start."),
    PERCENT(Power, restraint, "restraint", 50, .doc = "Its own will to hold back."),
    PERCENT(Power, influence, "influence", 30, .doc = "Its influence, as the mediator's capital counts it."),
    OBJECT("moves", moves_shape, .doc = "How its moves are told."),
};
SHAPE(power_shape, "power", Power, .doc = "An outside power with interests of its own.");

// ---- the text ----

#define CLOSE(i, k, doc_)                                                                                              \
    {                                                                                                                  \
        .key = k, .kind = FIELD_NUMBER, .offset = (i) * (uint32_t)sizeof(double), .store = STORE_F64, .low = 0,        \
        .high = 100, .scale = 0.01, .doc = doc_                                                                        \
    }

static const Field closes_shape_fields[] = {
    CLOSE(QUESTION_WHO, "who", "Who stops."),
    CLOSE(QUESTION_WHERE, "where", "Where."),
    CLOSE(QUESTION_WHEN, "when", "When."),
    CLOSE(QUESTION_WATCHES, "watches", "Who watches."),
    CLOSE(QUESTION_BREACH, "breach", "What follows a breach."),
    CLOSE(QUESTION_UNTIL, "until", "Until when."),
};
static const Shape closes_shape = {.name = "closes",
                                   .doc = "How far the words answer each of the six questions, 0 to 100.",
                                   .fields = closes_shape_fields,
                                   .field_count = COUNT_OF(closes_shape_fields)};

static const Field option_shape_fields[] = {
    ID_REQUIRED(Option, id, .doc = "Key of the wording: clause.<issue> == <option>."),
    TITLE(Option, label, "label", .flags = FIELD_REQUIRED, .doc = "A few words for lists and buttons."),
    TEXT(Option, text, "text", .flags = FIELD_REQUIRED,
         .doc = "The whole clause; square brackets mark the words in dispute."),
    REF(Option, owner, "owner", REF_PARTY, .doc = "Whose wording it is; the mediator's when absent."),
    PER(Option, value, "values", REF_PARTY, 0, 100, 0.01, 54, VALUE_WORDS, .flags = FIELD_REQUIRED | FIELD_EVERY,
        .doc = "What it is worth to each party."),
    PERCENT(Option, ambiguous, "ambiguous", 0, .doc = "How far each side may read its own case into it."),
    OBJECT_AT(offsetof(Option, closes), "closes", closes_shape, .doc = "How far it answers the six questions."),
    PERCENT(Option, monitoring, "monitoring", 0, .doc = "How well it lets the truce be watched."),
    PERCENT(Option, separation, "separation", 0, .doc = "How far it keeps the forces apart."),
    PERCENT(Option, guarantee, "guarantee", 0, .doc = "How firmly an outsider stands behind it."),
    PERCENT(Option, rival_seat, "rival_seat", 0, .doc = "How much of a seat it gives the rival."),
    SIGNED(Option, allies, "allies", 0, .doc = "What signing it does to the allies' trust, in points."),
    PER(Option, tie, "ties", REF_PARTY, -100, 100, 0.01, 0, .doc = "What signing it does to the ties, in points."),
    TRUTH(Option, historical, "historical", .flags = FIELD_STILL,
          .doc = "The wording of the record; a clause without one was not in it. For simulation only."),
    CONDITION(Option, requires_, "requires", EXPR_SCOPE_MIND, .doc = "Condition to be offered."),
    TEXT(Option, why, "why", .doc = "The legal adviser's reason, one line."),
};
static SHAPE(option_shape, "option", Option, .doc = "One wording of a clause.");

static const Field issue_history_shape_fields[] = {
    TEXT(Issue, history_text, "text", .doc = "What the real text said of this."),
    TEXT(Issue, history, "note", .doc = "One line beside it in the comparison."),
    OBJECT_AT(offsetof(Issue, history_closes), "closes", closes_shape, .flags = FIELD_STILL,
              .doc = "How far it answered the questions."),
};
static SHAPE(issue_history_shape, "issue_history", Issue, .doc = "The real text beside yours.");

static const Field issue_shape_fields[] = {
    ID_REQUIRED(Issue, id, .doc = "Key of the clause: clause.<issue>, agreed.<issue>."),
    TITLE(Issue, title, "title", .flags = FIELD_REQUIRED, .doc = "A word or two."),
    TEXT(Issue, text, "text", .doc = "What is at stake."),
    TRUTH(Issue, opening, "opening", .doc = "On the table from the start."),
    REF(Issue, brought_by, "brought_by", REF_PARTY, .doc = "The party that brings it later."),
    TIME(Issue, brought_minute, "from", 0, .doc = "Earliest time its party brings it; the start when absent."),
    TRUTH(Issue, required, "required", .doc = "A text without it cannot be signed."),
    PER(Issue, weight, "weights", REF_PARTY, 0, 100, 0.01, 30, WEIGHT_WORDS, .flags = FIELD_REQUIRED | FIELD_EVERY,
        .doc = "How much it matters to each party."),
    PER(Issue, absent, "absent", REF_PARTY, 0, 100, 0.01, 50, VALUE_WORDS,
        .doc = "What leaving it out is worth to each."),
    {.key = "start_option",
     .kind = FIELD_OPTION,
     PLACE(Issue, start_option),
     .doc = "The wording it comes to the table with; the first when absent."},
    TRUTH(Issue, basis, "basis", .doc = "Opens the way to political talks."),
    TRUTH(Issue, exchange, "exchange", .doc = "Opens the way to an exchange."),
    LIST(Issue, options, option_count, "options", option_shape, OPTION_MAX, .ref = REF_OPTION, .low = 1,
         .flags = FIELD_REQUIRED, .doc = "Its wordings; two to four read best."),
    SOURCES(Issue, sources),
    OBJECT("history", issue_history_shape, .doc = "What the real text said."),
};
SHAPE(issue_shape, "issue", Issue, .doc = "A clause of the text.");

static const Field interaction_shape_fields[] = {
    WORDING(Interaction, issue_a, "a", .flags = FIELD_REQUIRED, .doc = "One wording, as issue.option."),
    WORDING(Interaction, issue_b, "b", .flags = FIELD_REQUIRED, .doc = "The other."),
    PER(Interaction, value, "value", REF_PARTY, -10, 10, 0.01, 0, .flags = FIELD_REQUIRED,
        .doc = "What the two together add for each party, in hundredths of its whole interest."),
};
SHAPE(interaction_shape, "interaction", Interaction, .doc = "Two wordings that are worth more, or less, together.");
