// The laws of every screen. A night is played by policy until each awaited state was reached; there each screen is laid
// out at every size, text size and theme and looked at as a whole. Fonts are the real ones, pixels are never made.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "policy/policy.h"
#include "screens.h"
#include "ui/tree.h"

enum { SEEDS_MAX = 40, REACH_MAX = 512 };

typedef struct Size {
    int width, height;
} Size;
static const Size sizes[] = {{1280, 720}, {960, 540}, {1920, 1080}};
static const int texts[] = {100, 130, 150, 200};
static const Theme themes[] = {THEME_NIGHT, THEME_DAY, THEME_CONTRAST};

typedef struct Sight { // how a screen is looked at
    Size size;
    int text; // per cent
    Theme theme;
    bool projector;
    bool walk; // with Tab and a pad through all of it
    Eyes eyes;
} Sight;

typedef struct Sought {
    const Shot *shot;
    const Sight *sight;
} Sought;

static const Sight golden_sight = {.size = {1280, 720}, .text = 100};
// On a wall, as the program sets it: text of 150 %, light unless high contrast is asked for.
static const Sight projected[] = {{{1280, 720}, 150, THEME_DAY, true, false, {0}},
                                  {{1920, 1080}, 150, THEME_DAY, true, true, {0}},
                                  {{1920, 1080}, 200, THEME_CONTRAST, true, false, {0}}};
// By who reads other faces, sees other colours, or asks for words or ranges alone.
static const Sight tasted[] = {
    {{1280, 720}, 100, THEME_NIGHT, false, true, {.sides = SIDES_ALIKE, .estimates = ESTIMATES_WORDS, .sans = true}},
    {{1280, 720},
     200,
     THEME_CONTRAST,
     false,
     false,
     {.sides = SIDES_SWAPPED, .estimates = ESTIMATES_RANGES, .sans = true}}};
// Of scenarios other than the main one.
static const Sight quick[] = {{{1280, 720}, 100, THEME_NIGHT, false, true, {0}},
                              {{1920, 1080}, 130, THEME_NIGHT, false, false, {0}},
                              {{1280, 720}, 200, THEME_NIGHT, false, false, {0}},
                              {{1920, 1080}, 150, THEME_DAY, true, false, {0}}};

typedef struct Hall {
    Platform *platform;
    Ui *ui;
    Fixture fixture;
    const char *language, *scenario;
    bool main;   // every screen at every size; else a few sizes, and what these nights lead to
    bool golden; // only the trees
    bool taken[128];
    Buffer wrong; // what was found
    size_t wrong_count, looked_at;
} Hall;

static Hall hall;

static void wrong(const Shot *shot, const Sight *sight, const char *what, const char *which) {
    hall.wrong_count++;
    if (hall.wrong_count < 400) {
        buffer_addf(&hall.wrong, "%s %s %dx%d %d%% theme %d%s: %s %s\n", hall.scenario, shot->name, sight->size.width,
                    sight->size.height, sight->text, (int)sight->theme, sight->projector ? " projector" : "", what,
                    which);
    }
}

// ---- looking at one picture ----

static void frame(Size size) {
    fixture_frame(&hall.fixture, hall.ui, size.width, size.height);
}

static void key(int code) {
    ui_input(hall.ui, &(Input){.kind = INPUT_KEY, .key = code});
    while (ui_take_key(hall.ui)) {
    }
}

// The next stop, from where the focus is, by one key; the stop itself when the key led nowhere.
static size_t led_to(size_t from, int code) {
    ui_stop_focus(hall.ui, from);
    key(code);
    return ui_stop_focused(hall.ui);
}

// What the cross of a pad and its shoulder button (arrows and F6) lead to from the stop in focus. `scrolled`: each is
// brought into view first, as happens between two presses of a key; costs a frame each.
static bool arrows_reach(Size size, size_t start, bool scrolled, bool seen[REACH_MAX]) {
    static size_t queue[REACH_MAX];
    size_t head = 0, tail = 0, count = ui_stop_count(hall.ui);
    memset(seen, 0, REACH_MAX * sizeof seen[0]);
    queue[tail++] = start;
    seen[start] = true;
    while (head < tail) {
        size_t from = queue[head++];
        if (scrolled) {
            ui_stop_focus(hall.ui, from);
            frame(size);
        }
        static const int codes[] = {KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_F6};
        for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++) {
            size_t to = led_to(from, codes[k]);
            if (to < count && !seen[to]) {
                seen[to] = true;
                queue[tail++] = to;
            }
        }
    }
    return tail == count;
}

// Tab goes through all of them and comes back; a pad leads from the first to each.
static void reach(const Shot *shot, const Sight *sight) {
    size_t count = ui_stop_count(hall.ui), focused = ui_stop_focused(hall.ui), start = focused < count ? focused : 0;
    static bool seen[REACH_MAX];
    if (count == 0 || count >= REACH_MAX) {
        wrong(shot, sight, count ? "too many stops" : "nothing can have the focus", "");
        return;
    }
    ui_stop_focus(hall.ui, 0);
    for (size_t i = 0; i < count; i++) {
        if (ui_stop_focused(hall.ui) != i) {
            wrong(shot, sight, "Tab misses", ui_stop_name(hall.ui, i));
            break;
        }
        key(KEY_TAB);
    }
    if (ui_stop_focused(hall.ui) != 0) {
        wrong(shot, sight, "Tab does not come back to", ui_stop_name(hall.ui, 0));
    }
    bool all = arrows_reach(sight->size, start, false, seen) || arrows_reach(sight->size, start, true, seen);
    for (size_t i = 0; !all && i < count; i++) {
        if (!seen[i]) {
            wrong(shot, sight, "no pad leads to", ui_stop_name(hall.ui, i));
        }
    }
    ui_stop_focus(hall.ui, start);
}

static void fits(const Shot *shot, const Sight *sight) {
    if (ui_overflow_count(hall.ui) > 0) {
        Buffer lines;
        buffer_init(&lines);
        ui_overflow_print(hall.ui, &lines);
        wrong(shot, sight, "does not fit:\n", lines.text ? lines.text : "");
        buffer_free(&lines);
    }
    const Error *notice = platform_notice(hall.platform);
    if (notice) {
        wrong(shot, sight, "fonts:", notice->message);
    }
}

// ---- words keep off each other, and nothing asks for frames by itself ----

typedef struct Said { // a paragraph on the screen
    Rect rect;
    int layer;
    const Node *node;
} Said;

// What shows of a paragraph: the words of it, cut by what scrolls around it.
static Rect shown_words(const Node *node) {
    Rect rect = {node->rect.x, node->rect.y, fminf(node->rect.w, node->flow.width),
                 fminf(node->rect.h, node->flow.height)};
    if (node->text.align == ALIGN_END || node->text.align == ALIGN_CENTRE) {
        rect.x += (node->rect.w - rect.w) * (node->text.align == ALIGN_END ? 1 : 0.5f);
    }
    for (const Node *around = node->parent; around; around = around->parent) {
        rect = around->box.scroll ? rect_cut(rect, around->rect) : rect;
    }
    return rect;
}

static size_t words_collect(const Node *node, Said *list, size_t count, size_t most) {
    for (; node && count < most; node = node->next) {
        if (node->hidden) {
            continue;
        }
        Rect rect = node->kind == NODE_PARA ? shown_words(node) : (Rect){0};
        if (rect.w > 1 && rect.h > 1) {
            list[count++] = (Said){rect, node->layer, node};
        }
        count = words_collect(node->first, list, count, most);
    }
    return count;
}

static void apart(const Shot *shot, const Sight *sight) {
    enum { WORDS_MAX = 1024, TOUCH = 3 }; // lines set tight may touch
    static Said list[WORDS_MAX];
    size_t count = words_collect(hall.ui->root, list, 0, WORDS_MAX);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            Rect common = rect_cut(list[i].rect, list[j].rect);
            if (list[i].layer == list[j].layer && common.w > TOUCH && common.h > TOUCH) {
                wrong(shot, sight,
                      "words lie over each other:", list[i].node->flow_spans ? list[i].node->flow_spans[0].text : "");
            }
        }
    }
    if (ui_dirty(hall.ui) || ui_timer_ms(hall.ui) >= 0) {
        wrong(shot, sight, "asks for frames", "though nothing happens");
    }
}

// ---- nothing of a main screen is out of sight where text has its usual size ----

static void hidden_told(const Node *node, float hidden, void *user) {
    const Sought *sought = user;
    char told[96];
    (void)snprintf(told, sizeof told, "%s: %.0f of %.0f px", node->box.id ? node->box.id : "a box", (double)hidden,
                   (double)node->content_h);
    wrong(sought->shot, sought->sight, "hides a part of", told);
}

static bool main_screen(const Shot *shot) {
    return shot->screen == SCREEN_TITLE || shot->screen == SCREEN_BRIEF || shot->screen == SCREEN_GAME ||
           shot->screen == SCREEN_DEBRIEF;
}

static void shot_open(const Shot *shot) {
    fixture_picks_clear(hall.ui);
    for (size_t p = 0; p < sizeof shot->picks / sizeof shot->picks[0] && shot->picks[p].pick; p++) {
        pick_set(hall.ui, shot->picks[p].pick, shot->picks[p].value);
    }
    fixture_stage(&hall.fixture, shot);
}

static void look(const Shot *shot, const Sight *sight) {
    ui_set_theme(hall.ui, sight->theme);
    ui_set_scales(hall.ui, 1, (float)sight->text / 100);
    ui_set_projector(hall.ui, sight->projector);
    ui_set_eyes(hall.ui, sight->eyes);
    ui_screen_changed(hall.ui);
    frame(sight->size); // the first places the focus and knows the scrolls, the second is what a person sees
    frame(sight->size);
    fits(shot, sight);
    apart(shot, sight);
    bool usual = sight->text == 100 && sight->size.width >= 1280 && strcmp(hall.language, "pseudo") != 0;
    if (hall.main && usual && main_screen(shot) && !(shot->house && shot->screen == SCREEN_BRIEF)) {
        hidden_each(hall.ui->root, hidden_told, &(Sought){shot, sight});
    }
    if (sight->walk) {
        reach(shot, sight);
    }
    hall.looked_at++;
}

static void shot_look(const Shot *shot) {
    shot_open(shot);
    for (size_t q = 0; q < sizeof quick / sizeof quick[0] && !hall.main; q++) {
        look(shot, &quick[q]);
    }
    for (size_t t = 0; t < sizeof texts / sizeof texts[0] && hall.main; t++) {
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            look(shot, &(Sight){sizes[s], texts[t], THEME_NIGHT, false, s == 0, {0}});
        }
        for (size_t h = 1; h < sizeof themes / sizeof themes[0]; h++) {
            look(shot, &(Sight){sizes[0], texts[t], themes[h], false, false, {0}});
        }
    }
    for (size_t t = 0; t < sizeof tasted / sizeof tasted[0] && hall.main; t++) {
        look(shot, &tasted[t]);
    }
    for (size_t p = 0; p < sizeof projected / sizeof projected[0] && hall.main; p++) {
        look(shot, &projected[p]);
    }
}

// ---- goldens ----

static void shot_compare(const Shot *shot) {
    shot_open(shot);
    ui_set_theme(hall.ui, THEME_NIGHT);
    ui_set_scales(hall.ui, 1, 1);
    ui_screen_changed(hall.ui);
    frame(golden_sight.size);
    frame(golden_sight.size);
    Buffer path, tree;
    Error error = {.message = ""};
    char *kept = NULL;
    buffer_init(&path);
    buffer_init(&tree);
    buffer_addf(&path, NOON_SOURCE_DIR "/tests/golden/ui/%s.txt", shot->name);
    ui_tree_print(hall.ui, &tree, false);
    if (getenv("UPDATE_GOLDEN")) {
        assert_true(folder_make(NOON_SOURCE_DIR "/tests/golden/ui", &error));
        assert_true(file_write_atomic(path.text, tree.text, tree.length, &error));
    } else if (!file_read(path.text, (size_t)1 << 20, &kept, NULL, &error) || strcmp(kept, tree.text) != 0) {
        Buffer found;
        buffer_init(&found);
        buffer_addf(&found, NOON_SCRATCH_DIR "/%s.txt", shot->name);
        bool written = file_write_atomic(found.text, tree.text, tree.length, &error);
        wrong(shot, &golden_sight, "is not as in tests/golden/ui; found:", written ? found.text : error.message);
        buffer_free(&found);
    }
    free(kept);
    buffer_free(&path);
    buffer_free(&tree);
    hall.looked_at++;
}

// ---- the night ----

static size_t wanted_count(bool seats) {
    size_t count = 0;
    for (size_t i = 0; i < shot_count; i++) {
        count += !hall.taken[i] && shots[i].seats == seats;
    }
    return count;
}

static void moment(bool seats) {
    for (size_t i = 0; i < shot_count; i++) {
        if (!hall.taken[i] && shots[i].seats == seats && fixture_fits(&hall.fixture, &shots[i])) {
            hall.taken[i] = true;
            if (hall.golden) {
                shot_compare(&shots[i]);
            } else {
                shot_look(&shots[i]);
            }
        }
    }
}

static void night(uint64_t seed, bool seats) {
    assert_true(fixture_night(&hall.fixture, seed, seats));
    Session *session = hall.fixture.session;
    for (uint32_t step = 0; step < POLICY_COMMAND_CAP && wanted_count(seats) > 0; step++) {
        moment(seats);
        if (game_over(session_state(session))) {
            break;
        }
        if (!fixture_step(&hall.fixture, seed, step, seats)) {
            break;
        }
    }
}

static int hall_open(void **state) {
    (void)state;
    Error error = {.message = ""};
    hall.platform = platform_open_offscreen(NOON_SOURCE_DIR "/assets/fonts", 64, 64, &error);
    hall.ui = hall.platform ? ui_new((UiSetup){.meter = platform_meter(hall.platform), .reduced_motion = true}) : NULL;
    buffer_init(&hall.wrong);
    hall.wrong_count = hall.looked_at = 0;
    memset(hall.taken, 0, sizeof hall.taken);
    return hall.ui && fixture_open(&hall.fixture, hall.scenario, hall.language, NOON_SCRATCH_DIR) ? 0 : -1;
}

static int hall_close(void **state) {
    (void)state;
    fixture_close(&hall.fixture);
    buffer_free(&hall.wrong);
    ui_free(hall.ui);
    platform_close(hall.platform);
    return 0;
}

static void every_screen(void **state) {
    (void)state;
    moment(false);
    for (uint64_t n = 1; n <= SEEDS_MAX && wanted_count(false) > 0; n++) {
        night(n, false);
    }
    for (uint64_t n = 1; n <= SEEDS_MAX && wanted_count(true) > 0; n++) {
        night(n, true);
    }
    for (size_t i = 0; i < shot_count; i++) {
        if (!hall.taken[i] && hall.main) {
            wrong(&shots[i], &golden_sight, "was never reached", "");
        }
    }
    if (hall.wrong_count > 0) {
        (void)fputs(hall.wrong.text, stderr); // a message of the test would be cut
        fail_msg("%zu things wrong, %zu looked at", hall.wrong_count, hall.looked_at);
    }
    print_message("%zu looked at\n", hall.looked_at);
}

// ---- both sides weigh the same ----

// The night as it stands, with the second party made the twin of the first in all that a panel shows.
typedef struct Mirror {
    Scenario scenario;
    Open open;
    Mind mind;
} Mirror;

static void mirror_make(Mirror *mirror) {
    Stage *stage = &hall.fixture.stage;
    mirror->scenario = *stage->scenario;
    mirror->open = *stage->view.open;
    mirror->mind = *stage->view.mind;
    mirror->scenario.parties[1] = mirror->scenario.parties[0];
    mirror->open.trust[1] = mirror->open.trust[0];
    mirror->open.tie[1] = mirror->open.tie[0];
    for (int i = 0; i < mirror->scenario.issue_count; i++) {
        mirror->scenario.issues[i].weight[1] = mirror->scenario.issues[i].weight[0];
        mirror->mind.firmness[1][i] = mirror->mind.firmness[0][i];
    }
    mirror->mind.reservation[1] = mirror->mind.reservation[0];
    mirror->mind.read_minute[1] = mirror->mind.read_minute[0];
    mirror->mind.read_how[1] = mirror->mind.read_how[0];
    mirror->mind.clues[1] = mirror->mind.clues[0];
    mirror->mind.agenda[1] = mirror->mind.agenda[0];
    mirror->mind.tells = mirror->mind.leaving = 0;
    stage->scenario = stage->view.scenario = &mirror->scenario;
    stage->view.open = &mirror->open;
    stage->view.mind = &mirror->mind;
    stage->event_count = 0;
    hall.fixture.teller.view = stage->view;
}

// The lines of a region of the printed tree, without what differs between left and right: how far from the left a thing
// stands, its id, and how likely its signature is.
static void region_lines(const Buffer *tree, const char *id, Buffer *out) {
    const char *end = strstr(tree->text, id), *line = end;
    assert_non_null(end);
    while (line > tree->text && line[-1] != '\n') {
        line--;
    }
    bool first = true;
    for (; *line && (first || *line == ' '); first = false) {
        size_t length = strcspn(line, "\n");
        for (size_t i = 0; i < length && line[i] != '#';) {
            size_t digits = strspn(line + i, "-0123456789");
            if (digits && line[i + digits] == ',') {
                i += digits;
            } else {
                buffer_add_bytes(out, line + i, digits ? digits : 1);
                i += digits ? digits : 1;
            }
        }
        buffer_add(out, "\n");
        line += length + (line[length] == '\n');
    }
}

static void both_parties_get_the_same_panel(void **state) {
    (void)state;
    Shot talks = {.name = "talks", .screen = SCREEN_GAME, .awaiting = AWAITING_MOVE};
    Mirror *mirror = malloc(sizeof *mirror);
    assert_non_null(mirror);
    assert_true(fixture_night(&hall.fixture, 3, false));
    Session *session = hall.fixture.session;
    for (uint32_t step = 0; step < POLICY_COMMAND_CAP && !fixture_fits(&hall.fixture, &talks); step++) {
        View view = session_view(session, session_state(session)->open.seat);
        assert_true(session_submit(session, policy_steady(&view, 3, step), NULL, NULL));
    }
    shot_open(&talks);
    mirror_make(mirror);
    ui_set_theme(hall.ui, THEME_NIGHT);
    ui_set_scales(hall.ui, 1, 1);
    ui_screen_changed(hall.ui);
    frame(sizes[0]);
    frame(sizes[0]);
    Rect left, right;
    assert_true(ui_rect(hall.ui, "party.0", &left) && ui_rect(hall.ui, "party.1", &right));
    assert_true(left.y == right.y && left.w == right.w && left.h == right.h);
    assert_true(fabsf(left.x - (1280 - right.x - right.w)) <= 1);
    Buffer tree, one, other;
    buffer_init(&tree);
    buffer_init(&one);
    buffer_init(&other);
    ui_tree_print(hall.ui, &tree, true);
    region_lines(&tree, "#party.0", &one);
    region_lines(&tree, "#party.1", &other);
    assert_string_equal(one.text, other.text);
    buffer_free(&tree);
    buffer_free(&one);
    buffer_free(&other);
    free(mirror);
}

int main(int count, char **words) {
    const char *part = count > 1 ? words[1] : "en";
    hall.golden = strcmp(part, "golden") == 0;
    hall.language = hall.golden ? "en" : part;
    hall.main = count < 3;
    const struct CMUnitTest of_main[] = {cmocka_unit_test(every_screen),
                                         cmocka_unit_test(both_parties_get_the_same_panel)};
    const struct CMUnitTest of_others[] = {cmocka_unit_test(every_screen)};
    if (hall.main) {
        hall.scenario = NOON_SOURCE_DIR "/scenarios/moscow-2020";
        return cmocka_run_group_tests(of_main, hall_open, hall_close);
    }
    int failed = 0;
    for (int i = 2; i < count; i++) {
        hall.scenario = words[i];
        failed += cmocka_run_group_tests_name(hall.scenario, of_others, hall_open, hall_close);
    }
    return failed;
}
