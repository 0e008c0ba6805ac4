// The grammar of commands: one table of shapes, from which they are printed and parsed.
#include <string.h>

#include "base/assert.h"
#include "sim/command.h"

// ---- the words of small enums ----

// Zero is none and has the empty word, so that a walk over words begins at 1; forecasts begin at 0.
static const char *const form_words[] = {"", "ask", "press", "warn", "offer", "guarantee"};
static const char *const manner_words[] = {"", "idea", "hint", "quoted"};
static const char *const remedy_words[] = {"", "strike", "fudge", "letter", "alone"};
static const char *const forecast_words[] = {"", "sign", "hold", "break"};
static const char *const chance_words[] = {"remote", "unlikely",    "possible",      "even",
                                           "likely", "very-likely", "almost-certain"};
static const char *const answer_words[] = {"",         "wait",       "investigate", "name",   "same-words", "observers",
                                           "exchange", "call-rival", "amend",       "allies", "keep"};
static const char *const exchange_words[] = {"", "sector", "lists", "all"};
static const char *const truce_words[] = {"none", "own", "hosted"};
static const char *const decide_words[] = {"",      "yes",  "no",     "open",     "guarded", "stay",
                                           "leave", "hold", "attack", "restrain", "reply",   "admit",
                                           "deny",  "arm",  "seat",   "urge",     "wait"};

#define WORDS(array) (array), sizeof(array) / sizeof(array)[0]

static const struct {
    const char *const *words;
    size_t count;
} enum_words[ARG_KIND_COUNT] = {
    [ARG_FORM] = {WORDS(form_words)},      [ARG_MANNER] = {WORDS(manner_words)},
    [ARG_REMEDY] = {WORDS(remedy_words)},  [ARG_FORECAST] = {WORDS(forecast_words)},
    [ARG_WORD] = {WORDS(chance_words)},    [ARG_ANSWER] = {WORDS(answer_words)},
    [ARG_EXTRA] = {WORDS(exchange_words)}, [ARG_TRUCE] = {WORDS(truce_words)},
    [ARG_DECIDE] = {WORDS(decide_words)},
};

_Static_assert(sizeof form_words / sizeof form_words[0] == FORM_COUNT, "a word for each form");
_Static_assert(sizeof manner_words / sizeof manner_words[0] == MANNER_COUNT, "a word for each manner");
_Static_assert(sizeof remedy_words / sizeof remedy_words[0] == REMEDY_COUNT, "a word for each remedy");
_Static_assert(sizeof forecast_words / sizeof forecast_words[0] == FORECAST_KIND_COUNT, "a word for each forecast");
_Static_assert(sizeof answer_words / sizeof answer_words[0] == ANSWER_KIND_COUNT, "a word for each answer");
_Static_assert(sizeof exchange_words / sizeof exchange_words[0] == EXCHANGE_SIZE_COUNT, "a word for each size");
_Static_assert(sizeof truce_words / sizeof truce_words[0] == TRUCE_HOST_COUNT, "a word for each host");
_Static_assert(sizeof decide_words / sizeof decide_words[0] == DECIDE_COUNT, "a word for each decision");

const char *word_of(ArgKind kind, int value) {
    ASSERT(kind > ARG_NONE && kind < ARG_KIND_COUNT);
    if (value < 0 || (size_t)value >= enum_words[kind].count) {
        return NULL;
    }
    return enum_words[kind].words[value];
}

// ---- shapes ----

static const CommandShape shapes[COMMAND_KIND_COUNT] = {
    [COMMAND_NONE] = {"", 0, {0}},
    [COMMAND_CHOOSE] = {"choose", 2, {ARG_SCENE, ARG_CHOICE}},
    [COMMAND_PLENARY] = {"plenary", 0, {0}},
    [COMMAND_CAUCUS] = {"caucus", 1, {ARG_PARTY}},
    [COMMAND_ASK] = {"ask", 2, {ARG_PARTY, ARG_ISSUE}},
    [COMMAND_CONFIDE] = {"confide", 2, {ARG_CONFIDENCE, ARG_MANNER}},
    [COMMAND_MINISTERS] = {"ministers", 0, {0}},
    [COMMAND_BRING] = {"bring", 1, {ARG_ISSUE}},
    [COMMAND_REDRAFT] = {"redraft", 2, {ARG_ISSUE, ARG_OPTION}},
    [COMMAND_STRIKE] = {"strike", 1, {ARG_ISSUE}},
    [COMMAND_TRADE] = {"trade", 2, {ARG_ISSUE, ARG_ISSUE}},
    [COMMAND_WHY] = {"why", 2, {ARG_PARTY, ARG_ISSUE}},
    [COMMAND_LEVER] = {"lever", 4, {ARG_LEVER, ARG_FORM, ARG_PARTY, ARG_ISSUE}},
    [COMMAND_PHONE] = {"phone", 1, {ARG_PHONE}},
    [COMMAND_RECESS] = {"recess", 0, {0}},
    [COMMAND_DEADLINE] = {"deadline", 0, {0}},
    [COMMAND_WAIT] = {"wait", 0, {0}},
    [COMMAND_TABLE] = {"table", 0, {0}},
    [COMMAND_LEAVE] = {"leave", 0, {0}},
    [COMMAND_OBJECTION] = {"objection", 1, {ARG_REMEDY}},
    [COMMAND_FORECAST] = {"forecast", 2, {ARG_FORECAST, ARG_WORD}},
    [COMMAND_SEAL] = {"seal", 1, {ARG_ISSUE}},
    [COMMAND_REOPEN] = {"reopen", 2, {ARG_ISSUE, ARG_OPTION}},
    [COMMAND_CHORE] = {"chore", 1, {ARG_CHORE}},
    [COMMAND_READY] = {"ready", 0, {0}},
    [COMMAND_PLACE] = {"place", 2, {ARG_ASSET, ARG_SECTOR}},
    [COMMAND_ANSWER] = {"answer", 3, {ARG_REPORT, ARG_ANSWER, ARG_EXTRA}},
    [COMMAND_AMEND] = {"amend", 2, {ARG_ISSUE, ARG_OPTION}},
    [COMMAND_KEEP] = {"keep", 1, {ARG_PROMISE}},
    [COMMAND_TRUCE] = {"truce", 1, {ARG_TRUCE}},
    [COMMAND_DECIDE] = {"decide", 1, {ARG_DECIDE}},
};

const CommandShape *command_shape(CommandKind kind) {
    ASSERT((int)kind >= 0 && kind < COMMAND_KIND_COUNT);
    return &shapes[kind];
}

// What an argument is in this command: some depend on the one before. ARG_NONE: it has none.
static ArgKind argument_kind(const Command *command, int at) {
    const CommandShape *shape = &shapes[command->kind];
    ArgKind kind = at < shape->count ? (ArgKind)shape->args[at] : ARG_NONE;
    if (kind == ARG_WORD && command->args[0] == FORECAST_BREAK) {
        return ARG_ISSUE; // which words break first
    }
    if (kind == ARG_EXTRA) {
        return command->args[1] == ANSWER_NAME ? ARG_PARTY : command->args[1] == ANSWER_EXCHANGE ? ARG_EXTRA : ARG_NONE;
    }
    return kind;
}

// A last word that may be left out, and what stands for it then.
static bool argument_optional(const Command *command, int at, int *absent) {
    *absent = 0;
    if (command->kind == COMMAND_LEVER && at == 3) {
        *absent = NO_INDEX; // a lever that bears on no clause in particular
        return true;
    }
    return command->kind == COMMAND_PLACE && at == 1; // in the first sector
}

// ---- words of things ----

// The id or word an argument has, NULL when there is none; numbers are not here.
static const char *argument_word(const Scenario *c, const Command *command, ArgKind kind, int at, int value) {
#define ID(array, n) (value >= 0 && value < (n) ? c->array[value].id : NULL)
    int before = at > 0 ? command->args[at - 1] : 0;
    switch (kind) {
    case ARG_SCENE: return ID(scenes, c->scene_count);
    case ARG_CHOICE:
        return before >= 0 && before < c->scene_count ? ID(scenes[before].choices, c->scenes[before].choice_count)
                                                      : NULL;
    case ARG_PARTY: return ID(parties, c->party_count);
    case ARG_ISSUE: return ID(issues, c->issue_count);
    case ARG_OPTION:
        return before >= 0 && before < c->issue_count ? ID(issues[before].options, c->issues[before].option_count)
                                                      : NULL;
    case ARG_LEVER: return ID(levers, c->lever_count);
    case ARG_PHONE: return ID(phones, c->phone_count);
    case ARG_CHORE: return ID(chores, c->chore_count);
    case ARG_ASSET: return ID(assets, c->asset_count);
    case ARG_SECTOR: return ID(sectors, c->sector_count);
    default: return word_of(kind, value);
    }
#undef ID
}

static bool is_number(ArgKind kind) {
    return kind == ARG_REPORT || kind == ARG_CONFIDENCE || kind == ARG_PROMISE;
}

static int number_max(ArgKind kind) {
    return kind == ARG_REPORT ? REPORT_MAX : kind == ARG_CONFIDENCE ? CONFIDENCE_MAX : PROMISE_MAX;
}

// How many words there are to choose from.
static int word_count(const Scenario *c, const Command *command, ArgKind kind, int at) {
    int before = at > 0 ? command->args[at - 1] : 0;
    switch (kind) {
    case ARG_SCENE: return c->scene_count;
    case ARG_CHOICE: return c->scenes[before].choice_count;
    case ARG_PARTY: return c->party_count;
    case ARG_ISSUE: return c->issue_count;
    case ARG_OPTION: return c->issues[before].option_count;
    case ARG_LEVER: return c->lever_count;
    case ARG_PHONE: return c->phone_count;
    case ARG_CHORE: return c->chore_count;
    case ARG_ASSET: return c->asset_count;
    case ARG_SECTOR: return c->sector_count;
    default: return (int)enum_words[kind].count;
    }
}

// ---- print ----

typedef struct Line {
    char *text;
    size_t size, length;
} Line;

static void line_add(Line *line, const char *word) {
    if (line->length > 0 && line->length + 1 < line->size) {
        line->text[line->length++] = ' ';
    }
    for (; *word != '\0' && line->length + 1 < line->size; word++) {
        line->text[line->length++] = *word;
    }
    line->text[line->length] = '\0';
}

static void line_add_number(Line *line, int number) {
    char digits[3] = {(char)('0' + number / 10), (char)('0' + number % 10), '\0'};
    line_add(line, number >= 10 ? digits : digits + 1);
}

void command_print(const Scenario *scenario, Command command, char *out, size_t size) {
    ASSERT(size > 0 && command.kind < COMMAND_KIND_COUNT);
    Line line = {.text = out, .size = size};
    out[0] = '\0';
    line_add(&line, shapes[command.kind].verb);
    for (int at = 0; at < shapes[command.kind].count; at++) {
        ArgKind kind = argument_kind(&command, at);
        int value = command.args[at], absent = 0;
        if (kind == ARG_NONE || (argument_optional(&command, at, &absent) && absent == NO_INDEX && value == NO_INDEX)) {
            break;
        }
        if (is_number(kind)) {
            line_add_number(&line, value >= NO_INDEX && value < number_max(kind) ? value + 1 : 0);
            continue;
        }
        const char *word = argument_word(scenario, &command, kind, at, value);
        line_add(&line, word != NULL && word[0] != '\0' ? word : "?");
    }
}

// ---- parse ----

typedef struct Token {
    const char *text;
    size_t length;
} Token;

enum { TOKENS_MAX = 6 };

// Splits at spaces; one token more than a command can have is kept, to be complained about.
static int tokens_of(const char *text, Token tokens[TOKENS_MAX]) {
    int count = 0;
    while (count < TOKENS_MAX) {
        while (*text == ' ' || *text == '\t') {
            text++;
        }
        if (*text == '\0' || *text == '\n' || *text == '\r') {
            break;
        }
        Token token = {.text = text};
        while (*text != '\0' && *text != ' ' && *text != '\t' && *text != '\n' && *text != '\r') {
            text++;
        }
        token.length = (size_t)(text - token.text);
        tokens[count++] = token;
    }
    return count;
}

static bool token_is(Token token, const char *word) {
    return word != NULL && word[0] != '\0' && strlen(word) == token.length &&
           memcmp(word, token.text, token.length) == 0;
}

// 1-based in the text; a report may be 0, which is none.
static bool number_parse(Token token, ArgKind kind, int16_t *value) {
    int number = 0;
    if (token.length > 2) {
        return false;
    }
    for (size_t i = 0; i < token.length; i++) {
        if (token.text[i] < '0' || token.text[i] > '9') {
            return false;
        }
        number = 10 * number + (token.text[i] - '0');
    }
    *value = (int16_t)(number - 1);
    return number <= number_max(kind) && (number > 0 || kind == ARG_REPORT);
}

static const char *const unknown_phrases[ARG_KIND_COUNT] = {
    [ARG_NONE] = "unknown word",         [ARG_SCENE] = "unknown scene",
    [ARG_CHOICE] = "unknown choice",     [ARG_PARTY] = "unknown party",
    [ARG_ISSUE] = "unknown clause",      [ARG_OPTION] = "unknown wording",
    [ARG_LEVER] = "unknown lever",       [ARG_FORM] = "unknown form",
    [ARG_PHONE] = "unknown phone",       [ARG_CONFIDENCE] = "unknown confidence",
    [ARG_MANNER] = "unknown manner",     [ARG_REMEDY] = "unknown remedy",
    [ARG_FORECAST] = "unknown forecast", [ARG_WORD] = "unknown word of chance",
    [ARG_CHORE] = "unknown chore",       [ARG_ASSET] = "unknown asset",
    [ARG_SECTOR] = "unknown sector",     [ARG_REPORT] = "unknown report",
    [ARG_ANSWER] = "unknown answer",     [ARG_EXTRA] = "unknown size of exchange",
    [ARG_PROMISE] = "unknown promise",   [ARG_TRUCE] = "unknown host",
    [ARG_DECIDE] = "unknown decision",
};

static bool argument_parse(const Scenario *scenario, Command *command, int at, Token token, const char **why) {
    ArgKind kind = argument_kind(command, at);
    *why = unknown_phrases[kind];
    if (is_number(kind)) {
        return number_parse(token, kind, &command->args[at]);
    }
    int count = word_count(scenario, command, kind, at);
    for (int value = 0; value < count; value++) {
        if (token_is(token, argument_word(scenario, command, kind, at, value))) {
            command->args[at] = (int16_t)value;
            return true;
        }
    }
    return false;
}

static bool verb_parse(Token token, Command *command) {
    for (int kind = COMMAND_NONE + 1; kind < COMMAND_KIND_COUNT; kind++) {
        if (token_is(token, shapes[kind].verb)) {
            command->kind = (uint8_t)kind;
            return true;
        }
    }
    return false;
}

bool command_parse(const Scenario *scenario, const State *state, const char *text, Command *command, const char **why) {
    const char *ignored;
    why = why != NULL ? why : &ignored;
    Token tokens[TOKENS_MAX];
    int count = tokens_of(text, tokens);
    Command parsed = {.seat = state != NULL ? state->open.seat : 0};
    if (count == 0) {
        *why = "no command";
        return false;
    }
    if (!verb_parse(tokens[0], &parsed)) {
        *why = "unknown command";
        return false;
    }
    int used = 1;
    for (int at = 0; at < shapes[parsed.kind].count && argument_kind(&parsed, at) != ARG_NONE; at++) {
        int absent = 0;
        if (used < count) {
            if (!argument_parse(scenario, &parsed, at, tokens[used], why)) {
                return false;
            }
            used++;
        } else if (argument_optional(&parsed, at, &absent)) {
            parsed.args[at] = (int16_t)absent;
        } else {
            *why = "a word is missing";
            return false;
        }
    }
    if (used < count) {
        *why = "a word too many";
        return false;
    }
    *why = "";
    *command = parsed;
    return true;
}
