#define _POSIX_C_SOURCE 200809L

#include "base/watch.h"

#ifdef __linux__

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/file.h"

// Both descriptors close when another program is started: an editor that holds one must not keep the watch.
struct Watch {
    int events, stop; // an inotify; an eventfd, readable when the thread shall end
    pthread_t thread;
    void (*changed)(void *user);
    void *user;
};

enum { EVENT_BYTES = 4096, SAVED = IN_CLOSE_WRITE | IN_MOVED_TO };

static void *watch_run(void *user) {
    const Watch *watch = user;
    char bytes[EVENT_BYTES];
    struct pollfd both[2] = {{.fd = watch->events, .events = POLLIN}, {.fd = watch->stop, .events = POLLIN}};
    for (;;) {
        int ready = poll(both, 2, -1);
        if ((ready < 0 && errno != EINTR) || (ready > 0 && both[1].revents)) {
            return NULL;
        }
        if (ready > 0 && read(watch->events, bytes, sizeof bytes) > 0) {
            watch->changed(watch->user);
        }
    }
}

typedef struct Folders {
    int events;
    const char *path;
} Folders;

static bool folder_watch(void *user, const char *name, bool is_folder) {
    const Folders *folders = user;
    Buffer path;
    buffer_init(&path);
    path_join(&path, folders->path, name);
    if (is_folder) {
        (void)inotify_add_watch(folders->events, path.text, SAVED); // what lies deeper is a convenience
    }
    buffer_free(&path);
    return true;
}

static bool folders_watch(int events, const char *path) {
    Buffer folder;
    Error ignored;
    buffer_init(&folder);
    buffer_add_bytes(&folder, path, folder_exists(path) ? strlen(path) : (size_t)(path_name(path) - path));
    Folders folders = {events, folder.length > 0 ? folder.text : "."};
    bool good = inotify_add_watch(events, folders.path, SAVED) >= 0;
    if (good && folder_exists(path)) {
        (void)!folder_list(folders.path, folder_watch, &folders, &ignored);
    }
    buffer_free(&folder);
    return good;
}

static void watch_discard(Watch *watch) {
    close(watch->events);
    close(watch->stop);
    free(watch);
}

Watch *watch_open(const char *path, void (*changed)(void *user), void *user) {
    Watch *watch = malloc(sizeof *watch);
    if (!watch) {
        return NULL;
    }
    *watch = (Watch){.events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK),
                     .stop = eventfd(0, EFD_CLOEXEC),
                     .changed = changed,
                     .user = user};
    if (watch->events >= 0 && watch->stop >= 0 && folders_watch(watch->events, path) &&
        pthread_create(&watch->thread, NULL, watch_run, watch) == 0) {
        return watch;
    }
    watch_discard(watch);
    return NULL;
}

void watch_close(Watch *watch) {
    if (watch) {
        (void)eventfd_write(watch->stop, 1);
        pthread_join(watch->thread, NULL);
        watch_discard(watch);
    }
}

#else

#include <stddef.h>

Watch *watch_open(const char *path, void (*changed)(void *user), void *user) {
    (void)path;
    (void)changed;
    (void)user;
    return NULL;
}

void watch_close(Watch *watch) {
    (void)watch;
}

#endif
