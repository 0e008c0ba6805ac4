#include "load/format.h"

#include <string.h>

#include "base/utf8.h"
#include "load/json.h"
#include "load/limits.h"
#include "sim/scenario.h"

typedef struct Writer {
    const char *text, *at, *end;
    Buffer *out;
} Writer;

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Skips white space; returns how many lines it ended.
static unsigned skip(Writer *writer) {
    unsigned lines = 0;
    while (writer->at < writer->end && is_space(*writer->at)) {
        lines += *writer->at++ == '\n';
    }
    return lines;
}

static const char *scalar_end(const char *at, const char *end) {
    if (*at == '"') {
        for (at++; at < end && *at != '"'; at++) {
            at += *at == '\\';
        }
        return at + 1;
    }
    while (at < end && !is_space(*at) && !strchr(",]}:", *at)) {
        at++;
    }
    return at;
}

static size_t columns_of(const char *from, const char *to) {
    size_t columns = 0;
    for (; from < to; from++) {
        columns += ((unsigned char)*from & 0xC0) != 0x80;
    }
    return columns;
}

static void scalar_copy(Writer *writer) {
    const char *end = scalar_end(writer->at, writer->end);
    buffer_add_bytes(writer->out, writer->at, (size_t)(end - writer->at));
    writer->at = end;
}

// Writes the value on one line. False when a container of it is spread out in the source.
static bool line_write(Writer *writer) {
    char open = *writer->at;
    if (open != '{' && open != '[') {
        scalar_copy(writer);
        return true;
    }
    char close = open == '{' ? '}' : ']';
    writer->at++;
    if (skip(writer) > 0 && *writer->at != close) {
        return false;
    }
    buffer_add_char(writer->out, open);
    bool first = true;
    while (*writer->at != close) {
        buffer_add(writer->out, !first ? ", " : open == '{' ? " " : "");
        first = false;
        if (open == '{') {
            scalar_copy(writer);
            skip(writer);
            writer->at++; // the colon
            skip(writer);
            buffer_add(writer->out, ": ");
        }
        if (!line_write(writer)) {
            return false;
        }
        skip(writer);
        if (*writer->at == ',') {
            writer->at++;
            skip(writer);
        }
    }
    writer->at++;
    buffer_add(writer->out, !first && open == '{' ? " " : "");
    buffer_add_char(writer->out, close);
    return true;
}

static void value_write(Writer *writer, unsigned depth, size_t column);

static void indent(Writer *writer, unsigned depth) {
    buffer_add_char(writer->out, '\n');
    buffer_add_times(writer->out, ' ', (size_t)depth * 2);
}

static void spread_write(Writer *writer, unsigned depth) {
    char open = *writer->at++;
    char close = open == '{' ? '}' : ']';
    buffer_add_char(writer->out, open);
    skip(writer);
    unsigned lines = 1;
    while (*writer->at != close) {
        if (lines > 1) {
            buffer_add_char(writer->out, '\n');
        }
        indent(writer, depth + 1);
        size_t column = (size_t)(depth + 1) * 2;
        if (open == '{') {
            const char *key = writer->at;
            scalar_copy(writer);
            column += columns_of(key, writer->at) + 2;
            skip(writer);
            writer->at++;
            skip(writer);
            buffer_add(writer->out, ": ");
        }
        value_write(writer, depth + 1, column);
        lines = skip(writer);
        if (*writer->at == ',') {
            writer->at++;
            buffer_add_char(writer->out, ',');
            lines = skip(writer);
        }
    }
    writer->at++;
    indent(writer, depth);
    buffer_add_char(writer->out, close);
}

static void value_write(Writer *writer, unsigned depth, size_t column) {
    if (*writer->at != '{' && *writer->at != '[') {
        scalar_copy(writer);
        return;
    }
    const char *from = writer->at;
    size_t length = writer->out->length;
    if (line_write(writer) &&
        column + columns_of(writer->out->text + length, writer->out->text + writer->out->length) + 1 <=
            FORMAT_COLUMNS) {
        return;
    }
    writer->out->length = length;
    writer->at = from;
    spread_write(writer, depth);
}

// The same tokens in the same order: whatever else the writer does, nothing is lost.
static bool tokens_equal(const char *a, const char *a_end, const char *b, const char *b_end) {
    Writer one = {.at = a, .end = a_end};
    Writer two = {.at = b, .end = b_end};
    for (;;) {
        skip(&one);
        skip(&two);
        if (one.at == one.end || two.at == two.end) {
            return one.at == one.end && two.at == two.end;
        }
        bool mark = strchr("{}[],:", *one.at) != NULL;
        size_t length = mark ? 1 : (size_t)(scalar_end(one.at, one.end) - one.at);
        if ((size_t)(two.end - two.at) < length || memcmp(one.at, two.at, length) != 0) {
            return false;
        }
        one.at += length;
        two.at += length;
    }
}

static bool checked(const char *name, const char *text, size_t length, DiagList *diags, Json *json) {
    uint32_t file = diag_source_add(diags, name, text, length);
    size_t before = diag_errors(diags);
    return file && json_open(json, text, length, file, diags) && diag_errors(diags) == before;
}

bool json_format(const char *name, const char *text, size_t length, DiagList *diags, Buffer *out) {
    Json json = {0};
    bool good = checked(name, text, length, diags, &json);
    json_close(&json);
    if (!good) {
        return false;
    }
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    Writer writer = {.text = text, .at = text + mark, .end = text + length, .out = out};
    size_t before = out->length;
    skip(&writer);
    value_write(&writer, 0, 0);
    if (!out->failed) {
        out->text[out->length] = '\0';
    }
    buffer_add_char(out, '\n');
    if (out->failed || !tokens_equal(text + mark, text + length, out->text + before, out->text + out->length)) {
        diag_addf(diags, "no-memory", SEVERITY_ERROR, (Span){0}, NULL, NULL, "\"%s\" could not be written anew", name);
        return false;
    }
    return true;
}

// ---- older formats ----

static bool migrate_root(const Json *json, const char *text, size_t length, DiagList *diags, Buffer *out,
                         Buffer *changes) {
    const cJSON *format = cJSON_GetObjectItemCaseSensitive(json->root, "format");
    bool scenario = cJSON_GetObjectItemCaseSensitive(json->root, "parties") ||
                    cJSON_GetObjectItemCaseSensitive(json->root, "issues");
    if (!cJSON_IsObject(json->root) || (!format && !scenario)) {
        diag_addf(diags, "not-a-scenario", SEVERITY_ERROR, (Span){json->file, 0, 1}, NULL,
                  "a scenario has \"format\": 1, \"parties\" and \"issues\"", "this file is no scenario");
        return false;
    }
    if (format && (!cJSON_IsNumber(format) || format->valuedouble != FORMAT_VERSION)) {
        Span span = json_value_span(json, format);
        if (cJSON_IsNumber(format) && format->valuedouble > FORMAT_VERSION) {
            diag_addf(diags, "format-version", SEVERITY_ERROR, span, "/format", "get a newer version of the game",
                      "this file is of format %.10g, this game knows formats up to %d", format->valuedouble,
                      FORMAT_VERSION);
        } else {
            diag_addf(diags, "format-version", SEVERITY_ERROR, span, "/format", "formats are counted from 1",
                      "there has never been such a format");
        }
        return false;
    }
    if (format) {
        buffer_add_bytes(out, text, length);
        return true;
    }
    // Before there were numbers.
    size_t brace = (size_t)(strchr(text, '{') - text) + 1;
    buffer_add_bytes(out, text, brace);
    buffer_addf(out, "\n  \"format\": %d,", FORMAT_VERSION);
    buffer_add_bytes(out, text + brace, length - brace);
    buffer_addf(changes, "added \"format\": %d\n", FORMAT_VERSION);
    return true;
}

bool scenario_migrate(const char *name, const char *text, size_t length, DiagList *diags, Buffer *out,
                      Buffer *changes) {
    Json json = {0};
    bool good = checked(name, text, length, diags, &json) && migrate_root(&json, text, length, diags, out, changes) &&
                !out->failed && !changes->failed;
    json_close(&json);
    return good;
}
