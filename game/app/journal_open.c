// From a journal's path to a game in progress: its header names the scenario, the library has it.
#include <stdlib.h>

#include "app/app.h"
#include "base/file.h"
#include "session/journal.h"
#include "session/session.h"

Session *app_journal_open(const App *app, const char *path, const char *given, bool keep, Scenario **scenario,
                          Exit *exit) {
    JournalHeader header;
    Error error = {.message = ""};
    *scenario = NULL;
    if (!journal_header_read(path, &header, &error)) {
        *exit = app_fail(file_exists(path) ? EXIT_CONTENT : EXIT_WORLD, &error);
        return NULL;
    }
    *scenario = library_load_for_journal(app, header.scenario, given, exit);
    if (!*scenario) {
        return NULL;
    }
    Session *session = session_open(*scenario, path, keep, &error);
    if (!session) {
        // What the file says is content; that it could not be held or read is the world.
        bool readable = true;
        if (keep) {
            Error second;
            Session *read_only = session_open(*scenario, path, false, &second);
            readable = !read_only;
            session_free(read_only);
        }
        *exit = app_fail(readable ? EXIT_CONTENT : EXIT_WORLD, &error);
        library_free(*scenario);
        *scenario = NULL;
        return NULL;
    }
    const char *notice = session_notice(session);
    if (notice) {
        app_note(notice);
    }
    return session;
}
