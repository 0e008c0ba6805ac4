#include "app/explore_play.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/jobs.h"
#include "base/random.h"
#include "sim/symbols.h"

enum {
    ROUND_NIGHTS = 512,
    ROUNDS_WITHOUT_NEWS = 200,
    NIGHT_COMMANDS = POLICY_COMMAND_CAP,
    PURPOSE_PLAY = 0x65787031,
    PURPOSE_PICK = 0x65787032,
    PURPOSE_FROM = 0x65787033,
};

// What one worker has met in a round; the night of the lowest number stands for each item.
typedef struct Worker {
    const Explore *explore;
    uint64_t night;
    PolicyGame game;
    Command commands[NIGHT_COMMANDS];
    uint32_t count;
    Setup setup;
    bool other_luck;   // the night that is gone on from was played with another
    uint8_t *tonight;  // by item: met in this night
    uint64_t *counts;  // by item
    Night *firsts;     // by item
    Night *nears;      // by item: where its condition was closest to holding
    uint64_t *numbers; // by item: of the night in firsts
    double *closest;
    char (*why)[120];
    uint64_t troubles, trouble_number;
    Trouble trouble;
    Night troubled;
    Offer offers[COMMAND_LIST_MAX];
} Worker;

void night_free(Night *night) {
    free(night->commands);
    *night = (Night){0};
}

static bool night_keep(Night *night, const Setup *setup, const Command *commands, uint32_t count) {
    Command *copy = malloc((count + 1) * sizeof *copy);
    if (copy) {
        memcpy(copy, commands, count * sizeof *copy);
        free(night->commands);
        *night = (Night){*setup, copy, count};
    }
    return copy != NULL;
}

// ---- one night ----

static void item_met(void *user, int item) {
    Worker *worker = user;
    if (worker->tonight[item]) {
        return;
    }
    worker->tonight[item] = 1;
    worker->counts[item]++;
    bool news = worker->explore->found[item].count == 0;
    if (news && (!worker->firsts[item].commands || worker->night < worker->numbers[item])) {
        if (night_keep(&worker->firsts[item], &worker->setup, worker->commands, worker->count)) {
            worker->numbers[item] = worker->night;
        }
    }
}

static void event_met(void *user, const Event *event) {
    Worker *worker = user;
    cover_event(worker->explore->list, event, item_met, worker);
}

static double roll(const Worker *worker, uint32_t what) {
    return random_unit(worker->explore->seed, PURPOSE_PLAY, worker->count * 8 + what, worker->night);
}

static bool is_missing(const Worker *worker, int item) {
    return worker->explore->found[item].count == 0 && !worker->explore->never[item] && !worker->tonight[item];
}

// Whether the command meets something new, or may lead to an outcome that nobody saw.
static bool is_news(const Worker *worker, Command command) {
    const CoverList *list = worker->explore->list;
    int item = cover_command(list, command);
    if (item < 0 || is_missing(worker, item)) {
        return item >= 0;
    }
    const CoverItem *choice = &list->items[item];
    int outcomes =
        choice->kind == COVER_CHOICE ? list->scenario->scenes[choice->a].choices[choice->b].outcome_count : 0;
    for (int o = 0; o < outcomes; o++) {
        if (is_missing(worker, list->outcome_first[choice->a][choice->b] + o)) {
            return true;
        }
    }
    return false;
}

// One of the commands that would meet something new, or none.
static bool curious_command(Worker *worker, const View *view, Command *command) {
    size_t count = command_list(view, false, worker->offers, COMMAND_LIST_MAX);
    size_t fresh = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_news(worker, worker->offers[i].command)) {
            worker->offers[fresh++] = worker->offers[i];
        }
    }
    if (fresh > 0) {
        *command = worker->offers[(size_t)(roll(worker, 2) * (double)fresh)].command;
    }
    return fresh > 0;
}

// How far a condition is from holding, 0 to 1 of the range.
static double distance_of(const Expr *condition, ExprReader reader) {
    ExprFailure failure;
    if (!expr_failing(condition, reader, &failure)) {
        return 0;
    }
    if (!failure.named || failure.comparison < EXPR_COMPARISON_LESS || failure.comparison > EXPR_COMPARISON_AT_LEAST) {
        return 1;
    }
    double gap = failure.needed - failure.found;
    double distance = (gap < 0 ? -gap : gap) / 100;
    return distance < 0.99 ? distance : 0.99;
}

static bool any_choice(const View *view) {
    Offer offers[2];
    return command_list(view, false, offers, 2) > 0;
}

static bool command_pick(Worker *worker, Command *command) {
    static PolicyChoose *const players[] = {policy_random, policy_steady, policy_random,      policy_par,
                                            policy_random, policy_tilt_a, policy_manipulator, policy_tilt_b};
    const Scenario *scenario = worker->explore->list->scenario;
    const State *state = &worker->game.state;
    View view = state_view(scenario, state, state->open.seat);
    double curiosity = state->open.awaiting == AWAITING_MOVE ? 0.15 : 0.6;
    if (roll(worker, 0) < curiosity && worker->explore->met < worker->explore->possible &&
        curious_command(worker, &view, command)) {
        return true;
    }
    if (state->open.awaiting == AWAITING_SCENE && !any_choice(&view)) {
        return false;
    }
    PolicyChoose *player = players[worker->night % 8];
    bool stray = roll(worker, 1) < 0.12;
    *command = (stray ? policy_random : player)(&view, worker->explore->seed + worker->night, worker->count);
    return command_check(&view, *command).reason == REASON_NONE;
}

static void why_note(Worker *worker, int item, const Expr *condition, ExprReader reader) {
    double distance = distance_of(condition, reader);
    if (distance > 0 && distance < worker->closest[item]) {
        worker->closest[item] = distance;
        (void)night_keep(&worker->nears[item], &worker->setup, worker->commands, worker->count);
        expr_explain(condition, &worker->explore->list->scenario->symbols, reader, worker->why[item],
                     sizeof worker->why[item]);
    }
}

// Asks the conditions of what was never met, where the game would ask them.
static void closest_note(Worker *worker) {
    const Explore *explore = worker->explore;
    const Scenario *scenario = explore->list->scenario;
    const Open *open = &worker->game.state.open;
    StateContext context = {.scenario = scenario, .types = &worker->game.types, .state = &worker->game.state};
    ExprReader reader = state_reader(&context);
    bool over = game_over(&worker->game.state);
    int from = explore->list->first[over ? COVER_ENDING : COVER_SCENE];
    int to = over ? explore->list->count : explore->list->first[COVER_CHOICE];
    for (int i = from; i < to; i++) {
        const CoverItem *item = &explore->list->items[i];
        const Expr *condition = explore->found[i].count ? NULL : cover_condition(explore->list, i);
        if (!condition || explore->never[i]) {
            continue;
        }
        bool asked =
            over ? open->ending != NO_INDEX && scenario->endings[item->a].shape == scenario->endings[open->ending].shape
                 : (scenario->scenes[item->a].kind == SCENE_CEASEFIRE) == (open->phase == PHASE_CEASEFIRE);
        if (asked) {
            why_note(worker, i, condition, reader);
        }
    }
}

static void trouble_note(Worker *worker, Trouble trouble) {
    worker->troubles++;
    if (worker->trouble == TROUBLE_NONE || worker->night < worker->trouble_number) {
        worker->trouble = trouble;
        worker->trouble_number = worker->night;
        (void)night_keep(&worker->troubled, &worker->setup, worker->commands, worker->count);
    }
}

static bool command_do(Worker *worker, Command command, EventSink sink) {
    worker->commands[worker->count++] = command;
    command_apply(worker->explore->list->scenario, &worker->game.types, &worker->game.state, command, sink);
    cover_state(worker->explore->list, &worker->game.state.open, item_met, worker);
    return !game_over(&worker->game.state);
}

// What has to be met before an item can be: the scene of a choice, the choice of an outcome; -1 for none.
static int before_item(const CoverList *list, int item) {
    const CoverItem *at = &list->items[item];
    return at->kind == COVER_CHOICE    ? list->first[COVER_SCENE] + at->a
           : at->kind == COVER_OUTCOME ? list->scene_first[at->a] + at->b
                                       : -1;
}

// The night that leads nearest to an item that was not met; no commands where none does.
static const Night *night_near(const Explore *explore, int item) {
    int before = before_item(explore->list, item);
    const Found *found = &explore->found[item];
    return before >= 0 && !found->near.commands ? &explore->found[before].first : &found->near;
}

// A night to go on from, up to some command of it: one that nearly met what is wanted, or one that met something first.
static const Night *night_from(const Explore *explore, uint64_t night, uint32_t *upto) {
    double draw = random_unit(explore->seed, PURPOSE_FROM, 0, night);
    if (explore->met == 0 || draw > 0.75) {
        return NULL;
    }
    if (draw > 0.2 && explore->wanted_count > 0) {
        unsigned at = random_below(explore->seed, PURPOSE_PICK, 2, night, (unsigned)explore->wanted_count);
        const Night *near = night_near(explore, explore->wanted[at]);
        unsigned back = random_below(explore->seed, PURPOSE_PICK, 3, night, near->count / 2 + 2);
        *upto = near->count > back ? near->count - back : 0;
        return near;
    }
    unsigned at = random_below(explore->seed, PURPOSE_PICK, 0, night, (unsigned)explore->list->count);
    const Night *from = &explore->found[at].first;
    *upto = from->commands ? random_below(explore->seed, PURPOSE_PICK, 1, night, from->count + 1) : 0;
    return from->commands ? from : NULL;
}

static void night_begin(Worker *worker, const Night *from, EventSink sink) {
    const Explore *explore = worker->explore;
    uint64_t seed = explore->seed + worker->night;
    worker->other_luck = from && random_unit(explore->seed, PURPOSE_FROM, 1, worker->night) < 0.5;
    worker->setup = from ? from->setup
                         : (Setup){.types_seed = seed,
                                   .luck_seed = seed,
                                   .difficulty = (Difficulty)(1 + seed % 3),
                                   .length = seed % 4 ? LENGTH_90 : (Length)(1 + seed / 4 % 3),
                                   .persons = 1,
                                   .days = seed % 3 == 0 ? DAY_MAX : 0};
    worker->setup.luck_seed = worker->other_luck ? seed : worker->setup.luck_seed;
    memset(worker->tonight, 0, (size_t)explore->list->count);
    worker->count = 0;
    policy_begin(explore->list->scenario, &worker->setup, sink, &worker->game);
    cover_state(explore->list, &worker->game.state.open, item_met, worker);
}

static void night_play(void *user, size_t index, unsigned number) {
    Worker *worker = &((Worker *)user)[number];
    const Explore *explore = worker->explore;
    worker->night = explore->nights + index;
    const EventSink sink = {.add = event_met, .user = worker};
    uint32_t upto = 0;
    const Night *from = night_from(explore, worker->night, &upto);
    night_begin(worker, from, sink);
    bool going = !game_over(&worker->game.state);
    for (uint32_t i = 0; from && i < upto && going; i++) { // with other luck, those that are still allowed
        View view = state_view(explore->list->scenario, &worker->game.state, worker->game.state.open.seat);
        if (!worker->other_luck || command_check(&view, from->commands[i]).reason == REASON_NONE) {
            going = command_do(worker, from->commands[i], sink);
        }
    }
    while (going && worker->count < NIGHT_COMMANDS - 1) {
        Command command;
        if (from || worker->night % 4 == 0) {
            closest_note(worker);
        }
        if (!command_pick(worker, &command)) {
            trouble_note(worker, TROUBLE_STUCK);
            return;
        }
        going = command_do(worker, command, sink);
    }
    if (going) {
        trouble_note(worker, TROUBLE_ENDLESS);
        return;
    }
    closest_note(worker);
    if (worker->game.state.open.ending == NO_INDEX) {
        trouble_note(worker, TROUBLE_NO_ENDING);
    }
}

// ---- rounds ----

static bool worker_init(Worker *worker, const Explore *explore) {
    size_t count = (size_t)explore->list->count;
    worker->explore = explore;
    worker->tonight = calloc(count, 1);
    worker->counts = calloc(count, sizeof *worker->counts);
    worker->firsts = calloc(count, sizeof *worker->firsts);
    worker->nears = calloc(count, sizeof *worker->nears);
    worker->numbers = calloc(count, sizeof *worker->numbers);
    worker->closest = calloc(count, sizeof *worker->closest);
    worker->why = calloc(count, sizeof *worker->why);
    for (size_t i = 0; worker->closest && i < count; i++) {
        worker->closest[i] = 2;
    }
    return worker->tonight && worker->counts && worker->firsts && worker->nears && worker->numbers && worker->closest &&
           worker->why;
}

static void worker_free(Worker *worker) {
    for (int i = 0; worker->firsts && i < worker->explore->list->count; i++) {
        night_free(&worker->firsts[i]);
        if (worker->nears) {
            night_free(&worker->nears[i]);
        }
    }
    night_free(&worker->troubled);
    free(worker->nears);
    free(worker->tonight);
    free(worker->counts);
    free(worker->firsts);
    free(worker->numbers);
    free(worker->closest);
    free(worker->why);
}

// Takes over what the workers met; the lowest night wins, so that the order of the threads does not matter.
static bool round_merge(Explore *explore, Worker *workers) {
    bool news = false;
    explore->wanted_count = 0;
    for (int i = 0; i < explore->list->count; i++) {
        Found *found = &explore->found[i];
        uint64_t best = UINT64_MAX;
        bool was = found->count > 0;
        for (unsigned w = 0; w < explore->workers; w++) {
            Worker *worker = &workers[w];
            found->count += worker->counts[i];
            worker->counts[i] = 0;
            if (worker->firsts[i].commands && !was && worker->numbers[i] < best) {
                best = worker->numbers[i];
                night_free(&found->first);
                found->first = worker->firsts[i];
                worker->firsts[i] = (Night){0};
            }
            night_free(&worker->firsts[i]);
            if (worker->closest[i] < found->closest) {
                found->closest = worker->closest[i];
                memcpy(found->why, worker->why[i], sizeof found->why);
                night_free(&found->near);
                found->near = worker->nears[i];
                worker->nears[i] = (Night){0};
            }
            night_free(&worker->nears[i]);
        }
        for (unsigned w = 0; w < explore->workers; w++) {
            workers[w].closest[i] = found->closest; // only what is closer is news
        }
        if (!was && found->count > 0) {
            news = true;
            explore->met++;
        }
        if (found->count == 0 && !explore->never[i] && night_near(explore, i)->commands) {
            explore->wanted[explore->wanted_count++] = i;
        }
    }
    for (unsigned w = 0; w < explore->workers; w++) {
        Worker *worker = &workers[w];
        explore->trouble_count += worker->troubles;
        worker->troubles = 0;
        if (worker->trouble != TROUBLE_NONE && explore->trouble == TROUBLE_NONE) {
            explore->trouble = worker->trouble;
            explore->troubled = worker->troubled;
            worker->troubled = (Night){0};
        }
    }
    return news;
}

bool explore_init(Explore *explore, const CoverList *list, const Proof *proof) {
    explore->list = list;
    explore->proof = proof;
    explore->never = calloc((size_t)list->count + 1, sizeof *explore->never);
    explore->found = calloc((size_t)list->count + 1, sizeof *explore->found);
    explore->wanted = calloc((size_t)list->count + 1, sizeof *explore->wanted);
    if (!explore->wanted || !explore->never || !explore->found) {
        return false;
    }
    for (int i = 0; i < list->count; i++) {
        explore->never[i] = cover_never(list, proof, i);
        explore->possible += !explore->never[i];
        explore->found[i].closest = 2;
    }
    return true;
}

void explore_free(Explore *explore) {
    for (int i = 0; explore->found && i < explore->list->count; i++) {
        night_free(&explore->found[i].first);
        night_free(&explore->found[i].near);
    }
    night_free(&explore->troubled);
    free(explore->wanted);
    free(explore->never);
    free(explore->found);
}

bool explore_run(Explore *explore, void (*progress)(const Explore *explore)) {
    explore->workers = explore->workers ? explore->workers : jobs_cores();
    Worker *workers = calloc(explore->workers, sizeof *workers);
    bool good = workers != NULL;
    for (unsigned w = 0; good && w < explore->workers; w++) {
        good = worker_init(&workers[w], explore);
    }
    uint64_t begun = clock_now_ns();
    int quiet = 0;
    while (good && explore->met < explore->possible && quiet < ROUNDS_WITHOUT_NEWS &&
           explore->seconds < explore->seconds_max && (!explore->nights_max || explore->nights < explore->nights_max)) {
        uint64_t left = explore->nights_max ? explore->nights_max - explore->nights : ROUND_NIGHTS;
        size_t nights = left < ROUND_NIGHTS ? (size_t)left : ROUND_NIGHTS;
        (void)jobs_run(explore->workers, nights, night_play, workers);
        explore->nights += nights;
        quiet = round_merge(explore, workers) ? 0 : quiet + 1;
        explore->seconds = (double)(clock_now_ns() - begun) / 1e9;
        if (progress) {
            progress(explore);
        }
    }
    for (unsigned w = 0; workers && w < explore->workers; w++) {
        worker_free(&workers[w]);
    }
    free(workers);
    return good;
}

// ---- the shortest way ----

typedef struct Watch {
    const CoverList *list;
    int item;
    bool met;
} Watch;

static void watch_item(void *user, int item) {
    Watch *watch = user;
    watch->met |= item == watch->item;
}

static void watch_event(void *user, const Event *event) {
    Watch *watch = user;
    cover_event(watch->list, event, watch_item, watch);
}

static bool stuck(const Scenario *scenario, const State *state) {
    View view = state_view(scenario, state, state->open.seat);
    return !game_over(state) && !any_choice(&view);
}

// Plays the commands that are allowed, and keeps only those. True when it is met; *night then ends there.
static bool night_meets(const CoverList *list, Night *night, int item, Trouble trouble) {
    PolicyGame *game = malloc(sizeof *game);
    if (!game) {
        return false;
    }
    Watch watch = {list, item, false};
    const EventSink sink = {.add = watch_event, .user = &watch};
    policy_begin(list->scenario, &night->setup, sink, game);
    uint32_t kept = 0;
    bool met = false;
    for (uint32_t i = 0; i < night->count && !met && !game_over(&game->state); i++) {
        View view = state_view(list->scenario, &game->state, game->state.open.seat);
        if (command_check(&view, night->commands[i]).reason != REASON_NONE) {
            continue;
        }
        night->commands[kept++] = night->commands[i];
        policy_apply(list->scenario, night->commands[kept - 1], sink, game);
        cover_state(list, &game->state.open, watch_item, &watch);
        met = item >= 0                      ? watch.met
              : trouble == TROUBLE_STUCK     ? stuck(list->scenario, &game->state)
              : trouble == TROUBLE_NO_ENDING ? game_over(&game->state) && game->state.open.ending == NO_INDEX
                                             : kept + 1 >= NIGHT_COMMANDS;
    }
    met |= item >= 0 && watch.met;
    night->count = kept;
    free(game);
    return met;
}

static bool cut_tried(const CoverList *list, Night *night, uint32_t at, uint32_t length, int item, Trouble trouble) {
    Night shorter = {0};
    if (!night_keep(&shorter, &night->setup, night->commands, night->count)) {
        return false;
    }
    memmove(shorter.commands + at, shorter.commands + at + length,
            (shorter.count - at - length) * sizeof *shorter.commands);
    shorter.count -= length;
    bool good = night_meets(list, &shorter, item, trouble) && shorter.count < night->count;
    if (good) {
        night_free(night);
        *night = shorter;
    } else {
        night_free(&shorter);
    }
    return good;
}

void night_shrink(const CoverList *list, Night *night, int item, Trouble trouble) {
    if (trouble == TROUBLE_ENDLESS) {
        return; // it is as long as it is
    }
    (void)night_meets(list, night, item, trouble);
    for (uint32_t length = night->count / 2; length > 0; length /= 2) {
        for (uint32_t at = 0; at + length <= night->count;) {
            if (!cut_tried(list, night, at, length, item, trouble)) {
                at += length;
            }
        }
    }
}
