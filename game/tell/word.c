#include "tell/word.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/assert.h"
#include "tell/inside.h"

enum { SAID_BYTES = 2048, KEY_BYTES = 64 };

// ---- patterns ----

void words_say(const Words *words, Buffer *out, const char *key, const WordArg *args, size_t count) {
    char said[SAID_BYTES];
    size_t length = words_print(words, said, sizeof said, key, args, count);
    if (length < sizeof said) {
        buffer_add_bytes(out, said, length);
        return;
    }
    // A text of the scenario within a pattern may be longer than any sentence of ours.
    char *whole = malloc(length + 1);
    if (whole == NULL) {
        out->failed = true;
        return;
    }
    (void)words_print(words, whole, length + 1, key, args, count);
    buffer_add_bytes(out, whole, length);
    free(whole);
}

const char *word_at(const Words *words, const char *scale, int index) {
    char key[KEY_BYTES];
    snprintf(key, sizeof key, "tell.%s.%d", scale, index);
    const char *text = words_find(words, key);
    return text != NULL ? text : "?";
}

static int step_of(double value, const double *bounds, int count) {
    int step = 0;
    while (step < count && value >= bounds[step]) {
        step++;
    }
    return step;
}

// ---- scales ----

Disposition disposition_of(double guess) {
    static const double bounds[] = {0.25, 0.45, 0.60, 0.75};
    return (Disposition)step_of(guess, bounds, 4);
}

const char *tell_disposition(const Words *words, Disposition disposition) {
    return word_at(words, "disposition", (int)disposition);
}

int chance_word_of(double chance) {
    static const double bounds[] = {0.05, 0.20, 0.40, 0.60, 0.80, 0.95};
    return step_of(chance, bounds, 6);
}

const char *tell_chance(const Words *words, int word) {
    return word_at(words, "chance", word);
}

const char *tell_chance_range(const Words *words, int word) {
    return word_at(words, "range", word);
}

Quality quality_of(double precision) {
    static const double bounds[] = {0.3, 0.6};
    return (Quality)step_of(precision, bounds, 2);
}

const char *tell_quality(const Words *words, Quality quality) {
    return word_at(words, "quality", (int)quality);
}

Standing5 standing_step(double value) {
    static const double bounds[] = {0.2, 0.4, 0.6, 0.8};
    return (Standing5)step_of(value, bounds, 4);
}

const char *tell_standing_word(const Words *words, StandingKind kind, Standing5 step) {
    static const char *const scales[STANDING_KIND_COUNT] = {
        [STANDING_TIE] = "tie",     [STANDING_ALLIES] = "allies",
        [STANDING_NAME] = "name",   [STANDING_INFLUENCE] = "influence",
        [STANDING_TRUST] = "trust",
    };
    ASSERT((int)kind >= 0 && kind < STANDING_KIND_COUNT);
    return scales[kind] != NULL ? word_at(words, scales[kind], (int)step) : "";
}

Answered answered_of(double closes) {
    static const double bounds[] = {0.34, 0.67};
    return (Answered)step_of(closes, bounds, 2);
}

const char *tell_answered(const Words *words, Answered answered) {
    return word_at(words, "answered", (int)answered);
}

const char *tell_question(const Words *words, Question question) {
    return word_at(words, "question", (int)question);
}

const char *tell_heat(const Words *words, double heat) {
    static const double bounds[] = {0.08, 0.25, 0.5, 0.75};
    return word_at(words, "heat", step_of(heat, bounds, 4));
}

const char *tell_size(const Words *words, double change) {
    static const double bounds[] = {0.045, 0.095}; // 4 of 100 are still a little, 9 are not yet a lot
    return word_at(words, "size", step_of(change < 0 ? -change : change, bounds, 2));
}

const char *tell_direction(const Words *words, double change) {
    return word_at(words, "direction", change > 0 ? 2 : change < 0 ? 0 : 1);
}

const char *tell_phase(const Words *words, Phase phase) {
    return word_at(words, "phase", (int)phase);
}

const char *tell_form(const Words *words, Form form) {
    return word_at(words, "form", (int)form);
}

const char *tell_read_how(const Words *words, ReadHow how) {
    return word_at(words, "read", (int)how);
}

const char *tell_remedy(const Words *words, Remedy remedy) {
    return word_at(words, "remedy", (int)remedy);
}

const char *tell_answer(const Words *words, AnswerKind answer) {
    return word_at(words, "answer", (int)answer);
}

// ---- times ----

void time_print(int minute, char out[TIME_BYTES]) {
    unsigned of_day = (unsigned)((minute % DAY_MINUTES + DAY_MINUTES) % DAY_MINUTES);
    out[0] = (char)('0' + of_day / 600);
    out[1] = (char)('0' + of_day / 60 % 10);
    out[2] = ':';
    out[3] = (char)('0' + of_day % 60 / 10);
    out[4] = (char)('0' + of_day % 10);
    out[5] = '\0';
}

void tell_minutes(const Words *words, int minutes, Buffer *out) {
    char whole[12], rest[12];
    minutes = minutes < 0 ? 0 : minutes;
    snprintf(whole, sizeof whole, "%d", minutes / 60);
    snprintf(rest, sizeof rest, "%d", minutes % 60);
    const char *key = minutes < 60        ? "tell.time.minutes"
                      : minutes % 60 == 0 ? "tell.time.hours"
                                          : "tell.time.hours-minutes";
    SAY(words, out, key, {"h", whole}, {"m", rest});
}

void tell_day(const Teller *teller, int day, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    const char *name = day >= 0 && day < DAY_MAX + 2 ? scenario->day_names[day] : NULL;
    if (name != NULL && name[0] != '\0') {
        buffer_add(out, name);
        return;
    }
    char number[12];
    snprintf(number, sizeof number, "%d", day);
    SAY(teller->words, out, "tell.time.day", {"n", number});
}

void tell_when(const Teller *teller, int day, int minute, Buffer *out) {
    char time[TIME_BYTES];
    time_print(minute, time);
    Buffer name;
    buffer_init(&name);
    tell_day(teller, day, &name);
    if (scenario_day_has_hours(teller->view.scenario, day)) {
        SAY(teller->words, out, "tell.clock.day", {"day", name.text}, {"time", time});
    } else {
        buffer_add(out, name.text);
    }
    buffer_free(&name);
}

void tell_force(const Scenario *scenario, Buffer *out) {
    char time[TIME_BYTES];
    time_print(scenario_part_minute(scenario, 0), time);
    buffer_add(out, scenario->force_name[0] ? scenario->force_name : time);
}
