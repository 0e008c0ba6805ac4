// A journal becomes a game again: its commands are done once more and each must lead to its digest.
#include <stdlib.h>
#include <string.h>

#include "session/inside.h"

typedef struct Replay {
    Session *session;
    const char *name; // of the journal, for messages
    unsigned line_number;
    bool begun;
    Error *error;
} Replay;

// Puts the line in front of what is wrong with it.
static bool replay_good(const Replay *replay, bool good) {
    return good || ERROR_WITHIN(replay->error, "journal.line", "\"{path}\" line {line}", {"path", replay->name},
                                {"line", WORD_NUMBER(replay->line_number)});
}

static bool replay_command(Replay *replay, const char *text) {
    Session *session = replay->session;
    Command command;
    if (!session_read(session, text, &command, replay->error)) {
        return false;
    }
    if (session_check(session, command).reason != REASON_NONE) {
        return ERROR_SAY(replay->error, "move.refused", "\"{move}\" is not allowed at this point", {"move", text});
    }
    return session_has_room(session, replay->error) &&
           (session_do(session, command, text) || error_memory(replay->error));
}

static bool replay_rewind(Replay *replay, size_t command_index) {
    Session *session = replay->session;
    if (!session_can_rewind(session)) {
        return ERROR_SAY(replay->error, "rewind.locked", "rewinding is locked in this game");
    }
    if (command_index >= session->done_count || session->rewind_count >= SESSION_REWIND_CAP) {
        return ERROR_SAY(replay->error, "rewind.nowhere", "a rewind to a place that is not there");
    }
    session_go_back(session, command_index);
    return true;
}

static bool replay_author(Replay *replay, const char *text) {
    const char *effects = text + strlen(AUTHOR_MARK);
    effects += *effects == ' ';
    if (replay->session->setup.class_mode) {
        return ERROR_SAY(replay->error, "author.class", "nothing can be set by hand in a game of a class");
    }
    return session_has_room(replay->session, replay->error) &&
           session_author_do(replay->session, effects, replay->error);
}

static bool replay_mark(Replay *replay, const JournalLine *line) {
    Session *session = replay->session;
    uint64_t mark = journal_chain_mark(&session->chain, line->text, strlen(line->text), session_digest(session));
    if (mark == line->mark) {
        return true;
    }
    char theirs[DIGEST_TEXT_BYTES], ours[DIGEST_TEXT_BYTES];
    digest_print((Digest){line->mark}, theirs);
    digest_print((Digest){mark}, ours);
    ERROR_SAY(replay->error, "journal.digest", "expected digest {theirs}, the replay gives {ours}", {"theirs", theirs},
              {"ours", ours});
    return ERROR_ADVISE(replay->error, "journal.digest.hint",
                        "this line or one before it was altered; with the lines from here on taken away, "
                        "the game can be continued");
}

static bool replay_line(Replay *replay, const char *text, size_t length) {
    JournalLine line;
    if (!journal_line_parse(text, length, &line, replay->error)) {
        return false;
    }
    if (replay->begun == (line.kind == JOURNAL_LINE_BEGIN)) {
        return replay->begun ? ERROR_SAY(replay->error, "journal.twice", "the game begins a second time")
                             : ERROR_SAY(replay->error, "journal.begin", "expected \"begin\"");
    }
    switch (line.kind) {
    case JOURNAL_LINE_BEGIN: replay->begun = true; break;
    case JOURNAL_LINE_COMMAND:
        if (!replay_command(replay, line.text)) {
            return false;
        }
        break;
    case JOURNAL_LINE_REWIND:
        if (!replay_rewind(replay, line.rewind_to)) {
            return false;
        }
        break;
    case JOURNAL_LINE_AUTHOR:
        if (!replay_author(replay, line.text)) {
            return false;
        }
        break;
    case JOURNAL_LINE_TOLD:
    case JOURNAL_LINE_NONE: break;
    }
    if (line.kind != JOURNAL_LINE_TOLD && !replay_mark(replay, &line)) {
        return false;
    }
    journal_chain_line(&replay->session->chain, text, length);
    return true;
}

// Replays the lines after the header; *good_length is where the last whole line ends.
static bool replay_lines(Replay *replay, const char *text, size_t length, const JournalHeader *header,
                         size_t *good_length) {
    JournalChain *chain = &replay->session->chain;
    journal_chain_init(chain);
    replay->line_number = 0;
    size_t at = 0;
    for (const char *end; at < length && (end = memchr(text + at, '\n', length - at)) != NULL;) {
        size_t bytes = (size_t)(end - (text + at));
        replay->line_number++;
        if (replay->line_number <= header->lines) {
            journal_chain_line(chain, text + at, bytes);
        } else if (!replay_good(replay, replay_line(replay, text + at, bytes))) {
            return false;
        }
        at += bytes + 1;
    }
    *good_length = at;
    if (!replay->begun) {
        replay->line_number++;
        ERROR_SAY(replay->error, "journal.short", "the file ends before the game begins");
        return replay_good(replay, false);
    }
    return true;
}

// Replays a whole text; the session's own text is the good part of it.
static Session *text_replay(const Scenario *scenario, const char *name, const char *text, size_t length,
                            size_t *good_length, Error *error) {
    JournalHeader header;
    if (!journal_header_parse(name, text, length, &header, error) ||
        !journal_header_fits(name, &header, scenario, error)) {
        return NULL;
    }
    Replay replay = {.session = session_new(scenario, &header.setup), .name = name, .error = error};
    Session *session = replay.session;
    if (!session) {
        error_memory(error);
        return NULL;
    }
    bool good = replay_lines(&replay, text, length, &header, good_length);
    if (good) {
        buffer_clear(&session->text);
        buffer_add_bytes(&session->text, text, *good_length);
        good = (!session->text.failed && !session->memory_failed) || error_memory(error);
    }
    if (!good) {
        session_free(session);
        return NULL;
    }
    if (*good_length < length) {
        Error cut;
        ERROR_SAY(&cut, "journal.cut", "the last line of \"{path}\" was cut; the game goes on from the one before it",
                  {"path", name});
        session_note(session, &cut);
    }
    return session;
}

Session *session_from_text(const Scenario *scenario, const char *name, const char *text, size_t length, Error *error) {
    size_t good_length;
    return text_replay(scenario, name, text, length, &good_length, error);
}

Session *session_open(const Scenario *scenario, const char *path, bool keep, Error *error) {
    if (!file_exists(path)) {
        ERROR_SAY(error, "journal.missing", "there is no journal \"{path}\"", {"path", path});
        return NULL;
    }
    // The lock first, so that nobody appends between reading and keeping.
    AppendFile *file = keep ? append_open(path, error) : NULL;
    if (keep && !file) {
        return NULL;
    }
    char *text = NULL;
    size_t length = 0, good_length = 0;
    Session *session = NULL;
    if (file_read(path, JOURNAL_BYTES_MAX, &text, &length, error)) {
        session = text_replay(scenario, path, text, length, &good_length, error);
    }
    free(text);
    if (session && keep) {
        session->path = session_text_copy(path);
        bool good = session->path || error_memory(error);
        good = good && (good_length == length || append_cut(file, good_length, error));
        if (good) {
            session->file = file;
            session->written = good_length;
            return session;
        }
        session_free(session);
        session = NULL;
    }
    append_close(file);
    return session;
}
