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
    bool decided;      // of a hand no more nights than decide it
    PolicyGame *games; // one a worker
    uint16_t *won;     // nights of each hand
    uint16_t *played;  // likewise
    Command *opening;  // OPENING_MOVES a night
} Nights;

static bool nights_init(Nights *nights, const Run *run, uint64_t lucks, Error *error) {
    *nights = (Nights){.run = run,
                       .lucks = lucks,
                       .games = calloc(run->jobs, sizeof *nights->games),
                       .won = calloc(run->games, sizeof *nights->won),
                       .played = calloc(run->games, sizeof *nights->played),
                       .opening = calloc(run->games * OPENING_MOVES, sizeof *nights->opening)};
    return (nights->games && nights->won && nights->played && nights->opening) || error_memory(error);
}

static void nights_free(Nights *nights) {
    free(nights->games);
    free(nights->won);
    free(nights->played);
    free(nights->opening);
}

// ---- hands ----

static bool hand_won(const Nights *nights, uint64_t wins) {
    return 5 * wins > nights->lucks;
}

static bool night_won(Nights *nights, uint64_t hand, uint64_t luck, unsigned worker) {
    const Run *run = nights->run;
    SetupChoices choices = run->choices;
    choices.seed += hand;
    Setup setup = setup_from(&choices);
    setup.luck_seed = random_bits(setup.types_seed, CHANCE_OF_HAND, (uint32_t)luck, 0);
    PolicyGame *game = &nights->games[worker];
    policy_play(run->scenario, &setup, run->choose, setup.luck_seed, game);
    return game_won(run->scenario, &game->state);
}

static void hand_play(void *user, size_t hand, unsigned worker) {
    Nights *nights = user;
    uint16_t wins = 0, played = 0;
    while (played < nights->lucks &&
           !(nights->decided && (hand_won(nights, wins) || !hand_won(nights, wins + nights->lucks - played)))) {
        wins += night_won(nights, hand, played++, worker);
    }
    nights->won[hand] = wins;
    nights->played[hand] = played;
}

static void hands_write(const Nights *nights, Buffer *out) {
    enum { FIFTHS = 6 }; // none, to a fifth, to two fifths, ... all but none of the last
    static const char *const rows[FIFTHS] = {
        "never", "up to a fifth", "up to two fifths", "up to three fifths", "up to four fifths", "more than that"};
    uint64_t with[FIFTHS] = {0}, hands = nights->run->games, winnable = 0, won = 0, played = 0;
    for (uint64_t h = 0; h < hands; h++) {
        won += nights->won[h];
        played += nights->played[h];
        winnable += hand_won(nights, nights->won[h]);
        with[(5 * nights->won[h] + nights->lucks - 1) / nights->lucks]++;
    }
    report_head(nights->run, "the same hand with other luck", out);
    buffer_addf(out, "%llu hands, %s%llu nights each\n\n", (unsigned long long)hands, nights->decided ? "at most " : "",
                (unsigned long long)nights->lucks);
    if (!nights->decided) {
        report_share(out, "nights won", won, played);
    }
    report_share(out, "hands that can be won", winnable, hands);
    if (nights->decided) {
        buffer_addf(out, "\n%llu nights decided it.\n", (unsigned long long)played);
    } else {
        buffer_add(out, "\nhands by how many of their nights are won\n");
        for (int f = 0; f < FIFTHS; f++) {
            report_share(out, rows[f], with[f], hands);
        }
    }
    buffer_add(out, "\nA hand can be won when more than a fifth of its nights are.\n");
}

Exit report_hands(Run *run, uint64_t lucks, bool decided) {
    Nights nights;
    Error error = {.message = ""};
    bool good = nights_init(&nights, run, lucks, &error);
    nights.decided = decided;
    Buffer out;
    buffer_init(&out);
    if (good) {
        (void)jobs_run(run->jobs, (size_t)run->games, hand_play, &nights);
        hands_write(&nights, &out);
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
