// `noon report`: the report of a finished night, from its journal.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/file.h"

#include "debrief/debrief.h"
#include "report/report.h"

// The events of the line of play that stands.
static Event *events_standing(const Session *session, size_t *count) {
    size_t all;
    const LoggedEvent *logged = session_events(session, &all);
    Event *events = malloc((all + 1) * sizeof *events);
    *count = 0;
    for (size_t i = 0; events && i < all; i++) {
        if (!logged[i].abandoned) {
            events[(*count)++] = logged[i].event;
        }
    }
    return events;
}

Debrief *app_debrief(const Session *session, const Words *words) {
    size_t count;
    Event *events = events_standing(session, &count);
    Debrief *debrief = events ? debrief_new(session_scenario(session), session_types(session), session_state(session),
                                            events, count, session_rewound_to(session), words)
                              : NULL;
    free(events);
    if (debrief) {
        debrief->authored = session_is_author(session);
    }
    return debrief;
}

bool app_report(const Session *session, const Words *words, ReportFormat format, Buffer *out) {
    Debrief *debrief = app_debrief(session, words);
    bool good = debrief != NULL;
    if (good) {
        good = format == REPORT_HTML       ? report_html(debrief, words, out)
               : format == REPORT_MARKDOWN ? report_markdown(debrief, words, out)
                                           : report_json(debrief, out);
    }
    debrief_free(debrief);
    return good;
}

static Exit report_write(const Buffer *text, const char *path) {
    Error error = {.message = ""};
    if (!path) {
        return app_write(text) ? EXIT_GOOD : EXIT_WORLD;
    }
    if (!file_write_atomic(path, text->text, text->length, &error)) {
        return app_fail(EXIT_WORLD, &error);
    }
    return EXIT_GOOD;
}

Exit report_run(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"html", "markdown", "json", NULL};
    int format = REPORT_HTML;
    const char *output = NULL, *given = NULL;
    const OptionRow rows[] = {
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &format, "what is written (html)"},
        {"--output", 'o', OPTION_TEXT, "FILE", NULL, 0, 0, &output, "where to; the standard output otherwise"},
        {"--scenario", 's', OPTION_TEXT, "S", NULL, 0, 0, &given, "the scenario, when it is not among the known ones"},
    };
    const ArgsSpec spec = {.usage = "report JOURNAL [options]",
                           .text = "Writes the report of a night: what happened, why, and what the words bred.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit) || !app_words_found(app, &exit)) {
        return exit;
    }
    Scenario *scenario;
    Session *session = app_journal_read(app, args.positional[0], given, &scenario, &exit);
    if (!session) {
        return exit;
    }
    Buffer text;
    buffer_init(&text);
    if (app_report(session, app_words_for(app, scenario), (ReportFormat)format, &text)) {
        exit = report_write(&text, output);
    } else {
        Error error;
        error_memory(&error);
        exit = app_fail(EXIT_WORLD, &error);
    }
    buffer_free(&text);
    session_free(session);
    library_free(scenario);
    return exit;
}
