// The small words: scales that turn a number into one of a few words, and times. The same table everywhere.
// Knows numbers, not where they come from.
#pragma once

#include "base/buffer.h"
#include "base/words.h"
#include "sim/event.h"
#include "sim/state.h"

// One who tells: in which words, to whom.
typedef struct Teller {
    const Words *words;
    View view;
} Teller;

// Disposition by the best guess on 0-1: no < .25 <= leans no < .45 <= open < .60 <= leans yes < .75 <= likely
// yes.
typedef enum Disposition {
    DISPOSITION_NO,
    DISPOSITION_LEANS_NO,
    DISPOSITION_OPEN,
    DISPOSITION_LEANS_YES,
    DISPOSITION_LIKELY_YES,
    DISPOSITION_COUNT
} Disposition;
Disposition disposition_of(double guess);
const char *tell_disposition(const Words *words, Disposition disposition);

// Probability words by the middle of the interval, upper bounds 5, 20, 40, 60, 80, 95 %: remote ... almost
// certain. The same seven words are the forecasts of the game (Forecast.word).
enum { CHANCE_WORD_COUNT = 7 };
int chance_word_of(double chance);
const char *tell_chance(const Words *words, int word);
const char *tell_chance_range(const Words *words, int word); // "40–60 %"

// How good a reading is by its precision: weak < .3 <= fair < .6 <= good.
typedef enum Quality { QUALITY_WEAK, QUALITY_FAIR, QUALITY_GOOD, QUALITY_COUNT } Quality;
Quality quality_of(double precision);
const char *tell_quality(const Words *words, Quality quality);

// A standing on 0-1 in five equal steps; each kind of standing has words of its own.
Standing5 standing_step(double value);
const char *tell_standing_word(const Words *words, StandingKind kind, Standing5 step);

// How far the text answers a question: open < .34 <= half < .67 <= closed. The mark beside the text and its
// word.
typedef enum Answered { ANSWERED_OPEN, ANSWERED_HALF, ANSWERED_CLOSED, ANSWERED_COUNT } Answered;
Answered answered_of(double closes);
const char *tell_answered(const Words *words, Answered answered);
const char *tell_question(const Words *words, Question question); // "Who stops"

// What is reported of a sector, 0-1, in five steps: quiet ... heavy fire.
const char *tell_heat(const Words *words, double heat);

// How much something changed: "a little", "clearly", "a lot"; and its direction: a mark and a word, "▲ up".
const char *tell_size(const Words *words, double change);
const char *tell_direction(const Words *words, double change);

const char *tell_phase(const Words *words, Phase phase);
const char *tell_form(const Words *words, Form form);       // "Offer"
const char *tell_read_how(const Words *words, ReadHow how); // "in caucus"
const char *tell_remedy(const Words *words, Remedy remedy);
const char *tell_answer(const Words *words, AnswerKind answer); // what was done about a report: "an inquiry"

// HH:MM of minutes after any midnight.
enum { TIME_BYTES = 6 };
void time_print(int minute, char out[TIME_BYTES]);

// "4 h 20 min", "35 min".
void tell_minutes(const Words *words, int minutes, Buffer *out);

// The date of a day, 0 the evening of the talks, as the scenario names it.
void tell_day(const Teller *teller, int day, Buffer *out);

// What the moment is called when the text takes force, else its local hour.
void tell_force(const Scenario *scenario, Buffer *out);

// The date with its hour: "Sat 10, 14:05". Where a day stands for weeks, only the date.
void tell_when(const Teller *teller, int day, int minute, Buffer *out);

// ---- patterns ----

// Appends the text under a key, its placeholders filled.
void words_say(const Words *words, Buffer *out, const char *key, const WordArg *args, size_t count);
#define SAY(words, out, key, ...)                                                                                      \
    words_say((words), (out), (key), (const WordArg[]){__VA_ARGS__},                                                   \
              sizeof((const WordArg[]){__VA_ARGS__}) / sizeof(WordArg))
