// A display of its own, the program in a home of its own, and xdotool for hands.
#define _GNU_SOURCE
#include "drive.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

uint64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

// Between two looks at a file: gives the processor to the one that is waited for.
void pause_briefly(void) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

unsigned chance(Drive *drive, unsigned below) {
    drive->random = drive->random * 6364136223846793005u + 1442695040888963407u;
    return below ? (unsigned)(drive->random >> 33) % below : 0;
}

// What the window showed when something failed.
static void evidence_keep(Drive *drive) {
    char name[32], to[PATH_BYTES * 2];
    snprintf(name, sizeof name, "failed-%zu", drive->failed);
    snprintf(to, sizeof to, "%s/%s.tree", drive->scratch, name);
    FILE *from = fopen(drive->tree_path, "rb"), *file = from ? fopen(to, "wb") : NULL;
    for (int c; file && (c = fgetc(from)) != EOF;) {
        fputc(c, file);
    }
    if (from) {
        fclose(from);
    }
    if (file) {
        fclose(file);
    }
    picture(drive, name);
}

bool expect(Drive *drive, bool holds, const char *format, ...) {
    drive->checked++;
    if (!holds) {
        drive->failed++;
        va_list list;
        va_start(list, format);
        fputs("FAILED: ", stdout);
        vprintf(format, list);
        va_end(list);
        fputc('\n', stdout);
        evidence_keep(drive);
    }
    fflush(stdout);
    return holds;
}

bool folder_clear(const char *path) {
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        char below[PATH_BYTES];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        struct stat status;
        if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode)) {
            (void)chmod(below, 0700);
            folder_clear(below);
            (void)rmdir(below);
        } else {
            (void)unlink(below);
        }
    }
    if (folder) {
        closedir(folder);
    }
    return mkdir(path, 0755) == 0 || errno == EEXIST;
}

static void into(const char *path, int descriptor) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0) {
        dup2(file, descriptor);
        close(file);
    }
}

// The number of the display, as the server writes it once it listens; -1 when it ended before.
static int display_number(int from) {
    char text[16] = "";
    size_t length = 0;
    while (length + 1 < sizeof text) {
        ssize_t got = read(from, text + length, sizeof text - 1 - length);
        if (got <= 0) {
            break;
        }
        length += (size_t)got;
        if (memchr(text, '\n', length)) {
            return atoi(text);
        }
    }
    return -1;
}

static bool server_start(Drive *drive) {
    int pipes[2];
    char size[48], descriptor[16];
    if (pipe(pipes) != 0) {
        return false;
    }
    snprintf(size, sizeof size, "%dx%dx24", drive->screen_width, drive->screen_height);
    snprintf(descriptor, sizeof descriptor, "%d", pipes[1]);
    drive->server = fork();
    if (drive->server == 0) {
        close(pipes[0]);
        into("/dev/null", 1);
        into("/dev/null", 2);
        execlp("Xvfb", "Xvfb", "-displayfd", descriptor, "-screen", "0", size, "-fbdir", drive->frame_folder,
               "-nolisten", "tcp", "-noreset", (char *)NULL);
        _exit(127);
    }
    close(pipes[1]);
    drive->display = drive->server > 0 ? display_number(pipes[0]) : -1;
    close(pipes[0]);
    return drive->display >= 0;
}

static bool hand_start(Drive *drive) {
    int pipes[2];
    if (pipe(pipes) != 0) {
        return false;
    }
    drive->xdotool = fork();
    if (drive->xdotool == 0) {
        dup2(pipes[0], 0);
        close(pipes[0]);
        close(pipes[1]);
        into("/dev/null", 1);
        into("/dev/null", 2);
        execlp("xdotool", "xdotool", "-", (char *)NULL);
        _exit(127);
    }
    close(pipes[0]);
    fcntl(pipes[1], F_SETFD, FD_CLOEXEC);
    drive->to_hand = fdopen(pipes[1], "w");
    return drive->xdotool > 0 && drive->to_hand;
}

static bool is_there(const char *program) {
    const char *path = getenv("PATH");
    char name[PATH_BYTES];
    while (path && *path) {
        size_t length = strcspn(path, ":");
        snprintf(name, sizeof name, "%.*s/%s", (int)length, path, program);
        if (access(name, X_OK) == 0) {
            return true;
        }
        path += length + (path[length] == ':');
    }
    return false;
}

bool world_open(Drive *drive, int width, int height) {
    drive->screen_width = width;
    drive->screen_height = height;
    drive->program = drive->server = drive->xdotool = -1;
    if (!drive->driver && (!is_there("Xvfb") || !is_there("xdotool"))) {
        printf("skipped: Xvfb and xdotool are needed\n");
        return false;
    }
    folder_clear(drive->scratch);
    snprintf(drive->home, sizeof drive->home, "%s/home", drive->scratch);
    snprintf(drive->tree_path, sizeof drive->tree_path, "%s/tree", drive->scratch);
    snprintf(drive->frame_folder, sizeof drive->frame_folder, "%s/display", drive->scratch);
    snprintf(drive->out_path, sizeof drive->out_path, "%s/said", drive->scratch);
    folder_clear(drive->home);
    folder_clear(drive->frame_folder);
    if (!drive->driver && !server_start(drive)) {
        printf("skipped: no virtual display could be started\n");
        world_close(drive);
        return false;
    }
    char display[24];
    snprintf(display, sizeof display, ":%d", drive->display);
    setenv("DISPLAY", drive->driver ? "" : display, 1);
    setenv("HOME", drive->home, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("NOON_PRINT_TREE", drive->tree_path, 1);
    setenv("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1", 1); // or a click just after the window has come is not one
    static const char *const strangers[] = {"XDG_DATA_HOME",   "XDG_CONFIG_HOME", "XDG_STATE_HOME",
                                            "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "NOON_DATA"};
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
        unsetenv(strangers[i]);
    }
    signal(SIGPIPE, SIG_IGN);
    if (drive->driver) {
        setenv("SDL_VIDEODRIVER", drive->driver, 1);
        return true;
    }
    return hand_start(drive);
}

static void end(pid_t *process) {
    if (*process > 0) {
        kill(*process, SIGTERM);
        waitpid(*process, NULL, 0);
        *process = -1;
    }
}

void world_close(Drive *drive) {
    end(&drive->program);
    if (drive->to_hand) {
        fclose(drive->to_hand);
        drive->to_hand = NULL;
    }
    if (drive->to_pad) {
        fclose(drive->to_pad);
        drive->to_pad = NULL;
    }
    end(&drive->xdotool);
    end(&drive->server);
}

static pid_t launch(Drive *drive, const char *const *words) {
    static char before[PATH_BYTES];
    const char *all[32];
    size_t count = 0;
    snprintf(before, sizeof before, "%s", drive->under ? drive->under : "");
    for (char *word = strtok(before, " \n"); word && count < 16; word = strtok(NULL, " \n")) {
        all[count++] = word;
    }
    all[count++] = drive->noon;
    for (size_t i = 0; words && words[i] && count < 31; i++) {
        all[count++] = words[i];
    }
    all[count] = NULL;
    pid_t child = fork();
    if (child == 0) {
        into(drive->out_path, 1);
        dup2(1, 2);
        signal(SIGINT, SIG_DFL); // a shell in the background has it ignored
        int nothing = open("/dev/null", O_RDONLY);
        dup2(nothing, 0);
        execvp(all[0], (char *const *)(uintptr_t)all);
        _exit(127);
    }
    return child;
}

bool program_start(Drive *drive, const char *const *words) {
    unlink(drive->tree_path);
    drive->tree->frame = 0;
    drive->expected = 0;
    drive->program = launch(drive, words);
    if (drive->program < 0) {
        return expect(drive, false, "the program cannot be started");
    }
    bool shown = tree_frame_after(drive, 0, (int)drive->step_ms) && tree_settle(drive);
    return expect(drive, shown, "the program shows its first frame");
}

static bool ended(Drive *drive) {
    int status;
    if (drive->program > 0 && waitpid(drive->program, &status, WNOHANG) == drive->program) {
        drive->program = -1;
        drive->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return drive->program < 0;
}

bool program_runs(Drive *drive) {
    return !ended(drive);
}

double processor_ms(const Drive *drive) {
    char path[64];
    double nanoseconds = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)drive->program);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%lf", &nanoseconds) != 1) {
            nanoseconds = 0;
        }
        fclose(file);
    }
    return nanoseconds * 1e-6;
}

double resident_mb(const Drive *drive, const char *which) {
    char path[64], line[128];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)drive->program);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, which, strlen(which)) == 0) {
            kib = strtol(line + strlen(which) + 1, NULL, 10);
        }
    }
    if (file) {
        fclose(file);
    }
    return (double)kib / 1024;
}

int program_wait(Drive *drive) {
    uint64_t until = now_ms() + drive->step_ms;
    while (!ended(drive)) {
        if (now_ms() > until) {
            kill(drive->program, SIGKILL);
            waitpid(drive->program, NULL, 0);
            drive->program = -1;
            return -1;
        }
        pause_briefly();
    }
    return drive->exit_code;
}

bool program_said(const Drive *drive, const char *words) {
    static char text[1 << 16];
    FILE *file = fopen(drive->out_path, "rb");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[length] = '\0';
    if (file) {
        fclose(file);
    }
    return strstr(text, words) != NULL;
}

int program_run(Drive *drive, const char *const *words) {
    drive->program = launch(drive, words);
    return program_wait(drive);
}

void hand_say(Drive *drive, const char *format, ...) {
    va_list list;
    va_start(list, format);
    vfprintf(drive->to_hand, format, list);
    va_end(list);
    fputc('\n', drive->to_hand);
    fflush(drive->to_hand);
}
