// Everything that was told, by time, the newest last: all of it, or what is asked for; and the way back to an earlier
// moment.
#include <string.h>

#include "ui/log.h"
#include "ui/page.h"

typedef struct Log {
    LogFilter filter;
    const LogEntry *entries, *moment; // moment: to go back to; NULL: none is chosen
    size_t count, all;
} Log;

// ---- the list ----

static void part_line(Ui *ui, const Stage *stage, const LogEntry *entry) {
    const char *name = entry->eve ? tell_phase(stage->words, PHASE_CONVENING) : told_day(ui, stage, entry->day);
    ui_row(ui, (Box){.pad = PAD4(12, 12, 12, 4)});
    ui_text_box(ui, (Text){.type = TYPE_H2_SMALL, .tone = TONE_HIGH, .role = ROLE_HEADING},
                entry->act ? ui_keepf(ui, "%s · %s", name, entry->act) : name);
    ui_end(ui);
}

// Paragraphs; what was done in bold, changes of standings small.
static void entry_lines(Ui *ui, const LogEntry *entry) {
    const char *text = entry->text;
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, "\n");
        const char *line = ui_keepf(ui, "%.*s", (int)length, text);
        bool change = strstr(line, "▲") || strstr(line, "▼") || strstr(line, "▬");
        Tone tone = entry->abandoned ? TONE_DIM : first ? TONE_HIGH : TONE_TEXT;
        ui_text_box(ui,
                    (Text){.type = change ? TYPE_SMALL : TYPE_BOOK_SMALL,
                           .tone = change ? TONE_DIM : tone,
                           .bold = first && entry->done && !change},
                    line);
        text += length + (text[length] == '\n');
    }
}

static void entry_row(Ui *ui, const Stage *stage, const LogEntry *entry, bool chosen, bool last) {
    bool back = entry->step > 0 && !entry->abandoned && session_can_rewind(stage->session);
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = ui_keepf(ui, "log.%zu", entry->event),
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
                log_time(ui, stage, entry));
    ui_col(ui, (Box){.grow = 1, .gap = 2});
    if (entry->abandoned) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.log.abandoned"));
    }
    entry_lines(ui, entry);
    ui_end(ui);
    ui_end(ui);
}

static void list_part(Ui *ui, const Stage *stage, const Log *log, bool scroll) {
    ui_col(ui, (Box){.grow = 1,
                     .scroll = scroll,
                     .id = scroll ? "log.list" : NULL,
                     .pad = PAD4(8, 4, 8, 16),
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.log.title")});
    if (log->count == 0) {
        ui_text(ui, TYPE_BOOK, TONE_DIM, say(stage, log->all ? "ui.log.no_match" : "ui.log.none"));
    }
    for (size_t i = 0; i < log->count; i++) {
        const LogEntry *entry = &log->entries[i];
        if (entry->first) {
            part_line(ui, stage, entry);
        }
        entry_row(ui, stage, entry, entry == log->moment, i + 1 == log->count);
    }
    ui_end(ui);
}

// ---- what of it ----

static void kind_tabs(Ui *ui, const Stage *stage, LogKind chosen) {
    static const char *const names[LOG_KIND_COUNT] = {"ui.log.all", "ui.log.yours", "ui.log.parties", "ui.log.text",
                                                      "ui.log.reports"};
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.log.filter")});
    for (int kind = LOG_ALL; kind < LOG_KIND_COUNT; kind++) {
        ui_tab(ui,
               (Box){.id = ui_keepf(ui, "filter.%d", kind),
                     .command = verb_pick(PICK_FILTER, kind),
                     .selected = kind == (int)chosen,
                     .key = '1' + kind},
               ICON_NONE, say(stage, names[kind]), NULL);
    }
    ui_end(ui);
}

static void party_tabs(Ui *ui, const Stage *stage, int chosen) {
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.log.about")});
    for (int p = NO_INDEX; p < stage->scenario->party_count; p++) {
        int place = LOG_KIND_COUNT + p + 1;
        ui_tab(ui,
               (Box){.id = ui_keepf(ui, "about.%d", p + 1),
                     .command = verb_pick(PICK_ABOUT, p + 1),
                     .selected = p == chosen,
                     .key = place < 9 ? '1' + place : 0},
               ICON_NONE, p == NO_INDEX ? say(stage, "ui.log.anybody") : stage->scenario->parties[p].short_name, NULL);
    }
    ui_end(ui);
}

// The part of the story before and after the one that is looked at: where the focus is, where a skip led, else the
// last.
static void skip_buttons(Ui *ui, const Stage *stage, const Log *log) {
    size_t here = log->count, before = log->count, after = log->count;
    for (size_t i = log->count; i-- > 0 && here == log->count;) {
        here = ui_focused(ui, ui_keepf(ui, "log.%zu", log->entries[i].event)) ? i : here;
    }
    for (size_t i = log->count; i-- > 0 && here == log->count;) {
        here = pick_get(ui, PICK_SKIP) == (int)log->entries[i].event + 1 ? i : here;
    }
    here = here == log->count && here > 0 ? here - 1 : here;
    for (size_t i = 0; i < log->count; i++) {
        before = i < here && log->entries[i].first ? i : before;
        after = i > here && log->entries[i].first && after == log->count ? i : after;
    }
    const struct {
        const char *id, *words, *cap;
        int key;
        Icon icon;
        size_t to;
    } skips[] = {{"skip.before", "ui.log.before_part", "Q", 'q', ICON_ARROW_LEFT, before},
                 {"skip.after", "ui.log.after_part", "E", 'e', ICON_ARROW_RIGHT, after}};
    ui_row(ui, (Box){.gap = 6, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.log.skip")});
    for (size_t i = 0; i < 2; i++) {
        bool none = skips[i].to == log->count;
        uint32_t event = none ? 0 : (uint32_t)log->entries[skips[i].to].event;
        ui_button(ui,
                  (Box){.id = skips[i].id,
                        .command = verb_pack(VERB_SKIP, 0, event),
                        .key = skips[i].key,
                        .disabled = none,
                        .why = say(stage, "ui.log.no_part")},
                  skips[i].icon, say(stage, skips[i].words), skips[i].cap);
    }
    ui_end(ui);
}

static void filter_part(Ui *ui, const Stage *stage, const Log *log) {
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(18, 14),
                     .gap = 10,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.log.filter")});
    ui_field(ui,
             (Box){.id = typing_field(TYPING_LOG),
                   .name = say(stage, "ui.typing.log"),
                   .command = verb_pack(VERB_TYPE, TYPING_LOG, 0)},
             FIELD_WORDS, say(stage, "ui.typing.log.empty"));
    kind_tabs(ui, stage, log->filter.kind);
    party_tabs(ui, stage, log->filter.party);
    skip_buttons(ui, stage, log);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_STATUS},
                say_with(ui, stage, "ui.log.count", "n", number_text(ui, (long)log->count), "all",
                         number_text(ui, (long)log->all), NULL));
    ui_end(ui);
}

// What going back means, and the button; the moment is chosen in the list.
static void rewind_part(Ui *ui, const Stage *stage, const LogEntry *moment) {
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
                        say_with(ui, stage, "ui.log.moment", "time", log_time(ui, stage, moment), NULL));
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

static Log log_read(Ui *ui, const Stage *stage) {
    int parties = stage->scenario->party_count, party = pick_get(ui, PICK_ABOUT) - 1;
    uint32_t wanted = (uint32_t)pick_get(ui, PICK_MOMENT);
    Log log = {.filter = {(LogKind)(pick_get(ui, PICK_FILTER) % LOG_KIND_COUNT),
                          party >= 0 && party < parties ? party : NO_INDEX}};
    log.entries = log_entries(ui, stage, log.filter, &log.count, &log.all);
    for (size_t i = 0; i < log.count && wanted > 0; i++) {
        const LogEntry *entry = &log.entries[i];
        log.moment = entry->step == wanted && !entry->abandoned ? entry : log.moment;
    }
    return log;
}

void screen_log(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_LIST, say(stage, "ui.log.title"), say(stage, "ui.log.under"));
    page_bar_close(ui);
    if (!stage->session) {
        ui_end(ui);
        return;
    }
    Log log = log_read(ui, stage);
    if (ui_breadth(ui) == BREADTH_NARROW) {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "log.page", .pad = PAD2(12, 8), .gap = 12});
        filter_part(ui, stage, &log);
        list_part(ui, stage, &log, false);
        rewind_part(ui, stage, log.moment);
        ui_end(ui);
    } else {
        ui_row(ui, (Box){.grow = 1, .pad = PAD4(32, 14, 32, 4), .gap = 28, .across = ALIGN_STRETCH});
        ui_col(ui, (Box){.grow = 1, .max_w = 820});
        list_part(ui, stage, &log, true);
        ui_end(ui);
        ui_col(ui, (Box){.w = ui_breadth(ui) == BREADTH_WIDE ? 340 : 270,
                         .pad = PAD4(0, 10, 0, 10),
                         .gap = 14,
                         .scroll = true,
                         .id = "log.beside"});
        filter_part(ui, stage, &log);
        rewind_part(ui, stage, log.moment);
        ui_end(ui);
        ui_end(ui);
    }
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "1–9", say(stage, "ui.keys.filter"), "Q", NULL,
               "E", say(stage, "ui.keys.skip"), "Esc", say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
