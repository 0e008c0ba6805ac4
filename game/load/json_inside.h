// What the files of the strict pass share. Inside load only.
#pragma once

#include "load/json.h"
#include "load/limits.h"

typedef struct JsonKey { // of an object that is still open
    uint32_t hash, mark;
} JsonKey;

typedef struct JsonScan {
    Json *json;
    DiagList *diags;
    const char *text;
    uint32_t at, length;
    char *mended; // copy of the text, made at the first mending
    uint32_t mark_capacity;
    JsonKey *keys; // of all open objects, innermost last
    size_t key_count, key_capacity;
    uint32_t opened[JSON_DEPTH_MAX + 1]; // offsets of the brackets that are open
    unsigned depth;
    bool comment_told, no_memory;
    bool text_bad; // something in the last text was reported
} JsonScan;

static inline bool json_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool json_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || json_digit(c);
}

// json_scan_note.c
Span json_scan_span(const JsonScan *scan, uint32_t offset, uint32_t length);
void json_scan_report(JsonScan *scan, const char *code, Severity severity, Span span, const char *message,
                      const char *hint);
// Reports and gives up, as false: what follows could only be guessed.
bool json_scan_stop(JsonScan *scan, const char *code, Span span, const char *message, const char *hint);
bool json_scan_cut_off(JsonScan *scan);
// Fills a piece of the mended copy.
void json_scan_mend(JsonScan *scan, uint32_t offset, uint32_t length, char with);

// json_scan_value.c: at the opening quote of a text; ends behind the closing one. `hash` (of the bytes
// between, as written) may be NULL. False when it has no end.
bool json_scan_string(JsonScan *scan, uint32_t *hash, bool *escaped);
// At the first character of a number; a bad one is reported and mended.
void json_scan_number(JsonScan *scan, uint32_t mark);
