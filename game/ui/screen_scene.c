// A scene with a choice: before the talks, after the signing, and whatever happens in between.
#include <math.h>

#include "ui/cards.h"
#include "ui/scene.h"

static const Scene *scene_of(const Stage *stage) {
    return &stage->scenario->scenes[stage->view.open->subject];
}

static Command choose_command(const Stage *stage, int choice) {
    return (Command){
        .kind = COMMAND_CHOOSE, .seat = stage->view.open->seat, .args = {stage->view.open->subject, (int16_t)choice}};
}

static bool choice_taken(const Stage *stage, int choice) {
    return stage->view.open->scene_picks >> choice & 1;
}

// The choice that is looked at; else the first that may be taken.
static int choice_chosen(const Ui *ui, const Stage *stage) {
    int count = scene_of(stage)->choice_count, chosen = pick_get(ui, PICK_SCENE) - 1;
    if (chosen >= 0 && chosen < count) {
        return chosen;
    }
    for (int c = 0; c < count; c++) {
        if (command_check(&stage->view, choose_command(stage, c)).reason == REASON_NONE) {
            return c;
        }
    }
    return 0;
}

// ---- its place in an ordered row of scenes ----

static int scene_place(const Stage *stage, int *count) {
    const Scene *scene = scene_of(stage);
    *count = stage->scenario->by_kind[scene->kind].count;
    for (int n = 0; n < *count; n++) {
        if (stage->scenario->by_kind[scene->kind].scene[n] == stage->view.open->subject) {
            return n;
        }
    }
    return 0;
}

static bool scene_ordered(const Scene *scene) {
    return scene->kind == SCENE_CONVENING || scene->kind == SCENE_ANNOUNCEMENT;
}

void part_scene_steps(Ui *ui, const Stage *stage) {
    if (stage->view.open->awaiting != AWAITING_SCENE || !scene_ordered(scene_of(stage))) {
        return;
    }
    int count, now = scene_place(stage, &count);
    ui_row(ui, (Box){.gap = 4,
                     .role = ROLE_LIST,
                     .name = say_with(ui, stage, "ui.scene.step", "n", number_text(ui, now + 1), "m",
                                      number_text(ui, count), NULL)});
    for (int n = 0; n < count; n++) {
        ui_row(ui, (Box){.look = LOOK_TAB, .selected = n == now, .pad = PAD2(6, 5)});
        ui_disc_number(ui, n < now ? "✓" : number_text(ui, n + 1), n == now ? TONE_ACCENT : TONE_DIM, 20, n <= now);
        ui_end(ui);
    }
    ui_end(ui);
}

// What gives way in the panel of a scene where its choices are long: first the sentences on what came before it.
enum { SCENE_NEWS = 3, SCENE_SOURCES, SCENE_TIGHT, SCENE_COUNSEL, SCENE_STEPS };

// More than two choices leave less height for the words above them.
static bool scene_crowded(const Scene *scene) {
    return scene->choice_count > 2;
}

// ---- the scene ----

static void sources_part(Ui *ui, const Stage *stage, const Scene *scene, bool low) {
    if (scene->standing != STANDING_DOCUMENTED) {
        return;
    }
    ui_spring(ui);
    ui_rule(ui);
    if (low) { // their titles stand among the sources
        const char *ids = "";
        for (int s = 0; s < scene->sources.count; s++) {
            ids =
                ui_keepf(ui, "%s%s%s", ids, s ? " · " : "", stage->scenario->sources_list[scene->sources.source[s]].id);
        }
        ui_text(ui, TYPE_TINY, TONE_DIM, ids);
        return;
    }
    if (!scene_crowded(scene)) {
        ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.scene.documented_note"));
    }
    ui_col(ui, (Box){.gap = 1});
    for (int s = 0; s < scene->sources.count; s++) {
        const Source *source = &stage->scenario->sources_list[scene->sources.source[s]];
        ui_textf(ui, TYPE_TINY, TONE_DIM, "%s · %s", source->id, source->title);
    }
    ui_end(ui);
}

static const char *scene_label(Ui *ui, const Stage *stage, const Scene *scene) {
    if (scene_ordered(scene)) {
        int count, now = scene_place(stage, &count);
        return say_with(ui, stage, "ui.scene.step", "n", number_text(ui, now + 1), "m", number_text(ui, count), NULL);
    }
    if (scene->party >= 0) {
        return stage->scenario->parties[scene->party].name;
    }
    return scene->place[0] ? scene->place : tell_phase(stage->words, (Phase)stage->view.open->phase);
}

// Who advises what; without its sign and on the line of its name where there is little room.
static void counsel_part(Ui *ui, const Adviser *adviser, const char *words, bool low) {
    if (!low) {
        ui_adviser(ui, adviser->letter, adviser->name, words);
        return;
    }
    ui_para(ui, (Text){.type = TYPE_BOOK_SMALL, .line = 18.5f, .tone = TONE_HIGH});
    ui_spanf(ui, (TextSpan){.type = TYPE_SMALL, .bold = true, .tone = TONE_TEXT}, "%s  ", adviser->name);
    ui_span(ui, (TextSpan){0}, words);
    ui_para_end(ui);
}

// What the last move came to, when a scene takes its place at the table.
static void before_part(Ui *ui, const Stage *stage, int most) {
    if (most > 0 && stage->view.open->phase == PHASE_TALKS && news_any(stage)) {
        ui_rule(ui);
        ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .role = ROLE_HEADING},
                    say(stage, "ui.talks.news"));
        part_news(ui, stage, (size_t)most);
    }
}

static void scene_panel(Ui *ui, const Stage *stage, Box box) {
    const Scene *scene = scene_of(stage);
    int step = ui_fold(ui, "scene", SCENE_STEPS - 1);
    bool documented = scene->standing == STANDING_DOCUMENTED, tight = step >= SCENE_TIGHT,
         crowded = scene_crowded(scene) || tight;
    box.look = LOOK_PANEL;
    box.role = ROLE_REGION;
    box.name = scene->title;
    box.pad = tight ? PAD4(20, 6, 20, 4) : crowded ? PAD4(20, 10, 20, 7) : PAD4(22, 18, 22, 14);
    box.gap = tight ? 3 : crowded ? 5 : 11;
    box.scroll = true;
    box.fold = box.id = "scene";
    ui_col(ui, box);
    ui_row(ui, (Box){.gap = 8});
    ui_text_box(ui, (Text){.type = TYPE_LABEL, .tone = TONE_DIM, .grow = 1}, scene_label(ui, stage, scene));
    ui_chip(ui, LOOK_CHIP, TONE_DIM, say(stage, documented ? "ui.scene.documented" : "ui.scene.modelled"));
    ui_end(ui);
    ui_text_box(ui,
                (Text){.type = TYPE_H1,
                       .size = tight     ? 22
                               : crowded ? 26
                                         : 29,
                       .line = tight     ? 26
                               : crowded ? 31
                                         : 34,
                       .tone = TONE_HIGH,
                       .role = ROLE_HEADING},
                scene->title);
    ui_text(ui, crowded ? TYPE_BOOK_SMALL : TYPE_BOOK, TONE_TEXT,
            told_terms(ui, stage->scenario, scene->text, NO_INDEX));
    if (scene->counsel_count) {
        ui_rule(ui);
    }
    for (int c = 0; c < scene->counsel_count; c++) {
        const Adviser *adviser = &stage->scenario->advisers[scene->counsel[c].adviser];
        counsel_part(ui, adviser, scene->counsel[c].text, step >= SCENE_COUNSEL);
    }
    before_part(ui, stage, SCENE_NEWS - step);
    sources_part(ui, stage, scene, step >= SCENE_SOURCES);
    ui_end(ui);
}

// ---- its choices ----

static void choice_head(Ui *ui, const Stage *stage, const Choice *choice, int index, bool taken) {
    int party = party_named(stage, choice->title);
    ui_row(ui,
           (Box){.gap = 10, .line_gap = 4, .wrap = taken, .across = party == NO_INDEX ? ALIGN_START : ALIGN_CENTRE});
    if (party != NO_INDEX) {
        ui_rosette(ui, side_of_party(party), 44);
    }
    ui_text_box(ui,
                (Text){.type = TYPE_H3,
                       .size = scene_crowded(scene_of(stage)) ? 16 : 19,
                       .line = 21,
                       .tone = TONE_HIGH,
                       .grow = 1},
                choice->title);
    if (taken) {
        ui_chip(ui, LOOK_CHIP_ON, TONE_NONE, say(stage, "ui.asked.chosen"));
    } else {
        ui_key_cap(ui, number_text(ui, index + 1));
    }
    ui_end(ui);
}

static void choice_card(Ui *ui, const Stage *stage, int index, bool selected) {
    const Choice *choice = &scene_of(stage)->choices[index];
    Command command = choose_command(stage, index);
    Verdict verdict = command_check(&stage->view, command);
    bool taken = choice_taken(stage, index), refused = verdict.reason != REASON_NONE;
    const char *why = refused ? told_refusal(ui, stage, command, verdict) : NULL;
    Box box = {.look = LOOK_CARD,
               .id = ui_keepf(ui, "choice.%d", index),
               .role = ROLE_OPTION,
               .command = verb_pick(PICK_SCENE, index + 1),
               .key = '1' + index,
               .selected = selected,
               .disabled = refused,
               .why = why,
               .checked = taken,
               .pad = scene_crowded(scene_of(stage)) ? PAD2(14, 9) : PAD2(16, 12),
               .gap = scene_crowded(scene_of(stage)) ? 4 : 6,
               .focus_first = selected};
    if (taken) {
        box.ground = GROUND_PAPER;
        box.fill = TONE_WELL;
        box.edge = TONE_ACCENT;
        box.edge_style = LINE_SOLID;
        box.edge_width = 2;
    }
    ui_col(ui, box);
    choice_head(ui, stage, choice, index, taken);
    if (choice->text[0]) {
        ui_text_box(ui, (Text){.type = TYPE_BOOK_SMALL, .tone = TONE_TEXT, .italic = true}, choice->text);
    }
    part_forecast_lines(ui, stage, choice->forecast, 3, scene_crowded(scene_of(stage)));
    if (refused && !taken) {
        ui_card_refusal(ui, why);
    } else if (!taken && (verdict.cost || verdict.minutes)) {
        ui_card_cost(ui, verdict.cost, verdict.minutes ? told_minutes(ui, stage, verdict.minutes) : NULL);
    }
    ui_end(ui);
}

static void choices_part(Ui *ui, const Stage *stage, int columns, int chosen) {
    int count = scene_of(stage)->choice_count;
    bool wide = ui_breadth(ui) == BREADTH_WIDE; // beside the button, else above it
    ui_row(ui, (Box){.grow = wide ? 1 : 0,
                     .gap = 14,
                     .line_gap = 10,
                     .columns = count < columns ? count : columns,
                     .across = ALIGN_STRETCH,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.scene.choices")});
    for (int c = 0; c < count; c++) {
        choice_card(ui, stage, c, c == chosen);
    }
    ui_end(ui);
}

static void decide_part(Ui *ui, const Stage *stage, int chosen) {
    const Scene *scene = scene_of(stage);
    int taken = 0;
    for (int c = 0; c < scene->choice_count; c++) {
        taken += choice_taken(stage, c);
    }
    const char *label = scene->pick > 1 ? say_with(ui, stage, "ui.scene.take", "n", number_text(ui, taken + 1), "m",
                                                   number_text(ui, scene->pick), NULL)
                                        : say(stage, "ui.scene.decide");
    part_answer(ui, stage, choose_command(stage, chosen), label, scene->choices[chosen].title);
}

static void note_panel(Ui *ui, const Stage *stage) {
    const Scene *scene = scene_of(stage);
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .grow = 1,
                     .pad = PAD2(16, 12),
                     .gap = 6,
                     .role = ROLE_STATUS,
                     .name = say(stage, "ui.asked.forecast")});
    ui_text(ui, TYPE_BODY, TONE_TEXT,
            scene->pick > 1 ? say_with(ui, stage, "ui.scene.pick_note", "n", number_text(ui, scene->pick), NULL)
                            : say(stage, "ui.scene.one_note"));
    ui_text(ui, TYPE_SMALL, TONE_DIM, say(stage, "ui.scene.no_wrong"));
    ui_end(ui);
}

// Four in a line, or fewer where the words of a title are too long for a quarter.
static int choices_columns(Ui *ui, const Stage *stage) {
    enum { HEAD_W = 64, ROSETTE_W = 54, TEXT_W = 40, GAP_W = 14 };
    const Scene *scene = scene_of(stage);
    float widest = 100, room = ui_width(ui) - 48 - 264 - 16, larger = scene_crowded(scene) ? 16.0f / 14 : 19.0f / 14;
    for (int c = 0; c < scene->choice_count; c++) {
        const Choice *choice = &scene->choices[c];
        float head = HEAD_W + larger * ui_words_width(ui, TYPE_NAME, choice->title);
        head += party_named(stage, choice->title) == NO_INDEX ? 0 : ROSETTE_W;
        widest = fmaxf(widest, GAP_W + fmaxf(head, TEXT_W + ui_words_width(ui, TYPE_BOOK, choice->text)));
    }
    int columns = 4;
    while (columns > 1 && widest * (float)(columns < scene->choice_count ? columns : scene->choice_count) > room) {
        columns--;
    }
    return columns;
}

// ---- the arrangements ----

static void arranged_wide(Ui *ui, const Stage *stage, int chosen) {
    Phase phase = (Phase)stage->view.open->phase;
    bool sheet = phase >= PHASE_TALKS && phase <= PHASE_ANNOUNCEMENT;
    ui_col(ui, (Box){.grow = 1, .pad = PAD4(24, 16, 24, 18), .gap = 14});
    ui_row(ui, (Box){.grow = 1, .gap = 16, .across = ALIGN_STRETCH});
    part_scene_beside(ui, stage, sheet ? (Box){.grow = 1} : (Box){.w = PAPER_W});
    if (phase == PHASE_CEASEFIRE) {
        part_day_middle(ui, stage);
    } else if (!sheet) {
        part_house(ui, stage, scene_of(stage)->place, party_named(stage, scene_of(stage)->choices[chosen].title));
    }
    scene_panel(ui, stage, (Box){.w = sheet ? SCENE_SHEET_W : phase == PHASE_CEASEFIRE ? DAY_SCENE_W : SCENE_W});
    ui_end(ui);
    ui_row(ui, (Box){.gap = 16, .across = ALIGN_STRETCH});
    choices_part(ui, stage, choices_columns(ui, stage), chosen);
    ui_col(ui, (Box){.w = 264, .gap = 10});
    note_panel(ui, stage);
    decide_part(ui, stage, chosen);
    ui_end(ui);
    ui_end(ui);
    ui_end(ui);
}

// Below the wide one everything scrolls, and the button stays.
static void arranged_scrolling(Ui *ui, const Stage *stage, int chosen, bool narrow) {
    ui_col(ui, (Box){.grow = 1, .pad = PAD2(16, 12), .gap = 12, .scroll = true, .from_top = true, .id = "scene.body"});
    scene_panel(ui, stage, (Box){0});
    choices_part(ui, stage, narrow ? 1 : 2, chosen);
    part_scene_beside(ui, stage, (Box){0});
    ui_end(ui);
    ui_col(ui, (Box){.pad = PAD4(16, 8, 16, 12)});
    decide_part(ui, stage, chosen);
    ui_end(ui);
}

void screen_scene(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    const Scene *scene = scene_of(stage);
    const Act *act =
        open->phase == PHASE_TALKS && open->act < stage->scenario->act_count ? &stage->scenario->acts[open->act] : NULL;
    int chosen = choice_chosen(ui, stage);
    ui_col(ui, (Box){.look = LOOK_ROOM, .grow = 1});
    part_top_bar(ui, stage,
                 scene->kind == SCENE_CONVENING      ? ICON_PHONE
                 : scene->kind == SCENE_ANNOUNCEMENT ? ICON_MICROPHONE
                                                     : ICON_BELL,
                 act ? act->title : tell_phase(stage->words, (Phase)open->phase),
                 open->phase == PHASE_CEASEFIRE   ? ""
                 : open->phase == PHASE_CONVENING ? stage->scenario->title // the scene itself says which day it is
                                                  : told_date(stage));
    if (ui_breadth(ui) == BREADTH_WIDE) {
        arranged_wide(ui, stage, chosen);
    } else {
        arranged_scrolling(ui, stage, chosen, ui_breadth(ui) == BREADTH_NARROW);
    }
    ui_end(ui);
}
