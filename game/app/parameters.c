// `noon parameters`: the table of assumptions, as the scenario has them or by default.
#include "app/app.h"
#include "sim/parameter.h"

static void table_print(const double *values, Buffer *out) {
    buffer_addf(out, "%-24s %8s %8s %8s %8s  %-32s %s\n", "name", "value", "default", "low", "high", "source",
                "meaning");
    for (int g = 0; g < PARAMETER_GROUP_COUNT; g++) {
        buffer_addf(out, "\n[%s]\n", parameter_groups[g].name);
        for (int i = parameter_groups[g].first; i < parameter_groups[g].end; i++) {
            const Parameter *row = &parameters[i];
            buffer_addf(out, "%-24s %8g %8g %8g %8g  %-32s %s\n", row->name, values ? values[i] : row->start,
                        row->start, row->low, row->high, row->source, row->meaning);
        }
    }
}

static void json_print(const double *values, Buffer *out) {
    buffer_add(out, "[");
    for (int g = 0; g < PARAMETER_GROUP_COUNT; g++) {
        for (int i = parameter_groups[g].first; i < parameter_groups[g].end; i++) {
            const Parameter *row = &parameters[i];
            buffer_addf(out, "%s\n  {\"name\": \"%s\", \"group\": \"%s\", \"value\": ", i ? "," : "", row->name,
                        parameter_groups[g].name);
            buffer_add_real(out, values ? values[i] : row->start);
            buffer_addf(out, ", \"default\": %g, \"low\": %g, \"high\": %g, ", row->start, row->low, row->high);
            buffer_addf(out, "\"meaning\": \"%s\", \"source\": \"%s\"}", row->meaning, row->source);
        }
    }
    buffer_add(out, "\n]\n");
}

Exit parameters_run(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"table", "json", NULL};
    int format = 0;
    const OptionRow rows[] = {
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &format, "what is printed (table)"},
    };
    const ArgsSpec spec = {
        .usage = "parameters [SCENARIO] [options]",
        .text = "Prints the model's assumptions. They are tuned to how the game should play, not fitted to data.",
        .rows = rows,
        .row_count = sizeof rows / sizeof rows[0],
        .positional_min = 0,
        .positional_max = 1};
    Args args;
    Exit exit = EXIT_GOOD;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Scenario *scenario = args.positional_count ? library_load(app, args.positional[0], &exit) : NULL;
    if (args.positional_count && !scenario) {
        return exit;
    }
    Buffer out;
    buffer_init(&out);
    (format ? json_print : table_print)(scenario ? scenario->parameters : NULL, &out);
    exit = app_write(&out) ? EXIT_GOOD : EXIT_WORLD;
    buffer_free(&out);
    if (scenario) {
        library_free(scenario);
    }
    return exit;
}
