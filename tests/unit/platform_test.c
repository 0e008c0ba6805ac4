// Pictures: what is drawn where, that redrawing a part gives what redrawing all gives, and files of pictures.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "base/file.h"
#include "platform/fonts.h"
#include "platform/platform.h"
#include "platform/png.h"
#include "platform/render.h"
#include "platform/shape.h"
#include "ui/draw.h"

enum { WIDTH = 320, HEIGHT = 200 };

typedef struct Stage {
    Fonts *fonts;
    Renderer renderer;
    DrawList list;
    uint32_t pixels[WIDTH * HEIGHT];
} Stage;

static Stage *stage_new(void) {
    Stage *stage = calloc(1, sizeof *stage);
    Error error = {0};
    assert_non_null(stage);
    stage->fonts = fonts_open(NOON_SOURCE_DIR "/assets/fonts", &error);
    assert_non_null(stage->fonts);
    assert_true(renderer_init(&stage->renderer, stage->fonts));
    draw_list_init(&stage->list);
    return stage;
}

static void stage_free(Stage *stage) {
    renderer_free(&stage->renderer);
    fonts_close(stage->fonts);
    draw_list_free(&stage->list);
    free(stage);
}

static void stage_draw(Stage *stage) {
    renderer_draw(&stage->renderer, &stage->list, stage->pixels, WIDTH, WIDTH, HEIGHT);
}

static uint32_t at(const Stage *stage, int x, int y) {
    return stage->pixels[y * WIDTH + x] & 0xFFFFFF;
}

static const Colour white = {255, 255, 255, 255};
static const Colour black = {0, 0, 0, 255};

static void rectangles_fill_whole_pixels(void **state) {
    (void)state;
    Stage *stage = stage_new();
    draw_list_clear(&stage->list, WIDTH, HEIGHT);
    draw_rect(&stage->list, stage->list.frame, 0, black);
    draw_rect(&stage->list, (Rect){10, 10, 20, 10}, 0, white);
    draw_rect(&stage->list, (Rect){50, 10, 20, 20}, 10, (Colour){255, 0, 0, 255});
    draw_rect(&stage->list, (Rect){100, 10, 20, 20}, 0, (Colour){255, 255, 255, 128});
    draw_frame(&stage->list, (Rect){150, 10, 40, 20}, 0, 2, LINE_SOLID, white);
    stage_draw(stage);
    assert_int_equal(at(stage, 9, 10), 0);
    assert_int_equal(at(stage, 10, 10), 0xFFFFFF);
    assert_int_equal(at(stage, 29, 19), 0xFFFFFF);
    assert_int_equal(at(stage, 30, 19), 0);
    assert_int_equal(at(stage, 50, 10), 0); // rounded off
    assert_int_equal(at(stage, 60, 20), 0xFF0000);
    assert_in_range(at(stage, 110, 20) & 255, 127, 129);
    assert_int_equal(at(stage, 151, 20), 0xFFFFFF);
    assert_int_equal(at(stage, 152, 20), 0);
    stage_free(stage);
}

static double covered(const Mask *mask) {
    double sum = 0;
    for (int i = 0; i < mask->width * mask->height; i++) {
        sum += mask->cover[i];
    }
    return sum / 255;
}

static void shapes_cover_their_area(void **state) {
    (void)state;
    const Point triangle[3] = {{1.5f, 1.25f}, {31.5f, 1.25f}, {1.5f, 41.25f}};
    Shape shape = {.kind = DRAW_FILL, .points = triangle, .count = 3};
    Mask mask = shape_mask(&shape, 0, 0, 50, 50);
    assert_true(fabs(covered(&mask) - 600) < 3);
    free(mask.cover);
    mask = shape_mask(&shape, 10, 0, 50, 50); // cut at the left: the rest stays the same
    double rest = 600 - 0.5 * 8.5 * (40 + 40 * (30 - 8.5) / 30);
    assert_true(fabs(covered(&mask) - rest) < 3);
    free(mask.cover);
    const Point line[2] = {{5, 10}, {45, 10}};
    shape = (Shape){.kind = DRAW_STROKE, .style = LINE_SOLID, .width = 4, .points = line, .count = 2};
    mask = shape_mask(&shape, 0, 0, 50, 50);
    assert_true(fabs(covered(&mask) - (160 + 12.5)) < 2); // with round ends
    free(mask.cover);
}

static void clips_nest(void **state) {
    (void)state;
    Stage *stage = stage_new();
    draw_list_clear(&stage->list, WIDTH, HEIGHT);
    draw_rect(&stage->list, stage->list.frame, 0, black);
    draw_clip(&stage->list, (Rect){10, 10, 50, 50});
    draw_clip(&stage->list, (Rect){40, 40, 50, 50});
    draw_rect(&stage->list, stage->list.frame, 0, white);
    draw_unclip(&stage->list);
    draw_rect(&stage->list, (Rect){0, 0, 12, 12}, 0, white);
    draw_unclip(&stage->list);
    draw_rect(&stage->list, (Rect){0, 0, 2, 2}, 0, white);
    stage_draw(stage);
    assert_int_equal(at(stage, 39, 45), 0);
    assert_int_equal(at(stage, 45, 45), 0xFFFFFF);
    assert_int_equal(at(stage, 60, 45), 0);
    assert_int_equal(at(stage, 11, 11), 0xFFFFFF);
    assert_int_equal(at(stage, 5, 5), 0);
    assert_int_equal(at(stage, 1, 1), 0xFFFFFF);
    stage_free(stage);
}

static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

// A picture of a hundred overlapping things; `step` changes a few of them.
static void random_list(DrawList *list, unsigned seed, unsigned step) {
    draw_list_clear(list, WIDTH, HEIGHT);
    size_t still = draw_still_begin(list, list->frame);
    draw_gradient(list, list->frame, 0, (Colour){20, 30, 40, 255}, (Colour){80, 60, 40, 255});
    draw_glow(list, (Rect){50, 20, 200, 150}, (Colour){255, 220, 120, 90});
    draw_still_end(list, still);
    for (unsigned i = 0; i < 100; i++) {
        unsigned own = seed * 977 + i * 131 + (i % 17 == step % 17 ? step : 0);
        Rect rect = {(float)(next_random(&own) % WIDTH), (float)(next_random(&own) % HEIGHT),
                     (float)(next_random(&own) % 60) + 4, (float)(next_random(&own) % 40) + 4};
        Colour colour = {(uint8_t)next_random(&own), (uint8_t)next_random(&own), (uint8_t)next_random(&own),
                         (uint8_t)(128 + next_random(&own) % 128)};
        if (i % 29 == step % 29) {
            continue; // gone this time
        }
        switch (i % 6) {
        case 0: draw_rect(list, rect, (float)(i % 9), colour); break;
        case 1: draw_frame(list, rect, 5, 2, i % 4 == 1 ? LINE_DASHED : LINE_SOLID, colour); break;
        case 2: draw_shadow(list, rect, 0, 12, colour); break;
        case 3: draw_disc(list, (Point){rect.x, rect.y}, rect.w / 2, colour); break;
        case 4:
            draw_text(list, (TextRun){FACE_BOOK, 16.5f, 0, false}, rect.x, rect.y, 60, 17, colour, "fj text", 7);
            break;
        default:
            draw_clip(list, rect);
            draw_ring(list, (Point){rect.x + 10, rect.y + 10}, 12, 3, LINE_SOLID, colour);
            draw_unclip(list);
        }
    }
}

static void a_part_redrawn_is_the_whole_redrawn(void **state) {
    (void)state;
    Stage *part = stage_new();
    Stage *whole = stage_new();
    unsigned touched = 0;
    for (unsigned step = 0; step < 60; step++) {
        random_list(&part->list, step / 20, step);
        random_list(&whole->list, step / 20, step);
        stage_draw(part);
        renderer_forget(&whole->renderer);
        stage_draw(whole);
        touched += (unsigned)part->renderer.dirty_count;
        assert_memory_equal(part->pixels, whole->pixels, sizeof part->pixels);
    }
    assert_true(touched > 60);
    stage_draw(part); // nothing changed
    assert_int_equal(part->renderer.dirty_count, 0);
    stage_free(part);
    stage_free(whole);
}

static void words_are_measured_without_loss(void **state) {
    (void)state;
    Stage *stage = stage_new();
    TextRun run = {FACE_BOOK, 16.5f, 0, false};
    const char *text = "The specific terms of the ceasefire";
    float whole = fonts_width(stage->fonts, run, text, strlen(text));
    float left = fonts_width(stage->fonts, run, text, 13); // with the space
    float right = fonts_width(stage->fonts, run, text + 13, strlen(text) - 13);
    assert_true(fabsf(whole - left - right) < 0.5f);
    TextRun doubled = {FACE_BOOK, 33, 0, false};
    assert_true(fabsf(fonts_width(stage->fonts, doubled, text, strlen(text)) - 2 * whole) < 0.01f);
    TextRun clock = {FACE_UI_SEMIBOLD, 26, 0, true};
    assert_true(fabsf(fonts_width(stage->fonts, clock, "11:11", 5) - fonts_width(stage->fonts, clock, "08:48", 5)) <
                0.01f);
    assert_true(fonts_width(stage->fonts, run, "a\u00ADb", 4) - fonts_width(stage->fonts, run, "ab", 2) < 0.6f);
    stage_free(stage);
}

static void every_script_has_glyphs(void **state) {
    (void)state;
    Stage *stage = stage_new();
    static const char other_script[] =
        "\u0540\u0561\u0575\u0561\u057D\u057F, \u0570\u0580\u0561\u0564\u0561\u0580\u0589";
    const char *const texts[] = {"Şş Ğğ Əə Iı İi Öö Üü Çç", "переговоры, вывод войск ЪЫЭё", other_script,
                                 "→ ▲ ▬ ▼ ● ◆ ✓ “”‘’ – — …"};
    for (int face = 1; face < FACE_COUNT; face++) {
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            TextRun run = {(Face)face, 16, 0, false};
            assert_true(fonts_width(stage->fonts, run, texts[i], strlen(texts[i])) > 20);
        }
    }
    assert_null(fonts_notice(stage->fonts));
    fonts_width(stage->fonts, (TextRun){FACE_UI, 16, 0, false}, "\U0001F9FF", 4);
    assert_non_null(fonts_notice(stage->fonts)); // said once
    assert_null(fonts_notice(stage->fonts));
    stage_free(stage);
}

static void missing_fonts_are_replaced(void **state) {
    (void)state;
    Error error = {0};
    Fonts *fonts = fonts_open(NOON_SCRATCH_DIR "/nothing", &error);
    if (fonts) { // the system has the same ones
        assert_true(fonts_width(fonts, (TextRun){FACE_BOOK, 16, 0, false}, "abc", 3) > 10);
        fonts_close(fonts);
    } else {
        assert_non_null(strstr(error.message, "no font"));
    }
}

// A reader of what the writer writes: one block of deflate with the fixed code.
typedef struct Inflate {
    const uint8_t *bytes;
    size_t bit;
} Inflate;

static uint32_t bits_at(Inflate *in, int count, bool high_first) {
    uint32_t value = 0;
    for (int i = 0; i < count; i++, in->bit++) {
        uint32_t bit = in->bytes[in->bit / 8] >> in->bit % 8 & 1;
        value |= bit << (high_first ? count - 1 - i : i);
    }
    return value;
}

static uint32_t symbol_at(Inflate *in) {
    uint32_t code = bits_at(in, 7, true);
    if (code < 0x18) {
        return 256 + code;
    }
    code = code << 1 | bits_at(in, 1, true);
    if (code < 0xC0) {
        return code - 0x30;
    }
    return code < 0xC8 ? 280 + code - 0xC0 : 144 + (code << 1 | bits_at(in, 1, true)) - 0x190;
}

static size_t unpacked(const uint8_t *bytes, uint8_t *out, size_t most) {
    Inflate in = {bytes, 0};
    size_t count = 0;
    assert_int_equal(bits_at(&in, 3, false), 3);
    for (uint32_t symbol = symbol_at(&in); symbol != 256; symbol = symbol_at(&in)) {
        if (symbol < 256) {
            assert_true(count < most);
            out[count++] = (uint8_t)symbol;
            continue;
        }
        int extra = symbol < 265 || symbol == 285 ? 0 : (int)(symbol - 261) / 4;
        size_t length = 3 + symbol - 257;
        if (symbol >= 265) { // each group of four lengths is twice as wide as the one before
            length = symbol == 285 ? 258 : 3 + ((size_t)(4 + (symbol - 261) % 4) << extra);
        }
        length += bits_at(&in, extra, false);
        uint32_t far = bits_at(&in, 5, true);
        int more = far < 4 ? 0 : (int)(far - 2) / 2;
        size_t distance = far < 4 ? far + 1 : 1 + ((size_t)(2 + far % 2) << more);
        distance += bits_at(&in, more, false);
        assert_true(distance <= count && count + length <= most);
        for (; length > 0; length--, count++) {
            out[count] = out[count - distance];
        }
    }
    return count;
}

// What is written can be read again, pixel for pixel, and what repeats takes little room.
static void pictures_are_written(void **state) {
    (void)state;
    enum { WIDE = 200, HIGH = 120, ROW = WIDE * 3 + 1, IDAT_AT = 8 + 25 + 8 + 2 };
    static uint32_t pixels[WIDE * HIGH];
    static uint8_t rows[ROW * HIGH];
    for (uint32_t i = 0; i < WIDE * HIGH; i++) {
        uint32_t x = i % WIDE, y = i / WIDE, noise = (x * 7 ^ (y % 16) * 31) * 2654435761u >> 12;
        pixels[i] = 0xFF000000 | (y < 40 ? 0x123456 : y < 80 ? x << 16 | y : noise & 0xFFFFFF);
    }
    Buffer png;
    buffer_init(&png);
    png_print(&png, pixels, WIDE, WIDE, HIGH);
    assert_false(png.failed);
    assert_memory_equal(png.text, "\x89PNG\r\n\x1a\n", 8);
    assert_memory_equal(png.text + png.length - 8, "IEND\xAE\x42\x60\x82", 8);
    assert_true(png.length < sizeof rows / 4);
    assert_int_equal(unpacked((const uint8_t *)png.text + IDAT_AT, rows, sizeof rows), sizeof rows);
    for (size_t y = 0; y < HIGH; y++) {
        assert_int_equal(rows[y * ROW], 2);
        for (size_t i = 1; i < ROW; i++) {
            rows[y * ROW + i] = (uint8_t)(rows[y * ROW + i] + (y ? rows[(y - 1) * ROW + i] : 0));
            assert_int_equal(rows[y * ROW + i], pixels[y * WIDE + (i - 1) / 3] >> (16 - 8 * ((i - 1) % 3)) & 255);
        }
    }
    buffer_free(&png);
}

// ---- a window that nobody sees, and a pad that nobody holds ----

static Platform *window_open(void) {
    Error error = {0};
    PlatformSetup setup = {
        .title = "test", .fonts_folder = NOON_SOURCE_DIR "/assets/fonts", .width = 640, .height = 360};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"); // the window has no focus
    Platform *platform = platform_open(&setup, &error);
    assert_non_null(platform);
    return platform;
}

// The next key within a moment; KEY_NONE when there was none.
static int next_key(Platform *platform, bool *pad) {
    Input input;
    for (int i = 0; i < 20; i++) {
        assert_true(platform_wait(platform, &input, 5));
        if (input.kind == INPUT_KEY) {
            *pad = input.pad;
            return input.key + (input.shift ? KEY_SHIFT : 0);
        }
    }
    return KEY_NONE;
}

static void a_pad_says_its_buttons(void **state) {
    (void)state;
    static const struct {
        int button, key;
    } expected[] = {
        {SDL_CONTROLLER_BUTTON_A, KEY_PAD_A},
        {SDL_CONTROLLER_BUTTON_B, KEY_PAD_B},
        {SDL_CONTROLLER_BUTTON_Y, KEY_PAD_Y},
        {SDL_CONTROLLER_BUTTON_DPAD_LEFT, KEY_PAD_LEFT},
        {SDL_CONTROLLER_BUTTON_DPAD_DOWN, KEY_PAD_DOWN},
        {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, KEY_PAD_RB},
        {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, KEY_PAD_LB},
    };
    Platform *platform = window_open();
    int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                           SDL_CONTROLLER_BUTTON_MAX, 0);
    if (device < 0) {
        platform_close(platform);
        skip(); // this SDL was built without them
    }
    bool pad = false;
    assert_int_equal(next_key(platform, &pad), KEY_NONE); // plugged in, and nobody pressed anything
    SDL_Joystick *stick = SDL_JoystickOpen(device);
    assert_non_null(stick);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        SDL_JoystickSetVirtualButton(stick, expected[i].button, 1);
        assert_int_equal(next_key(platform, &pad), expected[i].key);
        assert_true(pad);
        SDL_JoystickSetVirtualButton(stick, expected[i].button, 0);
        assert_int_equal(next_key(platform, &pad), KEY_NONE);
    }
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 32000);
    assert_int_equal(next_key(platform, &pad), KEY_PAD_RIGHT);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 0);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_RIGHTY, 32000);
    assert_int_equal(next_key(platform, &pad), KEY_PAD_STICK_DOWN);
    platform_pad(platform, false); // the setting: what is plugged in does not count
    SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, 1);
    assert_int_equal(next_key(platform, &pad), KEY_NONE);
    platform_close(platform);
}

static void a_pad_may_be_pulled_out(void **state) {
    (void)state;
    Platform *platform = window_open();
    int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                           SDL_CONTROLLER_BUTTON_MAX, 0);
    bool pad = false;
    if (device >= 0) {
        assert_int_equal(next_key(platform, &pad), KEY_NONE);
        assert_int_equal(SDL_JoystickDetachVirtual(device), 0);
        assert_int_equal(next_key(platform, &pad), KEY_NONE);
        device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                           SDL_CONTROLLER_BUTTON_MAX, 0);
        assert_int_equal(next_key(platform, &pad), KEY_NONE);
        SDL_Joystick *stick = SDL_JoystickOpen(device);
        SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, 1);
        assert_int_equal(next_key(platform, &pad), KEY_PAD_A);
        SDL_JoystickClose(stick);
    }
    platform_close(platform);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rectangles_fill_whole_pixels),
        cmocka_unit_test(shapes_cover_their_area),
        cmocka_unit_test(clips_nest),
        cmocka_unit_test(a_part_redrawn_is_the_whole_redrawn),
        cmocka_unit_test(words_are_measured_without_loss),
        cmocka_unit_test(every_script_has_glyphs),
        cmocka_unit_test(missing_fonts_are_replaced),
        cmocka_unit_test(pictures_are_written),
        cmocka_unit_test(a_pad_says_its_buttons),
        cmocka_unit_test(a_pad_may_be_pulled_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
