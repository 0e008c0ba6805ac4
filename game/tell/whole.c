// What the text as a whole is to each side, and what a move would make of it: would it sign, and would it keep what it
// signed for the worth of the words alone? By one's own readings; in words and arrows.
#include "base/real.h"
#include "tell/inside.h"

// Margins that differ by less are alike, by more clearly apart.
#define ALIKE 0.004
#define CLEAR 0.03
#define PAIR_FELT 0.015

// ---- what a move would make of it ----

ClauseStatus status_after(const Open *open, Remedy remedy) {
    return remedy == REMEDY_STRIKE   ? CLAUSE_STRUCK
           : remedy == REMEDY_LETTER ? CLAUSE_LETTER
           : remedy == REMEDY_ALONE  ? CLAUSE_ALONE
                                     : (ClauseStatus)open->clauses[open->object].status;
}

static void clause_put(Open *open, int issue, int option) {
    Clause *clause = &open->clauses[issue];
    bool stands = clause->status == CLAUSE_BRACKETED || clause->status == CLAUSE_AGREED;
    clause->status = stands ? clause->status : (uint8_t)CLAUSE_BRACKETED;
    clause->fudged = clause->fudged && clause->option == option;
    clause->option = (int8_t)option;
}

// A choice of a scene may write the words of a clause, or bring or strike it.
static bool choice_writes(const Effects *effects, Open *open) {
    bool writes = false;
    for (size_t e = 0; effects != NULL && e < effects_count(effects); e++) {
        EffectPart part = effects_at(effects, e);
        if (name_kind(part.id) == NAME_CLAUSE && part.constant && part.operation == EFFECT_SET) {
            int issue = name_a(part.id), option = (int)part.value - 1;
            if (option >= 0) {
                clause_put(open, issue, option);
            } else {
                open->clauses[issue].status = CLAUSE_STRUCK;
            }
            writes = true;
        }
    }
    return writes;
}

static bool lever_moves(const View *view, Command command, Mind *mind) {
    int lever = command.args[0], party = command.args[2], issue = command.args[3];
    if (issue == NO_INDEX) {
        return false;
    }
    double effect = lever_effect(view->scenario, view->open, lever, (Form)command.args[1], party);
    int8_t *moved = &mind->moved[party][issue];
    *moved = (int8_t)real_clamp(*moved + 100 * effect, INT8_MIN, INT8_MAX);
    return true;
}

// False: the move leaves the text as it is, as far as is known.
static bool move_imagine(const View *view, Command command, Open *open, Mind *mind) {
    int a = command.args[0], b = command.args[1];
    switch ((CommandKind)command.kind) {
    case COMMAND_REDRAFT:
    case COMMAND_REOPEN:
    case COMMAND_AMEND: clause_put(open, a, b); return true;
    case COMMAND_BRING: clause_put(open, a, view->scenario->issues[a].start_option); return true;
    case COMMAND_STRIKE: open->clauses[a].status = CLAUSE_STRUCK; return true;
    case COMMAND_LEVER: return lever_moves(view, command, mind);
    case COMMAND_CHOOSE: return choice_writes(view->scenario->scenes[a].choices[b].effects, open);
    case COMMAND_OBJECTION:
        open->clauses[open->object].status = (uint8_t)status_after(view->open, (Remedy)a);
        open->clauses[open->object].fudged = a == REMEDY_FUDGE;
        return true;
    default: return false;
    }
}

// ---- told ----

typedef struct Change {
    const char *before, *after; // in words
    double by;
} Change;

static bool alike(const Change *change) {
    return change->before == change->after && real_abs(change->by) < ALIKE;
}

// "remote → possible ▲▲", "remote ▲", or "remote" alone.
static void change_say(const Change *change, Buffer *out) {
    if (change->before != change->after) {
        buffer_addf(out, "%s → ", change->before);
    }
    buffer_add(out, change->after);
    if (!alike(change)) {
        const char *arrow = change->by > 0 ? "▲" : "▼";
        buffer_addf(out, " %s%s", arrow, real_abs(change->by) > CLEAR ? arrow : "");
    }
}

// `always`: also where nothing changes.
static void party_say(const Teller *teller, const View *then, int party, bool always, Buffer *out) {
    const Words *words = teller->words;
    Stance text = stance_of_text(&teller->view, party), next = stance_of_text(then, party);
    Stance paper = stance_of_paper(&teller->view, party), kept = stance_of_paper(then, party);
    Change signs = {tell_chance(words, chance_word_of(text.chance)), tell_chance(words, chance_word_of(next.chance)),
                    next.margin - text.margin};
    Change keeps = {tell_disposition(words, paper.disposition), tell_disposition(words, kept.disposition),
                    kept.margin - paper.margin};
    if (!always && alike(&signs) && alike(&keeps)) {
        return;
    }
    Buffer one, other;
    buffer_init(&one);
    buffer_init(&other);
    change_say(&signs, &one);
    change_say(&keeps, &other);
    buffer_add(out, out->length > 0 ? "\n" : "");
    SAY(words, out, then->open->signed_ ? "tell.whole.kept" : "tell.whole", {"party", party_name(teller, party)},
        {"signs", one.text}, {"keeps", other.text}, {"quality", tell_quality(words, next.quality)});
    buffer_free(&one);
    buffer_free(&other);
}

void tell_whole(const Teller *teller, Buffer *out) {
    for (int p = 0; p < teller->view.scenario->party_count; p++) {
        party_say(teller, &teller->view, p, true, out);
    }
}

void tell_command_whole(const Teller *teller, Command command, Buffer *out) {
    const View *now = &teller->view;
    Open open = *now->open;
    Mind mind = *now->mind;
    View then = *now;
    then.open = &open;
    then.mind = &mind;
    bool moves = move_imagine(now, command, &open, &mind);
    for (int p = 0; moves && p < now->scenario->party_count; p++) {
        party_say(teller, &then, p, command.kind == COMMAND_OBJECTION, out);
    }
}

// ---- what goes with what ----

// To whom two wordings together are worth more than each by itself, or less.
static void pair_say(const Teller *teller, const Interaction *pair, int issue, int option, double sign, Buffer *out) {
    Buffer parties;
    buffer_init(&parties);
    for (int p = 0; p < teller->view.scenario->party_count; p++) {
        if (sign * pair->value[p] >= PAIR_FELT) {
            buffer_addf(&parties, "%s%s", parties.length > 0 ? ", " : "", party_name(teller, p));
        }
    }
    if (parties.length > 0) {
        buffer_add(out, out->length > 0 ? "\n" : "");
        SAY(teller->words, out, sign > 0 ? "tell.pair.more" : "tell.pair.less",
            {"option", option_label(teller, issue, option)}, {"clause", issue_title(teller, issue)},
            {"parties", parties.text});
    }
    buffer_free(&parties);
}

void tell_pairs(const Teller *teller, int issue, int option, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    for (int k = 0; k < scenario->interaction_count; k++) {
        const Interaction *pair = &scenario->interactions[k];
        bool first = pair->issue_a == issue && pair->option_a == option;
        if (first || (pair->issue_b == issue && pair->option_b == option)) {
            int other = first ? pair->issue_b : pair->issue_a, words = first ? pair->option_b : pair->option_a;
            pair_say(teller, pair, other, words, 1, out);
            pair_say(teller, pair, other, words, -1, out);
        }
    }
}
