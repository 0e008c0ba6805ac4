// An author's own tests: tests/<name>.json beside scenario.json. Each says from where (a seed, effects on a
// fresh night), what is done (lines of the journal's grammar, then perhaps a player made of code), and which
// conditions must hold afterwards. This room reads and compiles them; who plays them is the caller.
#pragma once

#include "base/diag.h"
#include "base/error.h"
#include "sim/scenario.h"
#include "sim/state.h"

typedef struct AuthorLine { // of a script
    const char *text;
    Span span;
    const char *path;
} AuthorLine;

typedef struct AuthorExpect {
    const Expr *expr;
    Span span;
    const char *path, *text;
    double low, high; // percent of the nights; both 100: in every night
} AuthorExpect;

typedef struct AuthorTest {
    const char *name;
    Span span; // of its name
    uint32_t seed, nights;
    uint8_t difficulty, length, days;
    const char *play;     // a policy, "" for none
    const Effects *given; // or NULL
    const Expr *until;    // the policy stops before this; or NULL
    AuthorLine *script;
    uint32_t script_count;
    AuthorExpect *expect;
    uint32_t expect_count;
} AuthorTest;

typedef struct AuthorTests {
    Arena arena;
    AuthorTest *items;
    uint32_t count;
} AuthorTests;

// Visits the files in the folder "tests" of a scenario, which may be an archive; `path` is what messages call a file.
// How many there were is in *count. False when the world failed.
typedef void AuthorFileVisit(void *user, const char *path, const char *text, size_t length);
NODISCARD bool author_files_visit(const char *scenario, AuthorFileVisit *visit, void *user, size_t *count,
                                  Error *error);

// Reads a file of tests. Mistakes go to `diags`, which must outlive the result; false when there are any, or
// when the world failed (`error`). Free it in any case.
NODISCARD bool author_tests_read(AuthorTests *tests, const Scenario *scenario, const char *path, const char *bytes,
                                 size_t length, DiagList *diags, Error *error);
void author_tests_free(AuthorTests *tests);
