/*
 * The debrief in words: sentences and short titles made from the texts of the game (keys "debrief.*") and of the
 * scenario. Every function appends to `out` and nothing else. Knows no markup: the word of the thread is put between
 * WORD_OPEN and WORD_CLOSE, which a screen or a report turns into its own emphasis (sentence_plain takes them out).
 */
#pragma once

#include "base/buffer.h"
#include "base/words.h"
#include "debrief/debrief.h"

#define WORD_OPEN "\001"
#define WORD_CLOSE "\002"

/* The first sentences of the debrief: what you did, what it bred, who could say, who answered, how it ended. */
void sentence_thread(const Debrief *debrief, const Words *words, Buffer *out);

/* How it ended in a few words, for the end of the thread: "broken after 31 hours", "held 7 days". */
void sentence_end(const Debrief *debrief, const Words *words, Buffer *out);

/* A turning point as a short title: "“additionally” kept", "Signed", "First exchange". */
void sentence_point(const Debrief *debrief, const Words *words, const TurningPoint *point, Buffer *out);

/* When, as the clocks show it: "23:40" in the night, "Sat 10, 12:09" after noon. */
void sentence_time(const Debrief *debrief, int day, int minute, Buffer *out);

/* A forecast: what was asked, what you said, what happened. */
void sentence_forecast(const Debrief *debrief, const Words *words, const DebriefForecast *forecast, Buffer *out);
void sentence_forecast_said(const Words *words, const DebriefForecast *forecast, Buffer *out);
void sentence_forecast_result(const Words *words, const DebriefForecast *forecast, Buffer *out);

/* What a side says of a report: the scenario's claim, else the general form. */
void sentence_claim(const Debrief *debrief, const Words *words, const DebriefReport *report, int party, Buffer *out);

/* Whether it was established who fired, and by whom: never more than was established in play. */
void sentence_finding(const Debrief *debrief, const Words *words, const DebriefReport *report, Buffer *out);

/* What you answered to a report and what followed. */
void sentence_answer(const Debrief *debrief, const Words *words, const DebriefReport *report, Buffer *out);

/* A promise as it reads, and what became of it. */
void sentence_promise(const Debrief *debrief, const Words *words, const DebriefPromise *promise, Buffer *out);
void sentence_promise_end(const Debrief *debrief, const Words *words, const DebriefPromise *promise, Buffer *out);

/* A standing's name ("Alliance trust"), and its value as numbers or, for `index` readings, words. */
void sentence_standing(const Debrief *debrief, const Words *words, const DebriefStanding *standing, Buffer *out);

/* A small number as a word ("three"), a larger one in digits. */
void sentence_number(const Words *words, int number, Buffer *out);

/* The text without WORD_OPEN and WORD_CLOSE, in place. */
void sentence_plain(Buffer *out);
