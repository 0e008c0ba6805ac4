// The words of a command line, read by a table: one row an option. The same table prints the help. Knows no
// subcommand.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

typedef enum OptionKind {
    OPTION_FLAG,   // bool
    OPTION_TEXT,   // const char *
    OPTION_LIST,   // char[ARGS_LIST_BYTES]: what is given each time, parted by commas
    OPTION_NUMBER, // uint64_t, decimal, low .. high
    OPTION_CHOICE, // int: index into `choices`
} OptionKind;

enum { ARGS_LIST_BYTES = 8192 };

typedef struct OptionRow {
    const char *name; // "--seed"
    char letter;      // 's' for "-s", or 0
    OptionKind kind;
    const char *value;          // what stands for its value in the help: "N"; NULL for a flag
    const char *const *choices; // ends with NULL
    uint64_t low, high;         // of a number; 0, 0 is any
    void *target;               // bool *, const char **, char *, uint64_t *, int *; set only when the option is given
    const char *help;           // one line
} OptionRow;

typedef struct ArgsSpec {
    const char *usage; // "play [options]"
    const char *text;  // one or two lines
    const OptionRow *rows;
    size_t row_count;
    size_t positional_min, positional_max;
} ArgsSpec;

typedef struct Args {
    bool help; // --help stands there: print it and do nothing else
    const char *const *positional;
    size_t positional_count;
} Args;

// Reads the words after the subcommand; reorders `words` so that the positional ones come first. "--name=value",
// "--name value", "-n value", "--" ends the options. False and the reason, with a near name, when it is wrong usage.
NODISCARD bool args_parse(const ArgsSpec *spec, const char **words, size_t count, Args *args, Error *error);

// The help: usage, text, options.
void args_help(const ArgsSpec *spec, Buffer *out);
