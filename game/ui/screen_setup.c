// Before a night: how long, how hard, who plays, and with which net.
#include <string.h>

#include "ui/page.h"

typedef struct Row { // one choice of a group: what is kept when it is chosen, and its words
    int value;
    const char *word;
    Icon icon;
} Row;

typedef struct Group {
    Pick pick;
    const char *key; // words: "ui.setup.<key>"
    Row rows[3];
    int count, usual; // index that 0, "nothing chosen yet", means
} Group;

static const Group groups[] = {
    {PICK_LENGTH, "length", {{1, "25", ICON_NONE}, {2, "45", ICON_NONE}, {3, "90", ICON_NONE}}, 3, 1},
    {PICK_DIFFICULTY, "difficulty", {{1, "calm", ICON_NONE}, {2, "tense", ICON_NONE}, {3, "violent", ICON_NONE}}, 3, 1},
    {PICK_DAYS, "days", {{1, "7", ICON_NONE}, {2, "14", ICON_NONE}}, 2, 0},
    {PICK_GUIDED, "guided", {{1, "on", ICON_NONE}, {2, "off", ICON_NONE}}, 2, 0},
    {PICK_LOCKED, "rewind", {{1, "free", ICON_NONE}, {2, "locked", ICON_NONE}}, 2, 0},
};
enum { GROUPS = sizeof groups / sizeof groups[0] };

static int chosen_row(const Ui *ui, const Stage *stage, const Group *group) {
    int value = pick_get(ui, group->pick);
    for (int r = 0; r < group->count; r++) {
        if (group->rows[r].value == value) {
            return r;
        }
    }
    for (size_t i = 0; group->pick == PICK_GUIDED && i < stage->setting_count; i++) { // what the settings say
        if (strcmp(stage->settings[i].key, "guided") == 0) {
            return stage->settings[i].chosen == 1;
        }
    }
    bool written_for = group->pick == PICK_LENGTH && stage->scenario && stage->scenario->default_length != LENGTH_NONE;
    return written_for ? stage->scenario->default_length - 1 : group->usual;
}

static void group_part(Ui *ui, const Stage *stage, const Group *group) {
    const char *name = say(stage, ui_keepf(ui, "ui.setup.%s", group->key));
    int chosen = chosen_row(ui, stage, group), columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : group->count;
    ui_col(ui, (Box){.gap = 6, .role = ROLE_LIST, .name = name});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, name);
    ui_row(ui, (Box){.columns = columns, .gap = 8, .line_gap = 8, .across = ALIGN_STRETCH});
    for (int r = 0; r < group->count; r++) {
        const Row *row = &group->rows[r];
        const char *key = ui_keepf(ui, "ui.setup.%s.%s", group->key, row->word);
        ui_card(ui,
                (Box){.id = ui_keepf(ui, "%s.%s", group->key, row->word),
                      .command = verb_pick(group->pick, row->value),
                      .selected = r == chosen,
                      .role = ROLE_OPTION,
                      .along = ALIGN_START,
                      .pad = PAD2(12, 9),
                      .focus_first = r == chosen && group == groups},
                row->icon, say(stage, key), NULL);
        ui_text(ui, TYPE_SMALL, TONE_TEXT, say(stage, ui_keepf(ui, "%s.text", key)));
        ui_end(ui);
    }
    ui_end(ui);
    ui_end(ui);
}

static void seat_check(Ui *ui, const Stage *stage, int seat, const char *id, const char *name) {
    enum { OTHERS_MAX = MIND_MAX - 1 }; // besides the mediator
    int seats = pick_get(ui, PICK_SEATS), bit = 1 << seat, taken = 0;
    for (int s = 1; s < SEAT_MAX; s++) {
        taken += seats >> s & 1;
    }
    bool full = taken >= OTHERS_MAX && !(seats & bit);
    ui_check(
        ui,
        (Box){.id = ui_keepf(ui, "seat.%s", id),
              .command = verb_pick(PICK_SEATS, seats ^ bit),
              .checked = seats & bit,
              .disabled = full,
              .why = full ? say_with(ui, stage, "ui.setup.seats.full", "n", number_text(ui, OTHERS_MAX), NULL) : NULL},
        name, NULL);
}

// Who is played by people: the mediator always, other seats on request, as many as there are minds.
static void seats_part(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    ui_col(ui, (Box){.gap = 6, .role = ROLE_LIST, .name = say(stage, "ui.setup.seats")});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, say(stage, "ui.setup.seats"));
    ui_text(ui, TYPE_SMALL, TONE_TEXT,
            say(stage, pick_get(ui, PICK_SEATS) ? "ui.setup.seats.several" : "ui.setup.seats.text"));
    ui_row(ui, (Box){.gap = 8, .line_gap = 8, .columns = ui_breadth(ui) == BREADTH_NARROW ? 1 : 2});
    for (int p = 0; p < scenario->party_count; p++) {
        seat_check(ui, stage, seat_of_party(p), scenario->parties[p].id, scenario->parties[p].name);
    }
    for (int b = 0; b < scenario->power_count; b++) {
        seat_check(ui, stage, seat_of_power(scenario, b), scenario->powers[b].id, scenario->powers[b].name);
    }
    ui_end(ui);
    ui_end(ui);
}

static void house_part(Ui *ui, const Stage *stage) {
    int changed = 0;
    for (int i = 0; i < PARAM_COUNT; i++) {
        changed += stage->house->changed[i];
    }
    ui_col(ui, (Box){.gap = 6, .role = ROLE_LIST, .name = say(stage, "ui.setup.house")});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING}, say(stage, "ui.setup.house"));
    ui_card(ui, (Box){.id = "setup.house", .command = verb_go(SCREEN_HOUSE), .along = ALIGN_START, .pad = PAD2(12, 9)},
            changed ? ICON_PENCIL : ICON_SCALES,
            say_with(ui, stage, "ui.setup.house.count", "n", number_text(ui, changed), NULL), NULL);
    ui_text(ui, TYPE_SMALL, TONE_TEXT, say(stage, "ui.setup.house.text"));
    ui_end(ui);
    ui_end(ui);
}

static void begin_button(Ui *ui, const Stage *stage) {
    ui_commit(ui, (Box){.id = "setup.begin", .command = verb_pack(VERB_START, 0, 0), .commit = true, .min_h = 48},
              say(stage, "ui.setup.begin"), NULL, "Enter", NULL);
}

// Without a width of its own it comes last on a long page, and the button stays below it.
static void scenario_part(Ui *ui, const Stage *stage, float width) {
    const Scenario *scenario = stage->scenario;
    ui_col(ui, (Box){.w = width, .gap = 14, .grow = width > 0 ? 0 : 1});
    ui_col(ui, (Box){.look = LOOK_PAPER, .pad = PAD2(22, 18), .gap = 8, .role = ROLE_REGION, .name = scenario->title});
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING}, scenario->title);
    ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, scenario->summary);
    ui_rule(ui);
    ui_row(ui, (Box){.gap = 9, .across = ALIGN_START});
    ui_icon(ui, ICON_SCALES, 16, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_HIGH, .bold = true, .grow = 1},
                scenario->interest_note);
    ui_end(ui);
    if (scenario->content_note[0]) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, scenario->content_note);
    }
    ui_end(ui);
    ui_row(ui, (Box){.gap = 8, .wrap = true, .line_gap = 6});
    ui_icon(ui, ICON_DICE, 16, TONE_ACCENT);
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .tabular = true},
                say_with(ui, stage, "ui.setup.seed", "n", ui_keepf(ui, "%llu", (unsigned long long)stage->seed), NULL));
    ui_spring(ui);
    ui_button(ui, (Box){.id = "setup.seed", .command = verb_pack(VERB_TYPE, TYPING_SEED, 0), .key = 'n'}, ICON_NONE,
              say(stage, "ui.setup.seed.other"), "N");
    ui_end(ui);
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.setup.seed.text"));
    if (width > 0) {
        begin_button(ui, stage);
    }
    ui_end(ui);
}

void screen_setup(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_MOON, say(stage, "ui.setup.title"), stage->scenario ? stage->scenario->title : NULL);
    page_bar_close(ui);
    if (!stage->scenario) {
        ui_end(ui);
        return;
    }
    bool narrow = ui_breadth(ui) == BREADTH_NARROW, wide = ui_breadth(ui) == BREADTH_WIDE;
    ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "setup.page", .pad = PAD2(0, 16), .across = ALIGN_CENTRE});
    ui_row(
        ui,
        (Box){.gap = wide ? 36 : 24, .across = ALIGN_START, .w = page_width(ui, 1180), .wrap = narrow, .line_gap = 20});
    ui_col(ui, (Box){.grow = 1, .gap = 14, .min_w = 300});
    for (int g = 0; g < GROUPS && groups[g].count > 2; g++) {
        group_part(ui, stage, &groups[g]);
    }
    // Groups of two stand side by side where there is room.
    ui_row(ui, (Box){.columns = wide ? 2 : 1, .gap = 16, .line_gap = 14, .across = ALIGN_START});
    for (int g = 0; g < GROUPS; g++) {
        if (groups[g].count == 2 && g + 1 < GROUPS) {
            group_part(ui, stage, &groups[g]);
        }
    }
    ui_col(ui, (Box){.gap = 14});
    group_part(ui, stage, &groups[GROUPS - 1]);
    house_part(ui, stage);
    ui_end(ui);
    seats_part(ui, stage);
    ui_end(ui);
    ui_end(ui);
    scenario_part(ui, stage, narrow ? 0 : wide ? 392 : 300);
    ui_end(ui);
    ui_end(ui);
    if (narrow) {
        ui_col(ui, (Box){.pad = PAD4(16, 8, 16, 12)});
        begin_button(ui, stage);
        ui_end(ui);
    }
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter", say(stage, "ui.keys.begin"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
