#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"

enum { ARM_DEPTH_MAX = 4 };

// ---- how languages count (Unicode CLDR, whole numbers only) ----

static bool is_one_of(const char *code, const char *codes) {
    size_t length = strlen(code);
    for (const char *at = codes; *at; at += 3) {
        if (length == 2 && strncmp(at, code, 2) == 0) {
            return true;
        }
    }
    return false;
}

static const char *plural_slavic(unsigned long n, bool is_polish) {
    unsigned long ten = n % 10;
    unsigned long hundred = n % 100;
    if (is_polish ? n == 1 : ten == 1 && hundred != 11) {
        return "one";
    }
    return ten >= 2 && ten <= 4 && !(hundred >= 12 && hundred <= 14) ? "few" : "many";
}

static const char *plural_arabic(unsigned long n) {
    unsigned long hundred = n % 100;
    if (n <= 2) {
        return n == 0 ? "zero" : n == 1 ? "one" : "two";
    }
    return hundred >= 3 && hundred <= 10 ? "few" : hundred >= 11 ? "many" : "other";
}

const char *words_plural(const char *language, long n) {
    char code[4] = "";
    for (size_t i = 0; i < 3 && language[i] && language[i] != '-' && language[i] != '_'; i++) {
        code[i] = language[i];
    }
    unsigned long size = n < 0 ? 0ul - (unsigned long)n : (unsigned long)n;
    if (is_one_of(code, "ja zh ko vi th id ms ")) {
        return "other";
    }
    if (is_one_of(code, "ru uk be pl ")) {
        return plural_slavic(size, code[0] == 'p');
    }
    if (is_one_of(code, "cs sk ")) {
        return size == 1 ? "one" : size >= 2 && size <= 4 ? "few" : "other";
    }
    if (is_one_of(code, "ar ")) {
        return plural_arabic(size);
    }
    if (is_one_of(code, "he ")) {
        return size == 1 ? "one" : size == 2 ? "two" : "other";
    }
    if (is_one_of(code, "fr hy pt fa hi ")) {
        return size <= 1 ? "one" : "other";
    }
    return size == 1 ? "one" : "other";
}

// ---- patterns ----

const char *word_number(char out[WORD_NUMBER_BYTES], long long number) {
    (void)snprintf(out, WORD_NUMBER_BYTES, "%lld", number);
    return out;
}

typedef struct Print {
    char *out;
    size_t size;
    size_t length; // of the whole text, also what did not fit
    const char *language;
    const WordArg *args;
    size_t count;
} Print;

static void print_add(Print *print, const char *text, size_t length) {
    if (print->length < print->size) {
        size_t left = print->size - print->length;
        memcpy(print->out + print->length, text, length < left ? length : left);
    }
    print->length += length;
}

static const char *arg_find(const Print *print, const char *name, size_t length) {
    for (size_t i = 0; i < print->count; i++) {
        const WordArg *arg = &print->args[i];
        if (strncmp(arg->name, name, length) == 0 && arg->name[length] == '\0') {
            return arg->text ? arg->text : "";
        }
    }
    return NULL;
}

// The end of a run up to one of the two stops outside of inner braces, or `end`.
static const char *run_end(const char *at, const char *end, char stop, char other_stop) {
    unsigned depth = 0;
    for (; at < end; at++) {
        if (depth == 0 && (*at == stop || *at == other_stop)) {
            return at;
        }
        if (*at == '{') {
            depth++;
        } else if (*at == '}' && depth > 0) {
            depth--;
        }
    }
    return end;
}

typedef struct Arm {
    const char *text; // NULL when there is none
    size_t length;
} Arm;

// The arm with that label among "label:text|label:text".
static Arm arm_find(const char *arms, const char *end, const char *label) {
    size_t label_length = strlen(label);
    while (arms < end) {
        const char *arm_end = run_end(arms, end, '|', '|');
        const char *colon = memchr(arms, ':', (size_t)(arm_end - arms));
        if (colon && (size_t)(colon - arms) == label_length && strncmp(arms, label, label_length) == 0) {
            return (Arm){colon + 1, (size_t)(arm_end - colon - 1)};
        }
        arms = arm_end < end ? arm_end + 1 : end;
    }
    return (Arm){0};
}

static Arm arm_choose(const Print *print, const char *arms, const char *end, const char *value) {
    Arm arm = arm_find(arms, end, value);
    if (!arm.text) {
        char *number_end = NULL;
        long number = strtol(value, &number_end, 10);
        if (number_end != value) {
            arm = arm_find(arms, end, words_plural(print->language, number));
        }
    }
    return arm.text ? arm : arm_find(arms, end, "other");
}

static void pattern_print(Print *print, const char *at, const char *end, unsigned depth) {
    while (at < end) {
        if ((*at == '{' || *at == '}') && at + 1 < end && at[1] == *at) {
            print_add(print, at, 1);
            at += 2;
            continue;
        }
        if (*at != '{') {
            print_add(print, at, 1);
            at++;
            continue;
        }
        const char *close = run_end(at + 1, end, '}', '}');
        const char *bar = run_end(at + 1, close, '|', '|');
        const char *value = close < end ? arg_find(print, at + 1, (size_t)(bar - at - 1)) : NULL;
        size_t whole = (size_t)(close < end ? close + 1 - at : end - at);
        if (!value) {
            print_add(print, at, whole);
        } else if (bar == close) {
            print_add(print, value, strlen(value));
        } else if (depth < ARM_DEPTH_MAX) {
            Arm arm = arm_choose(print, bar + 1, close, value);
            if (arm.text) {
                pattern_print(print, arm.text, arm.text + arm.length, depth + 1);
            }
        }
        at += whole;
    }
}

size_t words_format(const char *language, char *out, size_t size, const char *pattern, const WordArg *args,
                    size_t count) {
    Print print = {.out = out, .size = size, .language = language, .args = args, .count = count};
    pattern_print(&print, pattern, pattern + strlen(pattern), 0);
    if (print.length < size) {
        out[print.length] = '\0';
    } else if (size > 0) {
        out[utf8_cut(out, size - 1)] = '\0';
    }
    return print.length;
}

size_t words_print(const Words *words, char *out, size_t size, const char *key, const WordArg *args, size_t count) {
    return words_format(words_language(words), out, size, words_at(words, key), args, count);
}
