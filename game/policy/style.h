// The parts of a night in a style. Private to policy.
#pragma once

#include "policy/inside.h"

bool style_move(const View *view, const Style *style, Command *out); // style_talks.c
// The best change of the text; the best package; the question whether both would sign, when they seem to or it is late.
bool style_draft(const View *view, Command *out);
bool style_trade(const View *view, Command *out);
bool style_table_due(const View *view, Command *out);
bool style_objection(const View *view, const Style *style, Command *out);
bool style_scene(const View *view, const Style *style, Command *out); // style_days.c
bool style_chore(const View *view, const Style *style, Command *out);
bool style_asset(const View *view, const Style *style, Command *out);
bool style_answer(const View *view, const Style *style, Command *out);
bool style_seat(const View *view, Command *out);
