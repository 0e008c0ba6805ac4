// A Command is what a seat may say: a small fixed-size value. `command_check` is the question, `command_apply` the
// deed. Printed and parsed in the words of the scenario's keys, which is also the grammar of
// the journal, the scripts, the tests and the terminal: a verb and up to four words, e.g.
//     redraft verification osce      lever aircraft offer north exchange      choose first-call south
#pragma once

#include "sim/state.h"

typedef enum CommandKind {
    COMMAND_NONE,
    COMMAND_CHOOSE,    // scene, choice
    COMMAND_PLENARY,   // read the whole text, ask for criticism: one-text round
    COMMAND_CAUCUS,    // party: listen
    COMMAND_ASK,       // party, issue: one question
    COMMAND_CONFIDE,   // confidence, manner
    COMMAND_MINISTERS, // leave the ministers alone together
    COMMAND_BRING,     // issue: put a clause on the table
    COMMAND_REDRAFT,   // issue, option
    COMMAND_STRIKE,    // issue
    COMMAND_TRADE,     // issue, issue: a package
    COMMAND_WHY,       // party, issue: a round of criticism that finds the cheapest change
    COMMAND_LEVER,     // lever, form, party, issue
    COMMAND_PHONE,     // phone
    COMMAND_RECESS,
    COMMAND_DEADLINE,  // say that the night ends sooner
    COMMAND_WAIT,      // let ten minutes pass
    COMMAND_TABLE,     // ask both to sign the text as it stands
    COMMAND_LEAVE,     // end the talks without a text
    COMMAND_OBJECTION, // strike | fudge | letter | alone
    COMMAND_FORECAST,  // sign|hold|break, word or issue
    COMMAND_SEAL,      // issue
    COMMAND_REOPEN,    // issue, option
    COMMAND_CHORE,     // chore
    COMMAND_READY,     // no more chores, assets or answers: let time go on
    COMMAND_PLACE,     // asset, sector
    COMMAND_ANSWER,    // report (NO_INDEX for what is of the day: exchange, call-rival, allies), answer, and for
                       // name: party; for exchange: its size
    COMMAND_AMEND,     // issue, option
    COMMAND_KEEP,      // promise
    COMMAND_TRUCE,     // own | hosted | none: it has broken, and it ends here
    COMMAND_DECIDE, // a party's or power's word: yes no open guarded stay leave hold attack restrain reply admit deny
                    // arm seat wait
    COMMAND_KIND_COUNT
} CommandKind;

typedef enum Manner { MANNER_NONE, MANNER_IDEA, MANNER_HINT, MANNER_QUOTED, MANNER_COUNT } Manner;
typedef enum Remedy { REMEDY_NONE, REMEDY_STRIKE, REMEDY_FUDGE, REMEDY_LETTER, REMEDY_ALONE, REMEDY_COUNT } Remedy;
typedef enum ExchangeSize {
    EXCHANGE_NONE,
    EXCHANGE_SECTOR,
    EXCHANGE_LISTS,
    EXCHANGE_ALL,
    EXCHANGE_SIZE_COUNT
} ExchangeSize;
typedef enum TruceHost { TRUCE_NONE, TRUCE_OWN, TRUCE_HOSTED, TRUCE_HOST_COUNT } TruceHost;
typedef enum Decide {
    DECIDE_NONE,
    DECIDE_YES,
    DECIDE_NO,
    DECIDE_OPEN,
    DECIDE_GUARDED,
    DECIDE_STAY,
    DECIDE_LEAVE,
    DECIDE_HOLD,
    DECIDE_ATTACK,
    DECIDE_RESTRAIN,
    DECIDE_REPLY,
    DECIDE_ADMIT,
    DECIDE_DENY,
    DECIDE_ARM,
    DECIDE_SEAT,
    DECIDE_URGE,
    DECIDE_WAIT,
    DECIDE_COUNT
} Decide;

typedef struct Command {
    uint8_t kind; // CommandKind
    int8_t seat;
    int16_t args[4]; // indices or enum values; unused are 0
} Command;

// What kind of word each argument is: drives print, parse and enumerate from one table (command_words.c).
typedef enum ArgKind {
    ARG_NONE,
    ARG_SCENE,
    ARG_CHOICE,
    ARG_PARTY,
    ARG_ISSUE,
    ARG_OPTION,
    ARG_LEVER,
    ARG_FORM,
    ARG_PHONE,
    ARG_CONFIDENCE,
    ARG_MANNER,
    ARG_REMEDY,
    ARG_FORECAST,
    ARG_WORD,
    ARG_CHORE,
    ARG_ASSET,
    ARG_SECTOR,
    ARG_REPORT,
    ARG_ANSWER,
    ARG_EXTRA,
    ARG_PROMISE,
    ARG_TRUCE,
    ARG_DECIDE,
    ARG_KIND_COUNT
} ArgKind;

typedef struct CommandShape {
    const char *verb;
    uint8_t count;
    uint8_t args[4]; // ArgKind
} CommandShape;
const CommandShape *command_shape(CommandKind kind);

// Why a command is refused: shown on the greyed button, in the terminal and in the log.
typedef enum Reason {
    REASON_NONE,      // allowed
    REASON_PHASE,     // not now
    REASON_SEAT,      // not yours to say
    REASON_UNKNOWN,   // no such thing
    REASON_LEVERAGE,  // needed, found
    REASON_TIME,      // minutes needed, found
    REASON_USED,      // once only
    REASON_CLOSED,    // that room is closed until `needed` (minute)
    REASON_CONDITION, // subject: its condition does not hold
    REASON_NOT_ON_TABLE,
    REASON_ON_TABLE,
    REASON_AGREED,     // settled already
    REASON_SAME,       // stands so already
    REASON_NEW_CLAUSE, // no new clauses in the last hour
    REASON_FORM,       // this lever has no such form
    REASON_PARTY,      // does not work on that party
    REASON_BEARS,      // does not bear on that clause
    REASON_BRACKETS,   // required clause missing or not agreed
    REASON_ANSWERED,
    REASON_PLACED,    // three are placed
    REASON_NO_CLAUSE, // the text says nothing of it
    REASON_QUIET,     // no quiet window
    REASON_NOT_DUE,
    REASON_COUNT
} Reason;

typedef struct Verdict {
    uint8_t reason;  // Reason; REASON_NONE is a yes
    int16_t subject; // index of the thing meant
    int32_t needed, found;
    uint16_t minutes; // what the move will take if allowed
    uint8_t cost;     // leverage
} Verdict;

// A question: changes nothing, reads only what is open or in the seat's own mind.
Verdict command_check(const View *view, Command command);

// The same question when only yes or no is wanted: costs less than half.
bool command_allowed(const View *view, Command command);

// Every command the awaited seat could say, refused ones too when `refused` (they carry their Verdict). Returns the
// count, at most `max`. Deterministic order. COMMAND_LIST_MAX is enough for all but a scenario of very many levers
// that bear on everything, of which the last fall away.
typedef struct Offer {
    Command command;
    Verdict verdict;
} Offer;
enum { COMMAND_LIST_MAX = 2048 };
size_t command_list(const View *view, bool refused, Offer *offers, size_t max);

// Prints "verb word word"; parses the same. Reports, confidences and promises are numbers from 1, and 0 is no report. A
// lever's clause and an asset's sector may be left out: no clause, the first sector. Parse writes what is wrong into
// `why` (a short phrase, static; NULL is allowed) and returns false. `state` says whose turn it is; NULL: the
// mediator's.
void command_print(const Scenario *scenario, Command command, char *out, size_t size);
bool command_parse(const Scenario *scenario, const State *state, const char *text, Command *command, const char **why);

// The words of the small enums, as the grammar knows them: "offer", "idea", "strike", ... NULL past the end.
const char *word_of(ArgKind kind, int value);
