// Other games beside ours, where they are installed: all by the same rules, on the same display, each with a home of
// its own that knows it already.
#define _GNU_SOURCE
#include "drive.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COLOURS = 8, SAMPLES = 6000, SHOWN_MS = 30000, SETTLE_SECONDS = 3, IDLE_SECONDS = 10 };

typedef struct Peer {
    const char *name;
    const char *words[5];
} Peer;

static const Peer peers[] = {
    {"singularity", {"/usr/games/singularity"}},
    {"freeciv-sdl2", {"/usr/games/freeciv-sdl2"}},
    {"lincity-ng", {"/usr/games/lincity-ng", "-w"}},
    {"openttd", {"/usr/games/openttd", "-s", "null", "-m", "null"}},
    {"simutrans", {"/usr/games/simutrans", "-nosound", "-nomidi"}},
    {"wesnoth", {"/usr/games/wesnoth-1.16", "--nosound", "-w"}},
    {"endless-sky", {"/usr/games/endless-sky"}},
};

typedef struct Glass { // the picture of the display
    const unsigned char *bytes;
    size_t size;
} Glass;

static bool glass_open(const Drive *drive, Glass *glass) {
    char path[PATH_BYTES + 32];
    struct stat status;
    snprintf(path, sizeof path, "%s/Xvfb_screen0", drive->frame_folder);
    int file = open(path, O_RDONLY);
    void *map = MAP_FAILED;
    if (file >= 0 && fstat(file, &status) == 0) {
        map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, file, 0);
        *glass = (Glass){map, (size_t)status.st_size};
    }
    if (file >= 0) {
        close(file);
    }
    return map != MAP_FAILED;
}

// Something is shown: eight colours, and a hundredth of it not of the commonest (an empty display has one).
static bool glass_shows(const Glass *glass) {
    uint32_t seen[COLOURS], first = 0;
    size_t colours = 0, others = 0, step = glass->size / SAMPLES / 4 * 4;
    for (size_t i = glass->size % step / 4 * 4 + step; i + 4 <= glass->size; i += step) {
        uint32_t pixel;
        memcpy(&pixel, glass->bytes + i, sizeof pixel);
        first = colours ? first : pixel;
        others += pixel != first;
        size_t at = 0;
        while (at < colours && seen[at] != pixel) {
            at++;
        }
        if (at == colours && colours < COLOURS) {
            seen[colours++] = pixel;
        }
    }
    return colours == COLOURS && others > SAMPLES / 100;
}

static pid_t peer_start(const char *const *words, const char *home) {
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, 0);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        setsid();
        setenv("HOME", home, 1);
        setenv("SDL_AUDIODRIVER", "dummy", 1);
        execv(words[0], (char *const *)(uintptr_t)words);
        _exit(127);
    }
    return child;
}

static void peer_stop(pid_t child) {
    kill(-child, SIGTERM);
    nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
    kill(-child, SIGKILL);
    waitpid(child, NULL, 0);
}

// Until something shows, what it takes when left alone, what it holds. Twice: the first start makes the home.
static void contest(const Drive *drive, const char *name, const char *const *words) {
    char home[PATH_BYTES * 2];
    Glass glass;
    snprintf(home, sizeof home, "%s/home-%s", drive->scratch, name);
    if (access(words[0], X_OK) != 0 || !folder_clear(home) || !glass_open(drive, &glass)) {
        printf("beside: %-36s %s\n", name, "not installed");
        return;
    }
    for (int start = 0; start < 2; start++) {
        uint64_t from = now_ms(), shown;
        pid_t child = peer_start(words, home);
        while (!glass_shows(&glass) && now_ms() - from < SHOWN_MS) {
            pause_briefly();
        }
        shown = now_ms() - from;
        nanosleep(&(struct timespec){.tv_sec = SETTLE_SECONDS}, NULL);
        if (start == 1) {
            Drive other = {.program = child};
            double before = processor_ms(&other);
            nanosleep(&(struct timespec){.tv_sec = IDLE_SECONDS}, NULL);
            printf("beside: %-36s first picture %lu ms, idle %.1f %% (one thread), %.0f MB\n", name,
                   (unsigned long)shown, (processor_ms(&other) - before) / (10 * IDLE_SECONDS),
                   resident_mb(&other, "VmRSS"));
        }
        peer_stop(child);
        fflush(stdout);
    }
    munmap((void *)(uintptr_t)glass.bytes, glass.size);
}

void peers_measure(Drive *drive) {
    unsetenv("NOON_PRINT_TREE");
    const char *const ours[] = {drive->noon, NULL};
    contest(drive, "this game", ours);
    for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++) {
        const char *words[6] = {NULL};
        memcpy(words, peers[i].words, sizeof peers[i].words);
        contest(drive, peers[i].name, words);
    }
}
