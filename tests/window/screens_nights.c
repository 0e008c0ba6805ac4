// Other nights than those of the pictures: every moment of games by all kinds of players, with something chosen, at
// two usual sizes. Nothing of a main screen is out of sight in any of them. What hides most is drawn beside the build.
//
//     noon_screens_nights_test en|ru [first night] [nights] [frames a moment] [scenario] [command to draw]
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "policy/policy.h"
#include "screens.h"
#include "ui/tree.h"

enum { FINDINGS_MAX = 64, NIGHTS_QUICK = 12, NIGHTS_FULL = 120, FRAMES_FULL = 6, WHERE_BYTES = 64 };

static const struct { int width, height; } sizes[] = {{1280, 720}, {1920, 1080}};

typedef struct Finding { // the worst of a box on a screen
    char where[WHERE_BYTES];
    int width;
    float hidden;
    uint64_t seed;
    uint32_t step;
    unsigned times;
} Finding;

static struct {
    const char *language, *scenario;
    uint64_t first;
    unsigned nights, frames;
    int drawn; // after so many commands the pictures are kept, -1: none
    Platform *platform;
    Ui *ui;
    Fixture fixture;
    Shot shot; // of the moment that is looked at
    size_t size;
    uint64_t seed;
    uint32_t step;
    Finding findings[FINDINGS_MAX];
    size_t finding_count, looked_at;
} hall;

// ---- what is out of sight ----

static Finding *finding_of(const char *where, int width) {
    for (size_t i = 0; i < hall.finding_count; i++) {
        if (hall.findings[i].width == width && strcmp(hall.findings[i].where, where) == 0) {
            return &hall.findings[i];
        }
    }
    assert_true(hall.finding_count < FINDINGS_MAX);
    Finding *finding = &hall.findings[hall.finding_count++];
    *finding = (Finding){.width = width};
    (void)snprintf(finding->where, sizeof finding->where, "%s", where);
    return finding;
}

static void draw(const char *name, unsigned number) {
    Error error = {.message = ""};
    Buffer path;
    buffer_init(&path);
    buffer_addf(&path, NOON_SCRATCH_DIR "/%s-%s-%u.png", name, hall.language, number);
    platform_resize(hall.platform, sizes[hall.size].width, sizes[hall.size].height);
    platform_draw(hall.platform, ui_draw_list(hall.ui));
    if (!platform_screenshot(hall.platform, path.text, &error)) {
        (void)fprintf(stderr, "%s\n", error.message);
    }
    buffer_free(&path);
}

static void hidden_found(const Node *box, float hidden, void *user) {
    (void)user;
    char where[WHERE_BYTES];
    const Open *open = &session_state(hall.fixture.session)->open;
    (void)snprintf(where, sizeof where, "%s-%d-%d%s", box->box.id ? box->box.id : "box", (int)open->phase,
                   (int)open->awaiting, pick_get(hall.ui, PICK_ROOM) ? "-room" : "");
    Finding *finding = finding_of(where, sizes[hall.size].width);
    finding->times++;
    if (hidden > finding->hidden) {
        finding->hidden = hidden;
        finding->seed = hall.seed;
        finding->step = hall.step;
        draw(finding->where, (unsigned)finding->width);
    }
}

// ---- one moment ----

// How many values a pick may have; 0: it is not for this moment.
static unsigned values_of(Pick pick, const Open *open) {
    const Scenario *scenario = hall.fixture.scenario;
    bool day = open->awaiting == AWAITING_ANSWER || open->awaiting == AWAITING_ASSETS;
    switch (pick) {
    case PICK_CLAUSE:
    case PICK_TRADE:
    case PICK_BREAK: return scenario->issue_count;
    case PICK_GROUP: return 5;
    case PICK_CARD: return 12;
    case PICK_FORM: return FORM_COUNT - 1;
    case PICK_PARTY: return scenario->party_count;
    case PICK_OPTION: return 6;
    case PICK_SCENE: return 4;
    case PICK_REPORT: return open->report_count;
    case PICK_ANSWER: return day ? 14 : 5;
    case PICK_EXTRA: return 3;
    case PICK_ASSET: return scenario->asset_count;
    case PICK_SECTOR: return scenario->sector_count;
    case PICK_CHORE: return scenario->chore_count;
    case PICK_FORECAST: return CHANCE_WORD_COUNT;
    case PICK_STEP: return 3;
    default: return 0;
    }
}

static void choose(unsigned turn) {
    enum { ROOM_OF = 4 }; // one moment of the talks in so many is in a party's room
    const Open *open = &session_state(hall.fixture.session)->open;
    fixture_picks_clear(hall.ui);
    for (int pick = PICK_CLAUSE; pick < PICK_COUNT && turn > 0; pick++) {
        unsigned values = values_of((Pick)pick, open);
        if (values > 0) {
            pick_set(hall.ui, (Pick)pick, (int)random_below(hall.seed, (uint32_t)pick, hall.step, turn, values + 1));
        }
    }
    if (turn % ROOM_OF == ROOM_OF - 1 && open->awaiting == AWAITING_MOVE) {
        pick_set(hall.ui, PICK_ROOM, 1 + (int)(hall.step % hall.fixture.scenario->party_count));
    }
}

static void look(ScreenId screen, unsigned turn) {
    hall.shot = (Shot){.name = "night", .screen = screen};
    choose(turn);
    fixture_stage(&hall.fixture, &hall.shot);
    for (hall.size = 0; hall.size < sizeof sizes / sizeof sizes[0]; hall.size++) {
        ui_screen_changed(hall.ui);
        fixture_frame(&hall.fixture, hall.ui, sizes[hall.size].width, sizes[hall.size].height);
        hidden_each(hall.ui->root, hidden_found, NULL);
        if (hall.drawn == (int)hall.step && hall.size == 0) {
            draw("moment", turn);
        }
        hall.looked_at++;
    }
}

// ---- one night ----

static Setup night_setup(uint64_t seed) {
    enum { SEATS = 7 };
    return (Setup){.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = (Difficulty)(DIFFICULTY_CALM + (int)(seed % 3)),
                   .length = (Length)(LENGTH_25 + (int)(seed / 3 % 3)),
                   .days = seed % 4 == 0 ? 14 : 7,
                   .guided = seed % 2 == 0,
                   .persons = seed % SEATS == 0 ? 3 : 1};
}

static PolicyChoose *night_player(uint64_t seed) {
    static PolicyChoose *const players[] = {policy_steady,      policy_par,    policy_random, policy_historical,
                                            policy_manipulator, policy_tilt_a, policy_steady, policy_tilt_b};
    return players[seed % (sizeof players / sizeof players[0])];
}

static void night(uint64_t seed) {
    Setup setup = night_setup(seed);
    hall.seed = seed;
    hall.step = 0;
    assert_true(fixture_begin(&hall.fixture, &setup));
    Session *session = hall.fixture.session;
    look(SCREEN_BRIEF, 0);
    for (; hall.step < POLICY_COMMAND_CAP; hall.step++) {
        unsigned turns = game_over(session_state(session)) ? hall.frames + 4 : hall.frames;
        for (unsigned turn = 0; turn < turns; turn++) {
            look(game_over(session_state(session)) ? SCREEN_DEBRIEF : SCREEN_GAME, turn + hall.step % 2 * (turns == 1));
        }
        if (game_over(session_state(session))) {
            return;
        }
        View view = session_view(session, session_state(session)->open.seat);
        assert_true(session_submit(session, night_player(seed)(&view, seed, hall.step), NULL, NULL));
    }
}

// ---- all of them ----

static void nothing_of_a_main_screen_is_out_of_sight(void **state) {
    (void)state;
    for (unsigned n = 0; n < hall.nights; n++) {
        night(hall.first + n);
    }
    for (size_t i = 0; i < hall.finding_count; i++) {
        const Finding *finding = &hall.findings[i];
        (void)fprintf(stderr, "%s %d px wide: %.0f px hidden at worst, %u times; night %llu, command %u\n",
                      finding->where, finding->width, (double)finding->hidden, finding->times,
                      (unsigned long long)finding->seed, finding->step);
    }
    if (hall.finding_count > 0) {
        fail_msg("%zu boxes hide a part, %zu pictures looked at; see " NOON_SCRATCH_DIR, hall.finding_count,
                 hall.looked_at);
    }
    print_message("%zu looked at\n", hall.looked_at);
}

static int hall_open(void **state) {
    (void)state;
    Error error = {.message = ""};
    hall.platform = platform_open_offscreen(NOON_SOURCE_DIR "/assets/fonts", 64, 64, &error);
    hall.ui = hall.platform ? ui_new((UiSetup){.meter = platform_meter(hall.platform), .reduced_motion = true}) : NULL;
    return hall.ui && fixture_open(&hall.fixture, hall.scenario, hall.language, NOON_SCRATCH_DIR) ? 0 : -1;
}

static int hall_close(void **state) {
    (void)state;
    fixture_close(&hall.fixture);
    ui_free(hall.ui);
    platform_close(hall.platform);
    return 0;
}

static unsigned number_of(int count, char **words, int index, unsigned usual) {
    return count > index ? (unsigned)strtoul(words[index], NULL, 10) : usual;
}

int main(int count, char **words) {
    bool full = getenv("NOON_FULL") != NULL;
    hall.language = count > 1 ? words[1] : "en";
    hall.first = number_of(count, words, 2, 1);
    hall.nights = number_of(count, words, 3, full ? NIGHTS_FULL : NIGHTS_QUICK);
    hall.frames = number_of(count, words, 4, full ? FRAMES_FULL : 1);
    hall.scenario = count > 5 ? words[5] : NOON_SOURCE_DIR "/scenarios/moscow-2020";
    hall.drawn = count > 6 ? (int)strtol(words[6], NULL, 10) : -1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_of_a_main_screen_is_out_of_sight)};
    return cmocka_run_group_tests(tests, hall_open, hall_close);
}
