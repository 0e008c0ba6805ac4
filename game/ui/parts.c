// Parts that several screens show: the top bar, the panel of a party, the six questions.
#include <math.h>
#include <string.h>

#include "sim/reading.h"
#include "sim/text.h"
#include "ui/screen.h"

Side side_of_party(int party) {
    return party < 0 || party > 3 ? SIDE_NONE : (Side)(SIDE_A + party);
}

HoleState hole_of(Answered answered) {
    return answered == ANSWERED_CLOSED ? HOLE_CLOSED : answered == ANSWERED_HALF ? HOLE_HALF : HOLE_OPEN;
}

// ---- the bar at the top ----

// Where a standing stood when the act or day began, for its trend: kept by the events of the last stretch.
static int trend_of(const Stage *stage, StandingKind kind, int index) {
    double change = 0;
    int day = stage->view.open->day, minute = stage->view.open->minute;
    for (size_t i = stage->event_count; i-- > 0;) {
        const Event *event = &stage->events[i].event;
        if (stage->events[i].abandoned) {
            continue;
        }
        bool recent = event->day == day && minute - event->minute <= 90;
        if (!recent) {
            break;
        }
        if (event->kind == EVENT_STANDING && event->a == (int)kind && event->b == index) {
            change += (double)event->value;
        }
    }
    return change > 0.004 ? 1 : change < -0.004 ? -1 : 0;
}

static Cells standing(const Stage *stage, StandingKind kind, int index, Side side, const char *name, double value) {
    Standing5 step = standing_step(value);
    int trend = trend_of(stage, kind, index);
    return (Cells){.name = name,
                   .side = side,
                   .tone = kind == STANDING_INFLUENCE ? TONE_DIM
                           : side == SIDE_NONE        ? TONE_ACCENT
                                                      : side_tone(side),
                   .lit = (int)step + 1,
                   .word = tell_standing_word(stage->words, kind, step),
                   .trend = trend,
                   .trend_word = say(stage, trend > 0   ? "ui.trend.up"
                                            : trend < 0 ? "ui.trend.down"
                                                        : "ui.trend.steady"),
                   .term = kind == STANDING_TIE         ? "standing.tie"
                           : kind == STANDING_ALLIES    ? "standing.allies"
                           : kind == STANDING_INFLUENCE ? "standing.influence"
                                                        : "standing.name"};
}

static int rival_of(const Scenario *scenario) {
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            return b;
        }
    }
    return NO_INDEX;
}

enum { STANDINGS_MAX = PARTY_MAX + 3 };

static int standings_list(const Stage *stage, Cells list[STANDINGS_MAX]) {
    const Scenario *scenario = stage->scenario;
    const Open *open = stage->view.open;
    int count = 0, rival = rival_of(scenario);
    for (int p = 0; p < scenario->party_count; p++) {
        list[count++] = standing(stage, STANDING_TIE, p, side_of_party(p), scenario->parties[p].capital, open->tie[p]);
    }
    list[count++] = standing(stage, STANDING_ALLIES, 0, SIDE_NONE, scenario->allies_name, open->allies);
    if (rival != NO_INDEX) {
        list[count++] =
            standing(stage, STANDING_INFLUENCE, rival, SIDE_NONE, scenario->powers[rival].name, open->influence[rival]);
    }
    list[count++] = standing(stage, STANDING_NAME, 0, SIDE_NONE, say(stage, "ui.standing.name"), open->name);
    return count;
}

void part_standings(Ui *ui, const Stage *stage) {
    Cells list[STANDINGS_MAX];
    int count = standings_list(stage, list);
    for (int i = 0; i < count; i++) {
        ui_cells(ui, list[i]);
    }
}

// ---- the clock in the bar ----

typedef struct BarClock {
    int left, hours;
    const char *left_words, *until_words;
} BarClock;

static BarClock bar_clock(Ui *ui, const Stage *stage) {
    const Scenario *scenario = stage->scenario;
    int left = scenario->end - stage->view.open->minute;
    BarClock clock = {.left = left < 0 ? 0 : left, .hours = (scenario->end - scenario->start + 59) / 60};
    Buffer words;
    buffer_init(&words);
    tell_minutes(stage->words, clock.left, &words);
    clock.left_words = say_with(ui, stage, "ui.bar.left", "left", told_words(ui, &words), NULL);
    clock.until_words = say_with(ui, stage, "ui.bar.until", "time", clock_text(ui, scenario->end), NULL);
    return clock;
}

// Small words in one line; they are measured bold and set plain.
static float plain_length(Ui *ui, const char *words) {
    return ui_words_length(ui, TYPE_SMALL, words) * 0.965f;
}

// Whether the bar of the night has room for the words beside the clock and a sign for each point of leverage; else the
// words stand under the windows and leverage is a number.
static bool bar_roomy(Ui *ui, const Stage *stage, const char *title, const char *under) {
    enum {
        EDGES_W = 32,
        MENU_W = 36,
        GAP_W = 10,
        WINDOW_W = 16,
        PIP_W = 12,
        NUMBER_W = 20,
        CELLS_W = 53 + 6 + 4 + 12,
        MARK_W = 18
    };
    if (ui_projector(ui)) {
        return false;
    }
    Cells list[STANDINGS_MAX];
    BarClock clock = bar_clock(ui, stage);
    int count = standings_list(stage, list);
    float need = EDGES_W + MENU_W + GAP_W * (float)(count + 6) + WINDOW_W * (float)clock.hours;
    need += fmaxf(ui_words_length(ui, TYPE_TITLE, title), plain_length(ui, under));
    need += ui_words_length(ui, TYPE_CLOCK, "00:00");
    need +=
        fmaxf(ui_words_length(ui, TYPE_SMALL, clock.left_words), ui_words_length(ui, TYPE_SMALL, clock.until_words));
    need +=
        fmaxf(plain_length(ui, say(stage, "ui.bar.leverage")), NUMBER_W + PIP_W * (float)stage->scenario->leverage_max);
    for (int i = 0; i < count; i++) {
        need += fmaxf(plain_length(ui, list[i].name) + (list[i].side ? MARK_W : 0),
                      plain_length(ui, list[i].word) + CELLS_W);
    }
    return need <= ui_width(ui);
}

static void clock_part(Ui *ui, const Stage *stage, bool roomy) {
    BarClock clock = bar_clock(ui, stage);
    const char *both = ui_keepf(ui, "%s, %s", clock.left_words, clock.until_words);
    Text left = {.type = TYPE_SMALL, .tone = TONE_ACCENT, .one_line = true, .role = ROLE_KEY}, until = left;
    until.tone = TONE_DIM;
    left.bold = roomy;
    ui_col(ui, (Box){.gap = 3});
    ui_windows_clock(ui, clock.hours, clock.left, both);
    if (!roomy) {
        ui_text_box(ui, left, both);
    }
    ui_end(ui);
    ui_text_box(ui, (Text){.type = TYPE_CLOCK, .tone = TONE_HIGH, .one_line = true},
                clock_text(ui, stage->view.open->minute));
    if (roomy) {
        ui_col(ui, (Box){.gap = 2});
        ui_text_box(ui, left, clock.left_words);
        ui_text_box(ui, until, clock.until_words);
        ui_end(ui);
    }
}

// ---- the days in the bar ----

// The date in what a scenario calls a day: the number at its end ("Sat 10") or at its start ("10 Jan").
typedef struct DayDate {
    const char *number, *rest; // NULL: there is none
} DayDate;

static DayDate date_of(Ui *ui, const char *words) {
    enum { DIGITS_MAX = 2 };
    size_t length = strlen(words), first = strspn(words, "0123456789"), last = 0;
    while (last < length && words[length - 1 - last] >= '0' && words[length - 1 - last] <= '9') {
        last++;
    }
    if (last > 0 && last <= DIGITS_MAX && last + 1 < length && words[length - last - 1] == ' ') {
        return (DayDate){words + length - last, ui_keepf(ui, "%.*s", (int)(length - last - 1), words)};
    }
    if (first > 0 && first <= DIGITS_MAX && words[first] == ' ') {
        return (DayDate){ui_keepf(ui, "%.*s", (int)first, words), words + first + 1};
    }
    return (DayDate){NULL, NULL};
}

// Whether days have short dates; names of months and weekdays would fill the bar.
static bool days_dated(Ui *ui, const Stage *stage, int first, int last) {
    enum { REST_W = 34 };
    for (int day = first; day <= last; day++) {
        DayDate date = date_of(ui, told_day(ui, stage, day));
        if (!date.number || ui_words_length(ui, TYPE_SMALL, date.rest) > REST_W) {
            return false;
        }
    }
    return true;
}

// One day: its date, large, beneath the weekday or month; else its number.
static void day_part(Ui *ui, const Stage *stage, int day, bool dated) {
    int today = stage->view.open->day;
    bool now = day == today;
    const char *words = told_day(ui, stage, day);
    DayDate date = dated ? date_of(ui, words) : (DayDate){number_text(ui, day), NULL};
    ui_col(ui, (Box){.pad = PAD2(4, 4),
                     .across = ALIGN_CENTRE,
                     .min_w = 33,
                     .edge = now ? TONE_ACCENT : TONE_NONE,
                     .edge_width = now ? 2 : 0,
                     .fill = now ? TONE_CHOSEN : TONE_NONE,
                     .radius = 9,
                     .role = ROLE_ITEM,
                     .name = words,
                     .value = now ? say(stage, "ui.bar.today") : NULL});
    if (date.rest) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .line = 15, .tone = TONE_DIM, .role = ROLE_KEY}, date.rest);
    }
    ui_text_box(ui,
                (Text){.type = TYPE_GO,
                       .tone = day <= today ? TONE_ACCENT : TONE_DIM,
                       .bold = true,
                       .role = ROLE_KEY,
                       .tabular = true},
                date.number);
    ui_end(ui);
}

// Which day of the ceasefire it is: a week around it at most. A narrow bar has the date beneath its title.
static void days_part(Ui *ui, const Stage *stage) {
    const Open *open = stage->view.open;
    Breadth breadth = ui_breadth(ui);
    int room = breadth == BREADTH_WIDE ? 7 : 5,
        more = 2 * (stage->scenario->party_count - 2); // standings take their room
    int most = room - more < 3 ? 3 : room - more, first = open->day - most / 2;
    if (breadth == BREADTH_NARROW) {
        return;
    }
    first = first + most - 1 > open->days ? open->days - most + 1 : first;
    first = first < 1 ? 1 : first;
    int last = first + most - 1 > open->days ? open->days : first + most - 1;
    bool dated = days_dated(ui, stage, first, last);
    ui_row(ui, (Box){.gap = 1});
    for (int day = first; day <= last; day++) {
        day_part(ui, stage, day, dated);
    }
    ui_end(ui);
}

// Whether it will hold to the last day: a word and the range it means.
static void holds_part(Ui *ui, const Stage *stage) {
    if (stage->holds < 0 || ui_breadth(ui) == BREADTH_NARROW) {
        return;
    }
    int word = chance_word_of(stage->holds);
    const char *asked = say_with(ui, stage, "tell.holds", "day", told_day(ui, stage, stage->view.open->days), NULL);
    const char *range = tell_chance_range(stage->words, word), *told = tell_chance(stage->words, word);
    ui_col(ui, (Box){.gap = 3,
                     .role = ROLE_METER,
                     .name = asked,
                     .value = ui_keepf(ui, "%s, %s", told, range),
                     .id = "bar.holds",
                     .tip = say(stage, "tell.holds.how")});
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY, .one_line = true}, asked);
    ui_row(ui, (Box){.gap = 6});
    ui_text_box(ui, (Text){.type = TYPE_CONTROL, .tone = TONE_HIGH, .role = ROLE_KEY, .one_line = true}, told);
    ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY, .one_line = true}, range);
    ui_end(ui);
    ui_end(ui);
}

// How much of it there is; in the ceasefire's full bar the sign that costs have stands for the word.
static void leverage_part(Ui *ui, const Stage *stage, bool roomy) {
    const Open *open = stage->view.open;
    bool tight = open->phase == PHASE_CEASEFIRE && ui_width(ui) < 1500;
    const char *name = say(stage, "ui.bar.leverage"), *value = number_text(ui, open->leverage);
    ui_col(ui, (Box){.gap = 4,
                     .role = ROLE_METER,
                     .name = name,
                     .value = value,
                     .id = "bar.leverage",
                     .tip = tight ? name : NULL});
    if (!tight) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .role = ROLE_KEY}, name);
    }
    ui_row(ui, (Box){.gap = 6});
    if (tight) {
        ui_icon(ui, ICON_PENTAGON, 15, TONE_ACCENT);
    }
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .tabular = true, .role = ROLE_KEY}, value);
    if (roomy || ui_width(ui) >= 1500) {
        ui_pips(ui, open->leverage, stage->scenario->leverage_max, NULL);
    }
    ui_end(ui);
    ui_end(ui);
}

void part_tabs(Ui *ui, const Stage *stage, const char *const *names, int count, int chosen, TabKeys keys) {
    bool back = keys == TABS_KEY_BACK || keys == TABS_BOTH_KEYS, on = keys == TABS_KEY_ON || keys == TABS_BOTH_KEYS;
    ui_row(ui, (Box){.gap = 4,
                     .wrap = true,
                     .line_gap = 4,
                     .across = ALIGN_CENTRE,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.talks.tabs")});
    for (int t = 0; t < count; t++) {
        bool next = on && t == (chosen + 1) % count, before = back && t == (chosen + count - 1) % count;
        ui_tab(ui,
               (Box){.id = ui_keepf(ui, "tab.%d", t),
                     .command = verb_pick(PICK_TAB, t),
                     .selected = t == chosen,
                     .key = next     ? 'e'
                            : before ? 'q'
                                     : 0},
               ICON_NONE, names[t], NULL);
    }
    if (keys != TABS_WITHOUT_KEYS) {
        ui_spring(ui);
        ui_row(ui, (Box){.gap = 4, .role = ROLE_KEY});
        ui_key_cap(ui, "Q");
        ui_key_cap(ui, "E");
        ui_end(ui);
    }
    ui_end(ui);
}

void part_top_bar(Ui *ui, const Stage *stage, Icon icon, const char *title, const char *under) {
    const Open *open = stage->view.open;
    bool wide = ui_width(ui) >= 1250; // below, the standings take a second line
    ui_row(ui, (Box){.look = LOOK_BAR,
                     .min_h = 64,
                     .pad = PAD2(16, 6),
                     .gap = wide ? 10 : 12,
                     .line_gap = 6,
                     .wrap = true,
                     .role = ROLE_REGION,
                     .name = say(stage, "ui.bar.region")});
    ui_col(ui, (Box){.look = LOOK_BUTTON,
                     .id = "bar.menu",
                     .command = verb_overlay(OVERLAY_MENU),
                     .w = 36,
                     .h = 36,
                     .across = ALIGN_CENTRE,
                     .along = ALIGN_CENTRE,
                     .role = ROLE_BUTTON,
                     .name = say(stage, "ui.bar.menu"),
                     .key = 'm',
                     .tip = say(stage, "ui.bar.menu")});
    ui_icon(ui, icon, 18, TONE_HIGH);
    ui_end(ui);
    if (ui_projector(ui)) {
        ui_button(ui, (Box){.id = "bar.discuss", .command = verb_overlay(OVERLAY_DISCUSS), .key = 'd'}, ICON_PEOPLE,
                  say(stage, "ui.discuss.title"), "D");
    }
    ui_col(ui, (Box){.gap = 2});
    ui_text_box(ui, (Text){.type = TYPE_TITLE, .tone = TONE_HIGH, .role = ROLE_HEADING, .one_line = wide}, title);
    if (under && under[0]) {
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .one_line = wide}, under);
    }
    ui_end(ui);
    bool night = open->phase == PHASE_TALKS || open->phase == PHASE_SIGNING,
         roomy = night && bar_roomy(ui, stage, title, under ? under : "");
    if (night) {
        clock_part(ui, stage, roomy);
    } else if (open->phase == PHASE_CEASEFIRE) {
        days_part(ui, stage);
        holds_part(ui, stage);
    } else {
        part_scene_steps(ui, stage);
    }
    ui_spring(ui);
    if (open->phase >= PHASE_TALKS) {
        leverage_part(ui, stage, roomy);
    }
    if (ui_breadth(ui) != BREADTH_NARROW) { // large text leaves the bar to the clock: they stand in the menu then
        part_standings(ui, stage);
    }
    ui_end(ui);
}

// ---- a party ----

static const char *firmness_word(const Stage *stage, double precision, double weight) {
    if (precision < 0.25) {
        return say(stage, "ui.firm.unclear");
    }
    return say(stage, weight > 0.66 ? "ui.firm.vital" : weight > 0.40 ? "ui.firm.firm" : "ui.firm.moderate");
}

// How firmly a party is thought to hold an interest: weight and firmness of the clause it belongs to.
static void interest_part(Ui *ui, const Stage *stage, int party, int index, bool airy) {
    const Party *about = &stage->scenario->parties[party];
    const Interest *interest = &about->interests[index];
    ui_col(ui, (Box){0});
    bool read = interest->issue >= 0; // then the meter says its name
    ui_text_box(
        ui, (Text){.type = TYPE_BODY, .line = airy ? 0 : 17, .tone = TONE_HIGH, .role = read ? ROLE_KEY : ROLE_TEXT},
        interest->text);
    if (read) {
        Reading reading = stage->view.mind->firmness[party][interest->issue];
        double precision = reading_precision(reading), heaviest = 0.01;
        for (int i = 0; i < stage->scenario->issue_count; i++) {
            double weight = stage->scenario->issues[i].weight[party];
            heaviest = weight > heaviest ? weight : heaviest;
        }
        double mean =
            stage->scenario->issues[interest->issue].weight[party] / heaviest * (1 + 0.25 * reading_mean(reading));
        mean = mean > 0.97 ? 0.97 : mean < 0.04 ? 0.04 : mean;
        double spread = 0.05 + 0.22 * (1 - precision);
        double low = mean - spread, high = mean + spread;
        ui_scale_band(ui, (Band){.side = side_of_party(party),
                                 .low = (float)(low < 0 ? 0 : low),
                                 .high = (float)(high > 1 ? 1 : high),
                                 .best = (float)mean,
                                 .w = 122,
                                 .tight = !airy,
                                 .word = firmness_word(stage, precision, mean),
                                 .name = interest->text});
    }
    ui_end(ui);
}

const char *told_date(const Stage *stage) {
    enum { MIDNIGHT = 24 * 60 };
    return stage->view.open->minute < MIDNIGHT ? stage->scenario->date_text : say(stage, "ui.bar.past_midnight");
}

const char *told_event(Ui *ui, const Stage *stage, const Event *event) {
    Buffer words;
    buffer_init(&words);
    bool told = tell_event(stage->teller, event, &words);
    const char *kept = told_words(ui, &words);
    return told ? kept : NULL;
}

const char *told_of_party(Ui *ui, const Stage *stage, const Event *event) {
    Buffer words;
    buffer_init(&words);
    bool told = tell_event_alone(stage->teller, event, &words);
    const char *kept = told_words(ui, &words);
    return told ? kept : NULL;
}

// That it thinks of leaving stands in a row above: what weighs most has the room.
static const char *drive_told(Ui *ui, const Stage *stage, Drive drive) {
    Buffer words;
    buffer_init(&words);
    tell_drive(stage->words, drive, &words);
    return told_words(ui, &words);
}

// The last thing that party was heard to do, for the line in italics.
static const char *last_signal(Ui *ui, const Stage *stage, int party) {
    for (size_t i = stage->event_count; i-- > 0;) {
        const Event *event = &stage->events[i].event;
        bool about = (event->kind == EVENT_VOTE || event->kind == EVENT_LEAVING || event->kind == EVENT_REFUSED ||
                      event->kind == EVENT_LEAK || event->kind == EVENT_CLUE) &&
                     event->a == party;
        if (!about || stage->events[i].abandoned) {
            continue;
        }
        bool leaving = event->kind == EVENT_LEAVING && event->b != DRIVE_NONE;
        const char *words = leaving ? drive_told(ui, stage, (Drive)event->b) : told_of_party(ui, stage, event);
        if (words) {
            return words;
        }
    }
    return "";
}

static void party_facts(Ui *ui, const Stage *stage, int party) {
    const Mind *mind = stage->view.mind;
    Stance stance = stance_of_text(&stage->view, party);
    bool leaving = mind->leaving >> party & 1, gambit = mind->tells >> party & 1;
    ui_fact(ui, "term.would-sign", say(stage, "ui.party.would_sign"),
            tell_chance(stage->words, chance_word_of(stance.chance)));
    ui_fact(ui, "term.trust", say(stage, "ui.party.trust"),
            tell_standing_word(stage->words, STANDING_TRUST, standing_step(stage->view.open->trust[party])));
    ui_fact(ui, "term.walk-out", say(stage, "ui.party.leaving"),
            say(stage, leaving ? "ui.party.leaving_likely" : "ui.party.leaving_no"));
    ui_fact(ui, "term.agenda", say(stage, "ui.party.agenda"),
            mind->agenda[party] != NO_INDEX ? stage->scenario->parties[party].agendas[mind->agenda[party]].title
            : mind->clues[party] ? say_with(ui, stage, "ui.party.clues", "n", number_text(ui, mind->clues[party]), NULL)
                                 : say(stage, "ui.party.no_clue"));
    if (gambit) {
        ui_row(ui, (Box){.gap = 6});
        ui_icon(ui, ICON_WARNING, 14, TONE_SIGNAL);
        ui_text(ui, TYPE_SMALL, TONE_SIGNAL, say(stage, "ui.party.tell"));
        ui_end(ui);
    }
}

// What gives way first where the panel is low.
enum { PANEL_HEAD = 1, PANEL_SIGNAL_SMALL, PANEL_SIGNAL_GONE, PANEL_READING_GONE, PANEL_STEPS };

// Who it is; at the table the door to their room, which one may enter without listening.
static void party_head(Ui *ui, const Stage *stage, int party, bool airy, bool low) {
    const Party *about = &stage->scenario->parties[party];
    bool door = pick_get(ui, PICK_ROOM) == 0 && stage->view.open->awaiting == AWAITING_MOVE && stage->view.seat == 0;
    Box row = {.gap = airy ? 12 : 8};
    if (door) {
        row.look = LOOK_ROW;
        row.id = ui_keepf(ui, "room.%d", party);
        row.command = verb_pick(PICK_ROOM, party + 1);
        row.role = ROLE_BUTTON;
        row.name = say_with(ui, stage, "ui.party.room", "party", about->name, NULL);
    }
    ui_row(ui, row);
    ui_rosette(ui, side_of_party(party), low ? 30 : airy ? 58 : 42);
    ui_text_box(ui, (Text){.type = low ? TYPE_TITLE : TYPE_H3, .tone = TONE_HIGH, .grow = 1, .role = ROLE_HEADING},
                about->name);
    if (door) {
        ui_icon(ui, ICON_DOOR, 16, TONE_DIM);
    }
    ui_end(ui);
}

void part_party_panel(Ui *ui, const Stage *stage, int party, bool airy) {
    int step = ui_fold(ui, "party", PANEL_STEPS - 1); // of both, so that they look alike
    const Party *about = &stage->scenario->parties[party];
    ui_col(ui, (Box){.look = LOOK_PANEL,
                     .pad = PAD2(15, airy ? 14 : 7),
                     .gap = airy ? 8 : 2.5f,
                     .grow = 1,
                     .scroll = true,
                     .fold = "party",
                     .id = ui_keepf(ui, "party.%d", party),
                     .role = ROLE_REGION,
                     .name = about->name});
    party_head(ui, stage, party, airy, step >= PANEL_HEAD);
    ui_text(ui, TYPE_BODY, TONE_HIGH, party_mood(stage->teller, party));
    ui_rule(ui);
    ui_label(ui, say(stage, "ui.party.seeks"), say(stage, "ui.party.how_firmly"));
    for (int i = 0; i < about->interest_count; i++) {
        interest_part(ui, stage, party, i, airy);
    }
    ui_rule(ui);
    party_facts(ui, stage, party);
    const char *signal = last_signal(ui, stage, party);
    if (signal[0] && step < PANEL_SIGNAL_GONE) { // it stands in the log as well
        Type type = step < PANEL_SIGNAL_SMALL ? TYPE_BOOK_SMALL : TYPE_SMALL;
        ui_text_box(ui, (Text){.type = type, .tone = TONE_TEXT, .italic = true}, signal);
    }
    ui_spring(ui);
    if (step < PANEL_READING_GONE) {
        Buffer reading;
        buffer_init(&reading);
        tell_reading(stage->teller, party, &reading);
        ui_row(ui, (Box){.gap = 6});
        ui_icon(ui, ICON_EYE, 15, TONE_DIM);
        ui_text_box(ui, (Text){.type = TYPE_SMALL, .tone = TONE_DIM, .grow = 1}, told_words(ui, &reading));
        ui_end(ui);
    }
    ui_end(ui);
}

// ---- the six questions ----

// All in one line, each as wide as its words; three and three where they are too long for that.
static int questions_columns(Ui *ui, const Stage *stage) {
    enum { MARK_W = 30, GAP_W = 4, EDGES_W = 32, BESIDE_W = 350, PAPER_W = 672 };
    double closes[QUESTION_COUNT];
    text_closes_all(stage->scenario, stage->view.open, closes);
    float need = EDGES_W, room = ui_breadth(ui) == BREADTH_WIDE ? PAPER_W : ui_width(ui) - BESIDE_W;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        const char *answered = tell_answered(stage->words, answered_of(closes[q]));
        need += MARK_W + GAP_W +
                fmaxf(ui_words_length(ui, TYPE_TINY, answered),
                      ui_words_length(ui, TYPE_SMALL, tell_question(stage->words, (Question)q)));
    }
    return ui_breadth(ui) == BREADTH_NARROW || need > room ? 3 : 0;
}

void part_questions(Ui *ui, const Stage *stage) {
    double closes[QUESTION_COUNT];
    text_closes_all(stage->scenario, stage->view.open, closes);
    ui_row(ui, (Box){.look = LOOK_FOOT,
                     .pad = PAD2(16, 5),
                     .gap = 4,
                     .columns = questions_columns(ui, stage),
                     .along = ALIGN_BETWEEN,
                     .line_gap = 6,
                     .role = ROLE_LIST,
                     .name = say(stage, "ui.questions.name")});
    for (int q = 0; q < QUESTION_COUNT; q++) {
        Answered answered = answered_of(closes[q]);
        ui_hole(ui, hole_of(answered), tell_question(stage->words, (Question)q), tell_answered(stage->words, answered));
    }
    ui_end(ui);
}
