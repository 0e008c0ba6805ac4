// Draws every screen without a window: plays a night by policy until each awaited state was reached and writes
// <screen>.png, and <screen>.txt with the tree of nodes. Lines about nodes that do not fit and about screens that
// no night led to go to stderr and make the exit code 1.
//
//     noon_screens --out DIR [--size 1280x720] [--text 100] [--theme night] [--screen NAME] [--scenario PATH] [--seed
//     N]
//                  [--language en|pseudo|<code>] [--projector on]
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "policy/policy.h"

enum { SEEDS_MAX = 40 };

typedef struct Options {
    const char *out, *screen, *scenario, *language;
    int width, height, text;
    Theme theme;
    bool projector;
    uint64_t seed;
} Options;

typedef struct Studio {
    Options options;
    Platform *platform;
    Ui *ui;
    Fixture fixture;
    bool taken[128];
    size_t overflows;
} Studio;

static bool option_read(Options *options, const char *name, const char *value) {
    static const char *const themes[THEME_COUNT] = {"night", "day", "contrast", "paper"};
    if (strcmp(name, "--out") == 0) {
        options->out = value;
    } else if (strcmp(name, "--screen") == 0) {
        options->screen = value;
    } else if (strcmp(name, "--scenario") == 0) {
        options->scenario = value;
    } else if (strcmp(name, "--language") == 0) {
        options->language = value;
    } else if (strcmp(name, "--projector") == 0) {
        options->projector = strcmp(value, "on") == 0;
    } else if (strcmp(name, "--seed") == 0) {
        options->seed = strtoull(value, NULL, 10);
    } else if (strcmp(name, "--text") == 0) {
        options->text = (int)strtol(value, NULL, 10);
    } else if (strcmp(name, "--size") == 0) {
        return sscanf(value, "%dx%d", &options->width, &options->height) == 2;
    } else if (strcmp(name, "--theme") == 0) {
        for (int t = 0; t < THEME_COUNT; t++) {
            if (strcmp(value, themes[t]) == 0) {
                options->theme = (Theme)t;
                return true;
            }
        }
        return false;
    } else {
        return false;
    }
    return true;
}

static void frame(Studio *studio) {
    fixture_frame(&studio->fixture, studio->ui, studio->options.width, studio->options.height);
}

static void shot_take(Studio *studio, const Shot *shot) {
    fixture_picks_clear(studio->ui);
    for (size_t p = 0; p < sizeof shot->picks / sizeof shot->picks[0] && shot->picks[p].pick; p++) {
        pick_set(studio->ui, shot->picks[p].pick, shot->picks[p].value);
    }
    ui_screen_changed(studio->ui);
    fixture_stage(&studio->fixture, shot);
    frame(studio); // the first places the focus and knows the scrolls, the second is what a person sees
    frame(studio);
    platform_draw(studio->platform, ui_draw_list(studio->ui));
    Buffer path, tree;
    buffer_init(&path);
    buffer_init(&tree);
    Error error = {.message = ""};
    buffer_addf(&path, "%s/%s.png", studio->options.out, shot->name);
    bool good = platform_screenshot(studio->platform, path.text, &error);
    buffer_clear(&path);
    buffer_addf(&path, "%s/%s.txt", studio->options.out, shot->name);
    ui_tree_print(studio->ui, &tree, false);
    good = good && file_write_atomic(path.text, tree.text ? tree.text : "", tree.length, &error);
    if (!good) {
        (void)fprintf(stderr, "%s\n", error.message);
    }
    buffer_clear(&tree);
    if (ui_overflow_count(studio->ui) > 0) {
        ui_overflow_print(studio->ui, &tree);
        (void)fprintf(stderr, "%s: %zu do not fit\n%s", shot->name, ui_overflow_count(studio->ui),
                      tree.text ? tree.text : "");
        studio->overflows += ui_overflow_count(studio->ui);
    }
    buffer_free(&path);
    buffer_free(&tree);
}

static bool wanted(const Studio *studio, size_t index, bool seats) {
    const char *only = studio->options.screen;
    return !studio->taken[index] && shots[index].seats == seats && (!only || strcmp(only, shots[index].name) == 0);
}

static size_t wanted_count(const Studio *studio, bool seats) {
    size_t count = 0;
    for (size_t i = 0; i < shot_count; i++) {
        count += wanted(studio, i, seats);
    }
    return count;
}

static void moment(Studio *studio, bool seats) {
    for (size_t i = 0; i < shot_count; i++) {
        if (wanted(studio, i, seats) && fixture_fits(&studio->fixture, &shots[i])) {
            shot_take(studio, &shots[i]);
            studio->taken[i] = true;
        }
    }
}

// One night from the first scene to the end, a picture of every moment that has none yet.
static void night(Studio *studio, uint64_t seed, bool seats) {
    if (!fixture_night(&studio->fixture, seed, seats)) {
        return;
    }
    Session *session = studio->fixture.session;
    for (uint32_t step = 0; step < POLICY_COMMAND_CAP && wanted_count(studio, seats) > 0; step++) {
        moment(studio, seats);
        if (game_over(session_state(session))) {
            break;
        }
        if (!fixture_step(&studio->fixture, seed, step, seats)) {
            break;
        }
    }
}

static bool studio_open(Studio *studio) {
    Error error = {.message = ""};
    studio->platform =
        platform_open_offscreen(NOON_SOURCE_DIR "/assets/fonts", studio->options.width, studio->options.height, &error);
    if (!studio->platform || !folder_make(studio->options.out, &error)) {
        (void)fprintf(stderr, "%s\n", error.message);
        return false;
    }
    studio->ui = ui_new((UiSetup){.meter = platform_meter(studio->platform),
                                  .theme = studio->options.theme,
                                  .text_scale = (float)studio->options.text / 100,
                                  .reduced_motion = true});
    if (studio->ui) {
        ui_set_projector(studio->ui, studio->options.projector);
    }
    return studio->ui &&
           fixture_open(&studio->fixture, studio->options.scenario, studio->options.language, studio->options.out);
}

int main(int count, char **words) {
    static Studio studio;
    studio.options = (Options){.width = 1280,
                               .height = 720,
                               .text = 100,
                               .seed = 1,
                               .language = "en",
                               .scenario = NOON_SOURCE_DIR "/scenarios/moscow-2020"};
    for (int i = 1; i < count; i += 2) {
        if (i + 1 == count || !option_read(&studio.options, words[i], words[i + 1])) {
            (void)fprintf(stderr, "cannot read \"%s\"\n", words[i]);
            return 2;
        }
    }
    if (!studio.options.out) {
        (void)fprintf(
            stderr,
            "noon_screens --out DIR [--size WxH] [--text PERCENT] [--theme night|day|contrast|paper] [--screen NAME] "
            "[--scenario PATH] [--seed N] [--language en|pseudo|CODE] [--projector on]\n");
        return 2;
    }
    if (!studio_open(&studio)) {
        return 1;
    }
    moment(&studio, false);
    for (uint64_t n = 0; n < SEEDS_MAX && wanted_count(&studio, false) > 0; n++) {
        night(&studio, studio.options.seed + n, false);
    }
    for (uint64_t n = 0; n < SEEDS_MAX && wanted_count(&studio, true) > 0; n++) {
        night(&studio, studio.options.seed + n, true);
    }
    size_t missing = 0;
    for (size_t i = 0; i < shot_count; i++) {
        if (wanted(&studio, i, false) || wanted(&studio, i, true)) {
            (void)fprintf(stderr, "%s: never reached\n", shots[i].name);
            missing++;
        }
    }
    fixture_close(&studio.fixture);
    ui_free(studio.ui);
    platform_close(studio.platform);
    return studio.overflows > 0 || missing > 0;
}
