// Where things lie: the game's own files, and this user's saves, scenarios, settings and logs.
#pragma once

#include "base/buffer.h"
#include "base/error.h"

// Each is "" when it is not known: no installation found, or no home folder.
typedef struct Places {
    Buffer data;           // holds assets/ and scenarios/
    Buffer scenarios;      // shipped
    Buffer user_scenarios; // this user's own
    Buffer saves;
    Buffer settings; // the file
    Buffer logs;     // of crashes
    Error trouble;   // when something is missing that the player should know; else its message is ""
} Places;

// Looks for them; nothing is made. The game's files are found in NOON_DATA, else beside or above the program
// (a build folder, an unpacked archive), else where it was installed, else in the working folder.
void places_find(Places *places);
void places_free(Places *places);
