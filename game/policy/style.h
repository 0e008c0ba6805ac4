// The parts of a night in a style. Private to policy.
#pragma once

#include "policy/inside.h"

bool style_move(const View *view, const Style *style, Command *out);      // style_talks.c
bool style_objection(const View *view, const Style *style, Command *out);
bool style_scene(const View *view, const Style *style, Command *out);     // style_days.c
bool style_chore(const View *view, const Style *style, Command *out);
bool style_asset(const View *view, const Style *style, Command *out);
bool style_answer(const View *view, const Style *style, Command *out);
bool style_seat(const View *view, Command *out);
