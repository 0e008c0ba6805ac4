// What a strict pass says of a text, and the copy it mends so that it can read on.
#include <stdlib.h>
#include <string.h>

#include "load/json_inside.h"

Span json_scan_span(const JsonScan *scan, uint32_t offset, uint32_t length) {
    return (Span){scan->json->file, offset, length};
}

void json_scan_report(JsonScan *scan, const char *code, Severity severity, Span span, const char *message,
                      const char *hint) {
    diag_add(scan->diags, (Diag){.code = code, .severity = severity, .span = span, .message = message, .hint = hint});
}

bool json_scan_stop(JsonScan *scan, const char *code, Span span, const char *message, const char *hint) {
    json_scan_report(scan, code, SEVERITY_ERROR, span, message, hint);
    return false;
}

// The copy to mend in; NULL without memory.
static char *mend(JsonScan *scan) {
    if (!scan->mended) {
        scan->mended = malloc((size_t)scan->length + 1);
        if (scan->mended) {
            memcpy(scan->mended, scan->text, (size_t)scan->length + 1);
        } else {
            scan->no_memory = true;
        }
    }
    return scan->mended;
}

void json_scan_mend(JsonScan *scan, uint32_t offset, uint32_t length, char with) {
    char *copy = mend(scan);
    if (copy) {
        memset(copy + offset, with, length);
    }
}

bool json_scan_cut_off(JsonScan *scan) {
    Diag diag = {.code = "json-cut-off",
                 .severity = SEVERITY_ERROR,
                 .span = json_scan_span(scan, scan->length, 0),
                 .message = "the file ends before it is complete",
                 .hint = "a bracket or a quotation mark is missing, or the end of the file was lost"};
    if (scan->depth > 0) {
        diag.related = json_scan_span(scan, scan->opened[scan->depth], 1);
        diag.related_text = "this bracket is still open";
    }
    diag_add(scan->diags, diag);
    return false;
}
