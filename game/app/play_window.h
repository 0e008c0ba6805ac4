// The game in a window, for the program that can open one (NOON_WINDOW); without it the same game is played in the
// terminal.
#pragma once

#include "app/app.h"

// What `noon` alone does: the window when it is built and there is a display, else the terminal, after saying so in
// one line.
Exit window_or_text(App *app);

WindowPlay window_play;
