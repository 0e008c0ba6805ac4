// The parts of `noon simulate`. Private to app.
#pragma once

#include "app/app.h"
#include "app/tally.h"

enum { CHUNK_GAMES = 64, GAMES_MAX = 100000000 };

typedef struct Shard { // every count-th chunk of a run's games, from the index-th on
    uint64_t index, count;
} Shard;
// Reads "2/8", the second of eight, and moves *text behind it. False when it is no shard.
bool shard_parse(const char **text, Shard *shard);

// A run of games: the same seeds give the same row whatever the number of jobs or shards.
typedef struct Run {
    const Scenario *scenario;
    const Policy *policy;
    PolicyChoose *choose; // of the policy, or of a macro
    uint64_t policy_seed; // of a macro; 0: each game its own
    const Without *without;
    SetupChoices choices;
    const char *set; // parameters given on the command line, or ""
    uint64_t games;
    Shard shard;
    const char *joined; // the shards that it was joined from, or NULL
    unsigned jobs;
    bool lines; // a line of JSON for each game goes to standard output
    bool zone;
    bool uses; // counts what could be chosen as well
    Tally tally;
    double seconds;
} Run;

NODISCARD bool run_play(Run *run, Error *error); // simulate_run.c

typedef struct Share {
    double share, low, high;
} Share;
// The interval of Wilson (1927) for a share, 95 %.
Share share_of(uint64_t part, uint64_t whole);

void run_json(const Run *run, Buffer *out); // simulate_print.c
void run_table(const Run *run, Buffer *out);
bool run_is_of(const Run *run, const char *text); // whether run_json wrote this of a part of the same run
// Adds the rows of files that run_json wrote (simulate_merge.c) and prints which shards they are: "2/8, 3/8". False
// with the reason when one is of another run, or holds games that another holds as well.
NODISCARD bool run_merge(Run *run, const char *const *paths, size_t count, Buffer *joined, Error *error);

// The shares of a run by their names.
typedef struct NamedShare {
    const char *name;
    bool is_ending;
    uint64_t count, whole;
} NamedShare;
enum { NAMED_SHARES_MAX = 7 + ENDING_MAX };
size_t run_shares(const Run *run, NamedShare shares[NAMED_SHARES_MAX]); // simulate_print.c

// Beside an earlier run (simulate_compare.c): *changed when a share is another by more than chance explains.
NODISCARD bool run_compare(const Run *run, const char *path, Buffer *out, bool *changed, Error *error);
// "won=20..60,signed=30..90" in percent: *missed when a share lies outside by more than chance explains.
NODISCARD bool run_require(const Run *run, const char *wants, Buffer *out, bool *missed, Error *error);

// What reports share (simulate_reports.c): the first line, a row of a share, the way out; a table of runs and a row of
// one.
void report_head(const Run *run, const char *what, Buffer *out);
void report_rows_head(const Run *run, const char *what, Buffer *out);
NODISCARD bool report_row(Run *run, const char *name, Buffer *out, Error *error);
void report_share(Buffer *out, const char *name, uint64_t part, uint64_t whole);
Exit report_end(bool good, Buffer *out, const Error *error);

// The reports of balance (simulate_reports.c, simulate_macros.c). Each plays many runs; progress on a terminal.
Exit report_ablate(Run *run);
Exit report_worth(Run *run);
Exit report_sweep(Run *run, Scenario *scenario, const char *range);
Exit report_dominance(Run *run);

// What nights are like (simulate_nights.c): of `games` hands, dealt `lucks` times each, how many can be won (`decided`:
// a hand is dealt no more often than decides it); and how far the first moves of two nights agree.
enum { OPENING_MOVES = 5 };
Exit report_hands(Run *run, uint64_t lucks, bool decided);
Exit report_openings(Run *run);
// How much was luck (simulate_luck.c): `nights` are imagined for each value.
Exit report_luck(Run *run, uint64_t nights);
// How often what "why not?" names does turn a refusal (simulate_why.c).
Exit report_why(Run *run);
