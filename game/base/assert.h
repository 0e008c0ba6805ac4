// The shape of our own mistakes: a broken promise between two pieces of the program stops it where it broke.
// Kept in release builds, because a wrong game that goes on is worse than one that ends and leaves its
// journal. Not for what authors, players or the disk do: those are Diag, Verdict and Error.
#pragma once

#include "base/attribute.h"

// Prints "file:line: assertion failed: condition" to stderr and aborts.
NORETURN void assert_fail(const char *condition, const char *file, int line);

#define ASSERT(condition) (LIKELY(condition) ? (void)0 : assert_fail(#condition, __FILE__, __LINE__))
