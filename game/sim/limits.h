// Every cap of the game in one place. A scenario that passes one gets a diagnostic from `load`; the rules
// assert them. Index, count and bytes are different words: `_MAX` is always a count.
#pragma once

enum {
    PARTY_MAX = 6,                        // those who sign or refuse
    POWER_MAX = 6,                        // outside powers: rivals, co-chairs, neighbours
    POWER_MOVE_COUNT = 4,                 // what each can do
    POWER_AGAIN_MAX = 4,                  // ways to tell it when it is done once more
    SEAT_MAX = 1 + PARTY_MAX + POWER_MAX, // the mediator is seat 0, then parties, then powers
    MIND_MAX = 4,                         // seats with a mind of their own; the mediator's is mind 0
    ISSUE_MAX = 16,                       // clauses of the text
    OPTION_MAX = 6,                       // wordings of a clause
    INTERACTION_MAX = 12,
    QUESTION_COUNT = 6, // who, where, when, watches, breach, until
    INTEREST_MAX = 6,   // what a party seeks, as shown
    AGENDA_MAX = 6,     // named agendas a party
    CLUE_MAX = 2,       // clues of an agenda
    LEVER_MAX = 32,     // bits of Open.instruments
    PHONE_MAX = 12,
    ADVISER_MAX = 8,
    ADVICE_MAX = 48,
    ACT_MAX = 8,
    SCENE_MAX = 160, // convening, announcement, events, gambits, mornings: everything that is told
    CHOICE_MAX = 6,
    OUTCOME_MAX = 4,
    INSTRUCTION_MAX = 8, // the mandate is drawn from these
    INSTRUCTION_DRAWN = 2,
    CHORE_MAX = 10, // things to do in the hours before noon
    CHORE_PICK_MAX = 4,
    ASSET_MAX = 8,
    ASSET_PLACED_MAX = 3,
    SECTOR_MAX = 16,
    FRONT_MAX = 8,
    INCIDENT_MAX = 48, // kinds
    EVIDENCE_MAX = 6,  // of one kind of incident
    REPORT_MAX = 8,    // open reports at one time
    MILESTONE_MAX = 12,
    ENDING_MAX = 32,
    VARIABLE_MAX = 64,
    TERM_MAX = 160, // glossary
    SOURCE_MAX = 320,
    SOURCES_PER_FACT_MAX = 6,
    PLACE_MAX = 64,
    STRIP_MAX = 48, // documented events of the debrief's strip
    PROMISE_MAX = 16,
    CONFIDENCE_MAX = 6,
    FORECAST_MAX = 12,
    DECISION_MAX = 16, // waiting for an answer at one time
    QUEUE_MAX = 12,    // scenes waiting to be told
    DAY_MAX = 14,
    PART_MAX = 3, // parts of the first day
    TICK_MAX = 40,
    PARAMETER_MAX = 384,
};
