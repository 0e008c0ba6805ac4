// Parts of the screens that ask one question.
#include "ui/screen_asked.h"

#include <string.h>

// ---- told words ----

const char *told_awaiting(Ui *ui, const Stage *stage) {
    Buffer text;
    buffer_init(&text);
    tell_awaiting(stage->teller, &text);
    return told_words(ui, &text);
}

int clause_number(const Stage *stage, int issue) {
    int number = 0;
    for (int i = 0; i <= issue; i++) {
        number += stage->view.open->clauses[i].status != CLAUSE_NONE;
    }
    return number;
}

// ---- who is meant ----

// The party whose name the words begin with, and what comes behind it; NO_INDEX when none.
static int party_leading(const Stage *stage, const char *words, const char **behind) {
    for (int p = 0; p < stage->scenario->party_count; p++) {
        const char *name = stage->scenario->parties[p].name;
        size_t length = strlen(name);
        if (length > 0 && strncmp(words, name, length) == 0) {
            *behind = words + length + strspn(words + length, " ,");
            return p;
        }
    }
    return NO_INDEX;
}

int party_named(const Stage *stage, const char *words) {
    int found = NO_INDEX;
    for (int p = 0; p < stage->scenario->party_count; p++) {
        const Party *party = &stage->scenario->parties[p];
        if (strstr(words, party->capital) || strstr(words, party->short_name)) {
            if (found != NO_INDEX) {
                return NO_INDEX;
            }
            found = p;
        }
    }
    return found;
}

// ---- parts ----

// Whom a line of a forecast is about: the one party that is named before its colon.
static int party_of_line(Ui *ui, const Stage *stage, const char *line) {
    return party_named(stage, ui_keepf(ui, "%.*s", (int)strcspn(line, ":"), line));
}

static void forecast_mark(Ui *ui, int party, float height) {
    ui_col(ui, (Box){.w = 13, .h = height, .pad = PAD4(0, 2, 0, 0), .along = ALIGN_CENTRE, .across = ALIGN_CENTRE});
    if (party != NO_INDEX) {
        ui_mark(ui, side_of_party(party), 13);
    } else {
        ui_icon(ui, ICON_ARROW_RIGHT, 12, TONE_ACCENT);
    }
    ui_end(ui);
}

// A line that was told: what changes is set bold, how sure it is faint. Where the mark says who, the name is only read
// aloud.
static void forecast_told(Ui *ui, const Stage *stage, const char *told) {
    const char *line = told;
    int leading = party_leading(stage, told, &line);
    line = told_sentence(ui, line);
    size_t head = strcspn(line, ":");
    const char *changed = line[head] ? line + head + 1 : line + head, *sure = strstr(changed, " · ");
    size_t length = sure ? (size_t)(sure - changed) : strlen(changed), bold = strcspn(changed, ".,");
    bold = bold < length ? bold : length;
    ui_row(ui, (Box){.gap = 6, .across = ALIGN_START, .role = ROLE_TEXT, .name = told});
    forecast_mark(ui, leading != NO_INDEX ? leading : party_of_line(ui, stage, told), 16);
    ui_para(ui, (Text){.type = TYPE_SMALL, .tone = TONE_TEXT, .grow = 1, .role = ROLE_KEY});
    ui_spanf(ui, (TextSpan){0}, "%.*s", (int)(changed - line), line);
    ui_spanf(ui, (TextSpan){.bold = true, .tone = TONE_HIGH}, "%.*s", (int)bold, changed);
    ui_spanf(ui, (TextSpan){0}, "%.*s", (int)(length - bold), changed + bold);
    ui_span(ui, (TextSpan){.tone = TONE_DIM}, changed + length);
    ui_para_end(ui);
    ui_end(ui);
}

void part_forecast(Ui *ui, const Stage *stage, Command command) {
    Buffer lines;
    buffer_init(&lines);
    tell_command_forecast(stage->teller, command, &lines);
    const char *text = told_words(ui, &lines);
    while (*text) {
        size_t length = strcspn(text, "\n");
        forecast_told(ui, stage, ui_keepf(ui, "%.*s", (int)length, text));
        text += length + (text[length] == '\n');
    }
}

// Mark, direction with its change in bold, confidence at the right.
static void forecast_line(Ui *ui, const Stage *stage, const char *line, bool small) {
    size_t what = strcspn(line, "|"), head = strcspn(line, ":");
    ui_row(ui, (Box){.gap = small ? 6 : 9, .across = ALIGN_START});
    forecast_mark(ui, party_of_line(ui, stage, line), small ? 16 : 20);
    ui_para(ui, (Text){.type = small ? TYPE_SMALL : TYPE_BODY, .tone = TONE_HIGH, .grow = 1});
    if (head < what) {
        ui_spanf(ui, (TextSpan){0}, "%.*s", (int)head + 1, line);
        ui_spanf(ui, (TextSpan){.bold = true}, "%.*s", (int)(what - head - 1), line + head + 1);
    } else {
        ui_spanf(ui, (TextSpan){0}, "%.*s", (int)what, line);
    }
    if (line[what] == '|' && small) {
        ui_spanf(ui, (TextSpan){.tone = TONE_DIM}, " · %s", line + what + 1);
    }
    ui_para_end(ui);
    if (line[what] == '|' && !small) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say_with(ui, stage, "ui.scene.grounds", "how", line + what + 1, NULL));
    }
    ui_end(ui);
}

void part_forecast_lines(Ui *ui, const Stage *stage, const char *const *lines, int count, bool small) {
    for (int i = 0; i < count; i++) {
        if (lines[i] && lines[i][0]) {
            forecast_line(ui, stage, lines[i], small);
        }
    }
}

void part_answer(Ui *ui, const Stage *stage, Command command, const char *label, const char *below) {
    Verdict verdict = command_check(&stage->view, command);
    bool refused = verdict.reason != REASON_NONE;
    const char *then = NULL;
    if (verdict.minutes && stage->view.open->phase <= PHASE_SIGNING) {
        int after = stage->view.open->minute + verdict.minutes;
        then = ui_keepf(ui, "→ %s", clock_text(ui, after > stage->scenario->end ? stage->scenario->end : after));
    }
    ui_commit(ui,
              (Box){.id = "do",
                    .command = verb_play(command),
                    .commit = true,
                    .disabled = refused,
                    .min_h = 48,
                    .pad = PAD2(14, 8),
                    .why = refused ? told_refusal(ui, stage, command, verdict) : NULL},
              label, then, "Enter", below);
}

void part_paper_head(Ui *ui, const char *label, const char *title, const char *under) {
    if (label) {
        ui_label(ui, label, NULL);
    }
    ui_text_box(ui, (Text){.type = TYPE_H2, .size = 23, .line = 28, .tone = TONE_HIGH, .role = ROLE_HEADING}, title);
    if (under && under[0]) {
        ui_text(ui, TYPE_BODY, TONE_DIM, under);
    }
}

static void owed_row(Ui *ui, const Stage *stage, const Promise *promise, bool small) {
    Type type = small ? TYPE_SMALL : TYPE_BODY;
    ui_row(ui, (Box){.gap = small ? 6 : 8, .across = ALIGN_START});
    ui_row(ui, (Box){.gap = 2, .h = small ? 16 : 20, .pad = PAD4(0, 1, 0, 0)});
    if (promise->kind == PROMISE_DEMAND) {
        ui_icon(ui, ICON_LETTER, 13, TONE_ACCENT);
    }
    for (int p = 0; p < stage->scenario->party_count; p++) {
        if (promise->party == p || (promise->party == NO_INDEX && promise->kind != PROMISE_DEMAND)) {
            ui_mark(ui, side_of_party(p), 13);
        }
    }
    ui_end(ui);
    ui_text_box(ui, (Text){.type = type, .tone = TONE_HIGH, .grow = 1}, promise_title(stage->teller, promise));
    ui_text_box(ui, (Text){.type = type, .tone = small ? TONE_DIM : TONE_TEXT}, told_day(ui, stage, promise->due_day));
    ui_end(ui);
}

void part_owed(Ui *ui, const Stage *stage, OwedForm form) {
    const Open *open = stage->view.open;
    bool any = false, small = form == OWED_LOW || form == OWED_SMALL;
    ui_row(ui,
           (Box){.gap = 16, .line_gap = small ? 2 : 6, .columns = form >= OWED_COLUMNS ? 2 : 1, .across = ALIGN_START});
    for (int s = 0; s < PROMISE_MAX; s++) {
        if (open->promises[s].status == PROMISE_OPEN) {
            any = true;
            owed_row(ui, stage, &open->promises[s], small);
        }
    }
    ui_end(ui);
    if (!any) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.owed.none"));
    }
}

void part_forecast_panel(Ui *ui, const Stage *stage, Command command) {
    Verdict verdict = command_check(&stage->view, command);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = 1,
                     .pad = PAD2(16, 8),
                     .gap = 3,
                     .min_h = 48,
                     .along = ALIGN_CENTRE,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.asked.forecast"),
                     .min_w = 200});
    if (verdict.reason != REASON_NONE) {
        ui_card_refusal(ui, told_refusal(ui, stage, command, verdict));
    } else {
        part_forecast(ui, stage, command);
    }
    ui_end(ui);
}
