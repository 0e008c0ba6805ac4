// Being told when a file in a folder was saved, without asking. Where the system cannot tell there is no watch, and
// whoever wants to know looks now and then.
#pragma once

#include "base/attribute.h"

#include <stdbool.h>

typedef struct Watch Watch;

// Calls `changed` from a thread of its own after a file of the folder, or of one directly in it, was written and
// closed, or was renamed into it. `path` may name a file: its folder is watched then. NULL when the system cannot tell.
Watch *watch_open(const char *path, void (*changed)(void *user), void *user);

// Afterwards `changed` is not called any more. NULL is allowed.
void watch_close(Watch *watch);
