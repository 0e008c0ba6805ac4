// Playing in a terminal.
#pragma once

#include "app/app.h"

// Plays a session until it is over or the input ends; `resumed` when it was begun before.
Exit play_in_terminal(App *app, Session *session, bool resumed);
