// The author's panel in lines: the truth of the night, why a scene is told or not, values set by hand, jumps.
#include <stdlib.h>
#include <string.h>

#include "sim/symbols.h"
#include "tell/author.h"
#include "text/inside.h"

static Truth truth_of(const Play *play) {
    return (Truth){play->words, session_scenario(play->session), session_types(play->session),
                   session_state(play->session)};
}

// Before anything is shown or changed the journal says whose game it is. False when it may not be.
static bool mark(Play *play) {
    Error error = {.message = ""};
    if (!session_is_author(play->session)) {
        if (!session_author(play->session, "", &error)) {
            error_show(play, &error);
            return false;
        }
        say_key(play, "text.author.marked");
    }
    return true;
}

static void flush(const Play *play, unsigned indent, Buffer *line) {
    if (line->length) {
        page_print(&play->page, indent, 2, line->text);
    }
    buffer_clear(line);
}

static bool names_show(const Play *play, const Truth *truth, const char *part) {
    StateContext context = {
        .scenario = truth->scenario, .types = truth->types, .state = (State *)truth->state}; // only read
    ExprReader reader = state_reader(&context);
    const ExprSymbols *symbols = &truth->scenario->symbols;
    bool any = false;
    Buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < symbols->count; i++) {
        const ExprSymbol *symbol = &symbols->symbols[i];
        if (!strstr(symbol->name, part)) {
            continue;
        }
        any = true;
        double value = reader.read(reader.context, symbol->id);
        if (symbol->type == EXPR_TYPE_CHOICE) {
            const ExprDomain *domain = &symbols->domains[symbol->domain];
            buffer_addf(&line, "%s = %s", symbol->name,
                        value >= 0 && value < domain->count ? domain->words[(int)value] : "");
        } else if (symbol->type == EXPR_TYPE_BOOL) {
            buffer_addf(&line, "%s = %s", symbol->name, value != 0 ? "true" : "false");
        } else {
            buffer_addf(&line, "%s = %.4g", symbol->name, value);
        }
        flush(play, 0, &line);
    }
    buffer_free(&line);
    return any;
}

static bool scenes_show(const Play *play, const Truth *truth, const char *part) {
    bool any = false;
    Buffer line;
    buffer_init(&line);
    for (int s = 0; s < truth->scenario->scene_count; s++) {
        if (strstr(truth->scenario->scenes[s].id, part)) {
            any = true;
            buffer_addf(&line, "%s: ", truth->scenario->scenes[s].id);
            tell_author_scene(truth, s, &line);
            flush(play, 0, &line);
        }
    }
    buffer_free(&line);
    return any;
}

static void seat_show(const Play *play, const Truth *truth, int seat) {
    Decision decisions[AUTHOR_DECISIONS_MAX];
    size_t count = author_decisions(truth, seat, decisions, AUTHOR_DECISIONS_MAX);
    Buffer line, terms, above;
    buffer_init(&line);
    buffer_init(&terms);
    buffer_init(&above);
    if (seat <= truth->scenario->party_count) {
        page_print(&play->page, 0, 0, truth->scenario->parties[seat - 1].name);
    }
    for (size_t i = 0; i < count; i++) {
        tell_author_decision(truth, decisions[i], &line);
        flush(play, 2, &line);
        buffer_clear(&terms);
        tell_author_terms(truth, decisions[i], &terms);
        if (terms.length && (!above.length || strcmp(terms.text, above.text) != 0)) {
            page_print(&play->page, 4, 2, terms.text);
        }
        buffer_clear(&above);
        buffer_add_bytes(&above, terms.text, terms.length);
    }
    buffer_free(&above);
    buffer_free(&terms);
    buffer_free(&line);
}

static LineResult jump(Play *play, const char *where) {
    static const struct {
        const char *word;
        Phase phase;
    } places[] = {{"talks", PHASE_TALKS},
                  {"signing", PHASE_SIGNING},
                  {"hours", PHASE_HOURS},
                  {"ceasefire", PHASE_CEASEFIRE},
                  {"end", PHASE_OVER}};
    Error error = {.message = ""};
    Phase phase = PHASE_COUNT;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        phase = strcmp(where, places[i].word) == 0 ? places[i].phase : phase;
    }
    int minutes = phase == PHASE_COUNT ? (int)strtol(where, NULL, 10) : 0;
    if (!play->options->jump || (phase == PHASE_COUNT && minutes <= 0)) {
        say_key(play, "text.author.help");
        return LINE_AGAIN;
    }
    if (!play->options->jump(play->session, phase, minutes, &error)) {
        error_show(play, &error);
    }
    return LINE_DONE;
}

static LineResult set(Play *play, const char *effects) {
    Error error = {.message = ""};
    if (session_author(play->session, effects, &error)) {
        return LINE_DONE;
    }
    error_show(play, &error);
    return LINE_AGAIN;
}

typedef enum AuthorVerb {
    AUTHOR_NONE,
    AUTHOR_NAMES,
    AUTHOR_SCENES,
    AUTHOR_SIDES,
    AUTHOR_SET,
    AUTHOR_JUMP,
    AUTHOR_COUNT
} AuthorVerb;

static AuthorVerb verb_read(const char *line, const char **rest) {
    static const char *const verbs[AUTHOR_COUNT] = {"", "names", "scenes", "sides", "set", "jump"};
    size_t length = strcspn(line, " ");
    *rest = line + length + strspn(line + length, " ");
    for (int v = AUTHOR_NONE + 1; v < AUTHOR_COUNT; v++) {
        bool whole = v < AUTHOR_SET || (*rest)[0] != '\0';
        if (whole && strlen(verbs[v]) == length && strncmp(line, verbs[v], length) == 0) {
            return (AuthorVerb)v;
        }
    }
    return AUTHOR_NONE;
}

LineResult author_do(Play *play, const char *line) {
    const char *rest;
    AuthorVerb verb = verb_read(line, &rest);
    if (verb == AUTHOR_NONE) {
        say_key(play, "text.author.help");
        return LINE_AGAIN;
    }
    if (!mark(play)) {
        return LINE_AGAIN;
    }
    Truth truth = truth_of(play);
    if (verb == AUTHOR_SET || verb == AUTHOR_JUMP) {
        return verb == AUTHOR_SET ? set(play, rest) : jump(play, rest);
    }
    if (verb == AUTHOR_SIDES) {
        for (int seat = 1; seat <= truth.scenario->party_count + truth.scenario->power_count; seat++) {
            seat_show(play, &truth, seat);
        }
    } else if (!(verb == AUTHOR_NAMES ? names_show : scenes_show)(play, &truth, rest)) {
        say_key(play, "text.author.none");
    }
    return LINE_AGAIN;
}
