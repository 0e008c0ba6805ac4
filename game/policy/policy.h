// Players made of code. A policy sees a View, like a person, and answers with a Command that is allowed; it
// cannot see a secret because it is not handed one. Knows no journal: policy_play runs whole games at full
// speed.
#pragma once

#include "sim/game.h"

enum {
    POLICY_COMMAND_CAP = 4000, // a game that needs more answers does not end: our mistake
};

// The next command for the awaited seat, one that command_check allows. The same view, seed and step always
// give the same command. `step` counts the commands of the game.
typedef Command PolicyChoose(const View *view, uint64_t seed, uint32_t step);

typedef struct Policy {
    const char *name;
    PolicyChoose *choose;
    const char *text; // one line for --help
} Policy;

// Anything that is allowed: a kind of move, then its words, all equally likely.
PolicyChoose policy_random;

// A plain sensible mediator: asks both, words each open clause so that the weaker side of it can bear it,
// tables near the end, places assets, answers with the same words to both and with exchanges. Signs often.
// Only means of the scenario and its own readings; nothing in it knows a scenario's ids.
PolicyChoose policy_steady;

// The skilled reference (version PAR_VERSION): writes towards the text that both would sign and keep, and uses
// everything the game offers. What the debrief calls "par".
PolicyChoose policy_par;
enum { PAR_VERSION = 4 };

// Plays the night of the record, where the scenario marks its wordings as such; else like par without looking beyond
// the signature.
PolicyChoose policy_historical;

// Works for the first party, or for the second.
PolicyChoose policy_tilt_a, policy_tilt_b;

// A signature at any price: pressure, carrots and vague words.
PolicyChoose policy_manipulator;

// Imagines nights from what it knows, tries each candidate in them with par playing on, and takes the best. Some
// hundred milliseconds a game.
PolicyChoose policy_lookahead;

// A few moves in turn, over and over, and asking for signatures when it seems right or late; par after noon. Its seed
// is the macro (macro_of): one to MACRO_MAX moves out of macro_count().
enum { MACRO_MAX = 6 };
PolicyChoose policy_macro;
int macro_count(void);
const char *macro_name(int action);
uint64_t macro_of(const int *moves, int count);

// Par that leans on one thing, in one of lean_ways ways: early, in the middle or late; in the talks once, or
// again as the night goes on. Its seed says which (lean_of). Added to a way, LEAN_UNDONE makes the one who cannot have
// the thing and leaves its place empty: of an errand, of an asset, of an answer.
enum { LEAN_UNDONE = 0x80 };
PolicyChoose policy_lean;
int lean_ways(const Without *thing);
uint64_t lean_of(const Without *thing, int way);

// By name, NULL on a miss. policy_at lists them; NULL past the end.
const Policy *policy_find(const char *name);
const Policy *policy_at(size_t index);

// How likely it is that a ceasefire that stands holds to its last day when a plain mediator goes on: imagined in
// `nights` nights (about 40 microseconds each) from what the view knows. 0-1. Only while it stands.
double policy_holds(const View *view, uint64_t seed, int nights);

// ---- whole games ----

typedef struct PolicyGame { // scratch and result of a game; big, so keep one a worker
    Types types;
    State state;
    uint32_t commands;
} PolicyGame;

// Plays from the first scene to the end; all seats that persons hold are answered by `choose`. `policy_seed`
// is for the policy's own chance. Nothing is told and nothing is written.
void policy_play(const Scenario *scenario, const Setup *setup, PolicyChoose *choose, uint64_t policy_seed,
                 PolicyGame *game);

// The same in steps, for whoever watches: begin, then next and apply until the game is over. `without`, when given, is
// taken out of the game for the policy: what a move is worth shows when it is missing.
void policy_begin(const Scenario *scenario, const Setup *setup, EventSink sink, PolicyGame *game);
Command policy_next(const Scenario *scenario, PolicyChoose *choose, const Without *without, uint64_t policy_seed,
                    const PolicyGame *game);
void policy_apply(const Scenario *scenario, Command command, EventSink sink, PolicyGame *game);
