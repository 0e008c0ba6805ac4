// Lists of the ceasefire: what can be placed, what was reported, what was promised.
#include "sim/symbols.h"
#include "ui/cards.h"
#include "ui/ceasefire.h"

// ---- what the parts agree on ----

bool ceasefire_broken(const Stage *stage) {
    return stage->view.open->awaiting == AWAITING_ANSWER && stage->view.open->object == 1;
}

bool ceasefire_wide(const Ui *ui) {
    return ui_breadth(ui) == BREADTH_WIDE && ui_width(ui) >= 1220 && ui_height(ui) >= 690;
}

int ceasefire_report(const Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    int chosen = pick_get(ui, PICK_REPORT) - 1;
    if (chosen >= 0 && chosen < open->report_count) {
        return chosen;
    }
    for (int r = open->report_count - 1; r >= 0; r--) {
        if (open->reports[r].answer == ANSWER_NONE) {
            return r;
        }
    }
    return open->report_count - 1;
}

int ceasefire_asset(const Ui *ui, const Stage *stage) {
    int chosen = pick_get(ui, PICK_ASSET) - 1;
    bool there =
        chosen >= 0 && chosen < stage->scenario->asset_count && stage->view.open->asset_sector[chosen] == NO_INDEX;
    return there && stage->view.open->awaiting == AWAITING_ASSETS ? chosen : NO_INDEX;
}

const char *report_name(Ui *ui, const Stage *stage, int slot) {
    const Report *report = &stage->view.open->reports[slot];
    const Scenario *scenario = stage->scenario;
    const char *title = report->kind >= 0 ? scenario->incidents[report->kind].title : "";
    return ui_keepf(ui, "%s, %s", title, scenario->sectors[report->sector].name);
}

static Command place_command(int asset, int sector) {
    return (Command){.kind = COMMAND_PLACE, .args = {(int16_t)asset, (int16_t)sector}};
}

SectorPress sector_press(Ui *ui, const Stage *stage, int sector) {
    if (stage->view.open->awaiting != AWAITING_ASSETS) {
        return (SectorPress){.command = 0};
    }
    int asset = ceasefire_asset(ui, stage);
    if (asset == NO_INDEX) {
        return (SectorPress){.why = say(stage, "ui.ceasefire.asset_first"),
                             .name = stage->scenario->sectors[sector].name};
    }
    Command command = place_command(asset, sector);
    Verdict verdict = command_check(&stage->view, command);
    SectorPress press = {.name = say_with(ui, stage, "ui.ceasefire.place", "asset", stage->scenario->assets[asset].name,
                                          "sector", stage->scenario->sectors[sector].name, NULL)};
    if (verdict.reason == REASON_NONE) {
        press.command = verb_play(command);
    } else {
        press.why = told_refusal(ui, stage, command, verdict);
    }
    return press;
}

// ---- assets ----

int assets_placed(const Stage *stage) {
    int placed = 0;
    for (int a = 0; a < stage->scenario->asset_count; a++) {
        placed += stage->view.open->asset_sector[a] != NO_INDEX;
    }
    return placed;
}

static void asset_card(Ui *ui, const Stage *stage, int index) {
    const Asset *asset = &stage->scenario->assets[index];
    const Open *open = stage->view.open;
    int sector = open->asset_sector[index], hand = ceasefire_asset(ui, stage);
    bool placed = sector != NO_INDEX, morning = open->awaiting == AWAITING_ASSETS;
    Command command = place_command(index, placed ? sector : 0);
    Verdict verdict = placed ? (Verdict){0} : command_check(&stage->view, command);
    bool refused = morning && !placed && verdict.reason != REASON_NONE;
    bool free_today = !placed && !(asset->requires_ && !expr_true(asset->requires_, view_reader(&stage->view)));
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    const char *under = placed ? stage->scenario->sectors[sector].name
                               : say(stage, free_today ? "ui.ceasefire.asset_free" : "ui.ceasefire.asset_not");
    bool key = morning && !placed && !refused && hand == NO_INDEX && index < 9;
    Box box = {.look = LOOK_CARD,
               .id = ui_keepf(ui, "asset.%s", asset->id),
               .pad = PAD2(8, 4),
               .gap = 7,
               .radius = 8,
               .min_h = 38};
    box.name = ui_keepf(ui, "%s, %s", asset->name, under);
    box.selected = hand == index;
    box.edge = placed ? TONE_ACCENT : TONE_NONE;
    box.fill = placed ? TONE_CHOSEN : TONE_NONE;
    box.edge_style = !placed && !morning ? LINE_DASHED : LINE_NONE;
    if (morning && !placed) {
        box.role = ROLE_OPTION;
        box.command = verb_pick(PICK_ASSET, hand == index ? 0 : index + 1);
        box.disabled = refused;
        box.why = why;
        box.key = key ? '1' + index : 0;
    }
    box.tip = asset->text;
    ui_row(ui, box);
    if (key) { // the key stands where the icon will be
        ui_key_cap(ui, number_text(ui, index + 1));
    } else {
        ui_icon(ui, icon_find(asset->icon), 16, placed || hand == index ? TONE_ACCENT : TONE_DIM);
    }
    ui_col(ui, (Box){.grow = ceasefire_wide(ui) ? 0 : 1});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .line = 14.5f, .bold = true, .tone = refused ? TONE_TEXT : TONE_HIGH},
                asset->name);
    ui_text_box(ui,
                (Text){.type = TYPE_TINY,
                       .tone = placed       ? TONE_ACCENT
                               : free_today ? TONE_DIM
                                            : TONE_SIGNAL},
                under);
    ui_end(ui);
    ui_end(ui);
}

void part_assets(Ui *ui, const Stage *stage) {
    bool wide = ceasefire_wide(ui), narrow = ui_breadth(ui) == BREADTH_NARROW;
    int count = stage->scenario->asset_count;
    const char *placed = say_with(ui, stage, "ui.ceasefire.placed", "n", number_text(ui, assets_placed(stage)), "most",
                                  number_text(ui, ASSET_PLACED_MAX), NULL);
    Box box = {.gap = wide ? 10 : 5,
               .role = ROLE_REGION,
               .name = say(stage, "ui.ceasefire.assets"),
               .wrap = wide,
               .line_gap = 4};
    if (wide) {
        ui_row(ui, box);
        ui_col(ui, (Box){.gap = 1, .min_w = 82});
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING},
                    say(stage, "ui.ceasefire.assets"));
        ui_text(ui, TYPE_TINY, TONE_TEXT, placed);
        ui_end(ui);
    } else {
        ui_col(ui, box);
        ui_label(ui, say(stage, "ui.ceasefire.assets"), placed);
    }
    // Side by side as wide as their words; in columns where there is less room, fewer beside numbers that are large.
    ui_row(ui, (Box){.grow = wide ? 1 : 0,
                     .gap = 6,
                     .line_gap = 6,
                     .columns = wide                         ? 0
                                : narrow || ui_projector(ui) ? 2
                                                             : 3,
                     .across = ALIGN_STRETCH});
    for (int a = 0; a < count; a++) {
        asset_card(ui, stage, a);
    }
    ui_end(ui);
    ui_end(ui);
}

// ---- reports ----

// On one line: its number and what it is about.
static void report_low(Ui *ui, const Stage *stage, int slot, Box box) {
    box.pad = PAD2(9, 1);
    box.min_h = 24;
    box.name = report_name(ui, stage, slot);
    ui_row(ui, box);
    ui_disc_number(ui, number_text(ui, slot + 1), TONE_SIGNAL, 18, false);
    const Report *report = &stage->view.open->reports[slot];
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = box.selected ? TONE_HIGH : TONE_TEXT, .grow = 1},
                report->kind >= 0 ? stage->scenario->incidents[report->kind].title : "");
    if (report->answer != ANSWER_NONE) {
        ui_icon(ui, ICON_CHECK, 13, TONE_DIM);
    }
    ui_end(ui);
}

static void report_row(Ui *ui, const Stage *stage, int slot, bool chosen, bool low) {
    const Report *report = &stage->view.open->reports[slot];
    const Scenario *scenario = stage->scenario;
    bool answered = report->answer != ANSWER_NONE;
    Box box = {.look = LOOK_ROW,
               .id = ui_keepf(ui, "report.%d", slot),
               .command = verb_pick(PICK_REPORT, slot + 1),
               .selected = chosen,
               .role = ROLE_OPTION,
               .pad = PAD2(9, 4),
               .gap = 10,
               .min_h = 42};
    if (low) {
        report_low(ui, stage, slot, box);
        return;
    }
    ui_row(ui, box);
    ui_disc_number(ui, number_text(ui, slot + 1), TONE_SIGNAL, 22, false);
    ui_col(ui, (Box){.grow = 1});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .line = 16.5f, .tone = chosen ? TONE_HIGH : TONE_TEXT},
                report->kind >= 0 ? scenario->incidents[report->kind].title : "");
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN});
    ui_text(ui, TYPE_SMALL, TONE_DIM, scenario->sectors[report->sector].name);
    ui_text_box(ui,
                (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .tabular = !answered, .bold = true, .align = ALIGN_END},
                answered ? say(stage, "ui.ceasefire.answered") : told_hour(ui, stage, report->day, report->reported));
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}

void part_report_list(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    int chosen = ceasefire_report(ui, stage);
    bool low = ui_fold(ui, "reports", 1) > 0;
    ui_label(ui, say(stage, "ui.ceasefire.reports"),
             say_with(ui, stage, "ui.ceasefire.since", "day", told_day(ui, stage, 1), NULL));
    for (int slot = open->report_count - 1; slot >= 0; slot--) {
        report_row(ui, stage, slot, slot == chosen, low);
    }
    int counted = open->day <= DAY_MAX ? open->counted[open->day] : 0;
    if (open->report_count == 0) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM},
                    say(stage, counted ? "ui.ceasefire.none_to_answer" : "ui.ceasefire.no_reports"));
    }
    ui_rule(ui);
    ui_row(ui, (Box){.gap = 10, .pad = PAD2(9, 2)});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_TEXT, .tabular = true}, number_text(ui, counted));
    ui_text_box(ui, (Text){.type = TYPE_TINY, .tone = TONE_DIM, .grow = 1},
                say(stage, open->report_count ? "ui.ceasefire.counted" : "ui.ceasefire.counted_only"));
    ui_end(ui);
}

// ---- promises ----

// Another open promise that cannot be kept on the same day, or NO_INDEX.
static int promise_rival(const Stage *stage, int slot) {
    const Promise *promise = &stage->view.open->promises[slot];
    for (int i = 0; promise->kind == PROMISE_LEVER && i < PROMISE_MAX; i++) {
        const Promise *other = &stage->view.open->promises[i];
        bool alive = other->status == PROMISE_OPEN || other->status == PROMISE_KEPT;
        if (i != slot && alive && other->kind == PROMISE_LEVER &&
            (stage->scenario->levers[promise->subject].collides >> other->subject & 1)) {
            return i;
        }
    }
    return NO_INDEX;
}

static void promise_marks(Ui *ui, const Stage *stage, const Promise *promise) {
    for (int p = 0; p < stage->scenario->party_count; p++) {
        if (promise->kind != PROMISE_DEMAND && (promise->party == NO_INDEX || promise->party == p)) {
            ui_mark(ui, side_of_party(p), 13);
        }
    }
}

static const char *promise_to(const Stage *stage, const Promise *promise) {
    return promise->kind == PROMISE_DEMAND ? stage->scenario->capital
           : promise->party == NO_INDEX    ? say(stage, "ui.ceasefire.to_all")
                                           : stage->scenario->parties[promise->party].capital;
}

static void promise_row(Ui *ui, const Stage *stage, int slot, bool low) {
    const Promise *promise = &stage->view.open->promises[slot];
    Command command = {.kind = COMMAND_KEEP, .args = {(int16_t)slot}};
    Verdict verdict = command_check(&stage->view, command);
    bool can = verdict.reason == REASON_NONE,
         asked = stage->view.open->awaiting == AWAITING_ANSWER && !ceasefire_broken(stage);
    int rival = promise_rival(stage, slot);
    const char *title = promise_title(stage->teller, promise);
    const char *why = can || !asked ? NULL : told_refusal(ui, stage, command, verdict);
    const char *state = rival != NO_INDEX
                            ? say_with(ui, stage, "ui.ceasefire.collides", "promise",
                                       promise_title(stage->teller, &stage->view.open->promises[rival]), NULL)
                        : can ? say(stage, "ui.ceasefire.promise_ready")
                              : say(stage, "ui.ceasefire.promise_later");
    const char *due = say_with(ui, stage, "ui.ceasefire.by", "day", told_day(ui, stage, promise->due_day), NULL);
    Box box = {.look = LOOK_CARD,
               .id = ui_keepf(ui, "promise.%d", slot),
               .pad = PAD2(10, low ? 3 : 6),
               .gap = low ? 0 : 3,
               .radius = 8,
               .min_h = low ? 38 : 44};
    box.name = ui_keepf(ui, "%s, %s, %s, %s", title, promise_to(stage, promise), state, due);
    if (asked) {
        box.role = ROLE_OPTION;
        box.command = verb_pick(PICK_ANSWER, CHOICE_KEEP + slot);
        box.selected = pick_get(ui, PICK_ANSWER) == CHOICE_KEEP + slot;
        box.disabled = !can;
        box.why = why;
    }
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 4, .across = ALIGN_START});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .line = 16.5f, .bold = true, .tone = TONE_HIGH, .grow = 1}, title);
    promise_marks(ui, stage, promise);
    ui_end(ui);
    ui_row(ui, (Box){.gap = 8, .along = ALIGN_BETWEEN, .wrap = true, .line_gap = 0});
    ui_text_box(ui,
                (Text){.type = TYPE_SMALL,
                       .tone = rival != NO_INDEX ? TONE_SIGNAL
                               : can             ? TONE_ACCENT
                                                 : TONE_DIM},
                state);
    ui_text(ui, TYPE_SMALL, TONE_DIM, due);
    ui_end(ui);
    ui_end(ui);
}

void part_due(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    ui_label(ui, say(stage, "ui.ceasefire.promises"), NULL);
    enum { ROOMY = 3 };
    int shown = 0, owed = 0;
    for (int slot = 0; slot < PROMISE_MAX; slot++) {
        owed += open->promises[slot].status == PROMISE_OPEN;
    }
    for (int due = 0; due <= DAY_MAX + 1; due++) {
        for (int slot = 0; slot < PROMISE_MAX; slot++) {
            if (open->promises[slot].status == PROMISE_OPEN && open->promises[slot].due_day == due) {
                promise_row(ui, stage, slot, owed > ROOMY);
                shown++;
            }
        }
    }
    if (shown == 0) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.ceasefire.no_promises"));
    }
}
