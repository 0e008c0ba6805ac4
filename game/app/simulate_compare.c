// What a run of `noon simulate` is held to: an earlier run of the scenario, and shares that its author wants.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"
#include "base/file.h"

enum { FILE_BYTES_CAP = 1 << 20, LINE_BYTES = 300 };

// ---- an earlier run: reads back only what run_json writes ----

static bool same_line(const char *text, const char *key, const char *value) {
    char line[LINE_BYTES];
    (void)snprintf(line, sizeof line, "\n  \"%s\": \"%.200s\",", key, value);
    return strstr(text, line) != NULL;
}

static bool same_kind(const Run *run, const char *text) {
    char days[LINE_BYTES];
    (void)snprintf(days, sizeof days, "\n  \"days\": %llu,", (unsigned long long)run->choices.days);
    return strstr(text, days) && same_line(text, "scenario", run->scenario->id) &&
           same_line(text, "policy", run->policy->name) &&
           same_line(text, "length", length_choices[run->choices.length]) &&
           same_line(text, "difficulty", difficulty_choices[run->choices.difficulty]);
}

static bool share_read(const char *text, const NamedShare *named, Share *share) {
    char line[LINE_BYTES];
    (void)snprintf(line, sizeof line, "\n%s\"%.200s\": {\"share\": ", named->is_ending ? "    " : "  ", named->name);
    const char *at = strstr(text, line);
    return at &&
           sscanf(at + strlen(line), "%lf, \"low\": %lf, \"high\": %lf", &share->share, &share->low, &share->high) == 3;
}

static bool share_compare(const char *text, const NamedShare *named, Buffer *out) {
    Share before, now = share_of(named->count, named->whole);
    if (!share_read(text, named, &before)) {
        buffer_addf(out, "%-28s %8s   %6.2f %%   new\n", named->name, "", 100 * now.share);
        return false;
    }
    bool changed = now.low > before.high || now.high < before.low; // more than chance explains
    buffer_addf(out, "%-28s %6.2f %%   %6.2f %%   %s\n", named->name, 100 * before.share, 100 * now.share,
                !changed                   ? ""
                : now.share > before.share ? "more"
                                           : "less");
    return changed;
}

bool run_compare(const Run *run, const char *path, Buffer *out, bool *changed, Error *error) {
    char *text = NULL;
    if (!file_read(path, FILE_BYTES_CAP, &text, NULL, error)) {
        return false;
    }
    bool good = same_kind(run, text);
    if (!good) {
        error_set(error, "\"%s\" is no result of the same scenario, policy, length, difficulty and days", path);
        error_hint(error, "\"noon simulate SCENARIO --format json\" writes one");
    } else {
        NamedShare shares[NAMED_SHARES_MAX];
        size_t count = run_shares(run, shares);
        buffer_addf(out, "\n%-28s %8s   %8s   more or less than chance explains\n", "beside the earlier run", "then",
                    "now");
        for (size_t i = 0; i < count; i++) {
            *changed = share_compare(text, &shares[i], out) || *changed;
        }
    }
    free(text);
    return good;
}

// ---- what is wanted: "won=20..60,signed=30..90", in percent ----

typedef struct Want {
    char name[LINE_BYTES];
    double low, high;
} Want;

static bool want_read(const char *text, size_t length, Want *want) {
    if (length >= sizeof want->name) {
        return false;
    }
    memcpy(want->name, text, length);
    want->name[length] = '\0';
    char *equals = strchr(want->name, '='), *dots = equals ? strstr(equals, "..") : NULL;
    if (!dots || dots == equals + 1 || !dots[2]) {
        return false;
    }
    *equals = *dots = '\0'; // "5..60" would be read as "5." otherwise
    char *low_end, *high_end;
    want->low = strtod(equals + 1, &low_end);
    want->high = strtod(dots + 2, &high_end);
    return !*low_end && !*high_end && want->low <= want->high;
}

static bool want_check(const Run *run, const char *text, size_t length, Buffer *out, bool *missed, Error *error) {
    Want want;
    NamedShare shares[NAMED_SHARES_MAX];
    size_t count = run_shares(run, shares), at = 0;
    if (!want_read(text, length, &want)) {
        error_set(error, "expected a share like won=20..60, found \"%.*s\"", (int)length, text);
        return false;
    }
    while (at < count && strcmp(shares[at].name, want.name) != 0) {
        at++;
    }
    if (at == count) {
        error_set(error, "there is no share \"%s\"", want.name);
        return error_hint(error, "signed, held_24h, held_7d, won, won_by_second_truce, disputed_first_day, "
                                 "broken_by_spiral, or the id of an ending");
    }
    Share found = share_of(shares[at].count, shares[at].whole);
    bool within = 100 * found.high >= want.low && 100 * found.low <= want.high; // chance alone fails nothing
    buffer_addf(out, "%-28s %6.2f %%   wanted %.10g to %.10g: %s\n", want.name, 100 * found.share, want.low, want.high,
                within ? "good" : "missed");
    *missed = *missed || !within;
    return true;
}

bool run_require(const Run *run, const char *wants, Buffer *out, bool *missed, Error *error) {
    buffer_add(out, "\n");
    for (const char *at = wants; *at;) {
        size_t length = strcspn(at, ",");
        if (!want_check(run, at, length, out, missed, error)) {
            return false;
        }
        at += length + (at[length] == ',');
    }
    return true;
}
