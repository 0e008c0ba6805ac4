// The whole game line by line: for screen readers, ssh and scripts. Reads lines, writes lines of plain UTF-8
// text of at most 80 columns; no colours, no cursor, nothing that must be seen to be played. Knows the game
// only through its session and the words of tell; where saves lie and what the debrief says is handed in.
#pragma once

#include <stdio.h>

#include "base/words.h"
#include "session/session.h"

enum { TEXT_COLUMNS = 80 };

typedef struct TextOptions {
    bool echo;               // repeat each line that is read: for transcripts of a pipe
    bool resumed;            // the game was begun before: no brief, a line of where it stands
    const char *save_folder; // for `save`; NULL: saving by name is not possible
    unsigned columns;        // 0: TEXT_COLUMNS
    // Lets code play on until a phase has come, or (PHASE_COUNT) so many minutes of the talks; for authors. NULL:
    // cannot.
    bool (*jump)(Session *session, Phase phase, int minutes, Error *error);
    // How likely a ceasefire that stands holds to its last day, 0-1; below 0: not asked now. NULL: nobody reckons.
    double (*holds)(const Session *session);
    // Prints the debrief of the finished game; NULL: none.
    void (*debrief)(void *user, const Session *session, FILE *out);
    void *user;
} TextOptions;

typedef enum TextEnd {
    TEXT_OVER,   // the game came to its end
    TEXT_QUIT,   // the player left
    TEXT_CLOSED, // the input ended
} TextEnd;

// Plays until the game is over, the player quits or the input ends. The journal is the session's: what was
// played is saved whenever this returns.
TextEnd text_play(Session *session, const Words *words, FILE *in, FILE *out, const TextOptions *options);
