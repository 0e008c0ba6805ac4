// From a journal's path to a game in progress: its header names the scenario, the library has it.
#include <stdlib.h>

#include "app/app.h"
#include "base/file.h"
#include "session/journal.h"
#include "session/session.h"

Session *app_journal_open(const App *app, const char *path, const char *given, bool keep, Scenario **scenario,
                          Exit *exit, Error *error) {
    JournalHeader header;
    *scenario = NULL;
    if (!journal_header_read(path, &header, error)) {
        *exit = file_exists(path) ? EXIT_CONTENT : EXIT_WORLD;
        return NULL;
    }
    *scenario = library_load_for_journal(app, header.scenario, given, exit, error);
    if (!*scenario) {
        return NULL;
    }
    Session *session = session_open(*scenario, path, keep, error);
    if (!session) {
        // What the file says is content; that it could not be held or read is the world.
        bool readable = true;
        if (keep) {
            Error second;
            Session *read_only = session_open(*scenario, path, false, &second);
            readable = !read_only;
            session_free(read_only);
        }
        *exit = readable ? EXIT_CONTENT : EXIT_WORLD;
        library_free(*scenario);
        *scenario = NULL;
        return NULL;
    }
    return session;
}

Session *app_journal_read(const App *app, const char *path, const char *given, Scenario **scenario, Exit *exit) {
    Error error = {.message = ""};
    Session *session = app_journal_open(app, path, given, false, scenario, exit, &error);
    const Error *told = session ? session_notice(session) : &error;
    if (told) {
        app_say(app, told);
    }
    return session;
}
