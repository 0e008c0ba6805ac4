// Reading aloud through the system's speech program: speech-dispatcher's client if there is one, else espeak.
#define _POSIX_C_SOURCE 200809L

#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/window.h"

extern char **environ;

char *program_find(const char *name) {
    if (strchr(name, '/')) {
        return access(name, X_OK) == 0 ? strdup(name) : NULL;
    }
    const char *path = getenv("PATH");
    char full[1024];
    while (path && *path) {
        size_t length = strcspn(path, ":");
        snprintf(full, sizeof full, "%.*s/%s", (int)length, path, name);
        if (access(full, X_OK) == 0) {
            return strdup(full);
        }
        path += length + (path[length] == ':');
    }
    return NULL;
}

static bool find_speaker(Platform *platform) {
    static const char *const names[] = {"spd-say", "espeak-ng", "espeak"};
    for (size_t i = 0; !platform->speaker && i < sizeof names / sizeof names[0]; i++) {
        platform->speaker = program_find(names[i]);
        platform->speaker_queues = i == 0;
    }
    return platform->speaker != NULL;
}

void platform_voice(Platform *platform, const char *language, float rate) {
    snprintf(platform->voice_language, sizeof platform->voice_language, "%s", language);
    platform->voice_rate = rate;
}

// speech-dispatcher counts from -100 to 100, espeak words a minute.
static int rate_of(const Platform *platform) {
    enum { WORDS_A_MINUTE = 175, QUEUE_MOST = 100 };
    float times = platform->voice_rate > 0 ? platform->voice_rate : 1;
    int queue = (int)((times - 1) * QUEUE_MOST);
    return platform->speaker_queues ? queue > QUEUE_MOST ? QUEUE_MOST : queue : (int)(times * WORDS_A_MINUTE);
}

bool platform_speak(Platform *platform, const char *text) {
    if (!find_speaker(platform)) {
        return false;
    }
    if (platform->speech_process > 0) {
        kill(platform->speech_process, SIGTERM);
        waitpid(platform->speech_process, NULL, 0);
        platform->speech_process = -1;
    }
    pid_t process = -1;
    if (platform->speaker_queues) { // what is still queued there would be said first
        const char *cancel[] = {platform->speaker, "--cancel", NULL};
        if (posix_spawn(&process, platform->speaker, NULL, NULL, (char *const *)cancel, environ) == 0) {
            waitpid(process, NULL, 0);
        }
    }
    char rate[16];
    snprintf(rate, sizeof rate, "%d", rate_of(platform));
    const char *words[8] = {platform->speaker, platform->speaker_queues ? "-r" : "-s", rate};
    size_t count = 3;
    if (platform->voice_language[0]) {
        words[count++] = platform->speaker_queues ? "-l" : "-v";
        words[count++] = platform->voice_language;
    }
    words[count++] = "--";
    words[count] = text;
    if (posix_spawn(&process, platform->speaker, NULL, NULL, (char *const *)words, environ) != 0) {
        return false;
    }
    platform->speech_process = process;
    return true;
}
