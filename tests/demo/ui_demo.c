// Shows, prints, photographs or times the demo screen.
//   noon_ui_demo                         a window
//   noon_ui_demo --shot out.png [--size 1920x1080] [--text 200] [--theme 0..3] [--keys "1 tab"]
//   noon_ui_demo --tree [--rects]        the node tree
//   noon_ui_demo --time                  how long frames take
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "demo_talks.h"
#include "platform/platform.h"

typedef struct Options {
    const char *shot, *fonts;
    int width, height;
    float text;
    int theme, page;
    bool tree, rects, time;
    const char *keys;
} Options;

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static Options parse(int count, char **words) {
    Options options = {.fonts = "assets/fonts", .width = 1280, .height = 720, .text = 1};
    for (int i = 1; i < count; i++) {
        const char *value = i + 1 < count ? words[i + 1] : "";
        if (strcmp(words[i], "--shot") == 0) {
            options.shot = value;
        } else if (strcmp(words[i], "--fonts") == 0) {
            options.fonts = value;
        } else if (strcmp(words[i], "--size") == 0) {
            char *end = NULL;
            options.width = (int)strtol(value, &end, 10);
            options.height = *end ? (int)strtol(end + 1, NULL, 10) : 720;
        } else if (strcmp(words[i], "--text") == 0) {
            options.text = strtof(value, NULL) / 100;
        } else if (strcmp(words[i], "--theme") == 0) {
            options.theme = (int)strtol(value, NULL, 10);
        } else if (strcmp(words[i], "--page") == 0) {
            options.page = (int)strtol(value, NULL, 10);
        } else if (strcmp(words[i], "--keys") == 0) {
            options.keys = value;
        } else if (strcmp(words[i], "--tree") == 0) {
            options.tree = true;
        } else if (strcmp(words[i], "--rects") == 0) {
            options.rects = true;
        } else if (strcmp(words[i], "--time") == 0) {
            options.time = true;
        }
    }
    return options;
}

static void declare(Ui *ui, Platform *platform, const DemoState *state) {
    int width = 0;
    int height = 0;
    platform_size(platform, &width, &height);
    ui_frame_open(ui, width, height);
    demo_talks(ui, state);
    ui_frame_close(ui);
}

static void press(Ui *ui, Platform *platform, DemoState *state, int key) {
    Input input = {.kind = INPUT_KEY, .key = key};
    ui_input(ui, &input);
    UiCommand command;
    while (ui_take_command(ui, &command)) {
        demo_act(ui, state, &command);
    }
    declare(ui, platform, state);
}

static void press_all(Ui *ui, Platform *platform, DemoState *state, const char *keys) {
    for (const char *at = keys; at && *at; at++) {
        press(ui, platform, state, *at == '>' ? KEY_TAB : *at == '!' ? KEY_ENTER : *at == 'v' ? KEY_DOWN : *at);
    }
}

static void run_time(Ui *ui, Platform *platform, DemoState *state) {
    double start = now_ms();
    declare(ui, platform, state);
    double declared = now_ms();
    platform_draw(platform, ui_draw_list(ui));
    double drawn = now_ms();
    printf("first: declare %.2f ms, draw %.2f ms, %zu commands\n", declared - start, drawn - declared,
           ui_draw_list(ui)->count);
    double declare_ms = 0;
    double change_ms = 0;
    enum { ROUNDS = 100 };
    for (int i = 0; i < ROUNDS; i++) {
        state->lever = i % 3;
        start = now_ms();
        declare(ui, platform, state);
        declared = now_ms();
        platform_draw(platform, ui_draw_list(ui));
        declare_ms += declared - start;
        change_ms += now_ms() - declared;
    }
    printf("selection: declare %.2f ms, draw %.2f ms\n", declare_ms / ROUNDS, change_ms / ROUNDS);
    int width = 0;
    int height = 0;
    platform_size(platform, &width, &height);
    double whole_ms = 0;
    for (int i = 0; i < 20; i++) {
        platform_resize(platform, width, height + 1); // forgets the picture
        platform_resize(platform, width, height);
        start = now_ms();
        platform_draw(platform, ui_draw_list(ui));
        whole_ms += now_ms() - start;
    }
    printf("whole redraw, warm: %.2f ms\n", whole_ms / 20);
}

static int run_window(const Options *options, UiSetup setup) {
    Error error = {0};
    PlatformSetup window = {
        .title = "toolkit", .fonts_folder = options->fonts, .width = options->width, .height = options->height};
    Platform *platform = platform_open(&window, &error);
    if (!platform) {
        fprintf(stderr, "%s\n%s\n", error.message, error.hint);
        return 3;
    }
    setup.meter = platform_meter(platform);
    Ui *ui = ui_new(setup);
    ui_tips(ui, demo_tip, NULL);
    DemoState state = {.clause = 3};
    bool open = true;
    while (open) {
        declare(ui, platform, &state);
        platform_draw(platform, ui_draw_list(ui));
        Input input;
        while (open && !ui_dirty(ui) && platform_wait(platform, &input, ui_timer_ms(ui))) {
            open = input.kind != INPUT_QUIT;
            ui_input(ui, &input);
            UiCommand command;
            while (ui_take_command(ui, &command)) {
                demo_act(ui, &state, &command);
            }
            for (int key = ui_take_key(ui); key; key = ui_take_key(ui)) {
                open &= key != KEY_ESCAPE;
                if (key == KEY_F11) {
                    platform_fullscreen(platform, !platform_is_fullscreen(platform));
                }
            }
        }
    }
    ui_free(ui);
    platform_close(platform);
    return 0;
}

int main(int count, char **words) {
    Options options = parse(count, words);
    UiSetup setup = {.theme = (Theme)options.theme, .text_scale = options.text};
    if (!options.shot && !options.tree && !options.time) {
        return run_window(&options, setup);
    }
    Error error = {0};
    Platform *platform = platform_open_offscreen(options.fonts, options.width, options.height, &error);
    if (!platform) {
        fprintf(stderr, "%s\n%s\n", error.message, error.hint);
        return 3;
    }
    setup.meter = platform_meter(platform);
    Ui *ui = ui_new(setup);
    ui_tips(ui, demo_tip, NULL);
    DemoState state = {.clause = 3, .page = options.page};
    if (options.time) {
        run_time(ui, platform, &state);
    }
    declare(ui, platform, &state);
    press_all(ui, platform, &state, options.keys);
    platform_draw(platform, ui_draw_list(ui));
    Buffer out;
    buffer_init(&out);
    if (options.tree) {
        ui_tree_print(ui, &out, options.rects);
    }
    ui_overflow_print(ui, &out);
    fputs(out.text, stdout);
    buffer_free(&out);
    int code = 0;
    if (options.shot && !platform_screenshot(platform, options.shot, &error)) {
        fprintf(stderr, "%s\n", error.message);
        code = 3;
    }
    for (const Error *notice = platform_notice(platform); notice; notice = platform_notice(platform)) {
        fprintf(stderr, "%s\n", notice->message);
    }
    ui_free(ui);
    platform_close(platform);
    return code;
}
