#include "session/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "session/house.h"

static const char *const difficulty_words[DIFFICULTY_COUNT] = {"", "calm", "tense", "violent"};
static const char *const length_words[LENGTH_COUNT] = {"", "25", "45", "90"};
static const char mark_sign[] = "  #=";
enum { MARK_SIGN = 4, MARK_DIGITS = DIGEST_TEXT_BYTES - 1 };

// ---- the header ----

static const char *seat_id(const Scenario *scenario, int seat) {
    if (seat == 0) {
        return "mediator";
    }
    return seat <= scenario->party_count ? scenario->parties[seat - 1].id
                                         : scenario->powers[seat - 1 - scenario->party_count].id;
}

static int seat_find(const Scenario *scenario, const char *id) {
    int seats = 1 + scenario->party_count + scenario->power_count;
    for (int seat = 0; seat < seats; seat++) {
        if (strcmp(seat_id(scenario, seat), id) == 0) {
            return seat;
        }
    }
    return NO_INDEX;
}

void journal_header_print(const Scenario *scenario, const Setup *setup, Buffer *out) {
    char digest[DIGEST_TEXT_BYTES];
    digest_print((Digest){scenario->rules_digest}, digest);
    buffer_addf(out, "noon-journal %d\nrules %d\nscenario %s #=%s\n", JOURNAL_FORMAT, RULES_VERSION, scenario->id,
                digest);
    buffer_addf(out, "types-seed %llu\nluck-seed %llu\n", (unsigned long long)setup->types_seed,
                (unsigned long long)setup->luck_seed);
    buffer_addf(out, "difficulty %s\nlength %s\ndays %u\npersons mediator",
                difficulty_words[setup->difficulty < DIFFICULTY_COUNT ? setup->difficulty : DIFFICULTY_NONE],
                length_words[setup->length < LENGTH_COUNT ? setup->length : LENGTH_NONE], (unsigned)setup->days);
    for (int seat = 1; seat <= scenario->party_count + scenario->power_count; seat++) {
        if (setup->persons >> seat & 1) {
            buffer_addf(out, " %s", seat_id(scenario, seat));
        }
    }
    buffer_addf(out, "\nguided %s\nrewind %s\nclass %s\n", setup->guided ? "yes" : "no",
                setup->rewind_locked ? "locked" : "free", setup->class_mode ? "yes" : "no");
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (setup->house.changed[i]) {
            buffer_addf(out, HOUSE_VERB "%s=", parameters[i].name);
            buffer_add_real(out, setup->house.value[i]);
            buffer_add_char(out, '\n');
        }
    }
}

// Decimal digits and nothing else.
static bool number_parse(const char *text, uint64_t max, uint64_t *out) {
    uint64_t value = 0;
    if (!*text) {
        return false;
    }
    for (; *text; text++) {
        if (*text < '0' || *text > '9') {
            return false;
        }
        unsigned digit = (unsigned)(*text - '0');
        if (value > (max - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

static int word_find(const char *const *words, int count, const char *word) {
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    return 0;
}

static bool id_is_plain(const char *id, size_t length, bool spaces) {
    for (size_t i = 0; i < length; i++) {
        char c = id[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                     c == '_' || c == '.' || (spaces && c == ' ');
        if (!plain) {
            return false;
        }
    }
    return length > 0;
}

typedef enum HeaderKey {
    KEY_FORMAT,
    KEY_RULES,
    KEY_SCENARIO,
    KEY_TYPES_SEED,
    KEY_LUCK_SEED,
    KEY_DIFFICULTY,
    KEY_LENGTH,
    KEY_DAYS,
    KEY_PERSONS,
    KEY_GUIDED,
    KEY_REWIND,
    KEY_CLASS,
    KEY_COUNT
} HeaderKey;

// The lines of the header in their order, and what each must say.
static const struct {
    const char *key, *form;
} header_keys[KEY_COUNT] = {
    [KEY_FORMAT] = {"noon-journal", "<number>"},
    [KEY_RULES] = {"rules", "<number>"},
    [KEY_SCENARIO] = {"scenario", "<id> #=<digest>"},
    [KEY_TYPES_SEED] = {"types-seed", "<number>"},
    [KEY_LUCK_SEED] = {"luck-seed", "<number>"},
    [KEY_DIFFICULTY] = {"difficulty", "calm|tense|violent"},
    [KEY_LENGTH] = {"length", "25|45|90"},
    [KEY_DAYS] = {"days", "<number>"},
    [KEY_PERSONS] = {"persons", "mediator <seat> ..."},
    [KEY_GUIDED] = {"guided", "yes|no"},
    [KEY_REWIND] = {"rewind", "free|locked"},
    [KEY_CLASS] = {"class", "yes|no"},
};

// Puts the line in front of what is wrong with it.
static bool at_line(const char *name, unsigned line, Error *error) {
    return ERROR_WITHIN(error, "journal.line", "\"{path}\" line {line}", {"path", name}, {"line", WORD_NUMBER(line)});
}

static bool yes_no_parse(const char *value, const char *yes, const char *no, bool *out) {
    *out = strcmp(value, yes) == 0;
    return *out || strcmp(value, no) == 0;
}

static bool scenario_parse(const char *value, JournalHeader *header) {
    const char *sign = strstr(value, " #=");
    Digest digest;
    if (!sign || strlen(sign) != 3 + MARK_DIGITS || !digest_parse(sign + 3, &digest)) {
        return false;
    }
    size_t length = (size_t)(sign - value);
    if (length >= sizeof header->scenario || !id_is_plain(value, length, false)) {
        return false;
    }
    memcpy(header->scenario, value, length);
    header->scenario[length] = '\0';
    header->rules_digest = digest.value;
    return true;
}

static bool value_parse(HeaderKey key, const char *value, JournalHeader *header) {
    Setup *setup = &header->setup;
    uint64_t number = 0;
    switch (key) {
    case KEY_FORMAT:
    case KEY_RULES:
        if (!number_parse(value, 999999, &number)) {
            return false;
        }
        *(key == KEY_FORMAT ? &header->format : &header->rules) = (unsigned)number;
        return true;
    case KEY_SCENARIO: return scenario_parse(value, header);
    case KEY_TYPES_SEED: return number_parse(value, UINT64_MAX, &setup->types_seed);
    case KEY_LUCK_SEED: return number_parse(value, UINT64_MAX, &setup->luck_seed);
    case KEY_DIFFICULTY:
        setup->difficulty = (Difficulty)word_find(difficulty_words, DIFFICULTY_COUNT, value);
        return setup->difficulty != DIFFICULTY_NONE;
    case KEY_LENGTH:
        setup->length = (Length)word_find(length_words, LENGTH_COUNT, value);
        return setup->length != LENGTH_NONE;
    case KEY_DAYS:
        if (!number_parse(value, DAY_MAX, &number)) {
            return false;
        }
        setup->days = (uint8_t)number;
        return true;
    case KEY_PERSONS:
        if (!id_is_plain(value, strlen(value), true)) {
            return false;
        }
        snprintf(header->persons, sizeof header->persons, "%s", value);
        return true;
    case KEY_GUIDED: return yes_no_parse(value, "yes", "no", &setup->guided);
    case KEY_REWIND: return yes_no_parse(value, "locked", "free", &setup->rewind_locked);
    case KEY_CLASS: return yes_no_parse(value, "yes", "no", &setup->class_mode);
    case KEY_COUNT: break;
    }
    return false;
}

// The next line as a NUL-terminated copy; false when it does not end, is too long or holds what no text
// holds.
static bool line_take(const char *text, size_t length, size_t *at, char line[JOURNAL_LINE_BYTES]) {
    const char *end = memchr(text + *at, '\n', length - *at);
    size_t bytes = end ? (size_t)(end - (text + *at)) : 0;
    if (!end || bytes >= JOURNAL_LINE_BYTES || memchr(text + *at, '\0', bytes)) {
        return false;
    }
    memcpy(line, text + *at, bytes);
    line[bytes] = '\0';
    *at += bytes + 1;
    return true;
}

// The lines that may follow: none, or one for each house rule. What other rules called their parameters is theirs.
static bool house_parse(const char *name, const char *text, size_t length, size_t *at, JournalHeader *header,
                        Error *error) {
    char line[JOURNAL_LINE_BYTES];
    for (size_t next = *at; line_take(text, length, &next, line) && strncmp(line, HOUSE_VERB, strlen(HOUSE_VERB)) == 0;
         *at = next) {
        const char *rule = line + strlen(HOUSE_VERB);
        header->lines++;
        if (header->rules == RULES_VERSION && !house_rule_parse(rule, strlen(rule), &header->setup.house, error)) {
            return ERROR_WITHIN(error, "journal.house", "house rule") || at_line(name, header->lines, error);
        }
    }
    return true;
}

bool journal_header_parse(const char *name, const char *text, size_t length, JournalHeader *header, Error *error) {
    *header = (JournalHeader){.setup.persons = 1};
    size_t at = 0;
    char line[JOURNAL_LINE_BYTES];
    for (int key = 0; key < KEY_COUNT; key++) {
        const char *word = header_keys[key].key;
        size_t word_bytes = strlen(word);
        bool read = line_take(text, length, &at, line);
        bool named = read && strncmp(line, word, word_bytes) == 0 && line[word_bytes] == ' ';
        if (!named && key == KEY_FORMAT) {
            ERROR_SAY(error, "journal.none",
                      "\"{path}\" is not a journal of this game: its first line is not \"{word} {n}\"", {"path", name},
                      {"word", word}, {"n", WORD_NUMBER(JOURNAL_FORMAT)});
            return length == 0 && ERROR_ADVISE(error, "journal.none.hint", "the file is empty");
        }
        if (!named || !value_parse((HeaderKey)key, line + word_bytes + 1, header)) {
            ERROR_SAY(error, "journal.header", "expected \"{word} {form}\"", {"word", word},
                      {"form", header_keys[key].form});
            return at_line(name, (unsigned)key + 1, error);
        }
        if (key == KEY_FORMAT && header->format != JOURNAL_FORMAT) {
            ERROR_SAY(error, "journal.format",
                      "\"{path}\" is a journal of format {theirs}, this program reads format {ours}", {"path", name},
                      {"theirs", WORD_NUMBER(header->format)}, {"ours", WORD_NUMBER(JOURNAL_FORMAT)});
            return ERROR_ADVISE(error, "journal.format.hint",
                                "it is plain text: what was told stands in the lines that begin with \"#\"");
        }
    }
    header->lines = KEY_COUNT;
    if (!house_parse(name, text, length, &at, header, error)) {
        return false;
    }
    header->bytes = at;
    return true;
}

bool journal_header_read(const char *path, JournalHeader *header, Error *error) {
    char *text = NULL;
    size_t length = 0;
    if (!file_read(path, JOURNAL_BYTES_MAX, &text, &length, error)) {
        return false;
    }
    bool good = journal_header_parse(path, text, length, header, error);
    free(text);
    return good;
}

static bool persons_parse(const char *name, JournalHeader *header, const Scenario *scenario, Error *error) {
    char ids[JOURNAL_LINE_BYTES];
    memcpy(ids, header->persons, sizeof ids);
    header->setup.persons = 1;
    for (char *id = ids; *id;) {
        size_t length = strcspn(id, " ");
        char *next = id[length] ? id + length + 1 : id + length;
        id[length] = '\0';
        int seat = seat_find(scenario, id);
        if (seat == NO_INDEX) {
            ERROR_SAY(error, "journal.seat", "scenario \"{id}\" has no seat \"{seat}\"", {"id", scenario->id},
                      {"seat", id});
            return at_line(name, KEY_PERSONS + 1, error);
        }
        header->setup.persons = (uint16_t)(header->setup.persons | 1u << seat);
        id = next;
    }
    return true;
}

static bool how_to_read(Error *error) {
    return ERROR_ADVISE(error, "journal.hint",
                        "\"noon replay --print\" shows what was done and told without replaying it");
}

bool journal_header_fits(const char *name, JournalHeader *header, const Scenario *scenario, Error *error) {
    if (header->rules != RULES_VERSION) {
        ERROR_SAY(error, "journal.rules", "\"{path}\" was played by rules {theirs}, this program has rules {ours}",
                  {"path", name}, {"theirs", WORD_NUMBER(header->rules)}, {"ours", WORD_NUMBER(RULES_VERSION)});
        return how_to_read(error);
    }
    if (strcmp(header->scenario, scenario->id) != 0) {
        ERROR_SAY(error, "journal.scenario", "\"{path}\" was played with scenario \"{theirs}\", not \"{ours}\"",
                  {"path", name}, {"theirs", header->scenario}, {"ours", scenario->id});
        return how_to_read(error);
    }
    if (header->rules_digest != scenario->rules_digest) {
        char theirs[DIGEST_TEXT_BYTES], ours[DIGEST_TEXT_BYTES];
        digest_print((Digest){header->rules_digest}, theirs);
        digest_print((Digest){scenario->rules_digest}, ours);
        ERROR_SAY(
            error, "journal.altered",
            "\"{path}\" was played with other rules of scenario \"{id}\": its digest was {theirs}, now it is {ours}",
            {"path", name}, {"id", scenario->id}, {"theirs", theirs}, {"ours", ours});
        return how_to_read(error);
    }
    return persons_parse(name, header, scenario, error);
}

// ---- the chain ----

void journal_chain_init(JournalChain *chain) {
    digest_init(&chain->bytes);
}

void journal_chain_line(JournalChain *chain, const char *line, size_t length) {
    digest_bytes(&chain->bytes, line, length);
}

uint64_t journal_chain_mark(const JournalChain *chain, const char *text, size_t length, uint64_t state_digest) {
    Digest digest = chain->bytes;
    digest_bytes(&digest, text, length);
    digest_u64(&digest, state_digest);
    return digest.value;
}

// ---- lines ----

static const char *mark_find(const char *line, size_t length) {
    for (size_t at = 0; at + MARK_SIGN <= length; at++) {
        if (memcmp(line + at, mark_sign, MARK_SIGN) == 0) {
            return line + at;
        }
    }
    return NULL;
}

// A mark in what is told is a command whose line lost its beginning.
static bool told_parse(const char *line, size_t length, Error *error) {
    if (length > 1 && line[1] != ' ') {
        return ERROR_SAY(error, "line.told", "a \"#\" stands without a space behind it");
    }
    return mark_find(line, length) == NULL || ERROR_SAY(error, "line.mark", "a digest stands in what is told");
}

void journal_told_print(const char *told, size_t length, Buffer *out) {
    buffer_add(out, length > 0 ? "# " : "#");
    const char *mark;
    while ((mark = mark_find(told, length)) != NULL) {
        size_t before = (size_t)(mark - told) + MARK_SIGN - 1;
        buffer_add_bytes(out, told, before);
        buffer_add_char(out, ' ');
        told += before;
        length -= before;
    }
    buffer_add_bytes(out, told, length);
}

static bool no_mark(Error *error) {
    return ERROR_SAY(error, "line.digest", "no digest stands at its end");
}

bool journal_line_parse(const char *line, size_t length, JournalLine *out, Error *error) {
    *out = (JournalLine){.kind = JOURNAL_LINE_NONE};
    if (length > 0 && line[0] == '#') {
        out->kind = JOURNAL_LINE_TOLD;
        return told_parse(line, length, error);
    }
    if (length < MARK_SIGN + MARK_DIGITS || length >= JOURNAL_LINE_BYTES) {
        return no_mark(error);
    }
    size_t text_length = length - MARK_SIGN - MARK_DIGITS;
    Digest mark;
    char digits[DIGEST_TEXT_BYTES];
    memcpy(digits, line + text_length + MARK_SIGN, MARK_DIGITS);
    digits[MARK_DIGITS] = '\0';
    if (memcmp(line + text_length, mark_sign, MARK_SIGN) != 0 || !digest_parse(digits, &mark)) {
        return no_mark(error);
    }
    // Another spelling of the same digest would be a change that nobody notices.
    char again[DIGEST_TEXT_BYTES];
    digest_print(mark, again);
    if (memcmp(again, digits, MARK_DIGITS) != 0) {
        return no_mark(error);
    }
    for (size_t i = 0; i < text_length; i++) {
        if ((unsigned char)line[i] < ' ' || (unsigned char)line[i] > '~') {
            return ERROR_SAY(error, "line.plain", "it holds something else than plain words");
        }
    }
    memcpy(out->text, line, text_length);
    out->text[text_length] = '\0';
    out->mark = mark.value;
    out->kind = JOURNAL_LINE_COMMAND;
    if (strcmp(out->text, "begin") == 0) {
        out->kind = JOURNAL_LINE_BEGIN;
    } else if (strcmp(out->text, AUTHOR_MARK) == 0 || strncmp(out->text, AUTHOR_VERB, strlen(AUTHOR_VERB)) == 0) {
        out->kind = JOURNAL_LINE_AUTHOR;
    } else if (strncmp(out->text, "rewind ", 7) == 0) {
        uint64_t number;
        if (!number_parse(out->text + 7, 1000000, &number)) {
            return ERROR_SAY(error, "line.rewind", "expected the number of commands that stay after \"rewind\"");
        }
        out->rewind_to = (size_t)number;
        out->kind = JOURNAL_LINE_REWIND;
    }
    return true;
}

// Keeps a file of somebody else from steering the terminal it is shown on.
static void text_add_safely(Buffer *out, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        uint32_t character = utf8_next_before(&text, end);
        char bytes[4];
        bool control = character < ' ' || (character >= 0x7f && character < 0xa0);
        buffer_add_bytes(out, bytes, utf8_put(bytes, control ? UTF8_REPLACEMENT : character));
    }
}

void journal_print(const char *text, size_t length, Buffer *out) {
    bool begun = false;
    for (size_t at = 0; at < length;) {
        const char *line = text + at;
        const char *end = memchr(line, '\n', length - at);
        size_t bytes = end ? (size_t)(end - line) : length - at;
        at += bytes + 1;
        JournalLine parsed;
        bool good = journal_line_parse(line, bytes, &parsed, NULL);
        if (good && parsed.kind == JOURNAL_LINE_TOLD) {
            text_add_safely(out, line + (bytes > 1 ? 2 : 1), bytes - (bytes > 1 ? 2 : 1));
        } else if (good && parsed.kind == JOURNAL_LINE_BEGIN) {
            begun = true;
        } else if (good) {
            buffer_addf(out, "> %s", parsed.text);
        } else {
            if (begun) {
                buffer_add(out, "? ");
            }
            text_add_safely(out, line, bytes);
        }
        buffer_add_char(out, '\n');
    }
}
