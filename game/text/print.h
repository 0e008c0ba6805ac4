// Plain lines: wrapped by words, measured in the columns that a terminal gives their characters. Knows
// nothing of games.
#pragma once

#include <stdio.h>

typedef struct Page {
    FILE *out;
    unsigned columns;
} Page;

void page_blank(const Page *page);

// Prints a text wrapped by words; each "\n" in it begins a paragraph. The first line of each begins after
// `indent` columns, the others after `hang`.
void page_print(const Page *page, unsigned indent, unsigned hang, const char *text);

// A heading, with a blank line before it and none after.
void page_heading(const Page *page, const char *text);
