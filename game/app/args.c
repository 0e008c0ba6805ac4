#include "app/args.h"

#include <string.h>

#include "base/diag.h"

enum { HELP_COLUMN = 28, OPTION_CAP = 32 };

static const OptionRow *row_find(const ArgsSpec *spec, const char *name, size_t length) {
    for (size_t i = 0; i < spec->row_count; i++) {
        const OptionRow *row = &spec->rows[i];
        bool long_name = strlen(row->name) == length && strncmp(row->name, name, length) == 0;
        bool short_name = length == 2 && name[0] == '-' && name[1] == row->letter && row->letter;
        if (long_name || short_name) {
            return row;
        }
    }
    return NULL;
}

static bool unknown(const ArgsSpec *spec, const char *word, size_t length, Error *error) {
    const char *names[OPTION_CAP + 1];
    size_t count = 0;
    char name[64] = "";
    memcpy(name, word, length < sizeof name ? length : sizeof name - 1);
    for (; count < spec->row_count && count < OPTION_CAP; count++) {
        names[count] = spec->rows[count].name;
    }
    names[count++] = "--help";
    error_set(error, "unknown option \"%s\"", name);
    const char *near = nearest_name(name, names, count);
    return near ? error_hint(error, "did you mean \"%s\"?", near) : false;
}

static bool number_read(const OptionRow *row, const char *text, Error *error) {
    uint64_t value = 0;
    const char *digit = text;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        unsigned next = (unsigned)(*digit - '0');
        if (value > (UINT64_MAX - next) / 10) {
            break;
        }
        value = value * 10 + next;
    }
    bool limited = row->high > 0;
    if (!*text || *digit || (limited && (value < row->low || value > row->high))) {
        if (limited) {
            return error_set(error, "\"%s\": expected a number from %llu to %llu, found \"%s\"", row->name,
                             (unsigned long long)row->low, (unsigned long long)row->high, text);
        }
        return error_set(error, "\"%s\": expected a whole number, found \"%s\"", row->name, text);
    }
    *(uint64_t *)row->target = value;
    return true;
}

static bool choice_read(const OptionRow *row, const char *text, Error *error) {
    Buffer list;
    buffer_init(&list);
    for (int i = 0; row->choices[i]; i++) {
        if (strcmp(row->choices[i], text) == 0) {
            *(int *)row->target = i;
            buffer_free(&list);
            return true;
        }
        buffer_addf(&list, "%s%s", i == 0 ? "" : row->choices[i + 1] ? ", " : " or ", row->choices[i]);
    }
    error_set(error, "\"%s\": expected %s, found \"%s\"", row->name, list.text, text);
    buffer_free(&list);
    return false;
}

static bool list_read(const OptionRow *row, const char *text, Error *error) {
    char *list = row->target;
    size_t length = strlen(list), more = strlen(text);
    if (length + more + 2 > ARGS_LIST_BYTES) {
        return error_set(error, "\"%s\": more than %d characters", row->name, ARGS_LIST_BYTES - 2);
    }
    if (length > 0) {
        list[length++] = ',';
    }
    memcpy(list + length, text, more + 1);
    return true;
}

static bool value_read(const OptionRow *row, const char *text, Error *error) {
    if (!*text && (row->kind == OPTION_TEXT || row->kind == OPTION_LIST)) {
        return error_set(error, "\"%s\": expected %s, found nothing", row->name, row->value);
    }
    switch (row->kind) {
    case OPTION_TEXT: *(const char **)row->target = text; return true;
    case OPTION_LIST: return list_read(row, text, error);
    case OPTION_NUMBER: return number_read(row, text, error);
    case OPTION_CHOICE: return choice_read(row, text, error);
    case OPTION_FLAG: break;
    }
    return error_set(error, "\"%s\" takes no value", row->name);
}

// Reads the option at words[*at] and moves over its value.
static bool option_read(const ArgsSpec *spec, const char **words, size_t count, size_t *at, Error *error) {
    const char *word = words[*at];
    const char *sign = strchr(word, '=');
    size_t length = sign ? (size_t)(sign - word) : strlen(word);
    const OptionRow *row = row_find(spec, word, length);
    const OptionRow *joined = !row && word[1] != '-' ? row_find(spec, word, 2) : NULL;
    if (joined && joined->kind != OPTION_FLAG) {
        return value_read(joined, word + 2, error); // "-j2"
    }
    if (!row) {
        return unknown(spec, word, length, error);
    }
    if (sign) {
        return value_read(row, sign + 1, error);
    }
    if (row->kind == OPTION_FLAG) {
        *(bool *)row->target = true;
        return true;
    }
    if (*at + 1 >= count) {
        return error_set(error, "\"%s\": expected %s, found nothing", row->name, row->value);
    }
    *at += 1;
    return value_read(row, words[*at], error);
}

bool args_parse(const ArgsSpec *spec, const char **words, size_t count, Args *args, Error *error) {
    *args = (Args){.positional = words};
    bool options = true;
    for (size_t at = 0; at < count; at++) {
        const char *word = words[at];
        if (!options || word[0] != '-' || !word[1]) {
            words[args->positional_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            options = false;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            args->help = true;
            return true;
        } else if (!option_read(spec, words, count, &at, error)) {
            return false;
        }
    }
    if (args->positional_count > spec->positional_max) {
        return error_set(error, "unexpected \"%s\"", words[spec->positional_max]);
    }
    if (args->positional_count < spec->positional_min) {
        error_set(error, "expected more after \"%s\"", spec->usage);
        return error_hint(error, "usage: noon %s", spec->usage);
    }
    return true;
}

void args_help(const ArgsSpec *spec, Buffer *out) {
    buffer_addf(out, "usage: noon %s\n\n%s\n", spec->usage, spec->text);
    if (spec->row_count > 0) {
        buffer_add(out, "\noptions:\n");
    }
    for (size_t i = 0; i < spec->row_count; i++) {
        const OptionRow *row = &spec->rows[i];
        size_t start = out->length;
        buffer_addf(out, "  %s", row->name);
        if (row->letter) {
            buffer_addf(out, ", -%c", row->letter);
        }
        if (row->kind == OPTION_CHOICE) {
            for (int c = 0; row->choices[c]; c++) {
                buffer_addf(out, "%c%s", c == 0 ? ' ' : '|', row->choices[c]);
            }
        } else if (row->value) {
            buffer_addf(out, " %s", row->value);
        }
        size_t width = out->length - start;
        if (width + 2 > HELP_COLUMN) {
            buffer_add_char(out, '\n');
            width = 0;
        }
        buffer_add_times(out, ' ', HELP_COLUMN - width);
        buffer_addf(out, "%s\n", row->help);
    }
}
