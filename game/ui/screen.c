// Which screen is shown, what its commands mean, and what it remembers.
#include "ui/screen.h"

#include "base/assert.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// ---- commands ----

uint64_t verb_pack(Verb verb, unsigned subject, uint32_t detail) {
    return command_pack((uint16_t)verb, (uint16_t)subject, detail);
}

uint64_t verb_pick(Pick choice, int value) {
    return verb_pack(VERB_PICK, (unsigned)choice, (uint32_t)value);
}

uint64_t verb_go(ScreenId screen) {
    return verb_pack(VERB_GO, (unsigned)screen, 0);
}

uint64_t verb_overlay(Overlay overlay) {
    return verb_pick(PICK_OVERLAY, overlay);
}

enum { ARG_NONE_PACKED = 255, ARG_PACKED_MAX = 254 };

uint64_t verb_play(Command command) {
    uint32_t detail = 0;
    for (int i = 0; i < 4; i++) {
        int arg = command.args[i];
        ASSERT(arg >= NO_INDEX && arg <= ARG_PACKED_MAX);
        detail |= (uint32_t)(arg == NO_INDEX ? ARG_NONE_PACKED : arg) << (8 * i);
    }
    return verb_pack(VERB_PLAY, (unsigned)command.kind << 8 | (uint8_t)command.seat, detail);
}

Command verb_command(uint64_t packed) {
    unsigned subject = command_subject(packed);
    uint32_t detail = command_detail(packed);
    Command command = {.kind = (uint8_t)(subject >> 8), .seat = (int8_t)(subject & 0xff)};
    for (int i = 0; i < 4; i++) {
        int arg = (int)(detail >> (8 * i) & 0xff);
        command.args[i] = (int16_t)(arg == ARG_NONE_PACKED ? NO_INDEX : arg);
    }
    return command;
}

// ---- memory ----

static const char *pick_name(Pick choice) {
    static const char *const names[PICK_COUNT] = {
        [PICK_CLAUSE] = "pick.clause",     [PICK_GROUP] = "pick.group",     [PICK_CARD] = "pick.card",
        [PICK_PARTY] = "pick.party",       [PICK_FORM] = "pick.form",       [PICK_OPTION] = "pick.option",
        [PICK_TRADE] = "pick.trade",       [PICK_OVERLAY] = "pick.overlay", [PICK_SCENE] = "pick.scene",
        [PICK_REPORT] = "pick.report",     [PICK_ANSWER] = "pick.answer",   [PICK_EXTRA] = "pick.extra",
        [PICK_ASSET] = "pick.asset",       [PICK_SECTOR] = "pick.sector",   [PICK_CHORE] = "pick.chore",
        [PICK_FORECAST] = "pick.forecast", [PICK_BREAK] = "pick.break",     [PICK_CONFIDENCE] = "pick.confidence",
        [PICK_TAB] = "pick.tab",           [PICK_ROOM] = "pick.room",       [PICK_STEP] = "pick.step",
        [PICK_ADVISER] = "pick.adviser",   [PICK_TERM] = "pick.term",       [PICK_FILTER] = "pick.filter",
        [PICK_SAVE] = "pick.save",         [PICK_LENGTH] = "pick.length",   [PICK_DIFFICULTY] = "pick.difficulty",
        [PICK_DAYS] = "pick.days",         [PICK_GUIDED] = "pick.guided",   [PICK_LOCKED] = "pick.locked",
        [PICK_SEATS] = "pick.seats",       [PICK_PROBLEM] = "pick.problem", [PICK_AUTHOR] = "pick.author",
        [PICK_NAME] = "pick.name",         [PICK_MOMENT] = "pick.moment",   [PICK_TYPING] = "pick.typing",
        [PICK_LETTERS] = "pick.letters",   [PICK_HOUSE] = "pick.house",     [PICK_ABOUT] = "pick.about",
        [PICK_SKIP] = "pick.skip",
    };
    ASSERT(names[choice]); // two without a name would be one
    return names[choice];
}

int pick_get(const Ui *ui, Pick choice) {
    return ui_memory(ui, pick_name(choice));
}

void pick_set(Ui *ui, Pick choice, int value) {
    ui_memory_set(ui, pick_name(choice), value);
}

void picks_forget(Ui *ui) {
    for (int choice = PICK_CLAUSE; choice <= PICK_TAB; choice++) {
        pick_set(ui, (Pick)choice, 0);
    }
    pick_set(ui, PICK_STEP, 0);
}

// ---- words ----

const char *say(const Stage *stage, const char *key) {
    return words_at(stage->words, key);
}

const char *say_with(Ui *ui, const Stage *stage, const char *key, ...) {
    WordArg args[8];
    size_t count = 0;
    va_list list;
    va_start(list, key);
    const char *name;
    while ((name = va_arg(list, const char *)) != NULL && count < sizeof args / sizeof args[0]) {
        args[count++] = (WordArg){.name = name, .text = va_arg(list, const char *)};
    }
    va_end(list);
    Buffer text;
    buffer_init(&text);
    words_say(stage->words, &text, key, args, count);
    return told_words(ui, &text);
}

const char *told_words(Ui *ui, Buffer *text) {
    const char *words = ui_keepf(ui, "%s", text->text);
    buffer_free(text);
    return words;
}

const char *told_sentence(Ui *ui, const char *words) {
    char first[8], capital[16];
    int length = 1;
    while (((unsigned char)words[length] & 0xc0) == 0x80 && length < 4) {
        length++;
    }
    (void)snprintf(first, sizeof first, "%.*s", length, words);
    words_capitals(first, capital, sizeof capital);
    return ui_keepf(ui, "%s%s", capital, words + length);
}

const char *told_day(Ui *ui, const Stage *stage, int day) {
    Buffer text;
    buffer_init(&text);
    tell_day(stage->teller, day, &text);
    return told_words(ui, &text);
}

const char *told_hour(Ui *ui, const Stage *stage, int day, int minute) {
    return scenario_day_has_hours(stage->scenario, day) ? clock_text(ui, minute) : told_day(ui, stage, day);
}

const char *told_when(Ui *ui, const Stage *stage, int day, int minute) {
    Buffer text;
    buffer_init(&text);
    tell_when(stage->teller, day, minute, &text);
    return told_words(ui, &text);
}

const char *told_report_when(Ui *ui, const Stage *stage, const Report *report) {
    Buffer text;
    buffer_init(&text);
    tell_report_when(stage->teller, report, &text);
    return told_words(ui, &text);
}

const char *told_force(Ui *ui, const Stage *stage) {
    Buffer text;
    buffer_init(&text);
    tell_force(stage->scenario, &text);
    return told_words(ui, &text);
}

const char *told_clock(Ui *ui, const Stage *stage) {
    Buffer text;
    buffer_init(&text);
    tell_clock(stage->teller, &text);
    return told_words(ui, &text);
}

const char *number_text(Ui *ui, long number) {
    return ui_keepf(ui, "%ld", number);
}

const char *clock_text(Ui *ui, int minute) {
    char text[TIME_BYTES];
    time_print(minute, text);
    return ui_keepf(ui, "%s", text);
}

// ---- which screen ----

static void screen_of_game(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    if (stage->curtain) {
        screen_seat(ui, stage);
        return;
    }
    switch ((Awaiting)open->awaiting) {
    case AWAITING_SCENE: screen_scene(ui, stage); return;
    case AWAITING_MOVE:
        if (pick_get(ui, PICK_ROOM) > 0) {
            screen_caucus(ui, stage);
        } else {
            screen_talks(ui, stage);
        }
        return;
    case AWAITING_OBJECTION: screen_objection(ui, stage); return;
    case AWAITING_FORECAST:
    case AWAITING_SEAL: screen_signing(ui, stage); return;
    case AWAITING_CHORE: screen_hours(ui, stage); return;
    case AWAITING_ASSETS:
    case AWAITING_ANSWER: screen_ceasefire(ui, stage); return;
    case AWAITING_NONE:
    case AWAITING_COUNT: screen_debrief(ui, stage); return;
    default: screen_seat(ui, stage); return;
    }
}

void screen_declare(Ui *ui, const Stage *stage) {
    switch (stage->screen) {
    case SCREEN_GAME: screen_of_game(ui, stage); break;
    case SCREEN_SETUP: screen_setup(ui, stage); break;
    case SCREEN_BRIEF: screen_brief(ui, stage); break;
    case SCREEN_DEBRIEF: screen_debrief(ui, stage); break;
    case SCREEN_LOG: screen_log(ui, stage); break;
    case SCREEN_GLOSSARY: screen_glossary(ui, stage); break;
    case SCREEN_SETTINGS: screen_settings(ui, stage); break;
    case SCREEN_KEYS: screen_keys(ui, stage); break;
    case SCREEN_SAVES: screen_saves(ui, stage); break;
    case SCREEN_PROBLEMS: screen_problems(ui, stage); break;
    case SCREEN_HOUSE: screen_house(ui, stage); break;
    case SCREEN_AUTHOR: screen_author(ui, stage); break;
    case SCREEN_FIRST: screen_first(ui, stage); break;
    case SCREEN_TITLE:
    case SCREEN_NONE:
    case SCREEN_COUNT: screen_title(ui, stage); break;
    }
    overlay_declare(ui, stage);
}
