// `noon schema` and `noon symbols`: the format for editors, and the names an author may use.
#include <string.h>

#include "app/app.h"
#include "app/json_text.h"
#include "load/load.h"

static Exit text_finish(Buffer *out, bool good) {
    Error error;
    Exit exit = EXIT_WORLD;
    if (good) {
        exit = app_write(out) ? EXIT_GOOD : EXIT_WORLD;
    } else {
        error_memory(&error);
        app_tell(&error);
    }
    buffer_free(out);
    return exit;
}

Exit schema_run(App *app, const char **words, size_t count) {
    (void)app;
    bool map = false, mask = false, reference = false;
    const OptionRow rows[] = {
        {"--map", 0, OPTION_FLAG, NULL, NULL, 0, 0, &map, "of map.json"},
        {"--mask", 0, OPTION_FLAG, NULL, NULL, 0, 0, &mask, "of mask.json"},
        {"--reference", 0, OPTION_FLAG, NULL, NULL, 0, 0, &reference, "every key with its meaning, as Markdown"},
    };
    const ArgsSpec spec = {.usage = "schema [options]",
                           .text = "Prints the JSON Schema of scenario.json.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0]};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Buffer out;
    buffer_init(&out);
    bool good = reference ? scenario_reference_print(&out)
                : map     ? map_schema_print(&out)
                : mask    ? mask_schema_print(&out)
                          : scenario_schema_print(&out);
    return text_finish(&out, good);
}

// ---- symbols ----

static const char *const scope_words[] = {"", "open", "mind", "hidden"};
static const char *const type_words[] = {"", "number", "bool", "choice"};

static void domain_add(const ExprSymbols *symbols, const ExprSymbol *symbol, Buffer *out) {
    const ExprDomain *domain = &symbols->domains[symbol->domain];
    for (int w = 0; w < domain->count; w++) {
        buffer_addf(out, "%s%s", w ? " " : "", domain->words[w]);
    }
}

static void symbol_text(const ExprSymbols *symbols, const ExprSymbol *symbol, Buffer *out) {
    buffer_addf(out, "%-32s %-6s %s ", symbol->name, scope_words[symbol->scope], symbol->writable ? "w" : "-");
    if (symbol->type == EXPR_TYPE_CHOICE) {
        domain_add(symbols, symbol, out);
    } else if (symbol->type == EXPR_TYPE_NUMBER && symbol->low < symbol->high) {
        buffer_addf(out, "%g..%g", symbol->low, symbol->high);
    } else {
        buffer_add(out, symbol->type == EXPR_TYPE_BOOL ? "true false" : "number");
    }
    buffer_addf(out, "%s%s\n", symbol->help ? "   " : "", symbol->help ? symbol->help : "");
}

static void symbol_json(const ExprSymbols *symbols, const ExprSymbol *symbol, bool first, Buffer *out) {
    buffer_addf(out, "%s\n  {\"name\": ", first ? "" : ",");
    json_text_add(out, symbol->name);
    buffer_addf(out, ", \"scope\": \"%s\", \"type\": \"%s\", \"writable\": %s", scope_words[symbol->scope],
                type_words[symbol->type], symbol->writable ? "true" : "false");
    if (symbol->type == EXPR_TYPE_NUMBER && symbol->low < symbol->high) {
        buffer_addf(out, ", \"low\": %g, \"high\": %g", symbol->low, symbol->high);
    }
    if (symbol->type == EXPR_TYPE_CHOICE) {
        const ExprDomain *domain = &symbols->domains[symbol->domain];
        buffer_add(out, ", \"words\": [");
        for (int w = 0; w < domain->count; w++) {
            buffer_add(out, w ? ", " : "");
            json_text_add(out, domain->words[w]);
        }
        buffer_add(out, "]");
    }
    if (symbol->help) {
        buffer_add(out, ", \"help\": ");
        json_text_add(out, symbol->help);
    }
    buffer_add(out, "}");
}

Exit symbols_run(App *app, const char **words, size_t count) {
    static const char *const formats[] = {"text", "json", NULL};
    int format = 0;
    const OptionRow rows[] = {
        {"--format", 'f', OPTION_CHOICE, NULL, formats, 0, 0, &format, "what is printed (text)"},
    };
    const ArgsSpec spec = {.usage = "symbols SCENARIO [options]",
                           .text =
                               "Prints the names that conditions and effects of a scenario may use: who may read each\n"
                               "(open, mind, hidden), whether effects may write it (w), its range or words.",
                           .rows = rows,
                           .row_count = sizeof rows / sizeof rows[0],
                           .positional_min = 1,
                           .positional_max = 1};
    Args args;
    Exit exit;
    if (!app_args(&spec, words, count, &args, &exit)) {
        return exit;
    }
    Scenario *scenario = library_load(app, args.positional[0], &exit);
    if (!scenario) {
        return exit;
    }
    Buffer out;
    buffer_init(&out);
    const ExprSymbols *symbols = &scenario->symbols;
    buffer_add(&out, format == 1 ? "[" : "");
    for (size_t i = 0; i < symbols->count; i++) {
        if (format == 1) {
            symbol_json(symbols, &symbols->symbols[i], i == 0, &out);
        } else {
            symbol_text(symbols, &symbols->symbols[i], &out);
        }
    }
    buffer_add(&out, format == 1 ? "\n]\n" : "");
    library_free(scenario);
    return text_finish(&out, true);
}
