// Playing in a terminal: the text room when it is there, else a plain reader of commands.
#pragma once

#include <stdio.h>

#include "app/app.h"

// Plays a session until it is over or the input ends; `resumed` when it was begun before.
Exit play_in_terminal(App *app, Session *session, bool resumed);

// Reads one command a line ("redraft watch joint"; also "undo", "quit") and answers each in one line. What
// scripts and tests speak when nobody needs the story told. False when the output failed.
NODISCARD bool play_script(Session *session, FILE *in, FILE *out);
