// The room debrief: the thread from a word to the break in all its turns, what is remembered of reports when
// the rules forget them, forecasts, and that nothing is known afterwards that was not established in play.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "debrief/debrief.h"
#include "fixture/night.h"
#include "fixture/words.h"
#include "sim/chance.h"

static Words *words;

static int words_open(void **state) {
    (void)state;
    words = fixture_words(NOON_SOURCE_DIR);
    return words == NULL;
}

static int words_close(void **state) {
    (void)state;
    words_free(words);
    return 0;
}

static Debrief *debrief_of(const Night *night) {
    Debrief *debrief =
        debrief_new(night->scenario, &night->types, &night->end, night->events, night->count, SIZE_MAX, words);
    assert_non_null(debrief);
    return debrief;
}

static void assert_sentence(const Debrief *debrief, const char *expected) {
    assert_string_equal(debrief->thread.sentence, expected);
}

// A text signed at 02:40 in which every question is answered, and noon.
static Night *night_signed_well(void) {
    Night *night = night_new();
    night->end.open.ambiguity = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        night->scenario->issues[ISSUE_START].options[1].closes[q] = 0.9;
    }
    scenario_finish(night->scenario);
    night_clock(night, 0, 17 * 60);
    night_tell(night, EVENT_PHASE, PHASE_TALKS, 0, 0, 0);
    night_redraft(night, ISSUE_START, 1);
    night_agree(night, ISSUE_START, 1);
    night_agree(night, ISSUE_WATCH, 0);
    night_agree(night, ISSUE_LINE, 0);
    night_clock(night, 0, 26 * 60 + 40);
    night_sign(night);
    return night;
}

// ---- the thread ----

static void test_the_first_sentence(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    Debrief *debrief = debrief_of(night);
    const Thread *thread = &debrief->thread;
    assert_int_equal(thread->kind, THREAD_KEPT);
    assert_int_equal(thread->issue, ISSUE_START);
    assert_int_equal(thread->option, 0);
    assert_int_equal(thread->question, QUESTION_WHEN);
    assert_int_equal(thread->bred, 3);
    assert_int_equal(thread->reports, 5);
    assert_int_equal(thread->known, 0);
    assert_int_equal(thread->answered, 2);
    assert_int_equal(thread->broken, BREAK_SPIRAL);
    assert_int_equal(thread->hours_held, 31);
    assert_sentence(debrief, "At 23:40 you kept \001soon\002. It bred three of the five reports that came while it "
                             "held. Nobody could say who fired. "
                             "Each side answered. It broke after 31 hours.");
    assert_string_equal(thread->end, "Broken after 31 hours");
    debrief_free(debrief);
    night_free(night);
}

static void test_a_word_you_wrote_dates_from_when_you_wrote_it(void **state) {
    (void)state;
    Night *night = night_new();
    night_clock(night, 0, 19 * 60);
    night_redraft(night, ISSUE_WATCH, 1);
    night_clock(night, 0, 22 * 60);
    night_redraft(night, ISSUE_START, 2);
    night_clock(night, 0, 23 * 60);
    night_agree(night, ISSUE_START, 2);
    night_agree(night, ISSUE_WATCH, 1);
    night_redraft(night, ISSUE_LINE, 1);
    night_agree(night, ISSUE_LINE, 1);
    night_clock(night, 0, 24 * 60);
    night_sign(night);
    night_noon(night);
    night_report(night, 0, QUESTION_WHEN, 0, 750);
    night_over(night, 0, ENDING_FROZEN);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_WRITTEN);
    assert_sentence(
        debrief,
        "At 22:00 you wrote \001dated\002. It bred the one report that came while it held. Nobody could say who fired. "
        "Nobody answered in kind. It held all the same.");
    debrief_free(debrief);
    night_free(night);
}

static void remedy_is(Remedy remedy, ClauseStatus status, bool fudged, ThreadKind kind, const char *start) {
    Night *night = night_new();
    night_clock(night, 0, 18 * 60);
    night_agree(night, ISSUE_START, 1);
    night_redraft(night, ISSUE_WATCH, 2);
    night_agree(night, ISSUE_WATCH, 2);
    night_clock(night, 0, 26 * 60 + 5);
    night_tell(night, EVENT_REMEDY, ISSUE_LINE, remedy, SOUTH, 0);
    night_clause(night, ISSUE_LINE, 1, status);
    night->end.open.clauses[ISSUE_LINE].fudged = fudged;
    night_clock(night, 0, 26 * 60 + 30);
    night_sign(night);
    night_noon(night);
    night_report(night, 0, QUESTION_WHERE, 0, 750);
    night_report(night, 1, QUESTION_WHERE, 1, 760);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, kind);
    assert_int_equal(debrief->thread.issue, ISSUE_LINE);
    assert_memory_equal(debrief->thread.sentence, start, strlen(start));
    debrief_free(debrief);
    night_free(night);
}

static void test_remedies_of_the_last_hour(void **state) {
    (void)state;
    remedy_is(REMEDY_STRIKE, CLAUSE_STRUCK, false, THREAD_STRUCK,
              "At 02:05 you struck \001mapped\002. That bred both reports that came while it held.");
    remedy_is(REMEDY_FUDGE, CLAUSE_AGREED, true, THREAD_FUDGED,
              "At 02:05 you left \001mapped\002 for each side to read");
    remedy_is(REMEDY_LETTER, CLAUSE_LETTER, false, THREAD_LETTER, "At 02:05 you left \001mapped\002 to a side letter.");
    remedy_is(REMEDY_ALONE, CLAUSE_ALONE, false, THREAD_ALONE, "At 02:05 you read \001mapped\002 out alone.");
}

static void test_what_nobody_ever_said(void **state) {
    (void)state;
    Night *night = night_new();
    night_clock(night, 0, 18 * 60);
    night_agree(night, ISSUE_START, 1);
    night_clause(night, ISSUE_WATCH, 0, CLAUSE_NONE);
    night_sign(night);
    night_noon(night);
    night_report(night, 0, QUESTION_WATCHES, 0, 750);
    night_tell(night, EVENT_REPLY, 0, NORTH, 0, 0);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_ABSENT);
    assert_sentence(
        debrief,
        "No clause said who watches. That bred the one report that came while it held. Nobody could say who fired. "
        "north answered in kind. It held all the same.");
    debrief_free(debrief);
    night_free(night);
}

static void test_what_was_lost_in_the_announcement(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_clock(night, 0, 26 * 60 + 50);
    night_tell(night, EVENT_CHOICE, 2, 1, 0, 0);
    night->end.open.ambiguity = 3;
    night_noon(night);
    night_report(night, 0, QUESTION_BREACH, 0, 750);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_ANNOUNCED);
    const char *start =
        "The text said what follows a breach. What was announced at 02:50 did not. That bred the one report";
    assert_memory_equal(debrief->thread.sentence, start, strlen(start));
    debrief_free(debrief);
    night_free(night);
}

static void test_reports_that_came_out_of_no_hole(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    night_report(night, 0, 6, 0, 750);
    night_report(night, 1, QUESTION_WHEN, 0, 755); // well answered: the word is not to blame
    night_over(night, 0, ENDING_FROZEN);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_NOISE);
    assert_sentence(debrief, "Of two reports, two came out of no hole in the text. It held all the same.");
    assert_false(debrief->reports[0].in_thread);
    debrief_free(debrief);
    night_free(night);
}

static void test_a_quiet_week(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    for (int day = 2; day <= 7; day++) {
        night_part(night, day, 0);
    }
    night_over(night, 0, ENDING_FROZEN);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_QUIET);
    assert_int_equal(debrief->thread.hours_held, 156);
    assert_sentence(debrief, "It took force, and no report asked you for an answer. It held for 7 days.");
    debrief_free(debrief);
    night_free(night);
}

static void test_an_order_is_called_an_order(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    night_part(night, 2, 0);
    night_clock(night, 2, 10 * 60);
    night_break(night, true, SOUTH);
    night_tell(night, EVENT_TRUCE, TRUCE_OWN, 0, 0, 0);
    night->end.open.truces = 1;
    night_part(night, 3, 0);
    night_report(night, 0, QUESTION_WHEN, 0, 9 * 60 + 30);
    night_break(night, false, 0);
    night_over(night, 1, ENDING_BROKEN);
    Debrief *debrief = debrief_of(night);
    assert_sentence(
        debrief,
        "It took force, and until it broke no report asked you for an answer. After 22 hours south attacked all the "
        "same: what ended it was an order. A second truce broke as well.");
    assert_int_equal(debrief->thread.reports, 0); // what came after the break is not of the thread
    assert_int_equal(debrief->report_count, 1);
    assert_true(debrief->reports[0].after_break);
    debrief_free(debrief);
    night_free(night);
}

static void test_weeks(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night->scenario->step = STEP_WEEK;
    night_noon(night);
    night_tell(night, EVENT_COUNTED, 24, 0, 0, 0);
    night->events[night->count - 1].value = 24;
    night_part(night, 2, 0);
    night_tell(night, EVENT_COUNTED, 168, 0, 0, 0);
    night->events[night->count - 1].value = 168;
    night_clock(night, 2, 10 * 60);
    night_break(night, true, SOUTH);
    night->events[night->count - 2].c = DRIVE_HOLES;
    night_over(night, 1, ENDING_BROKEN);
    words_manner_set(words, "week");
    Debrief *debrief = debrief_of(night);
    assert_sentence(debrief,
                    "It took force, and no report asked you for an answer. After one week south attacked all the same: "
                    "what ended it was an order. Behind it above all: what the text leaves open.");
    assert_int_equal(debrief->periods[1].counted, 168);
    assert_true(debrief->periods[1].counted_rate == 1); // 168 in the hours of a week
    assert_true(debrief->periods[0].counted_rate == 2);
    words_manner_set(words, NULL);
    debrief_free(debrief);
    night_free(night);
}

static void test_no_text(void **state) {
    (void)state;
    Night *night = night_new();
    night_clock(night, 0, 20 * 60);
    night_redraft(night, ISSUE_WATCH, 1);
    for (int v = 0; v < 3; v++) {
        night_tell(night, EVENT_VOTE, SOUTH, ISSUE_WATCH, -1, 0);
    }
    night_tell(night, EVENT_VOTE, NORTH, ISSUE_LINE, -2, 0);
    night_tell(night, EVENT_REFUSED, SOUTH, 0, 0, 0);
    night->end.open.refusals = 1;
    night_clock(night, 0, 25 * 60 + 30);
    night_tell(night, EVENT_NO_DEAL, NORTH, DRIVE_HOURS, 0, 0);
    night_over(night, 1, ENDING_NO_DEAL);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->thread.kind, THREAD_NO_DEAL);
    assert_int_equal(debrief->thread.left, NORTH);
    assert_sentence(debrief, "At 01:30 the north left, and there was no text. Behind it above all: a night beyond its "
                             "patience. You asked for signatures once, and the south refused. "
                             "A side said no to \001own\002 three times. Nothing was signed, so nothing was broken.");
    assert_string_equal(debrief->thread.end, "No text");
    assert_int_equal(debrief->after_count, 0);
    assert_int_equal(debrief->undone_count, 0); // nothing to do it for
    debrief_free(debrief);
    night_free(night);
}

static void test_a_game_that_is_not_over(void **state) {
    (void)state;
    Night *night = night_new();
    Debrief *debrief = debrief_of(night);
    assert_sentence(debrief, "The night is not over.");
    assert_int_equal(debrief->ending, NO_INDEX);
    assert_false(debrief->won);
    debrief_free(debrief);
    night_free(night);
}

// ---- reports ----

static void test_reports_keep_their_story_when_the_rules_forget_them(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    night_report(night, 0, 0, 0, 730);
    night_report(night, 1, 1, 0, 735);
    night_command(night, COMMAND_ANSWER, 0, ANSWER_NAME, SOUTH);
    night_part(night, 2, 0); // the answered one is forgotten, the other moves up
    night_tell(night, EVENT_EVIDENCE, 0, 0, 0, 0);
    night_report(night, 1, 2, 1, 600);
    night_tell(night, EVENT_ESTABLISHED, 1, NORTH, 0, 0);
    night_part(night, 3, 0); // now the one of the first day as well
    night_tell(night, EVENT_ADMITTED, 0, NORTH, 0, 0);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->report_count, 3);
    assert_int_equal(debrief->reports[0].answer, ANSWER_NAME);
    assert_int_equal(debrief->reports[0].named, SOUTH);
    assert_int_equal(debrief->reports[0].evidence, 0);
    assert_int_equal(debrief->reports[1].incident, 1);
    assert_int_equal(debrief->reports[1].evidence, 1);
    assert_int_equal(debrief->reports[1].established, NO_INDEX);
    assert_int_equal(debrief->reports[2].established, NORTH);
    assert_int_equal(debrief->reports[2].admitted, NORTH);
    assert_string_equal(debrief->reports[1].finding, "Never established.");
    debrief_free(debrief);
    night_free(night);
}

static void test_reports_stand_by_the_clock(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    night_report(night, 0, 0, 0, 800);
    night_report(night, 1, 1, 0, 730);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->reports[0].minute, 730);
    assert_int_equal(debrief->after[0].report, 0);
    assert_int_equal(debrief->after[0].minute, 730);
    debrief_free(debrief);
    night_free(night);
}

// Who fired is a secret that even the debrief does not have.
static void test_nothing_is_known_that_was_not_established(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    Debrief *one = debrief_of(night);
    for (int r = 0; r < REPORT_MAX; r++) {
        night->end.hidden.author[r] = (int8_t)(1 - night->end.hidden.author[r]);
        night->end.hidden.deliberate[r] ^= 1;
        night->end.hidden.establishable[r] ^= 1;
    }
    Debrief *other = debrief_of(night);
    assert_string_equal(one->thread.sentence, other->thread.sentence);
    for (int r = 0; r < one->report_count; r++) {
        assert_string_equal(one->reports[r].finding, other->reports[r].finding);
        assert_string_equal(one->reports[r].answered, other->reports[r].answered);
    }
    debrief_free(one);
    debrief_free(other);
    night_free(night);
}

// ---- forecasts ----

static void test_forecasts_against_a_coin(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->forecast_count, 3);
    const DebriefForecast *sign = &debrief->forecasts[0], *hold = &debrief->forecasts[1],
                          *first = &debrief->forecasts[2];
    assert_true(sign->came_true);
    assert_int_equal(sign->result, FORECAST_NEARER);
    assert_float_equal(sign->miss, 0.09, 1e-9);
    assert_string_equal(sign->said, "likely");
    assert_false(hold->came_true);
    assert_int_equal(hold->result, FORECAST_NEARER);
    assert_string_equal(hold->happened, "it held 31 hours");
    assert_true(first->came_true);
    assert_int_equal(first->result, FORECAST_NEARER);
    debrief_free(debrief);
    night_free(night);
}

static ForecastResult hold_said(int word) {
    Night *night = night_signed_well();
    night_command(night, COMMAND_FORECAST, FORECAST_HOLD, word, 0);
    night_noon(night);
    night_over(night, 0, ENDING_FROZEN);
    Debrief *debrief = debrief_of(night);
    ForecastResult result = debrief->forecasts[0].result;
    debrief_free(debrief);
    night_free(night);
    return result;
}

static void test_words_of_chance(void **state) {
    (void)state;
    assert_int_equal(hold_said(0), FORECAST_FURTHER);
    assert_int_equal(hold_said(2), FORECAST_FURTHER);
    assert_int_equal(hold_said(3), FORECAST_SAME);
    assert_int_equal(hold_said(4), FORECAST_NEARER);
    assert_int_equal(hold_said(6), FORECAST_NEARER);
    for (int word = 0; word < CHANCE_WORD_COUNT; word++) {
        assert_int_equal(chance_word_of(forecast_midpoint(word)), word);
    }
}

static void test_what_is_forecast_after_a_rewind_is_not_scored(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    size_t commands = 0;
    for (size_t e = 0; e < night->count && night->events[e].command.kind != COMMAND_FORECAST; e++) {
        commands += night->events[e].kind == EVENT_COMMAND;
    }
    Debrief *debrief =
        debrief_new(night->scenario, &night->types, &night->end, night->events, night->count, commands + 1, words);
    assert_int_equal(debrief->forecasts[0].result, FORECAST_NEARER);
    assert_int_equal(debrief->forecasts[1].result, FORECAST_UNSCORED);
    assert_int_equal(debrief->forecasts[2].result, FORECAST_UNSCORED);
    assert_true(debrief->rewound);
    debrief_free(debrief);
    night_free(night);
}

// ---- the record ----

static void test_the_record(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->promise_count, 1);
    assert_int_equal(debrief->promises[0].promise.status, PROMISE_BROKEN);
    assert_int_equal(debrief->promises[0].settled_day, 2);
    assert_int_equal(debrief->mandate_count, 2);
    assert_true(debrief->mandate[0].judged && !debrief->mandate[0].kept);
    assert_true(debrief->mandate[1].kept);
    assert_int_equal(debrief->undone_count, 3);
    assert_int_equal(debrief->done_count, 1);
    assert_int_equal(debrief->gambit_count, 1);
    const Scene *gambit = &night->scenario->scenes[3];
    assert_int_equal(debrief->gambits[0].choice, 1);
    assert_int_equal(debrief->gambits[0].real,
                     stirred_unit(night->types.luck, CHANCE_REAL, 0, gambit->key) < gambit->real_odds);
    assert_int_equal(debrief->agenda_count, 2);
    assert_int_equal(debrief->agendas[NORTH].agenda, night->types.agenda[NORTH]);
    assert_int_equal(debrief->quiet_hours, 19);
    assert_int_equal(debrief->counted, 62);
    assert_float_equal(debrief->standings[0].start, 0.55, 1e-9);
    assert_float_equal(debrief->standings[0].end, 0.48, 1e-9);
    assert_int_equal(debrief->clauses[ISSUE_EXCHANGE].status, CLAUSE_LETTER);
    assert_int_equal(debrief->questions[QUESTION_WHEN].reports, 3);
    debrief_free(debrief);
    night_free(night);
}

static void test_an_amendment_leaves_the_signed_words(void **state) {
    (void)state;
    Night *night = night_signed_well();
    night_noon(night);
    night_report(night, 0, QUESTION_WATCHES, 0, 750);
    night_part(night, 2, 0);
    night_agree(night, ISSUE_WATCH, 1);
    Debrief *debrief = debrief_of(night);
    assert_int_equal(debrief->clauses[ISSUE_WATCH].option, 0);
    assert_int_equal(debrief->clauses[ISSUE_WATCH].amended, 1);
    debrief_free(debrief);
    night_free(night);
}

// ---- turning points ----

static void points_hold(const TurningPoint *points, int count, int first) {
    assert_in_range(count, 0, DEBRIEF_POINT_MAX);
    for (int i = 0; i < count; i++) {
        assert_int_equal(points[i].number, first + i);
        assert_string_not_equal(points[i].title, "");
        assert_string_not_equal(points[i].when, "");
        if (i > 0) {
            long before = points[i - 1].event.day * 1440L + points[i - 1].minute;
            assert_true(before <= points[i].event.day * 1440L + points[i].minute);
        }
    }
}

static void test_turning_points(void **state) {
    (void)state;
    Night *night = night_of_the_word();
    Debrief *debrief = debrief_of(night);
    points_hold(debrief->night, debrief->night_count, 1);
    points_hold(debrief->after, debrief->after_count, 1 + debrief->night_count);
    bool kept = false, broken = false;
    for (int i = 0; i < debrief->night_count; i++) {
        kept = kept || strcmp(debrief->night[i].title, "“soon” kept") == 0;
    }
    for (int i = 0; i < debrief->after_count; i++) {
        broken = broken || debrief->after[i].event.kind == EVENT_BROKEN;
    }
    assert_true(kept && broken);
    debrief_free(debrief);
    night_free(night);
}

// ---- by the rules ----

static void test_whole_games(void **state) {
    (void)state;
    int told[THREAD_KIND_COUNT] = {0}, signed_count = 0;
    for (uint64_t seed = 1; seed <= 120; seed++) {
        Night *night = night_new();
        night_play(night, seed);
        Debrief *debrief = debrief_of(night);
        const Thread *thread = &debrief->thread;
        told[thread->kind]++;
        signed_count += debrief->signed_;
        assert_true(thread->bred <= thread->reports && thread->reports <= debrief->report_count);
        assert_true(thread->known <= thread->bred && thread->answered <= thread->bred);
        assert_true(thread->broken == BREAK_NONE || debrief->end.broken_day != NO_INDEX);
        assert_string_not_equal(thread->sentence, "");
        assert_null(strstr(thread->sentence, "debrief."));
        points_hold(debrief->night, debrief->night_count, 1);
        points_hold(debrief->after, debrief->after_count, 1 + debrief->night_count);
        // What the rules still remember of reports must be what was pieced together from the events.
        for (int r = 0; r < night->end.open.report_count; r++) {
            const Report *report = &night->end.open.reports[r];
            bool found = false;
            for (int d = 0; d < debrief->report_count; d++) {
                const DebriefReport *ours = &debrief->reports[d];
                bool same = ours->incident == report->kind && ours->day == report->day &&
                            ours->minute == report->minute && ours->sector == report->sector;
                found = found || (same && ours->evidence == report->evidence && ours->answer == report->answer &&
                                  ours->established == report->established - 1);
            }
            assert_true(found);
        }
        debrief_free(debrief);
        night_free(night);
    }
    assert_true(signed_count > 20);
    assert_true(told[THREAD_NO_DEAL] > 0 && told[THREAD_KEPT] + told[THREAD_WRITTEN] > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_sentence),
        cmocka_unit_test(test_a_word_you_wrote_dates_from_when_you_wrote_it),
        cmocka_unit_test(test_remedies_of_the_last_hour),
        cmocka_unit_test(test_what_nobody_ever_said),
        cmocka_unit_test(test_what_was_lost_in_the_announcement),
        cmocka_unit_test(test_reports_that_came_out_of_no_hole),
        cmocka_unit_test(test_a_quiet_week),
        cmocka_unit_test(test_an_order_is_called_an_order),
        cmocka_unit_test(test_weeks),
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_a_game_that_is_not_over),
        cmocka_unit_test(test_reports_keep_their_story_when_the_rules_forget_them),
        cmocka_unit_test(test_reports_stand_by_the_clock),
        cmocka_unit_test(test_nothing_is_known_that_was_not_established),
        cmocka_unit_test(test_forecasts_against_a_coin),
        cmocka_unit_test(test_words_of_chance),
        cmocka_unit_test(test_what_is_forecast_after_a_rewind_is_not_scored),
        cmocka_unit_test(test_the_record),
        cmocka_unit_test(test_an_amendment_leaves_the_signed_words),
        cmocka_unit_test(test_turning_points),
        cmocka_unit_test(test_whole_games),
    };
    return cmocka_run_group_tests(tests, words_open, words_close);
}
