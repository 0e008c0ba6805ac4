// Time that only goes forward, for measuring and for progress lines. Nothing of the game's rules may read it.
#pragma once

#include <stdint.h>

// Nanoseconds since some moment in the past; never goes back.
uint64_t clock_now_ns(void);
