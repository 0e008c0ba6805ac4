// Both sides are treated alike: a copy of the main scenario in which the two parties have exchanged everything (their
// ids wherever they stand, their places in the list) must play to the same statistics, with each side's figures at the
// other.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/real.h"
#include "load/load.h"
#include "policy/policy.h"

#define SCENARIO_DIR NOON_SOURCE_DIR "/scenarios/moscow-2020"
#define SWAPPED_DIR NOON_SCRATCH_DIR "/swapped"

enum { FILE_BYTES_CAP = 1 << 24 };

static Scenario *scenarios[2]; // as it is, and swapped
static PolicyGame game;
static int games_wanted;

// ---- the swapped copy ----

typedef struct Sides {
    const char *id[2];
} Sides;

// The text with each id in the place of the other; the caller frees it.
static char *text_swapped(const Sides *sides, const char *text) {
    Buffer out;
    buffer_init(&out);
    while (*text) {
        size_t first = strlen(sides->id[0]), second = strlen(sides->id[1]);
        if (strncmp(text, sides->id[0], first) == 0) {
            buffer_add(&out, sides->id[1]);
            text += first;
        } else if (strncmp(text, sides->id[1], second) == 0) {
            buffer_add(&out, sides->id[0]);
            text += second;
        } else {
            buffer_addf(&out, "%c", *text++);
        }
    }
    char *copy = cJSON_malloc(out.length + 1);
    assert_non_null(copy);
    memcpy(copy, out.text ? out.text : "", out.length);
    copy[out.length] = '\0';
    buffer_free(&out);
    return copy;
}

static void node_swap(const Sides *sides, cJSON *node) {
    for (; node; node = node->next) {
        char **texts[] = {&node->string, cJSON_IsString(node) ? &node->valuestring : NULL};
        for (int t = 0; t < 2; t++) {
            if (texts[t] && *texts[t]) {
                char *swapped = text_swapped(sides, *texts[t]);
                cJSON_free(*texts[t]);
                *texts[t] = swapped;
            }
        }
        node_swap(sides, node->child);
    }
}

// The first of a list of two behind the second.
static void pair_turn(cJSON *list) {
    assert_int_equal(cJSON_GetArraySize(list), 2);
    cJSON_AddItemToArray(list, cJSON_DetachItemFromArray(list, 0));
}

static void file_swap(const char *name, const Sides *sides) {
    char path[512];
    Error error = {.message = ""};
    char *text = NULL;
    snprintf(path, sizeof path, "%s/%s", SCENARIO_DIR, name);
    assert_true(file_read(path, FILE_BYTES_CAP, &text, NULL, &error));
    cJSON *root = cJSON_Parse(text);
    assert_non_null(root);
    free(text);
    node_swap(sides, root);
    if (cJSON_HasObjectItem(root, "parties") && cJSON_HasObjectItem(root, "fronts")) {
        pair_turn(cJSON_GetObjectItem(root, "parties"));
        const cJSON *front;
        cJSON_ArrayForEach(front, cJSON_GetObjectItem(root, "fronts")) {
            pair_turn(cJSON_GetObjectItem(front, "between"));
        }
    }
    text = cJSON_Print(root);
    snprintf(path, sizeof path, "%s/%s", SWAPPED_DIR, name);
    assert_true(file_write_atomic(path, text, strlen(text), &error));
    cJSON_free(text);
    cJSON_Delete(root);
}

static Scenario *load(const char *path) {
    DiagList diags;
    Error error = {.message = ""};
    assert_true(diag_list_init(&diags));
    Scenario *scenario = scenario_load(path, NULL, &diags, &error);
    diag_list_free(&diags);
    if (!scenario) {
        fail_msg("%s: %s", path, error.message);
    }
    return scenario;
}

static int start(void **state) {
    (void)state;
    Error error = {.message = ""};
    games_wanted = getenv("NOON_FULL") ? 100000 : 1000;
    scenarios[0] = load(SCENARIO_DIR);
    assert_int_equal(scenarios[0]->party_count, 2);
    Sides sides = {{scenarios[0]->parties[0].id, scenarios[0]->parties[1].id}};
    assert_true(folder_make(SWAPPED_DIR, &error));
    file_swap("scenario.json", &sides);
    file_swap("map.json", &sides);
    scenarios[1] = load(SWAPPED_DIR);
    return 0;
}

static int stop(void **state) {
    (void)state;
    scenario_free(scenarios[0]);
    scenario_free(scenarios[1]);
    return 0;
}

// ---- what is compared ----

enum { SIGNED, DAY, WEEK, WON, DISPUTED, ATTACKED, BY_FIRST, BY_SECOND, NAMED_FIRST, NAMED_SECOND, FIGURES };
static const char *const figure_names[FIGURES] = {
    "signed",           "held a day",       "held a week",          "won",
    "disputed at once", "an attack",        "ordered by the first", "ordered by the second",
    "named: the first", "named: the second"};

typedef struct Night {
    bool broken;
    int by; // who ordered the first attack, NO_INDEX nobody
    bool named[2];
} Night;

static void hear(void *user, const Event *event) {
    Night *night = user;
    if (event->kind == EVENT_OFFENSIVE && !night->broken) {
        night->by = event->b;
    }
    night->broken = night->broken || event->kind == EVENT_BROKEN;
    if (event->kind == EVENT_ANSWER && event->b == ANSWER_NAME && event->c >= 0 && event->c < 2) {
        night->named[event->c] = true;
    }
}

typedef struct Figures {
    double count[FIGURES];
    double tie[2], tie_squares[2];
} Figures;

static void play(int which, const char *policy, Figures *figures) {
    const Scenario *scenario = scenarios[which];
    PolicyChoose *choose = policy_find(policy)->choose;
    *figures = (Figures){.count = {0}};
    for (int seed = 1; seed <= games_wanted; seed++) {
        Setup setup = {.types_seed = (uint64_t)seed,
                       .luck_seed = (uint64_t)seed,
                       .difficulty = DIFFICULTY_TENSE,
                       .length = LENGTH_90,
                       .persons = 1};
        Night night = {.by = NO_INDEX};
        const EventSink sink = {.add = hear, .user = &night};
        policy_begin(scenario, &setup, sink, &game);
        while (!game_over(&game.state)) {
            policy_apply(scenario, policy_next(scenario, choose, NULL, (uint64_t)seed, &game), sink, &game);
        }
        const Open *open = &game.state.open;
        double *count = figures->count;
        count[SIGNED] += open->signed_ != 0;
        count[DAY] += game_held(scenario, &game.state, 24);
        count[WEEK] += game_held(scenario, &game.state, 7 * 24);
        count[WON] += game_won(scenario, &game.state);
        count[DISPUTED] += open->violation_minute != NO_INDEX && open->violation_minute < DAY_MINUTES;
        count[ATTACKED] += night.by != NO_INDEX;
        for (int p = 0; p < 2; p++) {
            int old = which ? 1 - p : p; // the side as it was called before the swap
            count[BY_FIRST + old] += night.by == p;
            count[NAMED_FIRST + old] += night.named[p];
            figures->tie[old] += open->tie[p];
            figures->tie_squares[old] += open->tie[p] * open->tie[p];
        }
    }
}

enum { POLICIES = 7, COMPARED = POLICIES * (FIGURES + 2) };
static const double FALSE_ALARM = 0.01; // the chance that of so many figures any one is apart where none differs

static double bar; // so many standard errors apart two figures may be: each has its share of the false alarms

static void bar_find(void) {
    for (bar = 0; COMPARED * erfc(bar / sqrt(2)) > FALSE_ALARM; bar += 0.01) {
    }
}

static bool apart(double a, double variance_a, double b, double variance_b) {
    return real_abs(a - b) > bar * real_sqrt((variance_a + variance_b) / games_wanted) + 1e-9;
}

static int compare(const char *policy, const Figures *one, const Figures *two) {
    int different = 0;
    double n = games_wanted;
    for (int f = 0; f < FIGURES; f++) {
        double a = one->count[f] / n, b = two->count[f] / n;
        bool differs = apart(a, a * (1 - a), b, b * (1 - b));
        different += differs;
        if (differs) {
            printf("    %s, %s: %.1f, swapped %.1f\n", policy, figure_names[f], 100 * a, 100 * b);
        }
    }
    for (int p = 0; p < 2; p++) {
        double a = one->tie[p] / n, b = two->tie[p] / n;
        bool differs = apart(a, one->tie_squares[p] / n - a * a, b, two->tie_squares[p] / n - b * b);
        different += differs;
        if (differs) {
            printf("    %s, tie with %s: %.2f, swapped %.2f\n", policy, scenarios[0]->parties[p].id, 100 * a, 100 * b);
        }
    }
    return different;
}

static void test_sides_swapped(void **state) {
    (void)state;
    static const char *const policies[POLICIES][2] = {
        {"random", "random"},          {"steady", "steady"}, {"par", "par"},
        {"historical", "historical"},  {"tilt-a", "tilt-b"}, {"tilt-b", "tilt-a"},
        {"manipulator", "manipulator"}};
    int different = 0;
    bar_find();
    for (int p = 0; p < POLICIES; p++) {
        Figures one, two;
        play(0, policies[p][0], &one);
        play(1, policies[p][1], &two);
        printf("    %-12s signed %.1f and %.1f, a week %.1f and %.1f, won %.1f and %.1f, ordered by the first %.1f and "
               "%.1f, by the second %.1f and %.1f\n",
               policies[p][0], 100 * one.count[SIGNED] / games_wanted, 100 * two.count[SIGNED] / games_wanted,
               100 * one.count[WEEK] / games_wanted, 100 * two.count[WEEK] / games_wanted,
               100 * one.count[WON] / games_wanted, 100 * two.count[WON] / games_wanted,
               100 * one.count[BY_FIRST] / games_wanted, 100 * two.count[BY_FIRST] / games_wanted,
               100 * one.count[BY_SECOND] / games_wanted, 100 * two.count[BY_SECOND] / games_wanted);
        different += compare(policies[p][0], &one, &two);
    }
    printf("    %d figures, apart at %.2f standard errors of %d games: %d\n", COMPARED, bar, games_wanted, different);
    assert_int_equal(different, 0);
}

int main(void) {
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_sides_swapped)};
    return cmocka_run_group_tests(tests, start, stop);
}
