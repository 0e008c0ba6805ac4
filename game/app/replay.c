// `noon replay`: is a journal good, and what does it say?
#include <stdio.h>
#include <stdlib.h>

#include "app/app.h"
#include "base/file.h"
#include "session/house.h"
#include "session/journal.h"
#include "session/session.h"

// What was done and told, without replaying: works when the rules or the scenario are gone.
static Exit journal_show(const char *path) {
    char *text = NULL;
    size_t length = 0;
    Error error;
    if (!file_read(path, JOURNAL_BYTES_MAX, &text, &length, &error)) {
        return app_fail(EXIT_WORLD, &error);
    }
    Buffer out;
    buffer_init(&out);
    journal_print(text, length, &out);
    Exit exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(&out);
    free(text);
    return exit;
}

static void house_rules_write(const Scenario *scenario, Buffer *out) {
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(scenario, i)) {
            buffer_addf(out, HOUSE_VERB "%s=", parameters[i].name);
            buffer_add_real(out, scenario->parameters[i]);
            buffer_add(out, " (usually ");
            buffer_add_real(out, parameter_usual(scenario, i));
            buffer_addf(out, "): %s\n", parameters[i].meaning);
        }
    }
}

static Exit summary_write(const Session *session) {
    const State *state = session_state(session);
    char digest[DIGEST_TEXT_BYTES];
    digest_print((Digest){session_digest(session)}, digest);
    Buffer out;
    buffer_init(&out);
    buffer_addf(&out, "good: scenario %s, %zu commands, %zu rewinds, %s%s, digest %s\n", session_scenario(session)->id,
                session_command_count(session), session_rewind_count(session),
                game_over(state) ? (game_won(session_scenario(session), state) ? "won" : "over") : "not over",
                session_is_author(session) ? ", the author's" : "", digest);
    house_rules_write(session_scenario(session), &out);
    Exit exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(&out);
    return exit;
}

Exit replay_run(App *app, const char **words, size_t count) {
    bool check = false, print = false;
    const char *given = NULL;
    const OptionRow rows[] = {
        {"--check", 'c', OPTION_FLAG, NULL, NULL, 0, 0, &check,
         "replays it and compares every digest (what it does anyway)"},
        {"--print", 'p', OPTION_FLAG, NULL, NULL, 0, 0, &print, "shows what was done and told; needs no scenario"},
        {"--scenario", 's', OPTION_TEXT, "S", NULL, 0, 0, &given, "the scenario, when it is not among the known ones"},
    };
    const ArgsSpec spec = {.usage = "replay JOURNAL [options]",
                           .text = "Replays a journal and says whether every line leads to its digest.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    const char *path = args.positional[0];
    if (print && !check) {
        return journal_show(path);
    }
    Scenario *scenario;
    Session *session = app_journal_read(app, path, given, &scenario, &exit);
    if (session) {
        exit = summary_write(session);
        session_free(session);
        library_free(scenario);
        if (print && exit == EXIT_GOOD) {
            exit = journal_show(path);
        }
    }
    return exit;
}
