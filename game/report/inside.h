// What the files of the report share. Private to the room.
#pragma once

#include "report/report.h"
#include "tell/word.h"

typedef struct Page {
    const Debrief *debrief;
    const Scenario *scenario;
    const Words *words;
    Buffer *out;
    Buffer said;            // scratch of page_say
    bool cited[SOURCE_MAX]; // sources that were pointed to and are listed at the end
} Page;

// ---- HTML (html.c) ----

// Appends text escaped for elements and attributes; the marks of the thread's word become <em class="word">.
void html_text(Page *page, const char *text);
// The same without any emphasis: for attributes and SVG titles.
void html_plain(Page *page, const char *text);
// A text of the game's own words, escaped.
void html_word(Page *page, const char *key);
// A pattern filled with texts, escaped after it was filled.
void html_say(Page *page, const char *key, const WordArg *args, size_t count);
#define HTML_SAY(page, key, ...)                                                                                       \
    html_say((page), (key), (const WordArg[]){__VA_ARGS__}, sizeof((const WordArg[]){__VA_ARGS__}) / sizeof(WordArg))
// <h3>, and the opening of a table: a caption for those who hear it, a row of heads (keys).
void html_heading(Page *page, const char *key);
void html_table(Page *page, const char *caption_key, const char *const *head_keys, int count);
void html_table_end(Page *page);
// <td>...</td> and <th scope="row">...</th>
void html_cell(Page *page, const char *text);
void html_row_head(Page *page, const char *text);
// Where a fact comes from: links to the list at the end of the page.
void html_sources(Page *page, const Sources *sources);

// ---- Markdown (report_markdown.c) ----

// One line of text, nothing in it read as markup; the word of the thread in emphasis.
void markdown_text(Page *page, const char *text);
void markdown_heading(Page *page, int level, const char *key);

// ---- parts of the page ----

void html_head(Page *page, const char *key); // from the first line to <body>; `key` says what it is

extern const char report_style[];
void html_symbols(Page *page); // report_svg.c: marks that the page uses again and again
void html_mark(Page *page, Answered answered);
void html_thread_figure(Page *page); // nothing when the thread has no word
void html_timeline_figure(Page *page);
void html_standing_figure(Page *page, const DebriefStanding *standing);
void html_happened(Page *page); // html_happened.c
void html_why(Page *page);      // html_why.c
void html_next(Page *page);

// ---- shared by the formats ----

const char *mark_key(ForecastResult result); // "report.nearer" ...
void page_cite(Page *page, const Sources *sources);
// The half of a standing's change worth showing: -1, 0, 1.
int standing_direction(const DebriefStanding *standing);
