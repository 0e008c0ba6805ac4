#define _XOPEN_SOURCE 700

#include "base/system.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/random.h"

bool system_is_terminal(int descriptor) {
    return isatty(descriptor) != 0;
}

void system_become(const char *program, char **words) {
    execv(program, words);
}

uint64_t system_seed(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return 1 + random_below((uint64_t)now.tv_sec ^ (uint64_t)now.tv_nsec << 20, 0, 0, (uint64_t)getpid(), 999999);
}

bool system_has_display(void) {
    static const char *const variables[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) {
            return true;
        }
    }
    return false;
}

static void heard(int number) {
    (void)number;
}

void system_ignore_pipes(void) {
    static const int numbers[] = {SIGPIPE, SIGXFSZ};
    // A handler that does nothing, because SIG_IGN would be handed on to every program that is started.
    struct sigaction action = {.sa_handler = heard, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        sigaction(numbers[i], &action, NULL);
    }
}

// ---- the log of a crash ----

enum { CRASH_PATH_BYTES = 1100, CRASH_STACK_BYTES = 1 << 16 };
static char crash_path[CRASH_PATH_BYTES];
static char crash_stack[CRASH_STACK_BYTES]; // of the handler: what crashed may have used up its own
static const char *crash_version;
static const char *(*crash_doing)(void);

// Only what may be called from a handler.
static void part_write(int descriptor, const char *text) {
    if (write(descriptor, text, strlen(text)) < 0) {
        return;
    }
}

static void crash(int number) {
    part_write(STDERR_FILENO, "noon: it crashed; what is saved is good up to the last command\n");
    int descriptor = crash_path[0] ? open(crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (descriptor >= 0) {
        char line[] = "signal   \ndoing ";
        line[7] = (char)('0' + number / 10 % 10);
        line[8] = (char)('0' + number % 10);
        part_write(descriptor, crash_version);
        part_write(descriptor, "\n");
        part_write(descriptor, line);
        part_write(descriptor, crash_doing());
        part_write(descriptor, "\n");
        close(descriptor);
        part_write(STDERR_FILENO, "noon: what it was doing stands in ");
        part_write(STDERR_FILENO, crash_path);
        part_write(STDERR_FILENO, "\n");
    }
    raise(number);
}

void system_crash_log(const char *folder, const char *version, const char *(*doing)(void)) {
    static const int numbers[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    static const char name[] = "/crash.txt";
    size_t length = strlen(folder);
    Error ignored;
    crash_path[0] = '\0';
    if (length == 0 || length + sizeof name > sizeof crash_path || !folder_make(folder, &ignored)) {
        return;
    }
    crash_version = version;
    crash_doing = doing;
    memcpy(crash_path, folder, length);
    memcpy(crash_path + length, name, sizeof name);
    const stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    // The second time, which the handler itself may bring about, it ends as without a log.
    struct sigaction action = {.sa_handler = crash, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND)};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        sigaction(numbers[i], &action, NULL);
    }
}
