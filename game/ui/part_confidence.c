// What a party let you know, and the three manners of carrying it to the others.
#include "sim/parameter.h"
#include "ui/caucus.h"

int confidence_shown(const Ui *ui, const Stage *stage, int party) {
    const Mind *mind = stage->view.mind;
    int chosen = pick_get(ui, PICK_CONFIDENCE) - 1;
    if (chosen >= 0 && chosen < mind->confidence_count) {
        return chosen;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (int k = mind->confidence_count; k-- > 0;) {
            if ((pass == 1 || mind->confidences[k].party == party) && !mind->confidences[k].used) {
                return k;
            }
        }
    }
    return mind->confidence_count ? mind->confidence_count - 1 : NO_INDEX;
}

// Of four cells: how much a confidence persuades that is carried so, and how easily it leaks.
static int persuades_cells(const Scenario *scenario, Manner manner) {
    double share = manner == MANNER_IDEA   ? PARAM(scenario, confided_idea)
                   : manner == MANNER_HINT ? PARAM(scenario, confided_hint)
                                           : PARAM(scenario, confided_quoted);
    return share < 0.55 ? 2 : share < 0.85 ? 3 : 4;
}

static int leaks_cells(const Scenario *scenario, Manner manner) {
    double chance = manner == MANNER_IDEA   ? PARAM(scenario, leak_idea)
                    : manner == MANNER_HINT ? PARAM(scenario, leak_hint)
                                            : PARAM(scenario, leak_quoted);
    return chance < 0.15 ? 1 : chance < 0.35 ? 2 : 3;
}

static void manner_card(Ui *ui, const Stage *stage, const Card *card, int index, bool selected) {
    static const char *const keys[MANNER_COUNT] = {NULL, "idea", "hint", "quoted"};
    static const Icon icons[MANNER_COUNT] = {ICON_NONE, ICON_BULB, ICON_QUILL, ICON_QUOTES};
    int manner = card->command.args[1];
    int persuades = persuades_cells(stage->scenario, (Manner)manner),
        leaks = leaks_cells(stage->scenario, (Manner)manner);
    bool refused = card->verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, card->command, card->verdict) : NULL;
    ui_card(ui,
            (Box){.id = ui_keepf(ui, "card.%d", index),
                  .command = verb_pick(PICK_CARD, index + 1),
                  .key = '1' + index,
                  .selected = selected,
                  .disabled = refused,
                  .why = why,
                  .role = ROLE_OPTION,
                  .pad = PAD2(12, 7)},
            icons[manner], say(stage, ui_keepf(ui, "ui.caucus.%s", keys[manner])), number_text(ui, index + 1));
    ui_text(ui, TYPE_BOOK_SMALL, TONE_TEXT, say(stage, ui_keepf(ui, "ui.caucus.%s_text", keys[manner])));
    if (refused) {
        ui_card_refusal(ui, why);
    } else {
        ui_row(ui, (Box){.gap = 7});
        ui_cells_bare(ui, persuades, 4, 13, TONE_HIGH);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1},
                    say(stage, ui_keepf(ui, "ui.caucus.persuades.%d", persuades)));
        ui_cells_bare(ui, leaks, 4, 13, TONE_ACCENT);
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, ui_keepf(ui, "ui.caucus.leaks.%d", leaks)));
        ui_end(ui);
    }
    ui_end(ui);
}

// With whom a confidence is of use: here, when it was said in another room.
static const char *use_it(Ui *ui, const Stage *stage, const Confidence *said, int party) {
    const Scenario *scenario = stage->scenario;
    if (said->used) {
        return say(stage, said->leaked           ? "ui.caucus.leaked"
                          : said->party == party ? "ui.caucus.used"
                                                 : "ui.caucus.used_here");
    }
    if (said->party != party) {
        return say_with(ui, stage, "ui.caucus.use_here", "party", scenario->parties[said->party].name, NULL);
    }
    int other = scenario->party_count == 2 ? 1 - party : NO_INDEX;
    return other == NO_INDEX ? say(stage, "ui.caucus.use_it")
                             : say_with(ui, stage, "ui.caucus.use_there", "party", scenario->parties[other].name, NULL);
}

static void confidence_tabs(Ui *ui, const Stage *stage, int shown) {
    const Mind *mind = stage->view.mind;
    if (mind->confidence_count < 2) {
        return;
    }
    ui_row(
        ui,
        (Box){.gap = 4, .wrap = true, .line_gap = 4, .role = ROLE_LIST, .name = say(stage, "ui.caucus.confidences")});
    for (int k = 0; k < mind->confidence_count; k++) {
        int party = mind->confidences[k].party;
        ui_tab(ui,
               (Box){.id = ui_keepf(ui, "confidence.%d", k),
                     .command = verb_pick(PICK_CONFIDENCE, k + 1),
                     .selected = k == shown,
                     .name = stage->scenario->parties[party].name},
               ICON_NONE, number_text(ui, clause_number(stage, mind->confidences[k].issue)), NULL);
    }
    ui_end(ui);
}

static void confidence_paper(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int shown, int party) {
    const Scenario *scenario = stage->scenario;
    const Confidence *said = &stage->view.mind->confidences[shown];
    const Issue *issue = &scenario->issues[said->issue];
    confidence_tabs(ui, stage, shown);
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1},
                say_with(ui, stage, "ui.caucus.confidence", "n", number_text(ui, clause_number(stage, said->issue)),
                         "clause", issue->title, NULL));
    ui_mark(ui, side_of_party(said->party), 16);
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_H2, .tone = TONE_HIGH, .role = ROLE_HEADING},
                say_with(ui, stage, "ui.caucus.may_accept", "option", issue->options[said->option].label, NULL));
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, use_it(ui, stage, said, party));
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.caucus.columns"));
    ui_end(ui);
    for (size_t i = 0; i < cards->count && cards->list[i].command.kind == COMMAND_CONFIDE; i++) {
        manner_card(ui, stage, &cards->list[i], (int)i, (int)i == chosen);
    }
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.caucus.leak_note"));
}

void part_confidence(Ui *ui, const Stage *stage, const Cards *cards, int chosen, int party, Box box) {
    int shown = confidence_shown(ui, stage, party);
    box.look = LOOK_PAPER;
    box.pad = PAD2(20, 11);
    box.gap = 6;
    box.scroll = true;
    box.id = "confidence";
    box.role = ROLE_REGION;
    box.name = say(stage, "ui.caucus.confidences");
    ui_col(ui, box);
    if (shown != NO_INDEX) {
        confidence_paper(ui, stage, cards, chosen, shown, party);
    } else {
        part_paper_head(ui, say(stage, "ui.caucus.confidences"), say(stage, "ui.caucus.none"), NULL);
        ui_rule(ui);
        ui_text(ui, TYPE_BOOK, TONE_TEXT, say(stage, "ui.caucus.none_text"));
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.caucus.leak_note"));
    }
    ui_end(ui);
}
