// What a move may bring: direction and how sure, from what the seat knows. Never the size the rules would
// use.
#include <string.h>

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

// What the card costs or brings beside its work, by its author's own effects: which standings, and which way.
static void line_price(Lines *lines, const Lever *lever) {
    const Teller *teller = lines->teller;
    Buffer price;
    buffer_init(&price);
    for (size_t e = 0; lever->on_use != NULL && e < effects_count(lever->on_use); e++) {
        EffectPart part = effects_at(lever->on_use, e);
        int index = 0;
        StandingKind kind = standing_moved(teller->view.scenario, part.id, &index);
        if (kind && part.constant && part.operation != EFFECT_SET) {
            double change = part.operation == EFFECT_SUBTRACT ? -part.value : part.value;
            buffer_add(&price, price.length > 0 ? "; " : "");
            Buffer name;
            buffer_init(&name);
            tell_standing_name(teller, kind, index, &name);
            SAY(teller->words, &price, "tell.forecast.price-part", {"name", name.text},
                {"direction", tell_direction(teller->words, change)}, {"size", tell_size(teller->words, change / 100)});
            buffer_free(&name);
        }
    }
    if (price.length > 0 && line_begin(lines)) {
        SAY(teller->words, lines->out, "tell.forecast.price", {"price", price.text});
    }
    buffer_free(&price);
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
    case FORM_GUARANTEE: line_key(lines, "tell.forecast.guarantee"); break;
    default: break;
    }
    if (form == FORM_OFFER || form == FORM_GUARANTEE) {
        line_promise(lines, lever);
    }
    line_price(lines, lever);
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
    default: line_of_move(&lines, command); break;
    }
    bool stands_by = command.kind == COMMAND_ANSWER && (b == ANSWER_OBSERVERS || b == ANSWER_ALLIES);
    if (open->doubt > 0.1 && (stands_by || command.kind == COMMAND_AMEND)) {
        line_key(&lines, "tell.forecast.believed");
    }
}
