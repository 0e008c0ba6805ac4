// The clock of a scenario, and the indexes made once after loading.
#include "sim/scenario.h"

#include "base/assert.h"
#include "base/random.h"
#include "base/real.h"
#include "sim/text.h"

int scenario_part_minute(const Scenario *scenario, int part) {
    static const int twelfths[PART_MAX + 1] = {0, 2, 6, 12};
    int force = (scenario->force + scenario->local_offset) % DAY_MINUTES;
    return force + (DAY_MINUTES - force) * twelfths[part] / 12;
}

int scenario_since_force(const Scenario *scenario, int day, int minute) {
    return (day - 1) * DAY_MINUTES + minute - scenario_part_minute(scenario, 0);
}

int scenario_day_span(const Scenario *scenario, int day) {
    static const int spans[STEP_COUNT] = {[STEP_NONE] = 1, [STEP_DAY] = 1, [STEP_WEEK] = 7, [STEP_MONTH] = 30};
    return day <= 1 ? 1 : spans[scenario->step];
}

bool scenario_day_has_hours(const Scenario *scenario, int day) {
    return scenario_day_span(scenario, day) == 1;
}

static void assert_caps(const Scenario *scenario) {
    ASSERT(scenario->party_count >= 2 && scenario->party_count <= PARTY_MAX);
    ASSERT(scenario->power_count <= POWER_MAX);
    ASSERT(scenario->issue_count <= ISSUE_MAX);
    ASSERT(scenario->interaction_count <= INTERACTION_MAX);
    ASSERT(scenario->lever_count <= LEVER_MAX && scenario->phone_count <= PHONE_MAX);
    ASSERT(scenario->scene_count <= SCENE_MAX && scenario->act_count <= ACT_MAX);
    ASSERT(scenario->chore_count <= CHORE_MAX && scenario->asset_count <= ASSET_MAX);
    ASSERT(scenario->front_count <= FRONT_MAX && scenario->sector_count <= SECTOR_MAX);
    ASSERT(scenario->incident_count <= INCIDENT_MAX && scenario->instruction_count <= INSTRUCTION_MAX);
    ASSERT(scenario->variable_count <= VARIABLE_MAX && scenario->ending_count <= ENDING_MAX);
    for (int i = 0; i < scenario->issue_count; i++) {
        const Issue *issue = &scenario->issues[i];
        ASSERT(issue->option_count >= 1 && issue->option_count <= OPTION_MAX);
        ASSERT(issue->start_option >= 0 && issue->start_option < issue->option_count);
    }
    for (int s = 0; s < scenario->sector_count; s++) {
        ASSERT(scenario->sectors[s].front >= 0 && scenario->sectors[s].front < scenario->front_count);
    }
}

#define SET_KEYS(array, count)                                                                                         \
    for (int i = 0; i < (count); i++) {                                                                                \
        (array)[i].key = random_key((array)[i].id);                                                                    \
    }

// Chance asks by name, so that adding a thing to a scenario does not move the draws of the others.
static void set_keys(Scenario *scenario) {
    SET_KEYS(scenario->parties, scenario->party_count)
    SET_KEYS(scenario->powers, scenario->power_count)
    SET_KEYS(scenario->issues, scenario->issue_count)
    SET_KEYS(scenario->scenes, scenario->scene_count)
    SET_KEYS(scenario->sectors, scenario->sector_count)
    SET_KEYS(scenario->fronts, scenario->front_count)
    SET_KEYS(scenario->incidents, scenario->incident_count)
}

static void set_backers(Scenario *scenario) {
    for (int p = 0; p < scenario->party_count; p++) {
        scenario->parties[p].backers = 0;
        for (int b = 0; b < scenario->power_count; b++) {
            scenario->parties[p].backers |= (uint8_t)((scenario->powers[b].client == p) << b);
        }
    }
}

static Leaves leaves_of(const Option *option) {
    Leaves leaves = {.of = {[MERIT_MONITORING] = 1.0 - option->monitoring,
                            [MERIT_SEPARATION] = 1.0 - option->separation,
                            [MERIT_GUARANTEE] = 1.0 - option->guarantee,
                            [MERIT_RIVAL_SEAT] = 1.0 - option->rival_seat}};
    for (int q = 0; q < QUESTION_COUNT; q++) {
        leaves.of[q] = 1.0 - option->closes[q];
    }
    return leaves;
}

static void set_wordings(Issue *issue) {
    Wordings *wordings = &issue->wordings;
    *wordings = (Wordings){.slots = (issue->option_count + 2) / 2 * 2};
    for (int o = 0; o < issue->option_count; o++) {
        Option *option = &issue->options[o];
        Leaves leaves = leaves_of(option);
        option->whole = false;
        for (int m = 0; m < MERIT_COUNT; m++) {
            option->whole = option->whole || leaves.of[m] == 0.0;
        }
        wordings->leaves[wording_slot(o)] = leaves;
        wordings->ambiguous[wording_slot(o)] = option->ambiguous;
        wordings->allies[wording_slot(o)] = option->allies;
        for (int p = 0; p < PARTY_MAX; p++) {
            wordings->value[p][wording_slot(o)] = option->value[p];
        }
    }
    wordings->leaves[wording_slot(NO_INDEX)] = leaves_all;
    for (int p = 0; p < PARTY_MAX; p++) {
        wordings->value[p][wording_slot(NO_INDEX)] = issue->absent[p];
    }
}

static void set_words(Scenario *scenario) {
    scenario->rival_issues = scenario->brought_issues = 0;
    for (int i = 0; i < scenario->issue_count; i++) {
        Issue *issue = &scenario->issues[i];
        bool brought = issue->brought_by != NO_INDEX && issue->brought_minute != NO_INDEX;
        scenario->brought_issues |= (uint16_t)(brought << i);
        issue->pairs = 0;
        for (int k = 0; k < scenario->interaction_count; k++) {
            const Interaction *pair = &scenario->interactions[k];
            issue->pairs |= (uint16_t)((pair->issue_a == i || pair->issue_b == i) << k);
        }
        for (int o = 0; o < issue->option_count; o++) {
            scenario->rival_issues |= (uint16_t)((issue->options[o].rival_seat != 0.0) << i);
        }
        set_wordings(issue);
    }
}

void scenario_finish(Scenario *scenario) {
    assert_caps(scenario);
    set_keys(scenario);
    set_backers(scenario);
    set_words(scenario);
    for (int kind = 0; kind < SCENE_KIND_COUNT; kind++) {
        scenario->by_kind[kind].count = scenario->by_kind[kind].first = 0;
    }
    for (int s = 0; s < scenario->scene_count; s++) {
        SceneKind kind = scenario->scenes[s].kind;
        ASSERT(kind > SCENE_NONE && kind < SCENE_KIND_COUNT);
        scenario->by_kind[kind].scene[scenario->by_kind[kind].count++] = (int16_t)s;
        Scene *scene = &scenario->scenes[s];
        bool may = scene->chance > 0.0 && scene->chance < 1.0;
        scene->wait = may ? 1.0 / real_log(1.0 - scene->chance) : 0.0;
        scene->patience = may ? real_pow(1.0 - scene->chance, TICK_MAX) : 0.0;
    }
    for (int kind = 1; kind < SCENE_KIND_COUNT; kind++) {
        scenario->by_kind[kind].first =
            (uint8_t)(scenario->by_kind[kind - 1].first + scenario->by_kind[kind - 1].count);
    }
}
