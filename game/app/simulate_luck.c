// Luck against par, as in backgammon: what a night ends with is what it promised at the start, and what each decision
// added to or took from that against the decision of par, and luck. The promise is what par would make of it in nights
// imagined from what the mediator knows, never from the truth; where these beliefs are sound the mean luck of many
// nights is nought, whoever plays.
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/jobs.h"
#include "base/random.h"
#include "base/real.h"

enum { CHANCE_OF_NIGHT = 0x6c75636b };

enum { WON, WEEK, SIGNED, MEASURES };
static const char *const measure_names[MEASURES] = {"won", "a week", "signed"};

typedef struct Fortune { // of one night, in points: shares of nights times a hundred
    double promised[MEASURES], hand[MEASURES], skill[MEASURES], luck[MEASURES], end[MEASURES];
} Fortune;

typedef struct Played {
    const Run *run;
    uint64_t nights; // imagined for a value
    Fortune *fortunes;
} Played;

static void ending_measure(const Scenario *scenario, const State *state, double found[MEASURES], double sign) {
    found[WON] += sign * (game_won(scenario, state) ? 100 : 0);
    found[WEEK] += sign * (game_held(scenario, state, 7 * 24) ? 100 : 0);
    found[SIGNED] += sign * (state->open.signed_ ? 100 : 0);
}

// Par plays on to the end; what came of it is added to `found`.
static void par_plays_on(const Scenario *scenario, const Types *types, State *state, double found[MEASURES],
                         double sign) {
    const EventSink nobody = {0};
    for (uint32_t step = 0; !game_over(state) && step < POLICY_COMMAND_CAP; step++) {
        View view = state_view(scenario, state, state->open.seat);
        command_apply(scenario, types, state, policy_par(&view, 1, step), nobody);
    }
    ending_measure(scenario, state, found, sign);
}

// What the night promises under par, as far as the mediator can know.
static void promise_add(const Played *played, const PolicyGame *game, double found[MEASURES]) {
    const Scenario *scenario = played->run->scenario;
    View view = state_view(scenario, &game->state, game->state.open.seat);
    for (uint64_t n = 0; n < played->nights; n++) {
        Types types;
        State state;
        state_imagine(&view, stirred_bits(game->types.luck, CHANCE_OF_NIGHT, 0, n), &types, &state);
        par_plays_on(scenario, &types, &state, found, 1.0 / (double)played->nights);
    }
}

// The same with the hidden hand in sight.
static void hand_add(const Played *played, const PolicyGame *game, const Setup *setup, double found[MEASURES]) {
    const EventSink nobody = {0};
    const Scenario *scenario = played->run->scenario;
    for (uint64_t n = 0; n < played->nights; n++) {
        Types types = game->types;
        State state;
        types.luck = random_stir(stirred_bits(game->types.luck, CHANCE_OF_NIGHT, 1, n));
        game_start(scenario, &types, setup, &state, nobody);
        par_plays_on(scenario, &types, &state, found, 1.0 / (double)played->nights);
    }
}

static bool same_command(Command a, Command b) {
    return a.kind == b.kind && memcmp(a.args, b.args, sizeof a.args) == 0;
}

// What a decision adds against that of par: the same imagined nights for both.
static void decision_add(const Played *played, const PolicyGame *game, Command command, double found[MEASURES]) {
    const EventSink nobody = {0};
    const Scenario *scenario = played->run->scenario;
    View view = state_view(scenario, &game->state, game->state.open.seat);
    Command par = policy_par(&view, 1, game->commands);
    if (same_command(command, par)) {
        return;
    }
    for (uint64_t n = 0; n < played->nights; n++) {
        Types types;
        State start, state;
        state_imagine(&view, stirred_bits(game->types.luck, CHANCE_OF_NIGHT, 2 + game->commands, n), &types, &start);
        for (int which = 0; which < 2; which++) {
            state_copy(&state, &start);
            command_apply(scenario, &types, &state, which ? par : command, nobody);
            par_plays_on(scenario, &types, &state, found, (which ? -1.0 : 1.0) / (double)played->nights);
        }
    }
}

static void fortune_find(void *user, size_t index, unsigned worker) {
    (void)worker;
    const Played *played = user;
    const Run *run = played->run;
    const EventSink nobody = {0};
    Fortune *fortune = &played->fortunes[index];
    SetupChoices choices = run->choices;
    choices.seed += index;
    Setup setup = setup_from(&choices);
    PolicyGame game;
    policy_begin(run->scenario, &setup, nobody, &game);
    promise_add(played, &game, fortune->promised);
    hand_add(played, &game, &setup, fortune->hand);
    while (!game_over(&game.state)) {
        Command command = policy_next(run->scenario, run->choose, NULL, choices.seed, &game);
        decision_add(played, &game, command, fortune->skill);
        policy_apply(run->scenario, command, nobody, &game);
    }
    ending_measure(run->scenario, &game.state, fortune->end, 1);
    for (int m = 0; m < MEASURES; m++) {
        fortune->luck[m] = fortune->end[m] - fortune->promised[m] - fortune->skill[m];
        fortune->hand[m] -= fortune->promised[m];
    }
}

// Mean and half of the 95 % interval of one column.
static void column_mean(const Played *played, size_t offset, double *mean, double *half) {
    double sum = 0, squares = 0, n = (double)played->run->games;
    for (uint64_t g = 0; g < played->run->games; g++) {
        double x = *(const double *)(const void *)((const char *)&played->fortunes[g] + offset);
        sum += x;
        squares += x * x;
    }
    *mean = sum / n;
    *half = n > 1 ? 1.96 * real_sqrt(real_max(0, squares - sum * sum / n) / (n - 1) / n) : 0;
}

Exit report_luck(Run *run, uint64_t nights) {
    static const struct {
        const char *name;
        size_t offset;
    } columns[] = {{"the end", offsetof(Fortune, end)},
                   {"promised at the start", offsetof(Fortune, promised)},
                   {"skill: decisions against par", offsetof(Fortune, skill)},
                   {"luck", offsetof(Fortune, luck)},
                   {"  of it the hand that was dealt", offsetof(Fortune, hand)}};
    Played played = {.run = run, .nights = nights, .fortunes = calloc(run->games, sizeof(Fortune))};
    Error error = {.message = ""};
    bool good = played.fortunes != NULL || error_memory(&error);
    Buffer out;
    buffer_init(&out);
    if (good) {
        (void)jobs_run(run->jobs, (size_t)run->games, fortune_find, &played);
        buffer_addf(&out,
                    "%s, policy %s against par version %d, %llu games, %llu imagined nights a value; in points of a "
                    "hundred\n\n%-34s",
                    run->scenario->id, run->policy->name, PAR_VERSION, (unsigned long long)run->games,
                    (unsigned long long)nights, "");
        for (int m = 0; m < MEASURES; m++) {
            buffer_addf(&out, " %16s", measure_names[m]);
        }
        buffer_add(&out, "\n");
        for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
            buffer_addf(&out, "%-34s", columns[c].name);
            for (size_t m = 0; m < MEASURES; m++) {
                double mean, half;
                column_mean(&played, columns[c].offset + m * sizeof(double), &mean, &half);
                buffer_addf(&out, " %8.2f +- %4.2f", mean, half);
            }
            buffer_add(&out, "\n");
        }
    }
    free(played.fortunes);
    return report_end(good, &out, &error);
}
