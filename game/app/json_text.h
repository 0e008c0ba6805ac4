// Texts as JSON wants them, for what machines read.
#pragma once

#include "base/buffer.h"

// Appends the text in quotes; control characters, quotes and backslashes escaped, bad UTF-8 as U+FFFD.
void json_text_add(Buffer *out, const char *text);
