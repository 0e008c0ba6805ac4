// A face without a window for the tests of the room ui: fonts are replaced by a meter of even letters.
#pragma once

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/ui.h"

static inline Ui *make(float text_scale) {
    Ui *ui = ui_new((UiSetup){.meter = text_meter_plain(), .text_scale = text_scale});
    assert_non_null(ui);
    return ui;
}

static inline Rect rect_at(const Ui *ui, const char *id) {
    Rect rect = {0};
    assert_true(ui_rect(ui, id, &rect));
    return rect;
}

static inline void key(Ui *ui, int code) {
    Input input = {.kind = INPUT_KEY, .key = code};
    ui_input(ui, &input);
}

static inline void mouse(Ui *ui, InputKind kind, Rect at, int button) {
    Input input = {.kind = kind, .x = at.x + at.w / 2, .y = at.y + at.h / 2, .button = button};
    ui_input(ui, &input);
}

static inline uint64_t taken(Ui *ui) {
    UiCommand command = {0};
    return ui_take_command(ui, &command) ? command.command : 0;
}

static inline void assert_near(float a, float b) {
    if (fabsf(a - b) > 1.01f) {
        fail_msg("%g is not near %g", (double)a, (double)b);
    }
}
