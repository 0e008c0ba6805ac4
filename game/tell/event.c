// One event in a sentence or two: the course of the night, and what the other files tell.
#include "tell/event.h"

#include <stdio.h>
#include <string.h>

void told_put(Told *told, const char *name, const char *text) {
    if (told->count < EVENT_ARGS_MAX) {
        told->args[told->count++] = (WordArg){name, text};
    }
}

bool told_say(Told *told, const char *key) {
    words_say(told->teller->words, told->out, key, told->args, told->count);
    return true;
}

bool told_variant(Told *told, const char *name, const char *variant) {
    char key[EVENT_KEY_BYTES];
    snprintf(key, sizeof key, "tell.alone.%s.%s", name, variant);
    if (!told->alone || words_find(told->teller->words, key) == NULL) {
        snprintf(key, sizeof key, "tell.event.%s.%s", name, variant);
    }
    return told_say(told, key);
}

bool told_number(Told *told, const char *name, int number) {
    char variant[NUMBER_BYTES];
    return told_variant(told, name, number_print(number, variant));
}

void told_party(Told *told, int party) {
    const Scenario *scenario = told->teller->view.scenario;
    told_put(told, "party", party_name(told->teller, party));
    if (index_in(party, scenario->party_count)) {
        told_put(told, "capital", scenario->parties[party].capital);
        told_put(told, "possessive", scenario->parties[party].possessive);
    }
}

bool title_ends_sentence(const char *title) {
    static const char quote[] = "\xe2\x80\x9d"; // the closing one
    size_t length = strlen(title), quoted = sizeof quote - 1;
    if (length > quoted && strcmp(title + length - quoted, quote) == 0) {
        length -= quoted;
    }
    return length > 0 && strchr(".?!", title[length - 1]) != NULL;
}

bool told_titled(Told *told, const char *title, const char *text) {
    if (title[0] != '\0') {
        buffer_add(told->out, title);
        buffer_add(told->out, title_ends_sentence(title) ? " " : ". ");
    }
    buffer_add(told->out, text);
    return title[0] != '\0' || text[0] != '\0';
}

void told_clause(Told *told, int issue, int option) {
    told_put(told, "clause", issue_title(told->teller, issue));
    told_put(told, "option", option_label(told->teller, issue, option));
}

// ---- the night ----

static bool tell_phase_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int phase = told->event->a;
    if (phase == PHASE_CEASEFIRE || phase == PHASE_OVER) {
        return false; // noon and the ending speak for themselves
    }
    told_put(told, "place", scenario->place);
    told_put(told, "document", scenario->document_title);
    told_put(told, "date", scenario->date_text);
    return told_number(told, "phase", phase);
}

static bool tell_act_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int act = told->event->a;
    return index_in(act, scenario->act_count) && told_titled(told, scenario->acts[act].title, scenario->acts[act].text);
}

static bool tell_scene_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    int scene = told->event->a;
    // What is asked of the mediator is the mediator's to hear; a notice is for everybody.
    bool heard = index_in(scene, scenario->scene_count) &&
                 (told->teller->view.seat == 0 || scenario->scenes[scene].choice_count == 0);
    return heard && told_titled(told, scenario->scenes[scene].title, scenario->scenes[scene].text);
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
    told_put(told, "You", seat_name(told->teller, 0, true));
    const char *title = scenario->scenes[scene].choices[choice].title;
    told_put(told, "title", title);
    return told_variant(told, "choice", title_ends_sentence(title) ? "said" : "named");
}

static bool tell_outcome_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    const Event *event = told->event;
    if (event->a == NO_INDEX) {
        told_party(told, event->c);
        return told_variant(told, event->c == NO_INDEX ? "ministers" : "rang", event->b ? "yes" : "no");
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
    bool here = told->alone && command->kind == COMMAND_CONFIDE; // "the other side" is the one in this room
    move_say(told->teller, *command, here ? "tell.alone" : "tell.did", told->out);
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

void tell_drive(const Words *words, Drive drive, Buffer *out) {
    if (drive > DRIVE_NONE && drive < DRIVE_COUNT) {
        buffer_add(out, out->length > 0 ? " " : "");
        SAY(words, out, "tell.drive", {"why", word_at(words, "drive", (int)drive)});
    }
}

// Who left, thinks of it or attacks, and what weighed most.
static bool tell_driven_event(Told *told, const char *key, int party, int drive) {
    told_party(told, party);
    told_say(told, key);
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
    case EVENT_NO_DEAL:
        return tell_driven_event(told, event->a == NO_INDEX ? "tell.event.no-deal" : "tell.event.left", event->a,
                                 event->b);
    case EVENT_LEAVING: return tell_driven_event(told, "tell.event.leaving", event->a, event->b);
    case EVENT_OFFENSIVE: return tell_driven_event(told, "tell.event.offensive", event->b, event->c);
    case EVENT_VOTE:
    case EVENT_AGREED:
    case EVENT_REOPENED:
    case EVENT_BROUGHT:
    case EVENT_STRUCK:
    case EVENT_REMEDY:
    case EVENT_OBJECTION:
    case EVENT_SIGNED:
    case EVENT_REFUSED:
    case EVENT_MISSING:
    case EVENT_STRAIN:
    case EVENT_READING:
    case EVENT_CANDOUR:
    case EVENT_CONFIDENCE:
    case EVENT_LEAK:
    case EVENT_CLUE:
    case EVENT_LEVER:
    case EVENT_WHY: return event_of_text(told);
    case EVENT_STANDING:
    case EVENT_PROMISE:
    case EVENT_POWER:
    case EVENT_MANDATE:
    case EVENT_NOON:
    case EVENT_DAY:
    case EVENT_REPORT:
    case EVENT_COUNTED:
    case EVENT_EVIDENCE:
    case EVENT_ANSWER:
    case EVENT_ESTABLISHED:
    case EVENT_ADMITTED:
    case EVENT_REPLY:
    case EVENT_BROKEN:
    case EVENT_TRUCE:
    case EVENT_CHORE:
    case EVENT_MILESTONE:
    case EVENT_ENDING: return event_of_days(told);
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
