// One number for all rules: the digest of many games on a scenario that does not change. It changes when
// rules do and only then; a change of it that nobody meant is a mistake, one that was meant has a line under
// "Rules" in the CHANGELOG and raises RULES_VERSION once a version with the old number was given to players.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "fixture/fixture.h"
#include "policy/policy.h"

static const char path[] = NOON_SOURCE_DIR "/tests/golden/bench.txt";
enum { GAMES = 3000, FILE_BYTES_MAX = 4096 };

static PolicyGame game;

static uint64_t games_digest(const Scenario *scenario, PolicyChoose *choose) {
    Digest digest;
    digest_init(&digest);
    for (uint64_t seed = 1; seed <= GAMES; seed++) {
        Setup setup = {.types_seed = seed,
                       .luck_seed = seed,
                       .difficulty = (Difficulty)(DIFFICULTY_CALM + seed % 3),
                       .length = (Length)(LENGTH_25 + seed / 3 % 3),
                       .persons = (uint16_t)(seed % 5 == 0 ? 7 : 1)};
        policy_play(scenario, &setup, choose, seed, &game);
        digest_u64(&digest, state_digest(scenario, &game.state));
    }
    return digest.value;
}

static void test_the_rules_are_those_that_were_meant(void **state) {
    (void)state;
    Scenario *scenario = fixture_new();
    Buffer found;
    Error error = {.message = ""};
    char digits[DIGEST_TEXT_BYTES];
    buffer_init(&found);
    buffer_addf(&found, "rules %d\n", RULES_VERSION);
    digest_print((Digest){games_digest(scenario, policy_random)}, digits);
    buffer_addf(&found, "random %s\n", digits);
    fixture_free(scenario);
    if (getenv("UPDATE_GOLDEN")) {
        assert_true(file_write_atomic(path, found.text, found.length, &error));
    }
    char *expected = NULL;
    if (!file_read(path, FILE_BYTES_MAX, &expected, NULL, &error)) {
        fail_msg("%s; UPDATE_GOLDEN=1 writes it", error.message);
    }
    if (strcmp(expected, found.text) != 0) {
        fail_msg("the rules changed: expected\n%sfound\n%sUPDATE_GOLDEN=1 writes it; say why in the CHANGELOG",
                 expected, found.text);
    }
    free(expected);
    buffer_free(&found);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_rules_are_those_that_were_meant),
    };
    return cmocka_run_group_tests_name("rules_number", tests, NULL, NULL);
}
