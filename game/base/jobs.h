// The same work for many indices, spread over the cores. Results must not depend on which worker does what:
// write to the place of the index, add up afterwards in the order of indices.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

enum { JOBS_WORKERS_CAP = 64 };

typedef void JobWork(void *user, size_t index, unsigned worker);

// Cores this process may use, 1 .. JOBS_WORKERS_CAP.
unsigned jobs_cores(void);

// Calls `work` once for every index 0 .. count-1 and returns when all are done. At most `workers` calls run
// at a time, each with its own `worker` number below `workers` (for scratch memory); 0 means jobs_cores().
// The caller is worker 0, so everything is done even when no thread can be started; false says that some
// could not. With one worker the indices come in order and no thread is started. The work must not call
// jobs_run again with the same idea of worker numbers.
bool jobs_run(unsigned workers, size_t count, JobWork *work, void *user);
