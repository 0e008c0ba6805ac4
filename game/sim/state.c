// A State as a whole: views, copies, the one list of its fields that prints and digests it.
#include "sim/state.h"

#include <string.h>

#include "base/assert.h"

// ---- views and copies ----

// What a seat without a mind of its own has read: nothing.
static const Mind blank_mind = {.agenda = {NO_INDEX, NO_INDEX, NO_INDEX, NO_INDEX, NO_INDEX, NO_INDEX}};
_Static_assert(PARTY_MAX == 6, "the blank mind has found no agenda of any party");

View state_view(const Scenario *scenario, const State *state, int seat) {
    ASSERT(seat >= 0 && seat < 1 + scenario->party_count + scenario->power_count);
    int mind = state->mind_of_seat[seat];
    return (View){.scenario = scenario,
                  .open = &state->open,
                  .mind = mind != NO_INDEX ? &state->minds[mind] : &blank_mind,
                  .seat = seat};
}

size_t state_bytes(const State *state) {
    return offsetof(State, minds) + state->mind_count * sizeof(Mind);
}

void state_copy(State *to, const State *from) {
    memcpy(to, from, state_bytes(from));
}

// ---- every field, once ----

// The list that state_print and state_digest both follow. `s` is the State, `c` the Scenario; a field that is
// added to Open, Mind or Hidden is added here, and a test counts the bytes that no line covers.
//   I(path) R(path)                 a whole number, a real
//   IS(path, n) RS(path, n)         arrays of them
//   ISS(path, n, m) RSS(path, n, m) arrays of arrays
//   FOR(n, ...)                     repeats the M lines inside for every i below n
//   M(array, member)                a whole number of element i; MS and MP: arrays in and of such elements
// clang-format off
#define OPEN_FIELDS                                                                                         \
    I(open.phase) I(open.awaiting) I(open.seat) I(open.subject) I(open.object) I(open.minute)               \
    I(open.deadline) I(open.tick) I(open.act) I(open.day) I(open.part) I(open.answers_left)                 \
    I(open.drafts) I(open.moves) I(open.refusals) I(open.last_hour) I(open.objected)                        \
    I(open.deadlines_used) I(open.recesses) I(open.signed_) I(open.amended) I(open.truces)                  \
    I(open.hosted) I(open.exchanges) I(open.observers_on) I(open.talks_open) I(open.quiet_days)             \
    I(open.scene_step) I(open.scene_picks) I(open.difficulty) I(open.length) I(open.days)                   \
    I(open.guided) I(open.persons) I(open.signed_minute) I(open.broken_day) I(open.broken_minute)           \
    I(open.broken_again) R(open.doubt) I(open.violation_minute) IS(open.counted, DAY_MAX + 1)               \
    I(open.quiet_hours) I(open.leverage)                                                                    \
    RS(open.tie, c->party_count) RS(open.trust, c->party_count) RS(open.tilt, c->party_count)               \
    R(open.allies) R(open.name) RS(open.influence, c->power_count) R(open.sources) R(open.tiredness)        \
    RS(open.hurt, c->party_count) RS(open.domestic, c->party_count) RS(open.backing, c->power_count)        \
    R(open.between) R(open.ambiguity) R(open.naming) R(open.support) RS(open.pressure, c->party_count)                      \
    RS(open.side, c->party_count) RS(open.artificial, c->party_count) RS(open.hardened, c->party_count)     \
    R(open.guarantee) R(open.calm)                                                                          \
    RS(open.tension, c->front_count) IS(open.offers, c->party_count) IS(open.heard, c->party_count)        \
    RS(open.heat, c->sector_count) RS(open.extra, QUESTION_COUNT)                                           \
    FOR(c->issue_count, M(open.clauses, status) M(open.clauses, option) M(open.clauses, fudged)             \
        M(open.clauses, redrafts) M(open.clauses, minute) MS(open.clauses, word, c->party_count))           \
    I(open.sign_asked) I(open.sealed) I(open.signed_brackets) I(open.reopened) IS(open.closed_until, c->party_count)           \
    IS(open.lever_uses, c->lever_count) IS(open.phone_uses, c->phone_count)                                 \
    IS(open.action_uses, ACTION_USES) I(open.instruments) I(open.chores) I(open.chore_minutes)              \
    IS(open.asset_sector, c->asset_count) I(open.cochairs) I(open.hotline) I(open.orders)                   \
    I(open.advance) I(open.lists) I(open.joint) I(open.full_text) I(open.named_promise)                     \
    I(open.exchange_tried)                                                                                  \
    FOR(PROMISE_MAX, M(open.promises, status) M(open.promises, kind) M(open.promises, subject)              \
        M(open.promises, party) M(open.promises, due_day))                                                  \
    FOR(REPORT_MAX, M(open.reports, kind) M(open.reports, sector) M(open.reports, day)                      \
        M(open.reports, answer) M(open.reports, named) M(open.reports, minute)                              \
        M(open.reports, reported) M(open.reports, question) M(open.reports, evidence)                       \
        M(open.reports, admitted) M(open.reports, replied) M(open.reports, established)                     \
        M(open.reports, lean) M(open.reports, certain))                                                     \
    I(open.report_count) IS(open.asked, c->party_count) IS(open.instruction, INSTRUCTION_DRAWN)             \
    IS(open.scene_last, c->scene_count) IS(open.scene_choice, c->scene_count)                               \
    RS(open.variables, c->variable_count) I(open.ending) I(open.reported_by)

#define HIDDEN_FIELDS                                                                                       \
    RSS(hidden.soft, c->party_count, c->issue_count)                                                        \
    RS(hidden.restraint, c->power_count)                                                                    \
    RS(hidden.momentum, c->front_count) RS(hidden.deterrence, c->front_count) R(hidden.spoiler)             \
    IS(hidden.author, REPORT_MAX)                                                         \
    IS(hidden.deliberate, REPORT_MAX) IS(hidden.establishable, REPORT_MAX)                                  \
    IS(hidden.contrite, c->party_count) I(hidden.gambit_next) I(hidden.gambit) I(hidden.gambit_real)        \
    I(hidden.gambit_party) I(hidden.queue_count) IS(hidden.queue, s->hidden.queue_count)                    \
    I(hidden.decision_count)                                                                                \
    FOR(s->hidden.decision_count, M(hidden.decisions, kind) M(hidden.decisions, seat)                       \
        M(hidden.decisions, subject) M(hidden.decisions, object) M(hidden.decisions, answer))               \
    I(hidden.deed.kind) I(hidden.deed.a) I(hidden.deed.b) I(hidden.deed.c) I(hidden.deed.d)                 \
    I(hidden.asking) I(hidden.step) IS(hidden.beat, c->scene_count + BEATS_AT_ONCE)

#define SEAT_FIELDS I(mind_count) IS(mind_of_seat, 1 + c->party_count + c->power_count)

// `m` is the mind. Readings come as pairs of whole numbers.
#define MIND_FIELDS                                                                                         \
    FOR(c->party_count, MP(firmness, mean, c->issue_count) MP(firmness, precision, c->issue_count)          \
        M(reservation, mean) M(reservation, precision))                                                     \
    ISS(moved, c->party_count, c->issue_count) IS(course, c->party_count)                                   \
    IS(read_minute, c->party_count)                                                                         \
    IS(read_how, c->party_count) IS(clues, c->party_count) IS(agenda, c->party_count) I(tells)              \
    I(leaving) IS(why_issues, c->party_count) I(confidence_count)                                           \
    FOR(m->confidence_count, M(confidences, party) M(confidences, issue) M(confidences, option)             \
        M(confidences, used) M(confidences, leaked))                                                        \
    I(forecast_count)                                                                                       \
    FOR(m->forecast_count, M(forecasts, kind) M(forecasts, subject) M(forecasts, word)                      \
        M(forecasts, scored))
// clang-format on

enum { ACTION_USES = sizeof((Open *)0)->action_uses };

// ---- the digest ----

// Two chains that do not wait for one another: whole numbers by a polynomial, reals by the digest itself.
typedef struct StateDigest {
    uint64_t whole;
    Digest reals;
} StateDigest;

#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

static inline void feed(StateDigest *digest, int64_t value) {
    digest->whole = (digest->whole + (uint64_t)value) * FACTOR + 1;
}

// The same as to feed both, one after the other, in half the time: the chain is one product long.
static inline void feed_two(StateDigest *digest, int64_t first, int64_t second) {
    digest->whole = (digest->whole + (uint64_t)first) * (FACTOR * FACTOR) + ((uint64_t)second * FACTOR + (FACTOR + 1));
}

#define I(path) feed(&digest, (int64_t)ROOT->path);
#define R(path) digest_f64(&digest.reals, (double)ROOT->path);
#define IS(path, n)                                                                                                    \
    for (int k = 1; k < (n); k += 2) {                                                                                 \
        feed_two(&digest, (int64_t)ROOT->path[k - 1], (int64_t)ROOT->path[k]);                                         \
    }                                                                                                                  \
    if ((n) % 2) {                                                                                                     \
        feed(&digest, (int64_t)ROOT->path[(n)-1]);                                                                     \
    }
#define RS(path, n)                                                                                                    \
    for (int k = 0; k < (n); k++) {                                                                                    \
        digest_f64(&digest.reals, (double)ROOT->path[k]);                                                              \
    }
#define RSS(path, n, m)                                                                                                \
    for (int j = 0; j < (n); j++) {                                                                                    \
        for (int k = 0; k < (m); k++) {                                                                                \
            digest_f64(&digest.reals, (double)ROOT->path[j][k]);                                                       \
        }                                                                                                              \
    }
#define ISS(path, n, m)                                                                                                \
    for (int j = 0; j < (n); j++) {                                                                                    \
        for (int k = 0; k < (m); k++) {                                                                                \
            feed(&digest, (int64_t)ROOT->path[j][k]);                                                                  \
        }                                                                                                              \
    }
#define FOR(n, ...)                                                                                                    \
    for (int i = 0; i < (n); i++) {                                                                                    \
        __VA_ARGS__                                                                                                    \
    }
#define M(array, member) feed(&digest, (int64_t)ROOT->array[i].member);
#define MS(array, member, n)                                                                                           \
    for (int k = 0; k < (n); k++) {                                                                                    \
        feed(&digest, (int64_t)ROOT->array[i].member[k]);                                                              \
    }
#define MP(array, member, n)                                                                                           \
    for (int k = 0; k < (n); k++) {                                                                                    \
        feed(&digest, (int64_t)ROOT->array[i][k].member);                                                              \
    }

static StateDigest mind_digest(const Scenario *c, const Mind *m, StateDigest digest) {
#define ROOT m
    MIND_FIELDS
#undef ROOT
    return digest;
}

uint64_t state_digest(const Scenario *scenario, const State *state) {
    const Scenario *c = scenario;
    const State *s = state;
    StateDigest digest = {.whole = 0};
    digest_init(&digest.reals);
#define ROOT s
    OPEN_FIELDS
    SEAT_FIELDS
    HIDDEN_FIELDS
#undef ROOT
    for (int i = 0; i < state->mind_count; i++) {
        digest = mind_digest(c, &state->minds[i], digest);
    }
    digest_u64(&digest.reals, digest.whole);
    return digest.reals.value;
}

#undef I
#undef R
#undef IS
#undef RS
#undef ISS
#undef RSS
#undef M
#undef MS
#undef MP

// ---- the print ----

static void print_whole(Buffer *out, const char *prefix, const char *path, int64_t value) {
    buffer_addf(out, "%s%s %lld\n", prefix, path, (long long)value);
}

static void print_whole_at(Buffer *out, const char *prefix, const char *path, int at, int64_t value) {
    buffer_addf(out, "%s%s[%d] %lld\n", prefix, path, at, (long long)value);
}

static void print_member(Buffer *out, const char *prefix, const char *path, int at, const char *member, int64_t value) {
    buffer_addf(out, "%s%s[%d].%s %lld\n", prefix, path, at, member, (long long)value);
}

// 17 digits bring a double back as it was.
static void print_real(Buffer *out, const char *path, double value) {
    buffer_addf(out, "%s %.17g\n", path, value);
}

static void print_real_at(Buffer *out, const char *path, int at, double value) {
    buffer_addf(out, "%s[%d] %.17g\n", path, at, value);
}

#define I(path) print_whole(out, prefix, #path, (int64_t)ROOT->path);
#define R(path) print_real(out, #path, (double)ROOT->path);
#define IS(path, n)                                                                                                    \
    for (int k = 0; k < (n); k++) {                                                                                    \
        print_whole_at(out, prefix, #path, k, (int64_t)ROOT->path[k]);                                                 \
    }
#define RS(path, n)                                                                                                    \
    for (int k = 0; k < (n); k++) {                                                                                    \
        print_real_at(out, #path, k, (double)ROOT->path[k]);                                                           \
    }
#define RSS(path, n, m)                                                                                                \
    for (int j = 0; j < (n); j++) {                                                                                    \
        for (int k = 0; k < (m); k++) {                                                                                \
            buffer_addf(out, "%s[%d][%d] %.17g\n", #path, j, k, (double)ROOT->path[j][k]);                             \
        }                                                                                                              \
    }
#define ISS(path, n, m)                                                                                                \
    for (int j = 0; j < (n); j++) {                                                                                    \
        for (int k = 0; k < (m); k++) {                                                                                \
            buffer_addf(out, "%s%s[%d][%d] %lld\n", prefix, #path, j, k, (long long)ROOT->path[j][k]);                 \
        }                                                                                                              \
    }
#define M(array, member) print_member(out, prefix, #array, i, #member, (int64_t)ROOT->array[i].member);
#define MS(array, member, n)                                                                                           \
    for (int k = 0; k < (n); k++) {                                                                                    \
        buffer_addf(out, "%s%s[%d].%s[%d] %lld\n", prefix, #array, i, #member, k,                                      \
                    (long long)ROOT->array[i].member[k]);                                                              \
    }
#define MP(array, member, n)                                                                                           \
    for (int k = 0; k < (n); k++) {                                                                                    \
        buffer_addf(out, "%s%s[%d][%d].%s %lld\n", prefix, #array, i, k, #member,                                      \
                    (long long)ROOT->array[i][k].member);                                                              \
    }

static void mind_print(const Scenario *c, const Mind *m, const char *prefix, Buffer *out) {
#define ROOT m
    MIND_FIELDS
#undef ROOT
}

void state_print(const Scenario *scenario, const State *state, Buffer *out) {
    static const char *const mind_prefix[MIND_MAX] = {"minds[0].", "minds[1].", "minds[2].", "minds[3]."};
    _Static_assert(MIND_MAX == 4, "every mind has its prefix");
    const Scenario *c = scenario;
    const State *s = state;
    const char *prefix = "";
#define ROOT s
    OPEN_FIELDS
    SEAT_FIELDS
    HIDDEN_FIELDS
#undef ROOT
    for (int i = 0; i < state->mind_count; i++) {
        mind_print(c, &state->minds[i], mind_prefix[i], out);
    }
}
