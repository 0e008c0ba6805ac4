// The thread: which word left the hole that bred the most reports. A wording is held to account for a
// question by what it left open that the same clause could have closed; a clause nobody ever brought counts
// for less than words that were on the table, because the thread is about what was said and done.
#include "debrief/inside.h"
#include "sim/text.h"

typedef struct Blame { // for one question
    ThreadKind kind;
    int8_t issue;
} Blame;

static const double ABSENT_SHARE = 0.35, VAGUE_EXTRA = 0.30, CLOSED_FROM = 0.67, LOST_FROM = 0.20, NAMED_FROM = 0.05;

static ThreadKind kind_of_clause(const Making *making, const DebriefClause *clause) {
    if (clause->status == CLAUSE_STRUCK) {
        return THREAD_STRUCK;
    }
    if (!clause->on_table) {
        return THREAD_ABSENT;
    }
    if (clause->status == CLAUSE_LETTER) {
        return THREAD_LETTER;
    }
    if (clause->status == CLAUSE_ALONE) {
        return THREAD_ALONE;
    }
    if (clause->fudged) {
        return THREAD_FUDGED;
    }
    return making->redrafted[clause->issue] ? THREAD_WRITTEN : THREAD_KEPT;
}

// How much this clause is to be held to account for the hole.
static double share_of(const Making *making, int index, int question, ThreadKind *kind) {
    const DebriefClause *clause = &making->debrief->clauses[index];
    const Issue *issue = &making->scenario->issues[index];
    double best = best_closes(issue, question);
    *kind = kind_of_clause(making, clause);
    if (*kind == THREAD_ABSENT) {
        return ABSENT_SHARE * best;
    }
    if (*kind == THREAD_STRUCK) {
        return best;
    }
    const Option *option = &issue->options[clause->option];
    double counts = *kind == THREAD_LETTER   ? PARAM(making->scenario, letter_counts)
                    : *kind == THREAD_ALONE  ? PARAM(making->scenario, alone_counts)
                    : *kind == THREAD_FUDGED ? PARAM(making->scenario, fudged_counts)
                                             : 1.0;
    double left = best - counts * option->closes[question];
    return left > NAMED_FROM ? left + VAGUE_EXTRA * (clause->fudged ? 1.0 : option->ambiguous) : left;
}

static Blame blame_find(const Making *making, int question) {
    const DebriefQuestion *asked = &making->debrief->questions[question];
    if (asked->signed_ >= CLOSED_FROM) {
        bool lost = asked->signed_ - asked->heard >= LOST_FROM && making->announced_event != NO_INDEX;
        return (Blame){lost ? THREAD_ANNOUNCED : THREAD_NONE, NO_INDEX};
    }
    Blame blame = {THREAD_ABSENT, NO_INDEX};
    double most = NAMED_FROM;
    for (int i = 0; i < making->scenario->issue_count; i++) {
        ThreadKind kind;
        double share = share_of(making, i, question, &kind);
        if (share > most) {
            most = share;
            blame = (Blame){kind, (int8_t)i};
        }
    }
    return blame;
}

static bool blame_same(Blame a, Blame b) {
    return a.kind == b.kind && a.issue == b.issue && a.kind != THREAD_NONE &&
           (a.kind != THREAD_ABSENT || a.issue != NO_INDEX);
}

// Reports that came while the text was still in force, out of these holes; the one that broke it counts a
// little more.
static double bred_by(const Debrief *debrief, unsigned questions) {
    double bred = 0;
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        if (!report->after_break && report->question != NO_INDEX && (questions >> report->question & 1)) {
            bred += report->last ? 1.5 : 1.0;
        }
    }
    return bred;
}

static void thread_count(Debrief *debrief, Thread *thread) {
    uint8_t by_question[QUESTION_COUNT] = {0};
    thread->reports = thread->bred = 0;
    for (int r = 0; r < debrief->report_count; r++) {
        DebriefReport *report = &debrief->reports[r];
        if (report->after_break) {
            continue;
        }
        thread->reports++;
        bool noise = thread->kind == THREAD_NOISE;
        bool hole = report->question != NO_INDEX && (thread->questions >> report->question & 1);
        if (noise ? hole : !hole) {
            continue;
        }
        report->in_thread = !noise;
        thread->bred++;
        thread->known = (uint8_t)(thread->known + (report->established != NO_INDEX || report->admitted != NO_INDEX));
        if (report->answered_by != NO_INDEX) {
            thread->answered++;
            thread->answered_by |= (uint8_t)(1u << report->answered_by);
        }
        if (hole &&
            ++by_question[report->question] > (thread->question == NO_INDEX ? 0 : by_question[thread->question])) {
            thread->question = report->question;
        }
    }
}

static void thread_take(Making *making, Blame blame, unsigned questions) {
    Thread *thread = &making->debrief->thread;
    thread->kind = blame.kind;
    thread->issue = blame.issue;
    thread->questions = (uint8_t)questions;
    if (blame.kind == THREAD_ANNOUNCED) {
        making->thread_event = making->announced_event;
    } else if (blame.issue != NO_INDEX && blame.kind != THREAD_ABSENT) {
        const DebriefClause *clause = &making->debrief->clauses[blame.issue];
        thread->option = blame.kind == THREAD_STRUCK && !making->redrafted[blame.issue] ? making->option[blame.issue]
                                                                                        : clause->option;
        thread->minute = clause->minute;
        making->thread_event = making->settled[blame.issue];
    }
    if (making->thread_event != NO_INDEX) {
        thread->minute = making->events[making->thread_event].minute;
    }
    if (thread->minute == NO_INDEX) {
        thread->minute = making->debrief->signed_minute;
    }
}

static void thread_of_text(Making *making) {
    Debrief *debrief = making->debrief;
    Thread *thread = &debrief->thread;
    Blame blames[QUESTION_COUNT];
    for (int q = 0; q < QUESTION_COUNT; q++) {
        blames[q] = blame_find(making, q);
    }
    double most = 0;
    unsigned blamed = 0;
    Blame found = {THREAD_NONE, NO_INDEX};
    unsigned found_questions = 0;
    for (int q = 0; q < QUESTION_COUNT; q++) {
        unsigned questions = 1u << q;
        for (int other = 0; other < QUESTION_COUNT; other++) {
            questions |= blame_same(blames[q], blames[other]) ? 1u << other : 0;
        }
        blamed |= blames[q].kind != THREAD_NONE ? 1u << q : 0;
        double bred = blames[q].kind == THREAD_NONE ? 0 : bred_by(debrief, questions);
        if (bred > most) {
            most = bred;
            found = blames[q];
            found_questions = questions;
        }
    }
    double noise = 0;
    for (int r = 0; r < debrief->report_count; r++) {
        const DebriefReport *report = &debrief->reports[r];
        noise += !report->after_break && (report->question == NO_INDEX || !(blamed >> report->question & 1)) ? 1 : 0;
    }
    if (noise == 0 && most <= 0) {
        thread->kind = THREAD_QUIET;
    } else if (noise > most) {
        thread->kind = THREAD_NOISE;
        thread->questions = (uint8_t)blamed;
    } else {
        thread_take(making, found, found_questions);
    }
    thread_count(debrief, thread);
}

static void thread_of_no_deal(Making *making) {
    Thread *thread = &making->debrief->thread;
    thread->kind = THREAD_NO_DEAL;
    for (int i = 0; i < making->scenario->issue_count; i++) {
        for (int o = 0; o < making->scenario->issues[i].option_count; o++) {
            if (making->noes[i][o] > thread->refusals) {
                thread->refusals = making->noes[i][o];
                thread->issue = (int8_t)i;
                thread->option = (int8_t)o;
            }
        }
    }
    if (making->no_deal_event != NO_INDEX) {
        const Event *event = &making->events[making->no_deal_event];
        thread->left = (int8_t)event->a;
        thread->drive = (Drive)event->b;
        thread->minute = event->minute;
        making->thread_event = making->no_deal_event;
    }
}

void thread_find(Making *making) {
    Thread *thread = &making->debrief->thread;
    thread->issue = thread->option = thread->question = thread->left = NO_INDEX;
    thread->minute = NO_INDEX;
    making->thread_event = NO_INDEX;
    if (making->debrief->signed_) {
        thread_of_text(making);
    } else {
        thread_of_no_deal(making);
    }
}
