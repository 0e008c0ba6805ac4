// Events of the text and of what is learnt of the parties, each in a sentence or two.
#include <stdio.h>

#include "tell/event.h"

// ---- the text ----

static bool tell_vote_event(Told *told) {
    const Event *event = told->event;
    int stands = index_in(event->b, told->teller->view.scenario->issue_count)
                     ? told->teller->view.open->clauses[event->b].option
                     : NO_INDEX;
    told_party(told, event->a);
    told_clause(told, event->b, stands);
    told_put(told, "clause2", issue_title(told->teller, event->d));
    return event->d != 0 ? told_variant(told, "package", event->c > 0 ? "yes" : "no")
                         : told_number(told, "vote", event->c);
}

static bool tell_clause_event(Told *told, const char *name) {
    const Event *event = told->event;
    const Scenario *scenario = told->teller->view.scenario;
    bool known = index_in(event->a, scenario->issue_count);
    told_clause(told, event->a,
                event->kind == EVENT_AGREED                     ? event->b
                : event->kind == EVENT_BROUGHT && event->c != 0 ? event->d
                : known                                         ? told->teller->view.open->clauses[event->a].option
                                                                : NO_INDEX);
    told_put(told, "You", seat_name(told->teller, 0, true));
    if (event->kind == EVENT_BROUGHT) {
        told_party(told, event->b);
        return told_variant(told, name, event->c != 0 ? "words" : event->b == NO_INDEX ? "you" : "party");
    }
    if (event->kind == EVENT_REMEDY) {
        told_party(told, event->c);
        const char *remedy = word_of(ARG_REMEDY, event->b);
        return remedy != NULL && told_variant(told, name, remedy);
    }
    char key[EVENT_KEY_BYTES];
    snprintf(key, sizeof key, "tell.event.%s", name);
    return told_say(told, key);
}

static bool tell_objection_event(Told *told) {
    const Event *event = told->event;
    bool known = index_in(event->b, told->teller->view.scenario->issue_count);
    told_party(told, event->a);
    told_clause(told, event->b, known ? told->teller->view.open->clauses[event->b].option : NO_INDEX);
    return told_say(told, "tell.event.objection");
}

static bool tell_signed_event(Told *told) {
    const Scenario *scenario = told->teller->view.scenario;
    told_put(told, "document", scenario->document_title);
    told_say(told, "tell.event.signed");
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
    told_party(told, told->event->a);
    double short_of = -(double)told->event->value;
    return told_variant(told, "refused", short_of < 0.04 ? "near" : short_of < 0.12 ? "some" : "far");
}

static bool tell_missing_event(Told *told) {
    const Event *event = told->event;
    Buffer binding;
    buffer_init(&binding);
    if (event->b != NO_INDEX) {
        tell_binding(told->teller, event->a, event->b, (Binding)event->c, &binding);
    }
    told_party(told, event->a);
    told_put(told, "binding", binding.text);
    told_put(told, "quality", tell_quality(told->teller->words, quality_of(event->d / 100.0)));
    told_variant(told, "missing", event->b != NO_INDEX ? "clause" : "nothing");
    buffer_free(&binding);
    return true;
}

// Why trust falls on all sides at once.
static bool tell_strain_event(Told *told) {
    return told_variant(told, "strain", command_shape((CommandKind)told->event->a)->verb);
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
    told_put(told, "said", said->text);
}

static bool tell_reading_event(Told *told) {
    const Event *event = told->event;
    bool on_table = event->c != NO_INDEX;
    if (!clause_known(told) || (!on_table && event->said == 0)) {
        return false;
    }
    told_party(told, event->a);
    told_clause(told, event->b, event->c);
    told_put(told, "word", tell_disposition(told->teller->words, disposition_of_margin(event->d / 1000.0)));
    told_put(told, "quality", tell_quality(told->teller->words, quality_of((double)event->value)));
    if (event->said == 0) {
        return told_variant(told, "reading", "read");
    }
    Buffer said;
    buffer_init(&said);
    put_said(told, &said);
    told_variant(told, "reading", on_table ? "said" : "absent");
    buffer_free(&said);
    return true;
}

static bool tell_confidence_event(Told *told) {
    if (!told->alone) {
        tell_confidence(told->teller, told->event->a, told->out);
        return true;
    }
    told_clause(told, told->event->c, told->event->d);
    return told_say(told, "tell.alone.confidence");
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
    told_party(told, event->a);
    told_clause(told, event->b, NO_INDEX);
    told_put(told, "yes", yes.text);
    told_put(told, "no", no.text);
    told_put(told, "quality", tell_quality(told->teller->words, quality_of((double)event->value)));
    told_variant(told, "candour", yes.length && no.length ? "both" : yes.length ? "yes" : no.length ? "no" : "open");
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
    told_party(told, event->a);
    told_put(told, "clue", agenda->clue[event->b - 1]);
    told_put(told, "title", agenda->title);
    told_put(told, "text", agenda->text);
    return told_variant(told, "clue", event->b == CLUE_MAX ? "found" : "seen");
}

static bool tell_lever_event(Told *told) {
    const Event *event = told->event;
    const View *view = &told->teller->view;
    if (view->seat != 0 && view->seat != seat_of_party(event->c)) {
        return false;
    }
    double worked = (double)event->value;
    told_party(told, event->c);
    told_put(told, "clause",
             event->d == NO_INDEX ? view->scenario->document_title : issue_title(told->teller, event->d));
    return told_variant(told, "lever",
                        worked > 0.10    ? "much"
                        : worked > 0.02  ? "some"
                        : worked > -0.02 ? "none"
                                         : "harder");
}

static bool tell_leak_event(Told *told) {
    told_party(told, told->event->a);
    told_put(told, "clause", issue_title(told->teller, told->event->b));
    return told_say(told, "tell.event.leak");
}

// ---- all ----

bool event_of_text(Told *told) {
    switch ((EventKind)told->event->kind) {
    case EVENT_VOTE: return tell_vote_event(told);
    case EVENT_AGREED: return tell_clause_event(told, "agreed");
    case EVENT_REOPENED: return tell_clause_event(told, "reopened");
    case EVENT_BROUGHT: return tell_clause_event(told, "brought");
    case EVENT_STRUCK: return tell_clause_event(told, "struck");
    case EVENT_REMEDY: return tell_clause_event(told, "remedy");
    case EVENT_OBJECTION: return tell_objection_event(told);
    case EVENT_SIGNED: return tell_signed_event(told);
    case EVENT_REFUSED: return tell_refused_event(told);
    case EVENT_MISSING: return tell_missing_event(told);
    case EVENT_STRAIN: return tell_strain_event(told);
    case EVENT_READING: return tell_reading_event(told);
    case EVENT_CANDOUR: return tell_candour_event(told);
    case EVENT_CONFIDENCE: return tell_confidence_event(told);
    case EVENT_LEAK: return tell_leak_event(told);
    case EVENT_CLUE: return tell_clue_event(told);
    case EVENT_LEVER: return tell_lever_event(told);
    case EVENT_WHY: return tell_why_event(told);
    default: return false;
    }
}
