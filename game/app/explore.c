// `noon explore`: plays a scenario by itself until all of it was met, and says what was not, and why.
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "app/explore_play.h"
#include "app/json_text.h"
#include "base/file.h"
#include "base/jobs.h"
#include "base/system.h"

typedef struct Wanted {
    const char *reach, *journal;
    bool json, strict;
} Wanted;

static const char *const trouble_text[] = {"", "nothing can be done and the night is not over",
                                           "the night does not end", "no ending fits"};

static void progress_show(const Explore *explore) {
    fprintf(stderr, "\r%llu nights, %d of %d met ", (unsigned long long)explore->nights, explore->met,
            explore->possible);
}

static bool is_gap(const CoverItem *item) {
    return item->kind == COVER_WORDING && item->b < 0;
}

// ---- the table ----

static void totals_add(const Explore *explore, Buffer *out) {
    const CoverList *list = explore->list;
    for (int kind = 0; kind < COVER_KIND_COUNT; kind++) {
        int met = 0, never = 0, all = 0;
        for (int i = 0; i < list->count; i++) {
            if (list->items[i].kind == kind && !is_gap(&list->items[i])) {
                all++;
                met += explore->found[i].count > 0;
                never += explore->never[i];
            }
        }
        if (all > 0) {
            buffer_addf(out, "%-12s %4d of %d", cover_kind_name((CoverKind)kind), met, all);
            if (never) {
                buffer_addf(out, ", %d proved impossible", never);
            }
            buffer_add_char(out, '\n');
        }
    }
}

static void rest_add(const Explore *explore, Buffer *out) {
    for (int i = 0; i < explore->list->count; i++) {
        const Found *found = &explore->found[i];
        if (found->count || is_gap(&explore->list->items[i])) {
            continue;
        }
        cover_print(explore->list, i, out);
        if (explore->never[i]) {
            buffer_add(out, ": proved impossible\n");
        } else {
            buffer_addf(out, ": not seen in %llu nights", (unsigned long long)explore->nights);
            buffer_addf(out, found->closest < 2 ? "; closest: %s\n" : "\n", found->why);
        }
    }
}

static void table_print(const Explore *explore, Buffer *out) {
    buffer_addf(out, "%s: %llu nights in %.1f s on %u %s, %d of %d possible things met\n\n",
                explore->list->scenario->id, (unsigned long long)explore->nights, explore->seconds, explore->workers,
                explore->workers == 1 ? "core" : "cores", explore->met, explore->possible);
    totals_add(explore, out);
    if (explore->met < explore->list->count) {
        buffer_add_char(out, '\n');
        rest_add(explore, out);
    }
    if (explore->trouble_count) {
        buffer_addf(out, "\n%llu nights failed: %s\n", (unsigned long long)explore->trouble_count,
                    trouble_text[explore->trouble]);
    }
}

// ---- for machines ----

static void json_print(const Explore *explore, Buffer *out) {
    buffer_addf(out,
                "{\n  \"scenario\": \"%s\", \"nights\": %llu, \"seconds\": %.3f, \"met\": %d, \"possible\": %d, "
                "\"failed\": %llu,\n  \"items\": [",
                explore->list->scenario->id, (unsigned long long)explore->nights, explore->seconds, explore->met,
                explore->possible, (unsigned long long)explore->trouble_count);
    Buffer name;
    buffer_init(&name);
    bool first = true;
    for (int i = 0; i < explore->list->count; i++) {
        const Found *found = &explore->found[i];
        if (is_gap(&explore->list->items[i])) {
            continue;
        }
        buffer_clear(&name);
        cover_print(explore->list, i, &name);
        buffer_addf(out, "%s\n    {\"item\": ", first ? "" : ",");
        json_text_add(out, name.text);
        buffer_addf(out, ", \"nights\": %llu", (unsigned long long)found->count);
        if (explore->never[i]) {
            buffer_add(out, ", \"proved\": \"impossible\"");
        }
        if (!found->count && found->closest < 2) {
            buffer_add(out, ", \"closest\": ");
            json_text_add(out, found->why);
        }
        if (found->count) {
            buffer_addf(out, ", \"seed\": %llu", (unsigned long long)found->first.setup.types_seed);
        }
        buffer_add(out, "}");
        first = false;
    }
    buffer_free(&name);
    buffer_add(out, "\n  ]\n}\n");
}

// ---- journals ----

// A night as a journal that the game opens.
static bool journal_write(App *app, const CoverList *list, const Night *night, const char *path, Error *error) {
    Session *session = session_new(list->scenario, &night->setup);
    if (!session) {
        return error_memory(error);
    }
    app_narrate(app, session);
    bool good = true;
    for (uint32_t i = 0; i < night->count && good; i++) {
        good = session_submit(session, night->commands[i], NULL, error);
    }
    good = good && session_save_as(session, path, error);
    session_free(session);
    return good;
}

static Exit journal_offer(App *app, Explore *explore, const Wanted *wanted) {
    int item = -1;
    Night *night = &explore->troubled;
    Error error = {.message = ""};
    if (wanted->reach) {
        item = cover_find(explore->list, wanted->reach);
        if (item < 0) {
            error_set(&error, "the scenario has no \"%s\"", wanted->reach);
            error_hint(&error, "kind and ids as in the report: \"ending:no-deal\", \"choice:first-call.north\"");
            return app_fail(EXIT_USAGE, &error);
        }
        night = &explore->found[item].first;
    }
    if (!night->commands) {
        if (wanted->reach) {
            error_set(&error, "\"%s\" was not met in %llu nights", wanted->reach, (unsigned long long)explore->nights);
            return app_fail(EXIT_CONTENT, &error);
        }
        return EXIT_GOOD;
    }
    const char *path = wanted->journal ? wanted->journal : "explore.noon";
    uint32_t before = night->count;
    night_shrink(explore->list, night, item, explore->trouble);
    if (!journal_write(app, explore->list, night, path, &error)) {
        return app_fail(EXIT_WORLD, &error);
    }
    fprintf(stderr, "noon: %u commands of %u lead there: \"noon replay %s\"\n", night->count, before, path);
    return EXIT_GOOD;
}

// ---- all of it ----

static Exit explore(App *app, const char *name, Explore *run, const Wanted *wanted) {
    static CoverList list; // too large for the stack
    Exit exit = EXIT_GOOD;
    Scenario *scenario = library_load(app, name, &exit);
    if (!scenario) {
        return exit;
    }
    cover_list_init(&list, scenario);
    Proof *proof = proof_new(scenario);
    Buffer out;
    buffer_init(&out);
    bool terminal = system_is_terminal(2);
    if (proof && explore_init(run, &list, proof) && explore_run(run, terminal ? progress_show : NULL)) {
        if (terminal) {
            fputs("\r                                        \r", stderr);
        }
        (wanted->json ? json_print : table_print)(run, &out);
        exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
        if (exit == EXIT_GOOD && (wanted->reach || (run->trouble_count && wanted->journal))) {
            exit = journal_offer(app, run, wanted);
        }
        if (exit == EXIT_GOOD && (run->trouble_count || (wanted->strict && run->met < run->possible))) {
            exit = EXIT_CONTENT;
        }
    } else {
        Error error;
        error_memory(&error);
        exit = app_fail(EXIT_WORLD, &error);
    }
    explore_free(run);
    buffer_free(&out);
    proof_free(proof);
    library_free(scenario);
    return exit;
}

Exit explore_run_command(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"table", "json", NULL};
    uint64_t jobs = 0, seconds = 20, seed = 1;
    int format = 0;
    Wanted wanted = {.reach = NULL};
    Explore run = {.list = NULL};
    const OptionRow rows[] = {
        {"--seconds", 't', OPTION_NUMBER, "N", NULL, 1, 86400, &seconds, "when to stop looking (20)"},
        {"--nights", 'n', OPTION_NUMBER, "N", NULL, 1, 0, &run.nights_max, "how many nights at most (no end)"},
        {"--seed", 's', OPTION_NUMBER, "K", NULL, 0, 0, &seed, "seed of the first night (1)"},
        {"--jobs", 'j', OPTION_NUMBER, "J", NULL, 1, JOBS_WORKERS_CAP, &jobs, "cores to use (all)"},
        {"--reach", 'r', OPTION_TEXT, "ITEM", NULL, 0, 0, &wanted.reach,
         "writes the shortest journal that meets it: ending:ID, scene:ID, choice:SCENE.ID ..."},
        {"--journal", 'o', OPTION_TEXT, "FILE", NULL, 0, 0, &wanted.journal,
         "where the journal goes; without --reach that of the first night that failed (explore.noon)"},
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &format, "what is printed (table)"},
        {"--strict", 0, OPTION_FLAG, NULL, NULL, 0, 0, &wanted.strict, "what was not met fails"},
    };
    const ArgsSpec spec = {.usage = "explore SCENARIO [options]",
                           .text =
                               "Plays a scenario by itself until every scene, choice, wording, incident and ending\n"
                               "was met, proved impossible, or listed with how close it came.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    run.workers = (unsigned)jobs;
    run.seed = seed;
    run.seconds_max = (double)seconds;
    wanted.json = format == 1;
    return explore(app, args.positional[0], &run, &wanted);
}
