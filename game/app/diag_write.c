#include "app/diag_write.h"

#include <stdio.h>

#include "app/json_text.h"
#include "load/load.h"

static void json_place(const DiagList *diags, Span span, Buffer *out) {
    unsigned line, column;
    buffer_add(out, "\"file\": ");
    json_text_add(out, diag_source_name(diags, span));
    if (diag_line_column(diags, span, &line, &column)) {
        buffer_addf(out, ", \"line\": %u, \"column\": %u, \"offset\": %u, \"length\": %u", line, column,
                    (unsigned)span.offset, (unsigned)span.length);
    }
}

void diag_json_add(const DiagList *diags, const Diag *diag, Buffer *out) {
    buffer_add(out, "{\"code\": ");
    json_text_add(out, diag->code);
    buffer_addf(out, ", \"severity\": \"%s\", ", severity_name(diag->severity));
    json_place(diags, diag->span, out);
    buffer_add(out, ", \"path\": ");
    json_text_add(out, diag->path ? diag->path : "");
    buffer_add(out, ", \"message\": ");
    json_text_add(out, diag->message);
    if (diag->hint) {
        buffer_add(out, ", \"hint\": ");
        json_text_add(out, diag->hint);
    }
    if (diag->related_text) {
        buffer_add(out, ", \"related\": {");
        json_place(diags, diag->related, out);
        buffer_add(out, ", \"message\": ");
        json_text_add(out, diag->related_text);
        buffer_add(out, "}");
    }
    buffer_add(out, "}");
}

// ---- SARIF ----

// A path as a reference: what a URI reserves is escaped.
static void uri_add(Buffer *out, const char *path) {
    Buffer uri;
    buffer_init(&uri);
    for (const char *c = path; *c; c++) {
        if ((unsigned char)*c <= 0x20 || *c == '%' || *c == '#' || *c == '?' || *c == '"') {
            buffer_addf(&uri, "%%%02X", (unsigned)(unsigned char)*c);
        } else {
            buffer_add_char(&uri, *c);
        }
    }
    json_text_add(out, uri.text);
    buffer_free(&uri);
}

static void sarif_place(const DiagList *diags, Span span, const char *pointer, const char *message, Buffer *out) {
    unsigned line, column;
    buffer_add(out, "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
    uri_add(out, diag_source_name(diags, span));
    buffer_add(out, "}");
    if (diag_line_column(diags, span, &line, &column)) {
        buffer_addf(out,
                    ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"byteOffset\": %u, \"byteLength\": %u}",
                    line, column, (unsigned)span.offset, (unsigned)span.length);
    }
    buffer_add(out, "}");
    if (pointer && pointer[0]) {
        buffer_add(out, ", \"logicalLocations\": [{\"fullyQualifiedName\": ");
        json_text_add(out, pointer);
        buffer_add(out, "}]");
    }
    if (message) {
        buffer_add(out, ", \"message\": {\"text\": ");
        json_text_add(out, message);
        buffer_add(out, "}");
    }
    buffer_add(out, "}");
}

static void sarif_result(const DiagList *diags, const Diag *diag, Buffer *out) {
    buffer_add(out, "{\"ruleId\": ");
    json_text_add(out, diag->code);
    buffer_addf(out, ", \"level\": \"%s\", \"message\": {\"text\": ", severity_name(diag->severity));
    Buffer text;
    buffer_init(&text);
    buffer_addf(&text, "%s%s%s", diag->message, diag->hint ? "\nhint: " : "", diag->hint ? diag->hint : "");
    json_text_add(out, text.text);
    buffer_free(&text);
    buffer_add(out, "}");
    if (diag->span.file != 0) {
        buffer_add(out, ",\n       \"locations\": [");
        sarif_place(diags, diag->span, diag->path, NULL, out);
        buffer_add(out, "]");
    }
    if (diag->related_text && diag->related.file != 0) {
        buffer_add(out, ",\n       \"relatedLocations\": [");
        sarif_place(diags, diag->related, NULL, diag->related_text, out);
        buffer_add(out, "]");
    }
    buffer_add(out, "}");
}

bool diag_sarif_add(const DiagList *diags, bool first, Buffer *out) {
    for (size_t i = 0; i < diags->count; i++) {
        buffer_addf(out, "%s\n      ", first ? "" : ",");
        sarif_result(diags, &diags->items[i], out);
        first = false;
    }
    return first;
}

void sarif_begin(Buffer *out) {
    buffer_add(out, "{\n  \"version\": \"2.1.0\",\n  \"$schema\": "
                    "\"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"runs\": [{\n    \"tool\": {\"driver\": "
                    "{\"name\": \"noon\", \"version\": ");
    json_text_add(out, NOON_VERSION);
    buffer_add(out, ", \"rules\": [");
    for (size_t i = 0; i < diag_code_count(); i++) {
        const DiagCode *code = diag_code_at(i);
        buffer_addf(out, "%s\n      {\"id\": ", i ? "," : "");
        json_text_add(out, code->code);
        buffer_addf(out, ", \"defaultConfiguration\": {\"level\": \"%s\"}, \"fullDescription\": {\"text\": ",
                    severity_name(code->severity));
        json_text_add(out, code->text);
        buffer_add(out, "}}");
    }
    buffer_add(out, "\n    ]}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [");
}

void sarif_end(Buffer *out) {
    buffer_add(out, "\n    ]\n  }]\n}\n");
}
