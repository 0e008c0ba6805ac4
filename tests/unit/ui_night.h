// A night of the fixture before a face without a window: for tests of parts that show one.
#pragma once

#include "ui_world.h"

#include "fixture/fixture.h"
#include "fixture/night.h"
#include "fixture/words.h"
#include "sim/game.h"
#include "ui/screen.h"

static Scenario *scenario;
static Words *words;
static Types types;
static State game;
static Ui *ui;

static inline int set_up(void **state) {
    (void)state;
    scenario = fixture_new();
    words = fixture_words(NOON_SOURCE_DIR);
    ui = make(1);
    night_deal(scenario, 1, &types, &game);
    return 0;
}

static inline int tear_down(void **state) {
    (void)state;
    ui_free(ui);
    words_free(words);
    fixture_free(scenario);
    return 0;
}

static inline Teller teller_now(void) {
    return (Teller){words, state_view(scenario, &game, game.open.seat)};
}

static inline Stage stage_of(const Teller *teller) {
    return (Stage){.words = words, .scenario = scenario, .view = teller->view, .teller = teller};
}
