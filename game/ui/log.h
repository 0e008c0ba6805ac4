// What was told, moment by moment, as much of it as is asked for. Private to the log's screen.
#pragma once

#include "ui/screen.h"

typedef enum LogKind { LOG_ALL, LOG_YOURS, LOG_PARTIES, LOG_TEXT, LOG_REPORTS, LOG_KIND_COUNT } LogKind;

// What is asked for: one kind of thing, about one party or NO_INDEX for all, and what is typed into its field.
typedef struct LogFilter {
    LogKind kind;
    int party;
} LogFilter;

// What the game brought forth between two commands.
typedef struct LogEntry {
    size_t event;  // of the stage: the first of them, by which the entry is known
    uint32_t step; // 0: the start of the game
    bool abandoned;
    bool done;       // its first line is what was done
    bool eve;        // before the talks began
    bool first;      // of its part: a day, an act of the night
    const char *act; // that began with it or before it in this night; NULL: none
    uint8_t day;
    int16_t minute;
    const char *text;
} LogEntry;

// In order, in frame memory; what has nothing to tell is left out. `all`: how many there would be without a filter.
LogEntry *log_entries(Ui *ui, const Stage *stage, LogFilter filter, size_t *count, size_t *all);
const char *log_time(Ui *ui, const Stage *stage, const LogEntry *entry);
