// What other programs do for the window: they open a folder or a file at its line, and hold the diagnostics on the
// clipboard.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/window.h"
#include "base/file.h"

static void path_say(Window *window, const char *key, const char *path) {
    Buffer line;
    buffer_init(&line);
    SAY(app_words(window->app), &line, key, {"path", path});
    window_say(window, line.text);
    buffer_free(&line);
}

void window_folder_open(Window *window) {
    const Buffer *folder = &window->app->places.user_scenarios;
    Error error = {.message = ""};
    if (folder->length == 0) {
        window_say(window, words_at(app_words(window->app), "ui.open.nowhere"));
    } else if (!folder_make(folder->text, &error)) {
        window_fail(window, &error);
    } else {
        path_say(window, platform_open_path(folder->text) ? "ui.open.folder" : "ui.open.none", folder->text);
    }
}

void window_problems_copy(Window *window) {
    bool good = platform_clipboard_set(window->platform, window->problems.text);
    window_say(window, words_at(app_words(window->app), good ? "ui.problems.copied" : "ui.problems.not_copied"));
}

// "path:line:column: " at the head of a problem; false when it names no file.
static bool place_read(const char *head, Buffer *path, unsigned *line) {
    size_t length = strcspn(head, "\n");
    for (const char *colon = head; (colon = memchr(colon, ':', length - (size_t)(colon - head))) != NULL; colon++) {
        unsigned column;
        int used = 0;
        if (sscanf(colon, ":%u:%u:%n", line, &column, &used) == 2 && used > 0) {
            buffer_add_bytes(path, head, (size_t)(colon - head));
            return path->length > 0;
        }
    }
    return false;
}

// In the editor that NOON_EDITOR names ("code -g {file}:{line}"), else in what the desktop has for such files.
void window_problem_edit(Window *window, size_t offset) {
    Buffer path;
    unsigned line = 0;
    buffer_init(&path);
    if (offset < window->problems.length && place_read(window->problems.text + offset, &path, &line)) {
        const char *editor = getenv("NOON_EDITOR");
        bool opened = editor && editor[0] ? platform_edit(editor, path.text, line) : platform_open_path(path.text);
        path_say(window, opened ? "ui.open.file" : "ui.open.none", path.text);
    } else {
        window_say(window, words_at(app_words(window->app), "ui.open.no_file"));
    }
    buffer_free(&path);
}
