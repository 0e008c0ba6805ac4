// What is told: every sentence has its words, nobody hears what is not for him, and the scales stand where
// the scale puts them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "fixture/fixture.h"
#include "fixture/words.h"
#include "session/session.h"
#include "sim/game.h"
#include "tell/house.h"
#include "tell/stance.h"
#include "tell/tell.h"

static Scenario *scenario;
static Words *words;
static Offer offers[COMMAND_LIST_MAX];

static int set_up(void **state) {
    (void)state;
    scenario = fixture_new();
    words = fixture_words(NOON_SOURCE_DIR);
    scenario->parties[NORTH].name = "Northern delegation";
    scenario->parties[NORTH].capital = "Northport";
    scenario->parties[SOUTH].name = "Southern delegation";
    scenario->levers[0].title = "Aircraft for bodies";
    scenario->document_title = "Statement";
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    words_free(words);
    fixture_free(scenario);
    return 0;
}

static Setup setup_of(uint64_t seed, uint16_t persons) {
    return (Setup){.types_seed = seed,
                   .luck_seed = seed,
                   .difficulty = DIFFICULTY_TENSE,
                   .length = LENGTH_90,
                   .persons = persons,
                   .days = 7};
}

// ---- scales ----

static void probability_words_stand_where_the_table_says(void **state) {
    (void)state;
    static const struct {
        double chance;
        const char *word;
    } rows[] = {
        {0.00, "remote"},         {0.049, "remote"},        {0.05, "unlikely"},    {0.199, "unlikely"},
        {0.20, "possible"},       {0.399, "possible"},      {0.40, "even"},        {0.599, "even"},
        {0.60, "likely"},         {0.799, "likely"},        {0.80, "very likely"}, {0.949, "very likely"},
        {0.95, "almost certain"}, {1.00, "almost certain"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(tell_chance(words, chance_word_of(rows[i].chance)), rows[i].word);
    }
}

static void disposition_words_stand_where_the_table_says(void **state) {
    (void)state;
    static const struct {
        double guess;
        const char *word;
    } rows[] = {
        {0.24, "no"},    {0.25, "leans no"},  {0.449, "leans no"},  {0.45, "open"},
        {0.599, "open"}, {0.60, "leans yes"}, {0.75, "likely yes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(tell_disposition(words, disposition_of(rows[i].guess)), rows[i].word);
    }
}

static void ties_have_five_words(void **state) {
    (void)state;
    static const char *const expected[] = {"bitter", "wary", "steady", "firm", "strong"};
    for (int step = 0; step < 5; step++) {
        assert_string_equal(tell_standing_word(words, STANDING_TIE, standing_step(0.1 + 0.2 * step)), expected[step]);
    }
    assert_string_equal(tell_standing_word(words, STANDING_TIE, standing_step(1.0)), "strong");
}

static void times_wrap_at_midnight(void **state) {
    (void)state;
    char time[TIME_BYTES];
    time_print(27 * 60, time);
    assert_string_equal(time, "03:00");
    time_print(17 * 60 + 5, time);
    assert_string_equal(time, "17:05");
    Buffer out;
    buffer_init(&out);
    tell_minutes(words, 260, &out);
    assert_string_equal(out.text, "4 h 20 min");
    buffer_free(&out);
}

static State game;
static Types types;

static Teller teller_at_start(void) {
    Setup setup = setup_of(3, 1);
    types_draw(scenario, &setup, &types);
    game_start(scenario, &types, &setup, &game, (EventSink){.add = NULL});
    return (Teller){words, state_view(scenario, &game, 0)};
}

static void hours_are_said_of_days_not_of_weeks(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    tell_when(&teller, 1, 14 * 60 + 5, &out);
    assert_string_equal(out.text, "Day 1, 14:05");
    buffer_clear(&out);
    scenario->step = STEP_WEEK;
    scenario->day_names[2] = "18 Jan";
    tell_when(&teller, 1, 14 * 60 + 5, &out);
    assert_string_equal(out.text, "Day 1, 14:05");
    buffer_clear(&out);
    tell_when(&teller, 2, 14 * 60 + 5, &out);
    assert_string_equal(out.text, "18 Jan");
    buffer_clear(&out);
    scenario->step = STEP_DAY;
    scenario->day_names[2] = "";
    tell_force(scenario, &out);
    assert_string_equal(out.text, "12:00");
    buffer_free(&out);
}

// ---- refusals and moves ----

static void a_refusal_names_what_is_needed_and_what_there_is(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    tell_verdict(&teller, (Command){.kind = COMMAND_LEVER},
                 (Verdict){.reason = REASON_LEVERAGE, .needed = 2, .found = 1}, &out);
    assert_string_equal(out.text, "Needs 2 leverage, you have 1.");
    buffer_clear(&out);
    tell_verdict(&teller, (Command){.kind = COMMAND_WAIT}, (Verdict){.reason = REASON_NONE}, &out);
    assert_string_equal(out.text, "");
    // A card's own sentence goes before the general one.
    tell_verdict(&teller, (Command){.kind = COMMAND_LEVER, .args = {2}}, (Verdict){.reason = REASON_CONDITION}, &out);
    assert_string_equal(out.text, "the rival is calm");
    buffer_free(&out);
}

static void a_move_is_a_verb_with_an_object(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Command offer = {.kind = COMMAND_LEVER, .args = {0, FORM_OFFER, NORTH, ISSUE_WATCH}};
    Buffer out;
    buffer_init(&out);
    tell_command(&teller, offer, &out);
    assert_string_equal(out.text, "Offer: Aircraft for bodies, to the Northern delegation, on watch");
    buffer_clear(&out);
    tell_command_title(&teller, offer, &out);
    assert_string_equal(out.text, "Aircraft for bodies");
    buffer_clear(&out);
    tell_command_verb(&teller, offer, &out);
    assert_string_equal(out.text, "Offer it");
    buffer_clear(&out);
    tell_command_forecast(&teller, offer, &out);
    assert_non_null(strstr(out.text, "Northern delegation on watch: "));
    assert_non_null(strstr(out.text, "A promise, due Day 2: aircraft"));
    buffer_clear(&out);
    scenario->levers[0].on_use = fixture_effects(scenario, "tie.south -= 2; allies += 6; heat += 1");
    tell_command_forecast(&teller, offer, &out);
    scenario->levers[0].on_use = NULL;
    assert_non_null(strstr(out.text, "Beside that: Tie with south ▼ down a little; Trust of the allies ▲ up clearly."));
    buffer_free(&out);
}

static void a_new_clause_says_with_which_words_it_begins(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    tell_command_forecast(&teller, (Command){.kind = COMMAND_BRING, .args = {ISSUE_LINE}}, &out);
    char begins[80];
    const Issue *line = &scenario->issues[ISSUE_LINE];
    snprintf(begins, sizeof begins, "It begins with “%s”.\n", line->options[line->start_option].label);
    assert_memory_equal(out.text, begins, strlen(begins));
    buffer_free(&out);
}

static void a_forecast_of_new_words_says_which_question_they_answer(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    tell_command_forecast(&teller, (Command){.kind = COMMAND_REDRAFT, .args = {ISSUE_WATCH, 2}}, &out);
    assert_non_null(strstr(out.text, "“Who watches”, once this is agreed: better answered, open → closed"));
    buffer_free(&out);
}

// Who would sign after each answer to an objection: what is struck may be what the other came for.
static void an_answer_to_an_objection_says_who_would_sign(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    game.open.object = ISSUE_START;
    Buffer struck, left;
    buffer_init(&struck);
    buffer_init(&left);
    tell_command_whole(&teller, (Command){.kind = COMMAND_OBJECTION, .args = {REMEDY_STRIKE}}, &struck);
    tell_command_whole(&teller, (Command){.kind = COMMAND_OBJECTION, .args = {REMEDY_FUDGE}}, &left);
    const char *one = strstr(struck.text, "Northern delegation signs: "),
               *other = strstr(left.text, "Northern delegation signs: ");
    assert_non_null(one);
    assert_non_null(other);
    assert_non_null(strstr(struck.text, "remote ▼▼; would keep it: "));
    assert_string_not_equal(one, other);
    assert_int_equal(game.open.clauses[ISSUE_START].status, CLAUSE_BRACKETED);
    buffer_free(&struck);
    buffer_free(&left);
}

// Of one party: "signs" before the semicolon, "keep it" behind it, up to the reading. Static: read before it is asked
// again.
static const char *whole_part(const char *told, const char *party, bool keeps) {
    static char part[120];
    const char *line = strstr(told, party), *half = line ? strstr(line, "; ") : NULL,
               *end = half ? strstr(half, " · ") : NULL;
    if (end == NULL) {
        fail_msg("nothing of the %s in \"%s\"", party, told);
        return "";
    }
    const char *from = keeps ? half : line, *to = keeps ? end : half;
    snprintf(part, sizeof part, "%.*s", (int)(to - from), from);
    return part;
}

// New words that one side wants and the other does not; the same words again; a gift, which brings a signature nearer
// and makes the words worth no more.
static void a_move_says_what_the_whole_text_would_be(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    int standing = game.open.clauses[ISSUE_WATCH].option;
    tell_command_whole(&teller, (Command){.kind = COMMAND_REDRAFT, .args = {ISSUE_WATCH, 2}}, &out);
    for (int keeps = 0; keeps < 2; keeps++) {
        assert_non_null(strstr(whole_part(out.text, "Northern delegation", keeps), "▲"));
        assert_null(strstr(whole_part(out.text, "Northern delegation", keeps), "▼"));
        assert_non_null(strstr(whole_part(out.text, "Southern delegation", keeps), "▼"));
        assert_null(strstr(whole_part(out.text, "Southern delegation", keeps), "▲"));
    }
    assert_int_equal(game.open.clauses[ISSUE_WATCH].option, standing);
    buffer_clear(&out);
    tell_command_whole(&teller, (Command){.kind = COMMAND_REDRAFT, .args = {ISSUE_WATCH, (int16_t)standing}}, &out);
    assert_int_equal(out.length, 0);
    tell_command_whole(&teller, (Command){.kind = COMMAND_LEVER, .args = {0, FORM_OFFER, NORTH, ISSUE_WATCH}}, &out);
    assert_non_null(strstr(whole_part(out.text, "Northern delegation", false), "▲"));
    assert_null(strstr(whole_part(out.text, "Northern delegation", true), "▲"));
    assert_null(strstr(out.text, "Southern delegation"));
    buffer_free(&out);
}

static void a_wording_says_what_it_goes_with(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    tell_pairs(&teller, ISSUE_WATCH, 1, &out);
    assert_string_equal(out.text, "Beside “noon” on start worth more to: Northern delegation, Southern delegation");
    buffer_clear(&out);
    scenario->interactions[0].value[SOUTH] = -0.03;
    tell_pairs(&teller, ISSUE_START, 1, &out);
    scenario->interactions[0].value[SOUTH] = 0.03;
    assert_string_equal(out.text, "Beside “own” on watch worth more to: Northern delegation\n"
                                  "Beside “own” on watch worth less to: Southern delegation");
    buffer_clear(&out);
    tell_pairs(&teller, ISSUE_WATCH, 0, &out);
    assert_int_equal(out.length, 0);
    buffer_free(&out);
}

// What a signature and a call move is foretold, and so is what would be broken by letting the day go.
static void what_moves_the_standings_is_foretold(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Buffer out;
    buffer_init(&out);
    Option *words_of_south = &scenario->issues[ISSUE_START].options[2];
    words_of_south->tie[NORTH] = -0.06;
    tell_command_forecast(&teller, (Command){.kind = COMMAND_REDRAFT, .args = {ISSUE_START, 2}}, &out);
    words_of_south->tie[NORTH] = 0;
    assert_non_null(strstr(out.text, "Once signed: Tie with Northport ▼ down clearly."));
    buffer_clear(&out);
    tell_command_forecast(&teller, (Command){.kind = COMMAND_TABLE}, &out);
    assert_non_null(strstr(out.text, "Once signed: "));
    buffer_clear(&out);
    tell_command_forecast(&teller, (Command){.kind = COMMAND_READY}, &out);
    assert_int_equal(out.length, 0);
    game.open.awaiting = AWAITING_ANSWER;
    game.open.day = 2;
    game.open.promises[0] = (Promise){.kind = PROMISE_LEVER, .status = PROMISE_OPEN, .subject = 0, .due_day = 3};
    tell_command_forecast(&teller, (Command){.kind = COMMAND_READY}, &out);
    assert_int_equal(out.length, 0);
    game.open.promises[0].due_day = 2;
    tell_command_forecast(&teller, (Command){.kind = COMMAND_READY}, &out);
    assert_string_equal(out.text, "Due today and not kept: aircraft");
    buffer_free(&out);
}

// ---- events ----

static void a_confidence_is_for_the_ears_of_one_seat(void **state) {
    (void)state;
    (void)teller_at_start();
    game.minds[0].confidences[0] = (Confidence){.party = NORTH, .issue = ISSUE_WATCH, .option = 1};
    game.minds[0].confidence_count = 1;
    Event event = {.kind = EVENT_CONFIDENCE, .audience = 1, .a = 0, .b = NORTH, .c = ISSUE_WATCH, .d = 1};
    Teller mediator = {words, state_view(scenario, &game, 0)},
           south = {words, state_view(scenario, &game, seat_of_party(SOUTH))};
    Buffer out;
    buffer_init(&out);
    assert_false(tell_event(&south, &event, &out));
    assert_string_equal(out.text, "");
    assert_true(tell_event(&mediator, &event, &out));
    assert_string_equal(
        out.text, "Said in confidence: of what was not yet offered, the Northern delegation could come closest to "
                  "“own” on watch.");
    buffer_free(&out);
}

static void what_is_done_behind_a_door_stays_there(void **state) {
    (void)state;
    (void)teller_at_start();
    Event event = {.kind = EVENT_COMMAND, .command = {.kind = COMMAND_ASK, .seat = 0, .args = {NORTH, ISSUE_WATCH}}};
    Buffer out;
    buffer_init(&out);
    for (int seat = 0; seat <= 2; seat++) {
        Teller teller = {words, state_view(scenario, &game, seat)};
        buffer_clear(&out);
        bool told = tell_event(&teller, &event, &out);
        assert_int_equal(told, seat != seat_of_party(SOUTH));
        if (seat == seat_of_party(NORTH)) {
            assert_string_equal(out.text, "The mediator asked the Northern delegation about watch.");
        }
    }
    buffer_free(&out);
}

static void changes_of_one_standing_are_told_once_and_last(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    const Event events[] = {
        {.kind = EVENT_STANDING, .a = STANDING_TIE, .b = NORTH, .value = 0.05f},
        {.kind = EVENT_LEAVING, .a = SOUTH, .b = DRIVE_TIRED},
        {.kind = EVENT_STANDING, .a = STANDING_TIE, .b = NORTH, .value = -0.07f},
    };
    Buffer out;
    buffer_init(&out);
    assert_true(tell_events(&teller, events, 3, &out));
    assert_string_equal(out.text, "Somebody of the Southern delegation has asked where the coats were put. "
                                  "Behind it above all: tiredness.\n"
                                  "Tie with Northport: ▼ down a little, now 55 of 100, steady.");
    buffer_free(&out);
}

// A vote says the reading it leaves behind; a vote on another clause does not, the first clause of all included.
static void only_a_vote_on_the_same_clause_implies_a_reading(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    game.open.phase = PHASE_TALKS;
    game.open.clauses[0].status = game.open.clauses[1].status = CLAUSE_BRACKETED;
    Event events[] = {
        {.kind = EVENT_VOTE, .a = NORTH, .b = 1, .c = 1},
        {.kind = EVENT_READING, .a = NORTH, .b = 0, .value = 0.5f},
    };
    Buffer alone, both;
    buffer_init(&alone);
    buffer_init(&both);
    assert_true(tell_events(&teller, &events[0], 1, &alone));
    assert_true(tell_events(&teller, events, 2, &both));
    assert_true(both.length > alone.length);
    events[1].b = 1;
    buffer_clear(&both);
    assert_true(tell_events(&teller, events, 2, &both));
    assert_string_equal(both.text, alone.text);
    buffer_free(&alone);
    buffer_free(&both);
}

static const char *answer_told(int yes, int no, Buffer *out) {
    Teller teller = teller_at_start();
    Event event = {
        .kind = EVENT_CANDOUR, .a = NORTH, .b = ISSUE_WATCH, .c = (int16_t)yes, .d = (int16_t)no, .value = 0.9f};
    buffer_clear(out);
    assert_true(tell_event(&teller, &event, out));
    return out->text;
}

// The labels of the wordings it could live with, of those it could not, and nothing of the rest.
static void an_answer_says_how_far_a_side_can_go(void **state) {
    (void)state;
    Buffer out;
    buffer_init(&out);
    assert_string_equal(answer_told(2 | 4, 1, &out), "The Northern delegation on watch: could live with “own”, "
                                                     "“abroad”; not with “later”. This reading is good.");
    assert_null(strstr(answer_told(2, 0, &out), "abroad"));
    assert_non_null(strstr(answer_told(0, 1, &out), "not with “later”; no word on the rest"));
    assert_non_null(strstr(answer_told(0, 0, &out), "no wording is ruled out"));
    buffer_free(&out);
}

static Event answered;
static Event read;

static void answer_keep(void *user, const Event *event) {
    (void)user;
    answered = event->kind == EVENT_CANDOUR ? *event : answered;
    read = event->kind == EVENT_READING ? *event : read;
}

// What is told of a question is the reading that it left, as the panels show it.
static void a_question_is_answered(void **state) {
    (void)state;
    (void)teller_at_start();
    View view = state_view(scenario, &game, 0);
    game.open.phase = PHASE_TALKS;
    game.open.awaiting = AWAITING_MOVE;
    game.open.clauses[ISSUE_WATCH].status = CLAUSE_BRACKETED;
    answered.kind = read.kind = EVENT_NONE;
    Command ask = {.kind = COMMAND_ASK, .args = {NORTH, ISSUE_WATCH}};
    assert_int_equal(command_check(&view, ask).reason, REASON_NONE);
    command_apply(scenario, &types, &game, ask, (EventSink){.add = answer_keep});
    assert_int_equal(answered.kind, EVENT_CANDOUR);
    for (int o = 0; o < scenario->issues[ISSUE_WATCH].option_count; o++) {
        double chance = stance_of_clause(&view, NORTH, ISSUE_WATCH, o).chance;
        assert_int_equal(answered.c >> o & 1, chance >= 0.6);
        assert_int_equal(answered.d >> o & 1, chance <= 0.3);
    }
    Stance now = stance_of_clause(&view, NORTH, ISSUE_WATCH, game.open.clauses[ISSUE_WATCH].option);
    assert_int_equal(disposition_of_margin(read.d / 1000.0), now.disposition);
}

// In the room it is plain who speaks; in the log the party is named, and how it is read stands beside it.
static void what_is_said_alone_is_heard(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Event event = {.kind = EVENT_READING, .a = NORTH, .b = ISSUE_WATCH, .c = 1, .d = -400, .value = 0.9f};
    Buffer unsaid, said, alone;
    buffer_init(&unsaid);
    buffer_init(&said);
    buffer_init(&alone);
    assert_true(tell_event(&teller, &event, &unsaid));
    event.said = 1 + BINDING_HOME;
    assert_true(tell_event(&teller, &event, &said));
    assert_true(tell_event_alone(&teller, &event, &alone));
    assert_null(strstr(unsaid.text, "home"));
    assert_non_null(strstr(said.text, "home"));
    assert_non_null(strstr(said.text, "“own”"));
    assert_non_null(strstr(said.text, "no · good reading"));
    assert_non_null(strstr(alone.text, "home"));
    assert_null(strstr(alone.text, "Northern delegation"));
    event.c = NO_INDEX;
    buffer_clear(&said);
    assert_true(tell_event(&teller, &event, &said));
    assert_non_null(strstr(said.text, "not on the page"));
    buffer_free(&unsaid);
    buffer_free(&said);
    buffer_free(&alone);
}

// What would turn it is told as it was read when it was asked, whatever is read since.
static void criticism_is_told_as_of_then(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    Event event = {.kind = EVENT_WHY,
                   .a = NORTH,
                   .b = ISSUE_WATCH,
                   .c = BINDING_HOME,
                   .d = 90,
                   .value = 0.7f,
                   .command = {.kind = COMMAND_REDRAFT, .args = {ISSUE_WATCH, 1}}};
    Buffer then, since;
    buffer_init(&then);
    buffer_init(&since);
    assert_true(tell_event(&teller, &event, &then));
    assert_non_null(strstr(then.text, "at home. “own” could bring a yes. Chance: likely · good reading."));
    game.minds[0].firmness[NORTH][ISSUE_WATCH] = (Reading){0, 0};
    game.open.clauses[ISSUE_WATCH].status = CLAUSE_AGREED;
    assert_true(tell_event(&teller, &event, &since));
    assert_string_equal(since.text, then.text);
    buffer_free(&then);
    buffer_free(&since);
}

static void a_long_text_within_a_pattern_is_told_whole(void **state) {
    (void)state;
    enum { LONG = 5000 };
    char text[LONG + 1];
    memset(text, 'a', LONG);
    text[LONG] = '\0';
    Buffer out;
    buffer_init(&out);
    SAY(words, &out, "tell.event.last-word", {"party", "P"}, {"text", text});
    assert_non_null(strstr(out.text, text));
    buffer_free(&out);
}

static void what_a_power_does_again_is_told_in_other_words(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    static const char *const ways[] = {"arms", "arms again", "arms still", "arms"};
    Buffer said;
    buffer_init(&said);
    for (int16_t times = 0; times < 4; times++) {
        Event event = {.kind = EVENT_POWER, .a = 0, .b = DECIDE_ARM, .c = times};
        buffer_clear(&said);
        assert_true(tell_event(&teller, &event, &said));
        assert_string_equal(said.text, ways[times]);
        event.b = DECIDE_SEAT; // which has one way
        buffer_clear(&said);
        assert_true(tell_event(&teller, &event, &said));
        assert_string_equal(said.text, "asks for a seat");
    }
    buffer_free(&said);
}

static void what_comes_to_nothing_is_not_told(void **state) {
    (void)state;
    Teller teller = teller_at_start();
    const Event events[] = {
        {.kind = EVENT_STANDING, .a = STANDING_NAME, .value = 0.02f},
        {.kind = EVENT_STANDING, .a = STANDING_NAME, .value = -0.02f},
        {.kind = EVENT_COUNTED, .a = 0},
    };
    Buffer out;
    buffer_init(&out);
    assert_false(tell_events(&teller, events, 3, &out));
    assert_string_equal(out.text, "");
    buffer_free(&out);
}

// ---- whole nights: no sentence without words ----

static void assert_said_well(const char *text, const char *of) {
    // A missing text is its key, a missing step of a scale is "?".
    bool bad = strstr(text, "tell.") != NULL || strchr(text, '{') != NULL || strchr(text, '?') == text ||
               strstr(text, " ?") != NULL;
    if (bad) {
        fail_msg("\"%s\" of %s", text, of);
    }
}

static void assert_offers_are_said_well(const Teller *teller, size_t count) {
    Buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < count; i += 1 + i / 60) { // the long lists of levers are alike
        char line[128];
        command_print(scenario, offers[i].command, line, sizeof line);
        buffer_clear(&out);
        tell_command(teller, offers[i].command, &out);
        assert_true(out.length > 0 || offers[i].command.kind == COMMAND_CHOOSE ||
                    offers[i].command.kind == COMMAND_CHORE);
        tell_command_title(teller, offers[i].command, &out);
        CommandKind kind = (CommandKind)offers[i].command.kind;
        bool aside =
            kind == COMMAND_ASK || kind == COMMAND_WHY || kind == COMMAND_CONFIDE; // done in a room of their own
        if (game.open.awaiting == AWAITING_MOVE && !aside) {
            tell_command_verb(teller, offers[i].command, &out);
        }
        tell_command_cost(teller, offers[i].verdict, &out);
        tell_verdict(teller, offers[i].command, offers[i].verdict, &out);
        if (offers[i].verdict.reason == REASON_NONE) {
            tell_command_forecast(teller, offers[i].command, &out);
        }
        assert_said_well(out.text, line);
    }
    buffer_free(&out);
}

// What would be accepted is what is shown on the yes side of the scale: one guess, two ways to say it.
static void assert_why_fits_the_stance(const View *view, int party, int issue) {
    const Clause *clause = &view->open->clauses[issue];
    Stance stance = stance_of_clause(view, party, issue, clause->status == CLAUSE_NONE ? NO_INDEX : clause->option);
    assert_int_equal(view_why(view, party, issue).binding == BINDING_NONE, stance.guess >= 0.5);
}

static void assert_things_are_said_well(const Teller *teller) {
    Buffer out;
    buffer_init(&out);
    tell_awaiting(teller, &out);
    tell_clock(teller, &out);
    for (int p = 0; p < scenario->party_count; p++) {
        tell_reading(teller, p, &out);
        tell_standing_name(teller, STANDING_TRUST, p, &out);
        tell_standing(teller, STANDING_TRUST, p, &out);
        for (int i = 0; i < scenario->issue_count; i++) {
            tell_why(teller, p, i, &out);
            assert_why_fits_the_stance(&teller->view, p, i);
        }
        for (int n = 0; n < scenario->parties[p].interest_count; n++) {
            tell_interest(teller, p, n, &out);
        }
        assert_true(party_mood(teller, p)[0] != '\0');
    }
    for (int r = 0; r < teller->view.open->report_count; r++) {
        tell_report(teller, r, &out);
        Attribution who = attribution_of(scenario, &teller->view.open->reports[r]);
        assert_int_equal(who.dots_a + who.dots_b + who.dots_unknown, ATTRIBUTION_DOTS);
    }
    for (int k = 0; k < PROMISE_MAX; k++) {
        if (teller->view.open->promises[k].status != PROMISE_NONE) {
            tell_promise(teller, k, &out);
        }
    }
    assert_said_well(out.text, "things");
    buffer_free(&out);
}

static unsigned said_of[EVENT_KIND_COUNT];

static void night_is_said_well(uint64_t seed, uint16_t persons) {
    Setup setup = setup_of(seed, persons);
    setup.length = (Length)(LENGTH_25 + seed % 3);
    setup.guided = seed % 2;
    Session *session = session_new(scenario, &setup);
    size_t told = 0;
    for (uint32_t step = 0; step < 400; step++) {
        game = *session_state(session);
        for (int seat = 0; seat < 3; seat++) {
            Teller teller = {words, state_view(scenario, &game, seat)};
            size_t count;
            const LoggedEvent *log = session_events(session, &count);
            Buffer out;
            buffer_init(&out);
            for (size_t i = told; i < count; i++) {
                char of[32];
                snprintf(of, sizeof of, "event %d", log[i].event.kind);
                buffer_clear(&out);
                bool said = tell_event(&teller, &log[i].event, &out);
                assert_true(said == (out.length > 0));
                said_of[log[i].event.kind] += said;
                assert_said_well(out.text, of);
            }
            buffer_free(&out);
            told = seat == 2 ? count : told;
        }
        if (game_over(&game)) {
            break;
        }
        Teller teller = {words, state_view(scenario, &game, game.open.seat)};
        assert_things_are_said_well(&teller);
        size_t count = command_list(&teller.view, true, offers, COMMAND_LIST_MAX);
        assert_offers_are_said_well(&teller, count);
        count = command_list(&teller.view, false, offers, COMMAND_LIST_MAX);
        Command command = offers[random_below(seed, 11, step, 0, (unsigned)count)].command;
        command = command.kind == COMMAND_LEAVE ? offers[0].command : command;
        for (size_t i = 0; i < count && game.open.last_hour; i++) { // by chance the text is hardly ever tabled so late
            command = offers[i].command.kind == COMMAND_TABLE ? offers[i].command : command;
        }
        assert_true(session_submit(session, command, NULL, NULL));
    }
    session_free(session);
}

static void every_night_is_said_in_words(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 240; seed++) {
        night_is_said_well(seed, seed % 3 == 0 ? 7 : 1);
    }
    // Nights enough that the rarer things happened in one of them.
    static const EventKind rare[] = {EVENT_SIGNED,  EVENT_NOON,       EVENT_REPORT,  EVENT_EVIDENCE, EVENT_ANSWER,
                                     EVENT_BROKEN,  EVENT_CONFIDENCE, EVENT_CLUE,    EVENT_LEAK,     EVENT_REMEDY,
                                     EVENT_REFUSED, EVENT_MISSING,    EVENT_PROMISE, EVENT_REPLY,    EVENT_POWER};
    for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++) {
        if (said_of[rare[i]] == 0) {
            fail_msg("event %d was never told", rare[i]);
        }
    }
}

// ---- assumptions ----

// The words that translators begin with say what the table says.
static void every_assumption_has_its_words(void **state) {
    (void)state;
    for (int i = 0; i < PARAM_COUNT; i++) {
        char key[128];
        (void)snprintf(key, sizeof key, "parameter.%s", parameters[i].name);
        const char *found = words_find(words, key);
        if (!found || strcmp(found, parameters[i].meaning) != 0) {
            fail_msg("\"%s\": expected \"%s\", found \"%s\"", key, parameters[i].meaning, found ? found : "nothing");
        }
        assert_string_equal(tell_parameter_source(words, i), parameters[i].source);
    }
    for (int g = 0; g < PARAMETER_GROUP_COUNT; g++) {
        assert_string_not_equal(tell_parameter_group(words, g), parameter_groups[g].name);
    }
}

static void house_rules_are_told_with_what_is_usual(void **state) {
    (void)state;
    Scenario *house = malloc(sizeof *house);
    *house = *scenario;
    Buffer said;
    buffer_init(&said);
    tell_house_rules(words, house, &said);
    assert_int_equal(said.length, 0);
    HouseRules rules = {.changed = {[PARAM_first_day] = true, [PARAM_trust_effect] = true}};
    rules.value[PARAM_first_day] = 3.5;
    rules.value[PARAM_trust_effect] = 0.05;
    house_rules_apply(&rules, house);
    tell_house_rules(words, house, &said);
    const char *expected = "House rules: trust in the mediator on the reservation value: 0.05 (usually 0.1); "
                           "how much worse the first day is: 3.5 (usually 10). How a night of house rules ends";
    if (strncmp(said.text, expected, strlen(expected)) != 0) {
        fail_msg("%s", said.text);
    }
    buffer_free(&said);
    free(house);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probability_words_stand_where_the_table_says),
        cmocka_unit_test(disposition_words_stand_where_the_table_says),
        cmocka_unit_test(ties_have_five_words),
        cmocka_unit_test(times_wrap_at_midnight),
        cmocka_unit_test(hours_are_said_of_days_not_of_weeks),
        cmocka_unit_test(a_refusal_names_what_is_needed_and_what_there_is),
        cmocka_unit_test(a_move_is_a_verb_with_an_object),
        cmocka_unit_test(an_answer_to_an_objection_says_who_would_sign),
        cmocka_unit_test(a_move_says_what_the_whole_text_would_be),
        cmocka_unit_test(a_wording_says_what_it_goes_with),
        cmocka_unit_test(what_moves_the_standings_is_foretold),
        cmocka_unit_test(a_new_clause_says_with_which_words_it_begins),
        cmocka_unit_test(a_forecast_of_new_words_says_which_question_they_answer),
        cmocka_unit_test(a_confidence_is_for_the_ears_of_one_seat),
        cmocka_unit_test(what_is_done_behind_a_door_stays_there),
        cmocka_unit_test(changes_of_one_standing_are_told_once_and_last),
        cmocka_unit_test(only_a_vote_on_the_same_clause_implies_a_reading),
        cmocka_unit_test(an_answer_says_how_far_a_side_can_go),
        cmocka_unit_test(a_question_is_answered),
        cmocka_unit_test(what_is_said_alone_is_heard),
        cmocka_unit_test(criticism_is_told_as_of_then),
        cmocka_unit_test(a_long_text_within_a_pattern_is_told_whole),
        cmocka_unit_test(what_a_power_does_again_is_told_in_other_words),
        cmocka_unit_test(what_comes_to_nothing_is_not_told),
        cmocka_unit_test(every_night_is_said_in_words),
        cmocka_unit_test(every_assumption_has_its_words),
        cmocka_unit_test(house_rules_are_told_with_what_is_usual),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
