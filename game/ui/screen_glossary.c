// The words of the trade: a list, and what one of them means, with an example of this night and where it is from.
#include <string.h>

#include "ui/page.h"

static int *terms_in_order(Ui *ui, const Scenario *scenario) {
    int *order = ARENA_NEW(ui_arena(ui), int, (size_t)scenario->term_count + 1);
    for (int t = 0; order && t < scenario->term_count; t++) {
        int at = t;
        for (; at > 0 && strcmp(scenario->terms[order[at - 1]].term, scenario->terms[t].term) > 0; at--) {
            order[at] = order[at - 1];
        }
        order[at] = t;
    }
    return order;
}

// Those that match, in order; how many stand in `order` from then on.
static int terms_matching(const Ui *ui, const Scenario *scenario, int *order) {
    int count = 0;
    for (int i = 0; i < scenario->term_count; i++) {
        const Term *term = &scenario->terms[order[i]];
        if (typing_matches(ui, TYPING_TERM, term->term) || typing_matches(ui, TYPING_TERM, term->text)) {
            order[count++] = order[i];
        }
    }
    return count;
}

// The one that was chosen last, while it is among them.
static int chosen_term(const Ui *ui, const Scenario *scenario, const int *order, int count) {
    int chosen = pick_get(ui, PICK_TERM) - 1;
    for (int i = 0; i < count; i++) {
        if (order[i] == chosen) {
            return chosen;
        }
    }
    return count || chosen < 0 || chosen >= scenario->term_count ? order[0] : chosen;
}

static void search_field(Ui *ui, const Stage *stage) {
    ui_field(ui,
             (Box){.id = typing_field(TYPING_TERM),
                   .name = say(stage, "ui.typing.term"),
                   .command = verb_pack(VERB_TYPE, TYPING_TERM, 0)},
             FIELD_WORDS, say(stage, "ui.typing.term.empty"));
}

static void term_list(Ui *ui, const Stage *stage, const int *order, int count, int chosen) {
    const Scenario *scenario = stage->scenario;
    ui_col(ui, (Box){.grow = 1,
                     .scroll = true,
                     .id = "glossary.list",
                     .gap = 2,
                     .pad = PAD(4),
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.glossary.list")});
    if (count == 0) {
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_DIM}, say(stage, "ui.glossary.no_match"));
    }
    for (int i = 0; i < count; i++) {
        const Term *term = &scenario->terms[order[i]];
        ui_row(ui, (Box){.look = LOOK_ROW,
                         .id = ui_keepf(ui, "term.%s", term->id),
                         .command = verb_pick(PICK_TERM, order[i] + 1),
                         .selected = order[i] == chosen,
                         .role = ROLE_OPTION,
                         .pad = PAD2(12, 7),
                         .min_h = 36,
                         .focus_first = order[i] == chosen});
        ui_text_box(ui, (Text){.type = TYPE_NAME, .tone = order[i] == chosen ? TONE_HIGH : TONE_TEXT, .grow = 1},
                    term->term);
        ui_end(ui);
    }
    ui_end(ui);
}

static void term_buttons(Ui *ui, const Stage *stage, const int *order, int count, int chosen) {
    const Scenario *scenario = stage->scenario;
    if (count == 0) {
        ui_text(ui, TYPE_BODY, TONE_DIM, say(stage, "ui.glossary.no_match"));
    }
    for (int i = 0; i < count; i++) {
        ui_button(ui,
                  (Box){.id = ui_keepf(ui, "term.%s", scenario->terms[order[i]].id),
                        .command = verb_pick(PICK_TERM, order[i] + 1),
                        .selected = order[i] == chosen,
                        .role = ROLE_OPTION},
                  ICON_NONE, scenario->terms[order[i]].term, NULL);
    }
}

static void sources_part(Ui *ui, const Stage *stage, const Sources *sources) {
    if (sources->count == 0) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.glossary.no_source"));
        return;
    }
    for (int s = 0; s < sources->count; s++) {
        const Source *source = &stage->scenario->sources_list[sources->source[s]];
        ui_row(ui, (Box){.gap = 10, .across = ALIGN_START});
        ui_text_box(ui, (Text){.type = TYPE_MONO, .tone = TONE_ACCENT, .w = 34}, source->id);
        ui_col(ui, (Box){.grow = 1});
        ui_text_box(ui, (Text){.type = TYPE_BODY, .tone = TONE_TEXT}, source->title);
        if (source->address[0]) {
            ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM}, source->address);
        }
        ui_end(ui);
        ui_end(ui);
    }
}

static void term_sheet(Ui *ui, const Stage *stage, int chosen) {
    const Term *term = &stage->scenario->terms[chosen];
    ui_col(ui, (Box){.look = LOOK_PAPER, .pad = PAD2(32, 26), .gap = 14, .role = ROLE_REGION, .name = term->term});
    ui_text_box(ui, (Text){.type = TYPE_H1, .tone = TONE_HIGH, .role = ROLE_HEADING}, term->term);
    ui_text_box(ui, (Text){.type = TYPE_BOOK_LARGE, .tone = TONE_TEXT, .max_w = 620},
                told_terms(ui, stage->scenario, term->text, chosen));
    if (term->example[0]) {
        ui_rule(ui);
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT}, say(stage, "ui.glossary.example"));
        ui_text_box(ui, (Text){.type = TYPE_BOOK, .tone = TONE_TEXT, .italic = true, .max_w = 620}, term->example);
    }
    ui_rule(ui);
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_ACCENT}, say(stage, "ui.glossary.sources"));
    sources_part(ui, stage, &term->sources);
    ui_end(ui);
}

void screen_glossary(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    page_open(ui, stage, ICON_BOOK, say(stage, "ui.glossary.title"),
              scenario ? say_with(ui, stage, "ui.glossary.under", "n", number_text(ui, scenario->term_count), NULL)
                       : NULL);
    if (stage->session) {
        ui_button(ui, (Box){.id = "glossary.house", .command = verb_go(SCREEN_HOUSE)}, ICON_SCALES,
                  say(stage, "ui.menu.house"), NULL);
    }
    page_bar_close(ui);
    int *order = scenario && scenario->term_count ? terms_in_order(ui, scenario) : NULL;
    if (!order) {
        ui_col(ui, (Box){.grow = 1, .pad = PAD(32)});
        ui_text(ui, TYPE_BOOK, TONE_DIM, say(stage, "ui.glossary.none"));
        ui_end(ui);
        ui_end(ui);
        return;
    }
    int count = terms_matching(ui, scenario, order), chosen = chosen_term(ui, scenario, order, count);
    bool narrow = ui_breadth(ui) == BREADTH_NARROW;
    if (narrow) {
        bool looks = ui_typed(ui, typing_field(TYPING_TERM))[0] != '\0'; // what was found stands under what was typed
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "glossary.page", .pad = PAD2(20, 16), .gap = 14});
        search_field(ui, stage);
        for (int part = 0; part < 2; part++) {
            if (looks == (part == 0)) {
                term_buttons(ui, stage, order, count, chosen);
            } else {
                term_sheet(ui, stage, chosen);
            }
        }
        ui_end(ui);
    } else {
        ui_row(ui, (Box){.grow = 1, .pad = PAD4(32, 18, 32, 8), .gap = 24, .across = ALIGN_STRETCH});
        ui_col(ui, (Box){.look = LOOK_PANEL, .w = 300, .pad = PAD(10), .gap = 6});
        search_field(ui, stage);
        term_list(ui, stage, order, count, chosen);
        ui_end(ui);
        ui_col(ui, (Box){.grow = 1, .scroll = true, .id = "glossary.page", .pad = PAD4(2, 2, 8, 24)});
        term_sheet(ui, stage, chosen);
        ui_end(ui);
        ui_end(ui);
    }
    page_hints(ui, stage, "↑", NULL, "↓", say(stage, "ui.keys.choose"), "Enter", say(stage, "ui.keys.read_term"), "Esc",
               say(stage, "ui.keys.back"), NULL);
    ui_end(ui);
}
