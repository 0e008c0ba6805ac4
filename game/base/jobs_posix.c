#define _GNU_SOURCE // the cores that a process is held to

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#include "base/jobs.h"

typedef struct Crew {
    atomic_size_t next;
    size_t count;
    JobWork *work;
    void *user;
} Crew;

typedef struct Member {
    Crew *crew;
    pthread_t thread;
    unsigned worker;
} Member;

unsigned jobs_cores(void) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
#ifdef __linux__
    cpu_set_t allowed; // a container or a batch system may give fewer than there are
    cores = sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : cores;
#endif
    return cores < 1 ? 1 : cores > JOBS_WORKERS_CAP ? JOBS_WORKERS_CAP : (unsigned)cores;
}

static void *member_run(void *user) {
    Member *member = user;
    Crew *crew = member->crew;
    for (;;) {
        size_t index = atomic_fetch_add_explicit(&crew->next, 1, memory_order_relaxed);
        if (index >= crew->count) {
            return NULL;
        }
        crew->work(crew->user, index, member->worker);
    }
}

bool jobs_run(unsigned workers, size_t count, JobWork *work, void *user) {
    if (workers == 0) {
        workers = jobs_cores();
    }
    if (workers > JOBS_WORKERS_CAP) {
        workers = JOBS_WORKERS_CAP;
    }
    if (workers > count) {
        workers = count > 0 ? (unsigned)count : 1;
    }
    Crew crew = {.count = count, .work = work, .user = user};
    Member members[JOBS_WORKERS_CAP];
    unsigned started = 1;
    members[0] = (Member){.crew = &crew};
    while (started < workers) {
        members[started] = (Member){.crew = &crew, .worker = started};
        if (pthread_create(&members[started].thread, NULL, member_run, &members[started]) != 0) {
            break;
        }
        started++;
    }
    member_run(&members[0]);
    for (unsigned i = 1; i < started; i++) {
        pthread_join(members[i].thread, NULL);
    }
    return started == workers;
}

uint64_t clock_now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
