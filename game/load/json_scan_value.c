// Texts and numbers of the strict pass.
#include <string.h>

#include "load/json_inside.h"

// ---- texts ----

static int hex_value(char c) {
    if (json_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The four digits of \uXXXX at the backslash, or -1.
static int escape_value(const JsonScan *scan, uint32_t at) {
    if (at + 6 > scan->length || scan->text[at] != '\\' || scan->text[at + 1] != 'u') {
        return -1;
    }
    int value = 0;
    for (uint32_t i = at + 2; i < at + 6; i++) {
        int digit = hex_value(scan->text[i]);
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static void bad_escape(JsonScan *scan, uint32_t length, const char *code, const char *message, const char *hint) {
    if (scan->at + length > scan->length) {
        length = scan->length - scan->at;
    }
    json_scan_report(scan, code, SEVERITY_ERROR, json_scan_span(scan, scan->at, length), message, hint);
    json_scan_mend(scan, scan->at, length, '?');
    scan->text_bad = true;
    scan->at += length;
}

static const char CONTROL_HINT[] = "texts hold no control characters but \\n";

// At a backslash.
static void escape_skip(JsonScan *scan) {
    char c = scan->at + 1 < scan->length ? scan->text[scan->at + 1] : '\0';
    if (c == '"' || c == '\\' || c == '/' || c == 'n' || c == 't') {
        scan->at += 2;
    } else if (c == 'b' || c == 'f' || c == 'r') {
        bad_escape(scan, 2, "json-control", "control character in a text", CONTROL_HINT);
    } else if (c != 'u') {
        bad_escape(scan, 1, "json-escape", "unknown escape after a backslash", "a backslash itself is written \\\\");
    } else {
        int value = escape_value(scan, scan->at);
        if (value < 0) {
            bad_escape(scan, 2, "json-escape", "expected four hexadecimal digits after \"\\u\"", NULL);
        } else if (value >= 0xD800 && value < 0xDC00) {
            int low = escape_value(scan, scan->at + 6);
            if (low >= 0xDC00 && low < 0xE000) {
                scan->at += 12;
            } else {
                bad_escape(scan, 6, "json-surrogate", "half of a surrogate pair",
                           "write the character itself in UTF-8, or both halves");
            }
        } else if (value >= 0xDC00 && value < 0xE000) {
            bad_escape(scan, 6, "json-surrogate", "half of a surrogate pair",
                       "write the character itself in UTF-8, or both halves");
        } else if ((value < 0x20 && value != '\n' && value != '\t') || (value >= 0x7F && value < 0xA0)) {
            bad_escape(scan, 6, "json-control", "control character in a text", CONTROL_HINT);
        } else {
            scan->at += 6;
        }
    }
}

static bool is_plain(unsigned char c) {
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

static uint32_t hash_of(const char *text, uint32_t length) {
    uint32_t value = 2166136261u;
    for (uint32_t i = 0; i < length; i++) {
        value = (value ^ (unsigned char)text[i]) * 16777619u;
    }
    return value;
}

bool json_scan_string(JsonScan *scan, uint32_t *hash, bool *escaped) {
    uint32_t start = scan->at++;
    scan->text_bad = false;
    for (;;) {
        uint32_t at = scan->at;
        while (at < scan->length && is_plain((unsigned char)scan->text[at])) {
            at++;
        }
        scan->at = at;
        if (scan->at >= scan->length) {
            return json_scan_cut_off(scan);
        }
        unsigned char c = (unsigned char)scan->text[scan->at];
        if (c == '"') {
            scan->at++;
            break;
        }
        if (c == '\\') {
            *escaped = true;
            escape_skip(scan);
            continue;
        }
        if (c == '\n' || c == '\r') {
            return json_scan_stop(scan, "json-string-end", json_scan_span(scan, start, scan->at - start),
                                  "the text does not end on its line",
                                  "close it with a quotation mark; a new line inside a text is written \\n");
        }
        bad_escape(scan, 1, "json-control", "control character in a text",
                   c == '\t' ? "write \\t, or spaces" : CONTROL_HINT);
    }
    if (hash) {
        *hash = hash_of(scan->text + start + 1, scan->at - start - 2);
    }
    return true;
}

// ---- numbers ----

static uint32_t digits_skip(const JsonScan *scan, uint32_t at) {
    while (at < scan->length && json_digit(scan->text[at])) {
        at++;
    }
    return at;
}

// What is wrong with the number from `start` to `end`, or NULL; a hint beside it.
static const char *number_fault(const JsonScan *scan, uint32_t start, uint32_t end, const char **hint) {
    uint32_t at = start;
    *hint = NULL;
    if (scan->text[at] == '+') {
        *hint = "leave the plus sign out";
        return "a number does not begin with \"+\"";
    }
    at += scan->text[at] == '-';
    uint32_t whole = digits_skip(scan, at);
    if (whole == at) {
        *hint = "write a digit before the point: 0.5";
        return "expected a digit";
    }
    if (scan->text[at] == '0' && whole > at + 1) {
        *hint = "leave the zero out";
        return "a number does not begin with a zero";
    }
    at = whole;
    if (at < end && scan->text[at] == '.') {
        uint32_t part = digits_skip(scan, at + 1);
        if (part == at + 1) {
            *hint = "write a digit after the point, or leave the point out";
            return "expected a digit after the point";
        }
        at = part;
    }
    if (at < end && (scan->text[at] == 'e' || scan->text[at] == 'E')) {
        at++;
        at += at < end && (scan->text[at] == '+' || scan->text[at] == '-');
        uint32_t power = digits_skip(scan, at);
        if (power == at) {
            return "expected a digit in the exponent";
        }
        unsigned exponent = 0;
        for (uint32_t i = at; i < power && exponent < 10000; i++) {
            exponent = exponent * 10 + (unsigned)(scan->text[i] - '0');
        }
        if (exponent > 250) {
            return "the number is too large or too small to be held";
        }
        at = power;
    }
    if (at != end) {
        *hint = scan->text[at] == '%' ? "percentages are written without the sign" : NULL;
        return "unexpected character in a number";
    }
    return end - start > JSON_NUMBER_BYTES_MAX ? "a number of more than 40 characters" : NULL;
}

void json_scan_number(JsonScan *scan, uint32_t mark) {
    uint32_t start = scan->at;
    uint32_t end = start;
    while (end < scan->length && (json_letter(scan->text[end]) || strchr("+-.%", scan->text[end]))) {
        if (scan->text[end] == '\0') {
            break;
        }
        end++;
    }
    const char *hint;
    const char *fault = number_fault(scan, start, end, &hint);
    if (fault) {
        json_scan_report(scan, "json-number", SEVERITY_ERROR, json_scan_span(scan, start, end - start), fault, hint);
        scan->json->marks[mark].flags |= MARK_BAD;
        json_scan_mend(scan, start, end - start, ' ');
        json_scan_mend(scan, start, 1, '0');
    }
    scan->at = end;
}
