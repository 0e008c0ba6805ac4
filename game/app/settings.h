// The player's settings: a commented text file, one "key = value" a line. What the program does not know is
// kept as it stands, so that an older and a newer one can share the file; a line that cannot be read is
// reported once and kept.
#pragma once

#include "base/buffer.h"
#include "base/error.h"

typedef struct Settings Settings;

typedef struct SettingRow { // a setting the program knows
    const char *key, *fallback, *comment;
} SettingRow;

// All of them, in the order of the file; NULL past the end.
const SettingRow *setting_row_at(size_t index);

// What a key is at first; "" for one the program does not know.
const char *setting_usual(const char *key);

// Defaults. NULL without memory.
Settings *settings_new(void);
void settings_free(Settings *settings);

// Reads a file over what is there. True also when there is none. False with one line: which line could not be
// read (the others count), or what the world did; the defaults stay.
NODISCARD bool settings_read(Settings *settings, const char *path, Error *error);

// The same from memory.
NODISCARD bool settings_parse(Settings *settings, const char *text, Error *error);

// Writes the file, folder and all, whole or not at all.
NODISCARD bool settings_write(const Settings *settings, const char *path, Error *error);
void settings_print(const Settings *settings, Buffer *out);

// The value of a key: what the file says, else the default, else "". Valid until the next set.
const char *settings_at(const Settings *settings, const char *key);

// The value as a whole number, or the default of the row when the file says nonsense.
long settings_number(const Settings *settings, const char *key, long low, long high);
bool settings_is_on(const Settings *settings, const char *key);

// False without memory, or when the value has a line end or the key is none.
NODISCARD bool settings_set(Settings *settings, const char *key, const char *value);
