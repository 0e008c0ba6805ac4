// `noon report`: the report of a finished night, from its journal; of several, all side by side.
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

// ---- a class ----

typedef struct Night {
    Buffer name;
    Scenario *scenario;
    Session *session;
    Debrief *debrief;
} Night;

// A night goes by the name of its file, without folder and ending.
static void night_name(const char *path, Buffer *name) {
    const char *slash = strrchr(path, '/'), *start = slash ? slash + 1 : path, *dot = strrchr(start, '.');
    buffer_add_bytes(name, start, dot && dot > start ? (size_t)(dot - start) : strlen(start));
}

static bool night_open(App *app, const char *path, const char *given, Night *night, Exit *exit) {
    buffer_init(&night->name);
    night_name(path, &night->name);
    night->session = app_journal_read(app, path, given, &night->scenario, exit);
    night->debrief = night->session ? app_debrief(night->session, app_words_for(app, night->scenario)) : NULL;
    if (night->session && !night->debrief) {
        Error error;
        error_memory(&error);
        *exit = app_fail(EXIT_WORLD, &error);
    }
    return night->debrief != NULL;
}

static void night_close(Night *night) {
    debrief_free(night->debrief);
    session_free(night->session);
    library_free(night->scenario);
    buffer_free(&night->name);
}

// Whether two nights were dealt the same hand by the same rules.
static bool nights_alike(const Night *a, const Night *b) {
    const Setup *one = session_setup(a->session), *other = session_setup(b->session);
    bool alike = one->types_seed == other->types_seed && one->luck_seed == other->luck_seed &&
                 one->difficulty == other->difficulty && one->length == other->length && one->days == other->days;
    for (int p = 0; alike && p < PARAM_COUNT; p++) {
        alike = one->house.changed[p] == other->house.changed[p] &&
                (!one->house.changed[p] || one->house.value[p] == other->house.value[p]);
    }
    return alike;
}

static bool class_write(App *app, const Night *nights, size_t count, ReportFormat format, Buffer *out) {
    ClassNight *shown = malloc(count * sizeof *shown);
    bool good = shown != NULL, alike = true;
    buffer_add(out, format == REPORT_JSON ? "[\n" : "");
    for (size_t n = 0; good && n < count; n++) {
        shown[n] = (ClassNight){nights[n].name.text, nights[n].debrief};
        alike = alike && nights_alike(&nights[0], &nights[n]);
        if (format == REPORT_JSON) {
            good = report_json(nights[n].debrief, out);
            buffer_add(out, n + 1 < count ? ",\n" : "]\n");
        }
    }
    if (good && format != REPORT_JSON) {
        good = report_class(shown, count, alike, format == REPORT_HTML, app_words_for(app, nights[0].scenario), out);
    }
    free(shown);
    return good && !out->failed;
}

static Exit class_run(App *app, const Args *args, const char *given, ReportFormat format, const char *output) {
    size_t count = args->positional_count, opened = 0;
    Night *nights = calloc(count, sizeof *nights);
    Exit exit = EXIT_GOOD;
    Error error = {.message = ""};
    Buffer text;
    buffer_init(&text);
    bool good = nights != NULL;
    for (; good && opened < count; opened++) {
        Night *night = &nights[opened];
        good = night_open(app, args->positional[opened], given, night, &exit);
        if (good && strcmp(night->scenario->id, nights[0].scenario->id) != 0) {
            error_set(&error, "\"%s\" is a night of \"%s\", \"%s\" one of \"%s\"", args->positional[opened],
                      night->scenario->id, args->positional[0], nights[0].scenario->id);
            error_hint(&error, "nights of one scenario can be compared");
            exit = app_fail(EXIT_USAGE, &error);
            good = false;
        }
    }
    if (good && class_write(app, nights, count, format, &text)) {
        exit = report_write(&text, output);
    } else if (exit == EXIT_GOOD) {
        error_memory(&error);
        exit = app_fail(EXIT_WORLD, &error);
    }
    for (size_t n = 0; nights && n < opened; n++) {
        night_close(&nights[n]);
    }
    free(nights);
    buffer_free(&text);
    return exit;
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
    const ArgsSpec spec = {
        .usage = "report JOURNAL... [options]",
        .text = "Writes the report of a night: what happened, why, and what the words bred.\n"
                "Of several journals, as of a class: all nights side by side, by the names of the files.",
        .rows = rows,
        .row_count = sizeof rows / sizeof rows[0],
        .positional_min = 1,
        .positional_max = 256};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit) || !app_words_found(app, &exit)) {
        return exit;
    }
    if (args.positional_count > 1) {
        return class_run(app, &args, given, (ReportFormat)format, output);
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
