// The parts of a night in a style. Private to policy.
#pragma once

#include "policy/inside.h"

bool style_move(const View *view, const Style *style, Command *out); // style_talks.c
// What the days after noon will need is left.
bool style_affordable(const View *view, int cost);
// The best change of the text; the best package; the question whether both would sign, when they seem to or it is late.
bool style_draft(const View *view, Command *out);
bool style_trade(const View *view, Command *out);
bool style_table_due(const View *view, Command *out);
// The question to a side, or to any (NO_INDEX), whose answer is most in doubt, for what hangs on it.
bool style_question(const Judge *judge, int whom, Command *out);
bool style_objection(const View *view, const Style *style, Command *out);
bool style_scene(const View *view, const Style *style, Command *out); // style_days.c
bool style_chore(const View *view, const Style *style, Command *out);
bool style_asset_place(const View *view, int asset, Command *out); // where it would do most
bool style_asset(const View *view, const Style *style, Command *out);
bool style_answer(const View *view, const Style *style, Command *out);
// What a form of a lever moves beyond the clause it is used on.
double style_form_worth(const Judge *judge, int lever, Form form, int party);
// One clause in other words, when both would take them and the paper is better for it: while it is sealed, or later.
bool style_reword(const View *view, const Style *style, CommandKind kind, double better, Command *out);
bool style_seat(const View *view, Command *out);
