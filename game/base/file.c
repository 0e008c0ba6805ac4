// What is the same on every system: how paths are put together and where the system says this user's things
// lie.
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

void path_join(Buffer *out, const char *a, const char *b) {
    buffer_clear(out);
    if (a[0] != '\0' && b[0] != '/') {
        buffer_add(out, a);
        if (b[0] != '\0' && a[strlen(a) - 1] != '/') {
            buffer_add_char(out, '/');
        }
    }
    buffer_add(out, b);
}

const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The XDG rule: the variable when it is an absolute path, else the usual folder under HOME.
static bool user_folder(Buffer *out, const char *variable, const char *under_home) {
    const char *folder = getenv(variable);
    if (folder && folder[0] == '/') {
        path_join(out, folder, "noon");
        return !out->failed;
    }
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        buffer_clear(out);
        return false;
    }
    path_join(out, home, under_home);
    buffer_add(out, "/noon");
    return !out->failed;
}

bool path_user_data(Buffer *out) {
    return user_folder(out, "XDG_DATA_HOME", ".local/share");
}

bool path_user_config(Buffer *out) {
    return user_folder(out, "XDG_CONFIG_HOME", ".config");
}

bool path_user_state(Buffer *out) {
    return user_folder(out, "XDG_STATE_HOME", ".local/state");
}
