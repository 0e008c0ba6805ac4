// What a move may bring: direction and how sure, from what the seat knows. Never the size the rules would
// use.
#include <string.h>

#include "base/real.h"
#include "sim/parameter.h"
#include "sim/text.h"
#include "tell/inside.h"

typedef struct Lines {
    const Teller *teller;
    Buffer *out;
    int count;
} Lines;

static bool line_begin(Lines *lines) {
    if (lines->count >= FORECAST_LINES) {
        return false;
    }
    if (lines->count++ > 0) {
        buffer_add_char(lines->out, '\n');
    }
    return true;
}

static void line_key(Lines *lines, const char *key) {
    if (line_begin(lines)) {
        buffer_add(lines->out, words_at(lines->teller->words, key));
    }
}

// ---- where a party would stand ----

static void line_stance(Lines *lines, const char *key, int party, int issue, Stance stance) {
    const Words *words = lines->teller->words;
    if (line_begin(lines)) {
        SAY(words, lines->out, key, {"party", party_name(lines->teller, party)},
            {"clause", issue_title(lines->teller, issue)}, {"word", tell_disposition(words, stance.disposition)},
            {"quality", tell_quality(words, stance.quality)},
            {"chance", tell_chance(words, chance_word_of(stance.chance))});
    }
}

static void lines_wording(Lines *lines, int issue, int option) {
    for (int p = 0; p < lines->teller->view.scenario->party_count; p++) {
        line_stance(lines, "tell.forecast.wording", p, issue, stance_of_clause(&lines->teller->view, p, issue, option));
    }
}

// What is given up by putting words to a clause that is agreed, or gained little by putting those that were refused.
static void line_standing(Lines *lines, int issue, int option) {
    const View *view = &lines->teller->view;
    const Clause *clause = &view->open->clauses[issue];
    bool refused = false;
    for (int p = 0; p < view->scenario->party_count; p++) {
        refused = refused || clause->word[p] < 0;
    }
    if (clause->status == CLAUSE_AGREED && clause->option != option) {
        line_key(lines, "tell.forecast.agreed");
    } else if (clause->status == CLAUSE_BRACKETED && clause->option == option && refused) {
        line_key(lines, "tell.forecast.refused");
    }
}

// Which of the six questions the text would answer better or worse with that clause in that wording and
// status. New words are held against the old ones as if either were agreed: that they stand in brackets for a
// while is not the point.
static void lines_questions(Lines *lines, int issue, int option, ClauseStatus status, bool fudged) {
    const View *view = &lines->teller->view;
    Open now = *view->open;
    bool once_agreed = status == CLAUSE_AGREED && now.clauses[issue].status == CLAUSE_BRACKETED;
    if (once_agreed) {
        now.clauses[issue].status = CLAUSE_AGREED;
    }
    Open other = now;
    other.clauses[issue].option = (int8_t)option;
    other.clauses[issue].status = (uint8_t)status;
    other.clauses[issue].fudged = fudged;
    double before[QUESTION_COUNT], after[QUESTION_COUNT];
    text_closes_all(view->scenario, &now, before);
    text_closes_all(view->scenario, &other, after);
    int widest = -1;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        double change = after[q] - before[q], most = widest < 0 ? 0.05 : after[widest] - before[widest];
        if ((change < 0 ? -change : change) > (most < 0 ? -most : most)) {
            widest = q;
        }
    }
    if (widest >= 0 && line_begin(lines)) {
        const Words *words = lines->teller->words;
        bool better = after[widest] > before[widest], same = answered_of(before[widest]) == answered_of(after[widest]);
        const char *key = same          ? better ? "tell.forecast.closes-little" : "tell.forecast.opens-little"
                          : once_agreed ? better ? "tell.forecast.closes-agreed" : "tell.forecast.opens-agreed"
                          : better      ? "tell.forecast.closes"
                                        : "tell.forecast.opens";
        SAY(words, lines->out, key, {"question", tell_question(words, (Question)widest)},
            {"before", tell_answered(words, answered_of(before[widest]))},
            {"after", tell_answered(words, answered_of(after[widest]))});
    }
}

// ---- levers ----

// The standing that an effect moves, and whose; none for what is not shown as one.
static StandingKind standing_moved(const Scenario *scenario, uint32_t name, int *index) {
    *index = name_a(name);
    switch (name_kind(name)) {
    case NAME_TIE: return STANDING_TIE;
    case NAME_TRUST: return STANDING_TRUST;
    case NAME_ALLIES: return STANDING_ALLIES;
    case NAME_NAME: return STANDING_NAME;
    case NAME_INFLUENCE: return scenario->powers[*index].role == POWER_RIVAL ? STANDING_INFLUENCE : STANDING_KIND_NONE;
    default: return STANDING_KIND_NONE;
    }
}

// Appends "name direction size" to a list.
static void price_add(const Teller *teller, StandingKind kind, int index, double change, Buffer *price) {
    if (real_abs(change) < 0.005) {
        return;
    }
    buffer_add(price, price->length > 0 ? "; " : "");
    Buffer name;
    buffer_init(&name);
    tell_standing_name(teller, kind, index, &name);
    SAY(teller->words, price, "tell.forecast.price-part", {"name", name.text},
        {"direction", tell_direction(teller->words, change)}, {"size", tell_size(teller->words, change)});
    buffer_free(&name);
}

static void price_say(Lines *lines, const char *key, Buffer *price) {
    if (price->length > 0 && line_begin(lines)) {
        SAY(lines->teller->words, lines->out, key, {"price", price->text});
    }
    buffer_free(price);
}

// What a card costs or brings beside its work, by its author's own effects: which standings, and which way.
static void line_price(Lines *lines, const Effects *effects) {
    Buffer price;
    buffer_init(&price);
    for (size_t e = 0; effects != NULL && e < effects_count(effects); e++) {
        EffectPart part = effects_at(effects, e);
        int index = 0;
        StandingKind kind = standing_moved(lines->teller->view.scenario, part.id, &index);
        if (kind && part.constant && part.operation != EFFECT_SET) {
            double change = part.operation == EFFECT_SUBTRACT ? -part.value : part.value;
            price_add(lines->teller, kind, index, change / 100, &price);
        }
    }
    price_say(lines, "tell.forecast.price", &price);
}

// What a move does to the standings by the rules and by the author's own numbers.
typedef struct Moved {
    double tie[PARTY_MAX], allies, name, influence[POWER_MAX]; // influence of rivals
} Moved;

static void line_moved(Lines *lines, const char *key, const Moved *moved) {
    const Teller *teller = lines->teller;
    const Scenario *scenario = teller->view.scenario;
    Buffer price;
    buffer_init(&price);
    for (int p = 0; p < scenario->party_count; p++) {
        price_add(teller, STANDING_TIE, p, moved->tie[p], &price);
    }
    price_add(teller, STANDING_ALLIES, 0, moved->allies, &price);
    price_add(teller, STANDING_NAME, 0, moved->name, &price);
    for (int b = 0; b < scenario->power_count; b++) {
        if (scenario->powers[b].role == POWER_RIVAL) {
            price_add(teller, STANDING_INFLUENCE, b, moved->influence[b], &price);
        }
    }
    price_say(lines, key, &price);
}

// Of words once they are signed.
static void signed_add(const Scenario *scenario, const Option *option, Moved *moved) {
    moved->allies += option->allies;
    for (int p = 0; p < scenario->party_count; p++) {
        moved->tie[p] += option->tie[p];
    }
    for (int b = 0; b < scenario->power_count; b++) {
        moved->influence[b] += PARAM(scenario, seat_signed) * option->rival_seat;
    }
}

static void line_words_signed(Lines *lines, int issue, int option) {
    const View *view = &lines->teller->view;
    Moved moved = {.allies = 0};
    if (!view->open->signed_) {
        signed_add(view->scenario, &view->scenario->issues[issue].options[option], &moved);
        line_moved(lines, "tell.forecast.once-signed", &moved);
    }
}

// Of the whole text: also by what it is worth to each capital beside doing without, as it is read. The name gains by
// any.
static void line_text_signed(Lines *lines) {
    const View *view = &lines->teller->view;
    const Scenario *scenario = view->scenario;
    Moved moved = {.allies = PARAM(scenario, signed_allies)};
    for (int i = 0; i < scenario->issue_count; i++) {
        const Clause *clause = &view->open->clauses[i];
        if (clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED) {
            signed_add(scenario, &scenario->issues[i].options[clause->option], &moved);
        }
    }
    double most = PARAM(scenario, tie_text_most);
    for (int p = 0; p < scenario->party_count; p++) {
        double gained = PARAM(scenario, tie_text) * stance_of_paper(view, p).margin;
        moved.tie[p] += real_clamp(gained, -most, most);
    }
    line_moved(lines, "tell.forecast.once-signed", &moved);
}

// Of ringing the power with this index: a rival gains by it, and an ally hears of it.
static void power_rung(const Scenario *scenario, int power, Moved *moved) {
    if (scenario->powers[power].role != POWER_RIVAL) {
        return;
    }
    moved->influence[power] += PARAM(scenario, rival_influence);
    moved->allies = -PARAM(scenario, rival_allies);
    for (int p = 0; p < scenario->party_count; p++) {
        moved->tie[p] = scenario->parties[p].ally ? -PARAM(scenario, rival_tie) : 0;
    }
}

static void lines_phone(Lines *lines, const Phone *phone) {
    const Scenario *scenario = lines->teller->view.scenario;
    Moved moved = {.allies = 0};
    switch (phone->kind) {
    case PHONE_HEAD:
        for (int p = 0; p < scenario->party_count; p++) {
            moved.tie[p] = -PARAM(scenario, head_tie);
        }
        break;
    case PHONE_COCHAIRS:
        moved.name = PARAM(scenario, cochairs_name);
        for (int b = 0; b < scenario->power_count; b++) {
            moved.influence[b] = -PARAM(scenario, cochairs_influence);
        }
        break;
    case PHONE_POWER: power_rung(scenario, phone->power, &moved); break;
    default: break;
    }
    line_moved(lines, "tell.forecast.price", &moved);
    line_price(lines, phone->effects);
}

static void line_party(Lines *lines, const char *key, int party) {
    if (line_begin(lines)) {
        SAY(lines->teller->words, lines->out, key, {"party", party_name(lines->teller, party)},
            {"capital", lines->teller->view.scenario->parties[party].capital},
            {"allies", lines->teller->view.scenario->allies_name});
    }
}

static void line_promise(Lines *lines, const Lever *lever) {
    if (lever->due_day == 0 || !line_begin(lines)) {
        return;
    }
    Buffer day;
    buffer_init(&day);
    tell_day(lines->teller, lever->due_day, &day);
    SAY(lines->teller->words, lines->out, "tell.forecast.promise", {"day", day.text},
        {"promise", lever->promise[0] != '\0' ? lever->promise : lever->title});
    buffer_free(&day);
}

// Whoever is seen to be leant against does not expect to be covered.
static void guarantee_doubted(Lines *lines, const View *view) {
    for (int p = 0; p < view->scenario->party_count; p++) {
        if (guarantee_belief(view->scenario, view->open, p) < 0.5) {
            line_party(lines, "tell.forecast.guarantee-doubted", p);
        }
    }
}

static void lines_lever(Lines *lines, int index, Form form, int party, int issue) {
    const View *view = &lines->teller->view;
    const Words *words = lines->teller->words;
    const Lever *lever = &view->scenario->levers[index];
    double effect = lever_effect(view->scenario, view->open, index, form, party);
    const char *key = effect > 0.10    ? "tell.forecast.softer-much"
                      : effect > 0.02  ? "tell.forecast.softer"
                      : effect > -0.01 ? "tell.forecast.same"
                                       : "tell.forecast.harder";
    if (line_begin(lines)) {
        double precision =
            issue == NO_INDEX ? view_precision(view, party) : reading_precision(view->mind->firmness[party][issue]);
        SAY(words, lines->out, key, {"party", party_name(lines->teller, party)},
            {"clause", issue == NO_INDEX ? view->scenario->document_title : issue_title(lines->teller, issue)},
            {"quality", tell_quality(words, quality_of(precision))});
    }
    switch (form) {
    case FORM_PRESS:
        line_party(lines, "tell.forecast.press", party);
        if (view->scenario->parties[party].ally) {
            line_party(lines, "tell.forecast.press-ally", party);
        }
        break;
    case FORM_WARN:
        line_party(lines,
                   warning_credibility(view->scenario, view->open, party) < PARAM(view->scenario, warn_doubt)
                       ? "tell.forecast.warn-doubted"
                       : "tell.forecast.warn",
                   party);
        break;
    case FORM_OFFER: line_party(lines, "tell.forecast.offer", party); break;
    case FORM_GUARANTEE:
        line_key(lines, "tell.forecast.guarantee");
        guarantee_doubted(lines, view);
        break;
    default: break;
    }
    if (form == FORM_OFFER || form == FORM_GUARANTEE) {
        line_promise(lines, lever);
    }
    line_price(lines, lever->on_use);
}

// ---- the rest ----

// "Northport's trust: a little up|strong": what and how sure, in the scenario's own words.
static void line_scene(Lines *lines, const char *forecast) {
    if (forecast == NULL || forecast[0] == '\0' || !line_begin(lines)) {
        return;
    }
    const char *bar = strchr(forecast, '|');
    if (bar == NULL) {
        buffer_add(lines->out, forecast);
        return;
    }
    Buffer what;
    buffer_init(&what);
    buffer_add_bytes(&what, forecast, (size_t)(bar - forecast));
    SAY(lines->teller->words, lines->out, "tell.forecast.scene", {"what", what.text}, {"how", bar + 1});
    buffer_free(&what);
}

static void lines_table(Lines *lines) {
    const View *view = &lines->teller->view;
    if (line_begin(lines)) {
        tell_whole(lines->teller, lines->out);
    }
    int open_clauses = 0;
    for (int i = 0; i < view->scenario->issue_count; i++) {
        open_clauses += view->open->clauses[i].status == CLAUSE_BRACKETED;
    }
    if (open_clauses > 0 && line_begin(lines)) {
        char number[NUMBER_BYTES];
        SAY(lines->teller->words, lines->out, "tell.forecast.brackets", {"n", number_print(open_clauses, number)});
    }
    line_text_signed(lines);
    line_key(lines, "tell.forecast.table");
}

static void lines_remedy(Lines *lines, Remedy remedy) {
    const Open *open = lines->teller->view.open;
    int issue = open->object;
    static const char *const keys[REMEDY_COUNT] = {[REMEDY_STRIKE] = "tell.forecast.strike",
                                                   [REMEDY_FUDGE] = "tell.forecast.fudge",
                                                   [REMEDY_LETTER] = "tell.forecast.letter",
                                                   [REMEDY_ALONE] = "tell.forecast.alone"};
    line_key(lines, keys[remedy]);
    ClauseStatus status = status_after(open, remedy);
    lines_questions(lines, issue, open->clauses[issue].option, status, remedy == REMEDY_FUDGE);
}

static void lines_place(Lines *lines, int sector) {
    const View *view = &lines->teller->view;
    if (line_begin(lines)) {
        SAY(lines->teller->words, lines->out, "tell.forecast.sector", {"sector", sector_name(lines->teller, sector)},
            {"word", tell_heat(lines->teller->words, view->open->heat[sector])});
    }
}

// Of keeping a promise: its author's effects beside its worth; a demand of one's own capital moves no tie.
static void lines_kept(Lines *lines, int slot) {
    const View *view = &lines->teller->view;
    const Promise *promise = &view->open->promises[slot];
    line_key(lines, promise->kind == PROMISE_DEMAND ? "tell.forecast.keep-demand" : "tell.forecast.of.keep");
    if (promise->kind == PROMISE_LEVER) {
        line_price(lines, view->scenario->levers[promise->subject].on_kept);
    }
}

// Of letting time go on: what falls due today and would be broken.
static void lines_due(Lines *lines) {
    const Open *open = lines->teller->view.open;
    for (int slot = 0; open->awaiting == AWAITING_ANSWER && slot < PROMISE_MAX; slot++) {
        const Promise *promise = &open->promises[slot];
        if (promise->status == PROMISE_OPEN && promise->due_day <= open->day && line_begin(lines)) {
            SAY(lines->teller->words, lines->out, "tell.forecast.due",
                {"promise", promise_title(lines->teller, promise)});
        }
    }
}

// Moves whose forecast is one line of words that depends on nothing but the move: "tell.forecast.of.<key of
// the move>".
static void line_of_move(Lines *lines, Command command) {
    Buffer name;
    buffer_init(&name);
    const char *verb = command_shape((CommandKind)command.kind)->verb;
    const char *word = command.kind == COMMAND_ANSWER    ? word_of(ARG_ANSWER, command.args[1])
                       : command.kind == COMMAND_CONFIDE ? word_of(ARG_MANNER, command.args[1])
                       : command.kind == COMMAND_TRUCE   ? word_of(ARG_TRUCE, command.args[0])
                                                         : NULL;
    buffer_addf(&name, "tell.forecast.of.%s%s%s", verb, word != NULL ? "." : "", word != NULL ? word : "");
    if (words_find(lines->teller->words, name.text) != NULL) {
        line_key(lines, name.text);
    }
    buffer_free(&name);
}

void tell_command_forecast(const Teller *teller, Command command, Buffer *out) {
    Lines lines = {.teller = teller, .out = out};
    const Scenario *scenario = teller->view.scenario;
    const Open *open = teller->view.open;
    int a = command.args[0], b = command.args[1];
    switch ((CommandKind)command.kind) {
    case COMMAND_CHOOSE:
        for (int n = 0; n < 3; n++) {
            line_scene(&lines, scenario->scenes[a].choices[b].forecast[n]);
        }
        break;
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND:
        if (command.kind == COMMAND_REDRAFT) {
            line_standing(&lines, a, b);
        }
        lines_wording(&lines, a, b);
        lines_questions(&lines, a, b, CLAUSE_AGREED, false);
        line_words_signed(&lines, a, b);
        if (scenario->issues[a].options[b].why[0] != '\0' && line_begin(&lines)) {
            buffer_add(out, scenario->issues[a].options[b].why);
        }
        break;
    case COMMAND_BRING:
        if (line_begin(&lines)) {
            SAY(teller->words, out, "tell.forecast.begins",
                {"option", scenario->issues[a].options[scenario->issues[a].start_option].label});
        }
        lines_wording(&lines, a, scenario->issues[a].start_option);
        line_words_signed(&lines, a, scenario->issues[a].start_option);
        break;
    case COMMAND_STRIKE:
        lines_wording(&lines, a, NO_INDEX);
        lines_questions(&lines, a, open->clauses[a].option, CLAUSE_STRUCK, false);
        break;
    case COMMAND_TRADE:
        for (int p = 0; p < scenario->party_count; p++) {
            line_stance(&lines, "tell.forecast.package", p, a, stance_of_trade(&teller->view, p, a, b));
        }
        break;
    case COMMAND_LEVER: lines_lever(&lines, a, (Form)b, command.args[2], command.args[3]); break;
    case COMMAND_TABLE: lines_table(&lines); break;
    case COMMAND_OBJECTION: lines_remedy(&lines, (Remedy)a); break;
    case COMMAND_CHORE: line_scene(&lines, scenario->chores[a].forecast); break;
    case COMMAND_PLACE: lines_place(&lines, b); break;
    case COMMAND_PHONE: lines_phone(&lines, &scenario->phones[a]); break;
    case COMMAND_KEEP: lines_kept(&lines, a); break;
    case COMMAND_READY: lines_due(&lines); break;
    default: line_of_move(&lines, command); break;
    }
    bool stands_by = command.kind == COMMAND_ANSWER && (b == ANSWER_OBSERVERS || b == ANSWER_ALLIES);
    if (open->doubt > 0.1 && (stands_by || command.kind == COMMAND_AMEND)) {
        line_key(&lines, "tell.forecast.believed");
    }
}
