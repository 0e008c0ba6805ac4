#include <string.h>

#include "app/play.h"

enum { LINE_BYTES = 512 };

// A line without its end; the rest of a longer one is dropped. False at the end.
static bool line_read(FILE *in, char line[LINE_BYTES]) {
    if (!fgets(line, LINE_BYTES, in)) {
        return false;
    }
    size_t length = strcspn(line, "\n");
    if (line[length] != '\n') {
        for (int c = fgetc(in); c != EOF && c != '\n';) {
            c = fgetc(in);
        }
    }
    line[length] = '\0';
    return true;
}

static void line_answer(Session *session, const char *line, FILE *out) {
    Verdict verdict;
    Error error = {.message = ""};
    if (strcmp(line, "undo") == 0) {
        fprintf(out, "%s\n", session_undo(session, &error) ? "undone" : error.message);
    } else if (session_submit_text(session, line, &verdict, &error)) {
        fprintf(out, "done\n");
    } else if (error.message[0]) {
        fprintf(out, "not understood: %s\n", error.message);
    } else {
        fprintf(out, "refused: reason %u, needed %d, found %d\n", verdict.reason, (int)verdict.needed,
                (int)verdict.found);
    }
    const char *notice = session_notice(session);
    if (notice) {
        app_note(notice);
    }
}

bool play_script(Session *session, FILE *in, FILE *out) {
    char line[LINE_BYTES];
    while (!game_over(session_state(session)) && line_read(in, line) && strcmp(line, "quit") != 0) {
        if (line[0] && line[0] != '#') {
            line_answer(session, line, out);
        }
    }
    return fflush(out) == 0 && !ferror(out);
}
