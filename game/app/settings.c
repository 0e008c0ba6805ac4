#include "app/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

static const SettingRow rows[] = {
    {"language", "", "language of the texts, \"en\"; empty: as the system says"},
    {"scenario", "", "scenario that a new game proposes; empty: the main one"},
    {"length", "45", "minutes a night is meant to take: 25, 45, 90"},
    {"difficulty", "tense", "calm, tense, violent"},
    {"guided", "on", "hints and a free look at what would turn a refusal"},
    {"text-size", "100", "size of all text in percent, 100 to 200"},
    {"line-spacing", "normal", "normal, wide"},
    {"reading-width", "full", "letters in a line of reading text at most: full, 66, 52"},
    {"reading-face", "serif", "serif, sans"},
    {"scale", "auto", "size of the whole picture: auto, or percent from 75 to 200"},
    {"theme", "night", "night, day, contrast"},
    {"fullscreen", "off", "on, off"},
    {"hatch", "usual", "how close the lines of hatched areas are: usual, dense, sparse"},
    {"side-colours", "default", "default, swapped, shapes"},
    {"motion", "full", "full, reduced"},
    {"voice", "off", "off, speech, clipboard"},
    {"voice-rate", "100", "how fast is read aloud in percent, 50 to 300"},
    {"tips", "timed", "explanations of terms: timed, click, off"},
    {"tip-delay", "350", "milliseconds before one opens, 0 to 1500"},
    {"numbers", "both", "estimates as words and ranges: both, words, ranges"},
    {"pad", "auto", "auto, off"},
    {"keys", "", "what other keys and buttons do than at first, as in \"glossary:F3 log:PadSelect\""},
    {"confirm", "lasting", "what is asked again: lasting, everything"},
    {"volume", "50", "loudness of paper, seal, telephone and clock in percent; 0 is silence"},
    {"window", "", "where the window was: x y width height"},
    {"author", "auto", "the author's panel, F8: auto (when the scenario can be changed), on, off"},
    {"projector", "off", "large and plain, for a class: on, off"},
};
enum { ROW_COUNT = sizeof rows / sizeof rows[0], FILE_BYTES_MAX = 1024 * 1024 };

typedef struct Line { // of the file; `key` is NULL for a comment, an empty or an unreadable line, kept in
                      // `value`
    char *key, *value;
} Line;

struct Settings {
    Line *lines;
    size_t count;
};

const SettingRow *setting_row_at(size_t index) {
    return index < ROW_COUNT ? &rows[index] : NULL;
}

static const SettingRow *row_find(const char *key) {
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strcmp(rows[i].key, key) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

const char *setting_usual(const char *key) {
    const SettingRow *row = row_find(key);
    return row ? row->fallback : "";
}

Settings *settings_new(void) {
    return calloc(1, sizeof(Settings));
}

void settings_free(Settings *settings) {
    for (size_t i = 0; settings && i < settings->count; i++) {
        free(settings->lines[i].key);
        free(settings->lines[i].value);
    }
    if (settings) {
        free(settings->lines);
    }
    free(settings);
}

static char *piece_copy(const char *text, size_t length) {
    char *copy = malloc(length + 1);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

static Line *line_find(const Settings *settings, const char *key) {
    for (size_t i = settings->count; i > 0; i--) { // the last one counts
        Line *line = &settings->lines[i - 1];
        if (line->key && strcmp(line->key, key) == 0) {
            return line;
        }
    }
    return NULL;
}

// Takes over both texts; key NULL for a line that is only kept.
static bool line_add(Settings *settings, char *key, char *value) {
    Line *grown = value ? realloc(settings->lines, (settings->count + 1) * sizeof *grown) : NULL;
    if (!grown) {
        free(key);
        free(value);
        return false;
    }
    settings->lines = grown;
    settings->lines[settings->count++] = (Line){key, value};
    return true;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **start, const char **end) {
    while (*start < *end && is_space(**start)) {
        ++*start;
    }
    while (*end > *start && is_space((*end)[-1])) {
        --*end;
    }
}

static bool key_is_plain(const char *key, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!((key[i] >= 'a' && key[i] <= 'z') || (key[i] >= '0' && key[i] <= '9') || key[i] == '-')) {
            return false;
        }
    }
    return length > 0;
}

// False when the line cannot be read; it is kept all the same.
static bool line_parse(Settings *settings, const char *start, const char *end, bool *no_memory) {
    const char *whole = start;
    size_t whole_length = (size_t)(end - start);
    trim(&start, &end);
    const char *sign = start < end && *start != '#' ? memchr(start, '=', (size_t)(end - start)) : NULL;
    bool readable = start == end || *start == '#' || sign != NULL;
    char *key = NULL, *value = NULL;
    if (sign) {
        const char *key_start = start, *key_end = sign, *value_start = sign + 1;
        trim(&key_start, &key_end);
        trim(&value_start, &end);
        readable = key_is_plain(key_start, (size_t)(key_end - key_start)) &&
                   utf8_valid(value_start, (size_t)(end - value_start), NULL);
        if (readable) {
            key = piece_copy(key_start, (size_t)(key_end - key_start));
            value = key ? piece_copy(value_start, (size_t)(end - value_start)) : NULL;
            *no_memory |= !line_add(settings, key, value);
            return true;
        }
    }
    *no_memory |= !line_add(settings, NULL, piece_copy(whole, whole_length));
    return readable;
}

bool settings_parse(Settings *settings, const char *text, Error *error) {
    unsigned number = 0, first_bad = 0, bad = 0;
    bool no_memory = false;
    while (*text) {
        size_t length = strcspn(text, "\n");
        number++;
        if (!line_parse(settings, text, text + length, &no_memory)) {
            first_bad = first_bad ? first_bad : number;
            bad++;
        }
        text += length + (text[length] == '\n');
    }
    if (no_memory) {
        return error_memory(error);
    }
    if (bad > 0) {
        return ERROR_SAY(error, "settings.line",
                         "settings line {line}: expected \"key = value\"{n|1:|other:, as in others after it}; the line "
                         "does not count",
                         {"line", WORD_NUMBER(first_bad)}, {"n", WORD_NUMBER(bad)});
    }
    return true;
}

bool settings_read(Settings *settings, const char *path, Error *error) {
    char *text = NULL;
    if (!file_exists(path) && !folder_exists(path)) {
        return true;
    }
    if (!file_read(path, FILE_BYTES_MAX, &text, NULL, error)) {
        return false;
    }
    bool good = settings_parse(settings, text, error);
    free(text);
    return good;
}

void settings_print(const Settings *settings, Buffer *out) {
    if (settings->count == 0) {
        buffer_add(out, "# Settings of Noon on the Tenth. A line that begins with \"#\" does not count.\n");
    }
    for (size_t i = 0; i < settings->count; i++) {
        const Line *line = &settings->lines[i];
        if (line->key) {
            buffer_addf(out, "%s = %s\n", line->key, line->value);
        } else {
            buffer_addf(out, "%s\n", line->value);
        }
    }
    for (size_t r = 0; r < ROW_COUNT; r++) {
        if (!line_find(settings, rows[r].key)) {
            buffer_addf(out, "\n# %s\n%s = %s\n", rows[r].comment, rows[r].key, rows[r].fallback);
        }
    }
}

bool settings_write(const Settings *settings, const char *path, Error *error) {
    Buffer text, folder;
    buffer_init(&text);
    buffer_init(&folder);
    settings_print(settings, &text);
    buffer_add_bytes(&folder, path, (size_t)(path_name(path) - path));
    bool good = (folder.length == 0 || folder_make(folder.text, error)) && (!text.failed || error_memory(error)) &&
                file_write_atomic(path, text.text, text.length, error);
    buffer_free(&folder);
    buffer_free(&text);
    return good;
}

const char *settings_at(const Settings *settings, const char *key) {
    const Line *line = line_find(settings, key);
    const SettingRow *row = row_find(key);
    return line ? line->value : row ? row->fallback : "";
}

long settings_number(const Settings *settings, const char *key, long low, long high) {
    const SettingRow *row = row_find(key);
    char *end;
    const char *text = settings_at(settings, key);
    long value = strtol(text, &end, 10);
    if (end == text || *end || value < low || value > high) {
        value = row ? strtol(row->fallback, NULL, 10) : low;
    }
    return value;
}

bool settings_is_on(const Settings *settings, const char *key) {
    const char *value = settings_at(settings, key);
    const SettingRow *row = row_find(key);
    bool readable = strcmp(value, "on") == 0 || strcmp(value, "off") == 0;
    return strcmp(readable || !row ? value : row->fallback, "on") == 0;
}

bool settings_set(Settings *settings, const char *key, const char *value) {
    if (!key_is_plain(key, strlen(key)) || strpbrk(value, "\r\n")) {
        return false;
    }
    Line *line = line_find(settings, key);
    char *copy = piece_copy(value, strlen(value));
    if (line) {
        if (copy) {
            free(line->value);
            line->value = copy;
        }
        return copy != NULL;
    }
    char *key_copy = piece_copy(key, strlen(key));
    if (!key_copy) {
        free(copy);
        return false;
    }
    return line_add(settings, key_copy, copy);
}
