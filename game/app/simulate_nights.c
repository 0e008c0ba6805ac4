// What nights are like, whoever plays them: how many of the hands that can be dealt can be won, and whether one night
// asks for other moves than the next.
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/jobs.h"
#include "base/random.h"
#include "base/real.h"

enum { CHANCE_OF_HAND = 0x68616e64 };

typedef struct Nights {
    const Run *run;
    uint64_t lucks;    // luck seeds a hand
    PolicyGame *games; // one a worker
    uint8_t *won;      // hands * lucks
    Command *opening;  // OPENING_MOVES a night
} Nights;

static bool nights_init(Nights *nights, const Run *run, uint64_t lucks, Error *error) {
    *nights = (Nights){.run = run,
                       .lucks = lucks,
                       .games = calloc(run->jobs, sizeof *nights->games),
                       .won = calloc(run->games * lucks, 1),
                       .opening = calloc(run->games * OPENING_MOVES, sizeof *nights->opening)};
    return (nights->games && nights->won && nights->opening) || error_memory(error);
}

static void nights_free(Nights *nights) {
    free(nights->games);
    free(nights->won);
    free(nights->opening);
}

// ---- hands ----

static void hand_play(void *user, size_t index, unsigned worker) {
    Nights *nights = user;
    const Run *run = nights->run;
    SetupChoices choices = run->choices;
    choices.seed += index / nights->lucks;
    Setup setup = setup_from(&choices);
    setup.luck_seed = random_bits(setup.types_seed, CHANCE_OF_HAND, (uint32_t)(index % nights->lucks), 0);
    PolicyGame *game = &nights->games[worker];
    policy_play(run->scenario, &setup, run->choose, setup.luck_seed, game);
    nights->won[index] = game_won(run->scenario, &game->state);
}

Exit report_hands(Run *run, uint64_t lucks) {
    enum { FIFTHS = 6 }; // none, to a fifth, to two fifths, ... all but none of the last
    static const char *const rows[FIFTHS] = {
        "never", "up to a fifth", "up to two fifths", "up to three fifths", "up to four fifths", "more than that"};
    Nights nights;
    Error error = {.message = ""};
    bool good = nights_init(&nights, run, lucks, &error);
    Buffer out;
    buffer_init(&out);
    if (good) {
        uint64_t with[FIFTHS] = {0}, won = 0;
        (void)jobs_run(run->jobs, (size_t)(run->games * lucks), hand_play, &nights);
        for (uint64_t h = 0; h < run->games; h++) {
            uint64_t wins = 0;
            for (uint64_t l = 0; l < lucks; l++) {
                wins += nights.won[h * lucks + l];
            }
            won += wins;
            with[(5 * wins + lucks - 1) / lucks]++;
        }
        report_head(run, "the same hand with other luck", &out);
        buffer_addf(&out, "%llu hands, %llu nights each\n\n", (unsigned long long)run->games,
                    (unsigned long long)lucks);
        report_share(&out, "nights won", won, run->games * lucks);
        report_share(&out, "hands that can be won", run->games - with[0] - with[1], run->games);
        buffer_add(&out, "\nhands by how many of their nights are won\n");
        for (int f = 0; f < FIFTHS; f++) {
            report_share(&out, rows[f], with[f], run->games);
        }
        buffer_add(&out, "\nA hand can be won when more than a fifth of its nights are.\n");
    }
    nights_free(&nights);
    return report_end(good, &out, &error);
}

// ---- openings ----

static void opening_play(void *user, size_t index, unsigned worker) {
    Nights *nights = user;
    const Run *run = nights->run;
    const EventSink nobody = {0};
    SetupChoices choices = run->choices;
    choices.seed += index;
    Setup setup = setup_from(&choices);
    PolicyGame *game = &nights->games[worker];
    Command *moves = &nights->opening[index * OPENING_MOVES];
    policy_begin(run->scenario, &setup, nobody, game);
    for (int found = 0; found < OPENING_MOVES && !game_over(&game->state);) {
        // The same seed for all nights: two may differ by what is in them, not by the player's own chance.
        Command command = policy_next(run->scenario, run->choose, NULL, 1, game);
        if (game->state.open.awaiting == AWAITING_MOVE && command.kind != COMMAND_FORECAST) {
            moves[found++] = command;
        }
        policy_apply(run->scenario, command, nobody, game);
    }
}

static bool same_move(const Command *a, const Command *b) {
    return a->kind == b->kind && memcmp(a->args, b->args, sizeof a->args) == 0;
}

// How many of the moves of one are also among those of the other, whenever they are made.
static int moves_shared(const Command *a, const Command *b) {
    bool taken[OPENING_MOVES] = {false};
    int shared = 0;
    for (int i = 0; i < OPENING_MOVES; i++) {
        for (int j = 0; j < OPENING_MOVES; j++) {
            if (!taken[j] && same_move(&a[i], &b[j])) {
                taken[j] = true;
                shared++;
                break;
            }
        }
    }
    return shared;
}

Exit report_openings(Run *run) {
    Nights nights;
    Error error = {.message = ""};
    bool good = nights_init(&nights, run, 1, &error);
    Buffer out;
    buffer_init(&out);
    if (good) {
        uint64_t pairs = 0, places = 0, shared = 0, alike = 0, most = 0;
        (void)jobs_run(run->jobs, (size_t)run->games, opening_play, &nights);
        for (uint64_t a = 0; a < run->games; a++) {
            for (uint64_t b = a + 1; b < run->games; b++) {
                const Command *one = &nights.opening[a * OPENING_MOVES], *two = &nights.opening[b * OPENING_MOVES];
                int same = 0, any = moves_shared(one, two);
                for (int m = 0; m < OPENING_MOVES; m++) {
                    same += same_move(&one[m], &two[m]);
                }
                pairs++;
                places += (uint64_t)same;
                shared += (uint64_t)any;
                alike += same == OPENING_MOVES;
                most += any >= OPENING_MOVES - 1;
            }
        }
        report_head(run, "the first five moves of the talks", &out);
        buffer_addf(&out, "%llu nights, %llu pairs; two moves are the same when all their words are\n\n",
                    (unsigned long long)run->games, (unsigned long long)pairs);
        report_share(&out, "all five, in the same order", alike, pairs);
        report_share(&out, "at least four, in any order", most, pairs);
        report_share(&out, "moves at the same place", places, OPENING_MOVES * pairs);
        report_share(&out, "moves in common", shared, OPENING_MOVES * pairs);
    }
    nights_free(&nights);
    return report_end(good, &out, &error);
}
