// What the files of this room share: one game being played in lines.
#pragma once

#include "tell/tell.h"
#include "text/print.h"
#include "text/text.h"

enum { PATH_MAX_STEPS = 4, LINE_BYTES = 1024, ENTRIES_MAX = 256 };

// A line of a menu: a command, or a step towards several.
typedef struct Entry {
    bool leaf;
    int key;      // of the step
    Offer offer;  // the command, or the first of those behind the step
    bool refused; // all behind it are
    bool alike;   // for one and the same reason
} Entry;

typedef struct Play {
    Session *session;
    const Words *words;
    const TextOptions *options;
    FILE *in;
    Page page;
    Teller teller;              // of the seat that is awaited
    size_t told[SEAT_MAX];      // events told to each seat
    uint32_t shown[REPORT_MAX]; // reports printed in full
    int last_seat;              // whose View was shown last; NO_INDEX none
    Offer *offers;              // what could be said now, refused moves too; COMMAND_LIST_MAX of them
    size_t offer_count;
    int path[PATH_MAX_STEPS]; // how deep in the menu
    int depth;
    Entry entries[ENTRIES_MAX];
    int entry_count;
} Play;

// ---- show.c: what can be looked at ----

void error_show(const Play *play, const Error *error);
void say_key(const Play *play, const char *key); // a text of the table as a paragraph
#define SAY_LINE(play, indent, key, ...)                                                                               \
    say_line((play), (indent), (key), (const WordArg[]){__VA_ARGS__},                                                  \
             sizeof((const WordArg[]){__VA_ARGS__}) / sizeof(WordArg))
// A line with a path in it stays whole however long it is, so that it can be copied.
void say_path(const Play *play, const char *key, const char *path);
void say_line(const Play *play, unsigned indent, const char *key, const WordArg *args, size_t count);

void show_brief(const Play *play);
void show_status(const Play *play); // one line: the clock, leverage
// What commands call things, each beside its title; and the numbers that "why" takes.
void show_names(const Play *play);
void show_why_numbers(const Play *play);
void show_levers(const Play *play, const char *issue); // that can be used on a clause now, by its id
bool show_lever(const Play *play, const char *lever); // by its id: what it is and where it can be used; false: no lever
void show_hints(const Play *play);                    // what makes sense now, and why
void show_text(const Play *play);
void show_sides(const Play *play);
void show_standings(const Play *play);
void show_reports(const Play *play);
void show_fresh_reports(Play *play); // those that were not printed before
void show_scene(const Play *play);
void show_log(const Play *play, size_t most);              // of the last `most` commands
void show_glossary(const Play *play, const char *term);    // "" lists all
void show_assumptions(const Play *play, const char *name); // "" shows all
void show_ending(const Play *play);
void show_events(Play *play); // what the awaited seat has not been told yet

// ---- menu.c ----

// Makes the list of what can be said afresh and goes to the top of the menu.
void menu_reset(Play *play);
void menu_show(Play *play);
// Goes into an entry or gives the command it stands for (true). `number` is counted from 1.
bool menu_choose(Play *play, int number, Command *command);
bool menu_back(Play *play);
// Explains one command: what it is, takes, may bring, and why it is refused.
void command_explain(const Play *play, Command command, Verdict verdict);

// ---- grammar.c ----

typedef enum LineResult { LINE_AGAIN, LINE_DONE, LINE_QUIT } LineResult;

// author.c: does what follows the word "author".
LineResult author_do(Play *play, const char *line);

// Reads a line without its end; false when the input is over.
bool line_read(Play *play, char line[LINE_BYTES]);
// Does what a line says. LINE_DONE: the game went on.
LineResult line_do(Play *play, char *line);
