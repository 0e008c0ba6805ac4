// One event in a sentence or two.
#include <stdio.h>
#include <string.h>

#include "tell/inside.h"

enum { EVENT_KEY_BYTES = 64, EVENT_ARGS_MAX = 12 };

// The placeholders an event fills, in one place so that all its patterns may use all of them.
typedef struct Told {
    const Teller *teller;
    const Event *event;
    Buffer *out;
    bool alone; // whose words these are is plain from where they stand
    WordArg args[EVENT_ARGS_MAX];
    size_t count;
} Told;

static void put(Told *told, const char *name, const char *text) {
    if (told->count < EVENT_ARGS_MAX) {
        told->args[told->count++] = (WordArg){name, text};
    }
}

static bool say(Told *told, const char *key) {
    words_say(told->teller->words, told->out, key, told->args, told->count);
    return true;
}

// "tell.event.<name>.<variant>"; "tell.alone.…" where there is one and the party need not be named.
static bool say_variant(Told *told, const char *name, const char *variant) {
    char key[EVENT_KEY_BYTES];
    snprintf(key, sizeof key, "tell.alone.%s.%s", name, variant);
    if (!told->alone || words_find(told->teller->words, key) == NULL) {
        snprintf(key, sizeof key, "tell.event.%s.%s", name, variant);
    }
    return say(told, key);
}

static bool say_number(Told *told, const char *name, int number) {
    char variant[NUMBER_BYTES];
    return say_variant(told, name, number_print(number, variant));
}

static void put_party(Told *told, int party) {
    const Scenario *scenario = told->teller->view.scenario;
    put(told, "party", party_name(told->teller, party));
    if (index_in(party, scenario->party_count)) {
        put(told, "capital", scenario->parties[party].capital);
        put(told, "possessive", scenario->parties[party].possessive);
    }
}

// Whether a title ends a sentence by itself, also inside of quotation marks.
static bool ends_sentence(const char *title) {
    static const char quote[] = "\xe2\x80\x9d"; // the closing one
    size_t length = strlen(title), quoted = sizeof quote - 1;
    if (length > quoted && strcmp(title + length - quoted, quote) == 0) {
        length -= quoted;
    }
    return length > 0 && strchr(".?!", title[length - 1]) != NULL;
}

// A text of the scenario under a title; false when there is none.
static bool say_titled(Told *told, const char *title, const char *text) {
    if (title[0] != '\0') {
        buffer_add(told->out, title);
        buffer_add(told->out, ends_sentence(title) ? " " : ". ");
    }
    buffer_add(told->out, text);
    return title[0] != '\0' || text[0] != '\0';
}

// ---- the night ----

static bool tell_phase_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int phase = told->event->a;
    if (phase == PHASE_CEASEFIRE || phase == PHASE_OVER) {
        return false; // noon and the ending speak for themselves
    }
    put(told, "place", scenario->place);
    put(told, "document", scenario->document_title);
    put(told, "date", scenario->date_text);
    return say_number(told, "phase", phase);
}

static bool tell_act_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int act = told->event->a;
    return index_in(act, scenario->act_count) && say_titled(told, scenario->acts[act].title, scenario->acts[act].text);
}

static bool tell_scene_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int scene = told->event->a;
    // What is asked of the mediator is the mediator's to hear; a notice is for everybody.
    bool heard = index_in(scene, scenario->scene_count) &&
                 (told->teller->view.seat == 0 || scenario->scenes[scene].choice_count == 0);
    return heard && say_titled(told, scenario->scenes[scene].title, scenario->scenes[scene].text);
}

static bool tell_tell_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int scene = told->event->a;
    if (!index_in(scene, scenario->scene_count) || scenario->scenes[scene].tell[0] == '\0') {
        return false;
    }
    buffer_add(told->out, scenario->scenes[scene].tell);
    return true;
}

static bool tell_choice_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int scene = told->event->a, choice = told->event->b;
    bool known = index_in(scene, scenario->scene_count) && index_in(choice, scenario->scenes[scene].choice_count);
    if (!known || told->teller->view.seat != 0) {
        return false;
    }
    put(told, "You", seat_name(told->teller, 0, true));
    const char *title = scenario->scenes[scene].choices[choice].title;
    put(told, "title", title);
    return say_variant(told, "choice", ends_sentence(title) ? "said" : "named");
}

static bool tell_outcome_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    const Event *event = told->event;
    if (event->a == NO_INDEX) {
        put_party(told, event->c);
        return say_variant(told, event->c == NO_INDEX ? "ministers" : "rang", event->b ? "yes" : "no");
    }
    bool known = told->teller->view.seat == 0 && index_in(event->a, scenario->scene_count) &&
                 index_in(event->b, scenario->scenes[event->a].choice_count) &&
                 index_in(event->c, scenario->scenes[event->a].choices[event->b].outcome_count);
    const char *text = known ? scenario->scenes[event->a].choices[event->b].outcomes[event->c].text : "";
    buffer_add(told->out, text);
    return text[0] != '\0';
}

// ---- what a seat did ----

// Moves that another event of the same command tells better.
static bool told_by_event(CommandKind kind) {
    switch (kind) {
    case COMMAND_CHOOSE:
    case COMMAND_BRING:
    case COMMAND_STRIKE:
    case COMMAND_OBJECTION:
    case COMMAND_REOPEN:
    case COMMAND_CHORE:
    case COMMAND_READY:
    case COMMAND_ANSWER:
    case COMMAND_KEEP:
    case COMMAND_TRUCE:
    case COMMAND_NONE: return true;
    default: return false;
    }
}

// What happens behind a door, or in a head, is not for others.
static bool overheard(const View *view, const Command *command) {
    int party = view->seat - 1;
    switch ((CommandKind)command->kind) {
    case COMMAND_ASK:
    case COMMAND_WHY: return command->args[0] == party;
    case COMMAND_LEVER: return command->args[2] == party;
    case COMMAND_CONFIDE:
    case COMMAND_PHONE:
    case COMMAND_FORECAST:
    case COMMAND_DECIDE: return false;
    default: return true;
    }
}

static bool tell_command_event(Told *told) {
    const Command *command = &told->event->command;
    const Scenario *scenario = told->teller->view.scenario;
    if (told_by_event((CommandKind)command->kind) ||
        (command->seat != told->teller->view.seat && !overheard(&told->teller->view, command))) {
        return false;
    }
    move_say(told->teller, *command, "tell.did", told->out);
    const char *more = "";
    if (command->kind == COMMAND_CAUCUS && index_in(command->args[0], scenario->party_count)) {
        more = scenario->parties[command->args[0]].caucus_open;
    } else if (command->kind == COMMAND_PHONE && index_in(command->args[0], scenario->phone_count)) {
        more = scenario->phones[command->args[0]].answer;
    }
    if (more[0] != '\0') {
        buffer_addf(told->out, " %s", more);
    }
    return true;
}

// ---- the text ----

static void put_clause(Told *told, int issue, int option) {
    put(told, "clause", issue_title(told->teller, issue));
    put(told, "option", option_label(told->teller, issue, option));
}

static bool tell_vote_event(Told *told) {
    const Event *event = told->event;
    int stands = index_in(event->b, told->teller->view.scenario->issue_count)
                     ? told->teller->view.open->clauses[event->b].option
                     : NO_INDEX;
    put_party(told, event->a);
    put_clause(told, event->b, stands);
    put(told, "clause2", issue_title(told->teller, event->d));
    return event->d != 0 ? say_variant(told, "package", event->c > 0 ? "yes" : "no")
                         : say_number(told, "vote", event->c);
}

static bool tell_clause_event(Told *told, const char *name) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    bool known = index_in(event->a, scenario->issue_count);
    put_clause(told, event->a,
               event->kind == EVENT_AGREED                     ? event->b
               : event->kind == EVENT_BROUGHT && event->c != 0 ? event->d
               : known                                         ? told->teller->view.open->clauses[event->a].option
                                                               : NO_INDEX);
    put(told, "You", seat_name(told->teller, 0, true));
    if (event->kind == EVENT_BROUGHT) {
        put_party(told, event->b);
        return say_variant(told, name, event->c != 0 ? "words" : event->b == NO_INDEX ? "you" : "party");
    }
    if (event->kind == EVENT_REMEDY) {
        put_party(told, event->c);
        const char *remedy = word_of(ARG_REMEDY, event->b);
        return remedy != NULL && say_variant(told, name, remedy);
    }
    char key[EVENT_KEY_BYTES];
    snprintf(key, sizeof key, "tell.event.%s", name);
    return say(told, key);
}

static bool tell_objection_event(Told *told) {
    const Event *event = told->event;
    bool known = index_in(event->b, told->teller->view.scenario->issue_count);
    put_party(told, event->a);
    put_clause(told, event->b, known ? told->teller->view.open->clauses[event->b].option : NO_INDEX);
    return say(told, "tell.event.objection");
}

static bool tell_signed_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    put(told, "document", scenario->document_title);
    say(told, "tell.event.signed");
    for (int p = 0; p < scenario->party_count; p++) {
        if (scenario->parties[p].last_word[0] != '\0') {
            buffer_add_char(told->out, '\n');
            SAY(told->teller->words, told->out, "tell.event.last-word", {"party", scenario->parties[p].name},
                {"text", scenario->parties[p].last_word});
        }
    }
    return true;
}

static bool tell_refused_event(Told *told) {
    put_party(told, told->event->a);
    double short_of = -(double)told->event->value;
    return say_variant(told, "refused", short_of < 0.04 ? "near" : short_of < 0.12 ? "some" : "far");
}

static bool tell_missing_event(Told *told) {
    const Event *event = told->event;
    Buffer binding;
    buffer_init(&binding);
    if (event->b != NO_INDEX) {
        tell_binding(told->teller, event->a, event->b, (Binding)event->c, &binding);
    }
    put_party(told, event->a);
    put(told, "binding", binding.text);
    put(told, "quality", tell_quality(told->teller->words, quality_of(event->d / 100.0)));
    say_variant(told, "missing", event->b != NO_INDEX ? "clause" : "nothing");
    buffer_free(&binding);
    return true;
}

// Why trust falls on all sides at once.
static bool tell_strain_event(Told *told) {
    return say_variant(told, "strain", command_shape((CommandKind)told->event->a)->verb);
}

// ---- what is learnt ----

static bool clause_known(const Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    return index_in(told->event->a, scenario->party_count) && index_in(told->event->b, scenario->issue_count);
}

// What the party was heard to say of the clause, in one of two ways, so that a night does not repeat itself.
static void put_said(Told *told, Buffer *said) {
    const Event *event = told->event;
    char key[EVENT_KEY_BYTES];
    if (event->c == NO_INDEX) {
        snprintf(key, sizeof key, "tell.said.absent");
    } else {
        snprintf(key, sizeof key, "tell.said.%d.%d", event->said - 1, (event->b + event->minute / 5) % 2);
    }
    words_say(told->teller->words, said, key, told->args, told->count);
    put(told, "said", said->text);
}

static bool tell_reading_event(Told *told) {
    const Event *event = told->event;
    bool on_table = event->c != NO_INDEX;
    if (!clause_known(told) || (!on_table && event->said == 0)) {
        return false;
    }
    put_party(told, event->a);
    put_clause(told, event->b, event->c);
    put(told, "word", tell_disposition(told->teller->words, disposition_of_margin(event->d / 1000.0)));
    put(told, "quality", tell_quality(told->teller->words, quality_of((double)event->value)));
    if (event->said == 0) {
        return say_variant(told, "reading", "read");
    }
    Buffer said;
    buffer_init(&said);
    put_said(told, &said);
    say_variant(told, "reading", on_table ? "said" : "absent");
    buffer_free(&said);
    return true;
}

static bool tell_confidence_event(Told *told) {
    if (!told->alone) {
        tell_confidence(told->teller, told->event->a, told->out);
        return true;
    }
    put_clause(told, told->event->c, told->event->d);
    return say(told, "tell.alone.confidence");
}

static bool tell_why_event(Told *told) {
    const Event *event = told->event;
    if (!told->alone) {
        tell_binding(told->teller, event->a, event->b, (Binding)event->c, told->out);
        buffer_add(told->out, event->c != BINDING_NONE ? " " : "");
    }
    if (event->c != BINDING_NONE) {
        tell_change(told->teller, event->command, (double)event->value, event->d / 100.0, told->out);
    }
    return true;
}

// The wordings of a clause whose bit is set.
static void options_add(const Told *told, int issue, int bits, Buffer *out) {
    for (int o = 0; o < told->teller->view.scenario->issues[issue].option_count; o++) {
        if (bits >> o & 1) {
            buffer_add(out, out->length ? ", " : "");
            SAY(told->teller->words, out, "tell.wording", {"option", option_label(told->teller, issue, o)});
        }
    }
}

static bool tell_candour_event(Told *told) {
    const Event *event = told->event;
    if (!clause_known(told)) {
        return false;
    }
    Buffer yes, no;
    buffer_init(&yes);
    buffer_init(&no);
    options_add(told, event->b, event->c, &yes);
    options_add(told, event->b, event->d, &no);
    put_party(told, event->a);
    put_clause(told, event->b, NO_INDEX);
    put(told, "yes", yes.text);
    put(told, "no", no.text);
    put(told, "quality", tell_quality(told->teller->words, quality_of((double)event->value)));
    say_variant(told, "candour", yes.length && no.length ? "both" : yes.length ? "yes" : no.length ? "no" : "open");
    buffer_free(&yes);
    buffer_free(&no);
    return true;
}

static bool tell_clue_event(Told *told) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    bool known = index_in(event->a, scenario->party_count) &&
                 index_in(event->c, scenario->parties[event->a].agenda_count) && event->b >= 1 && event->b <= CLUE_MAX;
    if (!known) {
        return false;
    }
    const Agenda *agenda = &scenario->parties[event->a].agendas[event->c];
    put_party(told, event->a);
    put(told, "clue", agenda->clue[event->b - 1]);
    put(told, "title", agenda->title);
    put(told, "text", agenda->text);
    return say_variant(told, "clue", event->b == CLUE_MAX ? "found" : "seen");
}

static bool tell_lever_event(Told *told) {
    const Event *event = told->event;
    const View *view = &told->teller->view;
    if (view->seat != 0 && view->seat != seat_of_party(event->c)) {
        return false;
    }
    double worked = (double)event->value;
    put_party(told, event->c);
    put(told, "clause", event->d == NO_INDEX ? view->scenario->document_title : issue_title(told->teller, event->d));
    return say_variant(told, "lever",
                       worked > 0.10    ? "much"
                       : worked > 0.02  ? "some"
                       : worked > -0.02 ? "none"
                                        : "harder");
}

// ---- standings, promises ----

static bool tell_standing_event(Told *told) {
    const Event *event = told->event;
    const Teller *teller = told->teller;
    double change = (double)event->value, least = event->a == STANDING_LEVERAGE ? 0.5 : 0.005;
    // What others think of the mediator is the mediator's to guess.
    bool foreign = teller->view.seat != 0;
    if (foreign || (change < least && change > -least)) {
        return false;
    }
    Buffer name, now;
    buffer_init(&name);
    buffer_init(&now);
    tell_standing_name(teller, (StandingKind)event->a, event->b, &name);
    tell_standing(teller, (StandingKind)event->a, event->b, &now);
    put(told, "name", name.text);
    put(told, "now", now.text);
    put(told, "size", event->a == STANDING_LEVERAGE ? "" : tell_size(teller->words, change));
    put(told, "direction", tell_direction(teller->words, change));
    say(told, event->a == STANDING_LEVERAGE ? "tell.event.leverage" : "tell.event.standing");
    buffer_free(&name);
    buffer_free(&now);
    return true;
}

static bool tell_promise_event(Told *told) {
    static const char *const variants[PROMISE_STATUS_COUNT] = {NULL, "open", "kept", "broken"};
    const Event *event = told->event;
    if (!index_in(event->a, PROMISE_MAX) || !index_in(event->b, PROMISE_STATUS_COUNT) || variants[event->b] == NULL) {
        return false;
    }
    Buffer promise;
    buffer_init(&promise);
    tell_promise(told->teller, event->a, &promise);
    put(told, "promise", promise.text);
    say_variant(told, "promise", variants[event->b]);
    buffer_free(&promise);
    return true;
}

static bool tell_power_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    static const int moves[DECIDE_COUNT] = {[DECIDE_ARM] = 1, [DECIDE_SEAT] = 2, [DECIDE_URGE] = 3, [DECIDE_WAIT] = 4};
    int power = told->event->a, move = index_in(told->event->b, DECIDE_COUNT) ? moves[told->event->b] : 0;
    if (!index_in(power, scenario->power_count) || move == 0 || scenario->powers[power].move_text[move - 1] == NULL ||
        scenario->powers[power].move_text[move - 1][0] == '\0') {
        return false;
    }
    const char *const *again = scenario->powers[power].again[move - 1];
    int ways = 1;
    while (ways <= POWER_AGAIN_MAX && again[ways - 1] != NULL && again[ways - 1][0] != '\0') {
        ways++;
    }
    int way = told->event->c > 0 ? told->event->c % ways : 0;
    buffer_add(told->out, way == 0 ? scenario->powers[power].move_text[move - 1] : again[way - 1]);
    return true;
}

static bool tell_mandate_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    if (told->teller->view.seat != 0 || !index_in(told->event->a, scenario->instruction_count)) {
        return false;
    }
    const Instruction *instruction = &scenario->instructions[told->event->a];
    put(told, "capital", scenario->capital);
    put(told, "title", instruction->title);
    put(told, "demand", instruction->demand);
    return say_variant(told, "mandate", told->event->b ? "kept" : "broken");
}

// ---- the ceasefire ----

static bool tell_noon_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    char time[TIME_BYTES];
    time_print(scenario->force + scenario->local_offset, time);
    put(told, "time", time);
    put(told, "document", scenario->document_title);
    return say(told, "tell.event.noon");
}

static bool tell_day_event(Told *told) {
    if (told->event->a == 1 && told->event->b == 0) {
        return false; // noon has just been told
    }
    Buffer when;
    buffer_init(&when);
    tell_when(told->teller, told->event->a, told->event->minute, &when);
    put(told, "when", when.text);
    say(told, "tell.event.day");
    buffer_free(&when);
    return true;
}

static bool tell_report_event(Told *told) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    put(told, "incident", incident_title(told->teller, event->b));
    put(told, "sector", sector_name(told->teller, event->c));
    put(told, "text", index_in(event->b, scenario->incident_count) ? scenario->incidents[event->b].text : "");
    return say(told, "tell.event.report");
}

static bool tell_counted_event(Told *told) {
    char number[NUMBER_BYTES];
    put(told, "n", number_print(told->event->a, number));
    return told->event->a > 0 && say(told, "tell.event.counted");
}

static bool tell_evidence_event(Told *told) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    bool known = index_in(event->c, scenario->incident_count) &&
                 index_in(event->b, scenario->incidents[event->c].evidence_count);
    if (!known) {
        return false;
    }
    const Evidence *evidence = &scenario->incidents[event->c].evidence[event->b];
    put(told, "incident", incident_title(told->teller, event->c));
    put(told, "sector", sector_name(told->teller, event->d));
    put(told, "text", evidence->text);
    put(told, "quality", tell_quality(told->teller->words, quality_of(evidence->weight)));
    return say(told, "tell.event.evidence");
}

static bool tell_answer_event(Told *told) {
    const Event *event = told->event;
    const char *answer = word_of(ARG_ANSWER, event->b);
    if (answer == NULL || event->b == ANSWER_NONE) {
        return false;
    }
    put(told, "You", seat_name(told->teller, 0, true));
    put(told, "incident", incident_title(told->teller, event->d));
    put(told, "allies", told->teller->view.scenario->allies_name);
    put_party(told, event->c);
    char variant[32];
    bool tried = event->b == ANSWER_EXCHANGE || event->b == ANSWER_AMEND;
    snprintf(variant, sizeof variant, "%s%s", answer, !tried ? "" : event->value > 0 ? ".yes" : ".no");
    say_variant(told, "answer", variant);
    if (event->b == ANSWER_EXCHANGE && event->value <= 0) {
        buffer_add_char(told->out, ' ');
        say_number(told, "obstacle", event->c);
    }
    return true;
}

static bool tell_found_event(Told *told, const char *key) {
    put_party(told, told->event->b);
    put(told, "incident", incident_title(told->teller, told->event->c));
    put(told, "sector", sector_name(told->teller, told->event->d));
    return say(told, key);
}

static bool tell_broken_event(Told *told) {
    Buffer day;
    char time[TIME_BYTES];
    buffer_init(&day);
    tell_day(told->teller, told->event->a, &day);
    time_print(told->event->d, time);
    put(told, "day", day.text);
    put(told, "time", time);
    say_variant(told, "broken", told->event->c ? "attack" : "spiral");
    buffer_free(&day);
    return true;
}

static bool tell_truce_event(Told *told) {
    const char *host = word_of(ARG_TRUCE, told->event->a);
    put(told, "You", seat_name(told->teller, 0, true));
    return host != NULL && say_variant(told, "truce", host);
}

static bool tell_titled_event(Told *told) {
    const Scenario *c = told->teller->view.scenario;
    int a = told->event->a;
    if (told->event->kind == EVENT_MILESTONE) {
        return index_in(a, c->milestone_count) && say_titled(told, c->milestones[a].title, c->milestones[a].text);
    }
    if (told->event->kind == EVENT_ENDING) {
        return index_in(a, c->ending_count) && say_titled(told, c->endings[a].title, c->endings[a].text);
    }
    put(told, "title", index_in(a, c->chore_count) ? c->chores[a].title : "?");
    return say(told, "tell.event.chore");
}

void tell_drive(const Words *words, Drive drive, Buffer *out) {
    if (drive > DRIVE_NONE && drive < DRIVE_COUNT) {
        buffer_add(out, out->length > 0 ? " " : "");
        SAY(words, out, "tell.drive", {"why", word_at(words, "drive", (int)drive)});
    }
}

static bool tell_leak_event(Told *told) {
    put_party(told, told->event->a);
    put(told, "clause", issue_title(told->teller, told->event->b));
    return say(told, "tell.event.leak");
}

// Who left, thinks of it or attacks, and what weighed most.
static bool tell_driven_event(Told *told, const char *key, int party, int drive) {
    put_party(told, party);
    say(told, key);
    tell_drive(told->teller->words, (Drive)drive, told->out);
    return true;
}

// ---- all ----

static bool event_told(Told *told) {
    const Event *event = told->event;
    switch ((EventKind)event->kind) {
    case EVENT_PHASE: return tell_phase_event(told);
    case EVENT_ACT: return tell_act_event(told);
    case EVENT_SCENE: return tell_scene_event(told);
    case EVENT_CHOICE: return tell_choice_event(told);
    case EVENT_OUTCOME: return tell_outcome_event(told);
    case EVENT_TELL: return tell_tell_event(told);
    case EVENT_COMMAND: return tell_command_event(told);
    case EVENT_VOTE: return tell_vote_event(told);
    case EVENT_AGREED: return tell_clause_event(told, "agreed");
    case EVENT_REOPENED: return tell_clause_event(told, "reopened");
    case EVENT_BROUGHT: return tell_clause_event(told, "brought");
    case EVENT_STRUCK: return tell_clause_event(told, "struck");
    case EVENT_REMEDY: return tell_clause_event(told, "remedy");
    case EVENT_READING: return tell_reading_event(told);
    case EVENT_CANDOUR: return tell_candour_event(told);
    case EVENT_CONFIDENCE: return tell_confidence_event(told);
    case EVENT_LEAK: return tell_leak_event(told);
    case EVENT_CLUE: return tell_clue_event(told);
    case EVENT_LEVER: return tell_lever_event(told);
    case EVENT_PROMISE: return tell_promise_event(told);
    case EVENT_WHY: return tell_why_event(told);
    case EVENT_REFUSED: return tell_refused_event(told);
    case EVENT_MISSING: return tell_missing_event(told);
    case EVENT_STRAIN: return tell_strain_event(told);
    case EVENT_OBJECTION: return tell_objection_event(told);
    case EVENT_SIGNED: return tell_signed_event(told);
    case EVENT_NO_DEAL:
        return tell_driven_event(told, event->a == NO_INDEX ? "tell.event.no-deal" : "tell.event.left", event->a,
                                 event->b);
    case EVENT_LEAVING: return tell_driven_event(told, "tell.event.leaving", event->a, event->b);
    case EVENT_POWER: return tell_power_event(told);
    case EVENT_STANDING: return tell_standing_event(told);
    case EVENT_NOON: return tell_noon_event(told);
    case EVENT_DAY: return tell_day_event(told);
    case EVENT_REPORT: return tell_report_event(told);
    case EVENT_COUNTED: return tell_counted_event(told);
    case EVENT_EVIDENCE: return tell_evidence_event(told);
    case EVENT_ANSWER: return tell_answer_event(told);
    case EVENT_ESTABLISHED: return tell_found_event(told, "tell.event.established");
    case EVENT_ADMITTED: return tell_found_event(told, "tell.event.admitted");
    case EVENT_REPLY: return tell_found_event(told, "tell.event.reply");
    case EVENT_OFFENSIVE: return tell_driven_event(told, "tell.event.offensive", event->b, event->c);
    case EVENT_BROKEN: return tell_broken_event(told);
    case EVENT_TRUCE: return tell_truce_event(told);
    case EVENT_MANDATE: return tell_mandate_event(told);
    case EVENT_CHORE:
    case EVENT_MILESTONE:
    case EVENT_ENDING: return tell_titled_event(told);
    case EVENT_NONE:
    case EVENT_KIND_COUNT: break;
    }
    return false;
}

static bool event_heard(const Teller *teller, const Event *event, bool alone, Buffer *out) {
    if (event->audience != AUDIENCE_ALL && event->audience != 1 + teller->view.seat) {
        return false;
    }
    Told told = {.teller = teller, .event = event, .out = out, .alone = alone};
    size_t before = out->length;
    return event_told(&told) && out->length > before;
}

bool tell_event(const Teller *teller, const Event *event, Buffer *out) {
    return event_heard(teller, event, false, out);
}

bool tell_event_alone(const Teller *teller, const Event *event, Buffer *out) {
    return event_heard(teller, event, true, out);
}
