// The assumptions of the model: each with its value, its range and where it is from. Before a night they can be
// changed, which makes house rules of them; in a night they are only read.
#include <stdio.h>

#include "sim/parameter.h"
#include "tell/house.h"
#include "ui/page.h"

enum { CHANGED = PARAMETER_GROUP_COUNT, LISTS, FOUND = LISTS }; // of all groups: what is changed; what was looked for

typedef struct Assumption {
    int id;
    double value, usual;
    bool changed;
    const char *meaning;
} Assumption;

static Assumption assumption_of(Ui *ui, const Stage *stage, int id) {
    double usual = parameter_usual(stage->scenario, id);
    bool changed = stage->house->changed[id];
    return (Assumption){id, changed ? stage->house->value[id] : usual, usual, changed,
                        told_sentence(ui, tell_parameter(stage->words, id))};
}

static const char *real_text(Ui *ui, double value) {
    Buffer text;
    buffer_init(&text);
    buffer_add_real(&text, value);
    const char *kept = ui_keepf(ui, "%s", text.text);
    buffer_free(&text);
    return kept;
}

static bool stands_in(const Ui *ui, const Stage *stage, int id, int list) {
    return list == FOUND ? typing_matches(ui, TYPING_HOUSE, parameters[id].name) ||
                               typing_matches(ui, TYPING_HOUSE, tell_parameter(stage->words, id))
           : list == CHANGED ? stage->house->changed[id]
                             : id >= parameter_groups[list].first && id < parameter_groups[list].end;
}

static int changed_in(const Ui *ui, const Stage *stage, int list) {
    int count = 0;
    for (int i = 0; i < PARAM_COUNT; i++) {
        count += stage->house->changed[i] && stands_in(ui, stage, i, list);
    }
    return count;
}

void part_house_rules(Ui *ui, const Stage *stage) {
    ui_col(ui, (Box){.gap = 3});
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (parameter_is_changed(stage->scenario, i)) {
            Buffer rule;
            buffer_init(&rule);
            tell_house_rule(stage->words, stage->scenario, i, &rule);
            ui_text(ui, TYPE_SMALL, TONE_HIGH, told_sentence(ui, rule.text));
            buffer_free(&rule);
        }
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "tell.house.alone"));
    ui_end(ui);
}

// ---- the lists ----

static const char *list_name(const Stage *stage, int list) {
    return list == FOUND     ? say(stage, "ui.house.found")
           : list == CHANGED ? say(stage, "ui.house.all_changed")
                             : tell_parameter_group(stage->words, list);
}

static void list_row(Ui *ui, const Stage *stage, int list, int chosen, bool narrow) {
    int changed = changed_in(ui, stage, list);
    Tone tone = list == chosen ? TONE_HIGH : TONE_TEXT;
    ui_row(ui, (Box){.look = LOOK_ROW,
                     .id = ui_keepf(ui, "house.list.%s", list == CHANGED ? "changed" : parameter_groups[list].name),
                     .command = verb_pick(PICK_HOUSE, list),
                     .selected = list == chosen,
                     .role = ROLE_OPTION,
                     .name = list_name(stage, list),
                     .value = say_with(ui, stage, "ui.house.changed", "n", number_text(ui, changed), NULL),
                     .pad = PAD2(12, 5),
                     .gap = 8,
                     .min_h = 33,
                     .focus_first = list == chosen && !narrow});
    ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = tone, .grow = 1}, list_name(stage, list));
    if (changed) {
        ui_icon(ui, ICON_PENCIL, 14, TONE_ACCENT);
        ui_text_box(ui,
                    (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_ACCENT, .tabular = true, .role = ROLE_KEY},
                    number_text(ui, changed));
    }
    ui_end(ui);
}

static void search_field(Ui *ui, const Stage *stage) {
    ui_field(ui,
             (Box){.id = typing_field(TYPING_HOUSE),
                   .name = say(stage, "ui.typing.house"),
                   .command = verb_pack(VERB_TYPE, TYPING_HOUSE, 0)},
             FIELD_WORDS, say(stage, "ui.typing.term.empty"));
}

static void lists(Ui *ui, const Stage *stage, int chosen, bool narrow) {
    Box box = {.gap = 1, .line_gap = 2, .role = ROLE_LIST, .name = say(stage, "ui.house.groups")};
    if (narrow) {
        box.columns = 2;
        ui_row(ui, box);
    } else {
        box.grow = 1;
        box.scroll = true;
        box.id = "house.lists";
        box.pad = PAD(4);
        ui_col(ui, box);
    }
    for (int list = 0; list < LISTS; list++) {
        list_row(ui, stage, list, chosen, narrow);
    }
    ui_end(ui);
}

// ---- one assumption ----

static void step_button(Ui *ui, const Stage *stage, const Assumption *about, bool up) {
    bool end = parameter_step(stage->scenario, about->id, about->value, up) == about->value;
    ui_button(ui,
              (Box){.id = ui_keepf(ui, "house.%s.%s", parameters[about->id].name, up ? "more" : "less"),
                    .command = verb_pack(VERB_HOUSE, (unsigned)about->id, up ? HOUSE_MORE : HOUSE_LESS),
                    .disabled = end,
                    .why = say(stage, "ui.house.end"),
                    .min_w = 40,
                    .min_h = 36,
                    .pad = PAD2(10, 4),
                    .along = ALIGN_CENTRE,
                    .name = say_with(ui, stage, up ? "ui.house.more" : "ui.house.less", "name", about->meaning, NULL)},
              ICON_NONE, up ? "+" : "−", NULL);
}

static void value_part(Ui *ui, const Stage *stage, const Assumption *about) {
    const Parameter *row = &parameters[about->id];
    float low = (float)row->low, width = (float)(row->high - row->low);
    const char *value = real_text(ui, about->value), *from = real_text(ui, row->low), *to = real_text(ui, row->high);
    bool sets = !stage->session;
    ui_row(ui, (Box){.gap = 8, .across = ALIGN_CENTRE});
    if (sets) {
        step_button(ui, stage, about, false);
    }
    ui_gauge(ui,
             (Gauge){.id = sets ? ui_keepf(ui, "house.%s.at", row->name) : NULL,
                     .command = sets ? verb_pack(VERB_SLIDE, (unsigned)about->id, 0) : 0,
                     .value = ((float)about->value - low) / width,
                     .usual = ((float)about->usual - low) / width,
                     .name = about->meaning,
                     .words = say_with(ui, stage, about->changed ? "ui.house.value.changed" : "ui.house.value", "value",
                                       value, "low", from, "high", to, "usual", real_text(ui, about->usual), NULL)});
    ui_text_box(ui,
                (Text){.type = TYPE_NAME,
                       .tone = about->changed ? TONE_ACCENT : TONE_HIGH,
                       .tabular = true,
                       .w = 58,
                       .align = ALIGN_CENTRE,
                       .role = ROLE_KEY},
                value);
    if (sets) {
        step_button(ui, stage, about, true);
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "house.%s.usual", row->name),
                        .command = verb_pack(VERB_HOUSE, (unsigned)about->id, HOUSE_USUAL),
                        .disabled = !about->changed,
                        .why = say(stage, "ui.house.same"),
                        .min_h = 36,
                        .name = say_with(ui, stage, "ui.house.reset.button", "name", about->meaning, NULL)},
                  ICON_NONE, say(stage, "ui.house.reset"), NULL);
    }
    ui_end(ui);
}

// What it is called, how far it goes, where it is from; and, with a sign, what it usually is.
static void facts_part(Ui *ui, const Stage *stage, const Assumption *about) {
    const Parameter *row = &parameters[about->id];
    ui_row(ui, (Box){.gap = 14, .wrap = true, .line_gap = 1});
    ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_DIM}, row->name);
    ui_text(
        ui, TYPE_SMALL, TONE_DIM,
        say_with(ui, stage, "ui.house.range", "low", real_text(ui, row->low), "high", real_text(ui, row->high), NULL));
    ui_text(ui, TYPE_SMALL, TONE_DIM, tell_parameter_source(stage->words, about->id));
    if (about->usual != row->start) {
        ui_text(ui, TYPE_SMALL, TONE_TEXT,
                say_with(ui, stage, "ui.house.scenario", "n", real_text(ui, row->start), NULL));
    }
    if (about->changed) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .bold = true, .tone = TONE_ACCENT},
                    say_with(ui, stage, "ui.house.usually", "mark", about->value > about->usual ? "▲" : "▼", "n",
                             real_text(ui, about->usual), NULL));
    }
    ui_end(ui);
}

static void assumption_row(Ui *ui, const Stage *stage, int id) {
    Assumption about = assumption_of(ui, stage, id);
    bool wide = ui_breadth(ui) == BREADTH_WIDE;
    Box box = {.id = ui_keepf(ui, "house.%s", parameters[id].name),
               .look = stage->session ? LOOK_ROW : LOOK_NONE,
               .focusable = stage->session != NULL,
               .role = ROLE_ITEM,
               .pad = PAD2(10, 8),
               .gap = wide ? 14 : 6};
    if (wide) {
        ui_row(ui, box);
    } else {
        ui_col(ui, box);
    }
    ui_col(ui, (Box){.grow = wide ? 1 : 0, .gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_HIGH, .bold = about.changed}, about.meaning);
    facts_part(ui, stage, &about);
    ui_end(ui);
    value_part(ui, stage, &about);
    ui_end(ui);
}

static void assumption_list(Ui *ui, const Stage *stage, int list) {
    bool any = false;
    ui_col(ui, (Box){.look = LOOK_PANEL, .pad = PAD2(8, 8), .role = ROLE_REGION, .name = list_name(stage, list)});
    ui_row(ui, (Box){.pad = PAD2(10, 4)});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING}, list_name(stage, list));
    ui_end(ui);
    for (int i = 0; i < PARAM_COUNT; i++) {
        if (stands_in(ui, stage, i, list)) {
            ui_rule(ui);
            assumption_row(ui, stage, i);
            any = true;
        }
    }
    if (!any) {
        ui_row(ui, (Box){.pad = PAD2(10, 6)});
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM},
                    say(stage, list == FOUND ? "ui.house.no_match" : "ui.house.none"));
        ui_end(ui);
    }
    ui_end(ui);
}

void screen_house(Ui *ui, const Stage *stage) {
    page_open(ui, stage, ICON_SCALES, say(stage, "ui.house.title"),
              say(stage, stage->session ? "ui.house.in_game" : "ui.house.under"));
    if (!stage->session && stage->scenario) {
        ui_button(ui,
                  (Box){.id = "house.reset",
                        .command = verb_pack(VERB_HOUSE, HOUSE_ALL, HOUSE_USUAL),
                        .disabled = changed_in(ui, stage, CHANGED) == 0,
                        .why = say(stage, "ui.house.none")},
                  ICON_NONE, say(stage, "ui.house.reset_all"), NULL);
    }
    page_bar_close(ui);
    if (!stage->scenario) {
        ui_end(ui);
        return;
    }
    int chosen = pick_get(ui, PICK_HOUSE);
    chosen = ui_typed(ui, typing_field(TYPING_HOUSE))[0] ? FOUND : chosen >= 0 && chosen < LISTS ? chosen : 0;
    if (ui_breadth(ui) == BREADTH_NARROW) {
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "house.page", .pad = PAD2(12, 12), .gap = 12});
        search_field(ui, stage);
        assumption_list(ui, stage, chosen);
        lists(ui, stage, chosen, true);
        ui_end(ui);
    } else {
        ui_row(ui, (Box){.grow = 1, .pad = PAD4(32, 18, 32, 8), .gap = 24, .across = ALIGN_STRETCH});
        ui_col(ui, (Box){.look = LOOK_PANEL, .w = 270, .pad = PAD(10), .gap = 6});
        search_field(ui, stage);
        lists(ui, stage, chosen, false);
        ui_end(ui);
        ui_col(ui,
               (Box){.grow = 1, .scroll = true, .id = ui_keepf(ui, "house.page.%d", chosen), .pad = PAD4(2, 2, 8, 24)});
        assumption_list(ui, stage, chosen);
        ui_end(ui);
        ui_end(ui);
    }
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter",
               say(stage, stage->session ? "ui.keys.open" : "ui.keys.change"), "Esc", say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
