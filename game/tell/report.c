// Reports of the ceasefire: claims in equal form, evidence, and what may be thought of who did it.
#include "base/assert.h"
#include "tell/inside.h"

static const Incident *incident_of(const Teller *teller, int slot) {
    ASSERT(index_in(slot, REPORT_MAX));
    int kind = teller->view.open->reports[slot].kind;
    return index_in(kind, teller->view.scenario->incident_count) ? &teller->view.scenario->incidents[kind] : NULL;
}

void tell_report_when(const Teller *teller, const Report *report, Buffer *out) {
    if (!scenario_day_has_hours(teller->view.scenario, report->day)) {
        tell_day(teller, report->day, out);
        return;
    }
    char time[TIME_BYTES], heard[TIME_BYTES];
    time_print(report->minute, time);
    time_print(report->reported, heard);
    Buffer day;
    buffer_init(&day);
    tell_day(teller, report->day, &day);
    SAY(teller->words, out, "tell.report.when", {"day", day.text}, {"time", time}, {"heard", heard});
    buffer_free(&day);
}

void tell_report_title(const Teller *teller, int slot, Buffer *out) {
    const Report *report = &teller->view.open->reports[slot];
    buffer_addf(out, "%s, %s, ", incident_title(teller, report->kind), sector_name(teller, report->sector));
    tell_report_when(teller, report, out);
}

void tell_claim(const Teller *teller, int slot, int party, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    const Incident *incident = incident_of(teller, slot);
    const char *claim = incident != NULL ? incident->claim[party] : NULL;
    if (claim != NULL && claim[0] != '\0') {
        buffer_add(out, claim);
        return;
    }
    const Front *front = &scenario->fronts[scenario->sectors[teller->view.open->reports[slot].sector].front];
    int other = party == front->party_a ? front->party_b : front->party_a;
    SAY(teller->words, out, "tell.report.claim", {"capital", scenario->parties[party].capital},
        {"other", scenario->parties[other].capital});
}

static void evidence_tell(const Teller *teller, int slot, const Incident *incident, Buffer *out) {
    const Report *report = &teller->view.open->reports[slot];
    bool any = false;
    for (int e = 0; e < incident->evidence_count; e++) {
        if (report->evidence >> e & 1) {
            const Evidence *evidence = &incident->evidence[e];
            buffer_add_char(out, '\n');
            SAY(teller->words, out, "tell.report.evidence", {"text", evidence->text},
                {"quality", tell_quality(teller->words, quality_of(evidence->weight))});
            any = true;
        }
    }
    if (!any) {
        buffer_add_char(out, '\n');
        SAY(teller->words, out, "tell.report.no-evidence", {"", ""});
    }
}

static void attribution_tell(const Teller *teller, const Report *report, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    Attribution who = attribution_of(scenario, report);
    char a[NUMBER_BYTES], b[NUMBER_BYTES], unknown[NUMBER_BYTES];
    const char *key = report->established != 0 ? "tell.report.established" : "tell.report.dots";
    SAY(teller->words, out, key, {"a", scenario->parties[who.party_a].capital},
        {"b", scenario->parties[who.party_b].capital}, {"na", number_print(who.dots_a, a)},
        {"nb", number_print(who.dots_b, b)}, {"none", number_print(who.dots_unknown, unknown)},
        {"party", report->established != 0 ? scenario->parties[report->established - 1].capital : ""});
}

void tell_report(const Teller *teller, int slot, Buffer *out) {
    const Scenario *scenario = teller->view.scenario;
    const Report *report = &teller->view.open->reports[slot];
    const Incident *incident = incident_of(teller, slot);
    if (incident == NULL) {
        return;
    }
    const Front *front = &scenario->fronts[scenario->sectors[report->sector].front];
    tell_report_title(teller, slot, out);
    buffer_addf(out, "\n%s\n", incident->text);
    tell_claim(teller, slot, front->party_a, out);
    buffer_add_char(out, '\n');
    tell_claim(teller, slot, front->party_b, out);
    evidence_tell(teller, slot, incident, out);
    buffer_add_char(out, '\n');
    attribution_tell(teller, report, out);
    if (report->question != 0) {
        buffer_add_char(out, '\n');
        SAY(teller->words, out, "tell.report.question",
            {"question", tell_question(teller->words, (Question)(report->question - 1))});
    }
    if (report->answer != ANSWER_NONE) {
        buffer_add_char(out, '\n');
        SAY(teller->words, out, "tell.report.answered", {"answer", tell_answer(teller->words, report_answer(report))});
    }
}
