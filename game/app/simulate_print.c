// What a run of `noon simulate` found: as a table for people, as JSON for machines and for --merge.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/simulate.h"

// ---- the shares, in one table for both forms ----

typedef struct Row {
    const char *name;
    uint64_t count, whole;
} Row;
enum { ROW_COUNT = 6, NAME_BYTES = 64 };

static void rows_fill(const Tally *tally, Row rows[ROW_COUNT]) {
    uint64_t games = tally->games[0];
    rows[0] = (Row){"signed", tally->signed_[0], games};
    rows[1] = (Row){"held_24h", tally->held_24h[0], games};
    rows[2] = (Row){"held_7d", tally->held_7d[0], games};
    rows[3] = (Row){"won", tally->won[0], games};
    rows[4] = (Row){"won_by_second_truce", tally->won_again[0], games};
    rows[5] = (Row){"disputed_first_day", tally->disputed_first_day[0], tally->signed_[0]};
}

size_t run_shares(const Run *run, NamedShare shares[NAMED_SHARES_MAX]) {
    Row rows[ROW_COUNT];
    size_t count = 0;
    rows_fill(&run->tally, rows);
    for (int r = 0; r < ROW_COUNT; r++) {
        shares[count++] = (NamedShare){rows[r].name, false, rows[r].count, rows[r].whole};
    }
    shares[count++] = (NamedShare){"broken_by_spiral", false, run->tally.broken_by_spiral[0], run->tally.signed_[0]};
    for (int e = 0; e < run->scenario->ending_count; e++) {
        shares[count++] = (NamedShare){run->scenario->endings[e].id, true, run->tally.endings[e], run->tally.games[0]};
    }
    return count;
}

static void json_share(Buffer *out, uint64_t part, uint64_t whole) {
    Share share = share_of(part, whole);
    buffer_addf(out, "{\"share\": %.6f, \"low\": %.6f, \"high\": %.6f}", share.share, share.low, share.high);
}

static void table_row(Buffer *out, const char *name, uint64_t count, uint64_t whole) {
    Share share = share_of(count, whole);
    buffer_addf(out, "%-28s %6.2f %%   %6.2f - %.2f\n", name, share.share * 100.0, share.low * 100.0,
                share.high * 100.0);
}

// How often in a game; a shard may have none.
static double a_game(const Run *run, uint64_t times) {
    uint64_t games = run->tally.games[0];
    return (double)times / (double)(games ? games : 1);
}

// Of a run that counts it, or of shards that did.
static bool run_counted_legal(const Run *run) {
    for (size_t t = 0; t < THING_MAX; t++) {
        if (run->tally.legal[t] > 0) {
            return true;
        }
    }
    return false;
}

// ---- standings ----

typedef struct StandingRow {
    char name[NAME_BYTES];
    const uint64_t *bins;
} StandingRow;
enum { STANDING_ROWS_MAX = 2 * PARTY_MAX + POWER_MAX + 2 };

static size_t standings_fill(const Run *run, StandingRow rows[STANDING_ROWS_MAX]) {
    const Scenario *scenario = run->scenario;
    const Tally *tally = &run->tally;
    size_t count = 0;
    for (int p = 0; p < scenario->party_count; p++) {
        rows[count].bins = &tally->tie[p * TALLY_BINS];
        snprintf(rows[count++].name, NAME_BYTES, "tie.%.48s", scenario->parties[p].id);
        rows[count].bins = &tally->trust[p * TALLY_BINS];
        snprintf(rows[count++].name, NAME_BYTES, "trust.%.48s", scenario->parties[p].id);
    }
    rows[count].bins = tally->allies;
    snprintf(rows[count++].name, NAME_BYTES, "allies");
    rows[count].bins = tally->name;
    snprintf(rows[count++].name, NAME_BYTES, "name");
    for (int b = 0; b < scenario->power_count; b++) {
        rows[count].bins = &tally->influence[b * TALLY_BINS];
        snprintf(rows[count++].name, NAME_BYTES, "influence.%.48s", scenario->powers[b].id);
    }
    return count;
}

static const double quantiles[] = {0.05, 0.25, 0.5, 0.75, 0.95};
enum { QUANTILE_COUNT = sizeof quantiles / sizeof quantiles[0] };

static double zone_quantile(const Tally *tally, double share) {
    return tally_quantile(tally->zone, TALLY_ZONE_BINS, -0.2, 0.4, share);
}

// ---- JSON ----

static void json_quantiles(Buffer *out, const uint64_t *bins, size_t count, double low, double high) {
    for (int q = 0; q < QUANTILE_COUNT; q++) {
        buffer_addf(out, "%s%.3f", q ? ", " : "[", tally_quantile(bins, count, low, high, quantiles[q]));
    }
    buffer_add(out, "]");
}

// What was used, times a game, a group of things a line; with `legal`, of the decisions where it could be.
static void json_things(const Run *run, const Things *things, bool legal, Buffer *out) {
    const char *group = "";
    for (int t = 0; t < things->count; t++) {
        const Thing *thing = &things->thing[t];
        uint64_t chosen = run->tally.chosen[t], could = run->tally.legal[t];
        bool first = strcmp(thing->group, group) != 0;
        if (first) {
            buffer_addf(out, "%s%s%s\"%s\": {", *group ? "}" : "", *group || !legal ? "," : "",
                        legal ? "\n    " : "\n  ", thing->group);
        }
        group = thing->group;
        buffer_addf(out, "%s\"%s\": ", first ? "" : ", ", thing->name);
        if (legal) {
            buffer_addf(out, "{\"legal\": %llu, \"chosen\": ", (unsigned long long)could);
            json_share(out, chosen, could);
            buffer_add(out, "}");
        } else {
            buffer_addf(out, "%.4f", a_game(run, chosen));
        }
    }
    buffer_add(out, "}");
}

static void json_uses(const Run *run, Buffer *out) {
    Things things;
    things_fill(run->scenario, &things);
    json_things(run, &things, false, out);
    if (run_counted_legal(run)) {
        buffer_add(out, ",\n  \"where_legal\": {");
        json_things(run, &things, true, out);
        buffer_add(out, "\n  }");
    }
}

// What a run is, in lines one behind the other: shards are joined when these are the same to the letter.
static void json_kind(const Run *run, Buffer *out) {
    char digest[DIGEST_TEXT_BYTES];
    digest_print((Digest){run->scenario->rules_digest}, digest);
    buffer_addf(out, "  \"scenario\": \"%s\",\n  \"scenario_digest\": \"%s\",\n  \"policy\": \"%s\",\n",
                run->scenario->id, digest, run->policy->name);
    buffer_addf(out, "  \"seed\": %llu,\n  \"set\": \"%s\",\n  \"length\": \"%s\",\n  \"difficulty\": \"%s\",\n",
                (unsigned long long)run->choices.seed, run->set, length_choices[run->choices.length],
                difficulty_choices[run->choices.difficulty]);
    buffer_addf(out, "  \"days\": %llu,\n  \"rules\": %d,\n", (unsigned long long)run->choices.days, RULES_VERSION);
}

bool run_is_of(const Run *run, const char *text) {
    Buffer kind;
    buffer_init(&kind);
    json_kind(run, &kind);
    bool same = !kind.failed && strstr(text, kind.text) != NULL;
    buffer_free(&kind);
    return same;
}

static void json_head(const Run *run, Buffer *out) {
    const Tally *tally = &run->tally;
    char digest[DIGEST_TEXT_BYTES];
    digest_print((Digest){tally->digest[0]}, digest);
    buffer_add(out, "{\n");
    json_kind(run, out);
    buffer_addf(out, "  \"games\": %llu,\n  \"digest\": \"%s\",\n", (unsigned long long)tally->games[0], digest);
    if (run->joined) {
        buffer_addf(out, "  \"shard\": \"%s\",\n", run->joined);
    } else {
        buffer_addf(out, "  \"shard\": \"%llu/%llu\",\n", (unsigned long long)run->shard.index + 1,
                    (unsigned long long)run->shard.count);
    }
    buffer_addf(out, "  \"jobs\": %u,\n  \"seconds\": %.3f,\n  \"games_per_second\": %.0f,\n", run->jobs, run->seconds,
                run->seconds > 0 ? (double)tally->games[0] / run->seconds : 0.0);
    State state = {.mind_count = 1};
    buffer_addf(out, "  \"state_bytes\": %zu,\n  \"commands_mean\": %.2f", state_bytes(&state),
                a_game(run, tally->commands[0]));
}

void run_json(const Run *run, Buffer *out) {
    const Tally *tally = &run->tally;
    const Scenario *scenario = run->scenario;
    json_head(run, out);
    Row rows[ROW_COUNT];
    rows_fill(tally, rows);
    for (int r = 0; r < ROW_COUNT; r++) {
        buffer_addf(out, ",\n  \"%s\": ", rows[r].name);
        json_share(out, rows[r].count, rows[r].whole);
    }
    buffer_add(out, ",\n  \"broken_by_spiral\": ");
    json_share(out, tally->broken_by_spiral[0], tally->signed_[0]);
    buffer_add(out, ",\n  \"broken_by\": {");
    for (int p = 0; p < scenario->party_count; p++) {
        buffer_addf(out, "%s\"%s\": ", p ? ", " : "", scenario->parties[p].id);
        json_share(out, tally->broken_by[p], tally->signed_[0]);
    }
    buffer_add(out, "},\n  \"endings\": {");
    for (int e = 0; e < scenario->ending_count; e++) {
        buffer_addf(out, "%s\n    \"%s\": ", e ? "," : "", scenario->endings[e].id);
        json_share(out, tally->endings[e], tally->games[0]);
    }
    buffer_add(out, "\n  },\n  \"questions_closed\": [");
    for (int q = 0; q <= QUESTION_COUNT; q++) {
        buffer_addf(out, "%s%.4f", q ? ", " : "", share_of(tally->questions[q], tally->signed_[0]).share);
    }
    buffer_add(out, "],\n  \"quantiles\": [0.05, 0.25, 0.5, 0.75, 0.95],\n  \"standings\": {");
    StandingRow standings[STANDING_ROWS_MAX];
    size_t count = standings_fill(run, standings);
    for (size_t s = 0; s < count; s++) {
        buffer_addf(out, "%s\n    \"%s\": ", s ? "," : "", standings[s].name);
        json_quantiles(out, standings[s].bins, TALLY_BINS, 0, 100);
    }
    buffer_add(out, "\n  },\n  \"zone\": ");
    json_quantiles(out, tally->zone, TALLY_ZONE_BINS, -0.2, 0.4);
    json_uses(run, out);
    buffer_add(out, ",\n  \"tally\": [");
    const uint64_t *numbers = (const uint64_t *)(const void *)tally;
    for (size_t i = 0; i < TALLY_NUMBERS; i++) {
        buffer_addf(out, "%s%llu", i ? "," : "", (unsigned long long)numbers[i]);
    }
    buffer_add(out, "]\n}\n");
}

// ---- the table ----

static void table_uses(const Run *run, const Things *things, Buffer *out) {
    const char *group = "";
    buffer_add(out, "\nused, times a game\n");
    int column = 0;
    for (int t = 0; t < things->count; t++) {
        const Thing *thing = &things->thing[t];
        if (strcmp(thing->group, group) != 0) {
            buffer_addf(out, "%s  %s\n", column ? "\n" : "", thing->group);
            column = 0;
        }
        group = thing->group;
        buffer_addf(out, "    %-22s %7.3f", thing->name, a_game(run, run->tally.chosen[t]));
        column = (column + 1) % 3;
        buffer_add(out, column == 0 ? "\n" : "");
    }
    buffer_add(out, column ? "\n" : "");
}

static void table_legal(const Run *run, const Things *things, Buffer *out) {
    buffer_addf(out, "\n%-36s %9s %9s   95 %% interval\n", "chosen, where it could be", "decisions", "chosen");
    for (int t = 0; t < things->count; t++) {
        uint64_t could = run->tally.legal[t];
        Share share = share_of(run->tally.chosen[t], could);
        buffer_addf(out, "%-8s%-28s %9llu", things->thing[t].group, things->thing[t].name, (unsigned long long)could);
        if (could > 0) {
            buffer_addf(out, "  %6.2f %%   %6.2f - %.2f", 100 * share.share, 100 * share.low, 100 * share.high);
        }
        buffer_add(out, "\n");
    }
}

// What to do about a zone in which no night is played.
static const char *zone_remark(double median) {
    return median > 0.2
               ? "  wide: nearly everybody signs; a higher \"reservation\" narrows it (near .10 makes a night)\n"
           : median < 0.02
               ? "  narrow: hardly anybody can sign; a lower \"reservation\" widens it (near .10 makes a night)\n"
               : "";
}

static void table_standings(const Run *run, Buffer *out) {
    StandingRow standings[STANDING_ROWS_MAX];
    size_t count = standings_fill(run, standings);
    buffer_addf(out, "\n%-28s %6s %6s %6s %6s %6s\n", "standings at the end", "5 %", "25 %", "50 %", "75 %", "95 %");
    for (size_t s = 0; s < count; s++) {
        buffer_addf(out, "%-28s", standings[s].name);
        for (int q = 0; q < QUANTILE_COUNT; q++) {
            buffer_addf(out, " %6.1f", tally_quantile(standings[s].bins, TALLY_BINS, 0, 100, quantiles[q]));
        }
        buffer_add(out, "\n");
    }
    buffer_addf(out, "%-28s", "zone at the start");
    for (int q = 0; q < QUANTILE_COUNT; q++) {
        buffer_addf(out, " %6.3f", zone_quantile(&run->tally, quantiles[q]));
    }
    buffer_add(out, "\n");
    buffer_add(out, zone_remark(zone_quantile(&run->tally, 0.5)));
}

void run_table(const Run *run, Buffer *out) {
    const Tally *tally = &run->tally;
    const Scenario *scenario = run->scenario;
    char digest[DIGEST_TEXT_BYTES];
    digest_print((Digest){tally->digest[0]}, digest);
    State state = {.mind_count = 1};
    buffer_addf(out, "%s, policy %s, %llu games from seed %llu, %s minutes, %s\n", scenario->id, run->policy->name,
                (unsigned long long)tally->games[0], (unsigned long long)run->choices.seed,
                length_choices[run->choices.length], difficulty_choices[run->choices.difficulty]);
    if (*run->set) {
        buffer_addf(out, "house rules: %s\n", run->set);
    }
    buffer_addf(out, "%.0f games a second on %u %s, state %zu bytes, %.1f commands a game, digest %s\n\n",
                run->seconds > 0 ? (double)tally->games[0] / run->seconds : 0.0, run->jobs,
                run->jobs == 1 ? "core" : "cores", state_bytes(&state), a_game(run, tally->commands[0]), digest);
    buffer_addf(out, "%-28s %8s   95 %% interval\n", "", "share");
    Row rows[ROW_COUNT];
    rows_fill(tally, rows);
    for (int r = 0; r < ROW_COUNT; r++) {
        table_row(out, rows[r].name, rows[r].count, rows[r].whole);
    }
    buffer_add(out, "\nbroken, of those signed\n");
    for (int p = 0; p < scenario->party_count; p++) {
        table_row(out, scenario->parties[p].id, tally->broken_by[p], tally->signed_[0]);
    }
    table_row(out, "(a spiral)", tally->broken_by_spiral[0], tally->signed_[0]);
    buffer_add(out, "\nendings\n");
    for (int e = 0; e < scenario->ending_count; e++) {
        table_row(out, scenario->endings[e].id, tally->endings[e], tally->games[0]);
    }
    if (tally->endings[ENDING_MAX] > 0) {
        table_row(out, "(none)", tally->endings[ENDING_MAX], tally->games[0]);
    }
    buffer_add(out, "\nquestions closed in the signed text\n");
    for (int q = 0; q <= QUESTION_COUNT; q++) {
        char name[NAME_BYTES];
        snprintf(name, sizeof name, "%d", q);
        table_row(out, name, tally->questions[q], tally->signed_[0]);
    }
    table_standings(run, out);
    Things things;
    things_fill(scenario, &things);
    table_uses(run, &things, out);
    if (run_counted_legal(run)) {
        table_legal(run, &things, out);
    }
}
