// The game in lines: what is typed is done, what is refused says why, nothing is wider than a terminal, and
// the end of the input is no accident.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/random.h"
#include "fixture/fixture.h"
#include "fixture/words.h"
#include "tell/tell.h"
#include "text/print.h"
#include "text/text.h"

static Scenario *scenario;
static Words *words;

static int set_up(void **state) {
    (void)state;
    scenario = fixture_new();
    words = fixture_words(NOON_SOURCE_DIR);
    scenario->parties[NORTH].name = "Northern delegation";
    scenario->parties[SOUTH].name = "Southern delegation";
    scenario->scenes[0].title = "Whom to call first?";
    scenario->scenes[0].choices[0].title = "The north";
    scenario->scenes[0].choices[0].forecast[0] = "Trust in the north: a little up|strong";
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    words_free(words);
    fixture_free(scenario);
    return 0;
}

// ---- playing a script ----

typedef struct Played {
    Session *session;
    TextEnd end;
    char *said; // malloc'd
} Played;

static char *file_text(FILE *file) {
    long length = ftell(file);
    char *text = malloc((size_t)length + 1);
    rewind(file);
    assert_int_equal(fread(text, 1, (size_t)length, file), length);
    text[length] = '\0';
    return text;
}

static Played play_by(const char *script, const TextOptions *options, uint16_t persons, HouseRules house) {
    Setup setup = {.types_seed = 4,
                   .luck_seed = 4,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_25,
                   .persons = persons,
                   .days = 7,
                   .house = house};
    Played played = {.session = session_new(scenario, &setup)};
    FILE *in = tmpfile(), *out = tmpfile();
    assert_true(in != NULL && out != NULL && played.session != NULL);
    fputs(script, in);
    rewind(in);
    played.end = text_play(played.session, words, in, out, options);
    played.said = file_text(out);
    fclose(in);
    fclose(out);
    return played;
}

static Played play_as(const char *script, const TextOptions *options, uint16_t persons) {
    return play_by(script, options, persons, (HouseRules){.changed = {false}});
}

static Played play(const char *script) {
    static const TextOptions piped = {.echo = true};
    return play_as(script, &piped, 1);
}

static void played_free(Played *played) {
    session_free(played->session);
    free(played->said);
}

static void assert_says(const Played *played, const char *text) {
    if (strstr(played->said, text) == NULL) {
        fail_msg("expected \"%s\" in\n%s", text, played->said);
    }
}

// A text that is missing shows its key: "text.begin".
static void assert_all_in_words(const Played *played) {
    static const char *const prefixes[] = {"tell.", "text."};
    for (size_t i = 0; i < 2; i++) {
        for (const char *at = played->said; (at = strstr(at, prefixes[i])) != NULL; at++) {
            if (at[5] >= 'a' && at[5] <= 'z') {
                fail_msg("no text for \"%.40s\"", at);
            }
        }
    }
}

#define TO_THE_TALKS "choose first-call to-north\nchoose prepare prepare-aircraft\n"

// ---- tests ----

static void a_scene_shows_its_choices_and_what_they_may_bring(void **state) {
    (void)state;
    Played played = play("");
    assert_says(&played, "Whom to call first?");
    assert_says(&played, "1. The north\n");
    assert_says(&played, "Trust in the north: a little up · strong grounds");
    played_free(&played);
}

static void the_end_of_the_input_ends_politely(void **state) {
    (void)state;
    Played played = play("choose first-call to-north\n");
    assert_int_equal(played.end, TEXT_CLOSED);
    assert_int_equal(session_command_count(played.session), 1);
    assert_says(&played, "The input has ended. The game is kept as it stands.");
    played_free(&played);
}

static void numbers_lead_through_two_lists_to_a_move(void **state) {
    (void)state;
    // A choice by number, another, then the group "Clock" and what stands in it.
    Played played = play("1\n1\n5\n1\nquit\n");
    assert_int_equal(played.end, TEXT_QUIT);
    assert_int_equal(session_command_count(played.session), 3);
    assert_int_equal(session_command_at(played.session, 2).kind, COMMAND_RECESS);
    played_free(&played);
}

static void zero_goes_back(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "5\n0\n6\n1\nquit\n");
    assert_int_equal(session_command_at(played.session, 2).kind, COMMAND_TABLE);
    played_free(&played);
}

static void the_words_of_the_journal_are_understood(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "redraft watch own\nquit\n");
    assert_int_equal(session_command_count(played.session), 3);
    assert_says(&played, "You put new words to both on watch: “own”.");
    played_free(&played);
}

static void a_refused_move_says_why_and_changes_nothing(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "strike start\nquit\n");
    assert_int_equal(session_command_count(played.session), 2);
    assert_says(&played, "The text cannot do without this clause: start.");
    played_free(&played);
}

static void an_unknown_word_brings_the_nearest(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "redarft watch own\nredraft wtach own\nquit\n");
    assert_says(&played, "Did you mean “redraft” and not “redarft”?");
    assert_says(&played, "Did you mean “watch” and not “wtach”?");
    assert_int_equal(session_command_count(played.session), 2);
    played_free(&played);
}

// A word that names something, only nothing of that kind, has no nearest: what can stand there is listed.
static void what_can_stand_in_a_place_is_said(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "caucus watch\nredraft watch\nlever aircraft offer\nask north nowhere\n"
                                      "? aircraft\nquit\n");
    assert_says(&played, "Expected: caucus <party>\nparty: “north”, “south”.\n");
    assert_says(&played, "wording: “later”, “own”, “abroad”.\n");
    assert_says(&played, "Expected: lever <lever> <form> <party> <clause>\nparty: “north”, “south”.\n");
    assert_says(&played, "Expected: ask <party> <clause>\nclause: “start”");
    assert_says(&played, "\n    watch = offer, guarantee\n");
    assert_int_equal(session_command_count(played.session), 2);
    assert_all_in_words(&played);
    played_free(&played);
}

// Packages stand in a list of their own, behind either of their clauses, so that what the wordings may bring is shown.
static void a_package_is_found_behind_either_clause(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "2\n1\n? trade start watch\n0\n2\nquit\n");
    const char *first = strstr(played.said, "> 1\n"), *second = strstr(played.said, "> 2\n1. Redraft");
    assert_non_null(first);
    assert_non_null(second);
    assert_non_null(strstr(first, "reading\n"));
    assert_non_null(strstr(first, "A package: start for another clause\n"));
    assert_non_null(strstr(first, "1. Redraft start: “soon” as it stands ("));
    assert_non_null(strstr(first, "2. Redraft start: “noon” ("));
    assert_non_null(strstr(second, "A package: watch for another clause\n"));
    assert_all_in_words(&played);
    played_free(&played);
}

static void the_binding_interest_is_free(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "why south watch\nquit\n");
    assert_int_equal(session_command_count(played.session), 2);
    assert_says(&played, "The Southern delegation");
    played_free(&played);
    played = play(TO_THE_TALKS "do why south watch\nquit\n");
    assert_int_equal(session_command_at(played.session, 2).kind, COMMAND_WHY);
    played_free(&played);
}

static void names_are_shown_and_numbers_do_as_well(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "why\nwhy 1 1\nwhy north start\nwhy 1 77\nnames\n");
    assert_says(&played, "“why” takes two numbers");
    assert_says(&played, "1. Northern delegation\n");
    const char *by_number = strstr(played.said, "> why 1 1\n"), *by_name = strstr(played.said, "> why north start\n");
    assert_true(by_number != NULL && by_name != NULL);
    by_number = strchr(by_number, '\n');
    by_name = strchr(by_name, '\n');
    assert_memory_equal(by_number, by_name, (size_t)(strstr(by_number, "\n> ") - by_number));
    assert_says(&played, "Expected: why <party> <clause>");
    assert_says(&played, "north = Northern delegation\n");
    assert_all_in_words(&played);
    played_free(&played);
}

static void a_number_too_large_is_no_number(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "why 4294967297 1\n"); // one more than 32 bits hold
    assert_says(&played, "Expected: why <party> <clause>");
    played_free(&played);
}

static void a_lever_says_which_clauses_it_is_used_on(void **state) {
    (void)state;
    scenario->levers[0].title = "Aircraft";
    scenario->levers[1].title = "Tariff";
    Played played = play(TO_THE_TALKS "levers watch\nlevers\nlevers nothing\nlever aircraft offer north\n"
                                      "? lever aircraft offer north\nlever tariff ask north watch\nquit\n");
    assert_says(&played, "\naircraft = Aircraft, Northern delegation: offer, guarantee\n");
    assert_says(&played, "“levers” and a clause");
    const char *bare = strstr(played.said, "> lever aircraft offer north\n"),
               *asked = strstr(played.said, "> ? lever aircraft offer north\n"),
               *wrong = strstr(played.said, "> lever tariff ask north watch\n");
    assert_non_null(bare);
    assert_non_null(asked);
    assert_non_null(wrong);
    const char *clauses = "Aircraft is used on a clause. Now on one of these: watch.\n";
    assert_memory_equal(strchr(bare, '\n') + 1, clauses, strlen(clauses));
    assert_memory_equal(strchr(asked, '\n') + 1, clauses, strlen(clauses));
    assert_non_null(strstr(wrong, "Does not bear on watch.\nTariff is used on a clause. Now on one of these: start"));
    assert_int_equal(session_command_count(played.session), 2);
    assert_all_in_words(&played);
    played_free(&played);
    scenario->levers[0].title = scenario->levers[1].title = "";
}

static void a_scene_says_what_it_waits_for(void **state) {
    (void)state;
    Played played = play("caucus north\nlevers watch\nquit\n");
    assert_says(&played, "the scene asks for a choice first, a number from 1 to 2.");
    assert_says(&played, "Levers are used when it is your move in the talks.");
    assert_all_in_words(&played);
    played_free(&played);
}

// Words that would undo an agreement, or that were refused as they are, are not put without having been told so.
static void words_are_put_knowing_what_became_of_them(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "quit\n");
    Clause *clauses = ((State *)(uintptr_t)session_state(played.session))->open.clauses;
    Teller teller = {words, session_view(played.session, 0)};
    Command same = {.kind = COMMAND_REDRAFT, .args = {0, clauses[0].option}}, other = same;
    other.args[1] = clauses[0].option == 0;
    static const struct {
        uint8_t status;
        int8_t word;
        bool same;
        const char *said; // NULL: nothing
    } cases[] = {{CLAUSE_BRACKETED, 0, true, NULL},
                 {CLAUSE_BRACKETED, 1, true, NULL},
                 {CLAUSE_BRACKETED, -1, true, "a no was heard"},
                 {CLAUSE_BRACKETED, -1, false, NULL},
                 {CLAUSE_AGREED, 1, false, "back in brackets"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        clauses[0].status = cases[i].status;
        clauses[0].word[1] = cases[i].word;
        Buffer told;
        buffer_init(&told);
        tell_command_forecast(&teller, cases[i].same ? same : other, &told);
        assert_int_equal(strstr(told.text, "a no was heard") != NULL || strstr(told.text, "back in brackets") != NULL,
                         cases[i].said != NULL);
        assert_true(cases[i].said == NULL || strstr(told.text, cases[i].said) != NULL);
        buffer_free(&told);
    }
    played_free(&played);
}

// A night in which somebody is about to get up and go: the line of the clock says so.
static void who_may_leave_stands_in_the_line_of_the_clock(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS);
    ((State *)(uintptr_t)session_state(played.session))->minds[0].leaving = 1; // as the tick would set it
    FILE *in = tmpfile(), *out = tmpfile();
    assert_true(in != NULL && out != NULL);
    (void)text_play(played.session, words, in, out, &(TextOptions){.echo = true, .resumed = true});
    free(played.said);
    played.said = file_text(out);
    fclose(in);
    fclose(out);
    assert_says(&played, "The Northern delegation may get up and leave");
    played_free(&played);
}

static void looking_costs_nothing(void **state) {
    (void)state;
    Played played = play(
        TO_THE_TALKS "help\nmenu\ntext\nsides\nstandings\nreports\nbrief\nlog\nlog 1\nglossary\nglossary x\n? 1\n?\n"
                     "? redraft watch own\n\n# a comment\n99\n-1\n99999999999999999999\nsave\nsave x\nquit\n");
    assert_int_equal(session_command_count(played.session), 2);
    assert_says(&played, "Six questions the text must answer");
    assert_says(&played, "Expected a number from 1 to 6.");
    assert_all_in_words(&played);
    played_free(&played);
}

static void a_decision_can_be_taken_back(void **state) {
    (void)state;
    Played played = play(TO_THE_TALKS "recess\nrewind\nrewind 0\nrewind 50\nquit\n");
    assert_int_equal(session_command_count(played.session), 2);
    assert_int_equal(session_rewind_count(played.session), 1);
    assert_says(&played, "Time goes back.");
    assert_says(&played, "There is no way back that far.");
    played_free(&played);
}

static void a_game_is_saved_under_a_name(void **state) {
    (void)state;
    const TextOptions options = {.save_folder = NOON_SCRATCH_DIR};
    Played played = play_as(TO_THE_TALKS "save before the talks\nquit\n", &options, 1);
    assert_says(&played, "before the talks.noon");
    assert_true(file_exists(NOON_SCRATCH_DIR "/before the talks.noon"));
    assert_true(file_remove(NOON_SCRATCH_DIR "/before the talks.noon", NULL));
    played_free(&played);
}

static void between_two_people_stands_a_curtain(void **state) {
    (void)state;
    Played played = play_as(TO_THE_TALKS "redraft watch own\n\nyes\ndecide yes\n\nquit\n", NULL, 1 | 1u << 1);
    assert_says(&played, "Hand the keyboard to the Northern delegation, then press Enter.");
    assert_says(&played, "Northern delegation: does watch stand as worded?");
    assert_says(&played, "Hand the keyboard to the mediator, then press Enter.");
    assert_int_equal(session_command_count(played.session), 4);
    played_free(&played);
}

static unsigned debriefs;

static void debrief(void *user, const Session *session, FILE *out) {
    (void)user;
    assert_true(game_over(session_state(session)));
    fputs("the thread\n", out);
    debriefs++;
}

static void the_end_is_told_with_its_debrief(void **state) {
    (void)state;
    const TextOptions options = {.debrief = debrief};
    Played played = play_as(TO_THE_TALKS "leave\n", &options, 1);
    assert_int_equal(played.end, TEXT_OVER);
    assert_int_equal(debriefs, 1);
    assert_says(&played, "The night ends without a text.");
    assert_says(&played, "It was not what you came for.");
    assert_says(&played, "the thread");
    played_free(&played);
}

// A night of numbers typed at random: whatever is typed, the game ends or the input does, within the columns.
static void assert_within(const char *text, unsigned columns) {
    unsigned column = 0;
    for (; *text != '\0'; text++) {
        column = *text == '\n' ? 0 : column + (((unsigned char)*text & 0xC0) != 0x80);
        assert_in_range(column, 0, columns);
    }
}

static void any_numbers_lead_somewhere_and_fit_the_columns(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        Buffer script;
        buffer_init(&script);
        for (uint32_t n = 0; n < 300; n++) {
            buffer_addf(&script, "%u\n", random_below(seed, 5, n, 0, 8));
        }
        Played played = play(script.text);
        assert_true(played.end == TEXT_OVER || played.end == TEXT_CLOSED);
        assert_within(played.said, TEXT_COLUMNS);
        assert_all_in_words(&played);
        played_free(&played);
        buffer_free(&script);
    }
}

static void lines_are_wrapped_by_words_and_counted_in_columns(void **state) {
    (void)state;
    FILE *out = tmpfile();
    const Page page = {out, 10};
    page_print(&page, 0, 2, "ééééé ééééé a\nlonger-than-a-line b\n停火停火 停火");
    char *said = file_text(out);
    assert_string_equal(said, "ééééé\n  ééééé a\nlonger-than-a-line\n  b\n停火停火\n  停火\n");
    free(said);
    fclose(out);
}

static void assumptions_can_be_read(void **state) {
    (void)state;
    static const TextOptions piped = {.echo = true, .columns = 300};
    HouseRules house = {.changed = {[PARAM_first_day] = true}, .value = {[PARAM_first_day] = 3}};
    Played played = play_by("assumptions first\nassumptions table\nassumptions nosuch\nquit\n", &piped, 1, house);
    assert_says(&played, "House rules: how much worse the first day is: 3 (usually 10).");
    assert_says(&played,
                "first_day = 3, usually 10 (1 to 20; monitored ceasefire, July 2020): how much worse the first day is");
    assert_says(&played, "\nAt the table\n");
    assert_says(&played, "bracket_cost = 0.005 (0 to 0.05; judgement): ");
    assert_says(&played, "Nothing is called “nosuch”");
    assert_null(strstr(played.said, "heat_reply"));
    assert_all_in_words(&played);
    played_free(&played);
    played = play("assumptions\nquit\n");
    for (int i = 0; i < PARAM_COUNT; i++) {
        assert_says(&played, parameters[i].name);
    }
    assert_null(strstr(played.said, "House rules: how"));
    played_free(&played);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scene_shows_its_choices_and_what_they_may_bring),
        cmocka_unit_test(the_end_of_the_input_ends_politely),
        cmocka_unit_test(numbers_lead_through_two_lists_to_a_move),
        cmocka_unit_test(zero_goes_back),
        cmocka_unit_test(a_lever_says_which_clauses_it_is_used_on),
        cmocka_unit_test(a_scene_says_what_it_waits_for),
        cmocka_unit_test(words_are_put_knowing_what_became_of_them),
        cmocka_unit_test(the_words_of_the_journal_are_understood),
        cmocka_unit_test(a_refused_move_says_why_and_changes_nothing),
        cmocka_unit_test(an_unknown_word_brings_the_nearest),
        cmocka_unit_test(what_can_stand_in_a_place_is_said),
        cmocka_unit_test(a_package_is_found_behind_either_clause),
        cmocka_unit_test(the_binding_interest_is_free),
        cmocka_unit_test(names_are_shown_and_numbers_do_as_well),
        cmocka_unit_test(a_number_too_large_is_no_number),
        cmocka_unit_test(who_may_leave_stands_in_the_line_of_the_clock),
        cmocka_unit_test(looking_costs_nothing),
        cmocka_unit_test(a_decision_can_be_taken_back),
        cmocka_unit_test(a_game_is_saved_under_a_name),
        cmocka_unit_test(between_two_people_stands_a_curtain),
        cmocka_unit_test(the_end_is_told_with_its_debrief),
        cmocka_unit_test(any_numbers_lead_somewhere_and_fit_the_columns),
        cmocka_unit_test(lines_are_wrapped_by_words_and_counted_in_columns),
        cmocka_unit_test(assumptions_can_be_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
