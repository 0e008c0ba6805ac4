// "Why not?" put to the test: wherever a party would refuse a clause, the change that is named for it is made for real,
// in a copy of the night with its truth, and the party is asked again.
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/jobs.h"
#include "sim/reading.h"

enum { KIND_WORDS, KIND_TRADE, KIND_LEVER, KIND_COUNT };
static const char *const kind_names[KIND_COUNT] = {"other words", "a package", "a lever"};
enum { GOOD_READING = 6 * READING_ONE / 10 }; // what the panels call a good reading

typedef struct Asked {
    uint64_t refusals, named, barred, tried[KIND_COUNT], turned[KIND_COUNT]; // of good readings, but for:
    uint64_t weak_tried, weak_turned;                                        // readings that are not good
    uint64_t hoped; // sum of the chances that were named, in percent
} Asked;

typedef struct Asking {
    const Run *run;
    Asked *of_worker;
} Asking;

typedef struct Ear { // hears whether a party says yes to a clause
    int party, issue;
    bool yes;
} Ear;

static void vote_hear(void *user, const Event *event) {
    Ear *ear = user;
    ear->yes =
        ear->yes || (event->kind == EVENT_VOTE && event->a == ear->party && event->b == ear->issue && event->c > 0);
}

static bool says_yes(const Scenario *scenario, const Types *types, const State *state, int party, int issue) {
    Decision vote = {.kind = AWAITING_VOTE, .seat = (int8_t)seat_of_party(party), .subject = (int8_t)issue};
    return party_decide(scenario, types, state, vote) == DECIDE_YES;
}

static bool change_turns(const Scenario *scenario, const PolicyGame *game, Command change, int party, int issue) {
    State state;
    Ear ear = {.party = party, .issue = issue};
    const EventSink sink = {.add = vote_hear, .user = &ear};
    state_copy(&state, &game->state);
    command_apply(scenario, &game->types, &state, change, sink);
    return ear.yes || says_yes(scenario, &game->types, &state, party, issue);
}

static void refusal_try(const Scenario *scenario, const PolicyGame *game, const View *view, int party, int issue,
                        Asked *asked) {
    const Mind *mind = view->mind;
    bool good =
        mind->firmness[party][issue].precision >= GOOD_READING && mind->reservation[party].precision >= GOOD_READING;
    Why why = view_why(view, party, issue);
    Command change = why_change(&why, party, issue);
    bool named = change.kind != COMMAND_NONE;
    asked->refusals += good;
    asked->named += good && named;
    if (!named) {
        return;
    }
    if (command_check(view, change).reason != REASON_NONE) {
        asked->barred += good;
        return;
    }
    int kind = change.kind == COMMAND_REDRAFT ? KIND_WORDS : change.kind == COMMAND_TRADE ? KIND_TRADE : KIND_LEVER;
    bool turned = change_turns(scenario, game, change, party, issue);
    if (good) {
        asked->tried[kind]++;
        asked->turned[kind] += turned;
        asked->hoped += (uint64_t)(100 * why.chance + 0.5);
    } else {
        asked->weak_tried++;
        asked->weak_turned += turned;
    }
}

static void refusals_find(void *user, size_t index, unsigned worker) {
    const Asking *asking = user;
    const Run *run = asking->run;
    const Scenario *scenario = run->scenario;
    const EventSink nobody = {0};
    SetupChoices choices = run->choices;
    choices.seed += index;
    Setup setup = setup_from(&choices);
    PolicyGame game;
    policy_begin(scenario, &setup, nobody, &game);
    while (!game_over(&game.state)) {
        const Open *open = &game.state.open;
        View view = state_view(scenario, &game.state, 0);
        for (int i = 0; open->awaiting == AWAITING_MOVE && i < scenario->issue_count; i++) {
            for (int p = 0; p < scenario->party_count; p++) {
                bool asked = open->clauses[i].status == CLAUSE_BRACKETED && scenario->parties[p].required;
                if (asked && !says_yes(scenario, &game.types, &game.state, p, i)) {
                    refusal_try(scenario, &game, &view, p, i, &asking->of_worker[worker]);
                }
            }
        }
        policy_apply(scenario, policy_next(scenario, run->choose, NULL, choices.seed, &game), nobody, &game);
    }
}

static void asked_add(Asked *sum, const Asked *part) {
    uint64_t *to = (uint64_t *)(void *)sum;
    const uint64_t *from = (const uint64_t *)(const void *)part;
    for (size_t i = 0; i < sizeof *sum / sizeof *to; i++) {
        to[i] += from[i];
    }
}

Exit report_why(Run *run) {
    Asking asking = {.run = run, .of_worker = calloc(run->jobs, sizeof(Asked))};
    Error error = {.message = ""};
    bool good = asking.of_worker != NULL || error_memory(&error);
    Buffer out;
    buffer_init(&out);
    if (good) {
        Asked sum = {0};
        uint64_t tried = 0, turned = 0;
        (void)jobs_run(run->jobs, (size_t)run->games, refusals_find, &asking);
        for (unsigned w = 0; w < run->jobs; w++) {
            asked_add(&sum, &asking.of_worker[w]);
        }
        for (int k = 0; k < KIND_COUNT; k++) {
            tried += sum.tried[k];
            turned += sum.turned[k];
        }
        report_head(run, "the change that \"why not?\" names, made", &out);
        buffer_addf(
            &out,
            "%llu games, %llu refusals with a good reading, %llu changes named, %llu of them not to be made now\n\n",
            (unsigned long long)run->games, (unsigned long long)sum.refusals, (unsigned long long)sum.named,
            (unsigned long long)sum.barred);
        report_share(&out, "turns it, with a good reading", turned, tried);
        for (int k = 0; k < KIND_COUNT; k++) {
            report_share(&out, kind_names[k], sum.turned[k], sum.tried[k]);
        }
        report_share(&out, "what was said of the chance", sum.hoped, 100 * tried);
        report_share(&out, "turns it, with any other reading", sum.weak_turned, sum.weak_tried);
    }
    free(asking.of_worker);
    return report_end(good, &out, &error);
}
