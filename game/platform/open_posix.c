// Handing a file or a folder to whatever the desktop opens it with, or to the editor the player names.
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/window.h"

enum { WORDS_MAX = 16 };

// A grandchild, so that nobody has to wait for it when it ends.
static bool start_apart(const char *const *words) {
    char *program = program_find(words[0]);
    pid_t child = program ? fork() : -1;
    if (child == 0) {
        pid_t grandchild = fork();
        if (grandchild == 0) {
            execv(program, (char *const *)(uintptr_t)words);
            _exit(127);
        }
        _exit(grandchild > 0 ? 0 : 1);
    }
    int status = 1;
    free(program);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

// `from` with every `mark` in it replaced.
static void word_fill(const char *from, const char *mark, const char *with, Buffer *out) {
    for (const char *at; (at = strstr(from, mark)) != NULL; from = at + strlen(mark)) {
        buffer_add_bytes(out, from, (size_t)(at - from));
        buffer_add(out, with);
    }
    buffer_add(out, from);
}

bool platform_edit(const char *editor, const char *path, unsigned line) {
    char *copy = strdup(editor), *rest = NULL, number[16];
    const char *words[WORDS_MAX + 1] = {NULL};
    Buffer filled[WORDS_MAX];
    size_t count = 0;
    snprintf(number, sizeof number, "%u", line);
    for (char *word = copy ? strtok_r(copy, " ", &rest) : NULL; word && count < WORDS_MAX;
         word = strtok_r(NULL, " ", &rest)) {
        Buffer once;
        buffer_init(&once);
        buffer_init(&filled[count]);
        word_fill(word, "{file}", path, &once);
        word_fill(once.text, "{line}", number, &filled[count]);
        buffer_free(&once);
        words[count] = filled[count].text;
        count++;
    }
    bool started = count > 0 && start_apart(words);
    for (size_t i = 0; i < count; i++) {
        buffer_free(&filled[i]);
    }
    free(copy);
    return started;
}

bool platform_open_path(const char *path) {
    const char *const words[] = {"xdg-open", path, NULL};
    return start_apart(words);
}
