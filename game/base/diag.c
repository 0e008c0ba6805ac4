#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"

enum { DIAG_BYTES_MAX = 64 << 20, TEXT_BYTES_MAX = 4096 };

bool diag_list_init(DiagList *list) {
    *list = (DiagList){0};
    if (!arena_init(&list->arena, DIAG_BYTES_MAX)) {
        return false;
    }
    list->items = ARENA_NEW(&list->arena, Diag, DIAG_CAP);
    list->sources = ARENA_NEW(&list->arena, DiagSource, DIAG_SOURCE_CAP + 1);
    if (!list->items || !list->sources) {
        diag_list_free(list);
        return false;
    }
    list->capacity = DIAG_CAP;
    list->sources[0] = (DiagSource){.name = "", .text = ""};
    list->source_count = 1;
    return true;
}

void diag_list_widen(DiagList *list, size_t capacity) {
    Diag *items = capacity > list->capacity ? ARENA_NEW(&list->arena, Diag, capacity) : NULL;
    if (items) {
        memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
}

void diag_list_free(DiagList *list) {
    arena_free(&list->arena);
    *list = (DiagList){0};
}

// A name from a hostile file can be megabytes long; nobody reads that much of a message.
static const char *text_keep(DiagList *list, const char *text) {
    if (!text) {
        return NULL;
    }
    size_t length = strlen(text);
    length = length > TEXT_BYTES_MAX ? utf8_cut(text, TEXT_BYTES_MAX) : length;
    const char *copy = arena_text(&list->arena, text, length);
    return copy ? copy : "";
}

uint32_t diag_source_add(DiagList *list, const char *name, const char *text, size_t length) {
    if (list->source_count > DIAG_SOURCE_CAP) {
        return 0;
    }
    list->sources[list->source_count] = (DiagSource){text_keep(list, name), text, length};
    return (uint32_t)list->source_count++;
}

void diag_add(DiagList *list, Diag diag) {
    ASSERT(diag.severity > SEVERITY_NONE && diag.severity < SEVERITY_COUNT);
    ASSERT(diag.span.file < list->source_count && diag.related.file < list->source_count);
    list->by_severity[diag.severity]++;
    if (list->count == list->capacity) {
        list->dropped++;
        return;
    }
    diag.code = text_keep(list, diag.code);
    diag.path = text_keep(list, diag.path ? diag.path : "");
    diag.message = text_keep(list, diag.message);
    diag.hint = text_keep(list, diag.hint);
    diag.related_text = text_keep(list, diag.related_text);
    list->items[list->count++] = diag;
}

void diag_addf(DiagList *list, const char *code, Severity severity, Span span, const char *path, const char *hint,
               const char *format, ...) {
    Buffer message;
    buffer_init(&message);
    va_list values;
    va_start(values, format);
    buffer_addv(&message, format, values);
    va_end(values);
    diag_add(
        list,
        (Diag){.code = code, .severity = severity, .span = span, .path = path, .message = message.text, .hint = hint});
    buffer_free(&message);
}

void diag_remove(DiagList *list, size_t index) {
    ASSERT(index < list->count);
    list->by_severity[list->items[index].severity]--;
    list->count--;
    memmove(&list->items[index], &list->items[index + 1], (list->count - index) * sizeof list->items[0]);
}

size_t diag_errors(const DiagList *list) {
    return list->by_severity[SEVERITY_ERROR];
}

size_t diag_warnings(const DiagList *list) {
    return list->by_severity[SEVERITY_WARNING];
}

const char *severity_name(Severity severity) {
    static const char *const names[SEVERITY_COUNT] = {"none", "note", "warning", "error"};
    ASSERT(severity < SEVERITY_COUNT);
    return names[severity];
}

const char *diag_source_name(const DiagList *list, Span span) {
    return span.file < list->source_count ? list->sources[span.file].name : "";
}
