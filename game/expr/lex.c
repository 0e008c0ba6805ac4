// Text into tokens. A mistake is reported here with its remedy and becomes TOKEN_NONE, which stops the
// parser.
#include <string.h>

#include "expr/inside.h"

static char at(const Compiler *compiler, uint32_t index) {
    return index < compiler->length ? compiler->text[index] : '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static void skip_blanks(Compiler *compiler) {
    for (; compiler->cursor < compiler->length; compiler->cursor++) {
        char c = compiler->text[compiler->cursor];
        if (c == '\n') {
            compiler->token.line_before = true;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

static void refuse(Compiler *compiler, uint32_t length, const char *before, const char *hint) {
    compiler->token.kind = TOKEN_NONE;
    compiler->token.length = length;
    compiler->stopped = true;
    compiler_report_text(compiler, "expr-syntax", compiler->token.start, length, before, "", hint);
}

// Up to EXPR_DIGITS_MAX digits and the power of ten that divides them are exact in a double, so their
// quotient is the nearest double there is: no library is needed to read a number right.
static void read_number(Compiler *compiler) {
    uint32_t cursor = compiler->cursor;
    uint64_t digits = 0, scale = 1;
    unsigned count = 0;
    bool point = false;
    for (;; cursor++) {
        char c = at(compiler, cursor);
        if (c == '.' && !point && is_digit(at(compiler, cursor + 1))) {
            point = true;
        } else if (is_digit(c)) {
            count += digits > 0 || c != '0' || point;
            if (count <= EXPR_DIGITS_MAX) {
                digits = digits * 10 + (uint64_t)(c - '0');
                scale = point ? scale * 10 : scale;
            }
        } else {
            break;
        }
    }
    uint32_t length = cursor - compiler->cursor;
    if (count > EXPR_DIGITS_MAX) {
        refuse(compiler, length, "at most 15 digits expected, found ", NULL);
    } else if (at(compiler, cursor) == '.') {
        refuse(compiler, length + 1, "digits expected after the point, found ", "write 2 or 2.5");
    } else if (at(compiler, cursor) == '%') {
        refuse(compiler, length + 1, "a plain number expected, found ", "values have no percent sign: leave it out");
    } else if (is_letter(at(compiler, cursor))) {
        while (is_letter(at(compiler, cursor)) || is_digit(at(compiler, cursor))) {
            cursor++;
        }
        refuse(compiler, cursor - compiler->cursor, "a number or a name expected, found ",
               "a name begins with a letter, and a number has no exponent");
    } else {
        compiler->token.kind = TOKEN_NUMBER;
        compiler->token.length = length;
        compiler->token.number = (double)digits / (double)scale;
        compiler->cursor = cursor;
    }
}

// A dot or a hyphen belongs to the name only when the name goes on behind it, so that "x-=1" and "x -1" read
// as they look. Capitals are taken in as well: the unknown name is then reported whole.
static void read_name(Compiler *compiler) {
    uint32_t cursor = compiler->cursor;
    for (;; cursor++) {
        char c = at(compiler, cursor), next = at(compiler, cursor + 1);
        bool inner = is_letter(c) || is_digit(c) || (c == '.' && is_letter(next)) ||
                     (c == '-' && (is_letter(next) || is_digit(next)));
        if (!inner) {
            break;
        }
    }
    uint32_t length = cursor - compiler->cursor;
    const char *text = compiler->text + compiler->cursor;
    if (length > EXPR_NAME_MAX) {
        compiler->token.kind = TOKEN_NONE;
        compiler->stopped = true;
        compiler_report(compiler, SEVERITY_ERROR, "expr-too-long", compiler->token.start, length,
                        "a name of at most 120 bytes expected", NULL);
        return;
    }
    compiler->token.length = length;
    compiler->cursor = cursor;
    if (length == 4 && memcmp(text, "true", 4) == 0) {
        compiler->token.kind = TOKEN_TRUE;
    } else if (length == 5 && memcmp(text, "false", 5) == 0) {
        compiler->token.kind = TOKEN_FALSE;
    } else if (operation_find(FORM_INFIX, text, length) || operation_find(FORM_PREFIX, text, length)) {
        compiler->token.kind = TOKEN_SIGN;
    } else {
        compiler->token.kind = TOKEN_NAME;
    }
}

typedef struct Spelling {
    const char *text;
    TokenKind kind;   // NONE: not of this language
    const char *hint; // what is meant by it elsewhere
} Spelling;

// The longer ones first.
static const Spelling spellings[] = {
    {"&&", TOKEN_NONE, "write \"and\""},
    {"||", TOKEN_NONE, "write \"or\""},
    {"<>", TOKEN_NONE, "write \"!=\""},
    {"=<", TOKEN_NONE, "write \"<=\""},
    {"=>", TOKEN_NONE, "write \">=\""},
    {"++", TOKEN_NONE, "write \"+= 1\" in an effect"},
    {"*=", TOKEN_NONE, "write \"x = x * 2\""},
    {"/=", TOKEN_NONE, "write \"x = x / 2\""},
    {"===", TOKEN_NONE, "write \"==\""},
    {"==", TOKEN_SIGN, NULL},
    {"!=", TOKEN_SIGN, NULL},
    {"<=", TOKEN_SIGN, NULL},
    {">=", TOKEN_SIGN, NULL},
    {"+=", TOKEN_ASSIGN, NULL},
    {"-=", TOKEN_ASSIGN, NULL},
    {"=", TOKEN_ASSIGN, NULL},
    {"<", TOKEN_SIGN, NULL},
    {">", TOKEN_SIGN, NULL},
    {"+", TOKEN_SIGN, NULL},
    {"-", TOKEN_SIGN, NULL},
    {"*", TOKEN_SIGN, NULL},
    {"/", TOKEN_SIGN, NULL},
    {"(", TOKEN_OPEN, NULL},
    {")", TOKEN_CLOSE, NULL},
    {"[", TOKEN_LIST_OPEN, NULL},
    {"]", TOKEN_LIST_CLOSE, NULL},
    {",", TOKEN_COMMA, NULL},
    {";", TOKEN_SEMICOLON, NULL},
    {"!", TOKEN_NONE, "write \"not\""},
    {"&", TOKEN_NONE, "write \"and\""},
    {"|", TOKEN_NONE, "write \"or\""},
    {"\"", TOKEN_NONE, "words are written without quotes"},
    {"'", TOKEN_NONE, "words are written without quotes"},
    {".", TOKEN_NONE, "a dot stands inside a name; a number begins with a digit: 0.5"},
    {"{", TOKEN_NONE, "a list of words stands in [ and ]"},
    {"}", TOKEN_NONE, "a list of words stands in [ and ]"},
    {"%", TOKEN_NONE, "values have no percent sign: leave it out"},
    {"?", TOKEN_NONE, "there is no \"a ? b : c\": write two events, or use min, max and clamp"},
    {"^", TOKEN_NONE, "there are no powers: write x * x"},
};

static void read_sign(Compiler *compiler) {
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const Spelling *spelling = &spellings[i];
        uint32_t length = (uint32_t)strlen(spelling->text);
        if (length > compiler->length - compiler->cursor ||
            memcmp(compiler->text + compiler->cursor, spelling->text, length) != 0) {
            continue;
        }
        if (spelling->kind == TOKEN_NONE) {
            refuse(compiler, length, "unknown sign ", spelling->hint);
            return;
        }
        compiler->token.kind = spelling->kind;
        compiler->token.length = length;
        compiler->cursor += length;
        return;
    }
    // A sign of several bytes is reported whole.
    uint32_t length = 1;
    while (((unsigned char)at(compiler, compiler->cursor + length) & 0xC0u) == 0x80u) {
        length++;
    }
    refuse(compiler, length, "unknown sign ", NULL);
}

void compiler_next(Compiler *compiler) {
    compiler->token = (Token){.kind = TOKEN_END};
    if (compiler->stopped) {
        compiler->token.start = compiler->cursor;
        return;
    }
    skip_blanks(compiler);
    compiler->token.start = compiler->cursor;
    if (compiler->cursor >= compiler->length) {
        return;
    }
    char c = compiler->text[compiler->cursor];
    if (is_digit(c)) {
        read_number(compiler);
    } else if (is_letter(c)) {
        read_name(compiler);
    } else {
        read_sign(compiler);
    }
}
