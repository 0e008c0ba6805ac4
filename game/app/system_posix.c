// What the subcommands ask of a POSIX system.
#define _POSIX_C_SOURCE 200809L

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/app.h"
#include "base/file.h"
#include "base/random.h"
#include "session/session.h"

bool system_is_terminal(int descriptor) {
    return isatty(descriptor) != 0;
}

uint64_t system_seed(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return 1 + random_below((uint64_t)now.tv_sec ^ (uint64_t)now.tv_nsec << 20, 0, 0, (uint64_t)getpid(), 999999);
}

bool system_has_display(void) {
    const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY"), *driver = getenv("SDL_VIDEODRIVER");
    return (x11 && *x11) || (wayland && *wayland) || (driver && *driver);
}

void system_ignore_pipes(void) {
    signal(SIGPIPE, SIG_IGN);
}

// ---- the log of a crash ----

static char crash_folder[1024];
static char crash_path[1100];

// Only what may be called from a handler.
static void part_write(int descriptor, const char *text) {
    if (write(descriptor, text, strlen(text)) < 0) {
        return;
    }
}

static void crash(int number) {
    signal(number, SIG_DFL);
    static const char said[] = "noon: it crashed; what is saved is good up to the last command\n";
    part_write(STDERR_FILENO, said);
    int descriptor = open(crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (descriptor >= 0) {
        char digits[] = "signal   \n";
        digits[7] = (char)('0' + number / 10 % 10);
        digits[8] = (char)('0' + number % 10);
        part_write(descriptor, "noon " NOON_VERSION "\n");
        part_write(descriptor, digits);
        part_write(descriptor, "command in flight: ");
        part_write(descriptor, session_in_flight());
        part_write(descriptor, "\n");
        close(descriptor);
        part_write(STDERR_FILENO, "noon: see ");
        part_write(STDERR_FILENO, crash_path);
        part_write(STDERR_FILENO, "\n");
    }
    raise(number);
}

void system_crash_log(const char *folder) {
    size_t length = strlen(folder);
    if (length == 0 || length >= sizeof crash_folder) {
        return;
    }
    memcpy(crash_folder, folder, length + 1);
    memcpy(crash_path, folder, length);
    memcpy(crash_path + length, "/crash.txt", sizeof "/crash.txt");
    static const int numbers[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        signal(numbers[i], crash);
    }
}

void system_crash_folder_make(void) {
    Error ignored;
    if (crash_folder[0]) {
        (void)!folder_make(crash_folder, &ignored);
    }
}
