// What a program asks of the system it runs on, besides files and time that goes forward. Nothing of the
// game's rules may use it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Whether a person sees what is written to 0, 1, 2: standard input, output, error.
bool system_is_terminal(int descriptor);

// A number nobody has chosen, 1 .. 999999: small enough to be read aloud and typed again.
uint64_t system_seed(void);

// Whether the system names a display to open a window on. The window may fail to open all the same.
bool system_has_display(void);

// From now on a reader of our output that went away, or a file that may not grow, is an error of writing and
// not the end of the program. Programs that are started meet both as usual.
void system_ignore_pipes(void);

// Runs another program, called with these words, in the place of this one; comes back only when it cannot.
void system_become(const char *program, char **words);

// What a crash leaves behind: a file crash.txt in `folder`, which is made now, because a crash cannot make it, with the
// program's version and what `doing` answers; it is called from a signal handler and may only read. Also when the stack
// of the calling thread has run out. An empty folder switches it off.
void system_crash_log(const char *folder, const char *version, const char *(*doing)(void));
