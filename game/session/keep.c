// Where the journal is kept, and what happens when it cannot be.
#include <stdlib.h>
#include <string.h>

#include "session/inside.h"

char *session_text_copy(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void session_note(Session *session, const Error *error) {
    session->notice = *error;
    session->notice_is_new = true;
}

const Error *session_notice(Session *session) {
    bool is_new = session->notice_is_new;
    session->notice_is_new = false;
    return is_new ? &session->notice : NULL;
}

// Appends all that is not in the file yet, as one write.
static bool pending_write(Session *session, Error *error) {
    Buffer *text = &session->text;
    if (text->failed) {
        return error_memory(error);
    }
    if (session->written == text->length) {
        return true;
    }
    size_t last = text->length - 1; // the newline, which append_line adds
    text->text[last] = '\0';
    bool good = append_line(session->file, text->text + session->written, error);
    text->text[last] = '\n';
    if (good) {
        session->written = text->length;
    }
    return good;
}

// From now on `file` is the journal, with `written` bytes of it there.
static void file_take(Session *session, AppendFile *file, char *path, size_t written) {
    append_close(session->file);
    free(session->path);
    session->file = file;
    session->path = path;
    session->written = written;
    session->failing = false;
}

// Fills an empty file that is held.
static bool file_fill(Session *session, AppendFile *file, char *path, Error *error) {
    AppendFile *old_file = session->file;
    size_t old_written = session->written;
    session->file = file;
    session->written = 0;
    bool good = pending_write(session, error);
    session->file = old_file;
    session->written = old_written;
    if (good) {
        file_take(session, file, path, session->text.length);
        return true;
    }
    Error ignored;
    append_close(file);
    (void)!file_remove(path, &ignored); // it was empty
    free(path);
    return false;
}

// Puts the game in the place of what a file holds. `guard` holds the old file, so that nobody's game is taken
// away; the old one is only gone when the new one is there whole.
static bool file_replace(Session *session, AppendFile *guard, char *path, Error *error) {
    bool good = file_write_atomic(path, session->text.text, session->text.length, error);
    append_close(guard);
    AppendFile *file = good ? append_open(path, error) : NULL;
    if (file && append_length(file) == session->text.length) {
        file_take(session, file, path, session->text.length);
        return true;
    }
    if (file) {
        append_close(file);
        ERROR_SAY(error, "journal.changed", "\"{path}\" was changed by another game", {"path", path});
    }
    free(path);
    return false;
}

bool session_journal_take(Session *session, Session *older, Error *error) {
    AppendFile *guard = older->file;
    char *path = older->path;
    older->file = NULL;
    older->path = NULL;
    return file_replace(session, guard, path, error);
}

static bool is_there(Error *error, const char *path) {
    ERROR_SAY(error, "journal.there", "\"{path}\" is there already", {"path", path});
    return ERROR_ADVISE(error, "journal.there.hint", "go on with it, or choose another name");
}

bool session_journal_new(Session *session, const char *path, bool replace, Error *error) {
    if (session->text.failed) {
        return error_memory(error);
    }
    if (!replace && file_exists(path)) {
        return is_there(error, path);
    }
    char *path_copy = session_text_copy(path);
    if (!path_copy) {
        return error_memory(error);
    }
    AppendFile *file = append_open(path, error);
    if (!file) {
        free(path_copy);
        return false;
    }
    if (append_length(file) == 0) {
        return file_fill(session, file, path_copy, error);
    }
    if (replace) {
        return file_replace(session, file, path_copy, error);
    }
    append_close(file); // made by somebody between the question and the lock
    free(path_copy);
    return is_there(error, path);
}

void session_autosave(Session *session, const char *folder) {
    free(session->autosave_folder);
    session->autosave_folder = session_text_copy(folder);
}

typedef struct Slot {
    unsigned number;
    int64_t changed; // 0: free
} Slot;

// The slots, those to be used first in front: free ones, then those played longest ago.
static void slots_order(const char *folder, Slot slots[AUTOSAVE_COUNT]) {
    Buffer path;
    buffer_init(&path);
    for (unsigned i = 0; i < AUTOSAVE_COUNT; i++) {
        Slot slot = {.number = i + 1};
        autosave_path(folder, slot.number, &path);
        int64_t changed_ns;
        size_t bytes;
        if (file_status(path.text, &bytes, &changed_ns) && bytes > 0) {
            slot.changed = changed_ns;
        }
        unsigned at = i;
        for (; at > 0 && slots[at - 1].changed > slot.changed; at--) {
            slots[at] = slots[at - 1];
        }
        slots[at] = slot;
    }
    buffer_free(&path);
}

static bool autosave_open(Session *session, Error *error) {
    if (!folder_make(session->autosave_folder, error)) {
        return false;
    }
    Slot slots[AUTOSAVE_COUNT];
    slots_order(session->autosave_folder, slots);
    Buffer path;
    buffer_init(&path);
    bool good = false;
    for (unsigned i = 0; i < AUTOSAVE_COUNT && !good; i++) {
        autosave_path(session->autosave_folder, slots[i].number, &path);
        good = session_journal_new(session, path.text, true, error);
    }
    buffer_free(&path);
    return good;
}

void session_flush(Session *session) {
    Error error = {.message = ""};
    bool was_failing = session->failing;
    bool good;
    if (session->file) {
        good = pending_write(session, &error);
    } else if (session->autosave_folder) {
        good = autosave_open(session, &error);
    } else {
        return;
    }
    if (!good && !was_failing) {
        ERROR_WITHIN(&error, "unsaved", "the game goes on without being saved");
        session_note(session, &error);
    } else if (good && was_failing) {
        ERROR_SAY(&error, "saved-again", "the game is being saved again, from its first command on");
        session_note(session, &error);
    }
    session->failing = !good;
}

bool session_save_as(const Session *session, const char *path, Error *error) {
    if (session->text.failed) {
        return error_memory(error);
    }
    if (session->path && strcmp(session->path, path) == 0) {
        return ERROR_SAY(error, "journal.own", "\"{path}\" is the journal of this game: choose another name",
                         {"path", path});
    }
    return file_write_atomic(path, session->text.text, session->text.length, error);
}

const char *session_journal_text(const Session *session, size_t *length) {
    *length = session->text.length;
    return session->text.text;
}

const char *session_journal_path(const Session *session) {
    return session->path;
}

bool session_is_saved(const Session *session) {
    return session->file && session->written == session->text.length;
}
