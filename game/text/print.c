#include "text/print.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

void page_blank(const Page *page) {
    fputc('\n', page->out);
}

static unsigned columns_of(const char *text, const char *end) {
    unsigned columns = 0;
    while (text < end) {
        columns += utf8_width(utf8_next_before(&text, end));
    }
    return columns;
}

static void indent_print(const Page *page, unsigned columns) {
    for (unsigned i = 0; i < columns; i++) {
        fputc(' ', page->out);
    }
}

// One paragraph, `end` at its end.
static void paragraph_print(const Page *page, unsigned indent, unsigned hang, const char *text, const char *end) {
    unsigned column = 0;
    bool fresh = true;
    indent_print(page, indent);
    column = indent;
    while (text < end) {
        while (text < end && *text == ' ') {
            text++;
        }
        const char *word = text;
        while (text < end && *text != ' ') {
            text++;
        }
        if (word == text) {
            break;
        }
        unsigned width = columns_of(word, text);
        if (!fresh && column + 1 + width > page->columns) {
            fputc('\n', page->out);
            indent_print(page, hang);
            column = hang;
            fresh = true;
        }
        if (!fresh) {
            fputc(' ', page->out);
            column++;
        }
        fwrite(word, 1, (size_t)(text - word), page->out);
        column += width;
        fresh = false;
    }
    fputc('\n', page->out);
}

void page_print(const Page *page, unsigned indent, unsigned hang, const char *text) {
    for (;;) {
        const char *end = strchr(text, '\n');
        paragraph_print(page, indent, hang, text, end != NULL ? end : text + strlen(text));
        if (end == NULL) {
            return;
        }
        text = end + 1;
    }
}

void page_heading(const Page *page, const char *text) {
    page_blank(page);
    page_print(page, 0, 0, text);
}
