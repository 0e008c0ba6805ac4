// Moves as words: their groups, names, costs.
#include <stdio.h>
#include <string.h>

#include "tell/inside.h"

enum { MOVE_ARGS_MAX = 20, MOVE_KEY_BYTES = 96 };

// What the words of a move can name: every argument of its command under one placeholder.
typedef struct MoveArgs {
    WordArg list[MOVE_ARGS_MAX];
    size_t count;
    Buffer promise;
} MoveArgs;

MoveGroup move_group(CommandKind kind) {
    switch (kind) {
    case COMMAND_PLENARY:
    case COMMAND_CAUCUS:
    case COMMAND_ASK:
    case COMMAND_WHY:
    case COMMAND_CONFIDE:
    case COMMAND_MINISTERS: return MOVE_ROOM;
    case COMMAND_BRING:
    case COMMAND_REDRAFT:
    case COMMAND_STRIKE:
    case COMMAND_TRADE: return MOVE_TEXT;
    case COMMAND_LEVER: return MOVE_LEVERS;
    case COMMAND_PHONE: return MOVE_PHONES;
    case COMMAND_RECESS:
    case COMMAND_DEADLINE:
    case COMMAND_WAIT: return MOVE_CLOCK;
    case COMMAND_FORECAST: // will both sign, asked before they are
    case COMMAND_TABLE:
    case COMMAND_LEAVE: return MOVE_CLOSE;
    default: return MOVE_OTHER;
    }
}

const char *tell_group(const Words *words, MoveGroup group) {
    return word_at(words, "group", (int)group);
}

// ---- what the words can name ----

static void arg_put(MoveArgs *args, const char *name, const char *text) {
    if (args->count < MOVE_ARGS_MAX) {
        args->list[args->count++] = (WordArg){name, text};
    }
}

static const char *report_incident(const Teller *teller, int slot) {
    bool known = index_in(slot, teller->view.open->report_count);
    return known ? incident_title(teller, teller->view.open->reports[slot].kind) : "?";
}

static const char *report_sector(const Teller *teller, int slot) {
    bool known = index_in(slot, teller->view.open->report_count);
    return known ? sector_name(teller, teller->view.open->reports[slot].sector) : "?";
}

static void confidence_put(const Teller *teller, int slot, MoveArgs *args) {
    if (index_in(slot, teller->view.mind->confidence_count)) {
        const Confidence *said = &teller->view.mind->confidences[slot];
        arg_put(args, "party", party_name(teller, said->party));
        arg_put(args, "clause", issue_title(teller, said->issue));
        arg_put(args, "option", option_label(teller, said->issue, said->option));
    }
}

// Cards and scenes: anything whose name is a title.
static const char *title_of(const Scenario *c, ArgKind kind, int value, int before) {
    switch (kind) {
    case ARG_CHOICE:
        return index_in(before, c->scene_count) && index_in(value, c->scenes[before].choice_count)
                   ? c->scenes[before].choices[value].title
                   : NULL;
    case ARG_LEVER: return index_in(value, c->lever_count) ? c->levers[value].title : NULL;
    case ARG_PHONE: return index_in(value, c->phone_count) ? c->phones[value].title : NULL;
    case ARG_CHORE: return index_in(value, c->chore_count) ? c->chores[value].title : NULL;
    case ARG_ASSET: return index_in(value, c->asset_count) ? c->assets[value].name : NULL;
    default: return NULL;
    }
}

static void argument_put(const Teller *teller, const Command *command, int at, MoveArgs *args) {
    ArgKind kind = (ArgKind)command_shape((CommandKind)command->kind)->args[at];
    int value = command->args[at], before = at > 0 ? command->args[at - 1] : 0;
    const char *title = title_of(teller->view.scenario, kind, value, before);
    if (title != NULL) {
        arg_put(args, "title", title);
        return;
    }
    switch (kind) {
    case ARG_PARTY: arg_put(args, "party", party_name(teller, value)); break;
    case ARG_ISSUE:
        arg_put(args, command->kind == COMMAND_TRADE && at == 1 ? "clause2" : "clause", issue_title(teller, value));
        break;
    case ARG_OPTION: arg_put(args, "option", option_label(teller, before, value)); break;
    case ARG_FORM: arg_put(args, "form", tell_form(teller->words, (Form)value)); break;
    case ARG_SECTOR: arg_put(args, "sector", sector_name(teller, value)); break;
    case ARG_CONFIDENCE: confidence_put(teller, value, args); break;
    case ARG_WORD:
        arg_put(args, "chance", tell_chance(teller->words, value));
        arg_put(args, "clause", issue_title(teller, value));
        break;
    case ARG_REPORT:
        arg_put(args, "incident", report_incident(teller, value));
        arg_put(args, "sector", report_sector(teller, value));
        break;
    case ARG_EXTRA: arg_put(args, "party", party_name(teller, value)); break;
    case ARG_PROMISE:
        if (index_in(value, PROMISE_MAX)) {
            tell_promise(teller, value, &args->promise);
        }
        arg_put(args, "promise", args->promise.text);
        break;
    default: break;
    }
}

// {You} {you} {allies} {document} {party} {clause} {clause2} {option} {title} {form} {sector} {incident}
// {chance} {promise}
static void move_args_init(const Teller *teller, Command command, MoveArgs *args) {
    *args = (MoveArgs){0};
    buffer_init(&args->promise);
    arg_put(args, "You", seat_name(teller, command.seat, true));
    arg_put(args, "you", seat_name(teller, command.seat, false));
    arg_put(args, "allies", teller->view.scenario->allies_name);
    arg_put(args, "document", teller->view.scenario->document_title);
    for (int at = 0; at < command_shape((CommandKind)command.kind)->count; at++) {
        argument_put(teller, &command, at, args);
    }
    // An objection is answered about the clause that is awaited.
    if (command.kind == COMMAND_OBJECTION) {
        arg_put(args, "party", party_name(teller, teller->view.open->subject));
        arg_put(args, "clause", issue_title(teller, teller->view.open->object));
    }
}

static void move_args_free(MoveArgs *args) {
    buffer_free(&args->promise);
}

// ---- keys ----

// The second and third word of a key: moves whose words differ by one of their small enums.
static const char *key_variant(const Teller *teller, Command command, const char **more) {
    *more = NULL;
    switch ((CommandKind)command.kind) {
    case COMMAND_CONFIDE: return word_of(ARG_MANNER, command.args[1]);
    case COMMAND_OBJECTION: return word_of(ARG_REMEDY, command.args[0]);
    case COMMAND_FORECAST: return word_of(ARG_FORECAST, command.args[0]);
    case COMMAND_TRUCE: return word_of(ARG_TRUCE, command.args[0]);
    case COMMAND_LEVER: *more = command.args[3] == NO_INDEX ? "whole" : NULL; return word_of(ARG_FORM, command.args[1]);
    case COMMAND_ANSWER:
        *more = command.args[1] == ANSWER_EXCHANGE ? word_of(ARG_EXTRA, command.args[2]) : NULL;
        return word_of(ARG_ANSWER, command.args[1]);
    case COMMAND_DECIDE:
        *more = teller->view.open->awaiting == AWAITING_SIGN && command.args[0] <= DECIDE_NO ? "sign" : NULL;
        return word_of(ARG_DECIDE, command.args[0]);
    case COMMAND_READY:
        return teller->view.open->awaiting == AWAITING_ANSWER   ? "answers"
               : teller->view.open->awaiting == AWAITING_ASSETS ? "assets"
                                                                : NULL;
    default: return NULL;
    }
}

// The key of the move below a prefix.
static void move_key(const Teller *teller, Command command, const char *prefix, char out[MOVE_KEY_BYTES]) {
    const char *more, *variant = key_variant(teller, command, &more);
    snprintf(out, MOVE_KEY_BYTES, "%s.%s%s%s%s%s", prefix, command_shape((CommandKind)command.kind)->verb,
             variant != NULL ? "." : "", variant != NULL ? variant : "", more != NULL ? "." : "",
             more != NULL ? more : "");
}

void move_say(const Teller *teller, Command command, const char *prefix, Buffer *out) {
    char key[MOVE_KEY_BYTES];
    move_key(teller, command, prefix, key);
    MoveArgs args;
    move_args_init(teller, command, &args);
    words_say(teller->words, out, key, args.list, args.count);
    move_args_free(&args);
}

void tell_command(const Teller *teller, Command command, Buffer *out) {
    move_say(teller, command, "tell.move", out);
}

void tell_command_title(const Teller *teller, Command command, Buffer *out) {
    char key[MOVE_KEY_BYTES];
    move_key(teller, command, "tell.short", key);
    move_say(teller, command, words_find(teller->words, key) != NULL ? "tell.short" : "tell.move", out);
}

void tell_command_verb(const Teller *teller, Command command, Buffer *out) {
    const char *whole, *variant = key_variant(teller, command, &whole); // whether it is about a clause changes no verb
    char key[MOVE_KEY_BYTES];
    snprintf(key, sizeof key, "tell.verb.%s%s%s", command_shape((CommandKind)command.kind)->verb,
             variant != NULL ? "." : "", variant != NULL ? variant : "");
    buffer_add(out, words_at(teller->words, key));
}

// ---- what it takes ----

const char *command_text(const Teller *teller, Command command) {
    const Scenario *c = teller->view.scenario;
    int first = command.args[0], second = command.args[1];
    const char *text = NULL;
    switch ((CommandKind)command.kind) {
    case COMMAND_CHOOSE:
        text = index_in(first, c->scene_count) && index_in(second, c->scenes[first].choice_count)
                   ? c->scenes[first].choices[second].text
                   : NULL;
        break;
    case COMMAND_LEVER: text = index_in(first, c->lever_count) ? c->levers[first].text : NULL; break;
    case COMMAND_PHONE: text = index_in(first, c->phone_count) ? c->phones[first].text : NULL; break;
    case COMMAND_CHORE: text = index_in(first, c->chore_count) ? c->chores[first].text : NULL; break;
    case COMMAND_PLACE: text = index_in(first, c->asset_count) ? c->assets[first].text : NULL; break;
    case COMMAND_BRING: text = index_in(first, c->issue_count) ? c->issues[first].text : NULL; break;
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND:
        text = index_in(first, c->issue_count) && index_in(second, c->issues[first].option_count)
                   ? c->issues[first].options[second].text
                   : NULL;
        break;
    default: break;
    }
    return text != NULL ? text : "";
}

void tell_command_cost(const Teller *teller, Verdict verdict, Buffer *out) {
    char cost[NUMBER_BYTES];
    Buffer time;
    buffer_init(&time);
    tell_minutes(teller->words, verdict.minutes, &time);
    const char *key = verdict.minutes == 0 && verdict.cost == 0 ? "tell.cost.none"
                      : verdict.cost == 0                       ? "tell.cost.time"
                      : verdict.minutes == 0                    ? "tell.cost.leverage"
                                                                : "tell.cost.both";
    SAY(teller->words, out, key, {"time", time.text}, {"n", number_print(verdict.cost, cost)});
    buffer_free(&time);
}
