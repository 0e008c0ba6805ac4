// The language of conditions and effects in scenario files: "leverage >= 2 and clause.watch in [osce,
// joint]", "trust.north += 5; told = true".
//
// Small, total and typed: no loops, no calls of its own, every expression has a value, and what it costs is
// known when it is compiled. A text is compiled once against a table of names and evaluated very often.
// The room does not know what a name stands for: it reads and writes through two callbacks by the id of the
// name, draws no random numbers, and keeps nothing between two calls.
//
// Words of the language:
//   numbers      2, 0.25 (at most 15 digits)          truth   true false
//   names        trust.north, first-call              words   osce, beside == != and in [..] only
//   arithmetic   + - * / and - before a value         compare == != < <= > >= in [..]
//   logic        not, and, or                         calls   min max abs clamp between
//   effects      x = e  x += e  x -= e, parted by ";"
// A hyphen between two letters belongs to the name, so a subtraction wants spaces. A division by zero is 0.
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum ExprType {
    EXPR_TYPE_NONE,
    EXPR_TYPE_NUMBER,
    EXPR_TYPE_BOOL,   // 0 or 1
    EXPR_TYPE_CHOICE, // the index of a word in its domain
    EXPR_TYPE_COUNT
} ExprType;

// Who may read a name, from everybody to nobody at the table. An expression compiled for a scope reads names
// of that scope and of the smaller ones.
typedef enum ExprScope {
    EXPR_SCOPE_NONE,
    EXPR_SCOPE_OPEN,
    EXPR_SCOPE_MIND,
    EXPR_SCOPE_HIDDEN,
    EXPR_SCOPE_COUNT
} ExprScope;

// The words a choice can take; the value of a choice is an index into words. At most EXPR_DOMAIN_WORDS_MAX.
typedef struct ExprDomain {
    const char *name;
    const char *const *words;
    uint16_t count;
} ExprDomain;

// One name that expressions may use.
typedef struct ExprSymbol {
    const char *name; // dotted: "trust.north"
    ExprType type;
    uint16_t domain; // of a choice: index into the domains
    ExprScope scope;
    bool writable;    // effects may assign it
    double low, high; // range of a number, in its own units; low == high means no range
    uint32_t id;      // what the reader and the writer are asked for
    const char *help; // one sentence for the author's reference, or NULL
} ExprSymbol;

// The table of names. Filled by expr_symbols_init; the last members are its index.
typedef struct ExprSymbols {
    const ExprSymbol *symbols;
    size_t count;
    const ExprDomain *domains;
    size_t domain_count;
    const char *const *names; // symbols[i].name, for "did you mean"
    const uint16_t *slots;    // open addressing; 0 is empty, else index + 1
    uint32_t slot_mask;
} ExprSymbols;

typedef struct ExprReader {
    double (*read)(const void *context, uint32_t id);
    const void *context;
} ExprReader;

typedef struct ExprWriter {
    void (*write)(void *context, uint32_t id, double value);
    void *context;
} ExprWriter;

typedef struct Expr Expr;       // a compiled condition, number or choice; immutable, owned by the arena
typedef struct Effects Effects; // a compiled list of assignments; immutable, owned by the arena

// ---- names

// Indexes the names. The two arrays and their texts must live as long as the table and everything compiled
// with it; the index goes into the arena. False with the reason: a malformed, reserved or repeated name, a
// choice without a domain, a cap passed, the arena full.
NODISCARD bool expr_symbols_init(ExprSymbols *table, const ExprSymbol *symbols, size_t count, const ExprDomain *domains,
                                 size_t domain_count, Arena *arena, Error *error);

// The symbol of that name, or NULL. Constant time.
const ExprSymbol *expr_symbol_find(const ExprSymbols *table, const char *name, size_t length);

// Whether a text can be a name: segments of [a-z][a-z0-9_-]* parted by dots, none ending in a hyphen, and the
// whole not a word of the language. Without dots it can also be a word of a domain.
bool expr_name_valid(const char *name, size_t length);

// ---- conditions

// Compiles a text. `origin` is where the text begins in its file, `path` the JSON pointer of the string: both
// go into the diagnostics, whose spans are origin.offset plus the place in the text. `wanted` is the type the
// result must have (EXPR_TYPE_NONE: any), `widest` the largest scope it may read.
// NULL when there were errors; a result may still come with warnings (code "expr-range").
// Codes: expr-syntax expr-unknown-name expr-unknown-word expr-unknown-function expr-arguments expr-type
// expr-scope expr-read-only expr-range expr-too-long expr-too-deep expr-memory.
const Expr *expr_compile(const ExprSymbols *table, Arena *arena, const char *text, size_t length, Span origin,
                         const char *path, ExprType wanted, ExprScope widest, DiagList *diags);

// The value: a truth is 0 or 1, a choice its index. No recursion, no allocation, at most EXPR_CODE_MAX steps.
double expr_evaluate(const Expr *expr, ExprReader reader);

bool expr_true(const Expr *expr, ExprReader reader);

ExprType expr_type(const Expr *expr);

// The ids of the names read, each once, in the order of the text. Fills at most max and returns how many
// there are, so that (NULL, 0) counts.
size_t expr_reads(const Expr *expr, uint32_t *ids, size_t max);

// ---- why not

typedef enum ExprComparison {
    EXPR_COMPARISON_NONE,
    EXPR_COMPARISON_EQUAL,
    EXPR_COMPARISON_DIFFERENT,
    EXPR_COMPARISON_LESS,
    EXPR_COMPARISON_AT_MOST,
    EXPR_COMPARISON_MORE,
    EXPR_COMPARISON_AT_LEAST,
    EXPR_COMPARISON_AMONG,     // in [..]; needed is the first of the words
    EXPR_COMPARISON_NOT_AMONG, // not in [..]
    EXPR_COMPARISON_COUNT
} ExprComparison;

// The part of a condition that keeps it from being true, for a verdict.
typedef struct ExprFailure {
    bool named;  // a single name stands on one side; the comparison reads "id comparison needed"
    uint32_t id; // that name
    ExprComparison comparison;
    double needed;
    double found;
    Span span; // that part in its file
} ExprFailure;

// Finds the first failing part of a condition: of an "and" the first false member, of an "or" the first of
// its members. False when the condition holds (or is not a condition); then *failure is zero.
bool expr_failing(const Expr *expr, ExprReader reader, ExprFailure *failure);

// The first failing part with what was found: "leverage >= 2 - now 1"; the members of an "or" that failed are
// joined by "; or ". Empty when the condition holds. For authors and logs: a player gets his sentence from
// expr_failing. Always terminated, cut at size.
void expr_explain(const Expr *expr, const ExprSymbols *table, ExprReader reader, char *out, size_t size);

// ---- printing

// The canonical text, which compiles to the same. Returns the length it has or would have, without the end;
// always terminated, cut at size (size 0 only measures).
size_t expr_print(const Expr *expr, const ExprSymbols *table, char *out, size_t size);
size_t effects_print(const Effects *effects, const ExprSymbols *table, char *out, size_t size);

// The author's reference, line by line: every operation, then every name with its type, range and scope.
void expr_reference(const ExprSymbols *table, void (*line)(void *user, const char *text), void *user);

// ---- effects

typedef enum EffectOperator {
    EFFECT_NONE,
    EFFECT_SET,      // x = e
    EFFECT_ADD,      // x += e, numbers only
    EFFECT_SUBTRACT, // x -= e, numbers only
    EFFECT_COUNT
} EffectOperator;

// One assignment of a list, for whoever shows prices before a choice.
typedef struct EffectPart {
    uint32_t id;
    EffectOperator operation;
    bool constant;    // the value does not depend on anything
    double value;     // when constant
    const Expr *expr; // what is assigned, added or subtracted
    double low, high; // what the name is held to afterwards
} EffectPart;

// Compiles "x += 1; y = z * 2; told = true"; a comma or a line end parts as well as ";". An empty text is an
// empty list. The scope holds for what the values read; a name that is written must be writable, whatever its
// scope. NULL when there were errors.
const Effects *effects_compile(const ExprSymbols *table, Arena *arena, const char *text, size_t length, Span origin,
                               const char *path, ExprScope widest, DiagList *diags);

// Left to right, each seeing the former (reader and writer look at the same state). What is written is held
// to the range of the name.
void effects_apply(const Effects *effects, ExprReader reader, ExprWriter writer);

size_t effects_count(const Effects *effects);
EffectPart effects_at(const Effects *effects, size_t index);

// As expr_reads: the names that values are made from. The name on the left of += counts as written only.
size_t effects_reads(const Effects *effects, uint32_t *ids, size_t max);
size_t effects_writes(const Effects *effects, uint32_t *ids, size_t max);
