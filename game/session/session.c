#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "session/inside.h"
#include "sim/author.h"

// Grows an array of `element` bytes each for one more; NULL without memory, the old one stays.
static void *array_grow(void *array, size_t count, size_t *capacity, size_t element) {
    if (count < *capacity) {
        return array;
    }
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *grown = realloc(array, larger * element);
    if (grown) {
        *capacity = larger;
    }
    return grown;
}

// ---- the log ----

// How often the power did the same before, so that it need not be told in the same words.
static int times_before(const Session *session, const Event *event) {
    int times = 0;
    for (size_t i = 0; i < session->event_count; i++) {
        const LoggedEvent *logged = &session->events[i];
        times += !logged->abandoned && logged->event.kind == EVENT_POWER && logged->event.a == event->a &&
                 logged->event.b == event->b;
    }
    return times;
}

static void event_add(void *user, const Event *event) {
    Session *session = user;
    if (!session->logging) {
        return;
    }
    LoggedEvent *grown =
        array_grow(session->events, session->event_count, &session->event_capacity, sizeof *session->events);
    if (!grown) {
        session->memory_failed = true;
        return;
    }
    session->events = grown;
    LoggedEvent logged = {.step = session->step, .event = *event};
    if (event->kind == EVENT_POWER) {
        logged.event.c = (int16_t)times_before(session, event);
    }
    session->events[session->event_count++] = logged;
}

static EventSink sink(Session *session) {
    return (EventSink){.add = event_add, .user = session};
}

// Each line of what is told becomes one line of the journal.
static void told_add(Session *session, const char *told) {
    while (*told) {
        size_t length = strcspn(told, "\n");
        size_t start = session->text.length;
        journal_told_print(told, length, &session->text);
        journal_chain_line(&session->chain, session->text.text + start, session->text.length - start);
        buffer_add_char(&session->text, '\n');
        told += length + (told[length] == '\n');
    }
}

static void events_tell(Session *session, size_t first_event) {
    size_t count = session->event_count - first_event;
    Event *events = session->narrator && count > 0 ? malloc(count * sizeof *events) : NULL;
    if (!events) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        events[i] = session->events[first_event + i].event;
    }
    Buffer told;
    buffer_init(&told);
    session->narrator(session->narrator_user, session, events, count, &told);
    told_add(session, told.text);
    buffer_free(&told);
    free(events);
}

void session_line_add(Session *session, const char *text, size_t first_event) {
    char digits[DIGEST_TEXT_BYTES];
    uint64_t mark = journal_chain_mark(&session->chain, text, strlen(text), session_digest(session));
    digest_print((Digest){mark}, digits);
    size_t start = session->text.length;
    buffer_addf(&session->text, "%s  #=%s", text, digits);
    journal_chain_line(&session->chain, session->text.text + start, session->text.length - start);
    buffer_add_char(&session->text, '\n');
    events_tell(session, first_event);
}

// The text of a journal from the header to the start of the game, in place of what is there.
static void text_begin(Session *session) {
    buffer_clear(&session->text);
    journal_chain_init(&session->chain);
    journal_header_print(session->scenario, &session->setup, &session->text);
    for (const char *line = session->text.text; *line;) {
        size_t length = strcspn(line, "\n");
        journal_chain_line(&session->chain, line, length);
        line += length + 1;
    }
    session_line_add(session, "begin", 0);
}

void session_narrate(Session *session, Narrator *narrator, void *user) {
    session->narrator = narrator;
    session->narrator_user = user;
    // The start of the game has been logged already; tell it, unless it stands in a file.
    if (session->done_count == 0 && session->rewind_count == 0 && session->written == 0) {
        text_begin(session);
    }
}

// ---- beginning and ending ----

// Every game plays a scenario that came through here. False without memory; nothing has changed then.
static bool scenario_take(Session *session, const Scenario *scenario) {
    Scenario *house = NULL;
    if (house_rules_settle(&session->setup.house, scenario) > 0) {
        house = malloc(sizeof *house);
        if (!house) {
            return false;
        }
        *house = *scenario;
        house_rules_apply(&session->setup.house, house);
    }
    free(session->house);
    session->house = house;
    session->scenario = house ? house : scenario;
    return true;
}

// A seat that the scenario does not have is nobody's: the journal could not name who holds it.
static uint16_t persons_there(const Scenario *scenario, unsigned persons) {
    unsigned seats = (1u << (1 + scenario->party_count + scenario->power_count)) - 1;
    return (uint16_t)((persons & seats) | 1u);
}

Session *session_new(const Scenario *scenario, const Setup *setup) {
    Session *session = calloc(1, sizeof *session);
    if (!session) {
        return NULL;
    }
    session->setup = *setup;
    session->setup.persons = persons_there(scenario, setup->persons);
    session->rewound_to = SIZE_MAX;
    buffer_init(&session->text);
    if (!scenario_take(session, scenario)) {
        session_free(session);
        return NULL;
    }
    types_draw(session->scenario, &session->setup, &session->types);
    session->logging = true;
    game_start(session->scenario, &session->types, &session->setup, &session->state, sink(session));
    session->logging = false;
    text_begin(session);
    if (session->memory_failed || session->text.failed) {
        session_free(session);
        return NULL;
    }
    return session;
}

// Forgets what was done from `count` on.
static void done_cut(Session *session, size_t count) {
    while (session->done_count > count) {
        free(session->done[--session->done_count].text);
    }
}

void session_free(Session *session) {
    if (!session) {
        return;
    }
    append_close(session->file);
    buffer_free(&session->text);
    free(session->path);
    free(session->autosave_folder);
    done_cut(session, 0);
    free(session->done);
    free(session->events);
    free(session->house);
    free(session);
}

// ---- playing ----

// The command being applied. Written before the deed and emptied after it, so that a crash can say what it
// was.
static char in_flight[JOURNAL_LINE_BYTES];

const char *session_in_flight(void) {
    return in_flight;
}

// What is forecast after a rewind is not a forecast any more.
static void forecasts_strike(State *state, const State *before) {
    for (int m = 0; m < state->mind_count; m++) {
        Mind *mind = &state->minds[m];
        const Mind *old = &before->minds[m];
        for (int f = 0; f < mind->forecast_count; f++) {
            const Forecast *now = &mind->forecasts[f], *then = &old->forecasts[f];
            bool same = f < old->forecast_count && now->kind == then->kind && now->subject == then->subject &&
                        now->word == then->word;
            if (!same) {
                mind->forecasts[f].scored = 0;
            }
        }
    }
}

// One step of the line of play, done for the first time or once more.
static bool step_apply(Session *session, const Done *done, Error *error) {
    if (done->command.kind == COMMAND_NONE) {
        StateContext context = {
            .scenario = session->scenario, .types = &session->types, .state = &session->state, .sink = sink(session)};
        const char *effects = done->text + strlen(AUTHOR_VERB);
        return state_author(&context, effects, strlen(effects), error);
    }
    if (done->scored) {
        command_apply(session->scenario, &session->types, &session->state, done->command, sink(session));
        return true;
    }
    State before;
    state_copy(&before, &session->state);
    command_apply(session->scenario, &session->types, &session->state, done->command, sink(session));
    forecasts_strike(&session->state, &before);
    return true;
}

static bool step_do(Session *session, Command command, const char *text, Error *error) {
    Done *grown = array_grow(session->done, session->done_count, &session->done_capacity, sizeof *session->done);
    char *copy = session_text_copy(text);
    session->done = grown ? grown : session->done;
    if (!grown || !copy) {
        free(copy);
        return error_memory(error);
    }
    bool scored = session->rewind_count == 0 && !session->author;
    session->done[session->done_count++] = (Done){copy, command, scored};
    session->step = (uint32_t)session->done_count;
    session->logging = true;
    bool good = step_apply(session, &session->done[session->done_count - 1], error);
    session->logging = false;
    if (!good) {
        done_cut(session, session->done_count - 1);
    }
    return good;
}

bool session_do(Session *session, Command command, const char *text) {
    return step_do(session, command, text, NULL);
}

bool session_author_do(Session *session, const char *effects, Error *error) {
    Buffer line;
    buffer_init(&line);
    buffer_addf(&line, AUTHOR_VERB "%s", effects);
    bool good = (!line.failed || error_memory(error)) &&
                (!effects[0] || step_do(session, (Command){.kind = COMMAND_NONE}, line.text, error));
    session->author |= good;
    buffer_free(&line);
    return good;
}

void session_go_back(Session *session, size_t command_index) {
    for (size_t i = 0; i < session->event_count; i++) {
        session->events[i].abandoned |= session->events[i].step > command_index;
    }
    done_cut(session, command_index);
    session->rewind_count++;
    session->rewound_to = command_index;
    game_start(session->scenario, &session->types, &session->setup, &session->state, (EventSink){.add = NULL});
    for (size_t i = 0; i < command_index; i++) {
        (void)step_apply(session, &session->done[i], NULL); // it could be done before
    }
}

Verdict session_check(const Session *session, Command command) {
    const Scenario *scenario = session->scenario;
    if (command.seat < 0 || command.seat > scenario->party_count + scenario->power_count) {
        return (Verdict){.reason = REASON_SEAT};
    }
    View view = session_view(session, command.seat);
    return command_check(&view, command);
}

// A command as the journal will give it back: unused words are zero. False when it would come back as another
// one.
static bool command_settle(const Session *session, Command *command, char *text, size_t size) {
    Command again;
    const char *why = NULL;
    command_print(session->scenario, *command, text, size);
    if (!command_parse(session->scenario, &session->state, text, &again, &why) || again.kind != command->kind) {
        return false;
    }
    const CommandShape *shape = command_shape((CommandKind)command->kind);
    for (int i = 0; i < shape->count; i++) {
        if (again.args[i] != command->args[i]) {
            return false;
        }
    }
    again.seat = command->seat;
    *command = again;
    return true;
}

bool session_has_room(const Session *session, Error *error) {
    return session->done_count < SESSION_COMMAND_CAP ||
           ERROR_SAY(error, "session.full", "the game has {n} commands, and more than that cannot be kept",
                     {"n", WORD_NUMBER(SESSION_COMMAND_CAP)});
}

bool session_read(const Session *session, const char *line, Command *command, Error *error) {
    return command_parse(session->scenario, &session->state, line, command, NULL) ||
           ERROR_SAY(error, "move.unknown", "\"{move}\" is no move of this night, or a name in it is not known here",
                     {"move", line});
}

bool session_submit(Session *session, Command command, Verdict *verdict, Error *error) {
    Verdict unused;
    verdict = verdict ? verdict : &unused;
    if (error) {
        *error = (Error){.message = ""};
    }
    *verdict = session_check(session, command);
    if (verdict->reason != REASON_NONE) {
        return false;
    }
    if (!session_has_room(session, error)) {
        return false;
    }
    char text[JOURNAL_LINE_BYTES];
    if (!command_settle(session, &command, text, sizeof text)) {
        return ERROR_SAY(error, "move.spelling", "\"{move}\" cannot be written so that it reads the same",
                         {"move", text});
    }
    memcpy(in_flight, text, strlen(text) + 1);
    size_t first_event = session->event_count;
    bool done = session_do(session, command, text);
    in_flight[0] = '\0';
    if (!done) {
        return error_memory(error);
    }
    // Only now, because the line carries the digest of what came of it; the caller learns of nothing before
    // it is in the file.
    session_line_add(session, text, first_event);
    session_flush(session);
    return true;
}

bool session_submit_text(Session *session, const char *line, Verdict *verdict, Error *error) {
    Command command;
    if (verdict) {
        *verdict = (Verdict){.reason = REASON_UNKNOWN};
    }
    return session_read(session, line, &command, error) && session_submit(session, command, verdict, error);
}

bool session_can_rewind(const Session *session) {
    return !session->setup.rewind_locked && !session->setup.class_mode;
}

bool session_rewind(Session *session, size_t command_index, Error *error) {
    if (!session_can_rewind(session)) {
        return ERROR_SAY(error, "rewind.locked", "rewinding is locked in this game");
    }
    if (command_index >= session->done_count) {
        return ERROR_SAY(error, "rewind.nowhere", "a rewind to a place that is not there");
    }
    if (session->rewind_count >= SESSION_REWIND_CAP) {
        return ERROR_SAY(error, "rewind.often", "the game was rewound {n} times already",
                         {"n", WORD_NUMBER(SESSION_REWIND_CAP)});
    }
    session_go_back(session, command_index);
    Buffer line;
    buffer_init(&line);
    buffer_addf(&line, "rewind %zu", command_index);
    session_line_add(session, line.text, session->event_count);
    buffer_free(&line);
    session_flush(session);
    return true;
}

bool session_undo(Session *session, Error *error) {
    if (session->done_count == 0 && session_can_rewind(session)) {
        return ERROR_SAY(error, "rewind.nothing", "nothing was decided yet");
    }
    return session_rewind(session, session->done_count > 0 ? session->done_count - 1 : 0, error);
}

// ---- the author's ----

bool session_is_author(const Session *session) {
    return session->author;
}

// What a line of the journal can hold.
static bool effects_fit(const char *effects) {
    size_t length = strlen(effects);
    for (size_t i = 0; i < length; i++) {
        if (effects[i] < ' ' || effects[i] > '~') {
            return false;
        }
    }
    return length + 64 < JOURNAL_LINE_BYTES && !strstr(effects, "#");
}

bool session_author(Session *session, const char *effects, Error *error) {
    if (session->setup.class_mode) {
        return ERROR_SAY(error, "author.class", "nothing can be set by hand in a game of a class");
    }
    if (!effects_fit(effects)) {
        return ERROR_SAY(error, "author.effects", "expected effects on one short line of plain letters");
    }
    if (!session_has_room(session, error)) {
        return false;
    }
    size_t first_event = session->event_count;
    if (!effects[0] && session->author) {
        return true; // marked already
    }
    if (!session_author_do(session, effects, error)) {
        return false;
    }
    Buffer line;
    buffer_init(&line);
    buffer_addf(&line, "%s%s", effects[0] ? AUTHOR_VERB : AUTHOR_MARK, effects);
    session_line_add(session, line.text, first_event);
    buffer_free(&line);
    session_flush(session);
    return true;
}

// A move that says what is wrong with it names itself; one that is refused says nothing.
static void rebase_stopped(Error *error, const char *move) {
    if (!error->message[0]) {
        ERROR_SAY(error, "rebase.refused", "\"{move}\" is not allowed any more", {"move", move});
    }
}

Session *session_rebase(Session *session, const Scenario *scenario, size_t *done, Error *error) {
    if (session->setup.persons >> (1 + scenario->party_count + scenario->power_count)) {
        ERROR_SAY(error, "rebase.seat", "a seat of this game is not there any more");
        return NULL;
    }
    Session *fresh = session_new(scenario, &session->setup);
    if (!fresh) {
        error_memory(error);
        return NULL;
    }
    session_narrate(fresh, session->narrator, session->narrator_user);
    bool good = session_author(fresh, "", error);
    if (!good) {
        session_free(fresh);
        return NULL;
    }
    for (*done = 0; good && *done < session->done_count; *done += good) {
        const Done *step = &session->done[*done];
        good = step->command.kind == COMMAND_NONE ? session_author(fresh, step->text + strlen(AUTHOR_VERB), error)
                                                  : session_submit_text(fresh, step->text, NULL, error);
    }
    if (!good && *done < session->done_count) {
        rebase_stopped(error, session->done[*done].text);
    }
    Error trouble = {.message = ""};
    if (session->file && !session_journal_take(fresh, session, &trouble)) {
        session_note(fresh, &trouble);
    }
    fresh->autosave_folder = session->autosave_folder;
    session->autosave_folder = NULL;
    session_free(session);
    return fresh;
}

// ---- looking ----

const Scenario *session_scenario(const Session *session) {
    return session->scenario;
}

bool session_translate(Session *session, const Scenario *scenario) {
    bool same =
        strcmp(scenario->id, session->scenario->id) == 0 && scenario->rules_digest == session->scenario->rules_digest;
    return same && scenario_take(session, scenario);
}

const Setup *session_setup(const Session *session) {
    return &session->setup;
}

const State *session_state(const Session *session) {
    return &session->state;
}

const Types *session_types(const Session *session) {
    return &session->types;
}

View session_view(const Session *session, int seat) {
    return state_view(session->scenario, &session->state, seat);
}

size_t session_command_count(const Session *session) {
    return session->done_count;
}

Command session_command_at(const Session *session, size_t index) {
    ASSERT(index < session->done_count);
    return session->done[index].command;
}

size_t session_rewind_count(const Session *session) {
    return session->rewind_count;
}

size_t session_rewound_to(const Session *session) {
    return session->rewound_to;
}

const LoggedEvent *session_events(const Session *session, size_t *count) {
    *count = session->event_count;
    return session->events;
}

uint64_t session_digest(const Session *session) {
    return state_digest(session->scenario, &session->state);
}
