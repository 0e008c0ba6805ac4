// Everything that was told, by time, the newest last; and the way back to an earlier moment.
#include <string.h>

#include "ui/page.h"

typedef enum Filter { FILTER_ALL, FILTER_YOURS, FILTER_PARTIES, FILTER_REPORTS, FILTER_COUNT } Filter;

static Filter filter_of(EventKind kind) {
    switch (kind) {
    case EVENT_COMMAND:
    case EVENT_CHOICE:
    case EVENT_OUTCOME:
    case EVENT_LEVER:
    case EVENT_PROMISE:
    case EVENT_REMEDY:
    case EVENT_CHORE:
    case EVENT_ANSWER:
    case EVENT_TRUCE:
    case EVENT_MANDATE: return FILTER_YOURS;
    case EVENT_TELL:
    case EVENT_VOTE:
    case EVENT_AGREED:
    case EVENT_BROUGHT:
    case EVENT_CONFIDENCE:
    case EVENT_LEAK:
    case EVENT_CLUE:
    case EVENT_WHY:
    case EVENT_REFUSED:
    case EVENT_OBJECTION:
    case EVENT_LEAVING:
    case EVENT_POWER: return FILTER_PARTIES;
    case EVENT_REPORT:
    case EVENT_COUNTED:
    case EVENT_EVIDENCE:
    case EVENT_ESTABLISHED:
    case EVENT_ADMITTED:
    case EVENT_REPLY:
    case EVENT_OFFENSIVE:
    case EVENT_BROKEN: return FILTER_REPORTS;
    default: return FILTER_ALL;
    }
}

// What the game brought forth between two commands: one entry.
typedef struct Entry {
    uint32_t step;
    bool abandoned;
    bool eve; // before the talks began
    uint8_t day;
    int16_t minute;
    const char *text;
} Entry;

static const char *entry_text(Ui *ui, const Stage *stage, const Event *events, size_t count) {
    Buffer text;
    buffer_init(&text);
    bool told = tell_events(stage->teller, events, count, &text);
    const char *words = told_words(ui, &text);
    return told ? words : NULL;
}

// Entries in order; those with nothing to tell are left out.
static Entry *entries_read(Ui *ui, const Stage *stage, Filter filter, size_t *count) {
    Entry *entries = ARENA_NEW(ui_arena(ui), Entry, stage->event_count + 1);
    Event *events = ARENA_NEW(ui_arena(ui), Event, stage->event_count + 1);
    bool eve = true;
    *count = 0;
    for (size_t i = 0; entries && events && i < stage->event_count;) {
        const LoggedEvent *first = &stage->events[i];
        size_t taken = 0;
        for (; i < stage->event_count && stage->events[i].step == first->step &&
               stage->events[i].abandoned == first->abandoned;
             i++) {
            const Event *event = &stage->events[i].event;
            eve = first->step == 0 || (eve && !(event->kind == EVENT_PHASE && event->a == PHASE_TALKS));
            if (filter == FILTER_ALL || filter_of((EventKind)event->kind) == filter) {
                events[taken++] = *event;
            }
        }
        const char *text = taken ? entry_text(ui, stage, events, taken) : NULL;
        if (text && text[0]) {
            entries[(*count)++] =
                (Entry){first->step, first->abandoned, eve, first->event.day, first->event.minute, text};
        }
    }
    return entries;
}

static const char *entry_time(Ui *ui, const Stage *stage, const Entry *entry) {
    return entry->eve ? say(stage, "ui.log.before") : clock_text(ui, entry->minute);
}

static void day_line(Ui *ui, const Stage *stage, const Entry *entry) {
    const char *name = entry->eve ? tell_phase(stage->words, PHASE_CONVENING) : told_day(ui, stage, entry->day);
    ui_row(ui, (Box){.pad = PAD4(12, 12, 12, 4)});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH, .role = ROLE_HEADING}, name);
    ui_end(ui);
}

// Paragraphs; what was done in bold, changes of standings small.
static void entry_lines(Ui *ui, const Entry *entry) {
    const char *text = entry->text;
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, "\n");
        const char *line = ui_keepf(ui, "%.*s", (int)length, text);
        bool change = strstr(line, "▲") || strstr(line, "▼") || strstr(line, "▬");
        Tone tone = entry->abandoned ? TONE_DIM : first ? TONE_HIGH : TONE_TEXT;
        ui_text_box(ui,
                    (Text){.type = change ? TYPE_SMALL : TYPE_BOOK_SMALL,
                           .tone = change ? TONE_DIM : tone,
                           .bold = first && entry->step > 0 && !change},
                    line);
        text += length + (text[length] == '\n');
    }
}

static void entry_row(Ui *ui, const Stage *stage, const Entry *entry, size_t index, bool chosen, bool last) {
    bool back = entry->step > 0 && !entry->abandoned && session_can_rewind(stage->session);
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = ui_keepf(ui, "log.%zu", index),
                     .command = back ? verb_pick(PICK_MOMENT, (int)entry->step) : 0,
                     .focusable = true,
                     .selected = chosen,
                     .role = back ? ROLE_OPTION : ROLE_ITEM,
                     .pad = PAD2(12, 7),
                     .gap = 14,
                     .across = ALIGN_START,
                     .focus_first = last});
    ui_text_box(ui,
                (Text){.type = TYPE_BODY,
                       .tone = entry->abandoned ? TONE_DIM : TONE_ACCENT,
                       .tabular = true,
                       .bold = true,
                       .w = 52},
                entry_time(ui, stage, entry));
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    if (entry->abandoned) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.log.abandoned"));
    }
    entry_lines(ui, entry);
    ui_end(ui);
    ui_end(ui);
}

static void filters(Ui *ui, const Stage *stage, Filter chosen) {
    static const char *const names[FILTER_COUNT] = {"ui.log.all", "ui.log.yours", "ui.log.parties", "ui.log.reports"};
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.log.filter")});
    for (int f = 0; f < FILTER_COUNT; f++) {
        ui_tab(ui,
               (Box){.id = ui_keepf(ui, "filter.%d", f),
                     .command = verb_pick(PICK_FILTER, f),
                     .selected = f == (int)chosen,
                     .key = '1' + f},
               ICON_NONE, say(stage, names[f]), NULL);
    }
    ui_end(ui);
}

// What going back means, and the button; the moment is chosen in the list.
static void rewind_part(Ui *ui, const Stage *stage, const Entry *moment) {
    bool locked = !session_can_rewind(stage->session);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(18, 16),
                     .gap = 10,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.log.rewind")});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, say(stage, "ui.log.rewind"));
    ui_text(ui, TYPE_BODY, TONE_TEXT, say(stage, locked ? "ui.log.locked" : "ui.log.rewind_text"));
    if (!locked) {
        if (moment) {
            ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_HIGH, .italic = true},
                        say_with(ui, stage, "ui.log.moment", "time", entry_time(ui, stage, moment), NULL));
        }
        ui_commit(ui,
                  (Box){.id = "log.rewind",
                        .command = moment ? verb_pack(VERB_REWIND, 0, moment->step - 1) : verb_pick(PICK_MOMENT, 0),
                        .min_h = 44,
                        .disabled = !moment,
                        .why = say(stage, "ui.log.choose"),
                        .commit = moment != NULL},
                  say(stage, "ui.log.go"), NULL, moment ? "Enter" : NULL, NULL);
        if (!moment) {
            ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.log.choose"));
        }
    }
    ui_end(ui);
}

static const Entry *list_part(Ui *ui, const Stage *stage, const Entry *entries, size_t count, bool scroll) {
    uint32_t wanted = (uint32_t)pick_get(ui, PICK_MOMENT);
    const Entry *moment = NULL;
    ui_col(ui, (Box){.grow = 1,
                     .scroll = scroll,
                     .id = scroll ? "log.list" : NULL,
                     .pad = PAD4(8, 4, 8, 16),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.log.title")});
    if (count == 0) {
        ui_text(ui, TYPE_BOOK, TONE_DIM, say(stage, "ui.log.none"));
    }
    for (size_t i = 0; i < count; i++) {
        const Entry *entry = &entries[i];
        if (i == 0 || entry->day != entries[i - 1].day || entry->eve != entries[i - 1].eve) {
            day_line(ui, stage, entry);
        }
        bool chosen = wanted > 0 && entry->step == wanted && !entry->abandoned;
        moment = chosen ? entry : moment;
        entry_row(ui, stage, entry, i, chosen, i + 1 == count);
    }
    ui_end(ui);
    return moment;
}

void screen_log(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_LIST, say(stage, "ui.log.title"), say(stage, "ui.log.under"));
    if (!stage->session) {
        page_bar_close(ui);
        ui_end(ui);
        return;
    }
    Filter filter = (Filter)(pick_get(ui, PICK_FILTER) % FILTER_COUNT);
    filters(ui, stage, filter);
    page_bar_close(ui);
    size_t count;
    Entry *entries = entries_read(ui, stage, filter, &count);
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, wide = ui_breadth(ui) == BREADTH_WIDE;
    if (narrow) {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "log.list", .pad = PAD2(12, 8), .gap = 12});
        const Entry *moment = list_part(ui, stage, entries, count, false);
        rewind_part(ui, stage, moment);
        ui_end(ui);
    } else {
        ui_row(ui, (Box){.grow = 1, .pad = PAD4(32, 14, 32, 4), .gap = 28, .across = ALIGN_START});
        ui_col(ui, (Box){.grow = 1, .max_w = 820, .self = ALIGN_STRETCH});
        const Entry *moment = list_part(ui, stage, entries, count, true);
        ui_end(ui);
        ui_col(ui, (Box){.w = wide ? 340 : 250, .pad = PAD4(0, 10, 0, 0)});
        rewind_part(ui, stage, moment);
        ui_end(ui);
        ui_end(ui);
    }
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "1–4", say(stage, "ui.keys.filter"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
