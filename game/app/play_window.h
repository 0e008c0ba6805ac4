// The game in a window. Built when the window is (NOON_WINDOW); without it the same game is played in the terminal.
#pragma once

#include "app/app.h"

// What `noon` alone does: the window when it is built and there is a display, else the terminal, after saying so in
// one line.
Exit window_or_text(App *app);

#if NOON_HAS_WINDOW
// Opens the window and plays until it is closed (play_window.c): at the title, or, with a session, in that game.
// True when the window was there: it has freed the session and the scenario then, because the player may have begun
// another. False, with the reason, when it cannot be opened; nothing has happened.
NODISCARD bool window_play(App *app, Session *session, Scenario *scenario, Exit *exit, Error *error);
#endif
